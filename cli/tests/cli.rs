//! The program, as a user meets it.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use assert_cmd::assert::{Assert, OutputAssertExt};
use assert_cmd::cargo::CommandCargoExt;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use tempfile::TempDir;

const BODY: &str = "The old mill at the harbour has been shut since the spring of last year, the town said on Monday.";

fn program() -> Command {
    Command::cargo_bin("dehusk").expect("the program is built")
}

fn run(arguments: &[&str], input: &[u8]) -> Assert {
    let mut child = program()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that stops on bad arguments may not read its input.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("the program ends").assert()
}

fn file(folder: &TempDir, name: &str, content: &[u8]) -> String {
    let path: PathBuf = folder.path().join(name);
    fs::write(&path, content).expect("a file is written");
    path.to_string_lossy().into_owned()
}

fn stdout(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).expect("UTF-8")
}

fn stderr(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).expect("UTF-8")
}

#[test]
fn prints_the_body_of_a_file_and_of_standard_input() {
    let folder = TempDir::new().expect("a folder");
    let text = format!("{BODY}\n\nAdvertisement\n");
    let path = file(&folder, "a.txt", text.as_bytes());
    run(&[&path], b"").success().stdout(format!("{BODY}\n")).stderr("");
    run(&["-"], text.as_bytes()).success().stdout(format!("{BODY}\n"));
    run(&[], text.as_bytes()).success().stdout(format!("{BODY}\n"));
    run(&["--threads", "2", "-", "-"], text.as_bytes())
        .success()
        .stdout(format!("==> - <==\n\n{BODY}\n\n==> - <==\n\n"));
    // What a body holds comes out as it is.
    let marked = format!(
        "\u{1b}[1m{BODY}\u{1b}[0m It was \u{1b}]8;;http://harbour.example\u{7}shut\u{1b}]8;;\u{7} in May."
    );
    assert!(dehusk::strip(&marked).text.contains('\u{1b}'));
    run(&[], marked.as_bytes()).success().stdout(format!("{}\n", dehusk::strip(&marked).text));
    run(&["--explain"], marked.as_bytes()).success().stdout(format!("{marked}\n"));
    run(&[&path, &path], b"")
        .success()
        .stdout(format!("==> {path} <==\n\n{BODY}\n\n==> {path} <==\n\n{BODY}\n"));
}

#[test]
fn an_empty_file_is_an_empty_article() {
    let folder = TempDir::new().expect("a folder");
    let path = file(&folder, "empty.txt", b"");
    run(&[&path], b"").success().stdout("").stderr("");
    let answer: Value =
        serde_json::from_str(&stdout(&run(&["--json", &path], b"").success())).expect("JSON");
    assert_eq!((&answer["text"], &answer["doubts"]), (&json!(""), &json!(["no_article"])));
}

#[test]
fn bad_files_are_named_and_the_others_still_done() {
    let folder = TempDir::new().expect("a folder");
    let good = file(&folder, "good.txt", BODY.as_bytes());
    let missing = folder.path().join("missing.txt").to_string_lossy().into_owned();
    let sub = folder.path().to_string_lossy().into_owned();
    let assert = run(&["--json", &missing, &sub, &good], b"").code(1);
    assert_eq!(
        stderr(&assert),
        format!(
            "dehusk: {missing}: no such file\ndehusk: {sub}: is a folder; name the files in it\n"
        )
    );
    let answer: Value = serde_json::from_str(&stdout(&assert)).expect("one JSON object");
    assert_eq!(
        (answer["file"].as_str(), answer["text"].as_str()),
        (Some(good.as_str()), Some(BODY))
    );
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().expect("a folder");
    let path = file(&folder, "secret.txt", b"x");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("permissions are set");
    // Root may read everything.
    if fs::read(&path).is_err() {
        let assert = run(&[&path], b"").code(1).stdout("");
        assert_eq!(stderr(&assert), format!("dehusk: {path}: no permission to read it\n"));
    }
}

#[test]
fn other_encodings_are_decoded_and_said_so() {
    let folder = TempDir::new().expect("a folder");
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(BODY.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let path = file(&folder, "utf16.txt", &utf16);
    let assert = run(&[&path], b"").success().stdout(format!("{BODY}\n"));
    assert_eq!(
        stderr(&assert),
        format!("dehusk: {path}: decoded from UTF-16LE, by its byte order mark\n")
    );
    let latin = b"Das alte M\xfchlhaus am Hafen ist seit dem Fr\xfchjahr geschlossen, teilte die Stadt am Montag mit, und das soll auch so bleiben.";
    let path = file(&folder, "latin1.txt", latin);
    let assert = run(&[&path], b"").success();
    assert!(stdout(&assert).starts_with("Das alte Mühlhaus am Hafen ist seit dem Frühjahr"));
    assert_eq!(
        stderr(&assert),
        format!("dehusk: {path}: not UTF-8; decoded from windows-1252, as its bytes suggest\n")
    );
    let marked = file(&folder, "bom.txt", format!("\u{feff}{BODY}").as_bytes());
    run(&[&marked], b"").success().stdout(format!("{BODY}\n")).stderr("");
}

#[test]
fn json_lines_come_back_in_order_with_their_fields() {
    let input = format!(
        "{{\"id\":7,\"text\":{},\"lang\":\"en\"}}\n\nnot json\n{{\"id\":8}}\n{{\"id\":9,\"text\":3}}\n[1]\n{{\"text\":\"Advertisement\",\"id\":\"b\"}}",
        json!(format!("{BODY}\n\nRead more"))
    );
    let assert = run(&["--jsonl"], input.as_bytes()).code(1);
    let lines: Vec<Value> =
        stdout(&assert).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(
        (&lines[0]["id"], &lines[0]["text"], &lines[0]["lang"]),
        (&json!(7), &json!(BODY), &json!("en"))
    );
    assert_eq!((&lines[1]["id"], &lines[1]["text"]), (&json!("b"), &json!("")));
    for field in [
        "title",
        "authors",
        "dateline",
        "date_published",
        "related",
        "removed",
        "paragraphs",
        "contributors",
        "language",
    ] {
        assert!(lines[0].get(field).is_some(), "{field}");
    }
    let errors = stderr(&assert);
    let errors: Vec<&str> = errors.lines().collect();
    assert!(errors[0].starts_with("dehusk: -, line 3: not JSON: "), "{}", errors[0]);
    assert_eq!(
        errors[1..],
        [
            "dehusk: -, line 4: no `text`",
            "dehusk: -, line 5: `text` is not a string",
            "dehusk: -, line 6: not a JSON object"
        ]
    );
}

#[test]
fn fields_come_back_as_they_were_written() {
    let line = format!(
        "{{\"id\":123456789012345678901234567890,\"rate\":1.10,\"text\":\"{BODY}\",\"url\":[ \"\\u00e9\" ],\"id\":2.50}}"
    );
    let found = stdout(&run(&["--jsonl"], line.as_bytes()).success());
    let front = format!(
        "{{\"id\":2.50,\"rate\":1.10,\"text\":\"{BODY}\",\"url\":[ \"\\u00e9\" ],\"paragraphs\":"
    );
    assert!(found.starts_with(&front), "{found}");
    // Half a character is JSON, though no text.
    let half = format!("{{\"id\":\"\\ud800\",\"text\":\"{BODY}\"}}");
    assert!(
        stdout(&run(&["--jsonl"], half.as_bytes()).success())
            .starts_with(half.trim_end_matches('}'))
    );
    let broken =
        run(&["--jsonl"], b"{\"text\":\"\\ud800\"}\n{\"text\":\"a\"} b\n3 b\n").code(1).stdout("");
    assert_eq!(
        stderr(&broken),
        "dehusk: -, line 1: not JSON: unexpected end of hex escape at line 1 column 8\n\
         dehusk: -, line 2: not JSON: trailing characters at line 1 column 14\n\
         dehusk: -, line 3: not JSON: trailing characters at line 1 column 3\n"
    );
}

#[test]
fn threads_keep_the_order_of_files_lines_and_errors() {
    let folder = TempDir::new().expect("a folder");
    // A dozen batches, every tenth line none.
    let line = |id: usize| match id % 10 {
        3 => "none\n".to_owned(),
        _ => format!(
            "{}\n",
            json!({"id": id, "text": format!("{BODY} It was the {id}th time. ").repeat(1 + id % 12)})
        ),
    };
    let first = file(&folder, "first.jsonl", (0..1_000).map(line).collect::<String>().as_bytes());
    let missing = folder.path().join("missing.jsonl").to_string_lossy().into_owned();
    let second =
        file(&folder, "second.jsonl", (1_000..1_500).map(line).collect::<String>().as_bytes());
    let with = |threads: &str| {
        let found = run(&["--jsonl", "--threads", threads, &first, &missing, &second], b"").code(1);
        (stdout(&found), stderr(&found))
    };
    let (lines, errors) = with("1");
    let ids: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["id"].clone())
        .collect();
    assert_eq!(ids, (0..1_500).filter(|id| id % 10 != 3).map(Value::from).collect::<Vec<_>>());
    let none = |name: &str, line: usize| {
        format!("dehusk: {name}, line {line}: not JSON: expected ident at line 1 column 2")
    };
    let mut expected: Vec<String> = (0..100).map(|nth| none(&first, nth * 10 + 4)).collect();
    expected.push(format!("dehusk: {missing}: no such file"));
    expected.extend((0..50).map(|nth| none(&second, nth * 10 + 4)));
    assert_eq!(errors.lines().collect::<Vec<_>>(), expected);
    assert!(with("5") == (lines, errors), "five threads answer as one");
}

#[test]
fn threads_keep_the_order_of_whole_files() {
    let folder = TempDir::new().expect("a folder");
    let missing = folder.path().join("missing.txt").to_string_lossy().into_owned();
    let text = |id: usize| format!("{BODY} It was the {id}th time. ").repeat(1 + id % 12);
    let mut files: Vec<String> =
        (0..40).map(|id| file(&folder, &format!("{id}.txt"), text(id).as_bytes())).collect();
    files.insert(20, missing.clone());
    for form in ["--json", "--explain", "--bias=balanced"] {
        let with = |threads: &str| {
            let arguments: Vec<&str> = [form, "--threads", threads]
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
    let said = stderr(&run(&["--threads", "0"], b"").code(2));
    assert!(said.starts_with("error: invalid value '0' for '--threads <N>'"), "{said}");
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
fn dates_come_as_iso_and_as_printed() {
    let text = format!(
        "Bridge closed\n\nPublished: March 3, 2021 at 4:05 pm\n\n{BODY}\n\n{BODY} It will open again in May.\n"
    );
    let answer: Value =
        serde_json::from_str(&stdout(&run(&["--json"], text.as_bytes()).success())).expect("JSON");
    assert_eq!(
        (&answer["date_published"], &answer["date_published_raw"]),
        (&json!("2021-03-03T16:05"), &json!("March 3, 2021 at 4:05 pm"))
    );
}

#[test]
fn explain_shows_the_whole_input_with_marks() {
    let text = format!(
        "{BODY}\n\nRead more\n\nIt will open again in May, if the money can be found, the mayor said.\n"
    );
    let marked = text.replace("Read more", "⟦read_more: read more⟧Read more⟦/⟧");
    run(&["--explain"], text.as_bytes()).success().stdout(marked);
    let all = stdout(&run(&["--explain=all"], text.as_bytes()).success());
    assert_eq!(all.lines().filter(|line| line.starts_with("+ body  [")).count(), 2);
    assert_eq!(all.lines().filter(|line| line.starts_with("- read_more: read more  [")).count(), 1);
    assert!(!all.contains('\u{1b}'), "no colour where no terminal is");
}

#[test]
fn keep_and_phrases_and_bias_are_heard() {
    let folder = TempDir::new().expect("a folder");
    let text = format!("{BODY}\n\nThe whole tale: how it burnt\n\nAdvertisement\n");
    let phrases = file(&folder, "own.txt", "# own\nread_more: the whole tale: *\n".as_bytes());
    run(&["--phrases", &phrases], text.as_bytes()).success().stdout(format!("{BODY}\n"));
    run(&["--phrases", &phrases, "--keep", "advertisement"], text.as_bytes())
        .success()
        .stdout(format!("{BODY}\n\nAdvertisement\n"));
    run(&["--bias", "precision"], BODY.as_bytes()).success().stdout(format!("{BODY}\n"));
}

#[test]
fn wrong_options_say_what_is_wrong() {
    let folder = TempDir::new().expect("a folder");
    let kinds = "title, byline, read_more, advertisement, related, share, newsletter, paywall, consent, comments, navigation, caption, credit, author_bio, copyright, timestamp, media, promotion, tags, boilerplate";
    assert_eq!(
        stderr(&run(&["--keep", "menu"], b"").code(2)),
        format!("dehusk: --keep: unknown kind \"menu\"; one of: {kinds}\n")
    );
    assert_eq!(
        stderr(&run(&["--bias", "much"], b"").code(2)),
        "dehusk: --bias: unknown bias \"much\"; one of: precision, balanced, recall\n"
    );
    let bad = file(&folder, "bad.txt", b"read_more: fine\nread_more: a * b\n");
    assert_eq!(
        stderr(&run(&["--phrases", &bad], b"").code(2)),
        format!(
            "dehusk: --phrases {bad}, line 2: phrase \"a * b\": `*` may stand only at the start or at the end\n"
        )
    );
    let bad = file(&folder, "kindless.txt", b"read more\n");
    assert_eq!(
        stderr(&run(&["--phrases", &bad], b"").code(2)),
        format!("dehusk: --phrases {bad}, line 1: not of the form `kind: phrase`\n")
    );
    let bad = file(&folder, "unknown.txt", b"menu: read more\n");
    assert_eq!(
        stderr(&run(&["--phrases", &bad], b"").code(2)),
        format!("dehusk: --phrases {bad}, line 1: unknown kind \"menu\"; one of: {kinds}\n")
    );
    run(&["--no-such-option"], b"").code(2);
}

/// What gzip makes of some bytes.
fn packed(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(content).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

#[test]
fn gzip_is_unpacked_however_it_comes() {
    let folder = TempDir::new().expect("a folder");
    let text = format!("{BODY}\n\nAdvertisement\n");
    let path = file(&folder, "a.txt.gz", &packed(text.as_bytes()));
    run(&[&path], b"").success().stdout(format!("{BODY}\n")).stderr("");
    run(&[], &packed(text.as_bytes())).success().stdout(format!("{BODY}\n"));
    // Record files are often several packed files, one behind the other.
    let line = |id: usize| format!("{}\n", json!({"id": id, "text": BODY}));
    let found =
        run(&["--jsonl"], &[packed(line(1).as_bytes()), packed(line(2).as_bytes())].concat())
            .success();
    let ids: Vec<Value> = stdout(&found)
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["id"].clone())
        .collect();
    assert_eq!(ids, [json!(1), json!(2)]);
    // One byte is no mark of gzip.
    run(&[], b"\x1f").success().stdout("").stderr("");
}

#[test]
fn what_breaks_off_half_way_is_said_to() {
    let folder = TempDir::new().expect("a folder");
    let lines: String = (0..2_000)
        .map(|id| {
            format!("{}\n", json!({"id": id, "text": format!("{BODY} It was the {id}th time.")}))
        })
        .collect();
    let whole = packed(lines.as_bytes());
    let half = file(&folder, "half.jsonl.gz", &whole[..whole.len() / 2]);
    let found = run(&["--jsonl", &half], b"").code(1);
    let out = stdout(&found);
    let done = out.lines().count();
    assert!(out.ends_with('\n') && (1..2_000).contains(&done), "{done}");
    for (id, line) in out.lines().enumerate() {
        assert_eq!(serde_json::from_str::<Value>(line).expect("a whole line")["id"], json!(id));
    }
    let said = stderr(&found);
    let expected = format!("dehusk: {half}, line {}: ", done + 1);
    assert!(
        said.starts_with(&expected) && said.ends_with("; the file was not read to its end\n"),
        "{said}"
    );
    // A text is stripped whole or not at all.
    let found = run(&[&half], b"").code(1).stdout("");
    assert!(stderr(&found).starts_with(&format!("dehusk: {half}: ")), "{}", stderr(&found));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let folder = TempDir::new().expect("a folder");
    let path = file(&folder, "long.txt", format!("{BODY}\n\n").repeat(2_000).as_bytes());
    let lines = file(
        &folder,
        "lines.jsonl",
        format!("{}\n", json!({"text": BODY})).repeat(2_000).as_bytes(),
    );
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
            (Some(1), "dehusk: standard output: No space left on device (os error 28)\n")
        );
    }
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_quiet() {
    let folder = TempDir::new().expect("a folder");
    let path = file(&folder, "long.txt", format!("{BODY}\n\n").repeat(20_000).as_bytes());
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
