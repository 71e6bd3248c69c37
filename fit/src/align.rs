//! Which words of a page are words of its article: the one place where that is told.

use std::collections::HashMap;

/// Words of the shortest run that is looked for; single words are everywhere.
const RUN: u32 = 2;

/// For each word of `page`, in how long a run of words it stands that `gold` has, too, in the same order; 0 where in none.
///
/// The longest run that both share comes first, then the same on both sides of it: what difflib calls matching blocks.
pub fn runs(page: &[u32], gold: &[u32]) -> Vec<u32> {
    let mut places: HashMap<u32, Vec<u32>> = HashMap::new();
    for (at, word) in gold.iter().enumerate() {
        places.entry(*word).or_default().push(at as u32);
    }
    let mut search = Search { page, places, lengths: vec![0; gold.len()] };
    let mut runs = vec![0; page.len()];
    let mut todo = vec![Part { page: (0, page.len()), gold: (0, gold.len()) }];
    while let Some(part) = todo.pop() {
        let Some(run) = search.longest(&part) else { continue };
        let length = run.length as usize;
        runs[run.page..run.page + length].fill(run.length);
        todo.push(Part { page: (part.page.0, run.page), gold: (part.gold.0, run.gold) });
        let (page, gold) = (run.page + length, run.gold + length);
        todo.push(Part { page: (page, part.page.1), gold: (gold, part.gold.1) });
    }
    runs
}

/// From and to, of the page and of the gold.
struct Part {
    page: (usize, usize),
    gold: (usize, usize),
}

struct Run {
    page: usize,
    gold: usize,
    length: u32,
}

struct Search<'p> {
    page: &'p [u32],
    /// Where each word stands in the gold.
    places: HashMap<u32, Vec<u32>>,
    /// How long the run is that ends at each word of the gold and at the present one of the page.
    lengths: Vec<u32>,
}

impl Search<'_> {
    /// The longest run of a part, the first of equals.
    fn longest(&mut self, part: &Part) -> Option<Run> {
        let mut best: Option<Run> = None;
        let (mut last, mut now) = (Vec::<(u32, u32)>::new(), Vec::<(u32, u32)>::new());
        for at in part.page.0..part.page.1 {
            now.clear();
            let places = self.places.get(&self.page[at]).map_or(&[][..], Vec::as_slice);
            let from = places.partition_point(|place| (*place as usize) < part.gold.0);
            for &place in places[from..].iter().take_while(|place| (**place as usize) < part.gold.1)
            {
                let before = (place as usize).checked_sub(1).filter(|at| *at >= part.gold.0);
                let length = before.map_or(0, |before| self.lengths[before]) + 1;
                now.push((place, length));
                if length >= RUN && best.as_ref().is_none_or(|best| length > best.length) {
                    let far = length as usize - 1;
                    best = Some(Run { page: at - far, gold: place as usize - far, length });
                }
            }
            last.iter().for_each(|(place, _)| self.lengths[*place as usize] = 0);
            now.iter().for_each(|(place, length)| self.lengths[*place as usize] = *length);
            std::mem::swap(&mut last, &mut now);
        }
        last.iter().for_each(|(place, _)| self.lengths[*place as usize] = 0);
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Numbers;

    fn told(page: &str, gold: &str) -> Vec<u32> {
        let mut numbers = Numbers::default();
        let page = numbers.folded(page);
        runs(&page, &numbers.folded(gold))
    }

    #[test]
    fn the_longest_run_comes_first_and_order_is_kept() {
        assert_eq!(
            told("menu the ferry sails at noon menu", "the ferry sails at noon"),
            [0, 5, 5, 5, 5, 5, 0]
        );
        // What stands before the longest run may only match what the gold has before it.
        assert_eq!(
            told("at noon the old ferry sails", "the old ferry sails at noon"),
            [0, 0, 4, 4, 4, 4]
        );
        // What comes twice is matched once.
        assert_eq!(told("a b c d a b c d", "a b c d"), [4, 4, 4, 4, 0, 0, 0, 0]);
        // Single words are no run.
        assert_eq!(told("the x ferry y sails", "the ferry sails"), [0; 5]);
        assert_eq!(told("a b x c d", "a b c d"), [2, 2, 0, 2, 2]);
        assert!(told("", "a b").is_empty() && told("a b", "") == [0, 0]);
    }
}
