//! What a character is for a text: folded, a sentence's end, a figure.

/// Folds one character for matching: lower case, typographic quotes and dashes to their plain forms.
#[inline]
pub(crate) fn fold_char(c: char) -> char {
    let plain = match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{02bc}' | '\u{00b4}' | '`' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{00ab}' | '\u{00bb}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    };
    // U+0130 alone folds to two characters; its dot is dropped, so that a fold is always one.
    plain.to_lowercase().next().unwrap_or(plain)
}

/// Whether a character has no width of its own and only hints at line breaks; matching passes over it.
pub(crate) const fn is_ghost(c: char) -> bool {
    matches!(c, '\u{00ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Whether a character ends a line.
pub(crate) const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

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

/// Whether a character is one of the little faces and pictures that writers put behind a sentence.
pub(crate) const fn is_smiley(c: char) -> bool {
    matches!(c, '\u{1f300}'..='\u{1f64f}' | '\u{1f680}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{fe0f}')
}

/// Whether a character beyond ASCII goes on with a word: letters, digits and combining marks.
#[inline]
pub(crate) fn is_word(c: char) -> bool {
    // Punctuation, arrows, symbols and box drawing: most of what is neither ASCII nor a letter.
    if matches!(c, '\u{80}'..='\u{a9}' | '\u{2010}'..='\u{206f}' | '\u{2190}'..='\u{245f}' | '\u{249c}'..='\u{24e9}' | '\u{2500}'..='\u{2bff}' | '\u{3000}'..='\u{3004}')
    {
        return false;
    }
    // Latin, Greek, Cyrillic and Korean letters, asked before the tables of all scripts.
    if matches!(c, '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2c1}' | '\u{3a3}'..='\u{3f5}' | '\u{400}'..='\u{481}' | '\u{ac00}'..='\u{d7a3}')
    {
        return true;
    }
    c.is_alphanumeric()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{dff}' | '\u{200c}' | '\u{200d}')
            && !is_sentence_end(c)
}

/// The zeros of scripts that have figures of their own: Arabic, Persian, Devanagari, Bengali, Tamil, Thai, Lao, Burmese, Khmer.
const ZEROS: [char; 9] = [
    '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{be6}', '\u{e50}', '\u{ed0}', '\u{1040}',
    '\u{17e0}',
];

/// The figure of ASCII for one of another script.
pub(crate) fn latin_digit(c: char) -> Option<char> {
    let zero = *ZEROS.iter().rfind(|zero| **zero <= c && c as u32 - **zero as u32 <= 9)?;
    char::from_digit(c as u32 - zero as u32, 10)
}

/// A text with figures of ASCII for those of other scripts, character for character; nothing where it has none of these.
pub(crate) fn latin_digits(text: &str) -> Option<String> {
    let others = !text.is_ascii() && text.chars().any(|c| latin_digit(c).is_some());
    others.then(|| text.chars().map(|c| latin_digit(c).unwrap_or(c)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_on_with_letters() {
        for c in '\u{80}'..'\u{500}' {
            assert!(is_word(c) || !c.is_alphanumeric() || c < '\u{aa}', "{c}");
            assert!(
                !is_word(c) || c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c),
                "{c}"
            );
        }
    }
}
