//! Shapes that a phrase cannot say: a share bar, a byline, a caption with its credit.
//!
//! A rule sees one block with its measures and nothing around it. It answers for the whole block; what it must
//! not hit stands in its tests beside what it must.

mod around;
mod company;
mod forms;
mod loose;
mod prompted;
pub(crate) mod prompts;
mod reader;
mod signs;
mod stanza;
mod summary;
pub(crate) mod table;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod units;

use crate::Kind;
use crate::door::block::{Block, Bullet};
use crate::door::markdown::{Tight, piece};
use crate::label::prompts::Desks;
pub(crate) use crate::label::prompts::Lexicon;
use crate::measure::features::{End, First, Measures, Repeats, end_of};
use crate::noun::{
    Cut, Line, Named, Role, Verdict, bio, comment, contents, links, liveblog, navigation, note,
    pedia, player, related,
};
use table::{Asked, OF_ANY, Off, QUIET, RULES, asked, first, judge};

/// What phrases and shapes say of a page.
#[derive(Debug, Default)]
pub(crate) struct Verdicts<'r> {
    /// Block by block.
    pub(crate) of: Vec<Named<'r>>,
    /// Blocks that go where they stand in the body, in order, but say nothing of where it begins or ends.
    pub(crate) quiet: Vec<(usize, &'r Verdict)>,
    /// Prompts inside blocks, in order.
    pub(crate) cuts: Vec<Cut<'r>>,
    /// Lines that are prompts in company.
    pub(crate) weak: Vec<Weak<'r>>,
    /// Lines that are prompts by their words alone: they go where they stand in the body, and are too unsure to say where it
    /// begins or ends.
    loose: Vec<(usize, &'static Verdict)>,
    /// Lines behind which a headline may follow.
    labels: Vec<usize>,
    /// Lists of related links, in order.
    pub(crate) lists: Vec<related::List>,
}

/// A line that is a prompt in company.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Weak<'r> {
    pub(crate) at: usize,
    verdict: &'r Verdict,
    /// Whether its row is of another language than the page.
    foreign: bool,
}

impl Verdicts<'_> {
    /// What each block was named as.
    pub(crate) fn kinds(&self) -> Vec<Option<Kind>> {
        self.of.iter().map(|verdict| verdict.map(|verdict| verdict.kind)).collect()
    }
}

// What blocks are named as by those around them.
static PLAYER: Verdict = Verdict::of(Kind::Media, "player");
static SPONSOR: Verdict = Verdict::of(Kind::Advertisement, "message of a sponsor");
static AUTHOR_BOX: Verdict = Verdict::of(Kind::AuthorBio, "author box");
static SHOWN: Verdict = Verdict::of(Kind::Caption, "picture described again");
static TEASER: Verdict = Verdict::of(Kind::Related, "teaser with its picture");
static RELATED: Verdict = Verdict::of(Kind::Related, "related list").with(Role::RelatedList);
static PROMPTED: Verdict = Verdict::of(Kind::ReadMore, "headline below a prompt");
static FORM: Verdict = Verdict::of(Kind::Promotion, "form");
static CALL: Verdict = Verdict::of(Kind::Promotion, "call to the reader").with(Role::Told);
static BOX: Verdict = Verdict::of(Kind::Boilerplate, "box");
static SUMMARY: Verdict = Verdict::of(Kind::Credit, "summary by a machine");
static COMMENT_OPENER: Verdict = Verdict::of(Kind::Comments, "comment opener");
static COMMENT_PORTRAIT: Verdict = Verdict::of(Kind::Comments, "comment with portrait");
static COMMENT_SIGNATURE: Verdict = Verdict::of(Kind::Comments, "comment signature");
static COMMENT_THREAD: Verdict = Verdict::of(Kind::Comments, "comment thread");
static PRAISE: Verdict = Verdict::of(Kind::Promotion, "praise of customers");
static NAME_OVER_BIO: Verdict = Verdict::of(Kind::AuthorBio, "name over author bio");
static NAME_UNDER_LABEL: Verdict = Verdict::of(Kind::Byline, "name under label");
static MENU_REST: Verdict = Verdict::of(Kind::Navigation, "rest of a menu");
static CONTENTS: Verdict = Verdict::of(Kind::Navigation, "table of contents");

/// Every shape and every rule about neighbours.
pub(crate) fn shapes() -> impl Iterator<Item = &'static Verdict> {
    let tables = [OF_ANY, RULES, QUIET].into_iter().flatten().map(|rule| &rule.verdict);
    let neighbours: [&Verdict; 24] = [
        &links::LIST,
        &links::NUMBER,
        &pedia::EDIT,
        &pedia::MARK,
        &PLAYER,
        &SPONSOR,
        &AUTHOR_BOX,
        &SHOWN,
        &TEASER,
        &RELATED,
        &PROMPTED,
        &FORM,
        &BOX,
        &CALL,
        &SUMMARY,
        &COMMENT_OPENER,
        &COMMENT_PORTRAIT,
        &COMMENT_SIGNATURE,
        &COMMENT_THREAD,
        &PRAISE,
        &NAME_OVER_BIO,
        &NAME_UNDER_LABEL,
        &MENU_REST,
        &CONTENTS,
    ];
    tables.chain(neighbours).chain(&loose::WORDS)
}

impl Verdicts<'_> {
    /// Adds the calls to the reader among the blocks of the body. They say nothing of where it begins or ends, and are told by what
    /// else stands in it.
    pub(crate) fn add_calls(
        &mut self,
        text: &str,
        blocks: &[Block],
        features: &Measures,
        off: &Off,
        language: Option<usize>,
        in_body: impl Fn(usize) -> bool,
    ) {
        let Some(language) = language.filter(|_| !off.has(&CALL)) else { return };
        let own = |at: &usize| self.of[*at].is_none() && in_body(*at);
        let body: Vec<_> = (0..blocks.len()).filter(own).collect();
        let calls = reader::calls(text, blocks, features, &body, &self.cuts, language);
        if !calls.is_empty() {
            self.quiet.extend(calls.into_iter().map(|at| (at, &CALL)));
            self.quiet.sort_by_key(|(at, _)| *at);
            self.quiet.dedup_by_key(|(at, _)| *at);
        }
    }
}

/// Asks phrases, then shapes, of every block, and then what the blocks around it say.
pub(crate) fn verdicts<'r>(
    text: &str,
    tight: Option<&Tight>,
    blocks: &[Block],
    features: &Measures,
    repeats: &Repeats,
    known: Lexicon<'r>,
) -> Verdicts<'r> {
    let piece = |at: usize| piece(text, blocks, tight, at);
    let off = known.off();
    let mut verdicts = Verdicts { of: Vec::with_capacity(blocks.len()), ..Verdicts::default() };
    // Blocks with a quiet shape, as long as nothing else names them.
    let mut quiet: Vec<(usize, &'static Verdict)> = Vec::new();
    let mut desks = known.prompts.desks();
    let buttons = pedia::buttons(text, blocks, features);
    let small = |next: usize| features.len() > next && features[next].first == First::Lower;
    // Whether a line may go on behind a block, and whether it does below one that, behind a finished sentence, is the front of the
    // next.
    let seams = |at: usize| {
        let fronts = small(at + 1) && (at == 0 || features[at - 1].end == End::Stop);
        [small(at + 1) || small(at + 2), fronts]
    };
    for (at, (block, f)) in blocks.iter().zip(features.iter()).enumerate() {
        let button = buttons.binary_search_by_key(&at, |cut| cut.block).ok();
        let bare = |nth: usize| text[block.text..buttons[nth].range.start].trim_end();
        let line = Line { text: button.map_or_else(|| piece(at), bare), block, f };
        if block.addresses && !off.has(&links::LIST) {
            verdicts.of.push(Some(&links::LIST));
            continue;
        }
        // A menu that comes back is judged once: rules see nothing but the line.
        let first = repeats.first[at] as usize;
        let cut = || verdicts.cuts.binary_search_by_key(&first, |cut| cut.block).is_ok();
        let again = first < at && f.inner_ends == 0 && tight.is_none();
        if again && same(text, &blocks[first], block) && seams(first) == seams(at) && !cut() {
            let rule = quiet
                .binary_search_by_key(&first, |(at, _)| *at)
                .ok()
                .map(|nth| (at, quiet[nth].1));
            quiet.extend(rule);
            let weak = verdicts.weak.binary_search_by_key(&first, |weak| weak.at);
            verdicts.weak.extend(weak.ok().map(|nth| Weak { at, ..verdicts.weak[nth] }));
            if verdicts.labels.binary_search(&first).is_ok() {
                verdicts.labels.push(at);
            }
            verdicts.of.push(verdicts.of[first]);
            continue;
        }
        let asked = asked(&line).less(off);
        let [goes_on, fronts] = seams(at);
        let verdict = named(text, at, &line, asked, goes_on, known, &mut verdicts, &mut desks);
        if verdict.is_none() {
            let loose = verdicts.loose.pop_if(|(last, _)| *last == at).filter(|_| !fronts);
            quiet.extend(loose.or_else(|| quietly(text, at, &line, asked, off)));
        }
        verdicts.of.push(verdict);
    }
    let steps = around::steps(blocks, features, &verdicts.of);
    for at in steps.into_iter().chain(around::items(blocks, &verdicts.of)) {
        verdicts.of[at] = None;
    }
    let weak = std::mem::take(&mut verdicts.weak);
    company::name(text, blocks, features, &weak, known.words, &mut verdicts.of);
    by_neighbours(text, blocks, features, off, &mut verdicts);
    company::name(text, blocks, features, &weak, known.words, &mut verdicts.of);
    verdicts.weak = weak;
    verdicts.quiet = settle_quiet(quiet, text, blocks, features, &repeats.times, &verdicts.of);
    verdicts.quiet.retain(|(_, verdict)| !off.has(verdict));
    if blocks.last().is_some_and(|block| block.addresses) {
        let numbers = links::numbers(text, blocks, &verdicts.cuts);
        verdicts.cuts.extend(numbers);
        verdicts.cuts.sort_by_key(|cut| (cut.block, cut.range.start));
    }
    if !buttons.is_empty() {
        let marks = blocks.iter().enumerate().flat_map(|(at, block)| pedia::marks(text, at, block));
        verdicts.cuts.extend(marks.chain(buttons));
    }
    verdicts.cuts.sort_by_key(|cut| (cut.block, cut.range.start));
    verdicts.cuts.dedup_by(|next, cut| next.block == cut.block && next.range.start < cut.range.end);
    verdicts.cuts.retain(|cut| verdicts.of[cut.block].is_none() && !off.has(cut.verdict));
    verdicts
}

/// What prompts and shapes say of a block by itself; what goes from inside it goes to `cuts`, a
/// prompt that needs company to `weak`. `goes_on` where a block near behind begins small.
#[expect(clippy::too_many_arguments, reason = "what a block is asked with, once")]
fn named<'r>(
    text: &str,
    at: usize,
    line: &Line<'_>,
    asked: Asked,
    goes_on: bool,
    known: Lexicon<'r>,
    verdicts: &mut Verdicts<'r>,
    desks: &mut Desks<'_>,
) -> Named<'r> {
    if let Some(verdict) = known.prompts.own(line, desks) {
        return Some(verdict);
    }
    if note::is_note(line) {
        return None;
    }
    let verdict = judge(line, asked);
    if let Some(verdict) = verdict {
        let Some(cuts) = units::within(text, at, line, verdict, known.words) else {
            return Some(verdict);
        };
        if !cuts.is_empty() {
            verdicts.cuts.extend(cuts);
            return None;
        }
    }
    let prompt = known.prompts.ask(line, known.language, desks);
    if let Some(said) = prompt.said {
        if said.label {
            verdicts.labels.push(at);
        }
        if !said.weak {
            return Some(said.verdict);
        }
        // What needs company as a row may tell enough by its words.
        verdicts.loose.extend(loose::line(line, known).map(|verdict| (at, verdict)));
        verdicts.weak.push(Weak { at, verdict: said.verdict, foreign: said.foreign });
        return None;
    }
    if let Some(verdict) = loose::line(line, known) {
        verdicts.loose.push((at, verdict));
        return None;
    }
    let mut cuts = known.prompts.inside(text, at, line, &prompt, known.language, desks);
    if goes_on {
        // Of a sentence that something cut in two, the word at the seam is no button.
        let word = |cut: &Cut<'_>| !text[cut.range.clone()].trim().contains(char::is_whitespace);
        let seam = |cut: &Cut<'_>| cut.range.end == line.block.end && word(cut);
        cuts.retain(|cut| !seam(cut) || cut.verdict.kind == Kind::Advertisement);
    }
    cuts.extend(units::behind(text, at, line, known.words));
    cuts.extend(loose::behind(text, at, line, known));
    cuts.retain(|cut| !known.off().has(cut.verdict));
    cuts.sort_by_key(|cut| cut.range.start);
    cuts.dedup_by(|next, cut| next.range.start < cut.range.end);
    let whole = cuts.first().map(|cut| cut.verdict)?;
    let left = |from: usize, to: usize| text[from..to].chars().any(char::is_alphanumeric);
    let ends = cuts.iter().map(|cut| cut.range.end);
    let froms = std::iter::once(line.block.text).chain(ends);
    let tos = cuts.iter().map(|cut| cut.range.start).chain(std::iter::once(line.block.end));
    let mut words = 0;
    for (from, to) in froms.zip(tos).filter(|(from, to)| left(*from, *to)) {
        words += text[from..to].split_whitespace().count();
    }
    // "Good morning." in front of a newsletter's calls goes with them.
    let few = words <= GREETING_WORDS && line.f.words >= GREETED_WORDS && cuts.len() > 1;
    if words == 0 || few || is_shown(text, line, &cuts, words) {
        return Some(whole);
    }
    verdicts.cuts.extend(cuts);
    None
}

/// Words of what a picture shows before its credit.
const SHOWN_WORDS: std::ops::RangeInclusive<usize> = 2..=20;

/// Whether a block is what a picture shows and its credit: "The quay in March (Photo: Ann Lee)". What stands before a credit in
/// brackets and is no finished sentence is of the caption.
fn is_shown(text: &str, line: &Line<'_>, cuts: &[Cut<'_>], words: usize) -> bool {
    let [cut] = cuts else { return false };
    let before = text[line.block.text..cut.range.start].trim_end();
    cut.verdict.kind == Kind::Caption
        && text[cut.range.clone()].starts_with(['(', '[', '（'])
        && text[cut.range.end..line.block.end].trim().is_empty()
        && SHOWN_WORDS.contains(&words)
        && line.block.level == 0
        && line.block.bullet == Bullet::None
        && end_of(before) == End::Plain
}

/// Words of a greeting at most, and of the line of prompts that it opens at least.
const GREETING_WORDS: usize = 2;
const GREETED_WORDS: u32 = 12;
/// What the blocks around say of a block.
fn by_neighbours(
    text: &str,
    blocks: &[Block],
    features: &Measures,
    off: &Off,
    verdicts: &mut Verdicts<'_>,
) {
    threads(text, blocks, features, off, &mut verdicts.of);
    if !off.has(&PLAYER) {
        let films = around::films(blocks, features, &verdicts.of);
        for at in player::players(features, &verdicts.of).into_iter().flatten().chain(films) {
            verdicts.of[at].get_or_insert(&PLAYER);
        }
    }
    if !off.has(&SPONSOR) {
        for at in around::messages(blocks, features, &verdicts.of) {
            verdicts.of[at] = Some(&SPONSOR);
        }
    }
    if !off.has(&AUTHOR_BOX) {
        for at in bio::boxed(text, blocks, features, &verdicts.of) {
            verdicts.of[at] = Some(&AUTHOR_BOX);
        }
    }
    if !off.has(&SHOWN) {
        for at in around::described(text, blocks, features, &verdicts.of) {
            verdicts.of[at] = Some(&SHOWN);
        }
    }
    if !off.has(&TEASER) {
        for at in related::pictured(text, blocks, features) {
            verdicts.of[at] = Some(&TEASER);
        }
    }
    if !off.has(&SUMMARY) {
        for at in summary::boxes(text, blocks, features, &verdicts.of) {
            verdicts.of[at] = Some(&SUMMARY);
        }
    }
    if !off.has(&RELATED) {
        verdicts.lists = related::lists(text, blocks, features, &verdicts.of);
    }
    for list in &verdicts.lists {
        let end = list.items.last().map_or(list.heading + 1, |item| item.end);
        verdicts.of[list.heading..end].fill(Some(&RELATED));
    }
    if !off.has(&PROMPTED) {
        for at in prompted::headlines(blocks, features, &verdicts.of, &verdicts.labels) {
            verdicts.of[at] = Some(&PROMPTED);
            // Its label heads no list, behind which an article would be over.
            if prompted::goes_on(at, features) {
                verdicts.of[at - 1] = Some(&PROMPTED);
            }
        }
    }
    if !off.has(&FORM) {
        for at in forms::lines(text, blocks, features, &verdicts.of) {
            verdicts.of[at] = Some(&FORM);
        }
    }
    if !off.has(&BOX) {
        for at in stanza::lines(blocks, features, &verdicts.of) {
            verdicts.of[at] = Some(&BOX);
        }
    }
}

/// Whether rules see the same in two blocks.
fn same(text: &str, one: &Block, other: &Block) -> bool {
    (one.bullet, one.level, one.wrapped, one.addresses)
        == (other.bullet, other.level, other.wrapped, other.addresses)
        && text[one.text..one.end] == text[other.text..other.end]
}

/// Names the openers and signatures of comments and the names of customers, and what they enclose.
fn threads(
    text: &str,
    blocks: &[Block],
    features: &Measures,
    off: &Off,
    verdicts: &mut [Named<'_>],
) {
    let marks = comment::Marks::of(text, blocks, features, verdicts);
    for (marks, rule) in [
        (&marks.openers, &COMMENT_OPENER),
        (&marks.portraits, &COMMENT_PORTRAIT),
        (&marks.signatures, &COMMENT_SIGNATURE),
    ] {
        if !off.has(&COMMENT_THREAD) {
            for range in comment::thread(marks, verdicts) {
                verdicts[range].fill(Some(&COMMENT_THREAD));
            }
        }
        if !off.has(rule) {
            for at in marks {
                verdicts[*at] = Some(rule);
            }
        }
    }
    if !off.has(&PRAISE) {
        for at in marks.praise().flatten() {
            verdicts[at].get_or_insert(&PRAISE);
        }
    }
}

/// The quiet rule that a block fits. Of Markdown it sees the text with its gaps.
fn quietly(
    text: &str,
    at: usize,
    line: &Line<'_>,
    asks: Asked,
    off: &Off,
) -> Option<(usize, &'static Verdict)> {
    let own = &text[line.block.text..line.block.end];
    let rule = if std::ptr::eq(own, line.text) {
        first(QUIET, asks.quiet, line)
    } else {
        let line = Line { text: own, ..*line };
        first(QUIET, asked(&line).less(off).quiet, &line)
    };
    rule.map(|rule| (at, rule))
}

/// The blocks that no phrase or shape named, and which go from the body all the same: those with a quiet shape, and others.
fn settle_quiet(
    mut quiet: Vec<(usize, &'static Verdict)>,
    text: &str,
    blocks: &[Block],
    features: &Measures,
    repeats: &[u8],
    verdicts: &[Named<'_>],
) -> Vec<(usize, &'static Verdict)> {
    quiet.retain(|(at, _)| verdicts[*at].is_none());
    let times = liveblog::times(text, blocks, features);
    for (found, verdict) in [
        (bio::signed(text, blocks, features, verdicts), &NAME_OVER_BIO),
        (bio::headed(text, blocks, features, verdicts), &NAME_UNDER_LABEL),
        (navigation::frames(blocks, features, verdicts), &MENU_REST),
        (contents::tables(blocks, features, repeats, verdicts), &CONTENTS),
        (contents::headed(text, blocks, features, repeats, verdicts), &CONTENTS),
        (liveblog::events(text, blocks, features, &times).collect(), &CONTENTS),
    ] {
        quiet.extend(found.into_iter().map(|at| (at, verdict)));
    }
    quiet.sort_by_key(|(at, _)| *at);
    quiet.dedup_by_key(|(at, _)| *at);
    quiet
}
