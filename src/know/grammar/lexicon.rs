//! The words that rows and fillers are made of, and their ids.

use super::bytes::{u16_at, u32_at};
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
    ranks: &'t [u8],
    hashes: &'t [u8],
    bits: u32,
    pub(super) fold: Fold,
}

impl Lexicon<'_> {
    /// Those of a table, by their ranks among all hashes.
    pub(super) fn of<'t>(ranks: &'t [u8], hashes: &'t [u8]) -> Lexicon<'t> {
        let buckets = (ranks.len() / 2).saturating_sub(1).max(2);
        Lexicon { ranks, hashes, bits: buckets.ilog2(), fold: Fold::new() }
    }

    /// Without a word.
    pub(super) fn none() -> Self {
        Self { ranks: &[], hashes: &[], bits: 1, fold: Fold::new() }
    }

    /// The id of a word.
    #[inline]
    pub(super) fn get(&self, hash: u64) -> u32 {
        let bucket = (hash >> (64 - self.bits)) as usize * 2;
        let (Some(from), Some(to)) = (u16_at(self.ranks, bucket), u16_at(self.ranks, bucket + 2))
        else {
            return UNKNOWN;
        };
        let own = mark(hash, self.bits);
        let same = |rank: &u32| u32_at(self.hashes, *rank as usize * 4) == Some(own);
        (from..to).find(same).map_or(UNKNOWN, |rank| rank + WORDS)
    }
}

/// The bits of a hash by which words of one bucket are told apart.
pub(super) const fn mark(hash: u64, bits: u32) -> u32 {
    (hash << bits >> 32) as u32
}
