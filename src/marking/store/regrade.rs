//! SQL of marking again.

use crate::{
    kit::{
        db::{Db, On, Result, Tx},
        id::{AccountId, AttemptId, EnrolmentId},
        text::Slug,
        time::Timestamp,
    },
    marking::regrade::{Looked, Plan},
    quizzes::again::Correction,
    sql,
};

/// A decision to mark again, and how far it has got.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Regrade {
    pub regrade_id: String,
    pub course_id: String,
    pub item_id: String,
    /// `key` or `points`.
    pub how: String,
    pub version: i64,
    pub below: i64,
    pub falls: i64,
    pub reason: String,
    pub at: Timestamp,
    pub by_id: AccountId,
    /// The last sitting looked at; empty before the first.
    pub reached: String,
    pub seen: i64,
    pub finished_at: Option<Timestamp>,
    pub name_arabic: String,
    pub name_latin: String,
}

/// Decides to mark again; false when it was decided before: a form sent twice.
pub async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    id: &str,
    (course, item): (&str, &str),
    plan: &Plan,
    by: &AccountId,
) -> Result<bool> {
    let inserted = sql!(
        "insert into regrade (regrade_id, course_id, item_id, how, version, below, falls, reason, at,
                              by_id, reached, seen)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', 0) on conflict do nothing",
        id,
        course,
        item,
        plan.how.code(),
        plan.version,
        plan.below(),
        i64::from(plan.falls),
        &plan.reason,
        now,
        by
    )
    .run(tx)
    .await?;
    Ok(inserted == 1)
}

/// A question to be marked again.
pub async fn add_question(tx: &mut Tx, id: &str, one: &Correction) -> Result<()> {
    let key = one.key.as_ref().map(serde_json::to_string).transpose();
    let key = key.map_err(|error| sqlx::Error::Encode(error.into()))?;
    sql!(
        "insert into regrade_question (regrade_id, question_id, question) values ($1, $2, $3)",
        id,
        &one.question_id,
        key
    )
    .run(tx)
    .await
    .map(drop)
}

/// A decision to mark again.
pub async fn by_id<'a>(on: impl Into<On<'a>>, id: &str) -> Result<Option<Regrade>> {
    sql!(
        "select r.regrade_id, r.course_id, r.item_id, r.how, r.version, r.below, r.falls, r.reason,
                r.at, r.by_id, r.reached, r.seen, r.finished_at, a.name_arabic, a.name_latin
         from regrade r join account a on a.account_id = r.by_id where r.regrade_id = $1",
        id
    )
    .optional(on)
    .await
}

/// The decisions to mark again, newest first.
pub async fn recent(db: &Db, limit: i64) -> Result<Vec<Regrade>> {
    sql!(
        "select r.regrade_id, r.course_id, r.item_id, r.how, r.version, r.below, r.falls, r.reason,
                r.at, r.by_id, r.reached, r.seen, r.finished_at, a.name_arabic, a.name_latin
         from regrade r join account a on a.account_id = r.by_id order by r.at desc, r.regrade_id limit $1",
        limit
    )
    .all(db)
    .await
}

/// Those that are not finished, the oldest first.
pub async fn unfinished(db: &Db) -> Result<Vec<String>> {
    let rows: Vec<(String,)> =
        sql!("select regrade_id from regrade where finished_at is null order by at, regrade_id")
            .all(db)
            .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

#[derive(sqlx::FromRow)]
struct QuestionRow {
    question_id: Slug,
    question: Option<String>,
}

/// Its questions, each with its new key.
///
/// # Errors
/// When what is stored is not a question.
pub async fn corrections<'a>(on: impl Into<On<'a>>, regrade: &Regrade) -> Result<Vec<Correction>> {
    let rows: Vec<QuestionRow> = sql!(
        "select question_id, question from regrade_question where regrade_id = $1 order by question_id",
        &regrade.regrade_id
    )
    .all(on)
    .await?;
    let read = |row: QuestionRow| {
        let key = row.question.map(|json| serde_json::from_str(&json));
        let key = key.transpose();
        Ok(Correction {
            regrade_id: regrade.regrade_id.clone(),
            question_id: row.question_id,
            key: key.map_err(|error| sqlx::Error::Decode(error.into()))?,
            falls: regrade.falls == 1,
            at: regrade.at,
        })
    };
    rows.into_iter().map(read).collect()
}

/// A sitting to be looked at.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Concerned {
    pub attempt_id: AttemptId,
    pub enrolment_id: EnrolmentId,
    pub number: i64,
    pub submitted_at: Option<Timestamp>,
    /// JSON of a paper.
    pub paper: String,
    pub name_arabic: String,
    pub name_latin: String,
    /// The version that the person studies now.
    pub studied: i64,
}

/// Sittings of a quiz on papers of versions before `below`, handed in or not, after one of them.
pub async fn batch<'a>(
    on: impl Into<On<'a>>,
    (course, item): (&str, &str),
    below: i64,
    after: &str,
    limit: i64,
) -> Result<Vec<Concerned>> {
    sql!(
        "select t.attempt_id, t.enrolment_id, t.number, t.submitted_at, t.paper,
                a.name_arabic, a.name_latin, e.version as studied
         from attempt t
         join account a on a.account_id = t.account_id
         join enrolment e on e.enrolment_id = t.enrolment_id
         where t.course_id = $1 and t.item_id = $2 and t.version < $3 and t.attempt_id > $4
           and (t.submitted_at is null or t.earned is not null)
         order by t.attempt_id limit $5",
        course,
        item,
        below,
        after,
        limit
    )
    .all(on)
    .await
}

/// Goes on from one sitting to another; false when somebody else did.
pub async fn advance(tx: &mut Tx, id: &str, from: &str, to: &str, seen: i64) -> Result<bool> {
    let updated = sql!(
        "update regrade set reached = $3, seen = seen + $4
         where regrade_id = $1 and reached = $2 and finished_at is null",
        id,
        from,
        to,
        seen
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// Every sitting was looked at; false when it was told before.
pub async fn finish(tx: &mut Tx, now: Timestamp, id: &str) -> Result<bool> {
    let updated = sql!(
        "update regrade set finished_at = $2 where regrade_id = $1 and finished_at is null",
        id,
        now
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// A result that changed.
pub async fn record(tx: &mut Tx, id: &str, attempt: &AttemptId, looked: &Looked) -> Result<bool> {
    let inserted = sql!(
        "insert into regrade_result (regrade_id, attempt_id, earned_before, earned_after,
                                     passed_before, passed_after)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        id,
        attempt,
        looked.before.earned.0,
        looked.after.earned.0,
        looked.before.known_pass(),
        looked.after.known_pass()
    )
    .run(tx)
    .await?;
    Ok(inserted == 1)
}

/// A result that changed, with its person.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Changed {
    pub attempt_id: AttemptId,
    pub number: i64,
    pub out_of: i64,
    pub earned_before: i64,
    pub earned_after: i64,
    pub passed_before: Option<i64>,
    pub passed_after: Option<i64>,
    pub name_arabic: String,
    pub name_latin: String,
    /// The certificate that they hold or await for this course.
    pub certificate: Option<String>,
}

/// The results that it changed, after one of them.
pub async fn changed(db: &Db, id: &str, after: Option<&str>, limit: i64) -> Result<Vec<Changed>> {
    sql!(
        "select r.attempt_id, t.number, t.out_of, r.earned_before, r.earned_after, r.passed_before,
                r.passed_after, a.name_arabic, a.name_latin,
                case when c.certificate_id is null then null else coalesce(c.number, '') end
                  as certificate
         from regrade_result r
         join attempt t on t.attempt_id = r.attempt_id
         join account a on a.account_id = t.account_id
         left join certificate c on c.enrolment_id = t.enrolment_id
           and c.cycle = (select m.cycle from certificate m where m.enrolment_id = t.enrolment_id
                          order by m.term desc, m.cycle desc limit 1)
         where r.regrade_id = $1 and (cast($2 as text) is null or r.attempt_id > $2)
         order by r.attempt_id limit $3",
        id,
        after,
        limit
    )
    .all(db)
    .await
}

/// Those who no longer pass, with what they keep.
pub async fn no_longer(db: &Db, id: &str) -> Result<Vec<Changed>> {
    sql!(
        "select r.attempt_id, t.number, t.out_of, r.earned_before, r.earned_after, r.passed_before,
                r.passed_after, a.name_arabic, a.name_latin,
                case when c.certificate_id is null then null else coalesce(c.number, '') end
                  as certificate
         from regrade_result r
         join attempt t on t.attempt_id = r.attempt_id
         join account a on a.account_id = t.account_id
         left join certificate c on c.enrolment_id = t.enrolment_id
           and c.cycle = (select m.cycle from certificate m where m.enrolment_id = t.enrolment_id
                          order by m.term desc, m.cycle desc limit 1)
         where r.regrade_id = $1 and r.passed_before = 1 and r.passed_after = 0
         order by r.attempt_id",
        id
    )
    .all(db)
    .await
}

/// How many results it changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Counts {
    pub changed: i64,
    pub risen: i64,
    pub fallen: i64,
    pub newly_passed: i64,
    pub newly_failed: i64,
}

pub async fn counts(db: &Db, id: &str) -> Result<Counts> {
    sql!(
        "select cast(count(*) as bigint) as changed,
                cast(coalesce(sum(case when earned_after > earned_before then 1 else 0 end), 0) as bigint) as risen,
                cast(coalesce(sum(case when earned_after < earned_before then 1 else 0 end), 0) as bigint) as fallen,
                cast(coalesce(sum(case when passed_after = 1 and coalesce(passed_before, 0) = 0
                                       then 1 else 0 end), 0) as bigint) as newly_passed,
                cast(coalesce(sum(case when passed_after = 0 and passed_before = 1
                                       then 1 else 0 end), 0) as bigint) as newly_failed
         from regrade_result where regrade_id = $1",
        id
    )
    .one(db)
    .await
}
