//! Issuing in bulk: written down first, then certificate after certificate, each in a transaction of
//! its own. An instance that stops leaves the rest to the next one; nothing is issued twice.

use serde_json::json;

use super::{issue, renewal::may_follow};
use crate::{
    accounts,
    certificates::store::{self, bulk::Waiting, desk::Narrow},
    config::Config,
    content::library::Library,
    kit::{
        db::{Db, Tx},
        error::Error,
        id::{self, AccountId, CertificateId},
        time::{Clock, MINUTE_MS, Timestamp},
    },
};

/// How long an instance holds a job that it works on; when it stops, another one waits so long.
const LEASE_MS: i64 = MINUTE_MS;
/// Certificates looked up at once.
const BATCH: i64 = 50;

/// What is to be issued.
pub enum Wanted<'a> {
    /// Those that are ticked.
    Ticked(&'a [String]),
    /// Everything that waits in the queue as it is narrowed; and how that reads.
    Narrowed(&'a Narrow, &'a str),
}

/// Writes down what is to be issued; answers the job, and how many certificates it has. `None` when
/// there are none.
///
/// # Errors
/// Only faults of the machine.
pub async fn begin(
    tx: &mut Tx,
    now: Timestamp,
    wanted: &Wanted<'_>,
    by: &AccountId,
) -> Result<Option<(String, u64)>, Error> {
    let bulk = id::fresh();
    let narrowed = match wanted {
        Wanted::Ticked(_) => "",
        Wanted::Narrowed(_, reads) => reads,
    };
    store::bulk::insert(tx, now, &bulk, by, narrowed).await?;
    let added = match wanted {
        Wanted::Ticked(ids) => {
            let list = serde_json::to_string(ids)?;
            store::bulk::add_ticked(tx, now, &bulk, &list).await?
        }
        Wanted::Narrowed(narrow, _) => store::bulk::add_narrowed(tx, now, &bulk, narrow).await?,
    };
    if added == 0 {
        return Ok(None);
    }
    let detail = json!({ "certificates": added, "filter": narrowed });
    let object = ("bulk", bulk.as_str());
    accounts::store::audit(tx, now, Some(by), "bulk_issue_begun", object, &detail).await?;
    Ok(Some((bulk, added)))
}

/// Goes on with what is not finished and nobody works on. What fails is logged, and tried again.
///
/// # Errors
/// When the database cannot be read.
pub async fn run_unfinished(
    db: &Db,
    config: &Config,
    library: &Library,
    clock: &Clock,
    most: usize,
) -> Result<(), Error> {
    for bulk in store::bulk::unfinished(db).await? {
        if let Err(error) = run(db, config, library, clock, &bulk, most).await {
            tracing::error!(
                bulk,
                error = format!("{error:#}"),
                "certificates could not be issued in bulk; they are tried again"
            );
        }
    }
    Ok(())
}

/// Issues up to so many certificates of a job; whether it is finished. Does nothing when another
/// instance works on it.
///
/// # Errors
/// When the database cannot be read or written; what was issued before stays.
pub async fn run(
    db: &Db,
    config: &Config,
    library: &Library,
    clock: &Clock,
    bulk: &str,
    most: usize,
) -> Result<bool, Error> {
    let mut now = clock.now();
    if !store::bulk::hold(db, now, bulk, now.plus(LEASE_MS)).await? {
        return Ok(false);
    }
    let by = store::bulk::begun_by(db, bulk).await?;
    let mut left = most;
    while left > 0 {
        let rows = store::bulk::waiting(db, bulk, BATCH).await?;
        if rows.is_empty() {
            return Ok(store::bulk::finish(db, clock.now(), bulk).await?);
        }
        for row in rows.iter().take(left) {
            now = clock.now();
            one(db, config, library, now, bulk, &by, row).await?;
        }
        left = left.saturating_sub(rows.len());
        store::bulk::keep(db, bulk, now.plus(LEASE_MS)).await?;
    }
    store::bulk::keep(db, bulk, Timestamp(0)).await?;
    Ok(false)
}

/// Issues one certificate, or says why not.
async fn one(
    db: &Db,
    config: &Config,
    library: &Library,
    now: Timestamp,
    bulk: &str,
    by: &AccountId,
    row: &Waiting,
) -> Result<(), Error> {
    let id = &row.certificate_id;
    let fault = match library.version(&row.course_id, row.version).await? {
        None => "machine",
        Some(published) => {
            let mut tx = db.write().await?;
            // Taken first: an instance that holds this job no more finds it done.
            if !store::bulk::set_state(&mut tx, now, bulk, id, "issued", "").await? {
                return Ok(());
            }
            match issue(&mut tx, now, config, &published, id, Some(by)).await {
                Ok(issued) => {
                    if issued.is_none() {
                        store::bulk::mark_known(&mut tx, bulk, id).await?;
                    }
                    tx.commit().await?;
                    return Ok(());
                }
                Err(Error::Refused(_)) => {
                    drop(tx);
                    refused(db, now, id).await?
                }
                Err(error) => {
                    tracing::error!(
                        certificate = id.as_str(),
                        error = format!("{error:#}"),
                        "a certificate could not be issued"
                    );
                    "machine"
                }
            }
        }
    };
    // The transaction that failed is gone, and its serial is given back.
    let mut tx = db.write().await?;
    store::bulk::set_state(&mut tx, now, bulk, id, "failed", fault).await?;
    tx.commit().await?;
    Ok(())
}

/// Why a certificate was not issued: the renewal of what does not stand, or a name that cannot be printed.
async fn refused(db: &Db, now: Timestamp, id: &CertificateId) -> Result<&'static str, Error> {
    let mut tx = db.write().await?;
    let certificate = store::by_id(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let (enrolment, term) = (&certificate.enrolment_id, certificate.term);
    let renewal = store::renewal::of_term(&mut tx, enrolment, term).await?;
    Ok(match renewal {
        Some(renewal) if !may_follow(&mut tx, now, &renewal).await? => "standing",
        _ => "unprintable",
    })
}

/// Lets what failed be tried again; answers how many.
///
/// # Errors
/// [`Error::NotFound`] when there is no such job.
pub async fn retry(tx: &mut Tx, now: Timestamp, bulk: &str) -> Result<u64, Error> {
    store::bulk::by_id(&mut *tx, bulk)
        .await?
        .ok_or(Error::NotFound)?;
    Ok(store::bulk::retry(tx, now, bulk).await?)
}
