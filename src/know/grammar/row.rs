//! Rows and what a match says, as they are handed out.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::table::Entry;
use crate::Kind;

/// Which row of a [`Grammar`](super::Grammar).
pub(crate) type RowId = u32;

/// A row, and what it says of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    text: Cow<'static, str>,
    code: &'static str,
    /// What a unit is removed as.
    pub(crate) kind: Kind,
}

impl Row {
    pub(super) fn of(text: Cow<'static, str>, code: &'static str, entry: Entry) -> Self {
        Self { text, code, kind: entry.kind() }
    }

    /// The row as its file has it, for whoever names what it removes.
    pub(crate) fn rule(self) -> Cow<'static, str> {
        self.text
    }

    /// The row as its file has it.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The language of its file; `own` for a caller's.
    pub(crate) const fn language(&self) -> &'static str {
        self.code
    }
}

/// The name of the rule: `da: <open> mere`.
impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.text)
    }
}

/// A part of a unit that is one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) row: RowId,
    /// Where it stands in the unit.
    pub(crate) range: Range<usize>,
}

/// What a unit was found to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Match {
    /// What it is removed as: the kind of [`Self::row`].
    pub(crate) kind: Kind,
    /// The row that names it: the first that is strong, the label before a headline.
    pub(crate) row: RowId,
    /// Whether it needs company: every row of it is weak.
    pub(crate) weak: bool,
    /// Whether it ends in a label, so that a headline may stand behind it.
    pub(crate) label: bool,
    /// Where that headline stands in the unit, if it is there.
    pub(crate) headline: Option<Range<usize>>,
    /// The rows that it is made of, in order.
    pub(crate) parts: Vec<Found>,
}

impl Match {
    /// The same with rows that are counted from another number on.
    pub(super) fn moved(mut self, by: RowId) -> Self {
        self.row += by;
        self.parts.iter_mut().for_each(|part| part.row += by);
        self
    }
}
