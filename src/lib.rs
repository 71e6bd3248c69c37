//! dehusk takes the husk off scraped articles.

mod article;
mod block;
mod doubt;
mod error;
mod features;
mod language;
mod layout;
mod mend;
mod metadata;
mod phrases;
mod rules;
mod sentence;
mod stripper;
mod text;
mod words;

pub use article::{Article, Bias, Contributor, Dateline, Doubt, Kind, Language, Paragraph, RelatedLink, Removal, Sources, Timestamp};
pub use error::Error;
pub use stripper::{Evidence, Judgement, Stripper, StripperBuilder};

/// strip
#[must_use]
pub fn strip(text: &str) -> Article {
    static DEFAULT: once_cell::sync::Lazy<Stripper> = once_cell::sync::Lazy::new(Stripper::default);
    DEFAULT.strip(text)
}
