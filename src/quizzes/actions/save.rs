//! Saving answers as they come: the act that a sitting does most, and so the cheapest. It reads the
//! last steps of the questions that changed, and takes the paper from memory.

use crate::{
    kit::{
        db::Tx,
        error::Error,
        id::{AccountId, AttemptId},
        text::Slug,
        time::Timestamp,
    },
    questions::{Response, form::Fields},
    quizzes::{
        answers::{Act, Answers, Responses, Step, changes, touched},
        attempt::{Brief, CannotSave},
        conflict::{Client, Contest, Fate, Knowledge},
        draw::Paper,
        paging, store,
    },
};

/// What saving a form did.
#[derive(Debug, Default)]
pub struct Kept {
    /// The answers that count since, `None` for one taken back.
    given: Vec<(Slug, Option<Response>)>,
    /// The answers that were kept aside, because another page has given others.
    pub contests: Vec<Contest>,
}

impl Kept {
    /// What counts after it.
    pub fn apply_to(&self, responses: &mut Responses) {
        for (question, given) in &self.given {
            match given {
                Some(given) => responses.insert(question.clone(), given.clone()),
                None => responses.remove(question),
            };
        }
    }
}

/// Saves what a form carries. Only what changed is written, as a new step: nothing that was given
/// is ever lost, and nothing that another page gave is written over.
///
/// # Errors
/// [`Error::NotFound`] for another person's sitting; [`CannotSave`].
pub async fn save(
    tx: &mut Tx,
    now: Timestamp,
    account: &AccountId,
    id: &AttemptId,
    fields: &Fields,
) -> Result<Kept, Error> {
    let sitting = store::hold_brief(tx, account, id)
        .await?
        .ok_or(Error::NotFound)?;
    let paper = store::papers::paper(&mut *tx, id).await?;
    may_save(now, sitting, &paper, fields)?;
    let steps = match touched(fields) {
        Some(questions) => {
            let questions = serde_json::to_string(&questions)?;
            store::steps::last(&mut *tx, id, &questions).await?
        }
        // Without script a form holds every question, and must know all that its page knew.
        None => store::steps::all(&mut *tx, id).await?,
    };
    let open = paging::answerable(&paper, fields, sitting.furthest);
    keep(tx, now, id, &open, &Answers::read(steps)?, fields).await
}

/// Whether what a form carries may still be saved.
///
/// # Errors
/// [`CannotSave`].
pub(super) fn may_save(
    now: Timestamp,
    sitting: Brief,
    paper: &Paper,
    fields: &Fields,
) -> Result<(), CannotSave> {
    sitting.save(now)?;
    if paging::is_left(paper, fields, sitting.furthest) {
        return Err(CannotSave::PageLeft);
    }
    Ok(())
}

/// Writes what a form changes of a paper, as one step. The sitting is held, and `answers` are its steps, or the
/// last ones of the questions that the form names.
///
/// # Errors
/// When the database cannot be written.
pub(super) async fn keep(
    tx: &mut Tx,
    now: Timestamp,
    id: &AttemptId,
    paper: &Paper,
    answers: &Answers,
    fields: &Fields,
) -> Result<Kept, Error> {
    let mut kept = Kept::default();
    let knowledge = Knowledge::of(fields);
    for (question, given) in changes(paper, answers, fields) {
        let act = match knowledge.fate(answers, &question, given.as_ref()) {
            Fate::Known => continue,
            Fate::Counts => Act::Given,
            Fate::Contested { contest, heard } => {
                kept.contests.push(contest);
                if heard {
                    continue;
                }
                Act::Aside
            }
        };
        let step = Step {
            question_id: question.clone(),
            step: answers.last_step() + 1,
            at: now,
            response: serde_json::to_string(&given)?,
            act: act.code().to_owned(),
            certainty: None,
            client: knowledge.client().map(Client::to_string),
        };
        let is_new = store::steps::append(tx, id, &step).await?;
        if is_new && act.counts() {
            kept.given.push((question, given));
        }
    }
    Ok(kept)
}
