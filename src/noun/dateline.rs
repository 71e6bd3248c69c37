//! The place, date and agency that open a news report.

mod forms;
mod parts;

use std::ops::Range;

use crate::article::Dateline;
use crate::know::grammar::lists::{List, behind, is};
use crate::text::front;

/// Bytes of a paragraph that a dateline may take.
const REACH: usize = 170;
/// Letters of a month's short form at most.
const SHORT_MONTH: usize = 4;

/// Signs of which a dateline has one; most paragraphs have none, and this says so at once.
const SIGNS: &[&str] = &["--", "—", "–", "―", " - ", "_", ".-", "/", ")", "]", "电", "】"];

/// Reads the dateline that a paragraph opens with; Markdown's emphasis does not count.
pub(crate) fn read(paragraph: &str) -> Option<Dateline> {
    if paragraph.starts_with(['*', '_']) {
        return read_plain(&front(paragraph, REACH * 2).replace(['*', '_'], ""));
    }
    read_plain(paragraph)
}

/// Characters of the names that a paragraph's front has in brackets.
const NAMES: std::ops::RangeInclusive<usize> = 2..=40;

/// Who reports, as Chinese papers say behind the dateline: "新华社北京3月15日电（记者 王小明、李红）".
pub(crate) fn reporters(paragraph: &str) -> Option<Vec<String>> {
    let head = front(paragraph, REACH);
    if !head.contains('者') {
        return None;
    }
    let parted = |c: char| matches!(c, '、' | '，' | ',' | ' ' | '\u{3000}');
    let who = head.match_indices(['（', '(']).find_map(|(at, open)| {
        let rest = behind(List::Reporter, &head[at + open.len()..])?;
        let rest = rest.trim_start_matches([' ', '\u{3000}', ':', '：']);
        let who = &rest[..rest.find(['）', ')'])?];
        let fits = |c: char| parted(c) || c == '·' || matches!(c, '一'..='鿿');
        (NAMES.contains(&who.chars().count()) && who.chars().all(fits)).then_some(who)
    })?;
    let names: Vec<_> = who.split(parted).filter_map(crate::noun::person::name).collect();
    (!names.is_empty()).then_some(names)
}

/// A dateline that was found, as ranges of its paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Found {
    end: usize,
    place: Option<Range<usize>>,
    date: Option<Range<usize>>,
    agency: Option<Range<usize>>,
}

fn read_plain(paragraph: &str) -> Option<Dateline> {
    let opens = paragraph.chars().next().is_some_and(|c| {
        c.is_uppercase() || matches!(c, '(' | '[' | '【') || crate::text::is_unspaced(c)
    });
    if !opens {
        return None;
    }
    let head = front(paragraph, REACH);
    // A second letter in capitals, an opening bracket, or an agency in brackets near the front.
    let mut chars = head.chars();
    let (first, second) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
    let shaped = !first.is_alphabetic()
        || second.is_uppercase()
        || !second.is_lowercase()
        || head.find(['(', '[']).is_some_and(|at| at < 60)
        || head.contains(". ");
    if !shaped || !SIGNS.iter().any(|sign| head.contains(sign)) {
        return None;
    }
    let found = forms::find(head).filter(|found| fits(found, paragraph))?;
    let field = |range: Option<Range<usize>>| {
        range.map(|range| head[range].trim().trim_end_matches([',', ';']).to_owned())
    };
    Some(Dateline {
        raw: head[..found.end].trim().to_owned(),
        place: field(found.place).unwrap_or_default(),
        // The stop behind a short month's name is its own, that behind a long one the sentence's.
        date: field(found.date).map(|date| match date.strip_suffix('.') {
            Some(bare)
                if bare
                    .rsplit(' ')
                    .next()
                    .is_some_and(|word| word.chars().count() > SHORT_MONTH) =>
            {
                bare.to_owned()
            }
            _ => date,
        }),
        agency: field(found.agency),
    })
}

/// Whether what was found can be a dateline: a place that is one, and a sentence behind it.
fn fits(found: &Found, paragraph: &str) -> bool {
    let place = found.place.clone().map_or("", |place| &paragraph[place]);
    let behind = paragraph[found.end..].trim_start();
    // Initials and clauses ("U.S. — ") open sentences, too; a place has three letters or an agency.
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    let first = place.split([',', '[']).next().unwrap_or("").trim();
    (found.agency.is_some() || letters >= 3 && !is(List::NotPlace, first))
        && behind.chars().any(char::is_alphanumeric)
        && behind.chars().count() >= 12
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> Option<(String, Option<String>, Option<String>)> {
        read(text).map(|d| (d.place, d.date, d.agency))
    }

    fn some(
        place: &str,
        date: &str,
        agency: &str,
    ) -> Option<(String, Option<String>, Option<String>)> {
        let full = |s: &str| (!s.is_empty()).then(|| s.to_owned());
        Some((place.to_owned(), full(date), full(agency)))
    }

    #[test]
    fn reads_the_forms_of_the_agencies() {
        for (line, expected) in [
            ("MOSCOW -- The ferry left at noon.", some("MOSCOW", "", "")),
            ("EDMONTON—A pair of boats left at noon.", some("EDMONTON", "", "")),
            (
                "WEST PALM BEACH, Fla. -- The ferry left at noon.",
                some("WEST PALM BEACH, Fla.", "", ""),
            ),
            ("BRUSSELS, Belgium (AP) - The ferry left.", some("BRUSSELS, Belgium", "", "AP")),
            ("WASHINGTON (AP) — The ferry left at noon.", some("WASHINGTON", "", "AP")),
            ("WASHINGTON _ The ferry left at noon.", some("WASHINGTON", "", "")),
            ("(CNN) -- The ferry left at noon.", some("", "", "CNN")),
            ("LONDON, Nov 24 (Reuters) - The ferry left.", some("LONDON", "Nov 24", "Reuters")),
            ("PARIS, Jan. 5, 2016 (AFP) — The ferry left.", some("PARIS", "Jan. 5, 2016", "AFP")),
            ("BEIJING, Nov. 24 (Xinhua) -- The ferry left.", some("BEIJING", "Nov. 24", "Xinhua")),
            ("OTTAWA — The ferry left at noon.", some("OTTAWA", "", "")),
            ("MOSCOW, January 21. /TASS/. The ferry left.", some("MOSCOW", "January 21", "TASS")),
            (
                "МОСКВА, 10 фев — РИА Новости. Паром ушёл в полдень.",
                some("МОСКВА", "10 фев", "РИА Новости"),
            ),
            (
                "Москва. 24 ноября. INTERFAX.RU - Паром ушёл в полдень.",
                some("Москва", "24 ноября", "INTERFAX.RU"),
            ),
            ("Madrid, 11 may (EFE).- El barco salió a mediodía.", some("Madrid", "11 may", "EFE")),
            ("EFE.- El barco salió a mediodía.", some("", "", "EFE")),
            (
                "New Delhi, Jan 10 (ANI): The ferry left at noon.",
                some("New Delhi", "Jan 10", "ANI"),
            ),
            (
                "Damascus [Syria], June 9 (ANI): The ferry left.",
                some("Damascus [Syria]", "June 9", "ANI"),
            ),
            ("(ANSA) - ROMA, 22 MAR - Il traghetto è partito.", some("ROMA", "22 MAR", "ANSA")),
            ("ROMA, 16 NOV (ANSA) - Il traghetto è partito.", some("ROMA", "16 NOV", "ANSA")),
            ("Berlin (dpa) - Die Fähre fuhr am Mittag.", some("Berlin", "", "dpa")),
            (
                "新华社北京3月15日电（记者）渡轮于中午离开了港口，开往对岸的城市。",
                some("北京", "3月15日", "新华社"),
            ),
            (
                "【ワシントン時事】フェリーは正午に港を出て対岸の町に向かった。",
                some("ワシントン", "", "時事"),
            ),
            (
                "NEW YORK, NY/ACCESSWIRE/May 7, 2024/ The ferry left at noon.",
                some("NEW YORK, NY", "", "ACCESSWIRE"),
            ),
            ("TOKYO, May 5, Kyodo - The ferry left at noon.", some("TOKYO", "May 5", "Kyodo")),
            (
                "МОСКВА, 10 февраля. /ТАСС/. Паром ушёл в полдень.",
                some("МОСКВА", "10 февраля", "ТАСС"),
            ),
            (
                "**ST. ANNE, Mich. (AP)** — The ferry left at noon.",
                some("ST. ANNE, Mich.", "", "AP"),
            ),
            ("_MOSCOW_ -- The ferry left at noon.", some("MOSCOW", "", "")),
            (
                "Kochi (Kerala) [India], March 3 (ANI): The ferry left at noon.",
                some("Kochi (Kerala) [India]", "March 3", "ANI"),
            ),
            ("BRUSSELS, Belgium -- The ferry left at noon.", some("BRUSSELS, Belgium", "", "")),
        ] {
            assert_eq!(show(line), expected, "{line}");
        }
    }

    #[test]
    fn reads_reporters_in_brackets() {
        for (line, expected) in [
            (
                "新华社上海3月3日电（记者 王小明、李红）渡轮三日恢复通航。",
                Some(vec!["王小明", "李红"]),
            ),
            (
                "本报北京3月3日电（记者陆文军 杨有宗）渡轮三日恢复通航。",
                Some(vec!["陆文军", "杨有宗"]),
            ),
            ("渡轮三日恢复通航，记者在现场看到了（图）。", None),
        ] {
            assert_eq!(
                reporters(line),
                expected.map(|names| names.into_iter().map(str::to_owned).collect()),
                "{line}"
            );
        }
    }

    #[test]
    fn leaves_openings_that_are_none() {
        for line in [
            "PARIS HILTON SAID she would come.",
            "BREAKING - The ferry left at noon.",
            "The ferry left - at noon, it said.",
            "A - The first of the boats left at noon.",
            "By the time they came, the ferry (the old one) had left.",
            "Ferry (old) - a boat that sails.",
            "U.S. officials -- all of them -- came.",
            "moscow -- the ferry left.",
            "",
        ] {
            assert_eq!(show(line), None, "{line}");
        }
    }
}
