//! Whether rows may begin at a place: what is asked of every line and sentence before its words
//! are read. Now and then true where none does, never false where one does.

use super::{Chart, opens_name};
use crate::know::grammar::lexicon::UNKNOWN;
use crate::know::grammar::refuse::is_separator;
use crate::know::grammar::table::{ANCHOR, ANY, BEHIND, FIRST, NAMED, ONE, OPEN, PARTICLE};
use crate::know::grammar::tokens::{GLUED, Piece, SHOUTED};

/// Rows of one word each, after which it is taken for likely that more follow.
const ONES: u32 = 4;
/// Pieces of two names.
const NAME: u32 = 16;
/// Pieces between a name that a row begins with and the last word of the row.
const ANCHORED: u32 = 30;

/// What the first words at a place may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Begin {
    /// No row begins with them.
    No,
    /// A row of the first word alone.
    One,
    /// Any.
    Any,
}

impl Chart<'_> {
    /// What the first words at a place let begin there.
    pub(crate) fn begins(&mut self, at: u32) -> Begin {
        let Some(piece) = self.piece(at) else { return Begin::No };
        let view = self.view;
        let marks = view.marks(piece.word);
        let own = marks & FIRST != 0;
        let one = if own && marks & ONE != 0 { Begin::One } else { Begin::No };
        let Some(next) = self.piece(at + 1) else { return one };
        if next.is(GLUED) {
            return Begin::Any;
        }
        if own {
            let named = marks & NAMED != 0 && opens_name(next);
            if marks & ANY != 0 || named || view.may_follow(piece.word, next.word) {
                return Begin::Any;
            }
            // Either may be of several words that ran together.
            if is_fused(next) || self.piece(at + 2).is_some_and(|next| next.is(GLUED)) {
                return Begin::Any;
            }
        }
        if self.is_named(at) { Begin::Any } else { one }
    }

    /// Whether rows may begin at a place that are all there is; `inside` a paragraph one word may be
    /// that.
    pub(crate) fn may_begin(&mut self, from: u32, inside: bool) -> bool {
        for at in from..from + ONES {
            if self.piece(at).is_some_and(is_fused) {
                return true;
            }
            match self.begins(at) {
                Begin::No => return false,
                Begin::Any => return true,
                Begin::One => {}
            }
            let Some(next) = self.piece(at + 1) else { return true };
            let gap = self.gap(at + 1);
            if inside && (gap != " " || opens_name(next)) || is_separator(gap).is_some() {
                return true;
            }
        }
        true
    }

    /// Whether a name and what rows have behind one may begin at a place.
    pub(crate) fn is_named(&mut self, from: u32) -> bool {
        for at in from..from + NAME {
            let (Some(piece), Some(next)) = (self.piece(at), self.piece(at + 1)) else {
                return false;
            };
            let small = at > from && self.view.marks(piece.word) & PARTICLE != 0;
            if !opens_name(piece) && !small {
                return false;
            }
            if next.is(GLUED) || self.view.marks(next.word) & BEHIND != 0 {
                return self.is_anchored(at + 1);
            }
        }
        false
    }

    /// Whether a row that begins with a name may end at a place or behind it.
    fn is_anchored(&mut self, from: u32) -> bool {
        let view = self.view;
        (from..=from + ANCHORED)
            .map_while(|at| self.piece(at))
            .any(|next| next.is(GLUED) || view.marks(next.word) & ANCHOR != 0)
    }

    /// Whether the fixed words of a row may begin at a place that any words stand before.
    #[inline]
    pub(crate) fn opens_at(&mut self, at: u32) -> bool {
        let (Some(piece), next) = (self.piece(at), self.piece(at + 1)) else { return false };
        let marks = self.view.marks(piece.word);
        if next.is_some_and(|next| next.is(GLUED)) {
            return self.may_open(piece);
        }
        let two = |next: Piece| self.view.may_follow(piece.word, next.word);
        marks & OPEN != 0 && (marks & (ONE | ANY | NAMED) != 0 || next.is_some_and(two))
    }

    /// Whether a row ends the text that any words stand before, or one of its sentences.
    pub(crate) fn opens_anywhere(&mut self) -> bool {
        let view = self.view;
        let mut from = 0;
        loop {
            // Most words open nothing, and no other is glued to them.
            let pieces = self.all().get(from..).unwrap_or_default();
            let may = |(at, piece): (usize, &Piece)| {
                let glued = pieces.get(at + 1).is_some_and(|next| next.is(GLUED));
                glued || view.marks(piece.word) & OPEN != 0
            };
            let Some(at) = pieces.iter().enumerate().position(may) else { return false };
            from += at + 1;
            let at = from as u32 - 1;
            if self.opens_at(at) && self.closes(at) {
                return true;
            }
        }
    }

    /// Whether the first letters are those of such words.
    fn may_open(&self, piece: Piece) -> bool {
        let bytes = &self.text.as_bytes()[piece.start as usize..];
        let second = bytes.get(1).copied().unwrap_or(b' ');
        // A letter with an accent may be written without it.
        let accent = second >= 128 && bytes[0] < 128 || matches!(bytes[0], 0xc3..=0xc5);
        accent || self.view.may_open(bytes[0], second)
    }
}

/// Whether a word is of capitals that may be two.
fn is_fused(piece: Piece) -> bool {
    piece.word == UNKNOWN && piece.is(SHOUTED)
}
