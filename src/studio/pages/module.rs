//! `/studio/{course}/modules/{module}`: the titles of a module.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use tower_sessions::Session;

use super::{Desk, Frame, desk, structure::apply};
use crate::{
    content::course::Module,
    kit::{error::Error, text::Localised},
    studio::{
        actions::Edited,
        draft::{self, fingerprint},
        fields::{FieldFaults, Texts},
    },
    web::{
        form::Fields,
        guard::Trainer,
        page::{Answer, again, page, see_other, with_status},
        shell::{Shell, flash},
        state::App,
    },
};

#[derive(Template)]
#[template(path = "studio/module.html")]
struct ModulePage {
    shell: Shell,
    frame: Frame,
    faults: FieldFaults,
    id: String,
    name: String,
    title: Texts,
    seen: String,
    theirs: Vec<(String, String)>,
}

fn find<'a>(desk: &'a Desk, id: &str) -> Result<&'a Module, Error> {
    let found = desk
        .course
        .modules
        .iter()
        .find(|module| module.id.as_str() == id);
    found.ok_or(Error::NotFound)
}

impl ModulePage {
    fn of(shell: Shell, desk: &Desk, module: &Module, title: Texts, faults: FieldFaults) -> Self {
        Self {
            frame: Frame::of(desk, &shell),
            id: module.id.to_string(),
            name: module.title.in_or_near(shell.locale).to_owned(),
            seen: fingerprint(&module.title),
            theirs: vec![],
            title,
            faults,
            shell,
        }
    }
}

/// The texts that stand now, by language, beside those that were typed.
pub(super) fn theirs(text: &Localised, label: &str) -> Vec<(String, String)> {
    let texts = crate::kit::locale::Locale::ALL.into_iter();
    texts
        .filter_map(|locale| {
            let text = text.get(locale)?.to_owned();
            Some((format!("{label} ({})", locale.own_name()), text))
        })
        .collect()
}

/// `GET /studio/{course}/modules/{module}`
pub async fn show(
    State(app): State<App>,
    _: Trainer,
    shell: Shell,
    Path((id, module)): Path<(String, String)>,
) -> Answer {
    let desk = desk(&app, &id).await?;
    let module = find(&desk, &module)?;
    let title = Texts::of(&module.title);
    page(&ModulePage::of(
        shell,
        &desk,
        module,
        title,
        FieldFaults::new(),
    ))
}

/// `POST /studio/{course}/modules/{module}`
pub async fn rename(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    Path((id, module)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let (title, seen) = (Texts::read(&fields, "title"), fields.line("seen"));
    let words = title.localised();
    let edited = apply(&app, &me, &id, |course, _| {
        draft::rename_module(course, &module, &seen, &words)
    });
    let edited = edited.await;
    let desk = desk(&app, &id).await?;
    match edited {
        Ok(Edited::Done(())) => {
            flash(&session, true, shell.t.studio_is_saved()).await?;
            see_other(&shell.url(&format!("/studio/{id}#module-{module}")))
        }
        Ok(Edited::Changed) => {
            let now = find(&desk, &module)?;
            let theirs = theirs(&now.title, &shell.t.studio_title());
            let page = ModulePage::of(shell, &desk, now, title, FieldFaults::new());
            with_status(StatusCode::CONFLICT, &ModulePage { theirs, ..page })
        }
        Err(Error::Refused(refusal)) => {
            let field = format!("title.{}", desk.course.source_language.code());
            let faults = FieldFaults::one(field, refusal.sentence(shell.t));
            again(&ModulePage::of(
                shell,
                &desk,
                find(&desk, &module)?,
                title,
                faults,
            ))
        }
        Err(error) => Err(error),
    }
}
