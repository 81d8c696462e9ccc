//! `/admin/certificates/bulk/{id}`: a job of many certificates as it goes on.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::{HeaderName, HeaderValue},
    response::IntoResponse as _,
};
use serde::Deserialize;
use tower_sessions::Session;

use super::{Tabs, course_title, name_of, some};
use crate::{
    certificates::{
        actions::{self, bulk},
        store::{
            self,
            bulk::{Bulk, Counts, Failed},
        },
    },
    kit::error::Error,
    web::{
        guard::Administrator,
        page::{Answer, page, see_other},
        paging::Page,
        shell::{Shell, flash},
        state::App,
    },
};

/// How often the page of a job that goes on is loaded again, in seconds.
const AGAIN: &str = "3";

/// A job in a list.
pub(super) struct Job {
    pub href: String,
    pub date: String,
    pub by: String,
    pub narrowed: String,
    pub done: i64,
    pub total: i64,
    pub failed: i64,
    pub finished: bool,
}

impl Job {
    fn of(shell: &Shell, bulk: Bulk, counts: &Counts) -> Self {
        Self {
            href: shell.url(&format!("/admin/certificates/bulk/{}", bulk.bulk_id)),
            date: shell.speech.moment(bulk.begun_at),
            by: name_of(shell, bulk.by_arabic, bulk.by_latin),
            narrowed: bulk.narrowed,
            done: counts.done(),
            total: counts.total(),
            failed: counts.failed,
            finished: bulk.finished_at.is_some(),
        }
    }
}

/// The last jobs that are worth a line: those that are not finished, or of which something failed.
pub(super) async fn recent(app: &App, shell: &Shell) -> Result<Vec<Job>, Error> {
    let mut jobs = Vec::new();
    for bulk in store::bulk::recent(&app.db).await? {
        let counts = store::bulk::counts(&app.db, &bulk.bulk_id).await?;
        jobs.push(Job::of(shell, bulk, &counts));
    }
    jobs.retain(|job| !job.finished || job.failed > 0);
    Ok(jobs)
}

/// Draws the documents of what was just issued, beside the answer.
pub(super) fn draw_soon(app: &App, issued: i64) {
    let app = app.clone();
    tokio::spawn(async move {
        if let Err(error) = actions::draw(&app, issued).await {
            tracing::error!(
                error = format!("{error:#}"),
                "documents were not drawn; the clockwork tries again"
            );
        }
    });
}

/// A certificate that could not be issued.
struct Row {
    name: String,
    email: String,
    account: String,
    course: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "certificates/bulk.html")]
struct BulkPage {
    shell: Shell,
    tabs: Tabs,
    id: String,
    job: Job,
    counts: Counts,
    percent: i64,
    rows: Vec<Row>,
    /// Whether the page loads itself again.
    again: bool,
    first: String,
    next: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    after: String,
    /// Anything: the page stays as it is.
    still: Option<String>,
}

/// `GET /admin/certificates/bulk/{id}`: while the job goes on the page loads itself again, with or
/// without a script, until somebody asks it to keep still.
pub async fn show(
    State(app): State<App>,
    _: Administrator,
    shell: Shell,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let job = store::bulk::by_id(&app.db, &id).await?;
    let job = job.ok_or(Error::NotFound)?;
    let counts = store::bulk::counts(&app.db, &id).await?;
    let failed = store::bulk::failed(&app.db, &id, some(&asked.after)).await?;
    let found = Page::from_excess(failed, |row| row.certificate_id.to_string());
    let address = format!("/admin/certificates/bulk/{id}");
    let next = found.next.as_deref();
    let next = next.map(|key| shell.url(&format!("{address}?after={key}")));
    let first = some(&asked.after).map(|_| shell.url(&address));
    let row = |row: Failed| Row {
        name: name_of(&shell, row.name_arabic, row.name_latin),
        email: row.email,
        account: row.account_id.to_string(),
        course: course_title(&app, &shell, &row.course_id),
        reason: match row.fault.as_str() {
            "unprintable" => shell.t.certificates_refused_unprintable(),
            "standing" => shell.t.register_fault_standing(),
            _ => shell.t.register_fault_machine(),
        },
    };
    let again = job.finished_at.is_none() && asked.still.is_none();
    let answer = page(&BulkPage {
        tabs: Tabs::of(&app).await?,
        percent: counts.done() * 100 / counts.total().max(1),
        rows: found.rows.into_iter().map(row).collect(),
        job: Job::of(&shell, job, &counts),
        again,
        counts,
        first: first.unwrap_or_default(),
        next: next.unwrap_or_default(),
        id,
        shell: shell.clone(),
    })?;
    if again {
        let refresh = (
            HeaderName::from_static("refresh"),
            HeaderValue::from_static(AGAIN),
        );
        return Ok(([refresh], answer).into_response());
    }
    Ok(answer)
}

/// `POST /admin/certificates/bulk/{id}/retry`: tries again what failed.
pub async fn retry(
    State(app): State<App>,
    _: Administrator,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
) -> Answer {
    let mut tx = app.db.write().await?;
    let again = bulk::retry(&mut tx, app.clock.now(), &id).await?;
    tx.commit().await?;
    let again = i64::try_from(again).unwrap_or(0);
    flash(&session, true, shell.t.register_retried(again)).await?;
    see_other(&shell.url(&format!("/admin/certificates/bulk/{id}")))
}
