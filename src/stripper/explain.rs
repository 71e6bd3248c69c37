//! Why each block stays or goes.

use std::borrow::Cow;
use std::ops::Range;

use super::stretches::{self, Most, moved};
use super::{Ask, Stripper, widened};
use crate::door::markdown::Markup;
use crate::layout::trail;
use crate::layout::{self, Part};
use crate::{Kind, Known};

/// Why one block was kept or removed.
///
/// The layout weighs every reading of the page as *before the article*, *body*, *interruption*,
/// *after*; a block's [`probability`](Self::probability) is the share of the readings that have it in
/// the body. It is what [`log_odds`](Self::log_odds) says: the sum of the evidence and the passages.
/// A block whose probability is above what is [`needed`](Self::needed) is body, unless an override
/// says otherwise: the last has the last word.
///
/// ```
/// let judged = dehusk::Stripper::default().explain("The mill has been shut since the spring of last year.\n\nAdvertisement\n");
/// assert!(judged[0].kept && !judged[1].kept);
/// assert_eq!(judged[1].rule, "<paid>? <ad>");
/// assert!(judged[0].evidence.iter().any(|evidence| evidence.signal == "ends like a sentence, short"));
/// let sum = 1.0 / (1.0 + (-judged[0].log_odds()).exp());
/// assert!((sum - judged[0].probability).abs() < 1e-4);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Judgement {
    /// Where the block stands in the input, in bytes.
    pub range: Range<usize>,
    /// Whether it is in the body.
    pub kept: bool,
    /// What it was removed as; `None` for a kept block.
    pub kind: Option<Kind>,
    /// The rule that decided; for a kept block "body".
    pub rule: Cow<'static, str>,
    /// How likely the layout found the block to be body, from 0 to 1: the share of all readings of
    /// the page, by weight, that have it in the body. What a rule named weighs next to nothing there.
    pub probability: f32,
    /// The probability above which it is body. One half; less for a bias to recall, and in texts that
    /// are a body already.
    pub needed: f32,
    /// What it would be if it were not body: the likeliest other part of the page.
    pub instead: Cow<'static, str>,
    /// What spoke for (above zero) or against the block's being body, the strongest first.
    pub evidence: Vec<Evidence>,
    /// What its neighbours count for.
    pub passages: Passages,
    /// What overruled the probability, in order.
    pub overrides: Vec<Override>,
}

impl Judgement {
    /// The sum of evidence and passages: the logarithm of how many times likelier it is that the block
    /// is body than that it is not. The [`probability`](Self::probability) is `1 / (1 + exp(-sum))`.
    ///
    /// ```
    /// let judged = dehusk::Stripper::default().explain("Home\n\nLog in\n");
    /// assert!(judged[0].log_odds() < 0.0);
    /// ```
    #[must_use]
    pub fn log_odds(&self) -> f32 {
        let Passages { before, starts, over, behind, rest } = self.passages;
        let own: f32 = self.evidence.iter().map(|evidence| evidence.weight).sum();
        own + before + starts + over + behind + rest
    }
}

/// One signal that held for a block, and what it counted for.
///
/// ```
/// let judged = dehusk::Stripper::default().explain("The mill has been shut since the spring of last year.");
/// assert!(judged[0].evidence.iter().all(|evidence| evidence.weight.is_finite()));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Evidence {
    /// What the signal says.
    pub signal: Cow<'static, str>,
    /// What it counts for: above zero for body, below for [`Judgement::instead`].
    pub weight: f32,
    /// What it counts for the article's starting at this block; of all blocks' sums the
    /// [`Passages::starts`] are made.
    pub starts: f32,
    /// What it counts for the article's being over before this block; see [`Passages::over`].
    pub over: f32,
}

/// What counts for a block's being body beside its own signals: above zero for body, below for
/// [`Judgement::instead`].
///
/// ```
/// let judged = dehusk::Stripper::default().explain("The mill has been shut since the spring of last year.");
/// // Nothing stands behind the only block.
/// assert_eq!(judged[0].passages.behind, 0.0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Passages {
    /// What comes before: all readings of the blocks before, and what passing on from their last part
    /// counts for.
    pub before: f32,
    /// What the signals say of an article's start, as far as the article may start here: nothing
    /// where the readings before have it started, all of it where none has.
    pub starts: f32,
    /// What they say of its being over, as far as it may be.
    pub over: f32,
    /// What comes behind: all readings of the blocks behind.
    pub behind: f32,
    /// What the other parts but [`Judgement::instead`] take away: never above zero.
    pub rest: f32,
}

/// Something that overruled what was decided before.
///
/// ```
/// let judged = dehusk::Stripper::builder().keep(dehusk::Kind::Advertisement).build().unwrap()
///     .explain("The mill has been shut since the spring of last year.\n\nAdvertisement\n");
/// let last = judged[1].overrides.last().unwrap();
/// assert_eq!((&*last.name, last.kept), ("kept as asked", true));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Override {
    /// What it is: a rule's name, or a sentence.
    pub name: Cow<'static, str>,
    /// Whether the block is body by it.
    pub kept: bool,
}

impl Stripper {
    /// Says of every block why it was kept or removed, in the order of the text.
    ///
    /// ```
    /// let judged = dehusk::Stripper::default().explain("Home\nNews\nLog in\n");
    /// assert!(judged.iter().all(|block| !block.kept));
    /// ```
    #[must_use]
    pub fn explain(&self, text: &str) -> Vec<Judgement> {
        self.explain_in(text, Most::USUAL)
    }

    /// The same of a text in stretches.
    pub(super) fn explain_in(&self, text: &str, most: Most) -> Vec<Judgement> {
        let told = |range: Range<usize>| {
            let from = range.start;
            self.explain_stretch(&text[range], from).into_iter()
        };
        stretches::of(text, most).into_iter().flat_map(told).collect()
    }

    /// Says it of the stretch of a text that begins at a byte.
    fn explain_stretch(&self, text: &str, from: usize) -> Vec<Judgement> {
        let markup = Markup::of(text);
        let ask = Ask { known: &Known::default(), opens: from == 0, told: true };
        let mut reading = self.read(text, markup.as_ref(), ask);
        let mut trail = reading.layout.trail.take().unwrap_or_default();
        let overrides = |(name, kept)| Override { name, kept };
        (0..reading.blocks.len())
            .map(|at| {
                let (block, label) = (&reading.blocks[at], reading.labels[at]);
                let told = &reading.layout.passages[at];
                Judgement {
                    range: moved(&widened(markup.as_ref(), block.start..block.end), from),
                    kept: label.is_none(),
                    kind: label.map(|label| label.kind),
                    rule: label.map_or(Cow::Borrowed("body"), |label| label.rule.clone()),
                    probability: reading.layout.odds[at],
                    needed: told.needed,
                    instead: Cow::Borrowed(part(told.other)),
                    evidence: layout::evidence(&reading.layout, at)
                        .into_iter()
                        .map(evidence)
                        .collect(),
                    passages: passages(told),
                    overrides: trail.take(at).into_iter().map(overrides).collect(),
                }
            })
            .collect()
    }
}

fn part(part: Part) -> &'static str {
    match part {
        Part::Before => "before the article",
        Part::Body => "body",
        Part::Interruption => "interrupts the article",
        Part::After => "after the article",
    }
}

fn evidence((signal, [weight, starts, over]): (&'static str, [f32; 3])) -> Evidence {
    Evidence { signal: Cow::Borrowed(signal), weight, starts, over }
}

fn passages(told: &trail::Passages) -> Passages {
    let trail::Passages { before, starts, over, behind, rest, .. } = *told;
    Passages { before, starts, over, behind, rest }
}
