//! Opening the keys so that the ledger on disk and the database name the same ones.

use std::path::Path;

use anyhow::bail;

use super::{
    keys::Keys,
    known::{self, lacks},
    store,
};
use crate::kit::{db::Db, time::Timestamp};

/// The keys of this installation; made at the first start on an empty database.
///
/// # Errors
/// As [`Keys::open`], and when the database knows a key that the ledger does not name: nothing is
/// made then.
pub async fn open(db: &Db, data: &Path, now: Timestamp) -> anyhow::Result<Keys> {
    if let Some(lost) = store::known(db).await?.pop()
        && Keys::existing(data)?.is_none()
    {
        bail!(lacks(&lost));
    }
    let keys = Keys::open(data, now)?;
    agree(db, &keys).await?;
    Ok(keys)
}

/// Enters keys that the database does not know yet, and since when others do not sign any more.
///
/// # Errors
/// When the database knows a key that these lack, or cannot be written.
pub async fn agree(db: &Db, keys: &Keys) -> anyhow::Result<()> {
    let ledger = keys.known();
    let known = store::known(db).await?;
    if known == ledger {
        return Ok(());
    }
    let mut tx = db.write().await?;
    for key in &ledger {
        store::enter(&mut tx, key).await?;
    }
    // Another instance may have been first with keys of its own.
    let known = store::known(&mut tx).await?;
    if let Some(lost) = known::missing(&known, &ledger) {
        bail!(lacks(lost));
    }
    tx.commit().await?;
    Ok(())
}

/// Makes new keys beside those that the database knows, after the ledger was lost.
///
/// # Errors
/// As [`Keys::restore`].
pub async fn restore(db: &Db, data: &Path, now: Timestamp) -> anyhow::Result<Keys> {
    let keys = Keys::restore(data, &store::known(db).await?, now)?;
    agree(db, &keys).await?;
    Ok(keys)
}
