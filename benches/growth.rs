//! Time for double the input, and memory at the peak, on inputs made to be slow: a ratio near two is linear time.
//!
//! `cargo bench --bench growth` prints a line for each family; `-- 64` doubles up to 64 MB (default 4), `-- 64 prompts` only the
//! families with that word in their name. Half and whole are measured in turn, so that a machine's noise meets both, and each twice
//! in a row: a virtual machine may have to fetch the first one's memory from its host.
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

mod allocator;
mod timing;

use std::hint::black_box;

use dehusk::Stripper;
use timing::fastest;

/// Families of inputs: a name, and what repeats to make them.
const FAMILIES: &[(&str, &str)] = &[
    ("one line", "The ferry left at noon and nobody came. "),
    ("one line without ends", "ferry "),
    ("one line without spaces", "ferry"),
    ("empty lines", "\n"),
    ("only bullets", "•\n"),
    ("only list items", "• Ferry line adds a boat\n"),
    ("only prompts", "Read more\n"),
    (
        "prose and prompts",
        "The ferry between the two towns will stop running at the end of the month, the board said.\n\nRead more\n\n",
    ),
    (
        "cut sentences",
        "The ferry between the two towns will stop running at the\n\nRead more\n\nend of the month, as the board has said, and\n\n",
    ),
    ("deep indents", "                                                                ferry\n"),
    ("equal headlines", "Ferry line to stop at end of month\n"),
    ("prompts as items", "• Read more.\n"),
    ("labels over lines", "He left.\nTags\nFerry goes over the water again\n"),
    ("words in one", "ReadMore"),
    ("related lists", "Related stories\n\n* Ferry line adds a boat\n* Fares to rise in May\n\n"),
    ("nested quotes and brackets", "([{\"“«"),
    ("closing brackets", ". ) ] "),
    ("almost datelines", "MOSCOW, MOSCOW, MOSCOW, (\n"),
    ("almost bylines", "By By By Ann By\n"),
    ("almost dates", "January 99, 20 12/12/ 2021-99-99 March\n"),
    ("numbers", "1.1.1.1.1.1/"),
    ("combining marks", "e\u{301}\u{302}\u{303}"),
    ("right-to-left marks", "\u{202e}\u{200f}a"),
    ("private use", "\u{e000}\u{f8ff}"),
    ("escapes", "\\ud83d\\u0000\\x1b[0m "),
    ("soft hyphens", "fer\u{ad}ry\u{200b}"),
    ("NULs", "\0"),
    ("CR only", "The ferry left.\r"),
    ("Chinese", "渡轮在中午离开了港口。"),
    ("wrapped", "The ferry between the two towns will stop running at the end of the month, so\n"),
    ("separators", "Home > News | "),
    ("names", "Ann Lee and Bo Day, "),
    (
        "signed comments",
        "I saw it from the pier.\n\nPosted by: Ann Lee at March 3, 2021 4:05 PM\n\n",
    ),
    ("opened comments", "Ann Lee says:\nMarch 3, 2021 4:05 pm\nI saw it from the pier.\n\n"),
    ("lists of addresses", "The [1]ferry left.\n\nReferences\n\n1. https://ferry.example/a\n\n"),
    (
        "lists that come back",
        "* One\n* Two\n* Three\n* Four\n* Five\n* Six\n* Seven\n* Eight\n* Nine\n* Ten\n\nThe ferry left at noon, and nobody who saw it knew why.\n\n",
    ),
    (
        "names over texts",
        "Ann Lee\nAnn is one who writes about boats, as her father did before her.\n",
    ),
    ("page data", "\"a\":1,"),
    ("pictures", "A woman holding an oar on the quay\n\n"),
    ("Markdown links", "[Ferry](https://ferry.example/a) "),
    ("link text", "[a\n"),
    ("menus with bylines", "Home\nNews\nSport\nBy Ann Lee\n"),
    ("short lines of CRLF", "The hull\r\n"),
    ("long Thai line", "เรือข้ามฟากออกจากท่าเรือในตอนเที่ยง "),
];

/// Makes a piece of a text by its number.
type Piece = fn(usize) -> String;

/// Families whose pieces are all different.
const DISTINCT: &[(&str, Piece)] = &[
    ("distinct related links", |at| {
        format!("Related stories\n\n* Boat {at} goes to pier {}\n", at * 7)
    }),
    ("distinct bylines", |at| format!("By Ann Lee{at} and Bo Day{}\n", at * 7)),
    ("distinct words", |at| format!("w{:x}\n", at.wrapping_mul(0x9e37_79b9) as u32)),
    ("brackets that nothing closes", |at| match at {
        0 => "History[edit]\n\nThe hall is old.\n\nStyle[edit]\n\n".to_owned(),
        _ => "a[".to_owned(),
    }),
    ("distinct headlines", |at| format!("Ferry {at} adds a boat for {} towns\n", at * 7)),
];

/// Makes a text.
type Text = Box<dyn Fn() -> String>;

/// All families as texts of so many bytes.
fn texts(bytes: usize) -> impl Iterator<Item = (&'static str, Text)> {
    let repeated = FAMILIES.iter().map(move |(name, unit)| {
        let text = move || unit.repeat(bytes / unit.len());
        (*name, Box::new(text) as Text)
    });
    let distinct = DISTINCT.iter().map(move |(name, unit)| {
        let text = move || {
            let mut text = String::with_capacity(bytes);
            (0..)
                .map(unit)
                .take_while(|unit| {
                    text.push_str(unit);
                    text.len() < bytes
                })
                .for_each(drop);
            text
        };
        (*name, Box::new(text) as Text)
    });
    repeated.chain(distinct)
}

/// Rounds of each measure, and how often it is taken in each; the fastest counts.
const ROUNDS: usize = 3;
const TAKES: usize = 2;

fn main() {
    let mut arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let largest: usize = arguments.iter().find_map(|argument| argument.parse().ok()).unwrap_or(4);
    arguments.retain(|argument| argument.parse::<usize>().is_err());
    let stripper = Stripper::default();
    black_box(stripper.strip("A short text."));
    let mut worst: (f64, &str) = (0.0, "none");
    for (name, text) in texts(largest << 20).filter(|(name, _)| {
        arguments.is_empty() || arguments.iter().any(|word| name.contains(word))
    }) {
        let text = text();
        let mut half = text.len() / 2;
        while !text.is_char_boundary(half) {
            half -= 1;
        }
        let strip = |part: &str| stripper.strip(part).text.len();
        let [small, large] = fastest(ROUNDS, TAKES, [&|| strip(&text[..half]), &|| strip(&text)]);
        let ratio = large / small;
        let memory =
            allocator::peak(|| drop(black_box(stripper.strip(&text)))) as f64 / text.len() as f64;
        let speed = text.len() as f64 / 1e6 / large;
        println!(
            "{name:28} {speed:8.1} MB/s   double the input: {ratio:.2} x the time   {memory:6.2} x its size"
        );
        if ratio > worst.0 {
            worst = (ratio, name);
        }
    }
    println!("worst: {:.2} x ({})", worst.0, worst.1);
}
