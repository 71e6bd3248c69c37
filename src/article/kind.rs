//! What a removed piece of text is.

use std::fmt;
use std::str::FromStr;

#[cfg(doc)]
use crate::Article;
use crate::Error;

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What a removed piece of text is.
        ///
        /// Its name in text and JSON is that of the phrase tables' sections.
        ///
        /// ```
        /// use dehusk::Kind;
        /// assert_eq!(Kind::AuthorBio.to_string(), "author_bio");
        /// assert_eq!("read_more".parse::<Kind>(), Ok(Kind::ReadMore));
        /// assert!("readmore".parse::<Kind>().is_err());
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
        #[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
        #[non_exhaustive]
        pub enum Kind { $($(#[$doc])* $name,)* }

        impl Kind {
            /// Every kind, in the order of the documentation.
            ///
            /// ```
            /// assert_eq!(dehusk::Kind::ALL.len(), 20);
            /// ```
            pub const ALL: &'static [Kind] = &[$(Kind::$name,)*];

            /// The name in phrase tables, on the command line and in JSON.
            ///
            /// ```
            /// assert_eq!(dehusk::Kind::ReadMore.name(), "read_more");
            /// ```
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Kind::$name => $text,)* }
            }
        }
    };
}

kinds! {
    /// The headline, which goes to [`Article::title`].
    Title = "title",
    /// Who wrote it, which goes to [`Article::byline`].
    Byline = "byline",
    /// A prompt to open the rest or another article ("Read more").
    ReadMore = "read_more",
    /// An advertisement marker.
    Advertisement = "advertisement",
    /// Links to other articles, with their heading and summaries.
    Related = "related",
    /// Buttons to share, save or print.
    Share = "share",
    /// A call to subscribe to a newsletter or to alerts.
    Newsletter = "newsletter",
    /// A wall before the rest of the text, or a call to pay.
    Paywall = "paywall",
    /// Cookie and privacy notices.
    Consent = "consent",
    /// Readers' comments, their forms and counters.
    Comments = "comments",
    /// Menus, breadcrumbs, buttons, form fields, footers.
    Navigation = "navigation",
    /// What stands under a picture.
    Caption = "caption",
    /// Who reported, edited or photographed.
    Credit = "credit",
    /// Words about the author.
    AuthorBio = "author_bio",
    /// Copyright and legal lines.
    Copyright = "copyright",
    /// When it was published or changed; reading time.
    Timestamp = "timestamp",
    /// Residue of players and embedded media.
    Media = "media",
    /// Calls to follow, install, donate, buy.
    Promotion = "promotion",
    /// Tags, topics and section labels.
    Tags = "tags",
    /// Text outside the article of no kind that can be told: a teaser, another article.
    Boilerplate = "boilerplate",
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Kind {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name).ok_or_else(|| {
            let names: Vec<_> = Self::ALL.iter().map(|kind| kind.name()).collect();
            Error::UnknownKind(name.to_owned(), names.join(", "))
        })
    }
}
