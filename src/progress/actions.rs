//! Recording what an activity reports, and deciding completion in the same transaction.

use crate::{
    content::library::Published,
    enrolments::{self, enrolment::Enrolment},
    kit::{db::Tx, error::Error, time::Timestamp},
    progress::{
        completion::{How, standing},
        store,
    },
};

/// What recording a fact came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was known.
    Known,
    /// It is recorded, and something is still missing.
    Recorded,
    /// It was the last one missing: the course is complete, since this very moment.
    Completed,
}

/// Records that an item of the version studied is finished.
///
/// # Errors
/// [`Error::NotFound`] when the version has no such item.
pub async fn record(
    tx: &mut Tx,
    now: Timestamp,
    published: &Published,
    enrolment: &Enrolment,
    item: &str,
    how: How,
    substance: i64,
) -> Result<Outcome, Error> {
    published.course.item(item).ok_or(Error::NotFound)?;
    let id = &enrolment.enrolment_id;
    enrolments::store::hold(tx, id).await?;
    if !store::insert(tx, now, id, item, how, published.number, substance).await? {
        return Ok(Outcome::Known);
    }
    let finished = store::items(&mut *tx, id).await?;
    let complete = standing(&published.course, finished.iter().map(String::as_str)).is_complete();
    if complete && enrolments::store::complete(tx, now, id).await? {
        return Ok(Outcome::Completed);
    }
    Ok(Outcome::Recorded)
}

/// Takes back that a lesson was read, as long as the course is not complete.
///
/// # Errors
/// Only faults of the machine.
pub async fn take_back(tx: &mut Tx, enrolment: &Enrolment, item: &str) -> Result<bool, Error> {
    if enrolment.completed_at.is_some() {
        return Ok(false);
    }
    Ok(store::delete_read(tx, &enrolment.enrolment_id, item).await?)
}
