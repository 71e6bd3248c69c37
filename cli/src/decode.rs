//! Bytes → text: byte order marks, UTF-8, and legacy encodings where neither fits.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// The text, and a note where it was not plain UTF-8.
pub(crate) fn decode(bytes: Vec<u8>) -> (String, Option<String>) {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
        let note = (encoding != UTF_8 || broken).then(|| {
            format!("decoded from {}, by its byte order mark{}", encoding.name(), holes(broken))
        });
        return (text.into_owned(), note);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (text, None),
        Err(error) => error.into_bytes(),
    };
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    let (text, _, broken) = encoding.decode(&bytes);
    (
        text.into_owned(),
        Some(format!(
            "not UTF-8; decoded from {}, as its bytes suggest{}",
            encoding.name(),
            holes(broken)
        )),
    )
}

fn holes(broken: bool) -> &'static str {
    if broken { ", with U+FFFD where bytes fit nothing" } else { "" }
}
