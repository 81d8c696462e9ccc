//! `/studio/{course}/items/{item}`: a lesson in one language: its text, its preview, its settings.

use askama::Template;
use axum::{
    Json,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use serde::Deserialize;
use serde_json::json;
use tower_sessions::Session;

use super::{
    Choice, Desk, Frame, Standing, desk, moment, name, standing,
    structure::{always, apply},
};
use crate::{
    content::{
        course::{Course, Item, Lesson, LessonText, Parity, Status, tidy_markdown},
        library::{Links, drawings},
        markdown::render,
    },
    kit::{error::Error, locale::Locale, text::Slug},
    studio::{
        actions::Edited,
        checklist::{self, Line},
        diff::{Piece, brief, diff},
        draft::{self, ItemSettings, Writing, lesson_seen},
        fields::{FieldFaults, whole},
    },
    web::{
        form::Fields,
        guard::Trainer,
        page::{Answer, again, page, see_other, with_status},
        shell::{Shell, flash},
        state::App,
    },
};

/// The language of a text, in the query of its address.
#[derive(Default, Deserialize)]
pub struct InLanguage {
    language: Option<String>,
}

impl InLanguage {
    pub(super) fn locale(&self, course: &Course) -> Locale {
        let asked = self.language.as_deref().and_then(Locale::parse);
        asked
            .filter(|locale| course.languages.contains(locale))
            .unwrap_or(course.source_language)
    }
}

/// A language of the lesson, as a tab.
struct Tab {
    standing: Standing,
    current: bool,
    path: String,
}

/// The text that is translated, beside the translation.
struct Source {
    locale: Locale,
    title: String,
    markdown: String,
    hash: String,
    /// What changed in it since the translation, when that is known.
    pieces: Vec<Piece>,
}

/// What somebody else saved meanwhile.
struct Theirs {
    who: String,
    title: String,
    markdown: String,
    pieces: Vec<Piece>,
}

/// An objective that the lesson may serve.
struct Aim {
    id: String,
    text: String,
    ticked: bool,
}

#[derive(Template)]
#[template(path = "studio/lesson.html")]
struct LessonPage {
    shell: Shell,
    frame: Frame,
    faults: FieldFaults,
    id: String,
    name: String,
    locale: Locale,
    is_source: bool,
    title: String,
    markdown: String,
    seen: String,
    news: bool,
    statuses: Vec<Choice>,
    stale: bool,
    tabs: Vec<Tab>,
    source: Option<Source>,
    theirs: Option<Theirs>,
    html: String,
    lines: Vec<Line>,
    minutes: String,
    required: bool,
    aims: Vec<Aim>,
}

/// A lesson in its course, or not found.
fn find<'a>(course: &'a Course, item: &str) -> Result<(&'a Item, &'a Lesson), Error> {
    let (_, item) = course.item(item).ok_or(Error::NotFound)?;
    Ok((item, item.lesson().ok_or(Error::NotFound)?))
}

/// A text as the reader's page shows it.
pub(super) async fn rendered(
    app: &App,
    course: &Course,
    markdown: &str,
    locale: Locale,
    interface: Locale,
) -> Result<crate::content::markdown::Rendered, Error> {
    let drawings = drawings(course, &app.blobs).await?;
    let links = Links {
        course,
        drawings: &drawings,
        interface,
    };
    Ok(render(&tidy_markdown(markdown), locale, &links))
}

/// What was typed, and on what it was made.
struct Typed {
    writing: Writing,
    seen: String,
}

impl Typed {
    fn read(fields: &Fields) -> Self {
        let status = fields.raw("status");
        let status = Status::NAMES.iter().find(|(name, _)| *name == status);
        Self {
            writing: Writing {
                title: fields.line("title"),
                markdown: fields.text("markdown"),
                status: status.map_or(Status::Draft, |(_, status)| *status),
                news: fields.has("news"),
                source: fields.line("source"),
            },
            seen: fields.line("seen"),
        }
    }

    fn of(lesson: &Lesson, locale: Locale) -> Self {
        let text = lesson.texts.get(&locale);
        Self {
            writing: Writing {
                title: text.map_or_else(String::new, |text| text.title.clone()),
                markdown: text.map_or_else(String::new, |text| text.markdown.clone()),
                status: text.and_then(|text| text.status).unwrap_or(Status::Draft),
                news: false,
                source: String::new(),
            },
            seen: lesson_seen(lesson, locale),
        }
    }
}

/// The text that a translation stands beside.
fn source_of(desk: &Desk, item: &str, lesson: &Lesson, locale: Locale) -> Option<Source> {
    let from = desk.course.source_language;
    let text = lesson.texts.get(&from).filter(|_| from != locale)?;
    let translated = lesson.texts.get(&locale)?.translated_from.as_ref();
    let before = desk
        .base
        .as_ref()
        .and_then(|base| base.course.item(item)?.1.lesson());
    let before = before.and_then(|before| before.texts.get(&from));
    let before = before.filter(|before| Some(&before.hash()) == translated && *before != text);
    Some(Source {
        locale: from,
        title: text.title.clone(),
        markdown: text.markdown.clone(),
        hash: text.hash(),
        pieces: before.map_or_else(Vec::new, |before| {
            brief(diff(&before.markdown, &text.markdown))
        }),
    })
}

/// The same for a translation that is not begun.
fn first_source(desk: &Desk, lesson: &Lesson, locale: Locale) -> Option<Source> {
    let from = desk.course.source_language;
    let text = lesson.texts.get(&from).filter(|_| from != locale)?;
    Some(Source {
        locale: from,
        title: text.title.clone(),
        markdown: text.markdown.clone(),
        hash: text.hash(),
        pieces: vec![],
    })
}

async fn lay_out(
    app: &App,
    mut shell: Shell,
    desk: &Desk,
    item: &str,
    locale: Locale,
    typed: Option<Typed>,
) -> Result<LessonPage, Error> {
    let (here, lesson) = find(&desk.course, item)?;
    let typed = typed.unwrap_or_else(|| Typed::of(lesson, locale));
    let t = shell.t;
    let course = &desk.course;
    let root = format!("/studio/{}", course.id);
    let rendered = rendered(app, course, &typed.writing.markdown, locale, shell.locale).await?;
    let frame = Frame::of(desk, &shell);
    let tabs = frame.languages.iter().map(|language| Tab {
        standing: standing(t, *language, course.parity(here, *language)),
        current: *language == locale,
        path: format!("{root}/items/{item}?language={}", language.code()),
    });
    let findings = checklist::findings(course, None);
    let mine = findings.into_iter().filter(|finding| {
        let place = &finding.place;
        place.item.as_ref() == Some(&here.id) && place.locale.is_none_or(|at| at == locale)
    });
    let list = checklist::checklist(course, &mine.collect::<Vec<_>>(), t, shell.locale);
    let status = typed.writing.status.as_str();
    let aims = course.objectives.iter().map(|objective| Aim {
        id: objective.id.to_string(),
        text: objective.text.in_or_near(shell.locale).to_owned(),
        ticked: here.objectives.contains(&objective.id),
    });
    shell.path = format!("{root}/items/{item}?language={}", locale.code());
    Ok(LessonPage {
        id: item.to_owned(),
        name: course.title_of(here, shell.locale).0.to_owned(),
        locale,
        is_source: locale == course.source_language,
        statuses: vec![
            Choice::new("draft", t.studio_parity_draft(), status),
            Choice::new("machine", t.studio_parity_machine(), status),
            Choice::new("reviewed", t.studio_parity_reviewed(), status),
        ],
        stale: course.parity(here, locale) == Parity::Stale,
        tabs: tabs.collect(),
        source: source_of(desk, item, lesson, locale)
            .or_else(|| first_source(desk, lesson, locale)),
        theirs: None,
        html: rendered.html,
        lines: list.errors.into_iter().chain(list.warnings).collect(),
        minutes: here.minutes.to_string(),
        required: here.required,
        aims: aims.collect(),
        title: typed.writing.title,
        markdown: typed.writing.markdown,
        news: typed.writing.news,
        seen: typed.seen,
        faults: FieldFaults::new(),
        frame,
        shell,
    })
}

/// `GET /studio/{course}/items/{item}?language=ar`
pub async fn show(
    State(app): State<App>,
    _: Trainer,
    shell: Shell,
    Path((id, item)): Path<(String, String)>,
    Query(language): Query<InLanguage>,
) -> Answer {
    let desk = desk(&app, &id).await?;
    if desk.course.quiz(&item).is_some() {
        return see_other(&shell.url(&format!("/studio/{id}/quizzes/{item}")));
    }
    let locale = language.locale(&desk.course);
    page(&lay_out(&app, shell, &desk, &item, locale, None).await?)
}

/// Whether the page's script sent the form, and wants a short answer.
fn is_script(headers: &HeaderMap) -> bool {
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.starts_with("application/json"))
}

/// `POST /studio/{course}/items/{item}`: saves, or with `act=preview` only shows.
pub async fn save(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    Path((id, item)): Path<(String, String)>,
    headers: HeaderMap,
    fields: Fields,
) -> Answer {
    let before = desk(&app, &id).await?;
    find(&before.course, &item)?;
    let language = InLanguage {
        language: Some(fields.line("language")),
    };
    let locale = language.locale(&before.course);
    let mut typed = Typed::read(&fields);
    if is_script(&headers) {
        // Saving by itself, after a few letters, is not to have read the source again.
        let text = find(&before.course, &item)?.1.texts.get(&locale);
        let translated = text.and_then(|text| text.translated_from.clone());
        typed.writing.source = translated.unwrap_or(typed.writing.source);
    }
    if fields.raw("act") == "preview" {
        return page(&lay_out(&app, shell, &before, &item, locale, Some(typed)).await?);
    }
    let edited = apply(&app, &me, &id, |course, base| {
        draft::set_lesson_text(course, &item, locale, &typed.seen, &typed.writing, base)
    });
    match edited.await {
        Ok(Edited::Done(())) if is_script(&headers) => {
            let now = desk(&app, &id).await?;
            let seen = lesson_seen(find(&now.course, &item)?.1, locale);
            Ok(Json(json!({ "fields": { "seen": seen } })).into_response())
        }
        Ok(Edited::Done(())) => {
            flash(&session, true, shell.t.studio_is_saved()).await?;
            let address = format!("/studio/{id}/items/{item}?language={}", locale.code());
            see_other(&shell.url(&address))
        }
        Ok(Edited::Changed) if is_script(&headers) => Ok(StatusCode::CONFLICT.into_response()),
        Ok(Edited::Changed) => conflict(&app, shell, &id, &item, locale, typed).await,
        Err(Error::Refused(refusal)) => {
            let faults = FieldFaults::one("title", refusal.sentence(shell.t));
            let page = lay_out(&app, shell, &before, &item, locale, Some(typed)).await?;
            again(&LessonPage { faults, ..page })
        }
        Err(error) => Err(error),
    }
}

/// Both texts: what was typed, still in its field, and what somebody else saved meanwhile. Saving
/// again is then a choice.
async fn conflict(
    app: &App,
    shell: Shell,
    id: &str,
    item: &str,
    locale: Locale,
    typed: Typed,
) -> Answer {
    let now = desk(app, id).await?;
    let (_, lesson) = find(&now.course, item)?;
    let text = lesson.texts.get(&locale);
    let draft = now.draft.as_ref();
    let who = draft
        .and_then(|draft| name(shell.locale, draft))
        .unwrap_or_default()
        .to_owned();
    let at = draft
        .map(|draft| moment(&shell, draft.updated_at))
        .unwrap_or_default();
    let theirs = Theirs {
        who: shell.t.studio_theirs_by(who, at),
        title: text.map_or_else(String::new, |text| text.title.clone()),
        markdown: text.map_or_else(String::new, |text: &LessonText| text.markdown.clone()),
        pieces: text.map_or_else(Vec::new, |text| {
            brief(diff(
                &text.markdown,
                &tidy_markdown(&typed.writing.markdown),
            ))
        }),
    };
    let typed = Typed {
        seen: lesson_seen(lesson, locale),
        ..typed
    };
    let page = lay_out(app, shell, &now, item, locale, Some(typed)).await?;
    with_status(
        StatusCode::CONFLICT,
        &LessonPage {
            theirs: Some(theirs),
            ..page
        },
    )
}

/// `POST /studio/{course}/items/{item}/preview`: the text as HTML, for the page's script.
pub async fn preview(
    State(app): State<App>,
    _: Trainer,
    shell: Shell,
    Path((id, item)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let desk = desk(&app, &id).await?;
    find(&desk.course, &item)?;
    let language = InLanguage {
        language: Some(fields.line("language")),
    };
    let locale = language.locale(&desk.course);
    let markdown = fields.text("markdown");
    let rendered = rendered(&app, &desk.course, &markdown, locale, shell.locale).await?;
    Ok(axum::response::Html(rendered.html).into_response())
}

/// `POST /studio/{course}/items/{item}/settings`: minutes, required, objectives.
pub async fn settings(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    Path((id, item)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let before = desk(&app, &id).await?;
    let (_, here) = before.course.item(&item).ok_or(Error::NotFound)?;
    let part = if here.quiz().is_some() {
        "quizzes"
    } else {
        "items"
    };
    let language = InLanguage {
        language: Some(fields.line("language")),
    };
    let locale = language.locale(&before.course);
    let Some(minutes) = whole(&fields.line("minutes"), 1..=600) else {
        let sentence = shell.t.studio_fault_number(1, 600);
        if here.quiz().is_some() {
            flash(&session, false, sentence).await?;
            return see_other(&shell.url(&format!("/studio/{id}/{part}/{item}")));
        }
        let page = lay_out(&app, shell, &before, &item, locale, None).await?;
        return again(&LessonPage {
            faults: FieldFaults::one("minutes", sentence),
            minutes: fields.line("minutes"),
            ..page
        });
    };
    let objectives = fields.all("objective");
    let wanted = ItemSettings {
        minutes,
        required: fields.has("required"),
        objectives: objectives
            .iter()
            .filter_map(|id| Slug::parse(id).ok())
            .collect(),
    };
    always(&app, &me, &id, |course, _| {
        draft::set_item_settings(course, &item, &wanted)
    })
    .await?;
    flash(&session, true, shell.t.studio_is_saved()).await?;
    let language = if part == "items" {
        format!("?language={}", locale.code())
    } else {
        String::new()
    };
    see_other(&shell.url(&format!("/studio/{id}/{part}/{item}{language}")))
}
