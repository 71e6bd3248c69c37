//! What each signal counts for, and what it costs to pass from one part of the page to another.
//!
//! The numbers were fitted once, as the weights of a linear-chain conditional random field over pages whose body is
//! known, and rounded to a hundredth. A row reads: how much a block with this signal looks like what stands **before** the
//! article, what **interrupts** it and what comes **after** it, each against being body (which is 0), and how much it
//! looks like a place where the body **starts** or is **over**. Add them up over a block's signals, and the largest sum
//! says what the block looks like on its own; the layout then settles all blocks together.

use crate::layout::signals::{PARTS, Signals};

/// One row of the table.
pub(crate) struct Cost {
    /// What the signal says, for explanations.
    pub(crate) says: &'static str,
    pub(crate) before: f32,
    pub(crate) interruption: f32,
    pub(crate) after: f32,
}

/// A figure of the table in hundredths.
const fn hundredths(figure: f64) -> i16 {
    (figure * 100.0 + if figure < 0.0 { -0.5 } else { 0.5 }) as i16
}

macro_rules! costs {
    ($($name:ident $says:literal $before:literal $interruption:literal $after:literal $starts:literal $over:literal;)*) => {
        /// A yes-or-no measure of a block in its place; see [`crate::layout::signals`] for when each holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Signal { $($name,)* }

        /// The table, by signal.
        pub(crate) static COSTS: &[Cost] = &[
            $(Cost { says: $says, before: $before, interruption: $interruption, after: $after },)*
        ];

        /// All figures of a row, packed.
        const ROWS: &[Packed] = &[
            $(Packed::of(hundredths($before), hundredths($interruption), hundredths($after), hundredths($starts), hundredths($over)),)*
        ];
    };
}

/// Bits of the first three figures of a packed row, and of the other two.
const THIRD: u32 = 21;
const HALF: u32 = 32;

/// The figures of a row in hundredths, packed into two numbers that are added up as such: before, interruption and after; the
/// body's start and its end. The sum of all rows has room in each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Packed([i64; 2]);

const _: () = assert!(ROWS.len() <= 64 * PARTS);

impl Packed {
    pub(crate) const fn of(before: i16, interruption: i16, after: i16, starts: i16, over: i16) -> Self {
        Self([before as i64 + ((interruption as i64) << THIRD) + ((after as i64) << (2 * THIRD)), starts as i64 + ((over as i64) << HALF)])
    }

    #[inline(always)]
    pub(crate) const fn plus(self, other: Self) -> Self {
        Self([self.0[0].wrapping_add(other.0[0]), self.0[1].wrapping_add(other.0[1])])
    }

    /// What all signals that hold count for.
    pub(crate) fn sum(signals: Signals) -> Self {
        let mut sum = Self::default();
        signals.each(|at| sum = sum.plus(ROWS[at]));
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
costs! {
//  signal             what it says                                 before  interr.  after  starts    over
    NoWords              "no words"                                     -0.49    0.31    0.49   -0.41    0.97;
    Words1               "one word"                                      0.48    0.58    0.19   -0.49    0.49;
    Words2               "2 or 3 words"                                  0.04    0.35    0.17   -0.78    0.31;
    Words4               "4 to 6 words"                                 -0.27    0.02   -0.19   -0.56    0.45;
    Words7               "7 to 10 words"                                 0.15    0.14    0.03    0.06   -0.17;
    Words11              "11 to 15 words"                                0.06    0.05   -0.03   -0.16   -1.22;
    Words16              "16 to 24 words"                               -0.12   -0.14   -0.40    0.04   -0.82;
    Words25              "25 to 40 words"                               -0.51   -0.84   -0.14    0.59   -0.71;
    Words41              "41 to 70 words"                               -2.18   -1.41   -0.79    0.20    0.43;
    Words71              "71 to 120 words"                              -2.06   -1.60   -0.38    0.63   -0.47;
    Words121             "more than 120 words"                          -1.30   -1.58   -0.67    0.32   -0.28;
    EndsShortSentence    "ends like a sentence, short"                  -0.30   -0.41   -0.11    0.78   -0.66;
    EndsSentence         "ends like a sentence"                         -0.92   -0.84   -0.14    0.73   -0.29;
    EndsEllipsis         "ends in an ellipsis"                           0.95   -0.24    1.48    1.13   -1.13;
    EndsColon            "ends in a colon"                              -2.85   -1.55   -0.51   -0.68   -0.34;
    EndsOpen             "ends in a comma or dash"                      -1.15    0.16   -0.25   -0.13   -3.21;
    EndsNowhere          "long, without an end mark"                     0.35    0.08    0.54    0.32   -0.79;
    StopsNone            "no stop words"                                -0.32   -0.21   -0.46   -0.46    0.00;
    StopsFew             "few stop words"                               -0.58    0.09   -0.09   -0.62   -0.03;
    StopsSome            "some stop words"                               0.06    0.00    0.02    0.58   -0.85;
    StopsMany            "many stop words"                              -0.20   -0.11   -0.19    0.30   -0.01;
    StopsMost            "very many stop words"                         -0.57   -0.52   -0.13    0.25   -0.21;
    StopsManyShort       "many stop words in a short line"              -0.38    0.00   -0.13   -0.31    0.38;
    TitleCase            "title case"                                    0.59    0.38    0.28   -0.55    0.39;
    MixedCase            "many capitals"                                 0.10    0.27    0.04   -0.15    0.39;
    Shouted              "in capitals"                                  -0.30    0.79    0.68    2.40   -0.41;
    Unspaced             "script without spaces"                         0.07   -0.45   -0.58    1.33    0.17;
    UnspacedLong         "script without spaces, long"                   1.07   -0.27   -0.89    0.75   -1.89;
    StartsLower          "starts with a small letter"                   -0.30    0.35   -0.11   -1.98    0.17;
    StartsDigit          "starts with a digit"                          -0.47    0.23   -0.11   -0.86    0.61;
    StartsQuote          "starts with a quote"                          -0.66   -1.18    0.60   -1.42   -1.12;
    StartsOther          "starts with a sign"                           -0.25    0.30   -0.25   -0.47    0.79;
    SeveralSentences     "several sentences"                            -0.37   -0.57   -0.05    0.33   -0.34;
    ManySentences        "many sentences"                               -2.02   -1.14   -0.08   -0.36    0.00;
    NoComma              "long, without a comma"                         1.85    0.44    0.36   -0.12    1.01;
    ChromeWord           "a word of menus and forms"                     0.13   -0.04    0.14    0.01    0.13;
    ChromeDense          "dense with words of menus and forms"           1.00    0.29    0.71   -0.22   -0.70;
    ShareWord            "a word of share bars"                         -0.15    0.30    0.53   -1.49    0.51;
    Dated                "a date"                                       -0.39   -0.88   -0.13   -0.30    0.68;
    Clocked              "a time"                                        0.16   -0.33    0.32   -0.28   -0.67;
    Roled                "a role at a paper"                             1.17    0.35    0.76    0.36    0.50;
    Credited             "words of picture credits"                      2.01    1.06    0.31    0.25   -0.65;
    Threaded             "a word of comment threads"                     0.18   -0.15    0.68   -0.63   -0.07;
    Offered              "words of shops"                                0.78   -0.50    0.39   -0.57    0.09;
    NumberDense          "dense with numbers"                           -0.35   -0.19   -0.19   -0.66    0.10;
    Separated            "separators"                                    0.36   -0.14   -0.16    0.24    0.99;
    Bracketed            "square brackets"                               0.23    0.76    0.60   -1.09   -0.98;
    Addressed            "an address"                                   -0.14   -0.24   -0.27    0.96    0.90;
    CopyrightSign        "a copyright sign"                             -1.41    0.01    1.43   -1.26   -1.02;
    Year                 "a year in a short line"                        0.65    0.34    0.70    0.06   -1.36;
    PromptOpener         "opens like a prompt"                           0.23    0.19    0.23   -0.25    0.23;
    Bullet               "list item"                                    -0.01   -0.19    0.06   -0.91   -1.51;
    BulletLong           "list item that reads"                          0.03   -0.68   -0.17   -2.37   -3.39;
    Number               "numbered item"                                -0.30   -1.37   -0.52   -1.02   -1.37;
    Heading              "Markdown heading"                             -0.52   -0.14   -0.51    0.16    0.18;
    NoBlank              "no blank line before"                          0.14    0.11    0.08   -2.29   -3.84;
    NoBlankAfter         "no blank line after"                           0.14    0.08    0.05   -0.44    0.98;
    WideGap              "several blank lines before"                   -0.96    0.11    0.56    0.85    0.61;
    Deeper               "deeper than the prose"                         0.42    0.59    0.30   -0.85   -0.88;
    Shallower            "not as deep as the prose"                      0.12   -0.02    0.10    0.34    0.94;
    SaysRelated          "named as related"                             -0.03    0.63   -0.02    2.32    0.60;
    SaysComments         "named as comments"                            -2.60   -3.63    4.61    0.95   -0.26;
    SaysShare            "named as share"                               -0.26   -1.93    1.20    1.22   -0.51;
    SaysPromotion        "named as promotion"                           -0.81    0.01    1.19    1.52   -0.43;
    SaysNavigation       "named as navigation"                           0.09   -0.02    0.03    5.28   -0.82;
    SaysCaption          "named as caption or media"                     0.23    0.63   -0.67    3.17   -0.67;
    SaysByline           "named as byline or date"                       0.41   -0.49   -0.07    2.26    0.39;
    SaysCredit           "named as credit, bio or tags"                  2.50   -1.97    0.78    0.29    3.38;
    SaysCopyright        "named as copyright"                           -1.93    0.26    1.50    0.27    0.49;
    SaysPrompt           "named as prompt or ad"                        -0.52    0.68    0.05    2.68   -0.88;
    ProseBefore          "prose right before"                           -0.12    0.08   -0.05    0.20   -0.04;
    ProseAfter           "prose right after"                             0.01   -0.06   -0.04    0.75   -0.45;
    ItemBefore           "short item right before"                       0.03   -0.02    0.01   -0.75   -0.48;
    ItemAfter            "short item right after"                       -0.05   -0.11    0.00   -0.23   -0.12;
    LabelBefore          "short line right before"                       0.05    0.02    0.04    0.48   -0.40;
    LabelAfter           "short line right after"                        0.06    0.17    0.09    0.04    0.03;
    JunkBefore           "boilerplate right before"                     -0.57   -0.89   -0.72   -0.01   -0.15;
    JunkAfter            "boilerplate right after"                      -0.63   -0.84   -0.63    0.34   -0.21;
    HeadingBeforeProse   "short line before prose"                      -0.07    0.23    0.03   -0.37   -0.31;
    ProseBetweenLabels   "prose between two short lines"                 0.41    0.26    0.69   -0.20   -4.56;
    LabelAmongLabels     "short line between short lines"                0.02   -0.04    0.10   -0.07   -0.42;
    ItemRun              "in a run of short items"                      -0.12   -0.02   -0.05    0.35   -1.39;
    ItemLongRun          "in a long run of short items"                  0.01    0.27    0.07   -0.41   -1.01;
    DateNear             "beside a date line"                            0.97    0.53   -0.33    1.15   -1.30;
    BylineNear           "beside a byline"                               0.32    0.37    0.78    1.26    2.07;
    ProseBehind0         "no prose in the four blocks before"            0.04    0.00    0.02    0.76   -0.28;
    ProseBehind3         "mostly prose in the four blocks before"       -0.96    0.08   -0.03    0.45    0.73;
    ProseAhead0          "no prose in the four blocks after"             0.04    0.01    0.03    0.63    0.18;
    ProseAhead3          "mostly prose in the four blocks after"        -0.05    0.09    0.08    0.31   -0.74;
    JunkNear             "some boilerplate near"                        -0.12   -0.11   -0.01    0.42    0.09;
    JunkAllAround        "boilerplate all around"                       -0.30   -0.29   -0.34    0.17    0.17;
    Repeated             "repeated on the page"                          0.27    0.47    0.33   -1.29    0.52;
    RepeatedOften        "repeated often on the page"                   -0.03    0.32   -0.17   -0.22   -1.23;
    RepeatedProse        "prose repeated on the page"                    1.45    0.95    0.76    0.16   -0.91;
    Place0               "in the first 5 % of the page"                 -0.16   -0.75   -0.64    0.44   -1.84;
    Place5               "at 5 to 20 % of the page"                     -0.03   -0.13   -0.26    0.46   -0.11;
    Place20              "at 20 to 50 % of the page"                     0.09    0.02    0.00    0.46   -0.03;
    Place50              "at 50 to 80 % of the page"                     0.05    0.05    0.01    0.02    0.54;
    Place80              "in the last fifth of the page"                -0.18    0.04    0.17   -0.52   -0.33;
    First                "first of the page"                             0.21    0.00   -0.50    0.44    0.00;
    Last                 "last of the page"                              1.05   -1.24   -1.88   -0.88    1.11;
    InCore               "in the densest stretch of prose"              -0.12    0.01    0.14    0.33   -1.19;
    CoreAhead            "shortly before the densest stretch"            0.25    0.19   -0.78    0.80   -1.19;
    CoreFarAhead         "far before the densest stretch"                0.12    0.10   -0.14    1.86    1.79;
    CoreBehind           "shortly after the densest stretch"            -0.35   -0.04   -0.01   -1.76    0.80;
    CoreFarBehind        "far after the densest stretch"                -0.21   -0.11   -0.04   -1.52   -0.75;
    NoProseYet           "no prose before"                               0.11    0.23   -0.34    0.88   -1.86;
    LittleProseYet       "little prose before"                           0.18    0.36   -0.69    0.98    0.62;
    NoProseLeft          "no prose from here on"                        -0.01    0.07    0.09   -0.82    0.77;
    LittleProseLeft      "little prose from here on"                    -0.50    0.05    0.14   -1.09    0.28;
    MarkerJustBefore     "end marker just before"                        0.09    0.74    0.39    0.90    0.30;
    MarkerBefore         "end marker some blocks before"                 0.53    0.66    0.57   -1.57   -0.28;
    MarkersSeen          "after an end marker"                           0.34    0.41    0.21   -3.45   -1.21;
    ManyMarkersSeen      "after many end markers"                        0.10   -0.10    0.09   -4.37   -1.84;
    MarkerAhead          "end marker ahead"                              0.04    0.03   -0.15    0.18    1.02;
    CleanPage            "page of prose"                                 0.05    0.02    0.05    0.71   -1.21;
    MixedPage            "page of prose and more"                        0.21    0.14    0.13    4.65   -2.07;
    CleanPageLabel       "short line in a page of prose"                -0.01   -0.03   -0.09    0.05   -0.17;
    Before3              "up to 3 words right before"                    0.02   -0.10    0.02   -0.01   -1.23;
    Before12             "4 to 12 words right before"                    0.01    0.04    0.00    0.56   -0.74;
    Before30             "13 to 30 words right before"                  -0.27    0.00    0.02    0.00   -0.68;
    After3               "up to 3 words right after"                    -0.01   -0.03    0.07   -0.23    0.14;
    After12              "4 to 12 words right after"                    -0.02    0.12    0.03   -0.21    0.26;
    After30              "13 to 30 words right after"                    0.00    0.02    0.07   -0.26   -0.69;
    NearWords0           "few words a block near"                        0.06    0.07    0.11   -0.88   -0.85;
    NearWords4           "4 to 7 words a block near"                    -0.01   -0.13    0.06    0.01   -0.24;
    NearWords8           "8 to 13 words a block near"                   -0.15   -0.17   -0.05    0.39   -0.10;
    NearWords14          "14 to 23 words a block near"                  -0.12    0.02   -0.11    0.89    0.57;
    NearWords24          "24 to 39 words a block near"                  -0.31    0.10   -0.31    0.37    1.20;
    NearWords40          "many words a block near"                      -0.05    0.26   -0.15    0.28   -0.36;
    NearStops0           "hardly a stop word near"                       0.10   -0.08   -0.08   -0.88   -1.77;
    NearStops10          "few stop words near"                          -0.19   -0.20    0.01   -0.24   -0.54;
    NearStops20          "some stop words near"                          0.00   -0.06   -0.04   -0.05   -0.06;
    NearStops30          "many stop words near"                          0.07    0.12    0.12    0.42    0.05;
    NearStops40          "very many stop words near"                    -0.19    0.16   -0.02    0.48   -0.10;
    NearEnds0            "hardly a sentence end near"                    0.02   -0.03    0.02    0.17   -0.63;
    NearEnds15           "few sentence ends near"                       -0.03    0.03    0.09    0.53   -0.05;
    NearEnds40           "many sentence ends near"                       0.15    0.16   -0.06    0.57    0.47;
    NearEnds65           "mostly sentence ends near"                    -0.16   -0.06   -0.10   -0.17    0.06;
    WideWords0           "few words a block around"                      0.12    0.02    0.16   -0.26   -1.88;
    WideWords4           "4 to 7 words a block around"                  -0.01   -0.04    0.02    0.19   -0.49;
    WideWords8           "8 to 13 words a block around"                 -0.06   -0.12   -0.05    0.45   -0.10;
    WideWords14          "14 to 23 words a block around"                 0.19    0.11   -0.01    0.86    0.46;
    WideWords24          "many words a block around"                     0.30    0.11    0.06    2.08   -0.49;
    ThreadsNear          "words of threads near"                        -0.13   -0.31    0.18    0.32    0.43;
    ThreadsAllAround     "words of threads all around"                   0.55   -0.04    0.15   -1.66   -0.73;
    DatesNear            "dates or bylines near"                         0.08    0.26    0.34    1.23   -1.05;
    DatesAllAround       "dates or bylines all around"                  -0.34    0.31    0.26   -0.30   -0.67;
    ChromeNear           "words of menus near"                          -0.11   -0.01    0.11   -0.31   -0.07;
    OffersNear           "words of shops near"                           0.03   -0.01   -0.09   -0.47    1.86;
    GapBehind2           "prose 2 to 4 blocks back"                      0.10    0.04    0.13   -0.02    0.08;
    GapBehind5           "prose 5 to 12 blocks back"                    -0.08   -0.02   -0.04   -0.42    0.36;
    GapBehind13          "prose far back or nowhere"                     0.00    0.00    0.02    0.79   -0.78;
    GapAhead2            "prose 2 to 4 blocks ahead"                     0.14    0.09    0.08   -0.29   -0.78;
    GapAhead5            "prose 5 to 12 blocks ahead"                   -0.02   -0.02   -0.10    0.67   -0.15;
    GapAhead13           "prose far ahead or nowhere"                    0.01   -0.04    0.03    0.41    0.58;
    AlikeBefore          "of the same make as the block before"          0.01   -0.17    0.03   -0.26   -1.44;
    AlikeAfter           "of the same make as the block after"           0.03   -0.05    0.05   -0.02    0.17;
    PlainProse           "plain prose"                                  -1.24   -0.66   -0.11    0.13   -0.71;
    DenseText            "long text with few stop words"                -0.03    0.09   -0.64   -0.65   -0.91;
    SaysWhoIs            "says who somebody is"                         -1.56    0.47   -1.08   -2.00    3.87;
    FirstLabel           "text opens with a short line"                  0.62    0.00    0.63   -0.09    0.00;
    FirstLabelLong       "text opens with a line like a headline"        0.38    0.00    1.79   -0.26    0.00;
    FirstBeforeDateline  "opening line before a dateline"                1.77    0.00    0.01   -1.74    0.00;
    FirstBeforeByline    "opening line before a byline or date"          0.25    0.00    1.47   -0.50    0.00;
    SecondLabel          "second of two opening lines"                   1.02    0.05    1.46    0.01   -5.52;
    FewBlocks            "few blocks"                                    0.08   -0.20   -0.11   -0.46    0.59;
    LittleProse          "little prose on the page"                     -0.06   -0.38    0.00   -0.07    1.03;
    HalfProseYet         "in the first half of the prose"               -0.03    0.02   -0.06   -0.31   -2.43;
    MostProseYet         "in the second half of the prose"              -0.02   -0.03   -0.02   -2.42   -0.59;
    Half                 "half of a cut sentence"                       -0.33   -1.91    0.91    0.00    0.41;
    ProseAfterNamed      "prose after named blocks only"                 0.26   -1.36   -1.44   -0.56    0.59;
    ProseAfterNamedClean "prose after named blocks only, clean page"     0.42   -1.24   -1.66   -0.08    0.33;
    LabelAfterNamed      "short block after named blocks only"           0.29   -0.58   -0.18    1.13   -1.92;
}

/// What passing from one part (row) to the next block's part (column) counts for: before, body, interruption, after.
/// [`NEVER`] parts do not follow each other.
#[rustfmt::skip]
pub(crate) const PASS: [[f32; 4]; 4] = [
    [1.52, 2.14, NEVER, NEVER],
    [NEVER, 1.99, -1.21, -1.21],
    [NEVER, 0.57, 0.92, -0.23],
    [NEVER, NEVER, NEVER, 1.25],
];

/// What the first block's part counts for.
pub(crate) const OPEN: [f32; 4] = [-1.25, 2.30, NEVER, -1.27];

/// A passage that does not happen.
pub(crate) const NEVER: f32 = -1.0e6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_figures_add_up_as_they_would_alone() {
        let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
        for _ in 0..2_000 {
            let mut held = Vec::new();
            let mut bits = [0_u64; PARTS];
            for at in 0..COSTS.len() {
                seed = seed.rotate_left(7).wrapping_mul(0x9fb2_1c65_1e98_df25) ^ at as u64;
                if seed >> 62 == 0 {
                    held.push(at);
                    bits[at / 64] |= 1 << (at % 64);
                }
            }
            let plain = held.iter().fold([0_i16; 3], |sums, at| {
                let cost = &COSTS[*at];
                let all = [cost.before, cost.interruption, cost.after].map(|figure| hundredths(f64::from(figure)));
                [sums[0] + all[0], sums[1] + all[1], sums[2] + all[2]]
            });
            let [before, interruption, after, starts, over] = Packed::sum(Signals::of(bits)).figures();
            assert_eq!([before, interruption, after], plain);
            let seams = held.iter().fold([0, 0], |sums, at| {
                let [.., starts, over] = ROWS[*at].figures();
                [sums[0] + starts, sums[1] + over]
            });
            assert_eq!([starts, over], seams);
        }
        assert_eq!(Packed::of(-3, 2, -1, -7, 5).figures(), [-3, 2, -1, -7, 5]);
    }
}
