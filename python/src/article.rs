//! The class `Article`: the library's result, of which Python objects are made when asked for.

use dehusk::{Article, Kind, Known, Stripper};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use serde::{Deserialize, Serialize};

use crate::column::{Column, Data};
use crate::places::{Place, Places, Spots, Unit};
use crate::records;
use crate::records::place;
use crate::value::{Manner, Value};

/// What came of one text, with all that is needed of the text itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Stripped {
    article: Article,
    places: Places,
}

impl Stripped {
    pub(crate) fn of(stripper: &Stripper, text: &str, known: &Known) -> Self {
        let article = stripper.strip_known(text, known);
        let mut spots = Spots::default();
        article.spots(&mut spots, Place::Input);
        let places = Places::of(spots, text, &article.text);
        Self { article, places }
    }

    /// As the next row of a column of articles.
    pub(crate) fn row(&self, column: &mut Column, unit: Unit) {
        let manner = Manner { places: &self.places, unit, dicts: false };
        self.article.row(column, manner, Place::Input);
    }
}

/// What was found in one text: the clean body, what was removed, and what was learnt.
///
/// Fields for which nothing was found are `None` or empty. Lists are made anew each time they are
/// asked for. Ranges count characters of the text that was handed in (bytes of its UTF-8 form with
/// `Stripper(spans="bytes")`), but for `Paragraph.range`, which counts those of `text`. Articles
/// compare equal where all fields are, can be pickled, and cannot be changed.
///
/// >>> import dehusk
/// >>> article = dehusk.strip("Bridge closed\n\nBy Ann Lee\n\nThe bridge is shut for\n\n"
/// ...                        "Read more\n\nrepairs until May, the town said.\n")
/// >>> article.text
/// 'The bridge is shut for repairs until May, the town said.'
/// >>> article.title, article.authors
/// ('Bridge closed', ['Ann Lee'])
/// >>> article
/// <dehusk.Article 'Bridge closed', 56 characters, 3 removed>
#[pyclass(name = "Article", module = "dehusk", frozen, eq)]
#[derive(PartialEq)]
pub(crate) struct PyArticle {
    pub(crate) stripped: Stripped,
    pub(crate) unit: Unit,
}

impl PyArticle {
    fn manner(&self) -> Manner<'_> {
        Manner { places: &self.stripped.places, unit: self.unit, dicts: false }
    }
}

/// The article's fields, in the library's order: an attribute each, and what `to_dict` and columns
/// hold. Then the class's other methods.
macro_rules! article {
    ({ $($(#[$doc:meta])* $field:ident,)* } $($method:tt)*) => {
        records::record!(Article, "Article" { $($field,)* });

        #[pymethods]
        impl PyArticle {
            $($(#[$doc])*
            #[getter]
            fn $field<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                self.stripped.article.$field.object(py, self.manner(), Place::Input)
            })*

            $($method)*
        }
    };
}

article! {
{
    /// The clean body; paragraphs are parted by a blank line. Empty where the page holds no article.
    text,
    /// The paragraphs of `text`, in order.
    paragraphs,
    /// What was removed, in the order of the input; neighbours of one kind and rule are one entry.
    removed,
    /// The headline as printed, without site name or section.
    title,
    /// The line that names the authors, as printed.
    byline,
    /// The names in the byline, one each.
    authors,
    /// The agency that the byline, the dateline or the credits name, as printed.
    agency,
    /// Who else worked on it, with the place each reported from.
    contributors,
    /// The place (and date, and agency) that opens the body. It stays in the body.
    dateline,
    /// When the article was published.
    date_published,
    /// When the article was last changed.
    date_modified,
    /// The section of the site that the article stands in, as printed.
    section,
    /// The name of the site, as printed.
    sitename,
    /// Tags, topics, labels, as printed.
    tags,
    /// The copyright line, as printed.
    copyright_notice,
    /// The heading of the first list of related links.
    related_heading,
    /// The items of every list that was removed as related.
    related,
    /// Corrections, clarifications, editor's and update notes. They stay in the body.
    corrections,
    /// The reading time, as printed ("4 min read").
    reading_time,
    /// The ISO 639-1 code of the body's language.
    language,
    /// What makes the body doubtful, of `dehusk.DOUBTS`; empty where nothing does.
    doubts,
    /// How sure dehusk is of the whole body, from 0 to 1.
    confidence,
    /// Length of the text that was handed in, in bytes of UTF-8.
    input_bytes,
}
    /// What ranges count: "chars" or "bytes".
    #[getter]
    fn spans(&self) -> &'static str {
        self.unit.name()
    }

    /// Whether nothing makes the body doubtful.
    ///
    /// >>> import dehusk
    /// >>> dehusk.strip("Home\nNews\nLog in\n").is_sound
    /// False
    #[getter]
    fn is_sound(&self) -> bool {
        self.stripped.article.is_sound()
    }

    /// Every field as a dictionary of plain lists, dictionaries, strings and numbers, with the names
    /// and the order of the JSON that the program writes.
    ///
    /// Ranges are `{"start": …, "end": …}` in `spans`, "chars" or "bytes"; as in the attributes where
    /// nothing is said.
    ///
    /// >>> import dehusk
    /// >>> article = dehusk.strip("Die Brücke ist bis Mai gesperrt, sagte die Stadt.\n\nAnzeige\n")
    /// >>> article.to_dict()["removed"]
    /// [{'kind': 'advertisement', 'rule': '<ad>', 'range': {'start': 51, 'end': 58}}]
    /// >>> article.to_dict(spans="bytes")["removed"][0]["range"]
    /// {'start': 52, 'end': 59}
    #[pyo3(signature = (*, spans=None))]
    fn to_dict<'py>(&self, py: Python<'py>, spans: Option<&str>) -> PyResult<Bound<'py, PyAny>> {
        let unit = if spans.is_some() { Unit::named(spans)? } else { self.unit };
        let manner = Manner { places: &self.stripped.places, unit, dicts: true };
        self.stripped.article.object(py, manner, Place::Input)
    }

    /// Counts words, sentences, paragraphs and characters (as readers count them) of the body.
    ///
    /// >>> import dehusk
    /// >>> dehusk.strip("Mr. Lee can't come. He is ill, the clerk said on Monday.").counts()
    /// Counts(words=12, sentences=2, paragraphs=1, characters=56)
    fn counts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let counts = py.detach(|| self.stripped.article.counts());
        counts.object(py, self.manner(), Place::Input)
    }

    /// The share of the input, in bytes, that was removed as `kind`, from 0 to 1.
    ///
    /// >>> import dehusk
    /// >>> article = dehusk.strip("The mill has been shut since the spring, the town says.\n\n"
    /// ...                        "Advertisement\n")
    /// >>> round(article.removed_share("advertisement"), 3)
    /// 0.183
    fn removed_share(&self, kind: &str) -> PyResult<f64> {
        let kind: Kind = kind.parse().map_err(crate::told)?;
        Ok(self.stripped.article.removed_share(kind))
    }

    fn __repr__(&self) -> String {
        let Article { text, title, removed, .. } = &self.stripped.article;
        let title = title.as_ref().map_or(String::new(), |title| format!("'{title}', "));
        format!(
            "<dehusk.Article {title}{} characters, {} removed>",
            text.chars().count(),
            removed.len(),
        )
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String, &'static str))> {
        let article = slf.get();
        let state = serde_json::to_string(&article.stripped).map_err(crate::pickled)?;
        Ok((slf.get_type().getattr("_restored")?, (state, article.unit.name())))
    }

    /// What `pickle` calls.
    #[staticmethod]
    fn _restored(state: &str, spans: &str) -> PyResult<Self> {
        let stripped = serde_json::from_str(state).map_err(crate::pickled)?;
        Ok(Self { stripped, unit: Unit::named(Some(spans))? })
    }
}
