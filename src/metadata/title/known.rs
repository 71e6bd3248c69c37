//! How many of a line's words the article has, too.

use super::super::Page;
use crate::layout::Part;
use crate::words::{ANY_STOP, WORDS, runs};

/// Words of the body whose overlap with the headline is measured.
const BODY_WORDS: usize = 260;
/// Blocks at the start of the body, and words of them, whose overlap with the headline is measured apart.
const LEAD: usize = 4;
const LEAD_WORDS: usize = 60;

/// Content words of the body and of its first lines, sorted.
pub(super) struct Known {
    start: usize,
    body: Vec<u64>,
    lead: Vec<u64>,
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
        body += usize::from(words.body.binary_search(&word).is_ok());
        first += usize::from(lead.binary_search(&word).is_ok());
    }
    (all, body, first)
}

impl Known {
    pub(super) fn of(page: &Page<'_>, start: usize) -> Self {
        let kept = (start..page.blocks.len()).filter(|at| page.layout.parts[*at] == Part::Body);
        let mut body = Vec::with_capacity(BODY_WORDS);
        body.extend(kept.flat_map(|at| content_words(page.piece(at))).take(BODY_WORDS));
        body.sort_unstable();
        Self { start, body, lead: Self::lead(page, start, None) }
    }

    /// The first words of the body, without those of one block.
    fn lead(page: &Page<'_>, start: usize, without: Option<usize>) -> Vec<u64> {
        let blocks = (start..(start + LEAD).min(page.blocks.len())).filter(|at| Some(*at) != without);
        let mut lead = Vec::with_capacity(LEAD_WORDS);
        lead.extend(blocks.flat_map(|at| content_words(page.piece(at))).take(LEAD_WORDS));
        lead.sort_unstable();
        lead
    }
}

/// Hashes of the words that are no function words.
fn content_words(piece: &str) -> impl Iterator<Item = u64> + '_ {
    runs(piece, char::is_alphanumeric).filter(|(word, hash)| word.len() > 2 && WORDS.get(*hash) & ANY_STOP == 0).map(|(_, hash)| hash)
}
