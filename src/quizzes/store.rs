//! SQL of sittings and answers.

pub mod papers;
pub mod steps;

use crate::{
    kit::{
        db::{On, Result, Tx},
        id::{AccountId, AttemptId, EnrolmentId},
        time::Timestamp,
    },
    questions::mark::Mark,
    quizzes::{
        attempt::{Attempt, Brief, How, Sitting},
        grade::Graded,
    },
    sql,
};

/// What a new sitting is written with.
pub struct NewAttempt<'a> {
    pub attempt_id: &'a AttemptId,
    pub enrolment_id: &'a EnrolmentId,
    pub account_id: &'a AccountId,
    pub course_id: &'a str,
    pub item_id: &'a str,
    pub number: i64,
    pub version: i64,
    pub seed: i64,
    pub paper: &'a str,
    pub language: &'a str,
    pub deadline_at: Option<Timestamp>,
    pub hand_in_until: Option<Timestamp>,
    pub out_of: Mark,
}

/// Starts a sitting; false when another tab was first, with this number or with one still open.
pub async fn insert(tx: &mut Tx, now: Timestamp, new: &NewAttempt<'_>) -> Result<bool> {
    let inserted = sql!(
        "insert into attempt (attempt_id, enrolment_id, account_id, course_id, item_id, number,
                              version, seed, paper, language, started_at, deadline_at, out_of,
                              hand_in_until)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
         on conflict do nothing",
        new.attempt_id,
        new.enrolment_id,
        new.account_id,
        new.course_id,
        new.item_id,
        new.number,
        new.version,
        new.seed,
        new.paper,
        new.language,
        now,
        new.deadline_at,
        new.out_of.0,
        new.hand_in_until
    )
    .run(tx)
    .await?;
    Ok(inserted == 1)
}

/// The sittings of a quiz in an enrolment, first to last.
pub async fn sittings<'a>(
    on: impl Into<On<'a>>,
    enrolment: &EnrolmentId,
    item: &str,
) -> Result<Vec<Sitting>> {
    sql!(
        "select attempt_id, number, started_at, deadline_at, hand_in_until, submitted_at,
                submitted_how, earned, out_of, share, passed, furthest, awaiting
         from attempt where enrolment_id = $1 and item_id = $2 order by number",
        enrolment,
        item
    )
    .all(on)
    .await
}

/// Somebody's sitting.
pub async fn of<'a>(
    on: impl Into<On<'a>>,
    account: &AccountId,
    id: &AttemptId,
) -> Result<Option<Attempt>> {
    sql!(
        "select attempt_id, number, started_at, deadline_at, hand_in_until, submitted_at,
                submitted_how, earned, out_of, share, passed, furthest, awaiting,
                enrolment_id, account_id, course_id, item_id, version, seed
         from attempt where attempt_id = $1 and account_id = $2",
        id,
        account
    )
    .optional(on)
    .await
}

/// A sitting, whosesoever: for who may look into those of others.
pub async fn any<'a>(on: impl Into<On<'a>>, id: &AttemptId) -> Result<Option<Attempt>> {
    sql!(
        "select attempt_id, number, started_at, deadline_at, hand_in_until, submitted_at,
                submitted_how, earned, out_of, share, passed, furthest, awaiting,
                enrolment_id, account_id, course_id, item_id, version, seed
         from attempt where attempt_id = $1",
        id
    )
    .optional(on)
    .await
}

/// Holds a sitting until the end of the transaction: whoever saves, submits or closes it meanwhile
/// waits, and then sees what was written. The update changes nothing; on PostgreSQL it locks the
/// row, and on SQLite the transaction holds the whole database already.
pub async fn hold(tx: &mut Tx, id: &AttemptId) -> Result<()> {
    sql!(
        "update attempt set seed = seed where attempt_id = $1 and submitted_at is null",
        id
    )
    .run(tx)
    .await
    .map(drop)
}

/// Holds somebody's sitting as [`hold`] does, and tells what saving needs to know of it; `None` for
/// another person's.
pub async fn hold_brief(tx: &mut Tx, account: &AccountId, id: &AttemptId) -> Result<Option<Brief>> {
    sql!(
        "update attempt set seed = seed where attempt_id = $1 and account_id = $2
         returning deadline_at, hand_in_until, submitted_at, furthest",
        id,
        account
    )
    .optional(tx)
    .await
}

/// The result; false when it was submitted before.
pub async fn submit(
    tx: &mut Tx,
    now: Timestamp,
    id: &AttemptId,
    how: How,
    graded: &Graded,
) -> Result<bool> {
    let updated = sql!(
        "update attempt set submitted_at = $2, submitted_how = $3, earned = $4, share = $5, passed = $6,
                            recorded = 1, awaiting = $7
         where attempt_id = $1 and submitted_at is null",
        id,
        now,
        how.code(),
        graded.earned.0,
        graded.known_share().map(|share| share.0),
        graded.known_pass(),
        graded.awaiting
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// Closes a sitting without a result: it does not count. False when it was submitted before.
pub async fn discard(tx: &mut Tx, now: Timestamp, id: &AttemptId) -> Result<bool> {
    let updated = sql!(
        "update attempt set submitted_at = $2, submitted_how = $3, passed = 0
         where attempt_id = $1 and submitted_at is null",
        id,
        now,
        How::Discarded.code()
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// Leaves a page for the next one; false when it was left before.
pub async fn turn(tx: &mut Tx, id: &AttemptId, from: i64) -> Result<bool> {
    let updated = sql!(
        "update attempt set furthest = furthest + 1
         where attempt_id = $1 and furthest = $2 and submitted_at is null",
        id,
        from
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// A sitting that its time has run out for.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Overdue {
    pub attempt_id: AttemptId,
    pub account_id: AccountId,
    pub deadline_at: Timestamp,
    pub course_id: String,
    /// The version that the person studies now.
    pub version: i64,
}

/// Sittings nobody submitted whose deadline lies before `before`, and that cannot be handed in any
/// more at `now`, the oldest first, after the one named.
pub async fn overdue<'a>(
    on: impl Into<On<'a>>,
    now: Timestamp,
    before: Timestamp,
    after: (Timestamp, &str),
    limit: i64,
) -> Result<Vec<Overdue>> {
    sql!(
        "select a.attempt_id, a.account_id, a.deadline_at, e.course_id, e.version
         from attempt a join enrolment e on e.enrolment_id = a.enrolment_id
         where a.submitted_at is null and a.deadline_at < $1
           and (a.deadline_at > $2 or (a.deadline_at = $2 and a.attempt_id > $3))
           and (a.hand_in_until is null or a.hand_in_until < $5)
         order by a.deadline_at, a.attempt_id limit $4",
        before,
        after.0,
        after.1,
        limit,
        now
    )
    .all(on)
    .await
}
