//! Neighbours: where the article begins and ends, and what interrupts it.
//!
//! Every block is first judged alone and in its place: the [`states`] that it is in give yes-or-no [`signals`], which count for or
//! against it ([`costs`]). Then all are settled together: the page is read as *before*, *body*, *interruption*, *after*, every
//! possible reading is weighed by its sum, and a block is body where the readings that have it in the body outweigh the
//! others. Dynamic programming finds that in one pass there and one back.

mod again;
pub(crate) mod costs;
mod entries;
mod make;
pub(crate) mod page;
pub(crate) mod signals;
mod states;
pub(crate) mod trail;
mod walk;
mod whole;

use std::ops::Range;

use again::Bars;
pub(crate) use again::{Ask, settle};
use costs::{Packed, Weights, weights};
use once_cell::sync::Lazy;
use page::{Class, View};
use signals::Signals;
use trail::{Messages, Passages, Trail};
use walk::Walk;
pub(crate) use whole::is_wall;

use crate::measure::features::End;
use crate::{Bias, Input, Kind};

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

/// What a block that a phrase or shape named counts against being body, in hundredths. Finite, so that a page is never
/// without a reading.
const NAMED: i16 = -5_000;
/// Share of prose, in percent of what phrases and shapes left, that makes a page clean: an extractor has been over it.
const CLEAN: usize = 80;
/// What the odds needed are multiplied by on a clean page: what looks odd there is a listing or table more often than a menu.
const INNER: f32 = 0.2;
/// The same for what seems to stand before or after an article in a text with no boilerplate to be named: that is a body
/// already, whatever its lists and tables look like.
const OUTER: f32 = 0.03;
/// Blocks of a text so short that its prose is taken for body: too little stands around it to say otherwise.
const SHORT: usize = 14;
/// Blocks of a page so short that its finished sentences are: a menu, a head, a few paragraphs and a
/// foot, where the chain has seen too little of an article to be sure of it.
const SHORT_PAGE: usize = 60;
/// Words of such a sentence.
const SHORT_SENTENCE: u32 = 7;
/// Sums are kept within this of the largest, so that no power of e comes to nothing.
const SPAN: i32 = 200;

/// Rows of a table at least.
const TABLE_ROWS: usize = 3;
/// What interrupts an article without ending it.
const INTERRUPTS: &[Kind] = &[Kind::ReadMore, Kind::Advertisement, Kind::Caption, Kind::Media];
/// What nothing of a clean text stands behind.
const ENDS: &[Kind] = &[Kind::Comments, Kind::Copyright, Kind::AuthorBio];
/// Odds that prose behind such an interruption must have to be body.
const GOES_ON: f32 = 0.2;

/// What the layout says of every block.
pub(crate) struct Layout {
    pub(crate) parts: Vec<Part>,
    /// How likely the block is to be body, over all readings of the page, from 0 to 1.
    pub(crate) odds: Vec<f32>,
    /// Which blocks of the body are not sure to be of it, where precision is asked for; else nothing.
    pub(crate) doubtful: Vec<bool>,
    /// The signals of every block where they were asked for, else nothing.
    pub(crate) signals: Vec<Signals>,
    /// The same for what else counted.
    pub(crate) passages: Vec<Passages>,
    /// What overruled the odds, where it was asked for.
    pub(crate) trail: Option<Trail>,
    /// Whether the page is nearly all prose: an extractor has been over it, or it is a body already.
    pub(crate) clean: bool,
    /// Whether the text is an article and no page, so that nothing stands before or after it.
    pub(crate) article: bool,
    /// Where the body lies, or did before it was dropped as no article.
    chosen: Range<usize>,
    /// The reading of the page in which it was found, the first being 1.
    pub(crate) reading: u8,
}

/// Blocks whose weights are at hand at once, as those of most pages are; for the rest the first of as many is remembered.
const STRETCH: usize = 1024;

/// What a block counts for before, in, inside and after the body, at its start and at its end, in hundredths.
#[derive(Clone, Copy)]
struct Sums([i16; 6]);

/// The same for each part and at the seams, as powers of e.
#[derive(Clone, Copy)]
pub(crate) struct Scores {
    parts: [f64; 4],
    starts: f64,
    over: f64,
}

/// Reads the page once. What a phrase or shape has named is never body, nor what is barred.
///
/// Every reading of the page counts for e to the power of its sum; a block is body where the readings with it in the
/// body outweigh the others. (The single best reading would do, too, but one early end could cost it half an article.)
fn read(view: &View<'_>, ask: Ask, barred: &[bool]) -> Layout {
    let Ask { bias, input, told, .. } = ask;
    let count = view.blocks.len();
    let powers = &*POWERS;
    let fitted = weights();
    let bars = Bars(barred);
    let marks = marks(view, powers, fitted, bars);
    let mut parts = vec![Part::Before; count];
    let mut odds = vec![0.0; count];
    let mut behind = [1.0; 4];
    // Of what is an article as a whole, nothing is doubtful.
    let precise = bias == Bias::Precision && input != Input::Article;
    let mut doubtful = vec![false; if precise { count } else { 0 }];
    let mut passages = Vec::new();
    let clean = view.prose_total * 100 >= view.words_total * CLEAN;
    let clear = input == Input::Auto && whole::is_clean(view);
    let article = clear && whole::is_whole(view);
    let bare = clear || whole::is_bare(view);
    let frameless = input == Input::Auto && count > SHORT_PAGE && whole::is_frameless(view);
    let short = count <= SHORT;
    let mut sums = Vec::with_capacity(count.min(STRETCH));
    let mut stretch = Vec::with_capacity(count.min(STRETCH));
    for (nth, mut mark) in marks.into_iter().enumerate().rev() {
        let (from, opening) = (nth * STRETCH, mark.weights);
        weigh(&mut mark.walk, fitted, from, bars, &mut sums);
        for sums in &sums {
            let scores = sums.scores(powers);
            let ahead = step(mark.weights, &scores, fitted);
            stretch.push((scores, ahead));
            mark.weights = Some(ahead);
        }
        while let Some((scores, ahead)) = stretch.pop() {
            let at = from + stretch.len();
            let mut weights = [0.0; 4];
            for part in 0..4 {
                weights[part] = ahead[part] * behind[part];
            }
            let total: f64 = weights.iter().sum();
            odds[at] = (weights[1] / total) as f32;
            let others = [0, 2, 3]
                .into_iter()
                .max_by(|a, b| weights[*a].total_cmp(&weights[*b]))
                .unwrap_or(0);
            let f = &view.features[at];
            let finished = f.end == End::Stop && (f.words >= SHORT_SENTENCE || f.unspaced >= 12);
            let sure = bare
                || short && (view.classes[at] == Class::Prose || f.is_sentence())
                || count <= SHORT_PAGE && finished;
            let share = match others {
                _ if sure => OUTER,
                2 if clean => INNER,
                _ => 1.0,
            };
            // A line of a frame says nothing; the rows between two of them do.
            let frame = view.row[at] && view.features[at].words == 0;
            let own = article || frameless && others == 3;
            let needed = if own { 0.0 } else { least(bias) * share };
            let body = odds[at] > needed && view.kinds[at].is_none() && !frame && !bars.hold(at);
            if told {
                let last = stretch.last().map_or(opening, |(_, ahead)| Some(*ahead));
                let messages = Messages { last, scores: &scores, behind: &behind, all: &weights };
                let media = |kind| kind == Some(Kind::Media);
                passages.push(Passages {
                    named: view.kinds[at].is_some(),
                    barred: bars.hold(at),
                    more: media(view.kinds[at]) && media(view.kind(at, -1)),
                    needed,
                    ..Passages::of(&messages, fitted, PARTS[others])
                });
            }
            parts[at] = PARTS[if body { 1 } else { others }];
            if precise {
                let share = if bare && others != 2 { SURE_OUTER } else { share };
                doubtful[at] = odds[at] <= SURE * share && !view.row[at];
            }
            behind = back(&behind, &scores, &fitted.pass);
        }
    }
    passages.reverse();
    let mut trail = told.then(|| {
        let over = |(odds, passages): (&f32, &Passages)| *odds > passages.needed;
        Trail::new(odds.iter().zip(&passages).map(over).collect())
    });
    let mut note = |name, parts: &[Part]| {
        if let Some(trail) = &mut trail {
            trail.pass(name, parts);
        }
    };
    note("named by a rule, or a line of a frame", &parts);
    // A sentence is kept whole or not at all.
    for (left, right) in &view.halves {
        if parts[*left] == Part::Body || parts[*right] == Part::Body {
            (parts[*left], parts[*right]) = (Part::Body, Part::Body);
        }
        if precise {
            let both = doubtful[*left] && doubtful[*right];
            (doubtful[*left], doubtful[*right]) = (both, both);
        }
    }
    note("half of a sentence that stays", &parts);
    tables(view, &mut parts);
    note("a table right behind the body", &parts);
    go_on(view, &mut parts, &odds, clean, bars);
    note("prose that only prompts part from the body", &parts);
    behind_boxes(view, &mut parts, &odds, bars);
    note("a paragraph that a box parts from the body", &parts);
    entries::of_lists(view, &mut parts);
    note("headings of a list whose other ones or whose texts stay", &parts);
    entries::of_live_blogs(view, &mut parts);
    note("entries of a live blog", &parts);
    let chosen = chosen(&parts);
    if input == Input::Article {
        let unnamed = parts.iter_mut().zip(&view.kinds).filter(|(_, kind)| kind.is_none());
        unnamed.for_each(|(part, _)| *part = Part::Body);
        note("the text is an article", &parts);
    } else if !whole::is_article(view, &parts) {
        parts.iter_mut().filter(|part| **part == Part::Body).for_each(|part| *part = Part::Before);
        note("nothing of it reads like an article", &parts);
    }
    let signals = if told { signals(view) } else { Vec::new() };
    Layout { parts, odds, doubtful, signals, passages, trail, clean, article, chosen, reading: 1 }
}

/// Where the body lies.
fn chosen(parts: &[Part]) -> Range<usize> {
    let first = parts.iter().position(|part| *part == Part::Body);
    let last = parts.iter().rposition(|part| *part == Part::Body);
    first.zip(last).map_or(0..0, |(first, last)| first..last + 1)
}

/// Where a stretch of blocks begins: the walk up to there, and the weights of all readings, nothing before the first block.
#[derive(Clone)]
struct Mark<'v, 't> {
    walk: Walk<'v, 't>,
    weights: Option<[f64; 4]>,
}

/// Where each stretch begins. Long pages are walked twice, as what each of millions of blocks counts for takes much room.
fn marks<'v, 't>(
    view: &'v View<'t>,
    powers: &Powers,
    fitted: &Weights,
    bars: Bars<'_>,
) -> Vec<Mark<'v, 't>> {
    let mut mark = Mark { walk: Walk::new(view), weights: None };
    let stretches = view.blocks.len().div_ceil(STRETCH);
    let mut marks = Vec::with_capacity(stretches);
    let mut sums = Vec::new();
    for nth in 1..stretches {
        marks.push(mark.clone());
        weigh(&mut mark.walk, fitted, (nth - 1) * STRETCH, bars, &mut sums);
        for sums in &sums {
            mark.weights = Some(step(mark.weights, &sums.scores(powers), fitted));
        }
    }
    marks.push(mark);
    marks
}

/// Puts what each block of a stretch counts for into `sums`; the walk has come to where the stretch begins.
fn weigh(
    walk: &mut Walk<'_, '_>,
    fitted: &Weights,
    from: usize,
    bars: Bars<'_>,
    sums: &mut Vec<Sums>,
) {
    let view = walk.view;
    sums.clear();
    sums.extend((from..(from + STRETCH).min(view.blocks.len())).map(|at| {
        walk.step(at);
        // The lines of one player stand for one block: where they are says nothing.
        if view.kinds[at] == Some(Kind::Media) && view.kind(at, -1) == Some(Kind::Media) {
            return Sums([0, NAMED, 0, 0, 0, 0]);
        }
        sum(states::count(walk, &fitted.counted), view.kinds[at].is_some() || bars.hold(at))
    }));
}

/// The signals of every block.
fn signals(view: &View<'_>) -> Vec<Signals> {
    let mut walk = Walk::new(view);
    let told = |at| {
        walk.step(at);
        states::told(&walk)
    };
    (0..view.blocks.len()).map(told).collect()
}

/// Tables right behind what is body go on with it: what pages set in frames are figures, not menus.
fn tables(view: &View<'_>, parts: &mut [Part]) {
    // Whether the last block that is not named is body.
    let mut open = false;
    let mut at = 0;
    while at < parts.len() {
        if open && view.row[at] && view.kinds[at].is_none() {
            let lines = (at..parts.len())
                .take_while(|at| view.row[*at] || view.kinds[*at] == Some(Kind::Navigation));
            let end = lines.last().map_or(at, |last| last + 1);
            let rows: Vec<_> = (at..end)
                .filter(|at| {
                    view.row[*at] && view.kinds[*at].is_none() && view.features[*at].words > 0
                })
                .collect();
            if rows.len() >= TABLE_ROWS {
                rows.iter().for_each(|at| parts[*at] = Part::Body);
            }
            open = parts[end - 1] == Part::Body || rows.len() >= TABLE_ROWS;
            at = end;
            continue;
        }
        open = if view.kinds[at].is_none() {
            parts[at] == Part::Body
        } else {
            open && view.kinds[at] == Some(Kind::Navigation)
        };
        at += 1;
    }
}

/// What names a box whose other lines nothing names.
const BOXES: &[Kind] = &[Kind::Newsletter, Kind::Promotion, Kind::Consent, Kind::Media];
/// Lines of a box that nothing names, words of the paragraph behind it, and the odds from which that is body.
const BOX_LINES: usize = 5;
const BOXED_WORDS: u32 = 25;
const BOXED: f32 = 0.38;

/// A paragraph that a box parts from the body goes on with it, if little speaks against.
fn behind_boxes(view: &View<'_>, parts: &mut [Part], odds: &[f32], bars: Bars<'_>) {
    // Whether a line names a box, and how many lines nothing names since the last block of the body, before which there is none.
    let (mut boxed, mut lines) = (false, usize::MAX);
    for at in 0..parts.len() {
        let f = &view.features[at];
        if let Some(kind) = view.kinds[at] {
            let names = BOXES.contains(&kind) || boxed && INTERRUPTS.contains(&kind);
            boxed = lines <= BOX_LINES && names;
            continue;
        }
        let goes_on = boxed
            && lines <= BOX_LINES
            && view.classes[at] == Class::Prose
            && f.end == End::Stop
            && f.length() >= BOXED_WORDS
            && odds[at] >= BOXED
            && !bars.hold(at);
        if goes_on {
            parts[at] = Part::Body;
        }
        if parts[at] == Part::Body {
            (boxed, lines) = (false, 0);
        } else {
            lines = lines.saturating_add(1);
        }
    }
}

/// Prose that only prompts and pictures part from the body goes on with it, if little speaks against.
fn go_on(view: &View<'_>, parts: &mut [Part], odds: &[f32], clean: bool, bars: Bars<'_>) {
    let mut open = false;
    for at in 0..parts.len() {
        match view.kinds[at] {
            Some(kind) if clean && !ENDS.contains(&kind) => {}
            Some(kind) => open &= INTERRUPTS.contains(&kind),
            None if bars.hold(at) => open = false,
            None if parts[at] == Part::Body => open = true,
            None => {
                let behind = at > 0
                    && (view.kinds[at - 1].is_some() || clean && parts[at - 1] == Part::Body);
                let reads =
                    view.classes[at] == Class::Prose || clean && view.features[at].is_sentence();
                let prose = reads && view.features[at].end == End::Stop;
                open &= behind && prose && (clean || odds[at] >= GOES_ON);
                if open {
                    parts[at] = Part::Body;
                }
            }
        }
    }
}

/// From what odds on a block is body. Precision looks at the same article, and then leaves out of it what is not [`SURE`].
const fn least(bias: Bias) -> f32 {
    match bias {
        Bias::Precision | Bias::Balanced => 0.5,
        Bias::Recall => 0.07,
    }
}

/// Odds that a block of the body must have where precision is asked for, and what they are multiplied by before and after
/// an article in a text with no boilerplate to be named.
const SURE: f32 = 0.9;
const SURE_OUTER: f32 = 0.4;

/// The logarithm of the weight of all readings in which nothing that is barred is body.
fn weight(view: &View<'_>, barred: &[bool]) -> f64 {
    let (powers, fitted) = (&*POWERS, weights());
    let mut walk = Walk::new(view);
    let mut sums = Vec::new();
    let (mut weights, mut log) = (None, 0.0_f64);
    for from in (0..view.blocks.len()).step_by(STRETCH) {
        weigh(&mut walk, fitted, from, Bars(barred), &mut sums);
        for sums in &sums {
            let total = total(weights, &sums.scores(powers), fitted);
            let top = sums.0[..4].iter().max().copied().unwrap_or(0);
            log += total.iter().sum::<f64>().max(TRACE).ln() + f64::from(top) / 100.0;
            weights = Some(shares(total));
        }
    }
    log
}

fn sum(counted: Packed, named: bool) -> Sums {
    let [before, interruption, after, starts, over] = counted.figures();
    Sums([before, if named { NAMED } else { 0 }, interruption, after, starts, over])
}

impl Sums {
    fn scores(self, powers: &Powers) -> Scores {
        let [before, body, interruption, after, starts, over] = self.0.map(i32::from);
        let sums = [before, body, interruption, after];
        // Only differences count; with the largest taken off, no power overflows.
        let top = sums.into_iter().max().unwrap_or(0);
        Scores {
            parts: sums.map(|sum| powers.of(sum - top)),
            starts: powers.of(starts),
            over: powers.of(over),
        }
    }
}

/// Powers of e with exponents in hundredths.
struct Powers {
    wholes: [f64; 2 * SPAN as usize + 1],
    hundredths: [f64; 100],
}

static POWERS: Lazy<Powers> = Lazy::new(|| Powers {
    wholes: std::array::from_fn(|at| (at as f64 - f64::from(SPAN)).exp()),
    hundredths: std::array::from_fn(|at| (at as f64 / 100.0).exp()),
});

impl Powers {
    pub(crate) fn of(&self, hundredths: i32) -> f64 {
        let kept = (hundredths + SPAN * 100).clamp(0, 2 * SPAN * 100) as usize;
        self.wholes[kept / 100] * self.hundredths[kept % 100]
    }
}

/// What passing from each part into a block's counts for: where the body begins or is over, the block has a say.
fn seams(passes: &[[f64; 4]; 4], scores: &Scores) -> [[f64; 4]; 4] {
    let mut seams = *passes;
    seams[0][1] *= scores.starts;
    seams[1][3] *= scores.over;
    seams[2][3] *= scores.over;
    seams
}

// The two below leave out what does not happen.
const _: () = {
    use costs::FOLLOW;
    assert!(
        !(FOLLOW[0][2]
            || FOLLOW[0][3]
            || FOLLOW[1][0]
            || FOLLOW[2][0]
            || FOLLOW[3][0]
            || FOLLOW[3][1]
            || FOLLOW[3][2])
    );
};

/// The weight of all readings that end in each part, one block further on, as shares; `last` is nothing before the first.
fn step(last: Option<[f64; 4]>, scores: &Scores, fitted: &Weights) -> [f64; 4] {
    shares(total(last, scores, fitted))
}

/// The same, not yet as shares.
fn total(last: Option<[f64; 4]>, scores: &Scores, fitted: &Weights) -> [f64; 4] {
    let mut weights;
    if let Some(last) = last {
        let [before, body, interruption, after] = seams(&fitted.pass, scores);
        weights = [
            last[0] * before[0],
            last[0] * before[1] + last[1] * body[1] + last[2] * interruption[1],
            last[1] * body[2] + last[2] * interruption[2],
            last[1] * body[3] + last[2] * interruption[3] + last[3] * after[3],
        ];
    } else {
        weights = fitted.open;
        weights[1] *= scores.starts;
    }
    for (weight, score) in weights.iter_mut().zip(scores.parts) {
        *weight *= score;
    }
    weights
}

/// The weight of all readings from each part on, one block further back, as shares.
fn back(behind: &[f64; 4], scores: &Scores, passes: &[[f64; 4]; 4]) -> [f64; 4] {
    let [before, body, interruption, after] = seams(passes, scores);
    let behind = |seams: &[f64; 4], to: usize| seams[to] * scores.parts[to] * behind[to];
    let inside = |seams: &[f64; 4]| behind(seams, 1) + behind(seams, 2) + behind(seams, 3);
    shares([
        behind(&before, 0) + behind(&before, 1),
        inside(&body),
        inside(&interruption),
        behind(&after, 3),
    ])
}

/// What is left of a weight that comes to nothing.
const TRACE: f64 = 1e-250;

/// Weights as shares of their sum, so that they stay in range on any page. Parts with no weight at all keep a trace.
fn shares(weights: [f64; 4]) -> [f64; 4] {
    let total: f64 = weights.iter().sum();
    weights.map(|weight| if total > 0.0 { (weight / total).max(TRACE) } else { 0.25 })
}

/// The signals that held for a block, with what each counted for; strongest first.
pub(crate) fn evidence(layout: &Layout, at: usize) -> Vec<(&'static str, [f32; 3])> {
    layout.passages[at].evidence(layout.signals[at], weights())
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_article_longer_than_what_is_at_hand_stays_whole() {
        let paragraphs: Vec<_> = (0..2 * super::STRETCH + 9)
            .map(|at| format!("The ferry was full on day {at}, and the next one did not leave before the evening came, the board said."))
            .collect();
        let body = paragraphs.join("\n\n");
        assert!(
            crate::strip(&format!(
                "{}\n\n{body}\n\nShare this article\n",
                crate::label::testing::MENU
            ))
            .text
                == body
        );
    }

    #[test]
    fn a_table_right_behind_the_body_stays() {
        let rows = ["│Boat│Seats│Fare│", "│Anna│40│3.20│", "│Berta│25│2.80│", "│Clara│12│2.10│"];
        let table = format!(
            "┌──────┬─────┬─────┐\n{}\n└──────┴─────┴─────┘",
            rows.join("\n├──────┼─────┼─────┤\n")
        );
        let body = crate::label::testing::behind(&table);
        assert_eq!(body.lines().filter(|line| rows.contains(line)).count(), 4, "{body}");
        assert!(!body.contains(['┌', '├', '└']), "{body}");
    }
}
