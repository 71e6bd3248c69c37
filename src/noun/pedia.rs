//! What an encyclopedia sets among its text: "[edit]" behind headings, "[3]" and "[citation needed]" behind sentences, "^" before
//! references.

use std::ops::Range;

use crate::Kind;
use crate::door::block::Block;
use crate::measure::features::Measures;
use crate::noun::{Cut, Line, Verdict};

/// The button behind a heading.
pub(crate) static EDIT: Verdict = Verdict::of(Kind::Navigation, "button behind headings");
/// A number or a note that a sentence bears.
pub(crate) static MARK: Verdict = Verdict::of(Kind::Navigation, "reference mark");

/// Words of a heading with its button.
const HEADING_WORDS: u32 = 12;
/// Bytes of a button, brackets included.
const BUTTON: usize = 60;
/// Headings at least that have the same one.
const HEADINGS: usize = 2;
/// Bytes of a note: "[citation needed]".
const NOTE: usize = 40;

/// A source at the foot: "^ Quill, Marta (1999). The Baths of the County."
pub(crate) fn source(line: &Line<'_>) -> bool {
    let rest = line.text.strip_prefix('^').or_else(|| line.text.strip_prefix('↑'));
    rest.is_some_and(|rest| rest.trim_start().starts_with(|c: char| !c.is_ascii_digit()))
        && line.f.words >= 2
}

/// The buttons behind headings, where a page has several that say the same.
pub(crate) fn buttons(text: &str, blocks: &[Block], features: &Measures) -> Vec<Cut<'static>> {
    let button = |at: usize| {
        let (block, f) = (&blocks[at], &features[at]);
        if f.words > HEADING_WORDS || f.brackets == 0 {
            return None;
        }
        let piece = &text[block.text..block.end];
        let from = piece.rfind('[')?;
        let own = &piece[from..];
        let letters = own.chars().any(char::is_alphabetic);
        let glued = piece[..from].ends_with(char::is_alphanumeric) || piece[..from].ends_with(')');
        let button = own.ends_with(']') && own.len() <= BUTTON && letters && glued;
        button.then_some(block.text + from..block.end)
    };
    let mut found: Vec<(usize, Range<usize>)> =
        (0..blocks.len()).filter_map(|at| button(at).map(|range| (at, range))).collect();
    let Some((_, first)) = found.first().cloned() else { return Vec::new() };
    // Nearly all pages have one button; a page of two kinds is none.
    found.retain(|(_, range)| text[range.clone()] == text[first.clone()]);
    if found.len() < HEADINGS {
        return Vec::new();
    }
    found.into_iter().map(|(block, range)| Cut { block, range, verdict: &EDIT }).collect()
}

/// The marks that a paragraph's sentences bear: brackets that touch what stands before them.
pub(crate) fn marks(text: &str, at: usize, block: &Block) -> Vec<Cut<'static>> {
    let piece = &text[block.text..block.end];
    let mut found = Vec::new();
    for (from, _) in piece.match_indices('[') {
        // Looked for no further than it may stand, so that brackets which nothing closes cost little.
        let near = piece.as_bytes()[from..].iter().take(NOTE).position(|b| *b == b']');
        let Some(len) = near else { continue };
        let inner = &piece[from + 1..from + len];
        let before = piece[..from].chars().next_back();
        let number = (1..=3).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit())
            || inner.len() == 1 && inner.starts_with(|c: char| c.is_ascii_lowercase());
        let note = !inner.contains('[') && inner.chars().all(|c| c.is_lowercase() || c == ' ');
        let ended = before
            .is_some_and(|c| matches!(c, '.' | ',' | '!' | '?' | ';' | ']' | ')' | '"' | '”'));
        if before.is_some_and(|c| !c.is_whitespace()) && (number || note && ended) {
            let range = block.text + from..block.text + from + len + 1;
            found.push(Cut { block: at, range, verdict: &MARK });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_stand_behind_several_headings() {
        let cut = |text: &str| {
            let blocks = crate::door::block::cut(text);
            let words = &crate::know::words::WORDS;
            let stops = crate::know::words::ANY_STOP;
            let f = crate::measure::features::measure(text, &blocks, words, stops);
            buttons(text, &blocks, &f).len()
        };
        assert_eq!(cut("History[edit]\n\nThe hall is old.\n\nStyle[edit]\n\nIt is plain."), 2);
        assert_eq!(cut("History[edit]\n\nThe hall is old.\n\nStyle\n\nIt is plain."), 0);
        assert_eq!(cut("Plan [draft]\n\nOld.\n\nCost [draft]\n\nHigh."), 0);
    }

    #[test]
    fn marks_touch_what_bears_them() {
        fn marked(text: &str) -> Vec<&str> {
            let block = Block { end: text.len(), ..Block::default() };
            marks(text, 0, &block).into_iter().map(|cut| &text[cut.range]).collect()
        }
        assert_eq!(
            marked("Old.[1][2] New,[a] plain.[citation needed]"),
            ["[1]", "[2]", "[a]", "[citation needed]"]
        );
        assert!(marked("He [the mayor] said array[index] and see [3].").is_empty());
    }
}
