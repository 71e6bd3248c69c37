//! Words of prompts in any order: what says that a line is a prompt that no row has as it stands.
//!
//! Rows and the slots that they name give each language a vocabulary of some hundred words. A short
//! line of which every word is among them asks for something, however it is put together: "Poslať
//! článok priateľovi". An article's own lines have other words, too: of 1,000 short lines of German,
//! Spanish and Nordic articles one is of such words alone.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Grammar;
use super::lexicon::{ADDRESS, NUMBER};
use super::table::Symbol;
use super::tokens::{GLUED, Tokens, UNSPACED, WordHash};
use crate::Kind;
use crate::article::language::LANGUAGES;
use crate::know::words::{self, Flags, WORDS, language_bit};

/// Words of such a line; of two words a heading is made, too.
const MANY: std::ops::RangeInclusive<usize> = 3..=9;
/// Words among them at least that are no function words, and where marks part them.
const TELLING: usize = 2;
const TELLING_PARTED: usize = 3;
/// The same of menus, whose words are those of headings.
const TELLING_MENU: usize = 3;
/// Letters of a word that tells something.
const LETTERS: usize = 3;
/// Numbers among them at most.
const NUMBERS: usize = 1;
/// What no such line ends with, and what it does not hold.
const ENDS: &[char] = &['.', '?', '؟', ';', ':', ',', '-', '।', '۔', '…'];
const HELD: &[char] = &['"', '“', '”', '„', '«', '»', '_', '=', '*', '/'];

/// The mark of words that tell of a prompt, whatever its kind.
const ANY: u32 = 1 << 31;
const _: () = assert!(Kind::ALL.len() < 31);

/// Languages whose rows have the words of every day, so that headings are made of them, too: of
/// 38,000 short lines of English articles 1,900 are. Theirs must open with a word of `[act]` and hold
/// one of `[object]`, as 10 of 63,000 do.
const EVERYDAY: &[&str] = &["en"];

/// Sections of words that no row is made of.
pub(crate) const SECTIONS: [&str; 4] = ["vocabulary", "plain", "act", "object"];

/// What uses a word: files and kinds of rows, a bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Uses {
    pub(super) files: u64,
    /// The files in which it is what a prompt asks to do, and what it asks it of.
    pub(super) acts: u64,
    pub(super) objects: u64,
    pub(super) kinds: u32,
}

impl Uses {
    /// Bytes of it in a table.
    pub(super) const BYTES: usize = 28;

    /// What the words of a section are; nothing for one that has none of prompts. Those of `[vocabulary]`
    /// tell of a prompt as those of rows do, those of `[plain]` stand in prompts as they do elsewhere.
    pub(super) fn of(file: usize, section: &str) -> Option<Self> {
        let (files, own) = (1 << file, Self::default());
        Some(match section {
            "vocabulary" => Self { files, kinds: ANY, ..own },
            "plain" => Self { files, ..own },
            "act" => Self { files, acts: files, ..own },
            "object" => Self { files, objects: files, ..own },
            _ => return None,
        })
    }

    fn add(&mut self, other: Self) {
        self.files |= other.files;
        self.acts |= other.acts;
        self.objects |= other.objects;
        self.kinds |= other.kinds;
    }
}

/// Whether rows of a kind ask for something; captions and notices of rights name and tell.
pub(crate) const fn asks(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::ReadMore
            | Kind::Advertisement
            | Kind::Related
            | Kind::Share
            | Kind::Newsletter
            | Kind::Paywall
            | Kind::Consent
            | Kind::Comments
            | Kind::Navigation
            | Kind::Media
            | Kind::Promotion
            | Kind::Tags
    )
}

/// The words of rows and slots, while files are read.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: HashMap<u32, Uses>,
    slots: HashMap<u32, Uses>,
    /// Slots and the words of their fillers.
    fillers: HashSet<(u32, u32)>,
}

impl Vocabulary {
    /// Takes a row.
    pub(super) fn row(&mut self, file: usize, kind: Kind, sequence: &[(Symbol, bool)]) {
        if !asks(kind) {
            return;
        }
        let uses = Uses { files: 1 << file, kinds: 1 << kind as u32, ..Uses::default() };
        for (symbol, _) in sequence {
            let all = if symbol % 2 == 0 { &mut self.words } else { &mut self.slots };
            all.entry(symbol / 2).or_default().add(uses);
        }
    }

    /// Takes words that no row is made of.
    pub(super) fn words(&mut self, uses: Uses, sequence: &[(Symbol, bool)]) {
        for (symbol, _) in sequence {
            self.words.entry(symbol / 2).or_default().add(uses);
        }
    }

    /// Takes a filler of a slot.
    pub(super) fn filler(&mut self, slot: u32, sequence: &[(Symbol, bool)]) {
        self.fillers.extend(sequence.iter().map(|(symbol, _)| (slot, symbol / 2)));
    }

    /// By word, one more than the place of its uses, and those; words by their ids as read.
    pub(super) fn table(&self, words: usize) -> (Vec<u32>, Vec<Uses>) {
        let mut all = vec![Uses::default(); words];
        self.words.iter().for_each(|(word, uses)| all[*word as usize].add(*uses));
        for (slot, word) in &self.fillers {
            all[*word as usize].add(self.slots.get(slot).copied().unwrap_or_default());
        }
        let mut places = BTreeMap::new();
        for uses in all.iter().filter(|uses| uses.files > 0) {
            places.insert(*uses, 0);
        }
        places.values_mut().zip(1..).for_each(|(place, next)| *place = next);
        let at = all.iter().map(|uses| places.get(uses).copied().unwrap_or(0)).collect();
        (at, places.into_keys().collect())
    }
}

/// The words of a line, each with what uses it, and how many numbers stand among them.
type Known<'t> = (Vec<(&'t str, Uses)>, usize);

/// What the words of a line tell of its kind.
#[derive(Debug, Default)]
struct Telling {
    /// Hashes of the words that tell something.
    words: Vec<u64>,
    /// Kinds of rows, each by how much of the words is theirs.
    shares: [f32; Kind::ALL.len()],
    /// How many of the words are of each.
    counts: [usize; Kind::ALL.len()],
}

impl Telling {
    /// What words tell that are no function words of the language with that bit.
    fn of(words: &[(&str, Uses)], stop: Flags) -> Self {
        let mut telling = Self::default();
        for (word, uses) in words.iter().filter(|(_, uses)| uses.kinds != 0) {
            let hash = words::hash(word);
            if word.chars().count() >= LETTERS && WORDS.get(hash) & stop == 0 {
                telling.add(hash, uses.kinds & !ANY);
            }
        }
        telling
    }

    fn add(&mut self, hash: u64, kinds: u32) {
        if !self.words.contains(&hash) {
            self.words.push(hash);
        }
        let share = 1.0 / kinds.count_ones().max(1) as f32;
        for kind in Kind::ALL.iter().map(|kind| *kind as usize) {
            let of_kind = kinds >> kind & 1 != 0;
            self.shares[kind] += if of_kind { share } else { 0.0 };
            self.counts[kind] += usize::from(of_kind || kinds == 0);
        }
    }

    /// The kind that has most of the words; of several the one that is named first. Nothing where the
    /// words have no kind in common: "Leia também as notas de rodapé".
    fn kind(&self) -> Option<Kind> {
        let kinds = || Kind::ALL.iter().copied().filter(|kind| asks(*kind));
        let most = kinds().map(|kind| self.shares[kind as usize]).fold(0.0, f32::max);
        let least = |kind| if kind == Kind::Navigation { TELLING_MENU } else { TELLING };
        let best = |kind: &Kind| self.shares[*kind as usize] == most && most > 0.0;
        kinds().find(|kind| best(kind) && self.counts[*kind as usize] >= least(*kind))
    }
}

impl Grammar {
    /// The words of a line if a row of some of the files has each of them. Nearly every line of an
    /// article ends here, at its first or second word.
    fn known<'t>(&self, line: &'t str, files: u64) -> Option<Known<'t>> {
        let view = self.table.view();
        let mut tokens = Tokens::new(line, 0, view.words).peekable();
        let (mut words, mut numbers) = (Vec::new(), 0);
        while let Some(piece) = tokens.next() {
            match piece.word {
                ADDRESS => return None,
                NUMBER => numbers += 1,
                _ if piece.is(UNSPACED) || words.len() == *MANY.end() => return None,
                _ => {
                    let (mut word, mut end) = (piece.word, piece.end);
                    while let Some(next) = tokens.next_if(|next| next.is(GLUED)) {
                        end = next.end;
                    }
                    let own = &line[piece.start as usize..end as usize];
                    if end > piece.end {
                        let hash = WordHash::START.over(own, view.words.fold).finish();
                        word = view.words.get(hash);
                    }
                    let uses = view.uses(word);
                    words.push((own, uses.filter(|uses| uses.files & files != 0)?));
                }
            }
        }
        Some((words, numbers))
    }

    /// What a line is of which every word is of the prompts of a language; nothing for a script
    /// without spaces.
    pub(crate) fn of_words(&self, line: &str, language: &str) -> Option<Kind> {
        let line = line.trim();
        if line.ends_with(ENDS) {
            return None;
        }
        let name = LANGUAGES.iter().find(|own| own.code == language)?.file;
        let file = 1 << self.files.iter().position(|(own, _)| *own == name)?;
        // What all languages share stands in the first file.
        let (words, numbers) = self.known(line, file | 1)?;
        if !MANY.contains(&words.len()) || numbers > NUMBERS || line.contains(HELD) {
            return None;
        }
        let telling = Telling::of(&words, language_bit(language));
        let parted = line.contains([',', '!', '?', '.', ';']);
        if telling.words.len() < if parted { TELLING_PARTED } else { TELLING } {
            return None;
        }
        let has = |files: u64| files & (file | 1) != 0;
        let asks = || {
            words.first().is_some_and(|(_, uses)| has(uses.acts))
                && words.iter().any(|(_, uses)| has(uses.objects))
                && !line.contains(':')
        };
        let everyday = EVERYDAY.contains(&language);
        telling.kind().filter(|kind| !everyday || *kind != Kind::Navigation && asks())
    }
}

#[cfg(test)]
mod tests {
    use super::super::SHIPPED;
    use crate::Kind;

    #[test]
    fn words_of_prompts_are_one_in_any_order() {
        for (language, line, kind) in [
            ("sk", "Poslať tento článok priateľovi", Kind::Share),
            ("sk", "Tento článok priateľovi poslať", Kind::Share),
            ("de", "Kommentare nach Datum sortieren", Kind::Comments),
            ("no", "Velg hvilke informasjonskapsler du godtar", Kind::Consent),
            ("en", "Turn on alerts so you never miss a story", Kind::Newsletter),
        ] {
            assert_eq!(SHIPPED.of_words(line, language), Some(kind), "{line}");
        }
    }

    #[test]
    fn lines_of_articles_stay() {
        for (language, line) in [
            // A sentence, a question, a quotation.
            ("de", "Kommentare nach Datum sortieren."),
            ("de", "Kommentare nach Datum sortieren?"),
            ("de", "„Kommentare nach Datum sortieren“"),
            // Half of a sentence, or of a word.
            ("de", "Kommentare nach Datum sortieren,"),
            ("de", "Kommentare nach Datum sortieren-"),
            // One word that no prompt has; two words; few that tell.
            ("de", "Kommentare nach Datum vergraben"),
            ("de", "Kommentare sortieren"),
            ("de", "Das war für mich wichtig"),
            // Headings and code.
            ("de", "Nur die Folie bleibt zurück"),
            ("en", "Smartphone Photography Tips"),
            ("en", "What to read before you travel"),
            ("en", "Pick up locations: all across the US"),
            ("en", "select * from articles"),
            // Another language, one that is not known, one without spaces.
            ("fr", "Kommentare nach Datum sortieren"),
            ("xx", "Kommentare nach Datum sortieren"),
            ("ja", "コメントを書く 記事を読む 続きを見る"),
        ] {
            assert_eq!(SHIPPED.of_words(line, language), None, "{line}");
        }
    }
}
