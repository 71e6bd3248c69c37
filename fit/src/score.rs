//! Scores of what the crate's own `strip` makes of pages, as `score.py` of the evaluation records has them.

use std::collections::HashMap;

use dehusk::fitting::Model;

use crate::records::{Gold, Record};
use crate::words::{self, Numbers};

/// Words of a shingle.
const SHINGLE: usize = 4;
/// Word F1 from which on a headline is the one that was looked for.
const SAME_TITLE: f64 = 0.9;

/// Sums over pages, each with how many went into it.
#[derive(Clone, Default)]
pub struct Sums {
    word: Mean,
    shingle: [Mean; 2],
    exact: Mean,
    /// Words lost of texts that are bodies.
    harm: Mean,
    /// Snippets found, lost, and kept though they should not.
    snippets: [f64; 3],
    /// Fields found where there are some, and given where there are none.
    found: [Mean; 3],
    wrong: [Mean; 3],
    /// Bodies that are told to be sure, and of these the right ones.
    sure: [Mean; 2],
}

#[derive(Clone, Copy, Default)]
struct Mean {
    sum: f64,
    count: f64,
}

impl Mean {
    fn add(&mut self, value: f64) {
        self.sum += value;
        self.count += 1.0;
    }

    fn get(self) -> Option<f64> {
        (self.count > 0.0).then(|| self.sum / self.count)
    }
}

fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

/// Precision and recall of one bag against another.
fn bags(found: &[u64], gold: &[u64]) -> (f64, f64) {
    if found.is_empty() || gold.is_empty() {
        return if found.len() == gold.len() { (1.0, 1.0) } else { (0.0, 0.0) };
    }
    let mut left: HashMap<u64, u32> = HashMap::new();
    gold.iter().for_each(|word| *left.entry(*word).or_default() += 1);
    let hit = |word: &&u64| match left.get_mut(word) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    };
    let both = found.iter().filter(hit).count() as f64;
    (both / found.len() as f64, both / gold.len() as f64)
}

fn folded_words(text: &str) -> Vec<u64> {
    let mut all = Vec::new();
    words::each(&text.to_lowercase(), |word| all.push(crate::rng::hash(word)));
    all
}

fn shingles(numbers: &mut Numbers, text: &str) -> Vec<u64> {
    let words = numbers.of(text);
    let hash = |shingle: &[u32]| {
        shingle.iter().fold(0, |hash, word| crate::rng::mix(hash ^ u64::from(*word) << 1 | 1))
    };
    if words.is_empty() {
        Vec::new()
    } else {
        words.windows(SHINGLE.min(words.len())).map(hash).collect()
    }
}

fn paragraphs(text: &str) -> Vec<String> {
    let spaced = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    text.split('\n').map(spaced).filter(|line| !line.is_empty()).collect()
}

/// Whether a field's value is the gold's: a headline by its words, names where one holds the other, a day.
pub fn same(field: Model, gold: &str, found: &str) -> bool {
    match field {
        Model::Headline => {
            let (precision, recall) = bags(&folded_words(found), &folded_words(gold));
            f1(precision, recall) >= SAME_TITLE
        }
        Model::Byline => {
            let (gold, found) = (words::folded(gold), words::folded(found));
            let holds =
                |long: &str, short: &str| format!(" {long} ").contains(&format!(" {short} "));
            let set = |text: &str| {
                text.split(' ').map(str::to_owned).collect::<std::collections::BTreeSet<_>>()
            };
            !found.is_empty()
                && (holds(&found, &gold) || holds(&gold, &found) || set(&gold) == set(&found))
        }
        _ => found.chars().take(10).eq(gold.chars().take(10)),
    }
}

/// The word F1 from which a body is the article's but for a tenth, and the confidence from which on it is told
/// to be.
const RIGHT: f64 = 0.9;

/// Whether a body is the article's but for a tenth.
pub fn is_right(body: &str, gold: &str) -> bool {
    let (precision, recall) = bags(&folded_words(body), &folded_words(gold));
    f1(precision, recall) >= RIGHT
}

/// The fields, in the order of a record's.
pub const FIELDS: [Model; 3] = [Model::Headline, Model::Byline, Model::Date];

impl Sums {
    /// The scores of one page, by the weights of this thread.
    pub fn of(record: &Record) -> Self {
        let mut sums = Self::default();
        let article = dehusk::strip(&record.text);
        if record.bare {
            let (_, recall) = bags(&folded_words(&article.text), &folded_words(&record.text));
            sums.harm.add(1.0 - recall);
            return sums;
        }
        if let Some(body) = &record.body {
            let (precision, recall) = bags(&folded_words(&article.text), &folded_words(body));
            let word = f1(precision, recall);
            sums.word.add(word);
            let sure = f64::from(article.confidence) >= RIGHT;
            sums.sure[0].add(f64::from(u8::from(sure)));
            if sure {
                sums.sure[1].add(f64::from(u8::from(word >= RIGHT)));
            }
            let mut numbers = Numbers::default();
            let (found, gold) =
                (shingles(&mut numbers, &article.text), shingles(&mut numbers, body));
            let (precision, recall) = bags(&found, &gold);
            if !found.is_empty() {
                sums.shingle[0].add(precision);
            }
            if !gold.is_empty() {
                sums.shingle[1].add(recall);
            }
            if record.exact {
                sums.exact.add(f64::from(u8::from(paragraphs(&article.text) == paragraphs(body))));
            }
        }
        sums.snippets(record, &article.text);
        let authors = article.authors.join(" ");
        let date = article.date_published.and_then(|stamp| stamp.iso).unwrap_or_default();
        let given = [article.title.unwrap_or_default(), authors, date];
        for (at, gold) in record.fields.iter().enumerate() {
            match gold {
                Gold::Unknown => {}
                Gold::Lacks => sums.wrong[at].add(f64::from(u8::from(!given[at].is_empty()))),
                Gold::Is(gold) => {
                    let found = !given[at].is_empty() && same(FIELDS[at], gold, &given[at]);
                    sums.found[at].add(f64::from(u8::from(found)));
                }
            }
        }
        sums
    }

    fn snippets(&mut self, record: &Record, text: &str) {
        let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = spaced(text);
        let kept = |snippets: &[String]| {
            snippets.iter().filter(|snippet| text.contains(&spaced(snippet))).count()
        };
        let with = kept(&record.with);
        self.snippets[0] += with as f64;
        self.snippets[1] += (record.with.len() - with) as f64;
        self.snippets[2] += kept(&record.without) as f64;
    }

    pub fn add(&mut self, other: &Self) {
        let more = |sum: &mut Mean, other: &Mean| {
            sum.sum += other.sum;
            sum.count += other.count;
        };
        more(&mut self.word, &other.word);
        more(&mut self.exact, &other.exact);
        more(&mut self.harm, &other.harm);
        self.sure.iter_mut().zip(&other.sure).for_each(|(sum, other)| more(sum, other));
        self.shingle.iter_mut().zip(&other.shingle).for_each(|(sum, other)| more(sum, other));
        self.found.iter_mut().zip(&other.found).for_each(|(sum, other)| more(sum, other));
        self.wrong.iter_mut().zip(&other.wrong).for_each(|(sum, other)| more(sum, other));
        self.snippets.iter_mut().zip(other.snippets).for_each(|(sum, other)| *sum += other);
    }

    /// The figures that a model answers for, by name.
    pub fn figures(&self, model: Model) -> Vec<(&'static str, f64)> {
        const NAMES: [[&str; 2]; 3] =
            [["title", "title_false"], ["author", "author_false"], ["date", "date_false"]];
        let mut all = Vec::new();
        let mut tell =
            |name: &'static str, value: Option<f64>| all.extend(value.map(|value| (name, value)));
        if let Some(at) = FIELDS.iter().position(|field| *field == model) {
            tell(NAMES[at][0], self.found[at].get());
            tell(NAMES[at][1], self.wrong[at].get());
            return all;
        }
        if model == Model::Confidence {
            tell("sure", self.sure[0].get());
            tell("right", self.sure[1].get());
            return all;
        }
        tell("word", self.word.get());
        tell("shingle", self.shingle[0].get().zip(self.shingle[1].get()).map(|(p, r)| f1(p, r)));
        let [found, lost, kept] = self.snippets;
        let snippet = || f1(found / (found + kept).max(1.0), found / (found + lost).max(1.0));
        tell("snippet", (found + lost > 0.0).then(snippet));
        tell("exact", self.exact.get());
        tell("harm", self.harm.get());
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_compared_as_the_scores_do() {
        let same = |field, gold, found| super::same(field, gold, found);
        assert!(same(Model::Headline, "Ferry to sail again", "FERRY TO SAIL AGAIN!"));
        assert!(!same(Model::Headline, "Ferry to sail again", "Ferry"));
        assert!(
            same(Model::Byline, "Ann Lee", "Ann Lee Bo Day")
                && same(Model::Byline, "Lee, Ann", "Ann Lee")
        );
        assert!(
            !same(Model::Byline, "Ann Lee", "Ann Leeds") && !same(Model::Byline, "Ann Lee", "")
        );
        assert!(
            same(Model::Date, "2021-03-03", "2021-03-03T12:00")
                && !same(Model::Date, "2021-03-03", "")
        );
    }

    #[test]
    fn bags_count_what_comes_twice() {
        assert_eq!(bags(&[1, 1, 2], &[1, 2, 2, 3]), (2.0 / 3.0, 0.5));
        assert_eq!((bags(&[], &[]), bags(&[1], &[])), ((1.0, 1.0), (0.0, 0.0)));
    }
}
