//! A trie's nodes → the states of an automaton and their edges.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{put16, put24};
use crate::know::grammar::build::{Node, Trie};
use crate::know::grammar::table::{
    EDGE, GAP, HEAD, LAST, LEAF, MANY, NAME, NAME_BIT, OUT, Symbol, WIDE, bit, filter_bit,
    filter_bytes, filter_shift,
};

/// States of one trie as edges.
#[derive(Debug, Default)]
pub(super) struct States {
    pub(super) bytes: Vec<u8>,
    many: u32,
    /// States by their edges.
    known: HashMap<Vec<(u32, u32)>, u32>,
}

impl States {
    /// The state that some nodes become. With their edges stand those behind what may be lacking
    /// there, and what one symbol leads to is one state.
    pub(super) fn of(
        &mut self,
        trie: &Trie,
        mut nodes: Vec<u32>,
        symbol: &impl Fn(Symbol) -> Symbol,
    ) -> u32 {
        let mut edges = Vec::new();
        let mut behind = BTreeMap::<_, BTreeSet<_>>::new();
        while let Some(node) = nodes.pop() {
            edges.extend(trie.outs(node).map(|out| (OUT, out)));
            for (child, edge) in trie.children(node) {
                behind.entry(symbol(edge.symbol)).or_default().insert(child);
                nodes.extend(edge.optional.then_some(child));
            }
        }
        for (own, nodes) in behind {
            edges.push((own, self.of(trie, nodes.into_iter().collect(), symbol)));
        }
        edges.sort_unstable();
        edges.dedup();
        if let [(OUT, out)] = edges[..] {
            return out | LEAF;
        }
        if let Some(known) = self.known.get(&edges) {
            return *known;
        }
        let plain = |edge: &(u32, u32)| edge.0 & OUT == 0 && edge.0 != GAP && edge.0 != NAME;
        let (sorted, front): (Vec<_>, Vec<_>) = edges.iter().copied().partition(plain);
        let fits = front.len().max(sorted.len()) < 1 << 16;
        let wide = sorted.len() >= MANY && fits;
        let mut state = self.many;
        if wide {
            put16(&mut self.bytes, front.len() as u32);
            put16(&mut self.bytes, sorted.len() as u32);
            let bits = sorted.iter().fold(0, |bits, edge| bits | bit(edge.0));
            self.bytes.extend(bits.to_le_bytes());
            let filter = self.filter(&sorted);
            (state, self.many) = (state | WIDE, self.many + ((HEAD + filter) / EDGE) as u32);
        }
        // Of few edges what ends stands last: a look at the first says whether words go on.
        let edges_of = match wide {
            true => front.into_iter().chain(sorted),
            false => sorted.into_iter().chain(front),
        };
        let all: Vec<_> = edges_of.collect();
        for (at, (head, to)) in all.iter().enumerate() {
            let last = if !wide && at + 1 == all.len() { LAST } else { 0 };
            put24(&mut self.bytes, head | last);
            put24(&mut self.bytes, *to);
        }
        self.many += all.len() as u32;
        self.known.insert(edges, state);
        state
    }
}

impl States {
    /// Adds the filter before many edges; how many bytes it has.
    fn filter(&mut self, sorted: &[(u32, u32)]) -> usize {
        let mut filter = vec![0_u8; filter_bytes(sorted.len())];
        if !filter.is_empty() {
            let shift = filter_shift(sorted.len());
            for bit in sorted.iter().map(|edge| filter_bit(edge.0, shift)) {
                filter[bit / 8] |= 1 << (bit % 8);
            }
        }
        self.bytes.extend(&filter);
        filter.len()
    }
}

/// The bits of what may come next at a node: all where anything may.
pub(super) fn next_bits(trie: &Trie, node: u32, symbol: &impl Fn(Symbol) -> Symbol) -> u64 {
    trie.children(node).fold(0, |bits, (child, edge)| {
        let own = match edge.symbol {
            GAP => u64::MAX,
            NAME => NAME_BIT,
            other => bit(symbol(other)),
        };
        let behind = if edge.optional { next_bits(trie, child, symbol) } else { 0 };
        bits | own | behind
    })
}

/// Whether a row ends at a node, or where all behind it is lacking.
pub(super) fn ends_at(trie: &Trie, node: u32) -> bool {
    let lacking = |(child, edge): (u32, Node)| edge.optional && ends_at(trie, child);
    trie.outs(node).next().is_some() || trie.children(node).any(lacking)
}
