//! Prompts of all languages, as the grammar knows them, made verdicts on lines and on what stands
//! inside paragraphs.

use once_cell::sync::Lazy;

use crate::Error;
use crate::Kind;
use crate::door::block::{Block, Bullet};
use crate::know::grammar::{self, Grammar, Match};
use crate::measure::features::End;
use crate::noun::{Cut, Line, Verdict};

/// Words from which a line that opens with a label and ends like a sentence is a paragraph with the
/// label glued on: "Image: Harbour Works The ministry has …".
const GLUED_WORDS: u32 = 20;
/// Longest line, in bytes, that is compared with rows.
const MAX_LINE: usize = 1_000;

/// The grammar, and what each of its rows says of a block.
#[derive(Debug, Clone)]
pub(crate) struct Prompts {
    grammar: Grammar,
    verdicts: Vec<Verdict>,
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
        Self { grammar, verdicts }
    }

    /// The shipped prompts without those that are switched off, and a caller's own.
    pub(crate) fn with(own: &[(Kind, &str)], off: &[&str]) -> Result<Self, Error> {
        Grammar::with(own, off).map(Self::of)
    }

    /// Every rule, with its language.
    pub(crate) fn rules(&self) -> impl Iterator<Item = (&Verdict, &'static str)> {
        self.verdicts.iter().zip(self.grammar.rules().map(grammar::Row::language))
    }

    /// Whether a row has that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.grammar.has(name)
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
            && (f.words <= 1 || line.block.bullet == Bullet::Number);
        let glued = found.headline.is_some() && f.words >= GLUED_WORDS && f.end == End::Stop;
        (!item && !glued).then(|| self.said(&found))
    }

    /// The prompts inside a block of prose, in order.
    pub(crate) fn inside<'r>(&'r self, text: &str, at: usize, block: &Block) -> Vec<Cut<'r>> {
        let cut = |(range, found): (std::ops::Range<usize>, Match)| Cut {
            block: at,
            range: block.text + range.start..block.text + range.end,
            verdict: &self.verdicts[found.row as usize],
        };
        let found = self.grammar.split(&text[block.text..block.end]);
        found.into_iter().filter(|(_, found)| !found.weak).map(cut).collect()
    }
}
