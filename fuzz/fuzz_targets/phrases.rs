//! Any phrase builds or says why not, and a stripper that holds it accounts for every byte.
//!
//! The first line chooses the kind and holds the phrase, the rest is the text.
#![no_main]

#[path = "../../tests/account/mod.rs"]
mod account;

use account::account;
use dehusk::{Bias, Kind, Stripper};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    let (phrase, text) = input.split_once('\n').unwrap_or((input, input));
    let mut chars = phrase.chars();
    let chosen = chars.next().map_or(0, |c| c as usize);
    let kind = Kind::ALL[chosen % Kind::ALL.len()];
    let bias = [Bias::Precision, Bias::Balanced, Bias::Recall][chosen % 3];
    match Stripper::builder().phrase(kind, chars.as_str()).bias(bias).build() {
        Ok(stripper) => account(text, &stripper.strip(text)),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    if let Ok(stripper) = Stripper::builder().without_rule(phrase).keep(kind).build() {
        account(text, &stripper.strip(text));
    }
});
