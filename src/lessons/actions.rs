//! Marking a lesson read, and taking that back.

use crate::{
    certificates,
    config::Config,
    content::library::Published,
    enrolments::enrolment::Enrolment,
    kit::{db::Tx, error::Error, time::Timestamp},
    progress::{self, actions::Outcome, completion::How},
};

/// Marks a lesson of the version studied as read. Doing it again changes nothing.
///
/// # Errors
/// [`Error::NotFound`] when it is no lesson of this version.
pub async fn mark_read(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    published: &Published,
    enrolment: &Enrolment,
    item: &str,
) -> Result<Outcome, Error> {
    let (_, lesson) = published.course.item(item).ok_or(Error::NotFound)?;
    let substance = i64::from(lesson.lesson().ok_or(Error::NotFound)?.substance());
    certificates::actions::report(
        tx,
        now,
        config,
        published,
        enrolment,
        item,
        How::Read,
        substance,
    )
    .await
}

/// Takes back that a lesson was read, as long as the course is not complete.
///
/// # Errors
/// Only faults of the machine.
pub async fn unmark_read(tx: &mut Tx, enrolment: &Enrolment, item: &str) -> Result<bool, Error> {
    progress::actions::take_back(tx, enrolment, item).await
}
