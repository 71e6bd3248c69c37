//! Words as 64-bit hashes of their folded letters.

use std::ops::Range;

use crate::text::{Eight, Word, fold_char};

/// A word's hash, built character by character: eight bytes of the folded word are mixed in at once. Zero is kept for
/// "no word".
#[derive(Debug, Clone, Copy)]
pub(crate) struct WordHash {
    pub(crate) state: u64,
    /// Bytes that were not mixed in yet, the first lowest.
    bytes: u64,
    len: u32,
}

impl WordHash {
    pub(crate) const START: Self = Self { state: 0x9e37_79b9_7f4a_7c15, bytes: 0, len: 0 };

    /// Takes in eight bytes, or a word's hash for that of a line.
    #[inline]
    pub(crate) const fn mix(state: u64, eight: u64) -> u64 {
        (state ^ eight).wrapping_mul(0x9fb2_1c65_1e98_df25).rotate_left(29)
    }

    #[inline]
    pub(crate) fn byte(mut self, folded: u8) -> Self {
        self.bytes |= u64::from(folded) << (8 * self.len);
        self.len += 1;
        if self.len == 8 {
            self.state = Self::mix(self.state, self.bytes);
            (self.bytes, self.len) = (0, 0);
        }
        self
    }

    #[inline]
    pub(crate) fn char(self, folded: char) -> Self {
        if folded.is_ascii() {
            return self.byte(folded as u8);
        }
        folded.encode_utf8(&mut [0; 4]).bytes().fold(self, Self::byte)
    }

    #[inline]
    pub(crate) const fn finish(self) -> u64 {
        Self::end(self.state, self.bytes, self.len)
    }

    /// The hash of what was mixed in and the bytes that were not.
    #[inline]
    pub(crate) const fn end(state: u64, bytes: u64, len: u32) -> u64 {
        let state = Self::mix(state, bytes).wrapping_add(len as u64);
        (state ^ (state >> 29)) | 1
    }

    /// The hash of a word of ASCII letters, digits and apostrophes in whatever case, as byte by byte.
    #[inline]
    pub(crate) fn ascii(word: &[u8]) -> u64 {
        // Small letters, digits and the apostrophe have the bit that capitals lack.
        const FOLD: u64 = 0x2020_2020_2020_2020;
        let (eights, rest) = word.as_chunks::<8>();
        let state = eights.iter().fold(Self::START.state, |state, eight| {
            Self::mix(state, u64::from_le_bytes(*eight) | FOLD)
        });
        let bytes = rest.iter().rev().fold(0_u64, |bytes, b| bytes << 8 | u64::from(*b | 0x20));
        Self { state, bytes, len: rest.len() as u32 }.finish()
    }
}

/// The hash of a word in whatever case.
pub(crate) fn hash(word: &str) -> u64 {
    if word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'\'') {
        return WordHash::ascii(word.as_bytes());
    }
    wide_hash(word)
}

/// Reads ASCII letters and digits from `from` on, eight at once, and shows each part. Returns where they end, the last part, and
/// the hash of them all.
#[inline(always)]
pub(crate) fn plain_word(
    bytes: &[u8],
    from: usize,
    mut show: impl FnMut(Word),
) -> (usize, Word, u64) {
    let (mut part, mut state, mut end) =
        (Eight::at(bytes, from).word(), WordHash::START.state, from);
    show(part);
    while part.len == 8 {
        state = WordHash::mix(state, part.folded);
        end += part.len;
        part = Eight::at(bytes, end).word();
        show(part);
    }
    (end + part.len, part, WordHash::end(state, part.folded, part.len as u32))
}

/// Where the runs of the characters are that are `inside` a word, each with its hash. ASCII letters and digits always are, and no
/// ASCII mark but the apostrophe.
pub(crate) fn runs<'t>(
    piece: &'t str,
    inside: impl Fn(char) -> bool + 't,
) -> impl Iterator<Item = (Range<usize>, u64)> + 't {
    let bytes = piece.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let from = at;
            let first = *bytes.get(from)?;
            // Most words are of ASCII and end at a space, with another one behind.
            if first.is_ascii_alphanumeric() {
                let (end, last, hash) = plain_word(bytes, from, |_| ());
                if last.next.is_ascii() && last.next != b'\'' {
                    at = end + usize::from(last.next == b' ');
                    return Some((from..end, hash));
                }
            } else if first.is_ascii() && first != b'\'' {
                at += 1;
                continue;
            }
            let rest = &piece[from..];
            let len = rest.find(|c: char| !inside(c)).unwrap_or(rest.len());
            if len > 0 {
                at += len;
                return Some((from..at, plain_hash(&rest[..len])));
            }
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    })
}

/// The hash of a word that holds nothing but letters, digits and apostrophes, in whatever case.
fn plain_hash(word: &str) -> u64 {
    if word.is_ascii() { WordHash::ascii(word.as_bytes()) } else { wide_hash(word) }
}

fn wide_hash(word: &str) -> u64 {
    word.chars().map(fold_char).fold(WordHash::START, WordHash::char).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_alike_by_bytes_and_by_eights() {
        for word in ["a", "it's", "Harbour", "harbours", "Harbourmaster's", "2021st"] {
            let folded = word.to_lowercase();
            assert_eq!(
                WordHash::ascii(word.as_bytes()),
                folded.bytes().fold(WordHash::START, WordHash::byte).finish(),
                "{word}"
            );
            assert_eq!(hash(word), hash(&folded), "{word}");
            assert_eq!(plain_hash(word), hash(word), "{word}");
        }
        assert_eq!(hash("ÜBER’s"), hash("über's"));
        assert_eq!(plain_hash("ÜBER"), hash("über"));
    }

    #[test]
    fn runs_are_what_splitting_gives() {
        let text = "The harbourmaster's 'boat', don’t—and Ünder 2021\u{a0}x \0y è'";
        for apostrophe in [true, false] {
            let inside = |c: char| c.is_alphanumeric() || apostrophe && c == '\'';
            let split: Vec<_> = text
                .split(|c| !inside(c))
                .filter(|word| !word.is_empty())
                .map(|word| (word, hash(word)))
                .collect();
            assert_eq!(
                runs(text, inside).map(|(word, hash)| (&text[word], hash)).collect::<Vec<_>>(),
                split
            );
        }
    }
}
