//! Which files are read: those named, and what is in the folders that are named.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use walkdir::WalkDir;

use crate::options::Options;
use crate::say::{reason, shown};

/// Something to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Input {
    /// Where it is; nothing for standard input.
    pub(crate) path: Option<PathBuf>,
    /// Its name in messages and results.
    pub(crate) name: String,
    /// Its place below the folder that is common to all inputs.
    pub(crate) place: PathBuf,
    /// Its length, where it is known.
    pub(crate) bytes: u64,
    /// Why it is not read.
    pub(crate) problem: Option<String>,
}

/// Endings of packed files.
const PACKED: &[&str] = &["gz", "gzip", "zst", "zstd", "xz", "bz2"];
/// Endings that give way to the one of what is written.
const REPLACED: &[&str] =
    &["txt", "text", "md", "markdown", "json", "jsonl", "ndjson", "wet", "warc"];

/// The inputs in their order; an error for a pattern that is none.
pub(crate) fn list(options: &Options) -> Result<Vec<Input>, String> {
    let globs = globs(&options.glob)?;
    let own = options.output.as_deref().and_then(|folder| fs::canonicalize(folder).ok());
    let mut inputs = Vec::new();
    let mut roots = Vec::new();
    if options.files.is_empty() {
        inputs.push(standard());
    }
    for named in &options.files {
        if named == Path::new("-") {
            inputs.push(standard());
            continue;
        }
        let found = fs::metadata(named);
        if found.as_ref().is_ok_and(fs::Metadata::is_dir) {
            roots.push(plain(named));
            folder(named, &globs, own.as_deref(), &mut inputs);
        } else {
            let problem = found.as_ref().err().map(reason);
            let bytes = found.map_or(0, |found| found.len());
            roots.push(plain(named.parent().unwrap_or(named)));
            inputs.push(Input { problem, ..file(named, bytes) });
        }
    }
    let common = common(&roots);
    for input in &mut inputs {
        if let Some(path) = &input.path {
            let place = plain(path);
            input.place = place.strip_prefix(&common).map_or(place.clone(), Path::to_path_buf);
        }
    }
    Ok(inputs)
}

fn standard() -> Input {
    Input {
        path: None,
        name: "-".to_owned(),
        place: PathBuf::from("stdin"),
        bytes: 0,
        problem: None,
    }
}

fn file(path: &Path, bytes: u64) -> Input {
    Input {
        path: Some(path.to_owned()),
        name: shown(path),
        place: PathBuf::new(),
        bytes,
        problem: None,
    }
}

/// Adds the files of a folder and of those in it, in the order of their names.
fn folder(root: &Path, globs: &GlobSet, own: Option<&Path>, inputs: &mut Vec<Input>) {
    let hidden = |name: &OsStr| name.as_encoded_bytes().starts_with(b".");
    let results =
        |path: &Path| own.is_some_and(|own| fs::canonicalize(path).is_ok_and(|path| path == own));
    let walk = WalkDir::new(root).sort_by_file_name().into_iter();
    let walk = walk.filter_entry(|entry| {
        entry.depth() == 0
            || !(hidden(entry.file_name()) || entry.file_type().is_dir() && results(entry.path()))
    });
    for entry in walk {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(root).to_owned();
                let problem = error.io_error().map_or_else(|| error.to_string(), reason);
                inputs.push(Input { problem: Some(problem), ..file(&path, 0) });
                continue;
            }
        };
        // A link is followed to a file, never to a folder, which may hold the link.
        let found = if entry.file_type().is_symlink() {
            fs::metadata(entry.path()).ok()
        } else {
            entry.metadata().ok()
        };
        let is_file = found.as_ref().is_some_and(fs::Metadata::is_file);
        let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
        if is_file && (globs.is_empty() || globs.is_match(below)) {
            inputs.push(file(entry.path(), found.map_or(0, |found| found.len())));
        }
    }
}

/// The patterns; one without a slash matches in any folder.
fn globs(patterns: &[String]) -> Result<GlobSet, String> {
    let mut all = GlobSetBuilder::new();
    for pattern in patterns {
        let wide = if pattern.contains('/') { pattern.clone() } else { format!("**/{pattern}") };
        let glob = GlobBuilder::new(&wide).literal_separator(true).build();
        all.add(glob.map_err(|error| format!("--glob {pattern}: {}", error.kind()))?);
    }
    all.build().map_err(|error| format!("--glob: {error}"))
}

/// A path from the root on, without dots.
fn plain(path: &Path) -> PathBuf {
    // The folder of a bare name is the one that the program runs in.
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut plain = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

/// The folder that holds all of them.
fn common(roots: &[PathBuf]) -> PathBuf {
    let Some((first, others)) = roots.split_first() else { return PathBuf::new() };
    let mut common = first.clone();
    while !others.iter().all(|root| root.starts_with(&common)) && common.pop() {}
    common
}

/// Where below the folder of results each input's go; two that would be one keep their own endings, and an error names those that
/// are one all the same.
pub(crate) fn places(
    inputs: &[Input],
    ending: impl Fn(&Input) -> &'static str,
) -> Result<Vec<PathBuf>, String> {
    let mut taken: HashMap<PathBuf, usize> = HashMap::new();
    let mut places = Vec::with_capacity(inputs.len());
    for (nth, input) in inputs.iter().enumerate() {
        let ending = ending(input);
        let whole = unpacked(&input.place);
        let short = match whole.extension().and_then(OsStr::to_str) {
            Some(old) if REPLACED.contains(&old.to_ascii_lowercase().as_str()) => {
                whole.with_extension(ending)
            }
            _ => added(&whole, ending),
        };
        let free = [short.clone(), added(&whole, ending), added(&input.place, ending)];
        let free = free.into_iter().find(|place| !taken.contains_key(place));
        let place = free.ok_or_else(|| {
            let first = taken.get(&short).map_or("", |first| &inputs[*first].name);
            format!("-o: {first} and {} would both be written to {}", input.name, shown(&short))
        })?;
        taken.insert(place.clone(), nth);
        places.push(place);
    }
    // A file cannot stand where a folder must.
    let folders: HashSet<&Path> =
        places.iter().flat_map(|place| place.ancestors().skip(1)).collect();
    if let Some(place) = places.iter().find(|place| folders.contains(place.as_path())) {
        return Err(format!("-o: {} would have to be a file and a folder", shown(place)));
    }
    Ok(places)
}

fn added(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// A name without the ending of a packed file.
fn unpacked(path: &Path) -> PathBuf {
    let packed = path
        .extension()
        .and_then(OsStr::to_str)
        .is_some_and(|old| PACKED.contains(&old.to_ascii_lowercase().as_str()));
    if packed { path.with_extension("") } else { path.to_owned() }
}

/// Whether a name is that of JSON lines.
pub(crate) fn is_lines(path: &Path) -> bool {
    let ending = unpacked(path).extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
    matches!(ending.as_deref(), Some("jsonl" | "ndjson"))
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{Input, common, is_lines, places, standard};

    fn at(place: &str) -> Input {
        Input { place: PathBuf::from(place), name: place.to_owned(), ..standard() }
    }

    #[test]
    fn names_of_results_are_those_of_inputs() {
        let found = places(
            &[at("a/x.txt.gz"), at("a/x.md"), at("b"), at("c.warc.wet.gz"), at("d.v2")],
            |_| "json",
        );
        let wanted = ["a/x.json", "a/x.md.json", "b.json", "c.warc.json", "d.v2.json"];
        assert_eq!(found, Ok(wanted.iter().map(PathBuf::from).collect()));
        let said = places(&[at("x.txt"), at("x.txt.gz"), at("x.txt")], |_| "txt");
        assert_eq!(said, Err("-o: x.txt and x.txt would both be written to x.txt".to_owned()));
        let said = places(&[at("x"), at("x.txt/y")], |_| "txt");
        assert_eq!(said, Err("-o: x.txt would have to be a file and a folder".to_owned()));
    }

    #[test]
    fn the_common_folder_holds_all() {
        let paths = |all: &[&str]| all.iter().map(PathBuf::from).collect::<Vec<_>>();
        assert_eq!(common(&paths(&["/a/b/c", "/a/b/d", "/a/b"])), Path::new("/a/b"));
        assert_eq!(common(&paths(&["/a", "/b"])), Path::new("/"));
        assert_eq!(common(&[]), Path::new(""));
    }

    #[test]
    fn json_lines_are_known_by_name() {
        assert!(
            ["a.jsonl", "a.NDJSON", "a.b.jsonl.gz", "a.ndjson.zst"]
                .iter()
                .all(|name| is_lines(Path::new(name)))
        );
        assert!(
            ["a.json", "jsonl", "a.jsonl.txt", "a.gz"]
                .iter()
                .all(|name| !is_lines(Path::new(name)))
        );
    }
}
