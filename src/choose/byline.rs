//! Which line names the authors.

mod candidates;
mod lines;
mod more;

use std::ops::Range;

use candidates::{Candidate, add, first_of};
pub(crate) use lines::Lines;
use lines::read;

use crate::Kind;
use crate::choose::Page;
use crate::choose::rank::{clues, most};
use crate::door::block::Bullet;
use crate::know::grammar::lists::{List, among};
use crate::know::words::{CHROME, ROLE, WORDS, hash, is_given_name};
use crate::layout::Part;
use crate::measure::features::{End, Features};
use crate::noun::byline::{self, Byline, Form, Reading, Sort};
use crate::noun::person::is_outlet;

/// Blocks above the headline that are looked at.
const ABOVE: usize = 12;
/// Blocks from the start of the body on.
const AHEAD: usize = 18;
/// Blocks below the headline, where a menu lies between it and the body.
const BELOW_TITLE: usize = 20;
/// Blocks before the end of the body and behind it.
const END: usize = 3;
const TAIL: usize = 24;
/// Blocks at the front of the text and behind the body where a line is looked at that says to be a byline.
const FRONT: usize = 300;
const FAR: usize = 60;

/// Words of a line far inside the article that names its authors at most.
const LABELLED_WORDS: u32 = 12;
/// Words of a line with a date and the authors at most, where it may be one of the body.
const POSTED_WORDS: u32 = 24;

/// The line that names the authors, and the names.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) at: usize,
    /// Whether the line goes from the body, too: it says itself to be a byline, and names somebody in full, outside of the middle
    /// of the article.
    pub(crate) sure: bool,
    pub(crate) names: Vec<String>,
    pub(crate) agency: Option<String>,
}

/// Finds the line that names the authors; nothing where none does so beyond doubt.
pub(crate) fn find(page: &Page<'_>, title: Option<usize>, lines: &Lines) -> Option<Found> {
    let place = Place::of(page, title)?;
    let weights = weights();
    let dear = most(DEAR.into_iter().map(|clue| weights.0[clue as usize]));
    let mut candidates = Vec::new();
    // What a line must have to come before all so far, whatever the page writes small.
    let mut least = 0.0_f32;
    // Who has a text about him right behind the article wrote it, where nobody else did.
    let mut told_of: Option<Found> = None;
    each(page, &place, lines, |at, (form, sort, byline), mut clues| {
        if told_of.is_none() && is_told_of(page, &place, at, *form, *sort) {
            let names = byline.names.clone();
            told_of = Some(Found { at, sure: false, names, agency: None });
        }
        if weights.sum(&clues) + dear < least {
            return;
        }
        search(page, at, byline, &mut clues);
        let most = weights.sum(&clues);
        if most < least {
            return;
        }
        clues[Clue::WrittenSmall as usize] =
            f32::from(u8::from(may_be_small(*form, *sort, byline)));
        let inside = (place.head.end..place.tail.start).contains(&at);
        let full = *sort == Sort::Full && page.features[at].unspaced == 0;
        let sure = *form == Form::Opened && full && page.features[at].end != End::Stop && !inside;
        let found = Found { at, sure, names: byline.names.clone(), agency: byline.agency.clone() };
        // A house, or who edited, where nobody else is named.
        let stand_in = clues[Clue::House as usize] > 0.0 || byline::edits(page.piece(at));
        let person = *sort == Sort::Full && !stand_in;
        let bare = is_bare(*form);
        let surely = weights.sum(&clues).min(most);
        let candidate = Candidate { sum: most, least: surely, stand_in, person, bare, found };
        if !stand_in {
            least = least.max(surely);
        }
        add(&mut candidates, candidate);
    });
    let mut found = first_of(candidates, page.text).or(told_of);
    if let Some(found) = &mut found {
        more::add(page, &place, lines, found);
    }
    found.or_else(|| wire(page, &place))
}

/// Blocks below the headline in which the agency may stand alone.
const WIRE: usize = 6;

/// The agency that stands alone below the headline, with the date in its line or beside it.
fn wire(page: &Page<'_>, place: &Place) -> Option<Found> {
    let to = (place.title + WIRE).min(place.body.start + 2).min(page.blocks.len());
    (place.title + 1..to).find_map(|at| {
        let dated = |at: usize| {
            page.kinds.get(at) == Some(&Some(Kind::Timestamp))
                || page.features.get(at).is_some_and(|f| f.numbers > 1 && f.words <= 14)
        };
        let near = at.saturating_sub(1)..=at + 2;
        let agency = near
            .into_iter()
            .any(dated)
            .then(|| byline::wire(page.piece(at), &page.features[at]))?
            .filter(|_| may_be_wire(page, at))?;
        Some(Found { at, sure: false, names: Vec::new(), agency: Some(agency) })
    })
}

/// Whether nothing names a block as something that agencies stand in for another reason: a caption, a list.
fn may_be_wire(page: &Page<'_>, at: usize) -> bool {
    matches!(page.kinds[at], None | Some(Kind::Byline | Kind::Timestamp | Kind::Credit))
        && page.blocks[at].bullet == Bullet::None
}

/// Whether a line is a full name over a text about whom it names, at the end of the article or behind it.
fn is_told_of(page: &Page<'_>, place: &Place, at: usize, form: Form, sort: Sort) -> bool {
    at + END >= place.body.end
        && form == Form::Names
        && sort == Sort::Full
        && matches!(page.kinds[at], None | Some(Kind::AuthorBio))
        && place.bios.binary_search(&at).is_ok()
}

/// Calls back with each line that may be the byline, and its clues but for those that are dear to find.
fn each(
    page: &Page<'_>,
    place: &Place,
    lines: &Lines,
    mut tell: impl FnMut(usize, &Reading, Clues),
) {
    let crowd = place.bios.iter().filter(|at| page.layout.parts[**at] == Part::Body).count() > BIOS;
    for at in place.lines(page) {
        let over_bio = place.bios.binary_search(&at).is_ok();
        let near = place.is_near(at) || over_bio;
        let other;
        let reading = if lines.holds(at) {
            // Names that nothing opens count only near by.
            if near { lines.at(page, at) } else { lines.told(page, at) }
        } else {
            other = read(page, at, near);
            other.as_ref()
        };
        let Some(reading) =
            reading.filter(|(form, sort, _)| near || !is_bare(*form) && *sort != Sort::Loose)
        else {
            continue;
        };
        let (form, sort, byline) = reading;
        // An article about people names one over every part.
        if crowd && over_bio && is_bare(*form) && page.layout.parts[at] == Part::Body {
            continue;
        }
        let mut clues = clues(page, place, at, *form, *sort, byline);
        clues[Clue::Rivals as usize] =
            f32::from(u8::from(!is_bare(*form) && lines.rivals(page, at, *form, byline) >= RIVALS));
        tell(at, reading, clues);
    }
}

/// All lines that may be the byline, with their clues, for the fit.
#[cfg(dehusk_fit)]
pub(crate) fn candidates(
    page: &Page<'_>,
    title: Option<usize>,
    lines: &Lines,
) -> Option<Vec<crate::choose::rank::Candidate>> {
    let place = Place::of(page, title)?;
    let mut all = Vec::new();
    each(page, &place, lines, |at, (form, sort, byline), mut clues| {
        search(page, at, byline, &mut clues);
        let small = may_be_small(*form, *sort, byline)
            && candidates::is_written_small(page.text, &byline.names[0]);
        clues[Clue::WrittenSmall as usize] = f32::from(u8::from(small));
        all.push(crate::choose::rank::Candidate {
            values: byline.names.clone(),
            clues: clues.to_vec(),
            fixed: 0.0,
        });
    });
    Some(all)
}

/// Whether names may be words that the page writes small elsewhere, and so none.
fn may_be_small(form: Form, sort: Sort, byline: &Byline) -> bool {
    is_bare(form) && sort != Sort::Group && !byline.names.is_empty()
}

/// Whether nothing opens the names.
fn is_bare(form: Form) -> bool {
    matches!(form, Form::Names | Form::Beside)
}

/// Where the article lies.
struct Place {
    /// The headline, or the start of the body where none is known above it.
    title: usize,
    body: Range<usize>,
    head: Range<usize>,
    tail: Range<usize>,
    /// The lines with a text below that goes on from a name in them.
    bios: Vec<usize>,
}

impl Place {
    pub(crate) fn of(page: &Page<'_>, title: Option<usize>) -> Option<Self> {
        let start = page.body().next()?;
        let end = page.body().next_back()? + 1;
        let title = title.filter(|at| *at <= start).unwrap_or(start);
        let head = start.saturating_sub(FRONT)..(start + FAR).min(page.blocks.len());
        let tail = end.saturating_sub(END).max(head.end)..(end + FAR).min(page.blocks.len());
        let bios = over_bios(page, head.start..tail.end);
        Some(Self { title, body: start..end, head, tail, bios })
    }

    /// The lines that may be the byline; far inside the article only those that say so, and what is right below such a line.
    fn lines<'p>(&'p self, page: &'p Page<'_>) -> impl Iterator<Item = usize> + use<'p> {
        let opens = |at: &usize| {
            page.features[*at].cues.opener() > 0 && page.features[*at].words <= LABELLED_WORDS
        };
        let inside = (self.head.end..self.tail.start)
            .filter(move |at| opens(at) || opens(&(at - 1)) || self.bios.binary_search(at).is_ok());
        self.head.clone().chain(inside).chain(self.tail.clone())
    }

    /// Whether a line that only holds a name may be the byline here.
    fn is_near(&self, at: usize) -> bool {
        let (title, start, end) = (self.title, self.body.start, self.body.end);
        let head = at + ABOVE >= title
            && at < start + AHEAD
            && (at <= title + BELOW_TITLE || at + BELOW_TITLE >= start);
        head || at + END >= end && at < end + TAIL
    }
}

/// Whether a line stands for a picture, of somebody as likely as not.
fn is_picture(text: &str) -> bool {
    text.starts_with('[') && text.ends_with(']')
        || text.starts_with(['P', 'A', 'H']) && byline::behind_picture(text).is_some()
}

// What speaks for or against a line's being the byline. The weights are those of a choice among the lines of a page, or none of
// them (multinomial logit), and are fitted on pages whose authors are known.
clues! {
    "byline.tsv":
    /// Holds for each line: what stands against giving any.
    Any;
    Opened;
    OpenedAbove;
    Inner;
    Beside;
    /// The names are not full ones.
    Single;
    Group;
    /// The same, and no opener says so.
    BareSingle;
    BareGroup;
    /// Named as a byline by its shape.
    NamedByline;
    NamedOther;
    RightBelowTitle;
    NearTitle;
    RightAboveBody;
    /// From the end of the body on.
    Tail;
    RightBelowBody;
    /// Square roots of the blocks to the headline or the start of the body, and to the end of the body.
    HeadDistance;
    TailDistance;
    DateBelow;
    DateAbove;
    DateInside;
    DateNear;
    RoleBelow;
    RoleInside;
    /// The line right above or below says the same.
    Doubled;
    Bullet;
    BulletsAround;
    /// A text right below says who somebody is, or opens with a word of the name.
    BioBelow;
    /// "About the author", "Author" right above.
    AuthorAbove;
    /// The name of a picture right above.
    PictureAbove;
    ReadingTimeNear;
    /// The page writes one of the words small elsewhere.
    WrittenSmall;
    Shouted;
    SeveralNames;
    AgencyToo;
    /// The text's first lines have the name: a site's own.
    InFirstLines;
    /// A copyright line has it.
    InCopyright;
    OtherWords;
    TwoWords;
    BlankAround;
    /// An address right below.
    AddressBelow;
    /// The first name is a common given name; the same where nothing opens the names.
    Given;
    BareGiven;
    /// Two lines near by or more that say the same of others.
    Rivals;
    /// Named as the head of a text about somebody.
    NamedBio;
    /// An item of the list that has the article's date, below the headline.
    HeadItem;
    /// A house that writes under its own name, by its words.
    House;
    /// Nothing opens the names, and they stand behind the end of the body, not right below it.
    BareBehind;
}

/// Blocks below the headline in which the list with the author and the date stands.
const HEAD_ITEMS: usize = 5;
/// Blocks around a line in which others may say the same of others, and how many must.
const RIVAL_REACH: usize = 40;
const RIVALS: usize = 2;
/// The clues of [`search`].
const DEAR: [Clue; 3] = [Clue::InFirstLines, Clue::InCopyright, Clue::BioBelow];
/// First lines of a text that may hold the site's name.
const FIRST: usize = 4;

fn clues(
    page: &Page<'_>,
    place: &Place,
    at: usize,
    form: Form,
    sort: Sort,
    byline: &Byline,
) -> Clues {
    let f = &page.features[at];
    let kind = |step: isize| {
        at.checked_add_signed(step).and_then(|at| page.kinds.get(at)).copied().flatten()
    };
    let around = |step: isize| at.checked_add_signed(step).and_then(|at| page.features.get(at));
    let piece = |step: isize| {
        at.checked_add_signed(step)
            .filter(|at| *at < page.blocks.len())
            .map_or("", |at| page.piece(at))
    };
    let dated = |step: isize| {
        kind(step) == Some(Kind::Timestamp)
            || around(step).is_some_and(|f| f.words <= 12 && f.cues.month() > 0 && f.numbers > 0)
    };
    let name = byline.names.first().map_or("", String::as_str);
    let bare = is_bare(form);
    let mut clues = [0.0; NAMES.len()];
    let mut set = |clue: Clue, holds: bool| clues[clue as usize] = f32::from(u8::from(holds));
    set(Clue::Any, true);
    set(Clue::Opened, form == Form::Opened);
    set(Clue::OpenedAbove, form == Form::OpenedAbove);
    set(Clue::Inner, form == Form::Inner);
    set(Clue::Beside, form == Form::Beside);
    set(Clue::Single, sort == Sort::Single);
    set(Clue::Group, sort == Sort::Group);
    set(Clue::BareSingle, bare && sort == Sort::Single);
    set(Clue::BareGroup, bare && sort == Sort::Group);
    set(Clue::NamedByline, kind(0) == Some(Kind::Byline));
    set(
        Clue::NamedOther,
        kind(0)
            .is_some_and(|kind| !matches!(kind, Kind::Byline | Kind::Timestamp | Kind::AuthorBio)),
    );
    set(Clue::NamedBio, kind(0) == Some(Kind::AuthorBio));
    let below_title = at.checked_sub(place.title);
    let tail = at >= place.body.end;
    set(Clue::RightBelowTitle, matches!(below_title, Some(1 | 2)));
    set(Clue::NearTitle, matches!(below_title, Some(3..=5)));
    set(Clue::RightAboveBody, at < place.body.start && place.body.start - at <= 2);
    set(Clue::Tail, tail);
    set(Clue::RightBelowBody, tail && at - place.body.end < 2);
    set(Clue::BareBehind, bare && tail && at - place.body.end >= 2);
    set(Clue::DateBelow, dated(1));
    set(Clue::DateAbove, dated(-1));
    set(
        Clue::DateInside,
        kind(0) == Some(Kind::Timestamp) || f.cues.month() > 0 && f.numbers > 0 || f.year(),
    );
    set(Clue::DateNear, !dated(1) && !dated(-1) && (dated(2) || dated(-2) || dated(3)));
    let role = |step: isize| around(step).is_some_and(|f| f.cues.role() > 0 && f.words <= 10);
    set(Clue::RoleBelow, role(1));
    set(Clue::RoleInside, f.cues.role() > 0);
    let same = |step: isize| around(step).is_some_and(|other| other.line_hash == f.line_hash);
    set(Clue::Doubled, same(1) || same(-1));
    let list = |step: isize| {
        at.checked_add_signed(step)
            .and_then(|at| page.blocks.get(at))
            .is_some_and(|block| block.bullet != Bullet::None)
    };
    set(Clue::Bullet, bare && list(0));
    set(
        Clue::HeadItem,
        bare && list(0)
            && (dated(1) || dated(-1))
            && at.checked_sub(place.title).is_some_and(|far| far <= HEAD_ITEMS),
    );
    set(Clue::House, sort == Sort::Loose || sort == Sort::Group && is_outlet(name));
    set(Clue::BulletsAround, bare && list(1) && list(-1));
    let labelled = |step: isize| {
        let label = |f: &Features| {
            f.words <= 4
                && (f.cues.role() > 0 && !is_picture(piece(step))
                    || byline::is_bare_opener(piece(step), f))
        };
        around(step).is_some_and(label)
    };
    set(Clue::AuthorAbove, labelled(-1) || labelled(-2) || kind(-1) == Some(Kind::AuthorBio));
    set(Clue::PictureAbove, is_picture(piece(-1)));
    let minutes = |step: isize| {
        around(step).is_some_and(|f| f.words <= 8 && f.numbers > 0 && f.cues.clock() > 1)
    };
    set(Clue::ReadingTimeNear, minutes(0) || minutes(1) || minutes(-1) || minutes(2));
    set(Clue::Shouted, !name.contains(char::is_lowercase) && name.is_ascii());
    set(Clue::SeveralNames, byline.names.len() > 1);
    set(Clue::AgencyToo, byline.agency.is_some());
    set(Clue::TwoWords, name.split_whitespace().count() == 2);
    let blank = |step: isize| {
        at.checked_add_signed(step)
            .and_then(|at| page.blocks.get(at))
            .is_some_and(|block| block.blanks > 0)
    };
    set(Clue::BlankAround, blank(0) && blank(1));
    let given = name.split_whitespace().next().is_some_and(is_given_name);
    set(Clue::Given, given);
    set(Clue::BareGiven, bare && given);
    set(Clue::AddressBelow, around(1).is_some_and(|f| f.address() && f.words <= 6));
    let to_head = place.title.abs_diff(at).min(place.body.start.abs_diff(at));
    clues[Clue::HeadDistance as usize] = if tail { 0.0 } else { (to_head as f32).sqrt() };
    clues[Clue::TailDistance as usize] =
        if tail { ((at - place.body.end) as f32).sqrt() } else { 0.0 };
    let names: usize = byline.names.iter().map(|name| name.split_whitespace().count()).sum();
    // "Ann Lee 2 minutes read": a reading time says nothing against the names.
    let minutes = if f.numbers == 1 && f.cues.clock() > 0 { f.cues.clock() + 1 } else { 0 };
    let others = f.words as f32 - names as f32 - f32::from(minutes);
    clues[Clue::OtherWords as usize] = others.clamp(0.0, 20.0).sqrt();
    clues
}

/// The clues that want a search of other lines for the name.
fn search(page: &Page<'_>, at: usize, byline: &Byline, clues: &mut Clues) {
    let Some(name) = byline.names.first() else { return };
    let holds = |other: usize| page.piece(other).contains(name.as_str());
    let mut set = |clue: Clue, holds: bool| clues[clue as usize] = f32::from(u8::from(holds));
    set(Clue::InFirstLines, at > FIRST && (0..FIRST.min(page.blocks.len())).any(holds));
    let owned =
        |at: &usize| page.kinds[*at] == Some(Kind::Copyright) || page.features[*at].copyright();
    set(Clue::InCopyright, page.foot().filter(owned).any(holds));
    set(
        Clue::BioBelow,
        below(page, at).any(|at| is_greeting(page, at)) || has_bio(page, at, name, says_who),
    );
}

/// Blocks below a name in which who it is may be told.
const BIO_REACH: usize = 3;
/// Words of such a text at least, and of a greeting ("Hi, I am Ann!").
const BIO_WORDS: u32 = 10;
const GREETING_WORDS: u32 = 3;
/// Words of a line that stands over a text about somebody at most, and such lines in an article whose authors they may name.
const OVER_BIO_WORDS: u32 = 5;
const BIOS: usize = 2;

/// The blocks right below a line in which who it is may be told.
fn below(page: &Page<'_>, at: usize) -> Range<usize> {
    at + 1..(at + 1 + BIO_REACH).min(page.blocks.len())
}

/// Whether a text right below a line is about somebody, as `is_about` says of it and the name.
fn has_bio(page: &Page<'_>, at: usize, name: &str, is_about: impl Fn(&str, &str) -> bool) -> bool {
    below(page, at).any(|at| page.features[at].words >= BIO_WORDS && is_about(page.piece(at), name))
}

/// Whether a block is a text of somebody's who says who it is.
fn is_greeting(page: &Page<'_>, at: usize) -> bool {
    page.features[at].words >= GREETING_WORDS && greets(page.piece(at))
}

/// The lines without prose that have a text below which greets, or goes on from a name in them.
fn over_bios(page: &Page<'_>, lines: Range<usize>) -> Vec<usize> {
    // Up to where a greeting stands below the present line, as far as was looked.
    let (mut greeting, mut seen) = (0, lines.start + 1);
    let stands_over = |at: &usize| {
        let (at, f) = (*at, &page.features[*at]);
        if !(1..=OVER_BIO_WORDS).contains(&f.words) || f.capitals == 0 || f.end == End::Stop {
            return false;
        }
        for below in seen.max(at + 1)..below(page, at).end {
            greeting = if is_greeting(page, below) { below } else { greeting };
            seen = below + 1;
        }
        greeting > at || has_bio(page, at, page.piece(at), goes_on)
    };
    lines.filter(stands_over).collect()
}

/// Whether a text opens with somebody's name, or the given name alone.
fn goes_on(text: &str, name: &str) -> bool {
    let plain = |b: Option<u8>| b.filter(u8::is_ascii_alphanumeric);
    if let (Some(own), Some(named)) = (plain(text.bytes().next()), plain(name.bytes().next()))
        && own != named
    {
        return false;
    }
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let given = name.split([' ', '-']).next().unwrap_or(name);
    bare.starts_with(name)
        || bare
            .strip_prefix(given)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_whitespace() || c == ','))
}

/// Whether a text goes on from somebody's name, or says early what somebody does.
fn says_who(text: &str, name: &str) -> bool {
    let flags = |word: &str| WORDS.get(hash(word.trim_matches(|c: char| !c.is_alphanumeric())));
    goes_on(text, name)
        || text.split_whitespace().take(8).any(|word| flags(word) & (ROLE | CHROME) == ROLE)
}

/// Whether a text is somebody's who says who it is.
fn greets(text: &str) -> bool {
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    among([List::BioGreets, List::BioOwn], bare).is_some()
}
