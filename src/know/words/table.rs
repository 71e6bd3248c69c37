//! Read-only open-addressed tables from a word's hash to what is known of it, compiled as they are read.

/// Bits of the filter in front of a table, in words of 64: eight kilobytes stay near the processor, the table does not. With
/// some eight thousand words, seven in eight of those that the table has not are turned away here.
const FILTER: usize = 1 << 10;

/// Bits of a slot that say where what is known stands.
const PLACE: u32 = 16;

/// Eight bytes, the lowest first.
type Word = [u8; 8];

/// A table from word hash to what is known of the word. Many words have the same, so that a slot of eight bytes holds a word:
/// half a page's words are looked for, all over the table.
///
/// Its file: how many different things are known, in eight bytes; those, in sixteen each, the first of them nothing; the
/// filter; the slots.
#[derive(Clone, Debug)]
pub(crate) struct WordTable<T = super::Flags> {
    /// A bit for each hash that the table has.
    filter: &'static [Word; FILTER],
    /// The high bits of a hash, and below them where what is known stands; 0 is an empty slot. A power of two of them, at most
    /// half full, so that a miss stops soon.
    slots: &'static [Word],
    /// All that is known of some word, the first of it nothing.
    known: Vec<T>,
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

/// Of no words.
impl<T: Default> Default for WordTable<T> {
    fn default() -> Self {
        Self { filter: &[[0; 8]; FILTER], slots: &[[0; 8]], known: vec![T::default()] }
    }
}

impl<T: Copy> WordTable<T> {
    /// A table of compiled bytes; nothing where they are none. `read` makes of sixteen of them what is known.
    pub(super) fn of(bytes: &'static [u8], read: impl Fn(u128) -> T) -> Option<Self> {
        let (count, rest) = bytes.split_first_chunk()?;
        let count = usize::try_from(u64::from_le_bytes(*count)).ok()?;
        let (known, rest) = rest.split_at_checked(count.checked_mul(size_of::<u128>())?)?;
        let (filter, slots) = rest.as_chunks().0.split_first_chunk()?;
        let whole = count > 0 && slots.len().is_power_of_two();
        let known = known.as_chunks().0.iter().map(|known| read(u128::from_le_bytes(*known)));
        whole.then(|| Self { filter, slots, known: known.collect() })
    }

    /// Where the filter has a hash's bit.
    #[inline]
    const fn bit(hash: u64) -> (usize, u64) {
        ((hash >> 48) as usize % FILTER, 1 << ((hash >> 40) % 64))
    }

    /// What is known of the word with this hash.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> T {
        let (word, bit) = Self::bit(hash);
        let place = if u64::from_le_bytes(self.filter[word]) & bit == 0 {
            0
        } else {
            self.slot(self.find(hash)) as u16
        };
        self.known[usize::from(place)]
    }

    #[inline]
    fn slot(&self, at: usize) -> u64 {
        u64::from_le_bytes(self.slots[at])
    }

    /// The slot of a hash, or the empty one where it would stand.
    fn find(&self, hash: u64) -> usize {
        probe((hash >> PLACE) as usize, self.slots.len() - 1, |slot| {
            self.slot(slot) == 0 || (self.slot(slot) ^ hash) >> PLACE == 0
        })
    }
}

/// The bytes of a table of words: each one's hash, and what is known of it, a bit each.
#[cfg(test)]
pub(super) fn compiled(words: impl Iterator<Item = (u64, u128)>) -> Vec<u8> {
    use std::collections::{BTreeMap, BTreeSet};

    let mut all = BTreeMap::<u64, u128>::new();
    words.for_each(|(hash, known)| *all.entry(hash >> PLACE << PLACE).or_default() |= known);
    let known: Vec<_> = std::iter::once(0)
        .chain(all.values().copied().filter(|known| *known != 0).collect::<BTreeSet<_>>())
        .collect();
    let mut filter = [0_u64; FILTER];
    let mut slots = vec![0_u64; (all.len() * 2).next_power_of_two()];
    for (hash, own) in all {
        let (word, bit) = WordTable::<u128>::bit(hash);
        filter[word] |= bit;
        let place = known.binary_search(&own).unwrap();
        let at = probe((hash >> PLACE) as usize, slots.len() - 1, |slot| slots[slot] == 0);
        slots[at] = hash | u64::from(u16::try_from(place).unwrap());
    }
    let mut bytes = (known.len() as u64).to_le_bytes().to_vec();
    known.iter().for_each(|known| bytes.extend(known.to_le_bytes()));
    filter.iter().chain(&slots).for_each(|word| bytes.extend(word.to_le_bytes()));
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_gives_back_what_is_known_of_its_words() {
        let bytes = compiled([(7 << 16, 1), (9 << 40, 6), (7 << 16, 8)].into_iter());
        let table = WordTable::of(bytes.leak(), |known| known).unwrap();
        assert_eq!([7 << 16, 9 << 40, 5 << 16, 7 << 40].map(|hash| table.get(hash)), [9, 6, 0, 0]);
    }

    #[test]
    fn bytes_that_are_no_table_make_none() {
        let bytes: &[u8] = compiled([(1 << 16, 1)].into_iter()).leak();
        assert!(WordTable::of(bytes, |_| ()).is_some());
        for wrong in [&[][..], &bytes[..7], &bytes[..100], &[0; 9000], &bytes[..bytes.len() - 16]] {
            assert!(WordTable::of(wrong, |_| ()).is_none(), "{} bytes", wrong.len());
        }
    }
}
