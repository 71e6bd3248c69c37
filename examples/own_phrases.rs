//! Own phrases, shipped ones switched off, and kinds that stay in the body.
//!
//! ```sh
//! cargo run --release --example own_phrases
//! ```

use std::io::{self, Write};

use dehusk::{Bias, Kind, Stripper};

const PAGE: &str = "\
Bridge to Selby closed

Harbour Paints brings you the news of the coast

The bridge is shut for repairs until May, the town said on Monday.

The whole tale: how the bridge was built

The bridge at noon. (Photo by Ann Lee)

It will open again in May, if the money can be found.

Read more
";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // A phrase is a whole line or sentence, in any case; `*` at an end stands for any words. What is
    // wrong with one is told by `build`, so that a bad list never gets as far as the pages.
    let stripper = Stripper::builder()
        .phrase(Kind::Promotion, "* brings you the news of the coast")
        .phrase(Kind::ReadMore, "the whole tale: *")
        .without_rule("share bar")
        .keep(Kind::Caption)
        .bias(Bias::Recall)
        .build()?;
    let article = stripper.strip(PAGE);
    let mut out = io::stdout().lock();
    writeln!(out, "{}\n", article.text)?;
    for removal in &article.removed {
        writeln!(
            out,
            "{:10} {:40} {:?}",
            removal.kind.name(),
            removal.rule,
            &PAGE[removal.range.clone()]
        )?;
    }
    Ok(())
}
