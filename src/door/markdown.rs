//! A page in Markdown is read without its markup: a copy of the same length has spaces where links' addresses, pictures,
//! emphasis and escapes stand, so that every offset in it is one of the original.

use std::borrow::Cow;
use std::ops::Range;

use crate::door::block::Block;
use crate::text::{is_line_end, push_folded};

/// Links that make a text Markdown; one or two may stand in anything.
const LINKS: usize = 3;
/// What stands for markup that belongs to the text behind it, and before it. Both are white space, and rare in texts. A line end
/// inside an address is an `OPEN` among the other.
pub(crate) const OPEN: u8 = 0x0b;
const CLOSE: u8 = 0x0c;
/// What stands for a line end inside a link's text.
const BREAK: u8 = b'\t';
/// Brackets that may be open at once, as in a list of links inside a link.
const NESTED: usize = 8;
/// Bytes of a link's text at most over which a line end inside it is one of a wrapped line.
const WRAPPED: usize = 400;
/// Marks of emphasis in a row.
const EMPHASIS: usize = 3;

/// Where the first `](` stands. Every byte of every text is searched for it, so that many are looked at at once.
fn link_end(bytes: &[u8]) -> Option<usize> {
    const MANY: usize = 64;
    let mut from = 0;
    // One byte more than are asked, for the bracket behind the last.
    while let Some(many) = bytes.get(from..).and_then(<[u8]>::first_chunk::<{ MANY + 1 }>) {
        let found = (0..MANY)
            .fold(false, |found, at| found | ((many[at] == b']') & (many[at + 1] == b'(')));
        if found {
            break;
        }
        from += MANY;
    }
    bytes[from..].windows(2).position(|two| two == b"](").map(|at| from + at)
}

/// A text in Markdown and its copy without.
pub(crate) struct Markup<'t> {
    original: &'t str,
    pub(crate) view: String,
}

impl<'t> Markup<'t> {
    /// The copy; nothing for a text with no more than a few links.
    pub(crate) fn of(original: &'t str) -> Option<Self> {
        let mut links = 0;
        let mut from = 0;
        while links < LINKS {
            let at = from + link_end(&original.as_bytes()[from..])?;
            links += usize::from(target(original.as_bytes(), at + 1).is_some());
            from = at + 2;
        }
        let view = String::from_utf8(Hidden::of(original).view).ok()?;
        Some(Self { original, view })
    }

    /// A range of the copy with the markup that belongs to it. Ranges that do not overlap still do not.
    pub(crate) fn widened(&self, range: Range<usize>) -> Range<usize> {
        if range.is_empty() {
            return range;
        }
        let gap = |c: &char| c.is_whitespace() && !is_line_end(*c);
        let (ahead, rest) = (&self.view[..range.start], &self.view[range.end..]);
        let before: usize = ahead.chars().rev().take_while(gap).map(char::len_utf8).sum();
        let behind: usize = rest.chars().take_while(gap).map(char::len_utf8).sum();
        let (ahead, left) = ahead.split_at(ahead.len() - before);
        let (right, rest) = rest.split_at(behind);
        let (left, right) = (left.as_bytes(), right.as_bytes());
        // At a line's start all markup in front is the first piece's, and at its end the last one's.
        let first = if ahead.as_bytes().last().is_none_or(ends_line) {
            left.iter().position(|b| is_hidden(char::from(*b)))
        } else {
            let from = left.iter().rposition(|b| *b == CLOSE).map_or(0, |at| at + 1);
            left[from..].iter().position(|b| *b == OPEN).map(|at| from + at)
        };
        let ends = rest.as_bytes().first().is_none_or(ends_line);
        let last = right.iter().rposition(|b| *b == CLOSE || ends && *b == OPEN);
        first.map_or(range.start, |at| range.start - before + at)
            ..last.map_or(range.end, |at| range.end + at + 1)
    }

    /// The original text of a widened range, without the line ends that a tool put into addresses.
    pub(crate) fn written(&self, range: Range<usize>) -> Cow<'t, str> {
        let (piece, view) = (&self.original[range.clone()], &self.view.as_bytes()[range]);
        let broken = |at: usize| ends_line(&piece.as_bytes()[at]) && view[at] == OPEN;
        if !(0..piece.len()).any(broken) {
            return Cow::Borrowed(piece);
        }
        Cow::Owned(piece.char_indices().filter(|(at, _)| !broken(*at)).map(|(_, c)| c).collect())
    }

    /// The first address in a range of the original.
    pub(crate) fn address(&self, range: Range<usize>) -> Option<String> {
        let bytes = self.original.as_bytes();
        let found = self.original[range.clone()]
            .match_indices("](")
            .find_map(|(at, _)| target(bytes, range.start + at + 1))?;
        let inside = self.written(found.start + 1..found.end);
        inside
            .split([' ', '\t', ')'])
            .next()
            .map(|address| address.trim_matches(['<', '>']).to_owned())
    }
}

/// The texts of a page's blocks where markup is hidden, with no gaps where it was.
pub(crate) struct Tight {
    /// The texts of those blocks that have gaps, each behind a line end.
    text: String,
    /// Where each block's ends; where the one before does for a block without.
    ends: Vec<usize>,
}

impl Tight {
    pub(crate) fn of(view: &str, blocks: &[Block]) -> Self {
        let mut tight = Self {
            text: String::with_capacity(view.len() / 8),
            ends: Vec::with_capacity(blocks.len()),
        };
        for block in blocks {
            let (from, own) = (tight.text.len(), &view[block.text..block.end]);
            // A line end keeps the fold from looking at what stands before.
            tight.text.push('\n');
            push_folded(&mut tight.text, own);
            if tight.text[from + 1..] == *own {
                tight.text.truncate(from);
            }
            tight.ends.push(tight.text.len());
        }
        tight
    }

    /// The text of the block `at`; nothing where it has no gaps.
    fn of_block(&self, at: usize) -> Option<&str> {
        let (from, end) = (if at == 0 { 0 } else { self.ends[at - 1] }, self.ends[at]);
        (from < end).then(|| &self.text[from + 1..end])
    }
}

/// The text of the block `at` of a page, without the gaps of hidden markup where `tight` has it so.
#[inline]
pub(crate) fn piece<'t>(
    text: &'t str,
    blocks: &[Block],
    tight: Option<&'t Tight>,
    at: usize,
) -> &'t str {
    tight
        .and_then(|tight| tight.of_block(at))
        .unwrap_or_else(|| &text[blocks[at].text..blocks[at].end])
}

/// Whether a character stands for hidden markup.
pub(crate) const fn is_hidden(c: char) -> bool {
    c == OPEN as char || c == CLOSE as char
}

/// Whether a byte ends a line.
fn ends_line(b: &u8) -> bool {
    is_line_end(char::from(*b))
}

/// The copy under construction.
struct Hidden<'t> {
    text: &'t str,
    bytes: &'t [u8],
    view: Vec<u8>,
    /// Where brackets opened that have not closed yet.
    open: Vec<usize>,
}

impl<'t> Hidden<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut hidden =
            Self { text, bytes, view: bytes.to_vec(), open: Vec::with_capacity(NESTED) };
        let mut at = 0;
        while at < bytes.len() {
            at = match bytes[at] {
                b'[' => {
                    if hidden.open.len() == NESTED {
                        hidden.open.remove(0);
                    }
                    hidden.open.push(at);
                    at + 1
                }
                b']' => hidden.close(at),
                b'*' | b'_' => hidden.emphasis(at),
                b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => {
                    hidden.view[at] = OPEN;
                    at + 2
                }
                _ => at + 1,
            };
        }
        hidden.leave_marks();
        hidden
    }

    /// Hides a link or picture that ends in the bracket at `at`; returns where to go on.
    fn close(&mut self, at: usize) -> usize {
        let opened = self.open.pop();
        let Some(target) = target(self.bytes, at + 1) else { return at + 1 };
        for (seen, b) in self.view[at..target.end].iter_mut().zip(&self.bytes[at..]) {
            *seen = if ends_line(b) { OPEN } else { CLOSE };
        }
        if let Some(from) = opened {
            let picture = from > 0 && self.bytes[from - 1] == b'!';
            if picture {
                for (seen, b) in self.view[from - 1..at].iter_mut().zip(&self.bytes[from - 1..]) {
                    *seen = if ends_line(b) { BREAK } else { CLOSE };
                }
            } else {
                self.view[from] = OPEN;
                self.unwrap(from + 1..at);
            }
        }
        target.end
    }

    /// Hides the line ends inside a link's text, unless it is long or an empty line parts it.
    fn unwrap(&mut self, text: Range<usize>) {
        let piece = &self.bytes[text.clone()];
        // A line end counts as one, however it is written.
        let long =
            piece.len() > 2 * WRAPPED || piece.iter().filter(|b| **b != b'\r').count() > WRAPPED;
        if long
            || piece.windows(2).any(|pair| pair == b"\n\n")
            || piece.windows(3).any(|three| three == b"\n\r\n")
        {
            return;
        }
        let seen = &mut self.view[text];
        let is_seen = |b: &u8| !b.is_ascii_whitespace() && !is_hidden(char::from(*b));
        let first = seen.iter().position(is_seen).unwrap_or(0);
        let last = seen.iter().rposition(is_seen).unwrap_or(0);
        for (at, b) in seen.iter_mut().enumerate().filter(|(_, b)| ends_line(b)) {
            *b = if at < first || at > last { OPEN } else { BREAK };
        }
    }

    /// Hides a run of marks of emphasis that a word opens or ends with; returns where to go on.
    fn emphasis(&mut self, at: usize) -> usize {
        let run = self.bytes[at..].iter().take_while(|b| **b == self.bytes[at]).count();
        let inside = |b: Option<&u8>| b.is_some_and(|b| !b.is_ascii_whitespace());
        let letter = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80);
        let (before, behind) = (self.bytes[..at].last(), self.bytes.get(at + run));
        let (opens, closes) =
            (!letter(before) && inside(behind), inside(before) && !letter(behind));
        if run <= EMPHASIS && (opens || closes) {
            self.view[at..at + run].fill(if opens { OPEN } else { CLOSE });
        }
        at + run
    }

    /// Leaves a mark standing in lines of which nothing else would be left, so that they are told and removed.
    fn leave_marks(&mut self) {
        let mut from = 0;
        while from < self.view.len() {
            let len =
                self.view[from..].iter().position(ends_line).unwrap_or(self.view.len() - from);
            let line = from..from + len;
            let blank = self.text[line.clone()]
                .char_indices()
                .all(|(at, c)| c.is_whitespace() || self.view[from + at] != self.bytes[from + at]);
            if blank && let Some(at) = self.mark(line) {
                self.view[at] = self.bytes[at];
            }
            from += len + 1;
        }
    }

    /// The first bracket that was hidden in a line, else what was hidden first.
    fn mark(&self, mut line: Range<usize>) -> Option<usize> {
        let hidden =
            |at: &usize| self.bytes[*at].is_ascii_graphic() && self.view[*at] != self.bytes[*at];
        line.clone()
            .find(|at| matches!(self.bytes[*at], b'[' | b']') && hidden(at))
            .or_else(|| line.find(hidden))
    }
}

/// `(address "title")` at `at`, with what pandoc writes behind it (`{.class}`); nothing where no address stands in the
/// brackets. Looks no further than the next square bracket, so that all looks together take linear time.
fn target(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let rest = bytes.get(at..)?.strip_prefix(b"(")?;
    const STARTS: &[&[u8]] = &[
        b"http",
        b"/",
        b"#",
        b"<",
        b"mailto:",
        b"tel:",
        b"javascript:",
        b"data:",
        b".",
        b"?",
        b")",
    ];
    let plain = || {
        rest.iter()
            .take_while(|b| !b.is_ascii_whitespace() && !matches!(b, b')' | b'[' | b']'))
            .any(|b| matches!(b, b'/' | b'.'))
    };
    if !STARTS.iter().any(|start| rest.starts_with(start)) && !plain() {
        return None;
    }
    let (mut depth, mut quoted, mut blank) = (0_usize, false, false);
    for (nth, b) in rest.iter().enumerate() {
        match b {
            b'"' if quoted => quoted = false,
            b'"' if nth > 0 && rest[nth - 1].is_ascii_whitespace() => quoted = true,
            b'[' | b']' => return None,
            b'(' if !quoted => depth += 1,
            b')' if !quoted && depth > 0 => depth -= 1,
            b')' if !quoted => return Some(at..at + nth + 2 + attributes(&rest[nth + 1..])),
            b'\n' if blank => return None,
            _ => {}
        }
        blank = *b == b'\n' || blank && b.is_ascii_whitespace();
    }
    None
}

/// Bytes of `{.class width="40"}`; 0 for anything else.
fn attributes(rest: &[u8]) -> usize {
    if rest.first() != Some(&b'{') {
        return 0;
    }
    let inside = rest.iter().take_while(|b| !matches!(b, b'}' | b'[' | b']')).count();
    let named = matches!(rest.get(1), Some(b'.' | b'#')) || rest[..inside].contains(&b'=');
    if named && rest.get(inside) == Some(&b'}') { inside + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three links that make what stands below Markdown.
    const HEAD: &str = "[a](/a)\n[b](/b)\n[c](/c)\n";

    /// What is seen of a text, hidden bytes as dots.
    fn seen(text: &str) -> String {
        let whole = format!("{HEAD}{text}");
        let markup = Markup::of(&whole).expect("three links");
        assert_eq!(markup.view.len(), whole.len());
        markup.view[HEAD.len()..].replace(is_hidden, ".")
    }

    #[test]
    fn hides_markup_and_nothing_else() {
        // Text and hidden stretches in turn.
        for (text, parts) in [
            (
                "The [ferry](/a \"Noon (or so)\") sails.",
                &["The ", "[", "ferry", "](/a \"Noon (or so)\")", " sails."] as &[&str],
            ),
            (
                "A [wrapped link](https://a.example/b-\nc-d) ends.",
                &["A ", "[", "wrapped link", "](https://a.example/b-\nc-d)", " ends."],
            ),
            ("See ![the ferry](f.jpg) here.", &["See ", "![the ferry](f.jpg)", " here."]),
            ("[![alt](a.jpg)](/b) ", &["[", "![alt](a.jpg)](/b)", " "]),
            (
                "\\- a **bold** _word_ of snake_case, 2 * 3",
                &[
                    "",
                    "\\",
                    "- a ",
                    "**",
                    "bold",
                    "**",
                    " ",
                    "_",
                    "word",
                    "_",
                    " of snake_case, 2 * 3",
                ],
            ),
            ("* item\n- [Home](/){.nav}", &["* item\n- ", "[", "Home", "](/){.nav}"]),
            ("He said [sic](see above) and a[i](x).", &["He said [sic](see above) and a[i](x)."]),
        ] {
            assert_eq!(parts.concat(), text);
            let view: String = parts
                .iter()
                .enumerate()
                .map(
                    |(at, part)| {
                        if at % 2 == 0 { (*part).to_owned() } else { ".".repeat(part.len()) }
                    },
                )
                .collect();
            assert_eq!(seen(text), view, "{text}");
        }
        assert_eq!(seen("A [wrapped\nlink](/a)"), "A .wrapped\tlink.....");
        assert_eq!(seen("A\n[\nlink](/a)"), "A\n..link.....");
        assert_eq!(seen("A\n[**\nlink**\nb](/a)"), "A\n....link..\tb.....");
        assert_eq!(seen("![a](/a)\n****\n**_\nb"), ".[......\n****\n*..\nb");
    }

    #[test]
    fn a_few_links_do_not_make_markdown() {
        assert!(Markup::of("[a](/a) and [b](/b) and f[i](x)").is_none());
        assert!(Markup::of("[a](/a) and [b](/b) and [c](/c)").is_some());
    }

    #[test]
    fn finds_the_end_of_a_links_text_wherever_it_stands() {
        for at in 0..140 {
            let text = format!("{}]({}", "x".repeat(at), "y]".repeat(90));
            assert_eq!(link_end(text.as_bytes()), Some(at), "{at}");
            assert_eq!(link_end(&text.as_bytes()[..at + 1]), None, "{at}");
        }
    }

    #[test]
    fn widens_to_the_markup_that_belongs() {
        let text = "![x](/x) One [two](/two) [three](/three) four. ![y](/y)\n";
        let markup = Markup::of(text).expect("links");
        let wide = |piece: &str| {
            let at = markup.view.find(piece).expect("seen");
            &text[markup.widened(at..at + piece.len())]
        };
        assert_eq!(wide("One"), "![x](/x) One");
        assert_eq!(wide("two"), "[two](/two)");
        assert_eq!(wide("three"), "[three](/three)");
        assert_eq!(wide("four."), "four. ![y](/y)");
    }

    #[test]
    fn mends_addresses() {
        let text = "[a](/a) [b](/b) [c](https://harbour.example/the-\nferry)";
        let markup = Markup::of(text).expect("links");
        assert_eq!(
            markup.written(0..text.len()),
            "[a](/a) [b](/b) [c](https://harbour.example/the-ferry)"
        );
        assert_eq!(markup.address(0..15).as_deref(), Some("/a"));
        assert_eq!(
            markup.address(16..text.len()).as_deref(),
            Some("https://harbour.example/the-ferry")
        );
    }
}
