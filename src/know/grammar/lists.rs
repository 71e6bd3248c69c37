//! Word lists of all languages: what a noun asks of a word or of a short phrase.
//!
//! A section of words in `knowledge/lang` is a list here. All lists together are the fillers of one
//! automaton, as slots are of the rows': a phrase is looked for word by word, folded as prompts
//! are, and what ends where it ends are the lists that hold it. `knowledge/model/lists.bin` is
//! that automaton; a test holds that it is what the files say.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use super::LANGUAGES;
use super::build::Builder;
use super::parse::{Item, Section, alternatives, expand, items};
use super::table::{Edges, Lexicon, SLOTS, Table, View, word};
use super::tokens::Tokens;
use crate::text::front;

/// Numbered lines of a list at most: months are twelve.
const LINES: u32 = 16;

/// Characters of a phrase that [`fronts`] looks for, at most.
const PHRASE: usize = 32;

/// Names lists and their sections once.
macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident = $name:literal,)*) => {
        /// A list, a section of words in the languages' files.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum List {
            $($(#[$doc])* $list,)*
        }

        impl List {
            /// Every list, with the name of its section.
            pub(crate) const ALL: &[(&str, Self)] = &[$(($name, Self::$list),)*];
        }
    };
}

lists! {
    /// Names of months, a line each.
    Month = "month",
    /// Names of days, a line each.
    Weekday = "weekday",
    /// How long ago something was, from the rows of that section: "two hours ago". Its lines are
    /// those of [`AGES`].
    Ago = "ago",
    /// A date is that of publication.
    Published = "published",
    /// What stands before a date and says little of it.
    Dated = "dated",
    /// A date is that of a change.
    Updated = "updated",
    /// A date is that of something before publication, as journals print it.
    Received = "received",
    /// Where something is from, before a colon and its name.
    Source = "source",
    /// What stands before a time of day: "at".
    Clock = "clock",
    /// What stands behind it: "Uhr".
    Oclock = "oclock",
    /// What stands before a day: "on".
    BeforeDay = "before_day",
    /// Stands between the day and the month.
    BeforeMonth = "before_month",
    /// Stands before a month that is a number.
    MonthNumber = "month_number",
    /// Stands between the month and the year.
    BeforeYear = "before_year",
    /// What a year is called behind its number.
    AfterYear = "after_year",
    /// Endings of a day's number.
    DayEnd = "day_end",
    /// What joins the parts of a date.
    DateJoin = "date_join",
    /// What opens a byline.
    Byline = "byline",
    /// The same, where a colon must follow.
    BylineLabel = "byline_label",
    /// What opens one most plainly, wherever it stands in a line.
    Written = "written",
    /// What opens one at its front, and is too common inside.
    BylineFront = "byline_front",
    /// What opens one inside a line, with a space behind.
    BylineInside = "byline_inside",
    /// What an author is called, before a colon or a name inside a line.
    Author = "author",
    /// What the ranks begin with that are told behind a name: "Deputy Head of Content".
    Rank = "rank",
    /// Who prepared an article that others wrote, before a colon.
    Editor = "editor",
    /// What stands before "by" where others are named than authors.
    NotAuthor = "not_author",
    /// Joins names.
    And = "and",
    /// Joins names, and stands inside them, too: "y", "i".
    AndParticle = "and_particle",
    /// Who else worked on an article, from the rows of that section: what stands before names.
    Credits = "credits",
    /// The same, behind names: "contributed to this report".
    Contributed = "contributed",
    /// What somebody did, before names: "Reporting by".
    CreditRole = "credit_role",
    /// From where somebody reported, between the name and the place.
    ReportedFrom = "reported_from",
    /// The same, in a line that goes on with others who worked on it.
    ReportingFrom = "reporting_from",
    /// What stands before the place where somebody worked.
    CreditPlace = "credit_place",
    /// What every line on who else worked has that says it of names in front of it.
    CreditVerb = "credit_verb",
    /// What stands before that verb in a sentence that tells of others.
    NotCredit = "not_credit",
    /// What a counter of comments counts.
    CommentCount = "comment_count",
    /// The same, before the number.
    CommentLabel = "comment_label",
    /// What stands in place of a number there.
    CommentNone = "comment_none",
    /// What a counter says before a headline: "thoughts on".
    CommentOn = "comment_on",
    /// The same, before a headline in quotation marks.
    CommentQuoted = "comment_quoted",
    /// Says who speaks, at the end of the line that opens a comment.
    CommentSays = "comment_says",
    /// What signs a comment.
    CommentPosted = "comment_posted",
    /// Who earns something by its links.
    EarnWho = "earn_who",
    /// What is earned so.
    EarnWhat = "earn_what",
    /// Both at once.
    EarnWhole = "earn_whole",
    /// What has links in it.
    EarnHas = "earn_has",
    /// Links that something is earned by.
    AffiliateLink = "affiliate_link",
    /// What a reader does that something is earned by.
    BuyLink = "buy_link",
    /// What stands between a price and a shop.
    PriceAt = "price_at",
    /// What a call to act begins with.
    CallAct = "call_act",
    /// What it ends with.
    CallEnd = "call_end",
    /// What leads to a review, in front.
    ReviewFront = "review_front",
    /// The last word of it.
    ReviewEnd = "review_end",
    /// What a link to more opens with.
    LeadsOn = "leads_on",
    /// The same, in small letters behind the first.
    LeadsTo = "leads_to",
    /// What stands before the site of another article.
    AlsoOn = "also_on",
    /// What a call to sign up opens with.
    LetterCall = "letter_call",
    /// The same, where the words behind say that something comes to the reader.
    LetterOffer = "letter_offer",
    /// Says so.
    LetterSent = "letter_sent",
    /// Where it comes to.
    LetterBox = "letter_box",
    /// What an offer to deliver something opens with.
    LetterGet = "letter_get",
    /// Says that it is delivered.
    LetterDelivered = "letter_delivered",
    /// What stands before that in a sentence that is no offer.
    LetterNot = "letter_not",
    /// What a player's label says before a time.
    PlayerLabel = "player_label",
    /// What stands between two times of a player.
    PlayerOf = "player_of",
    /// What follows the number of seconds that were played.
    PlayerSeconds = "player_seconds",
    /// The label of the volume.
    PlayerVolume = "player_volume",
    /// What counters of share bars count.
    ShareCount = "share_count",
    /// Minutes, of a reading time.
    Minutes = "minutes",
    /// What a reading time ends with.
    Reading = "reading",
    /// What stands before a reading time.
    ReadingLabel = "reading_label",
    /// Before a number that is not exact.
    About = "about",
    /// Says that a line is on copyright.
    Rights = "rights",
    /// What follows an owner of rights.
    AllRights = "all_rights",
    /// What stands between a label and tags.
    FiledUnder = "filed_under",
    /// Who lends pictures.
    Lender = "lender",
    /// Of those, the ones that are written in small letters.
    LenderSmall = "lender_small",
    /// What brackets with who took a picture begin with.
    PictureFront = "picture_front",
    /// The same, before a colon.
    PictureLabel = "picture_label",
    /// What a picture is called before who took it.
    PictureCredit = "picture_credit",
    /// The same, before a colon alone.
    PictureNamed = "picture_named",
    /// What stands before who lent a picture.
    PictureVia = "picture_via",
    /// The same, before a colon.
    PictureSource = "picture_source",
    /// What stands behind who lent a picture.
    PictureTail = "picture_tail",
    /// What stands in the place of who lent one.
    PictureFile = "picture_file",
    /// Buttons behind a caption.
    PictureMore = "picture_more",
    /// What stands before the name of who took a picture.
    TakenBy = "taken_by",
    /// The first word of such a name where it is in small letters.
    TakenOf = "taken_of",
    /// The same, where a common name may follow.
    TakenThe = "taken_the",
    /// What follows the word that a picture's description opens with.
    PictureOf = "picture_of",
    /// Words that make a sentence of a description.
    PictureVerbs = "picture_verbs",
    /// Who is seen in pictures.
    PicturePerson = "picture_person",
    /// What a description that begins with a capital begins with.
    PictureSome = "picture_some",
    /// What says where somebody is.
    PicturePlace = "picture_place",
    /// More words that make a sentence of a description, or a heading.
    PictureSays = "picture_says",
    /// An artist's view of what nobody has seen.
    PictureVision = "picture_vision",
    /// What a sentence on the picture above opens with.
    PictureThis = "picture_this",
    /// The verb of it.
    PictureShows = "picture_shows",
    /// What is no graph or map, on which an article may have more to say.
    PictureWord = "picture_word",
    /// What a picture that says nothing is called.
    PictureSign = "picture_sign",
    /// What captions say of who stands where.
    CaptionSide = "caption_side",
    /// Words of other tenses than that of captions, and of announcements.
    CaptionNot = "caption_not",
    /// Words in capitals that open lines and are no places.
    NotPlace = "not_place",
    /// What stands before the names of reporters in brackets.
    Reporter = "reporter",
    /// Agencies behind a place, in a script without spaces.
    AgencyShort = "agency_short",
    /// Agencies that datelines have in small letters.
    AgencySmall = "agency_small",
    /// What streets are called, as the last word; people end in none of them.
    Street = "street",
    /// Words in small letters that stand inside names.
    NameParticle = "name_particle",
    /// Function words that open the captions of buttons and headings, and no name.
    NoFirst = "no_first",
    /// What captions of buttons are made of in scripts without spaces.
    NoName = "no_name",
    /// Names of agencies; they go to the agency, never to the authors.
    Agency = "agency",
    /// Months and other words of dates that are given names as well.
    Given = "given",
    /// What a group of authors is called: the last word of "The Harbour Team".
    Group = "group",
    /// The first word of such a name.
    GroupFront = "group_front",
    /// Degrees that are not written in capitals throughout.
    Degree = "degree",
    /// What stands right before whoever writes, outlets and firms too.
    By = "by",
    /// What opens the description of somebody's picture.
    Portrait = "portrait",
    /// The same, where an article may tell of whom it shows.
    PictureOfAny = "picture_of_any",
    /// Stands for somebody's picture, glued to the name.
    Avatar = "avatar",
    /// What ends the names of a byline as the beginning of a word, with a capital.
    NameEnd = "name_end",
    /// What ends the names of a byline as a word.
    NameStop = "name_stop",
    /// What ends the names of a byline where it is glued to one.
    NameGlue = "name_glue",
    /// What ends the names of a byline before a number.
    NameDate = "name_date",
    /// Stands for the sign of an outlet.
    Logo = "logo",
    /// Joins names, in whatever case.
    AndAny = "and_any",
    /// Opens headings of lists that no row can say, because a place or a topic stands behind it.
    RelatedFront = "related_front",
    /// Closes them.
    RelatedEnd = "related_end",
    /// What a sentence on a correction or change opens with.
    NoteSentence = "note_sentence",
    /// How authors are reached.
    Reach = "reach",
    /// A network on which they are, before their name there.
    ReachOn = "reach_on",
    /// What opens a line on how to reach somebody.
    Contact = "contact",
    /// Who is reached, in a word.
    ContactWhom = "contact_whom",
    /// What stands before what somebody is at a paper.
    ContactThe = "contact_the",
    /// Who stores something on a reader's machine, as notices of it say: "we", "our".
    ConsentWe = "consent_we",
    /// Whose machine that is: "you", "your".
    ConsentYou = "consent_you",
    /// What else such notices speak of.
    ConsentOf = "consent_of",
    /// What a breadcrumb begins with.
    Home = "home",
    /// What a page says that was not found, from the rows of that section.
    Missing = "missing",
    /// What opens a note on a correction or change.
    Note = "note",
    /// How a text goes on behind the name of whom it tells.
    BioIs = "bio_is",
    /// The same, of those that hardly anything else opens with.
    BioOpens = "bio_opens",
    /// The same, of somebody who was not named before, with [`Self::BioArticle`] behind it.
    BioIntroduces = "bio_introduces",
    /// What stands before what somebody is.
    BioArticle = "bio_article",
    /// What a text on an author who is not named there opens with.
    BioWriter = "bio_writer",
    /// What people are besides what they are at a paper.
    BioRole = "bio_role",
    /// What stands over the name of who wrote a page, or read it over.
    BioOver = "bio_over",
    /// What people greet their readers with.
    BioGreets = "bio_greets",
    /// What a text opens with in which somebody says who it is.
    BioOwn = "bio_own",
    /// What people at a paper are.
    Role = "role",
    /// What stands before a name as its title.
    Title = "title",
    /// What stands over tables of contents.
    Contents = "contents",
    /// The last word of what a picture of a page's own is called.
    SignEnd = "sign_end",
    /// Labels that end a teaser and are no part of it.
    TeaserEnd = "teaser_end",
    /// Words that name a section of a site by themselves.
    SectionName = "section_name",
    /// What opens the names of outlets, and is a section's alone.
    News = "news",
    /// What opens sentences and the names of outlets, and no name of a section or person.
    The = "the",
    /// What stands before where a notice was printed.
    NoticeFront = "notice_front",
    /// What stands before the days on which it was.
    NoticeJoin = "notice_join",
    /// What captions are called for those who hear them read.
    CaptionLabel = "caption_label",
    /// What ends the copy of an agency or an office.
    SignOff = "sign_off",
    /// Of what reports come with: that they were written.
    Wrote = "wrote",
    /// How words end that say what somebody does in a picture.
    PictureAct = "picture_act",
    /// How words end that say what was done.
    PicturePast = "picture_past",
    /// The word for the sign of copyright.
    CopyrightWord = "copyright_word",
}

/// Sections that say what [`List::Ago`] counts, and the line there that their first is: units from
/// the second to the year, today and yesterday, no time at all.
pub(super) const AGES: [(&str, u32); 3] = [("unit", 0), ("day", 7), ("now", 9)];
/// A span of which no language says what it counts.
const UNCOUNTED: u32 = 10;

impl List {
    /// The list of a section.
    pub(super) fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(own, _)| *own == name).map(|(_, list)| *list)
    }

    /// The slot of a line of the list.
    const fn slot(self, line: u32) -> u32 {
        SLOTS + self as u32 * LINES + line
    }

    /// The line of the list that a slot is, if it is one.
    fn line(self, slot: u32) -> Option<u32> {
        slot.checked_sub(self.slot(0)).filter(|line| *line < LINES)
    }

    /// Whether each line is a thing of its own.
    const fn is_numbered(self) -> bool {
        matches!(self, Self::Month | Self::Weekday)
    }
}

/// What the lists are read from.
const COMPILED: &[u8] = include_bytes!("../../../knowledge/model/lists.bin");

static LISTS: Lazy<Table> =
    Lazy::new(|| Table::of(COMPILED.into()).unwrap_or_else(|| read(LANGUAGES)));
static VIEW: Lazy<View<'static>> = Lazy::new(|| LISTS.view());

/// What a text begins with: where the phrase ends, and its line in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Front {
    pub(crate) end: usize,
    pub(crate) line: u32,
}

/// The longest phrase of a list that a text begins with, at its first letter.
pub(crate) fn begins(list: List, text: &str) -> Option<Front> {
    let mut found = None;
    walk([list], text, |slot, end, _| {
        found = list.line(slot).map(|line| Front { end, line }).or(found);
    });
    found
}

/// Whether a text begins with the letters of a phrase of a list, be its last word longer there.
pub(crate) fn fronts(list: List, text: &str) -> bool {
    let mut ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(PHRASE);
    begins(list, text).is_some() || ends.any(|end| is(list, &text[..end]))
}

/// Of some lists, the one with the longest phrase that a text begins with, and where that ends.
pub(crate) fn among<const N: usize>(lists: [List; N], text: &str) -> Option<(List, usize)> {
    let mut found = None;
    walk(lists, text, |slot, end, _| {
        let own = lists.into_iter().find(|list| list.line(slot).is_some());
        found = own.map(|list| (list, end)).or(found);
    });
    found
}

/// What follows the longest phrase of a list that a text begins with.
pub(crate) fn behind(list: List, text: &str) -> Option<&str> {
    begins(list, text).map(|front| &text[front.end..])
}

/// Where the longest phrase of a list ends that a text begins with, of those whose end fits.
pub(crate) fn longest(list: List, text: &str, fits: impl Fn(usize) -> bool) -> Option<usize> {
    let mut found = None;
    walk([list], text, |slot, end, _| {
        if list.line(slot).is_some() && fits(end) {
            found = Some(end);
        }
    });
    found
}

/// Whether a text is a phrase of a list and nothing else but marks.
pub(crate) fn is(list: List, text: &str) -> bool {
    line(list, text).is_some()
}

/// The line of a list on which a text stands that is a phrase of it.
pub(crate) fn line(list: List, text: &str) -> Option<u32> {
    let mut found = None;
    walk([list], text, |slot, _, last| {
        found = found.or(list.line(slot).filter(|_| last));
    });
    found
}

/// Goes along a text as long as phrases of some lists may; gives `take` what ends on the way: a slot,
/// where, and whether that is the end of the text.
#[inline]
fn walk<const N: usize>(lists: [List; N], text: &str, take: impl FnMut(u32, usize, bool)) {
    let view = &*VIEW;
    // Most texts begin with other letters than all phrases of a list.
    if lists.into_iter().any(|list| view.may_front(list as usize, text)) {
        go_along(view, text, take);
    }
}

/// Bytes of a text that the longest phrase may take. Lists are asked place by place, so that no more may be read from each.
const LONGEST: usize = 400;

fn go_along(view: &View<'_>, text: &str, mut take: impl FnMut(u32, usize, bool)) {
    let near = front(text, LONGEST);
    let mut pieces = Tokens::new(near, 0, view.words);
    let Some(first) = pieces.next().filter(|first| first.start == 0) else { return };
    let Some(mut state) = view.filler(first.word) else { return };
    let mut end = first.end as usize;
    loop {
        let next = pieces.next();
        let last = next.is_none() && near.len() == text.len();
        let mut out = |slot| take(slot, end, last);
        if let Some(slot) = Edges::leaf(state) {
            return out(slot);
        }
        let edges = view.filled.of(state);
        edges.front().filter(|edge| edge.is_out()).for_each(|edge| out(edge.to));
        let Some(next) = next.filter(|next| joins(&text[end..next.start as usize])) else {
            return;
        };
        let symbol = word(next.word);
        let small = || edges.front().find(|edge| !edge.is_out() && edge.symbol() == symbol);
        let Some(to) = edges.get(symbol).next().or_else(|| small().map(|edge| edge.to)) else {
            return;
        };
        (state, end) = (to, next.end as usize);
    }
}

/// Whether what stands between two words can stand inside a phrase.
fn joins(gap: &str) -> bool {
    !gap.contains([',', ';', ':', '|', '!', '?', '(', ')', '[', ']', '"', '：', '，', '•'])
        && gap.bytes().filter(|b| *b == b'\n').count() < 2
}

/// Reads the lists of all files.
pub(super) fn read(files: &[(&'static str, &'static str)]) -> Table {
    let mut builder = Builder::new();
    builder.slots = SLOTS + List::ALL.len() as u32 * LINES;
    for (_, file) in files {
        let mut slots = HashMap::new();
        let mut lines: HashMap<&str, u32> = HashMap::new();
        let mut ages = Ages::default();
        for item in items(file).filter_map(|(_, item)| item.ok()) {
            match item {
                Item::Slot(name, fillers) => _ = slots.insert(name, fillers),
                Item::Words(name, text) => {
                    let line = lines.entry(name).or_default();
                    let nth = std::mem::replace(line, *line + 1);
                    for phrase in alternatives(text) {
                        expand(phrase, &mut |text| match List::of(name) {
                            Some(list) => {
                                let line = if list.is_numbered() { nth } else { 0 };
                                builder.phrase(list as usize, list.slot(line), text);
                            }
                            None => ages.add(name, nth, text),
                        });
                    }
                }
                Item::Rows { section: Section::Contributed, text, .. } => {
                    for row in alternatives(text) {
                        let (list, phrase) = match row.rsplit_once("<name>") {
                            Some((front, "")) => (List::Credits, front),
                            Some((_, behind)) => (List::Contributed, behind),
                            None => continue,
                        };
                        // Names on both sides have a list of their own.
                        if !phrase.contains("<name>") {
                            let phrase = spelled(phrase.trim(), &slots);
                            expand(&phrase, &mut |text| {
                                builder.phrase(list as usize, list.slot(0), text);
                            });
                        }
                    }
                }
                Item::Rows { section: Section::Missing, text, .. } => {
                    for row in alternatives(text) {
                        let row = spelled(row, &slots);
                        expand(&row, &mut |text| {
                            builder.phrase(List::Missing as usize, List::Missing.slot(0), text);
                        });
                    }
                }
                Item::Rows { section: Section::Ago, text, .. } => {
                    for row in alternatives(text) {
                        let row = spelled(row, &slots);
                        expand(&row, &mut |text| {
                            let slot = List::Ago.slot(ages.line(text));
                            builder.phrase(List::Ago as usize, slot, text);
                        });
                    }
                }
                _ => {}
            }
        }
    }
    builder.table()
}

/// What the ages of a language count.
#[derive(Debug, Default)]
struct Ages(Vec<(Vec<String>, u32)>);

impl Ages {
    fn words(text: &str) -> Vec<String> {
        let pieces = Tokens::new(text, 0, Lexicon::none());
        let own = pieces.map(|piece| &text[piece.start as usize..piece.end as usize]);
        own.map(str::to_lowercase).collect()
    }

    fn add(&mut self, section: &str, nth: u32, text: &str) {
        let first = AGES.iter().find(|(name, _)| *name == section);
        self.0.extend(first.map(|(_, first)| (Self::words(text), first + nth)));
    }

    /// What an age counts: the last of the units in it, the longest of those that end there.
    fn line(&self, age: &str) -> u32 {
        let words = Self::words(age);
        let last = |unit: &[String]| {
            (0..words.len())
                .rev()
                .find(|at| words[*at..].starts_with(unit))
                .map(|at| at + unit.len())
        };
        let found = self.0.iter().filter_map(|(unit, line)| Some((last(unit)?, unit.len(), *line)));
        found.max_by_key(|(end, len, _)| (*end, *len)).map_or(UNCOUNTED, |(.., line)| line)
    }
}

/// A row with the fillers of its slots in their places, a figure for any number, and choices with
/// nothing in them where a part may be lacking.
fn spelled(row: &str, slots: &HashMap<&str, &str>) -> String {
    let mut text = String::new();
    let mut rest = row;
    while let Some((front, behind)) = rest.split_once('<') {
        let (name, behind) = behind.split_once('>').unwrap_or((behind, ""));
        text.push_str(front);
        match slots.get(name) {
            _ if name == "n" => text.push('1'),
            Some(fillers) => text.push_str(&format!("({fillers})")),
            None => text.push_str(name),
        }
        rest = behind;
    }
    text.push_str(rest);
    // A word alone that may be lacking.
    let bare = |text: &str| {
        text.match_indices('?').map(|(at, _)| at).find(|at| !text[..*at].ends_with(')'))
    };
    while let Some(at) = bare(&text) {
        let from = text[..at].rfind(' ').map_or(0, |space| space + 1);
        text.replace_range(at..=at, ")?");
        text.insert(from, '(');
    }
    while let Some(at) = text.find(")?") {
        let mut depth = 0;
        let opens = |c: char| {
            depth += i32::from(c == ')') - i32::from(c == '(');
            c == '(' && depth == 0
        };
        let open = text[..=at].rfind(opens).unwrap_or(0);
        text.replace_range(at + 1..at + 2, "");
        text.insert(open + 1, '|');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The checked-in lists are what the files of languages say: `DEHUSK_BLESS=1` writes them.
    #[test]
    fn the_compiled_table_is_fresh() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/knowledge/model/lists.bin");
        let table = read(LANGUAGES);
        if std::env::var_os("DEHUSK_BLESS").is_some() {
            std::fs::write(path, table.bytes()).unwrap();
        }
        let fresh = std::fs::read(path).unwrap() == table.bytes();
        assert!(fresh, "DEHUSK_BLESS=1 cargo test --lib the_compiled_table_is_fresh");
    }

    #[test]
    fn phrases_are_found_at_the_front() {
        let at = |list, text| begins(list, text).map(|front| &text[..front.end]);
        assert_eq!(at(List::Byline, "Written by Ann Lee"), Some("Written by"));
        assert_eq!(at(List::Byline, "ByAnn Lee"), Some("By"));
        assert_eq!(at(List::Byline, "Bytes by Ann Lee"), None);
        assert_eq!(at(List::Ago, "3 hours ago, she said"), Some("3 hours ago"));
        assert_eq!(at(List::Ago, "vor 3 Stunden"), Some("vor 3 Stunden"));
        assert!(
            fronts(List::AllRights, "all rightsreserved") && fronts(List::AllRights, "Alle Rechte")
        );
        assert!(!fronts(List::AllRights, "all right") && !fronts(List::AllRights, "of all rights"));
        assert_eq!(line(List::Month, "MÄRZ"), Some(2));
        assert_eq!(line(List::Month, "März 3"), None);
        assert_eq!(at(List::Note, "Editor’s note: the ferry"), Some("Editor’s note"));
    }

    #[test]
    fn slots_are_spelled() {
        let slots = HashMap::from([("u", "a(b) | c")]);
        assert_eq!(spelled("x <n> (y)? <u>? z", &slots), "x 1 (|y) (|a(b) | c) z");
    }

    /// No word names different months in two languages, or two months of one: dates are read
    /// without knowing the language.
    #[test]
    fn months_are_told_without_their_language() {
        let mut known: HashMap<String, (u32, &str)> = HashMap::new();
        let mut wrong = Vec::new();
        for (code, file) in LANGUAGES {
            let mut nth = 0;
            for item in items(file).filter_map(|(_, item)| item.ok()) {
                let Item::Words("month", text) = item else { continue };
                for name in
                    alternatives(text).map(|name| super::super::fold::Fold::new().text(name))
                {
                    let (own, other) = *known.entry(name.clone()).or_insert((nth, *code));
                    if own != nth {
                        wrong.push(format!("{name}: {own} in {other}, {nth} in {code}"));
                    }
                }
                nth += 1;
            }
            assert!([0, 12].contains(&nth), "{code}: {nth} months");
        }
        assert_eq!(wrong, Vec::<String>::new());
    }
}
