//! Exact decimal numbers, never floating point: 0.1 is 0.1.

use serde::{Deserialize, Serialize};

use crate::kit::locale::Locale;

/// A decimal number in millionths: at most 24 digits before the point and 6 after it, so that sums
/// never overflow. Stored as text.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal(i128);

/// Why a text is not a [`Decimal`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a number such as 80, -2.5 or 0.125, with at most 6 decimals")]
pub struct BadDecimal;

const PLACES: usize = 6;
const MILLION: u128 = 1_000_000;
const WHOLE_DIGITS: usize = 24;

impl Decimal {
    pub const ZERO: Self = Self(0);

    /// Reads a number as authors write it: `80`, `-2.5`, `0.125`.
    ///
    /// # Errors
    /// When it has other characters, too many digits, or no digit on one side of its point.
    pub fn parse(raw: &str) -> Result<Self, BadDecimal> {
        let (negative, digits) = raw
            .strip_prefix('-')
            .map_or((false, raw), |rest| (true, rest));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        if whole.is_empty() || decimals.is_empty() || decimals.len() > PLACES {
            return Err(BadDecimal);
        }
        Self::of_digits(negative, whole, decimals).ok_or(BadDecimal)
    }

    /// Decimals after the sixth are rounded, half away from zero. `None` without any digit, with
    /// too many before the point, or with anything else than digits.
    pub(super) fn of_digits(negative: bool, whole: &str, decimals: &str) -> Option<Self> {
        let all_digits = whole
            .bytes()
            .chain(decimals.bytes())
            .all(|b| b.is_ascii_digit());
        let whole_digits = whole.trim_start_matches('0');
        if !all_digits || whole.len() + decimals.len() == 0 || whole_digits.len() > WHOLE_DIGITS {
            return None;
        }
        let kept = decimals.bytes().chain(std::iter::repeat(b'0')).take(PLACES);
        let digits = whole_digits.bytes().chain(kept);
        let millionths = digits.fold(0i128, |sum, digit| sum * 10 + i128::from(digit - b'0'));
        let up = decimals
            .as_bytes()
            .get(PLACES)
            .is_some_and(|digit| *digit >= b'5');
        let size = millionths + i128::from(up);
        Some(Self(if negative { -size } else { size }))
    }

    /// Whether the number is at most `tolerance` away from another, the bounds included.
    #[must_use]
    pub fn is_within(self, tolerance: Self, other: Self) -> bool {
        (self.0 - other.0).abs() <= tolerance.0
    }

    /// This many percent of the number's size, cut after the sixth decimal.
    #[must_use]
    pub fn percent(self, percent: Self) -> Self {
        // A hundred, in millionths.
        const HUNDRED: i128 = 100_000_000;
        let (size, percent) = (self.0.abs(), percent.0);
        let whole = (size / HUNDRED).saturating_mul(percent);
        let rest = (size % HUNDRED).saturating_mul(percent) / HUNDRED;
        Self(whole.saturating_add(rest))
    }

    /// The number with the decimal mark of a language: comma in French and in Arabic (CLDR,
    /// `ar-MA` and `fr-MA`), point in English.
    #[must_use]
    pub fn shown(self, locale: Locale) -> String {
        match locale {
            Locale::Ar | Locale::Fr => self.to_string().replace('.', ","),
            Locale::En => self.to_string(),
        }
    }
}

impl std::fmt::Display for Decimal {
    /// As authors write it, without useless zeros: `80`, `-2.5`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        let decimals = format!("{:06}", size % MILLION);
        let decimals = decimals.trim_end_matches('0');
        let point = if decimals.is_empty() { "" } else { "." };
        write!(f, "{sign}{}{point}{decimals}", size / MILLION)
    }
}
impl TryFrom<String> for Decimal {
    type Error = BadDecimal;
    fn try_from(raw: String) -> Result<Self, BadDecimal> {
        Self::parse(&raw)
    }
}
impl From<Decimal> for String {
    fn from(number: Decimal) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn decimals_read_and_print_the_same() {
        for text in [
            "0",
            "80",
            "-2.5",
            "0.125",
            "-0.000001",
            "999999999999999999999999.999999",
        ] {
            assert_eq!(Decimal::parse(text).expect("a number").to_string(), text);
        }
        assert_eq!(
            Decimal::parse("-007.500").expect("a number").to_string(),
            "-7.5"
        );
        assert_eq!(Decimal::parse("-0"), Ok(Decimal::ZERO));
        let bad = [
            "",
            "-",
            ".",
            "1.",
            ".5",
            "+1",
            "1,5",
            "1.1234567",
            "1e3",
            "٣",
            "1 000",
            "--1",
        ];
        for bad in bad.into_iter().chain([&*"9".repeat(25)]) {
            assert!(Decimal::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn decimals_beyond_the_sixth_are_rounded() {
        for (decimals, expected) in [
            ("6666666", "0.666667"),
            ("0000005", "0.000001"),
            ("0000004", "0"),
            ("9999999", "1"),
        ] {
            let number = Decimal::of_digits(false, "", decimals).expect("a number");
            assert_eq!(number.to_string(), expected);
        }
        assert_eq!(Decimal::of_digits(false, "", ""), None);
    }

    #[test]
    fn a_percentage_is_exact_and_never_overflows() {
        let decimal = |raw: &str| Decimal::parse(raw).expect("a number");
        let huge = "999999999999999999999999.999999";
        for (size, percent, expected) in [
            ("80", "5", "4"),
            ("-80", "2.5", "2"),
            ("0.1", "33.333333", "0.033333"),
            (huge, "100", huge),
            ("0", "50", "0"),
        ] {
            assert_eq!(decimal(size).percent(decimal(percent)), decimal(expected));
        }
        assert!(decimal(huge).percent(decimal(huge)) > decimal(huge));
    }

    proptest! {
        #[test]
        fn a_decimal_is_read_as_it_prints(millionths in -10i128.pow(30)..10i128.pow(30)) {
            let number = Decimal(millionths);
            prop_assert_eq!(Decimal::parse(&number.to_string()), Ok(number));
        }
    }
}
