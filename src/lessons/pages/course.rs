//! `/learning/{course}`: the plan with what is done and what is missing.

use askama::Template;
use axum::extract::{Path, State};

use super::{cohort_of, reading_language, studied};
use crate::{
    certificates::{self, certificate::Status},
    cohorts::told::Told,
    content::course::Course,
    kit::{locale::Locale, text::Run},
    progress::{
        completion::{next_item, standing},
        outline::{Entry, OutlineModule, entry, outline},
    },
    web::{
        guard::CurrentUser,
        motif::{self, Tone, zellige},
        page::{Answer, page},
        shell::Shell,
        state::App,
    },
};

/// A language in which the texts may be read.
pub struct TextLanguage {
    pub locale: Locale,
    pub chosen: bool,
}

/// The languages of a course, the one being read marked.
#[must_use]
pub fn text_languages(course: &Course, reading: Locale) -> Vec<TextLanguage> {
    let languages = course.languages.iter();
    languages
        .map(|locale| TextLanguage {
            locale: *locale,
            chosen: *locale == reading,
        })
        .collect()
}

/// The star pattern of a course.
#[must_use]
pub fn band(course: &Course, tile: u16) -> String {
    zellige(
        course.angle,
        Tone::from_name(course.tone.as_str()).unwrap_or(Tone::Green),
        tile,
    )
}

#[derive(Template)]
#[template(path = "lessons/course.html")]
struct CoursePage {
    shell: Shell,
    id: String,
    title: Run,
    zellige: String,
    ring: String,
    percent: u8,
    finished: usize,
    required: usize,
    modules: Vec<OutlineModule>,
    missing: Vec<Entry>,
    next_path: String,
    languages: Vec<TextLanguage>,
    version: i64,
    complete: bool,
    completed_on: String,
    awaiting: bool,
    number: String,
    cohort: Option<Told>,
}

/// `GET /learning/{course}`
pub async fn course(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    shell: Shell,
    Path(id): Path<String>,
) -> Answer {
    let (mine, published) = studied(&app, &me.account_id, &id).await?;
    let course = &published.course;
    let standing = standing(course, mine.done_items());
    let certificate =
        certificates::store::of_enrolment(&app.db, &mine.enrolment.enrolment_id).await?;
    let status = certificate.as_ref().map(|c| c.status(shell.now));
    let reading = reading_language(&mine, shell.locale);
    let missing = standing.missing.iter();
    page(&CoursePage {
        title: course.title.run(shell.locale),
        zellige: band(course, 80),
        ring: motif::ring(standing.percent()),
        percent: standing.percent(),
        finished: standing.finished,
        required: standing.required,
        modules: outline(course, Some(&standing), "", shell.locale),
        missing: missing
            .map(|item| entry(course, item, Some(&standing), "", shell.locale))
            .collect(),
        next_path: next_item(course, &standing)
            .map(|item| format!("/learning/{id}/{}", item.id))
            .unwrap_or_default(),
        languages: text_languages(course, reading),
        version: published.number,
        complete: mine.enrolment.completed_at.is_some(),
        completed_on: mine
            .enrolment
            .completed_at
            .map(|at| shell.speech.date(at))
            .unwrap_or_default(),
        cohort: cohort_of(&shell, &mine),
        awaiting: status == Some(Status::Awaiting),
        number: certificate.and_then(|c| c.number).unwrap_or_default(),
        id,
        shell,
    })
}
