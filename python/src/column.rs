//! Columns in the memory layout of Apache Arrow: what pyarrow makes arrays from without copying.

use pyo3::exceptions::PyOverflowError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList};

/// One column, or the part of one that a field of a nested value fills.
#[derive(Debug)]
pub(crate) struct Column {
    valid: Bits,
    nulls: usize,
    data: Data,
}

/// The values.
#[derive(Debug)]
pub(crate) enum Data {
    Text { ends: Ends, bytes: Vec<u8> },
    Flag(Bits),
    Real(Vec<f32>),
    Whole(Vec<i64>),
    List { ends: Ends, items: Box<Column> },
    Struct(Vec<(&'static str, Column)>),
}

impl Data {
    pub(crate) fn text() -> Self {
        Self::Text { ends: Ends::default(), bytes: Vec::new() }
    }

    pub(crate) fn flags() -> Self {
        Self::Flag(Bits::default())
    }

    pub(crate) fn list(items: Column) -> Self {
        Self::List { ends: Ends::default(), items: Box::new(items) }
    }
}

impl Column {
    pub(crate) fn new(data: Data) -> Self {
        Self { valid: Bits::default(), nulls: 0, data }
    }

    pub(crate) fn push_text(&mut self, text: &str) {
        self.valid.push(true);
        if let Data::Text { ends, bytes } = &mut self.data {
            bytes.extend_from_slice(text.as_bytes());
            ends.push(bytes.len());
        }
    }

    pub(crate) fn push_flag(&mut self, flag: bool) {
        self.valid.push(true);
        if let Data::Flag(bits) = &mut self.data {
            bits.push(flag);
        }
    }

    pub(crate) fn push_real(&mut self, real: f32) {
        self.valid.push(true);
        if let Data::Real(all) = &mut self.data {
            all.push(real);
        }
    }

    pub(crate) fn push_whole(&mut self, whole: usize) {
        self.valid.push(true);
        if let Data::Whole(all) = &mut self.data {
            all.push(i64::try_from(whole).unwrap_or(i64::MAX));
        }
    }

    /// A list, of the rows that `fill` pushes.
    pub(crate) fn push_list(&mut self, fill: impl FnOnce(&mut Column)) {
        self.valid.push(true);
        if let Data::List { ends, items } = &mut self.data {
            fill(items);
            ends.push(items.valid.len);
        }
    }

    /// A struct; `fill` pushes one row to each field.
    pub(crate) fn push_struct(&mut self, fill: impl FnOnce(&mut [(&'static str, Column)])) {
        self.valid.push(true);
        if let Data::Struct(fields) = &mut self.data {
            fill(fields);
        }
    }

    pub(crate) fn push_null(&mut self) {
        self.valid.push(false);
        self.nulls += 1;
        match &mut self.data {
            Data::Text { ends, .. } | Data::List { ends, .. } => ends.repeat(),
            Data::Flag(bits) => bits.push(false),
            Data::Real(all) => all.push(0.0),
            Data::Whole(all) => all.push(0),
            Data::Struct(fields) => fields.iter_mut().for_each(|(_, field)| field.push_null()),
        }
    }

    /// The column as a dictionary `{type, rows, nulls, buffers, children}`, for `dehusk.arrow`.
    pub(crate) fn told<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let children = PyList::empty(py);
        let (name, buffers) = match &self.data {
            Data::Text { ends, bytes } => ("text", vec![ends.bytes()?, bytes.clone()]),
            Data::Flag(bits) => ("flag", vec![bits.bytes.clone()]),
            Data::Real(all) => ("real", vec![all.iter().flat_map(|x| x.to_le_bytes()).collect()]),
            Data::Whole(all) => ("whole", vec![all.iter().flat_map(|x| x.to_le_bytes()).collect()]),
            Data::List { ends, items } => {
                children.append(("item", items.told(py)?))?;
                ("list", vec![ends.bytes()?])
            }
            Data::Struct(fields) => {
                for (name, field) in fields {
                    children.append((*name, field.told(py)?))?;
                }
                ("struct", Vec::new())
            }
        };
        let told = PyDict::new(py);
        told.set_item("type", name)?;
        told.set_item("rows", self.valid.len)?;
        told.set_item("nulls", self.nulls)?;
        let valid = (self.nulls > 0).then(|| PyBytes::new(py, &self.valid.bytes));
        let all = PyList::new(py, [valid])?;
        buffers.iter().try_for_each(|buffer| all.append(PyBytes::new(py, buffer)))?;
        told.set_item("buffers", all)?;
        told.set_item("children", children)?;
        Ok(told)
    }
}

/// A bit a row, the first row in the lowest bit.
#[derive(Debug, Default)]
pub(crate) struct Bits {
    bytes: Vec<u8>,
    len: usize,
}

impl Bits {
    fn push(&mut self, bit: bool) {
        if self.len.is_multiple_of(8) {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(bit) << (self.len % 8);
        }
        self.len += 1;
    }
}

/// Where each row's text or items end.
#[derive(Debug, Default)]
pub(crate) struct Ends(Vec<usize>);

impl Ends {
    fn push(&mut self, end: usize) {
        self.0.push(end);
    }

    /// A row that holds nothing.
    fn repeat(&mut self) {
        self.0.push(self.0.last().copied().unwrap_or(0));
    }

    /// As Arrow has them: 32 bits each, with the start of the first row before them.
    fn bytes(&self) -> PyResult<Vec<u8>> {
        let last = self.0.last().copied().unwrap_or(0);
        if i32::try_from(last).is_err() {
            return Err(PyOverflowError::new_err(
                "a column of more than 2 GB; strip fewer texts at once",
            ));
        }
        let ends = std::iter::once(0).chain(self.0.iter().copied());
        Ok(ends.flat_map(|end| (end as i32).to_le_bytes()).collect())
    }
}
