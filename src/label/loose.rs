//! Prompts that no row has as they stand, told by their words alone.

use std::ops::Range;

use crate::Kind;
use crate::door::block::Bullet;
use crate::label::prompts::Lexicon;
use crate::measure::features::End;
use crate::noun::{Cut, Line, Named, Verdict};
use crate::text::sentence;

/// Words of a paragraph that they may stand behind.
const PARAGRAPH: u32 = 8;

/// What such prompts are removed as.
pub(super) static WORDS: [Verdict; 12] = [
    Verdict::of(Kind::ReadMore, "words to read on"),
    Verdict::of(Kind::Advertisement, "words of advertising"),
    Verdict::of(Kind::Related, "words over related links"),
    Verdict::of(Kind::Share, "words to share"),
    Verdict::of(Kind::Newsletter, "words to subscribe"),
    Verdict::of(Kind::Paywall, "words of a wall"),
    Verdict::of(Kind::Consent, "words of consent"),
    Verdict::of(Kind::Comments, "words to comment"),
    Verdict::of(Kind::Navigation, "words of menus"),
    Verdict::of(Kind::Media, "words of players"),
    Verdict::of(Kind::Promotion, "words of calls"),
    Verdict::of(Kind::Tags, "words of tags"),
];

/// What a text is whose words are all of the prompts of the page's language.
fn told(text: &str, known: Lexicon<'_>) -> Named<'static> {
    let kind = known.prompts.of_words(text, known.language?)?;
    WORDS.iter().find(|verdict| verdict.kind == kind && !known.off().has(verdict))
}

/// What a line is by its words. Headings and items of lists are the article's own.
pub(super) fn line(line: &Line<'_>, known: Lexicon<'_>) -> Named<'static> {
    let apart = line.block.level == 0 && line.block.bullet == Bullet::None;
    if apart && line.f.inner_ends <= 1 { told(line.text, known) } else { None }
}

/// What goes from the end of a paragraph: words behind its last sentence that end without a mark.
pub(super) fn behind(
    text: &str,
    at: usize,
    line: &Line<'_>,
    known: Lexicon<'_>,
) -> Option<Cut<'static>> {
    if line.f.words < PARAGRAPH || line.f.end != End::Plain {
        return None;
    }
    let block = line.block.text..line.block.end;
    let (mut asks, mut last) = (None, 0..0);
    for range in sentence::ranges(text, block.clone()) {
        // "Found an error? Write to us" is one call.
        asks = Some(last).filter(|before| text[before.clone()].ends_with(['?', '!', '؟']));
        last = range;
    }
    let both = asks.map(|asks| asks.start..last.end);
    let clause = clause(text, &last);
    both.into_iter().chain([last]).chain(clause).filter(|range| range.start > block.start).find_map(
        |range| {
            let verdict = told(&text[range.clone()], known)?;
            Some(Cut { block: at, range, verdict })
        },
    )
}

/// What stands behind the last comma or semicolon of a sentence, where no small letter goes on.
fn clause(text: &str, sentence: &Range<usize>) -> Option<Range<usize>> {
    let own = &text[sentence.clone()];
    let comma = own.rfind([',', ';', '،', '؛'])?;
    let rest = own[comma..].trim_start_matches(|c: char| !c.is_alphanumeric());
    let apart = rest.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    apart.then(|| sentence.end - rest.len()..sentence.end)
}
