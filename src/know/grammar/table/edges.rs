//! The edges between the states of an automaton, as its bytes hold them.

use super::{
    EDGE, HEAD, LAST, LEAF, NONE, OUT, Symbol, WIDE, bit, filter_bit, filter_bytes, filter_shift,
};
use crate::know::grammar::bytes::{u16_at, u64_at};

/// Edges of states.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edges<'t>(pub(super) &'t [u8]);

/// An edge and where it leads.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edge {
    head: u32,
    pub(crate) to: u32,
}

impl Edge {
    #[inline]
    fn of(bytes: [u8; EDGE]) -> Self {
        let [a, b, c, d, e, f] = bytes;
        Self { head: u32::from_le_bytes([a, b, c, 0]), to: u32::from_le_bytes([d, e, f, 0]) }
    }

    #[inline]
    pub(crate) const fn symbol(self) -> Symbol {
        self.head & (OUT - 1)
    }

    /// Whether something ends here: its number stands in place of a state.
    #[inline]
    pub(crate) const fn is_out(self) -> bool {
        self.head & OUT != 0
    }
}

/// The edges of one state: those that are looked at one by one, and those that are looked up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outgoing<'t> {
    front: &'t [u8],
    /// Whether the front ends with a mark, not with the bytes.
    marked: bool,
    sorted: &'t [u8],
    /// The bits of the symbols among them.
    pub(crate) bits: u64,
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
    pub(crate) fn front(self) -> impl Iterator<Item = Edge> + use<'t> {
        let mut rest = self.front;
        std::iter::from_fn(move || {
            let (edge, behind) = rest.split_first_chunk::<EDGE>()?;
            let edge = Edge::of(*edge);
            rest = if self.marked && edge.head & LAST != 0 { &[] } else { behind };
            Some(edge)
        })
    }

    #[inline]
    pub(crate) const fn has_sorted(self) -> bool {
        !self.sorted.is_empty()
    }

    /// Whether an edge of a symbol may be among those that are looked up.
    #[inline]
    pub(crate) fn may_have(self, symbol: Symbol) -> bool {
        if self.filter.is_empty() {
            return self.bits & bit(symbol) != 0;
        }
        let bit = filter_bit(symbol, self.shift);
        self.filter.get(bit / 8).is_some_and(|mask| mask >> (bit % 8) & 1 != 0)
    }

    /// Where a symbol leads to by the edges that are looked up.
    #[inline]
    pub(crate) fn get(self, symbol: Symbol) -> Option<u32> {
        if !self.may_have(symbol) {
            return None;
        }
        let edges = self.sorted.as_chunks::<EDGE>().0;
        let at = edges.binary_search_by_key(&symbol, |edge| Edge::of(*edge).symbol()).ok()?;
        edges.get(at).map(|edge| Edge::of(*edge).to)
    }
}

impl<'t> Edges<'t> {
    /// The edges of a state.
    #[inline]
    pub(crate) fn of(self, state: u32) -> Outgoing<'t> {
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
    pub(crate) const fn leaf(state: u32) -> Option<u32> {
        if state & LEAF != 0 && state != NONE { Some(state & !LEAF) } else { None }
    }
}
