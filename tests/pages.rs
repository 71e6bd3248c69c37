//! Pages of today's kinds: where the article lies, how sure that is, what is known of it.

use dehusk::Doubt;

/// Ten lines of a menu.
const MENU: &str = "Home\nNews\nSport\nWeather\nFares and tickets\nThe islands from A to Z\n\
    Where to eat\nPhotos\nLog in\nContact us";

/// A text in a tongue that nobody speaks, so that no table has its function words.
const OTHER: [&str; 6] = [
    "Marun sa kelo tibane ol harun, sa vek torim na lupone ol kesta ru maribo sa tolan.",
    "Sa kelo na varit ol dumbe ru harun vek sela, na torim kesta ol lupone sa biran tuma.",
    "Ol vek na kelo maribo, ru tibane sa harun ol torim na dumbe lupone vek kesta solan.",
    "Na lupone ru sa torim ol maribo vek kelo harun, sa dumbe na tibane ol varit sela nor.",
    "Vek sa harun ol kesta na torim ru dumbe, kelo sa maribo ol lupone na biran tolan sela.",
    "Ru na tibane sa varit ol kelo vek torim, harun ol dumbe sa maribo na lupone kesta nor.",
];

#[test]
fn a_page_in_a_language_that_no_table_knows_has_its_article() {
    let body = OTHER.join("\n\n");
    let foot = "Terms of use\nPrivacy policy\nContact us\n\n\
        © 2024 The Harun Post. All rights reserved.";
    let article = dehusk::strip(&format!("{MENU}\n\n{body}\n\n{foot}\n"));
    assert_eq!(article.text, body);
    assert_eq!(article.language, None);
    assert!(article.confidence <= 0.8, "{}", article.confidence);
}

#[test]
fn nothing_is_sure_of_an_empty_body() {
    for text in ["", MENU, "Page not found\n\nSorry, the page is gone."] {
        let article = dehusk::strip(text);
        assert_eq!((article.text.as_str(), article.confidence), ("", 0.0), "{text}");
        assert!(article.has(Doubt::NoArticle));
    }
}
