//! Copyright lines.

use super::Line;

/// "© 2016 The Harbour Post", "Copyright 2016 The Harbour Post. All rights reserved."
pub(super) fn line(line: &Line<'_>) -> bool {
    let f = line.f;
    let says = f.copyright() || line.text.get(..9).is_some_and(|head| head.eq_ignore_ascii_case("copyright"));
    // A sign with no year is a picture's more often than a page's; prose on the law has neither.
    says && (f.year() && (f.copyright() || year_near(line.text)) || f.copyright() && f.words <= 8)
}

/// Whether a year follows "Copyright" at once, a sign or "by" between them at most.
fn year_near(text: &str) -> bool {
    text[9..].chars().take(10).any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn hits_and_look_alikes() {
        check(
            "copyright line",
            &[
                "© 2016 The Harbour Post",
                "Copyright 2016 The Harbour Post. All rights reserved.",
                "Copyright (c) 2019 Mill & Co",
                "© Harbour Post",
            ],
            &["Copyright law changed in 1976, said the clerk.", "The copyright was sold."],
        );
    }
}
