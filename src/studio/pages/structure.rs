//! Adding, moving and removing modules and items.

use askama::Template;
use axum::extract::{Path, State};
use tower_sessions::Session;

use super::{
    Frame,
    course::{Typed, lay_out},
    desk,
};
use crate::{
    content::course::Course,
    kit::{error::Error, text::Slug},
    studio::{
        actions::{self, Edited},
        draft::{self, Base},
        fields::FieldFaults,
        quiz,
        refusal::CannotEdit,
    },
    web::{
        form::Fields,
        guard::Trainer,
        page::{Answer, again, page, see_other},
        shell::{Shell, flash},
        state::App,
        viewer::Viewer,
    },
};

/// Applies one operation and commits it.
pub(super) async fn apply<T>(
    app: &App,
    me: &Viewer,
    course: &str,
    operation: impl Fn(&mut Course, Base<'_>) -> Result<T, CannotEdit>,
) -> Result<Edited<T>, Error> {
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    let edited = actions::edit(&mut tx, now, &me.account_id, course, operation).await?;
    if let Edited::Done(_) = edited {
        tx.commit().await?;
    }
    Ok(edited)
}

/// The same for operations that look at no fingerprint.
pub(super) async fn always<T>(
    app: &App,
    me: &Viewer,
    course: &str,
    operation: impl Fn(&mut Course, Base<'_>) -> Result<T, CannotEdit>,
) -> Result<T, Error> {
    match apply(app, me, course, operation).await? {
        Edited::Done(done) => Ok(done),
        Edited::Changed => Err(CannotEdit::Changed.into()),
    }
}

/// `POST /studio/{course}/modules`
pub async fn add_module(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let title = fields.line("title");
    match always(&app, &me, &id, |course, _| {
        draft::add_module(course, &title)
    })
    .await
    {
        Ok(module) => {
            flash(&session, true, shell.t.studio_module_added()).await?;
            see_other(&shell.url(&format!("/studio/{id}#module-{module}")))
        }
        Err(Error::Refused(refusal)) => {
            let faults = FieldFaults::one("module-title", refusal.sentence(shell.t));
            again(&lay_out(&app, shell, &id, Typed::default(), faults).await?)
        }
        Err(error) => Err(error),
    }
}

/// `POST /studio/{course}/items`: a lesson or a quiz, at the end of a module.
pub async fn add_item(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let (title, module) = (fields.line("title"), fields.line("module"));
    let is_quiz = fields.raw("kind") == "quiz";
    let add = |course: &mut Course, _: Base<'_>| {
        if is_quiz {
            draft::add_quiz(course, &module, &title)
        } else {
            draft::add_lesson(course, &module, &title)
        }
    };
    match always(&app, &me, &id, add).await {
        Ok(item) => {
            let part = if is_quiz { "quizzes" } else { "items" };
            flash(&session, true, shell.t.studio_item_added()).await?;
            see_other(&shell.url(&format!("/studio/{id}/{part}/{item}")))
        }
        Err(Error::Refused(refusal)) => {
            let faults = FieldFaults::one(format!("title-{module}"), refusal.sentence(shell.t));
            let typed = Typed {
                module,
                title,
                ..Typed::default()
            };
            again(&lay_out(&app, shell, &id, typed, faults).await?)
        }
        Err(error) => Err(error),
    }
}

/// Which way a `move` button leads.
fn is_up(fields: &Fields) -> bool {
    fields.raw("move") == "up"
}

/// `POST /studio/{course}/items/{item}/place`: `move=up` or `move=down`.
pub async fn move_item(
    State(app): State<App>,
    Trainer(me): Trainer,
    shell: Shell,
    Path((id, item)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let up = is_up(&fields);
    always(&app, &me, &id, |course, _| {
        draft::move_item(course, &item, up)
    })
    .await?;
    see_other(&shell.url(&format!("/studio/{id}#item-{item}")))
}

/// `POST /studio/{course}/modules/{module}/place`
pub async fn move_module(
    State(app): State<App>,
    Trainer(me): Trainer,
    shell: Shell,
    Path((id, module)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let up = is_up(&fields);
    always(&app, &me, &id, |course, _| {
        draft::move_module(course, &module, up)
    })
    .await?;
    see_other(&shell.url(&format!("/studio/{id}#module-{module}")))
}

/// `POST /studio/{course}/questions/{question}/place`
pub async fn move_question(
    State(app): State<App>,
    Trainer(me): Trainer,
    shell: Shell,
    Path((id, question)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let up = is_up(&fields);
    always(&app, &me, &id, |course, _| {
        quiz::move_question(course, &question, up)
    })
    .await?;
    let back = back_to_list(&fields);
    see_other(&shell.url(&format!("/studio/{id}{back}#question-{question}")))
}

/// The page of the quiz or the bank from which a form was sent; empty: the course.
fn back_to_list(fields: &Fields) -> String {
    let page = |part: &str, field: &str| {
        let id = Slug::parse(fields.raw(field)).ok()?;
        Some(format!("/{part}/{id}"))
    };
    let quiz = page("quizzes", "quiz");
    quiz.or_else(|| page("banks", "bank")).unwrap_or_default()
}

/// `POST /studio/{course}/quizzes/{item}/questions`: an empty question of the type wanted.
pub async fn add_question(
    State(app): State<App>,
    Trainer(me): Trainer,
    shell: Shell,
    Path((id, item)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let (kind, bank) = (fields.line("type"), fields.line("bank"));
    let bank = Some(bank.as_str()).filter(|bank| !bank.is_empty());
    let add = |course: &mut Course, _: Base<'_>| quiz::add_question(course, &item, bank, &kind);
    let question = always(&app, &me, &id, add).await?;
    see_other(&shell.url(&format!("/studio/{id}/questions/{question}")))
}

/// A question before something is removed, for whoever has no script.
#[derive(Template)]
#[template(path = "studio/confirm.html")]
pub(super) struct ConfirmPage {
    pub shell: Shell,
    pub frame: Frame,
    pub title: String,
    pub lead: String,
    pub action: String,
    pub yes: String,
    /// Where «no» leads.
    pub back: String,
    /// Fields that travel along.
    pub kept: Vec<(&'static str, String)>,
}

/// Asks first, unless the answer came with the form.
async fn ask(
    app: &App,
    mut shell: Shell,
    id: &str,
    what: &str,
    action: String,
    (back, kept): (String, Vec<(&'static str, String)>),
) -> Answer {
    let desk = desk(app, id).await?;
    shell.path = back.clone();
    page(&ConfirmPage {
        frame: Frame::of(&desk, &shell),
        title: shell.t.studio_remove_question(what),
        lead: shell.t.studio_remove_lead(),
        action: shell.url(&action),
        yes: shell.t.studio_remove(),
        back: shell.url(&back),
        kept,
        shell,
    })
}

/// `POST /studio/{course}/items/{item}/removal`
pub async fn remove_item(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    Path((id, item)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    if !fields.has("confirmed") {
        let desk = desk(&app, &id).await?;
        let (_, here) = desk.course.item(&item).ok_or(Error::NotFound)?;
        let title = desk.course.title_of(here, shell.locale).0.to_owned();
        let action = format!("/studio/{id}/items/{item}/removal");
        return ask(
            &app,
            shell,
            &id,
            &title,
            action,
            (format!("/studio/{id}"), vec![]),
        )
        .await;
    }
    always(&app, &me, &id, |course, base| {
        draft::remove_item(course, &item, base)
    })
    .await?;
    flash(&session, true, shell.t.studio_removed()).await?;
    see_other(&shell.url(&format!("/studio/{id}")))
}

/// `POST /studio/{course}/modules/{module}/removal`: only an empty one, so nobody is asked.
pub async fn remove_module(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    Path((id, module)): Path<(String, String)>,
) -> Answer {
    match always(&app, &me, &id, |course, base| {
        draft::remove_module(course, &module, base)
    })
    .await
    {
        Ok(()) => {
            flash(&session, true, shell.t.studio_removed()).await?;
            see_other(&shell.url(&format!("/studio/{id}")))
        }
        Err(Error::Refused(refusal)) => {
            let faults = FieldFaults::one(format!("module-{module}"), refusal.sentence(shell.t));
            again(&lay_out(&app, shell, &id, Typed::default(), faults).await?)
        }
        Err(error) => Err(error),
    }
}

/// `POST /studio/{course}/questions/{question}/removal`
pub async fn remove_question(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    Path((id, question)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let back = back_to_list(&fields);
    if !fields.has("confirmed") {
        let action = format!("/studio/{id}/questions/{question}/removal");
        let kept = vec![("quiz", fields.line("quiz")), ("bank", fields.line("bank"))];
        let back = format!("/studio/{id}{back}");
        return ask(&app, shell, &id, &question, action, (back, kept)).await;
    }
    let remove =
        |course: &mut Course, base: Base<'_>| quiz::remove_question(course, &question, base);
    always(&app, &me, &id, remove).await?;
    flash(&session, true, shell.t.studio_removed()).await?;
    see_other(&shell.url(&format!("/studio/{id}{back}")))
}
