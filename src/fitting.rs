//! What the program in `fit/` and the benchmarks need of the crate's insides. Not part of its face: builds of the checkout have
//! it by `--cfg dehusk_fit`, and no other.

pub use crate::choose::rank::Candidate;
pub use crate::stripper::stages::{STAGES, Stage, Stages};

use crate::Stripper;
use crate::choose::{byline, date, headline};
use crate::fields::confidence;
use crate::layout::costs;

/// What is fitted, in the order in which it is: each is chosen by what those before it say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Model {
    /// Which blocks are the article.
    Layout,
    /// Which line is the headline.
    Headline,
    /// Which line names the authors.
    Byline,
    /// Which line tells when the article came out.
    Date,
    /// How sure the body is.
    Confidence,
}

impl Model {
    /// All, in their order.
    pub const ALL: [Self; 5] =
        [Self::Layout, Self::Headline, Self::Byline, Self::Date, Self::Confidence];

    /// The name of its table, without the ending.
    #[must_use]
    pub fn name(self) -> &'static str {
        ["layout", "headline", "byline", "date", "confidence"][self as usize]
    }

    /// What the columns of its table are called, behind name and doc.
    #[must_use]
    pub fn columns(self) -> &'static [&'static str] {
        if self == Self::Layout {
            &["before", "interruption", "after", "starts", "over"]
        } else {
            &["weight"]
        }
    }

    /// Names and docs of its signals or clues.
    #[must_use]
    pub fn signals(self) -> Vec<(&'static str, &'static str)> {
        let (names, docs) = match self {
            Self::Layout => (costs::NAMES, costs::SAYS),
            Self::Headline => (headline::evidence::NAMES, headline::evidence::SAYS),
            Self::Byline => (byline::NAMES, byline::SAYS),
            Self::Date => (date::NAMES, date::SAYS),
            Self::Confidence => (confidence::NAMES, confidence::SAYS),
        };
        names.iter().copied().zip(docs.iter().copied().map(str::trim)).collect()
    }

    /// The table that the crate comes with.
    #[must_use]
    pub fn table(self) -> &'static str {
        match self {
            Self::Layout => costs::TABLE,
            Self::Headline => headline::evidence::TABLE,
            Self::Byline => byline::TABLE,
            Self::Date => date::TABLE,
            Self::Confidence => confidence::TABLE,
        }
    }

    /// Sets the table that this thread strips with; nothing for the one that the crate comes with.
    pub fn set(self, table: Option<&str>) {
        match self {
            Self::Layout => costs::set_weights(table),
            Self::Headline => headline::evidence::set_weights(table),
            Self::Byline => byline::set_weights(table),
            Self::Date => date::set_weights(table),
            Self::Confidence => confidence::set_weights(table),
        }
    }

    /// What "none of the lines" counts for, where lines are chosen from.
    #[must_use]
    pub fn none(self) -> f32 {
        if self == Self::Headline { headline::LEAST } else { 0.0 }
    }
}

/// Names and docs of the layout's passages from part to part: the first block's, and those from each part.
#[must_use]
pub fn passages() -> Vec<(&'static str, &'static str)> {
    costs::PASSAGES.iter().copied().zip(costs::PASSAGES_SAY.iter().copied()).collect()
}

/// A block as the layout sees it.
#[derive(Debug, Clone)]
pub struct Block {
    /// Its text, without markup.
    pub text: String,
    /// Whether a phrase or shape named it: it is never body.
    pub named: bool,
    /// Whether it stands for one player with the block before: its signals say nothing.
    pub more: bool,
    /// The signals that hold, by their places among [`Model::signals`].
    pub signals: Vec<u16>,
}

/// The blocks of a text, with their signals.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    Stripper::default().blocks(text)
}

/// The lines of a text that a field may be chosen from, as the weights of this thread lay it out; nothing where it is not
/// chosen by weights.
#[must_use]
pub fn candidates(field: Model, text: &str) -> Option<Vec<Candidate>> {
    Stripper::default().candidates(field, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Row = (&'static str, &'static str, Vec<&'static str>);

    /// Rows of a table, the names of its columns first; behind the layout's signals come its passages, with their own.
    fn rows(table: &'static str) -> Vec<Row> {
        let row = |line: &'static str| {
            let mut cells = line.split('\t');
            (cells.next().unwrap_or(""), cells.next().unwrap_or(""), cells.collect())
        };
        table.lines().filter(|line| !line.starts_with('#')).map(row).collect()
    }

    #[test]
    fn tables_and_code_agree() {
        for model in Model::ALL {
            let rows = rows(model.table());
            let (head, rows) = rows.split_first().expect("a line of columns");
            assert_eq!(head.2, model.columns());
            let signals = model.signals();
            let (rows, passages) = rows.split_at(signals.len());
            for ((name, doc), row) in signals.iter().zip(rows) {
                assert_eq!(
                    (*name, *doc, model.columns().len()),
                    (row.0, row.1, row.2.len()),
                    "{}: fit again",
                    model.name()
                );
                assert!(
                    row.2.iter().all(|figure| figure.parse::<f32>().is_ok_and(f32::is_finite)),
                    "{name}"
                );
            }
            let expected: Vec<_> = if model == Model::Layout {
                [vec![("part", "doc")], super::passages()].concat()
            } else {
                Vec::new()
            };
            assert_eq!(
                passages.iter().map(|row| (row.0, row.1)).collect::<Vec<_>>(),
                expected,
                "{}",
                model.name()
            );
        }
    }
}
