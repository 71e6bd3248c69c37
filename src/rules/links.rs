//! Link numbers and the list of their addresses, as lynx prints a page: "[12]the ferry" in the text and, at its end,
//! "References" with "12. https://…".

use std::ops::Range;

use super::{Cut, Verdict};
use crate::Kind;
use crate::block::{Block, Bullet};
use crate::text::{is_closer, is_sentence_end};

/// What stands over the addresses, or parts them.
const HEADINGS: &[&str] = &["References", "Visible links:", "Hidden links:", "Visible links", "Hidden links"];
/// Digits of a link's number at most.
const DIGITS: usize = 4;
/// The rule's name for the list.
pub(super) const LIST: &str = "list of link addresses";
/// The rule's name for a number.
const NUMBER: &str = "link number";

/// The blocks at the end that list the addresses of numbered links; nothing where no link has a number.
pub(super) fn list(text: &str, blocks: &[Block]) -> Option<Range<usize>> {
    let piece = |block: &Block| &text[block.text..block.end];
    let address = |block: &Block| {
        let piece = piece(block);
        block.bullet == Bullet::Number
            && (piece.contains("://") || piece.starts_with("mailto:") || piece.starts_with("javascript:"))
            && !piece.contains(char::is_whitespace)
    };
    let heading = |block: &Block| HEADINGS.contains(&piece(block));
    let run = blocks.iter().rev().take_while(|block| address(block) || heading(block)).count();
    let from = blocks.len() - run;
    let first = blocks.get(from)?;
    let listed = heading(first) && blocks[from..].iter().any(address) && number(text, 0..first.start).is_some();
    listed.then_some(from..blocks.len())
}

/// The numbers glued to links in the blocks above the list, those inside `cuts` excluded.
pub(super) fn numbers(text: &str, blocks: &[Block], cuts: &[Cut]) -> Vec<Cut> {
    let mut found = Vec::new();
    let mut cuts = cuts.iter().peekable();
    for (at, block) in blocks.iter().enumerate() {
        while cuts.next_if(|cut| cut.block < at).is_some() {}
        let cut = cuts.peek().filter(|cut| cut.block == at).map_or(0..0, |cut| cut.range.clone());
        let mut from = block.start;
        while let Some(range) = number(text, from..block.end) {
            from = range.end;
            if !(cut.start < range.end && range.start < cut.end) {
                let verdict = Verdict { kind: Kind::Navigation, rule: NUMBER.into() };
                found.push(Cut { block: at, range, verdict });
            }
        }
    }
    found
}

/// The first number with something glued behind it, and nothing in front: a footnote's mark is glued to the word before it.
fn number(text: &str, mut range: Range<usize>) -> Option<Range<usize>> {
    while let Some(at) = text[range.clone()].find('[') {
        let start = range.start + at;
        let behind = &text.as_bytes()[start + 1..range.end];
        let digits = behind.iter().take(DIGITS + 1).take_while(|b| b.is_ascii_digit()).count();
        let glued = behind.get(digits) == Some(&b']') && behind.get(digits + 1).is_some_and(|b| !b.is_ascii_whitespace());
        let footnote = text[..start].ends_with(|c: char| c.is_alphanumeric() || is_sentence_end(c) || is_closer(c) || c == ',');
        if (1..=DIGITS).contains(&digits) && glued && !footnote {
            return Some(start..start + digits + 2);
        }
        range.start = start + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "The [1]ferry sails at noon ([2]the timetable) [sic] in 1999.\n\nReferences\n\n   1. https://harbour.example/ferry\n   2. https://harbour.example/times\n";

    fn shown(text: &str) -> (Option<Range<usize>>, Vec<&str>) {
        let blocks = crate::block::cut(text);
        let list = list(text, &blocks);
        let end = list.as_ref().map_or(0, |list| list.start);
        (list, numbers(text, &blocks[..end], &[]).into_iter().map(|cut| &text[cut.range]).collect())
    }

    #[test]
    fn finds_the_list_and_the_numbers() {
        assert_eq!(shown(PAGE), (Some(1..4), vec!["[1]", "[2]"]));
    }

    #[test]
    fn leaves_references_of_a_text_alone() {
        for text in [
            "The ferry [1] sails.\n\nReferences\n\n1. Smith, The Old Harbour, 1923\n2. https://harbour.example/times\n",
            "The ferry sails.\n\nReferences\n\n1. https://harbour.example/ferry\n2. https://harbour.example/times\n",
            "The ferry[1], which sails.[2]\n\nReferences\n\n1. https://harbour.example/ferry\n2. https://harbour.example/times\n",
            "The [1]ferry sails.\n\nSources\n\n1. https://harbour.example/ferry\n",
        ] {
            assert_eq!(shown(text).0, None, "{text}");
        }
    }
}
