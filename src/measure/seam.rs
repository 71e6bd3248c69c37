//! Where a sentence goes on over something that cut it, and which lines are of one list or verse.

use crate::door::block::{Block, Bullet};
use crate::know::grammar::lists::{List, is};
use crate::know::words::{ANY_STOP, WordTable, hash};
use crate::measure::features::{End, Features, end_of};
use crate::text::{is_closer, is_unspaced};

/// Words from which on a line is a paragraph rather than a line of verse, code or a list.
pub(crate) const VERSE: u32 = 16;
/// Words that a first half has at least to be joined with a half that begins with a capital.
const PROSE_HALF: u32 = 12;
/// Share of function words that it has at least; headlines and labels have fewer.
const PROSE_STOPS: f32 = 0.2;
/// Share of capitalised words that it has at most; headlines have more.
const PROSE_CAPITALS: f32 = 0.5;

/// Whether two blocks that follow each other without a blank line are lines of one list, poem or listing. The words are those
/// of the line that the first ends, and of the second.
pub(crate) fn lines_of_one(last: &Block, last_words: u32, block: &Block, words: u32) -> bool {
    if block.blanks > 0 || block.level > 0 || last.level > 0 {
        return false;
    }
    let items = last.bullet != Bullet::None && block.bullet == last.bullet;
    let verse =
        |words: u32, block: &Block| words < VERSE && !block.wrapped && block.bullet == Bullet::None;
    items || verse(last_words, last) && verse(words, block)
}

/// Whether the second half opens with what belongs right to the first: a hyphen with a letter behind it, a closing
/// quote or bracket, a comma or stop.
fn glued_on(left: &str, right: &str) -> bool {
    let mut chars = right.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else { return false };
    let word_before = left
        .chars()
        .next_back()
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ')' | '"' | '”' | '’'));
    match first {
        '-' | '\u{2010}' | '\u{2011}' | '–' => {
            word_before && second.is_some_and(char::is_alphanumeric)
        }
        ',' | ';' | '!' | '?' | ':' | ')' | ']' | '%' | '、' | '。' | '，' | '」' | '』' | '）' => {
            true
        }
        '.' => second.is_none_or(char::is_whitespace),
        // “ closes in German, opens in English; " and » tell nothing: what the first half left open decides.
        '"' | '”' | '“' | '»' | '«' | '’' => {
            second.is_none_or(|c| !c.is_alphanumeric()) && leaves_open(left, first)
        }
        _ => false,
    }
}

/// Whether `left` opens a quotation that `mark` closes.
fn leaves_open(left: &str, mark: char) -> bool {
    let count = |wanted: char| left.chars().filter(|c| *c == wanted).count();
    match mark {
        '"' => count('"') % 2 == 1,
        '”' => count('“') + count('„') > count('”'),
        '“' => count('„') > count('“'),
        '»' => {
            count('«') > count('»')
                && !left.contains("« ")
                && !left.contains("«\u{a0}")
                && !left.contains("«\u{202f}")
        }
        '«' => count('»') > count('«'),
        _ => count('‘') > count('’'),
    }
}

/// What stands on one side of something that may have cut a sentence.
pub(crate) struct Half<'t> {
    pub(crate) piece: &'t str,
    pub(crate) block: &'t Block,
    pub(crate) f: &'t Features,
}

/// What joins two halves of a sentence, a space or nothing; `None` where they are not halves of one.
pub(crate) fn glue(left: &Half<'_>, right: &Half<'_>, words: &WordTable) -> Option<&'static str> {
    let barred =
        |half: &Half<'_>| half.block.level > 0 || half.f.words == 0 || half.piece.starts_with('>');
    if barred(left) || barred(right) || right.block.bullet != Bullet::None {
        return None;
    }
    // Lines of code are no sentences.
    if left.piece.split_whitespace().next_back().is_some_and(is_code)
        || right.piece.split_whitespace().next().is_some_and(is_code)
    {
        return None;
    }
    let end = end_of(left.piece);
    if glued_on(left.piece, right.piece) && end != End::Colon {
        return Some("");
    }
    if !goes_on(left, right, end, words) {
        return None;
    }
    let unspaced = left.piece.chars().rev().find(|c| c.is_alphanumeric()).is_some_and(is_unspaced)
        && right.piece.chars().next().is_some_and(is_unspaced);
    Some(if unspaced { "" } else { " " })
}

/// Whether a character is of Thai or Lao, whose paragraphs end without a mark: none says that a
/// sentence was cut there.
fn is_unmarked(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}')
}

fn goes_on(left: &Half<'_>, right: &Half<'_>, end: End, words: &WordTable) -> bool {
    let first = right.piece.chars().find(|c| !is_opener(*c) && !c.is_whitespace()).unwrap_or(' ');
    let lower = first.is_lowercase() || right.piece.starts_with(['-', '–', '—', '&']);
    let caseless = first.is_alphabetic() && !first.is_lowercase() && !first.is_uppercase();
    let particle = caseless && hangs_on_particle(left.piece);
    // Only a word that cannot end anything carries a list item on.
    let hangs = last_word(left.piece).is_some_and(|word| words.get(hash(word)) & ANY_STOP != 0)
        || end == End::Open
        || particle;
    if left.block.bullet != Bullet::None && !hangs {
        return false;
    }
    match end {
        End::Stop => lower && ends_abbreviated(left.piece) || ends_with_title(left.piece),
        End::Ellipsis | End::Colon => false,
        // Clauses of laws in Chinese end with commas and semicolons.
        End::Open => {
            let long = right.f.words >= PROSE_HALF || left.f.words >= PROSE_HALF;
            lower || long && right.f.unspaced == 0
        }
        End::Plain | End::Closed if lower || particle => true,
        End::Plain | End::Closed => {
            let prose =
                left.f.capital_share() < PROSE_CAPITALS && left.f.stop_density() >= PROSE_STOPS;
            let unspaced = left.f.unspaced >= 20
                && right.f.unspaced > 0
                && end == End::Plain
                && !left.piece.ends_with(is_unmarked);
            let closes = right.f.end == End::Stop;
            // "in the air of the quay~" and a smiley end what they stand behind.
            let prose = prose
                && left.piece.ends_with(|c: char| {
                    c.is_alphanumeric() || is_closer(c) || matches!(c, '%' | '°' | '$' | '€' | '£')
                });
            // "The", "Le" and a quotation mark open sentences; what goes on with a capital is a name.
            let opens = || {
                let word = right.piece.split_whitespace().next().unwrap_or("");
                right.piece.starts_with(['“', '„', '«', '‘'])
                    || words.get(hash(word.trim_matches(|c: char| !c.is_alphanumeric()))) & ANY_STOP
                        != 0
            };
            unspaced
                || prose
                    && closes
                    && (hangs && left.f.words >= PROSE_HALF / 2
                        || left.f.words >= PROSE_HALF && !opens())
        }
    }
}

/// Characters of a first half that ends in a particle at least, and of a particle at most.
const PARTICLE_HALF: usize = 6;
const PARTICLE: usize = 2;

/// Whether the first half ends in a particle that no text ends with, in a script without letter case.
fn hangs_on_particle(left: &str) -> bool {
    let mut ends = left.char_indices().rev().take(PARTICLE);
    left.chars().nth(PARTICLE_HALF - 1).is_some()
        && ends.any(|(at, _)| is(List::OpenEnd, &left[at..]))
}

/// Whether a word is one of code: "log.warn(text", "x=1", "});"
fn is_code(word: &str) -> bool {
    let called =
        word.as_bytes().windows(2).any(|pair| pair[0].is_ascii_alphanumeric() && pair[1] == b'(');
    // "the book(s)"
    let ends = word.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let ending = ends.is_some_and(|(_, inner)| inner.len() == 1);
    // In scripts without spaces a word is all of a sentence, whatever its stops.
    let code = || word.contains(['{', '}', '=', ';']) && !word.contains(is_unspaced);
    called && !ending || code()
}

fn is_opener(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '„' | '«' | '»' | '‘' | '‚' | '(' | '[' | '*' | '_' | '¿' | '¡')
        || is_closer(c)
}

/// The last word of the first half; nothing where it ends otherwise.
fn last_word(left: &str) -> Option<&str> {
    let word = left.rsplit(char::is_whitespace).next()?;
    word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’')).then_some(word)
}

/// Whether the first half ends in a stop that belongs to an abbreviation: "with the U.S."
fn ends_abbreviated(left: &str) -> bool {
    left.strip_suffix('.').is_some_and(|before| {
        let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
        word.contains('.') && word.chars().all(|c| c == '.' || c.is_alphabetic())
            || crate::text::sentence::is_abbreviated(before)
    })
}

/// Whether the first half ends in a title that a name must follow: "thanked Mr."
fn ends_with_title(left: &str) -> bool {
    left.rsplit(char::is_whitespace).next().and_then(|word| word.strip_suffix('.')).is_some_and(
        |word| {
            word.starts_with(char::is_uppercase)
                && crate::text::sentence::is_abbreviated(word)
                && is(List::Title, word)
        },
    )
}
