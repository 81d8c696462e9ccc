//! `/admin/certificates`: what waits to be issued, by course and cohort, narrowed, and issued in one
//! gesture.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, State};
use serde::Deserialize;
use tower_sessions::Session;

use super::{Choice, Tabs, course_title, courses, forget_unknown, name_of, some};
use crate::{
    accounts::{self, department},
    certificates::{
        actions::bulk::{self, Wanted},
        store::{
            self,
            desk::{NO_COHORT, Narrow, OnDesk, Waiting},
        },
    },
    kit::{error::Error, folded::fold, text::tidy_line, time::Timestamp},
    web::{
        error::encoded,
        form::Fields,
        guard::Administrator,
        page::{Answer, page, see_other},
        paging::{PAGE, Page},
        shell::{Shell, flash},
        state::App,
    },
};

/// A row of the queue.
struct Row {
    id: String,
    name: String,
    email: String,
    department: String,
    course: String,
    date: String,
    renewal: bool,
}

/// A course and one of its cohorts, or none.
struct Cohort {
    course: String,
    name: String,
    waiting: i64,
    href: String,
}

#[derive(Template)]
#[template(path = "certificates/desk.html")]
struct DeskPage {
    shell: Shell,
    tabs: Tabs,
    courses: Vec<Choice>,
    departments: Vec<Choice>,
    kinds: Vec<Choice>,
    /// Of the course that is chosen; empty without one.
    of_course: Vec<Choice>,
    asked: Asked,
    narrowed: bool,
    cohorts: Vec<Cohort>,
    rows: Vec<Row>,
    waiting: i64,
    /// When the queue was looked at: what comes later is not issued with it.
    seen: i64,
    jobs: Vec<super::bulk::Job>,
    first: String,
    next: String,
}

/// What the queue is asked for.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct Asked {
    course: String,
    department: String,
    cohort: String,
    kind: String,
    from: String,
    until: String,
    q: String,
    after: String,
}

impl Asked {
    fn read(fields: &Fields) -> Self {
        Self {
            course: fields.line("course"),
            department: fields.line("department"),
            cohort: fields.line("cohort"),
            kind: fields.line("kind"),
            from: fields.line("from"),
            until: fields.line("until"),
            q: fields.line("q"),
            after: String::new(),
        }
    }

    fn address(&self, shell: &Shell, after: &str) -> String {
        format!(
            "{}?course={}&department={}&cohort={}&kind={}&from={}&until={}&q={}&after={}",
            shell.url("/admin/certificates"),
            encoded(&self.course),
            encoded(&self.department),
            encoded(&self.cohort),
            encoded(&self.kind),
            encoded(&self.from),
            encoded(&self.until),
            encoded(&self.q),
            encoded(after)
        )
    }

    fn is_narrowed(&self) -> bool {
        let all = [
            &self.course,
            &self.department,
            &self.cohort,
            &self.kind,
            &self.from,
            &self.until,
            &self.q,
        ];
        all.iter().any(|text| !text.is_empty())
    }

    /// What cannot be understood narrows nothing. A department stands for those below it too.
    fn narrow(&self, departments: &[department::Department]) -> Result<Narrow, Error> {
        let words = fold(&tidy_line(&self.q));
        let below = match some(&self.department) {
            None => None,
            Some(id) => Some(serde_json::to_string(&department::below(departments, id))?),
        };
        Ok(Narrow {
            course: some(&self.course).map(str::to_owned),
            departments: below,
            pattern: (!words.is_empty()).then(|| accounts::store::contains(&words)),
            from: Timestamp::parse_day(&self.from),
            until: Timestamp::parse_day(&self.until).map(Timestamp::day_end),
            cohort: some(&self.cohort).map(str::to_owned),
            kind: match self.kind.as_str() {
                "first" => Some(1),
                "renewal" => Some(2),
                _ => None,
            },
        })
    }
}

/// `GET /admin/certificates`
pub async fn desk(
    State(app): State<App>,
    _: Administrator,
    shell: Shell,
    Query(mut asked): Query<Asked>,
) -> Answer {
    let mut of_course = super::cohorts(&app, &asked.course, &asked.cohort).await?;
    if !of_course.is_empty() {
        of_course.push(Choice {
            value: NO_COHORT.to_owned(),
            label: shell.t.register_no_cohort(),
            chosen: asked.cohort == NO_COHORT,
        });
    }
    forget_unknown(&of_course, &mut asked.cohort);
    let departments = accounts::store::departments(&app.db).await?;
    let narrow = asked.narrow(&departments)?;
    let rows = store::desk::awaiting(&app.db, &narrow, some(&asked.after)).await?;
    let found = Page::from_excess(rows, |row| row.certificate_id.to_string());
    let next = found.next.as_deref();
    let next = next
        .map(|key| asked.address(&shell, key))
        .unwrap_or_default();
    let first = match asked.after.as_str() {
        "" => String::new(),
        _ => asked.address(&shell, ""),
    };
    let t = shell.t;
    let kinds = [
        ("first", t.register_kind_first()),
        ("renewal", t.register_kind_renewal()),
    ];
    let placed = department::tree(&departments, shell.locale).into_iter();
    let departments_choice = placed.map(|d| Choice {
        chosen: d.id == asked.department,
        label: format!("{}{}", "\u{2003}".repeat(d.depth), d.name),
        value: d.id,
    });
    page(&DeskPage {
        tabs: Tabs::of(&app).await?,
        courses: courses(&app, &shell, &asked.course),
        departments: departments_choice.collect(),
        of_course,
        kinds: kinds
            .map(|(value, label)| Choice {
                value: value.to_owned(),
                label,
                chosen: value == asked.kind,
            })
            .into(),
        narrowed: asked.is_narrowed(),
        cohorts: cohorts(&app, &shell).await?,
        waiting: store::desk::count_awaiting(&app.db, &narrow).await?,
        rows: rows_of(&app, &shell, &departments, found.rows),
        seen: shell.now.0,
        jobs: super::bulk::recent(&app, &shell).await?,
        first,
        next,
        asked,
        shell,
    })
}

/// `POST /admin/certificates`: issues those that are ticked, or everything that the filter finds, as
/// a job. A page of them is issued at once; more go on by themselves, and are shown as they do.
pub async fn issue(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    fields: Fields,
) -> Answer {
    let now = app.clock.now();
    let asked = Asked::read(&fields);
    let ticked = fields.all("id");
    let narrow = if fields.has("all") {
        let departments = accounts::store::departments(&app.db).await?;
        let mut narrow = asked.narrow(&departments)?;
        // What was completed after the page was shown was not seen.
        let seen = fields.line("seen").parse().map_or(now, Timestamp).plus(1);
        narrow.until = Some(narrow.until.map_or(seen, |until| until.min(seen)));
        Some(narrow)
    } else {
        None
    };
    let reads = reads(&app, &shell, &asked).await?;
    let wanted = match &narrow {
        Some(narrow) => Wanted::Narrowed(narrow, &reads),
        None => Wanted::Ticked(&ticked),
    };
    let mut tx = app.db.write().await?;
    let Some((id, added)) = bulk::begin(&mut tx, now, &wanted, &me.account_id).await? else {
        flash(&session, false, shell.t.certificates_desk_issued(0)).await?;
        return see_other(&asked.address(&shell, ""));
    };
    tx.commit().await?;
    let (db, config, library) = (&app.db, &app.config, &app.library);
    if usize::try_from(added).is_ok_and(|added| added <= PAGE) {
        bulk::run(db, config, library, &app.clock, &id, PAGE).await?;
        let counts = store::bulk::counts(db, &id).await?;
        super::bulk::draw_soon(&app, counts.issued);
        // The clockwork may have taken the job: its page tells how far it is.
        if counts.failed == 0 && counts.waiting == 0 {
            let told = shell.t.certificates_desk_issued(counts.issued);
            flash(&session, counts.issued > 0, told).await?;
            return see_other(&asked.address(&shell, ""));
        }
    }
    see_other(&shell.url(&format!("/admin/certificates/bulk/{id}")))
}

/// How a filter reads, for the record of the job; empty without one.
async fn reads(app: &App, shell: &Shell, asked: &Asked) -> Result<String, Error> {
    let t = shell.t;
    let mut parts = Vec::new();
    if !asked.course.is_empty() {
        parts.push(course_title(app, shell, &asked.course));
    }
    if !asked.department.is_empty() {
        let departments = accounts::store::departments(&app.db).await?;
        let found = departments
            .iter()
            .find(|d| d.department_id.as_str() == asked.department);
        parts.extend(found.map(|d| d.name(shell.locale).to_owned()));
    }
    if !asked.cohort.is_empty() {
        let found = store::desk::cohorts(&app.db, &asked.course).await?;
        let found = found.into_iter().find(|k| k.cohort_id == asked.cohort);
        parts.push(found.map_or_else(
            || t.register_no_cohort(),
            |cohort| t.register_cohort_of(cohort.name),
        ));
    }
    match asked.kind.as_str() {
        "first" => parts.push(t.register_kind_first()),
        "renewal" => parts.push(t.register_kind_renewal()),
        _ => {}
    }
    for date in [&asked.from, &asked.until, &asked.q] {
        if !date.is_empty() {
            parts.push(date.clone());
        }
    }
    if parts.is_empty() {
        parts.push(t.register_whole_queue());
    }
    Ok(parts.join(" · "))
}

async fn cohorts(app: &App, shell: &Shell) -> Result<Vec<Cohort>, Error> {
    let cohort = |one: Waiting| Cohort {
        href: Asked {
            course: one.course_id.clone(),
            cohort: one.cohort_id.unwrap_or_else(|| NO_COHORT.to_owned()),
            ..Asked::default()
        }
        .address(shell, ""),
        course: course_title(app, shell, &one.course_id),
        name: one.name.unwrap_or_else(|| shell.t.register_no_cohort()),
        waiting: one.waiting,
    };
    let waiting = store::desk::by_cohort(&app.db).await?;
    Ok(waiting.into_iter().map(cohort).collect())
}

fn rows_of(
    app: &App,
    shell: &Shell,
    departments: &[department::Department],
    found: Vec<OnDesk>,
) -> Vec<Row> {
    let names: HashMap<_, _> = departments
        .iter()
        .map(|d| (d.department_id.as_str(), d.name(shell.locale)))
        .collect();
    let row = |row: OnDesk| Row {
        id: row.certificate_id.to_string(),
        department: row
            .department_id
            .as_deref()
            .and_then(|id| names.get(id).copied())
            .unwrap_or("")
            .to_owned(),
        name: name_of(shell, row.name_arabic, row.name_latin),
        email: row.email,
        course: course_title(app, shell, &row.course_id),
        date: shell.speech.date(row.claimed_at),
        renewal: row.term > 1,
    };
    found.into_iter().map(row).collect()
}
