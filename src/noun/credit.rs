//! Who reported and edited: lines at the end of wire copy.

pub(crate) mod read;

use once_cell::sync::Lazy;
use regex::Regex;

use crate::know::words::{WORDS, hash};
use crate::noun::Line;

static CREDIT: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"(?ix)^[\s(\[—–-]*(?:
        (?:additional\s+)?(?:reporting|writing|editing|compiled)\s(?:and\s(?:writing|editing)\s)?by\s(?-i:[A-Z\u{c0}-\u{de}]).*
        |with\sfiles\sfrom\s.*
        |.*\bcontributed\s(?:additional\s)?(?:reporting|research|to\s(?:this|the)\s(?:report|story|article|piece|post|reporting|dispatch))\b(?:\s(?:to|for)\sthis\s(?:report|story|article))?(?:\sfrom\s[^.]*)?
        |(?-i:[A-Z][\w.]*(?:[’']s?|s[’'])\s[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)+\sreported\sfrom\s[A-Z][^.]*)(?:\.\s.*)?
        |.*\breport(?:ed|ing)\sfrom\s.*\bcontributed\b.*
        )[.)\]\s]*$")
        .expect("the pattern is well formed")
});

/// "(Reporting by Ann Lee; Editing by Bo Day)", "Ann Lee in Oslo contributed to this report."
pub(crate) fn line(line: &Line<'_>) -> bool {
    // Every form has one of these runs of letters; asking for them first keeps the expression off prose.
    let text = line.text;
    line.f.cues.desk() > 0
        && (text.contains("contributed")
            || text.contains("ting by")
            || text.contains("ditional reporting")
            || text.contains(" reported from ")
            || text.contains("ith files from"))
        && CREDIT.is_match(text)
        && !is_told(text)
}

/// Whether a sentence tells of others that they contributed: "the experts who contributed to this
/// report".
fn is_told(text: &str) -> bool {
    let before = |at: usize| text[..at].split_whitespace().next_back().unwrap_or("");
    text.find(" contributed")
        .is_some_and(|at| matches!(before(at), "who" | "that" | "which" | "had" | "has" | "have"))
}

/// Longest line of initials or end mark, in bytes.
pub(crate) const SIGN_BYTES: usize = 24;
/// Marks that agencies and offices end their copy with.
const ENDS: &[&str] = &[
    "(END)", "- END -", "-END-", "--END--", "END", "ENDS", "(ENDS)", "- ENDS -", "-ENDS-", "###",
    "# # #", "-30-", "- 30 -", "Enditem",
];

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
    // "(ANI)"
    let enclosed = || {
        text.strip_prefix('(')
            .and_then(|text| text.strip_suffix(')'))
            .is_some_and(crate::noun::person::is_agency)
    };
    ENDS.contains(&text) || signed() || named() || enclosed()
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
            &["(END)", "###", "al/bd/js", "==Kyodo", "-30-", "(ANI)"],
            &["(sic)", "The End", "and/or", "Bo/Day", "==Harbour", "30", "ends meet"],
        );
    }
}
