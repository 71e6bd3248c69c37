//! The one pass over a block's bytes: words are looked at eight bytes at once, marks by a table.

use super::{Cues, Features};
use crate::text::{Eight, Word, behind_run, fold_char, is_closer, is_ghost, is_sentence_end, is_unspaced, is_word, link_number};
use crate::words::{ANY_CUE, CREDIT, Flags, PHRASE_FIRST, PHRASE_LAST, WordHash, WordTable};

/// What one pass over a text tells of it; how it opens and ends is not asked.
pub(crate) fn measure_words(piece: &str, table: &WordTable, language: Flags) -> Features {
    let mut f = Features::default();
    scan(piece, table, language, &mut f);
    f
}

/// The same for measures that hold nothing yet, where they stand.
pub(super) fn scan(piece: &str, table: &WordTable, language: Flags, f: &mut Features) {
    let hot = Hot { words: 0, stops: 0, capitals: 0, marks: 0, ended: 0, spaced: true, line: WordHash::START.finish(), last: 0 };
    let mut scan = Scan { piece, table, language, f, tally: Tally::default(), hot };
    scan.run();
    scan.finish();
}

/// What [`Features::pair`] is for two words with these hashes.
pub(crate) const fn pair(first: u64, second: u64) -> u32 {
    (WordHash::mix(WordHash::mix(WordHash::START.finish(), first), second) >> 32) as u32
}

/// The bit of [`Features::marks`] that stands for an ASCII mark.
pub(super) const fn bit(mark: u8) -> u64 {
    1 << (mark & 63)
}

/// What a byte is and does, a bit each.
const WORD: u8 = 1;
const SPACE: u8 = 1 << 1;
const COMMA: u8 = 1 << 2;
const SEPARATOR: u8 = 1 << 3;
const BRACKET: u8 = 1 << 4;
/// Ends a sentence; what ended one did not, as a word goes on behind it.
const ENDS: u8 = 1 << 5;
const GOES_ON: u8 = 1 << 6;
/// Takes more than a look at the table.
const OTHER: u8 = 1 << 7;

const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut at = 0;
    while at < 256 {
        classes[at] = match at as u8 {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => WORD,
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => SPACE,
            b'.' | b'!' | b'?' => ENDS,
            b',' => COMMA | GOES_ON,
            b'|' | b'>' => SEPARATOR,
            b']' => BRACKET,
            b':' | b'@' | b'(' | b'[' => OTHER,
            0x80.. => OTHER,
            _ => 0,
        };
        at += 1;
    }
    classes
};

/// The counts of a block, before they are fitted into what holds them.
#[derive(Default)]
struct Tally {
    shouted: u32,
    numbers: u32,
    inner_ends: u32,
    commas: u32,
    separators: u32,
    brackets: u32,
    /// Flags of all words before end marks.
    closers: Flags,
}

/// What nearly every word changes.
#[derive(Clone, Copy)]
struct Hot {
    words: u32,
    stops: u32,
    capitals: u32,
    marks: u64,
    /// Not zero where an end mark stands before the present position, with only closers and white space between.
    ended: u8,
    /// Whether the last character was white space.
    spaced: bool,
    line: u64,
    /// Flags of the last word.
    last: Flags,
}

struct Scan<'t> {
    piece: &'t str,
    table: &'t WordTable,
    language: Flags,
    f: &'t mut Features,
    tally: Tally,
    hot: Hot,
}

impl Scan<'_> {
    fn run(&mut self) {
        let bytes = self.piece.as_bytes();
        // A copy stays in registers, where the rest does not look at it.
        let mut hot = self.hot;
        let mut at = 0;
        while let Some(b) = bytes.get(at) {
            let class = CLASSES[usize::from(*b)];
            if class & WORD != 0 {
                if let Some(end) = self.word(&mut hot, at) {
                    at = end;
                    continue;
                }
            } else if class & OTHER == 0 {
                self.mark(&mut hot, *b, class, at);
                at += 1;
                continue;
            }
            self.hot = hot;
            at = if class & WORD != 0 {
                self.wide_word(at)
            } else if b.is_ascii() {
                self.other_mark(at)
            } else {
                self.wide(at)
            };
            hot = self.hot;
        }
        self.hot = hot;
    }

    /// Reads the word of ASCII letters and digits at `from`; returns where to go on, or nothing where it is not of those alone.
    #[inline(always)]
    fn word(&mut self, hot: &mut Hot, from: usize) -> Option<usize> {
        let bytes = self.piece.as_bytes();
        let (mut part, mut state) = (Eight::at(bytes, from).word(), WordHash::START.state);
        let shape = Shape { upper: part.opens_upper(), number: part.opens_digit() };
        let mut letters = Letters::of(part);
        let mut at = from + part.len;
        while part.len == 8 {
            state = WordHash::mix(state, part.folded);
            part = Eight::at(bytes, at).word();
            letters.add(part);
            at += part.len;
        }
        if (part.next >= 0x80 || part.next == b'\'') && goes_on(self.piece, at) {
            return None;
        }
        if letters.inner != 0 {
            self.f.glued |= letters.glued;
            self.tally.shouted += u32::from(letters.is_shouted());
        }
        if letters.digits != 0 {
            self.f.figures = true;
            self.f.year |= at - from == 4 && part.is_year();
            self.tally.numbers += u32::from(shape.number);
        }
        self.count(hot, WordHash::end(state, part.folded, part.len as u32), shape, from);
        // Most words have one space behind them, and another word.
        hot.spaced = part.next == b' ';
        Some(at + usize::from(hot.spaced))
    }

    /// Books a mark, or white space, that the table says all of.
    #[inline(always)]
    fn mark(&mut self, hot: &mut Hot, b: u8, class: u8, at: usize) {
        hot.marks |= bit(b);
        if class & SPACE != 0 {
            self.f.untidy |= b != b' ' || hot.spaced && at > 0;
            hot.spaced = true;
            return;
        }
        let one = |bit: u8| u32::from(class & bit != 0);
        self.tally.commas += one(COMMA);
        self.tally.separators += one(SEPARATOR);
        self.tally.brackets += one(BRACKET);
        hot.ended = if class & GOES_ON != 0 { 0 } else { hot.ended | class & ENDS };
        if class & ENDS != 0 {
            self.tally.closers |= hot.last;
        }
        hot.spaced = false;
    }

    /// Fits the counts into the measures, once all is read.
    fn finish(&mut self) {
        let Self { f, tally, hot, .. } = self;
        let small = |count: u32| u16::try_from(count).unwrap_or(u16::MAX);
        f.words = hot.words;
        f.stops = hot.stops;
        f.capitals = hot.capitals;
        f.marks = hot.marks;
        f.shouted = small(tally.shouted);
        f.numbers = small(tally.numbers);
        f.inner_ends = small(tally.inner_ends);
        f.commas = small(tally.commas);
        f.separators = small(tally.separators);
        f.brackets = small(tally.brackets);
        f.line_hash = hot.line;
        f.closes_phrase = hot.last & PHRASE_LAST != 0;
        f.closes_sentence = (hot.last | tally.closers) & PHRASE_LAST != 0;
        f.closes_credit = hot.last & CREDIT != 0;
    }

    /// Books a word by its hash and its shape.
    #[inline(always)]
    fn count(&mut self, hot: &mut Hot, hash: u64, shape: Shape, from: usize) {
        let flags = self.table.get(hash);
        hot.words += 1;
        hot.line = WordHash::mix(hot.line, hash);
        if hot.words <= 2 {
            if hot.words == 2 {
                self.f.pair = (hot.line >> 32) as u32;
            } else if self.f.unspaced == 0 {
                self.f.first_flags = flags;
            }
        }
        hot.last = flags;
        hot.capitals += u32::from(shape.upper);
        hot.stops += u32::from(flags & self.language != 0);
        if flags & ANY_CUE != 0 {
            self.f.cues.add(flags);
        }
        if hot.ended != 0 && hot.spaced && (shape.upper || shape.number) {
            self.tally.inner_ends += 1;
            if flags & PHRASE_FIRST != 0 && self.f.prompt_at == 0 {
                self.f.prompt_at = from as u32;
            }
        }
        hot.ended = 0;
        hot.spaced = false;
    }

    /// The same for a word with apostrophes or letters beyond ASCII.
    fn wide_word(&mut self, from: usize) -> usize {
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
                self.f.glued |= lowers > 0;
                uppers += 1;
                hash = hash.byte(b | 0x20);
                at += 1;
            } else if b.is_ascii_digit() {
                self.f.figures = true;
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
                self.f.wide = true;
                let c = piece[at..].chars().next().unwrap_or(' ');
                self.f.untidy |= is_ghost(c);
                if !is_ghost(c) {
                    self.f.glued |= lowers > 0 && c.is_uppercase();
                    uppers += u32::from(c.is_uppercase());
                    lowers += u32::from(c.is_lowercase());
                    hash = fold_char(c).fold(hash, WordHash::char);
                }
                at += c.len_utf8();
            }
        }
        self.tally.shouted += u32::from(uppers >= 2 && lowers == 0);
        self.tally.numbers += u32::from(bytes[from].is_ascii_digit());
        let shape = Shape { upper: first_is_upper(piece, from), number: bytes[from].is_ascii_digit() };
        let mut hot = self.hot;
        self.count(&mut hot, hash.finish(), shape, from);
        self.hot = hot;
        at
    }

    fn unspaced(&mut self, c: char, at: usize) {
        let hash = WordHash::START.char(c).finish();
        let flags = self.table.get(hash);
        let (f, hot) = (&mut *self.f, &mut self.hot);
        if hot.words == 0 && f.unspaced == 0 {
            f.first_flags = flags;
        }
        hot.last = flags;
        f.unspaced += 1;
        hot.stops += u32::from(flags & self.language != 0);
        if hot.ended != 0 {
            self.tally.inner_ends += 1;
            if flags & PHRASE_FIRST != 0 && f.prompt_at == 0 {
                f.prompt_at = at as u32;
            }
        }
        hot.line = WordHash::mix(hot.line, hash);
        hot.ended = 0;
        hot.spaced = false;
    }

    /// Books a mark that may be more than itself, by what stands around it; returns where to go on.
    fn other_mark(&mut self, at: usize) -> usize {
        let bytes = self.piece.as_bytes();
        self.hot.marks |= bit(bytes[at]);
        self.hot.spaced = false;
        match bytes[at] {
            b'@' => self.f.address = true,
            b':' => {
                self.hot.ended = 0;
                self.f.address |= bytes[at..].starts_with(b"://");
                let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
                self.f.clock_time |= at > 0 && digit(bytes.get(at - 1)) && digit(bytes.get(at + 1));
            }
            b'(' => self.f.copyright |= bytes[at..].starts_with(b"(c)") || bytes[at..].starts_with(b"(C)"),
            b'[' => return at + link_number(&self.piece[at..]).max(1),
            _ => {}
        }
        at + 1
    }

    /// Reads what begins with a character beyond ASCII; returns where to go on.
    fn wide(&mut self, at: usize) -> usize {
        let piece = self.piece;
        let c = piece[at..].chars().next().unwrap_or(' ');
        self.f.wide = true;
        let behind = at + c.len_utf8();
        // Quotes and dashes are the most of it.
        if !('\u{2010}'..='\u{203f}').contains(&c) {
            if is_unspaced(c) {
                self.unspaced(c, at);
                return behind;
            }
            if is_word(c) {
                return self.wide_word(at);
            }
        }
        self.wide_mark(c);
        // Rules drawn from one character over and over say no more than one of it.
        if ('\u{2500}'..='\u{257f}').contains(&c) { piece.len() - behind_run(&piece[at..]).len() } else { behind }
    }

    /// Books any other character that is no part of a word.
    fn wide_mark(&mut self, c: char) {
        if c.is_whitespace() {
            self.f.untidy = true;
            self.hot.spaced = true;
            return;
        }
        match c {
            '·' | '•' | '›' | '¦' | '｜' | '＞' | '»' => self.tally.separators += 1,
            '©' | 'ⓒ' => self.f.copyright = true,
            '、' | '，' | '،' => self.tally.commas += 1,
            c if is_sentence_end(c) => {
                self.hot.ended = ENDS;
                self.tally.closers |= self.hot.last;
            }
            c if is_ghost(c) => self.f.untidy = true,
            c if is_closer(c) => {}
            _ => self.hot.ended = 0,
        }
        self.hot.spaced = false;
    }
}

/// Whether a word goes on with an apostrophe, or a character beyond ASCII, behind its letters.
fn goes_on(piece: &str, at: usize) -> bool {
    let letter = |at: usize| piece.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic);
    match piece[at..].chars().next().unwrap_or(' ') {
        '\'' => letter(at + 1),
        '\u{2019}' => letter(at + 3),
        c => !is_unspaced(c) && (is_word(c) || is_ghost(c)),
    }
}

/// What a word begins with.
#[derive(Clone, Copy)]
struct Shape {
    upper: bool,
    /// A digit.
    number: bool,
}

/// What a word of ASCII is made of, put together from its parts of eight bytes. A mask is zero where those of all parts are;
/// which bytes it means is not told.
struct Letters {
    uppers: u64,
    /// Capitals but for the first letter.
    inner: u64,
    lowers: u64,
    digits: u64,
    glued: bool,
    /// Two capitals or more.
    capitals: bool,
}

impl Letters {
    #[inline(always)]
    fn of(word: Word) -> Self {
        let inner = word.uppers & !0x80;
        let capitals = word.uppers & word.uppers.wrapping_sub(1) != 0;
        Self { uppers: word.uppers, inner, lowers: word.lowers, digits: word.digits, glued: word.is_glued(), capitals }
    }

    #[inline(always)]
    fn add(&mut self, part: Word) {
        if part.uppers != 0 {
            self.glued |= part.is_glued() || self.lowers != 0;
            self.capitals |= self.uppers != 0 || part.uppers & part.uppers.wrapping_sub(1) != 0;
            self.uppers |= part.uppers;
            self.inner |= part.uppers;
        }
        self.lowers |= part.lowers;
        self.digits |= part.digits;
    }

    /// Whether it has two capitals or more, and no small letter.
    const fn is_shouted(&self) -> bool {
        self.capitals && self.lowers == 0
    }
}

impl Cues {
    /// Counts each cue that a word has.
    #[inline]
    fn add(&mut self, flags: Flags) {
        let mut cues = (flags & ANY_CUE) >> Self::SHIFT;
        while cues != 0 {
            if let Some(count) = self.0.get_mut(cues.trailing_zeros() as usize) {
                *count = count.saturating_add(1);
            }
            cues &= cues - 1;
        }
    }
}

fn first_is_upper(piece: &str, from: usize) -> bool {
    let b = piece.as_bytes()[from];
    if b.is_ascii() { b.is_ascii_uppercase() } else { piece[from..].chars().next().is_some_and(char::is_uppercase) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::WORDS;

    fn of(text: &str) -> Features {
        measure_words(text, &WORDS, 0)
    }

    #[test]
    fn words_of_any_length_are_told_by_their_letters() {
        for (word, glued, shouted) in [
            ("BBC", false, 1),
            ("B7C", false, 1),
            ("B", false, 0),
            ("BBc", false, 0),
            ("bBC", true, 0),
            ("7b7B", true, 0),
            ("HARBOURS", false, 1),
            ("HARBOURMASTER", false, 1),
            ("Harbourmaster", false, 0),
            ("HarbourMaster", true, 0),
            ("harbourmasteR", true, 0),
            ("1234567Ab", false, 0),
            ("Übers", false, 0),
            ("ÜBERALL", false, 1),
            ("don'T", true, 0),
        ] {
            let f = of(word);
            assert_eq!((f.words, f.glued, f.shouted), (1, glued, shouted), "{word}");
        }
        assert_eq!(["1900", "2099", "1850", "19x0", "20991", "1999's"].map(|word| of(word).year), [true, true, false, false, false, false]);
    }

    #[test]
    fn every_mark_leaves_its_bit() {
        for mark in (0x21..0x7f_u8).filter(u8::is_ascii_punctuation) {
            let text = format!("one {}two", char::from(mark));
            assert!(of(&text).may_have(mark), "{text}");
        }
        let f = of("one two");
        assert!((0x21..0x7f_u8).filter(u8::is_ascii_punctuation).all(|mark| !f.may_have(mark)));
        assert_eq!(["quay", "qu\u{e9}", "quay —"].map(|text| of(text).wide), [false, true, true]);
    }

    #[test]
    fn a_pair_is_of_the_first_two_words() {
        let hash = |word: &str| crate::words::hash(word);
        assert_eq!(of("Read MORE: how the mill burnt").pair, pair(hash("read"), hash("more")));
        assert_eq!(of("Read").pair, 0);
    }
}
