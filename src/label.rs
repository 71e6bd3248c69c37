//! Shapes that a phrase cannot say: a share bar, a byline, a caption with its credit.
//!
//! A rule sees one block with its measures and nothing around it. It answers for the whole block; what it must
//! not hit stands in its tests beside what it must.

pub(crate) mod phrases;
pub(crate) mod prompts;
mod signs;
mod table;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod units;

pub(crate) use crate::Kind;
use crate::door::block::{Block, Bullet};
use crate::door::markdown::{Tight, piece};
use crate::label::phrases::Matcher;
use crate::measure::features::{End, Features, First, Measures, Repeats};
use crate::noun::{
    Cut, Line, Named, RELATED_LIST, Verdict, bio, comment, contents, links, note, player, related,
};
use table::{Asked, QUIET, asked, first, judge};

/// Longest line, in bytes, that is compared with phrases: an own phrase's star may stand for a paragraph, not for a page.
const MAX_PHRASE_LINE: usize = 4_000;
/// Words from which a line that opens with a label ("image: *") and ends like a sentence is kept.
const GLUED_WORDS: u32 = 20;

/// What phrases and shapes say of a page.
#[derive(Debug, Default)]
pub(crate) struct Verdicts<'r> {
    /// Block by block.
    pub(crate) of: Vec<Named<'r>>,
    /// Blocks that go where they stand in the body, in order, but say nothing of where it begins or ends.
    pub(crate) quiet: Vec<(usize, &'r Verdict)>,
    /// Prompts inside blocks, in order.
    pub(crate) cuts: Vec<Cut<'r>>,
    /// Lines that are prompts in company, as long as nothing names them.
    weak: Vec<(usize, &'r Verdict)>,
    /// Lines behind which a headline may follow.
    labels: Vec<usize>,
    /// Lists of related links, in order.
    pub(crate) lists: Vec<related::List>,
}

impl Verdicts<'_> {
    /// What each block was named as.
    pub(crate) fn kinds(&self) -> Vec<Option<Kind>> {
        self.of.iter().map(|verdict| verdict.map(|verdict| verdict.kind)).collect()
    }
}

// What blocks are named as by those around them.
static PLAYER: Verdict = Verdict::of(Kind::Media, "player");
static AUTHOR_BOX: Verdict = Verdict::of(Kind::AuthorBio, "author box");
static TEASER: Verdict = Verdict::of(Kind::Related, "teaser with its picture");
static RELATED: Verdict = Verdict::of(Kind::Related, RELATED_LIST);
static PROMPTED: Verdict = Verdict::of(Kind::ReadMore, "headline below a prompt");
static COMMENT_OPENER: Verdict = Verdict::of(Kind::Comments, "comment opener");
static COMMENT_PORTRAIT: Verdict = Verdict::of(Kind::Comments, "comment with portrait");
static COMMENT_SIGNATURE: Verdict = Verdict::of(Kind::Comments, "comment signature");
static COMMENT_THREAD: Verdict = Verdict::of(Kind::Comments, "comment thread");
static PRAISE: Verdict = Verdict::of(Kind::Promotion, "praise of customers");
static NAME_OVER_BIO: Verdict = Verdict::of(Kind::AuthorBio, "name over author bio");
static NAME_UNDER_LABEL: Verdict = Verdict::of(Kind::Byline, "name under label");
static CONTENTS: Verdict = Verdict::of(Kind::Navigation, "table of contents");

/// Asks phrases, then shapes, of every block, and then what the blocks around it say.
pub(crate) fn verdicts<'r>(
    text: &str,
    tight: Option<&Tight>,
    blocks: &[Block],
    features: &Measures,
    repeats: &Repeats,
    matcher: &'r Matcher,
) -> Verdicts<'r> {
    let piece = |at: usize| piece(text, blocks, tight, at);
    let mut scratch = String::new();
    let mut verdicts = Verdicts { of: Vec::with_capacity(blocks.len()), ..Verdicts::default() };
    // Blocks with a quiet shape, as long as nothing else names them.
    let mut quiet: Vec<(usize, &'static Verdict)> = Vec::new();
    for (at, (block, f)) in blocks.iter().zip(features.iter()).enumerate() {
        let line = Line { text: piece(at), block, f };
        if block.addresses {
            verdicts.of.push(Some(&links::LIST));
            continue;
        }
        // A menu that comes back is judged once: rules see nothing but the line.
        let first = repeats.first[at] as usize;
        if first < at && f.inner_ends == 0 && tight.is_none() && same(text, &blocks[first], block) {
            let rule = quiet
                .binary_search_by_key(&first, |(at, _)| *at)
                .ok()
                .map(|nth| (at, quiet[nth].1));
            quiet.extend(rule);
            verdicts.of.push(verdicts.of[first]);
            continue;
        }
        let asked = asked(&line);
        let verdict = named(text, at, &line, asked, matcher, &mut scratch, &mut verdicts);
        if verdict.is_none() {
            quiet.extend(quietly(text, at, &line, asked));
        }
        verdicts.of.push(verdict);
    }
    let weak = std::mem::take(&mut verdicts.weak);
    in_company(blocks, &weak, &mut verdicts.of);
    by_neighbours(text, blocks, features, &mut verdicts);
    verdicts.quiet = settle_quiet(quiet, text, blocks, features, &repeats.times, &verdicts.of);
    if blocks.last().is_some_and(|block| block.addresses) {
        let numbers = links::numbers(text, blocks, &verdicts.cuts);
        verdicts.cuts.extend(numbers);
        verdicts.cuts.sort_by_key(|cut| (cut.block, cut.range.start));
    }
    verdicts.cuts.sort_by_key(|cut| (cut.block, cut.range.start));
    verdicts.cuts.retain(|cut| verdicts.of[cut.block].is_none());
    verdicts
}

/// What prompts and shapes say of a block by itself; what goes from inside it goes to `cuts`, a
/// prompt that needs company to `weak`.
fn named<'r>(
    text: &str,
    at: usize,
    line: &Line<'_>,
    asked: Asked,
    matcher: &'r Matcher,
    scratch: &mut String,
    verdicts: &mut Verdicts<'r>,
) -> Named<'r> {
    if note::is_note(line) {
        return None;
    }
    let verdict = phrase(line, matcher, scratch).or_else(|| judge(line, asked));
    if let Some(verdict) = verdict {
        let Some(cuts) = units::within(text, at, line, verdict, &matcher.words) else {
            return Some(verdict);
        };
        verdicts.cuts.extend(cuts);
        return None;
    }
    let prompts = matcher.prompts();
    if let Some(said) = prompts.line(line) {
        if said.label {
            verdicts.labels.push(at);
        }
        if !said.weak {
            return Some(said.verdict);
        }
        verdicts.weak.push((at, said.verdict));
        return None;
    }
    let mut cuts = prompts.inside(text, at, line.block);
    cuts.extend(units::behind(text, at, line, &matcher.words));
    cuts.sort_by_key(|cut| cut.range.start);
    cuts.dedup_by(|next, cut| next.range.start < cut.range.end);
    let left = |from: usize, to: usize| text[from..to].chars().any(char::is_alphanumeric);
    let ends = cuts.iter().map(|cut| cut.range.end);
    let froms = std::iter::once(line.block.text).chain(ends);
    let tos = cuts.iter().map(|cut| cut.range.start).chain(std::iter::once(line.block.end));
    let whole = cuts.first().map(|cut| cut.verdict);
    if whole.is_some() && !froms.zip(tos).any(|(from, to)| left(from, to)) {
        return whole;
    }
    verdicts.cuts.extend(cuts);
    None
}

/// Lines at least that are prompts in company, one below the other, to be each other's company.
const COMPANY: usize = 3;

/// Names the prompts that need company where they have it: a prompt next to them, or enough of
/// their kind in a row.
fn in_company<'r>(blocks: &[Block], weak: &[(usize, &'r Verdict)], of: &mut [Named<'r>]) {
    for run in weak.chunk_by(|one, next| one.0 + 1 == next.0) {
        let (first, last) = (run[0].0, run[run.len() - 1].0);
        let beside = |at: usize| {
            of.get(at).copied().flatten().is_some_and(|verdict| {
                !matches!(verdict.kind, Kind::Byline | Kind::Timestamp | Kind::Caption)
            })
        };
        let close = |at: usize| blocks.get(at).is_some_and(|block| block.blanks == 0);
        let above = first > 0 && beside(first - 1) && (close(first) || run.len() > 1);
        let below = beside(last + 1) && (close(last + 1) || run.len() > 1);
        let many = run.len() >= COMPANY && run[1..].iter().all(|(at, _)| close(*at));
        if above || below || many {
            for (at, verdict) in run {
                of[*at] = Some(verdict);
            }
        }
    }
}

/// What the blocks around say of a block.
fn by_neighbours(text: &str, blocks: &[Block], features: &Measures, verdicts: &mut Verdicts<'_>) {
    threads(text, blocks, features, &mut verdicts.of);
    for at in player::players(features, &verdicts.of).into_iter().flatten() {
        verdicts.of[at].get_or_insert(&PLAYER);
    }
    for at in bio::boxed(blocks, features, &verdicts.of) {
        verdicts.of[at] = Some(&AUTHOR_BOX);
    }
    for at in related::pictured(text, blocks, features) {
        verdicts.of[at] = Some(&TEASER);
    }
    verdicts.lists = related::lists(text, blocks, features, &verdicts.of);
    for list in &verdicts.lists {
        let end = list.items.last().map_or(list.heading + 1, |item| item.end);
        verdicts.of[list.heading..end].fill(Some(&RELATED));
    }
    for at in prompted(blocks, features, &verdicts.of, &verdicts.labels) {
        verdicts.of[at] = Some(&PROMPTED);
    }
}

/// Whether rules see the same in two blocks.
fn same(text: &str, one: &Block, other: &Block) -> bool {
    (one.bullet, one.level, one.wrapped, one.addresses)
        == (other.bullet, other.level, other.wrapped, other.addresses)
        && text[one.text..one.end] == text[other.text..other.end]
}

/// Names the openers and signatures of comments and the names of customers, and what they enclose.
fn threads(text: &str, blocks: &[Block], features: &Measures, verdicts: &mut [Named<'_>]) {
    let marks = comment::Marks::of(text, blocks, features, verdicts);
    for (marks, rule) in [
        (&marks.openers, &COMMENT_OPENER),
        (&marks.portraits, &COMMENT_PORTRAIT),
        (&marks.signatures, &COMMENT_SIGNATURE),
    ] {
        for range in comment::thread(marks, verdicts) {
            verdicts[range].fill(Some(&COMMENT_THREAD));
        }
        for at in marks {
            verdicts[*at] = Some(rule);
        }
    }
    for at in marks.praise().flatten() {
        verdicts[at].get_or_insert(&PRAISE);
    }
}

/// The quiet rule that a block fits. Of Markdown it sees the text with its gaps.
fn quietly(
    text: &str,
    at: usize,
    line: &Line<'_>,
    asks: Asked,
) -> Option<(usize, &'static Verdict)> {
    let own = &text[line.block.text..line.block.end];
    let rule = if std::ptr::eq(own, line.text) {
        first(QUIET, asks.quiet, line)
    } else {
        let line = Line { text: own, ..*line };
        first(QUIET, asked(&line).quiet, &line)
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
    for (found, verdict) in [
        (bio::signed(text, blocks, features, verdicts), &NAME_OVER_BIO),
        (bio::headed(text, blocks, features, verdicts), &NAME_UNDER_LABEL),
        (contents::tables(blocks, features, repeats, verdicts), &CONTENTS),
    ] {
        quiet.extend(found.into_iter().map(|at| (at, verdict)));
    }
    quiet.sort_by_key(|(at, _)| *at);
    quiet.dedup_by_key(|(at, _)| *at);
    quiet
}

/// Words of a headline right below the prompt to read it.
const PROMPTED_WORDS: std::ops::RangeInclusive<u32> = 4..=20;

/// The headlines that stand right below a prompt to read them, in a page that parts its paragraphs by blank lines.
fn prompted(
    blocks: &[Block],
    features: &Measures,
    verdicts: &[Named<'_>],
    labels: &[usize],
) -> Vec<usize> {
    let prompt = |at: usize| {
        verdicts[at].is_some_and(|verdict| {
            verdict.kind == Kind::ReadMore && features[at].words <= 4
                || labels.binary_search(&at).is_ok()
        })
    };
    (1..blocks.len())
        .filter(|at| {
            prompt(at - 1)
                && blocks[at - 1].blanks > 0
                && blocks[*at].blanks == 0
                && !blocks[*at].inline
                && verdicts[*at].is_none()
        })
        .filter(|at| {
            let (f, above) = (&features[*at], &blocks[at - 1]);
            PROMPTED_WORDS.contains(&f.words)
                && f.first == First::Upper
                && matches!(f.end, End::Plain | End::Closed)
                && blocks[*at].bullet == above.bullet
        })
        .collect()
}

/// The phrase that the whole block is.
fn phrase<'r>(line: &Line<'_>, matcher: &'r Matcher, scratch: &mut String) -> Named<'r> {
    let f = line.f;
    let may_be = matcher.may_be(f);
    if !may_be.any() || line.text.len() > MAX_PHRASE_LINE || f.words > matcher.most {
        return None;
    }
    let phrase = matcher.find(line.text, f.words, may_be, scratch)?;
    // "3. Facebook" and "2. Modified: what you changed" are items of somebody's list.
    let item = line.block.bullet != Bullet::None
        && (phrase.words == 1 || line.block.bullet == Bullet::Number);
    // A paragraph may be glued behind its label: "Image: Harbour Works The ministry has …".
    let glued = phrase.is_label() && f.words >= GLUED_WORDS && f.end == End::Stop;
    (!item && !glued || phrase.own).then_some(&phrase.verdict)
}
