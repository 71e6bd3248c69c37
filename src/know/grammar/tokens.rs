//! A unit as words: what the chart is made of.
//!
//! A word of a script without spaces is one character. Numbers and web addresses are words of
//! their own. Where a word has a joint, at a capital behind a small letter or between letter and
//! digit, it is several pieces, each marked as glued to the one before it; the chart puts them
//! together again where that is a word that a row knows.

use super::fold::Fold;
use super::lexicon::{ADDRESS, Lexicon, NUMBER};
use crate::know::words;
use crate::text::Eight;

mod address;

use address::address;

/// Stands right behind the piece before it, inside what is one word to the eye.
pub(super) const GLUED: u8 = 1;
/// Begins with a capital.
pub(super) const CAPITAL: u8 = 2;
/// Begins with a letter that has a small and a large form.
pub(super) const CASED: u8 = 4;
/// A character of a script without spaces.
pub(super) const UNSPACED: u8 = 8;
/// Capitals alone, long enough to be two words that ran together.
pub(super) const SHOUTED: u8 = 16;

/// Letters from which on a word of capitals may be two.
const FUSED: usize = 6;

/// A word, or a piece of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) word: u32,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) flags: u8,
}

impl Piece {
    #[inline]
    pub(super) const fn is(self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}

/// The hash of a folded word on its way.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordHash(words::WordHash);

impl WordHash {
    pub(super) const START: Self = Self(words::WordHash::START);

    #[inline]
    pub(super) fn with(self, c: char) -> Self {
        Self(self.0.char(c))
    }

    #[inline]
    pub(super) const fn finish(self) -> u64 {
        spread(self.0.finish())
    }

    /// Goes on over a piece of text, folded.
    pub(super) fn over(mut self, piece: &str, fold: Fold) -> Self {
        for c in piece.chars().filter(|c| !is_ghost(*c)) {
            fold.each(c, |c| self = self.with(c));
        }
        self
    }
}

/// The hash of a word so that its top bits hang on all letters, as those by which the table looks it
/// up must.
#[inline]
const fn spread(hash: u64) -> u64 {
    hash.wrapping_mul(0x2545_f491_4f6c_dd1d)
}

/// Whether a character is a word by itself.
#[inline]
pub(super) fn is_unspaced(c: char) -> bool {
    match c {
        '\0'..'\u{e00}' => false,
        '\u{e00}'..='\u{eff}' => c.is_alphabetic() || is_thai_mark(c),
        '\u{1000}'..='\u{109f}' => !c.is_numeric() && !matches!(c, '\u{104a}' | '\u{104b}'),
        '\u{1780}'..='\u{17ff}' => !c.is_numeric() && !matches!(c, '\u{17d4}'..='\u{17da}'),
        '\u{2e80}'..='\u{30ff}' => c.is_alphabetic() && !c.is_numeric(),
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => true,
        '\u{ac00}'..='\u{d7a3}' => true,
        '\u{ff66}'..='\u{ff9d}' => true,
        _ => false,
    }
}

/// Marks of Thai and Lao that Unicode does not call letters.
const fn is_thai_mark(c: char) -> bool {
    matches!(c, '\u{e31}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{eb1}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}')
}

/// What cannot be seen and parts nothing.
pub(super) const fn is_ghost(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether a character beyond ASCII is of a word with spaces around it.
#[inline]
pub(super) fn is_letter(c: char) -> bool {
    match c {
        '\u{2000}'..='\u{206f}' | '\u{2190}'..='\u{2bff}' => false,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' => true,
        '\u{591}'..='\u{5c7}' => !matches!(c, '\u{5be}' | '\u{5c0}' | '\u{5c3}' | '\u{5c6}'),
        '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{6d6}'..='\u{6ed}' => true,
        // Signs that silence a vowel, dots below and accents of Indic scripts.
        '\u{900}'..='\u{dff}' => {
            c.is_alphabetic()
                || matches!(c as u32 & 0x7f, 0x3c | 0x4d)
                || matches!(c, '\u{951}'..='\u{954}' | '\u{dca}')
        }
        _ => c.is_alphabetic(),
    }
}

/// Where the next piece is looked for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Next {
    at: usize,
    glued: bool,
}

/// The pieces of a text, one after the other.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'a> {
    words: Lexicon<'a>,
    text: &'a str,
    at: usize,
    glued: bool,
}

impl<'a> Tokens<'a> {
    /// The pieces from a place on.
    #[inline]
    pub(super) fn new(text: &'a str, at: usize, words: Lexicon<'a>) -> Self {
        Self::at(text, Next { at, glued: false }, words)
    }

    /// The pieces that are left.
    pub(super) fn at(text: &'a str, Next { at, glued }: Next, words: Lexicon<'a>) -> Self {
        Self { words, text, at, glued }
    }

    /// Where the pieces that are left begin.
    pub(super) const fn next_at(&self) -> Next {
        Next { at: self.at, glued: self.glued }
    }

    fn piece(&mut self, word: u32, end: usize, flags: u8) -> Piece {
        let start = self.at as u32;
        self.at = end;
        let glue = if std::mem::take(&mut self.glued) { GLUED } else { 0 };
        Piece { word, start, end: end as u32, flags: flags | glue }
    }

    fn number(&mut self) -> Piece {
        let mut end = self.at;
        let mut chars = self.text[self.at..].chars().peekable();
        while let Some(c) = chars.next() {
            let inside = matches!(c, '.' | ',') && chars.peek().is_some_and(|c| c.is_numeric());
            if !c.is_numeric() && !inside {
                break;
            }
            end += c.len_utf8();
        }
        let piece = self.piece(NUMBER, end, 0);
        self.glued =
            self.text[end..].chars().next().is_some_and(|c| is_letter(c) && !is_unspaced(c));
        piece
    }

    /// The word that begins here, if it is of plain letters alone and has no joint, and no address
    /// can begin with it.
    #[inline]
    fn plain(&mut self) -> Option<Piece> {
        let bytes = self.text.as_bytes();
        let capital = bytes[self.at].is_ascii_uppercase();
        let (mut state, mut end) = (words::WordHash::START.state, self.at);
        let (mut large, mut small, mut behind) = (0, 0, !Eight::FIRST);
        let last = loop {
            let part = Eight::at(bytes, end).word();
            end += part.len;
            large |= part.uppers & behind;
            small |= part.lowers;
            behind = !0;
            // A joint: "URLCopied", "ReadMore". What is behind it is not read for this piece.
            if part.digits != 0 || large != 0 && small != 0 {
                return None;
            }
            if part.len < 8 {
                break part;
            }
            state = words::WordHash::mix(state, part.folded);
        };
        let hash = words::WordHash::end(state, last.folded, last.len as u32);
        match last.next {
            b'.' | b'-' | b'@' if bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric) => {
                return None;
            }
            b':' if bytes.get(end + 1) == Some(&b'/') => return None,
            b'.' if bytes[self.at..end].eq_ignore_ascii_case(b"www") => return None,
            b'_' => return None,
            128.. => {
                let c = self.text[end..].chars().next()?;
                if is_ghost(c) || is_letter(c) || is_unspaced(c) || c.is_numeric() {
                    return None;
                }
            }
            _ => {}
        }
        let flags = match end - self.at {
            _ if !capital => CASED,
            FUSED.. if small == 0 => CAPITAL | CASED | SHOUTED,
            _ => CAPITAL | CASED,
        };
        Some(self.piece(self.words.get(spread(hash)), end, flags))
    }

    /// The word that begins here, up to its first joint.
    fn word(&mut self) -> Piece {
        let fold = self.words.fold;
        let (mut hash, mut before) = (WordHash::START, WordHash::START);
        let (mut end, mut last, mut letters, mut small) = (self.at, '\0', 0_u32, false);
        let (mut run, mut flags, mut tail) = (0_u32, 0, self.at);
        for (at, c) in self.text[self.at..].char_indices() {
            let at = self.at + at;
            if is_ghost(c) && letters > 0 {
                if c == '\u{200c}' && matches!(last, '\u{600}'..='\u{6ff}') {
                    let piece = self.close(hash, at, at + c.len_utf8(), flags, letters, small);
                    self.glued = true;
                    return piece;
                }
                continue;
            }
            let upper = if c.is_ascii() { c.is_ascii_uppercase() } else { c.is_uppercase() };
            let own = c.is_ascii_alphabetic() || !c.is_ascii() && is_letter(c) && !is_unspaced(c);
            if !own {
                let digit = c.is_numeric();
                let piece = self.close(hash, end, end, flags, letters, small);
                self.glued = digit && end == at;
                return piece;
            }
            let lower = if c.is_ascii() { !upper } else { c.is_lowercase() };
            if letters == 0 {
                flags = if upper {
                    CAPITAL | CASED
                } else if lower {
                    CASED
                } else {
                    0
                };
            } else if upper && last.is_lowercase() {
                let piece = self.close(hash, at, at, flags, letters, small);
                self.glued = true;
                return piece;
            } else if lower && run > 1 && letters > 1 {
                // "URLCopied": the last of several capitals begins the next word.
                let piece = self.close(before, tail, tail, flags, letters - 1, false);
                self.glued = true;
                return piece;
            }
            (before, tail) = (hash, at);
            if c.is_ascii() {
                hash = hash.with(c.to_ascii_lowercase());
            } else {
                fold.each(c, |c| hash = hash.with(c));
            }
            run = if upper { run + 1 } else { 0 };
            small |= lower;
            last = c;
            letters += 1;
            end = at + c.len_utf8();
        }
        self.close(hash, end, end, flags, letters, small)
    }

    /// Ends a piece at `end` and goes on at `next`.
    fn close(
        &mut self,
        hash: WordHash,
        end: usize,
        next: usize,
        flags: u8,
        letters: u32,
        small: bool,
    ) -> Piece {
        let shouted =
            if !small && flags & CASED != 0 && letters as usize >= FUSED { SHOUTED } else { 0 };
        let mut piece = self.piece(self.words.get(hash.finish()), end, flags | shouted);
        piece.end = end as u32;
        self.at = next;
        piece
    }
}

impl Iterator for Tokens<'_> {
    type Item = Piece;

    #[inline]
    fn next(&mut self) -> Option<Piece> {
        loop {
            let c = *self.text.as_bytes().get(self.at)?;
            if c.is_ascii_alphabetic() {
                if let Some(piece) = self.plain() {
                    return Some(piece);
                }
                if !self.glued
                    && let Some(end) = address(self.text, self.at)
                {
                    return Some(self.piece(ADDRESS, end, 0));
                }
                return Some(self.word());
            }
            if c.is_ascii_digit() {
                return Some(self.number());
            }
            if c.is_ascii() {
                (self.at, self.glued) = (self.at + 1, false);
                continue;
            }
            let c = self.text[self.at..].chars().next()?;
            if is_unspaced(c) {
                self.glued = false;
                let fold = self.words.fold;
                let mut hash = WordHash::START;
                fold.each(c, |c| hash = hash.with(c));
                let word = self.words.get(hash.finish());
                return Some(self.piece(word, self.at + c.len_utf8(), UNSPACED));
            }
            if c.is_numeric() {
                return Some(self.number());
            }
            if is_letter(c) {
                return Some(self.word());
            }
            (self.at, self.glued) = (self.at + c.len_utf8(), false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of a text, with `+` before those that are glued.
    fn pieces(text: &str) -> Vec<String> {
        let tokens = Tokens::new(text, 0, Lexicon::none());
        tokens
            .map(|piece| {
                let own = &text[piece.start as usize..piece.end as usize];
                let mark = match piece.word {
                    NUMBER => "#",
                    ADDRESS => "@",
                    _ => "",
                };
                format!("{}{mark}{own}", if piece.is(GLUED) { "+" } else { "" })
            })
            .collect()
    }

    #[test]
    fn parts_words() {
        assert_eq!(pieces("Read more, or don't"), ["Read", "more", "or", "don", "t"]);
        assert_eq!(pieces("Share on FacebookShare"), ["Share", "on", "Facebook", "+Share"]);
        assert_eq!(pieces("Copy Link URLCopied!"), ["Copy", "Link", "URL", "+Copied"]);
        assert_eq!(pieces("11Comments 3.5k"), ["#11", "+Comments", "#3.5", "+k"]);
        assert_eq!(
            pieces("snow.Read www.mill.example/a b"),
            ["snow", "Read", "@www.mill.example/a", "b"]
        );
        assert_eq!(
            pieces("my-mill.com, book.It a@mill.example."),
            ["@my-mill.com", "book", "It", "@a@mill.example"]
        );
        assert_eq!(pieces("もっと読む2"), ["も", "っ", "と", "読", "む", "#2"]);
        assert_eq!(pieces("अन्य पढ़ें।"), ["अन्य", "पढ़ें"]);
        assert_eq!(pieces("می\u{200c}شود"), ["می", "+شود"]);
        assert_eq!(pieces("a\u{ad}b"), ["a\u{ad}b"]);
    }
}
