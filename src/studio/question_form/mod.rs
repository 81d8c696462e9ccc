//! A question as the fields of a form, and the fields as a question. No script is needed: a form
//! always holds a few empty rows more than the question has parts, and a button adds more.
//!
//! A type is one file here, which says how its part of a question becomes fields and back, one
//! line in [`types`], and one template in `templates/studio/question/`. The fields of a type are
//! named at the head of its file; those of all types are `points`, `objective`, `difficulty`,
//! `tags`, `status`, `penalty`, `text.ar`, `explain.ar`, `hint.0.ar` … and so on by language.

pub mod choice;
pub mod cloze;
pub mod essay;
pub mod hotspot;
pub mod kprim;
pub mod likert;
pub mod mark_error;
pub mod matching;
pub mod number;
pub mod ordering;
pub mod parsing;
pub mod rows;
pub mod short;
#[cfg(test)]
mod tests;
pub mod truth;

use std::collections::BTreeSet;

use crate::{
    kit::{
        text::{Localised, Slug},
        words::Words,
    },
    questions::{
        Body, OptionId, PENALTY, Question, Status,
        essay::Essay,
        mark::{Mark, Share},
    },
    studio::{
        fields::{FieldFaults, Texts, percent_text, plain_number, whole_if_any},
        question_form::{
            parsing::Parsing,
            rows::{more, read_rows, spare},
        },
        quiz::lines,
    },
    web::form::Fields,
};

/// What is particular to one type of question, as fields.
pub trait TypeForm: Sized {
    /// What the question engine holds of it.
    type Part;

    /// A part that says nothing yet.
    fn blank() -> Self::Part;

    fn of(part: &Self::Part) -> Self;

    /// The fields as they came.
    fn read(fields: &Fields) -> Self;

    /// The ids that its rows carry.
    fn ids(&self) -> Vec<&str> {
        vec![]
    }

    /// What the fields describe. Rows left empty are no parts.
    fn parse(&self, parsing: &mut Parsing<'_>) -> Self::Part;

    /// A few empty rows more.
    fn more(&mut self) {}
}

macro_rules! types {
    ($($variant:ident $name:literal $form:ty;)*) => {
        /// The types of questions, by the name that course files give them.
        pub const TYPES: &[&str] = &[$($name),*];

        /// The fields of one type.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum BodyForm { $($variant($form)),* }

        impl BodyForm {
            #[must_use]
            pub fn of(body: &Body) -> Self {
                match body { $(Body::$variant(part) => Self::$variant(<$form>::of(part))),* }
            }

            /// `None` when there is no such type.
            #[must_use]
            pub fn read(kind: &str, fields: &Fields) -> Option<Self> {
                match kind {
                    $($name => Some(Self::$variant(<$form>::read(fields))),)*
                    _ => None,
                }
            }

            /// The ids that its rows carry, empty ones among them.
            #[must_use]
            pub fn ids(&self) -> Vec<&str> {
                match self { $(Self::$variant(form) => form.ids()),* }
            }

            fn parse(&self, parsing: &mut Parsing<'_>) -> Body {
                match self { $(Self::$variant(form) => Body::$variant(form.parse(parsing))),* }
            }

            fn more(&mut self) {
                match self { $(Self::$variant(form) => form.more()),* }
            }
        }

        /// A body of a type that says nothing yet; `None` when there is no such type.
        #[must_use]
        pub fn blank(kind: &str) -> Option<Body> {
            match kind {
                $($name => Some(Body::$variant(<$form>::blank())),)*
                _ => None,
            }
        }
    };
}

types! {
    Single "single" choice::SingleForm;
    Multiple "multiple" choice::MultipleForm;
    TrueFalse "true-false" truth::TruthForm;
    Kprim "kprim" kprim::KprimForm;
    Numeric "numeric" number::NumberForm;
    Short "short" short::ShortForm;
    Cloze "cloze" cloze::ClozeForm;
    Matching "matching" matching::MatchingForm;
    Ordering "ordering" ordering::OrderingForm;
    MarkError "mark-error" mark_error::MarkErrorForm;
    Hotspot "hotspot" hotspot::HotspotForm;
    Essay "essay" essay::EssayForm;
    Likert "likert" likert::LikertForm;
}

/// A question as it stands in its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionForm {
    /// Without meaning where the points follow from the rest: see [`QuestionForm::sets_points`].
    pub points: String,
    pub objective: String,
    pub difficulty: String,
    /// One a line.
    pub tags: String,
    pub status: String,
    /// In percent.
    pub penalty: String,
    pub text: Texts,
    pub explain: Texts,
    pub hints: Vec<Texts>,
    pub body: BodyForm,
}

impl QuestionForm {
    #[must_use]
    pub fn of(question: &Question) -> Self {
        let objective = question.objective.as_ref();
        Self {
            points: question.points.to_string(),
            objective: objective.map_or_else(String::new, Slug::to_string),
            difficulty: question
                .difficulty
                .map_or_else(String::new, |level| level.to_string()),
            tags: question.tags.join("\n"),
            status: question.status.as_str().to_owned(),
            penalty: percent_text(question.penalty.0),
            text: Texts::of(&question.text),
            explain: Texts::of(&question.explain),
            hints: spare(question.hints.iter().map(Texts::of), 0, 1),
            body: BodyForm::of(&question.body),
        }
    }

    /// The form as it was sent, for a question of this type; `None` when there is no such type.
    #[must_use]
    pub fn read(kind: &str, fields: &Fields) -> Option<Self> {
        Some(Self {
            points: fields.line("points"),
            objective: fields.line("objective"),
            difficulty: fields.line("difficulty"),
            tags: fields.text("tags"),
            status: fields.line("status"),
            penalty: fields.line("penalty"),
            text: Texts::read(fields, "text"),
            explain: Texts::read(fields, "explain"),
            hints: read_rows(fields, "hint", "id", Texts::read),
            body: BodyForm::read(kind, fields)?,
        })
    }

    /// Whether a person says how many points it has: those of an essay are the sum of its levels,
    /// and an opinion has none.
    #[must_use]
    pub fn sets_points(&self) -> bool {
        !matches!(self.body, BodyForm::Essay(_) | BodyForm::Likert(_))
    }

    /// A few empty rows more.
    pub fn add_rows(&mut self) {
        self.body.more();
    }

    /// The page shows the fields of the kind that each gap of a text has by now.
    pub fn show_kinds(&mut self) {
        if let BodyForm::Cloze(cloze) = &mut self.body {
            cloze.show_kinds();
        }
    }

    /// An empty hint more.
    pub fn add_hint(&mut self) {
        more(&mut self.hints, 1);
    }

    /// The question of this id that the form describes. A new part takes an id that is not among
    /// `taken`.
    ///
    /// # Errors
    /// Every fault, at its field. What only makes the question a bad one is for the checklist.
    pub fn parse(
        &self,
        t: &Words,
        id: &Slug,
        taken: &BTreeSet<OptionId>,
    ) -> Result<Question, FieldFaults> {
        let mut parsing = Parsing::new(t, taken, &self.body.ids());
        let typed = self.sets_points().then(|| {
            Mark::parse(&plain_number(&self.points)).unwrap_or_else(|| {
                parsing.fault("points", t.studio_fault_points());
                Mark::ONE
            })
        });
        let body = self.body.parse(&mut parsing);
        let difficulty = whole_if_any(&self.difficulty, 1..=3).unwrap_or_default();
        let penalty = match self.penalty.as_str() {
            "" => PENALTY,
            raw => Share(parsing.percent("penalty", raw, 0..=Share::FULL.0)),
        };
        let points = typed.unwrap_or_else(|| points_of(&body));
        let status = Status::NAMES.iter().find(|(name, _)| *name == self.status);
        let hints = self.hints.iter().filter(|hint| !hint.is_blank());
        parsing.done()?;
        Ok(Question {
            id: id.clone(),
            points,
            objective: Slug::parse(&self.objective).ok(),
            difficulty: difficulty.and_then(|level| u8::try_from(level).ok()),
            tags: lines(&self.tags),
            text: self.text.localised(),
            explain: self.explain.localised(),
            hints: hints.map(Texts::localised).collect::<Vec<Localised>>(),
            penalty,
            status: status.map_or(Status::Ready, |(_, status)| *status),
            body,
        })
    }
}

/// The points of a body that says them itself.
fn points_of(body: &Body) -> Mark {
    match body {
        Body::Likert(_) => Mark::ZERO,
        Body::Essay(essay) => Some(Essay::most(essay))
            .filter(|points| *points > Mark::ZERO)
            .unwrap_or(Mark::ONE),
        _ => Mark::ONE,
    }
}
