//! What the lines right around a line say of it, where the line alone was named, or was not, for its words.

use crate::Kind;
use crate::door::block::{Block, Bullet};
use crate::measure::features::{End, First, Measures};
use crate::noun::Named;

/// Words of a step that is a prompt by its words, and of the steps around it.
const PROMPT_WORDS: u32 = 8;
const STEP_WORDS: std::ops::RangeInclusive<u32> = 3..=12;
/// Steps next to it at least.
const STEPS: usize = 2;
/// Words of a caption between the label of a film and its date.
const FILM_WORDS: std::ops::RangeInclusive<u32> = 2..=14;

/// The prompts that are steps of instructions: "Check your inbox for the code.", "Sign in to your account."
pub(super) fn steps(blocks: &[Block], features: &Measures, of: &[Named<'_>]) -> Vec<usize> {
    let step = |at: usize| {
        let f = &features[at];
        of[at].is_none()
            && STEP_WORDS.contains(&f.words)
            && f.end == End::Stop
            && f.first == First::Upper
            && blocks[at].bullet == Bullet::None
    };
    let is_one = |at: &usize| {
        let (f, at) = (&features[*at], *at);
        let prompt = of[at].is_some_and(|verdict| {
            matches!(verdict.kind, Kind::Paywall | Kind::Newsletter | Kind::ReadMore | Kind::Media)
        });
        prompt
            && f.words <= PROMPT_WORDS
            && f.words >= *STEP_WORDS.start()
            && f.end == End::Stop
            && {
                let above = (0..at).rev().take(STEPS + 1).take_while(|at| step(*at)).count();
                let below = (at + 1..of.len()).take(STEPS + 1).take_while(|at| step(*at)).count();
                above + below >= STEPS && (above > 0 || below > 0)
            }
    };
    (0..of.len()).filter(is_one).collect()
}

/// Words of a sponsor's message at most.
const MESSAGE_WORDS: u32 = 40;

/// What sponsors say right below the label that names them: "A message from Harbour Works", "Pumps that last."
pub(super) fn messages(blocks: &[Block], features: &Measures, of: &[Named<'_>]) -> Vec<usize> {
    let labels = |at: usize| {
        of[at].is_some_and(|verdict| {
            verdict.kind == Kind::Advertisement && verdict.rule.contains("<name>")
        })
    };
    let apart = |at: usize| blocks.get(at).is_none_or(|block| block.blanks > 0);
    (1..of.len())
        .filter(|at| of[*at].is_none() && labels(at - 1) && apart(at - 1) && apart(at + 1))
        .filter(|at| blocks[*at].blanks == 0 && !blocks[*at].inline)
        .filter(|at| features[*at].words <= MESSAGE_WORDS)
        .collect()
}

/// The captions of films: lines between the label of a player and a date, all three right below each other.
pub(super) fn films(blocks: &[Block], features: &Measures, of: &[Named<'_>]) -> Vec<usize> {
    let kind = |at: usize| of[at].map(|verdict| verdict.kind);
    let solid = |at: usize| blocks[at].blanks == 0 && !blocks[at].inline;
    (1..of.len().saturating_sub(1))
        .filter(|at| of[*at].is_none() && solid(*at) && solid(at + 1) && !solid(at - 1))
        .filter(|at| FILM_WORDS.contains(&features[*at].words) && features[*at].end != End::Stop)
        .filter(|at| {
            let label = kind(at - 1) == Some(Kind::Media)
                || kind(at - 1).is_some() && *at > 1 && kind(at - 2) == Some(Kind::Media);
            label && kind(at + 1) == Some(Kind::Timestamp)
        })
        .collect()
}
