//! Phrase tables → one compiled matcher.
//!
//! A phrase is a whole line or a whole sentence; with `*` at its end or start it stands for what opens or closes
//! one. Lines are compared folded: case, typographic quotes and dashes, white space, and decoration at both ends
//! (bullets, arrows, brackets, end marks) do not count.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use once_cell::sync::Lazy;

use crate::label::prompts::{self, Prompts};
use crate::know::words::{
    OPEN_FIRST, OPEN_ONE, PHRASE_FIRST, PHRASE_LAST, WHOLE_ONE, WORDS, WordTable, runs,
};
use crate::measure::features::{Features, measure_words, pair};
use crate::noun::Verdict;
use crate::text::folded::{first_word, fold, last_word, trim_end, trim_start, trimmed};
use crate::text::{Quick, eight, is_unspaced};
use crate::{Error, Kind};

/// The shipped tables: ISO 639-1 code and file. A language more is a row more.
pub(crate) const TABLES: &[(&str, &str)] = &[
    ("en", include_str!("../../knowledge/phrases/en.txt")),
    ("de", include_str!("../../knowledge/phrases/de.txt")),
    ("fr", include_str!("../../knowledge/phrases/fr.txt")),
    ("es", include_str!("../../knowledge/phrases/es.txt")),
    ("pt", include_str!("../../knowledge/phrases/pt.txt")),
    ("it", include_str!("../../knowledge/phrases/it.txt")),
    ("nl", include_str!("../../knowledge/phrases/nl.txt")),
    ("ru", include_str!("../../knowledge/phrases/ru.txt")),
    ("pl", include_str!("../../knowledge/phrases/pl.txt")),
    ("sv", include_str!("../../knowledge/phrases/sv.txt")),
    ("ja", include_str!("../../knowledge/phrases/ja.txt")),
    ("zh", include_str!("../../knowledge/phrases/zh.txt")),
];

/// Longest phrase, in bytes; a longer one would not be a prompt but a text.
pub(crate) const MAX_PHRASE: usize = 240;
/// Bytes in which the first two words of a sentence mostly end.
const MAX_OPENING: usize = 48;
/// A shipped `*` phrase matches no line of more words than this: prompts and legal lines are shorter, paragraphs longer.
const STAR_WORDS: u32 = 60;
/// The same for a `*` phrase of few words and no mark before the star ("more from *"): those open sentences, too.
const LOOSE_STAR_WORDS: u32 = 9;
/// From this many words on a `*` phrase says enough to be trusted on a long line.
const FIRM_WORDS: usize = 4;

/// Where a phrase may have more words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Whole,
    /// `read more: *`
    Open,
    /// `* newsletter sign-up`
    Close,
}

/// One phrase with what it says of a line.
#[derive(Debug, Clone)]
pub(crate) struct Phrase {
    /// What it names a line as: its kind, and itself as the table has it.
    pub(crate) verdict: Verdict,
    /// Folded, without its star.
    core: Box<str>,
    shape: Shape,
    /// Most words a line may have that a `*` phrase matches.
    limit: u32,
    /// Words of the core.
    pub(crate) words: usize,
    /// Whether the caller added it.
    pub(crate) own: bool,
}

impl Phrase {
    /// Reads a phrase in the tables' syntax.
    fn parse(kind: Kind, line: Cow<'static, str>, shipped: bool) -> Result<Self, Error> {
        let bare = line.trim();
        let (shape, core) = match (bare.strip_prefix('*'), bare.strip_suffix('*')) {
            (Some(core), None) => (Shape::Close, core.trim_start()),
            (None, Some(core)) => (Shape::Open, core.trim_end()),
            (None, None) => (Shape::Whole, bare),
            (Some(_), Some(_)) => return Err(Error::StrayStar(bare.to_owned())),
        };
        if core.contains('*') {
            return Err(Error::StrayStar(bare.to_owned()));
        }
        if core.len() > MAX_PHRASE {
            return Err(Error::LongPhrase(bare.to_owned(), MAX_PHRASE));
        }
        let mut folded = String::new();
        fold(core, &mut folded);
        let core = match shape {
            Shape::Whole => trimmed(&folded),
            Shape::Open => trim_start(&folded),
            Shape::Close => trim_end(&folded),
        };
        if !core.chars().any(char::is_alphanumeric) {
            return Err(Error::EmptyPhrase(bare.to_owned()));
        }
        let words = core.split_whitespace().count();
        let firm = words >= FIRM_WORDS
            || core.ends_with(|c: char| !c.is_alphanumeric())
            || core.starts_with(|c: char| !c.is_alphanumeric());
        let limit = match shipped {
            false => u32::MAX,
            true if firm => STAR_WORDS,
            true => LOOSE_STAR_WORDS,
        };
        let core = core.into();
        Ok(Self { verdict: Verdict { kind, rule: line }, core, shape, limit, words, own: !shipped })
    }

    /// Whether it is a word and a colon with whatever behind: `image: *`.
    pub(crate) fn is_label(&self) -> bool {
        self.shape == Shape::Open && self.core.ends_with(':')
    }

    fn matches(&self, folded: &str, words: u32) -> bool {
        let rest = match self.shape {
            Shape::Whole => return *self.core == *trimmed(folded),
            Shape::Open => folded
                .strip_prefix(&*self.core)
                .filter(|rest| parted(self.core.chars().next_back(), rest.chars().next())),
            Shape::Close => folded
                .strip_suffix(&*self.core)
                .filter(|rest| parted(rest.chars().next_back(), self.core.chars().next())),
        };
        words <= self.limit && rest.is_some_and(|rest| rest.chars().any(char::is_alphanumeric))
    }
}

/// A phrase with a star among those that share a word, with what tells of most lines that they are another.
#[derive(Debug, Clone)]
struct Starred {
    /// Which one.
    at: u32,
    /// Bytes of the core.
    len: u32,
    /// Its eight bytes on the star's side: nearly all the phrases that share a word differ in them.
    eight: u64,
}

impl Starred {
    pub(crate) fn of(at: u32, phrase: &Phrase) -> Self {
        let core = phrase.core.as_bytes();
        let from = if phrase.shape == Shape::Open { core.len().saturating_sub(8) } else { 0 };
        Self { at, len: core.len() as u32, eight: eight(core, from) }
    }

    /// Whether a folded line may begin, or end, with the core.
    fn may_match(&self, folded: &str, shape: Shape) -> bool {
        let len = self.len as usize;
        let Some(behind) = folded.len().checked_sub(len) else { return false };
        let from = if shape == Shape::Open { len.saturating_sub(8) } else { behind };
        let own = u64::MAX >> (64 - 8 * len.clamp(1, 8));
        eight(folded.as_bytes(), from) & own == self.eight
    }
}

/// Whether a word could end between two characters.
fn parted(left: Option<char>, right: Option<char>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => {
            !(left.is_alphanumeric() && right.is_alphanumeric())
                || is_unspaced(left)
                || is_unspaced(right)
        }
        _ => true,
    }
}

/// Every phrase of a [`Stripper`](crate::Stripper), ready to match.
#[derive(Debug, Clone)]
pub(crate) struct Matcher {
    phrases: Vec<Phrase>,
    whole: HashMap<Box<str>, u32, Quick>,
    /// The hashes of their lines, as the scan of a block hashes one.
    lines: HashSet<u64, Quick>,
    /// The first two words of phrases that open a line, and of those and phrases of a whole line.
    pairs: HashSet<u32, Quick>,
    any_pairs: HashSet<u32, Quick>,
    /// Words of a line that any phrase may match, at most.
    pub(crate) most: u32,
    /// By the hash of the first word.
    open: HashMap<u64, Vec<Starred>, Quick>,
    /// By the hash of the last word.
    close: HashMap<u64, Vec<Starred>, Quick>,
    /// Stop words and cues, with the words that open or close a phrase marked.
    pub(crate) words: WordTable,
    /// The prompts where they are not the shipped ones alone.
    prompts: Option<Prompts>,
}

/// The matcher of the shipped tables alone.
pub(crate) static SHIPPED: Lazy<Matcher> = Lazy::new(|| Matcher::new(shipped()));

/// Every shipped phrase, in the order of the tables.
fn shipped() -> Vec<Phrase> {
    TABLES
        .iter()
        .flat_map(|(_, file)| entries(file))
        .filter_map(|(kind, line)| Phrase::parse(kind, Cow::Borrowed(line), true).ok())
        .collect()
}

/// The lines of a table, each with the kind of its section.
pub(crate) fn entries(file: &'static str) -> impl Iterator<Item = (Kind, &'static str)> {
    let mut kind = None;
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(move |line| {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(section) => {
                kind = section.parse().ok();
                None
            }
            None => kind.map(|kind| (kind, line)),
        }
    })
}

impl Matcher {
    fn new(phrases: Vec<Phrase>) -> Self {
        let mut matcher = Self {
            whole: HashMap::with_capacity_and_hasher(phrases.len(), Quick::default()),
            phrases: Vec::with_capacity(phrases.len()),
            lines: HashSet::with_capacity_and_hasher(phrases.len(), Quick::default()),
            pairs: HashSet::default(),
            any_pairs: HashSet::default(),
            most: STAR_WORDS,
            open: HashMap::default(),
            close: HashMap::default(),
            words: WORDS.clone(),
            prompts: None,
        };
        for phrase in phrases {
            matcher.add(phrase);
        }
        matcher
    }

    /// The prompts of all languages.
    pub(crate) fn prompts(&self) -> &Prompts {
        self.prompts.as_ref().unwrap_or(&prompts::SHIPPED)
    }

    fn add(&mut self, phrase: Phrase) {
        self.most = if phrase.own { u32::MAX } else { self.most.max(phrase.words as u32) };
        let at = self.phrases.len() as u32;
        match phrase.shape {
            Shape::Whole => {
                let first = first_word(&phrase.core);
                let f = measure_words(&phrase.core, &self.words, 0);
                let one = f.words < 2 || f.unspaced > 0;
                self.words.add(first, PHRASE_FIRST | if one { WHOLE_ONE } else { 0 });
                self.lines.insert(f.line_hash);
                self.any_pairs.insert(f.pair);
                // A line that two languages write alike is the first one's.
                self.whole.entry(phrase.core.clone()).or_insert(at);
            }
            Shape::Open => {
                let first = first_word(&phrase.core);
                let f = measure_words(&phrase.core, &self.words, 0);
                let one = f.words < 2 || f.unspaced > 0;
                self.words.add(first, PHRASE_FIRST | OPEN_FIRST | if one { OPEN_ONE } else { 0 });
                if !one {
                    self.pairs.insert(f.pair);
                    self.any_pairs.insert(f.pair);
                }
                self.open.entry(first).or_default().push(Starred::of(at, &phrase));
            }
            Shape::Close => {
                let last = last_word(&phrase.core);
                self.words.add(last, PHRASE_LAST);
                self.close.entry(last).or_default().push(Starred::of(at, &phrase));
            }
        }
        self.phrases.push(phrase);
    }

    /// A copy with own phrases added and shipped ones switched off.
    pub(crate) fn with(own: &[(Kind, String)], off: &[String]) -> Result<Self, Error> {
        let mut phrases = SHIPPED.phrases.clone();
        let mut rows = Vec::new();
        for line in off {
            let before = phrases.len();
            phrases.retain(|phrase| *phrase.verdict.rule != **line);
            if prompts::SHIPPED.has(line) {
                rows.push(line.as_str());
            } else if phrases.len() == before {
                return Err(Error::UnknownPhrase(line.clone()));
            }
        }
        let prompts = if rows.is_empty() { None } else { Some(Prompts::with(&[], &rows)?) };
        // Own phrases come first among those with a star, and take the place of a shipped whole one.
        let mut all = Vec::with_capacity(phrases.len() + own.len());
        for (kind, line) in own {
            all.push(Phrase::parse(*kind, Cow::Owned(line.clone()), false)?);
        }
        let named: Vec<_> = all.iter().map(|phrase| (phrase.shape, phrase.core.clone())).collect();
        all.extend(phrases.into_iter().filter(|phrase| {
            !named.iter().any(|(shape, core)| *shape == phrase.shape && *core == phrase.core)
        }));
        Ok(Self { prompts, ..Self::new(all) })
    }

    /// The shapes of phrases that a line with these measures may be; most are none, and need not be folded to know it.
    pub(crate) fn may_be(&self, f: &Features) -> MayBe {
        let first = f.first_flags;
        MayBe {
            whole: first.have(PHRASE_FIRST) && self.lines.contains(&f.line_hash),
            open: first.have(OPEN_ONE)
                || first.have(OPEN_FIRST) && (f.unspaced > 0 || self.pairs.contains(&f.pair)),
            close: f.closes_phrase(),
        }
    }

    /// Whether a sentence whose first word opens a phrase may be one of a whole line, or with a star at its end: its first two
    /// words tell of most that it is none.
    pub(crate) fn may_open(&self, sentence: &str) -> bool {
        let head =
            sentence.as_bytes().iter().take(MAX_OPENING).take_while(|b| b.is_ascii()).count();
        let mut words = runs(&sentence[..head], |c| c.is_ascii_alphanumeric() || c == '\'');
        let (Some((first, hash)), Some((second, other))) = (words.next(), words.next()) else {
            return true;
        };
        // What stands behind the second word may go on with it, where not all of the sentence is looked at.
        let cut = head < sentence.len() && head == second.end;
        sentence[first].contains('\'')
            || sentence[second].contains('\'')
            || cut
            || self.words.get(hash) & (OPEN_ONE | WHOLE_ONE) != 0
            || self.any_pairs.contains(&pair(hash, other))
    }

    /// The phrase that a line or sentence is; `scratch` is overwritten. `words` counts the line's words.
    pub(crate) fn find(
        &self,
        piece: &str,
        words: u32,
        may_be: MayBe,
        scratch: &mut String,
    ) -> Option<&Phrase> {
        scratch.clear();
        fold(piece, scratch);
        let bare = trimmed(scratch);
        if may_be.whole
            && let Some(at) = self.whole.get(bare)
        {
            return self.phrases.get(*at as usize);
        }
        let open = may_be.open.then(|| self.open.get(&first_word(bare))).flatten();
        let close = || may_be.close.then(|| self.close.get(&last_word(bare))).flatten();
        open.and_then(|all| self.first(all, trim_start(scratch), Shape::Open, words)).or_else(
            || close().and_then(|all| self.first(all, trim_end(scratch), Shape::Close, words)),
        )
    }

    /// The first of some phrases with a star that matches a folded line.
    fn first(&self, all: &[Starred], folded: &str, shape: Shape, words: u32) -> Option<&Phrase> {
        all.iter()
            .filter(|starred| starred.may_match(folded, shape))
            .filter_map(|starred| self.phrases.get(starred.at as usize))
            .find(|phrase| phrase.matches(folded, words))
    }
}

/// Which shapes of phrases a line may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MayBe {
    whole: bool,
    open: bool,
    close: bool,
}

impl MayBe {
    /// A line of which nothing is known.
    pub(crate) const ALL: Self = Self { whole: true, open: true, close: true };

    pub(crate) const fn any(self) -> bool {
        self.whole || self.open || self.close
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Option<(Kind, String)> {
        let words = line.split_whitespace().count() as u32;
        SHIPPED
            .find(line, words, MayBe::ALL, &mut String::new())
            .map(|phrase| (phrase.verdict.kind, phrase.verdict.rule.to_string()))
    }

    #[test]
    fn folds_case_quotes_space_and_decoration() {
        for line in [
            "Read more",
            "READ  MORE",
            "» Read more…",
            "[Read more]",
            "→ Read\u{a0}more:",
            "Read more >>",
        ] {
            assert_eq!(found(line), Some((Kind::ReadMore, "read more".to_owned())), "{line}");
        }
        assert_eq!(found("Don’t miss").map(|(kind, _)| kind), Some(Kind::Related));
    }

    #[test]
    fn no_phrase_that_matches_is_passed_over() {
        let starred = SHIPPED.phrases.iter().filter(|phrase| phrase.shape != Shape::Whole);
        let mut passed = 0;
        for phrase in starred {
            let line = if phrase.shape == Shape::Open {
                format!("{} - boats", phrase.core)
            } else {
                format!("boats - {}", phrase.core)
            };
            assert!(phrase.matches(&line, 1), "{line}");
            let told = Starred::of(0, phrase);
            assert!(told.may_match(&line, phrase.shape), "{line}");
            passed += usize::from(
                !told.may_match(&line.replace(&*phrase.core, "some boat or other"), phrase.shape),
            );
            assert!(!told.may_match("", phrase.shape), "{line}");
        }
        assert_eq!(
            passed,
            SHIPPED.phrases.iter().filter(|phrase| phrase.shape != Shape::Whole).count()
        );
    }

    #[test]
    fn a_star_stands_for_words() {
        assert_eq!(
            found("Read more: How the mill burnt"),
            Some((Kind::ReadMore, "read more: *".to_owned()))
        );
        assert_eq!(
            found("The best of the week straight to your inbox").map(|(kind, _)| kind),
            Some(Kind::Newsletter)
        );
        assert_eq!(found("I want to read more about it"), None);
        assert_eq!(found("As I want to see full article archives"), None);
        assert_eq!(found("Advertisements rose by a third."), None);
    }

    #[test]
    fn no_phrase_is_told_to_be_none_by_its_first_words() {
        for phrase in SHIPPED.phrases.iter().filter(|phrase| phrase.shape != Shape::Close) {
            assert!(SHIPPED.may_open(&phrase.core), "{}", phrase.verdict.rule);
            assert!(
                SHIPPED.may_open(&format!("{} a boat", phrase.core.to_ascii_uppercase())),
                "{}",
                phrase.verdict.rule
            );
            let f = measure_words(&phrase.core, &SHIPPED.words, 0);
            assert!(SHIPPED.may_be(&f).any(), "{}", phrase.verdict.rule);
        }
        assert!(!SHIPPED.may_open("The boats that lie in the harbour were full."));
    }

    #[test]
    fn own_phrases_and_their_errors() {
        let own = [(Kind::ReadMore, "Full story: *".to_owned())];
        let matcher = Matcher::with(&own, &["read more".to_owned()]).expect("both lines are right");
        let mut scratch = String::new();
        assert_eq!(
            matcher
                .find("FULL STORY: the mill", 4, MayBe::ALL, &mut scratch)
                .map(|p| &*p.verdict.rule),
            Some("Full story: *")
        );
        assert!(matcher.find("Read more", 2, MayBe::ALL, &mut scratch).is_none());
        let error = |line: &str| {
            Matcher::with(&[(Kind::ReadMore, line.to_owned())], &[]).expect_err(line).to_string()
        };
        assert_eq!(
            error("* a *"),
            "phrase \"* a *\": `*` may stand only at the start or at the end"
        );
        assert_eq!(error(" - "), "phrase \"-\": it holds no letter and no digit");
        assert_eq!(
            error(&"a".repeat(300)),
            format!("phrase {:?}: longer than 240 bytes", "a".repeat(300))
        );
        assert_eq!(
            Matcher::with(&[], &["no such".to_owned()]).expect_err("unknown").to_string(),
            "phrase \"no such\": not among the shipped phrases"
        );
    }
}
