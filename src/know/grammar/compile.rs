//! Tries → the bytes of a [`Table`](super::table::Table).

mod fronts;
mod states;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use fronts::{Fillers, Fronts, fillers};
use states::{States, ends_at, next_bits};

use super::build::{Builder, NewRow};
use super::lexicon::{UNKNOWN, WORDS, mark};
use super::table::{
    END_START, Entry, LAST_START, LETTERS, MAGIC, NONE, OPEN, OPEN_START, PARTS, Part, START,
    Symbol, Table, bit, bit_of, letters, slot, word,
};

/// Bits of a set of words for each word that is in it.
const MASK_BITS: usize = 4;

fn put16(out: &mut Vec<u8>, number: u32) {
    out.extend(&number.to_le_bytes()[..2]);
}

fn put24(out: &mut Vec<u8>, number: u32) {
    out.extend(&number.to_le_bytes()[..3]);
}

/// A table's bytes, part by part.
#[derive(Debug, Default)]
struct Compiler {
    parts: [Vec<u8>; PARTS],
    /// By word as it was read, its id.
    ids: Vec<u32>,
}

/// What was read, as a table.
pub(super) fn table(builder: Builder<'_>) -> Table {
    // What is written here is of the layout which is read.
    Table::of(compile(builder).into()).unwrap_or_default()
}

/// The bytes of it.
fn compile(mut builder: Builder<'_>) -> Vec<u8> {
    let particles = builder.particle_ids();
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
                words[*id as usize] = fillers.of(&builder.fillers, vec![start.node], &symbol);
            }
            // With the word goes what it alone fills.
            let node = start.map_or(NONE, |start| start.node);
            let slots = start.into_iter().flat_map(|_| builder.fillers.outs(node)).map(slot);
            let own: Vec<_> = std::iter::once(word(old as u32)).chain(slots).collect();
            starts[*id as usize] = self.starts(builder, &own, &mut rows, &symbol, &mut known);
        }
        let slots = if builder.list.is_empty() { 0 } else { builder.slots };
        starts.truncate(if slots == 0 { 0 } else { starts.len() });
        starts.into_iter().for_each(|list| put24(self.part(Part::WordStarts), list));
        for id in 0..slots {
            let list = self.starts(builder, &[slot(id)], &mut rows, &symbol, &mut known);
            put24(self.part(Part::SlotStarts), list);
        }
        words.into_iter().for_each(|state| put24(self.part(Part::Words), state));
        self.part(Part::Fillers).extend(fillers.bytes);
        self.part(Part::Rows).extend(rows.bytes);
    }

    /// The starts of some symbols, one with any words before it and one without: one more than the
    /// place of the first, zero if there is none. What is `known` is not written again.
    fn starts(
        &mut self,
        builder: &Builder<'_>,
        symbols: &[Symbol],
        rows: &mut States,
        name: &impl Fn(Symbol) -> Symbol,
        known: &mut HashMap<Vec<(u32, u64)>, u32>,
    ) -> u32 {
        let mut all = Vec::new();
        let trie = &builder.rows;
        for open in [OPEN_START, 0] {
            let own = symbols.iter().flat_map(|symbol| trie.starts(*symbol));
            let own = own.filter(|start| start.open == (open != 0)).map(|start| start.node);
            let nodes: Vec<_> = own.collect();
            let ends = nodes.iter().any(|node| ends_at(trie, *node));
            let ends = if ends { END_START } else { 0 };
            let next = nodes.iter().fold(0, |bits, node| bits | next_bits(trie, *node, name));
            if !nodes.is_empty() {
                all.push((rows.of(trie, nodes, name) | open | ends, next));
            }
        }
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
