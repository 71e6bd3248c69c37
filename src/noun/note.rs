//! Corrections and editors' notes, which stay in the body.

use super::Line;
use crate::know::grammar::lists::{List, behind};
use crate::measure::features::End;

/// Words of a correction or note at least; a shorter one is a date line ("Updated: May 5").
const NOTE_WORDS: u32 = 6;

/// Whether a block is a correction or an editor's note, which belongs to the article.
pub(crate) fn is_note(line: &Line<'_>) -> bool {
    line.f.words >= NOTE_WORDS && line.f.end == End::Stop && opens(line.text)
}

/// Whether a paragraph is a note on a correction or change.
pub(crate) fn opens(piece: &str) -> bool {
    let bare = piece.trim_start_matches(['*', '_', '(', '[', '—', '–', '-', ' ']);
    let marked = |rest: &str| rest.trim_start().starts_with([':', '：', '(', '—']);
    behind(List::NoteSentence, bare).is_some() || behind(List::Note, bare).is_some_and(marked)
}
