//! The rules of quizzes and banks: enough questions, a sensible pass mark, well-made questions.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    check::Audit,
    course::{Draw, Quiz},
    finding::{Finding, Place, Rule, Severity},
    markdown::variant,
    question_faults,
};
use crate::{
    kit::{locale::Locale, text::Slug},
    questions::{self, Body, Question, Status},
};

impl Audit<'_> {
    pub(super) fn quiz(&mut self, quiz: &Quiz, place: &Place) {
        let (bands, sections) = (&quiz.settings.bands, &quiz.settings.sections);
        let titles = sections.iter().map(|section| &section.title);
        let needed: Vec<_> = [&quiz.title].into_iter().chain(titles).collect();
        let texts = (&quiz.title, &quiz.intro, bands, sections);
        self.part(place, &texts, &needed);
        if !(1..=100).contains(&quiz.pass_percent) {
            self.add(Finding::new(Rule::PassPercent, place.clone()));
        }
        self.range(place, "attempts", 0, quiz.attempts != Some(0));
        self.range(place, "minutes", 0, quiz.minutes != Some(0));
        let mut ready = quiz.questions.iter().filter(|question| is_ready(question));
        if ready.next().is_none() && quiz.draws.iter().all(|draw| draw.count == 0) {
            self.add(Finding::new(Rule::QuizEmpty, place.clone()));
        }
        self.draws(&quiz.draws, place);
        self.settings(quiz, place);
        for question in &quiz.questions {
            let place = Place {
                question: Some(question.id.clone()),
                ..place.clone()
            };
            self.question(question, &place);
        }
    }

    /// Each draw has enough to draw from, and so have all the draws of one bank together, since no
    /// question comes twice.
    fn draws(&mut self, draws: &[Draw], place: &Place) {
        let course = self.course;
        let mut together: BTreeMap<&Slug, (usize, BTreeSet<&Slug>)> = BTreeMap::new();
        for draw in draws {
            let bank = draw.bank.as_str();
            if !course.banks.contains_key(&draw.bank) {
                self.add(Finding::new(Rule::DrawBank, place.clone()).named(bank));
                continue;
            }
            let ids: BTreeSet<&Slug> = course.drawable(draw).map(|question| &question.id).collect();
            let wanted = draw.count as usize;
            if wanted > ids.len() {
                self.add(
                    Finding::new(Rule::DrawMany, place.clone())
                        .named(bank)
                        .counted(wanted, ids.len()),
                );
                continue;
            }
            let (sum, all) = together.entry(&draw.bank).or_default();
            *sum += wanted;
            all.extend(ids);
        }
        for (bank, (sum, all)) in together {
            if sum > all.len() {
                self.add(
                    Finding::new(Rule::DrawMany, place.clone())
                        .named(bank.as_str())
                        .counted(sum, all.len()),
                );
            }
        }
    }

    pub(super) fn banks(&mut self) {
        let course = self.course;
        let quizzes = course.items().filter_map(|(_, item)| item.quiz());
        let drawn: BTreeSet<&Slug> = quizzes
            .flat_map(|quiz| &quiz.draws)
            .map(|draw| &draw.bank)
            .collect();
        for (name, questions) in &course.banks {
            let file = Some(format!("banks/{name}.bank.toml"));
            if !drawn.contains(name) {
                let place = Place {
                    file: file.clone(),
                    ..Place::default()
                };
                self.add(Finding::new(Rule::BankUnused, place).named(name.as_str()));
            }
            for question in questions {
                let place = Place {
                    question: Some(question.id.clone()),
                    file: file.clone(),
                    ..Place::default()
                };
                self.question(question, &place);
            }
        }
    }

    fn question(&mut self, question: &Question, place: &Place) {
        if let Some(id) = &question.objective {
            self.objective(id, place);
        }
        self.part(place, question, &[]);
        for fault in questions::check::check(question, self.course.source_language) {
            let mut finding = question_faults::finding(&fault, place);
            if !is_ready(question) {
                // Nobody meets it: it does not stand in the way of the others.
                finding.severity = Severity::Warning;
            }
            self.add(finding);
        }
        if let Body::Hotspot(picture) = &question.body {
            self.picture(&picture.image, place);
        }
    }

    /// The picture of a question is a media file of the course: one for all languages, or one for
    /// each.
    fn picture(&mut self, path: &str, place: &Place) {
        let course = self.course;
        let of_language = |locale: &Locale| variant(path, *locale);
        let own: Vec<_> = course.languages.iter().filter_map(of_language).collect();
        let all_have = !own.is_empty() && own.iter().all(|own| course.media.contains_key(own));
        if !course.media.contains_key(path) && !all_have && !path.trim().is_empty() {
            self.add(Finding::new(Rule::MediaMissing, place.clone()).named(path));
        }
        self.shown.extend(own);
        self.shown.insert(path.to_owned());
    }
}

fn is_ready(question: &Question) -> bool {
    question.status == Status::Ready
}
