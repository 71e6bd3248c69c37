//! Fitted numbers: the tables in `knowledge/model/`, which the program in `fit/` writes, as the stages read them.

/// A table as it is written: `name ⇥ doc ⇥ figures`, a row a line. Lines that begin with `#` tell where it comes from.
pub(crate) struct Table<'t>(Vec<Row<'t>>);

struct Row<'t> {
    name: &'t str,
    figures: Vec<&'t str>,
}

impl<'t> Table<'t> {
    pub(crate) fn read(text: &'t str) -> Self {
        let row = |line: &'t str| {
            let mut cells = line.split('\t');
            let name = cells.next()?;
            Some(Row { name, figures: cells.skip(1).collect() })
        };
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        Self(lines.filter_map(row).collect())
    }

    /// The figures of the rows with these names. What is not there counts for nothing: a new signal has no row until the next
    /// fit, and a test tells of it.
    pub(crate) fn figures<const N: usize>(&self, names: &[&str]) -> Vec<[f32; N]> {
        // Rows stand in the order of the names, but for those that are new or gone.
        let mut next = 0;
        let figures = |name: &&str| {
            let at = self.0[next..].iter().position(|row| row.name == *name).map(|at| next + at);
            let at = at.or_else(|| self.0[..next].iter().position(|row| row.name == *name));
            let Some(at) = at else { return [0.0; N] };
            next = at + 1;
            std::array::from_fn(|column| {
                self.0[at].figures.get(column).and_then(|figure| figure.parse().ok()).unwrap_or(0.0)
            })
        };
        names.iter().map(figures).collect()
    }
}

/// Makes `weights()` of a stage: what it reads from its table, once. The fit sets others for the thread that it works in.
macro_rules! fitted {
    ($weights:ty, $file:literal) => {
        /// The table that the crate comes with.
        #[cfg(any(test, dehusk_fit))]
        pub(crate) const TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/knowledge/model/", $file));

        static SHIPPED: once_cell::sync::Lazy<$weights> = once_cell::sync::Lazy::new(|| {
            let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/knowledge/model/", $file));
            <$weights>::of(&crate::know::model::Table::read(text))
        });

        #[cfg(dehusk_fit)]
        std::thread_local! {
            static OTHER: std::cell::Cell<Option<&'static $weights>> = const { std::cell::Cell::new(None) };
        }

        #[inline]
        pub(crate) fn weights() -> &'static $weights {
            #[cfg(dehusk_fit)]
            if let Some(other) = OTHER.get() {
                return other;
            }
            &SHIPPED
        }

        /// Sets the weights of this thread, or those that the crate comes with again. They stay in memory to the end.
        #[cfg(dehusk_fit)]
        pub(crate) fn set_weights(table: Option<&str>) {
            let read = |text| &*Box::leak(Box::new(<$weights>::of(&crate::know::model::Table::read(text))));
            OTHER.set(table.map(read));
        }
    };
}
pub(crate) use fitted;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_name_in_any_order() {
        let table =
            Table::read("# fit\nclue\tdoc\tweight\nB\tb\t-0.50\t1\nA\ta a\t2\t\n\nC\tc\tx\n");
        assert_eq!(
            table.figures(&["A", "B", "D", "C"]),
            [[2.0, 0.0], [-0.5, 1.0], [0.0, 0.0], [0.0, 0.0]]
        );
    }
}
