//! No rule that fits a block goes unasked.

use proptest::prelude::*;

use super::shapes::{OF_ANY, RULES};
use super::*;

/// Asserts that whatever rule fits a block of the text is asked of it.
fn ask_all(text: &str) {
    let blocks = crate::block::cut(text);
    let features = crate::features::measure(text, &blocks, &crate::phrases::SHIPPED.words, crate::words::language_bit("en"));
    for (block, f) in blocks.iter().zip(&features) {
        let line = Line { text: &text[block.text..block.end], block, f };
        let asked = asked(&line);
        for (rules, asked) in [(OF_ANY, asked.of_any), (RULES, asked.shapes), (QUIET, asked.quiet)] {
            for (at, rule) in rules.iter().enumerate().filter(|(_, rule)| (rule.hits)(&line)) {
                assert!(asked >> at & 1 == 1, "{}: {}", rule.verdict.rule, line.text);
            }
        }
    }
}

#[test]
fn no_rule_that_fits_is_left_out_on_our_own_pages() {
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut pages = 0;
    for language in std::fs::read_dir(fixtures).expect("fixtures").flatten() {
        for page in std::fs::read_dir(language.path()).expect("a language").flatten() {
            ask_all(&std::fs::read_to_string(page.path().join("input.txt")).expect("a page"));
            pages += 1;
        }
    }
    assert!(pages >= 60, "{pages}");
}

/// What lines that rules fit are made of.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "By", "Ann Lee", "AP", "Reuters", "The Associated Press", "and", ", ", "March 3, 2021", "4:05 PM", "0:00", "/", "%", "Duration",
    "3", "comments", "Comments", "(12)", "shares", "Facebook", "Twitter", "Email", "©", "Copyright", "2021", "[", "]", "Photo", ":",
    "Image of", "a woman", "holding", "Getty Images", "(", ")", "Get", "delivered", "newsletter", "Sign up", "inbox", ".", "$75 at",
    "Home", " > ", " | ", "logo", "icon", "quay.jpg", "Read", "the full", "review", "Learn more about", "Also on", "harbour.example",
    "Start", "free", "now", "Contributed", "contributed to this report", "reporter", "@annlee", "Follow her", "Tuesday", "during",
    "affiliate links", "we may earn a commission", "###", "(END)", "al/bd", "\"a\":1,", "<img src=\"a\" width=\"1\">", "#", ":::",
    "\u{200b}", "━━━", "\u{a0}", "Ünder", "ссылка", "Автор:", "記者", "年3月15日", "“", "’s", " ", " ", " ", "\n", "\n\n",
];

proptest! {
    #[test]
    fn no_rule_that_fits_is_left_out(parts in proptest::collection::vec(proptest::sample::select(PARTS), 1..12)) {
        ask_all(&parts.concat());
        ask_all(&parts.join(" "));
    }
}
