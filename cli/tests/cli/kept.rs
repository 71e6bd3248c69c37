//! What is read is never written over, and what is written goes where it was said.

use std::fs::{self, OpenOptions};

use crate::common::{BODY, at, content, file, folder, packed, program, run, stderr, tree};

#[test]
fn bare_names_are_of_the_folder_that_the_program_runs_in() {
    let folder = folder();
    file(&folder, "a.txt", format!("{BODY}\n\nRead more\n"));
    file(&folder, "b/c.jsonl", format!("{{\"text\":\"{BODY}\"}}\n"));
    for (arguments, wanted) in [
        (["-q", "-o", "out", "a.txt"].as_slice(), ["a.txt"].as_slice()),
        (&["-q", "-o", "two", "a.txt", "b/c.jsonl"], &["a.txt", "b/c.jsonl"]),
        (&["-q", "-o", "three", "./a.txt", "b"], &["a.txt", "b/c.jsonl"]),
        (&["-q", "-o", "four", "b"], &["c.jsonl"]),
    ] {
        let mut command = program();
        command.current_dir(folder.path()).args(arguments);
        let found = command.output().expect("it runs");
        assert_eq!((found.status.code(), found.stderr.as_slice()), (Some(0), b"".as_slice()));
        let names: Vec<String> =
            tree(&at(&folder, arguments[2])).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, wanted, "{arguments:?}");
    }
    assert_eq!(content(&at(&folder, "out/a.txt")), format!("{BODY}\n"));
    let mut command = program();
    command.current_dir(folder.path()).args(["--resume", "-o", "out", "a.txt", "b/c.jsonl"]);
    let said = String::from_utf8(command.output().expect("it runs").stderr).expect("UTF-8");
    assert!(said.starts_with("dehusk: 1 document, 1 input done before; "), "{said}");
    assert_eq!(content(&at(&folder, "a.txt")), format!("{BODY}\n\nRead more\n"));
}

#[test]
fn what_is_written_beside_is_no_input_and_has_one_source() {
    let folder = folder();
    let (one, two) = (file(&folder, "one.txt", BODY), file(&folder, "two.txt", BODY));
    let phrases = file(&folder, "phrases", "read_more: the whole tale: *\n");
    let (out, cut) = (at(&folder, "out"), at(&folder, "cut"));
    fs::create_dir(&out).expect("a folder is made");
    let twisted = at(&folder, "out/../two.txt");
    let result = format!("{out}/one.txt");
    let before = tree(&folder.path().to_string_lossy());
    for (arguments, said) in [
        (["--removed", &one, &one].as_slice(), format!("--removed: {one} is read in this run")),
        (&["--summary", &twisted, &one, &two], format!("--summary: {twisted} is read in this run")),
        (
            &["--phrases", &phrases, "--report", &phrases, &one],
            format!("--report: {phrases} is read in this run"),
        ),
        (
            &["--removed", &cut, "--report", &cut, &one],
            format!("--report: {cut} is written already in this run"),
        ),
        (
            &["-o", &out, "--summary", &result, &one],
            format!("--summary: {result} gets results in this run"),
        ),
    ] {
        let found = run(arguments, b"").code(2).stdout("");
        assert_eq!(stderr(&found), format!("dehusk: {said}\n"));
        assert_eq!(tree(&folder.path().to_string_lossy()), before, "{arguments:?}");
    }
    let found = run(&["--removed", "-", &one], b"").code(2).stdout("");
    let said = "dehusk: --removed: - is no file; /dev/stderr shows it beside the results\n";
    assert_eq!(stderr(&found), said);
    // Devices take all.
    run(&["-q", "--removed", "/dev/null", "--summary", "/dev/null", &one], b"").success();
}

#[test]
fn a_result_is_not_written_over_another_input() {
    let folder = folder();
    let (text, lines) =
        (file(&folder, "a.txt", BODY), file(&folder, "a.jsonl", "{\"text\":\"\"}\n"));
    let here = folder.path().to_string_lossy();
    let arguments = ["--to", "jsonl", "-o", &here, &text, &lines];
    let forced = run(&[&arguments[..], &["--force"]].concat(), b"").code(2);
    assert_eq!(stderr(&forced), format!("dehusk: -o: {text} would be written over {lines}\n"));
    let found = run(&[&arguments[..], &["-q"]].concat(), b"").code(1);
    let said = format!("{text}: {lines} exists; --force overwrites, --resume leaves it");
    assert_eq!(stderr(&found), format!("dehusk: {said}\n"));
    assert_eq!(content(&lines), "{\"text\":\"\"}\n");
}

#[test]
fn an_input_that_results_go_to_is_left_out() {
    let folder = folder();
    let other = file(&folder, "other.jsonl", "{\"text\":\"\"}\n");
    let lines = file(&folder, "a.jsonl", "{\"text\":\"\"}\n");
    let out = OpenOptions::new().append(true).open(&lines).expect("it opens");
    let mut command = program();
    command.args(["-q", "--fields", "text", &lines, &other]).stdout(out);
    let found = command.output().expect("it runs");
    let said = format!("dehusk: {lines}: is where the results go\n");
    assert_eq!(
        (found.status.code(), String::from_utf8_lossy(&found.stderr)),
        (Some(1), said.into())
    );
    assert_eq!(content(&lines), "{\"text\":\"\"}\n{\"text\":\"\",\"article\":{\"text\":\"\"}}\n");
}

#[test]
fn where_results_go_nothing_is_written_beside_them() {
    let folder = folder();
    let (text, out) = (file(&folder, "a.txt", BODY), file(&folder, "out", ""));
    let mut command = program();
    command.args(["--removed", &out, &text]).stdout(fs::File::create(&out).expect("it opens"));
    let found = command.output().expect("it runs");
    let said = "dehusk: --removed: where standard output goes, results go\n";
    assert_eq!((found.status.code(), found.stderr.as_slice()), (Some(2), said.as_bytes()));
    assert_eq!(content(&out), "");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_file_stays_a_link() {
    let folder = folder();
    let (text, real) = (file(&folder, "a.txt", "Read more\n"), file(&folder, "b/real", "old"));
    let link = at(&folder, "link");
    std::os::unix::fs::symlink(&real, &link).expect("a link is made");
    run(&["-q", "--removed", &link, &text], b"").success();
    assert!(fs::symlink_metadata(&link).expect("it is there").is_symlink());
    assert_eq!(crate::common::objects(&content(&real)).len(), 1);
}

#[test]
fn folders_without_files_are_told_of() {
    let folder = folder();
    file(&folder, "a.txt", BODY);
    let here = folder.path().to_string_lossy();
    let found = run(&["--glob", "*.md", &here], b"").success().stdout("");
    assert_eq!(stderr(&found), "dehusk: no file to read in what was named\n");
    run(&["-q", "--glob", "*.md", &here], b"").success().stderr("");
}

#[cfg(unix)]
#[test]
fn a_name_is_said_on_one_line() {
    let folder = folder();
    let path = file(&folder, "a\nb\u{1b}[31m.gz", packed("%PDF-1.7"));
    let found = run(&["-q", &path], b"").code(1).stdout("");
    let said = format!(
        "dehusk: {}/a␊b␛[31m.gz: a PDF; take its text out first, for example with pdftotext\n",
        folder.path().to_string_lossy()
    );
    assert_eq!(stderr(&found), said);
}
