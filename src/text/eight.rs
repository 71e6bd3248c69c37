//! Eight bytes of a text at once.

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
    /// What is answered of the first byte.
    pub(crate) const FIRST: u64 = 0x80;

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

    /// How many small letters it begins with.
    #[inline]
    pub(crate) fn small(self) -> usize {
        let stop = !(self.letters & (self.bytes << 2)) & Self::HIGH;
        stop.trailing_zeros() as usize / 8
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
            lowers: letters & (self.bytes << 2),
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
    pub(crate) lowers: u64,
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
}
