//! The types of questions with parts of their own making: judged statements, gaps, marked errors,
//! zones, written answers and scales.

use super::{
    format::Fields,
    question_files::{
        all_or_nothing, number, option_id, options, points_or_none, short, words_list,
    },
};
use crate::questions::{
    OptionId,
    cloze::{Cloze, Gap, GapKind, MOST_WEIGHT, Word},
    essay::{Criterion, Essay, Level},
    hotspot::{EDGE, Hotspot, Shape, Zone},
    kprim::{self, Kprim},
    likert::{self, Likert},
    mark_error::{MarkError, Segment},
};

/// How a gap is filled, by the name that files give it.
#[derive(Clone, Copy)]
enum Kind {
    Typed,
    Number,
    Choice,
    Word,
}

const KINDS: &[(&str, Kind)] = &[
    ("typed", Kind::Typed),
    ("number", Kind::Number),
    ("choice", Kind::Choice),
    ("word", Kind::Word),
];
/// The fields that belong to one kind of gap or another.
const OF_A_KIND: &[&str] = &[
    "accept",
    "partial",
    "case",
    "answer",
    "tolerance",
    "tolerance_percent",
    "range",
    "unit",
    "unit_required",
    "option",
    "word",
];

/// The outline of a zone, by the name that files give it.
#[derive(Clone, Copy)]
enum Outline {
    Rect,
    Circle,
    Polygon,
}

const OUTLINES: &[(&str, Outline)] = &[
    ("rect", Outline::Rect),
    ("circle", Outline::Circle),
    ("polygon", Outline::Polygon),
];
/// The fields that belong to one outline or another.
const OF_AN_OUTLINE: &[&str] = &["x", "y", "width", "height", "radius", "points"];

pub(super) fn kprim(fields: &Fields<'_>) -> Kprim {
    Kprim {
        statements: fields.tables("statement", |fields| {
            let (text, why) = (fields.words("text"), fields.words_if_any("why"));
            let correct = fields.flag("correct", false);
            Some(kprim::Statement {
                id: option_id(fields)?,
                text,
                correct,
                why,
            })
        }),
        all_or_nothing: all_or_nothing(fields),
    }
}

pub(super) fn cloze(fields: &Fields<'_>) -> Cloze {
    Cloze {
        text: fields.words("cloze"),
        gaps: fields.tables("gap", |fields| {
            let id = option_id(fields);
            let weight = fields.number_if_any("weight", 1..=MOST_WEIGHT);
            let why = fields.words_if_any("why");
            let Some(kind) = fields.choice("kind", KINDS) else {
                fields.known(OF_A_KIND);
                return None;
            };
            let kind = match kind {
                Kind::Typed => GapKind::Typed {
                    accept: short(fields),
                },
                Kind::Number => GapKind::Number {
                    number: number(fields)?,
                },
                Kind::Choice => GapKind::Choice {
                    options: options(fields),
                },
                Kind::Word => GapKind::Word {
                    word: fields.value("word", OptionId::parse)?,
                },
            };
            Some(Gap {
                id: id?,
                weight: weight.unwrap_or(1),
                kind,
                why,
            })
        }),
        bank: fields.tables("word", |fields| {
            let text = fields.words("text");
            Some(Word {
                id: option_id(fields)?,
                text,
            })
        }),
    }
}

pub(super) fn mark_error(fields: &Fields<'_>) -> MarkError {
    MarkError {
        text: fields.words("passage"),
        segments: fields.tables("segment", |fields| {
            let correct = fields.flag("correct", false);
            let (why, fix) = (fields.words_if_any("why"), fields.words_if_any("fix"));
            Some(Segment {
                id: option_id(fields)?,
                correct,
                why,
                fix,
            })
        }),
    }
}

pub(super) fn hotspot(fields: &Fields<'_>) -> Hotspot {
    Hotspot {
        image: fields.text("image"),
        alt: fields.words("alt"),
        several: fields.flag("several", false),
        zones: fields.tables("zone", |fields| {
            let id = option_id(fields);
            let (label, why) = (fields.words("label"), fields.words_if_any("why"));
            let correct = fields.flag("correct", false);
            let shape = shape(fields);
            Some(Zone {
                id: id?,
                label,
                correct,
                shape: shape?,
                why,
            })
        }),
    }
}

fn shape(fields: &Fields<'_>) -> Option<Shape> {
    let Some(outline) = fields.choice("shape", OUTLINES) else {
        fields.known(OF_AN_OUTLINE);
        return None;
    };
    let edge = |name| fields.number(name, 0..=EDGE);
    Some(match outline {
        Outline::Rect => Shape::Rect {
            x: edge("x"),
            y: edge("y"),
            width: edge("width"),
            height: edge("height"),
        },
        Outline::Circle => Shape::Circle {
            x: edge("x"),
            y: edge("y"),
            radius: edge("radius"),
        },
        Outline::Polygon => Shape::Polygon {
            points: fields.value("points", corners)?,
        },
    })
}

/// Corners as SVG writes them: `0,0 900,0 0,900`.
fn corners(raw: &str) -> Result<Vec<(u32, u32)>, &'static str> {
    let corner = |pair: &str| {
        let (x, y) = pair.split_once(',')?;
        Some((x.parse().ok()?, y.parse().ok()?))
    };
    let corners: Option<Vec<_>> = raw.split_whitespace().map(corner).collect();
    corners.ok_or("expected corners such as 0,0 900,0 0,900")
}

pub(super) fn essay(fields: &Fields<'_>) -> Essay {
    Essay {
        min_words: fields.number_if_any("min_words", 1..=20_000),
        max_words: fields.number_if_any("max_words", 1..=20_000),
        model: fields.words_if_any("model"),
        rubric: fields.tables("criterion", |fields| {
            let text = fields.words("text");
            let levels = fields.tables("level", |fields| {
                let text = fields.words("text");
                let points = fields.decimal_if_any(
                    "points",
                    "expected points such as 0, 1 or 1.5, up to two decimals, at most 1000",
                    points_or_none,
                );
                if !fields.has("points") {
                    fields.error("missing-field", "`points` is missing: points = 0");
                }
                Some(Level {
                    points: points?,
                    text,
                })
            });
            Some(Criterion {
                id: option_id(fields)?,
                text,
                levels,
            })
        }),
    }
}

pub(super) fn likert(fields: &Fields<'_>) -> Likert {
    Likert {
        statements: fields.tables("statement", |fields| {
            let text = fields.words("text");
            Some(likert::Statement {
                id: option_id(fields)?,
                text,
            })
        }),
        labels: words_list(fields, "labels"),
    }
}
