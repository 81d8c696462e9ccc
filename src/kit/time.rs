//! Moments: milliseconds since 1970-01-01 UTC, shown in the time of Morocco.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::{ZonedDateTime, tz::TimeZone};
use serde::{Deserialize, Serialize};

pub const SECOND_MS: i64 = 1_000;
pub const MINUTE_MS: i64 = 60 * SECOND_MS;
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
pub const DAY_MS: i64 = 24 * HOUR_MS;

/// The zone in which dates are shown. Its offsets are those of the tz database built in: the day that
/// a decree changes them, a new build follows.
pub const ZONE: &str = "Africa/Casablanca";

/// A moment, in milliseconds UTC.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type,
)]
#[sqlx(transparent)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// This moment moved by `ms` milliseconds, forwards or backwards.
    #[must_use]
    pub const fn plus(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// How many milliseconds lie between `earlier` and this moment; negative when it comes first.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The same moment on a clock in Morocco.
    #[must_use]
    pub fn local(self) -> ZonedDateTime {
        jiff::Timestamp::from_millisecond(self.0)
            .unwrap_or_default()
            .to_zoned_datetime(TimeZone::get(ZONE).unwrap_or(TimeZone::UTC))
    }

    /// The same calendar day and time of day, so many months later (the last day of the month when
    /// the day does not exist).
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        use jiff::ToSpan as _;
        let later = self.local().checked_add(i64::from(months).months());
        later.map_or(self, |later| Self(later.timestamp().as_millisecond()))
    }

    /// The first moment of the next day in Morocco, 23, 24 or 25 hours after that of this one: what is
    /// valid until a day is valid before it.
    #[must_use]
    pub fn day_end(self) -> Self {
        let next = self.local().tomorrow().and_then(|day| day.start_of_day());
        next.map_or(self, |next| Self(next.timestamp().as_millisecond()))
    }

    /// The calendar year in Morocco.
    #[must_use]
    pub fn year(self) -> i64 {
        i64::from(self.local().year())
    }

    /// `2026-11-25T13:05:00Z`, for machines.
    #[must_use]
    pub fn iso(self) -> String {
        jiff::Timestamp::from_millisecond(self.0)
            .unwrap_or_default()
            .strftime("%Y-%m-%dT%H:%M:%SZ")
            .to_string()
    }

    /// `2026-11-25T13:05:00.007Z`, for machines that must not lose a millisecond.
    #[must_use]
    pub fn iso_millis(self) -> String {
        jiff::Timestamp::from_millisecond(self.0)
            .unwrap_or_default()
            .strftime("%Y-%m-%dT%H:%M:%S%.3fZ")
            .to_string()
    }

    /// The first moment of a day in Morocco, as browsers send it: `2026-05-27`.
    #[must_use]
    pub fn parse_day(text: &str) -> Option<Self> {
        Self::parse_local(&format!("{}T00:00", text.trim()))
    }

    /// A moment written with its date, its time and its offset from UTC (RFC 3339), from 1970 to
    /// 9999; what is finer than a millisecond is dropped.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let at: jiff::Timestamp = text.trim().parse().ok()?;
        Some(Self(at.as_millisecond())).filter(|at| FILES.contains(&at.0))
    }

    /// `2026-05-27T09:00:00+01:00`: what [`Timestamp::parse`] reads, on a clock in Morocco.
    #[must_use]
    pub fn written(self) -> String {
        self.local().strftime("%Y-%m-%dT%H:%M:%S%.f%:z").to_string()
    }

    /// A day and a time of day on a clock in Morocco, as browsers send them: `2026-05-27T09:00`.
    #[must_use]
    pub fn parse_local(text: &str) -> Option<Self> {
        let at: jiff::civil::DateTime = text.trim().parse().ok()?;
        let at = at.to_zoned_datetime(TimeZone::get(ZONE).ok()?).ok()?;
        Some(Self(at.timestamp().as_millisecond())).filter(|at| FILES.contains(&at.0))
    }

    /// What [`Timestamp::parse_local`] reads, for the field of a form.
    #[must_use]
    pub fn local_field(self) -> String {
        let local = self.local();
        let whole = local.second() == 0 && local.subsec_nanosecond() == 0;
        let pattern = if whole {
            "%Y-%m-%dT%H:%M"
        } else {
            "%Y-%m-%dT%H:%M:%S%.f"
        };
        local.strftime(pattern).to_string()
    }
}

/// The moments that can be written with a year of four digits, from 1970 on.
const FILES: std::ops::Range<i64> = 0..253_402_300_800_000;

impl crate::kit::db::Bind for Timestamp {
    fn value(self) -> crate::kit::db::Value {
        crate::kit::db::Value::Int(Some(self.0))
    }
    fn null() -> crate::kit::db::Value {
        crate::kit::db::Value::Int(None)
    }
}

/// Where the present comes from: the machine, or a test's hand.
#[derive(Debug, Clone)]
pub enum Clock {
    Machine,
    /// Moved by hand in tests.
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `start` until it is moved.
    #[must_use]
    pub fn manual(start: Timestamp) -> Self {
        Self::Manual(Arc::new(AtomicI64::new(start.0)))
    }

    /// The present moment. Pages ask once and pass the moment down.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that may ask")]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::Machine => Timestamp(jiff::Timestamp::now().as_millisecond()),
            Self::Manual(ms) => Timestamp(ms.load(Ordering::SeqCst)),
        }
    }

    /// Moves a manual clock; the machine's clock stays as it is.
    pub fn advance(&self, by_ms: i64) {
        if let Self::Manual(ms) = self {
            ms.fetch_add(by_ms, Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_keep_the_day_or_take_the_last_one() {
        let end_of_january = Timestamp(1_769_860_800_000); // 2026-01-31 12:00 UTC
        assert_eq!(end_of_january.plus_months(1).local().day(), 28);
        assert_eq!(end_of_january.plus_months(36).local().year(), 2029);
    }

    #[test]
    fn ramadan_takes_an_hour_off() {
        let in_ramadan = Timestamp(1_772_366_400_000); // 2026-03-01 12:00 UTC
        let after = Timestamp(1_779_883_200_000); // 2026-05-27 12:00 UTC
        assert_eq!(in_ramadan.local().hour(), 12);
        assert_eq!(after.local().hour(), 13);
    }

    #[test]
    fn a_day_ends_at_midnight_when_the_clock_changes_too() {
        for (day, next, hours) in [
            ("2026-02-14", "2026-02-15", 24),
            ("2026-02-15", "2026-02-16", 25), // 03:00 becomes 02:00: Ramadan
            ("2026-03-22", "2026-03-23", 23), // and back
            ("2026-12-31", "2027-01-01", 24),
        ] {
            let start = Timestamp::parse_day(day).expect("a day");
            let next = Timestamp::parse_day(next).expect("a day");
            assert_eq!(start.day_end(), next, "{day}");
            assert_eq!(start.plus(13 * HOUR_MS).day_end(), next, "{day}");
            assert_eq!(next.plus(-1).day_end(), next, "{day}");
            assert_eq!(next.since(start), hours * HOUR_MS, "{day}");
        }
    }

    #[test]
    fn moments_are_read_as_they_are_written() {
        let nine = Timestamp(1_779_868_800_000); // 2026-05-27 08:00 UTC
        assert_eq!(nine.written(), "2026-05-27T09:00:00+01:00");
        assert_eq!(nine.local_field(), "2026-05-27T09:00");
        for (text, expected) in [
            ("2026-05-27T09:00:00+01:00", Some(nine)),
            ("2026-05-27T08:00:00Z", Some(nine)),
            (" 2026-05-27 08:00:00.5z ", Some(nine.plus(500))),
            ("2026-05-27T09:00:00", None),
            ("2026-05-27", None),
            ("demain", None),
            ("1890-12-01T09:00:00Z", None),
        ] {
            assert_eq!(Timestamp::parse(text), expected, "{text}");
        }
        for (text, expected) in [
            ("2026-05-27T09:00", Some(nine)),
            ("2026-05-27T09:00:01", Some(nine.plus(SECOND_MS))),
            ("2026-13-01T09:00", None),
            ("", None),
        ] {
            assert_eq!(Timestamp::parse_local(text), expected, "{text}");
        }
        let odd = Timestamp(1_779_868_812_345);
        assert_eq!(Timestamp::parse(&odd.written()), Some(odd));
        assert_eq!(Timestamp::parse_local(&odd.local_field()), Some(odd));
    }
}
