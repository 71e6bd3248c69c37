//! The whole: records in, tables out.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use dehusk::fitting::{self, Model};

use crate::label::Page;
use crate::rank::Choice;
use crate::records::{self, Recipe, Record};
use crate::report::{self, Scores};
use crate::score::{self, FIELDS, Sums};
use crate::{layout, parallel, rank};

/// What the pages of a file count for together in the fit of the confidence, against the pull to zero.
const FILE: f64 = 100.0;

/// Tables by fold, the last being that of all pages; one for each model that was fitted.
type Fitted = Vec<Vec<String>>;

struct Run {
    recipe: Recipe,
    records: Vec<Record>,
    folds: usize,
    fitted: Fitted,
    clock: Instant,
}

/// Fits all models up to `last`, and returns their tables as they are to be written.
pub fn tables(directory: Option<&Path>, folds: usize, last: Model) -> Result<Vec<String>> {
    let clock = Instant::now();
    let recipe = Recipe::read()?;
    let mut records = records::made_up(&recipe, folds)?;
    if let Some(directory) = directory {
        records.extend(records::read(directory, &recipe, folds)?);
    }
    let mut run = Run { recipe, records, folds, fitted: Vec::new(), clock };
    run.tell(&format!("{} pages read", run.records.len()));
    let fitted = run.layouts()?;
    run.fitted.push(fitted);
    for field in FIELDS.into_iter().filter(|field| *field <= last) {
        let fitted = run.fields(field)?;
        run.fitted.push(fitted);
    }
    if last >= Model::Confidence {
        let fitted = run.confidence()?;
        run.fitted.push(fitted);
    }
    let scores = run.scores();
    report::tell(&run.recipe, &scores, last);
    let head = |(at, fitted): (usize, &Vec<String>)| {
        let model = Model::ALL[at];
        let head = report::head(&run.recipe, directory.is_some(), folds, model, &scores);
        head + &fitted[folds]
    };
    let tables = run.fitted.iter().enumerate().map(head).collect();
    run.tell("done");
    Ok(tables)
}

impl Run {
    fn tell(&self, what: &str) {
        eprintln!("{:6.1} s  {what}", self.clock.elapsed().as_secs_f64());
    }

    /// Sets this thread's weights to those of a fold.
    fn set(&self, fold: usize) {
        for (model, fitted) in Model::ALL.iter().zip(&self.fitted) {
            model.set(Some(&fitted[fold]));
        }
    }

    /// Fits something for each fold from the pages of the others, and for all.
    fn each<T: Sync>(
        &self,
        pages: &[T],
        fold: impl Fn(&T) -> usize + Sync,
        fit: impl Fn(&[&T]) -> Result<String> + Sync,
    ) -> Result<Vec<String>> {
        // The one that sees all takes longest, and so is begun first.
        let parts: Vec<usize> = (0..=self.folds).rev().collect();
        let mut fitted = parallel::map(&parts, |part| {
            fit(&pages.iter().filter(|page| fold(page) != *part).collect::<Vec<_>>())
        });
        fitted.reverse();
        fitted.into_iter().collect()
    }

    fn layouts(&self) -> Result<Vec<String>> {
        let records: Vec<&Record> =
            self.records.iter().filter(|record| record.weights[0] > 0.0).collect();
        let pages = parallel::map(&records, |record| Page::of(record, record.weights[0]));
        let blocks: usize = pages.iter().map(|page| page.blocks.len()).sum();
        self.tell(&format!("layout: {} pages of {blocks} blocks are labelled", pages.len()));
        let fitted = self.each(&pages, |page| page.fold, layout::fit)?;
        self.told(Model::Layout, &fitted);
        Ok(fitted)
    }

    /// Fits a field on what the weights of folds that did not see a page make of it.
    fn fields(&self, field: Model) -> Result<Vec<String>> {
        let at = field as usize - 1;
        let mut choices = Vec::new();
        for fold in 0..self.folds {
            let known = |record: &&Record| record.fold == fold && record.weights[1] > 0.0;
            let records: Vec<&Record> = self.records.iter().filter(known).collect();
            let choice = |record: &&Record| {
                let lines = fitting::candidates(field, &record.text)?;
                Choice::of(field, &lines, &record.fields[at], fold, record.weights[1])
            };
            choices.extend(
                parallel::map_with(&records, || self.set(fold), choice).into_iter().flatten(),
            );
        }
        self.tell(&format!("{}: {} pages to choose from", field.name(), choices.len()));
        let fitted =
            self.each(&choices, |choice| choice.fold, |choices| rank::fit(field, choices))?;
        self.told(field, &fitted);
        Ok(fitted)
    }

    /// Fits how sure a body is on what the weights of folds that did not see a page make of it. Every
    /// file counts the same, however many pages it has.
    fn confidence(&self) -> Result<Vec<String>> {
        let mut pages = vec![0_u32; self.recipe.files.len() + 1];
        let place = |record: &Record| record.file.unwrap_or(self.recipe.files.len());
        let known = |record: &&Record| {
            let whole = record.body.as_ref().is_some_and(|body| !body.is_empty());
            record.weights[0] > 0.0 && !record.bare && whole
        };
        self.records.iter().filter(known).for_each(|record| pages[place(record)] += 1);
        let mut choices = Vec::new();
        for fold in 0..self.folds {
            let records: Vec<&Record> =
                self.records.iter().filter(known).filter(|record| record.fold == fold).collect();
            let choice = |record: &&Record| {
                let body = fitting::candidates(Model::Confidence, &record.text)?.pop()?;
                let right = score::is_right(body.values.first()?, record.body.as_ref()?);
                let weight = FILE * record.weights[0] / f64::from(pages[place(record)]);
                Some(Choice::body(&body, right, fold, weight))
            };
            choices.extend(
                parallel::map_with(&records, || self.set(fold), choice).into_iter().flatten(),
            );
        }
        self.tell(&format!("confidence: {} bodies", choices.len()));
        let fitted = self.each(
            &choices,
            |choice| choice.fold,
            |choices| rank::fit(Model::Confidence, choices),
        )?;
        self.told(Model::Confidence, &fitted);
        Ok(fitted)
    }

    fn told(&self, model: Model, fitted: &[String]) {
        let numbers = report::numbers(&fitted[self.folds]);
        self.tell(&format!("{}: fitted, {numbers} numbers", model.name()));
        // The tests' pages alone show few of the signals.
        let recorded = self.records.iter().any(|record| record.file.is_some());
        for name in report::idle(&fitted[self.folds]).into_iter().filter(|_| recorded) {
            eprintln!("          {name} tells nothing: it can go from the code");
        }
    }

    /// Scores every file, held out and in sample.
    fn scores(&self) -> Vec<Scores> {
        let mut scores = vec![Scores::default(); self.recipe.files.len() + 1];
        // The made-up pages come behind the files.
        let place = |record: &Record| record.file.unwrap_or(self.recipe.files.len());
        for part in 0..=self.folds {
            let whole = part == self.folds;
            let of = |record: &&Record| whole || record.fold == part;
            let records: Vec<&Record> = self.records.iter().filter(of).collect();
            let sums = parallel::map_with(&records, || self.set(part), |record| Sums::of(record));
            for (record, sums) in records.iter().zip(&sums) {
                let scores = &mut scores[place(record)];
                if whole { &mut scores.seen } else { &mut scores.held }.add(sums);
            }
            self.tell(&if whole {
                "scored in sample".to_owned()
            } else {
                format!("fold {} scored", part + 1)
            });
        }
        scores
    }
}
