//! The question engine: what a question is, what an answer is, and what the answer earns.
//!
//! Pure: it knows no person, no sitting, no clock, no HTTP. The same question and the same
//! response always earn the same marks; the order in which options are shown never matters.

pub mod check;
pub mod choice;
pub mod decimal;
pub mod fault;
pub mod form;
pub mod mark;
pub mod matching;
pub mod number;
pub mod ordering;
pub mod review;
#[cfg(test)]
pub(crate) mod samples;
pub mod short;
pub mod shuffle;
pub mod truth;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::kit::text::{Localised, Slug};
use mark::{Mark, Share};

/// The name of an option, a pair, an extra or a step: unique in its question only, so that one
/// letter is enough. 1 to 40 lowercase Latin letters, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OptionId(String);

/// Why a text is not an [`OptionId`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected 1 to 40 lowercase Latin letters, digits and hyphens")]
pub struct BadOptionId;

impl OptionId {
    /// # Errors
    /// When a character or the length is not allowed.
    pub fn parse(raw: &str) -> Result<Self, BadOptionId> {
        let fits = (1..=40).contains(&raw.len())
            && raw
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fits {
            Ok(Self(raw.to_owned()))
        } else {
            Err(BadOptionId)
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
impl TryFrom<String> for OptionId {
    type Error = BadOptionId;
    fn try_from(raw: String) -> Result<Self, BadOptionId> {
        Self::parse(&raw)
    }
}
impl From<OptionId> for String {
    fn from(id: OptionId) -> Self {
        id.0
    }
}
impl std::fmt::Display for OptionId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

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
    Options(Vec<OptionId>),
    Truth(bool),
    /// As typed: a number or a text.
    Typed(String),
    /// Left side to right side: the id of a pair, then the id of a pair or of an extra.
    Pairs(BTreeMap<OptionId, OptionId>),
    /// The steps, first to last.
    Sequence(Vec<OptionId>),
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

    /// The response that earns full marks, if the question is well made: for previews and tests.
    #[must_use]
    pub fn key(&self) -> Response {
        match &self.body {
            Body::Single(choice) | Body::Multiple(choice) => Response::Options(choice.right_ids()),
            Body::TrueFalse(truth) => Response::Truth(truth.answer),
            Body::Numeric(number) => Response::Typed(number.answer.to_string()),
            Body::Short(short) => Response::Typed(short.first_accepted()),
            Body::Matching(matching) => Response::Pairs(matching.key()),
            Body::Ordering(ordering) => Response::Sequence(ordering.key()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{samples, *};

    #[test]
    fn an_option_id_may_be_one_letter() {
        for (raw, ok) in [
            ("a", true),
            ("7", true),
            ("first-hour", true),
            ("", false),
            ("A", false),
            ("a b", false),
            ("é", false),
            (&"a".repeat(40), true),
            (&"a".repeat(41), false),
        ] {
            assert_eq!(OptionId::parse(raw).is_ok(), ok, "{raw}");
        }
    }

    #[test]
    fn the_key_earns_full_marks_and_nothing_earns_nothing() {
        for question in samples::all() {
            let full = question.mark(Some(&question.key()));
            assert_eq!(full.verdict, Verdict::Right, "{}", question.id);
            assert_eq!(full.mark, question.points, "{}", question.id);
            let none = question.mark(None);
            assert_eq!((none.mark, none.verdict), (Mark::ZERO, Verdict::Unanswered));
        }
    }

    #[test]
    fn questions_and_responses_are_stored_as_json() {
        for question in samples::all() {
            let json = serde_json::to_string(&question).expect("a question is JSON");
            let back: Question = serde_json::from_str(&json).expect("JSON is a question");
            assert_eq!(back, question);
            let key = question.key();
            let json = serde_json::to_string(&key).expect("a response is JSON");
            assert_eq!(
                serde_json::from_str::<Response>(&json).expect("JSON is a response"),
                key
            );
        }
        // What is stored today must be read in ten years.
        let pairs = Response::Pairs([(samples::id("a"), samples::id("b"))].into());
        let json = serde_json::to_string(&pairs).expect("JSON");
        assert_eq!(json, r#"{"kind":"pairs","given":{"a":"b"}}"#);
    }

    proptest! {
        #[test]
        fn any_response_earns_between_nothing_and_all_and_always_the_same(
            response in samples::any_response(),
            points in 1i64..=100_000,
        ) {
            for mut question in samples::all() {
                question.points = Mark(points);
                let marking = question.mark(Some(&response));
                prop_assert!((0..=points).contains(&marking.mark.0));
                prop_assert!((Share::NONE..=Share::FULL).contains(&marking.share));
                prop_assert_eq!(marking, question.mark(Some(&response)));
            }
        }
    }
}
