//! `/credentials/{key}`: a badge at its own address, for whoever was given it.
//!
//! The address ends in 128 random bits that stand nowhere but in the badge, and answers nobody but
//! the holder until the holder opens it.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{CREDENTIAL, public, unlisted, wants_page};
use crate::{
    certificates::{self, certificate::Certificate, pages::status_word},
    credentials::{
        actions,
        store::{self, Kept},
    },
    kit::{error::Error, locale::Locale, secret::is_token, text::Run},
    web::{
        limit::{Address, Knock},
        page::{Answer, page},
        shell::{Shell, preferred},
        state::App,
    },
};

#[derive(Template)]
#[template(path = "credentials/shared.html")]
struct SharedPage {
    shell: Shell,
    title: Run,
    name: String,
    number: String,
    issued_on: String,
    valid_until: String,
    tone: &'static str,
    status_word: String,
    picture: String,
    achievement: String,
    file: String,
    /// Whether only its holder sees this, because the address is closed.
    closed: bool,
}

/// `GET /{language}/credentials/{key}`
pub async fn show(
    State(app): State<App>,
    address: Address,
    shell: Shell,
    Path(key): Path<String>,
) -> Answer {
    app.limits.knock(Knock::Verify, &address.key())?;
    let (kept, certificate) = found(&app, &key).await?;
    let mine = shell
        .viewer
        .as_ref()
        .is_some_and(|viewer| viewer.account_id == certificate.account_id);
    if kept.opened_at.is_none() && !mine {
        return Err(Error::NotFound);
    }
    let statement = certificate.read_statement().ok_or(Error::NotFound)?;
    let speech = shell.speech;
    let (_, tone, status_word) = status_word(&shell, certificate.status(shell.now));
    let path = format!(
        "/achievements/{}/{}",
        statement.course_id, statement.version
    );
    let page = page(&SharedPage {
        title: statement.title.run(shell.locale),
        name: match shell.locale {
            Locale::Ar => statement.name_arabic,
            Locale::Fr | Locale::En => statement.name_latin,
        },
        issued_on: speech.date(statement.issued_at),
        valid_until: statement
            .valid_until
            .map(|at| speech.date(at))
            .unwrap_or_default(),
        number: statement.number,
        tone,
        status_word,
        picture: format!("{path}/badge.png"),
        achievement: path,
        file: if kept.opened_at.is_some() {
            format!("/credentials/{key}.json")
        } else {
            String::new()
        },
        closed: kept.opened_at.is_none(),
        shell,
    })?;
    Ok(unlisted(page))
}

/// `GET /credentials/{key}`: the badge for programs, the page for people. With `.json` the badge for
/// all.
///
/// # Errors
/// [`Error::NotFound`] while its holder keeps it closed, as for an address that there is not.
pub async fn by_accept(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Path(typed): Path<String>,
) -> Result<Response, Error> {
    app.limits.knock(Knock::Verify, &address.key())?;
    let key = match typed.strip_suffix(".json") {
        Some(key) => key,
        None if wants_page(&headers) => {
            // Whether there is one, and for whom, is for the page to say.
            let locale = preferred(&headers, None);
            let address = format!(
                "/{}/credentials/{}",
                locale.code(),
                crate::web::error::encoded(&typed)
            );
            return Ok(unlisted(Redirect::temporary(&address).into_response()));
        }
        None => typed.as_str(),
    };
    let (kept, _) = found(&app, key).await?;
    if kept.opened_at.is_none() {
        return Err(Error::NotFound);
    }
    let text = actions::read(&app.blobs, &kept).await?;
    Ok(unlisted(public(CREDENTIAL, 0, text.into_bytes())))
}

async fn found(app: &App, key: &str) -> Result<(Kept, Certificate), Error> {
    if !is_token(key) {
        return Err(Error::NotFound);
    }
    let kept = store::by_key(&app.db, key).await?.ok_or(Error::NotFound)?;
    let certificate = certificates::store::by_id(&app.db, &kept.certificate_id)
        .await?
        .ok_or(Error::NotFound)?;
    Ok((kept, certificate))
}
