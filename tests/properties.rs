//! What holds for every text: no panic, every byte accounted for, the same answer every time.

mod account;

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use account::{account, is_subsequence};
use dehusk::{Kind, Stripper};
use flate2::read::GzDecoder;
use proptest::prelude::*;

/// Pieces that pages are made of, so that generated text meets the rules.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[A-Z][a-z]{2,8}( [a-z]{1,9}){8,30}\\.",
        2 => "[A-Z][a-z]{2,8}( [A-Za-z]{1,9}){1,6}",
        1 => Just("Read more".to_owned()),
        1 => Just("Advertisement".to_owned()),
        1 => Just("Related stories".to_owned()),
        1 => Just("By Ann Lee".to_owned()),
        1 => Just("Published: March 3, 2021 4:05 pm ET".to_owned()),
        1 => Just("-allied ships".to_owned()),
        1 => Just("MOSCOW -- The ferry left".to_owned()),
        1 => Just("Facebook Twitter Email".to_owned()),
        1 => "[•*-] [A-Z][a-z]{2,8}( [a-z]{1,9}){2,8}",
        1 => "#{1,3} [A-Z][a-z]{2,8}",
        2 => "(\\[[A-Za-z]{0,8}( [a-z]{1,9}){0,9}(\\n[a-z]{1,9})?\\]\\((/|https://a\\.example/)[a-z]{0,8}(-\\n[a-z]{1,9})?( \"[a-z]{0,9}\")?\\) ?){1,4}",
        1 => "(\\[?!?\\[[a-z ]{0,9}\\]\\(/[a-z]{1,9}\\)|\\]\\(/[a-z]{1,5}\\)|\\*\\*|_|\\\\\\.|\\{\\.a\\}|\\(|\\)| ){1,6}",
        1 => "\\PC{0,40}",
        1 => "[\\u{0}-\\u{20}\\u{ad}\\u{200b}\\u{feff}\\u{2028}\\u{e000}\\u{202e}\\u{301}a-cé橋।.؟]{0,20}",
        1 => "[。、のはをに橋港町船]{1,40}",
    ]
}

fn page() -> impl Strategy<Value = String> {
    let gap = prop_oneof![3 => Just("\n\n"), 2 => Just("\n"), 1 => Just("\r\n"), 1 => Just("\r"), 1 => Just("\n  "), 1 => Just(" "), 1 => Just("\t")];
    prop::collection::vec((piece(), gap), 0..30)
        .prop_map(|parts| parts.into_iter().map(|(piece, gap)| piece + gap).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_byte_is_accounted_for(text in page()) {
        account(&text, &dehusk::strip(&text));
    }

    #[test]
    fn any_string_is_stripped(text in "\\PC*") {
        account(&text, &dehusk::strip(&text));
    }

    #[test]
    fn the_answer_is_the_same_every_time(text in page()) {
        prop_assert_eq!(dehusk::strip(&text), dehusk::strip(&text));
    }

    #[test]
    fn the_body_holds_nothing_new(text in page()) {
        let article = dehusk::strip(&text);
        prop_assert!(is_subsequence(&article.text, &text), "{:?}", article.text);
    }

    #[test]
    fn line_ends_do_not_matter(text in page()) {
        let unix = text.replace("\r\n", "\n").replace('\r', "\n");
        let dos = unix.replace('\n', "\r\n");
        prop_assert_eq!(dehusk::strip(&unix).text, dehusk::strip(&dos).text);
    }

    #[test]
    fn blank_lines_in_front_only_move_ranges(text in page(), lines in 1_usize..5) {
        let text = text.trim_start_matches(['\n', '\r', '\t', ' ']);
        let moved = format!("{}{text}", "\n".repeat(lines));
        let (plain, moved) = (dehusk::strip(text), dehusk::strip(&moved));
        prop_assert_eq!(&plain.text, &moved.text);
        prop_assert_eq!(plain.removed.len(), moved.removed.len());
        for (a, b) in plain.removed.iter().zip(&moved.removed) {
            prop_assert_eq!((a.kind, &a.rule, a.range.start + lines, a.range.end + lines), (b.kind, &b.rule, b.range.start, b.range.end));
        }
    }

    #[test]
    fn keeping_every_kind_removes_nothing(text in page()) {
        let builder = Kind::ALL.iter().fold(Stripper::builder(), |builder, kind| builder.keep(*kind));
        let article = builder.build().expect("no phrase to be wrong").strip(&text);
        account(&text, &article);
        prop_assert_eq!(&article.removed, &[]);
    }

    #[test]
    fn any_own_phrase_builds_or_says_why(phrase in "\\PC{0,40}", text in page()) {
        if let Ok(stripper) = Stripper::builder().phrase(Kind::ReadMore, phrase).build() {
            account(&text, &stripper.strip(&text));
        }
    }
}

/// Texts that once broke one of the properties.
#[test]
fn finds_stay_mended() {
    let all = Kind::ALL
        .iter()
        .fold(Stripper::builder(), |builder, kind| builder.keep(*kind))
        .build()
        .expect("no phrase to be wrong");
    for text in [
        "\u{feff}\n\nAaa a a a a a a a a.\n\n",
        "\u{1face}",
        "\u{feff}",
        "Aaa a a a a a a a a. Read more\n\n",
        "Aaa a a a a a a a a.\n\n,A\u{1e8c7}0\n\n",
        "",
    ] {
        account(text, &dehusk::strip(text));
        account(text, &all.strip(text));
    }
}

/// Lines that took minutes where something was looked for at each of their places as far as they go on.
#[test]
fn long_lines_without_words_are_accounted_for() {
    let prose =
        "The ferry between the two towns will stop running in May, the board said on Monday.";
    let many = |unit: &str| unit.repeat(30_000 / unit.len());
    for line in [
        format!("Updated March {}, 2021", many("1")),
        format!("© 2021 {}Harbour Post", many("« ")),
        format!("Copyright {}2021 Harbour Post", many("aB")),
        format!("(Reporting by Ann Lee{}; Editing by Bo Day)", many("1.")),
        format!("By Ann {} Lee", many("a_")),
        format!("Source: {}", many("www.")),
        format!(
            "Related stories\n\n* Ferry adds a boat\n  Selby{}Post\n* Fares to rise in May",
            many(" ")
        ),
        many("Read more: Photo by Related: "),
    ] {
        let text = format!("{prose}\n\n{line}\n\n{prose}\n");
        account(&text, &dehusk::strip(&text));
    }
}

/// The record files beside the project; none where they are absent, which CI does not accept.
fn records() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let mut files = Vec::new();
    for folder in ["dumps", "residue", "interrupted"] {
        if let Ok(entries) = std::fs::read_dir(root.join(folder)) {
            files.extend(entries.map(|entry| entry.expect("an entry").path()));
        }
    }
    assert!(!files.is_empty() || std::env::var_os("CI").is_none(), "CI must have the records");
    files.sort();
    files
}

/// Calls `check` with every text of a record file.
fn texts(file: &Path, mut check: impl FnMut(&str, &str)) {
    let reader = BufReader::new(GzDecoder::new(File::open(file).expect("a record file")));
    for line in reader.lines() {
        let record: serde_json::Value =
            serde_json::from_str(&line.expect("a line")).expect("a record");
        check(record["id"].as_str().unwrap_or(""), record["text"].as_str().expect("a text"));
    }
}

#[test]
fn every_byte_of_real_pages_is_accounted_for() {
    let stripper = Stripper::default();
    for file in records() {
        texts(&file, |_, text| account(text, &stripper.strip(text)));
    }
}

/// Pages of a record file whose body changes when it is stripped again, and of how many.
fn changed(file: &Path) -> (Vec<String>, usize) {
    let stripper = Stripper::default();
    let (mut changed, mut all) = (Vec::new(), 0);
    texts(file, |id, text| {
        let body = stripper.strip(text).text;
        all += 1;
        if stripper.strip(&body).text != body {
            changed.push(id.to_owned());
        }
    });
    (changed, all)
}

#[expect(
    clippy::print_stdout,
    reason = "the list of what is left is for whoever reads the test's output"
)]
/// What is left are bodies whose headings or lists lose their neighbours, lines signed by somebody,
/// and short ones, which are told to be articles when the page around them is gone.
#[test]
fn stripping_a_body_again_changes_hardly_any() {
    const MOST: f64 = 0.016;
    let (mut total, mut pages) = (0, 0);
    for file in records() {
        let (changed, all) = changed(&file);
        if !changed.is_empty() {
            println!("{}: {} of {all} changed: {changed:?}", file.display(), changed.len());
        }
        total += changed.len();
        pages += all;
    }
    assert!(total as f64 <= MOST * pages as f64, "{total} of {pages} changed");
}
