//! The layout's fit: small steps (Adam) up the aim of the pages, with some of the signals switched off for each.

use std::f64::consts::PI;
use std::fmt::Write as _;

use anyhow::{Result, ensure};
use dehusk::fitting::{self, Model};

use crate::chain::{self, FIGURES, FOLLOW, OPENS, Room, Weights};
use crate::label::Page;
use crate::rng::Rng;

/// Rounds over all pages with steps that shrink, and with small steps, over which the weights are averaged.
const EPOCHS: usize = 5;
const LAST_EPOCHS: usize = 3;
/// Sizes of the first and last steps. At .1 the fit diverges; .02 to .05 make no difference.
const RATE: f64 = 0.03;
const LAST_RATE: f64 = 0.006;
/// Pages of a step.
const BATCH: usize = 64;
/// Share of the signals that are switched off for a page. What is left counts for more, so that sums
/// are as large as with all: without that it costs .025 of the word F1.
const OFF: f64 = 0.25;
/// How much the pages count for against the pull of the weights to zero, which is L2 for all and
/// a tenth of it for passages.
const LIKELIHOOD: f64 = 3.0;
const L2: f64 = 1e-3;
const L2_PASS: f64 = 1e-4;
/// The pull to zero that makes nothing of the figures for where the body starts and is over that tell
/// little (L1). At .3 as many as half of them are left, and none is missed; at 1, none are left, and
/// aeb loses .012, fundus .009, framed .033. A pull of the others, too, even of .03, is felt by all sets.
const L1_SEAMS: f64 = 0.4;
/// A figure that is nearer to zero than this is left out: it moves no block.
const LEAST: f64 = 0.03;
/// Adam's own: how slowly the means of gradients and of their squares move, and what is added so that nothing is divided by 0.
const MEAN: f64 = 0.9;
const MEAN_SQUARE: f64 = 0.999;
const TINY: f64 = 1e-8;
/// Largest figure that a table may hold: the library keeps hundredths in 16 bits.
const LARGEST: f64 = 300.0;
/// Where the random streams begin, of which each makes a climb of its own. The mean of their weights is no better on pages of
/// others than the weights of one, but moves less from fit to fit: by one seed alone, single files move by .01.
const SEEDS: [u64; 4] = [1, 2, 3, 4];

/// Fits the layout to pages, and returns its table.
pub fn fit(pages: &[&Page]) -> Result<String> {
    let mut mean = Mean::new(Model::Layout.signals().len());
    for seed in SEEDS {
        climb(pages, seed, &mut mean)?;
    }
    Ok(table(&mean.weights()))
}

/// Climbs once, and adds the weights of the last rounds to the mean.
fn climb(pages: &[&Page], seed: u64, mean: &mut Mean) -> Result<()> {
    let signals = Model::Layout.signals().len();
    let mut weights = Weights::start(signals);
    let mut steps = Adam::new(signals);
    let mut rng = Rng::new(seed);
    let mut order: Vec<usize> = (0..pages.len()).collect();
    let mut room = Room::default();
    let batches = pages.len().div_ceil(BATCH);
    for epoch in 0..EPOCHS + LAST_EPOCHS {
        rng.shuffle(&mut order);
        for (nth, batch) in order.chunks(BATCH).enumerate() {
            let (gradient, total) = gradient(&weights, pages, batch, &mut rng, &mut room);
            let done = (epoch as f64 + nth as f64 / batches as f64) / EPOCHS as f64;
            let falling = 0.5 * (1.0 + (PI * done.min(1.0)).cos());
            steps.step(&mut weights, &gradient, total, LAST_RATE + (RATE - LAST_RATE) * falling);
            if epoch >= EPOCHS {
                mean.add(&weights);
            }
        }
        let sound = weights.rows.iter().flatten().all(|figure| figure.is_finite());
        ensure!(sound, "the fit of the layout diverged in epoch {epoch}");
    }
    Ok(())
}

/// The gradient of some pages, and what they weigh.
fn gradient(
    weights: &Weights,
    pages: &[&Page],
    batch: &[usize],
    rng: &mut Rng,
    room: &mut Room,
) -> (Weights, f64) {
    let signals = weights.rows.len();
    let mut gradient = Weights::zero(signals);
    let (mut on, mut rows) = (vec![0.0; signals], weights.rows.clone());
    let mut total = 0.0;
    for page in batch.iter().map(|at| pages[*at]) {
        for signal in 0..signals {
            on[signal] = if rng.unit() < OFF { 0.0 } else { 1.0 / (1.0 - OFF) };
            rows[signal] = weights.rows[signal].map(|figure| figure * on[signal]);
        }
        total += page.weight;
        let scale = LIKELIHOOD * page.weight;
        chain::add(weights, &rows, &on, page, scale, room, &mut gradient);
    }
    (gradient, total)
}

/// Adam: steps by the mean of the gradients over the root of the mean of their squares.
struct Adam {
    means: Vec<[f64; 2]>,
    steps: i32,
}

impl Adam {
    fn new(signals: usize) -> Self {
        Self { means: vec![[0.0; 2]; signals * FIGURES + 20], steps: 0 }
    }

    fn step(&mut self, weights: &mut Weights, gradient: &Weights, total: f64, rate: f64) {
        self.steps += 1;
        let fresh = [1.0 - MEAN.powi(self.steps), 1.0 - MEAN_SQUARE.powi(self.steps)];
        let share = 1.0 / total.max(TINY);
        let mut means = self.means.iter_mut();
        let mut step = |weight: &mut f64, gradient: f64, l2: f64, l1: f64| {
            let Some([mean, square]) = means.next() else { return };
            let gradient = gradient * share - l2 * *weight;
            *mean = MEAN * *mean + (1.0 - MEAN) * gradient;
            *square = MEAN_SQUARE * *square + (1.0 - MEAN_SQUARE) * gradient * gradient;
            *weight += rate * (*mean / fresh[0]) / ((*square / fresh[1]).sqrt() + TINY);
            // What is nearer to zero than the pull is nothing.
            *weight = weight.signum() * (weight.abs() - rate * l1).max(0.0);
        };
        for (row, gradient) in weights.rows.iter_mut().zip(&gradient.rows) {
            for figure in [0, 2, 3, 4, 5] {
                let l1 = if figure >= 4 { L1_SEAMS } else { 0.0 };
                step(&mut row[figure], gradient[figure], L2, l1);
            }
        }
        for from in 0..4 {
            for to in (0..4).filter(|to| FOLLOW[from][*to]) {
                step(&mut weights.pass[from][to], gradient.pass[from][to], L2_PASS, 0.0);
            }
            if OPENS[from] {
                step(&mut weights.open[from], gradient.open[from], L2_PASS, 0.0);
            }
        }
    }
}

/// The mean of weights on the way.
struct Mean {
    sum: Weights,
    count: f64,
}

impl Mean {
    fn new(signals: usize) -> Self {
        Self { sum: Weights::zero(signals), count: 0.0 }
    }

    fn add(&mut self, weights: &Weights) {
        let add =
            |sum: &mut [f64], more: &[f64]| sum.iter_mut().zip(more).for_each(|(a, b)| *a += b);
        self.sum.rows.iter_mut().zip(&weights.rows).for_each(|(sum, row)| add(sum, row));
        self.sum.pass.iter_mut().zip(&weights.pass).for_each(|(sum, row)| add(sum, row));
        add(&mut self.sum.open, &weights.open);
        self.count += 1.0;
    }

    fn weights(mut self) -> Weights {
        let count = f64::max(self.count, 1.0);
        let rows = self.sum.rows.iter_mut().flatten();
        let all = rows.chain(self.sum.pass.iter_mut().flatten()).chain(&mut self.sum.open);
        all.for_each(|figure| *figure /= count);
        self.sum
    }
}

/// The rows of a table, in hundredths; what rounds to nothing is `0`.
fn table(weights: &Weights) -> String {
    let mut text = String::new();
    let mut row = |name: &str, doc: &str, figures: &[String]| {
        let _ = writeln!(text, "{name}\t{doc}\t{}", figures.join("\t"));
    };
    row(
        "signal",
        "doc",
        &Model::Layout.columns().iter().map(ToString::to_string).collect::<Vec<_>>(),
    );
    for ((name, doc), figures) in Model::Layout.signals().iter().zip(&weights.rows) {
        let cell = |figure: f64| written(if figure.abs() < LEAST { 0.0 } else { figure });
        row(name, doc, &[0, 2, 3, 4, 5].map(|figure| cell(figures[figure])));
    }
    row("part", "doc", &["before", "body", "interruption", "after"].map(str::to_owned));
    let passes = weights.pass.iter().zip(FOLLOW);
    let passages = std::iter::once((&weights.open, OPENS)).chain(passes);
    for ((name, doc), (figures, may)) in fitting::passages().iter().zip(passages) {
        let cell = |to: usize| if may[to] { written(figures[to]) } else { String::new() };
        row(name, doc, &[0, 1, 2, 3].map(cell));
    }
    text
}

/// A figure as tables have it.
pub fn written(figure: f64) -> String {
    let text = format!("{:.2}", figure.clamp(-LARGEST, LARGEST));
    if text.trim_start_matches('-') == "0.00" { "0".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::Record;

    #[test]
    fn a_fit_is_the_same_twice() {
        let body = "The ferry will sail again in May, the harbour board said on Monday.";
        let texts =
            ["Fares\n\nTides\n\n{}\n\nBoats of the week", "Home\n\n{}\n\nHarbour shops\n\nTides"];
        let pages: Vec<_> = (0..24)
            .map(|at| {
                let body = format!("{body} It is boat number {at} of the line, and the oldest.");
                let text = texts[at % 2].replace("{}", &body);
                Page::of(&Record::made(&at.to_string(), &text, &body), 1.0)
            })
            .collect();
        let pages: Vec<_> = pages.iter().collect();
        let [first, second] = [(); 2].map(|()| fit(&pages).expect("a fit"));
        assert!(first == second && crate::report::numbers(&first) > 20);
    }

    #[test]
    fn figures_are_written_in_hundredths() {
        assert_eq!([-0.004, 0.006, -1.234, 1e9].map(written), ["0", "0.01", "-1.23", "300.00"]);
    }
}
