//! What rows say of the words at their fronts: which a look at a line's first words asks for.

use std::collections::{BTreeMap, BTreeSet};

use crate::know::grammar::build::Builder;
use crate::know::grammar::table::{
    ANCHOR, ANY, BEHIND, FIRST, GAP, GAPPED, NAME, NAMED, ONE, OPEN, PARTICLE, Symbol, word,
};

/// What a slot can be filled with: whole fillers of one word, and the first two words of others.
#[derive(Debug, Clone, Default)]
pub(super) struct Fillers {
    pub(super) ones: BTreeSet<u32>,
    twos: BTreeSet<(u32, u32)>,
    /// The last words of all.
    lasts: BTreeSet<u32>,
}

impl Fillers {
    pub(super) fn firsts(&self) -> impl Iterator<Item = u32> {
        self.ones.iter().copied().chain(self.twos.iter().map(|(first, _)| *first))
    }
}

/// What the rows say of words: how they may stand at the front.
#[derive(Debug, Default)]
pub(super) struct Fronts {
    pub(super) marks: Vec<u16>,
    pub(super) seconds: BTreeMap<u32, BTreeSet<u32>>,
}

/// By slot, what fills it.
pub(super) fn fillers(builder: &Builder<'_>) -> Vec<Fillers> {
    let trie = &builder.fillers;
    let mut all = vec![Fillers::default(); builder.slots as usize];
    for id in 0..builder.spelled.len() as u32 {
        for start in trie.starts(word(id)) {
            trie.outs(start.node).for_each(|slot| {
                all[slot as usize].ones.insert(id);
                all[slot as usize].lasts.insert(id);
            });
            for (child, edge) in trie.children(start.node) {
                let mut below = vec![child];
                while let Some(node) = below.pop() {
                    let two = (id, edge.symbol / 2);
                    let last = trie.nodes[node as usize].symbol / 2;
                    trie.outs(node).for_each(|slot| {
                        all[slot as usize].twos.insert(two);
                        all[slot as usize].lasts.insert(last);
                    });
                    below.extend(trie.children(node).map(|(child, _)| child));
                }
            }
        }
    }
    all
}

/// What may come behind the first symbol of rows.
#[derive(Debug, Default)]
struct Behind {
    words: BTreeSet<u32>,
    /// A row may end there.
    end: bool,
    /// Any words may follow.
    any: bool,
    /// A name may follow.
    named: bool,
}

impl Behind {
    /// Behind a name all words of a second one are passed over.
    fn of(builder: &Builder<'_>, fillers: &[Fillers], node: u32, name: bool) -> Self {
        let mut behind = Self::default();
        let mut nodes = vec![node];
        while let Some(node) = nodes.pop() {
            for row in builder.rows.outs(node) {
                behind.end = true;
                behind.any |= builder.list[row as usize].close;
            }
            for (child, edge) in builder.rows.children(node) {
                if edge.optional || edge.symbol == GAP || name && edge.symbol == NAME {
                    nodes.push(child);
                }
                match edge.symbol {
                    NAME => behind.named = true,
                    GAP => behind.any = true,
                    symbol if symbol % 2 == 0 => _ = behind.words.insert(symbol / 2),
                    symbol => behind.words.extend(fillers[symbol as usize / 2].firsts()),
                }
            }
        }
        behind
    }
}

/// The words that rows have behind any words; all where a name, another gap or nothing may stand
/// there.
fn behind_gaps(builder: &Builder<'_>, fillers: &[Fillers]) -> BTreeSet<u32> {
    let every = || 0..builder.spelled.len() as u32;
    let trie = &builder.rows;
    let mut all = BTreeSet::new();
    for node in (0..trie.nodes.len() as u32).filter(|at| trie.nodes[*at as usize].symbol == GAP) {
        let behind = Behind::of(builder, fillers, node, false);
        if behind.end || behind.any || behind.named {
            return every().collect();
        }
        all.extend(behind.words);
    }
    all
}

/// Of rows that begin with a name, the last words of the last part which must be there.
fn anchors(builder: &Builder<'_>, fillers: &[Fillers]) -> BTreeSet<u32> {
    let trie = &builder.rows;
    let mut all = BTreeSet::new();
    let mut nodes: Vec<_> = trie.starts(NAME).map(|start| (start.node, NAME)).collect();
    while let Some((node, anchor)) = nodes.pop() {
        if trie.outs(node).next().is_some() {
            match anchor % 2 {
                0 => _ = all.insert(anchor / 2),
                _ => all.extend(&fillers[anchor as usize / 2].lasts),
            }
        }
        nodes.extend(trie.children(node).map(|(child, edge)| {
            let fixed = !edge.optional && !matches!(edge.symbol, NAME | GAP);
            (child, if fixed { edge.symbol } else { anchor })
        }));
    }
    all
}

impl Fronts {
    pub(super) fn of(builder: &Builder<'_>, particles: Vec<u32>, fillers: &[Fillers]) -> Self {
        let mut fronts = Self { marks: vec![0; builder.spelled.len()], ..Self::default() };
        particles.into_iter().for_each(|id| fronts.marks[id as usize] |= PARTICLE);
        for id in behind_gaps(builder, fillers) {
            fronts.marks[id as usize] |= GAPPED;
        }
        for id in anchors(builder, fillers) {
            fronts.marks[id as usize] |= ANCHOR;
        }
        for symbol in 0..builder.rows.roots.len() as Symbol {
            for start in builder.rows.starts(symbol) {
                let behind = Behind::of(builder, fillers, start.node, symbol == NAME);
                if symbol == NAME {
                    let of = |id: &u32| behind.any || behind.words.contains(id);
                    let named: Vec<_> = (0..fronts.marks.len() as u32).filter(of).collect();
                    named.into_iter().for_each(|id| fronts.marks[id as usize] |= BEHIND);
                    continue;
                }
                let single = Fillers { ones: [symbol / 2].into(), ..Fillers::default() };
                let own = if symbol % 2 == 0 { &single } else { &fillers[symbol as usize / 2] };
                fronts.add(own, &behind, start.open);
            }
        }
        fronts
    }

    fn add(&mut self, own: &Fillers, behind: &Behind, open: bool) {
        let first = if open { OPEN } else { FIRST };
        for id in &own.ones {
            let end = if behind.end { ONE } else { 0 };
            let any = if behind.any { ANY } else { 0 };
            let named = if behind.named { NAMED } else { 0 };
            self.marks[*id as usize] |= first | end | any | named;
            if !behind.words.is_empty() {
                self.seconds.entry(*id).or_default().extend(&behind.words);
            }
        }
        for (id, second) in &own.twos {
            self.marks[*id as usize] |= first;
            self.seconds.entry(*id).or_default().insert(*second);
        }
    }
}
