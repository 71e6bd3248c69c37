//! The files of languages: the only list of them.

/// ISO 639-1 code and file; `common` first, as the others use its slots. A language more is a row
/// more.
pub(crate) const LANGUAGES: &[(&str, &str)] = &[
    ("common", include_str!("../../knowledge/lang/common.txt")),
    ("es", include_str!("../../knowledge/lang/es.txt")),
    ("pl", include_str!("../../knowledge/lang/pl.txt")),
    ("ru", include_str!("../../knowledge/lang/ru.txt")),
    ("uk", include_str!("../../knowledge/lang/uk.txt")),
];
