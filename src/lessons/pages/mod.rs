//! Pages of reading.

pub mod course;
pub mod lesson;
pub mod mine;

use std::sync::Arc;

use crate::{
    cohorts::told::{Told, told},
    content::library::Published,
    enrolments::{self, store::WithDone},
    kit::{error::Error, id::AccountId, locale::Locale},
    web::{shell::Shell, state::App},
};

/// Somebody's active enrolment in a course, and the version that they study.
async fn studied(
    app: &App,
    account: &AccountId,
    course: &str,
) -> Result<(WithDone, Arc<Published>), Error> {
    let mine = enrolments::store::with_done(&app.db, account, course)
        .await?
        .filter(|mine| mine.enrolment.is_active())
        .ok_or(Error::NotFound)?;
    let version = mine.enrolment.version;
    let published = app
        .library
        .version(course, version)
        .await?
        .ok_or(Error::NotFound)?;
    Ok((mine, published))
}

/// The language in which they read the texts: the one chosen, else the interface's.
fn reading_language(mine: &WithDone, interface: Locale) -> Locale {
    mine.enrolment
        .language
        .as_deref()
        .and_then(Locale::parse)
        .unwrap_or(interface)
}

/// The cohort in which they study, as they read it.
fn cohort_of(shell: &Shell, mine: &WithDone) -> Option<Told> {
    let name = mine.cohort_name.as_deref()?;
    let days = (
        mine.cohort_starts_on.as_deref()?,
        mine.cohort_ends_on.as_deref()?,
    );
    let complete = mine.enrolment.completed_at.is_some();
    Some(told(shell.speech, shell.now, name, days, complete))
}
