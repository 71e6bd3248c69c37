//! The commonest function words of all languages that are told.

use once_cell::sync::Lazy;

use super::{COMPILED, WordTable, sections};
use crate::article::language::CODES;

/// A bit for each language that has a word, by its place among the codes.
type Languages = u128;
const _: () = assert!(CODES.len() <= Languages::BITS as usize);

/// Words of a section of function words that are counted: all languages have as many, or those with more would win.
#[cfg(test)]
const COMMONEST: usize = 30;

/// The languages of each word, and what it counts for: the less, the more languages have it.
pub(crate) static TELL: Lazy<WordTable<(Languages, f32)>> = Lazy::new(|| {
    let worth = |languages: Languages| (languages.count_ones().max(1) as f32).sqrt().recip();
    WordTable::of(include_bytes!("../../../knowledge/model/tell.bin"), |own| (own, worth(own)))
        .unwrap_or_default()
});

/// The function words of languages that have no file.
const TOLD: &str = include_str!("../../../knowledge/words/tell.txt");

/// The language of a section of function words, behind which its twins may stand.
fn language(section: &str) -> &str {
    let name = section.strip_prefix("stop.").unwrap_or(section);
    name.split_once(' ').map_or(name, |(code, _)| code)
}

/// The function words of one language, the commonest first.
pub(crate) fn own_words(code: &str) -> impl Iterator<Item = &'static str> {
    let all = [COMPILED, TOLD].into_iter().flat_map(sections);
    all.filter(move |(section, _)| language(section) == code).map(|(_, word)| word)
}

/// The bytes of [`TELL`], of the text that is compiled of the languages' files and the codes of all languages.
#[cfg(test)]
pub(in crate::know) fn compiled(text: &'static str, codes: &[&str]) -> Vec<u8> {
    let mut counts = vec![0; codes.len()];
    let all = [text, TOLD].into_iter().flat_map(sections);
    super::table::compiled(all.filter_map(|(section, word)| {
        let at = codes.iter().position(|code| *code == language(section))?;
        counts[at] += 1;
        (counts[at] <= COMMONEST).then(|| (super::hash(word), 1 << at))
    }))
}
