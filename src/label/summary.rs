//! Boxes that sum an article up, where a note says that a machine wrote them.

use std::ops::Range;

use crate::Kind;
use crate::door::block::{Block, Bullet};
use crate::know::grammar::lists::{List, begins};
use crate::measure::features::{End, Measures};
use crate::noun::Named;
use crate::text::words;

/// Words of the note at most.
const NOTE_WORDS: u32 = 25;
/// Items of a box.
const ITEMS: std::ops::RangeInclusive<usize> = 2..=6;
/// Words of an item at most, and of one without a bullet.
const ITEM_WORDS: u32 = 30;
const LINE_WORDS: u32 = 16;
/// Words of the heading at most; of the paragraph behind a box without bullets, at least.
const HEADING_WORDS: u32 = 6;
const PROSE_WORDS: u32 = 20;

/// The lines of such boxes: heading, items and note ("Key points", three items, "This summary was written by AI.").
pub(super) fn boxes(
    text: &str,
    blocks: &[Block],
    features: &Measures,
    of: &[Named<'_>],
) -> Vec<usize> {
    let piece = |at: usize| &text[blocks[at].text..blocks[at].end];
    let is_note = |at: usize| {
        let f = &features[at];
        (2..=NOTE_WORDS).contains(&f.length())
            && blocks[at].bullet != Bullet::Mark
            && says_so(piece(at))
    };
    let is_heading = |at: usize| {
        let f = &features[at];
        (1..=HEADING_WORDS).contains(&f.words) && !matches!(f.end, End::Stop | End::Open)
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let items = items(at, blocks, features, of);
        at = items.end.max(at + 1);
        if !ITEMS.contains(&items.len()) {
            continue;
        }
        let above = items.start.checked_sub(1);
        let note = if items.end < blocks.len() && is_note(items.end) {
            Some(items.end)
        } else {
            above.filter(|above| is_note(*above) && !is_heading(*above))
        };
        if let Some(note) = note {
            let heads = [above, above.and_then(|above| above.checked_sub(1))];
            let heading = heads.into_iter().flatten().find(|at| *at != note && is_heading(*at));
            found.extend(heading.into_iter().chain(items).chain([note]));
        }
    }
    found.extend(flat(blocks, features, of, is_note, is_heading));
    // A heading such as "In brief" may be taken for that of a list of related links.
    found.retain(|at| of[*at].is_none_or(|verdict| verdict.kind == Kind::Related));
    found.sort_unstable();
    found.dedup();
    found
}

/// Words at a note's front of which one may be what was done.
const FRONT: usize = 4;

/// Whether a text says that a machine made what it is a note on: "This summary was written by AI.", "Generated with AI and checked".
fn says_so(text: &str) -> bool {
    let of = |list: List| words(text).map(move |from| begins(list, &text[from..]).is_some());
    let has = |list: List| of(list).any(|found| found);
    has(List::Machine)
        && has(List::MachineMade)
        && (has(List::MachineText) || of(List::MachineMade).take(FRONT).any(|found| found))
}

/// The run of list items that begins at a block.
fn items(at: usize, blocks: &[Block], features: &Measures, of: &[Named<'_>]) -> Range<usize> {
    let item = |at: &usize| {
        of[*at].is_none() && blocks[*at].bullet == Bullet::Mark && features[*at].words <= ITEM_WORDS
    };
    at..at + (at..blocks.len()).take_while(item).count()
}

/// The same where the tool dropped the bullets: a heading, the note, short lines, and a paragraph behind.
fn flat(
    blocks: &[Block],
    features: &Measures,
    of: &[Named<'_>],
    is_note: impl Fn(usize) -> bool,
    is_heading: impl Fn(usize) -> bool,
) -> Vec<usize> {
    let line = |at: &usize| {
        of[*at].is_none() && blocks[*at].blanks == 0 && features[*at].words <= LINE_WORDS
    };
    let behind = |note: usize| {
        let lines = (note + 1..blocks.len()).take(*ITEMS.end() + 1).take_while(line).count();
        note + 1 + lines
    };
    let is_box = |note: &usize| {
        let over_prose = |behind: usize| {
            ITEMS.contains(&(behind - note - 1))
                && behind < blocks.len()
                && features[behind].words >= PROSE_WORDS
        };
        blocks[*note].blanks == 0
            && is_heading(note - 1)
            && over_prose(behind(*note))
            && is_note(*note)
    };
    (1..blocks.len()).filter(is_box).flat_map(|note| note - 1..behind(note)).collect()
}

#[cfg(test)]
mod tests {
    use crate::label::testing::{FIRST, LAST, behind};

    #[test]
    fn summaries_by_a_machine_go_with_their_notes() {
        for summary in [
            "In brief\n\n• The ferry sails again in May\n• It costs what it did\n\nWritten with AI and read over by the desk",
            "In brief\n\nWritten with AI and read over by the desk.\n\n• The ferry sails again in May\n• It costs what it did",
            "Auf einen Blick\n\n• Die Fähre fährt wieder\n• Sie kostet so viel wie zuvor\n\nVon der KI erstellt und von uns gelesen. War das gut?",
            "Key points\nMade with AI, read over by the desk\nThe ferry sails again in May.\nIt costs what it did.",
        ] {
            let gap = if summary.contains("\n\n") { "\n\n" } else { "\n" };
            let text = [FIRST, summary, LAST].join(gap);
            assert_eq!(behind(&text), format!("{FIRST}\n\n{LAST}"), "{summary}");
        }
        for stays in [
            "The board wants two things:\n\n• The ferry sails again in May\n• It costs what it did",
            "The board wants two things.\n\n• The ferry sails again in May\n• It costs what it did\n\nAI will change how the tickets are sold:",
            "The board wants two things.\n\n• The ferry sails again in May\n• It costs what it did\n\nThe AI that sells the tickets has been in use since March, and the board has said more than once that it will stay for good.",
        ] {
            let text = [FIRST, stays, LAST].join("\n\n");
            assert_eq!(behind(&text), text, "{stays}");
        }
    }
}
