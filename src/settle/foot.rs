//! What goes from a body that only the rest of it tells: who wrote it, headlines of others at its end, pull quotes.

use crate::Kind;
use crate::choose::{Page, byline};
use crate::noun::bio::last;
use crate::noun::{Named, Verdict, echo, tail};

use super::Scope;

/// A paragraph on the author behind the article.
pub(super) static BIO: Verdict = Verdict::of(Kind::AuthorBio, "author told of at the end");
/// A headline behind the article with no heading over it.
pub(super) static HEADLINE: Verdict = Verdict::of(Kind::Related, "headlines at the end");
/// A line among those of a page's foot.
pub(super) static FOOT: Verdict = Verdict::of(Kind::Navigation, "line of a foot");
/// What a longer paragraph says, too.
pub(super) static ECHO: Verdict = Verdict::of(Kind::Boilerplate, "pull quote");

/// Paragraphs about authors at most.
const BIOS: usize = 3;
/// Paragraphs that an article has at least, the one about its author aside.
const LEAST: usize = 2;

/// The blocks that go, each with what it is, in no order.
pub(super) fn found(
    page: &Page<'_>,
    labels: &[Named<'_>],
    author: Option<&byline::Found>,
    scope: &Scope,
) -> Vec<(usize, &'static Verdict)> {
    let mut stays: Vec<usize> = (0..labels.len()).filter(|at| labels[*at].is_none()).collect();
    let mut found = Vec::new();
    if let Some(last) = stays.last().filter(|_| scope.placed && scope.goes(&FOOT)) {
        let lines = tail::foot(page.blocks, page.features, labels, *last);
        stays.retain(|at| lines.binary_search(at).is_err());
        found.extend(lines.into_iter().map(|at| (at, &FOOT)));
    }
    if scope.placed && scope.goes(&HEADLINE) {
        let titles = tail::headlines(page.blocks, page.features, &stays);
        found.extend(titles.iter().map(|at| (*at, &HEADLINE)));
        stays.truncate(stays.len() - titles.len());
    }
    if scope.goes(&BIO) {
        let bios = bios(page, &stays, author);
        found.extend(stays.iter().rev().take(bios).map(|at| (*at, &BIO)));
        stays.truncate(stays.len() - bios);
    }
    if scope.goes(&ECHO) {
        let echoes = echo::echoes(page.text, page.blocks, page.features, &stays);
        found.extend(echoes.into_iter().map(|at| (at, &ECHO)));
    }
    found
}

/// How many of the last paragraphs tell of the author.
fn bios(page: &Page<'_>, stays: &[usize], author: Option<&byline::Found>) -> usize {
    let names = author.map_or(&[][..], |author| &author.names);
    let tells = |nth: usize| {
        let at = stays[nth];
        let (text, f) = (page.piece(at), &page.features[at]);
        // Whom the article tells of is not who wrote it.
        let nowhere =
            |word: &str| !stays[..nth].iter().any(|other| page.piece(*other).contains(word));
        last::is_of(text, f, names)
            || last::calls(text, f).is_some_and(nowhere)
            || nth + 1 == stays.len() && last::introduces(text, f).is_some_and(nowhere)
    };
    (LEAST..stays.len()).rev().take(BIOS).take_while(|nth| tells(*nth)).count()
}
