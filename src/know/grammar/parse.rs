//! The format of a language's file: what each of its lines is.
//!
//! `language`, `told`, `kin` and `twin` at its front say which language it is of;
//! `slot name = a | b(c)` names a closed list; `[kind]` and `[kind weak]` open a section of rows,
//! `[stop]` and its like one of words; `hit` and `miss` are what the tests are made from.

use super::lists::List;
use super::vocabulary;
use crate::Kind;
use crate::know::words::is_measured;

/// What rows are listed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Section {
    /// Prompts, which are removed as this.
    Kind(Kind),
    /// How long ago something was published: "two hours ago".
    Ago,
    /// Who else worked on an article.
    Contributed,
    /// What a page says that was not found, or that wants a script to run.
    Missing,
}

impl Section {
    /// The section of this name, if it has rows.
    fn of(name: &str) -> Option<Self> {
        match name {
            "ago" => Some(Self::Ago),
            "contributed" => Some(Self::Contributed),
            "missing" => Some(Self::Missing),
            _ => {
                let kind = name.parse().ok()?;
                let own = !matches!(kind, Kind::Title | Kind::Byline | Kind::Boilerplate);
                own.then_some(Self::Kind(kind))
            }
        }
    }

    /// What text of such a row is removed as.
    pub(crate) const fn kind(self) -> Kind {
        match self {
            Self::Kind(kind) => kind,
            Self::Ago => Kind::Timestamp,
            Self::Contributed => Kind::Credit,
            Self::Missing => Kind::Boilerplate,
        }
    }

    /// Its name in the files.
    #[cfg(test)]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.name(),
            Self::Ago => "ago",
            Self::Contributed => "contributed",
            Self::Missing => "missing",
        }
    }
}

/// Sections of words that are neither measured nor a list of a noun.
const OTHER_WORDS: &[&str] = &["abbreviation", "alike", "unit", "day", "now", "name_inside"];

/// What the lines at the front of a file begin with.
const FRONT: [&str; 4] = ["language ", "told ", "kin ", "twin "];

/// What the lines at the front of a file say that begin with one of those words.
#[cfg(test)]
pub(crate) fn front<'t>(file: &'t str, word: &str) -> impl Iterator<Item = &'t str> {
    let lines = file.lines().take_while(|line| slot(line).is_none() && !line.starts_with('['));
    let said = lines.filter_map(move |line| line.strip_prefix(word)?.strip_prefix(' '));
    said.flat_map(str::split_whitespace)
}

/// Every section of words that are not measured, and not of rows.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    let lists = List::ALL.iter().map(|(name, _)| *name).filter(|name| Section::of(name).is_none());
    OTHER_WORDS.iter().copied().chain(vocabulary::SECTIONS).chain(lists)
}

/// What one line of a file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item<'t> {
    /// `slot name = fillers`
    Slot(&'t str, &'t str),
    /// Whole rows, with ` | ` between them.
    Rows { section: Section, weak: bool, text: &'t str },
    /// A text that a row of its section takes.
    Hit(Section, &'t str),
    /// One that no row takes, or only a weak one.
    Miss(Section, &'t str),
    /// A line of a section of words.
    Words(&'t str, &'t str),
}

/// The section that lines stand in.
#[derive(Debug, Clone, Copy)]
enum Here<'t> {
    Nowhere,
    Rows(Section, bool),
    Words(&'t str),
}

/// Every line of a file that says something, with its number and what is wrong with it, if it is.
pub(crate) fn items(file: &str) -> impl Iterator<Item = (usize, Result<Item<'_>, String>)> {
    let mut here = Here::Nowhere;
    file.lines().enumerate().filter_map(move |(at, line)| {
        let line = line.trim_end();
        let said = item(line, &mut here)?;
        Some((at + 1, said))
    })
}

fn item<'t>(line: &'t str, here: &mut Here<'t>) -> Option<Result<Item<'t>, String>> {
    let front = || matches!(here, Here::Nowhere) && FRONT.iter().any(|word| line.starts_with(word));
    if line.trim_start().is_empty() || line.starts_with('#') || front() {
        return None;
    }
    if let Some((name, fillers)) = slot(line) {
        return Some(Ok(Item::Slot(name, fillers)));
    }
    if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let (name, weak) = name.strip_suffix(" weak").map_or((name, false), |name| (name, true));
        let listed = is_measured(name) || words().any(|own| own == name);
        *here = match (Section::of(name), listed) {
            (_, true) => Here::Words(name),
            (Some(section), false) => Here::Rows(section, weak),
            (None, false) => Here::Nowhere,
        };
        let known = !matches!(here, Here::Nowhere);
        return if known { None } else { Some(Err(format!("unknown section [{name}]"))) };
    }
    let said = |word: &str| {
        line.strip_prefix(word).filter(|rest| rest.starts_with([' ', '\t'])).map(str::trim_start)
    };
    Some(match (*here, said("hit"), said("miss")) {
        (Here::Rows(section, _), Some(text), _) => Ok(Item::Hit(section, text)),
        (Here::Rows(section, _), _, Some(text)) => Ok(Item::Miss(section, text)),
        (Here::Rows(section, weak), ..) => Ok(Item::Rows { section, weak, text: line }),
        (Here::Words(name), ..) => Ok(Item::Words(name, line)),
        (Here::Nowhere, ..) => Err("outside of a section".to_owned()),
    })
}

/// The name and the fillers of a line that defines a slot.
fn slot(line: &str) -> Option<(&str, &str)> {
    let rest = line.strip_prefix("slot")?;
    let (name, fillers) = rest.strip_prefix([' ', '\t'])?.split_once('=')?;
    let name = name.trim();
    is_name(name).then(|| (name, fillers.trim()))
}

/// Whether a slot can have this name.
pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

/// The alternatives that `|` parts, outside of brackets.
pub(crate) fn alternatives(text: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_i32;
    text.split(move |c| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        c == '|' && depth == 0
    })
    .map(str::trim)
    .filter(|text| !text.is_empty())
}

/// Gives `take` every reading of a text with brackets. Behind a word they hold endings that may be
/// lacking, `ad(s)`; standing alone they hold a choice.
pub(crate) fn expand(text: &str, take: &mut impl FnMut(&str)) {
    let inner = text.find(')').and_then(|close| Some((text[..close].rfind('(')?, close)));
    let Some((open, close)) = inner else { return take(text) };
    let (before, behind) = (&text[..open], &text[close + 1..]);
    let mut read = |choice: &str| expand_owned(&format!("{before}{}{behind}", choice.trim()), take);
    if !before.is_empty() && !before.ends_with([' ', '(', '|']) {
        read("");
    }
    text[open + 1..close].split('|').for_each(&mut read);
}

/// Goes on with a text that was put together.
fn expand_owned(text: &str, take: &mut impl FnMut(&str)) {
    expand(text, take);
}

/// Gives `take` the readings of a row in which a choice in brackets holds a slot.
pub(super) fn choices(text: &str, take: &mut impl FnMut(&str)) {
    let inner = text.match_indices(')').find_map(|(close, _)| {
        let open = text[..close].rfind('(')?;
        text[open..close].contains('<').then_some((open, close))
    });
    let Some((open, close)) = inner else { return take(text) };
    let (before, mut behind) = (&text[..open], &text[close + 1..]);
    let mut read = |choice: &str, behind: &str| {
        let text = format!("{before} {} {behind}", choice.trim());
        choices_owned(&text, take);
    };
    if let Some(rest) = behind.strip_prefix('?') {
        behind = rest;
        read("", behind);
    }
    text[open + 1..close].split('|').for_each(|choice| read(choice, behind));
}

/// Goes on with a text that was put together.
fn choices_owned(text: &str, take: &mut impl FnMut(&str)) {
    choices(text, take);
}

/// One part of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'t> {
    /// Words; endings in brackets stand there still.
    Words(&'t str),
    /// `<name>`, and `*` between words.
    Slot(&'t str),
}

/// A row taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Parts<'t> {
    /// The parts, and whether each may be lacking.
    pub(super) parts: Vec<(Part<'t>, bool)>,
    /// `* …`
    pub(super) open: bool,
    /// `… *`
    pub(super) close: bool,
    /// `… :`
    pub(super) label: bool,
}

impl<'t> Parts<'t> {
    /// Takes a row apart.
    pub(super) fn of(text: &'t str) -> Result<Self, String> {
        let mut row = Self::default();
        let mut rest = text.trim();
        if let Some(front) = rest.strip_suffix([':', '：']) {
            (row.label, rest) = (true, front.trim_end());
        }
        if let Some(behind) = rest.strip_prefix('*') {
            (row.open, rest) = (true, behind.trim_start());
        }
        if let Some(front) = rest.strip_suffix('*') {
            (row.close, rest) = (true, front.trim_end());
        }
        loop {
            rest = rest.trim_start();
            let Some(first) = rest.chars().next() else { return Ok(row) };
            if let Some(behind) = rest.strip_prefix('*') {
                row.parts.push((Part::Slot("*"), false));
                rest = behind;
                continue;
            }
            let part = match rest.strip_prefix('<').and_then(|inner| inner.split_once('>')) {
                Some((name, behind)) => {
                    rest = behind;
                    Part::Slot(name)
                }
                None if first == '<' => return Err("`<` without `>`".to_owned()),
                None => {
                    let mut depth = 0_i32;
                    let ends = |c: char| {
                        depth += i32::from(c == '(') - i32::from(c == ')');
                        depth < 1 && (c.is_whitespace() || matches!(c, '<' | '?' | '*'))
                    };
                    let end = rest.find(ends).unwrap_or(rest.len());
                    let (words, behind) = rest.split_at(end.max(first.len_utf8()));
                    rest = behind;
                    Part::Words(words)
                }
            };
            let behind = rest.strip_prefix('?');
            rest = behind.unwrap_or(rest);
            if let Part::Words(words) = part
                && words.matches('(').count() != words.matches(')').count()
            {
                return Err(format!("the brackets of {words:?} are not closed"));
            }
            row.parts.push((part, behind.is_some()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_file_line_by_line() {
        let file = "language da Danish\nkin no sv\n# note\nslot open = læs | se\n\n[read_more]\n<open> mere\n\
                    hit  Læs mere\nmiss Læs bogen.\n[navigation weak]\nnæste\n[stop]\nog i\n[odd]\nx\n";
        let items: Vec<_> = items(file).collect();
        let read = Section::Kind(Kind::ReadMore);
        let navigation = Section::Kind(Kind::Navigation);
        let expected = [
            (4, Ok(Item::Slot("open", "læs | se"))),
            (7, Ok(Item::Rows { section: read, weak: false, text: "<open> mere" })),
            (8, Ok(Item::Hit(read, "Læs mere"))),
            (9, Ok(Item::Miss(read, "Læs bogen."))),
            (11, Ok(Item::Rows { section: navigation, weak: true, text: "næste" })),
            (13, Ok(Item::Words("stop", "og i"))),
            (14, Err("unknown section [odd]".to_owned())),
            (15, Err("outside of a section".to_owned())),
        ];
        assert_eq!(items, expected);
        assert_eq!(front(file, "kin").collect::<Vec<_>>(), ["no", "sv"]);
    }

    #[test]
    fn reads_brackets() {
        let all = |text: &str| {
            let mut out = Vec::new();
            expand(text, &mut |one| out.push(one.to_owned()));
            out
        };
        assert_eq!(all("nyhed(er|en)"), ["nyhed", "nyheder", "nyheden"]);
        assert_eq!(all("the (news|story) page"), ["the news page", "the story page"]);
        assert_eq!(all("(d)es(s)"), ["des", "dess"]);
        assert_eq!(all("a(b(c))"), ["a", "ab", "a", "abc"]);
        let halves: Vec<_> = alternatives("a(b|c) | d |").collect();
        assert_eq!(halves, ["a(b|c)", "d"]);
    }

    #[test]
    fn reads_choices_with_slots() {
        let mut all = Vec::new();
        choices("to (the|<net>)? page(s)", &mut |text| all.push(text.replace("  ", " ")));
        assert_eq!(all, ["to  page(s)", "to the page(s)", "to <net> page(s)"]);
    }

    #[test]
    fn takes_rows_apart() {
        let row = Parts::of("<more>?を<read> x? :").unwrap();
        let more = (Part::Slot("more"), true);
        let read = (Part::Slot("read"), false);
        assert_eq!(row.parts, [more, (Part::Words("を"), false), read, (Part::Words("x"), true)]);
        assert!(row.label && !row.open && !row.close);
        assert!(Parts::of("* appeared first on <name>").unwrap().open);
        assert!(Parts::of("by signing up *").unwrap().close);
        assert_eq!(Parts::of("a * b").unwrap().parts[1], (Part::Slot("*"), false));
        let group = (Part::Words("(b c|d)"), true);
        assert_eq!(Parts::of("a (b c|d)? e").unwrap().parts[1], group);
        assert!(Parts::of("a (b c").is_err());
    }
}
