//! The command line.

use std::num::NonZero;
use std::path::PathBuf;

use clap::{Parser, ValueEnum};
use clap_complete::Shell;

/// What `--help` ends with.
pub(crate) const AFTER: &str = "\
Examples:
  dehusk page.txt                              the clean body of a page
  dehusk --to jsonl -o clean crawl/            a folder, with all its folders, into another one
  dehusk pages.jsonl > clean.jsonl             JSON lines; what was found goes into `article`
  dehusk --to jsonl CC-MAIN-0001.warc.wet.gz   web archives of text, record by record
  dehusk --explain=all page.txt | less -R      why each block stays or goes

Kinds: title, byline, read_more, advertisement, related, share, newsletter, paywall, consent,
  comments, navigation, caption, credit, author_bio, copyright, timestamp, media, promotion, tags,
  boilerplate

Ranges in JSON index the text that was read, as UTF-8 without a byte order mark: bytes, or
characters with --offsets chars. In JSON lines that is the text of the record.

Exit codes: 0 all was done; 1 something could not be read or written, and the rest was done;
  2 the command line is wrong, and nothing was done.";

/// Takes the husk off scraped articles: menus, prompts, lists of links and what else is not the article.
///
/// Prints the clean body of each FILE; `--to` and `-o` give other forms and places.
#[derive(Debug, Clone, Parser)]
#[command(name = "dehusk", version, after_help = AFTER, max_term_width = 100)]
pub(crate) struct Options {
    /// Files, or folders with all that is in them; `-` or none reads standard input
    ///
    /// Text in any charset, JSON lines (.jsonl, .ndjson), and web archives of text (WET, WARC
    /// conversion records), packed by gzip, zstd, xz or bzip2 or not. What is packed, and web
    /// archives, are known by what is in them. Names that begin with a dot are left out of folders.
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Read every input as JSON lines, whatever its name
    #[arg(long, help_heading = "Input")]
    pub(crate) jsonl: bool,
    /// Take from folders only what matches; `*` `?` `[ab]` `{a,b}`, and `**/` for any folders
    ///
    /// A pattern without a slash is for the file's name, one with a slash for its path below the
    /// folder. May be repeated.
    #[arg(long, value_name = "PATTERN", help_heading = "Input")]
    pub(crate) glob: Vec<String>,
    /// The field of a JSON line that holds the text
    #[arg(long, value_name = "NAME", default_value = "text", help_heading = "Input")]
    pub(crate) text_field: String,
    /// The field of a JSON line that names it in errors
    #[arg(long, value_name = "NAME", default_value = "id", help_heading = "Input")]
    pub(crate) id_field: String,
    /// Take what a JSON line says of its article as known, and read only the rest from the text
    ///
    /// These are its fields `title`, `authors` (a list, or one name), `date`, `site_name`,
    /// `language` (a code), `fetched` and `url`, where they are strings and not empty. They are
    /// given back as they are; a line of the text that says the title is its headline.
    #[arg(long, help_heading = "Input")]
    pub(crate) from_known: bool,
    /// What the texts are: auto looks at each, page is a whole page, article has nothing around it
    ///
    /// In an article nothing stands before or after: only what a rule names goes.
    #[arg(long, value_name = "INPUT", default_value = "auto", help_heading = "Input")]
    pub(crate) input: String,

    /// The form of what is written
    ///
    /// Without it JSON lines are answered with JSON lines, all else with text. JSON lines of input
    /// come back with all their fields as they were written, for `json` and `jsonl`.
    #[arg(long, value_enum, value_name = "FORM", help_heading = "Output")]
    pub(crate) to: Option<Form>,
    /// Short for `--to json`
    #[arg(long, conflicts_with = "to", help_heading = "Output")]
    pub(crate) json: bool,
    /// Write a file for each input into DIR, in folders as the inputs are
    ///
    /// Each is written under another name and gets its own once it is whole.
    #[arg(short, long, value_name = "DIR", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// Overwrite what is in DIR
    #[arg(long, requires = "output", help_heading = "Output")]
    pub(crate) force: bool,
    /// Finish what an earlier run into DIR left, or what it did not have; nothing is done twice
    #[arg(long, requires = "output", conflicts_with = "force", help_heading = "Output")]
    pub(crate) resume: bool,
    /// Write what was cut, a JSON line for each piece
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(crate) removed: Option<PathBuf>,
    /// Write a page to look at what was cut, for a browser
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(crate) report: Option<PathBuf>,
    /// Write what was done as a JSON object
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(crate) summary: Option<PathBuf>,
    /// The field of a JSON line that gets what was found
    #[arg(long, value_name = "NAME", default_value = "article", help_heading = "Output")]
    pub(crate) into: String,
    /// Put the body in the place of a JSON line's text, and what was found beside it
    ///
    /// A field that the line has already stays as it is. Ranges still index the text that was read.
    #[arg(long, conflicts_with = "into", help_heading = "Output")]
    pub(crate) in_place: bool,
    /// Give only these fields of what was found, with commas between them
    #[arg(long, value_name = "LIST", value_delimiter = ',', help_heading = "Output")]
    pub(crate) fields: Vec<String>,
    /// What ranges count
    #[arg(long, value_enum, value_name = "UNIT", default_value = "bytes", help_heading = "Output")]
    pub(crate) offsets: Unit,
    /// Print the whole input with what was removed marked; `all` says why for every block, `json` as data
    #[arg(
        long,
        value_enum,
        value_name = "HOW",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "removed",
        conflicts_with_all = ["to", "json"],
        help_heading = "Output"
    )]
    pub(crate) explain: Option<Explain>,
    /// Colours in `--explain`
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto", help_heading = "Output")]
    pub(crate) color: When,

    /// Keep what is of this kind in the body; may be repeated
    #[arg(long, value_name = "KIND", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) keep: Vec<String>,
    /// Remove only what is named as this kind; all else stays, wherever it stands; may be repeated
    #[arg(
        long,
        value_name = "KIND",
        value_delimiter = ',',
        conflicts_with = "keep",
        help_heading = "Rules"
    )]
    pub(crate) only: Vec<String>,
    /// Switch a rule off, by the name that results and --list-rules have; may be repeated
    #[arg(long, value_name = "RULE", help_heading = "Rules")]
    pub(crate) without: Vec<String>,
    /// Add the phrases of a file of lines `kind: phrase`; ` # ` begins a comment
    #[arg(long, value_name = "FILE", help_heading = "Rules")]
    pub(crate) phrases: Vec<PathBuf>,
    /// Which error to avoid: precision, balanced or recall
    #[arg(long, value_name = "BIAS", default_value = "balanced", help_heading = "Rules")]
    pub(crate) bias: String,
    /// Print every rule: name, kind and language, if it has one, with tabs between them
    #[arg(long, exclusive = true, help_heading = "Rules")]
    pub(crate) list_rules: bool,

    /// Strip in so many threads; one for each core without it
    #[arg(long, value_name = "N", value_parser = positive, help_heading = "Running")]
    pub(crate) threads: Option<NonZero<usize>>,
    /// Show how far it is, with rate and time left
    #[arg(
        long,
        value_enum,
        value_name = "WHEN",
        num_args = 0..=1,
        require_equals = true,
        default_value = "auto",
        default_missing_value = "always",
        help_heading = "Running"
    )]
    pub(crate) progress: When,
    /// Say nothing but errors
    #[arg(short, long, help_heading = "Running")]
    pub(crate) quiet: bool,
    /// Print completions for a shell
    #[arg(long, value_enum, value_name = "SHELL", exclusive = true, help_heading = "Running")]
    pub(crate) completions: Option<Shell>,
    /// Print the manual page
    #[arg(long, exclusive = true, help_heading = "Running")]
    pub(crate) man: bool,
}

fn positive(number: &str) -> Result<NonZero<usize>, &'static str> {
    number.parse().map_err(|_| "it is a number from 1 on")
}

/// What is written of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// The body
    Text,
    /// An object with all that was found, on a line
    Json,
    /// The same, in files of that name
    Jsonl,
    /// The body below a head of YAML that has the fields
    Markdown,
}

/// What offsets count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Unit {
    /// Bytes of UTF-8
    Bytes,
    /// Unicode scalar values, as Python counts
    Chars,
}

/// How much is told of why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Explain {
    /// Marks around what was removed
    Removed,
    /// Why, for every block
    All,
    /// The same as a JSON line for each document
    Json,
}

/// When something is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

impl Options {
    /// How many threads strip.
    pub(crate) fn threads(&self) -> NonZero<usize> {
        self.threads
            .or_else(|| std::thread::available_parallelism().ok())
            .unwrap_or(NonZero::<usize>::MIN)
    }

    /// What is written, where a form was asked for.
    pub(crate) fn form(&self) -> Option<Form> {
        if self.json { Some(Form::Json) } else { self.to }
    }
}
