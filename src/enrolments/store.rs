//! SQL of enrolments.

use crate::{
    enrolments::enrolment::Enrolment,
    kit::{
        db::{On, Result, Tx},
        id::{AccountId, CohortId, EnrolmentId},
        time::Timestamp,
    },
    sql,
};

/// Enrols; `None` when they were enrolled already.
pub async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    account: &AccountId,
    course: &str,
    version: i64,
) -> Result<Option<EnrolmentId>> {
    let id = EnrolmentId::new();
    let inserted = sql!(
        "insert into enrolment (enrolment_id, account_id, course_id, version, enrolled_at)
         values ($1, $2, $3, $4, $5) on conflict (account_id, course_id) do nothing",
        &id,
        account,
        course,
        version,
        now
    )
    .run(tx)
    .await?;
    Ok((inserted == 1).then_some(id))
}

/// Puts somebody into a cohort of a course, enrolling them or bringing them back when they have to
/// be; false when they are not in the cohort (or in none) that they were seen in.
pub async fn place(
    tx: &mut Tx,
    now: Timestamp,
    account: &AccountId,
    (course, version): (&str, i64),
    cohort: &CohortId,
    seen_in: Option<&CohortId>,
) -> Result<bool> {
    let placed = sql!(
        "insert into enrolment (enrolment_id, account_id, course_id, version, enrolled_at, cohort_id)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (account_id, course_id) do update
         set cohort_id = excluded.cohort_id, withdrawn_at = null
         where enrolment.cohort_id is not distinct from cast($7 as text)",
        &EnrolmentId::new(),
        account,
        course,
        version,
        now,
        cohort,
        seen_in.map(CohortId::as_str)
    )
    .run(tx)
    .await?;
    Ok(placed == 1)
}

/// Takes an enrolment out of a cohort; false when it is not in it.
pub async fn take_out(tx: &mut Tx, id: &EnrolmentId, cohort: &CohortId) -> Result<bool> {
    let updated = sql!(
        "update enrolment set cohort_id = null where enrolment_id = $1 and cohort_id = $2",
        id,
        cohort
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// Comes back after having left, to the version offered now unless something was begun; false when
/// they had not left.
pub async fn come_back(tx: &mut Tx, account: &AccountId, course: &str) -> Result<bool> {
    let updated = sql!(
        "update enrolment set withdrawn_at = null
         where account_id = $1 and course_id = $2 and withdrawn_at is not null",
        account,
        course
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// Leaves; false when they had left.
pub async fn withdraw(tx: &mut Tx, now: Timestamp, id: &EnrolmentId) -> Result<bool> {
    let updated = sql!(
        "update enrolment set withdrawn_at = $2
         where enrolment_id = $1 and withdrawn_at is null and completed_at is null",
        id,
        now
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// Holds an enrolment until the transaction ends: of two facts reported at once, the second sees the
/// first, and the one that comes last sees that nothing is missing. SQLite has one writer anyway.
pub async fn hold(tx: &mut Tx, id: &EnrolmentId) -> Result<()> {
    sql!(
        "update enrolment set version = version where enrolment_id = $1",
        id
    )
    .run(tx)
    .await
    .map(drop)
}

/// Complete; false when it was.
pub async fn complete(tx: &mut Tx, now: Timestamp, id: &EnrolmentId) -> Result<bool> {
    let updated = sql!(
        "update enrolment set completed_at = $2 where enrolment_id = $1 and completed_at is null",
        id,
        now
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// Somebody's enrolment in a course.
pub async fn of<'a>(
    on: impl Into<On<'a>>,
    account: &AccountId,
    course: &str,
) -> Result<Option<Enrolment>> {
    sql!(
        "select enrolment_id, account_id, course_id, version, language, enrolled_at, withdrawn_at,
                completed_at, place_item, place_anchor, place_at
         from enrolment where account_id = $1 and course_id = $2",
        account,
        course
    )
    .optional(on)
    .await
}

/// An enrolment.
pub async fn by_id<'a>(on: impl Into<On<'a>>, id: &EnrolmentId) -> Result<Option<Enrolment>> {
    sql!(
        "select enrolment_id, account_id, course_id, version, language, enrolled_at, withdrawn_at,
                completed_at, place_item, place_anchor, place_at
         from enrolment where enrolment_id = $1",
        id
    )
    .optional(on)
    .await
}

/// An enrolment with the items finished in it, space-separated: what a lesson page needs, in one
/// query.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct WithDone {
    #[sqlx(flatten)]
    pub enrolment: Enrolment,
    pub done: Option<String>,
    /// The cohort that they are in: its name, its first and its last day in Morocco.
    pub cohort_name: Option<String>,
    pub cohort_starts_on: Option<String>,
    pub cohort_ends_on: Option<String>,
}

impl WithDone {
    /// The items finished.
    pub fn done_items(&self) -> impl Iterator<Item = &str> {
        self.done.as_deref().unwrap_or("").split_whitespace()
    }
}

/// Somebody's enrolment in a course, with what they finished.
pub async fn with_done<'a>(
    on: impl Into<On<'a>>,
    account: &AccountId,
    course: &str,
) -> Result<Option<WithDone>> {
    sql!(
        "select e.enrolment_id, e.account_id, e.course_id, e.version, e.language, e.enrolled_at,
                e.withdrawn_at, e.completed_at, e.place_item, e.place_anchor, e.place_at,
                (select string_agg(f.item_id, ' ') from fact f where f.enrolment_id = e.enrolment_id) as done,
                k.name as cohort_name, k.starts_on as cohort_starts_on, k.ends_on as cohort_ends_on
         from enrolment e left join cohort k on k.cohort_id = e.cohort_id
         where e.account_id = $1 and e.course_id = $2",
        account,
        course
    )
    .optional(on)
    .await
}

/// All of somebody's enrolments with what they finished, the last touched first.
pub async fn all_with_done<'a>(
    on: impl Into<On<'a>>,
    account: &AccountId,
) -> Result<Vec<WithDone>> {
    sql!(
        "select e.enrolment_id, e.account_id, e.course_id, e.version, e.language, e.enrolled_at,
                e.withdrawn_at, e.completed_at, e.place_item, e.place_anchor, e.place_at,
                (select string_agg(f.item_id, ' ') from fact f where f.enrolment_id = e.enrolment_id) as done,
                k.name as cohort_name, k.starts_on as cohort_starts_on, k.ends_on as cohort_ends_on
         from enrolment e left join cohort k on k.cohort_id = e.cohort_id
         where e.account_id = $1
         order by coalesce(e.place_at, e.enrolled_at) desc",
        account
    )
    .all(on)
    .await
}

/// Studies another version from now on: that in which a renewal is passed.
pub async fn move_to(tx: &mut Tx, id: &EnrolmentId, version: i64) -> Result<()> {
    sql!(
        "update enrolment set version = $2 where enrolment_id = $1",
        id,
        version
    )
    .run(tx)
    .await
    .map(drop)
}

/// The language in which the texts are read from now on.
pub async fn set_language(tx: &mut Tx, id: &EnrolmentId, language: &str) -> Result<()> {
    sql!(
        "update enrolment set language = $2 where enrolment_id = $1",
        id,
        language
    )
    .run(tx)
    .await
    .map(drop)
}

/// Where reading stopped.
pub async fn set_place(
    tx: &mut Tx,
    now: Timestamp,
    id: &EnrolmentId,
    item: &str,
    anchor: &str,
) -> Result<()> {
    sql!(
        "update enrolment set place_item = $2, place_anchor = $3, place_at = $4 where enrolment_id = $1",
        id,
        item,
        anchor,
        now
    )
    .run(tx)
    .await
    .map(drop)
}
