//! Pages of marking, for trainers and administrators.

pub mod answer;
pub mod queue;
pub mod regrade;
pub mod sittings;

use std::sync::Arc;

use crate::{
    content::library::Published,
    enrolments,
    kit::{
        error::Error,
        id::AttemptId,
        locale::Locale,
        text::{Run, Slug},
    },
    quizzes::attempt::Attempt,
    web::{shell::Shell, state::App},
};

/// The titles of a course and of one of its quizzes, as they are offered now; its id when it is not
/// offered any more.
struct Titles {
    course: Run,
    quiz: Run,
}

fn words(text: &str, locale: Locale) -> Run {
    Run::new((text, locale), locale)
}

impl Titles {
    fn of(app: &App, shell: &Shell, course: &str, item: &str) -> Self {
        let Some(published) = app.library.current(course) else {
            return Self {
                course: words(course, shell.locale),
                quiz: words(item, shell.locale),
            };
        };
        let course = &published.course;
        Self {
            course: course.title.run(shell.locale),
            quiz: course.item(item).map_or_else(
                || words(item, shell.locale),
                |(_, item)| Run::new(course.title_of(item, shell.locale), shell.locale),
            ),
        }
    }

    /// «Course · quiz», for a place without markup.
    fn line(&self) -> String {
        format!("{} · {}", self.course.text, self.quiz.text)
    }
}

/// The name of a person in the script of the page.
fn name<'a>(locale: Locale, arabic: &'a str, latin: &'a str) -> &'a str {
    match locale {
        Locale::Ar => arabic,
        Locale::Fr | Locale::En => latin,
    }
}

/// The version that somebody studies now: the one that results are reported to.
async fn studied(app: &App, attempt: &Attempt) -> Result<Arc<Published>, Error> {
    let enrolment = enrolments::store::by_id(&app.db, &attempt.enrolment_id).await?;
    let enrolment = enrolment.ok_or(Error::NotFound)?;
    let version = app
        .library
        .version(&enrolment.course_id, enrolment.version)
        .await?;
    version.ok_or(Error::NotFound)
}

/// An identifier in an address. What cannot be one is not looked up: PostgreSQL refuses some
/// characters.
fn identifier(raw: &str) -> Result<&str, Error> {
    if raw.len() == 32 && raw.bytes().all(|b| b.is_ascii_hexdigit()) {
        Ok(raw)
    } else {
        Err(Error::NotFound)
    }
}

fn attempt_id(raw: &str) -> Result<AttemptId, Error> {
    identifier(raw).map(|raw| AttemptId::from(raw.to_owned()))
}

fn slug(raw: &str) -> Result<Slug, Error> {
    Slug::parse(raw).map_err(|_| Error::NotFound)
}
