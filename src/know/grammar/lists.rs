//! Word lists of all languages: what a noun asks of a word or of a short phrase.
//!
//! A section of words in `knowledge/lang` is a list here. All lists together are the fillers of one
//! automaton, as slots are of the rows': a phrase is looked for word by word, folded as prompts
//! are, and what ends where it ends are the lists that hold it. `knowledge/model/lists.bin` is
//! that automaton; a test holds that it is what the files say.

use once_cell::sync::Lazy;

use super::table::{Edges, SLOTS, Table, View, word};
use super::tokens::{Tokens, is_letter, is_unspaced};
use crate::text::front;

mod names;
#[cfg(test)]
mod read;

pub(crate) use names::List;
#[cfg(test)]
pub(crate) use read::compiled;

/// Numbered lines of a list at most: months are twelve.
const LINES: u32 = 16;

/// Characters of a phrase that [`fronts`] looks for, at most.
const PHRASE: usize = 32;

impl List {
    /// The slot of a line of the list.
    const fn slot(self, line: u32) -> u32 {
        SLOTS + self as u32 * LINES + line
    }

    /// The line of the list that a slot is, if it is one.
    fn line(self, slot: u32) -> Option<u32> {
        slot.checked_sub(self.slot(0)).filter(|line| *line < LINES)
    }
}

/// What the lists are read from.
const COMPILED: &[u8] = include_bytes!("../../../knowledge/model/lists.bin");

/// A test holds that the file is of the layout which is read: none is ever left out.
static LISTS: Lazy<Table> = Lazy::new(|| Table::of(COMPILED.into()).unwrap_or_default());
static VIEW: Lazy<View<'static>> = Lazy::new(|| LISTS.view());

/// What a text begins with: where the phrase ends, and its line in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Front {
    pub(crate) end: usize,
    pub(crate) line: u32,
}

/// The longest phrase of a list that a text begins with, at its first letter.
pub(crate) fn begins(list: List, text: &str) -> Option<Front> {
    let mut found = None;
    walk([list], text, |slot, end, _| {
        found = list.line(slot).map(|line| Front { end, line }).or(found);
    });
    found
}

/// Whether a text begins with the letters of a phrase of a list, be its last word longer there.
pub(crate) fn fronts(list: List, text: &str) -> bool {
    let mut ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(PHRASE);
    begins(list, text).is_some() || ends.any(|end| is(list, &text[..end]))
}

/// Of some lists, the one with the longest phrase that a text begins with, and where that ends.
pub(crate) fn among<const N: usize>(lists: [List; N], text: &str) -> Option<(List, usize)> {
    let mut found = None;
    walk(lists, text, |slot, end, _| {
        let own = lists.into_iter().find(|list| list.line(slot).is_some());
        found = own.map(|list| (list, end)).or(found);
    });
    found
}

/// What follows the longest phrase of a list that a text begins with.
pub(crate) fn behind(list: List, text: &str) -> Option<&str> {
    begins(list, text).map(|front| &text[front.end..])
}

/// Where the longest phrase of a list ends that a text begins with, of those whose end fits.
pub(crate) fn longest(list: List, text: &str, fits: impl Fn(usize) -> bool) -> Option<usize> {
    let mut found = None;
    walk([list], text, |slot, end, _| {
        if list.line(slot).is_some() && fits(end) {
            found = Some(end);
        }
    });
    found
}

/// Whether a text is a phrase of a list and nothing else but marks.
pub(crate) fn is(list: List, text: &str) -> bool {
    line(list, text).is_some()
}

/// The line of a list on which a text stands that is a phrase of it.
pub(crate) fn line(list: List, text: &str) -> Option<u32> {
    let mut found = None;
    walk([list], text, |slot, _, last| {
        found = found.or(list.line(slot).filter(|_| last));
    });
    found
}

/// Goes along a text as long as phrases of some lists may; gives `take` what ends on the way: a slot,
/// where, and whether that is the end of the text.
#[inline]
fn walk<const N: usize>(lists: [List; N], text: &str, take: impl FnMut(u32, usize, bool)) {
    let view = &*VIEW;
    // Most texts begin with other letters than all phrases of a list.
    if lists.into_iter().any(|list| view.may_front(list as usize, text)) {
        go_along(view, text, take);
    }
}

/// Bytes of a text that the longest phrase may take. Lists are asked place by place, so that no more may be read from each.
const LONGEST: usize = 400;

fn go_along(view: &View<'_>, text: &str, mut take: impl FnMut(u32, usize, bool)) {
    // Of a row of marks nothing is read: each of them may be asked.
    if !text.starts_with(|c: char| is_letter(c) || is_unspaced(c) || c.is_numeric()) {
        return;
    }
    let near = front(text, LONGEST);
    let mut pieces = Tokens::new(near, 0, view.words);
    let Some(first) = pieces.next().filter(|first| first.start == 0) else { return };
    let Some(mut state) = view.filler(first.word) else { return };
    let mut end = first.end as usize;
    loop {
        let next = pieces.next();
        let last = next.is_none() && near.len() == text.len();
        let mut out = |slot| take(slot, end, last);
        if let Some(slot) = Edges::leaf(state) {
            return out(slot);
        }
        let edges = view.filled.of(state);
        edges.front().filter(|edge| edge.is_out()).for_each(|edge| out(edge.to));
        let Some(next) = next.filter(|next| joins(&text[end..next.start as usize])) else {
            return;
        };
        let symbol = word(next.word);
        let small = || edges.front().find(|edge| !edge.is_out() && edge.symbol() == symbol);
        let Some(to) = edges.get(symbol).or_else(|| small().map(|edge| edge.to)) else {
            return;
        };
        (state, end) = (to, next.end as usize);
    }
}

/// Whether what stands between two words can stand inside a phrase.
fn joins(gap: &str) -> bool {
    !gap.contains([',', ';', ':', '|', '!', '?', '(', ')', '[', ']', '"', '：', '，', '•'])
        && gap.bytes().filter(|b| *b == b'\n').count() < 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_at_the_front() {
        let at = |list, text| begins(list, text).map(|front| &text[..front.end]);
        assert_eq!(at(List::Byline, "Written by Ann Lee"), Some("Written by"));
        assert_eq!(at(List::Byline, "ByAnn Lee"), Some("By"));
        assert_eq!(at(List::Byline, "Bytes by Ann Lee"), None);
        assert_eq!(at(List::Ago, "3 hours ago, she said"), Some("3 hours ago"));
        assert_eq!(at(List::Ago, "vor 3 Stunden"), Some("vor 3 Stunden"));
        assert!(
            fronts(List::AllRights, "all rightsreserved") && fronts(List::AllRights, "Alle Rechte")
        );
        assert!(!fronts(List::AllRights, "all right") && !fronts(List::AllRights, "of all rights"));
        assert_eq!(line(List::Month, "MÄRZ"), Some(2));
        assert_eq!(line(List::Month, "März 3"), None);
        assert_eq!(at(List::Note, "Editor’s note: the ferry"), Some("Editor’s note"));
    }
}
