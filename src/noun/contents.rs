//! Tables of contents: lists of lines that come back below as headings, in the same order.

use std::collections::HashMap;
use std::ops::Range;

use crate::Kind;
use crate::door::block::{Block, Bullet};
use crate::know::grammar::lists::{List, is};
use crate::measure::features::{End, Measures};
use crate::noun::Named;

/// Words of an entry at most.
const ENTRY_WORDS: u32 = 16;
/// Entries of a table at least: a shorter list may sum up what follows.
const ENTRIES: usize = 10;
/// Lines in a row at most that come back nowhere.
const GAP: usize = 2;
/// Entries in ten that come back in order, and with prose between them and the next.
const IN_ORDER: usize = 8;
const APART: usize = 6;
/// Words of such prose at least.
const PROSE_WORDS: u32 = 12;
/// Lists on a page that are followed up at most.
const LISTS: usize = 4;

/// The lines of tables of contents that nothing else has named. `repeats` says how often each block's text stands on the page.
pub(crate) fn tables(
    blocks: &[Block],
    features: &Measures,
    repeats: &[u8],
    verdicts: &[Named<'_>],
) -> Vec<usize> {
    let short = |at: usize| {
        verdicts[at].is_none() && features[at].words <= ENTRY_WORDS && features[at].end != End::Stop
    };
    // A numbered list sums up what follows, and is the article's.
    let entry = |at: usize| {
        repeats[at] > 1
            && features[at].words > 0
            && blocks[at].bullet != Bullet::Number
            && short(at)
    };
    let mut tables = Vec::new();
    let mut followed = 0;
    let mut at = 0;
    while at < features.len() {
        if !entry(at) {
            at += 1;
            continue;
        }
        let (from, mut end, mut entries) = (at, at, 0);
        // Where the first entry comes back, the text begins.
        let again = |at: usize| at > from && features[at].line_hash == features[from].line_hash;
        while at < features.len() && at - end <= GAP && short(at) && !again(at) {
            if entry(at) {
                (end, entries) = (at + 1, entries + 1);
            }
            at += 1;
        }
        if entries >= ENTRIES && followed < LISTS {
            followed += 1;
            if comes_back(features, repeats, from..end) {
                tables.extend(from..end);
            }
        }
    }
    tables
}

/// Words of the heading over a table.
const HEADING_WORDS: u32 = 4;
/// Entries of a table with a heading at least.
const HEADED: usize = 2;

/// The lines of tables of contents right below a heading that says so: entries that come back below, or whose numbers do
/// not part them from headings ("1 History", "1.1 Founding"). The heading goes with them where nothing has named it.
pub(crate) fn headed(
    text: &str,
    blocks: &[Block],
    features: &Measures,
    repeats: &[u8],
    verdicts: &[Named<'_>],
) -> Vec<usize> {
    let piece = |at: usize| &text[blocks[at].text..blocks[at].end];
    let heads = |at: usize| {
        let navigation = verdicts[at].is_none_or(|verdict| verdict.kind == Kind::Navigation);
        features[at].words <= HEADING_WORDS
            && navigation
            && at + HEADED < blocks.len()
            && is_title(piece(at))
    };
    let mut found = Vec::new();
    let mut taken = 0;
    for heading in (0..blocks.len()).filter(|at| heads(*at)) {
        // A heading among the lines below another is one of those.
        if heading < taken {
            continue;
        }
        let entry = |at: &usize| {
            let f = &features[*at];
            verdicts[*at].is_none_or(|verdict| verdict.kind == Kind::Navigation)
                && (1..=ENTRY_WORDS).contains(&f.words)
                && f.end != End::Stop
                && (*at == heading + 1 || blocks[*at].blanks == 0)
        };
        let end = heading + 1 + (heading + 1..blocks.len()).take_while(|at| entry(at)).count();
        taken = end;
        let entries = heading + 1..end;
        let again = entries.clone().filter(|at| repeats[*at] > 1).count();
        let numbered =
            entries.clone().all(|at| piece(at).starts_with(|c: char| c.is_ascii_digit()));
        if entries.len() >= HEADED && (again * 3 >= entries.len() * 2 || numbered) {
            found.extend((heading..end).filter(|at| verdicts[*at].is_none()));
        }
    }
    found
}

/// Whether a line stands over tables of contents.
fn is_title(line: &str) -> bool {
    is(List::Contents, line.trim_end_matches([':', ' ']))
}

/// Whether the lines of a list come back below it as headings.
fn comes_back(features: &Measures, repeats: &[u8], list: Range<usize>) -> bool {
    // Where each line stands first below, and how much prose stands up to there.
    let mut below: HashMap<u64, Option<(usize, usize)>> =
        list.clone().map(|at| (features[at].line_hash, None)).collect();
    let mut prose = 0;
    for (at, f) in features.iter().enumerate().skip(list.end) {
        prose += usize::from(f.words >= PROSE_WORDS && f.is_sentence());
        if repeats[at] > 1
            && let Some(first) = below.get_mut(&f.line_hash)
        {
            first.get_or_insert((at, prose));
        }
    }
    let mut found: Vec<(usize, usize)> = Vec::with_capacity(list.len());
    found.extend(list.filter_map(|at| below.get(&features[at].line_hash).copied().flatten()));
    let pairs = || found.windows(2);
    let ordered = pairs().filter(|pair| pair[0].0 < pair[1].0).count();
    let apart = pairs().filter(|pair| pair[0].1 < pair[1].1).count();
    found.len() >= ENTRIES
        && ordered * 10 >= (found.len() - 1) * IN_ORDER
        && apart * 10 >= (found.len() - 1) * APART
}

#[cfg(test)]
mod tests {
    use crate::strip;

    const HEADINGS: [&str; 10] = [
        "Why ropes matter",
        "The bowline",
        "The sheet bend",
        "The clove hitch",
        "The reef knot",
        "The figure of eight",
        "The cleat hitch",
        "The rolling hitch",
        "Which rope to buy",
        "How to stow it",
    ];

    /// An article with a heading over every paragraph, below a list.
    fn article(list: &str) -> String {
        let parts: String = HEADINGS
            .iter()
            .map(|heading| format!("{heading}\n\nWhoever has been at sea in a storm knows why this matters ({heading}), and so does everyone who was not.\n\n"))
            .collect();
        format!(
            "There are more knots than sailors, and most of them are of no use to anybody on a small boat.\n\n{list}\n\n{parts}"
        )
    }

    #[test]
    fn a_list_of_the_headings_goes() {
        let list = HEADINGS.map(|heading| format!("• {heading}")).join("\n");
        assert_eq!(strip(&article(&list)).text, strip(&article("")).text);
    }

    #[test]
    fn other_lists_stay() {
        let mut turned = HEADINGS;
        turned.reverse();
        for items in [turned.as_slice(), &HEADINGS[..9]] {
            let list = items.iter().map(|item| format!("• {item}")).collect::<Vec<_>>().join("\n");
            assert!(strip(&article(&list)).text.contains("• The bowline\n"), "{list}");
        }
        let numbered = HEADINGS
            .iter()
            .enumerate()
            .map(|(at, heading)| format!("{}. {heading}", at + 1))
            .collect::<Vec<_>>()
            .join("\n");
        assert!(strip(&article(&numbered)).text.contains("2. The bowline\n"));
    }
}
