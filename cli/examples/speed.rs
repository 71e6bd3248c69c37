//! The program's speed on JSON lines beside the library's on the same texts in as many threads:
//!
//! `speed PROGRAM FILE.jsonl [THREADS [ROUNDS]]`
//!
//! Both are run in turn, and the least time of each is told, by the clock: the machine may be
//! shared, so that the least of some rounds tells more than their mean.

use std::error::Error;
use std::fs;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

#[derive(serde::Deserialize)]
struct Record {
    text: String,
}

#[expect(clippy::print_stdout, reason = "a program")]
fn main() -> Result<(), Box<dyn Error>> {
    let mut given = std::env::args().skip(1);
    let (Some(program), Some(file)) = (given.next(), given.next()) else {
        return Err("speed PROGRAM FILE.jsonl [THREADS [ROUNDS]]".into());
    };
    let threads: usize = given.next().map_or(Ok(2), |given| given.parse())?;
    let rounds: usize = given.next().map_or(Ok(3), |given| given.parse())?;
    let lines = fs::read_to_string(&file)?;
    let records = lines.lines().map(serde_json::from_str).collect::<Result<Vec<Record>, _>>()?;
    drop(lines);
    let bytes: usize = records.iter().map(|record| record.text.len()).sum();
    println!("{} texts, {:.1} MB, {threads} threads", records.len(), bytes as f64 / 1e6);
    let mut least = [Duration::MAX; 2];
    for _ in 0..rounds {
        let took = [library(&records, threads), run(&program, &file, threads)?];
        least = [least[0].min(took[0]), least[1].min(took[1])];
    }
    for (name, took) in ["library", "program"].iter().zip(least) {
        let seconds = took.as_secs_f64();
        let (rate, speed) = (records.len() as f64 / seconds, bytes as f64 / seconds / 1e6);
        println!("{name}  {seconds:.2} s  {rate:.0} texts a second  {speed:.1} MB a second");
    }
    let share = least[0].as_secs_f64() / least[1].as_secs_f64();
    println!("the program has {:.1} % of the library's speed", 100.0 * share);
    Ok(())
}

/// The library's time for all texts.
fn library(records: &[Record], threads: usize) -> Duration {
    // What is made once for all texts is no part of it.
    let _ = dehusk::strip("");
    let (begun, next) = (Instant::now(), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(record) = records.get(next.fetch_add(1, Ordering::Relaxed)) {
                    std::hint::black_box(dehusk::strip(&record.text));
                }
            });
        }
    });
    begun.elapsed()
}

/// The program's time, from its start to its end.
fn run(program: &str, file: &str, threads: usize) -> Result<Duration, Box<dyn Error>> {
    let begun = Instant::now();
    let mut command = Command::new(program);
    command.args(["-q", "--jsonl", "--threads", &threads.to_string(), file]);
    let status = command.stdout(Stdio::null()).status()?;
    let took = begun.elapsed();
    if status.success() { Ok(took) } else { Err("the program failed".into()) }
}
