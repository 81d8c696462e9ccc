//! `/studio/marking`: what waits to be marked, question by question, and the ways to the rest.

use askama::Template;
use axum::extract::State;

use super::{Titles, name};
use crate::{
    kit::text::Run,
    marking::store::{self, regrade::Regrade, sittings::Sat},
    web::{
        guard::Staff,
        page::{Answer, page},
        shell::Shell,
        state::App,
    },
};

/// Decisions to mark again that the page shows.
const RECENT: i64 = 10;

#[derive(Template)]
#[template(path = "marking/queue.html")]
struct QueuePage {
    shell: Shell,
    rows: Vec<Row>,
    quizzes: Vec<QuizRow>,
    regrades: Vec<RegradeRow>,
}

/// A question with answers that wait.
struct Row {
    course: String,
    item: String,
    question: String,
    text: Run,
    place: String,
    waiting: String,
    /// How many this person may mark.
    open: i64,
    /// In words; empty for none.
    decisions: String,
    since: String,
    iso: String,
}

/// A quiz that was sat.
struct QuizRow {
    titles: Titles,
    sittings: String,
    papers: String,
    again: String,
}

/// A decision to mark again.
struct RegradeRow {
    place: String,
    by: String,
    path: String,
    finished: bool,
}

/// `GET /studio/marking`
pub async fn queue(State(app): State<App>, Staff(me): Staff, shell: Shell) -> Answer {
    let (now, administrator) = (shell.now, me.is_administrator());
    let waiting = store::queue(&app.db, now, &me.account_id, administrator).await?;
    let quizzes = store::sittings::quizzes(&app.db).await?;
    let regrades = store::regrade::recent(&app.db, RECENT).await?;
    let rows = waiting.into_iter().map(|one| {
        let titles = Titles::of(&app, &shell, &one.course_id, &one.item_id);
        let offered = app.library.current(&one.course_id);
        let question = offered
            .as_ref()
            .and_then(|offered| offered.course.question(&one.question_id));
        let otherwise = || super::words(&one.question_id, shell.locale);
        Row {
            text: question.map_or_else(otherwise, |question| question.text.run(shell.locale)),
            place: titles.line(),
            waiting: shell.t.marking_answers(one.waiting),
            open: one.open,
            decisions: match one.decisions {
                0 => String::new(),
                some => shell.t.marking_decisions(some),
            },
            since: shell.date(&one.since),
            iso: one.since.iso(),
            course: one.course_id,
            item: one.item_id,
            question: one.question_id,
        }
    });
    page(&QueuePage {
        rows: rows.collect(),
        quizzes: quizzes.iter().map(|one| quiz(&app, &shell, one)).collect(),
        regrades: regrades
            .iter()
            .map(|one| regrade(&app, &shell, one))
            .collect(),
        shell,
    })
}

fn quiz(app: &App, shell: &Shell, sat: &Sat) -> QuizRow {
    let path = |of: &str| format!("/studio/marking/{of}/{}/{}", sat.course_id, sat.item_id);
    QuizRow {
        titles: Titles::of(app, shell, &sat.course_id, &sat.item_id),
        sittings: shell.t.marking_sittings(sat.sittings),
        papers: path("sittings"),
        again: path("again"),
    }
}

fn regrade(app: &App, shell: &Shell, one: &Regrade) -> RegradeRow {
    RegradeRow {
        place: Titles::of(app, shell, &one.course_id, &one.item_id).line(),
        by: format!(
            "{} · {}",
            name(shell.locale, &one.name_arabic, &one.name_latin),
            shell.moment(&one.at)
        ),
        path: format!("/studio/marking/regrades/{}", one.regrade_id),
        finished: one.finished_at.is_some(),
    }
}
