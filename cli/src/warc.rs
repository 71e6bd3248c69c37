//! Web archives: WET files, and the conversion records of WARC files, one by one, from a stream.
//!
//! A reader of our own, of one page: the crates there are either want to seek (a stream of packed members cannot), give up the rest of a
//! file at the first bad record, or reserve as much memory as a header says, whatever it says.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Read};

/// Bytes of a record that is still read; a longer one is no text of a page.
const LONGEST: u64 = 64 << 20;
/// Bytes of a header line that is still read.
const HEADER: u64 = 1 << 16;
/// What stands where a record must.
const STRAY: &str = "something that is no record";

/// A record that holds text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) id: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

/// What comes next in an archive.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Next {
    Page(Page),
    /// A record that cannot be read; the next one may be.
    Bad(String),
}

/// Reads an archive.
pub(crate) struct Archive<R> {
    reader: R,
    /// Records so far, of every type.
    pub(crate) records: u64,
    /// Records of types that hold no text, by type.
    pub(crate) others: BTreeMap<String, u64>,
    line: Vec<u8>,
    /// Whether the first line of a record was read.
    opened: bool,
}

/// The headers that matter.
#[derive(Default)]
struct Headers {
    kind: String,
    length: Option<u64>,
    page: Page,
}

/// Whether bytes are the start of an archive.
pub(crate) fn is_archive(head: &[u8]) -> bool {
    head.starts_with(b"WARC/0.") || head.starts_with(b"WARC/1.")
}

impl<R: BufRead> Archive<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self { reader, records: 0, others: BTreeMap::new(), line: Vec::new(), opened: false }
    }

    /// The next record with text; nothing at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Next>> {
        loop {
            let mut stray = false;
            while !std::mem::take(&mut self.opened) {
                if !self.read_line()? {
                    return Ok(stray.then(|| Next::Bad(STRAY.to_owned())));
                }
                self.opened = is_archive(&self.line);
                if self.opened && stray {
                    return Ok(Some(Next::Bad(STRAY.to_owned())));
                }
                stray |= !self.line.trim_ascii().is_empty();
            }
            let found = self.record()?;
            if found.is_some() {
                return Ok(found);
            }
        }
    }

    /// Reads a line of headers; whether there was one.
    fn read_line(&mut self) -> io::Result<bool> {
        self.line.clear();
        self.reader.by_ref().take(HEADER).read_until(b'\n', &mut self.line)?;
        Ok(!self.line.is_empty())
    }

    /// A record behind its first line; nothing where it holds no text.
    fn record(&mut self) -> io::Result<Option<Next>> {
        self.records += 1;
        let bad = |reason: &str| Ok(Some(Next::Bad(reason.to_owned())));
        let mut headers = Headers::default();
        loop {
            if !self.read_line()? {
                return bad("the file ends in its headers");
            }
            let line = String::from_utf8_lossy(self.line.trim_ascii_end());
            if line.is_empty() {
                break;
            }
            // A line that begins with white space goes on with the one before; none of those that matter does.
            if let Some((name, value)) = line.split_once(':') {
                headers.take(name, value.trim());
            }
        }
        let Some(length) = headers.length else { return bad("no length") };
        if headers.kind != "conversion" || length > LONGEST {
            let skipped = io::copy(&mut self.reader.by_ref().take(length), &mut io::sink())?;
            if headers.kind != "conversion" {
                *self.others.entry(headers.kind).or_default() += 1;
                return Ok(None);
            }
            return bad(if skipped < length {
                "the file ends in it"
            } else {
                "longer than 64 MiB"
            });
        }
        let mut page = headers.page;
        self.reader.by_ref().take(length).read_to_end(&mut page.bytes)?;
        if (page.bytes.len() as u64) < length {
            return bad("the file ends in it");
        }
        Ok(Some(Next::Page(page)))
    }
}

impl Headers {
    fn take(&mut self, name: &str, value: &str) {
        let text = || Some(value.to_owned());
        match name.trim().to_ascii_lowercase().as_str() {
            "warc-type" => self.kind = value.to_ascii_lowercase(),
            "content-length" => self.length = value.parse().ok(),
            "warc-record-id" => self.page.id = text(),
            "warc-date" => self.page.date = text(),
            // Some writers put it in brackets.
            "warc-target-uri" => {
                self.page.url =
                    Some(value.trim_start_matches('<').trim_end_matches('>').to_owned());
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Archive, Next, Page};

    fn record(kind: &str, length: usize, body: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nwarc-target-uri: <http://town.example/{kind}>\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n\
             WARC-Record-ID: <urn:uuid:1>\r\nContent-Length: {length}\r\n\r\n{body}\r\n\r\n"
        )
    }

    fn all(file: &str) -> (Vec<Result<String, String>>, Archive<&[u8]>) {
        let mut archive = Archive::new(file.as_bytes());
        let mut found = Vec::new();
        while let Some(next) = archive.next().expect("memory is read") {
            found.push(match next {
                Next::Page(page) => Ok(String::from_utf8(page.bytes).expect("text")),
                Next::Bad(reason) => Err(reason),
            });
        }
        (found, archive)
    }

    #[test]
    fn records_with_text_are_read_and_others_counted() {
        let file = [
            record("warcinfo", 3, "a:b"),
            record("conversion", 4, "mill"),
            record("response", 2, "<p"),
            record("conversion", 0, ""),
        ];
        let whole = file.concat();
        let (found, archive) = all(&whole);
        assert_eq!(found, [Ok("mill".to_owned()), Ok(String::new())]);
        assert_eq!((archive.records, archive.others.len()), (4, 2));
        let mut archive = Archive::new(file[1].as_bytes());
        let page = Page {
            id: Some("<urn:uuid:1>".to_owned()),
            url: Some("http://town.example/conversion".to_owned()),
            date: Some("2026-01-02T03:04:05Z".to_owned()),
            bytes: b"mill".to_vec(),
        };
        assert_eq!(archive.next().expect("memory is read"), Some(Next::Page(page)));
    }

    #[test]
    fn a_bad_record_does_not_take_the_next_with_it() {
        let good = || record("conversion", 4, "mill");
        let (found, _) = all(&format!("{}{}", record("conversion", 2, "mill\nand more"), good()));
        assert_eq!(
            found,
            [
                Ok("mi".to_owned()),
                Err("something that is no record".to_owned()),
                Ok("mill".to_owned())
            ]
        );
        let (found, _) =
            all(&format!("WARC/1.0\r\nWARC-Type: conversion\r\n\r\nx\r\n\r\n{}", good()));
        assert_eq!(
            found,
            [
                Err("no length".to_owned()),
                Err("something that is no record".to_owned()),
                Ok("mill".to_owned())
            ]
        );
        let (found, _) =
            all(&format!("{}{}", good(), record("conversion", 999_999_999_999, "mill")));
        assert_eq!(found, [Ok("mill".to_owned()), Err("the file ends in it".to_owned())]);
        let (found, _) = all(&format!("{}WARC/1.0\r\nWARC-Ty", good()));
        assert_eq!(found, [Ok("mill".to_owned()), Err("the file ends in its headers".to_owned())]);
        let (found, _) = all(&format!("{}and more", good()));
        assert_eq!(found, [Ok("mill".to_owned()), Err("something that is no record".to_owned())]);
    }
}
