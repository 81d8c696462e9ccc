//! `takwin questions …`: questions in the formats of other systems, into a course and out of it.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;
use clap::Subcommand;

use crate::{
    content::{self, course::Course, export, parse, store},
    exchange::{self, Format, Import, MAX_FILE, Media, report::Report},
    kit::{locale::Locale, text::Slug, words::words},
    questions::Question,
    studio::actions,
    web::state::App,
};

#[derive(Subcommand)]
pub enum Questions {
    /// Bring questions of GIFT, Aiken, Moodle XML or QTI into a bank of a course, and say of each
    /// what became of it; the same file again updates and never doubles. Fails when something is
    /// refused; the others are in
    Import {
        file: PathBuf,
        /// The course whose draft takes them, or the folder of its files
        #[arg(long)]
        course: String,
        /// The bank, made if it does not exist
        #[arg(long, default_value = "imported")]
        bank: String,
        /// The language they are written in: ar, fr or en; that of the course if left out
        #[arg(long)]
        lang: Option<String>,
        /// auto, gift, aiken, moodle-xml or qti
        #[arg(long, default_value = "auto")]
        format: String,
        /// Say it and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Write questions of a course as GIFT, Moodle XML or QTI 2.1
    Export {
        /// The course, as its draft or its last version stands, or the folder of its files
        #[arg(long)]
        course: String,
        /// Those of this bank only
        #[arg(long, conflicts_with = "quiz")]
        bank: Option<String>,
        /// Those of this quiz only
        #[arg(long)]
        quiz: Option<String>,
        /// gift, moodle-xml or qti
        #[arg(long)]
        format: String,
        /// The language to write: ar, fr or en; that of the course if left out
        #[arg(long)]
        lang: Option<String>,
        /// The file to write; standard output if left out
        #[arg(long)]
        output: Option<PathBuf>,
    },
}

/// Whether a command works on files alone and needs no database.
#[must_use]
pub fn on_files(questions: &Questions) -> bool {
    let (Questions::Import { course, .. } | Questions::Export { course, .. }) = questions;
    Path::new(course).is_dir()
}

/// Runs a command; `app` is there when the course is one of the database.
pub async fn run(app: Option<&App>, questions: Questions) -> anyhow::Result<ExitCode> {
    match questions {
        Questions::Import {
            file,
            course,
            bank,
            lang,
            format,
            dry_run,
        } => {
            let format = match format.as_str() {
                "auto" => None,
                code => Some(
                    Format::parse(code)
                        .context("--format: expected auto, gift, aiken, moodle-xml or qti")?,
                ),
            };
            let bank = Slug::parse(&bank).context("--bank")?;
            let import = read(&file, format).await?;
            let report = match app {
                None => into_folder(Path::new(&course), &bank, lang.as_deref(), &import, dry_run)?,
                Some(app) => {
                    into_draft(app, &course, &bank, lang.as_deref(), &import, dry_run).await?
                }
            };
            print(&report, &bank, dry_run);
            Ok(verdict(&report))
        }
        Questions::Export {
            course,
            bank,
            quiz,
            format,
            lang,
            output,
        } => {
            let format = Format::parse(&format).filter(|format| Format::WRITTEN.contains(format));
            let format = format.context("--format: expected gift, moodle-xml or qti")?;
            let (content, folder) = match app {
                None => (read_folder(Path::new(&course))?, Some(Path::new(&course))),
                Some(app) => (read_course(app, &course).await?, None),
            };
            let locale = language(lang.as_deref(), &content)?;
            let (name, questions) = chosen(&content, bank.as_deref(), quiz.as_deref())?;
            let media = pictures(app, folder, &content, &questions).await?;
            let file = exchange::export(questions, format, locale, &name, &media)?;
            write(output.as_deref(), &file)?;
            Ok(verdict(&file.report))
        }
    }
}

/// A question that was refused fails the command; the others are where they belong all the same.
fn verdict(report: &Report) -> ExitCode {
    if report.count().refused == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The language of a file, or that of the course.
fn language(lang: Option<&str>, course: &Course) -> anyhow::Result<Locale> {
    match lang {
        Some(code) => Locale::parse(code).context("--lang: expected ar, fr or en"),
        None => Ok(course.source_language),
    }
}

async fn read(file: &Path, format: Option<Format>) -> anyhow::Result<Import> {
    let about = tokio::fs::metadata(file)
        .await
        .with_context(|| format!("cannot read {}", file.display()))?;
    anyhow::ensure!(about.is_file(), "{}: not a file", file.display());
    // What is larger is refused by its length alone.
    let bytes = if about.len() > MAX_FILE as u64 {
        vec![0; MAX_FILE + 1]
    } else {
        tokio::fs::read(file)
            .await
            .with_context(|| format!("cannot read {}", file.display()))?
    };
    let name = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    Ok(tokio::task::spawn_blocking(move || exchange::import(&bytes, format, &name)).await?)
}

/// The course as its trainers see it: the draft, or else the version published last.
async fn read_course(app: &App, id: &str) -> anyhow::Result<Course> {
    let draft = store::draft(&app.db, id).await?.map(|draft| draft.content);
    let content = match draft {
        Some(content) => Some(content),
        None => store::latest(&app.db, id)
            .await?
            .map(|version| version.content),
    };
    let content = content.with_context(|| format!("{id}: no such course, and no such folder"))?;
    serde_json::from_str(&content).with_context(|| format!("the course {id} cannot be understood"))
}

fn read_folder(folder: &Path) -> anyhow::Result<Course> {
    let reading = parse::folder(folder);
    reading
        .course
        .with_context(|| format!("{}: run takwin check first", folder.display()))
}

async fn into_draft(
    app: &App,
    id: &str,
    bank: &Slug,
    lang: Option<&str>,
    import: &Import,
    dry_run: bool,
) -> anyhow::Result<Report> {
    let course = read_course(app, id).await?;
    let locale = language(lang, &course)?;
    if dry_run {
        return Ok(actions::exchange::rehearse(&course, bank, locale, import));
    }
    for (_, bytes) in import.media.iter() {
        app.blobs.put(bytes).await?;
    }
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    let report =
        actions::exchange::import_questions(&mut tx, now, None, id, (bank, locale), import).await?;
    tx.commit().await?;
    Ok(report)
}

/// Questions into the files of a course: new ones are written behind those of the bank, whose file
/// stays as its author wrote it; a file whose questions change is written anew.
fn into_folder(
    folder: &Path,
    bank: &Slug,
    lang: Option<&str>,
    import: &Import,
    dry_run: bool,
) -> anyhow::Result<Report> {
    let before = read_folder(folder)?;
    let locale = language(lang, &before)?;
    let mut after = before.clone();
    let lines = exchange::land(&mut after, bank, locale, import.format, &import.entries);
    let report = Report {
        format: import.format,
        source: import.source,
        lines,
    };
    let count = report.count();
    if dry_run || count.whole + count.lossy == 0 {
        return Ok(report);
    }
    let (old, new) = (export::files(&before), export::files(&after));
    let own = format!("banks/{bank}.bank.toml");
    for (path, bytes) in &new {
        let place = folder.join(path);
        let was = old.get(path);
        if was == Some(bytes) {
            continue;
        }
        let added = was.and_then(|was| bytes.strip_prefix(was.as_slice()));
        let text = match added {
            Some(added) if *path == own => {
                let mut text = std::fs::read(&place)
                    .with_context(|| format!("cannot read {}", place.display()))?;
                if !text.ends_with(b"\n") {
                    text.push(b'\n');
                }
                text.extend_from_slice(added);
                text
            }
            _ => bytes.clone(),
        };
        put(&place, &text)?;
    }
    for (path, bytes) in import.media.iter() {
        put(&folder.join(path), bytes)?;
    }
    Ok(report)
}

fn put(place: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if let Some(parent) = place.parent() {
        std::fs::create_dir_all(parent)
            .with_context(|| format!("cannot write {}", parent.display()))?;
    }
    std::fs::write(place, bytes).with_context(|| format!("cannot write {}", place.display()))
}

/// A sentence without the marks that set directions apart on a page: who reads the report with a
/// program looks for its words.
fn bare(sentence: &str) -> String {
    sentence.replace(['\u{2068}', '\u{2069}'], "")
}

/// A line for each question; the last one counts them.
fn print(report: &Report, bank: &Slug, dry_run: bool) {
    let t = words(Locale::En);
    match report.source {
        _ if !report.is_recognised() => {}
        Some(source) => {
            let guessed = if source.guessed { ", guessed" } else { "" };
            let damaged = if source.damaged {
                "; some bytes mean nothing in it"
            } else {
                ""
            };
            println!(
                "Read as {} in {}{guessed}{damaged}",
                report.format.name(),
                source.name
            );
        }
        None => println!("Read as {}", report.format.name()),
    }
    for line in &report.lines {
        println!("{}: {}", line.label, bare(&line.sentence(t)));
    }
    let updates = report.lines.iter().filter(|line| line.update).count();
    let count = report.count();
    let fresh = count.whole + count.lossy - updates;
    let would = if dry_run {
        "Nothing was changed. It would be: bank"
    } else {
        "Bank"
    };
    println!("{would} {bank}: {fresh} new; {updates} updated where they stand");
    println!(
        "{} imported, {} with loss, {} refused",
        count.whole, count.lossy, count.refused
    );
}

/// The questions asked for, and a name for their file.
fn chosen<'c>(
    course: &'c Course,
    bank: Option<&str>,
    quiz: Option<&str>,
) -> anyhow::Result<(String, Vec<&'c Question>)> {
    if let Some(name) = bank {
        let found = course.banks.iter().find(|(bank, _)| bank.as_str() == name);
        let (_, questions) = found.with_context(|| format!("{name}: no such bank"))?;
        return Ok((name.to_owned(), questions.iter().collect()));
    }
    if let Some(id) = quiz {
        let quiz = course
            .quiz(id)
            .with_context(|| format!("{id}: no such quiz"))?;
        return Ok((id.to_owned(), quiz.questions.iter().collect()));
    }
    let all = course.questions().map(|(_, question)| question).collect();
    Ok((course.id.to_string(), all))
}

/// The pictures that the questions show.
async fn pictures(
    app: Option<&App>,
    folder: Option<&Path>,
    course: &Course,
    questions: &[&Question],
) -> anyhow::Result<Media> {
    let mut media = Media::default();
    for path in exchange::pictures(questions.iter().copied()) {
        let bytes = match (app, folder, course.media.get(path)) {
            (Some(app), _, Some(file)) => app.blobs.get(&file.hash).await?,
            (None, Some(folder), Some(_))
                if path
                    .strip_prefix("media/")
                    .is_some_and(content::media::is_plain_name) =>
            {
                std::fs::read(folder.join(path)).ok()
            }
            _ => None,
        };
        // Without its picture the question is refused, and the report says so.
        if let Some(bytes) = bytes {
            media.put(path, bytes);
        }
    }
    Ok(media)
}

/// The file where it is wanted, and the report beside it.
fn write(output: Option<&Path>, file: &exchange::Export) -> anyhow::Result<()> {
    use std::io::Write as _;
    match output {
        Some(place) => put(place, &file.bytes)?,
        None => std::io::stdout().write_all(&file.bytes)?,
    }
    let t = words(Locale::En);
    let mut lines: Vec<String> = file
        .report
        .lines
        .iter()
        .map(|line| format!("{}: {}", line.label, bare(&line.sentence(t))))
        .collect();
    let count = file.report.count();
    lines.push(format!(
        "{} exported, {} with loss, {} refused",
        count.whole, count.lossy, count.refused
    ));
    // Standard output is the file's when no other was named.
    for line in lines {
        match output {
            Some(_) => println!("{line}"),
            None => eprintln!("{line}"),
        }
    }
    Ok(())
}
