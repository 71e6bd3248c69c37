//! The stages one by one, for the benchmarks and the fit.

use super::*;

/// What every stage found of one text, so that each can be run again on what those before it gave.
pub struct Stages<'s> {
    stripper: &'s Stripper,
    text: String,
    reading: Reading<'s>,
    verdicts: Verdicts<'s>,
}

/// One stage: its name, and what runs it on what those before it gave. The number depends on what it found.
#[derive(Clone, Copy)]
pub struct Stage {
    name: &'static str,
    /// Runs it.
    pub run: fn(&Stages<'_>) -> usize,
}

impl std::fmt::Display for Stage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name)
    }
}

/// All stages, in their order.
pub const STAGES: [Stage; 11] = [
    Stage {
        name: "markup",
        run: |all| Markup::of(&all.text).map_or(0, |markup| markup.view.len()),
    },
    Stage { name: "blocks", run: |all| block::cut(&all.text).len() },
    Stage {
        name: "language",
        run: |all| language::guess(&all.text, &all.reading.blocks, all.words()).1.unwrap_or(0),
    },
    Stage {
        name: "measures",
        run: |all| {
            let stops = all.reading.language.map_or(crate::know::words::ANY_STOP, |at| {
                crate::know::words::language_bit(LANGUAGES[at])
            });
            features::measure(&all.text, &all.reading.blocks, all.words(), stops).len()
        },
    },
    Stage {
        name: "phrases and shapes",
        run: |all| verdicts(all.stripper, &all.text, &all.reading).cuts.len(),
    },
    Stage {
        name: "layout",
        run: |all| {
            let (reading, repeats) = (&all.reading, all.reading.repeats.clone());
            let view = View::new(
                &all.text,
                &reading.blocks,
                &reading.features,
                &all.verdicts,
                repeats,
                all.words(),
            );
            {
                let ask = layout::Ask {
                    bias: all.stripper.bias,
                    input: all.stripper.scope.input,
                    told: false,
                    above: 0,
                };
                layout::settle(&view, ask).parts.len()
            }
        },
    },
    Stage {
        name: "headline",
        run: |all| headline::find(&all.page(), &byline::Lines::of(&all.page())).unwrap_or(0),
    },
    Stage {
        name: "authors",
        run: |all| {
            byline::find(&all.page(), all.reading.title, &byline::Lines::of(&all.page()))
                .map_or(0, |found| found.at)
        },
    },
    Stage {
        name: "labels",
        run: |all| {
            let Verdicts { of, quiet, .. } = &all.verdicts;
            let (title, author) = (all.reading.title, all.reading.author.as_ref());
            let scope = &all.stripper.scope;
            settle::settle(&all.page(), of.clone(), quiet, title, author, scope, None).len()
        },
    },
    Stage {
        name: "body",
        run: |all| {
            let (reading, scope) = (&all.reading, &all.stripper.scope);
            let removed =
                removals(&reading.blocks, &reading.labels, &reading.verdicts.cuts, None, scope);
            assemble(&all.text, None, reading, all.words(), scope).text.len() + removed.len()
        },
    },
    Stage {
        name: "fields",
        run: |all| {
            let mut article = Article::default();
            fill(&mut article, &all.text, None, &all.reading);
            article.doubts.len()
        },
    },
];

/// What phrases and shapes say, of a page that was read.
fn verdicts<'s>(stripper: &'s Stripper, text: &str, reading: &Reading<'_>) -> Verdicts<'s> {
    let Reading { tight, blocks, features, .. } = reading;
    label::verdicts(
        text,
        tight.as_ref(),
        blocks,
        features,
        &features::repeats(features),
        stripper.lexicon(),
    )
}

impl<'s> Stages<'s> {
    /// Runs them all on a text.
    #[must_use]
    pub fn of(stripper: &'s Stripper, text: String) -> Self {
        let markup = Markup::of(&text);
        let seen = markup.as_ref().map_or(text.as_str(), |markup| &markup.view);
        let reading = stripper.read(&text, markup.as_ref(), Ask::whole(&Known::default(), false));
        let verdicts = verdicts(stripper, seen, &reading);
        drop(markup);
        Self { stripper, text, reading, verdicts }
    }

    fn words(&self) -> &crate::know::words::WordTable {
        self.stripper.lexicon().words
    }

    fn page(&self) -> Page<'_> {
        self.reading.page(&self.text)
    }
}

impl Stripper {
    /// The blocks of a text with their signals, for the fit.
    pub(crate) fn blocks(&self, written: &str) -> Vec<crate::fitting::Block> {
        let markup = Markup::of(written);
        let text = markup.as_ref().map_or(written, |markup| &markup.view);
        let reading = self.read(written, markup.as_ref(), Ask::whole(&Known::default(), true));
        let page = reading.page(text);
        let block = |at: usize| {
            let mut signals = Vec::new();
            reading.layout.signals[at].each(|signal| signals.push(signal as u16));
            let media = |at: usize| reading.kinds[at] == Some(Kind::Media);
            crate::fitting::Block {
                text: page.piece(at).to_owned(),
                named: reading.kinds[at].is_some(),
                more: at > 0 && media(at) && media(at - 1),
                signals,
            }
        };
        (0..reading.blocks.len()).map(block).collect()
    }

    /// The lines of a text that a field may be chosen from, for the fit.
    pub(crate) fn candidates(
        &self,
        field: crate::fitting::Model,
        written: &str,
    ) -> Option<Vec<crate::choose::rank::Candidate>> {
        use crate::fitting::Model;
        let markup = Markup::of(written);
        let text = markup.as_ref().map_or(written, |markup| &markup.view);
        let reading = self.read(written, markup.as_ref(), Ask::whole(&Known::default(), false));
        let page = reading.page(text);
        let lines = || byline::Lines::of(&page);
        match field {
            Model::Layout => None,
            Model::Headline => headline::candidates(&page, &lines()),
            Model::Byline => byline::candidates(&page, reading.title, &lines()),
            Model::Date => {
                crate::choose::date::candidates(&page, reading.title, reading.author.as_ref())
            }
            Model::Confidence => {
                let mut article =
                    assemble(text, markup.as_ref(), &reading, self.lexicon().words, &self.scope);
                fill(&mut article, text, markup.as_ref(), &reading);
                let sure = fields::confidence::candidate(&page, &reading.labels, &article)?;
                Some(vec![sure])
            }
        }
    }
}
