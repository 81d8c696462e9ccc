//! What a reading of course files found, and where each finding stands.

use std::collections::BTreeMap;

use super::{
    course::Course,
    finding::{Finding, Severity},
    parse::Files,
    problem::Problem,
};
use crate::kit::{locale::Locale, text::Slug};

/// What a reading found.
#[derive(Debug, Default)]
pub struct Reading {
    /// The course, unless a file could not be understood.
    pub course: Option<Course>,
    /// The bytes of its media, by path.
    pub media: Files,
    /// What is wrong in single files.
    pub problems: Vec<Problem>,
    /// What is wrong across files, as [`check()`](super::check::check) says it.
    pub findings: Vec<Finding>,
    pub(super) origins: Origins,
}

/// Where each part of a course was read, for findings.
pub type Origins = BTreeMap<Origin, (String, u32)>;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    Module(Slug),
    Item(Slug),
    Question(Slug),
    Objective(Slug),
    Term(Slug),
    /// The line before the first of the text.
    Lesson(Slug, Locale),
}

impl Reading {
    /// The course, when nothing stands in the way of publishing it.
    #[must_use]
    pub fn sound(&self) -> Option<&Course> {
        let refused = self
            .findings
            .iter()
            .any(|finding| finding.severity == Severity::Error);
        self.course.as_ref().filter(|_| !refused)
    }

    /// Everything that is wrong, by file and line, for the console.
    #[must_use]
    pub fn report(&self) -> Vec<Problem> {
        let mut all = self.problems.clone();
        all.extend(self.findings.iter().map(|finding| self.problem(finding)));
        all.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
        all
    }

    fn problem(&self, finding: &Finding) -> Problem {
        let place = &finding.place;
        let lesson = || Some(Origin::Lesson(place.item.clone()?, place.locale?));
        let origins = [
            place.question.clone().map(Origin::Question),
            lesson(),
            place.item.clone().map(Origin::Item),
            place.module.clone().map(Origin::Module),
            place.objective.clone().map(Origin::Objective),
            place.term.clone().map(Origin::Term),
        ];
        let found = origins
            .iter()
            .flatten()
            .find_map(|origin| self.origins.get(origin));
        let (file, line) = match (&place.file, found) {
            (Some(file), None) => (file.clone(), 1),
            (_, Some((file, line))) => (file.clone(), line + finding.line.unwrap_or(0)),
            (None, None) => ("course.toml".to_owned(), 1),
        };
        Problem {
            file,
            line: line.max(1),
            rule: finding.rule.id(),
            severity: finding.severity,
            message: finding.english(),
        }
    }
}
