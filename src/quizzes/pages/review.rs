//! The answers of a paper beside their keys: ready values, for the template to print.

use crate::{
    kit::text::{Localised, Run},
    questions::{
        Body, OptionId, Verdict,
        essay::Level,
        review::{Note, Review, Row, Standing, review},
    },
    quizzes::{
        answers::Responses,
        draw::{Paper, Set},
        pages::view::{Reader, figure, points},
    },
    web::shell::Shell,
};

/// One question, after.
pub struct Reviewed {
    pub place: String,
    /// `1/2`.
    pub score: String,
    /// Why the score says little: no answer, not marked yet, never marked.
    pub state: Option<String>,
    pub text: Run,
    /// The rows are steps, in their right order.
    pub ordered: bool,
    /// None when the key is not shown.
    pub lines: Vec<Line>,
    pub explain: Option<Run>,
    /// What a person said, or did to the mark, each with its label.
    pub remarks: Vec<(String, Run)>,
}

/// An option, a pair, a step, or what was typed.
pub struct Line {
    /// `ok`, `bad` or nothing.
    pub class: &'static str,
    pub icon: &'static str,
    pub text: Run,
    pub tag: Option<Tag>,
    /// What was given and what was expected, each with its label.
    pub notes: Vec<(String, Run)>,
    pub why: Option<Run>,
}

/// A word about a line.
pub struct Tag {
    pub class: &'static str,
    pub words: String,
}

/// The whole paper; without the keys when they are not to be shown.
pub fn reviewed(
    shell: &Shell,
    reader: Reader,
    paper: &Paper,
    given: &Responses,
    keys: bool,
) -> Vec<Reviewed> {
    let numbered = (1_usize..).zip(&paper.questions);
    numbered
        .map(|(number, set)| {
            let review = review(&set.question, given.get(&set.question.id));
            let figures =
                [review.marking.mark, review.points].map(|mark| figure(mark, shell.locale));
            Reviewed {
                place: shell.t.quizzes_question(number.to_string()),
                score: if review.marking.verdict == Verdict::Awaiting {
                    format!("…/{}", figures[1])
                } else {
                    figures.join("/")
                },
                state: match review.marking.verdict {
                    Verdict::Unanswered => Some(shell.t.quizzes_tag_unanswered()),
                    Verdict::Awaiting => Some(shell.t.quizzes_tag_awaiting()),
                    Verdict::Unmarked => Some(shell.t.quizzes_tag_unmarked()),
                    Verdict::Right | Verdict::Partial | Verdict::Wrong => None,
                },
                text: reader.text(&review.text),
                ordered: matches!(set.question.body, Body::Ordering(_)),
                lines: if keys {
                    lines(shell, reader, set, &review)
                } else {
                    Vec::new()
                },
                explain: reader.some(&review.explain).filter(|_| keys),
                remarks: Vec::new(),
            }
        })
        .collect()
}

fn lines(shell: &Shell, reader: Reader, set: &Set, review: &Review) -> Vec<Line> {
    let mut rows: Vec<&Row> = review.rows.iter().collect();
    if matches!(set.question.body, Body::Single(_) | Body::Multiple(_)) {
        let place = |id: &OptionId| set.shown.iter().position(|shown| shown == id);
        rows.sort_by_key(|row| place(&row.id));
    }
    rows.into_iter()
        .map(|row| line(shell, reader, row))
        .collect()
}

fn line(shell: &Shell, reader: Reader, row: &Row) -> Line {
    let t = shell.t;
    let (class, icon) = match row.standing {
        Standing::Right => ("ok", "checkc"),
        Standing::Wrong => ("bad", "xc"),
        Standing::Missed if matches!(row.note, Note::Nothing | Note::Marked { .. }) => {
            ("ok", "checkc")
        }
        Standing::Partly => ("", "check"),
        Standing::Missed | Standing::Idle => ("", ""),
    };
    let expected = |text: &Localised| (t.quizzes_expected(), reader.text(text));
    let mut notes = Vec::new();
    let mut text = reader.text(&row.text);
    match &row.note {
        Note::Nothing if row.text.is_empty() => {
            text = reader.words(if row.id.as_str() == "true" {
                t.quizzes_true()
            } else {
                t.quizzes_false()
            });
        }
        Note::Nothing => {}
        Note::Paired {
            given,
            expected: right,
        } => {
            notes.extend(given.as_ref().map(|g| (t.quizzes_given(), reader.text(g))));
            if !row.correct {
                notes.push(expected(right));
            }
        }
        Note::Placed {
            given,
            expected: rank,
        } => {
            if let Some(given) = given.filter(|given| given != rank) {
                notes.push((t.quizzes_placed(), reader.words(given.to_string())));
            }
        }
        Note::Typed {
            given,
            expected: accepted,
        } => {
            text = reader.words(given.clone().unwrap_or_else(|| t.quizzes_no_answer()));
            notes.push(expected(accepted));
        }
        Note::Judged {
            given,
            expected: right,
        } => {
            let judged = |value: bool| {
                reader.words(if value {
                    t.quizzes_true()
                } else {
                    t.quizzes_false()
                })
            };
            notes.extend(given.map(|given| (t.quizzes_given(), judged(given))));
            if !row.correct {
                notes.push((t.quizzes_expected(), judged(*right)));
            }
        }
        Note::Gap {
            given,
            expected: accepted,
        } => {
            text = match given {
                Some(given) => reader.text(given),
                None => reader.words(t.quizzes_no_answer()),
            };
            if !row.correct {
                notes.push(expected(accepted));
            }
        }
        Note::Marked { fix } => notes.extend(reader.some(fix).map(|fix| (t.quizzes_fix(), fix))),
        Note::Written { given, model } => {
            text = reader.words(given.clone().unwrap_or_else(|| t.quizzes_no_answer()));
            notes.extend(reader.some(model).map(|model| (t.quizzes_model(), model)));
        }
        Note::Criterion { levels } => {
            let level = |level: &Level| {
                let points = points(shell.speech, level.points);
                (format!("{points}:"), reader.text(&level.text))
            };
            notes.extend(levels.iter().map(level));
        }
        Note::Rated { label, .. } => {
            notes.extend(reader.some(label).map(|label| (t.quizzes_given(), label)));
        }
    }
    let tag = match (row.standing, &row.note) {
        (Standing::Right, _) => Some(("tag--ok", t.quizzes_tag_yours())),
        (Standing::Wrong, Note::Placed { .. }) => None,
        (Standing::Wrong, _) => Some(("tag--bad", t.quizzes_tag_yours())),
        (Standing::Partly, _) => Some(("", t.quizzes_tag_part())),
        (Standing::Missed, Note::Nothing | Note::Marked { .. }) => {
            Some(("tag--ok", t.quizzes_tag_right()))
        }
        (Standing::Missed | Standing::Idle, _) => None,
    };
    let tag = tag.filter(|_| {
        !matches!(
            row.note,
            Note::Placed { .. } | Note::Paired { .. } | Note::Judged { .. }
        )
    });
    Line {
        class,
        icon,
        text,
        tag: tag.map(|(class, words)| Tag { class, words }),
        notes,
        why: reader.some(&row.why),
    }
}
