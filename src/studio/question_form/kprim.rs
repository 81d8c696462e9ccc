//! Four statements, each true or false.
//!
//! Fields: `row.0.id`, `row.0.text.ar`, `row.0.why.ar`, `row.0.correct` = `true` or `false`,
//! `all_or_nothing`.

use super::{
    TypeForm,
    parsing::Parsing,
    rows::{read_rows, spare},
};
use crate::{
    questions::kprim::{Kprim, STATEMENTS, Statement},
    studio::fields::Texts,
    web::form::Fields,
};

/// A statement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StatementRow {
    pub id: String,
    pub text: Texts,
    pub why: Texts,
    /// `None`: not said yet.
    pub correct: Option<bool>,
}

impl StatementRow {
    /// Whether this is its judgement.
    #[must_use]
    pub fn is(&self, judgement: bool) -> bool {
        self.correct == Some(judgement)
    }
}

/// The statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KprimForm {
    pub rows: Vec<StatementRow>,
    pub all_or_nothing: bool,
}

impl TypeForm for KprimForm {
    type Part = Kprim;

    fn blank() -> Kprim {
        Kprim::default()
    }

    fn of(kprim: &Kprim) -> Self {
        let rows = kprim.statements.iter().map(|statement| StatementRow {
            id: statement.id.to_string(),
            text: Texts::of(&statement.text),
            why: Texts::of(&statement.why),
            correct: Some(statement.correct),
        });
        Self {
            rows: spare(rows, STATEMENTS, 0),
            all_or_nothing: kprim.all_or_nothing,
        }
    }

    fn read(fields: &Fields) -> Self {
        Self {
            rows: read_rows(fields, "row", "id", |fields, row| StatementRow {
                id: fields.line(&format!("{row}.id")),
                text: Texts::read(fields, &format!("{row}.text")),
                why: Texts::read(fields, &format!("{row}.why")),
                correct: match fields.raw(&format!("{row}.correct")) {
                    "true" => Some(true),
                    "false" => Some(false),
                    _ => None,
                },
            }),
            all_or_nothing: fields.has("all_or_nothing"),
        }
    }

    fn ids(&self) -> Vec<&str> {
        self.rows.iter().map(|row| row.id.as_str()).collect()
    }

    fn parse(&self, parsing: &mut Parsing<'_>) -> Kprim {
        let mut statements = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            if row.text.is_blank() && row.why.is_blank() {
                continue;
            }
            if row.correct.is_none() {
                let sentence = parsing.words().studio_fault_judgement();
                parsing.fault(format!("row.{at}.correct"), sentence);
            }
            statements.push(Statement {
                id: parsing.id("row", &row.id),
                text: row.text.localised(),
                correct: row.correct.unwrap_or_default(),
                why: row.why.localised(),
            });
        }
        Kprim {
            statements,
            all_or_nothing: self.all_or_nothing,
        }
    }
}
