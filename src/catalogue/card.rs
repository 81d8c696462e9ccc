//! A course as the catalogue shows it.

use crate::{
    content::{
        course::{Course, Level},
        library::Published,
    },
    kit::{
        locale::Locale,
        text::Run,
        words::{Speech, Words},
    },
    progress::completion::standing,
    web::motif::{Tone, zellige},
};

/// Side of a tile of the band over a card, in CSS pixels.
const TILE: u16 = 48;

/// What the template prints.
#[derive(Debug, Clone)]
pub struct Card {
    pub path: String,
    pub tone: &'static str,
    pub zellige: String,
    pub theme: Run,
    pub title: Run,
    pub summary: Run,
    pub duration: String,
    pub level: String,
    pub languages: String,
    pub progress: Option<Progress>,
}

/// How far somebody is.
#[derive(Debug, Clone)]
pub struct Progress {
    pub finished: usize,
    pub required: usize,
    pub percent: u8,
    pub complete: bool,
}

/// How far the items finished lead in this version.
#[must_use]
pub fn progress<'a>(
    course: &Course,
    done: impl IntoIterator<Item = &'a str>,
    complete: bool,
) -> Progress {
    let standing = standing(course, done);
    Progress {
        finished: standing.finished,
        required: standing.required,
        percent: standing.percent(),
        complete,
    }
}

/// The card of a course, for a page in a language.
#[must_use]
pub fn card(published: &Published, speech: &Speech, progress: Option<Progress>) -> Card {
    let course = &published.course;
    let page = speech.locale;
    Card {
        path: format!("/courses/{}", course.id),
        tone: tone(course).name(),
        zellige: band(course, TILE),
        theme: course.theme.run(page),
        title: course.title.run(page),
        summary: course.summary.run(page),
        duration: duration(course.minutes, &speech.words),
        level: level(course.level, &speech.words),
        languages: languages(course),
        progress,
    }
}

/// The star pattern of a course.
#[must_use]
pub fn band(course: &Course, tile: u16) -> String {
    zellige(course.angle, tone(course), tile)
}

#[must_use]
pub fn tone(course: &Course) -> Tone {
    Tone::from_name(course.tone.as_str()).unwrap_or(Tone::Green)
}

/// `8 hours`, or minutes under one hour.
#[must_use]
pub fn duration(minutes: u32, t: &Words) -> String {
    if minutes < 60 {
        t.common_minutes(minutes)
    } else {
        t.common_hours((minutes + 30) / 60)
    }
}

#[must_use]
pub fn level(level: Level, t: &Words) -> String {
    match level {
        Level::Introductory => t.catalogue_level_introductory(),
        Level::Intermediate => t.catalogue_level_intermediate(),
        Level::Advanced => t.catalogue_level_advanced(),
    }
}

/// `ع · FR · EN`.
#[must_use]
pub fn languages(course: &Course) -> String {
    let names = course
        .languages
        .iter()
        .map(|locale: &Locale| locale.short_name());
    names.collect::<Vec<_>>().join(" · ")
}
