//! The list of all rules.

use crate::Kind;
use crate::article::language::code_of;
use crate::label::{self, prompts};
use crate::settle;

/// Something that names a piece of text: a phrase, a row of prompts, a shape.
///
/// ```
/// let rule = dehusk::rules().find(|rule| rule.name == "share bar").unwrap();
/// assert_eq!((rule.kind, rule.language), (dehusk::Kind::Share, None));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rule {
    /// What [`Removal::rule`](crate::Removal::rule) shows, and
    /// [`without_rule`](crate::StripperBuilder::without_rule) takes.
    pub name: &'static str,
    /// What it names a piece of text as. Rules about places name short lines outside of the article
    /// as navigation, and what stands below a heading as that heading says.
    pub kind: Kind,
    /// The language of its words, by its ISO 639-1 code, where it has one.
    pub language: Option<&'static str>,
}

/// Every rule: phrases and rows of prompts by language, then shapes, then rules about neighbours and
/// places. A name comes back where several languages have it.
///
/// ```
/// let german = dehusk::rules().filter(|rule| rule.language == Some("de"));
/// assert!(german.count() > 100);
/// ```
pub fn rules() -> impl Iterator<Item = Rule> {
    let rows = prompts::SHIPPED.rules().map(|(verdict, file)| Rule {
        name: &verdict.rule,
        kind: verdict.kind,
        language: code_of(file),
    });
    let shapes = label::shapes().chain(settle::placed());
    rows.chain(shapes.map(|verdict| Rule {
        name: &verdict.rule,
        kind: verdict.kind,
        language: None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, Stripper};

    #[test]
    fn shapes_and_places_are_listed_once() {
        let mut names: Vec<_> =
            label::shapes().chain(settle::placed()).map(|verdict| &*verdict.rule).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn any_rule_is_switched_off_in_any_letter_case() {
        let body = "The ferry between the two towns will stop running at the end of the month, \
            the board said on Monday.";
        for (name, line) in [
            ("<PAID>? <AD>", "Advertisement"),
            ("SHARE BAR", "Facebook Twitter Email"),
            ("date line", "March 3, 2021"),
            ("Copyright line", "© 2021 The Harbour Post"),
            (
                "Related List",
                "Related stories\n\n* Ferry adds a boat\n* Fares to rise in May\n* Wall mended",
            ),
            ("before the article", "Boats\nHome"),
        ] {
            let text = format!("{line}\n\n{body}\n\n{line}\n");
            let removed = |stripper: &Stripper| {
                let removed = stripper.strip(&text).removed;
                removed.iter().filter(|removal| removal.rule == name.to_lowercase()).count()
            };
            assert!(removed(&Stripper::default()) > 0, "{name}");
            let without = Stripper::builder().without_rule(name).build().expect("a rule");
            assert_eq!(removed(&without), 0, "{name}");
        }
    }

    #[test]
    fn rules_and_articles_name_languages_alike() {
        for rule in rules() {
            assert!(rule.language.is_none_or(|code| code.parse::<Language>().is_ok()), "{rule:?}");
        }
        assert!(
            rules().any(|rule| (rule.name, rule.language) == ("<share> med en venn", Some("no")))
        );
    }

    #[test]
    fn capitals_need_not_be_as_many_as_small_letters() {
        // A German sharp s, and a Turkish letter without its dot.
        for letter in ['ß', 'ı'] {
            let rule = rules().find(|rule| rule.name.contains(letter)).expect("a row with it");
            for name in [rule.name.to_uppercase(), rule.name.to_lowercase()] {
                assert!(Stripper::builder().without_rule(&name).build().is_ok(), "{name}");
            }
        }
    }

    #[test]
    fn every_name_builds() {
        // Each takes a while to build: one in so many.
        for rule in rules()
            .step_by(997)
            .chain(rules().skip_while(|rule| rule.name != "residue").step_by(19))
        {
            let built = Stripper::builder().without_rule(rule.name.to_uppercase()).build();
            assert!(built.is_ok(), "{}", rule.name);
        }
    }
}
