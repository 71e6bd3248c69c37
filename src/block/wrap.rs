//! Hard-wrapped text: finds the column it was wrapped at, and which lines go together.

use super::{Line, bullet, bullet::Bullet};
use crate::text::is_unspaced;

/// Narrowest column that counts as wrapping; below it, menus look wrapped.
const MIN_WIDTH: usize = 50;
/// Widest; tools wrap at 60 to 120 columns, and CJK lines may reach a little over.
const MAX_WIDTH: usize = 132;
/// Lines wider than the column, in thousandths: addresses and tables that could not be broken.
const OVERLONG: usize = 15;
/// Share of long lines with a line behind them, in percent, that must be full for the text to be wrapped.
const FULL_SHARE: usize = 60;
/// Full lines that must be there at least.
const MIN_FULL: usize = 3;

/// The column the text was wrapped at; nothing where it was not.
pub(super) fn width(text: &str, lines: &[Line]) -> Option<usize> {
    let mut counts = [0_usize; MAX_WIDTH + 2];
    for line in lines {
        counts[columns(text, line).min(MAX_WIDTH + 1)] += 1;
    }
    let mut over = lines.len() * OVERLONG / 1000;
    let mut width = MAX_WIDTH + 1;
    while width > 0 && counts[width] <= over {
        over -= counts[width];
        width -= 1;
    }
    if !(MIN_WIDTH..=MAX_WIDTH).contains(&width) {
        return None;
    }
    let (mut long, mut full) = (0, 0);
    for pair in lines.windows(2).filter(|pair| pair[1].blanks == 0) {
        let wide = columns(text, &pair[0]) * 10 >= width * 6;
        if wide && columns(text, &pair[0]) <= width && is_open(text, &pair[1]) {
            long += 1;
            full += usize::from(is_full(text, &pair[0], &pair[1], width));
        }
    }
    (full >= MIN_FULL && full * 100 >= long * FULL_SHARE).then_some(width)
}

/// Whether `next` goes on with the sentence that `line` was wrapped in.
pub(super) fn continues(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    next.blanks == 0
        && is_open(text, next)
        && columns(text, line) * 2 >= width
        && is_full(text, line, next, width)
}

/// Whether a line may go on with the one before: it opens no list item and no heading.
fn is_open(text: &str, line: &Line) -> bool {
    let piece = &text[line.start..line.end];
    bullet::read(piece).0 == Bullet::None && super::heading_level(piece) == 0
}

/// Whether the first word of `next` would not have fitted behind `line`.
fn is_full(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let mut first = 0;
    for c in text[next.start..next.end].chars().take(width) {
        if c.is_whitespace() {
            break;
        }
        first += if is_unspaced(c) { 2 } else { 1 };
        if is_unspaced(c) {
            break;
        }
    }
    columns(text, line) + 1 + first > width
}

/// Columns up to the end of a line's text; a CJK character takes two. Counts no further than needed.
fn columns(text: &str, line: &Line) -> usize {
    let piece = &text[line.start..line.end];
    let inner = if piece.len() > MAX_WIDTH * 4 {
        MAX_WIDTH + 1
    } else if piece.is_ascii() {
        piece.len()
    } else {
        piece.chars().map(|c| if ('\u{2e80}'..='\u{ffdc}').contains(&c) { 2 } else { 1 }).sum()
    };
    usize::from(line.indent) + inner
}
