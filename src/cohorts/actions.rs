//! Making a cohort, changing it, closing it; adding people and taking them out.

use serde_json::{Value as Json, json};

use crate::{
    accounts,
    cohorts::{
        cohort::{CannotDo, Cohort},
        form::Said,
        letters,
        roll::{self, Line, Outcome},
        store,
    },
    content::library::Published,
    enrolments,
    kit::{
        db::Tx,
        error::Error,
        id::{AccountId, CohortId, EnrolmentId},
        time::Timestamp,
    },
    mail,
};

/// What the trail keeps of a cohort.
fn traced(cohort: &Cohort) -> Json {
    json!({
        "cohort": cohort.name, "starts_on": cohort.starts_on, "ends_on": cohort.ends_on,
        "trainer": cohort.trainer_id, "capacity": cohort.capacity,
    })
}

async fn audit(
    tx: &mut Tx,
    now: Timestamp,
    by: &AccountId,
    verb: &'static str,
    cohort: &CohortId,
    detail: &Json,
) -> Result<(), Error> {
    let object = ("cohort", cohort.as_str());
    Ok(accounts::store::audit(tx, now, Some(by), verb, object, detail).await?)
}

/// Makes a cohort of a course.
///
/// # Errors
/// [`CannotDo::Twice`].
pub async fn begin(
    tx: &mut Tx,
    now: Timestamp,
    by: &AccountId,
    course: &str,
    said: &Said,
    trainer: Option<AccountId>,
) -> Result<CohortId, Error> {
    let cohort = Cohort {
        cohort_id: CohortId::new(),
        course_id: course.to_owned(),
        name: said.name.clone(),
        starts_on: said.starts_on.clone(),
        ends_on: said.ends_on.clone(),
        trainer_id: trainer,
        capacity: said.capacity,
        closed_at: None,
    };
    if !store::insert(tx, now, by, &cohort).await? {
        return Err(CannotDo::Twice.into());
    }
    let id = &cohort.cohort_id;
    let detail = json!({ "cohort": cohort.name, "course": course, "after": traced(&cohort) });
    audit(tx, now, by, "cohort_begun", id, &detail).await?;
    Ok(cohort.cohort_id)
}

/// Changes what is said of a cohort; the inner refusals are [`CannotDo::Twice`] and
/// [`CannotDo::Smaller`], upon which the caller drops the transaction.
///
/// # Errors
/// [`Error::NotFound`] when there is no such cohort.
pub async fn change(
    tx: &mut Tx,
    now: Timestamp,
    by: &AccountId,
    id: &CohortId,
    said: &Said,
    trainer: Option<AccountId>,
) -> Result<Result<(), CannotDo>, Error> {
    store::hold(tx, id).await?;
    let before = store::by_id(&mut *tx, id).await?.ok_or(Error::NotFound)?;
    let after = Cohort {
        name: said.name.clone(),
        starts_on: said.starts_on.clone(),
        ends_on: said.ends_on.clone(),
        trainer_id: trainer,
        capacity: said.capacity,
        ..before.clone()
    };
    let (old, new) = (traced(&before), traced(&after));
    if old == new {
        return Ok(Ok(()));
    }
    if let Some(places) = after.capacity.filter(|_| before.capacity != after.capacity) {
        let people = store::count_people(&mut *tx, id).await?;
        if people > places {
            return Ok(Err(CannotDo::Smaller(people)));
        }
    }
    if !store::update(tx, &after).await? {
        return Ok(Err(CannotDo::Twice));
    }
    let detail = json!({ "cohort": after.name, "before": old, "after": new });
    audit(tx, now, by, "cohort_changed", id, &detail).await?;
    Ok(Ok(()))
}

/// Closes a cohort, so that nobody is added any more, or opens it again. Its people stay in it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such cohort.
pub async fn set_closed(
    tx: &mut Tx,
    now: Timestamp,
    by: &AccountId,
    id: &CohortId,
    closed: bool,
) -> Result<(), Error> {
    store::hold(tx, id).await?;
    let cohort = store::by_id(&mut *tx, id).await?.ok_or(Error::NotFound)?;
    if store::set_closed(tx, id, closed.then_some(now), by).await? {
        let verb = if closed {
            "cohort_closed"
        } else {
            "cohort_reopened"
        };
        audit(tx, now, by, verb, id, &json!({ "cohort": cohort.name })).await?;
    }
    Ok(())
}

/// Who is to come.
pub enum Who<'a> {
    /// The entries of what was pasted. When one of them cannot come, nobody does, unless those who
    /// cannot are to be left out.
    Pasted { entries: &'a [String], skip: bool },
    /// The people of departments who can sign in; who is in another cohort stays there, unless
    /// moving is asked for.
    Of(&'a [&'a str]),
}

/// What became of everybody asked for; without `done`, nothing was changed.
pub struct Report {
    pub done: bool,
    pub lines: Vec<Line>,
}

/// Adds people to a cohort, enrols those who have to be, and tells each by letter. Who is in another
/// cohort of the course comes only with `may_move`.
///
/// # Errors
/// [`CannotDo`]: the cohort is closed or has too few places, or there are too many people. The
/// caller drops the transaction then.
pub async fn add(
    tx: &mut Tx,
    now: Timestamp,
    by: &AccountId,
    (id, offered): (&CohortId, &Published),
    (who, may_move): (&Who<'_>, bool),
    site: &str,
) -> Result<Report, Error> {
    store::hold(tx, id).await?;
    let cohort = store::by_id(&mut *tx, id).await?.ok_or(Error::NotFound)?;
    if !cohort.is_open() {
        return Err(CannotDo::Closed.into());
    }
    let course = cohort.course_id.as_str();
    let (lines, skip) = match who {
        Who::Pasted { entries, .. } if entries.len() > roll::MOST => {
            return Err(CannotDo::Many.into());
        }
        Who::Pasted { entries, skip } => {
            let emails = serde_json::to_string(&roll::addresses(entries))?;
            let found = store::of_addresses(tx, course, &emails).await?;
            (roll::lines(entries, found, id, may_move), *skip)
        }
        Who::Of(departments) => {
            let departments = serde_json::to_string(departments)?;
            let limit = i64::try_from(roll::MOST).unwrap_or(i64::MAX);
            let found = store::of_departments(tx, course, &departments, limit + 1).await?;
            if found.len() > roll::MOST {
                return Err(CannotDo::Many.into());
            }
            (roll::lines_of(found, id, may_move), true)
        }
    };
    if lines.iter().any(|line| line.outcome.is_fault()) && !skip {
        return Ok(Report { done: false, lines });
    }
    if let Some(capacity) = cohort.capacity {
        let left = capacity - store::count_people(&mut *tx, id).await?;
        let newcomers = lines.iter().filter(|line| takes_place(line, id)).count();
        if i64::try_from(newcomers).unwrap_or(i64::MAX) > left {
            return Err(CannotDo::Full(left.max(0)).into());
        }
    }
    let mut came = Vec::new();
    for line in lines.iter().filter(|line| line.outcome.comes()) {
        let Some(candidate) = &line.candidate else {
            continue;
        };
        let account = &candidate.account;
        let version = (course, offered.number);
        let seen_in = candidate.cohort_id.as_ref();
        if !enrolments::store::place(tx, now, &account.account_id, version, id, seen_in).await? {
            return Err(CannotDo::Changed.into());
        }
        let locale = account.locale();
        let title = offered.course.title.in_or_near(locale);
        let address = format!("{site}/{}/learning/{course}", locale.code());
        let letter = letters::added(account, title, &cohort, address);
        mail::store::enqueue(tx, now, &letter).await?;
        came.push(account.account_id.as_str());
    }
    if !came.is_empty() {
        let count = |is: fn(&Outcome) -> bool| lines.iter().filter(|l| is(&l.outcome)).count();
        let detail = json!({
            "cohort": cohort.name, "people": came.len(),
            "enrolled": count(|outcome| *outcome == Outcome::Enrolled),
            "moved": count(|outcome| matches!(outcome, Outcome::Moved(_))),
            "accounts": came,
        });
        audit(tx, now, by, "cohort_people_added", id, &detail).await?;
    }
    Ok(Report { done: true, lines })
}

/// Whether somebody comes who is not counted in the cohort yet.
fn takes_place(line: &Line, cohort: &CohortId) -> bool {
    let inside = line
        .candidate
        .as_ref()
        .is_some_and(|candidate| candidate.cohort_id.as_ref() == Some(cohort));
    line.outcome.comes() && !inside
}

/// Takes somebody out of a cohort; their enrolment stays. False when they were not in it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such cohort.
pub async fn take_out(
    tx: &mut Tx,
    now: Timestamp,
    by: &AccountId,
    id: &CohortId,
    enrolment: &EnrolmentId,
) -> Result<bool, Error> {
    let cohort = store::by_id(&mut *tx, id).await?.ok_or(Error::NotFound)?;
    let email = store::email_of(tx, id, enrolment.as_str()).await?;
    if !enrolments::store::take_out(tx, enrolment, id).await? {
        return Ok(false);
    }
    let detail = json!({ "cohort": cohort.name, "person": email });
    audit(tx, now, by, "cohort_person_removed", id, &detail).await?;
    Ok(true)
}
