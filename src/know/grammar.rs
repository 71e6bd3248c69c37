//! Prompts of all languages as one grammar.
//!
//! The rows of `knowledge/lang` are made of words and of slots, closed lists of words; all of them
//! together are one finite automaton over word ids, and a unit (a line, a sentence) is matched
//! against every language at once. A unit is a prompt if it is a row, or is rows one after the
//! other, or a label and a headline.

mod build;
mod bytes;
mod chart;
mod compile;
mod fold;
mod lexicon;
pub(crate) mod lists;
mod own;
mod parse;
mod refuse;
mod row;
mod split;
mod table;
#[cfg(test)]
mod tests;
mod tokens;
mod vocabulary;
mod ways;

use std::borrow::Cow;
use std::ops::Range;

use once_cell::sync::Lazy;

use crate::article::language::LANGUAGES;
use crate::know::languages::FILES;
use crate::know::words::is_given_name;
use crate::{Error, Kind};

#[cfg(test)]
pub(crate) use build::Fault;
use build::{Builder, NewRow};
use chart::{Chart, Room};
use lexicon::UNKNOWN;
#[cfg(test)]
pub(crate) use parse::{Item, Section, alternatives, expand, front, items};
pub(crate) use row::{Found, Match, Row, RowId};
use table::{Table, View};
use tokens::{GLUED, Piece, SHOUTED, UNSPACED};
#[cfg(test)]
pub(crate) use vocabulary::{SECTIONS as LOOSE, asks};
use ways::{Label, Step, Ways};

/// Words of the longest unit that can be a prompt.
const MOST_WORDS: usize = 60;
/// Pieces of it, where characters are words.
const MOST_PIECES: usize = 200;
/// Letters of the first of two words that ran together, at least.
const FUSED_LETTERS: usize = 3;
/// Words of capitals in a unit that may each be two.
const FUSIONS: usize = 2;

/// All rows, ready to match.
#[derive(Debug, Clone)]
pub(crate) struct Grammar {
    table: Table,
    /// Languages and their files, where the rows stand.
    files: Vec<(&'static str, Cow<'static, str>)>,
    /// Rows that are switched off, a bit each; empty where none is.
    off: Vec<u64>,
    /// A caller's own rows, which are asked first; their numbers go on from the shipped ones'.
    own: Option<Box<Self>>,
    /// Whether a unit is a whole line of whatever length, speech or not: what a caller's rows name.
    lines: bool,
}

/// What units are read with, one after the other.
#[derive(Debug)]
pub(crate) struct Desk<'g> {
    view: View<'g>,
    room: Room,
    own: Option<Box<Self>>,
}

/// What [`SHIPPED`] is read from: the compiled files of languages.
const COMPILED: &[u8] = include_bytes!("../../knowledge/model/grammar.bin");

/// The grammar of the shipped rows alone. A test holds that the table is of the layout which is read
/// and what the files say, and that nothing is wrong in them: none is ever left out.
pub(crate) static SHIPPED: Lazy<Grammar> = Lazy::new(|| {
    let table = Table::of(COMPILED.into()).unwrap_or_default();
    Grammar::of(table, owned(&FILES))
});

fn owned(files: &[(&'static str, &'static str)]) -> Vec<(&'static str, Cow<'static, str>)> {
    files.iter().map(|(code, file)| (*code, Cow::Borrowed(*file))).collect()
}

impl Grammar {
    fn of(table: Table, files: Vec<(&'static str, Cow<'static, str>)>) -> Self {
        Self { table, files, off: Vec::new(), own: None, lines: false }
    }

    /// Reads files of languages, of each the sections that are wanted; tells what is wrong in them.
    #[cfg(test)]
    pub(crate) fn read(
        files: &[(&'static str, &'static str)],
        wanted: impl Fn(Section) -> bool,
    ) -> (Self, Vec<(&'static str, Fault)>) {
        let mut builder = Builder::new();
        let mut faults = Vec::new();
        for (number, (code, file)) in files.iter().enumerate() {
            let wrong = builder.file(code, number, file, &wanted);
            faults.extend(wrong.into_iter().map(|fault| (*code, fault)));
        }
        (Self::of(compile::table(builder), owned(files)), faults)
    }

    /// The shipped rows without those that are switched off, and a caller's own. Rows are switched off
    /// by their text, in each language that has them.
    pub(crate) fn with(own: &[(Kind, &str)], off: &[&str]) -> Result<Self, Error> {
        let mut grammar = SHIPPED.clone();
        for name in off {
            if !grammar.switch_off(name) {
                return Err(Error::UnknownRule((*name).to_owned()));
            }
        }
        if !own.is_empty() {
            grammar.own = Some(Box::new(Self::of_own(own)?));
        }
        Ok(grammar)
    }

    /// Switches off the rows of a name; tells whether there are any.
    fn switch_off(&mut self, name: &str) -> bool {
        let rows = self.table.rows() as usize;
        let named: Vec<_> = self.named(name).map(|id| id as usize).collect();
        if !named.is_empty() {
            self.off.resize(rows.div_ceil(64), 0);
        }
        named.iter().for_each(|id| self.off[id / 64] |= 1 << (id % 64));
        !named.is_empty()
    }

    /// A caller's rows alone, with the slots that they name.
    fn of_own(rows: &[(Kind, &str)]) -> Result<Self, Error> {
        let mut builder = Builder::new();
        let mut text = String::new();
        for (code, file) in FILES.iter() {
            // Of the shipped files, which have no faults, only slots are wanted.
            if *code == "common" || rows.iter().any(|(_, row)| row.contains(&format!("<{code}."))) {
                builder.file(code, 0, file, |_| false);
            }
        }
        for (kind, all) in rows {
            own::check(all)?;
            for row in parse::alternatives(all) {
                let new = NewRow::of(0, text.len(), row.len(), *kind);
                let wrong = |reason| Error::Row(row.to_owned(), reason);
                builder.row(OWN, row, new).map_err(wrong)?;
                text.push_str(row);
            }
        }
        Ok(Self::of(compile::table(builder), vec![(OWN, Cow::Owned(text))]))
    }

    /// The same, compared with whole lines.
    pub(crate) fn of_lines(rows: &[(Kind, &str)]) -> Result<Self, Error> {
        Ok(Self { lines: true, ..Self::of_own(rows)? })
    }

    /// Whether a row has that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.named(name).next().is_some()
    }

    fn named<'g>(&'g self, name: &'g str) -> impl Iterator<Item = RowId> + 'g {
        (0..self.table.rows()).filter(move |id| self.row(*id).text() == name)
    }

    /// How many rows there are, those that are switched off among them.
    pub(crate) fn len(&self) -> usize {
        self.table.rows() as usize + self.own.as_ref().map_or(0, |own| own.len())
    }

    /// Every row that is not switched off.
    pub(crate) fn rules(&self) -> impl Iterator<Item = (RowId, Row)> {
        (0..self.len() as RowId).filter(|id| is_on(&self.off, *id)).map(|id| (id, self.row(id)))
    }

    /// A row that a match names.
    pub(crate) fn row(&self, id: RowId) -> Row {
        let shipped = self.table.rows();
        if let Some(own) = self.own.as_ref().filter(|_| id >= shipped) {
            return own.row(id - shipped);
        }
        let entry = self.table.row(id);
        let (code, file) = match self.files.get(entry.file()) {
            Some((code, file)) => (*code, file.clone()),
            None => (OWN, Cow::Borrowed("")),
        };
        let range = entry.at..entry.at + entry.len;
        let text = match file {
            Cow::Borrowed(file) => Cow::Borrowed(file.get(range).unwrap_or("")),
            Cow::Owned(file) => Cow::Owned(file.get(range).unwrap_or("").to_owned()),
        };
        Row::of(text, code, entry)
    }

    /// What its units are read with.
    pub(crate) fn desk(&self) -> Desk<'_> {
        let own = self.own.as_ref().map(|own| Box::new(own.desk()));
        Desk { view: self.table.view(), room: Room::default(), own }
    }

    /// What a unit is, if its words are rows and nothing else.
    pub(crate) fn find(&self, unit: &str, desk: &mut Desk<'_>) -> Option<Match> {
        let own = self.own.as_ref().zip(desk.own.as_mut());
        if let Some(found) = own.and_then(|(own, desk)| own.find(unit, desk)) {
            return Some(found.moved(self.table.rows()));
        }
        let mut chart = Chart::new(&desk.view, &self.off, unit, &mut desk.room);
        chart.one = self.lines;
        chart.opens = self.lines || chart.opens_anywhere();
        let may_be = chart.opens || chart.may_begin(0, false);
        if !may_be || !self.lines && refuse::is_speech(unit) {
            chart.leave();
            return None;
        }
        let found = self.whole(&mut chart).or_else(|| self.fused(&mut chart, FUSIONS));
        let short = |chart: &mut Chart<'_>| {
            let pieces = chart.all();
            let words = pieces.iter().filter(|piece| !piece.is(UNSPACED)).count();
            words <= MOST_WORDS && pieces.len() <= MOST_PIECES
        };
        let found = found.filter(|_| self.lines || short(&mut chart));
        chart.leave();
        found
    }

    #[cfg(test)]
    fn ask(&self, unit: &str) -> Option<Match> {
        self.find(unit, &mut self.desk())
    }

    /// A unit of whole words as rows.
    fn whole(&self, chart: &mut Chart) -> Option<Match> {
        let ways = chart.ways(0, u32::MAX);
        let found = self.best(chart, &ways);
        chart.room.ways = ways;
        found
    }

    /// The best way over the whole unit, or to a label with a headline behind it.
    fn best(&self, chart: &mut Chart, ways: &Ways) -> Option<Match> {
        let unit = chart.text;
        let last = ways.ends().next().filter(|last| !chart.has(*last));
        let all = last.and_then(|last| ways.to(last));
        let end = unit.trim_end().len();
        // A title in the place of a name is no sentence.
        let said = unit.trim_end().ends_with(['.', '!', ':']);
        let all = all.filter(|(step, _)| !(ways.is_free(chart, *step) && said));
        let heads = |label: &&Label| chart.heads(ways, label, end);
        let labels = || ways.labels.iter().filter(heads);
        let label = labels().find(|label| label.strong).or_else(|| labels().next());
        match (all, label) {
            (Some((step, true)), _) => Some(self.matched(chart, ways, step, None)),
            (Some((step, false)), None) => Some(self.matched(chart, ways, step, None)),
            (_, Some(label)) => {
                let headline = label.headline..end;
                Some(self.matched(chart, ways, label.step, Some(headline)))
            }
            (None, None) => None,
        }
    }

    /// A unit in which words of capitals that no row knows are two that ran together.
    fn fused(&self, chart: &mut Chart, most: usize) -> Option<Match> {
        let unknown = |piece: &Piece| piece.word == UNKNOWN;
        let mut at = 0;
        while !unknown(&chart.piece(at)?) {
            at += 1;
        }
        let fused = chart.piece(at)?;
        if most == 0 || !fused.is(SHOUTED) {
            return None;
        }
        let pieces = chart.all().to_vec();
        if pieces.iter().filter(|piece| unknown(piece)).count() > most {
            return None;
        }
        let (start, end) = (fused.start as usize, fused.end as usize);
        let (unit, words) = (chart.text, chart.view.words);
        let named = |part: &Found| self.row(part.row).text().contains("<name>");
        unit[start..end].char_indices().skip(FUSED_LETTERS).find_map(|(joint, _)| {
            let halves = [start..start + joint, start + joint..end];
            let ids = halves.map(|range| {
                words.get(tokens::WordHash::START.over(&unit[range], words.fold).finish())
            });
            if ids.contains(&UNKNOWN) {
                return None;
            }
            let mut pieces = pieces.clone();
            let (at, joint) = (at as usize, (start + joint) as u32);
            pieces[at] = Piece { word: ids[0], end: joint, ..fused };
            let behind = Piece { word: ids[1], start: joint, flags: fused.flags | GLUED, ..fused };
            pieces.insert(at + 1, behind);
            let mut room = Room::of(pieces);
            let mut chart = chart.with(&mut room);
            self.whole(&mut chart)
                .or_else(|| self.fused(&mut chart, most - 1))
                .filter(|found| !found.parts.iter().any(named))
        })
    }

    /// Whether words in Latin letters are a row of a language that is not written in them: sites in
    /// that language have them too, but those of others have them for other things.
    fn is_foreign(&self, text: &str, row: RowId) -> bool {
        let file = self.files.get(self.table.row(row).file()).map_or("", |(file, _)| *file);
        let other = || LANGUAGES.iter().any(|language| !language.latin && language.file == file);
        !file.is_empty() && !text.chars().any(|c| !c.is_ascii() && c.is_alphabetic()) && other()
    }

    /// Whether a row of a caption or credit is one word and a name, with nothing between them and no
    /// brackets: "Video Production Tips" is one as "Photo Ann Lee" is.
    fn is_thin(&self, text: &str, part: &Found) -> bool {
        let row = self.row(part.row);
        let (own, around) = (&text[part.range.clone()], text.trim());
        let thin = row.text().split(' ').filter(|item| !item.ends_with('?')).count() == 2;
        matches!(row.kind, Kind::Caption | Kind::Credit | Kind::AuthorBio)
            && thin
            && row.text().split(' ').any(|item| item == "<name>")
            && !own.contains([':', '/', '|', '©', '(', '–', '—'])
            && !around.starts_with(['(', '[', '©'])
            && own.chars().any(char::is_uppercase)
    }

    /// Whether a given name stands in a part.
    fn credits_somebody(&self, text: &str, part: &Found) -> bool {
        text[part.range.clone()].split(|c: char| !c.is_alphabetic() && c != '-').any(is_given_name)
    }

    /// Whether the rows of a unit that need company have that of their like: what a space alone parts
    /// from its neighbour is of the neighbour's kind, and of a language that has a strong row here.
    /// "Print technology" is a share button of one language and a section of another.
    fn is_of_one_make(&self, text: &str, parts: &[Found]) -> bool {
        let view = self.table.view();
        let weak = |part: &Found| view.row(part.row).weak();
        let file = |part: &Found| view.row(part.row).file();
        let common = |part: &Found| self.files.get(file(part)).is_none_or(|f| f.0 == COMMON);
        let strong = |of: usize| parts.iter().any(|part| !weak(part) && file(part) == of);
        parts.windows(2).all(|pair| {
            let gap = &text[pair[0].range.end..pair[1].range.start];
            let plain = !gap.is_empty() && gap.chars().all(|c| matches!(c, ' ' | ',' | '-' | '‑'));
            let alike = view.row(pair[0].row).kind() == view.row(pair[1].row).kind();
            let known = |part: &Found| !weak(part) || common(part) || strong(file(part));
            !plain
                || !(weak(&pair[0]) || weak(&pair[1]))
                || alike && known(&pair[0]) && known(&pair[1])
        })
    }

    /// A way over rows as what is handed out.
    fn matched(
        &self,
        chart: &mut Chart,
        ways: &Ways,
        last: u32,
        headline: Option<Range<usize>>,
    ) -> Match {
        let mut byte = |at: u32, end: bool| {
            let piece = chart.piece(at);
            piece.map_or(0, |piece| if end { piece.end } else { piece.start } as usize)
        };
        let part = |step: &Step| Found {
            row: step.row,
            range: byte(step.from, false)..byte(step.to - 1, true),
        };
        let parts: Vec<_> = ways.path(last).iter().map(part).collect();
        let view = chart.view;
        let foreign = |part: &&Found| self.is_foreign(&chart.text[part.range.clone()], part.row);
        let strong = parts.iter().find(|part| !view.row(part.row).weak() && !foreign(part));
        let ends = parts.last().map_or(0, |part| part.row);
        let row = match &headline {
            Some(_) => ends,
            None => strong.map_or(ends, |part| part.row),
        };
        let named = || parts.iter().any(|part| self.credits_somebody(chart.text, part));
        let alone = parts.len() > 1 || !self.is_thin(chart.text, &parts[0]) || named();
        let weak = strong.is_none() || !alone || !self.is_of_one_make(chart.text, &parts);
        let (kind, label) = (view.row(row).kind(), view.row(ends).label());
        Match { kind, row, weak, label, headline, parts }
    }
}

/// The sections that [`SHIPPED`] holds.
#[cfg(test)]
const fn is_prompt(section: Section) -> bool {
    matches!(section, Section::Kind(_))
}

/// The bytes of the table of all files' rows.
#[cfg(test)]
pub(crate) fn compiled(files: &[(&'static str, &'static str)]) -> Vec<u8> {
    let (grammar, faults) = Grammar::read(files, is_prompt);
    assert_eq!(faults, []);
    grammar.table.bytes().to_vec()
}

/// Whether a row is not among those that are switched off, a bit each.
fn is_on(off: &[u64], row: RowId) -> bool {
    off.get(row as usize / 64).is_none_or(|bits| bits >> (row % 64) & 1 == 0)
}

/// What holds in all languages.
const COMMON: &str = "common";
/// The language of a caller's rows.
pub(crate) const OWN: &str = "own";
