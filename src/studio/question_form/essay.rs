//! A text that a person marks by a rubric.
//!
//! Fields: `min_words`, `max_words`, `row.0.id`, `row.0.text.ar`, `row.0.level.0.points`,
//! `row.0.level.0.text.ar`, `model.ar`. The points of the question are the sum of the best levels.

use super::{
    TypeForm,
    parsing::Parsing,
    rows::{more, read_rows, spare},
};
use crate::{
    questions::essay::{Criterion, Essay, Level},
    studio::fields::Texts,
    web::form::Fields,
};

/// The longest text that may be asked for, in words.
const MOST_WORDS: u32 = 5_000;
/// The levels of a criterion at first.
const LEVELS: usize = 3;

/// How well a criterion is met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LevelRow {
    pub points: String,
    pub text: Texts,
}

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionRow {
    pub id: String,
    pub text: Texts,
    pub levels: Vec<LevelRow>,
}

impl Default for CriterionRow {
    fn default() -> Self {
        Self {
            id: String::new(),
            text: Texts::default(),
            levels: vec![LevelRow::default(); LEVELS],
        }
    }
}

impl LevelRow {
    fn is_blank(&self) -> bool {
        self.points.is_empty() && self.text.is_blank()
    }
}

impl CriterionRow {
    fn is_blank(&self) -> bool {
        self.text.is_blank() && self.levels.iter().all(LevelRow::is_blank)
    }
}

/// What is asked for and how it is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EssayForm {
    pub min_words: String,
    pub max_words: String,
    pub rows: Vec<CriterionRow>,
    pub model: Texts,
}

impl TypeForm for EssayForm {
    type Part = Essay;

    fn blank() -> Essay {
        Essay::default()
    }

    fn of(essay: &Essay) -> Self {
        let limit = |words: Option<u32>| words.map_or_else(String::new, |n| n.to_string());
        let levels = |criterion: &Criterion| {
            let levels = criterion.levels.iter().map(|level| LevelRow {
                points: level.points.to_string(),
                text: Texts::of(&level.text),
            });
            spare(levels, LEVELS, 1)
        };
        let rows = essay.rubric.iter().map(|criterion| CriterionRow {
            id: criterion.id.to_string(),
            text: Texts::of(&criterion.text),
            levels: levels(criterion),
        });
        Self {
            min_words: limit(essay.min_words),
            max_words: limit(essay.max_words),
            rows: spare(rows, 2, 1),
            model: Texts::of(&essay.model),
        }
    }

    fn read(fields: &Fields) -> Self {
        Self {
            min_words: fields.line("min_words"),
            max_words: fields.line("max_words"),
            rows: read_rows(fields, "row", "id", |fields, row| CriterionRow {
                id: fields.line(&format!("{row}.id")),
                text: Texts::read(fields, &format!("{row}.text")),
                levels: read_rows(
                    fields,
                    &format!("{row}.level"),
                    "points",
                    |fields, level| LevelRow {
                        points: fields.line(&format!("{level}.points")),
                        text: Texts::read(fields, &format!("{level}.text")),
                    },
                ),
            }),
            model: Texts::read(fields, "model"),
        }
    }

    fn ids(&self) -> Vec<&str> {
        self.rows.iter().map(|row| row.id.as_str()).collect()
    }

    fn parse(&self, parsing: &mut Parsing<'_>) -> Essay {
        let mut rubric = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            if row.is_blank() {
                continue;
            }
            let levels = row.levels.iter().enumerate();
            let levels = levels.filter(|(_, level)| !level.is_blank());
            let levels = levels.map(|(number, level)| Level {
                points: parsing.points(&format!("row.{at}.level.{number}.points"), &level.points),
                text: level.text.localised(),
            });
            let levels = levels.collect();
            rubric.push(Criterion {
                id: parsing.id("row", &row.id),
                text: row.text.localised(),
                levels,
            });
        }
        Essay {
            min_words: parsing.whole_if_any("min_words", &self.min_words, 1..=MOST_WORDS),
            max_words: parsing.whole_if_any("max_words", &self.max_words, 1..=MOST_WORDS),
            rubric,
            model: self.model.localised(),
        }
    }

    fn more(&mut self) {
        more(&mut self.rows, 1);
        for row in &mut self.rows {
            more(&mut row.levels, 1);
        }
    }
}
