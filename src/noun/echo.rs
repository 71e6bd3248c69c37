//! Pull quotes: paragraphs that say word by word what stands in a longer one.

use std::ops::Range;

use crate::door::block::{Block, Bullet};
use crate::know::words::runs;
use crate::measure::features::{End, Features, First, Measures};

/// Words of a pull quote. Shorter lines are headings and refrains.
const WORDS: std::ops::RangeInclusive<u32> = 7..=40;
/// Words that the paragraph it is taken from has more, at least: of two that say the same neither goes here.
const MORE: usize = 4;
/// First words by which a quote is looked up.
const FRONT: usize = 6;
/// Quotes that are looked up at most, and paragraphs compared with each.
const QUOTES: usize = 64;
const TRIES: usize = 8;

/// The blocks of `stays` that are pull quotes.
pub(crate) fn echoes(
    text: &str,
    blocks: &[Block],
    features: &Measures,
    stays: &[usize],
) -> Vec<usize> {
    let may_be = |at: &usize| is_quote(&blocks[*at], &features[*at]);
    let quotes: Vec<_> = stays.iter().copied().filter(may_be).collect();
    if quotes.is_empty() || quotes.len() > QUOTES {
        return Vec::new();
    }
    let piece = |at: usize| &text[blocks[at].text..blocks[at].end];
    let said: Vec<(usize, Vec<u64>)> = quotes
        .into_iter()
        .map(|at| (at, words(piece(at)).map(|(_, hash)| hash).collect()))
        .collect();
    let fronts = said.iter().map(|(_, own)| own.first_chunk::<FRONT>()).enumerate();
    let mut by_front: Vec<_> =
        fronts.filter_map(|(nth, front)| front.map(|front| (together(front), nth))).collect();
    by_front.sort_unstable();
    let opens = |word: u64| 1_u64 << (word >> 58);
    let firsts = said.iter().filter_map(|(_, own)| own.first());
    let firsts = firsts.fold(0, |bits, word| bits | opens(*word));
    // Of quotes that wear no marks of speech, those stand where they are taken from.
    let quoted = said.iter().any(|(at, _)| features[*at].first == First::Quote);
    let mut found = Vec::new();
    let mut tries = vec![0; said.len()];
    let mut own: Vec<u64> = Vec::new();
    for at in stays.iter().copied() {
        let f = &features[at];
        let may_be_said = quoted || f.wide() || f.may_have(b'"') || f.may_have(b'\'');
        if f.words as usize <= *WORDS.start() as usize || !may_be_said {
            continue;
        }
        own.clear();
        match said.binary_search_by_key(&at, |(quote, _)| *quote) {
            Ok(nth) => own.extend(&said[nth].1),
            Err(_) => own.extend(words(piece(at)).map(|(_, hash)| hash)),
        }
        for (from, front) in own.windows(FRONT).enumerate() {
            if firsts & opens(front[0]) == 0 {
                continue;
            }
            let front = together(front);
            let first = by_front.partition_point(|(own, _)| *own < front);
            for (_, nth) in by_front[first..].iter().take_while(|(own, _)| *own == front) {
                let (quote, said) = &said[*nth];
                tries[*nth] += usize::from(*quote != at);
                if *quote != at
                    && tries[*nth] <= TRIES
                    && own.len() >= said.len() + MORE
                    && own[from..].starts_with(said)
                    && (features[*quote].first == First::Quote || is_said(before(piece(at), from)))
                {
                    found.push(*quote);
                }
            }
        }
    }
    let signed = found
        .iter()
        .map(|quote| quote + 1)
        .filter(|at| stays.contains(at) && is_signature(&blocks[*at], &features[*at], piece(*at)));
    let signed: Vec<_> = signed.collect();
    found.extend(signed);
    found.sort_unstable();
    found.dedup();
    found
}

/// Words of the line that says who is quoted.
const SIGNATURE_WORDS: std::ops::RangeInclusive<u32> = 2..=9;

/// Whether a line right below a quote says who said it: "— Marten Oakes, stallholder".
fn is_signature(block: &Block, f: &Features, piece: &str) -> bool {
    let name = piece.trim_start_matches(['—', '–', '-', '―', ' ']);
    block.blanks == 0
        && SIGNATURE_WORDS.contains(&f.words)
        && f.end != End::Stop
        && name.len() < piece.len()
        && name.starts_with(char::is_uppercase)
}

/// Whether a paragraph may be a pull quote: a finished quotation and no more, or one sentence.
fn is_quote(block: &Block, f: &Features) -> bool {
    WORDS.contains(&f.words)
        && matches!(block.bullet, Bullet::None)
        && !block.inline
        && f.end == End::Stop
        && (f.first == First::Quote || f.inner_ends == 0 && f.is_sentence())
}

/// What stands before a word of a piece.
fn before(piece: &str, word: usize) -> &str {
    &piece[..words(piece).nth(word).map_or(0, |(range, _)| range.start)]
}

/// Whether speech begins behind a piece of a paragraph.
fn is_said(before: &str) -> bool {
    before.ends_with(['"', '“', '„', '«', '‘', '»', '「', '\''])
}

/// The words of a piece, each with its hash, whatever stands between them.
fn words(piece: &str) -> impl Iterator<Item = (Range<usize>, u64)> {
    runs(piece, char::is_alphanumeric)
}

/// Words in their order as a number; the hash of Fowler, Noll and Vo.
fn together(words: &[u64]) -> u64 {
    let step = |hash: u64, word: &u64| (hash ^ word).wrapping_mul(0x0000_0100_0000_01b3);
    words.iter().fold(0, |hash, word| step(hash, word).rotate_left(23))
}
