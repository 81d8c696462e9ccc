//! `/studio/{course}/quizzes/{item}`: the terms of a quiz and its list of questions.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use tower_sessions::Session;

use super::{
    Choice, Desk, Frame, desk, module::theirs, quiz_settings::SettingsView, structure::apply,
};
use crate::{
    content::course::{Item, Quiz},
    kit::{error::Error, text::Run},
    questions::Question,
    studio::{
        actions::Edited,
        checklist::{self, Line},
        draft::fingerprint,
        fields::FieldFaults,
        quiz::{self, TermsForm, terms},
        shown::{kind_name, kinds},
    },
    web::{
        form::Fields,
        guard::Trainer,
        page::{Answer, again, page, see_other, with_status},
        shell::{Shell, flash},
        state::App,
    },
};

struct QuestionRow {
    id: String,
    text: Run,
    kind: String,
    points: String,
    /// How many findings are errors.
    errors: usize,
}

/// Questions that stand together: those of the quiz, or those of a bank.
struct List {
    /// Empty: the quiz itself.
    bank: String,
    questions: Vec<QuestionRow>,
}

/// One draw of the form, with the banks that it may take.
struct DrawRow {
    banks: Vec<Choice>,
    count: String,
    tags: String,
    sections: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "studio/quiz.html")]
struct QuizPage {
    shell: Shell,
    frame: Frame,
    faults: FieldFaults,
    id: String,
    name: String,
    form: TermsForm,
    seen: String,
    draws: Vec<DrawRow>,
    view: SettingsView,
    /// Something of the quiz is published: exceptions can be granted.
    published: bool,
    lists: Vec<List>,
    /// Each type of question: its name in forms, in words, and what it asks for.
    types: Vec<(&'static str, String, String)>,
    lines: Vec<Line>,
    theirs: Vec<(String, String)>,
    minutes: u32,
    required: bool,
    has_banks: bool,
}

fn find<'a>(desk: &'a Desk, id: &str) -> Result<(&'a Item, &'a Quiz), Error> {
    let (_, item) = desk.course.item(id).ok_or(Error::NotFound)?;
    Ok((item, item.quiz().ok_or(Error::NotFound)?))
}

fn lay_out(
    mut shell: Shell,
    desk: &Desk,
    id: &str,
    form: Option<TermsForm>,
    faults: FieldFaults,
) -> Result<QuizPage, Error> {
    let (item, quiz) = find(desk, id)?;
    let (course, t) = (&desk.course, shell.t);
    let form = form.unwrap_or_else(|| TermsForm::of(quiz));
    let findings = checklist::findings(course, None);
    let row = |question: &Question| {
        let own = findings
            .iter()
            .filter(|f| f.place.question.as_ref() == Some(&question.id));
        QuestionRow {
            id: question.id.to_string(),
            text: question.text.run(shell.locale),
            kind: kind_name(t, question.body.type_name()),
            points: t.studio_points(question.points.to_string()),
            errors: checklist::errors(&own.cloned().collect::<Vec<_>>()),
        }
    };
    let mut lists = vec![List {
        bank: String::new(),
        questions: quiz.questions.iter().map(row).collect(),
    }];
    for (name, questions) in &course.banks {
        if quiz.draws.iter().any(|draw| draw.bank == *name) {
            lists.push(List {
                bank: name.to_string(),
                questions: questions.iter().map(row).collect(),
            });
        }
    }
    let banks = |chosen: &str| {
        let names = course.banks.keys();
        names
            .map(|name| Choice::new(name.as_str(), name.as_str(), chosen))
            .collect()
    };
    let mine = findings.iter().filter(|finding| {
        finding.place.item.as_ref() == Some(&item.id) && finding.place.question.is_none()
    });
    let list = checklist::checklist(course, &mine.cloned().collect::<Vec<_>>(), t, shell.locale);
    let mut view = SettingsView::of(&shell, quiz, &form.settings);
    let mut places = std::mem::take(&mut view.drawn).into_iter();
    let draws = form.draws.iter().map(|draw| DrawRow {
        banks: banks(&draw.bank),
        count: draw.count.clone(),
        tags: draw.tags.clone(),
        sections: places.next().unwrap_or_default(),
    });
    let draws = draws.collect();
    let base = desk.base.as_ref();
    shell.path = format!("/studio/{}/quizzes/{id}", course.id);
    Ok(QuizPage {
        frame: Frame::of(desk, &shell),
        id: id.to_owned(),
        name: course.title_of(item, shell.locale).0.to_owned(),
        seen: fingerprint(&terms(quiz)),
        draws,
        view,
        published: base.is_some_and(|base| base.course.quiz(id).is_some()),
        lists,
        types: kinds(t),
        lines: list.errors.into_iter().chain(list.warnings).collect(),
        theirs: vec![],
        minutes: item.minutes,
        required: item.required,
        has_banks: !course.banks.is_empty(),
        form,
        faults,
        shell,
    })
}

/// `GET /studio/{course}/quizzes/{item}`
pub async fn show(
    State(app): State<App>,
    _: Trainer,
    shell: Shell,
    Path((id, item)): Path<(String, String)>,
) -> Answer {
    let desk = desk(&app, &id).await?;
    page(&lay_out(shell, &desk, &item, None, FieldFaults::new())?)
}

/// `POST /studio/{course}/quizzes/{item}`: the terms.
pub async fn change(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    Path((id, item)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let (form, seen) = (TermsForm::read(&fields), fields.line("seen"));
    let before = desk(&app, &id).await?;
    let wanted = match form.parse(shell.t) {
        Ok(wanted) => wanted,
        Err(faults) => {
            let page = lay_out(shell, &before, &item, Some(form), faults)?;
            return again(&QuizPage { seen, ..page });
        }
    };
    let edited = apply(&app, &me, &id, |course, _| {
        quiz::set_terms(course, &item, &seen, &wanted)
    });
    match edited.await {
        Ok(Edited::Done(())) => {
            flash(&session, true, shell.t.studio_is_saved()).await?;
            see_other(&shell.url(&format!("/studio/{id}/quizzes/{item}")))
        }
        Ok(Edited::Changed) => {
            let now = desk(&app, &id).await?;
            let t = shell.t;
            let (_, quiz) = find(&now, &item)?;
            let mut stand = theirs(&quiz.title, &t.studio_title());
            stand.extend(theirs(&quiz.intro, &t.studio_intro()));
            stand.push((t.studio_pass_percent(), quiz.pass_percent.to_string()));
            for (label, number) in [
                (t.studio_attempts(), quiz.attempts),
                (t.studio_time_limit(), quiz.minutes),
            ] {
                stand.push((label, number.map_or_else(|| "—".into(), |n| n.to_string())));
            }
            let page = lay_out(shell, &now, &item, Some(form), FieldFaults::new())?;
            with_status(
                StatusCode::CONFLICT,
                &QuizPage {
                    theirs: stand,
                    ..page
                },
            )
        }
        Err(Error::Refused(refusal)) => {
            let field = format!("title.{}", before.course.source_language.code());
            let faults = FieldFaults::one(field, refusal.sentence(shell.t));
            let page = lay_out(shell, &before, &item, Some(form), faults)?;
            again(&QuizPage { seen, ..page })
        }
        Err(error) => Err(error),
    }
}
