//! `/learning`: my courses, where to go on, what is missing.

use askama::Template;
use axum::extract::State;

use super::cohort_of;
use crate::{
    certificates::{self, certificate::Status},
    cohorts::told::Told,
    enrolments,
    kit::text::Run,
    progress::completion::{next_item, standing},
    web::{
        guard::CurrentUser,
        motif,
        page::{Answer, page},
        shell::Shell,
        state::App,
    },
};

/// One of my courses.
struct Mine {
    id: String,
    title: Run,
    ring: String,
    percent: u8,
    finished: usize,
    required: usize,
    complete: bool,
    /// Where the button leads.
    path: String,
    /// The item to go on with.
    next: Option<Run>,
    /// How many minutes it takes.
    minutes: u32,
    zellige: String,
    cohort: Option<Told>,
}

/// One of my certificates.
struct Attested {
    title: String,
    number: String,
    date: String,
    awaiting: bool,
    revoked: bool,
    expired: bool,
}

#[derive(Template)]
#[template(path = "lessons/mine.html")]
struct MinePage {
    shell: Shell,
    today: String,
    courses: Vec<Mine>,
    certificates: Vec<Attested>,
}

/// `GET /learning`
pub async fn mine(State(app): State<App>, CurrentUser(me): CurrentUser, shell: Shell) -> Answer {
    let mut courses = Vec::new();
    for mine in enrolments::store::all_with_done(&app.db, &me.account_id).await? {
        if !mine.enrolment.is_active() {
            continue;
        }
        let id = mine.enrolment.course_id.clone();
        let Some(published) = app.library.version(&id, mine.enrolment.version).await? else {
            continue;
        };
        let course = &published.course;
        let standing = standing(course, mine.done_items());
        let complete = mine.enrolment.completed_at.is_some();
        let next = next_item(course, &standing).filter(|_| !complete);
        let percent = standing.percent();
        courses.push(Mine {
            cohort: cohort_of(&shell, &mine),
            title: course.title.run(shell.locale),
            ring: motif::ring(percent),
            percent,
            finished: standing.finished,
            required: standing.required,
            complete,
            path: next.map_or_else(
                || format!("/learning/{id}"),
                |item| format!("/learning/{id}/{}", item.id),
            ),
            minutes: next.map_or(0, |item| item.minutes),
            next: next.map(|item| Run::new(course.title_of(item, shell.locale), shell.locale)),
            zellige: crate::lessons::pages::course::band(course, 48),
            id,
        });
    }
    let mut certificates = Vec::new();
    for certificate in certificates::store::of_account(&app.db, &me.account_id).await? {
        let status = certificate.status(shell.now);
        let version = app
            .library
            .version(&certificate.course_id, certificate.version)
            .await?;
        let statement = certificate.read_statement();
        let title = match (&statement, &version) {
            (Some(statement), _) => statement.title.in_or_near(shell.locale).to_owned(),
            (None, Some(version)) => version.course.title.in_or_near(shell.locale).to_owned(),
            (None, None) => certificate.course_id.clone(),
        };
        certificates.push(Attested {
            title,
            number: certificate.number.clone().unwrap_or_default(),
            date: shell
                .speech
                .date(certificate.issued_at.unwrap_or(certificate.claimed_at)),
            awaiting: status == Status::Awaiting,
            revoked: status == Status::Revoked,
            expired: status == Status::Expired,
        });
    }
    page(&MinePage {
        today: shell.speech.date(shell.now),
        shell,
        courses,
        certificates,
    })
}
