//! `/admin/certificates`: what waits to be issued, and what was issued.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, State};
use serde::Deserialize;
use tower_sessions::Session;

use super::status_word;
use crate::{
    accounts,
    certificates::{
        actions,
        certificate::Status,
        store::{self, OnDesk},
    },
    kit::{
        error::Error,
        folded::{fold, western_digits},
        text::tidy_line,
    },
    web::{
        error::encoded,
        form::Fields,
        guard::Administrator,
        page::{Answer, page, see_other},
        paging::Page,
        shell::{Shell, flash},
        state::App,
    },
};

/// A row of the desk.
struct Row {
    id: String,
    name: String,
    email: String,
    department: String,
    course: String,
    date: String,
    number: String,
    tone: &'static str,
    status_word: String,
}

/// A course to narrow the desk by.
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "certificates/desk.html")]
struct DeskPage {
    shell: Shell,
    courses: Vec<Choice>,
    rows: Vec<Row>,
    waiting: i64,
    first: String,
    next: String,
}

#[derive(Template)]
#[template(path = "certificates/issued.html")]
struct IssuedPage {
    shell: Shell,
    courses: Vec<Choice>,
    q: String,
    rows: Vec<Row>,
    first: String,
    next: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    course: String,
    q: String,
    after: String,
}

impl Asked {
    fn address(&self, shell: &Shell, path: &str, after: &str) -> String {
        format!(
            "{}?course={}&q={}&after={}",
            shell.url(path),
            encoded(&self.course),
            encoded(&self.q),
            encoded(after)
        )
    }
}

/// `GET /admin/certificates`
pub async fn desk(
    State(app): State<App>,
    _: Administrator,
    shell: Shell,
    Query(asked): Query<Asked>,
) -> Answer {
    let rows = store::awaiting(&app.db, some(&asked.course), some(&asked.after)).await?;
    let found = Page::from_excess(rows, |row| row.certificate_id.to_string());
    let next = found
        .next
        .as_deref()
        .map(|key| asked.address(&shell, "/admin/certificates", key));
    page(&DeskPage {
        courses: courses(&app, &shell, &asked.course),
        waiting: store::count_awaiting(&app.db).await?,
        rows: rows_of(&app, &shell, found.rows).await?,
        first: first(&asked, &shell, "/admin/certificates"),
        next: next.unwrap_or_default(),
        shell,
    })
}

/// `GET /admin/certificates/issued`
pub async fn issued(
    State(app): State<App>,
    _: Administrator,
    shell: Shell,
    Query(asked): Query<Asked>,
) -> Answer {
    let q = tidy_line(&asked.q);
    let name = (!q.is_empty()).then(|| accounts::store::contains(&fold(&q)));
    let number =
        (!q.is_empty()).then(|| accounts::store::contains(&western_digits(&q).to_uppercase()));
    let rows = store::issued(
        &app.db,
        some(&asked.course),
        name.as_deref(),
        number.as_deref(),
        some(&asked.after),
    )
    .await?;
    let found = Page::from_excess(rows, |row| row.number.clone().unwrap_or_default());
    let next = found
        .next
        .as_deref()
        .map(|key| asked.address(&shell, "/admin/certificates/issued", key));
    page(&IssuedPage {
        courses: courses(&app, &shell, &asked.course),
        rows: rows_of(&app, &shell, found.rows).await?,
        first: first(&asked, &shell, "/admin/certificates/issued"),
        next: next.unwrap_or_default(),
        q,
        shell,
    })
}

/// `POST /admin/certificates`: issues those that are ticked, each in its own transaction, so that
/// one that cannot be issued does not hold up the others.
pub async fn issue(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    fields: Fields,
) -> Answer {
    let ticked = serde_json::to_string(&fields.all("id"))?;
    let (mut issued, mut refused) = (0, Vec::new());
    for certificate in store::still_awaiting(&app.db, &ticked).await? {
        let published = app
            .library
            .version(&certificate.course_id, certificate.version)
            .await?
            .ok_or(Error::NotFound)?;
        let mut tx = app.db.write().await?;
        let now = app.clock.now();
        let id = &certificate.certificate_id;
        match actions::issue(
            &mut tx,
            now,
            &app.config,
            &published,
            id,
            Some(&me.account_id),
        )
        .await
        {
            Ok(Some(_)) => {
                tx.commit().await?;
                issued += 1;
            }
            Ok(None) => {}
            Err(Error::Refused(refusal)) => refused.push(refusal.sentence(shell.t)),
            Err(error) => return Err(error),
        }
    }
    let background = app.clone();
    tokio::spawn(async move {
        if let Err(error) = actions::draw(&background, issued).await {
            tracing::error!(
                error = format!("{error:#}"),
                "documents were not drawn; the clockwork tries again"
            );
        }
    });
    let mut told = shell.t.certificates_desk_issued(issued);
    refused.dedup();
    for sentence in &refused {
        told.push(' ');
        told.push_str(sentence);
    }
    flash(&session, refused.is_empty() && issued > 0, told).await?;
    see_other(&shell.url("/admin/certificates"))
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn first(asked: &Asked, shell: &Shell, path: &str) -> String {
    if asked.after.is_empty() {
        String::new()
    } else {
        asked.address(shell, path, "")
    }
}

fn courses(app: &App, shell: &Shell, chosen: &str) -> Vec<Choice> {
    let choice = |published: &std::sync::Arc<crate::content::library::Published>| Choice {
        value: published.course.id.to_string(),
        label: published.course.title.in_or_near(shell.locale).to_owned(),
        chosen: published.course.id.as_str() == chosen,
    };
    app.library.offered().iter().map(choice).collect()
}

async fn rows_of(app: &App, shell: &Shell, found: Vec<OnDesk>) -> Result<Vec<Row>, Error> {
    use crate::kit::locale::Locale;
    let departments = accounts::store::departments(&app.db).await?;
    let names: HashMap<_, _> = departments
        .iter()
        .map(|d| (d.department_id.as_str(), d.name(shell.locale)))
        .collect();
    let mut rows = Vec::with_capacity(found.len());
    for row in found {
        let version = app.library.version(&row.course_id, row.version).await?;
        let status = match (row.issued_at, row.revoked_at, row.valid_until) {
            (None, ..) => Status::Awaiting,
            (_, Some(_), _) => Status::Revoked,
            (_, _, Some(until)) if until <= shell.now => Status::Expired,
            _ => Status::Valid,
        };
        let (_, tone, status_word) = status_word(shell, status);
        rows.push(Row {
            id: row.certificate_id.to_string(),
            name: match shell.locale {
                Locale::Ar => row.name_arabic,
                Locale::Fr | Locale::En => row.name_latin,
            },
            email: row.email,
            department: row
                .department_id
                .as_deref()
                .and_then(|id| names.get(id).copied())
                .unwrap_or("")
                .to_owned(),
            course: version
                .map(|version| version.course.title.in_or_near(shell.locale).to_owned())
                .unwrap_or(row.course_id),
            date: shell.speech.date(row.issued_at.unwrap_or(row.claimed_at)),
            number: row.number.unwrap_or_default(),
            tone,
            status_word,
        });
    }
    Ok(rows)
}
