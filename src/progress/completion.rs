//! The rule of completion: every required item of the version studied is finished.
//!
//! Pure: facts and course in, standing out. An item retired from the course and replaced by
//! another carries its completion over.

use std::collections::BTreeSet;

use crate::content::course::{Course, Item};

/// How an item was finished, as recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// A lesson marked read.
    Read,
    /// A quiz passed.
    Passed,
}

impl How {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Passed => "passed",
        }
    }
}

/// Where somebody stands in a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<'a> {
    /// Items finished, required or not.
    pub done: BTreeSet<&'a str>,
    /// Required items of the version studied.
    pub required: usize,
    /// Those of them that are finished.
    pub finished: usize,
    /// Those that are not, in the order of the course.
    pub missing: Vec<&'a Item>,
}

impl Standing<'_> {
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty() && self.required > 0
    }

    /// Whole percent, rounded down: 100 only when nothing is missing.
    #[must_use]
    pub fn percent(&self) -> u8 {
        if self.required == 0 {
            return 0;
        }
        u8::try_from(self.finished * 100 / self.required).unwrap_or(100)
    }

    #[must_use]
    pub fn is_done(&self, item: &str) -> bool {
        self.done.contains(item)
    }
}

/// Where the items finished leave somebody in this version of the course.
pub fn standing<'a, 'b>(
    course: &'a Course,
    finished: impl IntoIterator<Item = &'b str>,
) -> Standing<'a> {
    let facts: BTreeSet<&str> = finished.into_iter().collect();
    let carried: BTreeSet<&str> = course
        .retired
        .iter()
        .filter(|retired| facts.contains(retired.id.as_str()))
        .filter_map(|retired| retired.replaced_by.as_ref())
        .map(|id| id.as_str())
        .collect();
    let is_done =
        |item: &Item| facts.contains(item.id.as_str()) || carried.contains(item.id.as_str());
    let done = course
        .items()
        .map(|(_, item)| item)
        .filter(|item| is_done(item));
    let (finished, missing): (Vec<_>, Vec<_>) =
        course.required_items().partition(|item| is_done(item));
    Standing {
        done: done.map(|item| item.id.as_str()).collect(),
        required: finished.len() + missing.len(),
        finished: finished.len(),
        missing,
    }
}

/// The item to go on with: the first that is not finished, required or not.
#[must_use]
pub fn next_item<'a>(course: &'a Course, standing: &Standing<'_>) -> Option<&'a Item> {
    course
        .items()
        .map(|(_, item)| item)
        .find(|item| !standing.is_done(item.id.as_str()))
}
