//! Every list, with the name of its section: a row more is all that a new list needs.

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
    /// Particles behind which a sentence goes on, as the last characters of a line, where letters have no case: no heading ends
    /// with them.
    OpenEnd = "open_end",
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
    /// What a text opens with in which somebody says what it writes on.
    BioFirst = "bio_first",
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
    /// Prompts that stand behind a teaser's headline and lead to its article.
    TeaserPrompt = "teaser_prompt",
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
    /// What notes call the machine that wrote a summary: "AI", "KI", "IA".
    Machine = "machine",
    /// What such notes say that it did.
    MachineMade = "machine_made",
    /// What it made.
    MachineText = "machine_text",
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
    /// The halves of the day before a time, a line each: the morning's, the afternoon's.
    DayHalf = "day_half",
    /// What Moscow's time is called behind a time.
    ZoneMsk = "zone_msk",
}
