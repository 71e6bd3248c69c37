//! What the tests of rules share.

use crate::label::*;

const ARTICLE: &str = "The ferry between the two towns will stop running at the end of the month, the board said on Monday.\n\nAbout four hundred people use it every day, most of them on their way to work, and they will have to take the bus.\n\nRead more\n\nThe board has asked the county for a loan to buy another boat, and a decision is expected before the end of May.";

/// Two paragraphs of an article between which something stands.
pub(crate) const FIRST: &str = "The ferry will sail from the old quay again in May, the board of the harbour said on Tuesday, and will cost what it did.";
pub(crate) const LAST: &str = "The bus will leave from the old quay every half hour, the board said, and will cost what the ferry cost.";

/// A page's menu, as most of its lines no phrase names.
pub(crate) const MENU: &str = "Home\nNews\nHarbour\nFerries\nCannery\nRowing club\nTide tables\nLetters to us\nBoats for sale\nThe old quay\nMaps and charts\nSchools\nTown hall\nMarket days\nLog in";

/// Our own pages.
pub(crate) fn pages() -> Vec<String> {
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut pages = Vec::new();
    for language in std::fs::read_dir(fixtures).expect("fixtures").flatten() {
        for page in std::fs::read_dir(language.path()).expect("a language").flatten() {
            pages.push(std::fs::read_to_string(page.path().join("input.txt")).expect("a page"));
        }
    }
    assert!(pages.len() >= 60, "{}", pages.len());
    pages
}

/// What stays behind an article on a page with a menu above it.
pub(crate) fn behind(tail: &str) -> String {
    let body = crate::strip(&format!("{MENU}\n\n{ARTICLE}\n\n{tail}\n")).text;
    body.rsplit_once("end of May.").map_or(body.clone(), |(_, rest)| rest.trim().to_owned())
}

/// The name of the rule that a line fits.
pub(crate) fn name(text: &str) -> Option<&'static str> {
    let blocks = crate::door::block::cut(text);
    let features = crate::measure::features::measure(
        text,
        &blocks,
        &crate::know::words::WORDS,
        crate::know::words::language_bit("en"),
    );
    let (block, f) = (blocks.first()?, features.get(0)?);
    let line = Line { text: &text[block.text..block.end], block, f };
    judge(&line, asked(&line))
        .or_else(|| first(QUIET, asked(&line).quiet, &line))
        .map(|verdict| &*verdict.rule)
}

/// Asserts that every line of `hits` fits the rule and none of `alike` does.
pub(crate) fn check(rule: &str, hits: &[&str], alike: &[&str]) {
    for line in hits {
        assert_eq!(name(line), Some(rule), "must hit: {line}");
    }
    for line in alike {
        assert_ne!(name(line), Some(rule), "must not hit: {line}");
    }
}
