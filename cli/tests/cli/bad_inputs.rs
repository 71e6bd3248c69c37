//! Forty inputs that are not what they should be: each a clear message, the right code, and the good one beside it still done.

use crate::common::{BODY, at, file, folder, packed, run, stderr, stdout, warc};

const HTML: &str = "HTML, not text; run an extractor on it first (trafilatura, resiliparse, or html2text), and dehusk on what it returns";
const JSON: &str =
    "JSON, not text; JSON lines are read with --jsonl, or from files named .jsonl or .ndjson";

const JSON_WIDE: &str =
    "JSON, not text; write a record a line, for example with jq -c ., and read them with --jsonl";
const JSON_LIST: &str = "JSON, not text; write a record a line, for example with jq -c '.[]', and read them with --jsonl";
const XML: &str = "XML, not text; take its text out first";

/// The head of a file that has its mark somewhere behind.
fn tar() -> Vec<u8> {
    let mut bytes = vec![0; 512];
    bytes[..8].copy_from_slice(b"page.txt");
    bytes[257..262].copy_from_slice(b"ustar");
    bytes
}

/// Names, bytes, and what is said of them.
fn files() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let half = packed(BODY.repeat(50));
    let zstd = zstd::encode_all(BODY.repeat(50).as_bytes(), 1).expect("memory takes all");
    let wide = |bytes: &[u8]| bytes.to_vec();
    vec![
        (
            "pdf",
            wide(b"%PDF-1.7\n%\xe2\xe3"),
            "a PDF; take its text out first, for example with pdftotext",
        ),
        (
            "zip",
            wide(b"PK\x03\x04\x14\0"),
            "a ZIP archive or an office document; unpack or convert it first",
        ),
        (
            "docx.gz",
            packed(b"PK\x03\x04\x14\0"),
            "a ZIP archive or an office document; unpack or convert it first",
        ),
        ("empty.zip", wide(b"PK\x05\x06\0\0"), "an empty ZIP archive"),
        ("7z", wide(b"7z\xbc\xaf\x27\x1c\0"), "a 7z archive; unpack it first"),
        ("rar", wide(b"Rar!\x1a\x07\x01\0"), "a RAR archive; unpack it first"),
        ("tar", tar(), "a tar archive; unpack it first"),
        ("tar.gz", packed(tar()), "a tar archive; unpack it first"),
        ("rtf", wide(b"{\\rtf1\\ansi Mill}"), "RTF; convert it to text first"),
        (
            "doc",
            wide(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0"),
            "an office document; convert it to text first",
        ),
        ("parquet", wide(b"PAR1\x15\x04"), "a Parquet file; write its rows as JSON lines first"),
        ("arrow", wide(b"ARROW1\0\0"), "an Arrow file; write its rows as JSON lines first"),
        ("sqlite", wide(b"SQLite format 3\0"), "a SQLite database"),
        ("elf", wide(b"\x7fELF\x02\x01\x01\0"), "a program"),
        ("exe", wide(b"MZ\x90\0\x03"), "a program"),
        ("png", wide(b"\x89PNG\r\n\x1a\n\0"), "a picture"),
        ("jpeg", wide(b"\xff\xd8\xff\xe0"), "a picture"),
        ("gif", wide(b"GIF89a\x01"), "a picture"),
        ("lz4", wide(b"\x04\x22\x4d\x18\x64"), "packed by lz4; unpack it first"),
        ("deb", wide(b"!<arch>\ndebian"), "an archive; unpack it first"),
        ("nul", wide(b"The mill\0is shut\x01\x02\x03\x04\x05\xff\xfe"), "not text"),
        ("controls", wide(b"\x01\x02\x03\x04 mill \x05\x06\x07"), "not text"),
        ("noise", (0..=255).rev().cycle().take(5000).collect(), "not text"),
        ("marked", wide(b"\xef\xbb\xbfmill\0\0\0"), "not text"),
        ("page.html", wide(b"<!DOCTYPE html>\n<html><body><p>Mill</p></body></html>"), HTML),
        ("part.html", wide(b"\n <div class='a'><p>Mill</p><p>Shut</p></div>"), HTML),
        ("page.xhtml", wide(b"<?xml version=\"1.0\"?><!-- x --><html><head/></html>"), HTML),
        (
            "utf16.html",
            [0xff, 0xfe]
                .into_iter()
                .chain("<html><p>Mill".encode_utf16().flat_map(u16::to_le_bytes))
                .collect(),
            HTML,
        ),
        ("one.json", wide(b"{\n \"text\": \"The mill is shut.\"\n}\n"), JSON_WIDE),
        ("lines.txt", wide(b"{\"text\":\"Mill\"}\n{\"text\":\"Shut\"}\n"), JSON),
        ("list.json", wide(b"[{\"text\":\"Mill\"}]"), JSON_LIST),
        ("feed.xml", wide(b"<?xml version=\"1.0\"?>\n<rss><channel/></rss>"), XML),
        ("mill.svg", wide(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"), XML),
        ("lzma", wide(b"\x5d\0\0\x80\0\xff\xff"), "packed by lzma; unpack it first"),
        ("mill.Z", wide(b"\x1f\x9d\x90mill"), "packed by compress; unpack it first"),
        (
            "mill.ps",
            wide(b"%!PS-Adobe-3.0\nshowpage\n"),
            "PostScript; take its text out first, for example with ps2ascii",
        ),
        ("half.gz", half[..half.len() - 12].to_vec(), "what is packed is cut off or damaged"),
        ("half.zst", zstd[..zstd.len() - 5].to_vec(), "what is packed is cut off or damaged"),
        ("bad.gz", [&half[..20], &[0xff; 40][..]].concat(), "what is packed is cut off or damaged"),
        (
            "tail.gz",
            [packed(BODY), b"and more that is no gzip".to_vec()].concat(),
            "cannot be unpacked: invalid gzip header",
        ),
        (
            "five.gz",
            (0..5).fold(BODY.as_bytes().to_vec(), |bytes, _| packed(bytes)),
            "packed more than four times over",
        ),
        (
            "wide.jsonl",
            [0xff, 0xfe]
                .into_iter()
                .chain("{\"text\":\"Mill\"}".encode_utf16().flat_map(u16::to_le_bytes))
                .collect(),
            "not UTF-8, as JSON lines are; convert it, for example with iconv",
        ),
        (
            "pdf.jsonl",
            wide(b"%PDF-1.7"),
            "a PDF; take its text out first, for example with pdftotext",
        ),
        (
            "request.warc",
            warc("request", "1", "http://town.example/", "GET /").into_bytes(),
            "a web archive without text: conversion records none, others: 1 request",
        ),
        ("empty.warc", wide(b"WARC/1.0\r\n"), ""),
    ]
}

#[test]
fn what_is_no_text_is_an_error_that_says_what_it_is() {
    let files = files();
    assert!(files.len() >= 40);
    let folder = folder();
    let good = file(&folder, "good.txt", BODY);
    for (name, bytes, reason) in files.into_iter().filter(|(.., reason)| !reason.is_empty()) {
        let path = file(&folder, name, bytes);
        let found = run(&["-q", "--fields", "text", "--to", "jsonl", &path, &good], b"").code(1);
        assert_eq!(stderr(&found), format!("dehusk: {path}: {reason}\n"), "{name}");
        let out = format!(
            "{{\"file\":\"{good}\",\"id\":null,\"url\":null,\"date\":null,\"text\":\"{BODY}\"}}\n"
        );
        assert_eq!(stdout(&found), out, "{name}");
    }
}

#[test]
fn what_ends_early_is_told_of_by_record() {
    let found = run(&["-q"], b"WARC/1.0\r\nWARC-Type: conversion").code(1).stdout("");
    let said = "dehusk: -, record 1: the file ends in its headers\n\
                dehusk: -: a web archive without text: conversion records none, others: \n";
    assert_eq!(stderr(&found), said);
}

#[test]
fn bad_files_are_named_and_the_others_still_done() {
    let folder = folder();
    let good = file(&folder, "good.txt", BODY);
    let missing = at(&folder, "missing.txt");
    let found = run(&["-q", "--json", &missing, &format!("{good}/x"), &good], b"").code(1);
    assert_eq!(
        stderr(&found),
        format!("dehusk: {missing}: no such file\ndehusk: {good}/x: not a folder\n")
    );
    assert_eq!(stdout(&found).lines().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_named() {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let path = file(&folder, "secret.txt", "x");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("permissions are set");
    // Root may read everything.
    if fs::read(&path).is_err() {
        let found = run(&[&path], b"").code(1).stdout("");
        assert_eq!(stderr(&found), format!("dehusk: {path}: no permission\n"));
    }
}

#[test]
fn a_line_that_is_too_long_is_left_out() {
    let long = format!("{{\"text\":\"{}\"}}\n", "a".repeat(65 << 20));
    let good = format!("{{\"text\":\"{BODY}\"}}\n");
    let found =
        run(&["-q", "--jsonl", "--fields", "text"], format!("{good}{long}{good}").as_bytes())
            .code(1);
    let answer = format!("{{\"text\":\"{BODY}\",\"article\":{{\"text\":\"{BODY}\"}}}}\n");
    assert_eq!(
        stdout(&found),
        format!("{answer}{{\"line\":2,\"error\":\"longer than 64 MiB\"}}\n{answer}")
    );
    assert_eq!(stderr(&found), "dehusk: -, line 2: longer than 64 MiB\n");
}
