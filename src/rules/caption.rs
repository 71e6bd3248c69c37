//! Captions that end with who took the picture.

use once_cell::sync::Lazy;
use regex::Regex;

use super::Line;
use crate::words::CREDIT;

static CREDITED: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"(?x)(?:
        \(\s*(?:(?:AP|AFP|Reuters|REUTERS|Getty|File|FILE|Photo|PHOTO|Foto|Courtesy|Handout|Image|Credit|Picture|Supplied|Staff|iStock|Shutterstock)\b[^()]*|(?:image\s|photo\s)?(?:credit|image|photo|picture|source):[^()]*|EPA\b[^()0-9]*|[^()]*(?:/|\bvia\s|[Pp]hoto|,\s)\s*(?:AP|EPA|AFP|Reuters|REUTERS|Getty(?:\sImages)?|File|Photo|iStock|Shutterstock|Unsplash|Alamy|dpa)\b[^()]*)\)\s*\.?(?:\s(?:less|more))?$
        |(?:\b(?:Photo|PHOTO|Photograph|Image|Foto|Bild|Picture|Fotografía|Photos)\s?(?:\([^)]*\)\s?)?[:/]\s?\S[^.]{2,60}$)
        |(?:\b(?:Credit|Crédito?|Credits)\s?(?:\([^)]*\)\s?)?:\s?\S[^.]{2,60}$)
        |(?:/|\svia\s|\||©\s?)\s?(?:AP|EPA|AFP|Reuters|REUTERS|Getty|Getty\sImages|Shutterstock|iStock|Alamy|dpa|picture\salliance|Imago|Unsplash)(?:\s(?:Photo|Images|[Ff]ile|via\s\w+))?\s*$
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

/// Words of a caption that says what is seen and when.
const DATED_WORDS: std::ops::RangeInclusive<u32> = 12..=60;

/// "…, Tuesday, Nov. 19, 2019, in Columbia, S.C." with a day's name and a year, as only captions of agencies have it in the
/// middle of a sentence.
static FULL_DATE: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"\S+\s+\S+\s+\S+\s+\S+\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}\b")
        .expect("the pattern is well formed")
});
/// Words of other tenses than that of captions, and of announcements.
const NOT_SEEN: &[&str] = &[
    "will",
    "was",
    "were",
    "had",
    "did",
    "would",
    "said",
    "says",
    "announced",
    "scheduled",
    "published",
    "updated",
    "posted",
    "please",
    "join",
];

/// "The mayor, left, speaks with a shopkeeper during a walk, Tuesday, Nov. 19, 2019, in Columbia, S.C."
pub(super) fn dated(line: &Line<'_>) -> bool {
    let f = line.f;
    f.cues.weekday > 0
        && f.cues.month > 0
        && f.year
        && DATED_WORDS.contains(&f.words)
        && [" during ", ", left", ", right", ", center", ", second from"].iter().any(|mark| line.text.contains(mark))
        && !line.text.split(|c: char| !c.is_alphanumeric()).any(|word| NOT_SEEN.contains(&word))
        && FULL_DATE.is_match(line.text)
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
                "The engine stands on its carriage. (credit: Harbour Works/Jo Park)",
                "The ferry leaves the harbour. (AP Photo/Ann Lee) less",
            ],
            &[
                "The photo by Ann Lee won a prize on Monday.",
                "He sold the image to Getty Images in May.",
                "Reuters reported the sale (and the price).",
                "Farms gave off 664 million tons of it in 2022, a tenth of all (EPA 2024).",
                "Credit/debit cards (Visa, Mastercard)",
            ],
        );
        check(
            "caption with date",
            &[
                "Mayor Ann Lee, left, speaks with a shopkeeper in the old harbour, Tuesday, Nov. 19, 2019, in Columbia, S.C.",
                "Harbour United's Jo Park (29) heads the ball during the second half of a game against Mill Town on Friday, March 1, 2024.",
            ],
            &[
                "The show opens at the old mill with a speech by the mayor on Friday, March 3, 2023, at seven in the evening.",
                "The mayor said during a walk in the harbour that she would step down on Tuesday, Nov. 19, 2019, at noon.",
                "On Friday, March 1, 2024, the board votes on the plan during its first meeting of the year in the hall.",
            ],
        );
    }
}
