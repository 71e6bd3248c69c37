//! The rows of all languages' files, as they are read at run time.

use once_cell::sync::Lazy;

/// The slots and rows of the files, written from them: what their words, hits and misses say is in other tables and in tests.
const ROWS: &str = include_str!("../../knowledge/model/rows.txt");

/// What stands before the name of each file.
const MARK: &str = "\n= ";

/// Each file's name and rows. `common` stands first, as the others use its slots; then English, whose buttons sites of all
/// languages have: of rows with the same words the first counts.
pub(crate) static FILES: Lazy<Vec<(&'static str, &'static str)>> = Lazy::new(|| files(ROWS));

/// The files in a text that holds their rows one after the other.
pub(crate) fn files(rows: &'static str) -> Vec<(&'static str, &'static str)> {
    rows.split(MARK).skip(1).filter_map(|file| file.split_once('\n')).collect()
}
