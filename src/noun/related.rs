//! Lists of related links: a heading, then items of a headline with or without section, source, age and summary.
//!
//! A list is told by what it is: items of one make under a heading that announces them. It is over where prose comes
//! back or where an item of another make begins.

use std::ops::Range;

use crate::Kind;
use crate::door::block::{Block, Bullet};
use crate::know::grammar::lists::{List as Words, is};
use crate::measure::features::{End, Features, Measures};
use crate::noun::{Line, Named};
use crate::text::is_sentence_end;

/// A list that was found, as ranges of blocks.
#[derive(Debug, Clone)]
pub(crate) struct List {
    pub(crate) heading: usize,
    /// One range an item: its headline, then what goes with it.
    pub(crate) items: Vec<Range<usize>>,
}

/// Words of a heading at most ("You may also be interested in").
pub(crate) const HEADING_WORDS: u32 = 9;
/// Words of an item's headline at most.
const TITLE_WORDS: u32 = 32;
/// Words of the line that names section, source or age, at most.
const META_WORDS: u32 = 10;
/// Words of a line that only names section and source, at most ("Tech & Science The Harbour Post").
const NAMES_WORDS: u32 = 6;
/// Fewest words of a headline that stands bare under a heading; shorter ones are headings themselves.
const BARE_WORDS: u32 = 3;
/// Words of a sentence that shows that the article has begun.
const PROSE_WORDS: u32 = 15;
/// Blocks of an item at most: headline, section, age, summary and a picture's text.
const ITEM_BLOCKS: usize = 6;
/// Words of a headline below a prompt that may be a heading, at least.
const LINKED_WORDS: u32 = 4;
/// Words of an item that is a sentence, where all are.
const SAID_WORDS: u32 = 5;
/// Items without bullets that a list has at least.
const BARE_ITEMS: usize = 2;

/// Whether a line announces a list: "Latest … News".
pub(crate) fn is_heading(text: &str, f: &Features, block: &Block) -> bool {
    if f.words > HEADING_WORDS
        || f.words < 2
        || matches!(f.end, End::Stop | End::Open)
        || block.bullet != Bullet::None
        // "News > Local news" is a breadcrumb.
        || text.contains(['>', '›', '»'])
    {
        return false;
    }
    let mut words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
    let among = |word: Option<&str>, list| {
        let bare = word.unwrap_or("").trim_matches(|c: char| !c.is_alphanumeric());
        is(list, bare)
    };
    // Nearly all its words are capitalised, or only the first: "Latest news" is one, "More men read stories" is not.
    let set = f.capitals + 1 >= f.words || f.words <= 3;
    set && among(words.next(), Words::RelatedFront) && among(words.next_back(), Words::RelatedEnd)
}

/// Every list of the page, in order.
pub(crate) fn lists(
    text: &str,
    blocks: &[Block],
    features: &Measures,
    verdicts: &[Named<'_>],
) -> Vec<List> {
    let page = Page { blocks, features, verdicts };
    let mut lists = Vec::new();
    let mut at = 0;
    // In a menu above the article, a bare list would take the headline with it.
    let mut prose = false;
    // Where the last run of items ends that was no list: what stands in it heads none.
    let mut tried = 0;
    while at < blocks.len() {
        let (block, f) = (&blocks[at], &features[at]);
        prose |= f.words >= PROSE_WORDS && f.end == End::Stop;
        let short = f.words <= HEADING_WORDS;
        let items = match verdicts[at].map(|verdict| verdict.kind) {
            // "Read also: Ferry line to stop" has its headline.
            Some(Kind::Related) if short && has_headline(&text[block.text..block.end]) => {
                Vec::new()
            }
            Some(Kind::Related) if short => page.items(at + 1, prose),
            // "Read next", "Archives": a prompt or a label, or the heading of a list.
            Some(kind @ (Kind::ReadMore | Kind::Tags | Kind::Navigation))
                if short && prose && at >= tried && page.may_head(at) =>
            {
                let items = page.run(at + 1, prose);
                tried = items.last().map_or(0, |item| item.end);
                let stands = kind == Kind::ReadMore || page.is_foot(tried);
                // "Read on:" leads to what stands below it.
                let leads =
                    f.end == End::Colon && kind == Kind::ReadMore && items.len() >= BARE_ITEMS;
                let list =
                    stands && (leads || page.are_headlines(&items)) && !page.are_sentences(&items);
                if list { items } else { Vec::new() }
            }
            None if is_heading(&text[block.text..block.end], f, block) => page.items(at + 1, prose),
            _ => Vec::new(),
        };
        match items.last() {
            Some(last) => {
                let end = last.end;
                lists.push(List { heading: at, items });
                at = end;
            }
            None => at += 1,
        }
    }
    lists
}

/// Words behind a label that are a headline.
const LABELLED_WORDS: usize = 3;

/// Whether a headline stands behind a label in one line, or a step of a breadcrumb: "News > Local news".
fn has_headline(text: &str) -> bool {
    let step = [" > ", " › ", " » "].into_iter().any(|mark| text.contains(mark));
    let behind = |rest: &str| rest.split_whitespace().count() >= LABELLED_WORDS;
    step || text.split_once(": ").is_some_and(|(_, rest)| behind(rest))
}

struct Page<'t> {
    blocks: &'t [Block],
    features: &'t Measures,
    verdicts: &'t [Named<'t>],
}

impl Page<'_> {
    /// The items of a list that would begin at `from`.
    fn items(&self, from: usize, prose: bool) -> Vec<Range<usize>> {
        let items = self.run(from, prose);
        if self.are_sentences(&items) { Vec::new() } else { items }
    }

    /// The run of items of one make that begins at `from`, list or not.
    fn run(&self, from: usize, prose: bool) -> Vec<Range<usize>> {
        match self.blocks.get(from) {
            Some(block) if block.bullet != Bullet::None => self.bulleted(from),
            Some(_) if prose => self.bare(from),
            _ => Vec::new(),
        }
    }

    /// Items with bullets; what is set deeper or follows without a blank line goes with its item.
    fn bulleted(&self, from: usize) -> Vec<Range<usize>> {
        let opener = &self.blocks[from];
        let mut items: Vec<Range<usize>> = Vec::new();
        let mut at = from;
        // Whether the items of this list have more than a headline; the first one with two neighbours tells.
        let mut rich = false;
        while let Some(block) = self.blocks.get(at) {
            if block.bullet != opener.bullet || !self.is_title(at) || self.is_end_heading(at) {
                break;
            }
            let mut end = at + 1;
            while end < self.blocks.len()
                && end - at < ITEM_BLOCKS
                && self.goes_with(opener, end, rich || items.is_empty())
            {
                end += 1;
            }
            // A bare last line without a bullet below is the text that goes on, unless the other items have one.
            let more = self.blocks.get(end).is_some_and(|next| next.bullet == opener.bullet);
            if !more && !rich && !items.is_empty() {
                end = at
                    + 1
                    + self.blocks[at + 1..end]
                        .iter()
                        .take_while(|b| b.indent > opener.indent)
                        .count();
            }
            rich |= end > at + 1 && more;
            items.push(at..end);
            at = end;
        }
        items
    }

    /// Whether most items are sentences: such a list is an article's own.
    fn are_sentences(&self, items: &[Range<usize>]) -> bool {
        let read = |item: &&Range<usize>| {
            let f = &self.features[item.start];
            item.len() == 1 && f.end == End::Stop && f.words >= 12
        };
        // "Buses run every hour." below "In brief": headlines have no stop.
        let said = |item: &Range<usize>| {
            let f = &self.features[item.start];
            item.len() == 1
                && self.blocks[item.start].bullet != Bullet::None
                && f.is_sentence()
                && f.words >= SAID_WORDS
        };
        items.iter().filter(read).count() * 2 > items.len()
            || items.len() >= BARE_ITEMS && items.iter().all(said)
    }

    /// Whether a block without a bullet belongs to the item above it.
    fn goes_with(&self, opener: &Block, at: usize, rich: bool) -> bool {
        let block = &self.blocks[at];
        if block.bullet == opener.bullet || block.level > 0 || self.is_end_heading(at) {
            return false;
        }
        if block.indent > opener.indent {
            return true;
        }
        // Where indents are lost: a short line that a summary or the next item follows at once, or that summary.
        let meta = self.features[at].words <= META_WORDS && self.features[at].end != End::Stop;
        let followed = self.blocks.get(at + 1).is_some_and(|next| next.blanks == 0);
        rich && (block.blanks == 0 || meta && followed)
    }

    /// Items without bullets: groups of a headline and at least one line below it, or bare headlines.
    fn bare(&self, from: usize) -> Vec<Range<usize>> {
        let mut items: Vec<Range<usize>> = Vec::new();
        let mut at = from;
        while at < self.blocks.len()
            && self.blocks[at].bullet == Bullet::None
            && self.is_title(at)
            && !self.is_end_heading(at)
        {
            let mut end = at + 1;
            while end < self.blocks.len()
                && end - at < ITEM_BLOCKS
                && self.blocks[end].blanks == 0
                && self.blocks[end].bullet == Bullet::None
                && !self.is_end_heading(end)
            {
                end += 1;
            }
            let group = end - at >= 2 && self.is_meta(at + 1);
            let bare = !group
                && (at..end).all(|line| self.is_bare_title(line))
                // Several right below each other, and a gap behind them, head nothing.
                && (end - at >= BARE_ITEMS || !self.heads_prose(end - 1) || !items.is_empty());
            let single = items.first().is_none_or(|first| (first.len() == 1) == bare);
            if !(group || bare) || !single {
                break;
            }
            // Headlines right below each other are an item each.
            if bare {
                items.extend((at..end).map(|line| line..line + 1));
            } else {
                items.push(at..end);
            }
            at = end;
        }
        // One headline is a list where the text ends behind it.
        let last = items.len() == 1 && items[0].len() == 1 && self.is_foot(items[0].end);
        if items.len() < BARE_ITEMS && !last { Vec::new() } else { items }
    }

    /// Whether nothing follows but what is named.
    fn is_foot(&self, at: usize) -> bool {
        self.verdicts[at..].iter().all(Option::is_some)
    }

    /// Whether a prompt stands behind a finished sentence, so that it cuts none in two.
    fn may_head(&self, at: usize) -> bool {
        let above = at.checked_sub(1).map(|above| &self.features[above]);
        above.is_some_and(|f| f.end == End::Stop || f.unspaced > 0)
    }

    /// Whether items are headlines of their own, not an article's steps: several of some words each,
    /// with bullets or at the foot.
    fn are_headlines(&self, items: &[Range<usize>]) -> bool {
        let long = |item: &Range<usize>| {
            let f = &self.features[item.start];
            f.words >= LINKED_WORDS && f.end != End::Stop || f.unspaced >= LINKED_WORDS
        };
        let many = items.len() >= BARE_ITEMS
            && items.iter().filter(|item| long(item)).count() * 4 >= items.len() * 3;
        let end = items.last().map_or(0, |item| item.end);
        many && (self.blocks[items[0].start].bullet != Bullet::None || self.is_foot(end))
    }

    fn is_title(&self, at: usize) -> bool {
        let f = &self.features[at];
        let named = self.verdicts[at].is_some_and(|verdict| {
            !matches!(verdict.kind, Kind::ReadMore | Kind::Media | Kind::Caption | Kind::Timestamp)
        });
        (1..=TITLE_WORDS).contains(&f.words) && f.inner_ends <= 2 && !named
    }

    /// A line that can be a headline with nothing below it.
    fn is_bare_title(&self, at: usize) -> bool {
        self.is_title(at)
            && self.features[at].words >= BARE_WORDS
            && self.features[at].end != End::Stop
    }

    /// A line that says section, source, age or date: names, or a number with a word of time.
    fn is_meta(&self, at: usize) -> bool {
        let f = &self.features[at];
        let named = f.words <= NAMES_WORDS && f.capitals * 2 >= f.words;
        let dated = f.numbers > 0 && f.cues.clock() | f.cues.month() != 0;
        f.words <= META_WORDS && (f.end != End::Stop || f.cues.clock() > 0) && (named || dated)
    }

    /// Whether prose follows, so that the line heads it.
    fn heads_prose(&self, at: usize) -> bool {
        self.features
            .get(at + 1)
            .is_some_and(|f| f.words >= 20 && f.end == End::Stop && f.stop_density() >= 0.25)
    }

    /// Whether another part of the page begins here.
    fn is_end_heading(&self, at: usize) -> bool {
        self.verdicts[at].is_some_and(|verdict| {
            !matches!(
                verdict.kind,
                Kind::Timestamp | Kind::Byline | Kind::Caption | Kind::Media | Kind::ReadMore
            )
        })
    }
}

/// Words of a headline below its picture at least, and of the label before it at most.
const PICTURED_WORDS: u32 = 4;
const PICTURED_LABEL: usize = 4;
/// Such pairs that make a list.
const PICTURED: usize = 3;

/// The lines "Picture for: Ferry line to stop" with "Ferry line to stop" right below each, where a page has many: teasers,
/// each with the description of its picture.
pub(crate) fn pictured(text: &str, blocks: &[Block], features: &Measures) -> Vec<usize> {
    let piece = |at: usize| &text[blocks[at].text..blocks[at].end];
    let is_pair = |at: &usize| {
        let (f, above) = (&features[*at], &features[*at - 1]);
        (PICTURED_WORDS..above.words).contains(&f.words)
            && (above.wide() || above.may_have(b':'))
            && piece(*at - 1).strip_suffix(piece(*at)).is_some_and(|label| {
                label.trim_end().ends_with([':', '：'])
                    && label.split_whitespace().count() <= PICTURED_LABEL
            })
    };
    let found: Vec<_> = (1..blocks.len()).filter(is_pair).collect();
    if found.len() < PICTURED {
        Vec::new()
    } else {
        found.into_iter().flat_map(|at| [at - 1, at]).collect()
    }
}

/// Words of such a teaser, and of the prompt behind it at most.
const TEASER_WORDS: std::ops::RangeInclusive<u32> = 4..=24;
const PROMPT_WORDS: usize = 4;
/// What parts a teaser from its prompt.
const PARTS: &[char] = &['|', '»', '›', '[', '→', '▸', '►', '…'];

/// "Rowers win by a length | more", "Rowers win by a length [more]": a headline with the prompt that leads to its article.
pub(crate) fn teaser(line: &Line<'_>) -> bool {
    let f = line.f;
    if !TEASER_WORDS.contains(&f.words) || f.inner_ends > 1 {
        return false;
    }
    let text = line.text.trim_end_matches([']', ' ', '»', '›', '→', '▸', '►']);
    let Some(at) = text.rfind(PARTS) else { return false };
    let (front, behind) = (text[..at].trim_end(), text[at..].trim_start_matches(PARTS).trim());
    behind.split_whitespace().count() <= PROMPT_WORDS
        && is(Words::TeaserPrompt, behind)
        && front.split_whitespace().count() >= BARE_WORDS as usize
        && !front.ends_with(is_sentence_end)
        && !front.contains(PARTS)
}

#[cfg(test)]
mod tests {
    #[test]
    fn teasers_with_their_prompts_go() {
        crate::label::testing::check(
            "teaser with its prompt",
            &[
                "Rowers win by a length on the lake | more",
                "Rowers win by a length on the lake | Read more »",
                "Ruderer gewinnen mit einer Länge auf dem See [mehr]",
                "Cannery adds a night shift » Read more",
            ],
            &[
                "The rowers won by a length on the lake. | more",
                "Rowers win by a length on the lake, and the town has more",
                "Home | Boats | Nets | more",
                "The mill | more",
                "Rowers win by a length | The Orrin Post",
            ],
        );
    }

    #[test]
    fn teasers_with_their_pictures_go() {
        let pair = |line: &str| format!("Picture for: {line}\n\n{line}");
        let lines = [
            "Ferry line to stop at end of month",
            "Cannery adds a night shift",
            "Rowers win by a length on the lake",
        ]
        .map(pair);
        assert_eq!(crate::label::testing::behind(&lines.join("\n\n")), "");
    }
}
