//! Text → blocks: lines, or groups of lines that a tool wrapped, with where they stand and how they are set.
//!
//! A block is a range of the input and what its setting says (indent, bullet, blank lines before it). Nothing
//! is copied. What stands between two blocks is white space.

mod bullet;
mod links;
mod wrap;

use crate::markup::is_hidden;
use crate::text::{link_number, trim_range};
pub(crate) use bullet::Bullet;

/// A line this long that holds most of the text is taken apart into sentences: its tool dropped the line ends.
const ENDLESS: usize = 1_500;
/// Share of the text's bytes, in percent, that an endless line holds at least.
const ENDLESS_SHARE: usize = 80;

/// One piece of the input that is judged as a whole.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// First byte, white space excluded, bullet included.
    pub(crate) start: usize,
    /// One past the last byte that is not white space.
    pub(crate) end: usize,
    /// First byte of the text behind the bullet.
    pub(crate) text: usize,
    /// Columns before the first character.
    pub(crate) indent: u16,
    /// Blank lines before it, at most 255.
    pub(crate) blanks: u8,
    /// Level of a Markdown heading, 0 for none.
    pub(crate) level: u8,
    /// What kind of bullet opens it.
    pub(crate) bullet: Bullet,
    /// Whether it stands on the line that the block before it stands on.
    pub(crate) inline: bool,
    /// Whether it was put together from wrapped lines, or from empty items.
    pub(crate) wrapped: bool,
    /// Whether it is the list of the links' addresses that a text browser prints behind a page.
    pub(crate) addresses: bool,
}

impl Block {
    /// Whether nothing stands behind the bullet.
    const fn is_empty(&self) -> bool {
        self.text == self.end
    }
}

/// One line that is not blank.
#[derive(Debug, Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
    indent: u16,
    blanks: u8,
    /// Columns up to its end, once they are counted.
    columns: u32,
}

/// Cuts the text into blocks.
pub(crate) fn cut(text: &str) -> Vec<Block> {
    cut_lines(text, |line| wrap::columns(text, line))
}

/// The same for a text of which markup is hidden: columns are those of the text as it was written.
pub(crate) fn cut_hidden(text: &str, written: &str) -> Vec<Block> {
    cut_lines(text, |line| wrap::hidden_columns(text, written, line).unwrap_or_else(|| wrap::columns(text, line)))
}

/// Cuts the text into blocks; `columns` counts those of a line.
fn cut_lines(text: &str, columns: impl Fn(&Line) -> u32) -> Vec<Block> {
    let mut lines = lines(text);
    let list = links::list(text, &lines);
    let addresses = list.map(|from| Block {
        end: lines[lines.len() - 1].end,
        addresses: true,
        ..block(text, &lines[from], lines[from].start..lines[from].end, false)
    });
    lines.truncate(list.unwrap_or(lines.len()));
    for line in &mut lines {
        line.columns = columns(line);
    }
    let width = wrap::width(text, &lines);
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        if let (Some(width), Some(last)) = (width, blocks.last_mut())
            && wrap::continues(text, &lines[at - 1], line, width)
        {
            last.end = line.end;
            last.wrapped = true;
            continue;
        }
        if line.end - line.start >= ENDLESS && (line.end - line.start) * 100 >= text.len() * ENDLESS_SHARE {
            sentences(text, line, &mut blocks);
            continue;
        }
        let block = block(text, line, line.start..line.end, false);
        match blocks.last_mut() {
            // Empty items in a row say no more than one.
            Some(last) if last.is_empty() && block.is_empty() => {
                (last.end, last.text, last.wrapped) = (block.end, block.end, true);
            }
            _ => blocks.push(block),
        }
    }
    blocks.extend(addresses);
    blocks
}

fn block(text: &str, line: &Line, range: std::ops::Range<usize>, inline: bool) -> Block {
    let piece = &text[range.clone()];
    let level = heading_level(piece);
    let (bullet, skip) = if level > 0 || inline { (Bullet::None, usize::from(level)) } else { bullet::read(piece) };
    let text_start = trim_range(text, range.start + skip..range.end).start;
    Block {
        start: range.start,
        end: range.end,
        text: text_start + link_number(&text[text_start..range.end]),
        indent: line.indent,
        blanks: if inline { 0 } else { line.blanks },
        level,
        bullet,
        inline,
        wrapped: false,
        addresses: false,
    }
}

/// The level of a Markdown heading (`## Title`), 0 for anything else.
fn heading_level(piece: &str) -> u8 {
    let marks = piece.bytes().take(7).take_while(|b| *b == b'#').count();
    let opens = (1..=6).contains(&marks) && piece.as_bytes().get(marks) == Some(&b' ');
    if opens { marks as u8 } else { 0 }
}

/// Takes an endless line apart.
fn sentences(text: &str, line: &Line, blocks: &mut Vec<Block>) {
    let mut inline = false;
    for sentence in crate::sentence::ranges(text, line.start..line.end) {
        blocks.push(block(text, line, sentence, inline));
        inline = true;
    }
}

/// The lines that are not blank. `\n`, `\r\n` and `\r` end a line.
fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::with_capacity(text.len() / 32);
    let mut blanks = 0_u8;
    let mut from = 0;
    let bytes = text.as_bytes();
    while from < bytes.len() {
        let rest = &bytes[from..];
        let len = line_end(rest);
        match line(text, from, from + len, blanks) {
            Some(mut line) => {
                // What stands above the first line says nothing of it.
                line.blanks = if lines.is_empty() { 0 } else { line.blanks };
                lines.push(line);
                blanks = 0;
            }
            None => blanks = blanks.saturating_add(1),
        }
        let crlf = rest.get(len) == Some(&b'\r') && rest.get(len + 1) == Some(&b'\n');
        from += len + 1 + usize::from(crlf);
    }
    lines
}

/// Bytes up to the first line end, or all. Eight are looked at at once: lines are the one thing every byte is searched for.
fn line_end(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let (eights, rest) = bytes.as_chunks::<8>();
    let ends = |bytes: &[u8]| bytes.iter().position(|b| matches!(b, b'\n' | b'\r'));
    for (at, eight) in eights.iter().enumerate() {
        // Zero for what stands beside the line ends among the control characters, tabs and little else; a byte that is zero borrows.
        let word = u64::from_le_bytes(*eight) & (ONES * 0xf8) ^ (ONES * 0x08);
        if word.wrapping_sub(ONES) & !word & (ONES << 7) != 0
            && let Some(end) = ends(eight)
        {
            return at * 8 + end;
        }
    }
    let tail = bytes.len() - rest.len();
    ends(rest).map_or(bytes.len(), |at| tail + at)
}

/// One line without the white space around it; nothing where there is only white space.
fn line(text: &str, from: usize, to: usize, blanks: u8) -> Option<Line> {
    if from == to {
        return None;
    }
    // Most lines have nothing but spaces in front.
    let spaces = text.as_bytes()[from..to].iter().take_while(|b| **b == b' ').count();
    let mut indent = u16::try_from(spaces).unwrap_or(u16::MAX);
    let mut start = from + spaces;
    if text.as_bytes()[start..to].first().is_none_or(|b| !b.is_ascii_graphic()) {
        let front = start;
        start = to;
        for (at, c) in text[front..to].char_indices() {
            if c == '\t' {
                indent = indent.saturating_add(4);
            } else if is_hidden(c) {
                // Takes no column: it stands for markup, where it is not a leftover of old printers.
            } else if c.is_whitespace() {
                indent = indent.saturating_add(1);
            } else {
                start = front + at;
                break;
            }
        }
    }
    let spaces = text.as_bytes()[start..to].iter().rev().take_while(|b| **b == b' ').count();
    let graphic = text.as_bytes()[start..to - spaces].last().is_some_and(u8::is_ascii_graphic);
    let end = if graphic { to - spaces } else { start + text[start..to].trim_end().len() };
    (start < to).then_some(Line { start, end, indent, blanks, columns: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        cut(text).iter().map(|block| &text[block.start..block.end]).collect()
    }

    #[test]
    fn every_line_end_parts_blocks() {
        assert_eq!(texts("one\ntwo\r\n\r\nthree\rfour"), ["one", "two", "three", "four"]);
        assert_eq!(cut("one\n\n\ntwo")[1].blanks, 2);
        assert_eq!(cut("one\r\n\r\n\r\ntwo")[1].blanks, 2);
    }

    #[test]
    fn finds_line_ends() {
        for text in [
            "",
            "\n",
            "abc\r",
            "abcdefgh\n",
            "abcdefghij\rk\n",
            "é\u{a0}\u{85}abcdefghij",
            "\u{10a}\u{10d}abcdefgh\n",
            "\t\u{b}\u{c}\u{e}\u{8}abcd\tefgh\tij\r",
        ] {
            assert_eq!(line_end(text.as_bytes()), text.find(['\n', '\r']).unwrap_or(text.len()), "{text:?}");
        }
    }

    #[test]
    fn lines_are_set_as_deep_as_white_space_says() {
        let text = "one\n  two \n\t three\u{a0}\n \u{a0}\u{3000}é\u{2003}\n \u{200b}\n\u{b}four\u{c}\n \t ";
        let shown: Vec<_> = lines(text).iter().map(|line| (&text[line.start..line.end], line.indent)).collect();
        assert_eq!(shown, [("one", 0), ("two", 2), ("three", 5), ("é", 3), ("\u{200b}", 1), ("four", 0)]);
    }

    #[test]
    fn sets_bullets_and_headings_apart() {
        let text = "  • one\n  12. two\n-allied\n## Head\n#tag";
        let blocks = cut(text);
        let shown: Vec<_> = blocks.iter().map(|b| (b.bullet, b.level, b.indent, &text[b.text..b.end])).collect();
        assert_eq!(
            shown,
            [
                (Bullet::Mark, 0, 2, "one"),
                (Bullet::Number, 0, 2, "two"),
                (Bullet::None, 0, 0, "-allied"),
                (Bullet::None, 2, 0, "Head"),
                (Bullet::None, 0, 0, "#tag"),
            ]
        );
    }

    #[test]
    fn empty_items_in_a_row_are_one() {
        assert_eq!(texts("one\n•\r\n  •\n\n*\n• two\n•\n"), ["one", "•\r\n  •\n\n*", "• two", "•"]);
    }

    #[test]
    fn passes_over_link_numbers() {
        let text = "  * [12]Read more\n[1] Smith, 2020\n[sic] he said\n[7]";
        let shown: Vec<_> = cut(text).iter().map(|b| &text[b.text..b.end]).collect();
        assert_eq!(shown, ["Read more", "[1] Smith, 2020", "[sic] he said", "[7]"]);
    }

    #[test]
    fn columns_of_hidden_markup_are_those_of_the_last_line_written() {
        for end in ["\n", "\r\n"] {
            let written = format!("[a](/a)\n[b](/b)\nWhere [{end}the ferry](/old-{end}port) sails");
            let markup = crate::markup::Markup::of(&written).expect("three links");
            let lines = lines(&markup.view);
            assert_eq!(wrap::hidden_columns(&markup.view, &written, &lines[2]), Some("port) sails".len() as u32), "{end:?}");
        }
    }

    #[test]
    fn joins_wrapped_lines_and_no_others() {
        let text = "The ferry that sails from the old harbour at noon was full on\nMonday, and the next one did not leave before the evening came,\nsaid a woman who had stood there since the morning with two\nchildren and a dog.\nShort line\nAnother short line\n\nHeading here\n\nThe second paragraph of this note is as long as the first one was,\nso that it has to be wrapped over lines as well, as all do here.\n";
        let found = texts(text);
        assert_eq!(found.len(), 5, "{found:#?}");
        assert!(found[0].ends_with("and a dog."));
        assert_eq!(found[1..4], ["Short line", "Another short line", "Heading here"]);
    }

    #[test]
    fn joins_wrapped_lines_that_a_table_sets_far_to_the_right() {
        let lines = [
            "The ferry that sails from the old harbour at noon was full on",
            "Monday, and the next one did not leave before the evening came,",
            "said a woman who had stood there since the morning with two",
            "children and a dog.",
        ];
        let text = lines.map(|line| format!("{}{line}\n", " ".repeat(400))).concat();
        assert_eq!(texts(&text).len(), 1);
    }

    #[test]
    fn full_lines_that_do_not_run_on_stay_apart() {
        let text = "https://harbour.example/ferries/timetable-of-the-autumn\nhttps://harbour.example/ferries/prices-for-the-whole-year\nhttps://harbour.example/boats/mooring-in-the-old-port-basin\nlet ferry = Ferry::find(&harbour, Day::Monday, Tide::High)?;\nlet boards = ferry.boards(passengers.iter().map(Person::id));\nreturn boards.into_iter().collect::<Vec<_>>().len() as u64;\n";
        assert_eq!(texts(text).len(), 6, "{:#?}", texts(text));
    }

    #[test]
    fn takes_an_endless_line_apart() {
        let text = "The mill stood still. Nobody came. ".repeat(60);
        let blocks = cut(&text);
        assert_eq!(blocks.len(), 120);
        assert!(!blocks[0].inline && blocks[1].inline);
        assert_eq!(&text[blocks[1].start..blocks[1].end], "Nobody came.");
    }
}
