//! Where sentences end, judged by their end marks and by what follows them; linear, in any script.

use std::ops::Range;

use once_cell::sync::Lazy;

use crate::text::{is_closer, is_sentence_end, trim_range};

/// Words that take a stop without ending a sentence, of all languages' files.
static ABBREVIATIONS: Lazy<Vec<&str>> = Lazy::new(|| {
    let lines = include_str!("../../knowledge/model/abbreviations.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});
/// How far back a word before a stop is looked at, in bytes.
const WORD_BACK: usize = 12;

/// The sentences of a range, without the white space between them. They cover it otherwise.
pub(crate) fn ranges(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = range.start;
    std::iter::from_fn(move || {
        if from >= range.end {
            return None;
        }
        let end = next_end(text, from, range.end);
        let sentence = trim_range(text, from..end);
        from = end;
        Some(sentence)
    })
    .filter(|sentence| !sentence.is_empty())
}

/// Where the sentence that begins at `from` ends: behind its end mark and what closes it.
pub(crate) fn next_end(text: &str, from: usize, to: usize) -> usize {
    let piece = &text[from..to];
    let may_end = |b: &u8| matches!(b, b'.' | b'!' | b'?') || !b.is_ascii();
    let mut at = 0;
    while let Some(next) = piece.as_bytes()[at..].iter().position(may_end) {
        at += next;
        let Some(c) = piece[at..].chars().next() else { break };
        let mut end = at + c.len_utf8();
        if is_sentence_end(c) {
            end += piece[end..]
                .chars()
                .take_while(|n| is_sentence_end(*n) || is_closer(*n))
                .map(char::len_utf8)
                .sum::<usize>();
            if ends_here(piece, at, end, c) {
                return from + end;
            }
        }
        at = end;
    }
    to
}

/// Whether an end mark at `at` (closed at `end`) really ends its sentence.
fn ends_here(piece: &str, at: usize, end: usize, mark: char) -> bool {
    // A mark of a script without spaces stands for itself.
    if !matches!(mark, '.' | '!' | '?' | '…') {
        return true;
    }
    let mut behind = piece[end..].chars();
    if !behind.next().is_some_and(char::is_whitespace) {
        return piece.len() == end;
    }
    let opens = behind.find(|c| !c.is_whitespace()).is_some_and(|c| {
        !c.is_lowercase() && !matches!(c, ',' | ';' | ':' | ')' | '-' | '–' | '—')
    });
    opens && !(mark == '.' && is_abbreviated(&piece[..at]))
}

/// Whether the word that a stop follows is an abbreviation or an initial.
pub(crate) fn is_abbreviated(before: &str) -> bool {
    let mut from = before.len().saturating_sub(WORD_BACK);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let word = before[from..]
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '\''))
        .next()
        .unwrap_or("");
    let mut chars = word.chars();
    let initial = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    initial || ABBREVIATIONS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        ranges(text, 0..text.len()).map(|range| &text[range]).collect()
    }

    #[test]
    fn splits_at_ends_only() {
        assert_eq!(
            split("Mr. Lee left at 3.5 p.m. on Monday. “Why?” she said. He (J. Doe) knew! Did he?"),
            [
                "Mr. Lee left at 3.5 p.m. on Monday.",
                "“Why?” she said.",
                "He (J. Doe) knew!",
                "Did he?"
            ]
        );
        assert_eq!(split("橋は閉鎖された。町は言った。"), ["橋は閉鎖された。", "町は言った。"]);
        assert_eq!(split("no end mark"), ["no end mark"]);
        assert_eq!(split("  "), [""; 0]);
    }
}
