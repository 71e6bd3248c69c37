//! Words as the scores count them: runs of letters and digits; in scripts without spaces, characters.

use std::collections::HashMap;

/// Whether a character is of a script that is written without spaces.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{0f00}'..='\u{0fff}' | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Whether a character is of a word. Marks that Python's `\w` has not are none, though Unicode
/// calls some of them alphabetic.
fn is_wordy(c: char) -> bool {
    let mark = matches!(c, '\u{0300}'..='\u{036f}' | '\u{064b}'..='\u{065f}'
        | '\u{0900}'..='\u{0903}' | '\u{093a}'..='\u{094f}' | '\u{0981}'..='\u{0983}'
        | '\u{09be}'..='\u{09cc}' | '\u{0a3e}'..='\u{0a4d}' | '\u{0abe}'..='\u{0acd}'
        | '\u{0b82}' | '\u{0bbe}'..='\u{0bcd}' | '\u{0c3e}'..='\u{0c4d}'
        | '\u{0d3e}'..='\u{0d4d}');
    c.is_alphanumeric() && !mark || c == '_'
}

/// Calls back with each word of a text.
pub fn each(text: &str, mut tell: impl FnMut(&str)) {
    let mut from = None;
    for (at, c) in text.char_indices() {
        let unspaced = is_unspaced(c);
        if !unspaced && is_wordy(c) {
            from.get_or_insert(at);
            continue;
        }
        if let Some(from) = from.take() {
            tell(&text[from..at]);
        }
        if unspaced {
            tell(&text[at..at + c.len_utf8()]);
        }
    }
    if let Some(from) = from {
        tell(&text[from..]);
    }
}

/// The words of a text in small letters, one space between.
pub fn folded(text: &str) -> String {
    let mut all = String::new();
    each(&text.to_lowercase(), |word| {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(word);
    });
    all
}

/// Numbers words: equal words have equal numbers.
#[derive(Default)]
pub struct Numbers(HashMap<String, u32>);

impl Numbers {
    /// The words of a text, numbered as they are written.
    pub fn of(&mut self, text: &str) -> Vec<u32> {
        let mut all = Vec::new();
        each(text, |word| {
            let number = self.0.get(word).copied().unwrap_or_else(|| {
                let number = self.0.len() as u32;
                self.0.insert(word.to_owned(), number);
                number
            });
            all.push(number);
        });
        all
    }

    /// The same in small letters.
    pub fn folded(&mut self, text: &str) -> Vec<u32> {
        self.of(&text.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_or_characters_without_spaces() {
        assert_eq!(
            folded("The ferry's 2nd trip, at_noon: 船が出る。"),
            "the ferry s 2nd trip at_noon 船 が 出 る"
        );
        let mut numbers = Numbers::default();
        assert_eq!(numbers.folded("A boat, a Boat"), [0, 1, 0, 1]);
        assert_eq!(numbers.of("A boat"), [2, 1]);
    }
}
