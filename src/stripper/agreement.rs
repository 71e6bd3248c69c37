//! What names a noun also reads it: lines that rules named, over the fixtures and the records.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;

use flate2::read::GzDecoder;

use crate::Stripper;
use crate::door::bullet;
use crate::know::words::{ANY_STOP, WORDS};
use crate::measure::features::measure_words;
use crate::noun::date::Order;
use crate::noun::{byline, credit, date};

/// One of so many texts of a record file is read.
const EACH: usize = 6;

/// Whether a line that a rule named says what it was named; nothing for rules of other nouns.
fn is_read(rule: &str, line: &str) -> Option<bool> {
    let f = measure_words(line, &WORDS, ANY_STOP);
    match rule {
        "date line" => Some(!date::read(line, Order::DayFirst, true).is_empty()),
        "byline" => Some(byline::line::is_read(line, &f)),
        "credits" => {
            let (people, agency) = credit::read::read(line);
            Some(!people.is_empty() || agency.is_some())
        }
        _ => None,
    }
}

/// Every text of the fixtures, and some of the records where these are.
fn texts(mut check: impl FnMut(&str)) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for language in fs::read_dir(root.join("tests/fixtures")).unwrap().flatten() {
        for case in fs::read_dir(language.path()).unwrap().flatten() {
            check(&fs::read_to_string(case.path().join("input.txt")).unwrap());
        }
    }
    let records = root.join("../shared/corpus");
    for folder in ["dumps", "residue", "interrupted"] {
        let files = fs::read_dir(records.join(folder)).into_iter().flatten().flatten();
        for file in files {
            let lines =
                BufReader::new(GzDecoder::new(fs::File::open(file.path()).unwrap())).lines();
            for line in lines.step_by(EACH) {
                let record: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
                check(record["text"].as_str().unwrap());
            }
        }
    }
}

#[test]
fn what_is_named_is_read() {
    let stripper = Stripper::default();
    let (mut named, mut unread) = (0, Vec::new());
    texts(|text| {
        for removal in stripper.strip(text).removed {
            // The first of the lines that went together, without its bullet.
            let line = text[removal.range.clone()].trim().lines().next().unwrap_or("");
            let line = line[bullet::read(line).1..].trim_start();
            let Some(is_read) = is_read(&removal.rule, line) else { continue };
            named += 1;
            if !is_read {
                unread.push(format!("{}: {line}", removal.rule));
            }
        }
    });
    assert!(named > 100, "{named}");
    assert_eq!(unread, Vec::<String>::new(), "of {named}");
}
