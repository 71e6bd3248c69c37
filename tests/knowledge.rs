//! Holds prompts of all languages against prose: what only looks like one stays, and what is one
//! leaves the paragraph that it was glued to.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dehusk::{Kind, Known, Stripper};

/// A text that a strong row takes, with its language.
struct Hit {
    code: String,
    text: String,
}

/// The files of languages, by their names.
fn files() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge/lang");
    let entries = fs::read_dir(folder).expect("the folder of languages is there");
    let named = entries.map(|entry| {
        let path = entry.expect("it is listed").path();
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a name");
        (name.to_owned(), fs::read_to_string(&path).expect("a text"))
    });
    named.collect()
}

/// The hits of every file's sections of strong rows, those of one word left out: cut from a
/// sentence, they would be a word of it.
fn hits() -> Vec<Hit> {
    let mut all = Vec::new();
    for (name, file) in files() {
        let told = file.lines().find_map(|line| line.strip_prefix("told "));
        let code = told.unwrap_or(&name).to_owned();
        let mut strong = false;
        for line in file.lines() {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                strong = name.parse::<Kind>().is_ok();
            }
            let Some(text) = line.strip_prefix("hit ").filter(|_| strong) else { continue };
            // Japanese, Chinese, Korean, Thai.
            let unspaced = |c: char| matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{d7a3}');
            if text.split_whitespace().count() > 1 || text.contains(unspaced) {
                all.push(Hit { code: code.clone(), text: text.trim().to_owned() });
            }
        }
    }
    all
}

/// What stands in front of a prompt, and behind it: no two paragraphs say the same.
fn sentences(nth: usize) -> [String; 2] {
    [
        format!("The ferry from pier {nth} was full on Monday, and many had to wait for hours."),
        format!(
            "It will sail again in May, the mayor of the town said, with {nth} people on board."
        ),
    ]
}

/// A prompt as a sentence.
fn finished(text: &str) -> String {
    let bare = text.trim_end();
    if bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '۔', '؟', ')', ']', '：', ':'])
    {
        bare.to_owned()
    } else {
        format!("{bare}.")
    }
}

/// Where a prompt is put.
type Place = (&'static str, fn(&[String; 2], &str) -> String);

const PLACES: [Place; 3] = [
    ("in front", |[one, other], prompt| format!("{prompt} {one} {other}")),
    ("between", |[one, other], prompt| format!("{one} {prompt} {other}")),
    ("behind", |[one, other], prompt| format!("{one} {other} {prompt}")),
];

/// Paragraphs of a page.
const PAGE: usize = 12;
/// Prompts in a thousand that stay, by the place they were put in: those whose end cannot be told from what
/// stands behind them, or which a sentence may begin or end with. It only goes down.
const STAY: [(&str, usize); 3] = [("in front", 60), ("between", 58), ("behind", 16)];

#[test]
fn a_prompt_leaves_its_paragraph_whole() {
    let hits = hits();
    assert!(hits.len() > 5_000, "{}", hits.len());
    let mut counts = Vec::new();
    let mut told = Vec::new();
    for (place, put) in PLACES {
        let mut stay: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let pages = hits.chunk_by(|one, next| one.code == next.code);
        for page in pages.flat_map(|own| own.chunks(PAGE)) {
            let sentences: Vec<_> = (1..=page.len()).map(sentences).collect();
            let paragraphs =
                page.iter().zip(&sentences).map(|(hit, own)| put(own, &finished(&hit.text)));
            let text = paragraphs.collect::<Vec<_>>().join("\n\n");
            // The sentences around are English; the prompts are of a page of their language.
            let mut known = Known::new();
            known.language = page[0].code.parse().ok();
            let body = Stripper::default().strip_known(&text, &known).text;
            for (hit, own) in page.iter().zip(&sentences) {
                let whole = own.join(" ");
                if !body.split("\n\n").any(|paragraph| paragraph == whole) {
                    stay.entry(&hit.code).or_default().push(&hit.text);
                }
            }
        }
        counts.push((place, stay.values().map(Vec::len).sum::<usize>()));
        told.push(format!("{place}: {stay:#?}"));
    }
    let most = |share: usize| hits.len() * share / 1000;
    let more = counts.iter().zip(STAY).any(|((_, count), (_, share))| *count > most(share));
    assert!(!more, "{counts:?} of {} stay:\n{}", hits.len(), told.join("\n"));
}

/// A language's sentences that hold the words of prompts and are none: its section `[alike]`.
fn alike(file: &str) -> impl Iterator<Item = &str> {
    let lines = file.lines().skip_while(|line| *line != "[alike]").skip(1);
    lines.take_while(|line| !line.starts_with('[')).filter(|line| !line.is_empty())
}

#[test]
fn look_alikes_survive() {
    let mut languages = 0;
    for (code, file) in files() {
        let lines: Vec<_> = alike(&file).collect();
        assert_ne!(lines.len(), 1, "{code} has two or more, or none");
        languages += usize::from(!lines.is_empty());
        for line in lines {
            let [one, other] = sentences(3);
            for text in [
                format!("{one}\n\n{line}\n\n{other}"),
                format!("{line} {one} {other}"),
                format!("{one} {line} {other}"),
                format!("{one} {other} {line}"),
            ] {
                assert_eq!(dehusk::strip(&text).text, text, "{code}: {line}");
            }
        }
    }
    assert!(languages >= 10, "{languages}");
}

#[test]
fn a_line_of_nothing_but_prompts_goes_whole() {
    let prose = "The ferry that sails from the old harbour at noon was full on Monday.";
    let text =
        format!("{prose}\n\nAdvertisement. Scroll to continue reading.\n\n{prose} It came late.");
    let article = dehusk::strip(&text);
    assert_eq!(article.text, format!("{prose}\n\n{prose} It came late."));
    assert_eq!(article.removed.len(), 1);
    assert_eq!(
        &text[article.removed[0].range.clone()],
        "Advertisement. Scroll to continue reading."
    );
}

#[test]
fn a_headline_right_below_a_prompt_goes_with_it() {
    let prose = "The ferry that sails from the old harbour at noon was full on Monday.";
    let page = |gap: &str| {
        format!("{prose}\n\nRead more\n{gap}Why the old mill burnt twice\n\n{prose} It came late.")
    };
    assert_eq!(dehusk::strip(&page("")).text, format!("{prose}\n\n{prose} It came late."));
    // With a blank line between it may head what follows.
    assert_eq!(
        dehusk::strip(&page("\n")).text,
        format!("{prose}\n\nWhy the old mill burnt twice\n\n{prose} It came late.")
    );
}

/// A caller's rows take what shapes and the place of a line would keep.
#[test]
fn own_rows_come_first() {
    let prose = "The ferry that sails from the old harbour at noon was full on Monday.";
    let stripper = dehusk::Stripper::builder()
        .phrase(Kind::ReadMore, "the whole tale: *")
        .phrase(Kind::Promotion, "* brings you the weather")
        .phrase(Kind::Promotion, "the <name> mug")
        .build()
        .expect("it is there");
    let long = format!("The whole tale: {}", "how it burnt, and why. ".repeat(40));
    for line in [
        "The whole tale: how it burnt",
        "THE WHOLE TALE: how it burnt. And why.",
        "• The whole tale: how it burnt",
        "1. The Whole Tale: how",
        "Harbour Paints brings you the weather",
        "The Mill Herald mug",
        &long,
    ] {
        let text = format!("{prose}\n\n{line}\n\n{prose} It came late.");
        let article = stripper.strip(&text);
        assert_eq!(article.text, format!("{prose}\n\n{prose} It came late."), "{line}");
        assert_eq!(article.removed.len(), 1, "{line}");
    }
    let glued = format!("{prose} The whole tale: how it burnt.");
    assert_eq!(stripper.strip(&glued).text, prose);
}
