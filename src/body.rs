//! Kept blocks → paragraphs; joins a sentence that a removed block had cut.

use std::borrow::Cow;
use std::ops::Range;

use crate::article::{Paragraph, Sources};
use crate::door::block::{Block, Bullet};
use crate::door::markdown::Markup;
use crate::know::words::{ANY_STOP, WordTable, hash};
use crate::measure::features::{End, Features, end_of};
use crate::text::{is_closer, is_unspaced, push_folded};

/// Words from which on a line is a paragraph rather than a line of verse, code or a list.
const VERSE: u32 = 16;
/// Words that a first half has at least to be joined with a half that begins with a capital.
const PROSE_HALF: u32 = 12;
/// Share of function words that it has at least; headlines and labels have fewer.
const PROSE_STOPS: f32 = 0.2;
/// Share of capitalised words that it has at most; headlines have more.
const PROSE_CAPITALS: f32 = 0.5;

/// A kept block with the prompts inside it that go.
pub(crate) struct Kept<'t> {
    pub(crate) at: usize,
    pub(crate) block: &'t Block,
    pub(crate) f: &'t Features,
    /// What is left of it, one range or more.
    pub(crate) pieces: Sources,
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
                    last.sources.extend_last(piece.end)
                } else {
                    last.sources.push(piece)
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

/// Whether two blocks that follow each other without a blank line are lines of one list, poem or listing. The words are those
/// of the line that the first ends, and of the second.
pub(crate) fn lines_of_one(last: &Block, last_words: u32, block: &Block, words: u32) -> bool {
    if block.blanks > 0 || block.level > 0 || last.level > 0 {
        return false;
    }
    let items = last.bullet != Bullet::None && block.bullet == last.bullet;
    let verse =
        |words: u32, block: &Block| words < VERSE && !block.wrapped && block.bullet == Bullet::None;
    items || verse(last_words, last) && verse(words, block)
}

/// Whether the second half opens with what belongs right to the first: a hyphen with a letter behind it, a closing
/// quote or bracket, a comma or stop.
fn glued_on(left: &str, right: &str) -> bool {
    let mut chars = right.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else { return false };
    let word_before = left
        .chars()
        .next_back()
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ')' | '"' | '”' | '’'));
    match first {
        '-' | '\u{2010}' | '\u{2011}' | '–' => {
            word_before && second.is_some_and(char::is_alphanumeric)
        }
        ',' | ';' | '!' | '?' | ':' | ')' | ']' | '%' | '、' | '。' | '，' | '」' | '』' | '）' => {
            true
        }
        '.' => second.is_none_or(char::is_whitespace),
        // “ closes in German, opens in English; " and » tell nothing: what the first half left open decides.
        '"' | '”' | '“' | '»' | '«' | '’' => {
            second.is_none_or(|c| !c.is_alphanumeric()) && leaves_open(left, first)
        }
        _ => false,
    }
}

/// Whether `left` opens a quotation that `mark` closes.
fn leaves_open(left: &str, mark: char) -> bool {
    let count = |wanted: char| left.chars().filter(|c| *c == wanted).count();
    match mark {
        '"' => count('"') % 2 == 1,
        '”' => count('“') + count('„') > count('”'),
        '“' => count('„') > count('“'),
        '»' => {
            count('«') > count('»')
                && !left.contains("« ")
                && !left.contains("«\u{a0}")
                && !left.contains("«\u{202f}")
        }
        '«' => count('»') > count('«'),
        _ => count('‘') > count('’'),
    }
}

/// What stands on one side of something that may have cut a sentence.
pub(crate) struct Half<'t> {
    pub(crate) piece: &'t str,
    pub(crate) block: &'t Block,
    pub(crate) f: &'t Features,
}

/// What joins two halves of a sentence, a space or nothing; `None` where they are not halves of one.
pub(crate) fn glue(left: &Half<'_>, right: &Half<'_>, words: &WordTable) -> Option<&'static str> {
    let barred =
        |half: &Half<'_>| half.block.level > 0 || half.f.words == 0 || half.piece.starts_with('>');
    if barred(left) || barred(right) || right.block.bullet != Bullet::None {
        return None;
    }
    // Lines of code are no sentences.
    if left.piece.split_whitespace().next_back().is_some_and(is_code)
        || right.piece.split_whitespace().next().is_some_and(is_code)
    {
        return None;
    }
    let end = end_of(left.piece);
    if glued_on(left.piece, right.piece) && end != End::Colon {
        return Some("");
    }
    if !goes_on(left, right, end, words) {
        return None;
    }
    let unspaced = left.piece.chars().next_back().is_some_and(is_unspaced)
        && right.piece.chars().next().is_some_and(is_unspaced);
    Some(if unspaced { "" } else { " " })
}

fn goes_on(left: &Half<'_>, right: &Half<'_>, end: End, words: &WordTable) -> bool {
    let first = right.piece.chars().find(|c| !is_opener(*c) && !c.is_whitespace()).unwrap_or(' ');
    let lower = first.is_lowercase() || right.piece.starts_with(['-', '–', '—', '&']);
    // Only a word that cannot end anything carries a list item on.
    let hangs = last_word(left.piece).is_some_and(|word| words.get(hash(word)) & ANY_STOP != 0)
        || end == End::Open;
    if left.block.bullet != Bullet::None && !hangs {
        return false;
    }
    match end {
        End::Stop => lower && ends_abbreviated(left.piece) || ends_with_title(left.piece),
        End::Ellipsis | End::Colon => false,
        End::Open => lower || right.f.words >= PROSE_HALF || left.f.words >= PROSE_HALF,
        End::Plain | End::Closed if lower => true,
        End::Plain | End::Closed => {
            let prose =
                left.f.capital_share() < PROSE_CAPITALS && left.f.stop_density() >= PROSE_STOPS;
            let unspaced = left.f.unspaced >= 20 && right.f.unspaced > 0 && end == End::Plain;
            let closes = right.f.end == End::Stop;
            // "in the air of the quay~" and a smiley end what they stand behind.
            let prose = prose
                && left.piece.ends_with(|c: char| {
                    c.is_alphanumeric() || is_closer(c) || matches!(c, '%' | '°' | '$' | '€' | '£')
                });
            unspaced
                || prose
                    && closes
                    && (hangs && left.f.words >= PROSE_HALF / 2 || left.f.words >= PROSE_HALF)
        }
    }
}

/// Whether a word is one of code: "log.warn(text", "x=1", "});"
fn is_code(word: &str) -> bool {
    let called =
        word.as_bytes().windows(2).any(|pair| pair[0].is_ascii_alphanumeric() && pair[1] == b'(');
    called && !word.ends_with("(s)") || word.contains(['{', '}', '=', ';'])
}

fn is_opener(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '„' | '«' | '»' | '‘' | '‚' | '(' | '[' | '*' | '_' | '¿' | '¡')
        || is_closer(c)
}

/// The last word of the first half; nothing where it ends otherwise.
fn last_word(left: &str) -> Option<&str> {
    let word = left.rsplit(char::is_whitespace).next()?;
    word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’')).then_some(word)
}

/// Whether the first half ends in a stop that belongs to an abbreviation: "with the U.S."
fn ends_abbreviated(left: &str) -> bool {
    left.strip_suffix('.').is_some_and(|before| {
        let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
        word.contains('.') && word.chars().all(|c| c == '.' || c.is_alphabetic())
            || crate::text::sentence::is_abbreviated(before)
    })
}

/// Whether the first half ends in a title that a name must follow: "thanked Mr."
fn ends_with_title(left: &str) -> bool {
    const TITLES: &[&str] = &[
        "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Sen.", "Rep.", "Gov.", "Gen.", "Col.", "Lt.",
        "Sgt.", "Capt.", "Rev.",
    ];
    left.rsplit(char::is_whitespace).next().is_some_and(|word| TITLES.contains(&word))
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
