//! Bytes as they were before a program packed them: gzip, zstd, xz and bzip2 are known by their first bytes.

use std::fs;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bzip2::bufread::MultiBzDecoder;
use flate2::bufread::MultiGzDecoder;
use lzma_rust2::XzReader;

use crate::inputs::Input;
use crate::say::reason;

/// Bytes that are looked at before anything is decided. Fewer than the shortest JSON line that holds a text, so that nobody who
/// writes line by line waits.
const HEAD: usize = 12;
/// Bytes that are read at once.
const READ: usize = 1 << 16;
/// A packed file in a packed file is unpacked too, so often.
const LAYERS: usize = 4;

/// An input that is open.
pub(crate) struct Opened {
    /// The first bytes, fewer than [`HEAD`] only where there are no more.
    pub(crate) head: Vec<u8>,
    /// All bytes, the first ones too.
    pub(crate) reader: Box<dyn BufRead>,
}

/// Opens an input and unpacks it. `read` counts the bytes that are read of the file.
pub(crate) fn open(input: &Input, read: Arc<AtomicU64>) -> Result<Opened, String> {
    let raw: Box<dyn Read> = match &input.path {
        None => Box::new(io::stdin()),
        Some(path) => Box::new(fs::File::open(path).map_err(|error| reason(&error))?),
    };
    let file = BufReader::with_capacity(READ, Counted { raw, read, ended: false });
    unpack(Box::new(file)).map_err(|error| reason(&error))
}

/// Unpacks what was packed, however often.
fn unpack(mut reader: Box<dyn BufRead>) -> io::Result<Opened> {
    for _ in 0..LAYERS {
        let mut head = Vec::with_capacity(HEAD);
        // Not `read_to_end`, which asks once more behind the end, and a terminal would have to end twice.
        while head.len() < HEAD {
            let found = reader.fill_buf()?;
            if found.is_empty() {
                break;
            }
            let more = found.len().min(HEAD - head.len());
            head.extend_from_slice(&found[..more]);
            reader.consume(more);
        }
        let whole = Cursor::new(head.clone()).chain(reader);
        reader = match head.as_slice() {
            [0x1f, 0x8b, 8, ..] => unpacked(MultiGzDecoder::new(whole)),
            // A frame to skip may come first, which other programs put what they need in.
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => {
                unpacked(zstd::stream::read::Decoder::with_buffer(whole)?)
            }
            [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => unpacked(XzReader::new(whole, true)),
            [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, 0x59, ..] => {
                unpacked(MultiBzDecoder::new(whole))
            }
            _ => return Ok(Opened { head, reader: Box::new(whole) }),
        };
    }
    Err(io::Error::new(io::ErrorKind::InvalidData, "packed more than four times over"))
}

/// What an error of a decoder begins with.
const NOT_UNPACKED: &str = "cannot be unpacked";

/// What a decoder gives.
fn unpacked(decoder: impl Read + 'static) -> Box<dyn BufRead> {
    Box::new(BufReader::with_capacity(READ, Unpacked(decoder)))
}

/// A decoder whose errors say what they are about.
struct Unpacked<R>(R);

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.0.read(into).map_err(|error| {
            // The system's own errors are about the file; a packed file in this one has said it already.
            let own =
                error.raw_os_error().is_none() && error.kind() != io::ErrorKind::UnexpectedEof;
            if own && !error.to_string().starts_with(NOT_UNPACKED) {
                io::Error::new(io::ErrorKind::InvalidData, format!("{NOT_UNPACKED}: {error}"))
            } else {
                error
            }
        })
    }
}

/// A reader that counts, and that is not asked again once it has ended.
struct Counted<R> {
    raw: R,
    read: Arc<AtomicU64>,
    ended: bool,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.ended {
            return Ok(0);
        }
        let found = self.raw.read(into)?;
        self.ended = found == 0;
        self.read.fetch_add(found as u64, Ordering::Relaxed);
        Ok(found)
    }
}
