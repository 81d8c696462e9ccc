//! `/certificates`, `/certificates/{number}`, `/certificates/{number}.pdf`: for their holder.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};

use super::{Shown, number_in, shown, status_word};
use crate::{
    certificates::{
        actions,
        certificate::{Certificate, Statement, Status},
        store,
    },
    kit::{error::Error, text::Run},
    web::{
        download::attachment,
        guard::CurrentUser,
        page::{Answer, page},
        shell::Shell,
        state::App,
        viewer::Viewer,
    },
};

/// A certificate in my list.
struct Row {
    title: Run,
    number: String,
    date: String,
    tone: &'static str,
    status_word: String,
    issued: bool,
}

#[derive(Template)]
#[template(path = "certificates/mine.html")]
struct MinePage {
    shell: Shell,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "certificates/one.html")]
struct OnePage {
    shell: Shell,
    shown: Shown,
    address: String,
}

/// `GET /certificates`
pub async fn mine(State(app): State<App>, CurrentUser(me): CurrentUser, shell: Shell) -> Answer {
    let mut rows = Vec::new();
    for certificate in store::of_account(&app.db, &me.account_id).await? {
        let title = match certificate.read_statement() {
            Some(statement) => statement.title,
            None => {
                let version = app
                    .library
                    .version(&certificate.course_id, certificate.version)
                    .await?;
                version
                    .map(|version| version.course.title.clone())
                    .unwrap_or_default()
            }
        };
        let (_, tone, status_word) = status_word(&shell, certificate.status(shell.now));
        rows.push(Row {
            title: title.run(shell.locale),
            date: shell
                .speech
                .date(certificate.issued_at.unwrap_or(certificate.claimed_at)),
            issued: certificate.issued_at.is_some(),
            number: certificate.number.unwrap_or_default(),
            tone,
            status_word,
        });
    }
    page(&MinePage { shell, rows })
}

/// `GET /certificates/{number}`, and with `.pdf` its document.
pub async fn one(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    shell: Shell,
    Path(address): Path<String>,
) -> Answer {
    if let Some(number) = address.strip_suffix(".pdf") {
        return document(&app, &me, number).await;
    }
    let (certificate, statement) = mine_by_number(&app, &me, &address).await?;
    page(&OnePage {
        shown: shown(&shell, &certificate, &statement),
        address: format!("{}/v/{}", app.config.url, statement.number),
        shell,
    })
}

/// An issued certificate of this person; another person's is not found.
async fn mine_by_number(
    app: &App,
    me: &Viewer,
    address: &str,
) -> Result<(Certificate, Statement), Error> {
    let number = number_in(address).ok_or(Error::NotFound)?;
    let certificate = store::by_number(&app.db, number.as_str())
        .await?
        .filter(|certificate| certificate.account_id == me.account_id)
        .ok_or(Error::NotFound)?;
    let statement = certificate.read_statement().ok_or(Error::NotFound)?;
    Ok((certificate, statement))
}

/// The document as it was made at the issue. Made now when the clockwork has not come to it yet.
async fn document(app: &App, me: &Viewer, address: &str) -> Result<Response, Error> {
    let (mut certificate, statement) = mine_by_number(app, me, address).await?;
    if certificate.document.is_none() && certificate.status(app.clock.now()) != Status::Awaiting {
        actions::draw_one(app, &certificate).await?;
        certificate = store::by_id(&app.db, &certificate.certificate_id)
            .await?
            .ok_or(Error::NotFound)?;
    }
    let hash = certificate.document.ok_or(Error::NotFound)?;
    let bytes = app.blobs.get(&hash).await?.ok_or_else(|| {
        Error::Internal(anyhow::anyhow!(
            "the document {hash} of {} is missing or altered",
            statement.number
        ))
    })?;
    Ok(attachment(
        &format!("{}.pdf", statement.number),
        "application/pdf",
        bytes,
    ))
}
