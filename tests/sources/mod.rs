//! The files of the sources, as the tests that read them walk over them.

use std::fs;
use std::path::{Path, PathBuf};

/// Adds every file below a folder.
pub(crate) fn files(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the sources").flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => files(&path, all),
            false => all.push(path),
        }
    }
}
