//! A relative time and the moment it was read → when that was.

use std::ops::Range;

use super::days;
use crate::know::grammar::lists::{List, begins};
use crate::text::words;

/// What a span is counted in, in the order of the list of ages.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

const UNITS: [Unit; 7] =
    [Unit::Second, Unit::Minute, Unit::Hour, Unit::Day, Unit::Week, Unit::Month, Unit::Year];

/// Where the first relative time of a line stands.
pub(super) fn find(line: &str) -> Option<Range<usize>> {
    words(line).find_map(|at| Some(at..at + begins(List::Ago, &line[at..])?.end))
}

/// Whether a line ends in a relative time.
pub(super) fn ends(line: &str) -> bool {
    find(line).is_some_and(|age| age.end == line.len())
}

/// Spans longer than this are none.
const MOST: i64 = 10_000;

/// When that was which a relative time says, as closely as it says so: `2021-03-04T07:00` for hours, `2021-03-04` for days and
/// weeks, `2021-03` for months, `2021` for years. `fetched` is an ISO 8601 date, for days and longer, or moment.
pub(crate) fn before(age: &str, fetched: &str) -> Option<String> {
    let (day, time, zone) = moment(fetched)?;
    let (count, unit) = span(age)?;
    let date = |day: i64| {
        let (year, month, day) = civil(day);
        format!("{year:04}-{month:02}-{day:02}")
    };
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour => {
            let seconds = count * [1, 60, 3600][unit as usize];
            let moment = day * DAY + time? - seconds;
            let (day, minute) = (moment.div_euclid(DAY), moment.rem_euclid(DAY) / 60);
            format!("{}T{:02}:{:02}{zone}", date(day), minute / 60, minute % 60)
        }
        Unit::Day => date(day - count),
        Unit::Week => date(day - 7 * count),
        Unit::Month | Unit::Year => {
            let (year, month, _) = civil(day);
            if unit == Unit::Year {
                return Some(format!("{:04}", year - count));
            }
            let months = year * 12 + month - 1 - count;
            format!("{:04}-{:02}", months.div_euclid(12), months.rem_euclid(12) + 1)
        }
    })
}

/// Seconds of a day.
const DAY: i64 = 86_400;

/// What a relative time counts.
fn span(age: &str) -> Option<(i64, Unit)> {
    let age = age.trim();
    let front = begins(List::Ago, age).filter(|front| front.end == age.len())?;
    let from = age.find(|c: char| c.is_ascii_digit());
    let digits = from.map_or("1", |from| {
        let rest = &age[from..];
        &rest[..rest.bytes().take_while(u8::is_ascii_digit).count()]
    });
    let count = digits.parse().ok().filter(|count| *count <= MOST)?;
    Some(match front.line {
        7 => (0, Unit::Day),
        8 => (1, Unit::Day),
        9 => (0, Unit::Minute),
        line => (count, *UNITS.get(line as usize)?),
    })
}

/// Days since 1970, seconds of the day where they are told, and what stands behind them, of an ISO 8601 date or moment.
fn moment(iso: &str) -> Option<(i64, Option<i64>, &str)> {
    let number = |range: std::ops::Range<usize>| iso.get(range)?.parse::<i64>().ok();
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let dashes = [4, 7].iter().all(|at| iso.as_bytes()[*at] == b'-');
    let (y, m) = (i32::try_from(year).ok()?, u32::try_from(month).ok()?);
    if !dashes || !(1..=12).contains(&m) || !(1..=i64::from(days(y, m))).contains(&day) {
        return None;
    }
    let time =
        number(11..13).zip(number(14..16)).filter(|(hour, minute)| *hour < 24 && *minute < 60);
    let rest = iso.get(16..).unwrap_or("");
    let zone = rest.find(['Z', '+', '-']).map_or("", |at| &rest[at..]);
    let seconds = time.map(|(hour, minute)| {
        hour * 3600 + minute * 60 + number(17..19).filter(|second| *second < 60).unwrap_or(0)
    });
    Some((since_1970(year, month, day), seconds, zone))
}

/// Days from the first of 1970 to a day of the Gregorian calendar (Hinnant's days_from_civil).
fn since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day of a number of days from the first of 1970 on.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_end_at_the_moment_of_reading() {
        let fetched = "2021-03-01T00:30:00+01:00";
        for (age, expected) in [
            ("30 seconds ago", Some("2021-03-01T00:29+01:00")),
            ("45 mins ago", Some("2021-02-28T23:45+01:00")),
            ("an hour ago", Some("2021-02-28T23:30+01:00")),
            ("vor 3 Stunden", Some("2021-02-28T21:30+01:00")),
            ("just now", Some("2021-03-01T00:30+01:00")),
            ("3時間前", Some("2021-02-28T21:30+01:00")),
            ("hace 2 días", Some("2021-02-27")),
            ("yesterday", Some("2021-02-28")),
            ("Heute", Some("2021-03-01")),
            ("2 weeks ago", Some("2021-02-15")),
            ("il y a 3 mois", Some("2020-12")),
            ("a year ago", Some("2020")),
            ("a while ago", None),
        ] {
            assert_eq!(before(age, fetched).as_deref(), expected, "{age}");
        }
        assert_eq!(before("3 hours ago", "2021-03-01"), None);
        assert_eq!(before("1 day ago", "2020-03-01").as_deref(), Some("2020-02-29"));
        assert_eq!(before("1 day ago", "some day"), None);
        assert_eq!(before("1 day ago", "2021-02-30"), None);
    }
}
