//! Another number under another name: the holder asks, or the administration decides.

use serde_json::json;

use super::{enter, holder, renewal, standing::Standing};
use crate::{
    accounts,
    certificates::{
        certificate::{CannotAttest, Certificate, Statement},
        chain::Event,
        letters,
        number::CertificateNumber,
        store::{self, chain::Happened},
    },
    config::Config,
    content::library::Library,
    kit::{
        db::Tx,
        error::Error,
        id::{AccountId, CertificateId},
        secret::digest,
        time::Timestamp,
    },
    mail,
};

/// Whether the names of an account are those that a certificate prints.
fn is_same(statement: &Statement, names: (&str, &str)) -> bool {
    statement.name_arabic == names.0 && statement.name_latin == names.1
}

/// A holder asks for another number under the names that their account has now.
///
/// # Errors
/// [`Error::NotFound`] for another person's certificate; [`CannotAttest`] when it cannot be
/// replaced, when the names are the same, or when a request waits already.
pub async fn ask(
    tx: &mut Tx,
    now: Timestamp,
    certificate: &Certificate,
    account: &AccountId,
    openly: bool,
    note: &str,
) -> Result<(), Error> {
    if certificate.account_id != *account {
        return Err(Error::NotFound);
    }
    certificate.replaceable(now)?;
    let statement = certificate
        .read_statement()
        .ok_or(CannotAttest::NotIssued)?;
    let person = accounts::store::by_id(&mut *tx, account)
        .await?
        .ok_or(Error::NotFound)?;
    if is_same(&statement, (&person.name_arabic, &person.name_latin)) {
        return Err(CannotAttest::SameNames.into());
    }
    if !store::standing::ask(tx, now, &certificate.certificate_id, openly, note).await? {
        return Err(CannotAttest::Asked.into());
    }
    Ok(())
}

/// Declines a holder's request, and says why.
///
/// # Errors
/// [`CannotAttest::Asked`] when none waits.
pub async fn decline(
    tx: &mut Tx,
    now: Timestamp,
    site: &str,
    id: &CertificateId,
    by: &AccountId,
    answer: &str,
) -> Result<(), Error> {
    let standing = Standing::of(tx, id).await?;
    if !store::standing::decide(tx, now, id, by, false, answer).await? {
        return Err(CannotAttest::Asked.into());
    }
    let number = &standing.statement.number;
    let letter = letters::declined(&standing.account, standing.title(), number, answer, site);
    mail::store::enqueue(tx, now, &letter).await?;
    let detail = json!({ "number": number, "reason": answer });
    let object = ("certificate", id.as_str());
    let verb = "certificate_replacement_declined";
    accounts::store::audit(tx, now, Some(by), verb, object, &detail).await?;
    Ok(())
}

/// Issues another number under the names that the account has now. The new one points to the old,
/// the old becomes «replaced»; everything else that it attests stays. With `openly`, the public page
/// of the old number leads to the new one. A renewal that stood still goes on.
///
/// # Errors
/// [`CannotAttest`] when it cannot be replaced, or the names cannot be printed.
#[expect(clippy::too_many_arguments, reason = "what a replacement consists of")]
pub async fn replace(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    library: &Library,
    id: &CertificateId,
    by: &AccountId,
    openly: bool,
    note: &str,
) -> Result<CertificateNumber, Error> {
    // It holds the enrolment: its cycles take their places one after the other.
    let standing = Standing::of(tx, id).await?;
    standing.certificate.replaceable(now)?;
    let account = holder(tx, &standing.certificate.account_id).await?;
    let old = &standing.statement;
    if is_same(old, (&account.name_arabic, &account.name_latin)) {
        return Err(CannotAttest::SameNames.into());
    }
    if !store::standing::begin_replacing(tx, now, id, openly).await? {
        return Err(CannotAttest::Replaced.into());
    }
    store::standing::decide(tx, now, id, by, true, "").await?;
    let new = store::standing::insert_replacement(tx, now, &standing.certificate, by).await?;
    store::standing::set_replaced_by(tx, id, &new).await?;
    let statement = Statement {
        name_arabic: account.name_arabic.clone(),
        name_latin: account.name_latin.clone(),
        issued_at: now,
        site: config.url.clone(),
        signer_arabic: config.signer_arabic.clone(),
        signer_latin: config.signer_latin.clone(),
        replaces: Some(old.number.clone()),
        ..old.clone()
    };
    let number = enter(tx, now, config, &new, statement, Some(by)).await?;
    let replaced = Happened {
        event: Event::Replaced,
        certificate: id,
        number: &old.number,
        course: &old.course_id,
        other: number.as_str(),
        class: "",
        actor: Some(by),
        digest: &digest(note.as_bytes()),
    };
    store::chain::append(tx, now, &replaced).await?;
    // What leads to the old one leads nowhere any more.
    store::share::close(tx, now, id).await?;
    let letter = letters::replaced(
        &account,
        standing.title(),
        &old.number,
        number.as_str(),
        &config.url,
    );
    mail::store::enqueue(tx, now, &letter).await?;
    let detail =
        json!({ "number": old.number, "new": number.as_str(), "openly": openly, "note": note });
    let object = ("certificate", id.as_str());
    accounts::store::audit(tx, now, Some(by), "certificate_replaced", object, &detail).await?;
    renewal::resume(tx, now, config, library, &standing.certificate.enrolment_id).await?;
    Ok(number)
}
