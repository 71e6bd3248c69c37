//! Work in several threads, of which the results come in order.

use std::num::NonZero;
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};

use crossbeam_channel::{Receiver, SendError, Sender, bounded};

/// Where jobs go.
pub(crate) struct Jobs<J, R> {
    jobs: Sender<(J, Sender<R>)>,
    in_order: Sender<Receiver<R>>,
}

/// Nobody waits for results any more.
pub(crate) struct Closed;

impl<T> From<SendError<T>> for Closed {
    fn from(_: SendError<T>) -> Self {
        Self
    }
}

/// A thread ended before its work was done, or there was none to be had.
pub(crate) struct Broken;

impl<J, R> Jobs<J, R> {
    /// Hands on a job, once there is room for it.
    pub(crate) fn send(&self, job: J) -> Result<(), Closed> {
        let (waiting, result) = bounded(1);
        self.in_order.send(result)?;
        Ok(self.jobs.send((job, waiting))?)
    }
}

/// The results, in the order of their jobs.
pub(crate) struct Results<R> {
    in_order: Receiver<Receiver<R>>,
    /// The thread that sends the jobs; nothing where there was none to be had.
    source: Option<JoinHandle<()>>,
}

/// Does in so many threads the `work` on all jobs that `source` sends from one more. Twice as many jobs as threads are at hand at once.
pub(crate) fn start<J: Send + 'static, R: Send + 'static>(
    threads: NonZero<usize>,
    source: impl FnOnce(&Jobs<J, R>) -> Result<(), Closed> + Send + 'static,
    work: impl Fn(J) -> R + Send + Sync + 'static,
) -> Results<R> {
    let (jobs, to_do) = bounded::<(J, Sender<R>)>(threads.get());
    let (in_order, results) = bounded(2 * threads.get());
    let work = Arc::new(work);
    for _ in 0..threads.get() {
        let (to_do, work) = (to_do.clone(), Arc::clone(&work));
        let all = move || {
            for (job, waiting) in to_do {
                // That nobody waits for a result is seen where jobs are sent.
                let _ = waiting.send(work(job));
            }
        };
        // Where no more threads are to be had, those that there are do it all.
        if Builder::new().spawn(all).is_err() {
            break;
        }
    }
    // Nobody but the thread that sends jobs waits for the last of them to be done.
    let jobs = Jobs { jobs, in_order };
    let all = move || {
        // Nor does it matter to anybody then that not all were sent.
        let _ = source(&jobs);
    };
    Results { in_order: results, source: Builder::new().spawn(all).ok() }
}

impl<R> Results<R> {
    /// Whether there is no further job so far.
    pub(crate) fn is_idle(&self) -> bool {
        self.in_order.is_empty()
    }

    /// The next result, once it is there; nothing behind the last one, and then not to be asked again.
    pub(crate) fn next(&mut self) -> Result<Option<R>, Broken> {
        match self.in_order.recv() {
            Ok(result) => result.recv().map(Some).map_err(|_| Broken),
            Err(_) => self.source.take().ok_or(Broken)?.join().map(|()| None).map_err(|_| Broken),
        }
    }
}
