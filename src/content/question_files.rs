//! The questions of quizzes and banks, as they are written: what all types have, and the first seven
//! types. The others are read by [`super::question_bodies`].

use std::collections::BTreeMap;

use super::{format::Fields, parse::Reader, question_bodies, reading::Origin};
use crate::{
    kit::{locale::Locale, text::Localised},
    questions::{
        Body, OptionId, PENALTY, Question, Status,
        choice::{Choice, ChoiceOption},
        decimal::Decimal,
        mark::{Mark, Share},
        matching::{Extra, Matching, Pair},
        number::Number,
        ordering::{Ordering, OrderingRule, Step},
        short::{Partial, Short},
        truth::Truth,
    },
};

/// The types of questions, by the name that files give them.
#[derive(Clone, Copy)]
enum Type {
    Single,
    Multiple,
    TrueFalse,
    Numeric,
    Short,
    Matching,
    Ordering,
    Kprim,
    Cloze,
    MarkError,
    Hotspot,
    Essay,
    Likert,
}

const TYPES: &[(&str, Type)] = &[
    ("single", Type::Single),
    ("multiple", Type::Multiple),
    ("true-false", Type::TrueFalse),
    ("numeric", Type::Numeric),
    ("short", Type::Short),
    ("matching", Type::Matching),
    ("ordering", Type::Ordering),
    ("kprim", Type::Kprim),
    ("cloze", Type::Cloze),
    ("mark-error", Type::MarkError),
    ("hotspot", Type::Hotspot),
    ("essay", Type::Essay),
    ("likert", Type::Likert),
];
/// Whether several right options are marked all or nothing.
const MARKINGS: &[(&str, bool)] = &[("partial", false), ("all-or-nothing", true)];
/// The fields that belong to one type or another.
const TYPED: &[&str] = &[
    "option",
    "marking",
    "answer",
    "why_true",
    "why_false",
    "tolerance",
    "tolerance_percent",
    "range",
    "unit",
    "unit_required",
    "accept",
    "partial",
    "case",
    "pair",
    "extra",
    "step",
    "rule",
    "statement",
    "cloze",
    "gap",
    "word",
    "passage",
    "segment",
    "image",
    "alt",
    "several",
    "zone",
    "min_words",
    "max_words",
    "model",
    "criterion",
    "labels",
];

impl Reader<'_> {
    pub(super) fn question(&self, file: &str, fields: &Fields<'_>) -> Option<Question> {
        let id = fields.slug("id");
        if let Some(id) = &id {
            self.origin(Origin::Question(id.clone()), file, fields.line());
        }
        let kind = fields.choice("type", TYPES);
        let points = fields.decimal_if_any(
            "points",
            "expected points such as 1 or 1.5, up to two decimals, at most 1000",
            |raw| match kind {
                Some(Type::Likert) => points_or_none(raw),
                _ => Mark::parse(raw),
            },
        );
        let objective = fields.slug_if_any("objective");
        let difficulty = fields.number_if_any("difficulty", 1..=3);
        let tags = fields.texts("tags");
        let (text, explain) = (fields.words("text"), fields.words_if_any("explain"));
        let hints = words_list(fields, "hints");
        let penalty = fields.decimal_if_any("penalty", PERCENT, |raw| share(raw, 0));
        let status = fields.choice_if_any("status", Status::NAMES);
        let Some(kind) = kind else {
            // Without its type, which of these are right cannot be said.
            fields.known(TYPED);
            return None;
        };
        let body = body(kind, fields)?;
        let usual = match &body {
            Body::Essay(essay) => essay.most(),
            Body::Likert(_) => Mark::ZERO,
            _ => Mark::ONE,
        };
        Some(Question {
            points: points.unwrap_or(usual),
            objective,
            difficulty: difficulty.and_then(|level| u8::try_from(level).ok()),
            tags,
            text,
            explain,
            hints,
            penalty: penalty.map_or(PENALTY, Share),
            status: status.unwrap_or_default(),
            ..Question::new(id?, body)
        })
    }
}

fn body(kind: Type, fields: &Fields<'_>) -> Option<Body> {
    Some(match kind {
        Type::Single => Body::Single(Choice::of(options(fields))),
        Type::Multiple => Body::Multiple(Choice {
            all_or_nothing: all_or_nothing(fields),
            options: options(fields),
        }),
        Type::TrueFalse => {
            let (why_true, why_false) = (
                fields.words_if_any("why_true"),
                fields.words_if_any("why_false"),
            );
            Body::TrueFalse(Truth {
                answer: fields.flag_needed("answer")?,
                why_true,
                why_false,
            })
        }
        Type::Numeric => Body::Numeric(number(fields)?),
        Type::Short => Body::Short(short(fields)),
        Type::Matching => Body::Matching(Matching {
            pairs: fields.tables("pair", |fields| {
                let (left, right) = (fields.words("left"), fields.words("right"));
                let why = fields.words_if_any("why");
                Some(Pair {
                    id: option_id(fields)?,
                    left,
                    right,
                    why,
                })
            }),
            extras: fields.tables("extra", |fields| {
                let right = fields.words("right");
                Some(Extra {
                    id: option_id(fields)?,
                    right,
                })
            }),
        }),
        Type::Ordering => Body::Ordering(Ordering {
            steps: fields.tables("step", |fields| {
                let text: Localised = fields.words("text");
                Some(Step {
                    id: option_id(fields)?,
                    text,
                })
            }),
            rule: fields
                .choice_if_any("rule", OrderingRule::NAMES)
                .unwrap_or_default(),
        }),
        Type::Kprim => Body::Kprim(question_bodies::kprim(fields)),
        Type::Cloze => Body::Cloze(question_bodies::cloze(fields)),
        Type::MarkError => Body::MarkError(question_bodies::mark_error(fields)),
        Type::Hotspot => Body::Hotspot(question_bodies::hotspot(fields)),
        Type::Essay => Body::Essay(question_bodies::essay(fields)),
        Type::Likert => Body::Likert(question_bodies::likert(fields)),
    })
}

/// `marking = "all-or-nothing"`.
pub(super) fn all_or_nothing(fields: &Fields<'_>) -> bool {
    fields.choice_if_any("marking", MARKINGS).unwrap_or(false)
}

pub(super) fn options(fields: &Fields<'_>) -> Vec<ChoiceOption> {
    fields.tables("option", |fields| {
        let (text, why) = (fields.words("text"), fields.words_if_any("why"));
        let correct = fields.flag("correct", false);
        let weight = fields.decimal_if_any("weight", WEIGHT, |raw| share(raw, -10_000));
        Some(ChoiceOption {
            id: option_id(fields)?,
            correct,
            text,
            why,
            weight: weight.and_then(|weight| i32::try_from(weight).ok()),
        })
    })
}

pub(super) fn number(fields: &Fields<'_>) -> Option<Number> {
    let tolerance = fields.value_if_any("tolerance", Decimal::parse);
    let tolerance_percent = fields.value_if_any("tolerance_percent", Decimal::parse);
    let bounds = fields
        .has("range")
        .then(|| fields.list("range", Decimal::parse));
    let range = bounds.and_then(|bounds| match bounds.as_slice() {
        [low, high] => Some((*low, *high)),
        _ => {
            fields.error(
                "wrong-value",
                "`range` must be two numbers: [\"2\", \"5.5\"]",
            );
            None
        }
    });
    let unit = fields.words_if_any("unit");
    let unit_required = fields.flag("unit_required", false);
    let answer = fields.value("answer", Decimal::parse);
    Some(Number {
        answer: answer?,
        tolerance: tolerance.unwrap_or(Decimal::ZERO),
        tolerance_percent,
        range,
        unit,
        unit_required,
    })
}

pub(super) fn short(fields: &Fields<'_>) -> Short {
    Short {
        accept: accept(fields),
        partial: fields.tables("partial", |fields| {
            let (accept, why) = (accept(fields), fields.words_if_any("why"));
            let share = fields.decimal_if_any("share", PERCENT, |raw| share(raw, 0));
            if !fields.has("share") {
                fields.error("missing-field", "`share` is missing: share = 50");
            }
            Some(Partial {
                accept,
                share: Share(share?),
                why,
            })
        }),
        case: fields.flag("case", false),
    }
}

/// The writings accepted in each language.
fn accept(fields: &Fields<'_>) -> BTreeMap<Locale, Vec<String>> {
    let mut accept = BTreeMap::new();
    let found = fields.table("accept", |fields| {
        for locale in Locale::ALL {
            let texts = fields.texts(locale.code());
            if !texts.is_empty() {
                accept.insert(locale, texts);
            }
        }
    });
    if found.is_none() {
        fields.error(
            "missing-field",
            "`accept` is missing: { ar = [\"…\"], fr = [\"…\"] }",
        );
    }
    accept
}

pub(super) fn option_id(fields: &Fields<'_>) -> Option<OptionId> {
    fields.value("id", OptionId::parse)
}

/// A list of texts in several languages.
pub(super) fn words_list(fields: &Fields<'_>, name: &'static str) -> Vec<Localised> {
    fields.tables(name, |fields| {
        let mut words = Localised::default();
        for locale in Locale::ALL {
            if let Some(text) = fields.text_if_any(locale.code()) {
                words.set(locale, &text);
            }
        }
        Some(words)
    })
}

const PERCENT: &str = "expected a percentage such as 33 or 33.33, from 0 to 100";
const WEIGHT: &str = "expected a percentage such as 50 or -33.33, from -100 to 100";

/// `33` or `-33.33` percent as basis points, from `least` to all.
fn share(raw: &str, least: i64) -> Option<i64> {
    let (sign, size) = match raw.strip_prefix('-') {
        Some(size) => (-1, size),
        None => (1, raw),
    };
    let share = sign * points_or_none(size)?.0;
    (least..=Share::FULL.0).contains(&share).then_some(share)
}

/// Points as [`Mark::parse`] reads them, or none at all.
pub(super) fn points_or_none(raw: &str) -> Option<Mark> {
    let none = !raw.is_empty() && raw.bytes().all(|b| matches!(b, b'0' | b'.'));
    if none {
        Some(Mark::ZERO)
    } else {
        Mark::parse(raw)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_have_two_decimals() {
        for (raw, least, expected) in [
            ("33", 0, Some(3_300)),
            ("33.33", 0, Some(3_333)),
            ("0", 0, Some(0)),
            ("100", 0, Some(10_000)),
            ("100.01", 0, None),
            ("-50", 0, None),
            ("-50", -10_000, Some(-5_000)),
            ("-100.5", -10_000, None),
            ("33.333", 0, None),
            ("--1", -10_000, None),
            ("", 0, None),
        ] {
            assert_eq!(share(raw, least), expected, "{raw}");
        }
    }
}
