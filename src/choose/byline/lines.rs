//! Lines that are read as bylines.

use std::cell::OnceCell;

use crate::Kind;
use crate::choose::Page;
use crate::choose::byline::{POSTED_WORDS, RIVAL_REACH, is_picture};
use crate::layout::Part;
use crate::noun::byline::{self, Byline, Form, Reading};

/// Reads a block as a byline in which something opens the names; nothing where it is none.
fn told(page: &Page<'_>, at: usize) -> Option<Reading> {
    let f = &page.features[at];
    let opened = || {
        (at.saturating_sub(2)..at).any(|above| byline::may_be_bare_opener(&page.features[above]))
    };
    if !may_name(page, at) || !byline::may_tell(page.piece(at), f) && !opened() {
        return None;
    }
    // A picture of the author may stand between.
    let above = (at.saturating_sub(2)..at).rev().find(|above| !is_picture(page.piece(*above)));
    byline::told(page.piece(at), above.map(|above| (page.piece(above), &page.features[above])), f)
}

/// Reads a block as names and nothing that opens them; to be asked where it says nothing by [`told`].
fn alone(page: &Page<'_>, at: usize) -> Option<Reading> {
    let kinds = |kind| {
        matches!(
            kind,
            Kind::Byline | Kind::Timestamp | Kind::AuthorBio | Kind::Tags | Kind::Comments
        )
    };
    // What a reporter is called may stand below pictures, too.
    let reporter = || byline::has_hangul(page.piece(at), &page.features[at]);
    // "Ann Lee with AFP" names who worked on it, and the author.
    let credit = page.kinds[at] == Some(Kind::Credit);
    if !page.kinds[at].is_none_or(kinds) && !reporter() && !credit || !credit && !may_name(page, at)
    {
        return None;
    }
    byline::alone(page.piece(at), &page.features[at])
        .filter(|(_, _, byline)| !credit || byline.agency.is_some() && !byline.names.is_empty())
}

/// Whether a block may name authors, by what it was named as and where it stands.
fn may_name(page: &Page<'_>, at: usize) -> bool {
    let (f, kind) = (&page.features[at], page.kinds[at]);
    // "Posted by gizmo on Friday March 5, 2021 from the quay" may look like a sentence of the body.
    let posted = || {
        f.cues.opener() > 0
            && (f.cues.month() > 0 || f.year())
            && f.numbers > 1
            && f.words <= POSTED_WORDS
    };
    // "Story by Ann Lee" is a credit and a byline; "Editing by Ann Lee" is none.
    let credit = || kind == Some(Kind::Credit) && !byline::is_opened(page.piece(at));
    !(credit()
        || page.layout.parts[at] == Part::Body && kind.is_none() && f.words > 12 && !posted())
}

/// Reads a block once: as one in which something opens the names or, where it is `near`, they may stand alone.
pub(crate) fn read(page: &Page<'_>, at: usize, near: bool) -> Option<Reading> {
    told(page, at).or_else(|| if near { alone(page, at) } else { None })
}

/// The lines around the start of the body, read as bylines where somebody asks: once, for the headline and for the authors.
pub(crate) struct Lines {
    from: usize,
    read: Vec<Line>,
}

/// What a line says where something must open the names, and where they may stand alone.
#[derive(Default)]
struct Line {
    told: OnceCell<Option<Box<Reading>>>,
    alone: OnceCell<Option<Box<Reading>>>,
}

/// Blocks before the body and from its start on that are read but once.
const READ_BEFORE: usize = 62;
const READ_AHEAD: usize = 48;

impl Lines {
    pub(crate) fn of(page: &Page<'_>) -> Self {
        let start = page.body().next().unwrap_or(0);
        let (from, to) =
            (start.saturating_sub(READ_BEFORE), (start + READ_AHEAD).min(page.blocks.len()));
        let mut read = Vec::new();
        read.resize_with(to - from, Line::default);
        Self { from, read }
    }

    /// What a block says, if it is one of the lines.
    pub(crate) fn at(&self, page: &Page<'_>, at: usize) -> Option<&Reading> {
        let line = at.checked_sub(self.from).and_then(|at| self.read.get(at))?;
        line.told(page, at)
            .or_else(|| line.alone.get_or_init(|| alone(page, at).map(Box::new)).as_deref())
    }

    /// The same where something must open the names.
    pub(crate) fn told(&self, page: &Page<'_>, at: usize) -> Option<&Reading> {
        at.checked_sub(self.from).and_then(|at| self.read.get(at))?.told(page, at)
    }

    /// How many lines near by name others in the same form, in which something opens them.
    pub(crate) fn rivals(&self, page: &Page<'_>, at: usize, form: Form, byline: &Byline) -> usize {
        let near = at.saturating_sub(RIVAL_REACH).max(self.from)
            ..(at + RIVAL_REACH).min(self.from + self.read.len());
        near.filter_map(|other| self.told(page, other))
            .filter(|(other, _, names)| *other == form && names.names != byline.names)
            .count()
    }

    pub(crate) fn holds(&self, at: usize) -> bool {
        at >= self.from && at < self.from + self.read.len()
    }
}

impl Line {
    fn told(&self, page: &Page<'_>, at: usize) -> Option<&Reading> {
        self.told.get_or_init(|| told(page, at).map(Box::new)).as_deref()
    }
}
