//! The place, date and agency that open a news report.

use once_cell::sync::Lazy;
use regex::{Captures, Regex};

use crate::article::Dateline;

/// Bytes of a paragraph that a dateline may take.
const REACH: usize = 170;
/// Letters of a month's short form at most.
const SHORT_MONTH: usize = 4;
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

// Classes are written as ranges: `\p{L}` and its like compile to automata that take longer to build than a page to strip.
/// A letter of any script, roughly: ASCII letters and all beyond ASCII but spaces and punctuation.
const LETTER: &str = r"[A-Za-z\u{aa}-\u{1fff}\u{2c00}-\u{2fff}\u{3040}-\u{d7ff}]";
/// A capital of the Latin, Greek or Cyrillic script.
const CAPITAL: &str =
    r"[A-Z\u{c0}-\u{de}\u{391}-\u{3a9}\u{400}-\u{42f}\u{11e}\u{130}\u{141}\u{15a}\u{160}\u{17d}]";

/// Fills `{L}` and `{C}` (letter, capital) and the named parts of a form.
fn form(form: &str) -> String {
    form.replace("{DATE}", r"(?P<date>{L}+\.? ?\d{1,2}(?:, ?\d{4})?|\d{1,2}\.? ?(?:de )?{L}+\.?(?:,? (?:de )?\d{4})?)")
        .replace("{CAPS}", r"{C}(?:{C}|[.’'-])+(?:[ /]{C}(?:{C}|[.’'-])*)*")
        .replace("{QUALIFIER}", r"(?:,? ?(?:{C}(?:{L}|[.’'-])+(?: {C}(?:{L}|\.)*)*)| \[[^\]]+\]| \({C}[a-z]{L}+\)(?: \[[^\]]+\])?)?")
        .replace("{AGENCY}", r"(?P<agency>{C}[^()\[\]/:—–]+|dpa(?:/[a-z]+)?|ots|sda|afp|ap|{C}[A-Za-z/-]+)")
        .replace("{DASH}", r"(?:-{2,3}|—|–|―|_|\.-)")
        .replace("{L}", LETTER)
        .replace("{C}", CAPITAL)
}

/// The forms, the most telling first. Places without an agency must be in capitals.
static FORMS: Lazy<Vec<Regex>> = Lazy::new(|| {
    [
        // (ANSA) - ROMA, 22 MAR - …
        r"^\({AGENCY}\) ?[-–—] (?P<place>{CAPS}{QUALIFIER})(?:, {DATE})? ?[-–—] ",
        // MOSCOW, January 21. /TASS/. … | NEW YORK, May 7, 2024 /PRNewswire/ -- … | NEW YORK, NY/WIRE/May 7, 2024/ …
        r"^(?P<place>{CAPS}{QUALIFIER})(?:,? {DATE}\.?)? ?/{AGENCY}/\.?(?: ?[A-Za-z]+\.? \d{1,2}, \d{4} ?/)? ?{DASH}? ?",
        // МОСКВА, 10 фев — РИА Новости. …
        r"^(?P<place>{CAPS}), {DATE} ?[–—-] {AGENCY}\. ",
        // TOKYO, May 5, Kyodo - …
        r"^(?P<place>{CAPS}{QUALIFIER}), {DATE}, (?P<agency>{C}{L}+) [-–—] ",
        // Москва. 24 ноября. INTERFAX.RU - …
        r"^(?P<place>{C}(?:{L}|-)+)\. {DATE}\. (?P<agency>{C}(?:{C}|\.)+) ?[-–—] ",
        // PARIS, Jan. 5, 2016 (AFP) — … | BRUSSELS, Belgium (AP) - … | Berlin (dpa) - … | Nova Delhi, Jan 10 (ANI): … | Madrid, 11 may (EFE).- …
        r"^(?P<place>{CAPS}{QUALIFIER}|{C}(?:{L}|[.’'-])+(?:[ /](?:{L}|[.’'-])+)*{QUALIFIER})(?:, {DATE})? ?[(\[]{AGENCY}[)\]]\.? ?(?:{DASH}|-|:) ?",
        // EFE.- …
        r"^(?P<agency>[A-Z]{2,6})\.- ?",
        // MOSCOW -- … | EDMONTON—A pair | WEST PALM BEACH, Fla. -- … | LONDON, Nov 24 - …
        r"^(?P<place>{CAPS}{QUALIFIER})(?:, {DATE})?(?: ?{DASH} ?| - )",
        // (CNN) -- …
        r"^\({AGENCY}\) ?(?:{DASH}|-) ?",
        // 新华社北京3月15日电（…）
        r"^(?P<agency>[一-鿿]{1,5}[社网])(?P<place>[一-鿿]{2,6}?)(?P<date>\d{1,2}月\d{1,2}日)电",
        // 【ワシントン時事】…
        r"^【(?P<place>[一-鿿ァ-ヺー・]{2,12}?)(?P<agency>時事|共同|[A-Z]{2,4})】",
        // (서울=연합뉴스) …
        r"^[(\[](?P<place>[가-힣]{2,8})=(?P<agency>[가-힣]{2,8})[)\]]",
    ]
    .iter()
    .map(|pattern| Regex::new(&form(pattern)).expect("the pattern is well formed"))
    .collect()
});

/// Signs of which a dateline has one; asking for them first keeps the expressions off most paragraphs.
const SIGNS: &[&str] = &["--", "—", "–", "―", " - ", "_", ".-", "/", ")", "]", "电", "】"];

/// Reads the dateline that a paragraph opens with; Markdown's emphasis does not count.
pub(crate) fn read(paragraph: &str) -> Option<Dateline> {
    if paragraph.starts_with(['*', '_']) {
        return read_plain(&crate::text::front(paragraph, REACH * 2).replace(['*', '_'], ""));
    }
    read_plain(paragraph)
}

/// Who reports, as Chinese papers say behind the dateline: "新华社北京3月15日电（记者 王小明、李红）".
static REPORTERS: Lazy<Regex> = Lazy::new(|| {
    Regex::new(
        r"[（(](?:本报|通讯员)?[记記]者[ \u{3000}:：]*(?P<who>[一-鿿·、，, \u{3000}]{2,40})[）)]",
    )
    .expect("the pattern is well formed")
});

/// The reporters that the front of a paragraph names in brackets.
pub(crate) fn reporters(paragraph: &str) -> Option<Vec<String>> {
    let head = crate::text::front(paragraph, REACH);
    if !head.contains('者') {
        return None;
    }
    let found = REPORTERS.captures(head)?;
    let names: Vec<_> = found["who"]
        .split(['、', '，', ',', ' ', '\u{3000}'])
        .filter_map(crate::noun::person::name)
        .collect();
    (!names.is_empty()).then_some(names)
}

fn read_plain(paragraph: &str) -> Option<Dateline> {
    let opens = paragraph.chars().next().is_some_and(|c| {
        c.is_uppercase() || matches!(c, '(' | '[' | '【') || crate::text::is_unspaced(c)
    });
    if !opens {
        return None;
    }
    let head = crate::text::front(paragraph, REACH);
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
    let captures = FORMS
        .iter()
        .find(|form| form.is_match(head))?
        .captures(head)
        .filter(|captures| fits(captures, paragraph))?;
    let field = |name: &str| {
        captures
            .name(name)
            .map(|found| found.as_str().trim().trim_end_matches([',', ';']).to_owned())
    };
    Some(Dateline {
        raw: captures.get(0).map_or("", |found| found.as_str()).trim().to_owned(),
        place: field("place").unwrap_or_default(),
        // The stop behind a short month's name is its own, that behind a long one the sentence's.
        date: field("date").map(|date| match date.strip_suffix('.') {
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
    (named || letters >= 3 && !NOT_PLACES.contains(&first))
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
