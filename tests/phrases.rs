//! Keeps the phrase tables in order: sections are kinds, lines are sorted, none is there twice or idle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use dehusk::Kind;

/// The lines of every table by section, with the table's name.
fn tables() -> Vec<(String, BTreeMap<String, Vec<String>>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/phrases");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the tables")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| {
            let mut sections: BTreeMap<String, Vec<String>> = BTreeMap::new();
            let mut section = String::new();
            for line in fs::read_to_string(path)
                .expect("a table")
                .lines()
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
            {
                match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                    Some(name) => section = name.to_owned(),
                    None => sections.entry(section.clone()).or_default().push(line.to_owned()),
                }
            }
            (path.file_stem().expect("a name").to_string_lossy().into_owned(), sections)
        })
        .collect()
}

#[test]
fn names_are_languages_and_sections_are_kinds() {
    for (table, sections) in tables() {
        assert!(
            table.len() == 2 && table.bytes().all(|b| b.is_ascii_lowercase()),
            "{table}: not an ISO 639-1 code"
        );
        for section in sections.keys() {
            assert!(section.parse::<Kind>().is_ok(), "{table}: [{section}] is no kind");
        }
    }
}

#[test]
fn sections_are_sorted_in_lower_case_without_doubles() {
    for (table, sections) in tables() {
        let mut all: Vec<&String> = sections.values().flatten().collect();
        all.sort();
        assert!(
            all.windows(2).all(|pair| pair[0] != pair[1]),
            "{table}: a line twice: {:?}",
            all.windows(2).find(|pair| pair[0] == pair[1])
        );
        for (section, lines) in &sections {
            for pair in lines.windows(2) {
                assert!(
                    pair[0] < pair[1],
                    "{table} [{section}]: {:?} before {:?}",
                    pair[0],
                    pair[1]
                );
            }
            for line in lines {
                assert_eq!(*line, line.to_lowercase(), "{table} [{section}]");
                assert_eq!(
                    *line,
                    line.split_whitespace().collect::<Vec<_>>().join(" "),
                    "{table} [{section}]"
                );
                assert!(
                    line.matches('*').count() <= 1
                        && (!line.contains('*') || line.starts_with('*') || line.ends_with('*')),
                    "{table} [{section}]: {line}"
                );
            }
        }
    }
}

/// A line is idle where a `*` phrase of the same table matches all that it matches.
#[test]
fn no_line_is_idle() {
    for (table, sections) in tables() {
        let all: Vec<&str> = sections.values().flatten().map(String::as_str).collect();
        let opening: Vec<&str> =
            all.iter().filter_map(|line| line.strip_suffix('*')).map(str::trim_end).collect();
        for line in &all {
            let core = line.trim_end_matches('*').trim_end();
            let idle = opening.iter().find(|open| {
                core.len() > open.len() && core.starts_with(**open) && !line.starts_with('*') && {
                    let (left, right) =
                        (open.chars().next_back(), core[open.len()..].chars().next());
                    !(left.is_some_and(char::is_alphanumeric)
                        && right.is_some_and(char::is_alphanumeric))
                        && core[open.len()..].contains(char::is_alphanumeric)
                }
            });
            assert_eq!(idle, None, "{table}: {line:?} does nothing");
        }
    }
}

/// What every shipped phrase of a whole line does: the line goes, named by that phrase. The kind is that of the first
/// table that has the line.
#[test]
fn every_whole_phrase_removes_its_line() {
    let before = "The old mill at the harbour has been shut since the spring of last year, the town said on Monday.";
    let mut kinds: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, sections) in tables() {
        for (section, lines) in sections {
            for line in lines.into_iter().filter(|line| !line.contains('*')) {
                kinds.entry(line).or_default().insert(section.clone());
            }
        }
    }
    assert!(kinds.len() > 2000, "only {} phrases", kinds.len());
    for (line, kinds) in kinds {
        let article = dehusk::strip(&format!("{before}\n\n{line}\n"));
        assert_eq!(article.text, before, "{line}");
        let last = article.removed.last().expect("a removal");
        assert_eq!(last.rule, line);
        assert!(kinds.contains(last.kind.name()), "{line}: {} is not of {kinds:?}", last.kind);
    }
}

/// Sentences that hold the words of prompts and are none.
#[test]
fn look_alikes_survive() {
    for line in [
        "As I want to see full article archives, I pay for them every month.",
        "Read more books than you think you need before you begin to write one.",
        "Advertisements for the ferry were painted on the walls of the old mill.",
        "Related to the queen by marriage, she never set a foot in the palace.",
        "Share prices fell by a third on Monday after the bank had warned of losses.",
        "Subscribe he did, but the paper never came to the house on the hill.",
        "The newsletter that the harbour sends to its members was late again this month.",
        "Comments by the mayor did not help the matter, the council said on Friday.",
        "Home is where the mill stands, as the people of the harbour like to say.",
        "Copyright law has changed a good deal since the first novel was printed here.",
        "Follow us down to the harbour, she said, and you will see what we mean.",
        "By Monday night the water had come as far as the doors of the church.",
        "Donate blood, the posters in the hall said, and below them stood the hours.",
        "Watch the tide before you cross, because it comes in faster than a man can walk.",
        "Photographs of the mill hang in every kitchen between here and the border.",
        "Cookies were baked that day by the children of the school behind the church.",
        "More from habit than from hope he went down to the harbour every morning.",
    ] {
        let text = format!(
            "The old mill at the harbour has been shut since the spring of last year, the town said.\n\n{line}\n\nIt will open again in May, if the money can be found by then, the mayor said on Monday."
        );
        assert_eq!(dehusk::strip(&text).text, text, "{line}");
    }
}

#[test]
fn a_line_of_nothing_but_prompts_goes_whole() {
    let prose = "The ferry that sails from the old harbour at noon was full on Monday.";
    let text =
        format!("{prose}\n\nAdvertisement. Scroll to continue reading.\n\n{prose} It came late.");
    let article = dehusk::strip(&text);
    assert_eq!(article.text, format!("{prose}\n\n{prose} It came late."));
    assert_eq!(article.removed.len(), 1);
    assert_eq!(
        &text[article.removed[0].range.clone()],
        "Advertisement. Scroll to continue reading."
    );
}

#[test]
fn a_headline_right_below_a_prompt_goes_with_it() {
    let prose = "The ferry that sails from the old harbour at noon was full on Monday.";
    let page = |gap: &str| {
        format!("{prose}\n\nRead more\n{gap}Why the old mill burnt twice\n\n{prose} It came late.")
    };
    assert_eq!(dehusk::strip(&page("")).text, format!("{prose}\n\n{prose} It came late."));
    // With a blank line between it may head what follows.
    assert_eq!(
        dehusk::strip(&page("\n")).text,
        format!("{prose}\n\nWhy the old mill burnt twice\n\n{prose} It came late.")
    );
}
