//! Days, as certificates state them.

use crate::kit::time::{DAY_MS, Timestamp};

/// A day on a calendar in Morocco, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub u16);

impl Day {
    /// The day of a moment; the first or the last one for moments that the count cannot reach.
    #[must_use]
    pub fn of(at: Timestamp) -> Self {
        let offset = i64::from(at.local().offset().seconds()) * 1000;
        let day = at.plus(offset).0.div_euclid(DAY_MS);
        Self(u16::try_from(day.clamp(0, i64::from(u16::MAX))).unwrap_or(0))
    }

    /// Whether this day comes after the one of a moment, if there is one.
    #[must_use]
    pub fn is_after(self, at: Option<Timestamp>) -> bool {
        at.is_some_and(|at| self > Self::of(at))
    }

    /// Noon of this day, to be shown as a date.
    #[must_use]
    pub fn noon(self) -> Timestamp {
        Timestamp(i64::from(self.0) * DAY_MS + DAY_MS / 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_morocco() {
        // 2026-05-27 23:30 UTC is the day after in Rabat.
        assert_eq!(Day::of(Timestamp(1_779_924_600_000)), Day(20_601));
        assert_eq!(Day::of(Day(20_601).noon()), Day(20_601));
        assert_eq!(Day::of(Timestamp(-1)), Day(0));
    }
}
