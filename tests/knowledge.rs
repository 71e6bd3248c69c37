//! Holds prompts of all languages against prose: what only looks like one stays, and what is one
//! leaves the paragraph that it was glued to.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dehusk::{Kind, Known, Stripper};

/// A text that a strong row takes, with its language.
struct Hit {
    code: String,
    text: String,
}

/// The hits of every file's sections of strong rows, those of one word left out: cut from a
/// sentence, they would be a word of it.
fn hits() -> Vec<Hit> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge/lang");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("it is there")
        .map(|entry| entry.expect("it is there").path())
        .collect();
    files.sort();
    let mut all = Vec::new();
    for path in files {
        let code = path.file_stem().expect("it is there").to_str().expect("it is there").to_owned();
        let mut strong = false;
        for line in fs::read_to_string(&path).expect("it is there").lines() {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                strong = name.parse::<Kind>().is_ok();
            }
            let Some(text) = line.strip_prefix("hit ").filter(|_| strong) else { continue };
            // Japanese, Chinese, Korean, Thai.
            let unspaced = |c: char| matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{d7a3}');
            if text.split_whitespace().count() > 1 || text.contains(unspaced) {
                all.push(Hit { code: code.clone(), text: text.trim().to_owned() });
            }
        }
    }
    all
}

/// What stands in front of a prompt, and behind it: no two paragraphs say the same.
fn sentences(nth: usize) -> [String; 2] {
    [
        format!("The ferry from pier {nth} was full on Monday, and many had to wait for hours."),
        format!(
            "It will sail again in May, the mayor of the town said, with {nth} people on board."
        ),
    ]
}

/// A prompt as a sentence.
fn finished(text: &str) -> String {
    let bare = text.trim_end();
    if bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '۔', '؟', ')', ']', '：', ':'])
    {
        bare.to_owned()
    } else {
        format!("{bare}.")
    }
}

/// Where a prompt is put.
type Place = (&'static str, fn(&[String; 2], &str) -> String);

const PLACES: [Place; 3] = [
    ("in front", |[one, other], prompt| format!("{prompt} {one} {other}")),
    ("between", |[one, other], prompt| format!("{one} {prompt} {other}")),
    ("behind", |[one, other], prompt| format!("{one} {other} {prompt}")),
];

/// Paragraphs of a page.
const PAGE: usize = 12;
/// Prompts that stay, by the place they were put in: those whose end cannot be told from what
/// stands behind them, or which a sentence may begin or end with. It only goes down.
const STAY: [(&str, usize); 3] = [("in front", 1_343), ("between", 1_279), ("behind", 370)];

#[test]
fn a_prompt_leaves_its_paragraph_whole() {
    let hits = hits();
    assert!(hits.len() > 5_000, "{}", hits.len());
    let mut counts = Vec::new();
    let mut told = Vec::new();
    for (place, put) in PLACES {
        let mut stay: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let pages = hits.chunk_by(|one, next| one.code == next.code);
        for page in pages.flat_map(|own| own.chunks(PAGE)) {
            let sentences: Vec<_> = (1..=page.len()).map(sentences).collect();
            let paragraphs =
                page.iter().zip(&sentences).map(|(hit, own)| put(own, &finished(&hit.text)));
            let text = paragraphs.collect::<Vec<_>>().join("\n\n");
            // The sentences around are English; the prompts are of a page of their language.
            let code = match page[0].code.as_str() {
                "nb" => "no",
                code => code,
            };
            let mut known = Known::new();
            known.language = code.parse().ok();
            let body = Stripper::default().strip_known(&text, &known).text;
            for (hit, own) in page.iter().zip(&sentences) {
                let whole = own.join(" ");
                if !body.split("\n\n").any(|paragraph| paragraph == whole) {
                    stay.entry(&hit.code).or_default().push(&hit.text);
                }
            }
        }
        counts.push((place, stay.values().map(Vec::len).sum::<usize>()));
        told.push(format!("{place}: {stay:#?}"));
    }
    let more = counts.iter().zip(STAY).any(|((_, count), (_, most))| *count > most);
    assert!(!more, "{counts:?} of {} stay:\n{}", hits.len(), told.join("\n"));
}

/// Sentences that hold the words of prompts and are none.
#[rustfmt::skip]
const ALIKE: &[(&str, &[&str])] = &[
    ("en", &[
        "As I want to see full article archives, I pay for them every month.",
        "Read more books than you think you need before you begin to write one.",
        "Advertisements for the ferry were painted on the walls of the old mill.",
        "Related to the queen by marriage, she never set a foot in the palace.",
        "Share prices fell by a third on Monday after the bank had warned of losses.",
        "Subscribe he did, but the paper never came to the house on the hill.",
        "The newsletter that the harbour sends to its members was late again this month.",
        "Comments by the mayor did not help the matter, the council said on Friday.",
        "Home is where the mill stands, as the people of the harbour like to say.",
        "Copyright law has changed a good deal since the first novel was printed here.",
        "Follow us down to the harbour, she said, and you will see what we mean.",
        "By Monday night the water had come as far as the doors of the church.",
        "Donate blood, the posters in the hall said, and below them stood the hours.",
        "Watch the tide before you cross, because it comes in faster than a man can walk.",
        "Photographs of the mill hang in every kitchen between here and the border.",
        "Cookies were baked that day by the children of the school behind the church.",
        "More from habit than from hope he went down to the harbour every morning.",
    ]),
    ("de", &[
        "Lesen Sie mehr als ein Buch, rief der Lehrer, bevor Sie selbst eines schreiben.",
        "Anzeige gegen den Müller erstattete die Stadt erst am Montag nach der Wahl.",
        "Teilen will er den Gewinn mit allen, die im Hafen geholfen haben.",
    ]),
    ("fr", &[
        "Lire plus de livres ne suffit pas pour en écrire un bon, disait le vieux maître.",
        "Publicité mensongère ou non, le moulin attire chaque année des milliers de visiteurs.",
        "Partager le repas du soir avec les marins était pour elle une habitude de toujours.",
    ]),
    ("es", &[
        "Leer más libros no basta para escribir uno bueno, decía siempre el viejo maestro.",
        "Publicidad hubo mucha en las calles del puerto, pero nadie fue a ver el molino.",
    ]),
    ("it", &[
        "Leggi più severe sul porto sono state chieste lunedì dal sindaco della città.",
        "Condividi il pane con chi ne ha bisogno, diceva la nonna ai bambini del mulino.",
    ]),
    ("pt", &[
        "Leia mais livros antes de escrever um, dizia o velho professor aos alunos do porto.",
        "Publicidade não faltou nas ruas do porto, mas ninguém foi ver o moinho na segunda.",
    ]),
    ("nl", &[
        "Lees meer boeken voordat je er zelf een schrijft, zei de oude meester altijd.",
        "Advertenties voor de veerboot hingen in de hele haven, maar niemand kwam op maandag.",
    ]),
    ("da", &[
        "Læs flere bøger, før du selv skriver en, sagde den gamle lærer altid til børnene.",
        "Annoncer for færgen hang over hele havnen, men ingen kom om mandagen.",
    ]),
    ("sv", &[
        "Läs fler böcker innan du själv skriver en, sade den gamle läraren alltid till barnen.",
        "Annonser för färjan hängde över hela hamnen, men ingen kom på måndagen.",
    ]),
    ("pl", &[
        "Czytaj więcej książek, zanim sam napiszesz jedną, mawiał stary nauczyciel z portu.",
        "Reklamy promu wisiały w całym porcie, ale w poniedziałek nikt nie przyszedł.",
    ]),
    ("ru", &[
        "Читать больше книг советовал старый учитель всем детям из портового города.",
        "Реклама парома висела по всему порту, но в понедельник никто не пришёл.",
    ]),
    ("ja", &[
        "もっと読むべき本があると、港の古い学校の先生はいつも子どもたちに話していた。",
        "広告は港の壁に何枚も貼られていたが、月曜日には誰も来なかった。",
    ]),
];

#[test]
fn look_alikes_survive() {
    assert!(ALIKE.len() >= 10 && ALIKE.iter().all(|(_, lines)| lines.len() >= 2));
    for (code, lines) in ALIKE {
        for line in *lines {
            let [one, other] = sentences(3);
            for text in [
                format!("{one}\n\n{line}\n\n{other}"),
                format!("{line} {one} {other}"),
                format!("{one} {line} {other}"),
                format!("{one} {other} {line}"),
            ] {
                assert_eq!(dehusk::strip(&text).text, text, "{code}: {line}");
            }
        }
    }
}

#[test]
fn a_line_of_nothing_but_prompts_goes_whole() {
    let prose = "The ferry that sails from the old harbour at noon was full on Monday.";
    let text =
        format!("{prose}\n\nAdvertisement. Scroll to continue reading.\n\n{prose} It came late.");
    let article = dehusk::strip(&text);
    assert_eq!(article.text, format!("{prose}\n\n{prose} It came late."));
    assert_eq!(article.removed.len(), 1);
    assert_eq!(
        &text[article.removed[0].range.clone()],
        "Advertisement. Scroll to continue reading."
    );
}

#[test]
fn a_headline_right_below_a_prompt_goes_with_it() {
    let prose = "The ferry that sails from the old harbour at noon was full on Monday.";
    let page = |gap: &str| {
        format!("{prose}\n\nRead more\n{gap}Why the old mill burnt twice\n\n{prose} It came late.")
    };
    assert_eq!(dehusk::strip(&page("")).text, format!("{prose}\n\n{prose} It came late."));
    // With a blank line between it may head what follows.
    assert_eq!(
        dehusk::strip(&page("\n")).text,
        format!("{prose}\n\nWhy the old mill burnt twice\n\n{prose} It came late.")
    );
}

/// A caller's rows take what shapes and the place of a line would keep.
#[test]
fn own_rows_come_first() {
    let prose = "The ferry that sails from the old harbour at noon was full on Monday.";
    let stripper = dehusk::Stripper::builder()
        .phrase(Kind::ReadMore, "the whole tale: *")
        .phrase(Kind::Promotion, "* brings you the weather")
        .phrase(Kind::Promotion, "the <name> mug")
        .build()
        .expect("it is there");
    let long = format!("The whole tale: {}", "how it burnt, and why. ".repeat(40));
    for line in [
        "The whole tale: how it burnt",
        "THE WHOLE TALE: how it burnt. And why.",
        "• The whole tale: how it burnt",
        "1. The Whole Tale: how",
        "Harbour Paints brings you the weather",
        "The Mill Herald mug",
        &long,
    ] {
        let text = format!("{prose}\n\n{line}\n\n{prose} It came late.");
        let article = stripper.strip(&text);
        assert_eq!(article.text, format!("{prose}\n\n{prose} It came late."), "{line}");
        assert_eq!(article.removed.len(), 1, "{line}");
    }
    let glued = format!("{prose} The whole tale: how it burnt.");
    assert_eq!(stripper.strip(&glued).text, prose);
}
