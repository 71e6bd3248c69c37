//! What is no prompt although its words are one's: speech, and a label before no headline.

use crate::Kind;

/// Words of the longest headline.
const HEADLINE_WORDS: usize = 40;
/// Words behind a label of a date.
const DATE_WORDS: usize = 10;

/// Where what is behind a label begins in the text between them, if that text parts them.
pub(super) fn is_separator(gap: &str) -> Option<usize> {
    let parts = |(at, c): (usize, char)| {
        let behind = &gap[at + c.len_utf8()..];
        let spaced = || at > 0 && behind.starts_with(char::is_whitespace);
        match c {
            ':' | '：' | '|' | '｜' | '»' | '›' | '>' | '→' | '►' | '▶' | '\n' => true,
            '-' | '–' | '—' | '―' => spaced(),
            _ => false,
        }
    };
    let (at, c) = gap.char_indices().rev().find(|found| parts(*found))?;
    let rest = &gap[at + c.len_utf8()..];
    Some(gap.len() - rest.trim_start().len())
}

/// Whether what stands behind a label is a headline, a name, or what its kind has there.
pub(super) fn is_headline(text: &str, kind: Kind) -> bool {
    let text = text.trim();
    let words = text.split_whitespace().count();
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric() && !is_currency(c));
    let Some(first) = bare.chars().next() else { return false };
    if words > HEADLINE_WORDS || holds_prose(text) {
        return false;
    }
    if kind == Kind::Timestamp && words <= DATE_WORDS && text.chars().any(char::is_numeric) {
        return true;
    }
    if is_currency(first) {
        return false;
    }
    if first.is_numeric() {
        // "Related: 10 dead in flood", but no "Advertising: 4.2m".
        let letters = |word: &&str| word.chars().all(char::is_alphabetic);
        return matches!(kind, Kind::Related | Kind::ReadMore)
            && bare.split_whitespace().skip(1).filter(letters).count() > 1;
    }
    // A list of tags is written small.
    !first.is_lowercase() || kind == Kind::Tags && text.contains([',', '،', '#'])
}

/// Whether a sentence ends inside a text that ends in one.
fn holds_prose(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '»', '“', ')', ']']);
    let Some(front) = text.strip_suffix('.') else { return false };
    front.match_indices(['.', '!', '?']).any(|(at, _)| {
        let mut behind = front[at + 1..].chars();
        let parted = behind.next() == Some(' ') && behind.next().is_some_and(char::is_uppercase);
        // "J. Hansen" goes on.
        parted && {
            let before = front[..at].split_whitespace().next_back().unwrap_or("");
            before.chars().count() > 3 || !before.starts_with(char::is_uppercase)
        }
    })
}

const fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₽' | '₺' | '₩' | '₪' | '฿')
}

/// Whether a unit is what somebody says: it stands inside quotation marks, or behind a dash and
/// ends as a sentence.
pub(super) fn is_speech(unit: &str) -> bool {
    let unit = unit.trim();
    // Arrows with spaces point to pages: "« Previous Next »".
    let arrows = unit.starts_with("« ") && !unit.contains(['.', '!', '?', '…']);
    let mut chars = unit.chars();
    let Some(first) = chars.next() else { return false };
    let last = unit.chars().next_back().unwrap_or(first);
    if matches!(first, '"' | '“' | '„' | '‟' | '「' | '『' | '‘')
        || first == '«' && last == '»' && !arrows && unit.len() > 4
    {
        return true;
    }
    if first == '\'' && last == '\'' && unit.len() > 2 {
        return true;
    }
    // The end of a speech that was cut into sentences.
    let closes =
        matches!(last, '”' | '」' | '』') || last == '"' && unit.matches('"').count() % 2 == 1;
    let opens = |c: char| matches!(c, '“' | '„' | '”' | '「' | '『');
    if closes && !unit[..unit.len() - last.len_utf8()].contains(opens) {
        return true;
    }
    let dash = matches!(first, '—' | '–' | '―' | '-');
    let said = chars.as_str().trim_start().chars().next().is_some_and(char::is_alphabetic);
    dash && said && matches!(last, '.' | '!' | '?') && !unit.ends_with("..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speech_is_no_prompt() {
        for text in [
            "“Read more.”",
            "\"Read more?\"",
            "„Lies mehr“",
            "«Подробнее»",
            "— Read more!",
            "– Läs mer.",
            "Read more.”",
            "「もっと読む」",
        ] {
            assert!(is_speech(text), "{text}");
        }
        for text in [
            "- Read more -",
            "– Read more",
            "« Previous",
            "« Previous | Next »",
            "Read more »",
            "» Next »",
            "- Read more...",
            "Read also: \"The mill\"",
            "X",
        ] {
            assert!(!is_speech(text), "{text}");
        }
    }

    #[test]
    fn headlines_stand_behind_labels() {
        for (gap, behind) in
            [(": ", 2), (" – ", 5), (" >> ", 4), (" | \"", 3), ("：", 3), (":\n", 2)]
        {
            assert_eq!(is_separator(gap), Some(behind), "{gap}");
        }
        for gap in [" ", "-", ", ", " – x"] {
            assert_eq!(
                is_separator(gap.trim_end_matches('x')),
                (gap == " – x").then_some(5),
                "{gap}"
            );
        }
        let related = |text| is_headline(text, Kind::Related);
        assert!(
            related("How the mill was saved")
                && related("\"The mill is ours\"")
                && related("Is it over? Yes")
        );
        assert!(related("10 dead in the flood") && related("風車が救われた"));
        assert!(
            !related("4.2m")
                && !related("$4.2m a year")
                && !related("a lower gloss")
                && !related("…")
        );
        assert!(!related("The mill was saved. The hall was not."));
        assert!(
            is_headline("12 May 2024", Kind::Timestamp) && is_headline("mill, water", Kind::Tags)
        );
    }
}
