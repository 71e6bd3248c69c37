//! "By Name" lines.

use crate::door::block::Bullet;
use crate::know::grammar::lists::{List, is, longest};
use crate::measure::features::{End, Features};
use crate::noun::Line;

/// Words of a byline: "by" and a name at least, three names, a role and an outlet at most.
pub(crate) const LEAST: u32 = 3;
pub(crate) const WORDS: u32 = 18;

/// "By Ann Lee", "By Ann Lee and Bo Day, Staff Writers", "Von Eva Klein": a line of which names, or an agency, are read.
pub(crate) fn line(line: &Line<'_>) -> bool {
    is_made(line) && is_read(line.text, line.f)
}

/// Whether a line names somebody as a byline, or an agency.
pub(crate) fn is_read(line: &str, f: &Features) -> bool {
    let read = super::told(line, None, f).or_else(|| super::alone(line, f));
    let named = |byline: super::Byline| !byline.names.is_empty() || byline.agency.is_some();
    read.is_some_and(|(.., byline)| named(byline)) || super::wire(line, f).is_some()
}

/// Whether a line is made as a byline.
fn is_made(line: &Line<'_>) -> bool {
    let f = line.f;
    if (2..=3).contains(&f.words)
        && f.capitals == f.words
        && line.block.bullet == Bullet::None
        && crate::noun::person::is_agency(line.text)
    {
        return true;
    }
    if f.words < LEAST
        || f.words > WORDS
        || f.end == End::Stop && f.inner_ends > 0
        || line.block.level > 0
    {
        return false;
    }
    let Some(rest) = opener(line.text) else { return f.commas > 0 && with_agency(line.text) };
    // A name is two capitalised words at once; "By the time they came" has none, "By Monday night" one.
    let names = rest
        .split_whitespace()
        .take(2)
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
        .count();
    let glued = f.capitals + u32::from(f.numbers) + u32::from(f.cues.clock()) + 3 >= f.words;
    let dated = f.first_flags.is_none() && f.cues.weekday() > 0;
    names == 2 && glued && !dated && (f.end != End::Stop || f.words <= 6)
}

/// Words of a line of names, dates and what an outlet adds, at most, and those of them that are
/// neither a name nor of the date: "for", "leave a comment".
const DATED_WORDS: u32 = 26;
const OTHER_WORDS: u32 = 5;

/// "Ann Lee | March 3, 2021", "March 3, 2021 by Ann Lee": what stands between a headline and its text.
pub(crate) fn dated_name(line: &Line<'_>) -> bool {
    let f = line.f;
    let date = f.numbers >= 2 && f.year() && (f.cues.month() > 0 || line.text.contains(['/', '-']));
    let known = f.capitals + u32::from(f.numbers) + u32::from(f.cues.clock());
    let parted = line.text.contains(['|', '·', '•', ',', ':']) || line.text.contains(" - ");
    let by = || line.text.split_whitespace().any(|word| is(List::Byline, word));
    let named = || {
        let words = || line.text.split(|c: char| !c.is_alphabetic() && c != '-');
        words().any(crate::know::words::is_given_name) || by()
    };
    date && f.words <= DATED_WORDS
        && f.end != End::Stop
        && line.block.bullet == Bullet::None
        && f.capitals >= 3
        && known + OTHER_WORDS >= f.words
        && (parted || by())
        && named()
}

/// "Ann Lee, The Canadian Press", "Ann Lee and Bo Day, Reuters"
fn with_agency(text: &str) -> bool {
    // The last comma with a space behind.
    let parted = |(at, _): (usize, &str)| Some((&text[..at], text[at + 1..].strip_prefix(' ')?));
    let Some((names, agency)) = text.rmatch_indices(',').find_map(parted) else { return false };
    crate::noun::person::is_agency(agency) && super::names::are_names(names)
}

/// What follows the words that open a byline most plainly, or a label.
fn opener(text: &str) -> Option<&str> {
    let spaced = |end: usize| text[end..].starts_with(|c: char| c.is_whitespace() || c == ':');
    let lists = [List::Written, List::BylineInside, List::BylineFront, List::Author];
    let end = lists.iter().filter_map(|list| longest(*list, text, spaced)).max()?;
    Some(text[end..].trim_start_matches([' ', ':', '—', '.', '\u{a0}']))
}

#[cfg(test)]
mod tests {
    use crate::label::testing::check;

    #[test]
    fn hits_and_look_alikes() {
        check(
            "byline",
            &[
                "By Ann Lee",
                "By Ann Lee and Bo Day, Staff Writers",
                "Von Eva Klein",
                "by Ann Lee | The Harbour Post",
                "By ANN LEE",
                "Ann Lee and Bo Day, The Associated Press",
            ],
            &[
                "By the time they arrived, the mill had burnt.",
                "By Monday night",
                "By Ann Lee’s own count, he lost twice that day.",
                "Di notte",
                "Riverton, AP",
            ],
        );
    }
}
