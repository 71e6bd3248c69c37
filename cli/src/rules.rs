//! The stripper that the options ask for.

use std::fs;
use std::path::Path;

use dehusk::{Bias, Input, Kind, Stripper, StripperBuilder};

use crate::options::Options;
use crate::say::{reason, shown};

/// Bytes of a phrase that an error shows.
const ECHOED: usize = 100;

/// The stripper that was asked for, or what is wrong.
pub(crate) fn stripper(options: &Options) -> Result<Stripper, String> {
    let bias: Bias =
        options.bias.to_ascii_lowercase().parse().map_err(|error| format!("--bias: {error}"))?;
    let input: Input =
        options.input.to_ascii_lowercase().parse().map_err(|error| format!("--input: {error}"))?;
    let mut builder = Stripper::builder().bias(bias).input(input);
    for name in &options.keep {
        builder = builder.keep(kind(name).map_err(|error| format!("--keep: {error}"))?);
    }
    if !options.only.is_empty() {
        let only =
            options.only.iter().map(|name| kind(name).map_err(|error| format!("--only: {error}")));
        builder = builder.only(only.collect::<Result<Vec<Kind>, _>>()?);
    }
    for rule in &options.without {
        let rule = rule.trim().to_lowercase();
        // Each is tried alone, so that an error names it.
        Stripper::builder().without_rule(rule.as_str()).build().map_err(|error| {
            format!("--without: {}; --list-rules has all", brief(error.to_string()))
        })?;
        builder = builder.without_rule(rule);
    }
    for name in &options.phrases {
        builder = phrases(name, builder)?;
    }
    builder.build().map_err(|error| brief(error.to_string()))
}

/// Every rule on a line: its name, its kind, and its language or nothing, with tabs between them.
pub(crate) fn listed() -> String {
    let line = |rule: dehusk::Rule| {
        format!("{}\t{}\t{}\n", rule.name, rule.kind, rule.language.unwrap_or_default())
    };
    dehusk::rules().map(line).collect()
}

/// A kind by its name, in any case and with dashes too.
fn kind(name: &str) -> Result<Kind, String> {
    name.trim()
        .to_ascii_lowercase()
        .replace('-', "_")
        .parse()
        .map_err(|error: dehusk::Error| brief(error.to_string()))
}

/// Adds the phrases of a file.
fn phrases(name: &Path, mut builder: StripperBuilder) -> Result<StripperBuilder, String> {
    let file = shown(name);
    let bytes = fs::read(name).map_err(|error| format!("--phrases {file}: {}", reason(&error)))?;
    let text = String::from_utf8(bytes).map_err(|_| format!("--phrases {file}: not UTF-8"))?;
    for (nth, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = bare(line);
        if line.is_empty() {
            continue;
        }
        let place = format!("--phrases {file}, line {}", nth + 1);
        let (of, phrase) = line
            .split_once(':')
            .ok_or_else(|| format!("{place}: not of the form `kind: phrase`"))?;
        let of = kind(of).map_err(|error| format!("{place}: {error}"))?;
        let phrase = phrase.trim();
        let alone = Stripper::builder().phrase(of, phrase).build();
        alone.map_err(|error| format!("{place}: {}", brief(error.to_string())))?;
        builder = builder.phrase(of, phrase);
    }
    Ok(builder)
}

/// A line without its comment: `#` at its start, or after white space and not joined to a word, as a hashtag is.
fn bare(line: &str) -> &str {
    let opens = |at: usize| {
        let (before, after) = (&line[..at], &line[at + 1..]);
        let free = before.ends_with(char::is_whitespace)
            && (after.is_empty() || after.starts_with(char::is_whitespace));
        before.trim().is_empty() || free
    };
    let end = line.match_indices('#').map(|(at, _)| at).find(|at| opens(*at)).unwrap_or(line.len());
    line[..end].trim()
}

/// An error that does not repeat a long phrase whole.
fn brief(message: String) -> String {
    let Some((open, close)) = message.find('"').zip(message.rfind('"')) else { return message };
    if close - open <= ECHOED {
        return message;
    }
    let end = (open..=open + ECHOED).rev().find(|at| message.is_char_boundary(*at)).unwrap_or(open);
    format!("{}…{}", &message[..end], &message[close..])
}

#[cfg(test)]
mod tests {
    use super::{bare, brief};

    #[test]
    fn comments_go_and_hashtags_stay() {
        for (line, left) in [
            ("# a note", ""),
            ("  #note", ""),
            ("read_more: see it # a note", "read_more: see it"),
            ("read_more: see it #", "read_more: see it"),
            ("share: tell us #ferry", "share: tell us #ferry"),
            ("share: tell us#ferry # a note", "share: tell us#ferry"),
            ("", ""),
        ] {
            assert_eq!(bare(line), left, "{line:?}");
        }
    }

    #[test]
    fn a_long_phrase_is_told_in_short() {
        let long = brief(format!("phrase \"{}\": too long", "ö".repeat(500)));
        assert_eq!(long, format!("phrase \"{}…\": too long", "ö".repeat(49)));
        assert_eq!(brief("unknown kind \"menu\"".to_owned()), "unknown kind \"menu\"");
    }
}
