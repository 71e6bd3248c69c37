//! Forms as tools print them: fields, buttons and choices, and the lines that stand with them without a blank line between.

use std::ops::Range;

use crate::Kind;
use crate::door::block::{Block, Bullet};
use crate::measure::features::{End, Measures};
use crate::noun::Named;

use super::stanza::runs;

/// Lines of a form at most.
const LINES: usize = 12;
/// Lines on either side of a field or choice that are of its form, and words of one at most.
const REACH: usize = 4;
const LINE_WORDS: u32 = 30;
/// Words of a line with a field at least from which it asks for more than a word to search for.
const FIELD_WORDS: u32 = 3;
/// Words from which a finished sentence is none of the form.
const SENTENCE_WORDS: u32 = 18;
/// Words of a line with buttons at most.
const BUTTON_WORDS: u32 = 30;
/// Characters of a field at least, and of the room in one with a text of its own.
const FIELD: usize = 8;
const ROOM: &str = "   ";
/// Words of the heading over a box.
const HEADING_WORDS: u32 = 12;
/// What lynx prints before the label of a button, and tools before a choice of one.
const BUTTON: &str = "(BUTTON)";
/// What it prints for a page within the page, before the address.
const FRAME: &str = "IFRAME: ";
const CHOICES: [&str; 3] = ["( ) ", "(*) ", "(x) "];

/// The lines of forms that nothing names: buttons and fields, the choices of a poll, and what stands right above and below a field
/// or choice. So is the heading of a box of which all else is named ("Always up to date?" over calls to subscribe).
pub(super) fn lines(
    text: &str,
    blocks: &[Block],
    features: &Measures,
    of: &[Named<'_>],
) -> Vec<usize> {
    let piece = |at: usize| &text[blocks[at].text..blocks[at].end];
    // Paragraphs have none of the marks, and are not looked through for them.
    let may_have = |at: usize, mark: u8| features[at].may_have(mark);
    let button = |at: &usize| (may_have(*at, b'(') || may_have(*at, b':')) && is_button(piece(*at));
    let field = |at: &usize| (may_have(*at, b'_') || may_have(*at, b']')) && is_field(piece(*at));
    let mut found = Vec::new();
    for stanza in runs(blocks) {
        let unnamed = || stanza.clone().filter(|at| of[*at].is_none());
        if unnamed().next().is_none() {
            continue;
        }
        found.extend(unnamed().filter(|at| features[*at].length() <= BUTTON_WORDS && button(at)));
        if stanza.len() > LINES {
            continue;
        }
        let is_poll = stanza.clone().filter(|at| is_choice(piece(*at))).nth(1).is_some();
        let holds = |at: &usize| field(at) || is_poll && is_choice(piece(*at));
        let held: Vec<_> = stanza.clone().filter(holds).collect();
        if held.is_empty() {
            found.extend(is_headed(&stanza, features, of).then_some(stanza.start));
            continue;
        }
        // Beside the field of a search, the headline may stand.
        let told = |at: usize| features[at].words >= FIELD_WORDS && field(&at);
        let reach = if is_poll || stanza.clone().any(told) { REACH } else { 0 };
        let beside = |at: &usize| {
            let f = &features[*at];
            // "Ann Lee May 5, 2024, 6:00" over a row of buttons is who wrote the page, and when.
            let dated = f.clock_time() || f.year();
            let sentence = f.end == End::Stop && features[*at].length() >= SENTENCE_WORDS;
            features[*at].length() <= LINE_WORDS
                && (held.contains(at)
                    || !dated
                        && blocks[*at].bullet == Bullet::None
                        && !sentence
                        && held.iter().any(|held| held.abs_diff(*at) <= reach))
        };
        found.extend(unnamed().filter(beside));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a line has a button with its label, or is the address of a frame.
fn is_button(piece: &str) -> bool {
    piece.contains(BUTTON) || piece.starts_with(FRAME)
}

fn is_field(piece: &str) -> bool {
    has_blank(piece) || has_box(piece)
}

/// "E-mail ____________________": a field behind or before words. Such a line alone is a rule across the page.
fn has_blank(piece: &str) -> bool {
    // What a rule across the page was put together with is no field.
    let piece = piece.rsplit('\n').next().unwrap_or(piece);
    let end = piece.find(BUTTON).map_or(piece, |at| piece[..at].trim_end());
    let before = end.trim_end_matches('_');
    end.len() - before.len() >= FIELD
        && (end.len() < piece.len() || before.contains(char::is_alphanumeric))
}

/// "[Your e-mail        ]", "[          ] [Vote]": the field of a text browser.
fn has_box(piece: &str) -> bool {
    let mut parts = piece.split(']').peekable();
    while let Some(part) = parts.next() {
        let inside = part.rsplit_once('[').map_or("", |(_, inside)| inside);
        if parts.peek().is_some()
            && inside.len() >= FIELD
            && inside.ends_with(ROOM)
            && !inside.contains(['|', '│'])
        {
            return true;
        }
    }
    false
}

fn is_choice(piece: &str) -> bool {
    CHOICES.iter().any(|choice| piece.starts_with(choice))
}

/// Whether the first line of a few is the heading of a box that all others are named of.
fn is_headed(stanza: &Range<usize>, features: &Measures, of: &[Named<'_>]) -> bool {
    let first = &features[stanza.start];
    let calls = |at: usize| {
        of[at].is_some_and(|verdict| matches!(verdict.kind, Kind::Newsletter | Kind::Consent))
    };
    stanza.len() > 1
        && of[stanza.start].is_none()
        && (2..=HEADING_WORDS).contains(&first.words)
        && first.end != End::Stop
        && first.end != End::Open
        && (stanza.start + 1..stanza.end).all(calls)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::testing::{FIRST, LAST, behind};

    #[test]
    fn controls_are_told_from_text() {
        assert!(is_button("(BUTTON) Save (BUTTON) Share"));
        assert!(is_button("IFRAME: https://harbour.example/map"));
        for control in [
            "Your address ____________________ (BUTTON) Sign me up",
            "Name: __________",
            "[Your e-mail        ] [Join]",
            "[                    ]",
        ] {
            assert!(is_field(control), "{control}");
        }
        for other in [
            "__________________",
            "[The ferry]",
            "a_b",
            "[ ] buy milk",
            "f[i]  = 1 ]",
            "A ____ of boats",
            "The ferry sails again.\n__________________",
        ] {
            assert!(!is_field(other), "{other}");
        }
    }

    #[test]
    fn what_stands_with_a_form_goes_with_it() {
        for form in [
            "Always know what is new in Orrin?\nTell us where to send it ____________________ (BUTTON) Go",
            "Poll\nShould the ferry be free?\n( ) Yes, of course\n( ) No, not at all\n(BUTTON) Vote",
            "What do YOU think?\n( ) Yes, it is dear\n( ) No, it is cheap\n4,118 people have voted so far",
            "(BUTTON) Read it to me 4 min",
        ] {
            let text = format!("{FIRST}\n\n{form}\n\n{LAST}");
            assert_eq!(behind(&text), format!("{FIRST}\n\n{LAST}"), "{form}");
        }
        for stays in [
            "1. Should the ferry be free?\n2. Who is to pay for it then?",
            "Fill in the gap: A ______ of boats came in at noon.",
        ] {
            let text = format!("{FIRST}\n\n{stays}\n\n{LAST}");
            assert_eq!(behind(&text), text, "{stays}");
        }
    }
}
