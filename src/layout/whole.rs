//! What a text is as a whole: a body already, or nothing of an article.

use crate::Kind;
use crate::layout::Part;
use crate::layout::page::View;
use crate::measure::features::{End, Features};
use crate::noun::navigation;

/// Blocks that must stand against each that is named as part of a frame.
const FRAMING_SHARE: usize = 60;
/// Named blocks that a body may have, and how many blocks must stand against each.
const BARE_NAMED: usize = 4;
const BARE_SHARE: usize = 25;
/// How many must stand against each that is named, what interrupts articles among them.
const BARE_OTHERS: usize = 4;
/// The same of a text that is nearly all prose, an extractor's output: nothing of it stands before
/// or after the article but what is named.
const ARTICLE_NAMED: usize = 6;
const ARTICLE_SHARE: usize = 3;
const ARTICLE_OTHERS: usize = 2;
/// Share of prose, in percent, that it must have.
const ARTICLE_PROSE: usize = 70;
/// Lines at most over its first sentence: a headline and one more are no head of a page.
const ARTICLE_HEAD: usize = 1;
/// Lines in a row, each right below the other, that no article has but lists and verse.
const ARTICLE_RUN: usize = 6;
/// Share of prose, in percent, that it must have.
const BARE_PROSE: usize = 30;
/// The same of words in lines that read, where nothing is named: recipes, lists of what somebody ate.
const BARE_READS: usize = 60;
/// Words of a line that reads, whatever it ends in, and of one that ends like a sentence or an item of a verse.
const READS: u32 = 12;
const READS_CLOSED: u32 = 4;
/// Capitalised words of a menu, in percent, at least.
const MENU_CAPITALS: u64 = 60;
/// Words that a page with no article may say of itself.
const NOTICE: u32 = 60;
/// Share of blocks, in percent, that are named as consent where there is nothing but a wall.
const WALL_SHARE: usize = 40;

/// How many blocks are named as what stands around articles, not inside them: a menu, a share bar,
/// a line of rights. Labels with a headline, credits, captions and advertisements interrupt.
fn framing(view: &View<'_>) -> usize {
    let frames = |kind: &&Kind| {
        !matches!(
            kind,
            Kind::ReadMore
                | Kind::Related
                | Kind::Advertisement
                | Kind::Caption
                | Kind::Credit
                | Kind::Media
                | Kind::Promotion
                | Kind::Timestamp
        )
    };
    view.kinds.iter().flatten().filter(frames).count()
}

/// Whether a text is a body already: hardly a block of it can be named, and it reads.
pub(crate) fn is_bare(view: &View<'_>) -> bool {
    let framing = framing(view);
    let named = view.kinds.iter().flatten().count();
    let reading =
        || view.features.iter().filter(|f| reads(f)).map(|f| f.words as usize).sum::<usize>();
    let prose = view.prose_total * 100 >= view.words_total * BARE_PROSE;
    let few = named <= BARE_NAMED && named * BARE_SHARE <= view.kinds.len();
    (few || framing * FRAMING_SHARE <= view.kinds.len() && named * BARE_OTHERS <= view.kinds.len())
        && (prose || named == 0 && reading() * 100 >= view.words_total * BARE_READS)
}

/// Whether a text is an article and no page: nearly all of it reads, little of it is named, and no
/// run of short lines looks like a menu.
pub(crate) fn is_clean(view: &View<'_>) -> bool {
    let framing = framing(view);
    let named = view.kinds.iter().flatten().count();
    let unnamed = || view.features.iter().zip(&view.kinds).filter(|(_, kind)| kind.is_none());
    let reading: usize =
        unnamed().filter(|(f, _)| reads(f)).map(|(f, _)| f.length() as usize).sum();
    let all: usize = unnamed().map(|(f, _)| f.length() as usize).sum();
    let mut run = 0;
    let menu =
        view.blocks.iter().zip(view.features.iter()).zip(&view.kinds).any(|((block, f), kind)| {
            run = if block.blanks == 0 && !reads(f) && kind.is_none() { run + 1 } else { 0 };
            run >= ARTICLE_RUN
        });
    let few = named <= ARTICLE_NAMED && named * ARTICLE_SHARE <= view.kinds.len();
    (few || framing * FRAMING_SHARE <= view.kinds.len()
        && named * ARTICLE_OTHERS <= view.kinds.len())
        && reading * 100 >= all * ARTICLE_PROSE
        && !menu
}

/// Lines at most over the first one that reads: more are a menu.
const FRAMELESS_HEAD: usize = 2;
/// Blocks that must stand against each of a frame: long lists have one by chance.
const FRAMELESS_SHARE: usize = 120;
/// Words of a heading over others' headlines at most; a label with a headline behind it has more.
const HEADING_WORDS: u32 = 5;

/// Whether hardly a block is of a frame: no menu, button, form or line of rights, and no heading over other articles. What
/// looks like a menu at its end is a list of the text's own.
pub(crate) fn is_frameless(view: &View<'_>) -> bool {
    let frames = view.features.iter().zip(&view.kinds).filter(|(f, kind)| match kind {
        // Rules drawn by tools and empty bullets are no menu.
        Some(Kind::Navigation) => f.words > 0,
        Some(Kind::Related) => f.words <= HEADING_WORDS,
        Some(
            Kind::Share
            | Kind::Newsletter
            | Kind::Paywall
            | Kind::Consent
            | Kind::Comments
            | Kind::Copyright
            | Kind::AuthorBio
            | Kind::Byline
            | Kind::Timestamp,
        ) => true,
        _ => false,
    });
    let over = view.features.iter().take_while(|f| !reads(f)).count();
    over <= FRAMELESS_HEAD && frames.count() * FRAMELESS_SHARE <= view.kinds.len()
}

/// Whether nothing of a clean text speaks for a page around it: no menu, byline or date stands over
/// its first sentence, no dateline says that the line above is its headline, and no thread or list
/// of others has begun.
pub(crate) fn is_whole(view: &View<'_>) -> bool {
    let ends = [Kind::Related, Kind::Comments, Kind::AuthorBio, Kind::Copyright];
    let over =
        view.features.iter().zip(&view.kinds).take_while(|(f, kind)| kind.is_some() || !reads(f));
    let dated = |f: &Features| f.numbers > 0 && (f.cues.month() > 0 || f.clock_time());
    let (mut lines, mut head) = (0, false);
    for (f, kind) in over {
        head |= kind.is_some() || dated(f);
        lines += 1;
    }
    !view.dateline_second
        && !head
        && lines <= ARTICLE_HEAD
        && !view.kinds.iter().flatten().any(|kind| ends.contains(kind))
}

/// Whether the body has a line that reads, or is a list of figures. If not, it is what a menu left, unless it is all of the
/// text, or nothing of the text was named and it is not set in capitals as menus are: verse, ingredients. A few sentences on a
/// page that says it is not there, or that asks for consent and says nothing else, are no article either.
pub(crate) fn is_article(view: &View<'_>, parts: &[Part]) -> bool {
    let lines =
        || view.features.iter().zip(parts).filter(|(_, part)| **part == Part::Body).map(|(f, _)| f);
    let figures = || lines().filter(|f| f.numbers > 0).count() * 2 > lines().count();
    let plain = || {
        let (capitals, words) = lines().fold((0, 0), |(capitals, words), f| {
            (capitals + u64::from(f.capitals), words + u64::from(f.words))
        });
        view.kinds.iter().all(Option::is_none) && capitals * 100 < words * MENU_CAPITALS
    };
    let walled = || {
        let consent = view.kinds.iter().filter(|kind| **kind == Some(Kind::Consent)).count();
        consent > 1 && is_wall(consent, view.kinds.len()) && lines().all(|f| f.cues.chrome() > 0)
    };
    if lines().map(|f| f.words).sum::<u32>() <= NOTICE && (is_missing(view, parts) || walled()) {
        return false;
    }
    view.blocks.len() < 2 || lines().any(reads) || figures() || plain()
}

/// Whether a page says, before anything of its body, that it is not there.
fn is_missing(view: &View<'_>, parts: &[Part]) -> bool {
    let ahead = view.blocks.iter().zip(parts).take_while(|(_, part)| **part != Part::Body);
    ahead.map(|(block, _)| &view.text[block.text..block.end]).any(navigation::says_missing)
}

/// Whether so many of a page's blocks speak of consent that there is hardly anything else.
pub(crate) fn is_wall(consent: usize, blocks: usize) -> bool {
    blocks > 0 && consent * 100 >= blocks * WALL_SHARE
}

/// Whether a line says something, as a sentence or an item of a verse does.
fn reads(f: &Features) -> bool {
    let closed = matches!(f.end, End::Stop | End::Ellipsis | End::Colon | End::Open);
    f.words >= READS || f.unspaced >= READS || closed && f.words >= READS_CLOSED
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_menu_is_no_article() {
        for menu in [
            "Locations\n\nCareers\n\nOur boats",
            "Log in\nFares and tickets\nThe islands from A to Z\nSeven walks on Orrin\nWhere to eat",
            "Hafen\nPreise und Karten\nInseln Orrin und Varn\nKontakt",
        ] {
            let article = crate::strip(menu);
            assert_eq!(
                (article.text.as_str(), &article.doubts[..]),
                ("", &[crate::Doubt::NoArticle][..]),
                "{menu}"
            );
        }
        let menus = "Home\n\nFares\n\n";
        let gone = "Sorry, we could not find the page you were looking for. It may have been moved or deleted.";
        let choice = "We and our 842 partners store and access information on your device, such as cookies. You can manage your choices.";
        for (page, doubts) in [
            (format!("{menus}Page not found\n\n{gone}"), &[crate::Doubt::NoArticle][..]),
            (
                format!(
                    "{menus}Seite nicht gefunden\n\nLeider ist die gesuchte Seite nicht mehr da. Bitte nutzen Sie die Suche."
                ),
                &[crate::Doubt::NoArticle],
            ),
            (
                format!(
                    "We value your privacy\n\n{choice}\n\nAccept all\nReject all\nManage options"
                ),
                &[crate::Doubt::NoArticle, crate::Doubt::ConsentWall],
            ),
        ] {
            let article = crate::strip(&page);
            assert_eq!((article.text.as_str(), &article.doubts[..]), ("", doubts), "{page}");
        }
        let mill = "The old mill at the harbour has been shut since spring, the town said.";
        for page in [
            format!("{mill}\n\nPage not found"),
            format!("{mill}\n\nAccept all\nReject all\nManage options"),
        ] {
            assert_eq!(crate::strip(&page).text, mill);
        }
        let verse = "The boat goes out at noon,\nThe boat comes home at one";
        let fares = "Sailings of the Orrin ferry\n3 March, Selby\n8 April, Varn\n22 April, Orrin";
        let plain = "The ferry is red\nThe quay is blue\nThe captain is sweet\nAnd so are you";
        let soup = "Fish soup\n2 onions\n1 cod\nsalt and pepper\nwater";
        for text in [
            verse,
            fares,
            plain,
            soup,
            "A ferry for Orrin",
            "渡し船は毎日正午に港を出て島へ向かう\n港",
        ] {
            assert!(
                crate::strip(text).text.starts_with(text.lines().next().unwrap_or("")),
                "{text}"
            );
        }
    }

    #[test]
    fn a_plan_of_meals_with_nothing_to_name_stays_whole() {
        let course = "If you row the harbour course with Ann Lee, you know how her plan of meals goes with the rowing.\n\n\
            The plan for the short course is the same, so you can use the table of the long one to find what you need.";
        let eggs = "Herring and Eggs [1 cup potatoes, 2 soft-boiled or poached eggs, ½ cup pickled herring (or 1 slice rye bread)]";
        let cod = "Cod and Peppers [4 oz. cod, 1 cup sweet peppers, 10 olives (or 2 Tbsp. dressing), 1 Tbsp. dill (optional)]";
        let drink = "Drink within 30 minutes after the row";
        let plan = [course, eggs, drink, cod, eggs, drink, eggs, drink, eggs, drink].join("\n\n");
        assert_eq!(crate::strip(&plan).text, plan);
    }
}
