//! A page to look at what was cut.

use dehusk::Article;

use crate::output::{Part, Stop};
use crate::render::Document;
use crate::tally::Tally;

/// What the page begins with.
pub(crate) const HEAD: &str = "<!doctype html>";

/// Adds the entry of a document.
pub(crate) fn entry(_document: &Document<'_>, _article: &Article, _out: &mut Vec<u8>) {}

/// Adds entries to the page; says how many.
pub(crate) fn add(_report: &mut Part, _entries: &[u8], _before: u64) -> Result<u64, Stop> {
    Ok(0)
}

/// What the page ends with.
pub(crate) fn tail(_total: &Tally, _entries: u64) -> Vec<u8> {
    Vec::new()
}
