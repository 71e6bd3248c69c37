//! What of a unit is rows: a dynamic programme over the places between its words.
//!
//! From each place that rows lead to, the automaton is run once; a place keeps the best way to it.
//! Words that are no row's stop it, so a line of prose costs a look at its first word.

use super::parse::Section;
use super::scan::Begin;
use super::table::{
    BEHIND, Edge, Edges, GAP, GAPPED, NAME, NAME_BIT, PARTICLE, Symbol, View, bit, slot, u24, word,
};
use super::tokens::{
    ADDRESS, CAPITAL, CASED, GLUED, NUMBER, Next, Piece, Tokens, UNKNOWN, UNSPACED, WordHash,
};
use super::ways::Ways;
use super::{RowId, is_on};

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

/// What stands between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    /// Nothing: a joint.
    Joint,
    /// Spaces or marks inside a sentence.
    Inside,
    /// A sentence's end.
    Sentence,
    /// A line's end.
    Line,
}

/// What charts are made in, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Room {
    pieces: Vec<Piece>,
    /// What may be read from a place, and where each ends: words, which stand for the slots that they
    /// alone fill, too, and slots that several words fill.
    reads: Vec<(Symbol, u32)>,
    /// By place, what its reads are; found when first asked for.
    known: Vec<Reads>,
    /// Where the words of the text go on that are not taken yet.
    next: Next,
    words: Vec<(u32, u32)>,
    stack: Vec<(u32, u32)>,
    states: Vec<(u32, u32)>,
    ends: Vec<u32>,
    /// A place, and where names end that begin there; in one run of the automaton.
    names: (u32, Vec<u32>),
    /// By place, where the rows that begin there stand in `rows`; found when first asked for.
    rows_at: Vec<(u32, u32)>,
    rows: Vec<(RowId, u32)>,
    /// Rows from a place.
    pub(super) found: Vec<(RowId, u32)>,
    /// Ways that are gone.
    pub(super) ways: Ways,
}

impl Room {
    /// Where a piece begins that was taken.
    #[inline]
    pub(super) fn start(&self, at: u32) -> u32 {
        self.pieces.get(at as usize).map_or(0, |piece| piece.start)
    }

    /// Where one ends.
    #[inline]
    pub(super) fn end(&self, at: u32) -> u32 {
        self.pieces.get(at as usize).map_or(0, |piece| piece.end)
    }
}

/// The words of a text, taken from it as far as they are asked for, and what each may be read as.
#[derive(Debug)]
pub(super) struct Chart<'a> {
    pub(super) view: View<'a>,
    /// Rows that are switched off, a bit each.
    off: &'a [u64],
    pub(super) text: &'a str,
    /// Where the first word is looked for.
    from: usize,
    tokens: Tokens<'a>,
    pub(super) room: Room,
    /// Whether the text is one sentence, whatever marks it holds.
    pub(super) one: bool,
    /// Whether rows are looked for that any words stand before.
    pub(super) opens: bool,
}

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
struct Reads {
    from: u32,
    to: u32,
    /// A bit for each by its symbol.
    bits: u64,
}

impl Reads {
    const UNKNOWN: Self = Self { from: u32::MAX, to: 0, bits: 0 };
}

impl<'a> Chart<'a> {
    /// The words of a text from a byte on.
    pub(super) fn new(
        view: View<'a>,
        off: &'a [u64],
        text: &'a str,
        from: usize,
        mut room: Room,
    ) -> Self {
        let tokens = Tokens::new(text, from, view.words);
        room.pieces.clear();
        room.reads.clear();
        room.known.clear();
        room.rows_at.clear();
        room.rows.clear();
        Self { view, off, text, from, tokens, room, one: false, opens: true }
    }

    /// The words of a text that the room holds already, as far as they were asked for.
    pub(super) fn again(view: View<'a>, off: &'a [u64], text: &'a str, room: Room) -> Self {
        let tokens = Tokens::at(text, room.next, view.words);
        Self { view, off, text, from: 0, tokens, room, one: false, opens: true }
    }

    /// Forgets the words before a place, of which no prompt reaches so far.
    pub(super) fn forget(&mut self, before: u32) {
        let gone = self.room.pieces.drain(..before as usize).next_back();
        self.from = gone.map_or(self.from, |piece| piece.end as usize);
        self.room.reads.clear();
        self.room.known.clear();
        self.room.rows_at.clear();
        self.room.rows.clear();
    }

    /// The same with other pieces.
    pub(super) fn with(&self, pieces: Vec<Piece>) -> Self {
        let room = Room { pieces, ..Room::default() };
        let tokens = Tokens::new(self.text, self.text.len(), self.view.words);
        Self { tokens, room, ..*self }
    }

    /// The room for the next chart, or for this text again.
    pub(super) fn into_room(mut self) -> Room {
        self.room.next = self.tokens.next_at();
        self.room
    }

    /// The piece behind a place, if the text goes on so far.
    #[inline]
    pub(super) fn piece(&mut self, at: u32) -> Option<Piece> {
        match self.room.pieces.get(at as usize) {
            Some(piece) => Some(*piece),
            None => self.next_piece(at),
        }
    }

    fn next_piece(&mut self, at: u32) -> Option<Piece> {
        while self.room.pieces.len() <= at as usize {
            self.room.pieces.push(self.tokens.next()?);
        }
        self.room.pieces.last().copied()
    }

    /// Whether the text goes on behind a place.
    pub(super) fn has(&mut self, at: u32) -> bool {
        self.piece(at).is_some()
    }

    /// The pieces from a place to another, or those that there are.
    pub(super) fn pieces(&mut self, from: u32, to: u32) -> &[Piece] {
        if let Some(last) = to.checked_sub(1) {
            self.piece(last);
        }
        let to = self.room.pieces.len().min(to as usize);
        &self.room.pieces[(from as usize).min(to)..to]
    }

    /// All pieces.
    pub(super) fn all(&mut self) -> &[Piece] {
        self.room.pieces.extend(self.tokens.by_ref());
        &self.room.pieces
    }

    /// The text between the word before a place and the one behind it.
    pub(super) fn gap(&mut self, at: u32) -> &'a str {
        let to = self.piece(at).map_or(self.text.len(), |piece| piece.start as usize);
        let before = (at as usize).checked_sub(1).and_then(|before| self.room.pieces.get(before));
        &self.text[before.map_or(self.from, |piece| piece.end as usize)..to]
    }

    /// What a place is for the sentences around it.
    pub(super) fn break_at(&mut self, at: u32) -> Break {
        let Some(piece) = self.piece(at) else { return Break::Line };
        if self.one {
            return Break::Inside;
        }
        let Some(before) = (at as usize).checked_sub(1).map(|before| self.room.pieces[before])
        else {
            return Break::Line;
        };
        if piece.is(GLUED) {
            return Break::Joint;
        }
        let from = before.end as usize;
        let gap = &self.text[from..piece.start as usize];
        if gap == " " || gap.bytes().all(|b| b == b' ' || b == b',') {
            return Break::Inside;
        }
        if gap.contains('\n') {
            return Break::Line;
        }
        let Some(mark) = gap.rfind(|c: char| matches!(c, '.' | '!' | '?' | '…') || is_full_stop(c))
        else {
            return Break::Inside;
        };
        if gap[mark..].starts_with(is_full_stop) {
            return Break::Sentence;
        }
        let small = piece.is(CASED) && !piece.is(CAPITAL);
        if small || piece.word == NUMBER && !gap.ends_with(' ') {
            return Break::Inside;
        }
        // "St. Mary", "J. Hansen": a short word with a capital and a full stop ends nothing.
        let letters = self.text[before.start as usize..before.end as usize].chars().count();
        let short = before.is(CAPITAL) && letters < 4 || before.is(CASED) && letters < 2;
        if short && gap[mark..].starts_with('.') { Break::Inside } else { Break::Sentence }
    }

    /// The first place behind `from` where a sentence ends, `limit` at the latest.
    pub(super) fn sentence_end(&mut self, from: u32, limit: u32) -> u32 {
        let ends = |at: &u32| matches!(self.break_at(*at), Break::Sentence | Break::Line);
        (from + 1..limit).find(ends).unwrap_or(limit)
    }

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
                let same = |edge: &Edge| !edge.is_out() && edge.symbol() == word(*id);
                stack.extend(edges.front().filter(same).map(|edge| (edge.to, *end)));
                if edges.has_sorted() && edges.may_have(word(*id)) {
                    stack.extend(edges.get(word(*id)).map(|to| (to, *end)));
                }
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
            let ended = many > 0
                && (matches!(self.break_at(here), Break::Sentence | Break::Line)
                    || self.gap(here).contains([':', ';', '|', '(', '[', '?', '!']));
            if !fits || plain > most || ended {
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
    pub(super) fn rows_at(&mut self, at: u32, found: &mut Vec<(RowId, u32)>) {
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
    pub(super) fn rows_from(&mut self, at: u32, open: bool, found: &mut Vec<(RowId, u32)>) {
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
            for start in view.starts(symbol, open) {
                if behind.0 != end {
                    behind = (end, self.bits(end));
                }
                if start.next == u64::MAX || start.next & behind.1 != 0 {
                    stack.push((start.state, end));
                } else if start.ends {
                    self.ends((start.state, end), found);
                }
            }
        }
        let mut ends = std::mem::take(&mut self.room.ends);
        ends.clear();
        let named = reads.bits & NAME_BIT != 0 && self.is_named(at);
        let starts = view.starts(NAME, open).filter(|_| named);
        for (many, start) in starts.enumerate() {
            if many == 0 {
                self.names(at, &mut ends);
                // No row is a name alone, and few words go on behind one.
                ends.retain(|end| {
                    self.piece(*end).is_some_and(|piece| {
                        let joined = self.piece(end + 1).is_some_and(|next| next.is(GLUED));
                        self.view.marks(piece.word) & BEHIND != 0 || piece.is(GLUED) || joined
                    })
                });
            }
            for end in &ends {
                if start.next & self.bits(*end) != 0 {
                    stack.push((start.state, *end));
                }
            }
        }
        self.room.ends = ends;
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
    pub(super) fn every_row(&mut self, at: u32, rows: &mut Vec<RowId>) {
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
                let most = self.at_most(at + GAP_WORDS).max(at);
                let end = self.sentence_end(at, most);
                for end in at..=end {
                    if self.may_close(end) {
                        states.add((edge.to, end));
                    }
                }
                continue;
            }
            let bits = match bits {
                Some(bits) => bits,
                None => *bits.insert(self.bits(at)),
            };
            if symbol == NAME {
                if bits & NAME_BIT != 0 {
                    let mut names = std::mem::take(&mut self.room.names);
                    // Most states at a place come one after the other.
                    if names.0 != at {
                        names.0 = at;
                        names.1.clear();
                        self.names(at, &mut names.1);
                    }
                    names.1.iter().for_each(|end| states.add((edge.to, *end)));
                    self.room.names = names;
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
                    if edges.may_have(symbol) {
                        edges.get(symbol).for_each(|to| states.add((to, *end)));
                    }
                }
            }
        }
    }

    /// Whether the words behind a gap may begin at a place.
    fn may_close(&mut self, at: u32) -> bool {
        let glued = self.piece(at + 1).is_some_and(|next| next.is(GLUED));
        let Some(piece) = self.piece(at) else { return true };
        glued || piece.is(GLUED) || self.view.marks(piece.word) & GAPPED != 0
    }

    /// A place, or the text's end if that comes first.
    pub(super) fn at_most(&mut self, at: u32) -> u32 {
        self.piece(at);
        at.min(self.room.pieces.len() as u32)
    }
}

/// Whether a name may begin with a piece.
#[inline]
pub(super) const fn opens_name(piece: Piece) -> bool {
    piece.word == ADDRESS || piece.word == NUMBER || !piece.is(CASED) || piece.is(CAPITAL)
}

/// Marks that end a sentence wherever they stand, with no space behind them.
pub(super) const fn is_full_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '।' | '॥' | '۔' | '؟' | '။' | '។')
}

/// The sections that [`super::Grammar`] holds by default.
pub(super) const fn is_prompt(section: Section) -> bool {
    matches!(section, Section::Kind(_))
}
