//! Statements to agree with more or less.
//!
//! Fields: `row.0.id`, `row.0.text.ar`, `label.0.id` (empty), `label.0.text.ar`.

use super::{
    TypeForm,
    parsing::Parsing,
    rows::{more, read_rows, spare},
};
use crate::{
    questions::likert::{Likert, Statement},
    studio::fields::Texts,
    web::form::Fields,
};

/// A statement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RatedRow {
    pub id: String,
    pub text: Texts,
}

/// The statements and the labels of the scale, from the lowest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LikertForm {
    pub rows: Vec<RatedRow>,
    pub labels: Vec<Texts>,
}

/// The rows of the scale at first: the usual number of its labels.
const LABELS: usize = 5;

impl TypeForm for LikertForm {
    type Part = Likert;

    fn blank() -> Likert {
        Likert::default()
    }

    fn of(likert: &Likert) -> Self {
        let rows = likert.statements.iter().map(|statement| RatedRow {
            id: statement.id.to_string(),
            text: Texts::of(&statement.text),
        });
        Self {
            rows: spare(rows, 3, 2),
            labels: spare(likert.labels.iter().map(Texts::of), LABELS, 0),
        }
    }

    fn read(fields: &Fields) -> Self {
        Self {
            rows: read_rows(fields, "row", "id", |fields, row| RatedRow {
                id: fields.line(&format!("{row}.id")),
                text: Texts::read(fields, &format!("{row}.text")),
            }),
            labels: read_rows(fields, "label", "id", |fields, row| {
                Texts::read(fields, &format!("{row}.text"))
            }),
        }
    }

    fn ids(&self) -> Vec<&str> {
        self.rows.iter().map(|row| row.id.as_str()).collect()
    }

    fn parse(&self, parsing: &mut Parsing<'_>) -> Likert {
        let rows = self.rows.iter().filter(|row| !row.text.is_blank());
        let statements = rows.map(|row| Statement {
            id: parsing.id("row", &row.id),
            text: row.text.localised(),
        });
        let labels = self.labels.iter().filter(|label| !label.is_blank());
        Likert {
            statements: statements.collect(),
            labels: labels.map(Texts::localised).collect(),
        }
    }

    fn more(&mut self) {
        more(&mut self.rows, 2);
        more(&mut self.labels, 1);
    }
}
