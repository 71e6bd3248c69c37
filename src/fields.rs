//! Labelled blocks → fields: what the page says about its article.

pub(crate) mod confidence;
pub(crate) mod doubt;
mod related;
pub(crate) mod rights;

use crate::Kind;
use crate::article::Article;
use crate::choose::headline;
use crate::choose::{Page, byline, date};
use crate::layout::Part;
use crate::noun::Named;
use crate::noun::related::List;
use crate::noun::{credit, dateline};
use crate::text::squeezed;

/// Blocks from the start of the body on in which a byline or date may still stand.
const HEAD_REACH: usize = 8;
/// Blocks above the headline in which they may stand.
const ABOVE: usize = 6;
/// Paragraphs at the start of the body that may open with a dateline.
const DATELINE_REACH: usize = 3;

/// Where the head of the article lies: blocks from a little above its headline to a little into its body.
fn head(page: &Page<'_>, title: Option<usize>) -> std::ops::Range<usize> {
    let start = page.body().next().unwrap_or(0);
    let from = title.filter(|at| *at <= start).unwrap_or(start);
    from.saturating_sub(ABOVE)..(start + HEAD_REACH).min(page.blocks.len())
}

/// Fills the fields of `article` from labelled blocks. `verdicts` has the final label of every removed block.
pub(crate) fn fill(
    article: &mut Article,
    page: &Page<'_>,
    verdicts: &[Named<'_>],
    title: Option<usize>,
    author: Option<&byline::Found>,
    lists: &[List],
) {
    article.title = title.map(|at| headline::clean(page, at));
    let head = head(page, title);
    fill_byline(article, page, author);
    let dates = date::find(page, title, author);
    (article.date_published, article.date_modified) = (dates.published, dates.modified);
    article.dateline =
        page.body().take(DATELINE_REACH).find_map(|at| dateline::read(page.piece(at)));
    fill_credits(article, page, verdicts);
    let mut lists: Vec<&List> = lists.iter().filter(|list| related::reads(page, list)).collect();
    let loose = related::loose(page, verdicts);
    lists.extend(&loose);
    lists.sort_by_key(|list| list.heading);
    if let Some(list) = lists.first() {
        article.related_heading = Some(squeezed(page.piece(list.heading).trim_end_matches(':')));
    }
    // There may be a million: a list that doubles as it grows would take three times what they need.
    article.related.reserve_exact(lists.iter().map(|list| list.items.len()).sum());
    article
        .related
        .extend(lists.iter().flat_map(|list| related::links(page.text, page.blocks, list)));
    // A line with nothing but an agency's name stands for a byline.
    let dated = |at: usize| page.kinds.get(at) == Some(&Some(Kind::Timestamp));
    let agency = |at: &usize| {
        (page.kinds[*at] == Some(Kind::Byline)
            || page.layout.parts[*at] != Part::Body && dated(at + 1))
            && crate::noun::person::is_agency(page.piece(*at))
    };
    if let Some(at) = head.clone().find(agency) {
        article.agency.get_or_insert_with(|| page.piece(at).to_owned());
        article.byline.get_or_insert_with(|| page.piece(at).to_owned());
    }
    if article.date_published.is_none() {
        article.date_published = article
            .dateline
            .as_ref()
            .and_then(|dateline| date::of_dateline(dateline.date.as_deref()?));
    }
    if let Some(agency) = article.dateline.as_ref().and_then(|dateline| dateline.agency.clone()) {
        article.agency.get_or_insert(agency);
    }
    rights::fill(article, page, verdicts, title, &head);
    if article.authors.is_empty() && article.agency.is_none() {
        article.authors = rights::people(page);
    }
    if article.authors.is_empty() {
        article.authors = page
            .body()
            .take(DATELINE_REACH)
            .find_map(|at| dateline::reporters(page.piece(at)))
            .unwrap_or_default();
    }
}

fn labelled(verdicts: &[Named<'_>], at: usize, kind: Kind) -> bool {
    verdicts[at].is_some_and(|verdict| verdict.kind == kind)
}

/// Fills the byline that [`byline::find`] found.
fn fill_byline(article: &mut Article, page: &Page<'_>, found: Option<&byline::Found>) {
    let Some(found) = found else { return };
    article.byline = Some(squeezed(page.piece(found.at)));
    article.authors.clone_from(&found.names);
    if let Some(agency) = &found.agency {
        article.agency.get_or_insert_with(|| agency.clone());
    }
}

fn fill_credits(article: &mut Article, page: &Page<'_>, verdicts: &[Named<'_>]) {
    for at in (0..page.blocks.len()).filter(|at| labelled(verdicts, *at, Kind::Credit)) {
        let (mut people, agency) = credit::read::read(&squeezed(page.piece(at)));
        for person in people.iter_mut().filter(|person| !person.name.contains(' ')) {
            let of = |author: &&String| {
                author
                    .rsplit(' ')
                    .next()
                    .is_some_and(|family| family.eq_ignore_ascii_case(&person.name))
            };
            if let Some(author) = article.authors.iter().find(of) {
                person.name.clone_from(author);
            }
        }
        article.contributors.extend(people);
        if let Some(agency) = agency {
            article.agency.get_or_insert(agency);
        }
    }
}
