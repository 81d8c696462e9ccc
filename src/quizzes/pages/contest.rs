//! Two answers to one question: the page on which a person chooses, and the same told to a script.

use askama::Template;
use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use serde::Serialize;

use crate::{
    kit::{
        error::Refusal,
        text::{Run, Slug},
    },
    questions::form::{self, Fields},
    quizzes::{
        answers::{Answers, BASE, CERTAINTY, CHOICE, MINE, changes},
        conflict::Contest,
        draw::Set,
        pages::{
            Loaded,
            said::{Said, said},
            take::{Place, clock, reader},
        },
        paging,
    },
    web::{
        page::{Answer, with_status},
        shell::Shell,
    },
};

/// A question with two answers.
struct Contested {
    id: String,
    place: String,
    text: Run,
    /// The field that carries the choice.
    choice: String,
    theirs_label: String,
    theirs: Said,
    mine: Said,
    /// The answer of this page as fields, and what the page knows now.
    fields: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "quizzes/contest.html")]
struct ContestPage {
    shell: Shell,
    place: Place,
    contests: Vec<Contested>,
    /// Where the form that met them was going: saving, or handing in.
    next: &'static str,
    /// The page of the paper, where it has several.
    page: Option<usize>,
    mine: &'static str,
}

/// The questions of the paper that are contested, with their number from 1.
fn sets<'a>(
    loaded: &'a Loaded,
    contests: &'a [Contest],
) -> impl Iterator<Item = (usize, &'a Set, &'a Contest)> {
    let numbered = (1..).zip(&loaded.paper.questions);
    numbered.filter_map(|(number, set)| {
        let contest = contests
            .iter()
            .find(|contest| contest.question == set.question.id)?;
        Some((number, set, contest))
    })
}

/// The certainty of an answer as a field of the form.
fn sure(question: &Slug, certainty: Option<i64>) -> Option<(String, String)> {
    certainty.map(|level| (format!("{CERTAINTY}{question}"), level.to_string()))
}

/// The page on which to choose; `next` is the last part of the address that the form was sent to, and
/// `sent` what it carried.
///
/// # Errors
/// When the template fails.
pub(super) fn choose(
    shell: Shell,
    loaded: &Loaded,
    contests: &[Contest],
    next: &'static str,
    sent: &Fields,
) -> Answer {
    let reader = reader(loaded, &shell);
    let total = loaded.paper.questions.len().to_string();
    let contested = sets(loaded, contests).map(|(number, set, contest)| {
        let question = &set.question;
        let (id, prefix) = (&question.id, form::prefix(&question.id));
        let mine = contest.mine.as_ref();
        let mut fields = mine.map_or_else(Vec::new, |mine| form::fields(question, &prefix, mine));
        fields.extend(sure(id, contest.mine_certainty));
        fields.push((format!("{BASE}.{id}"), contest.step.to_string()));
        Contested {
            place: shell.t.quizzes_question_of(number.to_string(), &total),
            text: reader.text(&question.text),
            choice: format!("{CHOICE}{id}"),
            theirs_label: shell.t.steps_theirs(clock(&shell, contest.at)),
            theirs: said(&shell, reader, set, contest.theirs.as_ref()),
            mine: said(&shell, reader, set, mine),
            fields,
            id: id.to_string(),
        }
    });
    let contests = contested.collect();
    let page = ContestPage {
        place: Place::of(loaded, &shell),
        contests,
        next,
        page: paging::named(sent),
        mine: MINE,
        shell,
    };
    with_status(StatusCode::CONFLICT, &page)
}

/// A question with two answers, for the script of the page.
#[derive(Serialize)]
struct Told {
    question: String,
    step: i64,
    /// What happened, and what each button says.
    words: String,
    theirs: String,
    mine: String,
    /// The other answer, as fields of the form.
    fields: Vec<(String, String)>,
}

#[derive(Serialize)]
struct Conflicts {
    contests: Vec<Told>,
}

/// The same, told to a script: 409.
pub(super) fn tell(shell: &Shell, loaded: &Loaded, contests: &[Contest]) -> Response {
    let reader = reader(loaded, shell);
    let told = sets(loaded, contests).map(|(_, set, contest)| {
        let question = &set.question;
        let theirs = contest.theirs.as_ref();
        let keep = |said: &Said| shell.t.steps_keep(said.sentence(shell));
        let prefix = form::prefix(&question.id);
        Told {
            question: question.id.to_string(),
            step: contest.step,
            words: shell.t.steps_contested(clock(shell, contest.at)),
            theirs: keep(&said(shell, reader, set, theirs)),
            mine: keep(&said(shell, reader, set, contest.mine.as_ref())),
            fields: theirs
                .map_or_else(Vec::new, |given| form::fields(question, &prefix, given))
                .into_iter()
                .chain(sure(&question.id, contest.theirs_certainty))
                .collect(),
        }
    });
    let told = Conflicts {
        contests: told.collect(),
    };
    (StatusCode::CONFLICT, Json(told)).into_response()
}

/// Why nothing is saved any more, and which answers that concerns, for the script of the page.
#[derive(Serialize)]
struct Refused {
    refused: String,
    /// Whether nothing of this sitting is accepted any more, or only nothing of this page.
    over: bool,
    questions: Vec<String>,
}

/// A refusal told to a script: 409. Answers that were saved in time are not named.
pub(super) fn refuse(
    shell: &Shell,
    loaded: &Loaded,
    answers: &Answers,
    fields: &Fields,
    refusal: &dyn Refusal,
) -> Response {
    let lost = changes(&loaded.paper, answers, fields).into_iter();
    let told = Refused {
        refused: refusal.sentence(shell.t),
        over: loaded.attempt.sitting.brief().save(shell.now).is_err(),
        questions: lost.map(|change| change.question.to_string()).collect(),
    };
    (StatusCode::CONFLICT, Json(told)).into_response()
}
