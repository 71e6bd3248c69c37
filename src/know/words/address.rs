//! Words of which a page calls its reader, by language.

use once_cell::sync::Lazy;

#[cfg(test)]
use super::sections;
use super::{LANGUAGES, WordTable};

/// What a word says to the reader, a bit for each language and part, and one for what counts with a capital only.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Address(u128);

/// A part of a call: the reader, the page, what it has to give.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Part {
    /// "you", "your"
    You,
    /// "we", "our"
    Us,
    /// "newsletter", "article", "comment"
    Thing,
}

/// The sections of the parts in the languages' files, by their places.
pub(super) const PARTS: [&str; 3] = ["you", "us", "things"];
const _: () = assert!(LANGUAGES.len() * PARTS.len() < CAPITAL as usize);
/// The bit of a word that is one with a capital inside a sentence only: "Sie".
const CAPITAL: u32 = u128::BITS - 1;

impl Address {
    /// Whether a word is such a part in the language with this place.
    pub(crate) const fn is(self, part: Part, language: usize) -> bool {
        self.0 >> (part as usize * LANGUAGES.len() + language) & 1 != 0
    }

    /// Whether it is one with a capital only.
    pub(crate) const fn needs_capital(self) -> bool {
        self.0 >> CAPITAL & 1 != 0
    }

    /// Nothing known of it.
    pub(crate) const fn is_none(self) -> bool {
        self.0 == 0
    }
}

/// The words of all languages.
pub(crate) static ADDRESS: Lazy<WordTable<Address>> = Lazy::new(|| {
    WordTable::of(include_bytes!("../../../knowledge/model/address.bin"), Address)
        .unwrap_or_default()
});

/// The bytes of [`ADDRESS`], of the text that is compiled of the languages' files and the codes of all languages.
#[cfg(test)]
pub(in crate::know) fn compiled(text: &'static str, codes: &[&str]) -> Vec<u8> {
    super::table::compiled(sections(text).filter_map(|(section, word)| {
        let (part, code) = section.split_once('.')?;
        let part = PARTS.iter().position(|own| *own == part)?;
        let language = codes.iter().position(|own| *own == code)?;
        let capital = u128::from(word.starts_with(char::is_uppercase)) << CAPITAL;
        Some((super::hash(word), 1 << (part * LANGUAGES.len() + language) | capital))
    }))
}
