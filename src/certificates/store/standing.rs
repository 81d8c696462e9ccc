//! SQL of what happens to a certificate after its issue, or instead of it.

use crate::{
    certificates::certificate::{Certificate, RevocationClass},
    kit::{
        db::{Db, On, Result, Tx},
        id::{AccountId, CertificateId},
        time::Timestamp,
    },
    sql,
    web::paging::ASK,
};

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

/// Suspends; false when it is suspended, revoked, replaced, or was never issued.
pub async fn suspend(
    tx: &mut Tx,
    now: Timestamp,
    id: &CertificateId,
    by: &AccountId,
    note: &str,
) -> Result<bool> {
    let updated = sql!(
        "update certificate set suspended_at = $2, suspended_by = $3, suspended_note = $4
         where certificate_id = $1 and issued_at is not null and suspended_at is null
           and revoked_at is null and replaced_at is null",
        id,
        now,
        by,
        note
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// Lifts a suspension; false when there is none, or it was revoked meanwhile.
pub async fn reinstate(tx: &mut Tx, id: &CertificateId) -> Result<bool> {
    let updated = sql!(
        "update certificate set suspended_at = null, suspended_by = null, suspended_note = null
         where certificate_id = $1 and suspended_at is not null and revoked_at is null",
        id
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// Takes a certificate off the desk without issuing it; false when it is decided already.
pub async fn refuse(
    tx: &mut Tx,
    now: Timestamp,
    id: &CertificateId,
    by: &AccountId,
    reason: &str,
) -> Result<bool> {
    let updated = sql!(
        "update certificate set refused_at = $2, refused_by = $3, refused_reason = $4
         where certificate_id = $1 and issued_at is null and refused_at is null",
        id,
        now,
        by,
        reason
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// Puts what was refused back on the desk; false when it was not refused.
pub async fn put_back(tx: &mut Tx, id: &CertificateId) -> Result<bool> {
    let updated = sql!(
        "update certificate set refused_at = null, refused_by = null, refused_reason = null
         where certificate_id = $1 and issued_at is null and refused_at is not null",
        id
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// Makes room for the certificate that replaces another: same person, course, version and cycle.
/// The enrolment is held by the caller.
pub async fn insert_replacement(
    tx: &mut Tx,
    now: Timestamp,
    old: &Certificate,
    by: &AccountId,
) -> Result<CertificateId> {
    let id = CertificateId::new();
    sql!(
        "insert into certificate (certificate_id, enrolment_id, cycle, account_id, course_id, version,
                                  claimed_at, term, issued_at, issued_by, replaces_id)
         select $1, $2, max(cycle) + 1, $3, $4, $5, $6, $7, $6, $8, $9
         from certificate where enrolment_id = $2",
        &id,
        &old.enrolment_id,
        &old.account_id,
        &old.course_id,
        old.version,
        now,
        old.term,
        by,
        &old.certificate_id
    )
    .run(tx)
    .await?;
    Ok(id)
}

/// Marks a certificate as about to be replaced; false when it was, or when it was suspended or revoked
/// meanwhile: see [`Certificate::replaceable`].
pub async fn begin_replacing(
    tx: &mut Tx,
    now: Timestamp,
    id: &CertificateId,
    openly: bool,
) -> Result<bool> {
    let updated = sql!(
        "update certificate set replaced_at = $2, openly = $3
         where certificate_id = $1 and issued_at is not null and replaced_at is null
           and (revoked_at is null and suspended_at is null or revoked_class = $4)",
        id,
        now,
        i64::from(openly),
        RevocationClass::Identity.code()
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// Says by which certificate another one is replaced.
pub async fn set_replaced_by(tx: &mut Tx, id: &CertificateId, new: &CertificateId) -> Result<()> {
    sql!(
        "update certificate set replaced_by_id = $2 where certificate_id = $1",
        id,
        new
    )
    .run(tx)
    .await
    .map(drop)
}

/// What administrators see of a decision: why, and by whom.
#[derive(Debug, Clone, Default, sqlx::FromRow)]
pub struct Decisions {
    pub issued_arabic: Option<String>,
    pub issued_latin: Option<String>,
    pub revoked_note: Option<String>,
    pub revoked_arabic: Option<String>,
    pub revoked_latin: Option<String>,
    pub suspended_note: Option<String>,
    pub suspended_arabic: Option<String>,
    pub suspended_latin: Option<String>,
    pub refused_arabic: Option<String>,
    pub refused_latin: Option<String>,
}

/// The notes and the names behind a certificate's decisions.
pub async fn decisions(db: &Db, id: &CertificateId) -> Result<Decisions> {
    sql!(
        "select i.name_arabic as issued_arabic, i.name_latin as issued_latin,
                c.revoked_note, r.name_arabic as revoked_arabic, r.name_latin as revoked_latin,
                c.suspended_note, s.name_arabic as suspended_arabic, s.name_latin as suspended_latin,
                f.name_arabic as refused_arabic, f.name_latin as refused_latin
         from certificate c
         left join account i on i.account_id = c.issued_by
         left join account r on r.account_id = c.revoked_by
         left join account s on s.account_id = c.suspended_by
         left join account f on f.account_id = c.refused_by
         where c.certificate_id = $1",
        id
    )
    .one(db)
    .await
}

// Requests for a replacement.

/// A holder's request for another number.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Request {
    pub request_id: String,
    pub certificate_id: CertificateId,
    pub asked_at: Timestamp,
    pub openly: i64,
    pub note: String,
    pub decided_at: Option<Timestamp>,
    pub granted: Option<i64>,
    pub answer: Option<String>,
}

/// Asks; false when a request waits already.
pub async fn ask(
    tx: &mut Tx,
    now: Timestamp,
    id: &CertificateId,
    openly: bool,
    note: &str,
) -> Result<bool> {
    let inserted = sql!(
        "insert into replacement_request (request_id, certificate_id, asked_at, openly, note)
         values ($1, $2, $3, $4, $5)
         on conflict (certificate_id) where decided_at is null do nothing",
        crate::kit::id::fresh(),
        id,
        now,
        i64::from(openly),
        note
    )
    .run(tx)
    .await?;
    Ok(inserted == 1)
}

/// The last request about a certificate.
pub async fn request<'a>(on: impl Into<On<'a>>, id: &CertificateId) -> Result<Option<Request>> {
    sql!(
        "select request_id, certificate_id, asked_at, openly, note, decided_at, granted, answer
         from replacement_request where certificate_id = $1 order by asked_at desc, request_id desc limit 1",
        id
    )
    .optional(on)
    .await
}

/// Decides the request that waits about a certificate; false when none does.
pub async fn decide(
    tx: &mut Tx,
    now: Timestamp,
    id: &CertificateId,
    by: &AccountId,
    granted: bool,
    answer: &str,
) -> Result<bool> {
    let updated = sql!(
        "update replacement_request set decided_at = $2, decided_by = $3, granted = $4, answer = $5
         where certificate_id = $1 and decided_at is null",
        id,
        now,
        by,
        i64::from(granted),
        answer
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// A request as the desk lists it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Waiting {
    pub request_id: String,
    pub certificate_id: CertificateId,
    pub asked_at: Timestamp,
    pub number: String,
    pub printed_arabic: String,
    pub printed_latin: String,
    pub name_arabic: String,
    pub name_latin: String,
}

/// The requests that wait, oldest first, after one.
pub async fn waiting(db: &Db, after: Option<&str>) -> Result<Vec<Waiting>> {
    sql!(
        "select q.request_id, q.certificate_id, q.asked_at, c.number, c.name_arabic as printed_arabic,
                c.name_latin as printed_latin, a.name_arabic, a.name_latin
         from replacement_request q
         join certificate c on c.certificate_id = q.certificate_id
         join account a on a.account_id = c.account_id
         where q.decided_at is null and (cast($1 as text) is null or q.request_id > $1)
         order by q.request_id limit $2",
        after,
        ASK
    )
    .all(db)
    .await
}

/// How many requests wait.
pub async fn count_waiting(db: &Db) -> Result<i64> {
    sql!("select count(*) from replacement_request where decided_at is null")
        .scalar(db)
        .await
}
