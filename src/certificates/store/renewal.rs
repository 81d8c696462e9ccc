//! SQL of renewal by cycles, and of its reminders.

use crate::{
    certificates::renewal::Window,
    kit::{
        db::{Db, On, Result, Tx},
        id::{AccountId, CertificateId, EnrolmentId},
        time::Timestamp,
    },
    sql,
};

/// A cycle that has begun.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Renewal {
    pub enrolment_id: EnrolmentId,
    pub term: i64,
    pub certificate_id: CertificateId,
    pub version: i64,
    pub opened_at: Timestamp,
    pub ends_at: Timestamp,
    pub grace_until: Timestamp,
    pub done_at: Option<Timestamp>,
    pub waived_by: Option<AccountId>,
    pub waived_reason: Option<String>,
}

/// Begins a cycle; false when it has begun.
pub async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    enrolment: &EnrolmentId,
    term: i64,
    certificate: &CertificateId,
    version: i64,
    window: &Window,
) -> Result<bool> {
    let inserted = sql!(
        "insert into renewal (enrolment_id, term, certificate_id, version, opened_at, ends_at, grace_until)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (enrolment_id, term) do nothing",
        enrolment,
        term,
        certificate,
        version,
        now,
        window.ends_at,
        window.grace_until
    )
    .run(tx)
    .await?;
    Ok(inserted == 1)
}

/// The cycle that leads to a term.
pub async fn of_term<'a>(
    on: impl Into<On<'a>>,
    enrolment: &EnrolmentId,
    term: i64,
) -> Result<Option<Renewal>> {
    sql!(
        "select enrolment_id, term, certificate_id, version, opened_at, ends_at, grace_until, done_at,
                waived_by, waived_reason
         from renewal where enrolment_id = $1 and term = $2",
        enrolment,
        term
    )
    .optional(on)
    .await
}

/// The last cycle that has begun in an enrolment.
pub async fn last<'a>(on: impl Into<On<'a>>, enrolment: &EnrolmentId) -> Result<Option<Renewal>> {
    sql!(
        "select enrolment_id, term, certificate_id, version, opened_at, ends_at, grace_until, done_at,
                waived_by, waived_reason
         from renewal where enrolment_id = $1 order by term desc limit 1",
        enrolment
    )
    .optional(on)
    .await
}

/// When the last cycle of an enrolment began: sittings of before are of an earlier one. `None` in the
/// first.
pub async fn since<'a>(
    on: impl Into<On<'a>>,
    enrolment: &EnrolmentId,
) -> Result<Option<Timestamp>> {
    sql!(
        "select max(opened_at) from renewal where enrolment_id = $1",
        enrolment
    )
    .scalar(on)
    .await
}

/// Every cycle of somebody's enrolments.
pub async fn of_account(db: &Db, account: &AccountId) -> Result<Vec<Renewal>> {
    sql!(
        "select r.enrolment_id, r.term, r.certificate_id, r.version, r.opened_at, r.ends_at,
                r.grace_until, r.done_at, r.waived_by, r.waived_reason
         from enrolment e join renewal r on r.enrolment_id = e.enrolment_id
         where e.account_id = $1 order by r.enrolment_id, r.term",
        account
    )
    .all(db)
    .await
}

/// Whether the quiz was passed by a sitting begun since a moment: an earlier one that is marked
/// again is of an earlier cycle.
pub async fn passed_since(
    tx: &mut Tx,
    enrolment: &EnrolmentId,
    item: &str,
    since: Timestamp,
) -> Result<bool> {
    let found: Option<(i64,)> = sql!(
        "select cast(1 as bigint) from attempt
         where enrolment_id = $1 and item_id = $2 and passed = 1 and started_at >= $3 limit 1",
        enrolment,
        item,
        since
    )
    .optional(tx)
    .await?;
    Ok(found.is_some())
}

/// Records a quiz passed in a cycle; false when it was.
pub async fn insert_fact(
    tx: &mut Tx,
    now: Timestamp,
    renewal: &Renewal,
    item: &str,
    version: i64,
) -> Result<bool> {
    let inserted = sql!(
        "insert into renewal_fact (enrolment_id, term, item_id, at, version)
         values ($1, $2, $3, $4, $5) on conflict (enrolment_id, term, item_id) do nothing",
        &renewal.enrolment_id,
        renewal.term,
        item,
        now,
        version
    )
    .run(tx)
    .await?;
    Ok(inserted == 1)
}

/// The quizzes passed in a cycle.
pub async fn facts<'a>(on: impl Into<On<'a>>, renewal: &Renewal) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = sql!(
        "select item_id from renewal_fact where enrolment_id = $1 and term = $2 order by at",
        &renewal.enrolment_id,
        renewal.term
    )
    .all(on)
    .await?;
    Ok(rows.into_iter().map(|(item,)| item).collect())
}

/// When the last step of a cycle was taken: its beginning, a quiz passed in it, or a lesson read.
pub async fn last_step(tx: &mut Tx, renewal: &Renewal) -> Result<Timestamp> {
    sql!(
        "select max(at) from (
           select opened_at as at from renewal where enrolment_id = $1 and term = $2
           union all select at from renewal_fact where enrolment_id = $1 and term = $2
           union all select at from fact where enrolment_id = $1 and how = 'read') steps",
        &renewal.enrolment_id,
        renewal.term
    )
    .scalar(tx)
    .await
}

/// The cycle is complete, since then; false when it was.
pub async fn finish(
    tx: &mut Tx,
    at: Timestamp,
    enrolment: &EnrolmentId,
    term: i64,
    waiver: Option<(&AccountId, &str)>,
) -> Result<bool> {
    let updated = sql!(
        "update renewal set done_at = $3, waived_by = $4, waived_reason = $5
         where enrolment_id = $1 and term = $2 and done_at is null",
        enrolment,
        term,
        at,
        waiver.map(|(by, _)| by.as_str()),
        waiver.map(|(_, reason)| reason)
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// A certificate whose holder is to be reminded of its end.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Ending {
    pub certificate_id: CertificateId,
    pub account_id: AccountId,
    pub valid_until: Timestamp,
}

/// Standing certificates that end within so many days, that nothing follows, and whose holders were
/// not reminded at this step nor at a more urgent one.
pub async fn ending(db: &Db, now: Timestamp, until: Timestamp, days: i64) -> Result<Vec<Ending>> {
    sql!(
        "select c.certificate_id, c.account_id, c.valid_until
         from certificate c join account a on a.account_id = c.account_id
         where c.valid_until > $1 and c.valid_until <= $2
           and c.revoked_at is null and c.replaced_at is null and c.suspended_at is null
           and a.locked_at is null
           and not exists (select 1 from reminder r where r.certificate_id = c.certificate_id and r.days <= $3)
           and not exists (select 1 from certificate n where n.enrolment_id = c.enrolment_id and n.term > c.term)
         order by c.valid_until limit 200",
        now,
        until,
        days
    )
    .all(db)
    .await
}

/// Notes a reminder; false when it was sent.
pub async fn remind(tx: &mut Tx, now: Timestamp, id: &CertificateId, days: i64) -> Result<bool> {
    let inserted = sql!(
        "insert into reminder (certificate_id, days, at) values ($1, $2, $3)
         on conflict (certificate_id, days) do nothing",
        id,
        days,
        now
    )
    .run(tx)
    .await?;
    Ok(inserted == 1)
}
