//! The form in which something is granted to a person, to a cohort or to a department.

use crate::{
    kit::{
        folded::western_digits,
        id::{AccountId, CohortId, DepartmentId, OverrideId},
        time::Timestamp,
        words::Words,
    },
    quizzes::grant::Override,
    web::form::{Faults, Fields},
};

/// The longest limit, in minutes, and the most sittings.
const LONGEST: i64 = 600;
const MOST: i64 = 100;
/// The longest reason, in characters.
const LONGEST_REASON: usize = 500;

/// The form as it came.
#[derive(Debug, Clone, Default)]
pub struct GrantForm {
    pub account: String,
    pub cohort: String,
    pub department: String,
    pub extra_minutes: String,
    pub minutes: String,
    pub attempts: String,
    pub opens_at: String,
    pub closes_at: String,
    pub no_password: bool,
    pub reason: String,
}

impl GrantForm {
    #[must_use]
    pub fn read(fields: &Fields) -> Self {
        Self {
            account: fields.line("account"),
            cohort: fields.line("cohort"),
            department: fields.line("department"),
            extra_minutes: fields.line("extra_minutes"),
            minutes: fields.line("minutes"),
            attempts: fields.line("attempts"),
            opens_at: fields.line("opens_at"),
            closes_at: fields.line("closes_at"),
            no_password: fields.has("no_password"),
            reason: fields.line("reason"),
        }
    }

    /// What is granted, or every fault at its field. Whether there is such a person, cohort or
    /// department is for the caller to say.
    ///
    /// # Errors
    /// The faults, in the reader's language.
    pub fn parse(&self, t: &Words, now: Timestamp) -> Result<Override, Faults> {
        let mut faults = Faults::new();
        let holders = [&self.account, &self.cohort, &self.department];
        if holders.iter().filter(|id| !id.is_empty()).count() != 1 {
            faults.add("account", t.quizzes_override_fault_whom());
        }
        let mut number = |field, raw: &str, least, most| match number(raw, least, most) {
            Ok(number) => number,
            Err(()) => {
                faults.add(field, t.quizzes_override_fault_number(least, most));
                None
            }
        };
        let extra_minutes = number("extra_minutes", &self.extra_minutes, 1, LONGEST);
        let minutes = number("minutes", &self.minutes, 0, LONGEST);
        let attempts = number("attempts", &self.attempts, 0, MOST);
        if extra_minutes.is_some() && minutes.is_some() {
            faults.add("minutes", t.quizzes_override_fault_both());
        }
        let mut moment = |field, raw: &str| match Timestamp::parse_local(raw) {
            None if !raw.is_empty() => {
                faults.add(field, t.quizzes_override_fault_moment());
                None
            }
            moment => moment,
        };
        let opens_at = moment("opens_at", &self.opens_at);
        let closes_at = moment("closes_at", &self.closes_at);
        if let (Some(opens), Some(closes)) = (opens_at, closes_at)
            && opens >= closes
        {
            faults.add("closes_at", t.quizzes_override_fault_dates());
        }
        let numbers = [&self.extra_minutes, &self.minutes, &self.attempts];
        let moments = [&self.opens_at, &self.closes_at];
        let blank = |fields: &[&String]| fields.iter().all(|field| field.is_empty());
        if blank(&numbers) && blank(&moments) && !self.no_password {
            faults.add("extra_minutes", t.quizzes_override_fault_nothing());
        }
        let length = self.reason.chars().count();
        if length == 0 || length > LONGEST_REASON {
            faults.add("reason", t.quizzes_override_fault_reason());
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let some = |id: &str| (!id.is_empty()).then(|| id.to_owned());
        Ok(Override {
            override_id: OverrideId::new(),
            account_id: some(&self.account).map(AccountId::from),
            cohort_id: some(&self.cohort).map(CohortId::from),
            department_id: some(&self.department).map(DepartmentId::from),
            extra_minutes,
            minutes,
            attempts,
            opens_at,
            closes_at,
            no_password: i64::from(self.no_password),
            reason: self.reason.clone(),
            given_at: now,
        })
    }
}

fn number(raw: &str, least: i64, most: i64) -> Result<Option<i64>, ()> {
    if raw.is_empty() {
        return Ok(None);
    }
    let number: Option<i64> = western_digits(raw).parse().ok();
    let number = number.filter(|number| (least..=most).contains(number));
    number.map(Some).ok_or(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::{locale::Locale, words::words};

    fn form() -> GrantForm {
        GrantForm {
            account: "somebody".to_owned(),
            extra_minutes: "١٥".to_owned(),
            reason: "certificat".to_owned(),
            ..GrantForm::default()
        }
    }

    #[test]
    fn what_is_sound_is_granted() {
        let granted = GrantForm {
            attempts: "0".to_owned(),
            closes_at: "2026-05-27T09:00".to_owned(),
            no_password: true,
            ..form()
        };
        let granted = granted.parse(words(Locale::Fr), Timestamp(7));
        let granted = granted.expect("sound");
        assert_eq!(granted.extra_minutes, Some(15));
        assert_eq!((granted.minutes, granted.attempts), (None, Some(0)));
        assert_eq!(granted.closes_at, Some(Timestamp(1_779_868_800_000)));
        assert_eq!((granted.no_password, granted.given_at), (1, Timestamp(7)));
        assert!(granted.account_id.is_some() && granted.department_id.is_none());
    }

    #[test]
    fn each_fault_is_at_its_field() {
        let text = str::to_owned;
        for (form, expected) in [
            (
                GrantForm {
                    account: String::new(),
                    ..form()
                },
                &["account"][..],
            ),
            (
                GrantForm {
                    department: text("d"),
                    ..form()
                },
                &["account"][..],
            ),
            (
                GrantForm {
                    cohort: text("c"),
                    ..form()
                },
                &["account"],
            ),
            (
                GrantForm {
                    minutes: text("30"),
                    ..form()
                },
                &["minutes"][..],
            ),
            (
                GrantForm {
                    extra_minutes: text("0"),
                    attempts: text("101"),
                    ..form()
                },
                &["extra_minutes", "attempts"][..],
            ),
            (
                GrantForm {
                    opens_at: text("demain"),
                    ..form()
                },
                &["opens_at"][..],
            ),
            (
                GrantForm {
                    opens_at: text("2026-05-27T09:00"),
                    closes_at: text("2026-05-27T09:00"),
                    ..form()
                },
                &["closes_at"][..],
            ),
            (
                GrantForm {
                    extra_minutes: String::new(),
                    reason: String::new(),
                    ..form()
                },
                &["extra_minutes", "reason"][..],
            ),
        ] {
            let faults = form.parse(words(Locale::Fr), Timestamp(0));
            let faults = faults.expect_err("a fault");
            let fields: Vec<_> = faults.iter().map(|(field, _)| *field).collect();
            assert_eq!(fields, expected, "{form:?}");
        }
    }
}
