//! Room for lists of which nobody knows how long they get.

/// Spare room in percent, beside what is asked for by the part that is done.
const SPARE: usize = 2;
/// Room for so many at least is made.
const LEAST: usize = 64;
/// What share of all must be done to say what the rest is like, as a divisor.
const SAMPLE: usize = 64;

/// Makes room where a list is full: for as many as the rest will hold if it is like the part that is `done` of `all`, and
/// for a quarter of those there are at least, so that time stays linear. A list of millions that doubles as it grows would take three
/// times what it needs; while little is done, it does.
#[inline]
pub(crate) fn make<T>(list: &mut Vec<T>, done: usize, all: usize) {
    if list.len() == list.capacity() {
        grow(list, done, all);
    }
}

#[cold]
fn grow<T>(list: &mut Vec<T>, done: usize, all: usize) {
    let rest = list.len() as f64 / done.max(1) as f64 * all.saturating_sub(done) as f64;
    let more = if done < all / SAMPLE {
        list.len()
    } else {
        (rest as usize / 100 * (100 + SPARE)).max(list.len() / 4)
    };
    list.reserve_exact(more.max(LEAST));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_as_much_as_the_rest_will_need() {
        let mut list = vec![0_u8; 1_000];
        list.shrink_to_fit();
        make(&mut list, 10_000, 100_000);
        assert_eq!(list.capacity(), 1_000 + 9_180);
        make(&mut list, 10_000, 100_000);
        assert_eq!(list.capacity(), 10_180);
        // Nearly done, hardly begun, or nothing there yet.
        let mut list = vec![0_u8; 1_000];
        list.shrink_to_fit();
        make(&mut list, 100_000, 100_000);
        assert_eq!(list.capacity(), 1_250);
        make(&mut list, 1_000, 100_000);
        assert_eq!(list.capacity(), 1_250);
        list.resize(1_250, 0);
        make(&mut list, 1_000, 100_000);
        assert_eq!(list.capacity(), 2_500);
        let mut list: Vec<u8> = Vec::new();
        make(&mut list, 0, 100_000);
        assert_eq!(list.capacity(), LEAST);
    }
}
