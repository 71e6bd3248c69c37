//! What can be measured of one block: one pass over its bytes, nothing copied.

pub(crate) use super::measures::{Measures, measure};
pub(crate) use super::scan::measure_words;
use crate::know::words::{
    ANY_CUE, ANY_STOP, CHROME, CLOCK, CONSENT, CREDIT, DESK, EARN, Flags, LETTER, MONTH, OFFER,
    OPENER, PICTURE, ROLE, SHARE, THREAD, WEEKDAY, probe, secret,
};
use crate::text::{is_closer, is_ghost, is_sentence_end, is_smiley};

/// How a block's last character closes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum End {
    /// A sentence's end mark, quotes and brackets behind it included.
    Stop,
    /// `…` or `...`, with or without brackets.
    Ellipsis,
    Colon,
    /// A comma, semicolon or dash.
    Open,
    /// A closing quote or bracket with no end mark in it.
    Closed,
    /// A letter, a digit, anything else.
    #[default]
    Plain,
}

/// What a block's first character is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum First {
    Upper,
    Lower,
    Digit,
    /// An opening quotation mark.
    Quote,
    /// A letter of a script without case.
    Caseless,
    #[default]
    Other,
}

/// How many words of each cue a block holds, up to 255, by the cue's place among the bits of a word's flags.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cues(pub(crate) [u8; Cues::PLACES]);

macro_rules! cues {
    ($($name:ident $flag:ident,)*) => {
        impl Cues {
            $(pub(crate) const fn $name(self) -> u8 {
                self.0[($flag.trailing_zeros() - Self::SHIFT) as usize]
            })*
        }
    };
}

cues! {
    share SHARE,
    chrome CHROME,
    month MONTH,
    weekday WEEKDAY,
    clock CLOCK,
    role ROLE,
    credit CREDIT,
    thread THREAD,
    offer OFFER,
    desk DESK,
    opener OPENER,
    earn EARN,
    letter LETTER,
    picture PICTURE,
    consent CONSENT,
}

impl Cues {
    /// Whether there is any.
    pub(crate) fn any(self) -> bool {
        self.0.iter().any(|count| *count > 0)
    }

    /// The place of the first cue, and how many there are up to the last.
    pub(crate) const SHIFT: u32 = ANY_CUE.trailing_zeros();
    const PLACES: usize = (Flags::BITS - ANY_CUE.leading_zeros() - Self::SHIFT) as usize;
}

/// Flags of a block's first word, without those of languages: of them only whether there is any is kept.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct FirstFlags(u32);

impl FirstFlags {
    /// The place of the lowest flag that is kept; below it are those of languages.
    pub(crate) const SHIFT: u32 = ANY_STOP.trailing_ones();

    #[inline]
    pub(crate) const fn of(flags: Flags) -> Self {
        Self((flags >> Self::SHIFT) as u32 | if flags & ANY_STOP != 0 { 1 << 31 } else { 0 })
    }

    /// Whether there is one of some flags that are no languages'.
    pub(crate) const fn have(self, flags: Flags) -> bool {
        self.0 & (flags >> Self::SHIFT) as u32 != 0
    }

    /// Whether nothing is known of the word.
    pub(crate) const fn is_none(self) -> bool {
        self.0 == 0
    }
}

macro_rules! holds {
    ($($(#[$doc:meta])* $name:ident $hold:ident,)*) => {
        /// What holds for a block or does not.
        #[derive(Debug, Clone, Copy)]
        #[repr(u8)]
        pub(crate) enum Hold { $($hold,)* }

        impl Features {
            $($(#[$doc])*
            pub(crate) const fn $name(&self) -> bool {
                self.holds >> Hold::$hold as u32 & 1 != 0
            })*
        }
    };
}

holds! {
    /// Whether it has a year between 1900 and 2099.
    year Year,
    /// An ASCII digit.
    figures Figures,
    /// `©` or `(c)`.
    copyright Copyright,
    /// `@`, or `://`, or `www.`
    address Address,
    /// `:` between digits, as in a time.
    clock_time ClockTime,
    /// A capital behind a small letter of the same word, as where a tool glued two together.
    glued Glued,
    /// White space that must be folded, or ghosts that must go.
    untidy Untidy,
    /// Characters beyond ASCII.
    wide Wide,
    /// Whether it says who took a picture.
    closes_credit ClosesCredit,
}

/// The measures of one block: some seventy bytes, as there may be millions of blocks.
#[derive(Debug, Clone, Default)]
pub(crate) struct Features {
    /// A hash of the folded words, the same for the same line wherever it stands.
    pub(crate) line_hash: u64,
    /// ASCII marks but for most spaces, a bit for each; see [`may_have`](Self::may_have).
    pub(crate) marks: u64,
    /// Words; two characters of a script without spaces count as one.
    pub(crate) words: u32,
    /// Stop words of the page's language.
    pub(crate) stops: u32,
    /// Words that begin with a capital.
    pub(crate) capitals: u32,
    /// Characters of scripts without spaces.
    pub(crate) unspaced: u32,
    /// Flags of the first word.
    pub(crate) first_flags: FirstFlags,
    /// Words of two letters or more without a small one.
    pub(crate) shouted: u16,
    /// Words that begin with a digit.
    pub(crate) numbers: u16,
    /// What else holds, a bit for each [`Hold`].
    holds: u16,
    /// Sentence ends before the last, up to 255; so are the next three.
    pub(crate) inner_ends: u8,
    pub(crate) commas: u8,
    /// `|`, `·`, `•`, `›`, `»`, `>` and the like.
    pub(crate) separators: u8,
    /// Square brackets that close.
    pub(crate) brackets: u8,
    pub(crate) cues: Cues,
    pub(crate) first: First,
    pub(crate) end: End,
}

impl Features {
    /// Books what was found to hold.
    #[inline]
    pub(crate) fn hold(&mut self, hold: Hold, holds: bool) {
        self.holds |= u16::from(holds) << hold as u32;
    }

    /// Words; of scripts without spaces two characters stand for one.
    #[inline]
    pub(crate) fn length(&self) -> u32 {
        self.words.max(self.unspaced / 2)
    }

    /// Stop words a word, from 0 to 1.
    pub(crate) fn stop_density(&self) -> f32 {
        self.stops as f32 / self.words.max(1) as f32
    }

    /// Whether an ASCII mark may stand in the block. "No" is sure; "yes" is not, as some marks share a bit with a rare one (`|`
    /// with `<`, `{` with `;`). Not to be asked of letters, digits and spaces, nor of a mark behind the link's number "[12]".
    pub(crate) const fn may_have(&self, mark: u8) -> bool {
        self.marks & super::scan::bit(mark) != 0
    }

    /// Whether the block reads like a sentence, be it short.
    pub(crate) fn is_sentence(&self) -> bool {
        self.end == End::Stop && self.words >= 5 && self.stop_density() >= 0.2
    }

    /// Capitalised words a word, from 0 to 1.
    pub(crate) fn capital_share(&self) -> f32 {
        self.capitals as f32 / self.words.max(1) as f32
    }
}

/// How the block closes.
pub(crate) fn end_of(piece: &str) -> End {
    // Most blocks end in a letter or a stop.
    match piece.as_bytes() {
        [.., b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z'] => return End::Plain,
        [.., b'.', b'.' | b' ', b'.'] => return End::Ellipsis,
        [.., b'.' | b'!' | b'?'] => return End::Stop,
        [.., b':'] => return End::Colon,
        [.., b',' | b';' | b'-' | b'('] => return End::Open,
        _ => {}
    }
    let piece = without_references(piece);
    let bare = piece.trim_end_matches(|c: char| {
        is_closer(c) || c.is_whitespace() || is_ghost(c) || is_smiley(c)
    });
    let Some(last) = bare.chars().next_back() else { return End::Plain };
    if last == '…' || bare.ends_with("...") || bare.ends_with(". .") {
        return End::Ellipsis;
    }
    match last {
        c if is_sentence_end(c) => End::Stop,
        ':' | '：' => End::Colon,
        ',' | ';' | '-' | '–' | '—' | '、' | '，' | '(' | '“' | '„' => End::Open,
        _ if bare.len() < piece.trim_end().len() => End::Closed,
        _ => End::Plain,
    }
}

/// Bytes of a note that a sentence bears behind its stop: "[citation needed]".
const NOTE: usize = 40;

/// A piece without the numbers and notes of references that its last stop bears: "… in 1973.[1][2]".
fn without_references(piece: &str) -> &str {
    let mut bare = piece;
    while let Some(rest) = bare.strip_suffix(']') {
        let Some(at) = rest.rfind('[').filter(|at| rest.len() - at < NOTE) else { break };
        bare = &bare[..at];
    }
    if bare.ends_with(is_sentence_end) { bare } else { piece }
}

/// What the block opens with.
pub(crate) fn first_of(piece: &str) -> First {
    match piece.as_bytes().first() {
        Some(b'A'..=b'Z') => return First::Upper,
        Some(b'a'..=b'z') => return First::Lower,
        Some(b'0'..=b'9') => return First::Digit,
        _ => {}
    }
    let Some(c) = piece.chars().find(|c| !is_ghost(*c)) else { return First::Other };
    match c {
        c if c.is_uppercase() => First::Upper,
        c if c.is_lowercase() => First::Lower,
        c if c.is_numeric() => First::Digit,
        '"' | '\'' | '“' | '„' | '«' | '‘' | '‚' | '»' | '「' | '『' | '‹' => {
            First::Quote
        }
        c if c.is_alphabetic() => First::Caseless,
        _ => First::Other,
    }
}

/// The blocks of a page that say the same.
pub(crate) struct Repeats {
    /// How often each block's text stands on the page, up to 255.
    pub(crate) times: Vec<u8>,
    /// Where it stands first.
    pub(crate) first: Vec<u32>,
}

impl Repeats {
    /// How often each block's text stands on the page; where it stands first is not asked any more.
    pub(crate) fn into_times(self) -> Vec<u8> {
        self.times
    }
}

/// Finds the blocks that say the same.
pub(crate) fn repeats(features: &Measures) -> Repeats {
    // An open-addressed table of the first blocks with a text, at most half full; each is one more than its place, 0 an empty slot.
    let mut slots = vec![0_u32; (features.len() * 2).next_power_of_two()];
    let mask = slots.len() - 1;
    let secret = secret();
    let mut times = vec![0_u8; features.len()];
    let mut firsts = Vec::with_capacity(features.len());
    for (at, f) in features.iter().enumerate() {
        let own = |slot: usize| {
            slots[slot] == 0 || features[slots[slot] as usize - 1].line_hash == f.line_hash
        };
        let slot = probe((f.line_hash.wrapping_mul(secret) >> 32) as usize, mask, own);
        if slots[slot] == 0 {
            slots[slot] = at as u32 + 1;
        }
        let first = slots[slot] - 1;
        times[first as usize] = times[first as usize].saturating_add(1);
        firsts.push(first);
    }
    for at in 0..times.len() {
        times[at] = times[firsts[at] as usize];
    }
    Repeats { times, first: firsts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_wherever_they_stand() {
        let of = |line: &str| measure_words(line, &crate::know::words::WORDS, 0);
        let lines = ["The ferry", "A quay", "the FERRY", "", "The ferry", "A boat", ""];
        let Repeats { times, first } = repeats(&lines.map(of).into_iter().collect());
        assert_eq!((times, first), (vec![3, 1, 3, 2, 3, 1, 2], vec![0, 1, 0, 3, 0, 5, 3]));
        assert!(repeats(&Measures::default()).times.is_empty());
    }

    #[test]
    fn tells_how_blocks_begin_and_end() {
        for (text, first, end) in [
            ("The ferry", First::Upper, End::Plain),
            ("the ferry.", First::Lower, End::Stop),
            ("3 ferries!", First::Digit, End::Stop),
            ("“Why?”", First::Quote, End::Stop),
            ("(The ferry...)", First::Other, End::Ellipsis),
            ("The ferry. .", First::Upper, End::Ellipsis),
            ("The ferry…", First::Upper, End::Ellipsis),
            ("Ünder:", First::Upper, End::Colon),
            ("The ferry,", First::Upper, End::Open),
            ("The ferry -", First::Upper, End::Open),
            ("The ferry (", First::Upper, End::Open),
            ("The ferry (2)", First::Upper, End::Closed),
            ("船。", First::Caseless, End::Stop),
            ("\u{feff}the", First::Lower, End::Plain),
            (".", First::Other, End::Stop),
            ("", First::Other, End::Plain),
        ] {
            assert_eq!((first_of(text), end_of(text)), (first, end), "{text}");
        }
    }
}
