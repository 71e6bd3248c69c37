//! Texts as Python hands them over.

use std::borrow::Cow;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyString;

/// A text in UTF-8 that threads can read while the interpreter goes on.
///
/// A copy: the `str` would keep a UTF-8 form of itself for as long as it lives.
pub(crate) enum Text {
    Clean(PyBackedBytes),
    Mended(String),
}

impl Text {
    /// A `str`. Halves of surrogate pairs, which `json.loads` lets through, become U+FFFD: as many
    /// characters, and as many bytes as `surrogatepass` gives them.
    pub(crate) fn of(text: &Bound<'_, PyString>) -> PyResult<Self> {
        if let Ok(bytes) = text.encode_utf8() {
            return Ok(Self::Clean(bytes.into()));
        }
        let bytes: Vec<u8> = text.call_method1("encode", ("utf-8", "surrogatepass"))?.extract()?;
        Ok(Self::Mended(without_surrogates(bytes)))
    }

    /// Any object, if it is a `str`; `name` tells the caller which.
    pub(crate) fn named(object: &Bound<'_, PyAny>, name: impl Fn() -> String) -> PyResult<Self> {
        match object.cast::<PyString>() {
            Ok(text) => Self::of(text),
            Err(_) => {
                let given = object.get_type().name()?;
                Err(PyTypeError::new_err(format!("{} must be str, not {given}", name())))
            }
        }
    }

    /// Bytes of it.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Clean(bytes) => bytes.len(),
            Self::Mended(text) => text.len(),
        }
    }

    pub(crate) fn read(&self) -> Cow<'_, str> {
        match self {
            Self::Clean(bytes) => simdutf8::basic::from_utf8(bytes)
                .map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed),
            Self::Mended(text) => Cow::Borrowed(text),
        }
    }
}

/// Text from UTF-8 in which surrogates are encoded: three bytes ED A0..BF 80..BF each.
fn without_surrogates(mut bytes: Vec<u8>) -> String {
    for at in 0..bytes.len().saturating_sub(2) {
        if bytes[at] == 0xED && bytes[at + 1] >= 0xA0 {
            bytes[at..at + 3].copy_from_slice("\u{FFFD}".as_bytes());
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Strings of any iterable but a `str`, which would give its letters.
pub(crate) fn strings(given: &Bound<'_, PyAny>, name: &str) -> PyResult<Vec<String>> {
    if given.is_instance_of::<PyString>() {
        let message = format!("{name} must be an iterable of str, not a str");
        return Err(PyTypeError::new_err(message));
    }
    given.try_iter()?.map(|item| item?.extract()).collect()
}
