//! Checking one answer before handing in, and asking for a hint.

use crate::{
    config::Config,
    content::library::Published,
    kit::{
        db::Tx,
        error::Error,
        id::{AccountId, AttemptId},
        text::Slug,
        time::Timestamp,
    },
    questions::{
        Verdict,
        form::{self, Fields},
    },
    quizzes::{
        actions::{Held, save::may_save},
        answers::{Act, Change, Entry, certainty_in, is_of_turn},
        attempt::How,
        behaviour::{CannotCheck, State, checks, is_checkable, states},
        certainty::{self, Certainty},
        conflict::Contest,
        mastery::drill,
    },
};

/// What came of checking an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checked {
    /// It is checked, now or by the same click before. Another page has given other answers than the
    /// form to these questions, and the person is to choose.
    Done(Vec<Contest>),
    /// It is checked, and the drill has reached its goal: it is handed in. Whether that completed the
    /// course.
    Mastered { completed: bool },
    /// There is no answer to check.
    Unanswered,
    /// The answer was fixed before, and this one is another: it was not taken.
    Fixed,
}

/// Checks the answer that a form carries to a question, and saves the form's other answers. Checking
/// the same answer twice is checking it once.
///
/// # Errors
/// [`Error::NotFound`] for another person's sitting and for a question that it does not have;
/// [`CannotCheck::NotHere`]; [`attempt::CannotSave`](crate::quizzes::attempt::CannotSave).
#[expect(clippy::too_many_arguments, reason = "what checking consists of")]
pub async fn check(
    tx: &mut Tx,
    now: Timestamp,
    config: &Config,
    published: &Published,
    account: &AccountId,
    id: &AttemptId,
    fields: &Fields,
    question: &Slug,
) -> Result<Checked, Error> {
    let held = Held::of(tx, account, id).await?;
    let (change, state) = asked(&held, now, question, fields)?;
    if let Some(drill) = drill(&held.paper, &held.answers) {
        // Another turn than this one: a second click, or a page of before.
        let current = drill.current.map(|set| &set.question.id);
        if current != Some(question) || !is_of_turn(&drill, fields) {
            return Ok(Checked::Done(Vec::new()));
        }
    } else if let Some(settled) = settled(&state, &change) {
        held.keep(tx, now, fields, Some(question)).await?;
        return Ok(settled);
    }
    let set = held.paper.set(question).ok_or(Error::NotFound)?;
    if set.question.mark(change.response.as_ref()).verdict == Verdict::Unanswered {
        held.keep(tx, now, fields, None).await?;
        return Ok(Checked::Unanswered);
    }
    let mut kept = held.keep(tx, now, fields, Some(question)).await?;
    let entry = entry(&held, now, Act::Checked, change, 1);
    held.append(tx, entry, &mut kept.answers).await?;
    if !drill(&held.paper, &kept.answers).is_some_and(|drill| drill.is_mastered()) {
        return Ok(Checked::Done(kept.contests));
    }
    let completed = held
        .close(tx, now, config, published, &kept.answers, How::Person)
        .await?;
    Ok(Checked::Mastered { completed })
}

/// A step so many after the last one. It names no page: whatever a page sends later of this answer is
/// beside a check that it has not seen.
fn entry(held: &Held, now: Timestamp, act: Act, change: Change, after: i64) -> Entry {
    Entry {
        question: change.question,
        step: held.answers.last_step() + after,
        at: now,
        response: change.response,
        act,
        certainty: change.certainty,
        client: None,
    }
}

/// What comes of a check that changes nothing: the answer was checked before, or is fixed.
fn settled(state: &State, change: &Change) -> Option<Checked> {
    let last = state.checked.as_ref().map(|(response, _)| response);
    match &change.response {
        // A page that shows the answer as fixed has no field for it.
        None if state.is_fixed => Some(Checked::Done(Vec::new())),
        Some(response) if last == Some(response) => Some(Checked::Done(Vec::new())),
        Some(_) if state.is_fixed => Some(Checked::Fixed),
        _ => None,
    }
}

/// Gives the next hint of a question, and saves what the form carries. `shown` is how many hints the
/// page showed: asking twice from one page is asking once.
///
/// # Errors
/// As [`check`].
pub async fn hint(
    tx: &mut Tx,
    now: Timestamp,
    account: &AccountId,
    id: &AttemptId,
    fields: &Fields,
    question: &Slug,
    shown: usize,
) -> Result<(), Error> {
    let held = Held::of(tx, account, id).await?;
    let (change, state) = asked(&held, now, question, fields)?;
    let set = held.paper.set(question).ok_or(Error::NotFound)?;
    if !state.may_ask(held.paper.settings.behaviour, &set.question) || state.hints != shown {
        held.keep(tx, now, fields, None).await?;
        return Ok(());
    }
    // The answer as it stands is a step of its own: a hint changes no answer.
    let mut kept = held.keep(tx, now, fields, None).await?;
    let entry = entry(&held, now, Act::Hint, change, 2);
    held.append(tx, entry, &mut kept.answers).await
}

/// What a form answers to a question that can be checked, and where that question stands.
fn asked(
    held: &Held,
    now: Timestamp,
    question: &Slug,
    fields: &Fields,
) -> Result<(Change, State), Error> {
    may_save(now, held.attempt.sitting.brief(), &held.paper, fields)?;
    let paper = &held.paper;
    let here = held.answerable(fields);
    let set = here.set(question).ok_or(Error::NotFound)?;
    if !checks(paper.settings.behaviour) || !is_checkable(&set.question) {
        return Err(CannotCheck::NotHere.into());
    }
    let state = states(paper, &held.answers)
        .remove(question)
        .ok_or(Error::NotFound)?;
    let asks = certainty::is_asked(paper.settings.behaviour);
    let change = Change {
        question: question.clone(),
        response: form::parse(&set.question, &form::prefix(question), fields),
        certainty: certainty_in(question, fields)
            .filter(|_| asks)
            .map(Certainty::number),
    };
    Ok((change, state))
}
