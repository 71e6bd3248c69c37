//! Comment counters.

use once_cell::sync::Lazy;
use regex::Regex;

use super::{Line, Verdict};
use crate::Kind;
use crate::block::Block;
use crate::features::{End, Features};

static COUNTER: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"(?ix)^\W*(?:
        (?:\d[\d.,]*\+?\s*|no\s+|one\s+|view\s+all\s+\d+\s+|see\s+all\s+\d+\s+)(?:comments?|replies|reply|responses?|thoughts?\son\s.+|(?:replies|reply|responses?|comments?)\s(?:on|to)\s[\x22“„«‘].+|kommentare?n?|commentaires?|comentarios?|comentários?|commenti|reacties|kommentarer|komentarz[ey]?)
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

/// Words of the line that opens a comment at most.
const SAYS_WORDS: u32 = 8;
/// What such a line ends with.
const SAYS: &[&str] = &[
    "says:",
    "said:",
    "wrote:",
    "writes:",
    "sagt:",
    "schrieb:",
    "schreibt:",
    "dit :",
    "dit:",
    "dice:",
    "disse:",
    "diz:",
    "zegt:",
    "pisze:",
];

/// The lines "Ann Lee says:" that open comments: a date line stands right below each, as below no line of an interview.
pub(super) fn openers(text: &str, blocks: &[Block], features: &[Features], verdicts: &[Option<Verdict>]) -> Vec<usize> {
    let dated = |at: usize| verdicts.get(at).is_some_and(|verdict| verdict.as_ref().is_some_and(|verdict| verdict.kind == Kind::Timestamp));
    (0..blocks.len())
        .filter(|at| verdicts[*at].is_none() && features[*at].words <= SAYS_WORDS && features[*at].end == End::Colon && dated(at + 1))
        .filter(|at| {
            let line = text[blocks[*at].text..blocks[*at].end].trim_end();
            SAYS.iter().any(|says| line.ends_with(says))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn hits_and_look_alikes() {
        check(
            "comment counter",
            &[
                "3 comments",
                "Comments (12)",
                "No comments",
                "2 thoughts on “The mill at noon”",
                "15 Replies to “The mill at noon”",
                "14 Kommentare",
                "Comments: 4",
            ],
            &[
                "Comments by the mayor",
                "3 comments were deleted by the court.",
                "No comment was made on Monday.",
                "3 replies to the letter of the mayor",
            ],
        );
    }
}
