//! The time of day beside a date.

use std::ops::Range;

use super::Day;
use super::zone::offset;
use crate::know::grammar::lists::{List, begins};

/// A time of day as it was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clock<'t> {
    /// Where it stands in the text that was read.
    pub(super) range: Range<usize>,
    hour: u32,
    minute: Option<u32>,
    second: Option<u32>,
    /// Whether it is of the afternoon, where the halves of the day are told.
    afternoon: Option<bool>,
    zone: Option<&'t str>,
}

impl<'t> Clock<'t> {
    /// "T16:05-05:00"; nothing where it is no time of day.
    pub(super) fn iso(&self, date: Day) -> Option<String> {
        let mut hour = self.hour;
        if let Some(afternoon) = self.afternoon {
            if hour == 0 || hour > 12 {
                return None;
            }
            hour = hour % 12 + if afternoon { 12 } else { 0 };
        }
        let minute = self.minute.unwrap_or(0);
        if hour > 23 || minute > 59 || self.second.is_some_and(|second| second > 59) {
            return None;
        }
        let mut iso = format!("T{hour:02}:{minute:02}");
        if let Some(second) = self.second {
            iso.push_str(&format!(":{second:02}"));
        }
        iso.extend(self.zone.and_then(|zone| offset(zone, date)));
        Some(iso)
    }

    /// The time that a text begins with, behind marks and a word like "at"; an hour alone is none.
    pub(super) fn behind(text: &'t str) -> Option<Self> {
        let between = |c: char| c.is_whitespace() || ",T|t@•·–—/()-".contains(c);
        // "2021.03.05. 오전 10:12": the stop is the date's.
        let stop = usize::from(text.starts_with(". "));
        let at = text.len() - text[stop..].trim_start_matches(between).len();
        let at = at + day_behind(&text[at..]);
        let half = half_before(&text[at..]);
        let at = at + half.map_or(0, |(_, len)| len);
        let said = begins(List::Clock, &text[at..]).map_or(0, |front| front.end);
        let rest = &text[at + said..];
        let rest = if said > 0 { rest.strip_prefix('.').unwrap_or(rest) } else { rest };
        let rest = rest.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ':' | '|' | '–' | '-')
        });
        let mut clock = Self::at(text, text.len() - rest.len(), Place::Behind)?;
        clock.range.start = 0;
        clock.afternoon = clock.afternoon.or_else(|| half.map(|(afternoon, _)| afternoon));
        (clock.minute.is_some() || clock.afternoon.is_some()).then_some(clock)
    }

    /// The time that stands before a date, up to the end of a text but for a day's name and the like.
    pub(super) fn before(text: &'t str) -> Option<Self> {
        let digits = text.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit());
        digits.map(|(at, _)| at).find_map(|at| {
            let zoned = Self::at(text, at, Place::Before).filter(|clock| clock.minute.is_some());
            let bare = zoned.clone().map(|clock| Self { zone: None, ..clock });
            let ends = |clock: &Self| {
                // Without the zone, what was read as one is a word before the date.
                let end = match (clock.zone, zoned.as_ref().and_then(|zoned| zoned.zone)) {
                    (None, Some(zone)) => clock.range.end - zone.len(),
                    _ => clock.range.end,
                };
                is_close(&text[end..])
            };
            [zoned.clone(), bare]
                .into_iter()
                .flatten()
                .find(ends)
                .or_else(|| Self::military(text, at).filter(ends))
        })
    }

    /// "1105 GMT"
    fn military(text: &'t str, at: usize) -> Option<Self> {
        let word = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
        if text.as_bytes()[..at].last().is_some_and(word) {
            return None;
        }
        let (hour, end) = digits(text, at, 2, 2)?;
        let (minute, end) = digits(text, end, 2, 2)?;
        let rest = text[end..].strip_prefix(char::is_whitespace)?;
        let zone = rest.get(..3).filter(|zone| matches!(*zone, "GMT" | "UTC"))?;
        let end = text.len() - rest.len() + zone.len();
        Some(Self {
            range: at..end,
            hour,
            minute: Some(minute),
            second: None,
            afternoon: None,
            zone: Some(zone),
        })
    }

    /// A time of day right here.
    fn at(text: &'t str, at: usize, place: Place) -> Option<Self> {
        let (hour, mut end) = digits(text, at, 1, 2)?;
        let behind = place == Place::Behind;
        let part = |c: char| {
            matches!(c, ':' | '.' | 'h' | 'H') || behind && matches!(c, '時' | '时' | '点')
        };
        let minute = text[end..].chars().next().filter(|c| part(*c)).and_then(|c| {
            let (minute, behind) = digits(text, end + c.len_utf8(), 2, 2)?;
            let sign = text[behind..].starts_with('分');
            Some((minute, behind + if sign { '分'.len_utf8() } else { 0 }))
        });
        end = minute.map_or(end, |(_, end)| end);
        let second = text[end..].starts_with(':').then(|| digits(text, end + 1, 2, 2)).flatten();
        end = second.map_or(end, |(_, end)| end);
        if behind && text[end..].starts_with('.') {
            let part = text[end + 1..].bytes().take_while(u8::is_ascii_digit).count();
            end += if part > 0 { part + 1 } else { 0 };
        }
        let spaced = skip(text, end);
        let half = half(&text[spaced..]).filter(|_| (1..=12).contains(&hour));
        end = half.map_or(spaced, |(_, len)| skip(text, spaced + len));
        if let Some(front) = begins(List::Oclock, &text[end..]) {
            end = skip(text, end + front.end);
        }
        let open = behind && text[end..].starts_with('(');
        let zone = zone(&text[end + usize::from(open)..], behind);
        end += usize::from(open) + zone.map_or(0, str::len);
        Some(Self {
            range: at..end,
            hour,
            minute: minute.map(|(minute, _)| minute),
            second: second.map(|(second, _)| second),
            afternoon: half.map(|(afternoon, _)| afternoon),
            zone,
        })
    }
}

/// On which side of its date a time stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    Behind,
}

/// Characters in brackets between a time and its date at most.
const IN_BRACKETS: std::ops::RangeInclusive<usize> = 1..=20;

/// Whether what stands between a time and a date is no more than what joins them: "(1905 HKT) on Monday, "
fn is_close(text: &str) -> bool {
    let space = |text: &str| text.starts_with(char::is_whitespace);
    let bracket = || {
        let inner = text.strip_prefix(char::is_whitespace)?.strip_prefix('(')?;
        let (inner, behind) = inner.split_once(')')?;
        IN_BRACKETS.contains(&inner.chars().count()).then_some(behind)
    };
    let rest = bracket().unwrap_or(text).trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | '|' | '•' | '·' | '–' | '—' | '-')
    });
    let word = |text: &str| {
        let len =
            text.find(|c: char| !(c.is_ascii_alphabetic() || matches!(c, '\u{aa}'..='\u{1fff}')));
        let behind = &text[len.filter(|len| *len > 0)?..];
        let behind = behind.strip_prefix(',').unwrap_or(behind);
        Some(behind).filter(|behind| space(behind)).map(|behind| behind.trim_start().len())
    };
    let joined = begins(List::BeforeDay, rest).map(|front| &rest[front.end..]);
    let joined = joined.filter(|behind| space(behind)).map(str::trim_start);
    let day = |rest: &str| rest.is_empty() || word(rest) == Some(0);
    day(rest) || joined.is_some_and(day)
}

/// A number of so many digits, and where it ends.
fn digits(text: &str, at: usize, least: usize, most: usize) -> Option<(u32, usize)> {
    let count = text.as_bytes()[at..].iter().take(most).take_while(|b| b.is_ascii_digit()).count();
    let number = text[at..at + count].parse().ok().filter(|_| count >= least)?;
    Some((number, at + count))
}

/// Bytes of a day's name between a date and its time, with the white space behind: "Salı 10:12".
fn day_behind(text: &str) -> usize {
    let Some(front) = begins(List::Weekday, text) else { return 0 };
    let behind = text[front.end..].trim_start_matches([' ', ',']);
    if behind.starts_with(|c: char| c.is_ascii_digit()) { text.len() - behind.len() } else { 0 }
}

/// What tells the halves of the day in front of a time: whether it is the afternoon's, and its bytes.
pub(super) fn half_before(text: &str) -> Option<(bool, usize)> {
    let half = begins(List::DayHalf, text)?;
    let behind = text[half.end..].trim_start();
    let timed = behind.starts_with(|c: char| c.is_ascii_digit());
    timed.then(|| (half.line == 1, text.len() - behind.len()))
}

/// Where white space from a place on ends.
fn skip(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start().len()
}

/// Whether nothing but the half of the day stands behind the last figure of a text: "11:52 a. m."
pub(super) fn is_of_half(text: &str) -> bool {
    let from = text.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    let behind = text[from..].trim();
    half(behind).is_some_and(|(_, len)| len == behind.len())
}

/// "a.m.", "PM": whether it is the afternoon's, and its bytes.
fn half(text: &str) -> Option<(bool, usize)> {
    let bytes = text.as_bytes();
    let afternoon = match bytes.first()? {
        b'a' | b'A' => false,
        b'p' | b'P' => true,
        _ => return None,
    };
    let stop = |at: usize| usize::from(bytes.get(at) == Some(&b'.'));
    let mut at = 1 + stop(1);
    at += text[at..].chars().next().filter(|c| c.is_whitespace()).map_or(0, char::len_utf8);
    let word = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
    let ends = matches!(bytes.get(at), Some(b'm' | b'M')) && !bytes.get(at + 1).is_some_and(word);
    ends.then(|| (afternoon, at + 1 + stop(at + 1)))
}

/// Letters of a zone's name.
const ZONE: std::ops::RangeInclusive<usize> = 2..=4;

/// The zone that a text begins with: "EST", and where figures may stand, too, "Z", "+02:00", "GMT+2".
fn zone(text: &str, figures: bool) -> Option<&str> {
    if let Some(moscow) = begins(List::ZoneMsk, text) {
        return Some(&text[..moscow.end]);
    }
    let bytes = text.as_bytes();
    let count = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let letters = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let word = |at: usize| bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    let sign = |at: usize| matches!(bytes.get(at), Some(b'+' | b'-'));
    if !figures {
        return (ZONE.contains(&letters) && !word(letters)).then(|| &text[..letters]);
    }
    if letters == 1 && matches!(bytes[0], b'Z' | b'z') && !word(1) {
        return Some(&text[..1]);
    }
    if sign(0) && count(1) >= 2 {
        let colon = 3 + usize::from(bytes.get(3) == Some(&b':'));
        return (count(colon.min(bytes.len())) >= 2).then(|| &text[..colon + 2]);
    }
    if !ZONE.contains(&letters) || word(letters) {
        return None;
    }
    let mut end = letters;
    if sign(end) && count(end + 1) >= 1 {
        end += 1 + count(end + 1).min(2);
        let colon = end + usize::from(bytes.get(end) == Some(&b':'));
        if colon <= bytes.len() && count(colon) >= 2 {
            end = colon + 2;
        }
    }
    Some(&text[..end])
}
