//! The parts of datelines: where each may end that begins at a place, the longest first.

use crate::know::grammar::lists::{List, begins, longest};

/// A letter of any script, roughly: ASCII letters and all beyond ASCII but spaces and punctuation.
pub(super) const fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{aa}'..='\u{1fff}' | '\u{2c00}'..='\u{2fff}' | '\u{3040}'..='\u{d7ff}')
}

/// A capital of the Latin, Greek or Cyrillic script.
pub(super) const fn is_capital(c: char) -> bool {
    matches!(
        c,
        'A'..='Z' | '\u{c0}'..='\u{de}' | '\u{391}'..='\u{3a9}' | '\u{400}'..='\u{42f}'
            | '\u{11e}' | '\u{130}' | '\u{141}' | '\u{15a}' | '\u{160}' | '\u{17d}'
    )
}

/// Marks inside the names of places.
const fn is_mark(c: char) -> bool {
    matches!(c, '.' | '’' | '\'' | '-')
}

/// A run of words, by what each character may be: the first of a word, another one of the first
/// word, another one of the others, and what parts two words.
struct Run {
    opens: fn(char) -> bool,
    opens_next: fn(char) -> bool,
    inside: fn(char) -> bool,
    inside_next: fn(char) -> bool,
    between: fn(char) -> bool,
}

impl Run {
    /// Where the run may end: behind each word and at each mark in it. The first word has two
    /// characters at least.
    fn ends(&self, text: &str, at: usize) -> Vec<usize> {
        let mut ends = Vec::new();
        let (mut first, mut nth, mut marked) = (true, 0, false);
        for (offset, c) in text[at..].char_indices().chain([(text.len() - at, '\0')]) {
            let goes_on = match (first, nth) {
                (true, 0) => (self.opens)(c),
                (true, _) => (self.inside)(c),
                (false, 0) => (self.opens_next)(c),
                (false, _) => (self.inside_next)(c),
            };
            let whole = if first { nth > 1 } else { nth > 0 };
            if whole && (!goes_on || marked || is_mark(c)) {
                ends.push(at + offset);
            }
            if goes_on {
                (nth, marked) = (nth + 1, is_mark(c));
            } else if whole && (self.between)(c) {
                (first, nth, marked) = (false, 0, false);
            } else {
                break;
            }
        }
        ends.reverse();
        ends
    }
}

/// "WEST PALM BEACH", "ST. ANNE"
pub(super) fn capitals(text: &str, at: usize) -> Vec<usize> {
    place(text, at, is_capital, |c| is_capital(c) || is_mark(c))
}

/// "New Delhi", "Frankfurt am Main"
pub(super) fn words(text: &str, at: usize) -> Vec<usize> {
    let inside = |c| is_letter(c) || is_mark(c);
    place(text, at, inside, inside)
}

/// Where a place's name may end, by what its words but the first begin with and what is inside them.
fn place(
    text: &str,
    at: usize,
    opens_next: fn(char) -> bool,
    inside: fn(char) -> bool,
) -> Vec<usize> {
    let run = Run {
        opens: is_capital,
        opens_next,
        inside,
        inside_next: inside,
        between: |c| matches!(c, ' ' | '/'),
    };
    run.ends(text, at)
}

/// What says more of a place: ", Fla.", " [Syria]", " (Kerala) [India]", or nothing.
pub(super) fn qualifier(text: &str, at: usize) -> Vec<usize> {
    let from = pass(text, pass(text, at, ","), " ");
    let run = Run {
        opens: is_capital,
        opens_next: is_capital,
        inside: |c| is_letter(c) || is_mark(c),
        inside_next: |c| is_letter(c) || c == '.',
        between: |c| c == ' ',
    };
    let mut ends = run.ends(text, from);
    let closed = |at: usize, open: &str, close: char| {
        let inner = text[at..].strip_prefix(open)?;
        let len = inner.find(close).filter(|len| *len > 0)?;
        Some((&inner[..len], at + open.len() + len + close.len_utf8()))
    };
    ends.extend(closed(at, " [", ']').map(|(_, end)| end));
    if let Some((inner, end)) = closed(at, " (", ')') {
        let mut chars = inner.chars();
        let front = chars.next().is_some_and(is_capital)
            && chars.next().is_some_and(|c| c.is_ascii_lowercase());
        if front && chars.next().is_some_and(is_letter) && chars.all(is_letter) {
            ends.extend(closed(end, " [", ']').map(|(_, end)| end));
            ends.push(end);
        }
    }
    ends.push(at);
    ends
}

/// How many digits stand at a place, up to `most`.
fn digits(text: &str, at: usize, most: usize) -> usize {
    text.as_bytes()[at..].iter().take(most).take_while(|b| b.is_ascii_digit()).count()
}

/// Passes over a text where it stands.
pub(super) fn pass(text: &str, at: usize, what: &str) -> usize {
    if text[at..].starts_with(what) { at + what.len() } else { at }
}

/// Where a word of a list ends that stands at a place, and the space behind it.
fn pass_word(text: &str, at: usize, list: List) -> usize {
    let end = begins(list, &text[at..]).map(|front| at + front.end);
    end.filter(|end| text[*end..].starts_with(' ')).map_or(at, |end| end + 1)
}

/// Where the letters from a place on end.
fn letters(text: &str, at: usize) -> usize {
    text[at..].find(|c| !is_letter(c)).map_or(text.len(), |len| at + len)
}

/// The end of a year here.
fn year(text: &str, at: usize) -> Option<usize> {
    (digits(text, at, 4) == 4).then_some(at + 4)
}

/// "Jan. 5, 2016", "10 фев", "5 de mayo de 2021"
pub(super) fn date(text: &str, at: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    let named = letters(text, at);
    if named > at {
        let day = pass(text, pass(text, named, "."), " ");
        let end = day + digits(text, day, 2);
        if end > day {
            let comma = pass(text, end, ",");
            ends.extend((comma > end).then(|| year(text, pass(text, comma, " "))).flatten());
            ends.push(end);
        }
        return ends;
    }
    let day = at + digits(text, at, 2);
    let month = pass(text, pass(text, day, "."), " ");
    let joined = pass_word(text, month, List::BeforeMonth);
    let month = if letters(text, joined) > joined { joined } else { month };
    let end = letters(text, month);
    if day == at || end == month {
        return ends;
    }
    let stop = pass(text, end, ".");
    let comma = pass(text, stop, ",");
    let space = pass(text, comma, " ");
    ends.extend(
        (space > comma).then(|| year(text, pass_word(text, space, List::BeforeYear))).flatten(),
    );
    ends.push(stop);
    ends.extend((stop > end).then_some(end));
    ends
}

/// Where an agency's name ends that begins here, before one of some marks.
pub(super) fn agency(text: &str, at: usize, closes: &[char]) -> Option<usize> {
    let stops = |c: char| matches!(c, '(' | ')' | '[' | ']' | ':' | '—' | '–');
    let len = text[at..].find(|c| closes.contains(&c) || stops(c))?;
    let name = &text[at..at + len];
    if !text[at + len..].starts_with(closes) {
        return None;
    }
    let plain = |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '-');
    let named = name.starts_with(is_capital)
        && name.chars().nth(1).is_some()
        && (!name.contains('/') || name.chars().all(plain));
    let desk = |desk: &str| !desk.is_empty() && desk.bytes().all(|b| b.is_ascii_lowercase());
    let small = || {
        let end = longest(List::AgencySmall, name, |end| !name[end..].starts_with(is_letter))?;
        let behind = name[end..].strip_prefix('/');
        Some(name.starts_with(char::is_lowercase) && (end == len || behind.is_some_and(desk)))
    };
    (named || small() == Some(true)).then_some(at + len)
}

/// Where a dash ends that stands here.
pub(super) fn dash(text: &str, at: usize) -> Option<usize> {
    let dashes = ["---", "--", "—", "–", "―", "_", ".-"];
    let found = dashes.iter().find(|dash| text[at..].starts_with(**dash))?;
    Some(at + found.len())
}
