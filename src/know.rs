//! What is known of languages, read from `knowledge/`.

pub(crate) mod grammar;
pub(crate) mod languages;
pub(crate) mod model;
#[cfg(test)]
pub(crate) mod tables;
pub(crate) mod words;
