//! What the letters of a word say, put together from its parts.

use crate::text::Word;

/// What a word of ASCII is made of, put together from its parts of eight bytes. A mask is zero where those of all parts are;
/// which bytes it means is not told.
pub(super) struct Letters {
    uppers: u64,
    /// Capitals but for the first letter.
    pub(super) inner: u64,
    lowers: u64,
    pub(super) digits: u64,
    /// A capital behind a small letter.
    pub(super) glued: bool,
    /// Two capitals or more.
    capitals: bool,
}

impl Letters {
    #[inline(always)]
    pub(super) fn of(word: Word) -> Self {
        let inner = word.uppers & !0x80;
        let capitals = word.uppers & word.uppers.wrapping_sub(1) != 0;
        Self { uppers: word.uppers, inner, lowers: word.lowers, digits: word.digits, glued: word.is_glued(), capitals }
    }

    #[inline(always)]
    pub(super) fn add(&mut self, part: Word) {
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
    pub(super) const fn is_shouted(&self) -> bool {
        self.capitals && self.lowers == 0
    }
}
