//! Counts of a body, on demand.

use crate::text::front;
use unicode_segmentation::UnicodeSegmentation;

use crate::Kind;
use crate::article::Article;

/// How much text a body holds.
///
/// ```
/// let article = dehusk::strip("Mr. Lee can't come. He is ill, the clerk said on Monday.");
/// let counts = article.counts();
/// assert_eq!((counts.words, counts.sentences, counts.paragraphs, counts.characters), (12, 2, 1, 56));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Counts {
    /// Words by the rules of Unicode (UAX #29).
    pub words: usize,
    /// Sentences: by the rules of Unicode (UAX #29), less ends after abbreviations and initials.
    pub sentences: usize,
    /// Paragraphs.
    pub paragraphs: usize,
    /// Grapheme clusters, white space included; what a reader calls characters.
    pub characters: usize,
}

/// Bytes of a piece that sentence bounds are looked for in at once. The rules look ahead, so that a text without any
/// bound would take time quadratic in its length.
const PIECE: usize = 4_096;

impl Article {
    /// Counts words, sentences, paragraphs and characters of the body. All zero for an empty body. Not done by
    /// [`strip`](crate::strip), as it takes longer than all else.
    ///
    /// ```
    /// assert_eq!(dehusk::strip("").counts(), dehusk::Counts::default());
    /// ```
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts {
            paragraphs: self.paragraphs.len(),
            characters: self.text.graphemes(true).count(),
            ..Counts::default()
        };
        for paragraph in &self.paragraphs {
            let text = &self.text[paragraph.range.clone()];
            counts.words += text.unicode_words().count();
            counts.sentences += text.lines().flat_map(pieces).map(sentences).sum::<usize>();
        }
        counts
    }

    /// The share of the input that was removed as `kind`, from 0 to 1; `input` is the input's length in bytes. Zero for an
    /// empty input and for a kind of which nothing was removed.
    ///
    /// ```
    /// let text = "The mill has been shut since the spring of last year, the town says.\n\nAdvertisement\n\nRead more";
    /// let article = dehusk::strip(text);
    /// let share = article.removed_share(dehusk::Kind::Advertisement, text.len());
    /// assert!((share - 13.0 / text.len() as f64).abs() < 1e-9);
    /// ```
    #[must_use]
    pub fn removed_share(&self, kind: Kind, input: usize) -> f64 {
        let removed: usize = self
            .removed
            .iter()
            .filter(|removal| removal.kind == kind)
            .map(|removal| removal.range.len())
            .sum();
        if input == 0 { 0.0 } else { removed as f64 / input as f64 }
    }
}

/// A line in pieces of bounded length, cut at white space where there is some.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = front(rest, PIECE).len();
        if end < rest.len() {
            end = rest[..end].rfind(char::is_whitespace).filter(|at| *at > 0).unwrap_or(end);
        }
        let (piece, behind) = rest.split_at(end);
        rest = behind;
        Some(piece)
    })
}

/// Sentences of a piece.
fn sentences(piece: &str) -> usize {
    let bounds = piece.unicode_sentences();
    bounds
        .filter(|sentence| {
            !crate::text::sentence::is_abbreviated(sentence.trim_end().trim_end_matches('.'))
                || !sentence.trim_end().ends_with('.')
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_any_script() {
        let article = crate::strip(
            "Паром ушёл в полдень, сказали в порту. Он вернётся вечером, если позволит погода.",
        );
        assert_eq!((article.counts().words, article.counts().sentences), (13, 2));
        let article = crate::strip(
            "橋は昨年の春から閉鎖されていると町は月曜日に発表した。五月に再び開く予定だという。",
        );
        assert_eq!(article.counts().sentences, 2);
    }

    #[test]
    fn pieces_cover_a_line() {
        let line = "ferry ".repeat(3_000);
        assert_eq!(pieces(&line).collect::<String>(), line);
        assert!(pieces(&line).all(|piece| piece.len() <= PIECE));
    }
}
