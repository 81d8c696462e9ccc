//! What a cohort is to somebody in it: its dates, and how far its deadline is.

use crate::kit::{time::Timestamp, words::Speech};

/// A cohort as its people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub name: String,
    /// From its first day to its last.
    pub dates: String,
    /// Until when to finish, or that the day is over; empty once the course is complete.
    pub deadline: String,
    /// Whether the last day is over, the course not being complete.
    pub overdue: bool,
}

/// How a day is written for people; as it is stored when it cannot be read.
#[must_use]
pub fn date(speech: &Speech, day: &str) -> String {
    Timestamp::parse_day(day).map_or_else(|| day.to_owned(), |at| speech.date(at))
}

/// Whether a last day is over in Morocco.
#[must_use]
pub fn is_over(now: Timestamp, ends_on: &str) -> bool {
    now.local().strftime("%Y-%m-%d").to_string().as_str() > ends_on
}

/// What a cohort is to somebody, `complete` or not.
#[must_use]
pub fn told(
    speech: &Speech,
    now: Timestamp,
    name: &str,
    (starts_on, ends_on): (&str, &str),
    complete: bool,
) -> Told {
    let t = &speech.words;
    let last = date(speech, ends_on);
    let overdue = !complete && is_over(now, ends_on);
    Told {
        name: name.to_owned(),
        dates: t.cohorts_dates(date(speech, starts_on), last.as_str()),
        deadline: if complete {
            String::new()
        } else if overdue {
            t.cohorts_overdue(last)
        } else {
            t.cohorts_before(last)
        },
        overdue,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::{locale::Locale, time::HOUR_MS, words::speech};

    #[test]
    fn the_last_day_counts_whole_in_the_time_of_morocco() {
        let midnight = Timestamp::parse_day("2026-12-13").expect("a day");
        for (now, complete, overdue, told_of) in [
            (midnight.plus(-1), false, false, true),
            (midnight, false, true, true),
            (midnight.plus(-24 * HOUR_MS), false, false, true),
            (midnight, true, false, false),
        ] {
            let days = ("2026-11-30", "2026-12-12");
            let said = told(speech(Locale::Ar), now, "فوج", days, complete);
            assert_eq!(said.overdue, overdue, "{now:?}");
            assert_eq!(said.deadline.contains("12 دجنبر 2026"), told_of, "{said:?}");
            assert!(said.dates.contains("30 نونبر 2026"), "{said:?}");
        }
    }
}
