//! Strips a folder of texts on all cores: one `Stripper`, shared by threads that each take the next
//! file. Writes a folder of bodies.
//!
//! ```sh
//! cargo run --release --example pipeline -- examples/articles /tmp/clean
//! ```

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, thread};

use dehusk::Stripper;

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let (Some(from), Some(to)) = (arguments.next(), arguments.next()) else {
        let _ = writeln!(io::stderr(), "usage: pipeline FROM TO");
        return ExitCode::from(2);
    };
    match pipeline(&from, &to) {
        Ok(failed) if failed.is_empty() => ExitCode::SUCCESS,
        Ok(failed) => {
            for line in failed {
                let _ = writeln!(io::stderr(), "{line}");
            }
            ExitCode::FAILURE
        }
        Err(error) => {
            let _ = writeln!(io::stderr(), "{}: {error}", from.display());
            ExitCode::FAILURE
        }
    }
}

/// Strips every file of a folder into another; what is wrong with those that cannot be.
fn pipeline(from: &Path, to: &Path) -> io::Result<Vec<String>> {
    let files = fs::read_dir(from)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    fs::create_dir_all(to)?;
    // Building is the slow part; stripping needs no lock.
    let stripper = Stripper::default();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut failed = Vec::new();
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Err(error) = one(&stripper, file, to) {
                failed.push(format!("{}: {error}", file.display()));
            }
        }
        failed
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let failed = thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        // `strip` does not panic, so there is no thread that ends without its list.
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    });
    Ok(failed)
}

/// Strips a file. The body gets its name once it is whole: a run that is killed leaves no half of one.
fn one(stripper: &Stripper, file: &Path, to: &Path) -> io::Result<()> {
    let Some(name) = file.file_name().filter(|_| file.is_file()) else { return Ok(()) };
    let article = stripper.strip(&fs::read_to_string(file)?);
    let part = to.join(format!(".{}.part", name.to_string_lossy()));
    fs::write(&part, article.text + "\n")?;
    fs::rename(part, to.join(name))
}
