//! The best way over rows from a place to another.

use super::RowId;
use super::chart::{Break, Chart};
use super::refuse::{is_headline, is_separator};
use super::table::OPEN;
use super::tokens::GLUED;

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
    /// The best first.
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

    /// Whether a way ends in a row that takes any title.
    pub(super) fn is_free(&self, chart: &Chart<'_>, last: u32) -> bool {
        self.steps.get(last as usize).is_some_and(|step| chart.view.row(step.row).free())
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

impl Chart<'_> {
    /// All ways over rows from a place, up to another.
    pub(super) fn ways(&mut self, from: u32, limit: u32) -> Ways {
        let mut ways = std::mem::take(&mut self.room.ways);
        ways.steps.clear();
        ways.heads.clear();
        ways.labels.clear();
        ways.heads.push(Head { at: from, best: [NO_STEP; 2] });
        let mut found = std::mem::take(&mut self.room.found);
        let mut at = 0;
        while let Some(head) = ways.heads.get(at).copied() {
            at += 1;
            if head.at >= limit || !self.has(head.at) {
                break;
            }
            found.clear();
            self.rows_at(head.at, &mut found);
            if self.opens {
                self.open_rows(head.at, limit, &mut found);
            }
            for (row, end) in &found {
                if *end > limit || self.is_bare(*row, *end, &found) {
                    continue;
                }
                let (row, end) = (*row, *end);
                self.step(&mut ways, head, row, end, limit);
                if self.view.row(row).close() && end < limit && self.has(end) {
                    let close = self.sentence_end(end, limit);
                    self.step(&mut ways, head, row, close, limit);
                }
            }
        }
        self.room.found = found;
        let steps = &ways.steps;
        ways.labels.sort_by_key(|label| {
            let step = steps[label.step as usize];
            (step.cost, step.row)
        });
        ways
    }

    /// Whether a row is a label that stands alone, without its colon, and the same words are a row
    /// that needs company: then they do.
    fn is_bare(&mut self, row: RowId, end: u32, found: &[(RowId, u32)]) -> bool {
        let view = self.view;
        let weak = |other: RowId| view.row(other).weak() && !view.row(other).label();
        view.row(row).label()
            && found.iter().any(|(other, to)| *to == end && weak(*other))
            && is_separator(self.gap(end)).is_none()
    }

    /// Rows of any words and a fixed end, where a sentence begins.
    fn open_rows(&mut self, at: u32, limit: u32, found: &mut Vec<(RowId, u32)>) {
        if !matches!(self.break_at(at), Break::Sentence | Break::Text) {
            return;
        }
        let end = self.sentence_end(at, limit);
        let mut behind = Vec::new();
        for start in at + 1..end {
            let Some(piece) = self.piece(start) else { break };
            if self.view.marks(piece.word) & OPEN == 0 && !piece.is(GLUED) {
                continue;
            }
            // A word glued to the one before it may be the end of one that the row knows.
            for start in [start - u32::from(piece.is(GLUED)), start] {
                if start > at {
                    self.rows_from(start, true, &mut behind);
                }
            }
        }
        found.extend(behind.into_iter().filter(|(_, to)| *to == end));
    }

    /// Whether the fixed end of a row of any words begins at a place and ends a sentence.
    pub(super) fn closes(&mut self, at: u32) -> bool {
        // A word glued to the one before it may be the end of one that the row knows.
        let mut behind = std::mem::take(&mut self.room.found);
        behind.clear();
        let glued = self.piece(at).is_some_and(|piece| piece.is(GLUED));
        for at in at.saturating_sub(u32::from(glued))..=at {
            self.rows_from(at, true, &mut behind);
        }
        let ends = |to: u32| matches!(self.break_at(to), Break::Sentence | Break::Text);
        let closes = behind.iter().map(|(_, to)| *to).any(ends);
        self.room.found = behind;
        closes
    }

    /// Keeps a row as a step to a place, if no better way leads there.
    fn step(&mut self, ways: &mut Ways, head: Head, row: RowId, to: u32, limit: u32) {
        let of = self.view.row(row);
        let dear = 2 * u32::from(of.open() || of.close()) + u32::from(of.weak());
        let own = ROW + dear + u32::from(of.label());
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
            let strong = strong == 1 || !of.weak();
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
    fn label(&mut self, ways: &mut Ways, step: Step, strong: bool, limit: u32) {
        if !self.view.row(step.row).label() || step.to >= limit || !self.has(step.to) {
            return;
        }
        let Some(behind) = is_separator(self.gap(step.to)) else { return };
        let end = self.piece(step.to - 1).map_or(0, |piece| piece.end as usize);
        let headline = end + behind;
        ways.steps.push(step);
        ways.labels.push(Label { step: ways.steps.len() as u32 - 1, strong, headline });
    }

    /// Whether what stands behind a label, up to `end`, is a headline.
    pub(super) fn heads(&self, ways: &Ways, label: &Label, end: usize) -> bool {
        let kind = self.view.row(ways.steps[label.step as usize].row).kind();
        self.text.get(label.headline..end).is_some_and(|text| is_headline(text, kind))
    }
}
