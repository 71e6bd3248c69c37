//! What is counted of each block: words, casing, end marks, cue words; and the language.

pub(crate) mod features;
pub(crate) mod language;
pub(crate) mod measures;
pub(crate) mod scan;
