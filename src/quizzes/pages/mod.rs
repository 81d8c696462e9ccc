//! Pages of quizzes.

mod adjusted;
mod certainty;
pub mod check;
mod contest;
pub mod front;
pub mod items;
mod items_grid;
mod items_spot;
pub mod items_text;
mod mastery;
pub mod overrides;
mod pager;
pub mod result;
pub mod review;
mod rules;
mod said;
pub mod steps;
pub mod take;
pub mod view;

use std::sync::Arc;

use crate::{
    content::library::Published,
    enrolments::{self, enrolment::Enrolment},
    kit::{
        error::Error,
        id::{AccountId, AttemptId},
        locale::Locale,
    },
    quizzes::{attempt::Attempt, draw::Paper, store},
    web::state::App,
};

/// A sitting with what its pages need around it.
struct Loaded {
    attempt: Attempt,
    paper: Arc<Paper>,
    enrolment: Enrolment,
    /// The version that the person studies now: the one that results are reported to.
    published: Arc<Published>,
}

/// An identifier in an address. What cannot be one is not looked up: PostgreSQL refuses some
/// characters.
fn attempt_id(raw: String) -> Result<AttemptId, Error> {
    if raw.len() == 32 && raw.bytes().all(|b| b.is_ascii_hexdigit()) {
        Ok(AttemptId::from(raw))
    } else {
        Err(Error::NotFound)
    }
}

/// Somebody's sitting; another person's is not found.
async fn load(app: &App, account: &AccountId, id: &AttemptId) -> Result<Loaded, Error> {
    let attempt = store::of(&app.db, account, id).await?;
    around(app, attempt.ok_or(Error::NotFound)?).await
}

/// A sitting with what its pages need around it.
async fn around(app: &App, attempt: Attempt) -> Result<Loaded, Error> {
    let enrolment = enrolments::store::by_id(&app.db, &attempt.enrolment_id)
        .await?
        .ok_or(Error::NotFound)?;
    let published = app
        .library
        .version(&enrolment.course_id, enrolment.version)
        .await?
        .ok_or(Error::NotFound)?;
    Ok(Loaded {
        paper: store::papers::paper(&app.db, &attempt.sitting.attempt_id).await?,
        attempt,
        enrolment,
        published,
    })
}

/// The language in which somebody reads the texts of a course.
fn language(enrolment: &Enrolment, page: Locale) -> Locale {
    let chosen = enrolment.language.as_deref().and_then(Locale::parse);
    chosen.unwrap_or(page)
}
