//! What can be measured of one block: one pass over its bytes, nothing copied.

use std::collections::HashMap;

use crate::block::Block;
use crate::text::{
    Eight, Quick, behind_run, fold_char, is_closer, is_ghost, is_sentence_end, is_smiley, is_unspaced, is_word, link_number,
};
use crate::words::{
    ANY_CUE, CHROME, CLOCK, CREDIT, DESK, EARN, Flags, LETTER, MONTH, OFFER, OPENER, PHRASE_FIRST, PHRASE_LAST, PICTURE, ROLE, SHARE,
    THREAD, WEEKDAY, WordHash, WordTable,
};

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

/// How many words of each cue a block holds, up to 255.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cues {
    pub(crate) share: u8,
    pub(crate) chrome: u8,
    pub(crate) month: u8,
    pub(crate) weekday: u8,
    pub(crate) clock: u8,
    pub(crate) role: u8,
    pub(crate) credit: u8,
    pub(crate) thread: u8,
    pub(crate) offer: u8,
    pub(crate) desk: u8,
    pub(crate) opener: u8,
    pub(crate) earn: u8,
    pub(crate) letter: u8,
    pub(crate) picture: u8,
}

/// The measures of one block.
#[derive(Debug, Clone, Default)]
pub(crate) struct Features {
    /// Words; two characters of a script without spaces count as one.
    pub(crate) words: u32,
    /// Stop words of the page's language.
    pub(crate) stops: u32,
    /// Words that begin with a capital.
    pub(crate) capitals: u32,
    /// Words of two letters or more without a small one.
    pub(crate) shouted: u16,
    /// Words that begin with a digit.
    pub(crate) numbers: u16,
    /// Characters of scripts without spaces.
    pub(crate) unspaced: u32,
    /// Sentence ends before the last.
    pub(crate) inner_ends: u16,
    pub(crate) commas: u16,
    /// `|`, `·`, `•`, `›`, `»`, `>` and the like.
    pub(crate) separators: u16,
    /// Square brackets that close.
    pub(crate) brackets: u16,
    pub(crate) cues: Cues,
    pub(crate) first: First,
    pub(crate) end: End,
    /// Flags of the first word.
    pub(crate) first_flags: Flags,
    /// Whether the last word closes a phrase, or says who took a picture.
    pub(crate) closes_phrase: bool,
    pub(crate) closes_credit: bool,
    /// Half of the second word's hash; 0 where there is none.
    pub(crate) second: u32,
    /// Where a sentence inside the block opens with a word that opens a phrase; 0 for none.
    pub(crate) prompt_at: u32,
    /// A hash of the folded words, the same for the same line wherever it stands.
    pub(crate) line_hash: u64,
    /// A year between 1900 and 2099.
    pub(crate) year: bool,
    /// An ASCII digit.
    pub(crate) figures: bool,
    /// `©` or `(c)`.
    pub(crate) copyright: bool,
    /// `@`, or `://`, or `www.`
    pub(crate) address: bool,
    /// `:` between digits, as in a time.
    pub(crate) clock_time: bool,
    /// A capital behind a small letter of the same word, as where a tool glued two together.
    pub(crate) glued: bool,
    /// White space that must be folded, or ghosts that must go.
    pub(crate) untidy: bool,
}

impl Features {
    /// Stop words a word, from 0 to 1.
    pub(crate) fn stop_density(&self) -> f32 {
        self.stops as f32 / self.words.max(1) as f32
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

/// Measures a block. `language` holds the bits of the stop lists that count.
pub(crate) fn measure(text: &str, block: &Block, table: &WordTable, language: Flags) -> Features {
    if block.addresses {
        return Features::default();
    }
    let piece = &text[block.text..block.end];
    let mut f = measure_words(piece, table, language);
    f.words += f.unspaced.div_ceil(2);
    f.end = end_of(piece);
    f.first = first_of(piece);
    f.untidy |= block.wrapped;
    f
}

/// What one pass over a text tells of it; how it opens and ends is not asked.
pub(crate) fn measure_words(piece: &str, table: &WordTable, language: Flags) -> Features {
    let mut scan = Scan { f: Features::default(), table, language, ended: false, spaced: true, line: WordHash::START.finish(), last: 0 };
    scan.run(piece);
    scan.f.line_hash = scan.line;
    scan.f.closes_phrase = scan.last & PHRASE_LAST != 0;
    scan.f.closes_credit = scan.last & CREDIT != 0;
    scan.f
}

struct Scan<'t> {
    f: Features,
    table: &'t WordTable,
    language: Flags,
    /// Whether an end mark stands before the present position, with only closers and white space between.
    ended: bool,
    /// Whether the last character was white space.
    spaced: bool,
    line: u64,
    /// Flags of the last word.
    last: Flags,
}

impl Scan<'_> {
    fn run(&mut self, piece: &str) {
        let bytes = piece.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let b = bytes[at];
            if b.is_ascii_alphanumeric() {
                at = self.word(piece, at);
            } else if b.is_ascii() {
                self.mark(bytes, at);
                at += if b == b'[' { link_number(&piece[at..]).max(1) } else { 1 };
            } else {
                let c = piece[at..].chars().next().unwrap_or(' ');
                if is_unspaced(c) {
                    self.unspaced(c, at);
                    at += c.len_utf8();
                } else if is_word(c) {
                    at = self.wide_word(piece, at);
                } else {
                    self.wide_mark(c);
                    at += c.len_utf8();
                    // Rules drawn from one character over and over say no more than one of it.
                    if ('\u{2500}'..='\u{257f}').contains(&c) {
                        at = piece.len() - behind_run(&piece[at - c.len_utf8()..]).len();
                    }
                }
            }
        }
    }

    /// Reads the word at `from`; returns where it ends.
    #[inline]
    fn word(&mut self, piece: &str, from: usize) -> usize {
        let first = Eight::at(piece.as_bytes(), from);
        if first.is_whole() {
            return self.long_word(piece, from);
        }
        let word = first.word();
        let at = from + word.len;
        if (word.next >= 0x80 || word.next == b'\'') && goes_on(piece, at) {
            return self.wide_word(piece, from);
        }
        self.f.glued |= word.is_glued();
        let hash = WordHash::short(word.folded, word.len);
        let shape = Shape { upper: word.uppers & 0x80 != 0, digit_first: word.digits & 0x80 != 0, shouted: word.is_shouted() };
        self.count(self.table.get(hash), shape, from);
        self.note_second(hash);
        if word.digits != 0 {
            self.f.figures = true;
            self.f.year |= word.is_year();
        }
        self.line = WordHash::mix(self.line, hash);
        // Most words have one space behind them, and another word.
        self.spaced = word.next == b' ';
        at + usize::from(self.spaced)
    }

    /// The same for a word of eight letters or more.
    fn long_word(&mut self, piece: &str, from: usize) -> usize {
        let first = Eight::at(piece.as_bytes(), from).word();
        let (mut at, mut state, mut part) = (from, WordHash::START.state, first);
        let (mut capitals, mut small, mut glued) = (0, false, false);
        loop {
            glued |= part.is_glued() || small && part.uppers != 0;
            capitals += part.uppers.count_ones();
            small |= part.lowers != 0;
            self.f.figures |= part.digits != 0;
            at += part.len;
            if part.len < 8 {
                break;
            }
            state = WordHash::mix(state, part.folded);
            part = Eight::at(piece.as_bytes(), at).word();
        }
        if (part.next >= 0x80 || part.next == b'\'') && goes_on(piece, at) {
            return self.wide_word(piece, from);
        }
        self.f.glued |= glued;
        let hash = WordHash::end(state, part.folded, part.len as u32);
        let shape = Shape { upper: first.uppers & 0x80 != 0, digit_first: first.digits & 0x80 != 0, shouted: capitals >= 2 && !small };
        self.count(self.table.get(hash), shape, from);
        self.note_second(hash);
        self.line = WordHash::mix(self.line, hash);
        at
    }

    /// The same for a word with apostrophes or letters beyond ASCII.
    fn wide_word(&mut self, piece: &str, from: usize) -> usize {
        let bytes = piece.as_bytes();
        let (mut at, mut hash) = (from, WordHash::START);
        let (mut uppers, mut lowers) = (0_u32, 0_u32);
        while at < bytes.len() {
            let b = bytes[at];
            if b.is_ascii_lowercase() {
                lowers += 1;
                hash = hash.byte(b);
                at += 1;
            } else if b.is_ascii_uppercase() {
                self.f.glued |= lowers > 0;
                uppers += 1;
                hash = hash.byte(b | 0x20);
                at += 1;
            } else if b.is_ascii_digit() {
                self.f.figures = true;
                hash = hash.byte(b);
                at += 1;
            } else if b.is_ascii() {
                if b != b'\'' || !goes_on(piece, at) {
                    break;
                }
                hash = hash.byte(b);
                at += 1;
            } else {
                if !goes_on(piece, at) {
                    break;
                }
                let c = piece[at..].chars().next().unwrap_or(' ');
                self.f.untidy |= is_ghost(c);
                if !is_ghost(c) {
                    self.f.glued |= lowers > 0 && c.is_uppercase();
                    uppers += u32::from(c.is_uppercase());
                    lowers += u32::from(c.is_lowercase());
                    hash = fold_char(c).fold(hash, WordHash::char);
                }
                at += c.len_utf8();
            }
        }
        let flags = self.table.get(hash.finish());
        let shape =
            Shape { upper: first_is_upper(piece, from), digit_first: bytes[from].is_ascii_digit(), shouted: uppers >= 2 && lowers == 0 };
        self.count(flags, shape, from);
        self.note_second(hash.finish());
        self.line = WordHash::mix(self.line, hash.finish());
        at
    }

    #[inline]
    fn note_second(&mut self, hash: u64) {
        if self.f.words == 2 {
            self.f.second = (hash >> 32) as u32;
        }
    }

    /// Books a word with its flags and its shape.
    fn count(&mut self, flags: Flags, shape: Shape, from: usize) {
        let f = &mut self.f;
        if f.words == 0 && f.unspaced == 0 {
            f.first_flags = flags;
        }
        self.last = flags;
        f.words += 1;
        f.capitals += u32::from(shape.upper);
        if shape.shouted {
            f.shouted = f.shouted.saturating_add(1);
        }
        if shape.digit_first {
            f.numbers = f.numbers.saturating_add(1);
        }
        if flags != 0 {
            f.stops += u32::from(flags & self.language != 0);
            if flags & ANY_CUE != 0 {
                f.cues.add(flags);
            }
        }
        if self.ended && self.spaced && (shape.upper || shape.digit_first) {
            f.inner_ends = f.inner_ends.saturating_add(1);
            if flags & PHRASE_FIRST != 0 && f.prompt_at == 0 {
                f.prompt_at = from as u32;
            }
        }
        self.ended = false;
        self.spaced = false;
    }

    fn unspaced(&mut self, c: char, at: usize) {
        let hash = WordHash::START.char(c).finish();
        let flags = self.table.get(hash);
        let f = &mut self.f;
        if f.words == 0 && f.unspaced == 0 {
            f.first_flags = flags;
        }
        self.last = flags;
        f.unspaced += 1;
        f.stops += u32::from(flags & self.language != 0);
        if self.ended {
            f.inner_ends = f.inner_ends.saturating_add(1);
            if flags & PHRASE_FIRST != 0 && f.prompt_at == 0 {
                f.prompt_at = at as u32;
            }
        }
        self.line = WordHash::mix(self.line, hash);
        self.ended = false;
        self.spaced = false;
    }

    /// Books an ASCII character that is neither letter nor digit.
    fn mark(&mut self, bytes: &[u8], at: usize) {
        let f = &mut self.f;
        match bytes[at] {
            b' ' => {
                f.untidy |= self.spaced && at > 0;
                self.spaced = true;
                return;
            }
            b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => {
                f.untidy = true;
                self.spaced = true;
                return;
            }
            b'.' | b'!' | b'?' => self.ended = true,
            b'"' | b'\'' | b')' | b']' | b'*' | b'_' => {
                f.brackets = f.brackets.saturating_add(u16::from(bytes[at] == b']'));
            }
            b',' => {
                f.commas = f.commas.saturating_add(1);
                self.ended = false;
            }
            b'|' | b'>' => f.separators = f.separators.saturating_add(1),
            b'@' => f.address = true,
            b':' => {
                let behind = bytes.get(at + 1);
                f.address |= bytes[at..].starts_with(b"://");
                f.clock_time |= at > 0 && bytes[at - 1].is_ascii_digit() && behind.is_some_and(u8::is_ascii_digit);
                self.ended = false;
            }
            b'(' => f.copyright |= bytes[at..].starts_with(b"(c)") || bytes[at..].starts_with(b"(C)"),
            _ => {}
        }
        self.spaced = false;
    }

    /// Books any other character that is no part of a word.
    fn wide_mark(&mut self, c: char) {
        if c.is_whitespace() {
            self.f.untidy = true;
            self.spaced = true;
            return;
        }
        let f = &mut self.f;
        match c {
            '·' | '•' | '›' | '¦' | '｜' | '＞' | '»' => f.separators = f.separators.saturating_add(1),
            '©' | 'ⓒ' => f.copyright = true,
            '、' | '，' | '،' => f.commas = f.commas.saturating_add(1),
            c if is_sentence_end(c) => self.ended = true,
            c if is_ghost(c) => f.untidy = true,
            c if is_closer(c) => {}
            _ => self.ended = false,
        }
        self.spaced = false;
    }
}

/// Whether a word goes on with an apostrophe, or a character beyond ASCII, behind its letters.
fn goes_on(piece: &str, at: usize) -> bool {
    let letter = |at: usize| piece.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic);
    match piece[at..].chars().next().unwrap_or(' ') {
        '\'' => letter(at + 1),
        '\u{2019}' => letter(at + 3),
        c => !is_unspaced(c) && (is_word(c) || is_ghost(c)),
    }
}

/// What a word's characters are.
#[derive(Clone, Copy)]
struct Shape {
    upper: bool,
    digit_first: bool,
    /// Two capitals or more, and no small letter.
    shouted: bool,
}

impl Cues {
    #[inline]
    fn add(&mut self, flags: Flags) {
        let one = |bit: Flags| u8::from(flags & bit != 0);
        self.share = self.share.saturating_add(one(SHARE));
        self.chrome = self.chrome.saturating_add(one(CHROME));
        self.month = self.month.saturating_add(one(MONTH));
        self.weekday = self.weekday.saturating_add(one(WEEKDAY));
        self.clock = self.clock.saturating_add(one(CLOCK));
        self.role = self.role.saturating_add(one(ROLE));
        self.credit = self.credit.saturating_add(one(CREDIT));
        self.thread = self.thread.saturating_add(one(THREAD));
        self.offer = self.offer.saturating_add(one(OFFER));
        self.desk = self.desk.saturating_add(one(DESK));
        self.opener = self.opener.saturating_add(one(OPENER));
        self.earn = self.earn.saturating_add(one(EARN));
        self.letter = self.letter.saturating_add(one(LETTER));
        self.picture = self.picture.saturating_add(one(PICTURE));
    }
}

fn first_is_upper(piece: &str, from: usize) -> bool {
    let b = piece.as_bytes()[from];
    if b.is_ascii() { b.is_ascii_uppercase() } else { piece[from..].chars().next().is_some_and(char::is_uppercase) }
}

/// How the block closes.
pub(crate) fn end_of(piece: &str) -> End {
    let bare = piece.trim_end_matches(|c: char| is_closer(c) || c.is_whitespace() || is_ghost(c) || is_smiley(c));
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

/// What the block opens with.
pub(crate) fn first_of(piece: &str) -> First {
    let Some(c) = piece.chars().find(|c| !is_ghost(*c)) else { return First::Other };
    match c {
        c if c.is_uppercase() => First::Upper,
        c if c.is_lowercase() => First::Lower,
        c if c.is_numeric() => First::Digit,
        '"' | '\'' | '“' | '„' | '«' | '‘' | '‚' | '»' | '「' | '『' | '‹' => First::Quote,
        c if c.is_alphabetic() => First::Caseless,
        _ => First::Other,
    }
}

/// How often each block's text stands on the page.
pub(crate) fn repeats(features: &[Features]) -> Vec<u32> {
    let mut counts: HashMap<u64, u32, Quick> = HashMap::with_capacity_and_hasher(features.len(), Default::default());
    for f in features {
        *counts.entry(f.line_hash).or_default() += 1;
    }
    features.iter().map(|f| counts.get(&f.line_hash).copied().unwrap_or(0)).collect()
}
