//! Whatever stands in a line of JSON lines, it gives its text or says what is wrong.
#![no_main]

use dehusk_cli::records::{Names, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for (into, known) in [(Some("article"), true), (None, false)] {
        let names = Names { text: "text", id: "id", into, known };
        for line in bytes.split(|b| *b == b'\n') {
            match read(line, names) {
                Ok(record) => {
                    let text: String = serde_json::from_str(&record.line[record.quoted]).expect("a string");
                    assert_eq!(text, record.text);
                    assert!(record.line.starts_with('{') && record.line.ends_with('}'));
                }
                Err(fault) => assert!(!fault.reason.is_empty()),
            }
        }
    }
});
