//! Calls to sign up for a newsletter, in whatever words.

use crate::know::grammar::lists::{List, behind, is};
use crate::noun::Line;
use crate::text::words;

/// Words of a call at most: a slogan, what one gets, where to sign.
const WORDS: std::ops::RangeInclusive<u32> = 4..=48;

/// Characters between what comes and where it comes to at most.
const GAP: usize = 24;

/// "… delivered straight to your inbox"
fn is_delivered(text: &str) -> bool {
    let comes = words(text).filter_map(|at| behind(List::LetterSent, &text[at..]));
    let to = |rest: &str| {
        let near = |at: &usize| rest[..*at].chars().count() <= GAP;
        words(rest).take_while(near).any(|at| behind(List::LetterBox, &rest[at..]).is_some())
    };
    comes.into_iter().any(to)
}

/// "Let our news meet your inbox.", "Sign up for our free newsletter and never miss a story."
pub(crate) fn call(line: &Line<'_>) -> bool {
    let f = line.f;
    if f.cues.letter() == 0
        || !WORDS.contains(&f.words)
        || line.text.starts_with(['"', '“', '„', '«'])
    {
        return false;
    }
    let opens = |with: List| {
        crate::text::sentence::ranges(line.text, 0..line.text.len()).any(|sentence| {
            let mut words = line.text[sentence]
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty());
            words.next().is_some_and(|first| is(with, first))
        })
    };
    opens(List::LetterCall) || opens(List::LetterOffer) && is_delivered(line.text)
}

/// Words of an offer to send something at most.
pub(crate) const OFFER_WORDS: std::ops::RangeInclusive<u32> = 5..=40;

/// "Get The Harbour Monthly delivered through your door", "Get news alerts, delivered weekday mornings."
pub(crate) fn delivery(line: &Line<'_>) -> bool {
    let mut words = line.text.split_ascii_whitespace();
    let opens = OFFER_WORDS.contains(&line.f.words)
        && words.next().is_some_and(|first| is(List::LetterGet, first));
    let mut last = "";
    opens
        && words.any(|word| {
            let found =
                is(List::LetterDelivered, word.trim_matches(|c: char| !c.is_ascii_alphanumeric()))
                    && !is(List::LetterNot, last);
            last = word;
            found
        })
}

#[cfg(test)]
mod tests {
    use crate::label::testing::check;

    #[test]
    fn hits_and_look_alikes() {
        check(
            "offer to deliver",
            &[
                "Get The Harbour Monthly delivered through your letterbox. 12 issues for £12.",
                "Get news alerts. The stories that matter, delivered weekday mornings.",
            ],
            &[
                "Get out of the way, he told the men who delivered it",
                "Get it delivered",
                "They get the paper delivered to the quay.",
            ],
        );
        check(
            "newsletter call",
            &[
                "Let our news meet your inbox. The stories that matter, delivered straight to your inbox on weekday mornings.",
                "There is plenty more where that came from. Sign up for the Harbour Letter today to get the free daily newsletter.",
                "Get the latest updates right in your inbox. Subscribe to the Post's newsletters.",
                "The best of the harbour, delivered to your inbox every Friday",
                "Schrijf je in voor onze nieuwsbrief en mis niets meer van de haven.",
            ],
            &[
                "The newsletter that the harbour sends to its members was late again this month.",
                "Your inbox is full of newsletters that you never read, the study says.",
                "“Sign up for the newsletter,” she told him, and he did so the same evening.",
                "Most firms send a newsletter once a month and wonder why nobody opens it.",
                "People sign petitions that come to their inbox without a thought, she said.",
            ],
        );
    }
}
