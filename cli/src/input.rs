//! What is read: files whole, or line by line.

use std::fs;
use std::io::{self, BufRead, BufReader, ErrorKind, Read};

use flate2::read::MultiGzDecoder;

use crate::Job;
use crate::pool::{Closed, Jobs};

/// Bytes of lines that are handed on together at least, where so many can be read without waiting for more.
const BATCH: usize = 1 << 16;

/// A file as it was read.
pub(crate) struct File {
    pub(crate) name: String,
    /// How many there are before it.
    pub(crate) nth: usize,
    pub(crate) bytes: Vec<u8>,
}

/// Lines of one file.
pub(crate) struct Lines {
    /// The file.
    pub(crate) name: String,
    /// The number of the first of them.
    pub(crate) first: u64,
    pub(crate) bytes: Vec<u8>,
}

/// Opens a file, or standard input for `-`, and unpacks gzip; says why where it cannot be read.
fn open(name: &str) -> Result<Box<dyn Read>, String> {
    if name == "-" {
        return Ok(unpacked(io::stdin().lock()));
    }
    match fs::metadata(name) {
        Ok(found) if found.is_dir() => Err(format!("{name}: is a folder; name the files in it")),
        Ok(_) => fs::File::open(name)
            .map(unpacked)
            .map_err(|error| format!("{name}: {}", reason(&error))),
        Err(error) => Err(format!("{name}: {}", reason(&error))),
    }
}

/// What a reader gives; what gzip packed, unpacked.
fn unpacked(mut file: impl Read + 'static) -> Box<dyn Read> {
    const GZIP: &[u8] = b"\x1f\x8b";
    let mut head = Vec::new();
    // What cannot be read here cannot be read below, and is reported there.
    let _ = file.by_ref().take(GZIP.len() as u64).read_to_end(&mut head);
    let packed = head == GZIP;
    let whole = io::Cursor::new(head).chain(file);
    if packed { Box::new(MultiGzDecoder::new(whole)) } else { Box::new(whole) }
}

/// Reads a file as a job.
pub(crate) fn whole<R>(name: String, nth: usize, jobs: &Jobs<Job, R>) -> Result<(), Closed> {
    let mut bytes = Vec::new();
    let read = open(&name).and_then(|mut file| {
        file.read_to_end(&mut bytes).map_err(|error| format!("{name}: {}", reason(&error)))
    });
    jobs.send(read.map_or_else(Job::Failed, |_| Job::File(File { name, nth, bytes })))
}

/// An error in words, without the system's number.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "no such file".to_owned(),
        ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        ErrorKind::IsADirectory => "is a folder; name the files in it".to_owned(),
        _ => error.to_string(),
    }
}

/// Reads the lines of a file as jobs.
pub(crate) fn lines<R>(name: &str, jobs: &Jobs<Job, R>) -> Result<(), Closed> {
    let mut reader = match open(name) {
        Ok(file) => BufReader::with_capacity(BATCH, file),
        Err(error) => return jobs.send(Job::Failed(error)),
    };
    let mut next = 1;
    loop {
        let mut lines = Lines { name: name.to_owned(), first: next, bytes: Vec::new() };
        let ended = fill(&mut reader, &mut lines.bytes, &mut next);
        jobs.send(Job::Lines(lines))?;
        match ended {
            Ok(false) => {}
            Ok(true) => return Ok(()),
            Err(error) => {
                return jobs.send(Job::Failed(format!(
                    "{name}, line {next}: {error}; the file was not read to its end"
                )));
            }
        }
    }
}

/// Adds lines until there are enough of them, or none more without waiting; says whether those were the last. `next` is the number
/// of the next one.
fn fill(
    reader: &mut BufReader<impl Read>,
    lines: &mut Vec<u8>,
    next: &mut u64,
) -> io::Result<bool> {
    loop {
        let whole = lines.len();
        match reader.read_until(b'\n', lines) {
            Ok(0) => return Ok(true),
            Ok(_) => *next += 1,
            Err(error) => {
                lines.truncate(whole);
                return Err(error);
            }
        }
        if lines.len() >= BATCH || reader.buffer().is_empty() {
            return Ok(false);
        }
    }
}
