//! The last word on every block: what goes, and as what.
//!
//! Phrases and shapes have named some blocks, the layout has found where the article lies, and the headline and the authors'
//! line are known; here they are put together.

mod foot;
mod scope;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::iter::Peekable;
use std::ops::Range;
use std::slice::Iter;

use once_cell::sync::Lazy;

use crate::Kind;
use crate::article::Input;
use crate::choose::{Page, byline};
use crate::door::block::Bullet;
use crate::layout::trail::Trail;
use crate::layout::{Layout, Part};
use crate::measure::features::{End, Features};
use crate::measure::seam;
use crate::noun::byline::dated_name;
use crate::noun::{Line, Named, Role, Verdict, navigation, note, picture};
pub(crate) use scope::Scope;

/// The headline.
static TITLE: Verdict = Verdict::of(Kind::Title, "headline").with(Role::Headline);
/// A line of names under the headline.
static NAMES: Verdict = Verdict::of(Kind::Byline, "names under the headline");
/// A line of a name and a date under the headline.
static DATED: Verdict = Verdict::of(Kind::Byline, "name and date under the headline");
/// A line that says what the line before it said.
static AGAIN: Verdict = Verdict::of(Kind::Boilerplate, "line again");
/// What is likely to be of the article, but not likely enough for who asks for precision.
static DOUBTFUL: Verdict =
    Verdict::of(Kind::Boilerplate, "not surely of the article").with(Role::Placed);
/// What stood in the body before.
static COPY: Verdict = Verdict::of(Kind::Boilerplate, "second copy");
/// What a picture shows, in small letters.
static SMALL: Verdict = Verdict::of(Kind::Caption, "description in small letters");
/// What agencies part a story from its credits with, where those are gone.
static RULE: Verdict = Verdict::of(Kind::Boilerplate, "rule before credits");
/// Blocks that the layout found before the article, inside it without being of it, and after it, by what they are.
static PLACED: Lazy<[[Verdict; Kind::ALL.len()]; 3]> = Lazy::new(|| {
    PLACES.map(|(rule, role)| std::array::from_fn(|at| Verdict::of(Kind::ALL[at], rule).with(role)))
});
const PLACES: [(&str, Role); 3] = [
    ("before the article", Role::Before),
    ("interrupts the article", Role::Placed),
    ("after the article", Role::Placed),
];

/// Every rule of this stage; of those about places the one for text of no kind.
pub(crate) fn placed() -> impl Iterator<Item = &'static Verdict> {
    let places = PLACED.iter().map(|placed| &placed[Kind::Boilerplate as usize]);
    [&TITLE, &NAMES, &DATED, &AGAIN, &DOUBTFUL, &COPY, &SMALL, &RULE]
        .into_iter()
        .chain([&foot::BIO, &foot::HEADLINE, &foot::FOOT, &foot::ECHO])
        .chain(places)
}

/// Lines of a passage that is told to be a second copy, one of them a sentence of so many words: verse says shorter ones twice.
const COPY_LINES: usize = 5;
const COPY_WORDS: u32 = 15;
/// Words from which an unnamed block is boilerplate rather than navigation.
const TEXT_WORDS: u32 = 12;
/// Words of a line that is said twice.
const AGAIN_WORDS: std::ops::RangeInclusive<u32> = 2..=20;
/// Lines below a headline in which its byline or date stands.
const HEAD: usize = 3;
/// Longer words, of more letters than these, that a lead has in common with the opening at least.
const LONG_WORD: usize = 4;
const SHARED: usize = 2;
/// Words of a sentence that may be the lead.
const LEAD_WORDS: std::ops::RangeInclusive<u32> = 12..=90;
/// Words of a standfirst, and what shows that it reads: its share of function words at least and of capitals at most.
const STANDFIRST_WORDS: std::ops::RangeInclusive<u32> = 10..=60;
const STANDFIRST_STOPS: f32 = 0.25;
const STANDFIRST_CAPITALS: f32 = 0.4;
/// One word of menus stands in so many of its words at most.
const STANDFIRST_CHROME: u32 = 8;
/// Blocks of an article behind which none is its headline.
const OPENING: usize = 5;
/// Blocks around the body in which a note on the article may stand.
const NEAR: usize = 5;

/// Why a block stays that something else had taken out: a correction or an editor's note does, the
/// lead, and what the caller asked to keep; and a text of which nothing else would go has no headline.
const NOTE: Cow<'static, str> = Cow::Borrowed("a note on the article");
const LEAD: Cow<'static, str> = Cow::Borrowed("the lead below the headline");
const ASKED: Cow<'static, str> = Cow::Borrowed("kept as asked");
const BARE: Cow<'static, str> = Cow::Borrowed("nothing but a headline would go");

/// The final label of every block, where `named` is what phrases and shapes said of it; nothing for what stays.
pub(crate) fn settle<'r>(
    page: &Page<'_>,
    named: Vec<Named<'r>>,
    quiet: &[(usize, &'r Verdict)],
    title: Option<usize>,
    author: Option<&byline::Found>,
    scope: &Scope,
    mut trail: Option<&mut Trail>,
) -> Vec<Named<'r>> {
    let quiet = quiet.iter().peekable();
    let mut labeller = Labeller {
        page,
        labels: named,
        title,
        author,
        input: scope.input,
        body: body_range(page.layout),
        zone: None,
        begun: false,
        quiet,
        kept: HashMap::new(),
        copied: None,
        why: NOTE,
        stayed: 0,
        last: None,
    };
    for at in 0..page.blocks.len() {
        let label = labeller.label(at);
        labeller.labels[at] = label.filter(|verdict| scope.goes(verdict));
        if let Some(trail) = trail.as_deref_mut() {
            trail.decide(
                at,
                label.is_none(),
                label.map_or(labeller.why.clone(), |verdict| verdict.rule.clone()),
            );
            trail.decide(at, labeller.labels[at].is_none(), ASKED);
        }
    }
    let mut labels = labeller.labels;
    for (at, verdict) in foot::found(page, &labels, author, scope) {
        labels[at] = Some(verdict);
        if let Some(trail) = trail.as_deref_mut() {
            trail.decide(at, false, verdict.rule.clone());
        }
    }
    // The rule that agencies draw before their credits parts nothing where those are gone.
    let end = (0..labels.len())
        .rev()
        .find(|at| labels[*at].is_none() && page.piece(*at) != navigation::RULED)
        .map_or(0, |at| at + 1);
    if scope.goes(&RULE) {
        for (at, label) in labels.iter_mut().enumerate().skip(end) {
            label.get_or_insert(&RULE);
            if let Some(trail) = trail.as_deref_mut() {
                trail.decide(at, false, RULE.rule.clone());
            }
        }
    }
    // Where nothing but the headline would go, the text is a body already, and its first line may be a section's.
    let bare = scope.input != Input::Article;
    let titles = labels.iter().flatten().count();
    let only = || labels.iter().flatten().all(|label| label.role == Role::Headline);
    // A headline that stands twice is one.
    if bare && titles < 2 && only() {
        labels.fill(None);
        if let Some(trail) = trail {
            (0..labels.len()).for_each(|at| trail.decide(at, true, BARE));
        }
    }
    labels
}

/// What is known of a page, and what was passed so far.
struct Labeller<'p, 'r> {
    page: &'p Page<'p>,
    /// The labels of the blocks that were passed; what the others were named as.
    labels: Vec<Named<'r>>,
    title: Option<usize>,
    author: Option<&'p byline::Found>,
    input: Input,
    /// The blocks from shortly before the first of the body to shortly after the last: where notes on the article stand.
    body: Range<usize>,
    /// What the unnamed blocks around here are, by the last heading passed.
    zone: Option<Kind>,
    /// Whether the article's first sentences were passed, or lines enough to be no headline's.
    begun: bool,
    quiet: Peekable<Iter<'p, (usize, &'r Verdict)>>,
    /// The lines that stay so far, each with its place among them.
    kept: HashMap<u64, usize>,
    /// Which line the last one of the body was a second copy of.
    copied: Option<usize>,
    /// Why the last block stays, if it was not the layout that kept it.
    why: Cow<'static, str>,
    /// How many blocks stay so far.
    stayed: usize,
    /// The last block that stays, and whether it stands apart from the one before it.
    pub(crate) last: Option<(usize, bool)>,
}

/// Words of a line of names at most.
const NAMES_WORDS: u32 = 8;

impl<'r> Labeller<'_, 'r> {
    fn label(&mut self, at: usize) -> Named<'r> {
        let (page, part, f) = (self.page, self.page.layout.parts[at], &self.page.features[at]);
        let named = self.labels[at].take();
        self.pass(named, part);
        // A clean page's calls are its own, but neither its pictures nor its empty lines.
        let quiet = self.quiet.next_if(|(block, _)| *block == at).map(|(_, verdict)| *verdict);
        let quiet = quiet.filter(|verdict| {
            let clean = page.layout.clean;
            let own = !clean || matches!(verdict.kind, Kind::Caption | Kind::Navigation);
            verdict.role == Role::Told || !page.half[at] && own
        });
        // Behind the article's first sentences a line that looks like its headline is one of its own.
        let again = self.title.is_some_and(|title| title + 1 == at);
        let on_top = (self.title == Some(at) || again) && !self.begun;
        self.begun |=
            part == Part::Body && named.is_none() && f.is_sentence() && f.words >= TEXT_WORDS;
        let headline =
            self.title.is_some_and(|title| page.features[title].line_hash == f.line_hash);
        // A sentence is the article's first or, where a tool left the headline out, nothing else.
        let told = || {
            f.is_sentence()
                && f.words >= TEXT_WORDS
                && page.piece(at).trim_end().ends_with(['.', '。'])
        };
        // What the headline's words look like besides does not count.
        if (named.is_none() || self.title == Some(at))
            && headline
            && (part != Part::Body || on_top && !told())
            && (!page.layout.article || again || self.is_headed(at))
        {
            return Some(&TITLE);
        }
        if named.is_none()
            && self.author.is_some_and(|found| {
                let head = self.input == Input::Article && !self.begun;
                // Names alone over the date line, wherever the article begins.
                let dated = f.words <= NAMES_WORDS
                    && page.kinds.get(at + 1).is_some_and(|kind| *kind == Some(Kind::Timestamp));
                found.at == at && (found.sure || part != Part::Body || head || dated)
            })
        {
            return Some(&NAMES);
        }
        if named.is_none() && self.is_of_head(at) {
            return Some(&DATED);
        }
        let lead = named.is_none() && quiet.is_none() && self.is_lead(at);
        self.why = if lead { LEAD } else { NOTE };
        let stays = lead || named.is_none() && part == Part::Body && quiet.is_none();
        if !stays && !self.is_note(at) {
            return named.or(quiet).or_else(|| self.by_place(part, f));
        }
        if stays && self.is_said_again(at) {
            return Some(&AGAIN);
        }
        if stays {
            self.copied = self.second_copy(at);
            if self.copied.is_some() {
                return Some(&COPY);
            }
        }
        if stays && self.is_small(at) {
            return Some(&SMALL);
        }
        self.last = Some((at, self.last.is_none_or(|(last, _)| self.is_apart(last, at))));
        self.stayed += 1;
        if page.repeats[at] > 1 {
            self.kept.entry(f.line_hash).or_insert(self.stayed);
        }
        self.begun |= self.stayed >= OPENING;
        if page.layout.doubtful.get(at).copied().unwrap_or_default() {
            Some(&DOUBTFUL)
        } else {
            None
        }
    }

    /// Whether an article's first line has the rest of a head below it, a byline or a date: without,
    /// it may be the heading of a section.
    fn is_headed(&self, at: usize) -> bool {
        let of_head = |kind: &Option<Kind>| matches!(kind, Some(Kind::Byline | Kind::Timestamp));
        let features = self.page.features;
        self.page.kinds.iter().skip(at + 1).take(HEAD).any(of_head)
            || features.get(at + 1).is_some_and(|f| f.line_hash == features[at].line_hash)
            || (at + 1..self.page.blocks.len()).take(HEAD).any(|below| self.is_dated_name(below))
            || self.author.is_some_and(|found| found.at > at && found.at <= at + HEAD)
    }

    /// Whether a line below the headline and above the first sentence says who wrote it and when.
    fn is_of_head(&self, at: usize) -> bool {
        let below = self.title.is_some_and(|title| (title + 1..=title + HEAD).contains(&at));
        below && !self.begun && self.is_dated_name(at)
    }

    fn is_dated_name(&self, at: usize) -> bool {
        let (page, block) = (self.page, &self.page.blocks[at]);
        dated_name(&Line { text: page.piece(at), block, f: &page.features[at] })
    }

    /// Notes the heading that opens a zone; body closes it.
    fn pass(&mut self, named: Named<'_>, part: Part) {
        if part == Part::Body {
            self.zone = None;
        } else if let Some(verdict) = named
            && matches!(
                verdict.kind,
                Kind::Related | Kind::Comments | Kind::AuthorBio | Kind::Newsletter | Kind::Consent
            )
        {
            self.zone = Some(verdict.kind);
        }
    }

    /// The label of an unnamed block that the layout found outside of the body.
    fn by_place(&self, part: Part, f: &Features) -> Named<'static> {
        let plain = if f.words < TEXT_WORDS { Kind::Navigation } else { Kind::Boilerplate };
        let (place, kind) = match part {
            Part::Before => (0, plain),
            Part::After => (2, self.zone.unwrap_or(plain)),
            _ => (1, self.zone.unwrap_or(Kind::Boilerplate)),
        };
        Some(&PLACED[place][kind as usize])
    }

    /// Whether a block is the article's lead: a sentence right below the headline, with no more than
    /// a date or a share bar between, which the layout found before the body.
    fn is_lead(&self, at: usize) -> bool {
        let (page, Some(title)) = (self.page, self.title) else { return false };
        let f = &page.features[at];
        if self.is_standfirst(at, title) {
            return true;
        }
        let between = || (title + 1..at).all(|at| page.kinds[at].is_some());
        page.layout.parts[at] == Part::Before
            && (title + 1..=title + HEAD).contains(&at)
            && LEAD_WORDS.contains(&f.words)
            && f.is_sentence()
            && page.repeats[at] == 1
            && page.blocks[at].bullet == Bullet::None
            && between()
            && self.is_of_body(at)
    }

    /// Whether a block is the standfirst: a line that reads, right between the headline and the authors or the date.
    fn is_standfirst(&self, at: usize, title: usize) -> bool {
        let (page, f) = (self.page, &self.page.features[at]);
        let of_head = |at: usize| {
            matches!(page.kinds.get(at), Some(Some(Kind::Byline | Kind::Timestamp)))
                || self.author.is_some_and(|found| found.at == at)
        };
        page.layout.parts[at] == Part::Before
            && at == title + 1
            && (of_head(at + 1) || of_head(at + 2))
            && STANDFIRST_WORDS.contains(&f.words)
            && f.stop_density() >= STANDFIRST_STOPS
            && f.capital_share() < STANDFIRST_CAPITALS
            && f.cues.credit() == 0
            && u32::from(f.cues.chrome()) * STANDFIRST_CHROME <= f.words
            && page.repeats[at] == 1
            && page.blocks[at].bullet == Bullet::None
    }

    /// Whether the first lines of the body have some of a block's longer words: notices of the site and
    /// captions of other stories share none with it.
    fn is_of_body(&self, at: usize) -> bool {
        let page = self.page;
        let long = |at: usize| {
            page.piece(at)
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.chars().nth(LONG_WORD).is_some())
        };
        let opening: HashSet<String> =
            page.body().take(OPENING).flat_map(long).map(str::to_lowercase).collect();
        long(at).filter(|word| opening.contains(&word.to_lowercase())).count() >= SHARED
    }

    /// Whether a block near the body is a correction or an editor's note, which belongs to the article.
    fn is_note(&self, at: usize) -> bool {
        let (page, block) = (self.page, &self.page.blocks[at]);
        self.body.contains(&at)
            && page.layout.parts[at] != Part::Body
            && note::is_note(&Line {
                text: &page.text[block.text..block.end],
                block,
                f: &page.features[at],
            })
    }

    /// Whether a block begins a paragraph of its own behind the last one that stays.
    fn is_apart(&self, last: usize, at: usize) -> bool {
        let (blocks, words) = (self.page.blocks, |at: usize| self.page.features[at].words);
        at - last > 1 || !seam::lines_of_one(&blocks[last], words(last), &blocks[at], words(at))
    }

    /// Whether a line goes on with, or opens, a passage that stood in the body before: a page may have its article once for
    /// wide screens and once for small ones. Gives its place among the lines that stay.
    fn second_copy(&self, at: usize) -> Option<usize> {
        let page = self.page;
        let first = |at: usize| {
            if page.repeats[at] > 1 {
                self.kept.get(&page.features[at].line_hash).copied()
            } else {
                None
            }
        };
        let own = first(at)?;
        if self.copied == Some(own.wrapping_sub(1)) {
            return Some(own);
        }
        let behind = (at + 1..page.blocks.len())
            .filter(|at| self.labels[*at].is_none() && page.layout.parts[*at] == Part::Body);
        let mut passage = std::iter::once(at).chain(behind).take(COPY_LINES).enumerate();
        let mut sentence = false;
        let same = passage.by_ref().take_while(|(nth, at)| first(*at) == Some(own + nth)).inspect(
            |(_, at)| {
                let f = &page.features[*at];
                sentence |= f.words >= COPY_WORDS && f.is_sentence();
            },
        );
        (same.count() == COPY_LINES && sentence).then_some(own)
    }

    /// Whether a block says in small letters what a picture below the last sentence shows.
    fn is_small(&self, at: usize) -> bool {
        let (page, Some((last, _))) = (self.page, self.last) else { return false };
        let (block, f) = (&page.blocks[at], &page.features[at]);
        !page.layout.clean
            && !page.half[at]
            && picture::small(&Line { text: page.piece(at), block, f })
            && picture::is_above(&page.features[last])
            && self.is_apart(last, at)
            && (at + 1 == page.blocks.len() || self.is_apart(at, at + 1))
    }

    /// Whether the last block that stays says the same: a picture's description over its caption, a card's picture over its title.
    /// Verse may say a line twice, so the two must be parted, or stand apart from what is around them; so may a clean page.
    fn is_said_again(&self, at: usize) -> bool {
        let (page, Some((last, apart))) = (self.page, self.last) else { return false };
        let f = &page.features[at];
        let ends = || {
            let goes = self.labels.get(at + 1).is_none_or(Option::is_some)
                || page.layout.parts[at + 1] != Part::Body;
            goes || self.is_apart(at, at + 1)
        };
        f.line_hash == page.features[last].line_hash
            && AGAIN_WORDS.contains(&f.words)
            && f.end != End::Stop
            && !page.layout.clean
            && !page.blocks[at].inline
            && (self.is_apart(last, at) || apart && ends())
    }
}

fn body_range(layout: &Layout) -> Range<usize> {
    let first = layout.parts.iter().position(|part| *part == Part::Body);
    let last = layout.parts.iter().rposition(|part| *part == Part::Body);
    first.zip(last).map_or(0..0, |(first, last)| first.saturating_sub(NEAR)..last + 1 + NEAR)
}

#[cfg(test)]
mod tests {
    use crate::label::testing::MENU;
    use crate::{Bias, Stripper};

    const LINES: [&str; 6] = [
        "The ferry between the two towns will stop running at the end of the month, the board said on Monday.",
        "What it means",
        "About four hundred people use it every day, most of them on their way to work, and they will take the bus.",
        "The board has asked the county for a loan to buy another boat, and a decision is expected in May.",
        "What comes next",
        "Until then the bus will leave from the old quay every half hour, and it will cost what the ferry did.",
    ];

    #[test]
    fn every_kind_has_its_place() {
        for kind in crate::Kind::ALL {
            assert!(
                super::PLACED.iter().all(|placed| placed[*kind as usize].kind == *kind),
                "{kind}"
            );
        }
    }

    #[test]
    fn precision_leaves_out_what_is_doubtful_and_changes_nothing_else() {
        let precise = Stripper::builder().bias(Bias::Precision).build().expect("no phrases");
        let mut doubtful = 0;
        for text in crate::label::testing::pages() {
            let (whole, sure) = (crate::strip(&text), precise.strip(&text));
            let left = sure.removed.iter().filter(|removal| removal.rule == super::DOUBTFUL.rule);
            doubtful += left.count();
            let kept: Vec<_> = whole.text.split('\n').collect();
            assert!(sure.text.split('\n').all(|line| kept.contains(&line)), "{}", sure.text);
            assert_eq!((sure.title, sure.authors), (whole.title, whole.authors));
        }
        assert!(doubtful > 0);
    }

    #[test]
    fn an_article_that_stands_twice_is_kept_once() {
        let once = LINES.join("\n\n");
        assert_eq!(crate::strip(&format!("{MENU}\n\n{once}\n\n{once}\n")).text, once);
        // In another order it is no copy.
        for others in [[2, 1, 0, 3, 4, 5], [0, 3, 4, 5, 1, 2]] {
            let other = others.map(|at| LINES[at]).join("\n\n");
            let both = format!("{once}\n\n{other}");
            assert_eq!(crate::strip(&format!("{MENU}\n\n{both}\n")).text, both);
        }
    }
}
