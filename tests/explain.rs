//! What `explain` says adds up: evidence and passages to the probability, probability and overrides
//! to the decision.

use std::path::PathBuf;

use dehusk::{Bias, Input, Judgement, Kind, Stripper};

/// Our own pages.
fn pages() -> Vec<String> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let folders = |folder: PathBuf| {
        let entries = std::fs::read_dir(folder).expect("a folder of fixtures").flatten();
        entries.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let cases = folders(root).into_iter().flat_map(folders);
    cases.map(|case| std::fs::read_to_string(case.join("input.txt")).expect("a page")).collect()
}

/// Strippers of every manner.
fn strippers() -> Vec<Stripper> {
    let builders = [
        Stripper::builder(),
        Stripper::builder().bias(Bias::Precision),
        Stripper::builder().bias(Bias::Recall).keep(Kind::Caption),
        Stripper::builder().input(Input::Article),
        Stripper::builder().only([Kind::ReadMore, Kind::Advertisement, Kind::Related]),
    ];
    builders.into_iter().map(|builder| builder.build().expect("no phrases")).collect()
}

fn adds_up(judged: &Judgement) -> Result<(), String> {
    let sum = judged.log_odds();
    let probability = 1.0 / (1.0 + (-sum).exp());
    if (probability - judged.probability).abs() > 1e-4 {
        return Err(format!("{probability} of {sum} is not {}", judged.probability));
    }
    let mut kept = judged.probability > judged.needed;
    for step in &judged.overrides {
        if step.kept == kept {
            return Err(format!("{:?} overrules nothing", step.name));
        }
        kept = step.kept;
    }
    if kept != judged.kept {
        return Err(format!("kept: {kept}, but {}", judged.kept));
    }
    Ok(())
}

#[test]
fn evidence_and_overrides_sum_to_the_decision() {
    let pages = pages();
    assert!(pages.len() >= 50, "{}", pages.len());
    let mut blocks = 0;
    for stripper in strippers() {
        for page in &pages {
            for judged in stripper.explain(page) {
                blocks += 1;
                let told = adds_up(&judged);
                assert_eq!(told, Ok(()), "{}\n{judged:#?}", &page[judged.range.clone()]);
            }
        }
    }
    assert!(blocks > 3_000, "{blocks}");
}

#[test]
fn a_block_is_kept_where_its_text_is() {
    for page in pages() {
        let stripper = Stripper::default();
        let article = stripper.strip(&page);
        for judged in stripper.explain(&page) {
            let sources = article.paragraphs.iter().flat_map(|paragraph| paragraph.sources.iter());
            let mut inside = sources.filter(|source| {
                source.start < judged.range.end && judged.range.start < source.end
            });
            assert!(judged.kept || inside.next().is_none(), "{}", &page[judged.range.clone()]);
        }
    }
}

#[test]
fn overrides_are_named() {
    let text = "Ferry to sail again\n\nBy Ann Lee\n\nThe ferry will sail again in May, the harbour \
        board said on Monday, and it will call at both islands.\n\nRead more\n\nThe board has asked \
        the county for a loan to buy another boat.";
    let stripper = Stripper::builder().only([Kind::ReadMore]).build().expect("no phrases");
    let judged = stripper.explain(text);
    let told: Vec<_> = judged
        .iter()
        .map(|judged| {
            let names = judged.overrides.iter().map(|step| (&*step.name, step.kept));
            (judged.kept, names.collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(told[1], (true, vec![("kept as asked", true)]));
    assert_eq!(told[3], (false, vec![]));
    assert_eq!(judged[3].rule, "<click>? <look> <more> <here>?");
    assert_eq!(judged[3].evidence[0].signal, "named by a rule");
    assert_eq!(judged[3].evidence[0].weight, -50.0);
}
