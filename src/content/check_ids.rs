//! The rules of names: unique, never retired, and naming something that exists.

use std::collections::BTreeSet;

use super::{
    check::Audit,
    finding::{Finding, Place, Rule},
    reserved,
};
use crate::{kit::text::Slug, questions::Status};

impl Audit<'_> {
    /// Modules, items and questions share one space of names, and retired names never return.
    pub(super) fn ids(&mut self) {
        let course = self.course;
        let mut places: Vec<(&Slug, Place)> = Vec::new();
        for module in &course.modules {
            let place = Place {
                module: Some(module.id.clone()),
                ..Place::default()
            };
            places.push((&module.id, place.clone()));
            for item in &module.items {
                places.push((
                    &item.id,
                    Place {
                        item: Some(item.id.clone()),
                        ..place.clone()
                    },
                ));
            }
        }
        for (item, question) in course.questions() {
            let item = item.map(|item| item.id.clone());
            places.push((
                &question.id,
                Place {
                    item,
                    question: Some(question.id.clone()),
                    ..Place::default()
                },
            ));
        }
        let mut seen = BTreeSet::new();
        for (id, place) in places {
            if !seen.insert(id) {
                self.add(Finding::new(Rule::IdTaken, place.clone()).named(id.as_str()));
            }
            if course.retired.iter().any(|retired| retired.id == *id) {
                self.add(Finding::new(Rule::IdRetired, place).named(id.as_str()));
            }
        }
        for id in reserved::hidden(course) {
            let place = Place {
                item: course.item(id.as_str()).map(|(_, item)| item.id.clone()),
                question: course.question(id.as_str()).map(|_| id.clone()),
                ..Place::default()
            };
            self.add(Finding::new(Rule::IdReserved, place).named(id.as_str()));
        }
        let mut files = BTreeSet::new();
        for (module, item) in course.items() {
            if !files.insert((&module.dir, &item.file, item.kind_name())) {
                let place = Place {
                    module: Some(module.id.clone()),
                    item: Some(item.id.clone()),
                    ..Place::default()
                };
                self.add(Finding::new(Rule::FileTaken, place).named(&item.file));
            }
        }
        for heir in course
            .retired
            .iter()
            .filter_map(|retired| retired.replaced_by.as_ref())
        {
            if course.item(heir.as_str()).is_none() {
                self.add(Finding::new(Rule::RetiredUnknown, Place::default()).named(heir.as_str()));
            }
        }
    }

    pub(super) fn objectives(&mut self) {
        let course = self.course;
        let mut seen = BTreeSet::new();
        for objective in &course.objectives {
            let place = Place {
                objective: Some(objective.id.clone()),
                ..Place::default()
            };
            self.part(&place, &objective.text, &[&objective.text]);
            if !seen.insert(&objective.id) {
                self.add(Finding::new(Rule::IdTaken, place.clone()).named(objective.id.as_str()));
            }
            let assessed = course
                .questions()
                .filter(|(_, question)| question.status == Status::Ready)
                .any(|(_, question)| question.objective.as_ref() == Some(&objective.id));
            if !assessed {
                self.add(Finding::new(Rule::ObjectiveIdle, place).named(objective.id.as_str()));
            }
        }
    }

    pub(super) fn objective(&mut self, id: &Slug, place: &Place) {
        if !self
            .course
            .objectives
            .iter()
            .any(|objective| objective.id == *id)
        {
            self.add(Finding::new(Rule::ObjectiveUnknown, place.clone()).named(id.as_str()));
        }
    }

    pub(super) fn glossary(&mut self) {
        let mut seen = BTreeSet::new();
        for term in &self.course.glossary {
            let place = Place {
                term: Some(term.key.clone()),
                ..Place::default()
            };
            self.part(&place, &(&term.name, &term.text), &[&term.name, &term.text]);
            if !seen.insert(&term.key) {
                self.add(Finding::new(Rule::TermTaken, place).named(term.key.as_str()));
            }
        }
    }
}
