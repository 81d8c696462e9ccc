//! SQL of the links that holders give away.

use crate::{
    kit::{
        db::{Db, On, Result, Tx},
        id::CertificateId,
        secret,
        time::Timestamp,
    },
    sql,
};

/// Opens a link; the one that is open stays.
pub async fn open(tx: &mut Tx, now: Timestamp, id: &CertificateId) -> Result<()> {
    sql!(
        "insert into share (token, certificate_id, opened_at) values ($1, $2, $3)
         on conflict (certificate_id) where closed_at is null do nothing",
        secret::token(),
        id,
        now
    )
    .run(tx)
    .await
    .map(drop)
}

/// Closes the link that is open; false when none is.
pub async fn close(tx: &mut Tx, now: Timestamp, id: &CertificateId) -> Result<bool> {
    let updated = sql!(
        "update share set closed_at = $2 where certificate_id = $1 and closed_at is null",
        id,
        now
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// The token of the link that is open.
pub async fn token<'a>(on: impl Into<On<'a>>, id: &CertificateId) -> Result<Option<String>> {
    let row: Option<(String,)> = sql!(
        "select token from share where certificate_id = $1 and closed_at is null",
        id
    )
    .optional(on)
    .await?;
    Ok(row.map(|(token,)| token))
}

/// The certificate to which an open link leads.
pub async fn certificate(db: &Db, token: &str) -> Result<Option<CertificateId>> {
    let row: Option<(CertificateId,)> = sql!(
        "select certificate_id from share where token = $1 and closed_at is null",
        token
    )
    .optional(db)
    .await?;
    Ok(row.map(|(id,)| id))
}
