//! Words about the author: a box under its heading, or a paragraph that says who somebody is and how to reach them.

pub(crate) mod last;

use crate::Kind;
use crate::door::block::{Block, Bullet};
use crate::know::grammar::lists::{List, begins, behind, is};
use crate::measure::features::{Features, First, Measures};
use crate::noun::{Line, Named, person};
use crate::text::words;

/// Words of a heading over a box at most ("About the author").
const HEADING_WORDS: u32 = 5;
/// Words of a line that is a name, with what somebody is or is at a paper, at most.
const NAMES: u32 = 6;
/// Words of a box at most.
const BOX_WORDS: u32 = 150;
/// Words of a paragraph about an author at most.
const WORDS: u32 = 70;
/// "Ann Lee is a reporter for the Harbour Post. She can be reached at lee@mail.example."
pub(crate) fn line(line: &Line<'_>) -> bool {
    let f = line.f;
    (5..=WORDS).contains(&f.words) && f.cues.role() > 0 && reaches(line.text)
}

/// Whether a text says how somebody is reached; an address alone would be a source's.
fn reaches(text: &str) -> bool {
    let at = |rest: &str| rest.trim_start_matches([':', ' ']).starts_with('@');
    words(text).map(|at| &text[at..]).any(|text| {
        begins(List::Reach, text).is_some() || behind(List::ReachOn, text).is_some_and(at)
    })
}

/// Words of a line that tells how to reach somebody at most.
const CONTACT_WORDS: std::ops::RangeInclusive<u32> = 4..=19;

/// "Email Ann Lee at lee@mail.example or follow her @annlee.", "Reach the reporters at …": to a person of the paper.
pub(crate) fn contact(line: &Line<'_>) -> bool {
    let f = line.f;
    if !CONTACT_WORDS.contains(&f.words) || !f.address() {
        return false;
    }
    let text = line.text.trim_start_matches(['*', '_', ' ']);
    let opened = behind(List::Contact, text).filter(|_| text.starts_with(char::is_uppercase));
    let Some(rest) = opened.filter(|rest| rest.starts_with([' ', '\n'])) else { return false };
    let capital =
        |word: Option<&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
    let mut words = rest.split_ascii_whitespace();
    let whom = words.next().unwrap_or("");
    is(List::ContactWhom, whom)
        || is(List::ContactThe, whom) && f.cues.role() > 0
        || capital(Some(whom)) && capital(words.next())
}

/// The paragraph under a heading like "About the author", and those behind it in which somebody says what it writes on. What an
/// author is at a paper, under the name, is no heading: there the article may begin.
pub(crate) fn boxed(
    text: &str,
    blocks: &[Block],
    features: &Measures,
    verdicts: &[Named<'_>],
) -> Vec<usize> {
    let named = |at: usize, kind: Kind| verdicts[at].is_some_and(|verdict| verdict.kind == kind);
    let heads = |at: usize| named(at, Kind::AuthorBio) && features[at].words <= HEADING_WORDS;
    let piece = |at: usize| &text[blocks[at].text..blocks[at].end];
    let is_name = |at: usize| {
        named(at, Kind::Byline) || features[at].words <= NAMES && person::name(piece(at)).is_some()
    };
    let is_role = |at: usize| at > 0 && is_name(at - 1);
    let may_be = |at: usize| {
        let f = &features[at];
        f.words <= BOX_WORDS && f.first != First::Quote && f.capitals > 0 && f.words > 3
    };
    let mut boxed = Vec::new();
    for at in (1..blocks.len()).filter(|at| verdicts[*at].is_none() && may_be(*at)) {
        let f = &features[at];
        let below = heads(at - 1) && !is_role(at - 1) && (f.cues.role() > 0 || f.words < 60);
        let goes_on = || heads(at - 1) || boxed.last() == Some(&(at - 1));
        if below || goes_on() && begins(List::BioFirst, piece(at)).is_some() {
            boxed.push(at);
        }
    }
    boxed
}

/// Words of a name over the paragraph that says who it is of.
const NAME_WORDS: std::ops::RangeInclusive<u32> = 2..=4;
/// Words at its front among which is what somebody is.
const ROLE_REACH: usize = 25;
/// Boxes with authors on one page; more are a list of people that the article has.
const BOXES: usize = 2;

/// The boxes "Ann Lee" over "Ann Lee is a writer who lives on the quay.": the name's block and the paragraph's, in pairs.
pub(crate) fn signed(
    text: &str,
    blocks: &[Block],
    features: &Measures,
    verdicts: &[Named<'_>],
) -> Vec<usize> {
    let piece = |at: usize| &text[blocks[at].text..blocks[at].end];
    let is_signed = |at: &usize| {
        let at = *at;
        if verdicts[at].is_some() || verdicts[at - 1].is_some() {
            return false;
        }
        let (f, above) = (&features[at], &features[at - 1]);
        NAME_WORDS.contains(&above.words)
            && blocks[at - 1].bullet == Bullet::None
            && blocks[at].bullet == Bullet::None
            && above.capitals >= 2
            && above.stops == 0
            && f.capitals >= 2
            && (5..=BOX_WORDS).contains(&f.words)
            && says_who(piece(at - 1), piece(at), f)
    };
    let found: Vec<_> = (1..blocks.len()).filter(is_signed).flat_map(|at| [at - 1, at]).collect();
    if found.len() <= 2 * BOXES { found } else { Vec::new() }
}

/// Whether a paragraph goes on from a name, or the given name, with what somebody is.
fn says_who(name: &str, paragraph: &str, f: &Features) -> bool {
    let given = name.split(' ').next().unwrap_or(name);
    let Some(rest) = paragraph
        .strip_prefix(name)
        .or_else(|| paragraph.strip_prefix(given))
        .and_then(|rest| rest.strip_prefix(' '))
    else {
        return false;
    };
    let mut words = rest.split_ascii_whitespace();
    let bare = |word| str::trim_matches(word, |c: char| !c.is_alphanumeric());
    is(List::BioIs, words.next().unwrap_or(""))
        && person::name(name).is_some()
        && (f.cues.role() > 0 || words.take(ROLE_REACH).any(|word| is(List::BioRole, bare(word))))
}

/// The lines "Written by" and the names right below them.
pub(crate) fn headed(
    text: &str,
    blocks: &[Block],
    features: &Measures,
    verdicts: &[Named<'_>],
) -> Vec<usize> {
    let piece = |at: usize| &text[blocks[at].text..blocks[at].end];
    let heads = |at: usize| {
        let f = &features[at];
        let bare = || piece(at).trim_end_matches([':', ',', ' ']);
        f.words <= 3 && is(List::BioOver, bare())
    };
    let is_name = |at: usize| {
        let f = &features[at];
        f.words <= NAMES
            && f.stops == 0
            && person::name(piece(at).split(',').next().unwrap_or("")).is_some()
    };
    let named = |at: usize| at < blocks.len() && verdicts[at].is_none() && is_name(at);
    (0..blocks.len())
        .filter(|at| verdicts[*at].is_none() && heads(*at))
        .flat_map(|at| std::iter::once(at).chain(named(at + 1).then_some(at + 1)))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::label::testing::{behind, check};

    #[test]
    fn boxes_with_names_go() {
        assert_eq!(
            behind(
                "Ann Lee\n\nAnn Lee is a writer who lives on the quay and has a boat of her own there."
            ),
            ""
        );
        assert_eq!(
            behind(
                "Written by:\n\nAnn Lee\n\nAnn is the founder of the Harbour Post and lives on the quay."
            ),
            ""
        );
        assert_eq!(behind("Reviewed by\n\nBo Day, RN"), "");
    }

    #[test]
    fn what_an_author_is_heads_no_box() {
        let lead = "The ferry between Orrin and Varn will sail again in May, the harbour board said on Tuesday.";
        for role in ["Contributor", "Staff writer"] {
            assert_eq!(
                behind(&format!("Ann Lee\n\n{role}\n\n{lead}")),
                format!("Ann Lee\n\n{lead}")
            );
        }
        assert_eq!(behind(&format!("About the author\n\n{lead}")), "");
        assert_eq!(behind("Ich schreibe über den Hafen."), "Ich schreibe über den Hafen.");
    }

    #[test]
    fn headings_over_what_they_name_stay() {
        let list = "3. Harbour Works\n\nHarbour Works is a yard with a manager who builds boats for the towns on both sides.";
        assert_eq!(behind(list), list);
        let three = ["Ann Lee", "Bo Day", "Cy Fox"]
            .map(|name| format!("{name}\n\n{name} is a writer who has written of the harbour for years, and of the boats."))
            .join("\n\n");
        assert_eq!(behind(&three), three);
        let other = "Old Quay\n\nOld Quay is where the boats lie in winter, under sheets, until the ice has gone from the river.";
        assert_eq!(behind(other), other);
    }

    #[test]
    fn hits_and_look_alikes() {
        check(
            "author line",
            &[
                "Ann Lee is a reporter for the Harbour Post. She can be reached at lee@mail.example.",
                "Bo Day is a staff writer. Follow him on Twitter @boday.",
            ],
            &[
                "Ann Lee is a reporter who covered the war and came home with nothing.",
                "The mayor can be reached at his office on Mondays.",
                "Follow him on the way down, and you will see the editor's house.",
            ],
        );
        check(
            "contact line",
            &[
                "Email Ann Lee at lee@mail.example or follow her @annlee. Follow us on the web.",
                "Reach the reporters at https://post.example/lee and https://post.example/day",
                "Contact staff writer Bo Day at day@mail.example.",
                "Write to Ann Lee at lee@mail.example",
            ],
            &[
                "Email your complaint to the board at board@harbour.example and keep a copy.",
                "Write to the harbour board at board@harbour.example, and say what you saw.",
                "Email: board@harbour.example",
                "Follow the path to the harbour, as @annlee did in May.",
            ],
        );
    }
}
