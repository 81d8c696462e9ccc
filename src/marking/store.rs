//! SQL of answers to be marked by hand, and of the marks that people gave.

pub mod regrade;
pub mod sittings;

use crate::{
    kit::{
        db::{Db, On, Result, Tx},
        id::{AccountId, AttemptId},
        text::Slug,
        time::Timestamp,
    },
    marking::decision::LEASE_MS,
    questions::mark::Mark,
    quizzes::grade::Graded,
    sql,
};

/// A mark that a person has to give, or has given.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Task {
    pub marking_id: String,
    pub attempt_id: AttemptId,
    pub question_id: Slug,
    pub place: i64,
    pub course_id: String,
    pub item_id: String,
    pub account_id: AccountId,
    pub since: Timestamp,
    pub shuffle: String,
    pub marker_id: Option<AccountId>,
    pub held_until: Timestamp,
    pub marked_at: Option<Timestamp>,
}

/// A question with answers that wait.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Waiting {
    pub course_id: String,
    pub item_id: String,
    pub question_id: String,
    /// Marks still to be given, by anybody.
    pub waiting: i64,
    /// Those of them that this person may give.
    pub open: i64,
    /// Those of them that decide between two marks.
    pub decisions: i64,
    /// When the oldest was handed in.
    pub since: Timestamp,
}

/// Questions with answers that wait, the oldest first, as this person may mark them.
pub async fn queue(
    db: &Db,
    now: Timestamp,
    marker: &AccountId,
    is_administrator: bool,
) -> Result<Vec<Waiting>> {
    sql!(
        "select m.course_id, m.item_id, m.question_id, cast(count(*) as bigint) as waiting,
                cast(sum(case when m.account_id <> $2
                              and (m.held_until < $1 or m.marker_id is null or m.marker_id = $2)
                              and ((m.place = 3 and $3 = 1) or not exists (
                                   select 1 from hand_mark h where h.attempt_id = m.attempt_id
                                     and h.question_id = m.question_id and h.marker_id = $2))
                         then 1 else 0 end) as bigint) as open,
                cast(sum(case when m.place = 3 then 1 else 0 end) as bigint) as decisions,
                min(m.since) as since
         from marking m where m.marked_at is null
         group by m.course_id, m.item_id, m.question_id
         order by min(m.since), m.course_id, m.item_id, m.question_id",
        now,
        marker,
        i64::from(is_administrator)
    )
    .all(db)
    .await
}

/// Holds the next answer to a question for this person, or finds the one that they hold; `None`
/// when nothing is left for them, or somebody else was faster.
pub async fn take(
    tx: &mut Tx,
    now: Timestamp,
    marker: &AccountId,
    is_administrator: bool,
    (course, item, question): (&str, &str, &str),
) -> Result<Option<String>> {
    let row: Option<(String,)> = sql!(
        "update marking set marker_id = $2, held_until = $4
         where marked_at is null and (held_until < $1 or marker_id is null or marker_id = $2)
           and marking_id = (
             select m.marking_id from marking m
             where m.course_id = $5 and m.item_id = $6 and m.question_id = $7
               and m.marked_at is null and m.account_id <> $2
               and (m.held_until < $1 or m.marker_id is null or m.marker_id = $2)
               and ((m.place = 3 and $3 = 1) or not exists (
                    select 1 from hand_mark h where h.attempt_id = m.attempt_id
                      and h.question_id = m.question_id and h.marker_id = $2))
             order by case when m.marker_id = $2 and m.held_until >= $1 then 0 else 1 end,
                      m.shuffle, m.place
             limit 1)
         returning marking_id",
        now,
        marker,
        i64::from(is_administrator),
        now.plus(LEASE_MS),
        course,
        item,
        question
    )
    .optional(tx)
    .await?;
    Ok(row.map(|(id,)| id))
}

/// A mark to be given.
pub async fn task<'a>(on: impl Into<On<'a>>, id: &str) -> Result<Option<Task>> {
    sql!(
        "select marking_id, attempt_id, question_id, place, course_id, item_id, account_id, since,
                shuffle, marker_id, held_until, marked_at
         from marking where marking_id = $1",
        id
    )
    .optional(on)
    .await
}

/// The place of an answer among those to its question, counted from 1, and how many there are.
pub async fn position(db: &Db, task: &Task) -> Result<(i64, i64)> {
    sql!(
        "select cast(count(distinct case when shuffle <= $4 then attempt_id end) as bigint),
                cast(count(distinct attempt_id) as bigint)
         from marking where course_id = $1 and item_id = $2 and question_id = $3",
        &task.course_id,
        &task.item_id,
        &task.question_id,
        &task.shuffle
    )
    .one(db)
    .await
}

/// The mark is given; false when it was.
pub async fn finish(tx: &mut Tx, now: Timestamp, id: &str, marker: &AccountId) -> Result<bool> {
    let updated = sql!(
        "update marking set marked_at = $2 where marking_id = $1 and marker_id = $3
         and marked_at is null",
        id,
        now,
        marker
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// Nobody needs to mark these answers any more.
pub async fn call_off(tx: &mut Tx, attempt: &AttemptId, question: &Slug) -> Result<u64> {
    sql!(
        "delete from marking where attempt_id = $1 and question_id = $2 and marked_at is null",
        attempt,
        question
    )
    .run(tx)
    .await
}

/// A mark that a person gave.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct HandMark {
    pub place: i64,
    pub step: i64,
    pub marker_id: AccountId,
    /// JSON, criterion to level.
    pub levels: String,
    pub mark: Mark,
    pub comment: String,
    pub at: Timestamp,
    pub name_arabic: String,
    pub name_latin: String,
}

/// The marks that people gave an answer, in the order in which they did.
pub async fn given<'a>(
    on: impl Into<On<'a>>,
    attempt: &AttemptId,
    question: &Slug,
) -> Result<Vec<HandMark>> {
    sql!(
        "select h.place, h.step, h.marker_id, h.levels, h.mark, h.comment, h.at,
                a.name_arabic, a.name_latin
         from hand_mark h join account a on a.account_id = h.marker_id
         where h.attempt_id = $1 and h.question_id = $2 order by h.at, h.place, h.step",
        attempt,
        question
    )
    .all(on)
    .await
}

/// What a mark is written with.
pub struct NewMark<'a> {
    pub attempt: &'a AttemptId,
    pub question: &'a Slug,
    pub place: i64,
    pub step: i64,
    pub marker: &'a AccountId,
    pub levels: &'a str,
    pub mark: Mark,
    pub comment: &'a str,
}

/// Gives a mark; false when somebody was first at this place and step.
pub async fn give(tx: &mut Tx, now: Timestamp, new: &NewMark<'_>) -> Result<bool> {
    let inserted = sql!(
        "insert into hand_mark (attempt_id, question_id, place, step, marker_id, levels, mark, comment, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing",
        new.attempt,
        new.question,
        new.place,
        new.step,
        new.marker,
        new.levels,
        new.mark.0,
        new.comment,
        now
    )
    .run(tx)
    .await?;
    Ok(inserted == 1)
}

/// Holds a sitting until the transaction ends, submitted or not: two marks given at once are added
/// up one after the other.
pub async fn hold(tx: &mut Tx, id: &AttemptId) -> Result<()> {
    sql!("update attempt set seed = seed where attempt_id = $1", id)
        .run(tx)
        .await
        .map(drop)
}

/// The result of a sitting, anew.
pub async fn set_result(tx: &mut Tx, id: &AttemptId, graded: &Graded) -> Result<()> {
    sql!(
        "update attempt set earned = $2, share = $3, passed = $4, awaiting = $5,
                            recorded = 1
         where attempt_id = $1 and earned is not null",
        id,
        graded.earned.0,
        graded.known_share().map(|share| share.0),
        graded.known_pass(),
        graded.awaiting
    )
    .run(tx)
    .await
    .map(drop)
}
