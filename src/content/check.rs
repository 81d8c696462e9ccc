//! The rules across a course: what closes the way to publication, and what its authors should know.
//!
//! One function for the console, the import and the checklist of the studio. It needs the course
//! alone: the bytes of media were looked at when they came in.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    check_texts::{self, Known},
    course::{Course, Draw, Item, ItemKind, Lesson, Parity, Quiz},
    finding::{Finding, Place, Rule},
    markdown::{Rendered, render},
    media, question_faults,
};
use crate::kit::{locale::Locale, text::Slug};

/// Words read in a minute, silently, by adults. Trauzettel-Klosinski and Dietz, «Standardized
/// assessment of reading performance: the new International Reading Speed Texts IReST»,
/// Investigative Ophthalmology & Visual Science 53 (2012), table 2.
pub const ARABIC_WORDS_PER_MINUTE: usize = 138;
pub const FRENCH_WORDS_PER_MINUTE: usize = 195;
pub const ENGLISH_WORDS_PER_MINUTE: usize = 228;
/// What thinking over a question or doing an exercise adds, in minutes: our estimate.
const MINUTES_PER_EXERCISE: usize = 2;
/// What looking at a figure adds, in minutes: our estimate.
const MINUTES_PER_FIGURE: usize = 1;
/// How far the announced minutes may be from the estimate, in percent of the estimate.
const TOLERANCE_PERCENT: usize = 50;

/// Everything that is wrong with a course, in reading order.
#[must_use]
pub fn check(course: &Course) -> Vec<Finding> {
    let mut audit = Audit { course, known: Known(course), findings: Vec::new(), shown: BTreeSet::new() };
    audit.frame();
    audit.ids();
    audit.objectives();
    audit.glossary();
    for module in &course.modules {
        let place = Place { module: Some(module.id.clone()), ..Place::default() };
        audit.part(&place, &(&module.title, &module.planned), &[&module.title]);
        if module.items.is_empty() && module.planned.is_empty() {
            audit.add(Finding::new(Rule::ModuleEmpty, place.clone()));
        }
        for item in &module.items {
            audit.item(item, Place { item: Some(item.id.clone()), ..place.clone() });
        }
    }
    audit.banks();
    audit.media();
    audit.findings
}

/// The minutes that a lesson takes, from what is in it.
#[must_use]
pub fn estimate(rendered: &Rendered, locale: Locale) -> usize {
    let speed = match locale {
        Locale::Ar => ARABIC_WORDS_PER_MINUTE,
        Locale::Fr => FRENCH_WORDS_PER_MINUTE,
        Locale::En => ENGLISH_WORDS_PER_MINUTE,
    };
    rendered.words.div_ceil(speed)
        + rendered.exercises * MINUTES_PER_EXERCISE
        + rendered.figures * MINUTES_PER_FIGURE
}

pub(super) struct Audit<'a> {
    pub(super) course: &'a Course,
    known: Known<'a>,
    findings: Vec<Finding>,
    /// The media files that some lesson shows.
    shown: BTreeSet<String>,
}

impl Audit<'_> {
    pub(super) fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn range(&mut self, place: &Place, name: &str, value: u32, fits: bool) {
        if !fits {
            self.add(Finding::new(Rule::OutOfRange, place.clone()).named(name).counted(value as usize, 0));
        }
    }

    fn frame(&mut self) {
        let (course, place) = (self.course, Place::default());
        if !course.languages.contains(&course.source_language) {
            let name = course.source_language.own_name();
            self.add(Finding::new(Rule::LanguageSource, place.clone()).named(name));
        }
        self.part(
            &place,
            &(&course.title, &course.summary, &course.theme, &course.audience),
            &[&course.title, &course.summary, &course.theme],
        );
        self.range(&place, "angle", course.angle.into(), (38..=76).contains(&course.angle));
        self.range(&place, "minutes", course.minutes, course.minutes > 0);
        if course.required_items().next().is_none() {
            self.add(Finding::new(Rule::NothingRequired, place.clone()));
        }
        let written = course.written_minutes();
        if written > course.minutes {
            let finding = Finding::new(Rule::MinutesTotal, place);
            self.add(finding.counted(written as usize, course.minutes as usize));
        }
    }

    /// Modules, items and questions share one space of names, and retired names never return.
    fn ids(&mut self) {
        let course = self.course;
        let mut places: Vec<(&Slug, Place)> = Vec::new();
        for module in &course.modules {
            let place = Place { module: Some(module.id.clone()), ..Place::default() };
            places.push((&module.id, place.clone()));
            for item in &module.items {
                places.push((&item.id, Place { item: Some(item.id.clone()), ..place.clone() }));
            }
        }
        for (item, question) in course.questions() {
            let item = item.map(|item| item.id.clone());
            places.push((&question.id, Place { item, question: Some(question.id.clone()), ..Place::default() }));
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
        for heir in course.retired.iter().filter_map(|retired| retired.replaced_by.as_ref()) {
            if course.item(heir.as_str()).is_none() {
                self.add(Finding::new(Rule::RetiredUnknown, Place::default()).named(heir.as_str()));
            }
        }
    }

    fn objectives(&mut self) {
        let course = self.course;
        let mut seen = BTreeSet::new();
        for objective in &course.objectives {
            let place = Place::default();
            self.part(&place, &objective.text, &[&objective.text]);
            if !seen.insert(&objective.id) {
                self.add(Finding::new(Rule::IdTaken, place.clone()).named(objective.id.as_str()));
            }
            let assessed = course.questions().any(|(_, question)| question.objective.as_ref() == Some(&objective.id));
            if !assessed {
                self.add(Finding::new(Rule::ObjectiveIdle, place).named(objective.id.as_str()));
            }
        }
    }

    pub(super) fn objective(&mut self, id: &Slug, place: &Place) {
        if !self.course.objectives.iter().any(|objective| objective.id == *id) {
            self.add(Finding::new(Rule::ObjectiveUnknown, place.clone()).named(id.as_str()));
        }
    }

    fn glossary(&mut self) {
        let mut seen = BTreeSet::new();
        for term in &self.course.glossary {
            let place = Place { file: Some("glossary.toml".to_owned()), ..Place::default() };
            self.part(&place, &(&term.name, &term.text), &[&term.name, &term.text]);
            if !seen.insert(&term.key) {
                self.add(Finding::new(Rule::TermTaken, place).named(term.key.as_str()));
            }
        }
    }

    fn item(&mut self, item: &Item, place: Place) {
        self.range(&place, "minutes", item.minutes, item.minutes > 0);
        for id in &item.objectives {
            self.objective(id, &place);
        }
        match &item.kind {
            ItemKind::Lesson(lesson) => self.lesson(item, lesson, &place),
            ItemKind::Quiz(quiz) => self.quiz(quiz, &place),
        }
    }

    fn lesson(&mut self, item: &Item, lesson: &Lesson, place: &Place) {
        let course = self.course;
        for (locale, text) in &lesson.texts {
            let place = Place { locale: Some(*locale), ..place.clone() };
            if !course.languages.contains(locale) {
                self.add(Finding::new(Rule::LanguageUnlisted, place.clone()).named(locale.own_name()));
            }
            self.characters(&place, &text.title);
            for fault in check_texts::characters_by_line(&text.markdown) {
                self.add(Finding::of(fault, place.clone()));
            }
            let rendered = render(&text.markdown, *locale, &self.known);
            self.shown.extend(rendered.media.iter().cloned());
            for fault in &rendered.faults {
                self.add(Finding::of(fault.clone(), place.clone()));
            }
            if *locale == course.source_language {
                self.minutes(item.minutes as usize, estimate(&rendered, *locale), &place);
            }
        }
        for locale in &course.languages {
            let place = Place { locale: Some(*locale), ..place.clone() };
            let rule = match course.parity(item, *locale) {
                Parity::Missing if *locale == course.source_language => Rule::SourceMissing,
                Parity::Missing => Rule::TranslationMissing,
                Parity::Stale => Rule::TranslationStale,
                Parity::Reviewed | Parity::Draft | Parity::Machine => continue,
            };
            self.add(Finding::new(rule, place).named(locale.own_name()).counted(1, 0));
        }
    }

    fn minutes(&mut self, announced: usize, estimated: usize, place: &Place) {
        if announced.abs_diff(estimated) * 100 > estimated * TOLERANCE_PERCENT {
            self.add(Finding::new(Rule::Minutes, place.clone()).counted(estimated, announced));
        }
    }

    fn quiz(&mut self, quiz: &Quiz, place: &Place) {
        self.part(place, &(&quiz.title, &quiz.intro), &[&quiz.title]);
        if !(1..=100).contains(&quiz.pass_percent) {
            self.add(Finding::new(Rule::PassPercent, place.clone()));
        }
        self.range(place, "attempts", 0, quiz.attempts != Some(0));
        self.range(place, "minutes", 0, quiz.minutes != Some(0));
        if quiz.questions.is_empty() && quiz.draws.iter().all(|draw| draw.count == 0) {
            self.add(Finding::new(Rule::QuizEmpty, place.clone()));
        }
        self.draws(&quiz.draws, place);
        for question in &quiz.questions {
            let place = Place { question: Some(question.id.clone()), ..place.clone() };
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
                self.add(Finding::new(Rule::DrawMany, place.clone()).named(bank).counted(wanted, ids.len()));
                continue;
            }
            let (sum, all) = together.entry(&draw.bank).or_default();
            *sum += wanted;
            all.extend(ids);
        }
        for (bank, (sum, all)) in together {
            if sum > all.len() {
                self.add(Finding::new(Rule::DrawMany, place.clone()).named(bank.as_str()).counted(sum, all.len()));
            }
        }
    }

    fn banks(&mut self) {
        let course = self.course;
        let quizzes = course.items().filter_map(|(_, item)| item.quiz());
        let drawn: BTreeSet<&Slug> = quizzes.flat_map(|quiz| &quiz.draws).map(|draw| &draw.bank).collect();
        for (name, questions) in &course.banks {
            let file = Some(format!("banks/{name}.bank.toml"));
            if !drawn.contains(name) {
                let place = Place { file: file.clone(), ..Place::default() };
                self.add(Finding::new(Rule::BankUnused, place).named(name.as_str()));
            }
            for question in questions {
                let place = Place { question: Some(question.id.clone()), file: file.clone(), ..Place::default() };
                self.question(question, &place);
            }
        }
    }

    fn question(&mut self, question: &crate::questions::Question, place: &Place) {
        if let Some(id) = &question.objective {
            self.objective(id, place);
        }
        self.part(place, question, &[]);
        for fault in crate::questions::check::check(question, self.course.source_language) {
            self.add(question_faults::finding(&fault, place));
        }
    }

    fn media(&mut self) {
        for (path, file) in &self.course.media {
            let place = Place { file: Some(path.clone()), ..Place::default() };
            let size = file.bytes as usize;
            if size > media::MAX_BYTES {
                let finding = Finding::new(Rule::MediaLarge, place.clone()).named(path);
                self.add(finding.counted(size / 1000, media::MAX_BYTES / 1000));
            }
            if !self.shown.contains(path) {
                self.add(Finding::new(Rule::MediaUnused, place).named(path));
            }
        }
    }
}
