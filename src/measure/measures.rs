//! The measures of all blocks: lines that come back share theirs.

use std::ops::Index;

use super::features::{Features, Hold, end_of, first_of};
use super::scan;
use crate::door::block::Block;
use crate::know::words::{Flags, WordHash, WordTable};
use crate::text::eight;

/// Bytes of a line at most that is looked for among those before, and how many of these are at hand.
const LINE: usize = 64;
const LINES: usize = 512;
/// Blocks that there is room for at once, as for those of nearly every page.
const ROOM: usize = 1024;

/// Measures, block by block.
#[derive(Debug, Default)]
pub(crate) struct Measures {
    all: Vec<Features>,
}

impl Measures {
    /// How many blocks there are.
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// Those of one block; nothing where there is no such block.
    pub(crate) fn get(&self, at: usize) -> Option<&Features> {
        self.all.get(at)
    }

    /// Block by block, to be changed.
    pub(crate) fn iter_mut(&mut self) -> impl ExactSizeIterator<Item = &mut Features> {
        self.all.iter_mut()
    }

    /// Block by block.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &Features> {
        self.all.iter()
    }
}

impl Index<usize> for Measures {
    type Output = Features;

    #[inline]
    fn index(&self, at: usize) -> &Features {
        &self.all[at]
    }
}

/// Where a line is looked for.
fn slot(line: &[u8]) -> usize {
    let (front, back) = (eight(line, 0), eight(line, line.len().saturating_sub(8)));
    // The length goes first: of a line of eight bytes, front and back are the same.
    (WordHash::mix(WordHash::mix(line.len() as u64, front), back) >> 32) as usize % LINES
}

/// Measures every block. `language` holds the bits of the stop lists that count.
pub(crate) fn measure(
    text: &str,
    blocks: &[Block],
    table: &WordTable,
    language: Flags,
) -> Measures {
    let mut all: Vec<Features> = Vec::with_capacity(blocks.len().min(ROOM));
    // The last short line for each slot, one more than its place: a menu that comes back is measured once.
    let mut lines = [0_u32; LINES];
    for (at, block) in blocks.iter().enumerate() {
        crate::text::room::make(&mut all, at, blocks.len());
        let piece = &text[block.text..block.end];
        if piece.len() <= LINE && !block.wrapped && !block.addresses {
            let line = &mut lines[slot(piece.as_bytes())];
            let last = (*line as usize)
                .checked_sub(1)
                .filter(|last| text[blocks[*last].text..blocks[*last].end] == *piece);
            if let Some(last) = last {
                let known = all[last].clone();
                all.push(known);
                continue;
            }
            *line = at as u32 + 1;
        }
        let mut f = Features::default();
        if !block.addresses {
            scan::scan(piece, table, language, &mut f);
            f.words += f.unspaced.div_ceil(2);
            f.end = end_of(piece);
            f.first = first_of(piece);
            f.hold(Hold::Untidy, block.wrapped);
        }
        all.push(f);
    }
    Measures { all }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl FromIterator<Features> for Measures {
        fn from_iter<I: IntoIterator<Item = Features>>(all: I) -> Self {
            Self { all: all.into_iter().collect() }
        }
    }

    #[test]
    fn a_line_that_comes_back_is_measured_alike() {
        // One line is too long to be looked for, and one was wrapped.
        let long = "The ferry to Orrin does not sail before the evening comes, said 2 boards";
        let text = format!("Fares: 12\n{long}\nfares: 12\nFares: 12\n{long}\nFares 12\nFares: 12");
        let mut blocks = crate::door::block::cut(&text);
        blocks[3].wrapped = true;
        let features = measure(&text, &blocks, &crate::know::words::WORDS, 0);
        let alone = |at: usize| {
            let piece = &text[blocks[at].text..blocks[at].end];
            format!(
                "{:?}",
                measure(piece, &crate::door::block::cut(piece), &crate::know::words::WORDS, 0)[0]
            )
        };
        for at in [0, 1, 2, 4, 5, 6] {
            assert_eq!(format!("{:?}", features[at]), alone(at), "{at}");
        }
        assert!(features[3].untidy() && !features[0].untidy());
    }

    #[test]
    fn short_lines_have_places_of_their_own() {
        let lines = [
            "One", "Two", "Six", "Ten", "Four", "Five", "Nine", "Three", "Seven", "Eight",
            "Harbours", "Ferries",
        ];
        let mut slots = lines.map(|line| slot(line.as_bytes())).to_vec();
        slots.sort_unstable();
        slots.dedup();
        assert_eq!(slots.len(), lines.len());
    }
}
