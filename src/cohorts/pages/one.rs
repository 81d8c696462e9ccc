//! `/admin/cohorts/{cohort}`: a cohort, its people, and what is said of it.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use serde::Deserialize;
use tower_sessions::Session;

use super::{Choice, Shown, find, shown, trainer_of};
use crate::{
    accounts::{self, department},
    cohorts::{
        actions,
        form::CohortForm,
        roll::Line,
        store::{self, Listed, Member},
    },
    content::library::Published,
    kit::{
        error::{Error, Refusal as _},
        id::CohortId,
        time::Timestamp,
        words::{Speech, Words},
    },
    progress::completion::standing,
    web::{
        download::{attachment, csv},
        error::encoded,
        form::{Faults, Fields},
        guard::{Administrator, Staff},
        page::{Answer, again, page, see_other},
        paging::{ASK, Page},
        shell::{Shell, flash},
        state::App,
        viewer::Viewer,
    },
};

/// People read at once for the CSV.
const BATCH: i64 = 1000;

/// Somebody in the cohort, in the page and in the CSV.
struct Row {
    enrolment: String,
    account: String,
    take_out: String,
    cells: Vec<String>,
}

/// What somebody pasted, and what would become of it.
pub(super) struct Said {
    pub(super) typed: String,
    pub(super) tone: &'static str,
    pub(super) word: String,
}

/// The forms that add people, as they came.
#[derive(Default)]
pub(super) struct Adding {
    pub(super) addresses: String,
    pub(super) may_move: bool,
    pub(super) skip: bool,
    pub(super) department: String,
    /// What would become of each line; empty: nothing was asked.
    pub(super) report: Vec<Said>,
}

#[derive(Template)]
#[template(path = "cohorts/one.html")]
struct OnePage {
    shell: Shell,
    cohort: Shown,
    /// Whether this person may change it.
    writes: bool,
    path: String,
    csv: String,
    headings: Vec<String>,
    rows: Vec<Row>,
    first: String,
    next: String,
    form: CohortForm,
    adding: Adding,
    departments: Vec<Choice>,
    faults: Faults,
}

/// Where the list of people goes on.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct After {
    after: String,
}

/// Which of the columns the page and the CSV show, in order.
fn headings(t: &Words) -> Vec<String> {
    vec![
        t.reports_name_arabic(),
        t.reports_name_latin(),
        t.reports_email(),
        t.reports_department(),
        t.reports_enrolled(),
        t.reports_progress(),
        t.reports_completed(),
        t.reports_certificate(),
    ]
}

fn cells(
    member: &Member,
    version: &Published,
    departments: &BTreeMap<String, String>,
    speech: &Speech,
) -> Vec<String> {
    let t = &speech.words;
    let day = |at: Timestamp| at.local().strftime("%Y-%m-%d").to_string();
    let done = member.done.as_deref().unwrap_or("").split_whitespace();
    let department = member.department_id.as_ref();
    let department = department.and_then(|id| departments.get(id));
    vec![
        member.name_arabic.clone(),
        member.name_latin.clone(),
        member.email.clone(),
        department.cloned().unwrap_or_default(),
        day(member.enrolled_at),
        if member.withdrawn_at.is_some() {
            t.reports_withdrawn()
        } else {
            format!("{}%", standing(&version.course, done).percent())
        },
        member.completed_at.map(day).unwrap_or_default(),
        match (&member.number, member.claimed_at) {
            (Some(number), _) => number.clone(),
            (None, Some(_)) => t.certificates_awaiting(),
            (None, None) => String::new(),
        },
    ]
}

async fn rows(
    app: &App,
    shell: &Shell,
    found: &Listed,
    members: Vec<Member>,
    departments: &[department::Department],
) -> Result<Vec<Row>, Error> {
    let names: BTreeMap<String, String> = departments
        .iter()
        .map(|d| (d.department_id.to_string(), d.name(shell.locale).to_owned()))
        .collect();
    let course = &found.cohort.course_id;
    let mut rows = Vec::with_capacity(members.len());
    for member in members {
        let version = app.library.version(course, member.version).await?;
        let version = version.ok_or(Error::NotFound)?;
        rows.push(Row {
            take_out: shell.t.cohorts_take_out_of(member.email.as_str()),
            cells: cells(&member, &version, &names, shell.speech),
            enrolment: member.enrolment_id,
            account: member.account_id,
        });
    }
    Ok(rows)
}

/// The page with its forms as they came; `None`: as the cohort stands.
pub(super) async fn lay_out(
    app: &App,
    shell: Shell,
    (me, found): (&Viewer, Listed),
    after: &str,
    form: Option<CohortForm>,
    (adding, faults): (Adding, Faults),
) -> Result<impl Template, Error> {
    let id = &found.cohort.cohort_id;
    let key = (!after.is_empty()).then_some(after);
    let members = store::people(&app.db, id, key, ASK).await?;
    let members = Page::from_excess(members, |member| member.enrolment_id.clone());
    let departments = accounts::store::departments(&app.db).await?;
    let path = shell.url(&format!("/admin/cohorts/{id}"));
    let next = members.next.as_deref();
    let next = next.map(|key| format!("{path}?after={}", encoded(key)));
    let offered = department::tree(&departments, shell.locale).into_iter();
    Ok(OnePage {
        cohort: shown(app, &shell, &found),
        writes: me.is_administrator(),
        csv: format!("{path}/people.csv"),
        headings: headings(shell.t),
        rows: rows(app, &shell, &found, members.rows, &departments).await?,
        first: key.map(|_| path.clone()).unwrap_or_default(),
        next: next.unwrap_or_default(),
        path,
        form: form.unwrap_or_else(|| CohortForm::of(&found.cohort, found.trainer_email.as_deref())),
        departments: offered
            .map(|placed| Choice {
                chosen: placed.id == adding.department,
                label: format!("{}{}", "\u{2003}".repeat(placed.depth), placed.name),
                value: placed.id,
            })
            .collect(),
        adding,
        faults,
        shell,
    })
}

/// What becomes of a line, in a word and its tone.
pub(super) fn said(t: &Words, line: &Line) -> Said {
    use crate::cohorts::roll::Outcome;
    let (tone, word) = match &line.outcome {
        Outcome::Enrolled => ("ok", t.cohorts_line_enrolled()),
        Outcome::Added => ("ok", t.cohorts_line_added()),
        Outcome::Moved(from) => ("ok", t.cohorts_line_moved(from.as_str())),
        Outcome::Already => ("", t.cohorts_line_already()),
        Outcome::Elsewhere(other) => ("warn", t.cohorts_line_elsewhere(other.as_str())),
        Outcome::Unknown => ("bad", t.cohorts_line_unknown()),
        Outcome::Unconfirmed => ("bad", t.cohorts_line_unconfirmed()),
        Outcome::Locked => ("bad", t.cohorts_line_locked()),
        Outcome::NotAddress => ("bad", t.cohorts_line_not_address()),
    };
    Said {
        typed: line.typed.clone(),
        tone,
        word,
    }
}

/// `GET /admin/cohorts/{cohort}`
///
/// # Errors
/// [`Error::NotFound`] for no such cohort, and for a trainer who does not follow it.
pub async fn show(
    State(app): State<App>,
    Staff(me): Staff,
    shell: Shell,
    Path(id): Path<String>,
    Query(After { after }): Query<After>,
) -> Answer {
    let found = find(&app, &me, &id).await?;
    let plain = (Adding::default(), Faults::new());
    page(&lay_out(&app, shell, (&me, found), &after, None, plain).await?)
}

/// `GET /admin/cohorts/{cohort}/people.csv`: everybody whom the page shows, page after page.
///
/// # Errors
/// As [`show`].
pub async fn people_csv(
    State(app): State<App>,
    Staff(me): Staff,
    shell: Shell,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let found = find(&app, &me, &id).await?;
    let departments = accounts::store::departments(&app.db).await?;
    let (mut all, mut after) = (Vec::new(), None::<String>);
    loop {
        let id = &found.cohort.cohort_id;
        let members = store::people(&app.db, id, after.as_deref(), BATCH).await?;
        let Some(last) = members.last() else { break };
        after = Some(last.enrolment_id.clone());
        let read = rows(&app, &shell, &found, members, &departments).await?;
        all.extend(read.into_iter().map(|row| row.cells));
    }
    let bytes = csv(&headings(shell.t), all)?;
    let name = format!("{}-cohort.csv", found.cohort.course_id);
    Ok(attachment(&name, "text/csv; charset=utf-8", bytes))
}

/// `POST /admin/cohorts/{cohort}`
///
/// # Errors
/// [`Error::NotFound`] when there is no such cohort.
pub async fn change(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let found = find(&app, &me, &id).await?;
    let form = CohortForm::read(&fields);
    let parsed = match form.parse(shell.t) {
        Ok(said) => trainer_of(&app, &shell, &said)
            .await?
            .map(|trainer| (said, trainer)),
        Err(faults) => Err(faults),
    };
    let faults = match parsed {
        Err(faults) => faults,
        Ok((said, trainer)) => {
            let mut tx = app.db.write().await?;
            let id = &found.cohort.cohort_id;
            let (now, by) = (app.clock.now(), &me.account_id);
            match actions::change(&mut tx, now, by, id, &said, trainer).await? {
                Ok(()) => {
                    tx.commit().await?;
                    flash(&session, true, shell.t.cohorts_saved()).await?;
                    return see_other(&shell.url(&format!("/admin/cohorts/{id}")));
                }
                Err(refused) => Faults::one(refused.field(), refused.sentence(shell.t)),
            }
        }
    };
    let forms = (Adding::default(), faults);
    again(&lay_out(&app, shell, (&me, found), "", Some(form), forms).await?)
}

/// `POST /admin/cohorts/{cohort}/closing`: `closed=yes` or `closed=no`.
///
/// # Errors
/// [`Error::NotFound`] when there is no such cohort.
pub async fn set_closed(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let closed = fields.raw("closed") == "yes";
    let id = CohortId::from(id);
    let mut tx = app.db.write().await?;
    actions::set_closed(&mut tx, app.clock.now(), &me.account_id, &id, closed).await?;
    tx.commit().await?;
    let told = if closed {
        shell.t.cohorts_is_closed()
    } else {
        shell.t.cohorts_is_open()
    };
    flash(&session, true, told).await?;
    see_other(&shell.url(&format!("/admin/cohorts/{id}")))
}
