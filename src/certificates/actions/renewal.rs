//! The next cycle of a certificate: begun by its holder, completed by quizzes passed again or by a
//! waiver, and the reminders before.

use serde_json::json;

use super::{issue, settle_term};
use crate::{
    accounts,
    certificates::{
        certificate::{CannotAttest, Certificate, Status},
        letters,
        number::CertificateNumber,
        renewal::{CannotRenew, LADDER, Window, may_begin, missing},
        store::{self, renewal::Renewal},
    },
    config::Config,
    content::library::{Library, Published},
    enrolments::{self, enrolment::Enrolment},
    kit::{
        db::{Db, Tx},
        error::Error,
        id::{AccountId, EnrolmentId},
        time::{DAY_MS, Timestamp},
        words::speech,
    },
    mail,
    progress::{self, completion::How},
};

/// Begins the next cycle of one's own certificate, in the version offered now: lessons read stay
/// read, and the quizzes are to be passed again. What asks for nothing is complete at once.
///
/// # Errors
/// [`Error::NotFound`] for another person's certificate; [`CannotRenew`].
pub async fn begin(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    offered: &Published,
    certificate: &Certificate,
    account: &AccountId,
) -> Result<(), Error> {
    if certificate.account_id != *account {
        return Err(Error::NotFound);
    }
    let renewal = open(tx, now, offered, certificate).await?;
    let enrolment = enrolments::store::by_id(&mut *tx, &renewal.enrolment_id)
        .await?
        .ok_or(Error::NotFound)?;
    complete_if_done(tx, now, config, offered, &enrolment, &renewal).await?;
    Ok(())
}

async fn open(
    tx: &mut Tx,
    now: Timestamp,
    offered: &Published,
    certificate: &Certificate,
) -> Result<Renewal, Error> {
    let id = &certificate.enrolment_id;
    enrolments::store::hold(tx, id).await?;
    // Read again under the hold: it may have been revoked, or renewed, meanwhile.
    let certificate = store::by_id(&mut *tx, &certificate.certificate_id)
        .await?
        .ok_or(Error::NotFound)?;
    let last = store::of_enrolment(&mut *tx, id).await?;
    let is_last = last.is_some_and(|last| last.certificate_id == certificate.certificate_id);
    let policy = &offered.course.certificate;
    let window = certificate.valid_until.map(|end| Window::of(end, policy));
    let window = may_begin(certificate.status(now), is_last, window, now)?;
    let term = certificate.term + 1;
    let begun = &certificate.certificate_id;
    if !store::renewal::insert(tx, now, id, term, begun, offered.number, &window).await? {
        return Err(CannotRenew::Begun.into());
    }
    enrolments::store::move_to(tx, id, offered.number).await?;
    store::renewal::of_term(tx, id, term)
        .await?
        .ok_or(Error::NotFound)
}

/// Carries a cycle that has begun on with what an activity reports; whether that completed it.
pub(super) async fn advance(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    published: &Published,
    enrolment: &Enrolment,
    item: &str,
    how: How,
) -> Result<bool, Error> {
    if enrolment.completed_at.is_none() {
        return Ok(false);
    }
    let id = &enrolment.enrolment_id;
    let Some(renewal) = store::renewal::last(&mut *tx, id).await? else {
        return Ok(false);
    };
    if renewal.done_at.is_some() {
        return Ok(false);
    }
    if how == How::Passed {
        if !store::renewal::passed_since(tx, id, item, renewal.opened_at).await? {
            return Ok(false);
        }
        store::renewal::insert_fact(tx, now, &renewal, item, published.number).await?;
    }
    complete_if_done(tx, now, config, published, enrolment, &renewal).await
}

/// Carries on with a cycle that stood still while what it renews did not stand, or was not replaced.
pub(super) async fn resume(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    library: &Library,
    id: &EnrolmentId,
) -> Result<(), Error> {
    let Some(renewal) = store::renewal::last(&mut *tx, id).await? else {
        return Ok(());
    };
    if renewal.done_at.is_some() {
        return Ok(());
    }
    let enrolment = enrolments::store::by_id(&mut *tx, id)
        .await?
        .ok_or(Error::NotFound)?;
    let published = library
        .version(&enrolment.course_id, enrolment.version)
        .await?
        .ok_or(Error::NotFound)?;
    complete_if_done(tx, now, config, &published, &enrolment, &renewal).await?;
    Ok(())
}

/// Whether what a cycle renews, or the number that stands in its place, may be renewed still: nothing
/// follows on what is suspended or revoked.
pub(super) async fn may_follow(
    tx: &mut Tx,
    now: Timestamp,
    renewal: &Renewal,
) -> Result<bool, Error> {
    let mut id = renewal.certificate_id.clone();
    loop {
        let certificate = store::by_id(&mut *tx, &id).await?.ok_or(Error::NotFound)?;
        let status = certificate.status(now);
        match certificate.replaced_by_id {
            Some(by) => id = by,
            None => return Ok(matches!(status, Status::Valid | Status::Expired)),
        }
    }
}

async fn complete_if_done(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    published: &Published,
    enrolment: &Enrolment,
    renewal: &Renewal,
) -> Result<bool, Error> {
    let id = &enrolment.enrolment_id;
    let finished = progress::store::items(&mut *tx, id).await?;
    let again = store::renewal::facts(&mut *tx, renewal).await?;
    let finished = finished.iter().map(String::as_str);
    if !missing(&published.course, finished, &again).is_empty() {
        return Ok(false);
    }
    if !may_follow(tx, now, renewal).await? {
        return Ok(false);
    }
    // Not always now: the last step may have been taken while what is renewed was suspended.
    let done = store::renewal::last_step(tx, renewal).await?;
    if !store::renewal::finish(tx, done, id, renewal.term, None).await? {
        return Ok(false);
    }
    settle_term(tx, now, config, published, enrolment, renewal.term).await?;
    Ok(true)
}

/// Grants the next cycle without the quizzes, for a reason, and issues its certificate.
///
/// # Errors
/// [`CannotRenew`]; [`CannotAttest::Unprintable`].
pub async fn waive(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    offered: &Published,
    certificate: &Certificate,
    by: &AccountId,
    reason: &str,
) -> Result<CertificateNumber, Error> {
    let id = &certificate.enrolment_id;
    let term = certificate.term + 1;
    enrolments::store::hold(tx, id).await?;
    match store::renewal::of_term(&mut *tx, id, term).await? {
        None => drop(open(tx, now, offered, certificate).await?),
        Some(renewal) if !may_follow(tx, now, &renewal).await? => {
            return Err(CannotRenew::NotStanding.into());
        }
        Some(_) => {}
    }
    if !store::renewal::finish(tx, now, id, term, Some((by, reason))).await? {
        return Err(CannotRenew::Begun.into());
    }
    let (account, version) = (&certificate.account_id, offered.number);
    let course = certificate.course_id.as_str();
    let claimed = store::claim(tx, now, id, account, course, version, term).await?;
    let claimed = claimed.ok_or(CannotRenew::Begun)?;
    let detail = json!({ "number": certificate.number, "course": course, "reason": reason });
    let object = ("certificate", certificate.certificate_id.as_str());
    accounts::store::audit(tx, now, Some(by), "renewal_waived", object, &detail).await?;
    issue(tx, now, config, offered, &claimed, Some(by))
        .await?
        .ok_or_else(|| CannotAttest::Decided.into())
}

/// Reminds the holders of what ends within 30, 7 and 1 days, each step once; after a standstill only
/// the most urgent one is sent.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn remind(db: &Db, config: &Config, now: Timestamp) -> Result<(), Error> {
    for days in LADDER {
        let until = now.plus(days * DAY_MS);
        for ending in store::renewal::ending(db, now, until, days).await? {
            let id = &ending.certificate_id;
            let mut tx = db.write().await?;
            if !store::renewal::remind(&mut tx, now, id, days).await? {
                continue;
            }
            let certificate = store::by_id(&mut tx, id).await?.ok_or(Error::NotFound)?;
            let account = accounts::store::by_id(&mut tx, &ending.account_id)
                .await?
                .ok_or(Error::NotFound)?;
            if let Some(statement) = certificate.read_statement() {
                let date = speech(account.locale()).date(ending.valid_until);
                let title = statement.title.in_or_near(account.locale());
                let letter =
                    letters::ending(&account, title, &statement.number, &date, &config.url);
                mail::store::enqueue(&mut tx, now, &letter).await?;
            }
            tx.commit().await?;
        }
    }
    Ok(())
}
