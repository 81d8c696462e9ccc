//! The plan of a course with what is done in it, as pages print it.

use crate::{
    content::course::{Course, Item, ItemKind},
    kit::{locale::Locale, text::Run},
    progress::completion::Standing,
};

/// A module and its items.
#[derive(Debug, Clone)]
pub struct OutlineModule {
    /// From 1.
    pub number: usize,
    pub title: Run,
    pub entries: Vec<Entry>,
    /// Lessons announced and not written yet.
    pub planned: Vec<Run>,
    /// Whether it holds the current item, or is the first with something left.
    pub open: bool,
    pub complete: bool,
}

/// An item in the plan.
#[derive(Debug, Clone)]
pub struct Entry {
    pub id: String,
    pub title: Run,
    pub minutes: u32,
    pub done: bool,
    pub current: bool,
    pub quiz: bool,
    pub required: bool,
}

/// An item as the plan shows it.
#[must_use]
pub fn entry(
    course: &Course,
    item: &Item,
    standing: Option<&Standing<'_>>,
    current: &str,
    page: Locale,
) -> Entry {
    let id = item.id.as_str();
    Entry {
        id: id.to_owned(),
        title: Run::new(course.title_of(item, page), page),
        minutes: item.minutes,
        done: standing.is_some_and(|standing| standing.is_done(id)),
        current: id == current,
        quiz: matches!(item.kind, ItemKind::Quiz(_)),
        required: item.required,
    }
}

/// The whole plan. Without a standing (somebody who is not enrolled) nothing is done.
#[must_use]
pub fn outline(
    course: &Course,
    standing: Option<&Standing<'_>>,
    current: &str,
    page: Locale,
) -> Vec<OutlineModule> {
    let mut modules: Vec<OutlineModule> = (1..)
        .zip(&course.modules)
        .map(|(number, module)| {
            let items = module.items.iter();
            let entries: Vec<_> = items
                .map(|item| entry(course, item, standing, current, page))
                .collect();
            OutlineModule {
                number,
                title: module.title.run(page),
                open: entries.iter().any(|entry| entry.current),
                complete: !entries.is_empty() && entries.iter().all(|entry| entry.done),
                planned: module.planned.iter().map(|title| title.run(page)).collect(),
                entries,
            }
        })
        .collect();
    if !modules.iter().any(|module| module.open)
        && let Some(first) = modules
            .iter_mut()
            .find(|module| !module.complete && !module.entries.is_empty())
    {
        first.open = true;
    }
    modules
}

/// The place of an item among all: `(5, 9)` for the fifth of nine.
#[must_use]
pub fn place(course: &Course, id: &str) -> (usize, usize) {
    let at = course.items().position(|(_, item)| item.id.as_str() == id);
    (at.map_or(0, |at| at + 1), course.items().count())
}
