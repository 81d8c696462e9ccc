//! True or false.
//!
//! Fields: `answer` = `true` or `false`, `why_true.ar`, `why_false.ar`.

use super::{TypeForm, parsing::Parsing};
use crate::{
    kit::text::Localised, questions::truth::Truth, studio::fields::Texts, web::form::Fields,
};

/// The key of a statement, and what is said to each answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TruthForm {
    pub answer: bool,
    pub why_true: Texts,
    pub why_false: Texts,
}

impl TypeForm for TruthForm {
    type Part = Truth;

    fn blank() -> Truth {
        Truth {
            answer: true,
            why_true: Localised::default(),
            why_false: Localised::default(),
        }
    }

    fn of(truth: &Truth) -> Self {
        Self {
            answer: truth.answer,
            why_true: Texts::of(&truth.why_true),
            why_false: Texts::of(&truth.why_false),
        }
    }

    fn read(fields: &Fields) -> Self {
        Self {
            answer: fields.raw("answer") == "true",
            why_true: Texts::read(fields, "why_true"),
            why_false: Texts::read(fields, "why_false"),
        }
    }

    fn parse(&self, _: &mut Parsing<'_>) -> Truth {
        Truth {
            answer: self.answer,
            why_true: self.why_true.localised(),
            why_false: self.why_false.localised(),
        }
    }
}
