//! Sitting a quiz: start, turn pages, submit, and close what ran out of time.

pub mod replay;
pub mod save;

use std::{borrow::Cow, sync::Arc};

use crate::{
    certificates,
    config::Config,
    content::{
        library::{Library, Published},
        settings::{Counts, TimeUp},
    },
    enrolments::{self, enrolment::Enrolment},
    kit::{
        db::{Db, Tx},
        error::Error,
        id::{AccountId, AttemptId},
        locale::Locale,
        text::Slug,
        time::Timestamp,
    },
    progress::{actions::Outcome, completion},
    questions::form::Fields,
    quizzes::{
        actions::save::{Form, Kept, answerable, keep, may_save},
        again::{self, Adjustments},
        answers::{self, Answers, Entry, Step, changes},
        attempt::{Attempt, GRACE_MS, How, Stage, of_cycle},
        conflict::Contest,
        draw::{Paper, draw},
        grade::{Graded, total},
        grant::Grant,
        outcome::outcome,
        paging,
        results::results,
        store::{self, NewAttempt},
        store_adjusted, store_overrides, store_results,
        terms::{CannotStart, Terms},
    },
};

/// The field that says that the clock of the page sent the form.
pub const EXPIRED: &str = "expired";

/// How many overdue sittings are looked up at once, and how often in one turn of the clockwork.
const BATCH: i64 = 100;
const BATCHES: usize = 50;

/// Starts a sitting, or finds the one that is open: a second tab, another device or a double click
/// sits the same paper. `published` is the version studied; `language` is remembered; `typed` is
/// the password, and `None` when it is not. What was granted to the person is part of the paper from
/// here on.
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
    typed: &str,
) -> Result<Option<AttemptId>, Error> {
    let course = &published.course;
    let quiz = course.quiz(item).ok_or(Error::NotFound)?;
    let account = &enrolment.account_id;
    let granted = store_overrides::applying(&mut *tx, course.id.as_str(), item, account).await?;
    let terms = Terms::of(quiz, &Grant::of(quiz, &granted));
    let since = certificates::store::renewal::since(&mut *tx, &enrolment.enrolment_id).await?;
    // Who loses the race for a number looks again: the winner's sitting is open, or just submitted.
    for _ in 0..3 {
        let sittings = store::sittings(&mut *tx, &enrolment.enrolment_id, item).await?;
        if let Some(open) = sittings.iter().find(|s| s.submitted_at.is_none()) {
            return Ok(Some(open.attempt_id.clone()));
        }
        let last = sittings.last().map_or(0, |sitting| sitting.number);
        terms.open(now, enrolment, &of_cycle(&sittings, since))?;
        if !terms.unlocks(typed) {
            return Ok(None);
        }
        let seed: i64 = rand::random();
        let mut paper = draw(course, quiz, seed.cast_unsigned());
        paper.attempts = terms.attempts;
        paper.settings.opens_at = terms.opens_at;
        paper.settings.closes_at = terms.closes_at;
        paper.settings.password = None;
        if paper.questions.is_empty() {
            return Err(CannotStart::Empty.into());
        }
        let id = AttemptId::new();
        let json = serde_json::to_string(&paper)?;
        let deadline_at = terms.deadline(now);
        let new = NewAttempt {
            attempt_id: &id,
            enrolment_id: &enrolment.enrolment_id,
            account_id: &enrolment.account_id,
            course_id: course.id.as_str(),
            item_id: item,
            number: last + 1,
            version: published.number,
            seed,
            paper: &json,
            language: language.code(),
            deadline_at,
            hand_in_until: terms.hand_in_until(deadline_at),
            out_of: paper.out_of(),
        };
        if store::insert(tx, now, &new).await? {
            store::papers::keep(&id, paper, &json);
            return Ok(Some(id));
        }
    }
    Err(Error::Internal(anyhow::anyhow!(
        "no sitting of {item} could be started"
    )))
}

/// A sitting that nobody else can write to until the transaction ends.
pub(in crate::quizzes) struct Held {
    pub attempt: Attempt,
    pub paper: Arc<Paper>,
    pub answers: Answers,
}

impl Held {
    pub async fn of(tx: &mut Tx, account: &AccountId, id: &AttemptId) -> Result<Self, Error> {
        store::hold(tx, id).await?;
        let attempt = store::of(&mut *tx, account, id)
            .await?
            .ok_or(Error::NotFound)?;
        let answers = Answers::read(store::steps::all(&mut *tx, id).await?)?;
        Ok(Self {
            paper: store::papers::paper(&mut *tx, id).await?,
            attempt,
            answers,
        })
    }

    /// What a form may answer of the paper.
    pub fn answerable(&self, fields: &Fields) -> Cow<'_, Paper> {
        answerable(&self.paper, fields, self.attempt.sitting.furthest)
    }

    /// Saves what a form changes, as one step; what is fixed stays, and so does the question of which
    /// the caller writes a step of its own.
    pub async fn keep(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        fields: &Fields,
        except: Option<&Slug>,
    ) -> Result<Kept, Error> {
        let sitting = &self.attempt.sitting;
        let form = Form {
            fields,
            furthest: sitting.furthest,
            except,
        };
        let id = &sitting.attempt_id;
        keep(tx, now, id, &self.paper, &self.answers, form).await
    }

    /// Writes a step that comes after what a form changed, and adds it to the answers.
    pub async fn append(
        &self,
        tx: &mut Tx,
        entry: Entry,
        answers: &mut Answers,
    ) -> Result<(), Error> {
        let id = &self.attempt.sitting.attempt_id;
        if store::steps::append(tx, id, &Step::of(&entry)?).await? {
            answers.push(entry);
        }
        Ok(())
    }

    /// Marks, records the result, asks people for the marks that only they can give, and reports a
    /// sitting that is passed. Answers whether that completed the course. Does nothing when the
    /// sitting was submitted before.
    pub async fn close(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        config: &Config,
        published: &Published,
        answers: &Answers,
        how: How,
    ) -> Result<bool, Error> {
        let id = &self.attempt.sitting.attempt_id;
        if how == How::Discarded {
            store::discard(tx, now, id).await?;
            return Ok(false);
        }
        // Keys corrected since the paper was drawn: who hands in late is marked as who was marked
        // again.
        let corrections = store_adjusted::corrections(&mut *tx, id).await?;
        let mut adjusted = Adjustments::new();
        let changes = again::changes(&self.paper, answers, &adjusted, &corrections);
        for change in &changes {
            let one = again::adjusted_by(change, now);
            adjusted.insert(one.question_id.clone(), one);
        }
        let markings = again::markings(&self.paper, answers, &adjusted);
        let graded = total(&self.paper, answers, &markings);
        if !store::submit(tx, now, id, how, &graded).await? {
            return Ok(false);
        }
        let results = results(&self.paper, answers, &markings)?;
        store_results::write(tx, id, &results).await?;
        for change in &changes {
            store_adjusted::record(tx, now, id, change).await?;
        }
        for one in adjusted.values() {
            store_adjusted::set(tx, id, one).await?;
        }
        let markers = if self.paper.settings.second_marker {
            2
        } else {
            1
        };
        for question in again::waiting(&self.paper, &markings) {
            for place in 1..=markers {
                store_adjusted::ask(tx, now, &self.attempt, question, place).await?;
            }
        }
        conclude(
            tx,
            now,
            config,
            published,
            &self.attempt,
            &self.paper,
            &graded,
        )
        .await
    }

    /// How the sitting ends when its time is up and nobody handed it in.
    fn time_up(&self) -> How {
        match self.paper.settings.time_up {
            TimeUp::Submit => How::Time,
            TimeUp::Grace | TimeUp::Discard => How::Discarded,
        }
    }
}

/// Reports a quiz that is passed by a sitting just marked, or marked again: fact, completion and
/// certificate, in this transaction. Answers whether that completed the course. Safe to call twice;
/// a sitting that waits for a person reports nothing.
///
/// # Errors
/// Only faults of the machine.
pub async fn conclude(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    published: &Published,
    attempt: &Attempt,
    paper: &Paper,
    graded: &Graded,
) -> Result<bool, Error> {
    let item = &attempt.item_id;
    // A version that the person has moved to since may not have the quiz any more: the result
    // stands, and there is nothing to report.
    if graded.awaiting > 0 || published.course.item(item).is_none() {
        return Ok(false);
    }
    if !is_passed(tx, attempt, paper, graded.passed).await? {
        return Ok(false);
    }
    let enrolment = enrolments::store::by_id(&mut *tx, &attempt.enrolment_id)
        .await?
        .ok_or(Error::NotFound)?;
    let passed = completion::How::Passed;
    let outcome =
        certificates::actions::report(tx, now, config, published, &enrolment, item, passed, 0)
            .await?;
    Ok(outcome == Outcome::Completed)
}

/// Whether the quiz is passed now, by the rule of the paper that was just marked.
async fn is_passed(
    tx: &mut Tx,
    attempt: &Attempt,
    paper: &Paper,
    this_one: bool,
) -> Result<bool, Error> {
    let counts = paper.settings.counts;
    // Every sitting passed before was reported when it was.
    if counts == Counts::Best {
        return Ok(this_one);
    }
    let enrolment = &attempt.enrolment_id;
    let sittings = store::sittings(&mut *tx, enrolment, &attempt.item_id).await?;
    let since = certificates::store::renewal::since(tx, enrolment).await?;
    // Marked again, a sitting of an earlier cycle counts among those of its time.
    let since = since.filter(|since| attempt.sitting.started_at >= *since);
    let sittings = of_cycle(&sittings, since);
    let result = outcome(counts, paper.pass_percent, &sittings);
    Ok(result.is_some_and(|result| result.passed))
}

/// Saves what a form carries and goes on from its page to another. Where pages are left once, the
/// page of the form is left when the other one is the next; no other can be reached, and none while
/// the person has to choose between two answers.
///
/// # Errors
/// As [`save::save`].
pub async fn turn(
    tx: &mut Tx,
    now: Timestamp,
    account: &AccountId,
    id: &AttemptId,
    fields: &Fields,
    to: usize,
) -> Result<Kept, Error> {
    let held = Held::of(tx, account, id).await?;
    may_save(now, held.attempt.sitting.brief(), &held.paper, fields)?;
    let kept = held.keep(tx, now, fields, None).await?;
    let furthest = held.attempt.sitting.furthest;
    let is_next = i64::try_from(to).is_ok_and(|to| to == furthest + 1);
    let is_there = to <= paging::leaves(&held.paper).len();
    let asks = !kept.contests.is_empty();
    if paging::is_sequential(&held.paper) && is_next && is_there && !asks {
        store::turn(tx, id, furthest).await?;
    }
    Ok(kept)
}

/// What came of handing a paper in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Submission {
    /// There is a result, from now or from before; whether the course is complete since now.
    Done { completed: bool },
    /// The same, and some answers of the form did not count, because another page had given others
    /// and there was no time left to ask.
    DoneAside { completed: bool },
    /// There is a result, of what was saved in time: what the form carried came too late.
    TooLate,
    /// The time was up, and the sitting does not count.
    Discarded,
    /// Nothing is handed in: what the form carried is saved, and the paper says how to go on.
    Back,
    /// Some questions have no answer, or a drill has not reached its goal, and the person has not
    /// said that they know.
    Unanswered,
    /// Another page has given other answers than the form: the person is to choose first.
    Contested(Vec<Contest>),
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
    let time_up = held.paper.settings.time_up;
    // The page's own clock handed it in, not the person.
    let expired = fields.iter().any(|(name, _)| name == EXPIRED);
    let mut answers = held.answers.clone();
    let mut contests = Vec::new();
    match stage {
        Stage::Submitted => return Ok(Submission::Done { completed: false }),
        Stage::Over | Stage::HandIn => {}
        Stage::Open | Stage::Grace => {
            let kept = held.keep(tx, now, fields, None).await?;
            (answers, contests) = (kept.answers, kept.contests);
        }
    }
    // A clock may run out a moment early; what it sends is never what the person hands in.
    let back = match time_up {
        TimeUp::Submit => false,
        TimeUp::Grace => stage != Stage::Over,
        TimeUp::Discard => stage == Stage::Open,
    };
    if expired && back {
        return Ok(Submission::Back);
    }
    // In the grace there is no time left for questions.
    let asks = stage == Stage::Open && !anyway;
    if asks && !contests.is_empty() {
        return Ok(Submission::Contested(contests));
    }
    if asks && answers::is_incomplete(&held.paper, &answers) {
        return Ok(Submission::Unanswered);
    }
    let how = match stage {
        Stage::Over => held.time_up(),
        Stage::Grace if expired => held.time_up(),
        Stage::Grace => How::Time,
        Stage::Open | Stage::HandIn | Stage::Submitted => How::Person,
    };
    let completed = held
        .close(tx, now, config, published, &answers, how)
        .await?;
    let carried = || {
        let open = held.answerable(fields);
        !changes(&open, &held.answers, fields).is_empty()
    };
    Ok(match (how, stage) {
        (How::Discarded, _) => Submission::Discarded,
        (_, Stage::Over) => Submission::TooLate,
        (_, Stage::HandIn) if carried() => Submission::TooLate,
        _ if contests.is_empty() => Submission::Done { completed },
        _ => Submission::DoneAside { completed },
    })
}

/// Closes the sittings whose time has run out, as their papers say: handed in with the answers saved
/// in time, or without a result; answers how many.
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
        let due = store::overdue(db, now, ended, (after.0, &after.1), BATCH).await?;
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
        let (answers, how) = (&held.answers, held.time_up());
        held.close(&mut tx, now, config, &published, answers, how)
            .await?;
    }
    tx.commit().await?;
    Ok(())
}
