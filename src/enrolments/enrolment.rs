//! Who may join a course, leave it, come back.

use crate::kit::{
    error::Refusal,
    id::{AccountId, EnrolmentId},
    time::Timestamp,
    words::Words,
};

/// One person in one course, pinned to the version that they study.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Enrolment {
    pub enrolment_id: EnrolmentId,
    pub account_id: AccountId,
    pub course_id: String,
    pub version: i64,
    /// The language in which texts are read; none: the interface's.
    pub language: Option<String>,
    pub enrolled_at: Timestamp,
    pub withdrawn_at: Option<Timestamp>,
    pub completed_at: Option<Timestamp>,
    /// Where reading stopped.
    pub place_item: Option<String>,
    pub place_anchor: Option<String>,
    pub place_at: Option<Timestamp>,
}

impl Enrolment {
    /// Whether they study it now.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.withdrawn_at.is_none()
    }
}

/// Why somebody cannot leave a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotWithdraw {
    /// What is complete stays.
    Completed,
}

impl Refusal for CannotWithdraw {
    fn sentence(&self, t: &Words) -> String {
        match self {
            Self::Completed => t.enrolments_refused_completed(),
        }
    }
}

/// Whether leaving is possible.
///
/// # Errors
/// [`CannotWithdraw::Completed`].
pub fn withdraw(enrolment: &Enrolment) -> Result<(), CannotWithdraw> {
    match enrolment.completed_at {
        Some(_) => Err(CannotWithdraw::Completed),
        None => Ok(()),
    }
}
