//! What makes a body doubtful, and how sure it is.

use crate::Kind;
use crate::article::{Article, Doubt};
use crate::choose::Page;
use crate::layout::{Part, is_wall};
use crate::measure::features::End;
use crate::noun::{Named, Role};

/// Blocks below the body in which a wall or a prompt to read on speaks of the body.
const NEAR: usize = 4;
/// Words of the last block that make an open end one; shorter ones are list items and names.
const OPEN_WORDS: u32 = 8;
/// Share of the body's words, in percent, that prose behind it must have to be a second article, and words at least.
const SECOND_SHARE: usize = 60;
const SECOND_WORDS: usize = 250;

/// The layout's odds are too sure of themselves; at this power, nine in ten pages of a confidence of .9 and more have a
/// word F1 of .9 and more.
const SOBER: i32 = 6;

/// Every doubt, in the order of [`Doubt`].
pub(crate) fn doubts(page: &Page<'_>, labels: &[Named<'_>], article: &Article) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let count = |kind: Kind| labels.iter().flatten().filter(|verdict| verdict.kind == kind).count();
    let Some(last) = labels.iter().rposition(Option::is_none).filter(|_| !article.text.is_empty())
    else {
        doubts.push(Doubt::NoArticle);
        if is_wall(count(Kind::Consent), labels.len()) {
            doubts.push(Doubt::ConsentWall);
        }
        return doubts;
    };
    let near = &labels[last + 1..(last + 1 + NEAR).min(labels.len())];
    let f = &page.features[last];
    let walled = near.iter().flatten().any(|verdict| verdict.kind == Kind::Paywall);
    if walled {
        doubts.push(Doubt::Paywalled);
    }
    let prompted = near
        .first()
        .copied()
        .flatten()
        .is_some_and(|verdict| verdict.kind == Kind::ReadMore && verdict.role != Role::Leads);
    let open = matches!(f.end, End::Plain | End::Open)
        && f.words >= OPEN_WORDS
        && f.stop_density() > 0.2
        && page.blocks[last].bullet == crate::door::block::Bullet::None;
    if f.end == End::Ellipsis || open && (prompted || walled || last + 1 == labels.len()) {
        doubts.push(Doubt::Truncated);
    }
    let words = |from: usize, to: usize, part: Part| {
        (from..to)
            .filter(|at| page.layout.parts[*at] == part)
            .map(|at| &page.features[at])
            .filter(|f| f.words >= 25 && f.stop_density() > 0.25 && f.end == End::Stop)
            .map(|f| f.words as usize)
            .sum::<usize>()
    };
    let (body, behind) =
        (words(0, last + 1, Part::Body), words(last + 1, labels.len(), Part::After));
    let commented =
        labels[last + 1..].iter().flatten().any(|verdict| verdict.kind == Kind::Comments);
    if behind >= SECOND_WORDS && behind * 100 >= body * SECOND_SHARE && !commented {
        doubts.push(Doubt::SeveralArticles);
    }
    if page.layout.reading > 1 {
        doubts.push(Doubt::SecondReading);
    }
    doubts
}

/// How sure the body is: the word F1 to be expected if every block is body with the odds the layout found.
pub(crate) fn confidence(page: &Page<'_>, doubts: &[Doubt]) -> f32 {
    let (mut kept, mut right, mut expected) = (0.0_f32, 0.0_f32, 0.0_f32);
    for (at, f) in page.features.iter().enumerate() {
        let odds = page.layout.odds[at];
        let words = f.words as f32;
        expected += odds * words;
        if page.layout.parts[at] == Part::Body {
            kept += words;
            right += odds * words;
        }
    }
    if doubts.contains(&Doubt::NoArticle) {
        // Sure of there being none where little speaks for any block.
        return 1.0 / (1.0 + expected / 20.0);
    }
    // A body without a word (a picture sign, a rule) tells nothing either way.
    if kept + expected > 0.0 {
        (2.0 * right / (kept + expected)).clamp(0.0, 1.0).powi(SOBER)
    } else {
        0.5
    }
}
