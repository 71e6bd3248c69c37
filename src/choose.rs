//! Which line of a page is its headline, which its byline, which its date.

pub(crate) mod byline;
pub(crate) mod date;
pub(crate) mod headline;
pub(crate) mod rank;

use crate::Kind;
use crate::door::block::Block;
use crate::door::markdown::{Tight, piece};
use crate::layout::{Layout, Part};
use crate::measure::features::Measures;

/// A page with all that the stages before found.
pub(crate) struct Page<'t> {
    pub(crate) text: &'t str,
    pub(crate) blocks: &'t [Block],
    /// The blocks' texts where markup is hidden.
    pub(crate) tight: Option<&'t Tight>,
    pub(crate) features: &'t Measures,
    pub(crate) kinds: &'t [Option<Kind>],
    pub(crate) layout: &'t Layout,
    /// How often each block's text stands on the page, up to 255.
    pub(crate) repeats: &'t [u8],
    /// Whether each block is half of a sentence that a named block cut.
    pub(crate) half: &'t [bool],
    pub(crate) language: Option<&'static str>,
}

/// Last blocks of a page that may say whose it is.
const FOOT: usize = 30;

impl<'t> Page<'t> {
    /// The blocks at the page's end where lines of rights stand.
    pub(crate) fn foot(&self) -> std::ops::Range<usize> {
        self.blocks.len().saturating_sub(FOOT)..self.blocks.len()
    }

    #[inline]
    pub(crate) fn piece(&self, at: usize) -> &'t str {
        piece(self.text, self.blocks, self.tight, at)
    }

    /// The first byte of a block's text.
    #[inline(always)]
    pub(crate) fn first(&self, at: usize) -> Option<u8> {
        let bytes = self.text.as_bytes();
        if self.tight.is_some() {
            self.piece(at).bytes().next()
        } else {
            bytes[..self.blocks[at].end].get(self.blocks[at].text).copied()
        }
    }

    pub(crate) fn body(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..self.blocks.len()).filter(|at| self.layout.parts[*at] == Part::Body)
    }
}
