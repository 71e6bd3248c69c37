//! Captions, and descriptions of pictures, by what they say. Those that end with who took the picture are told by
//! [`crate::noun::picture::credited`].

pub(crate) mod credited;

use crate::door::block::Bullet;
use crate::know::grammar::lists::{List, begins, behind, is};
use crate::know::words::{PICTURE, WORDS as WORDS_TABLE, hash};
use crate::measure::features::{End, Features, First};
use crate::noun::Line;
use crate::text::words;

/// Words of a description at most, and of one that ends like a sentence.
const SEEN_WORDS: std::ops::RangeInclusive<u32> = 4..=40;
const SEEN_CLOSED: u32 = 20;
/// Words of a text that stands twice in a line, as a picture's description and its caption glued together.
const TWICE_WORDS: u32 = 8;
/// Bytes of a shorter one at least, which may be a name under a portrait.
const TWICE_BYTES: usize = 8;

/// "Old quayOld quay": a short text that stands twice in a line.
pub(crate) fn short_twice(line: &Line<'_>) -> bool {
    line.f.words >= 2 && is_twice(line)
}

/// "Image of a ferry in the harbour", "man with a dog.man with a dog.": what stands for a picture where it cannot be seen.
pub(crate) fn description(line: &Line<'_>) -> bool {
    let f = line.f;
    if f.words >= TWICE_WORDS && is_twice(line) {
        return true;
    }
    if f.cues.picture() > 0 && f.words <= LABELLED_WORDS && is_labelled(line.text) {
        return true;
    }
    let words = || line.text.split_ascii_whitespace();
    if f.cues.picture() == 0
        || !SEEN_WORDS.contains(&f.words)
        || words().next().is_some_and(|word| is(List::The, word))
        || f.end == End::Stop && f.words > SEEN_CLOSED
    {
        return false;
    }
    let is_picture = |word: &str| WORDS_TABLE.get(hash(word)) & PICTURE != 0;
    words()
        .take(5)
        .zip(words().skip(1))
        .any(|(word, next)| is(List::PictureOf, next) && is_picture(word))
        && !words().any(|word| one_of(word, List::PictureVerbs))
}

/// Words of a caption behind its label at most.
const LABELLED_WORDS: u32 = 50;

/// "Image caption, The ferry at the quay": the label that a page has for readers who do not see.
fn is_labelled(text: &str) -> bool {
    let rest = behind(List::CaptionLabel, text);
    rest.is_some_and(|rest| [", ", ": ", "، "].iter().any(|sign| rest.starts_with(sign)))
}

/// Whether a word is of a list, whatever marks are around it.
fn one_of(word: &str, list: List) -> bool {
    is(list, word.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Letters of an ending at most.
const ENDING: usize = 4;

/// Whether a word ends in an ending of a list.
fn ends(word: &str, list: List) -> bool {
    word.char_indices().rev().take(ENDING).any(|(at, _)| is(list, &word[at..]))
}

/// Among how many words at the front the person stands.
const PERSON_REACH: usize = 5;
/// Words of such a description.
pub(crate) const PERSON_WORDS: std::ops::RangeInclusive<u32> = 5..=30;
/// "A woman holding a basket in the harbour", "man using a rope on a quay": somebody who does something, and no verb that says when.
pub(crate) fn shows_person(line: &Line<'_>) -> bool {
    let f = line.f;
    if !PERSON_WORDS.contains(&f.words)
        || line.block.bullet != Bullet::None
        || !matches!(f.first, First::Lower | First::Upper)
    {
        return false;
    }
    let words = || line.text.split_ascii_whitespace();
    if f.first == First::Upper && !words().next().is_some_and(|word| is(List::PictureSome, word)) {
        return false;
    }
    let Some(person) =
        words().take(PERSON_REACH).position(|word| one_of(word, List::PicturePerson))
    else {
        return false;
    };
    let next = words().nth(person + 1).unwrap_or("");
    let acts = ends(next, List::PictureAct);
    // "A Harbour man pleaded guilty" is a headline.
    let placed = f.first == First::Lower
        || is(List::PicturePlace, next) && !words().any(|word| ends(word, List::PicturePast));
    (acts || placed && matches!(f.end, End::Plain | End::Closed))
        && !line.text.contains('?')
        && !words().any(|word| one_of(word, List::PictureVerbs) || one_of(word, List::PictureSays))
}

/// Words of a sentence on the picture that it stands below.
pub(crate) const SHOWN_WORDS: std::ops::RangeInclusive<u32> = 5..=40;
/// "An artist's impression of the new quay.", "This photo shows the quay in March.": what a picture is of, under it.
pub(crate) fn is_of(line: &Line<'_>) -> bool {
    if !SHOWN_WORDS.contains(&line.f.words)
        || line.f.inner_ends > 1
        || line.block.bullet != Bullet::None
    {
        return false;
    }
    let text = line.text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if let Some(rest) = behind(List::PictureThis, text) {
        let mut words = rest.split_ascii_whitespace();
        return words.by_ref().take(PERSON_REACH).any(|word| is(List::PictureWord, word))
            && words.take(PERSON_REACH).any(|word| is(List::PictureShows, word));
    }
    begins(List::PictureVision, text).is_some()
}

/// Words of a description in small letters.
const SMALL_WORDS: std::ops::RangeInclusive<u32> = 3..=14;
/// Words of the sentence above it at least.
const ABOVE_WORDS: u32 = 8;
/// What descriptions do not have, and lines of code do.
const CODE: &[char] =
    &['=', '(', ')', '{', '}', ';', '<', '>', '_', '/', '\\', '|', ':', '`', '$', '→'];

/// "old ferry at the quay": in small letters, with no end mark. Below a sentence it is what a picture shows.
pub(crate) fn small(line: &Line<'_>) -> bool {
    let (block, f) = (line.block, line.f);
    SMALL_WORDS.contains(&f.words)
        && f.first == First::Lower
        && f.end == End::Plain
        && f.capitals * 2 <= f.words
        && !f.glued()
        && block.bullet == Bullet::None
        && block.level == 0
        && !block.wrapped
        && is_small(line.text)
}

/// Whether a block is a sentence that begins with a capital, as those have below which pictures stand.
pub(crate) fn is_above(f: &Features) -> bool {
    f.first == First::Upper && f.end == End::Stop && f.words >= ABOVE_WORDS
}

/// Whether a line begins with a word in small letters, unlike "iOS" and "b. Fares", and has nothing of code.
fn is_small(line: &str) -> bool {
    let second = line.chars().nth(1).unwrap_or(' ');
    (second.is_lowercase() || matches!(second, '\'' | '’' | ' '))
        && line.ends_with(char::is_alphanumeric)
        && !line.contains(CODE)
}

/// How the names of pictures end.
const ENDINGS: &[&str] = &[".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg"];
/// Words of a picture's name at most, as hyphens part them.
pub(crate) const FILE_WORDS: u32 = 12;

/// "Harbour_at_noon-1024x698.jpg", "old-quay.png": a picture's file name in a line of its own.
pub(crate) fn is_file(line: &Line<'_>) -> bool {
    let text = line.text;
    line.f.words <= FILE_WORDS
        && line.f.end == End::Plain
        && text.rfind('.').is_some_and(|dot| {
            dot > 0 && ENDINGS.iter().any(|ending| text[dot..].eq_ignore_ascii_case(ending))
        })
        && !text.contains(['/', ':', ' ', '(', '=', '"', '\\', '`', '$'])
}

/// Words of such a description.
pub(crate) const SIGN_WORDS: std::ops::RangeInclusive<u32> = 2..=8;

/// "Harbour Mail logo", "Search icon": a sign, not a picture of anything.
pub(crate) fn is_sign(line: &Line<'_>) -> bool {
    let f = line.f;
    SIGN_WORDS.contains(&f.words)
        && f.stops == 0
        && f.end == End::Plain
        && line.block.bullet == Bullet::None
        && line.block.level == 0
        && !line.text.contains(':')
        && line.text.split_ascii_whitespace().next_back().is_some_and(|last| {
            last.ends_with(char::is_alphanumeric) && is(List::PictureSign, last)
        })
}

/// Whether a line is one text twice over, with no space at the seam. A wrapped line has its line ends elsewhere in each half.
fn is_twice(line: &Line<'_>) -> bool {
    let text = without_brackets(line.text);
    if text.len() < TWICE_BYTES {
        return false;
    }
    if !line.block.wrapped {
        let (half, odd) = (text.len() / 2, text.len() % 2);
        return odd == 0
            && text.as_bytes()[..half] == text.as_bytes()[half..]
            && !text.as_bytes()[half - 1].is_ascii_whitespace();
    }
    if !may_have_wide_space(text.as_bytes()) {
        return is_twice_plain(text.as_bytes());
    }
    let marks = || text.char_indices().filter(|(_, c)| !c.is_whitespace());
    let count = marks().count();
    let Some((seam, _)) = marks().nth(count / 2) else { return false };
    let (front, behind) = text.split_at(seam);
    count % 2 == 0
        && !front.ends_with(char::is_whitespace)
        && front
            .chars()
            .filter(|c| !c.is_whitespace())
            .eq(behind.chars().filter(|c| !c.is_whitespace()))
}

/// Words of a text that stands twice or more in one line, and how often it does at most.
const OVER_WORDS: std::ops::RangeInclusive<u32> = 6..=60;
const OVER_TIMES: u32 = 5;

/// Whether a line of so many words is one text twice or more, with a space at each seam.
pub(crate) fn said_over(text: &str, words: u32) -> bool {
    let bytes = text.as_bytes();
    let all = bytes.len() + 1;
    let least = words.div_ceil(*OVER_WORDS.end()).max(2);
    let most = OVER_TIMES.min(words / *OVER_WORDS.start());
    (least..=most).map(|times| times as usize).any(|times| {
        let one = all / times;
        all.is_multiple_of(times)
            && bytes[one - 1] == b' '
            && bytes[one..] == bytes[..all - 1 - one]
    })
}

/// Whether white space beyond ASCII may stand in a text: the first bytes of it, many looked at at once.
fn may_have_wide_space(bytes: &[u8]) -> bool {
    let first = bytes.iter().fold(false, |any, b| any | matches!(b, 0xc2 | 0xe1 | 0xe3));
    first
        || bytes.windows(3).fold(false, |any, b| {
            any | (b[0] == 0xe2)
                & ((b[1] == 0x81)
                    | (b[1] == 0x80) & ((b[2] <= 0x8a) | (b[2] >= 0xa8) & (b[2] <= 0xaf)))
        })
}

/// The same for a text with no white space but that of ASCII: it is counted many bytes at once. Both halves have as many bytes as
/// characters are the same.
fn is_twice_plain(bytes: &[u8]) -> bool {
    const MANY: usize = 64;
    let seen = |b: &u8| !matches!(b, b' ' | 0x09..=0x0d);
    let count = |part: &[u8]| {
        usize::from(part.iter().map(|b| u8::from(!matches!(b, b' ' | 0x09..=0x0d))).sum::<u8>())
    };
    let all: usize = bytes.chunks(MANY).map(count).sum();
    if all % 2 == 1 || all == 0 {
        return false;
    }
    let (mut left, mut from) = (all / 2, 0);
    for part in bytes.chunks(MANY) {
        let here = count(part);
        if here > left {
            break;
        }
        (left, from) = (left - here, from + part.len());
    }
    let Some(at) = bytes[from..]
        .iter()
        .enumerate()
        .filter(|(_, b)| seen(b))
        .nth(left)
        .map(|(at, _)| from + at)
    else {
        return false;
    };
    let (front, behind) = bytes.split_at(at);
    front.last().is_some_and(seen)
        && front.iter().filter(|b| seen(b)).eq(behind.iter().filter(|b| seen(b)))
}

/// A line without the names of pictures in brackets in front of it.
fn without_brackets(text: &str) -> &str {
    let mut rest = text;
    while let Some((_, behind)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        rest = behind.trim_start();
    }
    if rest.starts_with('(') { text } else { rest }
}

/// Words of a caption that says what is seen and when.
const DATED_WORDS: std::ops::RangeInclusive<u32> = 12..=60;

/// Words before the date of such a caption at least.
const BEFORE_DATE: usize = 4;

/// "…, Tuesday, Nov. 19, 2019, in Columbia, S.C." with a day's name and a year, as only captions of agencies have it in the
/// middle of a sentence.
fn has_full_date(text: &str) -> bool {
    let spaced = |rest: &'_ str| -> Option<usize> {
        let bare = rest.trim_start();
        (bare.len() < rest.len()).then_some(bare.len())
    };
    let month = |rest: &str| {
        let rest = &rest[rest.len() - spaced(rest.strip_prefix(',').unwrap_or(rest))?..];
        let behind = behind(List::Month, rest).filter(|_| rest.starts_with(char::is_uppercase))?;
        let day = behind.strip_prefix('.').unwrap_or(behind);
        let day = &day[day.len() - spaced(day)?..];
        let year = day.trim_start_matches(|c: char| c.is_ascii_digit());
        let year =
            year.strip_prefix(',').filter(|_| (1..=2).contains(&(day.len() - year.len())))?;
        let year = &year[year.len() - spaced(year)?..];
        let digits = year.bytes().take(4).filter(u8::is_ascii_digit).count();
        (digits == 4).then_some(())
    };
    words(text).any(|at| {
        let rest = &text[at..];
        rest.starts_with(char::is_uppercase)
            && behind(List::Weekday, rest).and_then(month).is_some()
            && text[..at].split_whitespace().count() >= BEFORE_DATE
    })
}

/// "The mayor, left, speaks with a shopkeeper during a walk, Tuesday, Nov. 19, 2019, in Columbia, S.C."
pub(crate) fn dated(line: &Line<'_>) -> bool {
    let f = line.f;
    f.cues.weekday() > 0
        && f.cues.month() > 0
        && f.year()
        && DATED_WORDS.contains(&f.words)
        && line.text.split_ascii_whitespace().any(|word| is(List::CaptionSide, word))
        && !line.text.split(|c: char| !c.is_alphanumeric()).any(|word| is(List::CaptionNot, word))
        && has_full_date(line.text)
}

#[cfg(test)]
mod tests {
    use crate::label::testing::{behind, check};

    #[test]
    fn descriptions_in_small_letters_go() {
        const LAST: &str = "The bus will leave from the old quay every half hour, the board said, and will cost what the ferry cost.";
        assert_eq!(
            behind(&format!("old ferry at the quay\n\nnew boat of the board\n\n{LAST}")),
            LAST
        );
        for line in [
            "iOS ferry app",
            "freeFerry pass for all",
            "old ferry Pier Cafe Quay",
            "ferry = quay.next(boat)",
            "the ferry leaves:",
            "two words",
        ] {
            let tail = format!("{line}\n\n{LAST}");
            assert_eq!(behind(&tail), tail);
        }
    }

    #[test]
    fn hits_and_look_alikes() {
        check(
            "picture description",
            &[
                "[quay-ico][svg] Ferry at the quayFerry at the quay",
                "Image of a ferry in the old harbour",
                "A screenshot of the timetable of the ferry company.",
                "close-up photo of an old sailor's hands",
                "man with a dog on the quay.man with a dog on the quay.",
            ],
            &[
                "Best Best Best Best",
                "Fares in March Fares in March",
                "hahahaha",
                "A picture of the mill hung in the hall of the school for years.",
                "An illustration of this is the ferry.",
                "The photo of the year",
                "Images of the harbour, by Ann Lee",
                "Screenshot of the plan that the board made public on Monday, with the new quay in red and the old one in blue, as it stood then.",
                "Again and again and again and again",
            ],
        );
        check(
            "picture's name twice",
            &["Old quayOld quay"],
            &["Fares in March Fares in March", "hahahaha", "The ferry, the ferry"],
        );
        check(
            "what a picture is of",
            &[
                "An artist's impression of the new quay.",
                "Artist’s rendering of the ferry",
                "This photo shows the quay in March.",
                "This old harbour illustration shows the concept of a ferry for the board.",
            ],
            &[
                "An artist's life on the quay is hard, she said.",
                "This shows the harbour as it was.",
                "This chart shows how fares rose in May.",
                "This photo was taken in March; it shows the quay.",
            ],
        );
        check(
            "picture of somebody",
            &[
                "A woman holding a basket of herring on the quay.",
                "man using a rope on a ferry",
                "Two children on a pier above the sea",
            ],
            &[
                "A woman was held on the quay on Monday",
                "A man walks into the harbour and sees a ferry.",
                "A Harbour man pleaded guilty to setting the mill on fire",
                "A person who sells herring in the harbour",
                "A family business that sells boats",
                "People living near the harbour",
            ],
        );
        check(
            "picture of a sign",
            &["Harbour Mail logo", "Search Icon", "Video placeholder"],
            &[
                "How to draw a logo",
                "The logo",
                "Logo",
                "He was an icon.",
                "* Old logo",
                "Best boat: Harbour Icon",
            ],
        );
        check(
            "picture file",
            &["Harbour_at_noon-1024x698.jpg", "old-quay.PNG"],
            &[
                "Save the file as ferry.jpg",
                "https://harbour.example/ferry.jpg",
                "cp ferry.png",
                ".png",
            ],
        );
        check(
            "caption with date",
            &[
                "Mayor Ann Lee, left, speaks with a shopkeeper in the old harbour, Tuesday, Nov. 19, 2019, in Columbia, S.C.",
                "Harbour United's Jo Park (29) heads the ball during the second half of a game against Mill Town on Friday, March 1, 2024.",
            ],
            &[
                "The show opens at the old mill with a speech by the mayor on Friday, March 3, 2023, at seven in the evening.",
                "The mayor said during a walk in the harbour that she would step down on Tuesday, Nov. 19, 2019, at noon.",
                "On Friday, March 1, 2024, the board votes on the plan during its first meeting of the year in the hall.",
            ],
        );
    }
}
