//! Prompts of all languages, as the grammar knows them, made verdicts on lines and on what stands
//! inside paragraphs.

use std::ops::Range;

use once_cell::sync::{Lazy, OnceCell};

use crate::Error;
use crate::Kind;
use crate::article::language::are_kin;
use crate::door::block::Bullet;
use crate::know::grammar::{self, Desk, Grammar, Match, RowId};
use crate::know::words::{WORDS, WordTable};
use crate::label::table::Off;
use crate::measure::features::{End, end_of};
use crate::noun::{Cut, Line, Named, Verdict};

/// Words from which a line that opens with a label and ends like a sentence is a paragraph with the
/// label glued on: "Image: Harbour Works The ministry has …".
const GLUED_WORDS: u32 = 20;
/// Words of an item that is a prompt: shorter ones are items of somebody's list, or of a menu, which
/// the layout finds.
const ITEM_WORDS: u32 = 3;
/// Words of a headline behind a label that is else a prompt only in company: "Watch: How it sank".
const HEADLINE_WORDS: usize = 3;
/// Longest line, in bytes, that is compared with rows.
const MAX_LINE: usize = 1_000;

/// Most words of a line that is compared with rows.
const MAX_WORDS: u32 = 60;

/// Longest line that is compared with a caller's rows, whose star may stand for a paragraph, not for
/// a page.
const MAX_OWN_LINE: usize = 4_000;

/// Rows whose verdicts get their room together: a page has some dozens of many thousands.
const TOGETHER: usize = 64;

/// Whether a row of a language is no prompt on a page of another: "Print" and "Tip" are buttons in
/// Dutch, and words of an English sentence. English buttons are everywhere.
fn is_foreign(row: &str, page: Option<&str>) -> bool {
    page.is_some_and(|page| {
        let everywhere = matches!(row, "en" | "common" | grammar::OWN);
        !everywhere && row != page && !are_kin(row, page)
    })
}

/// What is known of words and of prompts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lexicon<'r> {
    pub(crate) words: &'r WordTable,
    pub(crate) prompts: &'r Prompts,
    /// What the page is written in, if that is known.
    pub(crate) language: Option<&'static str>,
}

impl<'r> Lexicon<'r> {
    /// With a caller's prompts, or the shipped ones.
    pub(crate) fn with(own: Option<&'r Prompts>) -> Self {
        Self { words: &WORDS, prompts: own.unwrap_or(&SHIPPED), language: None }
    }

    /// For a page of a language.
    pub(crate) fn of(self, language: Option<&'static str>) -> Self {
        Self { language, ..self }
    }

    /// The rules that are switched off.
    pub(crate) fn off(self) -> &'r Off {
        &self.prompts.off
    }

    /// With the shipped prompts.
    #[cfg(test)]
    pub(crate) fn shipped() -> Self {
        Self::with(None)
    }
}

/// The grammar, and what each of its rows says of a block, made when first asked for.
#[derive(Debug, Clone)]
pub(crate) struct Prompts {
    grammar: Grammar,
    verdicts: Vec<OnceCell<Box<[OnceCell<Verdict>]>>>,
    /// A caller's rows by themselves: those that whole lines are compared with first.
    own: Option<Box<Prompts>>,
    /// The shapes and rules about neighbours that are switched off.
    off: Off,
}

/// The prompts of the shipped files alone.
pub(crate) static SHIPPED: Lazy<Prompts> = Lazy::new(|| Prompts::of(grammar::SHIPPED.clone()));

/// What lines are read with, one after the other.
#[derive(Debug)]
pub(crate) struct Desks<'r> {
    all: Desk<'r>,
    /// For a caller's rows by themselves.
    own: Option<Desk<'r>>,
}

/// What a line was found to be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said<'r> {
    pub(crate) verdict: &'r Verdict,
    /// Whether it is a prompt only in company.
    pub(crate) weak: bool,
    /// Whether its row is of another language than the page.
    pub(crate) foreign: bool,
    /// Whether a headline may follow on the next line.
    pub(crate) label: bool,
}

/// What the rows say of a line as a whole.
#[derive(Debug)]
pub(crate) struct Asked<'r> {
    pub(crate) said: Option<Said<'r>>,
    found: Option<Match>,
    /// Whether the line's words were read, and nothing found.
    read: bool,
}

impl Prompts {
    fn of(grammar: Grammar) -> Self {
        let verdicts = vec![OnceCell::new(); grammar.len().div_ceil(TOGETHER)];
        Self { grammar, verdicts, own: None, off: Off::default() }
    }

    /// The shipped prompts without those that are switched off, and a caller's own.
    pub(crate) fn with(own: &[(Kind, &str)], off: &[&'static str]) -> Result<Self, Error> {
        let rows: Vec<_> = off.iter().copied().filter(|name| SHIPPED.has(name)).collect();
        let mut all = Self::of(Grammar::with(own, &rows)?);
        all.off = Off::of(off);
        if !own.is_empty() {
            all.own = Some(Box::new(Self::of(Grammar::of_lines(own)?)));
        }
        Ok(all)
    }

    /// What lines are read with.
    pub(crate) fn desks(&self) -> Desks<'_> {
        let own = self.own.as_ref().map(|own| own.grammar.desk());
        Desks { all: self.grammar.desk(), own }
    }

    /// What a whole line is by a caller's row: wherever it stands, and however long it is.
    pub(crate) fn own(&self, line: &Line<'_>, desks: &mut Desks<'_>) -> Named<'_> {
        let own = self.own.as_ref().filter(|_| line.text.len() <= MAX_OWN_LINE)?;
        let found = own.grammar.find(line.text, desks.own.as_mut()?)?;
        Some(own.verdict(found.row))
    }

    /// Every rule, with its language.
    pub(crate) fn rules(&self) -> impl Iterator<Item = (&Verdict, &'static str)> {
        self.grammar.rules().map(|(id, row)| (self.verdict(id), row.language()))
    }

    /// What a row says of a block.
    fn verdict(&self, row: RowId) -> &Verdict {
        let made = || {
            let row = self.grammar.row(row);
            Verdict::listed(row.kind, row.rule())
        };
        let near = || vec![OnceCell::new(); TOGETHER].into();
        let row = row as usize;
        self.verdicts[row / TOGETHER].get_or_init(near)[row % TOGETHER].get_or_init(made)
    }

    /// Whether a row has that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.grammar.has(name)
    }

    fn said(&self, unit: &str, found: &Match, page: Option<&str>) -> Said<'_> {
        let is_headline =
            |range: &Range<usize>| unit[range.clone()].split_whitespace().count() >= HEADLINE_WORDS;
        let foreign = is_foreign(self.grammar.row(found.row).language(), page);
        Said {
            foreign,
            verdict: self.verdict(found.row),
            weak: found.weak
                && found.kind != Kind::Advertisement
                && !found.headline.as_ref().is_some_and(is_headline)
                || foreign,
            label: found.label && found.headline.is_none(),
        }
    }

    /// What the rows say of a line.
    pub(crate) fn ask(
        &self,
        line: &Line<'_>,
        page: Option<&str>,
        desks: &mut Desks<'_>,
    ) -> Asked<'_> {
        let f = line.f;
        let long = f.words > MAX_WORDS && f.unspaced == 0
            || line.text.len() > MAX_LINE
            || opens_with_number(line.text);
        let found = if long { None } else { self.grammar.find(line.text, &mut desks.all) };
        // "3. Facebook" and "2. Modified: what you changed" are items of somebody's list.
        let item = line.block.bullet != Bullet::None
            && (f.words < ITEM_WORDS || line.block.bullet == Bullet::Number);
        let glued = found.as_ref().is_some_and(|found| found.headline.is_some())
            && f.words >= GLUED_WORDS
            && f.end == End::Stop;
        let said = found
            .as_ref()
            .filter(|_| !item && !glued)
            .map(|found| self.said(line.text, found, page));
        Asked { said, read: !long && found.is_none(), found }
    }

    /// What a line is of which every word is of a language's prompts.
    pub(crate) fn of_words(&self, line: &str, language: &str) -> Option<Kind> {
        self.grammar.of_words(line, language)
    }

    /// The prompts inside a block of prose, in order.
    pub(crate) fn inside<'r>(
        &'r self,
        text: &str,
        at: usize,
        line: &Line<'_>,
        asked: &Asked<'_>,
        page: Option<&str>,
        desks: &mut Desks<'_>,
    ) -> Vec<Cut<'r>> {
        let block = line.block;
        // An item of a list that is a prompt by its words stays.
        if block.bullet == Bullet::Number && asked.said.is_none() && asked.found.is_some() {
            return Vec::new();
        }
        let own = &text[block.text..block.end];
        let cut = |range: Range<usize>, row: RowId| Cut {
            block: at,
            range: block.text + range.start..block.text + range.end,
            verdict: self.verdict(row),
        };
        // Of Markdown the line was asked without its gaps.
        let same = std::ptr::eq(own, line.text);
        let again = if same { None } else { self.grammar.find(own, &mut desks.all) };
        // The desk holds the words of what was asked of last.
        let read = again.is_none() && (!same || asked.read);
        let foreign = |found: &Match| is_foreign(self.grammar.row(found.row).language(), page);
        match again.as_ref().or(asked.found.as_ref()) {
            Some(found) if !found.weak && !foreign(found) => {
                let start = own.len() - own.trim_start().len();
                vec![cut(start..own.trim_end().len(), found.row)]
            }
            // So few words stay together.
            _ if line.f.words < PARTED_WORDS && line.f.unspaced == 0 && self.own.is_none() => {
                Vec::new()
            }
            _ => {
                let mut inside = self.grammar.inside(own, read, &mut desks.all);
                inside.retain(|(_, found)| !foreign(found));
                self.keep_parted(own, &mut inside);
                inside.into_iter().map(|(range, found)| cut(range, found.row)).collect()
            }
        }
    }

    /// Leaves of the prompts found inside a block those that stand apart from its sentences, and a
    /// caller's. A heading or an item is no paragraph that a prompt was glued to.
    fn keep_parted(&self, piece: &str, found: &mut Vec<(Range<usize>, Match)>) {
        let own = |found: &Match| self.grammar.row(found.row).language() == grammar::OWN;
        // What needs company is found only behind the last sentence of a paragraph.
        found.retain(|(range, found)| own(found) && !found.weak || is_parted(piece, range, found));
        if found.is_empty() {
            return;
        }
        let words = |from: usize, to: usize| piece[from..to].split_whitespace().count();
        let froms = std::iter::once(0).chain(found.iter().map(|(range, _)| range.end));
        let tos = found.iter().map(|(range, _)| range.start).chain(std::iter::once(piece.len()));
        let left: usize = froms.zip(tos).map(|(from, to)| words(from, to)).sum();
        let ends = found.last().is_some_and(|(range, _)| piece[range.end..].trim().is_empty());
        let long = |range: &Range<usize>| words(range.start, range.end) > HEADING_LEFT;
        let is_closed = |range: &Range<usize>| end_of(&piece[range.clone()]) == End::Stop;
        let least = match found.as_slice() {
            [(_, found)] if found.weak => LEFT_WORDS,
            [(range, _)] if ends && long(range) && is_closed(range) => 1,
            [_] if ends => HEADING_LEFT,
            _ => LEFT_WORDS,
        };
        let few = left > 0 && left < least && !piece.chars().any(crate::text::is_unspaced);
        if few && !found.iter().any(|(_, found)| own(found)) {
            found.clear();
        }
    }
}

/// Words of a block that may hold a prompt and what stays.
const PARTED_WORDS: u32 = HEADING_LEFT as u32 + 2;
/// Words that stay of a heading.
const HEADING_LEFT: usize = 2;
/// Whether a line opens with a number as an item of a list does: "3. Ferry Services".
fn opens_with_number(line: &str) -> bool {
    let rest = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.trim_start().len() && (rest.starts_with(". ") || rest.starts_with(") "))
}

/// Words that stay of a block of which a prompt is cut.
const LEFT_WORDS: usize = 5;

/// Whether a prompt inside a paragraph stands apart from its sentences: behind an end mark and with
/// one, in brackets between two sentences, or at one of the paragraph's ends.
fn is_parted(piece: &str, range: &Range<usize>, found: &Match) -> bool {
    let (before, own, behind) =
        (piece[..range.start].trim_end(), &piece[range.clone()], piece[range.end..].trim_start());
    let ends = |text: &str| matches!(end_of(text), End::Stop | End::Ellipsis);
    let words = own.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
    let long = words >= 2 || own.chars().any(crate::text::is_unspaced);
    let bracket = own.starts_with(['(', '[', '【', '（', '［', '{']);
    let marks = matches!(found.kind, Kind::Advertisement | Kind::Share | Kind::ReadMore);
    let said = behind.trim_start_matches(['"', '“', '„', '«', '»', '\'', '‘']);
    let opens =
        said.starts_with(|c: char| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic());
    // "Native advertising — it blends in": a term, and what it means.
    let term = own.ends_with([':', ',', '：', '、', '—', '–'])
        || found.kind == Kind::Advertisement && own.contains(": ");
    let free = opens && found.headline.is_none() && !term;
    // "Apps (such as Facebook, TikTok)": what ends in brackets that opened before it is of the text.
    let closes = [('(', ')'), ('[', ']')]
        .iter()
        .any(|(open, close)| own.matches(*close).count() > own.matches(*open).count());
    // "For more information, see “The mill” and …": what is quoted is the prompt's own object.
    let quoted = said.len() < behind.len() && found.kind != Kind::Advertisement && !ends(own);
    if closes && !before.is_empty() || quoted && found.headline.is_none() {
        return false;
    }
    if found.weak && !behind.is_empty() {
        return false;
    }
    if before.is_empty() {
        // In front: a sentence of its own, a bracket, or what no sentence opens with.
        let label = found.kind == Kind::Advertisement || long && marks;
        return ends(own) && long || bracket || label && free;
    }
    if behind.is_empty() {
        let buttons = marks
            || matches!(
                found.kind,
                Kind::Newsletter | Kind::Comments | Kind::Related | Kind::Paywall
            )
            || matches!(found.kind, Kind::Promotion | Kind::Media)
                && before.ends_with([',', ';', ':', '،', ')', '”', '»']);
        if found.weak {
            // "Add:" and "Details:" announce what stands below.
            let button = !matches!(
                found.kind,
                Kind::Navigation | Kind::Tags | Kind::Consent | Kind::Caption | Kind::Credit
            ) && (!own.ends_with([':', '：']) || found.kind == Kind::Share);
            return ends(before) && (button || found.headline.is_some());
        }
        return ends(before) && (long || marks) || bracket && long || long && buttons;
    }
    let label = matches!(found.kind, Kind::Advertisement | Kind::ReadMore);
    let long = long || found.kind == Kind::Advertisement && free;
    ends(before) && long && (ends(own) || bracket || label && free)
}
