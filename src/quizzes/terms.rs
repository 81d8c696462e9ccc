//! The terms on which one person sits one quiz: what the quiz says, with what they are granted.

use crate::{
    content::{
        course::Quiz,
        settings::{Counts, TimeUp},
    },
    enrolments::enrolment::Enrolment,
    kit::{
        error::Refusal,
        time::{DAY_MS, MINUTE_MS, Timestamp},
        words::Words,
    },
    quizzes::{attempt::Sitting, grant::Grant},
};

/// How long a sitting whose time is up may still be handed in where the quiz allows it.
pub const HAND_IN_MS: i64 = DAY_MS;

/// What holds for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// None: as long as wanted.
    pub minutes: Option<u32>,
    /// None: as many as wanted.
    pub attempts: Option<u32>,
    pub opens_at: Option<Timestamp>,
    pub closes_at: Option<Timestamp>,
    /// Minutes after the first sitting.
    pub wait_first: u32,
    /// Minutes after each later one.
    pub wait_later: u32,
    /// None: nothing to type.
    pub password: Option<String>,
    pub time_up: TimeUp,
    pub counts: Counts,
}

impl Terms {
    /// What a quiz says, with what was granted.
    #[must_use]
    pub fn of(quiz: &Quiz, grant: &Grant) -> Self {
        let settings = &quiz.settings;
        let password = settings.password.as_deref().map(str::trim);
        let password = password.filter(|password| !password.is_empty() && !grant.no_password);
        Self {
            minutes: grant.minutes.unwrap_or(quiz.minutes),
            attempts: grant.attempts.unwrap_or(quiz.attempts),
            opens_at: grant.opens_at.or(settings.opens_at),
            closes_at: grant.closes_at.or(settings.closes_at),
            wait_first: settings.wait_first,
            wait_later: settings.wait_later,
            password: password.map(str::to_owned),
            time_up: settings.time_up,
            counts: settings.counts,
        }
    }

    /// The moment until which a sitting started then lasts: its minutes, and never past the closing
    /// of the quiz.
    #[must_use]
    pub fn deadline(&self, started_at: Timestamp) -> Option<Timestamp> {
        let limit = self.minutes.map(i64::from);
        let limit = limit.map(|minutes| started_at.plus(minutes * MINUTE_MS));
        limit.into_iter().chain(self.closes_at).min()
    }

    /// The moment until which a sitting that ended then may still be handed in, without new answers.
    #[must_use]
    pub fn hand_in_until(&self, deadline: Option<Timestamp>) -> Option<Timestamp> {
        deadline
            .filter(|_| self.time_up == TimeUp::Grace)
            .map(|end| end.plus(HAND_IN_MS))
    }

    /// How many sittings are left; none: as many as wanted.
    #[must_use]
    pub fn left(&self, used: i64) -> Option<i64> {
        let allowed = self.attempts.map(i64::from);
        allowed.map(|allowed| (allowed - used).max(0))
    }

    /// The moment from which the sitting after these may start, when it must wait.
    #[must_use]
    pub fn again_at(&self, sittings: &[Sitting]) -> Option<Timestamp> {
        let last = sittings.last()?;
        let minutes = if last.number == 1 {
            self.wait_first
        } else {
            self.wait_later
        };
        let submitted = last.submitted_at.filter(|_| minutes > 0)?;
        Some(submitted.plus(i64::from(minutes) * MINUTE_MS))
    }

    /// Whether a new sitting may start now, its password aside. At its opening a quiz is open, and
    /// at its closing it is closed.
    ///
    /// # Errors
    /// [`CannotStart`].
    pub fn open(
        &self,
        now: Timestamp,
        enrolment: &Enrolment,
        sittings: &[Sitting],
    ) -> Result<(), CannotStart> {
        if !enrolment.is_active() {
            return Err(CannotStart::NotEnrolled);
        }
        let used = sittings.last().map_or(0, |sitting| sitting.number);
        if self.left(used) == Some(0) {
            return Err(CannotStart::NoAttemptsLeft);
        }
        if self.closes_at.is_some_and(|closes| now >= closes) {
            return Err(CannotStart::Closed);
        }
        if self.opens_at.is_some_and(|opens| now < opens) {
            return Err(CannotStart::NotYet);
        }
        if let Some(again) = self.again_at(sittings).filter(|again| now < *again) {
            let in_time = self.closes_at.is_none_or(|closes| again < closes);
            return Err(if in_time {
                CannotStart::Wait
            } else {
                CannotStart::ClosesFirst
            });
        }
        Ok(())
    }

    /// Whether what was typed opens the quiz: compared as written, without the blanks around it.
    #[must_use]
    pub fn unlocks(&self, typed: &str) -> bool {
        let password = self.password.as_deref();
        password.is_none_or(|password| password == typed.trim())
    }

    /// The deadline of a sitting under way after something was granted: later, or as it was.
    #[must_use]
    pub fn prolonged(
        &self,
        started_at: Timestamp,
        deadline: Option<Timestamp>,
    ) -> Option<Timestamp> {
        match (deadline, self.deadline(started_at)) {
            (Some(before), Some(after)) => Some(before.max(after)),
            (None, _) | (_, None) => None,
        }
    }
}

/// Why a sitting cannot start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotStart {
    /// They have left the course.
    NotEnrolled,
    /// Every sitting that the quiz allows is used.
    NoAttemptsLeft,
    /// The quiz has no question.
    Empty,
    /// The quiz opens later.
    NotYet,
    /// The quiz has closed.
    Closed,
    /// Too soon after the last sitting.
    Wait,
    /// The wait after the last sitting ends after the quiz has closed.
    ClosesFirst,
}

impl Refusal for CannotStart {
    fn sentence(&self, t: &Words) -> String {
        match self {
            Self::NotEnrolled => t.quizzes_refused_not_enrolled(),
            Self::NoAttemptsLeft => t.quizzes_refused_no_attempts(),
            Self::Empty => t.quizzes_refused_empty(),
            Self::NotYet => t.quizzes_refused_not_yet(),
            Self::Closed => t.quizzes_refused_ended(),
            Self::Wait => t.quizzes_refused_wait(),
            Self::ClosesFirst => t.quizzes_refused_closes_first(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        kit::{
            id::{AccountId, AttemptId, EnrolmentId},
            time::{Clock, HOUR_MS},
        },
        questions::mark::Mark,
    };

    fn terms() -> Terms {
        Terms {
            minutes: Some(15),
            attempts: None,
            opens_at: None,
            closes_at: None,
            wait_first: 0,
            wait_later: 0,
            password: None,
            time_up: TimeUp::Submit,
            counts: Counts::Best,
        }
    }

    fn enrolment(withdrawn_at: Option<Timestamp>) -> Enrolment {
        Enrolment {
            enrolment_id: EnrolmentId::new(),
            account_id: AccountId::new(),
            course_id: "course".to_owned(),
            version: 1,
            language: None,
            enrolled_at: Timestamp(0),
            withdrawn_at,
            completed_at: None,
            place_item: None,
            place_anchor: None,
            place_at: None,
        }
    }

    fn submitted(number: i64, at: Timestamp) -> Sitting {
        Sitting {
            attempt_id: AttemptId::new(),
            number,
            started_at: Timestamp(0),
            deadline_at: None,
            hand_in_until: None,
            submitted_at: Some(at),
            submitted_how: None,
            earned: None,
            out_of: Mark::ONE,
            share: None,
            passed: None,
            furthest: 1,
            awaiting: 0,
        }
    }

    #[test]
    fn a_quiz_is_open_from_its_opening_until_just_before_its_closing() {
        let clock = Clock::manual(Timestamp(0));
        let terms = Terms {
            opens_at: Some(Timestamp(HOUR_MS)),
            closes_at: Some(Timestamp(2 * HOUR_MS)),
            ..terms()
        };
        let here = enrolment(None);
        for (advance, expected) in [
            (HOUR_MS - 1, Err(CannotStart::NotYet)),
            (1, Ok(())),
            (HOUR_MS - 1, Ok(())),
            (1, Err(CannotStart::Closed)),
            (DAY_MS, Err(CannotStart::Closed)),
        ] {
            clock.advance(advance);
            assert_eq!(terms.open(clock.now(), &here, &[]), expected, "{advance}");
        }
        let left = enrolment(Some(Timestamp(1)));
        let open = terms.open(Timestamp(HOUR_MS), &left, &[]);
        assert_eq!(open, Err(CannotStart::NotEnrolled));
    }

    #[test]
    fn the_wait_counts_from_the_last_submission() {
        let clock = Clock::manual(Timestamp(0));
        let terms = Terms {
            wait_first: 10,
            wait_later: 60,
            attempts: Some(3),
            ..terms()
        };
        let here = enrolment(None);
        let mut sittings = vec![];
        assert_eq!(terms.open(clock.now(), &here, &sittings), Ok(()));
        for (wait, number) in [(10, 1), (60, 2)] {
            sittings.push(submitted(number, clock.now()));
            clock.advance(wait * MINUTE_MS - 1);
            let early = terms.open(clock.now(), &here, &sittings);
            assert_eq!(early, Err(CannotStart::Wait), "{number}");
            clock.advance(1);
            assert_eq!(
                terms.open(clock.now(), &here, &sittings),
                Ok(()),
                "{number}"
            );
            assert_eq!(terms.again_at(&sittings), Some(clock.now()));
        }
        sittings.push(submitted(3, clock.now()));
        let used = terms.open(clock.now(), &here, &sittings);
        assert_eq!(used, Err(CannotStart::NoAttemptsLeft));
    }

    #[test]
    fn a_wait_that_ends_after_the_closing_is_said_to() {
        let terms = Terms {
            wait_first: 60,
            closes_at: Some(Timestamp(HOUR_MS)),
            ..terms()
        };
        let sittings = [submitted(1, Timestamp(1))];
        let open = terms.open(Timestamp(2), &enrolment(None), &sittings);
        assert_eq!(open, Err(CannotStart::ClosesFirst));
    }

    #[test]
    fn a_password_is_compared_without_the_blanks_around_it() {
        let terms = Terms {
            password: Some("Zellige 12".to_owned()),
            ..terms()
        };
        for (typed, expected) in [
            ("Zellige 12", true),
            ("  Zellige 12\n", true),
            ("zellige 12", false),
            ("Zellige  12", false),
            ("", false),
        ] {
            assert_eq!(terms.unlocks(typed), expected, "{typed:?}");
        }
        assert!(self::terms().unlocks(""));
    }

    #[test]
    fn a_sitting_ends_with_its_minutes_and_never_after_the_closing() {
        let start = Timestamp(HOUR_MS);
        for (minutes, closes, expected) in [
            (None, None, None),
            (Some(15), None, Some(HOUR_MS + 15 * MINUTE_MS)),
            (Some(15), Some(2 * HOUR_MS), Some(HOUR_MS + 15 * MINUTE_MS)),
            (Some(90), Some(2 * HOUR_MS), Some(2 * HOUR_MS)),
            (None, Some(2 * HOUR_MS), Some(2 * HOUR_MS)),
        ] {
            let terms = Terms {
                minutes,
                closes_at: closes.map(Timestamp),
                ..terms()
            };
            let expected = expected.map(Timestamp);
            assert_eq!(terms.deadline(start), expected, "{minutes:?} {closes:?}");
        }
    }

    #[test]
    fn the_day_of_grace_follows_the_deadline() {
        let end = Some(Timestamp(HOUR_MS));
        for (time_up, expected) in [
            (TimeUp::Submit, None),
            (TimeUp::Discard, None),
            (TimeUp::Grace, Some(Timestamp(HOUR_MS + DAY_MS))),
        ] {
            let terms = Terms { time_up, ..terms() };
            assert_eq!(terms.hand_in_until(end), expected);
            assert_eq!(terms.hand_in_until(None), None);
        }
    }

    #[test]
    fn a_deadline_under_way_moves_later_or_not_at_all() {
        let start = Timestamp(0);
        let end = |minutes: i64| Some(Timestamp(minutes * MINUTE_MS));
        for (minutes, before, after) in [
            (Some(20), end(15), end(20)),
            (Some(10), end(15), end(15)),
            (None, end(15), None),
            (Some(20), None, None),
        ] {
            let terms = Terms { minutes, ..terms() };
            assert_eq!(terms.prolonged(start, before), after, "{minutes:?}");
        }
    }

    #[test]
    fn attempts_are_counted_down_to_none() {
        for (attempts, used, remaining) in [
            (None, 99, None),
            (Some(3), 0, Some(3)),
            (Some(3), 2, Some(1)),
            (Some(3), 3, Some(0)),
            // A later version may allow fewer than were used.
            (Some(1), 3, Some(0)),
        ] {
            let terms = Terms {
                attempts,
                ..terms()
            };
            assert_eq!(terms.left(used), remaining, "{attempts:?} {used}");
        }
    }
}
