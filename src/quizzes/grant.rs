//! What a person, their cohort or their department is granted for one quiz beyond what it says.
//!
//! What is granted to the person goes before what is granted to their cohort, and that before what is
//! granted to a department, field by field. Of several departments (their own and those above it),
//! what favours the person most applies.

use crate::{
    content::course::Quiz,
    kit::{
        id::{AccountId, CohortId, DepartmentId, OverrideId},
        time::Timestamp,
    },
};

/// What was granted, as stored: to a person, to a cohort or to a department.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Override {
    pub override_id: OverrideId,
    pub account_id: Option<AccountId>,
    pub cohort_id: Option<CohortId>,
    pub department_id: Option<DepartmentId>,
    pub extra_minutes: Option<i64>,
    /// 0: no limit.
    pub minutes: Option<i64>,
    /// 0: as many as wanted.
    pub attempts: Option<i64>,
    pub opens_at: Option<Timestamp>,
    pub closes_at: Option<Timestamp>,
    /// 1 or 0.
    pub no_password: i64,
    pub reason: String,
    pub given_at: Timestamp,
}

/// What all that was granted to somebody comes to; what is `None` is as the quiz says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grant {
    /// The inner `None`: no limit.
    pub minutes: Option<Option<u32>>,
    /// The inner `None`: as many as wanted.
    pub attempts: Option<Option<u32>>,
    pub opens_at: Option<Timestamp>,
    pub closes_at: Option<Timestamp>,
    pub no_password: bool,
}

impl Override {
    /// The limit that it gives, if it gives one.
    fn limit(&self, quiz: &Quiz) -> Option<Option<u32>> {
        let extra = self
            .extra_minutes
            .and_then(|extra| u32::try_from(extra).ok());
        match (self.minutes, extra) {
            (Some(minutes), _) => Some(unless_zero(minutes)),
            (None, Some(extra)) => Some(quiz.minutes.map(|minutes| minutes.saturating_add(extra))),
            (None, None) => None,
        }
    }
}

fn unless_zero(number: i64) -> Option<u32> {
    u32::try_from(number).ok().filter(|number| *number > 0)
}

/// The largest of what is given; no limit is more than any number.
fn most(given: impl Iterator<Item = Option<u32>>) -> Option<Option<u32>> {
    given.max_by_key(|number| number.unwrap_or(u32::MAX))
}

impl Grant {
    /// What the overrides of one person, of their cohort, and of the departments that they belong
    /// to, come to.
    #[must_use]
    pub fn of(quiz: &Quiz, overrides: &[Override]) -> Self {
        let (own, shared): (Vec<_>, Vec<_>) = overrides
            .iter()
            .partition(|granted| granted.account_id.is_some());
        let (cohort, department): (Vec<_>, Vec<_>) = shared
            .into_iter()
            .partition(|granted| granted.cohort_id.is_some());
        let [own, cohort, department] =
            [own, cohort, department].map(|granted| Self::best(quiz, &granted));
        own.before(cohort).before(department)
    }

    /// This, and where it is silent the other.
    fn before(self, other: Self) -> Self {
        Self {
            minutes: self.minutes.or(other.minutes),
            attempts: self.attempts.or(other.attempts),
            opens_at: self.opens_at.or(other.opens_at),
            closes_at: self.closes_at.or(other.closes_at),
            no_password: self.no_password || other.no_password,
        }
    }

    fn best(quiz: &Quiz, granted: &[&Override]) -> Self {
        let attempts = granted.iter().filter_map(|one| one.attempts);
        Self {
            minutes: most(granted.iter().filter_map(|one| one.limit(quiz))),
            attempts: most(attempts.map(unless_zero)),
            opens_at: granted.iter().filter_map(|one| one.opens_at).min(),
            closes_at: granted.iter().filter_map(|one| one.closes_at).max(),
            no_password: granted.iter().any(|one| one.no_password == 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::{course::Feedback, settings::Settings},
        kit::text::Localised,
    };

    fn quiz(minutes: Option<u32>) -> Quiz {
        Quiz {
            title: Localised::default(),
            intro: Localised::default(),
            pass_percent: 70,
            attempts: Some(2),
            minutes,
            shuffle_questions: true,
            shuffle_options: true,
            feedback: Feedback::Full,
            settings: Settings::default(),
            draws: vec![],
            questions: vec![],
        }
    }

    #[derive(Debug, Clone, Copy, PartialEq)]
    enum Whose {
        Own,
        Cohort,
        Department,
    }
    use Whose::{Cohort, Department, Own};

    fn granted(whose: Whose) -> Override {
        Override {
            override_id: OverrideId::new(),
            account_id: (whose == Own).then(AccountId::new),
            cohort_id: (whose == Cohort).then(CohortId::new),
            department_id: (whose == Department).then(DepartmentId::new),
            extra_minutes: None,
            minutes: None,
            attempts: None,
            opens_at: None,
            closes_at: None,
            no_password: 0,
            reason: String::new(),
            given_at: Timestamp(0),
        }
    }

    /// Overrides of time: whose, how many minutes more, another limit.
    type Times = [(Whose, Option<i64>, Option<i64>)];
    /// Overrides, the limit of the quiz, and the limit that applies.
    type Case<'a> = (&'a Times, Option<u32>, Option<Option<u32>>);

    #[test]
    fn the_person_s_own_goes_first_then_the_cohort_and_of_departments_the_most_favourable() {
        let cases: [Case; 12] = [
            (&[], Some(15), None),
            (&[(Department, Some(5), None)], Some(15), Some(Some(20))),
            (
                &[(Department, Some(5), None), (Department, None, Some(30))],
                Some(15),
                Some(Some(30)),
            ),
            (
                &[(Department, Some(60), None), (Department, None, Some(30))],
                Some(15),
                Some(Some(75)),
            ),
            (
                &[(Department, None, Some(90)), (Own, Some(5), None)],
                Some(15),
                Some(Some(20)),
            ),
            (&[(Department, None, Some(0))], Some(15), Some(None)),
            (
                &[(Department, None, Some(90)), (Department, None, Some(0))],
                Some(15),
                Some(None),
            ),
            (&[(Own, Some(5), None)], None, Some(None)),
            (&[(Own, None, Some(40))], None, Some(Some(40))),
            // A cohort goes before departments, and behind the person.
            (
                &[(Department, None, Some(90)), (Cohort, None, Some(30))],
                Some(15),
                Some(Some(30)),
            ),
            (
                &[(Cohort, None, Some(30)), (Own, Some(5), None)],
                Some(15),
                Some(Some(20)),
            ),
            (&[(Cohort, None, Some(0))], Some(15), Some(None)),
        ];
        for (times, minutes, expected) in cases {
            let overrides: Vec<_> = times
                .iter()
                .map(|(whose, extra_minutes, minutes)| Override {
                    extra_minutes: *extra_minutes,
                    minutes: *minutes,
                    ..granted(*whose)
                })
                .collect();
            let grant = Grant::of(&quiz(minutes), &overrides);
            assert_eq!(grant.minutes, expected, "{times:?} {minutes:?}");
        }
    }

    #[test]
    fn each_field_is_granted_for_itself() {
        let own = Override {
            attempts: Some(3),
            ..granted(Own)
        };
        let cohort = Override {
            attempts: Some(5),
            opens_at: Some(Timestamp(50)),
            ..granted(Cohort)
        };
        let near = Override {
            attempts: Some(0),
            opens_at: Some(Timestamp(20)),
            closes_at: Some(Timestamp(30)),
            ..granted(Department)
        };
        let above = Override {
            opens_at: Some(Timestamp(10)),
            closes_at: Some(Timestamp(40)),
            no_password: 1,
            ..granted(Department)
        };
        let grant = Grant::of(&quiz(None), &[above, near, cohort, own]);
        let expected = Grant {
            minutes: None,
            attempts: Some(Some(3)),
            opens_at: Some(Timestamp(50)),
            closes_at: Some(Timestamp(40)),
            no_password: true,
        };
        assert_eq!(grant, expected);
    }
}
