//! A text in which the errors are to be marked.
//!
//! Fields: `passage.ar` with segments written `[[a|words]]`, `segment.0.id`, `segment.0.fix.ar`,
//! `segment.0.why.ar`, `correct` = row of a segment that is an error.

use super::{
    TypeForm,
    parsing::Parsing,
    rows::{MarkRow, follow, read_rows, ticked},
};
use crate::{
    questions::{
        OptionId,
        mark_error::{MarkError, Segment},
    },
    studio::fields::Texts,
    web::form::Fields,
};

/// Words that can be marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SegmentRow {
    pub id: String,
    pub correct: bool,
    pub fix: Texts,
    pub why: Texts,
    /// No text has it any more.
    pub lost: bool,
}

impl MarkRow for SegmentRow {
    fn named(id: &OptionId) -> Self {
        Self {
            id: id.to_string(),
            ..Self::default()
        }
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn is_blank(&self) -> bool {
        self.fix.is_blank() && self.why.is_blank()
    }

    fn stand(&mut self, in_text: bool) {
        self.lost = !in_text;
    }
}

/// The text and its segments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkErrorForm {
    pub passage: Texts,
    pub segments: Vec<SegmentRow>,
}

impl TypeForm for MarkErrorForm {
    type Part = MarkError;

    fn blank() -> MarkError {
        MarkError::default()
    }

    fn of(text: &MarkError) -> Self {
        let segments = text.segments.iter().map(|segment| SegmentRow {
            id: segment.id.to_string(),
            correct: segment.correct,
            fix: Texts::of(&segment.fix),
            why: Texts::of(&segment.why),
            lost: false,
        });
        Self {
            passage: Texts::of(&text.text),
            segments: segments.collect(),
        }
    }

    fn read(fields: &Fields) -> Self {
        let passage = Texts::read(fields, "passage");
        let mut segments = read_rows(fields, "segment", "id", |fields, row| SegmentRow {
            id: fields.line(&format!("{row}.id")),
            correct: ticked(fields, "correct", row),
            fix: Texts::read(fields, &format!("{row}.fix")),
            why: Texts::read(fields, &format!("{row}.why")),
            lost: false,
        });
        follow(&mut segments, &passage);
        Self { passage, segments }
    }

    fn ids(&self) -> Vec<&str> {
        self.segments.iter().map(|row| row.id.as_str()).collect()
    }

    fn parse(&self, parsing: &mut Parsing<'_>) -> MarkError {
        let segments = self.segments.iter().filter(|row| !row.lost);
        let segments = segments.map(|row| Segment {
            id: parsing.id("segment", &row.id),
            correct: row.correct,
            why: row.why.localised(),
            fix: row.fix.localised(),
        });
        MarkError {
            segments: segments.collect(),
            text: self.passage.localised(),
        }
    }
}
