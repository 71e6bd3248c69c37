//! JSON lines in, JSON lines out: a line for a line.

use std::borrow::Cow;
use std::fmt;

use dehusk::Known;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

/// What is looked for in a line.
#[derive(Debug, Clone, Copy)]
pub struct Names<'o> {
    /// The field that holds the text.
    pub text: &'o str,
    /// The field that names the record.
    pub id: &'o str,
    /// The field that results go to; nothing where each goes to its own, and all names are gathered.
    pub into: Option<&'o str>,
    /// Whether what the record says of its article is gathered.
    pub known: bool,
}

/// A line that was read.
#[derive(Debug)]
pub struct Record<'j> {
    /// The line, from brace to brace.
    pub line: &'j str,
    /// The text.
    pub text: Cow<'j, str>,
    /// Where in the line the text stands, in quotation marks.
    pub quoted: std::ops::Range<usize>,
    /// The record's own name, as it was written.
    pub id: Option<&'j str>,
    /// The names of all fields, where results go beside them.
    pub names: Vec<String>,
    /// What the record says of its article.
    pub known: Known,
    /// Where it says that it comes from.
    pub url: Option<String>,
}

/// What is wrong with a line, and which it is.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault<'j> {
    /// The record's own name, as it was written, where it could be read.
    pub id: Option<&'j str>,
    /// What is wrong.
    pub reason: String,
}

/// Reads a line.
///
/// # Errors
///
/// A [`Fault`] where it is no JSON object, has no text, or has the field that results go to.
pub fn read<'j>(line: &'j [u8], names: Names<'_>) -> Result<Record<'j>, Fault<'j>> {
    let fault = |reason: String| Fault { id: None, reason };
    let line = std::str::from_utf8(line)
        .map_err(|error| fault(format!("not UTF-8 at byte {}", error.valid_up_to() + 1)))?
        .trim();
    let mut json = serde_json::Deserializer::from_str(line);
    let fields =
        Finder(names).deserialize(&mut json).and_then(|fields| json.end().map(|()| fields));
    let fields = fields.map_err(|error| match serde_json::from_str::<IgnoredAny>(line) {
        Ok(_) => fault("not a JSON object".to_owned()),
        Err(_) => fault(broken(&error)),
    })?;
    let id = fields.id.map(RawValue::get);
    let fault = |reason: String| Fault { id, reason };
    let raw = fields.text.ok_or_else(|| fault(format!("no `{}`", names.text)))?.get();
    if fields.taken {
        let into = names.into.unwrap_or_default();
        return Err(fault(format!(
            "has a field `{into}` already; --into names another for what was found"
        )));
    }
    let text: Text<'_> = serde_json::from_str(raw).map_err(|error| {
        fault(if error.is_data() {
            format!("`{}` is not a string", names.text)
        } else {
            // All else that makes a string none was seen when the line was read.
            format!("`{}` has half of a surrogate pair, which is no character", names.text)
        })
    })?;
    let start = raw.as_ptr() as usize - line.as_ptr() as usize;
    let quoted = start..start + raw.len();
    let (known, url) = known(&fields.known);
    Ok(Record { line, text: text.0, quoted, id, names: fields.names, known, url })
}

/// Fields that say something of the article.
const KNOWN: [&str; 7] = ["title", "authors", "date", "site_name", "language", "fetched", "url"];

/// What is known by fields of these names, and the address. What is no string, or an empty one, is
/// as good as lacking.
fn known(fields: &[Option<&RawValue>; KNOWN.len()]) -> (Known, Option<String>) {
    let [title, authors, date, site_name, language, fetched, url] = fields;
    let mut known = Known::new();
    known.title = title.and_then(told);
    known.authors = authors.map(names).unwrap_or_default();
    known.date = date.and_then(told);
    known.site_name = site_name.and_then(told);
    known.language = language.and_then(told).and_then(|code| {
        // Also with a country behind it, as in `en-GB`.
        let code = code.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase();
        code.parse().ok()
    });
    known.fetched = fetched.and_then(told);
    (known, url.and_then(told))
}

/// The string that a field holds, if it holds one that says something.
fn told(field: &RawValue) -> Option<String> {
    serde_json::from_str(field.get()).ok().filter(|text: &String| !text.trim().is_empty())
}

/// The names that a field holds: a list, or one alone.
fn names(field: &RawValue) -> Vec<String> {
    let list = serde_json::from_str::<Vec<&RawValue>>(field.get());
    let list = list.unwrap_or_else(|_| vec![field]);
    list.into_iter().filter_map(told).collect()
}

/// Why a line is no JSON, without the number that a line alone always has.
fn broken(error: &serde_json::Error) -> String {
    format!("not JSON: {}", error.to_string().replace(" at line 1 column ", " at column "))
}

/// A string that is borrowed where it has no escapes.
struct Text<'j>(Cow<'j, str>);

impl<'j> serde::Deserialize<'j> for Text<'j> {
    fn deserialize<D: serde::Deserializer<'j>>(from: D) -> Result<Self, D::Error> {
        struct Taker;
        impl<'j> Visitor<'j> for Taker {
            type Value = Text<'j>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'j str) -> Result<Text<'j>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text<'j>, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }
        from.deserialize_str(Taker)
    }
}

/// The fields of a line that matter. Where one stands twice, the last counts.
#[derive(Default)]
struct Fields<'j> {
    text: Option<&'j RawValue>,
    id: Option<&'j RawValue>,
    taken: bool,
    names: Vec<String>,
    /// By their places in [`KNOWN`].
    known: [Option<&'j RawValue>; KNOWN.len()],
}

/// Reads the fields.
struct Finder<'o>(Names<'o>);

impl<'j> DeserializeSeed<'j> for Finder<'_> {
    type Value = Fields<'j>;

    fn deserialize<D: serde::Deserializer<'j>>(self, from: D) -> Result<Fields<'j>, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'j> Visitor<'j> for Finder<'_> {
    type Value = Fields<'j>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'j>>(self, mut map: A) -> Result<Fields<'j>, A::Error> {
        let names = self.0;
        let mut fields = Fields::default();
        while let Some(name) = map.next_key::<Text<'j>>()? {
            let name = name.0;
            fields.taken |= names.into == Some(&*name);
            let (is_text, is_id) = (name == names.text, name == names.id);
            let known = KNOWN.iter().position(|known| names.known && !is_text && *known == name);
            if names.into.is_none() {
                fields.names.push(name.into_owned());
            }
            if is_text || is_id || known.is_some() {
                let value: &RawValue = map.next_value()?;
                fields.text = if is_text { Some(value) } else { fields.text };
                fields.id = if is_id { Some(value) } else { fields.id };
                if let Some(known) = known {
                    fields.known[known] = Some(value);
                }
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(fields)
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Known, Names, read};

    const NAMES: Names<'_> = Names { text: "text", id: "id", into: Some("article"), known: false };

    #[test]
    fn a_line_gives_its_text_and_where_it_stands() {
        let line = " {\"a\": [1, {\"text\": 2}], \"id\" : 1.50, \"text\" : \"caf\\u00e9\\n\", \"z\": null} \r\n";
        let record = read(line.as_bytes(), NAMES).expect("a record");
        assert_eq!((&*record.text, record.id, record.line), ("café\n", Some("1.50"), line.trim()));
        assert_eq!(&record.line[record.quoted], "\"caf\\u00e9\\n\"");
        let twice = read(b"{\"text\":\"a\",\"text\":\"b\"}", Names { into: None, ..NAMES })
            .expect("a record");
        assert_eq!((&*twice.text, twice.names), ("b", vec!["text".to_owned(), "text".to_owned()]));
    }

    #[test]
    fn what_is_known_is_read_where_it_can_be() {
        let read = |line: &str, id: &str| {
            let names = Names { known: true, id, ..NAMES };
            let record = super::read(line.as_bytes(), names).expect("a record");
            (record.known, record.url, record.id.map(str::to_owned))
        };
        let line = r#"{"text":"a","title":"Caf\u00e9","authors":["Ann Lee","",7,"Bo Day"],
            "date":"2021-03-03","site_name":"Mail","language":"EN-gb","fetched":"2021-03-04T10:00",
            "url":"http://a.example/"}"#;
        let whole = Known::new()
            .title("Café")
            .author("Ann Lee")
            .author("Bo Day")
            .date("2021-03-03")
            .site_name("Mail")
            .language("en".parse().expect("a code"))
            .fetched("2021-03-04T10:00");
        let url = Some("http://a.example/".to_owned());
        assert_eq!(read(line, "url"), (whole, url, Some("\"http://a.example/\"".to_owned())));
        let odd = r#"{"text":"a","title":" ","authors":"Ann Lee","date":1614729600,"site_name":null,
            "language":"none","url":["x"]}"#;
        assert_eq!(read(odd, "id"), (Known::new().author("Ann Lee"), None, None));
        let record = super::read(line.as_bytes(), NAMES).expect("a record");
        assert_eq!((record.known, record.url), (Known::new(), None));
    }

    #[test]
    fn a_fault_has_a_name_and_a_reason() {
        for (line, id, reason) in [
            ("{\"id\":7}", Some("7"), "no `text`"),
            ("{\"text\":null,\"id\":\"a\"}", Some("\"a\""), "`text` is not a string"),
            (
                "{\"text\":\"a\",\"id\":[1],\"article\":0}",
                Some("[1]"),
                "has a field `article` already; --into names another for what was found",
            ),
            ("[1]", None, "not a JSON object"),
            ("\"text\"", None, "not a JSON object"),
            ("{\"text\":\"a\"} b", None, "not JSON: trailing characters at column 14"),
            ("{\"text\":\"a\"", None, "not JSON: EOF while parsing an object at column 11"),
            (
                "{\"text\":\"\\ud800\",\"id\":1}",
                Some("1"),
                "`text` has half of a surrogate pair, which is no character",
            ),
            ("NaN", None, "not JSON: expected value at column 1"),
        ] {
            assert_eq!(
                read(line.as_bytes(), NAMES).expect_err("a fault"),
                Fault { id, reason: reason.to_owned() },
                "{line}"
            );
        }
        assert_eq!(
            read(b"{\"text\":\"\xff\"}", NAMES).expect_err("a fault").reason,
            "not UTF-8 at byte 10"
        );
    }
}
