//! How a line of a page is chosen for a field: named clues that hold or not, each with its fitted weight.

use crate::know::model::Table;

/// A line that a field may be chosen from, as the fit sees it; for the confidence the body itself.
#[cfg(dehusk_fit)]
#[derive(Debug, Clone)]
pub struct Candidate {
    /// What the field would hold.
    pub values: Vec<String>,
    /// How much of each clue it has.
    pub clues: Vec<f32>,
    /// What it counts for beside.
    pub fixed: f32,
}

/// Names the clues of a module: an enum `Clue`, and `weights()` in its order, which are read from a table.
macro_rules! clues {
    ($file:literal: $($(#[doc = $doc:literal])* $name:ident;)*) => {
        #[derive(Clone, Copy)]
        enum Clue { $($(#[doc = $doc])* $name,)* }

        /// The names of all, as the table has them.
        pub(crate) const NAMES: &[&str] = &[$(stringify!($name),)*];

        /// What each says, where its name does not say it.
        #[cfg(any(test, dehusk_fit))]
        pub(crate) const SAYS: &[&str] = &[$(concat!($($doc,)*),)*];

        /// How much of each clue a line has, by [`Clue`].
        pub(crate) type Clues = [f32; NAMES.len()];

        /// What each counts for.
        pub(crate) struct Weights(Clues);

        impl Weights {
            fn of(table: &crate::know::model::Table<'_>) -> Self {
                Self(crate::choose::rank::column(table, NAMES))
            }

            /// What the clues of a line sum up to.
            pub(crate) fn sum(&self, clues: &Clues) -> f32 {
                clues.iter().zip(self.0).map(|(clue, weight)| clue * weight).sum()
            }
        }

        crate::know::model::fitted!(Weights, $file);
    };
}
pub(crate) use clues;

/// The weights of clues that either hold or do not, by their names.
pub(crate) fn column<const N: usize>(table: &Table<'_>, names: &[&str]) -> [f32; N] {
    let figures = table.figures::<1>(names);
    std::array::from_fn(|at| figures[at][0])
}

/// What clues with these weights add at most: those that count against a line may not hold. Sums are rounded, so a little more.
pub(crate) fn most(weights: impl Iterator<Item = f32>) -> f32 {
    const ROUNDING: f32 = 0.01;
    weights.map(|weight| weight.max(0.0)).sum::<f32>() + ROUNDING
}
