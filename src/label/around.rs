//! What the lines right around a line say of it, where the line alone was named, or was not, for its words.

use crate::Kind;
use crate::door::block::{Block, Bullet};
use crate::measure::features::{End, First, Measures};
use crate::noun::{Named, picture};

/// Words of a step that is a prompt by its words, and of the steps around it.
const PROMPT_WORDS: u32 = 8;
const STEP_WORDS: std::ops::RangeInclusive<u32> = 3..=12;
/// Steps next to it at least.
const STEPS: usize = 2;
/// Words of a caption between the label of a film and its date.
const FILM_WORDS: std::ops::RangeInclusive<u32> = 2..=14;

/// The prompts that are steps of instructions: "Check your inbox for the code.", "Sign in to your account."
pub(super) fn steps(blocks: &[Block], features: &Measures, of: &[Named<'_>]) -> Vec<usize> {
    let step = |at: usize| {
        let f = &features[at];
        of[at].is_none()
            && STEP_WORDS.contains(&f.words)
            && f.end == End::Stop
            && f.first == First::Upper
            && blocks[at].bullet == Bullet::None
    };
    let is_one = |at: &usize| {
        let (f, at) = (&features[*at], *at);
        let prompt = of[at].is_some_and(|verdict| {
            matches!(verdict.kind, Kind::Paywall | Kind::Newsletter | Kind::ReadMore | Kind::Media)
        });
        prompt
            && f.words <= PROMPT_WORDS
            && f.words >= *STEP_WORDS.start()
            && f.end == End::Stop
            && {
                let above = (0..at).rev().take(STEPS + 1).take_while(|at| step(*at)).count();
                let below = (at + 1..of.len()).take(STEPS + 1).take_while(|at| step(*at)).count();
                above + below >= STEPS && (above > 0 || below > 0)
            }
    };
    (0..of.len()).filter(is_one).collect()
}

/// What heads a thread or the author's own lines, and is an item of an article's list: "Author information" between "Commit
/// message" and "Timestamp".
pub(super) fn items(blocks: &[Block], of: &[Named<'_>]) -> Vec<usize> {
    let item = |at: usize| of[at].is_none() && blocks[at].bullet == Bullet::Mark;
    let heads = |at: usize| {
        of[at].is_some_and(|verdict| matches!(verdict.kind, Kind::AuthorBio | Kind::Comments))
    };
    (1..of.len().saturating_sub(1))
        .filter(|at| heads(*at) && blocks[*at].bullet == Bullet::Mark)
        .filter(|at| item(at - 1) && item(at + 1))
        .collect()
}

/// Words of a sponsor's message at most.
const MESSAGE_WORDS: u32 = 40;

/// What sponsors say right below the label that names them: "A message from Harbour Works", "Pumps that last."
pub(super) fn messages(blocks: &[Block], features: &Measures, of: &[Named<'_>]) -> Vec<usize> {
    let labels = |at: usize| {
        of[at].is_some_and(|verdict| {
            verdict.kind == Kind::Advertisement && verdict.rule.contains("<name>")
        })
    };
    let apart = |at: usize| blocks.get(at).is_none_or(|block| block.blanks > 0);
    (1..of.len())
        .filter(|at| of[*at].is_none() && labels(at - 1) && apart(at - 1) && apart(at + 1))
        .filter(|at| blocks[*at].blanks == 0 && !blocks[*at].inline)
        .filter(|at| features[*at].words <= MESSAGE_WORDS)
        .collect()
}

/// The captions of films: lines between the label of a player and a date, all three right below each other.
pub(super) fn films(blocks: &[Block], features: &Measures, of: &[Named<'_>]) -> Vec<usize> {
    let kind = |at: usize| of[at].map(|verdict| verdict.kind);
    let solid = |at: usize| blocks[at].blanks == 0 && !blocks[at].inline;
    (1..of.len().saturating_sub(1))
        .filter(|at| of[*at].is_none() && solid(*at) && solid(at + 1) && !solid(at - 1))
        .filter(|at| FILM_WORDS.contains(&features[*at].words) && features[*at].end != End::Stop)
        .filter(|at| {
            let label = kind(at - 1) == Some(Kind::Media)
                || kind(at - 1).is_some() && *at > 1 && kind(at - 2) == Some(Kind::Media);
            label && kind(at + 1) == Some(Kind::Timestamp)
        })
        .collect()
}

/// Words of the description that a caption says again.
const DESCRIBED_WORDS: std::ops::RangeInclusive<u32> = 4..=60;
/// Words that the caption has more, of who took the picture.
const CREDIT_WORDS: u32 = 12;

/// What a picture's description says where its caption says the same: "Old ferry at the new quay of Orrin Old ferry at the new
/// quay of Orrin" in one line, or a line over "Old ferry at the new quay of Orrin (Photo: Ann Lee)".
pub(super) fn described(
    text: &str,
    blocks: &[Block],
    features: &Measures,
    of: &[Named<'_>],
) -> Vec<usize> {
    let piece = |at: usize| &text[blocks[at].text..blocks[at].end];
    let captioned = |at: usize| {
        DESCRIBED_WORDS.contains(&features[at].words)
            && blocks[at].bullet == Bullet::None
            && of.get(at + 1).copied().flatten().is_some_and(|next| next.kind == Kind::Caption)
            && (1..=CREDIT_WORDS)
                .contains(&features[at + 1].words.saturating_sub(features[at].words))
            && opens_with(piece(at + 1), piece(at))
    };
    // "[Old ferry at the quay]" over "Old ferry at the quay of Orrin": the description in a text browser, and the caption.
    let bracketed = |at: usize| {
        let inner = piece(at).strip_prefix('[').and_then(|text| text.strip_suffix(']'));
        inner.is_some_and(|inner| {
            DESCRIBED_WORDS.contains(&features[at].words)
                && !inner.contains(['[', ']'])
                && at + 1 < of.len()
                && features[at + 1].words <= features[at].words + CREDIT_WORDS
                && opens_with(piece(at + 1), inner)
        })
    };
    let unnamed = || (0..of.len()).filter(|at| of[*at].is_none());
    let found: Vec<_> = unnamed()
        .filter(|at| {
            captioned(*at)
                || bracketed(*at)
                || *at > 0 && bracketed(at - 1)
                || picture::said_over(piece(*at), features[*at].words)
        })
        .collect();
    // A text of nothing else is no page with pictures.
    if found.len() == unnamed().count() { Vec::new() } else { found }
}

/// Whether a text begins with the words of another, whatever marks stand between them.
fn opens_with(text: &str, front: &str) -> bool {
    let mut own = text.chars().filter(|c| c.is_alphanumeric());
    front.chars().filter(|c| c.is_alphanumeric()).all(|c| own.next() == Some(c))
}

#[cfg(test)]
mod tests {
    use crate::label::testing::{LAST, behind};

    const FIRST: &str = "Each commit of the harbour's books holds five things, and the clerk writes all of them down.";

    #[test]
    fn items_of_an_articles_list_head_nothing() {
        let list = "• A number of its own\n• Author information\n• The hour of the day\n• Add a comment\n• Pointer to the page before";
        let text = format!("{FIRST}\n\n{list}\n\n{LAST}");
        assert_eq!(behind(&text), text);
    }

    #[test]
    fn descriptions_that_captions_say_again_go() {
        for pictures in [
            "Members of the harbour's crew line the old quay Members of the harbour's crew line the old quay",
            "Children feed the gulls on the pier. Children feed the gulls on the pier. Children feed the gulls on the pier.",
            "[The new ferry in the old harbour]\nThe new ferry in the old harbour.",
            "The board's new ferry in the old harbour\n\nThe board’s new ferry in the old harbour (Photo: Ann Lee)",
        ] {
            assert_eq!(
                behind(&format!("{FIRST}\n\n{pictures}\n\n{LAST}")),
                format!("{FIRST}\n\n{LAST}"),
                "{pictures}"
            );
        }
        // A text that stands twice, and nothing else.
        let twice = format!("{FIRST} {FIRST}");
        assert_eq!(crate::strip(&twice).text, twice);
        // A chorus and a refrain.
        for stays in [
            "Row the boat, row the boat, row the boat, row the boat, row the boat, row",
            "No ferry, no peace, no ferry, no peace! No ferry, no peace, no ferry, no peace.",
        ] {
            let text = format!("{FIRST}\n\n{stays}\n\n{LAST}");
            assert_eq!(behind(&text), text);
        }
    }
}
