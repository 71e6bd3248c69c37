//! An open-addressed table from a word's hash to what is known of it.

use std::collections::HashMap;

use super::Flags;
use crate::text::Quick;

/// Bits of the filter in front of the table, in words of 64: eight kilobytes stay near the processor, the table does not. With
/// some eight thousand words, seven in eight of those that the table has not are turned away here.
const FILTER: usize = 1 << 10;

/// An open-addressed table from word hash to flags. Many words have the same flags, so that a slot of eight bytes holds a word:
/// half a page's words are looked for, all over the table.
#[derive(Clone, Debug)]
pub(crate) struct WordTable {
    /// A bit for each hash that the table has.
    filter: Box<[u64; FILTER]>,
    /// The high bits of a hash, and below them where its flags stand; 0 is an empty slot.
    slots: Vec<u64>,
    mask: usize,
    len: usize,
    /// Every set of flags that some word has, the first of them none.
    flags: Vec<Flags>,
    /// Where each stands.
    places: HashMap<Flags, u16, Quick>,
}

/// The first slot of an open-addressed table, from a place on, that is `right`: has what is looked for, or is empty. `mask` is one
/// less than there are slots, a power of two; one at least must be empty.
#[inline(always)]
pub(crate) fn probe(from: usize, mask: usize, right: impl Fn(usize) -> bool) -> usize {
    let mut slot = from & mask;
    while !right(slot) {
        slot = (slot + 1) & mask;
    }
    slot
}

/// A secret, odd factor that spreads hashes over an open-addressed table whose keys a text may
/// choose: without it, chosen words could all stand in one run of slots.
pub(crate) fn secret() -> u64 {
    std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), 0_u8) | 1
}

/// Bits of a slot that say where the flags stand.
const PLACE: u32 = 16;

impl WordTable {
    pub(super) fn with_capacity(slots: usize) -> Self {
        let (flags, places) = (vec![0], HashMap::default());
        Self {
            filter: Box::new([0; FILTER]),
            slots: vec![0; slots],
            mask: slots - 1,
            len: 0,
            flags,
            places,
        }
    }

    /// Where the filter has a hash's bit.
    #[inline]
    const fn bit(hash: u64) -> (usize, u64) {
        ((hash >> 48) as usize % FILTER, 1 << ((hash >> 40) % 64))
    }

    /// The flags of the word with this hash, none where it is not known.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Flags {
        let (word, bit) = Self::bit(hash);
        if self.filter[word] & bit == 0 {
            0
        } else {
            self.flags[usize::from(self.slots[self.find(hash)] as u16)]
        }
    }

    /// The slot of a hash, or the empty one where it would stand.
    fn find(&self, hash: u64) -> usize {
        probe((hash >> PLACE) as usize, self.mask, |slot| {
            self.slots[slot] == 0 || (self.slots[slot] ^ hash) >> PLACE == 0
        })
    }

    /// Adds flags to a word.
    pub(crate) fn add(&mut self, hash: u64, flags: Flags) {
        // At most half full, so that a miss stops soon.
        if (self.len + 1) * 2 > self.slots.len() {
            let larger = vec![0; self.slots.len() * 2];
            let old = std::mem::replace(&mut self.slots, larger);
            self.mask = self.slots.len() - 1;
            for slot in old.into_iter().filter(|slot| *slot != 0) {
                let at = self.find(slot);
                self.slots[at] = slot;
            }
        }
        let slot = self.find(hash);
        self.len += usize::from(self.slots[slot] == 0);
        let place = self.place(self.flags[usize::from(self.slots[slot] as u16)] | flags);
        self.slots[slot] = hash >> PLACE << PLACE | u64::from(place);
        let (word, bit) = Self::bit(hash);
        self.filter[word] |= bit;
    }

    /// Where a set of flags stands; at the end where it is new. The lists give some hundreds.
    fn place(&mut self, flags: Flags) -> u16 {
        let next = u16::try_from(self.flags.len()).unwrap_or(0);
        let place = *self.places.entry(flags).or_insert(next);
        if place == next {
            self.flags.push(flags);
        }
        place
    }
}
