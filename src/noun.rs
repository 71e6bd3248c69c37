//! The nouns of a page: what each looks like, and what it says.
//!
//! A noun sees one block with its measures, or the blocks around it; what it must not hit stands in its tests beside what
//! it must.

pub(crate) mod bio;
pub(crate) mod byline;
pub(crate) mod comment;
pub(crate) mod consent;
pub(crate) mod contents;
pub(crate) mod copyright;
pub(crate) mod credit;
pub(crate) mod date;
pub(crate) mod dateline;
pub(crate) mod echo;
pub(crate) mod embed;
pub(crate) mod links;
pub(crate) mod liveblog;
pub(crate) mod navigation;
pub(crate) mod newsletter;
pub(crate) mod note;
pub(crate) mod pedia;
pub(crate) mod person;
pub(crate) mod picture;
pub(crate) mod player;
pub(crate) mod promotion;
pub(crate) mod related;
pub(crate) mod share;
pub(crate) mod tail;

use std::borrow::Cow;
use std::ops::Range;

use crate::Kind;
use crate::door::block::Block;
use crate::measure::features::Features;

/// One block, as rules see it.
#[derive(Clone, Copy)]
pub(crate) struct Line<'t> {
    /// Its text behind the bullet.
    pub(crate) text: &'t str,
    pub(crate) block: &'t Block,
    pub(crate) f: &'t Features,
}

/// What a block can be named as. Every rule and phrase has its own, and the blocks that it names point to that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) kind: Kind,
    pub(crate) rule: Cow<'static, str>,
    pub(crate) role: Role,
}

/// What later stages ask of a verdict beside its kind; its name is for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing.
    Plain,
    /// It is the headline.
    Headline,
    /// It says which section the page stands in.
    Breadcrumb,
    /// It is of a list whose items were read.
    RelatedList,
    /// It names the text that it leads to, and says nothing of the one it stands in.
    Leads,
    /// It is a prompt by its words alone, wherever it stands.
    Told,
    /// The layout put it before the article.
    Before,
    /// The layout put it inside the article, or after it.
    Placed,
}

/// What one block was named as, if it was.
pub(crate) type Named<'r> = Option<&'r Verdict>;

impl Verdict {
    /// What a rule of this name says.
    pub(crate) const fn of(kind: Kind, rule: &'static str) -> Self {
        Self { kind, rule: Cow::Borrowed(rule), role: Role::Plain }
    }

    /// The same, with what later stages ask of it.
    pub(crate) const fn with(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    /// What a phrase or a row of the tables says.
    pub(crate) fn listed(kind: Kind, rule: Cow<'static, str>) -> Self {
        let role = if rule.ends_with('*') { Role::Leads } else { Role::Plain };
        Self { kind, rule, role }
    }
}

/// A prompt inside a block that is otherwise kept.
#[derive(Debug, Clone)]
pub(crate) struct Cut<'r> {
    /// The block it stands in.
    pub(crate) block: usize,
    pub(crate) range: Range<usize>,
    pub(crate) verdict: &'r Verdict,
}
