//! The answers of a sitting, step by step, and what a form adds to them.
//!
//! A step is one saving: every answer that changed in it carries its number, and the last one of a
//! question counts.
//!
//! A form holds every question, and may be older than what another page saved meanwhile: it must
//! not bring that back. So it tells what is new on it. Without script it names in `base` the step
//! that its page was made from, and what differs from that step is new. With script it names in
//! `touched` the questions changed since its last saving (and one empty, for none), and only those
//! are new.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    kit::{text::Slug, time::Timestamp},
    questions::{
        Question, Response,
        form::{self, Fields},
    },
    quizzes::draw::Paper,
};

/// The field that names the step a page was made from.
pub const BASE: &str = "base";
/// The field, repeated, that names a question changed on the page since it was last saved.
pub const TOUCHED: &str = "touched";

/// Answers by question.
pub type Responses = BTreeMap<Slug, Response>;

/// An answer as it was given.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Step {
    pub question_id: Slug,
    pub step: i64,
    pub at: Timestamp,
    /// JSON of a [`Response`]; `null` when an answer was taken back.
    pub response: String,
}

/// Every answer of a sitting, first to last.
#[derive(Debug, Clone, Default)]
pub struct Answers(Vec<(Slug, i64, Timestamp, Option<Response>)>);

impl Answers {
    /// # Errors
    /// When what is stored is not an answer.
    pub fn read(mut steps: Vec<Step>) -> serde_json::Result<Self> {
        steps.sort_by_key(|step| step.step);
        let read = |step: Step| {
            let response = serde_json::from_str(&step.response)?;
            Ok((step.question_id, step.step, step.at, response))
        };
        Ok(Self(
            steps
                .into_iter()
                .map(read)
                .collect::<serde_json::Result<_>>()?,
        ))
    }

    /// The number of the last saving; 0 before the first.
    #[must_use]
    pub fn last_step(&self) -> i64 {
        self.0.last().map_or(0, |(_, step, ..)| *step)
    }

    /// When something was saved last.
    #[must_use]
    pub fn saved_at(&self) -> Option<Timestamp> {
        self.0.last().map(|(_, _, at, _)| *at)
    }

    /// What counts.
    #[must_use]
    pub fn responses(&self) -> Responses {
        self.as_of(i64::MAX)
    }

    /// What counted after a step.
    #[must_use]
    pub fn as_of(&self, last: i64) -> Responses {
        let mut responses = Responses::new();
        for (question, _, _, response) in self.0.iter().filter(|(_, step, ..)| *step <= last) {
            match response {
                Some(response) => responses.insert(question.clone(), response.clone()),
                None => responses.remove(question),
            };
        }
        responses
    }
}

/// What a form changes: the answers that it gives or takes back, in the order of the paper.
#[must_use]
pub fn changes(paper: &Paper, answers: &Answers, fields: &Fields) -> Vec<(Slug, Option<Response>)> {
    let named = |name: &'static str| {
        let named = fields.iter().filter(move |(field, _)| field == name);
        named.map(|(_, value)| value.as_str())
    };
    // Without a base the page knew nothing, and so takes nothing back.
    let base = named(BASE).next().and_then(|step| step.parse().ok());
    let known = answers.as_of(base.unwrap_or(0));
    let touched: BTreeSet<&str> = named(TOUCHED).collect();
    let saved = answers.responses();
    let questions = paper.questions.iter().map(|set| &set.question);
    let changed = questions.filter_map(|question| {
        let id = &question.id;
        let given = form::parse(question, &form::prefix(id), fields);
        let is_new = if touched.is_empty() {
            given.as_ref() != known.get(id)
        } else {
            touched.contains(id.as_str())
        };
        (is_new && given.as_ref() != saved.get(id)).then(|| (id.clone(), given))
    });
    changed.collect()
}

/// The questions without an answer, in the order of the paper, counted from 1. Half a matching is
/// an answer.
#[must_use]
pub fn unanswered<'a>(paper: &'a Paper, given: &Responses) -> Vec<(usize, &'a Question)> {
    let numbered = (1..).zip(&paper.questions);
    numbered
        .map(|(number, set)| (number, &set.question))
        .filter(|(_, question)| !given.contains_key(&question.id))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::{course::Feedback, settings::Settings},
        questions::samples::{self, ids},
        quizzes::draw::Set,
    };

    fn paper() -> Paper {
        let set = |question: Question| Set {
            question,
            shown: Vec::new(),
        };
        Paper {
            questions: samples::all().into_iter().map(set).collect(),
            pass_percent: 70,
            feedback: Feedback::Full,
            settings: Settings::default(),
            attempts: None,
        }
    }

    /// Savings written as `question:step:options`, options empty for an answer taken back.
    fn answers(steps: &[&str]) -> Answers {
        let read = |step: &&str| {
            let [question, step, options] = step.split(':').collect::<Vec<_>>()[..] else {
                panic!("a step");
            };
            let response = (!options.is_empty()).then(|| Response::Options(ids(options)));
            Step {
                question_id: Slug::parse(question).expect("a question"),
                step: step.parse().expect("a number"),
                at: Timestamp(0),
                response: serde_json::to_string(&response).expect("JSON"),
            }
        };
        Answers::read(steps.iter().map(read).collect()).expect("answers")
    }

    fn changed(steps: &[&str], form: &str) -> String {
        let fields = form.split('&').filter_map(|field| field.split_once('='));
        let fields: Vec<_> = fields
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let changes = changes(&paper(), &answers(steps), &fields);
        let told = changes.iter().map(|(question, given)| match given {
            Some(Response::Options(ids)) => {
                let ids: Vec<_> = ids.iter().map(ToString::to_string).collect();
                format!("{question}={}", ids.join("+"))
            }
            Some(other) => format!("{question}={other:?}"),
            None => format!("{question} taken back"),
        });
        told.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_form_saves_what_it_changes_and_nothing_else() {
        let saved = &["q-single:1:a", "q-multiple:1:a c", "q-multiple:2:a"];
        for (form, expected) in [
            ("base=2&q.q-single=a&q.q-multiple=a", ""),
            ("base=2&q.q-single=b&q.q-multiple=a", "q-single=b"),
            ("base=2&q.q-single=a", "q-multiple taken back"),
            ("base=2&q.q-single=a&q.q-multiple=c", "q-multiple=c"),
            // A page opened before the second saving: what it shows of it is old, not new.
            (
                "base=1&q.q-single=b&q.q-multiple=a&q.q-multiple=c",
                "q-single=b",
            ),
            // A page opened before the first: it never knew the answers, and takes none back.
            ("base=0&q.q-truth=true", "q-truth=Truth(true)"),
            ("q.q-truth=true", "q-truth=Truth(true)"),
            ("base=nonsense", ""),
            ("", ""),
        ] {
            assert_eq!(changed(saved, form), expected, "{form}");
        }
    }

    #[test]
    fn with_script_only_what_was_touched_is_new() {
        let saved = &["q-single:1:a", "q-multiple:2:a c"];
        for (form, expected) in [
            ("touched=&base=0&q.q-single=b&q.q-multiple=a", ""),
            (
                "touched=&touched=q-single&q.q-single=b&q.q-multiple=a",
                "q-single=b",
            ),
            ("touched=&touched=q-single&q.q-single=a", ""),
            (
                "touched=&touched=q-multiple&q.q-single=a",
                "q-multiple taken back",
            ),
        ] {
            assert_eq!(changed(saved, form), expected, "{form}");
        }
    }

    #[test]
    fn the_last_answer_counts_and_one_taken_back_is_none() {
        let answers = answers(&[
            "q-single:2:b",
            "q-single:1:a",
            "q-multiple:1:a",
            "q-multiple:3:",
        ]);
        let responses = answers.responses();
        assert_eq!(answers.last_step(), 3);
        assert_eq!(responses.len(), 1);
        let single = Slug::parse("q-single").expect("a slug");
        assert_eq!(responses[&single], Response::Options(ids("b")));
        assert_eq!(answers.as_of(1).len(), 2);
        let paper = paper();
        let missing = unanswered(&paper, &responses);
        assert_eq!(missing.len(), paper.questions.len() - 1);
        assert_eq!((missing[0].0, missing[0].1.id.as_str()), (2, "q-multiple"));
    }
}
