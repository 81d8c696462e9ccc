//! What changed between two versions of a course, and what it means for people in the middle.
//!
//! | class | contains | people in the middle |
//! |---|---|---|
//! | fix | typing, media, translation, wording with the same key | moved at once |
//! | minor | items and questions added, removed, moved; feedback | moved at the next page |
//! | major | pass mark, answer key, points, required set, objectives, what is promised | stay |
//!
//! The class is computed; a person may only raise it. An id that was published is still there, or
//! is retired: one that is lost, or names another kind of thing, is an error.

use std::collections::BTreeMap;

use super::{
    change::{ChangeNote, Class, What},
    compare_questions,
    course::{Course, Item, ItemKind, Lesson, Module, Quiz},
    finding::{Finding, Place, Rule},
};
use crate::{
    kit::text::{Localised, Slug},
    questions::Question,
};

/// What a new version changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The highest class of its notes; a fix when nothing changed.
    pub class: Class,
    pub notes: Vec<ChangeNote>,
    /// Ids lost or given to another kind of thing: errors, publication is refused.
    pub lost: Vec<Finding>,
}

/// Compares a version with the one published before it.
#[must_use]
pub fn compare(old: &Course, new: &Course) -> Change {
    let mut notes = Notes(Vec::new());
    course(old, new, &mut notes);
    items(old, new, &mut notes);
    questions(old, new, &mut notes);
    let class = notes
        .0
        .iter()
        .map(ChangeNote::class)
        .max()
        .unwrap_or(Class::Fix);
    Change {
        class,
        notes: notes.0,
        lost: lost(old, new),
    }
}

/// What changed in one question.
#[must_use]
pub fn question_notes(old: &Question, new: &Question) -> Vec<ChangeNote> {
    let mut notes = Notes(Vec::new());
    for what in compare_questions::changes(old, new) {
        notes.add(what, new.id.as_str());
    }
    notes.0
}

struct Notes(Vec<ChangeNote>);

impl Notes {
    fn add(&mut self, what: What, name: &str) {
        let note = ChangeNote {
            what,
            name: name.to_owned(),
        };
        if !self.0.contains(&note) {
            self.0.push(note);
        }
    }

    fn when(&mut self, changed: bool, what: What, name: &str) {
        if changed {
            self.add(what, name);
        }
    }
}

fn course(old: &Course, new: &Course, notes: &mut Notes) {
    let shown = |c: &Course| {
        let texts = (
            c.title.clone(),
            c.summary.clone(),
            c.theme.clone(),
            c.audience.clone(),
        );
        (
            texts,
            (c.level, c.angle, c.tone, c.minutes),
            (c.source_language, c.languages.clone()),
        )
    };
    notes.when(shown(old) != shown(new), What::Presentation, "");
    notes.when(old.glossary != new.glossary, What::Glossary, "");
    notes.when(old.media != new.media, What::Media, "");
    let planned = |c: &Course| {
        c.modules
            .iter()
            .map(|module| module.planned.clone())
            .collect::<Vec<_>>()
    };
    notes.when(planned(old) != planned(new), What::Planned, "");
    let promise = |c: &Course| (c.completion, c.certificate.clone());
    notes.when(promise(old) != promise(new), What::Promise, "");
    let ids = |c: &Course| {
        c.objectives
            .iter()
            .map(|objective| objective.id.clone())
            .collect::<Vec<_>>()
    };
    notes.when(ids(old) != ids(new), What::Objectives, "");
    for objective in &new.objectives {
        let before = old.objectives.iter().find(|other| other.id == objective.id);
        let reworded = before.is_some_and(|before| before.text != objective.text);
        notes.when(reworded, What::Wording, objective.id.as_str());
    }
    for module in &new.modules {
        let before = old.modules.iter().find(|other| other.id == module.id);
        let renamed = before.is_some_and(|before| before.title != module.title);
        notes.when(renamed, What::Title, module.id.as_str());
    }
}

fn items(old: &Course, new: &Course, notes: &mut Notes) {
    for (_, item) in old.items() {
        notes.when(
            new.item(item.id.as_str()).is_none(),
            What::ItemRemoved,
            item.id.as_str(),
        );
    }
    for (_, item) in new.items() {
        let name = item.id.as_str();
        let Some((_, before)) = old.item(name) else {
            notes.add(What::ItemAdded, name);
            continue;
        };
        notes.when(before.required != item.required, What::Required, name);
        notes.when(before.minutes != item.minutes, What::Minutes, name);
        notes.when(before.objectives != item.objectives, What::Presentation, "");
        match (&before.kind, &item.kind) {
            (ItemKind::Lesson(before), ItemKind::Lesson(lesson)) => {
                self::lesson(before, lesson, name, notes)
            }
            (ItemKind::Quiz(before), ItemKind::Quiz(quiz)) => self::quiz(before, quiz, name, notes),
            _ => {}
        }
    }
    notes.when(order(old, new) != order(new, old), What::Order, "");
}

/// The modules and items that both versions have, in the order of the first.
fn order<'a>(course: &'a Course, other: &Course) -> Vec<(&'a Slug, Option<&'a Slug>)> {
    let mut order = Vec::new();
    for module in course
        .modules
        .iter()
        .filter(|module| other.modules.iter().any(|same| same.id == module.id))
    {
        order.push((&module.id, None));
        let kept = module
            .items
            .iter()
            .filter(|item| other.item(item.id.as_str()).is_some());
        order.extend(kept.map(|item| (&module.id, Some(&item.id))));
    }
    order
}

fn lesson(old: &Lesson, new: &Lesson, name: &str, notes: &mut Notes) {
    notes.when(new.substance() > old.substance(), What::Substance, name);
    notes.when(old.texts != new.texts, What::Text, name);
}

fn quiz(old: &Quiz, new: &Quiz, name: &str, notes: &mut Notes) {
    notes.when(old.pass_percent != new.pass_percent, What::PassMark, name);
    notes.when(
        (&old.title, &old.intro) != (&new.title, &new.intro),
        What::Title,
        name,
    );
    let terms = |quiz: &Quiz| {
        let shuffle = (quiz.shuffle_questions, quiz.shuffle_options);
        (
            quiz.attempts,
            quiz.minutes,
            shuffle,
            quiz.feedback,
            quiz.draws.clone(),
            quiz.settings.clone(),
        )
    };
    notes.when(terms(old) != terms(new), What::QuizTerms, name);
    let ids = |quiz: &Quiz, other: &Quiz| -> Vec<Slug> {
        let kept = quiz
            .questions
            .iter()
            .filter(|question| other.questions.iter().any(|same| same.id == question.id));
        kept.map(|question| question.id.clone()).collect()
    };
    notes.when(ids(old, new) != ids(new, old), What::Order, "");
}

fn questions(old: &Course, new: &Course, notes: &mut Notes) {
    let by_id = |course: &'_ Course| -> BTreeMap<Slug, Question> {
        course
            .questions()
            .map(|(_, question)| (question.id.clone(), question.clone()))
            .collect()
    };
    let (before, after) = (by_id(old), by_id(new));
    for id in before.keys().filter(|id| !after.contains_key(id)) {
        notes.add(What::QuestionRemoved, id.as_str());
    }
    for (id, question) in &after {
        match before.get(id) {
            None => notes.add(What::QuestionAdded, id.as_str()),
            Some(before) => {
                for what in compare_questions::changes(before, question) {
                    notes.add(what, id.as_str());
                }
            }
        }
    }
}

/// Ids of the old version that the new one neither has, as the same kind of thing, nor retires.
fn lost(old: &Course, new: &Course) -> Vec<Finding> {
    let after = kinds(new);
    let retired = |id: &Slug| new.retired.iter().any(|retired| retired.id == *id);
    let mut lost = Vec::new();
    for (id, kind) in kinds(old) {
        let rule = match after.get(&id) {
            None if !retired(&id) => Rule::IdLost,
            Some(now) if *now != kind => Rule::KindChanged,
            _ => continue,
        };
        lost.push(Finding::new(rule, Place::default()).named(id.as_str()));
    }
    for gone in old.retired.iter().filter(|gone| !retired(&gone.id)) {
        lost.push(Finding::new(Rule::IdLost, Place::default()).named(gone.id.as_str()));
    }
    lost
}

/// What each id of a course names.
fn kinds(course: &Course) -> BTreeMap<Slug, &'static str> {
    let modules = course
        .modules
        .iter()
        .map(|module: &Module| (module.id.clone(), "module"));
    let items = course
        .items()
        .map(|(_, item): (_, &Item)| (item.id.clone(), item.kind_name()));
    let questions = course
        .questions()
        .map(|(_, question)| (question.id.clone(), question.body.type_name()));
    modules.chain(items).chain(questions).collect()
}

/// Whether a text says the same in every language it was already written in.
#[must_use]
pub fn only_translated(old: &Localised, new: &Localised) -> bool {
    use crate::kit::locale::Locale;
    Locale::ALL.iter().all(|locale| {
        old.get(*locale)
            .is_none_or(|text| new.get(*locale) == Some(text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::sample;

    fn changes(path: &str, from: &str, to: &str) -> Vec<(What, String)> {
        let change = compare(&sample::course(), &sample::course_with(path, from, to));
        change
            .notes
            .into_iter()
            .map(|note| (note.what, note.name))
            .collect()
    }

    const QUIZ: &str = "01-before/check.quiz.toml";
    const BANK: &str = "banks/final.bank.toml";

    #[test]
    fn nothing_changed_is_a_fix_without_notes() {
        let change = compare(&sample::course(), &sample::course());
        assert_eq!(
            change,
            Change {
                class: Class::Fix,
                notes: vec![],
                lost: vec![]
            }
        );
    }

    #[test]
    fn each_change_has_its_class() {
        for (path, from, to, what, name) in [
            ("course.toml", "ملخص", "موجز", What::Presentation, ""),
            (
                "course.toml",
                "angle = 58",
                "angle = 60",
                What::Presentation,
                "",
            ),
            ("course.toml", "Plus tard", "Bientôt", What::Planned, ""),
            ("course.toml", "Avant", "Au début", What::Title, "before"),
            (
                "course.toml",
                "minutes = 9",
                "minutes = 8",
                What::Minutes,
                "first-hour",
            ),
            (
                "course.toml",
                "required = false",
                "required = true",
                What::Required,
                "first-check",
            ),
            ("course.toml", "hours = 6", "hours = 7", What::Promise, ""),
            (
                BANK,
                "id = \"b-short\"",
                "id = \"b-short\"\nstatus = \"retired\"",
                What::QuestionSettings,
                "b-short",
            ),
            (
                BANK,
                "penalty = 50",
                "penalty = 25",
                What::QuestionSettings,
                "b-range",
            ),
            (BANK, "Un indice", "Un conseil", What::Wording, "b-range"),
            (BANK, "puis [[a]]", "et [[a]]", What::Wording, "b-cloze"),
            (BANK, "word = \"x\"", "word = \"y\"", What::Key, "b-cloze"),
            (BANK, "Presque", "Pas tout à fait", What::Feedback, "b-near"),
            (
                BANK,
                "fr = \"Rabat\"",
                "fr = \"Salé\"",
                What::Feedback,
                "b-mark",
            ),
            (BANK, "x = 500", "x = 510", What::Key, "b-spot"),
            (BANK, "Un modèle", "Un exemple", What::Feedback, "b-essay"),
            (BANK, "Clair\"", "Limpide\"", What::Wording, "b-essay"),
            (BANK, "Parfois", "Quelquefois", What::Wording, "b-likert"),
            (
                "course.toml",
                "Distinguer",
                "Savoir distinguer",
                What::Wording,
                "tell-apart",
            ),
            ("glossary.toml", "Récit", "Un récit", What::Glossary, ""),
            (
                "01-before/hour.fr.md",
                "Un paragraphe",
                "Une phrase",
                What::Text,
                "first-hour",
            ),
            (
                QUIZ,
                "pass_percent = 70",
                "pass_percent = 60",
                What::PassMark,
                "first-check",
            ),
            (
                QUIZ,
                "attempts = 3",
                "attempts = 4",
                What::QuizTerms,
                "first-check",
            ),
            (
                QUIZ,
                "count = 2",
                "count = 1",
                What::QuizTerms,
                "first-check",
            ),
            (
                QUIZ,
                "feedback = \"marks\"\n",
                "feedback = \"marks\"\n[settings]\nwait_first = 5\n",
                What::QuizTerms,
                "first-check",
            ),
            (QUIZ, "\"Q \\\\ 1\"", "\"Q 1\"", What::Wording, "q-single"),
            (QUIZ, "Parce que", "C'est que", What::Feedback, "q-single"),
            (
                QUIZ,
                "fr = \"Car\"",
                "fr = \"Puisque\"",
                What::Feedback,
                "q-single",
            ),
            (QUIZ, "points = 1.5", "points = 2", What::Points, "q-single"),
            (
                QUIZ,
                "difficulty = 2",
                "difficulty = 3",
                What::QuestionSettings,
                "q-single",
            ),
            (QUIZ, "answer = false", "answer = true", What::Key, "q-true"),
            (
                QUIZ,
                "marking = \"all-or-nothing\"\n",
                "",
                What::Key,
                "q-multiple",
            ),
            ("banks/final.bank.toml", "80.5", "80", What::Key, "b-number"),
            (
                "banks/final.bank.toml",
                "\"rumor\"",
                "\"hearsay\"",
                What::Key,
                "b-short",
            ),
            (
                "banks/final.bank.toml",
                "Gauche",
                "À gauche",
                What::Wording,
                "b-matching",
            ),
            (
                "banks/final.bank.toml",
                "id = \"a\"\ntext = { ar = \"أولا\"",
                "id = \"d\"\ntext = { ar = \"أولا\"",
                What::Key,
                "b-ordering",
            ),
        ] {
            assert_eq!(
                changes(path, from, to),
                [(what, name.to_owned())],
                "{from} → {to}"
            );
        }
    }

    #[test]
    fn a_translation_of_feedback_is_a_fix() {
        let old = sample::course_with(QUIZ, ", en = \"Because\"", "");
        let change = compare(&old, &sample::course());
        assert_eq!(
            (change.class, change.notes[0].what),
            (Class::Fix, What::Wording)
        );
    }

    #[test]
    fn substance_order_and_additions_are_minor() {
        assert_eq!(
            changes("01-before/hour.ar.md", "substance = 2", "substance = 3"),
            [
                (What::Substance, "first-hour".to_owned()),
                (What::Text, "first-hour".to_owned())
            ]
        );
        let mut moved = sample::course();
        moved.modules[0].items.swap(0, 1);
        assert_eq!(compare(&sample::course(), &moved).class, Class::Minor);
        let mut less = sample::course();
        less.modules[0].items.pop();
        less.retired.push(super::super::course::Retired {
            id: Slug::parse("first-check").expect("a slug"),
            since: 3,
            replaced_by: None,
        });
        let change = compare(&sample::course(), &less);
        assert_eq!(change.class, Class::Minor);
        // Its three questions went with it, and nobody retired them.
        assert_eq!(change.lost.len(), 3);
        assert_eq!(compare(&less, &sample::course()).lost.len(), 1);
    }

    #[test]
    fn an_id_is_never_lost_and_never_changes_kind() {
        for (path, from, to, rule, id) in [
            (
                QUIZ,
                "id = \"q-true\"",
                "id = \"q-truth\"",
                Rule::IdLost,
                "q-true",
            ),
            (
                "course.toml",
                "id = \"during\"",
                "id = \"while\"",
                Rule::IdLost,
                "during",
            ),
            (
                "course.toml",
                "id = \"older-hour\"",
                "id = \"oldest-hour\"",
                Rule::IdLost,
                "older-hour",
            ),
            (
                QUIZ,
                "type = \"single\"",
                "type = \"multiple\"",
                Rule::KindChanged,
                "q-single",
            ),
        ] {
            let lost = compare(&sample::course(), &sample::course_with(path, from, to)).lost;
            assert_eq!(lost.len(), 1);
            assert_eq!((lost[0].rule, lost[0].detail.name.as_str()), (rule, id));
        }
    }
}
