//! SQL of issuing in bulk. What is to be issued is written down first; each certificate then changes
//! its own row in the transaction that issues it.

use super::desk::{Narrow, narrowed};
use crate::{
    kit::{
        db::{Db, On, Result, Tx},
        id::{AccountId, CertificateId},
        time::Timestamp,
    },
    sql,
    web::paging::ASK,
};

/// A job of many certificates.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Bulk {
    pub bulk_id: String,
    pub begun_at: Timestamp,
    pub narrowed: String,
    pub finished_at: Option<Timestamp>,
    pub by_arabic: String,
    pub by_latin: String,
}

/// How many of its certificates are where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub waiting: i64,
    pub issued: i64,
    /// Issued or refused by somebody else meanwhile.
    pub known: i64,
    pub failed: i64,
}

impl Counts {
    #[must_use]
    pub fn total(&self) -> i64 {
        self.waiting + self.done()
    }

    #[must_use]
    pub fn done(&self) -> i64 {
        self.issued + self.known + self.failed
    }
}

/// Writes a job down.
pub async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    id: &str,
    by: &AccountId,
    narrowed: &str,
) -> Result<()> {
    sql!(
        "insert into bulk_issue (bulk_id, begun_at, begun_by, narrowed, held_until)
         values ($1, $2, $3, $4, 0)",
        id,
        now,
        by,
        narrowed
    )
    .run(tx)
    .await
    .map(drop)
}

/// Adds those that are ticked (a JSON list) and wait; answers how many.
pub async fn add_ticked(tx: &mut Tx, now: Timestamp, id: &str, ids_json: &str) -> Result<u64> {
    sql!(
        "insert into bulk_item (bulk_id, certificate_id, state, fault, at)
         select $1, certificate_id, 'waiting', '', $2 from certificate
         where issued_at is null and refused_at is null
           and certificate_id in (select value from json_each($3))",
        id,
        now,
        ids_json
    )
    .run(tx)
    .await
}

/// Adds everything that waits in a narrowed queue; answers how many.
pub async fn add_narrowed(tx: &mut Tx, now: Timestamp, id: &str, narrow: &Narrow) -> Result<u64> {
    let statement = sql!(concat!(
        "insert into bulk_item (bulk_id, certificate_id, state, fault, at)
         select $8, c.certificate_id, 'waiting', '', $9",
        narrowed!()
    ));
    narrow.bind(statement).bind(id).bind(now).run(tx).await
}

/// Works on a job until a moment, unless another instance does; false when one does, or when it is
/// finished.
pub async fn hold(db: &Db, now: Timestamp, id: &str, until: Timestamp) -> Result<bool> {
    let updated = sql!(
        "update bulk_issue set held_until = $3
         where bulk_id = $1 and finished_at is null and held_until < $2",
        id,
        now,
        until
    )
    .run(db.writer())
    .await?;
    Ok(updated == 1)
}

/// Goes on working on it until a later moment, or, with 0, leaves it to whoever comes.
pub async fn keep(db: &Db, id: &str, until: Timestamp) -> Result<()> {
    sql!(
        "update bulk_issue set held_until = $2 where bulk_id = $1",
        id,
        until
    )
    .run(db.writer())
    .await
    .map(drop)
}

/// Nothing waits any more; false when something does, or when it was finished.
pub async fn finish(db: &Db, now: Timestamp, id: &str) -> Result<bool> {
    let updated = sql!(
        "update bulk_issue set finished_at = $2, held_until = 0
         where bulk_id = $1 and finished_at is null
           and not exists (select 1 from bulk_item i where i.bulk_id = $1 and i.state = 'waiting')",
        id,
        now
    )
    .run(db.writer())
    .await?;
    Ok(updated == 1)
}

/// A certificate of a job that waits.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Waiting {
    pub certificate_id: CertificateId,
    pub course_id: String,
    pub version: i64,
}

/// Some of those that wait, oldest first.
pub async fn waiting(db: &Db, id: &str, limit: i64) -> Result<Vec<Waiting>> {
    sql!(
        "select c.certificate_id, c.course_id, c.version
         from bulk_item i join certificate c on c.certificate_id = i.certificate_id
         where i.bulk_id = $1 and i.state = 'waiting' order by i.certificate_id limit $2",
        id,
        limit
    )
    .all(db)
    .await
}

/// Moves a certificate of a job from waiting to another state; false when it does not wait.
pub async fn set_state(
    tx: &mut Tx,
    now: Timestamp,
    id: &str,
    certificate: &CertificateId,
    state: &str,
    fault: &str,
) -> Result<bool> {
    let updated = sql!(
        "update bulk_item set state = $3, fault = $4, at = $5
         where bulk_id = $1 and certificate_id = $2 and state = 'waiting'",
        id,
        certificate,
        state,
        fault,
        now
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// Says that a certificate taken as issued was issued by somebody else.
pub async fn mark_known(tx: &mut Tx, id: &str, certificate: &CertificateId) -> Result<()> {
    sql!(
        "update bulk_item set state = 'known' where bulk_id = $1 and certificate_id = $2",
        id,
        certificate
    )
    .run(tx)
    .await
    .map(drop)
}

/// Lets those that failed wait again; answers how many.
pub async fn retry(tx: &mut Tx, now: Timestamp, id: &str) -> Result<u64> {
    let again = sql!(
        "update bulk_item set state = 'waiting', fault = '', at = $2
         where bulk_id = $1 and state = 'failed'",
        id,
        now
    )
    .run(&mut *tx)
    .await?;
    sql!(
        "update bulk_issue set finished_at = null, held_until = 0
         where bulk_id = $1 and finished_at is not null",
        id
    )
    .run(tx)
    .await?;
    Ok(again)
}

/// The jobs that are not finished, oldest first.
pub async fn unfinished(db: &Db) -> Result<Vec<String>> {
    let rows: Vec<(String,)> =
        sql!("select bulk_id from bulk_issue where finished_at is null order by begun_at")
            .all(db)
            .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// A job.
pub async fn by_id<'a>(on: impl Into<On<'a>>, id: &str) -> Result<Option<Bulk>> {
    sql!(
        "select b.bulk_id, b.begun_at, b.narrowed, b.finished_at,
                a.name_arabic as by_arabic, a.name_latin as by_latin
         from bulk_issue b join account a on a.account_id = b.begun_by where b.bulk_id = $1",
        id
    )
    .optional(on)
    .await
}

/// The last jobs.
pub async fn recent(db: &Db) -> Result<Vec<Bulk>> {
    sql!(
        "select b.bulk_id, b.begun_at, b.narrowed, b.finished_at,
                a.name_arabic as by_arabic, a.name_latin as by_latin
         from bulk_issue b join account a on a.account_id = b.begun_by
         order by b.begun_at desc limit 10"
    )
    .all(db)
    .await
}

/// How many certificates of a job are where.
pub async fn counts(db: &Db, id: &str) -> Result<Counts> {
    let rows: Vec<(String, i64)> = sql!(
        "select state, count(*) from bulk_item where bulk_id = $1 group by state",
        id
    )
    .all(db)
    .await?;
    let of = |state: &str| rows.iter().find(|(s, _)| s == state).map_or(0, |(_, n)| *n);
    Ok(Counts {
        waiting: of("waiting"),
        issued: of("issued"),
        known: of("known"),
        failed: of("failed"),
    })
}

/// A certificate that could not be issued, and why.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Failed {
    pub certificate_id: CertificateId,
    pub account_id: AccountId,
    pub course_id: String,
    pub fault: String,
    pub name_arabic: String,
    pub name_latin: String,
    pub email: String,
}

/// Those that failed, after one.
pub async fn failed(db: &Db, id: &str, after: Option<&str>) -> Result<Vec<Failed>> {
    sql!(
        "select i.certificate_id, c.account_id, c.course_id, i.fault, a.name_arabic, a.name_latin, a.email
         from bulk_item i
         join certificate c on c.certificate_id = i.certificate_id
         join account a on a.account_id = c.account_id
         where i.bulk_id = $1 and i.state = 'failed'
           and (cast($2 as text) is null or i.certificate_id > $2)
         order by i.certificate_id limit $3",
        id,
        after,
        ASK
    )
    .all(db)
    .await
}

/// Who began a job: what it issues is issued by them.
pub async fn begun_by(db: &Db, id: &str) -> Result<AccountId> {
    sql!("select begun_by from bulk_issue where bulk_id = $1", id)
        .scalar(db)
        .await
}
