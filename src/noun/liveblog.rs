//! Live blogs: entries under the times they were written at, and the list of key events above them.

use crate::door::block::Block;
use crate::measure::features::{End, Features, Measures};

/// Entries at least that stand under their times.
const ENTRIES: usize = 3;
/// Words of a time by itself, its zone included.
const TIME_WORDS: u32 = 4;
/// Key events at least, and words of one.
const EVENTS: usize = 2;
const EVENT_WORDS: u32 = 20;
/// Words of the heading over them.
const HEADING_WORDS: u32 = 4;

/// The lines that are a time and no more, where a page has several: those over the entries.
pub(crate) fn times(text: &str, blocks: &[Block], features: &Measures) -> Vec<usize> {
    let is_time = |at: &usize| {
        let (block, f) = (&blocks[*at], &features[*at]);
        (1..=TIME_WORDS).contains(&f.words)
            && f.numbers > 0
            && clock(&text[block.text..block.end]).is_some_and(|rest| {
                rest.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '+' | 'h' | '0'..='9'))
            })
    };
    let found: Vec<_> = (0..blocks.len()).filter(is_time).collect();
    if found.len() < ENTRIES { Vec::new() } else { found }
}

/// What stands behind a time at the front of a line: "11.40 Bridge closed".
fn clock(line: &str) -> Option<&str> {
    let hours = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(hours..)?.strip_prefix(['.', ':', 'h'])?;
    let minutes = rest.bytes().take_while(u8::is_ascii_digit).count();
    let fits = (1..=2).contains(&hours)
        && minutes == 2
        && line[..hours].parse::<u8>().is_ok_and(|hours| hours < 24)
        && rest[..minutes].parse::<u8>().is_ok_and(|minutes| minutes < 60);
    fits.then(|| &rest[minutes..])
}

/// The list of key events with its heading, above the first entry.
pub(crate) fn events(
    text: &str,
    blocks: &[Block],
    features: &Measures,
    times: &[usize],
) -> std::ops::Range<usize> {
    let Some(first) = times.first() else { return 0..0 };
    let is_event = |at: &usize| {
        let (block, f): (&Block, &Features) = (&blocks[*at], &features[*at]);
        f.words <= EVENT_WORDS
            && f.end != End::Stop
            && clock(&text[block.text..block.end]).is_some_and(|rest| rest.starts_with([' ', '\t']))
    };
    let Some(from) = (0..*first).find(is_event) else { return 0..0 };
    let end = from + (from..*first).take_while(|at| is_event(at)).count();
    let heads = from > 0
        && blocks[from].blanks == 0
        && features[from - 1].words <= HEADING_WORDS
        && features[from - 1].end != End::Stop;
    if end - from < EVENTS { 0..0 } else { from - usize::from(heads)..end }
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn times_open_lines() {
        assert_eq!(clock("11.40 Bridge closed"), Some(" Bridge closed"));
        assert_eq!(clock("9:05 GMT"), Some(" GMT"));
        for line in ["11.405", "27.30", "3.75 million", "10.99 a day", "Noon"] {
            assert!(clock(line).is_none_or(|rest| !rest.is_empty()), "{line}");
        }
    }
}
