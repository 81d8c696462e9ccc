//! What proves a certificate without us: its signed statement, the seal of its document, the signed
//! list of what was withdrawn.

use std::{path::Path, sync::Arc};

use crate::{
    certificates::{
        attestation::{self, Attested, Claim, Kind},
        certificate::{Certificate, Statement},
        design::{Design, Flaw},
        kit,
        list::{self, List, Titled, Withdrawn},
        seal, sheet,
        store::{
            designs,
            proof::{self as store, Kept},
        },
    },
    issuer::keys::Keys,
    kit::{
        db::Tx,
        error::Error,
        time::{MINUTE_MS, Timestamp},
    },
    web::state::{App, Published},
};

/// The signed statement of an issued certificate: made once, kept, and the same from then on. `None`
/// when its names are too long for a code that can be read.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn attest(
    app: &App,
    keys: &Keys,
    certificate: &Certificate,
    statement: &Statement,
    kind: Kind,
) -> Result<Option<Kept>, Error> {
    let id = &certificate.certificate_id;
    if let Some(kept) = store::of(&app.db, id).await? {
        return Ok(Some(kept));
    }
    let Some(attested) = Attested::of(statement, kind, keys.signing().id) else {
        return Ok(None);
    };
    let host = attestation::host(&statement.site);
    let Some(text) = attested.sign(host, keys.signing()) else {
        return Ok(None);
    };
    let code = attestation::code(&statement.site, &statement.number, &text);
    let Ok(claim) = Claim::read(&text) else {
        return Ok(None);
    };
    if !sheet::fits_code(&code) {
        return Ok(None);
    }
    let kept = Kept {
        host: host.to_owned(),
        statement: text,
    };
    let now = app.clock.now();
    Ok(Some(
        store::keep(&app.db, id, &kept, &claim.mark(), now).await?,
    ))
}

/// What a certificate attests: what was signed, or else what its design says.
///
/// # Errors
/// When the database cannot be read.
pub async fn kind(
    app: &App,
    certificate: &Certificate,
    statement: &Statement,
) -> Result<Kind, Error> {
    let kept = store::of(&app.db, &certificate.certificate_id).await?;
    if let Some(claim) = kept.and_then(|kept| Claim::read(&kept.statement).ok()) {
        return Ok(claim.says.kind);
    }
    // Not drawn yet, or of before there were statements; its design may be gone since.
    let design = design(app, statement).await;
    Ok(design.map_or_else(|_| Kind::default(), |design| design.kind))
}

/// Keeps the design of this name as it is now; answers its hash. `None` when it has flaws, or is not
/// there: what is issued waits for it to be mended.
///
/// # Errors
/// When the database cannot be written.
pub async fn freeze(
    tx: &mut Tx,
    now: Timestamp,
    data: &Path,
    name: &str,
) -> Result<Option<String>, Error> {
    let (data, name) = (data.to_owned(), name.to_owned());
    let source = tokio::task::spawn_blocking(move || designs::source(&data, &name))
        .await
        .map_err(|error| Error::Internal(error.into()))?;
    let Some(source) = source else {
        return Ok(None);
    };
    let hash = source.hash();
    designs::keep(tx, now, &hash, &source).await?;
    Ok(Some(hash))
}

/// The design of a certificate as it was at its issue; as it is now, when it had flaws then or the
/// certificate was issued before designs were kept.
///
/// # Errors
/// When there is none of its name, or it has flaws: a certificate is never made again, so it waits
/// until that is mended.
pub async fn design(app: &App, statement: &Statement) -> Result<Design, Error> {
    let Some(hash) = &statement.design_hash else {
        return current_design(app, statement).await;
    };
    let kept = designs::kept(&app.db, hash).await?;
    let kept = kept.filter(|kept| kept.hash() == *hash);
    match kept.map(|kept| kept.read()) {
        Some(Ok(design)) => Ok(design),
        Some(Err(flaws)) => Err(flawed(&statement.design, &flaws)),
        None => Err(Error::Internal(anyhow::anyhow!(
            "the design {hash} of a certificate is not kept any more, or was altered"
        ))),
    }
}

fn flawed(name: &str, flaws: &[Flaw]) -> Error {
    let told: Vec<String> = flaws.iter().map(ToString::to_string).collect();
    let told = told.join("; ");
    Error::Internal(anyhow::anyhow!(
        "the design {name} of certificates has flaws: {told}"
    ))
}

/// The design of a certificate as it is now.
///
/// # Errors
/// When there is none of its name, or it has flaws.
pub async fn current_design(app: &App, statement: &Statement) -> Result<Design, Error> {
    let (data, name) = (app.config.data.clone(), statement.design.clone());
    let found = tokio::task::spawn_blocking(move || designs::load(&data, &name))
        .await
        .map_err(|error| Error::Internal(error.into()))?;
    let name = &statement.design;
    match found {
        Some(Ok(design)) => Ok(design),
        Some(Err(flaws)) => Err(flawed(name, &flaws)),
        None => Err(Error::Internal(anyhow::anyhow!(
            "there is no design {name} of certificates"
        ))),
    }
}

/// The document with its seal.
///
/// # Errors
/// When it does not end as our documents do: a fault of ours.
pub fn sealed(pdf: &[u8], kept: &Kept, keys: &Keys) -> Result<Vec<u8>, Error> {
    seal::seal(pdf, &kept.host, &kept.statement, keys.signing())
        .ok_or_else(|| Error::Internal(anyhow::anyhow!("a document that cannot be sealed")))
}

/// The hosts of addresses that are ours: today's, and those of earlier certificates.
///
/// # Errors
/// When the database cannot be read.
pub async fn hosts(app: &App) -> Result<Vec<String>, Error> {
    let mut hosts = store::hosts(&app.db).await?;
    let today = attestation::host(&app.config.url);
    if !hosts.iter().any(|host| host == today) {
        hosts.push(today.to_owned());
    }
    Ok(hosts)
}

/// What is known at this moment, for those who check without us.
///
/// # Errors
/// When the database cannot be read.
pub async fn list(app: &App) -> Result<List, Error> {
    let mut courses = Vec::new();
    for (course, version) in store::courses(&app.db).await? {
        if let Some(published) = app.library.version(&course, version).await? {
            courses.push(Titled {
                title: published.course.title.clone(),
                course,
                version,
            });
        }
    }
    let withdrawn = store::withdrawn(&app.db).await?;
    let withdrawn = withdrawn.into_iter().filter_map(|one| {
        let (state, on) = list::withdrawal(one.revoked_at, one.replaced_at, one.suspended_at)?;
        let mark = one.mark;
        Some(Withdrawn { mark, state, on })
    });
    let hosts = hosts(app).await?;
    let now = app.clock.now();
    Ok(List::new(
        &app.config.url,
        hosts,
        now,
        courses,
        withdrawn.collect(),
    ))
}

/// How long what is published may be kept before it is written again, in milliseconds.
const KEPT_MS: i64 = MINUTE_MS;

/// What is published, written no longer than a minute ago, with today's keys and after the last
/// withdrawal.
///
/// # Errors
/// When the database cannot be read.
pub async fn kept(app: &App) -> Result<Arc<Published>, Error> {
    let keys = list::write_keys(app.keys.current().public())?;
    // Read before the list is: the list may know more, never less.
    let entry = store::last_withdrawal(&app.db).await?;
    let now = app.clock.now();
    let holds = |published: &Arc<Published>| {
        let age = now.since(published.at);
        published.entry >= entry && published.keys == keys && (0..KEPT_MS).contains(&age)
    };
    let write = async {
        let (keys, list) = self::published(app).await?;
        let kit = kit::kit(&keys, &list)?;
        Ok(Arc::new(Published {
            keys,
            list,
            page: kit.html,
            policy: kit.policy,
            entry,
            at: now,
        }))
    };
    app.published.get(holds, write).await
}

/// The public keys and the signed list, as they are published.
///
/// # Errors
/// When the database cannot be read.
pub async fn published(app: &App) -> Result<(String, String), Error> {
    let keys = app.keys.current();
    let list = list(app).await?.sign(keys.signing())?;
    Ok((list::write_keys(keys.public())?, list))
}
