//! The lines of a text that are not blank.

use crate::door::markdown::is_hidden;

/// One line that is not blank.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) indent: u16,
    pub(crate) blanks: u8,
    /// Columns up to its end, or [`UNCOUNTED`].
    pub(crate) columns: u32,
}

/// The columns of a line of which they were not counted.
pub(crate) const UNCOUNTED: u32 = u32::MAX;

/// Reads them one by one. `\n`, `\r\n` and `\r` end a line.
#[derive(Clone)]
pub(crate) struct Lines<'t> {
    text: &'t str,
    /// Where the next line begins.
    from: usize,
    /// Blank lines since the last one that was not.
    blanks: u8,
    /// What one more counts for: what stands above the first line says nothing of it.
    blank: u8,
}

impl<'t> Lines<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        Self { text, from: 0, blanks: 0, blank: 0 }
    }

    /// All that were not read yet; none is left.
    pub(crate) fn all(&mut self) -> Self {
        let done = self.clone().behind(self.text.len());
        std::mem::replace(self, done)
    }

    /// Whether all were read.
    pub(crate) fn is_done(&self) -> bool {
        self.from >= self.text.len()
    }

    /// Those from some byte on, where a line begins.
    pub(crate) fn behind(self, from: usize) -> Self {
        Self { from, ..self }
    }

    /// Reads a line, which may be blank.
    #[inline(always)]
    fn read(&mut self) -> Option<Line> {
        let (from, rest) = (self.from, &self.text.as_bytes()[self.from..]);
        let len = if matches!(rest, [b'\n' | b'\r', ..]) { 0 } else { line_end(rest) };
        let crlf = rest.get(len) == Some(&b'\r') && rest.get(len + 1) == Some(&b'\n');
        self.from += len + 1 + usize::from(crlf);
        let line = line(self.text, from, from + len, self.blanks);
        (self.blanks, self.blank) = if line.is_some() {
            (0, 1)
        } else {
            (self.blanks.saturating_add(self.blank), self.blank)
        };
        line
    }
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        while self.from < self.text.len() {
            if let Some(line) = self.read() {
                return Some(line);
            }
        }
        None
    }

    /// The same in one loop, for those who want them all.
    #[inline]
    fn fold<T, F: FnMut(T, Line) -> T>(mut self, mut all: T, mut add: F) -> T {
        while self.from < self.text.len() {
            if let Some(line) = self.read() {
                all = add(all, line);
            }
        }
        all
    }
}

/// Bytes up to the first line end, or all. Eight are looked at at once: lines are the one thing every byte is searched for.
fn line_end(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let (eights, rest) = bytes.as_chunks::<8>();
    let ends = |bytes: &[u8]| bytes.iter().position(|b| matches!(b, b'\n' | b'\r'));
    for (at, eight) in eights.iter().enumerate() {
        // Zero for what stands beside the line ends among the control characters, tabs and little else; a byte that is zero borrows.
        let word = u64::from_le_bytes(*eight) & (ONES * 0xf8) ^ (ONES * 0x08);
        if word.wrapping_sub(ONES) & !word & (ONES << 7) != 0
            && let Some(end) = ends(eight)
        {
            return at * 8 + end;
        }
    }
    let tail = bytes.len() - rest.len();
    ends(rest).map_or(bytes.len(), |at| tail + at)
}

/// One line without the white space around it; nothing where there is only white space.
#[inline(always)]
pub(crate) fn line(text: &str, from: usize, to: usize, blanks: u8) -> Option<Line> {
    if from == to {
        return None;
    }
    // Most lines have nothing but spaces in front.
    let spaces = text.as_bytes()[from..to].iter().take_while(|b| **b == b' ').count();
    let mut indent = u16::try_from(spaces).unwrap_or(u16::MAX);
    let mut start = from + spaces;
    if text.as_bytes()[start..to].first().is_none_or(|b| !b.is_ascii_graphic()) {
        let front = start;
        start = to;
        for (at, c) in text[front..to].char_indices() {
            if c == '\t' {
                indent = indent.saturating_add(4);
            } else if is_hidden(c) {
                // Takes no column: it stands for markup, where it is not a leftover of old printers.
            } else if c.is_whitespace() {
                indent = indent.saturating_add(1);
            } else {
                start = front + at;
                break;
            }
        }
    }
    let spaces = text.as_bytes()[start..to].iter().rev().take_while(|b| **b == b' ').count();
    let graphic = text.as_bytes()[start..to - spaces].last().is_some_and(u8::is_ascii_graphic);
    let end = if graphic { to - spaces } else { start + text[start..to].trim_end().len() };
    (start < to).then_some(Line { start, end, indent, blanks, columns: UNCOUNTED })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_line_ends() {
        for text in [
            "",
            "\n",
            "abc\r",
            "abcdefgh\n",
            "abcdefghij\rk\n",
            "é\u{a0}\u{85}abcdefghij",
            "\u{10a}\u{10d}abcdefgh\n",
            "\t\u{b}\u{c}\u{e}\u{8}abcd\tefgh\tij\r",
        ] {
            assert_eq!(
                line_end(text.as_bytes()),
                text.find(['\n', '\r']).unwrap_or(text.len()),
                "{text:?}"
            );
        }
    }

    #[test]
    fn lines_are_set_as_deep_as_white_space_says() {
        let text = "one\n  two \n\t three\u{a0}\n \u{a0}\u{3000}é\u{2003}\n \u{200b}\n\u{b}four\u{c}\n \t ";
        let shown: Vec<_> =
            Lines::of(text).map(|line| (&text[line.start..line.end], line.indent)).collect();
        assert_eq!(
            shown,
            [("one", 0), ("two", 2), ("three", 5), ("é", 3), ("\u{200b}", 1), ("four", 0)]
        );
    }
}
