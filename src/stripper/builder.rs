//! Building a stripper.

use std::collections::HashMap;

use super::Stripper;
use super::rules::rules;
use crate::article::kind::Kinds;
use crate::article::{Bias, Input};
use crate::label::prompts::Prompts;
use crate::settle::Scope;
use crate::{Error, Kind};

/// Builds a [`Stripper`].
///
/// ```
/// let stripper = dehusk::Stripper::builder().bias(dehusk::Bias::Precision).build().unwrap();
/// assert_eq!(stripper.strip("").text, "");
/// ```
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct StripperBuilder {
    own: Vec<(Kind, String)>,
    off: Vec<String>,
    keep: Kinds,
    only: Option<Kinds>,
    bias: Bias,
    input: Input,
}

impl StripperBuilder {
    /// Adds a phrase: a whole line or sentence, compared without case, marks and decoration. `*` at
    /// its end or start stands for any words; `word?` may be lacking, `word(s)` and `(one|other)` are
    /// a choice, `one | other` are two phrases; `<n>` is a number, `<net>` a social network, `<name>`
    /// a name. Errors are told by [`build`](Self::build).
    ///
    /// ```
    /// use dehusk::{Kind, Stripper};
    /// let stripper = Stripper::builder().phrase(Kind::Promotion, "* brings you the weather").build().unwrap();
    /// assert_eq!(stripper.strip("Harbour Paints brings you the weather").text, "");
    /// ```
    pub fn phrase(mut self, kind: Kind, phrase: impl Into<String>) -> Self {
        self.own.push((kind, phrase.into()));
        self
    }

    /// Adds phrases, as [`phrase`](Self::phrase) adds one.
    ///
    /// ```
    /// use dehusk::{Kind, Stripper};
    /// let own = [(Kind::ReadMore, "THE WHOLE TALE: *"), (Kind::Promotion, "row with us")];
    /// let stripper = Stripper::builder().phrases(own).build().unwrap();
    /// assert_eq!(stripper.strip("The whole tale: how it burnt\n\nRow with us!").text, "");
    /// ```
    pub fn phrases<P: Into<String>>(
        mut self,
        phrases: impl IntoIterator<Item = (Kind, P)>,
    ) -> Self {
        self.own.extend(phrases.into_iter().map(|(kind, phrase)| (kind, phrase.into())));
        self
    }

    /// Switches a rule off: a phrase, a row of prompts, a shape, a rule about neighbours or places,
    /// by the name that [`Removal::rule`](crate::Removal::rule) shows, in any letter case. See
    /// [`rules`](crate::rules()) for all names. Where several languages have a rule of that name, each
    /// goes.
    ///
    /// ```
    /// let stripper = dehusk::Stripper::builder().without_rule("Share Bar").build().unwrap();
    /// let text = "The mill has been shut since the spring, the town said.\n\nFacebook Twitter Email";
    /// assert!(stripper.strip(text).removed.iter().all(|removal| removal.rule != "share bar"));
    /// ```
    pub fn without_rule(mut self, name: impl Into<String>) -> Self {
        self.off.push(name.into());
        self
    }

    /// Keeps what is of a kind in the body. It is then not listed as removed.
    ///
    /// ```
    /// use dehusk::{Kind, Stripper};
    /// let stripper = Stripper::builder().keep(Kind::Caption).build().unwrap();
    /// let text = "The mill has been shut since the spring of last year.\n\nThe mill at noon. (Photo by Ann Lee)\n\nIt will open again in May, the town said on Monday.";
    /// assert_eq!(stripper.strip(text).text, text);
    /// ```
    pub fn keep(mut self, kind: Kind) -> Self {
        self.keep = self.keep.with(kind);
        self
    }

    /// Takes out only what is named as one of these kinds; all else stays, wherever it stands. Kinds
    /// of several calls add up; [`keep`](Self::keep) takes some away again.
    ///
    /// ```
    /// use dehusk::{Kind, Stripper};
    /// let interruptions = [Kind::ReadMore, Kind::Advertisement, Kind::Related];
    /// let stripper = Stripper::builder().only(interruptions).build().unwrap();
    /// let text = "Home\nBoats\n\nThe mill is shut, the town\n\nAdvertisement\n\nsaid on Monday.\n\nLog in";
    /// assert_eq!(stripper.strip(text).text, "Home\nBoats\n\nThe mill is shut, the town said on Monday.\n\nLog in");
    /// ```
    pub fn only(mut self, kinds: impl IntoIterator<Item = Kind>) -> Self {
        self.only = Some(kinds.into_iter().fold(self.only.unwrap_or_default(), Kinds::with));
        self
    }

    /// Says what the texts are. [`Input::Auto`] where it is not called.
    ///
    /// ```
    /// use dehusk::{Input, Stripper};
    /// let stripper = Stripper::builder().input(Input::Article).build().unwrap();
    /// assert_eq!(stripper.strip("Old quay\n\nHarbour map").text, "Old quay\n\nHarbour map");
    /// ```
    pub fn input(mut self, input: Input) -> Self {
        self.input = input;
        self
    }

    /// Sets which error to avoid where a block could be either. [`Bias::Balanced`] where it is not called.
    ///
    /// ```
    /// use dehusk::{Bias, Stripper};
    /// assert!(Stripper::builder().bias(Bias::Recall).build().is_ok());
    /// ```
    pub fn bias(mut self, bias: Bias) -> Self {
        self.bias = bias;
        self
    }

    /// Compiles the phrases.
    ///
    /// # Errors
    ///
    /// [`Error::Row`] for a phrase that cannot be one, and
    /// [`Error::UnknownRule`] for a rule to switch off that there is not.
    ///
    /// ```
    /// let error = dehusk::Stripper::builder().without_rule("no such").build().unwrap_err();
    /// assert_eq!(error.to_string(), "rule \"no such\": there is none of that name");
    /// ```
    pub fn build(self) -> Result<Stripper, Error> {
        let off = off(&self.off)?;
        let shipped = self.own.is_empty() && off.is_empty();
        let own: Vec<_> = self.own.iter().map(|(kind, row)| (*kind, row.as_str())).collect();
        let prompts = if shipped { None } else { Some(Prompts::with(&own, &off)?) };
        let kinds = self.only.unwrap_or(Kinds::ALL).without(self.keep);
        let scope = Scope { kinds, placed: self.only.is_none(), input: self.input, off };
        Ok(Stripper { prompts, scope, bias: self.bias })
    }
}

/// The rules with these names, as they are written.
fn off(names: &[String]) -> Result<Vec<&'static str>, Error> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let mut wanted: HashMap<String, bool> =
        names.iter().map(|name| (in_any_case(name.trim()), false)).collect();
    let mut off = Vec::new();
    for rule in rules() {
        if let Some(found) = wanted.get_mut(&in_any_case(rule.name)) {
            *found = true;
            off.push(rule.name);
        }
    }
    let lacking = names.iter().find(|name| wanted.get(&in_any_case(name.trim())) == Some(&false));
    if let Some(name) = lacking {
        return Err(Error::UnknownRule(name.clone()));
    }
    off.sort_unstable();
    off.dedup();
    Ok(off)
}

/// A name as it is compared: capitals of what is small of it, as "ß" and "ı" have no small letter that
/// leads back from their capitals.
fn in_any_case(name: &str) -> String {
    name.to_lowercase().to_uppercase()
}
