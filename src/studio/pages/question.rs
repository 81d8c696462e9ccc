//! `/studio/{course}/questions/{question}`: a question as a form, and as an officer sees it.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use tower_sessions::Session;

use super::{Choice, Desk, Frame, desk, structure::apply};
use crate::{
    kit::{error::Error, locale::Locale},
    questions::{OptionId, Question},
    studio::{
        actions::Edited,
        checklist::{self, Line},
        fields::FieldFaults,
        kept::keep,
        question_form::QuestionForm,
        quiz::{self, TYPES, part_ids, question_seen},
        shown::{QuestionShown, kind_name, shown},
    },
    web::{
        form::Fields,
        guard::Trainer,
        page::{Answer, again, page, see_other, with_status},
        shell::{Shell, flash},
        state::App,
    },
};

#[derive(Template)]
#[template(path = "studio/question.html")]
struct QuestionPage {
    shell: Shell,
    frame: Frame,
    faults: FieldFaults,
    id: String,
    kind: String,
    /// The quiz to which it belongs: path and title; empty for one of a bank.
    quiz: (String, String),
    form: QuestionForm,
    seen: String,
    objectives: Vec<Choice>,
    difficulties: Vec<Choice>,
    previews: Vec<(Locale, QuestionShown)>,
    lines: Vec<Line>,
    theirs: Vec<(Locale, QuestionShown)>,
}

fn find<'a>(desk: &'a Desk, id: &str) -> Result<&'a Question, Error> {
    desk.course.question(id).ok_or(Error::NotFound)
}

/// Ids that new parts may not take: those in the draft and those published last.
fn taken(desk: &Desk, question: &Question) -> BTreeSet<OptionId> {
    let mut taken = part_ids(question);
    let published = desk
        .base
        .as_ref()
        .and_then(|base| base.course.question(question.id.as_str()));
    taken.extend(published.map(part_ids).unwrap_or_default());
    taken
}

/// A question in each language of its course.
fn previews(
    desk: &Desk,
    question: &Question,
    shell: &Shell,
    frame: &Frame,
) -> Vec<(Locale, QuestionShown)> {
    let written = frame.languages.iter().filter(|locale| {
        **locale == desk.course.source_language || question.text.get(**locale).is_some()
    });
    written
        .map(|locale| (*locale, shown(question, shell.t, *locale, shell.locale)))
        .collect()
}

fn lay_out(
    mut shell: Shell,
    desk: &Desk,
    id: &str,
    form: Option<QuestionForm>,
    seen: Option<String>,
    faults: FieldFaults,
) -> Result<QuestionPage, Error> {
    let question = find(desk, id)?;
    let (course, t) = (&desk.course, shell.t);
    let form = form.unwrap_or_else(|| QuestionForm::of(question));
    let frame = Frame::of(desk, &shell);
    let mut owners = course.items().map(|(_, item)| item);
    let owner = owners.find(|item| {
        item.quiz()
            .is_some_and(|quiz| quiz.questions.iter().any(|q| q.id == question.id))
    });
    let quiz = owner.map(|item| {
        let path = format!("/studio/{}/quizzes/{}", course.id, item.id);
        (path, course.title_of(item, shell.locale).0.to_owned())
    });
    // What was typed, if it already makes a question; else what stands.
    let typed = form
        .is_editable()
        .then(|| form.parse(t, &question.id, &taken(desk, question)).ok())
        .flatten()
        .map(|typed| keep(typed, question));
    let previews = previews(desk, typed.as_ref().unwrap_or(question), &shell, &frame);
    let findings = checklist::findings(course, None);
    let mine = findings
        .into_iter()
        .filter(|f| f.place.question.as_ref() == Some(&question.id));
    let list = checklist::checklist(course, &mine.collect::<Vec<_>>(), t, shell.locale);
    let objectives = course.objectives.iter().map(|objective| {
        let label = objective.text.in_or_near(shell.locale);
        Choice::new(objective.id.as_str(), label, &form.objective)
    });
    let objectives = objectives.collect();
    shell.path = format!("/studio/{}/questions/{id}", course.id);
    Ok(QuestionPage {
        id: id.to_owned(),
        kind: kind_name(t, question.body.type_name()),
        quiz: quiz.unwrap_or_default(),
        seen: seen.unwrap_or_else(|| question_seen(question)),
        objectives,
        difficulties: vec![
            Choice::new("1", t.studio_difficulty_easy(), &form.difficulty),
            Choice::new("2", t.studio_difficulty_middle(), &form.difficulty),
            Choice::new("3", t.studio_difficulty_hard(), &form.difficulty),
        ],
        previews,
        lines: list.errors.into_iter().chain(list.warnings).collect(),
        theirs: vec![],
        form,
        faults,
        frame,
        shell,
    })
}

/// `GET /studio/{course}/questions/{question}`
pub async fn show(
    State(app): State<App>,
    _: Trainer,
    shell: Shell,
    Path((id, question)): Path<(String, String)>,
) -> Answer {
    let desk = desk(&app, &id).await?;
    page(&lay_out(
        shell,
        &desk,
        &question,
        None,
        None,
        FieldFaults::new(),
    )?)
}

/// `POST /studio/{course}/questions/{question}`: saves; `act=more` only adds rows, `act=preview`
/// only shows.
pub async fn save(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    Path((id, question_id)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let before = desk(&app, &id).await?;
    let question = find(&before, &question_id)?;
    if !TYPES.contains(&question.body.type_name()) {
        // Its page has no form.
        return Err(Error::NotFound);
    }
    let seen = fields.line("seen");
    let mut form = QuestionForm::read(question.body.type_name(), &fields);
    if let act @ ("more" | "preview") = fields.raw("act") {
        if act == "more" {
            form.add_rows();
        }
        let none = FieldFaults::new();
        return page(&lay_out(
            shell,
            &before,
            &question_id,
            Some(form),
            Some(seen),
            none,
        )?);
    }
    let wanted = match form.parse(shell.t, &question.id, &taken(&before, question)) {
        Ok(wanted) => keep(wanted, question),
        Err(faults) => {
            return again(&lay_out(
                shell,
                &before,
                &question_id,
                Some(form),
                Some(seen),
                faults,
            )?);
        }
    };
    let edited = apply(&app, &me, &id, |course, _| {
        quiz::set_question(course, &seen, &wanted)
    });
    match edited.await? {
        Edited::Done(()) => {
            flash(&session, true, shell.t.studio_is_saved()).await?;
            see_other(&shell.url(&format!("/studio/{id}/questions/{question_id}")))
        }
        Edited::Changed => {
            let now = desk(&app, &id).await?;
            let frame = Frame::of(&now, &shell);
            let theirs = previews(&now, find(&now, &question_id)?, &shell, &frame);
            let page = lay_out(
                shell,
                &now,
                &question_id,
                Some(form),
                None,
                FieldFaults::new(),
            )?;
            with_status(StatusCode::CONFLICT, &QuestionPage { theirs, ..page })
        }
    }
}
