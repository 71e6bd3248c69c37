//! No word of a language stands in the code: what is known of languages is read from `knowledge/`.

mod sources;

use std::fs;
use std::path::Path;

use sources::files;

/// Files that may hold words, and what these are.
const ALLOWED: &[(&str, &str)] = &[
    ("article.rs", "names of doubts, of biases and of what a text is"),
    ("article/kind.rs", "names of kinds"),
    ("article/language.rs", "what an error names"),
    ("article/names.rs", "what a macro writes"),
    ("choose/date.rs", "the language whose readers may put the month first"),
    ("door/links.rs", "headings that a text browser writes in English, whatever the page"),
    ("door/markdown.rs", "schemes of addresses"),
    ("fitting.rs", "names of tables and of their columns"),
    ("know/grammar.rs", "codes of languages, and parts of the format of rows"),
    ("know/grammar/build.rs", "messages, and parts of the format of rows"),
    ("know/grammar/fold.rs", "letters that count as others"),
    ("know/grammar/lists/names.rs", "names of sections"),
    ("know/grammar/lists/read.rs", "names of sections, read by tests"),
    ("know/grammar/own.rs", "messages"),
    ("know/grammar/parse.rs", "names of sections, and messages"),
    ("know/grammar/split/reader.rs", "parts of the format of rows"),
    ("know/grammar/table.rs", "the mark of a compiled table"),
    ("know/grammar/tokens.rs", "what an address begins with"),
    ("know/grammar/tokens/address.rs", "domains of the highest level"),
    ("know/tables.rs", "names of sections and files, written by a test"),
    ("know/grammar/vocabulary.rs", "codes of languages, and names of sections"),
    ("know/words.rs", "names of sections and cues"),
    ("label.rs", "names of rules"),
    ("label/around.rs", "parts of the format of rows"),
    ("label/company.rs", "the name of a row"),
    ("label/forms.rs", "what a text browser writes in English, whatever the page"),
    ("label/loose.rs", "names of rules"),
    ("label/prompted.rs", "how rules of words that need company are named"),
    ("label/prompts.rs", "codes of languages whose prompts hold everywhere"),
    ("label/table.rs", "names of rules"),
    ("layout.rs", "names of reasons"),
    ("layout/costs.rs", "names of signals"),
    ("layout/trail.rs", "names of reasons"),
    ("know/words/address.rs", "names of sections"),
    ("know/words/tell.rs", "names of sections"),
    ("measure/language/tell/script.rs", "codes of languages"),
    ("noun/credit/read.rs", "what a contributor did, as the records say it"),
    ("noun/date/clock.rs", "zones of time, as dates print them everywhere"),
    ("noun/date/zone.rs", "zones of time, as dates print them everywhere"),
    ("noun/embed.rs", "addresses of short links"),
    ("noun/links.rs", "names of rules"),
    ("noun/navigation.rs", "tags, schemes of addresses"),
    ("noun/pedia.rs", "names of rules"),
    ("noun/picture.rs", "endings of files"),
    ("settle.rs", "names of reasons"),
    ("settle/foot.rs", "names of reasons"),
    ("stripper/agreement.rs", "a test: names of rules, and where the records are"),
    ("stripper/explain.rs", "names of states"),
    ("stripper/stages.rs", "names of stages"),
];

/// The string literals of a source's own code: without comments, attributes and tests.
fn literals(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let code: String = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//") && !line.contains("#["))
        .filter(|line| {
            !["include!", "include_str!", "include_bytes!"].iter().any(|by| line.contains(by))
        })
        .map(|line| format!("{}\n", line.split("; // ").next().unwrap_or_default()))
        .collect();
    let mut found = Vec::new();
    let mut rest = code.as_str();
    while let Some(at) = rest.find(['"', '\'']) {
        if rest[at..].starts_with('\'') {
            // A character, or a lifetime.
            let inner = &rest[at + 1..];
            let escaped = usize::from(inner.starts_with('\\'));
            let closes = inner.char_indices().skip(1 + escaped).take(9).find(|(_, c)| *c == '\'');
            let is_char = closes
                .is_some_and(|(close, _)| escaped == 1 || inner[..close].chars().count() == 1);
            rest = &inner[closes.filter(|_| is_char).map_or(0, |(close, _)| close + 1)..];
            continue;
        }
        let inner = &rest[at + 1..];
        let mut last = ' ';
        let close = inner.find(|c| {
            let ends = c == '"' && last != '\\';
            last = if last == '\\' { ' ' } else { c };
            ends
        });
        let close = close.expect("a literal that ends");
        found.push(inner[..close].to_owned());
        rest = &inner[close + 1..];
    }
    found
}

/// Whether a literal holds a word: two letters in a row that are of no escape, place of a format string or file's name.
fn has_word(literal: &str) -> bool {
    let mut bytes = literal.split("\\x");
    let mut literal = bytes.next().unwrap_or_default().to_owned();
    bytes.for_each(|escaped| literal.push_str(escaped.get(2..).unwrap_or_default()));
    let mut text = String::new();
    let mut depth = 0;
    for c in literal
        .replace("\\u{", "{")
        .replace("\\t", "")
        .replace("\\n", "")
        .replace("\\x", " \u{0}")
        .chars()
    {
        depth += i32::from(c == '{');
        if depth == 0 {
            text.push(c);
        }
        depth -= i32::from(c == '}');
    }
    let chars: Vec<char> = text.chars().collect();
    !text.ends_with(".tsv") && chars.windows(2).any(|two| two.iter().all(|c| c.is_alphabetic()))
}

#[test]
fn code_holds_no_word() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&root, &mut all);
    let mut with_words = Vec::new();
    for path in all {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        if !name.ends_with(".rs") || name.contains("test") {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        let words: Vec<_> =
            literals(&source).into_iter().filter(|literal| has_word(literal)).collect();
        let allowed = ALLOWED.iter().any(|(file, _)| *file == name);
        if words.is_empty() == allowed {
            with_words.push(format!("{name}: {words:?}"));
        }
    }
    assert_eq!(
        with_words,
        Vec::<String>::new(),
        "words go to knowledge/lang, and what holds none needs no row"
    );
}

#[test]
fn words_are_told_from_marks() {
    assert_eq!(
        literals("let a = \"by\"; // \"no\"\nlet b = '\"'; let c: &'a str = \"\\\"x\";"),
        ["by", "\\\"x"]
    );
    for word in ["by", "de ", "автор", "目次"] {
        assert!(has_word(word), "{word}");
    }
    for mark in ["’s", "{year:04}-{month:02}", "\\u{2019}", "date.tsv", "T{:02}", "(c)", "电"] {
        assert!(!has_word(mark), "{mark}");
    }
}
