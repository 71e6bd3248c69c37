//! How good it is on your own pages: JSON lines of `{"text", "body"}`, and where they are known
//! `title`, `authors` (or `author`), `date`, `dateline`, in files or on standard input.
//!
//! ```sh
//! cargo run --release --example evaluate -- gold.jsonl
//! ```
//!
//! Words count without case, as a bag, and F1 is the mean over the records. Shingles are four words
//! in a row, and their F1 is that of the mean precision and the mean recall. A body is exact where
//! its paragraphs are, white space aside.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Write};
use std::{env, fs};

use dehusk::{Article, Stripper};
use regex::Regex;
use serde_json::Value;

/// Scripts without spaces between words are counted by character.
const UNSPACED: &str = r"\u{0e00}-\u{109f}\u{1780}-\u{17ff}\u{3040}-\u{30ff}\u{3400}-\u{4dbf}\u{4e00}-\u{9fff}\u{f900}-\u{faff}";
/// Records that are shown, and characters of each line of theirs.
const WORST: usize = 10;
const SHOWN: usize = 100;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let files: Vec<String> = env::args().skip(1).collect();
    let mut lines: Vec<String> = Vec::new();
    if files.is_empty() {
        lines.extend(io::stdin().lock().lines().collect::<Result<Vec<_>, _>>()?);
    }
    for file in files {
        lines.extend(BufReader::new(fs::File::open(file)?).lines().collect::<Result<Vec<_>, _>>()?);
    }
    let stripper = Stripper::default();
    let words = Words(Regex::new(&format!(r"[{UNSPACED}]|[[\p{{L}}\p{{N}}_]--[{UNSPACED}]]+"))?);
    let mut scores = Scores::default();
    let mut worst: Vec<(f64, String)> = Vec::new();
    for line in lines.iter().filter(|line| !line.trim().is_empty()) {
        let record: Value = serde_json::from_str(line)?;
        let (text, body) = (
            record["text"].as_str().unwrap_or_default(),
            record["body"].as_str().unwrap_or_default(),
        );
        let article = stripper.strip(text);
        let f1 = scores.body(&words, &article.text, body);
        scores.fields(&words, &record, &article);
        let id = record["id"].as_str().map_or_else(|| record["id"].to_string(), str::to_owned);
        worst.push((f1, format!("{f1:.3}  {id}\n{}", lost_and_left(&article.text, body))));
        worst.sort_by(|a, b| a.0.total_cmp(&b.0));
        worst.truncate(WORST);
    }
    let mut out = io::stdout().lock();
    scores.print(&mut out)?;
    worst.iter().try_for_each(|(_, told)| write!(out, "{told}"))?;
    Ok(())
}

struct Words(Regex);

impl Words {
    fn of(&self, text: &str) -> Vec<String> {
        self.0.find_iter(text).map(|word| word.as_str().to_owned()).collect()
    }

    fn lower(&self, text: &str) -> Vec<String> {
        self.of(&text.to_lowercase())
    }

    /// Four words in a row, or all where there are fewer.
    fn shingles(&self, text: &str) -> Vec<String> {
        let words = self.of(text);
        if words.len() < 4 {
            vec![words.join(" ")]
        } else {
            words.windows(4).map(|four| four.join(" ")).collect()
        }
        .into_iter()
        .filter(|shingle| !shingle.is_empty())
        .collect()
    }
}

/// How many of the items of two bags are in both.
fn common(found: &[String], gold: &[String]) -> f64 {
    let mut left: HashMap<&str, usize> = HashMap::new();
    gold.iter().for_each(|item| *left.entry(item).or_default() += 1);
    let hit = |item: &&String| {
        left.get_mut(item.as_str())
            .is_some_and(|n| n.checked_sub(1).map(|less| *n = less).is_some())
    };
    found.iter().filter(hit).count() as f64
}

/// Precision and recall of a bag.
fn bag(found: &[String], gold: &[String]) -> (f64, f64) {
    if found.is_empty() || gold.is_empty() {
        return if found.is_empty() && gold.is_empty() { (1.0, 1.0) } else { (0.0, 0.0) };
    }
    let both = common(found, gold);
    (both / found.len() as f64, both / gold.len() as f64)
}

fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

/// The paragraphs of a text, their white space folded.
fn paragraphs(text: &str) -> Vec<String> {
    let space = |c: char| c.is_whitespace() || ('\x1c'..='\x1f').contains(&c);
    let folded = text.split('\n').map(|line| {
        line.split(space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    });
    folded.filter(|line| !line.is_empty()).collect()
}

/// The paragraphs that only the gold has, and those that only the body has.
fn lost_and_left(found: &str, gold: &str) -> String {
    let (found, gold) = (paragraphs(found), paragraphs(gold));
    let told = |mark: &str, all: &[String], other: &[String]| {
        let only = all.iter().filter(|line| !other.contains(line));
        only.map(|line| format!("    {mark} {}\n", line.chars().take(SHOWN).collect::<String>()))
            .take(5)
            .collect::<String>()
    };
    told("lost", &gold, &found) + &told("left", &found, &gold)
}

/// A sum and how many it is of.
#[derive(Default)]
struct Mean(f64, f64);

impl Mean {
    fn add(&mut self, value: f64) {
        self.0 += value;
        self.1 += 1.0;
    }

    fn of(&self) -> f64 {
        self.0 / self.1.max(1.0)
    }
}

#[derive(Default)]
struct Scores {
    word: [Mean; 3],
    shingle: [Mean; 2],
    exact: Mean,
    /// Of each field, the share found where there is one, and given where there is none.
    fields: [(Mean, Mean); 4],
}

impl Scores {
    /// Scores a body; its F1 over words.
    fn body(&mut self, words: &Words, found: &str, gold: &str) -> f64 {
        let (precision, recall) = bag(&words.lower(found), &words.lower(gold));
        let one = f1(precision, recall);
        for (mean, value) in self.word.iter_mut().zip([precision, recall, one]) {
            mean.add(value);
        }
        let (p, g) = (words.shingles(found), words.shingles(gold));
        let both = common(&p, &g);
        for (mean, all) in self.shingle.iter_mut().zip([&p, &g]).filter(|(_, all)| !all.is_empty())
        {
            mean.add(both / all.len() as f64);
        }
        self.exact.add(f64::from(u8::from(paragraphs(found) == paragraphs(gold))));
        one
    }

    fn fields(&mut self, words: &Words, record: &Value, article: &Article) {
        let gold = |name: &str| match &record[name] {
            Value::Array(all) => all.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
            value => value.as_str().unwrap_or_default().to_owned(),
        };
        let norm = |text: &str| words.lower(text).join(" ");
        let author = if gold("author").is_empty() { gold("authors") } else { gold("author") };
        let day = |date: &str| date.chars().take(10).collect::<String>();
        let date = article
            .date_published
            .as_ref()
            .and_then(|date| date.iso.as_deref())
            .unwrap_or_default();
        let place = article.dateline.as_ref().map_or("", |dateline| &dateline.place);
        let pairs = [
            (norm(&gold("title")), norm(article.title.as_deref().unwrap_or_default())),
            (norm(&author), norm(&article.authors.join(" "))),
            (day(&gold("date")), day(date)),
            (norm(&gold("dateline")), norm(place)),
        ];
        for (nth, ((found, given), (gold, own))) in self.fields.iter_mut().zip(pairs).enumerate() {
            if gold.is_empty() {
                given.add(f64::from(u8::from(!own.is_empty())));
                continue;
            }
            let same = match nth {
                0 => {
                    let (precision, recall) = bag(&words.lower(&own), &words.lower(&gold));
                    f1(precision, recall) >= 0.9
                }
                2 => gold == own,
                _ => alike(&gold, &own),
            };
            found.add(f64::from(u8::from(same)));
        }
    }

    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        let [precision, recall, one] = &self.word;
        writeln!(out, "{} records", self.exact.1)?;
        writeln!(
            out,
            "words     precision {:.4}  recall {:.4}  F1 {:.4}",
            precision.of(),
            recall.of(),
            one.of()
        )?;
        let (p, r) = (self.shingle[0].of(), self.shingle[1].of());
        writeln!(out, "shingles  precision {p:.4}  recall {r:.4}  F1 {:.4}", f1(p, r))?;
        writeln!(out, "exact     {:.4}", self.exact.of())?;
        for (name, (found, given)) in ["title", "author", "date", "place"].iter().zip(&self.fields)
        {
            if found.1 > 0.0 {
                writeln!(
                    out,
                    "{name:9} {:.4} of {}; given without need {:.4} of {}",
                    found.of(),
                    found.1,
                    given.of(),
                    given.1
                )?;
            }
        }
        writeln!(out)
    }
}

/// Whether two names are the same, whichever of the two is longer.
fn alike(gold: &str, found: &str) -> bool {
    let (g, f) = (format!(" {gold} "), format!(" {found} "));
    let set =
        |text: &str| text.split(' ').map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
    !found.is_empty() && (f.contains(&g) || g.contains(&f) || set(gold) == set(found))
}
