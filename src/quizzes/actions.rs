//! Sitting a quiz: start, save, submit, and close what ran out of time.

use crate::{
    certificates,
    config::Config,
    content::library::{Library, Published},
    enrolments::{self, enrolment::Enrolment},
    kit::{
        db::{Db, Tx},
        error::Error,
        id::{AccountId, AttemptId},
        locale::Locale,
        time::Timestamp,
    },
    progress::{actions::Outcome, completion},
    questions::form::Fields,
    quizzes::{
        answers::{self, Answers, Responses, Step, changes},
        attempt::{self, Attempt, CannotStart, GRACE_MS, How, Stage},
        draw::{Paper, draw},
        grade::grade,
        results::results,
        store::{self, NewAttempt},
        store_results,
    },
};

/// How many overdue sittings are looked up at once, and how often in one turn of the clockwork.
const BATCH: i64 = 100;
const BATCHES: usize = 50;

/// Starts a sitting, or finds the one that is open: a second tab, another device or a double click
/// sits the same paper. `published` is the version studied; `language` is remembered.
///
/// # Errors
/// [`Error::NotFound`] when that version has no such quiz; [`CannotStart`].
pub async fn start(
    tx: &mut Tx,
    now: Timestamp,
    published: &Published,
    enrolment: &Enrolment,
    item: &str,
    language: Locale,
) -> Result<AttemptId, Error> {
    let course = &published.course;
    let quiz = course.quiz(item).ok_or(Error::NotFound)?;
    // Who loses the race for a number looks again: the winner's sitting is open, or just submitted.
    for _ in 0..3 {
        let sittings = store::sittings(&mut *tx, &enrolment.enrolment_id, item).await?;
        if let Some(open) = sittings.iter().find(|s| s.submitted_at.is_none()) {
            return Ok(open.attempt_id.clone());
        }
        let last = sittings.last().map_or(0, |sitting| sitting.number);
        attempt::start(enrolment, quiz.attempts, last)?;
        let seed: i64 = rand::random();
        let paper = draw(course, quiz, seed.cast_unsigned());
        if paper.questions.is_empty() {
            return Err(CannotStart::Empty.into());
        }
        let id = AttemptId::new();
        let new = NewAttempt {
            attempt_id: &id,
            enrolment_id: &enrolment.enrolment_id,
            account_id: &enrolment.account_id,
            course_id: course.id.as_str(),
            item_id: item,
            number: last + 1,
            version: published.number,
            seed,
            paper: &serde_json::to_string(&paper)?,
            language: language.code(),
            deadline_at: attempt::deadline(now, quiz.minutes),
            out_of: paper.out_of(),
        };
        if store::insert(tx, now, &new).await? {
            return Ok(id);
        }
    }
    Err(Error::Internal(anyhow::anyhow!(
        "no sitting of {item} could be started"
    )))
}

/// A sitting that nobody else can write to until the transaction ends.
struct Held {
    attempt: Attempt,
    paper: Paper,
    answers: Answers,
}

impl Held {
    async fn of(tx: &mut Tx, account: &AccountId, id: &AttemptId) -> Result<Self, Error> {
        store::hold(tx, id).await?;
        let attempt = store::of(&mut *tx, account, id)
            .await?
            .ok_or(Error::NotFound)?;
        let answers = Answers::read(store::steps(&mut *tx, id).await?)?;
        Ok(Self {
            paper: attempt.read_paper()?,
            attempt,
            answers,
        })
    }

    /// Saves what a form changes, as one step, and answers what counts afterwards.
    async fn keep(&self, tx: &mut Tx, now: Timestamp, fields: &Fields) -> Result<Responses, Error> {
        let mut responses = self.answers.responses();
        for (question, given) in changes(&self.paper, &self.answers, fields) {
            let step = Step {
                question_id: question.clone(),
                step: self.answers.last_step() + 1,
                at: now,
                response: serde_json::to_string(&given)?,
            };
            store::append(tx, &self.attempt.sitting.attempt_id, &step).await?;
            match given {
                Some(given) => responses.insert(question, given),
                None => responses.remove(&question),
            };
        }
        Ok(responses)
    }

    /// Marks, records the result and, when it is passed, reports it: fact, completion and
    /// certificate. Answers whether that completed the course. Does nothing when the sitting was
    /// submitted before.
    async fn close(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        config: &Config,
        published: &Published,
        responses: &Responses,
        how: How,
    ) -> Result<bool, Error> {
        let graded = grade(&self.paper, responses);
        let id = &self.attempt.sitting.attempt_id;
        let first = store::submit(tx, now, id, how, &graded).await?;
        if first {
            let results = results(&self.paper, responses)?;
            store_results::write(tx, id, &results).await?;
        }
        let item = &self.attempt.item_id;
        // A version that the person has moved to since may not have the quiz any more: the result
        // stands, and there is nothing to report.
        if !first || !graded.passed || published.course.item(item).is_none() {
            return Ok(false);
        }
        let enrolment = enrolments::store::by_id(&mut *tx, &self.attempt.enrolment_id)
            .await?
            .ok_or(Error::NotFound)?;
        let passed = completion::How::Passed;
        let outcome =
            certificates::actions::report(tx, now, config, published, &enrolment, item, passed, 0)
                .await?;
        Ok(outcome == Outcome::Completed)
    }
}

/// Saves what a form carries. Only what changed is written, as a new step: nothing that was given
/// is ever lost.
///
/// # Errors
/// [`Error::NotFound`] for another person's sitting; [`attempt::CannotSave`].
pub async fn save(
    tx: &mut Tx,
    now: Timestamp,
    account: &AccountId,
    id: &AttemptId,
    fields: &Fields,
) -> Result<(), Error> {
    let held = Held::of(tx, account, id).await?;
    held.attempt.sitting.save(now)?;
    held.keep(tx, now, fields).await?;
    Ok(())
}

/// What came of handing a paper in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Submission {
    /// There is a result, from now or from before; whether the course is complete since now.
    Done { completed: bool },
    /// There is a result, of what was saved in time: what the form carried came too late.
    TooLate,
    /// Some questions have no answer, and the person has not said that they know.
    Unanswered,
}

/// Hands a paper in: saves what the form carries, marks everything, reports a quiz passed. Handing
/// in twice is handing in once. With `anyway`, unanswered questions are left so.
///
/// # Errors
/// [`Error::NotFound`] for another person's sitting.
#[expect(clippy::too_many_arguments, reason = "what handing in consists of")]
pub async fn submit(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    published: &Published,
    account: &AccountId,
    id: &AttemptId,
    fields: &Fields,
    anyway: bool,
) -> Result<Submission, Error> {
    let held = Held::of(tx, account, id).await?;
    let stage = held.attempt.sitting.stage(now);
    let responses = match stage {
        Stage::Submitted => return Ok(Submission::Done { completed: false }),
        Stage::Over => held.answers.responses(),
        Stage::Open | Stage::Grace => held.keep(tx, now, fields).await?,
    };
    // In the grace there is no time left for questions.
    let asks = stage == Stage::Open && !anyway;
    if asks && !answers::unanswered(&held.paper, &responses).is_empty() {
        return Ok(Submission::Unanswered);
    }
    let how = if stage == Stage::Open {
        How::Person
    } else {
        How::Time
    };
    let completed = held
        .close(tx, now, config, published, &responses, how)
        .await?;
    Ok(if stage == Stage::Over {
        Submission::TooLate
    } else {
        Submission::Done { completed }
    })
}

/// Submits the sittings whose time has run out, with the answers saved in time; answers how many.
/// Each in its own transaction, so that one that fails (it is logged) does not stop the others.
/// Several instances may do it at once.
///
/// # Errors
/// When the database cannot be read.
pub async fn close_overdue(
    db: &Db,
    config: &Config,
    library: &Library,
    now: Timestamp,
) -> Result<usize, Error> {
    let mut closed = 0;
    let mut after = (Timestamp(0), String::new());
    for _ in 0..BATCHES {
        let ended = now.plus(-GRACE_MS);
        let due = store::overdue(db, ended, (after.0, &after.1), BATCH).await?;
        for one in &due {
            match close_one(db, config, library, now, one).await {
                Ok(()) => closed += 1,
                Err(error) => tracing::error!(
                    attempt = one.attempt_id.as_str(),
                    error = format!("{error:#}"),
                    "an overdue sitting could not be closed"
                ),
            }
        }
        match due.last() {
            Some(last) if due.len() >= usize::try_from(BATCH).unwrap_or(usize::MAX) => {
                after = (last.deadline_at, last.attempt_id.to_string());
            }
            _ => break,
        }
    }
    Ok(closed)
}

async fn close_one(
    db: &Db,
    config: &Config,
    library: &Library,
    now: Timestamp,
    one: &store::Overdue,
) -> Result<(), Error> {
    // Before the transaction: a version not in memory yet is read over another connection.
    let published = library
        .version(&one.course_id, one.version)
        .await?
        .ok_or(Error::NotFound)?;
    let mut tx = db.write().await?;
    let held = Held::of(&mut tx, &one.account_id, &one.attempt_id).await?;
    if held.attempt.sitting.stage(now) == Stage::Over {
        let responses = held.answers.responses();
        held.close(&mut tx, now, config, &published, &responses, How::Time)
            .await?;
    }
    tx.commit().await?;
    Ok(())
}
