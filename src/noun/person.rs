//! Which words are somebody's name.

use crate::know::grammar::lists::{List, among, begins, behind, is};
use crate::know::words::{
    ANY_STOP, CHROME, CLOCK, DESK, MONTH, NO_NAME, OUTLET, ROLE, SHARE, WEEKDAY, WORDS, hash,
    is_given_name,
};
use crate::text::words;

/// Words of a name at most.
const NAME_WORDS: usize = 5;
/// Characters of a name at most.
const NAME_CHARS: usize = 48;
/// Characters of a handle.
const HANDLE: std::ops::RangeInclusive<usize> = 2..=24;
/// Characters of a name's word at most.
const WORD_CHARS: usize = 24;
/// Small letters that may stand between two capitals of a word ("FitzGerald"), and capitals before a small letter ("DeANNa").
const PREFIX: usize = 3;
const CAPITALS: usize = 3;
/// Whether a part is an agency's name.
pub(crate) fn is_agency(part: &str) -> bool {
    let bare = part.trim_end_matches('.');
    bare.ends_with(char::is_alphanumeric) && is(List::Agency, bare)
}

/// Whether a part is what stands behind a name after a comma: a degree, a title of honour.
pub(crate) fn is_degree(part: &str) -> bool {
    let letters = || part.chars().filter(|c| c.is_alphabetic());
    let short = (1..=6).contains(&letters().count()) && part.len() <= 12;
    let capitals =
        short && letters().all(char::is_uppercase) && !part.contains(char::is_whitespace);
    capitals || short && is(List::Degree, part)
}

/// Whether a part says what somebody does, or for whom.
pub(crate) fn is_role(part: &str) -> bool {
    part.split_whitespace().any(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        WORDS.get(hash(bare)) & (ROLE | OUTLET) != 0 || is(List::Role, bare)
    })
}

/// The name that a part is; nothing where it is a role, an outlet, a button or a sentence.
pub(crate) fn name(part: &str) -> Option<String> {
    let part = part.trim_end_matches(['.', ':', '»', '-', '®', '™']).trim();
    if let Some(name) = unspaced_name(part) {
        return Some(name);
    }
    if part.len() > NAME_CHARS && part.chars().nth(NAME_CHARS).is_some() || has_no_name(part) {
        return None;
    }
    let first = part.split_whitespace().next().unwrap_or("");
    if is(List::NoFirst, first) {
        return None;
    }
    let (mut words, mut capitals, mut long, mut last) = (0, 0, false, false);
    if part.rsplit_once(' ').is_some_and(|(_, last)| is(List::Street, last)) {
        return None;
    }
    for word in part.split_whitespace() {
        words += 1;
        if words > NAME_WORDS || !is_name_word(word) {
            return None;
        }
        capitals += usize::from(word.chars().next().is_some_and(|c| !c.is_lowercase()));
        long |= word.chars().filter(|c| c.is_alphabetic()).count() >= 2;
        last = word.chars().any(char::is_alphabetic);
    }
    // One word alone is an outlet, a place or a heading as often as a name.
    (words >= 2 && long && last && capitals >= 2).then(|| crate::text::squeezed(part))
}

/// Whether no name has a character.
const fn is_no_name(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(
            c,
            '@' | '/'
                | '!'
                | '?'
                | '#'
                | '%'
                | '"'
                | '“'
                | '='
                | '+'
                | '<'
                | '>'
                | '['
                | ']'
                | '…'
                | '&'
                | '→'
                | '←'
        )
}

/// Whether a text has a character that no name has.
fn has_no_name(text: &str) -> bool {
    const ASCII: [bool; 128] = {
        let mut ascii = [false; 128];
        let mut at = 0;
        while at < 128 {
            ascii[at] = is_no_name(at as u8 as char);
            at += 1;
        }
        ascii
    };
    let mut wide = false;
    let found = text.bytes().any(|b| {
        wide |= !b.is_ascii();
        ASCII.get(usize::from(b)).copied().unwrap_or(false)
    });
    found || wide && text.contains(is_no_name)
}

/// Whether a word can be one of a name.
fn is_name_word(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let flags = WORDS.get(hash(bare));
    let given = || is(List::Given, bare);
    if flags & (OUTLET | NO_NAME | ROLE | WEEKDAY) != 0
        || flags & MONTH != 0 && !given()
        || flags & CLOCK != 0 && bare.len() > 2 && !given()
    {
        return false;
    }
    let capital = word.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase());
    (capital || !bare.contains(char::is_uppercase) && is(List::NameParticle, bare))
        && bare.chars().nth(WORD_CHARS).is_none()
        && !is_glued(bare)
        && !is(List::Role, bare)
}

/// Whether a word is several that a tool glued to one: "TopicGuest", "ESCPress"; "McDonald" and "DiCaprio" are names.
fn is_glued(word: &str) -> bool {
    let (mut small, mut capitals) = (0, 0);
    for c in word.chars() {
        if c.is_lowercase() {
            if capitals > CAPITALS {
                return true;
            }
            (small, capitals) = (small + 1, 0);
        } else if c.is_uppercase() {
            if small > PREFIX {
                return true;
            }
            (small, capitals) = (0, capitals + 1);
        } else {
            (small, capitals) = (0, 0);
        }
    }
    false
}

/// Whether a text is one capitalised word that can be somebody's given name, or the name somebody writes under.
pub(crate) fn is_single(text: &str) -> bool {
    let text = behind(List::The, text).and_then(|rest| rest.strip_prefix(' ')).unwrap_or(text);
    let letters = text.chars().all(|c| c.is_alphabetic() || c == '-')
        && text.chars().nth(2).is_some()
        && text.starts_with(char::is_uppercase);
    // "Ben" is a function word of some language.
    let known = || WORDS.get(hash(text)) & !ANY_STOP == 0 && is_given_name(text);
    letters
        && text.chars().skip(1).any(char::is_lowercase)
        && !is_agency(text)
        && !is(List::Weekday, text)
        && (WORDS.get(hash(text)) == 0 || known())
}

/// Whether a text is one word that somebody may write under: "gizmo", "c1ph4", "LD", "harbour_cat".
pub(crate) fn is_handle(text: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let flags = || WORDS.get(hash(text));
    HANDLE.contains(&text.chars().count())
        && text.chars().all(fits)
        && text.chars().any(char::is_alphabetic)
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && flags() == 0
        && !is_agency(text)
}

/// Whether a text begins or ends as the name of a group does.
pub(crate) fn may_be_group(text: &str) -> bool {
    let front =
        || begins(List::GroupFront, text).is_some_and(|front| text[front.end..].starts_with(' '));
    let last = || text.split_whitespace().next_back().unwrap_or("");
    text.starts_with(char::is_uppercase) && front() || is(List::Group, last())
}

/// Whether a text names a group that writes: "The Harbour Team", but not "Editorial Staff", which any outlet has.
pub(crate) fn is_group(text: &str) -> bool {
    if !may_be_group(text) {
        return false;
    }
    let mut own = false;
    let mut count = 0;
    for word in text.split_whitespace() {
        let flags = WORDS.get(hash(word));
        // "Meet the Team" is a heading.
        if count > 0 && flags & ANY_STOP != 0 {
            return false;
        }
        own |= flags & (OUTLET | NO_NAME | ROLE | CHROME | SHARE | DESK) == 0
            && word.starts_with(char::is_uppercase)
            && word.len() >= 3;
        count += 1;
    }
    // "HP24 Redaktion"
    let other = |c: char| is_no_name(c) && !c.is_ascii_digit();
    (2..=NAME_WORDS).contains(&count)
        && own
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && !text.contains(other)
}

/// Whether a text names an outlet or firm, as some write under: "Harbour Online", "Quay Growth Marketing".
pub(crate) fn is_outlet(text: &str) -> bool {
    let (mut own, mut outlet, mut count) = (false, false, 0);
    for word in text.split_whitespace() {
        let flags = WORDS.get(hash(word));
        if flags & (ROLE | CHROME | SHARE | MONTH | WEEKDAY | CLOCK) != 0
            || !word.starts_with(char::is_uppercase)
        {
            return false;
        }
        own |= flags == 0 && word.len() >= 2;
        outlet |= flags & (OUTLET | NO_NAME | DESK) != 0;
        count += 1;
    }
    (2..=NAME_WORDS).contains(&count)
        && own
        && outlet
        && !is_agency(text)
        && !text.contains(is_no_name)
        && !text.contains([',', ';', '&', '(', ':'])
}

/// A name in a script without spaces: two to four characters, or with a mark between.
fn unspaced_name(part: &str) -> Option<String> {
    if part.is_ascii() {
        return None;
    }
    let bare = part.trim_start_matches(['文', '＝', '=', '・', '：', ':']);
    let front = begins(List::Reporter, bare).map_or(bare, |front| &bare[front.end..]);
    let role = words(front).find(|at| is(List::Reporter, &front[*at..]));
    let bare = role.map_or(front, |at| &front[..at]).trim();
    let count = bare.chars().count();
    let fits = bare
        .chars()
        .all(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7a3}' | ' ' | '\u{3000}' | '々'));
    let label = || {
        let labels = [List::Published, List::Updated, List::Dated, List::Ago, List::Source];
        words(bare).any(|at| among(labels, &bare[at..]).is_some())
    };
    let button = || words(bare).any(|at| begins(List::NoName, &bare[at..]).is_some());
    ((2..=8).contains(&count)
        && fits
        && !button()
        && !label()
        && (count <= 4 || bare.contains(['・', ' ', '\u{3000}'])))
    .then(|| bare.to_owned())
}
