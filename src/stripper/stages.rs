//! The stages one by one, for the benchmarks.

use super::*;

/// What every stage found of one text, so that each can be run again on what those before it gave.
pub struct Stages<'s> {
    stripper: &'s Stripper,
    text: String,
    reading: Reading<'s>,
    verdicts: Verdicts<'s>,
}

impl<'s> Stages<'s> {
    /// The stages' names, in their order.
    pub const NAMES: [&'static str; 11] =
        ["markup", "blocks", "language", "measures", "phrases and shapes", "layout", "headline", "authors", "labels", "body", "fields"];

    /// Runs them all on a text.
    #[must_use]
    pub fn of(stripper: &'s Stripper, text: String) -> Self {
        let markup = Markup::of(&text);
        let seen = markup.as_ref().map_or(text.as_str(), |markup| &markup.view);
        let reading = stripper.read(&text, markup.as_ref(), false);
        let (tight, repeats) = (reading.tight.as_ref(), &reading.repeats);
        let verdicts = rules::verdicts(seen, tight, &reading.blocks, &reading.features, repeats, stripper.matcher());
        drop(markup);
        Self { stripper, text, reading, verdicts }
    }

    /// Runs one stage again; the number depends on what it found. Zero for a stage that is none.
    #[must_use]
    pub fn run(&self, stage: &str) -> usize {
        let Self { stripper, text, reading, verdicts } = self;
        let (matcher, blocks, features) = (stripper.matcher(), &reading.blocks, &reading.features);
        let page = reading.page(text);
        match stage {
            "markup" => Markup::of(text).map_or(0, |markup| markup.view.len()),
            "blocks" => block::cut(text).len(),
            "language" => language::guess(text, blocks, &matcher.words).1.unwrap_or(0),
            "measures" => {
                let stops = reading.language.map_or(crate::words::ANY_STOP, |at| crate::words::language_bit(LANGUAGES[at]));
                let features = features::measure(text, blocks, &matcher.words, stops);
                features::repeats(&features).len()
            }
            "phrases and shapes" => rules::verdicts(text, reading.tight.as_ref(), blocks, features, &reading.repeats, matcher).cuts.len(),
            "layout" => {
                let view = View::new(text, blocks, features, verdicts, reading.repeats.clone(), &matcher.words);
                layout::settle(&view, stripper.bias, false).parts.len()
            }
            "headline" => title::find(&page, &author::Lines::of(&page)).unwrap_or(0),
            "authors" => author::find(&page, reading.title, &author::Lines::of(&page)).map_or(0, |found| found.at),
            "labels" => {
                labels::settle(&page, verdicts.of.clone(), &verdicts.quiet, reading.title, reading.author.as_ref(), &stripper.keep).len()
            }
            "body" => assemble(text, None, reading, &matcher.words, &stripper.keep).text.len(),
            "fields" => {
                let mut article = Article::default();
                fill(&mut article, text, None, reading);
                article.doubts.len()
            }
            _ => 0,
        }
    }
}
