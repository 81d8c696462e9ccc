//! Renewal by cycles: when the next cycle may begin, what it asks for, from when it counts, and when
//! its holder is reminded. Nothing of an earlier cycle is ever taken back.

use std::collections::BTreeSet;

use crate::{
    certificates::certificate::Status,
    content::course::{Certificate as Policy, Course, Item, ItemKind},
    kit::{
        error::Refusal,
        time::{DAY_MS, Timestamp},
        words::Words,
    },
    progress::completion,
};

/// How long before its end a certificate may be renewed, when its course says nothing.
pub const WINDOW_DAYS: u32 = 60;
/// How long after its end the next cycle still follows without a gap, when its course says nothing.
pub const GRACE_DAYS: u32 = 30;
/// Days before the end at which the holder is reminded, the most urgent first.
pub const LADDER: [i64; 3] = [1, 7, 30];

/// The moments of one renewal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// From this day on the next cycle may begin.
    pub opens_at: Timestamp,
    /// The last day of the validity to renew.
    pub ends_at: Timestamp,
    /// Through this day the next cycle follows on the end without a gap.
    pub grace_until: Timestamp,
}

/// Where a moment lies in a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Early,
    Open,
    Grace,
    Late,
}

impl Window {
    /// The window of a validity that ends then, by the policy of the course.
    #[must_use]
    pub fn of(ends_at: Timestamp, policy: &Policy) -> Self {
        let days = |given: Option<u32>, usual: u32| i64::from(given.unwrap_or(usual)) * DAY_MS;
        Self {
            opens_at: ends_at.plus(-days(policy.renewal_window_days, WINDOW_DAYS)),
            ends_at,
            grace_until: ends_at.plus(days(policy.grace_days, GRACE_DAYS)),
        }
    }

    #[must_use]
    pub fn stage(&self, now: Timestamp) -> Stage {
        // Days count whole, as they are written: an opening from its morning, an end to its evening.
        let today = now.day_end();
        if today < self.opens_at.day_end() {
            Stage::Early
        } else if today <= self.ends_at.day_end() {
            Stage::Open
        } else if today <= self.grace_until.day_end() {
            Stage::Grace
        } else {
            Stage::Late
        }
    }
}

/// From when a cycle counts: from the end of the one before when it was completed within the grace,
/// however late it is issued; else from its issue.
#[must_use]
pub fn starts_at(
    ends_at: Timestamp,
    grace_until: Timestamp,
    completed_at: Timestamp,
    issued_at: Timestamp,
) -> Timestamp {
    if completed_at < grace_until.day_end() {
        ends_at
    } else {
        issued_at
    }
}

/// Whether the next cycle of a certificate may begin now.
///
/// # Errors
/// [`CannotRenew`].
pub fn may_begin(
    status: Status,
    is_last: bool,
    window: Option<Window>,
    now: Timestamp,
) -> Result<Window, CannotRenew> {
    if !matches!(status, Status::Valid | Status::Expired) {
        return Err(CannotRenew::NotStanding);
    }
    let window = window.ok_or(CannotRenew::Endless)?;
    if !is_last {
        return Err(CannotRenew::Begun);
    }
    if window.stage(now) == Stage::Early {
        return Err(CannotRenew::Early);
    }
    Ok(window)
}

/// What a cycle still asks for: every required lesson of its version, read at any time, and every
/// required quiz, passed in this cycle.
pub fn missing<'a, 'b>(
    course: &'a Course,
    finished: impl IntoIterator<Item = &'b str>,
    passed_again: &[String],
) -> Vec<&'a Item> {
    let standing = completion::standing(course, finished);
    let again: BTreeSet<&str> = passed_again.iter().map(String::as_str).collect();
    let is_missing = |item: &&Item| match item.kind {
        ItemKind::Quiz(_) => !again.contains(item.id.as_str()),
        ItemKind::Lesson(_) => !standing.is_done(item.id.as_str()),
    };
    course.required_items().filter(is_missing).collect()
}

/// Why a renewal cannot begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotRenew {
    /// It is not issued, or it is suspended, replaced or revoked.
    NotStanding,
    /// It never expires.
    Endless,
    /// The next cycle has begun, or is over.
    Begun,
    /// The window is not open yet.
    Early,
    /// The course is not offered any more.
    NotOffered,
}

impl Refusal for CannotRenew {
    fn sentence(&self, t: &Words) -> String {
        match self {
            Self::NotStanding => t.register_renewal_not_standing(),
            Self::Endless => t.register_renewal_endless(),
            Self::Begun => t.register_renewal_begun(),
            Self::Early => t.register_renewal_early(),
            Self::NotOffered => t.register_renewal_not_offered(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::course::Issue;

    const END: Timestamp = Timestamp(1_000 * DAY_MS);

    fn window() -> Window {
        let policy = Policy {
            issue: Issue::Automatic,
            valid_months: Some(24),
            hours: None,
            renewal_window_days: Some(60),
            grace_days: None,
            design: crate::content::course::usual_design(),
            show_result: true,
        };
        Window::of(END, &policy)
    }

    #[test]
    fn a_window_has_four_stages() {
        for (days, stage) in [
            (-61, Stage::Early),
            (-60, Stage::Open),
            (-1, Stage::Open),
            (0, Stage::Open),
            (1, Stage::Grace),
            (30, Stage::Grace),
            (31, Stage::Late),
        ] {
            let now = END.plus(days * DAY_MS);
            assert_eq!(window().stage(now), stage, "{days} days");
        }
    }

    #[test]
    fn the_next_cycle_follows_without_a_gap_until_the_grace_is_over() {
        let starts = |days: i64| {
            let completed = END.plus(days * DAY_MS);
            starts_at(END, window().grace_until, completed, END.plus(90 * DAY_MS))
        };
        assert_eq!(starts(-60), END);
        assert_eq!(starts(30), END);
        assert_eq!(starts(31), END.plus(90 * DAY_MS), "from its issue");
    }

    #[test]
    fn only_the_last_standing_certificate_is_renewed_and_not_too_early() {
        let now = END.plus(-DAY_MS);
        let may = |status, last, at| may_begin(status, last, Some(window()), at);
        assert!(may(Status::Valid, true, now).is_ok());
        assert!(may(Status::Expired, true, END.plus(400 * DAY_MS)).is_ok());
        let early = END.plus(-70 * DAY_MS);
        assert_eq!(may(Status::Valid, true, early), Err(CannotRenew::Early));
        assert_eq!(may(Status::Valid, false, now), Err(CannotRenew::Begun));
        let endless = may_begin(Status::Valid, true, None, now);
        assert_eq!(endless, Err(CannotRenew::Endless));
        for status in [
            Status::Awaiting,
            Status::Refused,
            Status::Suspended,
            Status::Replaced,
            Status::Revoked,
        ] {
            assert_eq!(may(status, true, now), Err(CannotRenew::NotStanding));
        }
    }
}
