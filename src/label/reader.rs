//! Calls to the reader, in a page that else does not speak to its reader: "Did you like this article? Write to our editors."

use crate::door::block::{Block, Bullet};
use crate::know::words::{ADDRESS, Part, hash};
use crate::measure::features::{End, Measures};
use crate::noun::Cut;
use crate::text::{is_unspaced, sentence};

/// Words of a call.
const WORDS: std::ops::RangeInclusive<u32> = 4..=36;
/// Words at most of one that only a word for the page tells: "we" may be all of us.
const OURS_WORDS: u32 = 20;
/// Words from which a line is one without an end mark, too; a shorter one may be a subheading.
const OPEN_WORDS: u32 = 8;
/// Words from which a block is prose, and blocks of it that tell whom the page speaks to.
const PROSE_WORDS: u32 = 25;
const PROSE: usize = 3;
/// The same where only a word for the page tells.
const MUCH_PROSE: usize = 5;
/// Of so many blocks of prose, one may speak to the reader or of the page itself.
const SHARE: usize = 8;
/// Short lines to the reader that are no calls, beyond as many as there are calls: an interview has more.
const OTHERS: usize = 2;

/// What a text says, outside quotes.
#[derive(Debug, Clone, Copy, Default)]
struct Said {
    you: bool,
    us: bool,
    thing: bool,
}

impl Said {
    /// What two sentences say.
    const fn and(self, other: Self) -> Self {
        Self {
            you: self.you || other.you,
            us: self.us || other.us,
            thing: self.thing || other.thing,
        }
    }

    /// Whether it has any part of a call.
    const fn any(self) -> bool {
        self.you || self.us || self.thing
    }
}

/// The lines of a body that call on the reader: they have a word for the reader, and one for the page or what it has to give, and
/// the body's prose does not say "you", nor "we" where that is what tells. `language` is a place among those with lists of words.
pub(super) fn calls(
    text: &str,
    blocks: &[Block],
    features: &Measures,
    body: &[usize],
    cuts: &[Cut<'_>],
    language: usize,
) -> Vec<usize> {
    let piece = |at: usize| &text[blocks[at].text..blocks[at].end];
    let prose = |at: &usize| features[*at].length() >= PROSE_WORDS;
    let is_line = |at: &usize| {
        let (block, f) = (&blocks[*at], &features[*at]);
        WORDS.contains(&f.length())
            && (block.level, block.bullet, block.inline) == (0, Bullet::None, false)
            && (f.end == End::Stop || f.length() >= OPEN_WORDS)
            && !piece(*at).contains(is_quote)
            && !piece(*at).starts_with(['-', '–', '—'])
    };
    let mut all = Vec::new();
    let mut others = 0;
    for at in body.iter().copied().skip_while(|at| !prose(at)).skip(1).filter(is_line) {
        // What is left of a line of which calls were cut is one, too, or a sentence of the article.
        let cuts = || {
            cuts[cuts.partition_point(|cut| cut.block < at)..]
                .iter()
                .take_while(|cut| cut.block == at)
        };
        let left = sentence::ranges(text, blocks[at].text..blocks[at].end);
        let mut left = left.into_iter().filter(|range| {
            !cuts().any(|cut| cut.range.start <= range.start && range.end <= cut.range.end)
        });
        let Some(first) = left.next().map(|range| said(&text[range], language)) else { continue };
        let all_of_it = first.any();
        let own = left.fold(first, |own, range| own.and(said(&text[range], language)));
        let thing = own.thing || features[at].address();
        if own.you && all_of_it && (thing || own.us && features[at].length() <= OURS_WORDS) {
            all.push((at, thing));
        } else if own.you {
            others += 1;
        }
    }
    if all.is_empty() || others > all.len() + OTHERS {
        return Vec::new();
    }
    let (mut count, mut you, mut us) = (0, 0, 0);
    let is_call = |at: &usize| all.binary_search_by_key(at, |(own, _)| *own).is_ok();
    for at in body.iter().filter(|at| prose(at) && !is_call(at)) {
        let own = said(piece(*at), language);
        (count, you, us) = (count + 1, you + usize::from(own.you), us + usize::from(own.us));
    }
    if count < PROSE || you * SHARE > count {
        return Vec::new();
    }
    let ours = us * SHARE <= count && count >= MUCH_PROSE;
    all.into_iter().filter(|(_, thing)| *thing || ours).map(|(at, _)| at).collect()
}

/// Whether a character opens or closes a quote.
const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』')
}

/// What a text says outside quotes, in the language with this place.
fn said(text: &str, language: usize) -> Said {
    let mut said = Said::default();
    let mut quoted = false;
    // Whether the next word begins a sentence.
    let mut opens = true;
    let mut from = 0;
    let mut word = |own: &str, opens: bool| {
        let known = ADDRESS.get(hash(own));
        if known.is_none()
            || known.needs_capital() && (opens || !own.starts_with(char::is_uppercase))
        {
            return;
        }
        said.you |= known.is(Part::You, language);
        said.us |= known.is(Part::Us, language);
        said.thing |= known.is(Part::Thing, language);
    };
    for (at, c) in text.char_indices() {
        let apart = is_unspaced(c);
        if !apart && !is_parting(c) {
            continue;
        }
        if from < at {
            if !quoted {
                word(&text[from..at], opens);
            }
            opens = false;
        }
        from = at + c.len_utf8();
        if apart && !quoted {
            word(&text[at..from], false);
        }
        quoted ^= is_quote(c);
        opens |= matches!(c, '.' | '!' | '?' | ':' | '…');
    }
    if from < text.len() && !quoted {
        word(&text[from..], opens);
    }
    said
}

/// Whether a character parts words.
fn is_parting(c: char) -> bool {
    c.is_whitespace()
        || c.is_ascii_punctuation()
        || is_quote(c)
        || matches!(
            c,
            '\u{2010}'
                ..='\u{2027}'
                    | '¿'
                    | '¡'
                    | '،'
                    | '؛'
                    | '؟'
                    | '।'
                    | '。'
                    | '、'
                    | '，'
                    | '！'
                    | '？'
                    | '：'
        )
}

#[cfg(test)]
mod tests {
    use crate::label::testing::behind;

    const PROSE: [&str; 4] = [
        "The ferry between the two towns will stop running at the end of the month, the board said on Monday, after the last of its three boats had failed an inspection.",
        "About four hundred people use it every day, most of them on their way to work, and they will have to take the bus, which takes an hour more each way.",
        "“You may trust us, we will not leave your towns alone,” the mayor said, and went on to say that the county would be asked for a loan before the summer.",
        "The last boat was built in the old yard in 1962, and nobody at the yard thinks that it can be mended for less than what a new one would cost the board.",
    ];

    /// The page with a line between the second paragraph and the third.
    fn with(line: &str) -> String {
        let [first, second, third, last] = PROSE;
        behind(&[first, second, line, third, last].join("\n\n"))
    }

    #[test]
    fn calls_to_the_reader_go() {
        for line in [
            "How did this article make you feel about the coast?",
            "What the coast is talking about lands in your inbox before the first boat has left",
            "You have reached the last of your free articles.",
        ] {
            assert_eq!(with(line), PROSE.join("\n\n"), "{line}");
        }
    }

    #[test]
    fn a_word_for_the_page_tells_where_there_is_much_prose() {
        let line = "We go where you cannot be, on every day of the year.";
        assert!(with(line).contains(line));
        let [first, second, third, last] = PROSE;
        let more = PROSE.map(|prose| prose.replace("boat", "bus"));
        let text = [first, second, line, third, last, &more[0], &more[3]].join("\n\n");
        assert!(!behind(&text).contains(line), "{text}");
    }

    #[test]
    fn lines_of_the_article_stay() {
        for line in [
            // No word for what a page has to give.
            "You never know with the sea.",
            // A subheading.
            "What you can do for our boats",
            // Somebody is quoted.
            "“We need your comments,” the mayor said on Monday.",
            // Not to the reader.
            "The article was read aloud in our town hall.",
        ] {
            assert!(with(line).contains(line), "{line}");
        }
    }

    #[test]
    fn a_sentence_before_the_call_stays() {
        let line = "The sea was calm on Monday. Tell our reporters what you saw of it.";
        assert!(with(line).contains("The sea was calm on Monday."), "{line}");
    }

    #[test]
    fn pages_that_speak_to_the_reader_keep_their_lines() {
        let line = "You may read the article on the wall.";
        let own =
            PROSE.map(|prose| prose.replace("The ", "Your ").replace("About", "You know that"));
        let body = behind(&[&*own[0], &own[1], line, &own[3]].join("\n\n"));
        assert!(body.contains(line), "{body}");
    }
}
