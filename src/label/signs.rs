//! What is seen of a block at a glance: a rule names the signs of which its blocks show one at least, and is asked of no other.
//!
//! Some thirty rules for each block would be most of the work, and nearly all of it in vain. A sign may be shown by a block
//! that no rule fits; a block that a rule fits must show one of the rule's.

use crate::door::block::Bullet;
use crate::label::table::Rule;
use crate::measure::features::{End, First};
use crate::noun::person::is_agency;
use crate::noun::{Line, byline, comment, newsletter, picture, promotion};

/// A set of signs, a bit each.
pub(crate) type Signs = u64;

/// No words.
pub(crate) const EMPTY: Signs = 1;
/// A word that begins with a digit.
pub(crate) const NUMBER: Signs = 1 << 1;
/// Opens with a bracket, `#`, `:` or `^`.
pub(crate) const BRACKET: Signs = 1 << 2;
/// Opens with `<`.
pub(crate) const TAG: Signs = 1 << 3;
/// A quotation mark of typewriters.
pub(crate) const QUOTE: Signs = 1 << 4;
/// Two networks or buttons to share.
pub(crate) const SHARES: Signs = 1 << 5;
/// A word of comment threads.
pub(crate) const THREAD: Signs = 1 << 6;
/// The sign of copyright, or the letter that the word begins with.
pub(crate) const COPYRIGHT: Signs = 1 << 7;
/// The words of an agency's name.
pub(crate) const AGENCY: Signs = 1 << 8;
/// A word that opens bylines.
pub(crate) const OPENER: Signs = 1 << 9;
/// A comma.
pub(crate) const COMMA: Signs = 1 << 10;
/// What people at a paper are called.
pub(crate) const ROLE: Signs = 1 << 11;
/// An address.
pub(crate) const ADDRESS: Signs = 1 << 12;
/// What credits of wire copy say.
pub(crate) const DESK: Signs = 1 << 13;
/// Short, with a slash in it or a mark or letter in front that ends copy.
pub(crate) const SIGNED: Signs = 1 << 14;
/// Who took or lent a picture.
pub(crate) const CREDIT: Signs = 1 << 15;
/// A word for pictures.
pub(crate) const PICTURE: Signs = 1 << 16;
/// Each half begins and ends alike.
pub(crate) const TWICE: Signs = 1 << 17;
/// Opens with what may be a currency's sign.
pub(crate) const MONEY: Signs = 1 << 18;
/// A day's name and a month's.
pub(crate) const DAY: Signs = 1 << 19;
/// What pages earn by links.
pub(crate) const EARN: Signs = 1 << 20;
/// What is signed up for.
pub(crate) const LETTER: Signs = 1 << 21;
/// Begins as "get" does.
pub(crate) const GET: Signs = 1 << 22;
/// A mark that parts the steps of a breadcrumb.
pub(crate) const SEPARATOR: Signs = 1 << 23;
/// Half of it is the vocabulary of menus.
pub(crate) const MENU: Signs = 1 << 24;
/// Begins with a small letter, or as "a", "two", "four", "some" do.
pub(crate) const SOMEBODY: Signs = 1 << 25;
/// Begins as "this", "an", "artist" do, or with a mark.
pub(crate) const OF: Signs = 1 << 26;
/// A full stop, in a line that does not end like a sentence.
pub(crate) const FILE: Signs = 1 << 27;
/// Ends as "logo", "icon", "placeholder" do, and has no function words.
pub(crate) const SIGN: Signs = 1 << 28;
/// Begins as words do that call to act.
pub(crate) const ACT: Signs = 1 << 29;
/// Begins as "read" does.
pub(crate) const READ: Signs = 1 << 30;
/// Begins as words do that lead to more.
pub(crate) const MORE: Signs = 1 << 31;
/// What a page stores on a reader's machine.
pub(crate) const CONSENT: Signs = 1 << 33;
/// Begins as "also" does, or with a bracket.
pub(crate) const ALSO: Signs = 1 << 32;
/// A square bracket that closes.
pub(crate) const CLOSED: Signs = 1 << 34;

/// The signs that a block's first byte is enough for.
const FIRST: [Signs; 256] = {
    let mut signs = [0; 256];
    let mut at = 0;
    while at < 256 {
        let b = at as u8;
        let small = b.to_ascii_lowercase();
        let shown = [
            (matches!(b, b'[' | b'#' | b':' | b'^'), BRACKET),
            (b == b'<', TAG),
            (small == b'c', COPYRIGHT),
            // Euro and pound begin with these bytes.
            (matches!(b, b'$' | 0xe2 | 0xc2), MONEY),
            (small == b'g', GET),
            (matches!(b, b'A' | b'T' | b'F' | b'S'), SOMEBODY),
            (matches!(b, b'T' | b't' | b'A' | b'a' | b'[' | b'*' | b'('), OF),
            (matches!(small, b's' | b't' | b'g' | b'd' | b'j' | b'b' | b'r' | b'c' | b'a'), ACT),
            (b == b'R', READ),
            (matches!(b, b'L' | b'D' | b'R' | b'S' | b'E' | b'W' | b'F' | b'B'), MORE),
            (matches!(b, b'A' | b'a' | b'[' | b' '), ALSO),
        ];
        let mut sign = 0;
        while sign < shown.len() {
            signs[at] |= if shown[sign].0 { shown[sign].1 } else { 0 };
            sign += 1;
        }
        at += 1;
    }
    signs
};

/// Words from which a block is as any longer one.
const MANY: usize = 64;

/// The signs that count in a block of so many words: none that only asks rules which take no such block.
const COUNTED: [Signs; MANY + 1] = {
    let limits = [
        (ACT, promotion::CALL_WORDS),
        (READ, promotion::REVIEW_WORDS),
        (MORE, promotion::MORE_WORDS),
        (ALSO, promotion::ALSO_WORDS),
        (OF, picture::SHOWN_WORDS),
        (SOMEBODY, picture::PERSON_WORDS),
        (FILE, 0..=picture::FILE_WORDS),
        (SIGN, picture::SIGN_WORDS),
        (GET, newsletter::OFFER_WORDS),
        (OPENER | COMMA, byline::line::LEAST..=byline::line::WORDS),
        // Of the rules that it asks, counters of comments take the longest.
        (NUMBER, 0..=comment::WORDS),
    ];
    let mut counted = [Signs::MAX; MANY + 1];
    let mut words = 0;
    while words <= MANY {
        let mut at = 0;
        while at < limits.len() {
            if words < *limits[at].1.start() as usize || words > *limits[at].1.end() as usize {
                counted[words] &= !limits[at].0;
            }
            at += 1;
        }
        words += 1;
    }
    counted
};

/// The rules of a table that each sign asks, a bit each.
pub(crate) const fn asked(rules: &[Rule]) -> [u64; 64] {
    let mut asked = [0; 64];
    let mut sign = 0;
    while sign < asked.len() {
        let mut at = 0;
        while at < rules.len() {
            asked[sign] |= (rules[at].when >> sign & 1) << at;
            at += 1;
        }
        sign += 1;
    }
    asked
}

/// The signs that a block shows.
pub(crate) fn of(line: &Line<'_>) -> Signs {
    let (f, bytes) = (line.f, line.text.as_bytes());
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return EMPTY };
    let when = |holds: bool, sign: Signs| if holds { sign } else { 0 };
    let (half, even) = (bytes.len() / 2, bytes.len().is_multiple_of(2));
    // A wrapped line has its line ends elsewhere in each half, and what stands in brackets in front is of neither.
    // All is asked at once, as what holds is hard to guess.
    let twice = line.block.wrapped
        | (*first == b'[')
        | even & (bytes[half.saturating_sub(1)] == *last) & (bytes[half] == *first);
    let counted = COUNTED[MANY.min(f.words as usize)];
    let mut signs = FIRST[usize::from(*first)] & counted
        | when(f.words == 0, EMPTY)
        | when(f.numbers > 0, NUMBER & counted)
        | when(f.may_have(b'"'), QUOTE)
        | when(twice, TWICE)
        | when(f.copyright(), COPYRIGHT)
        | when(f.commas > 0, COMMA & counted)
        | when(f.address(), ADDRESS)
        | when(f.separators > 0, SEPARATOR)
        | when(f.brackets > 0, CLOSED)
        | when(f.closes_credit(), CREDIT)
        // "The mill at noon. ANN LEE"
        | when((f.end == End::Plain) & f.may_have(b'.') & last.is_ascii_uppercase(), CREDIT)
        // "… in OctoberCredit: Ann Lee"
        | when((f.end == End::Plain) & f.may_have(b':') & last.is_ascii_alphabetic(), CREDIT)
        | when(f.first == First::Lower, SOMEBODY & counted)
        | when((f.end == End::Plain) & f.may_have(b'.'), FILE & counted);
    let cues = f.cues;
    if cues.any() {
        signs |= when(cues.share() >= 2, SHARES)
            | when(cues.opener() > 0, OPENER & counted)
            | when(cues.thread() > 0, THREAD)
            | when(cues.role() > 0, ROLE)
            | when(cues.desk() > 0, DESK)
            | when(cues.credit() > 0, CREDIT)
            | when(cues.picture() > 0, PICTURE)
            | when(cues.weekday() > 0 && cues.month() > 0, DAY)
            | when(cues.earn() > 0, EARN)
            | when(cues.letter() > 0, LETTER)
            | when(cues.consent() > 0, CONSENT)
            | when((u32::from(cues.chrome()) + u32::from(cues.share())) * 2 >= f.words, MENU);
    }
    if f.words <= 8 {
        let all_capital = (2..=3).contains(&f.words)
            & (f.capitals == f.words)
            & (line.block.bullet == Bullet::None);
        let marked = f.may_have(b'/') | matches!(first, b'(' | b'-' | b'E' | b'#' | b'=');
        let signed = (bytes.len() <= crate::noun::credit::SIGN_BYTES) & marked;
        let sign = (f.stops == 0) & matches!(last, b'o' | b'n' | b'r' | b'O' | b'N' | b'R');
        signs |= when(signed, SIGNED)
            | when(sign, SIGN)
            | when(all_capital && is_agency(line.text), AGENCY);
    }
    signs
}
