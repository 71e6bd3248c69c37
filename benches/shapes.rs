//! A search for texts that take more than linear time or much memory: random pieces in random arrangements, at two sizes.
//!
//! `cargo bench --bench shapes` looks for a minute; `-- 600` for ten, `-- 600 7` with another seed. What seems to grow faster than
//! its size is measured again at larger ones, and printed only if it does so there, too.
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

mod allocator;
mod timing;

use std::hint::black_box;
use std::time::{Duration, Instant};

use dehusk::Stripper;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use timing::fastest;

/// What pages are made of: lines that some rule looks for, and characters that some scan stops at.
const PIECES: &[&str] = &[
    "The ferry left at noon, and nobody who saw it knew why.",
    "It will sail again in May, the board said, and the old one will be sold",
    "Ann Lee",
    "By Ann Lee",
    "by",
    "von",
    "Autor:",
    "文：",
    "Ann Lee, Staff Writer",
    "Ann is one who writes about boats, as her father did before her.",
    "About the author",
    "Hi, I am Ann",
    "Posted by gizmo on Friday",
    "March 3, 2021",
    "2021-03-03",
    "Mon, 3 Mar",
    "Updated",
    "12:30",
    "3 hours ago",
    "5 min read",
    "LONDON (Harbour News) -",
    "ORRIN, March 3 —",
    "said the mayor",
    "Reply",
    "Like (3)",
    "Comments (12)",
    "Leave a comment",
    "Share",
    "Share on Facebook",
    "Read more",
    "Continue reading",
    "See Full Article",
    "Related stories",
    "Latest Harbour News",
    "You may also like",
    "Home",
    "News",
    "Log in",
    "Next",
    "Previous",
    "Page 1 of 3",
    "Loading...",
    "Advertisement",
    "Sign up for our newsletter",
    "Your email address",
    "We use cookies",
    "Accept all",
    "Tags:",
    "Source:",
    "References",
    "Photo: Ann Lee",
    "Photo of Ann Lee",
    "Image",
    "Editing by Bo Day; reporting by Cy Fox",
    "© 2021 Harbour Post",
    "(c)",
    "Copyright",
    "All rights reserved.",
    "$12.99",
    "12",
    "1.5",
    "10%",
    "No. 5",
    "Mr.",
    "U.S.",
    "e.g.",
    "A",
    "a",
    "I",
    "it's",
    "’s",
    "“Quote”",
    "[1]",
    "[2]The ferry",
    "[link](https://ferry.example/a)",
    "![](boat.png)",
    "**bold**",
    "* ",
    "- ",
    "• ",
    "1. ",
    "# Head",
    "│a│b│",
    "+---+---+",
    "|",
    "========",
    "----",
    "https://ferry.example/a?b=c",
    "1. https://ferry.example",
    "ann@harbour.example",
    "\"a\":1,",
    "<b>",
    "&amp;",
    "\\u0041",
    "...",
    "…",
    ".",
    "!",
    "?",
    ",",
    ":",
    ";",
    "·",
    ">",
    "»",
    "/",
    "_",
    "*",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "\"",
    "'",
    "’",
    "`",
    "   ",
    "        ",
    "渡轮在中午离开了港口。",
    "渡",
    "フェリーは正午に出た",
    "페리",
    "паром",
    "é",
    "e\u{301}",
    "\u{301}",
    "\u{200b}",
    "\u{ad}",
    "\u{202e}",
    "\u{e000}",
    "\u{fffd}",
    "🚢",
    "\0",
    "\u{b}",
    "\r",
    "\t",
    "\u{a0}",
];
/// What stands between them.
const JOINTS: &[&str] =
    &["", " ", " ", "\n", "\n", "\n", "\n\n", "\n\n", "\r\n", "\t", ", ", ". ", " | ", " - "];

/// How three units are put together to a text.
#[derive(Debug, Clone, Copy)]
enum Arrangement {
    /// The first over and over.
    Repeated,
    /// The first two with a number between, so that no line is like another.
    Counted,
    /// Lines that each have the first once more than the one before.
    Growing,
    /// All three, by no simple pattern.
    Mixed,
    /// A third of each.
    Parts,
}

impl Arrangement {
    /// A text of so many bytes or a few more.
    fn text(self, units: &[String; 3], bytes: usize) -> String {
        let [first, second, third] = units.each_ref().map(String::as_str);
        let mut text = String::with_capacity(bytes + 4096);
        for nth in 0_usize.. {
            if text.len() >= bytes {
                break;
            }
            match self {
                Self::Repeated => text.push_str(first),
                Self::Counted => text.extend([first, nth.to_string().as_str(), second]),
                Self::Growing => {
                    let left = bytes - text.len();
                    text.push_str(&first.repeat((nth + 1).min(left / first.len() + 1)));
                    text.extend([second, "\n"]);
                }
                Self::Mixed => {
                    text.push_str(first);
                    text.push_str(if nth * 7919 % 11 < 4 { second } else { "" });
                    text.push_str(if nth * 104_729 % 13 < 5 { third } else { "" });
                }
                Self::Parts => text.push_str(&units[(text.len() * 3 / bytes).min(2)]),
            }
        }
        text
    }
}

/// An arrangement, and three units for it.
fn shapes() -> impl Strategy<Value = (Arrangement, [String; 3])> {
    let unit = || {
        let pieces = prop::collection::vec((select(PIECES), select(JOINTS)), 1..7);
        pieces.prop_map(|pieces| {
            pieces.into_iter().flat_map(|(piece, joint)| [piece, joint]).collect::<String>()
        })
    };
    let arrangement = select(
        &[
            Arrangement::Repeated,
            Arrangement::Counted,
            Arrangement::Growing,
            Arrangement::Mixed,
            Arrangement::Parts,
        ][..],
    );
    (arrangement, [unit(), unit(), unit()])
}

/// The two sizes that every shape is measured at, and the third where these are suspect; each in bytes, and four times the one before.
const SMALL: usize = 1 << 18;
const LARGE: usize = 1 << 20;
const HUGE: usize = 1 << 22;
/// From how many times the time on, for four times the input, a shape is looked at again; and from how many on, for double the
/// input, it is not linear: time that grows with the power of 1.5 has 2.8, a busy machine makes 2 to 2.4 of linear time.
const SUSPECT: f64 = 5.3;
const SLOW: f64 = 2.5;
/// Bytes of a text for each line that is not blank, from which on its memory is looked at: blocks take room however short they are.
const LINE: usize = 25;
/// Rounds of each measure; the fastest counts.
const ROUNDS: usize = 3;

fn main() {
    let numbers: Vec<u64> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let time = Duration::from_secs(numbers.first().copied().unwrap_or(60));
    let seed = numbers.get(1).copied().unwrap_or(0);
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        TestRng::from_seed(RngAlgorithm::ChaCha, &seed_bytes(seed)),
    );
    let stripper = Stripper::default();
    let strip = |text: &str| stripper.strip(text).text.len();
    black_box(strip("A short text."));
    let (mut count, mut found) = (0, 0);
    let mut slowest = (0.0, String::new());
    let mut largest = (0.0, String::new());
    let (start, shapes) = (Instant::now(), shapes());
    while start.elapsed() < time {
        let (arrangement, units) =
            shapes.new_tree(&mut runner).expect("no shape is refused").current();
        let (small, large) = (arrangement.text(&units, SMALL), arrangement.text(&units, LARGE));
        let [before, after] = fastest(ROUNDS, 1, [&|| strip(&small), &|| strip(&large)]);
        count += 1;
        let shape = || format!("{arrangement:?} {units:?}");
        let nanoseconds = after * 1e9 / large.len() as f64;
        if nanoseconds > slowest.0 {
            slowest = (nanoseconds, shape());
        }
        if large.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).count() * LINE
            <= large.len()
        {
            let memory = allocator::peak(|| drop(black_box(stripper.strip(&large)))) as f64
                / large.len() as f64;
            if memory > largest.0 {
                largest = (memory, shape());
            }
        }
        if after / before > SUSPECT {
            let huge = arrangement.text(&units, HUGE);
            let [before, after] = fastest(ROUNDS, 1, [&|| strip(&large), &|| strip(&huge)]);
            let doubled = (after / before).sqrt();
            if doubled > SLOW {
                found += 1;
                println!("double the input: {doubled:.2} x the time: {}", shape());
            }
        }
    }
    println!("{count} shapes, seed {seed}: {found} that are not linear");
    println!("slowest: {:.0} ns/byte: {}", slowest.0, slowest.1);
    println!(
        "most memory, of {LINE} bytes a line or more: {:.1} x its size: {}",
        largest.0, largest.1
    );
}

/// A seed of the length that the generator takes.
fn seed_bytes(seed: u64) -> [u8; 32] {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    bytes
}
