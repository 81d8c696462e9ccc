//! A person in a course, as the table and its CSV both show them.

use std::collections::BTreeMap;

use crate::{
    content::course::Course,
    kit::{locale::Locale, time::Timestamp, words::Speech},
    progress::completion::standing,
};

/// An enrolment with its person, what is done, the best result of each quiz and the certificate.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Found {
    pub enrolment_id: String,
    pub account_id: String,
    pub version: i64,
    pub enrolled_at: Timestamp,
    pub completed_at: Option<Timestamp>,
    pub withdrawn_at: Option<Timestamp>,
    pub name_arabic: String,
    pub name_latin: String,
    pub email: String,
    pub department_id: Option<String>,
    /// The name of the cohort that they are in.
    pub cohort: Option<String>,
    /// Items finished, space-separated.
    pub done: Option<String>,
    /// `item=share` of the best sitting of each quiz, space-separated; shares in basis points.
    pub best: Option<String>,
    pub claimed_at: Option<Timestamp>,
    pub number: Option<String>,
}

/// The values of a row, in the order of [`headings`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub account: String,
    pub cells: Vec<String>,
}

/// The quizzes of a course: item and title, one column each.
#[must_use]
pub fn quizzes(course: &Course, page: Locale) -> Vec<(String, String)> {
    let items = course.items().filter(|(_, item)| item.quiz().is_some());
    items
        .map(|(_, item)| {
            (
                item.id.to_string(),
                course.title_of(item, page).0.to_owned(),
            )
        })
        .collect()
}

/// The headings of the table: the same words in the page and in the CSV.
#[must_use]
pub fn headings(quizzes: &[(String, String)], speech: &Speech) -> Vec<String> {
    let t = &speech.words;
    let mut headings = vec![
        t.reports_name_arabic(),
        t.reports_name_latin(),
        t.reports_email(),
        t.reports_department(),
        t.cohorts_cohort(),
        t.reports_enrolled(),
        t.reports_version(),
        t.reports_progress(),
    ];
    headings.extend(quizzes.iter().map(|(_, title)| title.clone()));
    headings.extend([t.reports_completed(), t.reports_certificate()]);
    headings
}

/// The row of a person. `course` is the version that they study.
#[must_use]
pub fn row(
    found: &Found,
    course: &Course,
    quizzes: &[(String, String)],
    departments: &BTreeMap<String, String>,
    speech: &Speech,
) -> Row {
    let day = |at: Timestamp| at.local().strftime("%Y-%m-%d").to_string();
    let done = found.done.as_deref().unwrap_or("").split_whitespace();
    let standing = standing(course, done);
    let best: BTreeMap<&str, i64> = found
        .best
        .as_deref()
        .unwrap_or("")
        .split_whitespace()
        .filter_map(|pair| pair.rsplit_once('='))
        .filter_map(|(item, share)| Some((item, share.parse().ok()?)))
        .collect();
    let department = found
        .department_id
        .as_ref()
        .and_then(|id| departments.get(id));
    let mut cells = vec![
        found.name_arabic.clone(),
        found.name_latin.clone(),
        found.email.clone(),
        department.cloned().unwrap_or_default(),
        found.cohort.clone().unwrap_or_default(),
        day(found.enrolled_at),
        found.version.to_string(),
        if found.withdrawn_at.is_some() {
            speech.words.reports_withdrawn()
        } else {
            format!("{}%", standing.percent())
        },
    ];
    cells.extend(quizzes.iter().map(|(item, _)| {
        best.get(item.as_str())
            .map_or_else(String::new, |share| format!("{}%", share / 100))
    }));
    cells.push(found.completed_at.map(day).unwrap_or_default());
    cells.push(match (&found.number, found.claimed_at) {
        (Some(number), _) => number.clone(),
        (None, Some(_)) => speech.words.certificates_awaiting(),
        (None, None) => String::new(),
    });
    Row {
        account: found.account_id.clone(),
        cells,
    }
}
