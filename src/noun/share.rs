//! Share bars and counters.

use once_cell::sync::Lazy;
use regex::Regex;

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

static COUNTER: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"(?i)^(?:\d[\d.,]*\s?[kmb]?\+?)\s*(?:shares?|likes?|views?|retweets?|reposts?|quotes?|bookmarks?|upvotes?|downvotes?|downloads?|followers?|reads?|claps?|points?|votes?|reactions?|people reacted|shares? share)\.?$")
        .expect("the pattern is well formed")
});

/// "1,204 shares" (RefinedWeb drops the same counters).
pub(crate) fn counter(line: &Line<'_>) -> bool {
    // Digits of other scripts are beyond ASCII.
    let figure = line.text.bytes().next().is_some_and(|b| b.is_ascii_digit() || !b.is_ascii());
    figure && line.f.words <= 4 && line.f.numbers > 0 && COUNTER.is_match(line.text)
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
