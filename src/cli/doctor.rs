//! `takwin doctor`: what is wrong with this installation, a sentence for each fault.

use std::process::ExitCode;

use anyhow::Context as _;

use crate::{
    certificates::{
        actions::inspect::{self, Files, Looked},
        inspection::Fault,
    },
    config::Config,
    content::{self, library::Library},
    credentials,
    issuer::{
        self,
        keys::{Keys, PublicKey},
        known::{self, lacks},
    },
    kit::{
        blob::Blobs,
        db::Db,
        error::Error,
        time::{Clock, Timestamp},
    },
    web::state,
};

/// Looks at the register, at every certificate, its signed statement and its badge, and at every stored
/// file. It brings the database up to date, as every start does, and writes nothing else: no keys are
/// made. The exit status is 1 when there is a fault. `noted` is `ENTRY:HASH`, as the page of the register
/// showed it.
pub async fn run(config: &Config, noted: Option<String>) -> anyhow::Result<ExitCode> {
    let noted = noted.as_deref().map(parse).transpose()?;
    let noted = noted.as_ref().map(|(entry, hash)| (*entry, hash.as_str()));
    let db = super::database(config).await?;
    let mut faults = 0_u64;
    let tell = |fault: Fault| {
        faults += 1;
        println!("{fault}");
    };
    let found = look(config, &db, Clock::Machine.now(), noted, tell, |line| {
        println!("{line}")
    })
    .await?;
    println!(
        "{found}: {}",
        match faults {
            0 => "nothing is wrong".to_owned(),
            1 => "1 fault".to_owned(),
            n => format!("{n} faults"),
        }
    );
    Ok(ExitCode::from(u8::from(faults > 0)))
}

/// Looks at everything, tells each fault as it is found, and notes what is no fault and ought to be known;
/// answers what was looked at.
///
/// # Errors
/// When the database or the store of files cannot be read.
pub async fn look(
    config: &Config,
    db: &Db,
    now: Timestamp,
    noted: Option<(i64, &str)>,
    mut tell: impl FnMut(Fault),
    mut note: impl FnMut(String),
) -> Result<String, Error> {
    let (tell, note) = (&mut tell, &mut note);
    let blobs = state::blobs(config);
    let mut files = Files::new(&blobs);
    let mut looked = Looked::default();
    let keys = keys(config, db, tell).await?;
    inspect::chain(db, noted, &mut looked, tell).await?;
    inspect::certificates(db, &mut files, &keys, now, &mut looked, tell).await?;
    let badges = credentials::actions::inspect(db, &mut files, &keys, tell).await?;
    let media = media(db, &blobs, &mut files, tell).await?;
    let others = others(&blobs, &mut files, tell, note).await?;
    for (count, what) in [(looked.undrawn, "documents"), (looked.unbadged, "badges")] {
        if count > 0 {
            note(format!(
                "{count} {what} are not made yet: the site makes them while it runs"
            ));
        }
    }
    Ok(format!(
        "{} entries of the register, {} certificates, {} documents, {badges} badges, {media} files of \
         courses, {others} other stored files",
        looked.entries, looked.certificates, looked.documents,
    ))
}

/// The public keys of all time, from the ledger or, when that is lost, from the database.
async fn keys(
    config: &Config,
    db: &Db,
    tell: &mut impl FnMut(Fault),
) -> Result<Vec<PublicKey>, Error> {
    let known = issuer::store::known(db).await?;
    let why = match Keys::existing(&config.data) {
        Ok(Some(keys)) => match known::missing(&known, &keys.known()) {
            None => return Ok(keys.public().to_vec()),
            Some(lost) => lacks(lost),
        },
        Ok(None) => "there are none in the data folder".to_owned(),
        Err(error) => format!("{error:#}"),
    };
    tell(Fault::Keys { why });
    Ok(known.iter().filter_map(PublicKey::of).collect())
}

fn parse(noted: &str) -> anyhow::Result<(i64, String)> {
    let (entry, hash) = noted
        .split_once(':')
        .context("--noted: expected ENTRY:HASH, as the page of the register shows it")?;
    let entry = entry
        .trim()
        .parse()
        .with_context(|| format!("--noted: {entry} is not the number of an entry"))?;
    Ok((entry, hash.trim().to_lowercase()))
}

/// The files that published courses name.
async fn media(
    db: &Db,
    blobs: &Blobs,
    files: &mut Files<'_>,
    tell: &mut impl FnMut(Fault),
) -> Result<u64, Error> {
    let library = Library::new(db.clone(), blobs.clone());
    let mut looked = 0;
    for (course, number) in content::store::versions(db).await? {
        let Some(version) = library.version(&course, number).await? else {
            continue;
        };
        for (path, media) in &version.course.media {
            if files.has_seen(&media.hash) {
                continue;
            }
            looked += 1;
            let what = format!("{course} {number}, {path}");
            files.look(&what, &media.hash, tell).await?;
        }
    }
    Ok(looked)
}

/// The files that nothing named before: in the folder, and in the bucket when it lets its objects be listed.
async fn others(
    blobs: &Blobs,
    files: &mut Files<'_>,
    tell: &mut impl FnMut(Fault),
    note: &mut impl FnMut(String),
) -> Result<u64, Error> {
    let mut hashes = blobs.local().await?;
    let mut after = None;
    loop {
        match blobs.remote(after.as_deref()).await {
            Ok((names, next)) => {
                hashes.extend(names);
                after = next;
            }
            Err(error) => {
                note(format!(
                    "files in the bucket that nothing names were not looked at: {error}"
                ));
                break;
            }
        }
        if after.is_none() {
            break;
        }
    }
    let mut looked = 0;
    for hash in hashes {
        if !files.has_seen(&hash) {
            looked += 1;
            files.look("a stored file", &hash, tell).await?;
        }
    }
    Ok(looked)
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_was_noted_is_an_entry_and_its_hash() {
        assert_eq!(
            super::parse("12: ABcd ").expect("noted"),
            (12, "abcd".to_owned())
        );
        assert!(super::parse("abcd").is_err() && super::parse("x:abcd").is_err());
    }
}
