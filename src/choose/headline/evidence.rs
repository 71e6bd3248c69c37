//! What speaks for or against a line's being the headline.

use crate::Kind;
use crate::choose::Page;
use crate::choose::byline::Lines;
use crate::choose::headline::known::{Known, known};
use crate::choose::headline::{BEHIND, ECHO, NAMES_WORDS};
use crate::choose::rank::weights;
use crate::door::block::Bullet;
use crate::know::words::{OUTLET, PHRASE_FIRST, WORDS, hash};
use crate::layout::Part;
use crate::measure::features::{End, First};
use crate::noun::byline::{self, Form, Sort};

// What speaks for or against a line's being the headline. The weights were fitted once, as those of a choice among the
// lines of a page (multinomial logit), on pages whose headline is known.
weights! {
    /// Square root of the blocks between it and the first of the body.
    Distance = -0.05;
    OneOrTwoWords = 0.16;
    ThreeWords = 0.00;
    FourToEighteenWords = 1.64;
    ManyWords = -1.12;
    FirstLevel = 0.00;
    LowerLevel = 0.00;
    /// Share of its content words that the body has, too.
    Overlap = 2.69;
    EndsLikeSentence = -2.99;
    EndsInQuestion = 1.16;
    EndsOpen = -0.06;
    /// Stands again on the page.
    Repeated = -0.05;
    /// The first line of the text begins with it and has more.
    InFirstLine = 2.97;
    /// A date line or byline right below.
    DateBelow = 1.92;
    /// The same, with a line or two between.
    DateNearBelow = 1.58;
    /// A date line or byline right above.
    DateAbove = 0.90;
    /// A word of menus or shops in a short line.
    MenuWord = -1.42;
    InBody = -1.64;
    FirstOfText = 2.26;
    FirstOfTextNearBody = -1.29;
    Numbered = 1.92;
    TitleCase = 0.87;
    Year = 0.59;
    ProseBelow = -0.43;
    /// Boilerplate by name right above.
    NamedAbove = 0.02;
    BlankAbove = 1.88;
    NoBlankBelow = -3.49;
    /// Opens like a prompt.
    Prompt = -0.14;
    FewStops = -1.10;
    /// Words of picture credits.
    Credit = -2.65;
    /// Nothing but lines that cannot be the headline above it.
    FirstCandidate = -0.49;
    /// Another line begins with it, or is the beginning of it: a breadcrumb, a picture's text, a link to share.
    Echoed = 0.86;
    /// A blank line above and below.
    Isolated = 1.36;
    WideGapAbove = -0.03;
    /// At most one block between it and the body.
    Close = -0.05;
    Far = -0.76;
    /// A short list item right above, as at the end of a menu or breadcrumb.
    ItemAbove = -0.23;
    /// Not set as deep as the first line of the body, or deeper.
    OtherIndent = -0.34;
    /// Like a sentence with many function words.
    Reads = 1.04;
    /// Names of authors right below, or with a line between.
    AuthorBelow = 0.50;
    /// How many of its content words the body has, up to six; and the share of them in the first lines of the body.
    KnownWords = 2.79;
    LeadOverlap = 2.95;
    /// How likely the layout finds the line to be body.
    Odds = -4.67;
    PictureBelow = 0.00;
    MinutesBelow = 0.79;
    /// List items above, three or more.
    MenuAbove = 0.77;
    /// List items right below.
    ItemBelow = -0.05;
    HasNumber = 1.04;
    HasColon = 1.47;
    HasBar = -1.48;
    /// Short, and among the first lines.
    ShortAtTop = 0.19;
    /// Stands again far off.
    RepeatedFar = 0.04;
    /// Stands three times or more.
    RepeatedOften = 0.06;
    /// Buttons to share within a few lines below.
    ShareBelow = 1.10;
    OutletWord = -2.39;
    /// In the body, with little above it.
    InBodyAtTop = -0.35;
    /// Long enough to say something, with authors or a date right below.
    Marked = 0.91;
    /// A line that could be the headline right above, set apart: this one may be its summary.
    BelowLine = -1.08;
    /// A line right below that could be its summary, with authors, a date or prose behind.
    AboveLine = 0.79;
    /// The line right above says the same.
    AboveEqual = 1.51;
    /// A line of nothing but tags below.
    TagsBelow = -1.28;
    /// Opens with a small letter.
    StartsLower = -1.10;
    /// Names or a date below the line below.
    MarkedBelowNext = 1.58;
    /// Between such a line and authors or a date.
    SummaryPlace = 1.17;
    /// Ends with the whole of a line near below: a breadcrumb.
    EndsWithLine = -0.80;
    /// A day, month and year.
    HoldsDate = -2.98;
}

/// The clues that a look at a line and at those beside it gives.
pub(crate) fn clues(page: &Page<'_>, at: usize, start: usize, first: bool) -> Clues {
    let (f, block) = (&page.features[at], &page.blocks[at]);
    let distance = start.abs_diff(at).min(BEHIND);
    let piece = page.piece(at);
    let last = piece.chars().next_back().unwrap_or(' ');
    let dated = |at: Option<usize>| at.is_some_and(|at| matches!(page.kinds.get(at), Some(Some(Kind::Byline | Kind::Timestamp))));
    let named = |at: Option<usize>| at.is_some_and(|at| page.kinds.get(at).is_some_and(Option::is_some));
    let below = page.features.get(at + 1);
    let far = page.repeats[at] - 1;
    let mut clues = [0.0; WEIGHTS.len()];
    let mut set = |clue: Clue, holds: bool| clues[clue as usize] = f32::from(u8::from(holds));
    set(Clue::OneOrTwoWords, f.words <= 2);
    set(Clue::ThreeWords, f.words == 3);
    set(Clue::FourToEighteenWords, (4..=18).contains(&f.words));
    set(Clue::ManyWords, f.words > 18);
    set(Clue::FirstLevel, block.level == 1);
    set(Clue::LowerLevel, block.level > 1);
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
    set(Clue::Prompt, f.first_flags.have(PHRASE_FIRST));
    set(Clue::FewStops, f.stops == 0);
    set(Clue::Credit, f.cues.credit() > 0);
    set(Clue::FirstCandidate, first);
    let gap = page.blocks.get(at + 1).is_some_and(|next| next.blanks > 0);
    set(Clue::Isolated, block.blanks > 0 && gap);
    set(Clue::WideGapAbove, block.blanks >= 2);
    set(Clue::Close, distance <= 2);
    set(Clue::Far, distance >= 15);
    set(Clue::ItemAbove, at.checked_sub(1).is_some_and(|above| page.blocks[above].bullet != Bullet::None));
    set(Clue::OtherIndent, block.indent.abs_diff(page.blocks[start].indent) > 1);
    set(Clue::Reads, f.stop_density() >= 0.45);
    let piece_at = |at: usize| if at < page.blocks.len() { page.piece(at) } else { "" };
    set(Clue::PictureBelow, piece_at(at + 1).starts_with('[') && piece_at(at + 1).ends_with(']'));
    let minutes = |at: usize| page.features.get(at).is_some_and(|f| f.words <= 8 && f.numbers > 0 && f.cues.clock() > 0);
    set(Clue::MinutesBelow, minutes(at + 1) || minutes(at + 2) || minutes(at + 3));
    let item = |at: usize| page.blocks.get(at).is_some_and(|block| block.bullet == Bullet::Mark);
    set(Clue::MenuAbove, at >= 3 && (1..=3).all(|back| item(at - back)));
    set(Clue::ItemBelow, item(at + 1));
    set(Clue::HasNumber, f.numbers > 0);
    set(Clue::HasColon, f.may_have(b':') && piece.contains(": "));
    set(Clue::HasBar, f.may_have(b'|') && piece.contains(" | ") || f.may_have(b'-') && piece.contains(" - "));
    set(Clue::ShortAtTop, at < 4 && f.words <= 5);
    set(Clue::RepeatedFar, far == 1);
    set(Clue::RepeatedOften, far >= 2);
    set(Clue::ShareBelow, (at + 1..at + 5).any(|at| page.kinds.get(at).is_some_and(|kind| *kind == Some(Kind::Share))));
    set(Clue::OutletWord, f.words <= 6 && piece.split_whitespace().any(|word| WORDS.get(hash(word)) & OUTLET != 0));
    set(Clue::InBodyAtTop, page.layout.parts[at] == Part::Body && start < 3);
    set(Clue::AboveEqual, at.checked_sub(1).is_some_and(|above| page.features[above].line_hash == f.line_hash));
    set(Clue::TagsBelow, piece_at(at + 1).starts_with('#') || piece_at(at + 2).starts_with('#'));
    set(Clue::StartsLower, f.first == First::Lower);
    set(Clue::HoldsDate, f.cues.month() > 0 && f.numbers >= 2 && f.year());
    clues[Clue::Odds as usize] = page.layout.odds[at];
    clues[Clue::Distance as usize] = (distance as f32).sqrt();
    clues
}

/// What the clues of [`search`] add at most, whatever their weights: those that count against a line may not hold.
pub(crate) const DEAR: f32 = {
    const CLUES: [Clue; 11] = [
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
    ];
    // A little more, as sums are rounded.
    let mut most = 0.01;
    let mut at = 0;
    while at < CLUES.len() {
        let weight = WEIGHTS[CLUES[at] as usize];
        most += if weight > 0.0 { weight } else { 0.0 };
        at += 1;
    }
    most
};

/// The clues that want a search of other lines.
pub(crate) fn search(page: &Page<'_>, at: usize, body: &Known, lines: &Lines, clues: &mut Clues) {
    let (f, block, piece) = (&page.features[at], &page.blocks[at], page.piece(at));
    let mut set = |clue: Clue, holds: bool| clues[clue as usize] = f32::from(u8::from(holds));
    let dated = |at: usize| matches!(page.kinds.get(at), Some(Some(Kind::Byline | Kind::Timestamp)));
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
    set(Clue::SummaryPlace, above.is_some_and(|above| page.features[above].capitals > 1) && (1..=3).any(signed));
    set(Clue::EndsWithLine, (at + 1..at + 6).any(|below| below < page.blocks.len() && is_crumb_of(piece, page.piece(below))));
    let (all, known, lead) = known(page, at, body);
    clues[Clue::Overlap as usize] = known as f32 / all.max(3) as f32;
    clues[Clue::KnownWords as usize] = known.min(6) as f32 / 6.0;
    clues[Clue::LeadOverlap as usize] = lead as f32 / all.max(3) as f32;
}

/// Whether a line is a breadcrumb that ends in another line.
fn is_crumb_of(piece: &str, line: &str) -> bool {
    line.len() >= ECHO && piece.len() > line.len() && piece.ends_with(line)
}

/// Whether a line is one that could be a headline, as far as it tells itself.
fn is_line(page: &Page<'_>, at: usize) -> bool {
    let (f, block) = (&page.features[at], &page.blocks[at]);
    (3..=18).contains(&f.words)
        && page.kinds[at].is_none()
        && block.bullet == Bullet::None
        && (block.blanks > 0 || page.blocks.get(at + 1).is_some_and(|next| next.blanks > 0))
        && f.first != First::Lower
        && f.cues.chrome() == 0
        && matches!(f.end, End::Plain | End::Closed)
}

/// Whether a line could be the summary below a headline.
fn is_summary(page: &Page<'_>, at: usize) -> bool {
    let (Some(f), Some(block)) = (page.features.get(at), page.blocks.get(at)) else { return false };
    (5..=45).contains(&f.words) && page.kinds[at].is_none() && block.bullet == Bullet::None && block.blanks > 0 && f.stops > 0
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
        if page.first(other) != own.as_bytes().first().copied() || page.layout.parts[other] == Part::Body {
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
