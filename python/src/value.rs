//! What a value of the library is in Python: an object, a part of a dictionary, a row of a column.

use std::borrow::Cow;
use std::ops::Range;

use dehusk::{Doubt, Kind, Language, Sources};
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

use crate::column::{Column, Data};
use crate::places::{Place, Places, Spots, Unit};
use crate::records;

/// How values are told.
#[derive(Clone, Copy)]
pub(crate) struct Manner<'a> {
    pub(crate) places: &'a Places,
    pub(crate) unit: Unit,
    /// Records as dictionaries, not as named tuples.
    pub(crate) dicts: bool,
}

/// A value that Python can be told. `place` is the text that ranges in it count from.
pub(crate) trait Value {
    /// As an object.
    fn object<'py>(
        &self,
        py: Python<'py>,
        manner: Manner<'_>,
        place: Place,
    ) -> PyResult<Bound<'py, PyAny>>;

    /// A column of such values, empty.
    fn column() -> Column;

    /// As the next row of a column that [`column`](Self::column) made.
    fn row(&self, column: &mut Column, manner: Manner<'_>, place: Place);

    /// Notes the offsets of all ranges in it.
    fn spots(&self, _spots: &mut Spots, _place: Place) {}
}

/// A value that is told as text.
macro_rules! text {
    ($($type:ty, $value:ident => $text:expr;)*) => {$(
        impl Value for $type {
            fn object<'py>(
                &self,
                py: Python<'py>,
                _: Manner<'_>,
                _: Place,
            ) -> PyResult<Bound<'py, PyAny>> {
                let $value = self;
                Ok(PyString::new(py, $text).into_any())
            }

            fn column() -> Column {
                Column::new(Data::text())
            }

            fn row(&self, column: &mut Column, _: Manner<'_>, _: Place) {
                let $value = self;
                column.push_text($text);
            }
        }
    )*};
}

text! {
    String, value => value;
    Cow<'static, str>, value => value;
    Kind, value => value.name();
    Language, value => value.code();
    Doubt, value => value.name();
}

impl Value for bool {
    fn object<'py>(&self, py: Python<'py>, _: Manner<'_>, _: Place) -> PyResult<Bound<'py, PyAny>> {
        self.into_bound_py_any(py)
    }

    fn column() -> Column {
        Column::new(Data::flags())
    }

    fn row(&self, column: &mut Column, _: Manner<'_>, _: Place) {
        column.push_flag(*self);
    }
}

impl Value for usize {
    fn object<'py>(&self, py: Python<'py>, _: Manner<'_>, _: Place) -> PyResult<Bound<'py, PyAny>> {
        self.into_bound_py_any(py)
    }

    fn column() -> Column {
        Column::new(Data::Whole(Vec::new()))
    }

    fn row(&self, column: &mut Column, _: Manner<'_>, _: Place) {
        column.push_whole(*self);
    }
}

impl Value for f32 {
    /// The double of the same shortest decimal, as JSON has it: .95 and not .949999988.
    fn object<'py>(&self, py: Python<'py>, _: Manner<'_>, _: Place) -> PyResult<Bound<'py, PyAny>> {
        self.to_string().parse().unwrap_or_else(|_| f64::from(*self)).into_bound_py_any(py)
    }

    fn column() -> Column {
        Column::new(Data::Real(Vec::new()))
    }

    fn row(&self, column: &mut Column, _: Manner<'_>, _: Place) {
        column.push_real(*self);
    }
}

impl<T: Value> Value for Option<T> {
    fn object<'py>(
        &self,
        py: Python<'py>,
        manner: Manner<'_>,
        place: Place,
    ) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Some(value) => value.object(py, manner, place),
            None => Ok(py.None().into_bound(py)),
        }
    }

    fn column() -> Column {
        T::column()
    }

    fn row(&self, column: &mut Column, manner: Manner<'_>, place: Place) {
        match self {
            Some(value) => value.row(column, manner, place),
            None => column.push_null(),
        }
    }

    fn spots(&self, spots: &mut Spots, place: Place) {
        self.iter().for_each(|value| value.spots(spots, place));
    }
}

impl<T: Value> Value for [T] {
    fn object<'py>(
        &self,
        py: Python<'py>,
        manner: Manner<'_>,
        place: Place,
    ) -> PyResult<Bound<'py, PyAny>> {
        let list = PyList::empty(py);
        self.iter().try_for_each(|value| list.append(value.object(py, manner, place)?))?;
        Ok(list.into_any())
    }

    fn column() -> Column {
        Column::new(Data::list(T::column()))
    }

    fn row(&self, column: &mut Column, manner: Manner<'_>, place: Place) {
        column.push_list(|items| self.iter().for_each(|value| value.row(items, manner, place)));
    }

    fn spots(&self, spots: &mut Spots, place: Place) {
        self.iter().for_each(|value| value.spots(spots, place));
    }
}

/// A type that is told as the slice it reads as.
macro_rules! slice {
    ($([$($item:tt)*] $type:ty, $slice:ty;)*) => {$(
        impl $($item)* Value for $type {
            fn object<'py>(
                &self,
                py: Python<'py>,
                manner: Manner<'_>,
                place: Place,
            ) -> PyResult<Bound<'py, PyAny>> {
                (**self).object(py, manner, place)
            }

            fn column() -> Column {
                <$slice as Value>::column()
            }

            fn row(&self, column: &mut Column, manner: Manner<'_>, place: Place) {
                (**self).row(column, manner, place);
            }

            fn spots(&self, spots: &mut Spots, place: Place) {
                (**self).spots(spots, place);
            }
        }
    )*};
}

slice! {
    [<T: Value>] Vec<T>, [T];
    [] Sources, [Range<usize>];
}

impl Value for Range<usize> {
    fn object<'py>(
        &self,
        py: Python<'py>,
        manner: Manner<'_>,
        place: Place,
    ) -> PyResult<Bound<'py, PyAny>> {
        let range = manner.places.range(self, place, manner.unit);
        if manner.dicts {
            let dict = PyDict::new(py);
            dict.set_item(pyo3::intern!(py, "start"), range.start)?;
            dict.set_item(pyo3::intern!(py, "end"), range.end)?;
            return Ok(dict.into_any());
        }
        records::class(py, "Range")?.call1((range.start, range.end))
    }

    fn column() -> Column {
        Column::new(Data::Struct(vec![("start", usize::column()), ("end", usize::column())]))
    }

    fn row(&self, column: &mut Column, manner: Manner<'_>, place: Place) {
        let range = manner.places.range(self, place, manner.unit);
        column.push_struct(|fields| {
            range.start.row(&mut fields[0].1, manner, place);
            range.end.row(&mut fields[1].1, manner, place);
        });
    }

    fn spots(&self, spots: &mut Spots, place: Place) {
        spots.push(self, place);
    }
}
