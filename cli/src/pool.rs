//! Work in several threads, of which the results come in order.

use std::cell::RefCell;
use std::num::NonZero;
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};

use crossbeam_channel::{Receiver, SendError, Sender, bounded};

/// Where jobs go.
pub(crate) enum Jobs<J, R> {
    /// To other threads.
    Away { jobs: Sender<(J, Sender<R>)>, in_order: Sender<Receiver<R>> },
    /// Nowhere: each is done as it comes.
    Here { work: Box<dyn Fn(J) -> R + Send>, results: RefCell<Vec<R>> },
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
        match self {
            Self::Away { jobs, in_order } => {
                let (waiting, result) = bounded(1);
                in_order.send(result)?;
                Ok(jobs.send((job, waiting))?)
            }
            Self::Here { work, results } => {
                results.borrow_mut().push(work(job));
                Ok(())
            }
        }
    }
}

/// The results, in the order of their jobs.
pub(crate) enum Results<R> {
    Away {
        in_order: Receiver<Receiver<R>>,
        /// The thread that sends the jobs; nothing where there was none to be had.
        source: Option<JoinHandle<()>>,
    },
    Here(std::vec::IntoIter<R>),
}

/// Does the `work` on all jobs of `source` at once, before there is a result: for few and small ones, which take less time
/// than it takes to start a thread.
pub(crate) fn here<J, R>(
    source: impl FnOnce(&Jobs<J, R>) -> Result<(), Closed>,
    work: impl Fn(J) -> R + Send + 'static,
) -> Results<R> {
    let jobs = Jobs::Here { work: Box::new(work), results: RefCell::default() };
    // Nobody closes it.
    let _ = source(&jobs);
    let results = match jobs {
        Jobs::Here { results, .. } => results.into_inner(),
        Jobs::Away { .. } => Vec::new(),
    };
    Results::Here(results.into_iter())
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
    let jobs = Jobs::Away { jobs, in_order };
    let all = move || {
        // Nor does it matter to anybody then that not all were sent.
        let _ = source(&jobs);
    };
    Results::Away { in_order: results, source: Builder::new().spawn(all).ok() }
}

impl<R> Results<R> {
    /// Whether there is no further job so far.
    pub(crate) fn is_idle(&self) -> bool {
        match self {
            Self::Away { in_order, .. } => in_order.is_empty(),
            Self::Here(results) => results.len() == 0,
        }
    }

    /// The next result, once it is there; nothing behind the last one, and then not to be asked again.
    pub(crate) fn next(&mut self) -> Result<Option<R>, Broken> {
        match self {
            Self::Away { in_order, source } => match in_order.recv() {
                Ok(result) => result.recv().map(Some).map_err(|_| Broken),
                Err(_) => source.take().ok_or(Broken)?.join().map(|()| None).map_err(|_| Broken),
            },
            Self::Here(results) => Ok(results.next()),
        }
    }
}
