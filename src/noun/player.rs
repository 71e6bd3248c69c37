//! Player residue.

use std::ops::Range;

use crate::Kind;
use crate::know::grammar::lists::{List, behind};
use crate::measure::features::{End, Features, Measures};
use crate::noun::{Line, Named};
use crate::text::words;

/// "0:00 / 3:45", "Loaded: 0%", "0 seconds of 1 minute, 3 secondsVolume 90%"
pub(crate) fn player_time(line: &Line<'_>) -> bool {
    let f = line.f;
    f.numbers > 0
        && f.words <= 14
        && f.cues.month() == 0
        && f.cues.clock() <= 3
        && is_time(line.text, f)
}

/// Whether a line is a player's time, its label with one, or what was played in words.
fn is_time(line: &str, f: &Features) -> bool {
    let figures = f.may_have(b':') || f.may_have(b'%');
    let front = line.starts_with(|c: char| c == '-' || c.is_numeric());
    front && figures && (is_times(line) || is_played(line)) || !front && is_label(line)
}

/// "0:00", "-1:02", "0:00 / 3:45", "0:45 of 2:00"
fn is_times(line: &str) -> bool {
    let bare = line.strip_prefix('-').unwrap_or(line).trim_start();
    let Some(rest) = behind_time(bare).map(str::trim_start) else { return false };
    let part = rest.strip_prefix(['/', '-']).or_else(|| behind(List::PlayerOf, rest));
    rest.is_empty()
        || part.and_then(|rest| behind_time(rest.trim_start())).is_some_and(str::is_empty)
}

/// What follows minutes and seconds, or hours, minutes and seconds.
fn behind_time(text: &str) -> Option<&str> {
    let digits = |text: &str| text.chars().take_while(|c| c.is_numeric()).count();
    let pass = |text: &'_ str, count: usize| -> usize {
        text.chars().take(count).map(char::len_utf8).sum()
    };
    let mut rest = text;
    let mut parts = 0;
    loop {
        let count = digits(rest);
        if !(1..=2).contains(&count) || parts > 0 && count != 2 {
            return None;
        }
        rest = &rest[pass(rest, count)..];
        parts += 1;
        match rest.strip_prefix(':') {
            Some(behind) if parts < 3 => rest = behind,
            Some(_) => return None,
            None => return (parts > 1).then_some(rest),
        }
    }
}

/// "Loaded: 0%", "Duration 0:00"
fn is_label(line: &str) -> bool {
    let Some(rest) = behind(List::PlayerLabel, line) else { return false };
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '_');
    let figure = |c: char| c.is_numeric() || c.is_whitespace() || matches!(c, ':' | '.' | '%');
    line.ends_with(figure) && rest.chars().all(figure)
}

/// "0 seconds of 1 minute, 3 secondsVolume 90%"
fn is_played(line: &str) -> bool {
    let rest = line.trim_start_matches(char::is_numeric);
    let Some(rest) = behind(List::PlayerSeconds, rest.trim_start()) else { return false };
    rest.ends_with('%') && words(rest).any(|at| behind(List::PlayerVolume, &rest[at..]).is_some())
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
