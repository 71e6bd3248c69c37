//! A page to look at what was cut: one file, which asks no network for anything.
//!
//! Documents are data in the page, each in a `script` that no browser runs; the page's own script shows one at a time, as text.

use std::fs;
use std::ops::Range;
use std::path::Path;

use dehusk::{Article, Kind};

use crate::found::Object;
use crate::output::{Part, Stop};
use crate::render::Document;
use crate::say::shown;
use crate::tally::{self, Tally, bytes, count};

/// What the page begins with.
pub(crate) const HEAD: &str = concat!(
    include_str!("report/page.html"),
    include_str!("report/page.css"),
    include_str!("report/body.html")
);

/// The script at its end.
const SCRIPT: &str = include_str!("report/page.js");

/// What an entry begins with, and what follows the last.
const ENTRY: &str = "<script type=\"application/json\" class=\"document\" data-head=\"";
const TOTAL: &str = "<script type=\"application/json\" id=\"total\">";

/// Documents that a browser still opens at ease; the page has no more.
const MOST: u64 = 2000;

/// Adds the entry of a document, on a line of its own.
pub(crate) fn entry(document: &Document<'_>, article: &Article, out: &mut Vec<u8>) {
    let mut head = Vec::new();
    let (kept, cut) = words(document.text, article);
    let doubts: Vec<String> = article.doubts.iter().map(|doubt| tally::name(*doubt)).collect();
    // Strings and numbers are always JSON.
    let _ =
        serde_json::to_writer(&mut head, &(document.label(), &article.title, kept, &cut, doubts));
    let mut data = Vec::new();
    let mut object = Object::open(&mut data);
    object.put("confidence", &article.confidence);
    object.put("segments", &segments(document.text, article));
    object.close();
    out.extend_from_slice(ENTRY.as_bytes());
    quoted(&head, out);
    out.extend_from_slice(b"\">");
    inert(&data, out);
    out.extend_from_slice(b"</script>\n");
}

/// Words that were kept, and removed by kind.
fn words(
    text: &str,
    article: &Article,
) -> (usize, std::collections::BTreeMap<&'static str, usize>) {
    let mut cut = std::collections::BTreeMap::new();
    for piece in &article.removed {
        *cut.entry(piece.kind.name()).or_default() += length(&text[piece.range.clone()]);
    }
    (length(&article.text), cut)
}

/// Words of a text; a script without spaces counts by character.
fn length(text: &str) -> usize {
    let unspaced = |c: &char| matches!(c, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
    text.split_whitespace().map(|word| word.chars().filter(unspaced).count().max(1)).sum()
}

/// A piece of the text: kept as `[text]`, removed as `[text, kind, rule]`, a seam as `["", null]`.
#[derive(serde::Serialize)]
#[serde(untagged)]
enum Segment<'a> {
    Kept([&'a str; 1]),
    Cut(&'a str, &'static str, &'a str),
    Seam(&'static str, ()),
}

/// The whole text, in pieces.
fn segments<'a>(text: &'a str, article: &'a Article) -> Vec<Segment<'a>> {
    let mended = article.paragraphs.iter().filter(|paragraph| paragraph.mended);
    let seams = mended.flat_map(|paragraph| paragraph.sources.windows(2).map(|pair| pair[0].end));
    let mut seams: Vec<usize> = seams.collect();
    seams.sort_unstable();
    let mut seams = seams.into_iter().peekable();
    let mut all = Vec::new();
    let mut from = 0;
    let mut keep = |range: Range<usize>, all: &mut Vec<Segment<'a>>| {
        let mut from = range.start;
        while let Some(seam) = seams.next_if(|seam| *seam <= range.end) {
            let seam = seam.max(from);
            all.push(Segment::Kept([&text[from..seam]]));
            all.push(Segment::Seam("", ()));
            from = seam;
        }
        all.push(Segment::Kept([&text[from..range.end]]));
    };
    for piece in &article.removed {
        keep(from..piece.range.start.max(from), &mut all);
        all.push(Segment::Cut(&text[piece.range.clone()], piece.kind.name(), &piece.rule));
        from = piece.range.end;
    }
    keep(from..text.len(), &mut all);
    all.retain(|segment| !matches!(segment, Segment::Kept([""])));
    all
}

/// JSON that cannot end the script it stands in.
fn inert(json: &[u8], out: &mut Vec<u8>) {
    for b in json {
        match b {
            b'<' => out.extend_from_slice(b"\\u003c"),
            b'>' => out.extend_from_slice(b"\\u003e"),
            b'&' => out.extend_from_slice(b"\\u0026"),
            b => out.push(*b),
        }
    }
}

/// JSON as the value of an attribute.
fn quoted(json: &[u8], out: &mut Vec<u8>) {
    for b in json {
        match b {
            b'"' => out.extend_from_slice(b"&quot;"),
            b'&' => out.extend_from_slice(b"&amp;"),
            b'<' => out.extend_from_slice(b"&lt;"),
            b => out.push(*b),
        }
    }
}

/// Adds entries to the page while it has room; says how many there were.
pub(crate) fn add(report: &mut Part, entries: &[u8], before: u64) -> Result<u64, Stop> {
    let lines = || entries.split_inclusive(|b| *b == b'\n');
    let room = MOST.saturating_sub(before) as usize;
    let length = lines().take(room).map(<[u8]>::len).sum();
    report.write(&entries[..length])?;
    Ok(lines().count() as u64)
}

/// Where the last entry of a page that is whole ends, and how many there are.
pub(crate) fn open_end(page: &Path) -> Result<(u64, u64), String> {
    let text = fs::read_to_string(page).unwrap_or_default();
    let end = text.rfind(TOTAL).filter(|_| text.starts_with(HEAD));
    let end = end.ok_or_else(|| format!("--report: {} is no report to add to", shown(page)))?;
    Ok((end as u64, text[..end].matches(ENTRY).count() as u64))
}

/// What the page ends with.
pub(crate) fn tail(total: &Tally, entries: u64) -> Vec<u8> {
    let mut told = format!(
        "{} documents, {} in, {} out",
        count(total.documents),
        bytes(total.bytes_in),
        bytes(total.bytes_out)
    );
    if total.failed > 0 {
        told.push_str(&format!(", {} failed", count(total.failed)));
    }
    if entries > MOST {
        told.push_str(&format!("; the first {} are shown", count(MOST)));
    }
    let mut data = Vec::new();
    let mut object = Object::open(&mut data);
    object.put("told", &told);
    object.put("kinds", &Kind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>());
    object.close();
    let mut out = TOTAL.as_bytes().to_vec();
    inert(&data, &mut out);
    out.extend_from_slice(b"</script>\n<script>\n");
    out.extend_from_slice(SCRIPT.as_bytes());
    out.extend_from_slice(b"</script>\n</body>\n</html>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::{entry, length, segments};
    use crate::render::Document;

    #[test]
    fn the_whole_text_is_there_with_its_seams() {
        let text = "The ferry, which sails at\n\nAdvertisement\n\nnoon, was full on Monday.";
        let article = dehusk::strip(text);
        let pieces = serde_json::to_value(segments(text, &article)).expect("JSON");
        let wanted = serde_json::json!([
            ["The ferry, which sails at"],
            ["", null],
            ["\n\n"],
            ["Advertisement", "advertisement", "<paid>? <ad>"],
            ["\n\nnoon, was full on Monday."]
        ]);
        assert_eq!(pieces, wanted);
        assert_eq!((length("a b  c"), length("渡し船 は")), (3, 4));
    }

    #[test]
    fn a_text_cannot_end_its_script() {
        let text = "</script><script>alert(1)</script><!-- \" ' & -->";
        let mut out = Vec::new();
        entry(
            &Document { file: text, text, ..Document::default() },
            &dehusk::strip(text),
            &mut out,
        );
        let line = String::from_utf8(out).expect("UTF-8");
        assert_eq!(
            (
                line.matches("<script").count(),
                line.matches("</script>").count(),
                line.matches("<!--").count()
            ),
            (1, 1, 0)
        );
    }
}
