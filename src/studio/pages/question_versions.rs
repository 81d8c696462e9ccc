//! `/studio/{course}/questions/{question}/versions`: what a question was in each published version
//! in which it changed, and putting one of these wordings back.

use askama::Template;
use axum::extract::{Path, State};
use tower_sessions::Session;

use super::{Frame, courses::class_tag, desk, structure::apply};
use crate::{
    content::{
        compare::question_notes,
        library::Picture,
        store::{self, Past},
    },
    kit::{
        error::{Error, Refusal as _},
        locale::Locale,
    },
    questions::Question,
    studio::{
        actions::Edited,
        quiz::{self, question_seen},
        refusal::CannotEdit,
        shown::{PieceShown, QuestionShown, Showing, shown},
    },
    web::{
        form::Fields,
        guard::Trainer,
        page::{Answer, page, see_other},
        shell::{Shell, flash},
        state::App,
    },
};

/// A version in which the question is not what it was before.
struct Turn {
    number: i64,
    class: String,
    /// Who and when.
    by: String,
    /// What changed, in sentences.
    notes: Vec<String>,
    /// `None`: this version does not have the question.
    shown: Option<QuestionShown>,
    /// The draft has this very wording.
    current: bool,
}

#[derive(Template)]
#[template(path = "studio/question_versions.html")]
struct VersionsPage {
    shell: Shell,
    frame: Frame,
    id: String,
    name: String,
    seen: String,
    turns: Vec<Turn>,
}

fn by(shell: &Shell, past: &Past) -> String {
    let who = match shell.locale {
        Locale::Ar => past.name_arabic.as_deref(),
        Locale::Fr | Locale::En => past.name_latin.as_deref(),
    };
    let at = shell.moment(&past.published_at);
    match who {
        Some(who) => format!("{who} · {at}"),
        None => format!("{} · {at}", shell.t.studio_from_files()),
    }
}

/// `GET /studio/{course}/questions/{question}/versions`
pub async fn list(
    State(app): State<App>,
    _: Trainer,
    mut shell: Shell,
    Path((id, question_id)): Path<(String, String)>,
) -> Answer {
    let desk = desk(&app, &id).await?;
    let now = desk.course.question(&question_id).ok_or(Error::NotFound)?;
    let history = store::history(&app.db, &id).await?;
    let mut turns = Vec::new();
    let mut before: Option<Question> = None;
    for past in history.iter().rev() {
        let version = app.library.version(&id, past.number).await?;
        let version = version.ok_or(Error::NotFound)?;
        let here = version.course.question(&question_id);
        if here == before.as_ref() {
            continue;
        }
        let notes = match (&before, here) {
            (Some(old), Some(new)) => question_notes(old, new)
                .iter()
                .map(|note| note.sentence(shell.t))
                .collect(),
            _ => vec![],
        };
        let links = version.links(shell.locale);
        let salt = format!("v{}", past.number);
        let on = Showing {
            t: shell.t,
            text: shell.locale,
            interface: shell.locale,
            links: &links,
            salt: &salt,
        };
        turns.push(Turn {
            number: past.number,
            class: class_tag(&shell, &past.class),
            by: by(&shell, past),
            notes,
            current: here == Some(now),
            shown: here.map(|question| shown(question, on)),
        });
        before = here.cloned();
    }
    turns.reverse();
    shell.path = format!("/studio/{id}/questions/{question_id}/versions");
    page(&VersionsPage {
        frame: Frame::of(&desk, &shell),
        name: now.text.in_or_near(shell.locale).to_owned(),
        id: question_id,
        seen: question_seen(now),
        turns,
        shell,
    })
}

/// `POST /studio/{course}/questions/{question}/versions`: puts the wording of version `number` back
/// into the draft, unless somebody changed the question since the page was opened.
pub async fn put_back(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    Path((id, question_id)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let number: i64 = fields.raw("number").parse().map_err(|_| Error::NotFound)?;
    let version = app.library.version(&id, number).await?;
    let version = version.ok_or(Error::NotFound)?;
    let wanted = version
        .course
        .question(&question_id)
        .ok_or(Error::NotFound)?;
    let seen = fields.line("seen");
    let edited = apply(&app, &me, &id, |course, _| {
        quiz::set_question(course, &seen, wanted)
    });
    match edited.await? {
        Edited::Done(()) => flash(&session, true, shell.t.studio_put_back_done(number)).await?,
        Edited::Changed => {
            flash(&session, false, CannotEdit::Changed.sentence(shell.t)).await?;
        }
    }
    see_other(&shell.url(&format!("/studio/{id}/questions/{question_id}")))
}
