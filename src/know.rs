//! What is known of languages, read from `knowledge/`.

pub(crate) mod words;
