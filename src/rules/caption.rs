//! Captions that end with who took the picture.

use once_cell::sync::Lazy;
use regex::Regex;

use super::Line;
use crate::words::CREDIT;

static CREDITED: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"(?x)(?:
        \(\s*(?:(?:AP|AFP|Reuters|REUTERS|Getty|File|FILE|Photo|PHOTO|Foto|Courtesy|Handout|Image|Credit|Picture|Supplied|Staff|iStock|Shutterstock)\b[^()]*|EPA\b[^()0-9]*|[^()]*(?:/|\bvia\s|[Pp]hoto|,\s)\s*(?:AP|EPA|AFP|Reuters|REUTERS|Getty(?:\sImages)?|File|Photo|iStock|Shutterstock|Unsplash|Alamy|dpa)\b[^()]*)\)\s*\.?$
        |(?:\b(?:Photo|PHOTO|Photograph|Image|Foto|Bild|Picture|Fotografía|Photos)\s?(?:\([^)]*\)\s?)?[:/]\s?\S[^.]{2,60}$)
        |(?:\b(?:Credit|Crédito?|Credits)\s?(?:\([^)]*\)\s?)?:\s?\S[^.]{2,60}$)
        |(?:/|\svia\s|\||©\s?)\s?(?:AP|EPA|AFP|Reuters|REUTERS|Getty|Getty\sImages|Shutterstock|iStock|Alamy|dpa|picture\salliance|Imago|Unsplash)(?:\s(?:Photo|Images|via\s\w+))?\s*$
        )")
        .expect("the pattern is well formed")
});
/// Words of a caption at most.
const WORDS: u32 = 75;

/// "The mill at noon. (Photo by Ann Lee)", "The mayor. Ann Lee/Reuters", "Foto: Eva Klein"
pub(super) fn credited(line: &Line<'_>) -> bool {
    let f = line.f;
    f.words <= WORDS && (f.cues.credit > 0 || f.last_flags & CREDIT != 0) && CREDITED.is_match(line.text)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn hits_and_look_alikes() {
        check(
            "picture credit",
            &[
                "The mill at noon. (Photo by Ann Lee)",
                "The mayor in his office. (Ann Lee/AFP via Getty Images)",
                "Der Hafen am Morgen. Foto: Eva Klein",
                "The ferry leaves. (AP Photo/Ann Lee)",
            ],
            &[
                "The photo by Ann Lee won a prize on Monday.",
                "He sold the image to Getty Images in May.",
                "Reuters reported the sale (and the price).",
                "Farms gave off 664 million tons of it in 2022, a tenth of all (EPA 2024).",
                "Credit/debit cards (Visa, Mastercard)",
            ],
        );
    }
}
