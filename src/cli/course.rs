//! `takwin check`, `takwin course import`, `course export` and `course count`, and the import that serving
//! begins with.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;

use crate::{
    certificates::store::designs,
    content::{
        actions::{self, Publication},
        compare::compare,
        export,
        finding::Severity,
        library::Links,
        markdown::render,
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

/// A course folder, read and checked, its design of certificates too.
fn read(data: &Path, folder: &Path) -> Reading {
    let mut reading = parse::folder(folder);
    let fault = reading
        .course
        .as_ref()
        .and_then(|course| designs::finding(data, course));
    reading.findings.extend(fault);
    reading
}

/// Prints every fault of the courses under a folder; fails when one of them is an error.
pub fn check(data: &Path, under: &Path) -> anyhow::Result<ExitCode> {
    let folders = folders(under)?;
    anyhow::ensure!(
        !folders.is_empty(),
        "{}: no course (no course.toml) in it",
        under.display()
    );
    let (mut errors, mut warnings) = (0, 0);
    for folder in &folders {
        for problem in read(data, folder).report() {
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
            let (data, folder) = (app.config.data.clone(), folder.clone());
            tokio::task::spawn_blocking(move || read(&data, &folder)).await?
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

/// Writes the version offered of a course as files, media included.
pub async fn export(app: &App, id: &str, folder: &Path) -> anyhow::Result<ExitCode> {
    app.library.refresh().await?;
    let published = app
        .library
        .current(id)
        .with_context(|| format!("{id} is not offered"))?;
    anyhow::ensure!(!folder.exists(), "{} exists already", folder.display());
    let mut files = export::files(&published.course);
    for (path, media) in &published.course.media {
        let bytes = app.blobs.get(&media.hash).await?;
        let bytes =
            bytes.with_context(|| format!("the stored file of {path} is missing or altered"))?;
        files.insert(path.clone(), bytes);
    }
    for (path, bytes) in &files {
        let place = folder.join(path);
        if let Some(parent) = place.parent() {
            tokio::fs::create_dir_all(parent).await?;
        }
        tokio::fs::write(&place, bytes)
            .await
            .with_context(|| format!("cannot write {}", place.display()))?;
    }
    println!(
        "Course {id}: version {} in {} files",
        published.number,
        files.len()
    );
    Ok(ExitCode::SUCCESS)
}

/// Prints, for each course, the words of each lesson and the state of each item in each language,
/// and how many questions there are.
pub fn count(under: &Path) -> anyhow::Result<ExitCode> {
    let (mut lessons, mut questions) = (0, 0);
    for folder in folders(under)? {
        let reading = parse::folder(&folder);
        let course = reading
            .course
            .with_context(|| format!("{}: run takwin check first", folder.display()))?;
        println!("{}", course.id);
        let drawings = reading
            .media
            .iter()
            .map(|(path, bytes)| (path.clone(), String::from_utf8_lossy(bytes).into_owned()))
            .collect();
        for (_, item) in course.items() {
            let mut line = format!("  {:<40}", item.id.as_str());
            for locale in &course.languages {
                let context = Links {
                    course: &course,
                    drawings: &drawings,
                    interface: *locale,
                };
                let text = item.lesson().and_then(|lesson| lesson.texts.get(locale));
                let size = text.map_or_else(
                    || item.quiz().map_or(0, |quiz| quiz.questions.len()),
                    |text| render(&text.markdown, *locale, &context).words,
                );
                let state = format!("{:?}", course.parity(item, *locale)).to_lowercase();
                line.push_str(&format!("{}: {size:>5} {state:<10}", locale.code()));
            }
            lessons += usize::from(item.lesson().is_some());
            println!("{}", line.trim_end());
        }
        let here = course.questions().count();
        questions += here;
        println!("  {here} questions, {} terms", course.glossary.len());
    }
    println!("{lessons} lessons, {questions} questions");
    Ok(ExitCode::SUCCESS)
}
