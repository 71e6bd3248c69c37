//! Lines that say who else worked on an article → contributors.

use std::ops::Range;

use crate::article::Contributor;
use crate::know::grammar::lists::{List, begins, is};
use crate::know::words::{ROLE, WORDS, hash};
use crate::noun::person::{is_single, name};
use crate::text::words;

/// Where the first phrase of a list stands in a text, with white space behind.
fn find(list: List, text: &str) -> Option<Range<usize>> {
    words(text).find_map(|at| {
        let end = at + begins(list, &text[at..])?.end;
        let ends = text[end..].starts_with(|c: char| !c.is_alphanumeric()) || end == text.len();
        ends.then_some(at..end)
    })
}

/// The people a credit line names, and the agency where it names one.
pub(crate) fn read(line: &str) -> (Vec<Contributor>, Option<String>) {
    let bare = line.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '—' | '–' | '*' | '_') || c == '-'
    });
    let mut people = Vec::new();
    let mut agency = None;
    let mut rest = bare;
    // "CNN's Ann Lee reported from Oslo. Bo Day contributed to this report."
    while let Some((who, verb, place, behind)) = from_place(rest) {
        let role = if begins(List::Wrote, verb).is_some() { "writing" } else { "reporting" };
        reported(who, place, role, &mut people, &mut agency);
        rest = behind;
    }
    if let Some(at) = find(List::Contributed, rest) {
        let behind = rest[at.end..].trim_start();
        let place = begins(List::CreditPlace, behind).map(|front| &behind[front.end..]);
        let place = place.map(|place| place.split('.').next().unwrap_or(place));
        list(rest[..at.start].trim_end(), place, None, &mut people, &mut agency);
    } else if let Some(front) = begins(List::Credits, rest) {
        let who = rest[front.end..].trim_start_matches([':', ' ']);
        list(who, None, None, &mut people, &mut agency);
    } else {
        let mut from = 0;
        while let Some(at) = find(List::CreditRole, &rest[from..]) {
            let phrase = &rest[from..][at.clone()];
            let role = phrase.rsplit_once(char::is_whitespace).map_or(phrase, |(role, _)| role);
            let who = rest[from + at.end..].trim_start_matches(':');
            let who = &who[..who.find([';', '(', ')']).unwrap_or(who.len())];
            list(who.trim(), None, Some(&role.trim_end().to_lowercase()), &mut people, &mut agency);
            from += at.end;
        }
    }
    (people, agency)
}

/// "CNN's Ann Lee reported from Oslo.": who, the verb, the place, and what stands behind it.
fn from_place(text: &str) -> Option<(&str, &str, &str, &str)> {
    let mut from = 0;
    loop {
        let verb = find(List::ReportedFrom, &text[from..])?;
        let verb = from + verb.start..from + verb.end;
        // The sentence up to the verb, from its first capital on.
        let sentence = text[..verb.start].rfind('.').map_or(0, |stop| stop + 1);
        let who = text[sentence..verb.start].find(char::is_uppercase).map(|at| sentence + at);
        let place = text[verb.end..].trim_start();
        let end = place.find('.').filter(|_| place.starts_with(char::is_uppercase));
        if let (Some(who), Some(end)) = (who, end) {
            let who = text[who..verb.start].trim_end();
            return Some((who, &text[verb], &place[..end], place[end + 1..].trim_start()));
        }
        from = verb.end;
    }
}

/// "Ann Lee reported from Athens, and Bo Day from Oslo": a place, and behind it more people with theirs.
fn reported(
    who: &str,
    places: &str,
    role: &str,
    people: &mut Vec<Contributor>,
    agency: &mut Option<String>,
) {
    let (mut who, mut rest) = (who, places);
    while let Some((front, behind)) = placed(rest)
        && let Some((place, next)) = last_name(front)
    {
        list(who, Some(place), Some(role), people, agency);
        (who, rest) = (next, behind);
    }
    list(who, Some(rest), Some(role), people, agency);
}

/// A text parted at the word before a place: "Ann Lee in Oslo".
fn placed(text: &str) -> Option<(&str, &str)> {
    spaces(text).find_map(|(before, word, behind)| {
        is(List::CreditPlace, word).then(|| (before, behind.trim()))
    })
}

/// The words of a text that stand between two spaces, with what is before and behind each.
fn spaces(text: &str) -> impl DoubleEndedIterator<Item = (&str, &str, &str)> {
    text.match_indices(' ').filter_map(move |(at, _)| {
        let rest = &text[at + 1..];
        let end = rest.find(' ')?;
        Some((&text[..at], &rest[..end], &rest[end + 1..]))
    })
}

/// Whether a word joins names. "Dan" is one.
fn joins(word: &str) -> bool {
    !word.starts_with(char::is_uppercase) && is(List::And, word) || word == "&"
}

/// "Athens, and Bo Day": what stands before the name at the end of a text, and the name.
fn last_name(text: &str) -> Option<(&str, &str)> {
    let joined = spaces(text).rev().find(|(_, word, _)| joins(word));
    let joined = joined.map(|(before, _, next)| (before.trim_end_matches(','), next));
    let parted = || text.rsplit_once(", ");
    joined.or_else(parted).filter(|(_, next)| name(next).is_some())
}

/// A name without what somebody is in front: "Associated Press writer Ann Lee".
fn untitled(text: &str) -> &str {
    let mut bare = text;
    for (at, word) in text.split(' ').scan(0, |at, word| {
        let from = *at;
        *at += word.len() + 1;
        Some((from, word))
    }) {
        let end = at + word.len() + 1;
        if WORDS.get(hash(word)) & ROLE != 0 && end < text.len() {
            bare = &text[end..];
        }
    }
    bare
}

/// "A and B in Washington, C in Moscow and D": each with the place that follows their group.
fn list(
    who: &str,
    place: Option<&str>,
    role: Option<&str>,
    people: &mut Vec<Contributor>,
    agency: &mut Option<String>,
) {
    let from = people.len();
    let mut group = people.len();
    let mut last = group;
    for part in pieces(who) {
        let (names, in_place) = match placed(part) {
            Some((names, place)) => (names, Some(place)),
            None => (part, None),
        };
        let bare = names.trim().trim_end_matches('.');
        let bare = bare
            .rsplit_once("’s ")
            .or_else(|| bare.rsplit_once("'s "))
            .map_or(bare, |(_, name)| name);
        let placed = group == people.len() && !people.is_empty() && in_place.is_none();
        match name(bare).or_else(|| name(untitled(bare))) {
            Some(name) => {
                people.push(Contributor { name, place: None, role: role.map(str::to_owned) });
            }
            // A place of two words after a comma ("Portland, Maine") belongs to the place before it.
            None if placed && bare.starts_with(char::is_uppercase) => {
                for person in people[last..].iter_mut() {
                    if let Some(place) = &mut person.place {
                        *place = format!("{place}, {bare}");
                    }
                }
            }
            // "Lee reported from Oslo": the family name of somebody in the byline.
            None if role.is_some() && place.is_some() && is_single(bare) => {
                people.push(Contributor {
                    name: bare.to_owned(),
                    place: None,
                    role: role.map(str::to_owned),
                });
            }
            None if !bare.is_empty()
                && bare.starts_with(char::is_uppercase)
                && in_place.is_none() =>
            {
                agency.get_or_insert_with(|| bare.to_owned());
            }
            None => {}
        }
        if let Some(place) = in_place {
            for person in &mut people[group..] {
                person.place = Some(place.trim_end_matches(['.', ',']).to_owned());
            }
            (last, group) = (group, people.len());
        }
    }
    if let Some(place) = place {
        for person in &mut people[from..] {
            person.place.get_or_insert_with(|| place.trim().to_owned());
        }
    }
}

/// A list parted at commas and at words that join names.
fn pieces(who: &str) -> impl Iterator<Item = &str> {
    let mut rest = who.split([',', ';']);
    let mut part: Option<&str> = None;
    std::iter::from_fn(move || {
        let text = part.take().or_else(|| rest.next())?.trim();
        let text = match text.split_once(' ') {
            Some((word, behind)) if joins(word) => behind,
            _ => text,
        };
        match spaces(text).find(|(_, word, _)| joins(word)) {
            Some((before, _, behind)) => {
                part = Some(behind);
                Some(before)
            }
            None => Some(text),
        }
    })
    .map(str::trim)
    .filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(line: &str) -> Vec<String> {
        read(line)
            .0
            .iter()
            .map(|c| {
                format!(
                    "{}|{}|{}",
                    c.name,
                    c.place.as_deref().unwrap_or(""),
                    c.role.as_deref().unwrap_or("")
                )
            })
            .collect()
    }

    #[test]
    fn reads_the_usual_lines() {
        assert_eq!(
            show(
                "Ann Lee and Bo C. Day in Oslo, Cy Fox in Rome and Di Gale in Ankara contributed to this report."
            ),
            ["Ann Lee|Oslo|", "Bo C. Day|Oslo|", "Cy Fox|Rome|", "Di Gale|Ankara|"]
        );
        assert_eq!(
            show(
                "(Reporting by Ann Lee in Hong Kong; additional reporting by Bo Day in Shanghai; Editing by Cy Fox and Di Gale)"
            ),
            [
                "Ann Lee|Hong Kong|reporting",
                "Bo Day|Shanghai|additional reporting",
                "Cy Fox||editing",
                "Di Gale||editing"
            ]
        );
        assert_eq!(
            show("CNN's Ann Lee reported from Oslo. Bo Day and Cy Fox contributed to this report."),
            ["Ann Lee|Oslo|reporting", "Bo Day||", "Cy Fox||"]
        );
        assert_eq!(
            read("The Associated Press contributed to this report."),
            (Vec::new(), Some("The Associated Press".to_owned()))
        );
        assert_eq!(
            show("CNN's Bo Day reported from Athens, and Carla Voss from London."),
            ["Bo Day|Athens|reporting", "Carla Voss|London|reporting"]
        );
        assert_eq!(
            show(
                "Associated Press writers Dan Roy in Portland, Maine, and Eve Sol in Boston contributed to this report."
            ),
            ["Dan Roy|Portland, Maine|", "Eve Sol|Boston|"]
        );
        assert_eq!(show("With files from Ann Lee"), ["Ann Lee||"]);
    }
}
