//! JSON lines: a line for a line.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use crate::common::{
    BODY, at, content, file, folder, keys, objects, packed, program, run, stderr, stdout,
};
use serde_json::{Value, json};

/// A record of twenty fields, written as no program would write it again.
fn record(text: &str) -> String {
    let fields: Vec<String> = (0..14)
        .map(|n| {
            format!(
                "\"f{n}\":{}",
                ["1.10", "1e2", "\"\\u00e9\\/\"", "[ 1,2 ]", "{\"a\" : null}"][n % 5]
            )
        })
        .collect();
    format!(
        "{{ \"id\": 123456789012345678901234567890, \"title\":\"Real headline\",\"authors\":[\"Ann\"],\"text\" : {}, {}, \"dup\":1,\"dup\":2 }}",
        Value::from(text),
        fields.join(" ,")
    )
}

#[test]
fn fields_come_back_byte_for_byte() {
    let line = record(&format!("{BODY}\n\nRead more\n"));
    let found = stdout(&run(&["--jsonl"], format!("{line}\r\n").as_bytes()).success());
    let own = line.trim_end_matches('}').trim_end();
    assert!(
        found.starts_with(&format!("{own},\"article\":{{\"text\":\"{BODY}\",\"title\":null,")),
        "{found}"
    );
    assert!(found.ends_with("}}\n"));
    let answer = &objects(&found)[0];
    assert_eq!(
        (&answer["title"], &answer["text"], &answer["article"]["text"]),
        (&json!("Real headline"), &json!(format!("{BODY}\n\nRead more\n")), &json!(BODY))
    );
    assert_eq!(
        answer["article"]["removed"][0]["range"],
        json!({"start": BODY.len() + 2, "end": BODY.len() + 11})
    );
    let found = stdout(
        &run(&["--jsonl", "--into", "clean", "--fields", "text"], line.as_bytes()).success(),
    );
    assert_eq!(found, format!("{own},\"clean\":{{\"text\":\"{BODY}\"}}}}\n"));
    // Half a character is JSON, though no text.
    let half = format!("{{\"id\":\"\\ud800\",\"text\":\"{BODY}\"}}");
    assert!(
        stdout(&run(&["--jsonl"], half.as_bytes()).success())
            .starts_with(half.trim_end_matches('}'))
    );
}

#[test]
fn in_place_replaces_the_text_and_nothing_else() {
    let line = record(&format!("{BODY}\n\nRead more\n"));
    let found = stdout(&run(&["--jsonl", "--in-place"], line.as_bytes()).success());
    let (before, after) = line
        .split_once(&Value::from(format!("{BODY}\n\nRead more\n")).to_string())
        .expect("the text");
    let kept = format!("{before}\"{BODY}\"{}", after.trim_end_matches('}').trim_end());
    assert!(found.starts_with(&format!("{kept},\"byline\":null,\"agency\":null,")), "{found}");
    let answer = &objects(&found)[0];
    assert_eq!(
        (&answer["title"], &answer["authors"], &answer["language"]),
        (&json!("Real headline"), &json!(["Ann"]), &json!("en"))
    );
    let few = stdout(
        &run(&["--jsonl", "--in-place", "--fields", "text,title,language"], line.as_bytes())
            .success(),
    );
    assert_eq!(few, format!("{kept},\"language\":\"en\"}}\n"));
    let only = stdout(
        &run(
            &["--jsonl", "--in-place", "--fields", "text"],
            format!("{{\"text\":\"{BODY}\\n\\nRead more\"}}").as_bytes(),
        )
        .success(),
    );
    assert_eq!(only, format!("{{\"text\":\"{BODY}\"}}\n"));
}

#[test]
fn what_a_record_says_is_known() {
    let folder = folder();
    let text = format!(
        "The Orrin Page\n\nBridge Closed\n\nBy Bo Day\n\nMarch 5, 2021\n\n{BODY}\n\n\
         {BODY} It will open in May.\n"
    );
    let line = json!({
        "text": text, "title": "BRIDGE closed!", "authors": ["Ann Lee", "Cy Dow"],
        "date": "2 February 2021, 4 pm", "site_name": "Orrin Mail", "language": "de-DE",
        "url": "http://orrin.example/1", "fetched": "2021-03-06",
    });
    let cut = at(&folder, "cut.jsonl");
    let fields = "title,byline,authors,date_published,date_published_raw,sitename,language";
    let arguments = ["--jsonl", "--removed", &cut, "--fields", fields];
    let found = |more: &[&str], line: &Value| {
        let found = run(&[&arguments[..], more].concat(), format!("{line}\n").as_bytes()).success();
        (objects(&stdout(&found)).remove(0), objects(&content(&cut)))
    };
    let (answer, pieces) = found(&["--from-known"], &line);
    assert_eq!(
        answer["article"],
        json!({
            "title": "BRIDGE closed!", "byline": "By Bo Day", "authors": ["Ann Lee", "Cy Dow"],
            "date_published": "2021-02-02T16:00", "date_published_raw": "2 February 2021, 4 pm",
            "sitename": "Orrin Mail", "language": "de",
        })
    );
    let own = line.as_object().expect("an object");
    assert!(own.iter().all(|(name, value)| answer[name] == *value));
    let titles: Vec<_> = pieces.iter().filter(|piece| piece["kind"] == json!("title")).collect();
    assert_eq!((titles.len(), &titles[0]["text"]), (1, &json!("Bridge Closed")));
    assert!(pieces.iter().all(|piece| piece["url"] == line["url"]));
    // Without it, and where a record says nothing that can be used, the text is asked.
    let read = json!({
        "title": "The Orrin Page", "byline": "By Bo Day", "authors": ["Bo Day"],
        "date_published": "2021-03-05", "date_published_raw": "March 5, 2021",
        "sitename": null, "language": "en",
    });
    let (answer, pieces) = found(&[], &line);
    assert_eq!(answer["article"], read);
    assert!(pieces.iter().all(|piece| piece["url"].is_null()));
    let odd = json!({
        "text": text, "title": "", "authors": [7], "date": 5, "language": "zz", "url": null,
    });
    assert_eq!(found(&["--from-known"], &odd).0["article"], read);
    // Beside other names, and into files.
    let line = json!({"body": text, "url": "http://orrin.example/2", "title": "Bridge closed"});
    let known = ["-q", "--jsonl", "--from-known", "--text-field", "body", "--id-field", "url"];
    let found = run(&[&known[..], &["--to", "markdown"]].concat(), line.to_string().as_bytes());
    let found = stdout(&found.success());
    assert!(found.starts_with("---\ntitle: \"Bridge closed\"\nauthors: [\"Bo Day\"]\n"), "{found}");
    assert!(found.contains("\nurl: \"http://orrin.example/2\"\n"), "{found}");
}

#[test]
fn what_cannot_be_read_is_answered_in_its_place() {
    let lines = [
        format!("{{\"id\":7,\"text\":{}}}", json!(BODY)),
        "not json".to_owned(),
        "{\"id\":8}".to_owned(),
        "{\"id\":\"nine\",\"text\":3}".to_owned(),
        "[1]".to_owned(),
        "{\"text\":\"\\ud800\",\"id\":10}".to_owned(),
        "{\"text\":\"a\"} b".to_owned(),
        "{\"id\":11,\"text\":\"a\",\"article\":1}".to_owned(),
        "{\"id\":12,\"text\":\"<!doctype html><p>Mill</p>\"}".to_owned(),
        "{\"id\":13,\"text\":null}".to_owned(),
        format!("{{\"id\":14,\"text\":{}}}", json!("Read more")),
    ];
    let found = run(&["--jsonl"], lines.join("\n").as_bytes()).code(1);
    let out = stdout(&found);
    let answers: Vec<&str> = out.lines().collect();
    let html = "HTML, not text; run an extractor on it first (trafilatura, resiliparse, or html2text), and dehusk on what it returns";
    assert_eq!(answers.len(), lines.len());
    assert_eq!(answers[1..10], [
        "{\"line\":2,\"error\":\"not JSON: expected ident at column 2\"}".to_owned(),
        "{\"id\":8,\"line\":3,\"error\":\"no `text`\"}".to_owned(),
        "{\"id\":\"nine\",\"line\":4,\"error\":\"`text` is not a string\"}".to_owned(),
        "{\"line\":5,\"error\":\"not a JSON object\"}".to_owned(),
        "{\"id\":10,\"line\":6,\"error\":\"`text` has half of a surrogate pair, which is no character\"}".to_owned(),
        "{\"line\":7,\"error\":\"not JSON: trailing characters at column 14\"}".to_owned(),
        "{\"id\":11,\"line\":8,\"error\":\"has a field `article` already; --into names another for what was found\"}".to_owned(),
        format!("{{\"id\":12,\"line\":9,\"error\":\"{html}\"}}"),
        "{\"id\":13,\"line\":10,\"error\":\"`text` is not a string\"}".to_owned(),
    ]);
    assert_eq!(
        (
            objects(answers[0])[0]["article"]["text"].as_str(),
            objects(answers[10])[0]["article"]["text"].as_str()
        ),
        (Some(BODY), Some(""))
    );
    let said = stderr(&found);
    let said: Vec<&str> = said.lines().collect();
    assert_eq!((said.len(), said[1]), (12, "dehusk: -, line 3: no `text`"));
    assert!(said[9].starts_with("dehusk: 2 documents, 9 failed; "), "{said:?}");
}

#[test]
fn a_bad_byte_spoils_its_own_line_only() {
    let good = "{\"text\":\"Mill\",\"article\":{\"title\":null}}\n";
    for (line, said) in [
        (
            b"{\"text\":\"a\0\"}".as_slice(),
            "not JSON: control character (\\u0000-\\u001F) found while parsing a string at column 10",
        ),
        (b"{\"text\":\"a\xff\"}", "not UTF-8 at byte 11"),
        (b"\x01", "not JSON: expected value at column 1"),
    ] {
        let input = [line, b"\n{\"text\":\"Mill\"}\n"].concat();
        let found = run(&["-q", "--jsonl", "--fields", "title"], &input).code(1);
        assert_eq!(stderr(&found), format!("dehusk: -, line 1: {said}\n"));
        let answer = json!({"line": 1, "error": said}).to_string();
        let (first, rest) = (stdout(&found), good);
        assert_eq!(objects(&first)[0], objects(&answer)[0]);
        assert!(first.ends_with(rest), "{first}");
    }
}

#[test]
fn errors_are_said_ten_times_and_then_counted() {
    let found = run(&["--jsonl", "-q"], "x\n".repeat(500).as_bytes()).code(1);
    let said = stderr(&found);
    let said: Vec<&str> = said.lines().collect();
    assert_eq!(
        (said.len(), said[9], said[10]),
        (
            11,
            "dehusk: -, line 10: not JSON: expected value at column 1",
            "dehusk: and 490 more errors like these"
        )
    );
    assert_eq!(stdout(&found).lines().count(), 500);
}

#[test]
fn blank_lines_are_passed_over() {
    let found = stdout(
        &run(
            &["--jsonl"],
            format!("\u{feff}{{\"text\":\"{BODY}\"}}\n\n  \n{{\"text\":1}}\n\n").as_bytes(),
        )
        .code(1),
    );
    assert_eq!(found.lines().count(), 2);
    assert_eq!(found.lines().nth(1), Some("{\"line\":4,\"error\":\"`text` is not a string\"}"));
}

#[test]
fn other_fields_hold_text_and_name() {
    let line = format!("{{\"key\":\"k\",\"content\":\"{BODY}\",\"text\":5}}\n{{\"key\":\"l\"}}\n");
    let found = stdout(
        &run(&["--jsonl", "--text-field", "content", "--id-field", "key"], line.as_bytes()).code(1),
    );
    let answers = objects(&found);
    assert_eq!((&answers[0]["article"]["text"], &answers[0]["text"]), (&json!(BODY), &json!(5)));
    assert_eq!(found.lines().nth(1), Some("{\"id\":\"l\",\"line\":2,\"error\":\"no `content`\"}"));
}

#[test]
fn names_of_files_say_that_they_are_json_lines() {
    let folder = folder();
    let line = format!("{{\"text\":\"{BODY}\"}}\n");
    for (name, bytes) in [
        ("a.jsonl", line.clone().into_bytes()),
        ("a.ndjson", line.clone().into_bytes()),
        ("a.jsonl.gz", packed(&line)),
    ] {
        let path = file(&folder, name, bytes);
        assert_eq!(
            objects(&stdout(&run(&[&path], b"").success()))[0]["article"]["text"],
            json!(BODY)
        );
    }
    // As text, each below its place; as Markdown, with its name.
    let path = file(
        &folder,
        "b.jsonl",
        format!("{{\"id\":1,\"text\":\"{BODY}\"}}\n{{\"id\":\"b\",\"text\":\"{BODY}\"}}\n"),
    );
    let found = stdout(&run(&["-q", "--to", "text", &path], b"").success());
    assert_eq!(
        found,
        format!("==> {path}, line 1 <==\n\n{BODY}\n\n==> {path}, line 2 <==\n\n{BODY}\n")
    );
    let found = stdout(&run(&["-q", "--to", "markdown", &path], b"").success());
    assert_eq!(found.matches("\nid: ").count(), 2);
    assert!(found.contains("\nid: \"b\"\n---\n"), "{found}");
    let found = stdout(&run(&["-q", "--explain", &path], b"").success());
    assert_eq!(found, format!("==> {path}, line 1 <==\n{BODY}\n==> {path}, line 2 <==\n{BODY}\n"));
    let json = stdout(&run(&["-q", "--explain=json", &path], b"").success());
    assert_eq!(
        keys(json.lines().next().expect("a line")),
        ["file", "id", "url", "date", "line", "blocks"]
    );
}

#[test]
fn threads_keep_the_order_of_files_lines_and_errors() {
    let folder = folder();
    // A dozen batches, every tenth line none.
    let line = |id: usize| match id % 10 {
        3 => "none\n".to_owned(),
        _ => format!(
            "{}\n",
            json!({"id": id, "text": format!("{BODY} It was the {id}th time. ").repeat(1 + id % 12)})
        ),
    };
    let first = file(&folder, "first.jsonl", (0..1_000).map(line).collect::<String>());
    let missing = at(&folder, "missing.jsonl");
    let second = file(&folder, "second.jsonl", (1_000..1_500).map(line).collect::<String>());
    let with = |threads: &str| {
        let found =
            run(&["-q", "--jsonl", "--threads", threads, &first, &missing, &second], b"").code(1);
        (stdout(&found), stderr(&found))
    };
    let (lines, errors) = with("1");
    for (id, answer) in objects(&lines).iter().enumerate() {
        let line = id % 1_000 + 1;
        assert_eq!(answer.get("error").is_some(), id % 10 == 3);
        assert_eq!(
            if id % 10 == 3 { &answer["line"] } else { &answer["id"] },
            &json!(if id % 10 == 3 { line } else { id })
        );
    }
    let none = |name: &str, line: usize| {
        format!("dehusk: {name}, line {line}: not JSON: expected ident at column 2")
    };
    let mut expected: Vec<String> = (0..10).map(|nth| none(&first, nth * 10 + 4)).collect();
    expected.push("dehusk: and 90 more errors like these".to_owned());
    expected.push(format!("dehusk: {missing}: no such file"));
    expected.extend((0..10).map(|nth| none(&second, nth * 10 + 4)));
    expected.push("dehusk: and 40 more errors like these".to_owned());
    assert_eq!(errors.lines().collect::<Vec<_>>(), expected);
    assert!(with("5") == (lines, errors), "five threads answer as one");
}

#[test]
fn a_line_is_answered_before_the_next_is_there() {
    let mut child = program()
        .arg("--jsonl")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("a pipe");
    let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
    for id in 0..3 {
        writeln!(input, "{}", json!({"id": id, "text": BODY})).expect("the program reads");
        let mut answer = String::new();
        output.read_line(&mut answer).expect("the program answers");
        assert_eq!(serde_json::from_str::<Value>(&answer).expect("JSON")["id"], json!(id));
    }
    drop(input);
    assert_eq!(output.read_line(&mut String::new()).expect("the program ends"), 0);
    assert!(child.wait().expect("the program ends").success());
}

#[test]
fn what_breaks_off_half_way_is_said_to() {
    let folder = folder();
    let line = |id: usize| {
        format!("{}\n", json!({"id": id, "text": format!("{BODY} It was the {id}th time.")}))
    };
    let whole = packed((0..2_000).map(line).collect::<String>());
    let half = file(&folder, "half.jsonl.gz", &whole[..whole.len() / 2]);
    let found = run(&["-q", &half], b"").code(1);
    let out = stdout(&found);
    let done = out.lines().count();
    assert!(out.ends_with('\n') && (1..2_000).contains(&done), "{done}");
    for (id, line) in out.lines().enumerate() {
        assert_eq!(serde_json::from_str::<Value>(line).expect("a whole line")["id"], json!(id));
    }
    let said = stderr(&found);
    let expected = format!("dehusk: {half}: line {}: ", done + 1);
    assert!(
        said.starts_with(&expected) && said.ends_with("; the file was not read to its end\n"),
        "{said}"
    );
    // A text is stripped whole or not at all.
    let half = file(&folder, "half.gz", &whole[..whole.len() / 2]);
    let found = run(&[&half], b"").code(1).stdout("");
    assert!(stderr(&found).starts_with(&format!("dehusk: {half}: ")), "{}", stderr(&found));
}
