//! SQL of courses, their published versions and their drafts.

use crate::{
    kit::{
        db::{On, Result, Tx},
        id::AccountId,
        time::Timestamp,
    },
    sql,
};

/// A course and the version it offers.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Offered {
    pub course_id: String,
    pub published: i64,
}

/// Every course that is offered.
pub async fn offered<'a>(on: impl Into<On<'a>>) -> Result<Vec<Offered>> {
    sql!("select course_id, published from course where published is not null order by course_id")
        .all(on)
        .await
}

/// A published version.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct VersionRow {
    pub number: i64,
    pub hash: String,
    pub content: String,
    pub published_at: Timestamp,
}

/// A version, whole.
pub async fn version<'a>(
    on: impl Into<On<'a>>,
    course: &str,
    number: i64,
) -> Result<Option<VersionRow>> {
    sql!(
        "select number, hash, content, published_at from course_version
         where course_id = $1 and number = $2",
        course,
        number
    )
    .optional(on)
    .await
}

/// The version published last, whole.
pub async fn latest<'a>(on: impl Into<On<'a>>, course: &str) -> Result<Option<VersionRow>> {
    sql!(
        "select number, hash, content, published_at from course_version
         where course_id = $1 order by number desc limit 1",
        course
    )
    .optional(on)
    .await
}

/// A version in the history of a course.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Past {
    pub number: i64,
    pub hash: String,
    pub class: String,
    pub notes: String,
    pub published_at: Timestamp,
    pub name_arabic: Option<String>,
    pub name_latin: Option<String>,
}

/// The history of a course, newest first.
pub async fn history<'a>(on: impl Into<On<'a>>, course: &str) -> Result<Vec<Past>> {
    sql!(
        "select v.number, v.hash, v.class, v.notes, v.published_at, a.name_arabic, a.name_latin
         from course_version v left join account a on a.account_id = v.published_by
         where v.course_id = $1 order by v.number desc",
        course
    )
    .all(on)
    .await
}

/// Every published version: its course and its number.
pub async fn versions<'a>(on: impl Into<On<'a>>) -> Result<Vec<(String, i64)>> {
    sql!("select course_id, number from course_version order by course_id, number")
        .all(on)
        .await
}

/// Where a course was last edited: `files` or `studio`; `None` when there is no such course.
pub async fn origin<'a>(on: impl Into<On<'a>>, course: &str) -> Result<Option<String>> {
    let row: Option<(String,)> = sql!("select origin from course where course_id = $1", course)
        .optional(on)
        .await?;
    Ok(row.map(|(origin,)| origin))
}

/// Makes sure that a course exists, and remembers where it is edited from now on.
pub async fn upsert_course(tx: &mut Tx, now: Timestamp, course: &str, origin: &str) -> Result<()> {
    sql!(
        "insert into course (course_id, created_at, origin) values ($1, $2, $3)
         on conflict (course_id) do update set origin = excluded.origin",
        course,
        now,
        origin
    )
    .run(tx)
    .await
    .map(drop)
}

/// What a publication writes.
pub struct NewVersion<'a> {
    pub course: &'a str,
    pub number: i64,
    pub hash: &'a str,
    pub content: &'a str,
    pub class: &'a str,
    pub notes: &'a str,
    pub by: Option<&'a AccountId>,
}

/// Publishes a version; false when somebody has just taken its number.
pub async fn insert_version(tx: &mut Tx, now: Timestamp, new: &NewVersion<'_>) -> Result<bool> {
    let inserted = sql!(
        "insert into course_version (course_id, number, hash, content, class, notes, published_at, published_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (course_id, number) do nothing",
        new.course,
        new.number,
        new.hash,
        new.content,
        new.class,
        new.notes,
        now,
        new.by.map(AccountId::as_str)
    )
    .run(&mut *tx)
    .await?;
    if inserted == 1 {
        sql!(
            "update course set published = $2 where course_id = $1",
            new.course,
            new.number
        )
        .run(tx)
        .await?;
    }
    Ok(inserted == 1)
}

/// Moves everybody who is under way in one version to the next one: only for fixes, which change
/// nothing that was promised. Answers how many moved.
pub async fn move_under_way(tx: &mut Tx, course: &str, from: i64, to: i64) -> Result<u64> {
    sql!(
        "update enrolment set version = $3
         where course_id = $1 and version = $2 and completed_at is null",
        course,
        from,
        to
    )
    .run(tx)
    .await
}

/// What is being written.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct DraftRow {
    pub content: String,
    pub base: Option<i64>,
    pub revision: i64,
    pub updated_at: Timestamp,
    pub name_arabic: Option<String>,
    pub name_latin: Option<String>,
}

/// The draft of a course, if somebody is writing one.
pub async fn draft<'a>(on: impl Into<On<'a>>, course: &str) -> Result<Option<DraftRow>> {
    sql!(
        "select d.content, d.base, d.revision, d.updated_at, a.name_arabic, a.name_latin
         from draft d left join account a on a.account_id = d.updated_by
         where d.course_id = $1",
        course
    )
    .optional(on)
    .await
}

/// Starts a draft; false when there is one. `by` is nobody at the console.
pub async fn insert_draft(
    tx: &mut Tx,
    now: Timestamp,
    course: &str,
    content: &str,
    base: Option<i64>,
    by: Option<&AccountId>,
) -> Result<bool> {
    let inserted = sql!(
        "insert into draft (course_id, content, base, revision, updated_at, updated_by)
         values ($1, $2, $3, 1, $4, $5) on conflict (course_id) do nothing",
        course,
        content,
        base,
        now,
        by.map(AccountId::as_str)
    )
    .run(tx)
    .await?;
    Ok(inserted == 1)
}

/// Rewrites a draft that is still at `revision`; false when somebody was faster.
pub async fn update_draft(
    tx: &mut Tx,
    now: Timestamp,
    course: &str,
    content: &str,
    revision: i64,
    by: Option<&AccountId>,
) -> Result<bool> {
    let updated = sql!(
        "update draft set content = $2, revision = revision + 1, updated_at = $4, updated_by = $5
         where course_id = $1 and revision = $3",
        course,
        content,
        revision,
        now,
        by.map(AccountId::as_str)
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// The draft is published or given up.
pub async fn delete_draft(tx: &mut Tx, course: &str) -> Result<bool> {
    let deleted = sql!("delete from draft where course_id = $1", course)
        .run(tx)
        .await?;
    Ok(deleted == 1)
}

/// Every draft: course, moment, revision.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct DraftListed {
    pub course_id: String,
    pub base: Option<i64>,
    pub updated_at: Timestamp,
}

pub async fn drafts<'a>(on: impl Into<On<'a>>) -> Result<Vec<DraftListed>> {
    sql!("select course_id, base, updated_at from draft order by course_id")
        .all(on)
        .await
}
