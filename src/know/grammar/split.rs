//! Prompts inside a paragraph: in front of it, behind it, between its sentences, in brackets.
//!
//! What is found begins and ends where a sentence does, or where a joint, a bracket or a mark of
//! decoration says that something else begins. The sentences around it stay whole.

use std::ops::Range;

use super::chart::{Break, Chart, Label, Ways};
use super::refuse::is_speech;
use super::table::{FIRST, PARTICLE};
use super::tokens::{CAPITAL, CASED, GLUED, NUMBER, Piece, Tokens, UNSPACED};
use super::{Found, Grammar, Match};
use crate::Kind;

/// Pieces of the longest prompt inside a paragraph.
const MOST: u32 = 100;
/// Bytes after which a quotation mark that nothing closed is taken for a stray one.
const QUOTED: usize = 1500;
/// Words of a headline behind a label in a paragraph.
const HEADLINE: u32 = 25;
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
    pub(crate) fn split(&self, paragraph: &str) -> Vec<(Range<usize>, Match)> {
        if let Some(found) = self.find(paragraph).filter(|found| !found.weak) {
            let start = paragraph.len() - paragraph.trim_start().len();
            return vec![(start..paragraph.trim_end().len(), found)];
        }
        let pieces: Vec<_> = Tokens::new(paragraph, &self.table.words).collect();
        let chart = Chart::new(&self.table, &self.rows, paragraph, pieces);
        let mut splitter = Splitter { grammar: self, chart, quotes: Quotes::default(), behind: 0 };
        splitter.all()
    }
}

/// One paragraph on its way.
#[derive(Debug)]
struct Splitter<'a> {
    grammar: &'a Grammar,
    chart: Chart<'a>,
    quotes: Quotes,
    /// The place where the last prompt ended.
    behind: u32,
}

impl Splitter<'_> {
    fn all(&mut self) -> Vec<(Range<usize>, Match)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.chart.len() {
            let from = at.checked_sub(1).map_or(0, |before| self.piece(before).end as usize);
            self.quotes.over(self.chart.text, self.chart.gap(at), from);
            let quoted = self.quotes.is_open(from);
            let start = if quoted { None } else { self.start(at) };
            match start.and_then(|start| self.prompt(at, start)) {
                Some((to, range, prompt)) => {
                    found.push((range, prompt));
                    (at, self.behind) = (to, to);
                }
                None => at += 1,
            }
        }
        found
    }

    fn piece(&self, at: u32) -> Piece {
        self.chart.pieces[at as usize]
    }

    /// How a prompt may begin at a place, if it may.
    fn start(&self, at: u32) -> Option<Start> {
        let piece = self.piece(at);
        let first = self.grammar.table.marks[piece.word as usize] & FIRST != 0;
        let glued =
            |at: u32| self.chart.pieces.get(at as usize).is_some_and(|piece| piece.is(GLUED));
        let small = |piece: Piece| piece.is(CASED) && !piece.is(CAPITAL);
        let sentence = at == 0
            || at == self.behind
            || matches!(self.chart.break_at(at), Break::Sentence | Break::Line);
        if sentence {
            // Rows may begin with any word there; most are passed over by a look at the marks.
            return self.bracket(at).or(Some(Start::Sentence));
        }
        if !first && !glued(at + 1) {
            return None;
        }
        if piece.is(GLUED) {
            return piece.is(CAPITAL).then_some(Start::Joint);
        }
        let gap = self.chart.gap(at);
        if gap == " " {
            let before = self.piece(at - 1);
            let thai = piece.is(UNSPACED) && before.is(UNSPACED);
            let inside = self.grammar.table.marks[before.word as usize] & PARTICLE != 0;
            let plain = piece.is(CAPITAL) && small(before) && !inside;
            return if thai { Some(Start::Mark) } else { plain.then_some(Start::Plain) };
        }
        let spaced = gap.starts_with(char::is_whitespace)
            || gap.chars().any(|c| matches!(c, '»' | '›' | '|' | '•' | '→'));
        if let Some(bracket) = self.bracket(at) {
            return Some(bracket);
        }
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
    fn bracket(&self, at: u32) -> Option<Start> {
        let close = self.chart.gap(at).trim_end().chars().next_back().and_then(closing)?;
        let last = (at + MOST / 2).min(self.chart.len());
        (at + 1..=last).find(|to| self.chart.gap(*to).contains(close)).map(Start::Bracket)
    }

    /// The prompt that begins at a place: where it ends, in pieces and bytes, and what it is.
    fn prompt(&mut self, at: u32, start: Start) -> Option<(u32, Range<usize>, Match)> {
        let limit = match start {
            Start::Bracket(close) => close,
            _ => (at + MOST).min(self.chart.len()),
        };
        let ways = self.chart.ways(at, limit);
        let rows = ways.ends().find_map(|to| {
            let (step, strong) = ways.to(to)?;
            let found = self.grammar.matched(&self.chart, &ways, step, None);
            (strong && self.fits(at, to, start, &found)).then_some((to, found))
        });
        let label = || {
            ways.labels.iter().filter(|label| label.strong).find_map(|label| {
                let to = self.bound(at, start, &ways, label)?;
                let end = self.piece(to - 1).end as usize;
                let headline = Some(label.headline..self.range(at, to).end.max(end));
                Some((to, self.grammar.matched(&self.chart, &ways, label.step, headline)))
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

    /// Whether what was found from a place to another may stand there.
    fn fits(&self, at: u32, to: u32, start: Start, found: &Match) -> bool {
        let pieces = &self.chart.pieces[at as usize..to as usize];
        let chars = pieces.iter().filter(|piece| piece.is(UNSPACED)).count();
        let numbers = pieces.iter().filter(|piece| piece.word == NUMBER).count();
        let words = pieces.len() - numbers - chars + chars / 2;
        let own = words > 1 || matches!(found.kind, Kind::Advertisement | Kind::Share);
        let end = self.chart.break_at(to);
        let last = end == Break::Line;
        let gap = self.chart.gap(to);
        let row = |part: &Found| self.grammar.row(part.row);
        let named = found.parts.iter().any(|part| row(part).text().contains("<name>"));
        match start {
            Start::Bracket(close) => {
                // In round brackets a paragraph names its sources and says "(two weeks)".
                let edge = last || self.chart.break_at(at) == Break::Line;
                to == close && words > 1 && (!named || edge || !gap.contains(')'))
            }
            Start::Sentence => match end {
                Break::Line => true,
                Break::Sentence => own,
                Break::Joint => own && !named && self.parts_here(to),
                // A label whose headline cannot be told from the sentence behind stays with them;
                // and a name behind a name may be one name.
                Break::Inside => {
                    own && !found.label && !named && self.begins_sentence(to, found.kind, words)
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
                let strong = found.parts.iter().all(|part| !row(part).weak);
                last && words > 1 && strong && !named && (words > 3 || !stops)
            }
        }
    }

    /// Whether a sentence of prose begins at a place without a mark before it, behind a prompt of
    /// so many words: a space, a capital, small words near behind it, and an end mark.
    fn begins_sentence(&self, at: u32, kind: Kind, words: usize) -> bool {
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
        let end = self.chart.sentence_end(at, (at + MOST).min(self.chart.len()));
        let own = &self.chart.pieces[at as usize..end as usize];
        let small = |piece: &&Piece| piece.is(CASED) && !piece.is(CAPITAL);
        let marked = self.chart.gap(end).trim_start_matches(['"', '”', '»', ')']);
        let marked = marked.starts_with(['.', '!', '?', '…']) || own.len() == MOST as usize;
        own.len() > 2 && own.iter().skip(1).take(6).any(|piece| small(&piece)) && marked
    }

    /// Whether a joint is where two texts met: a capital behind a small letter.
    fn parts_here(&self, at: u32) -> bool {
        let before = self.piece(at - 1).end as usize;
        self.piece(at).is(CAPITAL)
            && self.chart.text[..before].chars().next_back().is_some_and(char::is_lowercase)
    }

    /// Where the headline behind a label ends, if that can be told.
    fn bound(&self, at: u32, start: Start, ways: &Ways, label: &Label) -> Option<u32> {
        let step = ways.steps[label.step as usize];
        if matches!(start, Start::Mark | Start::Plain | Start::Joint) && step.to - at < 2 {
            return None;
        }
        let to = match start {
            Start::Bracket(close) => close,
            _ => self.chart.sentence_end(step.to, (step.to + HEADLINE).min(self.chart.len())),
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
        let inside = &self.chart.pieces[step.to as usize + 1..to as usize];
        let capitals = inside.iter().any(|piece| piece.is(CAPITAL) || !piece.is(CASED));
        let marks = &self.grammar.table.marks;
        let name = |piece: &Piece| piece.is(CAPITAL) || marks[piece.word as usize] & PARTICLE != 0;
        let named = inside.len() < NAME as usize && inside.iter().all(name);
        let kind = self.grammar.row(step.row).kind;
        let picture = matches!(kind, Kind::Caption | Kind::Credit) && named;
        (bracket || line && !mark || !capitals || picture).then_some(to)
    }

    /// The bytes of a prompt, with what belongs to it: brackets, decoration, its end mark.
    fn range(&self, at: u32, to: u32) -> Range<usize> {
        let (text, first) = (self.chart.text, self.piece(at));
        let gap = self.chart.gap(at);
        let own = |c: char| c.is_whitespace() || is_decoration(c) || closing(c).is_some();
        let before = if first.is(GLUED) { "" } else { &gap[gap.trim_end_matches(own).len()..] };
        let start = first.start as usize - before.trim_start().len();
        let from = self.piece(to - 1).end as usize;
        let mut end = from;
        let joint = self.chart.pieces.get(to as usize).is_some_and(|piece| piece.is(GLUED));
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
