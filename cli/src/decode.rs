//! Bytes → text: byte order marks, UTF-8 with holes or without, UTF-16 and UTF-32 that have no mark, legacy charsets.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use crate::sniff;

/// A text, and what is to be known of how it was got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// Nothing for plain UTF-8.
    pub(crate) note: Option<String>,
}

impl Decoded {
    fn new(text: String, note: String) -> Self {
        Self { text, note: Some(note) }
    }
}

/// So many sequences of UTF-8 must be right for one that is wrong: a legacy charset hits a right one by chance only.
const RIGHT_FOR_WRONG: usize = 4;

/// The text that bytes are in some charset, or what they are if they are no text.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<Decoded, String> {
    if let Some(name) = sniff::magic(&bytes) {
        return Err(name.to_owned());
    }
    if let Some(found) = marked(&bytes) {
        return found;
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if !sniff::is_binary(text.as_bytes()) => {
            return Ok(escaped(&text).unwrap_or(Decoded { text, note: None }));
        }
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    if let Some(found) = unmarked(&bytes) {
        return Ok(found);
    }
    if sniff::is_binary(&bytes) {
        return Err("not text".to_owned());
    }
    if let Some(wrong) = nearly_utf8(&bytes) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let note = format!(
            "UTF-8 with {wrong} bad {}, now U+FFFD",
            if wrong == 1 { "sequence" } else { "sequences" }
        );
        return Ok(Decoded::new(text, note));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    let (text, _, broken) = encoding.decode(&bytes);
    Ok(Decoded::new(
        text.into_owned(),
        format!(
            "not UTF-8; decoded from {}, as its bytes suggest{}",
            encoding.name(),
            holes(broken)
        ),
    ))
}

/// The text of ISO-2022-JP, which is written in bytes of ASCII.
fn escaped(ascii: &str) -> Option<Decoded> {
    let opens = ascii.contains("\u{1b}$B") || ascii.contains("\u{1b}$@");
    let found = (opens && ascii.is_ascii()).then(|| ISO_2022_JP.decode(ascii.as_bytes()));
    let (text, ..) = found.filter(|(.., broken)| !broken)?;
    let note = "decoded from ISO-2022-JP, by its escapes".to_owned();
    Some(Decoded::new(text.into_owned(), note))
}

fn holes(broken: bool) -> &'static str {
    if broken { ", with U+FFFD where bytes fit nothing" } else { "" }
}

/// What a byte order mark says, if there is one.
fn marked(bytes: &[u8]) -> Option<Result<Decoded, String>> {
    let wide = match bytes {
        [0xff, 0xfe, 0, 0, rest @ ..] => Some(("UTF-32LE", utf32(rest, u32::from_le_bytes))),
        [0, 0, 0xfe, 0xff, rest @ ..] => Some(("UTF-32BE", utf32(rest, u32::from_be_bytes))),
        _ => None,
    };
    if let Some((name, (text, broken))) = wide {
        let note = format!("decoded from {name}, by its byte order mark{}", holes(broken > 0));
        return Some(Ok(Decoded::new(text, note)));
    }
    let (encoding, mark) = Encoding::for_bom(bytes)?;
    let rest = &bytes[mark..];
    if encoding == UTF_8 && sniff::is_binary(rest) {
        return Some(Err("not text".to_owned()));
    }
    let (text, broken) = encoding.decode_without_bom_handling(rest);
    let (odd, all) = odd(text.chars().map(u32::from));
    if encoding != UTF_8 && odd * ODD_CHARS > all {
        return Some(Err("not text".to_owned()));
    }
    let note = (encoding != UTF_8 || broken).then(|| {
        format!("decoded from {}, by its byte order mark{}", encoding.name(), holes(broken))
    });
    Some(Ok(Decoded { text: text.into_owned(), note }))
}

/// The text of UTF-32, and how many of its numbers are no characters.
fn utf32(bytes: &[u8], number: fn([u8; 4]) -> u32) -> (String, usize) {
    let mut broken = usize::from(!bytes.len().is_multiple_of(4));
    let chars = bytes.chunks_exact(4).map(|four| {
        char::from_u32(number([four[0], four[1], four[2], four[3]])).unwrap_or_else(|| {
            broken += 1;
            char::REPLACEMENT_CHARACTER
        })
    });
    (chars.collect(), broken)
}

/// One unit in so many of UTF-16 or UTF-32 may be none that texts are written in.
const ODD_UNITS: usize = 50;
/// One character in so many may, where a byte order mark says that it is text.
const ODD_CHARS: usize = 5;
/// Units that are looked at.
const LOOKED_AT: usize = 4096;

/// UTF-16 and UTF-32 that have no byte order mark.
fn unmarked(bytes: &[u8]) -> Option<Decoded> {
    let note = |name: &str, broken: bool| {
        format!("decoded from {name}, which its bytes look like{}", holes(broken))
    };
    if bytes.len() >= 4 && bytes.contains(&0) {
        for (name, number) in [
            ("UTF-32LE", u32::from_le_bytes as fn([u8; 4]) -> u32),
            ("UTF-32BE", u32::from_be_bytes),
        ] {
            let (text, broken) = utf32(bytes, number);
            if broken == 0 && is_written(text.chars().map(u32::from)) {
                return Some(Decoded::new(text, note(name, false)));
            }
        }
    }
    for (encoding, number) in
        [(UTF_16LE, u16::from_le_bytes as fn([u8; 2]) -> u16), (UTF_16BE, u16::from_be_bytes)]
    {
        let units = || bytes.chunks_exact(2).map(|two| number([two[0], two[1]]));
        let ascii = bytes.contains(&0)
            && units().take(LOOKED_AT).any(|unit| (0x20..0x80).contains(&unit) || unit == 0x0a);
        let likely = ascii && is_wide(bytes) || is_east_asian(units());
        if likely
            && bytes.len() >= 4
            && bytes.len().is_multiple_of(2)
            && is_written(units().map(u32::from))
        {
            let (text, broken) = encoding.decode_without_bom_handling(bytes);
            return Some(Decoded::new(text.into_owned(), note(encoding.name(), broken)));
        }
    }
    None
}

/// Whether so many bytes are none of ASCII's that they may be halves of units: two letters of ASCII make a
/// Han character, and a text of those is text of one byte a letter with a NUL in it.
fn is_wide(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let odd = head.iter().filter(|b| !matches!(b, b'\t' | b'\n' | b'\r' | 0x20..=0x7e)).count();
    odd * 5 >= head.len()
}

/// Whether nearly all units are of blocks that texts are written in.
fn is_written(units: impl Iterator<Item = u32>) -> bool {
    let (odd, all) = odd(units);
    all > 0 && odd * ODD_UNITS <= all
}

/// How many units are of no block that texts are written in, and of how many: Latin to Thai, Georgian,
/// punctuation, kana, Han, Hangul, presentation forms, pictures.
fn odd(units: impl Iterator<Item = u32>) -> (usize, usize) {
    let (mut all, mut odd) = (0, 0);
    for unit in units.take(LOOKED_AT) {
        all += 1;
        odd += usize::from(!matches!(
            unit,
            0x09 | 0x0a | 0x0d | 0x20..=0x7e | 0xa0..=0x0e7f | 0x10a0..=0x11ff | 0x1e00..=0x22ff
                | 0x2500..=0x27ff | 0x3000..=0x30ff | 0x4e00..=0x9fff | 0xac00..=0xd7a3
                | 0xd800..=0xdfff | 0xfb00..=0xfeff | 0xff00..=0xffef | 0x1d400..=0x1faff
                | 0x20000..=0x323af
        ));
    }
    (odd, all)
}

/// Whether units are text of Han and kana with their own punctuation, which a legacy charset does not give in pairs by chance.
fn is_east_asian(units: impl Iterator<Item = u16>) -> bool {
    let (mut all, mut known, mut sure) = (0, 0, 0);
    for unit in units.take(LOOKED_AT) {
        all += 1;
        known += usize::from(matches!(unit, 0x3000..=0x30ff | 0x4e00..=0x9fff | 0xff00..=0xff60));
        sure += usize::from(matches!(unit, 0x3000..=0x30ff | 0xff01..=0xff1f));
    }
    all >= 8 && known * 50 >= all * 49 && sure * 50 >= all
}

/// How many sequences are no UTF-8, where nearly all others are, or where but the last character is cut.
fn nearly_utf8(bytes: &[u8]) -> Option<usize> {
    let (mut right, mut wrong, mut cut) = (0, 0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
        cut = usize::from(
            std::str::from_utf8(chunk.invalid()).is_err_and(|error| error.error_len().is_none()),
        );
    }
    // A lone byte at the end is as likely one of a legacy charset.
    let cut_only = wrong == 1 && cut == 1 && right > 0;
    (cut_only || right >= RIGHT_FOR_WRONG * wrong && right > 0).then_some(wrong)
}

#[cfg(test)]
mod tests {
    use super::{Decoded, decode};

    const JAPANESE: &str = "港の古い水車小屋は昨年の春から閉まっている、と町は月曜日に述べた。";

    fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn wider(text: &str, bytes: fn(u32) -> [u8; 4]) -> Vec<u8> {
        text.chars().map(u32::from).flat_map(bytes).collect()
    }

    #[test]
    fn wide_text_needs_no_mark() {
        for text in [
            "The mill is shut.\n",
            "Die Mühle\r\nist zu.",
            JAPANESE,
            "Мельница закрыта с весны.",
            "방앗간은 봄부터 닫혀 있다.",
        ] {
            for (bytes, name) in [
                (wide(text, u16::to_le_bytes), "UTF-16LE"),
                (wide(text, u16::to_be_bytes), "UTF-16BE"),
                (wider(text, u32::to_le_bytes), "UTF-32LE"),
                (wider(text, u32::to_be_bytes), "UTF-32BE"),
            ] {
                let found = decode(bytes).expect("text");
                assert_eq!(
                    (found.text.as_str(), found.note),
                    (text, Some(format!("decoded from {name}, which its bytes look like")))
                );
            }
        }
        let marked = [vec![0xff, 0xfe, 0, 0], wider("The mill", u32::to_le_bytes)].concat();
        assert_eq!(
            decode(marked).expect("text").note.as_deref(),
            Some("decoded from UTF-32LE, by its byte order mark")
        );
    }

    #[test]
    fn a_few_bad_bytes_leave_utf8() {
        let note = |bytes: &[u8]| {
            decode(bytes.to_vec()).map(|found| (found.text, found.note.unwrap_or_default()))
        };
        let (text, said) =
            note(b"La rivi\xc3\xa8re \xc3\xa9tait l\xc3\xa0, \xe9t\xc3\xa9.").expect("text");
        assert_eq!(
            (text.as_str(), said.as_str()),
            ("La rivière était là, \u{fffd}té.", "UTF-8 with 1 bad sequence, now U+FFFD")
        );
        let (text, _) =
            note("Das M\u{fc}hlhaus \u{201c}".as_bytes().split_last().expect("bytes").1)
                .expect("text");
        assert_eq!(text, "Das Mühlhaus \u{fffd}");
        let (text, said) =
            note(b"Das M\xfchlhaus am Hafen ist seit dem Fr\xfchjahr geschlossen").expect("text");
        assert_eq!((text.contains("Mühlhaus"), said.contains("windows-1252")), (true, true));
    }

    #[test]
    fn legacy_charsets_of_the_east_are_no_utf16() {
        for encoding in [encoding_rs::SHIFT_JIS, encoding_rs::EUC_JP] {
            let found = decode(encoding.encode(JAPANESE).0.into_owned()).expect("text");
            assert_eq!(found.text, JAPANESE, "{}", encoding.name());
        }
        let found = decode(encoding_rs::ISO_2022_JP.encode(JAPANESE).0.into_owned());
        let note = "decoded from ISO-2022-JP, by its escapes".to_owned();
        assert_eq!(found, Ok(Decoded { text: JAPANESE.to_owned(), note: Some(note) }));
        let coloured = decode(b"The \x1b$Bmill\x1b[0m is shut".to_vec()).expect("text");
        assert_eq!(coloured.note, None);
    }

    #[test]
    fn what_is_no_text_is_said_to_be() {
        let said = |bytes: &[u8]| decode(bytes.to_vec()).expect_err("no text");
        assert_eq!(said(b"\x01\x02\x03\x04\x05\x06\x07"), "not text");
        assert_eq!(said(b"\x7fELF\x02\x01\x01\0\0\0"), "a program");
        assert_eq!(
            (said(b"no\0text"), said(b"The mill is\0 shut.")),
            ("not text".to_owned(), "not text".to_owned())
        );
        assert_eq!(said(&(0..=255).cycle().take(9999).collect::<Vec<u8>>()), "not text");
    }
}
