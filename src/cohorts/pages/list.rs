//! `/admin/cohorts` and `/admin/cohorts/new`.

use askama::Template;
use axum::extract::{Query, State};
use serde::Deserialize;
use tower_sessions::Session;

use super::{Choice, Shown, courses, only_own, shown, trainer_of};
use crate::{
    cohorts::{
        actions,
        form::CohortForm,
        store::{self, Narrow},
    },
    kit::error::Error,
    web::{
        error::encoded,
        form::{Faults, Fields},
        guard::{Administrator, Staff},
        page::{Answer, again, page, see_other},
        paging::Page,
        shell::{Shell, flash},
        state::App,
    },
};

#[derive(Template)]
#[template(path = "cohorts/list.html")]
struct ListPage {
    shell: Shell,
    courses: Vec<Choice>,
    states: Vec<Choice>,
    narrowed: bool,
    rows: Vec<Shown>,
    first: String,
    next: String,
}

/// What the list is asked for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    course: String,
    state: String,
    after: String,
}

impl Asked {
    fn address(&self, shell: &Shell, after: &str) -> String {
        format!(
            "{}?course={}&state={}&after={}",
            shell.url("/admin/cohorts"),
            encoded(&self.course),
            encoded(&self.state),
            encoded(after)
        )
    }
}

/// `GET /admin/cohorts`: every cohort for administrators, their own for trainers.
pub async fn list(
    State(app): State<App>,
    Staff(me): Staff,
    shell: Shell,
    Query(asked): Query<Asked>,
) -> Answer {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let narrow = Narrow {
        cohort: None,
        course: some(&asked.course),
        trainer: only_own(&me),
        state: some(&asked.state).filter(|state| ["open", "closed"].contains(&state.as_str())),
        after: some(&asked.after),
    };
    let rows = store::list(&app.db, &narrow).await?;
    let found = Page::from_excess(rows, |row| row.place.clone());
    let t = shell.t;
    let states = [("open", t.cohorts_open()), ("closed", t.cohorts_closed())];
    let state = |(value, label): (&str, String)| Choice {
        chosen: value == asked.state,
        value: value.to_owned(),
        label,
    };
    let next = found.next.as_deref();
    page(&ListPage {
        courses: courses(&app, &shell, &asked.course),
        states: states.map(state).into(),
        narrowed: narrow.course.is_some() || narrow.state.is_some(),
        next: next
            .map(|key| asked.address(&shell, key))
            .unwrap_or_default(),
        first: narrow
            .after
            .map(|_| asked.address(&shell, ""))
            .unwrap_or_default(),
        rows: found
            .rows
            .iter()
            .map(|row| shown(&app, &shell, row))
            .collect(),
        shell,
    })
}

#[derive(Template)]
#[template(path = "cohorts/new.html")]
struct NewPage {
    shell: Shell,
    courses: Vec<Choice>,
    form: CohortForm,
    faults: Faults,
}

fn lay_out(app: &App, shell: Shell, form: CohortForm, faults: Faults) -> NewPage {
    NewPage {
        courses: courses(app, &shell, &form.course),
        shell,
        form,
        faults,
    }
}

/// `GET /admin/cohorts/new`, `?course=…` chosen.
pub async fn new(
    State(app): State<App>,
    _: Administrator,
    shell: Shell,
    Query(asked): Query<Asked>,
) -> Answer {
    let form = CohortForm {
        course: asked.course,
        ..CohortForm::default()
    };
    page(&lay_out(&app, shell, form, Faults::new()))
}

/// `POST /admin/cohorts/new`
pub async fn begin(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    fields: Fields,
) -> Answer {
    let form = CohortForm::read(&fields);
    let parsed = form.parse(shell.t);
    let offered = app.library.current(&form.course).is_some();
    let said = match parsed {
        Ok(said) if offered => said,
        parsed => {
            let mut faults = Faults::new();
            if !offered {
                faults.add("course", shell.t.cohorts_fault_course());
            }
            for (field, sentence) in parsed.err().unwrap_or_default().iter() {
                faults.add(field, sentence);
            }
            return again(&lay_out(&app, shell, form, faults));
        }
    };
    let trainer = match trainer_of(&app, &shell, &said).await? {
        Ok(trainer) => trainer,
        Err(faults) => return again(&lay_out(&app, shell, form, faults)),
    };
    let mut tx = app.db.write().await?;
    let (now, by) = (app.clock.now(), &me.account_id);
    match actions::begin(&mut tx, now, by, &form.course, &said, trainer).await {
        Ok(id) => {
            tx.commit().await?;
            flash(&session, true, shell.t.cohorts_is_begun()).await?;
            see_other(&shell.url(&format!("/admin/cohorts/{id}")))
        }
        Err(Error::Refused(refusal)) => {
            drop(tx);
            let faults = Faults::one("name", refusal.sentence(shell.t));
            again(&lay_out(&app, shell, form, faults))
        }
        Err(error) => Err(error),
    }
}
