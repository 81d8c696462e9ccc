//! What changed in one question between two versions.

use std::collections::BTreeMap;

use super::{change::What, compare::only_translated};
use crate::{
    kit::text::Localised,
    questions::{Body, Question, mark::Mark},
};

/// The changes, in no order: an answer key, points, settings, feedback, or only the wording.
pub(super) fn changes(old: &Question, new: &Question) -> Vec<What> {
    let mut changes = Vec::new();
    let same_key = key(&old.body) == key(&new.body);
    if !same_key {
        changes.push(What::Key);
    }
    if old.points != new.points {
        changes.push(What::Points);
    }
    let settings = |question: &Question| {
        (
            question.objective.clone(),
            question.difficulty,
            question.tags.clone(),
        )
    };
    if settings(old) != settings(new) {
        changes.push(What::QuestionSettings);
    }
    let (before, after) = (feedback(old), feedback(new));
    let nothing = Localised::default();
    let rewritten = before.keys().chain(after.keys()).any(|place| {
        let old = before.get(place).copied().unwrap_or(&nothing);
        let new = after.get(place).copied().unwrap_or(&nothing);
        old != new && (old.is_empty() || !only_translated(old, new))
    });
    if rewritten {
        changes.push(What::Feedback);
    }
    let words = |question: &Question| {
        let mut question = question.clone();
        question.points = Mark::ONE;
        (question.objective, question.difficulty, question.tags) = (None, None, Vec::new());
        if rewritten {
            without_feedback(&mut question);
        }
        question
    };
    if same_key && words(old) != words(new) {
        changes.push(What::Wording);
    }
    changes
}

/// The body without its texts, and in an order that says nothing where order is no answer.
fn key(body: &Body) -> Body {
    let mut body = body.clone();
    match &mut body {
        Body::Single(choice) | Body::Multiple(choice) => {
            choice.options.sort_by(|one, other| one.id.cmp(&other.id));
            for option in &mut choice.options {
                (option.text, option.why) = Default::default();
            }
        }
        Body::TrueFalse(truth) => (truth.why_true, truth.why_false) = Default::default(),
        Body::Numeric(number) => number.unit = Localised::default(),
        Body::Short(_) => {}
        Body::Matching(matching) => {
            matching.pairs.sort_by(|one, other| one.id.cmp(&other.id));
            matching.extras.sort_by(|one, other| one.id.cmp(&other.id));
            for pair in &mut matching.pairs {
                (pair.left, pair.right, pair.why) = Default::default();
            }
            for extra in &mut matching.extras {
                extra.right = Localised::default();
            }
        }
        Body::Ordering(ordering) => {
            for step in &mut ordering.steps {
                step.text = Localised::default();
            }
        }
    }
    body
}

/// What is said after an answer, by place.
fn feedback(question: &Question) -> BTreeMap<String, &Localised> {
    let mut said = BTreeMap::from([("explain".to_owned(), &question.explain)]);
    match &question.body {
        Body::Single(choice) | Body::Multiple(choice) => {
            said.extend(
                choice
                    .options
                    .iter()
                    .map(|option| (format!("option.{}", option.id), &option.why)),
            );
        }
        Body::TrueFalse(truth) => {
            said.insert("true".to_owned(), &truth.why_true);
            said.insert("false".to_owned(), &truth.why_false);
        }
        Body::Matching(matching) => {
            said.extend(
                matching
                    .pairs
                    .iter()
                    .map(|pair| (format!("pair.{}", pair.id), &pair.why)),
            );
        }
        Body::Numeric(_) | Body::Short(_) | Body::Ordering(_) => {}
    }
    said
}

fn without_feedback(question: &mut Question) {
    question.explain = Localised::default();
    match &mut question.body {
        Body::Single(choice) | Body::Multiple(choice) => {
            choice
                .options
                .iter_mut()
                .for_each(|option| option.why = Localised::default());
        }
        Body::TrueFalse(truth) => (truth.why_true, truth.why_false) = Default::default(),
        Body::Matching(matching) => {
            matching
                .pairs
                .iter_mut()
                .for_each(|pair| pair.why = Localised::default());
        }
        Body::Numeric(_) | Body::Short(_) | Body::Ordering(_) => {}
    }
}
