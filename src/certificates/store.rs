//! SQL of the register.

pub mod designs;
pub mod proof;

use crate::{
    certificates::certificate::{Certificate, RevocationClass},
    kit::{
        db::{Db, On, Result, Tx},
        id::{AccountId, CertificateId, EnrolmentId},
        time::Timestamp,
    },
    questions::mark::Share,
    sql,
    web::paging::ASK,
};

/// Claims the certificate of a completion; `None` when it was claimed before. Claimed before a
/// serial is taken, so that two callers neither fail nor leave a gap.
pub async fn claim(
    tx: &mut Tx,
    now: Timestamp,
    enrolment: &EnrolmentId,
    account: &AccountId,
    course: &str,
    version: i64,
) -> Result<Option<CertificateId>> {
    let id = CertificateId::new();
    let inserted = sql!(
        "insert into certificate (certificate_id, enrolment_id, cycle, account_id, course_id, version, claimed_at)
         values ($1, $2, 1, $3, $4, $5, $6) on conflict (enrolment_id, cycle) do nothing",
        &id,
        enrolment,
        account,
        course,
        version,
        now
    )
    .run(tx)
    .await?;
    Ok((inserted == 1).then_some(id))
}

/// Takes a certificate off the desk; false when somebody has issued it already.
pub async fn begin_issue(
    tx: &mut Tx,
    now: Timestamp,
    id: &CertificateId,
    by: Option<&AccountId>,
) -> Result<bool> {
    let updated = sql!(
        "update certificate set issued_at = $2, issued_by = $3
         where certificate_id = $1 and issued_at is null",
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
pub struct Entry<'a> {
    pub year: i64,
    pub serial: i64,
    pub number: &'a str,
    pub name_arabic: &'a str,
    pub name_latin: &'a str,
    pub statement: &'a str,
    pub valid_until: Option<Timestamp>,
}

/// Enters an issued certificate into the register.
pub async fn enter(tx: &mut Tx, id: &CertificateId, entry: &Entry<'_>) -> Result<()> {
    sql!(
        "update certificate set year = $2, serial = $3, number = $4, name_arabic = $5, name_latin = $6,
                                statement = $7, valid_until = $8
         where certificate_id = $1",
        id,
        entry.year,
        entry.serial,
        entry.number,
        entry.name_arabic,
        entry.name_latin,
        entry.statement,
        entry.valid_until
    )
    .run(tx)
    .await
    .map(drop)
}

/// Keeps the hash of the document, once; false when it had one.
pub async fn set_document(db: &Db, id: &CertificateId, hash: &str) -> Result<bool> {
    let updated = sql!(
        "update certificate set document = $2 where certificate_id = $1 and document is null",
        id,
        hash
    )
    .run(db.writer())
    .await?;
    Ok(updated == 1)
}

/// Revokes; false when it was revoked, or never issued.
pub async fn revoke(
    tx: &mut Tx,
    now: Timestamp,
    id: &CertificateId,
    by: &AccountId,
    class: RevocationClass,
    note: &str,
) -> Result<bool> {
    let updated = sql!(
        "update certificate set revoked_at = $2, revoked_by = $3, revoked_class = $4, revoked_note = $5
         where certificate_id = $1 and issued_at is not null and revoked_at is null",
        id,
        now,
        by,
        class.code(),
        note
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// A certificate.
pub async fn by_id<'a>(on: impl Into<On<'a>>, id: &CertificateId) -> Result<Option<Certificate>> {
    sql!(
        "select certificate_id, enrolment_id, account_id, course_id, version, claimed_at, issued_at, number,
                statement, document, valid_until, revoked_at, revoked_class
         from certificate where certificate_id = $1",
        id
    )
    .optional(on)
    .await
}

/// The certificate of a register number.
pub async fn by_number<'a>(on: impl Into<On<'a>>, number: &str) -> Result<Option<Certificate>> {
    sql!(
        "select certificate_id, enrolment_id, account_id, course_id, version, claimed_at, issued_at, number,
                statement, document, valid_until, revoked_at, revoked_class
         from certificate where number = $1",
        number
    )
    .optional(on)
    .await
}

/// The certificate of an enrolment's last cycle.
pub async fn of_enrolment<'a>(
    on: impl Into<On<'a>>,
    enrolment: &EnrolmentId,
) -> Result<Option<Certificate>> {
    sql!(
        "select certificate_id, enrolment_id, account_id, course_id, version, claimed_at, issued_at, number,
                statement, document, valid_until, revoked_at, revoked_class
         from certificate where enrolment_id = $1 order by cycle desc limit 1",
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
        "select certificate_id, enrolment_id, account_id, course_id, version, claimed_at, issued_at, number,
                statement, document, valid_until, revoked_at, revoked_class
         from certificate where account_id = $1 order by claimed_at desc",
        account
    )
    .all(on)
    .await
}

/// Issued certificates whose document was not drawn yet.
pub async fn undrawn(db: &Db, limit: i64) -> Result<Vec<Certificate>> {
    sql!(
        "select certificate_id, enrolment_id, account_id, course_id, version, claimed_at, issued_at, number,
                statement, document, valid_until, revoked_at, revoked_class
         from certificate where issued_at is not null and document is null
         order by issued_at limit $1",
        limit
    )
    .all(db)
    .await
}

/// The result of the quiz passed last in an enrolment.
pub async fn last_passed_share<'a>(
    on: impl Into<On<'a>>,
    enrolment: &EnrolmentId,
) -> Result<Option<Share>> {
    let row: Option<(Share,)> = sql!(
        "select share from attempt
         where enrolment_id = $1 and passed = 1 and share is not null
         order by submitted_at desc limit 1",
        enrolment
    )
    .optional(on)
    .await?;
    Ok(row.map(|(share,)| share))
}

// The desk.

/// A certificate as the desk lists it, with its person.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct OnDesk {
    pub certificate_id: CertificateId,
    pub account_id: AccountId,
    pub course_id: String,
    pub version: i64,
    pub claimed_at: Timestamp,
    pub issued_at: Option<Timestamp>,
    pub number: Option<String>,
    pub valid_until: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
    pub name_arabic: String,
    pub name_latin: String,
    pub email: String,
    pub department_id: Option<String>,
}

/// What waits to be issued, oldest first, from a certificate on, in a course or in all.
pub async fn awaiting(db: &Db, course: Option<&str>, after: Option<&str>) -> Result<Vec<OnDesk>> {
    sql!(
        "select c.certificate_id, c.account_id, c.course_id, c.version, c.claimed_at, c.issued_at, c.number,
                c.valid_until, c.revoked_at, a.name_arabic, a.name_latin, a.email, a.department_id
         from certificate c join account a on a.account_id = c.account_id
         where c.issued_at is null and (cast($1 as text) is null or c.course_id = $1)
           and (cast($2 as text) is null or c.certificate_id > $2)
         order by c.certificate_id limit $3",
        course,
        after,
        ASK
    )
    .all(db)
    .await
}

/// What was issued, newest first, before a certificate, in a course or in all, of a person or a
/// number that holds this (folded; numbers in capitals).
pub async fn issued(
    db: &Db,
    course: Option<&str>,
    name_pattern: Option<&str>,
    number_pattern: Option<&str>,
    before: Option<&str>,
) -> Result<Vec<OnDesk>> {
    sql!(
        "select c.certificate_id, c.account_id, c.course_id, c.version, c.claimed_at, c.issued_at, c.number,
                c.valid_until, c.revoked_at, coalesce(c.name_arabic, a.name_arabic) as name_arabic,
                coalesce(c.name_latin, a.name_latin) as name_latin, a.email, a.department_id
         from certificate c join account a on a.account_id = c.account_id
         where c.issued_at is not null and (cast($1 as text) is null or c.course_id = $1)
           and (cast($2 as text) is null or a.search like $2 escape '!' or c.number like $3 escape '!')
           and (cast($4 as text) is null or c.number < $4)
         order by c.number desc limit $5",
        course,
        name_pattern,
        number_pattern,
        before,
        ASK
    )
    .all(db)
    .await
}

/// How many wait to be issued.
pub async fn count_awaiting(db: &Db) -> Result<i64> {
    sql!("select count(*) from certificate where issued_at is null")
        .scalar(db)
        .await
}

/// Of these certificates (a JSON list), those that wait to be issued, oldest first.
pub async fn still_awaiting(db: &Db, ids_json: &str) -> Result<Vec<Certificate>> {
    sql!(
        "select certificate_id, enrolment_id, account_id, course_id, version, claimed_at, issued_at, number,
                statement, document, valid_until, revoked_at, revoked_class
         from certificate
         where issued_at is null and certificate_id in (select value from json_each($1))
         order by certificate_id",
        ids_json
    )
    .all(db)
    .await
}
