//! What administrators decide about one certificate: issue or refuse it, suspend, reinstate,
//! replace, grant the next cycle.

use askama::Template;
use axum::extract::{Path, State};
use tower_sessions::Session;

use super::{
    name_of,
    revoke::{SHORTEST_NOTE, decision_page, issued},
};
use crate::{
    accounts,
    certificates::{
        actions::{self, renewal, replacement, standing},
        certificate::{CannotAttest, Certificate, Statement},
        renewal::CannotRenew,
        store,
    },
    kit::{
        db::Tx,
        error::{Error, Refusal},
        id::CertificateId,
    },
    web::{
        form::{Faults, Fields},
        guard::Administrator,
        page::{Answer, again, see_other},
        shell::{Shell, flash},
        state::App,
        viewer::Viewer,
    },
};

/// A certificate that is not issued: it waits, or it was refused.
#[derive(Template)]
#[template(path = "certificates/waiting.html")]
pub(super) struct Waiting {
    shell: Shell,
    faults: Faults,
    id: String,
    account: String,
    name: String,
    other_name: String,
    other_lang: &'static str,
    other_dir: &'static str,
    email: String,
    course: String,
    version: i64,
    term: i64,
    completed: String,
    refused_on: String,
    refused_by: String,
    reason: String,
    typed: String,
}

impl Waiting {
    pub(super) async fn of(
        app: &App,
        shell: Shell,
        certificate: &Certificate,
        faults: Faults,
        fields: &Fields,
    ) -> Result<Self, Error> {
        use crate::kit::locale::Locale;
        let account = accounts::store::by_id(&app.db, &certificate.account_id)
            .await?
            .ok_or(Error::NotFound)?;
        let (course, version) = (&certificate.course_id, certificate.version);
        let published = app.library.version(course, version).await?;
        let published = published.ok_or(Error::NotFound)?;
        let decisions = store::standing::decisions(&app.db, &certificate.certificate_id).await?;
        let (name, other_name, other_lang, other_dir) = match shell.locale {
            Locale::Ar => (account.name_arabic, account.name_latin, "fr", "ltr"),
            Locale::Fr | Locale::En => (account.name_latin, account.name_arabic, "ar", "rtl"),
        };
        Ok(Self {
            id: certificate.certificate_id.to_string(),
            account: account.account_id.to_string(),
            name,
            other_name,
            other_lang,
            other_dir,
            email: account.email,
            course: published.course.title.in_or_near(shell.locale).to_owned(),
            version,
            term: certificate.term,
            completed: shell.speech.moment(certificate.claimed_at),
            refused_on: certificate
                .refused_at
                .map(|at| shell.speech.date(at))
                .unwrap_or_default(),
            refused_by: name_of(
                &shell,
                decisions.refused_arabic.unwrap_or_default(),
                decisions.refused_latin.unwrap_or_default(),
            ),
            reason: certificate.refused_reason.clone().unwrap_or_default(),
            typed: fields.text("refuse_reason"),
            faults,
            shell,
        })
    }
}

/// The text of a reason, or its fault.
fn reason(shell: &Shell, fields: &Fields, name: &'static str) -> Result<String, Faults> {
    let text = fields.text(name);
    if text.trim().chars().count() < SHORTEST_NOTE {
        return Err(Faults::one(name, shell.t.certificates_fault_note()));
    }
    Ok(text)
}

/// Shows the certificate again, with what was done, or with why it was not.
async fn told(
    session: &Session,
    shell: &Shell,
    id: &CertificateId,
    done: Result<String, Error>,
) -> Answer {
    match done {
        Ok(sentence) => flash(session, true, sentence).await?,
        Err(Error::Refused(refusal)) => flash(session, false, refusal.sentence(shell.t)).await?,
        Err(error) => return Err(error),
    }
    see_other(&shell.url(&format!("/admin/certificates/{id}")))
}

/// Commits what was done, and shows the certificate again with what was done, or with why it was not.
async fn settled(
    tx: Tx,
    session: &Session,
    shell: &Shell,
    id: &CertificateId,
    done: Result<(), Error>,
    sentence: String,
) -> Answer {
    if done.is_ok() {
        tx.commit().await?;
    }
    told(session, shell, id, done.map(|()| sentence)).await
}

async fn faulty(
    app: &App,
    shell: Shell,
    certificate: &Certificate,
    statement: &Statement,
    faults: Faults,
    fields: &Fields,
) -> Answer {
    again(&decision_page(app, shell, certificate, statement, faults, fields).await?)
}

async fn awaited(app: &App, id: String) -> Result<Certificate, Error> {
    store::by_id(&app.db, &CertificateId::from(id))
        .await?
        .filter(|certificate| certificate.issued_at.is_none())
        .ok_or(Error::NotFound)
}

/// `POST /admin/certificates/{id}/issue`
pub async fn issue(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
) -> Answer {
    let certificate = awaited(&app, id).await?;
    let id = &certificate.certificate_id;
    let (course, version) = (&certificate.course_id, certificate.version);
    let published = app.library.version(course, version).await?;
    let published = published.ok_or(Error::NotFound)?;
    let mut tx = app.db.write().await?;
    let (now, by) = (app.clock.now(), Some(&me.account_id));
    let done = match actions::issue(&mut tx, now, &app.config, &published, id, by).await {
        Ok(Some(_)) => {
            tx.commit().await?;
            super::bulk::draw_soon(&app, 1);
            Ok(shell.t.certificates_desk_issued(1))
        }
        Ok(None) => Err(CannotAttest::Decided.into()),
        Err(error) => Err(error),
    };
    told(&session, &shell, id, done).await
}

/// `POST /admin/certificates/{id}/refusal`
pub async fn refuse(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let certificate = awaited(&app, id).await?;
    let reason = match reason(&shell, &fields, "refuse_reason") {
        Ok(reason) => reason,
        Err(faults) => {
            return again(&Waiting::of(&app, shell, &certificate, faults, &fields).await?);
        }
    };
    let id = &certificate.certificate_id;
    let (course, version) = (&certificate.course_id, certificate.version);
    let published = app.library.version(course, version).await?;
    let published = published.ok_or(Error::NotFound)?;
    let mut tx = app.db.write().await?;
    let (now, site, by) = (app.clock.now(), &app.config.url, &me.account_id);
    let done = standing::refuse(&mut tx, now, site, &published, id, by, &reason).await;
    let sentence = shell.t.register_is_refused();
    settled(tx, &session, &shell, id, done, sentence).await
}

/// `POST /admin/certificates/{id}/return`: back on the desk.
pub async fn put_back(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
) -> Answer {
    let certificate = awaited(&app, id).await?;
    let id = &certificate.certificate_id;
    let mut tx = app.db.write().await?;
    let done = standing::put_back(&mut tx, app.clock.now(), id, &me.account_id).await;
    let sentence = shell.t.register_is_put_back();
    settled(tx, &session, &shell, id, done, sentence).await
}

/// What is decided about an issued certificate for a reason, and changes no other.
#[derive(Clone, Copy)]
enum Decision {
    Suspend,
    Reinstate,
    /// The holder's request for another number.
    Decline,
}

async fn decide(
    app: &App,
    me: &Viewer,
    session: &Session,
    shell: Shell,
    id: String,
    fields: &Fields,
    decision: Decision,
) -> Answer {
    let (certificate, statement) = issued(app, id).await?;
    let (t, number) = (shell.t, &statement.number);
    let (field, sentence) = match decision {
        Decision::Suspend => ("suspend_note", t.register_is_suspended(number)),
        Decision::Reinstate => ("reinstate_note", t.register_is_reinstated(number)),
        Decision::Decline => ("answer", t.register_is_declined()),
    };
    let note = match reason(&shell, fields, field) {
        Ok(note) => note,
        Err(faults) => return faulty(app, shell, &certificate, &statement, faults, fields).await,
    };
    let id = &certificate.certificate_id;
    let mut tx = app.db.write().await?;
    let (now, config, by) = (app.clock.now(), &app.config, &me.account_id);
    let site = &config.url;
    let done = match decision {
        Decision::Suspend => standing::suspend(&mut tx, now, site, id, by, &note).await,
        Decision::Reinstate => {
            standing::reinstate(&mut tx, now, config, &app.library, id, by, &note).await
        }
        Decision::Decline => replacement::decline(&mut tx, now, site, id, by, &note).await,
    };
    let answer = settled(tx, session, &shell, id, done, sentence).await;
    // A renewal that stood still may have gone on.
    if matches!(decision, Decision::Reinstate) {
        super::bulk::draw_soon(app, 1);
    }
    answer
}

/// `POST /admin/certificates/{id}/suspension`
pub async fn suspend(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    decide(&app, &me, &session, shell, id, &fields, Decision::Suspend).await
}

/// `POST /admin/certificates/{id}/reinstatement`
pub async fn reinstate(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    decide(&app, &me, &session, shell, id, &fields, Decision::Reinstate).await
}

/// `POST /admin/certificates/{id}/replacement`: shows the new certificate.
pub async fn replace(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let (certificate, statement) = issued(&app, id).await?;
    let note = match reason(&shell, &fields, "replace_note") {
        Ok(note) => note,
        Err(faults) => return faulty(&app, shell, &certificate, &statement, faults, &fields).await,
    };
    let id = &certificate.certificate_id;
    let openly = fields.has("openly");
    let mut tx = app.db.write().await?;
    let (now, by) = (app.clock.now(), &me.account_id);
    let (config, library) = (&app.config, &app.library);
    match replacement::replace(&mut tx, now, config, library, id, by, openly, &note).await {
        Ok(number) => {
            tx.commit().await?;
            super::bulk::draw_soon(&app, 2);
            let new = store::by_number(&app.db, number.as_str()).await?;
            let new = new.ok_or(Error::NotFound)?.certificate_id;
            let sentence = shell
                .t
                .register_is_replaced(number.as_str(), &statement.number);
            told(&session, &shell, &new, Ok(sentence)).await
        }
        Err(error) => told(&session, &shell, id, Err(error)).await,
    }
}

/// `POST /admin/certificates/{id}/request`: declines the holder's request.
pub async fn decline(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    decide(&app, &me, &session, shell, id, &fields, Decision::Decline).await
}

/// `POST /admin/certificates/{id}/waiver`: grants the next cycle, and shows its certificate.
pub async fn waive(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let (certificate, statement) = issued(&app, id).await?;
    let reason = match reason(&shell, &fields, "waive_reason") {
        Ok(reason) => reason,
        Err(faults) => return faulty(&app, shell, &certificate, &statement, faults, &fields).await,
    };
    let id = &certificate.certificate_id;
    let Some(offered) = app.library.current(&certificate.course_id) else {
        let refused: Box<dyn Refusal> = Box::new(CannotRenew::NotOffered);
        return told(&session, &shell, id, Err(Error::Refused(refused))).await;
    };
    let mut tx = app.db.write().await?;
    let (now, by) = (app.clock.now(), &me.account_id);
    let config = &app.config;
    match renewal::waive(&mut tx, now, config, &offered, &certificate, by, &reason).await {
        Ok(number) => {
            tx.commit().await?;
            super::bulk::draw_soon(&app, 1);
            let new = store::by_number(&app.db, number.as_str()).await?;
            let new = new.ok_or(Error::NotFound)?.certificate_id;
            told(
                &session,
                &shell,
                &new,
                Ok(shell.t.register_is_waived(number.as_str())),
            )
            .await
        }
        Err(error) => told(&session, &shell, id, Err(error)).await,
    }
}
