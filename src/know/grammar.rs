//! Prompts of all languages as one grammar.
//!
//! The rows of `knowledge/lang` are made of words and of slots, closed lists of words; all of them
//! together are one finite automaton over word ids, and a unit (a line, a sentence) is matched
//! against every language at once. A unit is a prompt if it is a row, or is rows one after the
//! other, or a label and a headline.

mod chart;
mod fold;
mod parse;
mod refuse;
mod split;
mod table;
#[cfg(test)]
mod tests;
mod tokens;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use once_cell::sync::Lazy;

use crate::{Error, Kind};

use chart::{Chart, Step, Ways, is_prompt};
pub(crate) use parse::Section;
#[cfg(test)]
use parse::{Item, items};
pub(crate) use table::Fault;
use table::{ANCHOR, Builder, FIRST, Table};
use tokens::{GLUED, Piece, SHOUTED, Tokens, UNKNOWN, UNSPACED};

pub(crate) use super::languages::LANGUAGES;

/// Words of the longest unit that can be a prompt.
const MOST_WORDS: usize = 60;
/// Pieces of it, where characters are words.
const MOST_PIECES: usize = 200;
/// Letters of the first of two words that ran together, at least.
const FUSED_LETTERS: usize = 3;
/// Words of capitals in a unit that may each be two.
const FUSIONS: usize = 2;

/// Which row of a [`Grammar`].
pub(crate) type RowId = u32;

/// A row, and what it says of a unit.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    text: Cow<'static, str>,
    code: &'static str,
    /// What a unit is removed as.
    pub(crate) kind: Kind,
    /// Whether a unit needs company to be a prompt.
    pub(crate) weak: bool,
    /// Whether a headline may stand behind it.
    pub(crate) label: bool,
    /// `* …`
    open: bool,
    /// `… *`
    close: bool,
}

impl Row {
    fn of(text: impl Into<Cow<'static, str>>) -> Self {
        let (code, kind) = (OWN, Kind::Boilerplate);
        Self { text: text.into(), code, kind, weak: false, label: false, open: false, close: false }
    }

    /// The row as its file has it, for whoever names what it removes.
    pub(crate) fn rule(&self) -> Cow<'static, str> {
        self.text.clone()
    }

    /// The row as its file has it.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The language of its file; `own` for a caller's.
    pub(crate) const fn language(&self) -> &'static str {
        self.code
    }
}

/// The name of the rule: `da: <open> mere`.
impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.text)
    }
}

/// The language of a caller's rows.
const OWN: &str = "own";

/// A part of a unit that is one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) row: RowId,
    /// Where it stands in the unit.
    pub(crate) range: Range<usize>,
}

/// What a unit was found to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Match {
    /// What it is removed as: the kind of [`Self::row`].
    pub(crate) kind: Kind,
    /// The row that names it: the first that is strong, the label before a headline.
    pub(crate) row: RowId,
    /// Whether it needs company: every row of it is weak.
    pub(crate) weak: bool,
    /// Whether it ends in a label, so that a headline may stand behind it.
    pub(crate) label: bool,
    /// Where that headline stands in the unit, if it is there.
    pub(crate) headline: Option<Range<usize>>,
    /// The rows that it is made of, in order.
    pub(crate) parts: Vec<Found>,
}

/// All rows, ready to match.
#[derive(Debug, Clone)]
pub(crate) struct Grammar {
    table: Table,
    rows: Vec<Row>,
}

/// The grammar of the shipped rows alone. What is wrong in a file is left out of it, and a test
/// holds that nothing is.
pub(crate) static SHIPPED: Lazy<Grammar> = Lazy::new(|| Grammar::read(LANGUAGES, is_prompt).0);

impl Grammar {
    /// Reads files of languages, of each the sections that are wanted; tells what is wrong in them.
    pub(crate) fn read(
        files: &[(&'static str, &'static str)],
        wanted: impl Fn(Section) -> bool,
    ) -> (Self, Vec<(&'static str, Fault)>) {
        let mut builder = Builder::new();
        let mut faults = Vec::new();
        for (code, file) in files {
            let wrong = builder.file(code, file, &wanted, |_| false);
            faults.extend(wrong.into_iter().map(|fault| (*code, fault)));
        }
        let (table, rows) = builder.finish();
        (Self { table, rows }, faults)
    }

    /// The shipped rows without those that are switched off, and a caller's own. A row is switched
    /// off by its text or its name, in any letter case.
    pub(crate) fn with(own: &[(Kind, &str)], off: &[&str]) -> Result<Self, Error> {
        let unknown =
            |name: &&&str| !SHIPPED.rows.iter().any(|row| is_named(row.code, &row.text, name));
        if let Some(name) = off.iter().find(unknown) {
            return Err(Error::UnknownPhrase((*name).to_owned()));
        }
        let mut builder = Builder::new();
        for (code, file) in LANGUAGES {
            // The shipped files have no faults, as a test holds.
            builder.file(code, file, is_prompt, |text| {
                off.iter().any(|name| is_named(code, text, name))
            });
        }
        for (kind, text) in own {
            for text in parse::alternatives(text) {
                let row = Row { kind: *kind, ..Row::of(text.to_owned()) };
                builder
                    .row(OWN, text, row)
                    .map_err(|reason| Error::Row(text.to_owned(), reason))?;
            }
        }
        let (table, rows) = builder.finish();
        Ok(Self { table, rows })
    }

    /// Whether a row has that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.rows.iter().any(|row| is_named(row.code, &row.text, name))
    }

    /// Every row.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter()
    }

    /// A row that a match names.
    pub(crate) fn row(&self, id: RowId) -> &Row {
        &self.rows[id as usize]
    }

    /// What a unit is, if its words are rows and nothing else.
    pub(crate) fn find(&self, unit: &str) -> Option<Match> {
        if !self.may_match(unit) || refuse::is_speech(unit) {
            return None;
        }
        let pieces: Vec<_> = Tokens::new(unit, &self.table.words).collect();
        self.whole(unit, pieces.clone()).or_else(|| self.fused(unit, pieces, FUSIONS))
    }

    /// Whether a unit may be a prompt, told from its first word, or from a word that rows which
    /// begin with anything must have. Never false for one that is.
    pub(crate) fn may_match(&self, unit: &str) -> bool {
        let mark = |piece: &Piece| self.table.marks[piece.word as usize];
        let (mut words, mut pieces, mut may) = (0, 0, false);
        for piece in Tokens::new(unit, &self.table.words) {
            let joined = piece.is(GLUED) || piece.word == UNKNOWN && piece.is(SHOUTED);
            may |= joined || mark(&piece) & if pieces == 0 { FIRST | ANCHOR } else { ANCHOR } != 0;
            pieces += 1;
            words += usize::from(!piece.is(UNSPACED));
            if words > MOST_WORDS || pieces > MOST_PIECES {
                return false;
            }
        }
        may
    }

    /// A unit of whole words as rows.
    fn whole(&self, unit: &str, pieces: Vec<Piece>) -> Option<Match> {
        let mut chart = Chart::new(&self.table, &self.rows, unit, pieces);
        let len = chart.len();
        let ways = chart.ways(0, len);
        let all = ways.to(len);
        let end = unit.trim_end().len();
        let labels = ways.labels.iter().filter(|label| chart.heads(&ways, label, end));
        let label = labels.max_by_key(|label| label.strong);
        match (all, label) {
            (Some((step, true)), _) => Some(self.matched(&chart, &ways, step, None)),
            (Some((step, false)), None) => Some(self.matched(&chart, &ways, step, None)),
            (_, Some(label)) => {
                let headline = label.headline..end;
                Some(self.matched(&chart, &ways, label.step, Some(headline)))
            }
            (None, None) => None,
        }
    }

    /// A unit in which words of capitals that no row knows are two that ran together.
    fn fused(&self, unit: &str, pieces: Vec<Piece>, most: usize) -> Option<Match> {
        let unknown = |piece: &Piece| piece.word == UNKNOWN;
        let at = pieces.iter().position(unknown)?;
        let fused = pieces[at];
        if most == 0
            || !fused.is(SHOUTED)
            || pieces.iter().filter(|piece| unknown(piece)).count() > most
        {
            return None;
        }
        let (start, end) = (fused.start as usize, fused.end as usize);
        let words = &self.table.words;
        let named = |part: &Found| self.row(part.row).text.contains("<name>");
        unit[start..end].char_indices().skip(FUSED_LETTERS).find_map(|(joint, _)| {
            let halves = [start..start + joint, start + joint..end];
            let ids = halves
                .map(|range| words.get(tokens::WordHash::START.over(&unit[range], words.fold)));
            if ids.contains(&UNKNOWN) {
                return None;
            }
            let mut pieces = pieces.clone();
            let joint = (start + joint) as u32;
            pieces[at] = Piece { word: ids[0], end: joint, ..fused };
            pieces.insert(
                at + 1,
                Piece { word: ids[1], start: joint, flags: fused.flags | GLUED, ..fused },
            );
            self.whole(unit, pieces.clone())
                .or_else(|| self.fused(unit, pieces, most - 1))
                .filter(|found| !found.parts.iter().any(named))
        })
    }

    /// A way over rows as what is handed out.
    fn matched(
        &self,
        chart: &Chart,
        ways: &Ways,
        last: u32,
        headline: Option<Range<usize>>,
    ) -> Match {
        let path = ways.path(last);
        let bytes = |step: &Step| {
            let from = chart.pieces[step.from as usize].start as usize;
            from..chart.pieces[step.to as usize - 1].end as usize
        };
        let parts: Vec<_> =
            path.iter().map(|step| Found { row: step.row, range: bytes(step) }).collect();
        let strong = parts.iter().find(|part| !self.row(part.row).weak);
        let ends = parts.last().map_or(0, |part| part.row);
        let row = match &headline {
            Some(_) => ends,
            None => strong.map_or(ends, |part| part.row),
        };
        let weak = strong.is_none();
        Match { kind: self.row(row).kind, row, weak, label: self.row(ends).label, headline, parts }
    }
}

/// Whether a row is meant by a name: its text, or `en: ` and its text, in any letter case.
fn is_named(code: &str, text: &str, name: &str) -> bool {
    let same = |name: &str| name.trim().to_lowercase() == text.to_lowercase();
    same(name)
        || name.split_once(':').is_some_and(|(front, rest)| front.trim() == code && same(rest))
}
