//! Whose a copyright line says that the page is: "© 2021 The Harbour Post. All rights reserved."

use std::ops::Range;

use crate::know::grammar::lists::{List, behind, fronts};
use crate::text::behind_word;

/// What a copyright line says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Owner {
    /// Where the line begins to say so.
    pub(crate) at: usize,
    /// Where the owner is named.
    pub(crate) name: Range<usize>,
}

/// Marks that no name has.
pub(crate) const MARKS: [char; 5] = ['.', '|', '•', '·', '©'];

/// The first owner that a line names; nothing where it names none.
pub(crate) fn find(line: &str) -> Option<Owner> {
    let mut from = 0;
    loop {
        let at = (from..line.len()).find(|at| line.get(*at..).and_then(behind_sign).is_some())?;
        match read(line, at) {
            Ok(name) => return Some(Owner { at, name }),
            // What was read holds no other sign that leads further.
            Err(end) => from = end,
        }
    }
}

/// The owner that a line names at its front; nothing where it does not begin so.
pub(crate) fn at_front(line: &str) -> Option<Range<usize>> {
    read(line, 0).ok()
}

/// Reads the sign of copyright at a place, which may be said several times, and the owner behind it; the error is up to where none
/// was found.
fn read(line: &str, at: usize) -> Result<Range<usize>, usize> {
    let mut rest = behind_sign(&line[at..]).ok_or(at)?.trim_start();
    while let Some(behind) = behind_sign(rest) {
        rest = behind.trim_start();
    }
    let rest = behind_years(rest);
    let by = behind(List::By, rest)
        .filter(|behind| behind.starts_with(char::is_whitespace))
        .map(str::trim_start);
    let read = |front: &str| {
        let from = line.len() - front.len();
        name(front).map(|len| from..from + len).map_err(|len| from + len)
    };
    // "By" is none of the name, unless nothing else is.
    by.and_then(|front| read(front).ok()).map_or_else(|| read(rest), Ok)
}

/// What follows a sign of copyright that a text begins with.
fn behind_sign(text: &str) -> Option<&str> {
    match text.bytes().next()? {
        0xc2 => text.strip_prefix('©'),
        b'(' => behind_word(text, "(c)"),
        b'c' | b'C' => behind(List::CopyrightWord, text),
        _ => None,
    }
}

/// What follows a year, or the first and last of some, in front of a text.
fn behind_years(text: &str) -> &str {
    let Some(rest) = behind_digits(text, 4, 4) else { return text };
    let last = rest
        .trim_start()
        .strip_prefix(['-', '–', '—', '/'])
        .and_then(|last| behind_digits(last.trim_start(), 2, 4));
    let rest = last.unwrap_or(rest);
    rest.strip_prefix(',').unwrap_or(rest).trim_start()
}

/// How long the name is that a text begins with: up to a mark, a year, "all rights" or the end, and two characters at least; the
/// error is up to where it was read.
fn name(text: &str) -> Result<usize, usize> {
    let begins = |c: char| {
        c.is_ascii_alphabetic() || matches!(c, '\u{aa}'..='\u{1fff}' | '\u{3040}'..='\u{d7ff}')
    };
    let mut chars = text.char_indices();
    if !chars.next().is_some_and(|(_, c)| begins(c)) {
        return Err(0);
    }
    let Some((second, c)) = chars.next() else { return Err(text.len()) };
    if closes(c) {
        return Err(second);
    }
    let mut blank = false;
    let mut at = second + c.len_utf8();
    // Of a run of white space, what follows is asked once.
    loop {
        if !blank && ends_before(&text[at..]) {
            return Ok(at);
        }
        match chars.next() {
            Some((_, c)) if !closes(c) => (at, blank) = (at + c.len_utf8(), c.is_whitespace()),
            _ => return Err(at),
        }
    }
}

/// Whether a character is none of a name's.
fn closes(c: char) -> bool {
    MARKS.contains(&c) || c.is_numeric()
}

/// Whether a name ends before a text.
fn ends_before(text: &str) -> bool {
    let rest = text.trim_start();
    match rest.bytes().next() {
        None => true,
        Some(b'a' | b'A') => fronts(List::AllRights, rest),
        Some(b) if b.is_ascii_alphabetic() => false,
        _ => {
            rest.starts_with(',') || rest.starts_with(MARKS) || behind_digits(rest, 4, 4).is_some()
        }
    }
}

/// What follows some digits, `least` of them at least and `most` at most.
fn behind_digits(text: &str, least: usize, most: usize) -> Option<&str> {
    let mut rest = text;
    for nth in 0..most {
        match rest.strip_prefix(char::is_numeric) {
            Some(behind) => rest = behind,
            None => return (nth >= least).then_some(rest),
        }
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use once_cell::sync::Lazy;
    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    #[test]
    fn names_the_owner() {
        for (line, expected) in [
            ("© 2021 The Harbour Post. All rights reserved.", Some("The Harbour Post")),
            ("Copyright © 2019-2021, Quay Media, Inc.", Some("Quay Media")),
            ("(c) Copyright 2019 / 21 by Ann Lee all rights reserved", Some("Ann Lee")),
            ("The quay. © Ann Lee 2021", Some("Ann Lee")),
            ("© 2021 Harbour Works | Imprint", Some("Harbour Works")),
            ("© Hafenwerke  Alle Rechte vorbehalten", Some("Hafenwerke")),
            ("© 港の新聞社", Some("港の新聞社")),
            ("© copyright.", None),
            ("Copyright © Copyright (c) 2021 Ann Lee, Copyright Bo Day", Some("Ann Lee")),
            ("© by A. Lee", Some("by A")),
            ("© 12 boats © Bo Day", Some("Bo Day")),
            ("© 2021", None),
            ("The ferry sails.", None),
            ("", None),
        ] {
            assert_eq!(find(line).map(|owner| &line[owner.name]), expected, "{line}");
        }
        assert_eq!(at_front("The quay. © Ann Lee"), None);
        assert_eq!(at_front("© Ann Lee"), Some(3..10));
        assert_eq!(at_front(""), None);
    }

    /// The same as a pattern, which knows nothing of "copyright".
    static PATTERN: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"(?i)(?:(?:©|\(c\))\s*)+(?:\d{4}(?:\s*[-–—/]\s*\d{2,4})?,?\s*)?(?:by\s+)?(?P<owner>[A-Za-z\u{aa}-\u{1fff}\u{3040}-\u{d7ff}][^.|•·©\d]+?)\s*(?:\d{4}|[.|•·,©]|all rights|alle rechte|$)").expect("the pattern is well formed")
    });

    proptest! {
        #[test]
        fn reads_what_its_pattern_says(parts in prop::collection::vec(prop::sample::select(vec![
            "©", "(c)", "(C", " ", "  ", "\u{a0}", "2021", "21", "1", "-", "–", "/", ",", ".", "|", "•", "·",
            "by", "By ", "Ann", "b", "é", "船", "all rights", "Alle Rechte", "a", "12345", "'", "“",
        ]), 0..12)) {
            let line = parts.concat();
            let expected = PATTERN.captures(&line).and_then(|found| {
                Some(Owner { at: found.get(0)?.start(), name: found.name("owner")?.range() })
            });
            prop_assert_eq!(at_front(&line), expected.as_ref().filter(|owner| owner.at == 0).map(|owner| owner.name.clone()));
            prop_assert_eq!(find(&line), expected);
        }
    }
}
