//! What a caller knows of articles already, as Python hands it over.

use dehusk::Known;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMapping};

use crate::batch::Job;
use crate::records;
use crate::text::{Text, strings};

/// A `dehusk.Known`, or a mapping with fields of it.
pub(crate) fn known_of_one(given: &Bound<'_, PyAny>) -> PyResult<Known> {
    let class = records::class(given.py(), "Known")?;
    let given = if let Ok(fields) = given.cast::<PyMapping>() {
        let named = PyDict::new(given.py());
        named.update(fields)?;
        class.call((), Some(&named))?
    } else if given.is_instance(&class)? {
        given.clone()
    } else {
        let given = given.get_type().name()?;
        let message = format!("known must be a dehusk.Known or a mapping, not {given}");
        return Err(PyTypeError::new_err(message));
    };
    let text = |name: &str| -> PyResult<Option<String>> {
        let field = given.getattr(name)?;
        if field.is_none() {
            return Ok(None);
        }
        let text = Text::named(&field, || format!("known.{name}"))?;
        Ok(Some(text.read().into_owned()))
    };
    let mut known = Known::new();
    known.title = text("title")?;
    known.authors = strings(&given.getattr("authors")?, "known.authors")?;
    known.date = text("date")?;
    known.site_name = text("site_name")?;
    known.fetched = text("fetched")?;
    known.language = text("language")?.map(|code| code.parse()).transpose().map_err(crate::told)?;
    Ok(known)
}

/// Texts with what is known of each, of which there must be as many; nothing where it is `None`.
pub(crate) fn known_of_each<'py>(
    mut texts: impl Iterator<Item = PyResult<Text>>,
    known: Option<&Bound<'py, PyAny>>,
) -> PyResult<impl Iterator<Item = PyResult<Job>>> {
    let given = known.is_some();
    let mut all = known.map(PyAnyMethods::try_iter).transpose()?.into_iter().flatten();
    let other = |few: &str| Some(Err(PyValueError::new_err(format!("known has {few} than texts"))));
    Ok(std::iter::from_fn(move || {
        let text = match texts.next() {
            Some(Ok(text)) => text,
            Some(Err(error)) => return Some(Err(error)),
            None if all.next().is_some() => return other("more"),
            None => return None,
        };
        let known = match all.next() {
            None if given => return other("fewer"),
            None => Ok(Known::new()),
            Some(Ok(one)) if one.is_none() => Ok(Known::new()),
            Some(one) => one.and_then(|one| known_of_one(&one)),
        };
        Some(known.map(|known| Job { text, known }))
    }))
}
