//! Bylines → names.

use crate::features::Features;
use crate::rules::byline::opener;
use crate::words::{CLOCK, MONTH, ROLE, WEEKDAY, WORDS, hash};

/// Words of a name at most.
const NAME_WORDS: usize = 5;
/// Bytes of a name at most.
const NAME_BYTES: usize = 48;
/// Words in small letters that stand inside names.
const PARTICLES: &[&str] = &["de", "del", "della", "der", "den", "di", "da", "do", "dos", "das", "du", "la", "le", "van", "von", "vom", "zu", "zur", "ter", "ten", "bin", "bint", "ibn", "al", "el", "y", "e", "af", "av", "abu", "ben", "st."];
/// Words that no name has but outlets, desks and buttons do.
const OUTLETS: &[&str] = &[
    "news", "press", "times", "post", "media", "magazine", "tv", "radio", "daily", "weekly", "network", "journal", "gazette", "herald", "tribune", "chronicle", "agency", "agencies",
    "team", "desk", "bureau", "admin", "administrator", "guest", "online", "group", "inc", "ltd", "llc", "university", "institute", "college", "school", "department", "center", "centre", "foundation", "association", "council", "office",
    "digital", "publishing", "research", "services", "service", "company", "corporation", "board", "committee", "ministry", "government", "party", "club", "staff", "newsroom", "editorial",
    "follow", "email", "share", "contact", "view", "read", "more", "posts", "see", "all", "about", "subscribe", "comments", "comment", "updated", "published", "posted", "photo", "photos", "photography", "video", "image", "images", "getty", "sponsored", "advertisement",
    "for", "from", "with", "at", "in", "on", "to", "is", "are", "was", "how", "what", "why", "when", "your", "our", "this", "that", "you", "we", "top", "best", "guide", "new", "home", "blog", "website", "wire", "special", "the", "of", "or", "not", "no", "my", "it", "its", "as", "share", "save", "listen", "print", "minute", "minutes", "min", "ago", "am", "pm", "est", "edt", "gmt",
];
/// Names of agencies, folded; they go to the agency, never to the authors.
const AGENCIES: &[&str] = &[
    "the associated press", "associated press", "ap", "reuters", "thomson reuters", "the canadian press", "canadian press", "afp", "agence france-presse", "dpa", "ap news", "efe", "ansa", "tass", "xinhua", "kyodo news", "kyodo", "yonhap", "bloomberg", "upi",
    "pti", "ians", "ani", "press association", "pa media", "pa", "interfax", "ria novosti", "anadolu agency", "aap", "apa", "sda", "keystone-sda", "ntb", "tt", "ritzau", "belga", "anp", "lusa", "ptI", "cp", "sid", "kna", "epd",
];

/// What a byline says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Byline {
    pub(crate) names: Vec<String>,
    pub(crate) agency: Option<String>,
}

/// Reads a line that is known to be a byline.
pub(crate) fn read(line: &str) -> Byline {
    let bare = opener(line).or_else(|| glued(line)).unwrap_or(line);
    let mut byline = Byline::default();
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

/// "ByJuna Moon": the opener glued to the name by the tool.
fn glued(line: &str) -> Option<&str> {
    ["By", "Von", "Por", "Par"].iter().find_map(|opener| line.strip_prefix(opener).filter(|rest| rest.starts_with(char::is_uppercase) && rest.contains(' ')))
}

/// The part of a byline that holds names: up to a bar, a bullet, a date or an address.
fn head(line: &str) -> &str {
    let cut = [" | ", " • ", " · ", " – ", " — ", " - ", "\t", "  ", "|", "•", "·", " for ", " via ", " on ", " at ", " from ", "(", "Published", "Updated", "Posted", " in ", ":", "@", " Contact", " Email", " Follow", " Last", " Medically", " Reviewed"]
        .iter()
        .filter_map(|mark| line.find(mark).filter(|at| *at > 1))
        .min();
    let head = &line[..cut.unwrap_or(line.len())];
    // A date glued on: "Korin MillerPublished", "Ann Lee Jan 29, 2025"
    let digit = head.find(|c: char| c.is_ascii_digit()).unwrap_or(head.len());
    head[..digit].trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '–' | '—' | '_' | '*'))
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
    matches!(folded.trim_end_matches('.'), "md" | "m.d" | "phd" | "ph.d" | "rd" | "r.d" | "rdn" | "ms" | "ma" | "mba" | "jr" | "sr" | "ii" | "iii" | "ld" | "cpa" | "esq" | "dds" | "mph" | "rn" | "jd")
}

/// The name that a part is; nothing where it is a role, an outlet, a button or a sentence.
pub(crate) fn name(part: &str) -> Option<String> {
    let part = part.trim_end_matches(['.', ':', '»', '-']).trim();
    if let Some(name) = unspaced_name(part) {
        return Some(name);
    }
    let words: Vec<&str> = part.split_whitespace().collect();
    if words.is_empty() || words.len() > NAME_WORDS || part.len() > NAME_BYTES || part.contains(|c: char| c.is_ascii_digit() || matches!(c, '@' | '/' | '!' | '?' | '#' | '%' | '"' | '“' | '=' | '+' | '<' | '>' | '[' | ']')) {
        return None;
    }
    for word in &words {
        let folded = word.to_lowercase();
        let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
        let flags = WORDS.get(hash(bare));
        if OUTLETS.contains(&bare) || flags & (ROLE | WEEKDAY) != 0 || flags & MONTH != 0 && !["may", "april", "june", "august", "jan", "julio", "mai"].contains(&bare) || flags & CLOCK != 0 && bare.len() > 2 && bare != "stand" && bare != "day" {
            return None;
        }
        let capital = word.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase());
        if !capital && !PARTICLES.contains(&bare) {
            return None;
        }
    }
    // One word alone is an outlet, a place or a heading as often as a name.
    let full = words.len() >= 2 && words.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2) && words.last().is_some_and(|word| word.chars().any(char::is_alphabetic));
    let capitals = words.iter().filter(|word| word.chars().next().is_some_and(|c| !c.is_lowercase())).count();
    (full && capitals >= 2).then(|| words.join(" "))
}

/// A name in a script without spaces: two to four characters, or with a mark between.
fn unspaced_name(part: &str) -> Option<String> {
    let bare = part.trim_start_matches(['文', '＝', '=', '・', '：', ':']).trim_start_matches("記者").trim_start_matches("记者").trim_end_matches("記者").trim_end_matches("记者").trim();
    let count = bare.chars().count();
    let fits = bare.chars().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3040}'..='\u{30ff}' | ' ' | '\u{3000}' | '々'));
    ((2..=8).contains(&count) && fits && (count <= 4 || bare.contains(['・', ' ', '\u{3000}']))).then(|| bare.to_owned())
}

/// Whether a line without an opener is a list of names, perhaps with an agency: "Ann Lee and Bo Day, The Canadian Press".
pub(crate) fn is_names(line: &str, f: &Features) -> bool {
    if !(2..=14).contains(&f.words) || f.numbers > 0 || f.capitals + 4 < f.words || line.ends_with(['.', '!', '?', ':']) {
        return false;
    }
    let parts: Vec<&str> = parts(head(line)).collect();
    !parts.is_empty() && head(line).len() + 2 >= line.len().min(head(line).len() + 2) && parts.iter().take(1).all(|part| name(part).is_some())
        && parts.iter().all(|part| name(part).is_some() || AGENCIES.contains(&part.to_lowercase().as_str()) || is_role(part))
}

/// Whether a part says what somebody does, or for whom.
fn is_role(part: &str) -> bool {
    part.split_whitespace().any(|word| {
        let folded = word.to_lowercase();
        WORDS.get(hash(&folded)) & ROLE != 0 || OUTLETS[..40].contains(&folded.as_str())
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
