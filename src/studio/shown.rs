//! A question as an officer sees it, with its key marked: for previews.

use crate::{
    content::library::{Links, Picture},
    kit::{
        locale::Locale,
        text::{Localised, Run},
        words::Words,
    },
    questions::{
        Body, Question, Status,
        choice::ChoiceOption,
        cloze::{self, Cloze, GapKind},
        essay::Essay,
        hotspot::{EDGE, Hotspot},
        kprim::Kprim,
        likert::Likert,
        mark_error::{self, MarkError},
        outline::overlay,
        review::{Note, Row, review},
        short::Short,
    },
    studio::{fields::percent_text, question_form::TYPES},
};

/// An option, a pair, a step, or what may be typed.
#[derive(Debug, Clone)]
pub struct RowShown {
    pub text: Run,
    /// It belongs to the key.
    pub right: bool,
    /// What it counts, when that is not all or nothing: `50 %`.
    pub share: String,
    pub why: Run,
}

/// Statements in rows, what may be answered in columns.
pub struct GridShown {
    pub columns: Vec<Run>,
    pub rows: Vec<GridRow>,
}

/// A statement.
pub struct GridRow {
    pub text: Run,
    pub why: Run,
    /// Whether each column is its key.
    pub keys: Vec<bool>,
}

/// A text in runs.
pub struct PassageShown {
    pub locale: Locale,
    pub foreign: bool,
    pub pieces: Vec<PieceShown>,
}

/// A run of a text: plain, a gap with what fills it, words that may be marked.
pub enum PieceShown {
    Text(String),
    Gap { number: usize, right: String },
    Words { words: String, error: bool },
}

/// A picture with its zones drawn on it.
pub struct FigureShown {
    pub alt: Run,
    /// `None`: the course has no such file.
    pub picture: Option<Picture>,
    /// Of the overlay, in its own units.
    pub width: u32,
    pub height: u32,
    /// The picture says no size: the overlay is stretched over it.
    pub stretched: bool,
    pub zones: Vec<ZoneShown>,
}

/// A zone by its number.
pub struct ZoneShown {
    pub number: usize,
    pub outline: String,
    pub x: u32,
    pub y: u32,
    pub right: bool,
}

/// What a person looks at when they mark.
pub struct CriterionShown {
    pub text: Run,
    /// The points of each level, and what it is.
    pub levels: Vec<(String, Run)>,
}

/// A question, ready to be printed.
pub struct QuestionShown {
    pub id: String,
    pub kind: String,
    pub points: String,
    /// Empty for one that is ready.
    pub status: String,
    pub text: Run,
    pub figure: Option<FigureShown>,
    pub passage: Option<PassageShown>,
    pub grid: Option<GridShown>,
    pub rows: Vec<RowShown>,
    /// How long the text may be; empty without limits.
    pub limits: String,
    pub rubric: Vec<CriterionShown>,
    pub explain: Run,
    pub hints: Vec<Run>,
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

/// What a type of question asks for, in one line.
#[must_use]
pub fn kind_line(t: &Words, kind: &str) -> String {
    match kind {
        "single" => t.studio_about_single(),
        "multiple" => t.studio_about_multiple(),
        "true-false" => t.studio_about_true_false(),
        "numeric" => t.studio_about_numeric(),
        "short" => t.studio_about_short(),
        "matching" => t.studio_about_matching(),
        "kprim" => t.studio_about_kprim(),
        "cloze" => t.studio_about_cloze(),
        "mark-error" => t.studio_about_mark_error(),
        "hotspot" => t.studio_about_hotspot(),
        "essay" => t.studio_about_essay(),
        "likert" => t.studio_about_likert(),
        _ => t.studio_about_ordering(),
    }
}

/// Every type of question: its name in forms, its name in words, what it asks for.
#[must_use]
pub fn kinds(t: &Words) -> Vec<(&'static str, String, String)> {
    let kinds = TYPES.iter().copied();
    kinds
        .map(|kind| (kind, kind_name(t, kind), kind_line(t, kind)))
        .collect()
}

/// The word for where a question stands in its life.
#[must_use]
pub fn status_word(t: &Words, status: Status) -> String {
    match status {
        Status::Draft => t.studio_question_draft(),
        Status::Ready => t.studio_question_ready(),
        Status::Retired => t.studio_question_retired(),
    }
}

/// Where and in which languages a question is shown.
#[derive(Clone, Copy)]
pub struct Showing<'a> {
    pub t: &'a Words,
    /// Of its texts.
    pub text: Locale,
    /// Of the page.
    pub interface: Locale,
    /// Where its picture is found.
    pub links: &'a Links<'a>,
    /// Keeps the ids of a drawing apart from those of the same drawing elsewhere on the page.
    pub salt: &'a str,
}

impl Showing<'_> {
    fn run(&self, words: &Localised) -> Run {
        Run::new(words.pick(self.text), self.interface)
    }

    fn plain(&self, words: &str) -> Run {
        Run::new((words, self.interface), self.interface)
    }

    /// `left ← right`, in the direction of the text.
    fn led(&self, left: &Localised, right: &Localised) -> Run {
        let (left, locale) = left.pick(self.text);
        let arrow = if locale == Locale::Ar { '←' } else { '→' };
        let both = format!("{left} {arrow} {}", right.in_or_near(self.text));
        Run::new((&both, locale), self.interface)
    }

    /// A text with something before it.
    fn headed(&self, head: impl std::fmt::Display, text: &Localised) -> Run {
        let (text, locale) = text.pick(self.text);
        Run::new((&format!("{head}. {text}"), locale), self.interface)
    }
}

/// A question with its key.
#[must_use]
pub fn shown(question: &Question, on: Showing<'_>) -> QuestionShown {
    let t = on.t;
    let review = review(question, Some(&question.key()));
    let mut rows: Vec<RowShown> = review.rows.iter().map(|row| of_row(row, on)).collect();
    let mut shown = QuestionShown {
        id: question.id.to_string(),
        kind: kind_name(t, question.body.type_name()),
        points: match question.body {
            Body::Likert(_) => t.studio_no_points(),
            _ => t.studio_points(question.points.to_string()),
        },
        status: match question.status {
            Status::Ready => String::new(),
            status => status_word(t, status),
        },
        text: on.run(&question.text),
        figure: None,
        passage: None,
        grid: None,
        rows: vec![],
        limits: String::new(),
        rubric: vec![],
        explain: on.run(&question.explain),
        hints: question.hints.iter().map(|hint| on.run(hint)).collect(),
    };
    match &question.body {
        Body::Single(choice) | Body::Multiple(choice) => weigh(&mut rows, &choice.options),
        Body::Short(short) => rows.extend(parts(short, on)),
        Body::Kprim(kprim) => {
            shown.grid = Some(judged(kprim, on));
            rows.clear();
        }
        Body::Cloze(cloze) => {
            shown.passage = Some(gaps(cloze, on));
            rows = gap_rows(cloze, rows, on);
        }
        Body::MarkError(text) => shown.passage = Some(segments(text, on)),
        Body::Hotspot(picture) => {
            shown.figure = Some(figure(question.id.as_str(), picture, on));
            for (number, (row, zone)) in (1..).zip(rows.iter_mut().zip(&picture.zones)) {
                row.text = on.headed(number, &zone.label);
            }
        }
        Body::Essay(essay) => {
            shown.limits = limits(essay, t);
            shown.rubric = rubric(essay, on);
            rows.truncate(usize::from(!essay.model.is_empty()));
        }
        Body::Likert(likert) => {
            shown.grid = Some(scale(likert, on));
            rows.clear();
        }
        Body::TrueFalse(_) | Body::Numeric(_) | Body::Matching(_) | Body::Ordering(_) => {}
    }
    shown.rows = rows;
    shown
}

fn of_row(row: &Row, on: Showing<'_>) -> RowShown {
    let text = match &row.note {
        Note::Nothing if row.text.is_empty() => on.plain(&match row.id.as_str() {
            "true" => on.t.studio_true(),
            _ => on.t.studio_false(),
        }),
        Note::Paired { expected, .. } => on.led(&row.text, expected),
        Note::Placed { expected, .. } => on.headed(expected, &row.text),
        Note::Typed { expected, .. } | Note::Gap { expected, .. } => on.run(expected),
        Note::Marked { fix } if !fix.is_empty() => on.led(&row.text, fix),
        Note::Written { model, .. } => on.run(model),
        Note::Nothing
        | Note::Marked { .. }
        | Note::Judged { .. }
        | Note::Criterion { .. }
        | Note::Rated { .. } => on.run(&row.text),
    };
    RowShown {
        text,
        right: row.correct || matches!(row.note, Note::Written { .. }),
        share: String::new(),
        why: on.run(&row.why),
    }
}

fn percent(points: i64) -> String {
    format!("\u{2066}{}\u{a0}%\u{2069}", percent_text(points))
}

fn weigh(rows: &mut [RowShown], options: &[ChoiceOption]) {
    for (row, option) in rows.iter_mut().zip(options) {
        if let Some(weight) = option.weight {
            row.share = percent(weight.into());
        }
    }
}

/// Writings that earn a part, after the one that earns all.
fn parts(short: &Short, on: Showing<'_>) -> Vec<RowShown> {
    let parts = short.partial.iter().map(|part| {
        let accept = Short {
            accept: part.accept.clone(),
            ..Short::default()
        };
        RowShown {
            text: on.run(&accept.expected()),
            right: false,
            share: percent(part.share.0),
            why: on.run(&part.why),
        }
    });
    parts.collect()
}

fn judged(kprim: &Kprim, on: Showing<'_>) -> GridShown {
    let rows = kprim.statements.iter().map(|statement| GridRow {
        text: on.run(&statement.text),
        why: on.run(&statement.why),
        keys: vec![statement.correct, !statement.correct],
    });
    GridShown {
        columns: vec![
            on.plain(&on.t.studio_true()),
            on.plain(&on.t.studio_false()),
        ],
        rows: rows.collect(),
    }
}

fn scale(likert: &Likert, on: Showing<'_>) -> GridShown {
    let none = vec![false; likert.labels.len()];
    let rows = likert.statements.iter();
    GridShown {
        columns: likert.labels.iter().map(|label| on.run(label)).collect(),
        rows: rows
            .map(|statement| GridRow {
                text: on.run(&statement.text),
                why: on.plain(""),
                keys: none.clone(),
            })
            .collect(),
    }
}

fn passage<'a>(
    text: &'a Localised,
    on: Showing<'_>,
    pieces: impl FnOnce(&'a str) -> Vec<PieceShown>,
) -> PassageShown {
    let (text, locale) = text.pick(on.text);
    PassageShown {
        locale,
        foreign: locale != on.interface,
        pieces: pieces(text),
    }
}

/// What fills a gap, in one language.
fn filling(cloze: &Cloze, gap: &cloze::Gap, locale: Locale) -> String {
    let of = |words: &Localised| words.in_or_near(locale).to_owned();
    match &gap.kind {
        GapKind::Typed { accept } => of(&accept.expected()),
        GapKind::Number { number } => of(&number.expected()),
        GapKind::Choice { options } => {
            let best = options.iter().find(|option| option.correct);
            best.map_or_else(String::new, |option| of(&option.text))
        }
        GapKind::Word { word } => {
            let word = cloze.word(word.as_str());
            word.map_or_else(String::new, |word| of(&word.text))
        }
    }
}

fn gaps(cloze: &Cloze, on: Showing<'_>) -> PassageShown {
    passage(&cloze.text, on, |text| {
        let mut number = 0;
        let piece = |part| match part {
            cloze::Part::Text(text) => PieceShown::Text(text.to_owned()),
            cloze::Part::Gap(gap) => {
                number += 1;
                PieceShown::Gap {
                    number,
                    right: filling(cloze, gap, on.text),
                }
            }
        };
        cloze.parts(text).into_iter().map(piece).collect()
    })
}

/// The gaps that say more than the text: a list to choose from, feedback. In the order of the text.
fn gap_rows(cloze: &Cloze, rows: Vec<RowShown>, on: Showing<'_>) -> Vec<RowShown> {
    let parts = cloze.parts(cloze.text.pick(on.text).0);
    let order = parts.into_iter().filter_map(|part| match part {
        cloze::Part::Gap(gap) => Some(gap),
        cloze::Part::Text(_) => None,
    });
    let numbered = (1..).zip(order).filter_map(|(number, gap)| {
        let at = cloze.gaps.iter().position(|other| other.id == gap.id)?;
        let row = rows.get(at)?;
        let listed = match &gap.kind {
            GapKind::Choice { options } => options.iter().map(|option| &option.text).collect(),
            GapKind::Word { .. } => cloze.bank.iter().map(|word| &word.text).collect(),
            GapKind::Typed { .. } | GapKind::Number { .. } => vec![],
        };
        let listed: Vec<&str> = listed.iter().map(|text| text.in_or_near(on.text)).collect();
        let mut text = format!("{number}. {}", row.text.text);
        if !listed.is_empty() {
            text = format!("{text} ({})", listed.join(" / "));
        }
        Some(RowShown {
            text: Run {
                text,
                ..row.text.clone()
            },
            right: true,
            ..row.clone()
        })
    });
    numbered.collect()
}

fn segments(text: &MarkError, on: Showing<'_>) -> PassageShown {
    passage(&text.text, on, |written| {
        let piece = |part| match part {
            mark_error::Part::Text(text) => PieceShown::Text(text.to_owned()),
            mark_error::Part::Segment(segment, words) => PieceShown::Words {
                words: words.to_owned(),
                error: segment.correct,
            },
        };
        text.parts(written).into_iter().map(piece).collect()
    })
}

/// The picture of a question with its zones.
#[must_use]
pub fn figure(id: &str, picture: &Hotspot, on: Showing<'_>) -> FigureShown {
    let alt = on.run(&picture.alt);
    let prefix = format!("spot-{id}-{}-", on.salt);
    let found = on
        .links
        .picture(&picture.image, on.text, &alt.text, &prefix);
    let size = found.as_ref().and_then(Picture::size);
    let height = overlay(size);
    let zones = (1..).zip(&picture.zones).map(|(number, zone)| {
        let (x, y) = zone.shape.middle(height);
        ZoneShown {
            number,
            outline: zone.shape.outline(height),
            x,
            y,
            right: zone.correct,
        }
    });
    FigureShown {
        alt,
        width: EDGE,
        height,
        stretched: size.is_none(),
        zones: zones.collect(),
        picture: found,
    }
}

fn limits(essay: &Essay, t: &Words) -> String {
    match (essay.min_words, essay.max_words) {
        (Some(least), Some(most)) => t.studio_words_between(least, most),
        (Some(least), None) => t.studio_words_least(least),
        (None, Some(most)) => t.studio_words_most(most),
        (None, None) => String::new(),
    }
}

fn rubric(essay: &Essay, on: Showing<'_>) -> Vec<CriterionShown> {
    let criteria = essay.rubric.iter().map(|criterion| {
        let levels = criterion.levels.iter();
        let levels = levels.map(|level| (level.points.to_string(), on.run(&level.text)));
        CriterionShown {
            text: on.run(&criterion.text),
            levels: levels.collect(),
        }
    });
    criteria.collect()
}
