//! What a block is like, in small numbers from which every signal of the layout follows.
//!
//! Signals that hang together share a [`Group`], which is in one of few states for each block: so long and ending so, with
//! these neighbours. What each state counts for is added up once for all ([`counted`]); a block then costs one look-up for
//! each group, not one question for each signal.

use super::costs::Packed;
use super::signals::{self, Signals};
use super::walk::Walk;
use crate::Kind;
use crate::door::block::Bullet;
use crate::know::words::PROMPT;
use crate::layout::page::{Class, View};
use crate::measure::features::{End, Features, First};

/// The state of a group: its parts in bits, the first lowest.
#[derive(Debug, Clone, Copy)]
pub(crate) struct State {
    bits: usize,
    width: u32,
}

impl State {
    #[inline(always)]
    pub(crate) const fn new() -> Self {
        Self { bits: 0, width: 0 }
    }

    /// With one more part of so many bits.
    #[inline(always)]
    const fn and(self, part: usize, width: u32) -> Self {
        Self { bits: self.bits | part << self.width, width: self.width + width }
    }

    /// With one more part that holds or does not.
    #[inline(always)]
    const fn when(self, holds: bool) -> Self {
        self.and(holds as usize, 1)
    }

    /// Takes the lowest part off.
    pub(crate) const fn take(&mut self, width: u32) -> usize {
        let part = self.bits & ((1 << width) - 1);
        self.bits >>= width;
        part
    }

    /// The same for a part that holds or does not.
    pub(crate) const fn holds(&mut self) -> bool {
        self.take(1) != 0
    }

    /// The same for a [`size`]: the least number of words that has it.
    pub(crate) fn words(&mut self) -> u32 {
        LEAST[self.take(SIZE).min(LEAST.len() - 1)]
    }
}

macro_rules! groups {
    ($($name:ident $width:literal $signals:ident;)*) => {
        /// Signals that follow from the same few states.
        #[derive(Debug, Clone, Copy)]
        enum Group { $($name,)* }

        /// Bits of each group's state, and what its signals are.
        const GROUPS: &[(u32, fn(State) -> Signals)] = &[$(($width, signals::$signals),)*];
    };
}

groups! {
    Ending 8 ending;
    Wording 8 wording;
    Opening 7 opening;
    Cues 8 cues;
    Figures 8 figures;
    Setting 6 setting;
    Beside 7 beside;
    Named 5 named;
    Neighbours 9 neighbours;
    Run 7 run;
    Around 6 around;
    Page 5 page;
    Place 8 place;
    Course 8 course;
    Near 7 near;
    Density 7 density;
    Wide 7 wide;
    Gaps 5 gaps;
    Prose 4 prose;
    Make 8 make;
    Head 5 head;
}

/// Where the states of each group begin among all, and where the last ends.
const STARTS: [usize; GROUPS.len() + 1] = {
    let mut starts = [0; GROUPS.len() + 1];
    let mut at = 0;
    while at < GROUPS.len() {
        starts[at + 1] = starts[at] + (1 << GROUPS[at].0);
        at += 1;
    }
    starts
};

/// What every state of every group counts for.
pub(crate) type Counted = [Packed; STARTS[GROUPS.len()]];

/// The same, from what each signal counts for.
pub(crate) fn counted(rows: &[Packed]) -> Box<Counted> {
    let mut counted = Box::new([Packed::default(); STARTS[GROUPS.len()]]);
    for (start, (width, signals)) in STARTS.iter().zip(GROUPS) {
        for bits in 0..1 << width {
            counted[start + bits] = Packed::sum(rows, signals(State { bits, width: *width }));
        }
    }
    counted
}

/// What the signals of the block that a walk has come to count for.
#[inline]
pub(crate) fn count(walk: &Walk<'_, '_>, counted: &Counted) -> Packed {
    let mut sum = Packed::default();
    each(walk, |group, state| {
        debug_assert_eq!(state.width, GROUPS[group as usize].0);
        sum = sum.plus(counted[STARTS[group as usize] + state.bits]);
    });
    sum
}

/// The signals themselves.
pub(crate) fn told(walk: &Walk<'_, '_>) -> Signals {
    let mut all = Signals::default();
    each(walk, |group, state| all = all.and(GROUPS[group as usize].1(state)));
    all
}

/// Bits of a size, and the least number of words of each: [`signals::ending`] tells no others apart.
const SIZE: u32 = 4;
const LEAST: [u32; 12] = [0, 1, 2, 3, 4, 7, 11, 16, 25, 41, 71, 121];

/// Sizes by the number of words; from the last on all have one.
const SIZES: [u8; LEAST[LEAST.len() - 1] as usize + 1] = {
    let mut sizes = [0; LEAST[LEAST.len() - 1] as usize + 1];
    let (mut size, mut words) = (0, 0);
    while words < sizes.len() {
        size += (size + 1 < LEAST.len() && words as u32 == LEAST[size + 1]) as usize;
        sizes[words] = size as u8;
        words += 1;
    }
    sizes
};

/// The size of a block with so many words.
#[inline(always)]
fn size(words: u32) -> usize {
    SIZES[(words as usize).min(SIZES.len() - 1)].into()
}

/// How many of the edges, which rise, a share of a whole reaches; nothing is divided.
#[inline(always)]
pub(crate) fn bin<const N: usize>(part: usize, whole: usize, edges: [usize; N]) -> usize {
    edges.into_iter().map(|edge| usize::from(part >= edge * whole)).sum()
}

/// How many of the edges, which rise, a number reaches.
#[inline(always)]
fn steps<const N: usize>(number: u32, edges: [u32; N]) -> usize {
    edges.into_iter().map(|edge| usize::from(number >= edge)).sum()
}

/// Calls back with the state of every group that has a say.
#[inline(always)]
fn each(walk: &Walk<'_, '_>, mut tell: impl FnMut(Group, State)) {
    let f = &walk.view.features[walk.at];
    own(walk, f, &mut tell);
    neighbours(walk, f, &mut tell);
    place(walk, f, &mut tell);
    near(walk, f, &mut tell);
    let make = walk.view.makes[walk.at];
    if make != 0 {
        tell(Group::Make, State::new().and(make.into(), 8));
    }
    if walk.at < 2 {
        tell(Group::Head, head(walk.view, walk.at, f));
    }
}

/// What the block itself is like.
#[inline(always)]
fn own(walk: &Walk<'_, '_>, f: &Features, tell: &mut impl FnMut(Group, State)) {
    let (view, words) = (walk.view, f.words);
    tell(
        Group::Ending,
        State::new().and(size(words), SIZE).and(f.end as usize, 3).when(f.commas == 0),
    );
    if words >= 4 && f.unspaced == 0 {
        let stops = bin(f.stops as usize * 100, words as usize, [15, 28, 35, 42])
            + usize::from(f.stops > 0);
        let capitals = bin(f.capitals as usize * 100, words as usize, [35, 70]);
        let shouted = u32::from(f.shouted) * 2 > words;
        tell(
            Group::Wording,
            State::new()
                .and(stops + 1, 3)
                .and(capitals, 2)
                .when(shouted)
                .and(steps(words, [16, 41]), 2),
        );
    }
    let (inner, unspaced) = (steps(f.inner_ends.into(), [1, 3]), steps(f.unspaced, [1, 40]));
    tell(Group::Opening, State::new().and(f.first as usize, 3).and(inner, 2).and(unspaced, 2));
    if f.cues.any() {
        let dense = |cue: u8, parts: u32| u32::from(cue) * parts >= words.max(1) && cue > 0;
        let cues = State::new()
            .when(f.cues.chrome() > 0)
            .when(dense(f.cues.chrome(), 8))
            .when(f.cues.share() > 0 && words < 25)
            .when(f.cues.month() > 0 && f.numbers > 0)
            .when(f.cues.role() > 0)
            .when(f.cues.credit() >= 2)
            .when(f.cues.thread() > 0 && words < 25)
            .when(f.cues.offer() >= 2);
        tell(Group::Cues, cues);
    }
    let figures = State::new()
        .when(f.clock_time() || f.cues.clock() >= 2)
        .when(u32::from(f.numbers) * 3 >= words && f.numbers > 0)
        .when(f.separators >= 2)
        .when(f.brackets > 0)
        .when(f.address())
        .when(f.copyright())
        .when(f.year() && words < 16)
        .when(f.first_flags.have(PROMPT));
    tell(Group::Figures, figures);
    let block = &view.blocks[walk.at];
    let [deeper, shallower] = [
        block.indent > view.indent.saturating_add(2),
        block.indent.saturating_add(2) < view.indent,
    ];
    let setting = State::new()
        .and(block.bullet as usize, 2)
        .when(words >= 12)
        .when(block.level > 0)
        .when(deeper)
        .when(shallower);
    tell(Group::Setting, setting);
    if let Some(kind) = view.kinds[walk.at] {
        tell(Group::Named, State::new().and(kind as usize, 5));
    }
}

/// What stands right beside it, and what it has in common with that.
#[inline(always)]
fn neighbours(walk: &Walk<'_, '_>, f: &Features, tell: &mut impl FnMut(Group, State)) {
    let (view, at, words) = (walk.view, walk.at, f.words);
    let block = &view.blocks[at];
    let kinds = [view.kind(at, 1), view.kind(at, -1)];
    let beside = State::new()
        .when(block.blanks == 0 && at > 0 && !block.inline)
        .when(view.blocks.get(at + 1).is_some_and(|next| next.blanks == 0))
        .when(block.blanks >= 3)
        .when(kinds.contains(&Some(Kind::Timestamp)))
        .when(kinds.contains(&Some(Kind::Byline)))
        .when(view.half[at])
        .when(view.says_who(at));
    tell(Group::Beside, beside);
    let own = view.classes[at];
    let own = if own == Class::Prose && words >= 60 { LONG_PROSE } else { own as usize };
    tell(
        Group::Neighbours,
        State::new().and(own, 3).and(walk.class(-1) as usize, 3).and(walk.class(1) as usize, 3),
    );
    let repeats = view.repeats[at];
    let run = State::new()
        .and(usize::from(walk.run >= 3) + usize::from(walk.run >= 8), 2)
        .when(walk.alike[0])
        .when(view.lonely[at])
        .when(repeats >= 2 && words >= 3)
        .when(repeats >= 4)
        .when(repeats >= 2 && words >= 15);
    tell(Group::Run, run);
    let [behind, ahead] = walk.prose_near().map(|prose| steps(prose.into(), [1, 3]));
    tell(
        Group::Around,
        State::new().and(behind, 2).and(ahead, 2).and(steps(walk.junk_near().into(), [2, 5]), 2),
    );
}

/// What prose of sixty words or more is among the neighbours' classes.
const LONG_PROSE: usize = Class::Other as usize + 1;

/// Where on the page it stands.
#[inline(always)]
fn place(walk: &Walk<'_, '_>, f: &Features, tell: &mut impl FnMut(Group, State)) {
    let (view, at) = (walk.view, walk.at);
    let page = State::new()
        .and(walk.page_prose, 2)
        .when(f.words < 12)
        .when(view.blocks.len() < 12)
        .when(view.prose_total < 150);
    tell(Group::Page, page);
    // In the densest stretch of prose, near before and behind it, far before and behind.
    let (core, far) = (&view.core, 8);
    let core = match at {
        _ if core.contains(&at) => 0,
        _ if at < core.start => 1 + 2 * usize::from(core.start - at > far),
        _ => 2 + 2 * usize::from(at - core.end >= far),
    };
    tell(
        Group::Place,
        State::new()
            .and(walk.share, 3)
            .and(core, 3)
            .when(at == 0)
            .when(at + 1 == view.blocks.len()),
    );
    // How much of the page's prose stands before it, and whether any is left.
    let (before, markers) = (walk.prose_before, walk.markers);
    let course = State::new()
        .and(walk.seen, 3)
        .when(before >= view.prose_total)
        .and(steps(markers.since.into(), [3, 13]), 2)
        .and(steps(markers.seen.into(), [1, 4]), 2);
    tell(Group::Course, course);
}

/// What the blocks around are like.
#[inline(always)]
fn near(walk: &Walk<'_, '_>, f: &Features, tell: &mut impl FnMut(Group, State)) {
    let (view, at) = (walk.view, walk.at);
    let side = |side: Option<usize>| {
        side.and_then(|side| view.features.get(side))
            .map_or(UNKNOWN, |f| steps(f.words, [4, 13, 31]))
    };
    let (near, blocks) = walk.near(3);
    let words = bin(near.words() as usize, blocks, [4, 8, 14, 24, 40]);
    tell(
        Group::Near,
        State::new().and(side(at.checked_sub(1)), 2).and(side(Some(at + 1)), 2).and(words, 3),
    );
    let stops = bin(near.stops() as usize * 100, near.words().max(1) as usize, [10, 20, 30, 40]);
    let ends = bin(near.ends() as usize * 100, blocks, [15, 40, 65]);
    let density =
        State::new().and(stops, 3).and(ends, 2).when(near.chrome() >= 3).when(near.offers() >= 3);
    tell(Group::Density, density);
    let (wide, blocks) = walk.near(10);
    let words = bin(wide.words() as usize, blocks, [4, 8, 14, 24]);
    let wide = State::new()
        .and(words, 3)
        .when(walk.near(6).0.threads() >= 2)
        .when(wide.threads() >= 5)
        .when(walk.near(5).0.dates() >= 2)
        .when(wide.dates() >= 4);
    tell(Group::Wide, wide);
    let gap = |gap: u8| steps(gap.into(), [2, 5, 13]);
    tell(
        Group::Gaps,
        State::new()
            .and(gap(walk.gap_behind), 2)
            .and(gap(walk.gap_ahead), 2)
            .when(walk.marker_ahead()),
    );
    let free = view.kinds[at].is_none();
    let plain = f.words >= 16
        && f.end == End::Stop
        && f.first == First::Upper
        && f.stop_density() >= 0.3
        && free
        && view.blocks[at].bullet == Bullet::None;
    let prose = view.classes[at] == Class::Prose;
    let prose = State::new()
        .when(plain)
        .when(prose && walk.named_gap)
        .when(prose && walk.named_gap && view.prose_total * 100 >= view.words_total * 70)
        .when(!prose && walk.named_gap && free);
    tell(Group::Prose, prose);
}

/// What stands for the number of words of a block that is not there: as many as say nothing.
const UNKNOWN: usize = 3;

/// Whether a text begins as one with a headline does.
#[inline]
fn head(view: &View<'_>, at: usize, f: &Features) -> State {
    let label = view.classes[at] == Class::Label
        && f.words >= 3
        && f.end != End::Colon
        && view.blocks[at].bullet == Bullet::None;
    let first = at == 0 && label;
    State::new()
        .when(first)
        .when(first && f.words >= 6)
        .when(first && view.dateline_second)
        .when(first && matches!(view.kind(0, 1), Some(Kind::Byline | Kind::Timestamp)))
        .when(at == 1 && label && view.classes[0] == Class::Label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::door::block;
    use crate::know::words::{WORDS, language_bit};
    use crate::label::{self, Lexicon};
    use crate::layout::costs::weights;
    use crate::measure::features;

    #[test]
    fn sizes_are_told_by_their_least_words() {
        for words in 0..300 {
            let least = State::new().and(size(words), SIZE).words();
            assert_eq!(Some(least), LEAST.into_iter().rfind(|least| *least <= words), "{words}");
        }
    }

    #[test]
    fn parts_come_off_as_they_were_put_on() {
        let mut state = State::new().and(5, 3).when(true).and(2, 2).when(false);
        assert_eq!(
            (state.width, state.take(3), state.holds(), state.take(2), state.holds()),
            (7, 5, true, 2, false)
        );
        assert_eq!(
            (
                bin(14, 2, [4, 7, 8]),
                bin(13, 2, [4, 7, 8]),
                steps(7, [4, 7, 8]),
                steps(3, [4, 7, 8])
            ),
            (2, 1, 2, 0)
        );
    }

    #[test]
    fn what_states_count_for_is_the_sum_of_their_signals() {
        let text = "Ferry to sail again\n\nBy Ann Lee\nMarch 3, 2021\n\nThe ferry will sail again in May, the harbour board said, and \
            the old one will be sold.\n\n• Home\n• News\n• Boats\n• Fares\n\nRead more\n\nIt broke down three times: in June, in \
            July and again in August. Nobody knows why!\n\n© 2021 Harbour Post | About us | 12:30\n\n渡し船は毎日正午に港を出る。\n";
        let blocks = block::cut(text);
        let features = features::measure(text, &blocks, &WORDS, language_bit("en"));
        let repeats = features::repeats(&features);
        let verdicts =
            label::verdicts(text, None, &blocks, &features, &repeats, Lexicon::shipped());
        let view = View::new(text, &blocks, &features, &verdicts, repeats.times, &WORDS);
        let mut walk = Walk::new(&view);
        for at in 0..blocks.len() {
            walk.step(at);
            assert_eq!(count(&walk, &weights().counted), Packed::shipped(told(&walk)), "{at}");
        }
    }
}
