//! What a caller can get wrong while building a [`Stripper`](crate::Stripper).

/// An error in something the caller handed to a builder or a parser of names.
///
/// [`strip`](crate::strip) itself never fails.
///
/// ```
/// use dehusk::{Kind, Stripper};
/// let error = Stripper::builder().phrase(Kind::ReadMore, "a * b").build().unwrap_err();
/// assert_eq!(error.to_string(), "phrase \"a * b\": `*` may stand only at the start or at the end");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A name is not that of a [`Kind`](crate::Kind), [`Bias`](crate::Bias),
    /// [`Input`](crate::Input), [`Doubt`](crate::Doubt) or [`Language`](crate::Language).
    #[error("unknown {what} {name:?}; one of: {names}")]
    UnknownName {
        /// What it should name.
        what: &'static str,
        /// The name.
        name: String,
        /// Those that there are.
        names: String,
    },
    /// A rule that was to be switched off is none of [`rules`](crate::rules()).
    #[error("rule {0:?}: there is none of that name")]
    UnknownRule(String),
    /// A phrase cannot be one; the second part says why.
    #[error("phrase {0:?}: {1}")]
    Row(String, String),
}

impl Error {
    /// That a name is none of those that there are.
    pub(crate) fn unknown<'n>(
        what: &'static str,
        name: &str,
        names: impl Iterator<Item = &'n str>,
    ) -> Self {
        let names: Vec<_> = names.collect();
        Self::UnknownName { what, name: name.to_owned(), names: names.join(", ") }
    }
}
