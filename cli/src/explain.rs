//! The whole input again, with marks.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use dehusk::{Judgement, Kind, Stripper};

/// Signals shown for a block, the strongest first.
const SHOWN: usize = 6;

/// How marks are set: in the colours of a terminal, or not at all.
#[derive(Clone, Copy)]
pub(crate) struct Styles {
    pub(crate) coloured: bool,
}

impl Styles {
    fn if_coloured(self, style: Style) -> Style {
        if self.coloured { style } else { Style::new() }
    }

    fn mark(self) -> Style {
        self.if_coloured(Style::new().bold())
    }

    fn why(self) -> Style {
        self.if_coloured(AnsiColor::Cyan.on_default())
    }

    fn kept(self) -> Style {
        self.if_coloured(AnsiColor::Green.on_default())
    }

    fn removed(self, kind: Kind) -> Style {
        let colour = match kind {
            Kind::Title | Kind::Byline | Kind::Timestamp | Kind::Credit | Kind::AuthorBio => {
                AnsiColor::Blue
            }
            Kind::Related | Kind::ReadMore | Kind::Tags => AnsiColor::Yellow,
            Kind::Advertisement
            | Kind::Promotion
            | Kind::Newsletter
            | Kind::Paywall
            | Kind::Consent => AnsiColor::Magenta,
            _ => AnsiColor::Red,
        };
        self.if_coloured(colour.on_default())
    }
}

/// Writes the input with every removed range between marks; with `all`, a line before every block says why.
pub(crate) fn write(
    out: &mut impl Write,
    stripper: &Stripper,
    text: &str,
    all: bool,
    file: Option<&str>,
    styles: Styles,
) -> io::Result<()> {
    if let Some(file) = file {
        let mark = styles.mark();
        writeln!(out, "{mark}==> {file} <=={mark:#}")?;
    }
    if all {
        why(out, &stripper.explain(text), text, styles)
    } else {
        marks(out, stripper, text, styles)
    }
}

/// `⟦kind: rule⟧removed text⟦/⟧` in its place; everything else as it stands.
fn marks(out: &mut impl Write, stripper: &Stripper, text: &str, styles: Styles) -> io::Result<()> {
    let mark = styles.mark();
    let mut from = 0;
    for removal in stripper.strip(text).removed {
        let style = styles.removed(removal.kind);
        write!(out, "{}", &text[from..removal.range.start])?;
        write!(out, "{mark}⟦{}: {}⟧{mark:#}", removal.kind, removal.rule)?;
        // A terminal's colour ends with its line, so that pagers show it right.
        for (nth, line) in text[removal.range.clone()].split('\n').enumerate() {
            write!(out, "{}{style}{line}{style:#}", if nth > 0 { "\n" } else { "" })?;
        }
        write!(out, "{mark}⟦/⟧{mark:#}")?;
        from = removal.range.end;
    }
    write!(out, "{}", &text[from..])?;
    if text.ends_with('\n') { Ok(()) } else { writeln!(out) }
}

/// One line of reasons a block, then the block.
fn why(out: &mut impl Write, judged: &[Judgement], text: &str, styles: Styles) -> io::Result<()> {
    let (mark, why, kept) = (styles.mark(), styles.why(), styles.kept());
    for block in judged {
        match block.kind {
            Some(kind) => write!(out, "{mark}- {kind}: {}{mark:#}", block.rule)?,
            None => write!(out, "{kept}+ {}{kept:#}", block.rule)?,
        }
        write!(out, "{why}  [{}..{}] odds {:.2}:", block.range.start, block.range.end, block.odds)?;
        for evidence in block.evidence.iter().filter(|evidence| evidence.weight != 0.0).take(SHOWN)
        {
            write!(out, " {} {:+.1};", evidence.signal, evidence.weight)?;
        }
        writeln!(out, "{why:#}")?;
        let style = block.kind.map_or(Style::new(), |kind| styles.removed(kind));
        for line in text[block.range.clone()].lines() {
            writeln!(out, "    {style}{}{style:#}", line.trim())?;
        }
    }
    Ok(())
}
