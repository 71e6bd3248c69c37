//! What is known about language: prompts, and words.

pub(crate) mod grammar;
pub(crate) mod languages;
