//! `/studio/{course}/versions`: what was published, and what changed between two versions.

use askama::Template;
use axum::extract::{Path, Query, State};
use serde::Deserialize;

use super::{Choice, Frame, courses::class_tag, desk};
use crate::{
    content::{
        compare::compare,
        course::Course,
        store::{self, Past},
    },
    kit::{error::Error, locale::Locale, text::Run},
    studio::diff::{Piece, brief, diff},
    web::{
        guard::Trainer,
        page::{Answer, page},
        shell::Shell,
        state::App,
    },
};

struct VersionRow {
    number: i64,
    current: bool,
    class: String,
    notes: String,
    /// Who and when.
    by: String,
}

/// A lesson whose text changed.
struct TextChange {
    title: Run,
    locale: Locale,
    pieces: Vec<Piece>,
}

#[derive(Template)]
#[template(path = "studio/versions.html")]
struct VersionsPage {
    shell: Shell,
    frame: Frame,
    versions: Vec<VersionRow>,
    from: Vec<Choice>,
    to: Vec<Choice>,
    /// Whether there are two to compare.
    compared: bool,
    /// The two versions, or a version and the draft.
    between: String,
    notes: Vec<String>,
    texts: Vec<TextChange>,
}

/// The two sides of the comparison; `draft` or a number.
#[derive(Default, Deserialize)]
pub struct Sides {
    from: Option<String>,
    to: Option<String>,
}

/// The texts of lessons that are in both courses and differ, unchanged stretches cut short.
fn texts(old: &Course, new: &Course, interface: Locale) -> Vec<TextChange> {
    let mut changes = Vec::new();
    for (_, item) in new.items() {
        let before = old
            .item(item.id.as_str())
            .and_then(|(_, item)| item.lesson());
        let (Some(before), Some(after)) = (before, item.lesson()) else {
            continue;
        };
        for (locale, text) in &after.texts {
            let Some(earlier) = before.texts.get(locale) else {
                continue;
            };
            if earlier.markdown == text.markdown {
                continue;
            }
            let pieces = brief(diff(&earlier.markdown, &text.markdown));
            changes.push(TextChange {
                title: Run::new((&text.title, *locale), interface),
                locale: *locale,
                pieces,
            });
        }
    }
    changes
}

fn row(shell: &Shell, past: &Past, current: i64) -> VersionRow {
    let who = match shell.locale {
        Locale::Ar => past.name_arabic.as_deref(),
        Locale::Fr | Locale::En => past.name_latin.as_deref(),
    };
    let at = shell.moment(&past.published_at);
    VersionRow {
        number: past.number,
        current: past.number == current,
        class: class_tag(shell, &past.class),
        notes: past.notes.clone(),
        by: match who {
            Some(who) => format!("{who} · {at}"),
            None => format!("{} · {at}", shell.t.studio_from_files()),
        },
    }
}

/// `GET /studio/{course}/versions?from=1&to=2`
pub async fn list(
    State(app): State<App>,
    _: Trainer,
    mut shell: Shell,
    Path(id): Path<String>,
    Query(sides): Query<Sides>,
) -> Answer {
    let desk = desk(&app, &id).await?;
    let history = store::history(&app.db, &id).await?;
    let (current, t) = (desk.after(), shell.t);
    let usual_to = match &desk.draft {
        Some(_) => "draft".to_owned(),
        None => current.to_string(),
    };
    let to = sides.to.unwrap_or(usual_to);
    let from = sides.from.unwrap_or_else(|| match to.parse::<i64>() {
        Ok(number) => (number - 1).max(1).to_string(),
        Err(_) => current.to_string(),
    });
    let sided = async |side: &str| -> Result<Option<Course>, Error> {
        match side.parse() {
            Ok(number) => {
                let version = app.library.version(&id, number).await?;
                Ok(version.map(|version| version.course.clone()))
            }
            Err(_) => Ok(desk.draft.as_ref().map(|_| desk.course.clone())),
        }
    };
    let (old, new) = (sided(&from).await?, sided(&to).await?);
    let pair = old.as_ref().zip(new.as_ref()).filter(|_| from != to);
    let label = |side: &str| match side.parse::<i64>() {
        Ok(number) => t.studio_version(number),
        Err(_) => t.studio_draft(),
    };
    let choices = |chosen: &str| -> Vec<Choice> {
        let draft = desk.draft.iter().map(|_| "draft".to_owned());
        let sides = draft.chain(history.iter().map(|past| past.number.to_string()));
        sides
            .map(|side| Choice::new(&side, label(&side), chosen))
            .collect()
    };
    let page_of = VersionsPage {
        frame: Frame::of(&desk, &shell),
        versions: history
            .iter()
            .map(|past| row(&shell, past, current))
            .collect(),
        from: choices(&from),
        to: choices(&to),
        compared: pair.is_some(),
        between: t.studio_between(label(&from), label(&to)),
        notes: pair.map_or_else(Vec::new, |(old, new)| {
            compare(old, new)
                .notes
                .iter()
                .map(|note| note.sentence(t))
                .collect()
        }),
        texts: pair.map_or_else(Vec::new, |(old, new)| texts(old, new, shell.locale)),
        shell: {
            shell.path = format!("/studio/{id}/versions?from={from}&to={to}");
            shell
        },
    };
    page(&page_of)
}
