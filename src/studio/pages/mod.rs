//! Pages of the studio.

pub mod banks;
pub mod course;
pub mod courses;
pub mod exchange;
pub mod facts;
pub mod lesson;
pub mod media;
pub mod module;
pub mod preview;
pub mod publication;
pub mod question;
pub mod question_versions;
pub mod quiz;
mod quiz_settings;
pub mod structure;
pub mod versions;

use std::{collections::HashMap, sync::Arc};

use crate::{
    content::{
        course::{Course, Parity},
        library::{Published, drawings},
        store::{self, DraftRow},
    },
    kit::{error::Error, locale::Locale, text::Run, time::Timestamp, words::Words},
    questions::{Body, Question},
    studio::{actions, banks::List, draft::Base, store as studio_store},
    web::{shell::Shell, state::App},
};

/// A course as it is being written: its draft, or what was published last.
struct Desk {
    course: Course,
    draft: Option<DraftRow>,
    /// What was published last.
    base: Option<Arc<Published>>,
}

impl Desk {
    fn base(&self) -> Base<'_> {
        Base {
            course: self.base.as_ref().map(|published| &published.course),
            next: u32::try_from(self.after() + 1).unwrap_or(u32::MAX),
        }
    }

    /// The number of the version published last; 0 before the first.
    fn after(&self) -> i64 {
        self.base.as_ref().map_or(0, |published| published.number)
    }

    /// «Saved on … by …», or that nothing is being written.
    fn standing(&self, shell: &Shell) -> String {
        match &self.draft {
            Some(draft) => {
                let moment = moment(shell, draft.updated_at);
                match name(shell.locale, draft) {
                    Some(who) => shell.t.studio_saved_by(moment, who),
                    None => shell.t.studio_saved(moment),
                }
            }
            None => shell.t.studio_no_draft(),
        }
    }
}

fn name(locale: Locale, draft: &DraftRow) -> Option<&str> {
    match locale {
        Locale::Ar => draft.name_arabic.as_deref(),
        Locale::Fr | Locale::En => draft.name_latin.as_deref(),
    }
}

/// The hour for a moment of today, the day and the hour for another.
fn moment(shell: &Shell, at: Timestamp) -> String {
    if at.local().date() == shell.now.local().date() {
        shell.t.studio_today(shell.speech.clock(at))
    } else {
        shell.moment(&at)
    }
}

/// The course of an address, as it is being written.
async fn desk(app: &App, id: &str) -> Result<Desk, Error> {
    let draft = store::draft(&app.db, id).await?;
    let latest = store::latest(&app.db, id).await?;
    let base = match &latest {
        Some(latest) => app.library.version(id, latest.number).await?,
        None => None,
    };
    let course = match (&draft, &base) {
        (Some(draft), _) => actions::read(&draft.content)?,
        (None, Some(base)) => base.course.clone(),
        (None, None) => return Err(Error::NotFound),
    };
    Ok(Desk {
        course,
        draft,
        base,
    })
}

/// Whether a question shows a picture of the course.
fn shows_picture(question: &Question) -> bool {
    matches!(question.body, Body::Hotspot(_))
}

/// The text of every drawing of a course, when it is wanted.
async fn drawings_of(
    app: &App,
    course: &Course,
    wanted: bool,
) -> Result<HashMap<String, String>, Error> {
    if wanted {
        Ok(drawings(course, &app.blobs).await?)
    } else {
        Ok(HashMap::new())
    }
}

/// In how many submitted sittings each of these questions was asked; without those that never were.
async fn sittings(
    app: &App,
    course: &Course,
    questions: &[&str],
) -> Result<HashMap<String, i64>, Error> {
    let ids = serde_json::to_string(questions)?;
    let asked = studio_store::asked(&app.db, course.id.as_str(), &ids).await?;
    let asked = asked.into_iter().map(|row| (row.question_id, row.sittings));
    Ok(asked.collect())
}

/// What a list of questions is called: the title of its quiz, or the name of the bank.
fn list_name(course: &Course, list: &List, shell: &Shell) -> String {
    match list {
        List::Quiz(id) => match course.item(id) {
            Some((_, item)) => course.title_of(item, shell.locale).0.to_owned(),
            None => id.clone(),
        },
        List::Bank(name) => shell.t.studio_bank_named(name),
    }
}

/// What every page of one course shows around its own matter.
struct Frame {
    title: Run,
    /// The path of the course in the studio, without language.
    root: String,
    standing: String,
    has_draft: bool,
    languages: Vec<Locale>,
    source: Locale,
    /// The languages that the course does not announce: their texts travel unseen.
    unlisted: Vec<Locale>,
}

impl Frame {
    fn of(desk: &Desk, shell: &Shell) -> Self {
        let course = &desk.course;
        let listed = |locale: &Locale| course.languages.contains(locale);
        let mut languages = vec![course.source_language];
        languages.extend(
            Locale::ALL
                .into_iter()
                .filter(|locale| listed(locale) && *locale != course.source_language),
        );
        Self {
            title: course.title.run(shell.locale),
            root: format!("/studio/{}", course.id),
            standing: desk.standing(shell),
            has_draft: desk.draft.is_some(),
            source: course.source_language,
            unlisted: Locale::ALL
                .into_iter()
                .filter(|locale| !languages.contains(locale))
                .collect(),
            languages,
        }
    }
}

/// One choice of a list.
struct Choice {
    value: String,
    label: String,
    selected: bool,
}

impl Choice {
    fn new(value: &str, label: impl Into<String>, chosen: &str) -> Self {
        Self {
            value: value.to_owned(),
            label: label.into(),
            selected: value == chosen,
        }
    }
}

/// How an item stands in a language: a mark, and the word for it.
struct Standing {
    locale: Locale,
    /// Colours it: `ok`, `warn`, `bad`.
    class: &'static str,
    icon: &'static str,
    word: String,
}

fn standing(t: &Words, locale: Locale, parity: Parity) -> Standing {
    let (class, icon, word) = match parity {
        Parity::Reviewed => ("ok", "check", t.studio_parity_reviewed()),
        Parity::Draft => ("info", "pen", t.studio_parity_draft()),
        Parity::Machine => ("warn", "gear", t.studio_parity_machine()),
        Parity::Stale => ("warn", "history", t.studio_parity_stale()),
        Parity::Missing => ("bad", "x", t.studio_parity_missing()),
    };
    Standing {
        locale,
        class,
        icon,
        word,
    }
}

fn class_word(t: &Words, class: &str) -> String {
    match class {
        "first" => t.studio_class_first(),
        "fix" => t.studio_class_fix(),
        "minor" => t.studio_class_minor(),
        _ => t.studio_class_major(),
    }
}
