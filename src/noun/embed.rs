//! What is left of posts that a page showed in a frame: who signed them, and the short addresses of their pictures.

use crate::noun::Line;

/// Short addresses that posts carry, and what a page puts in place of an address of mail.
const SHORT: &[&str] = &["pic.twitter.com/", "pic.x.com/", "t.co/", "instagr.am/"];
const HIDDEN: &str = "[email protected]";
/// Words of a signature.
const WORDS: u32 = 14;

/// "— Ann Lee (@annlee) March 3, 2021", "pic.twitter.com/abcDEF1234": of a post, and none of its text.
pub(crate) fn residue(line: &Line<'_>) -> bool {
    let text = line.text.trim();
    line.f.words <= WORDS && (is_signature(text) || is_address(text) || text == HIDDEN)
}

fn is_address(text: &str) -> bool {
    let bare = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
        .unwrap_or(text);
    !bare.contains(char::is_whitespace) && SHORT.iter().any(|host| bare.starts_with(host))
}

/// A dash, a name, its handle in brackets, and a date.
fn is_signature(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(['—', '–', '―', '-']) else { return false };
    let Some((name, rest)) = rest.split_once("(@") else { return false };
    let Some((handle, date)) = rest.split_once(')') else { return false };
    !name.trim().is_empty()
        && handle.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'))
        && (date.trim().is_empty() || date.bytes().any(|b| b.is_ascii_digit()))
        && !date.contains(". ")
}

#[cfg(test)]
mod tests {
    use crate::label::testing::check;

    #[test]
    fn hits_and_look_alikes() {
        check(
            "left of a post",
            &[
                "— Ann Lee (@annlee) March 3, 2021",
                "– Harbour Post (@harbour_post) 3 mars 2021",
                "pic.twitter.com/abcDEF1234",
                "https://t.co/abcDEF1234",
                "[email protected]",
            ],
            &[
                "— Ann Lee (57) left on March 3, 2021",
                "pic.twitter.com/abcDEF1234 is where the picture was.",
                "https://harbour.example/t.co/",
            ],
        );
    }
}
