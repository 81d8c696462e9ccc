//! Publishing: the one way in which a version comes to be.

use crate::{
    content::{
        course::Course,
        store::{self, NewVersion},
    },
    kit::{db::Tx, error::Error, id::AccountId, time::Timestamp},
};

/// Who publishes, from where, and what for.
pub struct Publication<'a> {
    /// `files` or `studio`.
    pub origin: &'a str,
    /// `first`, `fix`, `minor` or `major`.
    pub class: &'a str,
    pub notes: &'a str,
    pub by: Option<&'a AccountId>,
}

/// Publishes a course as a new immutable version and answers its number. The content published
/// last, published again, is the same version. People under way stay in theirs; a fix takes them
/// along, because it changes nothing that was promised.
///
/// # Errors
/// Only faults of the machine.
pub async fn publish(
    tx: &mut Tx,
    now: Timestamp,
    course: &Course,
    publication: &Publication<'_>,
) -> Result<i64, Error> {
    let id = course.id.as_str();
    let hash = course.hash();
    store::upsert_course(tx, now, id, publication.origin).await?;
    // The row of the course is now locked on PostgreSQL, as the database is on SQLite: two
    // publications at once take two numbers, one after the other.
    let latest = store::latest(&mut *tx, id).await?;
    if let Some(latest) = &latest
        && latest.hash == hash
    {
        return Ok(latest.number);
    }
    let before = latest.map_or(0, |latest| latest.number);
    let content = course.json();
    let new = NewVersion {
        course: id,
        number: before + 1,
        hash: &hash,
        content: &content,
        class: publication.class,
        notes: publication.notes,
        by: publication.by,
    };
    if !store::insert_version(tx, now, &new).await? {
        return Err(Error::Internal(anyhow::anyhow!(
            "version {} of {id} was taken",
            new.number
        )));
    }
    if publication.class == "fix" {
        store::move_under_way(tx, id, before, new.number).await?;
    }
    Ok(new.number)
}
