//! Ids that would stand where another page of the site stands: `/studio/marking` is the queue of
//! marking, so that a course of that name would have no page of its own.

use std::collections::BTreeSet;

use super::course::Course;
use crate::kit::text::Slug;

/// No course has these ids.
pub const COURSES: &[&str] = &["marking"];
/// No lesson and no quiz: `/learning/{course}/…`.
pub const ITEMS: &[&str] = &["language", "withdrawal"];
/// No question: `/studio/{course}/questions/…`.
pub const QUESTIONS: &[&str] = &["import", "export"];

/// Whether no module, item or question should be given this name: they share one space of names.
#[must_use]
pub fn inside_a_course(name: &str) -> bool {
    ITEMS.contains(&name) || QUESTIONS.contains(&name)
}

/// The ids of a course, and in it, that hide behind a page.
pub(super) fn hidden(course: &Course) -> BTreeSet<&Slug> {
    let hides = |ids: &'static [&str]| move |id: &&Slug| ids.contains(&id.as_str());
    let own = std::iter::once(&course.id).filter(hides(COURSES));
    let items = course.items().map(|(_, item)| &item.id);
    let questions = course.questions().map(|(_, question)| &question.id);
    own.chain(items.filter(hides(ITEMS)))
        .chain(questions.filter(hides(QUESTIONS)))
        .collect()
}
