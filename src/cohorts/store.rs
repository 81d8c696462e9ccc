//! SQL of cohorts and of their people.

use crate::{
    cohorts::{cohort::Cohort, roll::Candidate},
    kit::{
        db::{Db, On, Result, Tx},
        id::{AccountId, CohortId},
        time::Timestamp,
    },
    sql,
    web::paging::ASK,
};

/// Adds a cohort; false when another one of the course has its name.
pub async fn insert(tx: &mut Tx, now: Timestamp, by: &AccountId, new: &Cohort) -> Result<bool> {
    let inserted = sql!(
        "insert into cohort (cohort_id, course_id, name, starts_on, ends_on, trainer_id, capacity,
                             created_at, created_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing",
        &new.cohort_id,
        &new.course_id,
        &new.name,
        &new.starts_on,
        &new.ends_on,
        new.trainer_id.as_ref().map(AccountId::as_str),
        new.capacity,
        now,
        by
    )
    .run(tx)
    .await?;
    Ok(inserted == 1)
}

/// Holds a cohort until the transaction ends: whoever adds people or changes it comes one after the
/// other, so that its places are counted right.
pub async fn hold(tx: &mut Tx, id: &CohortId) -> Result<()> {
    sql!(
        "update cohort set capacity = capacity where cohort_id = $1",
        id
    )
    .run(tx)
    .await
    .map(drop)
}

/// Rewrites what is said of a cohort; false when another one of the course has its name.
pub async fn update(tx: &mut Tx, cohort: &Cohort) -> Result<bool> {
    let updated = sql!(
        "update cohort set name = $2, starts_on = $3, ends_on = $4, trainer_id = $5, capacity = $6
         where cohort_id = $1
           and not exists (select 1 from cohort o
                           where o.course_id = $7 and o.name = $2 and o.cohort_id <> $1)",
        &cohort.cohort_id,
        &cohort.name,
        &cohort.starts_on,
        &cohort.ends_on,
        cohort.trainer_id.as_ref().map(AccountId::as_str),
        cohort.capacity,
        &cohort.course_id
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// Closes a cohort, or opens it again when there is no moment; false when it was so.
pub async fn set_closed(
    tx: &mut Tx,
    id: &CohortId,
    at: Option<Timestamp>,
    by: &AccountId,
) -> Result<bool> {
    let updated = sql!(
        "update cohort set closed_at = $2, closed_by = case when $2 is null then null else $3 end
         where cohort_id = $1 and (closed_at is null) <> (cast($2 as bigint) is null)",
        id,
        at,
        by
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// A cohort.
pub async fn by_id<'a>(on: impl Into<On<'a>>, id: &CohortId) -> Result<Option<Cohort>> {
    sql!(
        "select cohort_id, course_id, name, starts_on, ends_on, trainer_id, capacity, closed_at
         from cohort where cohort_id = $1",
        id
    )
    .optional(on)
    .await
}

/// Every cohort of a course, the open ones first, the latest first: to choose from.
pub async fn of_course(db: &Db, course: &str) -> Result<Vec<Cohort>> {
    sql!(
        "select cohort_id, course_id, name, starts_on, ends_on, trainer_id, capacity, closed_at
         from cohort where course_id = $1
         order by case when closed_at is null then 0 else 1 end, cohort_id desc",
        course
    )
    .all(db)
    .await
}

/// How many people are in a cohort, those who left the course included: they keep their place.
pub async fn count_people<'a>(on: impl Into<On<'a>>, id: &CohortId) -> Result<i64> {
    sql!("select count(*) from enrolment where cohort_id = $1", id)
        .scalar(on)
        .await
}

/// A cohort with its trainer and its counts.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Listed {
    #[sqlx(flatten)]
    pub cohort: Cohort,
    /// Where it stands in the list: the key of the next page.
    pub place: String,
    pub trainer_email: Option<String>,
    pub trainer_arabic: Option<String>,
    pub trainer_latin: Option<String>,
    pub people: i64,
    pub completed: i64,
    /// Certificates that wait to be issued.
    pub waiting: i64,
}

/// What the list is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Narrow {
    pub cohort: Option<CohortId>,
    pub course: Option<String>,
    pub trainer: Option<AccountId>,
    /// `open`, `closed`.
    pub state: Option<String>,
    /// The last of the page before.
    pub after: Option<String>,
}

/// A page of cohorts, the open ones first, the latest first, and one row more. People are counted
/// only of those shown.
pub async fn list(db: &Db, narrow: &Narrow) -> Result<Vec<Listed>> {
    sql!(
        "select k.cohort_id, k.course_id, k.name, k.starts_on, k.ends_on, k.trainer_id, k.capacity,
                k.closed_at, k.place, t.email as trainer_email, t.name_arabic as trainer_arabic,
                t.name_latin as trainer_latin,
                (select count(*) from enrolment e where e.cohort_id = k.cohort_id) as people,
                (select count(*) from enrolment e
                  where e.cohort_id = k.cohort_id and e.completed_at is not null) as completed,
                (select count(*) from enrolment e
                   join certificate c on c.enrolment_id = e.enrolment_id
                  where e.cohort_id = k.cohort_id and c.issued_at is null
                    and c.refused_at is null) as waiting
         from (select cohort_id, course_id, name, starts_on, ends_on, trainer_id, capacity, closed_at,
                      case when closed_at is null then '1' else '0' end || cohort_id as place
               from cohort
               where (cast($1 as text) is null or cohort_id = $1)
                 and (cast($2 as text) is null or course_id = $2)
                 and (cast($3 as text) is null or trainer_id = $3)
                 and (cast($4 as text) is null or ($4 = 'open' and closed_at is null)
                      or ($4 = 'closed' and closed_at is not null))
                 and (cast($5 as text) is null
                      or case when closed_at is null then '1' else '0' end || cohort_id < $5)
               order by place desc limit $6) k
         left join account t on t.account_id = k.trainer_id
         order by k.place desc",
        narrow.cohort.as_ref().map(CohortId::as_str),
        narrow.course.as_deref(),
        narrow.trainer.as_ref().map(AccountId::as_str),
        narrow.state.as_deref(),
        narrow.after.as_deref(),
        ASK
    )
    .all(db)
    .await
}

/// Somebody in a cohort, with what is done and their last certificate.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Member {
    pub enrolment_id: String,
    pub account_id: String,
    pub version: i64,
    pub enrolled_at: Timestamp,
    pub completed_at: Option<Timestamp>,
    pub withdrawn_at: Option<Timestamp>,
    pub name_arabic: String,
    pub name_latin: String,
    pub email: String,
    pub department_id: Option<String>,
    /// Items finished, space-separated.
    pub done: Option<String>,
    pub claimed_at: Option<Timestamp>,
    pub number: Option<String>,
}

/// People of a cohort after one of them, in the order in which they enrolled.
pub async fn people(
    db: &Db,
    id: &CohortId,
    after: Option<&str>,
    limit: i64,
) -> Result<Vec<Member>> {
    sql!(
        "select e.enrolment_id, e.account_id, e.version, e.enrolled_at, e.completed_at, e.withdrawn_at,
                a.name_arabic, a.name_latin, a.email, a.department_id,
                (select string_agg(f.item_id, ' ') from fact f where f.enrolment_id = e.enrolment_id) as done,
                c.claimed_at, c.number
         from enrolment e
         join account a on a.account_id = e.account_id
         left join certificate c on c.enrolment_id = e.enrolment_id
           and c.cycle = (select max(m.cycle) from certificate m where m.enrolment_id = e.enrolment_id)
         where e.cohort_id = $1 and (cast($2 as text) is null or e.enrolment_id > $2)
         order by e.enrolment_id limit $3",
        id,
        after,
        limit
    )
    .all(db)
    .await
}

/// Those of these addresses (a JSON list) that have an account, and where they stand in a course.
pub async fn of_addresses(tx: &mut Tx, course: &str, emails: &str) -> Result<Vec<Candidate>> {
    sql!(
        "select a.account_id, a.email, a.name_arabic, a.name_latin, a.department_id, a.locale,
                a.created_at, a.confirmed_at, a.locked_at,
                cast(case when e.enrolment_id is not null and e.withdrawn_at is null
                     then 1 else 0 end as bigint) as studies,
                e.cohort_id, k.name as cohort_name
         from account a
         left join enrolment e on e.account_id = a.account_id and e.course_id = $1
         left join cohort k on k.cohort_id = e.cohort_id
         where a.email in (select value from json_each($2))",
        course,
        emails
    )
    .all(tx)
    .await
}

/// The people of departments (a JSON list) who can sign in, and where they stand in a course; so
/// many at most.
pub async fn of_departments(
    tx: &mut Tx,
    course: &str,
    departments: &str,
    limit: i64,
) -> Result<Vec<Candidate>> {
    sql!(
        "select a.account_id, a.email, a.name_arabic, a.name_latin, a.department_id, a.locale,
                a.created_at, a.confirmed_at, a.locked_at,
                cast(case when e.enrolment_id is not null and e.withdrawn_at is null
                     then 1 else 0 end as bigint) as studies,
                e.cohort_id, k.name as cohort_name
         from account a
         left join enrolment e on e.account_id = a.account_id and e.course_id = $1
         left join cohort k on k.cohort_id = e.cohort_id
         where a.department_id in (select value from json_each($2))
           and a.confirmed_at is not null and a.locked_at is null
         limit $3",
        course,
        departments,
        limit
    )
    .all(tx)
    .await
}

/// Whose enrolment in a cohort it is: their address.
pub async fn email_of(tx: &mut Tx, id: &CohortId, enrolment: &str) -> Result<Option<String>> {
    let row: Option<(String,)> = sql!(
        "select a.email from enrolment e join account a on a.account_id = e.account_id
         where e.enrolment_id = $2 and e.cohort_id = $1",
        id,
        enrolment
    )
    .optional(tx)
    .await?;
    Ok(row.map(|(email,)| email))
}
