//! Choices with names: enums that are listed, read and written in one manner.

/// An enum whose variants have names: `ALL`, `name`, `FromStr`, `Display`, and the same names in
/// JSON.
macro_rules! named {
    (
        $(#[$meta:meta])*
        $what:literal $type:ident { $($(#[$doc:meta])* $variant:ident = $name:literal,)* }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
        #[non_exhaustive]
        pub enum $type { $($(#[$doc])* $variant,)* }

        impl $type {
            /// All of them, in the order of the documentation.
            ///
            /// ```
            #[doc = concat!("use dehusk::", stringify!($type), ";")]
            #[doc = concat!("let named = ", stringify!($type), "::ALL.iter().map(|one| one.name());")]
            #[doc = concat!("assert!(named.eq([", $("\"", $name, "\", ",)* "]));")]
            /// ```
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in text, on the command line and in JSON; `parse` reads it.
            ///
            /// ```
            #[doc = concat!("use dehusk::", stringify!($type), ";")]
            #[doc = concat!(
                "assert!(", stringify!($type), "::ALL.iter().all(|one| one.name().parse() == Ok(*one)));"
            )]
            /// ```
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }

        impl std::str::FromStr for $type {
            type Err = crate::Error;

            fn from_str(name: &str) -> Result<Self, crate::Error> {
                let found = Self::ALL.iter().copied().find(|one| one.name() == name);
                found.ok_or_else(|| {
                    let names = Self::ALL.iter().map(|one| one.name());
                    crate::Error::unknown($what, name, names)
                })
            }
        }
    };
}
pub(crate) use named;

#[cfg(test)]
mod tests {
    use crate::{Bias, Doubt, Input, Kind, Language};

    #[test]
    fn names_are_read_and_errors_list_them() {
        assert_eq!("read_more".parse(), Ok(Kind::ReadMore));
        assert_eq!("recall".parse(), Ok(Bias::Recall));
        assert_eq!("several_articles".parse(), Ok(Doubt::SeveralArticles));
        assert_eq!("page".parse(), Ok(Input::Page));
        assert_eq!("de".parse::<Language>().map(Language::code), Ok("de"));
        let told = |error: crate::Error| error.to_string();
        assert_eq!(
            "Recall".parse::<Bias>().map_err(told),
            Err("unknown bias \"Recall\"; one of: precision, balanced, recall".to_owned())
        );
        assert_eq!(
            "html".parse::<Input>().map_err(told),
            Err("unknown input \"html\"; one of: auto, page, article".to_owned())
        );
        assert_eq!(
            "walled".parse::<Doubt>().map_err(told),
            Err("unknown doubt \"walled\"; one of: no_article, consent_wall, paywalled, truncated, \
                 several_articles, second_reading, left_out"
                .to_owned())
        );
        let kinds: Vec<_> = Kind::ALL.iter().map(|kind| kind.name()).collect();
        assert_eq!(
            "readmore".parse::<Kind>().map_err(told),
            Err(format!("unknown kind \"readmore\"; one of: {}", kinds.join(", ")))
        );
        let codes: Vec<_> = Language::ALL.iter().map(|language| language.name()).collect();
        assert_eq!(
            "xx".parse::<Language>().map_err(told),
            Err(format!("unknown language \"xx\"; one of: {}", codes.join(", ")))
        );
    }

    #[test]
    fn names_are_padded_like_text() {
        assert_eq!(format!("{:>7}|{:<9}|", Kind::Tags, Bias::Recall), "   tags|recall   |");
    }
}
