//! Web archives of text, as WET files are.

use crate::common::{BODY, at, content, file, folder, objects, packed, run, stderr, stdout, warc};
use serde_json::json;

/// An archive as crawls have them: each record packed by itself.
fn wet() -> Vec<u8> {
    let pages = [
        warc("warcinfo", "0", "", "software: mill"),
        warc(
            "conversion",
            "1",
            "http://town.example/mill",
            &format!("Home\nNews\n{BODY}\n\nRead more\n"),
        ),
        warc("response", "2", "http://town.example/", "HTTP/1.1 200 OK\r\n\r\n<p>Mill</p>"),
        warc("conversion", "3", "http://town.example/leer", ""),
        warc("conversion", "4", "http://town.example/html", "<html><body>Mill</body></html>"),
        warc("conversion", "5", "http://town.example/pdf", "%PDF-1.4 mill"),
    ];
    pages.iter().flat_map(packed).collect()
}

#[test]
fn records_keep_where_they_come_from() {
    let folder = folder();
    let path = file(&folder, "a.warc.wet.gz", wet());
    let found = run(&["--to", "jsonl", &path], b"").code(1);
    let answers = objects(&stdout(&found));
    assert_eq!(answers.len(), 2);
    let origin = |nth: usize| ["file", "id", "url", "date"].map(|name| answers[nth][name].clone());
    assert_eq!(
        origin(0),
        [
            json!(path),
            json!("<urn:uuid:1>"),
            json!("http://town.example/mill"),
            json!("2026-02-03T04:05:06Z")
        ]
    );
    assert_eq!(origin(1)[1], json!("<urn:uuid:3>"));
    assert_eq!(
        (&answers[0]["text"], &answers[1]["doubts"]),
        (&json!(BODY), &json!(["no_article"]))
    );
    let said = stderr(&found);
    let said: Vec<&str> = said.lines().collect();
    assert!(said[0].starts_with(&format!("dehusk: {path}, record 5: HTML, not text")), "{said:?}");
    assert!(said[1].starts_with(&format!("dehusk: {path}, record 6: a PDF")), "{said:?}");
    assert!(said[2].starts_with("dehusk: 2 documents, 2 failed; "), "{said:?}");
}

#[test]
fn records_are_told_apart_as_text_and_in_files() {
    let folder = folder();
    let path = file(&folder, "in/a.warc.wet.gz", wet());
    let (out, cut) = (at(&folder, "out"), at(&folder, "cut.jsonl"));
    let text = format!(
        "==> http://town.example/mill <==\n\n{BODY}\n\n==> http://town.example/leer <==\n\n"
    );
    assert_eq!(stdout(&run(&["-q", &path], b"").code(1)), text);
    assert_eq!(stdout(&run(&["-q"], &wet()).code(1)), text);
    run(&["-q", "-o", &out, "--removed", &cut, &at(&folder, "in")], b"").code(1).stdout("");
    assert_eq!(content(&format!("{out}/a.warc.txt")), text);
    let pieces = objects(&content(&cut));
    assert!(pieces.iter().all(|piece| piece["id"] == json!("<urn:uuid:1>")
        && piece["url"] == json!("http://town.example/mill")));
}

#[test]
fn what_is_no_text_or_no_record_is_said() {
    let only = [
        warc("response", "1", "http://town.example/", "HTTP/1.1 200 OK\r\n\r\n<p>Mill</p>"),
        warc("request", "2", "", "GET /"),
    ]
    .concat();
    let found = run(&["-q"], only.as_bytes()).code(1).stdout("");
    let said = "dehusk: -: a web archive without text: conversion records none, others: 1 request, 1 response, which hold pages as HTML; \
                an extractor makes text of them\n";
    assert_eq!(stderr(&found), said);
    let good = warc("conversion", "1", "http://town.example/", BODY);
    let lying =
        good.replace(&format!("Content-Length: {}", BODY.len()), "Content-Length: 99999999999999");
    let found = run(&["-q", "--to", "jsonl"], format!("{good}{lying}").as_bytes()).code(1);
    assert_eq!(
        (stdout(&found).lines().count(), stderr(&found)),
        (1, "dehusk: -, record 2: the file ends in it\n".to_owned())
    );
    let wet = wet();
    let found = run(&["-q", "--to", "jsonl"], &wet[..wet.len() - 40]).code(1);
    assert!(stderr(&found).contains("; the file was not read to its end\n"), "{}", stderr(&found));
    assert_eq!(stdout(&found).lines().count(), 2);
}
