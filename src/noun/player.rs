//! Player residue.

use std::ops::Range;

use once_cell::sync::Lazy;
use regex::Regex;

use crate::Kind;
use crate::measure::features::{End, Features, Measures};
use crate::noun::{Line, Named};

static TIME: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"(?i)^-?\s*(?:\d{1,2}:)?\d{1,2}:\d{2}\s*(?:(?:/|of|-)\s*(?:\d{1,2}:)?\d{1,2}:\d{2})?$|^(?:current time|duration|remaining time|loaded|progress|volume)\W*-?[\d:.%\s]+$|^\d+ seconds? of .*volume.*%$")
        .expect("the pattern is well formed")
});

/// "0:00 / 3:45", "Loaded: 0%", "0 seconds of 1 minute, 3 secondsVolume 90%"
pub(crate) fn player_time(line: &Line<'_>) -> bool {
    let f = line.f;
    f.numbers > 0
        && f.words <= 14
        && f.cues.month() == 0
        && f.cues.clock() <= 3
        && may_be_time(line.text, f)
        && TIME.is_match(line.text)
}

/// Whether a line opens with a figure and has what stands between or behind figures of times, or opens as a label does and ends
/// in a figure. Most lines with a number do not, and this says so at once.
fn may_be_time(text: &str, f: &Features) -> bool {
    let [first, .., last] = text.as_bytes() else { return false };
    match first.to_ascii_lowercase() {
        b'0'..=b'9' | b'-' | 0x80.. => f.may_have(b':') || f.may_have(b'%'),
        b'c' | b'd' | b'r' | b'l' | b'p' | b'v' => {
            matches!(last, b'0'..=b'9' | b':' | b'.' | b'%' | 0x80..)
        }
        _ => false,
    }
}

/// Controls that make a player.
const CONTROLS: usize = 5;
/// Blocks between two controls at most, and words of one.
const APART: usize = 4;
const CONTROL_WORDS: u32 = 6;

/// What stands among a player's controls: "Chapters", "Window [---]", "1". A player prints some forty lines, of which phrases
/// know most.
pub(crate) fn players(features: &Measures, verdicts: &[Named<'_>]) -> Vec<Range<usize>> {
    let is_control = |at: &usize| verdicts[*at].is_some_and(|verdict| verdict.kind == Kind::Media);
    let short = |at: usize| features[at].words <= CONTROL_WORDS && features[at].end != End::Stop;
    let mut players: Vec<(Range<usize>, usize)> = Vec::new();
    for at in (0..verdicts.len()).filter(is_control) {
        match players.last_mut() {
            Some((player, controls)) if at - player.end <= APART && (player.end..at).all(short) => {
                player.end = at + 1;
                *controls += 1;
            }
            _ => players.push((at..at + 1, 1)),
        }
    }
    players
        .into_iter()
        .filter(|(_, controls)| *controls >= CONTROLS)
        .map(|(player, _)| player)
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::label::testing::check;

    #[test]
    fn hits_and_look_alikes() {
        check(
            "player time",
            &[
                "0:00 / 3:45",
                "-1:02",
                "Loaded: 0%",
                "Duration 0:00",
                "0 seconds of 1 minute, 3 secondsVolume 90%",
            ],
            &["At 0:45 the mill fell.", "12:30 p.m. on Monday", "3:45 to Yuma"],
        );
    }

    #[test]
    fn a_player_goes_whole() {
        let player = "Current Time 0:00\n/\nLoaded: 0%\nStream TypeLIVE\nPlayback Rate\n1\nChapters\nCaptions\nWindow [---]\nFullscreen";
        assert_eq!(
            crate::label::testing::behind(&format!(
                "{player}\n\nThe boat will sail from June on, and it will carry cars, too."
            )),
            "The boat will sail from June on, and it will carry cars, too."
        );
    }
}
