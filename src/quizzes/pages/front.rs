//! `/learning/{course}/{item}/quiz`: what a quiz asks for, and its sittings; starting one.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};

use crate::{
    content::{
        course::Quiz,
        library::Published,
        settings::{Moment, Shown},
    },
    enrolments::{self, enrolment::Enrolment},
    kit::{
        error::Error,
        id::AccountId,
        text::{Run, Slug},
        time::SECOND_MS,
    },
    quizzes::{
        actions,
        attempt::{self, CannotStart, GRACE_MS, Sitting},
        draw::draw,
        mastery::Goal,
        pages::{
            language,
            view::{Reader, figure, percent, rule},
        },
        review::{moment, sight_of},
        store,
    },
    web::{
        guard::CurrentUser,
        page::{Answer, page, see_other},
        shell::Shell,
        state::App,
    },
};

#[derive(Template)]
#[template(path = "quizzes/front.html")]
struct FrontPage {
    shell: Shell,
    course: String,
    course_path: String,
    title: Run,
    intro: Option<Run>,
    facts: Vec<(String, String)>,
    /// How the quiz behaves.
    rule: String,
    /// What happens when the time is up; empty without a limit.
    time_up: String,
    /// Sittings submitted, first to last.
    past: Vec<Past>,
    start_address: String,
    /// The sitting that is open, if one is.
    open: Option<String>,
    may_start: bool,
    passed: bool,
}

/// A sitting of before.
struct Past {
    address: String,
    number: String,
    at: String,
    iso: String,
    result: String,
    points: String,
    /// None where the result is not shown.
    passed: Option<bool>,
}

/// A quiz, somebody enrolled in its course, and the version that they study.
struct Seat {
    enrolment: Enrolment,
    published: Arc<Published>,
}

impl Seat {
    /// `None` when they are not enrolled.
    async fn of(app: &App, me: &AccountId, course: &str) -> Result<Option<Self>, Error> {
        let course = Slug::parse(course).map_err(|_| Error::NotFound)?;
        let enrolment = enrolments::store::of(&app.db, me, course.as_str()).await?;
        let Some(enrolment) = enrolment.filter(Enrolment::is_active) else {
            // A course that they may join is told from one that does not exist.
            let offered = app.library.current(course.as_str());
            return offered.map(|_| None).ok_or(Error::NotFound);
        };
        let published = app
            .library
            .version(course.as_str(), enrolment.version)
            .await?
            .ok_or(Error::NotFound)?;
        Ok(Some(Self {
            enrolment,
            published,
        }))
    }
}

/// `GET /learning/{course}/{item}/quiz`
///
/// # Errors
/// [`Error::NotFound`] when the version studied has no such quiz.
pub async fn front(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    shell: Shell,
    Path((course, item)): Path<(String, String)>,
) -> Answer {
    let Some(seat) = Seat::of(&app, &me.account_id, &course).await? else {
        return see_other(&shell.url(&format!("/courses/{course}")));
    };
    let quiz = seat.published.course.quiz(&item).ok_or(Error::NotFound)?;
    let enrolment = &seat.enrolment;
    let sittings = store::sittings(&app.db, &enrolment.enrolment_id, &item).await?;
    let used = sittings.last().map_or(0, |sitting| sitting.number);
    let reader = Reader {
        text: language(enrolment, shell.locale),
        page: shell.locale,
    };
    let open = sittings.iter().find(|s| s.submitted_at.is_none());
    let questions = draw(&seat.published.course, quiz, 0).questions.len();
    page(&FrontPage {
        course: seat
            .published
            .course
            .title
            .in_or_near(shell.locale)
            .to_owned(),
        course_path: format!("/learning/{course}"),
        title: reader.text(&quiz.title),
        intro: reader.some(&quiz.intro),
        facts: facts(&shell, quiz, questions, used),
        rule: rule(&shell, &quiz.settings),
        time_up: time_up(&shell, quiz),
        past: sittings
            .iter()
            .filter_map(|s| past(&shell, quiz, s))
            .collect(),
        start_address: shell.url(&format!("/learning/{course}/{item}/attempts")),
        open: open.map(|s| shell.url(&format!("/attempts/{}", s.attempt_id))),
        may_start: attempt::start(enrolment, quiz.attempts, used).is_ok(),
        passed: sittings
            .iter()
            .any(|s| s.has_passed() && shows_marks(&shell, quiz, s)),
        shell,
    })
}

/// `POST /learning/{course}/{item}/attempts`
///
/// # Errors
/// [`CannotStart`].
pub async fn start(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    shell: Shell,
    Path((course, item)): Path<(String, String)>,
) -> Answer {
    let Some(seat) = Seat::of(&app, &me.account_id, &course).await? else {
        return Err(CannotStart::NotEnrolled.into());
    };
    let now = app.clock.now();
    let read_in = language(&seat.enrolment, shell.locale);
    let mut tx = app.db.write().await?;
    let attempt = actions::start(
        &mut tx,
        now,
        &seat.published,
        &seat.enrolment,
        &item,
        read_in,
    )
    .await?;
    tx.commit().await?;
    see_other(&shell.url(&format!("/attempts/{attempt}")))
}

fn facts(shell: &Shell, quiz: &Quiz, questions: usize, used: i64) -> Vec<(String, String)> {
    let t = shell.t;
    let allowed = match attempt::left(quiz.attempts, used) {
        None => t.quizzes_attempts_unlimited(),
        Some(_) if used == 0 => t.quizzes_attempts(quiz.attempts.unwrap_or(0)),
        Some(left) => t.quizzes_attempts_left(
            t.quizzes_attempts(quiz.attempts.unwrap_or(0)),
            t.quizzes_left(left),
        ),
    };
    let limit = quiz
        .minutes
        .map_or_else(|| t.quizzes_no_limit(), |minutes| t.common_minutes(minutes));
    vec![
        (t.quizzes_fact_questions(), t.quizzes_questions(questions)),
        to_pass(shell, quiz),
        (t.quizzes_fact_time(), limit),
        (t.quizzes_fact_attempts(), allowed),
    ]
}

/// What passes: a share of the points, or of a drill its goal.
fn to_pass(shell: &Shell, quiz: &Quiz) -> (String, String) {
    let t = shell.t;
    match Goal::of(quiz.settings.behaviour) {
        Some(Goal { right, last }) => {
            let goal = t.quizzes_behaviour_goal(right.to_string(), last.to_string());
            (t.quizzes_behaviour_fact_goal(), goal)
        }
        None => (t.quizzes_fact_pass(), percent(shell, quiz.pass_percent)),
    }
}

/// The rule of the clock, said before it runs; empty when there is none.
fn time_up(shell: &Shell, quiz: &Quiz) -> String {
    quiz.minutes.map_or_else(String::new, |_| {
        shell.t.quizzes_time_up_rule(GRACE_MS / SECOND_MS)
    })
}

/// Whether the result of a sitting may be seen now.
fn shows_marks(shell: &Shell, quiz: &Quiz, sitting: &Sitting) -> bool {
    let moment = moment(sitting, quiz.settings.closes_at, shell.now);
    sight_of(&quiz.settings, quiz.feedback, moment).has(Shown::Marks)
}

fn past(shell: &Shell, quiz: &Quiz, sitting: &Sitting) -> Option<Past> {
    let t = shell.t;
    let submitted = sitting.submitted_at?;
    let (earned, out_of) = (sitting.earned.unwrap_or_default(), sitting.out_of);
    let figures = [earned, out_of].map(|mark| figure(mark, shell.locale));
    let (result, points, passed) = if shows_marks(shell, quiz, sitting) {
        let share = shell.percent(&sitting.share.unwrap_or_default().0);
        (share, figures.join("/"), Some(sitting.has_passed()))
    } else {
        let closed = sight_of(&quiz.settings, quiz.feedback, Moment::Closed);
        let closes_at = quiz.settings.closes_at;
        let comes = closes_at.is_some_and(|at| shell.now <= at) && closed.has(Shown::Marks);
        let words = if comes {
            t.quizzes_behaviour_hidden_short_until()
        } else {
            t.quizzes_behaviour_hidden_short()
        };
        (words, "–".to_owned(), None)
    };
    Some(Past {
        address: shell.url(&format!("/attempts/{}/result", sitting.attempt_id)),
        number: sitting.number.to_string(),
        at: shell.moment(&submitted),
        iso: submitted.iso(),
        result,
        points,
        passed,
    })
}
