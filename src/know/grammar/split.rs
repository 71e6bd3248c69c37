//! Prompts inside a paragraph: in front of it, behind it, between its sentences, in brackets.
//!
//! What is found begins and ends where a sentence does, or where a joint, a bracket or a mark of
//! decoration says that something else begins. The sentences around it stay whole.

use std::ops::Range;

use super::chart::{Break, Chart, Room};
use super::refuse::is_speech;
use super::table::{FIRST, PARTICLE};
use super::tokens::{CAPITAL, CASED, GLUED, NUMBER, Piece, UNKNOWN, UNSPACED};
use super::ways::{Label, Ways};
use super::{Found, Grammar, Match};
use crate::Kind;
use crate::text::sentence::is_abbreviated;

/// Pieces of the longest prompt inside a paragraph.
const MOST: u32 = 100;
/// Bytes after which a quotation mark that nothing closed is taken for a stray one.
const QUOTED: usize = 1500;
/// Words of a headline behind a label in a paragraph.
const HEADLINE: u32 = 25;
/// Words of one behind a label in mid-paragraph that its end mark tells.
const SHORT: u32 = 10;
/// Letters of a word with a capital that may be a name.
const BEGINS: u32 = 4;
/// Pieces after which those far behind are forgotten.
const WINDOW: u32 = 4096;
/// Bytes of the longest prompt that ends a paragraph whose last sentence lacks its end mark.
const LONG: usize = 600;
/// Bytes of the longest heading behind which a prompt may stand.
const HEADING: usize = 160;
/// Bytes of a prompt at the end of a longer paragraph, behind a name.
const NEAR: usize = 80;
/// Words of a prompt that needs company, behind the last sentence of a paragraph.
const TAIL: u32 = 4;
/// Words of a headline behind a label that needs company, at least.
const HEADS: u32 = 3;
/// Ends that are tried of what begins at a place: where prompt follows upon prompt with nothing else
/// for hundreds of words, each is an end.
const TRIES: usize = 12;
/// Words of a name behind the label of a picture.
const NAME: u32 = 6;

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

/// Where a paragraph's quotation marks stand open.
#[derive(Debug, Default)]
struct Quotes {
    /// The mark that closes the open one, and where that stands.
    open: Option<(char, usize)>,
}

impl Quotes {
    /// Goes over what stands between two words; `at` is where it begins.
    fn over(&mut self, text: &str, gap: &str, at: usize) {
        if gap.len() < 2 && gap.bytes().all(|b| b == b' ') {
            return;
        }
        for (offset, c) in gap.char_indices() {
            let here = at + offset;
            if let Some((close, since)) = self.open {
                let closes = c == close || close == '”' && c == '"' || c == '\n';
                if closes || here - since > QUOTED {
                    self.open = None;
                }
                continue;
            }
            let before = text[..here].chars().next_back();
            let free = before.is_none_or(|c| c.is_whitespace() || "([{—–-:".contains(c));
            let close = match c {
                '“' => '”',
                '„' => '“',
                '「' => '」',
                '『' => '』',
                '"' if free => '"',
                '«' if closed(text, here) => '»',
                _ => continue,
            };
            self.open = Some((close, here));
        }
    }

    fn is_open(&self, at: usize) -> bool {
        self.open.is_some_and(|(_, since)| at.saturating_sub(since) <= QUOTED)
    }
}

/// Whether a closing mark of its kind follows near `«`, which else points back.
fn closed(text: &str, at: usize) -> bool {
    text[at..].char_indices().take_while(|(offset, _)| *offset < QUOTED).any(|(_, c)| c == '»')
}

/// Marks that buttons and links wear, not sentences.
const fn is_decoration(c: char) -> bool {
    matches!(
        c,
        '+' | '»'
            | '›'
            | '>'
            | '→'
            | '➔'
            | '➜'
            | '▶'
            | '►'
            | '▸'
            | '|'
            | '｜'
            | '•'
            | '·'
            | '*'
            | '★'
            | '↓'
            | '«'
            | '‹'
            | '※'
            | '■'
            | '●'
            | '◆'
            | '–'
            | '—'
            | '-'
            | '\u{1f300}'..='\u{1faff}'
    )
}

/// Whether a mark ends sentences.
fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔') || super::chart::is_full_stop(c)
}

/// The bracket that closes one.
const fn closing(c: char) -> Option<char> {
    Some(match c {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '【' => '】',
        '（' => '）',
        '［' => '］',
        _ => return None,
    })
}

impl Grammar {
    /// The prompts inside a paragraph, in order. Ranges, those of the matches too, index the
    /// paragraph; a prompt's holds its end mark, brackets and decoration, but no space around it.
    #[cfg(test)]
    pub(crate) fn split(&self, paragraph: &str) -> Vec<(Range<usize>, Match)> {
        let room = &mut Room::default();
        if let Some(found) = self.find(paragraph, room).filter(|found| !found.weak) {
            let start = paragraph.len() - paragraph.trim_start().len();
            return vec![(start..paragraph.trim_end().len(), found)];
        }
        self.inside(paragraph, false, room)
    }

    /// The same of a paragraph that is no prompt as a whole; `again` where the room holds its words
    /// since that was found.
    pub(crate) fn inside(
        &self,
        paragraph: &str,
        again: bool,
        room: &mut Room,
    ) -> Vec<(Range<usize>, Match)> {
        let (view, own) = (self.table.view(), std::mem::take(room));
        let chart = match again {
            true => Chart::again(view, &self.off, paragraph, own),
            false => Chart::new(view, &self.off, paragraph, 0, own),
        };
        let mut splitter = Splitter::new(Reader { grammar: self, chart, goes_on: 0 });
        splitter.all();
        *room = splitter.reader.chart.into_room();
        let mut found = splitter.found;
        let Some(own) = &self.own else { return found };
        let by = self.table.rows();
        let own = own.inside(paragraph, false, room);
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
    found: Vec<(Range<usize>, Match)>,
}

impl<'a> Splitter<'a> {
    fn new(reader: Reader<'a>) -> Self {
        let quotes = Quotes::default();
        Self { reader, quotes, behind: None, sentence: None, found: Vec::new() }
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
            || gap.contains(|c| {
                matches!(c, '.' | '!' | '?' | '…' | '\n') || super::chart::is_full_stop(c)
            });
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
        let sentence = self.sentence?;
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

/// The words around a place.
#[derive(Debug)]
struct Reader<'a> {
    grammar: &'a Grammar,
    chart: Chart<'a>,
    /// Up to here no sentence ends behind the last place that was asked for.
    goes_on: u32,
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
    fn ends_near(&mut self, at: u32) -> bool {
        let limit = at + MOST + HEADLINE;
        self.goes_on = self.goes_on.max(at + 1);
        while self.goes_on <= limit {
            if matches!(self.chart.break_at(self.goes_on), Break::Sentence | Break::Line) {
                return true;
            }
            self.goes_on += 1;
        }
        false
    }

    /// How a prompt may begin at a place, if it may; `behind` another one always.
    fn start(&mut self, at: u32, behind: bool) -> Option<Start> {
        let piece = self.piece(at);
        let first = self.has_mark(piece, FIRST);
        let small = |piece: Piece| piece.is(CASED) && !piece.is(CAPITAL);
        let sentence =
            at == 0 || behind || matches!(self.chart.break_at(at), Break::Sentence | Break::Line);
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
    fn prompt(&mut self, at: u32, start: Start) -> Option<(u32, Range<usize>, Match)> {
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
            && self.chart.break_at(to) == Break::Line
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
            && self.chart.break_at(to) == Break::Line
            && self.is_behind_end(at)
            && !self.chart.gap(to).trim_start().starts_with(['.', '!', ',', ';'])
    }

    /// Whether what begins so may end at a place, whatever it is.
    fn may_end(&mut self, to: u32, start: Start) -> bool {
        match start {
            Start::Bracket(close) => to == close,
            Start::Sentence => true,
            Start::Joint => matches!(self.chart.break_at(to), Break::Line | Break::Sentence),
            Start::Decorated | Start::Mark | Start::Plain => self.chart.break_at(to) == Break::Line,
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
        let last = end == Break::Line;
        let gap = self.chart.gap(to);
        let marks = matches!(found.kind, Kind::Advertisement | Kind::Share | Kind::ReadMore);
        let named = |part: &Found| self.grammar.row(part.row).text().contains("<name>");
        let named = || found.parts.iter().any(named);
        match start {
            Start::Bracket(close) => {
                // In round brackets a paragraph names its sources and says "(two weeks)".
                let edge = last || self.chart.break_at(at) == Break::Line;
                let alone = words > 1 || self.is_behind_end(at) && marks && last;
                to == close && alone && (!named() || edge || !gap.contains(')'))
            }
            Start::Sentence => match end {
                Break::Line => true,
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
        let line = self.chart.break_at(to) == Break::Line;
        let mark = self.chart.gap(to).trim_start().starts_with(['.', '!', '?']);
        let bracket = matches!(start, Start::Bracket(_));
        if !bracket && !line && self.chart.break_at(to) != Break::Sentence
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
        (bracket || line && !mark || !capitals || picture || short).then_some(to)
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
            ) || super::chart::is_full_stop(c);
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
