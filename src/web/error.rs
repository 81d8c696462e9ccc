//! From an [`Error`] to a page with a way out, in the reader's language.
//!
//! A handler's error becomes a bare answer that carries it; [`dress`], which knows the request,
//! makes the page. Faults of ours are logged once, here, under the reference that the page shows.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{OriginalUri, Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{
    kit::error::Error,
    web::{motif, page::with_status, shell::Shell, state::App},
};

/// The error inside an answer, until it is dressed.
#[derive(Clone)]
struct Failure(Arc<Error>);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let status = status(&self);
        let mut response = status.into_response();
        response.extensions_mut().insert(Failure(Arc::new(self)));
        response
    }
}

fn status(error: &Error) -> StatusCode {
    match error {
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::SignedOut => StatusCode::UNAUTHORIZED,
        Error::Forbidden => StatusCode::FORBIDDEN,
        Error::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
        Error::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Error::Unclear => StatusCode::BAD_REQUEST,
        Error::Refused(_) => StatusCode::CONFLICT,
        Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    shell: Shell,
    code: u16,
    title: String,
    lead: String,
    /// What to quote to whoever reads the log; empty when there is nothing in it.
    reference: String,
    art: String,
}

/// Makes pages of failures, and of the bare refusals of inner layers (404, 405, 403, 413, 503).
pub async fn dress(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let kept = parts.clone();
    let response = next.run(Request::from_parts(parts, body)).await;
    let bare = response.status().is_client_error() || response.status().is_server_error();
    let written = response.headers().contains_key(header::CONTENT_TYPE)
        && response.extensions().get::<Failure>().is_none()
        && response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| !kind.as_bytes().starts_with(b"text/plain"));
    if !bare || written {
        return response;
    }
    let failure = response.extensions().get::<Failure>().cloned();
    let status = response.status();
    let uri = kept
        .extensions
        .get::<OriginalUri>()
        .map_or(&kept.uri, |OriginalUri(uri)| uri);
    let shell = match Shell::of(&kept, &app).await {
        Ok(shell) => shell,
        Err(_) => Shell::bare(uri, &kept.headers, app.clock.now()),
    };
    if let Some(Failure(error)) = &failure
        && matches!(**error, Error::SignedOut)
    {
        return to_sign_in(&shell, &kept.method);
    }
    let mut dressed = plain(
        shell,
        status,
        failure.as_ref().map(|Failure(error)| &**error),
        uri.path(),
    );
    if let Some(Failure(error)) = failure
        && let Error::TooMany(seconds) = *error
    {
        dressed
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    dressed
}

/// The page of a failure; when even that fails, a bare status.
fn plain(shell: Shell, status: StatusCode, error: Option<&Error>, path: &str) -> Response {
    let t = shell.t;
    let mut reference = String::new();
    let (title, lead) = match (error, status) {
        (Some(Error::Refused(refusal)), _) => (t.error_refused_title(), refusal.sentence(t)),
        (Some(Error::TooMany(seconds)), _) => (
            t.error_too_many_title(),
            t.error_too_many_lead(i32::try_from(seconds.div_ceil(60)).unwrap_or(i32::MAX)),
        ),
        (Some(Error::Internal(fault)), _) => {
            reference = crate::kit::id::fresh()[20..].to_owned();
            tracing::error!(
                reference,
                path,
                error = format!("{fault:#}"),
                "a request failed"
            );
            (t.error_internal_title(), t.error_internal_lead())
        }
        (_, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED) => {
            (t.error_not_found_title(), t.error_not_found_lead())
        }
        (_, StatusCode::FORBIDDEN) => (t.error_forbidden_title(), t.error_forbidden_lead()),
        (_, StatusCode::PAYLOAD_TOO_LARGE) => (t.error_too_large_title(), t.error_too_large_lead()),
        (_, status) if status.is_client_error() => {
            (t.error_unclear_title(), t.error_unclear_lead())
        }
        _ => {
            reference = crate::kit::id::fresh()[20..].to_owned();
            tracing::error!(reference, path, %status, "a request failed in a layer");
            (t.error_internal_title(), t.error_internal_lead())
        }
    };
    let page = ErrorPage {
        shell,
        code: status.as_u16(),
        title,
        lead,
        reference,
        art: match status {
            StatusCode::NOT_FOUND => motif::art404(),
            StatusCode::FORBIDDEN => motif::art403(),
            _ => motif::art500(),
        },
    };
    with_status(status, &page).unwrap_or_else(|_| status.into_response())
}

/// Only for somebody signed in: sign in, then come back.
fn to_sign_in(shell: &Shell, method: &Method) -> Response {
    let back = if *method == Method::GET {
        shell.path.as_str()
    } else {
        ""
    };
    let mut address = shell.url("/sign-in");
    if !back.is_empty() {
        address.push_str("?next=");
        address.push_str(&encoded(back));
    }
    axum::response::Redirect::to(&address).into_response()
}

/// Percent-encodes what could end or split a query value (RFC 3986 §2.3 keeps the rest).
#[must_use]
pub fn encoded(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
