//! What each signal counts for, and what it costs to pass from one part of the page to another.
//!
//! The numbers are the weights of a linear-chain conditional random field. The program in `fit/` finds them on pages whose
//! body is known, and writes them down in hundredths in `knowledge/model/layout.tsv`. A row reads: how much a block with this
//! signal looks like what stands **before** the article, what **interrupts** it and what comes **after** it, each against
//! being body (which is 0), and how much it looks like a place where the body **starts** or is **over**. Add them up over a
//! block's signals, and the largest sum says what the block looks like on its own; the layout then settles all blocks
//! together.

use super::signals::{PARTS, Signals};
use super::states;
use crate::know::model::{Table, fitted};

/// A figure of the table in hundredths.
fn hundredths(figure: f32) -> i16 {
    (figure * 100.0).round() as i16
}

macro_rules! signals {
    ($($name:ident $says:literal;)*) => {
        /// A yes-or-no measure of a block in its place; see [`super::signals`] for when each holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Signal { $($name,)* }

        /// The names of all, as the table has them.
        pub(crate) const NAMES: &[&str] = &[$(stringify!($name),)*];

        /// What each says, for explanations.
        pub(crate) const SAYS: &[&str] = &[$($says,)*];
    };
}

/// Bits of the first three figures of a packed row, and of the other two.
const THIRD: u32 = 21;
const HALF: u32 = 32;

/// The figures of a row in hundredths, packed into two numbers that are added up as such: before, interruption and after; the
/// body's start and its end. The sum of all rows has room in each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Packed([i64; 2]);

const _: () = assert!(NAMES.len() <= 64 * PARTS);

impl Packed {
    pub(crate) const fn of(
        before: i16,
        interruption: i16,
        after: i16,
        starts: i16,
        over: i16,
    ) -> Self {
        Self([
            before as i64 + ((interruption as i64) << THIRD) + ((after as i64) << (2 * THIRD)),
            starts as i64 + ((over as i64) << HALF),
        ])
    }

    #[inline(always)]
    pub(crate) const fn plus(self, other: Self) -> Self {
        Self([self.0[0].wrapping_add(other.0[0]), self.0[1].wrapping_add(other.0[1])])
    }

    /// What all signals that hold count for.
    pub(crate) fn sum(rows: &[Self], signals: Signals) -> Self {
        let mut sum = Self::default();
        signals.each(|at| sum = sum.plus(rows[at]));
        sum
    }

    /// Before, interruption, after, the body's start, its end.
    pub(crate) const fn figures(self) -> [i16; 5] {
        let [thirds, halves] = self.0;
        // The lowest figure is what its bits say as a number with a sign; the rest is what is left without it.
        let before = thirds << (64 - THIRD) >> (64 - THIRD);
        let thirds = (thirds - before) >> THIRD;
        let interruption = thirds << (64 - THIRD) >> (64 - THIRD);
        let after = (thirds - interruption) >> THIRD;
        let starts = halves as i32 as i64;
        let over = (halves - starts) >> HALF;
        [before as i16, interruption as i16, after as i16, starts as i16, over as i16]
    }
}

#[rustfmt::skip]
signals! {
    NoWords              "no words";
    Words1               "one word";
    Words2               "2 or 3 words";
    Words4               "4 to 6 words";
    Words7               "7 to 10 words";
    Words11              "11 to 15 words";
    Words16              "16 to 24 words";
    Words25              "25 to 40 words";
    Words41              "41 to 70 words";
    Words71              "71 to 120 words";
    Words121             "more than 120 words";
    EndsShortSentence    "ends like a sentence, short";
    EndsSentence         "ends like a sentence";
    EndsEllipsis         "ends in an ellipsis";
    EndsColon            "ends in a colon";
    EndsOpen             "ends in a comma or dash";
    EndsNowhere          "long, without an end mark";
    StopsNone            "no stop words";
    StopsFew             "few stop words";
    StopsSome            "some stop words";
    StopsMany            "many stop words";
    StopsMost            "very many stop words";
    StopsManyShort       "many stop words in a short line";
    TitleCase            "title case";
    MixedCase            "many capitals";
    Shouted              "in capitals";
    Unspaced             "script without spaces";
    UnspacedLong         "script without spaces, long";
    StartsLower          "starts with a small letter";
    StartsDigit          "starts with a digit";
    StartsQuote          "starts with a quote";
    StartsOther          "starts with a sign";
    SeveralSentences     "several sentences";
    ManySentences        "many sentences";
    NoComma              "long, without a comma";
    ChromeWord           "a word of menus and forms";
    ChromeDense          "dense with words of menus and forms";
    ShareWord            "a word of share bars";
    Dated                "a date";
    Clocked              "a time";
    Roled                "a role at a paper";
    Credited             "words of picture credits";
    Threaded             "a word of comment threads";
    Offered              "words of shops";
    NumberDense          "dense with numbers";
    Separated            "separators";
    Bracketed            "square brackets";
    Addressed            "an address";
    CopyrightSign        "a copyright sign";
    Year                 "a year in a short line";
    PromptOpener         "opens like a prompt";
    Bullet               "list item";
    BulletLong           "list item that reads";
    Number               "numbered item";
    Heading              "Markdown heading";
    NoBlank              "no blank line before";
    NoBlankAfter         "no blank line after";
    WideGap              "several blank lines before";
    Deeper               "deeper than the prose";
    Shallower            "not as deep as the prose";
    SaysRelated          "named as related";
    SaysComments         "named as comments";
    SaysShare            "named as share";
    SaysPromotion        "named as promotion";
    SaysNavigation       "named as navigation";
    SaysCaption          "named as caption or media";
    SaysByline           "named as byline or date";
    SaysCredit           "named as credit, bio or tags";
    SaysCopyright        "named as copyright";
    SaysPrompt           "named as prompt or ad";
    ProseBefore          "prose right before";
    ProseAfter           "prose right after";
    ItemBefore           "short item right before";
    ItemAfter            "short item right after";
    LabelBefore          "short line right before";
    LabelAfter           "short line right after";
    JunkBefore           "boilerplate right before";
    JunkAfter            "boilerplate right after";
    HeadingBeforeProse   "short line before prose";
    ProseBetweenLabels   "prose between two short lines";
    LabelAmongLabels     "short line between short lines";
    ItemRun              "in a run of short items";
    ItemLongRun          "in a long run of short items";
    DateNear             "beside a date line";
    BylineNear           "beside a byline";
    ProseBehind0         "no prose in the four blocks before";
    ProseBehind3         "mostly prose in the four blocks before";
    ProseAhead0          "no prose in the four blocks after";
    ProseAhead3          "mostly prose in the four blocks after";
    JunkNear             "some boilerplate near";
    JunkAllAround        "boilerplate all around";
    Repeated             "repeated on the page";
    RepeatedOften        "repeated often on the page";
    RepeatedProse        "prose repeated on the page";
    Place0               "in the first 5 % of the page";
    Place5               "at 5 to 20 % of the page";
    Place20              "at 20 to 50 % of the page";
    Place50              "at 50 to 80 % of the page";
    Place80              "in the last fifth of the page";
    First                "first of the page";
    Last                 "last of the page";
    InCore               "in the densest stretch of prose";
    CoreAhead            "shortly before the densest stretch";
    CoreFarAhead         "far before the densest stretch";
    CoreBehind           "shortly after the densest stretch";
    CoreFarBehind        "far after the densest stretch";
    NoProseYet           "no prose before";
    LittleProseYet       "little prose before";
    NoProseLeft          "no prose from here on";
    LittleProseLeft      "little prose from here on";
    MarkerJustBefore     "end marker just before";
    MarkerBefore         "end marker some blocks before";
    MarkersSeen          "after an end marker";
    ManyMarkersSeen      "after many end markers";
    MarkerAhead          "end marker ahead";
    CleanPage            "page of prose";
    MixedPage            "page of prose and more";
    CleanPageLabel       "short line in a page of prose";
    Before3              "up to 3 words right before";
    Before12             "4 to 12 words right before";
    Before30             "13 to 30 words right before";
    After3               "up to 3 words right after";
    After12              "4 to 12 words right after";
    After30              "13 to 30 words right after";
    NearWords0           "few words a block near";
    NearWords4           "4 to 7 words a block near";
    NearWords8           "8 to 13 words a block near";
    NearWords14          "14 to 23 words a block near";
    NearWords24          "24 to 39 words a block near";
    NearWords40          "many words a block near";
    NearStops0           "hardly a stop word near";
    NearStops10          "few stop words near";
    NearStops20          "some stop words near";
    NearStops30          "many stop words near";
    NearStops40          "very many stop words near";
    NearEnds0            "hardly a sentence end near";
    NearEnds15           "few sentence ends near";
    NearEnds40           "many sentence ends near";
    NearEnds65           "mostly sentence ends near";
    WideWords0           "few words a block around";
    WideWords4           "4 to 7 words a block around";
    WideWords8           "8 to 13 words a block around";
    WideWords14          "14 to 23 words a block around";
    WideWords24          "many words a block around";
    ThreadsNear          "words of threads near";
    ThreadsAllAround     "words of threads all around";
    DatesNear            "dates or bylines near";
    DatesAllAround       "dates or bylines all around";
    ChromeNear           "words of menus near";
    OffersNear           "words of shops near";
    GapBehind2           "prose 2 to 4 blocks back";
    GapBehind5           "prose 5 to 12 blocks back";
    GapBehind13          "prose far back or nowhere";
    GapAhead2            "prose 2 to 4 blocks ahead";
    GapAhead5            "prose 5 to 12 blocks ahead";
    GapAhead13           "prose far ahead or nowhere";
    AlikeBefore          "of the same make as the block before";
    Lonely               "a prompt, but for its company";
    PlainProse           "plain prose";
    DenseText            "long text with few stop words";
    SaysWhoIs            "says who somebody is";
    FirstLabel           "text opens with a short line";
    FirstLabelLong       "text opens with a line like a headline";
    FirstBeforeDateline  "opening line before a dateline";
    FirstBeforeByline    "opening line before a byline or date";
    SecondLabel          "second of two opening lines";
    FewBlocks            "few blocks";
    LittleProse          "little prose on the page";
    HalfProseYet         "in the first half of the prose";
    MostProseYet         "in the second half of the prose";
    Half                 "half of a cut sentence";
    ProseAfterNamed      "prose after named blocks only";
    ProseAfterNamedClean "prose after named blocks only, clean page";
    LabelAfterNamed      "short block after named blocks only";
    Columned             "row of columns";
    ColumnedRun          "row of columns among others";
    FigureRun            "opens like the rows around it, with figures";
    Led                  "names one related article";
    SaidInCore           "said in the densest stretch of prose, too";
    CaptionAfter         "caption right after";
    CaptionBefore        "caption right before";
    Twin                 "opens like a block beside it";
}

/// Parts of the page that a block may open it with, as those of [`super::Part`].
const OPENS: [bool; 4] = [true, true, false, true];
/// Parts that may follow each other: what a row's part may be followed by.
pub(crate) const FOLLOW: [[bool; 4]; 4] = [
    [true, true, false, false],
    [false, true, true, true],
    [false, true, true, true],
    [false, false, false, true],
];
/// The rows of the table that say what the first block's part counts for, and what it counts for to pass on from each part.
pub(crate) const PASSAGES: &[&str] =
    &["First", "FromBefore", "FromBody", "FromInterruption", "FromAfter"];
/// What these rows say.
#[cfg(any(test, dehusk_fit))]
pub(crate) const PASSAGES_SAY: &[&str] = &[
    "the page's first block",
    "behind a block before the article",
    "behind a block of the article",
    "behind a block that interrupts it",
    "behind a block after the article",
];

/// The fitted numbers as they are needed.
pub(crate) struct Weights {
    /// What each signal counts for.
    rows: Vec<Packed>,
    /// What every state of every group of signals counts for.
    pub(crate) counted: Box<states::Counted>,
    /// What the first block's part counts for, and passing from one part (row) to the next block's (column), as powers of e; 0
    /// where that does not happen.
    pub(crate) open: [f64; 4],
    pub(crate) pass: [[f64; 4]; 4],
}

fitted!(Weights, "layout.tsv");

impl Weights {
    fn of(table: &Table<'_>) -> Self {
        let packed = |row: [f32; 5]| {
            let [before, interruption, after, starts, over] = row.map(hundredths);
            Packed::of(before, interruption, after, starts, over)
        };
        let rows: Vec<_> = table.figures(NAMES).into_iter().map(packed).collect();
        let passages = table.figures::<4>(PASSAGES);
        let powers = |row: usize, may: [bool; 4]| {
            std::array::from_fn(|to| if may[to] { f64::from(passages[row][to]).exp() } else { 0.0 })
        };
        let counted = states::counted(&rows);
        Self {
            rows,
            counted,
            open: powers(0, OPENS),
            pass: std::array::from_fn(|from| powers(from + 1, FOLLOW[from])),
        }
    }

    /// What a signal counts for before, inside and after the body, at its start and at its end.
    pub(crate) fn row(&self, signal: usize) -> [f32; 5] {
        self.rows[signal].figures().map(|figure| f32::from(figure) / 100.0)
    }
}

#[cfg(test)]
impl Packed {
    /// What all signals that hold count for by the table that the crate comes with.
    pub(crate) fn shipped(signals: Signals) -> Self {
        Self::sum(&weights().rows, signals)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_figures_add_up_as_they_would_alone() {
        let rows = &weights().rows;
        let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
        for _ in 0..2_000 {
            let mut held = Vec::new();
            let mut bits = [0_u64; PARTS];
            for at in 0..NAMES.len() {
                seed = seed.rotate_left(7).wrapping_mul(0x9fb2_1c65_1e98_df25) ^ at as u64;
                if seed >> 62 == 0 {
                    held.push(at);
                    bits[at / 64] |= 1 << (at % 64);
                }
            }
            let plain = held.iter().fold([0_i16; 5], |sums, at| {
                let figures = rows[*at].figures();
                std::array::from_fn(|column| sums[column] + figures[column])
            });
            assert_eq!(Packed::shipped(Signals::of(bits)).figures(), plain);
        }
        assert_eq!(Packed::of(-3, 2, -1, -7, 5).figures(), [-3, 2, -1, -7, 5]);
    }

    #[test]
    fn the_sum_of_all_rows_has_room() {
        for column in 0..5 {
            let all: i32 =
                weights().rows.iter().map(|row| i32::from(row.figures()[column]).abs()).sum();
            assert!(all <= i32::from(i16::MAX) && all < 1 << (THIRD - 1), "{column}: {all}");
        }
    }
}
