//! Function words of a language that is not known, or was taken for another: the short words that a page's own sentences say most.

use std::collections::HashMap;

use crate::door::block::Block;
use crate::know::words::runs;
use crate::measure::features::{End, Features, Measures};
use crate::text::is_word;

/// Words of a sentence that is learnt from, and sentences at least.
const SENTENCE: u32 = 15;
const SENTENCES: usize = 4;
/// Share of function words, in percent, from which on the sentences are of a language that is known: its
/// prose has 30 to 50, another one's under 15.
const KNOWN: u32 = 20;
/// Sentences and words that are looked at.
const LOOK: usize = 64;
const WORDS: usize = 120;
/// Characters of a function word at most.
const CHARS: usize = 6;
/// Function words that are learnt at most, and how often each must stand there: the forty commonest words
/// of a language are a third of its running text.
const LEARNT: usize = 40;
const OFTEN: u32 = 3;

/// Counts the function words of blocks anew, by what the page's own sentences say most, where these have
/// hardly any that is known.
pub(crate) fn count(text: &str, blocks: &[Block], features: &mut Measures) {
    let sentence = |at: &usize| features[*at].words >= SENTENCE && features[*at].end == End::Stop;
    let sentences: Vec<usize> = (0..blocks.len()).filter(sentence).take(LOOK).collect();
    let sum = |of: fn(&Features) -> u32| sentences.iter().map(|at| of(&features[*at])).sum::<u32>();
    if sentences.len() < SENTENCES || sum(|f| f.stops) * 100 >= sum(|f| f.words) * KNOWN {
        return;
    }
    let mut times: HashMap<u64, u32> = HashMap::new();
    for at in sentences {
        let piece = &text[blocks[at].text..blocks[at].end];
        for (range, hash) in runs(piece, is_word).take(WORDS) {
            let word = &piece[range];
            if word.starts_with(char::is_lowercase) && word.chars().nth(CHARS).is_none() {
                *times.entry(hash).or_default() += 1;
            }
        }
    }
    let mut learnt: Vec<(u32, u64)> =
        times.into_iter().map(|(hash, times)| (times, hash)).collect();
    learnt.retain(|(times, _)| *times >= OFTEN);
    learnt.sort_unstable_by(|a, b| b.cmp(a));
    learnt.truncate(LEARNT);
    let mut learnt: Vec<u64> = learnt.into_iter().map(|(_, hash)| hash).collect();
    learnt.sort_unstable();
    for (block, f) in blocks.iter().zip(features.iter_mut()) {
        let piece = &text[block.text..block.end];
        let own = runs(piece, is_word).filter(|(_, hash)| learnt.binary_search(hash).is_ok());
        f.stops = f.stops.max(own.count() as u32);
    }
}
