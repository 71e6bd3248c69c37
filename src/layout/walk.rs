//! What a walk along the page carries from block to block: what was passed, what comes next, sums over the blocks around.

use std::ops::Range;

use crate::Kind;
use crate::layout::make::is_led;
use crate::layout::page::{Class, View};
use crate::layout::states::bin;
use crate::measure::features::{End, Features, Measures};

/// Blocks looked at on either side.
const REACH: usize = 4;
/// The farthest that any sum reaches.
const FAR: usize = 10;
/// Sums at hand, more than a window of the farthest reach has; a power of two.
const RING: usize = 32;

/// Percents that the signals tell apart: of prose on the page, of the page's prose before a block, of blocks before it.
const PAGE_PROSE: [usize; 2] = [60, 85];
const SEEN: [usize; 3] = [5, 50, 93];
const SHARES: [usize; 4] = [5, 20, 50, 80];

/// How end markers (comments, related, author) stand before a block.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Markers {
    /// Blocks since the last one, up to 255; that, too, for none.
    pub(crate) since: u8,
    /// How many in all, up to 255.
    pub(crate) seen: u8,
}

/// Measures summed over a stretch of blocks, packed into two numbers that are added and taken off as such: a window of some twenty
/// blocks has room in each part.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sums([u64; 2]);

#[rustfmt::skip]
impl Sums {
    pub(crate) const fn words(self) -> u32 { self.0[0] as u32 }
    pub(crate) const fn stops(self) -> u32 { (self.0[0] >> 32) as u32 }
    pub(crate) const fn chrome(self) -> u32 { (self.0[1] & 0x3fff) as u32 }
    pub(crate) const fn offers(self) -> u32 { (self.0[1] >> 14 & 0x3fff) as u32 }
    pub(crate) const fn ends(self) -> u8 { (self.0[1] >> 28 & 63) as u8 }
    pub(crate) const fn threads(self) -> u8 { (self.0[1] >> 34 & 63) as u8 }
    pub(crate) const fn dates(self) -> u8 { (self.0[1] >> 40 & 63) as u8 }
    pub(crate) const fn prose(self) -> u8 { (self.0[1] >> 46 & 63) as u8 }
    pub(crate) const fn junk(self) -> u8 { (self.0[1] >> 52 & 63) as u8 }
    pub(crate) const fn markers(self) -> u8 { (self.0[1] >> 58) as u8 }
}

/// One block in its place, and what a walk from the first block up to it carries.
#[derive(Clone)]
pub(crate) struct Walk<'v, 't> {
    pub(crate) view: &'v View<'t>,
    /// The block.
    pub(crate) at: usize,
    /// Whether the blocks before and behind it are of the same make.
    pub(crate) alike: [bool; 2],
    /// Words of prose before it.
    pub(crate) prose_before: usize,
    /// The page's share of prose, how much of that stands before the block, and how much of the page, each by what the signals tell
    /// apart.
    pub(crate) page_prose: usize,
    pub(crate) seen: usize,
    pub(crate) share: usize,
    pub(crate) markers: Markers,
    /// Blocks since the last prose, and up to the next, up to 255; that, too, for none.
    pub(crate) gap_behind: u8,
    pub(crate) gap_ahead: u8,
    /// Whether nothing but named blocks, one at least, stands between it and the prose before it.
    pub(crate) named_gap: bool,
    /// Length of the run of list items that it is in, 0 for another block.
    pub(crate) run: usize,
    run_end: usize,
    /// The next block of prose, or where the page ends.
    next_prose: usize,
    /// Whether a named block stands behind the last prose; nothing where another came between, or no prose was.
    named: Option<bool>,
    /// Sums up to the blocks around, by the low bits of their places.
    sums: [Sums; RING],
    /// How many blocks are in the last of them.
    summed: usize,
}

impl<'v, 't> Walk<'v, 't> {
    /// Before the first block.
    pub(crate) fn new(view: &'v View<'t>) -> Self {
        Self {
            view,
            at: 0,
            alike: [false; 2],
            prose_before: 0,
            page_prose: bin(view.prose_total * 100, view.words_total.max(1), PAGE_PROSE),
            seen: 0,
            share: 0,
            markers: Markers { since: u8::MAX, seen: 0 },
            gap_behind: u8::MAX,
            gap_ahead: 0,
            named_gap: false,
            run: 0,
            run_end: 0,
            next_prose: 0,
            named: None,
            sums: [Sums::default(); RING],
            summed: 0,
        }
    }

    /// Goes on to a block; to be called for each in turn.
    pub(crate) fn step(&mut self, at: usize) {
        let (classes, features) = (&self.view.classes, self.view.features);
        if at > 0 {
            self.pass(classes[at - 1], &features[at - 1]);
        }
        self.at = at;
        while SHARES.get(self.share).is_some_and(|edge| at * 100 >= edge * self.view.blocks.len()) {
            self.share += 1;
        }
        self.alike = [self.alike[1], self.view.alike(at)];
        self.named_gap = self.named == Some(true);
        self.markers.since = self.markers.since.saturating_add(1);
        // A marker in the head of the page marks no end.
        if self.view.ends[at] && self.prose_before * 4 >= self.view.prose_total {
            self.markers = Markers { since: 0, seen: self.markers.seen.saturating_add(1) };
        }
        if at >= self.run_end {
            let len = if classes[at] == Class::Item {
                classes[at..].iter().take_while(|class| **class == Class::Item).count()
            } else {
                0
            };
            (self.run, self.run_end) = (len, at + len.max(1));
        }
        if at >= self.next_prose {
            let behind = classes[at + 1..].iter().position(|class| *class == Class::Prose);
            self.next_prose = behind.map_or(usize::MAX, |far| at + 1 + far);
        }
        self.gap_ahead = u8::try_from(self.next_prose - at).unwrap_or(u8::MAX);
        for next in self.summed..(at + FAR + 1).min(classes.len()) {
            let (kind, ends) = (self.view.kinds[next], self.view.ends[next]);
            let sum = self.sums[next % RING].plus(&features[next], kind, ends, classes[next]);
            self.sums[(next + 1) % RING] = sum;
            self.summed = next + 1;
        }
    }

    /// Leaves a block behind.
    fn pass(&mut self, class: Class, f: &Features) {
        let prose = class == Class::Prose;
        if prose && f.words > 0 {
            self.prose_before += f.words as usize;
            self.seen = 1 + bin(self.prose_before * 100, self.view.prose_total.max(1), SEEN);
        }
        self.gap_behind = if prose { 1 } else { self.gap_behind.saturating_add(1) };
        self.named = match class {
            Class::Prose => Some(false),
            Class::Junk => self.named.map(|_| true),
            _ => None,
        };
    }

    /// The blocks up to `reach` away on both sides.
    fn around(&self, reach: usize) -> Range<usize> {
        self.at.saturating_sub(reach)..(self.at + reach + 1).min(self.view.blocks.len())
    }

    /// Sums over the blocks up to `reach` away on both sides, and how many these are.
    #[inline]
    pub(crate) fn near(&self, reach: usize) -> (Sums, usize) {
        let around = self.around(reach);
        (self.over(around.clone()), around.len())
    }

    #[inline]
    fn over(&self, blocks: Range<usize>) -> Sums {
        self.sums[blocks.end % RING].less(&self.sums[blocks.start % RING])
    }

    /// How many of the few blocks before and of those behind are prose.
    pub(crate) fn prose_near(&self) -> [u8; 2] {
        let around = self.around(REACH);
        [self.over(around.start..self.at).prose(), self.over(self.at + 1..around.end).prose()]
    }

    /// How many of the few blocks around are boilerplate by name.
    pub(crate) fn junk_near(&self) -> u8 {
        self.near(REACH).0.junk()
    }

    /// Whether an end marker follows within a few blocks.
    pub(crate) fn marker_ahead(&self) -> bool {
        self.over(self.at + 1..self.around(REACH).end).markers() > 0
    }

    /// The class of the block `step` away.
    pub(crate) fn class(&self, step: isize) -> Class {
        self.at
            .checked_add_signed(step)
            .and_then(|at| self.view.classes.get(at))
            .copied()
            .unwrap_or(Class::Other)
    }
}

impl Sums {
    #[inline]
    fn plus(self, f: &Features, kind: Option<Kind>, ends: bool, class: Class) -> Self {
        let one = |holds: bool, at: u32| u64::from(holds) << at;
        let b = u64::from(f.cues.chrome())
            | u64::from(f.cues.offer()) << 14
            | one(f.end == End::Stop && f.words >= 4, 28)
            | one(f.cues.thread() > 0 && f.words < 25, 34)
            | one(matches!(kind, Some(Kind::Timestamp | Kind::Byline)), 40)
            | one(class == Class::Prose, 46)
            | one(class == Class::Junk, 52)
            | one(ends, 58);
        Self([
            self.0[0].wrapping_add(u64::from(f.words) | u64::from(f.stops) << 32),
            self.0[1].wrapping_add(b),
        ])
    }

    #[inline]
    fn less(&self, from: &Self) -> Self {
        Self([self.0[0].wrapping_sub(from.0[0]), self.0[1].wrapping_sub(from.0[1])])
    }
}

/// Blocks of a box of related links inside an article at most.
const BOX: usize = 4;
/// Blocks behind it among which two paragraphs of the article are, and words of one at least; of scripts without spaces two
/// characters stand for one. Teasers are shorter.
const BEHIND: usize = 5;
const LONG: u32 = 25;

/// Which blocks articles tend to be over behind (comments, related, author): not one that names one related article ("Related: Ferry
/// to sail again"), and no small box of related links right behind prose with two paragraphs right behind it.
pub(crate) fn ends(kinds: &[Option<Kind>], classes: &[Class], features: &Measures) -> Vec<bool> {
    let mut ends: Vec<_> =
        kinds.iter().zip(features.iter()).map(|(kind, f)| is_marker(*kind, f)).collect();
    let related = |at: usize| kinds[at] == Some(Kind::Related);
    let long = |at: &usize| {
        let words = features[*at].length();
        classes[*at] == Class::Prose && words >= LONG
    };
    let mut at = 0;
    while at < kinds.len() {
        if !related(at) {
            at += 1;
            continue;
        }
        let len = (at..kinds.len()).take_while(|at| related(*at)).count();
        let behind = at + len..(at + len + BEHIND).min(kinds.len());
        let named = behind.clone().any(|at| ends[at]);
        if len <= BOX
            && at > 0
            && classes[at - 1] == Class::Prose
            && !named
            && behind.filter(long).count() >= 2
        {
            ends[at..at + len].fill(false);
        }
        at += len;
    }
    ends
}

/// Whether a block by itself is such.
fn is_marker(kind: Option<Kind>, f: &Features) -> bool {
    let ends = matches!(kind, Some(Kind::Related | Kind::Comments | Kind::AuthorBio | Kind::Tags));
    ends && !is_led(kind, f)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::know::words::WORDS;
    use crate::measure::features::measure_words;

    #[test]
    fn a_small_box_between_paragraphs_ends_no_article() {
        let long = "The ferry between Orrin and Varn will sail again in May, the harbour board said on Tuesday, and it will cost what it did before the storm of the winter.";
        let of = |behind: [(&str, Class); 3]| {
            let blocks = [(long, Class::Prose), ("Read also", Class::Junk), ("Bus", Class::Junk)];
            let (texts, classes): (Vec<_>, Vec<_>) = blocks.into_iter().chain(behind).unzip();
            let features: Measures =
                texts.into_iter().map(|text| measure_words(text, &WORDS, 0)).collect();
            let kinds = [None, Some(Kind::Related), Some(Kind::Related), None, None, None];
            ends(&kinds, &classes, &features)
        };
        let short = ("Old quay sold", Class::Label);
        let (prose, no) = ((long, Class::Prose), false);
        assert_eq!(of([short, prose, prose]), [no; 6]);
        assert_eq!(of([short, prose, short]), [no, true, true, no, no, no]);
    }
}
