//! The list of addresses that a text browser prints behind a page: "References", then "12. https://…" line by line.

use super::{Line, bullet, bullet::Bullet};
use crate::text::next_link_number;

/// What stands over the addresses.
const HEADING: &str = "References";
/// What parts them.
const PARTS: &[&str] = &["Visible links:", "Hidden links:", "Visible links", "Hidden links"];
/// Lines of the list that need not be addresses, in percent: an address may hold a line's end.
const ODD: usize = 20;
/// Letters of an address's scheme at most.
const SCHEME: usize = 12;

/// The line that the list begins with; nothing where no link above has a number.
pub(super) fn list(text: &str, lines: &[Line]) -> Option<usize> {
    let piece = |line: &Line| &text[line.start..line.end];
    // Nearly every page ends in something else, and is done here.
    lines.iter().rev().take(2).find(|line| is_address(piece(line)))?;
    let from = lines.iter().rposition(|line| piece(line) == HEADING)?;
    let list = &lines[from + 1..];
    let odd = list.iter().filter(|line| !is_address(piece(line)) && !PARTS.contains(&piece(line))).count();
    let numbered = || lines[..from].iter().any(|line| next_link_number(text, line.start..line.end).is_some());
    (odd * 100 <= list.len() * ODD && numbered()).then_some(from)
}

/// Whether a line is a number with an address behind it.
fn is_address(piece: &str) -> bool {
    let (bullet, skip) = bullet::read(piece);
    let numbered = if bullet == Bullet::Number { skip } else { long_number(piece) };
    let address = piece[numbered..].trim_start();
    let scheme = address.bytes().take(SCHEME).take_while(|b| b.is_ascii_alphabetic() || matches!(b, b'+' | b'-' | b'.')).count();
    numbered > 0 && scheme > 1 && address[scheme..].strip_prefix(':').is_some_and(|rest| !rest.is_empty() && !rest.starts_with(' '))
}

/// Bytes of a number of four digits or more with a full stop, which no list item has.
fn long_number(piece: &str) -> usize {
    let digits = piece.bytes().take(6).take_while(u8::is_ascii_digit).count();
    if digits >= 4 && piece[digits..].starts_with(". ") { digits + 1 } else { 0 }
}
