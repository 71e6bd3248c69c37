//! Whatever stands in a file of JSON lines, each line is answered with one or reported.
#![no_main]

#[path = "../../examples/dehusk/jsonl.rs"]
mod jsonl;
#[path = "../../examples/dehusk/record.rs"]
mod record;

use dehusk::Stripper;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// Counts the lines that could not be read.
#[derive(Default)]
pub(crate) struct Report {
    errors: usize,
}

impl Report {
    pub(crate) fn error(&mut self, message: &str) {
        assert!(message.starts_with("fuzz, line "), "{message}");
        self.errors += 1;
    }
}

fuzz_target!(|bytes: &[u8]| {
    let (mut out, mut report) = (Vec::new(), Report::default());
    jsonl::strip("fuzz", bytes, &Stripper::default(), &mut out, &mut report).expect("memory can be written to");
    let answers: Vec<Value> = out.split(|b| *b == b'\n').filter(|line| !line.is_empty()).map(|line| serde_json::from_slice(line).expect("an answer is JSON")).collect();
    let asked = bytes.split(|b| *b == b'\n').filter(|line| !line.iter().all(u8::is_ascii_whitespace)).count();
    assert_eq!(answers.len() + report.errors, asked);
    assert!(answers.iter().all(|answer| answer["text"].is_string()));
});
