//! SQL of badges and of the lists of their status.

use crate::{
    credentials::status_list::{FULL, Place, Purpose},
    kit::{
        db::{Db, On, Result, Tx},
        id::CertificateId,
        time::Timestamp,
    },
    sql,
};

/// A badge as it is kept.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Kept {
    pub certificate_id: CertificateId,
    /// What only the holder knows until they open the address of the badge.
    pub access_key: String,
    pub status_list: i64,
    pub status_index: i64,
    pub reserved_at: Timestamp,
    /// Hash of the signed JSON; None: not made yet.
    pub file: Option<String>,
    /// None: only the holder may read it at its address.
    pub opened_at: Option<Timestamp>,
}

impl Kept {
    #[must_use]
    pub const fn place(&self) -> Place {
        Place {
            list: self.status_list,
            index: self.status_index,
        }
    }
}

/// The badge of a certificate.
pub async fn of_certificate<'a>(
    on: impl Into<On<'a>>,
    certificate: &CertificateId,
) -> Result<Option<Kept>> {
    sql!(
        "select certificate_id, access_key, status_list, status_index, reserved_at, file, opened_at
         from credential where certificate_id = $1",
        certificate
    )
    .optional(on)
    .await
}

/// The badge of an address.
pub async fn by_key(db: &Db, key: &str) -> Result<Option<Kept>> {
    sql!(
        "select certificate_id, access_key, status_list, status_index, reserved_at, file, opened_at
         from credential where access_key = $1",
        key
    )
    .optional(db)
    .await
}

/// The list of revocations of a site that takes new badges.
pub async fn list_with_room(tx: &mut Tx, site: &str) -> Result<Option<i64>> {
    let row: Option<(i64,)> = sql!(
        "select list_id from status_list
         where site = $1 and purpose = 'revocation' and places < $2
         order by list_id desc limit 1",
        site,
        FULL
    )
    .optional(tx)
    .await?;
    Ok(row.map(|(list,)| list))
}

/// The number of the last list; 0 before the first.
pub async fn last_list(tx: &mut Tx) -> Result<i64> {
    sql!("select cast(coalesce(max(list_id), 0) as bigint) from status_list")
        .scalar(tx)
        .await
}

/// Opens the pair of lists after `last`, which was read before no list with room was found: when
/// two do so at once, one pair is opened.
pub async fn open_lists(tx: &mut Tx, last: i64, site: &str, now: Timestamp) -> Result<()> {
    sql!(
        "insert into status_list (list_id, site, purpose, opened_at, places)
         values ($1, $3, 'revocation', $4, 0), ($2, $3, 'suspension', $4, 0) on conflict do nothing",
        last + 1,
        last + 2,
        site,
        now
    )
    .run(tx)
    .await
    .map(drop)
}

/// Reserves a place for the badge of a certificate; false when the place is taken, or the badge has
/// one already.
pub async fn reserve(
    tx: &mut Tx,
    now: Timestamp,
    certificate: &CertificateId,
    key: &str,
    place: Place,
) -> Result<bool> {
    let inserted = sql!(
        "insert into credential (certificate_id, access_key, status_list, status_index, reserved_at)
         values ($1, $2, $3, $4, $5) on conflict do nothing",
        certificate,
        key,
        place.list,
        place.index,
        now
    )
    .run(&mut *tx)
    .await?;
    if inserted == 1 {
        sql!(
            "update status_list set places = places + 1 where list_id = $1",
            place.list
        )
        .run(tx)
        .await?;
    }
    Ok(inserted == 1)
}

/// Keeps the hash of the signed badge, once; false when it had one.
pub async fn set_file(tx: &mut Tx, certificate: &CertificateId, hash: &str) -> Result<bool> {
    let updated = sql!(
        "update credential set file = $2 where certificate_id = $1 and file is null",
        certificate,
        hash
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// Takes a certificate off those whose badge is to be made.
pub async fn set_badged(tx: &mut Tx, now: Timestamp, certificate: &CertificateId) -> Result<()> {
    sql!(
        "update certificate set badged_at = $2 where certificate_id = $1 and badged_at is null",
        certificate,
        now
    )
    .run(tx)
    .await
    .map(drop)
}

/// Opens the address of a badge to whoever has it, or closes it.
pub async fn set_opened(
    tx: &mut Tx,
    certificate: &CertificateId,
    opened_at: Option<Timestamp>,
) -> Result<()> {
    sql!(
        "update credential set opened_at = $2 where certificate_id = $1",
        certificate,
        opened_at
    )
    .run(tx)
    .await
    .map(drop)
}

/// Issued certificates whose badge was not made yet, and is not put off: those never tried first.
pub async fn unmade(db: &Db, now: Timestamp, limit: i64) -> Result<Vec<CertificateId>> {
    let rows: Vec<(CertificateId,)> = sql!(
        "select certificate_id from certificate
         where issued_at is not null and badged_at is null and badge_after <= $1
         order by badge_after, issued_at limit $2",
        now,
        limit
    )
    .all(db)
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Puts off making a badge, for a reason; every time for twice as long, up to an hour.
pub async fn put_off(
    tx: &mut Tx,
    now: Timestamp,
    certificate: &CertificateId,
    fault: &str,
) -> Result<()> {
    sql!(
        "update certificate set badge_fault = $2, badge_tries = badge_tries + 1,
                badge_after = $3 + case when badge_tries < 6 then 60000 * (1 << badge_tries) else 3600000 end
         where certificate_id = $1 and badged_at is null",
        certificate,
        fault,
        now
    )
    .run(tx)
    .await
    .map(drop)
}

/// Site and purpose of a list.
pub async fn list(db: &Db, list: i64) -> Result<Option<(String, Purpose)>> {
    let row: Option<(String, String)> = sql!(
        "select site, purpose from status_list where list_id = $1",
        list
    )
    .optional(db)
    .await?;
    Ok(row.and_then(|(site, purpose)| Some((site, Purpose::parse(&purpose)?))))
}

/// The places of a list that are marked, in order: whose certificates do not hold, for good or for
/// now; or, of a list of suspensions, those that may hold again.
pub async fn marked(db: &Db, list: i64, purpose: Purpose) -> Result<Vec<i64>> {
    let suspended_alone = i64::from(purpose == Purpose::Suspension);
    // Both lists of a pair are of the same places, which are filed under the first.
    let first = list - suspended_alone;
    let rows: Vec<(i64,)> = sql!(
        "select b.status_index from certificate c
         join credential b on b.certificate_id = c.certificate_id
         where (c.revoked_at is not null or c.replaced_at is not null or c.suspended_at is not null)
           and b.status_list = $1
           and (cast($2 as bigint) = 0
                or c.suspended_at is not null and c.revoked_at is null and c.replaced_at is null)
         order by b.status_index",
        first,
        suspended_alone
    )
    .all(db)
    .await?;
    Ok(rows.into_iter().map(|(index,)| index).collect())
}

/// Badges that were made, after a certificate: for looking at all of them, a batch at a time.
pub async fn made_after(db: &Db, after: &str, limit: i64) -> Result<Vec<Kept>> {
    sql!(
        "select certificate_id, access_key, status_list, status_index, reserved_at, file, opened_at
         from credential where file is not null and certificate_id > $1
         order by certificate_id limit $2",
        after,
        limit
    )
    .all(db)
    .await
}
