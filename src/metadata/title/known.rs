//! How many of a line's words the article has, too.

use super::super::Page;
use crate::layout::Part;
use crate::words::{ANY_STOP, WORDS, runs};

/// Words of the body whose overlap with the headline is measured.
const BODY_WORDS: usize = 260;
/// Blocks at the start of the body, and words of them, whose overlap with the headline is measured apart.
const LEAD: usize = 4;
const LEAD_WORDS: usize = 60;

/// Content words of the body and of its first lines.
pub(super) struct Known {
    start: usize,
    body: Words<{ BODY_WORDS.next_power_of_two() }>,
    lead: Words<{ 2 * LEAD_WORDS.next_power_of_two() }>,
}

/// A set of hashes, at most three quarters of its slots full: an open-addressed table; 0 is an empty slot.
struct Words<const SLOTS: usize>([u64; SLOTS]);

impl<const SLOTS: usize> Words<SLOTS> {
    /// The first content words of some pieces of text, at most so many.
    fn of<'t>(pieces: impl Iterator<Item = &'t str>, most: usize) -> Self {
        let mut set = Self([0; SLOTS]);
        let mut left = most.min(SLOTS * 3 / 4);
        for piece in pieces {
            for word in content_words(piece) {
                if left == 0 {
                    return set;
                }
                let slot = set.slot(word);
                set.0[slot] = word;
                left -= 1;
            }
        }
        set
    }

    fn has(&self, word: u64) -> bool {
        self.0[self.slot(word)] == word
    }

    /// Where a word stands, or would.
    fn slot(&self, word: u64) -> usize {
        let mut slot = (word >> 7) as usize % SLOTS;
        while self.0[slot] != 0 && self.0[slot] != word {
            slot = (slot + 1) % SLOTS;
        }
        slot
    }
}

/// How many content words a line has, and how many of them the body and its first lines have.
pub(super) fn known(page: &Page<'_>, at: usize, words: &Known) -> (usize, usize, usize) {
    let own;
    // A line among the first says nothing by having its own words.
    let lead = if (words.start..words.start + LEAD).contains(&at) {
        own = Known::lead(page, words.start, Some(at));
        &own
    } else {
        &words.lead
    };
    let (mut all, mut body, mut first) = (0, 0, 0);
    for word in content_words(page.piece(at)) {
        all += 1;
        body += usize::from(words.body.has(word));
        first += usize::from(lead.has(word));
    }
    (all, body, first)
}

impl Known {
    pub(super) fn of(page: &Page<'_>, start: usize) -> Self {
        let kept = (start..page.blocks.len()).filter(|at| page.layout.parts[*at] == Part::Body);
        let body = Words::of(kept.map(|at| page.piece(at)), BODY_WORDS);
        Self { start, body, lead: Self::lead(page, start, None) }
    }

    /// The first words of the body, without those of one block.
    fn lead(page: &Page<'_>, start: usize, without: Option<usize>) -> Words<{ 2 * LEAD_WORDS.next_power_of_two() }> {
        let blocks = (start..(start + LEAD).min(page.blocks.len())).filter(|at| Some(*at) != without);
        Words::of(blocks.map(|at| page.piece(at)), LEAD_WORDS)
    }
}

/// Hashes of the words that are no function words.
fn content_words(piece: &str) -> impl Iterator<Item = u64> + '_ {
    runs(piece, char::is_alphanumeric).filter(|(word, hash)| word.len() > 2 && WORDS.get(*hash) & ANY_STOP == 0).map(|(_, hash)| hash)
}
