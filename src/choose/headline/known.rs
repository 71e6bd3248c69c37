//! How many of a line's words the article has, too.

use crate::Kind;
use crate::choose::Page;
use crate::know::words::{ANY_STOP, WORDS, probe, runs, secret};
use crate::layout::Part;

/// Words of the body whose overlap with the headline is measured.
const BODY_WORDS: usize = 260;
/// Blocks at the start of the body, and words of them, whose overlap with the headline is measured apart.
const LEAD: usize = 4;
const LEAD_WORDS: usize = 60;
/// Lines that say whose the page is, bytes of the owner's name at least and words at most.
const RIGHTS: usize = 3;
const OWNER: usize = 4;
const OWNER_WORDS: u32 = 6;

/// Content words of the body and of its first lines.
pub(crate) struct Known {
    body: Words<{ BODY_WORDS.next_power_of_two() }>,
    /// The first words of each of the first lines, with the block that the line is.
    lead: Vec<(usize, u64)>,
    /// A bit for some of each of their hashes.
    bits: [u64; 16],
    /// The last lines that say whose the page is.
    rights: Vec<usize>,
}

/// A set of hashes, at most three quarters of its slots full: an open-addressed table; 0 is an empty slot.
struct Words<const SLOTS: usize> {
    slots: [u64; SLOTS],
    secret: u64,
}

impl<const SLOTS: usize> Words<SLOTS> {
    fn add(&mut self, word: u64) {
        let slot = self.slot(word);
        self.slots[slot] = word;
    }

    fn has(&self, word: u64) -> bool {
        self.slots[self.slot(word)] == word
    }

    /// Where a word stands, or would.
    fn slot(&self, word: u64) -> usize {
        let own = |slot: usize| self.slots[slot] == 0 || self.slots[slot] == word;
        probe((word.wrapping_mul(self.secret) >> 32) as usize, SLOTS - 1, own)
    }
}

/// How many content words a line has, and how many of them the body and its first lines have.
pub(crate) fn known(page: &Page<'_>, at: usize, words: &Known) -> (usize, usize, usize) {
    let (mut all, mut body, mut first) = (0, 0, 0);
    for word in content_words(page.piece(at)) {
        all += 1;
        body += usize::from(words.body.has(word));
        // A line among the first says nothing by having its own words.
        let bit = (word >> 20) as usize % 1024;
        if words.bits[bit / 64] >> (bit % 64) & 1 == 0 {
            continue;
        }
        first += usize::from(
            words
                .lead
                .iter()
                .filter(|(line, _)| *line != at)
                .take(LEAD_WORDS)
                .any(|(_, known)| *known == word),
        );
    }
    (all, body, first)
}

impl Known {
    /// The words of a body that begins at `start`.
    pub(crate) fn of(page: &Page<'_>, start: usize) -> Self {
        let mut known = Self {
            body: Words { slots: [0; BODY_WORDS.next_power_of_two()], secret: secret() },
            lead: Vec::with_capacity(LEAD * LEAD_WORDS),
            bits: [0; 16],
            rights: rights(page),
        };
        let mut left = BODY_WORDS;
        for at in start..page.blocks.len() {
            let lead = if at < start + LEAD { LEAD_WORDS } else { 0 };
            let body = if page.layout.parts[at] == Part::Body { left } else { 0 };
            if lead == 0 && left == 0 {
                break;
            }
            for (nth, word) in content_words(page.piece(at)).take(lead.max(body)).enumerate() {
                if nth < lead {
                    known.lead.push((at, word));
                    let bit = (word >> 20) as usize % 1024;
                    known.bits[bit / 64] |= 1 << (bit % 64);
                }
                if nth < body {
                    known.body.add(word);
                    left -= 1;
                }
            }
        }
        known
    }

    /// Whether a line says no more than who owns the page.
    pub(crate) fn is_owner(&self, page: &Page<'_>, at: usize) -> bool {
        let own = page.piece(at);
        own.len() >= OWNER
            && page.features[at].words <= OWNER_WORDS
            && self.rights.iter().any(|right| *right != at && page.piece(*right).contains(own))
    }
}

/// The last lines that say whose a page is.
fn rights(page: &Page<'_>) -> Vec<usize> {
    let right = |at: &usize| page.kinds[*at] == Some(Kind::Copyright);
    (0..page.blocks.len()).rev().filter(right).take(RIGHTS).collect()
}

/// Hashes of the words that are no function words.
fn content_words(piece: &str) -> impl Iterator<Item = u64> + '_ {
    let words = &*WORDS;
    runs(piece, char::is_alphanumeric)
        .filter(|(word, hash)| word.len() > 2 && words.get(*hash) & ANY_STOP == 0)
        .map(|(_, hash)| hash)
}
