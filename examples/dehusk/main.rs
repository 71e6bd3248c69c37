//! Strips files: prints the clean body, or JSON, or the whole input with marks.

mod decode;
mod explain;
mod jsonl;
mod options;
mod record;

use std::fs;
use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::process::ExitCode;

use anstream::AutoStream;
use clap::Parser;
use dehusk::Stripper;
use flate2::read::MultiGzDecoder;
use options::{Explain, Options};
use record::record;

fn main() -> ExitCode {
    let options = Options::parse();
    let stripper = match options.stripper() {
        Ok(stripper) => stripper,
        Err(message) => {
            complain(&message);
            return ExitCode::from(2);
        }
    };
    let mut report = Report::default();
    let outcome = run(&options, &stripper, &mut report);
    match outcome {
        // Whoever reads us has had enough; nothing is wrong.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("standard output: {error}"));
            ExitCode::FAILURE
        }
        Ok(()) if report.failed => ExitCode::FAILURE,
        Ok(()) => ExitCode::SUCCESS,
    }
}

/// What went wrong so far; the rest goes on.
#[derive(Default)]
pub(crate) struct Report {
    failed: bool,
}

impl Report {
    /// Names an error on standard error.
    pub(crate) fn error(&mut self, message: &str) {
        self.failed = true;
        complain(message);
    }
}

/// A line on standard error; that it cannot be written is no reason to stop.
pub(crate) fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "dehusk: {message}");
}

/// Strips every file; an error that comes back is one of standard output.
fn run(options: &Options, stripper: &Stripper, report: &mut Report) -> io::Result<()> {
    let stdout = io::stdout();
    let choice = AutoStream::choice(&stdout);
    let mut out = BufWriter::new(AutoStream::new(stdout.lock(), choice));
    let several = options.files.len() > 1;
    for (nth, name) in options.names().enumerate() {
        if options.jsonl {
            if let Some(file) = open(name, report) {
                jsonl::strip(name, file, stripper, &mut out, report)?;
            }
            continue;
        }
        let Some(text) = read(name, report) else { continue };
        if options.json {
            serde_json::to_writer(&mut out, &record(stripper.strip(&text), several.then_some(name)))?;
            out.write_all(b"\n")?;
        } else if let Some(level) = options.explain {
            explain::write(&mut out, stripper, &text, level == Explain::All, several.then_some(name))?;
        } else {
            if several {
                writeln!(out, "{}==> {name} <==\n", if nth > 0 { "\n" } else { "" })?;
            }
            let article = stripper.strip(&text);
            if !article.text.is_empty() {
                writeln!(out, "{}", article.text)?;
            }
        }
    }
    out.flush()
}

/// Opens a file, or standard input for `-`, and unpacks gzip; nothing where it cannot be read, which is then reported.
pub(crate) fn open(name: &str, report: &mut Report) -> Option<Box<dyn Read>> {
    if name == "-" {
        return Some(unpacked(io::stdin().lock()));
    }
    match fs::metadata(name) {
        Ok(found) if found.is_dir() => report.error(&format!("{name}: is a folder; name the files in it")),
        Ok(_) => match fs::File::open(name) {
            Ok(file) => return Some(unpacked(file)),
            Err(error) => report.error(&format!("{name}: {}", reason(&error))),
        },
        Err(error) => report.error(&format!("{name}: {}", reason(&error))),
    }
    None
}

/// What a reader gives; what gzip packed, unpacked.
fn unpacked(mut file: impl Read + 'static) -> Box<dyn Read> {
    const GZIP: &[u8] = b"\x1f\x8b";
    let mut head = Vec::new();
    // What cannot be read here cannot be read below, and is reported there.
    let _ = file.by_ref().take(GZIP.len() as u64).read_to_end(&mut head);
    let packed = head == GZIP;
    let whole = io::Cursor::new(head).chain(file);
    if packed { Box::new(MultiGzDecoder::new(whole)) } else { Box::new(whole) }
}

/// A file's text, decoded.
fn read(name: &str, report: &mut Report) -> Option<String> {
    let mut bytes = Vec::new();
    if let Err(error) = open(name, report)?.read_to_end(&mut bytes) {
        report.error(&format!("{name}: {}", reason(&error)));
        return None;
    }
    let (text, note) = decode::decode(bytes);
    if let Some(note) = note {
        complain(&format!("{name}: {note}"));
    }
    Some(text)
}

/// An error in words, without the system's number.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "no such file".to_owned(),
        ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        ErrorKind::IsADirectory => "is a folder; name the files in it".to_owned(),
        _ => error.to_string(),
    }
}
