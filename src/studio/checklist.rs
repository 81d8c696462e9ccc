//! The checklist before publication: what `takwin check` says, each line leading to its place.

use crate::{
    content::{
        check::check,
        compare::{Change, compare},
        course::Course,
        finding::{Finding, Severity, plain},
    },
    kit::{locale::Locale, words::Words},
    studio::draft::Base,
};

/// One line of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub sentence: String,
    /// Where in the course, in words; empty for the course as a whole.
    pub place: String,
    /// The path where it can be mended, without language.
    pub path: String,
}

/// What stands in the way, and what an author should know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checklist {
    pub errors: Vec<Line>,
    pub warnings: Vec<Line>,
}

/// What is wrong with a draft, ids lost since the last version included.
#[must_use]
pub fn findings(draft: &Course, change: Option<&Change>) -> Vec<Finding> {
    let mut findings = check(draft);
    findings.extend(change.into_iter().flat_map(|change| change.lost.clone()));
    findings
}

/// What changed since the version published last; `None` before the first.
#[must_use]
pub fn change(draft: &Course, base: Base<'_>) -> Option<Change> {
    base.course.map(|before| compare(before, draft))
}

/// How many findings close the way to publication.
#[must_use]
pub fn errors(findings: &[Finding]) -> usize {
    let errors = findings.iter();
    errors
        .filter(|finding| finding.severity == Severity::Error)
        .count()
}

/// The checklist of a draft, in the language of the page.
#[must_use]
pub fn checklist(draft: &Course, findings: &[Finding], t: &Words, locale: Locale) -> Checklist {
    let mut list = Checklist::default();
    for finding in findings {
        let line = Line {
            sentence: plain(&finding.sentence(t)),
            place: place(draft, finding, locale),
            path: path(draft, finding),
        };
        match finding.severity {
            Severity::Error => list.errors.push(line),
            Severity::Warning => list.warnings.push(line),
        }
    }
    list
}

/// Where a finding can be mended.
#[must_use]
pub fn path(draft: &Course, finding: &Finding) -> String {
    let root = format!("/studio/{}", draft.id);
    let place = &finding.place;
    if let Some(question) = &place.question {
        return format!("{root}/questions/{question}");
    }
    if let Some(item) = &place.item {
        let is_quiz = draft.quiz(item.as_str()).is_some();
        return match place.locale {
            _ if is_quiz => format!("{root}/quizzes/{item}"),
            Some(locale) => format!("{root}/items/{item}?language={}", locale.code()),
            None => format!("{root}/items/{item}"),
        };
    }
    if let Some(module) = &place.module {
        return format!("{root}/modules/{module}");
    }
    match &place.file {
        Some(file) if file.starts_with("media/") => format!("{root}/media"),
        Some(_) => root,
        // Terms are written in files only.
        None if place.term.is_some() => root,
        None => format!("{root}/facts"),
    }
}

fn place(draft: &Course, finding: &Finding, locale: Locale) -> String {
    let place = &finding.place;
    if let Some(question) = &place.question {
        let words = draft.question(question.as_str());
        let words = words.map_or("", |question| question.text.in_or_near(locale));
        let words: String = words.chars().take(60).collect();
        return if words.is_empty() {
            question.to_string()
        } else {
            words
        };
    }
    if let Some(item) = &place.item {
        let title = draft
            .item(item.as_str())
            .map_or("", |(_, item)| draft.title_of(item, locale).0);
        let language = place.locale.map(Locale::own_name);
        return match language {
            Some(language) => format!("{title} · {language}"),
            None => title.to_owned(),
        };
    }
    if let Some(module) = &place.module {
        let found = draft.modules.iter().find(|here| here.id == *module);
        return found
            .map_or("", |module| module.title.in_or_near(locale))
            .to_owned();
    }
    if let Some(key) = &place.term {
        let name = draft.term(key.as_str());
        return name
            .map_or("", |term| term.name.in_or_near(locale))
            .to_owned();
    }
    place.file.clone().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        kit::words::words,
        studio::{draft, sample},
    };

    #[test]
    fn each_line_leads_to_where_it_is_mended() {
        let published = sample::course();
        let mut course = sample::course();
        let base = Base {
            course: Some(&published),
            next: 2,
        };
        draft::add_lesson(&mut course, "before", "درس جديد").expect("a lesson");
        draft::add_quiz(&mut course, "after", "اختبار").expect("a quiz");
        let change = change(&course, base);
        let findings = findings(&course, change.as_ref());
        let list = checklist(&course, &findings, words(Locale::Ar), Locale::Ar);
        let paths: Vec<_> = list.errors.iter().map(|line| line.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "/studio/small-course/items/lesson-1?language=ar",
                "/studio/small-course/quizzes/quiz-1",
            ]
        );
        assert_eq!(list.errors[0].place, "درس جديد · العربية");
        assert_eq!(errors(&findings), 2);
    }
}
