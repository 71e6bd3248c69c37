//! What the letters of a body say of its language.

use std::collections::{HashMap, HashSet};

use once_cell::sync::Lazy;

use crate::know::words::own_words;
use crate::text::is_sentence_end;

/// Characters that are looked at.
const READ: usize = 4000;
/// Share of the letters, in percent, that must be of one script for it to be the body's.
const MOST: usize = 50;
/// Letters a thousand that a language must have of its own, where others share its script.
const OWN: usize = 2;

/// Scripts, with what tells their languages.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    /// One that a single language is printed in, by far.
    Of(&'static str),
    Cyrillic,
    Arabic,
    Hebrew,
    Devanagari,
    Bengali,
    Ethiopic,
    Han,
    Kana,
}

/// The script of a letter.
const fn script(c: char) -> Option<Script> {
    Some(match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Of("el"),
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{530}'..='\u{58f}' => Script::Of("hy"),
        '\u{5d0}'..='\u{5f4}' => Script::Hebrew,
        '\u{620}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}'
        | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{feff}' => Script::Arabic,
        '\u{780}'..='\u{7bf}' => Script::Of("dv"),
        '\u{900}'..='\u{97f}' => Script::Devanagari,
        '\u{980}'..='\u{9ff}' => Script::Bengali,
        '\u{a00}'..='\u{a7f}' => Script::Of("pa"),
        '\u{a80}'..='\u{aff}' => Script::Of("gu"),
        '\u{b00}'..='\u{b7f}' => Script::Of("or"),
        '\u{b80}'..='\u{bff}' => Script::Of("ta"),
        '\u{c00}'..='\u{c7f}' => Script::Of("te"),
        '\u{c80}'..='\u{cff}' => Script::Of("kn"),
        '\u{d00}'..='\u{d7f}' => Script::Of("ml"),
        '\u{d80}'..='\u{dff}' => Script::Of("si"),
        '\u{e00}'..='\u{e7f}' => Script::Of("th"),
        '\u{e80}'..='\u{eff}' => Script::Of("lo"),
        '\u{f00}'..='\u{fff}' => Script::Of("bo"),
        '\u{1000}'..='\u{109f}' => Script::Of("my"),
        '\u{10a0}'..='\u{10ff}' => Script::Of("ka"),
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}' => Script::Of("ko"),
        '\u{1200}'..='\u{139f}' => Script::Ethiopic,
        '\u{1780}'..='\u{17ff}' => Script::Of("km"),
        '\u{3040}'..='\u{30ff}' => Script::Kana,
        '\u{3400}'..='\u{9fff}' => Script::Han,
        _ => return None,
    })
}

/// Letters that tell the languages of a script, each language before those that it shares letters with.
#[rustfmt::skip]
const CYRILLIC: &[(&str, &[char])] = &[
    ("be", &['ў']), ("sr", &['ђ', 'ћ']), ("mk", &['ѓ', 'ќ', 'ѕ']), ("tg", &['ҷ', 'ӣ', 'ӯ']), ("kk", &['ұ']),
    ("tt", &['җ', 'ә']), ("uk", &['ї', 'є', 'ґ']), ("ky", &['ң']), ("mn", &['ө', 'ү']), ("uk", &['і']), ("ru", &['ы', 'э']),
    ("bg", &['ъ']),
];
/// Letters that a language of a script does not have: the letters of another whose code is not known.
const NOT_RUSSIAN: &[char] =
    &['ҙ', 'ҡ', 'ҫ', 'ӕ', 'ҳ', 'ә', 'ө', 'ү', 'ң', 'ӑ', 'ӗ', 'ҩ', 'ҟ', 'ј', 'і', 'ӏ'];
const NOT_TATAR: &[char] = &['ҙ', 'ҫ', 'ј', 'ҝ'];
#[rustfmt::skip]
const ARABIC: &[(&str, &[char])] = &[
    ("ps", &['ښ', 'ځ', 'څ', 'ړ', 'ډ', 'ټ']), ("ug", &['ې', 'ۇ', 'ۆ', 'ۋ']), ("ur", &['ٹ', 'ڈ', 'ڑ', 'ے', 'ں', 'ہ']),
    ("fa", &['پ', 'چ', 'گ', 'ژ', 'ی', 'ک']),
];
const NOT_PERSIAN: &[char] = &['ڵ', 'ێ', 'ە', 'ڕ', 'ۊ', 'ڎ', 'ڪ', 'ٻ', 'ڳ'];
/// Languages of one script that no letters tell apart.
const DEVANAGARI: [&str; 3] = ["hi", "mr", "ne"];
/// The function words that are counted here, by language.
static OWN_WORDS: Lazy<HashMap<&str, HashSet<&str>>> = Lazy::new(|| {
    let codes = DEVANAGARI.into_iter().chain(["yi"]);
    codes.map(|code| (code, own_words(code).collect())).collect()
});
/// Words of a language that a short body has, at least.
const TOLD: usize = 2;
/// The same, of one whose letters point to another.
const SURELY: usize = 5;

/// The language that a body's letters tell, `Some(None)` where they are of a script and tell none; nothing where the script is
/// Latin, whose languages are told by words.
pub(super) fn tell(body: &str) -> Option<Option<&'static str>> {
    let front = crate::text::front(body, READ);
    let plain = front.bytes().filter(u8::is_ascii_alphabetic).count();
    let mut counts: Vec<(Script, usize)> = Vec::new();
    if plain > 0 {
        counts.push((Script::Latin, plain));
    }
    for script in front.chars().filter(|c| !c.is_ascii()).filter_map(script) {
        match counts.iter_mut().find(|(known, _)| *known == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let count = |script: Script| {
        counts.iter().find(|(known, _)| *known == script).map_or(0, |(_, count)| *count)
    };
    // Japanese is written in two, of which the one has most of the letters and the other is its own.
    let kana = count(Script::Kana);
    if (kana + count(Script::Han)) * 100 > all * MOST {
        return Some(Some(if kana * 20 >= all { "ja" } else { "zh" }));
    }
    let (most, own) = counts.iter().max_by_key(|(_, count)| *count)?;
    if own * 100 <= all * MOST {
        return None;
    }
    let share = |letters: &[char]| {
        front.chars().filter(|c| letters.contains(&low(*c))).count() * 1000 / own
    };
    let by_letters = |languages: &[(&'static str, &[char])]| {
        languages.iter().find(|(_, letters)| share(letters) >= OWN).map(|(code, _)| *code)
    };
    Some(match *most {
        Script::Latin if is_vietnamese(front, all) => Some("vi"),
        Script::Latin => return None,
        Script::Of(code) => Some(code),
        Script::Cyrillic => by_letters(CYRILLIC).filter(|code| match *code {
            "ru" | "bg" => share(NOT_RUSSIAN) < OWN,
            "tt" => share(NOT_TATAR) < OWN,
            // Uzbek has the letter of Belarusian, Kyrgyz those of Mongolian.
            "be" => share(&['і']) >= OWN,
            "mn" => share(&['ң']) == 0,
            _ => true,
        }),
        Script::Arabic => match by_letters(ARABIC) {
            None => Some("ar"),
            Some("fa" | "ur") if share(NOT_PERSIAN) >= OWN => None,
            told => told,
        },
        // Yiddish points its letters and doubles them.
        Script::Hebrew => {
            Some(if share(&['ײ', 'װ', 'ױ']) >= OWN || is_yiddish(front) { "yi" } else { "he" })
        }
        Script::Bengali => Some(if share(&['ৰ', 'ৱ']) >= OWN { "as" } else { "bn" }),
        Script::Ethiopic => Some(if share(&['ኣ', 'ዝ']) >= 20 { "ti" } else { "am" }),
        Script::Devanagari => devanagari(front),
        Script::Han | Script::Kana => None,
    })
}

/// A letter in its small form, where it is one letter.
fn low(c: char) -> char {
    if c.is_ascii() { c } else { c.to_lowercase().next().unwrap_or(c) }
}

/// Letters with a hook, a horn or a dot below, which no other language has so many of.
fn is_vietnamese(text: &str, letters: usize) -> bool {
    let own = |c: &char| {
        matches!(low(*c), 'ơ' | 'ư' | '\u{1ea0}'..='\u{1ef9}' | '\u{309}' | '\u{31b}' | '\u{323}')
    };
    // Yoruba and Igbo have dots below, too.
    let bars = |c: &char| matches!(low(*c), 'ơ' | 'ư' | 'đ' | '\u{31b}');
    let wide = || text.chars().filter(|c| !c.is_ascii());
    !text.is_ascii()
        && wide().filter(own).count() * 20 >= letters
        && wide().filter(bars).count() * 50 >= letters
}

/// Whether a text in Hebrew letters has the words of Yiddish.
fn is_yiddish(text: &str) -> bool {
    count(text, "yi") >= SURELY
}

/// Hindi, Marathi or Nepali, by their function words; nothing where neither is far ahead.
fn devanagari(text: &str) -> Option<&'static str> {
    let mut counts = DEVANAGARI.map(|code| (count(text, code), code));
    counts.sort_unstable_by(|a, b| b.cmp(a));
    (counts[0].0 >= TOLD && counts[0].0 > counts[1].0 * 2).then_some(counts[0].1)
}

/// How many words of a text are function words of a language.
fn count(text: &str, code: &str) -> usize {
    let own = OWN_WORDS.get(code);
    text.split(|c: char| c.is_whitespace() || is_sentence_end(c))
        .filter(|word| own.is_some_and(|own| own.contains(word)))
        .count()
}
