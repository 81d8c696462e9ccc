//! Joining a course, leaving it, choosing the language of its texts.

use axum::{
    extract::{Path, State},
    response::Response,
};
use tower_sessions::Session;

use crate::{
    enrolments::actions,
    kit::{error::Error, locale::Locale},
    web::{
        form::Fields,
        guard::CurrentUser,
        page::see_other,
        shell::{Shell, flash},
        state::App,
    },
};

/// `POST /courses/{course}/enrolments`
///
/// # Errors
/// [`Error::NotFound`] for a course that is not offered.
pub async fn enrol(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    session: Session,
    shell: Shell,
    Path(course): Path<String>,
) -> Result<Response, Error> {
    let offered = app.library.current(&course).ok_or(Error::NotFound)?;
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    let enrolment = actions::enrol(&mut tx, now, &me.account_id, &offered, &app.config.url).await?;
    tx.commit().await?;
    let title = offered.course.title.in_or_near(shell.locale);
    flash(&session, true, shell.t.enrolments_enrolled(title)).await?;
    let fresh = enrolment.place_item.is_none() && enrolment.version == offered.number;
    if fresh && let Some((_, first)) = offered.course.items().next() {
        return see_other(&shell.url(&format!("/learning/{course}/{}", first.id)));
    }
    see_other(&shell.url(&format!("/learning/{course}")))
}

/// `POST /learning/{course}/withdrawal`
///
/// # Errors
/// When the course is complete, or they are not enrolled.
pub async fn withdraw(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    session: Session,
    shell: Shell,
    Path(course): Path<String>,
) -> Result<Response, Error> {
    let mut tx = app.db.write().await?;
    actions::withdraw(&mut tx, app.clock.now(), &me.account_id, &course).await?;
    tx.commit().await?;
    flash(&session, true, shell.t.enrolments_withdrawn()).await?;
    see_other(&shell.url("/learning"))
}

/// `POST /learning/{course}/language`
///
/// # Errors
/// When they are not enrolled.
pub async fn choose_language(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    shell: Shell,
    Path(course): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    let language = Locale::parse(&fields.line("language")).ok_or(Error::NotFound)?;
    let mut tx = app.db.write().await?;
    actions::choose_language(&mut tx, &me.account_id, &course, language).await?;
    tx.commit().await?;
    let item = fields.line("item");
    let back = if item.is_empty() {
        format!("/learning/{course}")
    } else {
        format!("/learning/{course}/{item}")
    };
    see_other(&shell.url(&back))
}
