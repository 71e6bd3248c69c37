//! Words about the author: a box under its heading, or a paragraph that says who somebody is and how to reach them.

use super::{Line, Verdict};
use crate::Kind;
use crate::block::Block;
use crate::features::Features;

/// Words of a heading over a box at most ("About the author").
const HEADING_WORDS: u32 = 5;
/// Words of a box at most.
const BOX_WORDS: u32 = 150;
/// Words of a paragraph about an author at most.
const WORDS: u32 = 70;
/// How authors are reached; an address alone would be a source's.
const REACH: &[&str] = &[
    "can be reached",
    "be reached at",
    "Follow him",
    "Follow her",
    "Follow them",
    "follow him on",
    "follow her on",
    "Email him",
    "Email her",
    "Contact him at",
    "Contact her at",
    "Reach him",
    "Reach her",
    "Twitter @",
    "Twitter: @",
];

/// "Ann Lee is a reporter for the Harbour Post. She can be reached at lee@mail.example."
pub(super) fn line(line: &Line<'_>) -> bool {
    let f = line.f;
    (5..=WORDS).contains(&f.words)
        && f.cues.role > 0
        && REACH.iter().any(|reach| line.text.contains(reach))
        && (f.address || line.text.contains('@') || line.text.contains("reached"))
}

/// Words of a line that tells how to reach somebody at most.
const CONTACT_WORDS: std::ops::RangeInclusive<u32> = 4..=19;

/// "Email Ann Lee at lee@mail.example or follow her @annlee.", "Reach the reporters at …": to a person of the paper.
pub(super) fn contact(line: &Line<'_>) -> bool {
    let f = line.f;
    if !CONTACT_WORDS.contains(&f.words) || !f.address {
        return false;
    }
    let mut words = line.text.trim_start_matches(['*', '_', ' ']).split_ascii_whitespace();
    let opens = words.next().is_some_and(|word| matches!(word, "Email" | "E-mail" | "Follow" | "Contact" | "Reach" | "Tweet"))
        || line.text.starts_with("Write to ") && words.next().is_some();
    let mut whom = || words.next().unwrap_or("");
    opens
        && match whom() {
            "him" | "her" | "them" | "us" | "me" | "staff" => true,
            "the" => whom().starts_with(['r', 'a', 'w', 'e']) && f.cues.role > 0,
            name => name.starts_with(char::is_uppercase) && whom().starts_with(char::is_uppercase),
        }
}

/// The paragraph under a heading like "About the author"; its block is named as well.
pub(super) fn boxed(blocks: &[Block], features: &[Features], verdicts: &[Option<Verdict>]) -> Vec<usize> {
    let heads =
        |at: usize| verdicts[at].as_ref().is_some_and(|verdict| verdict.kind == Kind::AuthorBio) && features[at].words <= HEADING_WORDS;
    (1..blocks.len())
        .filter(|at| verdicts[*at].is_none() && heads(at - 1))
        .filter(|at| {
            let f = &features[*at];
            f.words <= BOX_WORDS && f.capitals > 0 && (f.cues.role > 0 || f.words < 60) && f.words > 3
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn hits_and_look_alikes() {
        check(
            "author line",
            &[
                "Ann Lee is a reporter for the Harbour Post. She can be reached at lee@mail.example.",
                "Bo Day is a staff writer. Follow him on Twitter @boday.",
            ],
            &[
                "Ann Lee is a reporter who covered the war and came home with nothing.",
                "The mayor can be reached at his office on Mondays.",
                "Follow him on the way down, and you will see the editor's house.",
            ],
        );
        check(
            "contact line",
            &[
                "Email Ann Lee at lee@mail.example or follow her @annlee. Follow us on the web.",
                "Reach the reporters at https://post.example/lee and https://post.example/day",
                "Contact staff writer Bo Day at day@mail.example.",
                "Write to Ann Lee at lee@mail.example",
            ],
            &[
                "Email your complaint to the board at board@harbour.example and keep a copy.",
                "Write to the harbour board at board@harbour.example, and say what you saw.",
                "Email: board@harbour.example",
                "Follow the path to the harbour, as @annlee did in May.",
            ],
        );
    }
}
