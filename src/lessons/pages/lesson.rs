//! `/learning/{course}/{item}`: a lesson; marking it read; remembering where reading stopped.

use askama::Template;
use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use serde_json::json;
use tower_sessions::Session;

use super::{
    course::{TextLanguage, text_languages},
    reading_language, studied,
};
use crate::{
    content::{course::ItemKind, library::Published, markdown::Heading},
    enrolments,
    kit::{error::Error, locale::Locale, text::Run},
    lessons::actions,
    progress::{
        actions::Outcome,
        completion::standing,
        outline::{OutlineModule, outline, place},
    },
    web::{
        form::Fields,
        guard::CurrentUser,
        page::{Answer, page, see_other},
        shell::{Shell, flash},
        state::App,
    },
};

/// An item beside this one.
struct Beside {
    title: Run,
    path: String,
}

/// A glossary term of this lesson.
struct TermShown {
    key: String,
    name: String,
    text: String,
    /// Its name in the other languages of the course.
    others: Vec<Run>,
}

#[derive(Template)]
#[template(path = "lessons/lesson.html")]
struct LessonPage {
    shell: Shell,
    course_id: String,
    item_id: String,
    course: Run,
    module: Run,
    module_number: usize,
    title: String,
    text: Locale,
    /// The text wanted is not written: this one stands in for it.
    fallback: bool,
    minutes: u32,
    number: usize,
    count: usize,
    updated: String,
    version: i64,
    html: String,
    headings: Vec<Heading>,
    terms: Vec<TermShown>,
    languages: Vec<TextLanguage>,
    modules: Vec<OutlineModule>,
    done: bool,
    complete: bool,
    finished: usize,
    required: usize,
    percent: u8,
    previous: Option<Beside>,
    next: Option<Beside>,
    anchor: String,
}

/// `GET /learning/{course}/{item}`
pub async fn lesson(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    shell: Shell,
    Path((course_id, item_id)): Path<(String, String)>,
) -> Answer {
    let (mine, published) = studied(&app, &me.account_id, &course_id).await?;
    let course = &published.course;
    let (module, item) = course.item(&item_id).ok_or(Error::NotFound)?;
    let ItemKind::Lesson(lesson) = &item.kind else {
        return see_other(&shell.url(&format!("/learning/{course_id}/{item_id}/quiz")));
    };
    let wanted = reading_language(&mine, shell.locale);
    let (text, locale) = course.text_of(lesson, wanted).ok_or(Error::NotFound)?;
    let rendered = published
        .lesson(&item_id, locale, shell.locale)
        .ok_or(Error::NotFound)?;
    let standing = standing(course, mine.done_items());
    let (number, count) = place(course, &item_id);
    let beside = |item: &crate::content::course::Item| Beside {
        title: Run::new(course.title_of(item, shell.locale), shell.locale),
        path: format!("/learning/{course_id}/{}", item.id),
    };
    let is_here = mine.enrolment.place_item.as_deref() == Some(item_id.as_str());
    page(&LessonPage {
        course: course.title.run(shell.locale),
        module: module.title.run(shell.locale),
        module_number: course
            .modules
            .iter()
            .position(|m| m.id == module.id)
            .unwrap_or(0)
            + 1,
        title: text.title.clone(),
        text: locale,
        fallback: locale != wanted,
        minutes: item.minutes,
        number,
        count,
        updated: shell.speech.date(published.published_at),
        version: published.number,
        html: rendered.html.clone(),
        headings: rendered
            .headings
            .iter()
            .filter(|heading| heading.level == 2)
            .cloned()
            .collect(),
        terms: terms(&published, &rendered.terms, locale),
        languages: text_languages(course, wanted),
        modules: outline(course, Some(&standing), &item_id, shell.locale),
        done: standing.is_done(&item_id),
        complete: mine.enrolment.completed_at.is_some(),
        finished: standing.finished,
        required: standing.required,
        percent: standing.percent(),
        previous: course.previous(&item.id).map(beside),
        next: course.next(&item.id).map(beside),
        anchor: mine
            .enrolment
            .place_anchor
            .clone()
            .filter(|_| is_here)
            .unwrap_or_default(),
        course_id,
        item_id,
        shell,
    })
}

fn terms(published: &Published, keys: &[String], locale: Locale) -> Vec<TermShown> {
    let course = &published.course;
    let shown = keys
        .iter()
        .filter_map(|key| course.term(key))
        .map(|term| TermShown {
            key: term.key.to_string(),
            name: term.name.in_or_near(locale).to_owned(),
            text: term.text.in_or_near(locale).to_owned(),
            others: course
                .languages
                .iter()
                .filter(|other| **other != locale)
                .filter_map(|other| {
                    term.name
                        .get(*other)
                        .map(|name| Run::new((name, *other), locale))
                })
                .collect(),
        });
    shown.collect()
}

/// Whether the request was made by the page's script, which wants a short answer.
fn wants_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("application/json"))
}

/// `POST /learning/{course}/{item}/done`: marks the lesson read; with `undo`, takes that back.
pub async fn done(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    session: Session,
    shell: Shell,
    Path((course_id, item_id)): Path<(String, String)>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    let (mine, published) = studied(&app, &me.account_id, &course_id).await?;
    let mut tx = app.db.write().await?;
    if fields.has("undo") {
        actions::unmark_read(&mut tx, &mine.enrolment, &item_id).await?;
        tx.commit().await?;
        return see_other(&shell.url(&format!("/learning/{course_id}/{item_id}")));
    }
    let now = app.clock.now();
    let outcome = actions::mark_read(
        &mut tx,
        now,
        &app.config,
        &published,
        &mine.enrolment,
        &item_id,
    )
    .await?;
    tx.commit().await?;
    if outcome == Outcome::Completed {
        draw_soon(&app);
        flash(&session, true, shell.t.learning_completed()).await?;
        return see_other(&shell.url(&format!("/learning/{course_id}")));
    }
    let done = mine.done_items().chain([item_id.as_str()]);
    let standing = standing(&published.course, done);
    if wants_json(&headers) {
        let count = json!({ "done": standing.finished, "total": standing.required });
        return Ok(Json(count).into_response());
    }
    let told = shell
        .t
        .learning_marked(standing.finished, standing.required);
    flash(&session, true, told).await?;
    let item = &published.course.item(&item_id).ok_or(Error::NotFound)?.1.id;
    let next = published
        .course
        .next(item)
        .map_or_else(String::new, |next| format!("/{}", next.id));
    see_other(&shell.url(&format!("/learning/{course_id}{next}")))
}

/// A certificate may just have been issued: its document is drawn at once, beside the answer.
fn draw_soon(app: &App) {
    let app = app.clone();
    tokio::spawn(async move {
        if let Err(error) = crate::certificates::actions::draw(&app, 1).await {
            tracing::error!(
                error = format!("{error:#}"),
                "a document was not drawn; the clockwork tries again"
            );
        }
    });
}

/// `POST /learning/{course}/{item}/place`: where reading stopped, said by the page's script.
pub async fn keep_place(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    Path((course_id, item_id)): Path<(String, String)>,
    fields: Fields,
) -> Result<StatusCode, Error> {
    let (_, published) = studied(&app, &me.account_id, &course_id).await?;
    published.course.item(&item_id).ok_or(Error::NotFound)?;
    let anchor: String = fields.line("place").chars().take(200).collect();
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    enrolments::actions::keep_place(&mut tx, now, &me.account_id, &course_id, &item_id, &anchor)
        .await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
