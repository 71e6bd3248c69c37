//! What each signal counts for, and what it costs to pass from one part of the page to another.
//!
//! The numbers were fitted once, as the weights of a linear-chain conditional random field over pages whose body is
//! known, and rounded to a tenth. A row reads: how much a block with this signal looks like what stands **before** the
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
    NoWords            "no words"                                    0.2     0.5     0.5     0.0     0.0;
    Words1             "one word"                                    0.6     0.6     0.4     0.0     0.0;
    Words2             "2 or 3 words"                                0.4     0.3     0.4    -0.2     0.0;
    Words4             "4 to 6 words"                               -0.4     0.0    -0.1    -0.2     0.1;
    Words7             "7 to 10 words"                               0.0    -0.1     0.0     0.0     0.1;
    Words11            "11 to 15 words"                              0.0    -0.1    -0.3    -0.1    -0.2;
    Words16            "16 to 24 words"                              0.2    -0.1     0.1     0.1    -0.1;
    Words25            "25 to 40 words"                              0.0    -0.6     0.1     0.2    -0.3;
    Words41            "41 to 70 words"                             -0.6    -0.8     0.0     0.1    -0.2;
    Words71            "71 to 120 words"                            -0.4    -0.4    -0.5     0.1    -0.1;
    Words121           "more than 120 words"                        -0.1    -0.1    -0.6     0.0     0.0;
    EndsShortSentence  "ends like a sentence, short"                -0.5    -0.4    -0.4     0.0    -0.1;
    EndsSentence       "ends like a sentence"                       -1.0    -1.7    -1.1     0.7    -0.6;
    EndsEllipsis       "ends in an ellipsis"                         0.1    -0.1     0.2     0.0     0.0;
    EndsColon          "ends in a colon"                            -0.2    -0.5    -0.6     0.0    -0.1;
    EndsOpen           "ends in a comma or dash"                    -0.1     0.1    -0.2     0.0     0.0;
    EndsNowhere        "long, without an end mark"                   0.2     0.0     0.3     0.0    -0.1;
    StopsNone          "no stop words"                              -0.2    -0.5    -0.7    -0.1     0.0;
    StopsFew           "few stop words"                             -0.1    -0.2    -0.1     0.0    -0.1;
    StopsSome          "some stop words"                             0.0    -0.1     0.0     0.1    -0.1;
    StopsMany          "many stop words"                            -0.3    -0.6    -0.4     0.4    -0.2;
    StopsMost          "very many stop words"                       -0.7    -0.8     0.0     0.0    -0.3;
    StopsManyShort     "many stop words in a short line"            -0.1     0.0     0.1    -0.1     0.1;
    TitleCase          "title case"                                  0.6     0.5     0.6    -0.2     0.1;
    MixedCase          "many capitals"                               0.4     0.3     0.3     0.0     0.2;
    Shouted            "in capitals"                                 0.0     0.0    -0.1     0.1     0.0;
    Unspaced           "script without spaces"                      -0.1     0.1    -0.3     0.0     0.0;
    UnspacedLong       "script without spaces, long"                 0.0     0.0     0.0     0.0     0.0;
    StartsLower        "starts with a small letter"                  0.3     0.6    -0.2    -0.1     0.0;
    StartsDigit        "starts with a digit"                        -0.2     0.7     0.0    -0.1     0.0;
    StartsQuote        "starts with a quote"                         0.0    -0.2     0.0     0.0    -0.1;
    StartsOther        "starts with a sign"                          0.1     0.9     0.1     0.0     0.3;
    SeveralSentences   "several sentences"                          -0.8    -0.4    -0.1     0.2    -0.5;
    ManySentences      "many sentences"                             -0.4    -0.5    -0.2     0.0    -0.1;
    NoComma            "long, without a comma"                       0.2     0.3     0.1    -0.1     0.0;
    ChromeWord         "a word of menus and forms"                  -0.1    -0.3     0.1     0.1    -0.1;
    ChromeDense        "dense with words of menus and forms"         0.4     0.0     0.2     0.0     0.0;
    ShareWord          "a word of share bars"                       -0.1    -0.1     0.6     0.0     0.1;
    Dated              "a date"                                      0.2    -0.5    -0.1     0.0    -0.1;
    Clocked            "a time"                                      0.2    -0.3     0.0     0.0     0.0;
    Roled              "a role at a paper"                           0.0    -0.1     0.0     0.0     0.0;
    Credited           "words of picture credits"                    0.2     0.2    -0.2     0.0     0.1;
    Threaded           "a word of comment threads"                   0.0    -0.4     0.6     0.0     0.2;
    Offered            "words of shops"                              0.0     0.1    -0.2     0.0     0.0;
    NumberDense        "dense with numbers"                          0.0     0.0    -0.2    -0.1     0.0;
    Separated          "separators"                                  0.0    -0.1    -0.1     0.0     0.0;
    Bracketed          "square brackets"                             0.0     0.6     0.5     0.0     0.0;
    Addressed          "an address"                                  0.1     0.2    -0.2     0.0     0.1;
    CopyrightSign      "a copyright sign"                            0.0     0.0     0.1     0.0     0.0;
    Year               "a year in a short line"                      0.0     0.2     0.6     0.0    -0.1;
    PromptOpener       "opens like a prompt"                         0.1     0.0     0.2    -0.1     0.1;
    Bullet             "list item"                                   0.0    -0.4     0.0    -0.2    -0.4;
    BulletLong         "list item that reads"                        0.0    -0.3    -0.3    -0.1    -0.1;
    Number             "numbered item"                              -0.2    -1.0    -0.4    -0.1    -0.1;
    Heading            "Markdown heading"                            0.0     0.1    -0.1     0.0     0.0;
    NoBlank            "no blank line before"                        0.4     0.2    -0.2    -0.7    -0.8;
    NoBlankAfter       "no blank line after"                        -0.2     0.0     0.3    -0.5    -0.4;
    WideGap            "several blank lines before"                 -0.1     0.5     0.1     0.0     0.1;
    Deeper             "deeper than the prose"                       0.3     0.6     0.4    -0.1    -0.1;
    Shallower          "not as deep as the prose"                    0.2     0.0     0.1     0.0     0.1;
    SaysRelated        "named as related"                            0.0     0.0     0.0     0.0     0.0;
    SaysComments       "named as comments"                          -0.1    -0.2     0.2     0.0     0.1;
    SaysShare          "named as share"                             -0.1    -0.2     0.4     0.0     0.0;
    SaysPromotion      "named as promotion"                         -0.1     0.0     0.0     0.0     0.0;
    SaysNavigation     "named as navigation"                         0.3    -0.2    -0.1     0.0    -0.2;
    SaysCaption        "named as caption or media"                  -0.1     0.3    -0.3     0.0     0.0;
    SaysByline         "named as byline or date"                    -0.1     0.3    -0.1     0.0     0.0;
    SaysCredit         "named as credit, bio or tags"                0.0     0.1    -0.2     0.0     0.4;
    SaysCopyright      "named as copyright"                         -0.1     0.0     0.1     0.0     0.0;
    SaysPrompt         "named as prompt or ad"                      -0.1     0.3    -0.1     0.0    -0.2;
    ProseBefore        "prose right before"                         -0.1     0.3    -0.3    -0.5     0.4;
    ProseAfter         "prose right after"                          -0.2     0.0    -0.2     0.4    -0.5;
    ItemBefore         "short item right before"                     0.3     0.2     0.2    -0.1    -0.2;
    ItemAfter          "short item right after"                      0.0     0.3     0.7    -0.1    -0.1;
    LabelBefore        "short line right before"                     0.4    -0.1     0.2     0.2    -0.7;
    LabelAfter         "short line right after"                      0.2     0.4     0.4    -0.2    -0.1;
    JunkBefore         "boilerplate right before"                   -0.4    -1.4    -0.5     0.0    -0.3;
    JunkAfter          "boilerplate right after"                    -0.3    -1.0    -0.3     0.1     0.0;
    HeadingBeforeProse "short line before prose"                     0.1    -0.2    -0.1     0.0    -0.1;
    ProseBetweenLabels "prose between two short lines"               0.1    -0.3     0.4     0.0    -0.1;
    LabelAmongLabels   "short line between short lines"              0.0     0.0     0.0    -0.1    -0.2;
    ItemRun            "in a run of short items"                     0.0    -0.1    -0.5    -0.1    -0.2;
    ItemLongRun        "in a long run of short items"                0.3     0.4     0.0     0.0     0.0;
    DateNear           "beside a date line"                         -0.1    -0.1    -0.1     0.1     0.0;
    BylineNear         "beside a byline"                             0.0    -0.1     0.2     0.1     0.0;
    ProseBehind0       "no prose in the four blocks before"          0.0    -0.2    -0.2     0.6    -0.3;
    ProseBehind3       "mostly prose in the four blocks before"      0.1     0.0     0.1     0.0     0.5;
    ProseAhead0        "no prose in the four blocks after"          -0.5    -0.2    -0.1     0.0    -0.2;
    ProseAhead3        "mostly prose in the four blocks after"       0.1     0.1     0.3     0.3    -0.2;
    JunkNear           "some boilerplate near"                      -0.2     0.2    -0.1     0.1     0.1;
    JunkAllAround      "boilerplate all around"                     -0.3     0.4    -0.1     0.0    -0.1;
    Repeated           "repeated on the page"                        0.6     0.7     0.5    -0.2    -0.1;
    RepeatedOften      "repeated often on the page"                  0.3     0.7     0.2    -0.1    -0.1;
    RepeatedProse      "prose repeated on the page"                  0.5     0.9     0.1     0.0     0.0;
    Place0             "in the first 5 % of the page"                0.0    -0.5    -0.2     0.2     0.0;
    Place5             "at 5 to 20 % of the page"                   -0.1    -0.3     0.0    -0.1    -0.1;
    Place20            "at 20 to 50 % of the page"                   0.1    -0.2     0.0     0.0    -0.1;
    Place50            "at 50 to 80 % of the page"                   0.0     0.0     0.0     0.0    -0.1;
    Place80            "in the last fifth of the page"               0.0     0.1     0.1     0.0    -0.5;
    First              "first of the page"                          -0.4     0.0     0.0     0.4     0.0;
    Last               "last of the page"                            0.0    -0.3    -0.8     0.0     0.0;
    InCore             "in the densest stretch of prose"            -0.5    -0.1    -0.1     0.0    -0.8;
    CoreAhead          "shortly before the densest stretch"          0.5     0.0    -0.2     0.1     0.0;
    CoreFarAhead       "far before the densest stretch"              0.2    -0.1    -0.2     0.0     0.0;
    CoreBehind         "shortly after the densest stretch"           0.0    -0.4     0.3     0.0     0.3;
    CoreFarBehind      "far after the densest stretch"              -0.2    -0.3     0.0     0.0    -0.2;
    NoProseYet         "no prose before"                             0.4     0.4    -0.2     0.6     0.0;
    LittleProseYet     "little prose before"                         0.4     0.4     0.1     0.0     0.0;
    NoProseLeft        "no prose from here on"                      -0.1    -0.3     0.0     0.0     0.1;
    LittleProseLeft    "little prose from here on"                   0.0    -0.1     0.2     0.0    -0.1;
    MarkerJustBefore   "end marker just before"                      0.0     0.0     0.3     0.0     0.0;
    MarkerBefore       "end marker some blocks before"               0.1     0.0     0.5     0.0     0.0;
    MarkersSeen        "after an end marker"                         0.3     0.1     0.1     0.0     0.0;
    ManyMarkersSeen    "after many end markers"                      0.0     0.1     0.2     0.0     0.0;
    MarkerAhead        "end marker ahead"                            0.0    -0.2    -0.3     0.0     0.2;
    CleanPage          "page of prose"                              -0.1    -0.3     0.2     0.0    -0.4;
    MixedPage          "page of prose and more"                      0.1     0.3     0.1     0.0    -0.3;
    CleanPageLabel     "short line in a page of prose"               0.0     0.5    -0.1     0.0     0.0;
}

/// What passing from one part (row) to the next block's part (column) counts for: before, body, interruption, after.
/// [`NEVER`] parts do not follow each other.
#[rustfmt::skip]
pub(crate) const PASS: [[f32; 4]; 4] = [
    [0.4, -0.4, NEVER, NEVER],
    [NEVER, 1.3, -1.3, 0.0],
    [NEVER, -0.2, 0.4, -0.8],
    [NEVER, NEVER, NEVER, 0.6],
];

/// What the first block's part counts for.
pub(crate) const OPEN: [f32; 4] = [-0.4, 0.4, NEVER, 0.0];

/// A passage that does not happen.
pub(crate) const NEVER: f32 = -1.0e6;
