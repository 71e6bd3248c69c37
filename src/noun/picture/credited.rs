//! Captions that end with who took the picture.

use once_cell::sync::Lazy;
use regex::Regex;

use crate::noun::Line;
use crate::text::squeezed;

/// What brackets at the end of a caption hold.
static CREDIT_IN_BRACKETS: Lazy<Regex> = Lazy::new(|| {
    Regex::new(
        r"(?x)^\s*(?:
        (?:AP|AFP|Reuters|REUTERS|Getty|File|FILE|Photo|PHOTO|Foto|Courtesy|Handout|Image|Credit|Picture|Supplied|Staff|iStock|Shutterstock)(?-u:\b)
        |(?:image\ |photo\ )?(?:credit|image|photo|picture|source):
        |EPA(?-u:\b)[^0-9]*$
        |.*(?:/|(?-u:\b)via\ |[Pp]hoto|,\ )\ ?(?:AP|EPA|AFP|Reuters|REUTERS|Getty(?:\ Images)?|File|Photo|iStock|Shutterstock|Unsplash|Alamy|dpa)(?-u:\b)
        )",
    )
    .expect("the pattern is well formed")
});
/// What stands before a colon, or the first of them before a slash, and who took the picture behind it.
const LABELS: &[&str] = &[
    "Photo",
    "PHOTO",
    "Photograph",
    "Image",
    "Foto",
    "Bild",
    "Picture",
    "Fotografía",
    "Photos",
    "Credit",
    "Crédit",
    "Crédito",
    "Credits",
];
const SLASHED: usize = 9;
/// Who lends pictures, behind a slash, a bar, a sign or "via".
const LENDERS: &[&str] = &[
    "AP",
    "EPA",
    "AFP",
    "Reuters",
    "REUTERS",
    "Getty",
    "Getty Images",
    "Shutterstock",
    "iStock",
    "Alamy",
    "dpa",
    "picture alliance",
    "Imago",
    "Unsplash",
    "Pexels",
    "Pixabay",
    "Flickr",
    "Adobe Stock",
    "Wikimedia",
    "Wikimedia Commons",
];
/// What comes before the name of who took a picture, or lent it.
const TAKEN: &[&str] = &[
    "Photo by ",
    "Photos by ",
    "Photograph by ",
    "Photographs by ",
    "Image by ",
    "Photo courtesy ",
    "Image courtesy ",
];
/// Words of such a name at most, an outlet's behind it included.
const TAKEN_WORDS: usize = 9;
/// Bytes at the end of a caption in which its credit stands, and characters of the name there.
const CREDIT_TAIL: usize = 260;
const CREDIT_NAME: std::ops::RangeInclusive<usize> = 3..=61;
/// Words of a caption at most; where the credit does not stand in brackets, a longer one of several
/// sentences is a paragraph with a caption glued on.
const WORDS: u32 = 75;
const BARE_WORDS: u32 = 55;

/// "The mill at noon. (Photo by Ann Lee)", "The mayor. Ann Lee/Reuters", "Foto: Eva Klein"
pub(crate) fn line(line: &Line<'_>) -> bool {
    let f = line.f;
    if f.words > WORDS || f.cues.credit() == 0 && !f.closes_credit() {
        return false;
    }
    let folded;
    let text = if line.block.wrapped {
        folded = squeezed(line.text);
        folded.as_str()
    } else {
        line.text.trim_end()
    };
    in_brackets(text)
        || (f.words <= BARE_WORDS || f.inner_ends <= 2)
            && (labelled(text) || lent(text) || taken(text) || dotted(text))
}

/// "(AP Photo/Ann Lee)" at the end, or before a button that shows more of the caption.
fn in_brackets(text: &str) -> bool {
    let text =
        text.strip_suffix("less").or_else(|| text.strip_suffix("more")).map_or(text, str::trim_end);
    let Some(inner) = text.strip_suffix('.').unwrap_or(text).trim_end().strip_suffix(')') else {
        return false;
    };
    let inner = inner.rfind('(').map_or("", |at| &inner[at + 1..]);
    !inner.contains(')') && CREDIT_IN_BRACKETS.is_match(inner)
}

/// "Photo: Ann Lee", "Foto (2019): Eva Klein" with nothing behind it.
fn labelled(text: &str) -> bool {
    let from = text.len().saturating_sub(CREDIT_TAIL);
    text.bytes().enumerate().skip(from).filter(|(_, b)| matches!(b, b':' | b'/')).any(
        |(at, mark)| {
            let name = text[at + 1..].strip_prefix(char::is_whitespace).unwrap_or(&text[at + 1..]);
            let mut before = text[..at].strip_suffix(char::is_whitespace).unwrap_or(&text[..at]);
            if let Some(open) = before.ends_with(')').then(|| before.rfind('(')).flatten() {
                before = before[..open].trim_end();
            }
            let label = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
            let labels = if mark == b':' { LABELS } else { &LABELS[..SLASHED] };
            labels.contains(&label)
                && CREDIT_NAME.contains(&name.chars().count())
                && !name.starts_with(char::is_whitespace)
                && !name.chars().skip(1).any(|c| c == '.')
        },
    )
}

/// "Ann Lee/Reuters", "© dpa", "Ann Lee via Getty Images" at the end.
fn lent(text: &str) -> bool {
    let bare = [" Photo", " Images", " file", " File"]
        .iter()
        .find_map(|suffix| text.strip_suffix(suffix))
        .unwrap_or(text);
    [text, bare].iter().any(|text| {
        LENDERS.iter().filter_map(|lender| text.strip_suffix(lender)).any(|before| {
            let before = before.trim_end();
            before.ends_with(['/', '|', '©'])
                || before.ends_with(" via")
                || before.ends_with("Source:")
        })
    })
}

/// "The quay at noon. | Photo by Ann Lee", "Photograph by Ann Lee, courtesy of the Harbour Post." behind a sentence or a bar.
fn taken(text: &str) -> bool {
    // Asked first, for most lines have neither.
    if !text.contains(" by ") && !text.contains("courtesy ") {
        return false;
    }
    TAKEN
        .iter()
        .filter_map(|label| text.rfind(label).map(|at| (at, &text[at + label.len()..])))
        .any(|(at, name)| {
            let before = text[..at].trim_end();
            let parted =
                before.is_empty() || before.ends_with(['|', '.', '!', '?', ')', '…', '—', '–']);
            // "Photographs by the town's only photographer hang in the hall."
            let the = name.strip_prefix("the ");
            let named = name.starts_with(char::is_uppercase)
                || name.starts_with("of ")
                || the.is_some_and(|rest| {
                    rest.starts_with(char::is_uppercase) || rest.split_whitespace().count() < 3
                });
            parted
                && named
                && name.split_whitespace().count() <= TAKEN_WORDS
                && !name.trim_end_matches('.').contains(". ")
        })
}

/// "The quay at noon. Credit...Ann Lee for the Harbour Post": the label, dots, and a name.
fn dotted(text: &str) -> bool {
    let label = |dots: &str| text.rfind(dots).map(|at| &text[at + dots.len()..]);
    ["Credit...", "Credit…", "CREDIT..."].iter().find_map(|dots| label(dots)).is_some_and(|name| {
        let name = name.trim_start();
        name.starts_with(|c: char| c.is_uppercase())
            && name.split_whitespace().count() <= TAKEN_WORDS
            && !name.contains(". ")
    })
}

#[cfg(test)]
mod tests {
    use crate::label::testing::check;

    #[test]
    fn hits_and_look_alikes() {
        check(
            "picture credit",
            &[
                "The mill at noon. (Photo by Ann Lee)",
                "The mayor in his office. (Ann Lee/AFP via Getty Images)",
                "Der Hafen am Morgen. Foto: Eva Klein",
                "The ferry leaves. (AP Photo/Ann Lee)",
                "The engine stands on its carriage. (credit: Harbour Works/Jo Park)",
                "The ferry leaves the harbour. (AP Photo/Ann Lee) less",
                "The ferry in January. Credit...Ann Lee for The Harbour Post",
            ],
            &[
                "The photo by Ann Lee won a prize on Monday.",
                "Photographs by the town's only printer hang in the mill.",
                "He sold the image to Getty Images in May.",
                "Reuters reported the sale (and the price).",
                "Farms gave off 664 million tons of it in 2022, a tenth of all (EPA 2024).",
                "Credit/debit cards (Visa, Mastercard)",
            ],
        );
    }
}
