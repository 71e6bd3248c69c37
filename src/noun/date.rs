//! Dates and times as printed → ISO 8601.

pub(crate) mod age;
pub(crate) mod line;
mod zone;

use std::collections::HashMap;

use once_cell::sync::Lazy;
use regex::{Captures, Regex};

use crate::article::Timestamp;
use zone::offset;

/// Month names and their short forms by month, folded: some thirty languages. Of names that two languages give to
/// different months only the one that more pages print is here.
const MONTHS: [&str; 12] = [
    "january jan januar jänner janvier janv enero ene janeiro gennaio gen januari stycznia styczeń января янв январь ocak ledna leden ianuarie január ιανουαρίου січня tammikuuta janúar januára januarja siječnja януари gener يناير जनवरी ιαν",
    "february feb februar février févr fév febrero fevereiro fev febbraio februari lutego luty февраля фев февраль şubat února februarie február φεβρουαρίου лютого helmikuuta febrúar februára februarja veljače febr февруари febrer فبراير फ़रवरी φεβ",
    "march mar märz mär mrz mars marzo março maart mrt marca marzec марта мар март mart března martie március μαρτίου березня marts maaliskuuta märts márc ožujka maret mac març مارس मार्च μαρ",
    "april apr avril avr abril abr aprile kwietnia kwiecień апреля апр апрель nisan dubna aprilie április απριλίου квітня huhtikuuta apríl apríla aprila travnja ápr април أبريل अप्रैल απρ",
    "may mai mayo maio maggio mag mei maja maj мая май mayıs května május μαΐου травня toukokuuta maí mája svibnja máj maig مايو मई μαΐ",
    "june jun juni juin junio junho giugno giu czerwca июня июн июнь haziran června iunie június ιουνίου червня kesäkuuta júní júna junija lipnja jún юни juny يونيو जून ιουν",
    "july jul juli juillet juil julio julho luglio lug lipca июля июл июль temmuz července iulie július ιουλίου липня heinäkuuta júlí júla julija srpnja júl юли juliol يوليو जुलाई ιουλ",
    "august aug août aout agosto ago augustus augusti sierpnia августа авг август ağustos srpna augusztus αυγούστου серпня elokuuta ágúst augusta avgusta kolovoza agustus ogos agost أغسطس अगस्त αυγ",
    "september sep sept septembre septiembre setembro set settembre września сентября сен сентябрь eylül září septembrie szeptember σεπτεμβρίου вересня syyskuuta septembra rujna szept септември سبتمبر सितंबर σεπ",
    "october oct oktober okt octobre octubre outubro out ottobre ott października октября окт октябрь ekim října octombrie október οκτωβρίου жовтня lokakuuta októbra oktobra октомври أكتوبر अक्टूबर οκτ",
    "november nov novembre noviembre novembro listopada ноября ноя ноябрь kasım listopadu noiembrie νοεμβρίου листопада marraskuuta nóvember novembra studenoga studenog ноември نوفمبر नवंबर νοε",
    "december dec dezember dez décembre déc diciembre dic dezembro dicembre grudnia декабря дек декабрь aralık prosince decembrie δεκεμβρίου грудня joulukuuta desember decembra prosinca disember декември desembre ديسمبر दिसंबर δεκ",
];
static MONTH_OF: Lazy<HashMap<&str, u32>> = Lazy::new(|| {
    (1..)
        .zip(MONTHS)
        .flat_map(|(month, names)| names.split(' ').map(move |name| (name, month)))
        .collect()
});
/// Words that say a date is that of a change, as parts of a folded word.
const CHANGES: &[&str] = &[
    "updat",
    "modif",
    "last edit",
    "last review",
    "revis",
    "aktualisiert",
    "geändert",
    "actualizado",
    "actualización",
    "mis à jour",
    "mise à jour",
    "aggiornat",
    "atualizado",
    "bijgewerkt",
    "gewijzigd",
    "uppdatera",
    "opdateret",
    "oppdatert",
    "обновлен",
    "обновлён",
    "изменен",
    "zaktualizowan",
    "aktualizacja",
    "更新",
    "güncelle",
];
/// Words that say a date is that of something before publication, as journals print them.
const RECEIPTS: &[&str] = &[
    "received",
    "accepted",
    "submitted",
    "eingegangen",
    "eingereicht",
    "angenommen",
    "reçu le",
    "accepté le",
    "recibido",
    "aceptado",
    "recebido",
    "aceito",
    "получен",
    "受付",
    "受理",
    "投稿受",
];
/// Words after which a date is that of publication again.
const ISSUES: &[&str] = &[
    "publi",
    "posted",
    "veröffentlicht",
    "erschienen",
    "geplaatst",
    "pubblicat",
    "опубликован",
    "opublikowan",
    "created",
    "issued",
    "発表",
    "公開",
    "发布",
    "發佈",
    "on ",
    "yayın",
];
/// Earliest and latest year that a page's date may have.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2099;

static DATES: Lazy<Regex> = Lazy::new(|| {
    Regex::new(
        r"(?x)
        (?P<y1>[0-9]{4})(?:[-/.•]|\s–\s)(?P<m1>[0-9]{1,2})(?:[-/.•]|\s–\s)(?P<d1>[0-9]{1,2})(?:T|(?-u:\b))
        |(?P<y2>[0-9]{4})\s?[年년]\s?(?P<m2>[0-9]{1,2})\s?[月월]\s?(?P<d2>[0-9]{1,2})\s?[日일]
        |(?-u:\b)(?P<a3>[0-9]{1,2})(?:[/-]|\.\s?)(?P<b3>[0-9]{1,2})(?:[/-]|\.\s?)(?P<y3>[0-9]{4}|[0-9]{2}(?-u:\b))
        |(?P<n4>[A-Za-z\u{aa}-\u{1fff}]+)\.?\s?(?P<d4>[0-9]{1,2})(?:st|nd|rd|th)?(?:,\s?|\s|\.\s)(?P<y4>[0-9]{4})
        |(?P<d5>[0-9]{1,2})(?:st|nd|rd|th|er|[.º°ª])?[\s/.-]?\s?(?:de\s|d[’']|of\s|di\s)?(?P<n5>[A-Za-z\u{aa}-\u{1fff}]+)[.,]{0,2}[\s/'’-]{0,2}(?:de\s|del\s|do\s|di\s)?(?P<y5>[0-9]{4})
        |(?-u:\b)(?P<y6>[0-9]{4})[.,]?\s(?P<n6>[A-Za-z\u{aa}-\u{1fff}]+)\.?\s(?P<d6>[0-9]{1,2})(?-u:\b)",
    )
    .expect("the pattern is well formed")
});

static TIME: Lazy<Regex> = Lazy::new(|| {
    Regex::new(
        r"(?xi)^[\s,T|@•·–—/()-]*(?:at|um|à|a\s+las|às|as|alle(?:\s+ore)?|ore|om|kl\.?|klo|в|o)?[\s,:|–-]*
        (?P<h>[0-9]{1,2})(?:[:.h時时点](?P<m>[0-9]{2})分?)?(?::(?P<s>[0-9]{2}))?(?:\.[0-9]+)?\s*(?P<half>[ap]\.?\s?m(?-u:\b)\.?)?\s*(?:uhr|hrs?|h(?-u:\b))?\s*[(]?(?P<zone>Z(?-u:\b)|[+-][0-9]{2}:?[0-9]{2}|[A-Z]{2,4}(?-u:\b)(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?)?",
    )
    .expect("the pattern is well formed")
});

static TIME_BEFORE: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"(?i)(?:(?P<h>[0-9]{1,2})[:.h](?P<m>[0-9]{2})(?::(?P<s>[0-9]{2}))?\s*(?P<half>[ap]\.?\s?m(?-u:\b)\.?)?\s*(?:uhr)?\s*(?P<zone>[A-Z]{2,4}(?-u:\b))?|(?-u:\b)(?P<h4>[0-9]{2})(?P<m4>[0-9]{2})\s(?P<z4>GMT|UTC))(?:\s\([^)]{1,20}\))?[\s,|•·–—-]*(?:on\s+|am\s+)?(?:[A-Za-z\u{aa}-\u{1fff}]+,?\s+)?$").expect("the pattern is well formed")
});

static AGE: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:[0-9]+|an?|one)\s+(?:second|minute|min|hour|hr|day|week|month|year)s?\s+ago(?-u:\b)|(?-u:\b)vor\s+[0-9]+\s+(?:sekunden|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)(?-u:\b)|(?-u:\b)(?:il y a|hace)\s+[0-9]+\s+[a-zé]+|(?-u:\b)há\s+[0-9]+\s+[a-zê]+|[0-9]+\s?(?:分|時間|小时|小時|日|天)前|(?-u:\b)(?:yesterday|today|just now|gestern|heute|ayer|hoy)(?-u:\b)").expect("the pattern is well formed")
});

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
    let mut found: Vec<(Role, Timestamp)> = Vec::new();
    let mut from = 0;
    let mut role = Role::Published;
    let mut at = if figures && has_two_numbers(line) { 0 } else { line.len() };
    while let Some(whole) = DATES.find_at(line, at) {
        at = whole.end();
        // A fifth digit makes a number of a year, unless another date is glued on.
        let digit = |c: char| c.is_ascii_digit();
        let longer = whole.as_str().ends_with(digit)
            && line[whole.end()..].starts_with(digit)
            && !is_glued(&line[whole.end()..])
            && !is_counted(whole.as_str(), &line[whole.end()..]);
        if longer || line[..whole.start()].ends_with(digit) && whole.as_str().starts_with(digit) {
            continue;
        }
        // What is captured is asked of a match only: most lines that could hold a date have none.
        let Some(captures) = DATES.captures_at(line, whole.start()) else { continue };
        let Some(date) = date(&captures, order) else { continue };
        role = role_of(&line[from.min(whole.start())..whole.start()], role);
        let behind = &line[whole.end()..];
        let (mut end, mut time) = (whole.end(), None);
        if has_digit(behind.as_bytes(), TIME_REACH)
            && let Some(captures) = TIME.captures(behind)
            && let Some(read) = clock(
                &captures,
                date,
                captures.name("m").is_some() || captures.name("half").is_some(),
            )
        {
            end += captures.get(0).map_or(0, |found| found.end());
            time = Some(read);
        }
        let mut start = whole.start() + captures.name("n4").map_or(0, |name| glued(name.as_str()));
        if time.is_none() {
            let before = &line[from.min(start)..start];
            if has_digit(before.as_bytes(), usize::MAX)
                && let Some(captures) = TIME_BEFORE.captures(before)
                && let Some(read) = clock(&captures, date, true)
            {
                start = from + captures.get(0).map_or(before.len(), |found| found.start());
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
        found.push((role, Timestamp { raw, iso: Some(iso) }));
        from = end;
    }
    if found.is_empty()
        && may_tell_age(line)
        && let Some(age) = AGE.find(line)
    {
        found.push((
            role_of(&line[..age.start()], Role::Published),
            Timestamp { raw: age.as_str().to_owned(), iso: None },
        ));
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

/// Whether a word may be one of those that every relative time has one of; most lines have none, and this says so at once.
fn may_tell_age(line: &str) -> bool {
    let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let front = |three: &[u8]| {
        let small = [three[0] | 0x20, three[1] | 0x20, three[2] | 0x20];
        matches!(
            &small,
            b"ago"
                | b"vor"
                | b"il "
                | b"hac"
                | b"yes"
                | b"tod"
                | b"jus"
                | b"ges"
                | b"heu"
                | b"aye"
                | b"hoy"
        )
    };
    let mut inside = false;
    !line.is_ascii()
        || line
            .as_bytes()
            .windows(3)
            .any(|three| !std::mem::replace(&mut inside, word(three[0])) && front(three))
}

/// Whether a line says that a date in it is that of publication.
pub(crate) fn says_issued(line: &str) -> bool {
    let folded = line.to_lowercase();
    ISSUES.iter().any(|word| *word != "on " && folded.contains(word))
}

/// Whether another date or a time begins right here: "March 3, 20213. March 2021", "March 3, 20216:01 PM"
fn is_glued(behind: &str) -> bool {
    let hour = behind.bytes().take_while(u8::is_ascii_digit).count();
    hour <= 2 && behind[hour..].starts_with(':')
        || DATES.find(behind).is_some_and(|next| next.start() == 0)
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
    for captures in DATES.captures_iter(line) {
        let number =
            |name: &str| captures.name(name).and_then(|found| found.as_str().parse::<u32>().ok());
        if let (Some(first), Some(second)) = (number("a3"), number("b3")) {
            match (first, second) {
                (13..=31, 1..=12) => return Some(Order::DayFirst),
                (1..=12, 13..=31) => return Some(Order::Unsure),
                _ => {}
            }
            let behind = captures.get(0).map_or("", |found| &line[found.end()..]);
            if behind.split_whitespace().take(3).any(zone::is_day_first) {
                return Some(Order::DayFirst);
            }
        }
    }
    None
}

/// What the words before a date say of it; the role of the date before where they say nothing.
fn role_of(before: &str, last: Role) -> Role {
    if !before.contains(char::is_alphabetic) {
        return last;
    }
    let folded = before.to_lowercase();
    let bytes = folded.as_bytes();
    // The last place where one of the words stands.
    let place = |words: &[&str]| {
        let stands = |at: &usize| {
            words.iter().any(|word| {
                word.as_bytes()[0] == bytes[*at] && bytes[*at..].starts_with(word.as_bytes())
            })
        };
        (0..bytes.len()).rev().find(stands)
    };
    let (changed, issued) = (place(CHANGES), place(ISSUES));
    if place(RECEIPTS)
        .is_some_and(|at| Some(at) >= changed && issued.is_none_or(|issued| issued < at + 12))
    {
        return Role::Received;
    }
    match (changed, issued) {
        (Some(change), Some(issue)) if issue > change + 12 => Role::Published,
        (Some(_), _) => Role::Modified,
        (None, Some(_)) => Role::Published,
        (None, None) => last,
    }
}

/// Year, month and day of a match; nothing for what is no date.
fn date(captures: &Captures<'_>, order: Order) -> Option<(i32, u32, u32)> {
    let number =
        |name: &str| captures.name(name).and_then(|found| found.as_str().parse::<u32>().ok());
    let month = |name: &str| captures.name(name).and_then(|found| month(found.as_str()));
    let (year, month, day) = if let Some(year) = number("y1") {
        (year, number("m1")?, number("d1")?)
    } else if let Some(year) = number("y2") {
        (year, number("m2")?, number("d2")?)
    } else if let Some(year) = number("y3") {
        let (a, b) = (number("a3")?, number("b3")?);
        let year = if year < 100 { year + 2000 } else { year };
        let dotted = captures.get(0)?.as_str().contains('.');
        match order {
            Order::Unsure if a <= 12 && !dotted => (year, a, b),
            _ if b <= 12 => (year, b, a),
            _ => (year, a, b),
        }
    } else if let Some(year) = number("y4") {
        (year, month("n4")?, number("d4")?)
    } else if let Some(year) = number("y5") {
        (year, month("n5")?, number("d5")?)
    } else {
        (number("y6")?, month("n6")?, number("d6")?)
    };
    let year = i32::try_from(year).ok()?;
    (YEARS.contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= days(year, month))
        .then_some((year, month, day))
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

/// Bytes of a label that is glued to a month's name: "PublishedMarch" has nine.
fn glued(word: &str) -> usize {
    let small = word.chars().any(char::is_lowercase);
    word.char_indices().rfind(|(_, c)| small && c.is_uppercase()).map_or(0, |(at, _)| at)
}

/// The month that a word names, 1 to 12.
fn month(word: &str) -> Option<u32> {
    // A label may be glued on: "PublishedMarch 3, 2021".
    MONTH_OF.get(word[glued(word)..].to_lowercase().as_str()).copied()
}

/// "T16:05-05:00" of a time of day; nothing where it is none. `sure` where minutes or a half are printed.
fn clock(captures: &Captures<'_>, date: (i32, u32, u32), sure: bool) -> Option<String> {
    let number =
        |name: &str| captures.name(name).and_then(|found| found.as_str().parse::<u32>().ok());
    let mut hour = number("h").or_else(|| number("h4")).filter(|_| sure)?;
    let minute = number("m").or_else(|| number("m4")).unwrap_or(0);
    if let Some(half) = captures.name("half") {
        if hour == 0 || hour > 12 {
            return None;
        }
        let afternoon = half.as_str().starts_with(['p', 'P']);
        hour = hour % 12 + if afternoon { 12 } else { 0 };
    }
    let second = number("s");
    if hour > 23 || minute > 59 || second.is_some_and(|second| second > 59) {
        return None;
    }
    let mut iso = format!("T{hour:02}:{minute:02}");
    if let Some(second) = second {
        iso.push_str(&format!(":{second:02}"));
    }
    if let Some(offset) = captures
        .name("zone")
        .or_else(|| captures.name("z4"))
        .and_then(|zone| offset(zone.as_str(), date))
    {
        iso.push_str(&offset);
    }
    Some(iso)
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
