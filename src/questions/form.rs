//! How an answer travels in an HTML form: which fields a page sends, and what they say.
//!
//! Every field of a question begins with its prefix, `q.<question-id>`:
//!
//! | type | fields |
//! |---|---|
//! | single | prefix = option id |
//! | multiple | prefix = option id, repeated |
//! | true-false | prefix = `true` or `false` |
//! | numeric, short | prefix = what is typed |
//! | matching | prefix`.<pair-id>` = id of the right side, or empty |
//! | ordering | prefix = step id, repeated in order; prefix`.moved` = `1` when the order is an answer |
//! | kprim | prefix`.<statement-id>` = `true` or `false` |
//! | cloze | prefix`.<gap-id>` = what is typed, or the id of the option or word, or empty |
//! | mark-error, hotspot | prefix = segment or zone id, repeated |
//! | essay | prefix = what is written, in lines |
//! | likert | prefix`.<statement-id>` = `1` to the number of labels |
//!
//! An ordering is shown shuffled, so its list comes back even from who did not touch it: without
//! `.moved` it is no answer. The page sends `.moved` as a hidden field once there is an answer, and
//! as a check box ("this is my order") before, because the order shown may happen to be right. A
//! button `.move` = `up.2` or `down.2` (counted from 0) moves a step without any script; pressing
//! it is an answer.

use std::collections::BTreeMap;

use unicode_segmentation::UnicodeSegmentation as _;

use super::essay::Essay;
use super::{Body, OptionId, Question, Response};
use crate::kit::text::{Slug, tidy_line};

/// How much of a typed answer is kept, in graphemes.
pub const TYPED_LENGTH: usize = 500;

/// The fields of a form, in the order of the page.
pub type Fields = [(String, String)];

/// The prefix of a question's fields.
#[must_use]
pub fn prefix(question: &Slug) -> String {
    format!("q.{question}")
}

/// What the fields answer to a question. `None` when they answer nothing; values that the question
/// does not have are ignored.
#[must_use]
pub fn parse(question: &Question, prefix: &str, fields: &Fields) -> Option<Response> {
    match &question.body {
        Body::Single(choice) | Body::Multiple(choice) => {
            let known: Vec<_> = choice.options.iter().map(|option| &option.id).collect();
            let chosen = named(values(fields, prefix), &known);
            (!chosen.is_empty()).then_some(Response::Options(chosen))
        }
        Body::TrueFalse(_) => match values(fields, prefix).next()? {
            "true" => Some(Response::Truth(true)),
            "false" => Some(Response::Truth(false)),
            _ => None,
        },
        Body::Numeric(_) | Body::Short(_) => {
            let typed = tidy_line(values(fields, prefix).next()?);
            let kept: String = typed.graphemes(true).take(TYPED_LENGTH).collect();
            let kept = kept.trim_end();
            (!kept.is_empty()).then(|| Response::Typed(kept.to_owned()))
        }
        Body::Matching(matching) => {
            let rights = matching.rights();
            let given = matching.pairs.iter().filter_map(|pair| {
                let name = format!("{prefix}.{}", pair.id);
                let right = values(fields, &name).next()?;
                let right = rights.iter().find(|(id, _)| id.as_str() == right)?.0;
                Some((pair.id.clone(), right.clone()))
            });
            let pairs: BTreeMap<_, _> = given.collect();
            (!pairs.is_empty()).then_some(Response::Pairs(pairs))
        }
        Body::Ordering(_) => {
            let order = arrangement(question, prefix, fields)?;
            let moved = values(fields, &format!("{prefix}.moved")).any(|value| value == "1");
            match values(fields, &format!("{prefix}.move")).find_map(step_to_move) {
                Some((index, up)) => Some(Response::Sequence(move_step(&order, index, up))),
                None => moved.then_some(Response::Sequence(order)),
            }
        }
        Body::Kprim(kprim) => kprim.parse(prefix, fields),
        Body::Cloze(cloze) => cloze.parse(prefix, fields),
        Body::MarkError(text) => text.parse(prefix, fields),
        Body::Hotspot(picture) => picture.parse(prefix, fields),
        Body::Essay(_) => Essay::parse(prefix, fields),
        Body::Likert(likert) => likert.parse(prefix, fields),
    }
}

/// The fields from which [`parse`] reads this response.
#[must_use]
pub fn fields(question: &Question, prefix: &str, response: &Response) -> Vec<(String, String)> {
    let field = |value: &str| (prefix.to_owned(), value.to_owned());
    match response {
        Response::Options(chosen) => chosen.iter().map(|id| field(id.as_str())).collect(),
        Response::Truth(given) => vec![field(if *given { "true" } else { "false" })],
        Response::Typed(typed) => vec![field(typed)],
        Response::Pairs(pairs) => each(prefix, pairs),
        Response::Judgements(given) => each(prefix, given),
        Response::Gaps(given) => each(prefix, given),
        Response::Ratings(given) => each(prefix, given),
        Response::Written(text) => vec![field(text)],
        Response::Sequence(order) => {
            let moved = matches!(question.body, Body::Ordering(_))
                .then(|| (format!("{prefix}.moved"), "1".to_owned()));
            order
                .iter()
                .map(|id| field(id.as_str()))
                .chain(moved)
                .collect()
        }
    }
}

/// One field for each part.
fn each(prefix: &str, given: &BTreeMap<OptionId, impl std::fmt::Display>) -> Vec<(String, String)> {
    let field = |(id, value)| (format!("{prefix}.{id}"), format!("{value}"));
    given.iter().map(field).collect()
}

/// The order of the steps as the page showed it, answer or not, so that it can be shown again.
/// `None` when the fields do not hold every step once.
#[must_use]
pub fn arrangement(question: &Question, prefix: &str, fields: &Fields) -> Option<Vec<OptionId>> {
    let Body::Ordering(ordering) = &question.body else {
        return None;
    };
    let steps: Vec<_> = ordering.steps.iter().map(|step| &step.id).collect();
    let order = named(values(fields, prefix), &steps);
    ordering.is_of_these_steps(&order).then_some(order)
}

/// The order after one step, counted from 0, changes places with the one before it (`up`) or after
/// it. Unchanged when there is no such step or no such neighbour.
#[must_use]
pub fn move_step(order: &[OptionId], index: usize, up: bool) -> Vec<OptionId> {
    let mut order = order.to_vec();
    let neighbour = if up {
        index.checked_sub(1)
    } else {
        index.checked_add(1)
    };
    if let Some(neighbour) = neighbour
        && neighbour.max(index) < order.len()
    {
        order.swap(index, neighbour);
    }
    order
}

/// The step that a button moves: `up.2`, `down.0`.
fn step_to_move(value: &str) -> Option<(usize, bool)> {
    let (direction, index) = value.split_once('.')?;
    let up = match direction {
        "up" => true,
        "down" => false,
        _ => return None,
    };
    Some((index.parse().ok()?, up))
}

pub(super) fn values<'a>(fields: &'a Fields, name: &str) -> impl Iterator<Item = &'a str> {
    fields
        .iter()
        .filter(move |(field, _)| field == name)
        .map(|(_, value)| value.as_str())
}

/// The ids that the values name, in the order of the values, each once.
pub(super) fn named<'a>(
    values: impl Iterator<Item = &'a str>,
    known: &[&OptionId],
) -> Vec<OptionId> {
    let mut ids = Vec::new();
    for value in values {
        if let Some(id) = known.iter().copied().find(|id| id.as_str() == value)
            && !ids.contains(id)
        {
            ids.push(id.clone());
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::questions::samples::{self, ids, named};

    /// Fields written as `a=1&b=2`.
    fn form(text: &str) -> Vec<(String, String)> {
        let fields = text.split('&').filter_map(|field| field.split_once('='));
        fields
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }

    #[test]
    fn fields_say_what_is_answered() {
        let pairs = |text: &str| {
            let halves = text
                .split_whitespace()
                .filter_map(|pair| pair.split_once('='));
            Response::Pairs(
                halves
                    .map(|(l, r)| (samples::id(l), samples::id(r)))
                    .collect(),
            )
        };
        for (name, fields, expected) in [
            ("q-single", "", None),
            ("q-single", "p=", None),
            ("q-single", "p=z", None),
            ("q-single", "other=a", None),
            ("q-single", "p=b", Some(Response::Options(ids("b")))),
            (
                "q-multiple",
                "p=c&p=z&p=a&p=c",
                Some(Response::Options(ids("c a"))),
            ),
            ("q-truth", "p=true", Some(Response::Truth(true))),
            ("q-truth", "p=false&p=true", Some(Response::Truth(false))),
            ("q-truth", "p=yes", None),
            (
                "q-number",
                "p=  12  000 ",
                Some(Response::Typed("12 000".to_owned())),
            ),
            ("q-short", "p= \u{a0} ", None),
            (
                "q-matching",
                "p.a=b&p.b=&p.c=nobody&p.z=a",
                Some(pairs("a=b")),
            ),
            ("q-matching", "p.a=x", Some(pairs("a=x"))),
            ("q-matching", "p.a=&p.b=", None),
            ("q-ordering", "p=b&p=a&p=c&p=d", None),
            ("q-ordering", "p=b&p=a&p=c&p=d&p.moved=0", None),
            (
                "q-ordering",
                "p=b&p=a&p=c&p=d&p.moved=1",
                Some(Response::Sequence(ids("b a c d"))),
            ),
            (
                "q-ordering",
                "p=b&p=a&p=c&p=d&p.move=up.1",
                Some(Response::Sequence(ids("a b c d"))),
            ),
            ("q-ordering", "p=b&p=a&p=c&p.moved=1", None),
            ("q-ordering", "p=b&p=a&p=c&p=d&p.move=left.1", None),
            ("q-kprim", "p=true&p.a=yes&p.z=true", None),
            (
                "q-kprim",
                "p.a=true&p.b=false&p.c=",
                Some(Response::Judgements(
                    [(samples::id("a"), true), (samples::id("b"), false)].into(),
                )),
            ),
            ("q-cloze", "p.a= &p.c=z&p.d=a&p.z=x", None),
            (
                "q-cloze",
                "p.a=une  rumeur&p.b=&p.c=b&p.d=z",
                Some(Response::Gaps(
                    [("a", "une rumeur"), ("c", "b"), ("d", "z")]
                        .map(|(gap, given)| (samples::id(gap), given.to_owned()))
                        .into(),
                )),
            ),
            ("q-mark", "p=c&p=z&p=c", Some(Response::Options(ids("c")))),
            ("q-spot", "p=b", Some(Response::Options(ids("b")))),
            ("q-essay", "p= ", None),
            (
                "q-essay",
                "p=Un texte.",
                Some(Response::Written("Un texte.".to_owned())),
            ),
            ("q-likert", "p.a=0&p.b=4&p.z=1", None),
            (
                "q-likert",
                "p.a=3&p.b=x",
                Some(Response::Ratings([(samples::id("a"), 3)].into())),
            ),
        ] {
            assert_eq!(
                parse(&named(name), "p", &form(fields)),
                expected,
                "{name} {fields}"
            );
        }
    }

    #[test]
    fn a_list_left_as_it_was_is_no_answer_but_can_be_shown_again() {
        let (question, fields) = (named("q-ordering"), form("p=b&p=a&p=c&p=d"));
        assert_eq!(parse(&question, "p", &fields), None);
        assert_eq!(arrangement(&question, "p", &fields), Some(ids("b a c d")));
        assert_eq!(arrangement(&named("q-single"), "p", &fields), None);
    }

    #[test]
    fn a_step_moves_by_one_place_and_never_off_the_list() {
        for (index, up, expected) in [
            (1, true, "b a c"),
            (1, false, "a c b"),
            (0, true, "a b c"),
            (2, false, "a b c"),
            (3, true, "a b c"),
            (usize::MAX, false, "a b c"),
        ] {
            assert_eq!(
                move_step(&ids("a b c"), index, up),
                ids(expected),
                "{index} {up}"
            );
        }
    }

    #[test]
    fn a_long_text_is_cut_between_graphemes() {
        let fields = vec![("p".to_owned(), "e\u{301}".repeat(600))];
        let cut = Response::Typed("e\u{301}".repeat(TYPED_LENGTH));
        assert_eq!(parse(&named("q-short"), "p", &fields), Some(cut));
    }

    proptest! {
        #[test]
        fn what_is_read_once_is_read_again(
            response in samples::any_response(),
            noise in prop::collection::vec(
                ("p(\\.[a-d]|\\.moved|\\.move)?", "[a-dz]|1|true|up\\.[0-9]"), 0..12,
            ),
        ) {
            for question in samples::all() {
                let mut sent = fields(&question, "p", &response);
                sent.extend(noise.clone());
                let Some(read) = parse(&question, "p", &sent) else { continue };
                let again = fields(&question, "p", &read);
                prop_assert_eq!(parse(&question, "p", &again), Some(read));
            }
        }

        #[test]
        fn a_key_travels_unchanged(seed in any::<u64>()) {
            for question in samples::all() {
                let prefix = prefix(&question.id);
                let key = match question.key() {
                    Response::Sequence(order) =>
                        Response::Sequence(crate::questions::shuffle::order(seed, "", order)),
                    key => key,
                };
                let sent = fields(&question, &prefix, &key);
                prop_assert_eq!(parse(&question, &prefix, &sent), Some(key));
            }
        }
    }
}
