//! No rule that fits a block goes unasked.

use proptest::prelude::*;

use crate::label::table::{OF_ANY, RULES};
use crate::label::*;

/// Asserts that whatever rule fits a block of the text is asked of it.
fn ask_all(text: &str) {
    let blocks = crate::door::block::cut(text);
    let features = crate::measure::features::measure(
        text,
        &blocks,
        &crate::know::words::WORDS,
        crate::know::words::language_bit("en"),
    );
    for (block, f) in blocks.iter().zip(features.iter()) {
        let line = Line { text: &text[block.text..block.end], block, f };
        let asked = asked(&line);
        for (rules, asked) in [(OF_ANY, asked.of_any), (RULES, asked.shapes), (QUIET, asked.quiet)]
        {
            for (at, rule) in rules.iter().enumerate().filter(|(_, rule)| (rule.hits)(&line)) {
                assert!(asked >> at & 1 == 1, "{}: {}", rule.verdict.rule, line.text);
            }
        }
    }
}

#[test]
fn no_rule_that_fits_is_left_out_on_our_own_pages() {
    testing::pages().iter().for_each(|page| ask_all(page));
}

/// What lines that rules fit are made of.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "By", "Ann Lee", "AP", "Reuters", "The Associated Press", "and", ", ", "March 3, 2021", "4:05 PM", "0:00", "/", "%", "Duration",
    "3", "comments", "Comments", "(12)", "shares", "Facebook", "Twitter", "Email", "©", "Copyright", "2021", "[", "]", "Photo", ":",
    "Image of", "a woman", "holding", "Getty Images", "(", ")", "Get", "delivered", "newsletter", "Sign up", "inbox", ".", "$75 at",
    "Home", " > ", " | ", "logo", "icon", "quay.jpg", "Read", "the full", "review", "Learn more about", "Also on", "harbour.example",
    "Start", "free", "now", "Contributed", "contributed to this report", "reporter", "@annlee", "Follow her", "Tuesday", "during",
    "affiliate links", "we may earn a commission", "###", "(END)", "al/bd", "\"a\":1,", "<img src=\"a\" width=\"1\">", "#", ":::",
    "\u{200b}", "━━━", "\u{a0}", "Ünder", "ссылка", "Автор:", "記者", "年3月15日", "“", "’s", " ", " ", " ", "\n", "\n\n",
];

/// Asserts that a page is judged as if each of its lines stood there once.
fn judge_alike(text: &str) {
    let blocks = crate::door::block::cut(text);
    let features = crate::measure::features::measure(
        text,
        &blocks,
        &crate::know::words::WORDS,
        crate::know::words::language_bit("en"),
    );
    let repeats = crate::measure::features::repeats(&features);
    let once = Repeats { times: repeats.times.clone(), first: (0..blocks.len() as u32).collect() };
    let verdicts = |repeats| {
        format!("{:?}", verdicts(text, None, &blocks, &features, repeats, Lexicon::shipped()))
    };
    assert_eq!(verdicts(&repeats), verdicts(&once), "{text}");
}

#[test]
fn what_comes_back_in_another_setting_is_judged_anew() {
    judge_alike(
        "The Associated Press\n• The Associated Press\n## The Associated Press\n\nThe Associated Press\n3. Facebook\nFacebook",
    );
    let of = |text| {
        let blocks = crate::door::block::cut(text);
        let features =
            crate::measure::features::measure(text, &blocks, &crate::know::words::WORDS, 1);
        let repeats = crate::measure::features::repeats(&features);
        let verdicts = verdicts(text, None, &blocks, &features, &repeats, Lexicon::shipped());
        (
            repeats.first,
            verdicts
                .of
                .iter()
                .map(|verdict| verdict.map(|verdict| verdict.kind))
                .collect::<Vec<_>>(),
        )
    };
    let press = (vec![0, 0, 0], vec![Some(Kind::Byline), None, Some(Kind::Byline)]);
    assert_eq!(of("The Associated Press\n\n• The Associated Press\n\nThe Associated Press"), press);
}

proptest! {
    #[test]
    fn what_comes_back_is_judged_alike(lines in proptest::collection::vec(proptest::sample::select(PARTS), 1..9)) {
        let (one, other) = (lines.join(" "), lines.join("\n"));
        judge_alike(&format!("{one}\n{other}\n\n• {one}\n{other}\n{one}"));
    }

    #[test]
    fn no_rule_that_fits_is_left_out(parts in proptest::collection::vec(proptest::sample::select(PARTS), 1..12)) {
        ask_all(&parts.concat());
        ask_all(&parts.join(" "));
    }
}

#[test]
fn prompts_by_the_dozen_go_from_a_paragraph() {
    let prose =
        "The ferry between the two towns will stop running in May, the board said on Monday.";
    let prompts = "Read more Share this ".repeat(20);
    assert_eq!(crate::strip(&format!("{prose} {prompts}")).text, prose);
    assert_eq!(crate::strip(&format!("{prompts}{prose}")).text, prose);
}

#[test]
fn a_prompt_goes_that_was_wrapped_over_lines() {
    let wrapped = |paragraph: &str, indent: &str| {
        let mut lines = vec![String::from(indent)];
        for word in paragraph.split(' ') {
            if lines[lines.len() - 1].len() + 1 + word.len() > 72 {
                lines.push(String::from(indent));
            }
            let line = lines.last_mut().unwrap();
            *line += if line.len() > indent.len() { " " } else { "" };
            *line += word;
        }
        lines.join("\n")
    };
    let prose = [
        "The board of the harbour said on Tuesday that the ferry would sail again in May, when the ice had gone and the shaft was mended by the men of the old yard.",
        "About four hundred people use it every day, and most of them are on their way to work, said the clerk of the harbour, who has counted them for many years.",
    ];
    for prompt in [
        "A version of this article appeared in print on July 24, 2012, on page A9 of the Orrin edition with the headline: Ferry to Sail Again.",
        "This story originally appeared on Quay News under the headline \"Why the old ferry of Orrin had to stop in winter.\"",
    ] {
        for indent in ["", "   "] {
            let text =
                [prose[0], prose[1], prompt, prose[0], prose[1]].map(|part| wrapped(part, indent));
            let body = [prose[0], prose[1], prose[0], prose[1]].join("\n\n");
            assert_eq!(crate::strip(&text.join("\n\n")).text, body, "{prompt}");
        }
    }
}
