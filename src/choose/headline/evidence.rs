//! What speaks for or against a line's being the headline.

use std::ops::RangeInclusive;

use crate::Kind;
use crate::choose::Page;
use crate::choose::byline::Lines;
use crate::choose::headline::known::{Known, known};
use crate::choose::headline::{BEHIND, ECHO, NAMES_WORDS};
use crate::choose::rank::{clues, most};
use crate::door::block::Bullet;
use crate::know::grammar::lists::{List, is};
use crate::know::words::{OUTLET, PROMPT, WORDS, hash};
use crate::layout::Part;
use crate::measure::features::{End, First};
use crate::noun::byline::{self, Form, Sort};
use crate::noun::person;

/// Words of the description of a sign.
const SIGN_WORDS: u32 = 8;
/// Words of a button to sign in.
const SIGN_IN_WORDS: u32 = 4;
/// Words of a line that tells how old something is.
const AGE_WORDS: u32 = 10;
/// Words of a line of prose, and blocks above a line in which it is looked for.
const PROSE: u32 = 18;
const PROSE_REACH: usize = 24;
/// Bytes of the last step of a breadcrumb, and blocks above in which the breadcrumb stands.
const CRUMB: usize = 6;
const CRUMB_REACH: usize = 8;
/// Words of a line above a summary, and of a summary.
const OVER_WORDS: RangeInclusive<u32> = 4..=24;
const SUMMARY_WORDS: RangeInclusive<u32> = 8..=60;

// What speaks for or against a line's being the headline. The weights are those of a choice among the lines of a page, or none of
// them (multinomial logit), and are fitted on pages whose headline is known.
clues! {
    "headline.tsv":
    /// Square root of the blocks between it and the first of the body.
    Distance;
    OneOrTwoWords;
    ThreeWords;
    FourToEighteenWords;
    ManyWords;
    /// Share of its content words that the body has, too.
    Overlap;
    EndsLikeSentence;
    EndsInQuestion;
    EndsOpen;
    /// Stands again on the page.
    Repeated;
    /// The first line of the text begins with it and has more.
    InFirstLine;
    /// A date line or byline right below.
    DateBelow;
    /// The same, with a line or two between.
    DateNearBelow;
    /// A date line or byline right above.
    DateAbove;
    /// A word of menus or shops in a short line.
    MenuWord;
    InBody;
    FirstOfText;
    FirstOfTextNearBody;
    Numbered;
    TitleCase;
    Year;
    ProseBelow;
    /// Boilerplate by name right above.
    NamedAbove;
    BlankAbove;
    NoBlankBelow;
    /// Opens like a prompt.
    Prompt;
    FewStops;
    /// Words of picture credits.
    Credit;
    /// Nothing but lines that cannot be the headline above it.
    FirstCandidate;
    /// Another line begins with it, or is the beginning of it: a breadcrumb, a picture's text, a link to share.
    Echoed;
    /// A blank line above and below.
    Isolated;
    WideGapAbove;
    /// At most one block between it and the body.
    Close;
    Far;
    /// A short list item right above, as at the end of a menu or breadcrumb.
    ItemAbove;
    /// Not set as deep as the first line of the body, or deeper.
    OtherIndent;
    /// Like a sentence with many function words.
    Reads;
    /// Names of authors right below, or with a line between.
    AuthorBelow;
    /// How many of its content words the body has, up to six; and the share of them in the first lines of the body.
    KnownWords;
    LeadOverlap;
    /// How likely the layout finds the line to be body.
    Odds;
    MinutesBelow;
    /// List items above, three or more.
    MenuAbove;
    /// List items right below.
    ItemBelow;
    HasNumber;
    HasColon;
    HasBar;
    /// Short, and among the first lines.
    ShortAtTop;
    /// Stands again far off.
    RepeatedFar;
    /// Stands three times or more.
    RepeatedOften;
    /// Buttons to share within a few lines below.
    ShareBelow;
    OutletWord;
    /// In the body, with little above it.
    InBodyAtTop;
    /// Long enough to say something, with authors or a date right below.
    Marked;
    /// A line that could be the headline right above, set apart: this one may be its summary.
    BelowLine;
    /// A line right below that could be its summary, with authors, a date or prose behind.
    AboveLine;
    /// The line right above says the same.
    AboveEqual;
    /// A line of nothing but tags below.
    TagsBelow;
    /// Opens with a small letter.
    StartsLower;
    /// Names or a date below the line below.
    MarkedBelowNext;
    /// Between such a line and authors or a date.
    SummaryPlace;
    /// Ends with the whole of a line near below: a breadcrumb.
    EndsWithLine;
    /// A day, month and year.
    HoldsDate;
    /// Named as something by its words; only such kinds as a headline's words may look like.
    Named;
    /// The description of a picture: "Harbour Post logo", "Portrait of Ann Lee".
    Picture;
    /// Ends a breadcrumb or the window's title that stands above.
    EndsCrumb;
    /// The copyright line has it: the name of the publication.
    InCopyright;
    /// Lines of prose above, up to four, square root.
    ProseAbove;
    /// Right below buttons to sign in or subscribe.
    SignInAbove;
    /// A heading of the highest level in the markup.
    TopLevel;
    /// A heading of a lower one.
    LowerLevel;
    /// An age: "This article is more than 3 months old".
    Aged;
    /// No line that could be one right above.
    FirstOfRun;
    /// A line that could be one right above, whether set apart or not: this one may be its summary.
    UnderLine;
    /// A longer line right below that could be its summary, whether set apart or not.
    OverSummary;
    /// The last step of a numbered breadcrumb right above.
    BelowCrumb;
    /// The last step of a numbered breadcrumb, with a line right below that has its words.
    LastCrumb;
    /// Ends in the name of an agency: the caption of a picture.
    EndsInAgency;
    /// As many numbers as words: a line of dates.
    MostlyNumbers;
    /// Above the summary that opens the body.
    AboveBody;
}

/// The clues that a look at a line and at those beside it gives.
pub(crate) fn clues(page: &Page<'_>, at: usize, start: usize, first: bool) -> Clues {
    let (f, block) = (&page.features[at], &page.blocks[at]);
    let distance = start.abs_diff(at).min(BEHIND);
    let piece = page.piece(at);
    let last = piece.chars().next_back().unwrap_or(' ');
    let dated = |at: Option<usize>| {
        at.is_some_and(|at| {
            matches!(page.kinds.get(at), Some(Some(Kind::Byline | Kind::Timestamp)))
        })
    };
    let named =
        |at: Option<usize>| at.is_some_and(|at| page.kinds.get(at).is_some_and(Option::is_some));
    let below = page.features.get(at + 1);
    let far = page.repeats[at] - 1;
    let mut clues = [0.0; NAMES.len()];
    let mut set = |clue: Clue, holds: bool| clues[clue as usize] = f32::from(u8::from(holds));
    set(Clue::OneOrTwoWords, f.words <= 2);
    set(Clue::ThreeWords, f.words == 3);
    set(Clue::FourToEighteenWords, (4..=18).contains(&f.words));
    set(Clue::ManyWords, f.words > 18);
    set(Clue::EndsLikeSentence, f.end == End::Stop && !matches!(last, '?' | '!' | '"' | '”' | '’'));
    set(Clue::EndsInQuestion, last == '?');
    set(Clue::EndsOpen, matches!(f.end, End::Ellipsis | End::Colon));
    set(Clue::Repeated, repeated(page, at));
    set(Clue::InFirstLine, in_first_line(page, at));
    set(Clue::DateBelow, dated(Some(at + 1)));
    set(Clue::DateNearBelow, !dated(Some(at + 1)) && (dated(Some(at + 2)) || dated(Some(at + 3))));
    set(Clue::DateAbove, dated(at.checked_sub(1)));
    set(Clue::MenuWord, f.cues.chrome() | f.cues.offer() != 0 && f.words < 5);
    set(Clue::InBody, page.layout.parts[at] == Part::Body);
    set(Clue::FirstOfText, at == 0);
    set(Clue::FirstOfTextNearBody, at == 0 && distance <= 3);
    set(Clue::Numbered, block.bullet == Bullet::Number);
    set(Clue::TitleCase, f.capital_share() >= 0.6);
    set(Clue::Year, f.year());
    set(Clue::ProseBelow, below.is_some_and(|f| f.words >= 20 && f.stop_density() > 0.25));
    set(Clue::NamedAbove, named(at.checked_sub(1)));
    set(Clue::BlankAbove, block.blanks > 0);
    set(Clue::NoBlankBelow, page.blocks.get(at + 1).is_some_and(|next| next.blanks == 0));
    set(Clue::Prompt, f.first_flags.have(PROMPT));
    set(Clue::FewStops, f.stops == 0);
    set(Clue::Credit, f.cues.credit() > 0);
    set(Clue::FirstCandidate, first);
    let gap = page.blocks.get(at + 1).is_some_and(|next| next.blanks > 0);
    set(Clue::Isolated, block.blanks > 0 && gap);
    set(Clue::WideGapAbove, block.blanks >= 2);
    set(Clue::Close, distance <= 2);
    set(Clue::Far, distance >= 15);
    set(
        Clue::ItemAbove,
        at.checked_sub(1).is_some_and(|above| page.blocks[above].bullet != Bullet::None),
    );
    set(Clue::OtherIndent, block.indent.abs_diff(page.blocks[start].indent) > 1);
    set(Clue::Reads, f.stop_density() >= 0.45);
    let piece_at = |at: usize| if at < page.blocks.len() { page.piece(at) } else { "" };
    let minutes = |at: usize| {
        page.features.get(at).is_some_and(|f| f.words <= 8 && f.numbers > 0 && f.cues.clock() > 0)
    };
    set(Clue::MinutesBelow, minutes(at + 1) || minutes(at + 2) || minutes(at + 3));
    let item = |at: usize| page.blocks.get(at).is_some_and(|block| block.bullet == Bullet::Mark);
    set(Clue::MenuAbove, at >= 3 && (1..=3).all(|back| item(at - back)));
    set(Clue::ItemBelow, item(at + 1));
    set(Clue::HasNumber, f.numbers > 0);
    set(Clue::HasColon, f.may_have(b':') && piece.contains(": "));
    set(
        Clue::HasBar,
        f.may_have(b'|') && piece.contains(" | ") || f.may_have(b'-') && piece.contains(" - "),
    );
    set(Clue::ShortAtTop, at < 4 && f.words <= 5);
    set(Clue::RepeatedFar, far == 1);
    set(Clue::RepeatedOften, far >= 2);
    set(
        Clue::ShareBelow,
        (at + 1..at + 5)
            .any(|at| page.kinds.get(at).is_some_and(|kind| *kind == Some(Kind::Share))),
    );
    set(
        Clue::OutletWord,
        f.words <= 6 && piece.split_whitespace().any(|word| WORDS.get(hash(word)) & OUTLET != 0),
    );
    set(Clue::InBodyAtTop, page.layout.parts[at] == Part::Body && start < 3);
    set(
        Clue::AboveEqual,
        at.checked_sub(1).is_some_and(|above| page.features[above].line_hash == f.line_hash),
    );
    set(Clue::TagsBelow, piece_at(at + 1).starts_with('#') || piece_at(at + 2).starts_with('#'));
    set(Clue::StartsLower, f.first == First::Lower);
    set(Clue::HoldsDate, f.cues.month() > 0 && f.numbers >= 2 && f.year());
    set(Clue::Named, page.kinds[at].is_some());
    set(Clue::Picture, is_picture(piece, f.words));
    let sign_in = |at: usize| {
        page.features[at].words <= SIGN_IN_WORDS
            && matches!(page.kinds[at], Some(Kind::Newsletter | Kind::Paywall | Kind::Navigation))
            && page.blocks[at].bullet == Bullet::None
    };
    set(Clue::SignInAbove, at.checked_sub(1).is_some_and(sign_in));
    set(Clue::TopLevel, block.level == 1);
    set(Clue::Aged, f.cues.clock() > 0 && f.numbers > 0 && f.words <= AGE_WORDS);
    let line = |above: usize| {
        let (f, block) = (&page.features[above], &page.blocks[above]);
        page.kinds[above].is_none() && block.bullet == Bullet::None && f.words >= 2
    };
    set(Clue::FirstOfRun, !at.checked_sub(1).is_some_and(line));
    set(Clue::LowerLevel, block.level > 1);
    let (above, next) = (at.checked_sub(1), at + 1);
    set(Clue::UnderLine, above.is_some_and(|above| is_plain(page, above, OVER_WORDS)));
    set(
        Clue::OverSummary,
        is_plain(page, next, SUMMARY_WORDS) && f.words < page.features[next].words,
    );
    let step = |at: usize| page.blocks.get(at).is_some_and(|block| block.bullet == Bullet::Number);
    set(Clue::BelowCrumb, above.is_some_and(step) && !step(at));
    set(Clue::LastCrumb, step(at) && above.is_some_and(step) && !step(next));
    set(Clue::EndsInAgency, f.words >= 4 && ends_in_agency(piece));
    set(Clue::MostlyNumbers, f.numbers > 1 && u32::from(f.numbers) * 2 >= f.words);
    set(Clue::AboveBody, next == start && !f.is_sentence());
    let prose = |at: &usize| {
        let f = &page.features[*at];
        f.words >= PROSE && f.is_sentence() && f.stop_density() > 0.25
    };
    let prose = (at.saturating_sub(PROSE_REACH)..at).filter(prose).take(4).count();
    clues[Clue::ProseAbove as usize] = (prose as f32).sqrt();
    clues[Clue::Odds as usize] = page.layout.odds[at];
    clues[Clue::Distance as usize] = (distance as f32).sqrt();
    clues
}

/// Whether a block is an unnamed line of so many words that is no item.
fn is_plain(page: &Page<'_>, at: usize, words: RangeInclusive<u32>) -> bool {
    page.features.get(at).is_some_and(|f| {
        words.contains(&f.words)
            && page.kinds[at].is_none()
            && page.blocks[at].bullet == Bullet::None
            && f.cues.chrome() == 0
    })
}

/// Whether a line's last word is the name of an agency.
fn ends_in_agency(piece: &str) -> bool {
    let last = piece.rsplit([' ', '/']).next().unwrap_or("");
    person::is_agency(last.trim_end_matches([')', '.']))
}

/// Whether a line is the description of a picture, and most likely of a sign or of somebody.
pub(crate) fn is_picture(piece: &str, words: u32) -> bool {
    let sign = || {
        let last = piece.rsplit(' ').next().unwrap_or("");
        words <= SIGN_WORDS && is(List::SignEnd, last)
    };
    sign() || byline::behind_picture(piece).is_some()
}

/// The clues of [`search`].
const DEAR: [Clue; 13] = [
    Clue::Overlap,
    Clue::KnownWords,
    Clue::LeadOverlap,
    Clue::Echoed,
    Clue::AuthorBelow,
    Clue::Marked,
    Clue::BelowLine,
    Clue::AboveLine,
    Clue::MarkedBelowNext,
    Clue::SummaryPlace,
    Clue::EndsWithLine,
    Clue::EndsCrumb,
    Clue::InCopyright,
];

/// What they add at most.
pub(crate) fn dear(weights: &Weights) -> f32 {
    most(DEAR.into_iter().map(|clue| weights.0[clue as usize]))
}

/// The clues that want a search of other lines.
pub(crate) fn search(page: &Page<'_>, at: usize, body: &Known, lines: &Lines, clues: &mut Clues) {
    let (f, block, piece) = (&page.features[at], &page.blocks[at], page.piece(at));
    let mut set = |clue: Clue, holds: bool| clues[clue as usize] = f32::from(u8::from(holds));
    let dated =
        |at: usize| matches!(page.kinds.get(at), Some(Some(Kind::Byline | Kind::Timestamp)));
    let author = |at: usize| names(page, at, lines);
    let signed = |far: usize| author(at + far) || dated(at + far);
    set(Clue::Echoed, echoed(page, at));
    set(Clue::AuthorBelow, author(at + 1) || author(at + 2));
    set(Clue::Marked, f.words >= 4 && signed(1));
    let above = at.checked_sub(1).filter(|above| block.blanks > 0 && is_line(page, *above));
    let summary = is_summary(page, at + 1);
    set(Clue::BelowLine, above.is_some());
    set(Clue::AboveLine, summary && page.blocks.get(at + 1).is_some_and(|next| next.blanks > 0));
    set(Clue::MarkedBelowNext, summary && (signed(2) || signed(3)));
    set(
        Clue::SummaryPlace,
        above.is_some_and(|above| page.features[above].capitals > 1) && (1..=3).any(signed),
    );
    set(
        Clue::EndsWithLine,
        (at + 1..at + 6)
            .any(|below| below < page.blocks.len() && is_crumb_of(piece, page.piece(below))),
    );
    set(Clue::EndsCrumb, ends_crumb(page, at));
    set(Clue::InCopyright, body.is_owner(page, at));
    let (all, known, lead) = known(page, at, body);
    clues[Clue::Overlap as usize] = known as f32 / all.max(3) as f32;
    clues[Clue::KnownWords as usize] = known.min(6) as f32 / 6.0;
    clues[Clue::LeadOverlap as usize] = lead as f32 / all.max(3) as f32;
}

/// Whether a line is a breadcrumb that ends in another line.
fn is_crumb_of(piece: &str, line: &str) -> bool {
    line.len() >= ECHO && piece.len() > line.len() && piece.ends_with(line)
}

/// Whether a line above ends in this one, behind a mark that parts the steps of a breadcrumb.
fn ends_crumb(page: &Page<'_>, at: usize) -> bool {
    let own = page.piece(at);
    own.len() >= CRUMB
        && (at.saturating_sub(CRUMB_REACH)..at).any(|above| {
            page.piece(above).strip_suffix(own).is_some_and(|front| {
                front.trim_end().ends_with(['/', '>', '»', '›', '▸', '→', '❯', '|', '\\'])
            })
        })
}

/// Whether a line is one that could be a headline, as far as it tells itself.
fn is_line(page: &Page<'_>, at: usize) -> bool {
    let (f, block) = (&page.features[at], &page.blocks[at]);
    let asks = || page.piece(at).ends_with(['?', '!']) && f.inner_ends == 0;
    (2..=24).contains(&f.words)
        && page.kinds[at].is_none()
        && block.bullet == Bullet::None
        && (block.blanks > 0 || page.blocks.get(at + 1).is_some_and(|next| next.blanks > 0))
        && f.cues.chrome() == 0
        && (matches!(f.end, End::Plain | End::Closed) || asks())
}

/// Whether a line could be the summary below a headline.
fn is_summary(page: &Page<'_>, at: usize) -> bool {
    let (Some(f), Some(block)) = (page.features.get(at), page.blocks.get(at)) else { return false };
    (5..=45).contains(&f.words)
        && page.kinds[at].is_none()
        && block.bullet == Bullet::None
        && block.blanks > 0
        && f.stops > 0
}

/// Whether a line names authors.
pub(crate) fn names(page: &Page<'_>, at: usize, lines: &Lines) -> bool {
    let Some(f) = page.features.get(at).filter(|f| f.words <= NAMES_WORDS) else { return false };
    let kind = page.kinds[at];
    kind == Some(Kind::Byline)
        || byline::is_bare_opener(page.piece(at), f)
        || kind.is_none()
            && lines.at(page, at).is_some_and(|(form, sort, _)| match form {
                Form::OpenedAbove => false,
                Form::Names => *sort == Sort::Full,
                _ => true,
            })
}

/// Whether the line stands again near by.
fn repeated(page: &Page<'_>, at: usize) -> bool {
    if page.repeats[at] < 2 {
        return false;
    }
    let hash = page.features[at].line_hash;
    let near = at.saturating_sub(BEHIND)..(at + BEHIND).min(page.blocks.len());
    near.filter(|other| *other != at).any(|other| page.features[other].line_hash == hash)
}

/// Whether another line near by has the line in it from its start, or is the start of it.
fn echoed(page: &Page<'_>, at: usize) -> bool {
    let own = page.piece(at);
    if own.len() < ECHO {
        return false;
    }
    let near = at.saturating_sub(BEHIND)..(at + BEHIND).min(page.blocks.len());
    near.filter(|other| *other != at).any(|other| {
        if page.first(other) != own.as_bytes().first().copied()
            || page.layout.parts[other] == Part::Body
        {
            return false;
        }
        let piece = page.piece(other);
        let piece = piece.trim_end_matches(['.', '…', ' ']);
        let (short, long) = if piece.len() < own.len() { (piece, own) } else { (own, piece) };
        short.len() >= ECHO && long.starts_with(short)
    })
}

/// Whether the text's first line, which may be the window's title, begins with the line and has the site's name behind.
fn in_first_line(page: &Page<'_>, at: usize) -> bool {
    let first = page.blocks.first().map_or("", |block| &page.text[block.text..block.end]);
    let own = page.piece(at);
    at > 0 && first.len() >= own.len() && first.starts_with(own)
}
