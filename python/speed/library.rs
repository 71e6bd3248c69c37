//! The library's time on the texts of a file of JSON lines, for `speed.py` to compare with:
//! `library_speed FILE THREADS ROUNDS` prints, for each round, seconds by the clock and seconds of
//! processor time.

use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use std::{env, fs, thread};

/// Ticks a second in `/proc`.
const TICKS: f64 = 100.0;

#[expect(clippy::print_stdout, reason = "a program")]
fn main() -> Result<(), Box<dyn Error>> {
    let mut given = env::args().skip(1);
    let (Some(file), Some(threads), Some(rounds)) = (given.next(), given.next(), given.next())
    else {
        return Err("library_speed FILE THREADS ROUNDS".into());
    };
    let (threads, rounds): (usize, usize) = (threads.parse()?, rounds.parse()?);
    let texts: Vec<String> =
        fs::read_to_string(file)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    for _ in 0..rounds {
        let (start, cpu, next) = (Instant::now(), processor()?, AtomicUsize::new(0));
        let work = || {
            let take = || texts.get(next.fetch_add(1, Ordering::Relaxed));
            std::iter::from_fn(take).map(|text| dehusk::strip(text)).collect::<Vec<_>>()
        };
        // All results are held until all are done, as a list in Python holds them.
        let done: Vec<_> = thread::scope(|scope| {
            let all: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            all.into_iter().flat_map(thread::ScopedJoinHandle::join).collect()
        });
        println!("{} {}", start.elapsed().as_secs_f64(), processor()? - cpu);
        drop(done);
    }
    Ok(())
}

/// Processor time of this process so far, in seconds.
fn processor() -> Result<f64, Box<dyn Error>> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    // Fields 14 and 15, counted from the process's name, which may hold spaces.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    let ticks: Vec<f64> = fields.map(str::parse).collect::<Result<_, _>>()?;
    Ok(ticks.iter().sum::<f64>() / TICKS)
}
