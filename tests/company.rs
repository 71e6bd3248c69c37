//! What is a prompt by its make and by what stands around it, and what is the article's own.

const FRONT: &str = "The ferry between the two towns will stop running at the end of the month, the board said on Monday.";
const BACK: &str = "About four hundred people use it every day, most of them on their way to work, and they will have to take the bus.";
const LAST: &str = "The board has asked the county for a loan to buy another boat, and a decision is expected before the end of May.";

/// The body of an article with something between its paragraphs.
fn between(text: &str) -> String {
    dehusk::strip(&format!("{FRONT}\n\n{BACK}\n\n{text}\n\n{LAST}\n")).text
}

/// What it is where all of that stays, and where none of it does.
fn with(text: &str) -> String {
    format!("{FRONT}\n\n{BACK}\n\n{text}\n\n{LAST}")
}

fn without() -> String {
    format!("{FRONT}\n\n{BACK}\n\n{LAST}")
}

#[test]
fn words_of_another_make_or_language_are_no_prompt() {
    for heading in [
        "Print technology",
        "Email marketing on the quay",
        "Page loading speed",
        "Video Production Tips",
        "Harbour Feed Specs X",
        "In 1997",
        "Tip",
        "1,250 $18,750–$75,000",
    ] {
        assert_eq!(between(heading), with(heading), "{heading}");
    }
    for prompt in ["Print Email Share", "Photo: Ann Lee", "Tweet", "Newsletter", "Share"] {
        assert_eq!(between(prompt), without(), "{prompt}");
    }
}

#[test]
fn numbered_items_stay() {
    for item in ["3. Newsletter Services", "4. Edit, edit, edit!", "9. Social Media App"] {
        assert_eq!(between(item), with(item), "{item}");
    }
}

#[test]
fn a_prompt_behind_a_heading_goes() {
    for (line, heading) in [
        ("Ways to Mend a Net Read more", "Ways to Mend a Net"),
        ("Ways to Mend a Net Share on Facebook", "Ways to Mend a Net"),
    ] {
        assert_eq!(between(line), with(heading), "{line}");
    }
    for heading in ["How to Share on Facebook", "Commercial Cleaning Services: What They Cost"] {
        assert_eq!(between(heading), with(heading), "{heading}");
    }
}

#[test]
fn headlines_below_a_prompt_go_with_it() {
    let list = "Read next\n\n• How the mill was saved from the flood\n• Why the cannery adds a night shift\n• Rowers win by a length on the lake";
    let page = format!("{FRONT}\n\n{BACK}\n\n{LAST}\n\n{list}\n");
    assert_eq!(dehusk::strip(&page).text, without());
    let single = format!(
        "{FRONT}\n\n{BACK}\n\n{LAST}\n\nRelated article\n\nHow the mill was saved from the flood\n"
    );
    assert_eq!(dehusk::strip(&single).text, without());
    let steps = "What you need:\n\n• a net\n• a needle\n• twine";
    assert_eq!(between(steps), with("What you need:\n\n• a net\n• a needle\n• twine"));
}

#[test]
fn any_title_may_stand_where_a_row_has_a_name() {
    assert_eq!(between("View all posts in the mill was saved from the flood"), without());
    let sentence = "View all posts in the harbour as marks of the old quay.";
    assert_eq!(between(sentence), with(sentence));
}

#[test]
fn a_line_of_name_and_date_below_the_headline_goes() {
    let title = "Ferry line to stop at the end of the month";
    for line in [
        "Ann Lee | March 3, 2021",
        "March 3, 2021 by Ann Lee Leave a Comment",
        "Published March 3, 2021 | By Ann Lee",
        "Ann Lee - Mar 3, 2021 11:52 am UTC",
    ] {
        let article = dehusk::strip(&format!("{title}\n\n{line}\n\n{FRONT}\n\n{BACK}\n\n{LAST}\n"));
        assert_eq!(article.text, without(), "{line}");
        assert_eq!(article.title.as_deref(), Some(title), "{line}");
    }
}

#[test]
fn an_article_with_labels_and_credits_is_no_page() {
    let label = "Read more: How the mill was saved";
    let parts = [FRONT, label, BACK, "Photo: Ann Lee", label, LAST, label, FRONT, BACK, LAST];
    let list = "Oak\n\nAsh\n\nElm\n\nBirch";
    let text = format!("{}\n\n{list}", parts.join("\n\n"));
    let body = [FRONT, BACK, LAST, FRONT, BACK, LAST].join("\n\n");
    assert_eq!(dehusk::strip(&text).text, format!("{body}\n\n{list}"));
}

#[test]
fn who_tells_of_credits_gives_none() {
    for sentence in [
        "The committee thanked the four experts who contributed to this report.",
        "Photographs by the town's only printer hang in the hall.",
        "Nobody at the ministry would say who had contributed to this report.",
    ] {
        assert_eq!(between(sentence), with(sentence), "{sentence}");
    }
}
