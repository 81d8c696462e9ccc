//! Pairs, and right sides that belong to nobody.
//!
//! Fields: `row.0.id`, `row.0.text.ar` (left), `row.0.right.ar`, `row.0.why.ar`, `extra.0.id`,
//! `extra.0.text.ar`.

use super::{
    TypeForm,
    parsing::Parsing,
    rows::{more, read_rows, spare},
};
use crate::{
    questions::matching::{Extra, Matching, Pair},
    studio::fields::Texts,
    web::form::Fields,
};

/// A pair.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PairRow {
    pub id: String,
    pub left: Texts,
    pub right: Texts,
    pub why: Texts,
}

/// A right side alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExtraRow {
    pub id: String,
    pub right: Texts,
}

/// The pairs and the extras.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchingForm {
    pub rows: Vec<PairRow>,
    pub extras: Vec<ExtraRow>,
}

impl TypeForm for MatchingForm {
    type Part = Matching;

    fn blank() -> Matching {
        Matching {
            pairs: vec![],
            extras: vec![],
        }
    }

    fn of(matching: &Matching) -> Self {
        let pairs = matching.pairs.iter().map(|pair| PairRow {
            id: pair.id.to_string(),
            left: Texts::of(&pair.left),
            right: Texts::of(&pair.right),
            why: Texts::of(&pair.why),
        });
        let extras = matching.extras.iter().map(|extra| ExtraRow {
            id: extra.id.to_string(),
            right: Texts::of(&extra.right),
        });
        Self {
            rows: spare(pairs, 4, 2),
            extras: spare(extras, 2, 2),
        }
    }

    fn read(fields: &Fields) -> Self {
        Self {
            rows: read_rows(fields, "row", "id", |fields, row| PairRow {
                id: fields.line(&format!("{row}.id")),
                left: Texts::read(fields, &format!("{row}.text")),
                right: Texts::read(fields, &format!("{row}.right")),
                why: Texts::read(fields, &format!("{row}.why")),
            }),
            extras: read_rows(fields, "extra", "id", |fields, row| ExtraRow {
                id: fields.line(&format!("{row}.id")),
                right: Texts::read(fields, &format!("{row}.text")),
            }),
        }
    }

    fn ids(&self) -> Vec<&str> {
        let pairs = self.rows.iter().map(|row| row.id.as_str());
        pairs
            .chain(self.extras.iter().map(|row| row.id.as_str()))
            .collect()
    }

    fn parse(&self, parsing: &mut Parsing<'_>) -> Matching {
        let pairs = self
            .rows
            .iter()
            .filter(|row| !(row.left.is_blank() && row.right.is_blank() && row.why.is_blank()));
        let pairs = pairs.map(|row| Pair {
            id: parsing.id("right", &row.id),
            left: row.left.localised(),
            right: row.right.localised(),
            why: row.why.localised(),
        });
        let pairs = pairs.collect();
        let extras = self.extras.iter().filter(|row| !row.right.is_blank());
        let extras = extras.map(|row| Extra {
            id: parsing.id("right", &row.id),
            right: row.right.localised(),
        });
        Matching {
            pairs,
            extras: extras.collect(),
        }
    }

    fn more(&mut self) {
        more(&mut self.rows, 2);
        more(&mut self.extras, 2);
    }
}
