//! `/studio/{course}/quizzes/{item}/analysis/{question}`: one question, who answered what, and in
//! which language.

use askama::Template;
use axum::extract::{Path, Query, State};

use super::{
    Asked, load, printer,
    words::{language, name, sentence, tag},
};
use crate::{
    analysis::{
        distractors::{Groups, Kind, Table, table},
        printed::{Cell, Printer},
        report::Row,
        statistics::count as number,
    },
    kit::{error::Error, text::Run},
    web::{
        guard::Staff,
        page::{Answer, page},
        shell::Shell,
        state::App,
    },
};

#[derive(Template)]
#[template(path = "analysis/question.html")]
struct QuestionPage {
    shell: Shell,
    /// The ways into the studio, for who may go there.
    above: Vec<(String, String)>,
    path: String,
    query: String,
    title: String,
    text: Run,
    /// Where it is edited; empty when the newest version has it no more, and for who does not
    /// write courses.
    edit: String,
    /// What to do, each with its colour.
    advice: Vec<(&'static str, String)>,
    figures: Vec<Fact>,
    answers: Option<Answers>,
    languages: Vec<Spoken>,
}

struct Fact {
    name: String,
    cell: Cell,
    reading: String,
}

/// The answers, as a table.
struct Answers {
    lead: String,
    /// The groups could not be told apart.
    alike: bool,
    headings: [String; 4],
    lines: Vec<Line>,
}

/// An answer, among the best, in the middle, among the weakest, and of all.
struct Line {
    text: Run,
    /// It is marked as the key.
    key: bool,
    counts: [Count; 4],
}

/// How many of a group, and its part.
struct Count {
    n: usize,
    percent: String,
    /// From 0 to 100, for the bar.
    bar: String,
}

struct Spoken {
    name: String,
    n: usize,
    facility: Cell,
}

fn figures(shell: &Shell, row: &Row) -> Vec<Fact> {
    let (t, p, item) = (shell.t, printer(shell), &row.item);
    let plain = |value: String| Cell {
        value,
        ..Cell::default()
    };
    let guess = row
        .guess
        .map_or_else(String::new, |guess| p.number(guess * 100.0, 0));
    let weight = Printer::cell(item.weight, |value| p.number(value, 1));
    let facts = [
        (t.analysis_n(), plain(item.n.to_string()), String::new()),
        (
            t.analysis_facility(),
            p.whole(item.facility),
            t.analysis_how_facility(),
        ),
        (
            t.analysis_item_deviation(),
            p.whole(item.deviation),
            t.analysis_how_deviation(),
        ),
        (t.analysis_guess(), plain(guess), t.analysis_how_guess()),
        (
            t.analysis_discrimination(),
            p.whole(item.discrimination),
            t.analysis_how_discrimination(),
        ),
        (
            t.analysis_efficiency(),
            p.whole(item.efficiency),
            t.analysis_how_efficiency(),
        ),
        (t.analysis_weight(), weight, t.analysis_how_weight()),
    ];
    facts
        .into_iter()
        .map(|(name, cell, reading)| Fact {
            name,
            cell,
            reading,
        })
        .collect()
}

fn answers(shell: &Shell, table: &Table) -> Answers {
    let (t, p) = (shell.t, printer(shell));
    let whole = table.groups;
    let heading = |name: String, n: usize| format!("{name} ({n})");
    let count = |n: usize, of: usize| {
        let part = number(n) / number(of.max(1));
        Count {
            n,
            percent: p.percent(part * 100.0, 0),
            bar: format!("{:.1}", part * 100.0),
        }
    };
    let counts = |groups: &Groups| {
        [
            count(groups.best, whole.best),
            count(groups.middle, whole.middle),
            count(groups.weakest, whole.weakest),
            count(groups.all(), whole.all()),
        ]
    };
    let tells_key = matches!(table.kind, Kind::Options | Kind::Marks | Kind::Typed);
    let mut lines: Vec<Line> = table
        .lines
        .iter()
        .map(|line| Line {
            text: name(shell, &line.name),
            key: tells_key && line.right,
            counts: counts(&line.groups),
        })
        .collect();
    lines.push(Line {
        text: Run::new((&t.quizzes_no_answer(), shell.locale), shell.locale),
        key: false,
        counts: counts(&table.unanswered),
    });
    Answers {
        lead: match table.kind {
            Kind::Options => t.analysis_answers_options(),
            Kind::Marks => t.analysis_answers_marks(),
            Kind::Parts => t.analysis_answers_parts(),
            Kind::Typed => t.analysis_answers_typed(),
            Kind::Ratings => t.analysis_answers_ratings(),
            Kind::Written => t.analysis_answers_written(),
        },
        alike: whole.best == 0 && whole.all() > 0,
        headings: [
            heading(t.analysis_best(), whole.best),
            heading(t.analysis_middle(), whole.middle),
            heading(t.analysis_weakest(), whole.weakest),
            heading(t.analysis_everybody(), whole.all()),
        ],
        lines,
    }
}

/// `GET /studio/{course}/quizzes/{item}/analysis/{question}`
///
/// # Errors
/// [`Error::NotFound`] when nobody was asked such a question.
pub async fn question(
    State(app): State<App>,
    _: Staff,
    shell: Shell,
    Path((course, item, id)): Path<(String, String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let loaded = load(&app, &shell, &course, &item, &asked).await?;
    let row = loaded.row(&id).ok_or(Error::NotFound)?;
    let (t, p) = (shell.t, printer(&shell));
    let place = row.item.question;
    let cells: Vec<_> = loaded.sample.of(place).collect();
    let answered = &loaded.sample.questions[place as usize];
    let table = row
        .question
        .as_ref()
        .map(|question| table(question, answered, &cells))
        .transpose()?;
    let languages = row.item.languages.iter().map(|spoken| Spoken {
        name: language(t, spoken.language),
        n: spoken.n,
        facility: p.whole(spoken.facility),
    });
    let advice = row.flags.iter();
    let advice = advice.map(|flag| (tag(t, *flag).class, sentence(&shell, row, *flag)));
    let is_known = loaded.newest.course.question(&id).is_some();
    page(&QuestionPage {
        title: t.analysis_question_title(row.number.to_string()),
        text: row.question.as_ref().map_or_else(
            || Run::new((&t.analysis_known_no_more(), shell.locale), shell.locale),
            |question| question.text.run(shell.locale),
        ),
        edit: if is_known && shell.is_trainer() {
            shell.url(&format!("{}/questions/{id}", loaded.course_path))
        } else {
            String::new()
        },
        advice: advice.collect(),
        figures: figures(&shell, row),
        answers: table.as_ref().map(|table| answers(&shell, table)),
        languages: languages.collect(),
        query: loaded.query(),
        above: {
            let mut above = loaded.above(&shell);
            above.push((t.analysis_title(), loaded.path.clone()));
            above
        },
        path: loaded.path.clone(),
        shell,
    })
}
