//! The page as the layout sees it: blocks with what each is, and what is told of the whole, in linear time.

use std::ops::Range;

use crate::Kind;
use crate::door::block::{Block, Bullet};
use crate::know::grammar::lists::{List, begins};
use crate::know::words::WordTable;
use crate::label::Verdicts;
use crate::measure::features::{End, Features, Measures};
use crate::measure::seam::{Half, glue};

/// A block on its own, context-free, as jusText has it: a first word on what it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Running text.
    Prose,
    /// A short line that reads: a heading, a name, a teaser's title.
    Label,
    /// A short list item.
    Item,
    /// Named by a phrase or a shape as boilerplate.
    Junk,
    /// The page's edge, or nothing of the above.
    Other,
}

/// Stop words a word from which a block reads as running text; jusText's STOPWORDS_LOW is .30, ours is lower
/// because a block's end mark is asked for as well.
const PROSE_STOPS: f32 = 0.22;
/// Words of prose at least; FineWeb-like line filters use ten to twelve.
const PROSE_WORDS: u32 = 12;
/// Words of half a sentence that count as prose.
const HALF_WORDS: u32 = 5;
/// Blocks between two halves at most, so that a menu does not lie in one sentence.
const HALF_REACH: usize = 40;
/// Words from which the end mark is not asked for.
const LONG_PROSE: u32 = 30;
/// Words of a label at most.
const LABEL_WORDS: u32 = 15;
/// What a block that is no prose costs the core, in words of prose.
const CORE_GAP: i64 = 14;
/// What boilerplate costs it.
const CORE_JUNK: i64 = 30;

/// Blocks, their measures, and what is told of them as parts of the page.
pub(crate) struct View<'t> {
    pub(crate) text: &'t str,
    pub(crate) blocks: &'t [Block],
    pub(crate) features: &'t Measures,
    /// What prompts and shapes name each block as.
    pub(crate) kinds: Vec<Option<Kind>>,
    pub(crate) classes: Vec<Class>,
    /// Whether articles tend to be over behind a block.
    pub(crate) ends: Vec<bool>,
    /// Whether a block would be a prompt in company.
    pub(crate) lonely: Vec<bool>,
    /// How often the block's text stands on the page, up to 255.
    pub(crate) repeats: Vec<u8>,
    pub(crate) prose_total: usize,
    pub(crate) words_total: usize,
    /// The stretch with the most prose and the least else: the largest sum of words less gaps.
    pub(crate) core: Range<usize>,
    /// The usual indent of prose.
    pub(crate) indent: u16,
    /// Whether a block is a row of a table with a frame.
    pub(crate) row: Vec<bool>,
    /// Whether the text's second block opens with a dateline's dash.
    pub(crate) dateline_second: bool,
    /// Whether a block is the first or second half of a sentence that named blocks cut.
    pub(crate) half: Vec<bool>,
    /// The halves, in pairs.
    pub(crate) halves: Vec<(usize, usize)>,
    /// What each block has of a table or of a list of one make, a bit each.
    pub(crate) makes: Vec<u8>,
}

impl<'t> View<'t> {
    pub(crate) fn new(
        text: &'t str,
        blocks: &'t [Block],
        features: &'t Measures,
        verdicts: &'t Verdicts,
        repeats: Vec<u8>,
        words: &WordTable,
    ) -> Self {
        let kinds = verdicts.kinds();
        let halves = halves(text, blocks, features, &kinds, words);
        let mut half = vec![false; blocks.len()];
        for (left, right) in &halves {
            (half[*left], half[*right]) = (true, true);
        }
        let (mut classes, mut row) =
            (Vec::with_capacity(blocks.len()), Vec::with_capacity(blocks.len()));
        let (mut prose_total, mut words_total) = (0, 0);
        for (at, (block, f)) in blocks.iter().zip(features.iter()).enumerate() {
            let class = class(block, f, kinds[at], half[at]);
            // What is named goes anyway; how clean a page is shows in the rest.
            words_total += if class == Class::Junk { 0 } else { f.words as usize };
            prose_total += if class == Class::Prose { f.words as usize } else { 0 };
            classes.push(class);
            row.push(is_row(&text[block.text..block.end], f));
        }
        let mut lonely = vec![false; blocks.len()];
        for weak in verdicts.weak.iter().filter(|weak| kinds[weak.at].is_none()) {
            lonely[weak.at] = true;
        }
        let core = core(&classes, features);
        Self {
            text,
            lonely,
            makes: super::make::of(text, blocks, features, &kinds, &repeats, &core),
            repeats,
            core,
            indent: indent(blocks, &classes),
            row,
            dateline_second: blocks.get(1).is_some_and(|block| {
                crate::noun::dateline::read(&text[block.text..block.end]).is_some()
            }),
            half,
            halves,
            blocks,
            features,
            ends: super::walk::ends(&kinds, &classes, features),
            kinds,
            classes,
            prose_total,
            words_total,
        }
    }

    /// Whether a block and the next are of one make: bullet, indent, class and rough length.
    pub(crate) fn alike(&self, at: usize) -> bool {
        let Some([a, b]) = self.blocks.get(at..at + 2) else { return false };
        let [first, second] = [at, at + 1].map(|at| self.features[at].words);
        let (long, short) = (first.max(second), first.min(second));
        a.bullet == b.bullet
            && a.indent == b.indent
            && self.classes[at] == self.classes[at + 1]
            && long <= short * 2 + 3
    }

    /// What phrases and shapes say of the block `step` away.
    pub(crate) fn kind(&self, at: usize, step: isize) -> Option<Kind> {
        at.checked_add_signed(step).and_then(|at| self.kinds.get(at)).copied().flatten()
    }

    /// Whether a block opens by saying who somebody is ("Ann Lee is a reporter …").
    pub(crate) fn says_who(&self, at: usize) -> bool {
        says_who(&self.text[self.blocks[at].text..self.blocks[at].end], &self.features[at])
    }
}

fn class(block: &Block, f: &Features, kind: Option<Kind>, half: bool) -> Class {
    if kind.is_some() {
        return Class::Junk;
    }
    if half && f.words >= HALF_WORDS {
        return Class::Prose;
    }
    let reads = f.stop_density() >= PROSE_STOPS || f.unspaced >= 20;
    let closed = matches!(f.end, End::Stop | End::Colon | End::Closed);
    if reads && (f.words >= LONG_PROSE || f.words >= PROSE_WORDS && closed) {
        Class::Prose
    } else if block.bullet == Bullet::Mark && f.words <= LABEL_WORDS {
        Class::Item
    } else if f.words > 0 && f.words <= LABEL_WORDS {
        Class::Label
    } else {
        Class::Other
    }
}

/// The halves of sentences that named blocks cut, in pairs.
fn halves(
    text: &str,
    blocks: &[Block],
    features: &Measures,
    kinds: &[Option<Kind>],
    words: &WordTable,
) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut last: Option<usize> = None;
    let side = |at: usize| Half {
        piece: &text[blocks[at].text..blocks[at].end],
        block: &blocks[at],
        f: &features[at],
    };
    for at in (0..blocks.len()).filter(|at| kinds[*at].is_none()) {
        if let Some(left) = last.filter(|left| left + 1 < at && at - left <= HALF_REACH)
            && features[left].words >= 2
            && glue(&side(left), &side(at), words).is_some()
        {
            pairs.push((left, at));
        }
        last = Some(at);
    }
    pairs
}

/// Whether a block is a row of a table, two cells or more in a frame, or a line of the frame.
fn is_row(piece: &str, f: &Features) -> bool {
    if !f.wide() && !f.may_have(b'|') {
        return false;
    }
    let Some(bar) = piece.chars().next().filter(|c| matches!(c, '\u{2500}'..='\u{257f}' | '|'))
    else {
        return false;
    };
    f.words == 0 || piece.ends_with(bar) && piece.chars().filter(|c| *c == bar).count() >= 3
}

/// Words at the front of such a block that are looked at.
const WHO_WORDS: usize = 9;

/// Whether a block opens by saying who somebody is: a name of two words or more, then "is a" or its like.
fn says_who(piece: &str, f: &Features) -> bool {
    if !(6..=120).contains(&f.words)
        || f.first != crate::measure::features::First::Upper
        || f.capitals < 2
    {
        return false;
    }
    let mut rest = piece;
    for name in 0..WHO_WORDS {
        rest = rest.trim_start();
        let word = rest.split_ascii_whitespace().next().unwrap_or("");
        if !word.starts_with(char::is_uppercase) && begins(List::BioOpens, rest).is_some() {
            return name >= 2;
        }
        rest = &rest[word.len()..];
        if word.starts_with(char::is_lowercase) && word.len() > 3 {
            return false;
        }
    }
    false
}

/// The stretch of blocks with the largest sum of prose words less what stands between (Kadane's scan).
fn core(classes: &[Class], features: &Measures) -> Range<usize> {
    let (mut best, mut best_sum) = (0..0, 0);
    let (mut from, mut sum) = (0, 0_i64);
    for (at, class) in classes.iter().enumerate() {
        sum += match class {
            Class::Prose => i64::from(features[at].words.min(150)),
            Class::Junk => -CORE_JUNK,
            _ => -CORE_GAP,
        };
        if sum <= 0 {
            (from, sum) = (at + 1, 0);
        } else if sum > best_sum {
            (best, best_sum) = (from..at + 1, sum);
        }
    }
    best
}

/// The indent that most prose has.
fn indent(blocks: &[Block], classes: &[Class]) -> u16 {
    let mut counts = [0_u32; 64];
    for (block, _) in blocks.iter().zip(classes).filter(|(_, class)| **class == Class::Prose) {
        counts[usize::from(block.indent).min(63)] += 1;
    }
    (0..64).max_by_key(|at| (counts[*at], 64 - at)).map_or(0, |at| at as u16)
}
