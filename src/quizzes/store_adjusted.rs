//! SQL of marks that count instead of the engine's, and of what a person has yet to mark.

use crate::{
    kit::{
        db::{On, Result, Tx},
        id::{self, AttemptId},
        secret,
        text::Slug,
        time::Timestamp,
    },
    quizzes::{
        again::{Adjusted, Adjustments, Change, Correction},
        attempt::Attempt,
    },
    sql,
};

/// The marks that count instead of the engine's in a sitting.
pub async fn of<'a>(on: impl Into<On<'a>>, id: &AttemptId) -> Result<Adjustments> {
    let rows: Vec<Adjusted> = sql!(
        "select question_id, mark, source, levels, comment, at
         from adjusted_mark where attempt_id = $1",
        id
    )
    .all(on)
    .await?;
    let by_question = rows.into_iter().map(|row| (row.question_id.clone(), row));
    Ok(by_question.collect())
}

/// The mark that counts from now on. The sitting must be held.
pub async fn set(tx: &mut Tx, id: &AttemptId, one: &Adjusted) -> Result<()> {
    sql!(
        "insert into adjusted_mark (attempt_id, question_id, mark, source, levels, comment, at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (attempt_id, question_id) do update
         set mark = excluded.mark, source = excluded.source, levels = excluded.levels,
             comment = excluded.comment, at = excluded.at",
        id,
        &one.question_id,
        one.mark.0,
        &one.source,
        &one.levels,
        &one.comment,
        one.at
    )
    .run(tx)
    .await
    .map(drop)
}

#[derive(sqlx::FromRow)]
struct CorrectionRow {
    regrade_id: String,
    question_id: Slug,
    question: Option<String>,
    falls: i64,
    at: Timestamp,
}

/// The corrections that concern the paper of a sitting, the oldest first.
///
/// # Errors
/// When what is stored is not a question.
pub async fn corrections<'a>(on: impl Into<On<'a>>, id: &AttemptId) -> Result<Vec<Correction>> {
    let rows: Vec<CorrectionRow> = sql!(
        "select r.regrade_id, q.question_id, q.question, r.falls, r.at
         from attempt a
         join regrade r on r.course_id = a.course_id and r.item_id = a.item_id
         join regrade_question q on q.regrade_id = r.regrade_id
         where a.attempt_id = $1 and a.version < r.below
         order by r.at, r.regrade_id, q.question_id",
        id
    )
    .all(on)
    .await?;
    rows.into_iter().map(CorrectionRow::read).collect()
}

impl CorrectionRow {
    fn read(self) -> Result<Correction> {
        let read = |json: String| serde_json::from_str(&json);
        let key = self.question.map(read).transpose();
        Ok(Correction {
            regrade_id: self.regrade_id,
            question_id: self.question_id,
            key: key.map_err(|error| sqlx::Error::Decode(error.into()))?,
            falls: self.falls == 1,
            at: self.at,
        })
    }
}

/// Records what marking again changed; false when it was recorded before.
pub async fn record(tx: &mut Tx, now: Timestamp, id: &AttemptId, change: &Change) -> Result<bool> {
    let inserted = sql!(
        "insert into regrade_change (regrade_id, attempt_id, question_id, mark_before, mark_after, at)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        &change.regrade_id,
        id,
        &change.question_id,
        change.before.0,
        change.after.0,
        now
    )
    .run(tx)
    .await?;
    Ok(inserted == 1)
}

/// Asks a person for a mark of an answer, at a place; asked twice is asked once. The order in which
/// answers are marked is that of a hash, which tells nothing about the person.
pub async fn ask(
    tx: &mut Tx,
    now: Timestamp,
    attempt: &Attempt,
    question: &Slug,
    place: i64,
) -> Result<()> {
    let id = &attempt.sitting.attempt_id;
    let shuffle = secret::digest(format!("{id}.{question}").as_bytes());
    sql!(
        "insert into marking (marking_id, attempt_id, question_id, place, course_id, item_id,
                              account_id, since, shuffle, held_until)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)
         on conflict (attempt_id, question_id, place) do nothing",
        id::fresh(),
        id,
        question,
        place,
        &attempt.course_id,
        &attempt.item_id,
        &attempt.account_id,
        now,
        shuffle
    )
    .run(tx)
    .await
    .map(drop)
}
