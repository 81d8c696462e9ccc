//! Opening the record of another person's answers: an administrative act.

use crate::{
    accounts,
    kit::{
        db::Tx,
        error::Error,
        id::{AccountId, AttemptId},
        time::Timestamp,
    },
};

/// The verb of the act, and the kind of what it touches.
pub const OPENED: &str = "steps_opened";
pub const OBJECT: &str = "attempt";

/// Writes who opens a record, and why.
///
/// # Errors
/// When the database cannot be written.
pub async fn open(
    tx: &mut Tx,
    now: Timestamp,
    by: &AccountId,
    id: &AttemptId,
    reason: &str,
) -> Result<(), Error> {
    let detail = serde_json::json!({ "reason": reason });
    accounts::store::audit(tx, now, Some(by), OPENED, (OBJECT, id.as_str()), &detail).await?;
    Ok(())
}
