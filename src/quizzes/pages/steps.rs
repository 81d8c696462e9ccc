//! `/attempts/{attempt}/steps`: every answer of a sitting as it was given, for its person, and for who
//! decides on an appeal.

use askama::Template;
use axum::extract::{Path, Query, State};
use serde::Deserialize;

use crate::{
    accounts,
    content::settings::Shown,
    kit::{
        error::Error,
        id::AttemptId,
        locale::Locale,
        text::Run,
        time::{DAY_MS, Timestamp},
    },
    quizzes::{
        actions,
        answers::{Act, Answers, Entry},
        attempt::Stage,
        conflict::Client,
        pages::{
            Loaded, around, attempt_id, load,
            said::{Said, said},
            take::{Place, reader},
        },
        replay,
        review::{moment, sight},
        store,
    },
    web::{
        form::{Faults, Fields},
        guard::{CurrentUser, Staff},
        page::{Answer, again, page, see_other},
        shell::Shell,
        state::App,
    },
};

/// How long a record once opened may be read without saying why again.
const OPEN_MS: i64 = DAY_MS;

/// One step, as a row.
struct Row {
    step: String,
    see: String,
    href: String,
    at: String,
    question: String,
    text: Run,
    answer: Said,
    act: String,
    aside: bool,
    certainty: String,
    window: String,
    current: bool,
}

/// The paper at a step: the question, its text, its answer then.
struct PaperAt {
    title: String,
    questions: Vec<(String, Run, Said)>,
}

#[derive(Template)]
#[template(path = "quizzes/steps.html")]
struct StepsPage {
    shell: Shell,
    place: Place,
    /// Whether its own person looks at it.
    own: bool,
    facts: Vec<(String, String)>,
    same: bool,
    rows: Vec<Row>,
    /// Some step tells how certain the person was.
    certainties: bool,
    state: Option<PaperAt>,
    address: String,
}

#[derive(Template)]
#[template(path = "quizzes/open.html")]
struct OpenPage {
    shell: Shell,
    lead: String,
    reason: String,
    faults: Faults,
}

/// The step at which the paper is shown.
#[derive(Default, Deserialize)]
pub struct At {
    step: Option<i64>,
}

/// `GET /attempts/{attempt}/steps`: one's own, once it is handed in.
///
/// # Errors
/// [`Error::NotFound`] for another person's.
pub async fn own(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    shell: Shell,
    Path(id): Path<String>,
    Query(at): Query<At>,
) -> Answer {
    let loaded = load(&app, &me.account_id, &attempt_id(id)?).await?;
    let address = shell.url(&format!("/attempts/{}", loaded.attempt.sitting.attempt_id));
    let (sitting, paper) = (&loaded.attempt.sitting, &loaded.paper);
    if sitting.stage(shell.now) != Stage::Submitted {
        return see_other(&address);
    }
    let moment = moment(sitting, paper.settings.closes_at, shell.now);
    if !sight(paper, moment).has(Shown::Answers) {
        return see_other(&format!("{address}/result"));
    }
    let address = format!("{address}/steps");
    show(&app, shell, &loaded, address, None, at.step).await
}

/// The sitting of another, and the name of its person.
async fn another(app: &App, shell: &Shell, id: &AttemptId) -> Result<(Loaded, String), Error> {
    let attempt = store::any(&app.db, id).await?.ok_or(Error::NotFound)?;
    let account = accounts::store::by_id(&app.db, &attempt.account_id)
        .await?
        .ok_or(Error::NotFound)?;
    let name = match shell.locale {
        Locale::Ar => account.name_arabic,
        Locale::Fr | Locale::En => account.name_latin,
    };
    Ok((around(app, attempt).await?, name))
}

/// `GET /admin/attempts/{attempt}/steps`: another person's; asks why first.
///
/// # Errors
/// [`Error::NotFound`] when there is no such sitting.
pub async fn of_another(
    State(app): State<App>,
    Staff(me): Staff,
    shell: Shell,
    Path(id): Path<String>,
    Query(at): Query<At>,
) -> Answer {
    let id = attempt_id(id)?;
    let (loaded, name) = another(&app, &shell, &id).await?;
    let since = shell.now.plus(-OPEN_MS);
    let object = (actions::replay::OBJECT, id.as_str());
    let verb = actions::replay::OPENED;
    if !accounts::store::trail::has_done(&app.db, &me.account_id, verb, object, since).await? {
        return page(&ask(shell, &loaded, &name, String::new(), Faults::new()));
    }
    let address = shell.url(&format!("/admin/attempts/{id}/steps"));
    show(&app, shell, &loaded, address, Some(name), at.step).await
}

/// `POST /admin/attempts/{attempt}/steps`: opens another person's record, which is written in the
/// register of acts.
///
/// # Errors
/// [`Error::NotFound`] when there is no such sitting.
pub async fn open(
    State(app): State<App>,
    Staff(me): Staff,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id = attempt_id(id)?;
    let (loaded, name) = another(&app, &shell, &id).await?;
    let reason = fields.line("reason");
    if reason.is_empty() {
        let faults = Faults::one("reason", shell.t.steps_open_reason_missing());
        return again(&ask(shell, &loaded, &name, reason, faults));
    }
    let mut tx = app.db.write().await?;
    actions::replay::open(&mut tx, app.clock.now(), &me.account_id, &id, &reason).await?;
    tx.commit().await?;
    see_other(&shell.url(&format!("/admin/attempts/{id}/steps")))
}

fn ask(shell: Shell, loaded: &Loaded, name: &str, reason: String, faults: Faults) -> OpenPage {
    let quiz = Place::of(loaded, &shell).quiz;
    OpenPage {
        lead: shell.t.steps_open_lead(name, quiz),
        reason,
        faults,
        shell,
    }
}

async fn show(
    app: &App,
    shell: Shell,
    loaded: &Loaded,
    address: String,
    name: Option<String>,
    at: Option<i64>,
) -> Answer {
    let attempt = &loaded.attempt;
    let id = &attempt.sitting.attempt_id;
    let answers = Answers::read(store::steps::all(&app.db, id).await?)?;
    let drawn_from = app
        .library
        .version(&attempt.course_id, attempt.version)
        .await?;
    let same = drawn_from.is_some_and(|version| {
        replay::is_redrawn(
            &loaded.paper,
            &version.course,
            &attempt.item_id,
            attempt.seed,
        )
    });
    let place = Place::of(loaded, &shell);
    let state = at.and_then(|step| state(&shell, loaded, &answers, step));
    let rows = rows(&shell, loaded, &answers, &address, at);
    page(&StepsPage {
        own: name.is_none(),
        facts: facts(&shell, loaded, &place, name),
        same,
        certainties: rows.iter().any(|row| !row.certainty.is_empty()),
        rows,
        state,
        address,
        place,
        shell,
    })
}

fn facts(
    shell: &Shell,
    loaded: &Loaded,
    place: &Place,
    name: Option<String>,
) -> Vec<(String, String)> {
    let (t, attempt) = (shell.t, &loaded.attempt);
    let sitting = &attempt.sitting;
    let exact = |at: Timestamp| {
        let (date, time) = (shell.speech.date(at), shell.speech.clock_exact(at));
        t.common_moment(date, time)
    };
    let ended = match sitting.submitted_at {
        None => t.steps_ended_not(),
        Some(at) if sitting.ran_out() => t.steps_ended_by_time(exact(at)),
        Some(at) if sitting.was_discarded() => t.steps_ended_discarded(exact(at)),
        Some(at) => exact(at),
    };
    let name = name.map(|name| (t.steps_name(), name));
    let facts = [
        (t.steps_quiz(), format!("{} — {}", place.quiz, place.course)),
        (t.steps_attempt(), place.attempt.clone()),
        (t.steps_started(), exact(sitting.started_at)),
        (t.steps_ended(), ended),
        (t.steps_version(), attempt.version.to_string()),
        (t.steps_seed(), attempt.seed.cast_unsigned().to_string()),
        (t.steps_reference(), sitting.attempt_id.to_string()),
    ];
    name.into_iter().chain(facts).collect()
}

fn rows(
    shell: &Shell,
    loaded: &Loaded,
    answers: &Answers,
    address: &str,
    at: Option<i64>,
) -> Vec<Row> {
    let (t, reader) = (shell.t, reader(loaded, shell));
    let windows = replay::windows(answers);
    let began = loaded.attempt.sitting.started_at.local().date();
    let row = |entry: &Entry| {
        let questions = (1_usize..).zip(&loaded.paper.questions);
        let found = questions
            .into_iter()
            .find(|(_, set)| set.question.id == entry.question);
        let (question, text, answer) = match found {
            Some((number, set)) => (
                t.quizzes_question(number.to_string()),
                reader.text(&set.question.text),
                said(shell, reader, set, entry.response.as_ref()),
            ),
            None => (
                t.steps_removed(),
                reader.words(entry.question.to_string()),
                Said {
                    parts: Vec::new(),
                    ordered: false,
                },
            ),
        };
        let time = shell.speech.clock_exact(entry.at);
        let client = entry.client.as_deref().and_then(Client::parse);
        let window = client.and_then(|client| windows.get(&client.page));
        Row {
            step: entry.step.to_string(),
            see: t.steps_see(entry.step.to_string()),
            href: format!("{address}?step={}#state", entry.step),
            at: if entry.at.local().date() == began {
                time
            } else {
                t.common_moment(shell.speech.date(entry.at), time)
            },
            question,
            text,
            answer,
            act: act(shell, entry),
            aside: entry.act == Act::Aside,
            certainty: entry.certainty.map_or_else(String::new, |c| c.to_string()),
            window: window.map_or_else(
                || t.steps_window_form(),
                |number| t.steps_window(number.to_string()),
            ),
            current: at == Some(entry.step),
        }
    };
    answers.entries().iter().map(row).collect()
}

fn act(shell: &Shell, entry: &Entry) -> String {
    let t = shell.t;
    match (entry.act, &entry.response) {
        (Act::Given, Some(_)) => t.steps_act_given(),
        (Act::Given, None) => t.steps_act_taken_back(),
        (Act::Checked, _) => t.steps_act_checked(),
        (Act::Hint, _) => t.steps_act_hint(),
        (Act::Aside, _) => t.steps_act_aside(),
    }
}

/// The paper as it stood after a step; none when there is no such step.
fn state(shell: &Shell, loaded: &Loaded, answers: &Answers, step: i64) -> Option<PaperAt> {
    let (t, reader) = (shell.t, reader(loaded, shell));
    let entry = answers.entries().iter().find(|entry| entry.step == step)?;
    let given = answers.as_of(step);
    let numbered = (1_usize..).zip(&loaded.paper.questions);
    let questions = numbered.map(|(number, set)| {
        (
            t.quizzes_question(number.to_string()),
            reader.text(&set.question.text),
            said(shell, reader, set, given.get(&set.question.id)),
        )
    });
    Some(PaperAt {
        title: t.steps_state(step.to_string(), shell.speech.clock_exact(entry.at)),
        questions: questions.collect(),
    })
}
