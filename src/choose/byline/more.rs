//! Who wrote with the author of the line that was chosen.

use crate::Kind;
use crate::choose::Page;
use crate::choose::byline::{ABOVE, AHEAD, BELOW_TITLE, Found, Lines, Place, is_picture};
use crate::door::block::Bullet;
use crate::know::words::is_given_name;
use crate::noun::byline::{Form, Reading, Sort};
use crate::noun::person::is_role;

/// Authors at most that stand in lines of their own; more are a list of people.
const MANY: usize = 4;
/// Lines from one author to the next at most: what the first does, where to write to, a picture.
const APART: usize = 3;
/// Words of such a line at most.
const WORDS: u32 = 6;

/// Adds who is named beside the authors: in another line that names them, too, or in lines of their own.
pub(crate) fn add(page: &Page<'_>, place: &Place, lines: &Lines, found: &mut Found) {
    let to = (place.title + BELOW_TITLE + 1).min(place.body.start + AHEAD).min(page.blocks.len());
    let head = place.title.saturating_sub(ABOVE)..to;
    if !head.contains(&found.at) || !are_full(&found.names) {
        return;
    }
    if let Some(names) =
        head.filter(|at| *at != found.at).find_map(|at| together(page, lines, found, at))
    {
        found.names = names;
        return;
    }
    // Behind "By Ann Lee" stands who drew or is seen as often as another author.
    if lines.at(page, found.at).is_some_and(|(form, ..)| *form == Form::Opened) {
        return;
    }
    let mut before = beside(page, lines, found, -1);
    before.reverse();
    let behind = beside(page, lines, found, 1);
    let mut all = before;
    for name in found.names.iter().cloned().chain(behind) {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    if all.len() <= MANY {
        found.names = all;
    }
}

/// Whether all are full names.
fn are_full(names: &[String]) -> bool {
    !names.is_empty() && names.iter().all(|name| name.contains(' '))
}

/// The names of a line that has those found and others.
fn together(page: &Page<'_>, lines: &Lines, found: &Found, at: usize) -> Option<Vec<String>> {
    let (form, sort, byline) = lines.at(page, at)?;
    let more = *sort == Sort::Full
        && matches!(form, Form::Opened | Form::OpenedAbove | Form::Names)
        && page.blocks[at].bullet == Bullet::None
        && (found.names.len() + 1..=MANY).contains(&byline.names.len())
        && found.names.iter().all(|name| byline.names.contains(name));
    more.then(|| byline.names.clone())
}

/// The authors in lines of their own on one side of the line found, the nearest first.
fn beside(page: &Page<'_>, lines: &Lines, found: &Found, step: isize) -> Vec<String> {
    let (mut at, mut apart, mut names) = (found.at, 0, Vec::new());
    while names.len() <= MANY
        && apart <= APART
        && let Some(next) = at.checked_add_signed(step).filter(|at| *at < page.blocks.len())
    {
        at = next;
        match another(page, lines, found, at) {
            Some(more) => {
                names.extend(more.into_iter().filter(|name| !found.names.contains(name)));
                apart = 0;
            }
            None if stands_between(page, found, at) => apart += 1,
            None => break,
        }
    }
    names
}

/// The names of a line that holds somebody's full name and nothing else.
fn another(page: &Page<'_>, lines: &Lines, found: &Found, at: usize) -> Option<Vec<String>> {
    let (form, sort, byline): &Reading = lines.at(page, at)?;
    let alone = *form == Form::Names
        && *sort == Sort::Full
        && matches!(page.kinds[at], None | Some(Kind::Byline))
        && page.blocks[at].bullet == page.blocks[found.at].bullet
        && page.features[at].words <= WORDS
        // "Ann Lee (editor)" did something else.
        && !page.piece(at).contains('(');
    let given = |name: &String| name.split(' ').next().is_some_and(is_given_name);
    let named = alone && are_full(&byline.names) && byline.names.iter().all(given);
    named.then(|| byline.names.clone())
}

/// Whether a line may stand between two authors: what one does, an address, a picture of somebody, a name again.
fn stands_between(page: &Page<'_>, found: &Found, at: usize) -> bool {
    let (piece, f) = (page.piece(at), &page.features[at]);
    f.words <= WORDS
        && page.kinds[at] != Some(Kind::Timestamp)
        && (is_role(piece)
            || f.address()
            || is_picture(piece)
            || found.names.iter().any(|name| name == piece.trim()))
}

#[cfg(test)]
mod tests {
    /// The authors of a page with these lines below its headline.
    fn authors(lines: &str) -> Vec<String> {
        let text = "The harbour board will buy a new ferry in the spring of next year, it said on Monday. The ferry now in service is forty years old, and it has broken down three times since the summer began.\n\nThe new boat will cost three million, said the mayor, and it will sail from the old quay as the old one does. The board expects it to come in May, when the first visitors do.";
        crate::strip(&format!(
            "Home\n\nLog in\n\nHarbour board to buy a ferry\n\n{lines}\n\n{text}\n\n{text}\n"
        ))
        .authors
    }

    #[test]
    fn authors_in_lines_of_their_own_are_all_named() {
        for lines in [
            "Anna Varn\n\nThomas Moll\n\nMarch 3, 2021",
            "[Anna Varn]\nAnna Varn\nHealth editor\n[Thomas Moll]\nThomas Moll\nReporter\n\nMarch 3, 2021",
            "Written by:\nAnna Varn\nThomas Moll\n\nMarch 3, 2021",
            "[Anna Varn]\n\nBy Anna Varn and Thomas Moll\n\nMarch 3, 2021",
        ] {
            assert_eq!(authors(lines), ["Anna Varn", "Thomas Moll"], "{lines}");
        }
    }

    #[test]
    fn what_is_no_author_beside_one_is_not_named() {
        for lines in [
            "Anna Varn\n\nMarch 3, 2021\n\nThomas Moll",
            "By Anna Varn\n\nThomas Moll\n\nMarch 3, 2021",
            "Anna Varn\n\nThomas Moll (Data Analyst)\n\nMarch 3, 2021",
            "Anna Varn\n\nOrrin Harbour\n\nMarch 3, 2021",
            "By Anna Varn\n\n• Thomas Moll\n• Sarah Quill\n\nMarch 3, 2021",
            "By Anna Varn\n\nPhoto: Thomas Moll\n\nMarch 3, 2021",
        ] {
            assert_eq!(authors(lines), ["Anna Varn"], "{lines}");
        }
    }
}
