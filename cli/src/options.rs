//! The command line.

use std::fs;
use std::num::NonZero;

use clap::{Parser, ValueEnum};
use dehusk::{Bias, Kind, Stripper};

/// Takes the husk off scraped articles: prints the clean body of each FILE.
#[derive(Debug, Parser)]
#[command(
    name = "dehusk",
    version,
    after_help = "Kinds: title, byline, read_more, advertisement, related, share, newsletter, paywall, consent,\ncomments, navigation, caption, credit, author_bio, copyright, timestamp, media, promotion, tags, boilerplate"
)]
pub(crate) struct Options {
    /// Files to strip; `-` or none reads standard input; gzip is unpacked
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<String>,
    /// Print one JSON object a file
    #[arg(long, conflicts_with_all = ["jsonl", "explain"])]
    pub(crate) json: bool,
    /// Read JSON lines {"id", "text", …} and print one line for each, other fields passed through
    #[arg(long, conflicts_with = "explain")]
    pub(crate) jsonl: bool,
    /// Strip in so many threads; one for each core where this is not given
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZero<usize>>,
    /// Print the whole input with what was removed marked; `all` says why for every block, kept ones too
    #[arg(long, value_name = "WHAT", num_args = 0..=1, require_equals = true, default_missing_value = "removed")]
    pub(crate) explain: Option<Explain>,
    /// Keep what is of this kind in the body; may be repeated
    #[arg(long, value_name = "KIND")]
    pub(crate) keep: Vec<String>,
    /// Add the phrases of a file of lines `kind: phrase`; `#` begins a comment
    #[arg(long, value_name = "FILE")]
    pub(crate) phrases: Vec<String>,
    /// Which error to avoid: precision, balanced or recall
    #[arg(long, default_value = "balanced")]
    pub(crate) bias: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Explain {
    /// Marks around what was removed
    Removed,
    /// Why, for every block
    All,
}

impl Options {
    /// The files to read, standard input for none.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let none = self.files.is_empty().then_some("-");
        self.files.iter().map(String::as_str).chain(none)
    }

    /// How many threads strip: no more than there are files, where these are stripped whole.
    pub(crate) fn threads(&self) -> NonZero<usize> {
        let most = if self.jsonl {
            NonZero::<usize>::MAX
        } else {
            NonZero::new(self.files.len()).unwrap_or(NonZero::<usize>::MIN)
        };
        self.threads
            .or_else(|| std::thread::available_parallelism().ok())
            .unwrap_or(NonZero::<usize>::MIN)
            .min(most)
    }

    /// The stripper that was asked for, or what is wrong.
    pub(crate) fn stripper(&self) -> Result<Stripper, String> {
        let bias: Bias = self.bias.parse().map_err(|error| format!("--bias: {error}"))?;
        let mut builder = Stripper::builder().bias(bias);
        for kind in &self.keep {
            let kind: Kind = kind.parse().map_err(|error| format!("--keep: {error}"))?;
            builder = builder.keep(kind);
        }
        for name in &self.phrases {
            let bytes = fs::read(name).map_err(|error| format!("--phrases {name}: {error}"))?;
            let text =
                String::from_utf8(bytes).map_err(|_| format!("--phrases {name}: not UTF-8"))?;
            for (nth, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
                let line = line.trim();
                if line.is_empty() || line.starts_with('#') {
                    continue;
                }
                let place = format!("--phrases {name}, line {}", nth + 1);
                let (kind, phrase) = line
                    .split_once(':')
                    .ok_or_else(|| format!("{place}: not of the form `kind: phrase`"))?;
                let kind: Kind =
                    kind.trim().parse().map_err(|error| format!("{place}: {error}"))?;
                let phrase = phrase.trim();
                // Each is tried alone, so that an error names its line.
                Stripper::builder()
                    .phrase(kind, phrase)
                    .build()
                    .map_err(|error| format!("{place}: {error}"))?;
                builder = builder.phrase(kind, phrase);
            }
        }
        builder.build().map_err(|error| error.to_string())
    }
}
