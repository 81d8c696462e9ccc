//! Attesting: claim at completion, issue, revoke, draw the document.

pub mod proof;

use serde_json::json;

use crate::{
    accounts::{self, account::Account},
    certificates::{
        certificate::{CannotAttest, Certificate, RevocationClass, Statement},
        document, letters,
        number::CertificateNumber,
        sheet::{self, Attachment},
        store::{self, Entry},
    },
    config::Config,
    content::{course::Issue, library::Published},
    enrolments::{self, enrolment::Enrolment},
    kit::{
        db::Tx,
        error::Error,
        id::{AccountId, CertificateId},
        locale::Locale,
        time::Timestamp,
        words::{speech, words},
    },
    mail,
    progress::{self, actions::Outcome, completion::How},
    web::state::App,
};

/// An activity reports that an item is finished: the fact, the completion, the claim and, when the
/// course says so, the certificate, all in this one transaction.
///
/// # Errors
/// [`Error::NotFound`] when the version studied has no such item.
#[expect(clippy::too_many_arguments, reason = "what a report consists of")]
pub async fn report(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    published: &Published,
    enrolment: &Enrolment,
    item: &str,
    how: How,
    substance: i64,
) -> Result<Outcome, Error> {
    let outcome =
        progress::actions::record(tx, now, published, enrolment, item, how, substance).await?;
    if outcome == Outcome::Completed {
        settle(tx, now, config, published, enrolment).await?;
    }
    Ok(outcome)
}

/// Claims the certificate of a completed enrolment, once, and issues it if it needs no
/// administrator. Safe to call twice.
///
/// # Errors
/// Only faults of the machine.
pub async fn settle(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    published: &Published,
    enrolment: &Enrolment,
) -> Result<(), Error> {
    let course = published.course.id.as_str();
    let id = &enrolment.enrolment_id;
    let claimed =
        store::claim(tx, now, id, &enrolment.account_id, course, published.number).await?;
    let Some(certificate) = claimed else {
        return Ok(());
    };
    let account = accounts::store::by_id(&mut *tx, &enrolment.account_id)
        .await?
        .ok_or(Error::NotFound)?;
    // A name that cannot be printed must not undo the last fact: it waits for an administrator.
    let automatic =
        published.course.certificate.issue == Issue::Automatic && is_printable(&account);
    if automatic {
        issue(tx, now, config, published, &certificate, None).await?;
        return Ok(());
    }
    let title = published.course.title.in_or_near(account.locale());
    mail::store::enqueue(tx, now, &letters::awaiting(&account, title, &config.url)).await?;
    Ok(())
}

fn is_printable(account: &Account) -> bool {
    let names = [&account.name_arabic, &account.name_latin];
    names.iter().all(|name| sheet::unprintable(name).is_none())
}

/// Issues a certificate: number, statement, letter, audit. `None` when somebody was first. The
/// document is drawn after the commit, by [`draw`].
///
/// # Errors
/// [`CannotAttest::Unprintable`] when the name cannot be printed.
pub async fn issue(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    published: &Published,
    id: &CertificateId,
    by: Option<&AccountId>,
) -> Result<Option<CertificateNumber>, Error> {
    if !store::begin_issue(tx, now, id, by).await? {
        return Ok(None);
    }
    let certificate = store::by_id(&mut *tx, id).await?.ok_or(Error::NotFound)?;
    let account = accounts::store::by_id(&mut *tx, &certificate.account_id)
        .await?
        .ok_or(Error::NotFound)?;
    if !is_printable(&account) {
        return Err(CannotAttest::Unprintable.into());
    }
    let enrolment = enrolments::store::by_id(&mut *tx, &certificate.enrolment_id)
        .await?
        .ok_or(Error::NotFound)?;
    let policy = &published.course.certificate;
    let year = now.year();
    let serial = store::next_serial(tx, year).await?;
    let number = CertificateNumber::new(year, serial);
    let valid_until = policy.valid_months.map(|months| now.plus_months(months));
    let statement = Statement {
        number: number.to_string(),
        name_arabic: account.name_arabic.clone(),
        name_latin: account.name_latin.clone(),
        course_id: certificate.course_id.clone(),
        version: certificate.version,
        title: published.course.title.clone(),
        hours: policy.hours,
        share: if policy.show_result {
            store::last_passed_share(&mut *tx, &certificate.enrolment_id).await?
        } else {
            None
        },
        completed_at: enrolment.completed_at.unwrap_or(certificate.claimed_at),
        issued_at: now,
        valid_until,
        site: config.url.clone(),
        signer_arabic: config.signer_arabic.clone(),
        signer_latin: config.signer_latin.clone(),
        design: policy.design.to_string(),
        second: match account.locale() {
            Locale::En => Locale::En,
            Locale::Ar | Locale::Fr => Locale::Fr,
        },
    };
    let entry = Entry {
        year,
        serial,
        number: number.as_str(),
        name_arabic: &account.name_arabic,
        name_latin: &account.name_latin,
        statement: &serde_json::to_string(&statement)?,
        valid_until,
    };
    store::enter(tx, id, &entry).await?;
    let locale = account.locale();
    let title = published.course.title.in_or_near(locale);
    let date = speech(locale).date(now);
    let letter = letters::issued(&account, title, number.as_str(), &date, &config.url);
    mail::store::enqueue(tx, now, &letter).await?;
    let detail = json!({ "number": number.as_str(), "course": certificate.course_id, "account": account.account_id });
    accounts::store::audit(
        tx,
        now,
        by,
        "certificate_issued",
        ("certificate", id.as_str()),
        &detail,
    )
    .await?;
    Ok(Some(number))
}

/// Revokes a certificate, with a class for the public and a note for the audit, and tells its
/// holder.
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
    let certificate = store::by_id(&mut *tx, id).await?.ok_or(Error::NotFound)?;
    let statement = certificate
        .read_statement()
        .ok_or(CannotAttest::NotIssued)?;
    if !store::revoke(tx, now, id, by, class, note).await? {
        return Err(CannotAttest::Revoked.into());
    }
    let account = accounts::store::by_id(&mut *tx, &certificate.account_id)
        .await?
        .ok_or(Error::NotFound)?;
    let locale = account.locale();
    let title = statement.title.in_or_near(locale);
    let reason = class.sentence(words(locale));
    let letter = letters::revoked(&account, title, &statement.number, &reason, site);
    mail::store::enqueue(tx, now, &letter).await?;
    let detail = json!({ "number": statement.number, "class": class.code(), "note": note });
    accounts::store::audit(
        tx,
        now,
        Some(by),
        "certificate_revoked",
        ("certificate", id.as_str()),
        &detail,
    )
    .await?;
    Ok(())
}

/// Draws the documents of what was issued and has none yet; answers how many.
///
/// # Errors
/// The first one, when some cannot be drawn or stored; the others are drawn all the same.
pub async fn draw(app: &App, limit: i64) -> Result<usize, Error> {
    let (mut drawn, mut first) = (0, None);
    for certificate in store::undrawn(&app.db, limit).await? {
        match draw_one(app, &certificate).await {
            Ok(true) => drawn += 1,
            Ok(false) => {}
            Err(error) => first = first.or(Some(error)),
        }
    }
    first.map_or(Ok(drawn), Err)
}

/// Draws one document, its signed statement in its code, seals it, and keeps it under its hash. It is
/// made once: the same statement gives the same bytes, and the first hash kept is the one that stays.
///
/// # Errors
/// When it cannot be drawn or stored.
pub async fn draw_one(app: &App, certificate: &Certificate) -> Result<bool, Error> {
    let Some(statement) = certificate.read_statement() else {
        return Ok(false);
    };
    let keys = app.keys.current();
    let design = proof::design(app, &statement).await?;
    let kept = proof::attest(app, &keys, certificate, &statement, design.kind).await?;
    let signed = kept.as_ref().map(|kept| kept.statement.as_str());
    let mut data = document::sheet_data(&design, &statement, signed);
    if let Some(companion) = app.companion.get() {
        data.attachment = Some(Attachment {
            name: "credential.json".into(),
            mime: "application/vc+ld+json".into(),
            description: speech(Locale::Ar).words.credentials_title(),
            bytes: companion(app.clone(), certificate.certificate_id.clone()).await?,
        });
    }
    let pdf = tokio::task::spawn_blocking(move || sheet::sheet(&data))
        .await
        .map_err(|error| Error::Internal(error.into()))?
        .map_err(|error| Error::Internal(error.into()))?;
    let pdf = match &kept {
        Some(kept) => proof::sealed(&pdf, kept, &keys)?,
        None => pdf,
    };
    let hash = app.blobs.put(&pdf).await?;
    Ok(store::set_document(&app.db, &certificate.certificate_id, &hash).await?)
}
