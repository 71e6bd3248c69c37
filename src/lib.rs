#![doc = include_str!("../README.md")]
//!
//! # The pipeline
//!
//! 1. [`Stripper::strip`] cuts the text into **blocks**: lines, or groups of lines that a tool had wrapped, each with its
//!    byte range, indent, bullet and the blank lines before it. Nothing is copied.
//! 2. Each block is **measured** in one pass: words, share of stop words, end mark, casing, digits, cue words.
//! 3. **Phrases** (tables, a file a language) and **shapes** (a share bar, a byline, a captioned credit, a list of
//!    headlines) name blocks that are boilerplate wherever they stand.
//! 4. The **layout** settles the rest among neighbours: where the article begins and ends, and what interrupts it.
//! 5. **Mending** puts the kept blocks together and joins sentences over what was removed.
//! 6. **Metadata** reads the labelled blocks: title, byline, dateline, dates, contributors, related links.
//!
//! [`method`] tells how a block is judged, with a printed example.

#![forbid(unsafe_code)]

mod article;
mod body;
mod choose;
mod door;
mod error;
mod fields;
#[cfg(dehusk_fit)]
#[doc(hidden)]
pub mod fitting;
mod know;
mod label;
mod layout;
mod measure;
mod noun;
mod settle;
mod stripper;
mod text;

#[doc = include_str!("method.md")]
pub mod method {}

use once_cell::sync::Lazy;

pub use article::{
    Article, Bias, Contributor, Counts, Dateline, Doubt, Kind, Language, Paragraph, RelatedLink,
    Removal, Sources, Timestamp,
};

pub use error::Error;

pub use stripper::{Evidence, Judgement, Stripper, StripperBuilder};

static DEFAULT: Lazy<Stripper> = Lazy::new(Stripper::default);

/// Strips one text with the shipped phrases and settings.
///
/// Takes any text; what comes back owns its strings. Never fails and does no I/O. For own phrases, kinds to keep or
/// another bias, build a [`Stripper`].
///
/// ```
/// let article = dehusk::strip("The mill has been shut since the spring of last year.\n\nAdvertisement\n");
/// assert_eq!(article.text, "The mill has been shut since the spring of last year.");
/// assert_eq!(article.removed.len(), 1);
/// ```
#[must_use]
pub fn strip(text: &str) -> Article {
    DEFAULT.strip(text)
}
