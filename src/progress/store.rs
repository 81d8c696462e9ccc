//! SQL of facts.

use crate::{
    kit::{
        db::{On, Result, Tx},
        id::EnrolmentId,
        time::Timestamp,
    },
    progress::completion::How,
    sql,
};

/// Records that an item is finished; false when it was.
pub async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    enrolment: &EnrolmentId,
    item: &str,
    how: How,
    version: i64,
    substance: i64,
) -> Result<bool> {
    let inserted = sql!(
        "insert into fact (enrolment_id, item_id, at, how, version, substance)
         values ($1, $2, $3, $4, $5, $6) on conflict (enrolment_id, item_id) do nothing",
        enrolment,
        item,
        now,
        how.code(),
        version,
        substance
    )
    .run(tx)
    .await?;
    Ok(inserted == 1)
}

/// Takes back that a lesson was read; false when it was not. A quiz passed stays passed.
pub async fn delete_read(tx: &mut Tx, enrolment: &EnrolmentId, item: &str) -> Result<bool> {
    let deleted = sql!(
        "delete from fact where enrolment_id = $1 and item_id = $2 and how = 'read'",
        enrolment,
        item
    )
    .run(tx)
    .await?;
    Ok(deleted == 1)
}

/// The items finished in an enrolment.
pub async fn items<'a>(on: impl Into<On<'a>>, enrolment: &EnrolmentId) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = sql!(
        "select item_id from fact where enrolment_id = $1 order by at",
        enrolment
    )
    .all(on)
    .await?;
    Ok(rows.into_iter().map(|(item,)| item).collect())
}
