//! Hashes all that the library says of every record, fixture and case, so that a change which is to
//! change nothing can be shown to.
//!
//! `cargo run --release --example frozen` prints a hash for each source of texts and one for all;
//! `-- --write FILE` writes every answer to a file as JSON lines, to find what differs.
#![allow(clippy::print_stdout, reason = "it prints its table")]

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use dehusk::Stripper;
use flate2::read::MultiGzDecoder;

/// FNV-1a with 64 bits: the same on every machine and with every compiler.
#[derive(Clone, Copy)]
struct Fnv(u64);

impl Fnv {
    const NEW: Self = Self(0xcbf2_9ce4_8422_2325);

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
}

/// Files below a folder, sorted.
fn files(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// The texts of a record file or of a plain file.
fn texts(path: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    if path.extension().is_none_or(|end| end != "gz") {
        return Ok(vec![String::from_utf8_lossy(&fs::read(path)?).into_owned()]);
    }
    let lines = BufReader::new(MultiGzDecoder::new(File::open(path)?)).lines();
    lines
        .map(|line| {
            let record: serde_json::Value = serde_json::from_str(&line?)?;
            Ok(record["text"].as_str().unwrap_or_default().to_owned())
        })
        .collect()
}

/// What the library says of a text, as JSON lines: the article, and why each block stays or goes.
fn answer(stripper: &Stripper, text: &str) -> Result<String, serde_json::Error> {
    let article = serde_json::to_string(&stripper.strip(text))?;
    Ok(format!("{article}\n{}\n", serde_json::to_string(&stripper.explain(text))?))
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut out = match arguments.next().as_deref() {
        Some("--write") => Some(File::create(arguments.next().ok_or("--write wants a file")?)?),
        Some(other) => return Err(format!("unknown argument {other:?}").into()),
        None => None,
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = root.join("../shared");
    let sources = [
        ("fixtures", root.join("tests/fixtures")),
        ("records", shared.join("corpus")),
        ("cases", shared.join("cases")),
        ("seed", shared.join("seed")),
    ];
    let wanted = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".jsonl.gz") || name.ends_with(".txt") && name != "body.txt"
    };
    let stripper = Stripper::default();
    let mut all = Fnv::NEW;
    for (name, folder) in sources {
        let mut hash = Fnv::NEW;
        let mut count = 0;
        for path in files(&folder).into_iter().filter(wanted) {
            for text in texts(&path)? {
                let answer = answer(&stripper, &text)?;
                hash.add(answer.as_bytes());
                if let Some(out) = &mut out {
                    out.write_all(answer.as_bytes())?;
                }
                count += 1;
            }
        }
        println!("{name:10} {count:6} texts  {:016x}", hash.0);
        all.add(&hash.0.to_le_bytes());
    }
    println!("{:10}               {:016x}", "all", all.0);
    Ok(())
}
