//! Files that would be written over what is read, or over each other.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use same_file::Handle;

use crate::inputs::Input;
use crate::options::Options;
use crate::say::shown;

/// A file by a name that no other has; nothing where it is a device, a pipe or a folder.
fn identity(path: &Path) -> Option<PathBuf> {
    match fs::metadata(path) {
        Ok(found) if !found.is_file() => None,
        Ok(_) => fs::canonicalize(path).ok(),
        // What is made anew is in a folder that may be there.
        Err(_) => {
            let whole = std::path::absolute(path).ok()?;
            let folder = whole.parent().and_then(|folder| fs::canonicalize(folder).ok());
            folder.zip(whole.file_name()).map(|(folder, name)| folder.join(name)).or(Some(whole))
        }
    }
}

/// Says which of the files that are written beside the results is read too, or written by two. The
/// results are in `places`, where they go into files.
pub(crate) fn beside(
    options: &Options,
    inputs: &[Input],
    places: &[PathBuf],
) -> Result<(), String> {
    let beside = [
        ("--removed", &options.removed),
        ("--report", &options.report),
        ("--summary", &options.summary),
    ];
    if beside.iter().all(|(_, path)| path.is_none()) {
        return Ok(());
    }
    let read = inputs.iter().filter_map(|input| input.path.as_deref());
    let read = read.chain(options.phrases.iter().map(PathBuf::as_path));
    let mut taken: HashMap<PathBuf, &str> =
        read.filter_map(|path| Some((identity(path)?, "is read"))).collect();
    let places = places.iter().filter_map(|place| Some((identity(place)?, "gets results")));
    taken.extend(places);
    let standard = standard();
    for (option, path) in beside {
        if path.as_deref() == Some(Path::new("-")) {
            return Err(format!("{option}: - is no file; /dev/stderr shows it beside the results"));
        }
        let handle = path.as_ref().zip(standard.as_ref());
        if handle.is_some_and(|(path, out)| Handle::from_path(path).is_ok_and(|own| own == *out)) {
            return Err(format!("{option}: where standard output goes, results go"));
        }
        let Some((path, own)) = path.as_ref().and_then(|path| Some((path, identity(path)?))) else {
            continue;
        };
        if let Some(why) = taken.insert(own, "is written already") {
            return Err(format!("{option}: {} {why} in this run", shown(path)));
        }
    }
    Ok(())
}

/// Says which result would be written over an input: its own, or with `force` any.
pub(crate) fn over(inputs: &[Input], places: &[PathBuf], force: bool) -> Result<(), String> {
    let own = |path: &Path| fs::canonicalize(path).ok();
    let known = |input: &Input| input.path.as_deref().and_then(own);
    let all: HashMap<PathBuf, &str> = if force {
        inputs.iter().filter_map(|input| Some((known(input)?, input.name.as_str()))).collect()
    } else {
        HashMap::new()
    };
    for (input, place) in inputs.iter().zip(places) {
        let Some(place) = own(place) else { continue };
        if known(input).as_ref() == Some(&place) {
            return Err(format!("-o: {} would be written over itself", input.name));
        }
        if let Some(other) = all.get(&place) {
            return Err(format!("-o: {} would be written over {other}", input.name));
        }
    }
    Ok(())
}

/// Standard output, where it goes into a file.
fn standard() -> Option<Handle> {
    let out = Handle::stdout().ok()?;
    out.as_file().metadata().is_ok_and(|found| found.is_file()).then_some(out)
}

/// Marks the inputs that results are written to: one that grows as it is read has no end.
pub(crate) fn with_output(inputs: &mut [Input]) {
    let Some(out) = standard() else { return };
    for input in inputs {
        let Some(path) = input.path.as_deref() else { continue };
        // A pipe is not opened before it is read.
        let file = fs::metadata(path).is_ok_and(|found| found.is_file());
        if file && Handle::from_path(path).is_ok_and(|own| own == out) {
            input.problem = Some("is where the results go".to_owned());
        }
    }
}
