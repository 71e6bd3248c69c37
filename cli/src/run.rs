//! A run: what is read, done in all threads and written in order.

use std::io::{self, IsTerminal};
use std::num::NonZero;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::{Duration, Instant};

use crate::options::Options;
use crate::output::{Part, Stop};
use crate::plan::{Sinks, plan, stopped};
use crate::pool::{self, Broken};
use crate::progress::Progress;
use crate::read::{self, Task};
use crate::report;
use crate::resume::{self, State};
use crate::say::{Said, Voice, reason};
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
pub(crate) fn run(options: &Options) -> End {
    let mut plan = match plan(options) {
        Ok(plan) => plan,
        Err(message) => return End::Usage(message),
    };
    let read = Arc::new(AtomicU64::new(0));
    let progress = Progress::new(options, Arc::clone(&read), plan.bytes(), !plan.work.terminal);
    let voice = Voice::new(options.quiet, progress.bar.clone());
    if plan.work.inputs.is_empty() {
        voice.note("no file to read in what was named");
    }
    if plan.tasks.iter().any(|task| task.input.path.is_none()) && io::stdin().is_terminal() {
        voice.note(
            "reading what is typed; Ctrl-D on an empty line ends it, dehusk --help tells more",
        );
    }
    let tasks = std::mem::take(&mut plan.tasks);
    let (lines, threads, small) = (options.jsonl, threads(options, &tasks), is_small(&tasks));
    let counted = Arc::clone(&read);
    let source = move |jobs: &pool::Jobs<read::Job, Done>| {
        tasks.iter().try_for_each(|task| read::input(task, lines, &counted, jobs))
    };
    let work = Arc::new(plan.work);
    let worker = Arc::clone(&work);
    let work_on = move |job| worker.job(job);
    let mut results =
        if small { pool::here(source, work_on) } else { pool::start(threads, source, work_on) };
    let mut writer = Writer {
        work,
        voice,
        progress,
        sinks: plan.sinks,
        total: plan.tally,
        current: Current::default(),
        begun: Instant::now(),
        again: false,
    };
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

/// Bytes of a file that is read and done before anything is written.
const SMALL: u64 = 1 << 16;

/// Whether there is one small file, whatever it holds.
fn is_small(tasks: &[Task]) -> bool {
    matches!(tasks, [task] if task.input.path.as_deref().is_some_and(Path::is_file)
        && task.input.bytes <= SMALL)
}

/// How many threads strip: no more than there are inputs, where each is one text for all we know.
fn threads(options: &Options, tasks: &[Task]) -> NonZero<usize> {
    let short =
        |path: &Path| path.extension().is_some_and(|ending| ending == "txt" || ending == "md");
    let single =
        !options.jsonl && tasks.iter().all(|task| task.input.path.as_deref().is_some_and(short));
    let most = if single {
        NonZero::new(tasks.len()).unwrap_or(NonZero::<usize>::MIN)
    } else {
        NonZero::<usize>::MAX
    };
    options.threads().min(most)
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
    /// Whether an input failed as a whole, which a later run may try again.
    again: bool,
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
                Err(Broken) => {
                    return Err(Stop::Failed("a thread ended early; not all was done".to_owned()));
                }
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
            self.current =
                Current { input: Some(done.input), tally, units, written, ..Current::default() };
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
            let failed = !self.current.written && self.current.tally.failed > 0;
            self.again |= failed && !self.sinks.there.contains(&done.input);
            self.sinks.output.close(done.input)?;
            self.total.add(&std::mem::take(&mut self.current.tally));
        }
        self.progress.show(self.total.documents + self.current.tally.documents, &self.voice);
        Ok(())
    }

    /// Notes in the journal how far it is, after all of it was handed on.
    fn note(&mut self, input: usize, ended: bool) -> Result<(), Stop> {
        let Sinks { output, removed, report, entries, journal: Some(journal), .. } =
            &mut self.sinks
        else {
            return Ok(());
        };
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
        // Where all was done before, so is the summary.
        let told = self.total.documents + self.total.failed > 0 || self.total.skipped == 0;
        if let Some(path) = self.work.options.summary.as_ref().filter(|path| told || !path.exists())
        {
            let mut summary = Part::create(path)?;
            summary.write(&self.total.json(took))?;
            summary.finish()?;
        }
        if let Some(journal) = self.sinks.journal.take() {
            let ended = if self.again { journal.keep() } else { journal.finish() };
            ended.map_err(|error| Stop::Failed(format!("the journal: {}", reason(&error))))?;
        }
        // One document is its own summary.
        let many = self.total.documents + self.total.failed + self.total.skipped > 1;
        if many || self.work.options.output.is_some() {
            self.voice.note(&self.total.told(took));
        }
        Ok(())
    }
}
