//! Comment counters.

use std::ops::Range;

use crate::Kind;
use crate::door::block::Block;
use crate::know::grammar::lists::{List, behind, is};
use crate::measure::features::{End, Features, Measures};
use crate::noun::{Line, Named};

/// Words of a counter at most; "3 thoughts on “…”" repeats a headline.
pub(crate) const WORDS: u32 = 24;

/// "3 comments", "Comments (12)", "2 thoughts on “The mill”"
pub(crate) fn counter(line: &Line<'_>) -> bool {
    line.f.words <= WORDS
        && (line.f.cues.thread() > 0 || line.f.numbers > 0)
        && (counts(line.text) || is_labelled(line.text))
}

/// Whether nothing but marks is left of a line.
fn is_over(rest: &str) -> bool {
    !rest.contains(|c: char| c.is_alphanumeric() || c == '_')
}

/// What follows a number, with the marks of large ones.
fn behind_number(text: &str) -> Option<&str> {
    let digits = text.strip_prefix(char::is_numeric)?;
    Some(digits.trim_start_matches(|c: char| c.is_numeric() || matches!(c, '.' | ',')))
}

/// "3 comments", "No comments", "2 thoughts on The mill", "3 replies to “The mill”"
fn counts(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '_');
    let number = behind_number(line).map(|rest| rest.strip_prefix('+').unwrap_or(rest));
    let spaced = |rest: &&str| rest.starts_with(char::is_whitespace);
    let none = || behind(List::CommentNone, line).filter(spaced);
    let Some(rest) = number.or_else(none).map(str::trim_start) else { return false };
    let titled = |list| behind(list, rest).filter(spaced).map(str::trim_start);
    behind(List::CommentCount, rest).is_some_and(is_over)
        || titled(List::CommentOn).is_some_and(|title| !title.is_empty())
        || titled(List::CommentQuoted)
            .and_then(|title| title.strip_prefix(['"', '“', '„', '«', '‘']))
            .is_some_and(|title| !title.is_empty())
}

/// "Comments (12)", "Comments: 4"
fn is_labelled(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '_');
    let Some(rest) = behind(List::CommentLabel, line).map(str::trim_start) else { return false };
    let rest = rest.strip_prefix(['(', ':', '[']).unwrap_or(rest).trim_start();
    behind_number(rest).is_some_and(is_over)
}

/// Words of the line that opens a comment at most.
const SAYS_WORDS: u32 = 8;
/// Lines with who posted what, and when, from which on they are those of comments: a page has one author's, or two with an editor's.
const POSTED: usize = 3;
/// Words of such a line.
const POSTED_WORDS: std::ops::RangeInclusive<u32> = 5..=14;

/// Words of a name beside a portrait at most, and how many such lines make a thread.
const PORTRAIT_WORDS: u32 = 8;
const PORTRAITS: usize = 3;

/// Names in short from which on they are those of customers, and blocks between two of them at most.
const CUSTOMERS: usize = 4;
const PRAISE: usize = 5;

/// The lines of a page that say who speaks.
#[derive(Default)]
pub(crate) struct Marks {
    /// "Ann Lee says:" opens a comment: a date line stands right below each, as below no line of an interview.
    pub(crate) openers: Vec<usize>,
    /// "[5454eba]Ann Lee says", where a page has many: a portrait by its number, as services for them name it, and who wrote the
    /// comment.
    pub(crate) portraits: Vec<usize>,
    /// "Posted by: Ann Lee at March 3, 2021 4:05 PM", where a page has many: each signs a comment.
    pub(crate) signatures: Vec<usize>,
    /// "Ann L.": a customer.
    customers: Vec<usize>,
}

impl Marks {
    pub(crate) fn of(
        text: &str,
        blocks: &[Block],
        features: &Measures,
        verdicts: &[Named<'_>],
    ) -> Self {
        let dated = |at: usize| {
            verdicts.get(at).is_some_and(|verdict| {
                verdict.is_some_and(|verdict| verdict.kind == Kind::Timestamp)
            })
        };
        let mut marks = Self::default();
        for (at, (block, f)) in blocks.iter().zip(features.iter()).enumerate() {
            let line = || &text[block.text..block.end];
            if f.end == End::Colon
                && f.words <= SAYS_WORDS
                && verdicts[at].is_none()
                && dated(at + 1)
                && says(line())
            {
                marks.openers.push(at);
            }
            if f.may_have(b'[') && is_portrait(line(), f) {
                marks.portraits.push(at);
            }
            if f.clock_time() && is_signature(line(), f) {
                marks.signatures.push(at);
            }
            if f.may_have(b'.')
                && (2..=3).contains(&f.words)
                && f.capitals == f.words
                && is_name_in_short(line())
            {
                marks.customers.push(at);
            }
        }
        if marks.portraits.len() < PORTRAITS {
            marks.portraits.clear();
        }
        if marks.signatures.len() < POSTED {
            marks.signatures.clear();
        }
        marks
    }

    /// What customers say of a firm: from the first to the last of the lines "Ann L." that a page has near each other, each of
    /// which signs, or heads, a piece of it.
    pub(crate) fn praise(&self) -> impl Iterator<Item = Range<usize>> {
        self.customers
            .chunk_by(|a, b| b - a <= PRAISE + 1)
            .filter(|near| near.len() >= CUSTOMERS)
            .map(|near| near[0]..near[near.len() - 1] + 1)
    }
}

/// Whether a line ends in a word that says who speaks.
fn says(line: &str) -> bool {
    let said = line.trim_end().strip_suffix(':').map(str::trim_end);
    let last = said.and_then(|said| said.split_whitespace().next_back());
    last.is_some_and(|last| is(List::CommentSays, last))
}

fn is_portrait(line: &str, f: &Features) -> bool {
    let named = || line.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    f.words <= PORTRAIT_WORDS
        && f.end != End::Stop
        && named().is_some_and(|(number, name)| {
            (4..=40).contains(&number.len())
                && number.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
                && number.bytes().any(|b| b.is_ascii_digit())
                && name.starts_with(char::is_alphanumeric)
        })
}

fn is_signature(line: &str, f: &Features) -> bool {
    f.cues.month() > 0
        && POSTED_WORDS.contains(&f.words)
        && behind(List::CommentPosted, line).is_some()
}

/// Whether a line is a given name and an initial with its stop.
fn is_name_in_short(line: &str) -> bool {
    let bare = line.trim_start_matches(['-', '–', '—', '~', ' ']);
    let Some((given, initial)) = bare.split_once(' ') else { return false };
    let named = given.len() >= 3
        && given.chars().all(char::is_alphabetic)
        && given.chars().skip(1).all(char::is_lowercase);
    named
        && initial.split(' ').all(|part| {
            part.strip_suffix('.').is_some_and(|part| {
                part.chars().count() == 1 && part.starts_with(char::is_uppercase)
            })
        })
}

/// Blocks of one comment at most.
const COMMENT: usize = 24;

/// The comments of a thread: what stands between two of its marks, openers or signatures, and between the heading of the
/// comments and the first mark.
pub(crate) fn thread(marks: &[usize], verdicts: &[Named<'_>]) -> Vec<Range<usize>> {
    let is_comments =
        |at: &usize| verdicts[*at].is_some_and(|verdict| verdict.kind == Kind::Comments);
    let between =
        marks.windows(2).map(|pair| pair[0] + 1..pair[1]).filter(|range| range.len() <= COMMENT);
    let first = marks.first().and_then(|first| {
        let heading = (first.saturating_sub(COMMENT)..*first).rev().find(is_comments)?;
        Some(heading + 1..*first)
    });
    first.into_iter().chain(between).collect()
}

#[cfg(test)]
mod tests {
    use crate::label::testing::check;

    /// What stays of a page on which customers praise a firm.
    fn praised(names: [&str; 4]) -> String {
        let praise = [
            "They came at once and took us over.",
            "The best ferry there is.",
            "I would sail with them any day.",
            "So kind.",
        ];
        let said: Vec<_> =
            names.iter().zip(praise).map(|(name, says)| format!("{name}\n\n{says}")).collect();
        crate::label::testing::behind(&said.join("\n\n"))
    }

    #[test]
    fn threads_with_portraits_go() {
        let thread = "1. [763d3]Ann Lee\n\n   I like the ferry very much, and the bus not at all.\n\n2. [c72da]Bob D\n\n   So do I.\n\n3. [b1656]Cyril\n\n   They should mend the boat.";
        assert_eq!(crate::label::testing::behind(thread), "");
        let two = thread.split_once("3. ").map_or("", |(two, _)| two);
        assert!(crate::label::testing::behind(two).contains("I like the ferry"));
    }

    #[test]
    fn praise_of_customers_goes() {
        assert_eq!(praised(["Ann L.", "Bob D.", "Cyril F.", "Dora E. G."]), "");
        assert!(praised(["Ann Lee", "Bob D.", "Cyril F.", "Dora E. G."]).starts_with("Ann Lee"));
    }

    #[test]
    fn hits_and_look_alikes() {
        check(
            "comment counter",
            &[
                "3 comments",
                "Comments (12)",
                "No comments",
                "2 thoughts on “The mill at noon”",
                "15 Replies to “The mill at noon”",
                "14 Kommentare",
                "Comments: 4",
            ],
            &[
                "Comments by the mayor",
                "3 comments were deleted by the court.",
                "No comment was made on Monday.",
                "3 replies to the letter of the mayor",
            ],
        );
    }
}
