//! Tries → the bytes of a [`Table`](super::table::Table).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::build::{Builder, NewRow, Node, Trie};
use super::table::{
    ANCHOR, ANY, BEHIND, EDGE, END_START, Entry, FIRST, GAP, GAPPED, HEAD, LAST, LAST_START, LEAF,
    LETTERS, MAGIC, MANY, NAME, NAME_BIT, NAMED, NONE, ONE, OPEN, OPEN_START, OUT, PARTICLE, PARTS,
    Part, START, Symbol, WIDE, WORDS, bit, bit_of, filter_bit, filter_bytes, filter_shift, letters,
    mark, slot, word,
};
use super::tokens::UNKNOWN;

/// Bits of a set of words for each word that is in it.
const MASK_BITS: usize = 4;

/// States of one trie as edges.
#[derive(Debug, Default)]
struct States {
    bytes: Vec<u8>,
    many: u32,
    /// States by their edges.
    known: HashMap<Vec<(u32, u32)>, u32>,
}

impl States {
    /// The edges of a node, and those behind what may be lacking there.
    fn edges(
        &mut self,
        trie: &Trie,
        node: u32,
        symbol: &impl Fn(Symbol) -> Symbol,
        edges: &mut Vec<(u32, u32)>,
    ) {
        edges.extend(trie.outs(node).map(|out| (OUT, out)));
        for (child, edge) in trie.children(node) {
            edges.push((symbol(edge.symbol), self.of(trie, child, symbol)));
            if edge.optional {
                self.edges(trie, child, symbol, edges);
            }
        }
    }

    /// The state that a node becomes.
    fn of(&mut self, trie: &Trie, node: u32, symbol: &impl Fn(Symbol) -> Symbol) -> u32 {
        let mut edges = Vec::new();
        self.edges(trie, node, symbol, &mut edges);
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
fn next_bits(trie: &Trie, node: u32, symbol: &impl Fn(Symbol) -> Symbol) -> u64 {
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
fn ends_at(trie: &Trie, node: u32) -> bool {
    let lacking = |(child, edge): (u32, Node)| edge.optional && ends_at(trie, child);
    trie.outs(node).next().is_some() || trie.children(node).any(lacking)
}

fn put16(out: &mut Vec<u8>, number: u32) {
    out.extend(&number.to_le_bytes()[..2]);
}

fn put24(out: &mut Vec<u8>, number: u32) {
    out.extend(&number.to_le_bytes()[..3]);
}

/// What a slot can be filled with: whole fillers of one word, and the first two words of others.
#[derive(Debug, Clone, Default)]
struct Fillers {
    ones: BTreeSet<u32>,
    twos: BTreeSet<(u32, u32)>,
    /// The last words of all.
    lasts: BTreeSet<u32>,
}

impl Fillers {
    fn firsts(&self) -> impl Iterator<Item = u32> {
        self.ones.iter().copied().chain(self.twos.iter().map(|(first, _)| *first))
    }
}

/// What the rows say of words: how they may stand at the front.
#[derive(Debug, Default)]
struct Fronts {
    marks: Vec<u16>,
    seconds: BTreeMap<u32, BTreeSet<u32>>,
}

/// By slot, what fills it.
fn fillers(builder: &Builder<'_>) -> Vec<Fillers> {
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
    fn of(builder: &Builder<'_>, particles: Vec<u32>, fillers: &[Fillers]) -> Self {
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

/// A table's bytes, part by part.
#[derive(Debug, Default)]
struct Compiler {
    parts: [Vec<u8>; PARTS],
    /// By word as it was read, its id.
    ids: Vec<u32>,
}

/// The bytes of what was read.
pub(super) fn compile(mut builder: Builder<'_>) -> Vec<u8> {
    let particles = builder.particles();
    let fillers = fillers(&builder);
    let fronts = Fronts::of(&builder, particles, &fillers);
    let mut compiler = Compiler::default();
    compiler.words(&builder);
    // Lists alone have no rows that a front could be of.
    if !builder.list.is_empty() {
        compiler.fronts(&builder, &fronts);
        compiler.bits(&fillers);
        compiler.alone(&fillers);
        compiler.uses(&builder);
    }
    compiler.states(&builder);
    for bits in &builder.fronts {
        compiler.part(Part::Fronts).extend(bits.to_le_bytes());
    }
    builder.list.iter().for_each(|row| compiler.row(row));
    let mut bytes = MAGIC.to_vec();
    for part in &compiler.parts {
        bytes.extend((part.len() as u32).to_le_bytes());
    }
    bytes.extend(compiler.parts.iter().flatten());
    bytes
}

impl Compiler {
    fn part(&mut self, part: Part) -> &mut Vec<u8> {
        &mut self.parts[part as usize]
    }

    /// Ranks words by their hashes.
    fn words(&mut self, builder: &Builder<'_>) {
        let own = &builder.spelled[WORDS as usize..];
        let mut order: Vec<_> = (0..own.len()).collect();
        order.sort_by_key(|at| own[*at].0);
        self.ids = (0..builder.spelled.len() as u32).collect();
        let bits = (own.len().max(4)).ilog2();
        let mut ranks = vec![0_u32; (1 << bits) + 1];
        for (rank, at) in order.iter().enumerate() {
            let hash = own[*at].0;
            self.ids[WORDS as usize + at] = WORDS + rank as u32;
            ranks[(hash >> (64 - bits)) as usize + 1] = rank as u32 + 1;
            let mark = mark(hash, bits).to_le_bytes();
            self.part(Part::Hashes).extend(mark);
        }
        let mut last = 0;
        for rank in ranks {
            last = rank.max(last);
            put16(self.part(Part::Ranks), last);
        }
    }

    /// What the filter asks.
    fn fronts(&mut self, builder: &Builder<'_>, fronts: &Fronts) {
        let many = self.ids.len();
        let mut marks = vec![0_u16; many];
        let mut seconds = vec![0_u32; many];
        let mut sets: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
        let mut bits = vec![0_u8; LETTERS / 8];
        for (old, id) in self.ids.clone().into_iter().enumerate() {
            marks[id as usize] = fronts.marks[old];
            if fronts.marks[old] & OPEN != 0 {
                spellings(&builder.spelled[old].1).for_each(|bit| bits[bit / 8] |= 1 << (bit % 8));
            }
            let Some(behind) = fronts.seconds.get(&(old as u32)) else { continue };
            let set: BTreeSet<_> = behind.iter().map(|old| self.ids[*old as usize]).collect();
            let set: Vec<_> = set.into_iter().collect();
            let next = sets.len() as u32 + 1;
            let number = *sets.entry(set.clone()).or_insert(next);
            if number == next {
                self.set(&set);
            }
            seconds[id as usize] = number;
        }
        marks.into_iter().for_each(|marks| put16(self.part(Part::Marks), u32::from(marks)));
        self.part(Part::Letters).extend(bits);
        seconds.into_iter().for_each(|number| put16(self.part(Part::Seconds), number));
    }

    /// What may be read where a word stands.
    fn bits(&mut self, fillers: &[Fillers]) {
        let mut bits: Vec<_> = (0..self.ids.len() as u32).map(|id| bit(word(id))).collect();
        bits[UNKNOWN as usize] = 0;
        for (number, slots) in fillers.iter().enumerate() {
            for old in slots.firsts() {
                bits[self.ids[old as usize] as usize] |= bit(slot(number as u32));
            }
        }
        bits.into_iter().for_each(|bits| self.part(Part::Bits).extend(bits.to_le_bytes()));
    }

    /// The slots that each word fills alone.
    fn alone(&mut self, fillers: &[Fillers]) {
        let mut slots: Vec<Vec<u32>> = vec![Vec::new(); self.ids.len()];
        for (number, own) in fillers.iter().enumerate() {
            own.ones
                .iter()
                .for_each(|old| slots[self.ids[*old as usize] as usize].push(number as u32));
        }
        let mut known: HashMap<Vec<u32>, u32> = HashMap::new();
        for own in slots {
            let next = (self.part(Part::Alone).len() / 3) as u32 + 1;
            let at = if own.is_empty() { 0 } else { *known.entry(own.clone()).or_insert(next) };
            put24(self.part(Part::AloneAt), at);
            if at == next {
                put24(self.part(Part::Alone), own.len() as u32);
                own.into_iter().for_each(|slot| put24(self.part(Part::Alone), slot));
            }
        }
    }

    /// What uses each word.
    fn uses(&mut self, builder: &Builder<'_>) {
        let (own, all) = builder.vocabulary.table(self.ids.len());
        let mut places = vec![0; own.len()];
        self.ids.iter().zip(own).for_each(|(id, place)| places[*id as usize] = place);
        places.into_iter().for_each(|place| put16(self.part(Part::UsesAt), place));
        for uses in all {
            for files in [uses.files, uses.acts, uses.objects] {
                self.part(Part::Uses).extend(files.to_le_bytes());
            }
            self.part(Part::Uses).extend(uses.kinds.to_le_bytes());
        }
    }

    /// Adds a set of words as a mask.
    fn set(&mut self, set: &[u32]) {
        let log = (set.len() * MASK_BITS).div_ceil(8).next_power_of_two().ilog2().min(15);
        let at = self.part(Part::Masks).len() as u32;
        let mut mask = vec![0_u8; 1 << log];
        for bit in set.iter().map(|id| bit_of(*id, log)) {
            mask[bit / 8] |= 1 << (bit % 8);
        }
        self.part(Part::Masks).extend(mask);
        self.part(Part::Sets).extend((at << 4 | log).to_le_bytes());
    }

    /// Both tries.
    fn states(&mut self, builder: &Builder<'_>) {
        let ids = self.ids.clone();
        let symbol = |old: Symbol| match old % 2 {
            0 => word(ids[old as usize / 2]),
            _ => old,
        };
        let mut fillers = States::default();
        let mut words = vec![NONE; ids.len()];
        let mut rows = States::default();
        let mut starts = vec![0; ids.len()];
        let mut known = HashMap::new();
        for (old, id) in ids.iter().enumerate() {
            let start = builder.fillers.starts(word(old as u32)).next();
            if let Some(start) = start {
                words[*id as usize] = fillers.of(&builder.fillers, start.node, &symbol);
            }
            // With the word goes what it alone fills.
            let node = start.map_or(NONE, |start| start.node);
            let slots = start.into_iter().flat_map(|_| builder.fillers.outs(node)).map(slot);
            let own = std::iter::once(word(old as u32)).chain(slots);
            starts[*id as usize] = self.starts(builder, own, &mut rows, &symbol, &mut known);
        }
        let slots = if builder.list.is_empty() { 0 } else { builder.slots };
        starts.truncate(if slots == 0 { 0 } else { starts.len() });
        starts.into_iter().for_each(|list| put24(self.part(Part::WordStarts), list));
        for id in 0..slots {
            let own = std::iter::once(slot(id));
            let list = self.starts(builder, own, &mut rows, &symbol, &mut known);
            put24(self.part(Part::SlotStarts), list);
        }
        words.into_iter().for_each(|state| put24(self.part(Part::Words), state));
        self.part(Part::Fillers).extend(fillers.bytes);
        self.part(Part::Rows).extend(rows.bytes);
    }

    /// The starts of some symbols: one more than the place of the first, zero if there are none. What
    /// is `known` is not written again.
    fn starts(
        &mut self,
        builder: &Builder<'_>,
        symbols: impl Iterator<Item = Symbol>,
        rows: &mut States,
        name: &impl Fn(Symbol) -> Symbol,
        known: &mut HashMap<Vec<(u32, u64)>, u32>,
    ) -> u32 {
        let mut all = Vec::new();
        for start in symbols.flat_map(|symbol| builder.rows.starts(symbol)) {
            let open = if start.open { OPEN_START } else { 0 };
            let ends = if ends_at(&builder.rows, start.node) { END_START } else { 0 };
            let state = rows.of(&builder.rows, start.node, name) | open | ends;
            let start = (state, next_bits(&builder.rows, start.node, name));
            if !all.contains(&start) {
                all.push(start);
            }
        }
        all.sort_by_key(|(state, _)| state & OPEN_START == 0);
        let Some((state, _)) = all.last_mut() else { return 0 };
        *state |= LAST_START;
        let next = (self.part(Part::Starts).len() / START) as u32 + 1;
        let first = *known.entry(all.clone()).or_insert(next);
        if first == next {
            for (state, bits) in all {
                self.part(Part::Starts).extend(state.to_le_bytes());
                self.part(Part::Starts).extend(bits.to_le_bytes());
            }
        }
        first
    }

    fn row(&mut self, row: &NewRow) {
        let marks = [row.weak, row.label, row.open, row.close, row.free];
        let flags = Entry::flags(row.kind, marks, row.file);
        let list = self.part(Part::List);
        put24(list, row.at as u32);
        put16(list, row.len as u32);
        put16(list, flags);
    }
}

/// The bits of the first two bytes of a word, as it may be written.
fn spellings(word: &str) -> impl Iterator<Item = usize> {
    let fold = super::fold::Fold::new();
    let plain = fold.text(word);
    let mut chars = word.chars();
    let large = chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
    let all: [String; 3] = [plain, word.to_owned(), large];
    all.into_iter().filter_map(|text| {
        let bytes = text.as_bytes();
        Some(letters(*bytes.first()?, bytes.get(1).copied().unwrap_or(b' ')))
    })
}
