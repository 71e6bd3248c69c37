//! Folded text, as lines are compared: how it is made, what does not count at its ends, and its words.

use crate::know::words::WordHash;
use crate::text::{fold_char, is_ghost, is_unspaced};

/// Appends `piece` folded: lower case, plain quotes and dashes, single spaces, no ghosts.
pub(crate) fn fold(piece: &str, out: &mut String) {
    if piece.is_ascii() && out.is_empty() {
        if is_tidy(piece.as_bytes()) {
            out.push_str(piece);
            out.make_ascii_lowercase();
            return;
        }
        out.reserve(piece.len());
        for word in piece.split_ascii_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
        out.make_ascii_lowercase();
        if out.contains('`') {
            *out = out.replace('`', "'");
        }
        return;
    }
    let mut space = false;
    for c in piece.chars() {
        if c.is_ascii() && !c.is_ascii_whitespace() {
            if space && !out.is_empty() {
                out.push(' ');
            }
            space = false;
            out.push(if c == '`' { '\'' } else { c.to_ascii_lowercase() });
        } else if c.is_whitespace() {
            space = true;
        } else if !is_ghost(c) {
            if space && !out.is_empty() {
                out.push(' ');
            }
            space = false;
            out.extend(fold_char(c));
        }
    }
}

/// Whether ASCII text has nothing but single spaces between its words, and no mark that is folded.
fn is_tidy(bytes: &[u8]) -> bool {
    let mut last = b' ';
    let odd = bytes.iter().fold(false, |odd, b| {
        let space = *b == b' ' && last == b' ';
        last = *b;
        odd | space | (*b < b' ') | (*b == b'`')
    });
    !odd && last != b' '
}

pub(crate) fn trim_start(folded: &str) -> &str {
    folded.trim_start_matches(is_decoration)
}

pub(crate) fn trim_end(folded: &str) -> &str {
    folded.trim_end_matches(is_decoration)
}

pub(crate) fn trimmed(folded: &str) -> &str {
    folded.trim_matches(is_decoration)
}

/// What may stand around a phrase without changing it.
fn is_decoration(c: char) -> bool {
    !c.is_alphanumeric()
        && !matches!(c, '©' | '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}')
}

/// The hash of the first word, as the scan of a block hashes it.
pub(crate) fn first_word(folded: &str) -> u64 {
    let piece = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
    match piece.chars().next() {
        Some(c) if is_unspaced(c) => WordHash::START.char(c).finish(),
        _ => crate::know::words::hash(&piece[..word_len(piece)]),
    }
}

/// The hash of the last word.
pub(crate) fn last_word(folded: &str) -> u64 {
    let piece = folded.trim_end_matches(|c: char| !c.is_alphanumeric());
    match piece.chars().next_back() {
        Some(c) if is_unspaced(c) => WordHash::START.char(c).finish(),
        _ => {
            let from = piece
                .rfind(|c: char| !c.is_alphanumeric() && c != '\'' || is_unspaced(c))
                .map_or(0, |at| at + piece[at..].chars().next().map_or(1, char::len_utf8));
            crate::know::words::hash(piece[from..].trim_start_matches('\''))
        }
    }
}

/// Bytes of the word that `piece` begins with; an apostrophe inside belongs to it.
fn word_len(piece: &str) -> usize {
    let mut chars = piece.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inside = c == '\'' && chars.peek().is_some_and(|(_, next)| next.is_ascii_alphabetic());
        let joins =
            c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}');
        if is_unspaced(c) || !joins && !inside {
            return at;
        }
    }
    piece.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tidy_text_is_folded_as_any_other() {
        for (text, expected) in [
            ("Read More", "read more"),
            (" Read  More ", "read more"),
            ("A`b\tC", "a'b c"),
            ("É’s  X", "é's x"),
        ] {
            let mut folded = String::new();
            fold(text, &mut folded);
            assert_eq!(folded, expected, "{text}");
        }
    }
}
