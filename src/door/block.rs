//! Text → blocks: lines, or groups of lines that a tool wrapped, with where they stand and how they are set.
//!
//! A block is a range of the input and what its setting says (indent, bullet, blank lines before it). Nothing
//! is copied. What stands between two blocks is white space.

pub(crate) use super::bullet::Bullet;
use super::lines::{Line, Lines, UNCOUNTED};
use super::{bullet, links, wrap};
use crate::text::{link_number, trim_range};

/// A line this long that holds most of the text is taken apart into sentences: its tool dropped the line ends.
const ENDLESS: usize = 1_500;
/// Share of the text's bytes, in percent, that an endless line holds at least.
const ENDLESS_SHARE: usize = 80;
/// Lines of a text that are remembered: so many, and so many percent of its bytes. The others are read again where they are asked for
/// again: a million of short ones would take several times what they hold.
const REMEMBERED: usize = 1 << 18;
const REMEMBERED_PERCENT: usize = 8;
/// Blocks that there is room for at once at most.
const ROOM: usize = 1 << 12;
/// Bytes of a line that is not blank at least, its end included.
const SHORTEST: usize = 2;

/// One piece of the input that is judged as a whole.
#[derive(Debug, Clone, Default)]
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

/// Cuts the text into blocks.
pub(crate) fn cut(text: &str) -> Vec<Block> {
    cut_lines(text, remembered(text), |line| wrap::columns(text, line))
}

/// The same for a text of which markup is hidden: columns are those of the text as it was written.
pub(crate) fn cut_hidden(text: &str, written: &str) -> Vec<Block> {
    cut_lines(text, remembered(text), |line| {
        wrap::hidden_columns(text, written, line).unwrap_or_else(|| wrap::columns(text, line))
    })
}

/// How many lines of a text are remembered.
const fn remembered(text: &str) -> usize {
    REMEMBERED + text.len() / 100 * REMEMBERED_PERCENT
}

/// Cuts the text into blocks; `columns` counts those of a line. So many of the lines are `remembered`.
fn cut_lines(text: &str, remembered: usize, columns: impl Fn(&Line) -> u32) -> Vec<Block> {
    let mut lines = Vec::with_capacity(text.len() / 32);
    let mut rest = Lines::of(text);
    if text.len() / SHORTEST <= remembered {
        rest.all().for_each(|line| lines.push(line));
    } else {
        for (nth, line) in rest.by_ref().take(remembered).enumerate() {
            crate::text::room::make(&mut lines, nth, remembered);
            lines.push(line);
        }
    }
    let all = || lines.iter().copied().chain(rest.clone());
    let list = links::list(text, &all());
    let above = list.as_ref().map_or(usize::MAX, |list| list.above);
    lines.truncate(above);
    for line in &mut lines {
        line.columns = columns(line);
    }
    if rest.is_done() {
        return blocks(text, lines.iter().copied(), |line| line.columns, list);
    }
    let columns =
        |line: &Line| if line.columns == UNCOUNTED { columns(line) } else { line.columns };
    blocks(text, lines.iter().copied().chain(rest).take(above), columns, list)
}

/// Puts lines together to blocks, with the list of addresses behind them; `columns` tells those of a line.
fn blocks(
    text: &str,
    lines: impl Iterator<Item = Line> + Clone,
    columns: impl Fn(&Line) -> u32,
    list: Option<links::List>,
) -> Vec<Block> {
    let counted = |line| Line { columns: columns(&line), ..line };
    let column = wrap::column(text, lines.clone().map(counted));
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.size_hint().0.min(ROOM) + 1);
    let mut above: Option<Line> = None;
    for line in lines {
        let above = above.replace(line);
        if let (Some(column), Some(above), Some(last)) = (column, above, blocks.last_mut())
            && wrap::continues(text, &counted(above), &line, column)
        {
            last.end = line.end;
            last.wrapped = true;
            continue;
        }
        if line.end - line.start >= ENDLESS
            && (line.end - line.start) * 100 >= text.len() * ENDLESS_SHARE
        {
            sentences(text, &line, &mut blocks);
            continue;
        }
        let block = block(text, &line, line.start..line.end, false);
        match blocks.last_mut() {
            // Empty items in a row say no more than one.
            Some(last) if last.is_empty() && block.is_empty() => {
                (last.end, last.text, last.wrapped) = (block.end, block.end, true);
            }
            _ => push(text, &mut blocks, block),
        }
    }
    blocks.extend(list.map(|list| Block {
        end: list.end,
        addresses: true,
        ..block(text, &list.heading, list.heading.start..list.heading.end, false)
    }));
    blocks
}

/// Adds a block, with room for those that the rest of the text may hold.
fn push(text: &str, blocks: &mut Vec<Block>, block: Block) {
    crate::text::room::make(blocks, block.start, text.len());
    blocks.push(block);
}

fn block(text: &str, line: &Line, range: std::ops::Range<usize>, inline: bool) -> Block {
    let piece = &text[range.clone()];
    let level = heading_level(piece);
    let (bullet, skip) =
        if level > 0 || inline { (Bullet::None, usize::from(level)) } else { bullet::read(piece) };
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
pub(crate) fn heading_level(piece: &str) -> u8 {
    let marks = piece.bytes().take(7).take_while(|b| *b == b'#').count();
    let opens = (1..=6).contains(&marks) && piece.as_bytes().get(marks) == Some(&b' ');
    if opens { marks as u8 } else { 0 }
}

/// Takes an endless line apart.
fn sentences(text: &str, line: &Line, blocks: &mut Vec<Block>) {
    let mut inline = false;
    for sentence in crate::text::sentence::ranges(text, line.start..line.end) {
        push(text, blocks, block(text, line, sentence, inline));
        inline = true;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
    fn sets_bullets_and_headings_apart() {
        let text = "  • one\n  12. two\n-allied\n## Head\n#tag";
        let blocks = cut(text);
        let shown: Vec<_> =
            blocks.iter().map(|b| (b.bullet, b.level, b.indent, &text[b.text..b.end])).collect();
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
    fn lines_that_are_read_again_are_cut_alike() {
        let mut pages = vec![
            "\n \n".to_owned(),
            "See [1]the ferry\n\nReferences\n\n1. https://ferry.example/a\n \n".to_owned(),
        ];
        pages.extend(crate::label::testing::pages());
        for page in pages {
            let [once, partly, again] = [usize::MAX, 9, 0]
                .map(|lines| cut_lines(&page, lines, |line| wrap::columns(&page, line)));
            assert_eq!(format!("{again:?}"), format!("{once:?}"));
            assert_eq!(format!("{partly:?}"), format!("{once:?}"));
        }
    }

    proptest! {
        #[test]
        fn lines_of_any_kind_that_are_read_again_are_cut_alike(
            parts in prop::collection::vec(prop::sample::select(PARTS), 0..60),
        ) {
            let text = parts.concat();
            let [once, partly, again] = [usize::MAX, 5, 0].map(|lines| cut_lines(&text, lines, |line| wrap::columns(&text, line)));
            prop_assert_eq!(format!("{again:?}"), format!("{once:?}"));
            prop_assert_eq!(format!("{partly:?}"), format!("{once:?}"));
        }
    }

    /// What lines are made of.
    const PARTS: &[&str] = &[
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "  ",
        "\t",
        "\u{a0}",
        "\u{3000}",
        "\u{200b}",
        "• ",
        "* ",
        "12. ",
        "## ",
        "the ferry ",
        "Harbour",
        "[1]",
        "References\n",
        "Visible links\n",
        "1. https://ferry.example/a\n",
        "The ferry that sails from the old harbour at noon was full on",
        "Monday, and the next one did not leave before the evening came,",
        "港の船は",
        "é",
    ];

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
            let markup = crate::door::markdown::Markup::of(&written).expect("three links");
            let lines: Vec<_> = Lines::of(&markup.view).collect();
            assert_eq!(
                wrap::hidden_columns(&markup.view, &written, &lines[2]),
                Some("port) sails".len() as u32),
                "{end:?}"
            );
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
