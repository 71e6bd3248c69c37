//! What a block's probability is made of, and what overruled it; for explanations only.

use std::borrow::Cow;

use super::costs::{SAYS, Weights};
use super::signals::Signals;
use super::{NAMED, Part, Scores, step};

/// What counted for a block beside its signals, each for body against [`other`](Self::other), the
/// likeliest part but body.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Passages {
    pub(crate) other: Part,
    /// Readings of all blocks before, and passing on from these, as logarithms of their weights.
    pub(crate) before: f32,
    /// The signals that say that the body starts here, as far as it may.
    pub(crate) starts: f32,
    /// Those that say that it is over.
    pub(crate) over: f32,
    /// Readings of all blocks behind.
    pub(crate) behind: f32,
    /// What the parts but body and `other` take away.
    pub(crate) rest: f32,
    /// Whether a rule named the block, and whether its signals say nothing, as it is of one player
    /// with the block before.
    pub(crate) named: bool,
    pub(crate) more: bool,
    /// Whether an earlier reading of the page had it, and it may not be body in this one.
    pub(crate) barred: bool,
    /// The probability from which on it is body.
    pub(crate) needed: f32,
}

/// The messages that meet at a block.
pub(crate) struct Messages<'m> {
    /// The weights of all readings up to the block before; nothing for the first.
    pub(crate) last: Option<[f64; 4]>,
    pub(crate) scores: &'m Scores,
    /// The weights of all readings behind.
    pub(crate) behind: &'m [f64; 4],
    /// Those of all readings, by the block's part.
    pub(crate) all: &'m [f64; 4],
}

impl Passages {
    pub(crate) fn of(messages: &Messages<'_>, fitted: &Weights, other: Part) -> Self {
        let odds = |weights: &[f64; 4]| (weights[1] / weights[other as usize]).ln() as f32;
        let upto = |starts, over| {
            odds(&step(messages.last, &Scores { parts: [1.0; 4], starts, over }, fitted))
        };
        let (starts, over) = (messages.scores.starts, messages.scores.over);
        let (none, first, both) = (upto(1.0, 1.0), upto(starts, 1.0), upto(starts, over));
        let [before, body, interruption, after] = *messages.all;
        debug_assert!(body >= 0.0);
        let rest = messages.all[other as usize] / (before + interruption + after);
        Self {
            other,
            before: none,
            starts: first - none,
            over: both - first,
            behind: odds(messages.behind),
            rest: rest.ln() as f32,
            named: false,
            more: false,
            barred: false,
            needed: 0.0,
        }
    }

    /// The signals that held, with what each counted for body, for the body's start and for its end;
    /// strongest first.
    pub(crate) fn evidence(
        &self,
        signals: Signals,
        fitted: &Weights,
    ) -> Vec<(&'static str, [f32; 3])> {
        let column = [0, usize::MAX, 1, 2][self.other as usize];
        let mut found = Vec::new();
        if !self.more {
            signals.each(|at| {
                let [before, interruption, after, starts, over] = fitted.row(at);
                let outside = [before, interruption, after].get(column).copied().unwrap_or(0.0);
                found.push((SAYS[at], [-outside, starts, over]));
            });
        }
        if self.named || self.barred {
            let why = if self.named { "named by a rule" } else { "barred after a reading" };
            found.push((why, [f32::from(NAMED) / 100.0, 0.0, 0.0]));
        }
        found.sort_by(|a, b| b.1[0].abs().total_cmp(&a.1[0].abs()));
        found
    }
}

/// What overruled the probability, block by block, in order.
#[derive(Debug, Default)]
pub(crate) struct Trail {
    kept: Vec<bool>,
    overrides: Vec<Vec<(Cow<'static, str>, bool)>>,
}

impl Trail {
    /// With what the probabilities alone say.
    pub(crate) fn new(kept: Vec<bool>) -> Self {
        Self { overrides: vec![Vec::new(); kept.len()], kept }
    }

    /// Notes a decision, where it is another one than the last.
    pub(crate) fn decide(&mut self, at: usize, kept: bool, name: Cow<'static, str>) {
        if self.kept[at] != kept {
            self.kept[at] = kept;
            self.overrides[at].push((name, kept));
        }
    }

    /// The same for all blocks.
    pub(crate) fn pass(&mut self, name: &'static str, parts: &[Part]) {
        for (at, part) in parts.iter().enumerate() {
            self.decide(at, *part == Part::Body, Cow::Borrowed(name));
        }
    }

    pub(crate) fn take(&mut self, at: usize) -> Vec<(Cow<'static, str>, bool)> {
        std::mem::take(&mut self.overrides[at])
    }
}
