//! Results of sittings submitted before results were kept.

use std::collections::HashMap;

use crate::{
    kit::{
        db::{Db, Tx},
        error::Error,
        id::AttemptId,
    },
    quizzes::{
        answers::{Answers, Step},
        draw::Paper,
        grade::markings,
        results::results,
        store_results::{self, Unrecorded},
    },
};

/// Sittings in one transaction, and transactions in one turn of the clockwork.
const BATCH: i64 = 50;
const BATCHES: usize = 40;

/// Writes the results of sittings that have none yet, some two thousand a turn; answers how many.
/// A sitting that cannot be read is logged, once, and left. Several instances may do it at once.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn record_earlier(db: &Db) -> Result<usize, Error> {
    let (mut recorded, mut after) = (0, String::new());
    for _ in 0..BATCHES {
        let due = store_results::unrecorded(db, &after, BATCH).await?;
        let Some(last) = due.last() else { break };
        after = last.attempt_id.to_string();
        let ids: Vec<&AttemptId> = due.iter().map(|one| &one.attempt_id).collect();
        let mut steps: HashMap<AttemptId, Vec<Step>> = HashMap::new();
        for one in store_results::steps_of(db, &serde_json::to_string(&ids)?).await? {
            steps.entry(one.attempt_id).or_default().push(one.step);
        }
        let mut tx = db.write().await?;
        for one in &due {
            let given = steps.remove(&one.attempt_id).unwrap_or_default();
            recorded += usize::from(record(&mut tx, one, given).await?);
        }
        tx.commit().await?;
    }
    Ok(recorded)
}

async fn record(tx: &mut Tx, one: &Unrecorded, steps: Vec<Step>) -> Result<bool, Error> {
    let read = serde_json::from_str(&one.paper).and_then(|paper: Paper| {
        let answers = Answers::read(steps)?;
        let marked = markings(&paper, &answers);
        results(&paper, &answers, &marked)
    });
    let results = match read {
        Ok(results) => results,
        Err(error) => {
            tracing::error!(
                attempt = one.attempt_id.as_str(),
                error = error.to_string(),
                "the results of an earlier sitting could not be read"
            );
            store_results::claim(tx, &one.attempt_id, false).await?;
            return Ok(false);
        }
    };
    // The answers of a submitted sitting never change: what was read before the transaction holds.
    let first = store_results::claim(tx, &one.attempt_id, true).await?;
    if first {
        store_results::write(tx, &one.attempt_id, &results).await?;
    }
    Ok(first)
}
