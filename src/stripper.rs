//! The stripper: compiled once, used from many threads; runs the pipeline top to bottom.

#[cfg(dehusk_fit)]
pub(crate) mod stages;

use std::borrow::Cow;
use std::iter::Peekable;
use std::ops::Range;

use crate::article::{Article, Bias, Doubt, Language, Removal, Sources};
use crate::body::{Body, Kept};
use crate::choose::{Page, byline, headline};
use crate::door::block::{self, Block};
use crate::door::markdown::{Markup, Tight};
use crate::fields;
use crate::know::words::LANGUAGES;
use crate::label::phrases::{Matcher, SHIPPED};
use crate::label::{self, Verdicts};
use crate::layout::page::View;
use crate::layout::{self, Layout};
use crate::measure::features::{self, Measures};
use crate::measure::language;
use crate::noun::{Cut, Named, Verdict};
use crate::settle;
use crate::{Error, Kind};

/// Strips texts: holds phrases and settings, and is built once for many texts and threads.
///
/// ```
/// use dehusk::{Kind, Stripper};
///
/// let stripper = Stripper::builder()
///     .phrase(Kind::ReadMore, "the whole tale: *")
///     .without_phrase("see also")
///     .keep(Kind::Caption)
///     .build()?;
/// let article = stripper.strip("The mill has been shut since the spring of last year.\n\nThe whole tale: how it burnt\n");
/// assert_eq!(article.text, "The mill has been shut since the spring of last year.");
/// assert_eq!(article.removed[0].rule, "the whole tale: *");
/// # Ok::<(), dehusk::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Stripper {
    /// Nothing for the shipped phrases alone, which all strippers share.
    matcher: Option<Matcher>,
    keep: Vec<Kind>,
    bias: Bias,
}

/// Builds a [`Stripper`].
///
/// ```
/// let stripper = dehusk::Stripper::builder().bias(dehusk::Bias::Precision).build().unwrap();
/// assert_eq!(stripper.strip("").text, "");
/// ```
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct StripperBuilder {
    own: Vec<(Kind, String)>,
    off: Vec<String>,
    keep: Vec<Kind>,
    bias: Bias,
}

impl StripperBuilder {
    /// Adds a phrase: a whole line or sentence, compared without case, typographic quotes and decoration; `*` at its
    /// end or start stands for any words. Errors are told by [`build`](Self::build).
    ///
    /// ```
    /// use dehusk::{Kind, Stripper};
    /// let stripper = Stripper::builder().phrase(Kind::Promotion, "* brings you the weather").build().unwrap();
    /// assert_eq!(stripper.strip("Harbour Paints brings you the weather").text, "");
    /// ```
    pub fn phrase(mut self, kind: Kind, phrase: impl Into<String>) -> Self {
        self.own.push((kind, phrase.into()));
        self
    }

    /// Switches a shipped phrase off; `phrase` is written as [`Removal::rule`] shows it.
    ///
    /// ```
    /// let stripper = dehusk::Stripper::builder().without_phrase("read more").build().unwrap();
    /// let text = "The mill has been shut since the spring of last year, the town said.\n\nRead more\n";
    /// assert!(stripper.strip(text).removed.iter().all(|removal| removal.rule != "read more"));
    /// ```
    pub fn without_phrase(mut self, phrase: impl Into<String>) -> Self {
        self.off.push(phrase.into());
        self
    }

    /// Keeps what is of a kind in the body. It is then not listed as removed.
    ///
    /// ```
    /// use dehusk::{Kind, Stripper};
    /// let stripper = Stripper::builder().keep(Kind::Caption).build().unwrap();
    /// let text = "The mill has been shut since the spring of last year.\n\nThe mill at noon. (Photo by Ann Lee)\n\nIt will open again in May, the town said on Monday.";
    /// assert_eq!(stripper.strip(text).text, text);
    /// ```
    pub fn keep(mut self, kind: Kind) -> Self {
        self.keep.push(kind);
        self
    }

    /// Sets which error to avoid where a block could be either. [`Bias::Balanced`] where it is not called.
    ///
    /// ```
    /// use dehusk::{Bias, Stripper};
    /// assert!(Stripper::builder().bias(Bias::Recall).build().is_ok());
    /// ```
    pub fn bias(mut self, bias: Bias) -> Self {
        self.bias = bias;
        self
    }

    /// Compiles the phrases.
    ///
    /// # Errors
    ///
    /// [`Error::EmptyPhrase`], [`Error::StrayStar`] or [`Error::LongPhrase`] for a phrase that cannot be one, and
    /// [`Error::UnknownPhrase`] for a phrase to switch off that is not shipped.
    ///
    /// ```
    /// let error = dehusk::Stripper::builder().without_phrase("no such").build().unwrap_err();
    /// assert_eq!(error.to_string(), "phrase \"no such\": not among the shipped phrases");
    /// ```
    pub fn build(self) -> Result<Stripper, Error> {
        let shipped = self.own.is_empty() && self.off.is_empty();
        let matcher = if shipped { None } else { Some(Matcher::with(&self.own, &self.off)?) };
        Ok(Stripper { matcher, keep: self.keep, bias: self.bias })
    }
}

/// Why one block was kept or removed.
///
/// ```
/// let judged = dehusk::Stripper::default().explain("The mill has been shut since the spring of last year.\n\nAdvertisement\n");
/// assert!(judged[0].kept && !judged[1].kept);
/// assert_eq!(judged[1].rule, "advertisement");
/// assert!(judged[0].evidence.iter().any(|evidence| evidence.signal == "ends like a sentence, short"));
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
    /// How likely the layout found the block to be body, from 0 to 1, before phrases and shapes had their say.
    pub odds: f32,
    /// What spoke for (above zero) or against the block's being body, the strongest first.
    pub evidence: Vec<Evidence>,
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
    /// What it counts for: above zero for body, below for the likeliest part outside of it.
    pub weight: f32,
}

/// What all stages but the last found.
struct Reading<'r> {
    blocks: Vec<Block>,
    /// The blocks' texts where markup is hidden.
    tight: Option<Tight>,
    features: Measures,
    verdicts: Verdicts<'r>,
    /// What each block was named as.
    kinds: Vec<Option<Kind>>,
    layout: Layout,
    /// How often each block's text stands on the page, up to 255.
    repeats: Vec<u8>,
    /// Whether each block is half of a sentence that a named block cut.
    half: Vec<bool>,
    pub(crate) language: Option<usize>,
    title: Option<usize>,
    author: Option<byline::Found>,
    /// The label of every block that goes; nothing for what stays.
    labels: Vec<Named<'r>>,
}

impl Stripper {
    /// A builder with the shipped phrases.
    ///
    /// ```
    /// let stripper = dehusk::Stripper::builder().build().unwrap();
    /// assert_eq!(stripper.strip("Advertisement").text, "");
    /// ```
    pub fn builder() -> StripperBuilder {
        StripperBuilder::default()
    }

    /// Strips one text. Never fails, does no I/O, takes time linear in the text's length.
    ///
    /// ```
    /// let article = dehusk::Stripper::default().strip("The mill has been shut since the spring.\n\nShare this article\n");
    /// assert_eq!(article.text, "The mill has been shut since the spring.");
    /// ```
    #[must_use]
    pub fn strip(&self, text: &str) -> Article {
        let markup = Markup::of(text);
        let seen = markup.as_ref().map_or(text, |markup| &markup.view);
        let reading = self.read(text, markup.as_ref(), false);
        let mut article =
            assemble(seen, markup.as_ref(), &reading, &self.matcher().words, &self.keep);
        fill(&mut article, seen, markup.as_ref(), &reading);
        // There may be millions of these: what nothing but the body and the fields is read from goes before.
        let (blocks, labels, cuts) = reading.into_labelled();
        article.removed = removals(&blocks, &labels, &cuts, markup.as_ref(), &self.keep);
        article
    }

    /// Says of every block why it was kept or removed, in the order of the text.
    ///
    /// ```
    /// let judged = dehusk::Stripper::default().explain("Home\nNews\nLog in\n");
    /// assert!(judged.iter().all(|block| !block.kept));
    /// ```
    #[must_use]
    pub fn explain(&self, text: &str) -> Vec<Judgement> {
        let markup = Markup::of(text);
        let reading = self.read(text, markup.as_ref(), true);
        (0..reading.blocks.len())
            .map(|at| Judgement {
                range: widened(markup.as_ref(), reading.blocks[at].start..reading.blocks[at].end),
                kept: reading.labels[at].is_none(),
                kind: reading.labels[at].map(|label| label.kind),
                rule: reading.labels[at].map_or(Cow::Borrowed("body"), |label| label.rule.clone()),
                odds: reading.layout.odds[at],
                evidence: layout::evidence(&reading.layout, at)
                    .map(|(signal, weight)| Evidence { signal: Cow::Borrowed(signal), weight })
                    .collect(),
            })
            .collect()
    }

    fn matcher(&self) -> &Matcher {
        self.matcher.as_ref().unwrap_or(&SHIPPED)
    }

    /// The pipeline up to labelled blocks; `told` where the signals are asked for.
    fn read(&self, written: &str, markup: Option<&Markup<'_>>, told: bool) -> Reading<'_> {
        let matcher = self.matcher();
        let text = markup.map_or(written, |markup| &markup.view);
        let blocks =
            if markup.is_some() { block::cut_hidden(text, written) } else { block::cut(text) };
        let (stops, language) = language::guess(text, &blocks, &matcher.words);
        let features = features::measure(text, &blocks, &matcher.words, stops);
        let tight = markup.map(|_| Tight::of(text, &blocks));
        let repeats = features::repeats(&features);
        let verdicts = label::verdicts(text, tight.as_ref(), &blocks, &features, &repeats, matcher);
        let view =
            View::new(text, &blocks, &features, &verdicts, repeats.into_times(), &matcher.words);
        let layout = layout::settle(&view, self.bias, told);
        let (kinds, repeats, half) = (view.kinds, view.repeats, view.half);
        let mut reading = Reading {
            blocks,
            tight,
            features,
            verdicts,
            kinds,
            layout,
            repeats,
            half,
            language,
            title: None,
            author: None,
            labels: Vec::new(),
        };
        let lines = byline::Lines::of(&reading.page(text));
        reading.title = headline::find(&reading.page(text), &lines);
        reading.author = byline::find(&reading.page(text), reading.title, &lines);
        let named = std::mem::take(&mut reading.verdicts.of);
        reading.labels = settle::settle(
            &reading.page(text),
            named,
            &reading.verdicts.quiet,
            reading.title,
            reading.author.as_ref(),
            &self.keep,
        );
        reading
    }
}

impl<'r> Reading<'r> {
    fn page<'t>(&'t self, text: &'t str) -> Page<'t> {
        Page {
            text,
            blocks: &self.blocks,
            tight: self.tight.as_ref(),
            features: &self.features,
            kinds: &self.kinds,
            layout: &self.layout,
            repeats: &self.repeats,
            half: &self.half,
            language: self.language.map(|at| LANGUAGES[at]),
        }
    }

    /// What lists of removals are made from.
    fn into_labelled(self) -> (Vec<Block>, Vec<Named<'r>>, Vec<Cut<'r>>) {
        (self.blocks, self.labels, self.verdicts.cuts)
    }
}

/// A range with the markup that belongs to it.
fn widened(markup: Option<&Markup<'_>>, range: Range<usize>) -> Range<usize> {
    markup.map_or(range.clone(), |markup| markup.widened(range))
}

/// Fills what is not the body: the fields of metadata, the language, doubts and confidence.
fn fill(article: &mut Article, seen: &str, markup: Option<&Markup<'_>>, reading: &Reading<'_>) {
    let page = reading.page(seen);
    fields::fill(
        article,
        &page,
        &reading.labels,
        reading.title,
        reading.author.as_ref(),
        &reading.verdicts.lists,
    );
    article.language =
        reading.language.filter(|_| !article.text.is_empty()).map(|at| Language(at as u8));
    article.doubts = crate::fields::doubt::doubts(&page, &reading.labels, article);
    article.confidence = crate::fields::doubt::confidence(&page, &article.doubts);
    if let Some(markup) = markup {
        for link in &mut article.related {
            link.range = markup.widened(link.range.clone());
            link.url = markup.address(link.range.clone());
        }
    }
}

/// Puts the body together.
fn assemble(
    text: &str,
    markup: Option<&Markup<'_>>,
    reading: &Reading<'_>,
    words: &crate::know::words::WordTable,
    keep: &[Kind],
) -> Article {
    let Reading { blocks, labels, .. } = reading;
    let kept = || blocks.iter().enumerate().filter(|(at, _)| labels[*at].is_none());
    let bytes: usize = kept().map(|(_, block)| block.end - block.start + 2).sum();
    // What stands on one line stays one paragraph.
    let paragraphs = kept().filter(|(_, block)| !block.inline).count();
    let mut body = Body::new(text, markup, words, bytes, paragraphs);
    let mut cuts = inside(&reading.verdicts.cuts, labels, keep);
    for (at, block) in kept() {
        let mut from = block.start;
        let mut ends: Vec<Range<usize>> = Vec::new();
        while let Some(cut) = cuts.next_if(|cut| cut.block == at) {
            ends.push(from..cut.range.start);
            from = cut.range.end;
        }
        let pieces = ends
            .into_iter()
            .chain(std::iter::once(from..block.end))
            .map(|piece| crate::text::trim_range(text, piece));
        if let Some(pieces) = Sources::of(pieces.filter(|piece| !piece.is_empty())) {
            body.push(Kept { at, block, f: &reading.features[at], pieces });
        }
    }
    Article { text: body.text, paragraphs: body.paragraphs, ..Article::default() }
}

/// The prompts that go from inside the blocks that stay, in order.
fn inside<'c>(
    cuts: &'c [Cut<'c>],
    labels: &'c [Named<'_>],
    keep: &'c [Kind],
) -> Peekable<impl Iterator<Item = &'c Cut<'c>>> {
    cuts.iter()
        .filter(|cut| labels[cut.block].is_none() && !keep.contains(&cut.verdict.kind))
        .peekable()
}

/// Lists what went.
fn removals(
    blocks: &[Block],
    labels: &[Named<'_>],
    cuts: &[Cut<'_>],
    markup: Option<&Markup<'_>>,
    keep: &[Kind],
) -> Vec<Removal> {
    let mut removed = Removed::with_room(labels, cuts.len());
    let mut cuts = inside(cuts, labels, keep);
    for (at, block) in blocks.iter().enumerate() {
        if let Some(label) = labels[at] {
            removed.book(label, widened(markup, block.start..block.end));
            continue;
        }
        while let Some(cut) = cuts.next_if(|cut| cut.block == at) {
            removed.part();
            removed.book(cut.verdict, widened(markup, cut.range.clone()));
        }
        removed.part();
    }
    removed.all
}

/// The list of what went.
struct Removed<'r> {
    all: Vec<Removal>,
    /// What the last one was named as, where its neighbour may be one with it: nothing was kept since.
    pub(crate) last: Option<&'r Verdict>,
}

impl<'r> Removed<'r> {
    /// With room for whatever blocks with these labels and so many cuts can give.
    fn with_room(labels: &[Named<'_>], cuts: usize) -> Self {
        let same =
            |a: &Named<'_>, b: &Named<'_>| a.map(std::ptr::from_ref) == b.map(std::ptr::from_ref);
        let runs = labels.chunk_by(same).filter(|run| run[0].is_some());
        Self { all: Vec::with_capacity(runs.count() + cuts), last: None }
    }

    /// Notes that something was kept since the last one.
    fn part(&mut self) {
        self.last = None;
    }

    /// Books a removal; neighbours of one kind and rule are one.
    fn book(&mut self, verdict: &'r Verdict, range: Range<usize>) {
        if self.last == Some(verdict)
            && let Some(last) = self.all.last_mut()
        {
            last.range.end = range.end;
            return;
        }
        self.all.push(Removal { kind: verdict.kind, rule: verdict.rule.clone(), range });
        self.last = Some(verdict);
    }
}

impl Article {
    /// Whether nothing makes the body doubtful.
    ///
    /// ```
    /// assert!(!dehusk::strip("").is_sound());
    /// assert!(dehusk::strip("The mill has been shut since the spring of last year.").is_sound());
    /// ```
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.doubts.is_empty()
    }

    /// Whether a doubt was raised.
    ///
    /// ```
    /// assert!(dehusk::strip("").has(dehusk::Doubt::NoArticle));
    /// ```
    #[must_use]
    pub fn has(&self, doubt: Doubt) -> bool {
        self.doubts.contains(&doubt)
    }
}
