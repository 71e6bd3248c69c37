//! What went, as a list.

use std::iter::Peekable;
use std::ops::Range;

use super::widened;
use crate::article::Removal;
use crate::door::block::Block;
use crate::door::markdown::Markup;
use crate::noun::{Cut, Named, Verdict};
use crate::settle::Scope;

/// The prompts that go from inside the blocks that stay, in order.
pub(super) fn inside<'c>(
    cuts: &'c [Cut<'c>],
    labels: &'c [Named<'_>],
    scope: &'c Scope,
) -> Peekable<impl Iterator<Item = &'c Cut<'c>>> {
    cuts.iter().filter(|cut| labels[cut.block].is_none() && scope.goes(cut.verdict)).peekable()
}

/// Lists what went.
pub(super) fn removals(
    blocks: &[Block],
    labels: &[Named<'_>],
    cuts: &[Cut<'_>],
    markup: Option<&Markup<'_>>,
    scope: &Scope,
) -> Vec<Removal> {
    let mut removed = Removed::with_room(labels, cuts.len());
    let mut cuts = inside(cuts, labels, scope);
    for (at, block) in blocks.iter().enumerate() {
        if let Some(label) = labels[at] {
            removed.book(label, widened(markup, block.start..block.end));
            continue;
        }
        while let Some(cut) = cuts.next_if(|cut| cut.block == at) {
            removed.part();
            removed.book(cut.verdict, widened(markup, cut.range.clone()));
        }
        removed.part();
    }
    removed.all
}

/// The list of what went.
struct Removed<'r> {
    all: Vec<Removal>,
    /// What the last one was named as, where its neighbour may be one with it: nothing was kept since.
    last: Option<&'r Verdict>,
}

impl<'r> Removed<'r> {
    /// With room for whatever blocks with these labels and so many cuts can give.
    fn with_room(labels: &[Named<'_>], cuts: usize) -> Self {
        let same =
            |a: &Named<'_>, b: &Named<'_>| a.map(std::ptr::from_ref) == b.map(std::ptr::from_ref);
        let runs = labels.chunk_by(same).filter(|run| run[0].is_some());
        Self { all: Vec::with_capacity(runs.count() + cuts), last: None }
    }

    /// Notes that something was kept since the last one.
    fn part(&mut self) {
        self.last = None;
    }

    /// Books a removal; neighbours of one kind and rule are one.
    fn book(&mut self, verdict: &'r Verdict, range: Range<usize>) {
        if self.last == Some(verdict)
            && let Some(last) = self.all.last_mut()
        {
            last.range.end = range.end;
            return;
        }
        self.all.push(Removal { kind: verdict.kind, rule: verdict.rule.clone(), range });
        self.last = Some(verdict);
    }
}
