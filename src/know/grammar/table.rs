//! The automaton as bytes: what `knowledge/model/grammar.bin` holds, and how it is read.
//!
//! Two automata over word ids. One holds the fillers of slots; what ends in it names slots. The
//! other holds rows, over words and slots; where a part may be lacking, the edges behind it stand
//! with its own. A state is a list of edges, and states with the same list are one. Nothing
//! is copied out of the bytes: a word is looked up by the top bits of its hash, and its id is its
//! rank among all hashes. All numbers are little-endian.

use std::borrow::Cow;

use super::RowId;
use super::fold::Fold;
use super::tokens::UNKNOWN;
use super::vocabulary::Uses;
use crate::Kind;

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
/// Words that are built in: unknown ones, numbers, addresses.
pub(super) const WORDS: u32 = 3;
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
pub(super) const MAGIC: &[u8; 8] = b"dehuskG6";
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
/// The last start of a symbol, and one with any words before it, which come first.
pub(super) const LAST_START: u32 = 1 << 31;
pub(super) const OPEN_START: u32 = 1 << 30;
/// A start behind which a row may end.
pub(super) const END_START: u32 = 1 << 29;

#[inline]
fn u16_at(bytes: &[u8], at: usize) -> Option<u32> {
    let two = bytes.get(at..at + 2)?;
    Some(u32::from(two[0]) | u32::from(two[1]) << 8)
}

#[inline]
fn u24_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|three| u24(*three))
}

/// A number of three bytes.
#[inline]
pub(super) const fn u24([a, b, c]: [u8; 3]) -> u32 {
    u32::from_le_bytes([a, b, c, 0])
}

#[inline]
fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[inline]
fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}

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

    /// The table as the chart reads it.
    pub(super) fn view(&self) -> View<'_> {
        let ranks = self.part(Part::Ranks);
        let buckets = (ranks.len() / 2).saturating_sub(1).max(2);
        let bits = buckets.ilog2();
        let hashes = self.part(Part::Hashes);
        View {
            words: Lexicon { ranks, hashes, bits, fold: Fold::new() },
            marks: self.part(Part::Marks),
            seconds: self.part(Part::Seconds),
            sets: self.part(Part::Sets),
            masks: self.part(Part::Masks),
            fillers: self.part(Part::Words),
            letters: self.part(Part::Letters),
            bits: self.part(Part::Bits),
            fronts: self.part(Part::Fronts),
            alone_at: self.part(Part::AloneAt),
            alone: self.part(Part::Alone).as_chunks().0,
            uses_at: self.part(Part::UsesAt),
            uses: self.part(Part::Uses),
            filled: Edges(self.part(Part::Fillers)),
            rows: Edges(self.part(Part::Rows)),
            starts: [self.part(Part::WordStarts), self.part(Part::SlotStarts)],
            start_list: self.part(Part::Starts),
            list: self.part(Part::List),
        }
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

/// All words of rows and slots.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lexicon<'t> {
    ranks: &'t [u8],
    hashes: &'t [u8],
    bits: u32,
    pub(super) fold: Fold,
}

impl Lexicon<'_> {
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

/// Where rows can be behind their first symbol.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    pub(super) state: u32,
    /// Whether a row may end there.
    pub(super) ends: bool,
    /// The bits of the symbols that may come next; all where anything may.
    pub(super) next: u64,
}

/// The bits of a hash by which words of one bucket are told apart.
pub(super) const fn mark(hash: u64, bits: u32) -> u32 {
    (hash << bits >> 32) as u32
}

/// The bit of a symbol in a small filter.
#[inline]
pub(super) const fn bit(symbol: Symbol) -> u64 {
    let bit = symbol.wrapping_mul(0x9e37_79b1) >> 26;
    if bit > 62 { 1 << 62 } else { 1 << bit }
}

/// Edges of states.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edges<'t>(&'t [u8]);

/// An edge and where it leads.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    head: u32,
    pub(super) to: u32,
}

impl Edge {
    #[inline]
    fn of(bytes: [u8; EDGE]) -> Self {
        let [a, b, c, d, e, f] = bytes;
        Self { head: u32::from_le_bytes([a, b, c, 0]), to: u32::from_le_bytes([d, e, f, 0]) }
    }

    #[inline]
    pub(super) const fn symbol(self) -> Symbol {
        self.head & (OUT - 1)
    }

    /// Whether something ends here: its number stands in place of a state.
    #[inline]
    pub(super) const fn is_out(self) -> bool {
        self.head & OUT != 0
    }
}

/// The edges of one state: those that are looked at one by one, and those that are looked up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outgoing<'t> {
    front: &'t [u8],
    /// Whether the front ends with a mark, not with the bytes.
    marked: bool,
    sorted: &'t [u8],
    /// The bits of the symbols among them.
    pub(super) bits: u64,
    /// The same as a filter that grows with them; empty where they are few.
    filter: &'t [u8],
    /// The [`filter_shift`] of it.
    shift: u32,
}

impl<'t> Outgoing<'t> {
    const NOTHING: Self = Self::few(&[]);

    /// Edges that are looked at one by one.
    const fn few(front: &'t [u8]) -> Self {
        Self { front, marked: true, sorted: &[], bits: 0, filter: &[], shift: 0 }
    }

    #[inline]
    pub(super) fn front(self) -> impl Iterator<Item = Edge> + use<'t> {
        let mut rest = self.front;
        std::iter::from_fn(move || {
            let (edge, behind) = rest.split_first_chunk::<EDGE>()?;
            let edge = Edge::of(*edge);
            rest = if self.marked && edge.head & LAST != 0 { &[] } else { behind };
            Some(edge)
        })
    }

    #[inline]
    pub(super) const fn has_sorted(self) -> bool {
        !self.sorted.is_empty()
    }

    /// Whether an edge of a symbol may be among those that are looked up.
    #[inline]
    pub(super) fn may_have(self, symbol: Symbol) -> bool {
        if self.filter.is_empty() {
            return self.bits & bit(symbol) != 0;
        }
        let bit = filter_bit(symbol, self.shift);
        self.filter.get(bit / 8).is_some_and(|mask| mask >> (bit % 8) & 1 != 0)
    }

    /// Where a symbol leads to by the edges that are looked up.
    #[inline]
    pub(super) fn get(self, symbol: Symbol) -> impl Iterator<Item = u32> + use<'t> {
        let edge = move |at: usize| {
            self.sorted.get(at * EDGE..)?.first_chunk::<EDGE>().map(|edge| Edge::of(*edge))
        };
        let first = self.first(symbol);
        let own = (first..).map_while(move |at| edge(at).filter(|edge| edge.symbol() == symbol));
        own.map(|edge| edge.to)
    }

    /// Where in their order the first edge of a symbol stands, or would.
    #[inline]
    fn first(self, symbol: Symbol) -> usize {
        if !self.may_have(symbol) {
            return usize::MAX / EDGE;
        }
        let (mut from, mut to) = (0, self.sorted.len() / EDGE);
        while from < to {
            let middle = from.midpoint(to);
            let own = self.sorted.get(middle * EDGE..).and_then(|own| own.first_chunk::<EDGE>());
            match own {
                Some(own) if Edge::of(*own).symbol() < symbol => from = middle + 1,
                _ => to = middle,
            }
        }
        from
    }
}

impl<'t> Edges<'t> {
    /// The edges of a state.
    #[inline]
    pub(super) fn of(self, state: u32) -> Outgoing<'t> {
        if state & LEAF != 0 {
            return Outgoing::NOTHING;
        }
        let Some(own) = self.0.get((state & !WIDE) as usize * EDGE..) else {
            return Outgoing::NOTHING;
        };
        if state & WIDE == 0 {
            return Outgoing::few(own);
        }
        let parts = own.split_first_chunk::<HEAD>().and_then(|(head, own)| {
            let many = u16_at(head, 2)? as usize;
            let (filter, own) = own.split_at_checked(filter_bytes(many))?;
            let (front, own) = own.split_at_checked(u16_at(head, 0)? as usize * EDGE)?;
            let (sorted, bits) = (own.get(..many * EDGE)?, u64_at(head, 4)?);
            let shift = filter_shift(many.max(1));
            Some(Outgoing { front, marked: false, sorted, bits, filter, shift })
        });
        parts.unwrap_or(Outgoing::NOTHING)
    }

    /// What ends at a state that is nothing but its end.
    #[inline]
    pub(super) const fn leaf(state: u32) -> Option<u32> {
        if state & LEAF != 0 && state != NONE { Some(state & !LEAF) } else { None }
    }
}

/// A table's parts.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'t> {
    pub(super) words: Lexicon<'t>,
    marks: &'t [u8],
    seconds: &'t [u8],
    sets: &'t [u8],
    masks: &'t [u8],
    fillers: &'t [u8],
    letters: &'t [u8],
    bits: &'t [u8],
    fronts: &'t [u8],
    alone_at: &'t [u8],
    alone: &'t [[u8; 3]],
    uses_at: &'t [u8],
    uses: &'t [u8],
    /// States of fillers, at whose ends slots stand.
    pub(super) filled: Edges<'t>,
    /// States of rows.
    pub(super) rows: Edges<'t>,
    starts: [&'t [u8]; 2],
    start_list: &'t [u8],
    list: &'t [u8],
}

impl<'t> View<'t> {
    /// What rows say of a word.
    #[inline]
    pub(super) fn marks(&self, word: u32) -> u16 {
        u16_at(self.marks, word as usize * 2).unwrap_or(0) as u16
    }

    /// The bits of what may be read where a word stands.
    #[inline]
    pub(super) fn bits(&self, word: u32) -> u64 {
        u64_at(self.bits, word as usize * 8).unwrap_or(0)
    }

    /// What uses a word, if a row does.
    pub(super) fn uses(&self, word: u32) -> Option<Uses> {
        let at = u16_at(self.uses_at, word as usize * 2)?.checked_sub(1)?;
        let own = self.uses.get(at as usize * Uses::BYTES..)?;
        Some(Uses {
            files: u64_at(own, 0)?,
            acts: u64_at(own, 8)?,
            objects: u64_at(own, 16)?,
            kinds: u32_at(own, 24)?,
        })
    }

    pub(super) fn row(&self, id: RowId) -> Entry {
        Entry::of(self.list, id)
    }

    /// Whether what was read is a word or a slot, or a word that fills the slot.
    #[inline]
    pub(super) fn reads(&self, read: Symbol, symbol: Symbol) -> bool {
        let fills = || self.alone(read).binary_search_by_key(&(symbol / 2), |id| u24(*id)).is_ok();
        read == symbol || symbol % 2 == 1 && fills()
    }

    /// The slots that what was read fills alone, if it is a word.
    #[inline]
    pub(super) fn alone(&self, read: Symbol) -> &'t [[u8; 3]] {
        let first = if read.is_multiple_of(2) {
            u24_at(self.alone_at, read as usize / 2 * 3)
        } else {
            None
        };
        let list = self.alone.get(first.unwrap_or(0).wrapping_sub(1) as usize..);
        list.and_then(<[_]>::split_first)
            .and_then(|(many, ids)| ids.get(..u24(*many) as usize))
            .unwrap_or_default()
    }

    /// The state of a word among the fillers.
    #[inline]
    pub(super) fn filler(&self, word: u32) -> Option<u32> {
        u24_at(self.fillers, word as usize * 3).filter(|state| *state != NONE)
    }

    /// Where rows can be behind a slot, or behind a word and the slots that it alone fills: those that
    /// any words stand before, or the others.
    #[inline]
    pub(super) fn starts(
        &self,
        symbol: Symbol,
        open: bool,
    ) -> impl Iterator<Item = Start> + use<'t> {
        let of = self.starts[symbol as usize % 2];
        let first = u24_at(of, symbol as usize / 2 * 3).filter(|first| *first > 0);
        let mut at = first.map(|first| (first as usize - 1) * START);
        let list = self.start_list;
        std::iter::from_fn(move || {
            let own = list.get(at?..)?.first_chunk::<START>()?;
            let head = u32_at(own, 0)?;
            at = if head & LAST_START == 0 { at.map(|at| at + START) } else { None };
            let (opens, ends) = (head & OPEN_START != 0, head & END_START != 0);
            if open && !opens {
                return None;
            }
            Some((opens, Start { state: head & NONE, ends, next: u64_at(own, 4)? }))
        })
        .filter(move |(opens, _)| *opens == open)
        .map(|(_, start)| start)
    }

    /// Whether a row may have these two words at its front; now and then true where none has.
    #[inline]
    pub(super) fn may_follow(&self, first: u32, second: u32) -> bool {
        if second == UNKNOWN {
            return false;
        }
        let Some(set) = u16_at(self.seconds, first as usize * 2).filter(|set| *set > 0) else {
            return false;
        };
        let Some(set) = u32_at(self.sets, (set as usize - 1) * 4) else { return false };
        let bit = bit_of(second, set & 15);
        self.masks.get((set >> 4) as usize + bit / 8).is_some_and(|mask| mask >> (bit % 8) & 1 != 0)
    }

    /// Whether a phrase of a list may begin as a text does; now and then true where none does.
    #[inline]
    pub(super) fn may_front(&self, list: usize, text: &str) -> bool {
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
    pub(super) fn may_open(&self, first: u8, second: u8) -> bool {
        let bit = letters(first, second);
        self.letters.get(bit / 8).is_some_and(|mask| mask >> (bit % 8) & 1 != 0)
    }
}

/// The bit of a word in a mask of two to the power of `log` bytes.
#[inline]
pub(super) const fn bit_of(word: u32, log: u32) -> usize {
    (word.wrapping_mul(0x9e37_79b1) >> (32 - 3 - log)) as usize
}

/// The bit of a second byte in [`Part::Fronts`]; nothing beyond ASCII.
#[inline]
pub(super) const fn second_bit(second: u8) -> Option<u32> {
    match second {
        128.. => None,
        _ if second.is_ascii_alphabetic() => Some((second & 31) as u32),
        _ => Some(0),
    }
}

/// The bit of two bytes among [`Part::Letters`].
#[inline]
pub(super) const fn letters(first: u8, second: u8) -> usize {
    (small(first) as usize * 59 + small(second) as usize) % LETTERS
}

const fn small(b: u8) -> u8 {
    if b.is_ascii() { b | 0x20 } else { b }
}
