//! Rows of all languages → two tries over word ids.
//!
//! One holds the fillers of slots; its ends name slots. The other holds rows, over words and slots.
//! Nodes stand in one vector, children of a node in a chain: building is an append, and most nodes
//! have one child. [`super::compile`] makes bytes of them.

use std::collections::HashMap;

use super::RowId;
use super::lexicon::{Lexicon, NUMBER, WORDS};
use super::parse::{Item, Part, Parts, Section, alternatives, choices, expand, is_name, items};
use super::table::{GAP, NAME, NET, NONE, SLOTS, Symbol, slot, word};
use super::tokens::{Tokens, WordHash};
use super::vocabulary::{Uses, Vocabulary};
use crate::Kind;

/// A node, with the edge that leads to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) symbol: Symbol,
    /// Whether the edge may be passed for nothing.
    pub(super) optional: bool,
    pub(super) child: u32,
    pub(super) next: u32,
    /// The first entry of what ends here.
    pub(super) out: u32,
}

/// A trie whose root is a table by symbol.
#[derive(Debug, Clone, Default)]
pub(super) struct Trie {
    pub(super) nodes: Vec<Node>,
    /// By symbol, the first of its starts.
    pub(super) roots: Vec<u32>,
    /// Nodes that a symbol leads to at the front, each with the next of its chain.
    starts: Vec<(Start, u32)>,
    /// What ends at nodes, each with the next of its chain.
    outs: Vec<(u32, u32)>,
}

/// A node at the front of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start {
    pub(super) node: u32,
    /// Whether any words stand before it: `* …`.
    pub(super) open: bool,
    /// Whether it is the first part of its row, not one behind parts that are lacking.
    whole: bool,
}

impl Trie {
    fn chain<T: Copy>(all: &[(T, u32)], mut at: u32) -> impl Iterator<Item = T> {
        std::iter::from_fn(move || {
            let (entry, next) = all.get(at as usize)?;
            at = *next;
            Some(*entry)
        })
    }

    /// Where a row can be behind its first symbol.
    #[inline]
    pub(super) fn starts(&self, symbol: Symbol) -> impl Iterator<Item = Start> {
        Self::chain(&self.starts, self.roots.get(symbol as usize).copied().unwrap_or(NONE))
    }

    /// What ends at a node.
    #[inline]
    pub(super) fn outs(&self, node: u32) -> impl Iterator<Item = u32> {
        Self::chain(&self.outs, self.nodes[node as usize].out)
    }

    /// The children of a node.
    #[inline]
    pub(super) fn children(&self, node: u32) -> impl Iterator<Item = (u32, Node)> {
        let mut at = self.nodes[node as usize].child;
        std::iter::from_fn(move || {
            let node = *self.nodes.get(at as usize)?;
            Some((std::mem::replace(&mut at, node.next), node))
        })
    }

    fn push(&mut self, symbol: Symbol, optional: bool) -> u32 {
        self.nodes.push(Node { symbol, optional, child: NONE, next: NONE, out: NONE });
        self.nodes.len() as u32 - 1
    }

    fn start(&mut self, symbol: Symbol, start: Start) {
        if self.roots.len() <= symbol as usize {
            self.roots.resize((symbol as usize + 1).next_power_of_two(), NONE);
        }
        if self.starts(symbol).any(|other| other.node == start.node) {
            return;
        }
        let next = std::mem::replace(&mut self.roots[symbol as usize], self.starts.len() as u32);
        self.starts.push((start, next));
    }

    /// Adds a sequence of symbols, at the end of which `out` stands.
    fn add(&mut self, sequence: &[(Symbol, bool)], open: bool, out: u32) {
        let mut leading = true;
        let mut here = NONE;
        for (at, (symbol, optional)) in sequence.iter().copied().enumerate() {
            let found = if at == 0 {
                let whole = |start: &Start| start.whole && start.open == open;
                let same = |start: &Start| self.nodes[start.node as usize].optional == optional;
                self.starts(symbol)
                    .find(|start| whole(start) && same(start))
                    .map(|start| start.node)
            } else {
                let same =
                    |(_, node): &(u32, Node)| (node.symbol, node.optional) == (symbol, optional);
                self.children(here).find(same).map(|(at, _)| at)
            };
            let node = found.unwrap_or_else(|| {
                let node = self.push(symbol, optional);
                if at > 0 {
                    let parent = &mut self.nodes[here as usize];
                    let next = std::mem::replace(&mut parent.child, node);
                    self.nodes[node as usize].next = next;
                }
                node
            });
            if leading {
                self.start(symbol, Start { node, open, whole: at == 0 });
            }
            leading &= optional;
            here = node;
        }
        if !self.outs(here).any(|other| other == out) {
            let next =
                std::mem::replace(&mut self.nodes[here as usize].out, self.outs.len() as u32);
            self.outs.push((out, next));
        }
    }
}

/// What is wrong with a line: its number and the reason.
pub(crate) type Fault = (usize, String);

/// A row as it was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct NewRow {
    /// Its file, and where it stands there.
    pub(super) file: usize,
    pub(super) at: usize,
    pub(super) len: usize,
    pub(super) kind: Kind,
    pub(super) weak: bool,
    pub(super) label: bool,
    pub(super) open: bool,
    pub(super) close: bool,
    /// Whether any title may stand where the row has a name at its end.
    pub(super) free: bool,
}

/// Parts that must be there before a name in whose place any title may stand.
const FREE_PARTS: usize = 3;

/// Reads files into tries.
#[derive(Debug)]
pub(super) struct Builder<'t> {
    /// Words by their hashes.
    pub(super) words: HashMap<u64, u32>,
    /// By word, its hash and its letters.
    pub(super) spelled: Vec<(u64, Box<str>)>,
    pub(super) fillers: Trie,
    pub(super) rows: Trie,
    pub(super) slots: u32,
    names: HashMap<(&'t str, &'t str), u32>,
    /// Slots that stand for words with several readings inside a row.
    inline: HashMap<String, u32>,
    /// The symbols of a row or a filler, while it is read.
    pub(super) sequence: Vec<(Symbol, bool)>,
    /// Small words that stand inside names.
    particles: Vec<&'t str>,
    pub(super) list: Vec<NewRow>,
    /// By list, bits by the first two letters of its phrases.
    pub(super) fronts: Vec<u32>,
    /// The words of rows, in whatever order.
    pub(super) vocabulary: Vocabulary,
}

impl NewRow {
    pub(super) const fn of(file: usize, at: usize, len: usize, kind: Kind) -> Self {
        Self {
            file,
            at,
            len,
            kind,
            weak: false,
            label: false,
            open: false,
            close: false,
            free: false,
        }
    }
}

impl<'t> Builder<'t> {
    pub(super) fn new() -> Self {
        Self {
            words: HashMap::new(),
            spelled: vec![(0, Box::default()); WORDS as usize],
            fillers: Trie::default(),
            rows: Trie::default(),
            slots: SLOTS,
            names: HashMap::new(),
            inline: HashMap::new(),
            sequence: Vec::new(),
            particles: Vec::new(),
            list: Vec::new(),
            fronts: Vec::new(),
            vocabulary: Vocabulary::default(),
        }
    }

    /// The id of a word.
    pub(super) fn id(&mut self, hash: WordHash, spelled: &str) -> u32 {
        let next = self.spelled.len() as u32;
        let hash = hash.finish();
        let id = *self.words.entry(hash).or_insert(next);
        if id == next {
            self.spelled.push((hash, spelled.into()));
        }
        id
    }

    /// Reads a language's file: the rows of the sections that are wanted. What is wrong in it is
    /// left out and told.
    pub(super) fn file(
        &mut self,
        code: &'t str,
        number: usize,
        file: &'t str,
        wanted: impl Fn(Section) -> bool,
    ) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (line, item) in items(file) {
            let done = match item {
                Ok(Item::Slot(name, fillers)) => self.slot(code, name, fillers),
                Ok(Item::Rows { section, weak, text }) if wanted(section) => {
                    let kind = section.kind();
                    for text in alternatives(text) {
                        let at = text.as_ptr() as usize - file.as_ptr() as usize;
                        let row = NewRow { weak, ..NewRow::of(number, at, text.len(), kind) };
                        faults.extend(self.row(code, text, row).err().map(|reason| (line, reason)));
                    }
                    Ok(())
                }
                Ok(Item::Words("name_inside", text)) => {
                    self.particles(text);
                    Ok(())
                }
                // They go with prompts: of a file that only lends its slots none is wanted.
                Ok(Item::Words(section, text)) if wanted(Section::Kind(Kind::ReadMore)) => {
                    self.loose(number, section, text);
                    Ok(())
                }
                Ok(_) => Ok(()),
                Err(reason) => Err(reason),
            };
            faults.extend(done.err().map(|reason| (line, reason)));
        }
        faults
    }

    /// Takes words of prompts that no row is made of.
    fn loose(&mut self, file: usize, section: &str, text: &str) {
        let Some(uses) = Uses::of(file, section) else { return };
        for own in alternatives(text) {
            expand(own, &mut |text| {
                self.sequence.clear();
                self.symbols(text);
                self.vocabulary.words(uses, &self.sequence);
            });
        }
    }

    fn slot(&mut self, code: &'t str, name: &'t str, fillers: &str) -> Result<(), String> {
        let net = code == "common" && name == "net";
        let id = if net { NET } else { self.new_slot() };
        if self.names.insert((code, name), id).is_some() {
            return Err(format!("slot {name} is there twice"));
        }
        for filler in alternatives(fillers) {
            expand(filler, &mut |text| self.filler(id, text));
        }
        Ok(())
    }

    fn new_slot(&mut self) -> u32 {
        self.slots += 1;
        self.slots - 1
    }

    pub(super) fn filler(&mut self, slot: u32, text: &str) {
        self.sequence.clear();
        self.symbols(text);
        if !self.sequence.is_empty() {
            self.fillers.add(&self.sequence, false, slot);
            self.vocabulary.filler(slot, &self.sequence);
        }
    }

    /// Adds the words of a text to the sequence.
    fn symbols(&mut self, text: &str) {
        if text.bytes().all(|b| b.is_ascii_lowercase()) && !text.is_empty() {
            let hash = text.bytes().fold(WordHash::START, |hash, b| hash.with(b as char));
            let id = self.id(hash, text);
            self.sequence.push((word(id), false));
            return;
        }
        let small = text.to_lowercase();
        let nothing = Lexicon::none();
        let pieces: Vec<_> = Tokens::new(&small, 0, nothing).collect();
        for piece in pieces {
            let own = &small[piece.start as usize..piece.end as usize];
            let id = match piece.word {
                NUMBER => NUMBER,
                _ => self.id(WordHash::START.over(own, nothing.fold), own),
            };
            self.sequence.push((word(id), false));
        }
    }

    /// The id of a slot that a row names: its own language's, a built-in, or another language's as
    /// `code.name`.
    fn named(&self, code: &str, name: &str) -> Result<Symbol, String> {
        match name {
            "name" => return Ok(NAME),
            "*" => return Ok(GAP),
            "n" => return Ok(word(NUMBER)),
            "net" => return Ok(slot(NET)),
            _ => {}
        }
        let (code, own) = name.split_once('.').unwrap_or((code, name));
        let found = self.names.get(&(code, own)).or_else(|| self.names.get(&("common", own)));
        match found {
            Some(id) if is_name(own) => Ok(slot(*id)),
            _ => Err(format!("no slot <{name}>")),
        }
    }

    /// Adds a row.
    pub(super) fn row(&mut self, code: &str, text: &str, row: NewRow) -> Result<(), String> {
        let id = self.list.len() as RowId;
        self.list.push(row);
        let mut done = Ok(());
        choices(text, &mut |text| {
            if done.is_ok() {
                done = self.reading(code, text, id);
            }
        });
        if done.is_err() {
            self.list.truncate(id as usize);
        }
        done
    }

    /// Adds one reading of a row.
    fn reading(&mut self, code: &str, text: &str, id: RowId) -> Result<(), String> {
        let parts = Parts::of(text)?;
        let mut sequence: Vec<(Symbol, bool)> = Vec::with_capacity(parts.parts.len());
        for (part, optional) in &parts.parts {
            match part {
                Part::Slot(name) => sequence.push((self.named(code, name)?, *optional)),
                Part::Words(words) => self.words(words, *optional, &mut sequence),
            }
        }
        let fixed =
            |(symbol, optional): &&(Symbol, bool)| !optional && !matches!(*symbol, NAME | GAP);
        if !sequence.iter().any(|part| fixed(&part)) {
            return Err("a row needs a word that must be there".to_owned());
        }
        let row = &mut self.list[id as usize];
        (row.open, row.close, row.label) = (parts.open, parts.close, parts.label);
        self.rows.add(&sequence, parts.open, id);
        self.vocabulary.row(row.file, row.kind, &sequence);
        // "View all posts in …": the title of a page need not look like a name.
        let many = sequence.iter().filter(|part| fixed(part)).count();
        let least = match row.kind {
            Kind::Navigation | Kind::Tags | Kind::Comments => FREE_PARTS,
            Kind::ReadMore | Kind::Related => FREE_PARTS + 1,
            _ => usize::MAX,
        };
        if sequence.last() == Some(&(NAME, false)) && many >= least {
            let free = NewRow { close: true, free: true, label: false, ..*row };
            sequence.pop();
            self.list.push(free);
            self.rows.add(&sequence, parts.open, self.list.len() as RowId - 1);
        }
        Ok(())
    }

    /// Adds the words of a row to its symbols; where they have several readings, a slot of them.
    fn words(&mut self, words: &str, optional: bool, sequence: &mut Vec<(Symbol, bool)>) {
        self.sequence.clear();
        if !words.contains('(') {
            self.symbols(words);
            if !optional || self.sequence.len() < 2 {
                sequence.extend(self.sequence.iter().map(|(symbol, _)| (*symbol, optional)));
                return;
            }
        }
        let id = match self.inline.get(words) {
            Some(id) => *id,
            None => {
                let id = self.new_slot();
                self.inline.insert(words.to_owned(), id);
                expand(words, &mut |text| self.filler(id, text));
                id
            }
        };
        sequence.push((slot(id), optional));
    }

    /// Takes a line of small words that stand inside names.
    pub(super) fn particles(&mut self, text: &'t str) {
        self.particles.extend(alternatives(text));
    }

    /// The ids of those words.
    pub(super) fn particle_ids(&mut self) -> Vec<u32> {
        let fold = Lexicon::none().fold;
        let words = std::mem::take(&mut self.particles);
        words.into_iter().map(|word| self.id(WordHash::START.over(word, fold), word)).collect()
    }
}
