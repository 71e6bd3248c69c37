//! What a shape names of a block that holds sentences of the article too: a credit glued to a
//! paragraph goes, the paragraph stays.

use std::ops::Range;

use crate::Kind;
use crate::door::block::{Block, Bullet};
use crate::know::words::{ANY_STOP, WordTable};
use crate::measure::features::{End, Features, end_of, first_of, measure_words};
use crate::noun::{Cut, Line, Named, Verdict};
use crate::text::{sentence, trim_range};

use super::table::{asked, judge};

/// Words and finished sentences of a caption at most; what is longer is a paragraph with a credit.
const CAPTION_WORDS: u32 = 30;
/// The same where its credit does not stand in brackets, as credits of captions do.
const BARE_WORDS: u32 = 22;
const CAPTION_SENTENCES: usize = 2;
/// Words of a finished sentence that no call opens with.
const OPENING_WORDS: u32 = 6;
/// Words of a piece behind a paragraph that may be a noun of its own.
const PIECE_WORDS: u32 = 60;
/// Pieces at a paragraph's end that are looked at.
const TAIL: usize = 2;

/// One sentence, or what a dash parts from the sentence before it.
struct Piece {
    range: Range<usize>,
    f: Features,
    named: Named<'static>,
}

impl Piece {
    fn of(text: &str, range: Range<usize>, words: &WordTable) -> Self {
        let piece = &text[range.clone()];
        let mut f = measure_words(piece, words, ANY_STOP);
        (f.end, f.first) = (end_of(piece), first_of(piece));
        let block = Block {
            start: range.start,
            text: range.start,
            end: range.end,
            bullet: Bullet::None,
            ..Block::default()
        };
        let line = Line { text: piece, block: &block, f: &f };
        let named = if f.words <= PIECE_WORDS { judge(&line, asked(&line)) } else { None };
        Self { range, f, named }
    }

    /// Whether it is a finished sentence that no shape names.
    fn is_finished(&self) -> bool {
        self.named.is_none() && self.f.is_sentence()
    }

    /// Whether a noun may open with it: it is named, or is no sentence of several words.
    fn opens(&self) -> bool {
        self.named.is_some() || !(self.f.end == End::Stop && self.f.words >= OPENING_WORDS)
    }

    fn is(&self, kind: Kind) -> bool {
        self.named.is_some_and(|verdict| verdict.kind == kind)
    }
}

/// The sentences of a block; a dash behind an end mark parts, too: "… left. — Ann Lee contributed".
fn ranges(text: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    for sentence in sentence::ranges(text, block) {
        let piece = &text[sentence.clone()];
        let mut from = 0;
        for (at, _) in piece.match_indices(['—', '–']) {
            let before = piece[from..at].trim_end();
            if before.len() < at - from && before.ends_with(['.', '!', '?', '”', '"', '。']) {
                all.push(trim_range(text, sentence.start + from..sentence.start + at));
                from = at;
            }
        }
        all.push(trim_range(text, sentence.start + from..sentence.end));
    }
    all
}

/// What goes of a block that a shape has named, if not all of it: nothing where the block is the
/// noun and no more.
pub(super) fn within<'r>(
    text: &str,
    at: usize,
    line: &Line<'_>,
    verdict: &'r Verdict,
    words: &WordTable,
) -> Option<Vec<Cut<'r>>> {
    let kind = verdict.kind;
    let parted = matches!(
        kind,
        Kind::Credit | Kind::Caption | Kind::Copyright | Kind::Newsletter | Kind::Promotion
    );
    if !parted || line.f.inner_ends == 0 {
        return None;
    }
    let pieces: Vec<_> = ranges(text, line.block.text..line.block.end)
        .into_iter()
        .map(|range| Piece::of(text, range, words))
        .collect();
    let finished = pieces.iter().filter(|piece| piece.is_finished()).count();
    let call = kind == Kind::Newsletter;
    let first = |piece: &Piece| if call { piece.opens() } else { !piece.is_finished() };
    let opens = pieces.first().is_some_and(first);
    let whole = match kind {
        Kind::Caption => {
            let most = if line.text.ends_with([')', ']']) { CAPTION_WORDS } else { BARE_WORDS };
            finished <= CAPTION_SENTENCES && line.f.words <= most
        }
        // What opens with the noun is the noun: a legal text, a call of several sentences.
        Kind::Copyright | Kind::Newsletter | Kind::Promotion => opens,
        _ => false,
    };
    let any = pieces.iter().any(|piece| piece.is(kind));
    // A call that only the sentences around it make is looked for among the prompts inside.
    if finished == 0 || whole || !any && kind != Kind::Caption && !call {
        return None;
    }
    let own = pieces.iter().filter(|piece| piece.is(kind));
    let cuts = own.map(|piece| Cut { block: at, range: piece.range.clone(), verdict }).collect();
    Some(cuts)
}

/// What goes from the end of a paragraph that nothing names: a credit, a line of rights, an end mark.
pub(super) fn behind(
    text: &str,
    at: usize,
    line: &Line<'_>,
    words: &WordTable,
) -> Vec<Cut<'static>> {
    let f = line.f;
    let signs = f.cues.desk() > 0
        || f.cues.credit() > 0
        || f.copyright()
        || f.may_have(b'#')
        || f.cues.letter() > 0;
    if f.inner_ends == 0 && !f.may_have(b'(') || !signs {
        return Vec::new();
    }
    let ranges = ranges(text, line.block.text..line.block.end);
    if ranges.len() < 2 {
        return Vec::new();
    }
    let mut cuts = Vec::new();
    for range in ranges.into_iter().skip(1).rev().take(TAIL) {
        let piece = Piece::of(text, range, words);
        let goes = match piece.named.map(|verdict| verdict.kind) {
            Some(Kind::Credit | Kind::Copyright | Kind::Newsletter) => true,
            Some(Kind::Caption | Kind::Boilerplate) => !piece.f.is_sentence(),
            _ => false,
        };
        let Some(verdict) = piece.named.filter(|_| goes) else { break };
        cuts.push(Cut { block: at, range: piece.range, verdict });
    }
    cuts.reverse();
    cuts
}
