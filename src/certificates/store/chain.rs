//! SQL of the register's chain. Entries are only ever inserted.

use crate::{
    certificates::chain::{Entry, Event},
    kit::{
        db::{Db, On, Result, Tx},
        id::{AccountId, CertificateId},
        time::Timestamp,
    },
    sql,
    web::paging::ASK,
};

/// What happened to a number.
pub struct Happened<'a> {
    pub event: Event,
    pub certificate: &'a CertificateId,
    pub number: &'a str,
    pub course: &'a str,
    /// The number replaced, or that replaces.
    pub other: &'a str,
    pub class: &'a str,
    pub actor: Option<&'a AccountId>,
    /// SHA-256 of what it rests on.
    pub digest: &'a str,
}

/// Enters what happened, and answers the number of the entry. The head of the chain stays locked
/// until the transaction ends: nothing that others wait for may be locked after it.
pub async fn append(tx: &mut Tx, now: Timestamp, happened: &Happened<'_>) -> Result<i64> {
    let (entry, previous): (i64, String) =
        sql!("update register_head set entry = entry + 1 where one = 1 returning entry, hash")
            .one(&mut *tx)
            .await?;
    let mut new = Entry {
        entry,
        at: now,
        event: happened.event.code().to_owned(),
        number: happened.number.to_owned(),
        other: happened.other.to_owned(),
        course_id: happened.course.to_owned(),
        class: happened.class.to_owned(),
        actor: happened.actor.map(ToString::to_string).unwrap_or_default(),
        digest: happened.digest.to_owned(),
        previous,
        hash: String::new(),
    };
    if !new.is_sound() {
        return Err(sqlx::Error::Protocol(format!(
            "an entry of the register holds a line feed: {new:?}"
        )));
    }
    new.hash = new.computed();
    sql!(
        "insert into register_entry (entry, at, event, number, other, course_id, class, actor, digest,
                                     previous, hash, certificate_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        new.entry,
        new.at,
        &new.event,
        &new.number,
        &new.other,
        &new.course_id,
        &new.class,
        &new.actor,
        &new.digest,
        &new.previous,
        &new.hash,
        happened.certificate
    )
    .run(&mut *tx)
    .await?;
    sql!(
        "update register_head set hash = $1 where one = 1",
        &new.hash
    )
    .run(tx)
    .await?;
    Ok(entry)
}

/// The last entry and its hash.
pub async fn head<'a>(on: impl Into<On<'a>>) -> Result<(i64, String)> {
    sql!("select entry, hash from register_head where one = 1")
        .one(on)
        .await
}

/// The entries after one, in order.
pub async fn after(db: &Db, entry: i64, limit: i64) -> Result<Vec<Entry>> {
    sql!(
        "select entry, at, event, number, other, course_id, class, actor, digest, previous, hash
         from register_entry where entry > $1 order by entry limit $2",
        entry,
        limit
    )
    .all(db)
    .await
}

/// An entry with what the number stated at its issue.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Stated {
    #[sqlx(flatten)]
    pub entry: Entry,
    /// JSON of the statement; only of an issue.
    pub statement: Option<String>,
}

/// The entries after one with their statements, in order.
pub async fn stated_after(db: &Db, entry: i64, limit: i64) -> Result<Vec<Stated>> {
    sql!(
        "select r.entry, r.at, r.event, r.number, r.other, r.course_id, r.class, r.actor, r.digest,
                r.previous, r.hash, case when r.event = 'issued' then c.statement end as statement
         from register_entry r join certificate c on c.certificate_id = r.certificate_id
         where r.entry > $1 order by r.entry limit $2",
        entry,
        limit
    )
    .all(db)
    .await
}

/// What the register is narrowed to.
#[derive(Debug, Default)]
pub struct Narrow {
    pub event: Option<String>,
    pub course: Option<String>,
    /// Only certificates of those in this cohort.
    pub cohort: Option<String>,
    /// A pattern of `like` on the number.
    pub number: Option<String>,
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub until: Option<Timestamp>,
}

/// An entry as the page lists it, with who did it and whose certificate it is.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Listed {
    #[sqlx(flatten)]
    pub entry: Entry,
    pub certificate_id: CertificateId,
    pub name_arabic: Option<String>,
    pub name_latin: Option<String>,
    pub actor_arabic: Option<String>,
    pub actor_latin: Option<String>,
}

/// A page of the register, newest first, before an entry.
pub async fn page(db: &Db, narrow: &Narrow, before: Option<i64>) -> Result<Vec<Listed>> {
    sql!(
        "select r.entry, r.at, r.event, r.number, r.other, r.course_id, r.class, r.actor, r.digest,
                r.previous, r.hash, r.certificate_id, c.name_arabic, c.name_latin,
                a.name_arabic as actor_arabic, a.name_latin as actor_latin
         from register_entry r
         join certificate c on c.certificate_id = r.certificate_id
         left join account a on a.account_id = r.actor
         where (cast($1 as bigint) is null or r.entry < $1)
           and (cast($2 as text) is null or r.event = $2)
           and (cast($3 as text) is null or r.course_id = $3)
           and (cast($4 as text) is null or r.number like $4 escape '!')
           and (cast($5 as bigint) is null or r.at >= $5)
           and (cast($6 as bigint) is null or r.at < $6)
           and (cast($8 as text) is null
                or c.enrolment_id in (select enrolment_id from enrolment where cohort_id = $8))
         order by r.entry desc limit $7",
        before,
        narrow.event.as_deref(),
        narrow.course.as_deref(),
        narrow.number.as_deref(),
        narrow.from,
        narrow.until,
        ASK,
        narrow.cohort.as_deref()
    )
    .all(db)
    .await
}

/// Everything entered about one certificate, in order.
pub async fn of_certificate(db: &Db, id: &CertificateId) -> Result<Vec<Entry>> {
    sql!(
        "select entry, at, event, number, other, course_id, class, actor, digest, previous, hash
         from register_entry
         where number = (select number from certificate where certificate_id = $1) order by entry",
        id
    )
    .all(db)
    .await
}

/// A certificate issued before the register kept entries.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Unentered {
    pub certificate_id: CertificateId,
    pub issued_by: Option<String>,
    pub issued_at: Timestamp,
    pub number: String,
    pub course_id: String,
    pub statement: String,
    pub document: Option<String>,
    pub revoked_at: Option<Timestamp>,
    pub revoked_by: Option<String>,
    pub revoked_class: Option<String>,
    pub revoked_note: Option<String>,
}

/// Some of them, oldest first.
pub async fn unentered(db: &Db, limit: i64) -> Result<Vec<CertificateId>> {
    let rows: Vec<(CertificateId,)> = sql!(
        "select certificate_id from certificate
         where issued_at is not null and entry is null and number is not null and statement is not null
         order by issued_at limit $1",
        limit
    )
    .all(db)
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// One of them, as it is while it is held.
pub async fn unentered_one(tx: &mut Tx, id: &CertificateId) -> Result<Unentered> {
    sql!(
        "select certificate_id, issued_by, issued_at, number, course_id, statement, document, revoked_at,
                revoked_by, revoked_class, revoked_note
         from certificate where certificate_id = $1",
        id
    )
    .one(tx)
    .await
}

/// The events that are entered about a number, in order.
pub async fn events(tx: &mut Tx, number: &str) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = sql!(
        "select event from register_entry where number = $1 order by entry",
        number
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(|(event,)| event).collect())
}

/// Holds the entry of an issue; false when it has one.
pub async fn set_entry(tx: &mut Tx, id: &CertificateId, entry: i64) -> Result<bool> {
    let updated = sql!(
        "update certificate set entry = $2 where certificate_id = $1 and entry is null",
        id,
        entry
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// Takes a certificate that has no entry yet for this transaction; false when somebody was first.
pub async fn hold_unentered(tx: &mut Tx, id: &CertificateId) -> Result<bool> {
    let updated = sql!(
        "update certificate set entry = entry where certificate_id = $1 and entry is null",
        id
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}
