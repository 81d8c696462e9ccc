//! Marking an answer by hand, and correcting a mark: one verb, one transaction.

pub mod again;

use std::sync::Arc;

use serde_json::json;

use crate::{
    accounts,
    config::Config,
    content::library::Published,
    kit::{
        db::{Db, Tx},
        error::Error,
        id::{AccountId, AttemptId},
        text::Slug,
        time::Timestamp,
        words::speech,
    },
    mail,
    marking::{
        decision::{CannotMark, Outcome, Place, may_mark, outcome},
        letters,
        rubric::Levels,
        store::{self, HandMark, NewMark, Task},
    },
    questions::{Question, mark::Mark},
    quizzes::{
        self,
        again::{Adjusted, Adjustments, BY_HAND, markings},
        answers::Answers,
        attempt::Attempt,
        draw::Paper,
        grade::{Graded, total},
        pages::view::figure,
    },
    web::viewer::Viewer,
};

/// Tries to hold an answer when others reach for the same one at the same time.
const TRIES: usize = 8;

/// What a marker gives an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given<'a> {
    pub levels: &'a Levels,
    pub mark: Mark,
    /// To the person.
    pub comment: &'a str,
}

/// Holds the next answer to a question for a marker, or finds the one that they hold; `None` when
/// none is left for them. Two markers never hold the same one.
///
/// # Errors
/// Only faults of the machine.
pub async fn take(
    db: &Db,
    now: Timestamp,
    marker: &Viewer,
    question: (&str, &str, &str),
) -> Result<Option<String>, Error> {
    let (id, administrator) = (&marker.account_id, marker.is_administrator());
    for _ in 0..TRIES {
        let mut tx = db.write().await?;
        let taken = store::take(&mut tx, now, id, administrator, question).await?;
        tx.commit().await?;
        if taken.is_some() {
            return Ok(taken);
        }
        // Nothing left, or somebody else took what was chosen between the look and the hold.
        let queue = store::queue(db, now, id, administrator).await?;
        let left = queue.iter().find(|waiting| {
            let names = [&waiting.course_id, &waiting.item_id, &waiting.question_id];
            names == [question.0, question.1, question.2]
        });
        if left.is_none_or(|waiting| waiting.open == 0) {
            return Ok(None);
        }
    }
    Ok(None)
}

/// What came of giving a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marked {
    /// The mark is kept.
    Kept,
    /// This marker gave it before: a form sent twice. Nothing changed.
    Before,
}

/// A sitting held until the transaction ends, with its paper.
struct Held {
    attempt: Attempt,
    paper: Arc<Paper>,
}

impl Held {
    async fn of(tx: &mut Tx, id: &AttemptId) -> Result<Self, Error> {
        store::hold(tx, id).await?;
        let attempt = store::sittings::submitted(&mut *tx, id).await?;
        let attempt = attempt.ok_or(Error::NotFound)?;
        let paper = quizzes::store::papers::paper(&mut *tx, id).await?;
        Ok(Self { attempt, paper })
    }

    fn question(&self, id: &Slug) -> Result<&Question, Error> {
        let mut sets = self.paper.questions.iter();
        let set = sets.find(|set| set.question.id == *id);
        set.map(|set| &set.question).ok_or(Error::NotFound)
    }
}

/// Marks an answer. When it was the last of its sitting, the result is known: it is told by letter,
/// and a sitting that is passed is reported.
///
/// # Errors
/// [`Error::NotFound`]; [`CannotMark`].
pub async fn mark(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    published: &Published,
    marker: &Viewer,
    task: &Task,
    given: &Given<'_>,
) -> Result<Marked, Error> {
    let held = Held::of(tx, &task.attempt_id).await?;
    let me = &marker.account_id;
    // Again, now that nobody else can write it.
    let task = store::task(&mut *tx, &task.marking_id).await?;
    let task = task.ok_or(CannotMark::Taken)?;
    if task.marker_id.as_ref() != Some(me) {
        return Err(CannotMark::Taken.into());
    }
    if task.marked_at.is_some() {
        return Ok(Marked::Before);
    }
    let (attempt, question) = (&task.attempt_id, &task.question_id);
    let before = store::given(&mut *tx, attempt, question).await?;
    let by: Vec<AccountId> = before.iter().map(|one| one.marker_id.clone()).collect();
    let place = Place::of(task.place);
    may_mark(me, marker.is_administrator(), &task.account_id, place, &by)?;
    let new = NewMark {
        attempt,
        question,
        place: task.place,
        step: next_step(&before, place),
        marker: me,
        levels: &serde_json::to_string(given.levels)?,
        mark: given.mark,
        comment: given.comment,
    };
    let first =
        store::give(tx, now, &new).await? && store::finish(tx, now, &task.marking_id, me).await?;
    if !first {
        return Err(CannotMark::Taken.into());
    }
    match decide(tx, now, &held, question).await? {
        Outcome::Apart => {
            let decision = Place::Decision.number();
            quizzes::store_adjusted::ask(tx, now, &held.attempt, question, decision).await?;
        }
        Outcome::Settled(_) => {
            settle(tx, now, config, published, &held, "").await?;
        }
        Outcome::Waits => {}
    }
    Ok(Marked::Kept)
}

/// Corrects the mark of a question, whoever or whatever gave it, with a reason that the person
/// reads. `step` is the number of corrections that the page knew of.
///
/// # Errors
/// [`Error::NotFound`]; [`CannotMark::Own`], [`CannotMark::Changed`].
#[expect(clippy::too_many_arguments, reason = "what a correction consists of")]
pub async fn correct(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    published: &Published,
    marker: &Viewer,
    attempt: &AttemptId,
    question: &Slug,
    step: i64,
    mark: Mark,
    reason: &str,
) -> Result<(), Error> {
    let held = Held::of(tx, attempt).await?;
    held.question(question)?;
    let me = &marker.account_id;
    if *me == held.attempt.account_id {
        return Err(CannotMark::Own.into());
    }
    let before = effective(tx, &held, question).await?;
    let new = NewMark {
        attempt,
        question,
        place: Place::Decision.number(),
        step: step + 1,
        marker: me,
        levels: "{}",
        mark,
        comment: reason,
    };
    let given = store::given(&mut *tx, attempt, question).await?;
    if next_step(&given, Place::Decision) != step + 1 || !store::give(tx, now, &new).await? {
        return Err(CannotMark::Changed.into());
    }
    store::call_off(tx, attempt, question).await?;
    decide(tx, now, &held, question).await?;
    settle(tx, now, config, published, &held, reason).await?;
    let detail = json!({
        "attempt": attempt, "question": question, "before": before.to_string(),
        "after": mark.to_string(), "reason": reason,
    });
    let object = ("account", held.attempt.account_id.as_str());
    accounts::store::audit(tx, now, Some(me), "mark_corrected", object, &detail).await?;
    Ok(())
}

/// The mark that counts for a question now.
async fn effective(tx: &mut Tx, held: &Held, question: &Slug) -> Result<Mark, Error> {
    let id = &held.attempt.sitting.attempt_id;
    let adjusted = quizzes::store_adjusted::of(&mut *tx, id).await?;
    let answers = Answers::read(quizzes::store::steps::all(&mut *tx, id).await?)?;
    let now = markings(&held.paper, &answers, &adjusted);
    let mut marked = held.paper.questions.iter().zip(now);
    let one = marked.find(|(set, _)| set.question.id == *question);
    Ok(one.map_or(Mark::ZERO, |(_, marking)| marking.mark))
}

fn next_step(given: &[HandMark], place: Place) -> i64 {
    let steps = given.iter().filter(|one| one.place == place.number());
    steps.map(|one| one.step).max().unwrap_or(0) + 1
}

/// Lets the marks given so far decide; what they settle counts from now on.
async fn decide(
    tx: &mut Tx,
    now: Timestamp,
    held: &Held,
    question: &Slug,
) -> Result<Outcome, Error> {
    let id = &held.attempt.sitting.attempt_id;
    let given = store::given(&mut *tx, id, question).await?;
    let marks: Vec<_> = given
        .iter()
        .map(|one| (Place::of(one.place), one.mark))
        .collect();
    let points = held.question(question)?.points;
    let outcome = outcome(points, held.paper.settings.second_marker, &marks);
    if let Outcome::Settled(mark) = outcome {
        let (levels, comment) = told(&given);
        let one = Adjusted {
            question_id: question.clone(),
            mark,
            source: BY_HAND.to_owned(),
            levels,
            comment,
            at: now,
        };
        quizzes::store_adjusted::set(tx, id, &one).await?;
    }
    Ok(outcome)
}

/// The levels and the comment that the person sees: those of the decision, or of the marker, or the
/// comments of both and the levels on which they agree.
fn told(given: &[HandMark]) -> (String, String) {
    let decision = Place::Decision.number();
    if let Some(last) = given.iter().rev().find(|one| one.place == decision) {
        return (last.levels.clone(), last.comment.clone());
    }
    let read = |one: &HandMark| serde_json::from_str::<Levels>(&one.levels).unwrap_or_default();
    let mut agreed = given.first().map(read).unwrap_or_default();
    for one in given {
        let levels = read(one);
        agreed.retain(|criterion, level| levels.get(criterion) == Some(level));
    }
    let comments = given.iter().map(|one| one.comment.as_str());
    let comments: Vec<_> = comments.filter(|comment| !comment.is_empty()).collect();
    let agreed = serde_json::to_string(&agreed).unwrap_or_else(|_| "{}".to_owned());
    (agreed, comments.join("\n\n"))
}

/// Works the result out again. When every answer is marked, tells it by letter if it is new, and
/// reports a sitting that is passed.
async fn settle(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    published: &Published,
    held: &Held,
    reason: &str,
) -> Result<(), Error> {
    let id = &held.attempt.sitting.attempt_id;
    let answers = Answers::read(quizzes::store::steps::all(&mut *tx, id).await?)?;
    let adjusted = quizzes::store_adjusted::of(&mut *tx, id).await?;
    let paper = &held.paper;
    let graded = rewrite(tx, id, paper, &answers, &adjusted).await?;
    if graded.awaiting > 0 {
        return Ok(());
    }
    let attempt = &held.attempt;
    quizzes::actions::conclude(tx, now, config, published, attempt, paper, &graded).await?;
    tell(tx, now, config, published, &held.attempt, &graded, reason).await
}

/// Writes the result of a sitting anew, and what each question earned.
pub(super) async fn rewrite(
    tx: &mut Tx,
    id: &AttemptId,
    paper: &Paper,
    answers: &Answers,
    adjusted: &Adjustments,
) -> Result<Graded, Error> {
    let markings = markings(paper, answers, adjusted);
    let graded = total(paper, answers, &markings);
    store::set_result(tx, id, &graded).await?;
    let results = quizzes::results::results(paper, answers, &markings)?;
    quizzes::store_results::write(tx, id, &results).await?;
    Ok(graded)
}

/// Tells a result that is ready, or another than before, by letter.
pub(super) async fn tell(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    published: &Published,
    attempt: &Attempt,
    graded: &Graded,
    reason: &str,
) -> Result<(), Error> {
    let sitting = &attempt.sitting;
    let before = sitting.earned.unwrap_or_default();
    let is_ready = sitting.is_awaiting();
    if !is_ready && before == graded.earned {
        return Ok(());
    }
    let account = accounts::store::by_id(&mut *tx, &attempt.account_id).await?;
    let account = account.ok_or(Error::NotFound)?;
    let (locale, course) = (account.locale(), &published.course);
    let t = &speech(locale).words;
    let quiz = course.item(&attempt.item_id).map_or_else(
        || t.quizzes_quiz(),
        |(_, item)| course.title_of(item, locale).0.to_owned(),
    );
    let points = |mark: Mark| {
        let figures = [mark, graded.out_of].map(|mark| figure(mark, locale));
        let [earned, out_of] = figures;
        t.marking_of(earned, out_of)
    };
    let result = letters::Result {
        course: course.title.in_or_near(locale),
        quiz: &quiz,
        points: points(graded.earned),
        passed: graded.passed,
        address: format!(
            "{}/{}/attempts/{}/result",
            config.url,
            locale.code(),
            sitting.attempt_id
        ),
    };
    let letter = if is_ready {
        letters::ready(&account, &result)
    } else {
        letters::changed(&account, &result, points(before), reason)
    };
    mail::store::enqueue(tx, now, &letter).await?;
    Ok(())
}
