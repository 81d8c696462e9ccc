//! `/shared/{token}`: one certificate, through the link that its holder gave away.
//!
//! For anybody who has the link, as long as it is open. Search engines are told to leave it.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue},
    response::{IntoResponse as _, Redirect, Response},
};

use super::{Shown, shown};
use crate::{
    certificates::store,
    kit::{error::Error, secret::is_token},
    web::{
        error::encoded,
        limit::{Address, Knock},
        page::{Answer, page},
        shell::{Shell, preferred},
        state::App,
    },
};

#[derive(Template)]
#[template(path = "certificates/shared.html")]
struct SharedPage {
    shell: Shell,
    shown: Shown,
    revoked: bool,
}

/// `GET /shared/{token}`
pub async fn show(
    State(app): State<App>,
    address: Address,
    shell: Shell,
    Path(token): Path<String>,
) -> Answer {
    app.limits.knock(Knock::Verify, &address.key())?;
    if !is_token(&token) {
        return Err(Error::NotFound);
    }
    let id = store::share::certificate(&app.db, &token).await?;
    let certificate = store::by_id(&app.db, &id.ok_or(Error::NotFound)?).await?;
    let certificate = certificate.ok_or(Error::NotFound)?;
    let statement = certificate.read_statement().ok_or(Error::NotFound)?;
    let page = page(&SharedPage {
        revoked: certificate.revoked_at.is_some(),
        shown: shown(&app, &shell, &certificate, &statement).await?,
        shell,
    })?;
    let headers = [
        (
            HeaderName::from_static("x-robots-tag"),
            HeaderValue::from_static("noindex, nofollow"),
        ),
        // The address is the key: it is not told to the pages that this one leads to.
        (
            HeaderName::from_static("referrer-policy"),
            HeaderValue::from_static("no-referrer"),
        ),
    ];
    Ok((headers, page).into_response())
}

/// `GET /s/{token}`: in the visitor's language.
///
/// # Errors
/// Never; the type is the handlers'.
pub async fn short(headers: HeaderMap, Path(token): Path<String>) -> Result<Response, Error> {
    let locale = preferred(&headers, None);
    let address = format!("/{}/shared/{}", locale.code(), encoded(&token));
    Ok(Redirect::temporary(&address).into_response())
}
