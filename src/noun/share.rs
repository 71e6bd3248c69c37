//! Share bars and counters.

use crate::know::grammar::lists::{List, is};
use crate::noun::Line;

/// Words of a share bar at most: networks and buttons, each once or twice.
const BAR_WORDS: u32 = 20;

/// "Facebook Twitter WhatsApp SMS Email Print Copy link Save"
pub(crate) fn bar(line: &Line<'_>) -> bool {
    let f = line.f;
    // Nearly every word is a network or a button; "Facebook and Twitter" are a subject, not a bar.
    let share = u32::from(f.cues.share());
    share >= 2 && f.words <= BAR_WORDS && f.stops == 0 && share * 10 >= f.words * 8
}

/// "1,204 shares" (RefinedWeb drops the same counters).
pub(crate) fn counter(line: &Line<'_>) -> bool {
    line.f.words <= 4 && line.f.numbers > 0 && is_count(line.text)
}

/// "1,204 shares", "3.4K views", "12+ likes"
fn is_count(line: &str) -> bool {
    let Some(rest) = line.strip_prefix(char::is_numeric) else { return false };
    let rest = rest.trim_start_matches(|c: char| c.is_numeric() || matches!(c, '.' | ','));
    let counted = |rest: &str| {
        let rest = rest.strip_prefix('+').unwrap_or(rest).trim_start();
        let word = rest.strip_suffix('.').unwrap_or(rest);
        word.ends_with(char::is_alphabetic) && is(List::ShareCount, word)
    };
    // Thousands and millions.
    let bare = rest.trim_start();
    counted(rest) || bare.strip_prefix(['k', 'K', 'm', 'M', 'b', 'B']).is_some_and(counted)
}

#[cfg(test)]
mod tests {
    use crate::label::testing::check;

    #[test]
    fn hits_and_look_alikes() {
        check(
            "share bar",
            &[
                "Facebook Twitter Email Print",
                "Facebook  Twitter  WhatsApp  SMS  Email  Print  Copy link  Save",
                "Share Tweet Pin",
            ],
            &[
                "Facebook and Twitter fell.",
                "Facebook bought Instagram in 2012",
                "Pin the cloth to the frame",
            ],
        );
        check(
            "counter",
            &["1,204 shares", "3.4K views", "12 likes"],
            &["12 shares fell on Monday", "Three likes", "12 men"],
        );
    }
}
