//! The sections of words of all languages' files → the automaton of lists.

use std::collections::HashMap;

use super::{LINES, List};
use crate::know::grammar::build::Builder;
use crate::know::grammar::compile;
use crate::know::grammar::fold::Fold;
use crate::know::grammar::lexicon::Lexicon;
use crate::know::grammar::parse::{Item, Section, alternatives, expand, items};
use crate::know::grammar::table::{FRONTS, SLOTS, Table, second_bit};
use crate::know::grammar::tokens::Tokens;
use crate::know::tables::FILES;

/// Sections that say what [`List::Ago`] counts, and the line there that their first is: units from
/// the second to the year, today and yesterday, no time at all.
pub(super) const AGES: [(&str, u32); 3] = [("unit", 0), ("day", 7), ("now", 9)];
/// A span of which no language says what it counts.
const UNCOUNTED: u32 = 10;

impl List {
    /// The list of a section.
    pub(super) fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(own, _)| *own == name).map(|(_, list)| *list)
    }

    /// Whether each line is a thing of its own.
    const fn is_numbered(self) -> bool {
        matches!(self, Self::Month | Self::Weekday | Self::DayHalf)
    }
}

/// The bytes of the lists of all files.
pub(crate) fn compiled() -> Vec<u8> {
    read(&FILES).bytes().to_vec()
}

/// Reads the lists of all files.
fn read(files: &[(&'static str, &'static str)]) -> Table {
    let mut builder = Builder::new();
    builder.slots = SLOTS + List::ALL.len() as u32 * LINES;
    for (_, file) in files {
        let (slots, lines, ages) = (HashMap::new(), HashMap::new(), Ages::default());
        Reader { builder: &mut builder, file, slots, lines, ages }.file();
    }
    compile::table(builder)
}

/// A file on its way into the lists.
struct Reader<'b, 't> {
    builder: &'b mut Builder<'t>,
    file: &'t str,
    slots: HashMap<&'t str, &'t str>,
    /// How many lines of each section were read.
    lines: HashMap<&'t str, u32>,
    ages: Ages,
}

impl<'t> Reader<'_, 't> {
    fn file(&mut self) {
        for item in items(self.file).filter_map(|(_, item)| item.ok()) {
            match item {
                Item::Slot(name, fillers) => _ = self.slots.insert(name, fillers),
                Item::Words("name_inside", text) => self.builder.particles(text),
                Item::Words(name, text) => self.words(name, text),
                Item::Rows { section, text, .. } => {
                    alternatives(text).for_each(|row| self.row(section, row));
                }
                Item::Hit(..) | Item::Miss(..) => {}
            }
        }
    }

    /// A line of a section of words.
    fn words(&mut self, name: &'t str, text: &'t str) {
        let line = self.lines.entry(name).or_default();
        let nth = std::mem::replace(line, *line + 1);
        for phrase in alternatives(text) {
            expand(phrase, &mut |text| match List::of(name) {
                Some(list) => self.phrase(list, if list.is_numbered() { nth } else { 0 }, text),
                None => self.ages.add(name, nth, text),
            });
        }
    }

    /// A row of a section that is a list, too.
    fn row(&mut self, section: Section, row: &'t str) {
        let (list, phrase) = match (section, row.rsplit_once("<name>")) {
            (Section::Kind(_), _) | (Section::Contributed, None) => return,
            (Section::Contributed, Some((front, ""))) => (List::Credits, front),
            (Section::Contributed, Some((_, behind))) => (List::Contributed, behind),
            (Section::Missing, _) => (List::Missing, row),
            (Section::Ago, _) => (List::Ago, row),
        };
        // Names on both sides have a list of their own.
        if section == Section::Contributed && phrase.contains("<name>") {
            return;
        }
        expand(&spelled(phrase.trim(), &self.slots), &mut |text| {
            let line = if section == Section::Ago { self.ages.line(text) } else { 0 };
            self.phrase(list, line, text);
        });
    }

    /// Adds a phrase as a filler of the list's slot, and to the filter by its first letters.
    fn phrase(&mut self, list: List, line: u32, text: &str) {
        let builder = &mut *self.builder;
        builder.filler(list.slot(line), text);
        let Some((symbol, _)) = builder.sequence.first() else { return };
        let own = &builder.spelled[*symbol as usize / 2].1;
        let word = Lexicon::none().fold.text(own);
        let at = list as usize * FRONTS / 4;
        builder.fronts.resize(builder.fronts.len().max(at + FRONTS / 4), 0);
        let fronts = &mut builder.fronts[at..][..FRONTS / 4];
        match *word.as_bytes() {
            [first @ b'a'..=b'z', ref rest @ ..] => {
                // Behind a word of one letter the next one may be glued.
                let bit = rest.first().map(|second| second_bit(*second));
                let bits = bit.map_or(u32::MAX, |bit| bit.map_or(u32::MAX, |bit| 1 << bit));
                fronts[usize::from(first - b'a')] |= bits;
            }
            // What is no plain letter is not looked at; what is built in may be of any.
            [] => fronts.fill(u32::MAX),
            _ => {}
        }
    }
}

/// What the ages of a language count.
#[derive(Debug, Default)]
struct Ages(Vec<(Vec<String>, u32)>);

impl Ages {
    fn words(text: &str) -> Vec<String> {
        let pieces = Tokens::new(text, 0, Lexicon::none());
        let own = pieces.map(|piece| &text[piece.start as usize..piece.end as usize]);
        own.map(str::to_lowercase).collect()
    }

    fn add(&mut self, section: &str, nth: u32, text: &str) {
        let first = AGES.iter().find(|(name, _)| *name == section);
        self.0.extend(first.map(|(_, first)| (Self::words(text), first + nth)));
    }

    /// What an age counts: the last of the units in it, the longest of those that end there.
    fn line(&self, age: &str) -> u32 {
        let words = Self::words(age);
        let last = |unit: &[String]| {
            (0..words.len())
                .rev()
                .find(|at| words[*at..].starts_with(unit))
                .map(|at| at + unit.len())
        };
        let found = self.0.iter().filter_map(|(unit, line)| Some((last(unit)?, unit.len(), *line)));
        found.max_by_key(|(end, len, _)| (*end, *len)).map_or(UNCOUNTED, |(.., line)| line)
    }
}

/// A row with the fillers of its slots in their places, a figure for any number, and choices with
/// nothing in them where a part may be lacking.
fn spelled(row: &str, slots: &HashMap<&str, &str>) -> String {
    let mut text = String::new();
    let mut rest = row;
    while let Some((front, behind)) = rest.split_once('<') {
        let (name, behind) = behind.split_once('>').unwrap_or((behind, ""));
        text.push_str(front);
        match slots.get(name) {
            _ if name == "n" => text.push('1'),
            Some(fillers) => text.push_str(&format!("({fillers})")),
            None => text.push_str(name),
        }
        rest = behind;
    }
    text.push_str(rest);
    // A word alone that may be lacking.
    let bare = |text: &str| {
        text.match_indices('?').map(|(at, _)| at).find(|at| !text[..*at].ends_with(')'))
    };
    while let Some(at) = bare(&text) {
        let from = text[..at].rfind(' ').map_or(0, |space| space + 1);
        text.replace_range(at..=at, ")?");
        text.insert(from, '(');
    }
    while let Some(at) = text.find(")?") {
        let mut depth = 0;
        let opens = |c: char| {
            depth += i32::from(c == ')') - i32::from(c == '(');
            c == '(' && depth == 0
        };
        let open = text[..=at].rfind(opens).unwrap_or(0);
        text.replace_range(at + 1..at + 2, "");
        text.insert(open + 1, '|');
    }
    text
}

#[test]
fn slots_are_spelled() {
    let slots = HashMap::from([("u", "a(b) | c")]);
    assert_eq!(spelled("x <n> (y)? <u>? z", &slots), "x 1 (|y) (|a(b) | c) z");
}

/// No word names different months in two languages, or two months of one: dates are read
/// without knowing the language.
#[test]
fn months_are_told_without_their_language() {
    let mut known: HashMap<String, (u32, &str)> = HashMap::new();
    let mut wrong = Vec::new();
    for (code, file) in FILES.iter() {
        let mut nth = 0;
        for item in items(file).filter_map(|(_, item)| item.ok()) {
            let Item::Words("month", text) = item else { continue };
            for name in alternatives(text).map(|name| Fold::new().text(name)) {
                let (own, other) = *known.entry(name.clone()).or_insert((nth, *code));
                if own != nth {
                    wrong.push(format!("{name}: {own} in {other}, {nth} in {code}"));
                }
            }
            nth += 1;
        }
        assert!([0, 12].contains(&nth), "{code}: {nth} months");
    }
    assert_eq!(wrong, Vec::<String>::new());
}
