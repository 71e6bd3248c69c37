//! The automaton as bytes: what `knowledge/model/grammar.bin` holds, and how it is read.
//!
//! Two automata over word ids. One holds the fillers of slots; what ends in it names slots. The
//! other holds rows, over words and slots; where a part may be lacking, the edges behind it stand
//! with its own. A state is a list of edges, and states with the same list are one. Nothing
//! is copied out of the bytes: a word is looked up by the top bits of its hash, and its id is its
//! rank among all hashes. All numbers are little-endian.

use std::borrow::Cow;

use super::RowId;
use super::bytes::{u16_at, u24_at, u32_at};
use crate::Kind;

mod edges;
mod view;

pub(super) use edges::{Edge, Edges};
#[cfg(test)]
pub(super) use view::second_bit;
pub(super) use view::{View, bit, bit_of, letters};

/// A word or a slot: twice its id, and one more for a slot.
pub(super) type Symbol = u32;
/// `<name>`
pub(super) const NAME: Symbol = slot(0);
/// `<net>`
pub(super) const NET: u32 = 1;
/// `*` between words: any words of the sentence, or none.
pub(super) const GAP: Symbol = slot(2);
/// Slots that are built in.
pub(super) const SLOTS: u32 = 3;
/// No state.
pub(super) const NONE: u32 = 0xff_ffff;

pub(super) const fn word(id: u32) -> Symbol {
    id * 2
}

pub(super) const fn slot(id: u32) -> Symbol {
    id * 2 + 1
}

/// A word that a row or a filler of its first slot begins with.
pub(super) const FIRST: u16 = 1;
/// A word that the fixed part of a row begins with which any words stand before.
pub(super) const OPEN: u16 = 2;
/// A small word inside names: "of", "van".
pub(super) const PARTICLE: u16 = 4;
/// A word that may stand behind the name which a row begins with.
pub(super) const BEHIND: u16 = 8;
/// A word that is a row, or all that a row cannot do without.
pub(super) const ONE: u16 = 16;
/// A word that a row begins with which goes on with any words.
pub(super) const ANY: u16 = 32;
/// A word that a row has behind any words.
pub(super) const GAPPED: u16 = 128;
/// The last word that must be there, of a row that begins with a name.
pub(super) const ANCHOR: u16 = 256;
/// A word that a row begins with which goes on with a name.
pub(super) const NAMED: u16 = 64;

/// The file's first bytes; another number for another layout.
pub(super) const MAGIC: &[u8; 8] = b"dehuskG7";
/// What the file is made of, in order.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    /// By the top bits of a hash, the first rank: two bytes each.
    Ranks,
    /// By rank, the next 32 bits of the hash.
    Hashes,
    /// By word, its marks: two bytes.
    Marks,
    /// By word, which words stand second behind it: two bytes, zero for none.
    Seconds,
    /// By such a set, sixteen times its place among the masks and the logarithm of its bytes.
    Sets,
    /// Sets of words, as filters: a bit by the hash of an id.
    Masks,
    /// By word, its state among the fillers: three bytes.
    Words,
    /// Edges between fillers' states: [`EDGE`] bytes.
    Fillers,
    /// By word, one more than the first of the starts of it and of the slots that it alone fills:
    /// three bytes, zero for none.
    WordStarts,
    /// By slot, the same, of the slot alone.
    SlotStarts,
    /// Where rows are behind their first symbol, and what may come next: [`START`] bytes.
    Starts,
    /// Edges between rows' states: [`EDGE`] bytes.
    Rows,
    /// Rows: [`ROW`] bytes.
    List,
    /// Bits by the first two letters of words that are [`OPEN`].
    Letters,
    /// By word, the bits of it and of the slots that it may begin: eight bytes.
    Bits,
    /// Of lists alone: by list, bits by the first two letters of its phrases, [`FRONTS`] bytes.
    Fronts,
    /// By word, one more than the place of its list in [`Part::Alone`], in numbers: three bytes, zero
    /// for none.
    AloneAt,
    /// The slots that words alone fill: how many, and their ids in order; three bytes each.
    Alone,
    /// By word, one more than the place of what uses it: two bytes, zero for nothing.
    UsesAt,
    /// Files and kinds of rows that use a word, a bit each: [`Uses::BYTES`].
    Uses,
}

/// How many parts there are.
pub(super) const PARTS: usize = 20;
/// Bytes of an edge: symbol and marks, and the state that it leads to.
pub(super) const EDGE: usize = 6;
/// Bytes of a start: its state and marks, and the bits of what may come next.
pub(super) const START: usize = 12;
/// Bytes of a row: its place in its file, its length, what it says.
pub(super) const ROW: usize = 7;
/// Bits of [`Part::Letters`].
pub(super) const LETTERS: usize = 4096;
/// Bytes of a list in [`Part::Fronts`]: for each first letter a bit for each second one, and one for
/// none.
pub(super) const FRONTS: usize = 26 * 4;

/// The last edge of a state.
pub(super) const LAST: u32 = 1 << 23;
/// What ends at a state, in place of an edge.
pub(super) const OUT: u32 = 1 << 21;
/// A state where one thing ends and nothing goes on: that thing in place of its number.
pub(super) const LEAF: u32 = 1 << 23;
/// A state of many edges: it begins with two bytes of how many stand in front, two of how many behind
/// those, in the order of their symbols, and eight of bits by their symbols. Where they are
/// [`FILTERED`], a finer filter of [`filter_bytes`] stands before the edges.
pub(super) const WIDE: u32 = 1 << 22;
/// Bytes of its beginning.
pub(super) const HEAD: usize = 2 * EDGE;
/// Edges of a state from which on it is one of many.
pub(super) const MANY: usize = 6;
/// Edges from which on eight bytes of bits tell too little.
pub(super) const FILTERED: usize = 16;

/// Bytes of the filter before so many edges, a byte or two for each; they fill whole edges.
pub(super) const fn filter_bytes(many: usize) -> usize {
    if many < FILTERED { 0 } else { many.next_power_of_two().div_ceil(EDGE) * EDGE }
}

/// By how much a symbol's hash is shifted for its bit in the filter before so many edges.
pub(super) const fn filter_shift(many: usize) -> u32 {
    29 - many.next_power_of_two().trailing_zeros()
}

/// The bit of a symbol in a filter.
#[inline]
pub(super) const fn filter_bit(symbol: Symbol, shift: u32) -> usize {
    (symbol.wrapping_mul(0x85eb_ca6b) >> shift) as usize
}

/// The bit of `<name>` among those of symbols.
pub(super) const NAME_BIT: u64 = 1 << 63;
/// The last start of a symbol, and one with any words before it, which comes first.
pub(super) const LAST_START: u32 = 1 << 31;
pub(super) const OPEN_START: u32 = 1 << 30;
/// A start behind which a row may end.
pub(super) const END_START: u32 = 1 << 29;

/// The bytes of a whole automaton.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    bytes: Cow<'static, [u8]>,
    /// Where each part begins; the end.
    at: [usize; PARTS + 1],
}

impl Table {
    /// Takes a file, if it is one of this layout.
    pub(super) fn of(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let mut here = MAGIC.len() + 4 * PARTS;
        let mut at = [here; PARTS + 1];
        if !bytes.starts_with(MAGIC) {
            return None;
        }
        for part in 0..PARTS {
            here += u32_at(&bytes, MAGIC.len() + 4 * part)? as usize;
            at[part + 1] = here;
        }
        (here == bytes.len()).then_some(Self { bytes, at })
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn part(&self, part: Part) -> &[u8] {
        &self.bytes[self.at[part as usize]..self.at[part as usize + 1]]
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> u32 {
        (self.part(Part::List).len() / ROW) as u32
    }

    /// What the table says of a row.
    pub(super) fn row(&self, id: RowId) -> Entry {
        Entry::of(self.part(Part::List), id)
    }
}

/// What a table says of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) at: usize,
    pub(super) len: usize,
    flags: u32,
}

impl Entry {
    /// The flags of a row: its kind, five marks, its file.
    pub(super) fn flags(kind: Kind, marks: [bool; 5], file: usize) -> u32 {
        let marks = marks.iter().rev().fold(0, |all, mark| all << 1 | u32::from(*mark));
        kind as u32 | marks << 5 | (file as u32) << 10
    }

    #[inline]
    fn of(list: &[u8], id: RowId) -> Self {
        let from = id as usize * ROW;
        Self {
            at: u24_at(list, from).unwrap_or(0) as usize,
            len: u16_at(list, from + 3).unwrap_or(0) as usize,
            flags: u16_at(list, from + 5).unwrap_or(0),
        }
    }

    pub(super) fn kind(self) -> Kind {
        let at = (self.flags & 31) as usize;
        Kind::ALL.get(at).copied().unwrap_or(Kind::Boilerplate)
    }

    pub(super) const fn weak(self) -> bool {
        self.flags & 1 << 5 != 0
    }

    pub(super) const fn label(self) -> bool {
        self.flags & 1 << 6 != 0
    }

    pub(super) const fn open(self) -> bool {
        self.flags & 1 << 7 != 0
    }

    pub(super) const fn close(self) -> bool {
        self.flags & 1 << 8 != 0
    }

    pub(super) const fn free(self) -> bool {
        self.flags & 1 << 9 != 0
    }

    pub(super) const fn file(self) -> usize {
        (self.flags >> 10) as usize
    }
}
