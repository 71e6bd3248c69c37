//! JSON lines in, JSON lines out: a line for a line.

use dehusk::Stripper;
use serde::de::IgnoredAny;

use crate::record::{self, Fields};

/// What some lines come to.
#[derive(Debug, Default)]
pub struct Answers {
    /// A line for each that could be read.
    pub lines: Vec<u8>,
    /// What is wrong with each of the others.
    pub errors: Vec<String>,
}

/// Strips the `text` of every line of `lines`, which are those from the line `first` on of the file `name`.
#[must_use]
pub fn answer(name: &str, first: u64, lines: &[u8], stripper: &Stripper) -> Answers {
    let mut answers = Answers::default();
    for (number, line) in (first..).zip(lines.split_inclusive(|b| *b == b'\n')) {
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let bare =
            if number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
        match strip(bare, stripper, &mut answers.lines) {
            Ok(()) => answers.lines.push(b'\n'),
            Err(reason) => answers.errors.push(format!("{name}, line {number}: {reason}")),
        }
    }
    answers
}

/// Writes the answer to a line: its own fields in their places, then what was found. What dehusk finds takes the place of a field of
/// its name.
fn strip(line: &[u8], stripper: &Stripper, out: &mut Vec<u8>) -> Result<(), String> {
    let broken = |error: serde_json::Error| format!("not JSON: {error}");
    let line = std::str::from_utf8(line).map_err(|_| "not UTF-8".to_owned())?;
    let mut fields: Fields<'_> = serde_json::from_str(line).map_err(|_| {
        serde_json::from_str::<IgnoredAny>(line)
            .map_or_else(broken, |_| "not a JSON object".to_owned())
    })?;
    let text = fields.get("text").ok_or_else(|| "no `text`".to_owned())?;
    let text: String = serde_json::from_str(text.get()).map_err(|error| {
        if error.is_data() { "`text` is not a string".to_owned() } else { broken(error) }
    })?;
    let found = serde_json::to_string(&stripper.strip(&text)).map_err(broken)?;
    fields.extend(record::fields(&found).map_err(broken)?);
    serde_json::to_writer(out, &fields).map_err(broken)
}
