//! Offsets: bytes, as the library counts, and characters, as Python does.

use std::ops::Range;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde::{Deserialize, Serialize};

/// The text that a range counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// The text that was handed in.
    Input,
    /// The clean body.
    Body,
}

/// What a range counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Unit {
    /// Characters of a `str`.
    Chars,
    /// Bytes of the text in UTF-8.
    Bytes,
}

impl Unit {
    /// The unit of that name; characters where none is given.
    pub(crate) fn named(name: Option<&str>) -> PyResult<Self> {
        match name {
            None | Some("chars") => Ok(Self::Chars),
            Some("bytes") => Ok(Self::Bytes),
            Some(other) => {
                Err(PyValueError::new_err(format!("unknown spans {other:?}; one of: chars, bytes")))
            }
        }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Chars => "chars",
            Self::Bytes => "bytes",
        }
    }
}

/// The byte offsets that an article's ranges start and end at.
#[derive(Debug, Default)]
pub(crate) struct Spots {
    input: Vec<usize>,
    body: Vec<usize>,
}

impl Spots {
    pub(crate) fn push(&mut self, range: &Range<usize>, place: Place) {
        match place {
            Place::Input => self.input.extend([range.start, range.end]),
            Place::Body => self.body.extend([range.start, range.end]),
        }
    }
}

/// The characters before each of those offsets.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Places {
    input: Chars,
    body: Chars,
}

impl Places {
    pub(crate) fn of(spots: Spots, input: &str, body: &str) -> Self {
        Self { input: Chars::before(spots.input, input), body: Chars::before(spots.body, body) }
    }

    /// A range in the unit that is asked for.
    pub(crate) fn range(&self, range: &Range<usize>, place: Place, unit: Unit) -> Range<usize> {
        let chars = match (unit, place) {
            (Unit::Bytes, _) => return range.clone(),
            (Unit::Chars, Place::Input) => &self.input,
            (Unit::Chars, Place::Body) => &self.body,
        };
        chars.at(range.start)..chars.at(range.end)
    }
}

/// Pairs of a byte offset and the number of characters before it, sorted. None where each character
/// of the text is one byte.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Chars(Vec<(usize, usize)>);

impl Chars {
    fn before(mut offsets: Vec<usize>, text: &str) -> Self {
        if text.is_ascii() {
            return Self::default();
        }
        offsets.sort_unstable();
        offsets.dedup();
        let (mut from, mut chars) = (0, 0);
        let pairs = offsets.into_iter().map(|offset| {
            chars += text.as_bytes()[from..offset].iter().filter(|byte| starts(**byte)).count();
            from = offset;
            (offset, chars)
        });
        Self(pairs.collect())
    }

    fn at(&self, offset: usize) -> usize {
        let found = self.0.binary_search_by_key(&offset, |pair| pair.0);
        found.map_or(offset, |at| self.0[at].1)
    }
}

/// Whether a byte of UTF-8 is the first of a character.
fn starts(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}
