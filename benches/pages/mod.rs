//! Texts to measure on.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use flate2::read::GzDecoder;

/// The evaluation records' texts, or generated pages; and which.
pub(crate) fn load() -> (Vec<String>, &'static str) {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/dumps/wcxb.w3m.jsonl.gz");
    match File::open(path) {
        Ok(file) => {
            let lines = BufReader::new(GzDecoder::new(file)).lines();
            let text = |line: std::io::Result<String>| {
                let record: serde_json::Value =
                    serde_json::from_str(&line.expect("a line")).expect("a record");
                record["text"].as_str().expect("a text").to_owned()
            };
            (lines.map(text).collect(), "evaluation records (dumps/wcxb.w3m)")
        }
        Err(_) => (
            (0..400).map(generated).collect(),
            "generated pages, as the evaluation records are absent",
        ),
    }
}

/// A page with a menu, prose, prompts and teasers; different for every seed.
fn generated(seed: usize) -> String {
    let mut page =
        "Home\nNews\nSport\nLog in\n\nFerry line to stop at end of month\n\nBy Ida Crane\nPublished: March 3, 2021\n\n".to_owned();
    for at in 0..20 + seed % 30 {
        page.push_str("The ferry between the two towns will stop running at the end of the month, the harbour board said on Monday, after a survey of the hull.\n\n");
        if at % 4 == seed % 4 {
            page.push_str("Read more\n\nAdvertisement\n\n");
        }
    }
    page.push_str("Related stories\n\n");
    for at in 0..10 {
        page.push_str(&format!("  • Story number {at} of page {seed}\n"));
    }
    page + "\n© 2021 Coast Radio. All rights reserved.\n"
}
