//! Editing the structure and the lessons of a course, as one value.
//!
//! Ids never change. One that was published once and is removed is retired, so that it never comes
//! back as something else. An edit carries the fingerprint of what it was made on: when that piece
//! is no longer what it was, the edit is refused and nothing is lost.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    content::{
        course::{
            Certificate, Completion, Course, Feedback, Issue, Item, ItemKind, Lesson, LessonText,
            Level, Module, Quiz, Retired, Status, Tone, tidy_markdown, usual_design,
        },
        settings::Settings,
    },
    kit::{
        locale::Locale,
        secret::digest,
        text::{Localised, Slug},
    },
    studio::{names, refusal::CannotEdit},
};

/// Minutes of a lesson until its author says otherwise.
const USUAL_MINUTES: u32 = 10;

/// The version published last, which the draft will follow.
#[derive(Clone, Copy)]
pub struct Base<'a> {
    /// `None` before the first publication.
    pub course: Option<&'a Course>,
    /// The number of the next version.
    pub next: u32,
}

/// What a piece of a course says, in short: two pieces are equal when their fingerprints are.
#[must_use]
pub fn fingerprint(piece: &impl Serialize) -> String {
    // What cannot be written as JSON cannot be part of a course.
    digest(&serde_json::to_vec(piece).unwrap_or_default())
}

/// Refuses an edit made on a piece that says something else by now, unless both say the same.
pub(super) fn unchanged<T: Serialize>(now: &T, seen: &str, wanted: &T) -> Result<(), CannotEdit> {
    let fingerprint_now = fingerprint(now);
    if fingerprint_now == seen || fingerprint_now == fingerprint(wanted) {
        Ok(())
    } else {
        Err(CannotEdit::Changed)
    }
}

/// A new course: one module, nothing in it.
#[must_use]
pub fn new_course(id: Slug, title: Localised, source: Locale) -> Course {
    let languages = Locale::ALL
        .into_iter()
        .filter(|locale| *locale == source || title.get(*locale).is_some())
        .collect();
    let first = match source {
        Locale::Ar => "الوحدة الأولى",
        Locale::Fr => "Premier module",
        Locale::En => "First module",
    };
    let mut module_title = Localised::default();
    module_title.set(source, first);
    Course {
        id,
        source_language: source,
        languages,
        title,
        summary: Localised::default(),
        theme: Localised::default(),
        level: Level::Introductory,
        angle: 58,
        tone: Tone::Green,
        minutes: 60,
        audience: Localised::default(),
        completion: Completion::RequiredItems,
        certificate: Certificate {
            issue: Issue::Administrator,
            valid_months: None,
            hours: None,
            design: usual_design(),
            show_result: true,
            renewal_window_days: None,
            grace_days: None,
        },
        objectives: vec![],
        modules: vec![Module {
            id: Slug::parse("module-1").expect("a slug"),
            title: module_title,
            dir: None,
            items: vec![],
            planned: vec![],
        }],
        banks: BTreeMap::new(),
        glossary: vec![],
        media: BTreeMap::new(),
        retired: vec![],
    }
}

// ---- modules ----

fn module_at(course: &Course, id: &str) -> Result<usize, CannotEdit> {
    let found = course.modules.iter().position(|m| m.id.as_str() == id);
    found.ok_or(CannotEdit::Gone)
}

/// Adds a module after the others, titled in the source language.
pub fn add_module(course: &mut Course, title: &str) -> Result<Slug, CannotEdit> {
    if title.is_empty() {
        return Err(CannotEdit::TitleMissing);
    }
    let id = names::fresh(course, title, "module");
    let mut words = Localised::default();
    words.set(course.source_language, title);
    course.modules.push(Module {
        id: id.clone(),
        title: words,
        dir: None,
        items: vec![],
        planned: vec![],
    });
    Ok(id)
}

/// Gives a module its titles.
pub fn rename_module(
    course: &mut Course,
    id: &str,
    seen: &str,
    title: &Localised,
) -> Result<(), CannotEdit> {
    if title.get(course.source_language).is_none() {
        return Err(CannotEdit::TitleMissing);
    }
    let at = module_at(course, id)?;
    unchanged(&course.modules[at].title, seen, title)?;
    course.modules[at].title = title.clone();
    Ok(())
}

/// Moves a module one place; at the end of the list nothing happens.
pub fn move_module(course: &mut Course, id: &str, up: bool) -> Result<(), CannotEdit> {
    let at = module_at(course, id)?;
    if let Some(to) = neighbour(at, up, course.modules.len()) {
        course.modules.swap(at, to);
    }
    Ok(())
}

/// Removes a module with nothing in it.
pub fn remove_module(course: &mut Course, id: &str, base: Base<'_>) -> Result<(), CannotEdit> {
    let at = module_at(course, id)?;
    if !course.modules[at].items.is_empty() {
        return Err(CannotEdit::ModuleFull);
    }
    let module = course.modules.remove(at);
    retire(course, [module.id], base);
    Ok(())
}

pub(super) fn neighbour(at: usize, up: bool, count: usize) -> Option<usize> {
    let to = if up { at.checked_sub(1)? } else { at + 1 };
    (to < count).then_some(to)
}

/// Lists as retired those of these ids that were ever published.
pub(super) fn retire(course: &mut Course, ids: impl IntoIterator<Item = Slug>, base: Base<'_>) {
    let published = base.course.map(names::taken).unwrap_or_default();
    for id in ids {
        let known = course.retired.iter().any(|retired| retired.id == id);
        if published.contains(id.as_str()) && !known {
            course.retired.push(Retired {
                id,
                since: base.next,
                replaced_by: None,
            });
        }
    }
}

// ---- items ----

/// Where an item stands: its module, its place in it.
fn item_at(course: &Course, id: &str) -> Result<(usize, usize), CannotEdit> {
    let places = course.modules.iter().enumerate();
    let mut found = places.filter_map(|(module, here)| {
        let item = here.items.iter().position(|item| item.id.as_str() == id)?;
        Some((module, item))
    });
    found.next().ok_or(CannotEdit::Gone)
}

pub(super) fn item_mut<'a>(course: &'a mut Course, id: &str) -> Result<&'a mut Item, CannotEdit> {
    let (module, item) = item_at(course, id)?;
    Ok(&mut course.modules[module].items[item])
}

/// Adds a lesson at the end of a module: its title in the source language, no text yet.
pub fn add_lesson(course: &mut Course, module: &str, title: &str) -> Result<Slug, CannotEdit> {
    let text = LessonText {
        title: title.to_owned(),
        substance: 1,
        status: None,
        translated_from: None,
        markdown: String::new(),
    };
    let lesson = Lesson {
        texts: [(course.source_language, text)].into(),
    };
    add_item(course, module, title, "lesson", ItemKind::Lesson(lesson))
}

/// Adds a quiz at the end of a module, without questions.
pub fn add_quiz(course: &mut Course, module: &str, title: &str) -> Result<Slug, CannotEdit> {
    let mut words = Localised::default();
    words.set(course.source_language, title);
    let quiz = Quiz {
        title: words,
        intro: Localised::default(),
        pass_percent: 70,
        attempts: None,
        minutes: None,
        shuffle_questions: true,
        shuffle_options: true,
        feedback: Feedback::Full,
        settings: Settings::default(),
        draws: vec![],
        questions: vec![],
    };
    add_item(course, module, title, "quiz", ItemKind::Quiz(quiz))
}

fn add_item(
    course: &mut Course,
    module: &str,
    title: &str,
    word: &str,
    kind: ItemKind,
) -> Result<Slug, CannotEdit> {
    if title.is_empty() {
        return Err(CannotEdit::TitleMissing);
    }
    let at = module_at(course, module)?;
    let id = names::fresh(course, title, word);
    let item = Item {
        id: id.clone(),
        file: id.to_string(),
        minutes: USUAL_MINUTES,
        required: true,
        objectives: vec![],
        kind,
    };
    put(course, at, None, item);
    Ok(id)
}

/// Puts an item into a module, and makes sure that its files have a place of their own.
fn put(course: &mut Course, module: usize, at: Option<usize>, mut item: Item) {
    let taken: Vec<String> = course
        .modules
        .iter()
        .filter_map(|m| m.dir.clone())
        .collect();
    let here = &mut course.modules[module];
    if here.dir.is_none() {
        // «media» and «banks» are folders of their own, so the number comes first.
        let folder = format!("{:02}-{}", module + 1, here.id);
        let numbered = (2..).map(|number| format!("{folder}-{number}"));
        here.dir = std::iter::once(folder.clone())
            .chain(numbered)
            .find(|name| !taken.contains(name));
    }
    let same_file = |other: &Item| other.file == item.file && other.kind_name() == item.kind_name();
    if here.items.iter().any(same_file) {
        item.file = item.id.to_string();
    }
    here.items.insert(at.unwrap_or(here.items.len()), item);
}

/// Moves an item one place, into the next module at the end of its own.
pub fn move_item(course: &mut Course, id: &str, up: bool) -> Result<(), CannotEdit> {
    let (module, at) = item_at(course, id)?;
    if let Some(to) = neighbour(at, up, course.modules[module].items.len()) {
        course.modules[module].items.swap(at, to);
    } else if let Some(other) = neighbour(module, up, course.modules.len()) {
        let item = course.modules[module].items.remove(at);
        put(course, other, if up { None } else { Some(0) }, item);
    }
    Ok(())
}

/// Removes an item, and with a quiz its questions.
pub fn remove_item(course: &mut Course, id: &str, base: Base<'_>) -> Result<(), CannotEdit> {
    let (module, at) = item_at(course, id)?;
    let item = course.modules[module].items.remove(at);
    let questions = item.quiz().map_or(&[][..], |quiz| &quiz.questions);
    let gone: Vec<Slug> = std::iter::once(item.id.clone())
        .chain(questions.iter().map(|question| question.id.clone()))
        .collect();
    // Whoever finished what this one had replaced keeps that on record; nothing carries it over.
    for retired in &mut course.retired {
        if retired.replaced_by.as_ref() == Some(&item.id) {
            retired.replaced_by = None;
        }
    }
    retire(course, gone, base);
    Ok(())
}

/// What an item says besides its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemSettings {
    pub minutes: u32,
    pub required: bool,
    pub objectives: Vec<Slug>,
}

pub fn set_item_settings(
    course: &mut Course,
    id: &str,
    settings: &ItemSettings,
) -> Result<(), CannotEdit> {
    let known: Vec<Slug> = course.objectives.iter().map(|o| o.id.clone()).collect();
    let item = item_mut(course, id)?;
    item.minutes = settings.minutes;
    item.required = settings.required;
    item.objectives = settings.objectives.clone();
    item.objectives.retain(|id| known.contains(id));
    Ok(())
}

// ---- texts of lessons ----

/// A lesson in one language, as its author wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    pub title: String,
    pub markdown: String,
    /// How far a translation has come; without meaning in the source language.
    pub status: Status,
    /// Those who finished the lesson should know that it says something new.
    pub news: bool,
    /// The hash of the source text that stood beside the translation while it was written.
    pub source: String,
}

/// The fingerprint of a lesson in a language, written or not.
#[must_use]
pub fn lesson_seen(lesson: &Lesson, locale: Locale) -> String {
    fingerprint(&lesson.texts.get(&locale).map(written))
}

/// What a person writes of a text: that a translation fell behind is nobody's edit of it.
fn written(text: &LessonText) -> (&str, &str, Option<Status>) {
    (&text.title, &text.markdown, text.status)
}

/// Writes a lesson in one language. A changed source leaves its translations behind: they keep the
/// hash of the text that they translate. A translation translates the source that its author saw.
pub fn set_lesson_text(
    course: &mut Course,
    id: &str,
    locale: Locale,
    seen: &str,
    writing: &Writing,
    base: Base<'_>,
) -> Result<(), CannotEdit> {
    if !course.languages.contains(&locale) {
        return Err(CannotEdit::Language);
    }
    if writing.title.is_empty() {
        return Err(CannotEdit::TitleMissing);
    }
    let source = course.source_language;
    let published = base.course.and_then(|course| course.item(id));
    let published = published
        .and_then(|(_, item)| item.lesson())
        .map(Lesson::substance);
    let ItemKind::Lesson(lesson) = &mut item_mut(course, id)?.kind else {
        return Err(CannotEdit::Gone);
    };
    let today = lesson.texts.get(&source).map(LessonText::hash);
    // A source that moved on while the translation was written leaves it behind at once.
    let named = Some(&writing.source).filter(|hash| hash.len() == 64);
    let seen_source = named.cloned().or_else(|| today.clone());
    let seen_source = seen_source.filter(|_| locale != source);
    let before = lesson.texts.get(&locale);
    let kept = before.map_or(1, |text| text.substance);
    let raised = published.map_or(kept, |number| number + 1).max(kept);
    let text = LessonText {
        title: writing.title.clone(),
        substance: if writing.news { raised } else { kept },
        status: (locale != source).then_some(writing.status),
        translated_from: seen_source,
        markdown: tidy_markdown(&writing.markdown),
    };
    unchanged(&before.map(written), seen, &Some(written(&text)))?;
    if locale == source && today.as_ref() != Some(&text.hash()) {
        for translation in lesson.texts.values_mut() {
            // One whose source nobody wrote down was taken for a translation of the text as it
            // stood until now.
            if translation.translated_from.is_none() {
                translation.translated_from.clone_from(&today);
            }
        }
    }
    lesson.texts.insert(locale, text);
    Ok(())
}

#[cfg(test)]
#[path = "draft_tests.rs"]
mod tests;
