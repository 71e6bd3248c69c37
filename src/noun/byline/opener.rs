//! The words that open the names of a byline: at the front of a line, inside it, or in a line of their own.

use crate::know::grammar::lists::{List, begins, is, longest};
use crate::measure::features::Features;
use crate::text::{is_unspaced, words};

/// What stands behind a label.
const fn is_mark(c: char) -> bool {
    matches!(c, ':' | '：' | '／')
}

/// What follows the words that open a byline at the front of a line. A colon may follow them; the name may be glued to them
/// ("ByAnn Lee").
pub(crate) fn opener(line: &str) -> Option<&str> {
    let opened = longest(List::Byline, line, |end| opens(line, end));
    // "Text: Ann Lee", but "Text Classification".
    let labelled =
        longest(List::BylineLabel, line, |end| line[end..].starts_with(|c| is_mark(c) || c == '|'));
    let end = opened.max(labelled)?;
    Some(line[end..].trim_start_matches(|c: char| {
        c.is_whitespace() || is_mark(c) || matches!(c, '—' | '–' | '-' | '.' | '|')
    }))
}

/// Whether an opener may end here: white space, a colon or a glued capital parts it from the names.
fn opens(line: &str, end: usize) -> bool {
    let (head, rest) = line.split_at(end);
    let Some(next) = rest.chars().next() else { return false };
    let small = head.ends_with(char::is_lowercase);
    let glued = small && next.is_uppercase() && rest.contains(' ');
    // "文：王小明"; "文化・芸能" is a part of a site.
    let unspaced = head.ends_with(is_unspaced);
    if unspaced && head.chars().nth(1).is_none() {
        return is_mark(next) || next == '/';
    }
    is_mark(next) || next == '|' || next.is_whitespace() || glued || unspaced
}

/// Where an opener stands inside a line, and the names behind it.
struct Inside {
    from: usize,
    to: usize,
}

/// The opener that stands right here inside a line: "by" and its like behind a space or a mark, or a label.
fn inside(line: &str, at: usize) -> Option<Inside> {
    let (before, rest) = line.split_at(at);
    let last = before.chars().next_back().unwrap_or(' ');
    let spaced = |end: usize| rest[end..].starts_with(' ');
    let parted = matches!(last, ' ' | '•' | ']' | '|') || last.is_ascii_digit();
    // "MarchBy Ann Lee"
    let glued = last.is_ascii_lowercase() && rest.starts_with(char::is_uppercase);
    if (parted || glued)
        && let Some(end) = longest(List::BylineInside, rest, spaced)
    {
        return Some(Inside { from: at - last.len_utf8().min(at), to: at + end + 1 });
    }
    let named = |end: usize| {
        let behind = rest[end..].strip_prefix(' ').unwrap_or(&rest[end..]);
        let unspaced = rest[..end].ends_with(is_unspaced);
        let one = unspaced && rest[..end].chars().nth(1).is_none();
        if one {
            return behind.starts_with('／');
        }
        behind.starts_with([':', '：']) || spaced(end)
    };
    if rest.starts_with(char::is_lowercase) {
        return None;
    }
    let end = longest(List::Author, rest, named)?;
    let behind = rest[end..].trim_start_matches(|c| is_mark(c) || c == ' ');
    Some(Inside { from: at, to: line.len() - behind.len() })
}

/// What follows an opener inside a line.
pub(crate) fn inner(line: &str) -> Option<&str> {
    let found = |inside: &Inside| !is_other(&line[..inside.from]);
    // What says so most plainly comes before the others.
    let written = || {
        words(line).find_map(|at| {
            let front = begins(List::Written, &line[at..])?;
            Some(Inside { from: at, to: at + front.end })
        })
    };
    let inside = written().or_else(|| {
        words(line).filter(|at| *at > 0).filter_map(|at| inside(line, at)).find(found)
    })?;
    let rest = line[inside.to..].trim_start();
    let again = longest(List::BylineInside, rest, |end| rest[end..].starts_with(' '));
    Some(again.map_or(rest, |end| &rest[end + 1..]))
}

/// Whether the last word before "by" says that others are named than authors: "Photos by".
fn is_other(before: &str) -> bool {
    let before = before.trim_end();
    let from = before
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    is(List::NotAuthor, &before[from..])
}

/// Whether the measures of a line are those of one that is only what opens a byline.
pub(crate) const fn may_be_bare_opener(f: &Features) -> bool {
    f.words <= 4 && (f.cues.opener() > 0 || f.unspaced > 0)
}

/// Bytes of a line that is only what opens a byline at most.
const BARE: usize = 40;

/// Whether a line is only what opens a byline.
pub(crate) fn is_bare_opener(line: &str, f: &Features) -> bool {
    if !may_be_bare_opener(f) {
        return false;
    }
    let bare = line.trim().trim_end_matches([':', '：']).trim_end();
    bare.len() <= BARE && (is(List::Byline, bare) || is(List::BylineLabel, bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_be_opened_inside_a_line() {
        let openers = [
            " By ",
            "]by ",
            "| written by",
            " osted by ",
            " von ",
            " Von ",
            " vom ",
            " par ",
            " Par ",
            " por ",
            " Por ",
            " door ",
            " av ",
            " geschrieben von",
            " écrit par",
            " escrito por",
            " Foto von ",
            "Author: ",
            "Autorin:",
            "Auteur : ",
            "Redaktion: ",
            "AuthorBy ",
            "作者：",
            "记者 ",
            "文／",
        ];
        for opener in openers {
            assert_eq!(
                inner(&format!("March 3, 2021{opener}Ann Lee")),
                Some("Ann Lee"),
                "{opener}"
            );
        }
        for line in
            ["March 3, 2021 Ann Lee", "March 3 sailed byAnn", "Photos by Ann Lee", "Avon Ann Lee"]
        {
            assert_eq!(inner(line), None, "{line}");
        }
    }
}
