//! SQL of what proves certificates: their signed statements, and what was withdrawn.

use crate::{
    certificates::certificate::Certificate,
    kit::{
        db::{Db, On, Result, Tx},
        id::CertificateId,
        time::Timestamp,
    },
    sql,
};

/// The signed statement of a certificate.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Kept {
    /// The host for which it was signed.
    pub host: String,
    pub statement: String,
}

/// Keeps the signed statement of a certificate, once; answers the one that is kept.
pub async fn keep(
    db: &Db,
    id: &CertificateId,
    kept: &Kept,
    mark: &str,
    now: Timestamp,
) -> Result<Kept> {
    // First: no statement is kept whose host is not known.
    sql!(
        "insert into attested_host (host) values ($1) on conflict do nothing",
        &kept.host
    )
    .run(db.writer())
    .await?;
    sql!(
        "insert into attestation (certificate_id, host, statement, mark, made_at)
         values ($1, $2, $3, $4, $5) on conflict (certificate_id) do nothing",
        id,
        &kept.host,
        &kept.statement,
        mark,
        now
    )
    .run(db.writer())
    .await?;
    Ok(of(db, id).await?.unwrap_or_else(|| kept.clone()))
}

/// The signed statement of a certificate; `None` for those issued before there were any.
pub async fn of<'a>(on: impl Into<On<'a>>, id: &CertificateId) -> Result<Option<Kept>> {
    sql!(
        "select host, statement from attestation where certificate_id = $1",
        id
    )
    .optional(on)
    .await
}

/// The hosts for which statements were signed.
pub async fn hosts(db: &Db) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = sql!("select host from attested_host order by host")
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(host,)| host).collect())
}

/// The courses and their versions for which there are certificates.
pub async fn courses(db: &Db) -> Result<Vec<(String, i64)>> {
    sql!("select course_id, version from certified_version order by course_id, version")
        .all(db)
        .await
}

/// Notes that there are certificates for a version of a course.
pub async fn note_version(tx: &mut Tx, course: &str, version: i64) -> Result<()> {
    sql!(
        "insert into certified_version (course_id, version) values ($1, $2) on conflict do nothing",
        course,
        version
    )
    .run(tx)
    .await
    .map(drop)
}

/// The last entry of the register that withdraws a certificate or reinstates one; 0 before the first.
pub async fn last_withdrawal(db: &Db) -> Result<i64> {
    // One look at the end of the index for each event, instead of going through them all.
    sql!(
        "select cast(coalesce(max(entry), 0) as bigint) from (
           select max(entry) as entry from register_entry where event = 'revoked'
           union all select max(entry) from register_entry where event = 'replaced'
           union all select max(entry) from register_entry where event = 'suspended'
           union all select max(entry) from register_entry where event = 'reinstated') as last"
    )
    .scalar(db)
    .await
}

/// A certificate that does not hold, or not for now.
#[derive(Debug, sqlx::FromRow)]
pub struct Unheld {
    pub mark: String,
    pub revoked_at: Option<Timestamp>,
    pub replaced_at: Option<Timestamp>,
    pub suspended_at: Option<Timestamp>,
}

/// The marks of certificates that do not hold, and since when.
pub async fn withdrawn(db: &Db) -> Result<Vec<Unheld>> {
    sql!(
        "select a.mark, c.revoked_at, c.replaced_at, c.suspended_at
         from certificate c join attestation a on a.certificate_id = c.certificate_id
         where c.revoked_at is not null or c.replaced_at is not null or c.suspended_at is not null
         order by a.mark"
    )
    .all(db)
    .await
}

/// The certificate whose document has this hash.
pub async fn by_document(db: &Db, hash: &str) -> Result<Option<Certificate>> {
    sql!(
        "select certificate_id, enrolment_id, account_id, course_id, version, term, claimed_at, issued_at, number,
                statement, document, valid_until, revoked_at, revoked_class, suspended_at, refused_at,
                refused_reason, replaces_id, replaced_at, replaced_by_id, openly
         from certificate where document = $1",
        hash
    )
    .optional(db)
    .await
}
