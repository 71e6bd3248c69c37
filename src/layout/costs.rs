//! What each signal counts for, and what it costs to pass from one part of the page to another.
//!
//! The numbers were fitted once, as the weights of a linear-chain conditional random field over pages whose body is
//! known, and rounded to a hundredth. A row reads: how much a block with this signal looks like what stands **before** the
//! article, what **interrupts** it and what comes **after** it, each against being body (which is 0), and how much it
//! looks like a place where the body **starts** or is **over**. Add them up over a block's signals, and the largest sum
//! says what the block looks like on its own; the layout then settles all blocks together.

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
        /// A yes-or-no measure of a block in its place; see [`super::signals`] for when each holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Signal { $($name,)* }

        /// The table, by signal.
        pub(crate) static COSTS: &[Cost] = &[
            $(Cost { says: $says, before: $before, interruption: $interruption, after: $after },)*
        ];

        /// All figures of a row in hundredths, as they are added up: before, body, interruption, after, the body's start, its
        /// end, and nothing.
        pub(crate) static ROWS: &[[i16; 8]] = &[
            $([hundredths($before), 0, hundredths($interruption), hundredths($after), hundredths($starts), hundredths($over), 0, 0],)*
        ];
    };
}

#[rustfmt::skip]
costs! {
//  signal             what it says                                 before  interr.  after  starts    over
    NoWords              "no words"                                     -0.55    0.34    0.54   -0.21    0.91;
    Words1               "one word"                                      0.47    0.62    0.19   -0.54    0.41;
    Words2               "2 or 3 words"                                  0.05    0.39    0.14   -0.87    0.25;
    Words4               "4 to 6 words"                                 -0.28    0.01   -0.21   -0.61    0.48;
    Words7               "7 to 10 words"                                 0.19    0.15    0.02    0.10   -0.20;
    Words11              "11 to 15 words"                                0.00    0.05   -0.05   -0.21   -1.29;
    Words16              "16 to 24 words"                               -0.18   -0.14   -0.45    0.01   -0.82;
    Words25              "25 to 40 words"                               -0.49   -0.84   -0.16    0.61   -0.68;
    Words41              "41 to 70 words"                               -2.22   -1.39   -0.87    0.20    0.45;
    Words71              "71 to 120 words"                              -2.09   -1.59   -0.37    0.66   -0.64;
    Words121             "more than 120 words"                          -1.35   -1.54   -0.69    0.30   -0.43;
    EndsShortSentence    "ends like a sentence, short"                  -0.33   -0.44   -0.11    0.77   -0.74;
    EndsSentence         "ends like a sentence"                         -0.95   -0.86   -0.13    0.70   -0.25;
    EndsEllipsis         "ends in an ellipsis"                           0.89   -0.26    1.59    1.03   -1.04;
    EndsColon            "ends in a colon"                              -2.86   -1.58   -0.54   -0.69   -0.29;
    EndsOpen             "ends in a comma or dash"                      -1.23    0.16   -0.25   -0.29   -3.46;
    EndsNowhere          "long, without an end mark"                     0.34    0.05    0.64    0.35   -0.83;
    StopsNone            "no stop words"                                -0.32   -0.21   -0.47   -0.48   -0.07;
    StopsFew             "few stop words"                               -0.63    0.08   -0.10   -0.67   -0.06;
    StopsSome            "some stop words"                               0.06    0.01    0.05    0.57   -0.88;
    StopsMany            "many stop words"                              -0.20   -0.12   -0.21    0.26    0.00;
    StopsMost            "very many stop words"                         -0.60   -0.56   -0.15    0.20   -0.20;
    StopsManyShort       "many stop words in a short line"              -0.43    0.01   -0.14   -0.35    0.42;
    TitleCase            "title case"                                    0.62    0.40    0.29   -0.55    0.33;
    MixedCase            "many capitals"                                 0.09    0.28    0.04   -0.16    0.42;
    Shouted              "in capitals"                                  -0.25    0.77    0.69    2.45   -0.58;
    Unspaced             "script without spaces"                         0.07   -0.49   -0.60    1.42    0.19;
    UnspacedLong         "script without spaces, long"                   1.08   -0.28   -0.92    0.69   -1.59;
    StartsLower          "starts with a small letter"                   -0.33    0.36   -0.12   -1.99    0.17;
    StartsDigit          "starts with a digit"                          -0.49    0.24   -0.10   -0.85    0.65;
    StartsQuote          "starts with a quote"                          -0.58   -1.21    0.64   -1.45   -0.99;
    StartsOther          "starts with a sign"                           -0.26    0.34   -0.29   -0.49    0.81;
    SeveralSentences     "several sentences"                            -0.40   -0.56   -0.04    0.31   -0.36;
    ManySentences        "many sentences"                               -2.01   -1.17    0.01   -0.37   -0.20;
    NoComma              "long, without a comma"                         1.85    0.47    0.40   -0.12    1.20;
    ChromeWord           "a word of menus and forms"                     0.12   -0.02    0.15   -0.03    0.12;
    ChromeDense          "dense with words of menus and forms"           1.09    0.31    0.71   -0.14   -0.63;
    ShareWord            "a word of share bars"                         -0.11    0.30    0.54   -1.47    0.59;
    Dated                "a date"                                       -0.40   -0.84   -0.12   -0.38    0.73;
    Clocked              "a time"                                        0.20   -0.34    0.34   -0.27   -0.54;
    Roled                "a role at a paper"                             1.22    0.40    0.77    0.35    0.46;
    Credited             "words of picture credits"                      2.04    1.05    0.24    0.19   -0.42;
    Threaded             "a word of comment threads"                     0.12   -0.15    0.69   -0.71   -0.11;
    Offered              "words of shops"                                0.74   -0.45    0.48   -0.57    0.12;
    NumberDense          "dense with numbers"                           -0.39   -0.17   -0.17   -0.68    0.17;
    Separated            "separators"                                    0.37   -0.14   -0.17    0.17    1.00;
    Bracketed            "square brackets"                               0.21    0.74    0.61   -1.16   -1.01;
    Addressed            "an address"                                   -0.20   -0.17   -0.29    0.95    0.95;
    CopyrightSign        "a copyright sign"                             -1.52    0.01    1.47   -1.12   -0.91;
    Year                 "a year in a short line"                        0.69    0.36    0.74    0.13   -1.47;
    PromptOpener         "opens like a prompt"                           0.24    0.19    0.24   -0.26    0.24;
    Bullet               "list item"                                    -0.01   -0.20    0.06   -0.87   -1.51;
    BulletLong           "list item that reads"                          0.04   -0.67   -0.17   -2.39   -3.16;
    Number               "numbered item"                                -0.29   -1.39   -0.53   -1.09   -1.54;
    Heading              "Markdown heading"                             -0.57   -0.10   -0.54    0.00    0.18;
    NoBlank              "no blank line before"                          0.13    0.12    0.09   -2.30   -3.87;
    NoBlankAfter         "no blank line after"                           0.14    0.09    0.03   -0.46    1.01;
    WideGap              "several blank lines before"                   -0.97    0.15    0.60    0.80    0.43;
    Deeper               "deeper than the prose"                         0.44    0.57    0.30   -0.84   -0.87;
    Shallower            "not as deep as the prose"                      0.09    0.00    0.10    0.24    0.99;
    SaysRelated          "named as related"                             -0.09    0.62   -0.01    2.12    0.53;
    SaysComments         "named as comments"                            -2.58   -3.68    4.59    0.91   -0.31;
    SaysShare            "named as share"                               -0.28   -1.95    1.29    1.19   -0.42;
    SaysPromotion        "named as promotion"                           -0.88   -0.01    1.23    1.42   -0.42;
    SaysNavigation       "named as navigation"                           0.07   -0.02    0.03    4.80   -0.81;
    SaysCaption          "named as caption or media"                     0.17    0.68   -0.72    2.77   -0.15;
    SaysByline           "named as byline or date"                       0.40   -0.48   -0.05    2.14    0.23;
    SaysCredit           "named as credit, bio or tags"                  2.40   -2.02    0.87    0.28    3.40;
    SaysCopyright        "named as copyright"                           -2.00    0.24    1.50    0.26    0.43;
    SaysPrompt           "named as prompt or ad"                        -0.52    0.67    0.03    2.53   -0.94;
    ProseBefore          "prose right before"                           -0.11    0.09   -0.06    0.18   -0.07;
    ProseAfter           "prose right after"                             0.02   -0.06   -0.05    0.72   -0.59;
    ItemBefore           "short item right before"                       0.03    0.00   -0.02   -0.70   -0.54;
    ItemAfter            "short item right after"                       -0.06   -0.10    0.00   -0.34   -0.17;
    LabelBefore          "short line right before"                       0.04    0.02    0.03    0.46   -0.38;
    LabelAfter           "short line right after"                        0.05    0.20    0.08    0.08    0.02;
    JunkBefore           "boilerplate right before"                     -0.54   -0.89   -0.73    0.03   -0.33;
    JunkAfter            "boilerplate right after"                      -0.64   -0.81   -0.64    0.36   -0.19;
    HeadingBeforeProse   "short line before prose"                      -0.05    0.22    0.05   -0.35   -0.25;
    ProseBetweenLabels   "prose between two short lines"                 0.40    0.25    0.77   -0.15   -4.07;
    LabelAmongLabels     "short line between short lines"               -0.01   -0.05    0.10   -0.03   -0.38;
    ItemRun              "in a run of short items"                      -0.13    0.02   -0.06    0.32   -1.57;
    ItemLongRun          "in a long run of short items"                  0.01    0.29    0.04   -0.59   -1.06;
    DateNear             "beside a date line"                            0.97    0.61   -0.41    1.18   -1.40;
    BylineNear           "beside a byline"                               0.26    0.33    0.73    1.22    2.16;
    ProseBehind0         "no prose in the four blocks before"            0.05    0.00    0.03    0.74   -0.32;
    ProseBehind3         "mostly prose in the four blocks before"       -1.00    0.10   -0.04    0.37    0.65;
    ProseAhead0          "no prose in the four blocks after"             0.06    0.00    0.02    0.64    0.18;
    ProseAhead3          "mostly prose in the four blocks after"        -0.06    0.07    0.18    0.26   -0.99;
    JunkNear             "some boilerplate near"                        -0.14   -0.13   -0.03    0.38    0.18;
    JunkAllAround        "boilerplate all around"                       -0.32   -0.27   -0.32    0.17    0.15;
    Repeated             "repeated on the page"                          0.28    0.44    0.37   -1.28    0.49;
    RepeatedOften        "repeated often on the page"                   -0.05    0.32   -0.15   -0.30   -1.38;
    RepeatedProse        "prose repeated on the page"                    1.48    1.01    0.64    0.13   -0.95;
    Place0               "in the first 5 % of the page"                 -0.16   -0.70   -0.66    0.45   -1.78;
    Place5               "at 5 to 20 % of the page"                     -0.02   -0.14   -0.25    0.48   -0.05;
    Place20              "at 20 to 50 % of the page"                     0.06    0.01   -0.01    0.44   -0.02;
    Place50              "at 50 to 80 % of the page"                     0.05    0.05   -0.01   -0.07    0.51;
    Place80              "in the last fifth of the page"                -0.23    0.04    0.17   -0.50   -0.41;
    First                "first of the page"                             0.16    0.00   -0.49    0.40    0.00;
    Last                 "last of the page"                              0.86   -1.21   -1.92   -0.91    1.12;
    InCore               "in the densest stretch of prose"              -0.12    0.01    0.15    0.28   -1.22;
    CoreAhead            "shortly before the densest stretch"            0.24    0.18   -0.83    0.79   -1.13;
    CoreFarAhead         "far before the densest stretch"                0.12    0.13   -0.12    1.68    1.68;
    CoreBehind           "shortly after the densest stretch"            -0.34   -0.06   -0.03   -1.69    0.86;
    CoreFarBehind        "far after the densest stretch"                -0.23   -0.11   -0.04   -1.48   -0.88;
    NoProseYet           "no prose before"                               0.10    0.25   -0.39    0.84   -1.85;
    LittleProseYet       "little prose before"                           0.19    0.35   -0.61    1.01    0.54;
    NoProseLeft          "no prose from here on"                        -0.03    0.10    0.09   -0.77    0.72;
    LittleProseLeft      "little prose from here on"                    -0.61    0.06    0.15   -1.71    0.16;
    MarkerJustBefore     "end marker just before"                       -0.01    0.72    0.39    0.55    0.27;
    MarkerBefore         "end marker some blocks before"                 0.55    0.68    0.58   -1.67   -0.30;
    MarkersSeen          "after an end marker"                           0.34    0.42    0.21   -3.40   -1.28;
    ManyMarkersSeen      "after many end markers"                        0.11   -0.11    0.10   -4.27   -1.71;
    MarkerAhead          "end marker ahead"                              0.01    0.03   -0.20    0.24    0.96;
    CleanPage            "page of prose"                                 0.07    0.04    0.05    0.27   -1.17;
    MixedPage            "page of prose and more"                        0.20    0.15    0.12    3.84   -2.11;
    CleanPageLabel       "short line in a page of prose"                -0.01   -0.03   -0.09    0.08   -0.21;
    Before3              "up to 3 words right before"                    0.02   -0.11    0.01   -0.04   -1.31;
    Before12             "4 to 12 words right before"                    0.00    0.04   -0.02    0.50   -0.83;
    Before30             "13 to 30 words right before"                  -0.29    0.00    0.04   -0.03   -0.75;
    After3               "up to 3 words right after"                     0.02   -0.07    0.05   -0.20    0.08;
    After12              "4 to 12 words right after"                    -0.02    0.13    0.03   -0.24    0.28;
    After30              "13 to 30 words right after"                   -0.02    0.03    0.05   -0.25   -0.75;
    NearWords0           "few words a block near"                        0.03    0.07    0.11   -0.91   -0.81;
    NearWords4           "4 to 7 words a block near"                    -0.01   -0.12    0.06   -0.02   -0.27;
    NearWords8           "8 to 13 words a block near"                   -0.14   -0.17   -0.04    0.45   -0.12;
    NearWords14          "14 to 23 words a block near"                  -0.09    0.02   -0.10    0.86    0.59;
    NearWords24          "24 to 39 words a block near"                  -0.31    0.10   -0.31    0.35    1.33;
    NearWords40          "many words a block near"                      -0.09    0.29   -0.16    0.19   -0.46;
    NearStops0           "hardly a stop word near"                       0.10   -0.08   -0.06   -0.79   -1.77;
    NearStops10          "few stop words near"                          -0.22   -0.20    0.03   -0.30   -0.59;
    NearStops20          "some stop words near"                         -0.01   -0.05   -0.04   -0.03   -0.01;
    NearStops30          "many stop words near"                          0.07    0.12    0.12    0.35    0.04;
    NearStops40          "very many stop words near"                    -0.19    0.16   -0.03    0.48   -0.13;
    NearEnds0            "hardly a sentence end near"                    0.03   -0.05    0.02    0.14   -0.66;
    NearEnds15           "few sentence ends near"                       -0.04    0.04    0.09    0.48   -0.04;
    NearEnds40           "many sentence ends near"                       0.16    0.17   -0.04    0.51    0.43;
    NearEnds65           "mostly sentence ends near"                    -0.13   -0.06   -0.09   -0.17    0.09;
    WideWords0           "few words a block around"                      0.12    0.04    0.14   -0.29   -1.77;
    WideWords4           "4 to 7 words a block around"                  -0.02   -0.03    0.05    0.18   -0.51;
    WideWords8           "8 to 13 words a block around"                 -0.06   -0.13   -0.04    0.40   -0.13;
    WideWords14          "14 to 23 words a block around"                 0.19    0.11   -0.02    0.76    0.40;
    WideWords24          "many words a block around"                     0.33    0.12    0.05    1.98   -0.56;
    ThreadsNear          "words of threads near"                        -0.07   -0.29    0.19    0.30    0.47;
    ThreadsAllAround     "words of threads all around"                   0.68    0.00    0.08   -1.41   -0.71;
    DatesNear            "dates or bylines near"                         0.11    0.25    0.39    1.21   -0.99;
    DatesAllAround       "dates or bylines all around"                  -0.32    0.32    0.30   -0.33   -0.66;
    ChromeNear           "words of menus near"                          -0.11   -0.02    0.09   -0.36   -0.12;
    OffersNear           "words of shops near"                           0.04   -0.01   -0.10   -0.57    1.90;
    GapBehind2           "prose 2 to 4 blocks back"                      0.08    0.05    0.14   -0.02    0.10;
    GapBehind5           "prose 5 to 12 blocks back"                    -0.08   -0.01   -0.05   -0.46    0.42;
    GapBehind13          "prose far back or nowhere"                     0.01    0.00    0.04    0.79   -0.72;
    GapAhead2            "prose 2 to 4 blocks ahead"                     0.13    0.08    0.08   -0.31   -0.87;
    GapAhead5            "prose 5 to 12 blocks ahead"                   -0.05   -0.05   -0.11    0.70   -0.13;
    GapAhead13           "prose far ahead or nowhere"                    0.01   -0.04    0.05    0.46    0.63;
    AlikeBefore          "of the same make as the block before"          0.02   -0.17    0.01   -0.24   -1.52;
    AlikeAfter           "of the same make as the block after"           0.03   -0.07    0.06   -0.01    0.21;
    PlainProse           "plain prose"                                  -1.24   -0.66   -0.11    0.09   -0.70;
    DenseText            "long text with few stop words"                -0.03    0.15   -0.76   -0.66   -0.91;
    SaysWhoIs            "says who somebody is"                         -1.55    0.66   -1.10   -1.97    3.68;
    FirstLabel           "text opens with a short line"                  0.59    0.00    0.52   -0.10    0.00;
    FirstLabelLong       "text opens with a line like a headline"        0.42    0.00    1.62   -0.30    0.00;
    FirstBeforeDateline  "opening line before a dateline"                1.80    0.00   -0.14   -1.77    0.00;
    FirstBeforeByline    "opening line before a byline or date"          0.23    0.00    1.24   -0.47    0.00;
    SecondLabel          "second of two opening lines"                   0.99    0.03    1.13   -0.05   -4.94;
    FewBlocks            "few blocks"                                    0.07   -0.20   -0.11   -0.42    0.59;
    LittleProse          "little prose on the page"                     -0.04   -0.39   -0.03    0.03    0.98;
    HalfProseYet         "in the first half of the prose"               -0.04    0.00   -0.05   -0.31   -2.29;
    MostProseYet         "in the second half of the prose"              -0.01   -0.04   -0.02   -2.53   -0.68;
    Half                 "half of a cut sentence"                       -0.40   -1.89    0.87   -0.04    0.72;
    ProseAfterNamed      "prose after named blocks only"                 0.28   -1.38   -1.41   -0.58    0.35;
    ProseAfterNamedClean "prose after named blocks only, clean page"     0.50   -1.16   -1.53    0.01   -0.16;
    LabelAfterNamed      "short block after named blocks only"           0.29   -0.62   -0.16    1.16   -2.03;
}

/// What passing from one part (row) to the next block's part (column) counts for: before, body, interruption, after.
/// [`NEVER`] parts do not follow each other.
#[rustfmt::skip]
pub(crate) const PASS: [[f32; 4]; 4] = [
    [1.44, 1.81, NEVER, NEVER],
    [NEVER, 1.85, -1.32, -1.07],
    [NEVER, 0.40, 0.79, 0.02],
    [NEVER, NEVER, NEVER, 1.16],
];

/// What the first block's part counts for.
pub(crate) const OPEN: [f32; 4] = [-1.17, 2.11, NEVER, -1.11];

/// A passage that does not happen.
pub(crate) const NEVER: f32 = -1.0e6;
