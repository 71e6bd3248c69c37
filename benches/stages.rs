//! The whole, and every stage alone.
//!
//! `cargo bench --bench stages` prints the table; a name behind `--` picks what has it in its own. A stage runs on what those
//! before it gave, over all pages one behind the other. Where the evaluation records are absent it runs on generated pages and says
//! so.
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

mod pages;

use std::sync::LazyLock;

use dehusk::fitting::{STAGES, Stage, Stages};
use dehusk::{Kind, Stripper};
use divan::Bencher;
use divan::counter::BytesCount;

static LOADED: LazyLock<(Vec<String>, &str)> = LazyLock::new(pages::load);
static PAGES: LazyLock<&[String]> = LazyLock::new(|| &LOADED.0);
static STRIPPER: LazyLock<Stripper> = LazyLock::new(Stripper::default);
/// The pages with what every stage found of them.
static READ: LazyLock<Vec<Stages<'static>>> =
    LazyLock::new(|| PAGES.iter().map(|page| Stages::of(&STRIPPER, page.clone())).collect());

fn main() {
    println!("{} pages, {}", PAGES.len(), LOADED.1);
    divan::main();
}

/// Measures a round over all pages.
fn round(bencher: Bencher<'_, '_>, work: impl Fn() -> usize + Sync) {
    let bytes: usize = PAGES.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench(work);
}

/// The same of something that takes a page.
fn over_all(bencher: Bencher<'_, '_>, work: impl Fn(&str) -> usize + Sync) {
    round(bencher, || PAGES.iter().map(|page| work(page)).sum());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn split_whitespace(bencher: Bencher<'_, '_>) {
    over_all(bencher, |page| page.split_whitespace().count());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn from_utf8(bencher: Bencher<'_, '_>) {
    over_all(bencher, |page| std::str::from_utf8(page.as_bytes()).map_or(0, str::len));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn strip(bencher: Bencher<'_, '_>) {
    over_all(bencher, |page| STRIPPER.strip(page).text.len());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn explain(bencher: Bencher<'_, '_>) {
    over_all(bencher, |page| STRIPPER.explain(page).len());
}

/// A stripper with a phrase of one's own builds tables of its own.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn first_call() -> usize {
    let fresh = Stripper::builder()
        .phrase(Kind::ReadMore, "full story: *")
        .build()
        .expect("the phrase is right");
    fresh.strip("A short text.").text.len()
}

#[divan::bench(sample_count = 10, sample_size = 1, args = STAGES)]
fn stage(bencher: Bencher<'_, '_>, stage: Stage) {
    round(bencher, || READ.iter().map(stage.run).sum());
}
