//! The rooms of the library and which of them may know of which: the pipeline, with no way back.

mod sources;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use sources::files;

/// Each room, and the rooms that it may use, all of which stand before it.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("article", &["text"]),
    ("know", &["text", "article"]),
    ("door", &["text", "know"]),
    ("measure", &["text", "article", "know", "door"]),
    ("noun", &["text", "article", "know", "door", "measure"]),
    ("label", &["text", "article", "know", "door", "measure", "noun"]),
    ("layout", &["article", "know", "door", "measure", "noun", "label"]),
    ("choose", &["text", "article", "know", "door", "measure", "noun", "layout"]),
    ("settle", &["text", "article", "door", "measure", "noun", "layout", "choose"]),
    ("fields", &["text", "article", "know", "door", "measure", "noun", "layout", "choose"]),
    ("body", &["text", "article", "know", "door", "measure"]),
];
/// What puts the rooms together, and what hands out their numbers to the fit.
const HALLS: &[&str] = &["stripper", "fitting", "lib", "error"];

/// The rooms that a file names in code that is not of its tests. A type of the face is `article`'s.
fn uses(source: &str) -> BTreeSet<String> {
    let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut rooms = BTreeSet::new();
    for line in lines {
        for rest in line.split("crate::").skip(1) {
            let inner =
                rest.strip_prefix('{').map_or(rest, |list| list.split('}').next().unwrap_or(list));
            let many = if rest.starts_with('{') { usize::MAX } else { 1 };
            for name in inner.split(',').take(many) {
                let name: String =
                    name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let face = name.starts_with(char::is_uppercase);
                if !name.is_empty() {
                    rooms.insert(if face { "article".to_owned() } else { name });
                }
            }
        }
    }
    rooms
}

#[test]
fn no_room_uses_a_later_one() {
    for (at, (room, allowed)) in ROOMS.iter().enumerate() {
        let before = |other: &&str| ROOMS[..at].iter().any(|(name, _)| name == other);
        assert!(allowed.iter().all(before), "{room} names a room behind it");
    }
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&source, &mut all);
    assert!(all.len() > 80, "{} files", all.len());
    let mut wrong = Vec::new();
    for path in all {
        let inside = path.strip_prefix(&source).expect("a file of the sources");
        let name = inside.to_string_lossy().replace('\\', "/");
        let room = name.split(['/', '.']).next().unwrap_or_default().to_owned();
        if !name.ends_with(".rs")
            || HALLS.contains(&room.as_str())
            || name.ends_with("tests.rs")
            || name.ends_with("testing.rs")
        {
            continue;
        }
        let allowed = ROOMS.iter().find(|(known, _)| *known == room);
        let Some((_, allowed)) = allowed else {
            wrong.push(format!("{name}: a room that is not in the table"));
            continue;
        };
        for used in uses(&fs::read_to_string(&path).expect("a source file")) {
            if used != room && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{name} uses {used}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
