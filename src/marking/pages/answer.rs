//! `/studio/marking/answers/{task}`: one answer, without its name, beside its rubric.

use askama::Template;
use axum::extract::{Path, State};
use tower_sessions::Session;

use super::{Titles, identifier, slug, studied};
use crate::{
    kit::{error::Error, text::Run},
    marking::{
        actions::{self, Given},
        decision::{CannotMark, Place, TOLERANCE},
        rubric::{self, Levels},
        store::{self, HandMark, Task},
    },
    questions::{Body, OptionId, Question, Response as Answered, essay::Essay, mark::Mark},
    quizzes::{
        self,
        answers::Answers,
        pages::view::{figure, points},
    },
    studio::fields::{FieldFaults, plain_number},
    web::{
        form::Fields,
        guard::Staff,
        page::{Answer, again, page, see_other},
        shell::{Shell, flash},
        state::App,
        viewer::Viewer,
    },
};

#[derive(Template)]
#[template(path = "marking/answer.html")]
struct AnswerPage {
    shell: Shell,
    task: String,
    titles: Titles,
    /// «Answer 3 of 17».
    place: String,
    /// What this mark is: empty for the only one.
    role: String,
    text: Run,
    answer: String,
    words: String,
    criteria: Vec<CriterionRow>,
    /// The points typed, where there is no rubric.
    mark: String,
    points: String,
    comment: String,
    /// The two marks to decide between.
    others: Vec<Other>,
    instructions: Option<Run>,
    model: Option<Run>,
    until: String,
    faults: FieldFaults,
}

struct CriterionRow {
    field: String,
    text: Run,
    levels: Vec<LevelRow>,
}

struct LevelRow {
    value: usize,
    text: Run,
    points: String,
    chosen: bool,
}

/// A mark that another person gave.
struct Other {
    title: String,
    mark: String,
    /// Criterion and level.
    levels: Vec<(Run, Run)>,
    comment: String,
}

/// What was typed.
#[derive(Default)]
struct Typed {
    levels: Levels,
    mark: String,
    comment: String,
}

/// Everything about an answer that its page needs.
struct Loaded {
    task: Task,
    question: Question,
    /// Whether two people mark it.
    two: bool,
    answer: String,
    attempt: quizzes::attempt::Attempt,
}

/// The answer of a task that this marker holds or has marked.
async fn load(app: &App, me: &Viewer, id: &str) -> Result<Loaded, Error> {
    let task = store::task(&app.db, identifier(id)?).await?;
    let task = task
        .filter(|task| task.account_id != me.account_id)
        .ok_or(Error::NotFound)?;
    let attempt = store::sittings::submitted(&app.db, &task.attempt_id).await?;
    let attempt = attempt.ok_or(Error::NotFound)?;
    let paper = quizzes::store::papers::paper(&app.db, &task.attempt_id).await?;
    let mut sets = paper.questions.iter().map(|set| &set.question);
    let question = sets.find(|question| question.id == task.question_id);
    let answers = Answers::read(quizzes::store::steps::all(&app.db, &task.attempt_id).await?)?;
    let answer = match answers.responses().get(&task.question_id) {
        Some(Answered::Written(text) | Answered::Typed(text)) => text.clone(),
        _ => String::new(),
    };
    Ok(Loaded {
        question: question.cloned().ok_or(Error::NotFound)?,
        two: paper.settings.second_marker,
        answer,
        attempt,
        task,
    })
}

/// `POST /studio/marking/next`: holds the next answer to a question, and shows it.
pub async fn next(
    State(app): State<App>,
    Staff(me): Staff,
    session: Session,
    shell: Shell,
    fields: Fields,
) -> Answer {
    let [course, item, question] =
        ["course", "item", "question"].map(|field| slug(fields.raw(field)));
    let (course, item, question) = (course?, item?, question?);
    let names = (course.as_str(), item.as_str(), question.as_str());
    go_on(&app, &me, &session, &shell, names).await
}

async fn go_on(
    app: &App,
    me: &Viewer,
    session: &Session,
    shell: &Shell,
    question: (&str, &str, &str),
) -> Answer {
    match actions::take(&app.db, app.clock.now(), me, question).await? {
        Some(task) => see_other(&shell.url(&format!("/studio/marking/answers/{task}"))),
        None => {
            flash(session, true, shell.t.marking_none_left()).await?;
            see_other(&shell.url("/studio/marking"))
        }
    }
}

/// `GET /studio/marking/answers/{task}`
///
/// # Errors
/// [`CannotMark::Taken`] when somebody else holds it.
pub async fn show(
    State(app): State<App>,
    Staff(me): Staff,
    shell: Shell,
    Path(id): Path<String>,
) -> Answer {
    let loaded = load(&app, &me, &id).await?;
    if loaded.task.marker_id.as_ref() != Some(&me.account_id) {
        return Err(CannotMark::Taken.into());
    }
    if loaded.task.marked_at.is_some() {
        return see_other(&shell.url("/studio/marking"));
    }
    let faults = FieldFaults::new();
    page(&lay_out(&app, shell, &loaded, &Typed::default(), faults).await?)
}

/// `POST /studio/marking/answers/{task}`
///
/// # Errors
/// [`Error::NotFound`].
pub async fn save(
    State(app): State<App>,
    Staff(me): Staff,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let loaded = load(&app, &me, &id).await?;
    let (task, question) = (&loaded.task, &loaded.question);
    let typed = read(question, &fields);
    let mark = match check(&shell, question, &typed) {
        Ok(mark) => mark,
        Err(faults) => return again(&lay_out(&app, shell, &loaded, &typed, faults).await?),
    };
    let published = studied(&app, &loaded.attempt).await?;
    let given = Given {
        levels: &typed.levels,
        mark,
        comment: &typed.comment,
    };
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let kept = actions::mark(&mut tx, now, &app.config, &published, &me, task, &given).await;
    match kept {
        Ok(_) => tx.commit().await?,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            let faults = FieldFaults::one("comment", refusal.sentence(shell.t));
            return again(&lay_out(&app, shell, &loaded, &typed, faults).await?);
        }
        Err(error) => return Err(error),
    }
    if fields.raw("then") == "stop" {
        flash(&session, true, shell.t.marking_saved()).await?;
        return see_other(&shell.url("/studio/marking"));
    }
    let names = (
        task.course_id.as_str(),
        task.item_id.as_str(),
        task.question_id.as_str(),
    );
    go_on(&app, &me, &session, &shell, names).await
}

fn field(criterion: &OptionId) -> String {
    format!("level.{criterion}")
}

fn read(question: &Question, fields: &Fields) -> Typed {
    let rubric = rubric::criteria(question).iter();
    let levels = rubric.filter_map(|criterion| {
        let level = fields.raw(&field(&criterion.id)).parse().ok()?;
        Some((criterion.id.clone(), level))
    });
    Typed {
        levels: levels.collect(),
        mark: fields.line("mark"),
        comment: fields.text("comment").trim().to_owned(),
    }
}

/// The mark that the form gives.
fn check(shell: &Shell, question: &Question, typed: &Typed) -> Result<Mark, FieldFaults> {
    let rubric = rubric::criteria(question);
    let mut faults = FieldFaults::new();
    if rubric.is_empty() {
        return match parse_mark(&typed.mark, question.points) {
            Some(mark) => Ok(mark),
            None => Err(FieldFaults::one("mark", mark_fault(shell, question.points))),
        };
    }
    for criterion in rubric::missing(rubric, &typed.levels) {
        let named = criterion.text.in_or_near(shell.locale);
        faults.add(field(&criterion.id), shell.t.marking_fault_level(named));
    }
    rubric::sum(rubric, &typed.levels).ok_or(faults)
}

/// Points as people type them, from none to all of the question's.
pub(super) fn parse_mark(raw: &str, most: Mark) -> Option<Mark> {
    let plain = plain_number(raw);
    let zero = !plain.is_empty() && plain.bytes().all(|b| b == b'0');
    let mark = if zero {
        Some(Mark::ZERO)
    } else {
        Mark::parse(&plain)
    };
    mark.filter(|mark| *mark <= most)
}

pub(super) fn mark_fault(shell: &Shell, most: Mark) -> String {
    shell.t.marking_fault_mark(figure(most, shell.locale))
}

async fn lay_out(
    app: &App,
    shell: Shell,
    loaded: &Loaded,
    typed: &Typed,
    faults: FieldFaults,
) -> Result<AnswerPage, Error> {
    let (task, question, t) = (&loaded.task, &loaded.question, shell.t);
    let (number, total) = store::position(&app.db, task).await?;
    let place = Place::of(task.place);
    let others = if place == Place::Decision {
        store::given(&app.db, &task.attempt_id, &task.question_id).await?
    } else {
        Vec::new()
    };
    let run = |text: &crate::kit::text::Localised| text.run(shell.locale);
    let criteria = rubric::criteria(question)
        .iter()
        .map(|criterion| CriterionRow {
            field: field(&criterion.id),
            text: run(&criterion.text),
            levels: (0..)
                .zip(&criterion.levels)
                .map(|(value, level)| LevelRow {
                    value,
                    text: run(&level.text),
                    points: points(shell.speech, level.points),
                    chosen: typed.levels.get(&criterion.id) == Some(&value),
                })
                .collect(),
        });
    Ok(AnswerPage {
        titles: Titles::of(app, &shell, &task.course_id, &task.item_id),
        place: t.marking_place(number.to_string(), total.to_string()),
        role: match place {
            Place::Decision => t.marking_role_decision(shell.percent(&TOLERANCE.0)),
            _ if loaded.two => t.marking_role_two(shell.percent(&TOLERANCE.0)),
            _ => String::new(),
        },
        text: run(&question.text),
        words: t.marking_words(Essay::words(&loaded.answer)),
        answer: loaded.answer.clone(),
        criteria: criteria.collect(),
        mark: typed.mark.clone(),
        points: points(shell.speech, question.points),
        comment: typed.comment.clone(),
        others: others
            .iter()
            .map(|one| other(&shell, question, one))
            .collect(),
        instructions: (!question.explain.is_empty()).then(|| run(&question.explain)),
        model: match &question.body {
            Body::Essay(essay) if !essay.model.is_empty() => Some(run(&essay.model)),
            _ => None,
        },
        until: t.marking_until(shell.speech.clock(task.held_until)),
        task: task.marking_id.clone(),
        faults,
        shell,
    })
}

fn other(shell: &Shell, question: &Question, given: &HandMark) -> Other {
    let levels: Levels = serde_json::from_str(&given.levels).unwrap_or_default();
    let rows = rubric::criteria(question).iter().filter_map(|criterion| {
        let level = rubric::chosen(criterion, &levels)?;
        Some((
            criterion.text.run(shell.locale),
            level.text.run(shell.locale),
        ))
    });
    Other {
        title: match Place::of(given.place) {
            Place::First => shell.t.marking_first(),
            Place::Second => shell.t.marking_second(),
            Place::Decision => shell.t.marking_decision(),
        },
        mark: points(shell.speech, given.mark),
        levels: rows.collect(),
        comment: given.comment.clone(),
    }
}
