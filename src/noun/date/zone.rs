//! Time zones as printed → offsets from UTC.

use crate::know::grammar::lists::{List, is};

/// The offset of a named zone on a day. Names that several zones share give none.
pub(crate) fn offset(zone: &str, date: (i32, u32, u32)) -> Option<String> {
    let zone = if is(List::ZoneMsk, zone) { "MSK" } else { zone };
    let named = match zone {
        "Z" | "UTC" | "GMT" | "WET" => "+00:00",
        "EST" => "-05:00",
        "EDT" => "-04:00",
        "CDT" => "-05:00",
        "MST" => "-07:00",
        "MDT" => "-06:00",
        "PST" => "-08:00",
        "PDT" => "-07:00",
        "CET" | "MEZ" | "BST" | "WEST" | "WAT" => "+01:00",
        "CEST" | "MESZ" | "EET" | "SAST" | "CAT" => "+02:00",
        "EEST" | "MSK" | "EAT" | "TRT" => "+03:00",
        "GST" => "+04:00",
        "PKT" => "+05:00",
        // Of the zones of this name, India's is by far the one that pages print most.
        "IST" => "+05:30",
        "NPT" => "+05:45",
        "WIB" | "ICT" => "+07:00",
        "WITA" | "HKT" | "SGT" | "MYT" | "PHT" | "AWST" => "+08:00",
        "WIT" | "JST" | "KST" => "+09:00",
        "ACST" => "+09:30",
        "AEST" => "+10:00",
        "AEDT" => "+11:00",
        "NZST" => "+12:00",
        "NZDT" => "+13:00",
        "BRT" | "ART" => "-03:00",
        "AKST" => "-09:00",
        "HST" => "-10:00",
        "ET" => {
            if summer(date) {
                "-04:00"
            } else {
                "-05:00"
            }
        }
        "CT" | "CST" => {
            if zone == "CT" && summer(date) {
                "-05:00"
            } else {
                "-06:00"
            }
        }
        "MT" => {
            if summer(date) {
                "-06:00"
            } else {
                "-07:00"
            }
        }
        "PT" => {
            if summer(date) {
                "-07:00"
            } else {
                "-08:00"
            }
        }
        _ => return numeric_offset(zone),
    };
    Some(named.to_owned())
}

/// `+0200`, `-05:00`, `GMT+2`, `UTC-05:00`
fn numeric_offset(zone: &str) -> Option<String> {
    let bare = zone.strip_prefix("GMT").or_else(|| zone.strip_prefix("UTC")).unwrap_or(zone);
    let sign = bare.chars().next().filter(|c| matches!(c, '+' | '-'))?;
    let digits: String = bare.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) =
        if digits.len() > 2 { digits.split_at(digits.len() - 2) } else { (digits.as_str(), "00") };
    let hours: u32 = hours.parse().ok()?;
    let minutes: u32 = minutes.parse().ok()?;
    (hours <= 14 && minutes <= 59).then(|| format!("{sign}{hours:02}:{minutes:02}"))
}

/// Whether a word is the name of a zone where the day is written before the month.
pub(crate) fn is_day_first(word: &str) -> bool {
    const AMERICAN: [&str; 16] = [
        "EST", "EDT", "CDT", "MST", "MDT", "PST", "PDT", "ET", "CT", "CST", "MT", "PT", "AKST",
        "HST", "PHT", "UTC",
    ];
    // Asia's far east writes the year first, and its English pages as America does.
    const EASTERN: [&str; 3] = ["JST", "KST", "Z"];
    let name = word.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | ':'));
    (2..=4).contains(&name.len())
        && !AMERICAN.contains(&name)
        && !EASTERN.contains(&name)
        && name.bytes().all(|b| b.is_ascii_uppercase())
        && offset(name, (2000, 1, 1)).is_some()
}

/// Whether clocks in the United States show summer time on a day (rule of 2007; the hour of change is not looked at).
fn summer((year, month, day): (i32, u32, u32)) -> bool {
    // The weekday of the first of a month, Sunday 0 (Zeller).
    let first = |month: u32| {
        let (y, m) = if month < 3 { (year - 1, month + 12) } else { (year, month) };
        (1 + 13 * (m as i32 + 1) / 5 + y + y / 4 - y / 100 + y / 400 + 6).rem_euclid(7) as u32
    };
    let sunday = |month: u32, nth: u32| 1 + (7 - first(month)) % 7 + 7 * (nth - 1);
    match month {
        4..=10 => true,
        3 => day >= sunday(3, 2),
        11 => day < sunday(11, 1),
        _ => false,
    }
}
