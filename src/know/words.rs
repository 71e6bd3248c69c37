//! The word table: for every known word, which languages use it as a function word and what it hints at.
//!
//! One look-up a word serves stop-word density, the language, and the cues that rules start from. Keys are
//! 64-bit hashes of the folded word; a collision could only nudge a measure, never decide a prompt.

use std::collections::HashMap;
use std::ops::Range;

use once_cell::sync::Lazy;

use crate::text::{Eight, Quick, Word, fold_char};

/// Codes (ISO 639-1) of the languages with a stop list, in the order of their bits.
pub(crate) const LANGUAGES: &[&str] = &[
    "en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "no", "fi", "pl", "cs", "hu", "ro", "tr",
    "id", "vi", "el", "ru", "uk", "bg", "ar", "fa", "he", "hi", "zh", "ja", "ko", "ca", "et", "lv",
    "lt", "hr", "sr", "sl", "sk", "ms", "ur", "bn", "ta", "th",
];

/// What is known of a word: low bits are languages, high bits cues.
pub(crate) type Flags = u64;

/// Bits of all languages.
pub(crate) const ANY_STOP: Flags = (1 << 46) - 1;
const _: () = assert!(LANGUAGES.len() <= ANY_STOP.trailing_ones() as usize);
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

/// A word's hash, built character by character: eight bytes of the folded word are mixed in at once. Zero is kept for
/// "no word".
#[derive(Debug, Clone, Copy)]
pub(crate) struct WordHash {
    pub(crate) state: u64,
    /// Bytes that were not mixed in yet, the first lowest.
    bytes: u64,
    len: u32,
}

impl WordHash {
    pub(crate) const START: Self = Self { state: 0x9e37_79b9_7f4a_7c15, bytes: 0, len: 0 };

    /// Takes in eight bytes, or a word's hash for that of a line.
    #[inline]
    pub(crate) const fn mix(state: u64, eight: u64) -> u64 {
        (state ^ eight).wrapping_mul(0x9fb2_1c65_1e98_df25).rotate_left(29)
    }

    #[inline]
    pub(crate) fn byte(mut self, folded: u8) -> Self {
        self.bytes |= u64::from(folded) << (8 * self.len);
        self.len += 1;
        if self.len == 8 {
            self.state = Self::mix(self.state, self.bytes);
            (self.bytes, self.len) = (0, 0);
        }
        self
    }

    #[inline]
    pub(crate) fn char(self, folded: char) -> Self {
        if folded.is_ascii() {
            return self.byte(folded as u8);
        }
        folded.encode_utf8(&mut [0; 4]).bytes().fold(self, Self::byte)
    }

    #[inline]
    pub(crate) const fn finish(self) -> u64 {
        Self::end(self.state, self.bytes, self.len)
    }

    /// The hash of what was mixed in and the bytes that were not.
    #[inline]
    pub(crate) const fn end(state: u64, bytes: u64, len: u32) -> u64 {
        let state = Self::mix(state, bytes).wrapping_add(len as u64);
        (state ^ (state >> 29)) | 1
    }

    /// The hash of a word of ASCII letters, digits and apostrophes in whatever case, as byte by byte.
    #[inline]
    pub(crate) fn ascii(word: &[u8]) -> u64 {
        // Small letters, digits and the apostrophe have the bit that capitals lack.
        const FOLD: u64 = 0x2020_2020_2020_2020;
        let (eights, rest) = word.as_chunks::<8>();
        let state = eights.iter().fold(Self::START.state, |state, eight| {
            Self::mix(state, u64::from_le_bytes(*eight) | FOLD)
        });
        let bytes = rest.iter().rev().fold(0_u64, |bytes, b| bytes << 8 | u64::from(*b | 0x20));
        Self { state, bytes, len: rest.len() as u32 }.finish()
    }
}

/// The hash of a word in whatever case.
pub(crate) fn hash(word: &str) -> u64 {
    if word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'\'') {
        return WordHash::ascii(word.as_bytes());
    }
    wide_hash(word)
}

/// Reads ASCII letters and digits from `from` on, eight at once, and shows each part. Returns where they end, the last part, and
/// the hash of them all.
#[inline(always)]
pub(crate) fn plain_word(
    bytes: &[u8],
    from: usize,
    mut show: impl FnMut(Word),
) -> (usize, Word, u64) {
    let (mut part, mut state, mut end) =
        (Eight::at(bytes, from).word(), WordHash::START.state, from);
    show(part);
    while part.len == 8 {
        state = WordHash::mix(state, part.folded);
        end += part.len;
        part = Eight::at(bytes, end).word();
        show(part);
    }
    (end + part.len, part, WordHash::end(state, part.folded, part.len as u32))
}

/// Where the runs of the characters are that are `inside` a word, each with its hash. ASCII letters and digits always are, and no
/// ASCII mark but the apostrophe.
pub(crate) fn runs<'t>(
    piece: &'t str,
    inside: impl Fn(char) -> bool + 't,
) -> impl Iterator<Item = (Range<usize>, u64)> + 't {
    let bytes = piece.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let from = at;
            let first = *bytes.get(from)?;
            // Most words are of ASCII and end at a space, with another one behind.
            if first.is_ascii_alphanumeric() {
                let (end, last, hash) = plain_word(bytes, from, |_| ());
                if last.next.is_ascii() && last.next != b'\'' {
                    at = end + usize::from(last.next == b' ');
                    return Some((from..end, hash));
                }
            } else if first.is_ascii() && first != b'\'' {
                at += 1;
                continue;
            }
            let rest = &piece[from..];
            let len = rest.find(|c: char| !inside(c)).unwrap_or(rest.len());
            if len > 0 {
                at += len;
                return Some((from..at, plain_hash(&rest[..len])));
            }
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    })
}

/// The hash of a word that holds nothing but letters, digits and apostrophes, in whatever case.
fn plain_hash(word: &str) -> u64 {
    if word.is_ascii() { WordHash::ascii(word.as_bytes()) } else { wide_hash(word) }
}

fn wide_hash(word: &str) -> u64 {
    word.chars().map(fold_char).fold(WordHash::START, WordHash::char).finish()
}

/// Bits of the filter in front of the table, in words of 64: eight kilobytes stay near the processor, the table does not. With
/// some eight thousand words, seven in eight of those that the table has not are turned away here.
const FILTER: usize = 1 << 10;

/// An open-addressed table from word hash to flags. Many words have the same flags, so that a slot of eight bytes holds a word:
/// half a page's words are looked for, all over the table.
#[derive(Clone, Debug)]
pub(crate) struct WordTable {
    /// A bit for each hash that the table has.
    filter: Box<[u64; FILTER]>,
    /// The high bits of a hash, and below them where its flags stand; 0 is an empty slot.
    slots: Vec<u64>,
    mask: usize,
    len: usize,
    /// Every set of flags that some word has, the first of them none.
    flags: Vec<Flags>,
    /// Where each stands.
    places: HashMap<Flags, u16, Quick>,
}

/// The first slot of an open-addressed table, from a place on, that is `right`: has what is looked for, or is empty. `mask` is one
/// less than there are slots, a power of two; one at least must be empty.
#[inline(always)]
pub(crate) fn probe(from: usize, mask: usize, right: impl Fn(usize) -> bool) -> usize {
    let mut slot = from & mask;
    while !right(slot) {
        slot = (slot + 1) & mask;
    }
    slot
}

/// A secret, odd factor that spreads hashes over an open-addressed table whose keys a text may
/// choose: without it, chosen words could all stand in one run of slots.
pub(crate) fn secret() -> u64 {
    std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), 0_u8) | 1
}

/// Bits of a slot that say where the flags stand.
const PLACE: u32 = 16;

impl WordTable {
    fn with_capacity(slots: usize) -> Self {
        let (flags, places) = (vec![0], HashMap::default());
        Self {
            filter: Box::new([0; FILTER]),
            slots: vec![0; slots],
            mask: slots - 1,
            len: 0,
            flags,
            places,
        }
    }

    /// Where the filter has a hash's bit.
    #[inline]
    const fn bit(hash: u64) -> (usize, u64) {
        ((hash >> 48) as usize % FILTER, 1 << ((hash >> 40) % 64))
    }

    /// The flags of the word with this hash, none where it is not known.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Flags {
        let (word, bit) = Self::bit(hash);
        if self.filter[word] & bit == 0 {
            0
        } else {
            self.flags[usize::from(self.slots[self.find(hash)] as u16)]
        }
    }

    /// The slot of a hash, or the empty one where it would stand.
    fn find(&self, hash: u64) -> usize {
        probe((hash >> PLACE) as usize, self.mask, |slot| {
            self.slots[slot] == 0 || (self.slots[slot] ^ hash) >> PLACE == 0
        })
    }

    /// Adds flags to a word.
    pub(crate) fn add(&mut self, hash: u64, flags: Flags) {
        // At most half full, so that a miss stops soon.
        if (self.len + 1) * 2 > self.slots.len() {
            let larger = vec![0; self.slots.len() * 2];
            let old = std::mem::replace(&mut self.slots, larger);
            self.mask = self.slots.len() - 1;
            for slot in old.into_iter().filter(|slot| *slot != 0) {
                let at = self.find(slot);
                self.slots[at] = slot;
            }
        }
        let slot = self.find(hash);
        self.len += usize::from(self.slots[slot] == 0);
        let place = self.place(self.flags[usize::from(self.slots[slot] as u16)] | flags);
        self.slots[slot] = hash >> PLACE << PLACE | u64::from(place);
        let (word, bit) = Self::bit(hash);
        self.filter[word] |= bit;
    }

    /// Where a set of flags stands; at the end where it is new. The lists give some hundreds.
    fn place(&mut self, flags: Flags) -> u16 {
        let next = u16::try_from(self.flags.len()).unwrap_or(0);
        let place = *self.places.entry(flags).or_insert(next);
        if place == next {
            self.flags.push(flags);
        }
        place
    }
}

/// The bit of a language's stop words; none for a language without a list.
pub(crate) fn language_bit(code: &str) -> Flags {
    LANGUAGES.iter().position(|known| *known == code).map_or(0, |at| 1 << at)
}

/// What the sections of words in the languages' files say that are measured: `stop.<code>` and `cue_<name>`.
pub(crate) const COMPILED: &str = include_str!("../../knowledge/model/words.txt");

/// The cue of a section.
fn cue(section: &str) -> Option<Flags> {
    let name = section.strip_prefix("cue_")?;
    CUES.iter().find(|(own, _)| *own == name).map(|(_, flags)| *flags)
}

/// Whether a section's words are measured.
pub(crate) fn is_measured(section: &str) -> bool {
    section == "stop" || cue(section).is_some()
}

/// Stop words and cues.
pub(crate) static WORDS: Lazy<WordTable> = Lazy::new(|| {
    let mut table = WordTable::with_capacity(1 << 14);
    let flags = |section: &str| {
        let stop = section.strip_prefix("stop.").map(language_bit);
        stop.or_else(|| cue(section)).unwrap_or(0)
    };
    for (flags, word) in by_section(COMPILED, flags) {
        table.add(hash(word), flags);
    }
    table
});

/// Given names, apart from all other words: few lines are asked.
static GIVEN_NAMES: Lazy<WordTable> = Lazy::new(|| {
    let mut table = WordTable::with_capacity(1 << 14);
    let lines = include_str!("../../knowledge/words/given.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    for word in lines.flat_map(str::split_whitespace) {
        table.add(hash(word), 1);
    }
    table
});

/// Whether a word is a common given name, or opens with one before a hyphen.
pub(crate) fn is_given_name(word: &str) -> bool {
    let known = |word: &str| GIVEN_NAMES.get(hash(word)) != 0;
    known(word) || word.split_once('-').is_some_and(|(first, _)| known(first))
}

/// The words of a list file, each with what its section stands for, which is asked once a section.
pub(crate) fn by_section<T: Copy>(
    file: &'static str,
    of: impl Fn(&'static str) -> T,
) -> impl Iterator<Item = (T, &'static str)> {
    let mut last = ("", of(""));
    sections(file).map(move |(section, word)| {
        if section != last.0 {
            last = (section, of(section));
        }
        (last.1, word)
    })
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
    use crate::know::grammar::{Item, alternatives, expand, items};

    /// Letters of a month's or day's name that stands for it in any text, at least: "mar" is the sea, too, and "Juna" somebody. Others than
    /// ASCII's are rarer.
    const NAME: usize = 5;
    const RARE_NAME: usize = 3;

    /// The names of months or days that are cues.
    fn dated(text: &str) -> Vec<String> {
        let mut names = Vec::new();
        alternatives(text).for_each(|name| expand(name, &mut |name| names.push(name.to_owned())));
        names.retain(|name| {
            let least = if name.is_ascii() { NAME } else { RARE_NAME };
            // "Marta" is a month in Latvian.
            !name.contains(' ') && name.chars().count() >= least && !is_given_name(name)
        });
        names
    }

    /// The measured words of all files: function words by language, then cues.
    fn compiled() -> String {
        let mut sections: Vec<(String, Vec<String>)> = Vec::new();
        for (code, file) in crate::know::languages::LANGUAGES {
            for item in items(file).filter_map(|(_, item)| item.ok()) {
                let Item::Words(name, text) = item else { continue };
                let (name, words) = match name {
                    "month" => ("cue_month", dated(text)),
                    "weekday" => ("cue_weekday", dated(text)),
                    _ if is_measured(name) => {
                        (name, text.split_whitespace().map(str::to_owned).collect())
                    }
                    _ => continue,
                };
                // Norwegian is asked for as "no", whichever of its two ways to write it is meant.
                let code = if *code == "nb" { "no" } else { code };
                let name = if name == "stop" { format!("stop.{code}") } else { name.to_owned() };
                match sections.iter_mut().find(|(own, _)| *own == name) {
                    Some((_, own)) => own.extend(words),
                    None => sections.push((name, words)),
                }
            }
        }
        sections.sort_by_key(|(name, _)| name.clone());
        let mut all =
            "# Written from knowledge/lang by a test, see CONTRIBUTING.md; not to be edited.\n"
                .to_owned();
        for (name, words) in sections {
            all.push_str(&format!("[{name}]\n{}\n", words.join(" ")));
        }
        all
    }

    /// The checked-in words are what the files of languages say: `DEHUSK_BLESS=1` writes them.
    #[test]
    fn the_compiled_table_is_fresh() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/knowledge/model/words.txt");
        let all = compiled();
        if std::env::var_os("DEHUSK_BLESS").is_some() {
            std::fs::write(path, &all).unwrap();
        }
        let fresh = std::fs::read_to_string(path).unwrap() == all;
        assert!(fresh, "DEHUSK_BLESS=1 cargo test --lib the_compiled_table_is_fresh");
    }

    #[test]
    fn every_cue_and_language_has_its_words() {
        let known: Vec<_> = sections(COMPILED).map(|(section, _)| section).collect();
        let stops = LANGUAGES.iter().map(|code| format!("stop.{code}"));
        let cues = CUES.iter().map(|(name, _)| format!("cue_{name}"));
        let lacking: Vec<_> = stops.chain(cues).filter(|name| !known.contains(&&**name)).collect();
        assert_eq!(lacking, Vec::<String>::new());
    }

    #[test]
    fn hashes_alike_by_bytes_and_by_eights() {
        for word in ["a", "it's", "Harbour", "harbours", "Harbourmaster's", "2021st"] {
            let folded = word.to_lowercase();
            assert_eq!(
                WordHash::ascii(word.as_bytes()),
                folded.bytes().fold(WordHash::START, WordHash::byte).finish(),
                "{word}"
            );
            assert_eq!(hash(word), hash(&folded), "{word}");
            assert_eq!(plain_hash(word), hash(word), "{word}");
        }
        assert_eq!(hash("ÜBER’s"), hash("über's"));
        assert_eq!(plain_hash("ÜBER"), hash("über"));
    }

    #[test]
    fn runs_are_what_splitting_gives() {
        let text = "The harbourmaster's 'boat', don’t—and Ünder 2021\u{a0}x \0y è'";
        for apostrophe in [true, false] {
            let inside = |c: char| c.is_alphanumeric() || apostrophe && c == '\'';
            let split: Vec<_> = text
                .split(|c| !inside(c))
                .filter(|word| !word.is_empty())
                .map(|word| (word, hash(word)))
                .collect();
            assert_eq!(
                runs(text, inside).map(|(word, hash)| (&text[word], hash)).collect::<Vec<_>>(),
                split
            );
        }
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
