//! `/verify`, `/verify/{number}`, `/v/{number}`: is this certificate genuine, is it still valid?
//!
//! For anybody, without a session. It shows what the document shows, and keeps nothing about who
//! asked.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::{HeaderName, HeaderValue, Uri},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use super::{Shown, number_in, shown};
use crate::{
    certificates::{
        certificate::{Certificate, RevocationClass},
        store,
    },
    kit::{error::Error, text::tidy_line},
    web::{
        error::encoded,
        limit::{Address, Knock},
        page::{Answer, page, see_other},
        shell::{Shell, preferred},
        state::App,
    },
};

#[derive(Template)]
#[template(path = "certificates/verify.html")]
struct VerifyPage {
    shell: Shell,
    number: String,
}

#[derive(Template)]
#[template(path = "certificates/verdict.html")]
struct VerdictPage {
    shell: Shell,
    number: String,
    checked: String,
    /// None: unknown.
    shown: Option<Shown>,
    /// Whether what was typed can be a number at all.
    plausible: bool,
    revoked_on: String,
    reason: String,
    /// When it was suspended or replaced.
    since: String,
    /// The number that replaces it, when its holder lets this page lead there.
    replaced_by: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    number: String,
}

/// `GET /verify`, with a number: its verdict.
pub async fn form(shell: Shell, Query(asked): Query<Asked>) -> Answer {
    let number = tidy_line(&asked.number);
    if number.is_empty() {
        return page(&VerifyPage { shell, number });
    }
    let written = number_in(&number).map_or(number, |number| number.to_string());
    see_other(&shell.url(&format!("/verify/{}", encoded(&written))))
}

/// `GET /verify/{number}`
pub async fn verdict(
    State(app): State<App>,
    address: Address,
    shell: Shell,
    Path(typed): Path<String>,
) -> Answer {
    app.limits.knock(Knock::Verify, &address.key())?;
    let number = number_in(&typed);
    let certificate = match &number {
        Some(number) => store::by_number(&app.db, number.as_str()).await?,
        None => None,
    };
    let statement = certificate
        .as_ref()
        .and_then(|certificate| certificate.read_statement());
    let revocation = certificate
        .as_ref()
        .and_then(|c| c.revoked_at.zip(c.revoked_class.as_deref()));
    let since = certificate
        .as_ref()
        .and_then(|c| c.replaced_at.or(c.suspended_at));
    let replaced_by = match certificate.as_ref().filter(|c| c.openly == Some(1)) {
        Some(Certificate {
            replaced_by_id: Some(new),
            ..
        }) => store::by_id(&app.db, new).await?.and_then(|new| new.number),
        _ => None,
    };
    let page = page(&VerdictPage {
        since: since.map(|at| shell.speech.date(at)).unwrap_or_default(),
        replaced_by: replaced_by.unwrap_or_default(),
        number: number
            .as_ref()
            .map_or_else(|| tidy_line(&typed), ToString::to_string),
        checked: shell.speech.moment(shell.now),
        shown: certificate
            .as_ref()
            .zip(statement.as_ref())
            .map(|(c, s)| shown(&shell, c, s)),
        plausible: number.is_some(),
        revoked_on: revocation
            .map(|(at, _)| shell.speech.date(at))
            .unwrap_or_default(),
        reason: revocation
            .and_then(|(_, class)| RevocationClass::parse(class))
            .map(|class| class.sentence(shell.t))
            .unwrap_or_default(),
        shell,
    })?;
    // No list of holders can be made of search engines.
    let robots = (
        HeaderName::from_static("x-robots-tag"),
        HeaderValue::from_static("noindex, nofollow"),
    );
    Ok(([robots], page).into_response())
}

/// `GET /v/{number}`: what the printed code leads to, in the visitor's language.
///
/// # Errors
/// Never; the type is the handlers'.
pub async fn short(
    headers: axum::http::HeaderMap,
    Path(number): Path<String>,
    _: Uri,
) -> Result<Response, Error> {
    let locale = preferred(&headers, None);
    let address = format!("/{}/verify/{}", locale.code(), encoded(&number));
    Ok(Redirect::temporary(&address).into_response())
}
