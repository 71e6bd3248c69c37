//! Kept blocks → paragraphs; joins a sentence that a removed block had cut.

use std::borrow::Cow;
use std::ops::Range;

use crate::article::{Paragraph, Sources};
use crate::door::block::{Block, Bullet};
use crate::door::markdown::Markup;
use crate::know::words::WordTable;
use crate::measure::features::Features;
use crate::measure::seam::{Half, VERSE, glue, lines_of_one};
use crate::text::push_folded;

/// A kept block with the prompts inside it that go.
pub(crate) struct Kept<'t> {
    pub(crate) at: usize,
    pub(crate) block: &'t Block,
    pub(crate) f: &'t Features,
    /// What is left of it, one range or more.
    pub(crate) pieces: Sources,
    /// Whether a byline or a date was removed right above it: below those a sentence begins.
    pub(crate) headed: bool,
}

/// How a piece goes on from the text before it.
enum Joint {
    /// A new paragraph.
    Apart,
    /// A new line of the same paragraph: list items, verse, code.
    Line,
    /// The same line, over what was removed if `mended`.
    Space { mended: bool },
    /// The same word or quotation.
    Nothing { mended: bool },
}

/// The body under construction.
pub(crate) struct Body<'t> {
    source: &'t str,
    /// Where the source is a copy without markup, what it is a copy of.
    markup: Option<&'t Markup<'t>>,
    pub(crate) words: &'t WordTable,
    pub(crate) text: String,
    pub(crate) paragraphs: Vec<Paragraph>,
    pub(crate) last: Option<Kept<'t>>,
    line: Written,
}

/// The line of the body that is being written.
#[derive(Debug, Default)]
struct Written {
    /// Where it begins: in the body, and among the ranges of its paragraph.
    from: usize,
    sources: usize,
    pub(crate) words: u32,
    /// Whether only a line end parts it from the line before, and whether a sentence was joined in its paragraph before it.
    parted: bool,
    mended: bool,
}

impl<'t> Body<'t> {
    pub(crate) fn new(
        source: &'t str,
        markup: Option<&'t Markup<'t>>,
        words: &'t WordTable,
        bytes: usize,
        paragraphs: usize,
    ) -> Self {
        Self {
            source,
            markup,
            words,
            text: String::with_capacity(bytes),
            paragraphs: Vec::with_capacity(paragraphs),
            last: None,
            line: Written::default(),
        }
    }

    /// Takes in the next kept block.
    pub(crate) fn push(&mut self, kept: Kept<'t>) {
        for (nth, piece) in kept.pieces.iter().enumerate() {
            let joint = if nth > 0 { self.behind_cut() } else { self.joint(&kept) };
            self.append(piece.clone(), &joint, kept.f.untidy());
            self.line.words += if nth == 0 { kept.f.words } else { 0 };
        }
        // A line that joining made as long as a paragraph is one.
        if self.line.parted && self.line.words >= VERSE && kept.block.bullet == Bullet::None {
            self.part();
        }
        if !kept.pieces.is_empty() {
            self.last = Some(kept);
        }
    }

    /// How a block goes on behind what was cut out of it: right behind an opening bracket or quote.
    fn behind_cut(&self) -> Joint {
        if self.text.ends_with(['(', '[', '“', '„', '«', '‘', '「', '（']) {
            Joint::Nothing { mended: false }
        } else {
            Joint::Space { mended: false }
        }
    }

    fn joint(&self, kept: &Kept<'_>) -> Joint {
        let Some(last) = &self.last else { return Joint::Apart };
        let next = last.at + 1 == kept.at;
        // Rows of one table, with or without a line of its frame between.
        let row = |block: &Block| {
            self.source[block.text..block.end].starts_with(['│', '┃', '|'])
                && self.source[..block.end].ends_with(['│', '┃', '|'])
        };
        if kept.at - last.at <= 2 && kept.block.blanks == 0 && row(last.block) && row(kept.block) {
            return Joint::Line;
        }
        if next && kept.block.inline {
            return spaced(self.source, last, kept);
        }
        if next {
            return if lines_of_one(last.block, self.line.words, kept.block, kept.f.words) {
                Joint::Line
            } else {
                Joint::Apart
            };
        }
        let mended = self.seam(last, kept);
        // On one source line what is left stays one paragraph, whatever stood between.
        match mended {
            Joint::Apart
                if kept.block.inline
                    && !self.source[last.block.end..kept.block.start].contains(['\n', '\r']) =>
            {
                Joint::Space { mended: false }
            }
            other => other,
        }
    }

    /// Whether and how a sentence goes on over removed blocks.
    fn seam(&self, last: &Kept<'_>, kept: &Kept<'_>) -> Joint {
        let (Some(left), Some(right)) = (last.pieces.last(), kept.pieces.first()) else {
            return Joint::Apart;
        };
        if kept.headed && self.source[right.clone()].starts_with(char::is_uppercase) {
            return Joint::Apart;
        }
        let left = Half { piece: &self.source[left.clone()], block: last.block, f: last.f };
        let right = Half { piece: &self.source[right.clone()], block: kept.block, f: kept.f };
        match glue(&left, &right, self.words) {
            Some("") => Joint::Nothing { mended: true },
            Some(_) => Joint::Space { mended: true },
            None => Joint::Apart,
        }
    }

    fn append(&mut self, piece: Range<usize>, joint: &Joint, untidy: bool) {
        let (glue, mended) = match joint {
            Joint::Apart => ("\n\n", false),
            Joint::Line => ("\n", false),
            Joint::Space { mended } => (" ", *mended),
            Joint::Nothing { mended } => ("", *mended),
        };
        let fresh = matches!(joint, Joint::Apart) || self.paragraphs.is_empty();
        if !self.text.is_empty() {
            self.text.push_str(glue);
        }
        let start = self.text.len();
        let piece = self.markup.map_or(piece.clone(), |markup| markup.widened(piece));
        let written = self.markup.map_or(Cow::Borrowed(&self.source[piece.clone()]), |markup| {
            markup.written(piece.clone())
        });
        if untidy || self.markup.is_some() {
            push_folded(&mut self.text, &written);
        } else {
            self.text.push_str(&written);
        }
        if self.text.len() == start {
            // Nothing but byte order marks: dropping them would leave a paragraph without text.
            self.text.push_str(&written);
        }
        let end = self.text.len();
        if fresh || matches!(joint, Joint::Line) {
            let (sources, mended) = self
                .paragraphs
                .last()
                .filter(|_| !fresh)
                .map_or((0, false), |last| (last.sources.len(), last.mended));
            self.line = Written { from: start, sources, words: 0, parted: !fresh, mended };
        }
        match self.paragraphs.last_mut() {
            Some(last) if !fresh => {
                last.range.end = end;
                last.mended |= mended;
                // Neighbours on one source line are one range.
                let touching = matches!(
                    joint,
                    Joint::Space { mended: false } | Joint::Nothing { mended: false }
                ) && last
                    .sources
                    .last()
                    .is_some_and(|range| self.source[range.end..piece.start].trim().is_empty());
                if touching {
                    last.sources.extend_last(piece.end);
                } else {
                    last.sources.push(piece);
                }
            }
            _ => self.paragraphs.push(Paragraph {
                range: start..end,
                sources: Sources::one(piece),
                mended: false,
            }),
        }
    }

    /// Makes a paragraph of its own of the line that is being written.
    fn part(&mut self) {
        let Written { from, sources, mended, .. } = self.line;
        let Some(last) = self.paragraphs.last_mut() else { return };
        let Some(own) = Sources::of(last.sources[sources..].iter().cloned()) else { return };
        let Some(before) = Sources::of(last.sources[..sources].iter().cloned()) else { return };
        self.text.insert(from, '\n');
        let line =
            Paragraph { range: from + 1..last.range.end + 1, sources: own, mended: last.mended };
        (last.range.end, last.sources, last.mended) = (from - 1, before, mended);
        self.paragraphs.push(line);
        self.line.parted = false;
    }
}

/// Two pieces of one source line: parted by a space where the source has one.
fn spaced(source: &str, last: &Kept<'_>, kept: &Kept<'_>) -> Joint {
    if last.block.end < kept.block.start && !source[last.block.end..kept.block.start].is_empty() {
        Joint::Space { mended: false }
    } else {
        Joint::Nothing { mended: false }
    }
}

#[cfg(test)]
mod tests {
    const BEFORE: &str = "The council met on Monday for the first time since the storm, and it did so in the hall of the old school.";
    const AFTER: &str = "The board met on Monday for the first time since the storm, and it did so in the hall of the old mill.";

    /// What stands between two paragraphs of prose when the halves had a prompt between them.
    fn mended(left: &str, right: &str) -> String {
        let text =
            format!("{BEFORE}\n\n{left}\n\nAdvertisement\n\nRead more\n\n{right}\n\n{AFTER}\n");
        let body = crate::strip(&text).text;
        let inner =
            body.strip_prefix(BEFORE).and_then(|rest| rest.strip_suffix(AFTER)).map(str::trim);
        inner.unwrap_or(&body).to_owned()
    }

    #[test]
    fn joins_halves_with_what_belongs_between() {
        for (left, right, glue) in [
            (
                "The mayor said that he had never seen",
                "anything like it in all his life in the town.",
                " ",
            ),
            (
                "Der Bürgermeister sagte am Montag, er habe „von alledem nichts",
                "“ gewusst, und das sei auch gut so gewesen.",
                "",
            ),
            (
                "Le maire a dit lundi qu’il n’avait « jamais vu cela",
                "» de sa vie, et que personne ne l’avait prévenu.",
                " ",
            ),
            (
                "The mayor said on Monday that he had “never seen",
                "” anything like it in all his life in the town.",
                "",
            ),
            (
                "The mayor said that the plan, which costs three million",
                ", would be put to a vote in the spring of next year.",
                "",
            ),
            (
                "The board bought a second",
                "-hand boat from a yard in Norway, as it had said it would.",
                "",
            ),
            (
                "They called for closer ties with the U.S.",
                "-led group of states that had met there the week before.",
                "",
            ),
            ("The mayor thanked Mr.", "Smith and his wife for the work that they had done.", " "),
            (
                "Мэр заявил в понедельник, что он никогда не видел",
                "ничего подобного за всю свою жизнь в этом городе.",
                " ",
            ),
            ("- Boats that", "carry the mail between the islands in the winter.", " "),
            ("시장은 월요일에 새로운 배를 도입하기 위한", "계획을 발표했다고 밝혔다.", " "),
            ("港务局星期一宣布的", "计划将于明年春天开始实施。", ""),
            ("市政府周一在市政厅开会时一致决定讨论了新", "渡轮的计划;会议持续了两个小时。", ""),
            ("港の", "新しい船は来年の春に就航する。", "\n\n"),
        ] {
            assert_eq!(mended(left, right), format!("{left}{glue}{right}"));
        }
    }

    #[test]
    fn a_line_that_joining_made_long_is_a_paragraph() {
        let lines = "The boat left at noon, he wrote,\nand the mayor had never seen\nRead more\nanything like it, not in all his life in the old town.\nThe quay was empty when it came.";
        let article = crate::strip(&format!("{BEFORE}\n\n{lines}\n\n{AFTER}\n"));
        let parts: Vec<_> = article
            .paragraphs
            .iter()
            .map(|part| (&article.text[part.range.clone()], part.mended, part.sources.len()))
            .collect();
        assert_eq!(
            parts,
            [
                (BEFORE, false, 1),
                ("The boat left at noon, he wrote,", false, 1),
                (
                    "and the mayor had never seen anything like it, not in all his life in the old town.",
                    true,
                    2
                ),
                ("The quay was empty when it came.", false, 1),
                (AFTER, false, 1),
            ]
        );
        assert_eq!(crate::strip(&article.text).text, article.text);
    }

    #[test]
    fn leaves_apart_what_is_no_half() {
        for (left, right) in [
            (
                "The mayor closed the meeting at noon.",
                "The council will meet again on the first Monday of May.",
            ),
            (
                "What the board wants",
                "The board wants a new boat and a new quay, it said on Monday, and soon.",
            ),
            ("- a boat", "the council said on Monday that it would not pay for it."),
            (
                "## The plan of the",
                "board is to buy a boat from a yard in Norway, it said on Monday.",
            ),
            (
                "> “We had no idea of the",
                "cost of it all,” said the mayor when he was asked about it on Monday.",
            ),
            (
                "ferry.sail(harbour, tides.next())",
                "log.warn(\"no ferry before the evening\", tides)",
            ),
            (
                "The mayor had this to say to the council:",
                "the boat is old, and the quay is older than the boat.",
            ),
        ] {
            assert_eq!(mended(left, right), format!("{left}\n\n{right}"));
        }
    }
}
