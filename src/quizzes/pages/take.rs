//! `/attempts/{attempt}`: the paper, saving as one goes, handing in.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse as _,
};
use serde::Deserialize;
use tower_sessions::Session;

use crate::{
    certificates,
    content::library::Picture,
    kit::{
        error::Error,
        id::AttemptId,
        text::Run,
        time::{SECOND_MS, Timestamp},
    },
    quizzes::{
        actions::{self, Submission},
        answers::{Answers, unanswered},
        attempt::{GRACE_MS, Stage},
        mastery::drill,
        pages::{
            Loaded, attempt_id,
            check::{self, Under},
            items::{self, Fields as ItemFields, Item},
            items_text::{GapRun, MarkRun},
            language, load, mastery,
            view::{self, Reader, percent},
        },
        store,
    },
    web::{
        form::Fields,
        guard::CurrentUser,
        page::{Answer, page, see_other},
        shell::{Shell, flash},
        state::App,
        viewer::Viewer,
    },
};

/// Where somebody is: the course, the quiz, and the sitting.
pub struct Place {
    /// The titles in the language of the page, and the paths, for the trail.
    pub course: String,
    pub course_path: String,
    pub quiz: String,
    pub quiz_path: String,
    pub title: Run,
    pub address: String,
    /// «المحاولة 1 من 3».
    pub attempt: String,
}

/// The end of a sitting, as the bar shows it.
pub struct End {
    pub clock: String,
    pub iso: String,
    pub seconds: i64,
}

#[derive(Template)]
#[template(path = "quizzes/paper.html")]
struct PaperPage {
    shell: Shell,
    place: Place,
    lead: String,
    /// How answers are marked.
    rule: String,
    end: Option<End>,
    /// What happens at the end; empty without one.
    time_up: String,
    saved: String,
    answered: usize,
    items: Vec<Item>,
    /// What stands under a question, by question.
    unders: BTreeMap<String, Under>,
    /// The step that the page was made from.
    base: i64,
}

#[derive(Template)]
#[template(path = "quizzes/recap.html")]
struct RecapPage {
    shell: Shell,
    place: Place,
    end: Option<End>,
    /// Questions without an answer: their anchor, their place, their text.
    missing: Vec<(String, String, Run)>,
}

#[derive(Template)]
#[template(path = "quizzes/time_up.html")]
struct TimeUpPage {
    shell: Shell,
    place: Place,
    ended: String,
    answered: String,
}

fn reader(loaded: &Loaded, shell: &Shell) -> Reader {
    Reader {
        text: language(&loaded.enrolment, shell.locale),
        page: shell.locale,
    }
}

impl Place {
    pub(super) fn of(loaded: &Loaded, shell: &Shell) -> Self {
        let reader = reader(loaded, shell);
        let course = &loaded.published.course;
        let attempt = &loaded.attempt;
        let number = attempt.sitting.number.to_string();
        let (item, otherwise) = (attempt.item_id.as_str(), shell.t.quizzes_quiz());
        let interface = Reader {
            text: shell.locale,
            ..reader
        };
        Self {
            course: course.title.in_or_near(shell.locale).to_owned(),
            course_path: format!("/learning/{}", course.id),
            quiz: interface.title(course, item, otherwise.clone()).text,
            quiz_path: format!("/learning/{}/{item}/quiz", course.id),
            title: reader.title(course, item, otherwise),
            address: shell.url(&format!("/attempts/{}", attempt.sitting.attempt_id)),
            attempt: match loaded.paper.attempts {
                Some(allowed) => shell.t.quizzes_attempt_of(number, allowed.to_string()),
                None => shell.t.quizzes_attempt(number),
            },
        }
    }
}

impl End {
    pub(super) fn of(loaded: &Loaded, shell: &Shell) -> Option<Self> {
        let end = loaded.attempt.sitting.deadline_at?;
        Some(Self {
            clock: clock(shell, end),
            iso: end.iso(),
            // Rounded up: a browser never hands in before the time is up.
            seconds: (end.since(shell.now) + SECOND_MS - 1).max(0) / SECOND_MS,
        })
    }
}

/// The time of day, with its date when that is another day.
fn clock(shell: &Shell, at: Timestamp) -> String {
    if at.local().date() == shell.now.local().date() {
        shell.speech.clock(at)
    } else {
        shell.moment(&at)
    }
}

/// What the address of a paper says besides the sitting.
#[derive(Debug, Deserialize)]
pub struct Asked {
    /// The question that was to be checked without an answer.
    empty: Option<String>,
}

/// `GET /attempts/{attempt}`: the paper while it can be answered, what happened to it afterwards.
///
/// # Errors
/// [`Error::NotFound`] for another person's.
pub async fn paper(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let loaded = load(&app, &me.account_id, &attempt_id(id)?).await?;
    let id = &loaded.attempt.sitting.attempt_id;
    let place = Place::of(&loaded, &shell);
    let stage = loaded.attempt.sitting.stage(shell.now);
    if stage == Stage::Submitted {
        // A message for this page goes on to the next one.
        if let Some(told) = shell.flash {
            flash(&session, told.good, told.sentence).await?;
        }
        return see_other(&format!("{}/result", place.address));
    }
    let answers = Answers::read(store::steps(&app.db, id).await?)?;
    let given = answers.responses();
    let t = shell.t;
    let questions = loaded.paper.questions.len();
    let answered = questions - unanswered(&loaded.paper, &given).len();
    if stage == Stage::Over {
        let end = loaded.attempt.sitting.deadline_at.unwrap_or(shell.now);
        return page(&TimeUpPage {
            ended: t.quizzes_time_up_ended(clock(&shell, end)),
            answered: t.quizzes_time_up_answered(answered.to_string(), questions.to_string()),
            place,
            shell,
        });
    }
    let reader = reader(&loaded, &shell);
    let empty = asked.empty.as_deref();
    if let Some(drill) = drill(&loaded.paper, &answers) {
        return mastery::drilled(shell, reader, &loaded, &answers, &drill, empty.is_some());
    }
    let end = End::of(&loaded, &shell);
    let mut items = items::items(&shell, reader, &loaded.published, &loaded.paper, &given);
    check::hide_points(&loaded.paper, &mut items);
    page(&PaperPage {
        lead: t.quizzes_lead(
            t.quizzes_questions(questions),
            percent(&shell, loaded.paper.pass_percent),
        ),
        rule: view::rule(&shell, &loaded.paper.settings),
        time_up: end.as_ref().map_or_else(String::new, |_| {
            t.quizzes_time_up_rule(GRACE_MS / SECOND_MS)
        }),
        saved: answers.saved_at().map_or_else(
            || t.quizzes_nothing_saved(),
            |at| t.quizzes_saved_at(clock(&shell, at)),
        ),
        answered,
        items,
        unders: check::unders(&shell, reader, &loaded.paper, &answers, empty),
        base: answers.last_step(),
        end,
        place,
        shell,
    })
}

/// `POST /attempts/{attempt}/answers`: saves, and goes on. To a script it answers 204.
///
/// # Errors
/// [`Error::NotFound`] for another person's; to a script, the refusal.
pub async fn save(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Answer {
    let id = attempt_id(id)?;
    if fields.has("expired") {
        // The time ran out on the page: its form is sent as it stands.
        return hand_in(&app, &me, &session, &shell, &id, &fields).await;
    }
    let accept = headers.get(header::ACCEPT);
    let is_script = accept
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("application/json"));
    let address = shell.url(&format!("/attempts/{id}"));
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let saved = actions::save(&mut tx, now, &me.account_id, &id, &fields.0).await;
    let refused = match saved {
        Ok(refused) => {
            tx.commit().await?;
            refused
        }
        Err(Error::Refused(refusal)) if !is_script => {
            drop(tx);
            flash(&session, false, refusal.sentence(shell.t)).await?;
            return see_other(&address);
        }
        Err(error) => return Err(error),
    };
    if is_script {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let mut names = fields.0.iter().map(|(name, _)| name.as_str());
    let moved = names.find_map(|name| name.strip_prefix("q.")?.strip_suffix(".move"));
    if let Some(question) = moved {
        return see_other(&format!("{address}#q-{question}"));
    }
    let told = if refused {
        shell.t.quizzes_behaviour_refused_fixed()
    } else {
        shell.t.quizzes_saved_at(shell.speech.clock(now))
    };
    flash(&session, !refused, told).await?;
    see_other(&address)
}

/// `POST /attempts/{attempt}/submission`: hands in; asks first when questions have no answer.
///
/// # Errors
/// [`Error::NotFound`] for another person's.
pub async fn submit(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    hand_in(&app, &me, &session, &shell, &attempt_id(id)?, &fields).await
}

async fn hand_in(
    app: &App,
    me: &Viewer,
    session: &Session,
    shell: &Shell,
    id: &AttemptId,
    fields: &Fields,
) -> Answer {
    let loaded = load(app, &me.account_id, id).await?;
    let anyway = fields.has("anyway") || fields.has("expired");
    let mut tx = app.db.write().await?;
    let submission = actions::submit(
        &mut tx,
        app.clock.now(),
        &app.config,
        &loaded.published,
        &me.account_id,
        id,
        &fields.0,
        anyway,
    )
    .await?;
    tx.commit().await?;
    if submission == (Submission::Done { completed: true }) {
        draw_soon(app);
    }
    if submission == Submission::TooLate {
        flash(session, false, shell.t.quizzes_flash_too_late()).await?;
    }
    let next = match submission {
        Submission::Unanswered => "submission",
        Submission::Done { .. } | Submission::TooLate => "result",
    };
    see_other(&shell.url(&format!("/attempts/{id}/{next}")))
}

/// A certificate may just have been issued: its document is drawn at once, beside the answer.
pub fn draw_soon(app: &App) {
    let app = app.clone();
    tokio::spawn(async move {
        if let Err(error) = certificates::actions::draw(&app.db, &app.blobs, 1).await {
            tracing::error!(
                error = format!("{error:#}"),
                "a document was not drawn; the clockwork tries again"
            );
        }
    });
}

/// `GET /attempts/{attempt}/submission`: what has no answer yet.
///
/// # Errors
/// [`Error::NotFound`] for another person's.
pub async fn recap(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    shell: Shell,
    Path(id): Path<String>,
) -> Answer {
    let loaded = load(&app, &me.account_id, &attempt_id(id)?).await?;
    let id = &loaded.attempt.sitting.attempt_id;
    let place = Place::of(&loaded, &shell);
    let stage = loaded.attempt.sitting.stage(shell.now);
    if matches!(stage, Stage::Submitted | Stage::Over) {
        return see_other(&place.address);
    }
    let answers = Answers::read(store::steps(&app.db, id).await?)?;
    if let Some(drill) = drill(&loaded.paper, &answers) {
        return mastery::stop(shell, &loaded, &drill);
    }
    let given = answers.responses();
    let reader = reader(&loaded, &shell);
    let missing = unanswered(&loaded.paper, &given);
    let missing = missing.into_iter().map(|(number, question)| {
        let anchor = format!("{}#q-{}", place.address, question.id);
        let number = shell.t.quizzes_question(number.to_string());
        (anchor, number, reader.text(&question.text))
    });
    page(&RecapPage {
        missing: missing.collect(),
        end: End::of(&loaded, &shell),
        place,
        shell,
    })
}
