//! Small text helpers that several rooms share.

use std::ops::Range;

/// Folds one character for matching: lower case, typographic quotes and dashes to their plain forms.
#[inline]
pub(crate) fn fold_char(c: char) -> impl Iterator<Item = char> {
    let plain = match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{02bc}' | '\u{00b4}' | '`' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{00ab}' | '\u{00bb}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    };
    // U+0130 alone folds to two characters; its dot is dropped, so that a fold is always one.
    plain.to_lowercase().take(1)
}

/// Whether a character has no width of its own and only hints at line breaks; matching passes over it.
pub(crate) const fn is_ghost(c: char) -> bool {
    matches!(c, '\u{00ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Left by tools at the start of files and pieces; the only character that the body drops.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Whether a character is written without spaces between words.
#[inline]
pub(crate) const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}' | '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}')
}

/// Whether a character ends a sentence, in any script.
#[inline]
pub(crate) const fn is_sentence_end(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | '…'
            | '。'
            | '！'
            | '？'
            | '．'
            | '｡'
            | '।'
            | '॥'
            | '؟'
            | '۔'
            | '‼'
            | '⁇'
            | '⁈'
            | '⁉'
            | '።'
            | '។'
            | '။'
    )
}

/// Whether a character closes a quotation or a bracket, and so may follow a sentence's end mark.
#[inline]
pub(crate) const fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | ')'
            | ']'
            | '}'
            | '\u{2019}'
            | '\u{201d}'
            | '\u{00bb}'
            | '\u{203a}'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '〉'
            | '\u{201c}'
            | '*'
            | '_'
    )
}

/// `range` without the white space at its ends.
pub(crate) fn trim_range(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    let end = start + piece.trim().len();
    start..end
}

/// Appends `piece` with runs of white space folded to one space and ghosts dropped. A line end between two characters of
/// a script without spaces leaves nothing.
pub(crate) fn push_folded(out: &mut String, piece: &str) {
    let (mut space, mut line_end) = (false, false);
    for c in piece.chars() {
        if c.is_whitespace() {
            space = true;
            line_end |= c == '\n' || c == '\r';
        } else if c != BYTE_ORDER_MARK {
            let unspaced = line_end && is_unspaced(c) && out.chars().next_back().is_some_and(is_unspaced);
            if space && !unspaced && !out.is_empty() && !out.ends_with('\n') {
                out.push(' ');
            }
            (space, line_end) = (false, false);
            out.push(c);
        }
    }
}

/// `piece` in one line, white space folded.
pub(crate) fn squeezed(piece: &str) -> String {
    let mut out = String::with_capacity(piece.len());
    push_folded(&mut out, piece);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trims_and_squeezes() {
        assert_eq!(trim_range("  a b \n", 0..7), 2..5);
        assert_eq!(trim_range("   ", 0..3), 3..3);
        assert_eq!(squeezed("\u{feff}a\u{ad}b \n\t c\u{a0}d"), "a\u{ad}b c d");
    }
}
