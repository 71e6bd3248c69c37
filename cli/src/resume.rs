//! The journal of a run into a folder, by which a later run goes on where one was killed.
//!
//! A line is added once what it tells of was handed to the system: the run that goes on cuts every file to the length that the last
//! whole line says, and leaves out what was done. So nothing is done twice, and nothing is left out.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::inputs::Input;
use crate::options::{Options, When};
use crate::tally::Tally;

/// The journal's name in the folder of results.
const NAME: &str = ".dehusk-journal";

/// What is done about results that are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Mode {
    /// They are an error.
    New,
    /// They are overwritten.
    Force,
    /// Their inputs are left out.
    Resume,
}

/// A line of the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Line {
    /// The first: what the run was asked for.
    Run { options: String, mode: Mode },
    /// An input is done so far.
    At(State),
    /// An input is done, and its file is about to get its name, if it has results.
    Done(State),
}

/// How far an input is done, and how long the files are.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct State {
    pub(crate) input: String,
    pub(crate) written: bool,
    /// Lines or records that were done.
    pub(crate) units: u64,
    /// Bytes in the input's own file, in the file of what was cut, and in the report.
    pub(crate) out: u64,
    pub(crate) removed: u64,
    pub(crate) report: u64,
    /// Documents in the report.
    pub(crate) entries: u64,
    /// What was done of this input.
    pub(crate) tally: Tally,
}

impl State {
    /// Whether the input failed as a whole.
    fn failed(&self) -> bool {
        !self.written && self.tally.failed > 0
    }
}

/// The journal as it is written.
pub(crate) struct Journal {
    path: PathBuf,
    file: File,
}

/// What an earlier run left.
#[derive(Debug)]
pub(crate) struct Left {
    pub(crate) mode: Mode,
    /// The inputs that are done, and whether they have results.
    pub(crate) done: HashMap<String, bool>,
    /// The last of them.
    pub(crate) last: Option<State>,
    /// The one that is done in part.
    pub(crate) at: Option<State>,
    /// What was done of those that are done.
    pub(crate) tally: Tally,
}

impl Left {
    /// What is left where nothing was done before.
    pub(crate) fn nothing(mode: Mode) -> Self {
        Self { mode, done: HashMap::new(), last: None, at: None, tally: Tally::default() }
    }
}

/// What an input is called in the journal: one name for one path, whatever bytes are in it.
pub(crate) fn key(input: &Input) -> String {
    input.path.as_ref().map_or_else(|| "-".to_owned(), |path| format!("{path:?}"))
}

/// All options by which results differ.
fn asked(options: &Options) -> String {
    let like = Options {
        files: Vec::new(),
        force: false,
        resume: false,
        threads: None,
        progress: When::Auto,
        color: When::Auto,
        // The files may be moved between the runs.
        output: None,
        removed: options.removed.as_ref().map(|_| PathBuf::new()),
        report: options.report.as_ref().map(|_| PathBuf::new()),
        summary: options.summary.as_ref().map(|_| PathBuf::new()),
        quiet: false,
        ..options.clone()
    };
    format!("{} {like:?}", env!("CARGO_PKG_VERSION"))
}

impl Journal {
    /// Begins a journal.
    pub(crate) fn create(folder: &Path, options: &Options, mode: Mode) -> io::Result<Self> {
        let path = folder.join(NAME);
        let mut journal = Self { file: File::create(&path)?, path };
        journal.add(&Line::Run { options: asked(options), mode })?;
        Ok(journal)
    }

    fn add(&mut self, line: &Line) -> io::Result<()> {
        let mut line = serde_json::to_vec(line)?;
        line.push(b'\n');
        self.file.write_all(&line)
    }

    pub(crate) fn at(&mut self, state: State) -> io::Result<()> {
        self.add(&Line::At(state))
    }

    pub(crate) fn done(&mut self, state: State) -> io::Result<()> {
        self.add(&Line::Done(state))
    }

    /// Takes the journal away: nothing is left to do, or to try again.
    pub(crate) fn finish(self) -> io::Result<()> {
        fs::remove_file(self.path)
    }

    /// Leaves the journal for a run that tries again what failed: a line for each input, as if no run had
    /// been killed.
    pub(crate) fn keep(self) -> io::Result<()> {
        let text = fs::read_to_string(&self.path)?;
        let mut lines: Vec<&str> = Vec::new();
        let mut failed: HashMap<String, usize> = HashMap::new();
        for line in text.lines() {
            match serde_json::from_str(line)? {
                Line::At(_) => {}
                Line::Run { .. } => lines.push(line),
                Line::Done(state) => match failed.get(&state.input) {
                    Some(_) if state.failed() => {}
                    Some(nth) => lines[*nth] = line,
                    None => {
                        if state.failed() {
                            failed.insert(state.input, lines.len());
                        }
                        lines.push(line);
                    }
                },
            }
        }
        let part = self.path.with_extension("part");
        fs::write(&part, lines.join("\n") + "\n")?;
        fs::rename(part, self.path)
    }

    /// Goes on with the journal of an earlier run, if there is one.
    ///
    /// The error is in words: the journal cannot be read, or the earlier run was asked for something else.
    pub(crate) fn reopen(folder: &Path, options: &Options) -> Result<Option<(Self, Left)>, String> {
        let path = folder.join(NAME);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                return Err(format!("{}: {}", path.display(), crate::say::reason(&error)));
            }
        };
        // The last line may be half a line.
        let whole = text.rfind('\n').map_or(0, |at| at + 1);
        let mut lines = text[..whole].lines().map(serde_json::from_str::<Line>);
        let (mut left, same) = match lines.next() {
            Some(Ok(Line::Run { options: earlier, mode })) => {
                (Left::nothing(mode), earlier == asked(options))
            }
            // It was killed before it did anything.
            None => return Ok(None),
            Some(_) => return Err(format!("{}: not a journal of this version", path.display())),
        };
        if !same {
            return Err("--resume: the earlier run was asked for something else; give the same options, or --force".to_owned());
        }
        for line in lines {
            match line.map_err(|error| format!("{}: {error}", path.display()))? {
                Line::Run { .. } => {}
                Line::At(state) => left.at = Some(state),
                Line::Done(state) => {
                    // What failed as a whole is tried again.
                    if !state.failed() {
                        left.done.insert(state.input.clone(), state.written);
                        left.tally.add(&state.tally);
                    }
                    left.at = None;
                    left.last = Some(state);
                }
            }
        }
        let failed =
            |error: io::Error| format!("{}: {}", path.display(), crate::say::reason(&error));
        let mut file = OpenOptions::new().write(true).open(&path).map_err(failed)?;
        file.set_len(whole as u64).map_err(failed)?;
        io::Seek::seek(&mut file, io::SeekFrom::End(0)).map_err(failed)?;
        Ok(Some((Self { path, file }, left)))
    }

    /// Whether an earlier run left a journal.
    pub(crate) fn is_there(folder: &Path) -> bool {
        folder.join(NAME).exists()
    }
}
