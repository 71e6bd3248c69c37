//! Writes what is compiled of `knowledge/lang`, and holds that it is fresh.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use once_cell::sync::Lazy;

use super::grammar::{self, Item, Section, alternatives, expand, front, items, lists};
use super::languages;
use super::words::{self, is_measured, is_of_language, sections};

/// The name and the text of each file as it is on the disk, in the order of [`languages::FILES`].
pub(crate) static FILES: Lazy<Vec<(&'static str, &'static str)>> = Lazy::new(|| {
    let entries = fs::read_dir(root().join("lang")).unwrap().map(|entry| entry.unwrap().path());
    let named = entries.map(|path| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (&*name.leak(), &*fs::read_to_string(&path).unwrap().leak())
    });
    let mut files: Vec<_> = named.collect();
    files.sort_by_key(|(name, _)| (*name != "common", *name != "en", *name));
    files
});

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/knowledge"))
}

/// The head of what is written, behind the sign of a comment.
const HEAD: &str = "Written from knowledge/lang by a test, see CONTRIBUTING.md; not to be edited.";

/// The files of languages; the first file is what all have in common.
fn of_languages() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().copied().skip(1)
}

/// What a language is told as: its file's name but where it says otherwise.
fn code(name: &'static str, file: &'static str) -> &'static str {
    front(file, "told").next().unwrap_or(name)
}

/// The words of a file's sections of a name.
fn words_of(file: &'static str, name: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = items(file).filter_map(move |(_, item)| match item {
        Ok(Item::Words(own, text)) if own == name => Some(text),
        _ => None,
    });
    lines.flat_map(str::split_whitespace)
}

/// Of so many words one must have a Latin letter in what is written in them: Serbian is in two scripts.
const LATIN: usize = 4;

/// Whether some words are of a language that is written in Latin letters.
fn are_latin<'t>(words: impl Iterator<Item = &'t str>) -> bool {
    let latin = |c: char| {
        c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
    };
    let (own, other): (Vec<_>, Vec<_>) = words.partition(|word| word.contains(latin));
    own.len() * LATIN > own.len() + other.len()
}

/// What the fronts of the files say, and what is known of languages without a file.
fn traits() -> String {
    let mut all = format!("// {HEAD}\n[\n");
    let mut known = BTreeSet::new();
    let mut row = |code: &str, file: &str, latin: bool, kin: &[&str], twins: &[&str]| {
        let own = format!("Traits {{ code: {code:?}, file: {file:?}, latin: {latin}");
        if known.insert(code.to_owned()) {
            writeln!(all, "    {own}, kin: &{kin:?}, twins: &{twins:?} }},").unwrap();
        }
    };
    for (name, file) in of_languages() {
        let said = |word| front(file, word).collect::<Vec<_>>();
        assert_eq!(said("language").first(), Some(&name), "the first line of {name}.txt");
        assert!(words_of(file, "stop").next().is_some(), "{name}.txt has no function words");
        row(code(name, file), name, are_latin(words_of(file, "stop")), &said("kin"), &said("twin"));
    }
    let told = include_str!("../../knowledge/words/tell.txt");
    for line in told.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']')) {
        let mut said = line.split(' ');
        let code = said.next().unwrap_or_default();
        if code != "letters" {
            let words = sections(told).filter(|(section, _)| *section == line);
            let twins: Vec<_> = said.skip(1).collect();
            row(code, "", are_latin(words.map(|(_, word)| word)), &[], &twins);
        }
    }
    for (_, code) in sections(told).filter(|(section, _)| *section == "letters") {
        row(code, "", false, &[], &[]);
    }
    all + "]\n"
}

/// Whether the words of a section are compiled with the rows.
fn is_of_rows(section: &str) -> bool {
    section == "name_inside" || grammar::LOOSE.contains(&section)
}

/// What is read of the files at run time: slots, rows of prompts, the small words inside names and the words of prompts.
fn rows() -> String {
    let (mut names, mut all) = (Vec::new(), String::new());
    for (name, file) in FILES.iter() {
        let from = all.len();
        let mut last = String::new();
        for item in items(file).filter_map(|(_, item)| item.ok()) {
            let (section, text) = match item {
                Item::Slot(slot, fillers) => {
                    writeln!(all, "slot {slot} = {fillers}").unwrap();
                    continue;
                }
                Item::Rows { section: Section::Kind(kind), weak, text } => {
                    (format!("[{kind}{}]", if weak { " weak" } else { "" }), text)
                }
                Item::Words(section, text) if is_of_rows(section) => (format!("[{section}]"), text),
                _ => continue,
            };
            if section != last {
                writeln!(all, "{section}").unwrap();
                last = section;
            }
            writeln!(all, "{text}").unwrap();
        }
        names.push(format!("{name} {}", all.len() - from));
    }
    format!("# {HEAD}\n{}\n{all}", names.join(" "))
}

/// Letters of a month's or day's name that stands for it in any text, at least: "mar" is the sea,
/// too, and "Juna" somebody. Others than ASCII's are rarer.
const NAME: usize = 5;
const RARE_NAME: usize = 3;

/// The names of months or days that are cues.
fn dated(text: &str) -> Vec<String> {
    let is_given_name = |name: &str| words::given_names().any(|own| own == name.to_lowercase());
    let mut names = Vec::new();
    alternatives(text).for_each(|name| expand(name, &mut |name| names.push(name.to_owned())));
    names.retain(|name| {
        let least = if name.is_ascii() { NAME } else { RARE_NAME };
        // "Marta" is a month in Latvian.
        !name.contains(' ') && name.chars().count() >= least && !is_given_name(name)
    });
    names
}

/// The measured words of all files: function words by language, then cues.
fn measured() -> String {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for (name, file) in FILES.iter() {
        for item in items(file).filter_map(|(_, item)| item.ok()) {
            let Item::Words(section, text) = item else { continue };
            let (section, words) = match section {
                "month" => ("cue_month", dated(text)),
                "weekday" => ("cue_weekday", dated(text)),
                _ if is_measured(section) => {
                    (section, text.split_whitespace().map(str::to_owned).collect())
                }
                _ => continue,
            };
            let section = match section {
                own if is_of_language(own) => format!("{own}.{}", code(name, file)),
                cue => cue.to_owned(),
            };
            match found.iter_mut().find(|(own, _)| *own == section) {
                Some((_, own)) => own.extend(words),
                None => found.push((section, words)),
            }
        }
    }
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    found.into_iter().fold(format!("# {HEAD}\n"), |mut all, (section, words)| {
        writeln!(all, "[{section}]\n{}", words.join(" ")).unwrap();
        all
    })
}

/// What takes a stop without ending a sentence, in any language.
fn abbreviations() -> String {
    let all: BTreeSet<_> =
        of_languages().flat_map(|(_, file)| words_of(file, "abbreviation")).collect();
    format!("# {HEAD}\n{}\n", all.into_iter().collect::<Vec<_>>().join(" "))
}

/// The checked-in tables are what the files of languages say: `DEHUSK_BLESS=1` writes them.
#[test]
fn the_compiled_table_is_fresh() {
    let rows = rows();
    let grammar = grammar::compiled(&languages::files(rows.clone().leak()));
    let measured: &'static str = measured().leak();
    let traits = traits();
    let codes: Vec<_> =
        traits.lines().filter_map(|row| row.split_once("code: \"")?.1.split('"').next()).collect();
    let stale: Vec<_> = [
        ("languages.rs", traits.as_bytes().to_vec()),
        ("rows.txt", rows.into_bytes()),
        ("words.txt", measured.as_bytes().to_vec()),
        ("words.bin", words::measured(measured, &codes)),
        ("given.bin", words::given()),
        ("tell.bin", words::telling(measured, &codes)),
        ("address.bin", words::addressing(measured, &codes)),
        ("abbreviations.txt", abbreviations().into_bytes()),
        ("lists.bin", lists::compiled()),
        ("grammar.bin", grammar),
    ]
    .into_iter()
    .filter(|(name, fresh)| {
        let path = root().join("model").join(name);
        let stale = fs::read(&path).ok().as_ref() != Some(fresh);
        if stale && std::env::var_os("DEHUSK_BLESS").is_some() {
            fs::write(path, fresh).unwrap();
            return false;
        }
        stale
    })
    .map(|(name, _)| name)
    .collect();
    let nothing: [&str; 0] = [];
    assert_eq!(stale, nothing, "DEHUSK_BLESS=1 cargo test --lib the_compiled_table_is_fresh");
}
