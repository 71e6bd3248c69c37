//! What was found, as the JSON that is printed.

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::value::RawValue;

/// The fields of a JSON object in their order, with their values as they were written.
pub type Fields<'j> = IndexMap<String, &'j RawValue>;

/// A date as the library gives it.
#[derive(Deserialize)]
struct Date<'j> {
    #[serde(borrow)]
    iso: &'j RawValue,
    #[serde(borrow)]
    raw: &'j RawValue,
}

/// The fields of the JSON of a [`dehusk::Article`] as they are printed. Dates come as ISO 8601 text, as printed beside it.
///
/// # Errors
///
/// Those of a text that is no JSON object.
pub fn fields(json: &str) -> serde_json::Result<Fields<'_>> {
    let mut fields = Fields::new();
    for (name, value) in serde_json::from_str::<Fields<'_>>(json)? {
        if matches!(name.as_str(), "date_published" | "date_modified") {
            let date: Option<Date<'_>> = serde_json::from_str(value.get())?;
            let (raw, iso) =
                date.map_or((RawValue::NULL, RawValue::NULL), |date| (date.raw, date.iso));
            fields.insert(format!("{name}_raw"), raw);
            fields.insert(name, iso);
        } else {
            fields.insert(name, value);
        }
    }
    Ok(fields)
}
