//! The program, as a user meets it.

mod bad_inputs;
mod common;
mod folders;
mod jsonl;
mod kept;
mod options;
mod readme;
mod report;
mod schema;
mod text;
mod warc;
