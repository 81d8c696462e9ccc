//! A plain question as one of ours; [`super::voice`] goes the other way.

use std::collections::BTreeMap;

use super::plain::{Figure, Fill, Gap, Kind, OrderRule, Part, Pick, Plain, Shape, Words, letter};
use crate::{
    kit::{
        locale::Locale,
        text::{Localised, Slug},
        words::words,
    },
    questions::{
        self as own, Body, Question, Status, choice::ChoiceOption, cloze::GapKind, essay,
        mark::Mark, ordering::OrderingRule,
    },
};

fn one(text: &str, locale: Locale) -> Localised {
    let mut words = Localised::default();
    words.set(locale, text);
    words
}

/// A question of ours, written in one language; ready, unless the file hides it.
#[must_use]
pub fn question(id: Slug, plain: &Plain, locale: Locale) -> Question {
    let text = match (plain.text.as_str(), &plain.body) {
        ("", Kind::Cloze(_)) => words(locale).exchange_fill_the_gaps(),
        (text, _) => text.to_owned(),
    };
    let mut question = Question::new(id, body(plain, locale));
    question.points = plain.points;
    question.tags.clone_from(&plain.tags);
    question.text = one(&text, locale);
    question.explain = one(&plain.explain, locale);
    question.hints = plain.hints.iter().map(|hint| one(hint, locale)).collect();
    question.penalty = plain.penalty.unwrap_or(own::PENALTY);
    if plain.hidden {
        question.status = Status::Retired;
    }
    question
}

fn options(picks: &[Pick], locale: Locale) -> Vec<ChoiceOption> {
    let option = |pick: &Pick| ChoiceOption {
        id: pick.id.clone(),
        correct: pick.correct,
        text: one(&pick.text, locale),
        why: one(&pick.why, locale),
        weight: pick.weight,
    };
    picks.iter().map(option).collect()
}

fn short(words: &Words, locale: Locale) -> own::short::Short {
    let list = |texts: &[String]| BTreeMap::from([(locale, texts.to_vec())]);
    let part = |part: &Part| own::short::Partial {
        accept: list(&part.accept),
        share: part.share,
        why: one(&part.why, locale),
    };
    own::short::Short {
        accept: list(&words.accept),
        partial: words.partial.iter().map(part).collect(),
        case: words.case,
    }
}

fn number(figure: &Figure, locale: Locale) -> own::number::Number {
    own::number::Number {
        answer: figure.answer,
        tolerance: figure.tolerance,
        tolerance_percent: figure.percent,
        range: figure.range,
        unit: one(&figure.unit, locale),
        unit_required: figure.unit_required,
    }
}

fn body(plain: &Plain, locale: Locale) -> Body {
    match &plain.body {
        Kind::Choice(choice) => {
            let own = own::choice::Choice {
                options: options(&choice.options, locale),
                all_or_nothing: choice.all_or_nothing && !choice.single,
            };
            if choice.single {
                Body::Single(own)
            } else {
                Body::Multiple(own)
            }
        }
        Kind::Truth(truth) => Body::TrueFalse(own::truth::Truth {
            answer: truth.answer,
            why_true: one(&truth.why_true, locale),
            why_false: one(&truth.why_false, locale),
        }),
        Kind::Number(figure) => Body::Numeric(number(figure, locale)),
        Kind::Short(words) => Body::Short(short(words, locale)),
        Kind::Matching { pairs, extras } => Body::Matching(own::matching::Matching {
            pairs: pairs
                .iter()
                .map(|pair| own::matching::Pair {
                    id: pair.id.clone(),
                    left: one(&pair.left, locale),
                    right: one(&pair.right, locale),
                    why: Localised::default(),
                })
                .collect(),
            extras: extras
                .iter()
                .map(|extra| own::matching::Extra {
                    id: extra.id.clone(),
                    right: one(&extra.text, locale),
                })
                .collect(),
        }),
        Kind::Ordering { steps, rule } => Body::Ordering(own::ordering::Ordering {
            steps: steps
                .iter()
                .map(|step| own::ordering::Step {
                    id: step.id.clone(),
                    text: one(&step.text, locale),
                })
                .collect(),
            rule: match rule {
                OrderRule::Usual => OrderingRule::default(),
                OrderRule::AllOrNothing => OrderingRule::AllOrNothing,
                OrderRule::Places => OrderingRule::Places,
                OrderRule::Neighbours => OrderingRule::Neighbours,
            },
        }),
        Kind::Cloze(cloze) => Body::Cloze(own::cloze::Cloze {
            text: one(&cloze.text, locale),
            gaps: cloze.gaps.iter().map(|one| gap(one, locale)).collect(),
            bank: cloze
                .bank
                .iter()
                .map(|word| own::cloze::Word {
                    id: word.id.clone(),
                    text: one(&word.text, locale),
                })
                .collect(),
        }),
        Kind::Essay {
            min_words,
            max_words,
            model,
        } => Body::Essay(essay::Essay {
            min_words: *min_words,
            max_words: *max_words,
            rubric: vec![criterion(plain.points, locale)],
            model: one(model, locale),
        }),
        Kind::MarkError { passage, segments } => Body::MarkError(own::mark_error::MarkError {
            text: one(passage, locale),
            segments: segments
                .iter()
                .map(|segment| own::mark_error::Segment {
                    id: segment.id.clone(),
                    correct: segment.correct,
                    why: one(&segment.why, locale),
                    fix: Localised::default(),
                })
                .collect(),
        }),
        Kind::Hotspot(hotspot) => Body::Hotspot(own::hotspot::Hotspot {
            image: hotspot.image.clone(),
            alt: one(&hotspot.alt, locale),
            several: hotspot.several,
            zones: hotspot
                .zones
                .iter()
                .map(|zone| own::hotspot::Zone {
                    id: zone.id.clone(),
                    label: one(&zone.label, locale),
                    correct: zone.correct,
                    shape: shape(&zone.shape),
                    why: one(&zone.why, locale),
                })
                .collect(),
        }),
    }
}

fn gap(gap: &Gap, locale: Locale) -> own::cloze::Gap {
    own::cloze::Gap {
        id: gap.id.clone(),
        weight: gap.weight,
        kind: match &gap.fill {
            Fill::Typed(words) => GapKind::Typed {
                accept: short(words, locale),
            },
            Fill::Number(figure) => GapKind::Number {
                number: number(figure, locale),
            },
            Fill::Choice(picks) => GapKind::Choice {
                options: options(picks, locale),
            },
            Fill::Word(word) => GapKind::Word { word: word.clone() },
        },
        why: one(&gap.why, locale),
    }
}

/// Other systems give an essay its marks by hand, ours by a rubric: one criterion holds them all.
pub(super) fn criterion(points: Mark, locale: Locale) -> essay::Criterion {
    let t = words(locale);
    let level = |points: Mark, text: String| essay::Level {
        points,
        text: one(&text, locale),
    };
    essay::Criterion {
        id: letter(0),
        text: one(&t.exchange_essay_criterion(), locale),
        levels: vec![
            level(Mark::ZERO, t.exchange_essay_low()),
            level(Mark(points.0 / 2), t.exchange_essay_middle()),
            level(points, t.exchange_essay_high()),
        ],
    }
}

fn shape(shape: &Shape) -> own::hotspot::Shape {
    match shape {
        Shape::Rect {
            x,
            y,
            width,
            height,
        } => own::hotspot::Shape::Rect {
            x: *x,
            y: *y,
            width: *width,
            height: *height,
        },
        Shape::Circle { x, y, radius } => own::hotspot::Shape::Circle {
            x: *x,
            y: *y,
            radius: *radius,
        },
        Shape::Polygon(points) => own::hotspot::Shape::Polygon {
            points: points.clone(),
        },
    }
}
