//! Figures as pages and files write them.

use crate::{analysis::statistics::Figure, kit::locale::Locale};

/// How numbers are written: in a language, on a page or in a file.
#[derive(Debug, Clone, Copy)]
pub struct Printer {
    pub locale: Locale,
    /// A file for a spreadsheet takes the plain minus of keyboards, and no marks of direction.
    pub file: bool,
}

/// A figure and its interval, written; empty where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    pub value: String,
    pub low: String,
    pub high: String,
}

impl Printer {
    /// A number with so many decimals.
    #[must_use]
    pub fn number(self, value: f64, decimals: usize) -> String {
        let digits = format!("{:.decimals$}", value.abs());
        let digits = match self.locale {
            Locale::Ar | Locale::Fr => digits.replace('.', ","),
            Locale::En => digits,
        };
        let is_nothing = digits.bytes().all(|b| matches!(b, b'0' | b'.' | b','));
        if value >= 0.0 || is_nothing {
            digits
        } else if self.file {
            format!("-{digits}")
        } else if self.locale == Locale::Ar {
            // The isolate keeps the sign before its number on a line that runs the other way.
            format!("\u{2066}\u{2212}{digits}\u{2069}")
        } else {
            format!("\u{2212}{digits}")
        }
    }

    /// A number of percent, with its sign.
    #[must_use]
    pub fn percent(self, value: f64, decimals: usize) -> String {
        let number = self.number(value, decimals);
        match self.locale {
            Locale::Fr => format!("{number}\u{a0}%"),
            Locale::Ar | Locale::En => format!("{number}%"),
        }
    }

    /// A figure with its bounds, through one way of writing.
    #[must_use]
    pub fn cell(figure: Option<Figure>, write: impl Fn(f64) -> String) -> Cell {
        let Some(figure) = figure else {
            return Cell::default();
        };
        let bounds = figure.interval.map(|i| (write(i.low), write(i.high)));
        let (low, high) = bounds.unwrap_or_default();
        Cell {
            value: write(figure.value),
            low,
            high,
        }
    }

    /// A figure in whole numbers.
    #[must_use]
    pub fn whole(self, figure: Option<Figure>) -> Cell {
        Self::cell(figure, |value| self.number(value, 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_each_language_does() {
        for (locale, file, value, decimals, expected) in [
            (Locale::Ar, false, 12.345, 1, "12,3"),
            (Locale::Fr, false, -0.756, 2, "\u{2212}0,76"),
            (Locale::En, false, 0.756, 2, "0.76"),
            (Locale::Ar, false, -5.0, 0, "\u{2066}\u{2212}5\u{2069}"),
            (Locale::Ar, true, -5.0, 0, "-5"),
            (Locale::En, false, -0.2, 0, "0"),
            (Locale::Fr, false, -0.04, 1, "0,0"),
        ] {
            let printer = Printer { locale, file };
            assert_eq!(printer.number(value, decimals), expected, "{value}");
        }
        let printer = Printer {
            locale: Locale::Fr,
            file: false,
        };
        assert_eq!(printer.percent(61.6, 0), "62\u{a0}%");
        assert_eq!(printer.whole(None), Cell::default());
    }
}
