//! Two pages that several journeys end on: a letter was sent; a link is not good.

use askama::Template;
use axum::http::StatusCode;
use tower_sessions::Session;

use crate::{
    kit::error::Error,
    web::{
        page::{Answer, page, with_status},
        shell::Shell,
        state::App,
    },
};

/// The session key of the address that a form sent a letter to, for the page after it.
const SENT_TO: &str = "sent_to";

/// Remembers where a letter went, for the next page.
///
/// # Errors
/// When the session cannot be written.
pub async fn remember(session: &Session, email: &str) -> Result<(), Error> {
    Ok(session.insert(SENT_TO, email).await?)
}

/// Where the last letter went; `None` when the page was opened by itself.
///
/// # Errors
/// When the session cannot be read.
pub async fn recipient(session: &Session) -> Result<Option<String>, Error> {
    Ok(session.get(SENT_TO).await?)
}

#[derive(Template)]
#[template(path = "accounts/sent.html")]
struct SentPage {
    shell: Shell,
    title: String,
    lead: String,
    /// Where letters go on an installation without a mail server; empty when there is one.
    outbox: String,
    again: Way,
}

/// A link out of a page.
pub struct Way {
    pub href: String,
    pub label: String,
}

/// The page after a form that sends a letter. It reads the same whether or not the address has an
/// account.
///
/// # Errors
/// When the template fails.
pub fn sent(app: &App, shell: Shell, title: String, lead: String, again: Way) -> Answer {
    let outbox = if app.config.smtp.is_none() {
        shell.t.accounts_sent_outbox()
    } else {
        String::new()
    };
    page(&SentPage {
        shell,
        title,
        lead,
        outbox,
        again,
    })
}

#[derive(Template)]
#[template(path = "accounts/link.html")]
struct LinkPage {
    shell: Shell,
    lead: String,
    ways: Vec<Way>,
}

/// The link of a letter was used, is too old, or never was: 410, and ways out.
///
/// # Errors
/// When the template fails.
pub fn link_gone(shell: Shell, lead: String, ways: Vec<Way>) -> Answer {
    with_status(StatusCode::GONE, &LinkPage { shell, lead, ways })
}
