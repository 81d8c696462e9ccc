//! Saving answers as they come: the act that a sitting does most, and so the cheapest. It reads the
//! last steps of the questions that changed, and takes the paper from memory.

use std::borrow::Cow;

use crate::{
    kit::{
        db::Tx,
        error::Error,
        id::{AccountId, AttemptId},
        text::Slug,
        time::Timestamp,
    },
    questions::form::Fields,
    quizzes::{
        answers::{Act, Answers, Entry, Step, changes, touched},
        attempt::{Brief, CannotSave},
        behaviour,
        conflict::{Client, Contest, Fate, Knowledge},
        draw::Paper,
        mastery::Goal,
        paging, store,
    },
};

/// What saving a form did.
#[derive(Debug, Default)]
pub struct Kept {
    /// The steps that were there, and those of the form.
    pub answers: Answers,
    /// The answers that were kept aside, because another page has given others.
    pub contests: Vec<Contest>,
    /// The form changed an answer that is fixed: that one was not saved.
    pub refused: bool,
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
    // What is fixed is told by all that was checked.
    let checks = behaviour::checks(paper.settings.behaviour);
    let steps = match touched(fields).filter(|_| !checks) {
        Some(questions) => {
            let questions = serde_json::to_string(&questions)?;
            store::steps::last(&mut *tx, id, &questions).await?
        }
        // Without script a form holds every question, and must know all that its page knew.
        None => store::steps::all(&mut *tx, id).await?,
    };
    let answers = Answers::read(steps)?;
    let form = Form {
        fields,
        furthest: sitting.furthest,
        except: None,
    };
    keep(tx, now, id, &paper, &answers, form).await
}

/// A form, and what of it is to be kept.
#[derive(Clone, Copy)]
pub(in crate::quizzes) struct Form<'a> {
    pub fields: &'a Fields,
    /// The page that the person has reached.
    pub furthest: i64,
    /// The question of which the caller writes a step of its own.
    pub except: Option<&'a Slug>,
}

/// What of a paper a form may answer: of a drill, whatever the pages, all of it, where only the
/// question whose turn it is can change.
pub(in crate::quizzes) fn answerable<'a>(
    paper: &'a Paper,
    fields: &Fields,
    furthest: i64,
) -> Cow<'a, Paper> {
    match Goal::of(paper.settings.behaviour) {
        Some(_) => Cow::Borrowed(paper),
        None => paging::answerable(paper, fields, furthest),
    }
}

/// Whether what a form carries may still be saved.
///
/// # Errors
/// [`CannotSave`].
pub(in crate::quizzes) fn may_save(
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

/// Writes what a form changes of a paper, as one step; what is fixed stays. The sitting is held, and
/// `answers` are its steps, or, where nothing is checked before handing in, the last ones of the
/// questions that the form names.
///
/// # Errors
/// When the database cannot be written.
pub(in crate::quizzes) async fn keep(
    tx: &mut Tx,
    now: Timestamp,
    id: &AttemptId,
    paper: &Paper,
    answers: &Answers,
    form: Form<'_>,
) -> Result<Kept, Error> {
    let mut kept = Kept {
        answers: answers.clone(),
        ..Kept::default()
    };
    let knowledge = Knowledge::of(form.fields);
    let open = behaviour::open(paper, answers);
    let paper = answerable(paper, form.fields, form.furthest);
    let changes = changes(&paper, answers, form.fields).into_iter();
    for change in changes.filter(|change| Some(&change.question) != form.except) {
        if !open.contains(&change.question) {
            // A page that shows an answer as fixed has no field for it.
            kept.refused |= change.response.is_some();
            continue;
        }
        let act = match knowledge.fate(answers, &change) {
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
        let entry = Entry {
            question: change.question,
            step: answers.last_step() + 1,
            at: now,
            response: change.response,
            act,
            certainty: change.certainty,
            client: knowledge.client().map(Client::to_string),
        };
        if store::steps::append(tx, id, &Step::of(&entry)?).await? {
            kept.answers.push(entry);
        }
    }
    Ok(kept)
}
