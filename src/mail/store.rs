//! The outbox table.

use crate::{
    kit::{
        db::{Db, Result, Tx},
        error::Error,
        id::{AccountId, LetterId},
        time::Timestamp,
    },
    mail::letter::Letter,
    sql,
};

/// Puts a letter into the outbox, in the transaction of what it tells.
///
/// # Errors
/// When it cannot be laid out or written; the whole transaction then fails with it.
pub async fn enqueue(
    tx: &mut Tx,
    now: Timestamp,
    letter: &Letter,
) -> std::result::Result<LetterId, Error> {
    let laid = letter.lay_out()?;
    let id = LetterId::new();
    sql!(
        "insert into letter (letter_id, account_id, recipient, locale, kind, subject, body_text,
                             body_html, created_at, next_at, locked_until, attempts)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, 0, 0)",
        &id,
        letter.account_id.as_ref().map(AccountId::as_str),
        &letter.to,
        letter.locale.code(),
        letter.kind,
        laid.subject,
        laid.text,
        laid.html,
        now
    )
    .run(tx)
    .await?;
    Ok(id)
}

/// A letter that is due, held by this worker until its lease ends.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Due {
    pub letter_id: LetterId,
    pub recipient: String,
    pub subject: String,
    pub body_text: String,
    pub body_html: String,
    pub attempts: i64,
}

/// Takes up to twenty due letters under a lease: one statement, safe among several workers (the
/// condition is repeated outside, because PostgreSQL checks it again once it has the row).
pub async fn claim(db: &Db, now: Timestamp, lease_ms: i64) -> Result<Vec<Due>> {
    sql!(
        "update letter set locked_until = $2, attempts = attempts + 1
         where sent_at is null and given_up_at is null and locked_until < $1
           and letter_id in (select letter_id from letter
                             where sent_at is null and given_up_at is null
                               and next_at <= $1 and locked_until < $1
                             order by next_at limit 20)
         returning letter_id, recipient, subject, body_text, body_html, attempts",
        now,
        now.plus(lease_ms)
    )
    .all(db.writer())
    .await
}

/// The letter has left.
pub async fn mark_sent(db: &Db, now: Timestamp, letter: &LetterId) -> Result<()> {
    sql!(
        "update letter set sent_at = $2, error = null where letter_id = $1",
        letter,
        now
    )
    .run(db.writer())
    .await
    .map(drop)
}

/// The letter did not leave; it is tried again at `next`.
pub async fn mark_failed(db: &Db, letter: &LetterId, next: Timestamp, error: &str) -> Result<()> {
    sql!(
        "update letter set error = $2, next_at = $3, locked_until = 0 where letter_id = $1",
        letter,
        error,
        next
    )
    .run(db.writer())
    .await
    .map(drop)
}

/// The letter will never leave.
pub async fn give_up(db: &Db, now: Timestamp, letter: &LetterId, error: &str) -> Result<()> {
    sql!(
        "update letter set given_up_at = $2, error = $3 where letter_id = $1",
        letter,
        now,
        error
    )
    .run(db.writer())
    .await
    .map(drop)
}
