//! `/verify`, `/verify/{number}`, `/verify/file`, `/v/{number}`: is this certificate genuine, is it
//! still valid?
//!
//! For anybody, without a session. Whoever has the document, or what its code holds, is shown what
//! the document shows; whoever has a number alone is shown no name, and may compare one. Nothing is
//! kept about who asked.

use askama::Template;
use axum::{
    extract::{Multipart, Path, Query, State},
    http::{HeaderName, HeaderValue, StatusCode, Uri},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use super::{Shown, number_in, shown};
use crate::{
    certificates::{
        actions::proof,
        attestation::{Claim, Doubt, Link},
        certificate::{Certificate, RevocationClass},
        number::CertificateNumber,
        seal::{self, Found},
        store,
    },
    kit::{error::Error, folded::fold, secret::digest, text::tidy_line},
    web::{
        error::encoded,
        form::{Faults, Fields},
        limit::{Address, Knock},
        page::{Answer, again, page, see_other, with_status},
        shell::{Shell, preferred},
        state::App,
    },
};

/// The largest file that is looked at, in megabytes: our documents are a tenth of one.
const MEGABYTES: usize = 5;
/// The longest that a field of what a code holds is given back, in characters.
const LONGEST_STATEMENT: usize = 3000;
/// With what a form adds around the file.
pub const LARGEST_UPLOAD: usize = MEGABYTES * 1024 * 1024 + 16 * 1024;

#[derive(Template)]
#[template(path = "certificates/verify.html")]
struct VerifyPage {
    shell: Shell,
    number: String,
    faults: Faults,
}

/// What is known of a file that was uploaded.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OfFile {
    /// There was none: a number was asked for.
    None,
    Same,
    Changed,
    /// Its seal is ours, and the register holds another document for its number.
    Other,
}

#[derive(Template)]
#[template(path = "certificates/verdict.html")]
struct VerdictPage {
    shell: Shell,
    number: String,
    checked: String,
    of_file: OfFile,
    /// None: unknown.
    shown: Option<Shown>,
    /// The number that it replaces.
    replaces: String,
    asked: Asking,
    /// Whether what was typed can be a number at all.
    plausible: bool,
    revoked_on: String,
    reason: String,
    faults: Faults,
    /// When it was suspended or replaced.
    since: String,
    /// The number that replaces it, when its holder lets this page lead there.
    replaced_by: String,
}

/// What was asked beside a number alone.
#[derive(Default)]
struct Asking {
    /// The name as it was typed.
    name: String,
    /// Whether it is that of the certificate.
    same: Option<bool>,
    /// What the code was said to hold, when it is not believed.
    statement: String,
}

/// A file that is no certificate of ours.
#[derive(Template)]
#[template(path = "certificates/refused_file.html")]
struct RefusedFilePage {
    shell: Shell,
    number: String,
    title: String,
    sentence: String,
    /// Whether something speaks against the file, and not only nothing for it.
    bad: bool,
    faults: Faults,
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
        let faults = Faults::new();
        return page(&VerifyPage {
            shell,
            number,
            faults,
        });
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
    let page = by_number(&app, &address, shell, &typed).await?;
    unlisted(self::page(&page)?)
}

/// What a number alone shows: no name.
async fn by_number(
    app: &App,
    address: &Address,
    shell: Shell,
    typed: &str,
) -> Result<VerdictPage, Error> {
    let number = number_in(typed);
    let certificate = match &number {
        Some(number) => {
            let number = number.as_str();
            app.limits.look_up(shell.now, &address.key(), number)?;
            store::by_number(&app.db, number).await?
        }
        None => None,
    };
    let written = number
        .as_ref()
        .map_or_else(|| tidy_line(typed), ToString::to_string);
    let plausible = number.is_some();
    let mut page = verdict_page(app, shell, written, certificate.as_ref(), plausible).await?;
    page.shown = page.shown.map(Shown::without_names);
    Ok(page)
}

/// `POST /verify/{number}`: what the code of a sheet holds, which shows what the sheet shows; or a
/// name, which is compared.
pub async fn ask(
    State(app): State<App>,
    address: Address,
    shell: Shell,
    Path(typed): Path<String>,
    fields: Fields,
) -> Answer {
    let t = shell.t;
    if fields.has("statement") {
        app.limits.knock(Knock::Verify, &address.key())?;
        let statement: String = fields.raw("statement").split_whitespace().collect();
        if let Some(number) = number_in(&typed)
            && vouches(&app, &statement, &number).await?
            && let Some(certificate) = store::by_number(&app.db, number.as_str()).await?
        {
            let (number, certificate) = (number.to_string(), Some(&certificate));
            let page = verdict_page(&app, shell, number, certificate, true).await?;
            return unlisted(self::page(&page)?);
        }
        let page = by_number(&app, &address, shell, &typed).await?;
        let sentence = if statement.is_empty() {
            t.proof_shape_why()
        } else {
            t.proof_statement_doubtful()
        };
        let page = VerdictPage {
            faults: Faults::one("statement", sentence),
            asked: Asking {
                statement: statement.chars().take(LONGEST_STATEMENT).collect(),
                ..Asking::default()
            },
            ..page
        };
        return unlisted(again(&page)?);
    }
    app.limits.knock(Knock::Compare, &address.key())?;
    let mut page = by_number(&app, &address, shell, &typed).await?;
    page.asked.name = fields.line("name");
    let name = fold(&page.asked.name);
    if name.is_empty() {
        page.faults = Faults::one("name", t.proof_name_missing());
        return unlisted(again(&page)?);
    }
    if let Some(number) = number_in(&typed)
        && let Some(certificate) = store::by_number(&app.db, number.as_str()).await?
        && let Some(statement) = certificate.read_statement()
    {
        let names = [&statement.name_arabic, &statement.name_latin];
        page.asked.same = Some(names.iter().any(|of| fold(of) == name));
    }
    unlisted(self::page(&page)?)
}

/// Whether we signed this for a certificate of this number: what its code holds, or the part behind
/// the #.
async fn vouches(app: &App, text: &str, number: &CertificateNumber) -> Result<bool, Error> {
    let hosts = proof::hosts(app).await?;
    let keys = app.keys.current();
    let keys = keys.public();
    if let Some(link) = Link::parse(text) {
        let claim = link.believe(&hosts, keys);
        return Ok(claim.is_ok_and(|claim| claim.says.number == *number));
    }
    let claim = Claim::read(text).ok();
    Ok(claim
        .filter(|claim| claim.says.number == *number)
        .is_some_and(|claim| hosts.iter().any(|host| claim.believe(host, keys).is_ok())))
}

async fn verdict_page(
    app: &App,
    shell: Shell,
    number: String,
    certificate: Option<&Certificate>,
    plausible: bool,
) -> Result<VerdictPage, Error> {
    let statement = certificate.and_then(Certificate::read_statement);
    let shown = match certificate.zip(statement.as_ref()) {
        Some((certificate, statement)) => Some(shown(app, &shell, certificate, statement).await?),
        None => None,
    };
    let newer = newer(app, certificate).await?;
    let revocation = certificate.and_then(|c| c.revoked_at.zip(c.revoked_class.as_deref()));
    let since = certificate.and_then(|c| c.replaced_at.or(c.suspended_at));
    Ok(VerdictPage {
        since: since.map(|at| shell.speech.date(at)).unwrap_or_default(),
        replaced_by: newer.unwrap_or_default(),
        number,
        checked: shell.speech.moment(shell.now),
        of_file: OfFile::None,
        shown,
        replaces: statement
            .and_then(|statement| statement.replaces)
            .unwrap_or_default(),
        asked: Asking::default(),
        plausible,
        revoked_on: revocation
            .map(|(at, _)| shell.speech.date(at))
            .unwrap_or_default(),
        reason: revocation
            .and_then(|(_, class)| RevocationClass::parse(class))
            .map(|class| class.sentence(shell.t))
            .unwrap_or_default(),
        faults: Faults::new(),
        shell,
    })
}

/// The number that replaces a certificate, when its holder lets a public page lead there.
async fn newer(app: &App, certificate: Option<&Certificate>) -> Result<Option<String>, Error> {
    let open = certificate.filter(|certificate| certificate.openly == Some(1));
    let Some(new) = open.and_then(|certificate| certificate.replaced_by_id.as_ref()) else {
        return Ok(None);
    };
    Ok(store::by_id(&app.db, new).await?.and_then(|new| new.number))
}

/// No list of holders can be made of search engines.
fn unlisted(page: Response) -> Answer {
    let robots = (
        HeaderName::from_static("x-robots-tag"),
        HeaderValue::from_static("noindex, nofollow"),
    );
    Ok(([robots], page).into_response())
}

/// The one file of an upload, read no further than is allowed.
async fn read(mut upload: Multipart) -> Result<Option<Vec<u8>>, StatusCode> {
    while let Some(mut field) = upload.next_field().await.map_err(|error| error.status())? {
        if field.name() != Some("file") {
            continue;
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|error| error.status())? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > MEGABYTES * 1024 * 1024 {
                return Err(StatusCode::PAYLOAD_TOO_LARGE);
            }
        }
        return Ok(Some(bytes).filter(|bytes| !bytes.is_empty()));
    }
    Ok(None)
}

/// `POST /verify/file`: a document, compared with what was issued, and not kept.
pub async fn file(
    State(app): State<App>,
    address: Address,
    shell: Shell,
    upload: Multipart,
) -> Answer {
    app.limits.knock(Knock::VerifyFile, &address.key())?;
    let t = shell.t;
    let bytes = match read(upload).await {
        Ok(Some(bytes)) => bytes,
        other => {
            let (status, sentence) = match other {
                Err(StatusCode::PAYLOAD_TOO_LARGE) => (
                    StatusCode::PAYLOAD_TOO_LARGE,
                    t.proof_upload_large(MEGABYTES),
                ),
                _ => (StatusCode::UNPROCESSABLE_ENTITY, t.proof_upload_none()),
            };
            let faults = Faults::one("file", sentence);
            let number = String::new();
            return unlisted(with_status(
                status,
                &VerifyPage {
                    shell,
                    number,
                    faults,
                },
            )?);
        }
    };
    let known = store::proof::by_document(&app.db, &digest(&bytes)).await?;
    let hosts = proof::hosts(&app).await?;
    let keys = app.keys.current();
    let found = tokio::task::spawn_blocking(move || seal::examine(&bytes, &hosts, keys.public()))
        .await
        .map_err(|error| Error::Internal(error.into()))?;
    let by_seal = match found.says() {
        Some(says) => store::by_number(&app.db, says.number.as_str()).await?,
        None => None,
    };
    // The register decides which file was issued; a seal alone only says whose key made it.
    let of_file = match (&known, &found) {
        (Some(_), _) => OfFile::Same,
        (None, Found::Whole(_)) => OfFile::Other,
        _ => OfFile::Changed,
    };
    // A statement that we signed, of a certificate that the register does not hold, proves nothing.
    if let Some(certificate) = known.or(by_seal) {
        let number = certificate.number.clone().unwrap_or_default();
        let verdict = VerdictPage {
            of_file,
            ..verdict_page(&app, shell, number, Some(&certificate), true).await?
        };
        return unlisted(page(&verdict)?);
    }
    let (title, sentence, bad) = refusal(&shell, &found);
    unlisted(page(&RefusedFilePage {
        shell,
        number: String::new(),
        title,
        sentence,
        bad,
        faults: Faults::new(),
    })?)
}

fn refusal(shell: &Shell, found: &Found) -> (String, String, bool) {
    let t = shell.t;
    match found {
        Found::Doubtful(Doubt::Site(host)) => {
            let host: String = host.chars().take(80).collect();
            (t.proof_site(), t.proof_site_why(&host), true)
        }
        Found::Doubtful(Doubt::Key(key)) => (t.proof_key(), t.proof_key_why(key.to_string()), true),
        Found::Doubtful(Doubt::Retired(key)) => (
            t.proof_retired(),
            t.proof_retired_why(key.to_string()),
            true,
        ),
        Found::Doubtful(Doubt::Version(_)) => (t.proof_later(), t.proof_later_why(), false),
        Found::Doubtful(Doubt::Altered | Doubt::Shape) => {
            (t.proof_altered(), t.proof_altered_why(), true)
        }
        Found::Whole(claim) | Found::Changed(claim) => {
            let number = claim.says.number.as_str();
            (t.proof_other(), t.proof_unregistered_why(number), true)
        }
        Found::Nothing => (t.proof_nothing(), t.proof_nothing_why(), false),
    }
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
