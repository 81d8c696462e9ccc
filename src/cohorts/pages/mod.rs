//! Pages of cohorts: for administrators, and read-only for the trainer of a cohort.

pub mod list;
pub mod one;
pub mod people;

use crate::{
    accounts,
    cohorts::{
        form::Said,
        store::{self, Listed, Narrow},
        told::{date, is_over},
    },
    kit::{
        error::Error,
        id::{AccountId, CohortId},
        locale::Locale,
    },
    web::{
        form::Faults,
        shell::Shell,
        state::App,
        viewer::{Role, Viewer},
    },
};

/// A choice of a list.
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

/// A cohort as its pages show it.
struct Shown {
    href: String,
    name: String,
    course: String,
    dates: String,
    deadline: String,
    /// Its last day is over.
    over: bool,
    open: bool,
    trainer: String,
    people: i64,
    /// Empty: as many as wanted.
    capacity: String,
    completed: i64,
    waiting: i64,
    /// What waits on the desk of certificates.
    desk: String,
}

fn shown(app: &App, shell: &Shell, row: &Listed) -> Shown {
    let t = shell.t;
    let cohort = &row.cohort;
    let last = date(shell.speech, &cohort.ends_on);
    let trainer = match shell.locale {
        Locale::Ar => &row.trainer_arabic,
        Locale::Fr | Locale::En => &row.trainer_latin,
    };
    Shown {
        href: shell.url(&format!("/admin/cohorts/{}", cohort.cohort_id)),
        name: cohort.name.clone(),
        course: course_title(app, shell, &cohort.course_id),
        dates: t.cohorts_dates(date(shell.speech, &cohort.starts_on), last.as_str()),
        deadline: t.cohorts_before(last),
        over: is_over(shell.now, &cohort.ends_on),
        open: cohort.is_open(),
        trainer: trainer.clone().unwrap_or_default(),
        people: row.people,
        capacity: cohort.capacity.map(|n| n.to_string()).unwrap_or_default(),
        completed: row.completed,
        waiting: row.waiting,
        desk: shell.url(&format!(
            "/admin/certificates?course={}&cohort={}",
            cohort.course_id, cohort.cohort_id
        )),
    }
}

/// The title of a course as it is offered, or its identifier.
fn course_title(app: &App, shell: &Shell, course: &str) -> String {
    app.library.current(course).map_or_else(
        || course.to_owned(),
        |published| published.course.title.in_or_near(shell.locale).to_owned(),
    )
}

/// The courses offered, as choices.
fn courses(app: &App, shell: &Shell, chosen: &str) -> Vec<Choice> {
    let choice = |published: &std::sync::Arc<crate::content::library::Published>| Choice {
        value: published.course.id.to_string(),
        label: published.course.title.in_or_near(shell.locale).to_owned(),
        chosen: published.course.id.as_str() == chosen,
    };
    app.library.offered().iter().map(choice).collect()
}

/// A cohort that this person may see: any for administrators, their own for trainers.
async fn find(app: &App, me: &Viewer, id: &str) -> Result<Listed, Error> {
    let narrow = Narrow {
        cohort: Some(CohortId::from(id.to_owned())),
        trainer: only_own(me),
        ..Narrow::default()
    };
    let found = store::list(&app.db, &narrow).await?.into_iter().next();
    found.ok_or(Error::NotFound)
}

fn only_own(me: &Viewer) -> Option<AccountId> {
    (!me.is_administrator()).then(|| me.account_id.clone())
}

/// The account of the trainer whose address was written, or the fault at its field.
async fn trainer_of(
    app: &App,
    shell: &Shell,
    said: &Said,
) -> Result<Result<Option<AccountId>, Faults>, Error> {
    let Some(email) = &said.trainer else {
        return Ok(Ok(None));
    };
    let account = accounts::store::by_email(&app.db, email.as_str()).await?;
    let person = match account {
        Some(account) => accounts::store::person(&app.db, &account.account_id).await?,
        None => None,
    };
    let trains = |roles: &str| roles.split(',').any(|role| role == Role::Trainer.code());
    let person = person.filter(|person| person.roles.as_deref().is_some_and(trains));
    Ok(match person {
        Some(person) => Ok(Some(person.account_id)),
        None => Err(Faults::one("trainer", shell.t.cohorts_fault_no_trainer())),
    })
}
