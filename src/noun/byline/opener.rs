//! The words that open the names of a byline: at the front of a line, inside it, or in a line of their own.

use std::collections::HashMap;

use once_cell::sync::Lazy;
use regex::Regex;

use crate::measure::features::Features;
use crate::text::{Quick, same};

/// What opens a byline at the front of a line, in small letters, the longer before what it begins with. A colon may
/// follow; the name may be glued to it ("ByAnn Lee").
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "by", "by by", "byline", "written by", "article by", "article written by", "words by", "posted by", "story by",
    "text by", "contributed by", "published by", "authored by", "created by", "submitted by", "report by", "review by", "blog by",
    "author", "authors", "author of the article", "contributor", "contributors", "about the author", "article author", "writer",
    "von", "vom", "geschrieben von", "verfasst von", "erstellt von", "veröffentlicht von", "eingetragen von", "text von",
    "ein beitrag von", "beitrag von", "kommentar von", "ein kommentar von", "eine kolumne von", "ein artikel von",
    "text", "text und fotos", "text & fotos", "text und bilder", "interview", "interview von", "ein interview von", "gastbeitrag von",
    "ein gastbeitrag von", "eine analyse von", "ein essay von", "interview by", "words and photos by", "story and photos by",
    "text and photos by", "propos recueillis par", "un article de", "un articolo di", "intervista di", "entrevista de", "entrevista",
    "autor", "autorin", "autor/in", "autoren", "verfasser", "verfasst durch",
    "par", "écrit par", "publié par", "rédigé par", "posté par", "auteur", "texte",
    "por", "escrito por", "publicado por", "postado por", "redactado por", "autora", "texto",
    "di", "scritto da", "pubblicato da", "a cura di", "articolo di", "autore",
    "door", "geschreven door", "geplaatst door", "av", "skriven av", "skrevet av", "af", "skrevet af",
    "автор", "авторы", "текст", "yazan", "yazar", "szerző", "teksti", "tekst", "作者", "記者", "记者", "文", "责任编辑", "責任編輯",
];
/// The openers by their first characters.
static OPENERS_BY_FIRST: Lazy<HashMap<char, Vec<&str>, Quick>> = Lazy::new(|| {
    let mut openers: HashMap<_, Vec<_>, _> = HashMap::default();
    for opener in OPENERS {
        openers.entry(opener.chars().next().unwrap_or(' ')).or_default().push(*opener);
    }
    openers
});
/// Openers that are words of headings, too, and want a colon.
const LABELS: &[&str] = &[
    "text",
    "texte",
    "texto",
    "tekst",
    "teksti",
    "interview",
    "entrevista",
    "contributor",
    "contributors",
    "writer",
];
/// The same inside a line, behind a date or a picture's name.
static INNER: Lazy<Regex> = Lazy::new(|| {
    Regex::new(
        r"[ •\]|0-9](?:By|by|BY) |[a-z]By | (?:[Vv]on|vom|[Pp]ar|[Pp]or|door|av) |Foto von |(?:Author|Autor|Autorin|Auteur ?|Автор|Redaktion): ?|Author |Autor |AuthorBy |作者[：:]|记者 |文／",
    )
    .expect("the pattern is well formed")
});
/// What says so most plainly, and comes before the others.
static WRITTEN: Lazy<Regex> = Lazy::new(|| {
    Regex::new("ritten by|osted by|eschrieben von|Words by|crit par|scrito por")
        .expect("the pattern is well formed")
});
/// What stands before "by" where others are named than authors.
#[rustfmt::skip]
const CHECKED: &[&str] = &[
    "eviewed", "hecked", "dited", "owered", "ponsored", "hotos", "hoto", "hotographed", "hotographs",
    "hotography", "llustrations", "llustrated", "raphics", "ideo", "ideos", "pproved", "ranslated",
];

/// What follows the words that open a byline at the front of a line.
pub(crate) fn opener(line: &str) -> Option<&str> {
    let first = line.chars().next()?.to_lowercase().next()?;
    let longest = OPENERS_BY_FIRST
        .get(&first)?
        .iter()
        .filter_map(|opener| after(line, opener))
        .min_by_key(|rest| rest.len())?;
    Some(longest.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '：' | '—' | '–' | '-' | '.' | '|' | '／')
    }))
}

/// What follows an opener that a line begins with, in whatever case; white space, a colon or a glued capital parts them.
fn after<'l>(line: &'l str, opener: &&str) -> Option<&'l str> {
    let head = line.get(..opener.len()).filter(|head| same(opener, head))?;
    let rest = &line[opener.len()..];
    // "Written byby Ann Lee"
    let rest = rest.strip_prefix("by").filter(|rest| rest.starts_with(' ')).unwrap_or(rest);
    let next = rest.chars().next()?;
    // "Text: Ann Lee", but "Text Classification".
    if LABELS.contains(opener) && !matches!(next, ':' | '：' | '／' | '|') {
        return None;
    }
    let small = head.ends_with(char::is_lowercase);
    let wide = head.ends_with(crate::text::is_unspaced);
    let glued = small && next.is_uppercase() && rest.contains(' ');
    let label = matches!(next, ':' | '：' | '／');
    (label || next == '|' || next.is_whitespace() || glued || wide).then_some(rest)
}

/// Whether what opens names inside a line may stand in it: "by" and its like behind a space or mark, or a label. Most lines have
/// neither, and this says so at once.
fn may_open_inside(line: &str) -> bool {
    const WORDS: [&[u8]; 12] = [
        b"by", b"By", b"BY", b"von", b"Von", b"vom", b"par", b"Par", b"por", b"Por", b"door",
        b"av ",
    ];
    const LABELS: [&[u8]; 2] = [b"Aut", b"Redaktion"];
    let bytes = line.as_bytes();
    !line.is_ascii()
        || (0..bytes.len()).any(|at| match bytes[at] {
            b'0'..=b'9' | b'a'..=b'z' => bytes[at + 1..].starts_with(b"By "),
            b' ' | b']' | b'|' => WORDS.iter().any(|word| bytes[at + 1..].starts_with(word)),
            b'A' | b'R' => LABELS.iter().any(|label| bytes[at..].starts_with(label)),
            _ => false,
        })
}

/// What follows an opener inside a line.
pub(crate) fn inner(line: &str) -> Option<&str> {
    if !may_open_inside(line) {
        return None;
    }
    let find = |opener: &Regex| {
        opener
            .find_iter(line)
            .find(|found| !CHECKED.iter().any(|other| line[..found.start()].ends_with(other)))
    };
    let found = find(&WRITTEN).or_else(|| find(&INNER))?;
    let rest = line[found.end()..].trim_start();
    Some(["by ", "By "].iter().find_map(|by| rest.strip_prefix(by)).unwrap_or(rest))
}

/// Whether the measures of a line are those of one that is only what opens a byline.
pub(crate) const fn may_be_bare_opener(f: &Features) -> bool {
    f.words <= 4 && (f.cues.opener() > 0 || f.unspaced > 0)
}

/// Whether a line is only what opens a byline.
pub(crate) fn is_bare_opener(line: &str, f: &Features) -> bool {
    if !may_be_bare_opener(f) {
        return false;
    }
    let bare = line.trim().trim_end_matches([':', '：']).trim_end();
    let first = bare.chars().next().and_then(|c| c.to_lowercase().next());
    bare.len() <= 40
        && first
            .and_then(|first| OPENERS_BY_FIRST.get(&first))
            .is_some_and(|all| all.iter().any(|opener| same(opener, bare)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_be_opened_inside_a_line() {
        let openers = [
            " By ",
            "]by ",
            "| written by",
            " osted by ",
            " von ",
            " Von ",
            " vom ",
            " par ",
            " Par ",
            " por ",
            " Por ",
            " door ",
            " av ",
            " geschrieben von",
            " écrit par",
            " escrito por",
            " Foto von ",
            "Author: ",
            "Autorin:",
            "Auteur : ",
            "Redaktion: ",
            "AuthorBy ",
            "作者：",
            "记者 ",
            "文／",
        ];
        for opener in openers {
            assert_eq!(
                inner(&format!("March 3, 2021{opener}Ann Lee")),
                Some("Ann Lee"),
                "{opener}"
            );
        }
        for line in
            ["March 3, 2021 Ann Lee", "March 3 sailed byAnn", "Photos by Ann Lee", "Avon Ann Lee"]
        {
            assert_eq!(inner(line), None, "{line}");
        }
    }
}
