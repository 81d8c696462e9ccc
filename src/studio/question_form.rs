//! A question as the fields of a form, and the fields as a question. No script is needed: a form
//! always holds two empty rows more than the question has parts, and a button adds more.
//!
//! | type | fields besides `points`, `objective`, `difficulty`, `tags`, `text.ar`, `explain.ar` … |
//! |---|---|
//! | single, multiple | `row.0.id`, `row.0.text.ar`, `row.0.why.ar`, `correct` = row, `all_or_nothing` |
//! | true-false | `answer` = `true` or `false`, `why_true.ar`, `why_false.ar` |
//! | numeric | `answer`, `tolerance`, `unit.ar` |
//! | short | `accept.ar`: one writing a line |
//! | matching | `row.0.text.ar` (left), `row.0.right.ar`, `row.0.why.ar`, `extra.0.text.ar` |
//! | ordering | `row.0.place`, `row.0.text.ar` |

use std::collections::BTreeSet;

use crate::{
    kit::{
        locale::Locale,
        text::{Localised, Slug},
        words::Words,
    },
    questions::{
        Body, OptionId, Question,
        choice::{Choice, ChoiceOption},
        decimal::Decimal,
        mark::Mark,
        matching::{Extra, Matching, Pair},
        number::Number,
        ordering::{Ordering, Step},
        short::Short,
        truth::Truth,
    },
    studio::{
        fields::{FieldFaults, Texts, plain_number, whole_if_any},
        quiz::{TYPES, lines},
    },
    web::form::Fields,
};

/// Empty rows after those that say something.
const SPARE: usize = 2;
/// Rows of a question that has no part yet.
const FIRST: usize = 4;
/// More rows than any question may have: what a hostile form cannot exceed.
const MOST: usize = 60;

/// An option, a pair, a step or an extra.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowForm {
    /// Empty: it has none yet.
    pub id: String,
    /// The option, the left side, the step, or an extra right side.
    pub text: Texts,
    /// The right side of a pair.
    pub right: Texts,
    pub why: Texts,
    pub correct: bool,
    /// The place of a step, from 1, as typed.
    pub place: String,
}

/// A question as it stands in its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionForm {
    pub kind: &'static str,
    pub points: String,
    pub objective: String,
    pub difficulty: String,
    /// One a line.
    pub tags: String,
    pub text: Texts,
    pub explain: Texts,
    pub rows: Vec<RowForm>,
    pub extras: Vec<RowForm>,
    pub all_or_nothing: bool,
    pub answer: String,
    pub tolerance: String,
    pub unit: Texts,
    pub why_true: Texts,
    pub why_false: Texts,
    pub accept: Texts,
}

impl RowForm {
    fn is_blank(&self) -> bool {
        self.text.is_blank() && self.right.is_blank() && self.why.is_blank()
    }

    fn read(fields: &Fields, name: &str, correct: bool) -> Self {
        Self {
            id: fields.line(&format!("{name}.id")),
            text: Texts::read(fields, &format!("{name}.text")),
            right: Texts::read(fields, &format!("{name}.right")),
            why: Texts::read(fields, &format!("{name}.why")),
            correct,
            place: fields.line(&format!("{name}.place")),
        }
    }

    fn part(id: &OptionId, text: &Localised) -> Self {
        Self {
            id: id.to_string(),
            text: Texts::of(text),
            ..Self::default()
        }
    }
}

/// The rows, and empty ones behind them.
fn with_spare(mut rows: Vec<RowForm>) -> Vec<RowForm> {
    let wanted = (rows.len() + SPARE).max(FIRST);
    rows.resize(wanted, RowForm::default());
    rows
}

impl QuestionForm {
    #[must_use]
    pub fn of(question: &Question) -> Self {
        let mut form = Self {
            kind: question.body.type_name(),
            points: question.points.to_string(),
            objective: question
                .objective
                .as_ref()
                .map_or_else(String::new, Slug::to_string),
            difficulty: question
                .difficulty
                .map_or_else(String::new, |level| level.to_string()),
            tags: question.tags.join("\n"),
            text: Texts::of(&question.text),
            explain: Texts::of(&question.explain),
            rows: vec![],
            extras: vec![],
            all_or_nothing: false,
            answer: String::new(),
            tolerance: String::new(),
            unit: Texts::default(),
            why_true: Texts::default(),
            why_false: Texts::default(),
            accept: Texts::default(),
        };
        match &question.body {
            Body::Single(choice) | Body::Multiple(choice) => {
                let rows = choice.options.iter().map(|option| RowForm {
                    why: Texts::of(&option.why),
                    correct: option.correct,
                    ..RowForm::part(&option.id, &option.text)
                });
                form.rows = with_spare(rows.collect());
                form.all_or_nothing = choice.all_or_nothing;
            }
            Body::TrueFalse(truth) => {
                form.answer = truth.answer.to_string();
                form.why_true = Texts::of(&truth.why_true);
                form.why_false = Texts::of(&truth.why_false);
            }
            Body::Numeric(number) => {
                form.answer = number.answer.to_string();
                form.tolerance = number.tolerance.to_string();
                form.unit = Texts::of(&number.unit);
            }
            Body::Short(short) => {
                form.accept = Texts::made(|locale| {
                    short
                        .accept
                        .get(&locale)
                        .map(|texts| texts.join("\n"))
                        .unwrap_or_default()
                });
            }
            Body::Matching(matching) => {
                let rows = matching.pairs.iter().map(|pair| RowForm {
                    right: Texts::of(&pair.right),
                    why: Texts::of(&pair.why),
                    ..RowForm::part(&pair.id, &pair.left)
                });
                form.rows = with_spare(rows.collect());
                let extras = matching.extras.iter();
                let extras = extras.map(|extra| RowForm::part(&extra.id, &extra.right));
                form.extras = extras.collect();
                form.extras.extend([RowForm::default(), RowForm::default()]);
            }
            Body::Ordering(ordering) => {
                let rows = ordering.steps.iter().zip(1..).map(|(step, place)| RowForm {
                    place: place.to_string(),
                    ..RowForm::part(&step.id, &step.text)
                });
                form.rows = with_spare(rows.collect());
            }
            // Edited in course files: there is no form for them.
            Body::Kprim(_)
            | Body::Cloze(_)
            | Body::MarkError(_)
            | Body::Hotspot(_)
            | Body::Essay(_)
            | Body::Likert(_) => {}
        }
        form
    }

    /// The form as it was sent, for a question of this type.
    #[must_use]
    pub fn read(kind: &'static str, fields: &Fields) -> Self {
        let correct = fields.all("correct");
        let read = |list: &str| {
            let rows = (0..MOST).take_while(|row| fields.has(&format!("{list}.{row}.id")));
            let rows = rows.map(|row| {
                let right = list == "row" && correct.contains(&row.to_string());
                RowForm::read(fields, &format!("{list}.{row}"), right)
            });
            rows.collect::<Vec<_>>()
        };
        Self {
            kind,
            points: fields.line("points"),
            objective: fields.line("objective"),
            difficulty: fields.line("difficulty"),
            tags: fields.text("tags"),
            text: Texts::read(fields, "text"),
            explain: Texts::read(fields, "explain"),
            rows: read("row"),
            extras: read("extra"),
            all_or_nothing: fields.has("all_or_nothing"),
            answer: fields.line("answer"),
            tolerance: fields.line("tolerance"),
            unit: Texts::read(fields, "unit"),
            why_true: Texts::read(fields, "why_true"),
            why_false: Texts::read(fields, "why_false"),
            accept: Texts::read(fields, "accept"),
        }
    }

    /// Whether questions of this type have a form; the others are edited in course files.
    #[must_use]
    pub fn is_editable(&self) -> bool {
        TYPES.contains(&self.kind)
    }

    /// Two empty rows more.
    pub fn add_rows(&mut self) {
        let more = (self.rows.len() + SPARE).min(MOST);
        self.rows.resize(more, RowForm::default());
        if self.kind == "matching" {
            let more = (self.extras.len() + SPARE).min(MOST);
            self.extras.resize(more, RowForm::default());
        }
    }

    /// The question of this id that the form describes. Rows left empty are no parts; a new part
    /// takes an id that is not among `taken`.
    ///
    /// # Errors
    /// Every fault, at its field. What only makes the question a bad one is for the checklist.
    pub fn parse(
        &self,
        t: &Words,
        id: &Slug,
        taken: &BTreeSet<OptionId>,
    ) -> Result<Question, FieldFaults> {
        let mut faults = FieldFaults::new();
        let points = Mark::parse(&plain_number(&self.points)).unwrap_or_else(|| {
            faults.add("points", t.studio_fault_points());
            Mark::ONE
        });
        let difficulty = whole_if_any(&self.difficulty, 1..=3).unwrap_or_default();
        let body = self.body(t, taken, &mut faults);
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Question {
            points,
            objective: Slug::parse(&self.objective).ok(),
            difficulty: difficulty.and_then(|level| u8::try_from(level).ok()),
            tags: lines(&self.tags),
            text: self.text.localised(),
            explain: self.explain.localised(),
            ..Question::new(id.clone(), body)
        })
    }

    fn body(&self, t: &Words, taken: &BTreeSet<OptionId>, faults: &mut FieldFaults) -> Body {
        let mut ids = Ids::new(taken, self.rows.iter().chain(&self.extras));
        let rows = self.rows.iter().filter(|row| !row.is_blank());
        match self.kind {
            "single" | "multiple" => {
                let options = rows.map(|row| ChoiceOption {
                    id: ids.of(row),
                    correct: row.correct,
                    text: row.text.localised(),
                    why: row.why.localised(),
                    weight: None,
                });
                let choice = Choice {
                    options: options.collect(),
                    all_or_nothing: self.all_or_nothing && self.kind == "multiple",
                };
                if self.kind == "single" {
                    Body::Single(choice)
                } else {
                    Body::Multiple(choice)
                }
            }
            "true-false" => Body::TrueFalse(Truth {
                answer: self.answer == "true",
                why_true: self.why_true.localised(),
                why_false: self.why_false.localised(),
            }),
            "numeric" => {
                let mut number = |field: &str, raw: &str| {
                    Decimal::parse(&plain_number(raw)).unwrap_or_else(|_| {
                        faults.add(field, t.studio_fault_decimal());
                        Decimal::ZERO
                    })
                };
                let tolerance = Some(self.tolerance.as_str()).filter(|raw| !raw.is_empty());
                Body::Numeric(Number {
                    answer: number("answer", &self.answer),
                    tolerance: number("tolerance", tolerance.unwrap_or("0")),
                    unit: self.unit.localised(),
                    ..Number::default()
                })
            }
            "short" => {
                let accept = Locale::ALL.into_iter().filter_map(|locale| {
                    let texts = lines(self.accept.at(&locale));
                    (!texts.is_empty()).then_some((locale, texts))
                });
                Body::Short(Short {
                    accept: accept.collect(),
                    ..Short::default()
                })
            }
            "matching" => {
                let pairs: Vec<Pair> = rows
                    .map(|row| Pair {
                        id: ids.of(row),
                        left: row.text.localised(),
                        right: row.right.localised(),
                        why: row.why.localised(),
                    })
                    .collect();
                let extras = self.extras.iter().filter(|row| !row.is_blank());
                Body::Matching(Matching {
                    pairs,
                    extras: extras
                        .map(|row| Extra {
                            id: ids.of(row),
                            right: row.text.localised(),
                        })
                        .collect(),
                })
            }
            _ => {
                let mut placed: Vec<(u32, &RowForm)> = Vec::new();
                for (at, row) in self
                    .rows
                    .iter()
                    .enumerate()
                    .filter(|(_, row)| !row.is_blank())
                {
                    match whole_if_any(&row.place, 1..=999) {
                        Ok(place) => placed.push((place.unwrap_or(u32::MAX), row)),
                        Err(_) => {
                            faults.add(format!("row.{at}.place"), t.studio_fault_number(1, 999));
                        }
                    }
                }
                // Stable: steps without a place, or with the same, keep the order of the form.
                placed.sort_by_key(|(place, _)| *place);
                let steps = placed.into_iter().map(|(_, row)| Step {
                    id: ids.of(row),
                    text: row.text.localised(),
                });
                Body::Ordering(Ordering {
                    steps: steps.collect(),
                    ..Ordering::default()
                })
            }
        }
    }
}

/// Ids for new parts: the first letter that no part has or had, then numbers.
struct Ids {
    taken: BTreeSet<OptionId>,
    given: BTreeSet<OptionId>,
}

impl Ids {
    fn new<'a>(taken: &BTreeSet<OptionId>, rows: impl Iterator<Item = &'a RowForm>) -> Self {
        let mut taken = taken.clone();
        taken.extend(rows.filter_map(|row| OptionId::parse(&row.id).ok()));
        Self {
            taken,
            given: BTreeSet::new(),
        }
    }

    /// The id of a row: its own, once; otherwise a new one.
    fn of(&mut self, row: &RowForm) -> OptionId {
        let own = OptionId::parse(&row.id).ok();
        let own = own.filter(|id| self.taken.contains(id) && !self.given.contains(id));
        let id = own.unwrap_or_else(|| {
            let letters = ('a'..='z').map(|letter| letter.to_string());
            letters
                .chain((1..).map(|number| format!("part-{number}")))
                .filter_map(|name| OptionId::parse(&name).ok())
                .find(|id| !self.taken.contains(id))
                .expect("numbers do not end")
        });
        self.taken.insert(id.clone());
        self.given.insert(id.clone());
        id
    }
}

#[cfg(test)]
#[path = "question_form_tests.rs"]
mod tests;
