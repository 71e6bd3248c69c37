//! Who reported and edited: lines at the end of wire copy.

pub(crate) mod read;

use crate::know::grammar::lists::{List, among, begins, is};
use crate::know::words::{WORDS, hash};
use crate::noun::Line;
use crate::text::words;

/// "(Reporting by Ann Lee; Editing by Bo Day)", "Ann Lee in Oslo contributed to this report."
pub(crate) fn line(line: &Line<'_>) -> bool {
    line.f.cues.desk() > 0 && is_credit(line.text) && !is_told(line.text)
}

/// Whether a line says who else worked on an article, and nothing else.
fn is_credit(text: &str) -> bool {
    let bare = text
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-'))
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ')' | ']'));
    let capital = |text: &str| {
        let name = text.trim_start();
        name.len() < text.len() && name.starts_with(char::is_uppercase)
    };
    let lists = [List::Contributed, List::ReportedFrom, List::ReportingFrom];
    let verbs = || words(bare).filter_map(|at| Some((at, among(lists, &bare[at..])?)));
    let opened = among([List::CreditRole, List::Credits], bare);
    opened.is_some_and(|(_, end)| capital(&bare[end..]))
        || verbs().any(|(at, (list, end))| {
            let rest = &bare[at + end..];
            match list {
                List::Contributed => rest.is_empty() || is_place(rest),
                _ => {
                    let placed = begins(List::ReportedFrom, &bare[at..]).is_some() && capital(rest);
                    placed && is_correspondent(bare[..at].trim_end())
                        || words(rest).any(|at| begins(List::CreditVerb, &rest[at..]).is_some())
                }
            }
        })
}

/// " from Oslo"
fn is_place(text: &str) -> bool {
    let place = text.trim_start();
    begins(List::CreditPlace, place).is_some() && !place.contains('.')
}

/// Words of an outlet's correspondent at least: its name, and two of somebody.
const CORRESPONDENT: usize = 3;

/// "CNN's Ann Lee"
fn is_correspondent(text: &str) -> bool {
    let outlet = text.split_whitespace().next().unwrap_or("");
    ["’s", "'s", "’", "'"].iter().any(|ending| outlet.ends_with(ending))
        && text.split_whitespace().count() >= CORRESPONDENT
        && text.split_whitespace().all(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// Whether a sentence tells of others that they contributed: "the experts who contributed to this
/// report".
fn is_told(text: &str) -> bool {
    let verb = words(text).find(|at| begins(List::CreditVerb, &text[*at..]).is_some());
    verb.is_some_and(|at| {
        text[..at].split_whitespace().next_back().is_some_and(|word| is(List::NotCredit, word))
    })
}

/// Longest line of initials or end mark, in bytes.
pub(crate) const SIGN_BYTES: usize = 24;
/// Marks that agencies and offices end their copy with.
const ENDS: &[&str] = &["###", "# # #", "-30-", "- 30 -"];

/// How agencies sign off: "(END)", "###", "al/bd/js", "==Kyodo"
pub(crate) fn sign_off(line: &Line<'_>) -> bool {
    let text = line.text;
    if text.len() > SIGN_BYTES || line.f.words > 6 {
        return false;
    }
    let initials =
        |part: &str| (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase());
    // "and/or" is made of words.
    let signed = || {
        text.contains('/')
            && text.split('/').all(initials)
            && text.split('/').any(|part| WORDS.get(hash(part)) == 0)
    };
    let named = || {
        text.strip_prefix("==")
            .is_some_and(|name| crate::noun::person::is_agency(name.trim_matches([' ', '='])))
    };
    // "(ANI)", "(dpa/al)"
    let enclosed = || {
        let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
        inner.is_some_and(|inner| {
            let (agency, desks) = inner.split_once('/').unwrap_or((inner, ""));
            crate::noun::person::is_agency(agency)
                && (desks.is_empty() || desks.split('/').all(initials))
        })
    };
    // "(END)", "- ENDS -"
    let ends = || {
        let bare = text.trim_matches(|c: char| matches!(c, '(' | ')' | '-' | ' '));
        is(List::SignOff, bare) && bare.starts_with(char::is_uppercase)
    };
    ENDS.contains(&text) || ends() || signed() || named() || enclosed()
}

#[cfg(test)]
mod tests {
    use crate::label::testing::check;

    #[test]
    fn hits_and_look_alikes() {
        check(
            "credits",
            &[
                "(Reporting by Ann Lee; Editing by Bo Day)",
                "Ann Lee in Oslo and Bo Day in Rome contributed to this report.",
                "Reporting by Ann Lee in Oslo; Writing by Bo Day",
                "With files from The Harbour Press",
                "— Ann Lee contributed reporting.",
                "The Associated Press contributed to this report.",
                "CNN's Ann Lee reported from Athens, and Bo Day from Oslo.",
            ],
            &[
                "The rain contributed to this year's losses, the bank said.",
                "Reporting by the staff was slow that year.",
                "He contributed to the fund in May.",
                "The paper's editor reported from the front that nothing moved.",
            ],
        );
        check(
            "sign-off",
            &["(END)", "###", "al/bd/js", "==Kyodo", "-30-", "(ANI)", "(dpa/al)", "(AFP/bd/js)"],
            &[
                "(sic)",
                "The End",
                "and/or",
                "Bo/Day",
                "==Harbour",
                "(dpa/Harbour Mail)",
                "30",
                "ends meet",
            ],
        );
    }
}
