//! The chain: how likely each block is to be of each part, over all readings of a page, and how that changes with the weights.

use crate::label::{BODY, Page};

/// Figures of a signal: before, body (always 0), interruption, after, start of the body, its end.
pub const FIGURES: usize = 6;
pub type Row = [f64; FIGURES];

/// Parts that may follow each other: before, body, interruption, after; by the part before.
pub const FOLLOW: [[bool; 4]; 4] = [
    [true, true, false, false],
    [false, true, true, true],
    [false, true, true, true],
    [false, false, false, true],
];
/// Parts that may open a page.
pub const OPENS: [bool; 4] = [true, true, false, true];

/// What a named block counts for as body, as the crate has it: it never is.
const NAMED: f64 = -50.0;
/// What a block's words cost where a reading has them wrong, as powers of e for all the words of the
/// gold: words of the body that are lost, and others that are kept. Twice as much for a loss.
const LOST: f64 = 30.0;
const KEPT: f64 = 15.0;
/// Powers at most, so that one block does not rule a page.
const MOST: f64 = 20.0;

/// The weights of the chain, or a gradient of them.
#[derive(Clone)]
pub struct Weights {
    pub rows: Vec<Row>,
    pub pass: [[f64; 4]; 4],
    pub open: [f64; 4],
}

impl Weights {
    pub fn zero(signals: usize) -> Self {
        Self { rows: vec![[0.0; FIGURES]; signals], pass: [[0.0; 4]; 4], open: [0.0; 4] }
    }

    /// Where the fit starts: parts go on.
    pub fn start(signals: usize) -> Self {
        let pass = [
            [2.0, 0.0, 0.0, 0.0],
            [0.0, 2.0, -1.0, -1.0],
            [0.0, 0.0, 1.0, 0.0],
            [0.0, 0.0, 0.0, 1.0],
        ];
        Self { pass, ..Self::zero(signals) }
    }
}

/// What is summed up over the readings of a page: how likely each block is of each part, how likely
/// the body starts or is over at it; how often each passage happens; the logarithm of the sum.
#[derive(Default, Clone)]
struct Marginals {
    blocks: Vec<[f64; FIGURES]>,
    pass: [[f64; 4]; 4],
    log: f64,
}

/// Room that is used for page after page.
#[derive(Default)]
pub struct Room {
    /// Powers of e of what each block counts for: by part, where the body starts, where it is over.
    powers: Vec<[f64; FIGURES]>,
    ahead: Vec<[f64; 4]>,
    all: Marginals,
    right: Marginals,
}

/// Powers of e of the passages.
struct Powers {
    pass: [[f64; 4]; 4],
    open: [f64; 4],
}

impl Powers {
    fn of(weights: &Weights) -> Self {
        let power = |may: bool, weight: f64| if may { weight.exp() } else { 0.0 };
        let powers =
            |may: [bool; 4], row: [f64; 4]| std::array::from_fn(|to| power(may[to], row[to]));
        let pass = std::array::from_fn(|from| powers(FOLLOW[from], weights.pass[from]));
        Self { pass, open: powers(OPENS, weights.open) }
    }

    /// What passing on to a block counts for, with its say on where the body starts and is over.
    fn at(&self, block: &[f64; FIGURES]) -> [[f64; 4]; 4] {
        let mut pass = self.pass;
        pass[0][1] *= block[4];
        pass[1][3] *= block[5];
        pass[2][3] *= block[5];
        pass
    }
}

/// Adds to `gradient` how a page's aim rises with each weight, and returns the aim; nothing where it cannot be told.
///
/// The aim is the likelihood of what the labels let be, against all readings in which what is wrong
/// costs extra, over the root of the number of blocks: long pages say more, but not as much as all
/// their blocks would. `rows` are the weights of the signals with some of them switched off; those,
/// for which `on` is 0, get no gradient.
pub fn add(
    weights: &Weights,
    rows: &[Row],
    on: &[f64],
    page: &Page,
    scale: f64,
    room: &mut Room,
    gradient: &mut Weights,
) -> Option<f64> {
    if page.blocks.is_empty() {
        return None;
    }
    let powers = Powers::of(weights);
    count(rows, page, &mut room.powers);
    sum(&room.powers, &powers, |at| page.blocks[at].may, &mut room.ahead, &mut room.right)?;
    dear(page, &mut room.powers);
    sum(&room.powers, &powers, |_| u8::MAX, &mut room.ahead, &mut room.all)?;
    let share = scale / (page.blocks.len() as f64).sqrt();
    let differ = |right: f64, all: f64| share * (right - all);
    for at in 0..page.blocks.len() {
        if page.blocks[at].more {
            continue;
        }
        let (right, all) = (&room.right.blocks[at], &room.all.blocks[at]);
        let mut differences: Row = std::array::from_fn(|figure| differ(right[figure], all[figure]));
        differences[1] = 0.0;
        for signal in page.signals(at) {
            let on = on[usize::from(*signal)];
            if on > 0.0 {
                let row = &mut gradient.rows[usize::from(*signal)];
                (0..FIGURES).for_each(|figure| row[figure] += on * differences[figure]);
            }
        }
    }
    for from in 0..4 {
        gradient.open[from] += differ(room.right.blocks[0][from], room.all.blocks[0][from]);
        for to in 0..4 {
            gradient.pass[from][to] += differ(room.right.pass[from][to], room.all.pass[from][to]);
        }
    }
    Some(differ(room.right.log, room.all.log))
}

/// Sums up the signals of every block. Only differences between parts count; with the largest taken off, no power overflows.
fn count(rows: &[Row], page: &Page, powers: &mut Vec<[f64; FIGURES]>) {
    powers.clear();
    powers.extend(page.blocks.iter().enumerate().map(|(at, block)| {
        let mut sums = [0.0; FIGURES];
        if !block.more {
            for signal in page.signals(at) {
                let row = &rows[usize::from(*signal)];
                (0..FIGURES).for_each(|figure| sums[figure] += row[figure]);
            }
        }
        if block.named {
            sums[1] = NAMED;
        }
        let top = sums[..4].iter().copied().fold(f64::MIN, f64::max);
        std::array::from_fn(|at| {
            if at < 4 { (sums[at] - top).exp() } else { sums[at].clamp(-60.0, 60.0).exp() }
        })
    }));
}

/// Makes what is wrong count for more in the sum of all readings: those that the words speak for must
/// win by as much as the words weigh.
fn dear(page: &Page, powers: &mut [[f64; FIGURES]]) {
    if page.gold == 0.0 {
        return;
    }
    for (block, powers) in page.blocks.iter().zip(powers) {
        let cost = |share: f64, words: f64| (share * words / page.gold).min(MOST).exp();
        if block.may & BODY == 0 {
            powers[1] *= cost(KEPT, block.words);
        } else if block.may == BODY {
            let lost = cost(LOST, block.known);
            [0, 2, 3].into_iter().for_each(|part| powers[part] *= lost);
        }
    }
}

/// Forward-backward: sums over all readings in which each block is of a part that it may be of. Nothing where there is none.
fn sum(
    blocks: &[[f64; FIGURES]],
    powers: &Powers,
    may: impl Fn(usize) -> u8,
    ahead: &mut Vec<[f64; 4]>,
    marginals: &mut Marginals,
) -> Option<()> {
    let allowed = |at: usize, weights: [f64; 4]| -> [f64; 4] {
        std::array::from_fn(|part| {
            if may(at) >> part & 1 == 1 { weights[part] * blocks[at][part] } else { 0.0 }
        })
    };
    marginals.log = 0.0;
    ahead.clear();
    for at in 0..blocks.len() {
        let reached = match ahead.last() {
            None => {
                let mut open = powers.open;
                open[1] *= blocks[0][4];
                open
            }
            Some(last) => {
                let pass = powers.at(&blocks[at]);
                std::array::from_fn(|to| (0..4).map(|from| last[from] * pass[from][to]).sum())
            }
        };
        let weights = allowed(at, reached);
        let total: f64 = weights.iter().sum();
        if total <= f64::MIN_POSITIVE || !total.is_finite() {
            return None;
        }
        marginals.log += total.ln();
        ahead.push(weights.map(|weight| weight / total));
    }
    back(blocks, powers, allowed, ahead, marginals)
}

/// The way back.
fn back(
    blocks: &[[f64; FIGURES]],
    powers: &Powers,
    allowed: impl Fn(usize, [f64; 4]) -> [f64; 4],
    ahead: &[[f64; 4]],
    marginals: &mut Marginals,
) -> Option<()> {
    marginals.blocks.clear();
    marginals.blocks.resize(blocks.len(), [0.0; FIGURES]);
    marginals.pass = [[0.0; 4]; 4];
    let mut behind = [1.0; 4];
    for at in (0..blocks.len()).rev() {
        let both: [f64; 4] = std::array::from_fn(|part| ahead[at][part] * behind[part]);
        let total: f64 = both.iter().sum();
        if total <= 0.0 {
            return None;
        }
        let block = &mut marginals.blocks[at];
        (0..4).for_each(|part| block[part] = both[part] / total);
        if at == 0 {
            block[4] = block[1];
            break;
        }
        let (pass, next) = (powers.at(&blocks[at]), allowed(at, behind));
        let mut weights = [[0.0; 4]; 4];
        let mut reach = [0.0; 4];
        let mut total = 0.0;
        for from in 0..4 {
            for to in 0..4 {
                let weight = pass[from][to] * next[to];
                reach[from] += weight;
                weights[from][to] = ahead[at - 1][from] * weight;
                total += weights[from][to];
            }
        }
        if total <= 0.0 {
            return None;
        }
        for from in 0..4 {
            for to in 0..4 {
                weights[from][to] /= total;
                marginals.pass[from][to] += weights[from][to];
            }
        }
        block[4] = weights[0][1];
        block[5] = weights[1][3] + weights[2][3];
        let all: f64 = reach.iter().sum();
        behind = reach.map(|weight| weight / all);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::{AFTER, BEFORE, INTERRUPTION, Labelled};
    use crate::rng::Rng;

    /// Weights and a page of random signals.
    fn made(seed: u64) -> (Weights, Page) {
        let mut rng = Rng::new(seed);
        let mut weights = Weights::start(6);
        for row in &mut weights.rows {
            *row = std::array::from_fn(
                |figure| if figure == 1 { 0.0 } else { rng.unit() * 2.0 - 1.0 },
            );
        }
        let may = [
            BEFORE,
            BEFORE | BODY,
            BODY,
            INTERRUPTION,
            INTERRUPTION | BODY,
            BODY,
            AFTER,
            AFTER | BODY,
        ];
        let blocks = may.into_iter().enumerate().map(|(at, may)| {
            let signals = (0..6).filter(|_| rng.unit() < 0.4).collect();
            let (named, more) = (at == 3, at == 6);
            (
                Labelled {
                    may,
                    named,
                    more,
                    words: 7.0,
                    known: if may == BODY { 5.0 } else { 0.0 },
                },
                signals,
            )
        });
        (weights, Page::made(blocks.collect(), 40.0))
    }

    fn aim(weights: &Weights, page: &Page) -> f64 {
        let on = vec![1.0; weights.rows.len()];
        let mut gradient = Weights::zero(weights.rows.len());
        add(weights, &weights.rows, &on, page, 1.0, &mut Room::default(), &mut gradient)
            .expect("readings")
    }

    #[test]
    fn the_gradient_is_what_finite_differences_say() {
        for seed in 0..5 {
            let (weights, page) = made(seed);
            let on = vec![1.0; weights.rows.len()];
            let mut gradient = Weights::zero(weights.rows.len());
            add(&weights, &weights.rows, &on, &page, 1.0, &mut Room::default(), &mut gradient);
            let check = |found: f64, change: &dyn Fn(&mut Weights, f64)| {
                let [less, more] = [-1e-5, 1e-5].map(|step| {
                    let mut changed = weights.clone();
                    change(&mut changed, step);
                    aim(&changed, &page)
                });
                let expected = (more - less) / 2e-5;
                assert!((found - expected).abs() < 1e-7, "{found} {expected}");
            };
            for signal in 0..weights.rows.len() {
                for figure in [0, 2, 3, 4, 5] {
                    check(gradient.rows[signal][figure], &|weights, step| {
                        weights.rows[signal][figure] += step;
                    });
                }
            }
            for from in 0..4 {
                check(gradient.open[from], &|weights, step| {
                    weights.open[from] += step;
                });
                for to in (0..4).filter(|to| FOLLOW[from][*to]) {
                    check(gradient.pass[from][to], &|weights, step| {
                        weights.pass[from][to] += step;
                    });
                }
            }
        }
    }

    #[test]
    fn what_is_switched_off_gets_no_gradient() {
        let (weights, page) = made(1);
        let (mut rows, mut on) = (weights.rows.clone(), vec![4.0 / 3.0; 6]);
        (rows[2], on[2]) = ([0.0; FIGURES], 0.0);
        let mut gradient = Weights::zero(6);
        add(&weights, &rows, &on, &page, 1.0, &mut Room::default(), &mut gradient);
        assert_eq!(gradient.rows[2], [0.0; FIGURES]);
        assert!(gradient.rows.iter().any(|row| row[0] != 0.0));
    }
}
