//! What the tests of the program share: it is run as a user runs it.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use assert_cmd::assert::{Assert, OutputAssertExt};
use assert_cmd::cargo::CommandCargoExt;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
pub(crate) use tempfile::TempDir;

pub(crate) const BODY: &str = "The old mill at the harbour has been shut since the spring of last year, the town said on Monday.";

pub(crate) fn program() -> Command {
    Command::cargo_bin("dehusk").expect("the program is built")
}

pub(crate) fn run(arguments: &[&str], input: &[u8]) -> Assert {
    let mut command = program();
    command.args(arguments);
    piped(command, input)
}

/// Runs a command with something on its standard input.
pub(crate) fn piped(mut command: Command, input: &[u8]) -> Assert {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    // A program that stops on bad arguments may not read its input; one that answers line by line waits for its reader.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the input is written");
    output.assert()
}

pub(crate) fn folder() -> TempDir {
    TempDir::new().expect("a folder")
}

/// Writes a file, with its folders; its path.
pub(crate) fn file(folder: &TempDir, name: &str, content: impl AsRef<[u8]>) -> String {
    let path: PathBuf = folder.path().join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("folders are made");
    fs::write(&path, content).expect("a file is written");
    path.to_string_lossy().into_owned()
}

/// The path of something in a folder.
pub(crate) fn at(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_string_lossy().into_owned()
}

/// What is in a file.
pub(crate) fn content(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files below a folder, hidden ones too, with what is in them.
pub(crate) fn tree(root: &str) -> Vec<(String, String)> {
    let files = walkdir::WalkDir::new(root)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("an entry"));
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let name = entry
                .path()
                .strip_prefix(root)
                .expect("below the root")
                .to_string_lossy()
                .into_owned();
            (name, content(&entry.path().to_string_lossy()))
        })
        .collect()
}

pub(crate) fn stdout(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).expect("UTF-8")
}

pub(crate) fn stderr(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).expect("UTF-8")
}

/// The objects of JSON lines.
pub(crate) fn objects(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

/// The names of an object's fields, in their order.
pub(crate) fn keys(line: &str) -> Vec<String> {
    serde_json::from_str::<indexmap::IndexMap<String, serde::de::IgnoredAny>>(line)
        .expect("an object")
        .into_keys()
        .collect()
}

/// What gzip makes of some bytes.
pub(crate) fn packed(content: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(content.as_ref()).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

/// A record of a web archive.
pub(crate) fn warc(kind: &str, id: &str, url: &str, body: &str) -> String {
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-02-03T04:05:06Z\r\nWARC-Record-ID: <urn:uuid:{id}>\r\n\
         Content-Type: text/plain\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n",
        body.len()
    )
}
