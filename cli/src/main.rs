//! Strips files: prints the clean body, or JSON, or the whole input with marks.

use std::process::ExitCode;

fn main() -> ExitCode {
    dehusk_cli::main()
}
