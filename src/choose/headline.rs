//! Which block is the headline.

mod clean;
pub(crate) mod evidence;
mod known;

pub(crate) use clean::clean;

use evidence::{Clues, clues, dear, names, search, weights};
use known::Known;

use crate::Kind;
use crate::choose::Page;
use crate::choose::byline::Lines;
use crate::door::block::Bullet;
use crate::layout::Part;
use crate::measure::features::{End, First};
use crate::noun::Line;
use crate::noun::byline::dated_name;

/// Blocks before the body that are looked at; between a headline and its text stand seldom more.
const BEHIND: usize = 60;
/// Blocks from the start of the body on that are looked at: a summary may be taken for body above the headline.
const AHEAD: usize = 3;
/// Words of a headline.
const WORDS_RANGE: std::ops::RangeInclusive<u32> = 2..=34;
/// Words of a headline that something else is named by.
const NAMED_WORDS: u32 = 4;
/// Words of a line below the headline that names authors or holds a date.
const NAMES_WORDS: u32 = 14;
/// Blocks before the body that make a page of a text.
const MENU: usize = 1;
/// Words of a headline that opens the text; shorter lines are headings of a first section as often.
const OPENING_WORDS: std::ops::RangeInclusive<u32> = 3..=18;
/// Marks of tags in a word that is a row of them.
const TAGS: usize = 2;
/// Words of a sentence that no headline stands below.
const PROSE: u32 = 16;
/// Words of the prose below it.
const OPENING_PROSE: u32 = 9;
/// Bytes of the start that two lines share at least, for one to echo the other.
const ECHO: usize = 14;
/// Lines that could be the headline that most pages have no more of.
const CANDIDATES: usize = 16;
/// Least sum of evidence for a headline; below it none is given. The fit has it for what none of the lines counts for: it shifts
/// all weights alike, and a little over nothing keeps a line of which nothing is known from being one.
pub(crate) const LEAST: f32 = 0.5;

/// The block that is the headline; nothing where none stands out.
pub(crate) fn find(page: &Page<'_>, lines: &Lines) -> Option<usize> {
    let start = page.body().next()?;
    if opens(page) {
        return Some(0);
    }
    let body = Known::of(page, start);
    let weights = weights();
    let dear = dear(weights);
    let mut candidates = Vec::with_capacity(CANDIDATES);
    for at in lines_near(page, start, lines) {
        let clues = clues(page, at, start, candidates.is_empty());
        candidates.push((at, weights.sum(&clues), clues));
    }
    let whole = |at: usize, mut clues: Clues| {
        search(page, at, &body, lines, &mut clues);
        weights.sum(&clues)
    };
    // What is dear to find is found for the likeliest line first; most of the others cannot reach it any more.
    let first = candidates.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let likeliest = (first.0, whole(first.0, first.2));
    let mut best: Option<(usize, f32)> = None;
    for (at, front, clues) in candidates {
        if front + dear < likeliest.1.max(LEAST) {
            continue;
        }
        let sum = if at == likeliest.0 { likeliest.1 } else { whole(at, clues) };
        if sum >= LEAST && best.is_none_or(|best| sum > best.1) {
            best = Some((at, sum));
        }
    }
    best.map(|(at, _)| at)
}

/// The lines that could be the headline.
fn lines_near<'p>(
    page: &'p Page<'_>,
    start: usize,
    lines: &'p Lines,
) -> impl Iterator<Item = usize> + 'p {
    let from = start.saturating_sub(BEHIND);
    let to = (start + AHEAD).min(page.blocks.len());
    (from..to).chain((from > 0).then_some(0)).filter(move |at| fits(page, *at, start, lines))
}

/// All lines that could be the headline, with their clues, for the fit; nothing where the headline is not chosen by weights.
#[cfg(dehusk_fit)]
pub(crate) fn candidates(
    page: &Page<'_>,
    lines: &Lines,
) -> Option<Vec<crate::choose::rank::Candidate>> {
    let start = page.body().next()?;
    if opens(page) {
        return None;
    }
    let body = Known::of(page, start);
    let mut all = Vec::new();
    for at in lines_near(page, start, lines) {
        let mut clues = clues(page, at, start, all.is_empty());
        search(page, at, &body, lines, &mut clues);
        all.push(crate::choose::rank::Candidate {
            values: vec![clean(page, at)],
            clues: clues.to_vec(),
            fixed: 0.0,
        });
    }
    Some(all)
}

/// Whether the text opens with its headline: a short line, and prose right below, but for what was named.
fn opens(page: &Page<'_>) -> bool {
    let (Some(block), Some(f)) = (page.blocks.first(), page.features.get(0)) else { return false };
    let line = OPENING_WORDS.contains(&f.words) || f.unspaced >= 6 && f.words <= 24;
    let last = page.piece(0).chars().next_back().unwrap_or(' ');
    let open = matches!(f.end, End::Plain | End::Closed)
        || f.end == End::Stop && matches!(last, '?' | '!') && f.inner_ends == 0;
    let set = block.bullet != Bullet::Mark
        && page.kinds[0].is_none()
        && !is_cut(page, 0)
        && f.first != First::Lower;
    // The headline again, and who wrote it and when, stand between it and the text.
    let of_head = |at: usize| {
        let (block, f) = (&page.blocks[at], &page.features[at]);
        page.features[0].line_hash == f.line_hash
            || dated_name(&Line { text: page.piece(at), block, f })
    };
    let below = (1..page.blocks.len()).find(|at| page.kinds[*at].is_none() && !of_head(*at));
    let prose = below.is_some_and(|at| {
        let f = &page.features[at];
        let reads = f.stop_density() >= 0.2 || f.unspaced >= 20;
        page.layout.parts[at] == Part::Body
            && reads
            && f.words >= OPENING_PROSE
            && page.blocks[at].bullet == Bullet::None
            && page.blocks[at].level == 0
    });
    line && open && set && prose
}

/// Whether a block is the first half of a sentence that goes on behind what was named: in small letters, up to its stop,
/// with nothing between that belongs below a headline.
fn is_cut(page: &Page<'_>, at: usize) -> bool {
    if !page.half[at] {
        return false;
    }
    let Some(next) = (at + 1..page.blocks.len()).find(|at| page.kinds[*at].is_none()) else {
        return false;
    };
    let f = &page.features[next];
    let head = page.kinds[at + 1..next]
        .iter()
        .any(|kind| matches!(kind, Some(Kind::Byline | Kind::Timestamp | Kind::Share)));
    f.first == First::Lower && f.end == End::Stop && !head
}

/// Whether a block of the body has a date or authors right below.
fn marked(page: &Page<'_>, at: usize, lines: &Lines) -> bool {
    let dated = || matches!(page.kinds.get(at + 1), Some(Some(Kind::Timestamp | Kind::Byline)));
    page.features[at].end != End::Stop
        && (names(page, at + 1, lines) || dated() && page.features[at + 1].words <= NAMES_WORDS)
}

/// Whether a dash at the front of a line is that of something said, as some papers print it, and not of an item.
fn is_quote(page: &Page<'_>, at: usize) -> bool {
    let item = |at: Option<usize>| {
        at.and_then(|at| page.blocks.get(at)).is_some_and(|block| block.bullet != Bullet::None)
    };
    let line = &page.text[page.blocks[at].start..page.blocks[at].end];
    line.trim_start().starts_with(['-', '–', '—'])
        && page.features[at].words >= 3
        && !item(at.checked_sub(1))
        && !item(at.checked_add(1))
}

/// Whether nothing names a block, or its words look like something that a headline may look like too, and what belongs to a
/// headline stands by it: "LIVE: Storm over Orrin", "Best mills: our favourites", "Subscribe or sink".
fn may_be_named(page: &Page<'_>, at: usize, start: usize, lines: &Lines) -> bool {
    let Some(kind) = page.kinds[at] else { return true };
    let like = matches!(
        kind,
        Kind::Media
            | Kind::Related
            | Kind::Promotion
            | Kind::Caption
            | Kind::AuthorBio
            | Kind::ReadMore
            | Kind::Newsletter
            | Kind::Boilerplate
    );
    let f = &page.features[at];
    // A caption has authors and a date right below it as often as the headline above.
    let captioned = kind == Kind::Caption && page.blocks[at].level != 1 && page.repeats[at] == 1;
    like && at <= start
        && !captioned
        && f.words >= NAMED_WORDS
        && !f.is_sentence()
        && (page.blocks[at].level == 1 || page.repeats[at] > 1 || signed(page, at, lines))
}

/// Whether authors or a date stand right below a line, or with another between.
fn signed(page: &Page<'_>, at: usize, lines: &Lines) -> bool {
    (at + 1..=at + 2).any(|below| {
        matches!(page.kinds.get(below), Some(Some(Kind::Timestamp | Kind::Byline)))
            || names(page, below, lines)
    })
}

/// Whether a line has letters, and is no row of tags or handles: "677-7887", "@ 18:13 // Bo", "2025-08-29#boats#sea".
fn reads(line: &str) -> bool {
    let tags = line.split(char::is_whitespace).any(|word| word.matches('#').count() >= TAGS);
    !line.starts_with('@') && line.chars().any(char::is_alphabetic) && !tags
}

/// Whether a block could be a headline at all.
fn fits(page: &Page<'_>, at: usize, start: usize, lines: &Lines) -> bool {
    let (f, block) = (&page.features[at], &page.blocks[at]);
    let words = WORDS_RANGE.contains(&f.words)
        || f.unspaced >= 4 && f.words <= 40
        || f.words == 1 && block.level == 1;
    // Where something stands above, the layout may have taken the headline for the first line of the body, or a menu's
    // end above the headline, if what only headlines have stands by it.
    let placed = || page.layout.parts[at] != Part::Body || start >= MENU || marked(page, at, lines);
    // A headline does not stand below its article's prose.
    let above = || {
        (start..at).any(|at| {
            page.layout.parts[at] == Part::Body
                && page.features[at].end == End::Stop
                && page.features[at].words >= PROSE
        })
    };
    // Who is named right below is told last: to read names takes long.
    words
        && may_be_named(page, at, start, lines)
        && (block.bullet != Bullet::Mark || is_quote(page, at))
        && f.end != End::Open
        && !(f.end == End::Stop && f.inner_ends > 1)
        && reads(page.piece(at))
        && !is_cut(page, at)
        && (at < start || !above() && crate::noun::dateline::read(page.piece(at)).is_none())
        && placed()
}

#[cfg(test)]
mod tests {
    /// The headline of a page with these lines between a menu and its text.
    fn title(lines: &str) -> Option<String> {
        let text = "The harbour board will buy a new ferry in the spring of next year, it said on Monday. The ferry now in service is forty years old, and it has broken down three times since the summer began.\n\n";
        let more = "The new boat will cost three million, said the mayor, and it will sail from the old quay as the old one does. The board expects it to come in May, when the first visitors do.";
        crate::strip(&format!("Home\n\nLog in\n\n{lines}\n\n{text}{more}\n")).title
    }

    #[test]
    fn what_a_dump_glues_to_a_headline_is_no_part_of_it() {
        let expected = Some("Board buys a new ferry for Orrin".to_owned());
        for lines in [
            "• Home\n\n• Board buys a new ferry for Orrin\n\nLife on the islands Board buys a new ferry for Orrin\n\nBy Ann Lee",
            "Trouble at sea\n\nTrouble at sea - Board buys a new ferry for Orrin\n\nBy Ann Lee",
            "Dec 18 2021 Board buys a new ferry for Orrin\n\nBy Ann Lee",
            "Board buys a new ferry for Orrin December 18th, 2021\n\nBy Ann Lee",
            "[]Board buys a new ferry for Orrin\n\nBy Ann Lee",
        ] {
            assert_eq!(title(lines), expected, "{lines}");
        }
        assert_eq!(
            title("Orrin on the move\n\n: Islands of superlatives\n\nBy Ann Lee").as_deref(),
            Some("Orrin on the move: Islands of superlatives")
        );
    }

    #[test]
    fn what_stands_near_a_headline_is_none() {
        let expected = Some("Harbour board to buy a ferry".to_owned());
        for lines in [
            "The Orrin Post logo\n\nHarbour board to buy a ferry\n\nBy Ann Lee",
            "Portrait of Ann Lee\n\nHarbour board to buy a ferry\n\nBy Ann Lee",
            "Harbour board to buy a ferry\n\n@ 18:13 // Bo // the sea and all that is in it\n\nBy Ann Lee",
            "Harbour board to buy a ferry\n\n2021-03-03#boats#sea#board\n\nBy Ann Lee",
            "Harbour board to buy a ferry\n\n677-7887 14\n\nBy Ann Lee",
            "Notes from the quay\n\nSubscribe\n\nHarbour board to buy a ferry\n\nOn boats that nobody wanted to pay for\n\nAnn Lee\n\nMarch 3, 2021",
        ] {
            assert_eq!(title(lines), expected, "{lines}");
        }
    }

    #[test]
    fn words_of_prompts_may_open_a_headline() {
        for headline in
            ["LIVE: Board buys a new ferry for Orrin", "Related: how the board found its ferry"]
        {
            let lines = format!("{headline}\n\nBy Ann Lee\n\nMarch 3, 2021");
            assert_eq!(title(&lines).as_deref(), Some(headline));
        }
    }

    #[test]
    fn the_headline_stands_above_its_summary() {
        let expected = Some("Harbour board to buy a ferry".to_owned());
        for lines in [
            "Harbour board to buy a ferry\n\nWhat the old boat and the new one mean for the islands\n\nAnn Lee\n\nMarch 3, 2021",
            "Harbour board to buy a ferry\n\nBy Ann Lee",
            "Home / News / Harbour board to buy a ferry\n\nHarbour board to buy a ferry\n\nMarch 3, 2021",
            "News ▸ Harbour board to buy a ferry\n\nHarbour board to buy a ferry\n\nMarch 3, 2021",
        ] {
            assert_eq!(title(lines), expected, "{lines}");
        }
    }
}
