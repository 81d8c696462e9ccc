//! One or several of some options.
//!
//! Fields: `row.0.id`, `row.0.text.ar`, `row.0.why.ar`, `row.0.weight` in percent, `correct` = row,
//! `all_or_nothing`.

use super::{
    TypeForm,
    parsing::Parsing,
    rows::{more, read_rows, spare, ticked},
};
use crate::{
    questions::choice::{Choice, ChoiceOption},
    studio::fields::{Texts, percent_text},
    web::form::Fields,
};

/// The heaviest weight, in basis points.
const WHOLE: i64 = 10_000;

/// An option.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OptionRow {
    /// Empty: it has none yet.
    pub id: String,
    pub text: Texts,
    pub why: Texts,
    pub correct: bool,
    /// In percent; empty: none.
    pub weight: String,
}

impl OptionRow {
    fn is_blank(&self) -> bool {
        self.text.is_blank() && self.why.is_blank()
    }
}

/// The rows of options of which one is marked as right, `least` in all: where several earn
/// something, the best.
#[must_use]
pub fn single_rows(options: &[ChoiceOption], least: usize) -> Vec<OptionRow> {
    let choice = Choice::of(options.to_vec());
    let best = choice.best_id();
    let mut rows = option_rows(options, least);
    for row in &mut rows {
        row.correct &= best.iter().any(|id| id.as_str() == row.id);
    }
    rows
}

/// The rows of some options, `least` in all.
#[must_use]
pub fn option_rows(options: &[ChoiceOption], least: usize) -> Vec<OptionRow> {
    let rows = options.iter().map(|option| OptionRow {
        id: option.id.to_string(),
        text: Texts::of(&option.text),
        why: Texts::of(&option.why),
        correct: option.correct,
        weight: option
            .weight
            .map_or_else(String::new, |weight| percent_text(weight.into())),
    });
    spare(rows, least, 2)
}

/// The rows of options whose fields begin with `prefix`.
#[must_use]
pub fn read_options(fields: &Fields, prefix: &str) -> Vec<OptionRow> {
    let correct = format!("{prefix}correct");
    read_rows(fields, &format!("{prefix}row"), "id", |fields, row| {
        OptionRow {
            id: fields.line(&format!("{row}.id")),
            text: Texts::read(fields, &format!("{row}.text")),
            why: Texts::read(fields, &format!("{row}.why")),
            correct: ticked(fields, &correct, row),
            weight: fields.line(&format!("{row}.weight")),
        }
    })
}

/// The options of rows whose fields begin with `prefix`. Where weights are given, they say what is
/// right.
pub fn parse_options(
    rows: &[OptionRow],
    prefix: &str,
    parsing: &mut Parsing<'_>,
) -> Vec<ChoiceOption> {
    let mut options = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if row.is_blank() {
            continue;
        }
        let field = format!("{prefix}row.{at}.weight");
        let weight = (!row.weight.is_empty())
            .then(|| parsing.percent(&field, &row.weight, -WHOLE..=WHOLE))
            .and_then(|weight| i32::try_from(weight).ok());
        options.push(ChoiceOption {
            id: parsing.id(&format!("{prefix}row"), &row.id),
            correct: row.correct,
            text: row.text.localised(),
            why: row.why.localised(),
            weight,
        });
    }
    if options.iter().any(|option| option.weight.is_some()) {
        for option in &mut options {
            option.correct = option.weight.is_some_and(|weight| weight > 0);
        }
    }
    options
}

/// The rows of a question with options, and empty ones behind them.
const LEAST: usize = 4;

/// One option is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SingleForm {
    pub rows: Vec<OptionRow>,
}

impl TypeForm for SingleForm {
    type Part = Choice;

    fn blank() -> Choice {
        Choice::default()
    }

    fn of(choice: &Choice) -> Self {
        Self {
            rows: single_rows(&choice.options, LEAST),
        }
    }

    fn read(fields: &Fields) -> Self {
        Self {
            rows: read_options(fields, ""),
        }
    }

    fn ids(&self) -> Vec<&str> {
        self.rows.iter().map(|row| row.id.as_str()).collect()
    }

    fn parse(&self, parsing: &mut Parsing<'_>) -> Choice {
        Choice::of(parse_options(&self.rows, "", parsing))
    }

    fn more(&mut self) {
        more(&mut self.rows, 2);
    }
}

/// Several options may be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MultipleForm {
    pub rows: Vec<OptionRow>,
    pub all_or_nothing: bool,
}

impl TypeForm for MultipleForm {
    type Part = Choice;

    fn blank() -> Choice {
        Choice::default()
    }

    fn of(choice: &Choice) -> Self {
        Self {
            rows: option_rows(&choice.options, LEAST),
            all_or_nothing: choice.all_or_nothing,
        }
    }

    fn read(fields: &Fields) -> Self {
        Self {
            rows: read_options(fields, ""),
            all_or_nothing: fields.has("all_or_nothing"),
        }
    }

    fn ids(&self) -> Vec<&str> {
        self.rows.iter().map(|row| row.id.as_str()).collect()
    }

    fn parse(&self, parsing: &mut Parsing<'_>) -> Choice {
        Choice {
            options: parse_options(&self.rows, "", parsing),
            all_or_nothing: self.all_or_nothing,
        }
    }

    fn more(&mut self) {
        more(&mut self.rows, 2);
    }
}
