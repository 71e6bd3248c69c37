//! The time that some works take, beside each other.

use std::hint::black_box;
use std::time::Instant;

/// The fastest of several rounds of each work, in seconds. The works run in turn, so that a busy machine slows all of them alike;
/// each runs so many `times` in a row.
pub(crate) fn fastest<const N: usize>(
    rounds: usize,
    times: usize,
    works: [&dyn Fn() -> usize; N],
) -> [f64; N] {
    let mut fastest = [f64::MAX; N];
    for _ in 0..rounds {
        for (fastest, work) in fastest.iter_mut().zip(works) {
            for _ in 0..times {
                let start = Instant::now();
                black_box(work());
                *fastest = fastest.min(start.elapsed().as_secs_f64());
            }
        }
    }
    fastest
}
