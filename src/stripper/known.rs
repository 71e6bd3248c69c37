//! What the caller knows already.

use std::ops::Range;

use crate::article::{Article, Language, Timestamp};
use crate::door::block::Block;
use crate::know::words::{ANY_STOP, WordTable};
use crate::measure::features::{End, Features, Measures, measure_words};
use crate::noun::date::{self, Order, age};
use crate::text::squeezed;

/// Words that may be glued to a known headline in the line that has it, and words of a headline that is looked for in lines.
const GLUED_WORDS: u32 = 8;
const HELD_WORDS: u32 = 3;
/// Blocks below a known headline in which the article's first sentences stand, and words of one at least.
const BELOW: usize = 25;
const SENTENCE: u32 = 12;
/// Words of sentences there that make sure that the article stands below.
pub(crate) const BEGUN: u32 = 60;

/// What a caller knows of an article before it is stripped, from a feed or a database: it is kept as
/// given, never overwritten, and helps to read the rest.
///
/// ```
/// use dehusk::{Known, Stripper};
/// let known = Known::new().title("Bridge closed").author("Ann Lee").date("2021-03-03");
/// let text = "The Orrin page\n\nBridge closed\n\nThe bridge is shut for repairs until May, the town said.";
/// let article = Stripper::default().strip_known(text, &known);
/// assert_eq!(article.title.as_deref(), Some("Bridge closed"));
/// assert_eq!(article.authors, ["Ann Lee"]);
/// assert_eq!(article.date_published.unwrap().iso.as_deref(), Some("2021-03-03"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Known {
    /// Its headline. A line that says the same is taken for the headline, and leaves the body.
    pub title: Option<String>,
    /// Who wrote it; where this is empty, the text is asked.
    pub authors: Vec<String>,
    /// When it was published, in ISO 8601 or as printed.
    pub date: Option<String>,
    /// The name of the site.
    pub site_name: Option<String>,
    /// The language of the body; its function words are those that count.
    pub language: Option<Language>,
    /// When the page was fetched, in ISO 8601. Relative times ("3 hours ago") are reckoned from it, as
    /// closely as they are printed: hours to the minute, days to the day, months to the month.
    pub fetched: Option<String>,
}

impl Known {
    /// Nothing.
    ///
    /// ```
    /// assert_eq!(dehusk::Known::new(), dehusk::Known::default());
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With the headline.
    ///
    /// ```
    /// assert_eq!(dehusk::Known::new().title("Tides").title.as_deref(), Some("Tides"));
    /// ```
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// With one author more.
    ///
    /// ```
    /// assert_eq!(dehusk::Known::new().author("Ann Lee").author("Bo Day").authors.len(), 2);
    /// ```
    #[must_use]
    pub fn author(mut self, author: impl Into<String>) -> Self {
        self.authors.push(author.into());
        self
    }

    /// With the day or moment of publication.
    ///
    /// ```
    /// assert_eq!(dehusk::Known::new().date("2021-03-03").date.as_deref(), Some("2021-03-03"));
    /// ```
    #[must_use]
    pub fn date(mut self, date: impl Into<String>) -> Self {
        self.date = Some(date.into());
        self
    }

    /// With the name of the site.
    ///
    /// ```
    /// let known = dehusk::Known::new().site_name("The Harbour Post");
    /// assert_eq!(dehusk::Stripper::default().strip_known("", &known).sitename, known.site_name);
    /// ```
    #[must_use]
    pub fn site_name(mut self, name: impl Into<String>) -> Self {
        self.site_name = Some(name.into());
        self
    }

    /// With the language.
    ///
    /// ```
    /// let known = dehusk::Known::new().language("de".parse().unwrap());
    /// assert_eq!(dehusk::Stripper::default().strip_known("", &known).language, known.language);
    /// ```
    #[must_use]
    pub fn language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// With the moment at which the page was fetched.
    ///
    /// ```
    /// assert!(dehusk::Known::new().fetched("2021-03-04T10:00").fetched.is_some());
    /// ```
    #[must_use]
    pub fn fetched(mut self, moment: impl Into<String>) -> Self {
        self.fetched = Some(moment.into());
        self
    }

    /// The block that says what the known headline says: of several the one with the most sentences below,
    /// as teasers, share bars and lists of what others read say it again.
    pub(crate) fn headline(
        &self,
        text: &str,
        blocks: &[Block],
        features: &Measures,
        words: &WordTable,
    ) -> Option<usize> {
        let title = measure_words(self.title.as_deref()?.trim(), words, ANY_STOP);
        if title.words == 0 {
            return None;
        }
        let same = |at: &usize| features[*at].line_hash == title.line_hash;
        // The site's name, or an overline, may be glued to it.
        let folded = squeezed(self.title.as_deref()?).to_lowercase();
        let holds = |at: &usize| {
            (title.words..=title.words + GLUED_WORDS).contains(&features[*at].words)
                && title.words >= HELD_WORDS
                && squeezed(&text[blocks[*at].text..blocks[*at].end])
                    .to_lowercase()
                    .contains(&folded)
        };
        let best = |found: &dyn Fn(&usize) -> bool| {
            let found: Vec<usize> = (0..blocks.len()).filter(found).collect();
            let end = |nth: usize| found.get(nth + 1).copied().unwrap_or(blocks.len());
            // The first of those with as many sentences before the next.
            let nth = (0..found.len())
                .rev()
                .max_by_key(|nth| sentences(features, found[*nth]..end(*nth)))?;
            Some(found[nth])
        };
        best(&same).or_else(|| best(&holds))
    }

    /// Puts what is known in the place of what was read.
    pub(crate) fn fill(&self, article: &mut Article) {
        if self.title.is_some() {
            article.title.clone_from(&self.title);
        }
        if !self.authors.is_empty() {
            article.authors.clone_from(&self.authors);
        }
        if let Some(date) = &self.date {
            article.date_published = Some(Timestamp { raw: date.clone(), iso: iso(date) });
        }
        if let Some(fetched) = &self.fetched {
            for date in [&mut article.date_published, &mut article.date_modified] {
                let Some(date) = date.as_mut().filter(|date| date.iso.is_none()) else { continue };
                date.iso = age::before(&date.raw, fetched);
            }
        }
        if self.site_name.is_some() {
            article.sitename.clone_from(&self.site_name);
        }
        if self.language.is_some() {
            article.language = self.language;
        }
    }
}

/// Words of sentences right below a block, up to the end of some.
pub(crate) fn sentences(features: &Measures, blocks: Range<usize>) -> u32 {
    let below = blocks.skip(1).take(BELOW).filter_map(|at| features.get(at));
    let read =
        |f: &&Features| f.end == End::Stop && (f.words >= SENTENCE || f.unspaced >= SENTENCE);
    below.filter(read).map(Features::length).sum()
}

/// A moment in ISO 8601: as it is where it is so written, else as it is read.
fn iso(date: &str) -> Option<String> {
    let figures = |range: std::ops::Range<usize>| {
        date.get(range).is_some_and(|part| part.bytes().all(|b| b.is_ascii_digit()))
    };
    let dashes = [4, 7].iter().all(|at| date.as_bytes().get(*at) == Some(&b'-'));
    if dashes && figures(0..4) && figures(5..7) && figures(8..10) {
        return Some(date.to_owned());
    }
    date::read(date, Order::Unsure, true).into_iter().find_map(|(_, stamp)| stamp.iso)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Stripper;

    const TEXT: &str = "The Orrin Page\n\nBridge Closed\n\nBy Bo Day\n\nMarch 5, 2021\n\n\
        The bridge is shut for repairs until May, the town said on Monday, and the ferry will sail \
        twice a day in its place.\n\n© 2021 The Varn Gazette. All rights reserved.";

    #[test]
    fn what_is_known_is_kept_as_given() {
        let known = Known::new()
            .title("BRIDGE  CLOSED!")
            .author("A. Lee")
            .date("2 February 2021, 4 pm")
            .site_name("Varn")
            .language("de".parse().expect("a code"));
        let article = Stripper::default().strip_known(TEXT, &known);
        assert_eq!(article.title.as_deref(), Some("BRIDGE  CLOSED!"));
        assert_eq!(
            (article.byline.as_deref(), &*article.authors),
            (Some("By Bo Day"), &["A. Lee".to_owned()][..])
        );
        let date = article.date_published.expect("a date");
        assert_eq!(
            (&*date.raw, date.iso.as_deref()),
            ("2 February 2021, 4 pm", Some("2021-02-02T16:00"))
        );
        assert_eq!(article.sitename.as_deref(), Some("Varn"));
        assert_eq!(article.language.map(Language::code), Some("de"));
        let titles: Vec<_> = article
            .removed
            .iter()
            .filter(|removal| removal.kind == crate::Kind::Title)
            .map(|removal| &TEXT[removal.range.clone()])
            .collect();
        assert_eq!(titles, ["Bridge Closed"]);
    }

    #[test]
    fn what_is_not_known_is_read() {
        assert_eq!(Stripper::default().strip_known(TEXT, &Known::new()), crate::strip(TEXT));
    }

    #[test]
    fn a_known_headline_is_found_with_what_is_glued_to_it() {
        let text = "Home\n\nNews\n\nOrrin Bridge closed for repairs | The Varn Gazette\n\n\
            Ferries sail twice a day\n\nBy Bo Day\n\nThe bridge is shut for repairs until May, the town \
            said on Monday, and the ferry will sail twice a day in its place.";
        let known = Known::new().title("Bridge Closed for Repairs");
        let article = Stripper::default().strip_known(text, &known);
        let titles: Vec<_> = article
            .removed
            .iter()
            .filter(|removal| removal.kind == crate::Kind::Title)
            .map(|removal| &text[removal.range.clone()])
            .collect();
        assert_eq!(titles, ["Orrin Bridge closed for repairs | The Varn Gazette"]);
        assert_eq!(article.title.as_deref(), Some("Bridge Closed for Repairs"));
    }

    #[test]
    fn ages_are_reckoned_from_when_a_page_was_fetched() {
        let text = "The Orrin Page\n\nBridge closed for repairs\n\nBy Bo Day\n\n3 hours ago\n\n\
            The bridge is shut for repairs until May, the town said on Monday, and the ferry will sail \
            twice a day in its place.";
        let date = |known: &Known| {
            let date = Stripper::default().strip_known(text, known).date_published.expect("a date");
            (date.raw, date.iso)
        };
        let raw = || "3 hours ago".to_owned();
        assert_eq!(date(&Known::new()), (raw(), None));
        let known = Known::new().fetched("2021-03-04T02:10:00+01:00");
        assert_eq!(date(&known), (raw(), Some("2021-03-03T23:10+01:00".to_owned())));
        let known = known.date("2021-03-02");
        assert_eq!(date(&known), ("2021-03-02".to_owned(), Some("2021-03-02".to_owned())));
    }

    #[test]
    fn moments_stay_as_they_are_written() {
        assert_eq!(iso("2021-03-03T16:05:00+01:00").as_deref(), Some("2021-03-03T16:05:00+01:00"));
        assert_eq!(iso("March 3, 2021").as_deref(), Some("2021-03-03"));
        assert_eq!(iso("some day"), None);
    }
}
