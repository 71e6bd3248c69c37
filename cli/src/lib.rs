//! What the program `dehusk` is made of. Not a library to build on: it may change with any release.

mod decode;
mod explain;
mod input;
pub mod jsonl;
mod options;
mod pool;
pub mod record;

use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use clap::Parser;
use decode::decode;
use dehusk::Stripper;
use explain::Styles;
use input::{File, Lines};
use options::{Explain, Options};
use pool::Broken;

/// Runs the program on the arguments it was given.
#[must_use]
pub fn main() -> ExitCode {
    let options = Options::parse();
    let stripper = match options.stripper() {
        Ok(stripper) => stripper,
        Err(message) => {
            complain(&message);
            return ExitCode::from(2);
        }
    };
    match run(options, stripper) {
        // Whoever reads us has had enough; nothing is wrong.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("standard output: {error}"));
            ExitCode::FAILURE
        }
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
    }
}

/// A line on standard error; that it cannot be written is no reason to stop.
fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "dehusk: {message}");
}

/// Something to strip.
enum Job {
    File(File),
    Lines(Lines),
    /// What could not be read, and why.
    Failed(String),
}

/// What a job comes to.
#[derive(Debug, Default)]
struct Done {
    out: Vec<u8>,
    /// What is to be said on standard error.
    said: Vec<String>,
    /// Whether something went wrong.
    failed: bool,
}

impl Done {
    fn failed(said: Vec<String>) -> Self {
        Self { failed: !said.is_empty(), said, ..Self::default() }
    }
}

/// Bytes that are written at once.
const WRITTEN: usize = 1 << 16;

/// Strips every file; whether nothing went wrong with any. An error that comes back is one of standard output.
fn run(options: Options, stripper: Stripper) -> io::Result<bool> {
    let stdout = io::stdout();
    let choice = AutoStream::choice(&stdout);
    let styles = Styles { coloured: options.explain.is_some() && choice != ColorChoice::Never };
    // What goes into a pipe goes there as it is: the stream for colours would take the escapes of the text away with its own.
    let mut out: Box<dyn Write> = if styles.coloured {
        Box::new(BufWriter::with_capacity(WRITTEN, AutoStream::new(stdout.lock(), choice)))
    } else {
        Box::new(BufWriter::with_capacity(WRITTEN, stdout.lock()))
    };
    let names: Vec<String> = options.names().map(str::to_owned).collect();
    let lines = options.jsonl;
    let source = move |jobs: &pool::Jobs<Job, Done>| {
        names.into_iter().enumerate().try_for_each(|(nth, name)| {
            if lines { input::lines(&name, jobs) } else { input::whole(name, nth, jobs) }
        })
    };
    let mut results =
        pool::start(options.threads(), source, move |job| strip(job, &options, &stripper, styles));
    let mut good = true;
    loop {
        // Whoever writes to us line by line waits for the answer to each.
        if results.is_idle() {
            out.flush()?;
        }
        match results.next() {
            Ok(Some(done)) => {
                out.write_all(&done.out)?;
                done.said.iter().for_each(|said| complain(said));
                good &= !done.failed;
            }
            Ok(None) => break,
            Err(Broken) => {
                complain("a thread ended early; not all was stripped");
                good = false;
                break;
            }
        }
    }
    out.flush()?;
    Ok(good)
}

/// Does a job.
fn strip(job: Job, options: &Options, stripper: &Stripper, styles: Styles) -> Done {
    match job {
        Job::Failed(error) => Done::failed(vec![error]),
        Job::Lines(Lines { name, first, bytes }) => {
            let jsonl::Answers { lines, errors } = jsonl::answer(&name, first, &bytes, stripper);
            Done { out: lines, ..Done::failed(errors) }
        }
        Job::File(File { name, nth, bytes }) => {
            let (text, note) = decode(bytes);
            let mut out = Vec::new();
            match write(&mut out, &text, &name, nth, options, stripper, styles) {
                Ok(()) => Done {
                    out,
                    said: note.iter().map(|note| format!("{name}: {note}")).collect(),
                    failed: false,
                },
                Err(error) => Done::failed(vec![format!("{name}: {error}")]),
            }
        }
    }
}

/// Writes what was asked for of a file's text; `nth` says how many files there are before it.
fn write(
    out: &mut Vec<u8>,
    text: &str,
    name: &str,
    nth: usize,
    options: &Options,
    stripper: &Stripper,
    styles: Styles,
) -> io::Result<()> {
    let several = (options.files.len() > 1).then_some(name);
    if options.json {
        let found = serde_json::to_string(&stripper.strip(text))?;
        let mut fields = record::fields(&found)?;
        let file = several.map(serde_json::value::to_raw_value).transpose()?;
        if let Some(file) = &file {
            fields.shift_insert(0, "file".to_owned(), file);
        }
        serde_json::to_writer(&mut *out, &fields)?;
        return writeln!(out);
    }
    if let Some(level) = options.explain {
        return explain::write(out, stripper, text, level == Explain::All, several, styles);
    }
    if several.is_some() {
        writeln!(out, "{}==> {name} <==\n", if nth > 0 { "\n" } else { "" })?;
    }
    let article = stripper.strip(text);
    if article.text.is_empty() { Ok(()) } else { writeln!(out, "{}", article.text) }
}
