//! Whether a prompt stands at a place of a paragraph, by what stands around the words.

use std::ops::Range;

use super::marks::{closing, is_decoration, is_end};
use super::{MOST, Start};
use crate::Kind;
use crate::know::grammar::chart::{Break, Chart, is_full_stop};
use crate::know::grammar::lexicon::{NUMBER, UNKNOWN};
use crate::know::grammar::refuse::is_speech;
use crate::know::grammar::table::{FIRST, PARTICLE};
use crate::know::grammar::tokens::{CAPITAL, CASED, GLUED, Piece, UNSPACED};
use crate::know::grammar::ways::{Label, Ways};
use crate::know::grammar::{Found, Grammar, Match};
use crate::text::sentence::is_abbreviated;

/// Words of a headline behind a label in a paragraph.
const HEADLINE: u32 = 25;
/// Words of one behind a label in mid-paragraph that its end mark tells.
const SHORT: u32 = 10;
/// Letters of a word with a capital that may be a name.
const BEGINS: u32 = 4;
/// Words of a prompt that needs company, behind the last sentence of a paragraph.
const TAIL: u32 = 4;
/// Words of a headline behind a label that needs company, at least.
const HEADS: u32 = 3;
/// Ends that are tried of what begins at a place: where prompt follows upon prompt with nothing else
/// for hundreds of words, each is an end.
const TRIES: usize = 12;
/// Words of a name behind the label of a picture.
const NAME: u32 = 6;

/// The words around a place.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) grammar: &'a Grammar,
    pub(super) chart: Chart<'a>,
    /// Up to here no sentence ends behind the last place that was asked for.
    pub(super) goes_on: u32,
}

impl Reader<'_> {
    /// A piece that is there.
    fn piece(&mut self, at: u32) -> Piece {
        self.chart.piece(at).unwrap_or(Piece { word: UNKNOWN, start: 0, end: 0, flags: 0 })
    }

    fn has_mark(&self, piece: Piece, mark: u16) -> bool {
        self.chart.view.marks(piece.word) & mark != 0
    }

    /// Whether a sentence or the paragraph ends so near that a prompt may which begins inside one.
    pub(super) fn ends_near(&mut self, at: u32) -> bool {
        let limit = at + MOST + HEADLINE;
        self.goes_on = self.goes_on.max(at + 1);
        while self.goes_on <= limit {
            if matches!(self.chart.break_at(self.goes_on), Break::Sentence | Break::Text) {
                return true;
            }
            self.goes_on += 1;
        }
        false
    }

    /// How a prompt may begin at a place, if it may; `behind` another one always.
    pub(super) fn start(&mut self, at: u32, behind: bool) -> Option<Start> {
        let piece = self.piece(at);
        let first = self.has_mark(piece, FIRST);
        let small = |piece: Piece| piece.is(CASED) && !piece.is(CAPITAL);
        let sentence =
            at == 0 || behind || matches!(self.chart.break_at(at), Break::Sentence | Break::Text);
        if sentence {
            return self.bracket(at).or(Some(Start::Sentence));
        }
        if !first && !self.chart.piece(at + 1).is_some_and(|piece| piece.is(GLUED)) {
            return None;
        }
        if piece.is(GLUED) {
            return piece.is(CAPITAL).then_some(Start::Joint);
        }
        let gap = self.chart.gap(at);
        if gap == " " {
            let before = self.piece(at - 1);
            let thai = piece.is(UNSPACED) && before.is(UNSPACED);
            let inside = self.has_mark(before, PARTICLE);
            // Behind a heading every word may have a capital.
            let plain = piece.is(CAPITAL) && before.is(CASED) && !inside;
            return if thai { Some(Start::Mark) } else { plain.then_some(Start::Plain) };
        }
        let spaced = gap.starts_with(char::is_whitespace)
            || gap.chars().any(|c| matches!(c, '»' | '›' | '|' | '•' | '→'));
        if let Some(bracket) = self.bracket(at) {
            return Some(bracket);
        }
        // In small letters behind a finished sentence only what ends the paragraph begins.
        let ended = gap.ends_with(' ') || gap.ends_with("..");
        if small(piece) && ended && gap.starts_with(is_end) && self.is_behind_end(at) {
            return Some(Start::Decorated);
        }
        let gap = self.chart.gap(at);
        if spaced && gap.contains(is_decoration) {
            return Some(Start::Decorated);
        }
        if gap.contains([':', ';', '；', '：', '؛', ')', '،', ','])
            && gap.ends_with(' ')
            && !small(piece)
        {
            return Some(if gap.contains([',', '،', ')']) && piece.is(CAPITAL) {
                Start::Plain
            } else {
                Start::Mark
            });
        }
        None
    }

    /// The bracket that opens right before a place, if it closes near.
    fn bracket(&mut self, at: u32) -> Option<Start> {
        let close = self.chart.gap(at).trim_end().chars().next_back().and_then(closing)?;
        for to in at + 1..=at + MOST / 2 {
            if self.chart.gap(to).contains(close) {
                return Some(Start::Bracket(to));
            }
            if !self.chart.has(to) {
                break;
            }
        }
        None
    }

    /// The prompt that begins at a place: where it ends, in pieces and bytes, and what it is.
    pub(super) fn prompt(&mut self, at: u32, start: Start) -> Option<(u32, Range<usize>, Match)> {
        let limit = match start {
            Start::Bracket(close) => close,
            _ => at + MOST,
        };
        let ways = self.chart.ways(at, limit);
        let found = self.best(at, start, &ways);
        self.chart.room.ways = ways;
        found
    }

    /// The best of the ways from a place.
    fn best(&mut self, at: u32, start: Start, ways: &Ways) -> Option<(u32, Range<usize>, Match)> {
        let mut tries = 0;
        let rows = ways.ends().find_map(|to| {
            let (step, strong) = ways.to(to)?;
            let may = self.may_end(to, start) && !ways.is_free(&self.chart, step);
            if tries == TRIES || !may || !strong && !self.is_tail(at, to) {
                return None;
            }
            tries += 1;
            let found = self.grammar.matched(&mut self.chart, ways, step, None);
            self.fits(at, to, start, &found).then_some((to, found))
        });
        let label = || {
            ways.labels.iter().find_map(|label| {
                let to = self.bound(at, start, ways, label)?;
                if !label.strong && !self.is_last_headline(at, to, ways, label) {
                    return None;
                }
                let end = self.piece(to - 1).end as usize;
                let headline = Some(label.headline..self.range(at, to).end.max(end));
                Some((to, self.grammar.matched(&mut self.chart, ways, label.step, headline)))
            })
        };
        let (to, found) = rows.or_else(label)?;
        let range = self.range(at, to);
        // Brackets and decoration set a prompt apart; a dash before a sentence is somebody's speech.
        if is_speech(&self.chart.text[range.clone()]) {
            return None;
        }
        Some((to, range, found))
    }

    /// Whether what stands from a place to another is all that is left of a paragraph behind its
    /// last finished sentence, without an end mark of its own: so ends what a button was glued to,
    /// and a word that is else a prompt only in company is one.
    fn is_tail(&mut self, at: u32, to: u32) -> bool {
        let open = |gap: &str| !gap.trim_start().starts_with(['.', '?', ',', ';', ')']);
        at > 0
            && to - at <= TAIL
            && self.chart.break_at(to) == Break::Text
            && self.is_behind_end(at)
            && (open(self.chart.gap(to)) || self.chart.gap(to).contains(".."))
    }

    /// Whether an end mark that ends its sentence stands in front of a place.
    fn is_behind_end(&mut self, at: u32) -> bool {
        if at == 0 {
            return false;
        }
        let before = self.piece(at - 1).end as usize;
        let gap = self.chart.gap(at);
        let Some(mark) = gap.find(is_end) else { return false };
        let stop = gap[mark..].starts_with('.');
        // "Big surprise…MONEY!" goes on.
        if gap[mark..].starts_with(['…', '.']) && !gap.contains(char::is_whitespace) {
            return false;
        }
        !(stop && is_abbreviated(&self.chart.text[..before]))
    }

    /// Whether a label that needs company and the headline behind it are the last of a paragraph,
    /// behind a finished sentence and without an end mark: "… of it. More: The mill in winter".
    fn is_last_headline(&mut self, at: u32, to: u32, ways: &Ways, label: &Label) -> bool {
        let step = ways.steps[label.step as usize];
        let kind = self.chart.view.row(step.row).kind();
        matches!(kind, Kind::Related | Kind::ReadMore)
            && to >= step.to + HEADS
            && self.chart.break_at(to) == Break::Text
            && self.is_behind_end(at)
            && !self.chart.gap(to).trim_start().starts_with(['.', '!', ',', ';'])
    }

    /// Whether what begins so may end at a place, whatever it is.
    fn may_end(&mut self, to: u32, start: Start) -> bool {
        match start {
            Start::Bracket(close) => to == close,
            Start::Sentence => true,
            Start::Joint => matches!(self.chart.break_at(to), Break::Text | Break::Sentence),
            Start::Decorated | Start::Mark | Start::Plain => self.chart.break_at(to) == Break::Text,
        }
    }

    /// Whether what was found from a place to another may stand there.
    fn fits(&mut self, at: u32, to: u32, start: Start, found: &Match) -> bool {
        let pieces = self.chart.pieces(at, to);
        let chars = pieces.iter().filter(|piece| piece.is(UNSPACED)).count();
        let numbers = pieces.iter().filter(|piece| piece.word == NUMBER).count();
        let words = pieces.len() - numbers - chars + chars / 2;
        let own = words > 1 || matches!(found.kind, Kind::Advertisement | Kind::Share);
        let end = self.chart.break_at(to);
        let last = end == Break::Text;
        let gap = self.chart.gap(to);
        let marks = matches!(found.kind, Kind::Advertisement | Kind::Share | Kind::ReadMore);
        let named = |part: &Found| self.grammar.row(part.row).text().contains("<name>");
        let named = || found.parts.iter().any(named);
        match start {
            Start::Bracket(close) => {
                // In round brackets a paragraph names its sources and says "(two weeks)".
                let edge = last || self.chart.break_at(at) == Break::Text;
                let alone = words > 1 || self.is_behind_end(at) && marks && last;
                to == close && alone && (!named() || edge || !gap.contains(')'))
            }
            Start::Sentence => match end {
                Break::Text => true,
                Break::Sentence => own,
                Break::Joint => own && !named() && self.parts_here(to),
                // A label whose headline cannot be told from the sentence behind stays with them;
                // and a name behind a name may be one name.
                Break::Inside => {
                    own && !found.label && !named() && self.begins_sentence(to, found.kind, words)
                }
            },
            // "AgencyAnalytics" is a name, "snowRead more" is not.
            Start::Joint => {
                own && (last || end == Break::Sentence) && !self.piece(at - 1).is(CAPITAL)
            }
            Start::Decorated => last,
            Start::Mark => last && words > 1,
            // "He told us to Read More." is a sentence.
            Start::Plain => {
                let stops = gap.trim_start().starts_with(['.', ':', ',']) && !gap.contains("..");
                let view = self.chart.view;
                let strong = found.parts.iter().all(|part| !view.row(part.row).weak());
                // "How to Take a Punch Continue reading": a heading, and no part of it.
                let ends = self.piece(to - 1);
                let heading = self.piece(at - 1).is(CAPITAL);
                let apart = words > 2 || ends.is(CASED) && !ends.is(CAPITAL);
                last && words > 1
                    && strong
                    && !named()
                    && (words > 3 || !stops)
                    && (!heading || apart)
            }
        }
    }

    /// Whether a sentence of prose begins at a place without a mark before it, behind a prompt of
    /// so many words: a space, a capital, small words near behind it, and an end mark.
    fn begins_sentence(&mut self, at: u32, kind: Kind, words: usize) -> bool {
        let (piece, gap) = (self.piece(at), self.chart.gap(at));
        if !gap.starts_with(char::is_whitespace) {
            return false;
        }
        if piece.is(UNSPACED) {
            return true;
        }
        // Behind two words a noun with a capital goes on with them: "Google Search Console".
        let mut letters = self.chart.text[piece.start as usize..piece.end as usize].chars().skip(1);
        let short = letters.clone().count() < 3 && letters.all(char::is_lowercase);
        if !piece.is(CAPITAL) || words < 3 && kind != Kind::Advertisement && !short {
            return false;
        }
        // "Commercial Cleaning Services": one word and a name may be one name.
        if words < 2 && self.chart.piece(at + 1).is_some_and(|next| next.is(CAPITAL)) {
            return false;
        }
        let end = self.chart.sentence_end(at, at + MOST);
        let own = self.chart.pieces(at, end);
        let small = |piece: &&Piece| piece.is(CASED) && !piece.is(CAPITAL);
        let prose = own.len() > 2 && own.iter().skip(1).take(6).any(|piece| small(&piece));
        let marked = self.chart.gap(end).trim_start_matches(['"', '”', '»', ')']);
        prose && (marked.starts_with(['.', '!', '?', '…']) || end == at + MOST)
    }

    /// Whether a joint is where two texts met: a capital behind a small letter.
    fn parts_here(&mut self, at: u32) -> bool {
        let before = self.piece(at - 1).end as usize;
        self.piece(at).is(CAPITAL)
            && self.chart.text[..before].chars().next_back().is_some_and(char::is_lowercase)
    }

    /// Where the headline behind a label ends, if that can be told.
    fn bound(&mut self, at: u32, start: Start, ways: &Ways, label: &Label) -> Option<u32> {
        let step = ways.steps[label.step as usize];
        if matches!(start, Start::Mark | Start::Plain | Start::Joint) && step.to - at < 2 {
            return None;
        }
        let to = match start {
            Start::Bracket(close) => close,
            _ => self.chart.sentence_end(step.to, step.to + HEADLINE),
        };
        let end = self.piece(to - 1).end as usize;
        let last = self.chart.break_at(to) == Break::Text;
        let mark = self.chart.gap(to).trim_start().starts_with(['.', '!', '?']);
        let bracket = matches!(start, Start::Bracket(_));
        if !bracket && !last && self.chart.break_at(to) != Break::Sentence
            || !self.chart.heads(ways, label, end)
        {
            return None;
        }
        // Behind a headline without an end mark a sentence may go on: a capital inside says so.
        let view = self.chart.view;
        let inside = self.chart.pieces(step.to + 1, to);
        let capitals = inside.iter().any(|piece| piece.is(CAPITAL) || !piece.is(CASED));
        let name = |piece: &Piece| piece.is(CAPITAL) || view.marks(piece.word) & PARTICLE != 0;
        let named = inside.len() < NAME as usize && inside.iter().all(name);
        let kind = view.row(step.row).kind();
        let picture = matches!(kind, Kind::Caption | Kind::Credit) && named;
        // One sentence as short as a headline is one.
        // One small word with a capital among them begins another: "… was saved The hall was full."
        let begins = |piece: &Piece| piece.is(CAPITAL) && piece.end - piece.start < BEGINS;
        let short = mark && inside.len() <= SHORT as usize && !inside.iter().any(begins);
        (bracket || last && !mark || !capitals || picture || short).then_some(to)
    }

    /// The bytes of a prompt, with what belongs to it: brackets, decoration, its end mark.
    fn range(&mut self, at: u32, to: u32) -> Range<usize> {
        let (text, first) = (self.chart.text, self.piece(at));
        let gap = self.chart.gap(at);
        let own = |c: char| c.is_whitespace() || is_decoration(c) || closing(c).is_some();
        let before = if first.is(GLUED) { "" } else { &gap[gap.trim_end_matches(own).len()..] };
        let start = first.start as usize - before.trim_start().len();
        let from = self.piece(to - 1).end as usize;
        let mut end = from;
        let joint = self.chart.piece(to).is_some_and(|piece| piece.is(GLUED));
        for (offset, c) in self.chart.gap(to).char_indices().take_while(|_| !joint) {
            let closes = matches!(
                c,
                '.' | '!' | '?' | '…' | ')' | ']' | '}' | '】' | '）' | '］' | ':' | '：'
            ) || is_full_stop(c);
            if closes || is_decoration(c) {
                end = from + offset + c.len_utf8();
            } else if !c.is_whitespace() || c == '\n' {
                break;
            }
        }
        debug_assert!(text.is_char_boundary(start) && text.is_char_boundary(end));
        start..end
    }
}
