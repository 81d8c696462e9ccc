//! The form of a cohort.

use crate::{
    cohorts::cohort::Cohort,
    kit::{
        folded::{fold, western_digits},
        text::Email,
        time::Timestamp,
        words::Words,
    },
    web::form::{Faults, Fields},
};

/// The longest name, in characters, and the largest number of places.
const LONGEST_NAME: usize = 120;
const MOST_PLACES: i64 = 100_000;

/// What an administrator says of a cohort, sound. Whether the trainer is one is for the action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub name: String,
    pub starts_on: String,
    pub ends_on: String,
    /// The address of the trainer's account.
    pub trainer: Option<Email>,
    pub capacity: Option<i64>,
}

/// The form as it came.
#[derive(Debug, Clone, Default)]
pub struct CohortForm {
    /// Only of a new one: a cohort stays with its course.
    pub course: String,
    pub name: String,
    pub starts_on: String,
    pub ends_on: String,
    pub trainer: String,
    pub capacity: String,
}

impl CohortForm {
    #[must_use]
    pub fn read(fields: &Fields) -> Self {
        Self {
            course: fields.line("course"),
            name: fields.line("name"),
            starts_on: fields.line("starts_on"),
            ends_on: fields.line("ends_on"),
            trainer: fields.line("trainer"),
            capacity: fields.line("capacity"),
        }
    }

    /// As it stands; `trainer` is the address of who follows it.
    #[must_use]
    pub fn of(cohort: &Cohort, trainer: Option<&str>) -> Self {
        Self {
            course: cohort.course_id.clone(),
            name: cohort.name.clone(),
            starts_on: cohort.starts_on.clone(),
            ends_on: cohort.ends_on.clone(),
            trainer: trainer.unwrap_or_default().to_owned(),
            capacity: cohort.capacity.map(|n| n.to_string()).unwrap_or_default(),
        }
    }

    /// Sound, or every fault at its field.
    ///
    /// # Errors
    /// The faults, in the reader's language.
    pub fn parse(&self, t: &Words) -> Result<Said, Faults> {
        let mut faults = Faults::new();
        if fold(&self.name).chars().count() < 2 || self.name.chars().count() > LONGEST_NAME {
            faults.add("name", t.cohorts_fault_name());
        }
        let mut date = |field, raw: &str| {
            let day = day(raw);
            if day.is_none() {
                faults.add(field, t.cohorts_fault_day());
            }
            day.unwrap_or_default()
        };
        let starts_on = date("starts_on", &self.starts_on);
        let ends_on = date("ends_on", &self.ends_on);
        if !starts_on.is_empty() && !ends_on.is_empty() && ends_on < starts_on {
            faults.add("ends_on", t.cohorts_fault_days());
        }
        let trainer = Email::parse(&self.trainer);
        if trainer.is_none() && !self.trainer.is_empty() {
            faults.add("trainer", t.cohorts_fault_trainer());
        }
        let capacity: Option<i64> = western_digits(&self.capacity).parse().ok();
        let capacity = capacity.filter(|places| (1..=MOST_PLACES).contains(places));
        if capacity.is_none() && !self.capacity.is_empty() {
            faults.add("capacity", t.cohorts_fault_capacity());
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Said {
            name: self.name.clone(),
            starts_on,
            ends_on,
            trainer,
            capacity,
        })
    }
}

/// A day as browsers send it, in its one writing: text that sorts as days do.
fn day(raw: &str) -> Option<String> {
    let at = Timestamp::parse_day(&western_digits(raw))?;
    Some(at.local().strftime("%Y-%m-%d").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::{locale::Locale, words::words};

    fn form() -> CohortForm {
        CohortForm {
            course: "a-course".to_owned(),
            name: "فوج الخريف".to_owned(),
            starts_on: "2026-11-30".to_owned(),
            ends_on: "2026-12-12".to_owned(),
            trainer: "Karim@Exemple.ma".to_owned(),
            capacity: "٢٥".to_owned(),
        }
    }

    #[test]
    fn what_is_sound_is_read() {
        let said = form().parse(words(Locale::Fr)).expect("sound");
        assert_eq!(said.capacity, Some(25));
        assert_eq!(said.ends_on, "2026-12-12");
        assert_eq!(
            said.trainer.expect("an address").as_str(),
            "karim@exemple.ma"
        );
        let bare = CohortForm {
            trainer: String::new(),
            capacity: String::new(),
            ends_on: "2026-11-30".to_owned(),
            ..form()
        };
        let said = bare.parse(words(Locale::Fr)).expect("one day is a run");
        assert_eq!((said.trainer, said.capacity), (None, None));
    }

    #[test]
    fn each_fault_is_at_its_field() {
        let cases: [(&str, &str, &[&str]); 9] = [
            ("name", "", &["name"]),
            ("name", "ا", &["name"]),
            ("starts_on", "", &["starts_on"]),
            ("ends_on", "2026-02-30", &["ends_on"]),
            ("ends_on", "2026-11-29", &["ends_on"]),
            ("trainer", "karim", &["trainer"]),
            ("capacity", "0", &["capacity"]),
            ("capacity", "100001", &["capacity"]),
            ("capacity", "many", &["capacity"]),
        ];
        for (field, value, expected) in cases {
            let mut form = form();
            let place = match field {
                "name" => &mut form.name,
                "starts_on" => &mut form.starts_on,
                "ends_on" => &mut form.ends_on,
                "trainer" => &mut form.trainer,
                _ => &mut form.capacity,
            };
            value.clone_into(place);
            let faults = form.parse(words(Locale::Fr)).expect_err("a fault");
            let fields: Vec<_> = faults.iter().map(|(field, _)| *field).collect();
            assert_eq!(fields, expected, "{field}={value}");
        }
    }
}
