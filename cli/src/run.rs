//! A run: what is read, done in all threads and written in order.

use std::fs;
use std::io::{self, IsTerminal};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::{Duration, Instant};

use anstream::{AutoStream, ColorChoice};

use crate::found::Selection;
use crate::inputs::{self, Input};
use crate::options::{Explain, Form, Options, When};
use crate::output::{Output, Part, Stop, part_of};
use crate::pool::{self, Broken};
use crate::progress::Progress;
use crate::read::{self, Task};
use crate::report;
use crate::resume::{self, Journal, Left, Mode, State};
use crate::rules;
use crate::say::{Said, Voice, reason, shown};
use crate::tally::Tally;
use crate::work::{Done, Work};

/// Time between two lines of the journal about one input: what a killed run did in it is done again.
const PAUSE: Duration = Duration::from_millis(250);

/// How it ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum End {
    Good,
    /// Something failed, and was said.
    Failed,
    /// The command line is wrong.
    Usage(String),
}

/// Runs.
pub(crate) fn run(options: Options) -> End {
    let mut plan = match plan(&options) {
        Ok(plan) => plan,
        Err(message) => return End::Usage(message),
    };
    let read = Arc::new(AtomicU64::new(0));
    let progress = Progress::new(&options, Arc::clone(&read), plan.bytes(), !plan.work.terminal);
    let voice = Voice::new(options.quiet, progress.bar.clone());
    if plan.tasks.iter().any(|task| task.input.path.is_none()) && io::stdin().is_terminal() {
        voice.note("reading what is typed; Ctrl-D on an empty line ends it, dehusk --help tells more");
    }
    let tasks = std::mem::take(&mut plan.tasks);
    let (lines, threads) = (options.jsonl, threads(&options, &tasks));
    let counted = Arc::clone(&read);
    let source = move |jobs: &pool::Jobs<read::Job, Done>| tasks.iter().try_for_each(|task| read::input(task, lines, &counted, jobs));
    let work = Arc::new(plan.work);
    let worker = Arc::clone(&work);
    let mut results = pool::start(threads, source, move |job| worker.job(job));
    let mut writer = Writer { work, voice, progress, sinks: plan.sinks, total: plan.tally, current: Current::default(), begun: Instant::now() };
    writer.current.state = plan.at;
    match writer.all(&mut results) {
        Ok(()) => writer.end(),
        Err(Stop::Enough) => End::Good,
        Err(Stop::Failed(message)) => {
            writer.progress.end();
            writer.voice.error(&message);
            End::Failed
        }
    }
}

/// How many threads strip: no more than there are inputs, where each is one text for all we know.
fn threads(options: &Options, tasks: &[Task]) -> NonZero<usize> {
    let short = |path: &Path| path.extension().is_some_and(|ending| ending == "txt" || ending == "md");
    let single = !options.jsonl && tasks.iter().all(|task| task.input.path.as_deref().is_some_and(short));
    let most = if single { NonZero::new(tasks.len()).unwrap_or(NonZero::<usize>::MIN) } else { NonZero::<usize>::MAX };
    options.threads().min(most)
}

/// What is going to be done.
struct Plan {
    work: Work,
    tasks: Vec<Task>,
    sinks: Sinks,
    /// What an earlier run did, of inputs that are done, and of one that is done in part.
    tally: Tally,
    at: Option<State>,
}

/// Where results go.
struct Sinks {
    output: Output,
    removed: Option<Part>,
    report: Option<Part>,
    /// Documents in the report.
    entries: u64,
    journal: Option<Journal>,
}

impl Plan {
    /// Bytes to read, where all are known.
    fn bytes(&self) -> Option<u64> {
        let known = self.tasks.iter().all(|task| task.input.path.is_some());
        known.then(|| self.tasks.iter().map(|task| task.input.bytes).sum())
    }
}

/// Looks at everything that can be wrong before anything is done.
fn plan(options: &Options) -> Result<Plan, String> {
    let selection = Selection::of(&options.fields)?;
    let stripper = rules::stripper(options)?;
    if !options.in_place && options.into == options.text_field {
        return Err(format!("--into: `{}` is the field of the text; --in-place puts the body there", options.into));
    }
    let inputs = inputs::list(options)?;
    let terminal = options.output.is_none() && io::stdout().is_terminal();
    let coloured = match options.color {
        When::Auto => options.output.is_none() && AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        When::Always => true,
        When::Never => false,
    } && options.explain.is_some_and(|how| how != Explain::Json);
    let work = Work { stripper, options: options.clone(), selection, inputs, terminal, coloured };
    match &options.output {
        Some(folder) => into_folder(options, folder, work),
        None => {
            let side = |path: &Option<PathBuf>| path.as_deref().map(Part::create).transpose().map_err(stopped);
            let (removed, report) = (side(&options.removed)?, side(&options.report)?);
            let tasks = work.inputs.iter().cloned().enumerate().map(|(nth, input)| Task { nth, input, done: 0 }).collect();
            let sinks = Sinks { output: Output::standard(), removed, report, entries: 0, journal: None };
            Ok(Plan { work, tasks, sinks, tally: Tally::default(), at: None })
        }
    }
}

fn stopped(stop: Stop) -> String {
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
    for (input, place) in work.inputs.iter().zip(&places) {
        let same = input.path.as_ref().is_some_and(|path| fs::canonicalize(path).ok() == fs::canonicalize(place).ok() && place.exists());
        if same {
            return Err(format!("-o: {} would be written over itself", input.name));
        }
    }
    fs::create_dir_all(folder).map_err(failed)?;
    if !options.resume && !options.force && Journal::is_there(folder) {
        return Err(format!("-o {}: an earlier run did not finish; --resume finishes it, --force begins again", shown(folder)));
    }
    let earlier = if options.resume { Journal::reopen(folder, options)? } else { None };
    let (journal, left) = match earlier {
        Some(found) => found,
        None => {
            let mode = match (options.resume, options.force) {
                (true, _) => Mode::Resume,
                (_, true) => Mode::Force,
                _ => Mode::New,
            };
            (Journal::create(folder, options, mode).map_err(failed)?, Left::nothing(mode))
        }
    };
    let going_on = left.last.is_some() || left.at.is_some();
    let mut plan = Plan {
        tasks: Vec::new(),
        sinks: Sinks { output: Output::Folder { places, open: None }, removed: None, report: None, entries: 0, journal: Some(journal) },
        tally: left.tally.clone(),
        at: None,
        work,
    };
    plan.tasks = remaining(&plan.work.inputs, &mut plan.sinks, &mut plan.tally, &mut plan.at, left.at.as_ref(), &left)?;
    side_files(options, &mut plan, &left, going_on)?;
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
                fs::rename(part_of(place), place).map_err(|error| format!("{}: {}", shown(place), reason(&error)))?;
            }
            continue;
        }
        let mut task = Task { nth, input: input.clone(), done: 0 };
        if let Some(state) = part.filter(|state| state.input == key && part_of(place).exists()) {
            sinks.output.reopen(nth, state.out).map_err(stopped)?;
            task.done = state.units;
            *at = Some(state.clone());
        } else if place.exists() {
            match left.mode {
                Mode::New => task.input.problem = Some(format!("{} exists; --force overwrites, --resume leaves it", shown(place))),
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
fn side_files(options: &Options, plan: &mut Plan, left: &Left, going_on: bool) -> Result<(), String> {
    let state = plan.at.as_ref().or(left.last.as_ref()).cloned().unwrap_or_default();
    plan.sinks.entries = state.entries;
    let nothing_left = plan.tasks.is_empty();
    for (path, length, of_report) in [(&options.removed, state.removed, false), (&options.report, state.report, true)] {
        let Some(path) = path else { continue };
        // It was whole, and the run was killed behind that; or there is nothing to add.
        if nothing_left && path.exists() && !part_of(path).exists() {
            continue;
        }
        let part = if going_on && part_of(path).exists() {
            Part::go_on(path, length)
        } else if left.mode == Mode::Resume && path.is_file() && of_report {
            return Err(format!("--report: {} is whole, and cannot be added to", shown(path)));
        } else if left.mode == Mode::Resume && path.is_file() {
            Part::add_to(path)
        } else {
            Part::create(path)
        };
        let part = part.map_err(stopped)?;
        *(if of_report { &mut plan.sinks.report } else { &mut plan.sinks.removed }) = Some(part);
    }
    Ok(())
}

/// What was done of the input that is being written.
#[derive(Default)]
struct Current {
    /// What an earlier run did of it.
    state: Option<State>,
    input: Option<usize>,
    tally: Tally,
    units: u64,
    written: bool,
    /// Whether its file cannot be made.
    lost: bool,
    noted: Option<Instant>,
}

/// Writes results in order.
struct Writer {
    work: Arc<Work>,
    voice: Voice,
    progress: Progress,
    sinks: Sinks,
    /// What was done of inputs that are done.
    total: Tally,
    current: Current,
    begun: Instant,
}

impl Writer {
    /// Writes all results.
    fn all(&mut self, results: &mut pool::Results<Done>) -> Result<(), Stop> {
        if let Some(report) = &mut self.sinks.report
            && report.length == 0
        {
            report.write(report::HEAD.as_bytes())?;
        }
        loop {
            // Whoever writes to us line by line waits for the answer to each.
            if results.is_idle() {
                self.sinks.output.flush()?;
            }
            match results.next() {
                Ok(Some(done)) => self.one(&done)?,
                Ok(None) => break,
                Err(Broken) => return Err(Stop::Failed("a thread ended early; not all was done".to_owned())),
            }
        }
        self.voice.rest();
        self.sinks.output.flush()
    }

    /// Writes a result.
    fn one(&mut self, done: &Done) -> Result<(), Stop> {
        if self.current.input != Some(done.input) {
            let state = self.current.state.take().unwrap_or_default();
            let State { tally, units, written, .. } = state;
            self.current = Current { input: Some(done.input), tally, units, written, ..Current::default() };
        }
        if done.written
            && !self.current.lost
            && let Err(Stop::Failed(message)) = self.sinks.output.open(done.input)
        {
            self.current.lost = true;
            self.current.tally = Tally { failed: 1, ..Tally::default() };
            self.voice.about(done.input, &Said::Error(message));
        }
        if !self.current.lost {
            self.sinks.output.write(&done.out, done.parted)?;
            if let Some(removed) = &mut self.sinks.removed {
                removed.write(&done.removed)?;
            }
            if let Some(report) = &mut self.sinks.report {
                self.sinks.entries += report::add(report, &done.report, self.sinks.entries)?;
            }
            self.current.tally.add(&done.tally);
            self.current.written |= done.written;
            self.current.units = self.current.units.max(done.units);
            done.said.iter().for_each(|said| self.voice.about(done.input, said));
        }
        self.note(done.input, done.ended)?;
        if done.ended {
            self.sinks.output.close(done.input)?;
            self.total.add(&std::mem::take(&mut self.current.tally));
        }
        self.progress.show(self.total.documents + self.current.tally.documents, &self.voice);
        Ok(())
    }

    /// Notes in the journal how far it is, after all of it was handed on.
    fn note(&mut self, input: usize, ended: bool) -> Result<(), Stop> {
        let Sinks { output, removed, report, entries, journal: Some(journal) } = &mut self.sinks else { return Ok(()) };
        let due = self.current.noted.get_or_insert_with(Instant::now).elapsed() >= PAUSE;
        if !ended && !due {
            return Ok(());
        }
        self.current.noted = Some(Instant::now());
        output.flush()?;
        removed.iter_mut().chain(report.iter_mut()).try_for_each(Part::flush)?;
        let state = State {
            input: resume::key(&self.work.inputs[input]),
            written: self.current.written,
            units: self.current.units,
            out: output.length(),
            removed: removed.as_ref().map_or(0, |part| part.length),
            report: report.as_ref().map_or(0, |part| part.length),
            entries: *entries,
            tally: self.current.tally.clone(),
        };
        let noted = if ended { journal.done(state) } else { journal.at(state) };
        noted.map_err(|error| Stop::Failed(format!("the journal: {}", reason(&error))))
    }

    /// Gives files their names, and sums up.
    fn end(mut self) -> End {
        self.progress.end();
        match self.finish() {
            Ok(()) if self.total.failed == 0 => End::Good,
            Ok(()) => End::Failed,
            Err(stop) => {
                self.voice.error(&stopped(stop));
                End::Failed
            }
        }
    }

    fn finish(&mut self) -> Result<(), Stop> {
        let took = self.begun.elapsed();
        if let Some(mut report) = self.sinks.report.take() {
            report.write(&report::tail(&self.total, self.sinks.entries))?;
            report.finish()?;
        }
        if let Some(removed) = self.sinks.removed.take() {
            removed.finish()?;
        }
        if let Some(path) = &self.work.options.summary {
            let mut summary = Part::create(path)?;
            summary.write(&self.total.json(took))?;
            summary.finish()?;
        }
        if let Some(journal) = self.sinks.journal.take() {
            journal.finish().map_err(|error| Stop::Failed(format!("the journal: {}", reason(&error))))?;
        }
        // One document is its own summary.
        let many = self.total.documents + self.total.failed + self.total.skipped > 1;
        if many || self.work.options.output.is_some() {
            self.voice.note(&self.total.told(took));
        }
        Ok(())
    }
}
