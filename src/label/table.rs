//! The table of shapes, and which of them are asked of a block.

use crate::Kind;
use crate::label::signs::{self, Signs};
use crate::noun::{
    Line, Named, Role, Verdict, bio, byline, comment, consent, copyright, credit, date, embed,
    navigation, newsletter, pedia, picture, player, promotion, related, share,
};

/// A named shape.
pub(crate) struct Rule {
    pub(crate) verdict: Verdict,
    /// What a block shows one of, for the rule to be asked.
    pub(crate) when: Signs,
    pub(crate) hits: fn(&Line<'_>) -> bool,
}

/// Longest block, in words, that any shape takes: what is longer is prose to be judged by its neighbours.
const MAX_WORDS: u32 = 90;

/// The shapes, in the order they are asked.
pub(crate) static RULES: &[Rule] = &[
    Rule {
        verdict: Verdict::of(Kind::Navigation, "residue"),
        when: signs::EMPTY | signs::BRACKET,
        hits: navigation::residue,
    },
    Rule {
        verdict: Verdict::of(Kind::Boilerplate, "shortcode"),
        when: signs::BRACKET,
        hits: navigation::shortcode,
    },
    Rule {
        verdict: Verdict::of(Kind::Navigation, "source of a reference"),
        when: signs::BRACKET | signs::MONEY,
        hits: pedia::source,
    },
    Rule {
        verdict: Verdict::of(Kind::Media, "left of a post"),
        when: signs::BRACKET | signs::ADDRESS | signs::FILE,
        hits: embed::residue,
    },
    Rule {
        verdict: Verdict::of(Kind::Media, "player time"),
        when: signs::NUMBER,
        hits: player::player_time,
    },
    Rule { verdict: Verdict::of(Kind::Share, "share bar"), when: signs::SHARES, hits: share::bar },
    Rule {
        verdict: Verdict::of(Kind::Share, "counter"),
        when: signs::NUMBER,
        hits: share::counter,
    },
    Rule {
        verdict: Verdict::of(Kind::Comments, "comment counter"),
        when: signs::THREAD | signs::NUMBER,
        hits: comment::counter,
    },
    Rule {
        verdict: Verdict::of(Kind::Copyright, "copyright line"),
        when: signs::COPYRIGHT,
        hits: copyright::line,
    },
    Rule {
        verdict: Verdict::of(Kind::Timestamp, "date line"),
        when: signs::NUMBER,
        hits: date::line::line,
    },
    Rule {
        verdict: Verdict::of(Kind::Timestamp, "part of a date"),
        when: signs::NUMBER,
        hits: date::line::part,
    },
    Rule {
        verdict: Verdict::of(Kind::Timestamp, "dates of a notice"),
        when: signs::NUMBER,
        hits: date::line::notice,
    },
    Rule {
        verdict: Verdict::of(Kind::Byline, "byline"),
        when: signs::AGENCY | signs::OPENER | signs::COMMA,
        hits: byline::line::line,
    },
    Rule {
        verdict: Verdict::of(Kind::AuthorBio, "author line"),
        when: signs::ROLE,
        hits: bio::line,
    },
    Rule {
        verdict: Verdict::of(Kind::AuthorBio, "contact line"),
        when: signs::ADDRESS,
        hits: bio::contact,
    },
    Rule { verdict: Verdict::of(Kind::Credit, "credits"), when: signs::DESK, hits: credit::line },
    Rule {
        verdict: Verdict::of(Kind::Boilerplate, "sign-off"),
        when: signs::SIGNED,
        hits: credit::sign_off,
    },
    Rule {
        verdict: Verdict::of(Kind::Caption, "picture credit"),
        when: signs::CREDIT,
        hits: picture::credited::line,
    },
    Rule {
        verdict: Verdict::of(Kind::Caption, "picture description"),
        when: signs::TWICE | signs::PICTURE,
        hits: picture::description,
    },
    Rule {
        verdict: Verdict::of(Kind::Related, "teaser with its prompt"),
        when: signs::SEPARATOR | signs::CLOSED,
        hits: related::teaser,
    },
    Rule {
        verdict: Verdict::of(Kind::Promotion, "price at a shop"),
        when: signs::MONEY,
        hits: promotion::price,
    },
    Rule {
        verdict: Verdict::of(Kind::Caption, "caption with date"),
        when: signs::DAY,
        hits: picture::dated,
    },
    Rule {
        verdict: Verdict::of(Kind::Promotion, "affiliate note"),
        when: signs::EARN,
        hits: promotion::affiliate,
    },
    Rule {
        verdict: Verdict::of(Kind::Newsletter, "newsletter call"),
        when: signs::LETTER,
        hits: newsletter::call,
    },
    Rule {
        verdict: Verdict::of(Kind::Consent, "notice of cookies"),
        when: signs::CONSENT,
        hits: consent::notice,
    },
    Rule {
        verdict: Verdict::of(Kind::Newsletter, "offer to deliver"),
        when: signs::GET,
        hits: newsletter::delivery,
    },
    Rule {
        verdict: Verdict::of(Kind::Navigation, "breadcrumb").with(Role::Breadcrumb),
        when: signs::SEPARATOR,
        hits: navigation::breadcrumb,
    },
    Rule {
        verdict: Verdict::of(Kind::Navigation, "menu line"),
        when: signs::MENU,
        hits: navigation::menu,
    },
];

/// Shapes that stand among an article's paragraphs, so that its layout must not know of them.
pub(crate) static QUIET: &[Rule] = &[
    Rule {
        verdict: Verdict::of(Kind::Caption, "picture of somebody"),
        when: signs::SOMEBODY,
        hits: picture::shows_person,
    },
    Rule {
        verdict: Verdict::of(Kind::Caption, "picture's name twice"),
        when: signs::TWICE,
        hits: picture::short_twice,
    },
    Rule {
        verdict: Verdict::of(Kind::Caption, "what a picture is of"),
        when: signs::OF,
        hits: picture::is_of,
    },
    Rule {
        verdict: Verdict::of(Kind::Caption, "picture file"),
        when: signs::FILE,
        hits: picture::is_file,
    },
    Rule {
        verdict: Verdict::of(Kind::Caption, "picture of a sign"),
        when: signs::SIGN,
        hits: picture::is_sign,
    },
    Rule {
        verdict: Verdict::of(Kind::Navigation, "line with nothing to see"),
        when: signs::EMPTY,
        hits: navigation::unseen,
    },
    Rule {
        verdict: Verdict::of(Kind::Promotion, "call to act"),
        when: signs::ACT,
        hits: promotion::call,
    },
    Rule {
        verdict: Verdict::of(Kind::ReadMore, "leads to a review"),
        when: signs::READ,
        hits: promotion::review,
    },
    Rule {
        verdict: Verdict::of(Kind::ReadMore, "leads to more"),
        when: signs::MORE,
        hits: promotion::more,
    },
    Rule {
        verdict: Verdict::of(Kind::ReadMore, "leads to another article"),
        when: signs::ALSO,
        hits: promotion::also_on,
    },
];

/// Shapes that a block of any length may have: an address, data, and what counts readers.
pub(crate) static OF_ANY: &[Rule] = &[
    Rule {
        verdict: Verdict::of(Kind::Navigation, "link definition"),
        when: signs::BRACKET,
        hits: navigation::link_definition,
    },
    Rule {
        verdict: Verdict::of(Kind::Navigation, "page data"),
        when: signs::QUOTE,
        hits: navigation::data,
    },
    Rule {
        verdict: Verdict::of(Kind::Boilerplate, "pixel or banner in tags"),
        when: signs::TAG,
        hits: navigation::tags,
    },
];

/// The rules that are asked of a block: of each table a bit each.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Asked {
    pub(crate) of_any: u64,
    pub(crate) shapes: u64,
    pub(crate) quiet: u64,
}

/// Rules that are switched off.
#[derive(Debug, Clone, Default)]
pub(crate) struct Off {
    /// Those of the tables, as they would be asked.
    asked: Asked,
    names: Vec<&'static str>,
}

impl Off {
    /// Those with these names.
    pub(crate) fn of(names: &[&'static str]) -> Self {
        let bits = |rules: &[Rule]| {
            let named = |rule: &Rule| names.contains(&&*rule.verdict.rule);
            rules.iter().enumerate().fold(0, |bits, (at, rule)| bits | u64::from(named(rule)) << at)
        };
        let asked = Asked { of_any: bits(OF_ANY), shapes: bits(RULES), quiet: bits(QUIET) };
        Self { asked, names: names.to_vec() }
    }

    /// Whether a rule is.
    pub(crate) fn has(&self, verdict: &Verdict) -> bool {
        !self.names.is_empty() && self.names.contains(&&*verdict.rule)
    }
}

impl Asked {
    /// Those that are not switched off.
    pub(crate) fn less(self, off: &Off) -> Self {
        Self {
            of_any: self.of_any & !off.asked.of_any,
            shapes: self.shapes & !off.asked.shapes,
            quiet: self.quiet & !off.asked.quiet,
        }
    }
}

/// The rules that each sign asks.
static ASKED: [Asked; 64] = {
    let (of_any, shapes, quiet) = (signs::asked(OF_ANY), signs::asked(RULES), signs::asked(QUIET));
    let mut asked = [Asked { of_any: 0, shapes: 0, quiet: 0 }; 64];
    let mut sign = 0;
    while sign < asked.len() {
        asked[sign] = Asked { of_any: of_any[sign], shapes: shapes[sign], quiet: quiet[sign] };
        sign += 1;
    }
    asked
};

/// The rules that a block's signs ask.
pub(crate) fn asked(line: &Line<'_>) -> Asked {
    let mut signs = signs::of(line);
    let mut all = Asked::default();
    while signs != 0 {
        let more = &ASKED[signs.trailing_zeros() as usize];
        all = Asked {
            of_any: all.of_any | more.of_any,
            shapes: all.shapes | more.shapes,
            quiet: all.quiet | more.quiet,
        };
        signs &= signs - 1;
    }
    all
}

/// The first rule that the block fits; nothing for prose.
pub(crate) fn judge(line: &Line<'_>, asked: Asked) -> Named<'static> {
    let of_any = first(OF_ANY, asked.of_any, line);
    if of_any.is_some() || line.f.words > MAX_WORDS {
        return of_any;
    }
    first(RULES, asked.shapes, line)
}

/// The first of a table's rules that the block fits, of those that are asked.
pub(crate) fn first(rules: &'static [Rule], mut asked: u64, line: &Line<'_>) -> Named<'static> {
    while asked != 0 {
        let rule = &rules[asked.trailing_zeros() as usize];
        if (rule.hits)(line) {
            return Some(&rule.verdict);
        }
        asked &= asked - 1;
    }
    None
}
