//! Time for double the input, and memory at the peak, on inputs made to be slow: a ratio near two is linear time.
//!
//! `cargo bench --bench growth` prints a line for each family; `-- 64` doubles up to 64 MB (default 4), `-- 64 prompts` only the
//! families with that word in their name, `-- 64 memory` measures memory alone. Half and whole are measured in turn, so that a machine's noise meets both, and each twice
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
    ("Thai line without spaces", "เรือข้ามฟากออกจากท่าเรือในตอนเที่ยง"),
    ("short sentences in one line", "He left. She came! Why? "),
    ("prompts in one line", "Read more Share this Log in Next • "),
    ("labels in one line", "Read more: Photo by Related: "),
    ("lines of marks", "*** --- ===\n"),
    ("lines of three bytes", "ab\n"),
    ("Chinese lines without stops", "渡轮在中午离开了港口\n"),
    ("one Chinese line without stops", "渡轮在中午离开了港口"),
    ("capitals", "THE FERRY LINE STOPS AT NOON\n"),
    ("capitals in one line", "FERRYLINE READMORE SHARETHIS "),
    ("lines of names", "Ann Lee\nBo Day\nCy Fox, Harbour Post\n"),
    ("lines of dates", "March 3, 2021\n4 April 2022, 12:30\n2021-03-03T12:30:00Z\n"),
    ("entities", "&amp;&#39;&nbsp;&lt;b&gt; "),
    ("tables of Markdown", "| Boat | Fare |\n|------|------|\n| Anna | 3.20 |\n"),
    ("equal headings", "## The ferry\n\n"),
    ("lines of addresses", "https://ferry.example/a?b=c&d=e#f\n"),
    ("addresses in one line", "https://ferry.example/a?b=c www.ferry.example ann@harbour.example "),
    (
        "one paragraph over and over",
        "“The ferry between the two towns will stop running at the end of the month,” the board said. “Nobody who saw it knew why.”\n\n",
    ),
    ("times of a live blog", "12:30 The ferry left.\n\n12:31\n\nNobody came.\n\n"),
    ("contents", "1. The ferry\n2. The quay\n3. The boat\n\n"),
    ("glued prompts", "The ferry left.Read moreShare thisNobody came."),
    ("credits in one line", "The quay (Photo: Ann Lee) and by Ann Lee / Harbour Post "),
    ("references", "The ferry left.[1][2] ^ a b “Ferry”. Retrieved 3 March 2021.\n"),
    ("datelines", "LONDON (Harbour News) - The ferry left.\n\n"),
    ("indented list", "  • One\n    ◦ Two\n      ▪ Three\n"),
    ("quotes of mail", "> > The ferry left at noon\n> Nobody came\n"),
    ("tags", "#ferry #quay, #boat\nTags: ferry, quay, boat\n"),
    ("rights", "© 2021 Harbour Post. All rights reserved.\n"),
    ("Arabic", "غادرت العبارة الميناء عند الظهر. اقرأ أيضا\n"),
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
    ("distinct first words", |at| {
        format!("Boat{at} left the quay at noon, and nobody who saw it knew why it did.\n\n")
    }),
    ("distinct ends", |at| format!("The ferry left the quay at noon with {at}\n")),
    ("distinct sentences in one line", |at| format!("Boat {at} left for pier {}. ", at * 7)),
    ("pulled quotes", |at| {
        format!(
            "“We saw boat {at} leave the quay at noon,” said Ann Lee{}, who was there.\n\n“We saw boat {} leave the quay at noon”\n\n",
            at * 7,
            at / 2
        )
    }),
    ("distinct comments", |at| {
        format!("Ann{at} says:\nMarch 3, 2021 4:05 pm\nI saw boat {} go.\nReply\n\n", at * 7)
    }),
    ("lines that grow", |at| "ferry ".repeat(at % 1000) + "\n"),
    ("distinct Chinese lines", |at| format!("渡轮{at}在中午离开了港口{}\n", at * 7)),
    ("distinct addresses", |at| format!("[Boat {at}](https://ferry.example/{at})\n")),
];

/// What stands over the long line of some.
const PROSE: &str = "The ferry between the two towns will stop running at the end of the month, the board said.\n\n\
    Nobody who saw it leave the quay on Monday knew why it did so at noon.\n\n";

/// Makes a whole text of so many bytes.
type Whole = fn(usize) -> String;

/// Families that do not repeat.
const WHOLE: &[(&str, Whole)] = &[
    ("brackets in brackets", |bytes| "(".repeat(bytes / 2) + &")".repeat(bytes / 2)),
    ("square brackets in brackets", |bytes| "[".repeat(bytes / 2) + &"]".repeat(bytes / 2)),
    ("quotes in quotes", |bytes| "“".repeat(bytes / 6) + &"”".repeat(bytes / 6)),
    ("a menu over prose", |bytes| {
        "Home\n".repeat(bytes / 10)
            + &"The ferry left at noon, and nobody who saw it knew why it did.\n\n"
                .repeat(bytes / 130)
    }),
    ("prose over names", |bytes| {
        "The ferry left at noon, and nobody who saw it knew why it did.\n\n".repeat(bytes / 130)
            + &"Ann Lee\n".repeat(bytes / 16)
    }),
    ("spaces inside a list's line", |bytes| {
        let gap = " ".repeat(bytes / 2);
        format!(
            "{PROSE}Related stories\n\n* Ferry line adds a boat\n  Selby{gap}Post\n* Fares to rise in May\n  Varn{gap}Post\n"
        )
    }),
    ("distinct outlets of a list", |bytes| {
        let item = |at| format!("* Ferry line {at} adds a boat to the line\n  Selby News{at}\n");
        format!("{PROSE}Related stories\n\n{}", (0..bytes / 60).map(item).collect::<String>())
    }),
    ("one long number of a date", |bytes| {
        format!("{PROSE}Updated March {}, 2021\n", "1".repeat(bytes))
    }),
    ("marks in a line of rights", |bytes| {
        format!("{PROSE}© 2021 {}Harbour Post\n", "« ".repeat(bytes / 3))
    }),
    ("capitals in a line of rights", |bytes| {
        format!("{PROSE}Copyright {}2021 Harbour Post\n", "aB".repeat(bytes / 2))
    }),
    ("underscores", |bytes| PROSE.to_owned() + &"a_".repeat(bytes / 2)),
    ("figures in credits", |bytes| {
        format!("{PROSE}(Reporting by Ann Lee{}; Editing by Bo Day)\n", "1.".repeat(bytes / 2))
    }),
    ("verse over a foot", |bytes| {
        let verse = "The boat goes out at noon,\n".repeat(bytes / 27);
        format!(
            "{PROSE}{verse}Privacy policy\n© 2021 Harbour Post. All rights reserved.\nTerms of use\n"
        )
    }),
    ("a heading over items", |bytes| {
        "Related stories\n\n".to_owned() + &"* Ferry line adds a boat\n".repeat(bytes / 25)
    }),
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
    let whole = WHOLE.iter().map(move |(name, make)| {
        let text = move || make(bytes);
        (*name, Box::new(text) as Text)
    });
    repeated.chain(distinct).chain(whole)
}

/// Rounds of each measure, and how often it is taken in each; the fastest counts.
const ROUNDS: usize = 3;
const TAKES: usize = 2;

fn main() {
    let mut arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let largest: usize = arguments.iter().find_map(|argument| argument.parse().ok()).unwrap_or(4);
    let alone = arguments.iter().any(|argument| argument == "memory");
    arguments.retain(|argument| argument.parse::<usize>().is_err() && argument != "memory");
    let stripper = Stripper::default();
    black_box(stripper.strip("A short text."));
    let mut worst: (f64, &str) = (0.0, "none");
    let pairs = texts(largest << 20).zip(texts(largest << 19));
    for ((name, text), (_, half)) in pairs.filter(|((name, _), _)| {
        arguments.is_empty() || arguments.iter().any(|word| name.contains(word))
    }) {
        let text = text();
        let memory = || {
            allocator::peak(|| drop(black_box(stripper.strip(&text)))) as f64 / text.len() as f64
        };
        if alone {
            println!("{name:32} {:6.2} x its size", memory());
            continue;
        }
        let half = half();
        let strip = |part: &str| stripper.strip(part).text.len();
        let [small, large] = fastest(ROUNDS, TAKES, [&|| strip(&half), &|| strip(&text)]);
        let ratio = large / small;
        let speed = text.len() as f64 / 1e6 / large;
        println!(
            "{name:32} {speed:8.1} MB/s   double the input: {ratio:.2} x the time   {:6.2} x its size",
            memory()
        );
        if ratio > worst.0 {
            worst = (ratio, name);
        }
    }
    println!("worst: {:.2} x ({})", worst.0, worst.1);
}
