//! Player residue.

use once_cell::sync::Lazy;
use regex::Regex;

use super::Line;

static TIME: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"(?i)^-?\s*(?:\d{1,2}:)?\d{1,2}:\d{2}\s*(?:(?:/|of|-)\s*(?:\d{1,2}:)?\d{1,2}:\d{2})?$|^(?:current time|duration|remaining time|loaded|progress|volume)\W*-?[\d:.%\s]+$|^\d+ seconds? of .*volume.*%$")
        .expect("the pattern is well formed")
});

/// "0:00 / 3:45", "Loaded: 0%", "0 seconds of 1 minute, 3 secondsVolume 90%"
pub(super) fn player_time(line: &Line<'_>) -> bool {
    let f = line.f;
    f.numbers > 0 && f.words <= 14 && f.cues.month == 0 && f.cues.clock <= 3 && TIME.is_match(line.text)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn hits_and_look_alikes() {
        check(
            "player time",
            &["0:00 / 3:45", "-1:02", "Loaded: 0%", "Duration 0:00", "0 seconds of 1 minute, 3 secondsVolume 90%"],
            &["At 0:45 the mill fell.", "12:30 p.m. on Monday", "3:45 to Yuma"],
        );
    }
}
