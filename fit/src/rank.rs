//! The fit of a field: a choice among the lines of a page, or none of them (multinomial logit), by Newton's steps.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use dehusk::fitting::{Candidate, Model};

use crate::layout::written;
use crate::records::Gold;
use crate::score::same;

/// The pull of the weights to zero, against the sum over pages.
const L2: f64 = 1.0;
/// Steps at most, and the change of the aim, a page, at which no more are made.
const STEPS: usize = 60;
const ENOUGH: f64 = 1e-9;

/// A page to choose from.
pub struct Choice {
    /// The clues of each line that hold, the last line being none of them; what it counts for beside; whether it is right.
    lines: Vec<Line>,
    pub fold: usize,
    weight: f64,
}

struct Line {
    clues: Vec<(usize, f64)>,
    fixed: f64,
    right: bool,
}

impl Choice {
    /// A page's lines by the gold; nothing where that does not say which is right.
    ///
    /// Where there is something and no line has it as the gold writes it, nothing is learnt: a line
    /// may still be the right one, or all were read wrongly.
    pub fn of(
        field: Model,
        lines: &[Candidate],
        gold: &Gold,
        fold: usize,
        weight: f64,
    ) -> Option<Self> {
        let is = |line: &Candidate| match gold {
            Gold::Is(gold) => !line.values.is_empty() && same(field, gold, &line.values.join(" ")),
            _ => false,
        };
        let line = |line: &Candidate| Line {
            clues: line
                .clues
                .iter()
                .enumerate()
                .filter(|(_, has)| **has != 0.0)
                .map(|(at, has)| (at, f64::from(*has)))
                .collect(),
            fixed: f64::from(line.fixed),
            right: is(line),
        };
        let mut all: Vec<Line> = lines.iter().map(line).collect();
        let none = all.iter().all(|line| !line.right);
        if all.is_empty() || none && *gold != Gold::Lacks {
            return None;
        }
        all.push(Line { clues: Vec::new(), fixed: f64::from(field.none()), right: none });
        Some(Self { lines: all, fold, weight })
    }

    /// A body by its clues, and whether it is right.
    pub fn body(body: &Candidate, right: bool, fold: usize, weight: f64) -> Self {
        let holds = body.clues.iter().enumerate().filter(|(_, has)| **has != 0.0);
        let clues = holds.map(|(at, has)| (at, f64::from(*has))).collect();
        let fixed = f64::from(body.fixed);
        let none = Line { clues: Vec::new(), fixed: 0.0, right: !right };
        Self { lines: vec![Line { clues, fixed, right }, none], fold, weight }
    }

    /// What each line has of all, and the same of the right ones alone; and the logarithm of their share.
    fn shares(&self, weights: &[f64]) -> (Vec<[f64; 2]>, f64) {
        let sum = |line: &Line| {
            line.fixed + line.clues.iter().map(|(at, has)| weights[*at] * has).sum::<f64>()
        };
        let sums: Vec<f64> = self.lines.iter().map(sum).collect();
        let top = sums.iter().copied().fold(f64::MIN, f64::max);
        let powers: Vec<f64> = sums.iter().map(|sum| (sum - top).exp()).collect();
        let all: f64 = powers.iter().sum();
        // So that a right line of which hardly anything is left still pulls.
        let right =
            powers.iter().zip(&self.lines).filter(|(_, line)| line.right).map(|(power, _)| power);
        let right: f64 = right.sum::<f64>().max(1e-300);
        let share = |(power, line): (&f64, &Line)| {
            [power / all, if line.right { power / right } else { 0.0 }]
        };
        (powers.iter().zip(&self.lines).map(share).collect(), (right / all).ln())
    }
}

/// Fits a field, and returns its table.
pub fn fit(field: Model, choices: &[&Choice]) -> Result<String> {
    let signals = field.signals();
    let mut weights = vec![0.0; signals.len()];
    let mut aim = aim_of(&weights, choices);
    let pages: f64 = choices.iter().map(|choice| choice.weight).sum();
    for _ in 0..STEPS {
        let (gradient, hessian) = slopes(&weights, choices);
        let Some(step) = solve(hessian, gradient) else {
            bail!("the fit of the {} has no answer", field.name())
        };
        // Half as far, and half again, where the step is too long.
        let mut far = 1.0;
        let (next, better) = loop {
            let next: Vec<f64> =
                weights.iter().zip(&step).map(|(weight, step)| weight + far * step).collect();
            let better = aim_of(&next, choices);
            if better >= aim || far < 1e-6 {
                break (next, better);
            }
            far /= 2.0;
        };
        let gained = better - aim;
        if gained <= 0.0 {
            break;
        }
        (weights, aim) = (next, better);
        if gained < ENOUGH * pages {
            break;
        }
    }
    let mut text = "clue\tdoc\tweight\n".to_owned();
    for ((name, doc), weight) in signals.iter().zip(&weights) {
        let _ = writeln!(text, "{name}\t{doc}\t{}", written(*weight));
    }
    Ok(text)
}

/// The likelihood of what is right, less the pull to zero.
fn aim_of(weights: &[f64], choices: &[&Choice]) -> f64 {
    let likelihood: f64 =
        choices.iter().map(|choice| choice.weight * choice.shares(weights).1).sum();
    likelihood - L2 / 2.0 * weights.iter().map(|weight| weight * weight).sum::<f64>()
}

/// The gradient of the aim, and its second derivatives but for those of which of several right lines it
/// is, with the sign changed: they are never too small, so that a step never goes too far up.
fn slopes(weights: &[f64], choices: &[&Choice]) -> (Vec<f64>, Vec<Vec<f64>>) {
    let count = weights.len();
    let mut gradient: Vec<f64> = weights.iter().map(|weight| -L2 * weight).collect();
    let mut hessian = vec![vec![0.0; count]; count];
    (0..count).for_each(|at| hessian[at][at] = L2);
    let mut mean = vec![0.0; count];
    for choice in choices {
        mean.fill(0.0);
        for (line, [all, right]) in choice.lines.iter().zip(choice.shares(weights).0) {
            for &(at, has) in &line.clues {
                gradient[at] += choice.weight * has * (right - all);
                mean[at] += all * has;
                for &(other, also) in &line.clues {
                    hessian[at][other] += choice.weight * all * has * also;
                }
            }
        }
        for at in (0..count).filter(|at| mean[*at] != 0.0).collect::<Vec<_>>() {
            for other in 0..count {
                hessian[at][other] -= choice.weight * mean[at] * mean[other];
            }
        }
    }
    (gradient, hessian)
}

/// Solves `matrix · x = right` for a matrix that is symmetric and positive definite (Cholesky); nothing where it is not.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let count = right.len();
    for row in 0..count {
        for column in 0..=row {
            let both: f64 = (0..column).map(|at| matrix[row][at] * matrix[column][at]).sum();
            let left = matrix[row][column] - both;
            if row == column && left <= 0.0 {
                return None;
            }
            matrix[row][column] =
                if row == column { left.sqrt() } else { left / matrix[column][column] };
        }
    }
    for row in 0..count {
        let known: f64 = (0..row).map(|at| matrix[row][at] * right[at]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    for row in (0..count).rev() {
        let known: f64 = (row + 1..count).map(|at| matrix[at][row] * right[at]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    Some(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(value: &str, clues: &[f32]) -> Candidate {
        let mut all = vec![0.0; Model::Byline.signals().len()];
        all[..clues.len()].copy_from_slice(clues);
        Candidate { values: vec![value.to_owned()], clues: all, fixed: 0.0 }
    }

    #[test]
    fn a_matrix_is_solved() {
        let matrix = vec![vec![4.0, 2.0], vec![2.0, 3.0]];
        let found = solve(matrix, vec![10.0, 9.0]).expect("an answer");
        assert!((found[0] - 1.5).abs() < 1e-12 && (found[1] - 2.0).abs() < 1e-12, "{found:?}");
        assert_eq!(solve(vec![vec![0.0]], vec![1.0]), None);
    }

    #[test]
    fn the_gradient_is_what_finite_differences_say() {
        let pages = [
            (
                vec![line("Ann Lee", &[1.0, 0.5]), line("Bo Day", &[1.0, 0.0, 2.0])],
                Gold::Is("Ann Lee".into()),
            ),
            (vec![line("Bo Day", &[1.0, 0.2, 1.0])], Gold::Lacks),
        ];
        let choices: Vec<_> = pages
            .iter()
            .filter_map(|(lines, gold)| Choice::of(Model::Byline, lines, gold, 0, 1.5))
            .collect();
        let choices: Vec<_> = choices.iter().collect();
        let weights: Vec<f64> =
            (0..Model::Byline.signals().len()).map(|at| (at as f64 * 0.7).sin()).collect();
        let (gradient, _) = slopes(&weights, &choices);
        for at in 0..4 {
            let [less, more] = [-1e-5, 1e-5].map(|step| {
                let mut changed = weights.clone();
                changed[at] += step;
                aim_of(&changed, &choices)
            });
            assert!((gradient[at] - (more - less) / 2e-5).abs() < 1e-7, "{at}");
        }
    }

    #[test]
    fn what_the_gold_does_not_say_is_not_learnt() {
        let lines = [line("Ann Lee", &[1.0])];
        let choice = |gold: &Gold| Choice::of(Model::Byline, &lines, gold, 0, 1.0);
        assert!(choice(&Gold::Unknown).is_none() && choice(&Gold::Is("Cy Fox".into())).is_none());
        let named = Gold::Is("Ann Lee".into());
        for (gold, expected) in [(Gold::Lacks, [false, true]), (named, [true, false])] {
            let lines = choice(&gold).expect("a choice").lines;
            assert_eq!(lines.iter().map(|line| line.right).collect::<Vec<_>>(), expected);
        }
    }
}
