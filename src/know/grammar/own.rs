//! A caller's rows: the grammar's syntax without a `*` in the middle, within limits.

use super::parse::alternatives;
use crate::Error;

/// Longest row, in characters; a longer one would not be a prompt but a text.
const MOST_CHARS: usize = 240;
/// Brackets and bars of a row: each may double its readings.
const MOST_CHOICES: usize = 10;
/// Characters of a row that is too long which its error shows.
const SHOWN: usize = 40;

/// What is wrong with a caller's row before it is read.
pub(super) fn check(text: &str) -> Result<(), Error> {
    let text = text.trim();
    let own = || text.to_owned();
    if text.is_empty() {
        return Err(Error::Row(own(), "it is empty".to_owned()));
    }
    if text.chars().count() > MOST_CHARS {
        let front: String = text.chars().take(SHOWN).chain(['…']).collect();
        return Err(Error::Row(front, format!("it is longer than {MOST_CHARS} characters")));
    }
    let bare = text.replace("<n>", "");
    if !bare.contains(char::is_alphabetic) {
        return Err(Error::Row(own(), "it holds no letter".to_owned()));
    }
    let choices = text.matches(['(', '|']).count();
    if choices > MOST_CHOICES {
        let reason = format!("it has more than {MOST_CHOICES} brackets and bars");
        return Err(Error::Row(own(), reason));
    }
    for row in alternatives(text) {
        let inner = row.strip_prefix('*').unwrap_or_else(|| row.strip_suffix('*').unwrap_or(row));
        if inner.contains('*') {
            let reason = "`*` may stand only at the start or at the end";
            return Err(Error::Row(row.to_owned(), reason.to_owned()));
        }
    }
    Ok(())
}
