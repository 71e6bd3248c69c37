//! How far it is: a bar on a terminal, a line now and then elsewhere.

use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::options::{Options, When};
use crate::say::Voice;
use crate::tally::{bytes, count};

/// Time between two lines where no terminal is.
const PAUSE: Duration = Duration::from_secs(2);

/// Shows how far it is.
pub(crate) struct Progress {
    pub(crate) bar: Option<ProgressBar>,
    lines: bool,
    /// Bytes read so far, and in all where that is known.
    read: Arc<AtomicU64>,
    total: Option<u64>,
    begun: Instant,
    said: Instant,
}

impl Progress {
    /// As the options ask; `free` where nothing else is shown on the terminal.
    pub(crate) fn new(
        options: &Options,
        read: Arc<AtomicU64>,
        total: Option<u64>,
        free: bool,
    ) -> Self {
        let terminal = io::stderr().is_terminal();
        let shown = match options.progress {
            When::Auto => terminal && free && !options.quiet,
            When::Always => true,
            When::Never => false,
        };
        let bar = (shown && terminal).then(|| bar(total));
        let now = Instant::now();
        Self { bar, lines: shown && !terminal, read, total, begun: now, said: now }
    }

    /// Shows that so many documents are done.
    pub(crate) fn show(&mut self, documents: u64, voice: &Voice) {
        let read = self.read.load(Ordering::Relaxed);
        if let Some(bar) = &self.bar {
            bar.set_position(read);
            bar.set_message(format!("{} documents", count(documents)));
        } else if self.lines && self.said.elapsed() >= PAUSE {
            self.said = Instant::now();
            let rate = read as f64 / self.begun.elapsed().as_secs_f64();
            let of = self.total.map_or(String::new(), |total| {
                let left = total.saturating_sub(read) as f64 / rate.max(1.0);
                format!(" of {}, {left:.0} s left", bytes(total))
            });
            voice.error(&format!(
                "{} documents, {}{of}, {}/s",
                count(documents),
                bytes(read),
                bytes(rate as u64)
            ));
        }
    }

    pub(crate) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(total: Option<u64>) -> ProgressBar {
    let (bar, template) = match total {
        Some(total) => (
            ProgressBar::new(total),
            "{bar:16} {bytes}/{total_bytes} {bytes_per_sec} {eta} left, {msg}",
        ),
        None => (ProgressBar::new_spinner(), "{spinner} {bytes} {bytes_per_sec} {elapsed}, {msg}"),
    };
    // The templates are right; a wrong one would leave the bar as it comes.
    let style =
        ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.with_style(style)
}
