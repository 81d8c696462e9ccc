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
    content::settings::TimeUp,
    kit::{
        error::Error,
        id::AttemptId,
        text::Run,
        time::{SECOND_MS, Timestamp},
    },
    quizzes::{
        actions::{self, EXPIRED, Submission},
        answers::{Answers, unanswered},
        attempt::Stage,
        mastery::drill,
        pages::{
            Loaded, attempt_id,
            check::{self, Under},
            contest,
            items::{self, Fields as ItemFields, Item},
            items_text::{GapRun, MarkRun},
            language, load, mastery,
            pager::{self, Pager, Way},
            review::Piece,
            rules,
            view::{Reader, percent},
        },
        paging, store,
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
pub(super) struct Place {
    /// The titles in the language of the page, and the paths, for the trail.
    pub(super) course: String,
    pub(super) course_path: String,
    pub(super) quiz: String,
    pub(super) quiz_path: String,
    pub(super) title: Run,
    pub(super) address: String,
    /// Its name in the browser's storage.
    pub(super) sitting: String,
    /// «المحاولة 1 من 3».
    pub(super) attempt: String,
}

/// The end of a sitting, as the bar shows it.
pub(super) struct End {
    pub(super) clock: String,
    pub(super) iso: String,
    pub(super) seconds: i64,
}

#[derive(Template)]
#[template(path = "quizzes/paper.html")]
struct PaperPage {
    shell: Shell,
    place: Place,
    lead: String,
    /// How answers are marked, where they are not marked together at the end.
    rule: String,
    end: Option<End>,
    /// What happens at the end; empty without one.
    time_up: String,
    saved: String,
    answered: usize,
    /// How many of those stand on other pages.
    elsewhere: usize,
    total: usize,
    /// None: everything stands on this page.
    pager: Option<Pager>,
    items: Vec<Item>,
    /// What stands under a question, by question.
    unders: BTreeMap<String, Under>,
    /// The title of the section that begins with each item.
    headings: Vec<Option<Run>>,
    /// The step that the page was made from.
    base: i64,
}

#[derive(Template)]
#[template(path = "quizzes/recap.html")]
struct RecapPage {
    shell: Shell,
    place: Place,
    end: Option<End>,
    /// Questions without an answer: their anchor (empty: their page cannot be reached), their
    /// place, their text.
    missing: Vec<(String, String, Run)>,
}

#[derive(Template)]
#[template(path = "quizzes/time_up.html")]
struct TimeUpPage {
    shell: Shell,
    place: Place,
    ended: String,
    answered: String,
    /// It may still be handed in.
    hand_in: bool,
}

impl PaperPage {
    fn heading(&self, at: &usize) -> Option<&Run> {
        self.headings.get(*at)?.as_ref()
    }
}

/// Which page of the paper.
#[derive(Default, Deserialize)]
pub struct Asked {
    page: Option<String>,
    /// The question that was to be checked without an answer.
    empty: Option<String>,
}

pub(super) fn reader(loaded: &Loaded, shell: &Shell) -> Reader {
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
            sitting: attempt.stored_as(),
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
pub(super) fn clock(shell: &Shell, at: Timestamp) -> String {
    if at.local().date() == shell.now.local().date() {
        shell.speech.clock(at)
    } else {
        shell.moment(&at)
    }
}

/// What is said once the time is up: when it was, and what becomes of the sitting.
fn over(loaded: &Loaded, shell: Shell, place: Place, stage: Stage, answered: usize) -> TimeUpPage {
    let t = shell.t;
    let sitting = &loaded.attempt.sitting;
    let end = sitting.deadline_at.unwrap_or(shell.now);
    let ended = t.quizzes_time_up_ended(clock(&shell, end));
    let figures = || {
        (
            answered.to_string(),
            loaded.paper.questions.len().to_string(),
        )
    };
    let time_up = loaded.paper.settings.time_up;
    let hand_in = time_up == TimeUp::Grace && stage != Stage::Over;
    let answered = match time_up {
        TimeUp::Submit => {
            let (answered, total) = figures();
            t.quizzes_time_up_answered(answered, total)
        }
        TimeUp::Grace if hand_in => {
            let until = sitting.hand_in_until.unwrap_or(end);
            let (answered, total) = figures();
            let until = t.quizzes_hand_in_until(shell.moment(&until));
            format!("{until} {}", t.quizzes_hand_in_answered(answered, total))
        }
        TimeUp::Grace | TimeUp::Discard => t.quizzes_time_up_lost(),
    };
    TimeUpPage {
        ended,
        answered,
        hand_in,
        place,
        shell,
    }
}

/// `GET /attempts/{attempt}?page=2`: the paper while it can be answered, what happened to it
/// afterwards.
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
    let answers = Answers::read(store::steps::all(&app.db, id).await?)?;
    let given = answers.responses();
    let t = shell.t;
    let questions = loaded.paper.questions.len();
    let answered = questions - unanswered(&loaded.paper, &given).len();
    // Where the clock does not hand in, what is on its way is accepted, and no page is shown for more.
    let is_over = match stage {
        Stage::HandIn | Stage::Over => true,
        Stage::Grace => loaded.paper.settings.time_up != TimeUp::Submit,
        Stage::Open | Stage::Submitted => false,
    };
    if is_over {
        return page(&over(&loaded, shell, place, stage, answered));
    }
    let reader = reader(&loaded, &shell);
    let empty = asked.empty.as_deref();
    if let Some(drill) = drill(&loaded.paper, &answers) {
        return mastery::drilled(shell, reader, &loaded, &answers, &drill, empty.is_some());
    }
    let unders = check::unders(
        &shell,
        reader,
        &loaded.published,
        &loaded.paper,
        &answers,
        empty,
    );
    let asked = asked.page.and_then(|page| page.parse().ok());
    let furthest = loaded.attempt.sitting.furthest;
    let leaf = pager::leaf(&shell, &loaded.paper, &given, asked, furthest);
    let headings = pager::headings(reader, &loaded.paper, &leaf.range);
    let mut items = items::items(&shell, reader, &loaded.published, &loaded.paper, &given);
    check::hide_points(&loaded.paper, &mut items);
    let here = &loaded.paper.questions[leaf.range.clone()];
    let here = here
        .iter()
        .filter(|set| given.contains_key(&set.question.id));
    let elsewhere = answered - here.count();
    let shown = items.into_iter().skip(leaf.range.start);
    let end = End::of(&loaded, &shell);
    page(&PaperPage {
        lead: t.quizzes_lead(
            t.quizzes_questions(questions),
            percent(&shell, loaded.paper.pass_percent),
        ),
        rule: if unders.is_empty() {
            String::new()
        } else {
            rules::behaviour(t, loaded.paper.settings.behaviour)
        },
        time_up: end.as_ref().map_or_else(String::new, |_| {
            rules::time_up(t, loaded.paper.settings.time_up)
        }),
        saved: answers.saved_at().map_or_else(
            || t.quizzes_nothing_saved(),
            |at| t.quizzes_saved_at(clock(&shell, at)),
        ),
        answered,
        elsewhere,
        total: questions,
        items: shown.take(leaf.range.len()).collect(),
        unders,
        headings,
        pager: leaf.pager,
        base: answers.last_step(),
        end,
        place,
        shell,
    })
}

/// `POST /attempts/{attempt}/answers`: saves, and goes on. A script is answered 204; 409 when another
/// page has given another answer, or when nothing is saved any more.
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
    if fields.has(EXPIRED) {
        // The time ran out on the page: its form is sent as it stands.
        return hand_in(&app, &me, &session, shell, &id, &fields).await;
    }
    let accept = headers.get(header::ACCEPT);
    let is_script = accept
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("application/json"));
    let address = shell.url(&format!("/attempts/{id}"));
    let now = app.clock.now();
    let to = pager::destination(fields.raw("to"));
    let mut tx = app.db.write().await?;
    let saved = match to {
        Some((page, _)) => actions::turn(&mut tx, now, &me.account_id, &id, &fields.0, page).await,
        None => actions::save::save(&mut tx, now, &me.account_id, &id, &fields.0).await,
    };
    let kept = match saved {
        Ok(kept) => kept,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            if is_script {
                let loaded = load(&app, &me.account_id, &id).await?;
                let answers = Answers::read(store::steps::all(&app.db, &id).await?)?;
                let refusal = refusal.as_ref();
                return Ok(contest::refuse(
                    &shell, &loaded, &answers, &fields.0, refusal,
                ));
            }
            flash(&session, false, refusal.sentence(shell.t)).await?;
            return see_other(&address);
        }
        Err(error) => return Err(error),
    };
    tx.commit().await?;
    if !kept.contests.is_empty() {
        let loaded = load(&app, &me.account_id, &id).await?;
        if is_script {
            return Ok(contest::tell(&shell, &loaded, &kept.contests));
        }
        return contest::choose(shell, &loaded, &kept.contests, "answers", &fields.0);
    }
    if is_script {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    if kept.refused {
        flash(&session, false, shell.t.quizzes_behaviour_refused_fixed()).await?;
    }
    if let Some((page, question)) = to {
        let anchor = if question.is_empty() { "" } else { "#q-" };
        return see_other(&format!("{address}?page={page}{anchor}{question}"));
    }
    // Back to the page that was saved.
    let address = match paging::named(&fields.0) {
        Some(page) => format!("{address}?page={page}"),
        None => address,
    };
    let mut names = fields.0.iter().map(|(name, _)| name.as_str());
    let moved = names.find_map(|name| name.strip_prefix("q.")?.strip_suffix(".move"));
    if let Some(question) = moved {
        return see_other(&format!("{address}#q-{question}"));
    }
    if !kept.refused {
        let saved = shell.t.quizzes_saved_at(shell.speech.clock(now));
        flash(&session, true, saved).await?;
    }
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
    hand_in(&app, &me, &session, shell, &attempt_id(id)?, &fields).await
}

async fn hand_in(
    app: &App,
    me: &Viewer,
    session: &Session,
    shell: Shell,
    id: &AttemptId,
    fields: &Fields,
) -> Answer {
    let loaded = load(app, &me.account_id, id).await?;
    let anyway = fields.has("anyway") || fields.has(EXPIRED);
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
    let mut next = "/result";
    match submission {
        Submission::Done { completed } => draw_soon(app, completed),
        Submission::DoneAside { completed } => {
            draw_soon(app, completed);
            flash(session, false, shell.t.steps_flash_aside()).await?;
        }
        Submission::TooLate => flash(session, false, shell.t.quizzes_flash_too_late()).await?,
        Submission::Discarded => flash(session, false, shell.t.quizzes_flash_discarded()).await?,
        Submission::Back => next = "",
        Submission::Unanswered => next = "/submission",
        Submission::Contested(contests) => {
            return contest::choose(shell, &loaded, &contests, "submission", &fields.0);
        }
    }
    see_other(&shell.url(&format!("/attempts/{id}{next}")))
}

/// When the course was completed, a certificate may just have been issued: its document is drawn at
/// once, beside the answer.
pub fn draw_soon(app: &App, completed: bool) {
    if !completed {
        return;
    }
    let app = app.clone();
    tokio::spawn(async move {
        if let Err(error) = certificates::actions::draw(&app, 1).await {
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
    if matches!(stage, Stage::Submitted | Stage::HandIn | Stage::Over) {
        return see_other(&place.address);
    }
    let answers = Answers::read(store::steps::all(&app.db, id).await?)?;
    if let Some(drill) = drill(&loaded.paper, &answers) {
        return mastery::stop(shell, &loaded, &drill);
    }
    let given = answers.responses();
    let reader = reader(&loaded, &shell);
    let missing = unanswered(&loaded.paper, &given);
    let paper = &loaded.paper;
    let (only, several) = (
        paging::is_sequential(paper)
            .then(|| paging::shown(paper, None, loaded.attempt.sitting.furthest)),
        paging::leaves(paper).len() > 1,
    );
    let missing = missing.into_iter().map(|(number, question)| {
        let page = paging::page_of(paper, &question.id).unwrap_or(1);
        let anchor = match (only, several) {
            (Some(only), _) if page != only => String::new(),
            (_, true) => format!("{}?page={page}#q-{}", place.address, question.id),
            (_, false) => format!("{}#q-{}", place.address, question.id),
        };
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
