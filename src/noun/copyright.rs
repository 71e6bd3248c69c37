//! Copyright lines.

pub(crate) mod owner;

use crate::know::grammar::lists::{List, behind};
use crate::noun::Line;

/// "© 2016 The Harbour Post", "Copyright 2016 The Harbour Post. All rights reserved."
pub(crate) fn line(line: &Line<'_>) -> bool {
    let (f, behind) = (line.f, behind(List::CopyrightWord, line.text));
    // A sign with no year is a picture's more often than a page's; prose on the law has neither.
    f.year() && (f.copyright() || behind.is_some_and(year_near)) || f.copyright() && f.words <= 8
}

/// Whether a year follows "Copyright" at once, a sign or "by" between them at most.
fn year_near(behind: &str) -> bool {
    behind.chars().take(10).any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::label::testing::check;

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
