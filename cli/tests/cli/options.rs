//! What the command line says, and what is said of a wrong one.

use crate::common::{BODY, at, file, folder, program, run, stderr, stdout};

const KINDS: &str = "title, byline, read_more, advertisement, related, share, newsletter, paywall, consent, comments, navigation, caption, credit, author_bio, copyright, timestamp, media, promotion, tags, boilerplate";

#[test]
fn rules_are_heard() {
    let folder = folder();
    let text = format!("{BODY}\n\nThe whole tale: how it burnt\n\nAdvertisement\n\nRead more\n");
    let phrases = file(&folder, "own.txt", "# own\nread_more: the whole tale: * # tested\n");
    let out = |arguments: &[&str]| stdout(&run(arguments, text.as_bytes()).success());
    assert_eq!(out(&["--phrases", &phrases]), format!("{BODY}\n"));
    assert_eq!(
        out(&["--phrases", &phrases, "--keep", "Advertisement,read-more"]),
        format!("{BODY}\n\nThe whole tale: how it burnt\n\nAdvertisement\n\nRead more\n")
    );
    assert_eq!(
        out(&["--phrases", &phrases, "--only", "read_more"]),
        format!("{BODY}\n\nAdvertisement\n")
    );
    // All else stays, wherever it stands.
    let menu = format!("Home\nBoats\n\n{BODY}\n\nRead more\n\nShare this article\n\nLog in\n");
    assert_eq!(
        stdout(&run(&["--only", "Read-More", "--only", "share"], menu.as_bytes()).success()),
        format!("Home\nBoats\n\n{BODY}\n\nLog in\n")
    );
    assert_eq!(
        stdout(&run(&["--bias", "Precision"], BODY.as_bytes()).success()),
        format!("{BODY}\n")
    );
    let removed = |arguments: &[&str]| {
        stdout(
            &run(&[&["--json", "--fields", "removed"], arguments].concat(), text.as_bytes())
                .success(),
        )
    };
    assert!(
        removed(&[]).contains("\"rule\":\"<click>? <look> <more> <here>?\"")
            && !removed(&["--without", "<Click>? <LOOK> <MORE> <HERE>?"])
                .contains("\"rule\":\"<click>? <look> <more> <here>?\"")
    );
}

#[test]
fn texts_are_what_they_are_said_to_be() {
    let menu = format!("Home\nBoats for sale\nNews\nLog in\n\n{BODY}\n\nRead more\n");
    let out = |input: &str| stdout(&run(&["--input", input], menu.as_bytes()).success());
    assert_eq!(out("Article"), format!("Boats for sale\n\n{BODY}\n"));
    assert_eq!((out("page"), out("auto")), (format!("{BODY}\n"), format!("{BODY}\n")));
    let short = "Old quay\n\nHarbour map";
    let found = run(&["-q", "--input", "article"], short.as_bytes()).success();
    assert_eq!(stdout(&found), format!("{short}\n"));
}

#[test]
fn every_rule_is_listed() {
    let list = stdout(&run(&["--list-rules"], b"").success());
    let lines: Vec<Vec<&str>> = list.lines().map(|line| line.split('\t').collect()).collect();
    assert!(lines.iter().all(|line| line.len() == 3));
    let rules: Vec<_> = dehusk::rules()
        .map(|rule| vec![rule.name, rule.kind.name(), rule.language.unwrap_or_default()])
        .collect();
    assert_eq!(lines, rules);
    for line in [
        "<click>? <look> <more> <here>?\tread_more\ten\n",
        "share bar\tshare\t\n",
        "before the article\tboilerplate\t\n",
    ] {
        assert!(list.contains(line), "{line:?}");
    }
}

#[cfg(unix)]
#[test]
fn lists_and_pages_may_be_read_in_part() {
    for arguments in [&["--list-rules"][..], &["--completions", "zsh"], &["--man"]] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = program().args(arguments).stdout(writer).output().expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), said.as_str()), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
fn wrong_options_say_what_is_wrong() {
    let folder = folder();
    let bad = |name: &str, line: &str| file(&folder, name, line);
    let (star, kindless, unknown) = (
        bad("star", "read_more: fine\nread_more: a * b\n"),
        bad("kindless", "read more\n"),
        bad("unknown", "menu: x\n"),
    );
    let (long, latin) = (
        bad("long", &format!("share: {}\n", "tell ".repeat(1_000))),
        file(&folder, "latin", b"share: t\xe9ll"),
    );
    let missing = at(&folder, "missing");
    for (arguments, said) in [
        (["--keep", "menu"], format!("--keep: unknown kind \"menu\"; one of: {KINDS}")),
        (["--only", "menu"], format!("--only: unknown kind \"menu\"; one of: {KINDS}")),
        (
            ["--bias", "much"],
            "--bias: unknown bias \"much\"; one of: precision, balanced, recall".to_owned(),
        ),
        (
            ["--input", "menu"],
            "--input: unknown input \"menu\"; one of: auto, page, article".to_owned(),
        ),
        (
            ["--from-known", "--explain=all"],
            "--from-known: what --explain=all and --explain=json tell is told of the text alone"
                .to_owned(),
        ),
        (
            ["--without", "no such"],
            "--without: rule \"no such\": there is none of that name; --list-rules has all"
                .to_owned(),
        ),
        (
            ["--into", "text"],
            "--into: `text` is the field of the text; --in-place puts the body there".to_owned(),
        ),
        (
            ["--phrases", &star],
            format!(
                "--phrases {star}, line 2: phrase \"a * b\": `*` may stand only at the start or at the end"
            ),
        ),
        (
            ["--phrases", &kindless],
            format!("--phrases {kindless}, line 1: not of the form `kind: phrase`"),
        ),
        (
            ["--phrases", &unknown],
            format!("--phrases {unknown}, line 1: unknown kind \"menu\"; one of: {KINDS}"),
        ),
        (["--phrases", &latin], format!("--phrases {latin}: not UTF-8")),
        (["--phrases", &missing], format!("--phrases {missing}: no such file")),
    ] {
        assert_eq!(stderr(&run(&arguments, b"").code(2).stdout("")), format!("dehusk: {said}\n"));
    }
    let said = stderr(&run(&["--threads", "0"], b"").code(2));
    assert!(said.contains("'0' for '--threads <N>': it is a number from 1 on\n"), "{said}");
    let said = stderr(&run(&["--phrases", &long], b"").code(2));
    assert!(said.contains("…\": it is longer than") && said.len() < 300, "{said}");
    let said = stderr(&run(&["--fields", "text,menu"], b"").code(2));
    assert!(
        said.starts_with("dehusk: --fields: unknown field \"menu\"; one of: text, title, byline, "),
        "{said}"
    );
    for arguments in [
        &["--no-such-option"][..],
        &["--threads", "0"],
        &["--to", "xml"],
        &["--to", "text", "--json"],
        &["--in-place", "--into", "x"],
        &["--explain", "--json"],
        &["--keep", "share", "--only", "share"],
        &["--resume", "--force", "-o", "x"],
        &["--man", "x"],
        &["--list-rules", "x"],
    ] {
        let said = stderr(&run(arguments, b"").code(2).stdout(""));
        assert!(said.starts_with("error: "), "{arguments:?}: {said}");
    }
}

#[test]
fn help_names_every_option_and_the_exit_codes() {
    let help = stdout(&run(&["--help"], b"").success());
    for word in [
        "--jsonl",
        "--glob",
        "--text-field",
        "--id-field",
        "--from-known",
        "--input",
        "--to",
        "--json",
        "--output",
        "--force",
        "--resume",
        "--removed",
        "--report",
        "--summary",
        "--into",
        "--in-place",
        "--fields",
        "--offsets",
        "--explain",
        "--color",
        "--keep",
        "--only",
        "--without",
        "--phrases",
        "--bias",
        "--list-rules",
        "--threads",
        "--progress",
        "--quiet",
        "--completions",
        "--man",
        "Exit codes:",
        "Kinds:",
        "Examples:",
    ] {
        assert!(help.contains(word), "{word}");
    }
    assert!(dehusk::Kind::ALL.iter().all(|kind| help.contains(kind.name())));
    assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
}

#[test]
fn shells_and_man_get_their_pages() {
    for (shell, mark) in [
        ("bash", "complete -F _dehusk"),
        ("zsh", "#compdef dehusk"),
        ("fish", "complete -c dehusk"),
        ("powershell", "Register-ArgumentCompleter"),
        ("elvish", "edit:completion"),
    ] {
        assert!(stdout(&run(&["--completions", shell], b"").success()).contains(mark), "{shell}");
    }
    let page = stdout(&run(&["--man"], b"").success());
    assert!(page.contains(".TH dehusk 1"), "{page}");
    // Examples stand a line each, and what follows them in sections of its own.
    let examples = "\n.SH \"EXAMPLES\"\n.nf\n  dehusk page.txt                              \
                    the clean body of a page\n  dehusk \\-\\-to jsonl \\-o clean crawl/ ";
    assert!(page.contains(examples), "{page}");
    let codes = ".SH \"EXIT CODES\"\n0 all was done; 1 something could not be read or written, \
                 and the rest was done; 2 the command line is wrong, and nothing was done.\n";
    assert!(page.ends_with(codes), "{page}");
}

#[test]
fn progress_is_told_where_it_is_asked_for() {
    let found =
        run(&["--jsonl", "--progress"], format!("{{\"text\":\"{BODY}\"}}\n").as_bytes()).success();
    assert_eq!(stderr(&found), "", "a short run ends before its first line");
}
