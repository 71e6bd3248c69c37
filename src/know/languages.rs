//! The rows of all languages' files, as they are read at run time.

use once_cell::sync::Lazy;

/// The slots and rows of the files, written from them: what their words, hits and misses say is in other tables and in tests.
const ROWS: &str = include_str!("../../knowledge/model/rows.txt");

/// Each file's name and rows. `common` stands first, as the others use its slots; then English, whose buttons sites of all
/// languages have: of rows with the same words the first counts.
pub(crate) static FILES: Lazy<Vec<(&'static str, &'static str)>> = Lazy::new(|| files(ROWS));

/// The files in a text that holds their rows one after the other: its second line has their names, each with the length of its
/// rows in bytes, so that none is looked for.
pub(crate) fn files(rows: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut lines = rows.splitn(3, '\n').skip(1);
    let (names, mut rest) = (lines.next().unwrap_or(""), lines.next().unwrap_or(""));
    let mut said = names.split(' ');
    std::iter::from_fn(|| {
        let (name, len) = (said.next()?, said.next()?.parse().ok()?);
        let (file, behind) = rest.split_at_checked(len)?;
        rest = behind;
        Some((name, file))
    })
    .collect()
}
