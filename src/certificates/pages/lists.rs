//! The other lists of the desk: what was issued, what was refused, and who asks for another number.

use askama::Template;
use axum::extract::{Query, State};
use serde::Deserialize;

use super::{
    Choice, Tabs, cohorts, course_title, courses, forget_unknown, name_of, number_in, some,
    status_word,
};
use crate::{
    accounts,
    certificates::{
        certificate::Status,
        store::{self, desk::OnDesk},
    },
    kit::{folded::fold, text::tidy_line, time::Timestamp},
    web::{
        error::encoded,
        guard::Administrator,
        page::{Answer, page},
        paging::Page,
        shell::Shell,
        state::App,
    },
};

/// A row of the issued or of the refused.
struct Row {
    id: String,
    name: String,
    email: String,
    course: String,
    date: String,
    number: String,
    tone: &'static str,
    status_word: String,
}

#[derive(Template)]
#[template(path = "certificates/issued.html")]
struct IssuedPage {
    shell: Shell,
    tabs: Tabs,
    courses: Vec<Choice>,
    /// Of the course that is chosen; empty without one.
    cohorts: Vec<Choice>,
    q: String,
    rows: Vec<Row>,
    first: String,
    next: String,
}

#[derive(Template)]
#[template(path = "certificates/refused.html")]
struct RefusedPage {
    shell: Shell,
    tabs: Tabs,
    rows: Vec<Row>,
    first: String,
    next: String,
}

/// Somebody who asks for another number.
struct Asking {
    id: String,
    number: String,
    printed: String,
    name: String,
    date: String,
}

#[derive(Template)]
#[template(path = "certificates/requests.html")]
struct RequestsPage {
    shell: Shell,
    tabs: Tabs,
    rows: Vec<Asking>,
    first: String,
    next: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    course: String,
    cohort: String,
    q: String,
    after: String,
}

impl Asked {
    fn address(&self, shell: &Shell, path: &str, after: &str) -> String {
        format!(
            "{}?course={}&cohort={}&q={}&after={}",
            shell.url(path),
            encoded(&self.course),
            encoded(&self.cohort),
            encoded(&self.q),
            encoded(after)
        )
    }

    /// The links to the first page and to the next one.
    fn pager(&self, shell: &Shell, path: &str, next: Option<&str>) -> (String, String) {
        let first = some(&self.after).map(|_| self.address(shell, path, ""));
        let next = next.map(|key| self.address(shell, path, key));
        (first.unwrap_or_default(), next.unwrap_or_default())
    }
}

/// `GET /admin/certificates/issued`
pub async fn issued(
    State(app): State<App>,
    _: Administrator,
    shell: Shell,
    Query(mut asked): Query<Asked>,
) -> Answer {
    let cohorts = cohorts(&app, &asked.course, &asked.cohort).await?;
    forget_unknown(&cohorts, &mut asked.cohort);
    let q = tidy_line(&asked.q);
    let (db, among) = (&app.db, (some(&asked.course), some(&asked.cohort)));
    let rows = if let Some(number) = number_in(&q) {
        store::desk::issued_under(db, among, number.as_str()).await?
    } else {
        let pattern = (!q.is_empty()).then(|| accounts::store::contains(&fold(&q)));
        let before = number_in(&asked.after).map_or((i64::MAX, i64::MAX), |last| last.parts());
        store::desk::issued(db, among, pattern.as_deref(), before).await?
    };
    let found = Page::from_excess(rows, |row| row.number.clone().unwrap_or_default());
    let next = found.next.as_deref();
    let (first, next) = asked.pager(&shell, "/admin/certificates/issued", next);
    page(&IssuedPage {
        tabs: Tabs::of(&app).await?,
        courses: courses(&app, &shell, &asked.course),
        cohorts,
        rows: rows_of(&app, &shell, found.rows),
        first,
        next,
        q,
        shell,
    })
}

/// `GET /admin/certificates/refused`
pub async fn refused(
    State(app): State<App>,
    _: Administrator,
    shell: Shell,
    Query(asked): Query<Asked>,
) -> Answer {
    let before = asked.after.parse().ok().map(Timestamp);
    let rows = store::desk::refused(&app.db, before).await?;
    let key = |row: &OnDesk| row.refused_at.map_or(0, |at| at.0).to_string();
    let found = Page::from_excess(rows, key);
    let next = found.next.as_deref();
    let (first, next) = asked.pager(&shell, "/admin/certificates/refused", next);
    page(&RefusedPage {
        tabs: Tabs::of(&app).await?,
        rows: rows_of(&app, &shell, found.rows),
        first,
        next,
        shell,
    })
}

/// `GET /admin/certificates/requests`
pub async fn requests(
    State(app): State<App>,
    _: Administrator,
    shell: Shell,
    Query(asked): Query<Asked>,
) -> Answer {
    let rows = store::standing::waiting(&app.db, some(&asked.after)).await?;
    let found = Page::from_excess(rows, |row| row.request_id.clone());
    let next = found.next.as_deref();
    let (first, next) = asked.pager(&shell, "/admin/certificates/requests", next);
    let row = |row: store::standing::Waiting| Asking {
        id: row.certificate_id.to_string(),
        number: row.number,
        printed: name_of(&shell, row.printed_arabic, row.printed_latin),
        name: name_of(&shell, row.name_arabic, row.name_latin),
        date: shell.speech.date(row.asked_at),
    };
    page(&RequestsPage {
        tabs: Tabs::of(&app).await?,
        rows: found.rows.into_iter().map(row).collect(),
        first,
        next,
        shell: shell.clone(),
    })
}

fn rows_of(app: &App, shell: &Shell, found: Vec<OnDesk>) -> Vec<Row> {
    let row = |row: OnDesk| {
        let status = if row.issued_at.is_none() {
            Status::Refused
        } else if row.revoked_at.is_some() {
            Status::Revoked
        } else if row.replaced_at.is_some() {
            Status::Replaced
        } else if row.suspended_at.is_some() {
            Status::Suspended
        } else if row
            .valid_until
            .is_some_and(|until| until.day_end() <= shell.now)
        {
            Status::Expired
        } else {
            Status::Valid
        };
        let (_, tone, status_word) = status_word(shell, status);
        let date = row.issued_at.or(row.refused_at).unwrap_or(row.claimed_at);
        Row {
            id: row.certificate_id.to_string(),
            name: name_of(shell, row.name_arabic, row.name_latin),
            email: row.email,
            course: course_title(app, shell, &row.course_id),
            date: shell.speech.date(date),
            number: row.number.unwrap_or_default(),
            tone,
            status_word,
        }
    };
    found.into_iter().map(row).collect()
}
