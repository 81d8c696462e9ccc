//! Marking again: looking first, deciding, and then sitting after sitting, a batch at a time.

use serde_json::json;

use super::{rewrite, tell};
use crate::{
    accounts,
    config::Config,
    content::library::{Library, Published},
    kit::{
        db::{Db, Tx},
        error::Error,
        id::{AccountId, AttemptId},
        text::Slug,
        time::Timestamp,
    },
    marking::{
        regrade::{Looked, Plan, Tally, look},
        store::{
            self,
            regrade::{Concerned, Regrade},
        },
    },
    quizzes::{
        self,
        again::{Adjustments, Correction, adjusted_by},
        answers::Answers,
        draw::Paper,
    },
};

/// Sittings whose papers are in memory at once.
const BATCH: i64 = 100;
/// Batches of one decision in one turn of the clockwork.
const TURN: usize = 50;
/// Changes that a dry run names one by one; the others are counted.
pub const NAMED: usize = 200;

/// A sitting whose result would change.
#[derive(Debug, Clone)]
pub struct WouldChange {
    pub row: Concerned,
    pub looked: Looked,
}

/// What marking again would do.
#[derive(Debug, Default)]
pub struct DryRun {
    pub tally: Tally,
    /// The first of those that would change, without their papers.
    pub changes: Vec<WouldChange>,
}

/// Looks at every sitting, and writes nothing. Papers are read a batch at a time.
///
/// # Errors
/// When the database cannot be read, or holds what this program does not understand.
pub async fn dry_run(
    db: &Db,
    quiz: (&str, &str),
    plan: &Plan,
    corrections: &[Correction],
) -> Result<DryRun, Error> {
    let mut dry = DryRun::default();
    let mut after = String::new();
    loop {
        let rows = store::regrade::batch(db, quiz, plan.below(), &after, BATCH).await?;
        let Some(last) = rows.last() else { break };
        after = last.attempt_id.to_string();
        for (row, looked) in looked_at(db, rows, corrections).await? {
            if row.submitted_at.is_none() {
                continue;
            }
            dry.tally.add(&looked);
            if looked.is_changed() && dry.changes.len() < NAMED {
                dry.changes.push(WouldChange { row, looked });
            }
        }
    }
    Ok(dry)
}

/// Decides to mark again; from now on the corrections hold for whoever hands in a paper of those
/// versions. False when this very form was sent before.
///
/// # Errors
/// Only faults of the machine.
pub async fn begin(
    tx: &mut Tx,
    now: Timestamp,
    id: &str,
    quiz: (&str, &str),
    plan: &Plan,
    corrections: &[Correction],
    by: &AccountId,
) -> Result<bool, Error> {
    if !store::regrade::insert(tx, now, id, quiz, plan, by).await? {
        return Ok(false);
    }
    for one in corrections {
        store::regrade::add_question(tx, id, one).await?;
    }
    let questions: Vec<&str> = plan.questions.iter().map(Slug::as_str).collect();
    let detail = json!({
        "course": quiz.0, "item": quiz.1, "questions": questions, "how": plan.how.code(),
        "version": plan.version, "falls": plan.falls, "reason": plan.reason,
    });
    accounts::store::audit(tx, now, Some(by), "quiz_regraded", ("regrade", id), &detail).await?;
    Ok(true)
}

/// Marks again what is decided and not finished. Several instances may do it at once, and what one
/// of them leaves is taken up by the next. Those that fail are logged, and tried again.
///
/// # Errors
/// When the database cannot be read.
pub async fn run_unfinished(
    db: &Db,
    config: &Config,
    library: &Library,
    now: Timestamp,
) -> Result<(), Error> {
    for id in store::regrade::unfinished(db).await? {
        if let Err(error) = run(db, config, library, now, &id, TURN).await {
            tracing::error!(
                regrade = id,
                error = format!("{error:#}"),
                "a quiz could not be marked again"
            );
        }
    }
    Ok(())
}

/// Marks again up to so many batches of a decision; whether it is finished.
///
/// # Errors
/// When the database cannot be read or written; the batches before are kept.
pub async fn run(
    db: &Db,
    config: &Config,
    library: &Library,
    now: Timestamp,
    id: &str,
    batches: usize,
) -> Result<bool, Error> {
    for _ in 0..batches {
        let regrade = store::regrade::by_id(db, id).await?;
        let regrade = regrade.ok_or(Error::NotFound)?;
        if regrade.finished_at.is_some() || !one_batch(db, config, library, now, &regrade).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The next batch, each sitting that changes in a transaction of its own, so that nobody who is
/// sitting a quiz waits; false when none was left. What is done twice is done once.
async fn one_batch(
    db: &Db,
    config: &Config,
    library: &Library,
    now: Timestamp,
    regrade: &Regrade,
) -> Result<bool, Error> {
    let quiz = (regrade.course_id.as_str(), regrade.item_id.as_str());
    let (id, reached) = (regrade.regrade_id.as_str(), regrade.reached.as_str());
    let rows = store::regrade::batch(db, quiz, regrade.below, reached, BATCH).await?;
    let Some(last) = rows.last() else {
        let mut tx = db.write().await?;
        store::regrade::finish(&mut tx, now, id).await?;
        tx.commit().await?;
        return Ok(false);
    };
    let (to, seen) = (last.attempt_id.to_string(), rows.len());
    let corrections = store::regrade::corrections(db, regrade).await?;
    let work = Work {
        now,
        config,
        regrade,
        corrections: &corrections,
    };
    for (row, looked) in looked_at(db, rows, &corrections).await? {
        // Whoever has not handed in yet may be doing so now.
        if row.submitted_at.is_some() && !looked.is_changed() {
            continue;
        }
        let published = library.version(quiz.0, row.studied).await?;
        let published = published.ok_or(Error::NotFound)?;
        let mut tx = db.write().await?;
        work.one(&mut tx, &row.attempt_id, &published).await?;
        tx.commit().await?;
    }
    let mut tx = db.write().await?;
    let seen = i64::try_from(seen).unwrap_or(0);
    // Another instance may have been faster: what it has done is done.
    store::regrade::advance(&mut tx, id, reached, &to, seen).await?;
    tx.commit().await?;
    Ok(true)
}

/// What corrections change in each sitting of a batch.
async fn looked_at(
    db: &Db,
    rows: Vec<Concerned>,
    corrections: &[Correction],
) -> Result<Vec<(Concerned, Looked)>, Error> {
    let ids: Vec<_> = rows.iter().map(|row| row.attempt_id.as_str()).collect();
    let list = serde_json::to_string(&ids)?;
    let mut steps = store::sittings::steps_of(db, &list).await?;
    let mut adjusted = store::sittings::adjusted_of(db, &list).await?;
    let mut looked = Vec::with_capacity(rows.len());
    for mut row in rows {
        let id = &row.attempt_id;
        let paper: Paper = serde_json::from_str(&std::mem::take(&mut row.paper))?;
        let answers = Answers::read(steps.remove(id).unwrap_or_default())?;
        let adjusted = adjusted.remove(id).unwrap_or_default();
        let one = look(&paper, &answers, &adjusted, corrections);
        looked.push((row, one));
    }
    Ok(looked)
}

/// What every sitting of a batch is marked again with.
struct Work<'a> {
    now: Timestamp,
    config: &'a Config,
    regrade: &'a Regrade,
    corrections: &'a [Correction],
}

impl Work<'_> {
    /// Marks one sitting again. It is held first: whoever is handing it in comes before, and is
    /// marked again here, or comes after, and finds the corrections.
    async fn one(&self, tx: &mut Tx, id: &AttemptId, published: &Published) -> Result<(), Error> {
        let (now, regrade) = (self.now, self.regrade);
        store::hold(tx, id).await?;
        let Some(attempt) = store::sittings::submitted(&mut *tx, id).await? else {
            return Ok(());
        };
        let paper = quizzes::store::papers::paper(&mut *tx, id).await?;
        let answers = Answers::read(quizzes::store::steps::all(&mut *tx, id).await?)?;
        let adjusted: Adjustments = quizzes::store_adjusted::of(&mut *tx, id).await?;
        let looked = look(&paper, &answers, &adjusted, self.corrections);
        if !looked.is_changed() {
            return Ok(());
        }
        for change in &looked.changes {
            quizzes::store_adjusted::record(tx, now, id, change).await?;
            quizzes::store_adjusted::set(tx, id, &adjusted_by(change, now)).await?;
            store::call_off(tx, id, &change.question_id).await?;
        }
        let adjusted = quizzes::store_adjusted::of(&mut *tx, id).await?;
        let after = &rewrite(tx, id, &paper, &answers, &adjusted).await?;
        store::regrade::record(tx, &regrade.regrade_id, id, &looked).await?;
        if after.awaiting == 0 {
            let config = self.config;
            quizzes::actions::conclude(tx, now, config, published, &attempt, &paper, after).await?;
            tell(tx, now, config, published, &attempt, after, &regrade.reason).await?;
        }
        Ok(())
    }
}
