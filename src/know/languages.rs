//! The files of languages: the only list of them.

/// ISO 639-1 code and file; `common` first, as the others use its slots. A language more is a row
/// more.
pub(crate) const LANGUAGES: &[(&str, &str)] = &[
    ("common", include_str!("../../knowledge/lang/common.txt")),
    ("en", include_str!("../../knowledge/lang/en.txt")),
    ("fr", include_str!("../../knowledge/lang/fr.txt")),
    ("es", include_str!("../../knowledge/lang/es.txt")),
    ("pt", include_str!("../../knowledge/lang/pt.txt")),
    ("it", include_str!("../../knowledge/lang/it.txt")),
    ("pl", include_str!("../../knowledge/lang/pl.txt")),
    ("ru", include_str!("../../knowledge/lang/ru.txt")),
    ("uk", include_str!("../../knowledge/lang/uk.txt")),
    ("sv", include_str!("../../knowledge/lang/sv.txt")),
    ("da", include_str!("../../knowledge/lang/da.txt")),
    ("nb", include_str!("../../knowledge/lang/nb.txt")),
    ("cs", include_str!("../../knowledge/lang/cs.txt")),
    ("bg", include_str!("../../knowledge/lang/bg.txt")),
    ("ar", include_str!("../../knowledge/lang/ar.txt")),
];
