//! Readings of a page: where the first ends in nothing or in little of the page's prose, what it chose
//! is barred, and the page is read again.

use super::page::{Class, View};
use super::{Layout, Part, read, weight};
use crate::{Bias, Input};

/// Readings of a page at most, so that its time stays in proportion to its length.
const READINGS: u8 = 3;
/// Words of prose that make a body: one that has them is not tiny, whatever else the page says, as
/// threads and lists of teasers are longer than many an article.
const ENOUGH: usize = 300;
/// Of what share of the page's prose, one in so many, a body is no small part.
const SHARE: usize = 2;
/// Words of prose that another part must have to be taken.
const LEAST: usize = 40;
/// Share of the body's prose, in percent, that must stand below the known headline, for what stands above it
/// to be none: the headline may be said again below its article.
const BELOW: usize = 70;
/// What twice the prose counts for against the weight of the readings with another body: the chain sees
/// blocks and their neighbours, and not that what it chose is a box of two lines beside an article. Of
/// pages whose body is known, those where the other part is the article want 1 to 2.5, those where it
/// is not want 7 and more.
const LONGER: f64 = 2.8;

/// What is asked of the layout.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ask {
    pub(crate) bias: Bias,
    pub(crate) input: Input,
    /// Whether the signals are asked for.
    pub(crate) told: bool,
    /// Blocks from the first on that are known to stand above the article.
    pub(crate) above: usize,
}

/// Which blocks are not to be body in a reading; nothing for none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bars<'b>(pub(super) &'b [bool]);

impl Bars<'_> {
    #[inline]
    pub(super) fn hold(self, at: usize) -> bool {
        self.0.get(at).copied().unwrap_or_default()
    }
}

/// Settles all blocks, in up to three readings.
pub(crate) fn settle(view: &View<'_>, ask: Ask) -> Layout {
    let mut best = read(view, ask, &[]);
    if ask.input == Input::Article || best.article {
        return best;
    }
    let mut barred = vec![false; view.blocks.len()];
    let mut done = 1;
    if best.chosen.start < ask.above {
        barred[..ask.above].fill(true);
        let below = read(view, ask, &barred);
        done += 1;
        if body(view, &below) * 100 >= body(view, &best) * BELOW {
            best = below;
        } else {
            barred.fill(false);
        }
    }
    let (all, mut words) = (prose(view, |_| true), body(view, &best));
    if is_enough(words, all) {
        return best;
    }
    let plain = weight(view, &barred);
    let mut last = best.chosen.clone();
    for nth in done + 1..=READINGS {
        // Where nothing is likelier to be body than not, what is likeliest is.
        let bias = if last.is_empty() { Bias::Recall } else { ask.bias };
        barred[last].fill(true);
        let next = read(view, Ask { bias, ..ask }, &barred);
        last = next.chosen.clone();
        let other = body(view, &next);
        let longer = (other.min(ENOUGH) + 1) as f64 / (words.min(ENOUGH) + 1) as f64;
        if other >= LEAST && longer.log2() * LONGER > plain - weight(view, &barred) {
            (best, words) = (Layout { reading: nth, ..next }, other);
            if is_enough(words, all) {
                break;
            }
        }
    }
    best
}

/// Whether a body with so many words of prose, of all that the page has, is none to doubt.
fn is_enough(words: usize, all: usize) -> bool {
    words >= ENOUGH || words * SHARE >= all
}

/// Words of prose in the body.
fn body(view: &View<'_>, layout: &Layout) -> usize {
    prose(view, |at| layout.parts[at] == Part::Body)
}

/// Words of prose in some blocks; of scripts without spaces two characters stand for one.
fn prose(view: &View<'_>, counts: impl Fn(usize) -> bool) -> usize {
    (0..view.blocks.len())
        .filter(|at| view.classes[*at] == Class::Prose && counts(*at))
        .map(|at| view.features[at].length() as usize)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::door::block;
    use crate::know::words::{WORDS, language_bit};
    use crate::label::{self, Lexicon};
    use crate::measure::features;

    #[test]
    fn what_is_barred_is_never_body() {
        let box_text =
            "The harbour board meets on Monday to speak of the old mill, and all may come.";
        let body = [
            "The ferry between Orrin and Varn will sail again in May, the harbour board said on Tuesday.",
            "It had been in the yard since the winter, when ice broke its rudder and bent a shaft.",
            "About four hundred people use it every day, most of them on their way to work.",
        ]
        .join("\n\n");
        let text = format!("Home\n\nFares\n\n{body}\n\nRelated stories\n\n{box_text}\n\nLog in");
        let blocks = block::cut(&text);
        let measured = features::measure(&text, &blocks, &WORDS, language_bit("en"));
        let repeats = features::repeats(&measured);
        let lexicon = Lexicon::with(None);
        let verdicts = label::verdicts(&text, None, &blocks, &measured, &repeats, lexicon);
        let view = View::new(&text, &blocks, &measured, &verdicts, repeats.into_times(), &WORDS);
        let ask = Ask { bias: Bias::Balanced, input: Input::Auto, told: false, above: 0 };
        let first = settle(&view, ask);
        assert_eq!(first.reading, 1);
        assert!(first.parts[2..5].iter().all(|part| *part == Part::Body));
        let mut barred = vec![false; blocks.len()];
        barred[2..5].fill(true);
        let next = read(&view, ask, &barred);
        assert!(next.parts[2..5].iter().all(|part| *part != Part::Body));
        // The fewer readings are let, the less they weigh.
        assert!(weight(&view, &barred) < weight(&view, &[]));
    }
}
