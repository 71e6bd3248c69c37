//! Who wrote an article, as its last lines say: "Ann Lee is a columnist.", "The writer is a former judge."

use crate::know::grammar::lists::{List, begins, behind, is};
use crate::know::words::is_given_name;
use crate::measure::features::{End, Features, First};
use crate::noun::person::name;

use super::ROLE_REACH;

/// Words of such a paragraph.
const WORDS: std::ops::RangeInclusive<u32> = 4..=70;
/// Words of one about somebody whom no byline names at most: what is longer may be the article's.
const INTRODUCED_WORDS: u32 = 45;
/// Words of a name.
const NAME_WORDS: usize = 4;
/// A paragraph without what is set around it: "* Ann Lee is …", "— Ann Lee is …".
fn bare(text: &str) -> &str {
    text.trim_start_matches(|c: char| !c.is_alphanumeric())
}

fn may_be(f: &Features) -> bool {
    WORDS.contains(&f.words) && f.first != First::Quote && f.end != End::Open
}

/// Whether a paragraph goes on from an author's name with who that is.
pub(crate) fn is_of(text: &str, f: &Features, authors: &[String]) -> bool {
    if !may_be(f) {
        return false;
    }
    let text = bare(text);
    let text = behind(List::Title, text)
        .and_then(|rest| rest.strip_prefix('.').unwrap_or(rest).strip_prefix(' '))
        .unwrap_or(text);
    authors.iter().any(|author| {
        let last = author.rsplit(' ').next().unwrap_or(author);
        let first = author.split(' ').next().unwrap_or(author);
        // A firm that writes of itself is named so as well.
        if !is_given_name(first) && f.cues.role() == 0 {
            return false;
        }
        [author.as_str(), last, first].into_iter().filter(|called| called.len() > 2).any(|called| {
            let rest = text
                .get(..called.len())
                .filter(|front| front.to_lowercase() == called.to_lowercase())
                .map(|_| &text[called.len()..]);
            rest.is_some_and(goes_on)
        })
    })
}

/// " is …", ", a columnist, is …", " (@lee) is …"
fn goes_on(rest: &str) -> bool {
    let is = |word: &str| is(List::BioIs, word);
    if let Some(aside) = rest.strip_prefix(", ").or_else(|| rest.strip_prefix(" (")) {
        let close = if rest.starts_with(',') { ',' } else { ')' };
        return aside
            .split_once(close)
            .is_some_and(|(_, behind)| behind.split_whitespace().next().is_some_and(is));
    }
    rest.starts_with(' ') && rest.split_whitespace().next().is_some_and(is)
}

/// The word for its author that a paragraph opens with, where it says who that is.
pub(crate) fn calls<'t>(text: &'t str, f: &Features) -> Option<&'t str> {
    if !may_be(f) || f.words > INTRODUCED_WORDS || f.end != End::Stop {
        return None;
    }
    let text = bare(text);
    let (opener, rest) = text.split_at(begins(List::BioWriter, text)?.end);
    let next = rest.split_whitespace().next()?;
    let says = is(List::BioArticle, next) || is(List::Role, next);
    opener.split_whitespace().rev().nth(1).filter(|_| says)
}

/// The family name of somebody whom a paragraph introduces by role: "Ann Lee is a professor of law at …".
pub(crate) fn introduces<'t>(text: &'t str, f: &Features) -> Option<&'t str> {
    if !may_be(f) || f.words > INTRODUCED_WORDS || f.end != End::Stop {
        return None;
    }
    let text = bare(text);
    let (at, verb) = text
        .match_indices(' ')
        .take(NAME_WORDS)
        .map(|(at, _)| (at, text[at + 1..].split(' ').next().unwrap_or("")))
        .find(|(_, word)| is(List::BioIntroduces, word))?;
    let called = &text[..at];
    let mut behind = text[at + 1 + verb.len()..].split_whitespace();
    let article = behind.next().is_some_and(|word| is(List::BioArticle, word));
    let bare = |word| str::trim_matches(word, |c: char| !c.is_alphanumeric());
    let role = || {
        behind.take(ROLE_REACH / 2).any(|word| {
            let word = bare(word);
            is(List::BioRole, word) || is(List::Role, word)
        })
    };
    let first = called.split(' ').next().unwrap_or(called);
    if called.contains(' ') && article && is_given_name(first) && name(called).is_some() && role() {
        called.rsplit(' ').next()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::know::words::{ANY_STOP, WORDS as TABLE};
    use crate::measure::features::{end_of, first_of, measure_words};

    fn measured(text: &str) -> Features {
        let mut f = measure_words(text, &TABLE, ANY_STOP);
        (f.end, f.first) = (end_of(text), first_of(text));
        f
    }

    #[test]
    fn authors_are_told_of_by_any_of_their_names() {
        let authors = ["Ann Lee".to_owned()];
        for text in [
            "Ann Lee is a columnist for the Harbour Post.",
            "Lee is a professor of law at the University of Selby.",
            "— ANN LEE covers the harbour",
            "Dr. Lee teaches history at Selby.",
            "Ann Lee, a columnist, is the author of two books.",
            "Ann Lee ist Professorin in Selby.",
        ] {
            assert!(is_of(text, &measured(text), &authors), "{text}");
        }
        for text in ["Leeward is a harbour in the south.", "Ann Leek is a cook.", "Lee said so."] {
            assert!(!is_of(text, &measured(text), &authors), "{text}");
        }
    }

    #[test]
    fn others_are_introduced_by_name_and_role() {
        let lee = "Ann Lee is a professor of law at the University of Selby.";
        assert_eq!(introduces(lee, &measured(lee)), Some("Lee"));
        for text in [
            "Ann Lee is a member of the harbour board.",
            "The mill is a writer's dream.",
            "Ann Lee, who runs the hall, said that she was a writer.",
        ] {
            assert_eq!(introduces(text, &measured(text)), None, "{text}");
        }
        let judge = "The writer is a former judge.";
        assert_eq!(calls(judge, &measured(judge)), Some("writer"));
        let sad = "The writer is sad, and so is the town.";
        assert_eq!(calls(sad, &measured(sad)), None);
    }
}
