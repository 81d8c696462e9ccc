//! The answers of a paper beside their keys, as far as they are shown: ready values, for the template
//! to print.

use crate::{
    content::{
        library::Published,
        settings::{Behaviour, Shown},
    },
    kit::text::{Localised, Run},
    questions::{
        Body, Marking, OptionId, Response, Verdict,
        cloze::{self, Cloze},
        essay::Level,
        review::{Note, Row, Standing, review},
    },
    quizzes::{
        answers::Answers,
        behaviour::{State, is_checkable, states},
        certainty::is_asked,
        draw::{Paper, Set},
        pages::{
            certainty,
            items_spot::{Spot, spot},
            view::{Reader, Tongue, figure, points},
        },
        review::Sight,
    },
    web::shell::Shell,
};

/// One question, after.
pub struct Reviewed {
    pub place: String,
    /// `1/2`, or what it is worth; empty when neither is shown.
    pub score: String,
    /// Why the score says little: no answer, not marked yet, never marked.
    pub state: Option<String>,
    pub text: Run,
    /// The picture whose zones the rows are.
    pub spot: Option<Spot>,
    /// The text whose gaps the rows are.
    pub passage: Option<Passage>,
    /// The rows have a number: steps in an order, zones of the picture, gaps of the text.
    pub numbered: bool,
    pub lines: Vec<Line>,
    pub explain: Option<Run>,
    /// What else is to say of the answer: its tries, its certainty; what a person said, or did to the
    /// mark, each with its label.
    pub remarks: Vec<(String, Run)>,
}

/// A text whose gaps are numbered.
pub struct Passage {
    /// The language of the whole text.
    pub tongue: Tongue,
    pub pieces: Vec<Piece>,
}

/// A run of such a text.
pub enum Piece {
    Text(String),
    Gap { number: usize, label: String },
}

/// An option, a pair, a step, or what was typed.
pub struct Line {
    /// `ok`, `part`, `bad` or nothing.
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

/// An answer to be reviewed.
pub struct Entry<'a> {
    pub place: String,
    /// What the ids of its elements begin with: nothing else on the page begins so.
    pub anchor: String,
    /// The version of the course that has its pictures.
    pub published: &'a Published,
    pub set: &'a Set,
    pub response: Option<&'a Response>,
    /// What it earned.
    pub marking: Marking,
    /// Sentences about it.
    pub remarks: Vec<String>,
}

/// An answer, as far as it is shown.
pub fn answer(shell: &Shell, reader: Reader, entry: Entry, sight: &Sight) -> Reviewed {
    let t = shell.t;
    let question = &entry.set.question;
    let full = question.points;
    let lines = lines(shell, reader, entry.set, entry.response, sight);
    let spot = match &question.body {
        Body::Hotspot(hotspot) => {
            let mut spot = spot(
                reader,
                &entry.anchor,
                entry.published,
                hotspot,
                entry.response,
            );
            for (zone, line) in spot.zones.iter_mut().zip(&lines) {
                zone.class = line.class;
            }
            Some(spot)
        }
        _ => None,
    };
    Reviewed {
        spot,
        passage: match &question.body {
            Body::Cloze(cloze) => Some(passage(shell, reader, cloze)),
            _ => None,
        },
        score: if sight.has(Shown::Marks) {
            let figures = [entry.marking.mark, full].map(|mark| figure(mark, shell.locale));
            if entry.marking.verdict == Verdict::Awaiting {
                format!("…/{}", figures[1])
            } else {
                figures.join("/")
            }
        } else if sight.has(Shown::OutOf) {
            points(shell.speech, full)
        } else {
            String::new()
        },
        state: match entry.marking.verdict {
            Verdict::Unanswered => Some(t.quizzes_tag_unanswered()),
            Verdict::Awaiting => Some(t.quizzes_tag_awaiting()),
            Verdict::Unmarked => Some(t.quizzes_tag_unmarked()),
            Verdict::Right | Verdict::Partial | Verdict::Wrong => None,
        },
        text: reader.text(&question.text),
        numbered: matches!(
            question.body,
            Body::Ordering(_) | Body::Hotspot(_) | Body::Cloze(_)
        ),
        lines,
        explain: reader
            .some(&question.explain)
            .filter(|_| sight.has(Shown::General)),
        place: entry.place,
        remarks: entry
            .remarks
            .into_iter()
            .map(|sentence| (sentence, reader.words(String::new())))
            .collect(),
    }
}

fn passage(shell: &Shell, reader: Reader, cloze: &Cloze) -> Passage {
    let (text, locale) = cloze.text.pick(reader.text);
    let mut number = 0;
    let pieces = cloze.parts(text).into_iter().map(|part| match part {
        cloze::Part::Text(text) => Piece::Text(text.to_owned()),
        cloze::Part::Gap(_) => {
            number += 1;
            let label = shell.t.quizzes_gap(number.to_string());
            Piece::Gap { number, label }
        }
    });
    Passage {
        tongue: Tongue::of(locale, reader),
        pieces: pieces.collect(),
    }
}

/// Every question of a paper, in its order, with what was answered.
pub fn reviewed(
    shell: &Shell,
    reader: Reader,
    published: &Published,
    paper: &Paper,
    answers: &Answers,
    sight: &Sight,
) -> Vec<Reviewed> {
    let states = states(paper, answers);
    let behaviour = paper.settings.behaviour;
    let numbered = (1_usize..).zip(&paper.questions);
    let answered = numbered.filter_map(|(number, set)| {
        let state = states.get(&set.question.id)?;
        let place = shell.t.quizzes_question(number.to_string());
        let entry = Entry {
            place,
            anchor: format!("review-{}", set.question.id),
            published,
            set,
            response: state.response.as_ref(),
            marking: state.marking,
            remarks: remarks(shell, behaviour, set, state, sight),
        };
        Some(answer(shell, reader, entry, sight))
    });
    answered.collect()
}

/// What else is to say of an answer: its tries, where there may be several, and its certainty.
fn remarks(
    shell: &Shell,
    behaviour: Behaviour,
    set: &Set,
    state: &State,
    sight: &Sight,
) -> Vec<String> {
    let tries = behaviour == Behaviour::Interactive && state.tries > 0;
    let tries = tries.then(|| shell.t.quizzes_behaviour_tries(state.tries));
    let asked = is_asked(behaviour) && is_checkable(&set.question) && state.is_answered();
    let sure = asked.then(|| {
        let level = state.certainty.unwrap_or_default();
        let score = level.score(set.question.points, state.marking.share);
        certainty::said(shell, level, sight.has(Shown::Marks).then_some(score))
    });
    tries.into_iter().chain(sure).collect()
}

/// The rows of an answer, in the order in which they were read.
pub fn lines(
    shell: &Shell,
    reader: Reader,
    set: &Set,
    response: Option<&Response>,
    sight: &Sight,
) -> Vec<Line> {
    let review = review(&set.question, response);
    let mut rows: Vec<&Row> = review.rows.iter().collect();
    let as_read = match &set.question.body {
        // A language has the order of its sentence.
        Body::Cloze(cloze) => {
            let (text, _) = cloze.text.pick(reader.text);
            let parts = cloze.parts(text).into_iter();
            let gaps = parts.filter_map(|part| match part {
                cloze::Part::Gap(gap) => Some(gap.id.clone()),
                cloze::Part::Text(_) => None,
            });
            Some(gaps.collect())
        }
        Body::Single(_) | Body::Multiple(_) => Some(set.shown.clone()),
        // The right order is the key.
        Body::Ordering(_) if !sight.has(Shown::Key) => Some(set.arrangement(response)),
        _ => None,
    };
    if let Some(shown) = as_read {
        let place = |id: &OptionId| shown.iter().position(|shown| shown == id);
        rows.sort_by_key(|row| place(&row.id));
    }
    let told = sight.has(Shown::Key) || sight.has(Shown::General);
    rows.into_iter()
        .filter(|row| told || !matches!(row.note, Note::Criterion { .. }))
        .map(|row| line(shell, reader, row, sight))
        .collect()
}

fn line(shell: &Shell, reader: Reader, row: &Row, sight: &Sight) -> Line {
    let t = shell.t;
    let key = sight.has(Shown::Key);
    let standing = sight.standing(row);
    let (class, icon) = match standing {
        Standing::Right => ("ok", "checkc"),
        Standing::Wrong => ("bad", "xc"),
        Standing::Missed if matches!(row.note, Note::Nothing | Note::Marked { .. }) => {
            ("ok", "checkc")
        }
        Standing::Partly => ("part", "check"),
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
            if key && !row.correct {
                notes.push(expected(right));
            }
        }
        Note::Placed {
            given,
            expected: rank,
        } => {
            if let Some(given) = given.filter(|given| key && given != rank) {
                notes.push((t.quizzes_placed(), reader.words(given.to_string())));
            }
        }
        Note::Typed {
            given,
            expected: accepted,
        } => {
            text = reader.words(given.clone().unwrap_or_else(|| t.quizzes_no_answer()));
            if key {
                notes.push(expected(accepted));
            }
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
            if key && !row.correct {
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
            if key && !row.correct {
                notes.push(expected(accepted));
            }
        }
        Note::Marked { fix } => {
            let fix = reader.some(fix).filter(|_| key);
            notes.extend(fix.map(|fix| (t.quizzes_fix(), fix)));
        }
        Note::Written { given, model } => {
            text = reader.words(given.clone().unwrap_or_else(|| t.quizzes_no_answer()));
            let model = reader.some(model).filter(|_| key);
            notes.extend(model.map(|model| (t.quizzes_model(), model)));
        }
        Note::Criterion { levels } => {
            let level = |level: &Level| {
                let points = points(shell.speech, level.points);
                (t.quizzes_level(points), reader.text(&level.text))
            };
            notes.extend(levels.iter().map(level));
        }
        Note::Rated { label, .. } => {
            notes.extend(reader.some(label).map(|label| (t.quizzes_given(), label)));
        }
    }
    let tag = match (standing, &row.note) {
        (Standing::Right, _) => Some(("tag--ok", t.quizzes_tag_yours())),
        (Standing::Wrong, Note::Placed { .. }) => None,
        (Standing::Wrong, _) => Some(("tag--bad", t.quizzes_tag_yours())),
        (Standing::Partly, _) => Some(("", t.quizzes_tag_part())),
        (_, Note::Written { given: Some(_), .. }) => Some(("", t.quizzes_tag_yours())),
        (Standing::Missed, Note::Nothing | Note::Marked { .. }) => {
            Some(("tag--ok", t.quizzes_tag_right()))
        }
        (Standing::Idle, Note::Nothing | Note::Marked { .. }) if row.chosen => {
            Some(("", t.quizzes_tag_yours()))
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
        why: reader.some(&row.why).filter(|_| sight.has_why(row)),
    }
}
