//! Bylines → names.

use crate::features::Features;
use crate::rules::byline::opener;
use crate::words::{CLOCK, MONTH, NO_NAME, OUTLET, ROLE, WEEKDAY, WORDS, hash};

/// Words of a name at most.
const NAME_WORDS: usize = 5;
/// Bytes of a name at most.
const NAME_BYTES: usize = 48;
/// Words in small letters that stand inside names.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "de", "del", "della", "der", "den", "di", "da", "do", "dos", "das", "du", "la", "le", "van", "von", "vom", "zu",
    "zur", "ter", "ten", "bin", "bint", "ibn", "al", "el", "y", "e", "af", "av", "abu", "ben", "st.",
];
/// Names of agencies, folded; they go to the agency, never to the authors.
#[rustfmt::skip]
const AGENCIES: &[&str] = &[
    "the associated press", "associated press", "ap", "reuters", "thomson reuters", "the canadian press",
    "canadian press", "afp", "agence france-presse", "dpa", "ap news", "efe", "ansa", "tass", "xinhua", "kyodo news",
    "kyodo", "yonhap", "bloomberg", "upi", "pti", "ians", "ani", "press association", "pa media", "pa", "interfax",
    "ria novosti", "anadolu agency", "aap", "apa", "sda", "keystone-sda", "ntb", "tt", "ritzau", "belga", "anp",
    "lusa", "ptI", "cp", "sid", "kna", "epd",
];

/// What a byline says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Byline {
    pub(crate) names: Vec<String>,
    pub(crate) agency: Option<String>,
}

/// Reads a line that is known to be a byline.
pub(crate) fn read(line: &str) -> Byline {
    let opened = opener(line).or_else(|| glued(line));
    let bare = once(opened.unwrap_or(line));
    let mut byline = Byline::default();
    // After an opener a single word may be a name, if it is all there is.
    if let Some(single) = opened.map(|rest| head(once(rest))).filter(|head| is_single(head)) {
        byline.names.push(single.to_owned());
        return byline;
    }
    for part in parts(head(bare)) {
        let folded = part.to_lowercase();
        if AGENCIES.contains(&folded.trim_end_matches('.')) {
            byline.agency.get_or_insert_with(|| part.to_owned());
        } else if let Some(name) = name(part) {
            if !byline.names.contains(&name) {
                byline.names.push(name);
            }
        } else if byline.names.is_empty() && !folded.is_empty() && !is_degree(&folded) {
            // What follows something that is no name (an outlet, a sentence) is none either.
            if part.split_whitespace().count() > NAME_WORDS {
                break;
            }
        }
    }
    byline
}

/// Whether a text is one capitalised word that can be a name.
fn is_single(text: &str) -> bool {
    let folded = text.to_lowercase();
    let letters = text.chars().count() >= 3 && text.chars().all(char::is_alphabetic) && text.starts_with(char::is_uppercase);
    letters && text.chars().skip(1).any(char::is_lowercase) && !AGENCIES.contains(&folded.as_str()) && WORDS.get(hash(&folded)) == 0
}

/// "ByJuna Moon": the opener glued to the name by the tool.
fn glued(line: &str) -> Option<&str> {
    ["By", "Von", "Por", "Par"]
        .iter()
        .find_map(|opener| line.strip_prefix(opener).filter(|rest| rest.starts_with(char::is_uppercase) && rest.contains(' ')))
}

/// Whether a line opens with an opener glued to a name.
pub(crate) fn is_glued(line: &str) -> bool {
    glued(line).is_some()
}

/// The part of a byline that holds names: up to a bar, a bullet, a date or an address.
fn head(line: &str) -> &str {
    let cut = [
        " | ",
        " • ",
        " · ",
        " – ",
        " — ",
        " - ",
        "\t",
        "  ",
        "|",
        "•",
        "·",
        " for ",
        " via ",
        " on ",
        " at ",
        " from ",
        "(",
        "Published",
        "Updated",
        "Posted",
        " in ",
        ":",
        "@",
        " Contact",
        " Email",
        " Follow",
        " Last",
        " Medically",
        " Reviewed",
    ]
    .iter()
    .filter_map(|mark| line.find(mark).filter(|at| *at > 1))
    .min();
    let head = &line[..cut.unwrap_or(line.len())];
    // A date glued on: "Korin MillerPublished", "Ann Lee Jan 29, 2025"
    let digit = head.find(|c: char| c.is_ascii_digit()).unwrap_or(head.len());
    let mut head = head[..digit].trim_end_matches([' ', ',', '.']);
    if digit > 0
        && let Some((names, last)) = head.rsplit_once(' ')
        && WORDS.get(hash(last.trim_end_matches('.'))) & (MONTH | WEEKDAY) != 0
    {
        head = names;
    }
    head.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '–' | '—' | '_' | '*'))
}

/// The parts of a list of names.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    line.split([',', ';', '&', '/', '、', '，'])
        .flat_map(|part| {
            let mut pieces = vec![part];
            for word in [" and ", " und ", " et ", " og ", " och ", " en ", " i ", " и ", " with ", " And ", " AND "] {
                pieces = pieces.into_iter().flat_map(|piece| piece.split(word)).collect();
            }
            pieces
        })
        .map(|part| part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '[' | ']' | '(' | ')' | '"')))
        .map(|part| part.strip_prefix("and ").unwrap_or(part))
        .filter(|part| !part.is_empty())
}

fn is_degree(folded: &str) -> bool {
    matches!(
        folded.trim_end_matches('.'),
        "md" | "m.d"
            | "phd"
            | "ph.d"
            | "rd"
            | "r.d"
            | "rdn"
            | "ms"
            | "ma"
            | "mba"
            | "jr"
            | "sr"
            | "ii"
            | "iii"
            | "ld"
            | "cpa"
            | "esq"
            | "dds"
            | "mph"
            | "rn"
            | "jd"
    )
}

/// The name that a part is; nothing where it is a role, an outlet, a button or a sentence.
pub(crate) fn name(part: &str) -> Option<String> {
    let part = part.trim_end_matches(['.', ':', '»', '-']).trim();
    if let Some(name) = unspaced_name(part) {
        return Some(name);
    }
    let words: Vec<&str> = part.split_whitespace().collect();
    if words.is_empty()
        || words.len() > NAME_WORDS
        || part.len() > NAME_BYTES
        || part.contains(|c: char| {
            c.is_ascii_digit() || matches!(c, '@' | '/' | '!' | '?' | '#' | '%' | '"' | '“' | '=' | '+' | '<' | '>' | '[' | ']')
        })
    {
        return None;
    }
    for word in &words {
        let folded = word.to_lowercase();
        let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
        let flags = WORDS.get(hash(bare));
        if flags & (OUTLET | NO_NAME) != 0
            || flags & (ROLE | WEEKDAY) != 0
            || flags & MONTH != 0 && !["may", "april", "june", "august", "jan", "julio", "mai"].contains(&bare)
            || flags & CLOCK != 0 && bare.len() > 2 && bare != "stand" && bare != "day"
        {
            return None;
        }
        let capital = word.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase());
        if !capital && !PARTICLES.contains(&bare) {
            return None;
        }
    }
    // One word alone is an outlet, a place or a heading as often as a name.
    let full = words.len() >= 2
        && words.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2)
        && words.last().is_some_and(|word| word.chars().any(char::is_alphabetic));
    let capitals = words.iter().filter(|word| word.chars().next().is_some_and(|c| !c.is_lowercase())).count();
    (full && capitals >= 2).then(|| words.join(" "))
}

/// A name in a script without spaces: two to four characters, or with a mark between.
fn unspaced_name(part: &str) -> Option<String> {
    let bare = part
        .trim_start_matches(['文', '＝', '=', '・', '：', ':'])
        .trim_start_matches("記者")
        .trim_start_matches("记者")
        .trim_end_matches("記者")
        .trim_end_matches("记者")
        .trim();
    let count = bare.chars().count();
    let fits = bare.chars().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3040}'..='\u{30ff}' | ' ' | '\u{3000}' | '々'));
    ((2..=8).contains(&count) && fits && (count <= 4 || bare.contains(['・', ' ', '\u{3000}']))).then(|| bare.to_owned())
}

/// What opens a byline inside a line, behind a date or a picture's name: "August 12, 2025 By Ann Lee".
#[rustfmt::skip]
const INNER: &[&str] = &[
    " By ", " by ", " von ", " Von ", " par ", " por ", "•By ", "]By ", "| By ", "Picture of ", "Avatar of ",
    "Photo of ", "Headshot of ", "Author: ", "Autor: ", "Autorin: ", "Author ",
];
/// What opens a byline whose name stands on the next line.
#[rustfmt::skip]
const BARE: &[&str] = &[
    "by", "by:", "written by", "written by:", "author", "author:", "posted by", "posted by:", "von", "von:", "autor",
    "autor:", "autorin", "par", "por", "words by", "words by:", "story by", "text:", "text", "от", "автор", "автор:",
];
/// Words of a line that a byline inside it may have.
const INNER_WORDS: u32 = 24;
/// Words of a line of names at most, roles and outlets included.
const LINE_WORDS: u32 = 14;

/// The names after an opener inside a line, or before a date that follows them.
pub(crate) fn inside(line: &str, f: &Features) -> Byline {
    if f.words > INNER_WORDS || f.capitals < 2 && f.unspaced == 0 {
        return Byline::default();
    }
    let behind =
        INNER.iter().filter_map(|opener| line.find(opener).map(|at| &line[at + opener.len()..])).min_by_key(|rest| line.len() - rest.len());
    behind.map(read).unwrap_or_default()
}

/// Whether a line is only what opens a byline.
pub(crate) fn is_bare_opener(line: &str) -> bool {
    let folded = line.trim().to_lowercase();
    BARE.contains(&folded.as_str())
}

/// The names of a line that holds names and nothing else, perhaps with a role, an outlet, a date or a handle behind them.
pub(crate) fn names_only(line: &str, f: &Features) -> Byline {
    // Names are capitalised and hold no function words; asking that first keeps the rest off most lines.
    if f.unspaced == 0 && (f.capitals * 2 < f.words || f.stops * 3 > f.words) {
        return Byline::default();
    }
    if !(2..=LINE_WORDS).contains(&f.words) && f.unspaced == 0 || line.ends_with(['!', '?', ':']) || line.contains(['“', '"', '(']) {
        return Byline::default();
    }
    let head = head(once(line));
    let all: Vec<&str> = parts(head).collect();
    if all.is_empty() || name(all[0]).is_none() {
        return Byline::default();
    }
    let fits = |part: &str| {
        name(part).is_some() || AGENCIES.contains(&part.to_lowercase().as_str()) || is_role(part) || is_degree(&part.to_lowercase())
    };
    if all.iter().all(|part| fits(part)) { read(head) } else { Byline::default() }
}

/// A name that a tool printed twice ("Ann LeeAnn Lee", a picture's text and the name), once.
fn once(line: &str) -> &str {
    let half = line.len() / 2;
    let doubled = |at: usize, gap: usize| line.is_char_boundary(at) && line.is_char_boundary(at + gap) && line[..at] == line[at + gap..];
    if line.len() >= 8 && line.len().is_multiple_of(2) && doubled(half, 0)
        || line.len() >= 9 && !line.len().is_multiple_of(2) && doubled(half, 1)
    {
        &line[..half]
    } else {
        line
    }
}

/// Whether a part says what somebody does, or for whom.
fn is_role(part: &str) -> bool {
    part.split_whitespace().any(|word| {
        let folded = word.to_lowercase();
        WORDS.get(hash(&folded)) & (ROLE | OUTLET) != 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(line: &str) -> Vec<String> {
        read(line).names
    }

    #[test]
    fn reads_names_one_each() {
        for (line, expected) in [
            ("By Ann Lee and Bo Day, The Associated Press", &["Ann Lee", "Bo Day"][..]),
            ("Ann Lee, CTV News", &["Ann Lee"]),
            ("by Ann Lee | Staff Writer", &["Ann Lee"]),
            ("By Kenji Sato, Staff Writer", &["Kenji Sato"]),
            ("ByJuna Moon", &["Juna Moon"]),
            ("By Korin MillerPublished: Jan 29, 2025", &["Korin Miller"]),
            ("Von Eva von der Klein", &["Eva von der Klein"]),
            ("By Michael O'Brien", &["Michael O'Brien"]),
            ("Por Ana Ruiz y Luz Gil", &["Ana Ruiz y Luz Gil"]),
            ("By J. K. Lee, M.D., and Bo Day", &["J. K. Lee", "Bo Day"]),
            ("Written by Dr Marna van der Merwe, Bo Day, Cy Fox", &["Dr Marna van der Merwe", "Bo Day", "Cy Fox"]),
            ("文：山田太郎", &["山田太郎"]),
            ("By Senior Reporter", &[]),
            ("By Email The Author", &[]),
            ("By Reuters", &[]),
            ("By Staff", &[]),
        ] {
            assert_eq!(names(line), expected, "{line}");
        }
        assert_eq!(read("By Ann Lee, The Associated Press").agency.as_deref(), Some("The Associated Press"));
    }
}
