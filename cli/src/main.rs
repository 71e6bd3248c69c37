//! Strips files, folders, JSON lines and web archives.

use std::process::ExitCode;

fn main() -> ExitCode {
    dehusk_cli::main()
}
