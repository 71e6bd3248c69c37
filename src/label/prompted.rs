//! Headlines below a prompt to read them, or below the label of what is related.

use crate::Kind;
use crate::door::block::{Block, Bullet};
use crate::measure::features::{End, Features, First, Measures};
use crate::noun::Named;

/// Words of a headline right below the prompt to read it.
const WORDS: std::ops::RangeInclusive<u32> = 4..=20;
/// Words of one that stands below a label and over the article's next paragraph, as a subheading might, at least; characters of
/// scripts without spaces.
const LONG: u32 = 7;
const LONG_UNSPACED: std::ops::RangeInclusive<u32> = 12..=45;
/// Words of a heading over one headline ("Related article", "İlgili haber").
const RELATED_WORDS: u32 = 4;
/// Words of a paragraph of the article at least, and of one that may go on behind a link; characters of scripts without spaces.
const PROSE_WORDS: u32 = 10;
const LONG_PROSE_WORDS: u32 = 24;
const PROSE_UNSPACED: u32 = 40;
/// Words of the next paragraph from which on the article surely goes on behind such a headline, and no teaser.
const GOES_ON_WORDS: u32 = 30;
const GOES_ON_UNSPACED: u32 = 60;
/// Words of a subheading between such a headline and the paragraph at most.
const SUBHEADING_WORDS: u32 = 7;

/// The headlines that stand right below a prompt to read them, in a page that parts its paragraphs by blank lines, and those below
/// the label of one related article where the text goes on behind.
pub(super) fn headlines(
    blocks: &[Block],
    features: &Measures,
    verdicts: &[Named<'_>],
    labels: &[usize],
) -> Vec<usize> {
    let prompt = |at: usize| {
        verdicts[at].is_some_and(|verdict| {
            verdict.kind == Kind::ReadMore && features[at].words <= 4
                || labels.binary_search(&at).is_ok()
        })
    };
    // One line right below "Related" is a headline, where the text goes on behind a blank line.
    let heading = |at: usize| {
        verdicts[at].is_some_and(|verdict| verdict.kind == Kind::Related)
            && features[at].words <= RELATED_WORDS
            && blocks.get(at + 2).is_none_or(|next| next.blanks > 0)
    };
    let right_below = |at: usize| {
        let (f, above) = (&features[at], &blocks[at - 1]);
        (prompt(at - 1) || heading(at - 1))
            && blocks[at - 1].blanks > 0
            && blocks[at].blanks == 0
            && !blocks[at].inline
            && WORDS.contains(&f.words)
            && f.first == First::Upper
            && matches!(f.end, End::Plain | End::Closed)
            && blocks[at].bullet == above.bullet
    };
    (1..blocks.len())
        .filter(|at| verdicts[*at].is_none())
        .filter(|at| right_below(*at) || is_between(*at, blocks, features, verdicts, labels))
        .collect()
}

/// Whether the article goes on behind such a headline: a paragraph stands there that is no teaser's, a subheading between or not.
pub(super) fn goes_on(at: usize, features: &Measures) -> bool {
    let long = |at: usize| {
        at < features.len()
            && (features[at].words >= GOES_ON_WORDS || features[at].unspaced >= GOES_ON_UNSPACED)
    };
    long(at + 1)
        || at + 1 < features.len() && features[at + 1].words <= SUBHEADING_WORDS && long(at + 2)
}

/// Whether a line is the headline of one related article: a label above it, a paragraph of the article above that and behind,
/// and as many blank lines between all of them.
fn is_between(
    at: usize,
    blocks: &[Block],
    features: &Measures,
    verdicts: &[Named<'_>],
    labels: &[usize],
) -> bool {
    let prose = |at: usize| verdicts[at].is_none() && is_prose(&features[at]);
    let label = |at: usize| {
        verdicts[at].is_some_and(|verdict| {
            verdict.kind == Kind::Related && !verdict.rule.starts_with("<weak")
                || labels.binary_search(&at).is_ok()
        }) && (features[at].words <= RELATED_WORDS && features[at].unspaced <= 8)
    };
    let over_prose = |at: usize| {
        verdicts[at].is_none()
            && features[at].words <= SUBHEADING_WORDS
            && features[at].end != End::Stop
            && at + 1 < blocks.len()
            && prose(at + 1)
    };
    let f = &features[at];
    let long = if f.unspaced > f.words {
        LONG_UNSPACED.contains(&f.unspaced)
    } else {
        (LONG..=*WORDS.end()).contains(&f.words) && f.first == First::Upper
    };
    long && at >= 2
        && at + 1 < blocks.len()
        && matches!(f.end, End::Plain | End::Closed)
        && blocks[at].bullet == Bullet::None
        && !blocks[at].inline
        && label(at - 1)
        && prose(at - 2)
        && (prose(at + 1) || over_prose(at + 1))
        && blocks[at].blanks == blocks[at - 1].blanks
        && blocks[at].blanks == blocks[at + 1].blanks
}

/// Whether a block is a paragraph that ends as one.
fn is_prose(f: &Features) -> bool {
    f.words >= LONG_PROSE_WORDS
        || (f.words >= PROSE_WORDS || f.unspaced >= PROSE_UNSPACED)
            && matches!(f.end, End::Stop | End::Closed)
}

#[cfg(test)]
mod tests {
    use crate::label::testing::{FIRST, LAST, behind};

    #[test]
    fn one_related_headline_between_paragraphs_goes() {
        let teaser = "The drought has hit the farms: four in ten of all fields lost";
        for gap in ["\n", "\n\n"] {
            for label in ["Related story", "Read also"] {
                let text = [FIRST, label, teaser, LAST].join(gap);
                assert_eq!(behind(&text), [FIRST, LAST].join("\n\n"), "{text}");
            }
        }
        // A subheading.
        for lines in [vec!["Related story", teaser], vec!["Related story"]] {
            let text = [&[FIRST][..], &lines[..], &["Who is to pay", LAST][..]].concat().join("\n");
            assert_eq!(behind(&text), [FIRST, "Who is to pay", LAST].join("\n\n"), "{text}");
        }
    }
}
