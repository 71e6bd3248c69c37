//! What the README shows is what a reader gets.

use crate::common::{piped, program, stderr, stdout};

/// The commands of the README, each with what it prints.
fn examples() -> Vec<(String, String)> {
    let text = include_str!("../../README.md");
    let blocks = text.split("```console\n").skip(1).filter_map(|rest| rest.split("```\n").next());
    let one = |block: &str| {
        let command = block.strip_prefix("$ ").expect("a prompt");
        // A command goes on behind a line that ends with a pipe.
        let lines = command.lines().take_while(|line| line.ends_with('|')).count() + 1;
        let end: usize = command.split_inclusive('\n').take(lines).map(str::len).sum();
        (command[..end].to_owned(), command[end..].to_owned())
    };
    blocks.map(one).collect()
}

#[cfg(unix)]
#[test]
fn examples_print_what_is_shown() {
    let examples = examples();
    assert_eq!(examples.len(), 5);
    let folder = std::path::PathBuf::from(program().get_program());
    let folder = folder.parent().expect("a folder").to_string_lossy().into_owned();
    let path = format!("{folder}:{}", std::env::var("PATH").expect("a path"));
    for (command, shown) in examples {
        let mut shell = std::process::Command::new("sh");
        // As `echo` of most shells has it: what is behind a backslash stays.
        let command = command.replace("echo '", "printf '%s\\n' '");
        shell.args(["-c", &command]).env("PATH", &path);
        let found = piped(shell, b"");
        assert_eq!(format!("{}{}", stdout(&found), stderr(&found)), shown, "{command}");
    }
}
