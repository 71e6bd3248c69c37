//! Lines that say who else worked on an article → contributors.

use once_cell::sync::Lazy;
use regex::Regex;

use crate::article::Contributor;
use crate::know::words::{ROLE, WORDS, hash};
use crate::noun::person::{is_single, name};

static CONTRIBUTED: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"(?i)^(?P<who>.*?)\s+(?:also\s+)?contributed\s+(?:additional\s+)?(?:reporting|research|to\s+(?:this|the)\s+(?:report|story|article|piece|post|reporting|dispatch))(?:\s+(?:to|for)\s+this\s+\w+)?(?:\s+from\s+(?P<from>[^.]+))?").expect("the pattern is well formed")
});
static ROLES: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"(?i)\b(?P<role>(?:additional\s+)?(?:reporting|writing|editing)(?:\s+and\s+(?:writing|editing|reporting))?)\s+by:?\s+(?P<who>[^;()]+)").expect("the pattern is well formed")
});
static FILES: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"(?i)^with\s+files\s+from:?\s+(?P<who>.+)$").expect("the pattern is well formed")
});
static REPORTED: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"(?P<who>[A-Z\u{c0}-\u{de}][^.]*?)\s+(?P<role>reported|wrote)\s+from\s+(?P<place>[A-Z\u{c0}-\u{de}][^.]*?)\.")
        .expect("the pattern is well formed")
});

/// The people a credit line names, and the agency where it names one.
pub(crate) fn read(line: &str) -> (Vec<Contributor>, Option<String>) {
    let bare = line.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '—' | '–' | '*' | '_') || c == '-'
    });
    let mut people = Vec::new();
    let mut agency = None;
    let mut rest = bare;
    // "CNN's Ann Lee reported from Oslo. Bo Day contributed to this report."
    for captures in REPORTED.captures_iter(bare) {
        let role = if &captures["role"] == "wrote" { "writing" } else { "reporting" };
        reported(&captures["who"], &captures["place"], role, &mut people, &mut agency);
        rest = captures.get(0).map_or(rest, |found| bare[found.end()..].trim_start());
    }
    if let Some(captures) = CONTRIBUTED.captures(rest) {
        list(
            &captures["who"],
            captures.name("from").map(|found| found.as_str()),
            None,
            &mut people,
            &mut agency,
        );
    } else if let Some(captures) = FILES.captures(rest) {
        list(&captures["who"], None, None, &mut people, &mut agency);
    } else {
        for captures in ROLES.captures_iter(rest) {
            let role = captures["role"].to_lowercase();
            list(&captures["who"], None, Some(&role), &mut people, &mut agency);
        }
    }
    (people, agency)
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
    loop {
        let Some((front, behind)) = rest.split_once(" from ") else {
            return list(who, Some(rest), Some(role), people, agency);
        };
        // "Athens, and Bo Day": the last comma or joining word parts the place from the next name.
        let cut = [", and ", " and ", ", "]
            .iter()
            .filter_map(|mark| front.rfind(mark).map(|at| (at, at + mark.len())))
            .min_by_key(|cut| cut.0);
        let Some((end, next)) = cut.filter(|(_, next)| name(&front[*next..]).is_some()) else {
            return list(who, Some(rest), Some(role), people, agency);
        };
        list(who, Some(&front[..end]), Some(role), people, agency);
        (who, rest) = (&front[next..], behind);
    }
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
        let (names, in_place) = match part.split_once(" in ").or_else(|| part.split_once(" from "))
        {
            Some((names, place)) => (names, Some(place.trim())),
            None => (part, None),
        };
        let bare = names.trim().trim_start_matches("CNN's ").trim_end_matches('.');
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

/// A list parted at commas and at "and".
fn pieces(who: &str) -> impl Iterator<Item = &str> {
    who.split([',', ';'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "))
        .map(|part| part.trim().trim_start_matches("and "))
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
