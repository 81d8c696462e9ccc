//! Making the badge of a certificate, and opening its address.

use std::pin::Pin;

use serde_json::json;

use crate::{
    accounts,
    certificates::{self, actions::inspect::Files, certificate::Certificate, inspection::Fault},
    credentials::{
        badge::badge,
        integrity,
        multikey::{did, method, read_multikey},
        status_list::{PLACES, Place},
        store::{self, Kept},
    },
    issuer::keys::PublicKey,
    kit::{
        blob::Blobs,
        db::Db,
        error::Error,
        id::{AccountId, CertificateId},
        time::Timestamp,
    },
    web::state::App,
};

/// Badges read at once when all are looked at.
const BATCH: i64 = 200;
/// Draws of a place before something else must be wrong: in a list that is half full, that many
/// taken places in a row come once in 2^64.
const DRAWS: u32 = 64;

/// The badge of an issued certificate as signed JSON; made now when it is asked for the first time.
/// It is made once: the same reservation and the same key give the same bytes, and the first hash
/// kept is the one that stays.
///
/// # Errors
/// [`Error::NotFound`] when the certificate is not issued, or its course is lost.
pub async fn credential(
    app: &App,
    now: Timestamp,
    certificate: &Certificate,
) -> Result<(Kept, String), Error> {
    let statement = certificate.read_statement().ok_or(Error::NotFound)?;
    let id = &certificate.certificate_id;
    let mut kept = reserved(&app.db, now, id, &statement.site).await?;
    if kept.file.is_none() {
        let version = app
            .library
            .version(&statement.course_id, statement.version)
            .await?;
        let published = version.ok_or(Error::NotFound)?;
        let unsigned = badge(
            &statement,
            &published.course,
            &kept.access_key,
            kept.place(),
        );
        let keys = app.keys.current();
        let key = keys.signing();
        let method = method(&did(&statement.site), &key.public());
        let signed =
            integrity::signed(unsigned, &method, kept.reserved_at, |bytes| key.sign(bytes))
                .map_err(|error| Error::Internal(anyhow::anyhow!("{error}")))?;
        let hash = app.blobs.put(signed.to_string().as_bytes()).await?;
        let mut tx = app.db.write().await?;
        store::set_file(&mut tx, id, &hash).await?;
        store::set_badged(&mut tx, now, id).await?;
        tx.commit().await?;
        // Another instance may have been first, with a key that was replaced meanwhile.
        kept = store::of_certificate(&app.db, id)
            .await?
            .ok_or(Error::NotFound)?;
    }
    let text = read(&app.blobs, &kept).await?;
    Ok((kept, text))
}

/// The badge as the file that goes along inside the document ([`crate::web::state::Companion`]).
pub fn companion(
    app: App,
    id: CertificateId,
) -> Pin<Box<dyn Future<Output = Result<Vec<u8>, Error>> + Send>> {
    Box::pin(async move {
        let certificate = certificates::store::by_id(&app.db, &id)
            .await?
            .ok_or(Error::NotFound)?;
        let (_, text) = credential(&app, app.clock.now(), &certificate).await?;
        Ok(text.into_bytes())
    })
}

/// The signed JSON of a badge that was made.
///
/// # Errors
/// [`Error::NotFound`] when it was not made; otherwise when its file is missing or altered.
pub async fn read(blobs: &Blobs, kept: &Kept) -> Result<String, Error> {
    let hash = kept.file.as_deref().ok_or(Error::NotFound)?;
    let bytes = blobs.get(hash).await?;
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    text.ok_or_else(|| Error::Internal(anyhow::anyhow!("the badge {hash} is missing or altered")))
}

/// Makes the badges of what was issued and has none yet; answers how many. One that cannot be made is
/// put off and told on the desk, and does not hold up the others.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn make_missing(app: &App, now: Timestamp, limit: i64) -> Result<usize, Error> {
    let mut made = 0;
    for id in store::unmade(&app.db, now, limit).await? {
        let done = make_one(app, now, &id).await;
        let mut tx = app.db.write().await?;
        match done {
            Ok(()) => {
                made += 1;
                // A program of before may have kept the badge and not said so here.
                store::set_badged(&mut tx, now, &id).await?;
            }
            Err(error) => {
                let fault = format!("{error:#}");
                tracing::error!(
                    certificate = id.as_str(),
                    error = fault,
                    "a badge was not made; it is tried again"
                );
                store::put_off(&mut tx, now, &id, &fault).await?;
            }
        }
        tx.commit().await?;
    }
    Ok(made)
}

async fn make_one(app: &App, now: Timestamp, id: &CertificateId) -> Result<(), Error> {
    let certificate = certificates::store::by_id(&app.db, id).await?;
    let certificate = certificate.ok_or(Error::NotFound)?;
    match credential(app, now, &certificate).await {
        Err(Error::NotFound) => Err(Error::Internal(anyhow::anyhow!(
            "its statement cannot be read, or version {} of the course {} is lost",
            certificate.version,
            certificate.course_id
        ))),
        made => made.map(drop),
    }
}

/// Looks at every badge: its file and its signature. Answers how many.
///
/// # Errors
/// When the database or the store of files cannot be read.
pub async fn inspect(
    db: &Db,
    files: &mut Files<'_>,
    keys: &[PublicKey],
    tell: &mut impl FnMut(Fault),
) -> Result<u64, Error> {
    let (mut looked, mut after) = (0, String::new());
    loop {
        let batch = store::made_after(db, &after, BATCH).await?;
        let Some(last) = batch.last() else {
            return Ok(looked);
        };
        after = last.certificate_id.to_string();
        for kept in &batch {
            looked += 1;
            let what = format!("the badge of the certificate {}", kept.certificate_id);
            let hash = kept.file.as_deref().unwrap_or_default();
            let Some(bytes) = files.look(&what, hash, tell).await? else {
                continue;
            };
            if !is_ours(&bytes, keys) {
                tell(Fault::Badge { what });
            }
        }
    }
}

/// Whether one of these keys has signed this badge.
fn is_ours(bytes: &[u8], keys: &[PublicKey]) -> bool {
    let Ok(badge) = serde_json::from_slice(bytes) else {
        return false;
    };
    let named = integrity::method_of(&badge).and_then(|method| method.split_once('#'));
    named
        .and_then(|(_, name)| read_multikey(name))
        .filter(|public| keys.iter().any(|key| key.bytes == *public))
        .is_some_and(|public| integrity::verify(&badge, &public).is_ok())
}

/// The reservation of a badge: a key and a place, drawn when there is none.
async fn reserved(db: &Db, now: Timestamp, id: &CertificateId, site: &str) -> Result<Kept, Error> {
    for _ in 0..DRAWS {
        if let Some(kept) = store::of_certificate(db, id).await? {
            return Ok(kept);
        }
        let mut tx = db.write().await?;
        // In this order: whoever opens lists between the two reads has opened one with room.
        let last = store::last_list(&mut tx).await?;
        if let Some(list) = store::list_with_room(&mut tx, site).await? {
            let index = i64::from(rand::random_range(0..PLACES));
            let key = format!("{:032x}", rand::random::<u128>());
            store::reserve(&mut tx, now, id, &key, Place { list, index }).await?;
        } else {
            store::open_lists(&mut tx, last, site, now).await?;
        }
        tx.commit().await?;
    }
    Err(Error::Internal(anyhow::anyhow!(
        "no place was found for the badge of {id}"
    )))
}

/// Its holder opens the address of a badge to whoever has it, or closes it.
///
/// # Errors
/// [`Error::NotFound`] when the badge was not made.
pub async fn open(
    db: &Db,
    now: Timestamp,
    by: &AccountId,
    id: &CertificateId,
    open: bool,
) -> Result<(), Error> {
    let mut tx = db.write().await?;
    let kept = store::of_certificate(&mut tx, id)
        .await?
        .ok_or(Error::NotFound)?;
    if kept.opened_at.is_some() != open {
        store::set_opened(&mut tx, id, open.then_some(now)).await?;
        let verb = if open { "badge_opened" } else { "badge_closed" };
        let object = ("certificate", id.as_str());
        accounts::store::audit(&mut tx, now, Some(by), verb, object, &json!({})).await?;
    }
    tx.commit().await?;
    Ok(())
}
