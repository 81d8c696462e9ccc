//! SQL of what each question of a sitting earned.

use crate::{
    kit::{
        db::{On, Result, Tx},
        id::AttemptId,
    },
    quizzes::{answers::Step, results::QuestionResult},
    sql,
};

/// Writes the results of a sitting, in one statement; those written before are replaced. The rows
/// travel as a JSON list, since the two engines share no other kind of list.
pub async fn write(tx: &mut Tx, id: &AttemptId, results: &[QuestionResult]) -> Result<()> {
    let rows = serde_json::to_string(results).map_err(|error| sqlx::Error::Encode(error.into()))?;
    sql!(
        "insert into result (attempt_id, question_id, place, share, mark, points, response, certainty)
         select cast($1 as text), json_extract(value, '$.question'),
                cast(json_extract(value, '$.place') as bigint),
                cast(json_extract(value, '$.share') as bigint),
                cast(json_extract(value, '$.mark') as bigint),
                cast(json_extract(value, '$.points') as bigint),
                json_extract(value, '$.response'),
                cast(json_extract(value, '$.certainty') as bigint)
         from json_each($2) where true
         on conflict (attempt_id, question_id) do update set
           place = excluded.place, share = excluded.share, mark = excluded.mark,
           points = excluded.points, response = excluded.response, certainty = excluded.certainty",
        id,
        rows
    )
    .run(tx)
    .await
    .map(drop)
}

/// A sitting submitted before results were kept.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Unrecorded {
    pub attempt_id: AttemptId,
    /// JSON of a [`Paper`](crate::quizzes::draw::Paper).
    pub paper: String,
}

/// Sittings with a result whose parts were never written, after the one named: those that ran out of
/// time and do not count have none.
pub async fn unrecorded<'a>(
    on: impl Into<On<'a>>,
    after: &str,
    limit: i64,
) -> Result<Vec<Unrecorded>> {
    sql!(
        "select attempt_id, paper from attempt
         where earned is not null and recorded is null and attempt_id > $1
         order by attempt_id limit $2",
        after,
        limit
    )
    .all(on)
    .await
}

/// Says whether a sitting has its results, or cannot have them; false when another instance was
/// first.
pub async fn claim(tx: &mut Tx, id: &AttemptId, recorded: bool) -> Result<bool> {
    let updated = sql!(
        "update attempt set recorded = $2 where attempt_id = $1 and recorded is null",
        id,
        i64::from(recorded)
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// The answers of several sittings as they were given: `ids` is a JSON list.
pub async fn steps_of<'a>(on: impl Into<On<'a>>, ids: &str) -> Result<Vec<StepOf>> {
    sql!(
        "select attempt_id, question_id, step, at, response, act, certainty, client from answer
         where attempt_id in (select value from json_each($1)) order by attempt_id, step",
        ids
    )
    .all(on)
    .await
}

/// An answer with its sitting.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct StepOf {
    pub attempt_id: AttemptId,
    #[sqlx(flatten)]
    pub step: Step,
}
