//! The extension module `dehusk._dehusk`: the library as Python sees it. What is plain Python
//! (records, columns of pyarrow) is in the package around it.

mod article;
mod batch;
mod column;
mod known;
mod places;
mod records;
mod stripper;
mod text;
mod value;

use pyo3::prelude::*;

pyo3::create_exception!(
    dehusk,
    Error,
    pyo3::exceptions::PyValueError,
    "A phrase or a name that cannot be one. Raised while a Stripper is built; stripping never fails."
);

/// A library error with its message.
#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn told(error: dehusk::Error) -> PyErr {
    Error::new_err(error.to_string())
}

/// A pickle that is no article's.
#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn pickled(error: serde_json::Error) -> PyErr {
    pyo3::exceptions::PyValueError::new_err(format!("no pickled article: {error}"))
}

#[pymodule]
mod _dehusk {
    use dehusk::{Article, Bias, Doubt, Input, Kind};
    use pyo3::prelude::*;
    use pyo3::types::{PyDict, PyList, PyTuple};

    use crate::article::PyArticle;
    use crate::records;
    use crate::stripper::PyStripper;
    use crate::value::Value;

    #[pymodule_export]
    use crate::Error;
    #[pymodule_export]
    use crate::article::PyArticle as ArticleClass;
    #[pymodule_export]
    use crate::stripper::PyStripper as StripperClass;

    /// Strips one text with the shipped phrases and settings.
    ///
    /// Takes any text and never fails. For own phrases, kinds to keep or another bias, make a
    /// `Stripper`. Other threads run on meanwhile. `known` says what is known of the article
    /// already: a `Known`, or a dictionary with fields of it.
    ///
    /// >>> import dehusk
    /// >>> article = dehusk.strip("The mill has been shut since the spring of last year.\n\n"
    /// ...                        "Advertisement\n")
    /// >>> article.text
    /// 'The mill has been shut since the spring of last year.'
    /// >>> article.removed
    /// [Removal(kind='advertisement', rule='<paid>? <ad>', range=Range(start=55, end=68))]
    #[pyfunction]
    #[pyo3(signature = (text, *, known=None))]
    fn strip(
        py: Python<'_>,
        text: &Bound<'_, PyAny>,
        known: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<PyArticle> {
        PyStripper::plain(py).strip(py, text, known)
    }

    /// Strips every text of an iterable with the shipped phrases and settings, in `threads` threads
    /// (one a core where it is `None`). The articles come in the order of the texts. `known` says
    /// what is known of each, as `strip` takes it, or `None`.
    ///
    /// >>> import dehusk
    /// >>> mill = "The mill has been shut since the spring."
    /// >>> [article.text for article in dehusk.strip_many([mill, "", "Read more"], threads=2)]
    /// ['The mill has been shut since the spring.', '', '']
    #[pyfunction]
    #[pyo3(signature = (texts, threads=None, *, known=None))]
    fn strip_many<'py>(
        py: Python<'py>,
        texts: &Bound<'py, PyAny>,
        threads: Option<usize>,
        known: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyList>> {
        PyStripper::plain(py).strip_many(py, texts, threads, known)
    }

    /// Every rule, by language, then shapes, then rules about neighbours and places: what
    /// `Stripper(without_rules=…)` takes.
    ///
    /// >>> import dehusk
    /// >>> next(rule for rule in dehusk.rules() if rule.name == "share bar")
    /// Rule(name='share bar', kind='share', language=None)
    #[pyfunction]
    fn rules(py: Python<'_>) -> PyResult<Bound<'_, PyList>> {
        let (class, list) = (records::class(py, "Rule")?, PyList::empty(py));
        for rule in dehusk::rules() {
            list.append(class.call1((rule.name, rule.kind.name(), rule.language))?)?;
        }
        Ok(list)
    }

    /// A column of no articles, which tells the types of `dehusk.arrow`.
    #[pyfunction]
    fn _no_rows(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
        <Article as Value>::column().told(py)
    }

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        let kinds = Kind::ALL.iter().map(|kind| kind.name());
        module.add("KINDS", PyTuple::new(module.py(), kinds)?)?;
        let doubts = Doubt::ALL.iter().map(|doubt| doubt.name());
        module.add("DOUBTS", PyTuple::new(module.py(), doubts)?)?;
        let biases = Bias::ALL.iter().map(|bias| bias.name());
        module.add("BIASES", PyTuple::new(module.py(), biases)?)?;
        let inputs = Input::ALL.iter().map(|input| input.name());
        module.add("INPUTS", PyTuple::new(module.py(), inputs)?)?;
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
