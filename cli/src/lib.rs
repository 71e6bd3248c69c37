//! What the program `dehusk` is made of. Not a library to build on: it may change with any release.

mod decode;
mod explain;
mod found;
mod inputs;
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

use std::io;
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
        clap_complete::generate(shell, &mut command, "dehusk", &mut io::stdout());
        return ExitCode::SUCCESS;
    }
    if options.man {
        return match clap_mangen::Man::new(command).render(&mut io::stdout()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        };
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
