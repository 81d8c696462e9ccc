//! `/studio`: every course, published or being written; a new one.

use askama::Template;
use axum::extract::State;
use tower_sessions::Session;

use super::{class_word, desk, moment, name};
use crate::{
    content::{course::Parity, reserved, store},
    kit::{
        error::Error,
        locale::Locale,
        text::{Localised, Run, Slug},
    },
    studio::{
        actions,
        fields::{FieldFaults, Texts},
        store::under_way,
    },
    web::{
        form::Fields,
        guard::Trainer,
        page::{Answer, again, page, see_other},
        shell::{Shell, flash},
        state::App,
    },
};

/// A course of the list.
struct CourseRow {
    path: String,
    title: Run,
    /// Empty: never published.
    version: String,
    published: String,
    /// Empty: nobody is writing.
    draft: String,
    languages: Vec<LanguageRow>,
    people: i64,
}

/// How far a course has come in a language.
struct LanguageRow {
    locale: Locale,
    ready: usize,
    all: usize,
}

#[derive(Template)]
#[template(path = "studio/courses.html")]
struct CoursesPage {
    shell: Shell,
    faults: FieldFaults,
    id: String,
    title: Texts,
    source: Locale,
    courses: Vec<CourseRow>,
}

async fn lay_out(
    app: &App,
    mut shell: Shell,
    form: (String, Texts, Locale),
    faults: FieldFaults,
) -> Result<CoursesPage, Error> {
    let mut ids: Vec<String> = store::offered(&app.db)
        .await?
        .into_iter()
        .map(|c| c.course_id)
        .collect();
    ids.extend(
        store::drafts(&app.db)
            .await?
            .into_iter()
            .map(|draft| draft.course_id),
    );
    ids.sort();
    ids.dedup();
    let people = under_way(&app.db, None).await?;
    let mut courses = Vec::with_capacity(ids.len());
    for id in ids {
        let desk = desk(app, &id).await?;
        let course = &desk.course;
        let languages = course.languages.iter().map(|locale| {
            let stands = course.items().map(|(_, item)| course.parity(item, *locale));
            let stands: Vec<Parity> = stands.collect();
            LanguageRow {
                locale: *locale,
                ready: stands
                    .iter()
                    .filter(|parity| **parity <= Parity::Machine)
                    .count(),
                all: stands.len(),
            }
        });
        let draft = desk.draft.as_ref().map(|draft| {
            let at = moment(&shell, draft.updated_at);
            match name(shell.locale, draft) {
                Some(who) => shell.t.studio_edited_by(at, who),
                None => at,
            }
        });
        courses.push(CourseRow {
            title: course.title.run(shell.locale),
            version: desk.base.as_ref().map_or_else(String::new, |published| {
                shell.t.studio_version(published.number)
            }),
            published: desk
                .base
                .as_ref()
                .map_or_else(String::new, |published| shell.date(&published.published_at)),
            draft: draft.unwrap_or_default(),
            languages: languages.collect(),
            people: people
                .iter()
                .filter(|row| row.course_id == id)
                .map(|row| row.people)
                .sum(),
            path: format!("/studio/{id}"),
        });
    }
    shell.path = "/studio".into();
    Ok(CoursesPage {
        shell,
        faults,
        id: form.0,
        title: form.1,
        source: form.2,
        courses,
    })
}

/// `GET /studio`
pub async fn list(State(app): State<App>, _: Trainer, shell: Shell) -> Answer {
    let form = (String::new(), Texts::default(), Locale::Ar);
    page(&lay_out(&app, shell, form, FieldFaults::new()).await?)
}

/// `POST /studio`: a new course.
pub async fn begin(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    fields: Fields,
) -> Answer {
    let t = shell.t;
    let title = Texts::read(&fields, "title");
    let source = Locale::parse(fields.raw("source")).unwrap_or_default();
    let typed = fields.line("id").to_lowercase();
    let mut faults = FieldFaults::new();
    let id = Slug::parse(&typed);
    if id.is_err() {
        faults.add("id", t.studio_fault_id());
    } else if reserved::COURSES.contains(&typed.as_str()) {
        faults.add("id", t.content_id_reserved(&typed));
    }
    if title.at(&source).is_empty() {
        faults.add(format!("title.{}", source.code()), t.studio_cannot_title());
    }
    if let (Ok(id), true) = (id, faults.is_empty()) {
        let mut tx = app.db.write().await?;
        let words: Localised = title.localised();
        if actions::begin(&mut tx, app.clock.now(), &me.account_id, id, words, source).await? {
            tx.commit().await?;
            flash(&session, true, t.studio_begun()).await?;
            return see_other(&shell.url(&format!("/studio/{typed}")));
        }
        faults.add("id", t.studio_fault_id_taken());
    }
    again(&lay_out(&app, shell, (typed, title, source), faults).await?)
}

/// The word of a class, for the list of versions too.
pub(super) fn class_tag(shell: &Shell, class: &str) -> String {
    class_word(shell.t, class)
}
