//! Prompts inside a paragraph: in front of it, behind it, between its sentences, in brackets.
//!
//! What is found begins and ends where a sentence does, or where a joint, a bracket or a mark of
//! decoration says that something else begins. The sentences around it stay whole.

use std::ops::Range;

mod marks;
mod reader;

use marks::{Quotes, closing, is_decoration};
use reader::Reader;

use super::chart::{Chart, is_full_stop};
use super::lexicon::NUMBER;
use super::tokens::{CAPITAL, CASED, GLUED, Piece, UNSPACED};
use super::{Desk, Grammar, Match};

/// Pieces of the longest prompt inside a paragraph.
const MOST: u32 = 100;
/// Pieces after which those far behind are forgotten.
const WINDOW: u32 = 4096;
/// Bytes of the longest prompt that ends a paragraph whose last sentence lacks its end mark.
const LONG: usize = 600;
/// Bytes of the longest heading behind which a prompt may stand.
const HEADING: usize = 160;
/// Bytes of a prompt at the end of a longer paragraph, behind a name.
const NEAR: usize = 80;

/// How a prompt may begin at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    /// The paragraph begins, or a sentence, or what is before is a prompt.
    Sentence,
    /// Behind an opening bracket; the place in front of the closing one.
    Bracket(u32),
    /// At a capital behind a small letter.
    Joint,
    /// Behind a mark that decorates buttons, the sentence before it unfinished.
    Decorated,
    /// Behind a colon or a semicolon, or, in scripts without them, a space.
    Mark,
    /// At a capital behind a small word.
    Plain,
}

impl Grammar {
    /// The prompts inside a paragraph, in order. Ranges, those of the matches too, index the
    /// paragraph; a prompt's holds its end mark, brackets and decoration, but no space around it.
    #[cfg(test)]
    pub(crate) fn split(&self, paragraph: &str) -> Vec<(Range<usize>, Match)> {
        let desk = &mut self.desk();
        if let Some(found) = self.find(paragraph, desk).filter(|found| !found.weak) {
            let start = paragraph.len() - paragraph.trim_start().len();
            return vec![(start..paragraph.trim_end().len(), found)];
        }
        self.inside(paragraph, false, desk)
    }

    /// The same of a paragraph that is no prompt as a whole; `again` where the desk holds its words
    /// since that was found.
    pub(crate) fn inside(
        &self,
        paragraph: &str,
        again: bool,
        desk: &mut Desk<'_>,
    ) -> Vec<(Range<usize>, Match)> {
        let (view, room) = (&desk.view, &mut desk.room);
        let chart = match again {
            true => Chart::again(view, &self.off, paragraph, room),
            false => Chart::new(view, &self.off, paragraph, room),
        };
        let mut splitter = Splitter::new(Reader { grammar: self, chart, goes_on: 0 });
        splitter.all();
        let mut found = splitter.found;
        let Some((own, desk)) = self.own.as_ref().zip(desk.own.as_mut()) else { return found };
        let by = self.table.rows();
        let own = own.inside(paragraph, false, desk);
        let own: Vec<_> = own.into_iter().map(|(range, own)| (range, own.moved(by))).collect();
        found.retain(|(range, _)| {
            own.iter().all(|(own, _)| own.end <= range.start || range.end <= own.start)
        });
        found.extend(own);
        found.sort_by_key(|(range, _)| range.start);
        found
    }
}

/// One paragraph on its way. Its words are read only where the look at what stands around one says
/// that rows may begin there.
#[derive(Debug)]
struct Splitter<'a> {
    reader: Reader<'a>,
    quotes: Quotes,
    /// Where the last prompt ended.
    behind: Option<u32>,
    /// Where the sentence begins, if no row may begin with its words; then one may with any.
    sentence: Option<u32>,
    /// Whether there may be such a row.
    opens: bool,
    found: Vec<(Range<usize>, Match)>,
}

impl<'a> Splitter<'a> {
    fn new(reader: Reader<'a>) -> Self {
        let (quotes, opens) = (Quotes::default(), reader.chart.opens);
        Self { reader, quotes, behind: None, sentence: None, opens, found: Vec::new() }
    }

    fn all(&mut self) {
        let mut at = 0;
        while let Some(piece) = self.reader.chart.piece(at) {
            let to = match at > 0 && self.is_plain(at, piece) {
                true => None,
                false => self.place(at, piece),
            };
            match to.or_else(|| self.open(at)) {
                Some(to) => (at, self.behind) = (to, Some(to)),
                None => at += 1,
            }
            if at > WINDOW {
                let gone = at - MOST;
                self.reader.chart.forget(gone);
                self.reader.goes_on = self.reader.goes_on.saturating_sub(gone);
                at = MOST;
                self.behind = self.behind.and_then(|behind| behind.checked_sub(gone));
                self.sentence = self.sentence.and_then(|sentence| sentence.checked_sub(gone));
            }
        }
    }

    /// Whether a small word stands behind a space, as most do.
    #[inline]
    fn is_plain(&self, at: u32, piece: Piece) -> bool {
        let before = self.reader.chart.room.end(at - 1);
        piece.flags & !GLUED == CASED
            && piece.start == before + 1
            && self.reader.chart.text.as_bytes()[before as usize] == b' '
    }

    /// Looks at a place where a word begins; where the prompt ends that begins there.
    fn place(&mut self, at: u32, piece: Piece) -> Option<u32> {
        let chart = &mut self.reader.chart;
        let (text, gap) = (chart.text, chart.gap(at));
        let from = piece.start as usize - gap.len();
        self.quotes.over(text, gap, from);
        let ended = at == 0
            || self.behind == Some(at)
            || gap.contains(|c| matches!(c, '.' | '!' | '?' | '…') || is_full_stop(c));
        if ended {
            self.sentence = None;
        }
        if self.quotes.is_open(from) {
            return None;
        }
        // Inside a sentence only what stands in brackets or behind decoration begins small.
        let apart = |c| is_decoration(c) || closing(c).is_some();
        let class = !piece.is(CAPITAL) && !piece.is(UNSPACED) && piece.word != NUMBER;
        let small = class && !gap.contains(apart);
        let inner = gap.is_empty() && !piece.is(CAPITAL);
        if !ended && (small || inner || self.goes_on(gap, at, piece)) {
            return None;
        }
        if !self.reader.chart.may_begin(at, true) {
            self.sentence = ended.then_some(at).or(self.sentence);
            return None;
        }
        let found = self.prompt_at(at, false);
        if ended && found.is_none() {
            self.sentence = Some(at);
        }
        found
    }

    /// Whether a word with a capital behind a space is one of several, or too far from the end for
    /// a prompt that ends the paragraph.
    fn goes_on(&self, gap: &str, at: u32, piece: Piece) -> bool {
        let chart = &self.reader.chart;
        let before = chart.text.as_bytes()[chart.room.start(at - 1) as usize];
        let left = chart.text.len() - piece.start as usize;
        gap == " "
            && before.is_ascii()
            && (!before.is_ascii_lowercase() && chart.text.len() > HEADING && left > NEAR
                || left > LONG)
    }

    /// Looks whether the fixed words of a row begin here that any words of the sentence stand
    /// before.
    #[inline]
    fn open(&mut self, at: u32) -> Option<u32> {
        let sentence = self.sentence.filter(|_| self.opens)?;
        let chart = &mut self.reader.chart;
        if at == sentence || !chart.opens_at(at) || !chart.closes(at) {
            return None;
        }
        let start = chart.piece(sentence)?.start as usize;
        self.sentence = None;
        let many = self.found.len();
        let to = self.prompt_at(sentence, true)?;
        // What was found inside the sentence goes with it.
        let last = self.found.split_off(many);
        self.found.retain(|(range, _)| range.end <= start);
        self.found.extend(last);
        Some(to)
    }

    /// Reads the words at a place; where the prompt ends that begins there.
    fn prompt_at(&mut self, at: u32, opens: bool) -> Option<u32> {
        self.reader.chart.opens = opens;
        let start = self.reader.start(at, self.behind == Some(at))?;
        let inner = !matches!(start, Start::Sentence | Start::Bracket(_));
        if inner && !self.reader.ends_near(at) {
            return None;
        }
        let (to, range, found) = self.reader.prompt(at, start)?;
        self.found.push((range, found));
        Some(to)
    }
}
