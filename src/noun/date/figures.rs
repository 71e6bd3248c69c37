//! Dates in figures, or with a month's name: where one stands in a line, and what it says.

use std::ops::Range;

use super::{Day, Order, YEARS, days};
use crate::know::grammar::lists::{List, begins, line};

/// How far the years of Thailand's calendar are ahead.
const BUDDHIST: i32 = 543;

/// What a date is made of, as it was printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figures {
    /// "2021-03-05", "2021年3月5日"
    YearFirst { year: u32, month: u32, day: u32 },
    /// "5/3/2021", "5. 3. 21"
    Numbers { first: u32, second: u32, year: u32, dotted: bool },
    /// "March 5, 2021", "5 de marzo de 2021", "2021. március 5."
    Named { year: u32, month: Option<u32>, day: u32, day_last: bool },
}

impl Figures {
    /// The day; nothing for what is no date.
    pub(super) fn day(self, order: Order) -> Option<Day> {
        let (year, month, day) = match self {
            Self::YearFirst { year, month, day } => (year, month, day),
            Self::Named { year, month, day, .. } => (year, month?, day),
            Self::Numbers { first, second, year, dotted } => {
                let year = if year < 100 { year + 2000 } else { year };
                match order {
                    Order::Unsure if first <= 12 && !dotted => (year, first, second),
                    _ if second <= 12 => (year, second, first),
                    _ => (year, first, second),
                }
            }
        };
        let year = i32::try_from(year).ok()?;
        let year = if year > *YEARS.end() { year - BUDDHIST } else { year };
        (YEARS.contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= days(year, month))
            .then_some((year, month, day))
    }
}

/// The first thing from a place on that is made as a date is.
pub(super) fn find(text: &str, from: usize) -> Option<(Range<usize>, Figures)> {
    let mut inside = false;
    text[from..].char_indices().find_map(|(at, c)| {
        let at = from + at;
        let begins = c.is_ascii_digit() || is_letter(c) && !inside;
        inside = is_letter(c);
        if begins { self::at(text, at).map(|(end, read)| (at..end, read)) } else { None }
    })
}

/// What is made as a date is right here, and where it ends.
pub(super) fn at(text: &str, at: usize) -> Option<(usize, Figures)> {
    let rest = Rest { text, at };
    if !rest.starts(|c| c.is_ascii_digit()) {
        return rest.month_first();
    }
    rest.year_first()
        .or_else(|| rest.numbers())
        .or_else(|| rest.day_first())
        .or_else(|| rest.year_month_day())
}

/// A letter, roughly: ASCII letters and all of the scripts that are written with spaces.
const fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{aa}'..='\u{1fff}')
}

/// Bytes of a label that is glued to a month's name: "PublishedMarch" has nine.
pub(super) fn glued(name: &str) -> usize {
    let word = &name[..name.find(|c| !is_letter(c)).unwrap_or(name.len())];
    let small = word.chars().any(char::is_lowercase);
    word.char_indices().rfind(|(_, c)| small && c.is_uppercase()).map_or(0, |(at, _)| at)
}

/// The month that a word names, 1 to 12.
fn month(word: &str) -> Option<u32> {
    // A label may be glued on: "PublishedMarch 3, 2021".
    line(List::Month, &word[glued(word)..]).map(|line| line + 1)
}

/// What is left of a text from a place on.
#[derive(Debug, Clone, Copy)]
struct Rest<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Rest<'t> {
    fn rest(self) -> &'t str {
        &self.text[self.at..]
    }

    fn starts(self, is: impl Fn(char) -> bool) -> bool {
        self.rest().starts_with(is)
    }

    /// Passes over so many characters at most.
    fn pass(mut self, most: usize, is: impl Fn(char) -> bool) -> Self {
        for c in self.rest().chars().take(most).take_while(|c| is(*c)) {
            self.at += c.len_utf8();
        }
        self
    }

    fn one(self, is: impl Fn(char) -> bool) -> Option<Self> {
        self.starts(&is).then(|| self.pass(1, is))
    }

    fn space(self) -> Self {
        self.pass(1, char::is_whitespace)
    }

    /// Passes over a word of a list, if one stands here.
    fn any(self, list: List) -> Self {
        let found = begins(list, self.rest()).map(|front| Self { at: self.at + front.end, ..self });
        found.filter(|end| !end.starts(is_letter)).unwrap_or(self)
    }

    /// The same, with what parts it from what follows: "de ", "m. ", and the "d" of "d'août".
    fn joined(self, list: List) -> Self {
        let word = self.any(list);
        if word.at > self.at {
            return word.pass(1, |c| c == '.').space();
        }
        let elided = |rest: Self| rest.one(is_letter)?.one(|c| matches!(c, '\'' | '’'));
        elided(self).filter(|end| end.starts(is_letter)).unwrap_or(self)
    }

    /// A number of so many digits.
    fn digits(self, least: usize, most: usize) -> Option<(u32, Self)> {
        let count = self.rest().bytes().take(most).take_while(u8::is_ascii_digit).count();
        let number = self.rest()[..count].parse().ok().filter(|_| count >= least)?;
        Some((number, Self { at: self.at + count, ..self }))
    }

    /// A word of letters.
    fn word(self) -> Option<(&'t str, Self)> {
        let len = self.rest().find(|c| !is_letter(c)).unwrap_or(self.rest().len());
        (len > 0).then(|| (&self.rest()[..len], Self { at: self.at + len, ..self }))
    }

    /// Whether no word of ASCII goes on here.
    fn ends(self) -> bool {
        !self.starts(|c| c.is_ascii_alphanumeric() || c == '_')
    }

    /// Whether no word of ASCII stands before this place.
    fn begins(self) -> bool {
        !self.text[..self.at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
    }

    /// "2021-03-05", "2021•3•5", "2021 – 3 – 5"; "2021年3月5日"
    fn year_first(self) -> Option<(usize, Figures)> {
        let (year, behind) = self.digits(4, 4)?;
        let part = |rest: Self| {
            let spaced = || {
                let dash = rest.one(char::is_whitespace)?.one(|c| c == '–')?;
                dash.one(char::is_whitespace)
            };
            rest.one(|c| matches!(c, '-' | '/' | '.' | '•')).or_else(spaced)
        };
        let lines = || {
            let (month, behind) = part(behind)?.digits(1, 2)?;
            let (day, behind) = part(behind)?.digits(1, 2)?;
            let end = behind.one(|c| c == 'T').or_else(|| behind.ends().then_some(behind))?;
            Some((end.at, Figures::YearFirst { year, month, day }))
        };
        let signs = || {
            let sign = |rest: Self, a, b| rest.space().one(|c| c == a || c == b);
            let (month, behind) = sign(behind, '年', '년')?.space().digits(1, 2)?;
            let (day, behind) = sign(behind, '月', '월')?.space().digits(1, 2)?;
            let end = sign(behind, '日', '일')?;
            Some((end.at, Figures::YearFirst { year, month, day }))
        };
        lines().or_else(signs)
    }

    /// "5/3/2021", "5. 3. 21"
    fn numbers(self) -> Option<(usize, Figures)> {
        if !self.begins() {
            return None;
        }
        let part = |rest: Self| {
            let line = rest.one(|c| matches!(c, '/' | '-'));
            line.or_else(|| rest.one(|c| c == '.').map(Self::space))
        };
        let (first, behind) = self.digits(1, 2)?;
        let (second, behind) = part(behind)?.digits(1, 2)?;
        let last = part(behind)?;
        let (year, end) =
            last.digits(4, 4).or_else(|| last.digits(2, 2).filter(|(_, end)| end.ends()))?;
        let dotted = self.text[self.at..end.at].contains('.');
        Some((end.at, Figures::Numbers { first, second, year, dotted }))
    }

    /// "March 5, 2021", "Mar. 5th 2021"
    fn month_first(self) -> Option<(usize, Figures)> {
        let (name, behind) = self.word()?;
        let (day, behind) = behind.pass(1, |c| c == '.').space().digits(1, 2)?;
        let behind = behind.any(List::DayEnd);
        let comma = behind.one(|c| c == ',').map(Self::space);
        let stop = || behind.one(|c| c == '.')?.one(char::is_whitespace);
        let behind = comma.or_else(|| behind.one(char::is_whitespace)).or_else(stop)?;
        let (year, end) = behind.digits(4, 4)?;
        Some((end.at, Figures::Named { year, month: month(name), day, day_last: true }))
    }

    /// "5 March 2021", "5. März 2021", "5 de marzo de 2021", "1er août 2021", "5-Mar-2021", "5 tháng 3 năm 2021"
    fn day_first(self) -> Option<(usize, Figures)> {
        let (day, behind) = self.digits(1, 2)?;
        // Nothing that may follow begins with a digit; in a long number, each place is asked.
        if behind.starts(|c| c.is_ascii_digit()) {
            return None;
        }
        let marked = behind.any(List::DayEnd);
        let marked = if marked.at > behind.at {
            marked
        } else {
            behind.pass(1, |c| matches!(c, '.' | 'º' | '°' | 'ª'))
        };
        let parted = marked.pass(1, |c| c.is_whitespace() || matches!(c, '/' | '.' | '-')).space();
        // "5 de 2021" has no month.
        let named = || parted.joined(List::BeforeMonth).word().or_else(|| parted.word());
        let numbered = parted.any(List::MonthNumber);
        let (month, behind) = if numbered.at > parted.at {
            let (month, behind) = numbered.space().digits(1, 2)?;
            (Some(month), behind)
        } else {
            let (name, behind) = named()?;
            (month(name), behind)
        };
        let behind = behind.pass(2, |c| matches!(c, '.' | ','));
        let mark = |c: char| c.is_whitespace() || matches!(c, '/' | '\'' | '’' | '-');
        let (year, end) = behind.pass(2, mark).joined(List::BeforeYear).digits(4, 4)?;
        Some((end.at, Figures::Named { year, month, day, day_last: false }))
    }

    /// "2021. március 5.", "2021 m. kovo 5 d.", "2021. gada 5. marts"
    fn year_month_day(self) -> Option<(usize, Figures)> {
        if !self.begins() {
            return None;
        }
        let (year, behind) = self.digits(4, 4)?;
        let behind = behind.pass(1, |c| matches!(c, '.' | ',')).one(char::is_whitespace)?;
        let of_year = behind.joined(List::AfterYear);
        let behind = if of_year.at > behind.at { of_year } else { behind };
        if let Some((day, behind)) = behind.digits(1, 2) {
            let (name, end) = behind.one(|c| c == '.')?.one(char::is_whitespace)?.word()?;
            return Some((
                end.at,
                Figures::Named { year, month: month(name), day, day_last: false },
            ));
        }
        let (name, behind) = behind.word()?;
        let behind = behind.pass(1, |c| c == '.').one(char::is_whitespace)?;
        let (day, end) = behind.digits(1, 2).filter(|(_, end)| end.ends())?;
        Some((end.at, Figures::Named { year, month: month(name), day, day_last: false }))
    }
}
