//! `/certificates/{number}/badge`: the badge of one's own certificate, to take away and to show.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use tower_sessions::Session;

use super::achievement::{png, svg};
use crate::{
    certificates::{
        self,
        certificate::{Certificate, Statement, Status},
        number::CertificateNumber,
        pages::status_word,
    },
    credentials::{actions, badge, baking, token},
    kit::{error::Error, text::Run},
    web::{
        download::attachment,
        form::Fields,
        guard::CurrentUser,
        limit::Knock,
        page::{Answer, page, see_other},
        shell::{Shell, flash},
        state::App,
        viewer::Viewer,
    },
};

/// A form in which the badge may be taken away.
struct Form {
    file: &'static str,
    label: String,
    hint: String,
}

#[derive(Template)]
#[template(path = "credentials/badge.html")]
struct BadgePage {
    shell: Shell,
    title: Run,
    number: String,
    /// The path of the certificate's own page.
    certificate: String,
    picture: String,
    forms: Vec<Form>,
    /// Why it does not hold; empty when it does, or did until its end.
    withdrawn: String,
    /// The address that may be given away.
    address: String,
    /// Empty: closed.
    opened_on: String,
}

/// `GET /certificates/{number}/badge`
pub async fn show(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    shell: Shell,
    Path(number): Path<String>,
) -> Answer {
    let (certificate, statement) = mine(&app, &me, &number).await?;
    let t = shell.t;
    let (kept, _) = actions::credential(&app, shell.now, &certificate).await?;
    let status = certificate.status(shell.now);
    let withdrawn = match status {
        Status::Suspended | Status::Replaced | Status::Revoked => status_word(&shell, status).2,
        _ => String::new(),
    };
    let form = |file, label, hint| Form { file, label, hint };
    page(&BadgePage {
        title: statement.title.run(shell.locale),
        picture: format!(
            "/achievements/{}/{}/badge.png",
            statement.course_id, statement.version
        ),
        forms: vec![
            form("badge.png", t.credentials_png(), t.credentials_png_hint()),
            form("badge.svg", t.credentials_svg(), t.credentials_svg_hint()),
            form(
                "credential.json",
                t.credentials_json(),
                t.credentials_json_hint(),
            ),
            form(
                "credential.jwt",
                t.credentials_jwt(),
                t.credentials_jwt_hint(),
            ),
        ],
        withdrawn,
        address: badge::address(&app.config.url, &kept.access_key),
        opened_on: kept
            .opened_at
            .map(|at| shell.speech.date(at))
            .unwrap_or_default(),
        certificate: format!("/certificates/{}", statement.number),
        number: statement.number,
        shell,
    })
}

/// `GET /certificates/{number}/badge/{file}`
///
/// # Errors
/// [`Error::NotFound`] for another person's certificate, or another file.
pub async fn file(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    Path((number, file)): Path<(String, String)>,
) -> Result<Response, Error> {
    app.limits.knock(Knock::Heavy, me.account_id.as_str())?;
    let (certificate, statement) = mine(&app, &me, &number).await?;
    let now = app.clock.now();
    let (_, text) = actions::credential(&app, now, &certificate).await?;
    let version = app
        .library
        .version(&statement.course_id, statement.version)
        .await?;
    let published = version.ok_or(Error::NotFound)?;
    let lost = || {
        Error::Internal(anyhow::anyhow!(
            "the badge of {} cannot be baked",
            statement.number
        ))
    };
    let (mime, bytes) = match file.as_str() {
        "badge.png" => {
            let png = png(&published.course)?;
            ("image/png", baking::bake_png(&png, &text).ok_or_else(lost)?)
        }
        "badge.svg" => {
            let svg = svg(&published.course);
            (
                "image/svg+xml",
                baking::bake_svg(&svg, &text).ok_or_else(lost)?.into_bytes(),
            )
        }
        "credential.json" => (super::CREDENTIAL, text.into_bytes()),
        "credential.jwt" => {
            let badge = serde_json::from_str(&text)?;
            let keys = app.keys.current();
            let token = token::token(&badge, &statement.site, keys.web_signing());
            ("text/plain", token.ok_or_else(lost)?.into_bytes())
        }
        _ => return Err(Error::NotFound),
    };
    let ending = file.rsplit('.').next().unwrap_or_default();
    Ok(attachment(
        &format!("{}.{ending}", statement.number),
        mime,
        bytes,
    ))
}

/// `POST /certificates/{number}/badge/link`: opens the address of the badge, or closes it.
pub async fn link(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    session: Session,
    shell: Shell,
    Path(number): Path<String>,
    fields: Fields,
) -> Answer {
    let (certificate, statement) = mine(&app, &me, &number).await?;
    let open = fields.line("open") == "1";
    let id = &certificate.certificate_id;
    actions::open(&app.db, app.clock.now(), &me.account_id, id, open).await?;
    let told = if open {
        shell.t.credentials_link_opened()
    } else {
        shell.t.credentials_link_closed()
    };
    flash(&session, true, told).await?;
    see_other(&shell.url(&format!("/certificates/{}/badge", statement.number)))
}

/// An issued certificate of this person; another person's is not found.
async fn mine(app: &App, me: &Viewer, address: &str) -> Result<(Certificate, Statement), Error> {
    let number = CertificateNumber::parse(address).ok_or(Error::NotFound)?;
    let certificate = certificates::store::by_number(&app.db, number.as_str())
        .await?
        .filter(|certificate| certificate.account_id == me.account_id)
        .ok_or(Error::NotFound)?;
    let statement = certificate.read_statement().ok_or(Error::NotFound)?;
    Ok((certificate, statement))
}
