//! What speaks for or against a block: yes-or-no signals, which follow from the states that it is in.
//!
//! Each stands in `costs.rs` with what it counts for; the states are read off a block's own measures and its neighbourhood in
//! `states.rs`. Every function here takes the state of one group apart, part by part, in the order in which it was put together.

use crate::Kind;
use crate::door::block::Bullet;
use crate::layout::costs::Signal as S;
use crate::layout::page::Class;
use crate::layout::states::State;
use crate::measure::features::{End, First};

/// The signals that hold for one block, a bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Signals([u64; PARTS]);

/// Words of 64 bits that signals take.
pub(crate) const PARTS: usize = 3;

impl Signals {
    /// Those of both.
    pub(crate) fn and(self, other: Self) -> Self {
        Self(std::array::from_fn(|part| self.0[part] | other.0[part]))
    }

    /// Signals by their bits.
    #[cfg(test)]
    pub(crate) const fn of(bits: [u64; PARTS]) -> Self {
        Self(bits)
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

impl FromIterator<S> for Signals {
    fn from_iter<T: IntoIterator<Item = S>>(signals: T) -> Self {
        signals.into_iter().fold(Self::default(), |mut all, signal| {
            all.0[signal as usize / 64] |= 1 << (signal as usize % 64);
            all
        })
    }
}

/// Those of some signals that hold.
fn all<const N: usize>(signals: [(S, bool); N]) -> Signals {
    signals.into_iter().filter(|(_, holds)| *holds).map(|(signal, _)| signal).collect()
}

/// The signals of the next parts of a state, which hold or do not, one behind the other.
fn listed<const N: usize>(state: &mut State, signals: [S; N]) -> Signals {
    signals.into_iter().filter(|_| state.holds()).collect()
}

/// The signal that a part of a state stands for, if any.
fn turn<const N: usize>(part: usize, signals: [Option<S>; N]) -> Signals {
    signals.get(part).copied().flatten().into_iter().collect()
}

/// The same where every part stands for one.
fn one<const N: usize>(part: usize, signals: [S; N]) -> Signals {
    turn(part, signals.map(Some))
}

/// How long a block is and how it ends: its size, its end, whether it has no comma.
pub(crate) fn ending(mut state: State) -> Signals {
    let (words, end, no_comma) = (state.words(), state.take(3), state.holds());
    let length = match words {
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
    let (ends, short) = (|of: End| end == of as usize, words < 16);
    all([
        (length, true),
        (S::EndsShortSentence, ends(End::Stop) && short && words > 2),
        (S::EndsSentence, ends(End::Stop) && !short),
        (S::EndsEllipsis, ends(End::Ellipsis)),
        (S::EndsColon, ends(End::Colon)),
        (S::EndsOpen, ends(End::Open)),
        (S::EndsNowhere, (ends(End::Plain) || ends(End::Closed)) && !short),
        (S::NoComma, no_comma && words >= 25),
    ])
}

/// What its words are: stop words, capitals, whether it is shouted, whether it is of 16 words or 41 at least. Nothing where the
/// first is 0.
pub(crate) fn wording(mut state: State) -> Signals {
    let (stops, capitals, shouted, length) =
        (state.take(3), state.take(2), state.holds(), state.take(2));
    // Up to 0, 15, 28, 35, 42 in a hundred, and more.
    let density = turn(
        stops,
        [
            None,
            Some(S::StopsNone),
            Some(S::StopsFew),
            Some(S::StopsSome),
            Some(S::StopsMany),
            Some(S::StopsMany),
            Some(S::StopsMost),
        ],
    );
    let told = stops > 0;
    density.and(all([
        (S::StopsManyShort, stops >= 5 && length == 0),
        (S::MixedCase, told && capitals == 1),
        (S::TitleCase, told && capitals == 2),
        (S::Shouted, told && shouted),
        (S::DenseText, told && stops <= 3 && length == 2),
    ]))
}

/// How it opens, its inner sentences, and what it has of scripts without spaces.
pub(crate) fn opening(mut state: State) -> Signals {
    let (first, inner, unspaced) = (state.take(3), state.take(2), state.take(2));
    let opens = |with: First| first == with as usize;
    all([
        (S::StartsLower, opens(First::Lower)),
        (S::StartsDigit, opens(First::Digit)),
        (S::StartsQuote, opens(First::Quote)),
        (S::StartsOther, opens(First::Other)),
        (S::SeveralSentences, inner >= 1),
        (S::ManySentences, inner >= 2),
        (S::Unspaced, unspaced >= 1),
        (S::UnspacedLong, unspaced >= 2),
    ])
}

/// What its cues say.
pub(crate) fn cues(mut state: State) -> Signals {
    listed(
        &mut state,
        [
            S::ChromeWord,
            S::ChromeDense,
            S::ShareWord,
            S::Dated,
            S::Roled,
            S::Credited,
            S::Threaded,
            S::Offered,
        ],
    )
}

/// What its figures and marks say, and its first word.
pub(crate) fn figures(mut state: State) -> Signals {
    listed(
        &mut state,
        [
            S::Clocked,
            S::NumberDense,
            S::Separated,
            S::Bracketed,
            S::Addressed,
            S::CopyrightSign,
            S::Year,
            S::PromptOpener,
        ],
    )
}

/// How it is set.
pub(crate) fn setting(mut state: State) -> Signals {
    let (bullet, long) = (state.take(2), state.holds());
    let item = bullet == Bullet::Mark as usize;
    let bullet = all([
        (S::Bullet, item),
        (S::BulletLong, item && long),
        (S::Number, bullet == Bullet::Number as usize),
    ]);
    bullet.and(listed(&mut state, [S::Heading, S::Deeper, S::Shallower]))
}

/// What is right beside it.
pub(crate) fn beside(mut state: State) -> Signals {
    listed(
        &mut state,
        [
            S::NoBlank,
            S::NoBlankAfter,
            S::WideGap,
            S::DateNear,
            S::BylineNear,
            S::Half,
            S::SaysWhoIs,
        ],
    )
}

/// What it was named as.
pub(crate) fn named(mut state: State) -> Signals {
    let Some(kind) = Kind::ALL.get(state.take(5)) else { return Signals::default() };
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
        // What is left to stand for "prompt or ad", each named, so that a new kind has to be placed.
        Kind::ReadMore | Kind::Advertisement | Kind::Boilerplate | Kind::Title => S::SaysPrompt,
    };
    all([(signal, true)])
}

/// Classes: its own, that before, that after.
pub(crate) fn neighbours(mut state: State) -> Signals {
    let [own, before, after] = [state.take(3), state.take(3), state.take(3)];
    let (class, between) = (
        |part: usize, class: Class| part == class as usize,
        |class: Class| [before, after] == [class as usize; 2],
    );
    let label = class(own, Class::Label);
    all([
        (S::ProseBefore, class(before, Class::Prose)),
        (S::ProseAfter, class(after, Class::Prose)),
        (S::ItemBefore, class(before, Class::Item)),
        (S::ItemAfter, class(after, Class::Item)),
        (S::LabelBefore, class(before, Class::Label)),
        (S::LabelAfter, class(after, Class::Label)),
        (S::JunkBefore, class(before, Class::Junk)),
        (S::JunkAfter, class(after, Class::Junk)),
        (S::HeadingBeforeProse, label && class(after, Class::Prose)),
        (S::LabelAmongLabels, label && between(Class::Label)),
        (S::ProseBetweenLabels, class(own, Class::Prose) && between(Class::Label)),
    ])
}

/// The run of items that it is in, whether its neighbours are alike, how often it stands on the page.
pub(crate) fn run(mut state: State) -> Signals {
    let run = state.take(2);
    let items = all([(S::ItemRun, run >= 1), (S::ItemLongRun, run >= 2)]);
    items.and(listed(
        &mut state,
        [S::AlikeBefore, S::Lonely, S::Repeated, S::RepeatedOften, S::RepeatedProse],
    ))
}

/// Blocks of prose before and behind, and of boilerplate around.
pub(crate) fn around(mut state: State) -> Signals {
    let [behind, ahead, junk] = [state.take(2), state.take(2), state.take(2)];
    let prose = [
        turn(behind, [Some(S::ProseBehind0), None, Some(S::ProseBehind3)]),
        turn(ahead, [Some(S::ProseAhead0), None, Some(S::ProseAhead3)]),
    ];
    prose[0].and(prose[1]).and(turn(junk, [None, Some(S::JunkNear), Some(S::JunkAllAround)]))
}

/// What the page is like: its prose, whether the block is short for it, how many blocks and words of prose there are.
pub(crate) fn page(mut state: State) -> Signals {
    let (prose, short) = (state.take(2), state.holds());
    let clean = all([
        (S::MixedPage, prose == 1),
        (S::CleanPage, prose == 2),
        (S::CleanPageLabel, prose == 2 && short),
    ]);
    clean.and(listed(&mut state, [S::FewBlocks, S::LittleProse]))
}

/// Where on the page it stands: the share of blocks before it, and the place beside the densest stretch of prose.
pub(crate) fn place(mut state: State) -> Signals {
    let (share, core) = (state.take(3), state.take(3));
    let share = one(share, [S::Place0, S::Place5, S::Place20, S::Place50, S::Place80]);
    let core =
        one(core, [S::InCore, S::CoreAhead, S::CoreBehind, S::CoreFarAhead, S::CoreFarBehind]);
    share.and(core).and(listed(&mut state, [S::First, S::Last]))
}

/// How much of the page's prose stands before it, whether none is left, and what end markers do.
pub(crate) fn course(mut state: State) -> Signals {
    let (seen, over, since, markers) = (state.take(3), state.holds(), state.take(2), state.take(2));
    let seen = match seen {
        0 => Some(S::NoProseYet),
        1 => Some(S::LittleProseYet),
        2 => Some(S::HalfProseYet),
        3 => Some(S::MostProseYet),
        _ => (!over).then_some(S::LittleProseLeft),
    };
    let markers = all([
        (S::NoProseLeft, over),
        (S::MarkersSeen, markers >= 1),
        (S::ManyMarkersSeen, markers >= 2),
    ]);
    turn(0, [seen])
        .and(turn(since, [Some(S::MarkerJustBefore), Some(S::MarkerBefore)]))
        .and(markers)
}

/// Words of the blocks beside it, and of those near.
pub(crate) fn near(mut state: State) -> Signals {
    let [before, after, words] = [state.take(2), state.take(2), state.take(3)];
    let before = one(before, [S::Before3, S::Before12, S::Before30]);
    let after = one(after, [S::After3, S::After12, S::After30]);
    let words = one(
        words,
        [
            S::NearWords0,
            S::NearWords4,
            S::NearWords8,
            S::NearWords14,
            S::NearWords24,
            S::NearWords40,
        ],
    );
    before.and(after).and(words)
}

/// Stop words, sentence ends and cues of the blocks near.
pub(crate) fn density(mut state: State) -> Signals {
    let (stops, ends) = (state.take(3), state.take(2));
    let stops =
        one(stops, [S::NearStops0, S::NearStops10, S::NearStops20, S::NearStops30, S::NearStops40]);
    let ends = one(ends, [S::NearEnds0, S::NearEnds15, S::NearEnds40, S::NearEnds65]);
    stops.and(ends).and(listed(&mut state, [S::ChromeNear, S::OffersNear]))
}

/// Words, threads and dates of the blocks farther around.
pub(crate) fn wide(mut state: State) -> Signals {
    let words = one(
        state.take(3),
        [S::WideWords0, S::WideWords4, S::WideWords8, S::WideWords14, S::WideWords24],
    );
    words.and(listed(
        &mut state,
        [S::ThreadsNear, S::ThreadsAllAround, S::DatesNear, S::DatesAllAround],
    ))
}

/// How far prose is behind and ahead, and whether an end marker is ahead.
pub(crate) fn gaps(mut state: State) -> Signals {
    let behind =
        turn(state.take(2), [None, Some(S::GapBehind2), Some(S::GapBehind5), Some(S::GapBehind13)]);
    let ahead =
        turn(state.take(2), [None, Some(S::GapAhead2), Some(S::GapAhead5), Some(S::GapAhead13)]);
    behind.and(ahead).and(listed(&mut state, [S::MarkerAhead]))
}

/// What prose or a short block says behind named ones, and plain prose anywhere.
pub(crate) fn prose(mut state: State) -> Signals {
    listed(
        &mut state,
        [S::PlainProse, S::ProseAfterNamed, S::ProseAfterNamedClean, S::LabelAfterNamed],
    )
}

/// What it has of a table or of a list of one make.
pub(crate) fn make(mut state: State) -> Signals {
    listed(
        &mut state,
        [
            S::Columned,
            S::ColumnedRun,
            S::FigureRun,
            S::Led,
            S::SaidInCore,
            S::CaptionAfter,
            S::CaptionBefore,
            S::Twin,
        ],
    )
}

/// Where a headline may stand in a text that begins with it.
pub(crate) fn head(mut state: State) -> Signals {
    listed(
        &mut state,
        [
            S::FirstLabel,
            S::FirstLabelLong,
            S::FirstBeforeDateline,
            S::FirstBeforeByline,
            S::SecondLabel,
        ],
    )
}
