//! What the caller lets go.

use crate::article::Input;
use crate::article::kind::Kinds;
use crate::noun::{Role, Verdict};

/// What may go from a text.
#[derive(Debug, Clone)]
pub(crate) struct Scope {
    /// What is of these kinds.
    pub(crate) kinds: Kinds,
    /// Whether what no rule names goes, too, where it stands outside of the article.
    pub(crate) placed: bool,
    pub(crate) input: Input,
    /// Names of rules that are switched off.
    pub(crate) off: Vec<&'static str>,
}

impl Default for Scope {
    fn default() -> Self {
        Self { kinds: Kinds::ALL, placed: true, input: Input::default(), off: Vec::new() }
    }
}

impl Scope {
    /// Whether what is named so goes.
    pub(crate) fn goes(&self, verdict: &Verdict) -> bool {
        self.kinds.has(verdict.kind)
            && (self.placed || !matches!(verdict.role, Role::Before | Role::Placed))
            && (self.off.is_empty() || !self.off.contains(&&*verdict.rule))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Input, Kind, Stripper};

    const PAGE: &str = "Home\nNews\nBoats\n\nFerry to sail again\n\nBy Ann Lee\n\nMarch 3, 2021\n\n\
        The ferry will sail again in May, the harbour board said on\n\nAdvertisement\n\nMonday, \
        and it will call at both islands.\n\nWhat it costs\n\nThe board has asked the county for \
        a loan to buy another boat.\n\nRead more\n\nHarbour map";

    #[test]
    fn only_what_is_named_of_some_kinds_goes() {
        let only = |kinds: &[Kind]| {
            let builder = Stripper::builder().only(kinds.iter().copied());
            builder.build().expect("no phrases").strip(PAGE).text
        };
        assert_eq!(only(&[]), PAGE);
        let clean = PAGE
            .replace(" on\n\nAdvertisement\n\nMonday", " on Monday")
            .replace("\n\nRead more", "");
        assert_eq!(only(&[Kind::Advertisement, Kind::ReadMore]), clean);
    }

    #[test]
    fn kinds_that_are_kept_are_taken_off_those_that_go() {
        let builder = Stripper::builder().only([Kind::Advertisement, Kind::ReadMore]);
        let stripper = builder.keep(Kind::ReadMore).build().expect("no phrases");
        let rules: Vec<_> =
            stripper.strip(PAGE).removed.iter().map(|removal| removal.rule.to_string()).collect();
        assert_eq!(rules, ["<paid>? <ad>"]);
    }

    #[test]
    fn nothing_stands_before_or_after_an_article() {
        let stripper = Stripper::builder().input(Input::Article).build().expect("no phrases");
        let text = PAGE.split_once("\n\n").map_or("", |(_, article)| article);
        let article = stripper.strip(text);
        assert_eq!(
            article.text,
            "The ferry will sail again in May, the harbour board said on Monday, and it will call \
             at both islands.\n\nWhat it costs\n\nThe board has asked the county for a loan to buy \
             another boat.\n\nHarbour map"
        );
        assert_eq!(article.title.as_deref(), Some("Ferry to sail again"));
        assert_eq!(article.authors, ["Ann Lee"]);
        assert_eq!(article.date_published.and_then(|date| date.iso).as_deref(), Some("2021-03-03"));
    }
}
