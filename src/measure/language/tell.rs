//! The language of a body: by its script where that says it, else by its commonest words.

use crate::article::language::{CODES, are_twins};
use crate::know::words::{TELL, runs};

mod script;

/// Words of a body that are looked at.
const WORDS: usize = 600;
/// Words of a body below which the guess for the page is taken.
const SHORT: usize = 25;
/// Share of the words that must be words of the language. Running text has .15 and more of the thirty commonest; what is told
/// of a language that is not known stays below .10 as a rule.
const SHARE: f32 = 0.10;
/// The same, of what the words count for, and how far the language must be ahead of the next, as a share of it.
const SUM: f32 = 0.065;
const AHEAD: f32 = 0.09;
/// How far a language must be ahead of its twin.
const AHEAD_OF_TWIN: f32 = 0.005;

/// The language of a body, as its place in [`CODES`]; `guess` is that of the page, which counts where the body is short, or
/// says the same less surely.
pub(crate) fn tell(body: &str, guess: Option<usize>) -> Option<usize> {
    if let Some(told) = script::tell(body) {
        return told.map(place);
    }
    let words = || runs(body, |c| c.is_alphabetic() || matches!(c, '\'' | '’')).take(WORDS);
    if words().nth(SHORT - 1).is_none() {
        return guess;
    }
    let mut sums = [0.0_f32; CODES.len()];
    let mut shares = [0_usize; CODES.len()];
    let mut total = 0;
    for (_, word) in words() {
        total += 1;
        let (mut left, worth) = TELL.get(word);
        while left != 0 {
            let at = left.trailing_zeros() as usize;
            sums[at] += worth;
            shares[at] += 1;
            left &= left - 1;
        }
    }
    let best = (0..CODES.len()).max_by(|a, b| sums[*a].total_cmp(&sums[*b]).then(b.cmp(a)))?;
    let leads = |least: f32| {
        (0..CODES.len()).filter(|other| *other != best).all(|other| {
            let lead = sums[best] - sums[other];
            let twin = || are_twins(CODES[best], CODES[other]);
            lead >= least * sums[best] || lead >= AHEAD_OF_TWIN * sums[best] && twin()
        })
    };
    let (sum, share) = (sums[best] / total as f32, shares[best] as f32 / total as f32);
    let guessed = guess == Some(best) && leads(AHEAD_OF_TWIN);
    (sum >= SUM && (share >= SHARE && leads(AHEAD) || guessed)).then_some(best)
}

/// The place of a language among the codes.
fn place(code: &str) -> usize {
    CODES.iter().position(|known| *known == code).unwrap_or_default()
}
