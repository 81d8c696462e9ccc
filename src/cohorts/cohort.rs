//! A cohort, and what is not possible with it.

use crate::kit::{
    error::Refusal,
    id::{AccountId, CohortId},
    time::Timestamp,
    words::Words,
};

/// A dated run of a course.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Cohort {
    pub cohort_id: CohortId,
    pub course_id: String,
    /// As the administrator writes it, in whatever language.
    pub name: String,
    /// A day in Morocco: `2026-11-30`.
    pub starts_on: String,
    /// The last day in which to finish.
    pub ends_on: String,
    pub trainer_id: Option<AccountId>,
    /// The most people in it; none: as many as wanted.
    pub capacity: Option<i64>,
    pub closed_at: Option<Timestamp>,
}

impl Cohort {
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed_at.is_none()
    }
}

/// Why something is not possible with a cohort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotDo {
    /// Another cohort of the course has this name.
    Twice,
    /// It is closed: nobody is added any more.
    Closed,
    /// So many places are left, and more people would come.
    Full(i64),
    /// It has more people than it would have places.
    Smaller(i64),
    /// More people than are added by one gesture.
    Many,
    /// Somebody else placed one of them meanwhile.
    Changed,
}

impl CannotDo {
    /// The field of the form at which it is said.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Twice => "name",
            Self::Smaller(_) => "capacity",
            Self::Closed | Self::Full(_) | Self::Many | Self::Changed => "addresses",
        }
    }
}

impl Refusal for CannotDo {
    fn sentence(&self, t: &Words) -> String {
        match self {
            Self::Twice => t.cohorts_fault_twice(),
            Self::Closed => t.cohorts_refused_closed(),
            Self::Full(left) => t.cohorts_refused_full(*left),
            Self::Smaller(people) => t.cohorts_refused_smaller(*people),
            Self::Many => t.cohorts_refused_many(super::roll::MOST),
            Self::Changed => t.cohorts_refused_changed(),
        }
    }
}
