//! How sure the body is: how likely it is to be the article's but for a tenth, by clues on what was kept and
//! what was left out.

use crate::article::{Article, Doubt};
use crate::choose::Page;
use crate::choose::rank::clues;
use crate::layout::Part;
use crate::measure::features::{End, Features};
use crate::noun::Named;

/// Odds below which a block of the body is not surely of it.
const SURE: f32 = 0.9;
/// Odds that count for no more, so that one long page does not outweigh all other clues.
const ODDS: f32 = 0.9995;
/// Prose behind the body beyond this share of it says no more.
const BEHIND: f32 = 2.0;
/// Lines without a sentence at the body's end that are counted.
const TAIL: usize = 10;
/// Share of the page's prose below which a body is a small part of it.
const SMALL: f32 = 1.0 / 3.0;
/// The confidence at most in a body whose language is not known, that is a small part of the page's prose or
/// that an earlier reading did not find: of those as many as every second is not the article.
const CAPPED: f32 = 0.8;
/// Words of running text at least, and of such as needs no end mark.
const PROSE: u32 = 12;
const LONG_PROSE: u32 = 30;
/// Function words a word that running text has.
const STOPS: f32 = 0.22;
/// Characters of a script without spaces that make running text.
const UNSPACED: u32 = 20;

clues! {
    "confidence.tsv":
    /// every page
    Always;
    /// the word F1 to be expected by the layout's odds, as log-odds
    Expected;
    /// words of the body, as the power of two in tens
    Words;
    /// blocks of the page, as the power of two in tens
    Blocks;
    /// share of the body's words in blocks that are not surely of it
    Unsure;
    /// prose behind the body, as a share of it
    Behind;
    /// share of the body's blocks that are no prose
    Lines;
    /// lines at the body's end that are no prose, in tens
    Tail;
    /// share of the page's prose that the body has
    Share;
    /// the page has a headline
    Titled;
    /// a script without spaces
    Unspaced;
    /// a clean text, an extractor's output
    Clean;
}

/// How sure the body is, from 0 to 1; nothing is sure of an empty one.
pub(crate) fn confidence(page: &Page<'_>, labels: &[Named<'_>], article: &Article) -> f32 {
    if article.text.is_empty() {
        return 0.0;
    }
    let seen = Seen::of(page, labels);
    let sure = 1.0 / (1.0 + (-weights().sum(&seen.clues(page, article))).exp());
    let small = seen.body_prose < seen.prose * SMALL;
    let doubtful = article.has(Doubt::SecondReading);
    if article.language.is_none() || small || doubtful { sure.min(CAPPED) } else { sure }
}

/// The clues of a page, for the fit; nothing where its body is empty.
#[cfg(dehusk_fit)]
pub(crate) fn candidate(
    page: &Page<'_>,
    labels: &[Named<'_>],
    article: &Article,
) -> Option<crate::choose::rank::Candidate> {
    (!article.text.is_empty()).then(|| crate::choose::rank::Candidate {
        values: vec![article.text.clone()],
        clues: Seen::of(page, labels).clues(page, article).to_vec(),
        fixed: 0.0,
    })
}

/// Sums over the blocks of a page, in words.
#[derive(Default)]
struct Seen {
    kept: f32,
    right: f32,
    expected: f32,
    prose: f32,
    body: f32,
    body_prose: f32,
    /// Prose behind the last block that stays.
    behind: f32,
    unsure: f32,
    unspaced: f32,
    /// Blocks of the body, and those that are no prose; of these, the ones behind its last prose.
    blocks: usize,
    lines: usize,
    tail: usize,
}

impl Seen {
    fn of(page: &Page<'_>, labels: &[Named<'_>]) -> Self {
        let mut seen = Self::default();
        for (at, f) in page.features.iter().enumerate() {
            let (odds, size, reads) = (page.layout.odds[at], size(f), reads(f));
            seen.expected += odds * size;
            if page.layout.parts[at] == Part::Body {
                seen.kept += size;
                seen.right += odds * size;
            }
            let prose = if reads && page.kinds[at].is_none() { size } else { 0.0 };
            seen.prose += prose;
            if labels[at].is_some() {
                seen.behind += prose;
                continue;
            }
            seen.behind = 0.0;
            seen.body += size;
            seen.body_prose += if reads { size } else { 0.0 };
            seen.unsure += if odds < SURE { size } else { 0.0 };
            seen.unspaced += f.unspaced as f32;
            seen.blocks += 1;
            seen.lines += usize::from(!reads);
            seen.tail = if reads { 0 } else { seen.tail + 1 };
        }
        seen
    }

    fn clues(&self, page: &Page<'_>, article: &Article) -> Clues {
        let body = self.body.max(1.0);
        let all = self.kept + self.expected;
        // A body without a word (a picture sign, a rule) tells nothing either way.
        let expected = if all > 0.0 { 2.0 * self.right / all } else { 0.5 };
        let expected = expected.clamp(1.0 - ODDS, ODDS);
        let mut clues = [0.0; NAMES.len()];
        let mut tell = |clue: Clue, value: f32| clues[clue as usize] = value;
        let flag = |holds: bool| f32::from(u8::from(holds));
        tell(Clue::Always, 1.0);
        tell(Clue::Expected, (expected / (1.0 - expected)).ln());
        tell(Clue::Words, body.log2() / 10.0);
        tell(Clue::Blocks, (page.blocks.len().max(1) as f32).log2() / 10.0);
        tell(Clue::Unsure, self.unsure / body);
        tell(Clue::Behind, (self.behind / body).min(BEHIND));
        tell(Clue::Lines, self.lines as f32 / self.blocks.max(1) as f32);
        tell(Clue::Tail, self.tail.min(TAIL) as f32 / 10.0);
        tell(Clue::Share, (self.body_prose / self.prose.max(1.0)).min(1.0));
        tell(Clue::Titled, flag(article.title.is_some()));
        tell(Clue::Unspaced, flag(self.unspaced > self.body));
        tell(Clue::Clean, flag(page.layout.clean));
        clues
    }
}

/// Words of a block; of scripts without spaces two characters stand for one.
pub(super) fn size(f: &Features) -> f32 {
    f.length() as f32
}

/// Whether a block is running text.
fn reads(f: &Features) -> bool {
    let closed = matches!(f.end, End::Stop | End::Colon | End::Closed);
    let long = f.words >= LONG_PROSE || closed && f.words >= PROSE;
    f.unspaced >= UNSPACED && (closed || long) || f.stop_density() >= STOPS && long
}
