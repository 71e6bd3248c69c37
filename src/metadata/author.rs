//! Which line names the authors.

use std::ops::Range;

use super::{Page, byline};
use crate::Kind;
use crate::block::Bullet;
use crate::layout::Part;

/// Blocks above the headline that are looked at.
const ABOVE: usize = 4;
/// Blocks from the start of the body on.
const AHEAD: usize = 7;
/// Blocks below the headline, where a menu lies between it and the body.
const BELOW_TITLE: usize = 14;
/// Blocks behind the end of the body.
const TAIL: usize = 9;
/// Lines without an opener that are compared with the whole page, at most.
const CHECKED: usize = 12;
/// Least sum of evidence for a line to be the byline.
const LEAST: f32 = 2.2;

/// The line that names the authors, and the names.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) at: usize,
    pub(crate) names: Vec<String>,
    pub(crate) agency: Option<String>,
}

/// Finds the line that names the authors; nothing where none does so beyond doubt.
pub(crate) fn find(page: &Page<'_>, title: Option<usize>) -> Option<Found> {
    let start = page.body().next()?;
    let end = page.body().next_back()? + 1;
    let from = title.filter(|at| *at <= start).unwrap_or(start);
    let head = from.saturating_sub(ABOVE)..(start + AHEAD).min(page.blocks.len());
    let near = |at: &usize| *at <= from + BELOW_TITLE || *at + BELOW_TITLE >= start;
    let tail = end.max(head.end)..(end + TAIL).min(page.blocks.len());
    let mut checks = CHECKED;
    let mut best: Option<(f32, Found)> = None;
    let body = start..end;
    for at in head.filter(near).chain(tail.clone()) {
        if let Some((sum, found)) = weigh(page, at, from, &body, &mut checks)
            && sum >= LEAST
            && best.as_ref().is_none_or(|(most, _)| sum > *most)
        {
            best = Some((sum, found));
        }
    }
    best.map(|(_, found)| found)
}

/// How much a line looks like the byline, and its names.
fn weigh(page: &Page<'_>, at: usize, title: usize, body: &Range<usize>, checks: &mut usize) -> Option<(f32, Found)> {
    let (f, line) = (&page.features[at], page.piece(at));
    let kind = page.kinds[at];
    let distance = title.abs_diff(at).min(at.abs_diff(body.start)) as f32 * 0.08;
    let place = if at >= body.end {
        -1.2
    } else if at < title {
        -0.6
    } else {
        0.0
    };
    let found = |read: byline::Byline| Found { at, names: read.names, agency: read.agency };
    if page.layout.parts[at] == Part::Body && kind.is_none() && f.words > 12 {
        return None;
    }
    // An opener says it, in the line's front or on a line of its own above.
    if kind == Some(Kind::Byline) || crate::rules::byline::opener(line).is_some() || byline::is_glued(line) {
        let read = byline::read(line);
        if !read.names.is_empty() || read.agency.is_some() && kind == Some(Kind::Byline) {
            return Some((6.0 + place - distance, found(read)));
        }
    }
    if at > 0 && byline::is_bare_opener(page.piece(at - 1)) {
        let read = byline::names_only(line, f);
        if !read.names.is_empty() {
            return Some((5.5 + place - distance, found(read)));
        }
    }
    if kind.is_some_and(|kind| !matches!(kind, Kind::Byline | Kind::Timestamp)) {
        return None;
    }
    let read = byline::inside(line, f);
    if !read.names.is_empty() {
        return Some((4.5 + place - distance, found(read)));
    }
    if *checks == 0 {
        return None;
    }
    let read = byline::names_only(line, f);
    let first = read.names.first()?;
    *checks -= 1;
    // An agency or a second name behind the first says that these are people.
    let company = if read.agency.is_some() {
        1.2
    } else if read.names.len() > 1 {
        0.5
    } else {
        0.0
    };
    Some((bare(page, at, title, first) + company + place - distance, found(read)))
}

/// How much speaks for a line of names without an opener.
fn bare(page: &Page<'_>, at: usize, title: usize, name: &str) -> f32 {
    let near = |step: isize, kind: Kind| at.checked_add_signed(step).and_then(|at| page.kinds.get(at)).copied().flatten() == Some(kind);
    let role =
        |step: isize| at.checked_add_signed(step).and_then(|at| page.features.get(at)).is_some_and(|f| f.cues.role > 0 && f.words <= 10);
    let own = &page.features[at];
    let mut sum = 1.4;
    if near(1, Kind::Timestamp)
        || near(-1, Kind::Timestamp)
        || page.kinds[at] == Some(Kind::Timestamp)
        || own.cues.month > 0 && own.numbers > 0
    {
        sum += 2.0;
    } else if near(2, Kind::Timestamp) || near(-2, Kind::Timestamp) {
        sum += 1.0;
    }
    sum += if role(1) || own.cues.role > 0 { 1.0 } else { 0.0 };
    sum += match at.checked_sub(title) {
        Some(1 | 2) => 1.0,
        Some(3 | 4) => 0.5,
        _ => 0.0,
    };
    sum += match page.text.match_indices(name).take(4).count() {
        0 | 1 => 0.0,
        2 => 0.6,
        _ => 1.0,
    };
    if page.blocks[at].bullet != Bullet::None {
        sum -= 0.3;
    }
    // Words that the page writes small elsewhere are no names: "Garden Guides", "Wedding Venues".
    if name.split_whitespace().any(|word| written_small(page.text, word)) {
        sum -= 4.0;
    }
    sum
}

/// Whether the page has a word in small letters, as a word of its own.
fn written_small(text: &str, word: &str) -> bool {
    let small = word.to_lowercase();
    let bare = small.trim_matches(|c: char| !c.is_alphanumeric());
    if bare == word || bare.chars().count() < 3 {
        return false;
    }
    text.match_indices(bare).take(40).any(|(at, _)| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | '/' | '@' | '-' | '_' | '#'));
        edge(text[..at].chars().next_back()) && edge(text[at + bare.len()..].chars().next())
    })
}
