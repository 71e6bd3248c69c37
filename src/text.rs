//! Small text helpers that several rooms share.

pub(crate) mod room;
pub(crate) mod sentence;

use std::ops::Range;

/// Folds one character for matching: lower case, typographic quotes and dashes to their plain forms.
#[inline]
pub(crate) fn fold_char(c: char) -> char {
    let plain = match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{02bc}' | '\u{00b4}' | '`' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{00ab}' | '\u{00bb}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    };
    // U+0130 alone folds to two characters; its dot is dropped, so that a fold is always one.
    plain.to_lowercase().next().unwrap_or(plain)
}

/// Whether a character has no width of its own and only hints at line breaks; matching passes over it.
pub(crate) const fn is_ghost(c: char) -> bool {
    matches!(c, '\u{00ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Whether a character ends a line.
pub(crate) const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

/// Left by tools at the start of files and pieces; the only character that the body drops.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Whether a character is written without spaces between words.
#[inline]
pub(crate) const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}' | '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}')
}

/// Whether a character ends a sentence, in any script.
#[inline]
pub(crate) const fn is_sentence_end(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | '…'
            | '。'
            | '！'
            | '？'
            | '．'
            | '｡'
            | '।'
            | '॥'
            | '؟'
            | '۔'
            | '‼'
            | '⁇'
            | '⁈'
            | '⁉'
            | '።'
            | '។'
            | '။'
    )
}

/// Digits of a link's number at most.
const LINK_DIGITS: usize = 4;

/// Bytes of the number that a text browser glues to the front of a link's text: "[12]Read more"; 0 for anything else. What
/// marks a footnote has white space or a full stop behind it.
pub(crate) fn link_number(piece: &str) -> usize {
    let Some(rest) = piece.strip_prefix('[') else { return 0 };
    let digits = rest.bytes().take(LINK_DIGITS + 1).take_while(u8::is_ascii_digit).count();
    let opens = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                '"' | '\''
                    | '“'
                    | '‘'
                    | '„'
                    | '«'
                    | '¿'
                    | '¡'
                    | '@'
                    | '#'
                    | '$'
                    | '€'
                    | '£'
                    | '←'
                    | '<'
            )
    };
    let glued = rest[digits..].strip_prefix(']').is_some_and(|behind| behind.starts_with(opens));
    if (1..=LINK_DIGITS).contains(&digits) && glued { digits + 2 } else { 0 }
}

/// The first number of a link in a range of the text, with nothing glued to its front: a footnote's mark is glued to the word
/// before it.
pub(crate) fn next_link_number(text: &str, mut range: Range<usize>) -> Option<Range<usize>> {
    while let Some(at) = text[range.clone()].find('[') {
        let start = range.start + at;
        let bytes = link_number(&text[start..range.end]);
        let footnote = text[..start].ends_with(|c: char| {
            c.is_alphanumeric() || is_sentence_end(c) || is_closer(c) || c == ','
        });
        if bytes > 0 && !footnote {
            return Some(start..start + bytes);
        }
        range.start = start + 1;
    }
    None
}

/// Whether a character closes a quotation or a bracket, and so may follow a sentence's end mark.
#[inline]
pub(crate) const fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | ')'
            | ']'
            | '}'
            | '\u{2019}'
            | '\u{201d}'
            | '\u{00bb}'
            | '\u{203a}'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '〉'
            | '\u{201c}'
            | '*'
            | '_'
    )
}

/// Whether a character is one of the little faces and pictures that writers put behind a sentence.
pub(crate) const fn is_smiley(c: char) -> bool {
    matches!(c, '\u{1f300}'..='\u{1f64f}' | '\u{1f680}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{fe0f}')
}

/// `range` without the white space at its ends.
pub(crate) fn trim_range(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = &text[range.clone()];
    if let [first, .., last] = piece.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return range;
    }
    let start = range.start + (piece.len() - piece.trim_start().len());
    let end = start + piece.trim().len();
    start..end
}

/// Appends `piece` with runs of white space folded to one space and ghosts dropped. A line end between two characters of
/// a script without spaces leaves nothing.
pub(crate) fn push_folded(out: &mut String, piece: &str) {
    let (mut space, mut line_end) = (false, false);
    let mut rest = piece;
    while let Some(c) = rest.chars().next() {
        if c.is_whitespace() {
            space = true;
            line_end |= c == '\n' || c == '\r';
            rest = &rest[c.len_utf8()..];
        } else if c == BYTE_ORDER_MARK {
            rest = &rest[c.len_utf8()..];
        } else {
            let unspaced =
                line_end && is_unspaced(c) && out.chars().next_back().is_some_and(is_unspaced);
            if space && !unspaced && !out.is_empty() && !out.ends_with('\n') {
                out.push(' ');
            }
            (space, line_end) = (false, false);
            // Words of ASCII with one space between are copied as they stand.
            let bytes = rest.as_bytes();
            let graphic = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_graphic);
            let mut len = c.len_utf8();
            while graphic(len) || bytes.get(len) == Some(&b' ') && graphic(len + 1) {
                len += 1;
            }
            out.push_str(&rest[..len]);
            rest = &rest[len..];
        }
    }
}

/// `piece` in one line, white space folded.
pub(crate) fn squeezed(piece: &str) -> String {
    let mut out = String::with_capacity(piece.len());
    push_folded(&mut out, piece);
    out
}

/// What stands behind the first character and those right behind that are the same.
pub(crate) fn behind_run(piece: &str) -> &str {
    let Some(first) = piece.chars().next() else { return piece };
    let bytes = piece.as_bytes();
    let len = first.len_utf8();
    // Lines that tools draw go over hundreds of columns: as long as bytes are those one character before, eight are looked at at
    // once.
    let mut end = len;
    while end + 8 <= bytes.len() && eight(bytes, end) == eight(bytes, end - len) {
        end += 8;
    }
    let same =
        bytes[end..].iter().zip(&bytes[end - len..]).take_while(|(b, before)| b == before).count();
    &piece[(end + same) / len * len..]
}

/// Where words of a line begin: behind what is no letter, at a capital behind a small letter or before one in a row of capitals,
/// between letters and figures, and at each character of a script without spaces.
pub(crate) fn words(line: &str) -> impl Iterator<Item = usize> + Clone {
    let mut last = ' ';
    line.char_indices().filter_map(move |(at, c)| {
        let before = std::mem::replace(&mut last, c);
        let small = || line[at + c.len_utf8()..].starts_with(char::is_lowercase);
        let joint = !before.is_alphanumeric()
            || c.is_uppercase() && (before.is_lowercase() || before.is_uppercase() && small())
            || before.is_ascii_digit() != c.is_ascii_digit()
            || is_unspaced(before)
            || is_unspaced(c);
        (joint && c.is_alphanumeric()).then_some(at)
    })
}

/// What follows a word that a text begins with, in whatever case of its ASCII letters.
pub(crate) fn behind_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.get(..word.len())
        .filter(|head| head.eq_ignore_ascii_case(word))
        .map(|_| &text[word.len()..])
}

/// Where a word stands in a text, one place behind the other; the word is not empty. Places are told by the word's first byte and
/// its last, many at once.
pub(crate) fn places<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    const MANY: usize = 32;
    let (bytes, sought) = (text.as_bytes(), word.as_bytes());
    let last = sought.len() - 1;
    let mut from = 0;
    std::iter::from_fn(move || {
        let ends = bytes.get(last..)?;
        while from < ends.len() {
            let to = ends.len().min(from + MANY);
            let fits = |(first, end): (&u8, &u8)| (*first == sought[0]) & (*end == sought[last]);
            let pairs = || bytes[from..to].iter().zip(&ends[from..to]);
            if pairs().fold(false, |any, pair| any | fits(pair))
                && let Some(at) = (from..to)
                    .find(|at| bytes[*at] == sought[0] && bytes[*at..].starts_with(sought))
            {
                from = at + sought.len();
                return Some(at);
            }
            from = to;
        }
        None
    })
}

/// The front of a piece, at most so many bytes, up to a char boundary.
pub(crate) fn front(piece: &str, bytes: usize) -> &str {
    let mut end = bytes.min(piece.len());
    while !piece.is_char_boundary(end) {
        end -= 1;
    }
    &piece[..end]
}

/// Whether a character beyond ASCII goes on with a word: letters, digits and combining marks.
#[inline]
pub(crate) fn is_word(c: char) -> bool {
    // Punctuation, arrows, symbols and box drawing: most of what is neither ASCII nor a letter.
    if matches!(c, '\u{80}'..='\u{a9}' | '\u{2010}'..='\u{206f}' | '\u{2190}'..='\u{245f}' | '\u{249c}'..='\u{24e9}' | '\u{2500}'..='\u{2bff}' | '\u{3000}'..='\u{3004}')
    {
        return false;
    }
    // Latin, Greek, Cyrillic and Korean letters, asked before the tables of all scripts.
    if matches!(c, '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2c1}' | '\u{3a3}'..='\u{3f5}' | '\u{400}'..='\u{481}' | '\u{ac00}'..='\u{d7a3}')
    {
        return true;
    }
    c.is_alphanumeric()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{dff}' | '\u{200c}' | '\u{200d}')
            && !is_sentence_end(c)
}

/// The eight bytes from `at` on, the first lowest; zeros behind the end.
#[inline]
pub(crate) fn eight(bytes: &[u8], at: usize) -> u64 {
    let whole = |from: usize| {
        bytes.get(from..).and_then(<[u8]>::first_chunk).map(|eight| u64::from_le_bytes(*eight))
    };
    whole(at).unwrap_or_else(|| {
        let left = bytes.len() - at.min(bytes.len());
        match bytes.len().checked_sub(8).and_then(whole) {
            _ if left == 0 => 0,
            Some(last) => last >> (64 - 8 * left),
            None => bytes[at..].iter().rev().fold(0, |word, b| word << 8 | u64::from(*b)),
        }
    })
}

/// Eight bytes of a text that are looked at at once, the first lowest. What is asked of each byte is answered in its high bit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Eight {
    pub(crate) bytes: u64,
    letters: u64,
    digits: u64,
}

impl Eight {
    const HIGH: u64 = Self::all(0x80);

    #[inline]
    const fn all(byte: u8) -> u64 {
        u64::from_ne_bytes([byte; 8])
    }

    /// Whether each byte of `low`, all below 128, is between two: a sum passes 128 from the bound on.
    #[inline]
    const fn between(low: u64, first: u8, last: u8) -> u64 {
        (low + Self::all(128 - first)) & !(low + Self::all(127 - last))
    }

    /// The eight bytes from `at` on; zeros behind the end.
    #[inline]
    pub(crate) fn at(bytes: &[u8], at: usize) -> Self {
        let bytes = eight(bytes, at);
        let low = bytes & !Self::HIGH;
        let ascii = !bytes & Self::HIGH;
        Self {
            bytes,
            letters: Self::between(low | Self::all(0x20), b'a', b'z') & ascii,
            digits: Self::between(low, b'0', b'9') & ascii,
        }
    }

    /// The letters and digits that it begins with.
    #[inline]
    pub(crate) fn word(self) -> Word {
        let stop = !(self.letters | self.digits) & Self::HIGH;
        // All bits below the byte that ends the word; all of them where none does.
        let own = ((stop & stop.wrapping_neg()) >> 7).wrapping_sub(1);
        let len = stop.trailing_zeros() as usize / 8;
        let letters = self.letters & own;
        Word {
            len,
            uppers: letters & !(self.bytes << 2),
            digits: self.digits & own,
            folded: (self.bytes | Self::all(0x20)) & own,
            next: self.bytes.wrapping_shr(8 * len as u32) as u8,
        }
    }
}

/// What a word is made of, up to eight bytes of it; masks have the high bit of each byte that they mean.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    pub(crate) len: usize,
    pub(crate) uppers: u64,
    pub(crate) digits: u64,
    /// The bytes in small letters, the first lowest.
    pub(crate) folded: u64,
    /// The byte behind, zero where the text ends; it means nothing where the word is longer.
    pub(crate) next: u8,
}

impl Word {
    /// Whether it is a year between 1900 and 2099.
    #[inline]
    pub(crate) fn is_year(self) -> bool {
        self.digits == 0x8080_8080 && self.len == 4 && matches!(self.folded as u16, 0x3931 | 0x3032)
    }
}

/// Builds [`Spread`].
pub(crate) type Quick = std::hash::BuildHasherDefault<Spread>;

/// A hasher for words that are ours: fast, and no secret. What a text may choose is kept in tables
/// that have one.
#[derive(Debug, Default, Clone)]
pub(crate) struct Spread(u64);

impl std::hash::Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for eight in bytes.chunks(8) {
            let word = eight.iter().rev().fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
            self.write_u64(word);
        }
    }

    fn write_u32(&mut self, word: u32) {
        self.write_u64(u64::from(word));
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 32;
    }
}

/// The zeros of scripts that have figures of their own: Arabic, Persian, Devanagari, Bengali, Tamil, Thai, Lao, Burmese, Khmer.
const ZEROS: [char; 9] = [
    '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{be6}', '\u{e50}', '\u{ed0}', '\u{1040}',
    '\u{17e0}',
];

/// The figure of ASCII for one of another script.
pub(crate) fn latin_digit(c: char) -> Option<char> {
    let zero = *ZEROS.iter().rfind(|zero| **zero <= c && c as u32 - **zero as u32 <= 9)?;
    char::from_digit(c as u32 - zero as u32, 10)
}

/// A text with figures of ASCII for those of other scripts, character for character; nothing where it has none of these.
pub(crate) fn latin_digits(text: &str) -> Option<String> {
    let others = !text.is_ascii() && text.chars().any(|c| latin_digit(c).is_some());
    others.then(|| text.chars().map(|c| latin_digit(c).unwrap_or(c)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_at_eight_at_once() {
        for b in 0..=255_u8 {
            let word = Eight::at(&[b, b'x', b, b'7', b'Q', b, 0, 0xff], 0).word();
            let (upper, digit) = (b.is_ascii_uppercase(), b.is_ascii_digit());
            assert_eq!(word.len, if b.is_ascii_alphanumeric() { 6 } else { 0 }, "{b}");
            assert_eq!((word.uppers & 0x80 != 0, word.digits & 0x80 != 0), (upper, digit), "{b}");
            assert_eq!(word.next, if word.len > 0 { 0 } else { b }, "{b}");
        }
        assert_eq!(Eight::at(b"harbourboa moon", 0).word().len, 8);
        for (at, len, next) in
            [(3, 7, b' '), (4, 6, b' '), (8, 2, b' '), (10, 0, b' '), (11, 4, 0), (15, 0, 0)]
        {
            let word = Eight::at(b"harbourboa moon", at).word();
            assert_eq!((word.len, word.next), (len, next), "{at}");
        }
        let small = |text: &str| Eight::at(text.as_bytes(), 0).word();
        assert_eq!(
            ["1900", "2099", "1850", "19x0", "20991"].map(|text| small(text).is_year()),
            [true, true, false, false, false]
        );
    }

    #[test]
    fn finds_every_place_of_a_word() {
        let text = format!("annanna{}ann{}nnann", " ".repeat(29), "é".repeat(40));
        for word in ["ann", "anna", "n", "é", "bo", &text, &format!("{text}x")] {
            let expected: Vec<_> = text.match_indices(word).map(|(at, _)| at).collect();
            assert_eq!(places(&text, word).collect::<Vec<_>>(), expected, "{word}");
        }
    }

    #[test]
    fn passes_over_runs() {
        let drawn = "━".repeat(50);
        let drawn = [
            format!("{drawn}x━"),
            format!("{drawn}┃"),
            "a".repeat(41),
            format!("{}b", "é".repeat(23)),
        ];
        let drawn = drawn.iter().map(String::as_str).zip(["x━", "┃", "", "b"]);
        let short = [
            ("━━━x━", "x━"),
            ("aab", "b"),
            ("éé", ""),
            ("x", ""),
            ("", ""),
            ("━\u{2502}", "\u{2502}"),
        ];
        for (piece, rest) in short.into_iter().chain(drawn) {
            assert_eq!(behind_run(piece), rest, "{piece}");
        }
    }

    #[test]
    fn words_go_on_with_letters() {
        for c in '\u{80}'..'\u{500}' {
            assert!(is_word(c) || !c.is_alphanumeric() || c < '\u{aa}', "{c}");
            assert!(
                !is_word(c) || c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c),
                "{c}"
            );
        }
    }

    #[test]
    fn trims_and_squeezes() {
        assert_eq!(trim_range("  a b \n", 0..7), 2..5);
        assert_eq!(trim_range("   ", 0..3), 3..3);
        assert_eq!(squeezed("\u{feff}a\u{ad}b \n\t c\u{a0}d"), "a\u{ad}b c d");
        assert_eq!(
            squeezed("the boat  is — é in\u{feff} port \u{3000}now "),
            "the boat is — é in port now"
        );
    }
}
