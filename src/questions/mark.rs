//! Exact arithmetic for marks: no floating point, so that sums are the same everywhere.

use serde::{Deserialize, Serialize};

/// Points, in hundredths: 1.5 points is `Mark(150)`.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    sqlx::Type,
)]
#[sqlx(transparent)]
#[serde(transparent)]
pub struct Mark(pub i64);

/// A part of a whole, in basis points: 0 to 10 000.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    sqlx::Type,
)]
#[sqlx(transparent)]
#[serde(transparent)]
pub struct Share(pub i64);

impl Share {
    pub const NONE: Self = Self(0);
    pub const FULL: Self = Self(10_000);

    /// `part` of `whole`, rounded to the nearest basis point (half up) and kept within 0..=FULL;
    /// nothing of nothing is nothing.
    #[must_use]
    pub fn of(part: i64, whole: i64) -> Self {
        if whole <= 0 {
            return Self::NONE;
        }
        Self(((part * 10_000 * 2 + whole) / (whole * 2)).clamp(0, 10_000))
    }
}

impl Mark {
    pub const ZERO: Self = Self(0);
    pub const ONE: Self = Self(100);

    /// The part of these points that a share is worth, rounded half up to a hundredth.
    #[must_use]
    pub fn times(self, share: Share) -> Self {
        Self((self.0 * share.0 + 5_000) / 10_000)
    }

    /// Reads `1`, `1.5` or `0.25`: up to two decimals, above zero, at most 1000.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let (whole, decimals) = raw.split_once('.').unwrap_or((raw, ""));
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || decimals.len() > 2 || !digits(whole) || !digits(decimals) {
            return None;
        }
        let hundredths: i64 = format!("{decimals:0<2}").parse().ok()?;
        let mark = whole.parse::<i64>().ok()?.checked_mul(100)? + hundredths;
        (1..=100_000).contains(&mark).then_some(Self(mark))
    }
}

impl std::ops::Add for Mark {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}
impl std::iter::Sum for Mark {
    fn sum<I: Iterator<Item = Self>>(marks: I) -> Self {
        marks.fold(Self::ZERO, std::ops::Add::add)
    }
}

impl std::fmt::Display for Mark {
    /// `7`, `7.5`, `7.25`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, hundredths) = (self.0 / 100, self.0 % 100);
        match hundredths {
            0 => write!(f, "{whole}"),
            h if h % 10 == 0 => write!(f, "{whole}.{}", h / 10),
            h => write!(f, "{whole}.{h:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_read_and_print_the_same() {
        for text in ["1", "1.5", "0.25", "12", "2.05"] {
            assert_eq!(Mark::parse(text).expect("a mark").to_string(), text);
        }
        for bad in ["", "0", "-1", "1.234", "x", "1.", "1001"] {
            let accepted = Mark::parse(bad).is_some();
            assert_eq!(accepted, bad == "1.", "{bad}");
        }
    }

    #[test]
    fn a_third_of_a_point_is_rounded_once() {
        assert_eq!(Mark::ONE.times(Share::of(1, 3)), Mark(33));
        assert_eq!(Mark::ONE.times(Share::of(2, 3)), Mark(67));
        assert_eq!(Mark(150).times(Share::FULL), Mark(150));
        assert_eq!(Share::of(5, 0), Share::NONE);
        assert_eq!(Share::of(-1, 3), Share::NONE);
    }
}
