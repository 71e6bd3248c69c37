//! The engine on rows written here, and every language's file held against its own hits and misses.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::*;
use crate::know::tables::FILES;

/// A grammar of one file, and of another with what all languages share.
fn grammar(file: &'static str) -> Grammar {
    let (grammar, faults) = Grammar::read(&[("common", COMMON), ("en", file)], is_prompt);
    assert_eq!(faults, []);
    grammar
}

const COMMON: &str = "slot net = facebook | e mail | linked in | whatsapp | x\n[share]\n<net> <net>\n[share weak]\n<net>\n[name_inside]\nof\n";

const ENGLISH: &str = "slot open = read | see | view
slot size = full | whole | the rest of the
slot text = article(s) | stor(y|ies) | news
slot ad = ad(s) | advertisement(s)
[read_more]
<open> more
continue reading
<open> <size>? <text>
read more :
[advertisement]
<text>? continues (after|below) (this)? <ad>
advertisement
<ad> <n> of <n>
[related]
related <text>
more from author
see also :
[related weak]
next
[share]
share (on|via) <net>
[navigation]
skip? to? main content
[newsletter]
by signing up you agree to *
[copyright]
* appeared first on <name>
the post * was first on <name>
[credit]
<name> contributed to this report
photo by <name>
[comments]
<n> comment(s)
leave a reply
[tags]
tags :
";

/// What a unit is found as: kind, rule and headline.
fn found(grammar: &Grammar, unit: &str) -> Option<String> {
    let found = grammar.ask(unit)?;
    let weak = if found.weak { "?" } else { "" };
    let rule = grammar.row(found.row);
    let headline = found.headline.map_or(String::new(), |range| format!(" {:?}", &unit[range]));
    Some(format!("{}{weak} <- {}{headline}", found.kind, rule.text()))
}

#[test]
fn finds_rows_in_any_dress() {
    let grammar = grammar(ENGLISH);
    let read = Some("read_more <- <open> more".to_owned());
    for unit in [
        "Read more",
        "READ MORE »",
        "- see more -",
        "[View More…]",
        "«  read\u{a0}more",
        "→ Réad more!",
        "Read moreRead more",
    ] {
        assert_eq!(found(&grammar, unit), read, "{unit}");
    }
    let article = Some("read_more <- <open> <size>? <text>".to_owned());
    for unit in ["Read the rest of the article", "View stories", "SeeFullStory"] {
        assert_eq!(found(&grammar, unit), article, "{unit}");
    }
    for unit in ["Read", "Read more books", "Read the article", "more", "I read more", ""] {
        assert_eq!(found(&grammar, unit), None, "{unit}");
    }
}

#[test]
fn parts_may_be_lacking() {
    let grammar = grammar(ENGLISH);
    let ad = |unit: &str| grammar.ask(unit).map(|found| grammar.row(found.row).text().to_owned());
    for unit in [
        "Article continues after ad",
        "Continues below this advertisement",
        "STORY CONTINUES BELOW THIS AD",
    ] {
        assert_eq!(
            ad(unit).as_deref(),
            Some("<text>? continues (after|below) (this)? <ad>"),
            "{unit}"
        );
    }
    for unit in ["Skip to main content", "Main content", "To main content"] {
        assert_eq!(ad(unit).as_deref(), Some("skip? to? main content"), "{unit}");
    }
    assert_eq!(ad("Ad 2 of 13").as_deref(), Some("<ad> <n> of <n>"));
}

#[test]
fn finds_rows_of_rows() {
    let grammar = grammar(ENGLISH);
    let unit = "Advertisement. Read more, share on FacebookShare via E-mail 3 Comments";
    let found = grammar.ask(unit).unwrap();
    let parts: Vec<_> = found.parts.iter().map(|part| &unit[part.range.clone()]).collect();
    let expected =
        ["Advertisement", "Read more", "share on Facebook", "Share via E-mail", "3 Comments"];
    assert_eq!(parts, expected);
    assert_eq!((found.kind, found.weak, found.label), (Kind::Advertisement, false, false));
    assert_eq!(
        self::found(&grammar, "RELATED ARTICLESMORE FROM AUTHOR").as_deref(),
        Some("related <- related <text>")
    );
    assert_eq!(
        self::found(&grammar, "READ MOREADVERTISEMENT").as_deref(),
        Some("read_more <- <open> more")
    );
    assert_eq!(self::found(&grammar, "Next").as_deref(), Some("related? <- next"));
    assert_eq!(self::found(&grammar, "WhatsAppLinkedIn").as_deref(), Some("share <- <net> <net>"));
    assert_eq!(
        self::found(&grammar, "Next 11Comments").as_deref(),
        Some("comments? <- <n> comment(s)")
    );
}

#[test]
fn labels_take_headlines() {
    let grammar = grammar(ENGLISH);
    for (unit, headline) in [
        ("Read more: How the mill was saved", "How the mill was saved"),
        ("SEE ALSO – How the mill was saved.", "How the mill was saved."),
        ("» Read more | “We saved it”", "“We saved it”"),
        ("See also: 10 dead in the flood", "10 dead in the flood"),
        ("Advertisement. See also > Ours?", "Ours?"),
        ("Tags: mill, water", "mill, water"),
    ] {
        let found = grammar.ask(unit).unwrap_or_else(|| panic!("{unit}"));
        assert_eq!(found.headline.map(|range| &unit[range]), Some(headline), "{unit}");
        assert!(found.label && !found.weak);
    }
    assert!(grammar.ask("Read also:").is_none());
    assert!(grammar.ask("See also:").unwrap().label);
    for unit in [
        "See also: page 12",
        "Read more: $4.2m",
        "See also: 4.2m",
        "Read more: The mill burnt. The hall did not.",
        "Read more How it was",
    ] {
        assert_eq!(found(&grammar, unit), None, "{unit}");
    }
}

#[test]
fn stars_stay_inside_their_sentence() {
    let grammar = grammar(ENGLISH);
    let rule = |unit: &str| found(&grammar, unit);
    let agree = Some("newsletter <- by signing up you agree to *".to_owned());
    assert_eq!(rule("By signing up you agree to our terms and to letters."), agree);
    assert_eq!(rule("By signing up you agree to our terms. The mill stands."), None);
    assert_eq!(rule("By signing up you agree to our terms. Read more"), agree);
    let first = Some("copyright <- * appeared first on <name>".to_owned());
    assert_eq!(rule("The post The mill appeared first on Mill Herald."), first);
    assert_eq!(rule("He left. The post appeared first on Mill Herald."), None);
    let post = Some("copyright <- the post * was first on <name>".to_owned());
    assert_eq!(rule("The post How the mill was saved was first on Mill Herald"), post);
    assert_eq!(rule("The post fell. It was first on Mill Herald"), None);
    let name = Some("credit <- <name> contributed to this report".to_owned());
    assert_eq!(rule("Ada Mill of Hall contributed to this report."), name);
    assert_eq!(rule("He contributed much, and she contributed to this report."), None);
}

#[test]
fn speech_is_refused() {
    let grammar = grammar(ENGLISH);
    for unit in ["“Read more.”", "\"Read more\"", "— Read more!", "– Leave a reply.", "„Read more“"]
    {
        assert_eq!(found(&grammar, unit), None, "{unit}");
    }
    assert!(grammar.ask("— Read more —").is_some() && grammar.ask("– Read more").is_some());
}

#[test]
fn scripts_without_spaces_are_read_by_characters() {
    let grammar = grammar(
        "slot more = もっと | さらに\nslot read = 読む | 見る\n[read_more]\n<more><read>\n続きを<read>\n",
    );
    for unit in ["もっと読む", "さらに 見る", "【続きを見る】", "もっと読む続きを読む"]
    {
        assert!(grammar.ask(unit).is_some(), "{unit}");
    }
    for unit in ["もっと", "もっと読むな", "読む"] {
        assert_eq!(grammar.ask(unit), None, "{unit}");
    }
}

#[test]
fn own_rows_are_added_and_shipped_ones_switched_off() {
    let own =
        Grammar::with(&[(Kind::Promotion, "buy the <name> mug"), (Kind::Media, "hear it :")], &[])
            .unwrap();
    let found = own.ask("Buy the Mill mug!").unwrap();
    assert_eq!(
        (found.kind, own.row(found.row).to_string()),
        (Kind::Promotion, "own: buy the <name> mug".to_owned())
    );
    assert!(own.ask("Hear it: The mill at night").unwrap().headline.is_some());
    let (_, rule) = own.rules().find(|(_, row)| row.language() != "common").unwrap();
    let text = rule.text().to_owned();
    let count =
        |grammar: &Grammar| grammar.rules().filter(|(_, row)| row.text() == rule.text()).count();
    assert_eq!(count(&Grammar::with(&[], &[&text]).unwrap()), 0);
    assert!(count(&own) > 0);
    let error =
        |own: &[(Kind, &str)], off: &[&str]| Grammar::with(own, off).unwrap_err().to_string();
    assert_eq!(error(&[(Kind::Media, "a <slot>")], &[]), "phrase \"a <slot>\": no slot <slot>");
    assert_eq!(error(&[(Kind::Media, "*")], &[]), "phrase \"*\": it holds no letter");
    assert_eq!(
        error(&[(Kind::Media, "<name>?")], &[]),
        "phrase \"<name>?\": a row needs a word that must be there"
    );
    assert_eq!(error(&[], &["no such row"]), "rule \"no such row\": there is none of that name");
}

#[test]
fn faults_are_told_with_their_lines() {
    let file = "slot a = b\nslot a = c\n[share]\nshare <b>\nshare (a b\n*\n[odd]\n";
    let (_, faults) = Grammar::read(&[("xx", file)], is_prompt);
    let lines: Vec<_> = faults.iter().map(|(_, (line, _))| *line).collect();
    assert_eq!(lines, [2, 4, 5, 6, 7]);
}

/// Every file's rows are held against its hits and misses, alone and among all languages.
#[test]
fn every_hit_is_found_and_no_miss_is() {
    let wrong: Vec<_> =
        FILES.iter().flat_map(|(name, file)| faults(name, file, Some(&SHIPPED))).collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// What a new language's file is copied from.
const TEMPLATE: &str = include_str!("../../../knowledge/template.txt");

#[test]
fn nothing_is_wrong_in_the_template() {
    assert_eq!(faults("xx", TEMPLATE, None), Vec::<String>::new());
    assert_eq!(front(TEMPLATE, "language").collect::<Vec<_>>(), ["xx", "Template"]);
}

/// Prints the sections of the template that a file lacks; without these no language is served.
#[test]
fn every_language_has_what_it_needs() {
    let needed = BTreeSet::from(["stop", "month", "weekday", "published", "navigation"]);
    for (name, file) in &FILES[1..] {
        let there = section_names(file);
        let lacking: Vec<_> = section_names(TEMPLATE).difference(&there).copied().collect();
        #[allow(clippy::print_stdout)]
        if !lacking.is_empty() {
            println!("{name} lacks [{}]", lacking.join("] ["));
        }
        assert!(needed.is_subset(&there), "{name}.txt");
    }
}

fn section_names(file: &'static str) -> BTreeSet<&'static str> {
    let names = items(file).filter_map(|(_, item)| match item.ok()? {
        Item::Rows { section, .. } => Some(section.name()),
        Item::Words(name, _) => Some(name),
        _ => None,
    });
    names.collect()
}

/// What is wrong in a file, by its own rows and by those of all languages.
fn faults(name: &'static str, file: &'static str, all: Option<&Grammar>) -> Vec<String> {
    let files = [FILES[0], (name, file)];
    let own = if name == "common" { &files[1..] } else { &files[..] };
    let (grammar, faults) = Grammar::read(own, is_prompt);
    let told = faults.into_iter().map(|(name, (line, reason))| format!("{name}:{line}: {reason}"));
    let mut wrong: Vec<_> = told.collect();
    let (mut hit, mut sections) = (HashSet::new(), HashMap::new());
    for (line, item) in items(file) {
        let mut say = |what: String| wrong.push(format!("{name}:{line}: {what}"));
        match item {
            Ok(Item::Miss(_, text)) => {
                for grammar in [&grammar].into_iter().chain(all) {
                    if let Some(found) = grammar.ask(text).filter(|found| !found.weak) {
                        say(format!("miss {text:?} is taken by {}", grammar.row(found.row)));
                    }
                }
            }
            Ok(Item::Hit(section, text)) => {
                let alone = sections
                    .entry(section)
                    .or_insert_with(|| Grammar::read(own, |other| other == section).0);
                let kinds = hits(&grammar, text, &mut hit);
                // Several kinds may have the same words; a strong row of another names them then.
                if !kinds.contains(&section.kind()) && alone.ask(text).is_none() {
                    say(format!("hit {text:?} of {} is found as {kinds:?}", section.name()));
                }
                let lost = all.is_some_and(|all| all.ask(text).is_none());
                if matches!(section, Section::Kind(_)) && lost {
                    say(format!("hit {text:?} is not found among all languages"));
                }
            }
            _ => {}
        }
    }
    let own = grammar.rules().filter(|(_, row)| row.language() == name);
    let without = own.filter(|(_, row)| !hit.contains(&row.to_string()));
    wrong.extend(without.map(|(_, row)| format!("{name}: no hit for {}", row.text())));
    wrong
}

/// The kinds of the rows that a hit is found by; adds those that take any part of it.
fn hits(grammar: &Grammar, text: &str, hit: &mut HashSet<String>) -> BTreeSet<Kind> {
    let found = grammar.ask(text);
    let kinds = found
        .iter()
        .flat_map(|found| &found.parts)
        .map(|part| grammar.row(part.row).kind)
        .collect();
    let Desk { view, mut room, .. } = grammar.desk();
    let mut chart = Chart::new(&view, &[], text, &mut room);
    let mut rows = Vec::new();
    for at in 0..chart.all().len() as u32 {
        chart.every_row(at, &mut rows);
    }
    hit.extend(rows.into_iter().map(|row| grammar.row(row).to_string()));
    kinds
}

/// The prompts of a paragraph, and what is left of it.
fn split(grammar: &Grammar, paragraph: &str) -> (Vec<String>, String) {
    let found = grammar.split(paragraph);
    let mut rest = String::new();
    let mut at = 0;
    for (range, _) in &found {
        rest.push_str(&paragraph[at..range.start]);
        at = range.end;
    }
    rest.push_str(&paragraph[at..]);
    (
        found.into_iter().map(|(range, _)| paragraph[range].to_owned()).collect(),
        rest.trim().to_owned(),
    )
}

#[test]
fn prompts_leave_paragraphs() {
    let grammar = grammar(ENGLISH);
    for (paragraph, prompts, rest) in [
        ("It fell with the snow.Read more", &["Read more"][..], "It fell with the snow."),
        ("It fell with the snow. Read more »", &["Read more »"], "It fell with the snow."),
        ("It fell with the snowRead more", &["Read more"], "It fell with the snow"),
        ("Advertisement The hall was full.", &["Advertisement"], "The hall was full."),
        ("Read more. The hall was full.", &["Read more."], "The hall was full."),
        ("Read moreThe hall was full.", &["Read more"], "The hall was full."),
        (
            "He left. Advertisement. Read more! She stayed.",
            &["Advertisement. Read more!"],
            "He left.  She stayed.",
        ),
        (
            "A home gym for your Small Space + View more",
            &["+ View more"],
            "A home gym for your Small Space",
        ),
        (
            "A home gym for your small space View more",
            &["View more"],
            "A home gym for your small space",
        ),
        (
            "He left. See also: How the mill was saved",
            &["See also: How the mill was saved"],
            "He left.",
        ),
        (
            "He left. See also: How it was saved. She stayed.",
            &["See also: How it was saved."],
            "He left.  She stayed.",
        ),
        ("It fell [Photo by Ada Mill] in snow.", &["[Photo by Ada Mill]"], "It fell  in snow."),
        (
            "He left. [See also: The Old Mill] She stayed.",
            &["[See also: The Old Mill]"],
            "He left.  She stayed.",
        ),
        (
            "He left. The post appeared first on Mill Herald.",
            &["The post appeared first on Mill Herald."],
            "He left.",
        ),
    ] {
        assert_eq!(
            split(&grammar, paragraph),
            (prompts.iter().map(|text| (*text).to_owned()).collect(), rest.to_owned())
        );
    }
}

#[test]
fn prose_stays_in_paragraphs() {
    let grammar = grammar(ENGLISH);
    for paragraph in [
        "Read more books, he said.",
        "He told them to read more",
        "He told them to Read More.",
        "“Read more. Write less.” That was all.",
        "She said: \"Read more.\" He did.",
        "He left. — Read more! she cried.",
        "Read More Books",
        "Next The hall was full.",
        "He left. Read more: How the mill was saved The hall was full.",
        "It was St. Read more than he.",
    ] {
        assert_eq!(split(&grammar, paragraph), (Vec::new(), paragraph.to_owned()));
    }
}

/// Whatever the rows take, the look at its words lets through.
#[test]
fn nothing_that_matches_is_passed_over() {
    let texts = FILES.iter().flat_map(|(_, file)| items(file)).filter_map(|(_, item)| match item {
        Ok(Item::Hit(_, text) | Item::Miss(_, text)) => Some(text),
        _ => None,
    });
    let mut last = "";
    for text in texts {
        let fused =
            format!("{} {}{}", text.to_uppercase(), last.to_uppercase(), text.to_uppercase());
        for unit in [text.to_owned(), format!("{last} {text}"), format!("{last}{text}"), fused] {
            let Desk { view, mut room, .. } = SHIPPED.desk();
            let mut chart = Chart::new(&view, &[], &unit, &mut room);
            let found = SHIPPED.whole(&mut chart);
            assert!(
                found.is_none() || chart.opens_anywhere() || chart.may_begin(0, false),
                "{unit}"
            );
        }
        last = text;
    }
}

#[test]
fn long_paragraphs_take_time_in_proportion() {
    let time = |text: &str, times: usize| {
        let text = text.repeat(times);
        let once = |_| {
            let start = std::time::Instant::now();
            SHIPPED.split(&text);
            start.elapsed().as_secs_f64()
        };
        (0..3).map(once).fold(f64::MAX, f64::min)
    };
    for text in [
        "The hall was full. Read more. ",
        "(",
        "Read ",
        "Read More Ada ",
        "a-",
        "\"Read more",
        "« ",
        "ReadMore",
    ] {
        let small = time(text, 2_000);
        let large = time(text, 20_000);
        assert!(large < 40.0 * small + 0.05, "{text:?}: {small} s, then {large} s");
    }
}
