//! Pages of item analysis, for trainers and administrators.

pub mod overview;
pub mod question;
mod words;

use std::sync::Arc;

use serde::Deserialize;

use crate::{
    analysis::{
        printed::Printer,
        report::{Report, Row, definitions, report},
        sample::{Sample, Which},
        store::{self, Sat},
    },
    content::{self, library::Published},
    kit::{
        error::Error,
        text::{Run, Slug},
    },
    web::{shell::Shell, state::App},
};

/// What the sittings are narrowed to.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    sittings: String,
    version: String,
}

/// One choice of a list.
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

/// An analysis with what its pages need around it.
struct Loaded {
    course: Run,
    quiz: Run,
    /// Paths without language: the course in the studio, the quiz in it, its analysis.
    course_path: String,
    quiz_path: String,
    path: String,
    which: Which,
    version: Option<i64>,
    versions: Vec<Sat>,
    /// The version offered or published last.
    newest: Arc<Published>,
    pass_percent: u32,
    sample: Sample,
    report: Report,
}

impl Loaded {
    /// The filters as an address carries them.
    fn query(&self) -> String {
        let version = self.version.map_or(String::new(), |v| v.to_string());
        format!("?sittings={}&version={version}", self.which.code())
    }

    /// The pages above, as links: none for an administrator who does not write courses.
    fn above(&self, shell: &Shell) -> Vec<(String, String)> {
        if !shell.is_trainer() {
            return Vec::new();
        }
        vec![
            (shell.t.common_nav_studio(), "/studio".to_owned()),
            (self.course.text.clone(), self.course_path.clone()),
            (self.quiz.text.clone(), self.quiz_path.clone()),
        ]
    }

    fn row(&self, question: &str) -> Option<&Row> {
        self.report.rows.iter().find(|row| row.id == question)
    }
}

fn printer(shell: &Shell) -> Printer {
    Printer {
        locale: shell.locale,
        file: false,
    }
}

/// Analyses a quiz of a published version of a course.
async fn load(
    app: &App,
    shell: &Shell,
    course: &str,
    item: &str,
    asked: &Asked,
) -> Result<Loaded, Error> {
    let course = Slug::parse(course).map_err(|_| Error::NotFound)?;
    let item = Slug::parse(item).map_err(|_| Error::NotFound)?;
    let latest = content::store::latest(&app.db, course.as_str()).await?;
    let latest = latest.ok_or(Error::NotFound)?.number;
    let versions = store::versions(&app.db, course.as_str(), item.as_str()).await?;
    let wanted: Option<i64> = asked.version.parse().ok();
    let version = wanted.filter(|wanted| versions.iter().any(|sat| sat.version == *wanted));
    // What names the questions: the version asked for, the newest, then those that were sat.
    let mut numbers: Vec<i64> = version.into_iter().chain([latest]).collect();
    numbers.extend(versions.iter().map(|sat| sat.version));
    let mut known: Vec<Arc<Published>> = Vec::new();
    for number in numbers {
        if known.iter().all(|published| published.number != number) {
            known.extend(app.library.version(course.as_str(), number).await?);
        }
    }
    let newest = known.iter().find(|published| published.number == latest);
    let newest = newest.ok_or(Error::NotFound)?.clone();
    let quiz = known
        .iter()
        .find_map(|published| published.course.item(item.as_str())?.1.quiz())
        .ok_or(Error::NotFound)?;
    let (title, pass_percent) = (quiz.title.run(shell.locale), quiz.pass_percent);
    let which = Which::parse(&asked.sittings);
    let sample = store::sample(&app.db, course.as_str(), item.as_str(), which, version).await?;
    let courses = known.iter().map(|published| &published.course);
    let questions = definitions(courses, item.as_str());
    // Ten thousand sittings are a good part of a second of work: not on a thread that serves.
    let working = tokio::task::spawn_blocking(move || {
        let report = report(&sample, &questions)?;
        Ok::<_, serde_json::Error>((sample, report))
    });
    let (sample, report) = working.await.map_err(anyhow::Error::from)??;
    let quiz_path = format!("/studio/{course}/quizzes/{item}");
    Ok(Loaded {
        course: newest.course.title.run(shell.locale),
        quiz: title,
        course_path: format!("/studio/{course}"),
        path: format!("{quiz_path}/analysis"),
        quiz_path,
        which,
        version,
        versions,
        newest,
        pass_percent,
        sample,
        report,
    })
}
