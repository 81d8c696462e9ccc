//! One sitting of one quiz: who may start it, until when answers are accepted, when it is over.

use crate::{
    kit::{
        error::Refusal,
        id::{AccountId, AttemptId, EnrolmentId},
        time::{SECOND_MS, Timestamp},
        words::Words,
    },
    questions::mark::{Mark, Share},
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
    /// Until when it may be handed in after the deadline, without new answers. None: not at all.
    pub hand_in_until: Option<Timestamp>,
    pub submitted_at: Option<Timestamp>,
    pub submitted_how: Option<String>,
    pub earned: Option<Mark>,
    pub out_of: Mark,
    pub share: Option<Share>,
    /// 1 or 0, once every answer is marked.
    pub passed: Option<i64>,
    /// The furthest page reached, from 1, where pages are left once.
    pub furthest: i64,
    /// Answers that a person has yet to mark: until then `earned` is what is marked so far, and
    /// there is no share.
    pub awaiting: i64,
}

/// The sittings of a cycle of validity that began then, numbered from 1 as those of the first are: each
/// cycle has the attempts that the quiz allows.
#[must_use]
pub fn of_cycle(sittings: &[Sitting], since: Option<Timestamp>) -> Vec<Sitting> {
    let since = since.unwrap_or(Timestamp(i64::MIN));
    let of_it = sittings.iter().filter(|s| s.started_at >= since);
    let numbered = (1..).zip(of_it.cloned());
    numbered
        .map(|(number, sitting)| Sitting { number, ..sitting })
        .collect()
}

/// What saving needs to know of a sitting.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct Brief {
    pub deadline_at: Option<Timestamp>,
    pub hand_in_until: Option<Timestamp>,
    pub submitted_at: Option<Timestamp>,
    pub furthest: i64,
}

/// A sitting and where it belongs. Its paper is read apart, because it is kept in memory.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Attempt {
    #[sqlx(flatten)]
    pub sitting: Sitting,
    pub enrolment_id: EnrolmentId,
    pub account_id: AccountId,
    pub course_id: String,
    pub item_id: String,
    /// The version that it was drawn from, and the seed that it was drawn with.
    pub version: i64,
    pub seed: i64,
}

impl Attempt {
    /// What a browser keeps the unsent answers of this sitting under: its person, and itself, so that
    /// who shares a browser does not meet them.
    #[must_use]
    pub fn stored_as(&self) -> String {
        format!("{}.{}", self.account_id, self.sitting.attempt_id)
    }
}

/// How a sitting came to be submitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// By the person.
    Person,
    /// Because the time was up.
    Time,
    /// It was not: the time was up, and it does not count.
    Discarded,
}

impl How {
    /// As stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Time => "time",
            Self::Discarded => "discarded",
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
    /// No answer is accepted any more; it may still be handed in.
    HandIn,
    /// Nothing is accepted any more, and nobody has submitted yet what was saved.
    Over,
    Submitted,
}

impl Sitting {
    /// What saving needs to know.
    #[must_use]
    pub fn brief(&self) -> Brief {
        Brief {
            deadline_at: self.deadline_at,
            hand_in_until: self.hand_in_until,
            submitted_at: self.submitted_at,
            furthest: self.furthest,
        }
    }

    /// Where the sitting stands.
    #[must_use]
    pub fn stage(&self, now: Timestamp) -> Stage {
        self.brief().stage(now)
    }

    #[must_use]
    pub fn has_passed(&self) -> bool {
        self.passed == Some(1)
    }

    /// Whether it is submitted and its result is one.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.submitted_at.is_some() && !self.was_discarded()
    }

    /// Whether its time ran out and it does not count.
    #[must_use]
    pub fn was_discarded(&self) -> bool {
        self.submitted_how.as_deref() == Some(How::Discarded.code())
    }

    /// Whether a person has yet to mark a part of it.
    #[must_use]
    pub fn is_awaiting(&self) -> bool {
        self.awaiting > 0
    }

    /// Whether the clock submitted it.
    #[must_use]
    pub fn ran_out(&self) -> bool {
        self.submitted_how.as_deref() == Some(How::Time.code())
    }
}

impl Brief {
    /// Where the sitting stands: at the very deadline it is still open, and at the very end of the
    /// grace an answer is still accepted.
    #[must_use]
    pub fn stage(&self, now: Timestamp) -> Stage {
        match (self.submitted_at, self.deadline_at) {
            (Some(_), _) => Stage::Submitted,
            (None, None) => Stage::Open,
            (None, Some(end)) if now <= end => Stage::Open,
            (None, Some(end)) if now <= end.plus(GRACE_MS) => Stage::Grace,
            (None, Some(_)) if self.hand_in_until.is_some_and(|until| now <= until) => {
                Stage::HandIn
            }
            (None, Some(_)) => Stage::Over,
        }
    }

    /// Whether what a form carries may still be saved.
    ///
    /// # Errors
    /// [`CannotSave`], once submitted or out of time.
    pub fn save(&self, now: Timestamp) -> Result<(), CannotSave> {
        match self.stage(now) {
            Stage::Open | Stage::Grace => Ok(()),
            Stage::HandIn | Stage::Over => Err(CannotSave::TooLate),
            Stage::Submitted => Err(CannotSave::Closed),
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
    /// The page was left for the next one, for good.
    PageLeft,
}

impl Refusal for CannotSave {
    fn sentence(&self, t: &Words) -> String {
        match self {
            Self::Closed => t.quizzes_refused_closed(),
            Self::TooLate => t.quizzes_refused_too_late(),
            Self::PageLeft => t.quizzes_flash_page_left(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::time::Clock;

    fn sitting(deadline_at: Option<i64>, hand_in_until: Option<i64>) -> Sitting {
        Sitting {
            attempt_id: AttemptId::new(),
            number: 1,
            started_at: Timestamp(0),
            deadline_at: deadline_at.map(Timestamp),
            hand_in_until: hand_in_until.map(Timestamp),
            submitted_at: None,
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
    fn the_deadline_and_the_grace_are_kept_to_the_millisecond() {
        let clock = Clock::manual(Timestamp(0));
        let sitting = sitting(Some(900_000), None);
        for (advance, stage, saved) in [
            (0, Stage::Open, Ok(())),
            (900_000, Stage::Open, Ok(())),
            (1, Stage::Grace, Ok(())),
            (29_999, Stage::Grace, Ok(())),
            (1, Stage::Over, Err(CannotSave::TooLate)),
        ] {
            clock.advance(advance);
            let now = clock.now();
            assert_eq!(sitting.stage(now), stage, "{now:?}");
            assert_eq!(sitting.brief().save(now), saved, "{now:?}");
        }
    }

    #[test]
    fn a_day_to_hand_in_takes_no_new_answers() {
        let clock = Clock::manual(Timestamp(900_000));
        let sitting = sitting(Some(900_000), Some(87_300_000));
        for (advance, stage, saved) in [
            (0, Stage::Open, Ok(())),
            (30_000, Stage::Grace, Ok(())),
            (1, Stage::HandIn, Err(CannotSave::TooLate)),
            (86_369_999, Stage::HandIn, Err(CannotSave::TooLate)),
            (1, Stage::Over, Err(CannotSave::TooLate)),
        ] {
            clock.advance(advance);
            let now = clock.now();
            assert_eq!(sitting.stage(now), stage, "{now:?}");
            assert_eq!(sitting.brief().save(now), saved, "{now:?}");
        }
    }

    #[test]
    fn without_a_limit_only_submitting_ends_a_sitting() {
        let far = Timestamp(i64::MAX);
        assert_eq!(sitting(None, None).stage(far), Stage::Open);
        let mut submitted = sitting(Some(1), Some(2));
        submitted.submitted_at = Some(Timestamp(1));
        assert_eq!(submitted.stage(Timestamp(0)), Stage::Submitted);
        assert_eq!(
            submitted.brief().save(Timestamp(0)),
            Err(CannotSave::Closed)
        );
        assert!(submitted.counts());
        submitted.submitted_how = Some(How::Discarded.code().to_owned());
        assert!(!submitted.counts() && !submitted.ran_out());
    }
}
