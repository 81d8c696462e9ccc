//! `takwin doctor`: what is wrong with this installation, a sentence for each fault.

use std::process::ExitCode;

use anyhow::Context as _;

use crate::{
    certificates::{
        actions::inspect::{self, Looked},
        inspection::Fault,
    },
    content, credentials,
    kit::error::Error,
    web::state::App,
};

/// Looks at the register, at every certificate and at every stored file. Writes nothing; the exit
/// status is 1 when there is a fault. `noted` is `ENTRY:HASH`, as the page of the register showed it.
pub async fn run(app: &App, noted: Option<String>) -> anyhow::Result<ExitCode> {
    let noted = noted.as_deref().map(parse).transpose()?;
    let noted = noted.as_ref().map(|(entry, hash)| (*entry, hash.as_str()));
    let mut faults = 0_u64;
    let mut tell = |fault: Fault| {
        faults += 1;
        println!("{fault}");
    };
    let mut looked = Looked::default();
    inspect::chain(&app.db, noted, &mut looked, &mut tell).await?;
    inspect::certificates(&app.db, &app.blobs, &mut looked, &mut tell).await?;
    let badges = credentials::actions::inspect(app, &mut tell).await?;
    let media = media(app, &mut tell).await?;
    let files = files(app, &mut tell).await?;
    println!(
        "{} entries of the register, {} certificates, {} documents, {badges} badges, {media} files of \
         courses, {files} files in the folder: {}",
        looked.entries,
        looked.certificates,
        looked.documents,
        match faults {
            0 => "nothing is wrong".to_owned(),
            1 => "1 fault".to_owned(),
            n => format!("{n} faults"),
        }
    );
    if looked.undrawn > 0 {
        println!(
            "{} documents are not made yet: the site makes them while it runs",
            looked.undrawn
        );
    }
    Ok(ExitCode::from(u8::from(faults > 0)))
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
async fn media(app: &App, tell: &mut impl FnMut(Fault)) -> Result<u64, Error> {
    let mut looked = 0;
    for (course, number) in content::store::versions(&app.db).await? {
        let Some(version) = app.library.version(&course, number).await? else {
            continue;
        };
        for (path, media) in &version.course.media {
            looked += 1;
            let what = format!("{course} {number}, {path}");
            inspect::stored(&app.blobs, &what, &media.hash, tell).await?;
        }
    }
    Ok(looked)
}

/// Every file in the folder, named by something or not.
async fn files(app: &App, tell: &mut impl FnMut(Fault)) -> Result<u64, Error> {
    let mut looked = 0;
    for hash in app.blobs.local().await? {
        looked += 1;
        inspect::stored(&app.blobs, "blobs", &hash, tell).await?;
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
