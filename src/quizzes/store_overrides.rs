//! SQL of what people are granted for a quiz beyond what it says.

use crate::{
    kit::{
        db::{Db, On, Result, Tx},
        id::{AccountId, AttemptId, CohortId, DepartmentId, OverrideId},
        time::Timestamp,
    },
    quizzes::grant::Override,
    sql,
};

/// What applies to somebody: their own, that of their cohort in the course, and those of their
/// department and of those above it.
pub async fn applying<'a>(
    on: impl Into<On<'a>>,
    course: &str,
    item: &str,
    account: &AccountId,
) -> Result<Vec<Override>> {
    sql!(
        "with recursive above (department_id) as (
           select department_id from account where account_id = $3
           union
           select d.parent_id from department d join above a on a.department_id = d.department_id
         )
         select override_id, account_id, cohort_id, department_id, extra_minutes, minutes, attempts, opens_at,
                closes_at, no_password, reason, given_at
         from quiz_override
         where course_id = $1 and item_id = $2
           and (account_id = $3
                or cohort_id = (select cohort_id from enrolment
                                where account_id = $3 and course_id = $1)
                or department_id in (select department_id from above where department_id is not null))
         order by given_at, override_id",
        course,
        item,
        account
    )
    .all(on)
    .await
}

/// An override with the names of whom it is for and of who gave it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Listed {
    #[sqlx(flatten)]
    pub granted: Override,
    pub name_arabic: Option<String>,
    pub name_latin: Option<String>,
    pub email: Option<String>,
    pub name_ar: Option<String>,
    pub name_fr: Option<String>,
    pub name_en: Option<String>,
    pub cohort_name: Option<String>,
    pub by_arabic: String,
    pub by_latin: String,
}

/// Everything that was granted for a quiz, the latest first.
pub async fn of_quiz(db: &Db, course: &str, item: &str) -> Result<Vec<Listed>> {
    sql!(
        "select o.override_id, o.account_id, o.cohort_id, o.department_id, o.extra_minutes, o.minutes, o.attempts,
                o.opens_at, o.closes_at, o.no_password, o.reason, o.given_at,
                p.name_arabic, p.name_latin, p.email, d.name_ar, d.name_fr, d.name_en, k.name as cohort_name,
                g.name_arabic as by_arabic, g.name_latin as by_latin
         from quiz_override o
         join account g on g.account_id = o.given_by
         left join account p on p.account_id = o.account_id
         left join department d on d.department_id = o.department_id
         left join cohort k on k.cohort_id = o.cohort_id
         where o.course_id = $1 and o.item_id = $2
         order by o.given_at desc, o.override_id desc",
        course,
        item
    )
    .all(db)
    .await
}

/// How many overrides each quiz has, by course and item; quizzes without any are not named.
pub async fn counts(db: &Db) -> Result<Vec<(String, String, i64)>> {
    sql!(
        "select course_id, item_id, cast(count(*) as bigint) from quiz_override
         group by course_id, item_id"
    )
    .all(db)
    .await
}

/// One override of a quiz.
pub async fn by_id(
    tx: &mut Tx,
    course: &str,
    item: &str,
    id: &OverrideId,
) -> Result<Option<Override>> {
    sql!(
        "select override_id, account_id, cohort_id, department_id, extra_minutes, minutes, attempts, opens_at,
                closes_at, no_password, reason, given_at
         from quiz_override where course_id = $1 and item_id = $2 and override_id = $3",
        course,
        item,
        id
    )
    .optional(tx)
    .await
}

/// Adds an override; false when that person, that cohort or that department has one for this quiz.
pub async fn insert(
    tx: &mut Tx,
    by: &AccountId,
    course: &str,
    item: &str,
    new: &Override,
) -> Result<bool> {
    let inserted = sql!(
        "insert into quiz_override (override_id, course_id, item_id, account_id, department_id,
                                    extra_minutes, minutes, attempts, opens_at, closes_at,
                                    no_password, reason, given_at, given_by, cohort_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         on conflict do nothing",
        &new.override_id,
        course,
        item,
        new.account_id.as_ref().map(AccountId::as_str),
        new.department_id.as_ref().map(DepartmentId::as_str),
        new.extra_minutes,
        new.minutes,
        new.attempts,
        new.opens_at,
        new.closes_at,
        new.no_password,
        &new.reason,
        new.given_at,
        by,
        new.cohort_id.as_ref().map(CohortId::as_str)
    )
    .run(tx)
    .await?;
    Ok(inserted == 1)
}

/// Removes an override; false when it was removed before.
pub async fn delete(tx: &mut Tx, id: &OverrideId) -> Result<bool> {
    let deleted = sql!("delete from quiz_override where override_id = $1", id)
        .run(tx)
        .await?;
    Ok(deleted == 1)
}

/// A sitting under way that has an end.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct UnderWay {
    pub attempt_id: AttemptId,
    pub account_id: AccountId,
    /// The version that its paper was drawn from.
    pub version: i64,
    pub started_at: Timestamp,
    pub deadline_at: Timestamp,
}

/// The sittings of a quiz under way with an end, of those whom an override is for: a person, the
/// people of a cohort, or those of a department and all below it.
pub async fn under_way<'a>(
    on: impl Into<On<'a>>,
    course: &str,
    item: &str,
    whom: &Override,
) -> Result<Vec<UnderWay>> {
    sql!(
        "with recursive below (department_id) as (
           select cast($4 as text)
           union
           select d.department_id from department d join below b on b.department_id = d.parent_id
         )
         select t.attempt_id, t.account_id, t.version, t.started_at, t.deadline_at
         from attempt t join account a on a.account_id = t.account_id
         where t.course_id = $1 and t.item_id = $2 and t.submitted_at is null
           and t.deadline_at is not null
           and (t.account_id = $3
                or t.enrolment_id in (select enrolment_id from enrolment where cohort_id = $5)
                or a.department_id in (select department_id from below where department_id is not null))
         order by t.attempt_id",
        course,
        item,
        whom.account_id.as_ref().map(AccountId::as_str),
        whom.department_id.as_ref().map(DepartmentId::as_str),
        whom.cohort_id.as_ref().map(CohortId::as_str)
    )
    .all(on)
    .await
}

/// Moves the end of a sitting under way; false when it was submitted meanwhile.
pub async fn prolong(
    tx: &mut Tx,
    id: &AttemptId,
    deadline: Option<Timestamp>,
    hand_in_until: Option<Timestamp>,
) -> Result<bool> {
    let updated = sql!(
        "update attempt set deadline_at = $2, hand_in_until = $3
         where attempt_id = $1 and submitted_at is null",
        id,
        deadline,
        hand_in_until
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}
