//! `/admin/certificates/{id}`: one certificate for administrators, and its revocation.

use askama::Template;
use axum::extract::{Path, State};
use tower_sessions::Session;

use super::{Shown, shown};
use crate::{
    certificates::{
        actions,
        certificate::{Certificate, RevocationClass, Statement, Status},
        store,
    },
    kit::{error::Error, id::CertificateId, time::Timestamp},
    web::{
        form::{Faults, Fields},
        guard::Administrator,
        page::{Answer, again, page, see_other},
        shell::{Shell, flash},
        state::App,
    },
};

/// A public reason.
struct Class {
    value: &'static str,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "certificates/revoke.html")]
struct RevokePage {
    shell: Shell,
    faults: Faults,
    id: String,
    shown: Shown,
    account: String,
    classes: Vec<Class>,
    note: String,
    last: String,
    can_revoke: bool,
    reason: String,
    revoked_on: String,
}

/// `GET /admin/certificates/{id}`
pub async fn show(
    State(app): State<App>,
    _: Administrator,
    shell: Shell,
    Path(id): Path<String>,
) -> Answer {
    let (certificate, statement) = issued(&app, id).await?;
    page(&revoke_page(
        shell,
        &certificate,
        &statement,
        Faults::new(),
        &Fields::default(),
    ))
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
    if note.trim().chars().count() < 10 {
        faults.add("note", t.certificates_fault_note());
    }
    // Typed by hand: revoking touches another person.
    if fields.line("last").to_uppercase() != last_four(&statement.number) {
        faults.add("last", t.certificates_fault_last());
    }
    let Some(class) = class.filter(|_| faults.is_empty()) else {
        return again(&revoke_page(
            shell,
            &certificate,
            &statement,
            faults,
            &fields,
        ));
    };
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    let id = &certificate.certificate_id;
    actions::revoke(
        &mut tx,
        now,
        &app.config.url,
        id,
        &me.account_id,
        class,
        &note,
    )
    .await?;
    tx.commit().await?;
    flash(
        &session,
        true,
        t.certificates_desk_revoked(&statement.number),
    )
    .await?;
    see_other(&shell.url(&format!("/admin/certificates/{id}")))
}

/// The last four characters of a number, its hyphen left out.
fn last_four(number: &str) -> String {
    let plain: Vec<char> = number.chars().filter(|c| *c != '-').collect();
    plain[plain.len().saturating_sub(4)..].iter().collect()
}

async fn issued(app: &App, id: String) -> Result<(Certificate, Statement), Error> {
    let certificate = store::by_id(&app.db, &CertificateId::from(id))
        .await?
        .ok_or(Error::NotFound)?;
    let statement = certificate.read_statement().ok_or(Error::NotFound)?;
    Ok((certificate, statement))
}

fn revoke_page(
    shell: Shell,
    certificate: &Certificate,
    statement: &Statement,
    faults: Faults,
    fields: &Fields,
) -> RevokePage {
    let typed = fields.line("class");
    let date = |at: Option<Timestamp>| at.map(|at| shell.speech.date(at)).unwrap_or_default();
    let class = certificate
        .revoked_class
        .as_deref()
        .and_then(RevocationClass::parse);
    RevokePage {
        id: certificate.certificate_id.to_string(),
        account: certificate.account_id.to_string(),
        classes: RevocationClass::ALL
            .map(|class| Class {
                value: class.code(),
                label: class.sentence(shell.t),
                chosen: class.code() == typed,
            })
            .into(),
        note: fields.text("note"),
        last: fields.line("last"),
        can_revoke: certificate.status(shell.now) != Status::Revoked,
        reason: class
            .map(|class| class.sentence(shell.t))
            .unwrap_or_default(),
        revoked_on: date(certificate.revoked_at),
        shown: shown(&shell, certificate, statement),
        faults,
        shell,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_last_four_characters_leave_hyphens_out() {
        assert_eq!(super::last_four("TKW-2026-000123-K"), "123K");
    }
}
