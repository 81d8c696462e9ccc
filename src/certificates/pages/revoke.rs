//! `/admin/certificates/{id}`: one certificate for administrators: how it stands, what happened to
//! it, and what may be decided.

use askama::Template;
use axum::extract::{Path, State};
use tower_sessions::Session;

use super::{Shown, decisions::Waiting, name_of, shown};
use crate::{
    accounts,
    certificates::{
        actions::standing,
        certificate::{Certificate, RevocationClass, Statement, Status},
        chain::Event,
        renewal::{Window, may_begin},
        store,
    },
    kit::{error::Error, id::CertificateId},
    web::{
        form::{Faults, Fields},
        guard::Administrator,
        page::{Answer, again, page, see_other},
        shell::{Shell, flash},
        state::App,
    },
};

/// The fewest characters of a reason.
pub(super) const SHORTEST_NOTE: usize = 10;

/// A public reason.
struct Class {
    value: &'static str,
    label: String,
    chosen: bool,
}

/// Something that happened to the number.
struct Happened {
    moment: String,
    event: String,
    other: String,
    by: String,
}

/// The request of the holder that waits.
struct Asked {
    date: String,
    note: String,
    openly: bool,
}

#[derive(Template)]
#[template(path = "certificates/revoke.html")]
#[expect(clippy::struct_excessive_bools, reason = "what a page may offer")]
pub(super) struct DecisionPage {
    shell: Shell,
    faults: Faults,
    id: String,
    shown: Shown,
    account: String,
    /// What is wrong or undone: the public reason, the internal notes.
    notes: Vec<(String, String)>,
    history: Vec<Happened>,
    cycles: Vec<super::holder::Cycle>,
    new_names: Option<(String, String)>,
    asked: Option<Asked>,
    classes: Vec<Class>,
    typed: Typed,
    can_revoke: bool,
    can_suspend: bool,
    can_reinstate: bool,
    can_replace: bool,
    can_waive: bool,
    revoked: bool,
}

/// What was typed into the forms, kept when one of them has a fault.
#[derive(Default)]
struct Typed {
    note: String,
    last: String,
    suspend_note: String,
    reinstate_note: String,
    replace_note: String,
    openly: bool,
    answer: String,
    waive_reason: String,
}

impl Typed {
    fn of(fields: &Fields) -> Self {
        Self {
            note: fields.text("note"),
            last: fields.line("last"),
            suspend_note: fields.text("suspend_note"),
            reinstate_note: fields.text("reinstate_note"),
            replace_note: fields.text("replace_note"),
            openly: fields.has("openly"),
            answer: fields.text("answer"),
            waive_reason: fields.text("waive_reason"),
        }
    }
}

/// `GET /admin/certificates/{id}`
pub async fn show(
    State(app): State<App>,
    _: Administrator,
    shell: Shell,
    Path(id): Path<String>,
) -> Answer {
    let id = CertificateId::from(id);
    let certificate = store::by_id(&app.db, &id).await?.ok_or(Error::NotFound)?;
    if certificate.issued_at.is_none() {
        let fields = Fields::default();
        return page(&Waiting::of(&app, shell, &certificate, Faults::new(), &fields).await?);
    }
    let statement = certificate.read_statement().ok_or(Error::NotFound)?;
    let fields = Fields::default();
    page(
        &decision_page(
            &app,
            shell,
            &certificate,
            &statement,
            Faults::new(),
            &fields,
        )
        .await?,
    )
}

/// `POST /admin/certificates/{id}/revocation`
pub async fn revoke(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let (certificate, statement) = issued(&app, id).await?;
    let t = shell.t;
    let mut faults = Faults::new();
    let class = RevocationClass::parse(&fields.line("class"));
    if class.is_none() {
        faults.add("class", t.certificates_fault_class());
    }
    let note = fields.text("note");
    if note.trim().chars().count() < SHORTEST_NOTE {
        faults.add("note", t.certificates_fault_note());
    }
    // Typed by hand: revoking touches another person.
    if fields.line("last").to_uppercase() != last_four(&statement.number) {
        faults.add("last", t.certificates_fault_last());
    }
    let Some(class) = class.filter(|_| faults.is_empty()) else {
        let page = decision_page(&app, shell, &certificate, &statement, faults, &fields);
        return again(&page.await?);
    };
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    let id = &certificate.certificate_id;
    let (site, by) = (&app.config.url, &me.account_id);
    standing::revoke(&mut tx, now, site, id, by, class, &note).await?;
    tx.commit().await?;
    let told = t.certificates_desk_revoked(&statement.number);
    flash(&session, true, told).await?;
    see_other(&shell.url(&format!("/admin/certificates/{id}")))
}

/// The last four characters of a number, its hyphen left out.
fn last_four(number: &str) -> String {
    let plain: Vec<char> = number.chars().filter(|c| *c != '-').collect();
    plain[plain.len().saturating_sub(4)..].iter().collect()
}

/// A certificate that was issued, and what it states.
pub(super) async fn issued(app: &App, id: String) -> Result<(Certificate, Statement), Error> {
    let certificate = store::by_id(&app.db, &CertificateId::from(id))
        .await?
        .ok_or(Error::NotFound)?;
    let statement = certificate.read_statement().ok_or(Error::NotFound)?;
    Ok((certificate, statement))
}

pub(super) async fn decision_page(
    app: &App,
    shell: Shell,
    certificate: &Certificate,
    statement: &Statement,
    faults: Faults,
    fields: &Fields,
) -> Result<DecisionPage, Error> {
    let (id, now) = (&certificate.certificate_id, shell.now);
    let status = certificate.status(now);
    let account = accounts::store::by_id(&app.db, &certificate.account_id)
        .await?
        .ok_or(Error::NotFound)?;
    let same =
        account.name_arabic == statement.name_arabic && account.name_latin == statement.name_latin;
    let request = store::standing::request(&app.db, id).await?;
    let asked = request.filter(|request| request.decided_at.is_none());
    let all = store::desk::of_enrolment(&app.db, &certificate.enrolment_id).await?;
    let is_last = all.last().is_some_and(|last| last.certificate_id == *id);
    let window = app.library.current(&certificate.course_id).and_then(|p| {
        let end = certificate.valid_until?;
        Some(Window::of(end, &p.course.certificate))
    });
    let typed_class = fields.line("class");
    Ok(DecisionPage {
        id: id.to_string(),
        account: certificate.account_id.to_string(),
        notes: notes(app, &shell, certificate).await?,
        history: history(app, &shell, id).await?,
        cycles: super::holder::cycles(&shell, &all),
        new_names: (!same).then(|| (account.name_arabic.clone(), account.name_latin.clone())),
        can_replace: !same && certificate.replaceable(now).is_ok(),
        can_waive: may_begin(status, is_last, window, now).is_ok(),
        asked: asked.map(|asked| Asked {
            date: shell.speech.date(asked.asked_at),
            note: asked.note,
            openly: asked.openly == 1,
        }),
        classes: RevocationClass::ALL
            .map(|class| Class {
                value: class.code(),
                label: class.sentence(shell.t),
                chosen: class.code() == typed_class,
            })
            .into(),
        typed: Typed::of(fields),
        can_revoke: status != Status::Revoked,
        can_suspend: matches!(status, Status::Valid | Status::Expired),
        can_reinstate: status == Status::Suspended,
        revoked: status == Status::Revoked,
        shown: shown(app, &shell, certificate, statement).await?,
        faults,
        shell,
    })
}

/// Who decided what, and the notes that only administrators read.
async fn notes(
    app: &App,
    shell: &Shell,
    certificate: &Certificate,
) -> Result<Vec<(String, String)>, Error> {
    let t = shell.t;
    let class = certificate.revoked_class.as_deref();
    let class = class.and_then(RevocationClass::parse);
    let decisions = store::standing::decisions(&app.db, &certificate.certificate_id).await?;
    let note = |label: String, note: Option<String>| note.map(|note| (label, note));
    let mut notes = Vec::new();
    notes.extend(class.map(|class| (t.certificates_revoke_class(), class.sentence(t))));
    notes.extend(note(t.certificates_revoke_note(), decisions.revoked_note));
    notes.extend(note(t.register_suspend_note(), decisions.suspended_note));
    Ok(notes)
}

/// What the register entered about the number, the last first.
async fn history(app: &App, shell: &Shell, id: &CertificateId) -> Result<Vec<Happened>, Error> {
    let t = shell.t;
    let mut history = Vec::new();
    for entry in store::chain::of_certificate(&app.db, id).await? {
        let by = match entry.actor.as_str() {
            "" => t.register_by_itself(),
            actor => accounts::store::by_id(&app.db, &actor.to_owned().into())
                .await?
                .map(|a| name_of(shell, a.name_arabic, a.name_latin))
                .unwrap_or_default(),
        };
        let event = Event::parse(&entry.event);
        history.push(Happened {
            moment: shell.speech.moment(entry.at),
            event: event.map_or(entry.event, |event| super::register::event_word(t, event)),
            other: entry.other,
            by,
        });
    }
    history.reverse();
    Ok(history)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_last_four_characters_leave_hyphens_out() {
        assert_eq!(super::last_four("TKW-2026-000123-K"), "123K");
    }
}
