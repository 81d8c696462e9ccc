//! `takwin check`, `takwin course import`, and the import that serving begins with.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;

use crate::{
    content::{
        actions::{self, Publication},
        compare::compare,
        finding::Severity,
        parse,
        reading::Reading,
        store,
    },
    web::state::App,
};

/// Every course folder under a folder, or the folder itself when it is one.
pub fn folders(under: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if under.join("course.toml").is_file() {
        return Ok(vec![under.to_owned()]);
    }
    let entries =
        std::fs::read_dir(under).with_context(|| format!("cannot read {}", under.display()))?;
    let mut folders = Vec::new();
    for entry in entries {
        let path = entry
            .with_context(|| format!("cannot read {}", under.display()))?
            .path();
        if path.join("course.toml").is_file() {
            folders.push(path);
        }
    }
    folders.sort();
    Ok(folders)
}

/// Prints every fault of the courses under a folder; fails when one of them is an error.
pub fn check(under: &Path) -> anyhow::Result<ExitCode> {
    let folders = folders(under)?;
    anyhow::ensure!(
        !folders.is_empty(),
        "{}: no course (no course.toml) in it",
        under.display()
    );
    let (mut errors, mut warnings) = (0, 0);
    for folder in &folders {
        for problem in parse::folder(folder).report() {
            match problem.severity {
                Severity::Error => errors += 1,
                Severity::Warning => warnings += 1,
            }
            println!("{}/{problem}", folder.display());
        }
    }
    println!(
        "{} courses, {errors} errors, {warnings} warnings",
        folders.len()
    );
    Ok(if errors == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What became of one course folder.
enum Imported {
    Version(i64),
    Unchanged,
    /// It was edited in the studio since: files do not overwrite that.
    Kept,
    Refused(usize),
}

/// Publishes what changed in a folder of courses; a course that does not check clean is left as it
/// was, and its faults are printed.
pub async fn import(app: &App, under: &Path) -> anyhow::Result<ExitCode> {
    let mut refused = 0;
    for folder in folders(under)? {
        let name = folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let reading = {
            let folder = folder.clone();
            tokio::task::spawn_blocking(move || parse::folder(&folder)).await?
        };
        match import_one(app, &reading).await? {
            Imported::Version(number) => println!("Course {name}: version {number} published"),
            Imported::Unchanged => tracing::info!(course = name, "unchanged"),
            Imported::Kept => {
                println!("Course {name}: edited in the studio since; its files were not imported")
            }
            Imported::Refused(errors) => {
                refused += 1;
                println!("Course {name}: not imported, {errors} errors");
                for problem in reading
                    .report()
                    .iter()
                    .filter(|p| p.severity == Severity::Error)
                {
                    println!("  {}/{problem}", folder.display());
                }
            }
        }
    }
    app.library.refresh().await?;
    Ok(if refused == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

async fn import_one(app: &App, reading: &Reading) -> anyhow::Result<Imported> {
    let Some(course) = reading.sound() else {
        let errors = reading
            .report()
            .iter()
            .filter(|p| p.severity == Severity::Error)
            .count();
        return Ok(Imported::Refused(errors));
    };
    let id = course.id.as_str();
    let hash = course.hash();
    let latest = store::latest(&app.db, id).await?;
    if latest.as_ref().is_some_and(|latest| latest.hash == hash) {
        return Ok(Imported::Unchanged);
    }
    if store::origin(&app.db, id).await?.as_deref() == Some("studio") {
        return Ok(Imported::Kept);
    }
    for bytes in reading.media.values() {
        app.blobs.put(bytes).await?;
    }
    let before = match &latest {
        Some(latest) => app.library.version(id, latest.number).await?,
        None => None,
    };
    let class = before.map_or("first", |before| {
        compare(&before.course, course).class.as_str()
    });
    let publication = Publication {
        origin: "files",
        class,
        notes: "",
        by: None,
    };
    let mut tx = app.db.write().await?;
    let number = actions::publish(&mut tx, app.clock.now(), course, &publication).await?;
    tx.commit().await?;
    Ok(Imported::Version(number))
}
