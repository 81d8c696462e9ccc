//! The words of the interface, and dates and numbers as each language writes them.
//!
//! The words are typed functions made by `build.rs` from `templates/words/<language>/*.ftl`.

use std::sync::LazyLock;

use icu::{
    calendar::Date,
    datetime::{
        DateTimeFormatter,
        fieldsets::{MD, YMD},
    },
};

use crate::kit::{locale::Locale, time::Timestamp};

#[allow(clippy::all, clippy::pedantic, dead_code, missing_docs)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

/// Every sentence of the interface in one language, one method each.
pub use generated::L10nLanguage as Words;

/// One language, ready to speak.
pub struct Speech {
    pub locale: Locale,
    pub words: Words,
    long: DateTimeFormatter<YMD>,
    short: DateTimeFormatter<MD>,
}

static SPEECHES: LazyLock<[Speech; 3]> = LazyLock::new(|| Locale::ALL.map(Speech::new));

/// The words and formats of a language, built once for the process.
#[must_use]
pub fn speech(locale: Locale) -> &'static Speech {
    &SPEECHES[locale as usize]
}

/// The words of a language.
#[must_use]
pub fn words(locale: Locale) -> &'static Words {
    &speech(locale).words
}

impl Speech {
    fn new(locale: Locale) -> Self {
        use generated::L10n;
        let words = match locale {
            Locale::Ar => L10n::Ar.load(),
            Locale::Fr => L10n::Fr.load(),
            Locale::En => L10n::En.load(),
        };
        let tag: icu::locale::Locale = locale.tag().parse().expect("a valid BCP 47 tag");
        Self {
            locale,
            words,
            long: DateTimeFormatter::try_new((&tag).into(), YMD::long()).expect("compiled data"),
            short: DateTimeFormatter::try_new((&tag).into(), MD::long()).expect("compiled data"),
        }
    }

    /// `25 نونبر 2026`, `25 novembre 2026`, `25 November 2026`, in the time of Morocco.
    #[must_use]
    pub fn date(&self, at: Timestamp) -> String {
        self.long.format(&day(at)).to_string()
    }

    /// `25 نونبر`: a date of this year.
    #[must_use]
    pub fn short_date(&self, at: Timestamp) -> String {
        self.short.format(&day(at)).to_string()
    }

    /// `10:42`, in the time of Morocco.
    #[must_use]
    pub fn clock(&self, at: Timestamp) -> String {
        at.local().strftime("%H:%M").to_string()
    }

    /// `10:42:07`, where seconds matter.
    #[must_use]
    pub fn clock_exact(&self, at: Timestamp) -> String {
        at.local().strftime("%H:%M:%S").to_string()
    }

    /// Date and time of day.
    #[must_use]
    pub fn moment(&self, at: Timestamp) -> String {
        self.words.common_moment(self.date(at), self.clock(at))
    }

    /// A percentage as this language writes it, from basis points: `87%`, `87 %`.
    #[must_use]
    pub fn percent(&self, basis_points: i64) -> String {
        let whole = basis_points / 100;
        match self.locale {
            Locale::Fr => format!("{whole}\u{a0}%"),
            Locale::Ar | Locale::En => format!("{whole}%"),
        }
    }
}

fn day(at: Timestamp) -> Date<icu::calendar::Iso> {
    let local = at.local();
    Date::try_new_iso(
        i32::from(local.year()),
        u8::try_from(local.month()).unwrap_or(1),
        u8::try_from(local.day()).unwrap_or(1),
    )
    .expect("a day that the time zone database gave")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_carry_the_month_names_of_morocco_and_western_digits() {
        let at = Timestamp(1_795_608_000_000); // 2026-11-25 12:00 UTC
        assert_eq!(speech(Locale::Ar).date(at), "25 نونبر 2026");
        assert_eq!(speech(Locale::Fr).date(at), "25 novembre 2026");
        assert_eq!(speech(Locale::En).date(at), "25 November 2026");
    }
}
