//! Boxes inside an article: lines that stand together without a blank line between, some of which are named, in a page whose
//! paragraphs stand alone.

use std::ops::Range;

use crate::Kind;
use crate::door::block::Block;
use crate::measure::features::{End, Measures};
use crate::noun::Named;

/// Words from which a block is a paragraph, and from which it is one in whose company a box stands.
const PARAGRAPH_WORDS: u32 = 35;
const PROSE_WORDS: u32 = 25;
/// Paragraphs of a page at least that has its boxes told by blank lines.
const PARAGRAPHS: usize = 3;
/// Lines of a box at most.
const LINES: usize = 12;
/// Words of a sentence from which half of the lines beside it must be named.
const SENTENCE_WORDS: u32 = 10;
/// Stanzas on either side of a box in which prose may stand.
const REACH: usize = 2;

/// The unnamed lines of such boxes, prose of the article on either side. One in three lines is named, at least.
pub(super) fn lines(blocks: &[Block], features: &Measures, of: &[Named<'_>]) -> Vec<usize> {
    let stanzas: Vec<_> = runs(blocks).collect();
    if !stands_alone(&stanzas, features) {
        return Vec::new();
    }
    let prose: Vec<bool> = stanzas
        .iter()
        .map(|stanza| {
            stanza.clone().any(|at| of[at].is_none() && features[at].length() >= PROSE_WORDS)
        })
        .collect();
    let near = |at: usize| {
        let before = prose[..at].iter().rev().take(REACH).any(|prose| *prose);
        let behind = prose[at + 1..].iter().take(REACH).any(|prose| *prose);
        before && behind
    };
    let mut found = Vec::new();
    for (at, stanza) in stanzas.iter().enumerate() {
        let named = stanza.clone().filter_map(|at| of[at]);
        if !(2..=LINES).contains(&stanza.len())
            || !near(at)
            || stanza.clone().any(|at| features[at].length() >= PARAGRAPH_WORDS)
            || named.clone().any(|verdict| verdict.kind == Kind::Promotion)
            || !named.clone().any(|verdict| opens(verdict.kind))
        {
            continue;
        }
        let (all, named) = (stanza.len(), named.count());
        let fits = |at: &usize| {
            let f = &features[*at];
            let sentence = f.end == End::Stop && f.length() >= SENTENCE_WORDS;
            of[*at].is_none() && named * if sentence { 2 } else { 3 } >= all
        };
        found.extend(stanza.clone().filter(fits));
    }
    found
}

/// Whether a line of such a kind tells what stands with it.
const fn opens(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Newsletter
            | Kind::Media
            | Kind::ReadMore
            | Kind::Related
            | Kind::Comments
            | Kind::Consent
            | Kind::Caption
            | Kind::Share
            | Kind::Paywall
    )
}

/// The runs of blocks without a blank line between.
pub(super) fn runs(blocks: &[Block]) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let more = blocks.get(from + 1..)?.iter().take_while(|block| block.blanks == 0).count();
        let run = from..from + 1 + more;
        from = run.end;
        Some(run)
    })
}

/// Whether the paragraphs of a page stand alone between blank lines.
fn stands_alone(stanzas: &[Range<usize>], features: &Measures) -> bool {
    let is_paragraph = |at: usize| features[at].length() >= PARAGRAPH_WORDS;
    let with = stanzas.iter().filter(|stanza| (*stanza).clone().any(is_paragraph));
    let (all, alone) =
        with.fold((0, 0), |(all, alone), stanza| (all + 1, alone + usize::from(stanza.len() == 1)));
    all >= PARAGRAPHS && alone * 10 >= all * 7
}

#[cfg(test)]
mod tests {
    use crate::label::testing::{FIRST, LAST, behind};

    /// Paragraphs that stand alone, of forty words.
    fn paragraphs() -> [String; 4] {
        ["Selby", "Varn", "Larvik", "Oster"].map(|town| {
            format!(
                "The board of {town} said on Monday that the ferry, which had been out of service \
                 since a storm in the spring of last year, would go again before the end of the \
                 month, and that nobody would have to pay more than before."
            )
        })
    }

    /// What is left of a box between the second paragraph and the third.
    fn left(lines: &str) -> String {
        let [first, second, third, last] = paragraphs();
        let text = [&*first, &second, lines, &third, &last].join("\n\n");
        let body = behind(&text);
        let body = body.strip_prefix(&*format!("{first}\n\n{second}")).unwrap();
        let body = body.strip_suffix(&*format!("{third}\n\n{last}")).unwrap();
        body.trim().to_owned()
    }

    #[test]
    fn lines_that_stand_with_named_ones_go() {
        for lines in [
            "Newsletter\nThe economy at breakfast\nWhat moves the markets of the coast.\nEmail address\nSubscribe",
            "Read more\nWhy the fares went up in the east\nThe board has set the fares for this year. An overview.",
            "A woman in a yellow coat on the quay\nWaves break over the quay at noon\nPhoto: Ann Lee / Harbour Post",
            "Video player is loading.\nThe ferry at the quay\nPlay video",
        ] {
            assert_eq!(left(lines), "", "{lines}");
        }
    }

    #[test]
    fn lines_of_the_article_stay() {
        for lines in [
            // What is on sale is what such an article is on.
            "Selby Boat 300\nA light boat with room for four\nBuy now at Harbour Shop",
            // Of four lines, one is named.
            "The boats of the line\nAnna, built in 1962\nBerta, built in 1971\nShare",
            "Mill and quay\nThe old hall",
        ] {
            let kept = left(lines);
            assert!(kept.starts_with(lines.lines().next().unwrap()), "{lines}: {kept}");
            assert!(kept.contains(lines.lines().nth(1).unwrap()), "{lines}: {kept}");
        }
    }

    #[test]
    fn without_blank_lines_there_are_no_boxes() {
        let text = [FIRST, "Read more", "The old mill at noon", LAST].join("\n");
        assert!(behind(&text).contains("The old mill at noon"), "{text}");
    }
}
