//! Enrolling, leaving, choosing a language: one verb, one transaction.

use crate::{
    accounts,
    content::library::Published,
    enrolments::{
        enrolment::{self, Enrolment},
        letters, store,
    },
    kit::{db::Tx, error::Error, id::AccountId, locale::Locale, time::Timestamp},
    mail,
};

/// Enrols somebody in the version offered now, and says so by letter. Doing it again changes
/// nothing; after having left, it brings back what was begun.
///
/// # Errors
/// Only faults of the machine.
pub async fn enrol(
    tx: &mut Tx,
    now: Timestamp,
    account: &AccountId,
    offered: &Published,
    site: &str,
) -> Result<Enrolment, Error> {
    let course = offered.course.id.as_str();
    let fresh = store::insert(tx, now, account, course, offered.number)
        .await?
        .is_some();
    if fresh {
        let account = accounts::store::by_id(&mut *tx, account)
            .await?
            .ok_or(Error::NotFound)?;
        let locale = account.locale();
        let address = format!("{site}/{}/learning/{course}", locale.code());
        let letter = letters::enrolled(&account, offered.course.title.in_or_near(locale), address);
        mail::store::enqueue(tx, now, &letter).await?;
    } else {
        store::come_back(tx, account, course).await?;
    }
    store::of(&mut *tx, account, course)
        .await?
        .ok_or(Error::NotFound)
}

/// Leaves a course; what was done stays on record.
///
/// # Errors
/// [`enrolment::CannotWithdraw`].
pub async fn withdraw(
    tx: &mut Tx,
    now: Timestamp,
    account: &AccountId,
    course: &str,
) -> Result<(), Error> {
    let enrolment = store::of(&mut *tx, account, course)
        .await?
        .ok_or(Error::NotFound)?;
    enrolment::withdraw(&enrolment)?;
    store::withdraw(tx, now, &enrolment.enrolment_id).await?;
    Ok(())
}

/// Reads the texts of a course in a language, whatever that of the interface is.
///
/// # Errors
/// [`Error::NotFound`] when they are not enrolled.
pub async fn choose_language(
    tx: &mut Tx,
    account: &AccountId,
    course: &str,
    language: Locale,
) -> Result<(), Error> {
    let enrolment = store::of(&mut *tx, account, course)
        .await?
        .ok_or(Error::NotFound)?;
    store::set_language(tx, &enrolment.enrolment_id, language.code()).await?;
    Ok(())
}

/// Remembers where reading stopped.
///
/// # Errors
/// [`Error::NotFound`] when they are not enrolled.
pub async fn keep_place(
    tx: &mut Tx,
    now: Timestamp,
    account: &AccountId,
    course: &str,
    item: &str,
    anchor: &str,
) -> Result<(), Error> {
    let enrolment = store::of(&mut *tx, account, course)
        .await?
        .ok_or(Error::NotFound)?;
    store::set_place(tx, now, &enrolment.enrolment_id, item, anchor).await?;
    Ok(())
}
