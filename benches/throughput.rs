//! Speed as a ratio to `str::split_whitespace().count()` over the same texts, in one run, and what a call allocates.
//!
//! `cargo bench --bench throughput` prints the table of `benches/README.md`. Where the evaluation records are absent it
//! runs on generated pages and says so.
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

mod allocator;
mod pages;
mod timing;

use std::hint::black_box;
use std::time::Instant;

use dehusk::Stripper;
use timing::fastest;

/// Rounds of each measure; the fastest counts, as the machine's noise only adds.
const ROUNDS: usize = 15;
/// Characters of a wrapped line.
const COLUMNS: usize = 80;
/// Lines of a body that are texts of their own.
const SHORT: usize = 20;

fn main() {
    let (pages, source) = pages::load();
    let bytes: usize = pages.iter().map(String::len).sum();
    println!("{} pages, {:.1} MB, {source}", pages.len(), bytes as f64 / 1e6);
    let stripper = Stripper::default();
    let bodies: Vec<_> = pages.iter().map(|page| stripper.strip(page).text).collect();
    let wrapped: Vec<_> = pages.iter().map(|page| wrap(page)).collect();
    // Texts of a line each, as feeds and tables hold them.
    let short: Vec<_> = bodies.iter().flat_map(|body| body.lines().take(SHORT)).collect();
    let [
        count,
        strip,
        alone,
        explain,
        many,
        count_wrapped,
        strip_wrapped,
        count_short,
        strip_short,
    ] = fastest(
        ROUNDS,
        1,
        [
            &|| pages.iter().map(|page| page.split_whitespace().count()).sum(),
            &|| pages.iter().map(|page| stripper.strip(page).text.len()).sum(),
            &|| bodies.iter().map(|body| stripper.strip(body).text.len()).sum(),
            &|| pages.iter().map(|page| stripper.explain(page).len()).sum(),
            &|| in_threads(&pages, &stripper),
            &|| wrapped.iter().map(|page| page.split_whitespace().count()).sum(),
            &|| wrapped.iter().map(|page| stripper.strip(page).text.len()).sum(),
            &|| short.iter().map(|text| text.split_whitespace().count()).sum(),
            &|| short.iter().map(|text| stripper.strip(text).text.len()).sum(),
        ],
    );
    let rate = |seconds: f64| bytes as f64 / 1e6 / seconds;
    println!("split_whitespace().count()   {:8.1} MB/s", rate(count));
    println!(
        "Stripper::strip              {:8.1} MB/s   ratio {:.3}   {:.0} pages/s",
        rate(strip),
        count / strip,
        pages.len() as f64 / strip
    );
    // What is left of the time where nothing but the body is read.
    let (rate_alone, kept) =
        (bodies.iter().map(String::len).sum::<usize>() as f64 / 1e6 / alone, alone / strip * 100.0);
    println!("Stripper::strip, bodies      {rate_alone:8.1} MB/s   {kept:.0} % of the pages' time");
    println!(
        "Stripper::strip, wrapped     {:8.1} MB/s   ratio {:.3}",
        rate(strip_wrapped),
        count_wrapped / strip_wrapped
    );
    println!(
        "Stripper::strip, short texts {:8.0} a second   ratio {:.3}",
        short.len() as f64 / strip_short,
        count_short / strip_short
    );
    println!(
        "Stripper::explain            {:8.1} MB/s   ratio {:.3}",
        rate(explain),
        count / explain
    );
    let start = Instant::now();
    let fresh = Stripper::builder()
        .phrase(dehusk::Kind::ReadMore, "full story: *")
        .build()
        .expect("the phrase is right");
    black_box(fresh.strip("A short text."));
    println!("fresh Stripper, first call   {:8.2} ms", start.elapsed().as_secs_f64() * 1e3);
    let allocations =
        allocator::count(|| pages.iter().for_each(|page| drop(black_box(stripper.strip(page)))));
    println!("allocations a page           {:8.0}", allocations as f64 / pages.len() as f64);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!("eight threads, {cores} cores       {:8.2} x one thread", strip / many);
}

/// A page with its lines broken at eighty characters, as terminal browsers and mail break them.
fn wrap(page: &str) -> String {
    let mut out = String::with_capacity(page.len() + page.len() / 80);
    for line in page.lines() {
        let mut width = 0;
        for word in line.split(' ') {
            let own = word.chars().count();
            let (gap, next) = match width {
                0 => ("", own),
                _ if width + 1 + own > COLUMNS => ("\n", own),
                _ => (" ", width + 1 + own),
            };
            out.push_str(gap);
            out.push_str(word);
            width = next;
        }
        out.push('\n');
    }
    out
}

/// Strips all pages in eight threads with one stripper.
fn in_threads(pages: &[String], stripper: &Stripper) -> usize {
    std::thread::scope(|scope| {
        let strip = |nth| {
            move || {
                pages
                    .iter()
                    .skip(nth)
                    .step_by(8)
                    .map(|page| stripper.strip(page).text.len())
                    .sum::<usize>()
            }
        };
        let workers: Vec<_> = (0..8).map(|nth| scope.spawn(strip(nth))).collect();
        workers.into_iter().map(|worker| worker.join().expect("no thread panics")).sum()
    })
}
