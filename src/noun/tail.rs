//! What stands below an article's last sentence and has no heading: headlines of others, the foot of a page.

use std::ops::Range;

use crate::Kind;
use crate::door::block::{Block, Bullet};
use crate::measure::features::{End, Features, First, Measures};
use crate::noun::Named;

/// Words of a headline, and of one that is set like a sentence, at least.
const TITLE_WORDS: Range<u32> = 4..19;
const PLAIN_WORDS: u32 = 5;
/// Headlines in a row at least: fewer lines may be anything.
const TITLES: usize = 3;
/// Sentences above them at least, and words of the last one.
const SENTENCES: usize = 3;
const SENTENCE_WORDS: u32 = 8;
/// Of so many blocks above, one may be a line without an end: where more are, the article is a list itself.
const LINES: usize = 5;
/// Capitalised words of a headline in title case, in percent.
const CAPITALS: u32 = 60;
/// Lines of a foot, and how many of them are named as one's.
const FOOT: usize = 3;
const FOOT_NAMED: usize = 2;
/// Words of such a line at most.
const FOOT_WORDS: u32 = 14;

/// The headlines of other articles that end `stays`, the blocks of a body.
pub(crate) fn headlines<'s>(
    blocks: &[Block],
    features: &Measures,
    stays: &'s [usize],
) -> &'s [usize] {
    let many =
        stays.iter().rev().take_while(|at| is_headline(&blocks[**at], &features[**at])).count();
    let (above, titles) = stays.split_at(stays.len() - many);
    let told = above.last().is_some_and(|at| {
        let f = &features[*at];
        f.is_sentence() && f.words >= SENTENCE_WORDS
    });
    let sentences = || above.iter().filter(|at| features[**at].is_sentence()).count();
    let lines = || above.iter().filter(|at| features[**at].end != End::Stop).count();
    let apart = titles.iter().all(|at| blocks[*at].blanks > 0);
    let set = titles
        .iter()
        .filter(|at| features[**at].capitals * 100 >= features[**at].words * CAPITALS)
        .count();
    let plain = || titles.iter().all(|at| features[*at].words >= PLAIN_WORDS) && set == 0;
    let list = many >= TITLES
        && apart
        && told
        && (set + 1 >= many || plain())
        && sentences() >= SENTENCES
        && lines() * LINES <= above.len();
    if list { titles } else { &[] }
}

fn is_headline(block: &Block, f: &Features) -> bool {
    TITLE_WORDS.contains(&f.words)
        && matches!(f.first, First::Upper | First::Quote)
        && matches!(f.end, End::Plain | End::Closed)
        && matches!(block.bullet, Bullet::None)
        && block.level == 0
        && !block.inline
        && f.inner_ends == 0
        && f.separators == 0
        && f.numbers <= 2
        && !f.address()
}

/// The lines of a page's foot that nothing names: those set solid with others that are named as its own.
pub(crate) fn foot(
    blocks: &[Block],
    features: &Measures,
    labels: &[Named<'_>],
    last: usize,
) -> Vec<usize> {
    let solid = |at: usize| blocks[at].blanks == 0 && !blocks[at].inline;
    let from = (1..=last).rev().find(|at| !solid(*at)).unwrap_or(0);
    let to = (last + 1..blocks.len()).find(|at| !solid(*at)).unwrap_or(blocks.len());
    let framing = |at: &usize| {
        labels[*at].is_some_and(|label| {
            matches!(
                label.kind,
                Kind::Navigation | Kind::Copyright | Kind::Consent | Kind::Newsletter | Kind::Share
            )
        })
    };
    let is_line = |at: usize| {
        let f = &features[at];
        f.end != End::Stop && f.words <= FOOT_WORDS && matches!(blocks[at].bullet, Bullet::None)
    };
    let group = from..to;
    let own = group.len() >= FOOT
        && from > 0
        && group.clone().filter(framing).count() >= FOOT_NAMED
        && group.clone().all(|at| labels[at].is_some() || is_line(at));
    if own { group.filter(|at| labels[*at].is_none()).collect() } else { Vec::new() }
}
