//! Which language a body is in.

use std::fmt;
use std::str::FromStr;

use crate::Error;

/// What is known of a language besides its words.
#[derive(Debug)]
pub(crate) struct Traits {
    /// Its ISO 639-1 code.
    pub(crate) code: &'static str,
    /// The name of its file in `knowledge/lang`, which is that of its rows; empty where it has none.
    pub(crate) file: &'static str,
    /// Whether it is written in Latin letters.
    pub(crate) latin: bool,
    /// Languages on whose pages its prompts are at home, too, as theirs are on its own.
    pub(crate) kin: &'static [&'static str],
    /// Languages that have most of their commonest words in common with it.
    pub(crate) twins: &'static [&'static str],
}

/// All languages that are told: English, the others that have files, those that are only told.
pub(crate) const LANGUAGES: &[Traits] = &include!("../../knowledge/model/languages.rs");

/// How many of them have files, and so function words that are measured.
pub(crate) const MEASURED: usize = {
    let mut count = 0;
    while count < LANGUAGES.len() && !LANGUAGES[count].file.is_empty() {
        count += 1;
    }
    count
};

/// Their codes.
pub(crate) const CODES: &[&str] = &{
    let mut codes = [""; LANGUAGES.len()];
    let mut at = 0;
    while at < codes.len() {
        codes[at] = LANGUAGES[at].code;
        at += 1;
    }
    codes
};

/// The code of the language of a file; nothing for what all languages share.
pub(crate) fn code_of(file: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|language| language.file == file).map(|language| language.code)
}

/// Whether a page of the one language may have prompts of the other. Either of them may say so.
pub(crate) fn are_kin(one: &str, other: &str) -> bool {
    either(one, other, |language| language.kin)
}

/// Whether two languages have most of their commonest words in common.
pub(crate) fn are_twins(one: &str, other: &str) -> bool {
    either(one, other, |language| language.twins)
}

/// Whether one of two languages, which are named by code or by file, names the other.
fn either(one: &str, other: &str, named: impl Fn(&Traits) -> &'static [&'static str]) -> bool {
    let of = |name: &str| LANGUAGES.iter().find(|own| own.code == name || own.file == name);
    let (Some(one), Some(other)) = (of(one), of(other)) else { return false };
    one.code == other.code || named(one).contains(&other.code) || named(other).contains(&one.code)
}

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

    #[test]
    fn those_with_files_come_first_and_none_twice() {
        assert_eq!(CODES[0], "en");
        assert!(LANGUAGES[MEASURED..].iter().all(|language| language.file.is_empty()));
        for (at, code) in CODES.iter().enumerate() {
            assert!(!CODES[..at].contains(code), "{code}");
        }
    }

    #[test]
    fn whatever_is_named_is_known() {
        for language in LANGUAGES {
            for named in language.kin.iter().chain(language.twins) {
                assert!(CODES.contains(named), "{} names {named}", language.code);
                assert_ne!(*named, language.code);
            }
        }
    }

    #[test]
    fn kin_is_mutual_and_asks_for_codes_and_files() {
        assert!(are_kin("da", "sv") && are_kin("sv", "da") && are_kin("nb", "da"));
        assert!(are_kin("nb", "no") && !are_kin("da", "de") && !are_kin("da", "xx"));
        assert!(are_twins("gl", "pt") && are_twins("pt", "gl") && !are_twins("pt", "es"));
    }
}
