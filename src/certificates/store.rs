//! SQL of certificates.

pub mod bulk;
pub mod chain;
pub mod desk;
pub mod inspect;
pub mod renewal;
pub mod share;
pub mod standing;

pub mod designs;
pub mod proof;

use crate::{
    certificates::certificate::Certificate,
    kit::{
        db::{Db, On, Result, Tx},
        id::{AccountId, CertificateId, EnrolmentId},
        time::Timestamp,
    },
    progress::result::Sat,
    questions::mark::Share,
    sql,
};

/// Claims the certificate of a completed cycle; `None` when it was claimed before. Claimed before a
/// serial is taken, so that two callers neither fail nor leave a gap. For a cycle after the first, the
/// enrolment is held by the caller.
pub async fn claim(
    tx: &mut Tx,
    now: Timestamp,
    enrolment: &EnrolmentId,
    account: &AccountId,
    course: &str,
    version: i64,
    term: i64,
) -> Result<Option<CertificateId>> {
    let id = CertificateId::new();
    let inserted = sql!(
        "insert into certificate (certificate_id, enrolment_id, cycle, account_id, course_id, version, claimed_at, term)
         select $1, $2, case when $7 = 1 then 1 else coalesce(max(cycle), 0) + 1 end, $3, $4, $5, $6, $7
         from certificate where enrolment_id = $2
         on conflict (enrolment_id, cycle) do nothing",
        &id,
        enrolment,
        account,
        course,
        version,
        now,
        term
    )
    .run(tx)
    .await?;
    Ok((inserted == 1).then_some(id))
}

/// Takes a certificate off the desk; false when somebody has issued or refused it already.
pub async fn begin_issue(
    tx: &mut Tx,
    now: Timestamp,
    id: &CertificateId,
    by: Option<&AccountId>,
) -> Result<bool> {
    let updated = sql!(
        "update certificate set issued_at = $2, issued_by = $3
         where certificate_id = $1 and issued_at is null and refused_at is null",
        id,
        now,
        by.map(AccountId::as_str)
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// The next serial of a year. The row stays locked until the transaction ends, and a transaction
/// that fails gives its serial back: no gap.
pub async fn next_serial(tx: &mut Tx, year: i64) -> Result<i64> {
    sql!(
        "insert into register (year, last_serial) values ($1, 1)
         on conflict (year) do update set last_serial = register.last_serial + 1
         returning last_serial",
        year
    )
    .scalar(tx)
    .await
}

/// What an issue writes.
pub struct Issued<'a> {
    pub year: i64,
    pub serial: i64,
    pub number: &'a str,
    pub name_arabic: &'a str,
    pub name_latin: &'a str,
    pub statement: &'a str,
    pub valid_until: Option<Timestamp>,
    /// Its entry in the register.
    pub entry: i64,
}

/// Writes what an issued certificate says.
pub async fn enter(tx: &mut Tx, id: &CertificateId, issued: &Issued<'_>) -> Result<()> {
    sql!(
        "update certificate set year = $2, serial = $3, number = $4, name_arabic = $5, name_latin = $6,
                                statement = $7, valid_until = $8, entry = $9
         where certificate_id = $1",
        id,
        issued.year,
        issued.serial,
        issued.number,
        issued.name_arabic,
        issued.name_latin,
        issued.statement,
        issued.valid_until,
        issued.entry
    )
    .run(tx)
    .await
    .map(drop)
}

/// Keeps the hash of the document, once; false when it had one.
pub async fn set_document(tx: &mut Tx, id: &CertificateId, hash: &str) -> Result<bool> {
    let updated = sql!(
        "update certificate set document = $2 where certificate_id = $1 and document is null",
        id,
        hash
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// A certificate.
pub async fn by_id<'a>(on: impl Into<On<'a>>, id: &CertificateId) -> Result<Option<Certificate>> {
    sql!(
        "select certificate_id, enrolment_id, account_id, course_id, version, term, claimed_at, issued_at, number,
                statement, document, valid_until, revoked_at, revoked_class, suspended_at, refused_at,
                refused_reason, replaces_id, replaced_at, replaced_by_id, openly
         from certificate where certificate_id = $1",
        id
    )
    .optional(on)
    .await
}

/// The certificate of a register number.
pub async fn by_number<'a>(on: impl Into<On<'a>>, number: &str) -> Result<Option<Certificate>> {
    sql!(
        "select certificate_id, enrolment_id, account_id, course_id, version, term, claimed_at, issued_at, number,
                statement, document, valid_until, revoked_at, revoked_class, suspended_at, refused_at,
                refused_reason, replaces_id, replaced_at, replaced_by_id, openly
         from certificate where number = $1",
        number
    )
    .optional(on)
    .await
}

/// The last certificate of an enrolment's last cycle of validity: a replacement may be made after the
/// next cycle.
pub async fn of_enrolment<'a>(
    on: impl Into<On<'a>>,
    enrolment: &EnrolmentId,
) -> Result<Option<Certificate>> {
    sql!(
        "select certificate_id, enrolment_id, account_id, course_id, version, term, claimed_at, issued_at, number,
                statement, document, valid_until, revoked_at, revoked_class, suspended_at, refused_at,
                refused_reason, replaces_id, replaced_at, replaced_by_id, openly
         from certificate where enrolment_id = $1 order by term desc, cycle desc limit 1",
        enrolment
    )
    .optional(on)
    .await
}

/// Everything attested to somebody, newest first.
pub async fn of_account<'a>(
    on: impl Into<On<'a>>,
    account: &AccountId,
) -> Result<Vec<Certificate>> {
    sql!(
        "select certificate_id, enrolment_id, account_id, course_id, version, term, claimed_at, issued_at, number,
                statement, document, valid_until, revoked_at, revoked_class, suspended_at, refused_at,
                refused_reason, replaces_id, replaced_at, replaced_by_id, openly
         from certificate where account_id = $1 order by claimed_at desc",
        account
    )
    .all(on)
    .await
}

/// Issued certificates whose document was not drawn yet, and is not put off: those never tried first.
pub async fn undrawn(db: &Db, now: Timestamp, limit: i64) -> Result<Vec<Certificate>> {
    sql!(
        "select certificate_id, enrolment_id, account_id, course_id, version, term, claimed_at, issued_at, number,
                statement, document, valid_until, revoked_at, revoked_class, suspended_at, refused_at,
                refused_reason, replaces_id, replaced_at, replaced_by_id, openly
         from certificate where issued_at is not null and document is null and draw_after <= $1
         order by draw_after, issued_at limit $2",
        now,
        limit
    )
    .all(db)
    .await
}

/// Puts off drawing a document, for a reason; every time for twice as long, up to an hour.
pub async fn put_off(tx: &mut Tx, now: Timestamp, id: &CertificateId, fault: &str) -> Result<()> {
    sql!(
        "update certificate set draw_fault = $2, draw_tries = draw_tries + 1,
                draw_after = $3 + case when draw_tries < 6 then 60000 * (1 << draw_tries) else 3600000 end
         where certificate_id = $1 and document is null",
        id,
        fault,
        now
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Why documents are not drawn, and how many for each reason, most first.
pub async fn draw_faults(db: &Db, limit: i64) -> Result<Vec<(String, i64)>> {
    sql!(
        "select draw_fault, count(*) from certificate
         where issued_at is not null and document is null and draw_fault is not null
         group by draw_fault order by 2 desc, 1 limit $1",
        limit
    )
    .all(db)
    .await
}

/// Why badges are not made, and how many for each reason, most first.
pub async fn badge_faults(db: &Db, limit: i64) -> Result<Vec<(String, i64)>> {
    sql!(
        "select badge_fault, count(*) from certificate
         where issued_at is not null and badged_at is null and badge_fault is not null
         group by badge_fault order by 2 desc, 1 limit $1",
        limit
    )
    .all(db)
    .await
}

/// The sittings of a quiz that count, begun since a moment and submitted until another one, first to
/// last.
pub async fn sat<'a>(
    on: impl Into<On<'a>>,
    enrolment: &EnrolmentId,
    item: &str,
    since: Timestamp,
    until: Timestamp,
) -> Result<Vec<Sat>> {
    let rows: Vec<(Option<Share>, Option<i64>)> = sql!(
        "select share, passed from attempt
         where enrolment_id = $1 and item_id = $2 and started_at >= $3 and submitted_at <= $4
           and coalesce(submitted_how, '') <> 'discarded'
         order by number",
        enrolment,
        item,
        since,
        until
    )
    .all(on)
    .await?;
    let sat = |(share, passed)| Sat {
        share,
        passed: passed == Some(1),
    };
    Ok(rows.into_iter().map(sat).collect())
}
