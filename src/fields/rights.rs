//! Section, site name, tags, reading time, copyright, corrections.

use std::ops::Range;

use crate::Kind;
use crate::article::Article;
use crate::choose::Page;
use crate::know::grammar::lists::{List, behind, is};
use crate::noun::byline;
use crate::noun::copyright::owner;
use crate::noun::note;
use crate::noun::{Named, Role};
use crate::text::{squeezed, words};

/// Words of a label like "Politics" in the head of an article, at most.
const SECTION_WORDS: u32 = 3;
/// Most tags that one line gives.
const TAGS: usize = 30;

/// Digits of a reading time at most.
const MINUTE_DIGITS: usize = 3;

/// What follows a number of minutes, and the word for them.
fn behind_minutes(text: &str) -> Option<&str> {
    let digits = text.chars().take_while(|c| c.is_numeric()).count();
    if !(1..=MINUTE_DIGITS).contains(&digits) {
        return None;
    }
    let rest = text.trim_start_matches(char::is_numeric).trim_start();
    behind(List::Minutes, rest.strip_prefix('-').unwrap_or(rest).trim_start())
}

/// The reading time that a line tells: "5 min read", "Lesezeit: 4 Minuten".
fn reading_time(line: &str) -> Option<&str> {
    words(line).find_map(|at| {
        let text = &line[at..];
        let glued = line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let counted = || {
            let rest = behind_minutes(text)?;
            behind(List::Reading, rest.strip_prefix('.').unwrap_or(rest).trim_start())
        };
        let labelled = || {
            let rest = behind(List::ReadingLabel, text)?;
            let bare = |text: &'_ str| -> usize {
                text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.')).len()
            };
            let rest = &rest[rest.len() - bare(rest)..];
            let rest = behind(List::About, rest).unwrap_or(rest);
            behind_minutes(&rest[rest.len() - bare(rest)..])
        };
        let rest = if glued { labelled() } else { counted().or_else(labelled) }?;
        Some(&text[..text.len() - rest.len()])
    })
}

/// Fills what the head, the labels and the foot of the page say.
pub(crate) fn fill(
    article: &mut Article,
    page: &Page<'_>,
    verdicts: &[Named<'_>],
    title: Option<usize>,
    head: &Range<usize>,
) {
    for at in 0..page.blocks.len() {
        let Some(verdict) = verdicts[at] else { continue };
        match verdict.kind {
            Kind::Copyright if article.copyright_notice.is_none() => copyright(article, page, at),
            Kind::Tags => tags(article, page, verdicts, at),
            _ => {}
        }
    }
    for at in
        head.clone().filter(|at| page.features[*at].words <= 24 && page.features[*at].numbers > 0)
    {
        if article.reading_time.is_none()
            && let Some(found) = reading_time(page.piece(at))
        {
            article.reading_time = Some(squeezed(found));
        }
    }
    section(article, page, verdicts, title, head);
    article.corrections = page
        .body()
        .filter(|at| note::opens(page.piece(*at)))
        .map(|at| squeezed(page.piece(at)))
        .collect();
    if let Some(title) = title {
        site_from_title(article, page, title);
    }
}

fn copyright(article: &mut Article, page: &Page<'_>, at: usize) {
    let line = squeezed(page.piece(at));
    let says = || words(&line).any(|at| behind(List::Rights, &line[at..]).is_some());
    if !page.features[at].copyright() && !says() {
        return;
    }
    let found = owner::find(&line);
    // "Photo © Ann Lee" is of a picture.
    if page.features[at].cues.credit() > 0 && found.as_ref().is_none_or(|owner| owner.at > 0) {
        return;
    }
    if let Some(owner) = found
        .map(|found| line[found.name].trim().trim_end_matches(',').to_owned())
        .filter(|owner| owner.len() <= 60 && owner.split_whitespace().count() <= 6)
    {
        article.sitename.get_or_insert(owner);
    }
    article.copyright_notice = Some(line);
}

/// The people whom a copyright line at the foot of the page names, as that of a journal or a page of somebody's own does.
pub(crate) fn people(page: &Page<'_>) -> Vec<String> {
    // "Photo © Ann Lee" names somebody else.
    let owners = |line: &str| {
        let owner = line[owner::at_front(line)?.start..].split(owner::MARKS).next()?;
        byline::people(owner)
    };
    page.foot().find_map(|at| owners(page.piece(at))).unwrap_or_default()
}

/// "Filed under Ferries": what stands before and behind the word between.
fn under(line: &str) -> Option<(&str, &str)> {
    words(line).filter(|at| *at > 0).find_map(|at| {
        let list = behind(List::FiledUnder, &line[at..]).filter(|list| list.starts_with(' '))?;
        Some((&line[..at], list))
    })
}

/// "Tags: ferries, harbours", or a label with the tags below it.
fn tags(article: &mut Article, page: &Page<'_>, verdicts: &[Named<'_>], at: usize) {
    if !article.tags.is_empty() {
        return;
    }
    let line = page.piece(at);
    if let Some((_, list)) =
        line.split_once(':').or_else(|| under(line)).filter(|(_, list)| !list.trim().is_empty())
    {
        article.tags = list
            .split([',', ';', '|', '•', '·', '#'])
            .map(|tag| squeezed(tag.trim()))
            .filter(|tag| !tag.is_empty())
            .take(TAGS)
            .collect();
        return;
    }
    let below = (at + 1..page.blocks.len()).take_while(|at| {
        let fresh = verdicts[*at]
            .is_none_or(|verdict| matches!(verdict.kind, Kind::Navigation | Kind::Boilerplate));
        let f = &page.features[*at];
        fresh
            && f.words <= 4
            && f.words > 0
            && f.end != crate::measure::features::End::Stop
            && page.layout.parts[*at] != crate::layout::Part::Body
    });
    article.tags =
        below.take(TAGS).map(|at| squeezed(page.piece(at).trim_matches([',', '#']))).collect();
}

/// The last step of a breadcrumb, or a short label right above the headline.
fn section(
    article: &mut Article,
    page: &Page<'_>,
    verdicts: &[Named<'_>],
    title: Option<usize>,
    head: &Range<usize>,
) {
    let crumb = (0..head.end)
        .rev()
        .filter(|at| verdicts[*at].is_some_and(|verdict| verdict.role == Role::Breadcrumb))
        .find_map(|at| {
            let steps: Vec<_> = page
                .piece(at)
                .split(['>', '»', '›'])
                .map(|step| squeezed(step.trim()))
                .filter(|step| !step.is_empty())
                .collect();
            let own = article.title.as_deref().unwrap_or("");
            steps
                .into_iter()
                .rev()
                .find(|step| {
                    !own.starts_with(step.trim_end_matches(['.', '…']))
                        && step.split_whitespace().count() <= 4
                })
                .filter(|step| !is(List::Home, step))
        });
    let label = || {
        let at = title?.checked_sub(1)?;
        let (f, free) = (
            &page.features[at],
            verdicts[at].is_some_and(|verdict| {
                verdict.kind == Kind::Navigation && verdict.role == Role::Before
            }),
        );
        let block = &page.blocks[at];
        (free
            && (1..=SECTION_WORDS).contains(&f.words)
            && f.capitals > 0
            && f.numbers == 0
            && f.cues.chrome() == 0
            && block.bullet == crate::door::block::Bullet::None
            && page.blocks[at + 1].blanks <= 2)
            .then(|| squeezed(page.piece(at)))
    };
    article.section = crumb.or_else(label);
}

/// The site's name behind the headline, where the page prints the headline with and without it.
fn site_from_title(article: &mut Article, page: &Page<'_>, title: usize) {
    let Some(own) = article.title.as_deref() else { return };
    let mut site = None;
    for at in [0, title] {
        // To squeeze a line makes it no longer.
        let line = page.piece(at);
        if line.len() <= own.len() + 2 {
            continue;
        }
        let line = squeezed(line);
        if let Some(rest) = line.strip_prefix(own).filter(|rest| rest.len() > 2) {
            let name = rest
                .rsplit(['|', '–', '—', '»', '·', '•'])
                .next()
                .unwrap_or(rest)
                .trim_matches(|c: char| c.is_whitespace() || c == '-');
            if !name.is_empty()
                && name.len() + own.len() < line.len()
                && name.split_whitespace().count() <= 6
            {
                site = Some(name.to_owned());
            }
        }
    }
    article.sitename = site.or(article.sitename.take());
}
