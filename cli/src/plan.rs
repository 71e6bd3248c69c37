//! What is going to be done: everything that can be wrong is looked at before anything is.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};

use crate::clash;
use crate::found::Selection;
use crate::inputs::{self, Input};
use crate::options::{Explain, Form, Options, When};
use crate::output::{Output, Part, Stop, part_of};
use crate::read::Task;
use crate::report;
use crate::resume::{self, Journal, Left, Mode, State};
use crate::rules;
use crate::say::{reason, shown};
use crate::tally::Tally;
use crate::work::Work;

/// What is going to be done.
pub(crate) struct Plan {
    pub(crate) work: Work,
    pub(crate) tasks: Vec<Task>,
    pub(crate) sinks: Sinks,
    /// What an earlier run did, of inputs that are done, and of one that is done in part.
    pub(crate) tally: Tally,
    pub(crate) at: Option<State>,
}

/// Where results go.
pub(crate) struct Sinks {
    pub(crate) output: Output,
    pub(crate) removed: Option<Part>,
    pub(crate) report: Option<Part>,
    /// Documents in the report.
    pub(crate) entries: u64,
    pub(crate) journal: Option<Journal>,
    /// Inputs that are not read because their results are there.
    pub(crate) there: Vec<usize>,
}

impl Plan {
    /// Bytes to read, where all are known.
    pub(crate) fn bytes(&self) -> Option<u64> {
        let known = self.tasks.iter().all(|task| task.input.path.is_some());
        known.then(|| self.tasks.iter().map(|task| task.input.bytes).sum())
    }
}

/// Looks at everything that can be wrong before anything is done.
pub(crate) fn plan(options: &Options) -> Result<Plan, String> {
    let selection = Selection::of(&options.fields)?;
    let stripper = rules::stripper(options)?;
    if !options.in_place && options.into == options.text_field {
        return Err(format!(
            "--into: `{}` is the field of the text; --in-place puts the body there",
            options.into
        ));
    }
    if options.from_known && matches!(options.explain, Some(Explain::All | Explain::Json)) {
        return Err(
            "--from-known: what --explain=all and --explain=json tell is told of the text alone"
                .to_owned(),
        );
    }
    let mut inputs = inputs::list(options)?;
    if options.output.is_none() {
        clash::beside(options, &inputs, &[])?;
        clash::with_output(&mut inputs);
    }
    let terminal = options.output.is_none() && io::stdout().is_terminal();
    let coloured = match options.color {
        When::Auto => {
            options.output.is_none() && AutoStream::choice(&io::stdout()) != ColorChoice::Never
        }
        When::Always => true,
        When::Never => false,
    } && options.explain.is_some_and(|how| how != Explain::Json);
    let work = Work { stripper, options: options.clone(), selection, inputs, terminal, coloured };
    match &options.output {
        Some(folder) => into_folder(options, folder, work),
        None => {
            let side = |path: &Option<PathBuf>| {
                path.as_deref().map(Part::create).transpose().map_err(stopped)
            };
            let (removed, report) = (side(&options.removed)?, side(&options.report)?);
            let tasks = work
                .inputs
                .iter()
                .cloned()
                .enumerate()
                .map(|(nth, input)| Task { nth, input, done: 0 })
                .collect();
            let sinks = Sinks {
                output: Output::standard(),
                removed,
                report,
                entries: 0,
                journal: None,
                there: Vec::new(),
            };
            Ok(Plan { work, tasks, sinks, tally: Tally::default(), at: None })
        }
    }
}

pub(crate) fn stopped(stop: Stop) -> String {
    match stop {
        Stop::Failed(message) => message,
        Stop::Enough => "standard output is closed".to_owned(),
    }
}

/// The ending of what is written of an input.
fn ending(options: &Options, input: &Input) -> &'static str {
    let lines = options.jsonl || input.path.as_deref().is_some_and(inputs::is_lines);
    match (options.explain, options.form()) {
        (Some(Explain::Json), _) | (None, Some(Form::Jsonl)) => "jsonl",
        (Some(_), _) | (None, Some(Form::Text)) => "txt",
        (None, Some(Form::Markdown)) => "md",
        // An input of many records is no JSON as a whole.
        (None, Some(Form::Json) | None) if lines => "jsonl",
        (None, Some(Form::Json)) => "json",
        (None, None) => "txt",
    }
}

/// A run into a folder: what is there already, and what an earlier run left.
fn into_folder(options: &Options, folder: &Path, work: Work) -> Result<Plan, String> {
    let failed = |error: io::Error| format!("-o {}: {}", shown(folder), reason(&error));
    let places = inputs::places(&work.inputs, |input| ending(options, input))?;
    let places: Vec<PathBuf> = places.into_iter().map(|place| folder.join(place)).collect();
    clash::over(&work.inputs, &places, options.force)?;
    clash::beside(options, &work.inputs, &places)?;
    fs::create_dir_all(folder).map_err(failed)?;
    if !options.resume && !options.force && Journal::is_there(folder) {
        return Err(format!(
            "-o {}: an earlier run did not do it all; --resume does the rest, --force begins again",
            shown(folder)
        ));
    }
    let mode = match (options.resume, options.force) {
        // Where nothing is there, there is nothing to leave out.
        (true, _) if places.iter().any(|place| place.exists()) => Mode::Resume,
        (_, true) => Mode::Force,
        _ => Mode::New,
    };
    let earlier = if options.resume { Journal::reopen(folder, options)? } else { None };
    let (journal, left) = match earlier {
        Some((journal, left)) => (Some(journal), left),
        None => (None, Left::nothing(mode)),
    };
    let going_on = left.last.is_some() || left.at.is_some();
    let mut plan = Plan {
        tasks: Vec::new(),
        sinks: Sinks {
            output: Output::Folder { places, open: None },
            removed: None,
            report: None,
            entries: 0,
            journal: None,
            there: Vec::new(),
        },
        tally: left.tally.clone(),
        at: None,
        work,
    };
    plan.tasks = remaining(
        &plan.work.inputs,
        &mut plan.sinks,
        &mut plan.tally,
        &mut plan.at,
        left.at.as_ref(),
        &left,
    )?;
    side_files(options, &mut plan, &left, going_on)?;
    plan.sinks.journal = Some(match journal {
        Some(journal) => journal,
        None => Journal::create(folder, options, mode).map_err(failed)?,
    });
    Ok(plan)
}

/// What is left to do of the inputs; the file that was about to get its name gets it, and the one that is done in part is opened.
fn remaining(
    inputs: &[Input],
    sinks: &mut Sinks,
    tally: &mut Tally,
    at: &mut Option<State>,
    part: Option<&State>,
    left: &Left,
) -> Result<Vec<Task>, String> {
    let Output::Folder { places, .. } = &sinks.output else { return Ok(Vec::new()) };
    let places = places.clone();
    let mut tasks = Vec::new();
    for (nth, input) in inputs.iter().enumerate() {
        let key = resume::key(input);
        let place = &places[nth];
        if let Some(written) = left.done.get(&key) {
            let last = left.last.as_ref().is_some_and(|last| last.input == key);
            if *written && last && part_of(place).exists() {
                fs::rename(part_of(place), place)
                    .map_err(|error| format!("{}: {}", shown(place), reason(&error)))?;
            }
            continue;
        }
        let mut task = Task { nth, input: input.clone(), done: 0 };
        if let Some(state) = part.filter(|state| state.input == key && part_of(place).exists()) {
            sinks.output.reopen(nth, state.out).map_err(stopped)?;
            task.done = state.units;
            *at = Some(state.clone());
            // Before all others, so that no line of the journal comes between its own.
            tasks.insert(0, task);
            continue;
        } else if place.exists() {
            match left.mode {
                Mode::New => {
                    sinks.there.push(nth);
                    task.input.problem = Some(format!(
                        "{} exists; --force overwrites, --resume leaves it",
                        shown(place)
                    ));
                }
                Mode::Force => {}
                Mode::Resume => {
                    tally.skipped += 1;
                    continue;
                }
            }
        }
        tasks.push(task);
    }
    Ok(tasks)
}

/// Opens the files that gather something of all documents, behind what an earlier run wrote.
fn side_files(
    options: &Options,
    plan: &mut Plan,
    left: &Left,
    going_on: bool,
) -> Result<(), String> {
    let state = plan.at.as_ref().or(left.last.as_ref()).cloned().unwrap_or_default();
    plan.sinks.entries = state.entries;
    let nothing_left = plan.tasks.is_empty();
    for (path, length, of_report) in
        [(&options.removed, state.removed, false), (&options.report, state.report, true)]
    {
        let Some(path) = path else { continue };
        // It was whole, and the run was killed behind that; or there is nothing to add.
        if nothing_left && path.exists() && !part_of(path).exists() {
            continue;
        }
        let whole = path.is_file() && (going_on || left.mode == Mode::Resume);
        let part = if going_on && part_of(path).exists() {
            Part::go_on(path, length)
        } else if whole && of_report {
            let (length, entries) = report::open_end(path)?;
            // The page may hold fewer than there were.
            plan.sinks.entries = plan.sinks.entries.max(entries);
            Part::add_to(path, length)
        } else if whole {
            Part::add_to(path, u64::MAX)
        } else {
            Part::create(path)
        };
        let part = part.map_err(stopped)?;
        *(if of_report { &mut plan.sinks.report } else { &mut plan.sinks.removed }) = Some(part);
    }
    Ok(())
}
