//! Quizzes and question banks, as they are written.

use std::collections::BTreeMap;

use super::{
    course::{Draw, Feedback, Quiz},
    document::Document,
    format::Fields,
    parse::Reader,
    reading::Origin,
    settings_files,
};
use crate::{
    kit::{
        locale::Locale,
        text::{Localised, Slug},
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
}

const TYPES: &[(&str, Type)] = &[
    ("single", Type::Single),
    ("multiple", Type::Multiple),
    ("true-false", Type::TrueFalse),
    ("numeric", Type::Numeric),
    ("short", Type::Short),
    ("matching", Type::Matching),
    ("ordering", Type::Ordering),
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
    "unit",
    "accept",
    "pair",
    "extra",
    "step",
];

impl Reader<'_> {
    pub(super) fn quiz(&self, path: &str) -> Option<Quiz> {
        let text = self.text(path)?;
        let document = Document {
            file: path,
            text: &text,
            before: 0,
            log: &self.log,
        };
        Some(document.read(|fields| {
            Quiz {
                title: fields.words("title"),
                intro: fields.words_if_any("intro"),
                pass_percent: fields.number("pass_percent", 1..=100),
                attempts: fields.number_if_any("attempts", 1..=100),
                minutes: fields.number_if_any("minutes", 1..=600),
                shuffle_questions: fields.flag("shuffle_questions", true),
                shuffle_options: fields.flag("shuffle_options", true),
                feedback: fields
                    .choice_if_any("feedback", Feedback::NAMES)
                    .unwrap_or(Feedback::Full),
                settings: settings_files::read(fields),
                draws: fields.tables("draw", |fields| {
                    let bank = fields.slug("bank");
                    let count = fields.number("count", 1..=200);
                    let tags = fields.texts("tags");
                    Some(Draw {
                        bank: bank?,
                        count,
                        tags,
                    })
                }),
                questions: fields.tables("question", |fields| self.question(path, fields)),
            }
        }))
    }

    /// Every file `banks/<name>.bank.toml`.
    pub(super) fn banks(&self) -> BTreeMap<Slug, Vec<Question>> {
        let mut banks = BTreeMap::new();
        for (path, name) in self.paths("banks/", ".bank.toml") {
            let Some(text) = self.text(&path) else {
                continue;
            };
            let document = Document {
                file: &path,
                text: &text,
                before: 0,
                log: &self.log,
            };
            let questions = document
                .read(|fields| fields.tables("question", |fields| self.question(&path, fields)));
            match Slug::parse(&name) {
                Ok(name) => drop(banks.insert(name, questions)),
                Err(why) => self
                    .log
                    .error(&path, 1, "file-name", format!("“{name}”: {why}")),
            }
        }
        banks
    }

    fn question(&self, file: &str, fields: &Fields<'_>) -> Option<Question> {
        let id = fields.slug("id");
        if let Some(id) = &id {
            self.origin(Origin::Question(id.clone()), file, fields.line());
        }
        let kind = fields.choice("type", TYPES);
        let points = fields.decimal_if_any(
            "points",
            "expected points such as 1 or 1.5, up to two decimals, at most 1000",
            Mark::parse,
        );
        let objective = fields.slug_if_any("objective");
        let difficulty = fields.number_if_any("difficulty", 1..=3);
        let tags = fields.texts("tags");
        let (text, explain) = (fields.words("text"), fields.words_if_any("explain"));
        let Some(kind) = kind else {
            // Without its type, which of these are right cannot be said.
            fields.known(TYPED);
            return None;
        };
        let body = body(kind, fields)?;
        Some(Question {
            id: id?,
            points: points.unwrap_or(Mark::ONE),
            objective,
            difficulty: difficulty.and_then(|level| u8::try_from(level).ok()),
            tags,
            text,
            explain,
            body,
        })
    }
}

fn body(kind: Type, fields: &Fields<'_>) -> Option<Body> {
    Some(match kind {
        Type::Single => Body::Single(Choice {
            options: options(fields),
            all_or_nothing: false,
        }),
        Type::Multiple => Body::Multiple(Choice {
            all_or_nothing: fields.choice_if_any("marking", MARKINGS).unwrap_or(false),
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
        Type::Numeric => {
            let tolerance = fields.value_if_any("tolerance", Decimal::parse);
            let unit = fields.words_if_any("unit");
            let answer = fields.value("answer", Decimal::parse);
            Body::Numeric(Number {
                answer: answer?,
                tolerance: tolerance.unwrap_or(Decimal::ZERO),
                unit,
            })
        }
        Type::Short => {
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
            Body::Short(Short { accept })
        }
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
        }),
    })
}

fn options(fields: &Fields<'_>) -> Vec<ChoiceOption> {
    fields.tables("option", |fields| {
        let (text, why) = (fields.words("text"), fields.words_if_any("why"));
        let correct = fields.flag("correct", false);
        Some(ChoiceOption {
            id: option_id(fields)?,
            correct,
            text,
            why,
        })
    })
}

fn option_id(fields: &Fields<'_>) -> Option<OptionId> {
    fields.value("id", OptionId::parse)
}
