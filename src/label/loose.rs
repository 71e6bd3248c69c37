//! Prompts that no row has as they stand, told by their words alone.

use std::ops::Range;

use crate::Kind;
use crate::door::block::Bullet;
use crate::label::prompts::Lexicon;
use crate::measure::features::End;
use crate::noun::{Cut, Line, Named, Role, Verdict};
use crate::text::sentence;

/// Words of a paragraph that they may stand behind.
const PARAGRAPH: u32 = 8;

/// What the words of a kind say.
const fn told_as(kind: Kind, rule: &'static str) -> Verdict {
    Verdict::of(kind, rule).with(Role::Told)
}

/// What such prompts are removed as.
pub(super) static WORDS: [Verdict; 12] = [
    told_as(Kind::ReadMore, "words to read on"),
    told_as(Kind::Advertisement, "words of advertising"),
    told_as(Kind::Related, "words over related links"),
    told_as(Kind::Share, "words to share"),
    told_as(Kind::Newsletter, "words to subscribe"),
    told_as(Kind::Paywall, "words of a wall"),
    told_as(Kind::Consent, "words of consent"),
    told_as(Kind::Comments, "words to comment"),
    told_as(Kind::Navigation, "words of menus"),
    told_as(Kind::Media, "words of players"),
    told_as(Kind::Promotion, "words of calls"),
    told_as(Kind::Tags, "words of tags"),
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

#[cfg(test)]
mod tests {
    use super::WORDS;
    use crate::Kind;
    use crate::know::grammar::asks;

    #[test]
    fn every_kind_that_asks_has_its_words() {
        for kind in Kind::ALL {
            let named = WORDS.iter().filter(|verdict| verdict.kind == *kind).count();
            assert_eq!(named, usize::from(asks(*kind)), "{kind}");
        }
    }
}
