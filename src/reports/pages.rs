//! `/admin/enrolments`: a course as a table, and the same rows as CSV.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use serde::Deserialize;

use crate::{
    accounts, cohorts,
    kit::{
        error::Error,
        folded::fold,
        text::{Slug, tidy_line},
    },
    reports::{
        row::{Found, Row, headings, quizzes, row},
        store::{self, Narrow},
    },
    web::{
        download::{attachment, csv},
        error::encoded,
        guard::Administrator,
        page::{Answer, page},
        paging::{ASK, Page},
        shell::Shell,
        state::App,
    },
};

/// Rows read at once for the CSV.
const BATCH: i64 = 1000;

struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "reports/enrolments.html")]
struct EnrolmentsPage {
    shell: Shell,
    courses: Vec<Choice>,
    departments: Vec<Choice>,
    /// Of the course; empty: it has none.
    cohorts: Vec<Choice>,
    states: Vec<Choice>,
    q: String,
    headings: Vec<String>,
    rows: Vec<Row>,
    first: String,
    next: String,
    csv: String,
}

/// What the table is asked for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    course: String,
    department: String,
    cohort: String,
    state: String,
    q: String,
    after: String,
}

impl Asked {
    fn narrow(&self) -> Narrow {
        let some = |text: &String| (!text.is_empty()).then(|| text.clone());
        let words = fold(&self.q);
        Narrow {
            department: some(&self.department),
            cohort: some(&self.cohort),
            state: some(&self.state),
            pattern: (!words.is_empty()).then(|| accounts::store::contains(&words)),
        }
    }

    fn query(&self, course: &str, after: &str) -> String {
        format!(
            "?course={}&department={}&cohort={}&state={}&q={}&after={}",
            encoded(course),
            encoded(&self.department),
            encoded(&self.cohort),
            encoded(&self.state),
            encoded(&self.q),
            encoded(after)
        )
    }
}

/// Everything that rows of a course are made with.
struct Table<'a> {
    app: &'a App,
    shell: &'a Shell,
    course: String,
    quizzes: Vec<(String, String)>,
    departments: BTreeMap<String, String>,
    cohorts: Vec<cohorts::cohort::Cohort>,
}

impl<'a> Table<'a> {
    async fn new(app: &'a App, shell: &'a Shell, asked: &str) -> Result<Self, Error> {
        let offered = app.library.offered();
        let chosen = offered
            .iter()
            .find(|p| p.course.id.as_str() == asked)
            .or(offered.first());
        let published = chosen.ok_or(Error::NotFound)?;
        let departments = accounts::store::departments(&app.db).await?;
        let named = |d: &accounts::department::Department| {
            (d.department_id.to_string(), d.name(shell.locale).to_owned())
        };
        let course = published.course.id.as_str();
        Ok(Self {
            app,
            shell,
            cohorts: cohorts::store::of_course(&app.db, course).await?,
            course: published.course.id.to_string(),
            quizzes: quizzes(&published.course, shell.locale),
            departments: departments.iter().map(named).collect(),
        })
    }

    /// A cohort of another course narrows nothing: the course was changed in the form.
    fn forget_unknown(&self, asked: &mut Asked) {
        let mut ids = self.cohorts.iter().map(|cohort| cohort.cohort_id.as_str());
        if !ids.any(|id| id == asked.cohort) {
            asked.cohort.clear();
        }
    }

    async fn rows(&self, found: Vec<Found>) -> Result<Vec<Row>, Error> {
        let mut rows = Vec::with_capacity(found.len());
        for found in found {
            let version = self
                .app
                .library
                .version(&self.course, found.version)
                .await?;
            let version = version.ok_or(Error::NotFound)?;
            rows.push(row(
                &found,
                &version.course,
                &self.quizzes,
                &self.departments,
                self.shell.speech,
            ));
        }
        Ok(rows)
    }
}

/// `GET /admin/enrolments`
pub async fn enrolments(
    State(app): State<App>,
    _: Administrator,
    shell: Shell,
    Query(mut asked): Query<Asked>,
) -> Answer {
    let table = Table::new(&app, &shell, &asked.course).await?;
    table.forget_unknown(&mut asked);
    let after = (!asked.after.is_empty()).then_some(asked.after.as_str());
    let found = store::enrolments(&app.db, &table.course, &asked.narrow(), after, ASK).await?;
    let found = Page::from_excess(found, |found| found.enrolment_id.clone());
    let address = |after: &str| {
        format!(
            "{}{}",
            shell.url("/admin/enrolments"),
            asked.query(&table.course, after)
        )
    };
    let next = found.next.as_deref().map(address).unwrap_or_default();
    let first = after.map(|_| address("")).unwrap_or_default();
    let csv = format!(
        "{}{}",
        shell.url("/admin/enrolments.csv"),
        asked.query(&table.course, "")
    );
    let rows = table.rows(found.rows).await?;
    let choice = |value: &str, label: &str, chosen: &str| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        chosen: value == chosen,
    };
    let offered = app.library.offered();
    let courses = offered.iter().map(|published| {
        let title = published.course.title.in_or_near(shell.locale);
        choice(published.course.id.as_str(), title, &table.course)
    });
    let t = shell.t;
    let states = [
        ("under_way", t.reports_under_way()),
        ("complete", t.catalogue_complete()),
        ("withdrawn", t.reports_withdrawn()),
    ];
    let page_ = EnrolmentsPage {
        courses: courses.collect(),
        departments: table
            .departments
            .iter()
            .map(|(id, name)| choice(id, name, &asked.department))
            .collect(),
        cohorts: table
            .cohorts
            .iter()
            .map(|cohort| choice(cohort.cohort_id.as_str(), &cohort.name, &asked.cohort))
            .collect(),
        states: states
            .iter()
            .map(|(value, label)| choice(value, label, &asked.state))
            .collect(),
        q: tidy_line(&asked.q),
        headings: headings(&table.quizzes, shell.speech),
        rows,
        first,
        next,
        csv,
        shell: shell.clone(),
    };
    page(&page_)
}

/// `GET /admin/enrolments.csv`: every row that the table would show, page after page.
pub async fn enrolments_csv(
    State(app): State<App>,
    _: Administrator,
    shell: Shell,
    Query(mut asked): Query<Asked>,
) -> Answer {
    let table = Table::new(&app, &shell, &asked.course).await?;
    table.forget_unknown(&mut asked);
    let narrow = asked.narrow();
    let (mut rows, mut after) = (Vec::new(), None::<String>);
    loop {
        let found =
            store::enrolments(&app.db, &table.course, &narrow, after.as_deref(), BATCH).await?;
        let Some(last) = found.last() else { break };
        after = Some(last.enrolment_id.clone());
        rows.extend(table.rows(found).await?.into_iter().map(|row| row.cells));
    }
    let bytes = csv(&headings(&table.quizzes, shell.speech), rows)?;
    let name =
        Slug::parse(&table.course).map_or_else(|_| "course".to_owned(), |slug| slug.to_string());
    Ok(attachment(
        &format!("{name}.csv"),
        "text/csv; charset=utf-8",
        bytes,
    ))
}
