//! What is told of a fit: on the screen, and at the head of a table.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use dehusk::fitting::Model;

use crate::records::Recipe;
use crate::score::Sums;

/// Scores of a file's pages by weights that did not see them, and by those that did.
#[derive(Clone, Default)]
pub struct Scores {
    pub held: Sums,
    pub seen: Sums,
}

/// What the made-up pages are called.
const MADE_UP: &str = "made-up pages";
/// Digits of a hash that are told.
const HASH: usize = 16;

/// Names of the files, and of the made-up pages.
fn names(recipe: &Recipe) -> impl Iterator<Item = &str> {
    recipe.files.iter().map(|file| file.name.as_str()).chain([MADE_UP])
}

/// The lines that tell a model's scores, a file each.
fn lines(recipe: &Recipe, scores: &[Scores], model: Model) -> Vec<String> {
    let line = |(name, scores): (&str, &Scores)| {
        let (held, seen) = (scores.held.figures(model), scores.seen.figures(model));
        let figures = held
            .iter()
            .zip(&seen)
            .map(|((name, held), (_, seen))| format!("{name} {held:.4} ({seen:.4})"));
        let figures = figures.collect::<Vec<_>>().join("  ");
        (!figures.is_empty()).then(|| format!("{name:26} {figures}"))
    };
    names(recipe).zip(scores).filter_map(line).collect()
}

/// Prints the scores of all models up to the last.
pub fn tell(recipe: &Recipe, scores: &[Scores], last: Model) {
    for model in Model::ALL.into_iter().filter(|model| *model <= last) {
        eprintln!("\n{}, held out by site (in sample)", model.name());
        lines(recipe, scores, model).iter().for_each(|line| eprintln!("  {line}"));
    }
    eprintln!();
}

/// The lines at the head of a table.
pub fn head(
    recipe: &Recipe,
    records: bool,
    folds: usize,
    model: Model,
    scores: &[Scores],
) -> String {
    let mut text = String::from("# Written by fit, do not edit.\n");
    let mut line = |line: &str| {
        let _ = writeln!(text, "{}", format!("# {line}").trim_end());
    };
    if records {
        line("cargo run --release -p fit -- all --records ../shared/corpus");
    } else {
        line("cargo run --release -p fit -- all");
    }
    line("");
    if records {
        line("Record files, with the start of each one's sha256:");
        for file in recipe.files.iter().filter(|file| file.layout + file.fields + file.bodies > 0.0)
        {
            line(&format!("  {:26} {}", file.name, &file.sha256[..HASH.min(file.sha256.len())]));
        }
        line("");
    }
    line(&format!(
        "Scores of pages on sites that the weights did not see, {folds} folds (and in sample):"
    ));
    for scored in lines(recipe, scores, model) {
        line(&format!("  {scored}"));
    }
    line("");
    text
}

/// The figures of a table's rows, with their names.
fn rows(table: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    let cells = |line: &str| line.split('\t').count() > 2 && !line.starts_with('#');
    table.lines().filter(move |line| cells(line)).map(|line| {
        let mut cells = line.split('\t');
        (cells.next().unwrap_or(""), cells.skip(1).collect())
    })
}

/// How many fitted numbers a table holds.
pub fn numbers(table: &str) -> usize {
    let is = |figure: &&str| figure.parse::<f64>().is_ok_and(|figure| figure != 0.0);
    rows(table).map(|(_, figures)| figures.into_iter().filter(is).count()).sum()
}

/// Signals of which no number is left.
pub fn idle(table: &str) -> Vec<&str> {
    rows(table)
        .filter(|(_, figures)| figures.iter().all(|figure| *figure == "0"))
        .map(|row| row.0)
        .collect()
}

pub fn write(directory: &Path, model: Model, table: &str) -> Result<()> {
    let path = directory.join(model.name()).with_extension("tsv");
    fs::create_dir_all(directory)?;
    fs::write(&path, table).with_context(|| path.display().to_string())?;
    eprintln!("{} written", path.display());
    Ok(())
}

/// Figures may differ by this much on a machine that rounds otherwise.
const CENT: f64 = 0.011;

/// How many of the tables are not as they were written; what differs is told.
pub fn differences<'t>(
    directory: &Path,
    tables: impl Iterator<Item = (Model, &'t str)>,
) -> Result<usize> {
    let mut differ = 0;
    for (model, table) in tables {
        let path = directory.join(model.name()).with_extension("tsv");
        let written = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        if written == table {
            eprintln!("{}: the same, byte for byte", model.name());
            continue;
        }
        let [old, new] = [written.as_str(), table].map(|table| rows(table).collect::<Vec<_>>());
        let near = |(old, new): (&&str, &&str)| match (old.parse::<f64>(), new.parse::<f64>()) {
            (Ok(old), Ok(new)) => (old - new).abs() < CENT,
            _ => old == new,
        };
        let same = |old: &(&str, Vec<&str>), new: &(&str, Vec<&str>)| {
            old.0 == new.0 && old.1.len() == new.1.len() && old.1.iter().zip(&new.1).all(near)
        };
        let others = old.iter().zip(&new).filter(|(old, new)| !same(old, new)).count();
        let others = others + old.len().abs_diff(new.len());
        eprintln!(
            "{}: {others} of {} rows differ by more than a hundredth",
            model.name(),
            old.len()
        );
        differ += usize::from(others > 0);
    }
    Ok(differ)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_counted_and_idle_rows_found() {
        let table = "# x\nsignal\tdoc\tbefore\tover\nA\ta\t0.12\t0\nB\tb\t0\t0\npart\tdoc\tbefore\tafter\nFirst\tf\t-1.00\t\n";
        assert_eq!((numbers(table), idle(table)), (2, vec!["B"]));
    }
}
