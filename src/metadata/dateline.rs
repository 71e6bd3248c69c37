//! The place, date and agency that open a news report.

use once_cell::sync::Lazy;
use regex::{Captures, Regex};

use crate::article::Dateline;

/// Bytes of a paragraph that a dateline may take.
const REACH: usize = 170;
/// Words in capitals that open lines and are no places.
const NOT_PLACES: &[&str] = &[
    "BREAKING",
    "UPDATE",
    "UPDATED",
    "WATCH",
    "EXCLUSIVE",
    "VIDEO",
    "PHOTO",
    "PHOTOS",
    "OPINION",
    "ANALYSIS",
    "NOTE",
    "WARNING",
    "CORRECTION",
    "EDITOR",
    "FILE",
    "Q",
    "A",
    "NEW",
    "LIVE",
    "READ",
    "MORE",
    "RELATED",
    "LISTEN",
    "TIP",
    "FAQ",
    "DIY",
    "HOW TO",
    "STEP",
    "PART",
    "CHAPTER",
    "AD",
    "TLDR",
    "TL;DR",
    "IMPORTANT",
    "UPDATE 1",
];

const DATE: &str = r"(?P<date>\p{L}{3,12}\.? ?\d{1,2}(?:, ?\d{4})?|\d{1,2}\.? ?(?:de )?\p{L}{3,12}\.?(?:,? (?:de )?\d{4})?)";
const CAPS: &str = r"\p{Lu}[\p{Lu}\p{M}.’'-]+(?:[ /]\p{Lu}[\p{Lu}\p{M}.’'-]*){0,4}";
const QUALIFIER: &str = r"(?:,? ?(?:\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.]*){0,2})| \[[^\]]{2,30}\]| \(\p{Lu}\p{Ll}[\p{L} ]{2,20}\))?";
const AGENCY: &str = r"(?P<agency>\p{Lu}[\p{L}\d .&/-]{1,40}|dpa(?:/[a-z]+)?|ots|sda|afp|ap)";
const DASH: &str = r"(?:-{2,3}|—|–|―|_|\.-)";

/// The forms, the most telling first. Places without an agency must be in capitals.
static FORMS: Lazy<Vec<Regex>> = Lazy::new(|| {
    [
        // (ANSA) - ROMA, 22 MAR - …
        format!(r"^\({AGENCY}\) ?[-–—] (?P<place>{CAPS}{QUALIFIER})(?:, {DATE})? ?[-–—] "),
        // MOSCOW, January 21. /TASS/. … | NEW YORK, May 7, 2024 /PRNewswire/ -- … | NEW YORK, NY/WIRE/May 7, 2024/ …
        format!(r"^(?P<place>{CAPS}{QUALIFIER})(?:,? {DATE}\.?)? ?/{AGENCY}/\.?(?: ?\p{{L}}{{3,12}}\.? \d{{1,2}}, \d{{4}} ?/)? ?{DASH}? ?"),
        // МОСКВА, 10 фев — РИА Новости. …
        format!(r"^(?P<place>{CAPS}), {DATE} ?[–—-] {AGENCY}\. "),
        // Москва. 24 ноября. INTERFAX.RU - …
        format!(r"^(?P<place>\p{{Lu}}[\p{{L}}-]+)\. {DATE}\. (?P<agency>\p{{Lu}}[\p{{Lu}}.]+) ?[-–—] "),
        // PARIS, Jan. 5, 2016 (AFP) — … | BRUSSELS, Belgium (AP) - … | Berlin (dpa) - … | Nova Delhi, Jan 10 (ANI): … | Madrid, 11 may (EFE).- …
        format!(r"^(?P<place>{CAPS}{QUALIFIER}|\p{{Lu}}[\p{{L}}.’'-]+(?:[ /]\p{{L}}[\p{{L}}.’'-]+){{0,3}}{QUALIFIER}?)(?:, {DATE})? ?[(\[]{AGENCY}[)\]]\.? ?(?:{DASH}|-|:) ?"),
        // EFE.- …
        r"^(?P<agency>\p{Lu}{2,6})\.- ?".to_owned(),
        // MOSCOW -- … | EDMONTON—A pair | WEST PALM BEACH, Fla. -- … | LONDON, Nov 24 - …
        format!(r"^(?P<place>{CAPS}{QUALIFIER})(?:, {DATE})?(?: ?{DASH} ?| - )"),
        // (CNN) -- …
        format!(r"^\({AGENCY}\) ?(?:{DASH}|-) ?"),
        // 新华社北京3月15日电（…）
        r"^(?P<agency>[\p{Han}]{1,5}[社网])(?P<place>\p{Han}{2,6}?)(?P<date>\d{1,2}月\d{1,2}日)电".to_owned(),
        // 【ワシントン時事】…
        r"^【(?P<place>[\p{Han}\p{Katakana}ー・]{2,12}?)(?P<agency>時事|共同|[A-Z]{2,4})】".to_owned(),
        // (서울=연합뉴스) …
        r"^[(\[](?P<place>\p{Hangul}{2,8})=(?P<agency>\p{Hangul}{2,8})[)\]]".to_owned(),
    ]
    .iter()
    .map(|form| Regex::new(form).expect("the pattern is well formed"))
    .collect()
});

/// Reads the dateline that a paragraph opens with.
pub(crate) fn read(paragraph: &str) -> Option<Dateline> {
    let opens = paragraph.chars().next().is_some_and(|c| c.is_uppercase() || matches!(c, '(' | '[' | '【') || crate::text::is_unspaced(c));
    if !opens {
        return None;
    }
    let mut end = paragraph.len().min(REACH);
    while !paragraph.is_char_boundary(end) {
        end -= 1;
    }
    let head = &paragraph[..end];
    let captures = FORMS.iter().find_map(|form| form.captures(head)).filter(|captures| fits(captures, paragraph))?;
    let field = |name: &str| captures.name(name).map(|found| found.as_str().trim().trim_end_matches([',', ';']).to_owned());
    Some(Dateline {
        raw: captures.get(0).map_or("", |found| found.as_str()).trim().to_owned(),
        place: field("place").unwrap_or_default(),
        date: field("date"),
        agency: field("agency"),
    })
}

/// Whether what was matched can be a dateline: a place that is one, and a sentence behind it.
fn fits(captures: &Captures<'_>, paragraph: &str) -> bool {
    let place = captures.name("place").map_or("", |found| found.as_str());
    let whole = captures.get(0).map_or(0, |found| found.end());
    let behind = paragraph[whole..].trim_start();
    // Initials and clauses ("U.S. — ") open sentences, too; a place has three letters or an agency.
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    let named = captures.name("agency").is_some();
    let first = place.split([',', '[']).next().unwrap_or("").trim();
    (named || letters >= 3 && !NOT_PLACES.contains(&first)) && behind.chars().any(char::is_alphanumeric) && behind.chars().count() >= 12
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> Option<(String, Option<String>, Option<String>)> {
        read(text).map(|d| (d.place, d.date, d.agency))
    }

    fn some(place: &str, date: &str, agency: &str) -> Option<(String, Option<String>, Option<String>)> {
        let full = |s: &str| (!s.is_empty()).then(|| s.to_owned());
        Some((place.to_owned(), full(date), full(agency)))
    }

    #[test]
    fn reads_the_forms_of_the_agencies() {
        for (line, expected) in [
            ("MOSCOW -- The ferry left at noon.", some("MOSCOW", "", "")),
            ("EDMONTON—A pair of boats left at noon.", some("EDMONTON", "", "")),
            ("WEST PALM BEACH, Fla. -- The ferry left at noon.", some("WEST PALM BEACH, Fla.", "", "")),
            ("BRUSSELS, Belgium (AP) - The ferry left.", some("BRUSSELS, Belgium", "", "AP")),
            ("WASHINGTON (AP) — The ferry left at noon.", some("WASHINGTON", "", "AP")),
            ("WASHINGTON _ The ferry left at noon.", some("WASHINGTON", "", "")),
            ("(CNN) -- The ferry left at noon.", some("", "", "CNN")),
            ("LONDON, Nov 24 (Reuters) - The ferry left.", some("LONDON", "Nov 24", "Reuters")),
            ("PARIS, Jan. 5, 2016 (AFP) — The ferry left.", some("PARIS", "Jan. 5, 2016", "AFP")),
            ("BEIJING, Nov. 24 (Xinhua) -- The ferry left.", some("BEIJING", "Nov. 24", "Xinhua")),
            ("OTTAWA — The ferry left at noon.", some("OTTAWA", "", "")),
            ("MOSCOW, January 21. /TASS/. The ferry left.", some("MOSCOW", "January 21", "TASS")),
            ("МОСКВА, 10 фев — РИА Новости. Паром ушёл в полдень.", some("МОСКВА", "10 фев", "РИА Новости")),
            ("Москва. 24 ноября. INTERFAX.RU - Паром ушёл в полдень.", some("Москва", "24 ноября", "INTERFAX.RU")),
            ("Madrid, 11 may (EFE).- El barco salió a mediodía.", some("Madrid", "11 may", "EFE")),
            ("EFE.- El barco salió a mediodía.", some("", "", "EFE")),
            ("New Delhi, Jan 10 (ANI): The ferry left at noon.", some("New Delhi", "Jan 10", "ANI")),
            ("Damascus [Syria], June 9 (ANI): The ferry left.", some("Damascus [Syria]", "June 9", "ANI")),
            ("(ANSA) - ROMA, 22 MAR - Il traghetto è partito.", some("ROMA", "22 MAR", "ANSA")),
            ("ROMA, 16 NOV (ANSA) - Il traghetto è partito.", some("ROMA", "16 NOV", "ANSA")),
            ("Berlin (dpa) - Die Fähre fuhr am Mittag.", some("Berlin", "", "dpa")),
            ("新华社北京3月15日电（记者）渡轮于中午离开了港口，开往对岸的城市。", some("北京", "3月15日", "新华社")),
            ("【ワシントン時事】フェリーは正午に港を出て対岸の町に向かった。", some("ワシントン", "", "時事")),
            ("NEW YORK, NY/ACCESSWIRE/May 7, 2024/ The ferry left at noon.", some("NEW YORK, NY", "", "ACCESSWIRE")),
            ("BRUSSELS, Belgium -- The ferry left at noon.", some("BRUSSELS, Belgium", "", "")),
        ] {
            assert_eq!(show(line), expected, "{line}");
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
