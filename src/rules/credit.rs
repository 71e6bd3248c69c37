//! Who reported and edited: lines at the end of wire copy.

use once_cell::sync::Lazy;
use regex::Regex;

use super::Line;

static CREDIT: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"(?ix)^[\s(\[—–-]*(?:
        (?:additional\s+)?(?:reporting|writing|editing|compiled)\s(?:and\s(?:writing|editing)\s)?by\s(?-i:[A-Z\u{c0}-\u{de}]).*
        |with\sfiles\sfrom\s.*
        |.*\bcontributed\s(?:additional\s)?(?:reporting|research|to\s(?:this|the)\s(?:report|story|article|piece|post|reporting|dispatch))\b(?:\s(?:to|for)\sthis\s(?:report|story|article))?(?:\sfrom\s[^.]*)?
        |.*\breport(?:ed|ing)\sfrom\s.*\bcontributed\b.*
        )[.)\]\s]*$")
        .expect("the pattern is well formed")
});

/// "(Reporting by Ann Lee; Editing by Bo Day)", "Ann Lee in Oslo contributed to this report."
pub(super) fn line(line: &Line<'_>) -> bool {
    // Every form has one of these runs of letters; asking for them first keeps the expression off prose.
    let text = line.text;
    line.f.cues.desk > 0
        && (text.contains("contributed")
            || text.contains("ting by")
            || text.contains("ditional reporting")
            || text.contains("ith files from"))
        && CREDIT.is_match(text)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

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
            ],
            &[
                "The rain contributed to this year's losses, the bank said.",
                "Reporting by the staff was slow that year.",
                "He contributed to the fund in May.",
            ],
        );
    }
}
