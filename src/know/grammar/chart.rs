//! What of a unit is rows: a dynamic programme over the places between its words.
//!
//! From each place that rows lead to, the automaton is run once; a place keeps the best way to it.
//! Words that are no row's stop it, so a line of prose costs a look at its first word.

mod run;
mod scan;

use run::Reads;
pub(super) use run::opens_name;

use super::RowId;
use super::lexicon::NUMBER;
use super::table::{Symbol, View};
use super::tokens::{CAPITAL, CASED, GLUED, Next, Piece, Tokens};
use super::ways::Ways;

/// What stands between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    /// Nothing: a joint.
    Joint,
    /// Spaces or marks inside a sentence.
    Inside,
    /// A sentence's end.
    Sentence,
    /// The text's start or end.
    Text,
}

/// What charts are made in, one after the other.
#[derive(Debug, Default)]
pub(super) struct Room {
    pieces: Vec<Piece>,
    /// What may be read from a place, and where each ends: words, which stand for the slots that they
    /// alone fill, too, and slots that several words fill.
    reads: Vec<(Symbol, u32)>,
    /// By place, what its reads are; found when first asked for.
    known: Vec<Reads>,
    /// Where the words of the text go on that are not taken yet.
    next: Next,
    /// The [`Chart::opens`] of the text, once that is known.
    opens: bool,
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
    pub(super) fn of(pieces: Vec<Piece>) -> Self {
        Self { pieces, ..Self::default() }
    }

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
    pub(super) view: &'a View<'a>,
    /// Rows that are switched off, a bit each.
    off: &'a [u64],
    pub(super) text: &'a str,
    /// Where the first word is looked for.
    from: usize,
    tokens: Tokens<'a>,
    pub(super) room: &'a mut Room,
    /// Whether the text is one sentence, whatever marks it holds.
    pub(super) one: bool,
    /// Whether rows are looked for that any words stand before: none may be there where not.
    pub(super) opens: bool,
}

impl<'a> Chart<'a> {
    /// The words of a text.
    pub(super) fn new(
        view: &'a View<'a>,
        off: &'a [u64],
        text: &'a str,
        room: &'a mut Room,
    ) -> Self {
        let tokens = Tokens::new(text, 0, view.words);
        room.pieces.clear();
        room.reads.clear();
        room.known.clear();
        room.rows_at.clear();
        room.rows.clear();
        Self { view, off, text, from: 0, tokens, room, one: false, opens: true }
    }

    /// The words of a text that the room holds already, as far as they were asked for.
    pub(super) fn again(
        view: &'a View<'a>,
        off: &'a [u64],
        text: &'a str,
        room: &'a mut Room,
    ) -> Self {
        let tokens = Tokens::at(text, room.next, view.words);
        let opens = room.opens;
        Self { view, off, text, from: 0, tokens, room, one: false, opens }
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

    /// The same with all the pieces that a room has.
    pub(super) fn with<'b>(&self, room: &'b mut Room) -> Chart<'b>
    where
        'a: 'b,
    {
        let tokens = Tokens::new(self.text, self.text.len(), self.view.words);
        Chart { tokens, room, ..*self }
    }

    /// Leaves the room to the next chart, or for this text again.
    pub(super) fn leave(self) {
        (self.room.next, self.room.opens) = (self.tokens.next_at(), self.opens);
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
        let Some(piece) = self.piece(at) else { return Break::Text };
        if self.one {
            return Break::Inside;
        }
        let Some(before) = (at as usize).checked_sub(1).map(|before| self.room.pieces[before])
        else {
            return Break::Text;
        };
        if piece.is(GLUED) {
            return Break::Joint;
        }
        let from = before.end as usize;
        let gap = &self.text[from..piece.start as usize];
        if gap == " " || gap.bytes().all(|b| b == b' ' || b == b',') {
            return Break::Inside;
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
        let ends = |at: &u32| matches!(self.break_at(*at), Break::Sentence | Break::Text);
        (from + 1..limit).find(ends).unwrap_or(limit)
    }

    /// A place, or the text's end if that comes first.
    pub(super) fn at_most(&mut self, at: u32) -> u32 {
        self.piece(at);
        at.min(self.room.pieces.len() as u32)
    }
}

/// Marks that end a sentence wherever they stand, with no space behind them.
pub(super) const fn is_full_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '।' | '॥' | '۔' | '؟' | '။' | '។')
}
