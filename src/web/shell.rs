//! What every page knows: language, words, viewer, the message of the last redirect, display
//! preferences. One extractor, one field in each page struct.

use axum::{
    extract::{FromRequestParts, OriginalUri},
    http::{HeaderMap, Uri, header, request::Parts},
};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use crate::{
    kit::{
        error::Error,
        locale::Locale,
        time::Timestamp,
        words::{Speech, Words, speech},
    },
    web::{
        assets, icon,
        session::{FLASH, RENEWED, VIEWER, is_due},
        state::App,
        viewer::Viewer,
    },
};

/// A message across one redirect.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Flash {
    /// Whether it tells of something done (or of something refused).
    pub good: bool,
    pub sentence: String,
}

/// The frame of a page.
#[derive(Clone)]
pub struct Shell {
    pub locale: Locale,
    pub t: &'static Words,
    pub speech: &'static Speech,
    pub viewer: Option<Viewer>,
    pub flash: Option<Flash>,
    pub now: Timestamp,
    /// The address without its language, with its query: for the links to the other languages.
    pub path: String,
    /// `light`, `dark` or empty: as the device.
    pub theme: &'static str,
    /// `l`, `xl` or empty: the usual size of text.
    pub size: &'static str,
}

/// The name of the cookie that remembers a choice of language, of theme, of text size.
pub const LOCALE_COOKIE: &str = "locale";
pub const THEME_COOKIE: &str = "theme";
pub const SIZE_COOKIE: &str = "size";

/// The value of a cookie.
#[must_use]
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// The language in an address, and what follows it.
#[must_use]
pub fn localised_path(uri: &Uri) -> Option<(Locale, String)> {
    let rest = uri.path().strip_prefix('/')?;
    let (code, rest) = rest
        .split_once('/')
        .map_or((rest, ""), |(code, rest)| (code, rest));
    let locale = Locale::parse(code)?;
    let query = uri
        .query()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    Some((locale, format!("/{rest}{query}")))
}

/// The language for an address that names none: profile, cookie, browser, Arabic.
#[must_use]
pub fn preferred(headers: &HeaderMap, viewer: Option<&Viewer>) -> Locale {
    viewer
        .map(|viewer| viewer.locale)
        .or_else(|| cookie(headers, LOCALE_COOKIE).and_then(Locale::parse))
        .unwrap_or_else(|| {
            let accept = headers.get(header::ACCEPT_LANGUAGE);
            Locale::negotiate(accept.and_then(|value| value.to_str().ok()).unwrap_or(""))
        })
}

fn one_of(value: Option<&str>, allowed: [&'static str; 2]) -> &'static str {
    allowed
        .into_iter()
        .find(|name| Some(*name) == value)
        .unwrap_or("")
}

impl Shell {
    /// A frame without anybody in it: for errors before the session is known, and for tests.
    #[must_use]
    pub fn bare(uri: &Uri, headers: &HeaderMap, now: Timestamp) -> Self {
        let (locale, path) = localised_path(uri)
            .unwrap_or_else(|| (preferred(headers, None), uri.path().to_owned()));
        let speech = speech(locale);
        Self {
            locale,
            t: &speech.words,
            speech,
            viewer: None,
            flash: None,
            now,
            path,
            theme: one_of(cookie(headers, THEME_COOKIE), ["light", "dark"]),
            size: one_of(cookie(headers, SIZE_COOKIE), ["l", "xl"]),
        }
    }

    /// The frame for a request, its session read.
    ///
    /// # Errors
    /// When the session cannot be read.
    pub async fn of(parts: &Parts, app: &App) -> Result<Self, Error> {
        let uri = parts
            .extensions
            .get::<OriginalUri>()
            .map_or(&parts.uri, |OriginalUri(uri)| uri);
        let now = app.clock.now();
        let mut shell = Self::bare(uri, &parts.headers, now);
        let Some(session) = parts.extensions.get::<Session>() else {
            return Ok(shell);
        };
        shell.viewer = session.get(VIEWER).await?;
        if session.get_value(FLASH).await?.is_some() {
            shell.flash = session.remove(FLASH).await?;
        }
        if shell.viewer.is_some() {
            let renewed = session.get(RENEWED).await?.unwrap_or(Timestamp(0));
            if is_due(renewed, now) {
                session.insert(RENEWED, now).await?;
            }
        }
        Ok(shell)
    }

    /// The address of a page in the language of this one: `url("/courses")`.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("/{}{path}", self.locale.code())
    }

    /// The path of the plan of a course, without its language.
    #[must_use]
    pub fn course_path(&self, course: &str) -> String {
        format!("/learning/{course}")
    }

    /// The path of the page of a course, without its language.
    #[must_use]
    pub fn course_page(&self, course: &str) -> String {
        format!("/courses/{course}")
    }

    /// This page in another language.
    #[must_use]
    pub fn in_language(&self, locale: &Locale) -> String {
        format!("/{}{}", locale.code(), self.path)
    }

    /// The other languages, for the links that lead to them.
    #[must_use]
    pub fn other_languages(&self) -> Vec<Locale> {
        Locale::ALL
            .into_iter()
            .filter(|locale| *locale != self.locale)
            .collect()
    }

    /// All languages, this one included.
    #[must_use]
    pub fn all_languages(&self) -> [Locale; 3] {
        Locale::ALL
    }

    /// The two faces that the first line of a page needs.
    #[must_use]
    pub fn first_fonts(&self) -> [String; 2] {
        let script = self.locale.font_script();
        ["text", "display"].map(|face| {
            let weight = if face == "text" { 400 } else { 600 };
            assets::url(&format!("fonts/{face}-{script}-{weight}.woff2"))
        })
    }

    /// The name of who is signed in, in the script of the page; empty for nobody.
    #[must_use]
    pub fn viewer_name(&self) -> &str {
        self.viewer
            .as_ref()
            .map_or("", |viewer| viewer.name(self.locale))
    }

    #[must_use]
    pub fn viewer_initials(&self) -> String {
        self.viewer
            .as_ref()
            .map(|viewer| viewer.initials(self.locale))
            .unwrap_or_default()
    }

    /// The address of a file of `static/`.
    #[must_use]
    pub fn asset(&self, path: &str) -> String {
        assets::url(path)
    }

    /// An icon as inline SVG.
    #[must_use]
    pub fn icon(&self, name: &str) -> &'static str {
        icon::icon(name)
    }

    #[must_use]
    pub fn logo(&self) -> &'static str {
        icon::logo()
    }

    #[must_use]
    pub fn logo_light(&self) -> &'static str {
        icon::logo_light()
    }

    /// The mark in one stroke: for places that are still empty.
    #[must_use]
    pub fn mark(&self) -> &'static str {
        icon::mark()
    }

    #[must_use]
    pub fn star(&self) -> &'static str {
        icon::star()
    }

    /// Whether this page lies in a section of the main navigation: `is_in("/learning")`.
    #[must_use]
    pub fn is_in(&self, section: &str) -> bool {
        let path = self.path.split('?').next().unwrap_or("");
        path == section
            || path
                .strip_prefix(section)
                .is_some_and(|rest| rest.starts_with('/'))
    }

    #[must_use]
    pub fn date(&self, at: &Timestamp) -> String {
        self.speech.date(*at)
    }

    #[must_use]
    pub fn moment(&self, at: &Timestamp) -> String {
        self.speech.moment(*at)
    }

    #[must_use]
    pub fn percent(&self, basis_points: &i64) -> String {
        self.speech.percent(*basis_points)
    }

    #[must_use]
    pub fn is_trainer(&self) -> bool {
        self.viewer.as_ref().is_some_and(Viewer::is_trainer)
    }

    #[must_use]
    pub fn is_administrator(&self) -> bool {
        self.viewer.as_ref().is_some_and(Viewer::is_administrator)
    }
}

impl FromRequestParts<App> for Shell {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        Self::of(parts, app).await
    }
}

/// Leaves a message for the next page.
///
/// # Errors
/// When the session cannot be written.
pub async fn flash(
    session: &Session,
    good: bool,
    sentence: impl Into<String>,
) -> Result<(), Error> {
    let sentence = sentence.into();
    Ok(session.insert(FLASH, Flash { good, sentence }).await?)
}
