//! The library's records, field by field. A field that the library gains is a line here, one in
//! `dehusk/_records.py` and, for an article's, one in `article.rs`.

use dehusk::{
    Contributor, Counts, Dateline, Evidence, Judgement, Override, Paragraph, Passages, RelatedLink,
    Removal, Timestamp,
};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple};

use crate::column::{Column, Data};
use crate::places::{Place, Spots};
use crate::records;
use crate::value::{Manner, Value};

/// The text that a field's ranges count from: the input where nothing is said.
macro_rules! place {
    ($outer:expr,) => {
        $outer
    };
    ($outer:expr, body) => {
        Place::Body
    };
}
pub(crate) use place;

/// A struct whose fields are told one by one, in this order.
macro_rules! record {
    ($type:ty, $name:literal { $($field:ident $(in $place:ident)?,)* }) => {
        impl Value for $type {
            fn object<'py>(
                &self,
                py: Python<'py>,
                manner: Manner<'_>,
                place: Place,
            ) -> PyResult<Bound<'py, PyAny>> {
                if manner.dicts {
                    let dict = PyDict::new(py);
                    $(dict.set_item(
                        pyo3::intern!(py, stringify!($field)),
                        self.$field.object(py, manner, place!(place, $($place)?))?,
                    )?;)*
                    return Ok(dict.into_any());
                }
                let fields = [$(self.$field.object(py, manner, place!(place, $($place)?))?,)*];
                records::class(py, $name)?.call1(PyTuple::new(py, fields)?)
            }

            fn column() -> Column {
                fn of<T: Value>(_: fn(&$type) -> &T) -> Column {
                    T::column()
                }
                Column::new(Data::Struct(vec![
                    $((stringify!($field), of(|record| &record.$field)),)*
                ]))
            }

            fn row(&self, column: &mut Column, manner: Manner<'_>, place: Place) {
                column.push_struct(|fields| {
                    let mut fields = fields.iter_mut();
                    $(if let Some((_, field)) = fields.next() {
                        self.$field.row(field, manner, place!(place, $($place)?));
                    })*
                });
            }

            fn spots(&self, spots: &mut Spots, place: Place) {
                $(self.$field.spots(spots, place!(place, $($place)?));)*
            }
        }
    };
}
pub(crate) use record;

record!(Paragraph, "Paragraph" { range in body, sources, mended, });
record!(Removal, "Removal" { kind, rule, range, });
record!(Contributor, "Contributor" { name, place, role, });
record!(Dateline, "Dateline" { raw, place, date, agency, });
record!(RelatedLink, "RelatedLink" { title, section, source, summary, date, url, range, });
record!(Timestamp, "Timestamp" { raw, iso, });
record!(Counts, "Counts" { words, sentences, paragraphs, characters, });
record!(Judgement, "Judgement" {
    range, kept, kind, rule, probability, needed, instead, evidence, passages, overrides,
});
record!(Evidence, "Evidence" { signal, weight, starts, over, });
record!(Passages, "Passages" { before, starts, over, behind, rest, });
record!(Override, "Override" { name, kept, });

/// The named tuple of that name.
pub(crate) fn class<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    static CLASSES: PyOnceLock<Py<PyDict>> = PyOnceLock::new();
    let classes = CLASSES.get_or_try_init(py, || -> PyResult<Py<PyDict>> {
        Ok(py.import("dehusk._records")?.dict().unbind())
    })?;
    classes.bind(py).as_any().get_item(name)
}
