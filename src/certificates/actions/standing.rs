//! What administrators decide about a certificate: refuse it, suspend, reinstate, revoke.

use serde_json::json;

use super::renewal;
use crate::{
    accounts::{self, account::Account},
    certificates::{
        certificate::{CannotAttest, Certificate, RevocationClass, Statement},
        chain::Event,
        letters,
        store::{self, chain::Happened},
    },
    config::Config,
    content::library::{Library, Published},
    enrolments,
    kit::{
        db::Tx,
        error::Error,
        id::{AccountId, CertificateId},
        secret::digest,
        time::Timestamp,
        words::words,
    },
    mail,
};

/// An issued certificate with its holder: what every act on it needs.
pub(super) struct Standing {
    pub certificate: Certificate,
    pub statement: Statement,
    pub account: Account,
}

impl Standing {
    /// Holds the enrolment: a renewal or a replacement of it comes before, or sees what is decided.
    pub async fn of(tx: &mut Tx, id: &CertificateId) -> Result<Self, Error> {
        let before = store::by_id(&mut *tx, id).await?.ok_or(Error::NotFound)?;
        enrolments::store::hold(tx, &before.enrolment_id).await?;
        let certificate = store::by_id(&mut *tx, id).await?.ok_or(Error::NotFound)?;
        let statement = certificate
            .read_statement()
            .ok_or(CannotAttest::NotIssued)?;
        let account = accounts::store::by_id(&mut *tx, &certificate.account_id)
            .await?
            .ok_or(Error::NotFound)?;
        Ok(Self {
            certificate,
            statement,
            account,
        })
    }

    pub fn title(&self) -> &str {
        self.statement.title.in_or_near(self.account.locale())
    }

    /// Enters an event in the register and in the trail; the internal note is in the trail, and its
    /// hash in the register.
    pub async fn record(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        by: &AccountId,
        event: Event,
        class: &str,
        note: &str,
    ) -> Result<(), Error> {
        let id = &self.certificate.certificate_id;
        let happened = Happened {
            event,
            certificate: id,
            number: &self.statement.number,
            course: &self.statement.course_id,
            other: "",
            class,
            actor: Some(by),
            digest: &digest(note.as_bytes()),
        };
        store::chain::append(tx, now, &happened).await?;
        let verb = format!("certificate_{}", event.code());
        let mut detail = json!({ "number": self.statement.number, "note": note });
        if !class.is_empty() {
            detail["class"] = class.into();
        }
        let object = ("certificate", id.as_str());
        accounts::store::audit(tx, now, Some(by), &verb, object, &detail).await?;
        Ok(())
    }
}

/// Revokes a certificate, with a class for the public and a note for the audit, and tells its
/// holder. There is no way back: what was revoked by mistake gets another number.
///
/// # Errors
/// [`CannotAttest`] when it was not issued, or is revoked already.
pub async fn revoke(
    tx: &mut Tx,
    now: Timestamp,
    site: &str,
    id: &CertificateId,
    by: &AccountId,
    class: RevocationClass,
    note: &str,
) -> Result<(), Error> {
    let standing = Standing::of(tx, id).await?;
    if !store::standing::revoke(tx, now, id, by, class, note).await? {
        return Err(CannotAttest::Revoked.into());
    }
    let account = &standing.account;
    let reason = class.sentence(words(account.locale()));
    let number = &standing.statement.number;
    let letter = letters::revoked(account, standing.title(), number, &reason, site);
    mail::store::enqueue(tx, now, &letter).await?;
    standing
        .record(tx, now, by, Event::Revoked, class.code(), note)
        .await
}

/// Suspends a certificate while something about it is examined, and tells its holder.
///
/// # Errors
/// [`CannotAttest`] when it does not stand.
pub async fn suspend(
    tx: &mut Tx,
    now: Timestamp,
    site: &str,
    id: &CertificateId,
    by: &AccountId,
    note: &str,
) -> Result<(), Error> {
    let standing = Standing::of(tx, id).await?;
    if standing.certificate.revoked_at.is_some() {
        return Err(CannotAttest::Revoked.into());
    }
    if standing.certificate.replaced_at.is_some() {
        return Err(CannotAttest::Replaced.into());
    }
    if !store::standing::suspend(tx, now, id, by, note).await? {
        return Err(CannotAttest::Suspended.into());
    }
    let number = &standing.statement.number;
    let letter = letters::suspended(&standing.account, standing.title(), number, site);
    mail::store::enqueue(tx, now, &letter).await?;
    standing
        .record(tx, now, by, Event::Suspended, "", note)
        .await
}

/// Lifts a suspension, and tells the holder. A renewal that stood still goes on.
///
/// # Errors
/// [`CannotAttest::NotSuspended`].
pub async fn reinstate(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    library: &Library,
    id: &CertificateId,
    by: &AccountId,
    note: &str,
) -> Result<(), Error> {
    let standing = Standing::of(tx, id).await?;
    if !store::standing::reinstate(tx, id).await? {
        return Err(CannotAttest::NotSuspended.into());
    }
    let number = &standing.statement.number;
    let letter = letters::reinstated(&standing.account, standing.title(), number, &config.url);
    mail::store::enqueue(tx, now, &letter).await?;
    standing
        .record(tx, now, by, Event::Reinstated, "", note)
        .await?;
    renewal::resume(tx, now, config, library, &standing.certificate.enrolment_id).await
}

/// Refuses what waits on the desk, for a reason that the person is told. It has no number, so the
/// register knows nothing of it; the trail does.
///
/// # Errors
/// [`CannotAttest::Decided`] when somebody was first.
pub async fn refuse(
    tx: &mut Tx,
    now: Timestamp,
    site: &str,
    published: &Published,
    id: &CertificateId,
    by: &AccountId,
    reason: &str,
) -> Result<(), Error> {
    let certificate = store::by_id(&mut *tx, id).await?.ok_or(Error::NotFound)?;
    if !store::standing::refuse(tx, now, id, by, reason).await? {
        return Err(CannotAttest::Decided.into());
    }
    let account = accounts::store::by_id(&mut *tx, &certificate.account_id)
        .await?
        .ok_or(Error::NotFound)?;
    let title = published.course.title.in_or_near(account.locale());
    let letter = letters::refused(&account, title, reason, site);
    mail::store::enqueue(tx, now, &letter).await?;
    let detail =
        json!({ "course": certificate.course_id, "account": account.account_id, "reason": reason });
    let object = ("certificate", id.as_str());
    accounts::store::audit(tx, now, Some(by), "certificate_refused", object, &detail).await?;
    Ok(())
}

/// Puts what was refused back on the desk.
///
/// # Errors
/// [`CannotAttest::Decided`] when it was not refused.
pub async fn put_back(
    tx: &mut Tx,
    now: Timestamp,
    id: &CertificateId,
    by: &AccountId,
) -> Result<(), Error> {
    let certificate = store::by_id(&mut *tx, id).await?.ok_or(Error::NotFound)?;
    if !store::standing::put_back(tx, id).await? {
        return Err(CannotAttest::Decided.into());
    }
    let detail = json!({ "course": certificate.course_id, "account": certificate.account_id, "reason": certificate.refused_reason });
    let object = ("certificate", id.as_str());
    accounts::store::audit(tx, now, Some(by), "certificate_put_back", object, &detail).await?;
    Ok(())
}
