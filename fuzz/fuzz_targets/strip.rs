//! Any text is stripped, every byte of it is accounted for, and the body holds nothing that the text did not.
#![no_main]

#[path = "../../tests/account/mod.rs"]
mod account;

use account::{account, is_subsequence};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let article = dehusk::strip(text);
    account(text, &article);
    assert!(is_subsequence(&article.text, text), "new in the body: {:?}", article.text);
});
