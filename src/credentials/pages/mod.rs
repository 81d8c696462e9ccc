//! Pages of badges: their holder's, and what everybody may read, people and programs.

pub mod achievement;
pub mod holder;
pub mod issuer;
pub mod shared;
pub mod status;

use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use serde_json::Value;

/// A credential.
const CREDENTIAL: &str = "application/vc+ld+json";
/// Something said in JSON-LD.
const LINKED: &str = "application/ld+json";
const JSON: &str = "application/json";

/// How long others may keep what hardly ever changes.
const A_DAY: u32 = 86_400;

/// JSON for programs anywhere, also for those that run in a page of another site.
fn public_json(mime: &'static str, keep_seconds: u32, value: &Value) -> Response {
    public(mime, keep_seconds, value.to_string().into_bytes())
}

/// Bytes for programs and pages anywhere.
fn public(mime: &'static str, keep_seconds: u32, bytes: Vec<u8>) -> Response {
    let keep = format!("public, max-age={keep_seconds}");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(mime)),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_str(&keep).unwrap_or(HeaderValue::from_static("no-cache")),
        ),
        (
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            HeaderValue::from_static("cross-origin"),
        ),
        (header::VARY, HeaderValue::from_static("accept")),
    ];
    (headers, bytes).into_response()
}

/// No list of holders can be made of search engines.
fn unlisted(response: Response) -> Response {
    let robots = (
        HeaderName::from_static("x-robots-tag"),
        HeaderValue::from_static("noindex, nofollow"),
    );
    ([robots], response).into_response()
}

/// Whether a request comes from a person's browser rather than from a program: it names HTML.
fn wants_page(headers: &HeaderMap) -> bool {
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}
