//! Captions that end with who took the picture.

use crate::know::grammar::lists::{List, begins, behind, is, longest};
use crate::know::words::is_given_name;
use crate::measure::features::End;
use crate::noun::Line;
use crate::text::{squeezed, words};

/// Words of such a name at most, an outlet's behind it included.
const TAKEN_WORDS: usize = 9;
/// Bytes at the end of a caption in which its credit stands, and characters of the name there.
const CREDIT_TAIL: usize = 260;
const CREDIT_NAME: std::ops::RangeInclusive<usize> = 3..=61;
/// Words of a caption at most; where the credit does not stand in brackets, a longer one of several
/// sentences is a paragraph with a caption glued on.
const WORDS: u32 = 75;
const BARE_WORDS: u32 = 55;

/// "The mill at noon. (Photo by Ann Lee)", "The mayor. Ann Lee/Reuters", "Foto: Eva Klein"
pub(crate) fn line(line: &Line<'_>) -> bool {
    let f = line.f;
    let text = line.text.trim_end();
    if f.words <= BARE_WORDS && f.end == End::Plain && (shouted(text) || glued(text)) {
        return true;
    }
    if f.words > WORDS || f.cues.credit() == 0 && !f.closes_credit() {
        return false;
    }
    let folded;
    let text = if line.block.wrapped {
        folded = squeezed(line.text);
        folded.as_str()
    } else {
        text
    };
    in_brackets(text)
        || (f.words <= BARE_WORDS || f.inner_ends <= 2)
            && (labelled(text) || lent(text) || taken(text) || dotted(text))
}

/// Whether the label of a credit stands right behind a letter, as tools print a caption and its credit: "in OctoberCredit: Ann Lee".
fn glued(text: &str) -> bool {
    let Some(colon) = text.rfind(':') else { return false };
    let name = text[colon + 1..].trim();
    let label = text[..colon].trim_end_matches(|c: char| c.is_lowercase());
    let Some((at, _)) = label.char_indices().next_back() else { return false };
    label[..at].ends_with(|c: char| c.is_lowercase() || matches!(c, '.' | ')' | '”' | '"'))
        && CREDIT_NAME.contains(&name.chars().count())
        && name.starts_with(char::is_uppercase)
        && is(List::PictureLabel, &text[at..colon])
}

/// Words of a name in capitals.
const SHOUTED: std::ops::RangeInclusive<usize> = 2..=4;

/// Whether a sentence in small letters has somebody's name in capitals behind it: "The mill at noon. ANN LEE".
fn shouted(text: &str) -> bool {
    let Some((caption, name)) = text.rsplit_once(". ") else { return false };
    let (mut count, mut long) = (0, 0);
    for word in name.split_whitespace() {
        if !word.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '’' | '\'' | '.')) {
            return false;
        }
        count += 1;
        long += usize::from(word.chars().count() >= 3);
    }
    // "He flew to the U.S. NASA TV" has no given name.
    let given = name.split_whitespace().next().is_some_and(is_given_name);
    SHOUTED.contains(&count) && long >= 2 && given && caption.contains(char::is_lowercase)
}

/// "(AP Photo/Ann Lee)" at the end, or before a button that shows more of the caption.
fn in_brackets(text: &str) -> bool {
    let button =
        text.rsplit_once(char::is_whitespace).filter(|(_, last)| is(List::PictureMore, last));
    let text = button.map_or(text, |(text, _)| text.trim_end());
    let Some(inner) = text.strip_suffix('.').unwrap_or(text).trim_end().strip_suffix(')') else {
        return false;
    };
    let inner = inner.rfind('(').map_or("", |at| &inner[at + 1..]);
    !inner.contains(')') && is_credit(inner.trim_start())
}

/// What follows who lends pictures, written as a name is. "iStock.com" is read up to its stop.
fn named_lender(text: &str) -> Option<&str> {
    let own = &text[..text.find('.').unwrap_or(text.len())];
    let end = longest(List::Lender, own, |end| ends(text, end))?;
    text.starts_with(|c: char| !c.is_lowercase()).then(|| &text[end..])
}

/// The same, or in small letters where that is its manner.
fn behind_lender(text: &str) -> Option<&str> {
    named_lender(text).or_else(|| {
        let own = &text[..text.find('.').unwrap_or(text.len())];
        longest(List::LenderSmall, own, |end| ends(text, end)).map(|end| &text[end..])
    })
}

/// Whether a word ends here.
fn ends(text: &str, at: usize) -> bool {
    !text[at..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
}

/// What brackets at the end of a caption hold: "AP Photo/Ann Lee", "Ann Lee/Reuters", "credit: Ann Lee".
fn is_credit(inner: &str) -> bool {
    let capital = inner.starts_with(char::is_uppercase);
    let front = capital && longest(List::PictureFront, inner, |end| ends(inner, end)).is_some();
    // "EPA 2024" is the source of what was said.
    let year = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let lent = named_lender(inner).is_some_and(|rest| !year(rest));
    let labelled = || behind(List::PictureLabel, inner).is_some_and(|rest| rest.starts_with(':'));
    let tail = |text: &str| {
        let text = text.strip_prefix(' ').unwrap_or(text);
        let file = text.starts_with(char::is_uppercase)
            && longest(List::PictureFile, text, |end| ends(text, end)).is_some();
        file || behind_lender(text).is_some()
    };
    let marked = || {
        inner.match_indices(['/', ',']).any(|(at, mark)| {
            let rest = &inner[at + 1..];
            (mark == "/" || rest.starts_with(' ')) && tail(rest)
        })
    };
    let said = || {
        words(inner).any(|at| {
            let rest = &inner[at..];
            let photo = longest(List::PictureFile, rest, |_| true).map(|end| &rest[end..]);
            let via = behind(List::PictureVia, rest).filter(|rest| rest.starts_with(' '));
            photo.is_some_and(tail) || via.is_some_and(tail)
        })
    };
    front || lent || labelled() || marked() || said()
}

/// "Photo: Ann Lee", "Foto (2019): Eva Klein" with nothing behind it.
fn labelled(text: &str) -> bool {
    let from = text.len().saturating_sub(CREDIT_TAIL);
    text.bytes().enumerate().skip(from).filter(|(_, b)| matches!(b, b':' | b'/')).any(
        |(at, mark)| {
            let name = text[at + 1..].strip_prefix(char::is_whitespace).unwrap_or(&text[at + 1..]);
            let mut before = text[..at].strip_suffix(char::is_whitespace).unwrap_or(&text[..at]);
            if let Some(open) = before.ends_with(')').then(|| before.rfind('(')).flatten() {
                before = before[..open].trim_end();
            }
            let label = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
            let called =
                is(List::PictureCredit, label) || mark == b':' && is(List::PictureNamed, label);
            called
                && label.starts_with(char::is_uppercase)
                && CREDIT_NAME.contains(&name.chars().count())
                && !name.starts_with(char::is_whitespace)
                // Lenders and "privat" are written small, sentences on pictures, too.
                && (!name.starts_with(char::is_lowercase)
                    || name.split_whitespace().count() <= SMALL_WORDS)
                && !name.chars().skip(1).any(|c| c == '.')
        },
    )
}

/// Words of a name that begins small at most.
const SMALL_WORDS: usize = 4;
/// Words of who lends pictures at most, and of what stands behind.
const LENDER_WORDS: usize = 3;

/// "Ann Lee/Reuters", "© dpa", "Ann Lee via Getty Images" at the end.
fn lent(text: &str) -> bool {
    let tail = text.rsplit_once(' ').filter(|(_, last)| is(List::PictureTail, last));
    let bare = tail.map_or(text, |(text, _)| text);
    [text, bare].iter().any(|text| {
        let mut from = text.len();
        (0..LENDER_WORDS).any(|_| {
            let part = |c: char| c.is_whitespace() || matches!(c, '/' | '|' | '©');
            from = text[..from].rfind(part).unwrap_or(0);
            let name = text[from..].trim_start_matches(part);
            let before = text[..text.len() - name.len()].trim_end();
            behind_lender(name) == Some("") && is_lending(before)
        })
    })
}

/// Whether a text ends in what stands before who lent a picture.
fn is_lending(before: &str) -> bool {
    let last = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let source = last.strip_suffix(':').filter(|_| last.starts_with(char::is_uppercase));
    before.ends_with(['/', '|', '©'])
        || last.len() < before.len()
            && last.starts_with(char::is_lowercase)
            && is(List::PictureVia, last)
        || source.is_some_and(|source| is(List::PictureSource, source))
}

/// "The quay at noon. | Photo by Ann Lee", "Photograph by Ann Lee, courtesy of the Harbour Post." behind a sentence or a bar.
fn taken(text: &str) -> bool {
    words(text)
        .filter(|at| text[*at..].starts_with(char::is_uppercase))
        .filter_map(|at| Some((at, behind(List::TakenBy, &text[at..])?.strip_prefix(' ')?)))
        .any(|(at, name)| {
            let before = text[..at].trim_end();
            let parted =
                before.is_empty() || before.ends_with(['|', '.', '!', '?', ')', '…', '—', '–']);
            let small = name.starts_with(char::is_lowercase);
            let behind = |list| begins(list, name).map(|front| name[front.end..].trim_start());
            // "Photographs by the town's only photographer hang in the hall."
            let the = behind(List::TakenThe).filter(|_| small);
            let named = name.starts_with(char::is_uppercase)
                || small && behind(List::TakenOf).is_some()
                || the.is_some_and(|rest| {
                    rest.starts_with(char::is_uppercase) || rest.split_whitespace().count() < 3
                });
            parted
                && named
                && name.split_whitespace().count() <= TAKEN_WORDS
                && !name.trim_end_matches('.').contains(". ")
        })
}

/// "The quay at noon. Credit...Ann Lee for the Harbour Post": the label, dots, and a name.
fn dotted(text: &str) -> bool {
    let label = |dots: &str| {
        let at = text.rfind(dots)?;
        let word = text[..at].rsplit(char::is_whitespace).next()?;
        (word.starts_with(char::is_uppercase) && is(List::PictureLabel, word))
            .then(|| &text[at + dots.len()..])
    };
    ["...", "…"].iter().find_map(|dots| label(dots)).is_some_and(|name| {
        let name = name.trim_start();
        name.starts_with(|c: char| c.is_uppercase())
            && name.split_whitespace().count() <= TAKEN_WORDS
            && !name.contains(". ")
    })
}

#[cfg(test)]
mod tests {
    use crate::label::testing::check;

    #[test]
    fn hits_and_look_alikes() {
        check(
            "picture credit",
            &[
                "The mill at noon. (Photo by Ann Lee)",
                "The mayor in his office. (Ann Lee/AFP via Getty Images)",
                "Der Hafen am Morgen. Foto: Eva Klein",
                "The ferry leaves. (AP Photo/Ann Lee)",
                "The engine stands on its carriage. (credit: Harbour Works/Jo Park)",
                "The ferry leaves the harbour. (AP Photo/Ann Lee) less",
                "The ferry in January. Credit...Ann Lee for The Harbour Post",
                "The letters that began to come in OctoberCredit: Harbour News Agency",
                "The boats at the quay.Photo: Ann Lee",
            ],
            &[
                "The photo by Ann Lee won a prize on Monday.",
                "Photographs by the town's only printer hang in the mill.",
                "He sold the image to Getty Images in May.",
                "Reuters reported the sale (and the price).",
                "Farms gave off 664 million tons of it in 2022, a tenth of all (EPA 2024).",
                "Credit/debit cards (Visa, Mastercard)",
                "They asked the bank for one thing in October: Credit",
                "The shop is called PhotoCredit: Ann Lee runs it with her brother.",
            ],
        );
    }
}
