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
    /// Added where the body begins at the block.
    pub(crate) starts: f32,
    /// Added where the body is over before the block.
    pub(crate) over: f32,
}

macro_rules! costs {
    ($($name:ident $says:literal $before:literal $interruption:literal $after:literal $starts:literal $over:literal;)*) => {
        /// A yes-or-no measure of a block in its place; see [`super::signals`] for when each holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Signal { $($name,)* }

        /// The table, by signal.
        pub(crate) static COSTS: &[Cost] = &[
            $(Cost { says: $says, before: $before, interruption: $interruption, after: $after, starts: $starts, over: $over },)*
        ];
    };
}

#[rustfmt::skip]
costs! {
//  signal             what it says                                 before  interr.  after  starts    over
    NoWords              "no words"                                       0.04    0.75    0.39    0.00    0.07;
    Words1               "one word"                                       0.26    0.88    0.25   -0.03    0.07;
    Words2               "2 or 3 words"                                   0.01    0.31    0.05   -0.20    0.20;
    Words4               "4 to 6 words"                                  -0.14   -0.16   -0.25   -0.06   -0.02;
    Words7               "7 to 10 words"                                  0.14   -0.12    0.09   -0.03   -0.08;
    Words11              "11 to 15 words"                                 0.08   -0.27    0.00   -0.13   -0.23;
    Words16              "16 to 24 words"                                 0.11   -0.10   -0.04    0.07   -0.07;
    Words25              "25 to 40 words"                                 0.02   -0.39    0.08    0.15   -0.17;
    Words41              "41 to 70 words"                                -0.41   -0.60   -0.21    0.18   -0.12;
    Words71              "71 to 120 words"                               -0.19   -0.37   -0.25    0.13   -0.07;
    Words121             "more than 120 words"                           -0.02   -0.18   -0.17    0.01   -0.01;
    EndsShortSentence    "ends like a sentence, short"                   -0.33   -0.29   -0.26    0.13   -0.19;
    EndsSentence         "ends like a sentence"                          -0.69   -1.37   -0.79    0.62   -0.41;
    EndsEllipsis         "ends in an ellipsis"                            0.04   -0.11    0.29    0.00   -0.01;
    EndsColon            "ends in a colon"                               -0.33   -0.51   -0.45    0.02   -0.06;
    EndsOpen             "ends in a comma or dash"                       -0.04    0.10   -0.25    0.00   -0.01;
    EndsNowhere          "long, without an end mark"                      0.13    0.04    0.16    0.04   -0.06;
    StopsNone            "no stop words"                                  0.00   -0.46   -0.35   -0.01   -0.01;
    StopsFew             "few stop words"                                 0.02   -0.25    0.02   -0.03   -0.05;
    StopsSome            "some stop words"                               -0.04   -0.28    0.04    0.10   -0.28;
    StopsMany            "many stop words"                               -0.20   -0.56   -0.22    0.25   -0.21;
    StopsMost            "very many stop words"                          -0.32   -0.76   -0.27    0.05   -0.28;
    StopsManyShort       "many stop words in a short line"               -0.03   -0.07    0.00   -0.04    0.02;
    TitleCase            "title case"                                     0.54    0.50    0.36   -0.27   -0.10;
    MixedCase            "many capitals"                                  0.40    0.51    0.17    0.04    0.10;
    Shouted              "in capitals"                                   -0.03    0.12   -0.03    0.06    0.01;
    Unspaced             "script without spaces"                          0.07    0.00   -0.02    0.00    0.00;
    UnspacedLong         "script without spaces, long"                    0.00    0.00   -0.01    0.00    0.00;
    StartsLower          "starts with a small letter"                     0.07    0.42   -0.04   -0.12    0.01;
    StartsDigit          "starts with a digit"                           -0.19    0.29    0.02   -0.08    0.01;
    StartsQuote          "starts with a quote"                           -0.02   -0.31    0.06   -0.01   -0.04;
    StartsOther          "starts with a sign"                             0.28    0.73    0.03   -0.01    0.16;
    SeveralSentences     "several sentences"                             -0.52   -0.36   -0.09    0.21   -0.32;
    ManySentences        "many sentences"                                -0.30   -0.42    0.15    0.08   -0.10;
    NoComma              "long, without a comma"                          0.20    0.23    0.14   -0.06    0.00;
    ChromeWord           "a word of menus and forms"                      0.05   -0.13    0.00    0.04   -0.11;
    ChromeDense          "dense with words of menus and forms"            0.34   -0.03    0.23    0.00   -0.06;
    ShareWord            "a word of share bars"                           0.09    0.13    0.47   -0.05    0.09;
    Dated                "a date"                                        -0.13   -0.10   -0.15   -0.03    0.00;
    Clocked              "a time"                                         0.08   -0.06   -0.03   -0.01    0.02;
    Roled                "a role at a paper"                              0.09   -0.07    0.36   -0.03    0.00;
    Credited             "words of picture credits"                       0.15    0.26   -0.16   -0.01    0.02;
    Threaded             "a word of comment threads"                      0.01   -0.22    0.29   -0.01    0.12;
    Offered              "words of shops"                                 0.05    0.02    0.02   -0.02    0.01;
    NumberDense          "dense with numbers"                            -0.10   -0.07   -0.07   -0.05   -0.02;
    Separated            "separators"                                    -0.02   -0.18    0.01   -0.01    0.00;
    Bracketed            "square brackets"                                0.06    0.58    0.49   -0.04   -0.03;
    Addressed            "an address"                                     0.02    0.09   -0.02    0.02    0.04;
    CopyrightSign        "a copyright sign"                              -0.03    0.01    0.06    0.00   -0.04;
    Year                 "a year in a short line"                         0.25    0.01    0.32   -0.01   -0.11;
    PromptOpener         "opens like a prompt"                            0.26    0.01    0.37   -0.18    0.16;
    Bullet               "list item"                                     -0.03   -0.43   -0.16   -0.28   -0.35;
    BulletLong           "list item that reads"                          -0.02   -0.32   -0.21   -0.07   -0.05;
    Number               "numbered item"                                 -0.21   -0.69   -0.45   -0.03   -0.09;
    Heading              "Markdown heading"                               0.00    0.01    0.01    0.00    0.00;
    NoBlank              "no blank line before"                           0.27    0.09    0.03   -0.68   -0.72;
    NoBlankAfter         "no blank line after"                           -0.06    0.16    0.16   -0.47   -0.18;
    WideGap              "several blank lines before"                     0.00    0.38    0.09    0.00    0.02;
    Deeper               "deeper than the prose"                          0.27    0.43    0.22   -0.13   -0.12;
    Shallower            "not as deep as the prose"                       0.11    0.04    0.15   -0.01    0.01;
    SaysRelated          "named as related"                              -0.28    0.73   -0.40    0.00    0.13;
    SaysComments         "named as comments"                             -0.02   -0.17    0.22    0.00    0.00;
    SaysShare            "named as share"                                -0.09   -0.16    0.28    0.00    0.10;
    SaysPromotion        "named as promotion"                            -0.04   -0.04    0.10    0.00   -0.02;
    SaysNavigation       "named as navigation"                            0.04   -0.17    0.09    0.00   -0.18;
    SaysCaption          "named as caption or media"                      0.03    0.21   -0.26    0.00    0.00;
    SaysByline           "named as byline or date"                        0.21   -0.14   -0.04    0.00   -0.02;
    SaysCredit           "named as credit, bio or tags"                   0.00   -0.14    0.11    0.00    0.22;
    SaysCopyright        "named as copyright"                            -0.03    0.01    0.01    0.00   -0.02;
    SaysPrompt           "named as prompt or ad"                         -0.15    0.22   -0.05    0.00    0.15;
    ProseBefore          "prose right before"                            -0.06    0.02   -0.23   -0.29    0.06;
    ProseAfter           "prose right after"                             -0.12   -0.08   -0.16    0.30   -0.36;
    ItemBefore           "short item right before"                        0.30    0.21   -0.01   -0.10   -0.11;
    ItemAfter            "short item right after"                         0.00    0.36    0.28   -0.11   -0.18;
    LabelBefore          "short line right before"                        0.19    0.11    0.27    0.24   -0.26;
    LabelAfter           "short line right after"                         0.19    0.48    0.28   -0.11   -0.07;
    JunkBefore           "boilerplate right before"                      -0.43   -0.81   -0.52    0.07   -0.28;
    JunkAfter            "boilerplate right after"                       -0.30   -0.60   -0.32    0.07    0.01;
    HeadingBeforeProse   "short line before prose"                       -0.04   -0.24    0.09   -0.03   -0.12;
    ProseBetweenLabels   "prose between two short lines"                  0.01   -0.29    0.42   -0.04   -0.06;
    LabelAmongLabels     "short line between short lines"                 0.07   -0.04   -0.11   -0.02   -0.07;
    ItemRun              "in a run of short items"                       -0.09   -0.15    0.05   -0.10   -0.15;
    ItemLongRun          "in a long run of short items"                   0.13    0.44    0.13   -0.03   -0.02;
    DateNear             "beside a date line"                             0.17   -0.04   -0.18    0.10   -0.02;
    BylineNear           "beside a byline"                                0.04   -0.04    0.11    0.08    0.00;
    ProseBehind0         "no prose in the four blocks before"            -0.03   -0.23   -0.05    0.46   -0.30;
    ProseBehind3         "mostly prose in the four blocks before"         0.09   -0.08    0.10    0.00    0.28;
    ProseAhead0          "no prose in the four blocks after"             -0.12   -0.20   -0.04    0.02   -0.03;
    ProseAhead3          "mostly prose in the four blocks after"          0.05    0.02    0.26    0.18   -0.14;
    JunkNear             "some boilerplate near"                         -0.07   -0.01   -0.02    0.04   -0.15;
    JunkAllAround        "boilerplate all around"                        -0.31    0.17   -0.26   -0.01    0.05;
    Repeated             "repeated on the page"                           0.55    0.59    0.32   -0.16   -0.02;
    RepeatedOften        "repeated often on the page"                     0.31    0.86    0.43   -0.05   -0.07;
    RepeatedProse        "prose repeated on the page"                     0.33    0.85    0.05   -0.02    0.00;
    Place0               "in the first 5 % of the page"                  -0.14   -0.35   -0.12    0.04   -0.03;
    Place5               "at 5 to 20 % of the page"                      -0.12   -0.13   -0.04   -0.09   -0.07;
    Place20              "at 20 to 50 % of the page"                     -0.04    0.03   -0.04    0.25   -0.18;
    Place50              "at 50 to 80 % of the page"                     -0.07   -0.06   -0.08   -0.01    0.05;
    Place80              "in the last fifth of the page"                  0.21    0.06    0.14   -0.09   -0.23;
    First                "first of the page"                             -0.21    0.00   -0.02    0.26    0.00;
    Last                 "last of the page"                              -0.03   -0.49   -0.60    0.03    0.21;
    InCore               "in the densest stretch of prose"               -0.38   -0.32    0.16    0.10   -0.55;
    CoreAhead            "shortly before the densest stretch"             0.34    0.21   -0.24    0.06   -0.03;
    CoreFarAhead         "far before the densest stretch"                 0.02    0.05   -0.20   -0.05   -0.03;
    CoreBehind           "shortly after the densest stretch"             -0.05   -0.16    0.28    0.00    0.35;
    CoreFarBehind        "far after the densest stretch"                 -0.09   -0.20   -0.13   -0.01   -0.22;
    NoProseYet           "no prose before"                                0.09    0.11   -0.08    0.47   -0.01;
    LittleProseYet       "little prose before"                            0.31    0.24    0.01    0.07    0.00;
    NoProseLeft          "no prose from here on"                         -0.08   -0.23   -0.19    0.02    0.36;
    LittleProseLeft      "little prose from here on"                     -0.06   -0.19   -0.01    0.00   -0.16;
    MarkerJustBefore     "end marker just before"                         0.02   -0.01   -0.02    0.00    0.06;
    MarkerBefore         "end marker some blocks before"                  0.21   -0.21    0.39    0.00   -0.17;
    MarkersSeen          "after an end marker"                            0.13    0.33    0.20    0.00   -0.20;
    ManyMarkersSeen      "after many end markers"                        -0.07   -0.09   -0.05    0.00   -0.03;
    MarkerAhead          "end marker ahead"                              -0.18   -0.13   -0.11    0.00    0.19;
    CleanPage            "page of prose"                                 -0.13   -0.17   -0.14    0.10   -0.17;
    MixedPage            "page of prose and more"                         0.01    0.14   -0.02    0.01   -0.18;
    CleanPageLabel       "short line in a page of prose"                 -0.03    0.24   -0.07   -0.06    0.00;
    Before3              "up to 3 words right before"                     0.41   -0.60   -0.17   -0.06   -0.64;
    Before12             "4 to 12 words right before"                    -0.05   -0.19   -0.06    0.23   -0.16;
    Before30             "13 to 30 words right before"                    0.09   -0.06    0.07   -0.02   -0.17;
    After3               "up to 3 words right after"                      0.05   -0.29    0.25   -0.12   -0.19;
    After12              "4 to 12 words right after"                     -0.05    0.13    0.13   -0.03   -0.03;
    After30              "13 to 30 words right after"                     0.16    0.00    0.25   -0.12   -0.15;
    NearWords0           "few words a block near"                         0.23   -0.03    0.34   -0.18   -0.24;
    NearWords4           "4 to 7 words a block near"                      0.24   -0.10    0.30    0.00   -0.15;
    NearWords8           "8 to 13 words a block near"                    -0.02   -0.20   -0.05   -0.06   -0.22;
    NearWords14          "14 to 23 words a block near"                   -0.17   -0.08   -0.16    0.22    0.14;
    NearWords24          "24 to 39 words a block near"                   -0.18    0.03   -0.34    0.06    0.14;
    NearWords40          "many words a block near"                       -0.18    0.00   -0.22    0.00   -0.16;
    NearStops0           "hardly a stop word near"                       -0.10   -0.15   -0.17   -0.07   -0.11;
    NearStops10          "few stop words near"                           -0.05   -0.25   -0.02   -0.09   -0.09;
    NearStops20          "some stop words near"                          -0.01   -0.03   -0.09   -0.03   -0.13;
    NearStops30          "many stop words near"                           0.06    0.01    0.02    0.19    0.00;
    NearStops40          "very many stop words near"                     -0.03    0.02    0.11    0.09   -0.07;
    NearEnds0            "hardly a sentence end near"                     0.01    0.00    0.04   -0.18   -0.54;
    NearEnds15           "few sentence ends near"                        -0.07   -0.10   -0.02    0.08    0.03;
    NearEnds40           "many sentence ends near"                        0.05   -0.12   -0.06    0.23    0.26;
    NearEnds65           "mostly sentence ends near"                     -0.09   -0.17   -0.10   -0.09   -0.32;
    WideWords0           "few words a block around"                       0.25    0.34    0.26   -0.11   -0.14;
    WideWords4           "4 to 7 words a block around"                   -0.06   -0.16   -0.05   -0.01   -0.16;
    WideWords8           "8 to 13 words a block around"                  -0.10   -0.29   -0.13    0.03   -0.03;
    WideWords14          "14 to 23 words a block around"                 -0.09   -0.04   -0.04    0.03   -0.01;
    WideWords24          "many words a block around"                     -0.06   -0.20   -0.16    0.12   -0.07;
    ThreadsNear          "words of threads near"                         -0.14   -0.12    0.37    0.00    0.04;
    ThreadsAllAround     "words of threads all around"                    0.01    0.06    0.10    0.00   -0.01;
    DatesNear            "dates or bylines near"                         -0.02   -0.09    0.13    0.05   -0.08;
    DatesAllAround       "dates or bylines all around"                   -0.13   -0.13    0.11    0.00   -0.04;
    ChromeNear           "words of menus near"                            0.09   -0.04    0.13   -0.04   -0.08;
    OffersNear           "words of shops near"                            0.06   -0.01   -0.05   -0.03    0.04;
    GapBehind2           "prose 2 to 4 blocks back"                      -0.01   -0.20    0.15   -0.07   -0.30;
    GapBehind5           "prose 5 to 12 blocks back"                      0.05    0.05   -0.01    0.01   -0.07;
    GapBehind13          "prose far back or nowhere"                     -0.07   -0.26   -0.05    0.48   -0.19;
    GapAhead2            "prose 2 to 4 blocks ahead"                      0.14   -0.11    0.05   -0.29   -0.07;
    GapAhead5            "prose 5 to 12 blocks ahead"                     0.04   -0.06    0.01    0.05   -0.08;
    GapAhead13           "prose far ahead or nowhere"                    -0.14   -0.10   -0.05   -0.01    0.04;
    AlikeBefore          "of the same make as the block before"           0.05   -0.23   -0.35   -0.24   -0.58;
    AlikeAfter           "of the same make as the block after"           -0.15   -0.12    0.18   -0.02   -0.10;
    PlainProse           "plain prose"                                   -0.60   -0.53   -0.33    0.47   -0.26;
    DenseText            "long text with few stop words"                  0.12    0.00   -0.01   -0.02   -0.02;
    SaysWhoIs            "says who somebody is"                           0.00    0.01    0.21   -0.02    0.02;
    FirstLabel           "text opens with a short line"                   0.15    0.00   -0.01   -0.15    0.00;
    FirstLabelLong       "text opens with a line like a headline"         0.15    0.00    0.00   -0.15    0.00;
    FirstBeforeDateline  "opening line before a dateline"                 0.24    0.00    0.00   -0.24    0.00;
    FirstBeforeByline    "opening line before a byline or date"           0.02    0.00    0.00   -0.01    0.00;
    SecondLabel          "second of two opening lines"                   -0.08    0.01   -0.01    0.05    0.00;
    FewBlocks            "few blocks"                                    -0.23   -0.42   -0.49    0.22    0.14;
    LittleProse          "little prose on the page"                      -0.07   -0.05   -0.12    0.06    0.04;
    HalfProseYet         "in the first half of the prose"                -0.13   -0.18   -0.25   -0.31   -0.26;
    MostProseYet         "in the second half of the prose"               -0.05    0.05   -0.14   -0.08   -0.34;
    Half                 "half of a cut sentence"                        -0.04   -0.17   -0.01   -0.01    0.00;
    ProseAfterNamed      "prose after named blocks only"                  0.03   -0.09   -0.12    0.00    0.00;
    ProseAfterNamedClean "prose after named blocks only, clean page"      0.02   -0.12   -0.12   -0.01    0.00;
    LabelAfterNamed      "short block after named blocks only"            0.00   -0.30   -0.16   -0.01   -0.01;
}

/// What passing from one part (row) to the next block's part (column) counts for: before, body, interruption, after.
/// [`NEVER`] parts do not follow each other.
#[rustfmt::skip]
pub(crate) const PASS: [[f32; 4]; 4] = [
    [0.07, -0.19, NEVER, NEVER],
    [NEVER, 0.82, -1.43, 0.14],
    [NEVER, -0.10, 0.93, -0.72],
    [NEVER, NEVER, NEVER, 0.43],
];

/// What the first block's part counts for.
pub(crate) const OPEN: [f32; 4] = [-0.21, 0.26, NEVER, -0.02];

/// A passage that does not happen.
pub(crate) const NEVER: f32 = -1.0e6;
