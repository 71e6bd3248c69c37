//! The word table: for every known word, which languages use it as a function word and what it hints at.
//!
//! One look-up a word serves stop-word density, the language, and the cues that rules start from. Keys are
//! 64-bit hashes of the folded word; a collision could only nudge a measure, never decide a prompt.

mod address;
mod hash;
mod table;
mod tell;

use once_cell::sync::Lazy;

#[cfg(test)]
pub(super) use address::compiled as addressing;
pub(crate) use address::{ADDRESS, Part};
pub(crate) use hash::{WordHash, hash, plain_word, runs};
pub(crate) use table::{WordTable, probe, secret};
#[cfg(test)]
pub(super) use tell::compiled as telling;
pub(crate) use tell::{TELL, own_words};

use crate::article::language::{CODES, MEASURED};

/// Codes (ISO 639-1) of the languages with a stop list, in the order of their bits.
pub(crate) const LANGUAGES: &[&str] = CODES.split_at(MEASURED).0;

/// What is known of a word: low bits are languages, high bits cues.
pub(crate) type Flags = u64;

/// Bits of all languages.
pub(crate) const ANY_STOP: Flags = (1 << 46) - 1;
const _: () =
    assert!(LANGUAGES.len() <= ANY_STOP.trailing_ones() as usize, "no bit for one language more");
/// Bits of all cues that are counted, which stand in a row.
pub(crate) const ANY_CUE: Flags = SHARE
    | CHROME
    | MONTH
    | WEEKDAY
    | CLOCK
    | ROLE
    | CREDIT
    | THREAD
    | OFFER
    | DESK
    | OPENER
    | EARN
    | LETTER
    | PICTURE
    | CONSENT;
/// Networks and buttons of share bars.
pub(crate) const SHARE: Flags = 1 << 46;
/// The vocabulary of menus, footers, forms and walls.
pub(crate) const CHROME: Flags = 1 << 47;
/// A month's name.
pub(crate) const MONTH: Flags = 1 << 48;
/// A day's name.
pub(crate) const WEEKDAY: Flags = 1 << 49;
/// A word that stands beside a time.
pub(crate) const CLOCK: Flags = 1 << 50;
/// What people at a paper are called.
pub(crate) const ROLE: Flags = 1 << 51;
/// Who took or lent a picture.
pub(crate) const CREDIT: Flags = 1 << 52;
/// What comes back in every comment of a thread.
pub(crate) const THREAD: Flags = 1 << 53;
/// The vocabulary of shops.
pub(crate) const OFFER: Flags = 1 << 54;
/// What credit lines of wire copy say.
pub(crate) const DESK: Flags = 1 << 55;
/// A word of outlets' names, which no person has.
pub(crate) const OUTLET: Flags = 1 << 63;
/// Another word that no name has.
pub(crate) const NO_NAME: Flags = 1 << 61;
/// A word that opens bylines.
pub(crate) const OPENER: Flags = 1 << 56;
/// What a page earns by its links.
pub(crate) const EARN: Flags = 1 << 57;
/// What is signed up for.
pub(crate) const LETTER: Flags = 1 << 58;
/// What a picture's description says it is.
pub(crate) const PICTURE: Flags = 1 << 59;
/// What a page stores on a reader's machine.
pub(crate) const CONSENT: Flags = 1 << 60;
/// A verb or noun that prompts begin with.
pub(crate) const PROMPT: Flags = 1 << 62;

/// Cues by the names of their sections in the languages' files: `[cue_share]`.
const CUES: &[(&str, Flags)] = &[
    ("share", SHARE),
    ("chrome", CHROME),
    ("month", MONTH),
    ("weekday", WEEKDAY),
    ("clock", CLOCK),
    ("role", ROLE),
    ("credit", CREDIT),
    ("thread", THREAD),
    ("offer", OFFER),
    ("desk", DESK),
    ("outlet", OUTLET),
    ("no_name", NO_NAME),
    ("opener", OPENER),
    ("earn", EARN),
    ("letter", LETTER),
    ("picture", PICTURE),
    ("consent", CONSENT),
    ("prompt", PROMPT),
];

/// The bit of a language's stop words; none for a language without a list.
pub(crate) fn language_bit(code: &str) -> Flags {
    LANGUAGES.iter().position(|known| *known == code).map_or(0, |at| 1 << at)
}

/// What the sections of words in the languages' files say that are measured: `stop.<code>` and `cue_<name>`.
const COMPILED: &str = include_str!("../../knowledge/model/words.txt");

/// The cue of a section.
fn cue(section: &str) -> Option<Flags> {
    let name = section.strip_prefix("cue_")?;
    CUES.iter().find(|(own, _)| *own == name).map(|(_, flags)| *flags)
}

/// Whether a section's words are of one language alone, and told apart by it.
pub(crate) fn is_of_language(section: &str) -> bool {
    section == "stop" || address::PARTS.contains(&section)
}

/// Whether a section's words are measured.
pub(crate) fn is_measured(section: &str) -> bool {
    is_of_language(section) || cue(section).is_some()
}

/// Stop words and cues. A test holds that this table and those below are of the layout which is read, and what the files of
/// words say.
pub(crate) static WORDS: Lazy<WordTable> = Lazy::new(|| {
    WordTable::of(include_bytes!("../../knowledge/model/words.bin"), |flags| flags as Flags)
        .unwrap_or_default()
});

/// Given names, apart from all other words: few lines are asked.
static GIVEN_NAMES: Lazy<WordTable> = Lazy::new(|| {
    WordTable::of(include_bytes!("../../knowledge/model/given.bin"), |flags| flags as Flags)
        .unwrap_or_default()
});

/// The bytes of [`WORDS`], of the text that is compiled of the languages' files and the codes of all languages, which may be
/// others than those that this was built with.
#[cfg(test)]
pub(super) fn measured(text: &'static str, codes: &[&str]) -> Vec<u8> {
    let flags = |section: &str| {
        let place = |code| codes.iter().position(|own| *own == code);
        let stop = section.strip_prefix("stop.").and_then(place).map(|at| 1 << at);
        stop.or_else(|| cue(section))
    };
    let known = |(section, word)| Some((hash(word), flags(section)?.into()));
    table::compiled(sections(text).filter_map(known))
}

/// Given names, as they are listed.
#[cfg(test)]
pub(super) fn given_names() -> impl Iterator<Item = &'static str> {
    sections(include_str!("../../knowledge/words/given.txt")).map(|(_, word)| word)
}

/// The bytes of [`GIVEN_NAMES`].
#[cfg(test)]
pub(super) fn given() -> Vec<u8> {
    table::compiled(given_names().map(|word| (hash(word), 1)))
}

/// Whether a word is a common given name, or opens with one before a hyphen.
pub(crate) fn is_given_name(word: &str) -> bool {
    let known = |word: &str| GIVEN_NAMES.get(hash(word)) != 0;
    known(word) || word.split_once('-').is_some_and(|(first, _)| known(first))
}

/// The words of a list file, each with its section.
pub(crate) fn sections(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(move |line| {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(name) => {
                    section = name;
                    None
                }
                None => Some((section, line)),
            }
        })
        .flat_map(|(section, line)| line.split_whitespace().map(move |word| (section, word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cue_and_language_has_its_words() {
        let known: Vec<_> = sections(COMPILED).map(|(section, _)| section).collect();
        let stops = LANGUAGES.iter().map(|code| format!("stop.{code}"));
        let cues = CUES.iter().map(|(name, _)| format!("cue_{name}"));
        let lacking: Vec<_> = stops.chain(cues).filter(|name| !known.contains(&&**name)).collect();
        assert_eq!(lacking, Vec::<String>::new());
    }

    #[test]
    fn looks_words_up_in_any_case() {
        assert_eq!(WORDS.get(hash("The")) & ANY_STOP, language_bit("en"));
        assert_eq!(WORDS.get(hash("ÜBER")) & ANY_STOP, language_bit("de"));
        assert_eq!(WORDS.get(hash("Facebook")) & SHARE, SHARE);
        assert_eq!(WORDS.get(hash("quixotic")), 0);
    }

    #[test]
    fn knows_given_names() {
        assert_eq!(
            ["Ann", "JÜRGEN", "Jean-Luc", "Anna-Maria", "Harbour", "Ferry-Ann"].map(is_given_name),
            [true, true, true, true, false, false]
        );
    }
}
