//! How a line of a page is chosen for a field: named clues that hold or not, each with its weight.

/// Names the clues of a module and what each counts for: an enum `Clue`, and `WEIGHTS` in its order.
macro_rules! weights {
    ($($(#[$doc:meta])* $name:ident = $weight:literal;)*) => {
        #[derive(Clone, Copy)]
        enum Clue { $($(#[$doc])* $name,)* }

        pub(crate) const WEIGHTS: &[f32] = &[$($weight,)*];

        /// How much of each clue a line has, by [`Clue`].
        pub(crate) type Clues = [f32; WEIGHTS.len()];
    };
}
pub(crate) use weights;

/// What the clues of a line sum up to.
pub(crate) fn sum(clues: &[f32], weights: &[f32]) -> f32 {
    clues.iter().zip(weights).map(|(clue, weight)| clue * weight).sum()
}
