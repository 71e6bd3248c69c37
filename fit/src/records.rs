//! Record files, their places in the recipe, and the made-up pages of the tests.

use std::collections::HashMap;
use std::fs;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{parallel, site};

/// `records.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// What a page of the tests' fixtures, and one of `fit/pages`, counts for.
    pub fixtures: f64,
    pub pages: f64,
    /// Files with the addresses that others lack.
    pub addresses: Vec<String>,
    #[serde(rename = "file")]
    pub files: Vec<File>,
}

/// A record file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub name: String,
    pub sha256: String,
    /// What one of its pages counts for in the layout's fit, and in those of the fields; 0 where it is only scored.
    #[serde(default)]
    pub layout: f64,
    #[serde(default)]
    pub fields: f64,
    /// The same for its bodies alone, as texts of which all stays.
    #[serde(default)]
    pub bodies: f64,
    /// Fields that a page does not have where the file gives none; of others it is not known.
    #[serde(default)]
    pub lacks: Vec<String>,
}

impl Recipe {
    pub fn read() -> Result<Self> {
        toml::from_str(include_str!("../records.toml")).context("fit/records.toml")
    }
}

/// What the gold says of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gold {
    Unknown,
    /// The page has none.
    Lacks,
    Is(String),
}

/// A page with its gold.
pub struct Record {
    /// The file's place in the recipe; nothing for the tests' pages.
    pub file: Option<usize>,
    pub id: String,
    pub fold: usize,
    pub text: String,
    pub body: Option<String>,
    pub with: Vec<String>,
    pub without: Vec<String>,
    /// Headline, authors, date.
    pub fields: [Gold; 3],
    /// Whether paragraphs must come back exactly.
    pub exact: bool,
    /// Whether the text is a body, of which all stays.
    pub bare: bool,
    /// What it counts for in the layout's fit, and in those of the fields.
    pub weights: [f64; 2],
}

/// The names of the fields in `lacks`.
const FIELDS: [&str; 3] = ["title", "author", "date"];

/// All records of the recipe, with their bodies as texts where the recipe has them so.
pub fn read(directory: &Path, recipe: &Recipe, folds: usize) -> Result<Vec<Record>> {
    let lines = parallel::map(&recipe.files, |file| lines(directory, file));
    let lines: Vec<Vec<Value>> = lines.into_iter().collect::<Result<_>>()?;
    let mut addresses = HashMap::new();
    for (file, lines) in recipe.files.iter().zip(&lines) {
        if recipe.addresses.contains(&file.name) {
            let pairs =
                lines.iter().filter_map(|line| Some((line["id"].as_str()?, line["url"].as_str()?)));
            addresses.extend(pairs);
        }
    }
    let mut records = Vec::new();
    for (at, (file, lines)) in recipe.files.iter().zip(&lines).enumerate() {
        for line in lines {
            let mut record = record(line, file);
            record.file = Some(at);
            record.bare = file.name.starts_with("clean/");
            record.fold = site::fold(&site_of(line, file, &record.id, &addresses), folds);
            if file.bodies > 0.0 {
                records.extend(bare(&record, file.bodies));
            }
            records.push(record);
        }
    }
    Ok(records)
}

/// The lines of a record file, the hash of which must be the one that the recipe has.
fn lines(directory: &Path, file: &File) -> Result<Vec<Value>> {
    let path = directory.join(format!("{}.jsonl.gz", file.name));
    let packed = fs::read(&path).with_context(|| path.display().to_string())?;
    let hash = hash(&packed);
    if hash != file.sha256 {
        bail!("{}: its sha256 is {hash}, and not the one in fit/records.toml", path.display());
    }
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(&packed[..]).read_to_string(&mut text)?;
    let lines = text.split('\n').filter(|line| !line.is_empty());
    lines.map(|line| serde_json::from_str(line).with_context(|| file.name.clone())).collect()
}

pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn site_of(line: &Value, file: &File, id: &str, addresses: &HashMap<&str, &str>) -> String {
    if let Some(site) = line["site"].as_str() {
        return site::domain(site);
    }
    let page = id.split('#').next().unwrap_or(id);
    let address = line["url"].as_str().filter(|url| !url.is_empty());
    let address = address.or_else(|| addresses.get(page).copied());
    address.map_or_else(|| site::by_name(&file.name, id), site::domain)
}

fn record(line: &Value, file: &File) -> Record {
    let text = |key: &str| line[key].as_str().map(str::to_owned);
    let list = |key: &str| -> Vec<String> {
        let items = line[key].as_array().map(Vec::as_slice).unwrap_or_default();
        items.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect()
    };
    let given = [
        text("title"),
        text("author").or_else(|| Some(list("authors").join(" "))),
        text("date").map(|date| date.chars().take(10).collect()),
    ];
    let mut fields = [const { Gold::Unknown }; 3];
    for ((field, given), name) in fields.iter_mut().zip(given).zip(FIELDS) {
        *field = match given.filter(|value| !value.trim().is_empty()) {
            Some(value) => Gold::Is(value),
            None if file.lacks.iter().any(|lacked| lacked == name) => Gold::Lacks,
            None => Gold::Unknown,
        };
    }
    Record {
        file: None,
        id: text("id").unwrap_or_default(),
        fold: 0,
        text: text("text").unwrap_or_default(),
        body: text("body"),
        with: list("with"),
        without: list("without"),
        fields,
        exact: line.get("mends").is_some(),
        bare: false,
        weights: [file.layout, file.fields],
    }
}

/// A record's body as a text.
fn bare(record: &Record, weight: f64) -> Option<Record> {
    let body = record.body.clone()?;
    Some(Record {
        file: record.file,
        id: record.id.clone(),
        fold: record.fold,
        text: body.clone(),
        body: Some(body),
        with: Vec::new(),
        without: Vec::new(),
        fields: [const { Gold::Unknown }; 3],
        exact: false,
        bare: true,
        weights: [weight, 0.0],
    })
}

/// The line between text and body in a file of `fit/pages`.
const BODY: &str = "\n=== body ===\n";

/// The made-up pages: the tests' fixtures, each a folder, and the files of `fit/pages`.
pub fn made_up(recipe: &Recipe, folds: usize) -> Result<Vec<Record>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut records = Vec::new();
    for language in listed(&root.join("../tests/fixtures"))? {
        for case in listed(&language)? {
            let read = |name: &str| {
                fs::read_to_string(case.join(name)).with_context(|| case.display().to_string())
            };
            let fields: Value = serde_json::from_str(&read("article.json")?)?;
            let name = case.file_name().unwrap_or_default().to_string_lossy();
            let body = read("body.txt")?;
            let mut record = Record::of(&name, read("input.txt")?, body, recipe.fixtures, folds);
            record.fields = fixture_fields(&fields);
            records.push(record);
        }
    }
    for path in listed(&root.join("pages"))? {
        let page = fs::read_to_string(&path)?;
        let (text, body) = page.split_once(BODY).with_context(|| path.display().to_string())?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        records.push(Record::of(&name, text.to_owned(), body.to_owned(), recipe.pages, folds));
    }
    Ok(records)
}

/// What a folder holds, in order.
fn listed(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths: Vec<_> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    paths.sort();
    Ok(paths)
}

/// The fields that a fixture names; null or nothing where it says that there is none.
fn fixture_fields(fields: &Value) -> [Gold; 3] {
    let told = |key: &str, value: &dyn Fn(&Value) -> String| match fields.get(key) {
        None => Gold::Unknown,
        Some(field) => {
            let value = value(field);
            if value.is_empty() { Gold::Lacks } else { Gold::Is(value) }
        }
    };
    let text = |field: &Value| field.as_str().unwrap_or_default().to_owned();
    let names = |field: &Value| {
        let names = field.as_array().map(Vec::as_slice).unwrap_or_default();
        names.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")
    };
    let day = |field: &Value| text(&field["iso"]).chars().take(10).collect();
    [told("title", &text), told("authors", &names), told("date_published", &day)]
}

impl Record {
    /// A made-up page.
    fn of(name: &str, text: String, body: String, weight: f64, folds: usize) -> Self {
        Self {
            file: None,
            id: name.to_owned(),
            fold: site::fold(name, folds),
            text,
            body: Some(body),
            with: Vec::new(),
            without: Vec::new(),
            fields: [const { Gold::Unknown }; 3],
            exact: true,
            bare: false,
            weights: [weight; 2],
        }
    }

    #[cfg(test)]
    pub fn made(name: &str, text: &str, body: &str) -> Self {
        Self::of(name, text.to_owned(), body.to_owned(), 1.0, 4)
    }
}
