//! From a page struct to an answer.

use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};

use crate::kit::error::Error;

/// What a handler answers.
pub type Answer = Result<Response, Error>;

/// The page, as it is.
///
/// # Errors
/// When the template fails.
pub fn page(template: &impl Template) -> Answer {
    with_status(StatusCode::OK, template)
}

/// The same page again, because something in the form is wrong.
///
/// # Errors
/// When the template fails.
pub fn again(template: &impl Template) -> Answer {
    with_status(StatusCode::UNPROCESSABLE_ENTITY, template)
}

/// The page under another status.
///
/// # Errors
/// When the template fails.
pub fn with_status(status: StatusCode, template: &impl Template) -> Answer {
    let html = template.render()?;
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        ),
        // Pages are personal: the browser may show its copy on « back », nobody else keeps one.
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-cache"),
        ),
    ];
    Ok((status, headers, html).into_response())
}

/// After a successful POST: see the other page (303).
///
/// # Errors
/// Never; the type is the handlers'.
pub fn see_other(address: &str) -> Answer {
    Ok(Redirect::to(address).into_response())
}
