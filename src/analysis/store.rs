//! SQL of the sittings that are analysed.

use crate::{
    analysis::sample::{Gathering, Head, Sample, Which},
    kit::db::{Db, Result},
    sql,
};

/// Sittings read at once: some megabytes of answers.
const BATCH: usize = 1000;

/// A version of a course in which a quiz was sat, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Sat {
    pub version: i64,
    pub sittings: i64,
}

/// The versions in which a quiz was sat and submitted, the newest first.
pub async fn versions(db: &Db, course: &str, item: &str) -> Result<Vec<Sat>> {
    sql!(
        "select version, count(*) as sittings from attempt
         where course_id = $1 and item_id = $2 and submitted_at is not null and recorded = 1
         group by version order by version desc",
        course,
        item
    )
    .all(db)
    .await
}

/// The submitted sittings of a quiz that count, in every version or in one.
pub async fn sample(
    db: &Db,
    course: &str,
    item: &str,
    which: Which,
    version: Option<i64>,
) -> Result<Sample> {
    let picked = picked(db, course, item, which, version).await?;
    let mut gathering = Gathering::default();
    for batch in picked.chunks(BATCH) {
        let keys =
            serde_json::to_string(batch).map_err(|error| sqlx::Error::Encode(error.into()))?;
        for head in heads(db, &keys).await? {
            gathering
                .add(&head)
                .map_err(|error| sqlx::Error::Decode(error.into()))?;
        }
    }
    Ok(gathering.sample())
}

/// Of each person the first, the last or the best sitting, or all of them.
async fn picked(
    db: &Db,
    course: &str,
    item: &str,
    which: Which,
    version: Option<i64>,
) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = sql!(
        "select a.attempt_id from attempt a
         where a.course_id = $1 and a.item_id = $2 and a.submitted_at is not null and a.recorded = 1
           and (cast($4 as bigint) is null or a.version = $4)
           and ($3 = 'all' or a.number = (
             select b.number from attempt b
             where b.enrolment_id = a.enrolment_id and b.item_id = a.item_id
               and b.submitted_at is not null and b.recorded = 1
             order by case $3 when 'first' then b.number when 'last' then -b.number
                              else -coalesce(b.share, -1) end, b.number
             limit 1))
         order by a.submitted_at, a.attempt_id",
        course,
        item,
        which.code(),
        version
    )
    .all(db)
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Sittings with what each of their questions earned: `keys` is a JSON list.
async fn heads(db: &Db, keys: &str) -> Result<Vec<Head>> {
    sql!(
        "select a.language, a.started_at, a.submitted_at, a.passed,
                coalesce((select string_agg(
                    r.question_id || ' ' || coalesce(cast(r.share as text), '-') || ' '
                    || cast(r.mark as text) || ' ' || cast(r.points as text) || ' '
                    || coalesce(cast(r.certainty as text), '-') || ' ' || r.response, '\n')
                  from result r where r.attempt_id = a.attempt_id), '') as lines
         from attempt a where a.attempt_id in (select value from json_each($1))",
        keys
    )
    .all(db)
    .await
}
