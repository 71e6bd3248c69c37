//! Which line names the authors.

use std::ops::Range;

use super::Page;
use super::byline::{self, Byline, Form, Sort};
use crate::Kind;
use crate::block::Bullet;
use crate::layout::Part;
use crate::words::{CHROME, ROLE, WORDS, hash};

/// Blocks above the headline that are looked at.
const ABOVE: usize = 12;
/// Blocks from the start of the body on.
const AHEAD: usize = 12;
/// Blocks below the headline, where a menu lies between it and the body.
const BELOW_TITLE: usize = 20;
/// Blocks before the end of the body and behind it.
const END: usize = 3;
const TAIL: usize = 24;
/// Blocks at the front of the text and behind the body where a line is looked at that says to be a byline.
const FRONT: usize = 300;
const FAR: usize = 60;

/// The line that names the authors, and the names.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) at: usize,
    pub(crate) names: Vec<String>,
    pub(crate) agency: Option<String>,
}

/// Finds the line that names the authors; nothing where none does so beyond doubt.
pub(crate) fn find(page: &Page<'_>, title: Option<usize>) -> Option<Found> {
    let place = Place::of(page, title)?;
    let mut best: Option<(f32, Found)> = None;
    for at in place.lines() {
        let Some((form, sort, byline)) = read(page, &place, at) else { continue };
        let sum: f32 = clues(page, &place, at, form, sort, &byline).iter().zip(WEIGHTS).map(|(clue, weight)| clue * weight).sum();
        if sum >= 0.0 && best.as_ref().is_none_or(|(most, _)| sum > *most) {
            best = Some((sum, Found { at, names: byline.names, agency: byline.agency }));
        }
    }
    best.map(|(_, found)| found)
}

/// Where the article lies.
struct Place {
    /// The headline, or the start of the body where none is known above it.
    title: usize,
    body: Range<usize>,
    head: Range<usize>,
    tail: Range<usize>,
}

impl Place {
    fn of(page: &Page<'_>, title: Option<usize>) -> Option<Self> {
        let start = page.body().next()?;
        let end = page.body().next_back()? + 1;
        let title = title.filter(|at| *at <= start).unwrap_or(start);
        let head = start.saturating_sub(FRONT)..(start + FAR).min(page.blocks.len());
        let tail = end.saturating_sub(END).max(head.end)..(end + FAR).min(page.blocks.len());
        Some(Self { title, body: start..end, head, tail })
    }

    fn lines(&self) -> impl Iterator<Item = usize> {
        self.head.clone().chain(self.tail.clone())
    }

    /// Whether a line that only holds a name may be the byline here.
    fn is_near(&self, at: usize) -> bool {
        let (title, start, end) = (self.title, self.body.start, self.body.end);
        let head = at + ABOVE >= title && at < start + AHEAD && (at <= title + BELOW_TITLE || at + BELOW_TITLE >= start);
        head || at + END >= end && at < end + TAIL
    }
}

/// Reads a block as a byline; nothing where it is none.
fn read(page: &Page<'_>, place: &Place, at: usize) -> Option<(Form, Sort, Byline)> {
    let (f, kind) = (&page.features[at], page.kinds[at]);
    if page.layout.parts[at] == Part::Body && kind.is_none() && f.words > 12 {
        return None;
    }
    let above = at.checked_sub(1).map(|above| page.piece(above));
    let read = byline::read(page.piece(at), above, f)?;
    let allowed = kind.is_none_or(|kind| matches!(kind, Kind::Byline | Kind::Timestamp | Kind::AuthorBio | Kind::Tags | Kind::Comments));
    (allowed && place.is_near(at) || !matches!(read.0, Form::Names | Form::Beside)).then_some(read)
}

/// What speaks for or against a line's being the byline. The weights were fitted once, as those of a choice among the
/// lines of a page or none of them (multinomial logit), on pages whose authors are known.
macro_rules! weights {
    ($($(#[$doc:meta])* $name:ident = $weight:literal;)*) => {
        #[derive(Clone, Copy)]
        enum Clue { $($(#[$doc])* $name,)* }

        const WEIGHTS: &[f32] = &[$($weight,)*];
    };
}

weights! {
    /// Holds for each line: what stands against giving any.
    Any = -2.10;
    Opened = 2.08;
    OpenedAbove = 1.93;
    Inner = 0.88;
    Beside = -0.15;
    /// The names are not full ones.
    Single = 0.17;
    Handle = -0.45;
    Group = 1.65;
    /// The same, and no opener says so.
    BareSingle = -2.13;
    BareGroup = 0.54;
    /// Named as a byline by its shape.
    NamedByline = 1.23;
    NamedOther = -1.17;
    AboveTitle = -0.25;
    RightBelowTitle = 2.76;
    NearTitle = 1.06;
    RightAboveBody = -0.08;
    PartOfBody = -0.68;
    /// From the end of the body on.
    Tail = 0.54;
    RightBelowBody = -0.25;
    /// Square roots of the blocks to the headline or the start of the body, and to the end of the body.
    HeadDistance = -0.13;
    TailDistance = -0.61;
    DateBelow = 1.57;
    DateAbove = 0.65;
    DateInside = 2.01;
    DateNear = 1.03;
    RoleBelow = 1.80;
    RoleInside = 0.58;
    /// The line right above or below says the same.
    Doubled = 1.01;
    /// The line's name stands in other lines near by.
    Again = 0.47;
    Bullet = -1.52;
    BulletsAround = -0.49;
    /// A text right below says who somebody is, or opens with a word of the name.
    BioBelow = 1.31;
    /// "About the author", "Author" right above.
    AuthorAbove = 2.25;
    /// The name of a picture right above.
    PictureAbove = 1.32;
    ReadingTimeNear = 0.63;
    /// A word of menus right above or below.
    MenuNear = -0.43;
    /// The page writes one of the words small elsewhere.
    WrittenSmall = -2.94;
    Shouted = -1.02;
    SeveralNames = 0.18;
    AgencyToo = 2.00;
    /// The text's first lines have the name: a site's own.
    InFirstLines = 0.66;
    /// A copyright line has it.
    InCopyright = 1.53;
    OtherWords = -0.40;
    TwoWords = 0.77;
    BlankAround = -0.16;
    Thread = 0.25;
}

/// Blocks around a name that are searched for it.
const AGAIN: usize = 12;
/// First lines of a text that may hold the site's name.
const FIRST: usize = 4;

fn clues(page: &Page<'_>, place: &Place, at: usize, form: Form, sort: Sort, byline: &Byline) -> [f32; WEIGHTS.len()] {
    let f = &page.features[at];
    let kind = |step: isize| at.checked_add_signed(step).and_then(|at| page.kinds.get(at)).copied().flatten();
    let around = |step: isize| at.checked_add_signed(step).and_then(|at| page.features.get(at));
    let piece = |step: isize| at.checked_add_signed(step).filter(|at| *at < page.blocks.len()).map_or("", |at| page.piece(at));
    let dated = |step: isize| {
        kind(step) == Some(Kind::Timestamp) || around(step).is_some_and(|f| f.words <= 12 && f.cues.month > 0 && f.numbers > 0)
    };
    let name = byline.names.first().map_or("", String::as_str);
    let bare = matches!(form, Form::Names | Form::Beside);
    let mut clues = [0.0; WEIGHTS.len()];
    let mut set = |clue: Clue, holds: bool| clues[clue as usize] = f32::from(u8::from(holds));
    set(Clue::Any, true);
    set(Clue::Opened, form == Form::Opened);
    set(Clue::OpenedAbove, form == Form::OpenedAbove);
    set(Clue::Inner, form == Form::Inner);
    set(Clue::Beside, form == Form::Beside);
    set(Clue::Single, sort == Sort::Single);
    set(Clue::Handle, sort == Sort::Handle);
    set(Clue::Group, sort == Sort::Group);
    set(Clue::BareSingle, bare && sort == Sort::Single);
    set(Clue::BareGroup, bare && sort == Sort::Group);
    set(Clue::NamedByline, kind(0) == Some(Kind::Byline));
    set(Clue::NamedOther, kind(0).is_some_and(|kind| !matches!(kind, Kind::Byline | Kind::Timestamp)));
    let below_title = at.checked_sub(place.title);
    let tail = at >= place.body.end;
    set(Clue::AboveTitle, at < place.title);
    set(Clue::RightBelowTitle, matches!(below_title, Some(1 | 2)));
    set(Clue::NearTitle, matches!(below_title, Some(3..=5)));
    set(Clue::RightAboveBody, at < place.body.start && place.body.start - at <= 2);
    set(Clue::PartOfBody, page.layout.parts[at] == Part::Body);
    set(Clue::Tail, tail);
    set(Clue::RightBelowBody, tail && at - place.body.end < 2);
    set(Clue::DateBelow, dated(1));
    set(Clue::DateAbove, dated(-1));
    set(Clue::DateInside, kind(0) == Some(Kind::Timestamp) || f.cues.month > 0 && f.numbers > 0 || f.year);
    set(Clue::DateNear, !dated(1) && !dated(-1) && (dated(2) || dated(-2) || dated(3)));
    let role = |step: isize| around(step).is_some_and(|f| f.cues.role > 0 && f.words <= 10);
    set(Clue::RoleBelow, role(1));
    set(Clue::RoleInside, f.cues.role > 0);
    let same = |step: isize| around(step).is_some_and(|other| other.line_hash == f.line_hash);
    set(Clue::Doubled, same(1) || same(-1));
    let near = at.saturating_sub(AGAIN)..(at + AGAIN).min(page.blocks.len());
    let holds = |other: usize| !name.is_empty() && page.piece(other).contains(name);
    set(Clue::Again, near.clone().any(|other| other != at && page.features[other].line_hash != f.line_hash && holds(other)));
    let list =
        |step: isize| at.checked_add_signed(step).and_then(|at| page.blocks.get(at)).is_some_and(|block| block.bullet != Bullet::None);
    set(Clue::Bullet, bare && list(0));
    set(Clue::BulletsAround, bare && list(1) && list(-1));
    let given = name.split([' ', '-']).next().unwrap_or("");
    let bio = |step: isize| around(step).is_some_and(|f| f.words >= 10) && says_who(piece(step), given, name);
    set(Clue::BioBelow, !given.is_empty() && (bio(1) || bio(2) || bio(3)));
    let labelled = |step: isize| around(step).is_some_and(|f| f.words <= 4 && (f.cues.role > 0 || byline::is_bare_opener(piece(step))));
    set(Clue::AuthorAbove, labelled(-1) || labelled(-2) || kind(-1) == Some(Kind::AuthorBio));
    let picture = |text: &str| {
        text.starts_with('[') && text.ends_with(']')
            || ["Picture of ", "Headshot of ", "Photo of ", "Avatar of "].iter().any(|of| text.starts_with(of))
    };
    set(Clue::PictureAbove, picture(piece(-1)));
    let minutes = |step: isize| around(step).is_some_and(|f| f.words <= 8 && f.numbers > 0 && f.cues.clock > 1);
    set(Clue::ReadingTimeNear, minutes(0) || minutes(1) || minutes(-1) || minutes(2));
    let menu = |step: isize| around(step).is_some_and(|f| f.cues.chrome > 0 && f.words <= 6);
    set(Clue::MenuNear, menu(1) || menu(-1));
    set(Clue::WrittenSmall, bare && name.split_whitespace().any(|word| written_small(page.text, word)));
    set(Clue::Shouted, !name.contains(char::is_lowercase) && name.is_ascii());
    set(Clue::SeveralNames, byline.names.len() > 1);
    set(Clue::AgencyToo, byline.agency.is_some());
    set(Clue::InFirstLines, at > FIRST && (0..FIRST.min(page.blocks.len())).any(holds));
    let rights = |at: usize| page.kinds[at] == Some(Kind::Copyright) || page.features[at].copyright;
    set(
        Clue::InCopyright,
        page.blocks.len().saturating_sub(30) < page.blocks.len()
            && (page.blocks.len().saturating_sub(30)..page.blocks.len()).any(|at| rights(at) && holds(at)),
    );
    set(Clue::TwoWords, name.split_whitespace().count() == 2);
    let blank = |step: isize| at.checked_add_signed(step).and_then(|at| page.blocks.get(at)).is_some_and(|block| block.blanks > 0);
    set(Clue::BlankAround, blank(0) && blank(1));
    let thread = |step: isize| around(step).is_some_and(|f| f.cues.thread > 0 && f.words <= 6);
    set(Clue::Thread, thread(1) || thread(2) || thread(3) || thread(-1));
    let to_head = place.title.abs_diff(at).min(place.body.start.abs_diff(at));
    clues[Clue::HeadDistance as usize] = if tail { 0.0 } else { (to_head as f32).sqrt() };
    clues[Clue::TailDistance as usize] = if tail { ((at - place.body.end) as f32).sqrt() } else { 0.0 };
    let names: usize = byline.names.iter().map(|name| name.split_whitespace().count()).sum();
    clues[Clue::OtherWords as usize] = (f.words as f32 - names as f32).clamp(0.0, 20.0).sqrt();
    clues
}

/// Whether a text opens with somebody's name, or tells of somebody in the first person.
fn says_who(text: &str, given: &str, name: &str) -> bool {
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if bare.starts_with(name) || bare.strip_prefix(given).is_some_and(|rest| rest.starts_with(|c: char| c.is_whitespace() || c == ',')) {
        return true;
    }
    let opens = ["Hi", "Hello", "Hey", "I am ", "I'm ", "I’m ", "About ", "Ich bin", "Hallo", "My name", "Je suis", "Soy "];
    if opens.iter().any(|opening| bare.starts_with(opening)) {
        return true;
    }
    bare.split_whitespace().take(8).any(|word| WORDS.get(hash(word.trim_matches(|c: char| !c.is_alphanumeric()))) & (ROLE | CHROME) == ROLE)
}

/// Whether the page has a word in small letters, as a word of its own.
fn written_small(text: &str, word: &str) -> bool {
    let small = word.to_lowercase();
    let bare = small.trim_matches(|c: char| !c.is_alphanumeric());
    if bare == word || bare.chars().count() < 3 {
        return false;
    }
    text.match_indices(bare).take(40).any(|(at, _)| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | '/' | '@' | '-' | '_' | '#'));
        edge(text[..at].chars().next_back()) && edge(text[at + bare.len()..].chars().next())
    })
}
