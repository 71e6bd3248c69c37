//! Notes that a page earns by its links.

use once_cell::sync::Lazy;
use regex::Regex;

use crate::door::block::Bullet;
use crate::measure::features::End;
use crate::noun::Line;

/// Words of such a note at most.
const WORDS: std::ops::RangeInclusive<u32> = 5..=75;

/// Who earns what: the page itself, by what its readers buy.
static EARNS: Lazy<Regex> = Lazy::new(|| {
    Regex::new(
        r"(?xis)
        (?-u:\b)(?:we|i|may|might|could|will|can|which|site|us)[\ \n]+(?:also[\ \n]+|sometimes[\ \n]+)?(?:earn|receive|get|make|be[\ \n]+compensated|collect)(?-u:\b).{0,60}(?-u:\b)(?:commissions?|compensation|compensated|kick[\ \n]*back|share[\ \n]+of[\ \n]+the[\ \n]+sale|percentage[\ \n]+of[\ \n]+the[\ \n]+sale|referral[\ \n]+fee)
        |(?-u:\b)may[\ \n]+be[\ \n]+compensated(?-u:\b)
        |(?-u:\b)as[\ \n]+an[\ \n]+amazon[\ \n]+(?:associate|affiliate)(?-u:\b)
        |(?-u:\b)(?:posts?|articles?|pages?|sites?|website|blog|guide|review|we|i|newsletter)[\ \n]+(?:may[\ \n]+|might[\ \n]+|also[\ \n]+|can[\ \n]+)*(?:contains?|includes?|uses?|using|has|have)[\ \n]+(?:[a-z]+[\ \n]+){0,3}affiliate[\ \n]+links?
        |(?-u:\b)affiliate(?:-|[\ \n]+)links?(?-u:\b).{0,60}(?-u:\b)provision
        |(?-u:\b)(?:erhalten|bekommen|erhalte|bekomme)[\ \n]+(?:wir|ich)(?-u:\b).{0,40}(?-u:\b)provision
        |(?-u:\b)(?:percevoir|toucher|recevoir|percevons|touchons|recevons)(?-u:\b).{0,30}(?-u:\b)commission
        |(?-u:\b)(?:recibir|recibimos|ganar|obtener|obtenemos)(?-u:\b).{0,30}(?-u:\b)comisi[oó]n
        ",
    )
    .expect("the pattern is well formed")
});
/// By what it earns.
static LINKS: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:links?|buy(?:ing)?|purchas(?:es?|ed|ing)|click(?:ing)?|kauf[a-z]*|einkauf[a-z]*|liens?|achat[a-z]*|enlaces?|compra[a-z]*)(?-u:\b)")
        .expect("the pattern is well formed")
});

/// "When you buy through our links, we may earn a commission.", "This post contains affiliate links."
pub(crate) fn affiliate(line: &Line<'_>) -> bool {
    let f = line.f;
    WORDS.contains(&f.words)
        && f.cues.earn() > 0
        && line.block.bullet == Bullet::None
        && !line.text.starts_with(['"', '“', '„', '«'])
        && LINKS.is_match(line.text)
        && EARNS.is_match(line.text)
}

/// Words of a shop's price at most.
const PRICE_WORDS: u32 = 8;

static PRICE: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"^[$€£][\ \n]*[0-9][[0-9].,]*[\ \n]+(?:at|from|bei|chez)[\ \n]+[A-Z]")
        .expect("the pattern is well formed")
});

/// "$75 at Harbour Tools"
pub(crate) fn price(line: &Line<'_>) -> bool {
    let f = line.f;
    f.words <= PRICE_WORDS
        && f.numbers > 0
        && f.end != End::Stop
        && line.text.starts_with(['$', '€', '£'])
        && PRICE.is_match(line.text)
}

/// Words of a call to act.
pub(crate) const CALL_WORDS: std::ops::RangeInclusive<u32> = 4..=10;
/// What it begins with, and ends with.
const ACTS: &[&str] = &[
    "sign", "try", "start", "get", "download", "join", "book", "request", "schedule", "claim",
    "apply", "shop",
];
const NOW: &[&str] = &["free", "today", "now", "demo", "trial", "quote"];

/// "Start your free trial today!", "Get a free quote": what a shop asks of its readers.
pub(crate) fn call(line: &Line<'_>) -> bool {
    let (f, text) = (line.f, line.text);
    let is_one_of = |word: Option<&str>, words: &[&str]| {
        word.is_some_and(|word| words.iter().any(|one| word.eq_ignore_ascii_case(one)))
    };
    CALL_WORDS.contains(&f.words)
        && f.commas == 0
        && f.inner_ends == 0
        && line.block.bullet == Bullet::None
        && is_one_of(text.split_ascii_whitespace().next(), ACTS)
        && is_one_of(
            text.trim_end_matches(['!', '.', '»', '→', '>', ' '])
                .split_ascii_whitespace()
                .next_back(),
            NOW,
        )
}

/// Words of a line that leads to a review.
pub(crate) const REVIEW_WORDS: std::ops::RangeInclusive<u32> = 3..=14;

/// "Read our full review", "Read the full Harbour Boat 2 review"
pub(crate) fn review(line: &Line<'_>) -> bool {
    let mut words = line.text.split_ascii_whitespace();
    REVIEW_WORDS.contains(&line.f.words)
        && line.f.end == End::Plain
        && matches!(words.next(), Some("Read" | "READ"))
        && words.next().is_some_and(|word| {
            ["our", "the", "my"].iter().any(|one| word.eq_ignore_ascii_case(one))
        })
        && words.next_back().is_some_and(|word| word.eq_ignore_ascii_case("review"))
}

/// Words of a line that leads to more at most.
pub(crate) const MORE_WORDS: std::ops::RangeInclusive<u32> = 3..=14;

/// "Learn more about the Harbour Ferry", "Browse all boats", "See our boats": a link, with no stop as a sentence has it.
pub(crate) fn more(line: &Line<'_>) -> bool {
    let f = line.f;
    let may_open = line.text.starts_with(['L', 'D', 'R', 'S', 'E', 'W', 'F', 'B']);
    if !may_open
        || !MORE_WORDS.contains(&f.words)
        || f.end != End::Plain
        || f.inner_ends > 0
        || line.block.bullet != Bullet::None
    {
        return false;
    }
    let mut words = line.text.split_ascii_whitespace();
    let (first, second, third) =
        (words.next().unwrap_or(""), words.next().unwrap_or(""), words.next().unwrap_or(""));
    let more = |second: &str, third: &str| {
        second.eq_ignore_ascii_case("more")
            && ["about", "on", "in", "here", "from", "at"]
                .iter()
                .any(|word| third.eq_ignore_ascii_case(word))
    };
    line.text.ends_with(|c: char| c.is_alphanumeric())
        && match first {
            "Learn" | "LEARN" | "Discover" | "Read" => more(second, third),
            "See" | "Explore" | "Watch" => matches!(second, "our" | "all") || more(second, third),
            "Find" => second == "out" && more(third, words.next().unwrap_or("")),
            "Browse" => matches!(second, "all" | "our" | "more" | "the"),
            _ => false,
        }
}

/// Words of a line that leads to another site's article.
pub(crate) const ALSO_WORDS: std::ops::RangeInclusive<u32> = 6..=30;

/// "Also on harbour.example Ferry line to stop at end of month"
pub(crate) fn also_on(line: &Line<'_>) -> bool {
    let mut words = line.text.trim_start_matches(['[', ' ']).split_ascii_whitespace();
    line.text.starts_with(['A', 'a', '['])
        && ALSO_WORDS.contains(&line.f.words)
        && line.f.end != End::Stop
        && words.next().is_some_and(|word| word.eq_ignore_ascii_case("also"))
        && words.next().is_some_and(|word| word.eq_ignore_ascii_case("on"))
        && words.next().is_some_and(|site| {
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
