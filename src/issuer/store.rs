//! SQL of the public keys.

use super::known::Known;
use crate::{
    kit::db::{On, Result, Tx},
    sql,
};

/// Every public key that the database knows, in order.
pub async fn known<'a>(on: impl Into<On<'a>>) -> Result<Vec<Known>> {
    sql!(
        "select kind, place, key_id, public, signs_from, signs_until
         from issuer_key order by kind, place"
    )
    .all(on)
    .await
}

/// Enters a key, or since when it does not sign any more. Whoever enters another key at the same
/// place waits for this transaction, and changes nothing.
pub async fn enter(tx: &mut Tx, key: &Known) -> Result<()> {
    sql!(
        "insert into issuer_key (kind, place, key_id, public, signs_from, signs_until)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (kind, place) do update set signs_until = excluded.signs_until
         where issuer_key.key_id = excluded.key_id",
        &key.kind,
        key.place,
        &key.key_id,
        &key.public,
        key.signs_from,
        key.signs_until
    )
    .run(tx)
    .await
    .map(drop)
}
