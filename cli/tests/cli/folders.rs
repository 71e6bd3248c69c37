//! Folders in, folders out, and runs that were killed.

use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::common::{
    BODY, TempDir, at, content, file, folder, objects, packed, program, run, stderr, stdout, tree,
};
use serde_json::json;

/// A small crawl.
fn crawl(folder: &TempDir) -> String {
    file(folder, "in/a.txt", format!("{BODY}\n\nRead more\n"));
    file(folder, "in/b/c.txt.gz", packed(BODY));
    file(folder, "in/b/d.jsonl", format!("{{\"text\":\"{BODY}\"}}\n"));
    file(folder, "in/b/e.md", format!("# Mill\n\n{BODY}\n"));
    file(folder, "in/.hidden", "no\0text");
    file(folder, "in/.git/config", "no\0text");
    at(folder, "in")
}

fn names(root: &str) -> Vec<String> {
    tree(root).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn a_folder_is_read_with_all_in_it_and_mirrored() {
    let folder = folder();
    let input = crawl(&folder);
    let found = run(&["--to", "jsonl", &input], b"").success();
    assert_eq!(stdout(&found).lines().count(), 4);
    for (form, wanted) in [
        ("text", ["a.txt", "b/c.txt", "b/d.txt", "b/e.txt"]),
        ("json", ["a.json", "b/c.json", "b/d.jsonl", "b/e.json"]),
        ("jsonl", ["a.jsonl", "b/c.jsonl", "b/d.jsonl", "b/e.jsonl"]),
        ("markdown", ["a.md", "b/c.md", "b/d.md", "b/e.md"]),
    ] {
        let out = at(&folder, form);
        run(&["-q", "--to", form, "-o", &out, &input], b"").success().stdout("").stderr("");
        assert_eq!(names(&out), wanted, "{form}");
    }
    assert_eq!(content(&at(&folder, "text/a.txt")), format!("{BODY}\n"));
    assert_eq!(objects(&content(&at(&folder, "json/b/c.json")))[0]["text"], json!(BODY));
    assert_eq!(
        objects(&content(&at(&folder, "jsonl/b/d.jsonl")))[0]["article"]["text"],
        json!(BODY)
    );
    // Without a form, JSON lines stay JSON lines.
    let out = at(&folder, "out");
    run(&["-q", "-o", &out, &input], b"").success();
    assert_eq!(names(&out), ["a.txt", "b/c.txt", "b/d.jsonl", "b/e.txt"]);
}

#[test]
fn patterns_choose_among_what_is_in_folders() {
    let folder = folder();
    let input = crawl(&folder);
    let with = |patterns: &[&str]| {
        let mut arguments = vec!["-q", "--to", "jsonl", "--fields", "text", &input];
        arguments.extend(patterns.iter().flat_map(|pattern| ["--glob", pattern]));
        let found = objects(&stdout(&run(&arguments, b"").success()));
        found
            .iter()
            .map(|one| one["file"].as_str().map_or("-", |name| &name[input.len() + 1..]).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(with(&["*.txt"]), ["a.txt"]);
    assert_eq!(with(&["*.{txt,txt.gz}"]), ["a.txt", "b/c.txt.gz"]);
    assert_eq!(with(&["b/*.md", "a.*"]), ["a.txt", "b/e.md"]);
    assert_eq!(with(&["*.pdf"]), Vec::<String>::new());
    let found = run(&["--glob", "a[", &input], b"").code(2);
    assert_eq!(stderr(&found), "dehusk: --glob a[: unclosed character class; missing ']'\n");
}

#[test]
fn files_keep_their_places_below_what_they_share() {
    let folder = folder();
    let (one, two) = (file(&folder, "x/one/a.txt", BODY), file(&folder, "x/two/a.txt", BODY));
    let out = at(&folder, "out");
    run(&["-q", "-o", &out, &one, &two], b"").success();
    run(&["-q", "-o", &out, &one], b"").success();
    assert_eq!(names(&out), ["a.txt", "one/a.txt", "two/a.txt"]);
    run(&["-q", "-o", &out, "-"], BODY.as_bytes()).success();
    assert_eq!(content(&format!("{out}/stdin.txt")), format!("{BODY}\n"));
    let found = run(&["-o", &out, &one, &one, &one], b"").code(2);
    assert_eq!(
        stderr(&found),
        format!("dehusk: -o: {one} and {one} would both be written to a.txt\n")
    );
}

#[test]
fn what_is_there_is_kept_unless_forced() {
    let folder = folder();
    let input = crawl(&folder);
    let out = at(&folder, "out");
    file(&folder, "out/a.txt", "old");
    let found = run(&["-q", "-o", &out, &input], b"").code(1);
    assert_eq!(
        stderr(&found),
        format!(
            "dehusk: {input}/a.txt: {out}/a.txt exists; --force overwrites, --resume leaves it\n"
        )
    );
    assert_eq!((content(&format!("{out}/a.txt")).as_str(), names(&out).len()), ("old", 4));
    let found = run(&["-o", &out, "--resume", &input], b"").success();
    assert!(
        stderr(&found).starts_with("dehusk: 0 documents, 4 inputs done before; "),
        "{}",
        stderr(&found)
    );
    assert_eq!(content(&format!("{out}/a.txt")), "old");
    run(&["-q", "-o", &out, "--force", &input], b"").success().stderr("");
    assert_eq!(content(&format!("{out}/a.txt")), format!("{BODY}\n"));
    // Results are no inputs, and inputs no results.
    let inside = format!("{input}/out");
    run(&["-q", "-o", &inside, &input], b"").success();
    run(&["-q", "-o", &inside, "--force", &input], b"").success();
    assert_eq!(names(&inside), ["a.txt", "b/c.txt", "b/d.jsonl", "b/e.txt"]);
    let found = run(&["-o", &input, "--force", &format!("{input}/a.txt")], b"").code(2);
    assert_eq!(stderr(&found), format!("dehusk: -o: {input}/a.txt would be written over itself\n"));
    let found = run(&["-o", &format!("{out}/a.txt"), &input], b"").code(2);
    assert_eq!(stderr(&found), format!("dehusk: -o {out}/a.txt: exists, and is no folder\n"));
    for arguments in [["--resume", &input], ["--force", &input]] {
        assert!(stderr(&run(&arguments, b"").code(2)).contains("--output <DIR>"));
    }
}

/// Work for a second or two: many files, JSON lines with errors among them, an archive.
fn long(folder: &TempDir) -> String {
    let text = |id: usize| {
        format!(
            "Home\nNews\n{}\n\nRead more\n\nAdvertisement\n",
            format!("{BODY} It was the {id}th time.\n\n").repeat(4 + id % 9)
        )
    };
    for id in 0..150 {
        file(folder, &format!("in/a/{id:03}.txt"), text(id));
    }
    file(folder, "in/b.bin", "no\0text");
    let line = |id: usize| {
        if id % 50 == 7 {
            "none\n".to_owned()
        } else {
            format!("{}\n", json!({"id": id, "text": text(id)}))
        }
    };
    file(folder, "in/c.jsonl.gz", packed((0..6_000).map(line).collect::<String>()));
    let page = |id: usize| {
        crate::common::warc(
            "conversion",
            &id.to_string(),
            &format!("http://town.example/{id}"),
            &text(id),
        )
    };
    file(
        folder,
        "in/d.warc.wet.gz",
        (0..1_500).flat_map(|id| packed(page(id))).collect::<Vec<u8>>(),
    );
    file(folder, "in/e.txt", text(1));
    at(folder, "in")
}

#[cfg(unix)]
#[test]
fn a_killed_run_is_finished_with_nothing_twice_and_nothing_missing() {
    let folder = folder();
    let input = long(&folder);
    let side = |to: &str, name: &str| at(&folder, &format!("{to}/{name}"));
    let command = |to: &str, more: &[&str]| {
        let mut command = program();
        command.args([
            "-q",
            "--to",
            "jsonl",
            "-o",
            &side(to, "out"),
            "--removed",
            &side(to, "cut.jsonl"),
        ]);
        command
            .args([
                "--report",
                &side(to, "report.html"),
                "--summary",
                &side(to, "summary.json"),
                &input,
            ])
            .args(more);
        command.stderr(Stdio::null());
        command
    };
    let all = |to: &str| {
        let mut files = tree(&at(&folder, to));
        for (name, content) in &mut files {
            if name == "summary.json" {
                let (before, after) = content.split_once("\"seconds\":").expect("a summary");
                *content = format!("{before}{}", after.split_once(',').expect("more fields").1);
            }
        }
        files
    };
    let begun = Instant::now();
    assert_eq!(command("whole", &[]).status().expect("it runs").code(), Some(1));
    let mut took = begun.elapsed();
    let wanted = all("whole");
    // What failed stays in the journal, to be tried again.
    assert_eq!(wanted.len(), 153 + 3 + 1);
    let mut killed = 0;
    for nth in 0..10 {
        let to = format!("killed{nth}");
        // A run that is killed twice, at moments all over the time that it takes.
        for (again, share) in [(&[][..], nth * 2 + 1), (&["--resume"], nth + 2)] {
            let mut child = command(&to, again).spawn().expect("it runs");
            let begun = Instant::now();
            while begun.elapsed() < took * share / 22
                && child.try_wait().expect("it is asked").is_none()
            {
                std::thread::sleep(Duration::from_millis(1));
            }
            if child.try_wait().expect("it is asked").is_none() {
                killed += 1;
            } else {
                // The machine has less other work than at first.
                took = took.min(begun.elapsed());
            }
            child.kill().expect("it is killed");
            child.wait().expect("it ended");
        }
        assert_eq!(command(&to, &["--resume"]).status().expect("it runs").code(), Some(1), "{to}");
        let found = all(&to);
        let names = |files: &[(String, String)]| {
            files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(&found), names(&wanted), "{to}");
        let differing = found.iter().zip(&wanted).find(|(one, other)| one != other);
        assert!(differing.is_none(), "{to}: {:?}", differing.map(|(one, _)| &one.0));
    }
    assert!(killed >= 10, "{killed} runs were killed");
}

#[test]
fn what_failed_is_tried_again() {
    let folder = folder();
    let input = crawl(&folder);
    let (out, cut, page) = (at(&folder, "out"), at(&folder, "cut.jsonl"), at(&folder, "page.html"));
    fs::remove_file(format!("{input}/b/c.txt.gz")).expect("a file goes");
    file(&folder, "in/z.txt", "no\0text");
    let command = ["-q", "-o", &out, "--removed", &cut, "--report", &page, &input];
    let resumed = [&command[..], &["--resume"]].concat();
    run(&command, b"").code(1);
    let before = tree(&folder.path().to_string_lossy());
    run(&resumed, b"").code(1);
    let after = tree(&folder.path().to_string_lossy());
    assert_eq!(after, before);
    file(&folder, "in/z.txt", format!("{BODY}\n\nAdvertisement\n"));
    run(&resumed, b"").success();
    assert_eq!(content(&format!("{out}/z.txt")), format!("{BODY}\n"));
    assert_eq!(objects(&content(&cut)).len(), 2);
    assert_eq!(content(&page).matches("class=\"document\"").count(), 4);
    assert!(fs::metadata(format!("{out}/.dehusk-journal")).is_err(), "nothing is left to try");
}

#[test]
fn a_run_goes_on_only_as_it_was_asked_for() {
    let folder = folder();
    let input = crawl(&folder);
    let out = at(&folder, "out");
    let journal = "{\"Run\":{\"options\":\"other\",\"mode\":\"New\"}}\n{\"At\":{\"inp";
    file(&folder, "out/.dehusk-journal", journal);
    let found = run(&["-o", &out, &input], b"").code(2);
    assert_eq!(
        stderr(&found),
        format!(
            "dehusk: -o {out}: an earlier run did not do it all; --resume does the rest, --force begins again\n"
        )
    );
    let found = run(&["-o", &out, "--resume", &input], b"").code(2);
    assert_eq!(
        stderr(&found),
        "dehusk: --resume: the earlier run was asked for something else; give the same options, or --force\n"
    );
    run(&["-q", "-o", &out, "--force", &input], b"").success();
    assert!(
        fs::metadata(format!("{out}/.dehusk-journal")).is_err(),
        "a whole run leaves no journal"
    );
}
