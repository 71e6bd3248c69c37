//! What is written of a document: its body, JSON, Markdown, or what was cut.

use std::borrow::Cow;

use dehusk::Article;

use crate::found::{Found, Object, Scale};
use crate::options::Unit;
use crate::tally;

/// A text, and where it comes from.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Document<'a> {
    /// The name of the input.
    pub(crate) file: &'a str,
    /// Its line there, if the input is JSON lines.
    pub(crate) line: Option<u64>,
    /// Its own name, as JSON.
    pub(crate) id: Option<&'a str>,
    pub(crate) url: Option<&'a str>,
    /// When it was crawled.
    pub(crate) date: Option<&'a str>,
    pub(crate) text: &'a str,
    /// Whether its name stands above it.
    pub(crate) headed: bool,
}

impl Document<'_> {
    /// What a reader knows it by.
    pub(crate) fn label(&self) -> Cow<'_, str> {
        match (self.url, self.line) {
            (Some(url), _) => Cow::Borrowed(url),
            (None, Some(line)) => Cow::Owned(format!("{}, line {line}", self.file)),
            (None, None) => Cow::Borrowed(self.file),
        }
    }
}

/// Parts a document from what was written before it.
fn part(out: &mut Vec<u8>) {
    if !out.is_empty() {
        out.push(b'\n');
    }
}

/// The body, with a name above it where there are several.
pub(crate) fn text(document: &Document<'_>, article: &Article, out: &mut Vec<u8>) {
    if document.headed {
        part(out);
        out.extend_from_slice(format!("==> {} <==\n\n", document.label()).as_bytes());
    }
    body(article, out);
}

fn body(article: &Article, out: &mut Vec<u8>) {
    if !article.text.is_empty() {
        out.extend_from_slice(article.text.as_bytes());
        out.push(b'\n');
    }
}

/// Adds the fields that say where a document comes from, the same for all.
pub(crate) fn origin(document: &Document<'_>, object: &mut Object<'_>) {
    object.put("file", document.file);
    object.put_raw("id", document.id.unwrap_or("null"));
    object.put("url", &document.url);
    object.put("date", &document.date);
}

/// An object on a line.
pub(crate) fn json(document: &Document<'_>, found: &Found<'_>, out: &mut Vec<u8>) {
    let mut object = Object::open(out);
    origin(document, &mut object);
    found.put(&mut object, |_| false);
    object.close();
    out.push(b'\n');
}

/// The body below its fields. A field for which nothing was found is left out.
pub(crate) fn markdown(document: &Document<'_>, article: &Article, out: &mut Vec<u8>) {
    part(out);
    let mut head = Head("---\n".to_owned());
    head.line("title", article.title.as_deref());
    head.list("authors", article.authors.iter().map(String::as_str));
    head.line("agency", article.agency.as_deref());
    head.line("dateline", article.dateline.as_ref().map(|dateline| dateline.raw.as_str()));
    for (name, date) in
        [("date_published", &article.date_published), ("date_modified", &article.date_modified)]
    {
        head.line(name, date.as_ref().map(|date| date.iso.as_deref().unwrap_or(&date.raw)));
    }
    head.line("section", article.section.as_deref());
    head.line("sitename", article.sitename.as_deref());
    head.list("tags", article.tags.iter().map(String::as_str));
    head.line("language", article.language.map(dehusk::Language::code));
    head.line("copyright_notice", article.copyright_notice.as_deref());
    let doubts: Vec<String> = article.doubts.iter().map(|doubt| tally::name(*doubt)).collect();
    head.list("doubts", doubts.iter().map(String::as_str));
    head.line("url", document.url);
    head.line("date", document.date);
    head.line("file", Some(document.file));
    if let Some(id) = document.id {
        head.0.push_str(&format!("id: {}\n", plain(id.to_owned())));
    }
    head.0.push_str("---\n\n");
    out.extend_from_slice(head.0.as_bytes());
    body(article, out);
}

/// The head of a Markdown file, in YAML.
struct Head(String);

impl Head {
    fn line(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.0.push_str(&format!("{name}: {}\n", quoted(value)));
        }
    }

    fn list<'v>(&mut self, name: &str, values: impl Iterator<Item = &'v str>) {
        let values: Vec<String> = values.map(quoted).collect();
        if !values.is_empty() {
            self.0.push_str(&format!("{name}: [{}]\n", values.join(", ")));
        }
    }
}

/// A string of YAML: one of JSON, which YAML reads as it is.
fn quoted(text: &str) -> String {
    plain(serde_json::Value::from(text).to_string())
}

/// JSON without the characters that it allows, and YAML or a terminal does not.
pub(crate) fn plain(json: String) -> String {
    let barred = |c: char| {
        matches!(
            c,
            '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
    };
    if !json.contains(barred) {
        return json;
    }
    json.chars().fold(String::new(), |mut all, c| {
        if barred(c) {
            all.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            all.push(c);
        }
        all
    })
}

/// A line of JSON for every piece that was cut.
pub(crate) fn removed(document: &Document<'_>, article: &Article, unit: Unit, out: &mut Vec<u8>) {
    let scale = Scale::new(document.text, unit);
    for piece in &article.removed {
        let mut object = Object::open(out);
        object.put("file", document.file);
        object.put("line", &document.line);
        object.put_raw("id", document.id.unwrap_or("null"));
        object.put("url", &document.url);
        object.put("kind", piece.kind.name());
        object.put("rule", &*piece.rule);
        object.put("range", &scale.span(&piece.range));
        object.put("text", &document.text[piece.range.clone()]);
        object.close();
        out.push(b'\n');
    }
}
