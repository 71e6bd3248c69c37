//! The whole input again, with marks; or why, block by block.

use std::borrow::Cow;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use dehusk::{Article, Evidence, Judgement, Kind, Override, Passages, Stripper};
use serde::Serialize;

use crate::found::{Object, Scale, Span};
use crate::options::{Explain, Unit};
use crate::render::{self, Document};
use crate::say::printable;

/// Signals shown for a block, the strongest first.
const SHOWN: usize = 6;

/// How marks are set, and for whom.
#[derive(Clone, Copy)]
pub(crate) struct Styles {
    pub(crate) coloured: bool,
    pub(crate) terminal: bool,
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

    /// A piece of the text as it may be shown.
    fn text(self, text: &str) -> Cow<'_, str> {
        if self.coloured || self.terminal { printable(text) } else { Cow::Borrowed(text) }
    }
}

/// Writes the input with every removed range between marks; or, for `all`, each block below a line that says why.
pub(crate) fn write(
    document: &Document<'_>,
    article: &Article,
    stripper: &Stripper,
    how: Explain,
    styles: Styles,
    out: &mut Vec<u8>,
) {
    // Memory takes all.
    let _ = match how {
        Explain::All => why(out, document, &stripper.explain(document.text), styles),
        _ => marks(out, document, article, styles),
    };
}

fn head(out: &mut Vec<u8>, document: &Document<'_>, styles: Styles) -> io::Result<()> {
    if document.headed {
        let mark = styles.mark();
        writeln!(out, "{mark}==> {} <=={mark:#}", styles.text(&document.label()))?;
    }
    Ok(())
}

/// `⟦kind: rule⟧removed text⟦/⟧` in its place; everything else as it stands.
fn marks(
    out: &mut Vec<u8>,
    document: &Document<'_>,
    article: &Article,
    styles: Styles,
) -> io::Result<()> {
    head(out, document, styles)?;
    let text = document.text;
    let mark = styles.mark();
    let mut from = 0;
    for removal in &article.removed {
        let style = styles.removed(removal.kind);
        write!(out, "{}", styles.text(&text[from..removal.range.start]))?;
        write!(out, "{mark}⟦{}: {}⟧{mark:#}", removal.kind, removal.rule)?;
        // A terminal's colour ends with its line, so that pagers show it right.
        for (nth, line) in text[removal.range.clone()].split('\n').enumerate() {
            write!(
                out,
                "{}{style}{}{style:#}",
                if nth > 0 { "\n" } else { "" },
                styles.text(line)
            )?;
        }
        write!(out, "{mark}⟦/⟧{mark:#}")?;
        from = removal.range.end;
    }
    write!(out, "{}", styles.text(&text[from..]))?;
    if text.ends_with('\n') { Ok(()) } else { writeln!(out) }
}

/// One line of reasons a block, then the block.
fn why(
    out: &mut Vec<u8>,
    document: &Document<'_>,
    judged: &[Judgement],
    styles: Styles,
) -> io::Result<()> {
    head(out, document, styles)?;
    let (mark, why, kept) = (styles.mark(), styles.why(), styles.kept());
    for block in judged {
        match block.kind {
            Some(kind) => write!(out, "{mark}- {kind}: {}{mark:#}", block.rule)?,
            None => write!(out, "{kept}+ {}{kept:#}", block.rule)?,
        }
        write!(
            out,
            "{why}  [{}..{}] probability of body {:.2}:",
            block.range.start, block.range.end, block.probability
        )?;
        for evidence in block.evidence.iter().filter(|evidence| evidence.weight != 0.0).take(SHOWN)
        {
            write!(out, " {} {:+.1};", evidence.signal, evidence.weight)?;
        }
        write!(out, " neighbours {:+.1}", neighbours(&block.passages))?;
        for one in &block.overrides {
            write!(out, "; {} by: {}", if one.kept { "kept" } else { "removed" }, one.name)?;
        }
        writeln!(out, "{why:#}")?;
        let style = block.kind.map_or(Style::new(), |kind| styles.removed(kind));
        for line in document.text[block.range.clone()].lines() {
            writeln!(out, "    {style}{}{style:#}", styles.text(line.trim()))?;
        }
    }
    Ok(())
}

/// What neighbours count for.
fn neighbours(passages: &Passages) -> f32 {
    passages.before + passages.starts + passages.over + passages.behind + passages.rest
}

#[derive(Serialize)]
struct Block<'a> {
    range: Span,
    kept: bool,
    kind: Option<&'static str>,
    rule: &'a str,
    probability: f32,
    needed: f32,
    instead: &'a str,
    evidence: &'a [Evidence],
    passages: &'a Passages,
    overrides: &'a [Override],
    text: &'a str,
}

/// A line of JSON with all blocks.
pub(crate) fn json(document: &Document<'_>, stripper: &Stripper, unit: Unit, out: &mut Vec<u8>) {
    let judged = stripper.explain(document.text);
    let scale = Scale::new(document.text, unit);
    let blocks: Vec<Block<'_>> = judged
        .iter()
        .map(|block| Block {
            range: scale.span(&block.range),
            kept: block.kept,
            kind: block.kind.map(Kind::name),
            rule: &block.rule,
            probability: block.probability,
            needed: block.needed,
            instead: &block.instead,
            evidence: &block.evidence,
            passages: &block.passages,
            overrides: &block.overrides,
            text: &document.text[block.range.clone()],
        })
        .collect();
    let mut object = Object::open(out);
    render::origin(document, &mut object);
    object.put("line", &document.line);
    object.put("blocks", &blocks);
    object.close();
    out.push(b'\n');
}
