//! Strips files, folders, JSON lines and web archives.

use std::process::ExitCode;

/// Threads that strip make and free many small texts, for which the system's allocator takes locks.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    dehusk_cli::main()
}
