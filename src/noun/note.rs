//! Corrections and editors' notes, which stay in the body.

use super::Line;
use crate::measure::features::End;
use crate::text::{behind_word, letter};

/// What opens a note on a correction or change; such notes stay in the body.
const NOTES: &[&str] = &[
    "correction:",
    "corrections:",
    "correction (",
    "clarification:",
    "clarification (",
    "editor's note:",
    "editor’s note:",
    "editors' note:",
    "editors’ note:",
    "editor's note —",
    "update:",
    "update (",
    "updated:",
    "corrections & clarifications:",
    "corrections and clarifications:",
    "an earlier version of this",
    "a previous version of this",
    "this article has been updated",
    "this story has been updated",
    "this article has been corrected",
    "this story has been corrected",
    "this article was updated",
    "this article was amended",
    "this story was updated",
    "this post has been updated",
    "korrektur:",
    "anmerkung der redaktion:",
    "hinweis der redaktion:",
    "rectificatif",
    "nota del editor:",
    "fe de erratas:",
    "correction appended",
];

/// Words of a correction or note at least; a shorter one is a date line ("Updated: May 5").
const NOTE_WORDS: u32 = 6;

/// Whether a block is a correction or an editor's note, which belongs to the article.
pub(crate) fn is_note(line: &Line<'_>) -> bool {
    line.f.words >= NOTE_WORDS && line.f.end == End::Stop && opens(line.text)
}

/// Whether a paragraph is a note on a correction or change.
pub(crate) fn opens(piece: &str) -> bool {
    let bare = piece.trim_start_matches(['*', '_', '(', '[', '—', '–', '-', ' ']);
    let [first, second, third, ..] = bare.as_bytes() else { return false };
    let known = letter(*first).and_then(|at| OPENS.get(at)).copied().unwrap_or_default();
    let may_be = |mask: u32, b: u8| letter(b).is_none_or(|at| mask >> at & 1 == 1);
    may_be(known.0, *second)
        && may_be(known.1, *third)
        && NOTES.iter().any(|note| {
            note.as_bytes()[0] == first.to_ascii_lowercase() && behind_word(bare, note).is_some()
        })
}

/// Second and third letters of the notes, by their first letter: most paragraphs are none, and this says so at once.
const OPENS: [(u32, u32); 26] = {
    let mut opens = [(0, 0); 26];
    let mut at = 0;
    while at < NOTES.len() {
        let note = NOTES[at].as_bytes();
        if let (Some(first), Some(second)) = (letter(note[0]), letter(note[1])) {
            opens[first].0 |= 1 << second;
        }
        if let (Some(first), Some(third)) = (letter(note[0]), letter(note[2])) {
            opens[first].1 |= 1 << third;
        }
        at += 1;
    }
    opens
};
