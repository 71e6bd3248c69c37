//! Lines that are prompts only in company, and what their company is.

use std::collections::HashMap;

use super::Weak;
use crate::Kind;
use crate::door::block::{Block, Bullet};
use crate::know::words::WordTable;
use crate::measure::features::{End, Measures};
use crate::measure::seam::{Half, glue};
use crate::noun::Named;

/// Lines at least that are prompts in company, one below the other, to be each other's company.
const COMPANY: usize = 3;
/// Blocks of a head at most, down to its share button.
const HEAD: usize = 5;
/// Blocks below the heading of a thread in which a comment is signed.
const THREAD: usize = 4;
/// Words of a headline below a heading that needs company, at least, and how many may follow.
const TITLE_WORDS: u32 = 4;
const FOOT_TITLES: usize = 12;
/// Words of a sentence that the lines of a foot stand behind.
const SENTENCE_WORDS: u32 = 4;
/// Words of a line that a prompt in company may cut in two, or end behind.
const PROSE_WORDS: u32 = 8;

/// The row of the names that a paper has for its parts.
const PARTS: &str = "<parts>";

/// Names the prompts that need company where they have it: a prompt next to them, enough of their
/// kind in a row, a sentence that they cut in two, or the foot of the text below its last sentence.
pub(super) fn name<'r>(
    text: &str,
    blocks: &[Block],
    features: &Measures,
    weak: &[Weak<'r>],
    words: &WordTable,
    of: &mut [Named<'r>],
) {
    let side = |at: usize| Half {
        piece: &text[blocks[at].text..blocks[at].end],
        block: &blocks[at],
        f: &features[at],
    };
    let foot = of.iter().rposition(Option::is_none).map_or(0, |last| last + 1);
    let mut times: HashMap<u64, usize> = HashMap::new();
    for weak in weak {
        *times.entry(features[weak.at].line_hash).or_default() += 1;
    }
    let often =
        |at: usize| times.get(&features[at].line_hash).is_some_and(|times| *times >= COMPANY);
    let runs: Vec<_> = weak.chunk_by(|one, next| one.at + 1 == next.at).collect();
    for run in runs.into_iter().rev() {
        let (first, last) = (run[0].at, run[run.len() - 1].at);
        let beside = |at: usize| {
            of.get(at).copied().flatten().is_some_and(|verdict| {
                !matches!(verdict.kind, Kind::Byline | Kind::Timestamp | Kind::Caption)
            })
        };
        // What a paper names its parts is a heading elsewhere.
        let parts = run.iter().all(|weak| weak.verdict.rule == PARTS);
        let close = |at: usize| blocks.get(at).is_some_and(|block| block.blanks == 0);
        let above = first > 0 && beside(first - 1) && (close(first) || run.len() > 1);
        let below = beside(last + 1) && (close(last + 1) || run.len() > 1);
        let many = run.len() >= COMPANY && run[1..].iter().all(|weak| close(weak.at));
        let whole = |at: usize| of[at].is_none() && features[at].words >= PROSE_WORDS;
        let cuts = first > 0
            && last + 1 < blocks.len()
            && whole(first - 1)
            && of[last + 1].is_none()
            && glue(&side(first - 1), &side(last + 1), words).is_some();
        let ends = last + 1 >= foot
            && first > 0
            && of[first - 1].is_none()
            && (features[first - 1].end == End::Stop || features[first - 1].unspaced > 0)
            && (features[first - 1].words >= PROSE_WORDS
                || beside(last + 1) && features[first - 1].words >= SENTENCE_WORDS);
        // A heading over items of one make, or over a thread of comments.
        let item = |at: usize| {
            let (Some(block), None) = (blocks.get(at), of.get(at).copied().flatten()) else {
                return false;
            };
            block.bullet == Bullet::Mark && features[at].end != End::Stop
        };
        let kind = run[run.len() - 1].verdict.kind;
        // Headlines alone, down to the end of the text or to what is named.
        let title = |at: usize| {
            let f = &features[at];
            f.end != End::Stop && (f.words >= TITLE_WORDS || f.unspaced >= TITLE_WORDS)
        };
        let foot = || {
            let own = (last + 1..of.len()).take_while(|at| of[*at].is_none()).take(FOOT_TITLES + 1);
            let many = own.clone().count();
            (1..=FOOT_TITLES).contains(&many) && own.clone().all(title)
        };
        let heads = kind == Kind::Related && item(last + 1) && item(last + 2)
            || matches!(kind, Kind::Related | Kind::Tags | Kind::Navigation) && foot();
        let thread = || of.iter().skip(last + 1).take(THREAD).flatten();
        let opens = kind == Kind::Comments
            && thread().any(|verdict| matches!(verdict.kind, Kind::Comments | Kind::Byline));
        // A button by itself between two paragraphs, or between a headline and the first.
        let is_told =
            |at: usize| features[at].end == End::Stop && !side(at).piece.ends_with(['?', '!']);
        let head = || {
            kind == Kind::Share
                && (1..=HEAD).contains(&first)
                && (0..first).all(|at| of[at].is_some() || !is_told(at))
        };
        // "3. See the map": no heading stands right over another.
        let headed = |at: usize| blocks[at].bullet == Bullet::Number || blocks[at].level > 0;
        let button = matches!(kind, Kind::Share | Kind::ReadMore | Kind::Newsletter)
            && first > 0
            && (whole(first - 1) && features[first - 1].end == End::Stop || head())
            && first == last
            && !run[0].foreign
            && (features[first].words == 1 || features[first].unspaced > 0)
            && of.get(last + 1).is_some_and(Option::is_none)
            && (features[last + 1].words >= PROSE_WORDS || headed(last + 1));
        // The same button behind paragraph after paragraph.
        let often = kind == Kind::Share
            && first == last
            && often(first)
            && whole(first.wrapping_sub(1).min(of.len() - 1));
        let above = above || heads || opens || button || often;
        if above || below || many || !parts && (cuts || ends) {
            run.iter().for_each(|weak| of[weak.at] = Some(weak.verdict));
        }
    }
}
