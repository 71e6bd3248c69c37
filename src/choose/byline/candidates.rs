//! The lines that may name the authors, and which of them does.

use crate::choose::byline::Found;
use crate::text::places;

/// A line that may name the authors.
pub(crate) struct Candidate {
    /// What speaks for it.
    pub(crate) sum: f32,
    /// The same if the page writes its name small, and so means none; less where that may be. To look for it takes long, and is put off.
    pub(crate) least: f32,
    /// Whether it names a house, or who edited: somebody for whom the author is named, if one is.
    pub(crate) stand_in: bool,
    /// Whether it names a person in full, who comes before such.
    pub(crate) person: bool,
    /// Whether nothing opens its names.
    pub(crate) bare: bool,
    pub(crate) found: Found,
}

/// Lines that are looked at closely at least, where there are many: each may want a search of the whole text.
const MANY: usize = 32;

/// Adds a line; of very many, those for which little speaks go.
pub(crate) fn add(candidates: &mut Vec<Candidate>, candidate: Candidate) {
    candidates.push(candidate);
    if candidates.len() > 2 * MANY {
        // Equals stay in their order.
        candidates.sort_by(|a, b| b.sum.total_cmp(&a.sum));
        candidates.truncate(MANY);
    }
}

/// The line for which most speaks, the first of equals; nothing where more speaks against it.
pub(crate) fn first_of(mut candidates: Vec<Candidate>, text: &str) -> Option<Found> {
    loop {
        let best = (0..candidates.len())
            .max_by(|a, b| candidates[*a].sum.total_cmp(&candidates[*b].sum).then(b.cmp(a)))?;
        let Candidate { sum, least, found, .. } = &candidates[best];
        let others = || {
            candidates
                .iter()
                .enumerate()
                .filter(|(at, _)| *at != best)
                .all(|(_, other)| other.sum < *least)
        };
        let sure = least == sum || *least >= 0.0 && others();
        if sure || !found.names.first().is_some_and(|name| is_written_small(text, name)) {
            if *sum < 0.0 {
                return None;
            }
            let other = || person(&candidates, found.at, text);
            let best = if candidates[best].stand_in { other() } else { None }.unwrap_or(best);
            return Some(candidates.swap_remove(best).found);
        }
        candidates[best].sum = *least;
    }
}

/// Blocks from the line of a house to one that names a person and nothing else.
const BESIDE: usize = 3;

/// The likeliest line that names a person in full, if more speaks for it than against; beside the line of a house where nothing
/// opens the names.
fn person(candidates: &[Candidate], house: usize, text: &str) -> Option<usize> {
    let fits = |at: &usize| {
        let Candidate { sum, least, person, bare, found, .. } = &candidates[*at];
        *person
            && (!bare || found.at.abs_diff(house) <= BESIDE)
            && *sum >= 0.0
            && (*least >= 0.0
                || found.names.first().is_some_and(|name| !is_written_small(text, name)))
    };
    (0..candidates.len())
        .filter(fits)
        .max_by(|a, b| candidates[*a].sum.total_cmp(&candidates[*b].sum).then(b.cmp(a)))
}

/// Whether the page writes a word of a name in small letters.
pub(crate) fn is_written_small(text: &str, name: &str) -> bool {
    name.split_whitespace().any(|word| written_small(text, word))
}

/// Whether the page has a word in small letters, as a word of its own.
fn written_small(text: &str, word: &str) -> bool {
    let small = word.to_lowercase();
    let bare = small.trim_matches(|c: char| !c.is_alphanumeric());
    if bare == word || bare.chars().count() < 3 {
        return false;
    }
    places(text, bare).take(40).any(|at| {
        let edge = |c: Option<char>| {
            c.is_none_or(|c| {
                !c.is_alphanumeric() && !matches!(c, '.' | '/' | '@' | '-' | '_' | '#')
            })
        };
        edge(text[..at].chars().next_back()) && edge(text[at + bare.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What speaks against a name that may be written small.
    const SMALL: f32 = 3.0;

    /// The name that comes first of some with what speaks for each; those with a star may be written small.
    fn first(names: &[(&str, f32)], text: &str) -> Option<String> {
        let candidate = |(at, (name, sum)): (usize, &(&str, f32))| {
            let least = if name.ends_with('*') { sum - SMALL } else { *sum };
            let found = Found {
                at,
                sure: false,
                names: vec![name.trim_end_matches('*').to_owned()],
                agency: None,
            };
            let stand_in = name.starts_with("The ");
            Candidate { sum: *sum, least, stand_in, person: !stand_in, bare: true, found }
        };
        let mut candidates = Vec::new();
        names
            .iter()
            .enumerate()
            .map(candidate)
            .for_each(|candidate| add(&mut candidates, candidate));
        first_of(candidates, text).map(|found| found.names[0].clone())
    }

    #[test]
    fn a_name_that_the_page_writes_small_comes_behind() {
        let text = "The Old Quay. We sailed from the old quay with Ann Lee.";
        for (names, expected) in [
            (&[("Ann Lee*", 2.0)][..], Some("Ann Lee")),
            (&[("Old Quay*", 2.0)], None),
            (&[("Old Quay*", 3.5)], Some("Old Quay")),
            (&[("Old Quay*", 3.5), ("Ann Lee", 0.2)], Some("Old Quay")),
            (&[("Old Quay*", 3.5), ("Ann Lee", 0.6)], Some("Ann Lee")),
            (&[("Ann Lee*", 3.5), ("Bo Day", 3.4)], Some("Ann Lee")),
            (&[("Ann Lee", 1.5), ("Bo Day", 1.5)], Some("Ann Lee")),
            (&[("Bo Day", 1.5), ("Old Quay*", 4.5), ("Ann Lee*", 1.5)], Some("Bo Day")),
            (&[("Ann Lee", -0.5)], None),
            (&[("The Post", 2.0), ("Ann Lee", 0.5)], Some("Ann Lee")),
            (&[("The Post", 2.0), ("Ann Lee", -0.5)], Some("The Post")),
            (&[("The Post", 2.0), ("Old Quay*", 2.5)], Some("The Post")),
            (&[("Ann Lee", 1.0), ("The Post", 0.5)], Some("Ann Lee")),
            (&[], None),
        ] {
            assert_eq!(first(names, text).as_deref(), expected, "{names:?}");
        }
    }

    #[test]
    fn of_many_lines_the_likeliest_are_looked_at() {
        for (first_sum, last_sum, expected) in
            [(4.4, 4.8, "Bo Day"), (4.4, 4.4, "Cy Fox"), (3.9, 3.9, "Ann Lee")]
        {
            let mut names = vec![("Cy Fox", first_sum)];
            names.extend(vec![("Ann Lee", 4.0); 3 * MANY]);
            names.push(("Bo Day", last_sum));
            assert_eq!(first(&names, "").as_deref(), Some(expected), "{first_sum} {last_sum}");
        }
    }
}
