//! What the letters of a word say, put together from its parts.

use crate::text::Word;

/// What the parts of a word of ASCII, eight bytes each, are made of. A mask is zero where those of all parts are; which bytes it
/// means is not told.
#[derive(Default)]
pub(super) struct Letters {
    uppers: u64,
    lowers: u64,
    pub(super) digits: u64,
    /// A capital behind a small letter.
    pub(super) glued: bool,
    /// Two capitals or more.
    capitals: bool,
}

impl Letters {
    #[inline(always)]
    pub(super) fn add(&mut self, part: Word) {
        self.glued |= part.is_glued() || part.uppers != 0 && self.lowers != 0;
        self.capitals |= part.uppers & part.uppers.wrapping_sub(1) != 0 || part.uppers != 0 && self.uppers != 0;
        self.uppers |= part.uppers;
        self.lowers |= part.lowers;
        self.digits |= part.digits;
    }

    /// Whether it has two capitals or more, and no small letter.
    pub(super) const fn is_shouted(&self) -> bool {
        self.capitals && self.lowers == 0
    }
}
