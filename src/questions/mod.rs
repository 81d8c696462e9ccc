//! The question engine: what a question is, what an answer is, and what the answer earns.
//!
//! Pure: it knows no person, no sitting, no clock, no HTTP. The same question and the same
//! response always earn the same marks; the order in which options are shown never matters.

pub mod choice;
pub mod form;
pub mod mark;
pub mod matching;
pub mod number;
pub mod ordering;
pub mod short;
pub mod shuffle;
pub mod truth;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::kit::text::{Localised, Slug};
use mark::{Mark, Share};

/// A question with its key, in all its languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Unique in the course, for ever.
    pub id: Slug,
    /// What a full answer earns.
    pub points: Mark,
    /// The objective of the course that it assesses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objective: Option<Slug>,
    /// 1 easy to 3 hard, as its author sees it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difficulty: Option<u8>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    pub text: Localised,
    /// Feedback shown whatever was answered.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub explain: Localised,
    pub body: Body,
}

/// What is asked, by type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Body {
    Single(choice::Choice),
    Multiple(choice::Choice),
    TrueFalse(truth::Truth),
    Numeric(number::Number),
    Short(short::Short),
    Matching(matching::Matching),
    Ordering(ordering::Ordering),
}

/// What a person answered. Ids, never positions: the language or the order shown may change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "given", rename_all = "kebab-case")]
pub enum Response {
    /// The chosen options, in no order.
    Options(Vec<Slug>),
    Truth(bool),
    /// As typed: a number or a text.
    Typed(String),
    /// Left side to right side.
    Pairs(BTreeMap<Slug, Slug>),
    /// The steps, first to last.
    Sequence(Vec<Slug>),
}

/// How an answer stands against the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    Right,
    Partial,
    Wrong,
    /// Nothing was answered.
    Unanswered,
}

/// What one answer earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marking {
    pub share: Share,
    pub mark: Mark,
    pub verdict: Verdict,
}

impl Question {
    /// Marks a response. A response of another shape than the question's earns what nothing earns.
    #[must_use]
    pub fn mark(&self, response: Option<&Response>) -> Marking {
        let share = response.and_then(|response| match (&self.body, response) {
            (Body::Single(choice), Response::Options(chosen)) => choice.share_single(chosen),
            (Body::Multiple(choice), Response::Options(chosen)) => choice.share_multiple(chosen),
            (Body::TrueFalse(truth), Response::Truth(given)) => Some(truth.share(*given)),
            (Body::Numeric(number), Response::Typed(typed)) => number.share(typed),
            (Body::Short(short), Response::Typed(typed)) => short.share(typed),
            (Body::Matching(matching), Response::Pairs(pairs)) => matching.share(pairs),
            (Body::Ordering(ordering), Response::Sequence(order)) => ordering.share(order),
            _ => None,
        });
        Marking {
            share: share.unwrap_or(Share::NONE),
            mark: self.points.times(share.unwrap_or(Share::NONE)),
            verdict: match share {
                None => Verdict::Unanswered,
                Some(Share::FULL) => Verdict::Right,
                Some(Share::NONE) => Verdict::Wrong,
                Some(_) => Verdict::Partial,
            },
        }
    }

    /// The response that earns full marks: for previews and tests.
    #[must_use]
    pub fn key(&self) -> Response {
        match &self.body {
            Body::Single(choice) | Body::Multiple(choice) => Response::Options(choice.right_ids()),
            Body::TrueFalse(truth) => Response::Truth(truth.answer),
            Body::Numeric(number) => Response::Typed(number.answer.to_string()),
            Body::Short(short) => Response::Typed(short.first_accepted().to_owned()),
            Body::Matching(matching) => Response::Pairs(matching.key()),
            Body::Ordering(ordering) => Response::Sequence(ordering.key()),
        }
    }
}
