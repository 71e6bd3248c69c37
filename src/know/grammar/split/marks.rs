//! Marks between a paragraph's words: of speech, of decoration, of sentences' ends, of brackets.

use crate::know::grammar::chart::is_full_stop;

/// Bytes after which a quotation mark that nothing closed is taken for a stray one.
const QUOTED: usize = 1500;

/// Where a paragraph's quotation marks stand open.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    /// The mark that closes the open one, and where that stands.
    open: Option<(char, usize)>,
}

impl Quotes {
    /// Goes over what stands between two words; `at` is where it begins.
    pub(super) fn over(&mut self, text: &str, gap: &str, at: usize) {
        if gap.len() < 2 && gap.bytes().all(|b| b == b' ') {
            return;
        }
        for (offset, c) in gap.char_indices() {
            let here = at + offset;
            if let Some((close, since)) = self.open {
                let closes = c == close || close == '”' && c == '"' || c == '\n';
                if closes || here - since > QUOTED {
                    self.open = None;
                }
                continue;
            }
            let apart = |c| matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | ':');
            let free = || {
                let before = text[..here].chars().next_back();
                before.is_none_or(|c| c.is_whitespace() || apart(c))
            };
            let close = match c {
                '“' => '”',
                '„' => '“',
                '「' => '」',
                '『' => '』',
                '"' if free() => '"',
                '«' if closed(text, here) => '»',
                _ => continue,
            };
            self.open = Some((close, here));
        }
    }

    pub(super) fn is_open(&self, at: usize) -> bool {
        self.open.is_some_and(|(_, since)| at.saturating_sub(since) <= QUOTED)
    }
}

/// Whether a closing mark of its kind follows near `«`, which else points back.
fn closed(text: &str, at: usize) -> bool {
    text[at..].char_indices().take_while(|(offset, _)| *offset < QUOTED).any(|(_, c)| c == '»')
}

/// Marks that buttons and links wear, not sentences.
pub(super) const fn is_decoration(c: char) -> bool {
    matches!(
        c,
        '+' | '»'
            | '›'
            | '>'
            | '→'
            | '➔'
            | '➜'
            | '▶'
            | '►'
            | '▸'
            | '|'
            | '｜'
            | '•'
            | '·'
            | '*'
            | '★'
            | '↓'
            | '«'
            | '‹'
            | '※'
            | '■'
            | '●'
            | '◆'
            | '–'
            | '—'
            | '-'
            | '\u{1f300}'..='\u{1faff}'
    )
}

/// Whether a mark ends sentences.
pub(super) fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔') || is_full_stop(c)
}

/// The bracket that closes one.
pub(super) const fn closing(c: char) -> Option<char> {
    Some(match c {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '【' => '】',
        '（' => '）',
        '［' => '］',
        _ => return None,
    })
}
