//! Which block is the headline.

use std::collections::HashSet;

use super::Page;
use crate::block::Bullet;
use crate::features::End;
use crate::layout::Part;
use crate::text::squeezed;
use crate::words::{ANY_STOP, WORDS, hash};

/// Blocks before the body that are looked at; between a headline and its text stand seldom more.
const BEHIND: usize = 60;
/// Blocks from the start of the body on that are looked at: a summary may be taken for body above the headline.
const AHEAD: usize = 3;
/// Words of a headline.
const WORDS_RANGE: std::ops::RangeInclusive<u32> = 2..=34;
/// Words of the body whose overlap with the headline is measured.
const BODY_WORDS: usize = 260;
/// Least sum of evidence for a headline; below it none is given.
const LEAST: f32 = 1.2;

/// The block that is the headline; nothing where none stands out.
pub(crate) fn find(page: &Page<'_>) -> Option<usize> {
    let start = page.layout.parts.iter().position(|part| *part == Part::Body)?;
    let body = body_words(page, start);
    let from = start.saturating_sub(BEHIND);
    let to = (start + AHEAD).min(page.blocks.len());
    let candidates = (from..to).chain((from > 0).then_some(0));
    candidates
        .filter(|at| fits(page, *at, start))
        .map(|at| (at, evidence(page, at, start, &body)))
        .filter(|(_, sum)| *sum >= LEAST)
        .fold(None, |best: Option<(usize, f32)>, next| if best.is_none_or(|best| next.1 > best.1) { Some(next) } else { best })
        .map(|(at, _)| at)
}

/// Whether a block could be a headline at all.
fn fits(page: &Page<'_>, at: usize, start: usize) -> bool {
    let (f, block) = (&page.features[at], &page.blocks[at]);
    let words = WORDS_RANGE.contains(&f.words) || f.unspaced >= 4 && f.words <= 40 || f.words == 1 && block.level == 1;
    let placed = page.layout.parts[at] != Part::Body || at < start + AHEAD && block.level == 1;
    words && placed && page.kinds[at].is_none() && block.bullet != Bullet::Mark && f.end != End::Open && !(f.end == End::Stop && f.inner_ends > 1)
}

/// What speaks for a block's being the headline, summed.
fn evidence(page: &Page<'_>, at: usize, start: usize, body: &HashSet<u64>) -> f32 {
    let (f, block) = (&page.features[at], &page.blocks[at]);
    let distance = start.abs_diff(at);
    // Closeness to the text counts most over the first blocks.
    let mut sum = 2.4 - (distance.min(BEHIND) as f32).sqrt() * 0.45;
    sum += match f.words {
        0..=2 => -0.9,
        3 => 0.0,
        4..=18 => 0.8,
        _ => 0.2,
    };
    sum += if block.level == 1 { 2.5 } else if block.level > 1 { 0.6 } else { 0.0 };
    sum += 3.0 * overlap(page, at, body);
    let last = page.text[block.text..block.end].chars().next_back().unwrap_or(' ');
    if f.end == End::Stop && !matches!(last, '?' | '!' | '"' | '”' | '’') {
        sum -= 1.2;
    }
    if matches!(f.end, End::Ellipsis | End::Colon) {
        sum -= 1.5;
    }
    sum += if repeated(page, at) { 1.6 } else { 0.0 };
    // A date or byline below it, with at most a summary between.
    let below = (at + 1..(at + 4).min(page.blocks.len())).find(|next| matches!(page.kinds[*next], Some(crate::Kind::Byline | crate::Kind::Timestamp)));
    sum += match below {
        Some(next) if next == at + 1 => 1.4,
        Some(_) => 0.9,
        None => 0.0,
    };
    if f.cues.chrome > 0 && f.words < 5 {
        sum -= 0.8;
    }
    if at > start {
        sum -= 1.0;
    }
    if at == 0 && page.blocks.len() > 1 {
        sum += if distance <= 3 { 1.0 } else { -0.3 };
    }
    sum
}

/// Share of a line's content words that the body has, too.
fn overlap(page: &Page<'_>, at: usize, body: &HashSet<u64>) -> f32 {
    let (mut known, mut all) = (0, 0);
    for word in content_words(&page.text[page.blocks[at].text..page.blocks[at].end]) {
        all += 1;
        known += usize::from(body.contains(&word));
    }
    if all == 0 { 0.0 } else { known as f32 / (all as f32).max(3.0) }
}

fn body_words(page: &Page<'_>, start: usize) -> HashSet<u64> {
    let kept = (start..page.blocks.len()).filter(|at| page.layout.parts[*at] == Part::Body);
    kept.flat_map(|at| content_words(&page.text[page.blocks[at].text..page.blocks[at].end])).take(BODY_WORDS).collect()
}

/// Hashes of the words that are no function words.
fn content_words(piece: &str) -> impl Iterator<Item = u64> + '_ {
    piece.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(hash).filter(|hash| WORDS.get(*hash) & ANY_STOP == 0)
}

/// Whether the line stands again on the page, whole or, in its first line, with the site's name behind it.
fn repeated(page: &Page<'_>, at: usize) -> bool {
    let own = &page.text[page.blocks[at].text..page.blocks[at].end];
    let hash = page.features[at].line_hash;
    let near = at.saturating_sub(BEHIND)..(at + BEHIND).min(page.blocks.len());
    let whole = near.filter(|other| *other != at).any(|other| page.features[other].line_hash == hash);
    let first = page.blocks.first().map_or("", |block| &page.text[block.text..block.end]);
    whole || at > 0 && first.len() > own.len() && first.starts_with(own)
}

/// The headline as printed, without site name or section.
pub(crate) fn clean(page: &Page<'_>, at: usize) -> String {
    let whole = squeezed(&page.text[page.blocks[at].text..page.blocks[at].end]);
    let bare = whole.trim_matches(|c: char| matches!(c, '*' | '_' | '#' | '|') || c.is_whitespace());
    // A suffix is the site's where another line of the page has the headline without it, or the bar says so.
    for mark in [" | ", " – ", " — ", " - ", " :: ", " » ", " · ", " • "] {
        let Some((head, tail)) = bare.rsplit_once(mark) else { continue };
        let named = tail.split_whitespace().count() <= 5 && head.split_whitespace().count() >= 3;
        let known = mark == " | " || mark == " :: " || mark == " » " || page.blocks.iter().take(BEHIND * 2).any(|block| page.text[block.text..block.end].trim() == head);
        if named && known {
            return head.trim().to_owned();
        }
    }
    bare.to_owned()
}
