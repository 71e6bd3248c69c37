//! Pages of today's kinds: where the article lies, how sure that is, what is known of it.

use dehusk::{Doubt, Known, Stripper};

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

#[test]
fn a_known_headline_is_found_where_its_article_is() {
    let title = "Ferry to sail again in May";
    let teaser = "The harbour board met on Monday to speak of the old mill, which has been shut for a year now.";
    let body = "The ferry between Orrin and Varn will sail again in May, the harbour board said on Tuesday.\n\n\
        It had been in the yard since the winter, when ice broke its rudder and bent one of the shafts.\n\n\
        About four hundred people use it every day, most of them on their way to work in the town.\n\n\
        Until then a bus will leave from the old quay every half hour, and it will cost what the ferry did.";
    let page = format!(
        "{MENU}\n\nMost read\n\n{title}\n\n{teaser}\n\nMill stays shut\n\n{title}\n\nBy Ann Lee\n\nMarch 3, 2021\n\n{body}\n\n\
        Terms of use\nPrivacy policy\n\n© 2021 The Orrin Post"
    );
    let known =
        Known::new().title(title).author("Bo Day").date("2021-03-04").site_name("The Varn Post");
    let article = Stripper::default().strip_known(&page, &known);
    assert_eq!(article.text, body);
    assert_eq!(article.title.as_deref(), Some(title));
    assert_eq!(article.authors, ["Bo Day"]);
    assert_eq!(article.date_published.and_then(|date| date.iso).as_deref(), Some("2021-03-04"));
    assert_eq!(article.sitename.as_deref(), Some("The Varn Post"));
    // Without, the same line is found, and what the page says is read.
    let read = dehusk::strip(&page);
    assert_eq!((read.title.as_deref(), read.authors), (Some(title), vec!["Ann Lee".to_owned()]));
}

#[test]
fn the_lead_between_headline_and_share_bar_stays() {
    let lead = "The harbour board has found the money to mend the ferry, and it says how it will be spent.";
    let body = "The ferry between Orrin and Varn will sail again in May, the harbour board said on Tuesday.\n\n\
        It had been in the yard since the winter, when ice broke its rudder and bent one of the shafts.\n\n\
        About four hundred people use it every day, most of them on their way to work in the town.\n\n\
        Until then a bus will leave from the old quay every half hour, and it will cost what the ferry did.";
    let page = format!(
        "{MENU}\n\nFerry to sail again in May\n\n{lead}\n\nShare\nFacebook\nTwitter\nWhatsApp\nCopy link\nPrint\n\nBy Ann Lee\n\n\
        March 3, 2021\n\n{body}\n\nTerms of use\nPrivacy policy\n\n© 2021 The Orrin Post"
    );
    let article = dehusk::strip(&page);
    assert_eq!(article.text, format!("{lead}\n\n{body}"));
    assert_eq!(article.title.as_deref(), Some("Ferry to sail again in May"));
}

/// What parts a box from the article below it: the ends of a page and of a thread, again and again.
const WALL: [&str; 4] =
    ["Terms of use", "© 2021 The Orrin Post. All rights reserved.", "Reply", "Leave a comment"];

#[test]
fn an_article_that_the_first_reading_missed_is_found_and_doubted() {
    let body = [
        "The ferry between Orrin and Varn will sail again in May, the harbour board said on Tuesday, after a winter in the yard.",
        "It had been there since December, when ice broke its rudder and bent one of the shafts, which had to be made anew abroad.",
        "About four hundred people use it every day, most of them on their way to work in the town, and they had to take a bus.",
        "The repair cost three million, of which the county pays two, and the rest will come from the fares over ten years, the board said.",
        "Until May the bus will leave from the old quay every half hour, and it will cost what the ferry did before the winter.",
        "The mill on the hill was sold in June to a man from the town, who wants to make a school of it and has asked for a loan.",
    ];
    let wall = [WALL; 3].concat().join("\n\n");
    let boxes = [
        "A storm took the roof of the school on Friday, but nobody was hurt, and lessons are held in the hall.",
    ];
    for text in boxes {
        for between in ["Leave a comment", "Reply"] {
            let article: String = body.map(|line| format!("{line}\n\n{between}\n\n")).concat();
            let below = format!("{article}Privacy policy\n");
            let page = format!("{MENU}\n\nWhat the board said\n\n{text}\n\n{wall}\n\n{below}");
            // The first reading has the box, which is a small part of the page's prose; barred, it leaves the article.
            let article = dehusk::strip(&page);
            assert_eq!(article.text, body.join("\n\n"), "{text}");
            assert!(article.has(Doubt::SecondReading));
            assert!(article.confidence > 0.0 && article.confidence <= 0.8);
            // Without the box there is nothing to bar.
            let article = dehusk::strip(&format!("{MENU}\n\n{below}"));
            assert_eq!(article.text, body.join("\n\n"));
            assert!(!article.has(Doubt::SecondReading));
        }
    }
}

/// A page whose author's box stands above the headline, with a paragraph in it.
fn boxed_above(paragraph: &str, body: &str) -> String {
    let calls = "Comments\nComment Now\nFollow Comments Following Comments Unfollow Comments";
    format!(
        "Ida Crane\nContributor\n\nI cover ferries and what they cost.\n\n{paragraph}\n\nLoading...\n{calls}\n\n\
        Harbour 1/17/2025 @ 10:10AM 1,122 views\n\nThree Ideas For Cheaper Ferries\n\nComment Now\n{calls}\n\n{body}\n"
    )
}

const BOXED_BELOW: [&str; 3] = [
    "Ferries have been too dear for most of the people who need them, and three small towns now want to change that with boats that were built for the lake.",
    "The first of them, Orrin, lets a boat for two hundred a day and has its people set the hours themselves, without a word from the county.",
    "The second rents by the month, which helps those whose work is across the water and who would have to buy a boat of their own anyway.",
];

#[test]
fn an_author_who_tells_of_their_work_above_the_headline_is_no_article() {
    let bio = "I have written about the harbour for more than two decades, first for a paper in Varn, where I reported on the boats of \
        the north coast and on what they cost. I am the author of a book on nets, and I teach at the college in Orrin twice a week. A \
        harbour that is better understood may save somebody money, and now and then a life.";
    let body = BOXED_BELOW.join("\n\n");
    let article = dehusk::strip(&boxed_above(bio, &body));
    assert_eq!((article.text.as_str(), article.has(Doubt::LeftOut)), (&*body, false));
}

#[test]
fn prose_behind_a_shorter_body_is_not_left_out_without_a_word() {
    let above = "The harbour has been in the books of Orrin for more than two decades, first as a quay in Varn, where the boats of the \
        north coast came in for what they cost. It was the subject of a book on nets, and it is taught at the college in Orrin twice a \
        week. A harbour that is better understood may save somebody money, and now and then a life.";
    let article = dehusk::strip(&boxed_above(above, &BOXED_BELOW.join("\n\n")));
    assert_eq!((article.text.as_str(), article.has(Doubt::LeftOut)), (above, true));
}

#[test]
fn a_short_menu_over_one_sentence_goes_whole() {
    let body = "The ferry between Orrin and Varn will sail again in May, the harbour board said on Tuesday.";
    for menu in ["Home\nBoats\nNets", "Home\nNews\nWeather\nSport", "Home\nPolitics\nHarbour"] {
        let article = dehusk::strip(&format!("{menu}\n\n{body}\n\n{menu}\n"));
        assert_eq!(article.text, body, "{menu}");
    }
    // Lines of verse and items are no menu, whatever one of them says.
    for lines in ["The mill\nThe quay\nThe sea", "Salt\nFlour\nTwo eggs"] {
        let text = format!("{lines}\n\n{body}");
        assert_eq!(dehusk::strip(&text).text, text, "{lines}");
    }
}

#[test]
fn text_that_may_be_the_articles_is_not_left_out_without_a_word() {
    let fare =
        "The cannery pays nine crowns a barrel this week, which is two more than a year ago.";
    let small = format!(
        "The herring are back\n\n{fare}\n\nLog in\n\nGloves for the nets\n\nFishing in the bay\n\nMost read\n\n\
        Comments\n\n{fare}\n\nLog in\n\nOpen daily from nine to five\n\nShare\n\nGloves for the nets\n"
    );
    let article = dehusk::strip(&small);
    assert_eq!(article.text, fare);
    assert!(article.has(Doubt::LeftOut), "{:?}", article.doubts);
    let whole = dehusk::strip(&format!(
        "{MENU}\n\n{fare}\n\n{fare}\n\n{fare}\n\nTerms of use\nPrivacy policy\n"
    ));
    assert!(!whole.has(Doubt::LeftOut), "{:?}", whole.doubts);
}

#[test]
fn the_front_of_a_sentence_is_no_prompt_whatever_its_words() {
    let front = "Auf ihrer Internetseite\nschreibt die Reederei, dass die Maschine zweimal durchgefallen sei und\n\
        dass es vor dem Herbst keine neue geben werde.";
    let body = format!(
        "Die Fähre zwischen Orrin und Selby fährt seit Montag nicht mehr, und niemand weiß, wann sie wieder fahren wird.\n\n\
        Der Bürgermeister sagte am Dienstag, dass die Stadt das Schiff dreimal habe prüfen lassen, zuletzt im Mai.\n\n{front}\n\n\
        Die Leute von Selby nehmen bis dahin den Bus, der jede halbe Stunde vom alten Kai abfährt."
    );
    assert_eq!(dehusk::strip(&body).text, body);
}
