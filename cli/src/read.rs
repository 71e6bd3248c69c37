//! What is read, as jobs: files whole, JSON lines and records of archives some at a time.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use crate::inputs::{self, Input};
use crate::pool::{Closed, Jobs};
use crate::say::reason;
use crate::sniff;
use crate::unpack::{self, Opened};
use crate::warc::{self, Archive, Next, Page};

/// Bytes that are handed on together at least, where so many can be read without waiting for more.
const BATCH: usize = 1 << 16;
/// Bytes of a line that is still read.
const LONGEST_LINE: usize = 64 << 20;
/// Bytes of a text that is still read.
const LONGEST_TEXT: u64 = 1 << 30;

/// Something to do. `input` is the number of the input it is of.
pub(crate) enum Job {
    /// A file.
    Whole { input: usize, bytes: Vec<u8> },
    /// Lines, from the line of number `first` on.
    Lines { input: usize, first: u64, bytes: Vec<u8> },
    /// A line that cannot be read.
    BadLine { input: usize, line: u64, reason: String },
    /// Records of an archive, with their numbers; the last is the record `upto`.
    Pages { input: usize, upto: u64, pages: Vec<(u64, Result<Page, String>)> },
    /// An input of lines or records ended, or an input cannot be read. `written` where it has results all the same.
    End { input: usize, problem: Option<String>, written: bool },
}

/// What is to be read: an input, and how many of its lines or records were done before.
pub(crate) struct Task {
    pub(crate) nth: usize,
    pub(crate) input: Input,
    pub(crate) done: u64,
}

/// Reads an input as jobs.
pub(crate) fn input<R>(
    task: &Task,
    lines: bool,
    read: &Arc<AtomicU64>,
    jobs: &Jobs<Job, R>,
) -> Result<(), Closed> {
    let nth = task.nth;
    let failed = |problem: String| Job::End { input: nth, problem: Some(problem), written: false };
    if let Some(problem) = &task.input.problem {
        return jobs.send(failed(problem.clone()));
    }
    let Opened { head, mut reader } = match unpack::open(&task.input, Arc::clone(read)) {
        Ok(opened) => opened,
        Err(problem) => return jobs.send(failed(problem)),
    };
    if let Some(name) = sniff::magic(&head) {
        return jobs.send(failed(name.to_owned()));
    }
    if warc::is_archive(&head) {
        return records(reader, task, jobs);
    }
    if lines || inputs::is_lines(task.input.path.as_deref().unwrap_or("".as_ref())) {
        if matches!(head.as_slice(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, ..] | [_, 0, ..]) {
            return jobs.send(failed(
                "not UTF-8, as JSON lines are; convert it, for example with iconv".to_owned(),
            ));
        }
        return json_lines(reader, task, jobs);
    }
    let mut bytes = Vec::new();
    match reader.by_ref().take(LONGEST_TEXT + 1).read_to_end(&mut bytes) {
        Err(error) => jobs.send(failed(reason(&error))),
        Ok(_) if bytes.len() as u64 > LONGEST_TEXT => {
            jobs.send(failed("longer than 1 GiB".to_owned()))
        }
        Ok(_) => jobs.send(Job::Whole { input: nth, bytes }),
    }
}

/// Reads JSON lines.
fn json_lines<R>(reader: Box<dyn BufRead>, task: &Task, jobs: &Jobs<Job, R>) -> Result<(), Closed> {
    let nth = task.nth;
    let mut lines = Lines { reader: BufReader::with_capacity(BATCH, reader), next: 1 };
    let mut bytes = Vec::new();
    let mut ended = false;
    let mut problem = None;
    while !ended && problem.is_none() {
        let first = lines.next;
        bytes.clear();
        let found = lines.fill(&mut bytes, task.done);
        let long = matches!(found, Ok(Filled::TooLong));
        ended = matches!(found, Ok(Filled::Last));
        if let Err(error) = found {
            problem = Some(format!(
                "line {}: {}; the file was not read to its end",
                lines.next,
                reason(&error)
            ));
        }
        if !bytes.is_empty() {
            jobs.send(Job::Lines {
                input: nth,
                first: first.max(task.done + 1),
                bytes: std::mem::take(&mut bytes),
            })?;
        }
        if long && lines.next > task.done + 1 {
            jobs.send(Job::BadLine {
                input: nth,
                line: lines.next - 1,
                reason: "longer than 64 MiB".to_owned(),
            })?;
        }
    }
    jobs.send(Job::End { input: nth, problem, written: true })
}

/// Lines that are read.
struct Lines<R> {
    reader: BufReader<R>,
    /// The number of the next one.
    next: u64,
}

/// Why no more lines were added.
enum Filled {
    /// There are enough, or there is none without waiting.
    Enough,
    /// There are no more.
    Last,
    /// The next one was too long, and was left out.
    TooLong,
}

impl<R: Read> Lines<R> {
    /// Adds lines until there are enough, but not the first `done` of the file.
    fn fill(&mut self, lines: &mut Vec<u8>, done: u64) -> io::Result<Filled> {
        loop {
            let whole = lines.len();
            let long = match self.line(lines) {
                Ok(None) => return Ok(Filled::Last),
                Ok(Some(long)) => long,
                Err(error) => {
                    lines.truncate(whole);
                    return Err(error);
                }
            };
            self.next += 1;
            if long || self.next <= done + 1 {
                lines.truncate(whole);
            }
            if long {
                return Ok(Filled::TooLong);
            }
            if lines.len() >= BATCH || !lines.is_empty() && self.reader.buffer().is_empty() {
                return Ok(Filled::Enough);
            }
        }
    }

    /// Adds a line; says whether it was too long, or nothing where there is none.
    fn line(&mut self, lines: &mut Vec<u8>) -> io::Result<Option<bool>> {
        let start = lines.len();
        let mut limited = self.reader.by_ref().take(LONGEST_LINE as u64);
        let mut found = limited.read_until(b'\n', lines)?;
        if found == 0 {
            return Ok(None);
        }
        let long = found == LONGEST_LINE && lines.last() != Some(&b'\n');
        while long && found > 0 && lines.last() != Some(&b'\n') {
            lines.truncate(start);
            found = self.reader.by_ref().take(BATCH as u64).read_until(b'\n', lines)?;
        }
        Ok(Some(long))
    }
}

/// Reads the records of an archive.
fn records<R>(reader: Box<dyn BufRead>, task: &Task, jobs: &Jobs<Job, R>) -> Result<(), Closed> {
    let nth = task.nth;
    let mut archive = Archive::new(BufReader::with_capacity(BATCH, reader));
    let (mut found, mut events) = (0, 0);
    let problem = loop {
        let mut pages = Vec::new();
        let mut bytes = 0;
        let ended = loop {
            let next = archive.next();
            let page = match next {
                Ok(Some(Next::Page(page))) => Ok(page),
                Ok(Some(Next::Bad(reason))) => Err(reason),
                Ok(None) => break Some(None),
                Err(error) => {
                    let place = archive.records;
                    break Some(Some(format!(
                        "record {place}: {}; the file was not read to its end",
                        reason(&error)
                    )));
                }
            };
            found += u64::from(page.is_ok());
            events += 1;
            if events > task.done {
                bytes += page.as_ref().map_or(0, |page| page.bytes.len());
                pages.push((archive.records, page));
            }
            if bytes >= BATCH {
                break None;
            }
        };
        if !pages.is_empty() {
            jobs.send(Job::Pages { input: nth, upto: events, pages })?;
        }
        if let Some(problem) = ended {
            break problem;
        }
    };
    let problem = problem.or_else(|| (found == 0).then(|| no_text(&archive)));
    jobs.send(Job::End { input: nth, problem, written: true })
}

/// What an archive without text holds.
fn no_text<R>(archive: &Archive<R>) -> String {
    let others: Vec<String> =
        archive.others.iter().map(|(kind, n)| format!("{n} {kind}")).collect();
    let html = if archive.others.contains_key("response") {
        ", which hold pages as HTML; an extractor makes text of them"
    } else {
        ""
    };
    format!(
        "a web archive without text: conversion records none, others: {}{html}",
        others.join(", ")
    )
}
