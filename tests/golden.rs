//! Golden fixtures: every folder `tests/fixtures/<lang>/<name>/` is a case. `input.txt` is stripped; `body.txt` is the
//! exact body; `article.json` holds fields that must come out as they stand there, and may leave others out.
//!
//! `DEHUSK_BLESS=en/ferry cargo test --test golden` rewrites `body.txt` and the fields that `article.json` names of that
//! case, `DEHUSK_BLESS=1` of all; what has not changed stays byte for byte. Read the diff before committing it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use dehusk::Article;
use indexmap::IndexMap;
use serde_json::Value;
use serde_json::value::RawValue;
use similar::TextDiff;

/// Cases that must be there at least; a lost folder would otherwise pass unseen.
const LEAST: usize = 70;

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let folders = |path: &Path| -> Vec<PathBuf> {
        let mut all: Vec<_> = fs::read_dir(path)
            .expect("a fixtures folder")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.is_dir())
            .collect();
        all.sort();
        all
    };
    folders(&root).iter().flat_map(|language| folders(language)).collect()
}

/// The fields that a case names, each as it is written there.
type Fields = IndexMap<String, Box<RawValue>>;

/// The fields of `article` that `wanted` names; what is equal stays as it is written there.
fn named(article: &Article, wanted: &Fields) -> Fields {
    // Written as the library orders its fields.
    let all = serde_json::to_string_pretty(article).expect("an article is JSON");
    let all: Fields = serde_json::from_str(&all).expect("an article is an object");
    let parsed = |raw: &RawValue| serde_json::from_str::<Value>(raw.get()).unwrap_or(Value::Null);
    let null = RawValue::from_string("null".to_owned()).expect("null is JSON");
    let mut found = Fields::new();
    for (key, raw) in wanted {
        let new = all.get(key).unwrap_or(&null);
        let same = parsed(raw) == parsed(new);
        found.insert(key.clone(), if same { raw.clone() } else { new.clone() });
    }
    found
}

fn pretty(fields: &Fields) -> String {
    let lines: Vec<_> = fields.iter().map(|(key, raw)| format!("  {key:?}: {raw}")).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

/// Whether `bless`, what `DEHUSK_BLESS` says, means a case: all of them, or the one of that name.
fn blesses(bless: Option<&str>, case: &Path) -> bool {
    bless.is_some_and(|bless| bless == "1" || case.ends_with(bless))
}

/// What is wrong with a case, as a diff; empty where nothing is.
fn mismatch(case: &Path, bless: Option<&str>) -> String {
    let read = |name: &str| {
        fs::read_to_string(case.join(name))
            .unwrap_or_else(|error| panic!("{}/{name}: {error}", case.display()))
    };
    let article = dehusk::strip(&read("input.txt"));
    let body = if article.text.is_empty() { String::new() } else { format!("{}\n", article.text) };
    let wanted: Fields =
        serde_json::from_str(&read("article.json")).expect("article.json is an object");
    let found = pretty(&named(&article, &wanted));
    if blesses(bless, case) {
        fs::write(case.join("body.txt"), &body).expect("body.txt is written");
        fs::write(case.join("article.json"), &found).expect("article.json is written");
        return String::new();
    }
    let mut report = String::new();
    for (name, wanted, found) in
        [("body.txt", read("body.txt"), body), ("article.json", pretty(&wanted), found)]
    {
        if wanted != found {
            let diff = TextDiff::from_lines(&wanted, &found);
            let _ = write!(
                report,
                "{}",
                diff.unified_diff()
                    .context_radius(2)
                    .header(&format!("{}/{name} as it must be", case.display()), "as it is")
            );
        }
    }
    report
}

#[test]
fn every_fixture_comes_out_exactly() {
    let bless = std::env::var("DEHUSK_BLESS").ok();
    let cases = cases();
    assert!(cases.len() >= LEAST, "only {} fixtures", cases.len());
    let report: String = cases.iter().map(|case| mismatch(case, bless.as_deref())).collect();
    assert!(report.is_empty(), "{report}");
}

#[test]
fn blessing_changes_nothing_that_is_right() {
    for case in cases() {
        let written = fs::read_to_string(case.join("article.json")).expect("a case has fields");
        let wanted: Fields = serde_json::from_str(&written).expect("article.json is an object");
        let input = fs::read_to_string(case.join("input.txt")).expect("a case has an input");
        assert_eq!(pretty(&named(&dehusk::strip(&input), &wanted)), written, "{}", case.display());
    }
    let case = Path::new("tests/fixtures/en/ferry");
    let blessed = |bless| blesses(bless, case);
    assert!(blessed(Some("1")) && blessed(Some("en/ferry")) && blessed(Some("ferry")));
    assert!(!blessed(None) && !blessed(Some("en/fer")) && !blessed(Some("de/ferry")));
}

/// The article that the project began with; it stays outside of the project.
#[test]
fn the_seed_comes_out_exactly() {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed");
    if !seed.is_dir() {
        assert!(std::env::var_os("CI").is_none(), "CI must have the seed");
        return;
    }
    let read = |name: &str| fs::read_to_string(seed.join(name)).expect("a file of the seed");
    let article = dehusk::strip(&read("article.txt"));
    assert_eq!(article.text, read("article.body.txt").trim_end_matches('\n'));
    let gold: Value = serde_json::from_str(&read("article.gold.json")).expect("gold is JSON");
    assert_eq!(article.title.as_deref(), gold["title"].as_str());
    assert_eq!(
        article.dateline.as_ref().map(|dateline| dateline.place.as_str()),
        gold["dateline"]["place"].as_str()
    );
    assert_eq!((article.authors.len(), &article.date_published), (0, &None));
    let contributors: Vec<_> = article
        .contributors
        .iter()
        .map(|c| serde_json::json!({"name": c.name, "place": c.place}))
        .collect();
    assert_eq!(Value::Array(contributors), gold["contributors"]);
    assert_eq!(article.related_heading.as_deref(), gold["related_heading"].as_str());
    let related: Vec<_> = article
        .related
        .iter()
        .map(|r| serde_json::json!({"title": r.title, "section": r.section, "source": r.source, "summary": r.summary}))
        .collect();
    assert_eq!(Value::Array(related), gold["related"]);
    let kinds: Vec<_> = article.removed.iter().map(|removal| removal.kind.name()).collect();
    assert_eq!(serde_json::json!(kinds), gold["removed_kinds_in_order"]);
}

/// The seed with another heading, other bullets, other names, more lists, and text behind its list: nothing in dehusk may
/// be about the one text.
#[test]
fn the_seed_varied_comes_out_alike() {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed");
    if !seed.is_dir() {
        assert!(std::env::var_os("CI").is_none(), "CI must have the seed");
        return;
    }
    let read = |name: &str| fs::read_to_string(seed.join(name)).expect("a file of the seed");
    let (text, body) = (read("article.txt"), read("article.body.txt"));
    let body = body.trim_end_matches('\n');
    let (article, list) = text.split_once("Advertisements\n").expect("the seed has a list");
    let other = list
        .replace("Latest Canada & World News", "Latest Politics News")
        .replace("Canada News", "Island News")
        .replace("World News", "Coast Politics")
        .replace("CBC News", "Selby Mail")
        .replace("CTV News", "Orrin Herald")
        .replace("Toronto Sun", "The Bay Wire");
    let check = |name: &str, text: &str, expected: &str, links: usize| {
        let found = dehusk::strip(text);
        let diff = TextDiff::from_lines(expected, &found.text);
        assert!(found.text == expected, "{name}\n{}", diff.unified_diff().context_radius(1));
        assert_eq!(found.related.len(), links, "{name}");
        assert!(
            found.related.iter().all(|link| link.section.is_some()
                && link.source.is_some()
                && link.summary.is_some()),
            "{name}"
        );
        found
    };
    let found = check("other names", &format!("{article}Advertisements\n{other}"), body, 10);
    assert_eq!(found.related_heading.as_deref(), Some("Latest Politics News"));
    assert_eq!(
        (found.related[0].section.as_deref(), found.related[0].source.as_deref()),
        (Some("Island News"), Some("Selby Mail"))
    );
    assert_eq!(
        (found.related[1].section.as_deref(), found.related[1].source.as_deref()),
        (Some("Coast Politics"), Some("The Bay Wire"))
    );
    for bullet in ["*", "-"] {
        check(bullet, &text.replace('•', bullet), body, 10);
        check(
            bullet,
            &format!("{article}Advertisements\n{}", other.replace('•', bullet)),
            body,
            10,
        );
    }
    let sports = other.replace("Latest Politics News", "Latest Sports News");
    check("two lists", &format!("{text}\n{sports}"), body, 20);
    check(
        "four lists",
        &format!("{text}\n{other}\n{sports}\n{}", other.replace("Politics News", "Harbour News")),
        body,
        40,
    );
    let more = "The talks will go on next week, a spokesman for the ministry said, and nobody expects them to be short.\n\nHe did not say where they would be held.";
    check("text behind the list", &format!("{text}\n\n{more}\n"), &format!("{body}\n\n{more}"), 10);
    check("CRLF", &text.replace('\n', "\r\n"), body, 10);
}
