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
    /// A name is not that of a [`Kind`](crate::Kind).
    #[error("unknown kind {0:?}; one of: {1}")]
    UnknownKind(String, String),
    /// A name is not that of a [`Bias`](crate::Bias).
    #[error("unknown bias {0:?}; one of: precision, balanced, recall")]
    UnknownBias(String),
    /// A shipped phrase that was to be switched off is not there.
    #[error("phrase {0:?}: not among the shipped phrases")]
    UnknownPhrase(String),
    /// A phrase cannot be one; the second part says why.
    #[error("phrase {0:?}: {1}")]
    Row(String, String),
}
