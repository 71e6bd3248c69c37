//! What a removed piece of text is.

#[cfg(doc)]
use crate::Article;
use crate::article::names::named;

named! {
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
    "kind" Kind {
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
}

/// A set of kinds, a bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Kinds(u32);

const _: () = assert!(Kind::ALL.len() <= 32);

impl Kinds {
    /// Every kind.
    pub(crate) const ALL: Self = Self(u32::MAX);

    pub(crate) const fn with(self, kind: Kind) -> Self {
        Self(self.0 | 1 << kind as u32)
    }

    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(crate) const fn has(self, kind: Kind) -> bool {
        self.0 >> kind as u32 & 1 == 1
    }
}
