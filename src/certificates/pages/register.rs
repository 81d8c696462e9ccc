//! `/admin/certificates/register`: the register as it was entered, and its CSV for auditors.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{Choice, Tabs, cohorts, course_title, courses, forget_unknown, name_of, some};
use crate::{
    accounts,
    certificates::{
        certificate::RevocationClass,
        chain::{COLUMNS, Event},
        store::{
            self,
            chain::{Listed, Narrow, Stated},
        },
    },
    kit::{error::Error, folded::western_digits, text::tidy_line, time::Timestamp, words::Words},
    web::{
        download::{self, Rows},
        error::encoded,
        guard::Administrator,
        page::{Answer, page},
        paging::Page,
        shell::Shell,
        state::App,
    },
};

/// Entries read at once for the CSV.
const BATCH: i64 = 1000;

/// An entry of the register.
struct Row {
    entry: i64,
    moment: String,
    event: String,
    tone: &'static str,
    number: String,
    id: String,
    other: String,
    name: String,
    course: String,
    class: String,
    actor: String,
    hash: String,
}

#[derive(Template)]
#[template(path = "certificates/register.html")]
struct RegisterPage {
    shell: Shell,
    tabs: Tabs,
    asked: Asked,
    events: Vec<Choice>,
    courses: Vec<Choice>,
    /// Of the course that is chosen; empty without one.
    cohorts: Vec<Choice>,
    rows: Vec<Row>,
    head: i64,
    head_hash: String,
    script: &'static str,
    first: String,
    next: String,
}

/// What the register is asked for.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct Asked {
    event: String,
    course: String,
    cohort: String,
    q: String,
    from: String,
    until: String,
    before: String,
}

impl Asked {
    fn narrow(&self) -> Narrow {
        let q = western_digits(&tidy_line(&self.q)).to_uppercase();
        Narrow {
            event: Event::parse(&self.event).map(|event| event.code().to_owned()),
            course: some(&self.course).map(str::to_owned),
            cohort: some(&self.cohort).map(str::to_owned),
            number: (!q.is_empty()).then(|| accounts::store::contains(&q)),
            from: Timestamp::parse_day(&self.from),
            until: Timestamp::parse_day(&self.until).map(Timestamp::day_end),
        }
    }

    fn address(&self, shell: &Shell, before: &str) -> String {
        format!(
            "{}?event={}&course={}&cohort={}&q={}&from={}&until={}&before={}",
            shell.url("/admin/certificates/register"),
            encoded(&self.event),
            encoded(&self.course),
            encoded(&self.cohort),
            encoded(&self.q),
            encoded(&self.from),
            encoded(&self.until),
            encoded(before)
        )
    }
}

/// The word of an event.
pub(super) fn event_word(t: &Words, event: Event) -> String {
    match event {
        Event::Issued => t.register_event_issued(),
        Event::Filed => t.register_event_filed(),
        Event::Replaced => t.register_event_replaced(),
        Event::Suspended => t.register_event_suspended(),
        Event::Reinstated => t.register_event_reinstated(),
        Event::Revoked => t.register_event_revoked(),
    }
}

/// `GET /admin/certificates/register`
pub async fn show(
    State(app): State<App>,
    _: Administrator,
    shell: Shell,
    Query(mut asked): Query<Asked>,
) -> Answer {
    let cohorts = cohorts(&app, &asked.course, &asked.cohort).await?;
    forget_unknown(&cohorts, &mut asked.cohort);
    let before = asked.before.parse().ok();
    let rows = store::chain::page(&app.db, &asked.narrow(), before).await?;
    let found = Page::from_excess(rows, |row| row.entry.entry.to_string());
    let (head, head_hash) = store::chain::head(&app.db).await?;
    let next = found.next.as_deref();
    let next = next
        .map(|key| asked.address(&shell, key))
        .unwrap_or_default();
    let events = Event::ALL.map(|event| Choice {
        value: event.code().to_owned(),
        label: event_word(shell.t, event),
        chosen: event.code() == asked.event,
    });
    page(&RegisterPage {
        tabs: Tabs::of(&app).await?,
        events: events.into(),
        courses: courses(&app, &shell, &asked.course),
        cohorts,
        rows: found
            .rows
            .into_iter()
            .map(|row| row_of(&app, &shell, row))
            .collect(),
        head,
        head_hash,
        script: SCRIPT,
        first: some(&asked.before)
            .map(|_| asked.address(&shell, ""))
            .unwrap_or_default(),
        next,
        asked,
        shell,
    })
}

/// How the chain is recomputed from the CSV alone.
pub const SCRIPT: &str = include_str!("register.py");

fn row_of(app: &App, shell: &Shell, row: Listed) -> Row {
    let t = shell.t;
    let event = Event::parse(&row.entry.event);
    let named = |arabic: Option<String>, latin: Option<String>| {
        name_of(shell, arabic.unwrap_or_default(), latin.unwrap_or_default())
    };
    let actor = if row.entry.actor.is_empty() {
        t.register_by_itself()
    } else {
        named(row.actor_arabic, row.actor_latin)
    };
    Row {
        entry: row.entry.entry,
        moment: shell.speech.moment(row.entry.at),
        tone: match event {
            Some(Event::Issued | Event::Reinstated) => "ok",
            Some(Event::Revoked) => "bad",
            Some(Event::Suspended | Event::Replaced) => "warn",
            Some(Event::Filed) | None => "",
        },
        event: event.map_or_else(|| row.entry.event.clone(), |event| event_word(t, event)),
        id: row.certificate_id.to_string(),
        name: named(row.name_arabic, row.name_latin),
        course: course_title(app, shell, &row.entry.course_id),
        class: RevocationClass::parse(&row.entry.class)
            .map(|class| class.sentence(t))
            .unwrap_or_default(),
        number: row.entry.number,
        other: row.entry.other,
        actor,
        hash: row.entry.hash,
    }
}

/// What the CSV is asked for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct From {
    /// Only the entries after this one: the auditor has the others.
    after: i64,
}

/// `GET /admin/certificates/register.csv`: every entry in order, whole: a chain with links left out
/// proves nothing. Sent as it is read, whatever its length.
pub async fn csv(
    State(app): State<App>,
    _: Administrator,
    Query(from): Query<From>,
) -> Result<Response, Error> {
    let header = COLUMNS.map(str::to_owned);
    Ok(download::streamed_csv(
        "register.csv",
        &header,
        Entries {
            app,
            after: from.after,
        },
    ))
}

/// The entries, a batch at a time.
struct Entries {
    app: App,
    after: i64,
}

impl Rows for Entries {
    async fn next(&mut self) -> Result<Vec<Vec<String>>, Error> {
        let rows = store::chain::stated_after(&self.app.db, self.after, BATCH).await?;
        if let Some(last) = rows.last() {
            self.after = last.entry.entry;
        }
        Ok(rows.into_iter().map(cells).collect())
    }
}

fn cells(row: Stated) -> Vec<String> {
    let entry = row.entry;
    vec![
        entry.entry.to_string(),
        entry.at.iso_millis(),
        entry.event,
        entry.number,
        entry.other,
        entry.course_id,
        entry.class,
        entry.actor,
        entry.digest,
        entry.previous,
        entry.hash,
        row.statement.unwrap_or_default(),
    ]
}
