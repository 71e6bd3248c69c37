//! The pass over what is not of ASCII alone: words with apostrophes or other letters, and other marks.

use super::{ENDS, Scan, Shape, bit};
use crate::know::words::WordHash;
use crate::measure::features::{FirstFlags, Hold};
use crate::text::{
    behind_run, fold_char, is_closer, is_ghost, is_sentence_end, is_unspaced, is_word, latin_digit,
};

impl Scan<'_> {
    /// Reads a word with apostrophes or letters beyond ASCII.
    pub(crate) fn wide_word(&mut self, from: usize) -> usize {
        let piece = self.piece;
        let bytes = piece.as_bytes();
        let (mut at, mut hash) = (from, WordHash::START);
        let (mut uppers, mut lowers) = (0_u32, 0_u32);
        while at < bytes.len() {
            let b = bytes[at];
            if b.is_ascii_lowercase() {
                lowers += 1;
                hash = hash.byte(b);
                at += 1;
            } else if b.is_ascii_uppercase() {
                self.f.hold(Hold::Glued, lowers > 0);
                uppers += 1;
                hash = hash.byte(b | 0x20);
                at += 1;
            } else if b.is_ascii_digit() {
                self.f.hold(Hold::Figures, true);
                hash = hash.byte(b);
                at += 1;
            } else if b.is_ascii() {
                if b != b'\'' || !goes_on(piece, at) {
                    break;
                }
                self.hot.marks |= bit(b);
                hash = hash.byte(b);
                at += 1;
            } else {
                if !goes_on(piece, at) {
                    break;
                }
                self.f.hold(Hold::Wide, true);
                let c = piece[at..].chars().next().unwrap_or(' ');
                self.f.hold(Hold::Untidy, is_ghost(c));
                if !is_ghost(c) {
                    self.f.hold(Hold::Glued, lowers > 0 && c.is_uppercase());
                    uppers += u32::from(c.is_uppercase());
                    lowers += u32::from(c.is_lowercase());
                    hash = hash.char(fold_char(c));
                }
                at += c.len_utf8();
            }
        }
        self.tally.shouted += u32::from(uppers >= 2 && lowers == 0);
        let number = bytes[from].is_ascii_digit()
            || piece[from..].chars().next().is_some_and(|c| latin_digit(c).is_some());
        self.tally.numbers += u32::from(number);
        let shape = Shape { upper: first_is_upper(piece, from), number };
        let mut hot = self.hot;
        let stops = hot.stops;
        self.count(&mut hot, hash.finish(), shape);
        hot.stops = stops + u32::from(hot.stops > stops || self.has_particle(&piece[from..at]));
        self.hot = hot;
        at
    }

    /// Whether a word of Korean ends in a function word, as they are written in one with what they stand behind.
    fn has_particle(&self, word: &str) -> bool {
        let last = word.chars().next_back().filter(|c| ('\u{ac00}'..='\u{d7a3}').contains(c));
        last.is_some_and(|c| {
            c.len_utf8() < word.len()
                && self.table.get(WordHash::START.char(c).finish()) & self.language != 0
        })
    }

    fn unspaced(&mut self, c: char) {
        let hash = WordHash::START.char(c).finish();
        let flags = self.table.get(hash);
        let (f, hot) = (&mut *self.f, &mut self.hot);
        if hot.words == 0 && f.unspaced == 0 {
            f.first_flags = FirstFlags::of(flags);
        }
        hot.last = flags;
        f.unspaced += 1;
        hot.stops += u32::from(flags & self.language != 0);
        if hot.ended != 0 {
            self.tally.inner_ends += 1;
        }
        hot.line = WordHash::mix(hot.line, hash);
        hot.ended = 0;
        hot.spaced = false;
    }

    /// Reads what begins with a character beyond ASCII; returns where to go on.
    pub(crate) fn wide(&mut self, at: usize) -> usize {
        let piece = self.piece;
        let c = piece[at..].chars().next().unwrap_or(' ');
        self.f.hold(Hold::Wide, true);
        let behind = at + c.len_utf8();
        // Quotes and dashes are the most of it.
        if !('\u{2010}'..='\u{203f}').contains(&c) {
            if is_unspaced(c) {
                self.unspaced(c);
                return behind;
            }
            if is_word(c) {
                return self.wide_word(at);
            }
        }
        self.wide_mark(c);
        // Rules drawn from one character over and over say no more than one of it.
        if ('\u{2500}'..='\u{257f}').contains(&c) {
            piece.len() - behind_run(&piece[at..]).len()
        } else {
            behind
        }
    }

    /// Books any other character that is no part of a word.
    fn wide_mark(&mut self, c: char) {
        if c.is_whitespace() {
            self.f.hold(Hold::Untidy, true);
            self.hot.spaced = true;
            return;
        }
        match c {
            '·' | '•' | '›' | '¦' | '｜' | '＞' | '»' => self.tally.separators += 1,
            '©' | 'ⓒ' => self.f.hold(Hold::Copyright, true),
            '、' | '，' | '،' => self.tally.commas += 1,
            c if is_sentence_end(c) => self.hot.ended = ENDS,
            c if is_ghost(c) => self.f.hold(Hold::Untidy, true),
            c if is_closer(c) => {}
            _ => self.hot.ended = 0,
        }
        self.hot.spaced = false;
    }
}

/// Whether a word goes on with an apostrophe, or a character beyond ASCII, behind its letters.
pub(crate) fn goes_on(piece: &str, at: usize) -> bool {
    let letter = |at: usize| piece.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic);
    match piece[at..].chars().next().unwrap_or(' ') {
        '\'' => letter(at + 1),
        '\u{2019}' => letter(at + 3),
        c => !is_unspaced(c) && (is_word(c) || is_ghost(c)),
    }
}

fn first_is_upper(piece: &str, from: usize) -> bool {
    let b = piece.as_bytes()[from];
    if b.is_ascii() {
        b.is_ascii_uppercase()
    } else {
        piece[from..].chars().next().is_some_and(char::is_uppercase)
    }
}
