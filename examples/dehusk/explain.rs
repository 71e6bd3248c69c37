//! The whole input again, with marks.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use dehusk::{Judgement, Kind, Stripper};

/// Signals shown for a block, the strongest first.
const SHOWN: usize = 6;

const MARK: Style = Style::new().bold();
const WHY: Style = AnsiColor::Cyan.on_default();
const KEPT: Style = AnsiColor::Green.on_default();

/// Writes the input with every removed range between marks; with `all`, a line before every block says why.
pub(crate) fn write(out: &mut impl Write, stripper: &Stripper, text: &str, all: bool, file: Option<&str>) -> io::Result<()> {
    if let Some(file) = file {
        writeln!(out, "{MARK}==> {file} <=={MARK:#}")?;
    }
    if all { why(out, &stripper.explain(text), text) } else { marks(out, stripper, text) }
}

/// `⟦kind: rule⟧removed text⟦/⟧` in its place; everything else as it stands.
fn marks(out: &mut impl Write, stripper: &Stripper, text: &str) -> io::Result<()> {
    let mut from = 0;
    for removal in stripper.strip(text).removed {
        let style = colour(removal.kind);
        write!(out, "{}", &text[from..removal.range.start])?;
        write!(out, "{MARK}⟦{}: {}⟧{MARK:#}", removal.kind, removal.rule)?;
        // A terminal's colour ends with its line, so that pagers show it right.
        for (nth, line) in text[removal.range.clone()].split('\n').enumerate() {
            write!(out, "{}{style}{line}{style:#}", if nth > 0 { "\n" } else { "" })?;
        }
        write!(out, "{MARK}⟦/⟧{MARK:#}")?;
        from = removal.range.end;
    }
    write!(out, "{}", &text[from..])?;
    if text.ends_with('\n') { Ok(()) } else { writeln!(out) }
}

/// One line of reasons a block, then the block.
fn why(out: &mut impl Write, judged: &[Judgement], text: &str) -> io::Result<()> {
    for block in judged {
        match block.kind {
            Some(kind) => write!(out, "{MARK}- {kind}: {}{MARK:#}", block.rule)?,
            None => write!(out, "{KEPT}+ {}{KEPT:#}", block.rule)?,
        }
        write!(out, "{WHY}  [{}..{}] odds {:.2}:", block.range.start, block.range.end, block.odds)?;
        for evidence in block.evidence.iter().filter(|evidence| evidence.weight != 0.0).take(SHOWN) {
            write!(out, " {} {:+.1};", evidence.signal, evidence.weight)?;
        }
        writeln!(out, "{WHY:#}")?;
        let style = block.kind.map_or(Style::new(), colour);
        for line in text[block.range.clone()].lines() {
            writeln!(out, "    {style}{}{style:#}", line.trim())?;
        }
    }
    Ok(())
}

const fn colour(kind: Kind) -> Style {
    let colour = match kind {
        Kind::Title | Kind::Byline | Kind::Timestamp | Kind::Credit | Kind::AuthorBio => AnsiColor::Blue,
        Kind::Related | Kind::ReadMore | Kind::Tags => AnsiColor::Yellow,
        Kind::Advertisement | Kind::Promotion | Kind::Newsletter | Kind::Paywall | Kind::Consent => AnsiColor::Magenta,
        _ => AnsiColor::Red,
    };
    colour.on_default()
}
