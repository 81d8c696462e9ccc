//! `/verify.html` and `/.well-known/takwin-certificates.json`: what verifies certificates without us.

use axum::{
    extract::State,
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse as _, Response},
};

use crate::{
    certificates::actions::proof,
    kit::error::Error,
    web::{
        limit::{Address, Knock},
        state::App,
    },
};

/// How long others may keep the list before they ask again, in seconds.
const KEPT: &str = "public, max-age=300";

/// `GET /verify.html`: the page, with today's keys and list inside.
///
/// # Errors
/// When the database cannot be read.
pub async fn page(State(app): State<App>, address: Address) -> Result<Response, Error> {
    app.limits.knock(Knock::Verify, &address.key())?;
    let published = proof::kept(&app).await?;
    let policy = format!("{}; frame-ancestors 'none'", published.policy);
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static(KEPT)),
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_str(&policy).map_err(|error| Error::Internal(error.into()))?,
        ),
        (
            HeaderName::from_static("x-robots-tag"),
            HeaderValue::from_static("noindex"),
        ),
    ];
    Ok((headers, published.page.clone()).into_response())
}

/// `GET /.well-known/takwin-certificates.json`: the signed list. Anybody may read it from a page.
///
/// # Errors
/// When the database cannot be read.
pub async fn list(State(app): State<App>, address: Address) -> Result<Response, Error> {
    app.limits.knock(Knock::Verify, &address.key())?;
    let list = proof::kept(&app).await?.list.clone();
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static(KEPT)),
        (
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            HeaderValue::from_static("cross-origin"),
        ),
    ];
    Ok((headers, list).into_response())
}
