//! What was found in a text, as JSON.

use std::ops::Range;

use dehusk::{Article, Timestamp};
use serde::{Serialize, Serializer};

use crate::options::Unit;

/// The fields in their order.
pub(crate) const FIELDS: &[&str] = &[
    "text",
    "title",
    "byline",
    "authors",
    "agency",
    "contributors",
    "dateline",
    "date_published",
    "date_published_raw",
    "date_modified",
    "date_modified_raw",
    "section",
    "sitename",
    "tags",
    "copyright_notice",
    "related_heading",
    "related",
    "corrections",
    "reading_time",
    "language",
    "doubts",
    "confidence",
    "paragraphs",
    "removed",
];

/// Which fields are given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Selection {
    /// Nothing for all.
    names: Vec<String>,
}

impl Selection {
    /// The fields of a list; an error for one that is none.
    pub(crate) fn of(list: &[String]) -> Result<Self, String> {
        let names: Vec<String> =
            list.iter().map(|name| name.trim().to_ascii_lowercase().replace('-', "_")).collect();
        match names.iter().find(|name| !FIELDS.contains(&name.as_str())) {
            Some(name) => {
                Err(format!("--fields: unknown field {name:?}; one of: {}", FIELDS.join(", ")))
            }
            None => Ok(Self { names }),
        }
    }

    fn has(&self, name: &str) -> bool {
        self.names.is_empty() || self.names.iter().any(|own| own == name)
    }
}

/// Counts bytes or characters of a text.
pub(crate) struct Scale<'t> {
    text: &'t str,
    /// Characters before each stretch of [`STRETCH`] bytes; nothing where bytes are counted.
    before: Vec<usize>,
}

/// Bytes between two counts that are kept.
const STRETCH: usize = 128;

impl<'t> Scale<'t> {
    pub(crate) fn new(text: &'t str, unit: Unit) -> Self {
        if unit == Unit::Bytes || text.is_ascii() {
            return Self { text, before: Vec::new() };
        }
        let before = text.as_bytes().chunks(STRETCH).scan(0, |count, stretch| {
            let before = *count;
            *count += chars(stretch);
            Some(before)
        });
        let mut before: Vec<usize> = before.collect();
        // The end of the text may be the start of a stretch.
        before.push(
            before
                .last()
                .map_or(0, |last| last + chars(&text.as_bytes()[(before.len() - 1) * STRETCH..])),
        );
        Self { text, before }
    }

    /// What a byte offset is in the unit.
    pub(crate) fn at(&self, offset: usize) -> usize {
        let stretch = offset / STRETCH;
        self.before.get(stretch).map_or(offset, |before| {
            let start = (stretch * STRETCH).min(self.text.len());
            before + chars(&self.text.as_bytes()[start..offset.max(start)])
        })
    }

    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        Span { start: self.at(range.start), end: self.at(range.end) }
    }
}

/// Characters of a piece of UTF-8: bytes that begin one.
fn chars(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| (**b as i8) >= -0x40).count()
}

/// A range in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

#[derive(Serialize)]
struct Piece<'a> {
    kind: &'static str,
    rule: &'a str,
    range: Span,
}

#[derive(Serialize)]
struct Link<'a> {
    title: &'a str,
    section: Option<&'a str>,
    source: Option<&'a str>,
    summary: Option<&'a str>,
    date: Option<&'a str>,
    url: Option<&'a str>,
    range: Span,
}

#[derive(Serialize)]
struct Paragraph {
    range: Span,
    sources: Vec<Span>,
    mended: bool,
}

/// A list that is made as it is written.
struct Each<I>(I);

impl<I: Iterator<Item: Serialize> + Clone> Serialize for Each<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

/// An object that is written field by field into a line.
pub(crate) struct Object<'o> {
    out: &'o mut Vec<u8>,
    /// Whether a comma comes before the next field.
    more: bool,
}

impl<'o> Object<'o> {
    /// An object that begins here.
    pub(crate) fn open(out: &'o mut Vec<u8>) -> Self {
        out.push(b'{');
        Self { out, more: false }
    }

    /// One that has fields already.
    pub(crate) fn go_on(out: &'o mut Vec<u8>) -> Self {
        Self { out, more: true }
    }

    /// Adds a field.
    pub(crate) fn put(&mut self, name: &str, value: &(impl Serialize + ?Sized)) {
        self.name(name);
        // Neither strings nor numbers nor lists of them can fail to be JSON, and memory takes all.
        let _ = serde_json::to_writer(&mut *self.out, value);
    }

    /// Adds a field whose value is JSON already.
    pub(crate) fn put_raw(&mut self, name: &str, value: &str) {
        self.name(name);
        self.out.extend_from_slice(value.as_bytes());
    }

    fn name(&mut self, name: &str) {
        if self.more {
            self.out.push(b',');
        }
        self.more = true;
        let _ = serde_json::to_writer(&mut *self.out, name);
        self.out.push(b':');
    }

    /// An object as the value of a field.
    pub(crate) fn object(&mut self, name: &str, fill: impl FnOnce(&mut Object<'_>)) {
        self.name(name);
        let mut inner = Object::open(self.out);
        fill(&mut inner);
        inner.close();
    }

    pub(crate) fn close(self) {
        self.out.push(b'}');
    }
}

/// What was found in a text.
pub(crate) struct Found<'a> {
    pub(crate) article: &'a Article,
    /// The text.
    pub(crate) text: &'a str,
    pub(crate) unit: Unit,
    pub(crate) selection: &'a Selection,
}

impl Found<'_> {
    /// Adds the fields that are asked for, but not those that `taken` has.
    pub(crate) fn put(&self, object: &mut Object<'_>, taken: impl Fn(&str) -> bool) {
        let input = Scale::new(self.text, self.unit);
        let body = Scale::new(&self.article.text, self.unit);
        for name in FIELDS.iter().filter(|name| self.selection.has(name) && !taken(name)) {
            self.put_one(object, name, &input, &body);
        }
    }

    fn put_one(&self, object: &mut Object<'_>, name: &str, input: &Scale<'_>, body: &Scale<'_>) {
        let article = self.article;
        let iso = |date: &Option<Timestamp>| date.as_ref().and_then(|date| date.iso.clone());
        let raw = |date: &Option<Timestamp>| date.as_ref().map(|date| date.raw.clone());
        match name {
            "text" => object.put(name, &article.text),
            "title" => object.put(name, &article.title),
            "byline" => object.put(name, &article.byline),
            "authors" => object.put(name, &article.authors),
            "agency" => object.put(name, &article.agency),
            "contributors" => object.put(name, &article.contributors),
            "dateline" => object.put(name, &article.dateline),
            "date_published" => object.put(name, &iso(&article.date_published)),
            "date_published_raw" => object.put(name, &raw(&article.date_published)),
            "date_modified" => object.put(name, &iso(&article.date_modified)),
            "date_modified_raw" => object.put(name, &raw(&article.date_modified)),
            "section" => object.put(name, &article.section),
            "sitename" => object.put(name, &article.sitename),
            "tags" => object.put(name, &article.tags),
            "copyright_notice" => object.put(name, &article.copyright_notice),
            "related_heading" => object.put(name, &article.related_heading),
            "related" => object.put(name, &Each(self.related(input))),
            "corrections" => object.put(name, &article.corrections),
            "reading_time" => object.put(name, &article.reading_time),
            "language" => object.put(name, &article.language.map(dehusk::Language::code)),
            "doubts" => object.put(name, &article.doubts),
            "confidence" => object.put(name, &article.confidence),
            "paragraphs" => object.put(name, &Each(self.paragraphs(input, body))),
            "removed" => object.put(name, &Each(self.removed(input))),
            _ => {}
        }
    }

    fn removed(&self, input: &Scale<'_>) -> impl Iterator<Item = Piece<'_>> + Clone {
        let one = |piece: &'_ dehusk::Removal| -> (Span, &'static str) {
            (input.span(&piece.range), piece.kind.name())
        };
        self.article.removed.iter().map(move |piece| {
            let (range, kind) = one(piece);
            Piece { kind, rule: &piece.rule, range }
        })
    }

    fn related(&self, input: &Scale<'_>) -> impl Iterator<Item = Link<'_>> + Clone {
        self.article.related.iter().map(|link| Link {
            title: &link.title,
            section: link.section.as_deref(),
            source: link.source.as_deref(),
            summary: link.summary.as_deref(),
            date: link.date.as_deref(),
            url: link.url.as_deref(),
            range: input.span(&link.range),
        })
    }

    fn paragraphs(
        &self,
        input: &Scale<'_>,
        body: &Scale<'_>,
    ) -> impl Iterator<Item = Paragraph> + Clone {
        self.article.paragraphs.iter().map(|paragraph| Paragraph {
            range: body.span(&paragraph.range),
            sources: paragraph.sources.iter().map(|range| input.span(range)).collect(),
            mended: paragraph.mended,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Scale, Span};
    use crate::options::Unit;

    #[test]
    fn characters_are_counted_at_every_offset() {
        for text in [
            "é日本a\u{1f600}".repeat(100),
            "a".repeat(128),
            "é".repeat(64),
            "é".repeat(65),
            "é".to_owned(),
            String::new(),
        ] {
            let scale = Scale::new(&text, Unit::Chars);
            for (nth, (at, _)) in text.char_indices().enumerate() {
                assert_eq!(scale.at(at), nth);
            }
            assert_eq!(scale.at(text.len()), text.chars().count());
            assert_eq!(
                Scale::new(&text, Unit::Bytes).span(&(0..text.len())),
                Span { start: 0, end: text.len() }
            );
        }
    }
}
