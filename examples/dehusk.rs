//! Strips files, or standard input: prints the clean body of each, or with `--json` a line of JSON.
//!
//! ```sh
//! cargo run --release --example dehusk -- examples/articles/ferry.txt
//! ```
//!
//! This is what to copy into a program of your own. The installable one, in `cli/`, also reads packed
//! files, other encodings, JSON lines and web archives.

use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::{env, fs};

use dehusk::{Article, Stripper};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let (flags, mut files): (Vec<String>, Vec<String>) =
        env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let as_json = flags.iter().any(|flag| flag == "--json");
    if files.is_empty() {
        files.push("-".to_owned());
    }
    // Built once, used for every text; threads may share it.
    let stripper = Stripper::default();
    let mut out = io::stdout().lock();
    let mut status = ExitCode::SUCCESS;
    for file in &files {
        let done = read(file).and_then(|text| {
            let article = stripper.strip(&text);
            if as_json {
                writeln!(out, "{}", record(file, &text, &article))
            } else {
                writeln!(out, "{}", article.text)
            }
        });
        if let Err(error) = done {
            let _ = writeln!(io::stderr(), "{file}: {error}");
            status = ExitCode::FAILURE;
        }
    }
    status
}

/// A file's text, or that of standard input for `-`.
fn read(file: &str) -> io::Result<String> {
    if file != "-" {
        return fs::read_to_string(file);
    }
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    Ok(text)
}

/// The body, some of what was learnt, and every removal with the words that went. With the feature
/// `serde`, `serde_json::to_value(article)` has it all.
fn record(file: &str, text: &str, article: &Article) -> Value {
    let removed: Vec<Value> = article
        .removed
        .iter()
        .map(|removal| json!({"kind": removal.kind.name(), "rule": removal.rule, "text": &text[removal.range.clone()]}))
        .collect();
    json!({
        "file": file,
        "text": article.text,
        "title": article.title,
        "authors": article.authors,
        "date_published": article.date_published.as_ref().and_then(|date| date.iso.as_deref()),
        "language": article.language.map(|language| language.code()),
        "removed": removed,
        "confidence": article.confidence,
    })
}
