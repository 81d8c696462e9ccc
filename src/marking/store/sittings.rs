//! SQL of the sittings of a quiz, as those who mark read them.

use std::collections::BTreeMap;

use crate::{
    kit::{
        db::{Db, On, Result},
        id::AttemptId,
        text::Slug,
        time::Timestamp,
    },
    quizzes::{
        again::{Adjusted, Adjustments},
        answers::Step,
        attempt::Attempt,
        store_results,
    },
    sql,
};

/// A quiz that somebody has sat.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Sat {
    pub course_id: String,
    pub item_id: String,
    pub sittings: i64,
}

/// The quizzes that somebody has handed in.
pub async fn quizzes(db: &Db) -> Result<Vec<Sat>> {
    sql!(
        "select course_id, item_id, cast(count(*) as bigint) as sittings
         from attempt where earned is not null
         group by course_id, item_id order by course_id, item_id"
    )
    .all(db)
    .await
}

/// The versions whose papers of a quiz were handed in.
pub async fn versions(db: &Db, course: &str, item: &str) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = sql!(
        "select distinct version from attempt
         where course_id = $1 and item_id = $2 and earned is not null order by version",
        course,
        item
    )
    .all(db)
    .await?;
    Ok(rows.into_iter().map(|(version,)| version).collect())
}

/// A sitting in a list.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Line {
    pub attempt_id: AttemptId,
    pub number: i64,
    pub submitted_at: Timestamp,
    pub earned: i64,
    pub out_of: i64,
    pub passed: Option<i64>,
    pub name_arabic: String,
    pub name_latin: String,
}

/// The sittings of a quiz that were handed in, newest first, before one of them. `pattern` is one
/// over folded names and addresses.
pub async fn of_quiz(
    db: &Db,
    course: &str,
    item: &str,
    pattern: Option<&str>,
    before: Option<&str>,
    limit: i64,
) -> Result<Vec<Line>> {
    sql!(
        "select t.attempt_id, t.number, t.submitted_at, t.earned, t.out_of,
                t.passed, a.name_arabic, a.name_latin
         from attempt t join account a on a.account_id = t.account_id
         where t.course_id = $1 and t.item_id = $2 and t.earned is not null
           and (cast($3 as text) is null or a.search like $3 escape '!')
           and (cast($4 as text) is null or t.attempt_id < $4)
         order by t.attempt_id desc limit $5",
        course,
        item,
        pattern,
        before,
        limit
    )
    .all(db)
    .await
}

/// A sitting that was handed in, whoever sat it.
pub async fn submitted<'a>(on: impl Into<On<'a>>, id: &AttemptId) -> Result<Option<Attempt>> {
    sql!(
        "select attempt_id, number, started_at, deadline_at, hand_in_until, submitted_at,
                submitted_how, earned, out_of, share, passed, furthest, awaiting,
                enrolment_id, account_id, course_id, item_id, version, seed
         from attempt where attempt_id = $1 and earned is not null",
        id
    )
    .optional(on)
    .await
}

/// Every answer of several sittings, by sitting; `list` is a JSON list of their keys.
pub async fn steps_of<'a>(
    on: impl Into<On<'a>>,
    list: &str,
) -> Result<BTreeMap<AttemptId, Vec<Step>>> {
    let mut by_sitting = BTreeMap::<_, Vec<_>>::new();
    for row in store_results::steps_of(on, list).await? {
        by_sitting.entry(row.attempt_id).or_default().push(row.step);
    }
    Ok(by_sitting)
}

#[derive(sqlx::FromRow)]
struct AdjustedOf {
    attempt_id: AttemptId,
    #[sqlx(flatten)]
    one: Adjusted,
}

/// The marks that count instead of the engine's in several sittings, by sitting.
pub async fn adjusted_of<'a>(
    on: impl Into<On<'a>>,
    list: &str,
) -> Result<BTreeMap<AttemptId, Adjustments>> {
    let rows: Vec<AdjustedOf> = sql!(
        "select attempt_id, question_id, mark, source, levels, comment, at from adjusted_mark
         where attempt_id in (select value from json_each($1))",
        list
    )
    .all(on)
    .await?;
    let mut by_sitting = BTreeMap::<_, Adjustments>::new();
    for row in rows {
        let question: Slug = row.one.question_id.clone();
        let of_sitting = by_sitting.entry(row.attempt_id).or_default();
        of_sitting.insert(question, row.one);
    }
    Ok(by_sitting)
}
