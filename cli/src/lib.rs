//! What the program `dehusk` is made of. Not a library to build on: it may change with any release.

mod clash;
mod decode;
mod explain;
mod found;
mod inputs;
mod manual;
mod options;
mod output;
mod plan;
mod pool;
mod progress;
mod read;
pub mod records;
mod render;
mod report;
mod resume;
mod rules;
mod run;
mod say;
mod sniff;
mod tally;
mod unpack;
mod warc;
mod work;

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use options::Options;
use run::End;
use say::Voice;

/// Runs the program on the arguments it was given.
#[must_use]
pub fn main() -> ExitCode {
    let options = Options::parse();
    let mut command = Options::command();
    if let Some(shell) = options.completions {
        let mut page = Vec::new();
        clap_complete::generate(shell, &mut command, "dehusk", &mut page);
        return print(&page);
    }
    if options.man {
        // Memory takes all.
        return print(&manual::page(command, options::AFTER).unwrap_or_default());
    }
    if options.list_rules {
        return print(rules::listed().as_bytes());
    }
    match run::run(&options) {
        End::Good => ExitCode::SUCCESS,
        End::Failed => ExitCode::FAILURE,
        End::Usage(message) => {
            Voice::new(false, None).error(&message);
            ExitCode::from(2)
        }
    }
}

/// Writes a page to standard output; a reader that has had enough of it is no error.
fn print(page: &[u8]) -> ExitCode {
    let mut out = io::stdout().lock();
    match out.write_all(page).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            Voice::new(false, None).error(&format!("standard output: {}", say::reason(&error)));
            ExitCode::FAILURE
        }
    }
}
