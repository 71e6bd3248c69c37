//! Whether rows may begin at a place: what is asked of every line and sentence before its words
//! are taken apart. Now and then true where none does, never false where one does.

use super::refuse::is_separator;
use super::table::{ANCHOR, ANY, BEHIND, FIRST, NAMED, ONE, OPEN, PARTICLE, View};
use super::tokens::{
    ADDRESS, CAPITAL, CASED, GLUED, NUMBER, Piece, SHOUTED, Tokens, UNKNOWN, UNSPACED, is_ghost,
    is_letter, is_unspaced,
};

/// Rows of one word each, after which it is taken for likely that more follow.
const ONES: usize = 4;
/// Pieces of two names.
const NAME: usize = 16;

/// Pieces between a name that a row begins with and the last word of the row.
pub(super) const ANCHORED: usize = 30;

/// A letter or a digit. A word begins at a character with a bit that the one before it has not.
pub(super) const LETTER: u8 = 1;
/// A capital.
pub(super) const LARGE: u8 = 3;
/// A character of a script without spaces; as the one before another it counts as none.
pub(super) const WIDE: u8 = 4;

/// What each ASCII character is.
const CLASS: [u8; 128] = {
    let mut class = [0; 128];
    let mut at = 0;
    while at < 128 {
        let b = at as u8;
        class[at] = match b {
            b'A'..=b'Z' => LARGE,
            b'a'..=b'z' | b'0'..=b'9' => LETTER,
            _ => 0,
        };
        at += 1;
    }
    class
};

/// What the character at a byte is, where it ends, and what the next one is told of it.
#[inline]
pub(super) fn class(text: &str, at: usize, before: u8) -> (u8, usize, u8) {
    let byte = text.as_bytes()[at];
    if byte < 128 {
        let class = CLASS[byte as usize];
        return (class, at + 1, class);
    }
    wide_class(text, at, before)
}

fn wide_class(text: &str, at: usize, before: u8) -> (u8, usize, u8) {
    let c = text[at..].chars().next().unwrap_or(' ');
    let end = at + c.len_utf8();
    if is_ghost(c) {
        return (0, end, before);
    }
    let class = match () {
        () if is_unspaced(c) => return (WIDE, end, 0),
        () if !is_letter(c) && !c.is_numeric() => 0,
        () if c.is_uppercase() => LARGE,
        () => LETTER,
    };
    (class, end, class)
}

/// Whether rows may begin at a byte; `inside` a paragraph one word may be all there is of them.
pub(super) fn may_begin(view: &View<'_>, text: &str, at: usize, inside: bool) -> bool {
    let mut tokens = Tokens::new(text, at, view.words);
    let Some(mut first) = tokens.next() else { return false };
    for _ in 0..ONES {
        let marks = view.marks(first.word);
        let own = marks & FIRST != 0;
        if fused(first) {
            return true;
        }
        let Some(second) = tokens.next() else { return own && marks & ONE != 0 };
        if second.is(GLUED) {
            return true;
        }
        let named = marks & NAMED != 0 && (second.is(CAPITAL) || !second.is(CASED));
        if own && (marks & ANY != 0 || named || view.may_follow(first.word, second.word)) {
            return true;
        }
        if own && (fused(second) || is_joined(text, second))
            || is_named(view, tokens.clone(), first, second)
        {
            return true;
        }
        if !own || marks & ONE == 0 {
            return false;
        }
        let gap = &text[first.end as usize..second.start as usize];
        if inside && (gap != " " || second.is(CAPITAL) || !second.is(CASED))
            || is_separator(gap).is_some()
        {
            return true;
        }
        first = second;
    }
    true
}

/// Whether a word may go on behind a joint.
fn is_joined(text: &str, piece: Piece) -> bool {
    let end = piece.end as usize;
    end < text.len() && !piece.is(UNSPACED) && class(text, end, 0).0 & LARGE != 0
}

/// Whether a word is of capitals that may be two.
fn fused(piece: Piece) -> bool {
    piece.word == UNKNOWN && piece.is(SHOUTED)
}

/// Whether a row that begins with a name may end with a piece.
pub(super) fn is_anchor(view: &View<'_>, piece: Piece) -> bool {
    piece.is(GLUED) || view.marks(piece.word) & ANCHOR != 0
}

/// Whether a name and what rows have behind one may begin with these two words.
fn is_named(view: &View<'_>, mut tokens: Tokens<'_>, first: Piece, second: Piece) -> bool {
    let (mut piece, mut next) = (first, second);
    for many in 0..NAME {
        let small = many > 0 && view.marks(piece.word) & PARTICLE != 0;
        let plain = piece.is(CASED) && !piece.is(CAPITAL);
        if plain && !small && piece.word != NUMBER && piece.word != ADDRESS {
            return false;
        }
        if next.is(GLUED) || view.marks(next.word) & BEHIND != 0 {
            return is_anchor(view, next)
                || tokens.take(ANCHORED).any(|piece| is_anchor(view, piece));
        }
        let Some(behind) = tokens.next() else { return false };
        (piece, next) = (next, behind);
    }
    false
}

/// Where the fixed words of rows may begin that any words stand before.
pub(super) fn opens<'t>(view: &'t View<'_>, text: &'t str) -> impl Iterator<Item = usize> + 't {
    let (mut at, mut before) = (0, 0);
    std::iter::from_fn(move || {
        while at < text.len() {
            let here = at;
            let (class, end, next) = class(text, at, before);
            let begins = class & !before != 0;
            (at, before) = (end, next);
            if begins && opens_at(view, text, here) {
                return Some(here);
            }
        }
        None
    })
}

/// Whether the fixed words of such a row may begin at a byte where a word does.
#[inline]
pub(super) fn opens_at(view: &View<'_>, text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let second = bytes.get(at + 1).copied().unwrap_or(b' ');
    // A letter with an accent may be written without it.
    let accent = second >= 128 && bytes[at] < 128 || matches!(bytes[at], 0xc3..=0xc5);
    (accent || view.may_open(bytes[at], second)) && opens_here(view, text, at)
}

fn opens_here(view: &View<'_>, text: &str, at: usize) -> bool {
    let mut tokens = Tokens::new(text, at, view.words);
    let Some(first) = tokens.next() else { return false };
    let marks = view.marks(first.word);
    let next = tokens.next();
    if next.is_some_and(|next| next.is(GLUED)) {
        return true;
    }
    let two = |next: Piece| view.may_follow(first.word, next.word);
    marks & OPEN != 0 && (marks & (ONE | ANY | NAMED) != 0 || next.is_some_and(two))
}
