//! Files of text, and standard input.

use std::fs;
use std::process::Stdio;

use crate::common::{
    BODY, at, content, file, folder, keys, objects, packed, piped, program, run, stderr, stdout,
};
use serde_json::{Value, json};

#[test]
fn prints_the_body_of_a_file_and_of_standard_input() {
    let folder = folder();
    let text = format!("{BODY}\n\nAdvertisement\n");
    let path = file(&folder, "a.txt", &text);
    run(&[&path], b"").success().stdout(format!("{BODY}\n")).stderr("");
    run(&["-"], text.as_bytes()).success().stdout(format!("{BODY}\n"));
    run(&[], text.as_bytes()).success().stdout(format!("{BODY}\n"));
    let twice = run(&["-q", "--threads", "2", "-", "-"], text.as_bytes()).success();
    assert_eq!(stdout(&twice), format!("==> - <==\n\n{BODY}\n\n==> - <==\n\n"));
    // What a body holds comes out as it is, where no terminal is.
    let marked = format!(
        "\u{1b}[1m{BODY}\u{1b}[0m It was \u{1b}]8;;http://harbour.example\u{7}shut\u{1b}]8;;\u{7} in May."
    );
    assert!(dehusk::strip(&marked).text.contains('\u{1b}'));
    run(&[], marked.as_bytes()).success().stdout(format!("{}\n", dehusk::strip(&marked).text));
    run(&["--explain"], marked.as_bytes()).success().stdout(format!("{marked}\n"));
    let twice = run(&["-q", &path, &path], b"").success();
    assert_eq!(stdout(&twice), format!("==> {path} <==\n\n{BODY}\n\n==> {path} <==\n\n{BODY}\n"));
}

#[test]
fn what_is_empty_or_doubtful_is_said() {
    let folder = folder();
    let path = file(&folder, "empty.txt", "");
    run(&[&path], b"")
        .success()
        .stdout("")
        .stderr(format!("dehusk: {path}: no article found in it\n"));
    run(&["-q", &path], b"").success().stdout("").stderr("");
    let answer = &objects(&stdout(&run(&["--json", &path], b"").success().stderr("")))[0];
    assert_eq!((&answer["text"], &answer["doubts"]), (&json!(""), &json!(["no_article"])));
}

#[test]
fn an_object_has_the_same_fields_for_one_file_and_for_many() {
    let folder = folder();
    let one = file(&folder, "one.txt", BODY);
    let two = file(&folder, "two.txt", "Home\nNews\n");
    let alone = stdout(&run(&["--json", &one], b"").success());
    let many = stdout(&run(&["--to", "jsonl", &one, &two, "-"], b"Read more\n").success());
    let lines: Vec<&str> = many.lines().collect();
    assert_eq!((lines.len(), lines[0]), (3, alone.trim_end()));
    let fields = [
        "file",
        "id",
        "url",
        "date",
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
    assert!(lines.iter().all(|line| keys(line) == fields), "{many}");
    assert_eq!(objects(&many)[2]["file"], json!("-"));
    let few = stdout(&run(&["--json", "--fields", "title, text", &one], b"").success());
    assert_eq!(keys(few.trim_end()), ["file", "id", "url", "date", "text", "title"]);
}

#[test]
fn markdown_has_its_fields_above_the_body() {
    let text = format!(
        "Bridge \"shut\"\n\nBy Ann Lee and Bo Day\n\nPublished: March 3, 2021 4:05 pm\n\n{BODY}\n\n{BODY} It will open again in May.\n"
    );
    let found = stdout(&run(&["--to", "markdown"], text.as_bytes()).success());
    let wanted = format!(
        "---\ntitle: \"Bridge \\\"shut\\\"\"\nauthors: [\"Ann Lee\", \"Bo Day\"]\ndate_published: \"2021-03-03T16:05\"\nlanguage: \"en\"\n\
         file: \"-\"\n---\n\n{BODY}\n\n{BODY} It will open again in May.\n"
    );
    assert_eq!(found, wanted);
}

#[test]
fn dates_come_as_iso_and_as_printed() {
    let text = format!(
        "Bridge closed\n\nPublished: March 3, 2021 at 4:05 pm\n\n{BODY}\n\n{BODY} It will open again in May.\n"
    );
    let answer = &objects(&stdout(&run(&["--json"], text.as_bytes()).success()))[0];
    assert_eq!(
        (&answer["date_published"], &answer["date_published_raw"]),
        (&json!("2021-03-03T16:05"), &json!("March 3, 2021 at 4:05 pm"))
    );
}

#[test]
fn every_packing_is_known_by_its_bytes() {
    let folder = folder();
    let text = format!("{BODY}\n\nAdvertisement\n");
    let zstd = |text: &str| zstd::encode_all(text.as_bytes(), 1).expect("memory takes all");
    let bzip2 = |text: &str| {
        let mut all = Vec::new();
        let mut encoder = bzip2::read::BzEncoder::new(text.as_bytes(), bzip2::Compression::fast());
        std::io::Read::read_to_end(&mut encoder, &mut all).expect("memory is read");
        all
    };
    let packings = [
        ("gzip", packed(&text)),
        ("zstd", zstd(&text)),
        ("bzip2", bzip2(&text)),
        ("twice", packed(zstd(&text))),
        // A frame to skip before the others, as `pzstd` writes it.
        ("skipped", [b"\x50\x2a\x4d\x18\x04\0\0\0mill".as_slice(), &zstd(&text)].concat()),
    ];
    for (name, bytes) in packings {
        let path = file(&folder, name, bytes);
        run(&[&path], b"").success().stdout(format!("{BODY}\n")).stderr("");
    }
    // Files are often several packed files, one behind the other.
    let halves = text.split_at(20);
    for both in [
        [packed(halves.0), packed(halves.1)].concat(),
        [zstd(halves.0), zstd(halves.1)].concat(),
        [bzip2(halves.0), bzip2(halves.1)].concat(),
    ] {
        run(&[], &both).success().stdout(format!("{BODY}\n"));
    }
    // One byte is no mark of anything.
    run(&[], b"\x1f").success().stdout("").stderr("dehusk: -: no article found in it\n");
}

#[test]
fn xz_is_unpacked() {
    let mut text = format!("{BODY}\n\nAdvertisement\n").into_bytes();
    let xz = |text: &[u8]| {
        let mut child = std::process::Command::new("xz")
            .arg("-c")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        std::io::Write::write_all(&mut child.stdin.take()?, text).ok()?;
        child.wait_with_output().ok().map(|output| output.stdout)
    };
    let Some(packed) = xz(&text) else { return };
    run(&[], &packed).success().stdout(format!("{BODY}\n")).stderr("");
    let rest = text.split_off(30);
    let both = [xz(&text).expect("xz"), xz(&rest).expect("xz")].concat();
    run(&[], &both).success().stdout(format!("{BODY}\n"));
}

#[test]
fn other_charsets_are_decoded_and_said_so() {
    let folder = folder();
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(BODY.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (name, bytes, note) in [
        ("marked", utf16.clone(), "decoded from UTF-16LE, by its byte order mark"),
        ("unmarked", utf16[2..].to_vec(), "decoded from UTF-16LE, which its bytes look like"),
        (
            "wide",
            BODY.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect(),
            "decoded from UTF-32BE, which its bytes look like",
        ),
    ] {
        let path = file(&folder, name, bytes);
        run(&[&path], b"")
            .success()
            .stdout(format!("{BODY}\n"))
            .stderr(format!("dehusk: {path}: {note}\n"));
    }
    let latin = b"Das alte M\xfchlhaus am Hafen ist seit dem Fr\xfchjahr geschlossen, teilte die Stadt am Montag mit, und das soll auch so bleiben.";
    let path = file(&folder, "latin1.txt", latin);
    let assert = run(&[&path], b"").success();
    assert!(stdout(&assert).starts_with("Das alte Mühlhaus am Hafen ist seit dem Frühjahr"));
    assert_eq!(
        stderr(&assert),
        format!("dehusk: {path}: not UTF-8; decoded from windows-1252, as its bytes suggest\n")
    );
    let marked = file(&folder, "bom.txt", format!("\u{feff}{BODY}"));
    run(&[&marked], b"").success().stdout(format!("{BODY}\n")).stderr("");
    let holed = [BODY.replace("old", "öld – ältere, wie man sagt –").as_bytes(), b" \xe9 bis Mai."]
        .concat();
    let path = file(&folder, "holed.txt", holed);
    let assert = run(&[&path], b"").success();
    assert!(stdout(&assert).contains("The öld – ältere, wie man sagt –"), "{}", stdout(&assert));
    assert_eq!(stderr(&assert), format!("dehusk: {path}: UTF-8 with 1 bad sequence, now U+FFFD\n"));
}

#[test]
fn ranges_count_bytes_or_characters() {
    let text =
        format!("Müller – {BODY}\n\nRead more\n\nEr sagte: „Es bleibt zu, bis die Brücke hält.“\n");
    for (unit, offset) in [
        ("bytes", text.find("Read").expect("there")),
        ("chars", text.chars().position(|c| c == 'R').expect("there")),
    ] {
        let answer =
            &objects(&stdout(&run(&["--json", "--offsets", unit], text.as_bytes()).success()))[0];
        assert_eq!(answer["removed"][0]["range"], json!({"start": offset, "end": offset + 9}));
        let (body, last) = (
            answer["text"].as_str().expect("a body"),
            answer["paragraphs"].as_array().expect("a list").len() - 1,
        );
        let end = if unit == "bytes" { body.len() } else { body.chars().count() };
        assert_eq!(answer["paragraphs"][last]["range"]["end"], json!(end));
    }
}

#[test]
fn what_was_cut_is_written_line_by_line() {
    let folder = folder();
    let text = format!("{BODY}\n\nRead more\n\n{BODY} It was the second time.\n\nAdvertisement\n");
    let path = file(&folder, "a.txt", &text);
    let cut = at(&folder, "cut.jsonl");
    run(&["--removed", &cut, &path], b"").success();
    let piece = |kind: &str, rule: &str, text: &str, start: usize| {
        json!({"file": path, "line": null, "id": null, "url": null, "kind": kind, "rule": rule,
               "range": {"start": start, "end": start + text.len()}, "text": text})
    };
    let wanted = [
        piece(
            "read_more",
            "<click>? <look> <more> <here>?",
            "Read more",
            text.find("Read").expect("there"),
        ),
        piece("advertisement", "<paid>? <ad>", "Advertisement", text.find("Adv").expect("there")),
    ];
    assert_eq!(objects(&content(&cut)), wanted);
    assert_eq!(
        crate::common::tree(&folder.path().to_string_lossy()).len(),
        2,
        "no half-written file is left"
    );
}

#[test]
fn several_documents_are_summed_up() {
    let folder = folder();
    let one = file(&folder, "one.txt", format!("{BODY}\n\nRead more\n"));
    let two = file(&folder, "two.txt", "Home\nNews\n");
    let summary = at(&folder, "summary.json");
    let found = run(&["--summary", &summary, "--json", &one, &two, "missing"], b"").code(1);
    let said = stderr(&found);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "dehusk: missing: no such file");
    assert!(
        lines[1].starts_with("dehusk: 2 documents, 1 failed; 119 bytes in, 97 bytes out, "),
        "{said}"
    );
    assert_eq!(
        lines[2..],
        [
            "  removed: read_more 1 (9 bytes), navigation 1 (4 bytes), related 1 (4 bytes)",
            "  doubts: no_article 1"
        ]
    );
    let json = &objects(&content(&summary))[0];
    assert_eq!(
        (&json["documents"], &json["failed"], &json["bytes_in"], &json["doubts"]),
        (&json!(2), &json!(1), &json!(119), &json!({"no_article": 1}))
    );
    assert_eq!(
        (&json["removed"]["read_more"], &json["removed"]["share"]),
        (&json!({"count": 1, "bytes": 9}), &json!({"count": 0, "bytes": 0}))
    );
    run(&["-q", "--json", &one, &two], b"").success().stderr("");
}

#[test]
fn threads_keep_the_order_of_whole_files() {
    let folder = folder();
    let missing = at(&folder, "missing.txt");
    let text = |id: usize| format!("{BODY} It was the {id}th time. ").repeat(1 + id % 12);
    let mut files: Vec<String> =
        (0..40).map(|id| file(&folder, &format!("{id}.txt"), text(id))).collect();
    files.insert(20, missing.clone());
    for form in ["--json", "--explain", "--bias=balanced"] {
        let with = |threads: &str| {
            let arguments: Vec<&str> = ["-q", form, "--threads", threads]
                .into_iter()
                .chain(files.iter().map(String::as_str))
                .collect();
            let found = run(&arguments, b"").code(1);
            assert_eq!(stderr(&found), format!("dehusk: {missing}: no such file\n"));
            stdout(&found)
        };
        let one = with("1");
        assert_eq!((0..40).filter(|id| one.contains(&format!("the {id}th time"))).count(), 40);
        assert!(with("5") == one, "five threads write as one");
    }
}

#[test]
fn explain_shows_the_whole_input_with_marks() {
    let text = format!(
        "{BODY}\n\nRead more\n\nIt will open again in May, if the money can be found, the mayor said.\n"
    );
    let marked =
        text.replace("Read more", "⟦read_more: <click>? <look> <more> <here>?⟧Read more⟦/⟧");
    run(&["--explain"], text.as_bytes()).success().stdout(marked.clone());
    let all = stdout(&run(&["--explain=all"], text.as_bytes()).success());
    assert_eq!(all.lines().filter(|line| line.starts_with("+ body  [")).count(), 2);
    assert_eq!(
        all.lines()
            .filter(|line| line.starts_with("- read_more: <click>? <look> <more> <here>?  ["))
            .count(),
        1
    );
    assert!(!all.contains('\u{1b}'), "no colour where no terminal is");
    let coloured = stdout(
        &run(
            &["--explain", "--color", "always"],
            text.replace("May", "\u{1b}]0;x\u{7}May").as_bytes(),
        )
        .success(),
    );
    assert!(
        coloured.contains("\u{1b}[33mRead more\u{1b}[0m") && coloured.contains("␛]0;x␇May"),
        "{coloured}"
    );
    let json = &objects(&stdout(&run(&["--explain=json"], text.as_bytes()).success()))[0];
    let blocks = json["blocks"].as_array().expect("blocks");
    let told: Vec<_> =
        blocks.iter().map(|block| (&block["kept"], &block["kind"], &block["rule"])).collect();
    assert_eq!(
        told,
        [
            (&json!(true), &json!(null), &json!("body")),
            (&json!(false), &json!("read_more"), &json!("<click>? <look> <more> <here>?")),
            (&json!(true), &json!(null), &json!("body"))
        ]
    );
    assert_eq!(blocks[1]["range"], json!({"start": BODY.len() + 2, "end": BODY.len() + 11}));
    // All that counts is told: it adds up to the probability.
    for block in blocks {
        let number = |value: &Value| value.as_f64().expect("a number");
        let weights =
            block["evidence"].as_array().expect("a list").iter().map(|one| &one["weight"]);
        let passages = block["passages"].as_object().expect("an object").values();
        let sum: f64 = weights.chain(passages).map(number).sum();
        assert!(
            (1.0 / (1.0 + (-sum).exp()) - number(&block["probability"])).abs() < 1e-4,
            "{block}"
        );
        assert!((0.0..1.0).contains(&number(&block["needed"])), "{block}");
    }
    assert_eq!(blocks[0]["overrides"], json!([]));
    let kept = run(&["--explain=json", "--keep", "read_more"], text.as_bytes()).success();
    let kept = &objects(&stdout(&kept))[0]["blocks"][1];
    assert_eq!(
        kept["overrides"].as_array().expect("a list").last(),
        Some(&json!({"name": "kept as asked", "kept": true}))
    );
    let kept = stdout(&run(&["--explain=all", "--keep", "read_more"], text.as_bytes()).success());
    assert!(kept.contains("; kept by: kept as asked\n    Read more\n"), "{kept}");
}

#[cfg(unix)]
#[test]
fn names_need_not_be_utf8() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder();
    let path = folder.path().join(std::ffi::OsStr::from_bytes(b"m\xfchle\x1b.txt"));
    fs::write(&path, BODY).expect("a file is written");
    let mut command = program();
    command
        .arg("--json")
        .arg(&path)
        .arg(folder.path().join(std::ffi::OsStr::from_bytes(b"\xff\x07")));
    let found = piped(command, b"").code(1);
    let answer = &objects(&stdout(&found))[0];
    assert!(answer["file"].as_str().is_some_and(|name| name.ends_with("m\u{fffd}hle\u{1b}.txt")));
    assert!(stderr(&found).contains("\u{fffd}␇: no such file\n"), "{}", stderr(&found));
    let mut command = program();
    command.args(["-q", "-o"]).arg(folder.path().join("out")).arg(&path);
    piped(command, b"").success().stdout("");
    let written = folder.path().join("out").join(std::ffi::OsStr::from_bytes(b"m\xfchle\x1b.txt"));
    assert_eq!(fs::read_to_string(written).expect("a file"), format!("{BODY}\n"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let folder = folder();
    let path = file(&folder, "long.txt", format!("{BODY}\n\n").repeat(2_000));
    let lines = file(&folder, "lines.jsonl", format!("{}\n", json!({"text": BODY})).repeat(2_000));
    for arguments in
        [&[path.as_str()][..], &["--json", &path], &["--explain", &path], &["--jsonl", &lines]]
    {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a full disk");
        let output = program()
            .args(arguments)
            .stdout(full)
            .stderr(Stdio::piped())
            .output()
            .expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(
            (output.status.code(), said.as_str()),
            (Some(1), "dehusk: standard output: no space left on the device\n")
        );
    }
    let found =
        run(&["-q", "--removed", "/dev/full"], format!("{BODY}\n\nRead more\n").as_bytes()).code(1);
    assert!(
        stderr(&found).ends_with("dehusk: /dev/full: no space left on the device\n"),
        "{}",
        stderr(&found)
    );
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_quiet() {
    let folder = folder();
    let path = file(&folder, "long.txt", format!("{BODY}\n\n").repeat(20_000));
    let mut child = program()
        .arg(&path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(
        (output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()),
        (Some(0), "")
    );
}
