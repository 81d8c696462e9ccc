//! `/issuer`, and the keys at their well-known addresses: who signs, and with what.

use askama::Template;
use axum::{
    extract::{OriginalUri, Path, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{A_DAY, JSON, LINKED, public_json, wants_page};
use crate::{
    credentials::{
        achievement,
        linked::{BADGES, CREDENTIALS},
        multikey::{did, multikey},
        published,
    },
    issuer::keys::KeyId,
    kit::error::Error,
    web::{
        page::{Answer, page},
        shell::{Shell, preferred},
        state::App,
    },
};

/// How long others may keep the keys: a new one is known everywhere within that time.
const AN_HOUR: u32 = 3_600;

/// A key on the page.
struct Row {
    kind: &'static str,
    id: String,
    from: String,
    /// Empty: it signs today.
    until: String,
    multikey: String,
}

#[derive(Template)]
#[template(path = "credentials/issuer.html")]
struct IssuerPage {
    shell: Shell,
    did: String,
    keys: Vec<Row>,
}

/// `GET /{language}/issuer`
pub async fn show(State(app): State<App>, shell: Shell) -> Answer {
    let keys = app.keys.current();
    let date = |at: Option<crate::kit::time::Timestamp>| {
        at.map(|at| shell.speech.date(at)).unwrap_or_default()
    };
    let signing = keys.public().iter().map(|key| Row {
        kind: "Ed25519",
        id: key.id.to_string(),
        from: date(Some(key.from)),
        until: date(key.until),
        multikey: multikey(&key.bytes),
    });
    let web = keys.web_public().iter().map(|key| Row {
        kind: "P-256",
        id: key.id.to_string(),
        from: date(Some(key.from)),
        until: date(key.until),
        multikey: String::new(),
    });
    page(&IssuerPage {
        did: did(&app.config.url),
        keys: signing.chain(web).collect(),
        shell,
    })
}

/// `GET /issuer`: the profile for programs, the page for people.
///
/// # Errors
/// Never; the type is the handlers'.
pub async fn by_accept(
    State(app): State<App>,
    headers: HeaderMap,
    OriginalUri(uri): OriginalUri,
) -> Result<Response, Error> {
    if wants_page(&headers) {
        let locale = preferred(&headers, None);
        let address = format!("/{}{}", locale.code(), uri.path());
        return Ok(Redirect::temporary(&address).into_response());
    }
    let mut profile = achievement::issuer(&app.config.url);
    profile["@context"] = [CREDENTIALS, BADGES].as_slice().into();
    Ok(public_json(LINKED, A_DAY, &profile))
}

/// `GET /.well-known/did.json`
pub async fn did_document(State(app): State<App>) -> Response {
    let keys = app.keys.current();
    let document = published::did_document(&app.config.url, keys.public());
    public_json("application/did+ld+json", AN_HOUR, &document)
}

/// `GET /.well-known/jwks.json`
pub async fn web_keys(State(app): State<App>) -> Response {
    let keys = app.keys.current();
    let set = published::web_keys(&app.config.url, keys.web_public());
    public_json("application/jwk-set+json", AN_HOUR, &set)
}

/// `GET /.well-known/jwks/{key}`: one key, as tokens name it.
///
/// # Errors
/// [`Error::NotFound`] for a key that there never was.
pub async fn web_key(State(app): State<App>, Path(id): Path<String>) -> Result<Response, Error> {
    let id = KeyId::parse(&id).ok_or(Error::NotFound)?;
    let keys = app.keys.current();
    let key = keys
        .web_public()
        .iter()
        .find(|key| key.id == id)
        .ok_or(Error::NotFound)?;
    let key = published::web_key(&app.config.url, key);
    Ok(public_json("application/jwk+json", A_DAY, &key))
}

/// `GET /.well-known/takwin-keys.json`: for verifying documents without us.
pub async fn ledger(State(app): State<App>) -> Response {
    let keys = app.keys.current();
    let ledger = published::ledger(&app.config.url, keys.public());
    public_json(JSON, AN_HOUR, &ledger)
}
