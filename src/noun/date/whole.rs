//! Lines of which nothing is left but what dates them, as dates are read.

use super::clock::Clock;
use super::{Order, figures};
use crate::know::grammar::lists::{List, among};

/// What may stand beside a date, its labels and what joins its parts.
const BESIDE: [List; 8] = [
    List::Published,
    List::Updated,
    List::Dated,
    List::Weekday,
    List::BeforeDay,
    List::DateJoin,
    List::AfterYear,
    List::Clock,
];

/// "12. ožujka 2024.", "2024 m. kovo 12 d., 10:05", "Pubblicato: martedì 12 marzo 2024"
pub(super) fn is(text: &str) -> bool {
    let mut dates = 0;
    let mut at = 0;
    loop {
        at += text[at..].find(char::is_alphanumeric).unwrap_or(text.len() - at);
        if at == text.len() {
            return dates > 0;
        }
        let date = figures::at(text, at).filter(|(_, date)| date.day(Order::DayFirst).is_some());
        if let Some((end, _)) = date {
            dates += 1;
            at = end + Clock::behind(&text[end..]).map_or(0, |clock| clock.range.end);
            continue;
        }
        let rest = &text[at..];
        let beside = among(BESIDE, rest).map(|(_, end)| end);
        let whole = |end: &usize| !rest[*end..].starts_with(char::is_alphanumeric);
        if let Some(end) = beside.filter(whole) {
            at += end;
        } else if let Some(clock) = Clock::behind(rest) {
            at += clock.range.end;
        } else {
            return false;
        }
    }
}
