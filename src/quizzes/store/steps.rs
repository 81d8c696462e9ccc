//! SQL of the answers as they were given, step by step. Rows are only ever inserted.

use crate::{
    kit::{
        db::{On, Result, Tx},
        id::AttemptId,
    },
    quizzes::answers::Step,
    sql,
};

/// How many of the last steps of a question are read, of those that count and of the others: the
/// answer that counts is among them, and what the page that saves has sent lately.
const LAST: i64 = 8;

/// Every step of a sitting.
pub async fn all<'a>(on: impl Into<On<'a>>, id: &AttemptId) -> Result<Vec<Step>> {
    sql!(
        "select question_id, step, at, response, act, certainty, client
         from answer where attempt_id = $1 order by step",
        id
    )
    .all(on)
    .await
}

/// The last steps of some questions (a JSON list of their ids), and the last one of the sitting.
pub async fn last<'a>(on: impl Into<On<'a>>, id: &AttemptId, questions: &str) -> Result<Vec<Step>> {
    sql!(
        "select question_id, step, at, response, act, certainty, client
         from (select question_id, step, at, response, act, certainty, client,
                      row_number() over (
                          partition by question_id,
                                       case when act in ('given', 'checked') then 1 else 0 end
                          order by step desc) as back
               from answer
               where attempt_id = $1
                 and question_id in (select value from json_each(cast($2 as text)))) as recent
         where back <= $3
         union
         select question_id, step, at, response, act, certainty, client
         from answer
         where attempt_id = $1
           and step = (select max(step) from answer where attempt_id = $1)",
        id,
        questions,
        LAST
    )
    .all(on)
    .await
}

/// Adds a step; false when the same saving was heard before. The sitting must be held: two of the
/// same step never meet.
pub async fn append(tx: &mut Tx, id: &AttemptId, step: &Step) -> Result<bool> {
    let inserted = sql!(
        "insert into answer (attempt_id, question_id, step, at, response, act, certainty, client)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict do nothing",
        id,
        &step.question_id,
        step.step,
        step.at,
        &step.response,
        &step.act,
        step.certainty,
        step.client.as_deref()
    )
    .run(tx)
    .await?;
    Ok(inserted == 1)
}
