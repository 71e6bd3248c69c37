//! The class `Stripper`: the library's, with its builder's settings as keyword arguments.

use dehusk::{Kind, Known, Stripper, StripperBuilder};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyMapping, PyString, PyTuple};

use crate::article::{PyArticle, Stripped};
use crate::batch::{Job, strip_each};
use crate::known::{known_of_each, known_of_one};
use crate::places::{Place, Places, Unit};
use crate::text::{Text, strings};
use crate::value::{Manner, Value};

/// Strips texts: holds phrases and settings, is built once for many texts, and serves many threads.
///
/// phrases: own phrases, as lists by kind: `{"read_more": ["the whole tale: *"]}`. A phrase is a whole
///     line or sentence, compared without case, typographic quotes and decoration; `*` at its start
///     or end stands for any words.
/// without_rules: rules that are switched off, each as `Removal.rule` shows it, in any letter case;
///     `dehusk.rules()` lists them.
/// keep: kinds (of `dehusk.KINDS`) that stay in the body.
/// only: kinds that alone are taken out; all else stays, wherever it stands.
/// input: what the texts are, of `dehusk.INPUTS`: "page" a whole page, "article" an article and
///     what interrupts it, with nothing before or after it; "auto" looks at each.
/// bias: which error to avoid where a block could be either, of `dehusk.BIASES`: "precision" rather
///     loses a line, "recall" rather keeps boilerplate.
/// spans: what ranges count, "chars" of the text or "bytes" of its UTF-8 form.
///
/// Raises `dehusk.Error` for a phrase that cannot be one and for names that are unknown.
///
/// >>> import dehusk
/// >>> stripper = dehusk.Stripper(phrases={"read_more": ["the whole tale: *"]}, keep=["caption"])
/// >>> article = stripper.strip("The mill has been shut since the spring of last year.\n\n"
/// ...                          "The whole tale: how it burnt\n")
/// >>> article.text
/// 'The mill has been shut since the spring of last year.'
/// >>> article.removed
/// [Removal(kind='read_more', rule='the whole tale: *', range=Range(start=55, end=83))]
/// >>> dehusk.Stripper(phrases={"read_more": ["a * b"]})
/// Traceback (most recent call last):
///     ...
/// dehusk.Error: phrase "a * b": `*` may stand only at the start or at the end
#[pyclass(name = "Stripper", module = "dehusk", frozen)]
pub(crate) struct PyStripper {
    stripper: Stripper,
    unit: Unit,
    /// The keyword arguments that were given, for `pickle` and `repr`.
    settings: Py<PyDict>,
}

impl PyStripper {
    /// The one that `dehusk.strip` uses.
    pub(crate) fn plain(py: Python<'_>) -> Self {
        let settings = PyDict::new(py).unbind();
        Self { stripper: Stripper::default(), unit: Unit::Chars, settings }
    }
}

#[pymethods]
impl PyStripper {
    #[new]
    #[pyo3(signature = (
        *, phrases=None, without_rules=None, keep=None, only=None, input=None, bias=None, spans=None
    ))]
    #[expect(clippy::too_many_arguments, reason = "keyword arguments of Python")]
    fn new<'py>(
        py: Python<'py>,
        phrases: Option<Bound<'py, PyMapping>>,
        without_rules: Option<Bound<'py, PyAny>>,
        keep: Option<Bound<'py, PyAny>>,
        only: Option<Bound<'py, PyAny>>,
        input: Option<&str>,
        bias: Option<&str>,
        spans: Option<&str>,
    ) -> PyResult<Self> {
        let mut builder = Stripper::builder();
        let settings = PyDict::new(py);
        if let Some(phrases) = phrases {
            let all = PyDict::new(py);
            for pair in phrases.items()?.iter() {
                let (name, given): (String, Bound<'py, PyAny>) = pair.extract()?;
                let kind: Kind = name.parse().map_err(crate::told)?;
                let own = strings(&given, &format!("phrases[{name:?}]"))?;
                all.set_item(name, &own)?;
                builder = own.into_iter().fold(builder, |builder, own| builder.phrase(kind, own));
            }
            settings.set_item("phrases", all)?;
        }
        if let Some(off) = without_rules {
            let off = strings(&off, "without_rules")?;
            settings.set_item("without_rules", &off)?;
            builder = off.into_iter().fold(builder, StripperBuilder::without_rule);
        }
        if let Some(kinds) = keep {
            let kinds = strings(&kinds, "keep")?;
            settings.set_item("keep", &kinds)?;
            for kind in kinds {
                builder = builder.keep(kind.parse().map_err(crate::told)?);
            }
        }
        if let Some(kinds) = only {
            let kinds = strings(&kinds, "only")?;
            settings.set_item("only", &kinds)?;
            let kinds = kinds.iter().map(|kind| kind.parse()).collect::<Result<Vec<Kind>, _>>();
            builder = builder.only(kinds.map_err(crate::told)?);
        }
        if let Some(input) = input {
            settings.set_item("input", input)?;
            builder = builder.input(input.parse().map_err(crate::told)?);
        }
        if let Some(bias) = bias {
            settings.set_item("bias", bias)?;
            builder = builder.bias(bias.parse().map_err(crate::told)?);
        }
        let unit = Unit::named(spans)?;
        if spans.is_some() {
            settings.set_item("spans", unit.name())?;
        }
        let stripper = py.detach(|| builder.build()).map_err(crate::told)?;
        Ok(Self { stripper, unit, settings: settings.unbind() })
    }

    /// Strips one text. Never fails; takes time linear in the text's length, without the lock.
    ///
    /// known: what is known of the article already, a `Known` or a dictionary with fields of it.
    ///
    /// >>> import dehusk
    /// >>> stripper = dehusk.Stripper()
    /// >>> stripper.strip("The mill has been shut since the spring.\n\nShare this article\n").text
    /// 'The mill has been shut since the spring.'
    /// >>> known = dehusk.Known(title="Mill shut", authors=["Ann Lee"])
    /// >>> stripper.strip("The mill has been shut since the spring.", known=known).authors
    /// ['Ann Lee']
    #[pyo3(signature = (text, *, known=None))]
    pub(crate) fn strip(
        &self,
        py: Python<'_>,
        text: &Bound<'_, PyAny>,
        known: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<PyArticle> {
        let text = Text::named(text, || "text".to_owned())?;
        let known = known.map_or_else(|| Ok(Known::new()), known_of_one)?;
        let stripped = py.detach(|| Stripped::of(&self.stripper, &text.read(), &known));
        Ok(PyArticle { stripped, unit: self.unit })
    }

    /// Strips every text of an iterable, in `threads` threads (one a core where it is `None`) that do
    /// not hold the lock. The articles come in the order of the texts.
    ///
    /// known: what is known of each text, as `strip` takes it, or `None`; as many as texts.
    ///
    /// >>> import dehusk
    /// >>> mill = "The mill has been shut since the spring."
    /// >>> [article.text for article in dehusk.Stripper().strip_many([mill, "", "Read more"])]
    /// ['The mill has been shut since the spring.', '', '']
    #[pyo3(signature = (texts, threads=None, *, known=None))]
    pub(crate) fn strip_many<'py>(
        &self,
        py: Python<'py>,
        texts: &Bound<'py, PyAny>,
        threads: Option<usize>,
        known: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyList>> {
        // A `str` would be stripped letter by letter.
        if texts.is_instance_of::<PyString>() {
            let message = "texts must be an iterable of str, not a str";
            return Err(pyo3::exceptions::PyTypeError::new_err(message));
        }
        let list = PyList::empty(py);
        let texts = texts
            .try_iter()?
            .enumerate()
            .map(|(at, text)| Text::named(&text?, || format!("texts[{at}]")));
        let jobs = known_of_each(texts, known)?.map(|job| job.map(Some));
        strip_each(py, &self.stripper, threads, jobs, |stripped| match stripped {
            Some(stripped) => list.append(PyArticle { stripped, unit: self.unit }),
            None => Ok(()),
        })?;
        Ok(list)
    }

    /// Says of every block of a text why it was kept or removed, in the order of the text.
    ///
    /// >>> import dehusk
    /// >>> judged = dehusk.Stripper().explain("The mill has been shut since the spring of last year."
    /// ...                                    "\n\nAdvertisement\n")
    /// >>> [(block.kept, block.rule) for block in judged]
    /// [(True, 'body'), (False, '<paid>? <ad>')]
    fn explain<'py>(
        &self,
        py: Python<'py>,
        text: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let text = Text::named(text, || "text".to_owned())?;
        let (judged, places) = py.detach(|| {
            let text = text.read();
            let judged = self.stripper.explain(&text);
            let mut spots = crate::places::Spots::default();
            judged.spots(&mut spots, Place::Input);
            let places = Places::of(spots, &text, "");
            (judged, places)
        });
        let manner = Manner { places: &places, unit: self.unit, dicts: false };
        judged.object(py, manner, Place::Input)
    }

    /// A column of articles, for `dehusk.arrow`; `None` is a row without one.
    fn _column<'py>(
        &self,
        py: Python<'py>,
        texts: &Bound<'py, PyAny>,
        threads: Option<usize>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let mut column = <dehusk::Article as Value>::column();
        let texts = texts.try_iter()?.enumerate().map(|(at, text)| {
            let text = text?;
            if text.is_none() {
                return Ok(None);
            }
            let text = Text::named(&text, || format!("column[{at}]"))?;
            Ok(Some(Job { text, known: Known::new() }))
        });
        strip_each(py, &self.stripper, threads, texts, |stripped| {
            match stripped {
                Some(stripped) => stripped.row(&mut column, self.unit),
                None => column.push_null(),
            }
            Ok(())
        })?;
        column.told(py)
    }

    /// What ranges count: "chars" or "bytes".
    #[getter]
    fn spans(&self) -> &'static str {
        self.unit.name()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let settings = self.settings.bind(py).iter();
        let settings: Vec<String> = settings
            .map(|(name, value)| Ok(format!("{name}={}", value.repr()?)))
            .collect::<PyResult<_>>()?;
        Ok(format!("dehusk.Stripper({})", settings.join(", ")))
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> (Bound<'py, PyTuple>, Bound<'py, PyDict>) {
        (PyTuple::empty(py), self.settings.bind(py).clone())
    }
}
