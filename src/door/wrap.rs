//! Hard-wrapped text: finds the column it was wrapped at, and which lines go together.

use super::bullet::{self, Bullet};
use super::lines::Line;
use crate::door::markdown::{OPEN, is_hidden};
use crate::text::{eight, is_closer, is_line_end, is_sentence_end, is_unspaced};

/// Narrowest column that counts as wrapping; below it, menus look wrapped.
const MIN_WIDTH: usize = 50;
/// Half of it: what is narrower was wrapped nowhere, and bytes may stand for its columns.
const NARROW: usize = MIN_WIDTH / 2;
/// Widest; tools wrap at 60 to 120 columns, and CJK lines may reach a little over.
const MAX_WIDTH: usize = 132;
/// Columns of an indent at most that count as a line's own.
const DEEP: u16 = 60;
/// Columns by which lynx sets the paragraphs of a page in.
const MARGIN: u16 = 3;
/// Full lines at the margin, in percent, that there are of headings at most.
const OUT: usize = 10;
/// Lines wider than the column, in percent, that a wrapped text may have: addresses, tables, listings.
const OVERLONG: usize = 35;
/// The same for the share of the text that stands in lines wider than any column: paragraphs in lines of their own.
const OVERLONG_TEXT: usize = 50;
/// Share of long lines with a line behind them, in percent, that must be full for the text to be wrapped.
const FULL_SHARE: usize = 60;
/// Full lines that must be there at least.
const MIN_FULL: usize = 3;
/// Full lines, in percent of all, that must be there; a menu has a few by chance.
const FULL_LINES: usize = 4;
/// Full lines, in percent, that must break off inside a sentence; lists, code and addresses do not run on.
const RUNNING: usize = 15;
/// Lines that break off inside a sentence from which on, where they are half of the full ones, a text is wrapped for sure …
const SURE: usize = 10;
/// … and the full lines that it then must have, in percent of the long ones and of all: the rest are menus and tables.
const SURELY: (usize, usize) = (40, 1);
/// What makes a line long, in tenths of the column.
const LONG: usize = 6;

/// Where a text was wrapped.
#[derive(Clone, Copy)]
pub(crate) struct Column {
    width: usize,
    /// Columns by which its paragraphs are set in: lynx wraps the headings that stand out at the margin that much further on.
    margin: usize,
}

/// The column the text was wrapped at; nothing where it was not.
///
/// A line that was wrapped at a column is no wider, and the first word of the next one would have made it wider: every
/// such pair of lines votes for the columns that it allows, and the column with the most votes is tried.
pub(crate) fn column(text: &str, lines: impl Iterator<Item = Line> + Clone) -> Option<Column> {
    let mut votes = [0_isize; MAX_WIDTH + 2];
    // How many pairs there are whose first line has so many columns.
    let mut pairs = [0_usize; MAX_WIDTH + 1];
    let (mut count, mut wide) = (0, 0);
    let (mut wide_text, mut all_text) = (0, 0);
    let mut above: Option<Line> = None;
    for line in lines.clone() {
        count += 1;
        let Some(above) = above.replace(line) else { continue };
        let columns = above.columns as usize;
        wide += usize::from(columns > MAX_WIDTH);
        wide_text += if columns > MAX_WIDTH { columns } else { 0 };
        all_text += columns;
        if columns <= MAX_WIDTH
            && columns * 10 >= MIN_WIDTH * LONG
            && line.blanks == 0
            && is_open(text, &line)
        {
            votes[columns] += 1;
            votes[(columns + 1 + first_word(text, &line)).min(MAX_WIDTH + 1)] -= 1;
            pairs[columns] += 1;
        }
    }
    let mut sum = 0;
    let sums = votes.map(|vote| {
        sum += vote;
        sum
    });
    // Of equals the widest: it joins what the narrower would, and more.
    let column = (MIN_WIDTH..=MAX_WIDTH).max_by_key(|column| (sums[*column], *column))?;
    let full = usize::try_from(sums[column]).unwrap_or(0);
    let long: usize = pairs[(column * LONG).div_ceil(10)..=column].iter().sum();
    let over = wide + pairs[column + 1..].iter().sum::<usize>();
    if full < MIN_FULL
        || over * 100 > count * OVERLONG
        || wide_text * 100 > all_text * OVERLONG_TEXT
    {
        return None;
    }
    let ((share, of_lines), margin) = shares(text, lines, column)?;
    let wrapped = full * 100 >= long * share && full * 100 >= count * of_lines;
    wrapped.then_some(Column { width: column, margin })
}

/// The full lines that a text must have to be wrapped at a column, in percent of the long ones and of all, and by how
/// much lynx set its paragraphs in; nothing where they do not run on.
fn shares(
    text: &str,
    lines: impl Iterator<Item = Line>,
    width: usize,
) -> Option<((usize, usize), usize)> {
    let (mut full, mut running) = (0, 0);
    let (mut inside, mut out) = (0, 0);
    let mut above: Option<Line> = None;
    for line in lines {
        if let Some(above) = above.replace(line)
            && continues(text, &above, &line, Column { width, margin: 0 })
        {
            full += 1;
            let stands = |indent| usize::from(above.indent == indent && line.indent == indent);
            inside += stands(MARGIN);
            out += stands(0);
            running += usize::from(runs_on(text, &above, &line));
        }
    }
    let shares =
        if running >= SURE && running * 2 >= full { SURELY } else { (FULL_SHARE, FULL_LINES) };
    // Where paragraphs stand at the margin too, its column is theirs.
    let set_in = inside * 2 > full && out * 100 < full * OUT;
    let margin = if set_in { usize::from(MARGIN) } else { 0 };
    (running * 100 >= full * RUNNING).then_some((shares, margin))
}

/// Whether `next` goes on with the sentence that `line` was wrapped in.
pub(crate) fn continues(text: &str, line: &Line, next: &Line, column: Column) -> bool {
    let out = line.indent == 0 && next.indent == 0;
    let width = column.width + if out { column.margin } else { 0 };
    next.blanks == 0
        && line.columns as usize * 2 >= width
        && is_full(text, line, next, width)
        && (is_open(text, next) || is_broken(text, line, next))
}

/// Whether only the wrapping put in front what looks like a list item's mark: "with a score of / 691. The ferry", "in the quay /
/// – these are not".
fn is_broken(text: &str, line: &Line, next: &Line) -> bool {
    let (piece, behind) = (&text[line.start..line.end], &text[next.start..next.end]);
    let (bullet, end) = bullet::read(behind);
    let marks = match bullet {
        Bullet::None => return false,
        Bullet::Number => {
            behind.get(..3).is_some_and(|front| front.bytes().all(|b| b.is_ascii_digit()))
        }
        Bullet::Mark => {
            behind.starts_with(['-', '–'])
                && behind[end..].trim_start().starts_with(char::is_lowercase)
        }
    };
    marks
        && line.indent == next.indent
        && piece.ends_with(|c: char| c.is_alphanumeric() || c == ',')
        && bullet::read(piece).0 == Bullet::None
}

/// Whether a line breaks off inside a sentence: it ends in a word, and the next opens with one in small letters, or without case.
fn runs_on(text: &str, line: &Line, next: &Line) -> bool {
    let last = text[line.start..line.end].split_whitespace().next_back().unwrap_or("");
    let first = text[next.start..next.end].split_whitespace().next().unwrap_or("");
    // Addresses and code have marks inside.
    let plain = |word: &str| {
        word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'))
            || word.contains(is_unspaced)
    };
    let open = last
        .trim_end_matches([',', '，', '、'])
        .trim_start_matches(['(', '[', '"', '“', '„', '«', '\'', '‘']);
    plain(open) && open.ends_with(char::is_alphanumeric) && {
        let first = first.trim_end_matches(|c: char| {
            c.is_ascii_punctuation() || is_closer(c) || is_sentence_end(c)
        });
        plain(first)
            && first
                .starts_with(|c: char| c.is_lowercase() || c.is_alphabetic() && !c.is_uppercase())
    }
}

/// Whether a line may go on with the one before: it opens no list item and no heading, and is no rule across the page, as lynx
/// draws them.
fn is_open(text: &str, line: &Line) -> bool {
    let piece = &text[line.start..line.end];
    !piece.starts_with("__")
        && bullet::read(piece).0 == Bullet::None
        && crate::door::block::heading_level(piece) == 0
}

/// Whether the first word of `next` would not have fitted behind `line`.
fn is_full(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let columns = line.columns as usize;
    columns <= width && columns + 1 + first_word(text, next) > width
}

/// Columns of a line's first word; a CJK line can be broken behind every character.
fn first_word(text: &str, line: &Line) -> usize {
    let bytes = text.as_bytes()[line.start..line.end]
        .get(..MAX_WIDTH)
        .unwrap_or(&text.as_bytes()[line.start..line.end]);
    let plain = bytes.iter().take_while(|b| b.is_ascii_graphic()).count();
    if bytes.get(plain).is_none_or(|b| *b == b' ') {
        return plain;
    }
    let (mut first, mut last_hidden) = (0, false);
    for c in text[line.start..line.end].chars().take(MAX_WIDTH) {
        let hidden = is_hidden(c);
        if c.is_whitespace() && !hidden || c == char::from(OPEN) && last_hidden {
            break;
        }
        last_hidden = hidden;
        first += if is_unspaced(c) { 2 } else { 1 };
        if is_unspaced(c) {
            break;
        }
    }
    first
}

/// Columns of a line in `view`, where markup is hidden: those behind the last line end that the line was wrapped at as it was
/// written.
pub(crate) fn hidden_columns(view: &str, written: &str, line: &Line) -> Option<u32> {
    let behind: usize = view[line.end..]
        .chars()
        .take_while(|c| c.is_whitespace() && !is_line_end(*c))
        .map(char::len_utf8)
        .sum();
    let range = line.start..line.end + behind;
    if !view[range.clone()].contains(is_hidden) {
        return None;
    }
    let whole = &written[range];
    let (from, indent) =
        whole.rfind(is_line_end).map_or((0, u32::from(line.indent)), |at| (at + 1, 0));
    Some(indent + whole[from..].chars().count() as u32)
}

/// Columns of a short line.
fn char_columns(piece: &str) -> usize {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    if piece.is_ascii() {
        return piece.len();
    }
    // Per byte: how many of the second and later bytes of characters were met, and whether one of U+3000 or beyond opens.
    let (mut later, mut wide) = (0_u64, 0_u64);
    for at in (0..piece.len()).step_by(8) {
        let word = eight(piece.as_bytes(), at);
        later += (word & !(word << 1) & HIGH) >> 7;
        wide |= word & ((word & !HIGH) + 0x1d1d_1d1d_1d1d_1d1d);
    }
    let chars = piece.len()
        - if later == 0 {
            0
        } else {
            later.to_le_bytes().iter().map(|count| usize::from(*count)).sum::<usize>()
        };
    if wide & HIGH == 0 {
        return chars;
    }
    chars + piece.chars().filter(|c| ('\u{3000}'..='\u{ffdc}').contains(c)).count()
}

/// Columns up to the end of a line's text; a CJK character takes two. Counts no further than needed.
pub(crate) fn columns(text: &str, line: &Line) -> u32 {
    let piece = &text[line.start..line.end];
    // What stands far to the right was wrapped before it was set there.
    let indent = if line.indent > DEEP { 0 } else { line.indent };
    let inner = match piece.len() {
        len if len + usize::from(indent) < NARROW => len,
        len if len > MAX_WIDTH * 4 => MAX_WIDTH + 1,
        _ => char_columns(piece),
    };
    u32::from(indent) + inner as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_across_the_page_goes_on_with_nothing() {
        let text = "The ferry will sail from the old quay again in May, the board of\n\
            the harbour said on Tuesday, and it will cost what it did before\n\
            the storm of the winter, when ice broke its rudder and had bent\n\
            a shaft; about four hundred people use it every day, and most of\n\
            them are on their way to work, said the clerk of the harbour.";
        let ruled = format!("{text}\n{}", "_".repeat(66));
        assert_eq!(crate::strip(&ruled).text, crate::strip(text).text);
    }

    #[test]
    fn a_number_or_dash_that_the_wrapping_put_in_front_opens_no_item() {
        let text = "The ferry sails again in May, and of nine boats it came out first with a score of\n\
            691. The board of the harbour said on Tuesday that it would cost what it did the year\n\
            before. Gardens dug up, roads ripped open, cellars under the water all through winter\n\
            – these are what the men of the yard remember, said the clerk of the old harbour, who\n\
            has counted them for years and knows what it takes to mend a broken shaft in winter:\n\
            new nails, new ropes\n\
            - and time enough, though\n\
            9) not all\n\n\
            The ferry sails from the old quay as the one before it did, and about four hundred\n\
            people use it every day; most of them are on their way to work, said the clerk, who\n\
            stands there every morning with his list and a lamp, and has done so since the year\n\
            in which the harbour was built.";
        let blocks = crate::door::block::cut(text);
        let starts: Vec<_> = blocks.iter().map(|block| &text[block.start..][..9]).collect();
        assert_eq!(starts, ["The ferry", "- and tim", "9) not al", "The ferry"]);
    }

    #[test]
    fn headings_out_at_the_margin_are_wrapped_further_on() {
        let text = "   The ferry will sail from the old quay again in May, the board of the\n   \
            harbour said on Tuesday, and it will cost what it did before the storm\n   \
            of the winter, when ice broke its rudder and had bent a shaft; about as\n   \
            many people use it every day as ever, and most of them are on their way\n   \
            to work, said the clerk of the harbour, who counts them at the old quay.";
        let headed = format!(
            "   News\n\nFerry to Orrin sails again from the old quay in May, and costs what it did\nlast year\n\n   By Ann Lee\n\n{text}\n\n{text}"
        );
        let title =
            "Ferry to Orrin sails again from the old quay in May, and costs what it did last year";
        assert_eq!(crate::strip(&headed).title.as_deref(), Some(title));
    }

    #[test]
    fn columns_are_those_of_characters() {
        for (piece, columns) in [
            ("", 0),
            ("quay", 4),
            ("harbours", 8),
            ("é", 1),
            ("the quéy and the bôat", 21),
            ("港の船", 6),
            ("boat 港 and quay", 16),
            ("fin\u{301}e — ‘’", 10),
        ] {
            assert_eq!(char_columns(piece), columns, "{piece}");
        }
    }
}
