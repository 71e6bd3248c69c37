//! Bullets and numbers that open a list item.

use crate::know::words::{MONTH, WORDS, hash};

/// What opens a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Bullet {
    #[default]
    None,
    /// A mark: •, -, *, □ …
    Mark,
    /// A number or letter with a stop or bracket: `1.`, `2)`, `(3)`, `a)`.
    Number,
}

/// Reads the bullet at the start of a block; also how many bytes it takes.
pub(crate) fn read(piece: &str) -> (Bullet, usize) {
    let Some(first) = piece.chars().next() else { return (Bullet::None, 0) };
    // Most blocks open with a word; a letter alone is a bullet with a bracket.
    if first.is_ascii_alphabetic() && piece.as_bytes().get(1) != Some(&b')') {
        return (Bullet::None, 0);
    }
    if is_mark(first) {
        let behind = &piece[first.len_utf8()..];
        // "-allied" and "*bold*" are no items; a typographic mark needs no space behind it.
        let spaced = behind.is_empty() || behind.starts_with(char::is_whitespace);
        return if spaced || !first.is_ascii() && first != '–' {
            (Bullet::Mark, first.len_utf8())
        } else {
            (Bullet::None, 0)
        };
    }
    if first.is_ascii_alphanumeric() || first == '(' {
        let skip = number(piece.as_bytes());
        if skip > 0 && !is_date(&piece[skip..]) {
            return (Bullet::Number, skip);
        }
    }
    (Bullet::None, 0)
}

const fn is_mark(c: char) -> bool {
    matches!(
        c,
        '•' | '*'
            | '-'
            | '+'
            | '·'
            | '☆'
            | '★'
            | '□'
            | '■'
            | '▪'
            | '▫'
            | '○'
            | '●'
            | '◦'
            | '◆'
            | '◇'
            | '‣'
            | '⁃'
            | '∙'
            | '–'
            | '➤'
            | '►'
            | '▶'
            | '✓'
            | '✔'
    )
}

/// Length of `12.`, `12)`, `(12)`, `a)` where white space or the end follows, else 0.
fn number(bytes: &[u8]) -> usize {
    let open = usize::from(bytes[0] == b'(');
    let digits = bytes[open..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    let letter = usize::from(digits == 0 && bytes.get(open).is_some_and(u8::is_ascii_alphabetic));
    let behind = open + digits + letter;
    if digits > 3 || digits + letter == 0 {
        return 0;
    }
    let close = bytes.get(behind).copied();
    // "A." opens a name ("A. Smith"), so that a letter wants a bracket.
    let fits = close == Some(b')') || close == Some(b'.') && open == 0 && letter == 0;
    let spaced = bytes.get(behind + 1).is_none_or(u8::is_ascii_whitespace);
    if fits && spaced { behind + 1 } else { 0 }
}

/// Whether a text goes on as a date whose day came before: " Dezember 2019", " 5. 2014".
fn is_date(rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    let (Some(month), Some(year)) = (words.next(), words.next()) else { return false };
    let bare = month.trim_end_matches(['.', ',']);
    let named = WORDS.get(hash(bare)) & MONTH != 0
        || bare.len() <= 2 && bare.len() < month.len() && bare.bytes().all(|b| b.is_ascii_digit());
    named && year.len() >= 4 && year.bytes().take(4).all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_items_from_prose() {
        for (piece, expected) in [
            ("• one", (Bullet::Mark, 3)),
            ("•one", (Bullet::Mark, 3)),
            ("- one", (Bullet::Mark, 1)),
            ("-allied coalition", (Bullet::None, 0)),
            ("*bold* words", (Bullet::None, 0)),
            ("–", (Bullet::Mark, 3)),
            ("12. one", (Bullet::Number, 3)),
            ("12. Dezember 2019", (Bullet::None, 0)),
            ("12. 5. 2019, 12:30", (Bullet::None, 0)),
            ("5. May be one", (Bullet::Number, 2)),
            ("2015. It was", (Bullet::None, 0)),
            ("3.5 per cent", (Bullet::None, 0)),
            ("a) one", (Bullet::Number, 2)),
            ("A. Smith", (Bullet::None, 0)),
            ("(2) one", (Bullet::Number, 3)),
            ("(in the hall)", (Bullet::None, 0)),
            ("", (Bullet::None, 0)),
        ] {
            assert_eq!(read(piece), expected, "{piece}");
        }
    }
}
