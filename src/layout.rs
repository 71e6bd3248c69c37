//! Neighbours: where the article begins and ends, and what interrupts it.
//!
//! Every block is first judged alone and in its place by yes-or-no [`signals`], which count for or against it
//! ([`costs`]). Then all are settled together: the page is read as *before*, *body*, *interruption*, *after*, and the
//! reading with the largest sum is taken, found by dynamic programming in one pass there and one back.

pub(crate) mod costs;
pub(crate) mod signals;
pub(crate) mod view;

use costs::{COSTS, NEVER, OPEN, PASS};
use signals::Signals;
use view::View;

use crate::Bias;

/// The part of the page that a block stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Part {
    Before,
    Body,
    Interruption,
    After,
}

const PARTS: [Part; 4] = [Part::Before, Part::Body, Part::Interruption, Part::After];

/// What a block that a phrase or shape named counts against being body. Finite, so that a page is never without a reading.
const NAMED: f32 = -50.0;

/// What the layout says of every block.
pub(crate) struct Layout {
    pub(crate) parts: Vec<Part>,
    /// How much the best reading with the block in the body is worth over the best one without it.
    pub(crate) margins: Vec<f32>,
    pub(crate) signals: Vec<Signals>,
}

/// What a block counts for in each part, and at the seams.
#[derive(Clone, Copy)]
struct Scores {
    parts: [f32; 4],
    starts: f32,
    over: f32,
}

/// Settles all blocks. What a phrase or shape has named is never body.
pub(crate) fn settle(view: &View<'_>, bias: Bias) -> Layout {
    let signals: Vec<_> = (0..view.blocks.len()).map(|at| signals::read(view, at)).collect();
    let lean = lean(bias);
    let scores: Vec<_> = signals.iter().zip(&view.kinds).map(|(signals, kind)| score(*signals, kind.is_some(), lean)).collect();
    let ahead = forward(&scores);
    let behind = backward(&scores);
    let mut parts = Vec::with_capacity(scores.len());
    let mut margins = Vec::with_capacity(scores.len());
    for at in 0..scores.len() {
        let total = |part: usize| ahead[at][part] + behind[at][part];
        let out = total(0).max(total(2)).max(total(3));
        margins.push(total(1) - out);
    }
    trace(&ahead, &scores, &mut parts);
    Layout { parts, margins, signals }
}

/// What a bias adds to every block's being body.
const fn lean(bias: Bias) -> f32 {
    match bias {
        Bias::Precision => -1.5,
        Bias::Balanced => 0.0,
        Bias::Recall => 1.5,
    }
}

fn score(signals: Signals, named: bool, lean: f32) -> Scores {
    let mut scores = Scores { parts: [0.0, lean, 0.0, 0.0], starts: 0.0, over: 0.0 };
    for cost in signals.iter().filter_map(|at| COSTS.get(at)) {
        scores.parts[0] += cost.before;
        scores.parts[2] += cost.interruption;
        scores.parts[3] += cost.after;
        scores.starts += cost.starts;
        scores.over += cost.over;
    }
    if named {
        scores.parts[1] += NAMED;
    }
    scores
}

/// What passing from one part into a block counts for.
fn pass(from: usize, to: usize, scores: &Scores) -> f32 {
    let seam = match (from, to) {
        (0, 1) => scores.starts,
        (1 | 2, 3) => scores.over,
        _ => 0.0,
    };
    PASS[from][to] + seam
}

/// The best sum of every reading that ends in each part, block by block.
fn forward(scores: &[Scores]) -> Vec<[f32; 4]> {
    let mut all: Vec<[f32; 4]> = Vec::with_capacity(scores.len());
    for scores in scores {
        let mut sums = [NEVER; 4];
        for (to, sum) in sums.iter_mut().enumerate() {
            let best = match all.last() {
                None => OPEN[to] + if to == 1 { scores.starts } else { 0.0 },
                Some(last) => (0..4).map(|from| last[from] + pass(from, to, scores)).fold(f32::MIN, f32::max),
            };
            *sum = best + scores.parts[to];
        }
        // Only differences count; taking the largest off keeps the sums small on any page.
        let top = sums.iter().copied().fold(f32::MIN, f32::max);
        all.push(sums.map(|sum| (sum - top).max(NEVER)));
    }
    all
}

/// The best sum of every reading from each part on, block by block.
fn backward(scores: &[Scores]) -> Vec<[f32; 4]> {
    let mut all = vec![[0.0; 4]; scores.len()];
    for at in (1..scores.len()).rev() {
        let (next, scores) = (all[at], &scores[at]);
        let mut sums = [0.0; 4];
        for (from, sum) in sums.iter_mut().enumerate() {
            *sum = (0..4).map(|to| pass(from, to, scores) + scores.parts[to] + next[to]).fold(f32::MIN, f32::max);
        }
        let top = sums.iter().copied().fold(f32::MIN, f32::max);
        all[at - 1] = sums.map(|sum| (sum - top).max(NEVER));
    }
    all
}

/// The best reading, from its last block back.
fn trace(ahead: &[[f32; 4]], scores: &[Scores], parts: &mut Vec<Part>) {
    let largest = |value: &dyn Fn(usize) -> f32| (0..4).max_by(|a, b| value(*a).total_cmp(&value(*b))).unwrap_or(0);
    let mut part = match ahead.last() {
        Some(last) => largest(&|part| last[part]),
        None => return,
    };
    parts.push(PARTS[part]);
    for at in (1..ahead.len()).rev() {
        part = largest(&|from| ahead[at - 1][from] + pass(from, part, &scores[at]));
        parts.push(PARTS[part]);
    }
    parts.reverse();
}

/// The signals that held for a block, with what each counted for body against the likeliest other part; strongest first.
pub(crate) fn evidence(layout: &Layout, at: usize) -> impl Iterator<Item = (&'static str, f32)> {
    let held = || layout.signals[at].iter().filter_map(|at| COSTS.get(at));
    let sums = held().fold([0.0_f32; 3], |sums, cost| [sums[0] + cost.before, sums[1] + cost.interruption, sums[2] + cost.after]);
    let other = (0..3).max_by(|a, b| sums[*a].total_cmp(&sums[*b])).unwrap_or(0);
    let mut found: Vec<_> = held().map(|cost| (cost.says, -[cost.before, cost.interruption, cost.after][other])).collect();
    found.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    found.into_iter()
}
