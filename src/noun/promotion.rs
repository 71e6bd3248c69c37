//! Notes that a page earns by its links.

use crate::door::block::Bullet;
use crate::know::grammar::lists::{List, behind, is};
use crate::measure::features::End;
use crate::noun::Line;
use crate::text::words;

/// Words of such a note at most.
const WORDS: std::ops::RangeInclusive<u32> = 5..=75;

/// Characters between who earns and what at most.
const EARN_GAP: usize = 60;
/// Words between what has links and the links at most.
const LINK_GAP: usize = 3;

/// What follows the first phrase of a list in a text, with what stands before it.
fn part(list: List, text: &str) -> Option<(&str, &str)> {
    words(text).find_map(|at| Some((&text[..at], behind(list, &text[at..])?)))
}

/// Whether a text says that its page earns something.
fn earns(text: &str) -> bool {
    words(text).map(|at| &text[at..]).any(|text| {
        let near = |(gap, _): &(&str, &str)| gap.chars().count() <= EARN_GAP;
        let few = |(gap, _): &(&str, &str)| gap.split_whitespace().count() <= LINK_GAP;
        behind(List::EarnWhole, text).is_some()
            || behind(List::EarnWho, text)
                .is_some_and(|rest| part(List::EarnWhat, rest).filter(near).is_some())
            || behind(List::EarnHas, text)
                .is_some_and(|rest| part(List::AffiliateLink, rest).filter(few).is_some())
    })
}

/// "When you buy through our links, we may earn a commission.", "This post contains affiliate links."
pub(crate) fn affiliate(line: &Line<'_>) -> bool {
    let f = line.f;
    WORDS.contains(&f.words)
        && f.cues.earn() > 0
        && line.block.bullet == Bullet::None
        && !line.text.starts_with(['"', '“', '„', '«'])
        && part(List::BuyLink, line.text).is_some()
        && earns(line.text)
}

/// Words of a shop's price at most.
const PRICE_WORDS: u32 = 8;

/// "$75 at Harbour Tools"
pub(crate) fn price(line: &Line<'_>) -> bool {
    let f = line.f;
    f.words <= PRICE_WORDS
        && f.numbers > 0
        && f.end != End::Stop
        && line.text.strip_prefix(['$', '€', '£']).is_some_and(is_price)
}

/// "75 at Harbour Tools"
fn is_price(text: &str) -> bool {
    let figures = text.trim_start();
    let rest = figures.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let shop =
        behind(List::PriceAt, rest.trim_start()).filter(|shop| shop.starts_with([' ', '\n']));
    figures.starts_with(|c: char| c.is_ascii_digit())
        && rest.starts_with([' ', '\n'])
        && shop.is_some_and(|shop| shop.trim_start().starts_with(|c: char| c.is_ascii_uppercase()))
}

/// Words of a call to act.
pub(crate) const CALL_WORDS: std::ops::RangeInclusive<u32> = 4..=10;
/// "Start your free trial today!", "Get a free quote": what a shop asks of its readers.
pub(crate) fn call(line: &Line<'_>) -> bool {
    let (f, text) = (line.f, line.text);
    let is_one_of = |word: Option<&str>, list| word.is_some_and(|word| is(list, word));
    CALL_WORDS.contains(&f.words)
        && f.commas == 0
        && f.inner_ends == 0
        && line.block.bullet == Bullet::None
        && is_one_of(text.split_ascii_whitespace().next(), List::CallAct)
        && is_one_of(
            text.trim_end_matches(['!', '.', '»', '→', '>', ' '])
                .split_ascii_whitespace()
                .next_back(),
            List::CallEnd,
        )
}

/// Words of a line that leads to a review.
pub(crate) const REVIEW_WORDS: std::ops::RangeInclusive<u32> = 3..=14;

/// "Read our full review", "Read the full Harbour Boat 2 review"
pub(crate) fn review(line: &Line<'_>) -> bool {
    let last = || line.text.split_ascii_whitespace().next_back();
    REVIEW_WORDS.contains(&line.f.words)
        && line.f.end == End::Plain
        && line.text.starts_with(char::is_uppercase)
        && behind(List::ReviewFront, line.text).is_some_and(|rest| rest.starts_with([' ', '\n']))
        && last().is_some_and(|word| is(List::ReviewEnd, word))
}

/// Words of a line that leads to more at most.
pub(crate) const MORE_WORDS: std::ops::RangeInclusive<u32> = 3..=14;

/// "Learn more about the Harbour Ferry", "Browse all boats", "See our boats": a link, with no stop as a sentence has it.
pub(crate) fn more(line: &Line<'_>) -> bool {
    let f = line.f;
    if !MORE_WORDS.contains(&f.words)
        || f.end != End::Plain
        || f.inner_ends > 0
        || line.block.bullet != Bullet::None
    {
        return false;
    }
    let on = behind(List::LeadsOn, line.text);
    let to = || {
        let rest = behind(List::LeadsTo, line.text)?;
        let front = &line.text[..line.text.len() - rest.len()];
        (!front.chars().skip(1).any(char::is_uppercase)).then_some(rest)
    };
    line.text.starts_with(char::is_uppercase)
        && line.text.ends_with(char::is_alphanumeric)
        && on.or_else(to).is_some_and(|rest| rest.starts_with([' ', '\n']))
}

/// Words of a line that leads to another site's article.
pub(crate) const ALSO_WORDS: std::ops::RangeInclusive<u32> = 6..=30;

/// "Also on harbour.example Ferry line to stop at end of month"
pub(crate) fn also_on(line: &Line<'_>) -> bool {
    let text = line.text.trim_start_matches(['[', ' ']);
    ALSO_WORDS.contains(&line.f.words)
        && line.f.end != End::Stop
        && behind(List::AlsoOn, text)
            .and_then(|rest| rest.split_ascii_whitespace().next())
            .is_some_and(|site| {
                let inside = site.trim_end_matches([':', ',']);
                inside.contains('.')
                    && inside.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
                    && !inside.ends_with('.')
            })
}

#[cfg(test)]
mod tests {
    use crate::label::testing::check;

    #[test]
    fn hits_and_look_alikes() {
        check(
            "affiliate note",
            &[
                "When you buy through our links, we may earn a commission. Learn more.",
                "This post contains affiliate links.",
                "Some posts on the Harbour Blog may contain affiliate links.",
                "As an Amazon Associate I earn from qualifying purchases.",
                "If you buy something through this post, the Post may get a share of the sale.",
                "Wenn Sie über diese Links einkaufen, erhalten wir eine kleine Provision vom Händler.",
            ],
            &[
                "Estate agents may earn a commission of six per cent, the board said.",
                "Bloggers live off affiliate links and the odd paid post, he said, and of coffee.",
                "The broker gets a commission when you buy the boat, and another when you sell it.",
                "She earns a commission for every boat she sells to people who buy here in spring.",
            ],
        );
        check(
            "price at a shop",
            &["$75 at Harbour Tools", "$1,599.00 from Mill & Sons"],
            &[
                "$75 at the most.",
                "$75 million from the state",
                "75 at Harbour Tools",
                "$75 from Ann Lee.",
            ],
        );
        check(
            "call to act",
            &[
                "Start your free trial today!",
                "Get a free quote",
                "Sign up for our boats now",
                "Try it for free",
            ],
            &[
                "Start of a trial in May",
                "Get out, now",
                "Try it today",
                "Join the queue at the harbour before the ferry leaves the quay today.",
                "He tried it for free",
            ],
        );
        check(
            "leads to more",
            &[
                "Learn more about the Harbour Ferry",
                "Learn More about our boats",
                "Browse all boats",
                "See our boats for sale",
                "Find out more about tides",
            ],
            &[
                "Learn more about the tides before you sail.",
                "Learn more about:",
                "See the boats",
                "Browse safely at sea",
                "Learn about more boats",
                "More about the tides",
            ],
        );
        check(
            "leads to another article",
            &[
                "Also on harbour.example Ferry line to stop at end of month",
                "[ Also on harbour.example: Ferry line to stop, board says ][1]",
            ],
            &[
                "Also on Monday the ferry line stopped at noon",
                "Also on harbour.example",
                "Also on sale. He bought it there and then",
            ],
        );
        check(
            "leads to a review",
            &["Read our latest Harbour Boat 2 review", "Read the full Mill Saw review"],
            &[
                "Read the review.",
                "Read our review of the boat",
                "He read the review",
                "Read all about the review",
            ],
        );
    }
}
