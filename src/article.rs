//! What comes back: data, no decisions.

use std::borrow::Cow;
use std::ops::{Deref, Range};

pub(crate) mod counts;
pub(crate) mod kind;
pub(crate) mod language;
pub(crate) mod names;

pub use counts::Counts;
pub use kind::Kind;
pub use language::Language;
use names::named;

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// What was found in one text: the clean body, what was removed, and what was learnt.
///
/// Every range in it counts bytes of the text that was handed in, and lies on char boundaries, but for
/// [`Paragraph::range`], which counts bytes of [`text`](Article::text). Fields for which nothing was
/// found are `None` or empty.
///
/// What [schema.org's `NewsArticle`](https://schema.org/NewsArticle) calls the same:
///
/// | field | schema.org |
/// |---|---|
/// | `text` | `articleBody` |
/// | `title` | `headline` |
/// | `byline` | none; schema.org has only the people |
/// | `authors` | `author`, a `Person` each, or an `Organization` for a group |
/// | `agency` | `provider` or `sourceOrganization` |
/// | `contributors` | `contributor`, or `editor` for the role "editing" |
/// | `dateline` | `dateline`; its place is `locationCreated` |
/// | `date_published`, `date_modified` | `datePublished`, `dateModified` |
/// | `section` | `articleSection` |
/// | `sitename` | `publisher.name` |
/// | `tags` | `keywords` |
/// | `copyright_notice` | `copyrightNotice` |
/// | `related` | `relatedLink`, which holds addresses only |
/// | `corrections` | `correction` |
/// | `reading_time` | `timeRequired`, which is a duration and not as printed |
/// | `language` | `inLanguage` |
///
/// ```
/// let article = dehusk::strip("Bridge closed\n\nBy Ann Lee\n\nThe bridge is shut for\n\nRead more\n\nrepairs until May, the town said.\n");
/// assert_eq!(article.text, "The bridge is shut for repairs until May, the town said.");
/// assert_eq!(article.title.as_deref(), Some("Bridge closed"));
/// assert_eq!(article.authors, ["Ann Lee"]);
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[non_exhaustive]
pub struct Article {
    /// The clean body; paragraphs are parted by a blank line. Empty where the page holds no article.
    pub text: String,
    /// The paragraphs of [`text`](Article::text), in order.
    pub paragraphs: Vec<Paragraph>,
    /// What was removed, in the order of the input; neighbours of one kind and rule are one entry.
    pub removed: Vec<Removal>,
    /// The headline as printed, without site name or section. It is no part of the body, but in a text of which nothing
    /// else would go: that is a body already, and its first line may be the heading of a section.
    pub title: Option<String>,
    /// The line that names the authors, as printed.
    pub byline: Option<String>,
    /// The names in the byline, one each: people, and groups that write under one name. Never roles, outlets, addresses.
    /// Without a byline, the reporters in brackets behind a dateline ("（记者 王小明）"), or the people that a copyright line at the
    /// foot of the page names.
    pub authors: Vec<String>,
    /// The agency that the byline, the dateline or the credits name, as printed.
    pub agency: Option<String>,
    /// Who else worked on it, with the place each reported from.
    pub contributors: Vec<Contributor>,
    /// The place (and date, and agency) that opens the body. It stays in the body.
    pub dateline: Option<Dateline>,
    /// When the article was published.
    pub date_published: Option<Timestamp>,
    /// When the article was last changed.
    pub date_modified: Option<Timestamp>,
    /// The section of the site that the article stands in, as printed.
    pub section: Option<String>,
    /// The name of the site, as printed.
    pub sitename: Option<String>,
    /// Tags, topics, labels, as printed.
    pub tags: Vec<String>,
    /// The copyright line, as printed.
    pub copyright_notice: Option<String>,
    /// The heading of the first list of related links.
    pub related_heading: Option<String>,
    /// The items of every list that was removed as related.
    pub related: Vec<RelatedLink>,
    /// Corrections, clarifications, editor's and update notes. They stay in the body.
    pub corrections: Vec<String>,
    /// The reading time, as printed ("4 min read").
    pub reading_time: Option<String>,
    /// The language of the body.
    pub language: Option<Language>,
    /// What makes the body doubtful; empty where nothing does.
    pub doubts: Vec<Doubt>,
    /// How sure dehusk is of the whole body, from 0 to 1: how likely it is to be the article's but for a
    /// tenth. 0 where the body is empty.
    pub confidence: f32,
    /// Length of the text that was handed in, in bytes.
    pub input_bytes: usize,
}

impl Article {
    /// Whether nothing makes the body doubtful.
    ///
    /// ```
    /// assert!(!dehusk::strip("").is_sound());
    /// assert!(dehusk::strip("The mill has been shut since the spring of last year.").is_sound());
    /// ```
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.doubts.is_empty()
    }

    /// Whether a doubt was raised.
    ///
    /// ```
    /// assert!(dehusk::strip("").has(dehusk::Doubt::NoArticle));
    /// ```
    #[must_use]
    pub fn has(&self, doubt: Doubt) -> bool {
        self.doubts.contains(&doubt)
    }
}

/// One paragraph of the body.
///
/// ```
/// let text = "The ferry, which sails at\n\nAdvertisement\n\nnoon, was full on Monday.";
/// let article = dehusk::strip(text);
/// let paragraph = &article.paragraphs[0];
/// assert!(paragraph.mended);
/// assert_eq!(paragraph.sources.len(), 2);
/// assert_eq!(&text[paragraph.sources[1].clone()], "noon, was full on Monday.");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[non_exhaustive]
pub struct Paragraph {
    /// Where it stands in [`Article::text`], in bytes.
    pub range: Range<usize>,
    /// The byte ranges of the input it was made from, one or more, in order.
    pub sources: Sources,
    /// Whether a sentence in it was joined over something that was removed.
    pub mended: bool,
}

/// The byte ranges that a paragraph was made from; reads as a slice. At least one.
///
/// ```
/// let article = dehusk::strip("The mill has been shut since the spring of last year.");
/// assert_eq!(article.paragraphs[0].sources.first(), Some(&(0..53)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "serde", serde(from = "Vec<Range<usize>>", into = "Vec<Range<usize>>"))]
pub struct Sources(Repr);

/// Ranges that there is room for where there are several.
const SEVERAL: usize = 4;

/// One range needs no allocation; most paragraphs have one.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Repr {
    One([Range<usize>; 1]),
    Many(Vec<Range<usize>>),
}

impl Sources {
    pub(crate) fn one(range: Range<usize>) -> Self {
        Self(Repr::One([range]))
    }

    /// Nothing for no range at all.
    pub(crate) fn of(mut ranges: impl Iterator<Item = Range<usize>>) -> Option<Self> {
        let mut sources = Self::one(ranges.next()?);
        ranges.for_each(|range| sources.push(range));
        Some(sources)
    }

    pub(crate) fn push(&mut self, range: Range<usize>) {
        match &mut self.0 {
            Repr::One([first]) => {
                let mut all = Vec::with_capacity(SEVERAL);
                all.extend([first.clone(), range]);
                self.0 = Repr::Many(all);
            }
            Repr::Many(all) => all.push(range),
        }
    }

    /// Lets the last range reach on to `end`.
    pub(crate) fn extend_last(&mut self, end: usize) {
        let last = match &mut self.0 {
            Repr::One([only]) => Some(only),
            Repr::Many(all) => all.last_mut(),
        };
        if let Some(range) = last {
            range.end = end;
        }
    }
}

impl Deref for Sources {
    type Target = [Range<usize>];

    fn deref(&self) -> &Self::Target {
        match &self.0 {
            Repr::One(one) => one,
            Repr::Many(many) => many,
        }
    }
}

impl From<Vec<Range<usize>>> for Sources {
    fn from(mut ranges: Vec<Range<usize>>) -> Self {
        match ranges.pop() {
            Some(only) if ranges.is_empty() => Self::one(only),
            Some(last) => {
                ranges.push(last);
                Self(Repr::Many(ranges))
            }
            None => Self::one(0..0),
        }
    }
}

impl From<Sources> for Vec<Range<usize>> {
    fn from(sources: Sources) -> Self {
        sources.to_vec()
    }
}

/// Something that was taken out of the text.
///
/// ```
/// let article = dehusk::strip("The hall was full on Monday night, said the mayor.\n\nAdvertisement\n");
/// let removal = &article.removed[0];
/// assert_eq!((removal.kind, &*removal.rule), (dehusk::Kind::Advertisement, "<paid>? <ad>"));
/// assert_eq!(removal.range, 52..65);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[non_exhaustive]
pub struct Removal {
    /// What it is.
    pub kind: Kind,
    /// The rule that decided: the phrase as its table has it, or the name of a shape.
    pub rule: Cow<'static, str>,
    /// Where it stood in the input, in bytes.
    pub range: Range<usize>,
}

/// Someone who worked on the article beside its authors.
///
/// ```
/// let article = dehusk::strip("Rates rose for the third time this year, the bank said on Monday.\n\n(Reporting by Ann Lee in Oslo; Editing by Bo Day)");
/// let first = &article.contributors[0];
/// assert_eq!((first.name.as_str(), first.place.as_deref(), first.role.as_deref()), ("Ann Lee", Some("Oslo"), Some("reporting")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[non_exhaustive]
pub struct Contributor {
    /// The name.
    pub name: String,
    /// Where from, where it is said.
    pub place: Option<String>,
    /// What they did, in lower case ("reporting", "editing"), where it is said.
    pub role: Option<String>,
}

/// The place that opens a news report.
///
/// ```
/// let article = dehusk::strip("PARIS, Jan. 5, 2016 (AFP) — The talks went on for a third day, officials said on Tuesday.");
/// let dateline = article.dateline.unwrap();
/// assert_eq!(dateline.place, "PARIS");
/// assert_eq!(dateline.agency.as_deref(), Some("AFP"));
/// assert_eq!(dateline.date.as_deref(), Some("Jan. 5, 2016"));
/// assert_eq!(dateline.raw, "PARIS, Jan. 5, 2016 (AFP) —");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[non_exhaustive]
pub struct Dateline {
    /// As printed, with the dash that ends it.
    pub raw: String,
    /// The place as printed, with its state or country ("WEST PALM BEACH, Fla."). Empty where only an agency is named.
    pub place: String,
    /// The date as printed.
    pub date: Option<String>,
    /// The agency as printed, without brackets.
    pub agency: Option<String>,
}

/// A link to another article.
///
/// ```
/// let text = "The ferry was full on Monday, the line said in a note.\n\nRelated stories\n\n* Ferry line adds a boat\n* Fares to rise in May\n* Harbour wall mended\n";
/// let article = dehusk::strip(text);
/// assert_eq!(article.related_heading.as_deref(), Some("Related stories"));
/// assert_eq!(article.related[1].title, "Fares to rise in May");
/// assert_eq!(article.related[1].summary, None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[non_exhaustive]
pub struct RelatedLink {
    /// The headline.
    pub title: String,
    /// The section, where it is printed.
    pub section: Option<String>,
    /// The outlet, where it is printed.
    pub source: Option<String>,
    /// The teaser.
    pub summary: Option<String>,
    /// Its age or date, as printed.
    pub date: Option<String>,
    /// Its address, where the text holds one.
    pub url: Option<String>,
    /// Where the item stood in the input, in bytes.
    pub range: Range<usize>,
}

/// A moment, with as much of it as is printed.
///
/// ```
/// let article = dehusk::strip("Bridge closed\n\nPublished: March 3, 2021 at 4:05 pm\n\nThe bridge is shut for repairs until May, the town said.");
/// let date = article.date_published.unwrap();
/// assert_eq!(date.iso.as_deref(), Some("2021-03-03T16:05"));
/// assert_eq!(date.raw, "March 3, 2021 at 4:05 pm");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[non_exhaustive]
pub struct Timestamp {
    /// As printed.
    pub raw: String,
    /// ISO 8601: date, with time where one is printed, with offset where a zone is named. `None` where only
    /// an age ("3 hours ago") is printed and nothing says when the page was fetched
    /// ([`Known::fetched`](crate::Known::fetched)).
    pub iso: Option<String>,
}

named! {
    /// Why a body may not be what the page's author meant it to be.
    ///
    /// ```
    /// use dehusk::Doubt;
    /// let article = dehusk::strip("Home\nNews\nSport\nLog in\n");
    /// assert_eq!(article.text, "");
    /// assert_eq!(article.doubts, [Doubt::NoArticle]);
    /// assert_eq!(Doubt::NoArticle.to_string(), "no_article");
    /// ```
    "doubt" Doubt {
        /// No article was found: a menu, an error page, an empty text.
        NoArticle = "no_article",
        /// Nothing but a consent wall was found.
        ConsentWall = "consent_wall",
        /// A paywall stands where the text stops.
        Paywalled = "paywalled",
        /// The text stops inside a sentence or at a prompt to read on.
        Truncated = "truncated",
        /// A second article seems to follow the first.
        SeveralArticles = "several_articles",
        /// What was found first was nothing or too little of the page's prose, and another part was taken.
        SecondReading = "second_reading",
        /// Text beside the body was left out that may well be the article's: as much of it as a twentieth of the
        /// body is to be expected there.
        LeftOut = "left_out",
    }
}

named! {
    /// Which error to avoid where a block could be either: letting boilerplate in, or losing text.
    ///
    /// ```
    /// use dehusk::{Bias, Stripper};
    /// let stripper = Stripper::builder().bias(Bias::Recall).build().unwrap();
    /// assert_eq!(stripper.strip("A short note.").text, "A short note.");
    /// assert_eq!("recall".parse::<Bias>(), Ok(Bias::Recall));
    /// ```
    #[derive(Default)]
    "bias" Bias {
        /// Rather lose a line than keep boilerplate: lines of the article that are not surely of it
        /// go, each as a removal of its own rule. What is learnt on the way stays the same.
        Precision = "precision",
        /// Neither.
        #[default]
        Balanced = "balanced",
        /// Rather keep boilerplate than lose a line.
        Recall = "recall",
    }
}

named! {
    /// What a text is, if the caller knows it.
    ///
    /// ```
    /// use dehusk::{Input, Stripper};
    /// let stripper = Stripper::builder().input(Input::Article).build().unwrap();
    /// let text = "Tides\n\nThe mill has been shut since the spring.\n\nAdvertisement\n\nContact the mill";
    /// assert!(stripper.strip(text).text.ends_with("since the spring.\n\nContact the mill"));
    /// ```
    #[derive(Default)]
    "input" Input {
        /// It is looked at.
        #[default]
        Auto = "auto",
        /// A whole page: menus, the article, footers.
        Page = "page",
        /// An article and what interrupts it. Nothing stands before or after it: every block that no
        /// rule names stays in the body. Headline, byline and date line leave it once they were read
        /// into their fields.
        Article = "article",
    }
}
