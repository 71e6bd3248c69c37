//! What may be read at each place of a chart, and runs of the automaton over it.

use super::scan::Begin;
use super::{Break, Chart, is_full_stop};
use crate::know::grammar::bytes::u24;
use crate::know::grammar::lexicon::{ADDRESS, NUMBER, UNKNOWN};
use crate::know::grammar::table::{
    BEHIND, Edge, Edges, GAP, GAPPED, NAME, NAME_BIT, PARTICLE, bit, slot, word,
};
use crate::know::grammar::tokens::{CAPITAL, CASED, GLUED, Piece, UNSPACED, WordHash};
use crate::know::grammar::{RowId, is_on};

/// Pieces of one word that are read as one.
const JOINED: u32 = 4;
/// Words of a name, small ones among them.
const NAME_WORDS: usize = 8;
/// The same in scripts without capitals.
const PLAIN_NAME_WORDS: usize = 4;
/// Characters of a name in scripts without spaces.
const NAME_CHARS: usize = 8;
/// Words of a `*` inside a row: a headline.
const GAP_WORDS: u32 = 24;
/// States of one run of the automaton: rows need some dozens, and noise must not need more.
const STATES: usize = 512;

/// States of one run of the automaton, each with the place where it is, in the order in which they
/// are found.
#[derive(Debug)]
struct States {
    list: Vec<(u32, u32)>,
    /// A bit for each by its numbers: most of those that come are new, and so is their bit.
    bits: [u64; 8],
}

impl States {
    fn of(list: Vec<(u32, u32)>) -> Self {
        let mut states = Self { list, bits: [0; 8] };
        for at in 0..states.list.len() {
            let (word, bit) = Self::bit(states.list[at]);
            states.bits[word] |= bit;
        }
        states
    }

    const fn bit((state, at): (u32, u32)) -> (usize, u64) {
        let hash = (state ^ at << 20).wrapping_mul(0x9e37_79b1);
        ((hash >> 29) as usize, 1 << (hash >> 23 & 63))
    }

    fn add(&mut self, state: (u32, u32)) {
        let (word, bit) = Self::bit(state);
        if self.bits[word] & bit == 0 || !self.list.contains(&state) {
            self.bits[word] |= bit;
            self.list.push(state);
        }
    }
}

/// The reads of a place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reads {
    from: u32,
    to: u32,
    /// A bit for each by its symbol.
    bits: u64,
}

impl Reads {
    const UNKNOWN: Self = Self { from: u32::MAX, to: 0, bits: 0 };
}

impl Chart<'_> {
    /// The words that begin at a place: the piece there, and it with those glued to it.
    fn words_at(&mut self, at: u32, out: &mut Vec<(u32, u32)>) {
        let Some(piece) = self.piece(at) else { return };
        if piece.word != UNKNOWN {
            out.push((piece.word, at + 1));
        }
        let glued = |next: &Piece| next.is(GLUED) && next.word != NUMBER;
        if piece.word == NUMBER || !self.piece(at + 1).as_ref().is_some_and(glued) {
            return;
        }
        let (text, words) = (self.text, self.view.words);
        let own = |piece: Piece| &text[piece.start as usize..piece.end as usize];
        let mut hash = WordHash::START.over(own(piece), words.fold);
        for behind in at + 1..=at + JOINED {
            let Some(next) = self.piece(behind).filter(glued) else { return };
            hash = hash.over(own(next), words.fold);
            let id = words.get(hash.finish());
            if id != UNKNOWN {
                out.push((id, behind + 1));
            }
        }
    }

    /// Where the words and slots that begin at a place stand in the list.
    #[inline]
    fn reads(&mut self, at: u32) -> Reads {
        match self.room.known.get(at as usize) {
            Some(known) if known.from != u32::MAX => *known,
            _ => self.read(at),
        }
    }

    /// The bits of what may be read at a place.
    #[inline]
    fn bits(&mut self, at: u32) -> u64 {
        match self.room.known.get(at as usize) {
            Some(known) if known.from != u32::MAX => known.bits,
            _ => self.guess(at),
        }
    }

    fn guess(&mut self, at: u32) -> u64 {
        let Some(piece) = self.piece(at) else { return 0 };
        if self.piece(at + 1).is_some_and(|next| next.is(GLUED)) {
            return self.reads(at).bits;
        }
        self.view.bits(piece.word) | if opens_name(piece) { NAME_BIT } else { 0 }
    }

    fn read(&mut self, at: u32) -> Reads {
        let view = self.view;
        let mut reads = std::mem::take(&mut self.room.reads);
        let mut words = std::mem::take(&mut self.room.words);
        let mut stack = std::mem::take(&mut self.room.stack);
        let from = reads.len();
        words.clear();
        stack.clear();
        self.words_at(at, &mut words);
        let mut bits = if self.piece(at).is_some_and(opens_name) { NAME_BIT } else { 0 };
        for (id, end) in &words {
            reads.push((word(*id), *end));
            bits |= view.bits(*id);
            stack.extend(view.filler(*id).map(|state| (state, *end)));
        }
        // The slots that a word alone fills go with it.
        let alone = stack.len();
        let mut nth = 0;
        while let Some((state, end)) = stack.get(nth).copied() {
            let edges = view.filled.of(state);
            if nth >= alone {
                reads.extend(Edges::leaf(state).map(|filled| (slot(filled), end)));
                let outs = edges.front().filter(|edge| edge.is_out());
                reads.extend(outs.map(|edge| (slot(edge.to), end)));
            }
            nth += 1;
            if !edges.has_sorted() && edges.front().next().is_none_or(Edge::is_out) {
                continue;
            }
            words.clear();
            self.words_at(end, &mut words);
            for (id, end) in &words {
                let same = |edge: &Edge| edge.symbol() == word(*id);
                let on = edges.front().take_while(|edge| !edge.is_out());
                stack.extend(on.filter(same).map(|edge| (edge.to, *end)));
                stack.extend(edges.get(word(*id)).map(|to| (to, *end)));
            }
        }
        let own = Reads { from: from as u32, to: reads.len() as u32, bits };
        (self.room.reads, self.room.words, self.room.stack) = (reads, words, stack);
        let known = &mut self.room.known;
        if known.len() <= at as usize {
            known.resize(at as usize + 1, Reads::UNKNOWN);
        }
        known[at as usize] = own;
        own
    }

    /// Where a name may end that begins at a place.
    fn names(&mut self, at: u32, out: &mut Vec<u32>) {
        let mut plain = 0;
        let mut named = false;
        for here in at.. {
            let many = here - at;
            let Some(piece) = self.piece(here) else { return };
            let small = self.view.marks(piece.word) & PARTICLE != 0;
            let cased = piece.is(CASED);
            let fits = opens_name(piece) || many > 0 && small;
            let most = match cased || piece.word == NUMBER {
                true => NAME_WORDS,
                false if piece.is(UNSPACED) => NAME_CHARS,
                false => PLAIN_NAME_WORDS,
            };
            plain += 1;
            let mut ended = || {
                let gap = self.gap(here);
                gap != " "
                    && (matches!(self.break_at(here), Break::Sentence | Break::Text)
                        || gap.contains([':', ';', '|', '(', '[', '?', '!']))
            };
            if !fits || plain > most || many > 0 && ended() {
                return;
            }
            named |= piece.word != NUMBER;
            // Without capitals a sentence looks like a name, but for its end mark.
            let prose = !cased
                && piece.word != NUMBER
                && self
                    .gap(here + 1)
                    .starts_with(|c| matches!(c, '.' | '!' | '?') || is_full_stop(c));
            if named && !prose && (!small || piece.is(CAPITAL)) {
                out.push(here + 1);
            }
        }
    }

    /// The rows that begin at a place with their first word, and where each ends. A place of a list of
    /// prompts is asked for from each place before it.
    pub(crate) fn rows_at(&mut self, at: u32, found: &mut Vec<(RowId, u32)>) {
        let (from, to) = match self.room.rows_at.get(at as usize) {
            Some(known) if known.0 != u32::MAX => *known,
            _ => {
                let mut rows = std::mem::take(&mut self.room.rows);
                let from = rows.len() as u32;
                self.rows_from(at, false, &mut rows);
                let own = (from, rows.len() as u32);
                self.room.rows = rows;
                let known = &mut self.room.rows_at;
                if known.len() <= at as usize {
                    known.resize(at as usize + 1, (u32::MAX, 0));
                }
                known[at as usize] = own;
                own
            }
        };
        found.extend(&self.room.rows[from as usize..to as usize]);
    }

    /// The rows that begin at a place, or behind any words before it, and where each ends.
    pub(crate) fn rows_from(&mut self, at: u32, open: bool, found: &mut Vec<(RowId, u32)>) {
        let view = self.view;
        if !open && self.begins(at) == Begin::No {
            return;
        }
        let mut stack = std::mem::take(&mut self.room.states);
        stack.clear();
        let reads = self.reads(at);
        let mut behind = (at, 0);
        for read in reads.from..reads.to {
            let (symbol, end) = self.room.reads[read as usize];
            let Some(start) = view.start(symbol, open) else { continue };
            if behind.0 != end {
                behind = (end, self.bits(end));
            }
            if start.next == u64::MAX || start.next & behind.1 != 0 {
                stack.push((start.state, end));
            } else if start.ends {
                self.ends((start.state, end), found);
            }
        }
        let named = reads.bits & NAME_BIT != 0 && self.is_named(at);
        if let Some(start) = view.start(NAME, open).filter(|_| named) {
            let mut ends = std::mem::take(&mut self.room.ends);
            ends.clear();
            self.names(at, &mut ends);
            for end in &ends {
                // No row is a name alone, and few words go on behind one.
                let Some(piece) = self.piece(*end) else { continue };
                let joined =
                    piece.is(GLUED) || self.piece(end + 1).is_some_and(|next| next.is(GLUED));
                if (joined || view.marks(piece.word) & BEHIND != 0)
                    && start.next & self.bits(*end) != 0
                {
                    stack.push((start.state, *end));
                }
            }
            self.room.ends = ends;
        }
        self.room.names.0 = u32::MAX;
        let mut states = States::of(stack);
        let mut seen = 0;
        while let Some(state) = states.list.get(seen).copied().filter(|_| seen < STATES) {
            seen += 1;
            self.follow(state, &mut states, found);
        }
        self.room.states = states.list;
    }

    /// The rows that take any words from a place on.
    #[cfg(test)]
    pub(crate) fn every_row(&mut self, at: u32, rows: &mut Vec<RowId>) {
        let mut found = Vec::new();
        self.rows_from(at, false, &mut found);
        self.rows_from(at, true, &mut found);
        rows.extend(found.into_iter().map(|(row, _)| row));
    }

    /// Adds a row that ends at a place.
    #[inline]
    fn end(&self, row: RowId, at: u32, found: &mut Vec<(RowId, u32)>) {
        if is_on(self.off, row) {
            found.push((row, at));
        }
    }

    /// Adds the rows that end at one state of the automaton.
    fn ends(&self, (state, at): (u32, u32), found: &mut Vec<(RowId, u32)>) {
        if let Some(row) = Edges::leaf(state) {
            return self.end(row, at, found);
        }
        for edge in self.view.rows.of(state).front().filter(|edge| edge.is_out()) {
            self.end(edge.to, at, found);
        }
    }

    /// Adds what one state of the automaton leads to.
    fn follow(
        &mut self,
        (state, at): (u32, u32),
        states: &mut States,
        found: &mut Vec<(RowId, u32)>,
    ) {
        if let Some(row) = Edges::leaf(state) {
            return self.end(row, at, found);
        }
        let edges = self.view.rows.of(state);
        let mut bits = None;
        for edge in edges.front() {
            if edge.is_out() {
                self.end(edge.to, at, found);
                continue;
            }
            let symbol = edge.symbol();
            if symbol == GAP {
                self.pass_gap((edge.to, at), states);
                continue;
            }
            let bits = match bits {
                Some(bits) => bits,
                None => *bits.insert(self.bits(at)),
            };
            if symbol == NAME {
                if bits & NAME_BIT != 0 {
                    self.pass_name((edge.to, at), states);
                }
                continue;
            }
            if bits & bit(symbol) != 0 {
                let reads = self.reads(at);
                for (read, end) in &self.room.reads[reads.from as usize..reads.to as usize] {
                    if self.view.reads(*read, symbol) {
                        states.add((edge.to, *end));
                    }
                }
            }
        }
        if edges.bits != 0 && edges.bits & bits.unwrap_or_else(|| self.bits(at)) != 0 {
            let reads = self.reads(at);
            for (read, end) in &self.room.reads[reads.from as usize..reads.to as usize] {
                let own = self.view.alone(*read).iter().map(|filled| slot(u24(*filled)));
                for symbol in std::iter::once(*read).chain(own) {
                    if let Some(to) = edges.get(symbol) {
                        states.add((to, *end));
                    }
                }
            }
        }
    }

    /// Adds a state behind each name that begins at a place.
    fn pass_name(&mut self, (state, at): (u32, u32), states: &mut States) {
        let mut names = std::mem::take(&mut self.room.names);
        // Most states at a place come one after the other.
        if names.0 != at {
            names.0 = at;
            names.1.clear();
            self.names(at, &mut names.1);
        }
        names.1.iter().for_each(|end| states.add((state, *end)));
        self.room.names = names;
    }

    /// Adds a state behind any words of the sentence from a place on.
    fn pass_gap(&mut self, (state, at): (u32, u32), states: &mut States) {
        let most = self.at_most(at + GAP_WORDS).max(at);
        for end in at..=self.sentence_end(at, most) {
            if self.may_close(end) {
                states.add((state, end));
            }
        }
    }

    /// Whether the words behind a gap may begin at a place.
    fn may_close(&mut self, at: u32) -> bool {
        let glued = self.piece(at + 1).is_some_and(|next| next.is(GLUED));
        let Some(piece) = self.piece(at) else { return true };
        glued || piece.is(GLUED) || self.view.marks(piece.word) & GAPPED != 0
    }
}

/// Whether a name may begin with a piece.
#[inline]
pub(crate) const fn opens_name(piece: Piece) -> bool {
    piece.word == ADDRESS || piece.word == NUMBER || !piece.is(CASED) || piece.is(CAPITAL)
}
