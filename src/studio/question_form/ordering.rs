//! Steps in order.
//!
//! Fields: `row.0.id`, `row.0.place` from 1, `row.0.text.ar`, `rule`.

use super::{
    TypeForm,
    parsing::Parsing,
    rows::{more, read_rows, spare},
};
use crate::{
    questions::ordering::{Ordering, OrderingRule, Step},
    studio::fields::{Texts, whole_if_any},
    web::form::Fields,
};

/// A step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StepRow {
    pub id: String,
    /// From 1, as typed.
    pub place: String,
    pub text: Texts,
}

/// The steps and how they are marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderingForm {
    pub rows: Vec<StepRow>,
    pub rule: String,
}

impl TypeForm for OrderingForm {
    type Part = Ordering;

    fn blank() -> Ordering {
        Ordering::default()
    }

    fn of(ordering: &Ordering) -> Self {
        let steps = ordering.steps.iter().zip(1..).map(|(step, place)| StepRow {
            id: step.id.to_string(),
            place: place.to_string(),
            text: Texts::of(&step.text),
        });
        Self {
            rows: spare(steps, 4, 2),
            rule: ordering.rule.as_str().to_owned(),
        }
    }

    fn read(fields: &Fields) -> Self {
        Self {
            rows: read_rows(fields, "row", "id", |fields, row| StepRow {
                id: fields.line(&format!("{row}.id")),
                place: fields.line(&format!("{row}.place")),
                text: Texts::read(fields, &format!("{row}.text")),
            }),
            rule: fields.line("rule"),
        }
    }

    fn ids(&self) -> Vec<&str> {
        self.rows.iter().map(|row| row.id.as_str()).collect()
    }

    fn parse(&self, parsing: &mut Parsing<'_>) -> Ordering {
        let mut placed: Vec<(u32, &StepRow)> = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            if row.text.is_blank() {
                continue;
            }
            match whole_if_any(&row.place, 1..=999) {
                Ok(place) => placed.push((place.unwrap_or(u32::MAX), row)),
                Err(_) => {
                    let sentence = parsing.words().studio_fault_number(1, 999);
                    parsing.fault(format!("row.{at}.place"), sentence);
                }
            }
        }
        // Stable: steps without a place, or with the same, keep the order of the form.
        placed.sort_by_key(|(place, _)| *place);
        let steps = placed.into_iter().map(|(_, row)| Step {
            id: parsing.id("row", &row.id),
            text: row.text.localised(),
        });
        let rule = OrderingRule::NAMES
            .iter()
            .find(|(name, _)| *name == self.rule);
        Ordering {
            steps: steps.collect(),
            rule: rule.map_or_else(OrderingRule::default, |(_, rule)| *rule),
        }
    }

    fn more(&mut self) {
        more(&mut self.rows, 2);
    }
}
