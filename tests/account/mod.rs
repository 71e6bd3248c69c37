//! The accounting of every byte, as the properties and the fuzz targets check it.

use dehusk::Article;

/// Panics unless kept and removed ranges cover all of `text` but white space, without overlap, on char boundaries.
pub(crate) fn account(text: &str, article: &Article) {
    let mut ranges: Vec<_> = article
        .paragraphs
        .iter()
        .flat_map(|paragraph| paragraph.sources.iter().cloned())
        .chain(article.removed.iter().map(|removal| removal.range.clone()))
        .collect();
    ranges.sort_by_key(|range| range.start);
    let mut from = 0;
    for range in &ranges {
        assert!(range.start >= from && range.end > range.start, "{range:?} after {from}");
        assert!(
            text.is_char_boundary(range.start) && text.is_char_boundary(range.end),
            "{range:?} is inside a character"
        );
        let gap = &text[from..range.start];
        assert!(gap.trim().is_empty(), "not accounted for: {gap:?}");
        from = range.end;
    }
    assert!(text[from..].trim().is_empty(), "not accounted for: {:?}", &text[from..]);
    assert!(
        article.removed.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start),
        "removals are not in order"
    );
    let parts: Vec<_> =
        article.paragraphs.iter().map(|paragraph| &article.text[paragraph.range.clone()]).collect();
    assert_eq!(parts.join("\n\n"), article.text, "paragraphs are not the text");
    assert!((0.0..=1.0).contains(&article.confidence));
}

/// The words of a text, byte order marks dropped as the body drops them.
fn words(text: &str) -> Vec<String> {
    let bare: String = text.chars().filter(|c| !matches!(c, '\u{feff}')).collect();
    bare.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether the body's characters come in the input's order; halves of a word that were joined again are one.
pub(crate) fn is_subsequence(body: &str, text: &str) -> bool {
    let letters = |text: &str| words(text).concat();
    let source = letters(text);
    let mut rest = source.chars();
    letters(body).chars().all(|c| rest.any(|other| other == c))
}
