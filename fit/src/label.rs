//! A page as the layout's fit sees it: what each block may be, by the gold.

use dehusk::fitting::{self, Block};

use crate::align;
use crate::records::Record;
use crate::words::{self, Numbers};

/// Parts of a page, a bit each.
pub const BEFORE: u8 = 1;
pub const BODY: u8 = 2;
pub const INTERRUPTION: u8 = 4;
pub const AFTER: u8 = 8;
const FREE: u8 = BEFORE | BODY | INTERRUPTION | AFTER;
const OUTSIDE: u8 = FREE - BODY;

/// Share of a block's words that the gold must have for the block to be body.
const MATCHED: f64 = 0.5;
/// Words of a run that make its words matched: three, as two happen to follow each other anywhere;
/// in blocks of up to three words two; where most words are single characters, five.
const RUN: u32 = 3;
const RUN_SHORT: u32 = 2;
const RUN_UNSPACED: u32 = 5;
const SHORT: usize = 3;
/// Bytes of a snippet or block that is part of a longer one and still says what that is.
const SNIPPET: usize = 20;

/// What is known of a block.
pub struct Labelled {
    /// The parts that it may be of.
    pub may: u8,
    /// Whether it was named: it is never body.
    pub named: bool,
    /// Whether its signals say nothing, as it is one player with the block before.
    pub more: bool,
    /// Its words, and those that the gold has; 0 where it was named.
    pub words: f64,
    pub known: f64,
}

/// A page with labels.
pub struct Page {
    pub blocks: Vec<Labelled>,
    /// The signals of all blocks, and where those of each end.
    signals: Vec<u16>,
    ends: Vec<u32>,
    /// Words of the gold; 0 where none is given.
    pub gold: f64,
    pub fold: usize,
    pub weight: f64,
}

impl Page {
    /// The signals of a block.
    pub fn signals(&self, at: usize) -> &[u16] {
        let from = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.signals[from..self.ends[at] as usize]
    }

    pub fn of(record: &Record, weight: f64) -> Self {
        let blocks = fitting::blocks(&record.text);
        let mut page = match &record.body {
            Some(body) => by_body(&blocks, body),
            None => Self::new(by_snippets(&blocks, record), 0.0),
        };
        for block in &blocks {
            page.signals.extend(&block.signals);
            page.ends.push(page.signals.len() as u32);
        }
        (page.fold, page.weight) = (record.fold, weight);
        page
    }

    fn new(blocks: Vec<Labelled>, gold: f64) -> Self {
        Self { blocks, signals: Vec::new(), ends: Vec::new(), gold, fold: 0, weight: 0.0 }
    }

    /// A page of blocks that are given whole, for tests.
    #[cfg(test)]
    pub fn made(blocks: Vec<(Labelled, Vec<u16>)>, gold: f64) -> Self {
        let (mut signals, mut ends) = (Vec::new(), Vec::new());
        let mut labelled = Vec::new();
        for (block, held) in blocks {
            signals.extend(held);
            ends.push(signals.len() as u32);
            labelled.push(block);
        }
        Self { signals, ends, weight: 1.0, ..Self::new(labelled, gold) }
    }
}

/// Labels by the words of the body.
fn by_body(blocks: &[Block], body: &str) -> Page {
    let mut numbers = Numbers::default();
    let gold = numbers.folded(body);
    let pieces: Vec<Vec<u32>> = blocks.iter().map(|block| numbers.folded(&block.text)).collect();
    let runs = align::runs(&pieces.concat(), &gold);
    let mut from = 0;
    let label = |(block, piece): (&Block, &Vec<u32>)| {
        let words = piece.len();
        let unspaced = block.text.chars().filter(|c| words::is_unspaced(*c)).count();
        let least = match words {
            _ if unspaced * 2 > words => RUN_UNSPACED,
            _ if words <= SHORT => RUN_SHORT,
            _ => RUN,
        };
        let known = runs[from..from + words].iter().filter(|run| **run >= least).count();
        from += words;
        let may = match words {
            _ if block.named => OUTSIDE,
            0 => FREE,
            _ if known as f64 >= MATCHED * words as f64 => BODY,
            _ => OUTSIDE,
        };
        let (words, known) = if block.named { (0, 0) } else { (words, known) };
        let (words, known) = (words as f64, known as f64);
        Labelled { may, named: block.named, more: block.more, words, known }
    };
    let mut labels: Vec<Labelled> = blocks.iter().zip(&pieces).map(label).collect();
    in_order(&mut labels);
    Page::new(labels, gold.len() as f64)
}

/// Leaves of what each block may be what the order of the parts lets be.
fn in_order(labels: &mut [Labelled]) {
    let first = labels.iter().position(|block| block.may == BODY).unwrap_or(labels.len());
    let last = labels.iter().rposition(|block| block.may == BODY).unwrap_or(0);
    for (at, block) in labels.iter_mut().enumerate() {
        block.may &= match at {
            _ if at < first => BEFORE | BODY,
            _ if at > last => AFTER | BODY,
            _ => INTERRUPTION | BODY,
        };
    }
}

/// Labels by snippets that the body has or lacks; what holds none may be anything.
fn by_snippets(blocks: &[Block], record: &Record) -> Vec<Labelled> {
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let [with, without] = [&record.with, &record.without]
        .map(|snippets| snippets.iter().map(|snippet| spaced(snippet)).collect::<Vec<_>>());
    let label = |block: &Block| {
        let text = spaced(&block.text);
        let has = |snippet: &String| {
            let inside =
                || snippet.len() > SNIPPET && text.len() > SNIPPET && snippet.contains(&text);
            text.contains(snippet) || inside()
        };
        let mostly = |snippet: &String| text.contains(snippet) && snippet.len() * 3 > text.len();
        let may = match () {
            () if block.named => OUTSIDE,
            () if text.len() <= 3 => FREE,
            () if with.iter().any(has) => BODY,
            () if without.iter().any(mostly) => OUTSIDE,
            () => FREE,
        };
        Labelled { may, named: block.named, more: block.more, words: 0.0, known: 0.0 }
    };
    blocks.iter().map(label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(text: &str, body: &str) -> Vec<(u8, f64, f64)> {
        let record = Record::made("a", text, body);
        let page = Page::of(&record, 1.0);
        page.blocks.iter().map(|block| (block.may, block.words, block.known)).collect()
    }

    #[test]
    fn blocks_are_labelled_by_the_runs_that_they_share_with_the_body() {
        let (one, two) = (
            "The ferry will sail again in May, the harbour board said on Monday.",
            "The old one will be sold, and nobody knows yet who will buy it.",
        );
        let text = format!(
            "Ferry lines\n\nHarbour fares\n\n{one}\n\nBoats of the week\n\n* * *\n\n{two}\n\nTides"
        );
        let found = labels(&text, &format!("{one}\n\n{two}"));
        let expected = [
            (BEFORE, 2.0, 0.0),
            (BEFORE, 2.0, 0.0),
            (BODY, 13.0, 13.0),
            (INTERRUPTION, 4.0, 0.0),
            (INTERRUPTION | BODY, 0.0, 0.0),
            (BODY, 14.0, 14.0),
            (AFTER, 1.0, 0.0),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_named_is_never_body() {
        let one = "The ferry will sail again in May, the harbour board said on Monday.";
        let found = labels(&format!("{one}\n\nAdvertisement"), &format!("{one}\n\nAdvertisement"));
        assert_eq!(found, [(BODY, 13.0, 13.0), (AFTER, 0.0, 0.0)]);
    }

    #[test]
    fn a_page_without_an_article_is_all_before_it() {
        assert!(
            labels("Fares\n\nTides\n\nBoats of the week", "").iter().all(|label| label.0 == BEFORE)
        );
    }
}
