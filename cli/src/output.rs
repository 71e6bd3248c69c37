//! Where results go: standard output, or files that get their names once they are whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::say::{reason, shown};

/// Bytes that are written at once.
const WRITTEN: usize = 1 << 16;

/// Why nothing more can be written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// Whoever reads has had enough; nothing is wrong.
    Enough,
    Failed(String),
}

impl Stop {
    fn file(path: &Path, error: &io::Error) -> Self {
        Self::Failed(format!("{}: {}", shown(path), reason(error)))
    }

    fn standard(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Self::Enough,
            _ => Self::Failed(format!("standard output: {}", reason(error))),
        }
    }
}

/// A file that is written under another name until it is whole.
pub(crate) struct Part {
    place: PathBuf,
    /// Nothing where the place is no file but a device or a pipe, which is written as it is.
    part: Option<PathBuf>,
    file: BufWriter<File>,
    /// Bytes written.
    pub(crate) length: u64,
}

/// The file that a link leads to, so that the link stays; any other path as it is.
fn led_to(place: &Path) -> PathBuf {
    let linked = if place.is_symlink() { fs::canonicalize(place).ok() } else { None };
    linked.unwrap_or_else(|| place.to_owned())
}

/// The name of a file until it is whole.
pub(crate) fn part_of(place: &Path) -> PathBuf {
    let place = led_to(place);
    let mut name = std::ffi::OsString::from(".");
    name.push(place.file_name().unwrap_or_default());
    name.push(".part");
    place.with_file_name(name)
}

impl Part {
    /// Begins a file, with its folders.
    pub(crate) fn create(place: &Path) -> Result<Self, Stop> {
        Self::go_on(place, 0)
    }

    /// Goes on behind so many bytes of what is there.
    pub(crate) fn go_on(place: &Path, length: u64) -> Result<Self, Stop> {
        let place = &led_to(place);
        let failed = |error: io::Error| Stop::file(place, &error);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let found = fs::metadata(place).ok();
        if found.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(Stop::Failed(format!("{}: is a folder", shown(place))));
        }
        let part = found.is_none_or(|found| found.is_file()).then(|| part_of(place));
        let mut options = OpenOptions::new();
        // What is there is cut to its length below.
        options.write(true).create(part.is_some()).truncate(false);
        let mut file = options.open(part.as_deref().unwrap_or(place)).map_err(failed)?;
        if part.is_some() {
            file.set_len(length).map_err(failed)?;
            io::Seek::seek(&mut file, io::SeekFrom::Start(length)).map_err(failed)?;
        }
        Ok(Self {
            place: place.to_owned(),
            part,
            file: BufWriter::with_capacity(WRITTEN, file),
            length,
        })
    }

    /// Goes on behind so many bytes of a file that is whole, or behind all of it, on a copy.
    pub(crate) fn add_to(place: &Path, most: u64) -> Result<Self, Stop> {
        let copied = fs::copy(place, part_of(place)).map_err(|error| Stop::file(place, &error))?;
        Self::go_on(place, copied.min(most))
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        self.file.write_all(bytes).map_err(|error| Stop::file(&self.place, &error))?;
        self.length += bytes.len() as u64;
        Ok(())
    }

    pub(crate) fn flush(&mut self) -> Result<(), Stop> {
        self.file.flush().map_err(|error| Stop::file(&self.place, &error))
    }

    /// Gives the file its name.
    pub(crate) fn finish(mut self) -> Result<(), Stop> {
        self.flush()?;
        match &self.part {
            Some(part) => {
                fs::rename(part, &self.place).map_err(|error| Stop::file(&self.place, &error))
            }
            None => Ok(()),
        }
    }
}

/// Where bodies or records go.
pub(crate) enum Output {
    Standard {
        out: Box<dyn Write>,
        /// Whether anything was written.
        begun: bool,
    },
    Folder {
        /// The file of each input.
        places: Vec<PathBuf>,
        /// The one that is being written, and its input.
        open: Option<(usize, Part)>,
    },
}

impl Output {
    pub(crate) fn standard() -> Self {
        Self::Standard {
            out: Box::new(BufWriter::with_capacity(WRITTEN, io::stdout().lock())),
            begun: false,
        }
    }

    /// Makes the file of an input, if it has none; an error is one of that file.
    pub(crate) fn open(&mut self, input: usize) -> Result<(), Stop> {
        match self {
            Self::Folder { places, open } if open.as_ref().is_none_or(|(of, _)| *of != input) => {
                *open = Some((input, Part::create(&places[input])?));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Goes on with the file of an input behind so many bytes.
    pub(crate) fn reopen(&mut self, input: usize, length: u64) -> Result<(), Stop> {
        if let Self::Folder { places, open } = self {
            *open = Some((input, Part::go_on(&places[input], length)?));
        }
        Ok(())
    }

    /// Writes results; `parted` from those before them.
    pub(crate) fn write(&mut self, bytes: &[u8], parted: bool) -> Result<(), Stop> {
        if bytes.is_empty() {
            return Ok(());
        }
        match self {
            Self::Standard { out, begun } => {
                let between: &[u8] = if parted && *begun { b"\n" } else { b"" };
                *begun = true;
                out.write_all(between)
                    .and_then(|()| out.write_all(bytes))
                    .map_err(|error| Stop::standard(&error))
            }
            Self::Folder { open: Some((_, part)), .. } => {
                if parted && part.length > 0 {
                    part.write(b"\n")?;
                }
                part.write(bytes)
            }
            Self::Folder { open: None, .. } => Ok(()),
        }
    }

    /// Bytes in the file that is being written.
    pub(crate) fn length(&self) -> u64 {
        match self {
            Self::Folder { open: Some((_, part)), .. } => part.length,
            _ => 0,
        }
    }

    pub(crate) fn flush(&mut self) -> Result<(), Stop> {
        match self {
            Self::Standard { out, .. } => out.flush().map_err(|error| Stop::standard(&error)),
            Self::Folder { open: Some((_, part)), .. } => part.flush(),
            Self::Folder { open: None, .. } => Ok(()),
        }
    }

    /// Gives the file of an input its name, if it has one.
    pub(crate) fn close(&mut self, input: usize) -> Result<(), Stop> {
        match self {
            Self::Folder { open, .. } => match open.take_if(|(of, _)| *of == input) {
                Some((_, part)) => part.finish(),
                None => Ok(()),
            },
            Self::Standard { .. } => Ok(()),
        }
    }
}
