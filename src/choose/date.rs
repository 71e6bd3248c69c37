//! Which line tells when the article came out.

use std::ops::Range;

use crate::Kind;
use crate::article::Timestamp;
use crate::choose::rank::clues;
use crate::choose::{Page, byline};
use crate::door::block::Bullet;
use crate::layout::Part;
use crate::measure::features::End;
use crate::noun::date::{self, Order, Role};

/// Blocks before the body and from its start on.
const FRONT: usize = 120;
const AHEAD: usize = 30;
/// Blocks before the end of the body and behind it.
const END: usize = 4;
const TAIL: usize = 30;
/// Words of a line that may date the article; longer ones are prose.
const WORDS: u32 = 40;
/// Words of a line with a relative time.
const AGE_WORDS: u32 = 12;
/// Blocks around the chosen line in which the date of a change may stand.
const CHANGE: usize = 3;
/// Blocks around it in which a line that says so has the day of publication.
const NEAR: usize = 12;
/// Blocks around a date in which others of its make tell of a list.
const LIST: usize = 8;

/// When the article came out, and when it was last changed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dates {
    pub(crate) published: Option<Timestamp>,
    pub(crate) modified: Option<Timestamp>,
}

/// Finds the article's own dates; a relative time comes without its ISO form.
pub(crate) fn find(page: &Page<'_>, title: Option<usize>, author: Option<&byline::Found>) -> Dates {
    let Some(place) = Place::of(page, title, author) else { return Dates::default() };
    let lines = read(page, &place);
    let weights = weights();
    let mut best: Option<(f32, usize)> = None;
    for (nth, line) in lines.iter().enumerate() {
        let sum = weights.sum(&clues(page, &place, &lines, nth)) + fixed(page, line.at);
        if line.stamps.iter().any(is_own) && sum >= 0.0 && best.is_none_or(|(most, _)| sum > most) {
            best = Some((sum, nth));
        }
    }
    let Some((_, nth)) = best else {
        return Dates { published: age(&lines, &place), modified: None };
    };
    let mut dates = dates(&lines, nth);
    // The line of a change says nothing of the day of publication; another one may.
    if dates.published.is_none() {
        let issued = |line: &&Line| line.stamps.iter().any(|(role, _)| *role == Role::Published);
        let day = |line: &Line| {
            let stamp = line.stamps.iter().find(|(role, _)| *role == Role::Published);
            stamp.map(|(_, stamp)| stamp.clone()).filter(|stamp| stamp.iso.is_some())
        };
        let head = |line: &&Line| line.at.abs_diff(lines[nth].at) <= NEAR;
        dates.published = lines
            .iter()
            .filter(|line| issued(line) && head(line) && date::says_issued(page.piece(line.at)))
            .find_map(day);
    }
    dates
}

/// Words of a line that something else is named by, and whose date is that of an event as likely as not.
const OTHER_WORDS: u32 = 8;

/// Whether a line of this kind tells of something else: "Our programme on this was aired on 8 March 2021 at 6 pm."
const fn is_other(kind: Kind) -> bool {
    matches!(kind, Kind::Promotion | Kind::Newsletter | Kind::Paywall | Kind::Consent | Kind::Media)
}

/// Whether a date is that of publication or of a change.
fn is_own((role, stamp): &(Role, Timestamp)) -> bool {
    *role != Role::Received && stamp.iso.is_some()
}

/// The dates that a line gives, where it is the one that dates the article.
fn dates(lines: &[Line], nth: usize) -> Dates {
    let at = lines[nth].at;
    let near = || lines.iter().filter(|line| line.at.abs_diff(at) <= CHANGE);
    let stamp = |role: Role| {
        let own = lines[nth].stamps.iter().find(|(own, stamp)| *own == role && stamp.iso.is_some());
        let other = || {
            near()
                .flat_map(|line| &line.stamps)
                .find(|(own, stamp)| *own == role && stamp.iso.is_some())
        };
        own.or_else(other).map(|(_, stamp)| stamp.clone())
    };
    Dates { published: stamp(Role::Published), modified: stamp(Role::Modified) }
}

/// All lines that may date the article, with their clues, for the fit.
#[cfg(dehusk_fit)]
pub(crate) fn candidates(
    page: &Page<'_>,
    title: Option<usize>,
    author: Option<&byline::Found>,
) -> Option<Vec<crate::choose::rank::Candidate>> {
    let place = Place::of(page, title, author)?;
    let lines = read(page, &place);
    let dated = |nth: &usize| lines[*nth].stamps.iter().any(is_own);
    // A line of a change is as right as another where it tells the day.
    let told = |nth: usize| {
        let dates = dates(&lines, nth);
        dates.published.or(dates.modified).and_then(|stamp| stamp.iso)
    };
    let candidate = |nth: usize| crate::choose::rank::Candidate {
        values: told(nth).into_iter().collect(),
        clues: clues(page, &place, &lines, nth).to_vec(),
        fixed: fixed(page, lines[nth].at),
    };
    Some((0..lines.len()).filter(dated).map(candidate).collect())
}

/// The day of a dateline that prints a year with it.
pub(crate) fn of_dateline(date: &str) -> Option<Timestamp> {
    date::read(date, Order::Unsure, true)
        .into_iter()
        .map(|(_, stamp)| stamp)
        .find(|stamp| stamp.iso.is_some())
}

/// The first relative time near the headline.
fn age(lines: &[Line], place: &Place) -> Option<Timestamp> {
    // A headline that says "today" tells of something else.
    let near = |line: &&Line| {
        line.at >= place.title.saturating_sub(END)
            && line.at < place.body.start + END
            && !(place.titled && line.at == place.title)
    };
    lines
        .iter()
        .filter(near)
        .flat_map(|line| &line.stamps)
        .find(|(_, stamp)| stamp.iso.is_none())
        .map(|(_, stamp)| stamp.clone())
}

/// A line with its dates.
struct Line {
    at: usize,
    stamps: Vec<(Role, Timestamp)>,
}

/// Where the article lies.
struct Place {
    title: usize,
    titled: bool,
    author: Option<usize>,
    body: Range<usize>,
    head: Range<usize>,
    tail: Range<usize>,
}

impl Place {
    pub(crate) fn of(
        page: &Page<'_>,
        title: Option<usize>,
        author: Option<&byline::Found>,
    ) -> Option<Self> {
        let start = page.body().next()?;
        let end = page.body().next_back()? + 1;
        let above = title.filter(|at| *at < start + AHEAD);
        let head = start.saturating_sub(FRONT)..(start + AHEAD).min(page.blocks.len());
        let tail = end.saturating_sub(END).max(head.end)..(end + TAIL).min(page.blocks.len());
        Some(Self {
            title: above.unwrap_or(start),
            titled: above.is_some(),
            author: author.map(|found| found.at),
            body: start..end,
            head,
            tail,
        })
    }
}

/// The lines that hold dates.
fn read(page: &Page<'_>, place: &Place) -> Vec<Line> {
    let order = order(page, place);
    let mut lines = Vec::new();
    for at in place.head.clone().chain(place.tail.clone()) {
        let f = &page.features[at];
        let figures = f.numbers > 0 && (f.cues.month() > 0 || f.unspaced > 0)
            || f.words <= WORDS && f.figures() && has_figures(page.piece(at));
        let dated = f.year() || figures;
        let aged = f.cues.clock() > 0 && f.words <= AGE_WORDS;
        if !dated && !aged
            || f.words > WORDS
            || f.words > OTHER_WORDS && f.cues.opener() == 0 && page.kinds[at].is_some_and(is_other)
            || page.layout.parts[at] == Part::Body && f.words > 12 && f.end == End::Stop
        {
            continue;
        }
        let stamps = date::read(page.piece(at), order, dated);
        if !stamps.is_empty() {
            lines.push(Line { at, stamps });
        }
    }
    lines
}

/// Whether two digits of a line have a mark of dates between them, or four stand together, as in a year.
fn has_figures(line: &str) -> bool {
    let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
    let bytes = line.as_bytes();
    let mut run = 0;
    (0..bytes.len()).any(|at| {
        run = if bytes[at].is_ascii_digit() { run + 1 } else { 0 };
        if run == 4 {
            return true;
        }
        let mark = matches!(bytes[at], b'.' | b'/' | b'-');
        mark && at > 0
            && digit(bytes.get(at - 1))
            && (digit(bytes.get(at + 1)) || digit(bytes.get(at + 2)))
    })
}

/// What a time as machines write it ("2021-12-14T12:38:19+01:00") counts for. Too few pages have one to fit it; nobody writes
/// so by hand, and a page that prints it means its own date: as much as the words "published on" nearly, and less than what
/// speaks against the dates of a list.
const MACHINE: f32 = 1.0;

/// What a line counts for by clues that are not fitted.
fn fixed(page: &Page<'_>, at: usize) -> f32 {
    if is_machine_time(page.piece(at)) { MACHINE } else { 0.0 }
}

/// Whether a time stands in the line with the `T` that machines put before it.
fn is_machine_time(line: &str) -> bool {
    let digit = |b: u8| b.is_ascii_digit();
    line.as_bytes().windows(7).any(|w| {
        w[0] == b'-'
            && digit(w[1])
            && digit(w[2])
            && w[3] == b'T'
            && digit(w[4])
            && digit(w[5])
            && w[6] == b':'
    })
}

/// How numbers of a date are ordered: by the page's language or, where that leaves it open, as the first date of the page that
/// can be read in one way only.
fn order(page: &Page<'_>, place: &Place) -> Order {
    match page.language {
        None | Some("en") => place
            .head
            .clone()
            .chain(place.tail.clone())
            .filter(|at| page.features[*at].figures() && page.features[*at].words <= WORDS)
            .find_map(|at| date::order_told(page.piece(at)))
            .unwrap_or(Order::Unsure),
        Some(_) => Order::DayFirst,
    }
}

// What speaks for or against a line's dating the article. The weights are those of a choice among the lines of a page, or none of
// them (multinomial logit), and are fitted on pages whose date is known.
clues! {
    "date.tsv":
    /// Holds for each line: what stands against giving any.
    Any;
    /// The line is hardly more than the date.
    DateOnly;
    Long;
    /// The line says of the date that it is that of publication, or of a change.
    SaidPublished;
    SaidChanged;
    /// A time of day.
    Time;
    SeveralDates;
    NamedTimestamp;
    NamedByline;
    NamedOther;
    /// The line of the authors, or right beside it.
    AtAuthor;
    NearAuthor;
    AboveTitle;
    RightAboveTitle;
    RightBelowTitle;
    NearTitle;
    NoTitle;
    RightAboveBody;
    PartOfBody;
    BehindStart;
    Tail;
    RightBelowBody;
    HeadDistance;
    TailDistance;
    /// The first line with a date.
    First;
    /// The first from the headline on.
    FirstBelowTitle;
    /// One, or more, other lines with dates near by.
    AnotherNear;
    ListNear;
    Bullet;
    Sentence;
    ThreadNear;
    MinutesNear;
    ShareNear;
    Copyright;
    /// The same day stands in another line.
    Again;
    Numeric;
}

fn clues(page: &Page<'_>, place: &Place, lines: &[Line], nth: usize) -> Clues {
    let line = &lines[nth];
    let at = line.at;
    let f = &page.features[at];
    let kind = page.kinds[at];
    let around = |step: isize| at.checked_add_signed(step).and_then(|at| page.features.get(at));
    let mut clues = [0.0; NAMES.len()];
    let mut set = |clue: Clue, holds: bool| clues[clue as usize] = f32::from(u8::from(holds));
    let dated = line.stamps.iter().filter(|stamp| is_own(stamp));
    let first = dated.clone().next();
    let role = first.map(|(role, _)| *role);
    set(Clue::Any, true);
    set(Clue::DateOnly, f.words <= 5);
    set(Clue::Long, f.words > 16);
    // A line of nothing but figures and a month says nothing of them.
    let words = f.words > u32::from(f.numbers) + u32::from(f.cues.month());
    set(
        Clue::SaidPublished,
        words && role == Some(Role::Published) && date::says_issued(page.piece(at)),
    );
    set(Clue::SaidChanged, role == Some(Role::Modified));
    set(Clue::Time, f.clock_time());
    set(Clue::SeveralDates, dated.clone().count() > 1);
    set(Clue::NamedTimestamp, kind == Some(Kind::Timestamp));
    set(Clue::NamedByline, kind == Some(Kind::Byline));
    set(Clue::NamedOther, kind.is_some_and(|kind| !matches!(kind, Kind::Timestamp | Kind::Byline)));
    let author = place.author.map(|author| author.abs_diff(at));
    set(Clue::AtAuthor, author.is_some_and(|far| far <= 1));
    set(Clue::NearAuthor, author.is_some_and(|far| (2..=4).contains(&far)));
    let tail = at >= place.body.end;
    let below = at.checked_sub(place.title).filter(|_| place.titled);
    set(Clue::AboveTitle, place.titled && at < place.title);
    set(Clue::RightAboveTitle, place.titled && at < place.title && place.title - at <= 2);
    set(Clue::RightBelowTitle, matches!(below, Some(0..=2)));
    set(Clue::NearTitle, matches!(below, Some(3..=6)));
    set(Clue::NoTitle, !place.titled);
    set(Clue::RightAboveBody, at < place.body.start && place.body.start - at <= 2);
    set(Clue::PartOfBody, page.layout.parts[at] == Part::Body);
    set(Clue::BehindStart, at >= place.body.start + 4 && !tail);
    set(Clue::Tail, tail);
    set(Clue::RightBelowBody, tail && at - place.body.end < 3);
    set(Clue::First, nth == 0);
    set(
        Clue::FirstBelowTitle,
        at >= place.title && lines[..nth].iter().all(|line| line.at < place.title),
    );
    let others =
        lines.iter().filter(|other| other.at != at && other.at.abs_diff(at) <= LIST).count();
    set(Clue::AnotherNear, others == 1);
    set(Clue::ListNear, others >= 2);
    set(Clue::Bullet, page.blocks[at].bullet != Bullet::None);
    set(Clue::Sentence, f.is_sentence());
    let thread = |step: isize| {
        around(step).is_some_and(|f| f.cues.thread() > 0 && f.words <= 6 && f.numbers == 0)
    };
    set(Clue::ThreadNear, thread(1) || thread(2) || thread(-1) || thread(-2));
    let minutes = |step: isize| {
        around(step).is_some_and(|f| {
            f.words <= 8 && f.numbers > 0 && f.cues.clock() > 0 && f.cues.month() == 0
        })
    };
    set(Clue::MinutesNear, minutes(1) || minutes(2) || minutes(-1));
    let share = |step: isize| around(step).is_some_and(|f| f.cues.share() > 0 && f.words <= 6);
    set(Clue::ShareNear, (1..4).any(share));
    set(Clue::Copyright, f.copyright() || kind == Some(Kind::Copyright));
    let day = first.and_then(|(_, stamp)| stamp.iso.as_deref()).and_then(|iso| iso.get(..10));
    let same = |other: &Line| {
        other
            .stamps
            .iter()
            .any(|(_, stamp)| stamp.iso.as_deref().and_then(|iso| iso.get(..10)) == day)
    };
    set(Clue::Again, day.is_some() && lines.iter().any(|other| other.at != at && same(other)));
    set(Clue::Numeric, f.cues.month() == 0);
    let to_head = place.title.abs_diff(at).min(place.body.start.abs_diff(at));
    clues[Clue::HeadDistance as usize] = if tail { 0.0 } else { (to_head as f32).sqrt() };
    clues[Clue::TailDistance as usize] =
        if tail { ((at - place.body.end) as f32).sqrt() } else { 0.0 };
    clues
}

#[cfg(test)]
mod tests {
    /// The dates of a page with these lines below its headline: published, changed.
    fn dates(lines: &str) -> (Option<String>, Option<String>) {
        let text = "The harbour board will buy a new ferry in the spring of next year, it said on Monday. The ferry now in service is forty years old, and it has broken down three times since the summer began.\n\nThe new boat will cost three million, said the mayor, and it will sail from the old quay as the old one does.";
        let page = format!("Home\n\nLog in\n\nHarbour board to buy a ferry\n\n{lines}\n\n{text}\n");
        let article = crate::strip(&page);
        let iso = |stamp: Option<crate::article::Timestamp>| stamp.and_then(|stamp| stamp.iso);
        (iso(article.date_published), iso(article.date_modified))
    }

    #[test]
    fn the_day_of_a_change_is_none_of_publication() {
        for (lines, published, modified) in [
            ("Updated: March 8, 2021", None, Some("2021-03-08")),
            (
                "Published: March 3, 2021\n\nUpdated: March 8, 2021",
                Some("2021-03-03"),
                Some("2021-03-08"),
            ),
            (
                "Updated March 8, 2021, first published March 3, 2021",
                Some("2021-03-03"),
                Some("2021-03-08"),
            ),
            (
                "Received March 1, 2021 / Accepted March 2, 2021 / Published March 3, 2021",
                Some("2021-03-03"),
                None,
            ),
            ("Posted on 06/01/2021 - 13:55 GMT+1", Some("2021-01-06T13:55+01:00"), None),
            ("06/01/2021 by Ann Lee", Some("2021-06-01"), None),
            ("06/01/2021 by Ann Lee\n\nRead again 24/01/2021", Some("2021-01-06"), None),
        ] {
            let own = |iso: Option<&str>| iso.map(str::to_owned);
            assert_eq!(dates(lines), (own(published), own(modified)), "{lines}");
        }
    }
}
