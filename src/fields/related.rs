//! Lists of related links → records.

use std::collections::HashMap;
use std::ops::Range;

use crate::Kind;
use crate::article::RelatedLink;
use crate::choose::Page;
use crate::door::block::Block;
use crate::know::grammar::lists::{List as Words, is};
use crate::know::words::{CLOCK, MONTH, WORDS, hash};
use crate::measure::features::{End, Features};
use crate::noun::related::{HEADING_WORDS, List};
use crate::noun::{Named, Role};
use crate::text::squeezed;

/// Words of a line that names section and source, at most.
const META_WORDS: usize = 10;

/// The items of a list as records. `text` is the input.
pub(crate) fn links(text: &str, blocks: &[Block], list: &List) -> Vec<RelatedLink> {
    let metas: Vec<Option<&str>> =
        list.items.iter().map(|item| meta_line(text, blocks, item)).collect();
    let splits = Splits::learn(&metas);
    list.items.iter().map(|item| link(text, blocks, item, &splits)).collect()
}

/// Words of a headline in a list that only its place after the article tells.
const TITLE_WORDS: std::ops::RangeInclusive<u32> = 3..=30;
/// Words of a sentence that is a headline's summary and no headline.
const SUMMARY_WORDS: u32 = 12;
/// Items of such a list at least: one line below a heading may be anything.
const LEAST: usize = 2;

/// Characters of a headline in a script without spaces at least.
const UNSPACED_LEAST: u32 = 6;

/// Whether half of a list's items at least are long enough for headlines: "Video", "Top Video", "Europe TV" are a menu's.
pub(crate) fn reads(page: &Page<'_>, list: &List) -> bool {
    let long = |f: &Features| f.words >= *TITLE_WORDS.start() || f.unspaced >= UNSPACED_LEAST;
    list.items.iter().filter(|item| (*item).clone().any(|at| long(&page.features[at]))).count() * 2
        >= list.items.len()
}

/// The lists that no shape gave away: below a heading for related links, behind or between the article's parts.
pub(crate) fn loose(page: &Page<'_>, labels: &[Named<'_>]) -> Vec<List> {
    let related = |at: usize| {
        labels[at]
            .is_some_and(|label| label.kind == Kind::Related && label.role != Role::RelatedList)
    };
    let mut lists = Vec::new();
    let mut at = 0;
    while at < page.blocks.len() {
        let heading = at;
        at += 1;
        if page.kinds[heading] != Some(Kind::Related)
            || !related(heading)
            || page.features[heading].words > HEADING_WORDS
        {
            continue;
        }
        let mut items: Vec<Range<usize>> = Vec::new();
        while at < page.blocks.len() && page.kinds[at].is_none() && related(at) {
            let f = &page.features[at];
            // A sentence below a line that is none says more of it.
            let below = || {
                items.last().is_some_and(|item| {
                    item.len() == 1 && page.features[item.start].end != End::Stop
                })
            };
            let short = || f.is_sentence() && page.piece(at).ends_with('.') && below();
            let summary = f.end == End::Stop && (f.words >= SUMMARY_WORDS || short());
            let title = (TITLE_WORDS.contains(&f.words)
                || f.unspaced >= 8 && f.words <= *TITLE_WORDS.end())
                && !summary
                && !f.address();
            match items.last_mut() {
                _ if title => items.push(at..at + 1),
                Some(item) => item.end = at + 1,
                None => {}
            }
            at += 1;
        }
        if items.len() >= LEAST {
            lists.push(List { heading, items });
        }
    }
    lists
}

fn piece<'t>(text: &'t str, block: &Block) -> &'t str {
    &text[block.text..block.end]
}

/// The line below an item's headline that is short and no summary.
fn meta_line<'t>(text: &'t str, blocks: &[Block], item: &Range<usize>) -> Option<&'t str> {
    let line = piece(text, blocks.get(item.start + 1).filter(|_| item.len() > 1)?);
    (line.split_whitespace().count() <= META_WORDS && !line.ends_with(['.', '!', '?', '…']))
        .then_some(line)
}

fn link(text: &str, blocks: &[Block], item: &Range<usize>, splits: &Splits) -> RelatedLink {
    let (title, url) = unlinked(piece(text, &blocks[item.start]));
    let mut link = RelatedLink {
        title,
        url,
        section: None,
        source: None,
        summary: None,
        date: None,
        range: blocks[item.start].start..blocks[item.end - 1].end,
    };
    let mut rest = item.start + 1..item.end;
    if let Some(meta) = meta_line(text, blocks, item) {
        fill_meta(&mut link, meta, splits);
        rest.start += 1;
    }
    let mut summary = String::new();
    for block in &blocks[rest] {
        let line = piece(text, block);
        if link.date.is_none() && is_age(line) {
            link.date = Some(squeezed(line));
            continue;
        }
        if !summary.is_empty() {
            summary.push(' ');
        }
        summary.push_str(&squeezed(line));
    }
    let summary = without_tail(&summary);
    link.summary = (!summary.is_empty()).then(|| summary.to_owned());
    link
}

/// Takes a Markdown link apart: `[Title](address)`.
fn unlinked(piece: &str) -> (String, Option<String>) {
    let found = piece
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]("))
        .and_then(|(title, rest)| rest.split_once(')').map(|(url, _)| (title, url)));
    match found {
        Some((title, url)) => {
            (squeezed(title), Some(url.split_whitespace().next().unwrap_or(url).to_owned()))
        }
        None => (squeezed(piece), None),
    }
}

/// "Reuters - 7 hours ago", "Canada News CBC News", "World | Reuters | May 5"
fn fill_meta(link: &mut RelatedLink, meta: &str, splits: &Splits) {
    let mut names = spaced_parts(meta);
    names.retain(|name| {
        if is_age(name) && link.date.is_none() {
            link.date = Some(squeezed(name));
            return false;
        }
        !name.is_empty()
    });
    match names.as_slice() {
        [] => {}
        [one] => match splits.split(one) {
            Some((section, source)) => {
                (link.section, link.source) = (Some(squeezed(section)), Some(squeezed(source)));
            }
            None if is_section(one) => link.section = Some(squeezed(one)),
            None => link.source = Some(squeezed(one)),
        },
        [section, source, ..] => {
            (link.section, link.source) = (Some(squeezed(section)), Some(squeezed(source)));
        }
    }
}

/// The parts of a line between signs that stand between spaces; a hyphen inside a name parts nothing.
fn spaced_parts(meta: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, sign) in meta.match_indices(['-', '–', '—', '|', '·', '•', '/']) {
        let behind = &meta[at + sign.len()..];
        if meta[..at].ends_with(char::is_whitespace) && behind.starts_with(char::is_whitespace)
            || sign == "|"
        {
            parts.push(meta[from..at].trim());
            from = at + sign.len();
        }
    }
    parts.push(meta[from..].trim());
    parts
}

/// Whether a line is an age or a date and nothing else.
fn is_age(line: &str) -> bool {
    let (mut cues, mut words) = (0, 0);
    let mut number = false;
    for word in line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        words += 1;
        let digit = word.starts_with(|c: char| c.is_ascii_digit());
        number |= digit;
        cues += usize::from(digit || WORDS.get(hash(word)) & (CLOCK | MONTH) != 0);
        if cues != words {
            return false;
        }
    }
    number && cues == words && words >= 2
}

fn is_section(name: &str) -> bool {
    name.split_whitespace().next_back().is_some_and(|word| is(Words::SectionName, word))
}

/// Other ends of one beginning that are counted at most, or beginnings of one end.
const SHARED: usize = 3;

/// Where section and source part in lines that set them side by side ("Canada News CBC News").
///
/// What several items share tells: a beginning that stands before different ends is a section, an end that stands
/// behind different beginnings a source. Where the list does not say, words that name sections everywhere do.
struct Splits {
    heads: HashMap<String, Vec<String>>,
    tails: HashMap<String, Vec<String>>,
}

impl Splits {
    fn learn(metas: &[Option<&str>]) -> Self {
        let mut splits = Self { heads: HashMap::new(), tails: HashMap::new() };
        for meta in metas.iter().flatten() {
            for (head, tail) in parts(meta) {
                let add = |list: &mut Vec<String>, other: &str| {
                    if list.len() <= SHARED && !list.iter().any(|known| known == other) {
                        list.push(other.to_owned());
                    }
                };
                add(splits.heads.entry(head.to_owned()).or_default(), tail);
                add(splits.tails.entry(tail.to_owned()).or_default(), head);
            }
        }
        splits
    }

    fn split<'m>(&self, meta: &'m str) -> Option<(&'m str, &'m str)> {
        let known = parts(meta).map(|(head, tail)| {
            let shared = |map: &HashMap<String, Vec<String>>, key: &str| {
                map.get(key).map_or(0, |others| others.len() - 1)
            };
            let named = usize::from(is_section(head)) * 3;
            // "The" opens an outlet's name and never a section's.
            let first = tail.split(' ').next().unwrap_or("");
            let last = head.rsplit(' ').next().unwrap_or("");
            let more = tail.len() > first.len();
            let article = usize::from(more && is(Words::The, first)) * 2;
            let loose = more && (is(Words::News, first) || is(Words::And, first))
                || head.ends_with([' ', '&'])
                || tail.starts_with(['&', ','])
                || is(Words::And, last);
            let score = if loose {
                0
            } else {
                named + article + shared(&self.heads, head) + shared(&self.tails, tail)
            };
            (score, head, tail)
        });
        // Of equals the shortest section: "News" may be a part of the source's name as well.
        known
            .fold(
                None,
                |best: Option<(usize, &str, &str)>, next| {
                    if best.is_none_or(|best| next.0 > best.0) { Some(next) } else { best }
                },
            )
            .filter(|(score, ..)| *score >= 2)
            .map(|(_, head, tail)| (head, tail))
    }
}

/// Every way to part a line between two words.
fn parts(meta: &str) -> impl Iterator<Item = (&str, &str)> {
    let meta = meta.trim();
    let mut from = 0;
    let gaps = std::iter::from_fn(move || {
        let gap = from + meta[from..].find(char::is_whitespace)?;
        from = meta.len() - meta[gap..].trim_start().len();
        Some(gap..from)
    });
    gaps.filter(|gap| meta[gap.clone()].contains(' '))
        .map(|gap| (&meta[..gap.start], &meta[gap.end..]))
}

/// Words of a label that ends a summary at most.
const TAIL_WORDS: usize = 3;

/// A summary without the label that ends it ("… on Thursday. Source").
fn without_tail(summary: &str) -> &str {
    let bare = summary.trim_end_matches([' ', '»', '›', '→', '…', '>']);
    let mut starts = bare.char_indices().rev().filter(|(_, c)| c.is_whitespace());
    // A label is set apart by the end of a sentence or stands capitalised at the very end.
    let label = std::iter::from_fn(|| starts.next().map(|(at, c)| at + c.len_utf8()))
        .take(TAIL_WORDS)
        .filter(|from| bare[*from..].starts_with(char::is_uppercase))
        .filter(|from| is(Words::TeaserEnd, &bare[*from..]))
        .last();
    label.map_or(summary, |from| bare[..from].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_section_and_source_by_what_the_list_shares() {
        let metas = [
            "Canada News CBC News",
            "World News Toronto Mail",
            "Canada News Bay News",
            "World News Bay News",
        ];
        let splits = Splits::learn(&metas.map(Some));
        assert_eq!(splits.split("Canada News CBC News"), Some(("Canada News", "CBC News")));
        assert_eq!(splits.split("World News Toronto Mail"), Some(("World News", "Toronto Mail")));
        let splits = Splits::learn(&[
            Some("Politics The Harbour Post"),
            Some("Tech & Science Wire"),
            Some("Harbourfront Mill Gazette"),
            Some("Harbourfront Bay Herald"),
        ]);
        assert_eq!(
            splits.split("Politics The Harbour Post"),
            Some(("Politics", "The Harbour Post"))
        );
        assert_eq!(splits.split("Tech & Science Wire"), Some(("Tech & Science", "Wire")));
    }

    #[test]
    fn words_are_parted_once_however_wide_the_gap() {
        let wide = format!("Selby{}Bay \tPost\u{a0}Day ", " ".repeat(9));
        let all: Vec<_> = parts(&wide).collect();
        let front = wide.split(" \t").next().unwrap_or("");
        assert_eq!(all, [("Selby", "Bay \tPost\u{a0}Day"), (front, "Post\u{a0}Day")]);
        assert_eq!(parts("Selby").count(), 0);
        // More ends than three say no more of a beginning.
        let metas: Vec<_> = (0..9).map(|at| format!("Selby News{at}")).collect();
        let splits =
            Splits::learn(&metas.iter().map(|meta| Some(meta.as_str())).collect::<Vec<_>>());
        assert_eq!(splits.heads["Selby"].len(), SHARED + 1);
        assert_eq!(splits.split("Selby News8"), Some(("Selby", "News8")));
    }

    #[test]
    fn takes_ages_and_labels_off() {
        assert!(
            is_age("7 hours ago")
                && is_age("May 5, 2021")
                && !is_age("7 men")
                && !is_age("Reuters")
        );
        assert_eq!(without_tail("The mill burnt. Source"), "The mill burnt.");
        assert_eq!(without_tail("He named his source"), "He named his source");
        assert_eq!(
            unlinked("[The mill](https://a.example/mill)"),
            ("The mill".to_owned(), Some("https://a.example/mill".to_owned()))
        );
    }
}
