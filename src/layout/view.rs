//! The page as the layout sees it: blocks with what can be summed over their neighbours, in linear time.

use std::collections::HashMap;
use std::ops::Range;

use crate::Kind;
use crate::block::{Block, Bullet};
use crate::features::{End, Features};

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
/// Words from which the end mark is not asked for.
const LONG_PROSE: u32 = 30;
/// Words of a label at most.
const LABEL_WORDS: u32 = 15;
/// Blocks looked at on either side.
const REACH: usize = 4;
/// What a block that is no prose costs the core, in words of prose.
const CORE_GAP: i64 = 14;
/// What boilerplate costs it.
const CORE_JUNK: i64 = 30;

/// How end markers (comments, related, author) stand before a block.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Markers {
    /// Blocks since the last one; large for none.
    pub(crate) since: usize,
    /// How many in all.
    pub(crate) seen: usize,
}

/// Blocks, their measures, and sums over neighbours.
pub(crate) struct View<'t> {
    pub(crate) blocks: &'t [Block],
    pub(crate) features: &'t [Features],
    /// What phrases and shapes say of each block.
    pub(crate) kinds: Vec<Option<Kind>>,
    pub(crate) classes: Vec<Class>,
    /// Length of the run of list items that the block is in.
    pub(crate) run: Vec<u32>,
    /// How often the block's text stands on the page.
    pub(crate) repeats: Vec<u32>,
    /// Words of prose before each block.
    pub(crate) prose_before: Vec<usize>,
    pub(crate) prose_total: usize,
    pub(crate) words_total: usize,
    pub(crate) markers: Vec<Markers>,
    /// Whether an end marker follows within a few blocks.
    pub(crate) marker_ahead: Vec<bool>,
    /// The stretch with the most prose and the least else: the largest sum of words less gaps.
    pub(crate) core: Range<usize>,
    /// The usual indent of prose.
    pub(crate) indent: u16,
}

impl<'t> View<'t> {
    pub(crate) fn new(blocks: &'t [Block], features: &'t [Features], kinds: Vec<Option<Kind>>) -> Self {
        let classes: Vec<_> = (0..blocks.len()).map(|at| class(&blocks[at], &features[at], kinds[at])).collect();
        let mut prose_before = Vec::with_capacity(blocks.len());
        let (mut prose_total, mut words_total) = (0, 0);
        for (class, f) in classes.iter().zip(features) {
            prose_before.push(prose_total);
            words_total += f.words as usize;
            prose_total += if *class == Class::Prose { f.words as usize } else { 0 };
        }
        let markers = markers(&kinds, &prose_before, prose_total);
        let marker_ahead = marker_ahead(&kinds);
        Self {
            run: runs(&classes),
            repeats: repeats(features),
            core: core(&classes, features),
            indent: indent(blocks, &classes),
            blocks,
            features,
            kinds,
            classes,
            prose_before,
            prose_total,
            words_total,
            markers,
            marker_ahead,
        }
    }

    /// The class of the block `step` away.
    pub(crate) fn class(&self, at: usize, step: isize) -> Class {
        at.checked_add_signed(step).and_then(|at| self.classes.get(at)).copied().unwrap_or(Class::Other)
    }

    /// What phrases and shapes say of the block `step` away.
    pub(crate) fn kind(&self, at: usize, step: isize) -> Option<Kind> {
        at.checked_add_signed(step).and_then(|at| self.kinds.get(at)).copied().flatten()
    }

    /// How many of the next few blocks on one side are prose.
    pub(crate) fn prose_near(&self, at: usize, step: isize) -> usize {
        let range = if step > 0 { at + 1..(at + 1 + REACH).min(self.classes.len()) } else { at.saturating_sub(REACH)..at };
        self.classes[range].iter().filter(|class| **class == Class::Prose).count()
    }

    /// How many of the few blocks around are boilerplate by name.
    pub(crate) fn junk_near(&self, at: usize) -> usize {
        let range = at.saturating_sub(REACH)..(at + 1 + REACH).min(self.classes.len());
        self.classes[range].iter().filter(|class| **class == Class::Junk).count()
    }
}

fn class(block: &Block, f: &Features, kind: Option<Kind>) -> Class {
    if kind.is_some() {
        return Class::Junk;
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

fn runs(classes: &[Class]) -> Vec<u32> {
    let mut runs = vec![0; classes.len()];
    let mut from = 0;
    while from < classes.len() {
        let len = classes[from..].iter().take_while(|class| **class == classes[from]).count();
        if classes[from] == Class::Item {
            runs[from..from + len].fill(len as u32);
        }
        from += len;
    }
    runs
}

fn repeats(features: &[Features]) -> Vec<u32> {
    let mut counts: HashMap<u64, u32, std::hash::BuildHasherDefault<Spread>> = HashMap::with_capacity_and_hasher(features.len(), Default::default());
    for f in features {
        *counts.entry(f.line_hash).or_default() += 1;
    }
    features.iter().map(|f| counts.get(&f.line_hash).copied().unwrap_or(0)).collect()
}

/// Line hashes are spread already; hashing them again would cost more than the table.
#[derive(Default)]
struct Spread(u64);

impl std::hash::Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// Kinds after which articles tend to be over.
fn is_marker(kind: Option<Kind>) -> bool {
    matches!(kind, Some(Kind::Related | Kind::Comments | Kind::AuthorBio | Kind::Tags))
}

fn markers(kinds: &[Option<Kind>], prose_before: &[usize], prose_total: usize) -> Vec<Markers> {
    let mut last = None;
    let mut seen = 0;
    (0..kinds.len())
        .map(|at| {
            // A marker in the head of the page marks no end.
            if is_marker(kinds[at]) && prose_before[at] * 4 >= prose_total {
                (last, seen) = (Some(at), seen + 1);
            }
            Markers { since: last.map_or(usize::MAX, |last| at - last), seen }
        })
        .collect()
}

fn marker_ahead(kinds: &[Option<Kind>]) -> Vec<bool> {
    let mut next = usize::MAX;
    let mut ahead = vec![false; kinds.len()];
    for at in (0..kinds.len()).rev() {
        ahead[at] = next.saturating_sub(at) <= REACH;
        if is_marker(kinds[at]) {
            next = at;
        }
    }
    ahead
}

/// The stretch of blocks with the largest sum of prose words less what stands between (Kadane's scan).
fn core(classes: &[Class], features: &[Features]) -> Range<usize> {
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
