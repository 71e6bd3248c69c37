//! What is said on standard error, and what of a text may reach a terminal.

use std::borrow::Cow;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use indicatif::ProgressBar;

/// Something to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Said {
    /// What went wrong.
    Error(String),
    /// What is good to know.
    Note(String),
}

/// Errors of one input that are said one by one.
const SAID: usize = 10;

/// Who says it.
pub(crate) struct Voice {
    quiet: bool,
    bar: Option<ProgressBar>,
    /// The input of the last errors, and how many it had.
    input: usize,
    errors: usize,
}

impl Voice {
    pub(crate) fn new(quiet: bool, bar: Option<ProgressBar>) -> Self {
        Self { quiet, bar, input: 0, errors: 0 }
    }

    /// Says something about an input, but no more than ten errors of one.
    pub(crate) fn about(&mut self, input: usize, said: &Said) {
        if self.input != input {
            self.rest();
            self.input = input;
        }
        // A name may hold the end of a line, and each is said on one.
        let line = |message: &str| message.replace('\n', "\u{240a}");
        match said {
            Said::Error(message) => {
                self.errors += 1;
                if self.errors <= SAID {
                    self.line(&line(message));
                }
            }
            Said::Note(message) => self.note(&line(message)),
        }
    }

    /// Says how many errors were not said.
    pub(crate) fn rest(&mut self) {
        if self.errors > SAID {
            self.line(&format!("and {} more errors like these", self.errors - SAID));
        }
        self.errors = 0;
    }

    /// Says an error.
    pub(crate) fn error(&self, message: &str) {
        self.line(message);
    }

    /// Says what `--quiet` does not want to hear.
    pub(crate) fn note(&self, message: &str) {
        if !self.quiet {
            self.line(message);
        }
    }

    fn line(&self, message: &str) {
        // That it cannot be said is no reason to stop.
        let say = || drop(writeln!(io::stderr(), "dehusk: {}", printable(message)));
        match &self.bar {
            Some(bar) => bar.suspend(say),
            None => say(),
        }
    }
}

/// An error in words, without the system's number.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "no such file".to_owned(),
        ErrorKind::PermissionDenied => "no permission".to_owned(),
        ErrorKind::IsADirectory => "is a folder".to_owned(),
        ErrorKind::NotADirectory => "not a folder".to_owned(),
        ErrorKind::UnexpectedEof => "what is packed is cut off or damaged".to_owned(),
        ErrorKind::AlreadyExists => "exists, and is no folder".to_owned(),
        ErrorKind::StorageFull => "no space left on the device".to_owned(),
        _ => {
            let words = error.to_string();
            words.split(" (os error ").next().unwrap_or_default().to_owned()
        }
    }
}

/// A name as it can be shown.
pub(crate) fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Whether a terminal may take a character for a command, or show the line in another order.
fn commands(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text whose characters only print: those that command a terminal are shown as pictures or numbers.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(commands) {
        return Cow::Borrowed(text);
    }
    // A carriage return before a line feed is white space, not a command.
    let text = text.replace("\r\n", "\n");
    Cow::Owned(text.chars().fold(String::with_capacity(text.len()), |mut all, c| {
        match c {
            '\u{7f}' => all.push('\u{2421}'),
            '\0'..='\u{1f}' if commands(c) => all.extend(char::from_u32(0x2400 + u32::from(c))),
            c if commands(c) => all.push_str(&format!("<U+{:04X}>", u32::from(c))),
            c => all.push(c),
        }
        all
    }))
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn commands_to_a_terminal_become_pictures() {
        assert_eq!(
            printable("\u{1b}]0;mine\u{7}a\tb\r\nc\u{7f}\u{9b}1m\u{202e}"),
            "␛]0;mine␇a\tb\nc␡<U+009B>1m<U+202E>"
        );
        assert_eq!(printable("plain — naïve 渡し船"), "plain — naïve 渡し船");
    }
}
