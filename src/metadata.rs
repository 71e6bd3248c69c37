//! Labelled blocks → fields: what the page says about its article.

pub(crate) mod byline;
mod credits;
mod date;
mod dateline;
mod related;
mod rights;
pub(crate) mod title;

use crate::article::{Article, Timestamp};
use crate::block::Block;
use crate::features::Features;
use crate::layout::{Layout, Part};
use crate::rules::Verdict;
use crate::rules::related::List;
use crate::text::squeezed;
use crate::Kind;
use date::{Order, Role};
pub(crate) use rights::is_note;

/// Blocks from the start of the body on in which a byline or date may still stand.
const HEAD_REACH: usize = 8;
/// Blocks above the headline in which they may stand.
const ABOVE: usize = 6;
/// Blocks below the end of the body in which they may stand, where the head had none.
const BELOW: usize = 6;
/// Paragraphs at the start of the body that may open with a dateline.
const DATELINE_REACH: usize = 3;

/// A page with all that the stages before found.
pub(crate) struct Page<'t> {
    pub(crate) text: &'t str,
    pub(crate) blocks: &'t [Block],
    pub(crate) features: &'t [Features],
    pub(crate) kinds: &'t [Option<Kind>],
    pub(crate) layout: &'t Layout,
    pub(crate) language: Option<&'static str>,
}

impl<'t> Page<'t> {
    pub(crate) fn piece(&self, at: usize) -> &'t str {
        &self.text[self.blocks[at].text..self.blocks[at].end]
    }

    fn body(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..self.blocks.len()).filter(|at| self.layout.parts[*at] == Part::Body)
    }

    /// How numbers of a date are ordered in the page's language.
    fn order(&self) -> Order {
        match self.language {
            None | Some("en") => Order::Unsure,
            Some(_) => Order::DayFirst,
        }
    }
}

/// Where the head of the article lies: blocks from a little above its headline to a little into its body.
fn head(page: &Page<'_>, title: Option<usize>) -> std::ops::Range<usize> {
    let start = page.body().next().unwrap_or(0);
    let from = title.filter(|at| *at <= start).unwrap_or(start);
    from.saturating_sub(ABOVE)..(start + HEAD_REACH).min(page.blocks.len())
}

/// Finds the lines of names under the headline that no opener tells; their blocks become bylines.
pub(crate) fn bare_bylines(page: &Page<'_>, title: Option<usize>) -> Vec<usize> {
    let Some(title) = title else { return Vec::new() };
    let end = page.body().next().unwrap_or(0).max(title + 1);
    let free = |at: &usize| page.kinds[*at].is_none() && page.layout.parts[*at] != Part::Body;
    let mut found: Vec<usize> = (title + 1..end.min(title + 1 + HEAD_REACH)).filter(free).filter(|at| byline::is_names(page.piece(*at), &page.features[*at])).collect();
    // The first one names the author; a later one may be a section or another headline.
    found.truncate(1);
    found
}

/// Fills the fields of `article` from labelled blocks. `verdicts` has the final label of every removed block.
pub(crate) fn fill(article: &mut Article, page: &Page<'_>, verdicts: &[Option<Verdict>], title: Option<usize>, lists: &[List]) {
    article.title = title.map(|at| title::clean(page, at));
    let head = head(page, title);
    let last = page.body().next_back().map_or(0, |at| at + 1);
    let tail = last..(last + BELOW).min(page.blocks.len());
    fill_byline(article, page, verdicts, title, &head, &tail);
    fill_dates(article, page, verdicts, title, &head, &tail);
    article.dateline = page.body().take(DATELINE_REACH).find_map(|at| dateline::read(page.piece(at)));
    fill_credits(article, page, verdicts);
    if let Some(list) = lists.first() {
        article.related_heading = Some(squeezed(page.piece(list.heading).trim_end_matches(':')));
    }
    article.related = lists.iter().flat_map(|list| related::links(page.text, page.blocks, list)).collect();
    if let Some(agency) = article.dateline.as_ref().and_then(|dateline| dateline.agency.clone()) {
        article.agency.get_or_insert(agency);
    }
    rights::fill(article, page, verdicts, title, &head);
}

fn labelled(verdicts: &[Option<Verdict>], at: usize, kind: Kind) -> bool {
    verdicts[at].as_ref().is_some_and(|verdict| verdict.kind == kind)
}

fn fill_byline(article: &mut Article, page: &Page<'_>, verdicts: &[Option<Verdict>], title: Option<usize>, head: &std::ops::Range<usize>, tail: &std::ops::Range<usize>) {
    // The line under the headline first, then what stands above it, then the end of the article.
    let below = title.map_or(head.start, |at| at + 1).max(head.start);
    for at in (below..head.end).chain(head.start..below).chain(tail.clone()) {
        if !labelled(verdicts, at, Kind::Byline) {
            continue;
        }
        let read = byline::read(page.piece(at));
        if let Some(agency) = read.agency {
            article.agency.get_or_insert(agency);
        }
        if !read.names.is_empty() {
            article.byline = Some(squeezed(page.piece(at)));
            article.authors = read.names;
            return;
        }
    }
}

fn fill_dates(article: &mut Article, page: &Page<'_>, verdicts: &[Option<Verdict>], title: Option<usize>, head: &std::ops::Range<usize>, tail: &std::ops::Range<usize>) {
    let below = title.map_or(head.start, |at| at + 1).max(head.start);
    let mut ages: Option<Timestamp> = None;
    for at in (below..head.end).chain(head.start..below).chain(tail.clone()) {
        let f = &page.features[at];
        let tells = labelled(verdicts, at, Kind::Timestamp) || labelled(verdicts, at, Kind::Byline) || page.layout.parts[at] != Part::Body && f.words <= 30 && f.numbers > 0;
        if !tells {
            continue;
        }
        for (role, stamp) in date::read(page.piece(at), page.order()) {
            if stamp.iso.is_none() {
                ages.get_or_insert(stamp);
                continue;
            }
            let field = match role {
                Role::Published => &mut article.date_published,
                Role::Modified => &mut article.date_modified,
            };
            field.get_or_insert(stamp);
        }
        if article.date_published.is_some() && article.date_modified.is_some() {
            break;
        }
    }
    if article.date_published.is_none() {
        article.date_published = ages;
    }
}

fn fill_credits(article: &mut Article, page: &Page<'_>, verdicts: &[Option<Verdict>]) {
    for at in (0..page.blocks.len()).filter(|at| labelled(verdicts, *at, Kind::Credit)) {
        let (people, agency) = credits::read(&squeezed(page.piece(at)));
        article.contributors.extend(people);
        if let Some(agency) = agency {
            article.agency.get_or_insert(agency);
        }
    }
}
