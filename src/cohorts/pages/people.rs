//! Adding people to a cohort, and taking somebody out.

use axum::extract::{Path, State};
use tower_sessions::Session;

use super::{
    find,
    one::{Adding, lay_out, said},
};
use crate::{
    accounts::{self, department::below},
    cohorts::{
        actions::{self, Report, Who},
        roll::{self, Line, Outcome},
    },
    kit::{
        error::Error,
        id::{CohortId, EnrolmentId},
        words::Words,
    },
    web::{
        form::{Faults, Fields},
        guard::Administrator,
        page::{Answer, again, see_other},
        shell::{Shell, flash},
        state::App,
    },
};

/// `POST /admin/cohorts/{cohort}/people`: addresses that were pasted, or a department with what is
/// below it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such cohort, or its course is not offered any more.
pub async fn add(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let found = find(&app, &me, &id).await?;
    let offered = app.library.current(&found.cohort.course_id);
    let offered = offered.ok_or(Error::NotFound)?;
    let mut adding = Adding {
        addresses: fields.text("addresses"),
        may_move: fields.has("move"),
        skip: fields.has("skip"),
        department: fields.line("department"),
        report: Vec::new(),
    };
    let departments = accounts::store::departments(&app.db).await?;
    let entries = roll::entries(&adding.addresses);
    let known = departments
        .iter()
        .any(|d| d.department_id.as_str() == adding.department);
    let by_department = fields.has("department");
    let under = below(&departments, &adding.department);
    let (field, who) = match (by_department, known, entries.is_empty()) {
        (true, true, _) => ("department", Who::Of(&under)),
        (false, _, false) => (
            "addresses",
            Who::Pasted {
                entries: &entries,
                skip: adding.skip,
            },
        ),
        _ => {
            let faults = if by_department {
                Faults::one("department", shell.t.cohorts_fault_department())
            } else {
                Faults::one("addresses", shell.t.cohorts_fault_nobody())
            };
            let whole = (&me, found);
            return again(&lay_out(&app, shell, whole, "", None, (adding, faults)).await?);
        }
    };
    let mut tx = app.db.write().await?;
    let into = (&found.cohort.cohort_id, offered.as_ref());
    let (now, by) = (app.clock.now(), &me.account_id);
    let asked = (&who, adding.may_move);
    let added = actions::add(&mut tx, now, by, into, asked, &app.config.url).await;
    let sentence = match added {
        Ok(Report { done: true, lines }) => {
            tx.commit().await?;
            let came = lines.iter().any(|line| line.outcome.comes());
            flash(&session, came, summary(shell.t, &lines)).await?;
            return see_other(&shell.url(&format!("/admin/cohorts/{id}")));
        }
        Ok(Report { lines, .. }) => {
            adding.report = lines.iter().map(|line| said(shell.t, line)).collect();
            shell.t.cohorts_fault_lines()
        }
        Err(Error::Refused(refusal)) => refusal.sentence(shell.t),
        Err(error) => return Err(error),
    };
    drop(tx);
    let faults = Faults::one(field, sentence);
    again(&lay_out(&app, shell, (&me, found), "", None, (adding, faults)).await?)
}

/// How many came and how, and how many did not.
fn summary(t: &Words, lines: &[Line]) -> String {
    let count = |is: fn(&Outcome) -> bool| lines.iter().filter(|l| is(&l.outcome)).count();
    let some =
        |count: usize, word: fn(&Words, usize) -> String| (count > 0).then(|| word(t, count));
    let parts = [
        some(count(|outcome| *outcome == Outcome::Enrolled), |t, n| {
            t.cohorts_sum_enrolled(n)
        }),
        some(count(|outcome| *outcome == Outcome::Added), |t, n| {
            t.cohorts_sum_added(n)
        }),
        some(
            count(|outcome| matches!(outcome, Outcome::Moved(_))),
            |t, n| t.cohorts_sum_moved(n),
        ),
        some(count(|outcome| *outcome == Outcome::Already), |t, n| {
            t.cohorts_sum_already(n)
        }),
        some(count(Outcome::is_fault), |t, n| t.cohorts_sum_left(n)),
    ];
    let told: Vec<String> = parts.into_iter().flatten().collect();
    if told.is_empty() {
        t.cohorts_sum_nobody()
    } else {
        told.join(" · ")
    }
}

/// `POST /admin/cohorts/{cohort}/people/{enrolment}/removal`
///
/// # Errors
/// [`Error::NotFound`] when there is no such cohort.
pub async fn take_out(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    Path((id, enrolment)): Path<(String, String)>,
) -> Answer {
    let id = CohortId::from(id);
    let enrolment = EnrolmentId::from(enrolment);
    let mut tx = app.db.write().await?;
    let (now, by) = (app.clock.now(), &me.account_id);
    let out = actions::take_out(&mut tx, now, by, &id, &enrolment).await?;
    tx.commit().await?;
    let told = if out {
        shell.t.cohorts_taken_out()
    } else {
        shell.t.cohorts_was_out()
    };
    flash(&session, out, told).await?;
    see_other(&shell.url(&format!("/admin/cohorts/{id}")))
}
