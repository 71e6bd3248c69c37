//! Prompts of all languages, as the grammar knows them, made verdicts on lines and on what stands
//! inside paragraphs.

use std::ops::Range;

use once_cell::sync::Lazy;

use crate::Error;
use crate::Kind;
use crate::door::block::{Block, Bullet};
use crate::know::grammar::{self, Grammar, Match};
use crate::know::words::{WORDS, WordTable};
use crate::measure::features::{End, end_of};
use crate::noun::{Cut, Line, Named, Verdict};

/// Words from which a line that opens with a label and ends like a sentence is a paragraph with the
/// label glued on: "Image: Harbour Works The ministry has …".
const GLUED_WORDS: u32 = 20;
/// Words of an item that is a prompt: shorter ones are items of somebody's list, or of a menu, which
/// the layout finds.
const ITEM_WORDS: u32 = 3;
/// Longest line, in bytes, that is compared with rows.
const MAX_LINE: usize = 1_000;
/// The same for a caller's rows, whose star may stand for a paragraph, not for a page.
const MAX_OWN_LINE: usize = 4_000;

/// What is known of words and of prompts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known<'r> {
    pub(crate) words: &'r WordTable,
    pub(crate) prompts: &'r Prompts,
}

impl<'r> Known<'r> {
    /// With a caller's prompts, or the shipped ones.
    pub(crate) fn with(own: Option<&'r Prompts>) -> Self {
        Self { words: &WORDS, prompts: own.unwrap_or(&SHIPPED) }
    }

    /// With the shipped prompts.
    #[cfg(test)]
    pub(crate) fn shipped() -> Self {
        Self::with(None)
    }
}

/// The grammar, and what each of its rows says of a block.
#[derive(Debug, Clone)]
pub(crate) struct Prompts {
    grammar: Grammar,
    verdicts: Vec<Verdict>,
    /// A caller's rows by themselves: those that whole lines are compared with first.
    own: Option<Box<Prompts>>,
}

/// The prompts of the shipped files alone.
pub(crate) static SHIPPED: Lazy<Prompts> = Lazy::new(|| Prompts::of(grammar::SHIPPED.clone()));

/// What a line was found to be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said<'r> {
    pub(crate) verdict: &'r Verdict,
    /// Whether it is a prompt only in company.
    pub(crate) weak: bool,
    /// Whether a headline may follow on the next line.
    pub(crate) label: bool,
}

impl Prompts {
    fn of(grammar: Grammar) -> Self {
        let verdict = |row: &grammar::Row| Verdict { kind: row.kind, rule: row.rule() };
        let verdicts = grammar.rules().map(verdict).collect();
        Self { grammar, verdicts, own: None }
    }

    /// The shipped prompts without those that are switched off, and a caller's own.
    pub(crate) fn with(own: &[(Kind, &str)], off: &[&str]) -> Result<Self, Error> {
        let mut all = Self::of(Grammar::with(own, off)?);
        if !own.is_empty() {
            all.own = Some(Box::new(Self::of(Grammar::of_lines(own)?)));
        }
        Ok(all)
    }

    /// What a whole line is by a caller's row: wherever it stands, and however long it is.
    pub(crate) fn own(&self, line: &Line<'_>) -> Named<'_> {
        let own = self.own.as_ref().filter(|_| line.text.len() <= MAX_OWN_LINE)?;
        let found = own.grammar.find(line.text)?;
        Some(&own.verdicts[found.row as usize])
    }

    fn said(&self, found: &Match) -> Said<'_> {
        Said {
            verdict: &self.verdicts[found.row as usize],
            weak: found.weak,
            label: found.label && found.headline.is_none(),
        }
    }

    /// What a whole line is.
    pub(crate) fn line(&self, line: &Line<'_>) -> Option<Said<'_>> {
        let f = line.f;
        if line.text.len() > MAX_LINE {
            return None;
        }
        let found = self.grammar.find(line.text)?;
        // "3. Facebook" and "2. Modified: what you changed" are items of somebody's list.
        let item = line.block.bullet != Bullet::None
            && (f.words < ITEM_WORDS || line.block.bullet == Bullet::Number);
        let glued = found.headline.is_some() && f.words >= GLUED_WORDS && f.end == End::Stop;
        (!item && !glued).then(|| self.said(&found))
    }

    /// The prompts inside a block of prose, in order.
    pub(crate) fn inside<'r>(&'r self, text: &str, at: usize, block: &Block) -> Vec<Cut<'r>> {
        let piece = &text[block.text..block.end];
        let mut found: Vec<_> = self.grammar.split(piece);
        if found.is_empty() {
            return Vec::new();
        }
        let own = |found: &Match| self.grammar.row(found.row).is_own();
        found
            .retain(|(range, found)| !found.weak && (own(found) || is_parted(piece, range, found)));
        // A heading or an item is no paragraph that a prompt was glued to.
        let left = |from: usize, to: usize| piece[from..to].split_whitespace().count();
        let froms = std::iter::once(0).chain(found.iter().map(|(range, _)| range.end));
        let tos = found.iter().map(|(range, _)| range.start).chain(std::iter::once(piece.len()));
        let left: usize = froms.zip(tos).map(|(from, to)| left(from, to)).sum();
        let unspaced = piece.chars().any(crate::text::is_unspaced);
        let owned = found.iter().any(|(_, found)| own(found));
        if left > 0 && left < LEFT_WORDS && !unspaced && !owned {
            return Vec::new();
        }
        let cut = |(range, found): (Range<usize>, Match)| Cut {
            block: at,
            range: block.text + range.start..block.text + range.end,
            verdict: &self.verdicts[found.row as usize],
        };
        found.into_iter().map(cut).collect()
    }
}

/// Words that stay of a block of which a prompt is cut.
const LEFT_WORDS: usize = 5;

/// Whether a prompt inside a paragraph stands apart from its sentences: behind an end mark and with
/// one, in brackets between two sentences, or at one of the paragraph's ends.
fn is_parted(piece: &str, range: &Range<usize>, found: &Match) -> bool {
    let (before, own, behind) =
        (piece[..range.start].trim_end(), &piece[range.clone()], piece[range.end..].trim_start());
    let ends = |text: &str| matches!(end_of(text), End::Stop | End::Ellipsis);
    let words = own.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
    let long = words >= 2 || own.chars().any(crate::text::is_unspaced);
    let bracket = own.starts_with(['(', '[', '【', '（', '［', '{']);
    let marks = matches!(found.kind, Kind::Advertisement | Kind::Share | Kind::ReadMore);
    if before.is_empty() {
        // In front: a sentence of its own, a bracket, or what no sentence opens with.
        return ends(own) || bracket || marks && found.headline.is_none();
    }
    if behind.is_empty() {
        let buttons = marks
            || matches!(
                found.kind,
                Kind::Newsletter | Kind::Comments | Kind::Related | Kind::Paywall
            );
        return ends(before) && (long || marks) || bracket && long || long && buttons;
    }
    ends(before) && long && (ends(own) || bracket || marks && found.headline.is_none())
}
