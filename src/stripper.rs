//! The stripper: compiled once, used from many threads; runs the pipeline top to bottom.

#[cfg(test)]
mod agreement;
pub(crate) mod builder;
pub(crate) mod explain;
pub(crate) mod known;
mod removed;
pub(crate) mod rules;
#[cfg(dehusk_fit)]
pub(crate) mod stages;
mod stretches;

use std::ops::Range;

use crate::Kind;
use crate::article::{Article, Bias, Language, Sources};
use crate::body::{Body, Kept};
use crate::choose::{Page, byline, headline};
use crate::door::block::{self, Block};
use crate::door::markdown::{Markup, Tight};
use crate::fields;
use crate::know::words::{ANY_STOP, LANGUAGES, language_bit};
use crate::label::prompts::Prompts;
use crate::label::{self, Lexicon, Verdicts};
use crate::layout::page::View;
use crate::layout::{self, Layout, Part};
use crate::measure::features::{self, Measures};
use crate::measure::language;
use crate::noun::{Cut, Named};
use crate::settle::{self, Scope};
use builder::StripperBuilder;
use known::Known;
use removed::{inside, removals};
use stretches::Most;

/// Strips texts: holds phrases and settings, and is built once for many texts and threads.
///
/// ```
/// use dehusk::{Kind, Stripper};
///
/// let stripper = Stripper::builder()
///     .phrase(Kind::ReadMore, "the whole tale: *")
///     .without_rule("<paid>? <ad>")
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
    prompts: Option<Prompts>,
    scope: Scope,
    bias: Bias,
}

/// What is asked of a text, or of one of its stretches.
#[derive(Clone, Copy)]
struct Ask<'k> {
    known: &'k Known,
    /// Whether the text begins here: headline and byline stand nowhere else.
    opens: bool,
    /// Whether it is to be explained.
    told: bool,
}

#[cfg(dehusk_fit)]
impl<'k> Ask<'k> {
    /// What is asked of a whole text.
    const fn whole(known: &'k Known, told: bool) -> Self {
        Self { known, opens: true, told }
    }
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
    /// A text of more than a quarter of a million lines is read in stretches of so many, each as a page of its own, so that what is
    /// known of lines takes no more than some 35 MB.
    ///
    /// ```
    /// let article = dehusk::Stripper::default().strip("The mill has been shut since the spring.\n\nShare this article\n");
    /// assert_eq!(article.text, "The mill has been shut since the spring.");
    /// ```
    #[must_use]
    pub fn strip(&self, text: &str) -> Article {
        self.strip_known(text, &Known::default())
    }

    /// Strips one text of which something is known already.
    ///
    /// ```
    /// use dehusk::{Known, Stripper};
    /// let known = Known::new().title("Mill shut");
    /// let article = Stripper::default().strip_known("The mill has been shut since the spring.", &known);
    /// assert_eq!(article.title.as_deref(), Some("Mill shut"));
    /// ```
    #[must_use]
    pub fn strip_known(&self, text: &str, known: &Known) -> Article {
        self.strip_in(text, known, Most::USUAL)
    }

    /// Strips a text in stretches.
    fn strip_in(&self, text: &str, known: &Known, most: Most) -> Article {
        let mut article = Article::default();
        for range in stretches::of(text, most) {
            let (from, opens) = (range.start, range.start == 0);
            let next = self.strip_stretch(&text[range], Ask { known, opens, told: false });
            if opens {
                article = next;
            } else {
                stretches::append(&mut article, next, from, text.len());
            }
        }
        known.fill(&mut article);
        article.input_bytes = text.len();
        article
    }

    /// Strips one stretch of a text.
    fn strip_stretch(&self, text: &str, ask: Ask<'_>) -> Article {
        let markup = Markup::of(text);
        let seen = markup.as_ref().map_or(text, |markup| &markup.view);
        let reading = self.read(text, markup.as_ref(), ask);
        let mut article =
            assemble(seen, markup.as_ref(), &reading, self.lexicon().words, &self.scope);
        fill(&mut article, seen, markup.as_ref(), &reading);
        // There may be millions of these: what nothing but the body and the fields is read from goes before.
        let (blocks, labels, cuts) = reading.into_labelled();
        article.removed = removals(&blocks, &labels, &cuts, markup.as_ref(), &self.scope);
        article
    }

    fn lexicon(&self) -> Lexicon<'_> {
        Lexicon::with(self.prompts.as_ref())
    }

    /// The pipeline up to labelled blocks.
    fn read(&self, written: &str, markup: Option<&Markup<'_>>, ask: Ask<'_>) -> Reading<'_> {
        let Ask { known, opens, told } = ask;
        let lexicon = self.lexicon();
        let text = markup.map_or(written, |markup| &markup.view);
        let blocks =
            if markup.is_some() { block::cut_hidden(text, written) } else { block::cut(text) };
        let guess = || language::guess(text, &blocks, lexicon.words);
        // Of a language whose function words are not known, all count.
        let told_language = |language: Language| {
            let at = Some(usize::from(language.0)).filter(|at| *at < LANGUAGES.len());
            (at.map_or(ANY_STOP, |at| language_bit(LANGUAGES[at])), at)
        };
        let (stops, language) = known.language.map_or_else(guess, told_language);
        let mut features = features::measure(text, &blocks, lexicon.words, stops);
        language::own::count(text, &blocks, &mut features);
        let tight = markup.map(|_| Tight::of(text, &blocks));
        let repeats = features::repeats(&features);
        let lexicon = lexicon.of(language.map(|at| LANGUAGES[at]));
        let mut verdicts =
            label::verdicts(text, tight.as_ref(), &blocks, &features, &repeats, lexicon);
        let view =
            View::new(text, &blocks, &features, &verdicts, repeats.into_times(), lexicon.words);
        let head = Some(known).filter(|_| opens);
        let head = head.and_then(|known| known.headline(text, &blocks, &features, lexicon.words));
        // What stands above the known headline is not of the article, if that stands below.
        let above = head
            .filter(|at| known::sentences(&features, *at..blocks.len()) >= known::BEGUN)
            .unwrap_or(0);
        let ask = layout::Ask { bias: self.bias, input: self.scope.input, told, above };
        let layout = layout::settle(&view, ask);
        let (kinds, repeats, half) = (view.kinds, view.repeats, view.half);
        let in_body = |at: usize| layout.parts[at] == Part::Body;
        verdicts.add_calls(text, &blocks, &features, lexicon.off(), language, in_body);
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
        if opens {
            reading.title = head.or_else(|| headline::find(&reading.page(text), &lines));
            reading.author = byline::find(&reading.page(text), reading.title, &lines);
        }
        let named = std::mem::take(&mut reading.verdicts.of);
        let mut trail = reading.layout.trail.take();
        reading.labels = settle::settle(
            &reading.page(text),
            named,
            &reading.verdicts.quiet,
            reading.title,
            reading.author.as_ref(),
            &self.scope,
            trail.as_mut(),
        );
        reading.layout.trail = trail;
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
    article.language = if article.text.is_empty() {
        None
    } else {
        language::tell::tell(&article.text, reading.language).map(|at| Language(at as u8))
    };
    article.doubts = fields::doubt::doubts(&page, &reading.labels, article);
    article.confidence = fields::confidence::confidence(&page, &reading.labels, article);
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
    scope: &Scope,
) -> Article {
    let Reading { blocks, labels, .. } = reading;
    let kept = || blocks.iter().enumerate().filter(|(at, _)| labels[*at].is_none());
    let bytes: usize = kept().map(|(_, block)| block.end - block.start + 2).sum();
    // What stands on one line stays one paragraph.
    let paragraphs = kept().filter(|(_, block)| !block.inline).count();
    let mut body = Body::new(text, markup, words, bytes, paragraphs);
    let mut cuts = inside(&reading.verdicts.cuts, labels, scope);
    let mut headed = false;
    let mut passed = 0;
    for (at, block) in kept() {
        headed |= labels[passed..at]
            .iter()
            .flatten()
            .any(|verdict| matches!(verdict.kind, Kind::Byline | Kind::Timestamp));
        passed = at;
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
            body.push(Kept { at, block, f: &reading.features[at], pieces, headed });
            headed = false;
        }
    }
    Article { text: body.text, paragraphs: body.paragraphs, ..Article::default() }
}
