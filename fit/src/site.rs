//! The site that a record's page is of: folds keep the pages of one site together.

use crate::rng::{hash, mix};

/// The fold of a site.
pub fn fold(site: &str, folds: usize) -> usize {
    (mix(hash(site)) % folds as u64) as usize
}

/// The registered domain of an address, told by its look: three labels where the last two are "co.uk" or its like.
pub fn domain(url: &str) -> String {
    const SECOND: &[&str] = &["co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go"];
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', ':']).next().unwrap_or("").to_lowercase();
    let labels: Vec<&str> = host.split('.').collect();
    let count = labels.len();
    let two = count >= 3 && labels[count - 1].len() == 2 && SECOND.contains(&labels[count - 2]);
    labels[count.saturating_sub(if two { 3 } else { 2 })..].join(".")
}

/// The site of a record without an address, by the name of its file and its own.
///
/// `fundus/at-DerStandard_2024_01_01` is of the site before the date, `ctf/news.example.com/2003` and
/// `cleanportal/news.example.com_1` of the domain; what was put together is of a site of its own.
pub fn by_name(file: &str, id: &str) -> String {
    let tail = id.split_once('/').map_or(id, |(_, tail)| tail);
    if file.contains("fundus") {
        return tail.split("_20").next().unwrap_or(tail).to_owned();
    }
    if file.contains("ctf") || file.contains("cleanportal") {
        return domain(tail.split(['/', '_']).next().unwrap_or(tail));
    }
    if file.contains("framed") {
        return format!("framed-{}", id.rsplit_once('-').map_or(id, |(front, _)| front));
    }
    id.split('#').next().unwrap_or(id).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_one_site_have_one_name() {
        for (url, expected) in [
            ("https://news.harbour.example/a?b", "harbour.example"),
            ("http://www.harbour.co.uk:80/", "harbour.co.uk"),
            ("harbour.example", "harbour.example"),
        ] {
            assert_eq!(domain(url), expected);
        }
        for (file, id, expected) in [
            ("dumps/fundus.w3m", "fundus/no-Havnen_2024_01_02", "no-Havnen"),
            ("residue/ctf.trafilatura", "ctf/news.harbour.example/2003/x", "harbour.example"),
            ("dumps/cleanportal.w3m", "cleanportal/harbour.example_news_0", "harbour.example"),
            ("interrupted/framed", "ar-0", "framed-ar"),
            ("interrupted/planted", "0001#2", "0001"),
        ] {
            assert_eq!(by_name(file, id), expected);
        }
    }
}
