//! Lines that are a date or an age and nothing else.

use std::borrow::Cow;

use super::clock::{Clock, half_before};
use super::{Order, figures};
use crate::door::block::Bullet;
use crate::know::grammar::lists::{List, among, begins, behind, is};
use crate::measure::features::{End, Features};
use crate::noun::Line;
use crate::text::{is_unspaced, latin_digits, words};

/// Words of a date line at most: two dates with times and zones.
const WORDS: u32 = 22;

/// "Published Friday, December 11, 2015 6:44AM EST", "2015-12-11 06:44", "3 hours ago"
pub(crate) fn line(line: &Line<'_>) -> bool {
    may_be(line) && (told(line) || is_made(line)) && is_read(line)
}

/// What is of a date but says no day: "March 2021", "Aug 15", "5:10 PM". What [`told`] reads says one.
pub(crate) fn part(line: &Line<'_>) -> bool {
    may_be(line) && is_made(line) && !is_read(line)
}

fn is_read(line: &Line<'_>) -> bool {
    !super::read(line.text, Order::DayFirst, true).is_empty()
}

/// Whether a line is short and has a number. Rows of tables and items of lists hold dates, too.
fn may_be(line: &Line<'_>) -> bool {
    let f = line.f;
    !(f.words == 0
        || f.words > WORDS
        || f.numbers == 0
        || line.block.level > 0
        || line.block.bullet != Bullet::None
        || f.may_have(b'\t') && line.text.contains('\t')
        || f.may_have(b'%') && line.text.contains('%')
        || f.may_have(b'$') && line.text.contains('$')
        || f.wide() && line.text.contains(['│', '┃', '║']))
}

/// Whether a line is of the words of dates or ages, by its measures.
fn is_made(line: &Line<'_>) -> bool {
    let f = line.f;
    if f.wide() && wide_date(line) {
        return true;
    }
    let cues = u32::from(f.cues.month())
        + u32::from(f.cues.weekday())
        + u32::from(f.cues.clock())
        + u32::from(f.numbers);
    // "22 de janeiro de 2018 às 9:15": what joins the parts of a date.
    let joins = if f.cues.month() > 0
        && f.year()
        && f.numbers >= 2
        && (1..=MAX_JOINS).contains(&f.words.saturating_sub(cues))
    {
        joins(line.text)
    } else {
        0
    };
    // "11:52 a.m." where neither letter is known to be of a time.
    let halved = f.clock_time() && super::clock::is_of_half(line.text);
    let joins = joins + if halved { 2 } else { 0 };
    let date = f.cues.month() > 0 && f.numbers > 0 || may_be_numeric(f) && numeric_date(line.text);
    let age = f.cues.clock() >= 2 && f.words <= 5 && super::age::ends(line.text);
    let time = f.clock_time() && f.words <= 6 && f.cues.clock() > 0;
    // "May 5 was a Tuesday" is all of dates, too, but reads: function words join it.
    (date || age || time)
        && cues + u32::from(f.cues.clock() > 0) >= f.words
        && f.stops.saturating_sub(joins) * 3 <= f.words
        && (f.end != End::Stop || f.cues.clock() > 0)
}

/// Words of a line that [`told`] reads at most, and of the source behind its date.
const TOLD_WORDS: u32 = 18;
const SOURCE_WORDS: usize = 4;
/// Characters of a source in a script without spaces at most.
const SOURCE: usize = 12;

/// Whether a line is a day with its time, what is said of it, and the source: "Publié le 6/1/2021 à 10:12 - Mis à jour à 11:00",
/// "2021-01-06 10:12 来源：港口报". Whatever no list knows makes it another line.
fn told(line: &Line<'_>) -> bool {
    if line.f.words > TOLD_WORDS {
        return false;
    }
    let latin = latin_digits(line.text).map_or(Cow::Borrowed(line.text), Cow::Owned);
    let text = &*latin;
    let (mut at, mut days, mut ages, mut times) = (0, 0, 0, 0);
    loop {
        let between = |c: char| c.is_whitespace() || ",.:：|()（）–—-·•/'’".contains(c);
        at = text.len() - text[at..].trim_start_matches(between).len();
        let rest = &text[at..];
        if rest.is_empty() {
            return days > 0 || ages > 0 && times > 0;
        }
        if let Some((end, figures)) = figures::at(text, at) {
            // A fifth digit makes a number of a year.
            if figures.day(Order::Unsure).or_else(|| figures.day(Order::DayFirst)).is_none()
                || text[end..].starts_with(|c: char| c.is_ascii_digit())
            {
                return false;
            }
            (at, days) = (end, days + 1);
        } else if (rest.starts_with(|c: char| c.is_ascii_digit()) || half_before(rest).is_some())
            && let Some(clock) = Clock::behind(rest)
        {
            (at, times) = (at + clock.range.end, times + 1);
        } else if let Some((list, end)) = among(BESIDE, rest) {
            if list == List::Source {
                return days > 0 && is_source(&rest[end..]);
            }
            let one = text[at + end..].starts_with(char::is_alphanumeric);
            if one && !rest[..end].ends_with(is_unspaced) {
                return false;
            }
            (at, ages) = (at + end, ages + u32::from(list == List::Ago));
        } else {
            return false;
        }
    }
}

/// What stands beside a date.
const BESIDE: [List; 12] = [
    List::Updated,
    List::Published,
    List::Dated,
    List::Received,
    List::Source,
    List::Ago,
    List::Weekday,
    List::BeforeDay,
    List::DateJoin,
    List::AfterYear,
    List::Clock,
    List::Oclock,
];

/// Whether what stands behind the label of a source is its name.
fn is_source(behind: &str) -> bool {
    let name = behind.trim_start();
    let Some(name) = name.strip_prefix([':', '：']).map(str::trim) else { return false };
    let short = if name.contains(is_unspaced) {
        name.chars().count() <= SOURCE
    } else {
        name.split_whitespace().count() <= SOURCE_WORDS
    };
    !name.is_empty() && short && !name.ends_with(['.', '。', '!', '?'])
}

/// Words of the line that says in which issues a notice stood.
const NOTICE_WORDS: std::ops::RangeInclusive<u32> = 6..=18;

/// "Published in Selby Herald from Mar. 3 to Mar. 5, 2021.", "Published by Selby Herald on Mar. 3, 2021."
pub(crate) fn notice(line: &Line<'_>) -> bool {
    let f = line.f;
    let rest = behind(List::NoticeFront, line.text).and_then(|rest| rest.strip_prefix(' '));
    let last = line.text.trim_end_matches('.');
    NOTICE_WORDS.contains(&f.words)
        && f.numbers >= 2
        && f.cues.month() > 0
        && last.ends_with(|c: char| c.is_ascii_digit())
        && rest.is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_uppercase())
                && words(rest).any(|at| begins(List::NoticeJoin, &rest[at..]).is_some())
                && !rest.contains(", ")
                    | rest.rsplit(", ").next().is_some_and(|year| year.len() <= 5)
        })
        && f.capitals as usize + 5 + f.numbers as usize >= f.words as usize
}

/// Words that join the parts of two dates with times at most.
const MAX_JOINS: u32 = 6;

/// How many words of a line join the parts of a date. Of the two words of "segunda-feira" one is a day.
fn joins(text: &str) -> u32 {
    let words = text.split(|c: char| c.is_whitespace() || c == '-');
    words.filter(|word| is(List::DateJoin, word)).count() as u32
}

/// Characters beside the figures of a date line in a script without spaces at most: 年月日時分, and a word or two.
const WIDE: u32 = 12;

/// "2021年3月15日 10時05分", "2021年3月15日 更新"
fn wide_date(line: &Line<'_>) -> bool {
    let f = line.f;
    let all = ['年', '月', '日'].iter().all(|unit| line.text.contains(*unit));
    all && f.unspaced <= WIDE && f.numbers >= 3 && f.end != End::Stop
}

/// Whether a line has what parts the figures of a date.
const fn may_be_numeric(f: &Features) -> bool {
    f.wide() || f.may_have(b'-') || f.may_have(b'/') || f.may_have(b'.')
}

/// "2015-12-11", "11.12.2015", "12/11/15", "2015年12月11日"
fn numeric_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut groups = [0_usize; 3];
    let mut at = 0;
    let mut separator = 0;
    for (i, b) in bytes.iter().enumerate().take(64) {
        match b {
            b'0'..=b'9' => groups[at] += 1,
            b'-' | b'/' | b'.'
                if groups[at] > 0
                    && (at == 0 || *b == separator)
                    && bytes.get(i + 1).is_some_and(u8::is_ascii_digit) =>
            {
                if at == 2 {
                    return false;
                }
                separator = *b;
                at += 1;
            }
            _ if at == 2 && groups[2] > 0 => break,
            _ => (groups, at) = ([0; 3], 0),
        }
    }
    matches!(groups, [4, 1..=2, 1..=2] | [1..=2, 1..=2, 2 | 4])
        || text.contains('年') && text.contains('月')
}

#[cfg(test)]
mod tests {
    use crate::label::testing::check;

    #[test]
    fn hits_and_look_alikes() {
        check(
            "date line",
            &[
                "Published Friday, December 11, 2015 6:44AM EST",
                "Posted: Nov 24, 2015 5:00 PM ET",
                "2015-12-11 06:44",
                "2015-12-11",
                "3 hours ago",
                "11.12.2015",
                "Stand: 24.11.2015, 17:00 Uhr",
                "22 de janeiro de 2018",
                "segunda-feira, 22 de janeiro de 2018 às 0:13",
                "3 de mayo de 2021 a las 10:05",
                "Publié le 6 janvier 2021 à 10h12, mis à jour le 7 janvier 2021 à 11h00",
                "06/01/2021 a las 10:12 h. Actualizado a las 11:00 h.",
                "Gepubliceerd op 6 januari 2021 om 20:07",
                "입력 2021.01.06. 오전 10:12 수정 2021.01.07. 오후 3:05",
                "2021-01-06 10:12 来源：港口报",
                "Vandaag om 20:07",
                "06.01.2021, 10:12 МСК",
            ],
            &[
                "May 5 was a Tuesday",
                "May 5 was a Tuesday.",
                "In March 2021, the mill burnt.",
                "Version 1.2.3",
                "Ann Lee January 23, 2025 10:01 am",
                "El 5 de mayo de 2021 fue martes",
                "A festa de 22 de janeiro de 2018",
                "2015",
                "12/11",
                "14 days in May",
                "- May 2013 A 4",
                "1/1/2013\t+13.1%",
                "200 │ 2020-08-01 18:00:00+00 │ 4084",
                "Opened 3 March 2021 at the old quay",
                "2021-01-06 来源：他说那天港口很冷，没有人想去那里钓鱼。",
            ],
        );
    }

    /// A line that is named a date is read as one, in every language.
    #[test]
    fn days_are_named_and_read_in_all_languages() {
        for line in [
            "12. ožujka 2024.",
            "১২ মার্চ ২০২৪",
            "١٢ مارس ٢٠٢٤",
            "१२ मार्च २०२४",
            "12. maaliskuuta 2024",
            "2024. március 12.",
            "12 Μαρτίου 2024",
            "12 مارس 2024",
            "12 मार्च 2024",
            "12 березня 2024",
            "12. března 2024",
            "12 Mart 2024",
            "12 Maret 2024",
            "12 tháng 3, 2024",
            "2024 m. kovo 12 d.",
            "2024. gada 12. marts",
            "12. märts 2024",
            "12 martie 2024",
            "12 במרץ 2024",
            "12 มีนาคม 2567",
            "12 mars 2024",
            "12. marts 2024",
            "12 март 2024",
            "12. marec 2024",
            "12. marca 2024",
            "12 de març de 2024",
            "12 maart 2024",
            "2024年3月12日",
            "2024년 3월 12일",
            "12 மார்ச் 2024",
            "12 مارچ 2024",
            "12 Mac 2024",
            "12. март 2024",
            "12 marzo 2024",
            "ngày 12 tháng 3 năm 2024",
            "wtorek, 12 marca 2024 r.",
            "12 марта 2024 г.",
            "12 березня 2024 року",
            "Opublikowano: 12 marca 2024",
            "Pubblicato martedì 12 marzo 2024",
            "Zuletzt aktualisiert am 12. März 2024",
        ] {
            check("date line", &[line], &[]);
            let read = crate::noun::date::read(line, crate::noun::date::Order::DayFirst, true);
            let days: Vec<_> = read.into_iter().map(|(_, date)| date.iso).collect();
            assert_eq!(days, [Some("2024-03-12".to_owned())], "{line}");
        }
    }
}
