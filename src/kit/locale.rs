//! The three languages of the platform, their direction, and which one a visitor gets.

use serde::{Deserialize, Serialize};

/// A language of the interface or of a text.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default,
)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    #[default]
    Ar,
    Fr,
    En,
}

impl Locale {
    pub const ALL: [Self; 3] = [Self::Ar, Self::Fr, Self::En];

    /// `ar`, `fr` or `en`, as in addresses and files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The value of the HTML attribute `dir`.
    #[must_use]
    pub const fn dir(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            Self::Fr | Self::En => "ltr",
        }
    }

    /// The language's name in itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Ar => "العربية",
            Self::Fr => "Français",
            Self::En => "English",
        }
    }

    /// What fits into a narrow place.
    #[must_use]
    pub const fn short_name(self) -> &'static str {
        match self {
            Self::Ar => "ع",
            Self::Fr => "FR",
            Self::En => "EN",
        }
    }

    /// Which half of the fonts a page in this language needs first.
    #[must_use]
    pub const fn font_script(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::Fr | Self::En => "la",
        }
    }

    /// The BCP 47 tag with the region whose dates and numbers we follow.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Ar => "ar-MA",
            Self::Fr => "fr-MA",
            Self::En => "en-GB",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.code() == code)
    }

    /// The best of our languages for an `Accept-Language` header (RFC 9110 §12.5.4); Arabic when
    /// none of them is wanted.
    #[must_use]
    pub fn negotiate(accept: &str) -> Self {
        let mut best = (0.0_f32, Self::Ar);
        for part in accept.split(',') {
            let mut pieces = part.trim().split(';');
            let primary = pieces.next().unwrap_or("").split('-').next().unwrap_or("");
            let weight = pieces
                .find_map(|piece| piece.trim().strip_prefix("q="))
                .map_or(1.0, |q| q.parse().unwrap_or(0.0));
            if let Some(locale) = Self::parse(&primary.to_ascii_lowercase())
                && weight > best.0
            {
                best = (weight, locale);
            }
        }
        best.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wanted_language_wins_and_arabic_is_the_last_resort() {
        for (header, expected) in [
            ("fr-MA,fr;q=0.9,ar;q=0.8", Locale::Fr),
            ("ar-MA,fr;q=0.9", Locale::Ar),
            ("de,en;q=0.3,fr;q=0.2", Locale::En),
            ("de-DE,es", Locale::Ar),
            ("", Locale::Ar),
            ("fr;q=0,en;q=0.1", Locale::En),
        ] {
            assert_eq!(Locale::negotiate(header), expected, "{header}");
        }
    }
}
