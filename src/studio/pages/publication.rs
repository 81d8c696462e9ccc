//! Publishing a draft, and giving it up.

use axum::extract::{Path, State};
use tower_sessions::Session;

use super::{
    Frame,
    course::{Typed, lay_out},
    desk,
    structure::ConfirmPage,
};
use crate::{
    content::change::Class,
    kit::error::Error,
    studio::{
        actions::{self, Request},
        fields::FieldFaults,
    },
    web::{
        form::Fields,
        guard::Trainer,
        page::{Answer, again, page, see_other},
        shell::{Shell, flash},
        state::App,
    },
};

/// `POST /studio/{course}/publication`
pub async fn publish(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let notes = fields.text("notes");
    let number = |name: &str| fields.raw(name).parse().unwrap_or(-1);
    let request = Request {
        revision: number("revision"),
        after: number("after"),
        class: match fields.raw("class") {
            "major" => Some(Class::Major),
            "minor" => Some(Class::Minor),
            _ => None,
        },
        notes: notes.trim(),
    };
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    match actions::publish(
        &mut tx,
        now,
        &app.config.data,
        &me.account_id,
        &id,
        &request,
    )
    .await
    {
        Ok(number) => {
            tx.commit().await?;
            app.library.refresh().await?;
            flash(&session, true, shell.t.studio_published(number)).await?;
            see_other(&shell.url(&format!("/studio/{id}/versions")))
        }
        Err(Error::Refused(refusal)) => {
            drop(tx);
            let faults = FieldFaults::one("publication", refusal.sentence(shell.t));
            let typed = Typed {
                notes,
                ..Typed::default()
            };
            again(&lay_out(&app, shell, &id, typed, faults).await?)
        }
        Err(error) => Err(error),
    }
}

/// `POST /studio/{course}/discard`: asks first, unless the answer came with the form.
pub async fn discard(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    mut shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let t = shell.t;
    if !fields.has("confirmed") {
        let desk = desk(&app, &id).await?;
        shell.path = format!("/studio/{id}");
        return page(&ConfirmPage {
            frame: Frame::of(&desk, &shell),
            title: t.studio_discard_question(),
            lead: t.studio_discard_lead(),
            action: shell.url(&format!("/studio/{id}/discard")),
            yes: t.studio_discard(),
            back: shell.url(&format!("/studio/{id}")),
            kept: vec![("revision", fields.line("revision"))],
            shell,
        });
    }
    let revision = fields.raw("revision").parse().unwrap_or(-1);
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    match actions::discard(&mut tx, now, &me.account_id, &id, revision).await {
        Ok(_) => tx.commit().await?,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            let faults = FieldFaults::one("publication", refusal.sentence(t));
            return again(&lay_out(&app, shell, &id, Typed::default(), faults).await?);
        }
        Err(error) => return Err(error),
    }
    flash(&session, true, t.studio_discarded()).await?;
    let known = app.library.current(&id).is_some();
    let back = if known {
        format!("/studio/{id}")
    } else {
        "/studio".to_owned()
    };
    see_other(&shell.url(&back))
}
