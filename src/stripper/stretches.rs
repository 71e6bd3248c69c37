//! Texts of more lines than any page or book has: read in stretches, so that what is known of lines takes no more than
//! some 35 MB however long a text is.

use std::ops::Range;

use crate::article::{Article, Doubt};
use crate::text::room;
use crate::text::sentence;

/// What one stretch holds at most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Most {
    /// Line ends. A book of a thousand pages has some thirty thousand paragraphs.
    lines: usize,
    /// Bytes in which no line ends.
    bytes: usize,
}

impl Most {
    pub(super) const USUAL: Self = Self { lines: 1 << 18, bytes: 1 << 24 };
}

/// The stretches of a text, each behind the one before it, of much the same number of lines; for nearly every text it alone.
pub(super) fn of(text: &str, most: Most) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let mut from = 0;
    if text.len() > most.lines {
        let ended = |pair: &&[u8]| is_line_end(&pair[1]) && !is_line_end(&pair[0]);
        let lines = text.as_bytes().windows(2).filter(ended).count();
        let each = lines.div_ceil(lines.div_ceil(most.lines).max(1)).max(1);
        while let Some(end) = end(text, from, Most { lines: each, ..most }) {
            stretches.push(from..end);
            from = end;
        }
    }
    stretches.push(from..text.len());
    stretches
}

const fn is_line_end(b: &u8) -> bool {
    matches!(*b, b'\n' | b'\r')
}

/// Where a stretch ends, line ends behind it included; nothing where it is all that is left of the text.
fn end(text: &str, from: usize, most: Most) -> Option<usize> {
    let mut at = from;
    for _ in 0..most.lines {
        let rest = &text.as_bytes()[at..];
        let near = &rest[..rest.len().min(most.bytes)];
        let Some(line) = near.iter().position(is_line_end) else {
            return if near.len() < rest.len() {
                sentence_end(text, at + most.bytes)
            } else {
                None
            };
        };
        at += line + rest[line..].iter().take_while(|b| is_line_end(b)).count();
    }
    (at < text.len()).then_some(at)
}

/// The end of the first sentence or line behind a place; nothing where that is the text's.
fn sentence_end(text: &str, mut from: usize) -> Option<usize> {
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let line = text.as_bytes()[from..].iter().position(is_line_end);
    let end = sentence::next_end(text, from, line.map_or(text.len(), |line| from + line));
    (end < text.len()).then_some(end)
}

/// Adds what was found in the stretch of a text that begins at `from`, to what was found before it; the text has so many
/// `bytes`. Of fields that say something of the whole the first that were found stay.
pub(super) fn append(all: &mut Article, next: Article, from: usize, bytes: usize) {
    let own = next.text.len() as f32;
    let sure = all.text.len() as f32 * all.confidence + own * next.confidence;
    doubt(all, &next);
    let neighbours = is_next(all, &next);
    if !all.text.is_empty() && !next.text.is_empty() {
        all.text.push_str("\n\n");
    }
    let at = all.text.len();
    all.text.push_str(&next.text);
    all.confidence = sure / (at as f32 + own).max(1.0);
    for mut paragraph in next.paragraphs {
        paragraph.range = moved(&paragraph.range, at);
        let sources = paragraph.sources.iter().map(|range| moved(range, from));
        paragraph.sources = sources.collect::<Vec<_>>().into();
        room::make(&mut all.paragraphs, from, bytes);
        all.paragraphs.push(paragraph);
    }
    for (nth, mut removal) in next.removed.into_iter().enumerate() {
        removal.range = moved(&removal.range, from);
        if let Some(last) = all.removed.last_mut().filter(|_| nth == 0 && neighbours) {
            last.range.end = removal.range.end;
            continue;
        }
        room::make(&mut all.removed, from, bytes);
        all.removed.push(removal);
    }
    for mut link in next.related {
        link.range = moved(&link.range, from);
        room::make(&mut all.related, from, bytes);
        all.related.push(link);
    }
    all.corrections.extend(next.corrections);
    all.contributors.extend(next.contributors);
    first(&mut all.agency, next.agency);
    first(&mut all.date_published, next.date_published);
    first(&mut all.date_modified, next.date_modified);
    first(&mut all.section, next.section);
    first(&mut all.sitename, next.sitename);
    first(&mut all.copyright_notice, next.copyright_notice);
    first(&mut all.related_heading, next.related_heading);
    first(&mut all.reading_time, next.reading_time);
    first(&mut all.language, next.language);
    if all.tags.is_empty() {
        all.tags = next.tags;
    }
}

/// The range that is meant where a piece of a text was counted from its own beginning.
pub(super) fn moved(range: &Range<usize>, from: usize) -> Range<usize> {
    range.start + from..range.end + from
}

fn first<T>(known: &mut Option<T>, next: Option<T>) {
    *known = known.take().or(next);
}

/// Whether the last removal and the first of the next stretch are one: of one kind and rule, with nothing that stays between.
fn is_next(all: &Article, next: &Article) -> bool {
    let (Some(last), Some(first)) = (all.removed.last(), next.removed.first()) else {
        return false;
    };
    let kept = all.paragraphs.last().and_then(|paragraph| paragraph.sources.last());
    let opens = next.paragraphs.first().and_then(|paragraph| paragraph.sources.first());
    (last.kind, &last.rule) == (first.kind, &first.rule)
        && kept.is_none_or(|kept| kept.end <= last.range.start)
        && opens.is_none_or(|opens| first.range.end <= opens.start)
}

/// Doubts of both, each once, in their order; that there is no article only where neither has a body.
fn doubt(all: &mut Article, next: &Article) {
    let bodies = [all.text.is_empty(), next.text.is_empty()];
    let none = |doubt: &Doubt| matches!(doubt, Doubt::NoArticle | Doubt::ConsentWall);
    let doubts =
        std::mem::take(&mut all.doubts).into_iter().filter(|doubt| bodies[1] || !none(doubt));
    let others = next.doubts.iter().copied().filter(|doubt| bodies[0] || !none(doubt));
    let mut doubts: Vec<_> = doubts.chain(others).collect();
    doubts.sort_unstable();
    doubts.dedup();
    all.doubts = doubts;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::testing;
    use crate::{Known, Stripper};

    const FEW: Most = Most { lines: 40, bytes: 600 };

    /// A page many times over, and what it is in stretches.
    fn long() -> (String, Article) {
        let longest = testing::pages().into_iter().max_by_key(|page| page.lines().count());
        let text = longest.expect("a page").repeat(3);
        let article = Stripper::default().strip_in(&text, &Known::default(), FEW);
        (text, article)
    }

    #[test]
    fn nearly_every_text_is_one_stretch() {
        for text in ["", "\n", "The ferry left.\n", &"The ferry left.\n".repeat(9_000)] {
            assert_eq!(of(text, Most::USUAL), vec![0..text.len(); 1]);
        }
    }

    #[test]
    fn stretches_end_with_lines_of_much_the_same_number() {
        let most = Most { lines: 3, bytes: 100 };
        let cut = |text: &'static str| {
            of(text, most).into_iter().map(|range| &text[range]).collect::<Vec<_>>()
        };
        assert_eq!(cut("a\nb\nc\nd\n"), ["a\nb\n", "c\nd\n"]);
        assert_eq!(cut("a\r\nb\r\n\r\nc\r\nd"), ["a\r\nb\r\n\r\nc\r\n", "d"]);
        assert_eq!(cut("a\nb\nc\n\n\n\n"), ["a\nb\nc\n\n\n\n"]);
    }

    #[test]
    fn a_line_without_end_is_cut_between_sentences() {
        let text = "The ferry left at noon. Nobody came. ".repeat(30);
        let stretches = of(&text, FEW);
        assert!(stretches.len() == 2 && text[stretches[0].clone()].ends_with('.'), "{stretches:?}");
        assert_eq!(of(&"ferry".repeat(300), FEW), vec![0..1500; 1]);
        assert_eq!(of(&"渡".repeat(500), FEW), vec![0..1500; 1]);
    }

    #[test]
    fn every_byte_of_a_text_in_stretches_is_accounted_for() {
        let (text, article) = long();
        let mut ranges: Vec<_> =
            article.removed.iter().map(|removal| removal.range.clone()).collect();
        for paragraph in &article.paragraphs {
            let own = &article.text[paragraph.range.clone()];
            assert!(!own.is_empty() && own.trim() == own, "{own:?}");
            ranges.extend(paragraph.sources.iter().cloned());
        }
        ranges.sort_by_key(|range| range.start);
        let mut from = 0;
        for range in ranges.into_iter().chain(std::iter::once(text.len()..text.len())) {
            assert!(range.start >= from && text[from..range.start].trim().is_empty(), "{range:?}");
            from = range.end;
        }
        assert_eq!(article.input_bytes, text.len());
    }

    #[test]
    fn prose_in_stretches_stays_whole() {
        let prose =
            "The ferry was full on Monday, and the next one did not leave before the evening came.";
        let text = format!("{prose}\n\n").repeat(300);
        let article = Stripper::default().strip_in(&text, &Known::default(), FEW);
        assert_eq!(article.text, text.trim_end());
        assert_eq!((article.removed, article.doubts), (Vec::new(), Vec::new()));
        let menus = "Home\nNews\nSport\nLog in\n".repeat(300);
        let article = Stripper::default().strip_in(&menus, &Known::default(), FEW);
        assert_eq!((article.text.as_str(), article.doubts), ("", vec![Doubt::NoArticle]));
    }

    #[test]
    fn what_is_told_of_a_text_in_stretches_is_what_was_done() {
        let (text, article) = long();
        let judged = Stripper::default().explain_in(&text, FEW);
        let gone = |at: usize| article.removed.iter().any(|removal| removal.range.contains(&at));
        assert!(judged.len() > FEW.lines);
        assert!(judged.iter().all(|block| block.kept || gone(block.range.start)));
    }
}
