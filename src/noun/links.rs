//! Link numbers and the list of their addresses, as lynx prints a page: "[12]the ferry" in the text and, at its end,
//! "References" with "12. https://…".

use crate::Kind;
use crate::door::block::Block;
use crate::noun::{Cut, Verdict};
use crate::text::next_link_number;

/// What the list is named as.
pub(crate) static LIST: Verdict = Verdict::of(Kind::Navigation, "list of link addresses");
/// The same for a number.
static NUMBER: Verdict = Verdict::of(Kind::Navigation, "link number");

/// The numbers glued to links, those inside `cuts` excluded.
pub(crate) fn numbers(text: &str, blocks: &[Block], cuts: &[Cut<'_>]) -> Vec<Cut<'static>> {
    let mut found = Vec::new();
    let mut cuts = cuts.iter().peekable();
    for (at, block) in blocks.iter().enumerate().filter(|(_, block)| !block.addresses) {
        while cuts.next_if(|cut| cut.block < at).is_some() {}
        let cut = cuts.peek().filter(|cut| cut.block == at).map_or(0..0, |cut| cut.range.clone());
        let mut from = block.start;
        while let Some(range) = next_link_number(text, from..block.end) {
            from = range.end;
            if !(cut.start < range.end && range.start < cut.end) {
                found.push(Cut { block: at, range, verdict: &NUMBER });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "The [1]ferry sails at noon ([2]the timetable) [sic] in 1999.\n\nReferences\n\n   1. https://harbour.example/ferry\n   2. https://harbour.example/times\n";

    /// The rule of the last block, and the numbers in all others.
    fn shown(text: &str) -> (bool, Vec<&str>) {
        let blocks = crate::door::block::cut(text);
        (
            blocks.last().is_some_and(|block| block.addresses),
            numbers(text, &blocks, &[]).into_iter().map(|cut| &text[cut.range]).collect(),
        )
    }

    #[test]
    fn finds_the_list_and_the_numbers() {
        assert_eq!(shown(PAGE), (true, vec!["[1]", "[2]"]));
    }

    #[test]
    fn an_address_may_hold_spaces_and_line_ends() {
        let text = format!(
            "{PAGE}   3. mailto:?subject=The ferry\n   4. mailto:?body=See\nwww.harbour.example\n   5. file:///\n   6. file:///b/\n   7. file:///c\n"
        );
        assert!(shown(&text).0);
    }

    #[test]
    fn leaves_references_of_a_text_alone() {
        for text in [
            "The ferry [1] sails.\n\nReferences\n\n1. Smith, The Old Harbour, 1923\n2. https://harbour.example/times\n",
            "The ferry sails.\n\nReferences\n\n1. https://harbour.example/ferry\n2. https://harbour.example/times\n",
            "The ferry[1], which sails.[2]\n\nReferences\n\n1. https://harbour.example/ferry\n2. https://harbour.example/times\n",
            "The [1]ferry sails.\n\nSources\n\n1. https://harbour.example/ferry\n",
        ] {
            assert!(!shown(text).0, "{text}");
        }
    }
}
