//! What speaks for or against a block: yes-or-no signals, read off its own measures and its neighbourhood.
//!
//! Each stands in `costs.rs` with what it counts for. Neighbourhood here means a fixed number of blocks, or sums
//! carried along in one pass, so that the whole is linear.

use super::costs::Signal;
use super::costs::Signal as S;
use super::view::{Class, View};
use super::walk::Walk;
use crate::Kind;
use crate::block::Bullet;
use crate::features::{End, Features, First};
use crate::words::PHRASE_FIRST;

/// The signals that hold for one block, a bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Signals([u64; 3]);

impl Signals {
    /// Signals that there is room for.
    pub(crate) const BITS: usize = 192;

    /// Books a signal that is known where this is compiled.
    #[inline(always)]
    fn set(&mut self, signal: Signal, holds: bool) {
        let at = signal as usize;
        self.0[at / 64] |= u64::from(holds) << (at % 64);
    }

    /// Books one of several signals that hold in turn.
    #[inline(always)]
    fn set_one(&mut self, signal: Signal) {
        let at = signal as usize;
        // What a look at the place would give, without a look at the place: the parts stay in registers.
        let bit = 1 << (at % 64);
        for (nth, part) in self.0.iter_mut().enumerate() {
            *part |= if nth == at / 64 { bit } else { 0 };
        }
    }

    /// Signals by their bits.
    #[cfg(test)]
    pub(super) const fn of(bits: [u64; Self::BITS / 64]) -> Self {
        Self(bits)
    }

    /// The signals, a bit each, in the order of the table.
    pub(super) const fn bits(self) -> [u64; Self::BITS / 64] {
        self.0
    }

    /// Calls back with the signals that hold, in the order of the table.
    #[inline]
    pub(crate) fn each(self, mut holds: impl FnMut(usize)) {
        for (part, mut bits) in self.0.into_iter().enumerate() {
            while bits != 0 {
                holds(part * 64 + bits.trailing_zeros() as usize);
                bits &= bits - 1;
            }
        }
    }
}

/// Reads every signal of the block that a walk has come to.
pub(crate) fn read(walk: &Walk<'_, '_>) -> Signals {
    let (view, at) = (walk.view, walk.at);
    let mut signals = Signals::default();
    length(&mut signals, &view.features[at]);
    wording(&mut signals, &view.features[at]);
    cues(&mut signals, &view.features[at]);
    setting(&mut signals, view, at);
    verdict(&mut signals, view, at);
    neighbours(&mut signals, walk);
    density(&mut signals, walk);
    gaps(&mut signals, walk);
    place(&mut signals, walk);
    head(&mut signals, view, at);
    signals
}

/// How many of the edges, which rise, a share of a whole reaches; nothing is divided.
fn bin<const N: usize>(part: usize, whole: usize, edges: [usize; N]) -> usize {
    edges.into_iter().filter(|edge| part >= edge * whole).count()
}

/// What the few blocks around are like, and what the next ones are.
#[inline]
fn density(s: &mut Signals, walk: &Walk<'_, '_>) {
    let (view, at) = (walk.view, walk.at);
    let sides = [(at.checked_sub(1), [S::Before3, S::Before12, S::Before30]), (Some(at + 1), [S::After3, S::After12, S::After30])];
    for (side, bins) in sides {
        if let Some(f) = side.and_then(|side| view.features.get(side)) {
            match f.words {
                0..=3 => s.set_one(bins[0]),
                4..=12 => s.set_one(bins[1]),
                13..=30 => s.set_one(bins[2]),
                _ => {}
            }
        }
    }
    let (near, blocks) = walk.near(3);
    let words = bin(near.words as usize, blocks, [4, 8, 14, 24, 40]);
    s.set_one([S::NearWords0, S::NearWords4, S::NearWords8, S::NearWords14, S::NearWords24, S::NearWords40][words]);
    let stops = bin(near.stops as usize * 100, near.words.max(1) as usize, [10, 20, 30, 40]);
    s.set_one([S::NearStops0, S::NearStops10, S::NearStops20, S::NearStops30, S::NearStops40][stops]);
    let ends = bin(near.ends as usize * 100, blocks, [15, 40, 65]);
    s.set_one([S::NearEnds0, S::NearEnds15, S::NearEnds40, S::NearEnds65][ends]);
    let (wide, blocks) = walk.near(10);
    let words = bin(wide.words as usize, blocks, [4, 8, 14, 24]);
    s.set_one([S::WideWords0, S::WideWords4, S::WideWords8, S::WideWords14, S::WideWords24][words]);
    s.set(S::ThreadsNear, walk.near(6).0.threads >= 2);
    s.set(S::ThreadsAllAround, wide.threads >= 5);
    s.set(S::DatesNear, walk.near(5).0.dates >= 2);
    s.set(S::DatesAllAround, wide.dates >= 4);
    s.set(S::ChromeNear, near.chrome >= 3);
    s.set(S::OffersNear, near.offers >= 3);
}

/// How far prose is, and whether the neighbours are of the same make.
#[inline]
fn gaps(s: &mut Signals, walk: &Walk<'_, '_>) {
    let (view, at) = (walk.view, walk.at);
    let far = |gap: u8, bins: [Signal; 3]| match gap {
        0 | 1 => None,
        2..=4 => Some(bins[0]),
        5..=12 => Some(bins[1]),
        _ => Some(bins[2]),
    };
    let behind = far(walk.gap_behind, [S::GapBehind2, S::GapBehind5, S::GapBehind13]);
    let ahead = far(walk.gap_ahead, [S::GapAhead2, S::GapAhead5, S::GapAhead13]);
    for signal in [behind, ahead].into_iter().flatten() {
        s.set_one(signal);
    }
    s.set(S::AlikeBefore, walk.alike[0]);
    s.set(S::AlikeAfter, walk.alike[1]);
    let f = &view.features[at];
    s.set(
        S::PlainProse,
        f.words >= 16
            && f.end == End::Stop
            && f.first == First::Upper
            && f.stop_density() >= 0.3
            && view.kinds[at].is_none()
            && view.blocks[at].bullet == Bullet::None,
    );
    s.set(S::DenseText, f.words >= 41 && f.stop_density() < 0.28 && f.unspaced == 0);
    s.set(S::SaysWhoIs, view.says_who(at));
    s.set(S::Half, view.half[at]);
    let prose = view.classes[at] == Class::Prose;
    s.set(S::ProseAfterNamed, prose && walk.named_gap);
    s.set(S::ProseAfterNamedClean, prose && walk.named_gap && view.prose_total * 100 >= view.words_total * 70);
    s.set(S::LabelAfterNamed, !prose && walk.named_gap && view.kinds[at].is_none());
}

/// Where a headline may stand in a text that begins with it.
#[inline]
fn head(s: &mut Signals, view: &View<'_>, at: usize) {
    let f = &view.features[at];
    let label = view.classes[at] == Class::Label && f.words >= 3 && f.end != End::Colon && view.blocks[at].bullet == Bullet::None;
    s.set(S::FirstLabel, at == 0 && label);
    s.set(S::FirstLabelLong, at == 0 && label && f.words >= 6);
    s.set(S::FirstBeforeDateline, at == 0 && label && view.dateline_second);
    s.set(S::FirstBeforeByline, at == 0 && label && matches!(view.kind(0, 1), Some(Kind::Byline | Kind::Timestamp)));
    s.set(S::SecondLabel, at == 1 && label && view.classes[0] == Class::Label);
    s.set(S::FewBlocks, view.blocks.len() < 12);
    s.set(S::LittleProse, view.prose_total < 150);
}

#[inline]
fn length(s: &mut Signals, f: &Features) {
    let bin = match f.words {
        0 => S::NoWords,
        1 => S::Words1,
        2..=3 => S::Words2,
        4..=6 => S::Words4,
        7..=10 => S::Words7,
        11..=15 => S::Words11,
        16..=24 => S::Words16,
        25..=40 => S::Words25,
        41..=70 => S::Words41,
        71..=120 => S::Words71,
        _ => S::Words121,
    };
    s.set_one(bin);
}

#[inline]
fn wording(s: &mut Signals, f: &Features) {
    let short = f.words < 16;
    s.set(S::EndsShortSentence, f.end == End::Stop && short && f.words > 2);
    s.set(S::EndsSentence, f.end == End::Stop && !short);
    s.set(S::EndsEllipsis, f.end == End::Ellipsis);
    s.set(S::EndsColon, f.end == End::Colon);
    s.set(S::EndsOpen, f.end == End::Open);
    s.set(S::EndsNowhere, matches!(f.end, End::Plain | End::Closed) && !short);
    if f.words >= 4 && f.unspaced == 0 {
        let bin = match f.stop_density() {
            d if d <= 0.0 => S::StopsNone,
            d if d < 0.15 => S::StopsFew,
            d if d < 0.28 => S::StopsSome,
            d if d < 0.42 => S::StopsMany,
            _ => S::StopsMost,
        };
        s.set_one(bin);
        s.set(S::StopsManyShort, f.stop_density() >= 0.35 && short);
        let share = f.capital_share();
        s.set(S::TitleCase, share >= 0.7);
        s.set(S::MixedCase, (0.35..0.7).contains(&share));
        s.set(S::Shouted, u32::from(f.shouted) * 2 > f.words);
    }
    s.set(S::Unspaced, f.unspaced > 0);
    s.set(S::UnspacedLong, f.unspaced >= 40);
    s.set(S::StartsLower, f.first == First::Lower);
    s.set(S::StartsDigit, f.first == First::Digit);
    s.set(S::StartsQuote, f.first == First::Quote);
    s.set(S::StartsOther, f.first == First::Other);
    s.set(S::SeveralSentences, f.inner_ends >= 1);
    s.set(S::ManySentences, f.inner_ends >= 3);
    s.set(S::NoComma, f.commas == 0 && f.words >= 25);
}

#[inline]
fn cues(s: &mut Signals, f: &Features) {
    if f.cues.any() {
        let dense = |cue: u8, parts: u32| u32::from(cue) * parts >= f.words.max(1) && cue > 0;
        s.set(S::ChromeWord, f.cues.chrome() > 0);
        s.set(S::ChromeDense, dense(f.cues.chrome(), 8));
        s.set(S::ShareWord, f.cues.share() > 0 && f.words < 25);
        s.set(S::Dated, f.cues.month() > 0 && f.numbers > 0);
        s.set(S::Roled, f.cues.role() > 0);
        s.set(S::Credited, f.cues.credit() >= 2);
        s.set(S::Threaded, f.cues.thread() > 0 && f.words < 25);
        s.set(S::Offered, f.cues.offer() >= 2);
    }
    s.set(S::Clocked, f.clock_time() || f.cues.clock() >= 2);
    s.set(S::NumberDense, u32::from(f.numbers) * 3 >= f.words && f.numbers > 0);
    s.set(S::Separated, f.separators >= 2);
    s.set(S::Bracketed, f.brackets > 0);
    s.set(S::Addressed, f.address());
    s.set(S::CopyrightSign, f.copyright());
    s.set(S::Year, f.year() && f.words < 16);
    s.set(S::PromptOpener, f.first_flags.have(PHRASE_FIRST));
}

#[inline]
fn setting(s: &mut Signals, view: &View<'_>, at: usize) {
    let block = &view.blocks[at];
    let item = block.bullet == Bullet::Mark;
    s.set(S::Bullet, item);
    s.set(S::BulletLong, item && view.features[at].words >= 12);
    s.set(S::Number, block.bullet == Bullet::Number);
    s.set(S::Heading, block.level > 0);
    s.set(S::NoBlank, block.blanks == 0 && at > 0 && !block.inline);
    s.set(S::NoBlankAfter, view.blocks.get(at + 1).is_some_and(|next| next.blanks == 0));
    s.set(S::WideGap, block.blanks >= 3);
    s.set(S::Deeper, block.indent > view.indent.saturating_add(2));
    s.set(S::Shallower, block.indent.saturating_add(2) < view.indent);
}

#[inline]
fn verdict(s: &mut Signals, view: &View<'_>, at: usize) {
    let Some(kind) = view.kinds[at] else { return };
    let signal = match kind {
        Kind::Related => S::SaysRelated,
        Kind::Comments => S::SaysComments,
        Kind::Share => S::SaysShare,
        Kind::Newsletter | Kind::Promotion => S::SaysPromotion,
        Kind::Navigation | Kind::Consent | Kind::Paywall => S::SaysNavigation,
        Kind::Caption | Kind::Media => S::SaysCaption,
        Kind::Timestamp | Kind::Byline => S::SaysByline,
        Kind::Credit | Kind::AuthorBio | Kind::Tags => S::SaysCredit,
        Kind::Copyright => S::SaysCopyright,
        _ => S::SaysPrompt,
    };
    s.set_one(signal);
}

#[inline]
fn neighbours(s: &mut Signals, walk: &Walk<'_, '_>) {
    let (view, at) = (walk.view, walk.at);
    let (before, after) = (walk.class(-1), walk.class(1));
    let own = view.classes[at];
    s.set(S::ProseBefore, before == Class::Prose);
    s.set(S::ProseAfter, after == Class::Prose);
    s.set(S::ItemBefore, before == Class::Item);
    s.set(S::ItemAfter, after == Class::Item);
    s.set(S::LabelBefore, before == Class::Label);
    s.set(S::LabelAfter, after == Class::Label);
    s.set(S::JunkBefore, before == Class::Junk);
    s.set(S::JunkAfter, after == Class::Junk);
    s.set(S::HeadingBeforeProse, own == Class::Label && after == Class::Prose);
    s.set(S::ProseBetweenLabels, own == Class::Prose && before == Class::Label && after == Class::Label && view.features[at].words < 60);
    s.set(S::LabelAmongLabels, own == Class::Label && before == Class::Label && after == Class::Label);
    s.set(S::ItemRun, walk.run >= 3);
    s.set(S::ItemLongRun, walk.run >= 8);
    let beside = [view.kind(at, 1), view.kind(at, -1)];
    s.set(S::DateNear, beside.contains(&Some(Kind::Timestamp)));
    s.set(S::BylineNear, beside.contains(&Some(Kind::Byline)));
    let [behind, ahead] = walk.prose_near();
    s.set(S::ProseBehind0, behind == 0);
    s.set(S::ProseBehind3, behind >= 3);
    s.set(S::ProseAhead0, ahead == 0);
    s.set(S::ProseAhead3, ahead >= 3);
    let junk = walk.junk_near();
    s.set(S::JunkNear, (2..5).contains(&junk));
    s.set(S::JunkAllAround, junk >= 5);
    s.set(S::Repeated, view.repeats[at] >= 2 && view.features[at].words >= 3);
    s.set(S::RepeatedOften, view.repeats[at] >= 4);
    s.set(S::RepeatedProse, view.repeats[at] >= 2 && view.features[at].words >= 15);
}

#[inline]
fn place(s: &mut Signals, walk: &Walk<'_, '_>) {
    let (view, at) = (walk.view, walk.at);
    let share = bin(at * 100, view.blocks.len(), [5, 20, 50, 80]);
    s.set_one([S::Place0, S::Place5, S::Place20, S::Place50, S::Place80][share]);
    s.set(S::First, at == 0);
    s.set(S::Last, at + 1 == view.blocks.len());
    let (core, far) = (&view.core, 8);
    s.set(S::InCore, core.contains(&at));
    s.set(S::CoreAhead, at < core.start && core.start - at <= far);
    s.set(S::CoreFarAhead, at < core.start && core.start - at > far);
    s.set(S::CoreBehind, at >= core.end && at - core.end < far);
    s.set(S::CoreFarBehind, at >= core.end && at - core.end >= far);
    // Shares of the page's prose, in percent, that stand before the block.
    let before = walk.prose_before;
    let (seen, least) = (before * 100, view.prose_total.max(1));
    s.set(S::NoProseYet, seen == 0);
    s.set(S::LittleProseYet, seen > 0 && seen < 5 * least);
    s.set(S::NoProseLeft, before >= view.prose_total);
    s.set(S::HalfProseYet, seen >= 5 * least && seen < 50 * least);
    s.set(S::MostProseYet, seen >= 50 * least && seen < 93 * least);
    s.set(S::LittleProseLeft, seen >= 93 * least && before < view.prose_total);
    let markers = walk.markers;
    s.set(S::MarkerJustBefore, markers.since <= 2);
    s.set(S::MarkerBefore, (3..=12).contains(&markers.since));
    s.set(S::MarkersSeen, markers.seen >= 1);
    s.set(S::ManyMarkersSeen, markers.seen >= 4);
    s.set(S::MarkerAhead, walk.marker_ahead());
    let (prose, all) = (view.prose_total * 100, view.words_total.max(1));
    s.set(S::CleanPage, prose >= 85 * all);
    s.set(S::MixedPage, prose >= 60 * all && prose < 85 * all);
    s.set(S::CleanPageLabel, prose >= 85 * all && view.features[at].words < 12);
}
