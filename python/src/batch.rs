//! Many texts: stripped by threads without the interpreter's lock, handed on in order.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use dehusk::{Known, Stripper};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::article::Stripped;
use crate::text::Text;

/// Texts of one slab, for each thread. Between slabs the interpreter gets its lock back, and
/// Ctrl-C is heard; with so many, threads wait for the last of a slab for a hundredth of the time.
const SLAB: usize = 128;
/// Bytes after which a slab is full, so that memory stays flat with large texts.
const FULL: usize = 32 << 20;

/// A text, and what is known of it.
pub(crate) struct Job {
    pub(crate) text: Text,
    pub(crate) known: Known,
}

/// Strips what `jobs` gives, and hands each result to `each`, in order. `None` gives nothing.
pub(crate) fn strip_each<'py>(
    py: Python<'py>,
    stripper: &Stripper,
    threads: Option<usize>,
    jobs: impl Iterator<Item = PyResult<Option<Job>>>,
    mut each: impl FnMut(Option<Stripped>) -> PyResult<()>,
) -> PyResult<()> {
    let threads = match threads {
        Some(0) => return Err(PyValueError::new_err("threads must be at least 1")),
        Some(threads) => threads,
        None => thread::available_parallelism().map_or(1, usize::from),
    };
    let mut jobs = jobs.peekable();
    while jobs.peek().is_some() {
        let (mut slab, mut bytes) = (Vec::new(), 0);
        while slab.len() < SLAB.saturating_mul(threads) && bytes < FULL {
            let Some(job) = jobs.next().transpose()? else { break };
            bytes += job.as_ref().map_or(0, |job| job.text.len());
            slab.push(job);
        }
        py.detach(|| strip_slab(stripper, threads, &slab)).into_iter().try_for_each(&mut each)?;
        py.check_signals()?;
    }
    Ok(())
}

/// Each text's result, in order.
fn strip_slab(stripper: &Stripper, threads: usize, slab: &[Option<Job>]) -> Vec<Option<Stripped>> {
    let next = AtomicUsize::new(0);
    let one = |job: &Job| Stripped::of(stripper, &job.text.read(), &job.known);
    let work = || {
        let mut done = Vec::new();
        while let Some((at, job)) = take(&next, slab) {
            done.push((at, job.as_ref().map(one)));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        let helpers: Vec<_> = (1..threads.min(slab.len())).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        for helper in helpers {
            // `strip` does not panic; if it did, the caller of `strip` alone would see the same.
            done.extend(helper.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, stripped)| stripped).collect()
}

/// The next job that no thread has taken.
fn take<'s>(next: &AtomicUsize, slab: &'s [Option<Job>]) -> Option<(usize, &'s Option<Job>)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    Some((at, slab.get(at)?))
}
