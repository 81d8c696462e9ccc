//! `/achievements/{course}/{version}`: what a badge is given for, and its picture.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use askama::Template;
use axum::{
    extract::{OriginalUri, Path, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{A_DAY, LINKED, public, public_json, wants_page};
use crate::{
    content::{course::Course, course::Tone, library::Published},
    credentials::{
        achievement,
        linked::{BADGES, CREDENTIALS},
        picture::Picture,
    },
    kit::{
        error::Error,
        locale::Locale,
        text::{Run, Slug},
    },
    web::{
        page::{Answer, page},
        shell::{Shell, preferred},
        state::App,
    },
};

#[derive(Template)]
#[template(path = "credentials/achievement.html")]
struct AchievementPage {
    shell: Shell,
    title: Run,
    summary: Run,
    objectives: Vec<Run>,
    version: i64,
    hours: String,
    validity: String,
    picture: String,
    /// The page of the course, while it is offered.
    course_path: String,
    address: String,
}

/// `GET /{language}/achievements/{course}/{version}`
pub async fn show(
    State(app): State<App>,
    shell: Shell,
    Path((course, version)): Path<(String, i64)>,
) -> Answer {
    let published = published(&app, &course, version).await?;
    let content = &published.course;
    let offered = app.library.current(&course).is_some();
    let path = format!("/achievements/{course}/{version}");
    page(&AchievementPage {
        title: content.title.run(shell.locale),
        summary: content.summary.run(shell.locale),
        objectives: content
            .objectives
            .iter()
            .map(|o| o.text.run(shell.locale))
            .collect(),
        version,
        hours: content
            .certificate
            .hours
            .map(|h| shell.t.common_hours(h))
            .unwrap_or_default(),
        validity: content
            .certificate
            .valid_months
            .map(|months| shell.t.credentials_months(months))
            .unwrap_or_default(),
        picture: format!("{path}/badge.png"),
        course_path: if offered {
            shell.course_page(&course)
        } else {
            String::new()
        },
        address: format!("{}{path}", app.config.url),
        shell,
    })
}

/// `GET /achievements/{course}/{version}`: the achievement for programs, the page for people.
///
/// # Errors
/// [`Error::NotFound`] for a version that was not published.
pub async fn by_accept(
    State(app): State<App>,
    headers: HeaderMap,
    OriginalUri(uri): OriginalUri,
    Path((course, version)): Path<(String, i64)>,
) -> Result<Response, Error> {
    let published = published(&app, &course, version).await?;
    if wants_page(&headers) {
        let locale = preferred(&headers, None);
        let address = format!("/{}{}", locale.code(), uri.path());
        return Ok(Redirect::temporary(&address).into_response());
    }
    let mut said = achievement::achievement(&app.config.url, &published.course, version);
    said["@context"] = [CREDENTIALS, BADGES].as_slice().into();
    Ok(public_json(LINKED, A_DAY, &said))
}

/// `GET /achievements/{course}/{version}/badge.png`, or `.svg`: the picture alone.
///
/// # Errors
/// [`Error::NotFound`] for a version that was not published, or another file.
pub async fn picture(
    State(app): State<App>,
    Path((course, version, file)): Path<(String, i64, String)>,
) -> Result<Response, Error> {
    let published = published(&app, &course, version).await?;
    match file.as_str() {
        "badge.png" => Ok(public("image/png", A_DAY, png(&published.course)?.to_vec())),
        "badge.svg" => {
            let svg = svg(&published.course);
            Ok(public("image/svg+xml", A_DAY, svg.into_bytes()))
        }
        _ => Err(Error::NotFound),
    }
}

async fn published(app: &App, course: &str, version: i64) -> Result<Arc<Published>, Error> {
    if Slug::parse(course).is_err() {
        return Err(Error::NotFound);
    }
    app.library
        .version(course, version)
        .await?
        .ok_or(Error::NotFound)
}

/// The picture of a course as SVG, under its title.
pub(super) fn svg(course: &Course) -> String {
    let title = course.title.in_or_near(Locale::Ar);
    Picture::new(course.angle, course.tone).svg(title)
}

/// PNG by angle and tone.
type Pictures = HashMap<(u8, Tone), Arc<[u8]>>;

/// The pictures drawn so far: there are no more than some hundred.
static DRAWN: LazyLock<Mutex<Pictures>> = LazyLock::new(Mutex::default);

/// The picture of a course as PNG.
///
/// # Errors
/// When there is no memory for it.
pub(super) fn png(course: &Course) -> Result<Arc<[u8]>, Error> {
    let name = (course.angle, course.tone);
    if let Some(known) = DRAWN
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .get(&name)
    {
        return Ok(known.clone());
    }
    let png: Arc<[u8]> = Picture::new(course.angle, course.tone)
        .png()
        .ok_or_else(|| Error::Internal(anyhow::anyhow!("the picture cannot be drawn")))?
        .into();
    DRAWN
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .insert(name, png.clone());
    Ok(png)
}
