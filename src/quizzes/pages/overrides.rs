//! `/studio/{course}/quizzes/{item}/overrides`: what people, cohorts and departments are granted for a quiz;
//! `/admin/overrides`: for which quizzes there is such a thing.

use std::{collections::BTreeMap, sync::Arc};

use askama::Template;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use tower_sessions::Session;

use crate::{
    accounts::{
        self,
        department::{Department, tree},
        store::PeopleFilter,
    },
    cohorts::{self, cohort::Cohort},
    content::library::Published,
    kit::{
        error::Error,
        folded::fold,
        id::{AccountId, OverrideId},
        locale::Locale,
        text::Run,
        words::Words,
    },
    quizzes::{
        actions_overrides::{self, Granted},
        grant::Override,
        grant_form::GrantForm,
        pages::rules::duration,
        store_overrides::{self as store, Listed},
    },
    web::{
        form::{Faults, Fields},
        guard::{Administrator, Staff},
        page::{Answer, again, page, see_other},
        shell::{Shell, flash},
        state::App,
    },
};

/// People shown by a search.
const FOUND: usize = 20;

/// What was granted to whom.
struct Row {
    id: String,
    whom: String,
    /// Their address; what a department includes.
    detail: String,
    is_person: bool,
    granted: Vec<String>,
    reason: String,
    given: String,
    remove: String,
}

/// A person found, or a department to choose.
struct Choice {
    value: String,
    label: String,
    detail: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "quizzes/overrides.html")]
struct OverridesPage {
    shell: Shell,
    course: Run,
    quiz: Run,
    /// The path of the quiz in the studio, for who may go there.
    quiz_path: String,
    address: String,
    rows: Vec<Row>,
    q: String,
    found: Vec<Choice>,
    /// There are more people than are shown.
    more: bool,
    /// The cohorts of the course; empty: there are none.
    cohorts: Vec<Choice>,
    departments: Vec<Choice>,
    form: GrantForm,
    faults: Faults,
}

/// A quiz and how much was granted for it.
struct QuizRow {
    title: Run,
    address: String,
    course: Run,
    count: i64,
}

#[derive(Template)]
#[template(path = "quizzes/overrides_of_all.html")]
struct AllPage {
    shell: Shell,
    quizzes: Vec<QuizRow>,
}

/// Who is looked for.
#[derive(Default, Deserialize)]
pub struct Search {
    #[serde(default)]
    q: String,
}

/// A quiz of a published course.
fn find(app: &App, course: &str, item: &str) -> Result<Arc<Published>, Error> {
    let published = app.library.current(course).ok_or(Error::NotFound)?;
    published.course.quiz(item).ok_or(Error::NotFound)?;
    Ok(published)
}

async fn lay_out(
    app: &App,
    shell: Shell,
    (course, item): (&str, &str),
    q: String,
    form: GrantForm,
    faults: Faults,
) -> Result<OverridesPage, Error> {
    let published = find(app, course, item)?;
    let quiz = published.course.quiz(item).ok_or(Error::NotFound)?;
    let rows = store::of_quiz(&app.db, course, item).await?;
    let departments = accounts::store::departments(&app.db).await?;
    let mut found = if q.is_empty() {
        vec![]
    } else {
        let filter = PeopleFilter {
            folded: fold(&q),
            ..PeopleFilter::default()
        };
        accounts::store::people(&app.db, &filter).await?
    };
    let more = found.len() > FOUND;
    found.truncate(FOUND);
    let only = found.len() == 1 && form.department.is_empty() && form.cohort.is_empty();
    let person = |person: accounts::store::Listed| Choice {
        chosen: only || person.account_id.as_str() == form.account,
        value: person.account_id.to_string(),
        label: name(shell.locale, &person.name_arabic, &person.name_latin).to_owned(),
        detail: person.email,
    };
    let path = format!("/studio/{course}/quizzes/{item}");
    Ok(OverridesPage {
        course: published.course.title.run(shell.locale),
        quiz: quiz.title.run(shell.locale),
        address: shell.url(&format!("{path}/overrides")),
        quiz_path: if shell.is_trainer() {
            path
        } else {
            String::new()
        },
        rows: rows.into_iter().map(|row| self::row(&shell, row)).collect(),
        found: found.into_iter().map(person).collect(),
        more,
        cohorts: cohorts_of(
            &cohorts::store::of_course(&app.db, course).await?,
            &form.cohort,
        ),
        departments: choices(&departments, shell.locale, &form.department),
        q,
        form,
        faults,
        shell,
    })
}

fn name<'a>(locale: Locale, arabic: &'a str, latin: &'a str) -> &'a str {
    match locale {
        Locale::Ar => arabic,
        Locale::Fr | Locale::En => latin,
    }
}

/// The cohorts that are open, and the chosen one.
fn cohorts_of(all: &[Cohort], chosen: &str) -> Vec<Choice> {
    all.iter()
        .filter(|cohort| cohort.is_open() || cohort.cohort_id.as_str() == chosen)
        .map(|cohort| Choice {
            chosen: cohort.cohort_id.as_str() == chosen,
            value: cohort.cohort_id.to_string(),
            label: cohort.name.clone(),
            detail: String::new(),
        })
        .collect()
}

fn choices(all: &[Department], locale: Locale, chosen: &str) -> Vec<Choice> {
    let placed = tree(all, locale).into_iter();
    placed
        .map(|placed| Choice {
            chosen: placed.id == chosen,
            label: format!("{}{}", "\u{2003}".repeat(placed.depth), placed.name),
            value: placed.id,
            detail: String::new(),
        })
        .collect()
}

fn row(shell: &Shell, row: Listed) -> Row {
    let t = shell.t;
    let person = row.name_arabic.as_deref().zip(row.name_latin.as_deref());
    let department = match shell.locale {
        Locale::Ar => row.name_ar,
        Locale::Fr => row.name_fr,
        Locale::En => row.name_en,
    };
    let whom = match person {
        Some((arabic, latin)) => name(shell.locale, arabic, latin).to_owned(),
        None => row.cohort_name.clone().or(department).unwrap_or_default(),
    };
    let by = name(shell.locale, &row.by_arabic, &row.by_latin);
    Row {
        remove: t.quizzes_override_remove_of(&whom),
        whom,
        is_person: person.is_some(),
        detail: match (row.email, &row.cohort_name) {
            (Some(email), _) => email,
            (None, Some(_)) => t.quizzes_override_of_cohort(),
            (None, None) => t.quizzes_override_of_department(),
        },
        granted: granted(shell, t, &row.granted),
        given: t.quizzes_override_given(by, shell.moment(&row.granted.given_at)),
        id: row.granted.override_id.to_string(),
        reason: row.granted.reason,
    }
}

fn granted(shell: &Shell, t: &Words, granted: &Override) -> Vec<String> {
    let minutes = |minutes: i64| duration(t, u32::try_from(minutes).unwrap_or(0));
    let limit = |number: i64| match number {
        0 => t.quizzes_no_limit(),
        number => minutes(number),
    };
    let attempts = |number: i64| match u32::try_from(number).unwrap_or(0) {
        0 => t.quizzes_attempts_unlimited(),
        number => t.quizzes_attempts(number),
    };
    let moment = |moment| shell.moment(&moment);
    let all = [
        granted
            .extra_minutes
            .map(|extra| t.quizzes_override_has_extra(minutes(extra))),
        granted
            .minutes
            .map(|minutes| t.quizzes_override_has_minutes(limit(minutes))),
        granted
            .attempts
            .map(|number| t.quizzes_override_has_attempts(attempts(number))),
        granted
            .opens_at
            .map(|at| t.quizzes_override_has_opens(moment(at))),
        granted
            .closes_at
            .map(|at| t.quizzes_override_has_closes(moment(at))),
        (granted.no_password == 1).then(|| t.quizzes_override_no_password()),
    ];
    all.into_iter().flatten().collect()
}

/// `GET /studio/{course}/quizzes/{item}/overrides?q=…`
///
/// # Errors
/// [`Error::NotFound`] when no such quiz is published.
pub async fn list(
    State(app): State<App>,
    _: Staff,
    shell: Shell,
    Path((course, item)): Path<(String, String)>,
    Query(search): Query<Search>,
) -> Answer {
    let quiz = (course.as_str(), item.as_str());
    let q = search.q.trim().to_owned();
    let form = GrantForm::default();
    page(&lay_out(&app, shell, quiz, q, form, Faults::new()).await?)
}

/// `POST /studio/{course}/quizzes/{item}/overrides`
///
/// # Errors
/// [`Error::NotFound`] when no such quiz is published.
pub async fn give(
    State(app): State<App>,
    Staff(me): Staff,
    session: Session,
    shell: Shell,
    Path((course, item)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    find(&app, &course, &item)?;
    let quiz = (course.as_str(), item.as_str());
    let (form, q) = (GrantForm::read(&fields), fields.line("q"));
    let parsed = match form.parse(shell.t, app.clock.now()) {
        Ok(new) if is_there(&app, &course, &new).await? => Ok(new),
        Ok(_) => Err(Faults::one(
            "account",
            shell.t.quizzes_override_fault_whom(),
        )),
        Err(faults) => Err(faults),
    };
    let new = match parsed {
        Ok(new) => new,
        Err(faults) => return again(&lay_out(&app, shell, quiz, q, form, faults).await?),
    };
    let granted = Granted::of(&app.db, &app.library, &course, &item, &new).await?;
    let mut tx = app.db.write().await?;
    match actions_overrides::give(&mut tx, &me.account_id, &granted, &new).await {
        Ok(prolonged) => {
            tx.commit().await?;
            flash(&session, true, shell.t.quizzes_override_is_given(prolonged)).await?;
            see_other(&shell.url(&format!("/studio/{course}/quizzes/{item}/overrides")))
        }
        Err(Error::Refused(refusal)) => {
            drop(tx);
            let faults = Faults::one("account", refusal.sentence(shell.t));
            again(&lay_out(&app, shell, quiz, q, form, faults).await?)
        }
        Err(error) => Err(error),
    }
}

/// Whether there is such a person, such a cohort of the course, or such a department.
async fn is_there(app: &App, course: &str, new: &Override) -> Result<bool, Error> {
    if let Some(account) = &new.account_id {
        return Ok(accounts::store::by_id(&app.db, account).await?.is_some());
    }
    if let Some(cohort) = &new.cohort_id {
        let cohort = cohorts::store::by_id(&app.db, cohort).await?;
        return Ok(cohort.is_some_and(|cohort| cohort.course_id == course));
    }
    let departments = accounts::store::departments(&app.db).await?;
    let mut ids = departments.iter().map(|d| &d.department_id);
    Ok(ids.any(|id| Some(id) == new.department_id.as_ref()))
}

/// `POST /studio/{course}/quizzes/{item}/overrides/{id}/removal`
///
/// # Errors
/// [`Error::NotFound`] when there is no such override of this quiz.
pub async fn remove(
    State(app): State<App>,
    Staff(me): Staff,
    session: Session,
    shell: Shell,
    Path((course, item, id)): Path<(String, String, String)>,
) -> Answer {
    let granted = Granted {
        course: &course,
        item: &item,
        versions: BTreeMap::new(),
    };
    let (now, by): (_, &AccountId) = (app.clock.now(), &me.account_id);
    let mut tx = app.db.write().await?;
    actions_overrides::remove(&mut tx, now, by, &granted, &OverrideId::from(id)).await?;
    tx.commit().await?;
    flash(&session, true, shell.t.quizzes_override_is_removed()).await?;
    see_other(&shell.url(&format!("/studio/{course}/quizzes/{item}/overrides")))
}

/// `GET /admin/overrides`: every quiz that is published.
pub async fn of_all(State(app): State<App>, _: Administrator, shell: Shell) -> Answer {
    let counts = store::counts(&app.db).await?;
    let mut quizzes = Vec::new();
    for published in app.library.offered() {
        let course = &published.course;
        for (_, item) in course.items() {
            let Some(quiz) = item.quiz() else { continue };
            let mine = |(of, id, _): &&(String, String, i64)| {
                of == course.id.as_str() && id == item.id.as_str()
            };
            quizzes.push(QuizRow {
                title: quiz.title.run(shell.locale),
                address: shell.url(&format!(
                    "/studio/{}/quizzes/{}/overrides",
                    course.id, item.id
                )),
                course: course.title.run(shell.locale),
                count: counts.iter().find(mine).map_or(0, |(.., count)| *count),
            });
        }
    }
    page(&AllPage { quizzes, shell })
}
