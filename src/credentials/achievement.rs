//! What a badge is given for: a course in one of its versions, as an Achievement of Open Badges 3.0.

use serde_json::{Value, json};

use super::multikey::did;
use crate::{
    content::course::Course,
    kit::{
        locale::Locale,
        text::Localised,
        words::{Words, words},
    },
};

/// The public address of a version of a course, in no language.
#[must_use]
pub fn address(site: &str, course: &str, version: i64) -> String {
    format!("{site}/achievements/{course}/{version}")
}

/// The same in a language.
fn address_in(site: &str, locale: Locale, course: &str, version: i64) -> String {
    address(&format!("{site}/{}", locale.code()), course, version)
}

/// The language that a badge speaks: Arabic, or the nearest one that the course is written in.
#[must_use]
pub fn language(title: &Localised) -> Locale {
    title.pick(Locale::Ar).1
}

/// The achievement, in one language; it names its pages in the others.
#[must_use]
pub fn achievement(site: &str, course: &Course, version: i64) -> Value {
    let locale = language(&course.title);
    let id = address(site, course.id.as_str(), version);
    let t = words(locale);
    let title = course.title.in_or_near(locale);
    let related: Vec<Value> = Locale::ALL
        .into_iter()
        .filter(|other| *other != locale && course.title.get(*other).is_some())
        .map(|other| {
            json!({
                "id": address_in(site, other, course.id.as_str(), version),
                "type": ["Related"],
                "inLanguage": other.code(),
                "version": version.to_string(),
            })
        })
        .collect();
    let mut achievement = json!({
        "id": id,
        "type": ["Achievement"],
        "achievementType": "CertificateOfCompletion",
        "name": title,
        "description": described(course, locale),
        "criteria": {
            "id": format!("{}#criteria", address_in(site, locale, course.id.as_str(), version)),
            "narrative": narrative(course, locale, t),
        },
        "image": {
            "id": format!("{id}/badge.png"),
            "type": "Image",
            "caption": plain(&t.credentials_picture_of(title)),
        },
        "humanCode": course.id.as_str(),
        "inLanguage": locale.code(),
        "version": version.to_string(),
    });
    if !related.is_empty() {
        achievement["related"] = related.into();
    }
    achievement
}

/// The issuer of a site, as a Profile of Open Badges 3.0.
#[must_use]
pub fn issuer(site: &str) -> Value {
    let t = words(Locale::Ar);
    json!({
        "id": did(site),
        "type": ["Profile"],
        "name": t.credentials_issuer_site(),
        "url": format!("{site}/issuer"),
        "description": t.credentials_issuer_what(),
    })
}

/// The summary of the course, with its hours when the course states them.
fn described(course: &Course, locale: Locale) -> String {
    let summary = course.summary.in_or_near(locale).trim_end();
    match course.certificate.hours {
        Some(hours) => format!("{summary} ({})", plain(&words(locale).common_hours(hours))),
        None => summary.to_owned(),
    }
}

/// What had to be done, and what the person is able to do after it.
fn narrative(course: &Course, locale: Locale, t: &Words) -> String {
    let mut text = t.credentials_criteria();
    if !course.objectives.is_empty() {
        text.push_str("\n\n");
        text.push_str(&t.credentials_objectives());
        for objective in &course.objectives {
            text.push_str("\n- ");
            text.push_str(objective.text.in_or_near(locale));
        }
    }
    text
}

/// Without the isolates that set off what is put into a sentence: they are for pages, and a program
/// would compare and print them.
#[must_use]
pub fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{2066}'..='\u{2069}'))
        .collect()
}
