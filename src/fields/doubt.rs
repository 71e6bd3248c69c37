//! What makes a body doubtful.

use crate::Kind;
use crate::article::{Article, Doubt};
use crate::choose::Page;
use crate::fields::confidence::size;
use crate::layout::{Part, is_wall};
use crate::measure::features::End;
use crate::noun::{Named, Role, Verdict};

/// Blocks below the body in which a wall or a prompt to read on speaks of the body.
const NEAR: usize = 4;
/// Words of the last block that make an open end one; shorter ones are list items and names.
const OPEN_WORDS: u32 = 8;
/// Share of the body's words, in percent, that prose behind it must have to be a second article, and words at least.
const SECOND_SHARE: usize = 60;
const SECOND_WORDS: usize = 250;
/// Words of the article to be expected in what was left out, as a share of the body. Of pages that lost a fifth of
/// the article two in five have so many, of whole ones one in sixty.
const LEFT_SHARE: f32 = 0.05;
/// Words of prose behind the body, more than it has itself, that may be the article, where fewer lines than these sign or date
/// what stands there.
const MORE_WORDS: usize = 60;
const SIGNED: usize = 2;

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
    let signed = || {
        let signs = |verdict: &&&Verdict| matches!(verdict.kind, Kind::Byline | Kind::Timestamp);
        labels[last + 1..].iter().flatten().filter(signs).count() >= SIGNED
    };
    // Of several articles the other one is told already.
    let more = || behind >= body.max(MORE_WORDS) && !signed();
    if leaves(page, labels) || !doubts.contains(&Doubt::SeveralArticles) && more() {
        doubts.push(Doubt::LeftOut);
    }
    doubts
}

/// Whether the odds expect more than a share of the body in blocks that no rule named and that the layout left out.
fn leaves(page: &Page<'_>, labels: &[Named<'_>]) -> bool {
    let (mut kept, mut left) = (0.0, 0.0);
    for (at, f) in page.features.iter().enumerate() {
        match labels[at] {
            None => kept += size(f),
            Some(verdict)
                if page.kinds[at].is_none()
                    && page.layout.parts[at] != Part::Body
                    && verdict.kind != Kind::Title =>
            {
                left += page.layout.odds[at] * size(f);
            }
            Some(_) => {}
        }
    }
    left >= kept * LEFT_SHARE
}
