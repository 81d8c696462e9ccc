//! The question engine: what a question is, what an answer is, and what the answer earns.
//!
//! Pure: it knows no person, no sitting, no clock, no HTTP. The same question and the same
//! response always earn the same marks; the order in which options are shown never matters.

pub mod check;
pub mod choice;
pub mod cloze;
pub mod decimal;
pub mod essay;
pub mod fault;
pub mod form;
pub mod hotspot;
pub mod kprim;
pub mod likert;
pub mod mark;
pub mod mark_error;
pub mod matching;
pub mod number;
pub mod ordering;
pub mod outline;
pub mod passage;
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

/// Where a question stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Its author is not done: nobody meets it.
    Draft,
    /// It is set and drawn.
    #[default]
    Ready,
    /// It was set once; nobody meets it any more.
    Retired,
}

impl Status {
    /// The names that files and pages give.
    pub const NAMES: &'static [(&'static str, Self)] = &[
        ("draft", Self::Draft),
        ("ready", Self::Ready),
        ("retired", Self::Retired),
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Ready => "ready",
            Self::Retired => "retired",
        }
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
    /// Shown one after another to who asks for help, where that is allowed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<Localised>,
    /// What each wrong try takes away, where one may try again.
    #[serde(default = "third", skip_serializing_if = "is_third")]
    pub penalty: Share,
    #[serde(default, skip_serializing_if = "is_ready")]
    pub status: Status,
    pub body: Body,
}

/// The penalty of a question that says nothing about it.
pub const PENALTY: Share = Share(3_333);

fn third() -> Share {
    PENALTY
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_third(penalty: &Share) -> bool {
    *penalty == PENALTY
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_ready(status: &Status) -> bool {
    *status == Status::Ready
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
    Kprim(kprim::Kprim),
    Cloze(cloze::Cloze),
    MarkError(mark_error::MarkError),
    Hotspot(hotspot::Hotspot),
    Essay(essay::Essay),
    Likert(likert::Likert),
}

impl Body {
    /// The name of the type in stored questions and in course files.
    #[must_use]
    pub const fn type_name(&self) -> &'static str {
        match self {
            Self::Single(_) => "single",
            Self::Multiple(_) => "multiple",
            Self::TrueFalse(_) => "true-false",
            Self::Numeric(_) => "numeric",
            Self::Short(_) => "short",
            Self::Matching(_) => "matching",
            Self::Ordering(_) => "ordering",
            Self::Kprim(_) => "kprim",
            Self::Cloze(_) => "cloze",
            Self::MarkError(_) => "mark-error",
            Self::Hotspot(_) => "hotspot",
            Self::Essay(_) => "essay",
            Self::Likert(_) => "likert",
        }
    }
}

/// What a person answered. Ids, never positions: the language or the order shown may change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "given", rename_all = "kebab-case")]
pub enum Response {
    /// The chosen options, zones or segments, in no order.
    Options(Vec<OptionId>),
    Truth(bool),
    /// As typed: a number or a text.
    Typed(String),
    /// Left side to right side: the id of a pair, then the id of a pair or of an extra.
    Pairs(BTreeMap<OptionId, OptionId>),
    /// The steps, first to last.
    Sequence(Vec<OptionId>),
    /// Each statement that is judged: whether it is true.
    Judgements(BTreeMap<OptionId, bool>),
    /// Each gap that is filled: what was typed, or the id of the option or word.
    Gaps(BTreeMap<OptionId, String>),
    /// A text of several lines.
    Written(String),
    /// Each statement that is rated, on a scale counted from 1.
    Ratings(BTreeMap<OptionId, u8>),
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
    /// Answered, and to be marked by a person: it earns nothing until then.
    Awaiting,
    /// Answered, and never marked: it is an opinion.
    Unmarked,
}

/// What one answer earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marking {
    pub share: Share,
    pub mark: Mark,
    pub verdict: Verdict,
}

impl Question {
    /// A question that says nothing but its type: one point, no text, ready.
    #[must_use]
    pub fn new(id: Slug, body: Body) -> Self {
        let points = match body {
            Body::Likert(_) => Mark::ZERO,
            _ => Mark::ONE,
        };
        Self {
            id,
            points,
            objective: None,
            difficulty: None,
            tags: Vec::new(),
            text: Localised::default(),
            explain: Localised::default(),
            hints: Vec::new(),
            penalty: PENALTY,
            status: Status::Ready,
            body,
        }
    }

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
            (Body::Kprim(kprim), Response::Judgements(given)) => kprim.share(given),
            (Body::Cloze(cloze), Response::Gaps(given)) => cloze.share(given),
            (Body::MarkError(text), Response::Options(chosen)) => text.share(chosen),
            (Body::Hotspot(picture), Response::Options(chosen)) => picture.share(chosen),
            _ => None,
        });
        let unmarked = response.and_then(|response| match (&self.body, response) {
            (Body::Essay(_), Response::Written(text)) => {
                (!text.trim().is_empty()).then_some(Verdict::Awaiting)
            }
            (Body::Likert(likert), Response::Ratings(given)) => {
                likert.is_rated(given).then_some(Verdict::Unmarked)
            }
            _ => None,
        });
        Marking {
            share: share.unwrap_or(Share::NONE),
            mark: self.points.times(share.unwrap_or(Share::NONE)),
            verdict: match share {
                None => unmarked.unwrap_or(Verdict::Unanswered),
                Some(Share::FULL) => Verdict::Right,
                Some(Share::NONE) => Verdict::Wrong,
                Some(_) => Verdict::Partial,
            },
        }
    }

    /// The response that earns full marks, if the question is well made: for previews and tests.
    /// For what only a person marks, a model answer; for an opinion, any.
    #[must_use]
    pub fn key(&self) -> Response {
        match &self.body {
            Body::Single(choice) => Response::Options(choice.best_id()),
            Body::Multiple(choice) => Response::Options(choice.right_ids()),
            Body::TrueFalse(truth) => Response::Truth(truth.answer),
            Body::Numeric(number) => Response::Typed(number.typed_key()),
            Body::Short(short) => Response::Typed(short.first_accepted()),
            Body::Matching(matching) => Response::Pairs(matching.key()),
            Body::Ordering(ordering) => Response::Sequence(ordering.key()),
            Body::Kprim(kprim) => Response::Judgements(kprim.key()),
            Body::Cloze(cloze) => Response::Gaps(cloze.key()),
            Body::MarkError(text) => Response::Options(text.key()),
            Body::Hotspot(picture) => Response::Options(picture.key()),
            Body::Essay(essay) => Response::Written(essay.example()),
            Body::Likert(likert) => Response::Ratings(likert.example()),
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
            let unmarked = match question.body {
                Body::Essay(_) => Some(Verdict::Awaiting),
                Body::Likert(_) => Some(Verdict::Unmarked),
                _ => None,
            };
            if let Some(verdict) = unmarked {
                assert_eq!((full.mark, full.verdict), (Mark::ZERO, verdict));
                continue;
            }
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
        let ratings = Response::Ratings([(samples::id("a"), 3)].into());
        let json = serde_json::to_string(&ratings).expect("JSON");
        assert_eq!(json, r#"{"kind":"ratings","given":{"a":3}}"#);
    }

    /// A question as it was stored before it had hints, a penalty, a status, weights and rules: it
    /// reads the same, and its hash stays.
    #[test]
    fn a_question_stored_long_ago_is_read_and_written_the_same() {
        for body in [
            r#"{"type":"single","options":[{"id":"a","correct":true,"text":{"fr":"A"}}]}"#,
            r#"{"type":"numeric","answer":"80","tolerance":"0"}"#,
            r#"{"type":"short","accept":{"fr":["mot"]}}"#,
            r#"{"type":"ordering","steps":[{"id":"a","text":{"fr":"A"}}]}"#,
        ] {
            let stored =
                format!(r#"{{"id":"q-old","points":100,"text":{{"fr":"Q"}},"body":{body}}}"#);
            let question: Question = serde_json::from_str(&stored).expect("a question");
            assert_eq!(
                (question.penalty, question.status),
                (PENALTY, Status::Ready)
            );
            assert_eq!(serde_json::to_string(&question).expect("JSON"), stored);
        }
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
