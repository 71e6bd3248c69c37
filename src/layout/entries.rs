//! Entries that belong together: of a list under numbered headings, and of a live blog under times.

use crate::door::block::Bullet;
use crate::layout::Part;
use crate::layout::page::View;
use crate::measure::features::End;
use crate::noun::liveblog;

/// Words of a numbered heading at most.
const HEADING_WORDS: u32 = 14;
/// Headings in a row of whose numbers one follows the other, at least.
const HEADINGS: usize = 3;

/// The number that a heading opens with, up to three figures.
fn number(view: &View<'_>, at: usize) -> Option<u32> {
    let (block, f) = (&view.blocks[at], &view.features[at]);
    let heading = view.kinds[at].is_none()
        && f.words <= HEADING_WORDS
        && f.end != End::Stop
        && (block.bullet == Bullet::Number || f.numbers > 0);
    if !heading {
        return None;
    }
    let line = view.text[block.start..block.end].trim_start_matches(['#', '*', ' ']);
    let figures = line.bytes().take_while(u8::is_ascii_digit).count();
    let set = line[figures..].starts_with(['.', ')', ':']) && (1..=3).contains(&figures);
    if set { line[..figures].parse().ok() } else { None }
}

/// Where a list's second heading and more are body, the first is, with what stands between; and so is any over what is body.
pub(super) fn of_lists(view: &View<'_>, parts: &mut [Part]) {
    let headings: Vec<(usize, u32)> =
        (0..parts.len()).filter_map(|at| number(view, at).map(|number| (at, number))).collect();
    for run in headings.chunk_by(|one, next| one.1 + 1 == next.1) {
        if run.len() >= HEADINGS {
            for (at, _) in run {
                if view.kinds.get(at + 1) == Some(&None) && parts[at + 1] == Part::Body {
                    parts[*at] = Part::Body;
                }
            }
        }
        let last = run.iter().rposition(|(at, _)| parts[*at] == Part::Body);
        let (Some(last), Some((first, 1))) = (last, run.first()) else { continue };
        if last + 1 < HEADINGS || parts[*first] == Part::Body {
            continue;
        }
        // No menu: items that have something below them.
        let apart = run.windows(2).all(|pair| pair[0].0 + 1 < pair[1].0);
        let between = *first..run[last].0;
        if apart {
            let own = between.filter(|at| view.kinds[*at].is_none());
            own.for_each(|at| parts[at] = Part::Body);
        }
    }
}

/// Where most entries of a live blog are body, all of them are.
pub(super) fn of_live_blogs(view: &View<'_>, parts: &mut [Part]) {
    let times = liveblog::times(view.text, view.blocks, view.features);
    let body = times.iter().filter(|at| parts[**at] == Part::Body).count();
    let (Some(first), Some(last)) = (times.first(), times.last()) else { return };
    if body * 2 < times.len() {
        return;
    }
    // The last entry ends where the next named block stands.
    let named = |at: &usize| view.kinds[*at].is_some();
    let end = (*last..parts.len()).find(named).unwrap_or(parts.len());
    let own = (*first..end).filter(|at| view.kinds[*at].is_none());
    own.for_each(|at| parts[at] = Part::Body);
}
