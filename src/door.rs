//! A text as blocks: lines, or groups of lines that a tool had wrapped, with markup hidden.

pub(crate) mod block;
pub(crate) mod bullet;
mod lines;
mod links;
pub(crate) mod markdown;
mod wrap;
