//! JSON lines in, JSON lines out: a line for a line, in order, as a stream.

use std::io::{self, BufRead, BufReader, Read, Write};

use dehusk::Stripper;
use serde_json::{Map, Value};

use crate::Report;
use crate::record::record;

/// Strips the `text` of every line of a file. An error that comes back is one of the output.
pub(crate) fn strip(name: &str, file: impl Read, stripper: &Stripper, out: &mut impl Write, report: &mut Report) -> io::Result<()> {
    let mut reader = BufReader::with_capacity(1 << 16, file);
    let mut line = Vec::new();
    let mut number = 0_u64;
    loop {
        line.clear();
        number += 1;
        match reader.read_until(b'\n', &mut line) {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            Err(error) => {
                report.error(&format!("{name}, line {number}: {error}; the file was not read to its end"));
                return Ok(());
            }
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let bare = if number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line) } else { &line };
        match parse(bare) {
            Ok((fields, text)) => {
                serde_json::to_writer(&mut *out, &answer(fields, &text, stripper))?;
                out.write_all(b"\n")?;
                // Whoever writes to us line by line waits for the answer to each.
                if reader.buffer().is_empty() {
                    out.flush()?;
                }
            }
            Err(reason) => report.error(&format!("{name}, line {number}: {reason}")),
        }
    }
}

/// The fields of a line, and its text.
fn parse(line: &[u8]) -> Result<(Map<String, Value>, String), String> {
    let line = std::str::from_utf8(line).map_err(|_| "not UTF-8".to_owned())?;
    let value: Value = serde_json::from_str(line).map_err(|error| format!("not JSON: {error}"))?;
    let Value::Object(mut fields) = value else { return Err("not a JSON object".to_owned()) };
    match fields.get_mut("text").map(Value::take) {
        Some(Value::String(text)) => Ok((fields, text)),
        Some(_) => Err("`text` is not a string".to_owned()),
        None => Err("no `text`".to_owned()),
    }
}

/// The line's own fields in their places, then what was found. What dehusk finds takes the place of a field of its name.
fn answer(fields: Map<String, Value>, text: &str, stripper: &Stripper) -> Map<String, Value> {
    let mut all = fields;
    for (name, value) in record(stripper.strip(text), None) {
        all.insert(name, value);
    }
    all
}
