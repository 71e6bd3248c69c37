//! What is left of posts that a page showed in a frame: the short addresses of their pictures. Who signed them stays, as what
//! they say does.

use crate::noun::Line;

/// Short addresses that posts carry, and what a page puts in place of an address of mail.
const SHORT: &[&str] = &["pic.twitter.com/", "pic.x.com/", "t.co/", "instagr.am/"];
const HIDDEN: &str = "[email protected]";
/// Words of such a line at most, as its parts are counted.
const WORDS: u32 = 8;

/// "pic.twitter.com/abcDEF1234": of a post, and none of its text.
pub(crate) fn residue(line: &Line<'_>) -> bool {
    let text = line.text.trim();
    line.f.words <= WORDS && (is_address(text) || text == HIDDEN)
}

fn is_address(text: &str) -> bool {
    let bare =
        text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or(text);
    !bare.contains(char::is_whitespace) && SHORT.iter().any(|host| bare.starts_with(host))
}

#[cfg(test)]
mod tests {
    use crate::label::testing::check;

    #[test]
    fn hits_and_look_alikes() {
        check(
            "left of a post",
            &["pic.twitter.com/abcDEF1234", "https://t.co/abcDEF1234", "[email protected]"],
            &[
                "— Ann Lee (@annlee) March 3, 2021",
                "pic.twitter.com/abcDEF1234 is where the picture was.",
                "https://harbour.example/t.co/",
            ],
        );
    }
}
