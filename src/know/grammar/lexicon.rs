//! The words that rows and fillers are made of, and their ids.

use super::fold::Fold;

/// A word of no row.
pub(super) const UNKNOWN: u32 = 0;
/// Any number.
pub(super) const NUMBER: u32 = 1;
/// Any web or mail address.
pub(super) const ADDRESS: u32 = 2;
/// How many words are built in, those three.
pub(super) const WORDS: u32 = 3;

/// All words of rows and slots.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lexicon<'t> {
    ranks: &'t [[u8; 2]],
    hashes: &'t [[u8; 4]],
    bits: u32,
    pub(super) fold: Fold,
}

impl Lexicon<'_> {
    /// Those of a table, by their ranks among all hashes.
    pub(super) fn of<'t>(ranks: &'t [u8], hashes: &'t [u8]) -> Lexicon<'t> {
        let (ranks, hashes) = (ranks.as_chunks().0, hashes.as_chunks().0);
        let buckets = ranks.len().saturating_sub(1).max(2);
        Lexicon { ranks, hashes, bits: buckets.ilog2(), fold: Fold::new() }
    }

    /// Without a word.
    pub(super) fn none() -> Self {
        Self { ranks: &[], hashes: &[], bits: 1, fold: Fold::new() }
    }

    /// The id of a word.
    #[inline]
    pub(super) fn get(&self, hash: u64) -> u32 {
        let bucket = self.ranks.get((hash >> (64 - self.bits)) as usize..);
        let Some(ranks) = bucket.and_then(<[_]>::first_chunk) else { return UNKNOWN };
        let [from, to] = ranks.map(|rank| usize::from(u16::from_le_bytes(rank)));
        let own = mark(hash, self.bits).to_le_bytes();
        let near = self.hashes.get(from..to).unwrap_or_default();
        let nth = near.iter().position(|other| *other == own);
        nth.map_or(UNKNOWN, |nth| (from + nth) as u32 + WORDS)
    }
}

/// The bits of a hash by which words of one bucket are told apart.
pub(super) const fn mark(hash: u64, bits: u32) -> u32 {
    (hash << bits >> 32) as u32
}
