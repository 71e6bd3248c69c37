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
    NoWords              "no words"                                       0.01    1.07    0.51    0.00    0.11;
    Words1               "one word"                                       0.34    0.84    0.25   -0.03    0.10;
    Words2               "2 or 3 words"                                  -0.07    0.26    0.05   -0.24    0.14;
    Words4               "4 to 6 words"                                  -0.22   -0.10   -0.29   -0.07   -0.01;
    Words7               "7 to 10 words"                                  0.13   -0.20    0.05    0.03   -0.12;
    Words11              "11 to 15 words"                                 0.02   -0.28    0.01   -0.22   -0.26;
    Words16              "16 to 24 words"                                 0.15   -0.06   -0.07    0.02   -0.05;
    Words25              "25 to 40 words"                                 0.08   -0.39    0.12    0.24   -0.21;
    Words41              "41 to 70 words"                                -0.43   -0.66   -0.17    0.20   -0.10;
    Words71              "71 to 120 words"                               -0.23   -0.47   -0.28    0.13   -0.07;
    Words121             "more than 120 words"                            0.06   -0.29   -0.22   -0.01    0.00;
    EndsShortSentence    "ends like a sentence, short"                   -0.44   -0.33   -0.38    0.15   -0.21;
    EndsSentence         "ends like a sentence"                          -0.59   -1.34   -0.75    0.52   -0.38;
    EndsEllipsis         "ends in an ellipsis"                            0.01   -0.12    0.37    0.00   -0.02;
    EndsColon            "ends in a colon"                               -0.48   -0.56   -0.54    0.02   -0.06;
    EndsOpen             "ends in a comma or dash"                       -0.06    0.08   -0.38    0.02   -0.02;
    EndsNowhere          "long, without an end mark"                      0.16   -0.07    0.17    0.19   -0.10;
    StopsNone            "no stop words"                                 -0.07   -0.52   -0.24    0.01   -0.01;
    StopsFew             "few stop words"                                -0.02   -0.32    0.00   -0.02   -0.07;
    StopsSome            "some stop words"                                0.01   -0.40    0.07    0.16   -0.34;
    StopsMany            "many stop words"                               -0.12   -0.57   -0.30    0.19   -0.22;
    StopsMost            "very many stop words"                          -0.37   -0.81   -0.38    0.04   -0.29;
    StopsManyShort       "many stop words in a short line"               -0.16   -0.02   -0.07   -0.05    0.02;
    TitleCase            "title case"                                     0.59    0.40    0.51   -0.34   -0.14;
    MixedCase            "many capitals"                                  0.42    0.46    0.22    0.08    0.14;
    Shouted              "in capitals"                                   -0.06    0.21   -0.05    0.11    0.02;
    Unspaced             "script without spaces"                          0.12    0.01   -0.03    0.00    0.00;
    UnspacedLong         "script without spaces, long"                    0.00    0.00   -0.01    0.00    0.00;
    StartsLower          "starts with a small letter"                     0.08    0.34   -0.09   -0.29    0.02;
    StartsDigit          "starts with a digit"                           -0.13    0.35    0.07   -0.16    0.02;
    StartsQuote          "starts with a quote"                           -0.05   -0.41    0.11   -0.01   -0.06;
    StartsOther          "starts with a sign"                             0.21    0.70    0.08   -0.01    0.25;
    SeveralSentences     "several sentences"                             -0.41   -0.24   -0.07    0.19   -0.31;
    ManySentences        "many sentences"                                -0.39   -0.45    0.24    0.07   -0.11;
    NoComma              "long, without a comma"                          0.26    0.36    0.24   -0.10    0.00;
    ChromeWord           "a word of menus and forms"                      0.08   -0.03   -0.01    0.00   -0.09;
    ChromeDense          "dense with words of menus and forms"            0.31    0.03    0.28    0.00   -0.11;
    ShareWord            "a word of share bars"                           0.15    0.27    0.43   -0.09    0.09;
    Dated                "a date"                                        -0.07   -0.23   -0.23   -0.01    0.01;
    Clocked              "a time"                                         0.12   -0.07   -0.05   -0.01    0.02;
    Roled                "a role at a paper"                              0.21   -0.07    0.40   -0.03    0.01;
    Credited             "words of picture credits"                       0.33    0.22   -0.14   -0.01    0.03;
    Threaded             "a word of comment threads"                      0.03   -0.24    0.31   -0.02    0.14;
    Offered              "words of shops"                                 0.06    0.03    0.07   -0.04    0.00;
    NumberDense          "dense with numbers"                            -0.05   -0.03    0.03   -0.08   -0.01;
    Separated            "separators"                                     0.04   -0.25    0.04   -0.02    0.00;
    Bracketed            "square brackets"                                0.28    0.60    0.51   -0.07   -0.03;
    Addressed            "an address"                                     0.03    0.11    0.06    0.03    0.05;
    CopyrightSign        "a copyright sign"                              -0.04    0.02    0.10    0.00   -0.05;
    Year                 "a year in a short line"                         0.32    0.02    0.37   -0.01   -0.15;
    PromptOpener         "opens like a prompt"                            0.24    0.21    0.38   -0.26    0.16;
    Bullet               "list item"                                     -0.06   -0.42   -0.21   -0.35   -0.40;
    BulletLong           "list item that reads"                          -0.09   -0.29   -0.24   -0.10   -0.05;
    Number               "numbered item"                                 -0.28   -0.75   -0.51   -0.04   -0.12;
    Heading              "Markdown heading"                               0.00    0.01   -0.01    0.00    0.00;
    NoBlank              "no blank line before"                           0.26    0.13    0.04   -0.86   -0.89;
    NoBlankAfter         "no blank line after"                           -0.03    0.17    0.16   -0.63   -0.14;
    WideGap              "several blank lines before"                     0.11    0.45    0.12    0.00    0.03;
    Deeper               "deeper than the prose"                          0.23    0.43    0.27   -0.19   -0.14;
    Shallower            "not as deep as the prose"                       0.12    0.02    0.17    0.00    0.03;
    SaysRelated          "named as related"                              -0.27    0.66   -0.33    0.00    0.28;
    SaysComments         "named as comments"                             -0.04   -0.23    0.32    0.00   -0.01;
    SaysShare            "named as share"                                -0.12   -0.10    0.27    0.00    0.10;
    SaysPromotion        "named as promotion"                            -0.14    0.09    0.07    0.00   -0.06;
    SaysNavigation       "named as navigation"                            0.14   -0.32    0.13    0.00   -0.24;
    SaysCaption          "named as caption or media"                      0.12    0.12   -0.28    0.00    0.00;
    SaysByline           "named as byline or date"                        0.34   -0.25   -0.05    0.00   -0.01;
    SaysCredit           "named as credit, bio or tags"                   0.01   -0.18    0.13    0.00    0.30;
    SaysCopyright        "named as copyright"                            -0.05    0.01    0.03    0.00   -0.02;
    SaysPrompt           "named as prompt or ad"                         -0.50    0.72   -0.18    0.00    0.12;
    ProseBefore          "prose right before"                            -0.05   -0.13   -0.25   -0.23   -0.06;
    ProseAfter           "prose right after"                             -0.11   -0.04   -0.14    0.22   -0.40;
    ItemBefore           "short item right before"                        0.32    0.27    0.05   -0.09   -0.11;
    ItemAfter            "short item right after"                        -0.01    0.46    0.38   -0.13   -0.22;
    LabelBefore          "short line right before"                        0.23    0.10    0.27    0.30   -0.24;
    LabelAfter           "short line right after"                         0.29    0.48    0.17   -0.18   -0.11;
    JunkBefore           "boilerplate right before"                      -0.56   -0.77   -0.72   -0.01   -0.32;
    JunkAfter            "boilerplate right after"                       -0.47   -0.57   -0.33    0.29    0.00;
    HeadingBeforeProse   "short line before prose"                       -0.07   -0.36    0.05   -0.01   -0.13;
    ProseBetweenLabels   "prose between two short lines"                  0.04   -0.27    0.39   -0.08   -0.10;
    LabelAmongLabels     "short line between short lines"                -0.11   -0.08    0.03   -0.02   -0.06;
    ItemRun              "in a run of short items"                       -0.09   -0.22    0.03   -0.10   -0.17;
    ItemLongRun          "in a long run of short items"                   0.14    0.43    0.09   -0.02   -0.02;
    DateNear             "beside a date line"                             0.20    0.02   -0.27    0.14   -0.02;
    BylineNear           "beside a byline"                                0.04   -0.03    0.17    0.16    0.01;
    ProseBehind0         "no prose in the four blocks before"            -0.04   -0.18   -0.01    0.44   -0.32;
    ProseBehind3         "mostly prose in the four blocks before"         0.11   -0.08    0.17    0.00    0.34;
    ProseAhead0          "no prose in the four blocks after"             -0.06   -0.22   -0.05   -0.02   -0.02;
    ProseAhead3          "mostly prose in the four blocks after"          0.12   -0.01    0.24    0.21   -0.18;
    JunkNear             "some boilerplate near"                          0.00    0.07    0.05    0.16   -0.19;
    JunkAllAround        "boilerplate all around"                        -0.29    0.00   -0.35   -0.09    0.04;
    Repeated             "repeated on the page"                           0.43    0.67    0.27   -0.21   -0.05;
    RepeatedOften        "repeated often on the page"                     0.37    0.79    0.42   -0.06   -0.07;
    RepeatedProse        "prose repeated on the page"                     0.52    0.97    0.14   -0.03    0.00;
    Place0               "in the first 5 % of the page"                  -0.12   -0.43   -0.14   -0.07   -0.05;
    Place5               "at 5 to 20 % of the page"                      -0.13   -0.16   -0.08    0.06   -0.12;
    Place20              "at 20 to 50 % of the page"                      0.05   -0.02   -0.05    0.29   -0.24;
    Place50              "at 50 to 80 % of the page"                      0.04   -0.04    0.00   -0.02    0.08;
    Place80              "in the last fifth of the page"                 -0.02    0.10    0.13   -0.16   -0.19;
    First                "first of the page"                             -0.22    0.00    0.00    0.25    0.00;
    Last                 "last of the page"                              -0.02   -0.75   -0.68   -0.01    0.33;
    InCore               "in the densest stretch of prose"               -0.25   -0.33    0.07    0.04   -0.54;
    CoreAhead            "shortly before the densest stretch"             0.25    0.14   -0.16    0.13   -0.05;
    CoreFarAhead         "far before the densest stretch"                 0.10   -0.01   -0.07   -0.05   -0.03;
    CoreBehind           "shortly after the densest stretch"             -0.17   -0.13    0.09   -0.03    0.31;
    CoreFarBehind        "far after the densest stretch"                 -0.11   -0.18   -0.05    0.00   -0.23;
    NoProseYet           "no prose before"                                0.19    0.14   -0.02    0.47   -0.03;
    LittleProseYet       "little prose before"                            0.26    0.31   -0.01    0.14   -0.01;
    NoProseLeft          "no prose from here on"                         -0.07   -0.31   -0.26   -0.01    0.43;
    LittleProseLeft      "little prose from here on"                     -0.05   -0.16    0.00    0.00   -0.10;
    MarkerJustBefore     "end marker just before"                        -0.05    0.01    0.03    0.00    0.16;
    MarkerBefore         "end marker some blocks before"                  0.30   -0.17    0.30    0.00   -0.24;
    MarkersSeen          "after an end marker"                            0.29    0.28    0.23   -0.01   -0.20;
    ManyMarkersSeen      "after many end markers"                        -0.14   -0.07   -0.12    0.00   -0.03;
    MarkerAhead          "end marker ahead"                              -0.23   -0.21   -0.12   -0.03    0.31;
    CleanPage            "page of prose"                                 -0.17   -0.22   -0.16    0.11   -0.20;
    MixedPage            "page of prose and more"                        -0.01    0.05   -0.03    0.01   -0.21;
    CleanPageLabel       "short line in a page of prose"                 -0.08    0.16   -0.20   -0.06   -0.01;
    Before3              "up to 3 words right before"                     0.36   -0.64   -0.27   -0.04   -0.72;
    Before12             "4 to 12 words right before"                    -0.04   -0.21   -0.13    0.19   -0.21;
    Before30             "13 to 30 words right before"                    0.02   -0.06    0.04    0.01   -0.26;
    After3               "up to 3 words right after"                     -0.01   -0.24    0.29   -0.07   -0.27;
    After12              "4 to 12 words right after"                     -0.09    0.08    0.09   -0.04   -0.05;
    After30              "13 to 30 words right after"                     0.13    0.05    0.25   -0.19   -0.19;
    NearWords0           "few words a block near"                         0.26   -0.09    0.34   -0.23   -0.32;
    NearWords4           "4 to 7 words a block near"                      0.15   -0.07    0.25   -0.02   -0.23;
    NearWords8           "8 to 13 words a block near"                    -0.05   -0.15   -0.01   -0.08   -0.22;
    NearWords14          "14 to 23 words a block near"                   -0.12   -0.09   -0.20    0.27    0.11;
    NearWords24          "24 to 39 words a block near"                   -0.20   -0.05   -0.33    0.09    0.26;
    NearWords40          "many words a block near"                       -0.11    0.02   -0.17   -0.01   -0.16;
    NearStops0           "hardly a stop word near"                       -0.13   -0.10   -0.21   -0.09   -0.13;
    NearStops10          "few stop words near"                           -0.09   -0.24   -0.05   -0.15   -0.11;
    NearStops20          "some stop words near"                           0.03   -0.10   -0.10   -0.01   -0.11;
    NearStops30          "many stop words near"                           0.04   -0.04    0.04    0.23   -0.01;
    NearStops40          "very many stop words near"                      0.01    0.00    0.18    0.11   -0.08;
    NearEnds0            "hardly a sentence end near"                    -0.07   -0.11   -0.09   -0.25   -0.56;
    NearEnds15           "few sentence ends near"                        -0.12   -0.10   -0.10    0.10   -0.05;
    NearEnds40           "many sentence ends near"                        0.11   -0.09    0.02    0.24    0.24;
    NearEnds65           "mostly sentence ends near"                     -0.03   -0.16    0.03   -0.07   -0.28;
    WideWords0           "few words a block around"                       0.17    0.35    0.26   -0.17   -0.18;
    WideWords4           "4 to 7 words a block around"                   -0.07   -0.13   -0.15   -0.01   -0.22;
    WideWords8           "8 to 13 words a block around"                  -0.16   -0.25   -0.12    0.01   -0.09;
    WideWords14          "14 to 23 words a block around"                 -0.07   -0.17   -0.01    0.05    0.06;
    WideWords24          "many words a block around"                      0.06   -0.20   -0.07    0.14   -0.02;
    ThreadsNear          "words of threads near"                         -0.14   -0.04    0.25    0.00    0.06;
    ThreadsAllAround     "words of threads all around"                    0.04    0.14    0.03    0.00   -0.01;
    DatesNear            "dates or bylines near"                         -0.06   -0.01    0.17    0.03   -0.12;
    DatesAllAround       "dates or bylines all around"                   -0.19   -0.07   -0.02    0.00   -0.05;
    ChromeNear           "words of menus near"                            0.13    0.01    0.10   -0.06   -0.09;
    OffersNear           "words of shops near"                            0.07   -0.03   -0.06   -0.02    0.08;
    GapBehind2           "prose 2 to 4 blocks back"                      -0.02   -0.18    0.12   -0.12   -0.24;
    GapBehind5           "prose 5 to 12 blocks back"                      0.01    0.00    0.08    0.00   -0.02;
    GapBehind13          "prose far back or nowhere"                     -0.04   -0.14   -0.10    0.47   -0.25;
    GapAhead2            "prose 2 to 4 blocks ahead"                      0.05   -0.23    0.05   -0.19   -0.11;
    GapAhead5            "prose 5 to 12 blocks ahead"                     0.02   -0.07   -0.02    0.05   -0.10;
    GapAhead13           "prose far ahead or nowhere"                    -0.06   -0.09   -0.04   -0.07    0.07;
    AlikeBefore          "of the same make as the block before"          -0.01   -0.13   -0.32   -0.18   -0.59;
    AlikeAfter           "of the same make as the block after"           -0.14   -0.09    0.21   -0.12   -0.19;
    PlainProse           "plain prose"                                   -0.56   -0.38   -0.22    0.43   -0.23;
    DenseText            "long text with few stop words"                  0.38   -0.02   -0.01   -0.05   -0.01;
    SaysWhoIs            "says who somebody is"                           0.00    0.02    0.33   -0.04    0.03;
    FirstLabel           "text opens with a short line"                   0.23    0.00    0.00   -0.24    0.00;
    FirstLabelLong       "text opens with a line like a headline"         0.23    0.00    0.00   -0.23    0.00;
    FirstBeforeDateline  "opening line before a dateline"                 0.39    0.00    0.00   -0.38    0.00;
    FirstBeforeByline    "opening line before a byline or date"           0.07    0.00    0.00   -0.06    0.00;
    SecondLabel          "second of two opening lines"                   -0.14    0.02    0.00    0.12    0.00;
    FewBlocks            "few blocks"                                    -0.45   -0.41   -0.74    0.25    0.18;
    LittleProse          "little prose on the page"                      -0.13    0.00   -0.11    0.04    0.02;
    HalfProseYet         "in the first half of the prose"                -0.09   -0.17   -0.25   -0.35   -0.36;
    MostProseYet         "in the second half of the prose"               -0.15    0.04   -0.24   -0.12   -0.39;
    Half                 "half of a cut sentence"                        -0.27   -0.59   -0.25    0.10   -0.01;
    ProseAfterNamed      "prose after named blocks only"                  0.07   -0.25   -0.27   -0.08    0.00;
    ProseAfterNamedClean "prose after named blocks only, clean page"      0.04   -0.29   -0.26   -0.08    0.00;
    LabelAfterNamed      "short block after named blocks only"            0.01   -0.50   -0.18   -0.01   -0.01;
}

/// What passing from one part (row) to the next block's part (column) counts for: before, body, interruption, after.
/// [`NEVER`] parts do not follow each other.
#[rustfmt::skip]
pub(crate) const PASS: [[f32; 4]; 4] = [
    [0.06, -0.21, NEVER, NEVER],
    [NEVER, 0.72, -1.57, 0.12],
    [NEVER, 0.14, 0.93, -0.83],
    [NEVER, NEVER, NEVER, 0.49],
];

/// What the first block's part counts for.
pub(crate) const OPEN: [f32; 4] = [-0.22, 0.25, NEVER, 0.00];

/// A passage that does not happen.
pub(crate) const NEVER: f32 = -1.0e6;
