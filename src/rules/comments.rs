//! Comment counters.

use once_cell::sync::Lazy;
use regex::Regex;

use super::Line;

static COUNTER: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"(?ix)^\W*(?:
        (?:\d[\d.,]*\+?\s*|no\s+|one\s+|view\s+all\s+\d+\s+|see\s+all\s+\d+\s+)(?:comments?|replies|reply|responses?|thoughts?\son\s.+|kommentare?n?|commentaires?|comentarios?|comentários?|commenti|reacties|kommentarer|komentarz[ey]?)
        |(?:comments?|replies|responses|kommentare|commentaires|comentarios|comentários|commenti|reacties|kommentarer|komentarze)\s*[(:\[]?\s*\d[\d.,]*\s*[)\]]?
        )\W*$")
        .expect("the pattern is well formed")
});
/// Words of a counter at most; "3 thoughts on “…”" repeats a headline.
const WORDS: u32 = 24;

/// "3 comments", "Comments (12)", "2 thoughts on “The mill”"
pub(super) fn counter(line: &Line<'_>) -> bool {
    line.f.words <= WORDS && (line.f.cues.thread > 0 || line.f.numbers > 0) && COUNTER.is_match(line.text)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn hits_and_look_alikes() {
        check(
            "comment counter",
            &["3 comments", "Comments (12)", "No comments", "2 thoughts on “The mill at noon”", "14 Kommentare", "Comments: 4"],
            &["Comments by the mayor", "3 comments were deleted by the court.", "No comment was made on Monday."],
        );
    }
}
