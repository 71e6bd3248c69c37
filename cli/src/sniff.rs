//! What bytes and texts are when they are no text, or none that is for here.

/// First bytes of files that are no text, and what they are called.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF; take its text out first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack or convert it first"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (b"{\\rtf", "RTF; convert it to text first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document; convert it to text first"),
    (b"PAR1", "a Parquet file; write its rows as JSON lines first"),
    (b"ARROW1", "an Arrow file; write its rows as JSON lines first"),
    (b"SQLite format 3\0", "a SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x04\x22\x4d\x18", "packed by lz4; unpack it first"),
    (b"\x5d\0\0", "packed by lzma; unpack it first"),
    (b"\x1f\x9d", "packed by compress; unpack it first"),
    (b"!<arch>\n", "an archive; unpack it first"),
    (b"%!PS", "PostScript; take its text out first, for example with ps2ascii"),
];

/// Where a tar archive has its mark.
const TAR: std::ops::Range<usize> = 257..262;

/// What the first bytes of a file say it is, where it is no text.
pub(crate) fn magic(head: &[u8]) -> Option<&'static str> {
    let known = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, name)| *name);
    let tar = || (head.get(TAR) == Some(b"ustar")).then_some("a tar archive; unpack it first");
    known.or_else(tar)
}

/// Bytes that are looked at to tell text from what is none.
const LOOKED_AT: usize = 1 << 16;
/// One in so many bytes may be a control character that no text needs: text that came over a terminal has some.
const CONTROLS: usize = 50;

/// Whether bytes are no text of any one-byte or multi-byte charset: they hold NUL or many controls.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let control = |b: &&u8| matches!(**b, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
    // A single one is in texts of any length, a bell or a form's mark.
    let most = (head.len() / CONTROLS).max(1);
    bytes.contains(&0) || head.iter().filter(control).count() > most
}

/// What to do about a page that is still HTML.
pub(crate) const HTML: &str = "HTML, not text; run an extractor on it first (trafilatura, resiliparse, or html2text), and dehusk on what it returns";

/// Tags that a fragment of a page may begin with.
const OPENING: &[&str] = &[
    "div", "p", "span", "section", "article", "main", "header", "nav", "ul", "ol", "table",
    "script", "style", "meta", "link", "title", "h1", "h2", "h3", "a", "img", "iframe", "center",
    "form",
];
/// Bytes of a fragment for which there is one closing tag at least.
const A_TAG: usize = 200;

/// Whether a text is HTML: it opens as a page does, or with a tag and goes on in tags.
pub(crate) fn is_html(text: &str) -> bool {
    let mut start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if !start.starts_with('<') {
        return false;
    }
    // Comments and the mark of XML may stand before the page.
    for _ in 0..8 {
        let end = if start.starts_with("<!--") {
            "-->"
        } else if start.starts_with("<?xml") {
            "?>"
        } else {
            break;
        };
        let Some(at) = start.find(end) else { break };
        start = start[at + end.len()..].trim_start();
    }
    let head: String = start.chars().take(16).collect::<String>().to_ascii_lowercase();
    if ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| head.starts_with(tag)) {
        return true;
    }
    let name = head
        .trim_start_matches('<')
        .split(|c: char| !c.is_ascii_alphanumeric())
        .next()
        .unwrap_or("");
    OPENING.contains(&name) && text.matches("</").count() * A_TAG >= text.len()
}

/// What to do about other XML: feeds, drawings, office formats.
pub(crate) const XML: &str = "XML, not text; take its text out first";

/// Whether a text is XML of some kind, by what it begins with.
pub(crate) fn is_xml(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    ["<?xml ", "<rss ", "<svg ", "<feed xmlns"].iter().any(|mark| start.starts_with(mark))
}

/// What to do about JSON lines that were not said to be such.
const JSON: &str =
    "JSON, not text; JSON lines are read with --jsonl, or from files named .jsonl or .ndjson";
/// What to do about JSON that is not a record a line.
const JSON_LIST: &str = "JSON, not text; write a record a line, for example with jq -c '.[]', and read them with --jsonl";
const JSON_WIDE: &str =
    "JSON, not text; write a record a line, for example with jq -c ., and read them with --jsonl";

/// What to do about a text that is JSON: an object or a list on its first line, or as a whole.
pub(crate) fn json(text: &str) -> Option<&'static str> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').trim_end();
    let whole = |part: &str| serde_json::from_str::<serde::de::IgnoredAny>(part).is_ok();
    let first = text.lines().next().unwrap_or("");
    match text.as_bytes() {
        [b'{', ..] if whole(first) => Some(JSON),
        [b'{', ..] => whole(text).then_some(JSON_WIDE),
        // `[1]` and `[sic]` are prose; a list of objects is not.
        [b'[', ..] => (text[1..].trim_start().starts_with('{') && (whole(first) || whole(text)))
            .then_some(JSON_LIST),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{JSON, JSON_LIST, JSON_WIDE, is_binary, is_html, is_xml, json, magic};

    #[test]
    fn pages_are_told_from_texts_with_a_tag() {
        for page in [
            "<!DOCTYPE html><p>x",
            " \n<html lang=en>",
            "<?xml version='1.0'?>\n<!-- a --><HTML>",
            "<div class=a><p>The mill is shut.</p></div>",
        ] {
            assert!(is_html(page), "{page}");
        }
        let long = format!(
            "<p align=center>Mill</p>\n\n{}",
            "The mill has been shut since May. ".repeat(20)
        );
        for text in [
            "<3 the mill",
            "The mill <b>is</b> shut.",
            "<mill@town.example> wrote",
            "",
            long.as_str(),
        ] {
            assert!(!is_html(text), "{text}");
        }
    }

    #[test]
    fn json_is_told_from_prose_in_brackets() {
        for (text, said) in [
            ("{\"a\":1}\n{\"a\":2}\n", Some(JSON)),
            ("\u{feff}{}", Some(JSON)),
            ("{\n \"a\": 1\n}", Some(JSON_WIDE)),
            ("[{\"a\": 1}]", Some(JSON_LIST)),
            ("[\n {\"a\": 1},\n {}\n]", Some(JSON_LIST)),
            ("{the mill}", None),
            ("[1] The mill", None),
            ("[sic]", None),
            ("[1]", None),
            ("", None),
            ("The mill {\"a\":1}", None),
        ] {
            assert_eq!(json(text), said, "{text}");
        }
    }

    #[test]
    fn feeds_and_drawings_are_xml() {
        for text in [
            "<?xml version='1.0'?><rss/>",
            "\u{feff}\n<rss version='2.0'>",
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
        ] {
            assert!(is_xml(text), "{text}");
        }
        for text in ["<xml> is a tag", "The <?xml mark", "<feed the birds>", ""] {
            assert!(!is_xml(text), "{text}");
        }
    }

    #[test]
    fn binaries_have_names_or_controls() {
        assert!(magic(b"%PDF-1.7").is_some_and(|name| name.starts_with("a PDF")));
        assert_eq!(magic(b"The mill"), None);
        assert!(
            is_binary(b"\x02\x03\x04abc")
                && is_binary(b"ab\0c")
                && !is_binary(b"a\x1b[1mb\tc\x07\r\n")
                && !is_binary(b"")
        );
    }
}
