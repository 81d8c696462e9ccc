//! `/`, `/courses`, `/courses/{course}`.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use serde::Deserialize;

use crate::{
    catalogue::{
        card::{self, Card, band, card as course_card},
        search::{Filter, theme_key},
    },
    content::{course::Issue, library::Published},
    enrolments::{self, store::WithDone},
    kit::{error::Error, text::Run},
    progress::{
        completion::{next_item, standing},
        outline::{OutlineModule, outline},
    },
    web::{
        page::{Answer, page},
        shell::Shell,
        state::App,
        viewer::Viewer,
    },
};

/// Where to go on reading.
struct Resume {
    zellige: String,
    course: Run,
    title: Run,
    path: String,
    finished: usize,
    required: usize,
    percent: u8,
}

/// A choice of a filter.
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "catalogue/home.html")]
struct HomePage {
    shell: Shell,
    resume: Option<Resume>,
    cards: Vec<Card>,
    themes: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "catalogue/list.html")]
struct ListPage {
    shell: Shell,
    cards: Vec<Card>,
    filter: Filter,
    themes: Vec<Choice>,
    levels: Vec<Choice>,
    languages: Vec<Choice>,
}

/// A fact in the side of a course page.
struct Fact {
    icon: &'static str,
    label: String,
    value: String,
}

#[derive(Template)]
#[template(path = "catalogue/course.html")]
struct CoursePage {
    shell: Shell,
    zellige: String,
    id: String,
    theme: Run,
    title: Run,
    summary: Run,
    audience: Option<Run>,
    objectives: Vec<Run>,
    modules: Vec<OutlineModule>,
    lessons: usize,
    facts: Vec<Fact>,
    certificate: String,
    enrolled: bool,
    resume_path: String,
    signed_in: bool,
}

/// `GET /`
pub async fn home(State(app): State<App>, shell: Shell) -> Answer {
    let mine = mine(&app, shell.viewer.as_ref()).await?;
    let resume = resume(&app, &shell, &mine).await?;
    let offered = app.library.offered();
    let cards = cards(&shell, &offered, &mine);
    let themes = themes(&shell, &offered, "");
    page(&HomePage {
        shell,
        resume,
        cards,
        themes,
    })
}

/// What the catalogue may be asked.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    q: String,
    level: String,
    language: String,
    theme: String,
}

/// `GET /courses`
pub async fn list(State(app): State<App>, shell: Shell, Query(asked): Query<Asked>) -> Answer {
    let filter = Filter {
        words: crate::kit::text::tidy_line(&asked.q),
        level: asked.level,
        language: asked.language,
        theme: asked.theme,
    };
    let mine = mine(&app, shell.viewer.as_ref()).await?;
    let offered = app.library.offered();
    let found: Vec<_> = offered
        .iter()
        .filter(|p| filter.fits(&p.course))
        .cloned()
        .collect();
    let t = shell.t;
    let levels = [
        ("introductory", t.catalogue_level_introductory()),
        ("intermediate", t.catalogue_level_intermediate()),
        ("advanced", t.catalogue_level_advanced()),
    ];
    let choice = |chosen: &str, value: &str, label: String| Choice {
        chosen: chosen == value,
        value: value.to_owned(),
        label,
    };
    let levels = levels
        .map(|(value, label)| choice(&filter.level, value, label))
        .into();
    let languages = shell
        .all_languages()
        .map(|locale| {
            choice(
                &filter.language,
                locale.code(),
                locale.own_name().to_owned(),
            )
        })
        .into();
    page(&ListPage {
        cards: cards(&shell, &found, &mine),
        themes: themes(&shell, &offered, &filter.theme),
        levels,
        languages,
        filter,
        shell,
    })
}

/// `GET /courses/{course}`
pub async fn course(State(app): State<App>, shell: Shell, Path(id): Path<String>) -> Answer {
    let offered = app.library.current(&id).ok_or(Error::NotFound)?;
    let mine = match &shell.viewer {
        Some(viewer) => enrolments::store::with_done(&app.db, &viewer.account_id, &id).await?,
        None => None,
    };
    let mine = mine.filter(|mine| mine.enrolment.is_active());
    // Somebody enrolled sees the plan that they study.
    let published = match &mine {
        Some(mine) => app
            .library
            .version(&id, mine.enrolment.version)
            .await?
            .ok_or(Error::NotFound)?,
        None => offered,
    };
    let course = &published.course;
    let locale = shell.locale;
    let standing = mine
        .as_ref()
        .map(|mine| standing(course, mine.done_items()));
    let next = standing
        .as_ref()
        .and_then(|standing| next_item(course, standing));
    let resume_path = next.map_or_else(
        || format!("/learning/{id}"),
        |item| format!("/learning/{id}/{}", item.id),
    );
    page(&CoursePage {
        zellige: band(course, 80),
        theme: course.theme.run(locale),
        title: course.title.run(locale),
        summary: course.summary.run(locale),
        audience: (!course.audience.is_empty()).then(|| course.audience.run(locale)),
        objectives: course
            .objectives
            .iter()
            .map(|o| o.text.run(locale))
            .collect(),
        modules: outline(course, standing.as_ref(), "", locale),
        lessons: course
            .items()
            .filter(|(_, item)| item.lesson().is_some())
            .count(),
        facts: facts(&published, &shell),
        certificate: certificate(&published, &shell),
        enrolled: mine.is_some(),
        resume_path,
        signed_in: shell.viewer.is_some(),
        id,
        shell,
    })
}

async fn mine(app: &App, viewer: Option<&Viewer>) -> Result<Vec<WithDone>, Error> {
    let Some(viewer) = viewer else {
        return Ok(Vec::new());
    };
    let all = enrolments::store::all_with_done(&app.db, &viewer.account_id).await?;
    Ok(all
        .into_iter()
        .filter(|mine| mine.enrolment.is_active())
        .collect())
}

fn cards(shell: &Shell, offered: &[Arc<Published>], mine: &[WithDone]) -> Vec<Card> {
    let progress = |published: &Published| {
        let mine = mine
            .iter()
            .find(|m| m.enrolment.course_id == published.course.id.as_str())?;
        let complete = mine.enrolment.completed_at.is_some();
        Some(card::progress(
            &published.course,
            mine.done_items(),
            complete,
        ))
    };
    offered
        .iter()
        .map(|published| course_card(published, shell.speech, progress(published)))
        .collect()
}

/// The course touched last that is not complete.
async fn resume(app: &App, shell: &Shell, mine: &[WithDone]) -> Result<Option<Resume>, Error> {
    let Some(mine) = mine
        .iter()
        .find(|mine| mine.enrolment.completed_at.is_none())
    else {
        return Ok(None);
    };
    let id = &mine.enrolment.course_id;
    let Some(published) = app.library.version(id, mine.enrolment.version).await? else {
        return Ok(None);
    };
    let course = &published.course;
    let standing = standing(course, mine.done_items());
    Ok(next_item(course, &standing).map(|item| Resume {
        zellige: band(course, 48),
        course: course.title.run(shell.locale),
        title: Run::new(course.title_of(item, shell.locale), shell.locale),
        path: format!("/learning/{id}/{}", item.id),
        finished: standing.finished,
        required: standing.required,
        percent: standing.percent(),
    }))
}

fn themes(shell: &Shell, offered: &[Arc<Published>], chosen: &str) -> Vec<Choice> {
    let mut themes: Vec<Choice> = Vec::new();
    for published in offered {
        let value = theme_key(&published.course);
        if !themes.iter().any(|theme| theme.value == value) {
            themes.push(Choice {
                chosen: value == chosen,
                label: published.course.theme.in_or_near(shell.locale).to_owned(),
                value,
            });
        }
    }
    themes
}

fn facts(published: &Published, shell: &Shell) -> Vec<Fact> {
    let course = &published.course;
    let t = shell.t;
    let fact = |icon, label, value| Fact { icon, label, value };
    vec![
        fact(
            "clock",
            t.catalogue_duration(),
            card::duration(course.minutes, t),
        ),
        fact("level", t.catalogue_level(), card::level(course.level, t)),
        fact("globe", t.catalogue_languages(), card::languages(course)),
        fact("award", t.catalogue_certificate(), t.common_yes()),
        fact(
            "history",
            t.catalogue_version(),
            published.number.to_string(),
        ),
        fact(
            "calendar",
            t.catalogue_updated(),
            shell.speech.date(published.published_at),
        ),
    ]
}

fn certificate(published: &Published, shell: &Shell) -> String {
    match published.course.certificate.issue {
        Issue::Administrator => shell.t.catalogue_certificate_administrator(),
        Issue::Automatic => shell.t.catalogue_certificate_automatic(),
    }
}
