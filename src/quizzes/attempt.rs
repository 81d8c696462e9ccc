//! One sitting of one quiz: who may start it, until when answers are accepted, when it is over.

use crate::{
    enrolments::enrolment::Enrolment,
    kit::{
        error::Refusal,
        id::{AccountId, AttemptId, EnrolmentId},
        time::{MINUTE_MS, SECOND_MS, Timestamp},
        words::Words,
    },
    questions::mark::{Mark, Share},
    quizzes::draw::Paper,
};

/// What is on its way when the time is up is still accepted for so long. Stated to the person.
pub const GRACE_MS: i64 = 30 * SECOND_MS;

/// A sitting without its paper: what lists show.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Sitting {
    pub attempt_id: AttemptId,
    /// 1, 2, 3 … for this person and this quiz.
    pub number: i64,
    pub started_at: Timestamp,
    /// None: as long as wanted.
    pub deadline_at: Option<Timestamp>,
    pub submitted_at: Option<Timestamp>,
    pub submitted_how: Option<String>,
    pub earned: Option<Mark>,
    pub out_of: Mark,
    pub share: Option<Share>,
    /// 1 or 0, once submitted.
    pub passed: Option<i64>,
}

/// A sitting with the paper that was drawn for it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Attempt {
    #[sqlx(flatten)]
    pub sitting: Sitting,
    pub enrolment_id: EnrolmentId,
    pub account_id: AccountId,
    pub course_id: String,
    pub item_id: String,
    /// JSON of a [`Paper`].
    pub paper: String,
}

/// How a sitting came to be submitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// By the person.
    Person,
    /// Because the time was up.
    Time,
}

impl How {
    /// As stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Time => "time",
        }
    }
}

/// The life of a sitting, at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Answers are accepted.
    Open,
    /// The time is up; what is on its way is still accepted.
    Grace,
    /// Nothing is accepted any more, and nobody has submitted yet what was saved.
    Over,
    Submitted,
}

impl Sitting {
    /// Where the sitting stands: at the very deadline it is still open, and at the very end of the
    /// grace an answer is still accepted.
    #[must_use]
    pub fn stage(&self, now: Timestamp) -> Stage {
        match (self.submitted_at, self.deadline_at) {
            (Some(_), _) => Stage::Submitted,
            (None, None) => Stage::Open,
            (None, Some(end)) if now <= end => Stage::Open,
            (None, Some(end)) if now <= end.plus(GRACE_MS) => Stage::Grace,
            (None, Some(_)) => Stage::Over,
        }
    }

    #[must_use]
    pub fn has_passed(&self) -> bool {
        self.passed == Some(1)
    }

    /// Whether the clock submitted it.
    #[must_use]
    pub fn ran_out(&self) -> bool {
        self.submitted_how.as_deref() == Some(How::Time.code())
    }

    /// Whether what a form carries may still be saved.
    ///
    /// # Errors
    /// [`CannotSave`], once submitted or out of time.
    pub fn save(&self, now: Timestamp) -> Result<(), CannotSave> {
        match self.stage(now) {
            Stage::Open | Stage::Grace => Ok(()),
            Stage::Over => Err(CannotSave::TooLate),
            Stage::Submitted => Err(CannotSave::Closed),
        }
    }
}

impl Attempt {
    /// The paper that was drawn, keys included.
    ///
    /// # Errors
    /// When what is stored is not a paper.
    pub fn read_paper(&self) -> serde_json::Result<Paper> {
        serde_json::from_str(&self.paper)
    }
}

/// The moment until which a sitting started now lasts.
#[must_use]
pub fn deadline(now: Timestamp, minutes: Option<u32>) -> Option<Timestamp> {
    minutes.map(|minutes| now.plus(i64::from(minutes) * MINUTE_MS))
}

/// How many sittings are left; none: as many as wanted.
#[must_use]
pub fn left(allowed: Option<u32>, used: i64) -> Option<i64> {
    allowed.map(|allowed| (i64::from(allowed) - used).max(0))
}

/// Whether a new sitting may start.
///
/// # Errors
/// [`CannotStart`].
pub fn start(enrolment: &Enrolment, allowed: Option<u32>, used: i64) -> Result<(), CannotStart> {
    if !enrolment.is_active() {
        return Err(CannotStart::NotEnrolled);
    }
    if left(allowed, used) == Some(0) {
        return Err(CannotStart::NoAttemptsLeft);
    }
    Ok(())
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
}

impl Refusal for CannotStart {
    fn sentence(&self, t: &Words) -> String {
        match self {
            Self::NotEnrolled => t.quizzes_refused_not_enrolled(),
            Self::NoAttemptsLeft => t.quizzes_refused_no_attempts(),
            Self::Empty => t.quizzes_refused_empty(),
        }
    }
}

/// Why an answer is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotSave {
    /// The sitting is submitted.
    Closed,
    /// The deadline and the grace have passed.
    TooLate,
}

impl Refusal for CannotSave {
    fn sentence(&self, t: &Words) -> String {
        match self {
            Self::Closed => t.quizzes_refused_closed(),
            Self::TooLate => t.quizzes_refused_too_late(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sitting(deadline_at: Option<Timestamp>, submitted_at: Option<Timestamp>) -> Sitting {
        Sitting {
            attempt_id: AttemptId::new(),
            number: 1,
            started_at: Timestamp(0),
            deadline_at,
            submitted_at,
            submitted_how: None,
            earned: None,
            out_of: Mark::ONE,
            share: None,
            passed: None,
        }
    }

    #[test]
    fn the_deadline_and_the_grace_are_kept_to_the_millisecond() {
        let end = deadline(Timestamp(0), Some(15));
        assert_eq!(end, Some(Timestamp(900_000)));
        for (now, stage, saved) in [
            (0, Stage::Open, Ok(())),
            (900_000, Stage::Open, Ok(())),
            (900_001, Stage::Grace, Ok(())),
            (930_000, Stage::Grace, Ok(())),
            (930_001, Stage::Over, Err(CannotSave::TooLate)),
        ] {
            let sitting = sitting(end, None);
            assert_eq!(sitting.stage(Timestamp(now)), stage, "{now}");
            assert_eq!(sitting.save(Timestamp(now)), saved, "{now}");
        }
    }

    #[test]
    fn without_a_limit_only_submitting_ends_a_sitting() {
        assert_eq!(deadline(Timestamp(5), None), None);
        let far = Timestamp(i64::MAX);
        assert_eq!(sitting(None, None).stage(far), Stage::Open);
        let submitted = sitting(Some(Timestamp(1)), Some(Timestamp(1)));
        assert_eq!(submitted.stage(Timestamp(0)), Stage::Submitted);
        assert_eq!(submitted.save(Timestamp(0)), Err(CannotSave::Closed));
    }

    #[test]
    fn attempts_are_counted_down_to_none() {
        for (allowed, used, remaining) in [
            (None, 99, None),
            (Some(3), 0, Some(3)),
            (Some(3), 2, Some(1)),
            (Some(3), 3, Some(0)),
            // A later version may allow fewer than were used.
            (Some(1), 3, Some(0)),
        ] {
            assert_eq!(left(allowed, used), remaining, "{allowed:?} {used}");
        }
    }
}
