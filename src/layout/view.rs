//! The page as the layout sees it: blocks with what can be summed over their neighbours, in linear time.

use std::ops::Range;

use crate::Kind;
use crate::block::{Block, Bullet};
use crate::features::{End, Features};
use crate::mend::{Half, glue};
use crate::rules::{Named, Verdicts};
use crate::words::WordTable;

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
/// Blocks looked at on either side.
const REACH: usize = 4;
/// What a block that is no prose costs the core, in words of prose.
const CORE_GAP: i64 = 14;
/// What boilerplate costs it.
const CORE_JUNK: i64 = 30;

/// How end markers (comments, related, author) stand before a block.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Markers {
    /// Blocks since the last one, up to 255; that, too, for none.
    pub(crate) since: u8,
    /// How many in all, up to 255.
    pub(crate) seen: u8,
}

/// Blocks, their measures, and sums over neighbours.
pub(crate) struct View<'t> {
    pub(crate) blocks: &'t [Block],
    pub(crate) features: &'t [Features],
    /// What phrases and shapes say of each block, and the kinds of that.
    pub(crate) verdicts: &'t [Named<'t>],
    pub(crate) kinds: Vec<Option<Kind>>,
    pub(crate) classes: Vec<Class>,
    /// Length of the run of list items that the block is in.
    pub(crate) run: Vec<u32>,
    /// How often the block's text stands on the page.
    pub(crate) repeats: Vec<u32>,
    /// Words of prose before each block, up to what 32 bits hold.
    pub(crate) prose_before: Vec<u32>,
    pub(crate) prose_total: usize,
    pub(crate) words_total: usize,
    pub(crate) markers: Vec<Markers>,
    /// Whether an end marker follows within a few blocks.
    pub(crate) marker_ahead: Vec<bool>,
    /// The stretch with the most prose and the least else: the largest sum of words less gaps.
    pub(crate) core: Range<usize>,
    /// The usual indent of prose.
    pub(crate) indent: u16,
    /// Blocks since the last prose, and up to the next, up to 255; that, too, for none.
    pub(crate) gap_behind: Vec<u8>,
    pub(crate) gap_ahead: Vec<u8>,
    /// Whether a block opens by saying who somebody is ("Ann Lee is a reporter …").
    pub(crate) says_who: Vec<bool>,
    /// Whether a block is a row of a table with a frame.
    pub(crate) row: Vec<bool>,
    /// Whether the text's second block opens with a dateline's dash.
    pub(crate) dateline_second: bool,
    /// Whether a block is the first or second half of a sentence that named blocks cut.
    pub(crate) half: Vec<bool>,
    /// The halves, in pairs.
    pub(crate) halves: Vec<(usize, usize)>,
    /// Whether nothing but named blocks stands between a block and the prose before it.
    pub(crate) named_gap: Vec<bool>,
    /// Sums of measures up to each block, for windows in constant time.
    sums: Vec<Sums>,
}

/// Measures summed over a stretch of blocks. Sums up to a block may wrap; their differences over a window of some twenty blocks do
/// not, and have room in what holds them.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sums {
    pub(crate) words: u32,
    pub(crate) stops: u32,
    /// Words of menus and forms, and of shops.
    pub(crate) chrome: u16,
    pub(crate) offers: u16,
    /// Blocks that end like a sentence.
    pub(crate) ends: u8,
    /// Blocks with a word of comment threads.
    pub(crate) threads: u8,
    /// Date lines and bylines.
    pub(crate) dates: u8,
    /// Blocks of prose, and of boilerplate by name.
    pub(crate) prose: u8,
    pub(crate) junk: u8,
}

impl<'t> View<'t> {
    pub(crate) fn new(
        text: &str,
        blocks: &'t [Block],
        features: &'t [Features],
        verdicts: &'t Verdicts,
        repeats: Vec<u32>,
        words: &WordTable,
    ) -> Self {
        let kinds = verdicts.kinds();
        let halves = halves(text, blocks, features, &kinds, words);
        let mut half = vec![false; blocks.len()];
        for (left, right) in &halves {
            (half[*left], half[*right]) = (true, true);
        }
        let classes: Vec<_> = (0..blocks.len()).map(|at| class(&blocks[at], &features[at], kinds[at], half[at])).collect();
        let mut prose_before = Vec::with_capacity(blocks.len());
        let (mut prose_total, mut words_total) = (0, 0);
        for (class, f) in classes.iter().zip(features) {
            prose_before.push(u32::try_from(prose_total).unwrap_or(u32::MAX));
            // What is named goes anyway; how clean a page is shows in the rest.
            words_total += if *class == Class::Junk { 0 } else { f.words as usize };
            prose_total += if *class == Class::Prose { f.words as usize } else { 0 };
        }
        let markers = markers(&kinds, &prose_before, prose_total);
        let marker_ahead = marker_ahead(&kinds);
        Self {
            run: runs(&classes),
            repeats,
            core: core(&classes, features),
            indent: indent(blocks, &classes),
            gap_behind: gaps(classes.iter()),
            gap_ahead: gaps(classes.iter().rev()).into_iter().rev().collect(),
            says_who: (0..blocks.len()).map(|at| says_who(&text[blocks[at].text..blocks[at].end], &features[at])).collect(),
            row: (0..blocks.len()).map(|at| is_row(&text[blocks[at].text..blocks[at].end], &features[at])).collect(),
            dateline_second: blocks.get(1).is_some_and(|block| crate::metadata::dateline::read(&text[block.text..block.end]).is_some()),
            named_gap: named_gaps(&classes),
            half,
            halves,
            sums: sums(features, &kinds, &classes),
            blocks,
            features,
            verdicts: &verdicts.of,
            kinds,
            classes,
            prose_before,
            prose_total,
            words_total,
            markers,
            marker_ahead,
        }
    }

    /// The blocks up to `reach` away on both sides.
    pub(crate) fn around(&self, at: usize, reach: usize) -> Range<usize> {
        at.saturating_sub(reach)..(at + reach + 1).min(self.blocks.len())
    }

    /// Sums over a stretch of blocks.
    #[inline]
    pub(crate) fn sums(&self, blocks: Range<usize>) -> Sums {
        let (from, to) = (&self.sums[blocks.start], &self.sums[blocks.end]);
        Sums {
            words: to.words.wrapping_sub(from.words),
            stops: to.stops.wrapping_sub(from.stops),
            ends: to.ends.wrapping_sub(from.ends),
            threads: to.threads.wrapping_sub(from.threads),
            dates: to.dates.wrapping_sub(from.dates),
            chrome: to.chrome.wrapping_sub(from.chrome),
            offers: to.offers.wrapping_sub(from.offers),
            prose: to.prose.wrapping_sub(from.prose),
            junk: to.junk.wrapping_sub(from.junk),
        }
    }

    /// Whether a block and the next are of one make: bullet, indent, class and rough length.
    pub(crate) fn alike(&self, at: usize) -> bool {
        let Some([a, b]) = self.blocks.get(at..at + 2) else { return false };
        let [first, second] = [at, at + 1].map(|at| self.features[at].words);
        let (long, short) = (first.max(second), first.min(second));
        a.bullet == b.bullet && a.indent == b.indent && self.classes[at] == self.classes[at + 1] && long <= short * 2 + 3
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
    pub(crate) fn prose_near(&self, at: usize, step: isize) -> u8 {
        let around = self.around(at, REACH);
        self.sums(if step > 0 { at + 1..around.end } else { around.start..at }).prose
    }

    /// How many of the few blocks around are boilerplate by name.
    pub(crate) fn junk_near(&self, at: usize) -> u8 {
        self.sums(self.around(at, REACH)).junk
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
fn halves(text: &str, blocks: &[Block], features: &[Features], kinds: &[Option<Kind>], words: &WordTable) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut last: Option<usize> = None;
    let side = |at: usize| Half { piece: &text[blocks[at].text..blocks[at].end], block: &blocks[at], f: &features[at] };
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

/// Whether nothing but named blocks, one at least, stands between each block and the prose before it.
fn named_gaps(classes: &[Class]) -> Vec<bool> {
    let mut gaps = vec![false; classes.len()];
    // Named blocks since the last prose; nothing where another block came between, or no prose was.
    let mut named: Option<usize> = None;
    for (at, class) in classes.iter().enumerate() {
        gaps[at] = named.is_some_and(|named| named > 0);
        named = match class {
            Class::Prose => Some(0),
            Class::Junk => named.map(|named| named + 1),
            _ => None,
        };
    }
    gaps
}

/// Measures up to each block; one entry more than blocks.
fn sums(features: &[Features], kinds: &[Option<Kind>], classes: &[Class]) -> Vec<Sums> {
    let mut sums = Vec::with_capacity(features.len() + 1);
    let mut sum = Sums::default();
    sums.push(sum);
    for ((f, kind), class) in features.iter().zip(kinds).zip(classes) {
        sum.words = sum.words.wrapping_add(f.words);
        sum.stops = sum.stops.wrapping_add(f.stops);
        sum.chrome = sum.chrome.wrapping_add(f.cues.chrome().into());
        sum.offers = sum.offers.wrapping_add(f.cues.offer().into());
        let add = |sum: &mut u8, one: bool| *sum = sum.wrapping_add(one.into());
        add(&mut sum.ends, f.end == End::Stop && f.words >= 4);
        add(&mut sum.threads, f.cues.thread() > 0 && f.words < 25);
        add(&mut sum.dates, matches!(kind, Some(Kind::Timestamp | Kind::Byline)));
        add(&mut sum.prose, *class == Class::Prose);
        add(&mut sum.junk, *class == Class::Junk);
        sums.push(sum);
    }
    sums
}

/// Blocks since the last prose, in the order of the iterator.
fn gaps<'c>(classes: impl Iterator<Item = &'c Class>) -> Vec<u8> {
    let mut gap = u8::MAX;
    classes
        .map(|class| {
            let here = gap.saturating_add(1);
            gap = if *class == Class::Prose { 0 } else { here };
            here
        })
        .collect()
}

/// Whether a block is a row of a table, two cells or more in a frame, or a line of the frame.
fn is_row(piece: &str, f: &Features) -> bool {
    let Some(bar) = piece.chars().next().filter(|c| matches!(c, '\u{2500}'..='\u{257f}' | '|')) else { return false };
    f.words == 0 || piece.ends_with(bar) && piece.chars().filter(|c| *c == bar).count() >= 3
}

/// Whether a block opens by saying who somebody is: a name of two words or more, then "is a" or its like.
fn says_who(piece: &str, f: &Features) -> bool {
    if !(6..=120).contains(&f.words) || f.first != crate::features::First::Upper || f.capitals < 2 {
        return false;
    }
    let mut words = piece.split_ascii_whitespace().take(9);
    let mut name = 0;
    while let Some(word) = words.next() {
        let next = || words.clone().next().unwrap_or("");
        match word {
            "is" => return name >= 2 && matches!(next(), "a" | "an" | "the"),
            "was" => return name >= 2 && next() == "a",
            "has" => return name >= 2 && matches!(next(), "been" | "worked"),
            "works" => return name >= 2 && next() == "as",
            "writes" | "covers" | "joined" | "ist" | "est" | "es" | "é" => return name >= 2,
            _ if word.starts_with(char::is_lowercase) && word.len() > 3 => return false,
            _ => name += 1,
        }
    }
    false
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

/// Kinds after which articles tend to be over.
fn is_marker(kind: Option<Kind>) -> bool {
    matches!(kind, Some(Kind::Related | Kind::Comments | Kind::AuthorBio | Kind::Tags))
}

fn markers(kinds: &[Option<Kind>], prose_before: &[u32], prose_total: usize) -> Vec<Markers> {
    let mut markers = Markers { since: u8::MAX, seen: 0 };
    (0..kinds.len())
        .map(|at| {
            markers.since = markers.since.saturating_add(1);
            // A marker in the head of the page marks no end.
            if is_marker(kinds[at]) && prose_before[at] as usize * 4 >= prose_total {
                markers = Markers { since: 0, seen: markers.seen.saturating_add(1) };
            }
            markers
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
