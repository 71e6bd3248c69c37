//! The language of a page, by its function words.

pub(crate) mod own;
pub(crate) mod tell;

use crate::door::block::Block;
use crate::know::words::{ANY_STOP, Flags, LANGUAGES, WordHash, WordTable, language_bit, runs};
use crate::text::{is_unspaced, is_word};

/// Languages that there is room for.
const MOST: usize = 48;
const _: () = assert!(LANGUAGES.len() <= MOST);
/// Blocks that are looked at: the longest ones, which are the likeliest to be prose.
const BLOCKS: usize = 8;
/// Characters at a block's front of which one must be part of a word.
const MARKS: usize = 8;
/// Words looked at in each.
const WORDS: usize = 60;
/// Share of words, in percent, that must be function words of the language. Prose has 30 to 50, lists of names under 5.
const SHARE: usize = 8;

/// The stop lists that count on a page: the language's own, or all where none stands out.
pub(crate) fn guess(text: &str, blocks: &[Block], table: &WordTable) -> (Flags, Option<usize>) {
    let mut longest: Vec<(usize, &Block)> = Vec::with_capacity(BLOCKS + 1);
    for block in blocks.iter().filter(|block| !block.addresses) {
        // What a block must be longer than, once there are enough.
        let least = longest.get(BLOCKS - 1).map(|(least, _)| *least);
        if least.is_some_and(|least| block.end - block.text <= least) {
            continue;
        }
        // White space does not count, nor what hides markup.
        let len = seen(&text.as_bytes()[block.text..block.end]);
        // A line of marks says nothing, however long it is.
        if text[block.text..block.end]
            .chars()
            .take(MARKS)
            .all(|c| !c.is_ascii_alphanumeric() && !is_word(c))
        {
            continue;
        }
        if least.is_none_or(|least| len > least) {
            let at = longest.partition_point(|(other, _)| *other >= len);
            longest.insert(at, (len, block));
            longest.truncate(BLOCKS);
        }
    }
    let best = of(longest.iter().map(|(_, block)| &text[block.text..block.end]), table);
    (best.map_or(ANY_STOP, |at| language_bit(LANGUAGES[at])), best)
}

/// How many bytes of a piece are neither white space nor what hides markup. A sum over few bytes fits in one, so that many are
/// added up at once.
fn seen(piece: &[u8]) -> usize {
    piece
        .chunks(usize::from(u8::MAX))
        .map(|part| usize::from(part.iter().map(|b| u8::from(*b > b' ')).sum::<u8>()))
        .sum()
}

/// The language of some pieces of text, as its place in [`LANGUAGES`]; nothing where too few function words are known.
fn of<'t>(pieces: impl Iterator<Item = &'t str>, table: &WordTable) -> Option<usize> {
    let mut counts = [0_usize; MOST];
    let mut total = 0;
    for (left, piece) in (0..BLOCKS).rev().zip(pieces) {
        total += count(piece, table, &mut counts);
        // What no language reaches any more that has not every third word of the rest for itself.
        if ahead(&counts) * 3 >= left * WORDS {
            break;
        }
    }
    let best = (0..LANGUAGES.len()).max_by_key(|at| (counts[*at], LANGUAGES.len() - at))?;
    (counts[best] * 100 >= total * SHARE && counts[best] >= 2).then_some(best)
}

/// How many words the most frequent language is ahead of the next.
fn ahead(counts: &[usize; MOST]) -> usize {
    let (first, second) = counts
        .iter()
        .fold((0, 0), |(first, second), count| (first.max(*count), second.max(first.min(*count))));
    first - second
}

/// Counts the function words of every language in the first words of a piece; returns how many words were read.
fn count(piece: &str, table: &WordTable, counts: &mut [usize; MOST]) -> usize {
    let mut tally = Tally::default();
    let inside = |c: char| {
        if c.is_ascii() { c.is_ascii_alphanumeric() || c == '\'' } else { c == '’' || is_word(c) }
    };
    for (word, hash) in runs(piece, inside).take(WORDS) {
        if !piece.as_bytes()[word.start].is_ascii() && piece[word.clone()].starts_with(is_unspaced)
        {
            for c in piece[word].chars().take(WORDS) {
                tally.book(table.get(WordHash::START.char(c).finish()), counts);
            }
        } else {
            tally.book(table.get(hash), counts);
        }
    }
    tally.settle(counts);
    tally.total
}

/// Function words by language, a byte for each: eight languages are counted at once.
#[derive(Default)]
struct Tally {
    lanes: [u64; MOST / 8],
    pub(crate) words: u8,
    total: usize,
}

/// The lowest bit of a byte for each bit of a byte.
const SPREAD: [u64; 256] = {
    let mut spread = [0; 256];
    let mut at = 0;
    while at < 256 {
        let mut bit = 0;
        while bit < 8 {
            spread[at] |= (at as u64 >> bit & 1) << (8 * bit);
            bit += 1;
        }
        at += 1;
    }
    spread
};

impl Tally {
    #[inline]
    fn book(&mut self, flags: Flags, counts: &mut [usize; MOST]) {
        for (lane, languages) in self.lanes.iter_mut().zip((flags & ANY_STOP).to_le_bytes()) {
            *lane += SPREAD[usize::from(languages)];
        }
        self.total += 1;
        self.words += 1;
        if self.words == u8::MAX {
            self.settle(counts);
        }
    }

    /// Adds up what the lanes hold.
    fn settle(&mut self, counts: &mut [usize; MOST]) {
        for (count, more) in
            counts.iter_mut().zip(self.lanes.iter().flat_map(|lane| lane.to_le_bytes()))
        {
            *count += usize::from(more);
        }
        (self.lanes, self.words) = ([0; MOST / 8], 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::know::words::{WORDS, hash};

    #[test]
    fn counts_what_is_seen() {
        for len in [0, 1, 254, 255, 256, 700] {
            let text: String = "ab\u{b}c\nd é".chars().cycle().take(len).collect();
            assert_eq!(seen(text.as_bytes()), text.bytes().filter(|b| *b > b' ').count(), "{len}");
        }
    }

    #[test]
    fn what_is_sure_is_not_read_on() {
        let english = "The ferry that was to sail at noon is still in the harbour, and it will be there for a day or two. ".repeat(4);
        let german = "Die Fähre, die um zwölf fahren sollte, liegt noch im Hafen, und sie wird dort noch ein paar Tage liegen. ".repeat(4);
        let read = |pieces: [&str; 8]| {
            let mut read = 0;
            let language = of(pieces.iter().inspect(|_| read += 1).copied(), &WORDS);
            (language.map(|at| LANGUAGES[at]), read)
        };
        let (en, de) = (english.as_str(), german.as_str());
        assert_eq!(read([en; 8]), (Some("en"), 4));
        assert_eq!(read([en, en, de, de, de, de, de, de]), (Some("de"), 6));
        assert_eq!(ahead(&[0; MOST]), 0);
        assert_eq!(ahead(&std::array::from_fn(|at| [7, 9, 4][at % 3])), 0);
        assert_eq!(ahead(&std::array::from_fn(|at| if at == 5 { 9 } else { at % 5 })), 5);
    }

    #[test]
    fn function_words_count_for_each_of_their_languages() {
        let (mut counts, mut tally) = ([0; MOST], Tally::default());
        for _ in 0..600 {
            tally.book(WORDS.get(hash("und")), &mut counts);
        }
        tally.settle(&mut counts);
        let expected: Vec<usize> = LANGUAGES
            .iter()
            .map(|code| if WORDS.get(hash("und")) & language_bit(code) != 0 { 600 } else { 0 })
            .collect();
        assert_eq!((&counts[..LANGUAGES.len()], tally.total), (&expected[..], 600));
        assert_eq!(LANGUAGES.iter().position(|code| *code == "de").map(|at| counts[at]), Some(600));
    }
}
