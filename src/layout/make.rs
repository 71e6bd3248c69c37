//! What blocks have of tables and of lists of one make: results, dates of a tour, a plan by weeks.

use std::collections::HashSet;
use std::ops::Range;

use crate::Kind;
use crate::door::block::Block;
use crate::measure::features::{Features, Measures};

// A bit each, in the order of the signals in [`super::signals::make`].

/// A row of columns, as a dump sets a table without a frame.
const COLUMNED: u8 = 1;
/// The same, and so is a block beside it.
const COLUMNED_RUN: u8 = 2;
/// It and those around it open alike, with a figure: "June 9 – Orrin", "June 10 – Varn".
const FIGURE_RUN: u8 = 4;
/// It is named as related, and says of what article: "Related: Ferry to sail again".
const LED: u8 = 8;
/// Its text stands in the densest stretch of prose, too.
const SAID_IN_CORE: u8 = 16;
/// A caption or a picture's rights stand right behind it, or right before.
const CAPTION_AFTER: u8 = 32;
const CAPTION_BEFORE: u8 = 64;
/// It opens with the words of one of the blocks beside it; of more, they are a series, such as "Everyone has the right to …".
const TWIN: u8 = 128;

/// Columns of a row at least.
const COLUMNS: usize = 3;
/// Rows that open alike at least.
const ROWS: usize = 4;
/// Words of such a row at least: fewer are months of an archive, pages of a list.
const ROW_WORDS: u32 = 4;
/// Words of a label that names one article at least.
const LED_WORDS: u32 = 5;

/// What each block has, a bit each.
pub(crate) fn of(
    text: &str,
    blocks: &[Block],
    features: &Measures,
    kinds: &[Option<Kind>],
    repeats: &[u8],
    core: &Range<usize>,
) -> Vec<u8> {
    let mut makes = vec![0; blocks.len()];
    rows(text, blocks, features, &mut makes);
    beside(text, blocks, features, kinds, &mut makes);
    let said_again = |at: &usize| repeats[*at] >= 2 && kinds[*at].is_none();
    let said: HashSet<u64> =
        core.clone().filter(said_again).map(|at| features[at].line_hash).collect();
    let again = (0..blocks.len()).filter(|_| !said.is_empty()).filter(said_again);
    for at in again.filter(|at| said.contains(&features[*at].line_hash)) {
        makes[at] |= SAID_IN_CORE;
    }
    makes
}

/// Rows of columns, and those that open alike with a figure.
fn rows(text: &str, blocks: &[Block], features: &Measures, makes: &mut [u8]) {
    let mut run = (Opening::default(), 0);
    for (at, (block, f)) in blocks.iter().zip(features.iter()).enumerate() {
        let piece = &text[block.text..block.end];
        if f.untidy() && is_columned(piece) {
            makes[at] |= COLUMNED;
            if at > 0 && makes[at - 1] & COLUMNED != 0 {
                makes[at] |= COLUMNED_RUN;
                makes[at - 1] |= COLUMNED_RUN;
            }
        }
        let opening = Opening::of(piece, f);
        if opening != run.0 || !opening.figures() {
            run = (opening, at);
        } else if at + 1 - run.1 >= ROWS {
            let from = if at + 1 - run.1 == ROWS { run.1 } else { at };
            makes[from..=at].iter_mut().for_each(|make| *make |= FIGURE_RUN);
        }
    }
}

/// Labels that name one article, what stands beside captions, and twins.
fn beside(
    text: &str,
    blocks: &[Block],
    features: &Measures,
    kinds: &[Option<Kind>],
    makes: &mut [u8],
) {
    let of_picture = |at: Option<usize>| {
        let kind = at.and_then(|at| kinds.get(at)).copied().flatten();
        matches!(kind, Some(Kind::Caption | Kind::Copyright))
    };
    let front_of = |at: usize| {
        let block = blocks.get(at)?;
        front(&text[block.text..block.end], &features[at])
    };
    let when = |holds: bool, make: u8| if holds { make } else { 0 };
    // The fronts of the blocks around, from two before to two behind.
    let mut fronts = [None, None, None, front_of(0), front_of(1)];
    for (at, make) in makes.iter_mut().enumerate() {
        fronts.rotate_left(1);
        fronts[2 * BESIDE] = front_of(at + BESIDE);
        let alike = fronts.iter().filter(|front| **front == fronts[BESIDE]).count();
        *make |= when(is_led(kinds[at], &features[at]), LED)
            | when(of_picture(Some(at + 1)), CAPTION_AFTER)
            | when(of_picture(at.checked_sub(1)), CAPTION_BEFORE)
            | when(alike == 2 && fronts[BESIDE].is_some(), TWIN);
    }
}

/// Whether a block is named as related and names one article.
pub(crate) fn is_led(kind: Option<Kind>, f: &Features) -> bool {
    kind == Some(Kind::Related) && f.words >= LED_WORDS
}

/// How far twins stand apart at most, in blocks, and how many words they open with alike.
const BESIDE: usize = 2;
const TWIN_WORDS: usize = 4;

/// The first words of a block as a number; nothing where it has fewer.
fn front(piece: &str, f: &Features) -> Option<u64> {
    if (f.words as usize) < TWIN_WORDS {
        return None;
    }
    let mut left = TWIN_WORDS;
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in piece.bytes() {
        if byte.is_ascii_whitespace() {
            left -= 1;
            if left == 0 {
                break;
            }
        } else if byte.is_ascii_alphanumeric() || !byte.is_ascii() {
            hash =
                (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    Some(hash)
}

/// Whether a block is set in columns.
fn is_columned(piece: &str) -> bool {
    let filled = |part: &&str| !part.trim().is_empty();
    piece.split("  ").filter(filled).count() >= COLUMNS
        || piece.split('\t').filter(filled).count() >= COLUMNS
}

/// What the first words of a block are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Opening([u8; 3]);

impl Opening {
    fn of(piece: &str, f: &Features) -> Self {
        let mut opening = Self::default();
        if !f.figures() || f.words < ROW_WORDS {
            return opening;
        }
        for (kind, word) in opening.0.iter_mut().zip(piece.split_whitespace()) {
            let digits = word.bytes().filter(u8::is_ascii_digit).count();
            *kind = match digits {
                0 if word.chars().any(char::is_alphanumeric) => 1,
                0 => 2,
                _ if digits == word.len() => 3,
                _ => 4,
            };
        }
        opening
    }

    /// Whether a figure is among them.
    fn figures(self) -> bool {
        self.0.iter().any(|kind| *kind >= 3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::door::block;
    use crate::know::words::{WORDS, language_bit};
    use crate::measure::features;

    /// What each block of a text has, where some are named.
    fn makes(text: &str, named: &[(usize, Kind)], core: Range<usize>) -> Vec<u8> {
        let blocks = block::cut(text);
        let measured = features::measure(text, &blocks, &WORDS, language_bit("en"));
        let mut kinds = vec![None; blocks.len()];
        for (at, kind) in named {
            kinds[*at] = Some(*kind);
        }
        let repeats = features::repeats(&measured).into_times();
        of(text, &blocks, &measured, &kinds, &repeats, &core)
    }

    #[test]
    fn rows_of_columns_are_told() {
        let text = "Week   Monday   Tuesday\n\n1      Rest     Walk 2 min\n\nThe ferry sails.  It is late.\n\nBoat\tFare\tSeats\n";
        let columns = COLUMNED | COLUMNED_RUN;
        assert_eq!(makes(text, &[], 0..0), [columns, columns, 0, COLUMNED]);
    }

    #[test]
    fn rows_that_open_alike_with_a_figure_are_told() {
        let rows =
            ["June 9 – Orrin, old quay", "June 10 – Varn, the mill", "June 14 – Sedge, town hall"];
        let four = [rows.as_slice(), &["July 2 – Marten, the school"]].concat();
        assert_eq!(makes(&four.join("\n\n"), &[], 0..0), [FIGURE_RUN; 4]);
        assert_eq!(makes(&rows.join("\n\n"), &[], 0..0), [0; 3]);
        // Months of an archive, and headlines.
        assert_eq!(
            makes("May 2021 (3)\n\nJune 2021 (4)\n\nJuly 2021 (9)\n\nMay 2022 (1)", &[], 0..0),
            [0; 4]
        );
        assert_eq!(
            makes(
                "The ferry sails again\n\nThe mill was sold\n\nA new quay for Varn\n\nBus to run",
                &[],
                0..0
            ),
            [0; 4]
        );
    }

    #[test]
    fn labels_that_name_an_article_are_told_from_headings() {
        let text = "Related: Ferry line to stop in May\n\nRelated stories\n\nThe ferry sails.";
        assert_eq!(makes(text, &[(0, Kind::Related), (1, Kind::Related)], 0..0), [LED, 0, 0]);
        assert_eq!(makes(text, &[(0, Kind::ReadMore)], 0..0), [0; 3]);
    }

    #[test]
    fn what_is_said_in_the_core_and_beside_captions_is_told() {
        let text = "Rated: Good\n\nThe ferry sails.\n\nRated: Good\n\nPhoto: Ann Lee\n\nThe mill was sold.";
        let named = [(3, Kind::Caption)];
        assert_eq!(
            makes(text, &named, 1..3),
            [SAID_IN_CORE, 0, SAID_IN_CORE | CAPTION_AFTER, 0, CAPTION_BEFORE]
        );
        assert_eq!(makes(text, &named, 1..2), [0, 0, CAPTION_AFTER, 0, CAPTION_BEFORE]);
    }

    #[test]
    fn twins_open_with_four_words_and_stand_near() {
        let text = "Ferry to sail again\n\nFerry to sail again in May, the board said.\n\nThe mill\n\nThe mill was sold\n\nFerry to sail again";
        assert_eq!(makes(text, &[], 0..0), [TWIN, TWIN, 0, 0, 0]);
        let series = ["to eat", "to drink", "to sleep"]
            .map(|what| format!("Everyone has the right {what}."));
        assert_eq!(makes(&series.join("\n\n"), &[], 0..0), [0; 3]);
    }
}
