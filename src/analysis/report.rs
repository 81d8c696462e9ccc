//! The whole analysis of a quiz: its figures, its questions in their order, what to review first.

use crate::{
    analysis::{
        advice::{Flag, flags},
        certainty::{self, Level},
        distractors::{Kind, Table, kind, table},
        guess::guess,
        items::{Item, items},
        quiz::{Summary, summary},
        sample::Sample,
    },
    content::course::Course,
    questions::Question,
};

/// A question with its figures.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its place in the quiz, then in the banks that the quiz draws from, counted from 1.
    pub number: usize,
    pub id: String,
    /// None when no version at hand knows it any more.
    pub question: Option<Question>,
    pub item: Item,
    /// What chance earns, from 0 to 1.
    pub guess: Option<f64>,
    /// The answers, where they are options.
    pub table: Option<Table>,
    /// The gravest first.
    pub flags: Vec<Flag>,
}

/// What the sittings of a quiz say.
#[derive(Debug, Clone)]
pub struct Report {
    pub summary: Summary,
    /// In their order.
    pub rows: Vec<Row>,
    pub certainty: Option<[Level; 3]>,
}

/// The questions of a quiz as its versions define them, the version that counts first: its own,
/// then those of the banks that it draws from, each once.
#[must_use]
pub fn definitions<'a>(courses: impl IntoIterator<Item = &'a Course>, item: &str) -> Vec<Question> {
    let mut found: Vec<Question> = Vec::new();
    for course in courses {
        let Some(quiz) = course.item(item).and_then(|(_, item)| item.quiz()) else {
            continue;
        };
        let drawn = quiz.draws.iter().flat_map(|draw| course.drawable(draw));
        for question in quiz.questions.iter().chain(drawn) {
            if !found.iter().any(|known| known.id == question.id) {
                found.push(question.clone());
            }
        }
    }
    found
}

/// Analyses a sample. `definitions` names its questions.
///
/// # Errors
/// When what is stored is no answer.
pub fn report(sample: &Sample, definitions: &[Question]) -> serde_json::Result<Report> {
    let columns = sample.by_question();
    let mut rows = Vec::with_capacity(columns.len());
    let mut unknown = definitions.len();
    for (item, cells) in items(sample).into_iter().zip(&columns) {
        let asked = &sample.questions[item.question as usize];
        let place = definitions
            .iter()
            .position(|question| question.id.as_str() == asked.id);
        let question = place.and_then(|place| definitions.get(place));
        let answers = match question {
            Some(question) if kind(question) == Kind::Options => {
                Some(table(question, asked, cells)?)
            }
            _ => None,
        };
        let chance = question.and_then(guess);
        rows.push(Row {
            number: place.unwrap_or_else(|| {
                unknown += 1;
                unknown - 1
            }) + 1,
            id: asked.id.clone(),
            guess: chance,
            flags: flags(&item, chance, answers.as_ref()),
            question: question.cloned(),
            table: answers,
            item,
        });
    }
    rows.sort_by_key(|row| row.number);
    Ok(Report {
        summary: summary(sample),
        rows,
        certainty: certainty::of_sample(sample),
    })
}

impl Report {
    /// What to review, the gravest first, then by question.
    #[must_use]
    pub fn advice(&self) -> Vec<(&Row, Flag)> {
        let mut told: Vec<(&Row, Flag)> = self
            .rows
            .iter()
            .flat_map(|row| row.flags.iter().map(move |flag| (row, *flag)))
            .collect();
        told.sort_by_key(|(row, flag)| (flag.gravity(), row.number));
        told
    }
}
