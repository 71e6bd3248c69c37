//! A table as charts read it: what its parts say of a word, a slot, a list.

use super::{
    END_START, Edges, Entry, FRONTS, LAST_START, LETTERS, NONE, OPEN_START, Part, START, Symbol,
    Table,
};
use crate::know::grammar::RowId;
use crate::know::grammar::bytes::{u16_at, u24, u32_at, u64_at};
use crate::know::grammar::lexicon::{Lexicon, UNKNOWN};
use crate::know::grammar::vocabulary::Uses;

/// Where rows can be behind their first symbol.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Start {
    pub(crate) state: u32,
    /// Whether a row may end there.
    pub(crate) ends: bool,
    /// The bits of the symbols that may come next; all where anything may.
    pub(crate) next: u64,
}

/// The bit of a symbol in a small filter.
#[inline]
pub(crate) const fn bit(symbol: Symbol) -> u64 {
    let bit = symbol.wrapping_mul(0x9e37_79b1) >> 26;
    if bit > 62 { 1 << 62 } else { 1 << bit }
}

/// A table's parts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'t> {
    pub(crate) words: Lexicon<'t>,
    marks: &'t [[u8; 2]],
    seconds: &'t [[u8; 2]],
    sets: &'t [u8],
    masks: &'t [u8],
    fillers: &'t [[u8; 3]],
    letters: &'t [u8],
    bits: &'t [[u8; 8]],
    fronts: &'t [u8],
    alone_at: &'t [[u8; 3]],
    alone: &'t [[u8; 3]],
    uses_at: &'t [u8],
    uses: &'t [u8],
    /// States of fillers, at whose ends slots stand.
    pub(crate) filled: Edges<'t>,
    /// States of rows.
    pub(crate) rows: Edges<'t>,
    starts: [&'t [[u8; 3]]; 2],
    start_list: &'t [u8],
    list: &'t [u8],
}

impl Table {
    /// The table as the chart reads it.
    pub(crate) fn view(&self) -> View<'_> {
        View {
            words: Lexicon::of(self.part(Part::Ranks), self.part(Part::Hashes)),
            marks: self.part(Part::Marks).as_chunks().0,
            seconds: self.part(Part::Seconds).as_chunks().0,
            sets: self.part(Part::Sets),
            masks: self.part(Part::Masks),
            fillers: self.part(Part::Words).as_chunks().0,
            letters: self.part(Part::Letters),
            bits: self.part(Part::Bits).as_chunks().0,
            fronts: self.part(Part::Fronts),
            alone_at: self.part(Part::AloneAt).as_chunks().0,
            alone: self.part(Part::Alone).as_chunks().0,
            uses_at: self.part(Part::UsesAt),
            uses: self.part(Part::Uses),
            filled: Edges(self.part(Part::Fillers)),
            rows: Edges(self.part(Part::Rows)),
            starts: [Part::WordStarts, Part::SlotStarts].map(|part| self.part(part).as_chunks().0),
            start_list: self.part(Part::Starts),
            list: self.part(Part::List),
        }
    }
}

impl<'t> View<'t> {
    /// What rows say of a word.
    #[inline]
    pub(crate) fn marks(&self, word: u32) -> u16 {
        self.marks.get(word as usize).map_or(0, |marks| u16::from_le_bytes(*marks))
    }

    /// The bits of what may be read where a word stands.
    #[inline]
    pub(crate) fn bits(&self, word: u32) -> u64 {
        self.bits.get(word as usize).map_or(0, |bits| u64::from_le_bytes(*bits))
    }

    /// What uses a word, if a row does.
    pub(crate) fn uses(&self, word: u32) -> Option<Uses> {
        let at = u16_at(self.uses_at, word as usize * 2)?.checked_sub(1)?;
        let own = self.uses.get(at as usize * Uses::BYTES..)?;
        Some(Uses {
            files: u64_at(own, 0)?,
            acts: u64_at(own, 8)?,
            objects: u64_at(own, 16)?,
            kinds: u32_at(own, 24)?,
        })
    }

    pub(crate) fn row(&self, id: RowId) -> Entry {
        Entry::of(self.list, id)
    }

    /// Whether what was read is a word or a slot, or a word that fills the slot.
    #[inline]
    pub(crate) fn reads(&self, read: Symbol, symbol: Symbol) -> bool {
        let fills = || self.alone(read).binary_search_by_key(&(symbol / 2), |id| u24(*id)).is_ok();
        read == symbol || symbol % 2 == 1 && fills()
    }

    /// The slots that what was read fills alone, if it is a word.
    #[inline]
    pub(crate) fn alone(&self, read: Symbol) -> &'t [[u8; 3]] {
        let first = self.alone_at.get(read as usize / 2).filter(|_| read.is_multiple_of(2));
        let list = self.alone.get(first.map_or(0, |first| u24(*first)).wrapping_sub(1) as usize..);
        list.and_then(<[_]>::split_first)
            .and_then(|(many, ids)| ids.get(..u24(*many) as usize))
            .unwrap_or_default()
    }

    /// The state of a word among the fillers.
    #[inline]
    pub(crate) fn filler(&self, word: u32) -> Option<u32> {
        self.fillers.get(word as usize).map(|state| u24(*state)).filter(|state| *state != NONE)
    }

    /// Where rows can be behind a slot, or behind a word and the slots that it alone fills: those that
    /// any words stand before, or the others.
    #[inline]
    pub(crate) fn start(&self, symbol: Symbol, open: bool) -> Option<Start> {
        let of = self.starts[symbol as usize % 2];
        let first = u24(*of.get(symbol as usize / 2)?).checked_sub(1)?;
        let mut rest = self.start_list.get(first as usize * START..)?;
        let mut head = u32_at(rest, 0)?;
        if !open && head & OPEN_START != 0 && head & LAST_START == 0 {
            rest = rest.get(START..)?;
            head = u32_at(rest, 0)?;
        }
        let start =
            Start { state: head & NONE, ends: head & END_START != 0, next: u64_at(rest, 4)? };
        (open == (head & OPEN_START != 0)).then_some(start)
    }

    /// Whether a row may have these two words at its front; now and then true where none has.
    #[inline]
    pub(crate) fn may_follow(&self, first: u32, second: u32) -> bool {
        if second == UNKNOWN {
            return false;
        }
        let set = self.seconds.get(first as usize).map_or(0, |set| u16::from_le_bytes(*set));
        let Some(set) = u32_at(self.sets, usize::from(set).wrapping_sub(1).wrapping_mul(4)) else {
            return false;
        };
        let bit = bit_of(second, set & 15);
        self.masks.get((set >> 4) as usize + bit / 8).is_some_and(|mask| mask >> (bit % 8) & 1 != 0)
    }

    /// Whether a phrase of a list may begin as a text does; now and then true where none does.
    #[inline]
    pub(crate) fn may_front(&self, list: usize, text: &str) -> bool {
        let [first, second] = match *text.as_bytes() {
            [first, second, ..] => [first, second],
            [first] => [first, b' '],
            [] => return false,
        };
        if !first.is_ascii_alphabetic() {
            return !first.is_ascii() || first.is_ascii_digit();
        }
        // A letter with an accent may be written in two parts.
        let Some(bit) = second_bit(second) else { return true };
        let at = list * FRONTS + (first & 31).wrapping_sub(1) as usize * 4;
        u32_at(self.fronts, at).is_some_and(|bits| bits >> bit & 1 != 0)
    }

    /// Whether a word that is [`OPEN`] may have these two bytes at its front.
    #[inline]
    pub(crate) fn may_open(&self, first: u8, second: u8) -> bool {
        let bit = letters(first, second);
        self.letters.get(bit / 8).is_some_and(|mask| mask >> (bit % 8) & 1 != 0)
    }
}

/// The bit of a word in a mask of two to the power of `log` bytes.
#[inline]
pub(crate) const fn bit_of(word: u32, log: u32) -> usize {
    (word.wrapping_mul(0x9e37_79b1) >> (32 - 3 - log)) as usize
}

/// The bit of a second byte in [`Part::Fronts`]; nothing beyond ASCII.
#[inline]
pub(crate) const fn second_bit(second: u8) -> Option<u32> {
    match second {
        128.. => None,
        _ if second.is_ascii_alphabetic() => Some((second & 31) as u32),
        _ => Some(0),
    }
}

/// The bit of two bytes among [`Part::Letters`].
#[inline]
pub(crate) const fn letters(first: u8, second: u8) -> usize {
    (small(first) as usize * 59 + small(second) as usize) % LETTERS
}

const fn small(b: u8) -> u8 {
    if b.is_ascii() { b | 0x20 } else { b }
}
