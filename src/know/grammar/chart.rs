//! What of a unit is rows: a dynamic programme over the places between its words.
//!
//! From each place that rows lead to, the automaton is run once; a place keeps the best way to it.
//! Words that are no row's stop it, so a line of prose costs a look at its first word.

use super::parse::Section;
use super::refuse::{is_headline, is_separator};
use super::table::{GAP, NAME, NONE, OPEN, PARTICLE, Symbol, Table, slot, word};
use super::tokens::{ADDRESS, CAPITAL, CASED, GLUED, NUMBER, Piece, UNKNOWN, UNSPACED};
use super::{Row, RowId};

/// Pieces of one word that are read as one.
const JOINED: usize = 4;
/// Words of a name, small ones among them.
const NAME_WORDS: usize = 8;
/// The same in scripts without capitals.
const PLAIN_NAME_WORDS: usize = 4;
/// Characters of a name in scripts without spaces.
const NAME_CHARS: usize = 8;
/// Words of a `*` inside a row: a headline.
const GAP_WORDS: u32 = 24;
/// States of one run of the automaton: rows need some dozens, and noise must not need more.
const STATES: usize = 512;

/// What stands between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    /// Nothing: a joint.
    Joint,
    /// Spaces or marks inside a sentence.
    Inside,
    /// A sentence's end.
    Sentence,
    /// A line's end.
    Line,
}

/// A row that was found from a place to another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) row: RowId,
    /// The step before it.
    before: u32,
    cost: u32,
}

/// A place that rows lead to: its best way over weak rows alone, and its best over a strong one.
#[derive(Debug, Clone, Copy)]
struct Head {
    at: u32,
    best: [u32; 2],
}

const NO_STEP: u32 = u32::MAX;
/// What a row costs, so that few rows come before many.
const ROW: u32 = 1000;

/// A label with what may be a headline behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label {
    /// Its last step.
    pub(super) step: u32,
    pub(super) strong: bool,
    /// Where the headline begins, in bytes.
    pub(super) headline: usize,
}

/// All ways over rows from one place.
#[derive(Debug, Default)]
pub(super) struct Ways {
    pub(super) steps: Vec<Step>,
    heads: Vec<Head>,
    pub(super) labels: Vec<Label>,
}

impl Ways {
    /// The best way to a place: its last step, and whether a row of it is strong.
    pub(super) fn to(&self, at: u32) -> Option<(u32, bool)> {
        let head = self.heads.iter().find(|head| head.at == at)?;
        let [weak, strong] = head.best;
        match (strong, weak) {
            (NO_STEP, NO_STEP) => None,
            (NO_STEP, weak) => Some((weak, false)),
            (strong, _) => Some((strong, true)),
        }
    }

    /// The places that rows lead to, the last first.
    pub(super) fn ends(&self) -> impl Iterator<Item = u32> {
        self.heads.iter().skip(1).rev().map(|head| head.at)
    }

    /// The steps that lead to one, in order.
    pub(super) fn path(&self, last: u32) -> Vec<Step> {
        let mut path = Vec::new();
        let mut at = last;
        while let Some(step) = self.steps.get(at as usize) {
            path.push(*step);
            at = step.before;
        }
        path.reverse();
        path
    }
}

/// The words of a text, and what each may be read as.
#[derive(Debug)]
pub(super) struct Chart<'a> {
    table: &'a Table,
    rows: &'a [Row],
    pub(super) text: &'a str,
    pub(super) pieces: Vec<Piece>,
    /// Words and slots from a place, and where each ends.
    reads: Vec<(Symbol, u32)>,
    /// By place, where its reads stand in the list; found when first asked for.
    known: Vec<Option<(u32, u32)>>,
}

impl<'a> Chart<'a> {
    pub(super) fn new(
        table: &'a Table,
        rows: &'a [Row],
        text: &'a str,
        pieces: Vec<Piece>,
    ) -> Self {
        let known = vec![None; pieces.len()];
        Self { table, rows, text, pieces, reads: Vec::new(), known }
    }

    /// How many pieces there are.
    pub(super) fn len(&self) -> u32 {
        self.pieces.len() as u32
    }

    /// The text between the word before a place and the one behind it.
    pub(super) fn gap(&self, at: u32) -> &'a str {
        let from =
            (at as usize).checked_sub(1).map_or(0, |before| self.pieces[before].end as usize);
        let to = self.pieces.get(at as usize).map_or(self.text.len(), |piece| piece.start as usize);
        &self.text[from..to]
    }

    /// What a place is for the sentences around it.
    pub(super) fn break_at(&self, at: u32) -> Break {
        let Some(piece) = self.pieces.get(at as usize) else { return Break::Line };
        let Some(before) = (at as usize).checked_sub(1).map(|before| self.pieces[before]) else {
            return Break::Line;
        };
        if piece.is(GLUED) {
            return Break::Joint;
        }
        let gap = self.gap(at);
        if gap.bytes().all(|b| b == b' ' || b == b',') {
            return Break::Inside;
        }
        if gap.contains('\n') {
            return Break::Line;
        }
        let Some(mark) = gap.rfind(|c: char| matches!(c, '.' | '!' | '?' | '…') || is_full_stop(c))
        else {
            return Break::Inside;
        };
        if gap[mark..].starts_with(is_full_stop) {
            return Break::Sentence;
        }
        let small = piece.is(CASED) && !piece.is(CAPITAL);
        if small || piece.word == NUMBER && !gap.ends_with(' ') {
            return Break::Inside;
        }
        // "St. Mary", "J. Hansen": a short word with a capital and a full stop ends nothing.
        let letters = self.text[before.start as usize..before.end as usize].chars().count();
        let short = before.is(CAPITAL) && letters < 4 || before.is(CASED) && letters < 2;
        if short && gap[mark..].starts_with('.') { Break::Inside } else { Break::Sentence }
    }

    /// The first place behind `from` where a sentence ends, `limit` at the latest.
    pub(super) fn sentence_end(&self, from: u32, limit: u32) -> u32 {
        let ends = |at: &u32| matches!(self.break_at(*at), Break::Sentence | Break::Line);
        (from + 1..limit).find(ends).unwrap_or(limit)
    }

    /// The words that begin at a place: the piece there, and it with those glued to it.
    fn words_at(&self, at: u32, out: &mut Vec<(u32, u32)>) {
        let Some(piece) = self.pieces.get(at as usize) else { return };
        if piece.word != UNKNOWN {
            out.push((piece.word, at + 1));
        }
        let rest = &self.pieces[at as usize + 1..];
        if piece.word == NUMBER || !rest.first().is_some_and(|next| next.is(GLUED)) {
            return;
        }
        let fold = self.table.words.fold;
        let own = |piece: &Piece| &self.text[piece.start as usize..piece.end as usize];
        let mut hash = super::tokens::WordHash::START.over(own(piece), fold);
        let glued = |next: &&Piece| next.is(GLUED) && next.word != NUMBER;
        for (more, next) in rest.iter().take_while(glued).take(JOINED).enumerate() {
            hash = hash.over(own(next), fold);
            let id = self.table.words.get(hash);
            if id != UNKNOWN {
                out.push((id, at + 2 + more as u32));
            }
        }
    }

    /// Where the words and slots that begin at a place stand in the list.
    fn reads(&mut self, at: u32) -> (u32, u32) {
        if let Some(Some(known)) = self.known.get(at as usize) {
            return *known;
        }
        let from = self.reads.len() as u32;
        let (mut words, mut behind) = (Vec::new(), Vec::new());
        self.words_at(at, &mut words);
        let fillers = &self.table.fillers;
        let mut stack: Vec<(u32, u32)> = Vec::new();
        for (id, end) in &words {
            self.reads.push((word(*id), *end));
            stack.extend(fillers.starts(word(*id)).map(|start| (start.node, *end)));
        }
        while let Some((node, end)) = stack.pop() {
            self.reads.extend(fillers.outs(node).map(|filled| (slot(filled), end)));
            if fillers.nodes[node as usize].child != NONE {
                behind.clear();
                self.words_at(end, &mut behind);
                for (child, edge) in fillers.children(node) {
                    let same = |(id, _): &&(u32, u32)| word(*id) == edge.symbol;
                    stack.extend(behind.iter().filter(same).map(|(_, end)| (child, *end)));
                }
            }
        }
        let range = (from, self.reads.len() as u32);
        if let Some(known) = self.known.get_mut(at as usize) {
            *known = Some(range);
        }
        range
    }

    /// Where a name may end that begins at a place.
    fn names(&self, at: u32, out: &mut Vec<u32>) {
        let mark = |piece: &Piece| self.table.marks[piece.word as usize];
        let mut plain = 0;
        let mut named = false;
        for (many, piece) in self.pieces.iter().skip(at as usize).enumerate() {
            let here = at + many as u32;
            let small = mark(piece) & PARTICLE != 0;
            let cased = piece.is(CASED);
            let fits = piece.word == ADDRESS
                || piece.word == NUMBER
                || !cased && piece.word != NUMBER
                || piece.is(CAPITAL)
                || many > 0 && small;
            let most = match cased || piece.word == NUMBER {
                true => NAME_WORDS,
                false if piece.is(UNSPACED) => NAME_CHARS,
                false => PLAIN_NAME_WORDS,
            };
            plain += 1;
            let ended = many > 0
                && (matches!(self.break_at(here), Break::Sentence | Break::Line)
                    || self.gap(here).contains([':', ';', '|', '(', '[', '?', '!']));
            if !fits || plain > most || ended {
                return;
            }
            named |= piece.word != NUMBER;
            // Without capitals a sentence looks like a name, but for its end mark.
            let prose = !cased
                && piece.word != NUMBER
                && self
                    .gap(here + 1)
                    .starts_with(|c| matches!(c, '.' | '!' | '?') || is_full_stop(c));
            if named && !prose && (!small || piece.is(CAPITAL)) {
                out.push(here + 1);
            }
        }
    }

    /// The rows that begin at a place, or behind any words before it, and where each ends.
    fn rows_from(&mut self, at: u32, open: bool, found: &mut Vec<(RowId, u32)>) {
        let table = self.table;
        let mut stack: Vec<(u32, u32)> = Vec::new();
        let (from, to) = self.reads(at);
        for (symbol, end) in &self.reads[from as usize..to as usize] {
            let starts = table.rows.starts(*symbol).filter(|start| start.open == open);
            stack.extend(starts.map(|start| (start.node, *end)));
        }
        let mut ends = Vec::new();
        if table.rows.starts(NAME).any(|start| start.open == open) {
            self.names(at, &mut ends);
            for start in table.rows.starts(NAME).filter(|start| start.open == open) {
                stack.extend(ends.iter().map(|end| (start.node, *end)));
            }
        }
        let mut seen = 0;
        // Only over words of several lengths do two ways lead to one state.
        let mut long = stack.iter().any(|(_, end)| *end > at + 1);
        while let Some(state) = stack.get(seen).copied() {
            seen += 1;
            if seen > STATES {
                return;
            }
            long |= self.follow(state, long, &mut stack, found);
        }
    }

    /// The rows that take any words from a place on.
    #[cfg(test)]
    pub(super) fn every_row(&mut self, at: u32, rows: &mut Vec<RowId>) {
        let mut found = Vec::new();
        self.rows_from(at, false, &mut found);
        self.rows_from(at, true, &mut found);
        rows.extend(found.into_iter().map(|(row, _)| row));
    }

    /// Adds what one state of the automaton leads to; tells whether over more than one word.
    fn follow(
        &mut self,
        (node, at): (u32, u32),
        mut long: bool,
        stack: &mut Vec<(u32, u32)>,
        found: &mut Vec<(RowId, u32)>,
    ) -> bool {
        let table = self.table;
        found.extend(table.rows.outs(node).map(|row| (row, at)));
        if table.rows.nodes[node as usize].child == NONE {
            return false;
        }
        let (from, to) = self.reads(at);
        let mut add = |state: (u32, u32)| {
            long |= state.1 > at + 1;
            if !long || !stack.contains(&state) {
                stack.push(state);
            }
        };
        for (child, edge) in table.rows.children(node) {
            if edge.optional {
                add((child, at));
            }
            if edge.symbol == GAP {
                let end = self.sentence_end(at, (at + GAP_WORDS).min(self.len()).max(at));
                (at..=end).for_each(|end| add((child, end)));
                continue;
            }
            if edge.symbol == NAME {
                let mut ends = Vec::new();
                self.names(at, &mut ends);
                ends.into_iter().for_each(|end| add((child, end)));
                continue;
            }
            for (symbol, end) in &self.reads[from as usize..to as usize] {
                if *symbol == edge.symbol {
                    add((child, *end));
                }
            }
        }
        long
    }

    /// All ways over rows from a place, up to another.
    pub(super) fn ways(&mut self, from: u32, limit: u32) -> Ways {
        let mut ways = Ways::default();
        ways.heads.push(Head { at: from, best: [NO_STEP; 2] });
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(head) = ways.heads.get(at).copied() {
            at += 1;
            if head.at >= limit {
                break;
            }
            found.clear();
            self.rows_from(head.at, false, &mut found);
            self.open_rows(head.at, limit, &mut found);
            for (row, end) in &found {
                if *end > limit || self.is_bare(*row, *end, &found) {
                    continue;
                }
                let (row, end) = (*row, *end);
                self.step(&mut ways, head, row, end, limit);
                if self.rows[row as usize].close && end < limit {
                    let close = self.sentence_end(end, limit);
                    self.step(&mut ways, head, row, close, limit);
                }
            }
        }
        ways
    }

    /// Whether a row is a label that stands alone, without its colon, and the same words are a row
    /// that needs company: then they do.
    fn is_bare(&self, row: RowId, end: u32, found: &[(RowId, u32)]) -> bool {
        let weak = |other: &Row| other.weak && !other.label;
        self.rows[row as usize].label
            && found.iter().any(|(other, to)| *to == end && weak(&self.rows[*other as usize]))
            && is_separator(self.gap(end)).is_none()
    }

    /// Rows of any words and a fixed end, where a sentence begins.
    fn open_rows(&mut self, at: u32, limit: u32, found: &mut Vec<(RowId, u32)>) {
        if !matches!(self.break_at(at), Break::Sentence | Break::Line) {
            return;
        }
        let marks = &self.table.marks;
        let fixed = |piece: &Piece| marks[piece.word as usize] & OPEN != 0 || piece.is(GLUED);
        let may = |(at, piece): (u32, &Piece)| fixed(piece).then_some(at);
        let own = &self.pieces[at as usize + 1..limit as usize];
        let starts: Vec<_> = (at + 1..).zip(own).filter_map(may).collect();
        if starts.is_empty() {
            return;
        }
        let end = self.sentence_end(at, limit);
        let mut behind = Vec::new();
        for start in starts.into_iter().take_while(|start| *start < end) {
            // A word glued to the one before it may be the end of one that the row knows.
            for start in [start - u32::from(self.pieces[start as usize].is(GLUED)), start] {
                if start > at {
                    self.rows_from(start, true, &mut behind);
                }
            }
        }
        found.extend(behind.into_iter().filter(|(_, to)| *to == end));
    }

    /// Keeps a row as a step to a place, if no better way leads there.
    fn step(&self, ways: &mut Ways, head: Head, row: RowId, to: u32, limit: u32) {
        let of = &self.rows[row as usize];
        let dear = 2 * u32::from(of.open || of.close) + u32::from(of.weak);
        let own = ROW + dear + u32::from(of.label);
        let place = match ways.heads.binary_search_by_key(&to, |head| head.at) {
            Ok(place) => place,
            Err(place) => {
                ways.heads.insert(place, Head { at: to, best: [NO_STEP; 2] });
                place
            }
        };
        for (strong, before) in head.best.into_iter().enumerate() {
            let first = ways.steps.get(before as usize).is_none();
            if first && (strong == 1 || head.best != [NO_STEP; 2]) {
                continue;
            }
            let cost = own + ways.steps.get(before as usize).map_or(0, |step| step.cost);
            let strong = strong == 1 || !of.weak;
            let step = Step { from: head.at, to, row, before, cost };
            let old = &mut ways.heads[place].best[usize::from(strong)];
            if ways.steps.get(*old as usize).is_none_or(|old| (cost, row) < (old.cost, old.row)) {
                *old = ways.steps.len() as u32;
                ways.steps.push(step);
            }
            self.label(ways, step, strong, limit);
        }
    }

    /// Keeps a label that something stands behind.
    fn label(&self, ways: &mut Ways, step: Step, strong: bool, limit: u32) {
        if !self.rows[step.row as usize].label || step.to >= limit {
            return;
        }
        let Some(behind) = is_separator(self.gap(step.to)) else { return };
        let headline = self.pieces[step.to as usize - 1].end as usize + behind;
        ways.steps.push(step);
        ways.labels.push(Label { step: ways.steps.len() as u32 - 1, strong, headline });
    }

    /// Whether what stands behind a label, up to `end`, is a headline.
    pub(super) fn heads(&self, ways: &Ways, label: &Label, end: usize) -> bool {
        let row = ways.steps[label.step as usize].row as usize;
        self.text
            .get(label.headline..end)
            .is_some_and(|text| is_headline(text, self.rows[row].kind))
    }
}

/// Marks that end a sentence wherever they stand, with no space behind them.
pub(super) const fn is_full_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '।' | '॥' | '۔' | '؟' | '။' | '។')
}

/// The sections that [`super::Grammar`] holds by default.
pub(super) const fn is_prompt(section: Section) -> bool {
    matches!(section, Section::Kind(_))
}
