//! The line that is the headline → the headline: without section, site name, overline and date.

use std::ops::Range;

use crate::choose::Page;
use crate::door::block::Bullet;
use crate::know::words::{ANY_STOP, MONTH, WORDS, hash};
use crate::measure::features::End;
use crate::noun::date;
use crate::text::squeezed;

/// Blocks below in which the headline stands that a breadcrumb ends in.
const BELOW: usize = 3;
/// Blocks before and behind in which an overline or a headline may stand alone.
const REACH: usize = 120;
/// Bytes of a line that a breadcrumb or an overline with a headline ends in, and words.
const TAIL: usize = 6;
const TAIL_WORDS: usize = 3;
/// Words of an overline at most.
const OVERLINE_WORDS: usize = 6;
/// Words of a site's name at most, and of a headline before it at least.
const SITE_WORDS: usize = 5;
const HEAD_WORDS: usize = 3;
/// Letters of words that a headline in capitals writes so.
const LONG: usize = 5;
/// Bytes of a date at most.
const DATE: usize = 24;

/// The headline as printed, without what a dump glued to it.
pub(crate) fn clean(page: &Page<'_>, at: usize) -> String {
    let whole = squeezed(text(page, at));
    let bare = trimmed(&whole);
    // ": City of superlatives", below the overline that it goes on from.
    if let Some(rest) = bare.strip_prefix(':') {
        let rest = rest.trim_start();
        let over = at.checked_sub(1).filter(|above| is_overline(page, *above));
        return over.map_or_else(
            || rest.to_owned(),
            |above| squeezed(&format!("{}: {rest}", text(page, above))),
        );
    }
    // The same, where the overline is taken for the headline.
    if is_overline(page, at)
        && let Some(rest) =
            page.blocks.get(at + 1).and_then(|_| text(page, at + 1).strip_prefix(':'))
    {
        return format!("{bare}: {}", squeezed(rest));
    }
    let bare = without_date(below_crumb(page, at, bare));
    let bare = parted(page, at, bare).unwrap_or(bare);
    without_site(page, bare).trim().to_owned()
}

fn text<'t>(page: &Page<'t>, at: usize) -> &'t str {
    &page.text[page.blocks[at].text..page.blocks[at].end]
}

/// A line without marks of markup, and of pictures without a name.
fn trimmed(line: &str) -> &str {
    let mark = |c: char| matches!(c, '*' | '_' | '#' | '|') || c.is_whitespace();
    let mut bare = line.trim_matches(mark);
    while let Some(rest) = bare.strip_prefix("[]") {
        bare = rest.trim_start_matches(mark);
    }
    bare
}

/// Whether a line could be the overline of one right below.
fn is_overline(page: &Page<'_>, at: usize) -> bool {
    let f = &page.features[at];
    page.kinds[at].is_none()
        && page.blocks[at].bullet == Bullet::None
        && (1..=OVERLINE_WORDS as u32).contains(&f.words)
        && matches!(f.end, End::Plain | End::Closed)
}

/// "News / Harbour / Ferry stops", with the headline itself right below: what stands below.
fn below_crumb<'l>(page: &Page<'l>, at: usize, bare: &'l str) -> &'l str {
    let mut below = (at + 1..page.blocks.len().min(at + 1 + BELOW)).map(|at| text(page, at).trim());
    let crumb = |line: &&str| {
        line.len() >= TAIL
            && bare.strip_suffix(*line).is_some_and(|front| {
                front.trim_end().ends_with(['/', '>', '»', '›', '▸', '→', '❯'])
            })
    };
    below.find(crumb).unwrap_or(bare)
}

/// The headline of a line that has its overline in front, where the page shows the headline alone elsewhere, or the overline
/// with a mark between.
fn parted<'l>(page: &Page<'_>, at: usize, bare: &'l str) -> Option<&'l str> {
    let near = at.saturating_sub(REACH)..(at + REACH).min(page.blocks.len());
    let stands = |line: &str| alone(page, near.clone(), at, line);
    let words = |line: &str| line.split_whitespace().count();
    let spaces = bare.match_indices(' ').map(|(at, _)| at);
    let titled = is_titled(bare);
    spaces.take(2 * OVERLINE_WORDS).find_map(|space| {
        let (over, rest) = (&bare[..space], &bare[space + 1..]);
        let fits = rest.len() >= TAIL
            && words(rest) >= TAIL_WORDS
            && rest.starts_with(|c: char| !c.is_lowercase() && !matches!(c, '-' | '–' | '—' | '|'))
            // "Premier League: Orrin wins" is written so.
            && !over.ends_with([':', ',', '&', '/']);
        if !fits {
            return None;
        }
        let mark = [" -", " –", " —", " |"].into_iter().find_map(|mark| over.strip_suffix(mark));
        let over_alone = |over: &str| (2..=OVERLINE_WORDS).contains(&words(over)) && stands(over);
        // Without a mark between, a headline may well end as another one begins.
        let apart = mark.is_some() || words(over) >= 2 && !titled && !ends_open(over);
        let own = apart && words(over) <= words(rest) && stands(rest);
        (own || mark.is_some_and(over_alone)).then_some(rest)
    })
}

/// Whether all words but the short ones are capitalised, so that no overline's end shows.
fn is_titled(line: &str) -> bool {
    line.split_whitespace().all(|word| {
        word.chars().filter(|c| c.is_alphabetic()).count() < LONG
            || !word.starts_with(char::is_lowercase)
    })
}

/// Whether a text ends in a word that others must follow.
fn ends_open(text: &str) -> bool {
    text.rsplit(' ').next().is_some_and(|word| {
        WORDS.get(hash(word)) & ANY_STOP != 0 || word.ends_with(|c: char| c.is_ascii_digit())
    })
}

/// Whether a line stands alone in another block.
fn alone(page: &Page<'_>, near: Range<usize>, at: usize, line: &str) -> bool {
    let first = line.as_bytes().first().copied();
    near.filter(|other| *other != at && page.first(*other) == first)
        .any(|other| text(page, other).trim() == line)
}

/// A line without the date that a dump put in front of it or behind.
fn without_date(bare: &str) -> &str {
    let dates = |part: &str| {
        let all = date::read(part, date::Order::Unsure, true);
        all.len() == 1 && all[0].1.raw.len() + 2 >= part.trim().len()
    };
    let month = |word: &str| WORDS.get(hash(word.trim_matches(['.', ',']))) & MONTH != 0;
    let enough = |rest: &str| rest.split_whitespace().count() >= 2;
    // Three words: "Dec 18 2025", "January 22nd, 2019", "3. März 2021".
    let words: Vec<(usize, &str)> = places(bare);
    if words.len() < 5 {
        return bare;
    }
    let front = words[3].0;
    if front <= DATE && words[..2].iter().any(|(_, word)| month(word)) && dates(&bare[..front]) {
        let rest = bare[front..].trim_start_matches([' ', '-', '–', '—', '|', ':', '·']);
        if enough(rest) && rest.starts_with(|c: char| !c.is_lowercase()) {
            return rest;
        }
    }
    let (back, before) = (words[words.len() - 3].0, words[words.len() - 4].1);
    let tail = &words[words.len() - 3..];
    let loose = WORDS.get(hash(before)) & ANY_STOP == 0
        && !before.ends_with([',', ':', ';', '-', '–', '—', '(']);
    if tail[..2].iter().any(|(_, word)| month(word)) && loose && dates(&bare[back..]) {
        return bare[..back].trim_end();
    }
    bare
}

/// The words of a line, with where they begin.
fn places(line: &str) -> Vec<(usize, &str)> {
    line.split_whitespace()
        .map(|word| (word.as_ptr() as usize - line.as_ptr() as usize, word))
        .collect()
}

/// A line without the site's name behind a mark, where another line of the page has the headline without it, or the mark says so.
fn without_site<'l>(page: &Page<'_>, bare: &'l str) -> &'l str {
    let marks = [" | ", " – ", " — ", " - ", " :: ", " » ", " · ", " • "];
    for mark in marks.into_iter().filter(|mark| mark.is_ascii() || !bare.is_ascii()) {
        let Some((head, tail)) = bare.rsplit_once(mark) else { continue };
        let named = tail.split_whitespace().count() <= SITE_WORDS
            && head.split_whitespace().count() >= HEAD_WORDS;
        let known = matches!(mark, " | " | " :: " | " » ")
            || (0..page.blocks.len().min(REACH)).any(|at| text(page, at).trim() == head);
        if named && known {
            return head;
        }
    }
    bare
}
