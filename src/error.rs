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
    /// A phrase holds no letter and no digit.
    #[error("phrase {0:?}: it holds no letter and no digit")]
    EmptyPhrase(String),
    /// A phrase has its `*` in the middle, or more than one.
    #[error("phrase {0:?}: `*` may stand only at the start or at the end")]
    StrayStar(String),
    /// A phrase is longer than a line of prompts can be.
    #[error("phrase {0:?}: longer than {1} bytes")]
    LongPhrase(String, usize),
    /// A name is not that of a [`Kind`](crate::Kind).
    #[error("unknown kind {0:?}; one of: {1}")]
    UnknownKind(String, String),
    /// A name is not that of a [`Bias`](crate::Bias).
    #[error("unknown bias {0:?}; one of: precision, balanced, recall")]
    UnknownBias(String),
    /// A shipped phrase that was to be switched off is not in the tables.
    #[error("phrase {0:?}: not among the shipped phrases")]
    UnknownPhrase(String),
    /// A row of prompts cannot be read.
    #[error("row {0:?}: {1}")]
    Row(String, String),
}
