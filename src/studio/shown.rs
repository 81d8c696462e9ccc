//! A question as an officer sees it, with its key marked: for previews.

use crate::{
    kit::{
        locale::Locale,
        text::{Localised, Run},
        words::Words,
    },
    questions::{
        Question,
        review::{Note, review},
    },
};

/// An option, a pair, a step, or what may be typed.
pub struct RowShown {
    pub text: Run,
    /// It belongs to the key.
    pub right: bool,
    pub why: Run,
}

pub struct QuestionShown {
    pub id: String,
    pub kind: String,
    pub points: String,
    pub text: Run,
    pub rows: Vec<RowShown>,
    pub explain: Run,
}

/// The name of a type of question.
#[must_use]
pub fn kind_name(t: &Words, kind: &str) -> String {
    match kind {
        "single" => t.studio_type_single(),
        "multiple" => t.studio_type_multiple(),
        "true-false" => t.studio_type_true_false(),
        "numeric" => t.studio_type_numeric(),
        "short" => t.studio_type_short(),
        "matching" => t.studio_type_matching(),
        "kprim" => t.studio_type_kprim(),
        "cloze" => t.studio_type_cloze(),
        "mark-error" => t.studio_type_mark_error(),
        "hotspot" => t.studio_type_hotspot(),
        "essay" => t.studio_type_essay(),
        "likert" => t.studio_type_likert(),
        _ => t.studio_type_ordering(),
    }
}

/// A question with its key, its texts in `text`, on a page in `interface`.
#[must_use]
pub fn shown(question: &Question, t: &Words, text: Locale, interface: Locale) -> QuestionShown {
    let run = |words: &Localised| Run::new(words.pick(text), interface);
    let plain = |words: String| Run::new((&words, interface), interface);
    let review = review(question, Some(&question.key()));
    let rows = review.rows.iter().map(|row| RowShown {
        right: row.correct,
        why: run(&row.why),
        text: match &row.note {
            Note::Nothing if row.text.is_empty() => plain(match row.id.as_str() {
                "true" => t.studio_true(),
                _ => t.studio_false(),
            }),
            Note::Nothing => run(&row.text),
            Note::Paired { expected, .. } => {
                let (left, locale) = row.text.pick(text);
                let pair = format!("{left} ← {}", expected.in_or_near(text));
                let pair = if locale == Locale::Ar {
                    pair
                } else {
                    pair.replace('←', "→")
                };
                Run::new((&pair, locale), interface)
            }
            Note::Placed { expected, .. } => {
                let (step, locale) = row.text.pick(text);
                Run::new((&format!("{expected}. {step}"), locale), interface)
            }
            Note::Typed { expected, .. } | Note::Gap { expected, .. } => run(expected),
            Note::Judged { expected, .. } => {
                let (statement, locale) = row.text.pick(text);
                let judged = if *expected {
                    t.studio_true()
                } else {
                    t.studio_false()
                };
                Run::new((&format!("{statement} ({judged})"), locale), interface)
            }
            Note::Marked { fix } if fix.is_empty() => run(&row.text),
            Note::Marked { fix } => {
                let (words, locale) = row.text.pick(text);
                let fixed = format!("{words} ← {}", fix.in_or_near(text));
                let fixed = if locale == Locale::Ar {
                    fixed
                } else {
                    fixed.replace('←', "→")
                };
                Run::new((&fixed, locale), interface)
            }
            Note::Written { model, .. } => run(model),
            Note::Criterion { .. } | Note::Rated { .. } => run(&row.text),
        },
    });
    QuestionShown {
        id: question.id.to_string(),
        kind: kind_name(t, question.body.type_name()),
        points: t.studio_points(question.points.to_string()),
        text: run(&question.text),
        rows: rows.collect(),
        explain: run(&question.explain),
    }
}
