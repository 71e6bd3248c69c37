//! Web and mail addresses, which are words of their own.

use super::is_letter;

/// Bytes of the longest web address without its path that is told from a sentence's end.
const HOST: usize = 80;
/// Ends of hosts that are told without `http` or `www` before them.
const DOMAINS: &[&str] = &[
    "com", "org", "net", "co", "de", "fr", "es", "it", "nl", "pl", "ru", "uk", "se", "dk", "no",
    "fi", "cz", "ro", "hu", "gr", "tr", "ir", "il", "in", "th", "vn", "id", "jp", "cn", "kr", "br",
    "pt", "io", "tv", "info", "news", "ua", "rs", "hr", "bg", "lt", "lv", "ee",
];

/// Where the web or mail address ends that begins here, if one does.
pub(super) fn address(text: &str, at: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[at..];
    let whole = |rest: &str| rest.find(char::is_whitespace).map_or(text.len(), |len| at + len);
    let opens = |with: &str| {
        bytes.get(..with.len()).is_some_and(|b| b.eq_ignore_ascii_case(with.as_bytes()))
    };
    if opens("http://") || opens("https://") || opens("www.") {
        return Some(whole(&text[at..]));
    }
    // A word of letters and digits with no mark of an address near behind it is none.
    let near = &bytes[..bytes.len().min(HOST)];
    let first = near.iter().position(|b| !b.is_ascii_alphanumeric() && *b != b'_')?;
    let inner = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphanumeric);
    if !matches!(bytes[first], b'.' | b'-' | b'@') || !inner(bytes.get(first + 1)) {
        return None;
    }
    let part = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'@' | b'_');
    let mut len = near.iter().position(|b| !part(b)).unwrap_or(near.len());
    while len > 0 && !near[len - 1].is_ascii_alphanumeric() {
        len -= 1;
    }
    let host = std::str::from_utf8(&near[..len]).ok()?;
    let (front, domain) = host.rsplit_once('.')?;
    // "in the book.It was": a sentence's end lacks its space.
    let known = DOMAINS.contains(&domain) || host.contains('@') && domain.len() > 1;
    let letters = text[at + len..].chars().next().is_some_and(is_letter);
    if !known || front.is_empty() || letters {
        return None;
    }
    if bytes.get(len) == Some(&b'/') { Some(whole(&text[at..])) } else { Some(at + len) }
}
