//! The one pass over a block's bytes: words are looked at eight bytes at once, marks by a table.

mod wide;

use wide::goes_on;

use crate::know::words::{ANY_CUE, CREDIT, Flags, WordHash, WordTable, plain_word};
use crate::measure::features::{Cues, Features, FirstFlags, Hold};
use crate::text::{Eight, link_number};

/// What one pass over a text tells of it; how it opens and ends is not asked.
pub(crate) fn measure_words(piece: &str, table: &WordTable, language: Flags) -> Features {
    let mut f = Features::default();
    scan(piece, table, language, &mut f);
    f
}

/// The same for measures that hold nothing yet, where they stand.
pub(crate) fn scan(piece: &str, table: &WordTable, language: Flags, f: &mut Features) {
    let hot = Hot {
        words: 0,
        stops: 0,
        capitals: 0,
        marks: 0,
        ended: 0,
        spaced: true,
        line: WordHash::START.finish(),
        last: 0,
    };
    let mut scan = Scan { piece, table, language, f, tally: Tally::default(), hot };
    scan.run();
    scan.finish();
}

/// The bit of [`Features::marks`] that stands for an ASCII mark.
pub(crate) const fn bit(mark: u8) -> u64 {
    1 << (mark & 63)
}

/// What a byte is and does, a bit each.
const WORD: u8 = 1;
const SPACE: u8 = 1 << 1;
const COMMA: u8 = 1 << 2;
const SEPARATOR: u8 = 1 << 3;
const BRACKET: u8 = 1 << 4;
/// Ends a sentence; what ended one did not, as a word goes on behind it.
pub(crate) const ENDS: u8 = 1 << 5;
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
    pub(crate) shouted: u32,
    pub(crate) numbers: u32,
    pub(crate) inner_ends: u32,
    pub(crate) commas: u32,
    pub(crate) separators: u32,
    brackets: u32,
}

/// What nearly every word changes.
#[derive(Clone, Copy)]
struct Hot {
    pub(crate) words: u32,
    pub(crate) stops: u32,
    capitals: u32,
    pub(crate) marks: u64,
    /// Not zero where an end mark stands before the present position, with only closers and white space between.
    pub(crate) ended: u8,
    /// Whether the last character was white space.
    pub(crate) spaced: bool,
    pub(crate) line: u64,
    /// Flags of the last word.
    pub(crate) last: Flags,
}

pub(crate) struct Scan<'t> {
    pub(crate) piece: &'t str,
    pub(crate) table: &'t WordTable,
    pub(crate) language: Flags,
    pub(crate) f: &'t mut Features,
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
        let (mut opening, mut capitals, mut digits) = (Eight::FIRST, 0, 0);
        let mut shape = Shape { upper: false, number: false };
        let (at, last, hash) = plain_word(bytes, from, |part| {
            shape.upper |= part.uppers & opening != 0;
            shape.number |= part.digits & opening != 0;
            capitals |= part.uppers & !opening;
            digits |= part.digits;
            opening = 0;
        });
        if (last.next >= 0x80 || last.next == b'\'') && goes_on(self.piece, at) {
            return None;
        }
        // Most words have no capital but for the first letter.
        if capitals != 0 {
            let (glued, shouted) = capitalised(&bytes[from..at]);
            self.f.hold(Hold::Glued, glued);
            self.tally.shouted += u32::from(shouted);
        }
        if digits != 0 {
            self.f.hold(Hold::Figures, true);
            self.f.hold(Hold::Year, at - from == 4 && last.is_year());
            self.tally.numbers += u32::from(shape.number);
        }
        self.count(hot, hash, shape);
        // Most words have one space behind them, and another word.
        hot.spaced = last.next == b' ';
        Some(at + usize::from(hot.spaced))
    }

    /// Books a mark, or white space, that the table says all of.
    #[inline(always)]
    fn mark(&mut self, hot: &mut Hot, b: u8, class: u8, at: usize) {
        hot.marks |= bit(b);
        if class & SPACE != 0 {
            if b != b' ' || hot.spaced && at > 0 {
                self.f.hold(Hold::Untidy, true);
            }
            hot.spaced = true;
            return;
        }
        let one = |bit: u8| u32::from(class & bit != 0);
        self.tally.commas += one(COMMA);
        self.tally.separators += one(SEPARATOR);
        self.tally.brackets += one(BRACKET);
        hot.ended = if class & GOES_ON != 0 { 0 } else { hot.ended | class & ENDS };
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
        let few = |count: u32| u8::try_from(count).unwrap_or(u8::MAX);
        f.inner_ends = few(tally.inner_ends);
        f.commas = few(tally.commas);
        f.separators = few(tally.separators);
        f.brackets = few(tally.brackets);
        f.line_hash = hot.line;
        f.hold(Hold::ClosesCredit, hot.last & CREDIT != 0);
    }

    /// Books a word by its hash and its shape.
    #[inline(always)]
    fn count(&mut self, hot: &mut Hot, hash: u64, shape: Shape) {
        let flags = self.table.get(hash);
        hot.words += 1;
        hot.line = WordHash::mix(hot.line, hash);
        if hot.words == 1 && self.f.unspaced == 0 {
            self.f.first_flags = FirstFlags::of(flags);
        }
        hot.last = flags;
        hot.capitals += u32::from(shape.upper);
        hot.stops += u32::from(flags & self.language != 0);
        if flags & ANY_CUE != 0 {
            self.f.cues.add(flags);
        }
        if hot.ended != 0 && hot.spaced && (shape.upper || shape.number) {
            self.tally.inner_ends += 1;
        }
        hot.ended = 0;
        hot.spaced = false;
    }

    /// Books a mark that may be more than itself, by what stands around it; returns where to go on.
    fn other_mark(&mut self, at: usize) -> usize {
        let bytes = self.piece.as_bytes();
        self.hot.marks |= bit(bytes[at]);
        self.hot.spaced = false;
        match bytes[at] {
            b'@' => self.f.hold(Hold::Address, true),
            b':' => {
                self.hot.ended = 0;
                self.f.hold(Hold::Address, bytes[at..].starts_with(b"://"));
                let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
                self.f.hold(
                    Hold::ClockTime,
                    at > 0 && digit(bytes.get(at - 1)) && digit(bytes.get(at + 1)),
                );
            }
            b'(' => self.f.hold(
                Hold::Copyright,
                bytes[at..].starts_with(b"(c)") || bytes[at..].starts_with(b"(C)"),
            ),
            b'[' => return at + link_number(&self.piece[at..]).max(1),
            _ => {}
        }
        at + 1
    }
}

/// Whether a word of ASCII has a capital behind a small letter, and whether it has two capitals or more and no small letter.
fn capitalised(word: &[u8]) -> (bool, bool) {
    let (mut glued, mut uppers, mut lowers) = (false, 0, false);
    for b in word {
        glued |= b.is_ascii_uppercase() && lowers;
        uppers += usize::from(b.is_ascii_uppercase());
        lowers |= b.is_ascii_lowercase();
    }
    (glued, uppers >= 2 && !lowers)
}

/// What a word begins with.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    upper: bool,
    /// A digit.
    number: bool,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::know::words::WORDS;

    pub(crate) fn of(text: &str) -> Features {
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
            assert_eq!((f.words, f.glued(), f.shouted), (1, glued, shouted), "{word}");
        }
        assert_eq!(
            ["1900", "2099", "1850", "19x0", "20991", "1999's"].map(|word| of(word).year()),
            [true, true, false, false, false, false]
        );
    }

    #[test]
    fn particles_of_korean_count_behind_their_words() {
        use crate::know::words::language_bit;

        let text = "이곳은 지난해 문을 연 마을 공동 부엌이다.";
        let stops = |code| measure_words(text, &WORDS, language_bit(code)).stops;
        assert_eq!((stops("ko"), stops("en")), (4, 0));
    }

    #[test]
    fn every_mark_leaves_its_bit() {
        for mark in (0x21..0x7f_u8).filter(u8::is_ascii_punctuation) {
            let text = format!("one {}two", char::from(mark));
            assert!(of(&text).may_have(mark), "{text}");
        }
        let f = of("one two");
        assert!((0x21..0x7f_u8).filter(u8::is_ascii_punctuation).all(|mark| !f.may_have(mark)));
        assert_eq!(["quay", "qu\u{e9}", "quay —"].map(|text| of(text).wide()), [false, true, true]);
    }
}
