//! What stands around an article's sentences and is told by them: who wrote it, what it says twice, lists and entries.

const FRONT: &str = "The ferry between the two towns will stop running at the end of the month, the board said on Monday.";
const BACK: &str = "About four hundred people use it every day, most of them on their way to work, and they will have to take the bus.";
const LAST: &str = "The board has asked the county for a loan to buy another boat, and a decision is expected before the end of May.";
const TITLE: &str = "Ferry line to stop at the end of the month";

/// The body of a text of blocks.
fn body(blocks: &[&str]) -> String {
    dehusk::strip(&format!("{}\n", blocks.join("\n\n"))).text
}

fn article() -> String {
    [FRONT, BACK, LAST].join("\n\n")
}

#[test]
fn who_wrote_an_article_goes_from_its_end() {
    let head = [TITLE, "By Ann Lee", "March 3, 2021", FRONT, BACK, LAST];
    for bio in [
        "Lee is a professor of law at the University of Selby.",
        "Ann Lee is a columnist",
        "Ann Lee covers the harbour and its towns. She lives on the quay.",
        "Ann Lee, a former judge, is the author of two books.",
        "The writer is a former ambassador to Norway.",
        "Dr. Lee teaches history at Selby.",
    ] {
        assert_eq!(body(&[&head[..], &[bio]].concat()), article(), "{bio}");
    }
    let judge = "Nora Vale is a professor of law at the University of Selby.";
    assert_eq!(body(&[FRONT, BACK, LAST, judge]), article());
}

#[test]
fn whom_an_article_tells_of_stays_at_its_end() {
    let told = "Vale, who has led the board for nine years, said that she would not stand again in the spring.";
    for end in [
        "Nora Vale is a professor of law at the University of Selby.",
        "Leeward is a harbour in the south.",
        "The author is expected to come back in May.",
    ] {
        let all = [FRONT, told, LAST, end];
        assert_eq!(body(&all), all.join("\n\n"), "{end}");
    }
}

#[test]
fn headlines_at_the_end_go_without_a_heading() {
    let titles = [
        "Thai Official Says Talks Will Go On",
        "How a Small Mill Survived the Flood",
        "Five Charts That Explain the Price of Fish",
    ];
    let tail = &titles[..];
    assert_eq!(body(&[&[FRONT, BACK, LAST], tail].concat()), article());
    // Two lines may be anything, and what a colon announces is the article's.
    let two = [&[FRONT, BACK, LAST], &titles[..2]].concat();
    assert_eq!(body(&two), two.join("\n\n"));
    let list = [&[FRONT, BACK, LAST, "The board will read three reports:"], tail].concat();
    assert_eq!(body(&list), list.join("\n\n"));
}

#[test]
fn a_pull_quote_goes_and_its_paragraph_stays() {
    let said = "“Nobody wanted this, but nobody wanted to be on that boat in a storm either,” said Ann Lee, who runs the line.";
    let quote = "“Nobody wanted this, but nobody wanted to be on that boat in a storm either.”";
    for blocks in [[FRONT, said, quote, LAST], [FRONT, quote, said, LAST]] {
        assert_eq!(body(&blocks), [FRONT, said, LAST].join("\n\n"));
    }
    let other =
        "“Nobody wanted this, but nobody had another boat to offer to the town that night.”";
    let all = [FRONT, said, other, LAST];
    assert_eq!(body(&all), all.join("\n\n"));
}

#[test]
fn a_headline_that_stands_twice_goes_twice() {
    assert_eq!(body(&[TITLE, TITLE, FRONT, BACK, LAST]), article());
    assert_eq!(body(&[TITLE, FRONT, BACK, LAST]), [TITLE, FRONT, BACK, LAST].join("\n\n"));
}

#[test]
fn names_and_dates_under_a_headline_go_with_what_the_outlet_adds() {
    for line in [
        "Ann Lee, HARBOUR TODAY Published 5:05 p.m. ET March 3, 2021 | Updated 6:00 p.m. ET March 3, 2021",
        "By ANN LEE FOR HARBOUR POST PUBLISHED: 05:31 EST, 3 March 2021 | UPDATED: 11:52 EST, 3 March 2021",
    ] {
        assert_eq!(body(&[TITLE, line, FRONT, BACK, LAST]), article(), "{line}");
    }
}

#[test]
fn steps_stay_that_are_prompts_by_their_words() {
    let steps = [
        "Click on Create account.",
        "Enter your email address and press Next.",
        "Check your inbox for the code.",
        "Sign in to your account.",
    ];
    let all = [&[FRONT, BACK], &steps[..], &[LAST]].concat();
    assert_eq!(body(&all), all.join("\n\n"));
    assert_eq!(body(&[FRONT, BACK, "Sign in to your account.", LAST]), article());
}

#[test]
fn an_encyclopedias_marks_go() {
    let page = format!(
        "Selby ferry\n\nJump to search\n\n{FRONT}[1][2]\n\nContents\n\n1 History\n2 Boats\n\nHistory[edit]\n\n\
         {BACK}[citation needed]\n\nBoats[edit]\n\n{LAST}[3]\n\nReferences[edit]\n\
         ^ \"Ferry sold\". Selby Herald. 4 May 1973.\n^ Quill, Marta (1999). The Boats of the County.\n"
    );
    let wanted = [FRONT, "History", BACK, "Boats", LAST].join("\n\n");
    assert_eq!(dehusk::strip(&page).text, wanted);
    let once = format!("{FRONT} See the plan [draft].");
    assert_eq!(body(&[&once, BACK, LAST]), [&once, BACK, LAST].join("\n\n"));
}

#[test]
fn entries_of_a_live_blog_stay() {
    let entries = [
        ("11.40", FRONT),
        ("10.58", BACK),
        ("10.25", LAST),
        ("09.47", "The mayor of Selby has asked people to stay at home until the evening."),
        ("09.15", "All boats have been cancelled until noon at the earliest, the company says."),
    ];
    let blog: String =
        entries.iter().map(|(time, text)| format!("{time}\n\n{text}\n\nShare\n\n")).collect();
    let events = "Key events\n11.40 Ferry line to stop\n09.15 Boats cancelled";
    let page = format!(
        "Storm live: all boats cancelled\n\nBy Ann Lee\n3 March 2021\n\n{events}\n\n{blog}Most viewed\n"
    );
    let wanted = entries.map(|(time, text)| format!("{time}\n\n{text}")).join("\n\n");
    assert_eq!(dehusk::strip(&page).text, wanted);
}

#[test]
fn the_first_item_of_a_numbered_list_stays() {
    let items: String = ["Orrin", "Selby Holm", "Little Varn", "The Quill"]
        .iter()
        .enumerate()
        .map(|(at, island)| {
            let end = at + 1;
            format!("{end}. {island}\n\nThe ferry takes an hour, and the island has no road. Bring shoes.\n\n")
        })
        .collect();
    let page = format!(
        "4 Islands Without a Car\n\nBy Ann Lee\nUpdated March 3, 2021\n\nAdvertisement\n\n{items}"
    );
    assert_eq!(dehusk::strip(&page).text, items.trim_end());
}

#[test]
fn a_label_with_a_colon_takes_the_headlines_below_it() {
    let list = "KEEP READING:\n\nTwo men held after a fire\n\nCannery takes on hands";
    assert_eq!(body(&[FRONT, BACK, list, LAST]), article());
    let single = "Related article\nWhy the pool in Varn never opened";
    assert_eq!(body(&[FRONT, BACK, single, LAST]), article());
}

#[test]
fn a_credit_leaves_the_sentence_that_it_is_glued_to() {
    let glued = format!("{BACK} Photo: Getty Images");
    assert_eq!(body(&[FRONT, &glued, LAST]), article());
    let caption = "The ferry leaves the quay at Selby for the last time. Photo: Getty Images";
    assert_eq!(body(&[FRONT, BACK, caption, LAST]), article());
}

#[test]
fn feet_of_newsletters_and_notices_go() {
    for line in [
        "You received this email because you signed up for The Selby Letter.",
        "Was this forwarded to you? Sign up here.",
        "View this email in your browser",
        "A MESSAGE FROM HARBOUR WORKS\nPumps that last. Learn more about our new plant.",
        "To send flowers to the family, please visit our floral store.",
        "Published in Selby Herald from Mar. 3 to Mar. 5, 2021.",
        "The swimming hall in January. Credit...Ann Lee for The Selby Times",
        "pic.twitter.com/abcDEF1234",
        "(Visited 29 times, 1 visits today)",
        "This is a breaking news story. Please check back for updates.",
    ] {
        assert_eq!(body(&[FRONT, BACK, line, LAST]), article(), "{line}");
        assert_eq!(body(&[FRONT, BACK, LAST, line]), article(), "{line}");
    }
}

#[test]
fn lines_of_a_foot_go_together() {
    let foot = "Kết nối:\nBảo hành / Đổi trả hàng\nCông ty Bến Cảng Selby\nSố 32 Yên Ninh\nBản quyền thuộc về Bến Cảng";
    let hall = "Hội đồng thành phố hôm thứ Ba đã bỏ phiếu đóng cửa bể bơi trong hai năm để xây lại mái nhà.";
    let bus = "Các phụ huynh đã yêu cầu một chuyến xe buýt đến bể bơi ở thị trấn bên cạnh, cách ba mươi cây số.";
    assert_eq!(body(&[hall, bus, foot]), [hall, bus].join("\n\n"));
}
