//! Which language a body is in.

use std::fmt;
use std::str::FromStr;

use crate::Error;
/// The codes of all languages that are told: first those whose function words are measured, in their order, then those
/// that are only told.
#[rustfmt::skip]
pub(crate) const CODES: &[&str] = &[
    "en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "no", "fi", "pl", "cs", "hu", "ro",
    "tr", "id", "vi", "el", "ru", "uk", "bg", "ar", "fa", "he", "hi", "zh", "ja", "ko", "ca",
    "et", "lv", "lt", "hr", "sr", "sl", "sk", "ms", "ur", "bn", "ta", "th", "gl", "eu", "is",
    "fo", "sq", "af", "sw", "tl", "ga", "gd", "cy", "az", "eo", "lb", "mt", "oc", "fy", "so",
    "ha", "la", "ht", "br", "rm", "co", "sm", "to", "ty", "mi", "ia", "tn", "ln", "ts", "ve",
    "fj", "ee", "ak", "wo", "kg", "mh", "ig", "io", "sc", "st", "be", "mk", "kk", "ky", "mn",
    "tg", "tt", "ps", "ug", "yi", "mr", "ne", "sa", "as", "pa", "gu", "or", "te", "kn", "ml",
    "si", "lo", "km", "my", "bo", "dv", "ka", "hy", "am", "ti",
];

/// A language, by its ISO 639-1 code.
///
/// ```
/// use dehusk::Language;
/// let text = "Die Brücke ist seit dem Morgen gesperrt, sagte der Bürgermeister am Montag, und \
///     das wird sie auch noch bis zum Mai bleiben.";
/// assert_eq!(dehusk::strip(text).language, "de".parse::<Language>().ok());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct Language(pub(crate) u8);

/// All, by their places among the codes.
const ALL: [Language; CODES.len()] = {
    let mut all = [Language(0); CODES.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = Language(at as u8);
        at += 1;
    }
    all
};

impl Language {
    /// Every language that can be told.
    ///
    /// ```
    /// use dehusk::Language;
    /// assert!(Language::ALL.iter().any(|language| language.name() == "en"));
    /// ```
    pub const ALL: &'static [Self] = &ALL;

    /// The ISO 639-1 code, in lower case.
    ///
    /// ```
    /// let language = dehusk::strip("The mill has been shut since the spring of last year.").language;
    /// assert_eq!(language.map(|language| language.code()), Some("en"));
    /// ```
    #[must_use]
    pub const fn code(self) -> &'static str {
        CODES[self.0 as usize]
    }

    /// The name in text, on the command line and in JSON; `parse` reads it. It is the
    /// [`code`](Self::code).
    ///
    /// ```
    /// use dehusk::Language;
    /// assert!(Language::ALL.iter().all(|one| one.name().parse() == Ok(*one)));
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.code()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl FromStr for Language {
    type Err = Error;

    fn from_str(code: &str) -> Result<Self, Error> {
        let found = Self::ALL.iter().copied().find(|language| language.code() == code);
        found.ok_or_else(|| Error::unknown("language", code, CODES.iter().copied()))
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.code().to_owned()
    }
}

impl TryFrom<String> for Language {
    type Error = Error;

    fn try_from(code: String) -> Result<Self, Error> {
        code.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::know::words::LANGUAGES;

    #[test]
    fn what_is_measured_comes_first_and_none_twice() {
        assert_eq!(&CODES[..LANGUAGES.len()], LANGUAGES);
        for (at, code) in CODES.iter().enumerate() {
            assert!(!CODES[..at].contains(code), "{code}");
        }
    }
}
