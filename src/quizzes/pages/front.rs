//! `/learning/{course}/{item}/quiz`: what a quiz asks for, and its sittings; starting one.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};

use crate::{
    certificates,
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
    },
    quizzes::{
        actions,
        attempt::{Sitting, of_cycle},
        draw::draw,
        grant::Grant,
        outcome::outcome,
        pages::{
            language, rules,
            view::{Reader, figure},
        },
        review::{moment, sight_of},
        store, store_overrides,
        terms::{CannotStart, Terms},
    },
    web::{
        form::{Faults, Fields},
        guard::CurrentUser,
        page::{Answer, again, page, see_other},
        shell::Shell,
        state::App,
    },
};

/// The field for what must be typed to start.
const PASSWORD: &str = "password";

#[derive(Template)]
#[template(path = "quizzes/front.html")]
struct FrontPage {
    shell: Shell,
    course: String,
    course_path: String,
    title: Run,
    intro: Option<Run>,
    facts: Vec<(String, String)>,
    /// What else holds, as sentences.
    rules: Vec<String>,
    /// The result by the rule of the quiz, where that is not the best sitting.
    standing: String,
    /// Sittings submitted, first to last.
    past: Vec<Past>,
    start_address: String,
    /// The sitting that is open, if one is.
    open: Option<String>,
    /// Why no sitting can start; empty when one can.
    refused: String,
    /// A password must be typed.
    locked: bool,
    faults: Faults,
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
    discarded: bool,
    awaiting: bool,
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
    page(&lay_out(&app, shell, &seat, &item, Faults::new()).await?)
}

async fn lay_out(
    app: &App,
    shell: Shell,
    seat: &Seat,
    item: &str,
    faults: Faults,
) -> Result<FrontPage, Error> {
    let course = &seat.published.course;
    let quiz = course.quiz(item).ok_or(Error::NotFound)?;
    let enrolment = &seat.enrolment;
    let sittings = store::sittings(&app.db, &enrolment.enrolment_id, item).await?;
    let since = certificates::store::renewal::since(&app.db, &enrolment.enrolment_id).await?;
    let cycle = of_cycle(&sittings, since);
    let (course_id, account) = (course.id.as_str(), &enrolment.account_id);
    let granted = store_overrides::applying(&app.db, course_id, item, account).await?;
    let grant = Grant::of(quiz, &granted);
    let terms = Terms::of(quiz, &grant);
    let used = cycle.last().map_or(0, |sitting| sitting.number);
    let reader = Reader {
        text: language(enrolment, shell.locale),
        page: shell.locale,
    };
    let open = sittings.iter().find(|s| s.submitted_at.is_none());
    let questions = draw(course, quiz, 0).questions.len();
    let refused = terms.open(shell.now, enrolment, &cycle).err();
    let result = outcome(terms.counts, quiz.pass_percent, &cycle);
    let several = cycle.iter().filter(|sitting| sitting.counts()).count() > 1;
    let mut submitted = cycle.iter().filter(|s| s.submitted_at.is_some());
    let sees_all = submitted.all(|sitting| shows_marks(&shell, quiz, sitting));
    let standing = result.filter(|_| several && sees_all).map(|result| {
        let counts = rules::counts_name(shell.t, terms.counts);
        (shell.percent(&result.share.0), counts)
    });
    Ok(FrontPage {
        course: course.title.in_or_near(shell.locale).to_owned(),
        course_path: format!("/learning/{course_id}"),
        title: reader.text(&quiz.title),
        intro: reader.some(&quiz.intro),
        facts: rules::facts(&shell, quiz, &terms, questions, used),
        rules: rules::rules(shell.t, quiz, &terms, grant != Grant::default()),
        standing: standing.map_or_else(String::new, |(percent, counts)| {
            shell.t.quizzes_front_standing(percent, counts)
        }),
        past: sittings
            .iter()
            .filter_map(|s| past(&shell, quiz, s))
            .collect(),
        start_address: shell.url(&format!("/learning/{course_id}/{item}/attempts")),
        open: open.map(|s| shell.url(&format!("/attempts/{}", s.attempt_id))),
        refused: refused.map_or_else(String::new, |why| {
            rules::refusal(&shell, &terms, &cycle, why)
        }),
        locked: terms.password.is_some(),
        faults,
        passed: sees_all && result.is_some_and(|result| result.passed),
        shell,
    })
}

/// `POST /learning/{course}/{item}/attempts`; a wrong password is said at its field.
///
/// # Errors
/// [`CannotStart`].
pub async fn start(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    shell: Shell,
    Path((course, item)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let Some(seat) = Seat::of(&app, &me.account_id, &course).await? else {
        return Err(CannotStart::NotEnrolled.into());
    };
    let now = app.clock.now();
    let read_in = language(&seat.enrolment, shell.locale);
    let mut tx = app.db.write().await?;
    let started = actions::start(
        &mut tx,
        now,
        &seat.published,
        &seat.enrolment,
        &item,
        read_in,
        fields.raw(PASSWORD),
    )
    .await;
    let Some(attempt) = started? else {
        drop(tx);
        let faults = Faults::one(PASSWORD, shell.t.quizzes_refused_password());
        return again(&lay_out(&app, shell, &seat, &item, faults).await?);
    };
    tx.commit().await?;
    see_other(&shell.url(&format!("/attempts/{attempt}")))
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
    let shows = shows_marks(shell, quiz, sitting);
    let awaiting = shows && sitting.is_awaiting();
    let (result, points, passed) = if shows {
        let share = sitting.share;
        let share = share.map_or_else(String::new, |share| shell.percent(&share.0));
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
        awaiting,
        discarded: sitting.was_discarded(),
    })
}
