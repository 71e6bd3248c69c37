//! Small text helpers that several rooms share.

mod chars;
mod eight;
pub(crate) mod room;
pub(crate) mod sentence;

use std::ops::Range;

pub(crate) use chars::{
    fold_char, is_closer, is_ghost, is_line_end, is_sentence_end, is_smiley, is_unspaced, is_word,
    latin_digit, latin_digits,
};
pub(crate) use eight::{Eight, Word, eight};

/// Left by tools at the start of files and pieces; the only character that the body drops.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Digits of a link's number at most.
const LINK_DIGITS: usize = 4;

/// Bytes of the number that a text browser glues to the front of a link's text: "[12]Read more"; 0 for anything else. What
/// marks a footnote has white space or a full stop behind it.
pub(crate) fn link_number(piece: &str) -> usize {
    let Some(rest) = piece.strip_prefix('[') else { return 0 };
    let digits = rest.bytes().take(LINK_DIGITS + 1).take_while(u8::is_ascii_digit).count();
    let opens = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                '"' | '\''
                    | '“'
                    | '‘'
                    | '„'
                    | '«'
                    | '¿'
                    | '¡'
                    | '@'
                    | '#'
                    | '$'
                    | '€'
                    | '£'
                    | '←'
                    | '<'
            )
    };
    let glued = rest[digits..].strip_prefix(']').is_some_and(|behind| behind.starts_with(opens));
    if (1..=LINK_DIGITS).contains(&digits) && glued { digits + 2 } else { 0 }
}

/// The first number of a link in a range of the text, with nothing glued to its front: a footnote's mark is glued to the word
/// before it.
pub(crate) fn next_link_number(text: &str, mut range: Range<usize>) -> Option<Range<usize>> {
    while let Some(at) = text[range.clone()].find('[') {
        let start = range.start + at;
        let bytes = link_number(&text[start..range.end]);
        let footnote = text[..start].ends_with(|c: char| {
            c.is_alphanumeric() || is_sentence_end(c) || is_closer(c) || c == ','
        });
        if bytes > 0 && !footnote {
            return Some(start..start + bytes);
        }
        range.start = start + 1;
    }
    None
}

/// `range` without the white space at its ends.
pub(crate) fn trim_range(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = &text[range.clone()];
    if let [first, .., last] = piece.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return range;
    }
    let start = range.start + (piece.len() - piece.trim_start().len());
    let end = start + piece.trim().len();
    start..end
}

/// Appends `piece` with runs of white space folded to one space and ghosts dropped. A line end between two characters of
/// a script without spaces leaves nothing.
pub(crate) fn push_folded(out: &mut String, piece: &str) {
    let (mut space, mut line_end) = (false, false);
    let mut rest = piece;
    while let Some(c) = rest.chars().next() {
        if c.is_whitespace() {
            space = true;
            line_end |= c == '\n' || c == '\r';
            rest = &rest[c.len_utf8()..];
        } else if c == BYTE_ORDER_MARK {
            rest = &rest[c.len_utf8()..];
        } else {
            let unspaced =
                line_end && is_unspaced(c) && out.chars().next_back().is_some_and(is_unspaced);
            if space && !unspaced && !out.is_empty() && !out.ends_with('\n') {
                out.push(' ');
            }
            (space, line_end) = (false, false);
            // Words of ASCII with one space between are copied as they stand.
            let bytes = rest.as_bytes();
            let graphic = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_graphic);
            let mut len = c.len_utf8();
            while graphic(len) || bytes.get(len) == Some(&b' ') && graphic(len + 1) {
                len += 1;
            }
            out.push_str(&rest[..len]);
            rest = &rest[len..];
        }
    }
}

/// `piece` in one line, white space folded.
pub(crate) fn squeezed(piece: &str) -> String {
    let mut out = String::with_capacity(piece.len());
    push_folded(&mut out, piece);
    out
}

/// What stands behind the first character and those right behind that are the same.
pub(crate) fn behind_run(piece: &str) -> &str {
    let Some(first) = piece.chars().next() else { return piece };
    let bytes = piece.as_bytes();
    let len = first.len_utf8();
    // Lines that tools draw go over hundreds of columns: as long as bytes are those one character before, eight are looked at at
    // once.
    let mut end = len;
    while end + 8 <= bytes.len() && eight(bytes, end) == eight(bytes, end - len) {
        end += 8;
    }
    let same =
        bytes[end..].iter().zip(&bytes[end - len..]).take_while(|(b, before)| b == before).count();
    &piece[(end + same) / len * len..]
}

/// Where words of a line begin: behind what is no letter, at a capital behind a small letter or before one in a row of capitals,
/// between letters and figures, and at each character of a script without spaces.
pub(crate) fn words(line: &str) -> impl Iterator<Item = usize> + Clone {
    let (mut next, mut last) = (0, ' ');
    std::iter::from_fn(move || {
        loop {
            let c = line[next..].chars().next()?;
            let at = next;
            next += c.len_utf8();
            let before = std::mem::replace(&mut last, c);
            let small = || line[next..].starts_with(char::is_lowercase);
            let joint = !before.is_alphanumeric()
                || c.is_uppercase() && (before.is_lowercase() || before.is_uppercase() && small())
                || before.is_ascii_digit() != c.is_ascii_digit()
                || is_unspaced(before)
                || is_unspaced(c);
            // No word begins at small letters behind a letter.
            while c.is_ascii_alphabetic() {
                let many = Eight::at(line.as_bytes(), next).small();
                (next, last) = (next + many, if many > 0 { 'a' } else { last });
                if many < 8 {
                    break;
                }
            }
            if joint && c.is_alphanumeric() {
                return Some(at);
            }
        }
    })
}

/// What follows a word that a text begins with, in whatever case of its ASCII letters.
pub(crate) fn behind_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.get(..word.len())
        .filter(|head| head.eq_ignore_ascii_case(word))
        .map(|_| &text[word.len()..])
}

/// Where a word stands in a text, one place behind the other; the word is not empty. Places are told by the word's first byte and
/// its last, many at once.
pub(crate) fn places<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    const MANY: usize = 32;
    let (bytes, sought) = (text.as_bytes(), word.as_bytes());
    let last = sought.len() - 1;
    let mut from = 0;
    std::iter::from_fn(move || {
        let ends = bytes.get(last..)?;
        while from < ends.len() {
            let to = ends.len().min(from + MANY);
            let fits = |(first, end): (&u8, &u8)| (*first == sought[0]) & (*end == sought[last]);
            let pairs = || bytes[from..to].iter().zip(&ends[from..to]);
            if pairs().fold(false, |any, pair| any | fits(pair))
                && let Some(at) = (from..to)
                    .find(|at| bytes[*at] == sought[0] && bytes[*at..].starts_with(sought))
            {
                from = at + sought.len();
                return Some(at);
            }
            from = to;
        }
        None
    })
}

/// The front of a piece, at most so many bytes, up to a char boundary.
pub(crate) fn front(piece: &str, bytes: usize) -> &str {
    let mut end = bytes.min(piece.len());
    while !piece.is_char_boundary(end) {
        end -= 1;
    }
    &piece[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_place_of_a_word() {
        let text = format!("annanna{}ann{}nnann", " ".repeat(29), "é".repeat(40));
        for word in ["ann", "anna", "n", "é", "bo", &text, &format!("{text}x")] {
            let expected: Vec<_> = text.match_indices(word).map(|(at, _)| at).collect();
            assert_eq!(places(&text, word).collect::<Vec<_>>(), expected, "{word}");
        }
    }

    #[test]
    fn passes_over_runs() {
        let drawn = "━".repeat(50);
        let drawn = [
            format!("{drawn}x━"),
            format!("{drawn}┃"),
            "a".repeat(41),
            format!("{}b", "é".repeat(23)),
        ];
        let drawn = drawn.iter().map(String::as_str).zip(["x━", "┃", "", "b"]);
        let short = [
            ("━━━x━", "x━"),
            ("aab", "b"),
            ("éé", ""),
            ("x", ""),
            ("", ""),
            ("━\u{2502}", "\u{2502}"),
        ];
        for (piece, rest) in short.into_iter().chain(drawn) {
            assert_eq!(behind_run(piece), rest, "{piece}");
        }
    }

    #[test]
    fn trims_and_squeezes() {
        assert_eq!(trim_range("  a b \n", 0..7), 2..5);
        assert_eq!(trim_range("   ", 0..3), 3..3);
        assert_eq!(squeezed("\u{feff}a\u{ad}b \n\t c\u{a0}d"), "a\u{ad}b c d");
        assert_eq!(
            squeezed("the boat  is — é in\u{feff} port \u{3000}now "),
            "the boat is — é in port now"
        );
    }
}
