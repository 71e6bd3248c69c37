//! Fits the weights in `knowledge/model`: see `README.md` beside this.

mod align;
mod chain;
mod label;
mod layout;
mod parallel;
mod rank;
mod records;
mod report;
mod rng;
mod run;
mod score;
mod site;
mod words;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, ValueEnum};
use dehusk::fitting::Model;

/// Fits the weights by which dehusk finds the article and chooses its fields, from zero.
#[derive(Parser)]
#[command(version)]
struct Options {
    /// What to fit. Each needs those before it: layout, headline, byline, date, confidence.
    what: What,
    /// The folder with the record files; without it, only the made-up pages of the tests are fitted.
    #[arg(long, value_name = "DIR")]
    records: Option<PathBuf>,
    /// Parts of the sites; each is scored with weights that did not see it.
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u8).range(2..=16))]
    folds: u8,
    /// Writes nothing: with records, tells whether the tables come out as they are; without, whether they
    /// come out the same twice.
    #[arg(long)]
    check: bool,
    /// Where the tables are written.
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../knowledge/model"))]
    out: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    Layout,
    Headline,
    Byline,
    Date,
    Confidence,
    All,
}

impl What {
    /// The models to write, and the last of those to fit.
    fn models(self) -> &'static [Model] {
        match self {
            Self::Layout => &[Model::Layout],
            Self::Headline => &[Model::Headline],
            Self::Byline => &[Model::Byline],
            Self::Date => &[Model::Date],
            Self::Confidence => &[Model::Confidence],
            Self::All => &Model::ALL,
        }
    }
}

fn main() -> Result<ExitCode> {
    let options = Options::parse();
    let (records, folds) = (options.records.as_deref(), usize::from(options.folds));
    let models = options.what.models();
    let last = *models.last().unwrap_or(&Model::Layout);
    let tables = run::tables(records, folds, last)?;
    let named = models.iter().map(|model| (*model, tables[*model as usize].as_str()));
    if !options.check {
        named
            .into_iter()
            .try_for_each(|(model, table)| report::write(&options.out, model, table))?;
        return Ok(ExitCode::SUCCESS);
    }
    let differ = match records {
        Some(_) => report::differences(&options.out, named)?,
        None => {
            let again = run::tables(None, folds, last)?;
            let differ = named.filter(|(model, table)| again[*model as usize] != **table).count();
            eprintln!("{}", if differ == 0 { "the same twice" } else { "not the same twice" });
            differ
        }
    };
    Ok(if differ == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
