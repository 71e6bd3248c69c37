//! The forms of datelines, the most telling first.

use std::ops::Range;

use super::Found;
use super::parts::{agency, capitals, dash, date, is_capital, is_letter, pass, qualifier, words};
use crate::know::grammar::lists::{List, is};

/// The dateline that a text opens with, in the first form that fits. Places without an agency must be in capitals.
pub(super) fn find(text: &str) -> Option<Found> {
    match text.chars().next()? {
        '(' | '[' => agency_first(text).or_else(|| agency_alone(text)).or_else(|| korean(text)),
        '【' => japanese(text),
        first if is_capital(first) => between_slashes(text)
            .or_else(|| sentence_of_agency(text))
            .or_else(|| behind_date(text))
            .or_else(|| in_sentences(text))
            .or_else(|| in_brackets(text))
            .or_else(|| stop_and_hyphen(text))
            .or_else(|| place_alone(text)),
        _ => chinese(text),
    }
}

/// Each way to read a place and what says more of it.
fn places(text: &str, at: usize) -> impl Iterator<Item = usize> {
    capitals(text, at).into_iter().flat_map(move |end| qualifier(text, end))
}

/// Each way to read a date behind a comma and a space.
fn dates(text: &str, at: usize) -> impl Iterator<Item = Range<usize>> {
    let from = pass(text, at, ", ");
    let ends = if from > at { date(text, from) } else { Vec::new() };
    ends.into_iter().map(move |end| from..end)
}

/// The same, or none: where it ends, and the date.
fn dated(text: &str, at: usize) -> impl Iterator<Item = (usize, Option<Range<usize>>)> {
    dates(text, at).map(|date| (date.end, Some(date))).chain([(at, None)])
}

/// Where one of some marks ends that stands here.
fn one(text: &str, at: usize, marks: &[char]) -> Option<usize> {
    let first = text[at..].chars().next().filter(|c| marks.contains(c))?;
    Some(at + first.len_utf8())
}

/// A dash with a space behind, and perhaps one before.
fn dash_and_space(text: &str, at: usize) -> Option<usize> {
    let end = one(text, pass(text, at, " "), &['-', '–', '—'])?;
    text[end..].starts_with(' ').then_some(end + 1)
}

/// "(ANSA) - ROMA, 22 MAR - …"
fn agency_first(text: &str) -> Option<Found> {
    let named = agency(text, 1, &[')']).filter(|_| text.starts_with('('))?;
    let from = dash_and_space(text, named + 1)?;
    places(text, from).find_map(|place| {
        dated(text, place).find_map(|(end, date)| {
            let end = dash_and_space(text, end)?;
            Some(Found { end, place: Some(from..place), date, agency: Some(1..named) })
        })
    })
}

/// "MOSCOW, January 21. /TASS/. …", "NEW YORK, May 7, 2024 /PRNewswire/ -- …", "NEW YORK, NY/WIRE/May 7, 2024/ …"
fn between_slashes(text: &str) -> Option<Found> {
    text.find('/')?;
    let spaced = |at: usize| {
        let from = pass(text, at, " ");
        let ends = if from > at { date(text, from) } else { Vec::new() };
        ends.into_iter().map(move |end| (end, Some(from..end)))
    };
    places(text, 0).find_map(|place| {
        spaced(place).chain(dated(text, place)).find_map(|(end, date)| {
            let stop = if date.is_some() { pass(text, end, ".") } else { end };
            let open = one(text, pass(text, stop, " "), &['/'])?;
            let named = agency(text, open, &['/'])?;
            let end = pass(text, named + 1, ".");
            let end = slashed_date(text, end).unwrap_or(end);
            let space = pass(text, end, " ");
            let end = pass(text, dash(text, space).unwrap_or(space), " ");
            Some(Found { end, place: Some(0..place), date, agency: Some(open..named) })
        })
    })
}

/// "May 7, 2024/"
fn slashed_date(text: &str, at: usize) -> Option<usize> {
    let from = pass(text, at, " ");
    let end = *date(text, from).first().filter(|_| text[from..].starts_with(is_letter))?;
    let year = text[..end].bytes().rev().take_while(u8::is_ascii_digit).count() == 4;
    one(text, pass(text, end, " "), &['/']).filter(|_| year)
}

/// "МОСКВА, 10 фев — РИА Новости. …"
fn sentence_of_agency(text: &str) -> Option<Found> {
    capitals(text, 0).into_iter().find_map(|place| {
        dates(text, place).find_map(|date| {
            let from = dash_and_space(text, date.end)?;
            let end = from + text[from..].find(". ")?;
            let name = &text[from..end];
            let named = name.starts_with(is_capital) && name.chars().nth(1).is_some();
            if !named || name.contains(['(', ')', '[', ']', '/', ':', '—', '–']) {
                return None;
            }
            let (place, agency) = (Some(0..place), Some(from..end));
            Some(Found { end: end + 2, place, date: Some(date), agency })
        })
    })
}

/// "TOKYO, May 5, Kyodo - …"
fn behind_date(text: &str) -> Option<Found> {
    places(text, 0).find_map(|place| {
        dates(text, place).find_map(|date| {
            let from = pass(text, date.end, ", ");
            let len = text[from..].find(|c| !is_letter(c)).filter(|_| from > date.end)?;
            let name = &text[from..from + len];
            let named = name.starts_with(is_capital) && name.chars().nth(1).is_some();
            let spaced = text[from + len..].starts_with(' ') && named;
            let end = dash_and_space(text, from + len).filter(|_| spaced)?;
            let (place, agency) = (Some(0..place), Some(from..from + len));
            Some(Found { end, place, date: Some(date), agency })
        })
    })
}

/// "Москва. 24 ноября. INTERFAX.RU - …"
fn in_sentences(text: &str) -> Option<Found> {
    let place = text.find(|c| !is_letter(c) && c != '-').filter(|place| *place > 1)?;
    let from = pass(text, place, ". ");
    date(text, from).into_iter().filter(|_| from > place).find_map(|end| {
        let open = pass(text, end, ". ");
        let name = &text[open..];
        let len = name.find(|c| !is_capital(c) && c != '.').filter(|len| open > end && *len > 1)?;
        let end_of_all =
            dash_and_space(text, open + len).filter(|_| name.starts_with(is_capital))?;
        let (date, agency) = (Some(from..end), Some(open..open + len));
        Some(Found { end: end_of_all, place: Some(0..place), date, agency })
    })
}

/// "PARIS, Jan. 5, 2016 (AFP) — …", "BRUSSELS, Belgium (AP) - …", "Berlin (dpa) - …", "New Delhi, Jan 10 (ANI): …",
/// "Madrid, 11 may (EFE).- …"
fn in_brackets(text: &str) -> Option<Found> {
    text.find(['(', '['])?;
    let of_words = || words(text, 0).into_iter().flat_map(|end| qualifier(text, end));
    places(text, 0).chain(std::iter::once_with(of_words).flatten()).find_map(|place| {
        dated(text, place).find_map(|(end, date)| {
            let open = one(text, pass(text, end, " "), &['(', '['])?;
            let named = agency(text, open, &[')', ']'])?;
            let close = named + 1;
            let end = [pass(text, close, "."), close].into_iter().find_map(|stop| {
                let mark = pass(text, stop, " ");
                dash(text, mark).or_else(|| one(text, mark, &['-', ':']))
            })?;
            let agency = Some(open..named);
            Some(Found { end: pass(text, end, " "), place: Some(0..place), date, agency })
        })
    })
}

/// Letters of an agency's name before a stop and a hyphen.
const INITIALS: std::ops::RangeInclusive<usize> = 2..=6;

/// "EFE.- …"
fn stop_and_hyphen(text: &str) -> Option<Found> {
    let len = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let end = pass(text, len, ".-");
    (INITIALS.contains(&len) && end > len).then(|| Found {
        end: pass(text, end, " "),
        agency: Some(0..len),
        ..Found::default()
    })
}

/// "MOSCOW -- …", "EDMONTON—A pair …", "WEST PALM BEACH, Fla. -- …", "LONDON, Nov 24 - …"
fn place_alone(text: &str) -> Option<Found> {
    places(text, 0).find_map(|place| {
        dated(text, place).find_map(|(end, date)| {
            let dashed = || Some(pass(text, dash(text, pass(text, end, " "))?, " "));
            let hyphen = || text[end..].starts_with(" - ").then_some(end + 3);
            let end = dashed().or_else(hyphen)?;
            Some(Found { end, place: Some(0..place), date, agency: None })
        })
    })
}

/// "(CNN) -- …"
fn agency_alone(text: &str) -> Option<Found> {
    let named = agency(text, 1, &[')']).filter(|_| text.starts_with('('))?;
    let mark = pass(text, named + 1, " ");
    let end = dash(text, mark).or_else(|| one(text, mark, &['-']))?;
    Some(Found { end: pass(text, end, " "), agency: Some(1..named), ..Found::default() })
}

/// Characters of an agency's name, and of a place, in scripts without spaces.
const CHINESE: std::ops::RangeInclusive<usize> = 2..=6;
const JAPANESE: std::ops::RangeInclusive<usize> = 2..=12;
const KOREAN: std::ops::RangeInclusive<usize> = 2..=8;

const fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// "新华社北京3月15日电（…）"
fn chinese(text: &str) -> Option<Found> {
    let from = text.find(|c: char| c.is_ascii_digit())?;
    let front = &text[..from];
    let short: usize = front.chars().take(*CHINESE.end()).map(char::len_utf8).sum();
    let house = front[..short].rfind(['社', '网'])?;
    let place = house + front[house..].chars().next().map_or(0, char::len_utf8);
    let part = |at: usize, sign: char| {
        let count = text.as_bytes()[at..].iter().take(2).take_while(|b| b.is_ascii_digit()).count();
        one(text, at + count, &[sign]).filter(|_| count > 0)
    };
    let end = part(part(from, '月')?, '日')?;
    let whole = one(text, end, &['电'])?;
    let fits = |part: &str| CHINESE.contains(&part.chars().count()) && part.chars().all(is_han);
    (fits(&front[..place]) && fits(&front[place..])).then_some(Found {
        end: whole,
        place: Some(place..from),
        date: Some(from..end),
        agency: Some(0..place),
    })
}

/// "【ワシントン時事】…"
fn japanese(text: &str) -> Option<Found> {
    let from = '【'.len_utf8();
    let close = text.find('】')?;
    let inner = text.get(from..close)?;
    let is_place = |c| is_han(c) || matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー' | '・');
    let agency = inner.char_indices().map(|(at, _)| from + at).find(|at| {
        let name = &text[*at..close];
        let initials =
            (2..=4).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase());
        JAPANESE.contains(&text[from..*at].chars().count())
            && (initials || is(List::AgencyShort, name))
    })?;
    text[from..agency].chars().all(is_place).then_some(Found {
        end: close + '】'.len_utf8(),
        place: Some(from..agency),
        date: None,
        agency: Some(agency..close),
    })
}

/// "(서울=연합뉴스) …"
fn korean(text: &str) -> Option<Found> {
    let close = text.find([')', ']'])?;
    let at = text[..close].find('=')?;
    let fits = |part: &str| {
        let hangul = |c| matches!(c, '\u{ac00}'..='\u{d7a3}');
        KOREAN.contains(&part.chars().count()) && part.chars().all(hangul)
    };
    (fits(&text[1..at]) && fits(&text[at + 1..close])).then_some(Found {
        end: close + 1,
        place: Some(1..at),
        date: None,
        agency: Some(at + 1..close),
    })
}
