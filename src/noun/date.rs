//! Dates and times as printed → ISO 8601.

pub(crate) mod age;
mod clock;
mod figures;
pub(crate) mod line;
mod zone;

use crate::article::Timestamp;
use crate::know::grammar::lists::{List, among, begins};
use crate::text::{is_unspaced, latin_digits, words};
use clock::Clock;
use figures::{Figures, glued};

/// Earliest and latest year that a page's date may have.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2099;

/// A year, a month, and a day.
type Day = (i32, u32, u32);

/// What a date in a line is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Published,
    Modified,
    /// When a journal got it, or took it.
    Received,
}

/// Whether days come before months where both are numbers; most of the world, but not the United States.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    DayFirst,
    /// English: either, so that only what is possible decides, and the month is tried first.
    Unsure,
}

/// Every date of a line, with what it is said to be. Ages come without ISO form.
/// `figures` where it may hold a date in figures or with a year; else only ages are looked for.
pub(crate) fn read(line: &str, order: Order, figures: bool) -> Vec<(Role, Timestamp)> {
    let Some(latin) = latin_digits(line) else { return read_latin(line, order, figures) };
    let mut found = read_latin(&latin, order, figures);
    // As it was printed: as many characters further on in both.
    let (mut seen, mut rest) = (0, line);
    let pass = |text: &str, rest: &str| {
        rest.char_indices().nth(text.chars().count()).map_or(rest.len(), |(at, _)| at)
    };
    for (_, date) in &mut found {
        let Some(at) = latin[seen..].find(&date.raw) else { continue };
        rest = &rest[pass(&latin[seen..seen + at], rest)..];
        seen += at + date.raw.len();
        let (raw, behind) = rest.split_at(pass(&date.raw, rest));
        (date.raw, rest) = (raw.to_owned(), behind);
    }
    found
}

/// The same, in figures of ASCII.
fn read_latin(line: &str, order: Order, figures: bool) -> Vec<(Role, Timestamp)> {
    let mut found: Vec<(Role, Timestamp)> = Vec::new();
    let mut from = 0;
    let mut role = Role::Published;
    let mut at = if figures && has_two_numbers(line) { 0 } else { line.len() };
    while let Some((whole, read)) = figures::find(line, at) {
        at = whole.end;
        // A fifth digit makes a number of a year, unless another date is glued on.
        let digit = |c: char| c.is_ascii_digit();
        let (own, behind) = (&line[whole.clone()], &line[whole.end..]);
        let longer = own.ends_with(digit)
            && behind.starts_with(digit)
            && !is_glued(behind)
            && !is_counted(own, behind);
        if longer || line[..whole.start].ends_with(digit) && own.starts_with(digit) {
            continue;
        }
        let Some(date) = read.day(order) else { continue };
        role = role_of(&line[from.min(whole.start)..whole.start], role);
        let (mut end, mut time) = (whole.end, None);
        if has_digit(behind.as_bytes(), TIME_REACH)
            && let Some(clock) = Clock::behind(behind)
            && let Some(read) = clock.iso(date)
        {
            end += clock.range.end;
            time = Some(read);
        }
        let named = matches!(read, Figures::Named { day_last: true, .. });
        let mut start = whole.start + if named { glued(own) } else { 0 };
        if time.is_none() {
            let before = &line[from.min(start)..start];
            if has_digit(before.as_bytes(), usize::MAX)
                && let Some(clock) = Clock::before(before)
                && let Some(read) = clock.iso(date)
            {
                start = from + clock.range.start;
                time = Some(read);
            }
        }
        let (year, month, day) = date;
        let iso = format!("{year:04}-{month:02}-{day:02}{}", time.unwrap_or_default());
        let raw = line[start..end]
            .trim_matches(|c: char| {
                c.is_whitespace() || matches!(c, ',' | '|' | '(' | '-' | '–' | '•' | '·')
            })
            .to_owned();
        let role = role_behind(&line[end..]).unwrap_or(role);
        found.push((role, Timestamp { raw, iso: Some(iso) }));
        from = end;
    }
    if found.is_empty()
        && let Some(age) = age::find(line)
    {
        let role = role_of(&line[..age.start], Role::Published);
        found.push((role, Timestamp { raw: line[age].to_owned(), iso: None }));
    }
    found
}

/// Bytes behind a date in which its time begins.
const TIME_REACH: usize = 48;

/// Whether a digit stands among the first bytes: a time has one, and most lines are done with when there is none.
fn has_digit(bytes: &[u8], reach: usize) -> bool {
    bytes.iter().take(reach).any(u8::is_ascii_digit)
}

/// Whether two numbers stand in a line, as in every date; lines with a year alone are many.
fn has_two_numbers(line: &str) -> bool {
    line.as_bytes()
        .chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit())
        .filter(|run| run[0].is_ascii_digit())
        .nth(1)
        .is_some()
}

/// Whether a line says that a date in it is that of publication.
pub(crate) fn says_issued(line: &str) -> bool {
    words(line).any(|at| begins(List::Published, &line[at..]).is_some())
}

/// Whether another date or a time begins right here: "March 3, 20213. March 2021", "March 3, 20216:01 PM"
fn is_glued(behind: &str) -> bool {
    let hour = behind.bytes().take_while(u8::is_ascii_digit).count();
    hour <= 2 && behind[hour..].starts_with(':') || figures::at(behind, 0).is_some()
}

/// Whether a counter was glued to a year: "March 3, 20210 comments", "March 3, 20215 mins"
fn is_counted(date: &str, behind: &str) -> bool {
    let year =
        date.len().checked_sub(4).and_then(|at| date.get(at..)).and_then(|year| year.parse().ok());
    let count = behind.bytes().take_while(u8::is_ascii_digit).count();
    year.is_some_and(|year: i32| YEARS.contains(&year))
        && count <= 2
        && (behind.len() == count || behind[count..].starts_with(' '))
}

/// The order of the numbers of a line's dates, as far as one of them or a zone tells: the first where it cannot be a month.
pub(crate) fn order_told(line: &str) -> Option<Order> {
    if !line.contains('/') || !has_two_numbers(line) {
        return None;
    }
    let mut at = 0;
    while let Some((whole, read)) = figures::find(line, at) {
        at = whole.end;
        if let Figures::Numbers { first, second, .. } = read {
            match (first, second) {
                (13..=31, 1..=12) => return Some(Order::DayFirst),
                (1..=12, 13..=31) => return Some(Order::Unsure),
                _ => {}
            }
            if line[whole.end..].split_whitespace().take(3).any(zone::is_day_first) {
                return Some(Order::DayFirst);
            }
        }
    }
    None
}

/// Bytes between what says that a date is that of a change, or of a receipt, and what belongs to it: "Updated on".
const NEAR: usize = 12;

/// What the words before a date say of it; the role of the date before where they say nothing.
fn role_of(before: &str, last: Role) -> Role {
    // The last place where a phrase of each list stands; a phrase inside another one does not.
    let [mut changed, mut issued, mut received] = [None; 3];
    let mut from = 0;
    for at in words(before) {
        if at < from {
            continue;
        }
        let rest = &before[at..];
        let lists = [List::Updated, List::Published, List::Dated, List::Received];
        if let Some((list, end)) = among(lists, rest) {
            from = at + end;
            match list {
                List::Updated => changed = Some(at),
                List::Received => received = Some(at),
                _ => issued = Some(at),
            }
        }
    }
    if received
        .is_some_and(|at| Some(at) >= changed && issued.is_none_or(|issued| issued < at + NEAR))
    {
        return Role::Received;
    }
    match (changed, issued) {
        (Some(change), Some(issue)) if issue > change + NEAR => Role::Published,
        (Some(_), _) => Role::Modified,
        (None, Some(_)) => Role::Published,
        (None, None) => last,
    }
}

/// What the word right behind a date says of it, in scripts that write it there: "2021年3月5日 6:10更新".
fn role_behind(behind: &str) -> Option<Role> {
    let behind = behind.trim_start();
    if !behind.starts_with(is_unspaced) {
        return None;
    }
    let (list, end) = among([List::Updated, List::Published], behind)?;
    // "2021年3月5日 更新日：…": the label of the next date.
    let ends = behind[end..].trim_start().chars().next().is_none_or(|c| ")）]】|・・ ".contains(c));
    ends.then_some(if list == List::Updated { Role::Modified } else { Role::Published })
}

/// Days of a month.
const fn days(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(line: &str, order: Order) -> Vec<(Role, Option<String>)> {
        read(line, order, true).into_iter().map(|(role, stamp)| (role, stamp.iso)).collect()
    }

    #[test]
    fn reads_the_usual_orders() {
        for (line, expected) in [
            ("Published Friday, December 11, 2015 6:44AM EST", "2015-12-11T06:44-05:00"),
            ("Posted: Nov 24, 2015 5:00 PM ET", "2015-11-24T17:00-05:00"),
            ("calendarNov 24, 20155:00 PM ET", "2015-11-24T17:00-05:00"),
            ("Posted onNovember 24, 2015Author Ann Lee", "2015-11-24"),
            ("date12 Nov 2025", "2025-11-12"),
            ("Published 1105 GMT (1905 HKT) June 9, 2021", "2021-06-09T11:05+00:00"),
            ("2025•01•08", "2025-01-08"),
            ("16. Dezember 2019", "2019-12-16"),
            ("13. 1. 2020", "2020-01-13"),
            ("July 4, 2020, 5:00 p.m. ET", "2020-07-04T17:00-04:00"),
            ("Published: . 03:39 EST, 8 May 2012", "2012-05-08T03:39-05:00"),
            ("2015-12-11 06:44", "2015-12-11T06:44"),
            ("2015-12-11T06:44:10Z", "2015-12-11T06:44:10+00:00"),
            ("3 March 2019", "2019-03-03"),
            ("24. November 2015, 17:05 Uhr", "2015-11-24T17:05"),
            ("5 de mayo de 2021", "2021-05-05"),
            ("1er août 2021 à 18h30", "2021-08-01T18:30"),
            ("10 февраля 2021, 12:30", "2021-02-10T12:30"),
            ("2021年3月15日 10:05", "2021-03-15T10:05"),
            ("2021年3月15日 10時05分", "2021-03-15T10:05"),
            ("2015. november 24.", "2015-11-24"),
            ("11/24/2015", "2015-11-24"),
            ("24/11/2015", "2015-11-24"),
            ("13.02.21", "2021-02-13"),
            ("18-Nov-2019", "2019-11-18"),
            ("Updated: Mar 3, 2021, 21:47 IST", "2021-03-03T21:47+05:30"),
            ("3 Maret 2021, 09:15 WIB", "2021-03-03T09:15+07:00"),
            ("2021-03-03 09:15 KST", "2021-03-03T09:15+09:00"),
            ("3 March 2021 09:15 BST", "2021-03-03T09:15+01:00"),
            ("입력 2021.03.05. 오전 10:12", "2021-03-05T10:12"),
            ("2021年3月5日 下午3:05", "2021-03-05T15:05"),
            ("6 Ocak 2021 Çarşamba 10:12", "2021-01-06T10:12"),
            ("06.01.2021, 10:12 МСК", "2021-01-06T10:12+03:00"),
            ("Mar 3, 20215 mins", "2021-03-03"),
            ("7. Januar 20210", "2021-01-07"),
            ("3. ožujka 2021.", "2021-03-03"),
            ("3. marca 2021", "2021-03-03"),
            ("3. desember 2021", "2021-12-03"),
        ] {
            let found: Vec<_> = iso(line, Order::Unsure).into_iter().map(|(_, iso)| iso).collect();
            assert_eq!(found, [Some(expected.to_owned())], "{line}");
        }
        assert_eq!(iso("05/11/2015", Order::DayFirst)[0].1.as_deref(), Some("2015-11-05"));
        assert_eq!(iso("05/11/2015", Order::Unsure)[0].1.as_deref(), Some("2015-05-11"));
    }

    #[test]
    fn a_date_that_reads_one_way_tells_the_order() {
        for (line, expected) in [
            ("24/11/2015", Some(Order::DayFirst)),
            ("11/24/2015", Some(Order::Unsure)),
            ("06/01/2021 - 13:55 GMT+1", Some(Order::DayFirst)),
            ("06/01/2021 13:55 EST", None),
            ("06/01/2021", None),
            ("24.11.2015", None),
        ] {
            assert_eq!(order_told(line), expected, "{line}");
        }
    }

    #[test]
    fn tells_changes_from_publication() {
        let line = "Published: May 5, 2021 | Updated: May 6, 2021 9:15 am";
        assert_eq!(
            iso(line, Order::Unsure),
            [
                (Role::Published, Some("2021-05-05".to_owned())),
                (Role::Modified, Some("2021-05-06T09:15".to_owned()))
            ]
        );
        assert_eq!(iso("Last updated: 3 March 2019", Order::Unsure)[0].0, Role::Modified);
        let behind = iso("2021年3月5日 5:00 (2021年3月6日 6:10更新)", Order::Unsure);
        assert_eq!(
            behind,
            [
                (Role::Published, Some("2021-03-05T05:00".to_owned())),
                (Role::Modified, Some("2021-03-06T06:10".to_owned()))
            ]
        );
    }

    #[test]
    fn what_journals_print_before_publication_is_told_apart() {
        let roles = |line: &str| -> Vec<Role> {
            read(line, Order::Unsure, true).into_iter().map(|(role, _)| role).collect()
        };
        assert_eq!(
            roles("Received 1 March 2021 / Accepted on 2 March 2021 / Published 3 March 2021"),
            [Role::Received, Role::Received, Role::Published]
        );
        assert_eq!(roles("Eingegangen am 1.3.2021"), [Role::Received]);
        assert_eq!(roles("04:30 Min. Verfügbar bis 01.03.2021"), [Role::Received]);
    }

    #[test]
    fn refuses_what_cannot_be() {
        for line in [
            "February 30, 2021",
            "31/31/2021",
            "2021-13-01",
            "Version 1.2.3",
            "May 5 was a Tuesday",
            "Smith 12, 2020",
        ] {
            assert_eq!(iso(line, Order::Unsure), [], "{line}");
        }
    }

    #[test]
    fn ages_are_told_in_words() {
        for age in [
            "3 hours ago",
            "an hour ago",
            "Vor 3 Tagen",
            "il y a 3 jours",
            "hace 3 horas",
            "há 3 horas",
            "3時間前",
            "5天前",
            "Yesterday",
            "today",
            "just now",
            "Gestern",
            "heute",
            "ayer",
            "hoy",
        ] {
            let line = format!("Harbour ({age})");
            assert_eq!(
                read(&line, Order::Unsure, true),
                [(Role::Published, Timestamp { raw: age.to_owned(), iso: None })],
                "{line}"
            );
        }
        for line in ["Tomorrow", "Fares of 2021", "Agony", "Todays", "A voyage"] {
            assert_eq!(read(line, Order::Unsure, true), [], "{line}");
        }
    }
}
