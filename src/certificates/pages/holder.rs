//! `/certificates`, `/certificates/{number}`, `/certificates/{number}.pdf`: for their holder.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use tower_sessions::Session;

use super::{Shown, number_in, shown, status_word};
use crate::{
    accounts,
    certificates::{
        actions::{self, renewal, replacement, share},
        certificate::{Certificate, Statement, Status},
        profile,
        renewal::{CannotRenew, Stage, Window, may_begin, missing},
        store,
    },
    kit::{error::Error, text::Run},
    progress,
    web::{
        download::attachment,
        form::Fields,
        guard::CurrentUser,
        page::{Answer, page, see_other},
        shell::{Shell, flash},
        state::App,
        viewer::Viewer,
    },
};

/// The longest note to the administration, in characters.
const LONGEST_NOTE: usize = 1_000;

/// A certificate in my list.
struct Row {
    title: Run,
    number: String,
    date: String,
    until: String,
    tone: &'static str,
    status_word: String,
    issued: bool,
    term: i64,
    reason: String,
}

#[derive(Template)]
#[template(path = "certificates/mine.html")]
struct MinePage {
    shell: Shell,
    rows: Vec<Row>,
}

/// A certificate among those of its course.
pub(super) struct Cycle {
    pub id: String,
    pub term: i64,
    pub number: String,
    pub issued_on: String,
    pub until: String,
    pub tone: &'static str,
    pub status_word: String,
    pub waived: bool,
    pub replaces: String,
}

/// Every certificate of an enrolment, as its history prints them.
pub(super) fn cycles(shell: &Shell, all: &[Certificate]) -> Vec<Cycle> {
    let date = |at| shell.speech.date(at);
    let cycle = |one: &Certificate| {
        let (_, tone, status_word) = status_word(shell, one.status(shell.now));
        let statement = one.read_statement();
        Cycle {
            id: one.certificate_id.to_string(),
            term: one.term,
            number: one.number.clone().unwrap_or_default(),
            issued_on: one.issued_at.map(date).unwrap_or_default(),
            until: one.valid_until.map(date).unwrap_or_default(),
            tone,
            status_word,
            waived: statement.as_ref().is_some_and(|s| s.waived),
            replaces: statement.and_then(|s| s.replaces).unwrap_or_default(),
        }
    };
    all.iter().map(cycle).collect()
}

/// The next cycle: when it may begin, or what it still asks for.
struct Renewing {
    opens_on: String,
    ends_on: String,
    grace_until: String,
    can_begin: bool,
    in_grace: bool,
    late: bool,
    /// It has begun: what is missing, each with its page.
    under_way: bool,
    missing: Vec<(Run, String)>,
}

/// Another number under another name.
struct Renaming {
    names: (String, String),
    asked: bool,
    answer: String,
}

#[derive(Template)]
#[template(path = "certificates/one.html")]
struct OnePage {
    shell: Shell,
    shown: Shown,
    standing: bool,
    address: String,
    /// `#` and its signed statement; empty before it is drawn.
    signed: String,
    /// The link that is open; empty: none is.
    shared: String,
    profile: String,
    cycles: Vec<Cycle>,
    renewing: Option<Renewing>,
    renaming: Option<Renaming>,
    /// The number that stands in the place of this one.
    replaced_by: String,
}

/// `GET /certificates`
pub async fn mine(State(app): State<App>, CurrentUser(me): CurrentUser, shell: Shell) -> Answer {
    let mut rows = Vec::new();
    for certificate in store::of_account(&app.db, &me.account_id).await? {
        let title = match certificate.read_statement() {
            Some(statement) => statement.title,
            None => {
                let version = app
                    .library
                    .version(&certificate.course_id, certificate.version)
                    .await?;
                version
                    .map(|version| version.course.title.clone())
                    .unwrap_or_default()
            }
        };
        let (_, tone, status_word) = status_word(&shell, certificate.status(shell.now));
        let date = |at| shell.speech.date(at);
        rows.push(Row {
            title: title.run(shell.locale),
            date: date(certificate.issued_at.unwrap_or(certificate.claimed_at)),
            until: certificate.valid_until.map(date).unwrap_or_default(),
            issued: certificate.issued_at.is_some(),
            term: certificate.term,
            reason: certificate.refused_reason.unwrap_or_default(),
            number: certificate.number.unwrap_or_default(),
            tone,
            status_word,
        });
    }
    page(&MinePage { shell, rows })
}

/// `GET /certificates/{number}`, and with `.pdf` its document.
pub async fn one(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    shell: Shell,
    Path(address): Path<String>,
) -> Answer {
    if let Some(number) = address.strip_suffix(".pdf") {
        return document(&app, &me, number).await;
    }
    let (certificate, statement) = mine_by_number(&app, &me, &address).await?;
    let all = store::desk::of_enrolment(&app.db, &certificate.enrolment_id).await?;
    let token = store::share::token(&app.db, &certificate.certificate_id).await?;
    // With its statement: whoever its holder gives the address to may read the name.
    let kept = store::proof::of(&app.db, &certificate.certificate_id).await?;
    let signed = kept.map_or_else(String::new, |kept| format!("#{}", kept.statement));
    let address = format!("{}/v/{}{signed}", app.config.url, statement.number);
    let shared = token.map(|token| format!("{}/s/{token}", app.config.url));
    let replaced_by = certificate.replaced_by_id.as_ref();
    let replaced_by = all
        .iter()
        .find(|other| Some(&other.certificate_id) == replaced_by)
        .and_then(|other| other.number.clone());
    page(&OnePage {
        standing: certificate.status(shell.now) == Status::Valid,
        profile: profile::linkedin(
            &statement,
            shell.locale,
            &shell.t.catalogue_network(),
            &address,
        ),
        shared: shared.unwrap_or_default(),
        cycles: cycles(&shell, &all),
        renewing: renewing(&app, &shell, &certificate, &all).await?,
        renaming: renaming(&app, &shell, &certificate, &statement).await?,
        replaced_by: replaced_by.unwrap_or_default(),
        shown: shown(&app, &shell, &certificate, &statement).await?,
        address,
        signed,
        shell,
    })
}

/// What its page says of the next cycle; nothing when there can be none.
async fn renewing(
    app: &App,
    shell: &Shell,
    certificate: &Certificate,
    all: &[Certificate],
) -> Result<Option<Renewing>, Error> {
    let status = certificate.status(shell.now);
    let offered = app.library.current(&certificate.course_id);
    let (Some(end), Some(offered)) = (certificate.valid_until, offered) else {
        return Ok(None);
    };
    if !matches!(status, Status::Valid | Status::Expired)
        || all.iter().any(|other| other.term > certificate.term)
    {
        return Ok(None);
    }
    let (id, term) = (&certificate.enrolment_id, certificate.term + 1);
    let begun = store::renewal::of_term(&app.db, id, term).await?;
    let window = Window::of(end, &offered.course.certificate);
    let mut left = Vec::new();
    if let Some(renewal) = &begun {
        let (course, version) = (&certificate.course_id, renewal.version);
        let published = app.library.version(course, version).await?;
        let published = published.ok_or(Error::NotFound)?;
        let finished = progress::store::items(&app.db, id).await?;
        let again = store::renewal::facts(&app.db, renewal).await?;
        let finished = finished.iter().map(String::as_str);
        for item in missing(&published.course, finished, &again) {
            let title = published.course.title_of(item, shell.locale);
            let path = format!("/learning/{course}/{}", item.id);
            left.push((Run::new(title, shell.locale), path));
        }
    }
    let date = |at| shell.speech.date(at);
    Ok(Some(Renewing {
        opens_on: date(window.opens_at),
        ends_on: date(window.ends_at),
        grace_until: date(window.grace_until),
        can_begin: begun.is_none() && may_begin(status, true, Some(window), shell.now).is_ok(),
        in_grace: window.stage(shell.now) == Stage::Grace,
        late: window.stage(shell.now) == Stage::Late,
        under_way: begun.is_some(),
        missing: left,
    }))
}

/// What its page says of another number; nothing while the names are the same.
async fn renaming(
    app: &App,
    shell: &Shell,
    certificate: &Certificate,
    statement: &Statement,
) -> Result<Option<Renaming>, Error> {
    if certificate.replaceable(shell.now).is_err() {
        return Ok(None);
    }
    let account = accounts::store::by_id(&app.db, &certificate.account_id).await?;
    let account = account.ok_or(Error::NotFound)?;
    let names = (account.name_arabic, account.name_latin);
    if (&names.0, &names.1) == (&statement.name_arabic, &statement.name_latin) {
        return Ok(None);
    }
    let request = store::standing::request(&app.db, &certificate.certificate_id).await?;
    let waits = request.as_ref().is_some_and(|r| r.decided_at.is_none());
    Ok(Some(Renaming {
        names,
        asked: waits,
        answer: request
            .filter(|_| !waits)
            .and_then(|r| r.answer)
            .unwrap_or_default(),
    }))
}

/// `POST /certificates/{number}/share`: opens the link, or closes it.
pub async fn set_share(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    session: Session,
    shell: Shell,
    Path(address): Path<String>,
    fields: Fields,
) -> Answer {
    let (certificate, statement) = mine_by_number(&app, &me, &address).await?;
    let open = fields.line("open") == "1";
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    share::set(&mut tx, now, &certificate, &me.account_id, open).await?;
    tx.commit().await?;
    let told = if open {
        shell.t.register_share_opened()
    } else {
        shell.t.register_share_closed()
    };
    flash(&session, true, told).await?;
    see_other(&shell.url(&format!("/certificates/{}#share", statement.number)))
}

/// `POST /certificates/{number}/replacement`: asks for another number.
pub async fn ask_replacement(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    session: Session,
    shell: Shell,
    Path(address): Path<String>,
    fields: Fields,
) -> Answer {
    let (certificate, statement) = mine_by_number(&app, &me, &address).await?;
    let note: String = fields.text("note").chars().take(LONGEST_NOTE).collect();
    let openly = fields.has("openly");
    let mut tx = app.db.write().await?;
    let (now, account) = (app.clock.now(), &me.account_id);
    match replacement::ask(&mut tx, now, &certificate, account, openly, &note).await {
        Ok(()) => {
            tx.commit().await?;
            flash(&session, true, shell.t.register_asked()).await?;
        }
        Err(Error::Refused(refusal)) => {
            flash(&session, false, refusal.sentence(shell.t)).await?;
        }
        Err(error) => return Err(error),
    }
    see_other(&shell.url(&format!("/certificates/{}", statement.number)))
}

/// `POST /certificates/{number}/renewal`: begins the next cycle.
pub async fn begin_renewal(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    session: Session,
    shell: Shell,
    Path(address): Path<String>,
) -> Answer {
    let (certificate, statement) = mine_by_number(&app, &me, &address).await?;
    let begun = match app.library.current(&certificate.course_id) {
        None => Err(CannotRenew::NotOffered.into()),
        Some(offered) => {
            let mut tx = app.db.write().await?;
            let (now, config) = (app.clock.now(), &app.config);
            let account = &me.account_id;
            let begun = renewal::begin(&mut tx, now, config, &offered, &certificate, account).await;
            if begun.is_ok() {
                tx.commit().await?;
            }
            begun
        }
    };
    match begun {
        Ok(()) => flash(&session, true, shell.t.register_renewal_is_begun()).await?,
        Err(Error::Refused(refusal)) => flash(&session, false, refusal.sentence(shell.t)).await?,
        Err(error) => return Err(error),
    }
    see_other(&shell.url(&format!("/certificates/{}#renewal", statement.number)))
}

/// An issued certificate of this person; another person's is not found.
async fn mine_by_number(
    app: &App,
    me: &Viewer,
    address: &str,
) -> Result<(Certificate, Statement), Error> {
    let number = number_in(address).ok_or(Error::NotFound)?;
    let certificate = store::by_number(&app.db, number.as_str())
        .await?
        .filter(|certificate| certificate.account_id == me.account_id)
        .ok_or(Error::NotFound)?;
    let statement = certificate.read_statement().ok_or(Error::NotFound)?;
    Ok((certificate, statement))
}

/// The document as it was made at the issue. Made now when the clockwork has not come to it yet.
async fn document(app: &App, me: &Viewer, address: &str) -> Result<Response, Error> {
    let (mut certificate, statement) = mine_by_number(app, me, address).await?;
    if certificate.document.is_none() {
        actions::draw_one(app, &certificate).await?;
        certificate = store::by_id(&app.db, &certificate.certificate_id)
            .await?
            .ok_or(Error::NotFound)?;
    }
    let hash = certificate.document.ok_or(Error::NotFound)?;
    let bytes = app.blobs.get(&hash).await?.ok_or_else(|| {
        Error::Internal(anyhow::anyhow!(
            "the document {hash} of {} is missing or altered",
            statement.number
        ))
    })?;
    Ok(attachment(
        &format!("{}.pdf", statement.number),
        "application/pdf",
        bytes,
    ))
}
