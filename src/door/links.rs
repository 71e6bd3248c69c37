//! The list of addresses that a text browser prints behind a page: "References", then "12. https://…" line by line.

use super::bullet::{self, Bullet};
use crate::door::lines::{Line, Lines};
use crate::text::{is_line_end, next_link_number};

/// What stands over the addresses.
const HEADING: &str = "References";
/// What parts them.
const PARTS: &[&str] = &["Visible links:", "Hidden links:", "Visible links", "Hidden links"];
/// Lines of the list that need not be addresses, in percent: an address may hold a line's end.
const ODD: usize = 20;
/// Letters of an address's scheme at most.
const SCHEME: usize = 12;

/// Where the list stands.
pub(crate) struct List {
    /// Lines above its heading.
    pub(crate) above: usize,
    pub(crate) heading: Line,
    /// One past its last byte that is not white space.
    pub(crate) end: usize,
}

/// Finds the list; nothing where no link above has a number.
pub(crate) fn list(text: &str, lines: &(impl Iterator<Item = Line> + Clone)) -> Option<List> {
    let piece = |line: &Line| &text[line.start..line.end];
    // Nearly every page ends in something else, and is done here.
    let last = Lines::of(text)
        .behind(last_two(text))
        .fold([None; 2], |[_, last], line| [last, Some(line)]);
    last.iter().flatten().find(|line| is_address(piece(line)))?;
    let (above, heading) =
        lines.clone().enumerate().filter(|(_, line)| piece(line) == HEADING).last()?;
    let list = || lines.clone().skip(above + 1);
    let odd =
        list().filter(|line| !is_address(piece(line)) && !PARTS.contains(&piece(line))).count();
    let numbered = || {
        lines.clone().take(above).any(|line| next_link_number(text, line.start..line.end).is_some())
    };
    (odd * 100 <= list().count() * ODD && numbered()).then_some(List {
        above,
        heading,
        end: last[1]?.end,
    })
}

/// Where the last two lines that are not blank begin, or the only one.
fn last_two(text: &str) -> usize {
    let start = |end: usize| text[..end].rfind(is_line_end).map_or(0, |at| at + 1);
    let last = start(text.trim_end().len());
    start(text[..last].trim_end().len())
}

/// Whether a line is a number with an address behind it.
fn is_address(piece: &str) -> bool {
    let (bullet, skip) = bullet::read(piece);
    let numbered = if bullet == Bullet::Number { skip } else { long_number(piece) };
    let address = piece[numbered..].trim_start();
    let scheme = address
        .bytes()
        .take(SCHEME)
        .take_while(|b| b.is_ascii_alphabetic() || matches!(b, b'+' | b'-' | b'.'))
        .count();
    numbered > 0
        && scheme > 1
        && address[scheme..]
            .strip_prefix(':')
            .is_some_and(|rest| !rest.is_empty() && !rest.starts_with(' '))
}

/// Bytes of a number of four digits or more with a full stop, which no list item has.
fn long_number(piece: &str) -> usize {
    let digits = piece.bytes().take(6).take_while(u8::is_ascii_digit).count();
    if digits >= 4 && piece[digits..].starts_with(". ") { digits + 1 } else { 0 }
}
