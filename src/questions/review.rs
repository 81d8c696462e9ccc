//! An answer beside its key, ready to print: the page shows the rows and decides nothing.

use serde::{Deserialize, Serialize};

use super::choice::{Choice, ChoiceOption};
use super::essay::Level;
use super::mark::{Mark, Share};
use super::matching::Matching;
use super::ordering::Ordering;
use super::truth::Truth;
use super::{Body, Marking, OptionId, Question, Response, Verdict};
use crate::kit::text::{Localised, Slug};

/// A question, what was answered, what was right, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    pub question: Slug,
    pub text: Localised,
    /// What a full answer earns.
    pub points: Mark,
    pub marking: Marking,
    /// In the author's order; `shuffle::order` with the seed and salt of the page that was answered
    /// gives the order that was seen.
    pub rows: Vec<Row>,
    /// Feedback for every answer; may be empty.
    pub explain: Localised,
}

/// An option, a pair, a step, a statement, a gap, a segment, a zone, a criterion, or what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Of the option or other part; `true` and `false` for those two answers; `typed`; `written`.
    pub id: OptionId,
    /// The option, the left side, the step or other part. Empty for `true`, `false` (words of the
    /// interface, which the page knows), `typed`, `written` and for a gap.
    pub text: Localised,
    /// An option: it was chosen. Another row: something was answered.
    pub chosen: bool,
    /// An option: it belongs to the key. Another row: what was answered is right.
    pub correct: bool,
    pub standing: Standing,
    /// Feedback of this row; may be empty.
    pub why: Localised,
    pub note: Note,
}

/// How a row is to be marked on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Answered, and right.
    Right,
    /// Answered, and wrong.
    Wrong,
    /// Right, and not answered.
    Missed,
    /// Answered, and worth a part.
    Partly,
    /// A wrong option, rightly left alone; or a row that nothing is marked in.
    Idle,
}

/// What a row says besides its text. `None` for what was not given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "note", rename_all = "kebab-case")]
pub enum Note {
    Nothing,
    /// The right side given to this left side, and its own.
    Paired {
        given: Option<Localised>,
        expected: Localised,
    },
    /// The place given to this step and its own, counted from 1.
    Placed {
        given: Option<u64>,
        expected: u64,
    },
    /// What was typed, and an answer that is accepted.
    Typed {
        given: Option<String>,
        expected: Localised,
    },
    /// The judgement of this statement, and the right one.
    Judged {
        given: Option<bool>,
        expected: bool,
    },
    /// What fills this gap, and what should. Typed texts are the same in every language.
    Gap {
        given: Option<Localised>,
        expected: Localised,
    },
    /// Words that could be marked, and those that should stand there; empty when there is no error.
    Marked {
        fix: Localised,
    },
    /// What was written, and a model answer, which may be empty.
    Written {
        given: Option<String>,
        model: Localised,
    },
    /// A criterion by which a person marks, with its levels.
    Criterion {
        levels: Vec<Level>,
    },
    /// The rating of this statement, counted from 1, and its label, empty without a rating.
    Rated {
        given: Option<u8>,
        label: Localised,
    },
}

/// Puts a response beside the key. A response of another shape than the question's is shown, as it
/// is marked, as none.
#[must_use]
pub fn review(question: &Question, response: Option<&Response>) -> Review {
    let marking = question.mark(response);
    let typed = |expected| {
        let given = match response {
            Some(Response::Typed(typed)) => Some(typed.clone()),
            _ => None,
        };
        vec![typed_row(given, expected, marking)]
    };
    let rows = match &question.body {
        Body::Single(choice) => option_rows(choice, true, response),
        Body::Multiple(choice) => option_rows(choice, false, response),
        Body::TrueFalse(truth) => truth_rows(truth, response),
        Body::Numeric(number) => typed(number.expected()),
        Body::Short(short) => {
            let mut rows = typed(short.expected());
            if let (Some(row), Some(Response::Typed(typed))) = (rows.first_mut(), response)
                && let Some(part) = short.part(typed)
            {
                row.why = part.why.clone();
            }
            rows
        }
        Body::Matching(matching) => pair_rows(matching, response),
        Body::Ordering(ordering) => step_rows(ordering, response),
        Body::Kprim(kprim) => kprim.rows(response),
        Body::Cloze(cloze) => cloze.rows(response),
        Body::MarkError(text) => text.rows(response),
        Body::Hotspot(picture) => picture.rows(response),
        Body::Essay(essay) => essay.rows(response),
        Body::Likert(likert) => likert.rows(response),
    };
    Review {
        question: question.id.clone(),
        text: question.text.clone(),
        points: question.points,
        marking,
        rows,
        explain: question.explain.clone(),
    }
}

impl Standing {
    pub(super) fn of_option(chosen: bool, correct: bool) -> Self {
        match (chosen, correct) {
            (true, true) => Self::Right,
            (true, false) => Self::Wrong,
            (false, true) => Self::Missed,
            (false, false) => Self::Idle,
        }
    }

    pub(super) fn of_answer(answered: bool, right: bool) -> Self {
        if answered {
            Self::of_option(true, right)
        } else {
            Self::Missed
        }
    }

    /// Of a row that earns a share of its own.
    pub(super) fn of_share(share: Option<Share>) -> Self {
        match share {
            None => Self::Missed,
            Some(Share::FULL) => Self::Right,
            Some(Share::NONE) => Self::Wrong,
            Some(_) => Self::Partly,
        }
    }
}

/// Of several options with weights, one alone may earn a part: it is not the key.
fn option_rows(choice: &Choice, single: bool, response: Option<&Response>) -> Vec<Row> {
    let best = choice.best().map(|best| &best.id);
    let row = |option: &ChoiceOption| {
        let chosen = matches!(response, Some(Response::Options(ids)) if ids.contains(&option.id));
        let correct = option.correct && (!single || best == Some(&option.id));
        Row {
            id: option.id.clone(),
            text: option.text.clone(),
            chosen,
            correct,
            standing: if chosen && option.correct && !correct {
                Standing::Partly
            } else {
                Standing::of_option(chosen, correct)
            },
            why: option.why.clone(),
            note: Note::Nothing,
        }
    };
    choice.options.iter().map(row).collect()
}

fn truth_rows(truth: &Truth, response: Option<&Response>) -> Vec<Row> {
    let row = |value: bool| {
        let chosen = response == Some(&Response::Truth(value));
        let correct = value == truth.answer;
        Row {
            id: OptionId(value.to_string()),
            text: Localised::default(),
            chosen,
            correct,
            standing: Standing::of_option(chosen, correct),
            why: truth.why(value).clone(),
            note: Note::Nothing,
        }
    };
    vec![row(true), row(false)]
}

fn typed_row(given: Option<String>, expected: Localised, marking: Marking) -> Row {
    let given = given.filter(|_| marking.verdict != Verdict::Unanswered);
    let (chosen, correct) = (given.is_some(), marking.share == Share::FULL);
    Row {
        id: OptionId("typed".to_owned()),
        text: Localised::default(),
        chosen,
        correct,
        standing: Standing::of_share(chosen.then_some(marking.share)),
        why: Localised::default(),
        note: Note::Typed { given, expected },
    }
}

fn pair_rows(matching: &Matching, response: Option<&Response>) -> Vec<Row> {
    let rows = matching.pairs.iter().map(|pair| {
        let right = match response {
            Some(Response::Pairs(pairs)) => pairs.get(&pair.id),
            _ => None,
        };
        let given = right.and_then(|right| matching.right(right)).cloned();
        let correct = right == Some(&pair.id);
        Row {
            id: pair.id.clone(),
            text: pair.left.clone(),
            chosen: given.is_some(),
            correct,
            standing: Standing::of_answer(given.is_some(), correct),
            why: pair.why.clone(),
            note: Note::Paired {
                given,
                expected: pair.right.clone(),
            },
        }
    });
    rows.collect()
}

fn step_rows(ordering: &Ordering, response: Option<&Response>) -> Vec<Row> {
    let order = match response {
        Some(Response::Sequence(order)) => order.as_slice(),
        _ => &[],
    };
    let rows = ordering.steps.iter().zip(1u64..).map(|(step, expected)| {
        let given = order
            .iter()
            .zip(1u64..)
            .find_map(|(id, at)| (*id == step.id).then_some(at));
        let correct = given == Some(expected);
        Row {
            id: step.id.clone(),
            text: step.text.clone(),
            chosen: given.is_some(),
            correct,
            standing: Standing::of_answer(given.is_some(), correct),
            why: Localised::default(),
            note: Note::Placed { given, expected },
        }
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::questions::samples::{self, id, ids, text};

    fn reviewed(name: &str, response: Option<&Response>) -> Vec<Row> {
        review(&samples::named(name), response).rows
    }

    #[test]
    fn each_row_says_how_it_stands() {
        use Standing::{Idle, Missed, Partly, Right, Wrong};
        let pairs = [(id("a"), id("a")), (id("b"), id("x"))].into();
        for (name, response, expected) in [
            ("q-single", None, vec![Missed, Idle, Idle]),
            (
                "q-single",
                Some(Response::Options(ids("b"))),
                vec![Missed, Wrong, Idle],
            ),
            (
                "q-single",
                Some(Response::Options(ids("a"))),
                vec![Right, Idle, Idle],
            ),
            (
                "q-single",
                Some(Response::Truth(true)),
                vec![Missed, Idle, Idle],
            ),
            (
                "q-multiple",
                Some(Response::Options(ids("a b"))),
                vec![Right, Wrong, Missed],
            ),
            ("q-truth", Some(Response::Truth(true)), vec![Wrong, Missed]),
            ("q-truth", Some(Response::Truth(false)), vec![Idle, Right]),
            (
                "q-number",
                Some(Response::Typed("-2".to_owned())),
                vec![Right],
            ),
            (
                "q-number",
                Some(Response::Typed("2".to_owned())),
                vec![Wrong],
            ),
            (
                "q-short",
                Some(Response::Typed(" ".to_owned())),
                vec![Missed],
            ),
            (
                "q-matching",
                Some(Response::Pairs(pairs)),
                vec![Right, Wrong, Missed],
            ),
            (
                "q-ordering",
                Some(Response::Sequence(ids("b a c d"))),
                vec![Wrong, Wrong, Right, Right],
            ),
            (
                "q-kprim",
                Some(Response::Judgements(
                    [(id("a"), true), (id("b"), true), (id("c"), true)].into(),
                )),
                vec![Right, Wrong, Right, Missed],
            ),
            (
                "q-cloze",
                Some(Response::Gaps(
                    [("a", "rumeur"), ("b", "13"), ("c", "b")]
                        .map(|(gap, given)| (id(gap), given.to_owned()))
                        .into(),
                )),
                vec![Right, Wrong, Right, Missed],
            ),
            (
                "q-mark",
                Some(Response::Options(ids("a b"))),
                vec![Right, Wrong, Missed],
            ),
            (
                "q-spot",
                Some(Response::Options(ids("b"))),
                vec![Idle, Right, Idle],
            ),
            (
                "q-weighted",
                Some(Response::Options(ids("a"))),
                vec![Partly, Missed, Idle],
            ),
            (
                "q-essay",
                Some(Response::Written("Un texte.".to_owned())),
                vec![Idle, Idle, Idle],
            ),
            (
                "q-likert",
                Some(Response::Ratings([(id("a"), 2)].into())),
                vec![Idle, Idle],
            ),
        ] {
            let rows = reviewed(name, response.as_ref());
            let standings: Vec<_> = rows.iter().map(|row| row.standing).collect();
            assert_eq!(standings, expected, "{name}");
        }
    }

    #[test]
    fn notes_tell_what_was_given_and_what_was_expected() {
        let pairs = Response::Pairs([(id("a"), id("x"))].into());
        let rows = reviewed("q-matching", Some(&pairs));
        let note = |given, expected| Note::Paired {
            given,
            expected: text(expected),
        };
        assert_eq!(rows[0].note, note(Some(text("right x")), "right a"));
        assert_eq!(rows[1].note, note(None, "right b"));
        let rows = reviewed("q-ordering", Some(&Response::Sequence(ids("b a c d"))));
        assert_eq!(
            rows[0].note,
            Note::Placed {
                given: Some(2),
                expected: 1
            }
        );
        let rows = reviewed("q-short", Some(&Response::Typed("rumeurs".to_owned())));
        let Note::Typed { given, expected } = &rows[0].note else {
            panic!("a typed note")
        };
        assert_eq!(given.as_deref(), Some("rumeurs"));
        assert_eq!(expected.fr.as_deref(), Some("rumeur"));
        assert!(rows[0].correct, "a star accepts the plural");

        let gaps = Response::Gaps([(id("c"), "a".to_owned()), (id("d"), "z".to_owned())].into());
        let rows = reviewed("q-cloze", Some(&gaps));
        let gap = |given, expected| Note::Gap { given, expected };
        assert_eq!(rows[2].note, gap(Some(text("a")), text("b")));
        assert_eq!(rows[3].note, gap(Some(text("z")), text("x")));
        let rows = reviewed("q-mark", None);
        assert_eq!(rows[0].text.fr.as_deref(), Some("words a"));
        assert_eq!(rows[0].note, Note::Marked { fix: text("fix a") });
        let rows = reviewed("q-likert", Some(&Response::Ratings([(id("b"), 3)].into())));
        let rated = |given, label| Note::Rated { given, label };
        assert_eq!(rows[0].note, rated(None, Localised::default()));
        assert_eq!(rows[1].note, rated(Some(3), text("often")));

        let rows = reviewed("q-truth", None);
        assert_eq!((rows[0].id.as_str(), &rows[0].why), ("true", &text("no")));
    }

    proptest! {
        #[test]
        fn rows_and_marks_agree(response in samples::any_response()) {
            for question in samples::all() {
                let review = review(&question, Some(&response));
                let stands = |standing| review.rows.iter().any(|row| row.standing == standing);
                let right = stands(Standing::Right);
                let (wrong, missed) = (stands(Standing::Wrong), stands(Standing::Missed));
                let partly = stands(Standing::Partly);
                prop_assert_eq!(review.marking, question.mark(Some(&response)));
                match review.marking.verdict {
                    Verdict::Right => prop_assert!(!(wrong || missed || partly)),
                    Verdict::Unanswered => prop_assert!(!(right || wrong || partly)),
                    Verdict::Partial => prop_assert!(wrong || missed || partly),
                    Verdict::Awaiting | Verdict::Unmarked => {
                        prop_assert!(!(right || wrong || missed || partly));
                    }
                    Verdict::Wrong => {}
                }
                let json = serde_json::to_string(&review).expect("a review is JSON");
                prop_assert_eq!(serde_json::from_str::<Review>(&json).expect("a review"), review);
            }
        }
    }
}
