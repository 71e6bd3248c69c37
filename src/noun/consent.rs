//! Notices of what a page stores on a reader's machine, in whatever words.

use crate::door::block::Bullet;
use crate::know::grammar::lists::{List, behind};
use crate::noun::Line;
use crate::text::words;

/// Words of such a notice.
const WORDS: std::ops::RangeInclusive<u32> = 6..=90;
/// Things that it speaks of, beside those that are stored, at least; and where it says neither who
/// stores them nor whose machine that is, which takes both.
const SIGNS: usize = 1;

/// "We and our partners store cookies on your device …": the page speaks to its reader of them.
pub(crate) fn notice(line: &Line<'_>) -> bool {
    let f = line.f;
    if f.cues.consent() == 0
        || !WORDS.contains(&f.length())
        || line.block.bullet != Bullet::None
        || line.text.starts_with(['"', '“', '„', '«', '‘', '「'])
        || line.text.contains(['“', '「'])
    {
        return false;
    }
    let (mut we, mut you, mut signs) = (false, false, 0);
    let unspaced = f.unspaced > 0;
    let starts = || {
        let every = line.text.char_indices().map(|(at, _)| at).filter(move |_| unspaced);
        words(line.text).filter(move |_| !unspaced).chain(every)
    };
    for at in starts() {
        let rest = &line.text[at..];
        we |= behind(List::ConsentWe, rest).is_some();
        you |= behind(List::ConsentYou, rest).is_some();
        signs += usize::from(behind(List::ConsentOf, rest).is_some());
    }
    (we && you || (we || you) && signs > SIGNS) && signs >= SIGNS
}

#[cfg(test)]
mod tests {
    use crate::label::testing::check;

    #[test]
    fn hits_and_look_alikes() {
        check(
            "notice of cookies",
            &[
                "We and our partners store and access information on your device, such as cookies, to process personal data.",
                "Um unsere Website laufend zu verbessern, nutzen wir Cookies und ähnliche Verfahren. Manche helfen uns, Inhalte zu verbessern.",
                "Con il tuo consenso, noi e i nostri partner usiamo i cookie per conservare dati personali.",
                "Utilizamos cookies propias y de terceros para mostrarle publicidad relacionada con sus preferencias.",
            ],
            &[
                "We baked cookies for the fair, and your aunt took three of them home with her.",
                "The ministry fined the firm for the cookies that its website stored without consent.",
                "A cookie holds the session's number; the browser sends it back with every request.",
                "“We use cookies on our website to know your preferences,” the notice says.",
            ],
        );
    }
}
