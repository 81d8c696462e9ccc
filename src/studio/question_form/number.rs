//! A number.
//!
//! Fields: `answer`, `tolerance`, `tolerance_percent`, `low`, `high`, `unit.ar`, `unit_required`.

use super::{TypeForm, parsing::Parsing};
use crate::{
    questions::{decimal::Decimal, number::Number},
    studio::fields::{Texts, plain_number},
    web::form::Fields,
};

/// The number to be found, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NumberForm {
    /// Without meaning where a range is given: one outside it is its lower bound.
    pub answer: String,
    pub tolerance: String,
    pub tolerance_percent: String,
    pub low: String,
    pub high: String,
    pub unit: Texts,
    pub unit_required: bool,
}

impl NumberForm {
    /// The fields that begin with `prefix`.
    #[must_use]
    pub fn read_at(fields: &Fields, prefix: &str) -> Self {
        let line = |name: &str| fields.line(&format!("{prefix}{name}"));
        Self {
            answer: line("answer"),
            tolerance: line("tolerance"),
            tolerance_percent: line("tolerance_percent"),
            low: line("low"),
            high: line("high"),
            unit: Texts::read(fields, &format!("{prefix}unit")),
            unit_required: fields.has(&format!("{prefix}unit_required")),
        }
    }

    /// What the fields that begin with `prefix` describe.
    pub fn parse_at(&self, prefix: &str, parsing: &mut Parsing<'_>) -> Number {
        let name = |field: &str| format!("{prefix}{field}");
        let low = parsing.decimal_if_any(&name("low"), &self.low);
        let high = parsing.decimal_if_any(&name("high"), &self.high);
        match (low, high) {
            (Some(_), None) => {
                parsing.fault(name("high"), parsing.words().studio_fault_other_bound());
            }
            (None, Some(_)) => {
                parsing.fault(name("low"), parsing.words().studio_fault_other_bound());
            }
            _ => {}
        }
        let range = low.zip(high);
        let answer = match range {
            // With a range the answer is only an example: one outside it is none.
            Some((low, high)) => Decimal::parse(&plain_number(&self.answer))
                .ok()
                .filter(|answer| (low..=high).contains(answer))
                .unwrap_or(low),
            None => parsing.decimal(&name("answer"), &self.answer),
        };
        let tolerance = parsing.decimal_if_any(&name("tolerance"), &self.tolerance);
        let percent = name("tolerance_percent");
        Number {
            answer,
            tolerance: tolerance.unwrap_or(Decimal::ZERO),
            tolerance_percent: parsing.decimal_if_any(&percent, &self.tolerance_percent),
            range,
            unit: self.unit.localised(),
            unit_required: self.unit_required,
        }
    }
}

impl TypeForm for NumberForm {
    type Part = Number;

    fn blank() -> Number {
        Number::default()
    }

    fn of(number: &Number) -> Self {
        let text = |number: Option<Decimal>| number.map_or_else(String::new, |n| n.to_string());
        Self {
            answer: number.answer.to_string(),
            tolerance: number.tolerance.to_string(),
            tolerance_percent: text(number.tolerance_percent),
            low: text(number.range.map(|(low, _)| low)),
            high: text(number.range.map(|(_, high)| high)),
            unit: Texts::of(&number.unit),
            unit_required: number.unit_required,
        }
    }

    fn read(fields: &Fields) -> Self {
        Self::read_at(fields, "")
    }

    fn parse(&self, parsing: &mut Parsing<'_>) -> Number {
        self.parse_at("", parsing)
    }
}
