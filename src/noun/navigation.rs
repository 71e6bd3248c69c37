//! Menus, breadcrumbs and what is left of forms and pictures.

use crate::Kind;
use crate::door::block::{Block, Bullet};
use crate::know::grammar::lists::{List, begins, is};
use crate::measure::features::{End, Measures};
use crate::noun::{Line, Named, Verdict};
use crate::text::{behind_run, is_ghost};

/// Whether a line says that the page asked for is not there.
pub(crate) fn says_missing(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    is(List::Missing, bare)
}

/// Words of a breadcrumb at most.
const CRUMB_WORDS: u32 = 24;
/// Words of a menu in one line at least: three may name a thing ("Fitness App Subscriptions").
const MENU_LEAST: u32 = 4;
/// Words of a menu in one line at most.
const MENU_WORDS: u32 = 60;

/// Lines of a menu that stands first or last, at least, and words of each.
const FRAME_LEAST: usize = 3;
const FRAME_WORDS: u32 = 3;
/// One of so many of them is known to be a menu's.
const FRAME_KNOWN: usize = 4;

/// The other lines of menus at the front and the end of a text, of which some line is known to be one: "Home", "Boats", "Nets" one
/// right below the other.
pub(crate) fn frames(blocks: &[Block], features: &Measures, verdicts: &[Named<'_>]) -> Vec<usize> {
    let fits = |at: usize| {
        let f = &features[at];
        let named = |verdict: &Verdict| matches!(verdict.kind, Kind::Navigation | Kind::Related);
        (1..=FRAME_WORDS).contains(&f.words)
            && f.end == End::Plain
            && blocks[at].level == 0
            && blocks[at].bullet == Bullet::None
            && verdicts[at].is_none_or(named)
    };
    let joined = |at: &usize| blocks[*at].blanks == 0;
    let first = usize::from(!blocks.is_empty());
    let front = (first..blocks.len()).take_while(joined).last().map_or(0, |last| last + 1);
    let back = (0..blocks.len())
        .rev()
        .take_while(joined)
        .last()
        .map_or(blocks.len(), |at| at.saturating_sub(1));
    let mut found = Vec::new();
    for frame in [0..front, back..blocks.len()] {
        let known = frame.clone().filter(|at| verdicts[*at].is_some()).count();
        let menu = frame.len() >= FRAME_LEAST
            && frame.len() < blocks.len()
            && known > 0
            && known * FRAME_KNOWN >= frame.len();
        if menu && frame.clone().all(fits) {
            found.extend(frame.filter(|at| verdicts[*at].is_none()));
        }
    }
    found
}

/// What agencies part a story from its credits with.
pub(crate) const RULED: &str = "___";

/// "[     ] [Go]", "[2m-4G7ws_4]", "━━━━━", a lone "|": nothing to read.
pub(crate) fn residue(line: &Line<'_>) -> bool {
    let whole = line.text;
    // "::: {.menu}" and its end: where pandoc parts a page into boxes.
    if whole.starts_with(":::") {
        return true;
    }
    if line.f.words == 0 {
        // Rules drawn by tools and empty bullets, but not what code and scene breaks are made of.
        return whole != RULED && is_blank_or_drawn(whole);
    }
    if !whole.starts_with(['[', '#']) {
        return false;
    }
    // "#[1]alternate [2]Home": the links of a page's head, as lynx prints them first.
    if whole.strip_prefix("#[1]").is_some_and(|rest| !rest.starts_with('(')) {
        return true;
    }
    // "[svg][ferry-timetable]": what stands for pictures, one behind the other.
    let bracketed = |word: &str| word.starts_with('[') && word.ends_with(']') && word.len() > 2;
    let several = || whole.contains("][") || whole.split_whitespace().nth(1).is_some();
    if whole.ends_with(']') && several() && whole.split_whitespace().all(bracketed) {
        return !whole.contains('(') && whole.bytes().any(|b| b.is_ascii_alphabetic());
    }
    // A picture's name: one bracket, no space in it, and cut short by the tool with a hyphen or digits inside.
    let name = whole.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    name.is_some_and(|name| {
        !name.contains([' ', ']', '[', '('])
            && (name.len() >= 3)
            && !name.bytes().all(|b| b.is_ascii_digit() && name.len() < 4)
    }) || is_field(whole) && line.f.words <= FIELD_WORDS
}

/// `[button link="/ferry"]Book now[/button]`, `[gallery ids="1,2"]`: what a page's own system should have put something for.
pub(crate) fn shortcode(line: &Line<'_>) -> bool {
    let Some((tag, behind)) = line.text.strip_prefix('[').and_then(|rest| rest.split_once(']'))
    else {
        return false;
    };
    let Some((name, values)) = tag.split_once([' ', '\n']) else { return false };
    let named = !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'_' | b'-'));
    let valued = values.trim_start().split_once('=').is_some_and(|(name, value)| {
        let plain = name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        plain
            && (value.starts_with(['"', '\'', '”', '“', '″'])
                || value.starts_with(|c: char| c.is_ascii_digit()))
    });
    let closed = || {
        behind
            .strip_suffix(']')
            .and_then(|rest| rest.rsplit_once("[/"))
            .is_some_and(|(_, last)| last == name)
    };
    named && valued && (behind.trim().is_empty() || closed())
}

/// A line with nothing to see, for a tool's sake not empty.
pub(crate) fn unseen(line: &Line<'_>) -> bool {
    line.f.words == 0
        && line.text.chars().all(|c| is_ghost(c) || c.is_whitespace() || c.is_control())
}

/// Whether there is nothing but what tools draw lines and frames with.
fn is_blank_or_drawn(mut text: &str) -> bool {
    while let Some(c) = text.chars().next() {
        let drawn = matches!(
            c,
            '━' | '─' | '═' | '│' | '┃' | '|' | '_' | '¯' | '[' | ']' | '(' | ')' | '…'
        );
        if !drawn && !c.is_whitespace() && !c.is_control() {
            return false;
        }
        text = behind_run(text);
    }
    true
}

/// Words beside an empty field of a form at most.
const FIELD_WORDS: u32 = 6;

/// "[     ] [Go]": an empty field, and buttons. "[ ] Bread" is an item of a list to be ticked off.
fn is_field(text: &str) -> bool {
    let Some((gap, behind)) = text.strip_prefix('[').and_then(|rest| rest.split_once(']')) else {
        return false;
    };
    gap.starts_with(' ')
        && gap.trim().is_empty()
        && (gap.len() > 1 || behind.trim().is_empty() || behind.trim_start().starts_with('['))
}

/// "[12]: https://harbour.example/ferry", as tools that write Markdown put below the text.
pub(crate) fn link_definition(line: &Line<'_>) -> bool {
    let Some((label, address)) = line.text.strip_prefix('[').and_then(|rest| rest.split_once("]:"))
    else {
        return false;
    };
    let address = address.trim_start().trim_start_matches('<');
    // A long address may be wrapped.
    (1..=24).contains(&label.len())
        && !label.contains(['[', ']'])
        && ["http://", "https://", "mailto:", "/", "#"]
            .iter()
            .any(|start| address.starts_with(start))
        && address.split_whitespace().count() <= 3
}

/// Pairs of a name and a value from which a line is a page's data.
const PAIRS: usize = 5;

/// `{"layout":2,"title":"The mill","price":"9.50", …}`: what a page told its scripts, in one line as no writer sets it.
pub(crate) fn data(line: &Line<'_>) -> bool {
    let (text, f) = (line.text, line.f);
    usize::from(f.commas) + 1 >= PAIRS
        && f.stops * 8 <= f.words
        && text.contains("\":")
        && !text.contains("\": ")
        && text
            .match_indices("\":")
            .filter(|(at, _)| {
                text[at + 2..].starts_with(['"', '[', '{', '-'])
                    || text[at + 2..].starts_with(|c: char| c.is_ascii_digit())
            })
            .take(PAIRS)
            .count()
            == PAIRS
}

/// `<img src="//count.example/?p=1" width="1" height="1">`, `<a href="/boats"><img src="boats.gif"></a>`: what counts readers
/// and shows banners where scripts are off, which tools print as it is written. Code in an article has a tag a line.
pub(crate) fn tags(line: &Line<'_>) -> bool {
    let text = line.text;
    if !text.starts_with('<')
        || !text.ends_with('>')
        || !(text.contains("<img") || text.contains("<iframe"))
    {
        return false;
    }
    let inside = text
        .split('<')
        .skip(1)
        .all(|tag| tag.split_once('>').is_some_and(|(_, behind)| behind.trim().is_empty()));
    let dot = [
        "width=1 ",
        "width=\"1\"",
        "width='1'",
        "height=\"1\"",
        "height=1 ",
        "height='1'",
        "display:none",
        "display: none",
    ];
    inside
        && (dot.iter().any(|size| text.contains(size))
            || text.contains("<a ") && text.contains("href="))
}

/// "Home > News > Harbour", "Start » Politik » Ausland"
pub(crate) fn breadcrumb(line: &Line<'_>) -> bool {
    let f = line.f;
    if f.separators == 0 || f.words > CRUMB_WORDS || f.end == End::Stop || line.text.contains("](")
    {
        return false;
    }
    // "<li>", "-->" and "=>" are code.
    let code = || {
        ['<', '-', '='].iter().any(|mark| {
            line.text.match_indices('>').any(|(at, _)| line.text[..at].ends_with(*mark))
        }) || line.text.contains('<')
    };
    let arrows = line.text.chars().filter(|c| matches!(c, '>' | '›' | '»')).count();
    if arrows == 0 || code() {
        return false;
    }
    let home = || begins(List::Home, line.text).is_some();
    home()
        || arrows >= 2
            && f.stops * 4 <= f.words
            && f.commas == 0
            && !line.text.starts_with(['>', '»'])
}

/// "About Contact Advertise Privacy Terms": half of it is the vocabulary of menus, and nothing joins it.
pub(crate) fn menu(line: &Line<'_>) -> bool {
    let f = line.f;
    let chrome = u32::from(f.cues.chrome()) + u32::from(f.cues.share());
    (MENU_LEAST..=MENU_WORDS).contains(&f.words)
        && chrome * 2 >= f.words
        && f.stops * 4 <= f.words
        && f.end != End::Stop
}

#[cfg(test)]
mod tests {
    use crate::label::testing::check;

    #[test]
    fn hits_and_look_alikes() {
        check(
            "residue",
            &[
                "#[1]The Old Harbour [2]Chapter 3: Ferries [3]Next",
                "[     ] [Go]",
                "[svg][ferry-timetable]",
                "[2025-12-12_13-11-13] [svg]",
                "[quay] [quay]",
                "[2m-4G7ws_4]",
                "━━━━━━━━",
                "[ ]",
                "|",
            ],
            &[
                "[ ] Bread and herring",
                "[ ]  Water bottle",
                "* * *",
                "___",
                "[1]",
                "[1][2]",
                "[1] [2]",
                "[run(quay)] [svg]",
                "[a boat] [a quay]",
                "[sic] he said",
                "{",
                "---",
                "[see the note below]",
            ],
        );
        check(
            "line with nothing to see",
            &["\u{200b}", "\u{feff}\u{a0}\u{200b}"],
            &["\u{200b}a", "\u{200b}—"],
        );
        check(
            "shortcode",
            &[
                "[button link=”/ferry” type=\"big\"] Book a boat[/button]",
                "[gallery ids=\"12,13\"]",
                "[form id=7]",
            ],
            &[
                "[a note = none]",
                "[see x=y] He wrote it so",
                "[gallery]",
                "[ferry line=new] runs",
                "array[index] = \"ferry\"",
            ],
        );
        check(
            "link definition",
            &[
                "[12]: https://harbour.example/ferry",
                "[note]: <https://harbour.example>",
                "[3]: /ferries/a-long-addr ess?of=boats",
            ],
            &[
                "[1] https://harbour.example",
                "[sic]: he wrote it so",
                "[12]: Smith, The Old Harbour, 1923",
                "Note: https://harbour.example",
            ],
        );
        check(
            "page data",
            &[
                r#"{"layout":2,"title":"Old mill","price":"9.50","pictures":["x","y"],"sold":0,"size":7,"shop":{"name":"Harbour"}}"#,
            ],
            &[
                r#"{"title": "The mill", "price": 9.5, "shop": "Harbour", "open": true, "at": 7, "to": 9}"#,
                r#"He wrote {"a":1} and {"b":2} down."#,
            ],
        );
        check(
            "pixel or banner in tags",
            &[
                r#"<img height="1" width="1" style="x" src="//count.example/?p=1">"#,
                r#"<div><a href="https://ads.example/boats" target="_blank"><img alt="" src="boats.gif"></a></div>"#,
            ],
            &[
                r#"<img src="boats.gif" width="100">"#,
                r#"<a href="/boats">"#,
                r#"<a href="/boats"><img src="boats.gif"> The boats</a>"#,
                "<The Palace: Tale of a Lady>",
            ],
        );
        check(
            "breadcrumb",
            &["Home > News > Harbour", "Start » Politik » Ausland", "News › Harbour › Ferries"],
            &[
                "a > b",
                "<table></table><li> in select - fine",
                "He pressed File > Save, then slept.",
                "Home is where the mill is",
                "Mode: a person asks → a machine answers → a person reads",
            ],
        );
        check(
            "menu line",
            &["About Contact Advertise Privacy Terms", "Login Register Subscribe Contact"],
            &[
                "Fitness App Subscriptions",
                "Search and rescue",
                "Privacy is a right.",
                "He had to register and login to vote",
            ],
        );
    }
}
