//! Whatever stands in a file of JSON lines, each line is answered with one or reported.
#![no_main]

use dehusk::Stripper;
use dehusk_cli::{jsonl, record::Fields};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let found = jsonl::answer("fuzz", 1, bytes, &Stripper::default());
    let answers: Vec<Fields<'_>> = found.lines.split(|b| *b == b'\n').filter(|line| !line.is_empty()).map(|line| serde_json::from_slice(line).expect("an answer is JSON")).collect();
    let asked = bytes.split(|b| *b == b'\n').filter(|line| !line.iter().all(u8::is_ascii_whitespace)).count();
    assert_eq!(answers.len() + found.errors.len(), asked);
    assert!(found.errors.iter().all(|error| error.starts_with("fuzz, line ")));
    assert!(answers.iter().all(|answer| serde_json::from_str::<String>(answer["text"].get()).is_ok()));
});
